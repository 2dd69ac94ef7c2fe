"""The Today list: what is told together, and in which order."""

from datetime import date

from dangjian_desktop.domain.today import Act, Band, Source, TodayItem
from dangjian_desktop.domain.vocabulary import DocumentKind, ObligationState, Post, Stage, ZoneJob
from dangjian_desktop.operations.activities import change_activity, close_activity
from dangjian_desktop.operations.documents import add_document, add_reply
from dangjian_desktop.operations.people import appoint
from dangjian_desktop.operations.plans import add_plan, add_plan_item, mark_item_done
from dangjian_desktop.operations.tasks import add_task, mark_task_done
from dangjian_desktop.operations.zone_duties import apply_rotation, record_zone_swap
from dangjian_desktop.queries.today import TodayQuery, UpcomingQuery, merged
from dangjian_desktop.queries.zone_duties import YearDutiesQuery
from tests import make

ON = date(2026, 11, 21)


def group_meeting(who, **more):
    values = {"state": ObligationState.OVERDUE, "due_on": date(2026, 10, 31), **more}
    return TodayItem(
        Source.OBLIGATION,
        Band.OVERDUE,
        what="党小组会（10月）",
        who=who,
        why="条例",
        act=Act.ADD_ACTIVITY,
        **values,
    )


def test_the_same_obligation_of_many_is_told_in_one_line():
    first, second = (group_meeting(f"第{n}党小组") for n in "一二")
    other = group_meeting("第三党小组", due_on=date(2026, 9, 30))
    told = list(merged([first, second, other]))
    assert [(one.who, one.count) for one in told] == [
        ("第一党小组等 2 个", 2),
        ("第三党小组", 1),
    ]
    assert told[0].act is Act.OPEN_COMPLIANCE
    assert told[1] == other


def test_what_is_about_a_person_is_never_told_together():
    items = [group_meeting("张三", person_uid="a"), group_meeting("李四", person_uid="b")]
    assert list(merged(items)) == items


def apart_from_obligations(on=ON):
    return [item for item in TodayQuery(on).fetch() if item.source is not Source.OBLIGATION]


def obligations(on, within=None):
    return [item for item in TodayQuery(on, within).fetch() if item.source is Source.OBLIGATION]


def test_what_is_owed_stands_there_when_it_is_time_and_opens_what_is_arranged(data):
    branch = make.branch()
    (themed, general, *rest) = obligations(ON, branch)
    assert (themed.what, themed.band, themed.act) == (
        "主题党日每月一次",
        Band.THIS_MONTH,
        Act.ADD_ACTIVITY,
    )
    assert (themed.kind, themed.organisation_id) == ("themed_day", branch)
    assert "支部工作条例" in themed.why
    assert general.what == "支部党员大会每季度一次"
    assert rest == []
    activity = make.activity("themed_day", branch, "2026-11-24")
    (themed, *_rest) = obligations(ON, branch)
    assert (themed.act, themed.activity_id) == (Act.OPEN_ACTIVITY, activity)
    assert themed.who == "综采一队党支部（已安排 11-24）"
    held = make.activity("themed_day", branch, "2026-11-20")
    make.done(change_activity(activity_id=held, values={"minutes": "好"}, on=ON))
    assert [item.what for item in obligations(ON, branch)] == ["支部党员大会每季度一次"]


def test_a_group_is_named_with_its_branch_and_many_are_one_line_above_it(data):
    committee = make.committee()
    branch = make.branch(under=committee)
    for name in ("第一党小组", "第二党小组"):
        make.group(branch, name)
    own = [item.who for item in obligations(ON, branch) if "党小组会" in item.what]
    assert own == ["综采一队党支部第一党小组", "综采一队党支部第二党小组"]
    (above,) = [item for item in obligations(ON, committee) if "党小组会" in item.what]
    assert (above.who, above.count, above.act) == (
        "综采一队党支部第一党小组等 2 个",
        2,
        Act.OPEN_COMPLIANCE,
    )


def test_somebody_whose_probation_ends_is_named_and_the_card_opens(data):
    branch = make.branch()
    make.person("张三", branch, stage=Stage.PROBATIONARY, admitted_on="2025-12-10")
    (item,) = [item for item in obligations(ON, branch) if item.person_uid]
    assert (item.what, item.who, item.due_on, item.act) == (
        "预备党员按期讨论转正",
        "综采一队党支部 张三",
        date(2026, 12, 10),
        Act.OPEN_PERSON,
    )


def test_terms_and_probations_that_end_are_seen_from_afar(data):
    branch = make.branch()
    make.person("张三", branch, stage=Stage.PROBATIONARY, admitted_on="2026-03-10")
    make.person("李四", branch, stage=Stage.PROBATIONARY, admitted_on="2026-06-10")
    secretary = make.person("王五", branch)
    make.done(
        appoint(
            person_id=secretary,
            organisation_id=branch,
            post=Post.SECRETARY,
            on=date(2024, 1, 15),
            elected_on=make.day("2024-01-15"),
        )
    )
    told = [(due.subject, due.due_on) for due in UpcomingQuery(ON, branch).fetch()]
    assert told == [
        ("综采一队党支部", date(2027, 1, 15)),
        ("综采一队党支部 张三", date(2027, 3, 10)),
    ]


def test_only_what_is_past_not_cancelled_and_not_long_ago_is_asked_after(data):
    branch = make.branch()
    make.activity("themed_day", branch, "2026-11-20", title="昨天")
    make.activity("themed_day", branch, "2026-11-21", title="今天")
    make.activity("themed_day", branch, "2026-08-20", title="很久以前")
    recorded = make.activity("themed_day", branch, "2026-11-19", title="登记过")
    make.done(change_activity(activity_id=recorded, values={"minutes": "好"}, on=ON))
    cancelled = make.activity("themed_day", branch, "2026-11-18", title="取消的")
    make.done(close_activity(activity_id=cancelled, note="停产"))
    assert [item.what for item in apart_from_obligations()] == ["2026-11-20 昨天"]


def test_tasks_and_answers_stand_in_the_list_until_they_are_done(data):
    branch = make.branch()
    person = make.person("张三", branch)
    document = make.done(
        add_document(
            organisation_id=branch,
            kind=DocumentKind.ASSIGNMENT,
            title="报名单",
            received_on=date(2026, 11, 16),
            on=ON,
            values={"answer_due_on": date(2026, 11, 24), "source": "宣传部"},
        )
    )
    values = {"owner": person, "due_on": date(2026, 11, 20)}
    task = make.done(
        add_task(
            organisation_id=branch,
            title="核对名单",
            on=date(2026, 11, 16),
            document_id=document,
            values=values,
        )
    )
    late = {"due_on": date(2026, 12, 31)}
    make.done(add_task(organisation_id=branch, title="不急的", on=ON, values=late))
    told = [(item.band, item.what, item.who, item.why) for item in apart_from_obligations()]
    assert told == [
        (Band.OVERDUE, "核对名单", "综采一队党支部 张三", "报名单"),
        (Band.THIS_MONTH, "回复：报名单", "综采一队党支部", "临时交办 宣传部"),
    ]
    make.done(mark_task_done(task_id=task, done_on=ON, on=ON))
    make.done(add_reply(document_id=document, sent_on=ON, content="已报", on=ON))
    assert apart_from_obligations() == []


def duties(on, within=None):
    return [item for item in TodayQuery(on, within).fetch() if item.source is Source.DUTY]


def test_a_branch_sees_what_it_does_for_its_zone_in_the_quarter(data):
    first, second = (make.branch(f"{name}党支部") for name in ("综采队", "掘进队"))
    make.zone("第一协作区", [first, second])
    assert duties(ON, first) == []
    make.done(apply_rotation(year=2026))
    leads = {row.quarter: row for row in YearDutiesQuery(2026).fetch() if row.job is ZoneJob.LEAD}
    make.done(
        record_zone_swap(first_id=leads[4].duty_id, second_id=leads[3].duty_id, note="检修", on=ON)
    )
    (item,) = duties(ON, first)
    assert item.what.startswith("第四季度组长单位、")
    assert (item.who, item.why) == (
        "综采队党支部",
        "第一协作区轮值；组长单位原定掘进队党支部（检修）",
    )
    assert (item.due_on, item.band, item.act) == (
        date(2026, 12, 31),
        Band.THIS_MONTH,
        Act.OPEN_ZONES,
    )
    (zone,) = duties(ON)
    assert zone.what == "第四季度第一协作区轮值"
    assert zone.who == "组长单位 综采队党支部，副组长单位 掘进队党支部"
    (plan,) = duties(date(2026, 6, 30), leads[2].branch_id)
    assert plan.what.endswith("半年计划编制")
    assert plan.due_on == date(2026, 6, 30)
    assert duties(date(2027, 1, 1)) == []


def test_an_item_of_the_plan_is_asked_for_until_everybody_did_it(data):
    committee = make.committee()
    branches = [make.branch(name, committee) for name in ("综采一队党支部", "机电队党支部")]
    plan = make.done(add_plan(year=2026, entered_on=date(2026, 1, 8)))
    values = {"title": "党员安全承诺", "owner": "各党支部", "month": 3}
    item = make.done(add_plan_item(plan_id=plan, values=values))

    def told(on: date, within: int | None = None) -> list[tuple[Band, str]]:
        found = TodayQuery(on, within).fetch()
        return [(one.band, one.who) for one in found if one.source is Source.PLAN]

    assert told(date(2026, 2, 27)) == []
    assert told(date(2026, 3, 10)) == [(Band.THIS_MONTH, "机电队党支部等 2 个")] or told(
        date(2026, 3, 10)
    ) == [(Band.THIS_MONTH, "综采一队党支部等 2 个")]
    assert told(date(2026, 3, 10), branches[0]) == [(Band.THIS_MONTH, "综采一队党支部")]
    day = date(2026, 4, 2)
    make.done(mark_item_done(item_id=item, done_on=day, on=day, organisation_id=branches[0]))
    assert told(date(2026, 4, 2)) == [(Band.OVERDUE, "机电队党支部")]
    assert told(date(2026, 6, 30)) == [(Band.OVERDUE, "机电队党支部")]
    assert told(date(2026, 7, 1)) == []


def test_in_january_the_plan_of_last_year_is_still_asked_after(data):
    make.branch("综采一队党支部")
    plan = make.done(add_plan(year=2026, entered_on=date(2026, 1, 8)))
    for title, month in (("九月的事", 9), ("十月的事", 10), ("十二月的事", 12)):
        values = {"title": title, "owner": "各党支部", "month": month}
        make.done(add_plan_item(plan_id=plan, values=values))

    def told(on: date) -> list[tuple[Band, str]]:
        found = TodayQuery(on).fetch()
        return [(one.band, one.what) for one in found if one.source is Source.PLAN]

    late = Band.OVERDUE
    assert told(date(2027, 1, 5)) == [(late, "十月的事"), (late, "十二月的事")]
    make.done(add_plan(year=2027, entered_on=date(2027, 1, 8)))
    assert told(date(2027, 3, 31)) == [(late, "十二月的事")]
    assert told(date(2027, 4, 1)) == []


def test_a_meeting_that_organisation_life_owes_is_not_asked_for_by_the_plan_too(
    data,
):
    make.branch("综采一队党支部", make.committee())
    plan = make.done(add_plan(year=2026, entered_on=date(2026, 1, 8)))
    for title in ("主题党日", "项目攻关交流会"):
        values = {"title": title, "owner": "各党支部", "month": 3}
        make.done(add_plan_item(plan_id=plan, values=values))
    found = TodayQuery(date(2026, 3, 10)).fetch()
    assert [one.what for one in found if one.source is Source.PLAN] == ["项目攻关交流会"]
