"""Findings on paper and in a workbook: open ones, branch by branch, names and no numbers."""

from datetime import date

import openpyxl

from dangjian_desktop.domain.vocabulary import Sex
from dangjian_desktop.operations.examination import mark_findings_ignored
from dangjian_desktop.operations.examination_lists import export_findings, findings_on_paper
from dangjian_desktop.operations.printout import EXAMINATION, Printout
from dangjian_desktop.operations.printouts import print_sheet
from dangjian_desktop.queries.examination import ExaminationQuery
from tests import make
from tests.printing.samples import text_of

ON = date(2026, 11, 21)


def two_branches() -> tuple[int, int, str]:
    committee = make.committee()
    first, second = make.branch("综采一队党支部", committee), make.branch("机电队党支部", committee)
    number = make.id_number()
    make.person("张三", first, id_number=number, sex=Sex.FEMALE, mobile_phone="13800001234")
    make.person("王五", second)
    return first, second, number


def test_lines_stand_branch_by_branch_numbered_from_one(data):
    first, _second, _number = two_branches()
    lines, values = findings_on_paper(ON, None)
    names = [line.branch_name for line in lines]
    assert list(dict.fromkeys(names)) == ["上级组织", "综采一队党支部", "机电队党支部"]
    assert values == {"branch_name": ""}
    of_first = [line for line in lines if line.branch_name == "综采一队党支部"]
    assert [line.number for line in of_first] == [str(n + 1) for n in range(len(of_first))]
    assert of_first[0].severity == "错误"
    one, values = findings_on_paper(ON, first)
    assert {line.branch_name for line in one} == {"综采一队党支部"}
    assert values == {"branch_name": "综采一队党支部"}


def test_the_sheet_holds_names_and_no_number_and_leaves_out_what_was_ignored(runner, tmp_path):
    first, _second, number = two_branches()
    row = next(r for r in ExaminationQuery(ON).fetch() if r.check.code == "id_against_sex")
    target = tmp_path / "体检.pdf"
    print_sheet(Printout(EXAMINATION, ON, first), target)
    text = "".join(text_of(target))
    assert "张三" in text
    assert "第十七位" in text
    assert number[6:14] not in text
    assert "13800001234" not in text
    runner.run(mark_findings_ignored(findings=[row.finding_id], reason="已核对", on=ON))
    print_sheet(Printout(EXAMINATION, ON, first), target)
    assert "第十七位" not in "".join(text_of(target))


def test_the_workbook_holds_what_is_shown_with_rule_and_reason(runner, tmp_path):
    two_branches()
    row = next(r for r in ExaminationQuery(ON).fetch() if r.check.code == "id_against_sex")
    runner.run(mark_findings_ignored(findings=[row.finding_id], reason="已核对", on=ON))
    found = ExaminationQuery(ON).fetch()
    target = tmp_path / "体检.xlsx"
    assert export_findings(found, target) == len(found)
    sheet = openpyxl.load_workbook(target).active
    heading, *rows = sheet.iter_rows(values_only=True)
    assert heading[:4] == ("所在党支部", "姓名或组织", "程度", "检查项目")
    told = next(line for line in rows if line[7] == "已核对")
    assert told[1:4] == ("张三", "错误", "身份号码与性别不符")
    assert "GB 11643" in told[6]
