"""Walls that rules make say what the rules of the day say, and whose rule it is."""

from datetime import date

import pytest

from dangjian_desktop.domain.vocabulary import Post
from dangjian_desktop.operations.printout import DEVELOPMENT_FLOW, THREE_MEETINGS, Printout
from dangjian_desktop.operations.printouts import make_sheet, sheet_states
from dangjian_desktop.operations.rules import change_rule
from dangjian_desktop.operations.runner import RefusedError
from tests import make
from tests.pdf import texts

ON = date(2026, 11, 20)


def facts(code, branch=None, on=ON):
    told = sheet_states(Printout(code, on, organisation_id=branch))
    return {(one.section, one.label): one.value for one in told}


@pytest.fixture
def branch(data):
    """A branch with a committee and a group."""
    found = make.branch("综采一队党支部", under=make.committee())
    make.group(found)
    for name, post in (("张三", Post.SECRETARY), ("李四", Post.ORGANISATION_MEMBER)):
        make.post(make.person(name, found), found, post)
    return found


def test_the_rules_say_how_often_and_by_which_regulation(branch):
    told = facts(THREE_MEETINGS, branch)
    assert told["支部党员大会", "多久一次"] == "每季度一次"
    assert told["支部党员大会", "依据"] == "《中国共产党支部工作条例（试行）》第十一条"
    assert told["支部党员大会", "表决"] == (
        "有表决权的党员半数以上到会才能开，赞成超过应到会的半数才算通过"
    )
    assert told["支部委员会会议", "多久一次"] == "每月一次"
    assert told["党小组会", "由谁"] == "本小组党员"
    assert told["集中学习", "多久一次"] == "每年 32 学时，支部委员 56 学时"
    # The number of lectures is no national one, and the sheet says so.
    assert told["党课", "依据"] == "本地做法，全国没有规定次数"


def test_what_the_branch_sets_otherwise_stands_there_as_its_own(branch):
    for key, value in (("every", "month"), ("count", 2)):
        make.done(
            change_rule(rule="obligations.party_lecture", key=key, value=value, note="支部决定")
        )
    told = facts(THREE_MEETINGS, branch)
    assert told["党课", "多久一次"] == "每月两次"
    assert told["党课", "依据"] == "本地做法，全国没有规定次数；本支部自定"


def test_a_branch_without_committee_and_groups_owes_no_meetings_of_them(data):
    branch = make.branch("机关党支部", under=make.committee())
    make.person("张三", branch)
    names = {section for section, _label in facts(THREE_MEETINGS, branch)}
    assert "支部党员大会" in names
    assert not {"支部委员会会议", "党小组会"} & names


def test_a_rule_that_is_switched_off_stands_no_more(branch):
    make.done(change_rule(rule="obligations.talk", key="enabled", value=False, note="本地不作要求"))
    assert "谈心谈话" not in {section for section, _label in facts(THREE_MEETINGS, branch)}


def test_without_branches_the_sheet_says_what_to_enter(data):
    with pytest.raises(RefusedError, match="党支部"):
        facts(THREE_MEETINGS)


def test_the_flow_has_the_twenty_five_steps_with_their_limits(data, tmp_path):
    told = facts(DEVELOPMENT_FLOW)
    assert len(told) == 25
    assert told["申请入党", "第 2 步"] == "党组织派人谈话，党支部，1 个月内"
    assert told["发展对象", "第 9 步"] == "确定入党介绍人，党支部，两名正式党员"
    assert "不少于 3 天或不少于 24 学时" in told["发展对象", "第 11 步"]
    assert "逐人讨论、投票表决" in told["预备党员的接收", "第 15 步"]
    made = make_sheet(Printout(DEVELOPMENT_FLOW, ON))
    target = tmp_path / "out.pdf"
    target.write_bytes(made.content)
    (text,) = texts(target)
    assert "依据：《中国共产党发展党员工作细则》" in text
    assert "按本地做法" in text


def test_a_publicity_that_is_switched_off_stands_in_no_step(data):
    assert "公示 5 个工作日" in facts(DEVELOPMENT_FLOW)["入党积极分子", "第 3 步"]
    make.done(
        change_rule(rule="publicity.development", key="enabled", value=False, note="本地不作要求")
    )
    assert not [text for text in facts(DEVELOPMENT_FLOW).values() if "公示" in text]
