"""Places: ties share one, and who is not known whole has none."""

from decimal import Decimal

from dangjian_desktop.domain.ranking import mean, places

D = Decimal


def test_ties_share_a_place_and_the_next_one_is_passed_over():
    assert places([D(92), D(95), D(92), D(80)]) == [2, 1, 2, 4]


def test_who_is_not_known_whole_has_no_place_and_takes_none_away():
    assert places([None, D(90), D(91), None]) == [None, 2, 1, None]
    assert places([]) == []


def test_totals_are_compared_before_rounding():
    assert places([D("89.95"), D("90.00")]) == [2, 1]
    assert places([D("90.0"), D("90.00")]) == [1, 1]


def test_the_mean_of_nothing_is_none():
    assert mean([]) is None
    assert mean([D(90), D(91)]) == D("90.5")
