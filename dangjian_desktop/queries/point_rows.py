"""The figures of member points as window, paper and closing know them, and the rules of a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from dangjian_desktop.domain.obligations import Every, Period
from dangjian_desktop.domain.point_rules import (
    Comparing,
    MemberClass,
    PeriodWords,
    PointRule,
    PrizeRule,
    RankBy,
    carry_over,
    comparing,
    member_classes,
    period_words,
    point_rules,
    prize_rule,
    reach_lines,
)
from dangjian_desktop.domain.points import Prize
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.rule_values import share_value
from dangjian_desktop.storage.rulebook import rules_on

#: The column of what was entered without a rule.
FREE_GROUP = "加减分"


class BaseFrom(StrEnum):
    """Where the base of a year comes from."""

    CLASS = "class"
    CLOSED_YEAR = "closed_year"
    BROUGHT = "brought"


@dataclass(frozen=True)
class PointRules:
    """The rules of points as they stand on a day."""

    classes: tuple[MemberClass, ...]
    rules: tuple[PointRule, ...]
    words: PeriodWords
    lines: Mapping[Every, Decimal]
    share: Fraction | None
    prizes: PrizeRule
    comparing: Comparing
    wall_share: Fraction

    def of_class(self, code: str) -> tuple[PointRule, ...]:
        """Return the rules of a class."""
        return tuple(one for one in self.rules if one.is_for(code))

    def member_class(self, code: str) -> MemberClass | None:
        """Return a class by its code."""
        return next((one for one in self.classes if one.code == code), None)

    def rule(self, key: str) -> PointRule | None:
        """Return a rule by its key."""
        return next((one for one in self.rules if one.key == key), None)

    @property
    def groups(self) -> tuple[str, ...]:
        """The columns of the register, in the order of their rules."""
        return tuple(dict.fromkeys([*(one.group for one in self.rules), FREE_GROUP]))


def point_rules_on(day: date) -> PointRules:
    """Return the rules of points of a day."""
    told = rules_on(day)
    return PointRules(
        member_classes(told.values_of("points.classes")),
        point_rules(told.values_of("points.rules")),
        period_words(told.values_of("points.periods")),
        reach_lines(told.values_of("points.reach")),
        carry_over(told.values_of("points.carry_over")).share,
        prize_rule(told.values_of("points.prizes")),
        comparing(told.values_of("points.compare")),
        share_value(told.values_of("points.wall"), "share"),
    )


@dataclass(frozen=True, slots=True)
class PointsRow:
    """Somebody in a period.

    Attributes:
        base: 基础分 of the year. base_from: where it comes from.
        points: Of the period itself. to_date: base and all points of the year so far.
        figure: What is compared: `points`, with the base where the period counts it.
        by_group: Sums by the columns of the register.
        comparable: None where the class has nothing to compare with.
        is_reached: Whether the figure reaches the line; None for 不参评.
        waiting: Days of the period for which attendance is not recorded yet.
        place: In the ranking; None for 不参评.
        prize: None in a period without prizes.
        is_frozen: Whether it comes from a closing.
    """

    person_id: int
    uid: str
    name: str
    sort_name: str
    branch_id: int
    branch_name: str
    group_id: int | None
    group_name: str
    class_code: str
    class_label: str
    base: Decimal
    base_from: BaseFrom
    points: Decimal
    to_date: Decimal
    figure: Decimal
    by_group: Mapping[str, Decimal]
    comparable: Fraction | None = None
    is_reached: bool | None = None
    is_exempt: bool = False
    waiting: int = 0
    place: int | None = None
    prize: Prize | None = None
    is_frozen: bool = False

    def ranked_by(self, by: RankBy) -> Fraction | Decimal | None:
        """Return the number that is compared; None for who is in no ranking."""
        if self.is_exempt:
            return None
        return self.figure if by is RankBy.FIGURE else self.comparable


@dataclass(frozen=True)
class PointsBoard:
    """The points of a period.

    Attributes:
        every: Length of the period. rows: in the order of the tree and of names.
        groups: The columns of the register.
        line: What reaches (达标).
        troubles: What rules count that is not there.
    """

    period: Period
    every: Every
    rules: PointRules
    rows: tuple[PointsRow, ...]
    line: Decimal
    troubles: tuple[Sentence, ...] = ()

    @property
    def word(self) -> str:
        """What the period is called: 月度登记, 季度亮分 …."""
        return self.rules.words.words[self.every]

    @property
    def groups(self) -> tuple[str, ...]:
        """The columns: those of the rules, and of what a closed period knew besides."""
        told = dict.fromkeys(self.rules.groups)
        for row in self.rows:
            told |= dict.fromkeys(row.by_group)
        return tuple(told)

    @property
    def taking_part(self) -> tuple[PointsRow, ...]:
        """Everybody but 不参评."""
        return tuple(row for row in self.rows if not row.is_exempt)

    @property
    def by_place(self) -> tuple[PointsRow, ...]:
        """Whoever has a place, the best first; those of one place by name."""
        found = [row for row in self.rows if row.place is not None]
        return tuple(sorted(found, key=lambda row: (row.place or 0, row.sort_name, row.person_id)))

    def row(self, person_id: int) -> PointsRow | None:
        """Return the row of a person."""
        return next((one for one in self.rows if one.person_id == person_id), None)


class Behind(StrEnum):
    """What a line of points is, and so what opens by a click."""

    ACTIVITY = "activity"
    ENTRY = "entry"
    BY_HAND = "by_hand"


@dataclass(frozen=True)
class PointLine:
    """A record with its points.

    Attributes:
        behind: What it is. row_id: its row. uid: identity of the ledger row.
        rule: Key; "" for an entry by hand without a rule. rule_label: as the register names it.
        raw: Before the cap. points: what counts.
        activity_id: Of a ledger row that stands beside an activity.
        month: Code of the register of an entry by hand.
    """

    behind: Behind
    row_id: int
    rule: str
    rule_label: str
    group: str
    day: date
    text: str
    raw: Decimal
    points: Decimal
    uid: str = ""
    activity_id: int | None = None
    month: str = ""

    @property
    def is_capped(self) -> bool:
        """Whether the cap left something out."""
        return self.raw != self.points
