"""Whose paper it is, and who holds an activity, as papers write it."""

from datetime import date

import pytest

from dangjian_desktop.operations.paper_names import holder_on_paper, place_on_paper
from dangjian_desktop.queries.activities import ActivityQuery
from tests import make

ON = date(2026, 11, 10)


@pytest.fixture
def branch(data):
    return make.branch("综采一队党支部", under=make.committee("矿党委"))


def test_everybodys_paper_bears_the_name_above_all(branch):
    assert place_on_paper(ON, None) == "矿党委"
    assert place_on_paper(ON, branch) == "综采一队党支部"
    assert place_on_paper(ON, 404) == ""
    make.branch("机关党支部", under=None)
    assert place_on_paper(ON, None) == ""


def test_a_group_has_its_branch_before_it_but_on_the_branchs_own_paper(branch):
    def held(kind, organisation):
        return ActivityQuery(make.activity(kind, organisation, "2026-11-10")).fetch()

    group = held("group_meeting", make.group(branch, "第三党小组"))
    assert holder_on_paper(group) == "综采一队党支部第三党小组"
    assert holder_on_paper(group, branch) == "第三党小组"
    assert holder_on_paper(held("party_lecture", branch)) == "综采一队党支部"
