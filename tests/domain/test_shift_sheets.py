"""排班表 read cell by cell: where its days stand, whose rows they are, and what is told."""

from dataclasses import dataclass
from datetime import date

import pytest

from dangjian_desktop.domain.rule_values import RuleValueError
from dangjian_desktop.domain.shift_sheets import (
    legend,
    month_in,
    read_shift_sheet,
    sheet_heads,
    shift_meant,
)
from dangjian_desktop.domain.slots import sheet_words

WORDS = sheet_words(
    {"早": ["早", "早班"], "中": ["中", "中班"], "夜": ["夜", "夜班"], "休": ["休", "×"]}
)
HEADS = sheet_heads(
    {"name_heads": ["姓名"], "crew_heads": ["班组", "班别"], "foot_words": ["备注", "图例"]}
)
WEEK = [*"日一二三四五六"]  # 2026-11-01 is a Sunday


@dataclass(frozen=True)
class Merged:
    """Cells of one column shown as one."""

    first_row: int
    last_row: int
    first_column: int


@dataclass(frozen=True)
class Sheet:
    """A sheet as a reader of files hands it over."""

    name: str
    rows: tuple
    merged: tuple = ()
    first_row: int = 1
    file: str = ""


def read(*rows, name="排班", merged=(), words=WORDS, **more):
    sheet = Sheet(name, tuple(tuple(row) for row in rows), tuple(merged))
    return read_shift_sheet(sheet, words, HEADS, **{"year": 2026, **more})


def codes(found):
    return [(one.code, one.where.row, one.where.field, one.found) for one in found.problems]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["综采一队2026年11月排班表"], (2026, 11)),
        (["２０２６．１１"], (2026, 11)),
        (["11月", "2027年1月"], (2027, 1)),  # one with its year counts before one without
        (["11月份", "2025年度"], (2025, 11)),
        (["11月", "12月"], (None, 11)),
        (["2026.111"], (None, None)),
        (["排班表"], (None, None)),
        ([], (None, None)),
    ],
)
def test_the_month_that_texts_name(texts, found):
    assert month_in(texts) == found


@pytest.mark.parametrize(
    ("text", "shift"),
    [
        ("早", "早"),
        (" 早 班 ", "早"),
        ("早中", "早+中"),
        ("早/中班", "早+中"),
        ("早+早", "早"),
        ("早、？", ""),
        ("早？", ""),
        ("？", ""),
        ("+", ""),
        ("", ""),
    ],
)
def test_what_a_cell_means(text, shift):
    assert shift_meant(text, WORDS) == shift


def test_a_legend_explains_signs_and_the_first_one_counts():
    rows = [["△早班 ○中班 ●夜班"], [3, None], ["注：△夜班"], ["☆早班"], ["△甲班 ○乙班"]]
    assert legend(rows, WORDS) == {"△": "早", "○": "中", "●": "夜"}


def test_a_sheet_without_a_row_of_days_has_no_month():
    found = read(["姓名", "一", "二"], ["张三", 1, 2, 3, 4])
    assert (found.month, found.lines, found.problems) == ("", (), ())


def test_a_month_that_nothing_names_is_asked_for_and_taken_where_it_is_given():
    rows = (["姓名", 1, 2, 3, 4, 5], ["张三", "早"])
    assert codes(read(*rows)) == [("shift_sheet.no_month", 1, "", "")]
    assert read(*rows, month=11).month == "2026-11"
    assert read(*rows, file_name="2025年12月.xlsx").month == "2025-12"
    assert read(*rows, name="3月").month == "2026-03"


def test_december_has_31_days_and_november_30():
    rows = (["姓名", *range(1, 32)], ["张三", *["早"] * 31])
    december, november = read(*rows, month=12), read(*rows, month=11)
    assert max(december.lines[0].shifts) == date(2026, 12, 31)
    assert not december.problems
    assert max(november.lines[0].shifts) == date(2026, 11, 30)
    assert codes(november) == [("shift_sheet.no_such_day", 2, "31日", "11月31日")]


def test_days_are_read_as_numbers_words_and_dates_and_sums_are_left_out():
    days = [date(2026, 11, 1), "2日", "11-3", "４号", 5, 1, 40, True]
    found = read(["11月"], ["姓名", *days], ["张三", *"早中夜休早", "中", "夜", "早"])
    assert "".join(found.lines[0].shifts.values()) == "早中夜休早"


def test_the_row_with_most_days_is_the_header():
    few, many = ["姓名", 1, 2, 3, 4, 5], ["姓名", 1, 2, 3, 4, 5, 6]
    assert read(few, many, ["张三", *"早中夜休早中"], month=11).lines[0].row == 3


def test_weekdays_of_another_month_are_told_once():
    days = ["姓名", *range(1, 8)]
    right = read(["11月"], days, ["", *"天一二三四五六"], ["张三", "早"])
    assert not right.problems
    wrong = read(["11月"], days, ["", *"一二三四五六日"], ["张三", "早"])
    assert codes(wrong) == [("shift_sheet.weekday", 3, "1日", "一")]
    assert wrong.problems[0].hint == "2026年11月1日是星期日"


def test_weekdays_below_days_that_the_month_lacks_are_not_judged():
    days = ["姓名", *range(26, 32)]
    found = read(["11月"], days, ["", *"四五六日一", "三"], ["张三", "早"])
    assert not found.problems


def test_rows_of_crews_need_no_names():
    days = [1, 2, 3, 4, 5]
    found = read(["11月"], ["班组", *days], ["甲", "早"], [None, "中"], ["乙"], ["备注", "早"])
    assert found.is_of_crews
    assert [(line.name, line.crew) for line in found.lines] == [("", "甲")]


def test_a_name_is_missing_only_where_shifts_stand():
    days = [1, 2, 3, 4, 5]
    head = ["班组", "姓名", *days]
    found = read(
        ["11月"], head, ["甲", "张 三", "早"], ["甲", "", "中"], ["甲"], ["", "李四"], [None]
    )
    assert [(line.name, line.crew) for line in found.lines] == [("张三", "甲")]
    assert codes(found) == [("shift_sheet.name_missing", 4, "", "")]


def test_an_unknown_word_is_told_cut_short_and_the_rest_is_read():
    found = read(["11月"], ["姓名", 1, 2, 3, 4, 5], ["张三", "不" * 30, "早"])
    assert codes(found) == [("shift_sheet.word_unknown", 3, "1日", "不" * 20)]
    assert found.lines[0].shifts == {date(2026, 11, 2): "早"}


def test_names_without_a_head_stand_in_the_last_column_of_words():
    found = read(["11月"], [None, None, 1, 2, 3, 4, 5], [1, "张三", "早"], [], [2, "李四", "中"])
    assert [line.name for line in found.lines] == ["张三", "李四"]
    nobody = read(["11月"], [None, 1, 2, 3, 4, 5], [7, "早"])
    assert nobody.lines == ()


def test_a_merged_cell_holds_for_every_row_it_covers():
    rows = (["11月"], ["班组", "姓名", 1, 2, 3, 4, 5], ["甲", "张三", "早"], [None, "李四", "中"])
    found = read(*rows, merged=[Merged(3, 4, 0)])
    assert [line.crew for line in found.lines] == ["甲", "甲"]
    assert read(*rows, merged=[Merged(30, 31, 0), Merged(3, 4, 9)]).lines[1].crew == ""


def test_what_a_mine_calls_its_columns_and_last_lines_is_said_by_its_rule():
    heads = sheet_heads(
        {"name_heads": ["矿工"], "crew_heads": ["小班"], "foot_words": ["值班领导"]}
    )
    rows = (["11月"], ["小班", "矿工", 1, 2, 3, 4, 5], ["甲", "张三", "早"], ["值班领导", "", "早"])
    sheet = Sheet("排班", tuple(map(tuple, rows)))
    found = read_shift_sheet(sheet, WORDS, heads, year=2026)
    assert [(line.name, line.crew) for line in found.lines] == [("张三", "甲")]
    assert codes(found) == []
    with pytest.raises(RuleValueError):
        sheet_heads({"name_heads": "矿工", "crew_heads": [], "foot_words": []})
