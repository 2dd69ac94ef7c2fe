"""Attendance: what the marks add up to, and what they mean for a rate.

A mark that was never entered is no absence: it counts neither for nor against anybody. What
counts as having come, what is left out of a rate, and where a rate is low are local practice
(``attendance.…`` of the rules); facts.md section 12 names 85 % and three absences as such.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from dangjian_desktop.domain.rule_values import RuleValueError, value_of
from dangjian_desktop.domain.vocabulary import Mark

#: Marks of somebody who could make up for a meeting, in the order in which they are offered.
CAN_MAKE_UP = (Mark.ON_SHIFT, Mark.ON_BUSINESS, Mark.EXCUSED, Mark.ABSENT)
#: Who was in the room, whatever else a branch counts as having come.
IN_ROOM = frozenset({Mark.PRESENT, Mark.LATE})


@dataclass(frozen=True, slots=True)
class Counting:
    """What counts; see ``attendance.counting``.

    Attributes:
        came: Marks of those who were there.
        left_out: Marks that neither raise nor lower a rate.
        absences: Marks that count as an absence where absences are counted.
        made_up_counts: Whether a make-up session counts as having come.
    """

    came: frozenset[Mark]
    left_out: frozenset[Mark]
    absences: frozenset[Mark]
    made_up_counts: bool


def counting(values: Mapping[str, Any]) -> Counting:
    """Read the values of ``attendance.counting``.

    Raises:
        RuleValueError: When a word is no mark, nothing counts as having come, or one mark counts
            in two ways that exclude each other.
    """
    came, left_out, absences = (_marks(values, key) for key in ("came", "left_out", "absences"))
    if not came:
        raise RuleValueError("came", "")
    for key, marks in (("left_out", left_out), ("absences", absences)):
        if marks & came:
            raise RuleValueError(key, "、".join(sorted(marks & came)))
    made_up = value_of(values, "made_up_counts")
    if not isinstance(made_up, bool):
        raise RuleValueError("made_up_counts", made_up)
    return Counting(came, left_out, absences, made_up)


def _marks(values: Mapping[str, Any], key: str) -> frozenset[Mark]:
    found = value_of(values, key)
    if not isinstance(found, (list, tuple)):
        raise RuleValueError(key, found)
    try:
        return frozenset(Mark(word) for word in found)
    except ValueError:
        raise RuleValueError(key, "、".join(map(str, found))) from None


@dataclass(frozen=True, slots=True)
class Tally:
    """How often each mark stands for people who were due, at one activity or over many.

    Attributes:
        counts: By mark (None: nothing was recorded) and whether it was made up for.
    """

    counts: Mapping[tuple[Mark | None, bool], int]

    @classmethod
    def of(cls, marks: Iterable[tuple[Mark | None, bool]]) -> "Tally":
        """Count marks, each with whether it was made up for."""
        return cls(Counter(marks))

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(Counter(self.counts) + Counter(other.counts))

    @property
    def due(self) -> int:
        """应到: how many were due."""
        return sum(self.counts.values())

    def of_mark(self, mark: Mark | None) -> int:
        """How many have a mark, made up for or not."""
        return self.counts.get((mark, False), 0) + self.counts.get((mark, True), 0)

    @property
    def not_recorded(self) -> int:
        """未登记: due, without a mark, and not known to have made up for it."""
        return self.counts.get((None, False), 0)

    @property
    def made_up(self) -> int:
        """补课: how many came to a make-up session."""
        return sum(count for (_mark, is_made_up), count in self.counts.items() if is_made_up)

    @property
    def is_recorded(self) -> bool:
        """Whether anything at all was recorded."""
        return self.due > self.not_recorded

    def came(self, how: Counting) -> int:
        """实到: how many were there, late ones included; those who made up for it are not."""
        return sum(count for (mark, _made_up), count in self.counts.items() if mark in how.came)

    def absences(self, how: Counting) -> int:
        """How many absences stand; what was made up for is none where making up counts."""
        return sum(
            count
            for (mark, is_made_up), count in self.counts.items()
            if mark in how.absences and not (is_made_up and how.made_up_counts)
        )

    def rate(self, how: Counting) -> Fraction | None:
        """出勤率: of those who count, the share that came; None where nothing was recorded.

        Who is left out by the rule (请假, 公出, 当班) and who has no mark stands neither above
        nor below the line; whoever made up for it stands in both.
        """
        came = base = 0
        for (mark, is_made_up), count in self.counts.items():
            if mark in how.came or (is_made_up and how.made_up_counts):
                came += count
                base += count
            elif mark is not None and mark not in how.left_out:
                base += count
        return Fraction(came, base) if base else None


def is_low(rate: Fraction | None, floor: Fraction) -> bool:
    """Whether a rate lies below the floor; none is not low, and the floor itself is not."""
    return rate is not None and rate < floor


def percent(rate: Fraction | None) -> str:
    """Return a rate as it is read, cut to one decimal so that 84.96 % never reads as 85 %."""
    if rate is None:
        return ""
    tenths = rate.numerator * 1000 // rate.denominator
    whole, rest = divmod(tenths, 10)
    return f"{whole}.{rest}%" if rest else f"{whole}%"


def dual_life_kinds(values: Mapping[str, Any]) -> frozenset[str]:
    """Read ``attendance.dual_life``: codes of the kinds that count as 双重组织生活.

    Raises:
        RuleValueError: When it is no list of codes, or names none.
    """
    found = value_of(values, "kinds")
    if not isinstance(found, (list, tuple)) or not found or not all(map(_is_word, found)):
        raise RuleValueError("kinds", found)
    return frozenset(found)


def _is_word(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
