"""Setting up, renaming, closing, grouping into zones."""

from datetime import date

import pytest

from dangjian_desktop.domain.organisation_names import LONGEST_NAME
from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.operations.organisations import (
    add_first_branch,
    add_organisation,
    add_zone,
    close_organisation,
    correct_organisation_name,
    move_to_zone,
    rename_organisation,
)
from dangjian_desktop.operations.runner import Operation, RefusedError, Runner
from dangjian_desktop.queries.organisations import OrganisationTreeQuery, Tree, ZoneQuery
from dangjian_desktop.storage.models import OrganisationSpell
from tests import make

BEFORE, DAY, LATER = date(2025, 12, 31), date(2026, 1, 1), date(2026, 6, 1)
KINDS = OrganisationKind


def outline(on: date = DAY) -> list[str]:
    return ["  " * row.depth + row.name for row in OrganisationTreeQuery(on).fetch()]


def zones(on: date) -> dict[str, tuple[int, ...]]:
    return {row.name: row.branch_ids for row in ZoneQuery(on).fetch()}


def refused(runner: Runner, operation: Operation[object]) -> str:
    before = outline(BEFORE), outline(), outline(LATER), zones(DAY)
    with pytest.raises(RefusedError) as caught:
        runner.run(operation)
    assert (outline(BEFORE), outline(), outline(LATER), zones(DAY)) == before
    assert runner.undo_label is None
    return caught.value.sentence


def add(runner: Runner, kind: OrganisationKind, name: str, parent_id: int | None = None) -> int:
    return runner.run(add_organisation(kind=kind, name=name, parent_id=parent_id)).result


def test_add_organisation_builds_the_tree_and_undo_takes_it_down(runner):
    committee = add(runner, KINDS.COMMITTEE, "矿党委")
    general = add(runner, KINDS.GENERAL_BRANCH, "机电党总支", committee)
    branch = add(runner, KINDS.BRANCH, "　机电一队 党支部 ", general)
    add(runner, KINDS.PARTY_GROUP, "一组", branch)
    assert outline() == ["矿党委", "  机电党总支", "    机电一队党支部", "      一组"]
    for left in (3, 2, 1, 0):
        runner.undo()
        assert len(outline()) == left
    runner.redo()
    assert outline() == ["矿党委"]


@pytest.mark.parametrize(
    ("kind", "above"),
    [
        (KINDS.PARTY_GROUP, None),
        (KINDS.PARTY_GROUP, KINDS.COMMITTEE),
        (KINDS.PARTY_GROUP, KINDS.GENERAL_BRANCH),
        (KINDS.PARTY_GROUP, KINDS.PARTY_GROUP),
        (KINDS.BRANCH, KINDS.BRANCH),
        (KINDS.BRANCH, KINDS.PARTY_GROUP),
        (KINDS.GENERAL_BRANCH, KINDS.GENERAL_BRANCH),
        (KINDS.GENERAL_BRANCH, KINDS.BRANCH),
        (KINDS.COMMITTEE, KINDS.BRANCH),
    ],
)
def test_add_organisation_refuses_a_place_where_its_kind_does_not_stand(runner, kind, above):
    branch = make.branch("一支部")
    parents = {
        None: None,
        KINDS.BRANCH: branch,
        KINDS.PARTY_GROUP: make.group(branch),
        KINDS.COMMITTEE: make.committee(),
        KINDS.GENERAL_BRANCH: make.general_branch(),
    }
    sentence = refused(runner, add_organisation(kind=kind, name="新", parent_id=parents[above]))
    assert "不能设在" in sentence
    assert "请另选上级组织" in sentence


@pytest.mark.parametrize(
    ("name", "told"),
    [("", "不能为空"), (" 　\n", "不能为空"), ("长" * (LONGEST_NAME + 1), "最多 80 个字")],
)
def test_add_organisation_refuses_a_name_that_is_none(runner, name, told):
    assert told in refused(runner, add_organisation(kind=KINDS.BRANCH, name=name))


def test_add_organisation_refuses_a_name_that_a_brother_has(runner):
    committee = make.committee()
    make.branch("一支部", committee)
    again = add_organisation(kind=KINDS.BRANCH, name="一 支部", parent_id=committee)
    assert refused(runner, again) == "已经有“一支部”。请换一个名称。"
    add(runner, KINDS.BRANCH, "一支部")  # elsewhere it is another


def test_add_organisation_refuses_a_parent_that_is_closed_or_was_never_there(runner):
    committee = make.committee()
    make.done(close_organisation(organisation_id=committee, on=BEFORE))
    for parent in (committee, 404):
        sentence = refused(
            runner, add_organisation(kind=KINDS.BRANCH, name="一支部", parent_id=parent)
        )
        assert sentence == "上级组织不存在或已撤销。请另选上级组织。"


def test_a_closed_organisations_name_may_be_used_again(runner):
    make.done(close_organisation(organisation_id=make.branch("一支部"), on=BEFORE))
    add(runner, KINDS.BRANCH, "一支部")
    assert outline() == ["一支部"]


def test_add_first_branch_is_one_undo_with_and_without_a_committee(runner):
    branch = runner.run(add_first_branch(committee_name="矿党委", branch_name="一支部")).result
    assert outline() == ["矿党委", "  一支部"]
    assert Tree.on(DAY).get(branch).name == "一支部"
    runner.undo()
    assert outline() == []
    runner.run(add_first_branch(committee_name=" ", branch_name="一支部"))
    assert outline() == ["一支部"]


def test_add_first_branch_refuses_an_empty_name_and_leaves_no_committee_behind(runner):
    sentence = refused(runner, add_first_branch(committee_name="矿党委", branch_name=" "))
    assert "不能为空" in sentence
    assert outline() == []


def test_rename_organisation_keeps_the_old_name_before_the_day(runner):
    branch = make.branch("一支部")
    runner.run(rename_organisation(organisation_id=branch, name=" 新一支部", on=DAY))
    assert (outline(BEFORE), outline(DAY)) == (["一支部"], ["新一支部"])
    runner.undo()
    assert (outline(BEFORE), outline(DAY)) == (["一支部"], ["一支部"])
    runner.redo()
    assert outline(DAY) == ["新一支部"]


def test_rename_organisation_twice_on_one_day_leaves_one_spell(runner):
    branch = make.branch("一支部")
    for name in ("新支部", "新一支部"):
        runner.run(rename_organisation(organisation_id=branch, name=name, on=DAY))
    assert (outline(BEFORE), outline(DAY)) == (["一支部"], ["新一支部"])
    assert OrganisationSpell.select().count() == 2


def test_rename_organisation_to_the_name_it_has_changes_nothing(runner):
    branch = make.branch("一支部")
    runner.run(rename_organisation(organisation_id=branch, name="一支部", on=DAY))
    assert runner.undo_label is None


def test_rename_organisation_on_a_past_day_leaves_a_later_name_alone(runner):
    branch = make.branch("一支部")
    runner.run(rename_organisation(organisation_id=branch, name="三支部", on=LATER))
    runner.run(rename_organisation(organisation_id=branch, name="二支部", on=DAY))
    assert [outline(day) for day in (BEFORE, DAY, LATER)] == [["一支部"], ["二支部"], ["三支部"]]


def test_rename_organisation_refuses_what_is_taken_empty_or_not_there_yet(runner):
    one, _two = make.branch("一支部"), make.branch("二支部")
    late = make.branch("三支部", since="2026-05-01")

    def rename(organisation_id: int, name: str) -> Operation[None]:
        return rename_organisation(organisation_id=organisation_id, name=name, on=DAY)

    assert "已经有“二支部”" in refused(runner, rename(one, "二支部"))
    assert "不能为空" in refused(runner, rename(one, ""))
    assert "并不存在" in refused(runner, rename(late, "四支部"))


def test_correct_organisation_name_leaves_no_history_of_the_mistake(runner):
    branch = make.branch("一之部")
    runner.run(correct_organisation_name(organisation_id=branch, name="一支部", on=DAY))
    assert (outline(BEFORE), outline(DAY)) == (["一支部"], ["一支部"])
    runner.undo()
    assert outline(DAY) == ["一之部"]


def test_correct_organisation_name_refuses_what_is_taken(runner):
    one, _two = make.branch("一支部"), make.branch("二支部")
    taken = correct_organisation_name(organisation_id=one, name="二支部", on=DAY)
    assert "已经有" in refused(runner, taken)


def test_close_organisation_ends_it_from_the_day_on(runner):
    branch = make.branch("一支部")
    runner.run(close_organisation(organisation_id=branch, on=DAY))
    assert (outline(BEFORE), outline(DAY)) == (["一支部"], [])
    runner.undo()
    assert outline(DAY) == ["一支部"]


def test_close_organisation_is_refused_while_people_or_groups_belong_to_it(runner):
    branch = make.branch("一支部")
    group = make.group(branch, "一组")
    person = make.person("张三", branch, group=group)
    make.person("李四", branch, since="2026-03-01")  # only after the day
    assert "一支部还有 2 人" in refused(runner, close_organisation(organisation_id=branch, on=DAY))
    assert "一组还有 1 人" in refused(runner, close_organisation(organisation_id=group, on=DAY))
    make.departure(person, BEFORE)
    assert "还有 1 人" in refused(runner, close_organisation(organisation_id=branch, on=DAY))


def test_close_organisation_is_refused_while_something_stands_below(runner):
    branch = make.branch("一支部")
    group = make.group(branch, "一组")
    assert "下面还有一组" in refused(runner, close_organisation(organisation_id=branch, on=DAY))
    make.done(close_organisation(organisation_id=group, on=LATER))
    assert "下面还有一组" in refused(runner, close_organisation(organisation_id=branch, on=DAY))
    runner.run(close_organisation(organisation_id=branch, on=LATER))
    assert outline(LATER) == []


def test_close_organisation_is_refused_before_a_later_name_and_after_its_end(runner):
    branch = make.branch("一支部")
    make.done(rename_organisation(organisation_id=branch, name="二支部", on=LATER))
    sentence = refused(runner, close_organisation(organisation_id=branch, on=DAY))
    assert sentence == "一支部在 2026-06-01 还有变动。请选更晚的日期。"
    make.done(close_organisation(organisation_id=branch, on=LATER))
    assert "并不存在" in refused(runner, close_organisation(organisation_id=branch, on=LATER))


def test_add_zone_and_move_to_zone_are_undone_one_by_one(runner):
    branch = make.branch()
    first = runner.run(add_zone(name="第一协作区")).result
    second = runner.run(add_zone(name="第二协作区")).result
    runner.run(move_to_zone(branch_id=branch, zone_id=first, on=None))
    runner.run(move_to_zone(branch_id=branch, zone_id=second, on=DAY))
    assert zones(BEFORE) == {"第一协作区": (branch,), "第二协作区": ()}
    assert zones(DAY) == {"第一协作区": (), "第二协作区": (branch,)}
    runner.undo()
    assert zones(DAY) == {"第一协作区": (branch,), "第二协作区": ()}
    runner.undo()
    assert zones(DAY) == {"第一协作区": (), "第二协作区": ()}
    runner.undo()
    assert zones(DAY) == {"第一协作区": ()}


def test_add_zone_refuses_a_name_that_is_taken_or_none(runner):
    make.zone("第一协作区")
    assert refused(runner, add_zone(name="第一 协作区")) == "已经有“第一协作区”。请换一个名称。"
    assert "不能为空" in refused(runner, add_zone(name=""))


def test_move_to_zone_out_of_all_zones_and_into_the_same_one(runner):
    branch = make.branch()
    zone = make.zone("第一协作区", [branch])
    runner.run(move_to_zone(branch_id=branch, zone_id=zone, on=DAY))
    assert runner.undo_label is None
    runner.run(move_to_zone(branch_id=branch, zone_id=None, on=DAY))
    assert (zones(BEFORE), zones(DAY)) == ({"第一协作区": (branch,)}, {"第一协作区": ()})


def test_move_to_zone_twice_on_one_day_is_a_correction(runner):
    branch = make.branch()
    first, second = make.zone("甲区"), make.zone("乙区")
    for zone in (first, second):
        runner.run(move_to_zone(branch_id=branch, zone_id=zone, on=DAY))
    assert zones(DAY) == {"甲区": (), "乙区": (branch,)}
    runner.undo()
    assert zones(DAY) == {"甲区": (branch,), "乙区": ()}


def test_move_to_zone_refuses_a_missing_day_and_one_before_it_came(runner):
    branch = make.branch()
    first, second = make.zone("甲区"), make.zone("乙区")
    make.done(move_to_zone(branch_id=branch, zone_id=first, on=DAY))
    sentence = refused(runner, move_to_zone(branch_id=branch, zone_id=second, on=None))
    assert "请填写变动日期" in sentence
    sentence = refused(runner, move_to_zone(branch_id=branch, zone_id=second, on=BEFORE))
    assert "2026-01-01" in sentence
