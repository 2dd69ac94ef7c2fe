"""Appointing who leads a group: of the group, 正式党员 on the day, one at a time."""

from datetime import date

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.vocabulary import Post, Stage
from dangjian_desktop.operations.group_leaders import appoint_leader
from dangjian_desktop.operations.people import advance_stage, end_post, move_to_group
from dangjian_desktop.operations.reorganisation import close_group, merge_groups
from dangjian_desktop.operations.rules import change_rule
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.group_leaders import leader_terms
from dangjian_desktop.queries.ledgers import LedgerQuery
from dangjian_desktop.queries.open_hazards import HazardsOpenQuery
from dangjian_desktop.queries.party_groups import GroupsQuery
from dangjian_desktop.storage.lookups import valid_spells
from dangjian_desktop.storage.models import GroupMembership, PostSpell
from tests import make

ON = date(2026, 11, 20)


@pytest.fixture
def branch(data):
    return make.branch()


@pytest.fixture
def group(branch):
    return make.group(branch, "第一党小组", since="2024-01-01")


def member(branch, group, name="张三", **more):
    return make.person(name, branch, group=group, since="2024-01-01", **more)


def terms(group, on=ON):
    return [
        (term.name, term.since and term.since.iso, term.until and term.until.iso)
        for term in leader_terms([group], on).get(group, [])
    ]


def test_the_new_leader_follows_the_old_one_as_one_undo(runner, branch, group):
    zhang, li = member(branch, group), member(branch, group, "李四")
    make.post(zhang, group, Post.GROUP_LEADER, date(2024, 2, 1))
    recommended = PartialDate(2026, 6, 20)
    runner.run(
        appoint_leader(
            group_id=group, person_id=li, on=date(2026, 7, 1), recommended_on=recommended
        )
    )
    assert terms(group) == [("张三", "2024-02-01", "2026-07-01"), ("李四", "2026-07-01", None)]
    assert leader_terms([group], ON)[group][-1].recommended_on == recommended
    runner.undo()
    assert terms(group) == [("张三", "2024-02-01", None)]


def test_one_who_is_not_a_full_member_on_the_day_is_refused_with_the_reason(runner, branch, group):
    wang = member(branch, group, "王五", stage=Stage.PROBATIONARY, admitted_on="2025-06-01")
    with pytest.raises(RefusedError, match=r"王五在 2026-11-20 是预备党员，组长应由正式党员担任"):
        runner.run(appoint_leader(group_id=group, person_id=wang, on=ON))
    runner.run(advance_stage(person_id=wang, stage=Stage.FULL, since=date(2026, 6, 1)))
    with pytest.raises(RefusedError, match="预备党员"):  # before that day
        runner.run(appoint_leader(group_id=group, person_id=wang, on=date(2026, 5, 31)))
    runner.run(appoint_leader(group_id=group, person_id=wang, on=date(2026, 6, 1)))
    assert terms(group) == [("王五", "2026-06-01", None)]


def test_a_branch_that_switched_the_rule_off_is_not_refused(runner, branch, group):
    wang = member(branch, group, "王五", stage=Stage.PROBATIONARY, admitted_on="2026-06-01")
    runner.run(
        change_rule(
            rule="examination.leader_not_full", key="is_on", value=False, note="本支部另有办法"
        )
    )
    runner.run(appoint_leader(group_id=group, person_id=wang, on=ON))
    assert terms(group) == [("王五", "2026-11-20", None)]


def test_one_who_is_not_of_the_group_is_refused(runner, branch, group):
    other = make.group(branch, "第二党小组")
    zhang = member(branch, other)
    with pytest.raises(RefusedError, match="张三在 2026-11-20 不在第一党小组"):
        runner.run(appoint_leader(group_id=group, person_id=zhang, on=ON))
    runner.run(move_to_group(person_ids=[zhang], group_id=group, on=date(2026, 9, 1)))
    with pytest.raises(RefusedError, match="不在第一党小组"):
        runner.run(appoint_leader(group_id=group, person_id=zhang, on=date(2026, 8, 31)))
    runner.run(appoint_leader(group_id=group, person_id=zhang, on=date(2026, 9, 1)))


def test_what_else_appointing_refuses(runner, branch, group):
    zhang, li = member(branch, group), member(branch, group, "李四")
    make.post(zhang, group, Post.GROUP_LEADER, date(2026, 3, 1))
    cases = {
        "已是这个党小组的组长": {"person_id": zhang, "on": ON},
        "在这一天之后": {"person_id": li, "on": date(2026, 2, 1)},
        "晚于任职日期": {
            "person_id": li,
            "on": ON,
            "recommended_on": PartialDate(2026, 11, 21),
        },
        "还没有成立": {"person_id": li, "on": date(2023, 12, 31)},
    }
    for words, told in cases.items():
        with pytest.raises(RefusedError, match=words):
            runner.run(appoint_leader(group_id=group, **told))
    with pytest.raises(RefusedError, match="只在党小组里任命"):
        runner.run(appoint_leader(group_id=branch, person_id=li, on=ON))
    assert terms(group) == [("张三", "2026-03-01", None)]


def test_an_end_that_is_known_already_stands_in_the_way(runner, branch, group):
    zhang, li = member(branch, group), member(branch, group, "李四")
    spell = make.post(zhang, group, Post.GROUP_LEADER, date(2026, 3, 1))
    runner.run(end_post(spell_id=spell, on=date(2026, 9, 1)))
    with pytest.raises(RefusedError, match="任组长到 2026-09-01"):
        runner.run(appoint_leader(group_id=group, person_id=li, on=date(2026, 8, 1)))
    runner.run(appoint_leader(group_id=group, person_id=li, on=date(2026, 9, 1)))


def test_appointed_and_replaced_on_one_day_leaves_no_term(runner, branch, group):
    zhang, li = member(branch, group), member(branch, group, "李四")
    make.post(zhang, group, Post.GROUP_LEADER, ON)
    runner.run(appoint_leader(group_id=group, person_id=li, on=ON))
    assert terms(group) == [("李四", "2026-11-20", None)]


def test_merging_groups_leaves_ledger_rows_where_they_were(runner, branch, group):
    other = make.group(branch, "第二党小组", since="2024-01-01")
    zhang, li = member(branch, group), member(branch, other, "李四")
    make.post(zhang, group, Post.GROUP_LEADER, date(2024, 2, 1))
    make.post(li, other, Post.GROUP_LEADER, date(2024, 2, 1))
    row = make.entry("hazard", other, content="护网破损", owner=li, due_on="2026-11-15")
    day = date(2026, 11, 10)
    assert runner.run(merge_groups(group_ids=[other], target_id=group, on=day)).result == 1
    (entry,) = LedgerQuery("hazard", ON, within=branch).fetch()  # its branch sees it still
    assert (entry.entry_id, entry.organisation_id) == (row, other)
    (due,) = HazardsOpenQuery(branch, ON).fetch()
    assert due.entry.entry_id == row
    elsewhere = make.branch("机电队党支部")
    assert LedgerQuery("hazard", ON, within=elsewhere).fetch() == []
    assert entry.organisation_name == "第二党小组"
    assert terms(other) == [("李四", "2024-02-01", "2026-11-10")]
    assert terms(group) == [("张三", "2024-02-01", None)]
    ended = next(g for g in GroupsQuery(ON, branch, with_ended=True).fetch() if not g.stands)
    assert (ended.name, ended.successor) == ("第二党小组", "第一党小组")
    runner.undo()
    assert {row.name for row in GroupsQuery(ON, branch).fetch()} == {"第一党小组", "第二党小组"}
    assert terms(other) == [("李四", "2024-02-01", None)]


def test_closing_a_group_without_people_ends_its_leader_too(runner, branch, group):
    zhang = member(branch, group)
    make.post(zhang, group, Post.GROUP_LEADER, date(2024, 2, 1))
    spells = valid_spells(GroupMembership, ON, party_group=group)
    assert len(spells) == 1
    runner.run(close_group(group_id=group, on=ON))
    assert not valid_spells(PostSpell, ON, organisation=group)
    assert not valid_spells(GroupMembership, ON, person=zhang)
