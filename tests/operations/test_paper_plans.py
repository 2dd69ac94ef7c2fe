"""The 年度工作运行表 on paper: months as marks, of a branch only what it owes."""

from datetime import date

import pytest

from dangjian_desktop.operations.paper_plans import annual_plan_content
from dangjian_desktop.operations.plans import (
    add_plan,
    add_plan_item,
    mark_item_done,
)
from dangjian_desktop.operations.printout import ANNUAL_PLAN, Printout
from dangjian_desktop.operations.printouts import print_sheet
from dangjian_desktop.operations.runner import RefusedError
from tests import make

ON = date(2026, 5, 20)


@pytest.fixture
def mine(data):
    committee = make.committee()
    first = make.branch("综采一队党支部", committee)
    second = make.branch("机电队党支部", committee)
    plan = make.done(add_plan(year=2026, entered_on=date(2026, 1, 8)))

    def item(title, month, owner="各党支部", **values):
        given = {"title": title, "owner": owner, "month": month, **values}
        return make.done(add_plan_item(plan_id=plan, values=given))

    for month in (3, 4, 5, 6):
        made = item("党员安全承诺", month)
        whole = (first, second) if month == 3 else (first,)
        for branch in whole if month < 5 else ():
            mark_item_done_of(made, branch, date(2026, month, 9))
    item("年度总结", 12, owner="综合办公室", evidence="总结")
    return {"first": first, "second": second}


def mark_item_done_of(item_id, branch, day):
    make.done(mark_item_done(item_id=item_id, done_on=day, on=ON, organisation_id=branch))


def months(line):
    return "".join(getattr(line, f"m{month}") or "-" for month in range(1, 13))


def test_a_work_of_many_months_is_one_line_with_a_mark_for_each(mine):
    lines, facts = annual_plan_content(Printout(ANNUAL_PLAN, ON, year=2026))
    assert [(line.title, line.owner, months(line), line.done) for line in lines] == [
        ("党员安全承诺", "各党支部", "--●△○○------", "3/8"),
        ("年度总结", "综合办公室", "-----------○", "0/1"),
    ]
    assert facts["sum"] == "共 2 项工作，应办 9 件次，已办 3 件次。"


def test_what_some_did_before_the_last_day_is_half_done(mine):
    lines, _ = annual_plan_content(Printout(ANNUAL_PLAN, date(2026, 4, 20), year=2026))
    assert months(lines[0]) == "--●◎○○------"


def test_of_a_branch_only_what_it_owes_is_printed(mine):
    printout = Printout(ANNUAL_PLAN, ON, organisation_id=mine["first"], year=2026)
    (line,), facts = annual_plan_content(printout)
    assert months(line) == "--●●○○------"
    assert facts["branch_name"] == "综采一队党支部"


def test_a_year_without_a_plan_is_told(mine):
    with pytest.raises(RefusedError, match="2025年还没有年度计划"):
        annual_plan_content(Printout(ANNUAL_PLAN, ON, year=2025))


def test_the_sheet_prints(mine, tmp_path):
    target = tmp_path / "计划.pdf"
    print_sheet(Printout(ANNUAL_PLAN, ON, year=2026), target)
    assert target.read_bytes().startswith(b"%PDF")
