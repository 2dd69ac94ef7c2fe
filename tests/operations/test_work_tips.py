"""The 本月工作提示 as lines and as a PDF."""

from datetime import date

from dangjian_desktop.operations.printout import WORK_TIPS, Printout
from dangjian_desktop.operations.printouts import print_sheet
from dangjian_desktop.operations.work_tips import work_tips_on_paper
from tests import make, pdf

ON = date(2026, 11, 21)


def filled():
    branch = make.branch()
    make.activity("committee_meeting", branch, "2026-11-10", title="十一月支委会")
    make.activity("themed_day", branch, "2026-11-24", title="冬季四防", begins="16:30")
    make.activity("themed_day", branch, "2026-12-01", title="下个月的")
    make.person("张三", branch, admitted_on="1998-11-25", confirmed_on="1999-11-25")
    return branch


def test_the_month_stands_there_in_its_parts(data):
    branch = filled()
    lines, values = work_tips_on_paper(ON, branch)
    assert [line.number for line in lines] == [str(n) for n in range(1, len(lines) + 1)]
    told = [(line.part, line.day, line.what) for line in lines]
    assert told[0] == ("过期", "2026-11-10", "2026-11-10 十一月支委会")
    assert ("本月", "2026-11-30", "主题党日每月一次") in told
    assert told[-2:] == [
        ("活动", "2026-11-24 16:30", "冬季四防"),
        ("政治生日", "2026-11-25", "张三"),
    ]
    assert not any("可信度" in line.why or "全国规定" in line.why for line in lines)
    assert any("条例" in line.why for line in lines)
    assert values["month"] == "2026年11月"
    assert values["counts"].startswith("过期 1 件 · 本周 0 件 · 本月 ")


def test_groups_that_stand_in_one_line_are_counted_each(data):
    branch = make.branch()
    for place in range(3):
        make.person(f"党员{place}", branch, group=make.group(branch, f"第{place + 1}党小组"))
    lines, values = work_tips_on_paper(ON, None)
    (groups,) = [line for line in lines if line.what == "党小组会每月一次"]
    assert groups.who.endswith("等 3 个")
    due = [line for line in lines if line.part == "本月"]
    assert values["counts"].endswith(f"本月 {len(due) + 2} 件")


def test_it_prints(data, tmp_path):
    target = tmp_path / "提示.pdf"
    print_sheet(Printout(WORK_TIPS, ON, organisation_id=filled()), target)
    said = pdf.text(target)
    for word in (
        "综采一队党支部2026年11月工作提示",
        "十一月支委会",
        "张三",
        "1998-11-25 入党，28 年",
    ):
        assert word in said.replace("\n", "")


def test_an_empty_month_says_so(data, tmp_path):
    target = tmp_path / "提示.pdf"
    print_sheet(Printout(WORK_TIPS, ON, organisation_id=make.committee()), target)
    assert "这个月没有要办的事" in pdf.text(target)
