"""Counting points: caps, base, comparing, places, the first third, prizes (K15, K16)."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from dangjian_desktop.domain.obligations import Every
from dangjian_desktop.domain.point_rules import (
    PointRule,
    PointSource,
    carry_over,
    prize_rule,
)
from dangjian_desktop.domain.points import (
    PointFact,
    carried,
    compared,
    counted,
    first_share,
    measure_of,
    prizes,
    ranked,
)


def rule(cap: str = "4", per: Every = Every.QUARTER) -> dict[str, PointRule]:
    told = PointRule(
        "hazards", "隐患", "安全", 1, PointSource.LEDGER, frozenset(), Decimal(cap) or None, per
    )
    return {told.key: told}


def fact(day: str, points: str = "1", row_id: int = 1, key: str = "hazards") -> PointFact:
    return PointFact(key, date.fromisoformat(day), Decimal(points), row_id)


def test_k15_a_fifth_of_last_year_is_carried_over(rules):
    share = carry_over(rules.values_of("points.carry_over")).share
    assert share is not None
    assert carried(Decimal(86), share) == Decimal("17.2")


def test_nothing_is_carried_over_from_below_nought():
    assert carried(Decimal(-3), Fraction(1, 5)) == 0


def test_k16_79_is_no_prize_and_asks_for_a_self_review(rules):
    told = prize_rule(rules.values_of("points.prizes"))
    below, at = prizes([(1, Fraction(80)), (2, Fraction(79))], told)[::-1]
    assert (below.label, below.needs_self_review) == ("", True)
    assert (at.label, at.needs_self_review) == ("一等奖", False)
    assert (below.words, at.words) == ("不得奖，写自查", "一等奖")


def test_prizes_are_two_five_and_eight(rules):
    told = prize_rule(rules.values_of("points.prizes"))
    places = [(number, Fraction(200 - number)) for number in range(1, 18)]
    labels = [one.label for one in prizes(places, told)]
    assert [labels.count(word) for word in ("一等奖", "二等奖", "三等奖", "")] == [2, 5, 8, 2]


def test_more_people_than_prizes_at_a_border_are_told_as_a_tie(rules):
    told = prize_rule(rules.values_of("points.prizes"))
    found = prizes([(1, Fraction(95)), (2, Fraction(90)), (2, Fraction(90))], told)
    assert [one.is_tie for one in found] == [False, True, True]
    assert found[1].words == "一等奖（并列待定）"


def test_a_cap_counts_in_the_order_of_days_and_begins_anew_with_its_period():
    facts = [fact(f"2026-0{month}-01", row_id=month) for month in (3, 1, 2, 4)]
    facts += [fact("2026-03-02", "2", 9)]
    found = counted(facts, rule("3"))
    assert [one.points for one in found] == [1, 1, 1, 0, 1]
    assert [one.is_capped for one in found] == [False, False, False, True, False]


def test_a_cap_holds_below_nought_too():
    found = counted([fact("2026-01-01", "-3"), fact("2026-01-02", "-3")], rule("4"))
    assert [one.points for one in found] == [-3, -1]


def test_what_has_no_rule_or_no_cap_counts_as_it_is():
    facts = [fact("2026-01-01", "5", key=""), fact("2026-01-01", "9")]
    assert [one.points for one in counted(facts, rule("0"))] == [5, 9]


def test_a_class_is_compared_with_its_mean_or_its_maximum():
    figures = [Decimal(10), Decimal(20), Decimal(30)]
    assert compared(Decimal(10), measure_of(figures, against_mean=True)) == 50
    assert compared(Decimal(10), measure_of(figures, against_mean=False)) == Fraction(100, 3)


@pytest.mark.parametrize("figures", [[], [Decimal(0)], [Decimal(-2)]])
def test_a_class_without_points_compares_nobody(figures):
    assert compared(Decimal(3), measure_of(figures, against_mean=True)) is None


def test_ties_share_a_place_and_who_has_no_figure_has_none():
    people = [("a", 5), ("b", None), ("c", 7), ("d", 5), ("e", 1)]
    found = ranked(people, lambda one: None if one[1] is None else Fraction(one[1]))
    assert [(place, name) for place, (name, _figure) in found] == [
        (1, "c"),
        (2, "a"),
        (2, "d"),
        (4, "e"),
    ]


def places(*figures: int) -> list[tuple[int, int]]:
    return ranked(figures, Fraction)


@pytest.mark.parametrize(
    ("figures", "shown"),
    [
        ((), 0),
        ((5,), 0),
        ((5, 4), 0),
        ((6, 5, 4), 1),
        ((9, 8, 7, 6, 5, 4, 3, 2, 1), 3),
        ((9, 8, 7, 7, 5, 4, 3, 2, 1), 4),  # whoever shares the third place is in
        ((9, 8, 8, 8, 8, 8), 5 - 5 + 1),  # the last place is left out, whoever shares it
        ((7, 7, 7), 3),  # one place alone is no last one
    ],
)
def test_the_first_third_never_holds_the_last_place(figures, shown):
    assert len(first_share(places(*figures), Fraction(1, 3))) == shown
