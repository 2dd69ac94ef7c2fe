"""学时: facts.md L10 and the edge."""

from decimal import Decimal

import pytest

from dangjian_desktop.domain.study_hours import hours_text, is_enough, yearly_hours

HOURS = yearly_hours({"member_hours": "32", "committee_hours": "56", "committee_sessions": 1})


@pytest.mark.parametrize(
    ("minutes", "in_committee", "enough"),
    [
        (1890, False, False),  # L10: 31.5 h
        (3300, True, False),  # L10: 55 h
        (1920, False, True),
        (1919, False, False),
        (3360, True, True),
        (3359, True, False),
    ],
)
def test_exactly_enough_is_enough(minutes, in_committee, enough):
    assert is_enough(minutes, HOURS.needed(in_committee=in_committee)) is enough


def test_half_hours_may_be_asked_for():
    assert is_enough(30, Decimal("0.5"))
    assert not is_enough(29, Decimal("0.5"))


@pytest.mark.parametrize(
    ("minutes", "text"), [(1890, "31.5"), (1920, "32"), (20, "0.33"), (0, "0"), (1919, "31.98")]
)
def test_hours_are_cut_and_never_rounded_up(minutes, text):
    assert hours_text(minutes) == text
