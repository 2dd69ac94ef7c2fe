"""Bases come in from a workbook: people are found, what comes out is told, one undo."""

from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from dangjian_desktop.domain.cells import CellPlace, RowPlace
from dangjian_desktop.domain.dues import Payer
from dangjian_desktop.exchange.reader import read_workbook
from dangjian_desktop.operations.dues_import import (
    DuesChoices,
    examine_bases_file,
    import_bases_file,
    save_refused_bases,
    write_bases_template,
)
from dangjian_desktop.operations.import_plan import Outcome
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.storage.models import DuesBase, HeaderMapping
from tests import make
from tests.dues_stories import base, month
from tests.operations.roster_books import xlsx

ON = date(2026, 11, 20)
WAGES = (
    ("综采一队2026年1月工资表",),
    (
        "姓名",
        "身份证号",
        "党支部",
        "基本工资",
        "岗位工资",
        "绩效工资",
        "入井津贴",
        "五险一金",
        "个税",
    ),
)


@pytest.fixture
def people(data):
    first = make.branch("综采一队党支部", since="2020-01-01")
    second = make.branch("机电队党支部", since="2020-01-01")
    return {
        "陈一": make.person("陈一", branch=first, id_number=make.id_number(sequence=201)),
        "李二": make.person("李二", branch=first),
        "李二乙": make.person("李二", branch=second),
        "申请人": make.person("申请人", branch=first, stage="applicant"),
    }


@pytest.fixture
def examine(tmp_path):
    def act(*lines, choices=None, name="工资表.xlsx"):
        path = xlsx(tmp_path / name, lines)
        return examine_bases_file(path, on=ON, choices=choices)

    return act


def codes(row):
    return [(one.where.field, one.code) for one in row.problems]


def test_wages_become_bases_by_their_parts_and_one_undo_takes_them_back(people, examine, runner):
    found = examine(
        *WAGES,
        ("陈一", make.id_number(sequence=201), None, 4200, 1300, 1500, 900, 1120, 35),
        ("李二", None, "机电队", 3000, None, None, None, None, None),
    )
    first, second = found.rows
    assert (first.outcome, first.draft.since) == (Outcome.ADDED, month("2026-01"))
    assert (first.assessed.base, first.assessed.amount) == (Decimal(5845), Decimal("87.68"))
    assert second.draft.person_id == people["李二乙"]  # by the branch among namesakes
    done = runner.run(import_bases_file(examination=found))
    assert (done.result.added, done.result.updated) == (2, 0)
    assert DuesBase.select().count() == 2
    runner.undo()
    assert DuesBase.select().count() == 0


def test_who_is_there_already_is_replaced_or_left(people, examine, runner):
    base(people["陈一"], "4000", since="2026-01")
    base(people["李二乙"], "3000", since="2026-01")
    found = examine(
        ("姓名", "党支部", "计费基数", "起算月份"),
        ("陈一", None, 4500, "2026-01"),
        ("李二", "机电队党支部", 3000, "2026-01"),
    )
    assert [row.outcome for row in found.rows] == [Outcome.UPDATED, Outcome.UNCHANGED]
    runner.run(import_bases_file(examination=found))
    assert DuesBase.get(DuesBase.person == people["陈一"]).base == Decimal(4500)


def test_every_fault_stays_out_with_its_column_and_reason(people, examine, tmp_path):
    found = examine(
        ("姓名", "身份证号", "党支部", "交费类别", "计费基数"),
        ("王五", None, None, "在职", 3000),
        ("李二", None, None, "在职", 3000),
        ("陈三", make.id_number(sequence=201), None, "在职", 3000),
        ("陈一", make.id_number(sequence=999), None, "在职", 3000),
        ("陈一", None, None, "股东", "-3"),
        ("申请人", None, None, "在职", 3000),
        ("陈一", None, None, "农民", None),
        ("李二", None, "机电队", "在职", None),
    )
    assert [codes(row) for row in found.rows] == [
        [("姓名", "dues_file.person_unknown")],
        [("姓名", "dues_file.person_several")],
        [("姓名", "dues_file.name_differs")],
        [("身份证号", "dues_file.id_unknown")],
        [
            ("交费类别", "dues_file.payer"),
            ("计费基数", "dues.below_nought"),
            ("姓名", "dues_file.twice"),
        ],
        [("姓名", "dues_file.no_member")],
        [("姓名", "dues_file.twice"), ("", "dues.monthly_out_of_range")],
        [("计费基数", "dues_file.nothing")],
    ]
    assert not found.has_effect
    target = tmp_path / "未采用.xlsx"
    assert save_refused_bases(found, target) == 8
    (sheet,) = read_workbook(target)
    assert sheet.rows[0][-1] == "原因"
    assert "名册里没有“王五”" in str(sheet.rows[1][-1])


def test_namesakes_are_chosen_rows_left_out_cells_corrected(people, examine):
    lines = (("姓名", "基数"), ("李二", 3000), ("陈一", "三千"))
    found = examine(*lines)
    (asked,) = found.asked
    assert {told for _key, told in asked.people} == {"综采一队党支部", "机电队党支部"}
    sheet = found.sheets[0].name
    choices = DuesChoices(
        people={asked.place: people["李二"]},
        corrections={CellPlace(sheet, 3, 1): "3000.01"},
    )
    again = examine(*lines, choices=choices)
    assert [row.outcome for row in again.rows] == [Outcome.ADDED, Outcome.ADDED]
    assert again.rows[0].draft.person_id == people["李二"]
    assert again.rows[1].assessed.amount == Decimal("30.00")
    out = examine(*lines, choices=DuesChoices(left_out=frozenset({RowPlace(sheet, 3)})))
    assert out.rows[1].outcome is Outcome.LEFT_OUT


def test_month_and_payer_come_from_file_or_choice_or_what_is_known(people, examine):
    base(people["陈一"], "3000", since="2025-01", payer=Payer.RETIRED)
    (row,) = examine(("姓名", "基数"), ("陈一", 5200)).rows
    assert row.draft.since == month("2026-01")  # fixed for the year: its January
    assert row.draft.payer is Payer.RETIRED  # as known of the person
    chosen = DuesChoices(since=month("2026-11"), payer=Payer.WAGE)
    (row,) = examine(("姓名", "基数"), ("陈一", 5200), choices=chosen).rows
    assert (row.draft.since, row.draft.payer) == (month("2026-11"), Payer.WAGE)
    (row,) = examine(("姓名", "党支部", "养老金"), ("李二", "综采一队", 5200)).rows
    assert row.draft.payer is Payer.RETIRED
    (row,) = examine(
        ("姓名", "党支部", "类别", "交费类别"), ("李二", "综采一队", "甲", "低保")
    ).rows
    assert row.draft.payer is Payer.FIXED


def test_what_the_sheet_says_otherwise_is_warned_of(people, examine):
    (row,) = examine(
        ("姓名", "基本工资", "党费基数", "应缴党费"),
        ("陈一", 5000, 5200, "50.10"),
    ).rows
    assert row.outcome is Outcome.ADDED
    assert codes(row) == [
        ("党费基数", "dues_file.base_differs"),
        ("应缴党费", "dues_file.stated_differs"),
    ]


def test_mappings_are_remembered_with_the_import(people, examine, runner):
    lines = (("姓名", "基本工资", "全勤奖"), ("陈一", 3000, 200))
    found = examine(*lines)
    said = {found.sheets[0].fingerprint: {"全勤奖": "regular_bonus"}}
    found = examine(*lines, choices=DuesChoices(mappings=said))
    runner.run(import_bases_file(examination=found))
    assert HeaderMapping.select().count() == 1
    again = examine(*lines)
    assert again.rows[0].outcome is Outcome.UNCHANGED


def test_a_file_without_bases_is_refused_as_a_whole(people, examine):
    with pytest.raises(RefusedError, match="没有可导入的基数"):
        examine(("会议记录",))
    with pytest.raises(RefusedError, match="表头下面没有人"):
        examine(("姓名", "基数"))


def test_an_empty_table_has_the_people_and_comes_back_filled_in(people, tmp_path, runner):
    base(people["陈一"], "6000", since="2026-01", payer=Payer.RETIRED)
    target = tmp_path / "基数.xlsx"
    assert write_bases_template(target, on=ON, month=month("2027-01")) == 3
    book = openpyxl.load_workbook(target)
    sheet = book.worksheets[0]
    header = [cell.value for cell in sheet[1]]
    assert header[3].startswith("交费类别")
    assert sheet.cell(2, 1).value == "陈一"
    assert sheet.cell(2, 4).value == "离退休"
    sheet.cell(2, 5).value = "6480.50"
    sheet.cell(3, header.index("基本工资") + 1).value = "3000"
    sheet.cell(4, 4).value = "没有固定收入（个体经营等）"
    sheet.cell(4, 5).value = "1800"
    book.save(target)
    found = examine_bases_file(target, on=ON)
    assert [row.outcome for row in found.rows] == [Outcome.ADDED] * 3
    assert [row.assessed.amount for row in found.rows] == [
        Decimal("64.81"),
        Decimal("15.00"),
        Decimal("9.00"),
    ]
    assert found.rows[2].draft.payer is Payer.SELF_EMPLOYED
    assert {row.draft.since for row in found.rows} == {month("2027-01")}


def test_rows_that_stay_out_twice_are_saved_with_one_column_of_reasons(people, examine, tmp_path):
    found = examine(("姓名", "身份证号", "计费基数"), ("王五", 990101199001011234, 3000))
    target = tmp_path / "未采用.xlsx"
    save_refused_bases(found, target)
    again = examine_bases_file(target, on=ON)
    assert save_refused_bases(again, target) == 1
    (sheet,) = read_workbook(target)
    assert sheet.rows[0] == ("姓名", "身份证号", "计费基数", "原因")
