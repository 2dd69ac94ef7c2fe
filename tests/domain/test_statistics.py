"""The two-year balance and age bands by facts.md 15.8."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangjian_desktop.domain.rule_values import RuleValueError
from dangjian_desktop.domain.statistics import TwoYearBalance, age_band

FIGURE = st.integers(0, 10_000)


def balance(actual: int) -> TwoYearBalance:
    return TwoYearBalance(41, 2, 0, 3, 0, 0, 1, 4, actual)


def test_a_balance_that_fits():
    made = balance(41)  # I18
    assert (made.gained, made.lost, made.computed, made.difference) == (5, 5, 41, 0)
    assert made.faults == ()
    assert {1: 41, 2: 5, 7: 5, 13: 41, 14: 41, 15: 0}.items() <= made.cells.items()


def test_a_balance_that_does_not_fit_tells_why():
    made = balance(40)  # I19
    assert made.difference == -1
    assert "不能上报" in str(made.faults[0])


def test_only_where_nobody_was_or_came_or_went_is_nothing_recorded():
    assert TwoYearBalance(0, 0, 0, 0, 0, 0, 0, 0, 0).is_empty
    for place in range(9):
        assert not TwoYearBalance(*(int(one == place) for one in range(9))).is_empty


@given(st.lists(FIGURE, min_size=9, max_size=9))
def test_the_fifteen_cells_always_agree(figures):
    cells = TwoYearBalance(*figures).cells
    assert cells[2] == cells[3] + cells[4] + cells[5]
    assert cells[7] == cells[8] + cells[9] + cells[10] + cells[11]
    assert cells[13] == cells[1] + cells[2] - cells[7]
    assert cells[15] == cells[14] - cells[13]


@pytest.mark.parametrize(
    ("age", "band"),
    [
        (18, "30岁及以下"),
        (30, "30岁及以下"),
        (31, "31–35岁"),
        (35, "31–35岁"),  # I20
        (36, "36–40岁"),
        (70, "66–70岁"),
        (71, "71岁及以上"),
    ],
)
def test_age_bands(rules, age, band):
    assert age_band(age, rules.values_of("statistics.ages")) == band


@pytest.mark.parametrize("ends", [[], [35, 30], [30, 30], "30"])
def test_wrong_bands_are_refused(ends):
    with pytest.raises(RuleValueError):
        age_band(30, {"bands_up_to": ends})
