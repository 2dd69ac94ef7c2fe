"""排班表 as mines keep them: titles, weekdays, legends, crews, namesakes, slips; then one undo."""

from datetime import date

import openpyxl
import pytest

from dangjian_desktop.domain.messages import sentence
from dangjian_desktop.domain.slots import ShiftBasis
from dangjian_desktop.operations.duplicates import merge_people
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.shift_import import (
    examine_shift_file,
    import_shift_sheet,
    remove_shift_sheet,
    write_shift_template,
)
from dangjian_desktop.queries.duties import Duties
from dangjian_desktop.queries.shifts import ShiftSheetsQuery
from dangjian_desktop.storage.models import Person, ShiftEntry, ShiftSheet
from tests import make
from tests.operations import roster_books as books

ON = date(2026, 11, 21)
DAYS = list(range(1, 31))
WEEK = [*"日一二三四五六"]
WEEKDAYS = (WEEK * 5)[:30]  # 2026-11-01 is a Sunday


@pytest.fixture
def branch(data):
    found = make.branch()
    for name in ("张三", "李四", "王五"):
        make.person(name, found, shift_crew="甲")
    return found


def entries(path, branch, **more):
    return examine_shift_file(path, organisation_id=branch, on=ON, **more)


def told(found):
    return [(p.where.row, p.where.field, sentence(p)) for p in found.problems]


def test_a_sheet_with_title_weekdays_legend_and_foot(branch, tmp_path, runner):
    rows = [
        ["综采一队2026年11月份排班表"],
        ["序号", "姓名", "班组", *[f"{day}日" for day in DAYS], "出勤"],
        ["", "", "", *WEEKDAYS],
        [1, "张 三", "甲", *["早班"] * 10, *["中"] * 10, *["△"] * 10, 30],
        [2, "李四", "", *["早/中", *["休"] * 29], 1],
        ["合计", "", "", *[2] * 30],
        ["图例：△夜班 ○早班 ×休"],
        ["制表：赵六"],
    ]
    found = entries(books.xlsx(tmp_path / "排班.xlsx", rows), branch)
    assert told(found) == []
    assert (found.month, found.people, len(found.entries)) == ("2026-11", 2, 60)
    done = runner.run(import_shift_sheet(examination=found, entered_on=ON)).result
    assert done == 60
    zhang, li = (row.person_id for row in ShiftEntry.select().group_by(ShiftEntry.person))
    duties = Duties([zhang, li], date(2026, 11, 1), ON)
    duty = duties.of(zhang, date(2026, 11, 21))
    assert (duty.shift, duty.basis) == ("夜", ShiftBasis.SHEET)
    assert len(duties.of(li, date(2026, 11, 1)).works) == 2
    runner.undo()
    assert not ShiftEntry.select().exists()
    assert not ShiftSheet.select().exists()


def test_slips_are_told_by_row_and_column_and_nothing_comes_in(branch, tmp_path, runner):
    rows = [
        ["2026年11月排班表"],
        ["姓名", *range(1, 32)],
        ["张三", "早", "歪", *[""] * 28, "早"],
        ["李思", *["早"] * 30],
        ["", "早"],
        ["王五", *["休"] * 30],
        ["王五", *["早"] * 30],
    ]
    found = entries(books.xlsx(tmp_path / "a.xlsx", rows), branch)
    assert [(row, column) for row, column, _said in told(found)] == [
        (3, "2日"),
        (3, "31日"),
        (5, ""),
        (4, ""),
        (6, ""),
    ]
    assert "没有 11月31日 这一天" in told(found)[1][2]
    with pytest.raises(RefusedError, match="请"):
        runner.run(import_shift_sheet(examination=found, entered_on=ON))
    assert not ShiftSheet.select().exists()
    runner.run(import_shift_sheet(examination=found, entered_on=ON, without_faults=True))
    assert ShiftEntry.select().count() == 1


def test_namesakes_are_told_apart_by_crew_or_asked(branch, tmp_path, runner):
    other = make.person("张三", branch, shift_crew="乙")
    rows = [
        ["2026年11月"],
        ["姓名", "班组", *DAYS],
        ["张三", "乙", *["早"] * 30],
        ["张三", "", *["中"] * 30],
    ]
    path = books.xlsx(tmp_path / "a.xlsx", rows)
    found = entries(path, branch)
    assert [said for _row, _column, said in told(found)] == [
        "本支部有 2 个“张三”。请选定是哪一个。"
    ]
    assert {person for person, _day in found.entries} == {other}
    rows[2][1] = ""
    found = entries(books.xlsx(tmp_path / "b.xlsx", [*rows[:3]]), branch)
    (asked,) = found.asked
    assert [key for key, _told in asked.people].count(other) == 1
    assert found.has_faults
    again = entries(found.path, branch, chosen={(asked.sheet, asked.row): other})
    assert not again.has_faults
    assert {person for person, _day in again.entries} == {other}


def test_crews_as_rows_and_merged_days(branch, tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["十一月三班轮换"])
    sheet["A1"] = "11月份轮班安排"
    sheet.append(["班组", *[date(2026, 11, day) for day in DAYS]])
    sheet.append(["甲班", "早"])
    sheet.merge_cells("B3:K3")
    sheet.append(["戊", *["早"] * 30])
    path = tmp_path / "crews.xlsx"
    book.save(path)
    found = entries(path, branch)
    assert len(found.entries) == 30  # three people of 甲, ten days
    assert [said for _row, _column, said in told(found)] == [
        "名册里没有人填轮班组“戊”。请核对名称。"
    ]


def test_the_month_may_stand_nowhere_and_weekdays_catch_the_wrong_one(branch, tmp_path):
    rows = [["姓名", *DAYS], ["张三", *["早"] * 30]]
    path = books.xls(tmp_path / "roster.xls", rows)
    assert "没有写是哪个月" in told(entries(path, branch))[0][2]
    assert entries(path, branch, month=(2026, 9)).month == "2026-09"
    rows = [["10月排班表"], ["姓名", *DAYS], ["", *WEEKDAYS], ["张三", *["早"] * 30]]
    found = entries(books.xls(tmp_path / "roster.xls", rows), branch)
    assert "2026年10月1日是星期四" in told(found)[0][2]
    other = entries(books.xlsx(tmp_path / "b.xlsx", [["姓名", "电话"], ["张三", "1"]]), branch)
    assert other.month == ""
    assert "没有找到排班表" in told(other)[0][2]


def test_a_text_file_comes_in_too(branch, tmp_path):
    path = tmp_path / "2026年11月.csv"
    path.write_text(
        ",".join(["姓名", *map(str, DAYS)]) + "\n" + ",".join(["王五", *["休"] * 30]) + "\n",
        "gb18030",
    )
    assert len(entries(path, branch).entries) == 30


def test_importing_again_replaces_and_shows_what_differs(branch, tmp_path, runner):
    def book(first: str, names=("张三", "李四")):
        rows = [["2026年11月"], ["姓名", *DAYS]]
        rows += [[name, first, *["休"] * 29] for name in names]
        return books.xlsx(tmp_path / "a.xlsx", rows)

    runner.run(import_shift_sheet(examination=entries(book("早"), branch), entered_on=ON))
    again = entries(book("中", ("张三",)), branch)
    assert again.is_again
    changed = [(one.name, one.before, one.after) for one in again.changes]
    assert changed.count(("张三", "早", "中")) == 1
    assert changed.count(("李四", "休", "")) == 29
    assert len(changed) == 31
    runner.run(import_shift_sheet(examination=again, entered_on=ON))
    assert ShiftEntry.select().count() == 30
    assert ShiftSheet.select().count() == 1
    assert entries(book("中", ("张三",)), branch).changes == ()
    assert list(ShiftSheetsQuery(branch).fetch()) == ["2026-11"]
    runner.run(remove_shift_sheet(organisation_id=branch, month="2026-11"))
    assert not ShiftEntry.select().exists()
    with pytest.raises(RefusedError):
        runner.run(remove_shift_sheet(organisation_id=branch, month="2026-11"))


def test_the_template_comes_back_as_it_was_filled(branch, tmp_path):
    path = tmp_path / "模板.xlsx"
    assert write_shift_template(path, month=date(2026, 11, 5)) == 30
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    sheet["A2"], sheet["C2"] = "张三", "夜"
    book.save(path)
    found = entries(path, branch)
    assert told(found) == []
    assert list(found.entries.values()) == ["夜"]


def test_the_template_of_a_branch_names_its_people_and_blanks_are_no_shifts(branch, tmp_path):
    path = tmp_path / "模板.xlsx"
    write_shift_template(path, month=date(2026, 11, 5), organisation_id=branch)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    names = [row[0].value for row in sheet.iter_rows(min_row=2) if row[0].value]
    assert sorted(names) == sorted(row.name for row in Person.select())
    assert told(entries(path, branch)) == []
    sheet["C2"] = "夜"
    book.save(path)
    assert list(entries(path, branch).entries.values()) == ["夜"]


def test_a_month_without_anything_is_refused(branch, tmp_path, runner):
    rows = [["2026年11月"], ["姓名", *DAYS]]
    found = entries(books.xlsx(tmp_path / "a.xlsx", rows), branch)
    with pytest.raises(RefusedError):
        runner.run(import_shift_sheet(examination=found, entered_on=ON, without_faults=True))


def test_merging_two_records_keeps_one_shift_a_day(branch, tmp_path, runner):
    kept, merged = make.person("赵甲", branch), make.person("赵乙", branch)
    rows = [["2026年11月"], ["姓名", *DAYS], ["赵甲", "早"], ["赵乙", "中", "夜"]]
    found = entries(books.xlsx(tmp_path / "a.xlsx", rows), branch)
    runner.run(import_shift_sheet(examination=found, entered_on=ON))
    runner.run(merge_people(kept_id=kept, merged_id=merged, on=ON))
    standing = {row.worked_on.day: row.shift for row in ShiftEntry.select()}
    assert standing == {1: "早", 2: "夜"}
    assert {row.person_id for row in ShiftEntry.select()} == {kept}
