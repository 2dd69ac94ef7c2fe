"""Rewards: promised, paid, days late, open ones; by branch and by the period of the promise."""

from datetime import date

import pytest

from dangjian_desktop.queries.awards import AwardsQuery, Payment, award_figures
from tests import make

ON = date(2026, 11, 21)


def award(organisation, promised, paid=None, honour="安全标兵", day="2026-10-08"):
    key = make.entry(
        "award",
        organisation,
        day,
        "2026-11-20",
        honour=honour,
        level="支部",
        reason="堵住一处隐患",
        money=300,
        promised_on=promised,
        people="王五",
        **({} if paid is None else {"paid_on": paid}),
    )
    if paid is not None:
        make.advanced(key, "paid", "2026-11-20")
    return key


@pytest.fixture
def branches(data):
    committee = make.committee()
    return make.branch("采一支部", committee), make.branch("采二支部", committee)


def told(rows):
    return [(row.branch, row.payment, row.days_late) for row in rows]


def test_days_are_counted_from_the_promise(branches):
    first, second = branches
    award(first, "2026-10-20", "2026-10-20")
    award(first, "2026-10-20", "2026-10-23")
    award(make.group(second), "2026-11-01")
    award(second, "2026-11-21")
    assert told(AwardsQuery(ON).fetch()) == [
        ("采二支部", Payment.OVERDUE, 20),
        ("采一支部", Payment.LATE, 3),
        ("采二支部", Payment.OPEN, 0),
        ("采一支部", Payment.IN_TIME, 0),
    ]


def test_a_period_is_that_of_the_promise(branches):
    first, _second = branches
    award(first, "2026-09-30", day="2026-09-01")
    award(first, "2026-10-01", day="2026-09-01")
    rows = AwardsQuery(ON, first, date(2026, 10, 1), date(2026, 12, 31)).fetch()
    assert [row.promised_on for row in rows] == [date(2026, 10, 1)]
    assert AwardsQuery(ON, branches[1]).fetch() == ()


def test_a_day_known_to_the_month_is_not_late_before_its_end(branches):
    award(branches[0], "2026-11")
    assert told(AwardsQuery(ON).fetch()) == [("采一支部", Payment.OPEN, 0)]
    assert AwardsQuery(date(2026, 12, 2)).fetch()[0].days_late == 2


def test_what_was_paid_later_was_not_paid_yet(branches):
    award(branches[0], "2026-10-20", "2026-11-10")
    (then,) = AwardsQuery(date(2026, 11, 1)).fetch()
    assert (then.payment, then.paid_on, then.days_late) == (Payment.OVERDUE, None, 12)


def test_branches_are_told_with_their_figures(branches):
    first, second = branches
    award(first, "2026-10-20", "2026-10-23")
    award(first, "2026-11-01")
    award(second, "2026-10-20", "2026-10-20")
    one, two = award_figures(AwardsQuery(ON).fetch())
    assert (one.branch, one.promised, one.late, one.overdue) == ("采一支部", 2, 1, 1)
    assert (one.most_days, one.mean_days) == (20, 11.5)
    assert (two.promised, two.in_time, two.most_days, two.mean_days) == (1, 1, 0, 0)
