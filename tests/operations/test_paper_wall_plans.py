"""月历 and 年度运行表 on the wall, of the records of the day."""

from datetime import date

import pytest

from dangjian_desktop.operations.plans import add_plan, add_plan_item
from dangjian_desktop.operations.printout import MONTH_CALENDAR, YEAR_BOARD, Printout
from dangjian_desktop.operations.printouts import make_sheet, sheet_states
from dangjian_desktop.operations.rules import change_rule
from dangjian_desktop.operations.runner import RefusedError
from tests import make
from tests.pdf import texts

ON = date(2026, 11, 20)


def facts(code, branch, on=ON, **more):
    told = sheet_states(Printout(code, on, organisation_id=branch, **more))
    return [(one.section, one.label, one.value) for one in told]


@pytest.fixture
def branch(data):
    """A branch with a group, meetings in November, and a talk with somebody."""
    found = make.branch("综采一队党支部", under=make.committee())
    group = make.group(found)
    make.person("张三", found)
    make.activity("committee_meeting", found, "2026-11-10", begins="14:30", title="11月支委会")
    make.activity("group_meeting", group, "2026-11-25")
    make.activity("talk", found, "2026-11-12", title="与李四谈话")
    make.held("general_meeting", found, "2026-09-15")
    return found


def test_the_month_tells_what_is_done_on_which_day_but_never_with_whom_one_talks(branch, tmp_path):
    told = facts(MONTH_CALENDAR, branch)
    assert ("", "月份", "2026年11月") in told
    assert ("10日", "", "14:30 11月支委会") in told
    assert ("25日", "", "小组会（第一党小组）") in told
    assert not [value for _section, _label, value in told if "李四" in value]
    made = make_sheet(Printout(MONTH_CALENDAR, ON, organisation_id=branch))
    target = tmp_path / "out.pdf"
    target.write_bytes(made.content)
    (text,) = texts(target)
    assert "安排活动 2 次" in text
    assert "综采一队党支部2026年11月工作月历" in text.replace(" ", "")


def test_another_month_may_be_chosen_one_ahead_too(branch):
    assert facts(MONTH_CALENDAR, branch, year=2026, month=12) == [("", "月份", "2026年12月")]
    assert ("15日", "", "支部党员大会") in facts(MONTH_CALENDAR, branch, year=2026, month=9)


def test_days_off_and_days_made_up_for_are_marked(branch, tmp_path):
    made = make_sheet(Printout(MONTH_CALENDAR, ON, organisation_id=branch, year=2026, month=10))
    target = tmp_path / "out.pdf"
    target.write_bytes(made.content)
    (text,) = texts(target)
    assert "休" in text
    assert "班" in text


def test_without_anything_organised_the_month_says_what_to_do(data):
    with pytest.raises(RefusedError, match="名册"):
        facts(MONTH_CALENDAR, None)


def test_the_year_shows_what_is_owed_and_what_is_done(branch):
    told = facts(YEAR_BOARD, branch)
    assert ("支部党员大会", "9月", "已完成") in told
    assert ("支部党员大会", "12月", "待完成") in told
    assert ("组织生活会", "全年", "待完成") in told
    assert ("党小组会", "责任", "党小组") in told


def test_the_work_of_the_plan_takes_the_place_of_what_is_owed_of_its_kind(branch):
    plan = make.done(add_plan(year=2026, entered_on=date(2026, 1, 8)))
    for month in (3, 9):
        values = {
            "title": "支部大会",
            "owner": "各党支部",
            "month": month,
            "kind": "general_meeting",
        }
        make.done(add_plan_item(plan_id=plan, values=values))
    told = facts(YEAR_BOARD, branch)
    assert ("支部大会", "责任", "各党支部") in told
    assert ("支部大会", "9月", "已完成") in told
    assert not [one for one in told if one[0] == "支部党员大会"]
    assert ("主题党日", "责任", "党支部") in told


def test_a_year_that_asks_for_nothing_says_what_to_do(data):
    branch = make.branch(under=make.committee())
    for name in (
        "general_meeting committee_meeting group_meeting party_lecture themed_day "
        "organizational_life_meeting democratic_appraisal"
    ).split():
        rule = f"obligations.{name}"
        make.done(change_rule(rule=rule, key="enabled", value=False, note="本地不作要求"))
    with pytest.raises(RefusedError, match="年度计划"):
        facts(YEAR_BOARD, branch)
