"""What is printed of a book: for which stretch of time, in which columns, summed up how."""

from datetime import date
from decimal import Decimal

import pytest

from dangjian_desktop.domain.ledger_print import (
    Period,
    foot_of,
    form_of,
    is_public,
    period_at,
    period_beside,
    totals_of,
)
from dangjian_desktop.domain.ledger_reading import read_book
from dangjian_desktop.domain.ledgers import PrintForm, PrintPeriod

TABLE = {
    "code": "own_1",
    "label": "捐款登记",
    "field": [
        {"key": "way", "label": "收支", "kind": "choice", "choices": ["收入", "支出"]},
        {"key": "money", "label": "金额", "kind": "money", "none_word": "无"},
        {"key": "own_1", "label": "备注", "kind": "text"},
        {"key": "own_2", "label": "旧项", "kind": "text", "is_retired": True},
    ],
}


def book(**form):
    table = {**TABLE, **({"print": form} if form else {})}
    found = read_book(table).value
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("kind", "day", "since", "until", "words"),
    [
        (PrintPeriod.MONTH, "2024-02-10", "2024-02-01", "2024-02-29", "2024年2月"),
        (PrintPeriod.MONTH, "2026-12-31", "2026-12-01", "2026-12-31", "2026年12月"),
        (PrintPeriod.QUARTER, "2026-03-31", "2026-01-01", "2026-03-31", "2026年第一季度"),
        (PrintPeriod.QUARTER, "2026-10-01", "2026-10-01", "2026-12-31", "2026年第四季度"),
        (PrintPeriod.YEAR, "2026-07-01", "2026-01-01", "2026-12-31", "2026年"),
    ],
)
def test_a_period_is_the_whole_month_quarter_or_year(kind, day, since, until, words):
    found = period_at(kind, date.fromisoformat(day))
    assert found == Period(date.fromisoformat(since), date.fromisoformat(until))
    assert found.words == words


def test_the_period_beside_crosses_the_year():
    january = period_at(PrintPeriod.MONTH, date(2026, 1, 15))
    assert period_beside(PrintPeriod.MONTH, january, -1).words == "2025年12月"
    last = period_at(PrintPeriod.QUARTER, date(2026, 11, 1))
    assert period_beside(PrintPeriod.QUARTER, last, 1).words == "2027年第一季度"


def test_other_stretches_are_named_by_their_days():
    day = date(2026, 3, 2)
    assert Period(day, date(2026, 4, 1)).words == "2026-03-02 至 2026-04-01"
    assert Period(day).words == "2026-03-02 起"
    assert Period(None, day).words == "截至 2026-03-02"
    assert Period().words == "全部"


def test_a_book_without_a_form_prints_what_its_table_shows():
    form = form_of(book())
    assert [column.key for column in form.columns] == ["number", "day", "way", "money", "own_1"]
    assert form.totals == ("money",)
    assert not form.is_landscape


def test_a_field_of_ones_own_is_printed_beside_those_of_the_form():
    keys = [column.key for column in form_of(book(columns={"number": 10, "way": 20})).columns]
    assert keys == ["number", "way", "own_1"]  # what is no longer offered is not added


def test_sums_are_parted_by_a_choice_and_leave_out_what_nobody_entered():
    ours = book(columns={"money": 20}, totals=["money"], totals_by="way")
    rows = [
        {"way": "收入", "money": Decimal("10.50")},
        {"way": "收入", "money": "无"},
        {"way": "收入", "money": Decimal("0.25")},
        {"way": "支出"},
    ]
    (total,) = totals_of(ours, form_of(ours), rows)
    assert (total.choice, total.sums) == ("收入", {"money": "10.75"})
    assert totals_of(ours, form_of(ours), []) == []


def test_a_sum_of_nought_is_a_sum():
    ours = book(columns={"money": 20}, totals=["money"])
    assert totals_of(ours, form_of(ours), [{"money": Decimal(0)}])[0].sums == {"money": "0.00"}


def test_a_row_is_public_when_it_meets_the_condition():
    form = form_of(book(columns={"way": 20}, public_when={"way": ["收入"]}))
    assert is_public(form, {"way": "收入"})
    assert not is_public(form, {"way": "支出"})
    assert not is_public(form, {})


def test_words_with_room_behind_them_are_signed():
    foot = foot_of(PrintForm("", (), foot="党费另设台账。　　经手人：　　　审核人："))
    assert foot.sentences == ("党费另设台账。",)
    assert foot.signatures == ("经手人", "审核人")
    assert foot_of(PrintForm("", ())).signatures == ("记录人", "审核人", "日期")


@pytest.mark.parametrize(
    "form",
    [
        {"totals": ["way"]},
        {"totals": ["gone"]},
        {"totals_by": "gone"},
        {"filed": ["gone"]},
        {"public_when": {"gone": ["1"]}},
        {"colums": {}},
    ],
)
def test_a_form_that_names_what_the_book_has_not_is_told(form):
    assert read_book({**TABLE, "print": {"columns": {}, **form}}).problems
    assert read_book({**TABLE, "notice": {"columns": {}, **form}}).problems
