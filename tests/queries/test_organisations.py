"""The tree, the zones and the counts as of a day."""

from datetime import date

import pytest

from dangjian_desktop.domain.vocabulary import OrganisationKind, Stage
from dangjian_desktop.operations.organisations import (
    close_organisation,
    move_to_zone,
    rename_organisation,
)
from dangjian_desktop.operations.people import move_to_branch
from dangjian_desktop.queries.organisations import (
    Headcount,
    HeadcountQuery,
    OrganisationTreeQuery,
    Tree,
    ZoneQuery,
    ZoneRow,
    named,
)
from tests import make

NEW_YEAR = date(2026, 1, 1)
BEFORE = date(2025, 12, 31)


@pytest.fixture(autouse=True)
def _open(data):
    """Every test here fills a fresh file."""


def outline(on: date) -> list[str]:
    return ["  " * row.depth + row.name for row in OrganisationTreeQuery(on).fetch()]


def test_an_empty_file_has_no_tree_no_counts_and_no_zones(on):
    assert OrganisationTreeQuery(on).fetch() == []
    assert HeadcountQuery(on).fetch() == {}
    assert ZoneQuery(on).fetch() == []
    assert Tree.on(on).rows == ()


def test_the_tree_goes_from_the_root_down_in_the_order_of_entering(on):
    committee = make.committee("矿党委")
    second = make.branch("乙支部", committee)
    general = make.general_branch("机电总支", committee)
    make.group(second, "二组")
    make.group(second, "一组")
    make.branch("甲支部", general)
    assert outline(on) == ["矿党委", "  乙支部", "    二组", "    一组", "  机电总支", "    甲支部"]


def test_a_row_tells_what_the_node_is(on):
    committee = make.committee()
    branch = make.branch("一支部", committee, since="2020-03")
    row = Tree.on(on).get(branch)
    assert (row.kind, row.name, row.parent_id, row.depth) == (
        OrganisationKind.BRANCH,
        "一支部",
        committee,
        1,
    )
    assert row.since == make.day("2020-03")
    assert len(row.uid) == 16


def test_the_tree_of_a_past_day_has_the_names_and_nodes_of_that_day():
    committee = make.committee("矿党委")
    renamed = make.branch("一支部", committee)
    closed = make.branch("二支部", committee)
    make.branch("三支部", committee, since="2026-01-01")
    make.done(rename_organisation(organisation_id=renamed, name="新一支部", on=NEW_YEAR))
    make.done(close_organisation(organisation_id=closed, on=NEW_YEAR))
    assert outline(BEFORE) == ["矿党委", "  一支部", "  二支部"]
    assert outline(NEW_YEAR) == ["矿党委", "  新一支部", "  三支部"]
    assert Tree.on(BEFORE).get(renamed).uid == Tree.on(NEW_YEAR).get(renamed).uid


def test_a_tree_answers_who_stands_where(on):
    committee = make.committee("矿党委")
    branch = make.branch("一支部", committee)
    group = make.group(branch, "一组")
    alone = make.branch("直属支部")
    tree = Tree.on(on)
    assert tree.below(committee) == {committee, branch, group}
    assert tree.below(group) == {group}
    assert tree.below(404) == {404}
    assert [row.name for row in tree.children(None)] == ["矿党委", "直属支部"]
    assert [row.name for row in tree.children(branch)] == ["一组"]
    assert [row.organisation_id for row in tree.of_kind(OrganisationKind.BRANCH)] == [branch, alone]
    assert [row.name for row in tree.path(group)] == ["矿党委", "一支部", "一组"]
    assert tree.path(404) == []
    assert tree.get(None) is None
    assert tree.get(404) is None
    assert [row.organisation_id for row in named(tree.rows, "一组")] == [group]


def test_people_are_counted_for_their_branch_and_everything_above(on):
    committee = make.committee()
    general = make.general_branch(under=committee)
    first, second = make.branch("一支部", general), make.branch("二支部", committee)
    group = make.group(first)
    make.person("甲", first, group=group)
    make.person("乙", first, stage=Stage.PROBATIONARY)
    make.person("丙", first, stage=Stage.ACTIVIST, group=group)
    make.person("丁", second)
    empty = make.branch("三支部", committee)
    counts = HeadcountQuery(on).fetch()
    assert counts[first] == Headcount(full=1, probationary=1, others=1)
    assert counts[group] == Headcount(full=1, others=1)
    assert counts[general] == counts[first]
    assert counts[committee] == Headcount(full=2, probationary=1, others=1)
    assert counts[empty] == Headcount()
    assert counts[committee].members == 3


def test_counts_follow_the_day():
    first, second = make.branch("一支部"), make.branch("二支部")
    group = make.group(first)
    mover = make.person("甲", first, group=group)
    leaver = make.person("乙", first, group=group)
    make.person("丙", second, since="2026-01-01")
    make.person("丁", second, admitted_on="2025-06-01", confirmed_on="2026-06-01")
    make.done(move_to_branch(person_ids=[mover], branch_id=second, on=NEW_YEAR))
    make.departure(leaver, NEW_YEAR)
    before, after = HeadcountQuery(BEFORE).fetch(), HeadcountQuery(NEW_YEAR).fetch()
    assert (before[first].full, before[group].full, before[second].full) == (2, 2, 0)
    assert before[second].probationary == 1
    assert (after[first].full, after[group].full, after[second].full) == (0, 0, 2)
    assert HeadcountQuery(date(2025, 5, 31)).fetch()[second] == Headcount()
    assert HeadcountQuery(date(2026, 6, 1)).fetch()[second] == Headcount(full=3)


def test_an_admission_and_confirmation_on_one_day_count_once(on):
    branch = make.branch()
    make.person("甲", branch, admitted_on="1970-07-01", confirmed_on="1970-07-01")
    make.person("乙", branch, admitted_on="1970-07-01")
    assert HeadcountQuery(on).fetch()[branch] == Headcount(full=2)
    assert HeadcountQuery(date(1970, 7, 1)).fetch()[branch] == Headcount(full=2)


def test_zones_have_the_branches_of_the_day(on):
    one, two, three = (make.branch(f"{n}支部") for n in "一二三")
    first = make.zone("第一协作区", [one, two])
    second = make.zone("第二协作区")
    make.done(move_to_zone(branch_id=two, zone_id=second, on=NEW_YEAR))
    make.done(move_to_zone(branch_id=three, zone_id=first, on=NEW_YEAR))
    assert ZoneQuery(BEFORE).fetch() == [
        ZoneRow(first, "第一协作区", (one, two)),
        ZoneRow(second, "第二协作区", ()),
    ]
    assert ZoneQuery(on).fetch() == [
        ZoneRow(first, "第一协作区", (one, three)),
        ZoneRow(second, "第二协作区", (two,)),
    ]
