"""How an item of a year plan stands, on the days at which that changes."""

from datetime import date

import pytest

from dangjian_desktop.domain.plans import MET, ItemState, Meeting, judge, last_day

DUE = date(2026, 6, 30)


def stands(on, meetings=(), done_on=None, kind="党课"):
    return judge(DUE, done_on, meetings, kind, on)


@pytest.mark.parametrize(
    ("year", "month", "due_on", "found"),
    [
        (2028, 2, None, date(2028, 2, 29)),
        (2026, 2, None, date(2026, 2, 28)),
        (2026, 12, None, date(2026, 12, 31)),
        (2026, 6, date(2026, 7, 15), date(2026, 7, 15)),
    ],
)
def test_until_when_an_item_is_to_be_done(year, month, due_on, found):
    assert last_day(year, month, due_on) == found


def test_without_a_record_it_is_open_on_the_last_day_and_overdue_after_it():
    assert stands(DUE).state is ItemState.OPEN
    after = stands(date(2026, 7, 1))
    assert after.state is ItemState.OVERDUE
    assert "没有找到党课" in str(after.reason)
    assert "没有找到完成登记" in str(stands(date(2026, 7, 1), kind="").reason)


@pytest.mark.parametrize(
    ("done_on", "on", "state"),
    [
        (DUE, DUE, ItemState.DONE),
        (date(2026, 7, 1), date(2026, 7, 1), ItemState.LATE),
        (DUE, date(2026, 6, 29), ItemState.OPEN),  # ticked later than the day that is asked for
    ],
)
def test_what_is_ticked_by_hand(done_on, on, state):
    assert stands(on, done_on=done_on).state is state


@pytest.mark.parametrize(
    ("day", "on", "state"),
    [
        (DUE, DUE, ItemState.DONE),
        (date(2026, 7, 1), date(2026, 7, 1), ItemState.LATE),
        (DUE, date(2026, 6, 29), ItemState.PLANNED),  # not yet held on the day that is asked for
    ],
)
def test_what_was_held(day, on, state):
    found = stands(on, [Meeting(7, day, is_held=True)])
    assert (found.state, found.day, found.activity_id) == (state, day, 7)
    assert (found.state in MET) == (state is not ItemState.PLANNED)


@pytest.mark.parametrize(
    ("day", "on", "state"),
    [
        (date(2026, 6, 1), DUE, ItemState.PLANNED),
        (date(2026, 6, 1), date(2026, 7, 1), ItemState.OVERDUE),
        (date(2026, 7, 9), date(2026, 7, 9), ItemState.PLANNED),  # late, but it is still to come
        (date(2026, 7, 9), date(2026, 7, 10), ItemState.OVERDUE),
    ],
)
def test_what_is_only_planned(day, on, state):
    assert stands(on, [Meeting(7, day, is_held=False)]).state is state


def test_what_was_entered_for_the_item_counts_before_an_earlier_one_of_its_kind():
    early = Meeting(1, date(2026, 6, 1), is_held=True)
    linked = Meeting(2, date(2026, 6, 20), is_held=True, is_linked=True)
    assert stands(DUE, [early, linked]).activity_id == 2
    assert stands(DUE, [linked, early]).activity_id == 2
    later = Meeting(3, date(2026, 6, 5), is_held=True)
    assert stands(DUE, [later, early]).activity_id == 1
