"""A superior's notices and a branch's own obligations: entered, corrected, refused in words."""

from datetime import date

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.obligations import OWN, Every, Subject
from dangjian_desktop.domain.vocabulary import ObligationState
from dangjian_desktop.operations.obligations import (
    add_obligation_notice,
    add_own_obligation,
    change_obligation_notice,
    remove_obligation_notice,
)
from dangjian_desktop.operations.rules import change_rule, remove_rule_change
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.obligations import NoticesQuery, ObligationsQuery
from tests import make

ON = date(2026, 11, 20)
LIFE_MEETING = "obligations.organizational_life_meeting"


@pytest.fixture
def branch(data):
    return make.branch()


def notice(branch, **changes):
    return add_obligation_notice(
        **{
            "obligation": LIFE_MEETING,
            "organisation_id": branch,
            "year": 2026,
            "due_on": date(2027, 3, 31),
            "noticed_on": date(2026, 11, 1),
            **changes,
        }
    )


def test_a_notice_is_entered_corrected_and_taken_away(branch, runner):
    key = runner.run(notice(branch, note=" 矿党字 8 号 ")).result
    (row,) = NoticesQuery(2026).fetch()
    assert (row.title, row.organisation_name, row.note) == (
        "组织生活会每年至少一次",
        make.BRANCH,
        "矿党字 8 号",
    )
    days = {"due_on": date(2027, 2, 28), "noticed_on": date(2026, 11, 2)}
    runner.run(change_obligation_notice(notice_id=key, **days))
    assert NoticesQuery(2026).fetch()[0].due_on == date(2027, 2, 28)
    runner.undo()
    assert NoticesQuery(2026).fetch()[0].due_on == date(2027, 3, 31)
    runner.run(remove_obligation_notice(notice_id=key))
    assert NoticesQuery(2026).fetch() == []
    with pytest.raises(RefusedError, match="已经不在了"):
        runner.run(remove_obligation_notice(notice_id=key))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"due_on": date(2026, 10, 1)}, "早于通知日期"),
        ({"due_on": date(2028, 1, 1)}, "不在所属年度 2026 年和下一年之内"),
        ({"obligation": "obligations.themed_day"}, "不等上级通知"),
        ({"obligation": "obligations.nothing"}, "没有这项要求"),
        ({"noticed_on": date(2027, 1, 1), "note": "长" * 201}, "有 201 个字，最多 200 个"),
        ({"obligation": "obligations.term"}, "没有登记这个党支部的选举日期"),
    ],
)
def test_a_notice_that_cannot_be_is_refused_in_words(branch, runner, changes, sentence):
    with pytest.raises(RefusedError, match=sentence):
        runner.run(notice(branch, **changes))
    assert NoticesQuery(2026).fetch() == []


def test_a_notice_goes_to_a_branch_that_stands_and_not_to_a_group(data, runner):
    young = make.branch("新党支部", since="2026-12-01")
    with pytest.raises(RefusedError, match="还没有成立"):
        runner.run(notice(young))
    group = make.group(make.branch())
    with pytest.raises(RefusedError, match="不发给党小组"):
        runner.run(notice(group))


def test_the_same_notice_twice_is_told(branch, runner):
    runner.run(notice(branch))
    with pytest.raises(RefusedError, match="已经登记过"):
        runner.run(notice(branch))
    runner.run(notice(branch, noticed_on=date(2026, 11, 5)))  # a later one replaces it


def own(**changes):
    return add_own_obligation(
        **{
            "title": "党小组长会每月一次",
            "kinds": ["group_leader_meeting"],
            "every": Every.MONTH,
            "note": "支委会 11 月 3 日决定",
            **changes,
        }
    )


def test_a_branch_asks_more_of_itself_and_can_stop(branch, runner):
    name = runner.run(own(since=PartialDate(2026, 10, 1))).result
    found = [due for due in ObligationsQuery(ON).fetch() if due.told.name == name]
    assert [(due.period.code, due.state) for due in found] == [
        ("2026-10", ObligationState.OVERDUE),
        ("2026-11", ObligationState.DUE_SOON),
    ]
    assert found[0].told.title == "党小组长会每月一次"
    key = name.removeprefix(f"{OWN}/")
    runner.run(remove_rule_change(rule=OWN, key=key, since=PartialDate(2026, 10, 1)))
    assert not [due for due in ObligationsQuery(ON).fetch() if due.told.name == name]


def test_groups_may_owe_it_too(branch, runner):
    make.group(branch)
    name = runner.run(own(subject=Subject.PARTY_GROUP, kinds=["group_study"])).result
    found = [due for due in ObligationsQuery(ON).fetch() if due.told.name == name]
    assert {due.subject for due in found} == {"第一党小组"}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": " "}, "没有写要求的名称"),
        ({"title": "长" * 31}, "有 31 个字，最多 30 个"),
        ({"every": Every.EVENT}, "只能按月"),
        ({"subject": Subject.MEMBER}, "只能按月"),
        ({"kinds": []}, "没有选由哪种活动完成"),
        ({"kinds": ["party"]}, "没有选由哪种活动完成"),
        ({"note": ""}, "理由和依据"),
        ({"count": 0}, "按它算不出来"),
    ],
)
def test_an_own_obligation_that_cannot_be_is_refused_in_words(branch, runner, changes, sentence):
    with pytest.raises(RefusedError, match=sentence):
        runner.run(own(**changes))


@pytest.mark.parametrize(
    ("key", "value"),
    [("every", "weekly"), ("count", 0), ("kinds", "talk"), ("way", "prayer"), ("enabled", 1)],
)
def test_a_value_with_which_nothing_can_be_reckoned_is_refused(branch, runner, key, value):
    with pytest.raises(RefusedError):
        runner.run(change_rule(rule="obligations.themed_day", key=key, value=value, note="试"))
