"""Who is due is fixed as of the day; marks, make-up sessions, and what is refused."""

import json
from datetime import date, timedelta

import pytest

from dangjian_desktop.domain.activity_kinds import kind_table
from dangjian_desktop.domain.vocabulary import ActivityState, Mark, Post, Stage
from dangjian_desktop.operations.activities import close_activity
from dangjian_desktop.operations.attendance import (
    add_attender,
    add_make_up_session,
    mark_attendance,
    mark_attenders,
    mark_many,
    post_due_list,
    remove_attender,
    remove_mark,
    remove_marks,
)
from dangjian_desktop.operations.people import move_to_branch
from dangjian_desktop.operations.runner import Operation, RefusedError
from dangjian_desktop.queries.activities import ActivityQuery
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from dangjian_desktop.queries.attendance import AttendanceQuery, MakeUpSessionsQuery, tally_of
from dangjian_desktop.queries.due_list import ListChangesQuery
from dangjian_desktop.storage.models import OwnActivityKind
from tests import make

ON = date(2026, 11, 21)
HELD = "2026-11-20"


@pytest.fixture
def branch(data):
    return make.branch()


def names(activity, *, due=True):
    return [row.name for row in AttendanceQuery(activity).fetch() if row.is_due is due]


def fixed(kind="themed_day", held_on=HELD, **values):
    activity = make.activity(kind, held_on=held_on, **values)
    make.done(post_due_list(activity_id=activity, on=ON))
    return activity


def marks(activity):
    return {row.name: row.mark for row in AttendanceQuery(activity).fetch()}


def test_members_of_the_day_are_due_and_nobody_else(branch):
    make.person("张三", branch)
    make.person("李四", branch, stage=Stage.PROBATIONARY)
    make.person("王五", branch, stage=Stage.ACTIVIST)
    make.person("赵六", branch, since="2026-11-21")
    make.person("钱七", branch, since=HELD)
    gone = make.person("孙八", branch)
    make.departure(gone, date(2026, 11, 20))
    make.person("周九", make.branch("掘进队党支部"))
    activity = fixed()
    assert names(activity) == ["李四", "钱七", "张三"]
    assert ActivityQuery(activity).fetch().due_fixed_on == ON


def test_the_last_day_of_somebody_who_leaves_still_counts(branch):
    gone = make.person("孙八", branch)
    make.departure(gone, date(2026, 11, 21))
    assert names(fixed()) == ["孙八"]


def test_the_committee_is_due_at_its_meeting_and_leaders_at_theirs(branch):
    first, second = make.group(branch, "第一党小组"), make.group(branch, "第二党小组")
    secretary, leader, other = (
        make.person("张三", branch, group=first),
        make.person("李四", branch, group=first),
        make.person("王五", branch, group=second),
    )
    make.post(secretary, branch, Post.SECRETARY)
    make.post(leader, first, Post.GROUP_LEADER)
    make.post(other, second, Post.GROUP_LEADER, on=date(2026, 11, 21))
    assert names(fixed("committee_meeting")) == ["张三"]
    assert names(fixed("group_leader_meeting")) == ["李四", "张三"]


def test_a_group_meeting_and_a_lecture_of_a_group_expect_the_group(branch):
    first, second = make.group(branch, "第一党小组"), make.group(branch, "第二党小组")
    make.person("张三", branch, group=first)
    make.person("李四", branch, group=second)
    make.person("王五", branch, group=first, stage=Stage.APPLICANT)
    assert names(fixed("group_meeting", organisation=first)) == ["张三"]
    assert names(fixed("party_lecture", organisation=second)) == ["李四"]


def test_a_zone_and_a_committee_expect_the_members_of_all_their_branches(data):
    top = make.committee()
    first, second, third = (make.branch(f"{name}党支部", top) for name in ("甲", "乙", "丙"))
    for name, one in (("张三", first), ("李四", second), ("王五", third)):
        make.person(name, one)
    zone = make.zone(branches=[first, second])
    assert names(fixed("themed_day", organisation=first, zone=zone)) == ["李四", "张三"]
    assert names(fixed("party_lecture", organisation=top)) == ["李四", "王五", "张三"]


def test_chosen_people_are_put_on_one_by_one(branch):
    person = make.person("张三", branch)
    activity = make.activity("talk", held_on=HELD)
    with pytest.raises(RefusedError, match="逐个加入"):
        make.done(post_due_list(activity_id=activity, on=ON))
    make.done(add_attender(activity_id=activity, person_id=person, is_due=True))
    assert make.done(post_due_list(activity_id=activity, on=ON)) == 1
    assert ListChangesQuery(activity).fetch() == []


def test_nobody_due_is_refused(branch):
    with pytest.raises(RefusedError, match="没有应到的人"):
        fixed("committee_meeting")


def test_fixing_again_shows_who_came_and_went_and_keeps_marks(branch, runner):
    stays, leaves, marked = (make.person(name, branch) for name in ("张三", "李四", "王五"))
    activity = fixed()
    for person in (marked, stays):
        make.done(mark_attendance(activity_id=activity, person_id=person, mark=Mark.PRESENT, on=ON))
    for person in (leaves, marked):
        make.departure(person, date(2026, 11, 1))
    make.person("赵六", branch, since="2026-11-19")
    told = ListChangesQuery(activity).fetch()
    assert [(one.name, one.joins, one.has_mark) for one in told] == [
        ("赵六", True, False),
        ("李四", False, False),
        ("王五", False, True),
    ]
    runner.run(post_due_list(activity_id=activity, on=ON))
    assert names(activity) == ["张三", "赵六"]
    assert names(activity, due=False) == ["王五"]
    assert marks(activity) == {"张三": Mark.PRESENT, "赵六": None, "王五": Mark.PRESENT}
    assert ListChangesQuery(activity).fetch() == []
    runner.undo()
    assert names(activity) == ["李四", "王五", "张三"]


def test_a_guest_who_turns_out_to_be_due_becomes_due(branch):
    make.person("张三", branch)
    other = make.branch("掘进队党支部")
    guest = make.person("李四", other)
    activity = fixed()
    make.done(add_attender(activity_id=activity, person_id=guest))
    make.done(mark_attendance(activity_id=activity, person_id=guest, mark=Mark.LATE, on=ON))
    assert names(activity, due=False) == ["李四"]
    assert tally_of(AttendanceQuery(activity).fetch()).due == 1
    make.done(move_to_branch(person_ids=[guest], branch_id=branch, on=date(2026, 11, 1)))
    assert [(one.name, one.has_mark) for one in ListChangesQuery(activity).fetch()] == [
        ("李四", True)
    ]
    make.done(post_due_list(activity_id=activity, on=ON))
    assert names(activity) == ["李四", "张三"]


def test_the_first_mark_makes_it_held_and_the_last_one_gone_planned_again(branch, runner):
    person = make.person("张三", branch)
    activity = fixed()
    mark = mark_attendance(activity_id=activity, person_id=person, mark=Mark.PRESENT, on=ON)
    runner.run(mark)
    row = ActivityQuery(activity).fetch()
    assert (row.state, row.recorded_on) == (ActivityState.HELD, ON)
    later = ON + timedelta(days=1)
    runner.run(mark_attendance(activity_id=activity, person_id=person, mark=Mark.LATE, on=later))
    assert ActivityQuery(activity).fetch().recorded_on == ON
    runner.run(remove_mark(activity_id=activity, person_id=person))
    row = ActivityQuery(activity).fetch()
    assert (row.state, row.recorded_on) == (ActivityState.PLANNED, None)
    assert marks(activity) == {"张三": None}
    with pytest.raises(RefusedError, match="还没有登记"):
        runner.run(remove_mark(activity_id=activity, person_id=person))
    runner.undo()
    assert marks(activity) == {"张三": Mark.LATE}


def test_several_are_marked_and_their_marks_taken_away_at_once(branch, runner):
    first, second, third = (make.person(name, branch) for name in ("张三", "李四", "王五"))
    stranger = make.person("赵六", make.branch("掘进队党支部"))
    activity = fixed()
    made = mark_attendance(
        activity_id=activity, person_id=first, mark=Mark.EXCUSED, on=ON, reason="家事"
    )
    runner.run(made)
    chosen = {"activity_id": activity, "person_ids": [first, second]}
    runner.run(mark_attenders(**chosen, mark=Mark.ON_BUSINESS, on=ON))
    assert marks(activity) == {"张三": Mark.ON_BUSINESS, "李四": Mark.ON_BUSINESS, "王五": None}
    reasons = {row.name: row.reason for row in AttendanceQuery(activity).fetch()}
    assert reasons == {"张三": "家事", "李四": "", "王五": ""}
    runner.undo()
    assert marks(activity) == {"张三": Mark.EXCUSED, "李四": None, "王五": None}
    chosen["person_ids"] = [second, stranger]
    with pytest.raises(RefusedError, match="赵六不在"):
        runner.run(mark_attenders(**chosen, mark=Mark.LATE, on=ON))
    assert marks(activity)["李四"] is None
    runner.run(remove_marks(activity_id=activity, person_ids=[third, first]))
    assert set(marks(activity).values()) == {None}
    assert ActivityQuery(activity).fetch().state is ActivityState.PLANNED
    with pytest.raises(RefusedError, match="选中的人都还没有登记"):
        runner.run(remove_marks(activity_id=activity, person_ids=[third, first]))
    runner.undo()
    assert marks(activity)["张三"] is Mark.EXCUSED


def test_minutes_keep_an_activity_held_when_the_last_mark_goes(branch):
    person = make.person("张三", branch)
    activity = fixed(minutes="学习")
    make.done(mark_attendance(activity_id=activity, person_id=person, mark=Mark.LATE, on=ON))
    make.done(remove_mark(activity_id=activity, person_id=person))
    assert ActivityQuery(activity).fetch().state is ActivityState.HELD


def test_a_reason_stays_until_the_person_came_after_all(branch):
    person = make.person("张三", branch)
    activity = fixed()

    def mark(which, reason=None):
        made = mark_attendance(
            activity_id=activity, person_id=person, mark=which, on=ON, reason=reason
        )
        make.done(made)
        return AttendanceQuery(activity).fetch()[0].reason

    assert mark(Mark.EXCUSED, "  家中有事 ") == "家中有事"
    assert mark(Mark.ON_BUSINESS) == "家中有事"
    assert mark(Mark.PRESENT) == ""
    assert mark(Mark.EXCUSED, "长" * 80) == "长" * 80
    with pytest.raises(RefusedError, match="81 个字"):
        mark(Mark.EXCUSED, "长" * 81)


def test_a_mark_of_somebody_not_on_the_list_is_refused_until_added(branch):
    make.person("张三", branch)
    guest = make.person("李四", make.branch("掘进队党支部"))
    activity = fixed()
    mark = mark_attendance(activity_id=activity, person_id=guest, mark=Mark.PRESENT, on=ON)
    with pytest.raises(RefusedError, match="李四不在这次活动的名单里"):
        make.done(mark)
    with pytest.raises(RefusedError, match="李四不在"):
        make.done(mark_many(activity_id=activity, mark=Mark.LATE, on=ON, person_ids=[guest]))
    make.done(add_attender(activity_id=activity, person_id=guest))
    make.done(mark)
    with pytest.raises(RefusedError, match="已经在名单里"):
        make.done(add_attender(activity_id=activity, person_id=guest))
    with pytest.raises(RefusedError, match="已登记考勤"):
        make.done(remove_attender(activity_id=activity, person_id=guest))
    make.done(remove_mark(activity_id=activity, person_id=guest))
    make.done(remove_attender(activity_id=activity, person_id=guest))
    assert marks(activity) == {"张三": None}


@pytest.mark.parametrize(("since", "refused"), [("2026-11-21", True), ("2026-11-20", False)])
def test_who_was_not_on_the_roll_that_day_is_refused(branch, since, refused):
    make.person("张三", branch)
    later = make.person("李四", make.branch("掘进队党支部"), since=since)
    activity = fixed()
    add = add_attender(activity_id=activity, person_id=later)
    if refused:
        with pytest.raises(RefusedError, match="不在名册上"):
            make.done(add)
    else:
        make.done(add)
    with pytest.raises(RefusedError, match="没有这个人"):
        make.done(add_attender(activity_id=activity, person_id=999))


def test_marks_begin_on_the_day_of_the_activity(branch):
    person = make.person("张三", branch)
    activity = fixed(held_on="2026-11-22")
    for day, refused in ((date(2026, 11, 21), True), (date(2026, 11, 22), False)):
        mark = mark_attendance(activity_id=activity, person_id=person, mark=Mark.LATE, on=day)
        if refused:
            with pytest.raises(RefusedError, match="还没有到"):
                make.done(mark)
            with pytest.raises(RefusedError, match="还没有到"):
                make.done(mark_many(activity_id=activity, mark=Mark.LATE, on=day))
        else:
            make.done(mark)


def test_a_cancelled_activity_takes_neither_list_nor_marks(branch):
    person = make.person("张三", branch)
    activity = fixed()
    make.done(close_activity(activity_id=activity, note="停电"))
    for attempt in (
        post_due_list(activity_id=activity, on=ON),
        add_attender(activity_id=activity, person_id=person),
        mark_attendance(activity_id=activity, person_id=person, mark=Mark.LATE, on=ON),
        mark_many(activity_id=activity, mark=Mark.LATE, on=ON),
        add_make_up_session(activity_id=activity, held_on=ON, entered_on=ON),
    ):
        with pytest.raises(RefusedError, match="已经取消"):
            make.done(attempt)


def test_the_rest_came_fills_only_who_is_due_and_has_no_mark(branch, runner):
    first, second, _third = (make.person(name, branch) for name in ("张三", "李四", "王五"))
    guest = make.person("赵六", make.branch("掘进队党支部"))
    activity = fixed()
    make.done(add_attender(activity_id=activity, person_id=guest))
    make.done(mark_attendance(activity_id=activity, person_id=first, mark=Mark.ABSENT, on=ON))
    rest = mark_many(activity_id=activity, mark=Mark.PRESENT, on=ON)
    assert runner.run(rest).result == 2
    assert marks(activity) == {
        "张三": Mark.ABSENT,
        "李四": Mark.PRESENT,
        "王五": Mark.PRESENT,
        "赵六": None,
    }
    with pytest.raises(RefusedError, match="都已登记"):
        runner.run(rest)
    runner.run(mark_many(activity_id=activity, mark=Mark.LATE, on=ON, person_ids=[guest, second]))
    assert marks(activity)["赵六"] is Mark.LATE
    assert marks(activity)["李四"] is Mark.PRESENT


def missed(branch, **values):
    """A themed day at which everybody but one could not come."""
    activity = None
    people = {
        name: make.person(name, branch)
        for name in ("到会者", "当班者", "请假者", "公出者", "缺席者", "未登记者")
    }
    activity = fixed(title="学党章", study_minutes=90, **values)
    for name, mark in (
        ("到会者", Mark.PRESENT),
        ("当班者", Mark.ON_SHIFT),
        ("请假者", Mark.EXCUSED),
        ("公出者", Mark.ON_BUSINESS),
        ("缺席者", Mark.ABSENT),
    ):
        make.done(mark_attendance(activity_id=activity, person_id=people[name], mark=mark, on=ON))
    return activity, people


def test_a_make_up_session_is_for_those_who_could_not_come_and_counts_apart(branch, runner):
    activity, people = missed(branch)
    session = runner.run(
        add_make_up_session(
            activity_id=activity,
            held_on=ON,
            entered_on=ON,
            marks=[Mark.ON_SHIFT, Mark.EXCUSED],
            values={"begins": "17:00"},
        )
    ).result
    row = ActivityQuery(session).fetch()
    assert (row.original_id, row.title, row.study_minutes) == (activity, "学党章（补课）", 90)
    assert names(session) == ["当班者", "请假者"]
    make.done(
        mark_attendance(activity_id=session, person_id=people["当班者"], mark=Mark.PRESENT, on=ON)
    )
    (told,) = MakeUpSessionsQuery(activity).fetch()
    assert (told.activity_id, told.listed, told.came) == (session, 2, 1)
    rows = {one.name: one.made_up_on for one in AttendanceQuery(activity).fetch()}
    assert {name for name, day in rows.items() if day} == {"当班者"}
    tally = tally_of(AttendanceQuery(activity).fetch())
    assert (tally.made_up, tally.of_mark(Mark.ON_SHIFT), tally.not_recorded) == (1, 1, 1)
    second = runner.run(add_make_up_session(activity_id=activity, held_on=ON, entered_on=ON)).result
    assert names(second) == ["公出者", "请假者", "缺席者"]
    make.done(close_activity(activity_id=session, note="没有开成"))
    assert tally_of(AttendanceQuery(activity).fetch()).made_up == 0


def test_the_list_of_a_make_up_session_follows_the_original(branch):
    activity, people = missed(branch)
    session = make.done(add_make_up_session(activity_id=activity, held_on=ON, entered_on=ON))
    assert names(session) == ["当班者", "公出者", "请假者", "缺席者"]
    make.done(
        mark_attendance(activity_id=activity, person_id=people["缺席者"], mark=Mark.LATE, on=ON)
    )
    make.done(post_due_list(activity_id=session, on=ON))
    assert names(session) == ["当班者", "公出者", "请假者"]


def test_who_left_before_the_make_up_session_is_not_expected(branch):
    activity, people = missed(branch)
    make.departure(people["当班者"], date(2026, 11, 25))
    session = make.done(
        add_make_up_session(
            activity_id=activity,
            held_on=date(2026, 11, 26),
            entered_on=ON,
            marks=[Mark.ON_SHIFT, Mark.EXCUSED],
        )
    )
    assert names(session) == ["请假者"]
    with pytest.raises(RefusedError, match="不在名册上"):
        make.done(
            add_make_up_session(
                activity_id=activity,
                held_on=date(2026, 11, 26),
                entered_on=ON,
                marks=[Mark.ON_SHIFT],
            )
        )


def test_what_has_no_make_up_session_says_why(branch):
    activity, _people = missed(branch)
    session = make.done(add_make_up_session(activity_id=activity, held_on=ON, entered_on=ON))
    cases = [
        (session, ON, "本身就是补课"),
        (make.activity("general_meeting", held_on=HELD), ON, "要当场表决"),
        (make.activity("talk", held_on=HELD), ON, "没有补课"),
        (activity, date(2026, 11, 19), "早于原来的活动"),
        (make.activity("themed_day", held_on=HELD), ON, "没有需要补课的人"),
    ]
    for which, day, said in cases:
        with pytest.raises(RefusedError, match=said):
            make.done(add_make_up_session(activity_id=which, held_on=day, entered_on=ON))
    make.done(add_make_up_session(activity_id=activity, held_on=date(2026, 11, 20), entered_on=ON))


def test_an_own_kind_that_votes_is_never_made_up_for(branch):
    kind = kind_table(kinds_by_code()["general_meeting"]) | {"makes_up": True, "label": "联席会"}

    def enter(writer):
        writer.insert(
            OwnActivityKind, uid="7" * 16, code="own_x", contents=json.dumps(kind), place=0
        )

    make.done(Operation("布景", "kind", enter))
    activity = make.activity("own_x", held_on=HELD)
    with pytest.raises(RefusedError, match="要当场表决"):
        make.done(add_make_up_session(activity_id=activity, held_on=ON, entered_on=ON))


def test_what_is_no_more_is_told(branch):
    person = make.person("张三", branch)
    with pytest.raises(RefusedError, match="已经不在了"):
        make.done(mark_attendance(activity_id=99, person_id=person, mark=Mark.LATE, on=ON))
    assert AttendanceQuery(99).fetch() == []
    assert ListChangesQuery(99).fetch() == []
