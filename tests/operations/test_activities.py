"""Planning, changing, moving and cancelling activities, and what cannot be."""

from datetime import date

import pytest

from dangjian_desktop.domain.vocabulary import ActivityState
from dangjian_desktop.operations.activities import (
    add_activity,
    change_activity,
    close_activity,
    move_activity,
    remove_activity,
    reopen_activity,
)
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.activities import ActivitiesQuery, ActivityQuery
from tests import make

DAY = date(2026, 11, 20)


def entered(runner, organisation, kind="themed_day", held_on=DAY, **values):
    return runner.run(
        add_activity(
            kind=kind,
            organisation_id=organisation,
            held_on=held_on,
            entered_on=DAY,
            values=values,
        )
    ).result


def refused(runner, work):
    with pytest.raises(RefusedError) as told:
        runner.run(work)
    return told.value.sentence


def test_an_activity_is_entered_and_taken_back(runner):
    branch = make.branch()
    activity = entered(runner, branch, title="  冬季四防  ", begins="09:00", ends="11:00")
    row = ActivityQuery(activity).fetch()
    assert (row.title, row.kind_label, row.organisation_name) == (
        "冬季四防",
        "主题党日",
        "综采一队党支部",
    )
    assert row.state is ActivityState.PLANNED
    runner.undo()
    assert ActivityQuery(activity).fetch() is None


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"begins": "11:00", "ends": "09:00"}, "不晚于开始时间"),
        ({"begins": "9点"}, "不是钟点"),
        ({"begins": "24:00"}, "不是钟点"),
        ({"ends": "09:00"}, "没有写开始时间"),
        ({"title": "长" * 121}, "最多 120 个"),
    ],
)
def test_values_that_cannot_be_are_told_and_nothing_is_entered(runner, values, said):
    branch = make.branch()
    with pytest.raises(RefusedError, match=said):
        entered(runner, branch, **values)
    assert ActivitiesQuery(DAY, DAY).fetch() == []


def test_the_holder_must_stand_on_the_day_and_hold_such_activities(runner):
    branch = make.branch(since="2026-06-01")
    group = make.group(branch, since="2026-06-01")
    with pytest.raises(RefusedError, match="还没有成立"):
        entered(runner, branch, held_on=date(2026, 5, 31))
    with pytest.raises(RefusedError, match="支部党员大会不由党小组召开"):
        entered(runner, group, kind="general_meeting")
    with pytest.raises(RefusedError, match="没有“dance”这种活动"):
        entered(runner, branch, kind="dance")
    assert entered(runner, branch, held_on=date(2026, 6, 1))


def test_minutes_make_it_one_that_was_held_and_remember_the_day(runner):
    activity = entered(runner, make.branch())
    change = change_activity(activity_id=activity, values={"minutes": "学习了文件"}, on=DAY)
    runner.run(change)
    row = ActivityQuery(activity).fetch()
    assert (row.state, row.recorded_on) == (ActivityState.HELD, DAY)
    later = change_activity(activity_id=activity, values={"minutes": "补充"}, on=date(2026, 12, 1))
    runner.run(later)
    assert ActivityQuery(activity).fetch().recorded_on == DAY


def test_what_is_still_to_come_has_no_minutes(runner):
    activity = entered(runner, make.branch(), held_on=date(2026, 11, 21))
    work = change_activity(activity_id=activity, values={"minutes": "开了"}, on=DAY)
    assert "还没有到" in refused(runner, work)
    plan = change_activity(activity_id=activity, values={"content": "学习"}, on=DAY)
    runner.run(plan)
    assert ActivityQuery(activity).fetch().state is ActivityState.PLANNED


def test_an_activity_is_moved_with_its_hours_and_back(runner):
    activity = entered(runner, make.branch(since="2026-06-01"), begins="09:00", ends="10:00")
    runner.run(move_activity(activity_id=activity, held_on=date(2026, 11, 23), on=DAY))
    assert ActivityQuery(activity).fetch().held_on == date(2026, 11, 23)
    early = move_activity(activity_id=activity, held_on=date(2026, 1, 1), on=DAY)
    assert "还没有成立" in refused(runner, early)
    runner.undo()
    assert ActivityQuery(activity).fetch().held_on == DAY


def test_a_cancelled_activity_keeps_its_reason_and_can_be_taken_up_again(runner):
    activity = entered(runner, make.branch())
    assert "写明原因" in refused(runner, close_activity(activity_id=activity, note=" "))
    runner.run(close_activity(activity_id=activity, note="停产检修"))
    assert ActivitiesQuery(DAY, DAY).fetch() == []
    (row,) = ActivitiesQuery(DAY, DAY, with_cancelled=True).fetch()
    assert row.cancelled_note == "停产检修"
    runner.run(reopen_activity(activity_id=activity))
    assert ActivityQuery(activity).fetch().state is ActivityState.PLANNED


def test_only_what_has_no_record_can_be_removed(runner):
    activity = entered(runner, make.branch())
    runner.run(remove_activity(activity_id=activity))
    assert ActivityQuery(activity).fetch() is None
    assert "已经不在了" in refused(runner, remove_activity(activity_id=activity))
    other = entered(runner, make.branch("掘进一队党支部"))
    runner.run(change_activity(activity_id=other, values={"minutes": "开了会"}, on=DAY))
    assert "不能删除" in refused(runner, remove_activity(activity_id=other))


def test_activities_of_an_organisation_are_those_of_all_below_it(data):
    committee = make.committee()
    branch = make.branch(under=committee)
    group = make.group(branch)
    make.branch("机关党支部", under=committee)
    make.activity("group_meeting", group, "2026-11-05", begins="16:00")
    make.activity("committee_meeting", branch, "2026-11-05", begins="09:00")
    make.activity("committee_meeting", branch, "2026-12-01")
    november = ActivitiesQuery(date(2026, 11, 1), date(2026, 11, 30), branch)
    assert [row.kind for row in november.fetch()] == ["committee_meeting", "group_meeting"]
    meetings = ActivitiesQuery(
        date(2026, 1, 1), date(2026, 12, 31), committee, frozenset({"committee_meeting"})
    )
    assert len(meetings.fetch()) == 2


def test_what_was_recorded_is_not_moved_to_a_day_still_to_come(runner):
    activity = entered(runner, make.branch())
    runner.run(change_activity(activity_id=activity, values={"minutes": "开了会"}, on=DAY))
    tomorrow = date(2026, 11, 21)
    work = move_activity(activity_id=activity, held_on=tomorrow, on=DAY)
    assert refused(runner, work) == "2026-11-21还没有到，这次活动却已有记录。请改正日期。"
    runner.run(move_activity(activity_id=activity, held_on=tomorrow, on=tomorrow))
    assert ActivityQuery(activity).fetch().held_on == tomorrow


def test_no_minutes_are_written_of_what_was_cancelled(runner):
    activity = entered(runner, make.branch())
    runner.run(close_activity(activity_id=activity, note="停产检修"))
    work = change_activity(activity_id=activity, values={"minutes": "开了会"}, on=DAY)
    assert "请先恢复活动" in refused(runner, work)
    runner.run(change_activity(activity_id=activity, values={"remark": "改到下月"}, on=DAY))
    assert ActivityQuery(activity).fetch().state is ActivityState.CANCELLED


@pytest.mark.parametrize(
    ("name", "day", "told"),
    [
        ("studied_on", 21, "支委会研究日期 2026-11-21 晚于活动日期 2026-11-20。请改正。"),
        ("notified_on", 21, "通知日期 2026-11-21 晚于活动日期 2026-11-20。请改正。"),
        ("filed_on", 19, "归档日期 2026-11-19 早于活动日期 2026-11-20。请改正。"),
    ],
)
def test_days_of_steps_come_in_their_order(runner, name, day, told):
    activity = entered(runner, make.branch())
    wrong = {name: date(2026, 11, day)}
    work = change_activity(activity_id=activity, values=wrong, on=date(2026, 11, 30))
    assert refused(runner, work) == told
    runner.run(change_activity(activity_id=activity, values={name: DAY}, on=DAY))
    assert getattr(ActivityQuery(activity).fetch(), name) == DAY
