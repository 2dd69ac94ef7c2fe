"""A sheet of branches read: its header, its rows, and the lines that are none."""

from datetime import date
from decimal import Decimal

import pytest

from dangjian_desktop.domain.branch_import import BranchWords, is_refused, read_branch_sheet
from dangjian_desktop.domain.custom_fields import CustomFieldDef, FieldSubject
from dangjian_desktop.domain.custom_reading import OwnFields
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.headers import header_key, read_synonyms
from dangjian_desktop.domain.people import FieldKind
from dangjian_desktop.exchange.sheets import RawSheet
from tests.operations.roster_books import SYNONYMS

AREA = CustomFieldDef("a", FieldSubject.ORGANISATION, FieldKind.NUMBER, "活动室面积")
BUILT = CustomFieldDef("b", FieldSubject.ORGANISATION, FieldKind.DATE, "建成日期（年月）")
WORDS = BranchWords(
    read_synonyms(SYNONYMS).with_own(OwnFields({AREA.key: AREA, BUILT.key: BUILT})),
    frozenset(map(header_key, ("支部书记", "党员人数"))),
    frozenset(map(header_key, ("活动室",))),
)


def read(*rows, first_row=1):
    return read_branch_sheet(RawSheet("支部", first_row, [tuple(row) for row in rows]), WORDS)


def codes(problems):
    return [problem.code for problem in problems]


@pytest.mark.parametrize(
    "word", ["党支部", "所在党支部", "组织名称", "名称", "支 部", "党支部名称（全称）"]
)
def test_the_header_names_the_branch_in_many_ways(word):
    told = read([word, "活动室面积"], ["综采一队党支部", 60])
    assert [(row.row, row.stated, row.values) for row in told.rows] == [
        (2, "综采一队党支部", {AREA.key: Decimal(60)})
    ]


def test_titles_stand_above_and_sums_and_signatures_below():
    told = read(
        ["各党支部活动场所情况"],
        [None, "（单位：平方米）"],
        ["序号", "党支部", "活动室面积", "建成日期"],
        [1, "综采一队党支部", 60, "2019.5"],
        [2, "机电队党支部", None, date(2020, 6, 1)],
        [3, None, None, None],
        ["合计", None, 60, None],
        ["填表人：", "张三", None, None],
        first_row=4,
    )
    first, second = told.rows
    assert (first.row, first.values[BUILT.key]) == (7, PartialDate(2019, 5))
    assert second.values == {BUILT.key: PartialDate(2020, 6, 1)}
    assert [(p.where.row, p.code) for p in told.problems] == [
        (9, "branch_file.line_skipped"),
        (10, "branch_file.line_skipped"),
        (11, "branch_file.line_skipped"),
    ]


def test_a_header_that_is_repeated_is_no_branch():
    told = read(
        ["党支部", "活动室面积"], ["甲党支部", 1], ["党支部", "活动室面积"], ["乙党支部", 2]
    )
    assert [row.stated for row in told.rows] == ["甲党支部", "乙党支部"]


def test_every_column_that_is_not_taken_is_told_or_known():
    told = read(
        [
            "序号",
            "党支部",
            "支部书记",
            "上级组织",
            "活动室面积",
            "活动室",
            "网速",
            "活动室面积",
            None,
        ],
        [1, "甲党支部", "张三", "机电党总支", 5, "有", "快", 6, "?"],
    )
    assert told.passed_over == ("支部书记", "上级组织")
    assert [(p.where.field, p.code.partition(".")[2]) for p in told.problems] == [
        ("活动室", "field_retired"),
        ("网速", "header_unknown"),
        ("活动室面积", "header_twice"),
        ("I列", "header_missing"),
    ]
    (row,) = told.rows
    assert (row.above, row.values) == ("机电党总支", {AREA.key: Decimal(5)})


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (None, "branch_file.name_missing"),
        ("——", "branch_file.name_missing"),
        ("=A1", "branch.formula"),
        ("长" * 81, "branch.too_long"),
    ],
)
def test_a_row_without_a_usable_name_is_refused(name, code):
    (row,) = read(["党支部", "活动室面积"], [name, 60]).rows
    assert codes(row.problems) == [code]
    assert is_refused(row.problems)
    assert len(row.problems[0].found) < 40


def test_faults_of_values_stand_with_their_column():
    told = read(["党支部", "活动室\n面积", "建成日期"], ["甲党支部", "60平米", "2019-13-01"])
    (row,) = told.rows
    assert [(p.where.row, p.where.field, p.code) for p in row.problems] == [
        (2, "活动室面积", "custom.number_unit"),
        (2, "建成日期", "date.impossible"),
    ]
    assert is_refused(row.problems)  # a day that cannot be
    assert not is_refused(row.problems[:1])


@pytest.mark.parametrize(
    "rows",
    [[["姓名", "活动室面积"], ["张三", 5]], [["党支部", "书记"], ["甲", "乙"]], [["党支部"]]],
)
def test_a_sheet_without_branch_or_field_is_not_read(rows):
    told = read(*rows)
    assert not told.is_readable
    assert codes(told.problems) == ["branch_file.no_header"]


def test_the_words_of_a_field_win_over_what_they_mean_elsewhere():
    own = CustomFieldDef("c", FieldSubject.ORGANISATION, FieldKind.TEXT, "支部名称")
    words = BranchWords(read_synonyms(SYNONYMS).with_own(OwnFields({own.key: own})))
    sheet = RawSheet("支部", 1, [("支部名称", "党支部"), ("先锋", "甲党支部")])
    (row,) = read_branch_sheet(sheet, words).rows
    assert (row.stated, row.values) == ("甲党支部", {own.key: "先锋"})
