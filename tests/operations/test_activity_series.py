"""Recurrences: made at once, changed and ended from a day on without touching what was held."""

from datetime import date

import pytest

from dangjian_desktop.domain.recurrence import Recurrence, Rhythm
from dangjian_desktop.domain.vocabulary import ActivityState
from dangjian_desktop.domain.votes import Regime
from dangjian_desktop.operations.activities import change_activity, close_activity, move_activity
from dangjian_desktop.operations.activity_series import (
    add_activity_series,
    change_activity_series,
    end_activity_series,
    series_recurrence,
    series_values,
)
from dangjian_desktop.operations.attachments import NewFile, add_attachments
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.votes import add_vote
from dangjian_desktop.queries.calendar import SeriesQuery
from dangjian_desktop.storage.models import Activity, ActivitySeries
from tests import make

TWENTIETH = Recurrence(Rhythm.MONTH_DAY, day=20)
FIRST_FRIDAY = Recurrence(Rhythm.MONTH_WEEKDAY, weekday=4, number=1)
TODAY, LATER = date(2026, 4, 1), date(2026, 9, 1)


@pytest.fixture
def branch(data):
    return make.branch()


def add(runner, branch, recurrence=TWENTIETH, since="2026-04-01", until="2026-10-31", **more):
    return runner.run(
        add_activity_series(
            kind=more.pop("kind", "themed_day"),
            organisation_id=branch,
            title="",
            recurrence=recurrence,
            since=date.fromisoformat(since),
            until=date.fromisoformat(until),
            entered_on=TODAY,
            **more,
        )
    ).result


def change(runner, series, recurrence, since, until="2026-10-31", **more):
    runner.run(
        change_activity_series(
            series_id=series,
            since=date.fromisoformat(since),
            until=date.fromisoformat(until),
            recurrence=recurrence,
            on=TODAY,
            title=more.pop("title", ""),
            **more,
        )
    )


def days():
    return [row.held_on.isoformat()[5:] for row in Activity.select().order_by(Activity.held_on)]


def activity_on(day):
    return Activity.get(Activity.held_on == date.fromisoformat(day)).id


def test_a_series_makes_its_activities_off_holidays_and_one_undo_takes_all(runner, branch):
    add(runner, branch, values={"begins": "16:00", "place": "学习室"})
    assert days() == ["04-20", "05-20", "06-22", "07-20", "08-20", "09-20", "10-20"]
    first = Activity.select().first()
    assert (first.begins, first.place, first.series_on) == ("16:00", "学习室", first.held_on)
    runner.undo()
    assert days() == []
    assert not ActivitySeries.select().exists()


def test_the_first_friday_of_may_lies_behind_the_holiday(runner, branch):
    add(runner, branch, FIRST_FRIDAY, "2026-05-01", "2026-05-31")
    assert days() == ["05-06"]


def test_a_series_is_read_back(runner, branch):
    row = SeriesQuery(add(runner, branch, values={"begins": "16:00", "ends": ""})).fetch()
    assert series_recurrence(row) == TWENTIETH
    assert series_values(row) == {"begins": "16:00"}


def test_a_change_from_a_day_on_leaves_what_was_before_it(runner, branch):
    series = add(runner, branch)
    change(runner, series, Recurrence(Rhythm.MONTH_DAY, day=10), "2026-07-01")
    found = days()
    assert found[:3] == ["04-20", "05-20", "06-22"]
    assert found[3:6] == ["07-10", "08-10", "09-10"]
    assert found[6] == "10-10"  # a Saturday that makes up
    runner.undo()
    assert days()[3] == "07-20"


def test_held_moved_and_cancelled_ones_stay_and_their_month_gets_no_second(runner, branch):
    series = add(runner, branch)
    held = activity_on("2026-07-20")
    make.done(change_activity(activity_id=held, values={"minutes": "记录"}, on=LATER))
    moved = activity_on("2026-08-20")
    make.done(move_activity(activity_id=moved, held_on=date(2026, 8, 25), on=LATER))
    cancelled = activity_on("2026-09-20")
    make.done(close_activity(activity_id=cancelled, note="停产检修"))
    change(runner, series, Recurrence(Rhythm.MONTH_DAY, day=10), "2026-07-01")
    assert days()[3:] == ["07-20", "08-25", "09-20", "10-10"]
    assert Activity.get_by_id(moved).series_on == date(2026, 8, 20)
    assert Activity.get_by_id(held).state is ActivityState.HELD


def test_the_same_days_only_get_the_new_contents(runner, branch):
    series = add(runner, branch, values={"begins": "16:00", "place": "学习室"})
    before = [row.id for row in Activity.select().order_by(Activity.held_on)]
    change(
        runner,
        series,
        TWENTIETH,
        "2026-06-01",
        title="主题党日",
        values={"begins": "15:00", "place": ""},
    )
    rows = list(Activity.select().order_by(Activity.held_on))
    assert [row.id for row in rows] == before
    assert [row.begins for row in rows[:3]] == ["16:00", "16:00", "15:00"]
    assert (rows[2].place, rows[2].title) == ("", "主题党日")


def test_a_series_can_go_on_longer(runner, branch):
    series = add(runner, branch, until="2026-05-31")
    change(runner, series, TWENTIETH, "2026-05-01", "2026-07-31")
    assert days() == ["04-20", "05-20", "06-22", "07-20"]
    assert SeriesQuery(series).fetch().until == date(2026, 7, 31)


def test_ending_takes_later_ones_that_nobody_touched(runner, branch):
    series = add(runner, branch)
    make.done(
        change_activity(activity_id=activity_on("2026-08-20"), values={"minutes": "记录"}, on=LATER)
    )
    runner.run(end_activity_series(series_id=series, last_day=date(2026, 6, 30)))
    assert days() == ["04-20", "05-20", "06-22", "08-20"]
    assert SeriesQuery(series).fetch().until == date(2026, 6, 30)
    runner.undo()
    assert len(days()) == 7


def test_a_theme_of_its_own_is_neither_taken_away_nor_written_over(runner, branch):
    series = add(runner, branch, values={"place": "学习室"})
    themed = activity_on("2026-08-20")
    make.done(change_activity(activity_id=themed, values={"title": "安全月"}, on=TODAY))
    change(runner, series, TWENTIETH, "2026-07-01", values={"place": "会议室"})
    found = {row.held_on.month: row for row in Activity.select()}
    assert (found[7].place, found[8].place, found[8].title) == ("会议室", "会议室", "安全月")
    runner.run(end_activity_series(series_id=series, last_day=date(2026, 6, 30)))
    assert days() == ["04-20", "05-20", "06-22", "08-20"]


def test_contents_that_are_too_long_are_refused(runner, branch):
    series = add(runner, branch)
    with pytest.raises(RefusedError, match="有 121 个字，最多 120 个"):
        change(runner, series, TWENTIETH, "2026-07-01", title="题" * 121)


def test_a_theme_goes_with_its_month_to_the_new_day(runner, branch):
    series = add(runner, branch)
    themed = activity_on("2026-08-20")
    make.done(change_activity(activity_id=themed, values={"title": "安全月"}, on=TODAY))
    change(runner, series, Recurrence(Rhythm.MONTH_DAY, day=10), "2026-07-01", "2026-09-30")
    assert days()[3:] == ["07-10", "08-10", "09-10"]
    moved = Activity.get_by_id(themed)
    assert (moved.title, moved.held_on, moved.series_on) == ("安全月", *[date(2026, 8, 10)] * 2)
    # A quarter has no day in August: the theme stays where it is, the others go.
    change(runner, series, Recurrence(Rhythm.MONTH_DAY, every=3, day=10), "2026-07-01")
    assert days()[3:] == ["07-10", "08-10", "10-10"]


@pytest.mark.parametrize("values", [{"notice": "请各位党员"}, {"materials": "学习材料"}])
def test_what_was_written_of_one_day_keeps_it(runner, branch, values):
    series = add(runner, branch)
    make.done(change_activity(activity_id=activity_on("2026-08-20"), values=values, on=TODAY))
    runner.run(end_activity_series(series_id=series, last_day=date(2026, 6, 30)))
    assert days() == ["04-20", "05-20", "06-22", "08-20"]


def test_a_vote_or_a_file_put_to_a_day_beforehand_keeps_it(runner, branch):
    series = add(runner, branch, kind="general_meeting")
    vote = add_vote(activity_id=activity_on("2026-08-20"), regime=Regime.ORDINARY, title="工作计划")
    make.done(vote)
    file = NewFile("议题.txt", "议题".encode())
    make.done(add_attachments(files=[file], on=TODAY, activity_id=activity_on("2026-09-20")))
    change(runner, series, Recurrence(Rhythm.MONTH_DAY, day=10), "2026-07-01")
    assert days()[3:] == ["07-10", "08-20", "09-20", "10-10"]


@pytest.mark.parametrize(
    ("since", "until", "told"),
    [("2026-05-01", "2026-04-30", "早于"), ("2026-04-21", "2026-05-19", "没有一天")],
)
def test_an_empty_stretch_is_refused(runner, branch, since, until, told):
    with pytest.raises(RefusedError, match=told):
        add(runner, branch, since=since, until=until)
    assert not Activity.select().exists()


def test_more_days_than_are_given_at_once_are_refused_instead_of_cut_off(runner, branch):
    weekly = Recurrence(Rhythm.WEEKS, weekday=4)
    with pytest.raises(RefusedError, match="已有 520 次"):
        add(runner, branch, weekly, until="2046-04-01")
    series = add(runner, branch, weekly, until="2026-04-30")
    with pytest.raises(RefusedError, match="已有 520 次"):
        change(runner, series, weekly, "2026-04-01", "2046-04-01")
    assert len(days()) == 4


def test_a_holder_that_cannot_be_is_refused_and_nothing_is_half_done(runner, branch):
    group = make.group(branch)
    with pytest.raises(RefusedError, match="不由党小组召开"):
        add(runner, group)
    young = make.branch("新设党支部", since="2026-08-01")
    with pytest.raises(RefusedError, match="还没有成立"):
        add(runner, young)
    assert not Activity.select().exists()
    with pytest.raises(RefusedError, match="结束时间"):
        add(runner, branch, values={"begins": "16:00", "ends": "15:00"})
    assert not ActivitySeries.select().exists()


def test_a_series_that_is_no_more_and_one_of_a_newer_program_are_refused(runner, branch):
    series = add(runner, branch)
    row = SeriesQuery(series).fetch()
    assert row is not None
    newer = type(row)(row.series_id, row.kind, row.organisation_id, "", "{}", row.since, row.until)
    with pytest.raises(RefusedError, match="较新"):
        series_recurrence(newer)
    runner.undo()
    with pytest.raises(RefusedError, match="不在了"):
        change(runner, series, TWENTIETH, "2026-05-01")
    with pytest.raises(RefusedError, match="不在了"):
        runner.run(end_activity_series(series_id=series, last_day=TODAY))
    assert SeriesQuery(series).fetch() is None
