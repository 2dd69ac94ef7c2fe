"""Stretches of days: joined, cut with each other, asked for a day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.spans import ALWAYS, OPEN, Span, any_holds_on, common, joined

FIRST = date(2026, 1, 1)


def days(since: int, until: int) -> Span:
    return Span(FIRST + timedelta(days=since), FIRST + timedelta(days=until))


a_span = st.builds(days, st.integers(0, 20), st.integers(0, 20))
some_spans = st.lists(a_span, max_size=5)


def test_a_span_begins_on_its_first_day_and_ends_before_its_last():
    span = days(1, 3)
    assert [span.holds_on(FIRST + timedelta(days=n)) for n in range(4)] == [
        False,
        True,
        True,
        False,
    ]
    assert days(3, 3).is_empty
    assert days(4, 3).is_empty


def test_a_month_counts_from_its_first_day_and_nothing_known_is_for_ever():
    assert Span.of(PartialDate(2026, 7), None) == Span(date(2026, 7, 1), OPEN)
    assert Span.of(None, PartialDate(2026)) == Span(ALWAYS, date(2026, 1, 1))


def test_touching_spans_become_one_and_empty_ones_go():
    assert joined([days(3, 5), days(0, 3), days(7, 7), days(9, 12), days(10, 11)]) == [
        days(0, 5),
        days(9, 12),
    ]


def test_what_two_lists_of_spans_share():
    assert common([days(0, 5), days(8, 12)], [days(3, 9)]) == [days(3, 5), days(8, 9)]
    assert common([days(0, 5)], []) == []


@given(some_spans, some_spans, st.integers(0, 20))
def test_joining_and_cutting_lose_no_day_and_invent_none(first, second, number):
    day = FIRST + timedelta(days=number)
    assert any_holds_on(joined(first), day) == any_holds_on(first, day)
    both = any_holds_on(first, day) and any_holds_on(second, day)
    assert any_holds_on(common(first, second), day) == both
