"""Member points: what records earn up to the caps, the base, the comparable figure, the ranking.

Nothing is rounded here; a line is compared before rounding. A record that was never entered earns
and costs nothing. Caps are reckoned in the order of days and from the first day of the cap's own
period, so that what a month said stays true whatever comes later.

Source: facts.md 9 and 15.7 (K15: 86 points of last year make a base of 17.2; K16: 79 is no prize).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from operator import attrgetter
from typing import TypeVar

from dangjian_desktop.domain.obligations import Every
from dangjian_desktop.domain.point_rules import PointRule, PrizeRule
from dangjian_desktop.domain.score_periods import period_on

_NONE = Decimal(0)
_HUNDRED = 100
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PointFact:
    """A record that earns or costs points.

    Attributes:
        rule: Key of the rule; "" for an entry by hand without one.
        day: On which it counts. points: Before any cap.
        row_id: Row of the activity, ledger row or entry that it is.
        mark: Of attendance: how somebody stood to it.
    """

    rule: str
    day: date
    points: Decimal
    row_id: int
    mark: str = ""


@dataclass(frozen=True, slots=True)
class CountedFact:
    """A fact and what of it counts below the cap."""

    fact: PointFact
    points: Decimal

    @property
    def is_capped(self) -> bool:
        """Whether the cap left something of it out."""
        return self.points != self.fact.points


@lru_cache(maxsize=8192)
def _code(per: Every, day: date) -> str:
    return period_on(per, day).code


def counted(facts: Iterable[PointFact], rules: Mapping[str, PointRule]) -> list[CountedFact]:
    """Return what facts of one person count, in the order of days.

    Args:
        facts: From the first day of the year on: a cap of the year begins there.
        rules: By key; what has no rule here counts as it is.
    """
    sums: dict[tuple[str, str], Decimal] = defaultdict(lambda: _NONE)
    found = []
    for fact in sorted(facts, key=attrgetter("day", "row_id")):
        rule = rules.get(fact.rule)
        if rule is None or rule.cap is None:
            found.append(CountedFact(fact, fact.points))
            continue
        key = (rule.key, _code(rule.per, fact.day))
        before = sums[key]
        after = sums[key] = max(-rule.cap, min(rule.cap, before + fact.points))
        found.append(CountedFact(fact, after - before))
    return found


def carried(last_year: Decimal, share: Fraction) -> Decimal:
    """Return the base that last year's points make (K15); below nought nothing is carried."""
    exact = Fraction(max(_NONE, last_year)) * share
    return Decimal(exact.numerator) / Decimal(exact.denominator)


def compared(figure: Decimal, against: Fraction | None) -> Fraction | None:
    """Return the comparable figure; None where the class has nothing to compare with."""
    if against is None or against <= 0:
        return None
    return Fraction(figure) / against * _HUNDRED


def measure_of(figures: Sequence[Decimal], *, against_mean: bool) -> Fraction | None:
    """Return what makes 100 in a class: the mean or the maximum; None where nobody is in it."""
    if not figures:
        return None
    if against_mean:
        return Fraction(sum(figures, _NONE)) / len(figures)
    return Fraction(max(figures))


def ranked(
    people: Iterable[T], figure_of: Callable[[T], Fraction | Decimal | None]
) -> list[tuple[int, T]]:
    """Return people with their places, the best first; ties share a place (1, 2, 2, 4).

    Args:
        people: In the order in which those of one place shall stand.
        figure_of: None for who has no figure and so no place.
    """
    told = [(Fraction(value), one) for one in people if (value := figure_of(one)) is not None]
    told.sort(key=lambda pair: pair[0], reverse=True)
    found: list[tuple[int, T]] = []
    place, last = 0, None
    for number, (value, one) in enumerate(told, start=1):
        if value != last:
            place, last = number, value
        found.append((place, one))
    return found


def first_share(places: Sequence[tuple[int, T]], share: Fraction) -> list[tuple[int, T]]:
    """Return who stands in the first third, or another share; never the last place.

    Whoever shares a place that is within it is in; where everybody would be, the last place of
    several is still left out.

    Args:
        places: As `ranked` gives them.
        share: The third.
    """
    most = int(len(places) * share)
    last = places[-1][0] if places else 0
    return [(place, one) for place, one in places if place <= most and (place < last or last == 1)]


@dataclass(frozen=True, slots=True)
class Prize:
    """What a figure may get.

    Attributes:
        label: The prize; "" for none. is_tie: More people stand at the border than there are
            prizes: people decide.
        needs_self_review: Whether a written self-review is due (K16).
    """

    label: str = ""
    is_tie: bool = False
    needs_self_review: bool = False

    @property
    def words(self) -> str:
        """What is told of it; who gets it is decided by people."""
        if self.needs_self_review:
            return "不得奖，写自查"
        return f"{self.label}（并列待定）" if self.is_tie else self.label


def prizes(places: Sequence[tuple[int, Fraction]], rule: PrizeRule) -> list[Prize]:
    """Return what each of the ranked figures may get, in their order.

    Args:
        places: Place and figure of everybody, the best first.
        rule: The numbers of prizes, and the figure below which there is none.
    """
    at_least = Fraction(rule.at_least)
    borders, above = [], 0
    for label, count in rule.places:
        above += count
        borders.append((label, above))
    last_of: dict[int, int] = {}
    for number, (place, _figure) in enumerate(places, start=1):
        last_of[place] = number
    found = []
    for place, figure in places:
        if figure < at_least:
            found.append(Prize(needs_self_review=rule.self_review))
            continue
        label = next((label for label, border in borders if place <= border), "")
        border = next((border for _label, border in borders if place <= border), 0)
        found.append(Prize(label, is_tie=bool(label) and last_of[place] > border))
    return found
