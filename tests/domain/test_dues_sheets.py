"""Sheets of wages and bases: where the header is, what the columns are, what the rows say."""

from datetime import date
from decimal import Decimal

import pytest

from dangjian_desktop.domain.dues import Payer
from dangjian_desktop.domain.dues_sheets import FIELDS, read_dues_sheet, read_dues_words
from dangjian_desktop.storage import shipped_books
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.shipped_dues_words import dues_words
from tests.domain.sheets import Merged, Sheet

ON = date(2026, 11, 20)
DEDUCTIONS = frozenset({"income_tax", "social_insurance", "annuity"})


@pytest.fixture
def read(data):
    def act(*rows, name="Sheet1", merged=(), **more):
        sheet = Sheet(rows, name, merged=merged)
        return read_dues_sheet(sheet, dues_words(), deductions=DEDUCTIONS, on=ON, **more)

    return act


def codes(found):
    return [(one.where.row, one.where.field, one.code) for one in found.problems]


def test_a_sheet_of_wages_with_two_lines_of_header_is_added_up_by_part(read):
    found = read(
        ("综采一队党支部2026年1月工资表",),
        ("序号", "姓 名", "应发", None, None, "扣款", None, None, None, "实发"),
        (None, None, "基本工资", "岗位工资", "下井津贴", "养老保险", "公积金", "个税", "工会费"),
        (1, "张　三", 4200, "1,300", 900, -500, 620, 35, 10, 5235),
        (2, "李四", 4000.5, None, 0, 400, 600, "", 10, 3000.5),
        ("合计", None, 8200.5),
        ("制表：王五", None, "审核："),
    )
    assert found.month == date(2026, 1, 1)
    assert [one.name for one in found.rows] == ["张三", "李四"]
    first, second = found.rows
    assert first.branch == "综采一队党支部"
    assert first.parts == {
        "basic_pay": Decimal("4200.00"),
        "post_pay": Decimal("1300.00"),
        "underground_allowance": Decimal("900.00"),
        "social_insurance": Decimal("1120.00"),
        "income_tax": Decimal("35.00"),
    }
    assert "post_pay" not in second.parts  # nothing stands there: that is not nought
    assert second.parts["underground_allowance"] == 0
    assert codes(found) == [(2, "扣款工会费", "dues_file.column_unknown")]


def test_a_sheet_of_bases_says_payer_month_and_what_is_to_be_paid(read):
    found = read(
        (
            "姓名",
            "公民身份号码",
            "所在党支部",
            "交费类别",
            "计费基数",
            "起算月份",
            "每月应缴纳党费",
        ),
        ("张三", "990101197001011236", "综采一队", "在职", "5845.00元", "3月", 87.68),
        ("赵六", None, None, "退休", 6480.5, "2026-01", None),
        merged=(Merged(2, 3, 2),),
    )
    first, second = found.rows
    assert (first.payer, first.base, first.stated) == (
        Payer.WAGE,
        Decimal("5845.00"),
        Decimal("87.68"),
    )
    assert first.since == date(2026, 3, 1)
    assert second.payer is Payer.RETIRED
    assert second.since == date(2026, 1, 1)
    assert second.branch == "综采一队"  # the merged cell above


def test_every_fault_of_a_row_is_told_at_once_with_its_column(read):
    found = read(
        ("姓名", "交费类别", "基数", "绩效", "执行月份"),
        ("张三", "股东", "-5", "1.234", "早就"),
    )
    (row,) = found.rows
    assert [(one.where.field, one.code) for one in row.problems] == [
        ("交费类别", "dues_file.payer"),
        ("执行月份", "dues_file.since"),
        ("基数", "dues.below_nought"),
        ("绩效", "dues.decimals"),
    ]


def test_what_the_user_said_of_a_header_wins(read):
    rows = (("姓名", "基本工资", "工会费", "全勤奖"), ("张三", 4000, 20, 300))
    found = read(*rows)
    assert codes(found) == [
        (1, "工会费", "dues_file.column_unknown"),
        (1, "全勤奖", "dues_file.column_unknown"),
    ]
    said = {found.fingerprint: {"全勤奖": "regular_bonus", "工会费": ""}}
    again = read(*rows, mappings=said)
    assert again.rows[0].parts == {"basic_pay": Decimal(4000), "regular_bonus": Decimal(300)}
    assert again.columns == {"name@0": 0, "basic_pay@1": 1, "regular_bonus@3": 3}


def test_lines_that_name_a_branch_head_those_below_them(read):
    found = read(
        ("姓名", "计费基数"),
        ("机电队党支部",),
        ("张三", 3000),
        ("综采一队党支部",),
        ("李四", 3000),
        (None, 17),
        ("3",),
    )
    assert [(one.name, one.branch) for one in found.rows] == [
        ("张三", "机电队党支部"),
        ("李四", "综采一队党支部"),
    ]
    assert codes(found) == [(6, "", "dues_file.line_skipped")]


def test_a_sheet_named_after_its_branch_says_whose_people_they_are(read):
    found = read(("姓名", "基数"), ("张三", 1), name="综采二队党支部", file_name="2026年2月基数")
    assert found.rows[0].branch == "综采二队党支部"
    assert found.month == date(2026, 2, 1)


def test_a_sheet_that_holds_no_bases_is_told_and_can_be_put_right(read):
    assert codes(read(("名单",), ("张三", "女"))) == [(0, "", "dues_file.no_header")]
    lacking = read(("姓名", "所在党支部"), ("张三", "综采一队"))
    assert codes(lacking) == [(1, "", "dues_file.header_missing")]
    assert lacking.headers == {0: "姓名", 1: "所在党支部"}
    assert not lacking.is_readable


def test_every_word_means_something_and_means_one_thing():
    text = '[headers]\nage = ["年龄"]\n[parts]\n[ignored]\nheaders=[]\n'
    with pytest.raises(ValueError, match="age"):
        read_dues_words(text + "[payers]\n[below]\nwords=[]\n")


def test_a_missing_file_of_words_is_told(data, tmp_path, monkeypatch):
    words = dues_words()
    assert words.payers["退休"] is Payer.RETIRED
    assert set(FIELDS) <= set(words.headers.values())
    assert not words.ignored & words.headers.keys()
    folder = tmp_path / "books"
    folder.mkdir()
    monkeypatch.setattr(shipped_books._shelf, "folder", folder)
    with pytest.raises(StorageError, match="用词读不出来") as told:
        dues_words()
    assert told.value.code == "dues_words"
