"""Branches and groups merge, split, end and move with their people; past days stay as they were."""

from datetime import date

import pytest

from dangjian_desktop.domain.custom_fields import FieldSubject
from dangjian_desktop.domain.people import FieldKind
from dangjian_desktop.domain.vocabulary import OrganisationKind, Post, SpellEnd, Stage
from dangjian_desktop.operations.organisations import rename_organisation
from dangjian_desktop.operations.people import move_to_branch, move_to_group
from dangjian_desktop.operations.reorganisation import (
    Going,
    GroupFate,
    NewBranch,
    close_branch,
    close_group,
    merge_branches,
    merge_groups,
    move_organisation,
    split_branch,
)
from dangjian_desktop.operations.runner import Operation, RefusedError, Runner, Writer
from dangjian_desktop.queries.examination import ExaminationQuery
from dangjian_desktop.queries.organisations import OrganisationTreeQuery, Tree, ZoneQuery
from dangjian_desktop.queries.roster import RosterQuery, Scope
from dangjian_desktop.storage.models import (
    Attachment,
    CustomField,
    CustomValue,
    Membership,
    OrganisationLink,
    OrganisationSpell,
    PostSpell,
)
from tests import make

BEFORE, DAY, AFTER = date(2026, 5, 31), date(2026, 6, 1), date(2026, 6, 2)
LATER = date(2026, 9, 1)


def outline(on: date) -> list[str]:
    return ["  " * row.depth + row.name for row in OrganisationTreeQuery(on).fetch()]


def places(on: date) -> dict[str, tuple[str, str, tuple[Post, ...]]]:
    """Branch, group and posts of everybody on a day."""
    rows = RosterQuery(on, scope=Scope.EVERYBODY).fetch()
    return {row.facts.name: (row.branch_name, row.group_name, row.posts) for row in rows}


def everything() -> list[object]:
    return [outline(day) for day in (BEFORE, DAY, LATER)] + [
        places(day) for day in (BEFORE, DAY, LATER)
    ]


def refused(runner: Runner, work: Operation[object]) -> str:
    before = everything()
    with pytest.raises(RefusedError) as caught:
        runner.run(work)
    assert everything() == before
    return caught.value.sentence


def links() -> set[tuple[int, int, SpellEnd]]:
    return {(row.predecessor_id, row.successor_id, row.how) for row in OrganisationLink.select()}


class Pair:
    """Two branches under a committee; each has a group, a secretary, a leader and a probationer."""

    def __init__(self) -> None:
        self.committee = make.committee()
        self.first = make.branch("综采一队党支部", self.committee)
        self.second = make.branch("综采二队党支部", self.committee)
        self.first_group = make.group(self.first, "第一党小组")
        self.second_group = make.group(self.second, "第一党小组")
        self.zhang = make.person("张三", self.first, group=self.first_group)
        self.li = make.person("李四", self.second, group=self.second_group)
        self.wang = make.person("王五", self.second, group=self.second_group)
        self.zhao = make.person(
            "赵六", self.second, stage=Stage.PROBATIONARY, admitted_on="2026-01"
        )
        make.post(self.zhang, self.first, Post.SECRETARY)
        make.post(self.li, self.second, Post.SECRETARY)
        make.post(self.wang, self.second_group, Post.GROUP_LEADER)


@pytest.fixture
def pair(runner: Runner) -> Pair:
    return Pair()


def merging(pair: Pair, **changed: object) -> Operation[int]:
    given = {"branch_ids": (pair.first, pair.second), "target_id": pair.first, "on": DAY}
    return merge_branches(**{**given, **changed})


def test_merge_branches_takes_people_and_groups_over_and_ends_posts(runner, pair):
    make.zone("第一协作区", [pair.first, pair.second])
    before = places(BEFORE), outline(BEFORE)
    assert runner.run(merging(pair)).result == pair.first
    assert (places(BEFORE), outline(BEFORE)) == before
    assert outline(DAY) == [
        "星火煤矿党委",
        "  综采一队党支部",
        "    第一党小组",
        "    综采二队第一党小组",
    ]
    now = places(DAY)
    assert now["张三"] == ("综采一队党支部", "第一党小组", (Post.SECRETARY,))
    assert now["李四"] == ("综采一队党支部", "综采二队第一党小组", ())
    assert now["王五"] == ("综采一队党支部", "综采二队第一党小组", (Post.GROUP_LEADER,))
    assert now["赵六"] == ("综采一队党支部", "", ())
    assert links() == {(pair.second, pair.first, SpellEnd.MERGED)}
    ended = OrganisationSpell.get(OrganisationSpell.organisation == pair.second)
    assert ended.ended_by is SpellEnd.MERGED
    assert ZoneQuery(DAY).fetch()[0].branch_ids == (pair.first,)
    assert ZoneQuery(BEFORE).fetch()[0].branch_ids == (pair.first, pair.second)
    runner.undo()
    assert places(DAY) == before[0]
    assert not links()
    runner.redo()
    assert places(AFTER) == now


def test_merge_branches_may_close_the_groups(runner, pair):
    runner.run(merging(pair, groups=GroupFate.CLOSE))
    assert "    综采二队第一党小组" not in outline(DAY)
    assert places(DAY)["王五"] == ("综采一队党支部", "", ())
    assert places(BEFORE)["王五"][1:] == ("第一党小组", (Post.GROUP_LEADER,))
    assert not [r for r in ExaminationQuery(DAY).fetch() if r.check.code.endswith("_elsewhere")]


def test_merge_branches_into_a_new_one_that_takes_over_a_name(runner, pair):
    new = runner.run(
        merging(pair, target_id=None, new_name="综采一队党支部", parent_id=pair.committee)
    ).result
    assert new not in (pair.first, pair.second)
    assert {branch for branch, _g, _p in places(DAY).values()} == {"综采一队党支部"}
    assert places(DAY)["张三"][2] == ()
    assert links() == {(pair.first, new, SpellEnd.MERGED), (pair.second, new, SpellEnd.MERGED)}
    assert [row.organisation_id for row in Tree.on(DAY).of_kind(OrganisationKind.BRANCH)] == [new]


def test_merging_moves_whoever_came_on_the_very_day_without_history(runner, pair):
    newcomer = make.person("钱七", pair.second, since="2026-06-01")
    runner.run(merging(pair))
    (spell,) = Membership.select().where(Membership.person == newcomer)
    assert (spell.branch_id, spell.since.iso) == (pair.first, "2026-06-01")


def test_names_own_fields_and_files_of_the_ended_branch_stay_with_it(runner, pair):
    def enter(writer: Writer) -> None:
        field = writer.insert(
            CustomField, subject=FieldSubject.ORGANISATION, kind=FieldKind.TEXT, label="驻地"
        )
        writer.insert(CustomValue, field=field, organisation=pair.second, value="东区联建楼")
        digest = writer.keep_file(b"scan")
        writer.insert(
            Attachment,
            organisation=pair.second,
            digest=digest,
            name="批复.pdf",
            size=4,
            added_on=make.day("2026-01-01"),
        )

    make.done(Operation("布景", "enter", enter))
    make.done(rename_organisation(organisation_id=pair.second, name="综采三队党支部", on=BEFORE))
    runner.run(merging(pair))
    spells = OrganisationSpell.select().where(OrganisationSpell.organisation == pair.second)
    assert [spell.name for spell in spells.order_by(OrganisationSpell.id)] == [
        "综采二队党支部",
        "综采三队党支部",
    ]
    assert "  综采二队党支部" in outline(date(2026, 5, 1))
    assert CustomValue.get().organisation_id == pair.second
    assert Attachment.get().organisation_id == pair.second


def test_what_merging_refuses(runner, pair):
    assert "两个以上" in refused(runner, merging(pair, branch_ids=(pair.first,)))
    assert "两个以上" in refused(
        runner, merging(pair, branch_ids=(pair.second,), target_id=None, new_name="新支部")
    )
    assert "不是党支部" in refused(
        runner, merging(pair, branch_ids=(pair.first, pair.second_group))
    )
    assert "名称不能为空" in refused(runner, merging(pair, target_id=None, new_name=" "))
    young = make.branch("新成立党支部", pair.committee, since="2026-06-01")
    assert "请选更晚的日期" in refused(runner, merging(pair, branch_ids=(young,)))
    assert "还没有成立" in refused(runner, merging(pair, branch_ids=(young,), on=BEFORE))
    make.done(rename_organisation(organisation_id=pair.second, name="改名党支部", on=LATER))
    assert "2026-09-01 还有变动" in refused(runner, merging(pair))


def test_people_who_change_later_stand_in_the_way_by_name(runner, pair):
    make.done(move_to_branch(person_ids=[pair.li], branch_id=pair.first, on=LATER))
    said = refused(runner, merging(pair))
    assert said.startswith("李四在这一天以后还有变动")
    make.departure(pair.wang, LATER)
    assert refused(runner, merging(pair)).startswith("李四、王五")


def test_split_branch_lets_groups_and_people_go_and_the_rest_stays(runner, pair):
    other = make.group(pair.second, "第二党小组")
    make.done(move_to_group(person_ids=[pair.li], group_id=other, on=date(2026, 2, 1)))
    make.zone("第一协作区", [pair.second])
    before = places(BEFORE), outline(BEFORE)
    parts = (NewBranch("综采三队党支部", (pair.zhao,), (pair.second_group,)),)
    (new,) = runner.run(split_branch(branch_id=pair.second, parts=parts, on=DAY)).result
    assert (places(BEFORE), outline(BEFORE)) == before
    now = places(DAY)
    assert now["王五"] == ("综采三队党支部", "第一党小组", (Post.GROUP_LEADER,))
    assert now["赵六"] == ("综采三队党支部", "", ())
    assert now["李四"] == ("综采二队党支部", "第二党小组", (Post.SECRETARY,))
    assert links() == {(pair.second, new, SpellEnd.SPLIT)}
    assert set(ZoneQuery(DAY).fetch()[0].branch_ids) == {pair.second, new}
    row = Tree.on(DAY).get(new)
    assert row is not None
    assert row.parent_id == pair.committee
    runner.undo()
    assert places(DAY) == before[0]


def test_who_goes_alone_leaves_the_group_and_leads_it_no_more(runner, pair):
    parts = (NewBranch("综采三队党支部", (pair.wang, pair.li)),)
    runner.run(split_branch(branch_id=pair.second, parts=parts, on=DAY))
    assert places(DAY)["王五"] == ("综采三队党支部", "", ())
    assert places(DAY)["李四"] == ("综采三队党支部", "", ())
    assert places(BEFORE)["李四"][2] == (Post.SECRETARY,)


def test_a_branch_that_everybody_leaves_ends_with_the_day(runner, pair):
    parts = (
        NewBranch("综采三队党支部", (pair.li, pair.zhao)),
        NewBranch("综采四队党支部", (), (pair.second_group,)),
    )
    assert "分到了两个" in refused(runner, split_branch(branch_id=pair.second, parts=parts, on=DAY))
    parts = (NewBranch("综采三队党支部", (pair.zhao,)), parts[1])
    runner.run(split_branch(branch_id=pair.second, parts=parts, on=DAY))
    assert "  综采二队党支部" not in outline(DAY)
    assert "  综采二队党支部" in outline(BEFORE)
    ended = OrganisationSpell.get(OrganisationSpell.organisation == pair.second)
    assert ended.ended_by is SpellEnd.SPLIT


def test_what_splitting_refuses(runner, pair):
    def work(*parts: NewBranch) -> Operation[list[int]]:
        return split_branch(branch_id=pair.second, parts=parts, on=DAY)

    assert "还没有要分设的" in refused(runner, work())
    assert "还没有人" in refused(runner, work(NewBranch("综采三队党支部")))
    assert "不属于综采二队党支部" in refused(
        runner, work(NewBranch("综采三队党支部", (pair.zhang,)))
    )
    assert "不属于" in refused(runner, work(NewBranch("新", (), (pair.first_group,))))
    assert "已经有“综采一队党支部”" in refused(
        runner, work(NewBranch("综采一队党支部", (pair.zhao,)))
    )
    assert "名称不能为空" in refused(runner, work(NewBranch("", (pair.zhao,))))


def test_close_branch_sends_everybody_where_told(runner, pair):
    before = places(BEFORE), outline(BEFORE)
    third = make.branch("机电队党支部", pair.committee)
    goings = (Going(pair.first, (pair.li, pair.zhao)), Going(third, (pair.wang,)))
    runner.run(close_branch(branch_id=pair.second, goings=goings, on=DAY))
    now = places(DAY)
    assert now["李四"] == ("综采一队党支部", "", ())
    assert now["王五"] == ("机电队党支部", "", ())
    assert places(BEFORE) == before[0]
    assert "  综采二队党支部" not in outline(DAY)
    assert not links()
    runner.undo()
    assert places(DAY) == before[0]


def test_close_branch_wants_a_place_for_each(runner, pair):
    def work(*goings: Going) -> Operation[None]:
        return close_branch(branch_id=pair.second, goings=goings, on=DAY)

    assert "还有 3 人没有去向：李四、王五、赵六" in refused(runner, work())
    assert "请另选党支部" in refused(runner, work(Going(pair.second, (pair.li,))))
    assert "去向重复" in refused(
        runner, work(Going(pair.first, (pair.li,)), Going(pair.first, (pair.li,)))
    )
    assert "去向重复，或者不在" in refused(runner, work(Going(pair.first, (pair.zhang,))))
    assert "不是党支部" in refused(runner, work(Going(pair.first_group, (pair.li,))))


def test_a_branch_without_people_is_closed_without_places(runner, pair):
    empty = make.branch("空支部", pair.committee)
    make.group(empty, "空小组")
    runner.run(close_branch(branch_id=empty, on=DAY))
    assert "  空支部" not in outline(DAY)
    assert "    空小组" not in outline(DAY)
    assert "    空小组" in outline(BEFORE)


def test_move_organisation_hangs_a_branch_elsewhere_from_a_day_on(runner, pair):
    general = make.general_branch("机电党总支", pair.committee)
    runner.run(move_organisation(organisation_id=pair.second, parent_id=general, on=DAY))
    assert "    综采二队党支部" in outline(DAY)
    assert "  综采二队党支部" in outline(BEFORE)
    assert places(DAY) == places(BEFORE)
    spell = OrganisationSpell.get(OrganisationSpell.organisation == pair.second)
    assert spell.ended_by is SpellEnd.MOVED
    runner.run(move_organisation(organisation_id=pair.second, parent_id=pair.committee, on=DAY))
    assert (
        OrganisationSpell.select().where(OrganisationSpell.organisation == pair.second).count() == 2
    )
    runner.undo()
    runner.undo()
    assert outline(DAY) == outline(BEFORE)


def test_move_organisation_takes_a_group_with_its_people_into_another_branch(runner, pair):
    make.done(rename_organisation(organisation_id=pair.second_group, name="掘进党小组", on=BEFORE))
    runner.run(move_organisation(organisation_id=pair.second_group, parent_id=pair.first, on=DAY))
    assert places(DAY)["王五"] == ("综采一队党支部", "掘进党小组", (Post.GROUP_LEADER,))
    assert places(DAY)["李四"] == ("综采一队党支部", "掘进党小组", ())
    assert places(DAY)["赵六"] == ("综采二队党支部", "", ())
    assert places(BEFORE)["李四"] == ("综采二队党支部", "掘进党小组", (Post.SECRETARY,))


def test_what_moving_refuses(runner, pair):
    def work(key: int, parent: int | None) -> Operation[None]:
        return move_organisation(organisation_id=key, parent_id=parent, on=DAY)

    general = make.general_branch("机电党总支", pair.committee)
    assert "不必改变" in refused(runner, work(pair.second, pair.committee))
    assert "不能设在党支部下面" in refused(runner, work(pair.second, pair.first))
    assert "不能设在最上级下面" in refused(runner, work(pair.second_group, None))
    assert "已经有“第一党小组”" in refused(runner, work(pair.second_group, pair.first))
    make.branch("综采二队党支部", general)
    assert "已经有“综采二队党支部”" in refused(runner, work(pair.second, general))
    below = make.committee("二级党委", pair.committee)
    assert "自己的下级" in refused(runner, work(pair.committee, below))
    make.done(rename_organisation(organisation_id=pair.second_group, name="掘进党小组", on=BEFORE))
    make.departure(pair.li, LATER)
    assert refused(runner, work(pair.second_group, pair.first)).startswith("李四")


def test_merge_groups_and_their_people(runner, pair):
    other = make.group(pair.second, "第二党小组")
    assert (
        runner.run(
            merge_groups(group_ids=(pair.second_group, other), target_id=other, on=DAY)
        ).result
        == 2
    )
    assert places(DAY)["王五"] == ("综采二队党支部", "第二党小组", ())
    assert places(BEFORE)["王五"] == ("综采二队党支部", "第一党小组", (Post.GROUP_LEADER,))
    assert links() == {(pair.second_group, other, SpellEnd.MERGED)}
    runner.undo()
    assert places(DAY)["王五"][1] == "第一党小组"


def test_what_merging_groups_refuses(runner, pair):
    def work(*keys: int, target: int = pair.second_group) -> Operation[int]:
        return merge_groups(group_ids=keys, target_id=target, on=DAY)

    assert "两个以上" in refused(runner, work(pair.second_group))
    assert "同一个党支部" in refused(runner, work(pair.first_group))
    assert "不是党小组" in refused(runner, work(pair.first))


def test_close_group_sends_people_to_another_group_or_to_none(runner, pair):
    other = make.group(pair.second, "第二党小组")
    work = close_group(group_id=pair.second_group, to_group_id=other, on=DAY)
    assert runner.run(work).result == 2
    assert places(DAY)["李四"][1] == "第二党小组"
    runner.undo()
    runner.run(close_group(group_id=pair.second_group, on=DAY))
    assert places(DAY)["李四"][1] == ""
    assert PostSpell.select().where(PostSpell.until.is_null()).count() == 2  # both secretaries
    runner.undo()
    assert "同一个党支部" in refused(
        runner, close_group(group_id=pair.second_group, to_group_id=pair.first_group, on=DAY)
    )
