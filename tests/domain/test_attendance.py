"""What marks add up to: late came, on shift is left out, nothing recorded is no absence."""

from fractions import Fraction

import pytest

from dangjian_desktop.domain.attendance import (
    Tally,
    counting,
    dual_life_kinds,
    is_low,
    percent,
)
from dangjian_desktop.domain.rule_values import RuleValueError
from dangjian_desktop.domain.vocabulary import Mark

VALUES = {
    "came": ["present", "late"],
    "left_out": ["excused", "on_business", "on_shift"],
    "absences": ["absent"],
    "made_up_counts": True,
}
HOW = counting(VALUES)
ALL_DUE = counting({**VALUES, "left_out": []})


def tally(*marks, made_up=()):
    return Tally.of([(mark, False) for mark in marks] + [(mark, True) for mark in made_up])


def test_late_counts_as_there_and_excused_business_and_shift_are_left_out():
    found = tally(
        Mark.PRESENT, Mark.LATE, Mark.EXCUSED, Mark.ABSENT, Mark.ON_BUSINESS, Mark.ON_SHIFT
    )
    assert (found.due, found.came(HOW), found.absences(HOW)) == (6, 2, 1)
    assert found.rate(HOW) == Fraction(2, 3)
    assert found.rate(ALL_DUE) == Fraction(2, 6)


def test_nothing_recorded_gives_no_rate_and_is_told_apart_from_absent():
    found = tally(None, None)
    assert found.rate(HOW) is None
    assert (found.due, found.not_recorded, found.absences(HOW)) == (2, 2, 0)
    assert not found.is_recorded
    half = tally(None, Mark.PRESENT)
    assert half.rate(HOW) == 1
    assert half.is_recorded


def test_nobody_due_is_no_rate_either():
    assert tally().rate(HOW) is None
    assert (tally().due, tally().is_recorded) == (0, False)


def test_whom_everybody_leaves_out_gives_no_rate_but_is_recorded():
    found = tally(Mark.ON_SHIFT)
    assert found.rate(HOW) is None
    assert found.is_recorded


def test_a_make_up_counts_as_having_come_and_is_shown_apart():
    found = tally(Mark.PRESENT, Mark.ABSENT, made_up=[Mark.ON_SHIFT, Mark.ABSENT, None])
    assert (found.made_up, found.came(HOW), found.due) == (3, 1, 5)
    assert found.absences(HOW) == 1
    assert found.rate(HOW) == Fraction(4, 5)
    assert found.not_recorded == 0
    strict = counting({**VALUES, "made_up_counts": False})
    assert found.absences(strict) == 2
    assert found.rate(strict) == Fraction(1, 3)


def test_tallies_add_up():
    found = tally(Mark.PRESENT) + tally(Mark.PRESENT, None)
    assert (found.of_mark(Mark.PRESENT), found.of_mark(None), found.due) == (2, 1, 3)


@pytest.mark.parametrize(
    ("came", "due", "low"), [(84, 100, True), (85, 100, False), (17, 20, False), (16, 20, True)]
)
def test_the_floor_itself_is_not_low(came, due, low):
    assert is_low(Fraction(came, due), Fraction("0.85")) is low


def test_no_rate_is_not_low():
    assert not is_low(None, Fraction(1))


@pytest.mark.parametrize(
    ("rate", "text"),
    [
        (None, ""),
        (Fraction(1), "100%"),
        (Fraction(0), "0%"),
        (Fraction(2, 3), "66.6%"),
        (Fraction(84_999, 100_000), "84.9%"),
        (Fraction(17, 20), "85%"),
    ],
)
def test_a_rate_is_cut_and_never_rounded_up_to_the_floor(rate, text):
    assert percent(rate) == text


@pytest.mark.parametrize(
    "wrong",
    [
        {"came": []},
        {"came": "present"},
        {"came": ["there"]},
        {"left_out": ["late"]},
        {"absences": ["present"]},
        {"made_up_counts": 1},
    ],
)
def test_values_that_cannot_be_counted_with_are_refused(wrong):
    with pytest.raises(RuleValueError):
        counting({**VALUES, **wrong})


@pytest.mark.parametrize("wrong", [{}, {"kinds": []}, {"kinds": "x"}, {"kinds": [1]}])
def test_dual_life_names_kinds(wrong):
    assert dual_life_kinds({"kinds": ["themed_day"]}) == {"themed_day"}
    with pytest.raises(RuleValueError):
        dual_life_kinds(wrong)
