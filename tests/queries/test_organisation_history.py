"""The history of an organisation: names, parents, leaders, zones, merging and closing."""

from datetime import date

import pytest

from dangjian_desktop.domain.vocabulary import Post, SpellEnd
from dangjian_desktop.operations.organisations import (
    close_organisation,
    move_to_zone,
    rename_organisation,
)
from dangjian_desktop.operations.people import end_post, move_to_group
from dangjian_desktop.operations.reorganisation import merge_branches
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.organisation_history import OrganisationHistoryQuery
from dangjian_desktop.storage.models import OrganisationLink, OrganisationSpell
from tests import make

ON = date(2026, 11, 21)


@pytest.fixture
def committee(data):
    return make.committee()


def told(organisation_id: int, on: date = ON) -> list[tuple[str, str, str, str]]:
    return [
        (
            row.kind.value,
            row.text,
            row.since.printed if row.since else "",
            row.until.printed if row.until else "",
        )
        for row in OrganisationHistoryQuery(organisation_id, on).fetch()
    ]


def test_a_name_and_a_parent_last_as_long_as_they_stay_the_same(committee):
    branch = make.branch("综采一队党支部", committee, since="2020-07")
    make.done(rename_organisation(organisation_id=branch, name="采煤党支部", on=date(2024, 5, 1)))
    assert told(branch) == [
        ("名称", "采煤党支部", "2024-05-01", ""),
        ("成立", "成立", "2020年7月", ""),
        ("名称", "综采一队党支部", "2020年7月", "2024-05-01"),
        ("隶属", "星火煤矿党委", "2020年7月", ""),
    ]
    then = told(branch, date(2024, 4, 30))
    assert ("名称", "综采一队党支部", "2020年7月", "") in then
    assert len(then) == 3


def test_another_parent_is_told_and_the_name_goes_on(committee):
    other = make.general_branch("机电党总支", committee)
    branch = make.branch("一支部", committee)
    spell = OrganisationSpell.get(OrganisationSpell.organisation == branch)

    def move(writer):
        day = make.day("2025-01-01")
        writer.update(OrganisationSpell, spell.id, until=day, ended_by=SpellEnd.MOVED)
        writer.insert(
            OrganisationSpell, organisation=branch, parent=other, name="一支部", since=day
        )

    make.done(Operation("布景", "move", move))
    assert told(branch) == [
        ("隶属", "机电党总支", "2025-01-01", ""),
        ("名称", "一支部", "", ""),
        ("隶属", "星火煤矿党委", "", "2025-01-01"),
    ]


def test_secretaries_follow_each_other_and_zones_too(committee):
    branch = make.branch("一支部", committee)
    first = make.person("张三", branch)
    post = make.post(first, branch, on=date(2022, 1, 1))
    make.done(end_post(spell_id=post, on=date(2024, 1, 1)))
    make.post(make.person("李四", branch), branch, on=date(2024, 1, 1))
    make.post(first, branch, Post.PUBLICITY_MEMBER, date(2024, 1, 1))
    zone = make.zone("第一协作区")
    make.done(move_to_zone(branch_id=branch, zone_id=zone, on=date(2025, 1, 1)))
    assert told(branch)[:3] == [
        ("协作区", "第一协作区", "2025-01-01", ""),
        ("书记", "支部书记 李四", "2024-01-01", ""),
        ("书记", "支部书记 张三", "2022-01-01", "2024-01-01"),
    ]
    group = make.group(branch)
    make.done(move_to_group(person_ids=[first], group_id=group, on=date(2025, 1, 1)))
    make.post(first, group, Post.GROUP_LEADER, date(2025, 6, 1))
    assert ("书记", "党小组长 张三", "2025-06-01", "") in told(group)


@pytest.mark.parametrize(
    ("how", "old", "new"),
    [
        (SpellEnd.MERGED, "并入二支部", "一支部并入"),
        (SpellEnd.SPLIT, "分设出二支部", "从一支部分设"),
    ],
)
def test_merging_and_splitting_are_told_of_both(committee, how, old, new):
    first, second = make.branch("一支部", committee), make.branch("二支部", committee)

    def link(writer):
        writer.insert(
            OrganisationLink,
            predecessor=first,
            successor=second,
            linked_on=make.day("2025-03-01"),
            how=how,
        )

    make.done(Operation("布景", "link", link))
    assert told(first)[0] == ("合并分设", old, "2025-03-01", "")
    assert told(second)[0] == ("合并分设", new, "2025-03-01", "")


def test_a_closed_organisation_says_so(committee):
    branch = make.branch("一支部", committee, since="2020-01-01")
    make.done(close_organisation(organisation_id=branch, on=date(2025, 1, 1)))
    assert told(branch)[0] == ("撤销", "撤销", "2025-01-01", "")
    assert told(branch)[-1][3] == "2025-01-01"
    assert told(99) == []


def test_one_that_was_merged_into_another_says_so_once(committee):
    first, second = make.branch("一支部", committee), make.branch("二支部", committee)
    make.person("张三", first)
    make.done(merge_branches(branch_ids=[first], target_id=second, on=date(2025, 3, 1)))
    assert [line for line in told(first) if line[2] == "2025-03-01"] == [
        ("合并分设", "并入二支部", "2025-03-01", "")
    ]
    assert ("合并分设", "一支部并入", "2025-03-01", "") in told(second)
