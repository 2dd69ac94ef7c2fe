"""The 组织生活合规表 as lines and as a PDF."""

from datetime import date

from dangjian_desktop.operations.activities import change_activity
from dangjian_desktop.operations.compliance_paper import compliance_on_paper
from dangjian_desktop.operations.printout import COMPLIANCE_BOARD, Printout
from dangjian_desktop.operations.printouts import print_sheet
from tests import make, pdf

ON = date(2026, 11, 21)


def filled():
    branch = make.branch()
    held = make.activity("themed_day", branch, "2026-10-20")
    make.done(change_activity(activity_id=held, values={"minutes": "好"}, on=ON))
    return branch


def test_a_line_has_a_mark_and_numbers_for_each_month(data):
    branch = filled()
    (line,), values = compliance_on_paper(None, ON, branch)
    assert (line.number, line.name) == ("1", make.BRANCH)
    assert (line.month_10, line.month_9, line.month_11) == ("√1/1", "×0/3", "△0/1")
    assert line.whole_year == "？0/2"
    assert (values["year"], values["holidays"]) == ("2026", "")
    assert values["counts"] == "1 个党组织 · 有逾期或错过的 1 个"


def test_a_year_whose_holidays_are_not_known_says_so(data):
    _lines, values = compliance_on_paper(2027, ON, filled())
    assert values["holidays"].startswith("2027 年的放假和调休还没有确认")


def test_it_prints_on_both_papers(data, tmp_path):
    branch = filled()
    for paper in ("A4", "A3"):
        target = tmp_path / f"{paper}.pdf"
        printout = Printout(COMPLIANCE_BOARD, ON, organisation_id=branch, year=2026, paper=paper)
        assert print_sheet(printout, target).missing_glyphs == ()
        said = pdf.text(target).replace("\n", "")
        for word in ("综采一队党支部2026年组织生活合规表", "√1/1", "已错过", "截至日期"):
            assert word in said
