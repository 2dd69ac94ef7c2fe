"""Attendance figures on paper and in workbooks."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from python_calamine import CalamineWorkbook

from dangjian_desktop.domain.attendance import Counting
from dangjian_desktop.domain.vocabulary import Mark
from dangjian_desktop.operations.attendance import (
    add_attender,
    mark_attendance,
    mark_many,
    post_due_list,
)
from dangjian_desktop.operations.attendance_lists import (
    attendance_figures_content,
    attendance_sheet_content,
    counting_told,
    dual_life_content,
    export_attendance,
    export_dual_life,
    kinds_told,
    period_told,
    rate_text,
)
from dangjian_desktop.operations.leading_cadres import add_leading_cadre
from dangjian_desktop.operations.printout import ATTENDANCE_FIGURES, DUAL_LIFE, Printout
from dangjian_desktop.operations.printouts import print_sheet
from dangjian_desktop.queries.attendance_figures import (
    AttendanceFiguresQuery,
    DualLifeQuery,
    FigureBy,
)
from tests import make
from tests.pdf import texts

ON = date(2026, 11, 21)
YEAR = AttendanceFiguresQuery(date(2026, 1, 1), date(2026, 12, 31), ON)


@pytest.fixture
def people(data):
    branch = make.branch()
    first, second = make.person("张三", branch), make.person("李四", branch)
    held = make.activity("themed_day", branch, "2026-03-10", study_minutes=90)
    make.done(post_due_list(activity_id=held, on=ON))
    make.done(mark_attendance(activity_id=held, person_id=first, mark=Mark.ABSENT, on=ON))
    make.done(mark_many(activity_id=held, mark=Mark.PRESENT, on=ON))
    later = make.activity("talk", branch, "2026-04-10")

    make.done(add_attender(activity_id=later, person_id=second, is_due=True))
    make.done(add_leading_cadre(person_id=second, title="矿长"))
    return branch


def cells(path):
    book = CalamineWorkbook.from_path(path)
    return book.get_sheet_by_index(0).to_python()


def test_export_attendance_writes_rows_sum_and_source(people, tmp_path):
    target = tmp_path / "出勤.xlsx"
    assert export_attendance(YEAR, target) == 2
    title, headings, first, second, *rest = cells(target)
    assert title[0] == "2026年 全部活动"
    assert headings[:4] == ["姓名", "党支部和党小组", "应到", "实到"]
    assert headings[-3:] == ["出勤率", "学时", "要求学时"]
    assert first[:4] == ["李四", "综采一队党支部", 2, 1]
    assert first[-3:] == ["100%", 1.5, 32]
    assert second[-3:] == ["0%", "", 32]
    said = "".join(str(cell) for row in rest for cell in row)
    assert "合计：应到 3 · 实到 1" in said
    assert "到会、迟到算实到；请假、公出、当班和未登记不进出勤率；参加补课算到会" in said
    assert "各地做法" in said


def test_export_by_branch_and_by_year_has_no_hours(people, tmp_path):
    target = tmp_path / "出勤.xlsx"
    assert export_attendance(replace(YEAR, by=FigureBy.BRANCH), target) == 1
    assert cells(target)[1][0] == "党支部"
    assert cells(target)[1][-1] == "出勤率"
    assert export_attendance(replace(YEAR, by=FigureBy.YEAR), target) == 1
    assert cells(target)[1][:2] == ["年度", "应到"]


def test_export_dual_life(people, tmp_path):
    target = tmp_path / "双重.xlsx"
    assert export_dual_life(DualLifeQuery(YEAR.first, YEAR.last, ON), target) == 1
    assert cells(target)[2][:7] == ["李四", "矿长", "综采一队党支部", "", 1, 1, "100%"]
    assert cells(target)[2][-3:] == ["—", 0, 0]


def test_the_sheets_print_as_on_the_screen_or_for_a_stretch(people, tmp_path):
    asked = Printout(ATTENDANCE_FIGURES, ON, organisation_id=people, since=YEAR.first, until=ON)
    lines, values = attendance_figures_content(asked)
    assert [(line.number, line.name, line.rate, line.study) for line in lines] == [
        ("1", "李四", "100%", "1.5/32"),
        ("2", "张三", "0%", "未登记/32"),
    ]
    assert values["period"] == "2026年1月至2026年11月"
    target = tmp_path / "x.pdf"
    print_sheet(asked, target)
    text = "".join(texts(target)).replace("\n", "")
    assert "综采一队党支部出勤情况表" in text
    by_year = replace(YEAR, by=FigureBy.YEAR, kinds=frozenset({"themed_day"}))
    lines, values = attendance_figures_content(replace(asked, attendance=by_year))
    assert [line.name for line in lines] == ["2026"]
    assert values["kinds"] == "主题党日"
    lines, values = dual_life_content(replace(asked, code=DUAL_LIFE))
    assert [(line.name, line.branch_came, line.group_rate, line.tasks) for line in lines] == [
        ("李四", "1", "—", "")
    ]
    print_sheet(replace(asked, code=DUAL_LIFE), target)
    assert "以普通党员身份" in "".join(texts(target)).replace("\n", "")


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), "2026年"),
        (date(2026, 3, 1), date(2026, 3, 31), "2026年3月"),
        (date(2025, 3, 1), date(2026, 3, 31), "2025年3月至2026年3月"),
        (date(2025, 1, 1), date(2026, 12, 31), "2025年1月至2026年12月"),
    ],
)
def test_a_stretch_is_told_in_months(first, last, told):
    assert period_told(first, last) == told


def test_the_way_of_counting_is_told():
    how = Counting(frozenset({Mark.PRESENT}), frozenset(), frozenset(), made_up_counts=False)
    assert counting_told(how) == "到会算实到；未登记不进出勤率；补课不算到会"


def test_words_of_rates_and_kinds(people):
    (row,) = [row for row in YEAR.fetch() if row.name == "张三"]
    assert rate_text(row.figures) == "0%"
    assert rate_text(replace(row.figures, rate=Fraction(1, 3))) == "33.3%"
    assert rate_text(replace(row.figures, rate=None)) == "—"
    assert rate_text(replace(row.figures, rate=None, not_recorded=1)) == "未登记"
    assert kinds_told(None) == "全部活动"


@pytest.mark.parametrize(
    ("by", "has", "lacks"),
    [
        (FigureBy.PERSON, {"姓名", "党支部和党小组", "学时/要求"}, {"名称"}),
        (FigureBy.GROUP, {"党小组", "所在党支部"}, {"姓名", "学时/要求"}),
        (FigureBy.YEAR, {"年度"}, {"姓名", "所在组织"}),
    ],
)
def test_the_columns_of_the_sheet_are_headed_by_what_is_added_up(people, by, has, lacks):
    asked = Printout(ATTENDANCE_FIGURES, ON, attendance=replace(YEAR, by=by))
    sheet, _lines, values = attendance_sheet_content(asked, None)
    headings = {column.heading for column in sheet.columns}
    assert has <= headings
    assert not lacks & headings
    assert "可信度高" not in values["told"]
