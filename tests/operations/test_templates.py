"""A template is handed out, filled in and imported without a question."""

from datetime import date

import pytest
from openpyxl import load_workbook

from dangjian_desktop.domain.custom_fields import FieldSubject
from dangjian_desktop.domain.people import FieldKind
from dangjian_desktop.host.paths import resources
from dangjian_desktop.operations.fields import add_field
from dangjian_desktop.operations.imports import Outcome, examine_roster_file, import_roster
from dangjian_desktop.operations.templates import SHEET_NAME, write_roster_template
from dangjian_desktop.queries.roster import RosterQuery
from tests import make

ON = date(2026, 11, 21)


@pytest.fixture
def template(data, tmp_path):
    committee = make.committee()
    branch = make.branch("综采一队党支部", committee)
    make.group(branch, "第一党小组")
    make.branch("机电队党支部", committee)
    make.done(
        add_field(
            subject=FieldSubject.PERSON,
            kind=FieldKind.CHOICE,
            label="安全帽颜色",
            choices=("红", "白"),
        )
    )
    target = tmp_path / "模板.xlsx"
    count = write_roster_template(target, on=ON)
    assert count == len(next(load_workbook(target).active.values))
    return target


def rules(path) -> dict[str, str]:
    sheet = load_workbook(path)[SHEET_NAME]
    headings = {cell.column_letter: cell.value for cell in sheet[1]}
    return {
        headings[str(rule.sqref).split("2")[0]]: rule.formula1 or ""
        for rule in sheet.data_validations.dataValidation
    }


def test_the_lists_offer_what_the_roster_knows_and_the_branchs_own_fields(template):
    offered = rules(template)
    assert offered["所在党支部"] == '"综采一队党支部,机电队党支部"'
    assert offered["党小组"] == '"第一党小组"'
    assert offered["人员类别"].startswith('"入党申请人,')
    assert offered["安全帽颜色"] == '"红,白"'
    assert "汉族" in offered["民族"]


def test_a_template_of_one_branch_offers_that_branch_alone(template, tmp_path, data):
    from dangjian_desktop.queries.organisations import Tree, named

    (branch,) = named(Tree.on(ON).rows, "机电队党支部")
    target = tmp_path / "机电.xlsx"
    write_roster_template(target, on=ON, within=branch.organisation_id)
    assert rules(target)["所在党支部"] == '"机电队党支部"'
    assert rules(target).get("党小组", "") == ""


def test_what_is_filled_in_is_imported_without_a_question(template):
    book = load_workbook(template)
    sheet = book[SHEET_NAME]
    columns = {cell.value: cell.column for cell in sheet[1]}
    person = {
        "姓名": "张三",
        "性别": "男",
        "民族": "汉族",
        "公民身份号码": make.id_number("1970-05-12"),
        "所在党支部": "综采一队党支部",
        "党小组": "第一党小组",
        "人员类别": "正式党员",
        "入党日期": "1998.10",
        "转正日期": "1999-10-12",
        "党内职务": "组织委员",
        "安全帽颜色": "白",
    }
    for heading, value in person.items():
        sheet.cell(2, columns[heading]).value = value
    book.save(template)
    synonyms = (resources() / "import" / "roster_headers.toml").read_text("utf-8")
    examined = examine_roster_file(template, on=ON, synonyms=synonyms)
    assert examined.count(Outcome.ADDED) == 1
    assert examined.problems == ()
    make.done(import_roster(examination=examined))
    (row,) = RosterQuery(ON).fetch()
    assert [str(value) for value in row.custom.values()] == ["白"]
    assert (row.facts.name, row.group_name, row.admitted_on) == (
        "张三",
        "第一党小组",
        make.day("1998-10"),
    )


def test_every_heading_of_a_template_is_known_to_the_import(template):
    book = load_workbook(template)
    book[SHEET_NAME].cell(2, 2).value = "张三"
    book.save(template)
    synonyms = (resources() / "import" / "roster_headers.toml").read_text("utf-8")
    examined = examine_roster_file(template, on=ON, synonyms=synonyms)
    (sheet,) = examined.sheets
    unknown = [column.header for column in sheet.header.columns if not column.field]
    assert unknown == []
    assert not any(problem.code == "sheet.hidden" for problem in examined.problems)
