"""Year plans: handed down without doubles, met by activities, ticked by hand, copied, removed."""

from datetime import date

import pytest

from dangjian_desktop.domain.plans import ItemState
from dangjian_desktop.operations.activities import change_activity
from dangjian_desktop.operations.plans import (
    add_first_item,
    add_item_activity,
    add_plan,
    add_plan_item,
    build_plan_copy,
    build_plan_instances,
    change_own_item,
    change_plan,
    change_plan_item,
    mark_item_done,
    remove_plan,
    remove_plan_item,
    reopen_plan_item,
)
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.plans import PlanItemsQuery, PlansQuery, heat_rows
from dangjian_desktop.storage.models import Activity, PlanItem
from tests import make

ON = date(2026, 11, 21)


@pytest.fixture
def mine(data):
    committee = make.committee()
    first = make.branch("综采一队党支部", committee)
    second = make.branch("机电队党支部", committee)
    make.group(first)
    zone = make.zone("第一协作区", [first, second])
    plan = make.done(add_plan(year=2026, entered_on=ON))
    return {"plan": plan, "first": first, "second": second, "zone": zone}


def item(mine, title, owner="各党支部", month=3, **values):
    given = {"title": title, "owner": owner, "month": month, **values}
    return make.done(add_plan_item(plan_id=mine["plan"], values=given))


def owed(mine, item_id, on=ON):
    rows = PlanItemsQuery(mine["plan"], on).fetch()
    (row,) = [row for row in rows if row.item_id == item_id]
    return {one.holder.name: one for one in row.owed}


def held(kind, branch, day, **values):
    activity = make.activity(kind, branch, day, **values)
    make.done(change_activity(activity_id=activity, values={"minutes": "有记录"}, on=ON))
    return activity


def test_handing_down_adds_what_is_missing_and_never_doubles(mine, runner):
    item(mine, "党课")
    item(mine, "党小组会", "各党小组")
    item(mine, "工作总结", "各协作区")
    assert runner.run(build_plan_instances(plan_id=mine["plan"])).result == 4
    assert runner.run(build_plan_instances(plan_id=mine["plan"])).result == 0
    make.branch("通风队党支部")
    assert runner.run(build_plan_instances(plan_id=mine["plan"])).result == 1
    runner.undo()
    assert PlanItem.select().where(PlanItem.template.is_null(False)).count() == 4


def test_a_branch_set_up_later_owes_nothing_before(mine):
    lecture, later = item(mine, "党课", month=3), item(mine, "党课", month=10)
    make.branch("新建党支部", since="2026-07-01")
    assert "新建党支部" not in owed(mine, lecture)
    assert "新建党支部" in owed(mine, later)


def test_an_activity_of_the_kind_held_in_the_month_meets_it(mine):
    lecture = item(mine, "党课", due_on=date(2026, 3, 20))
    held("party_lecture", mine["first"], "2026-03-20")
    held("party_lecture", mine["second"], "2026-03-21")
    found = owed(mine, lecture)
    assert found["综采一队党支部"].state is ItemState.DONE
    assert found["机电队党支部"].state is ItemState.LATE
    assert "晚于时限 2026-03-20" in str(found["机电队党支部"].judged.reason)


def test_what_is_only_planned_of_another_kind_or_month_does_not(mine):
    lecture = item(mine, "党课", month=12)
    make.activity("party_lecture", mine["first"], "2026-12-10")
    held("themed_day", mine["second"], "2026-11-10")
    found = owed(mine, lecture)
    assert found["综采一队党支部"].state is ItemState.PLANNED
    assert found["机电队党支部"].state is ItemState.OPEN
    assert owed(mine, lecture, date(2027, 1, 1))["机电队党支部"].state is ItemState.OVERDUE
    assert owed(mine, lecture, date(2026, 12, 31))["机电队党支部"].state is ItemState.OPEN


def test_one_activity_meets_one_item(mine):
    one, other = item(mine, "党课一"), item(mine, "党课二")
    held("party_lecture", mine["first"], "2026-03-20")
    states = [owed(mine, each)["综采一队党支部"].state for each in (one, other)]
    assert states == [ItemState.DONE, ItemState.OVERDUE]


def test_an_item_becomes_an_activity_of_its_own(mine):
    lecture = item(mine, "党课", fixed_actions="书记讲授", month=2)
    with pytest.raises(RefusedError, match="哪一个单位"):
        make.done(add_item_activity(item_id=lecture, entered_on=ON))
    made = make.done(
        add_item_activity(item_id=lecture, entered_on=ON, organisation_id=mine["first"])
    )
    row = Activity.get_by_id(made)
    assert (row.kind, row.held_on, row.fixed_actions) == (
        "party_lecture",
        date(2026, 2, 28),
        "书记讲授",
    )
    make.done(change_activity(activity_id=made, values={"minutes": "讲了"}, on=ON))
    found = owed(mine, lecture)["综采一队党支部"]
    assert (found.state, found.judged.activity_id) == (ItemState.DONE, made)
    joint = item(mine, "联创共建", "第一协作区", zone_id=mine["zone"], month=2)
    zone_activity = make.done(add_item_activity(item_id=joint, entered_on=ON))
    assert Activity.get_by_id(zone_activity).zone_id == mine["zone"]
    with pytest.raises(RefusedError, match="不是活动"):
        make.done(
            add_item_activity(
                item_id=item(mine, "工作计划"), entered_on=ON, organisation_id=mine["first"]
            )
        )


def test_a_title_that_an_activity_cannot_hold_stands_whole_in_its_content(mine):
    long = f"党课：{'讲' * 150}"
    lecture = item(mine, long)
    work = add_item_activity(item_id=lecture, entered_on=ON, organisation_id=mine["first"])
    made = Activity.get_by_id(make.done(work))
    assert (made.title, made.content) == (long[:120], long)


def test_what_is_no_activity_is_ticked_by_hand(mine, runner):
    plan = item(mine, "年度工作计划", due_on=date(2026, 3, 28))
    assert owed(mine, plan)["综采一队党支部"].state is ItemState.OVERDUE
    told = {"item_id": plan, "on": ON, "organisation_id": mine["first"]}
    with pytest.raises(RefusedError, match="还没有到"):
        make.done(mark_item_done(done_on=date(2026, 11, 22), **told))
    runner.run(mark_item_done(done_on=date(2026, 3, 28), note="已上报", **told))
    found = owed(mine, plan)
    assert found["综采一队党支部"].state is ItemState.DONE
    assert found["综采一队党支部"].done_note == "已上报"
    assert found["机电队党支部"].state is ItemState.OVERDUE
    make.done(mark_item_done(done_on=date(2026, 3, 29), **told))
    assert owed(mine, plan)["综采一队党支部"].state is ItemState.LATE
    make.done(reopen_plan_item(item_id=found["综采一队党支部"].item_id))
    assert owed(mine, plan)["综采一队党支部"].state is ItemState.OVERDUE


def test_one_of_many_has_a_day_and_actions_of_its_own(mine, runner):
    lecture = item(mine, "党课", due_on=date(2026, 3, 10))
    told = {"item_id": lecture, "organisation_id": mine["first"]}
    own = {"due_on": date(2026, 3, 25), "own_actions": "现场参观"}
    with pytest.raises(RefusedError, match="哪一个单位"):
        make.done(change_own_item(item_id=lecture, values=own))
    with pytest.raises(RefusedError, match="有 401 个字，最多 400 个"):
        make.done(change_own_item(values={"own_actions": "参" * 401}, **told))
    assert not PlanItem.select().where(PlanItem.template == lecture).exists()
    runner.run(change_own_item(values=own, **told))
    found = owed(mine, lecture)
    first, second = found["综采一队党支部"], found["机电队党支部"]
    assert (first.due_on, first.own_actions) == (date(2026, 3, 25), "现场参观")
    assert (second.due_on, second.own_actions) == (date(2026, 3, 10), "")
    runner.run(mark_item_done(done_on=date(2026, 3, 20), on=ON, **told))
    assert owed(mine, lecture)["综采一队党支部"].state is ItemState.DONE
    runner.undo()
    runner.undo()
    assert owed(mine, lecture)["综采一队党支部"].state is ItemState.OVERDUE


def test_changes_reach_those_handed_down_but_not_their_own_words(mine):
    lecture = item(mine, "党课")
    make.done(build_plan_instances(plan_id=mine["plan"]))
    first, second = PlanItem.select().where(PlanItem.template == lecture).order_by(PlanItem.id)
    make.done(change_plan_item(item_id=first.id, values={"own_actions": "参观"}))
    make.done(change_plan_item(item_id=lecture, values={"own_actions": "微党课", "month": 4}))
    rows = [PlanItem.get_by_id(one.id) for one in (first, second)]
    assert [row.own_actions for row in rows] == ["参观", "微党课"]
    assert [row.month for row in rows] == [4, 4]
    with pytest.raises(RefusedError, match="月份"):
        make.done(change_plan_item(item_id=lecture, values={"month": 13}))
    make.done(remove_plan_item(item_id=lecture))
    assert not PlanItem.select().exists()


def test_last_years_plan_is_a_beginning(mine):
    item(mine, "党课", month=2, due_on=date(2026, 2, 28))
    made = make.done(build_plan_copy(from_plan_id=mine["plan"], year=2028, entered_on=ON))
    copy = PlanItem.get(PlanItem.plan == made)
    assert copy.due_on == date(2028, 2, 28)
    with pytest.raises(RefusedError, match="已经有计划"):
        make.done(build_plan_copy(from_plan_id=mine["plan"], year=2028, entered_on=ON))
    make.done(change_plan(plan_id=made, title="新计划"))
    assert [row.title for row in PlansQuery().fetch()] == ["新计划", "2026年度工作运行表"]
    make.done(remove_plan(plan_id=made))
    assert len(PlansQuery().fetch()) == 1


def test_the_heat_map_counts_by_month_and_puts_groups_with_their_branch(mine):
    item(mine, "党课")
    item(mine, "党小组会", "各党小组")
    item(mine, "工作总结", "各协作区", month=6)
    held("party_lecture", mine["first"], "2026-03-20")
    rows = {row.name: row for row in heat_rows(PlanItemsQuery(mine["plan"], ON).fetch(), ON)}
    assert list(rows) == ["第一协作区", "综采一队党支部", "机电队党支部"]
    assert rows["综采一队党支部"].cells == {3: (1, 1, 2)}
    assert (rows["第一协作区"].done, rows["第一协作区"].total) == (0, 1)
    within = PlanItemsQuery(mine["plan"], ON, within=mine["first"]).fetch()
    assert len(within) == 2


def test_a_plan_begins_with_its_first_item_or_not_at_all(mine):
    values = {"title": "党课", "owner": "机电队党支部", "month": 5}
    with pytest.raises(RefusedError, match="2026 年已经有计划"):
        make.done(add_first_item(year=2026, values=values, entered_on=ON))
    with pytest.raises(RefusedError, match="没有填写工作内容"):
        make.done(add_first_item(year=2027, values={**values, "title": " "}, entered_on=ON))
    assert [plan.year for plan in PlansQuery().fetch()] == [2026]
    plan = make.done(add_first_item(year=2027, values=values, entered_on=ON))
    (row,) = PlanItemsQuery(plan, ON).fetch()
    assert (row.number, row.kind, row.organisation_id) == (1, "party_lecture", mine["second"])


def test_the_owner_follows_when_it_is_written_anew(mine):
    one = item(mine, "党课", owner="综采一队党支部")
    assert [*owed(mine, one)] == ["综采一队党支部"]
    make.done(change_plan_item(item_id=one, values={"owner": "第一协作区"}))
    assert [*owed(mine, one)] == ["第一协作区"]
    make.done(change_plan_item(item_id=one, values={"owner": "各党支部"}))
    assert len(owed(mine, one)) == 2
