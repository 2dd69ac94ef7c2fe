"""Figures of a year: how they read, how two years stand side by side, the text to paste."""

from fractions import Fraction

import pytest

from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.year_figures import (
    NO_RECORD,
    FigurePair,
    FigureSection,
    Unit,
    YearFigure,
    figures_text,
    number_text,
    paired,
)


def figure(key, number, unit=Unit.TIMES, section=FigureSection.LIFE, detail=None):
    told = None if number is None else Fraction(number)
    return YearFigure(section, key, key, told, unit, "日历", detail)


@pytest.mark.parametrize(
    ("number", "unit", "text"),
    [
        (46, Unit.PEOPLE, "46 名"),
        (Fraction(2, 3), Unit.PERCENT, "66.7%"),
        (1, Unit.PERCENT, "100%"),
        (Fraction("1234.5"), Unit.YUAN, "1234.50 元"),
        (Fraction("91.425"), Unit.POINTS, "91.43 分"),
        (Fraction("87"), Unit.POINTS, "87 分"),
        (Fraction("31.25"), Unit.HOURS, "31.3 学时"),
    ],
)
def test_numbers_with_their_units(number, unit, text):
    assert number_text(Fraction(number), unit) == text


def test_nothing_recorded_is_no_number():
    assert figure("党课", None).text == NO_RECORD
    assert figure("党课", 0).text == "0 次"


def test_the_change_against_another_year():
    assert FigurePair(figure("党课", 4), figure("党课", 6)).change == "−2 次"
    assert FigurePair(figure("党课", 6), figure("党课", 6)).change == "0 次"
    rates = [figure("率", Fraction(n, 1000), Unit.PERCENT) for n in (972, 950)]
    assert FigurePair(*rates).change == "+2.2 个百分点"
    assert FigurePair(figure("党课", None), figure("党课", 6)).change == ""
    assert FigurePair(figure("党课", 1)).change == ""


def test_what_one_year_lacks_is_not_recorded_there():
    now = [figure("党课", 4), figure("得分", 90, Unit.POINTS, FigureSection.SCORES)]
    before = [figure("党课", 3), figure("志愿服务", 2)]
    pairs = paired(now, before)
    told = [(p.figure.key, p.figure.text, p.other.text) for p in pairs]
    assert told == [
        ("党课", "4 次", "3 次"),
        ("志愿服务", NO_RECORD, "2 次"),
        ("得分", "90 分", NO_RECORD),
    ]
    assert [pair.other for pair in paired(now)] == [None, None]


def test_the_text_to_paste():
    now = [
        figure("党课", 4, detail=Sentence("出勤率 {rate}", rate="96%")),
        figure("主题党日", None, detail=Sentence("出勤没有登记")),
        figure("得分", 90, Unit.POINTS, FigureSection.SCORES),
    ]
    assert figures_text("某支部 2026 年度数据", paired(now)) == (
        "某支部 2026 年度数据\n"
        "组织生活：党课 4 次（出勤率 96%）；主题党日 没有记录。\n"
        "考评：得分 90 分。"
    )
    compared = figures_text("标题", paired(now[:1], [figure("党课", 3)]), 2025)
    assert compared.endswith("组织生活：党课 4 次（出勤率 96%，2025 年 3 次）。")
