"""Sheets of ledgers: where the header is, what the columns are, which lines are rows."""

import pytest

from dangjian_desktop.domain.ledger_sheets import (
    HeaderSaid,
    LineCell,
    read_ledger_sheet,
    with_corrections,
)
from dangjian_desktop.exchange.sheets import MergedRange, RawSheet
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.storage.shipped_ledger_words import ledger_words


@pytest.fixture
def read(data):
    def act(*rows, merged=(), code="hazard", name="表", **more):
        width = max(len(row) for row in rows)
        raw = [(*row, *[None] * (width - len(row))) for row in rows]
        sheet = RawSheet(name, 1, raw, tuple(merged))
        return read_ledger_sheet(sheet, books_by_code()[code], ledger_words(), **more)

    return act


def codes(sheet):
    return [(one.where.row, one.code) for one in sheet.problems]


def test_a_header_stands_below_titles_and_again_on_further_pages(read):
    header = ("序号", "日期", "隐患内容", "地点")
    found = read(
        ("2026年隐患台账",),
        ("单位：综采一队", None, "填报日期：11月"),
        header,
        (1, "11月3日", "护网", "顺槽"),
        header,
        (2, "11月4日", "电缆", "机头"),
        (3,),
        ("合计", None, "2条"),
        ("填表人：张三",),
    )
    assert (found.header_row, found.year) == (3, 2026)
    assert [line.row for line in found.lines] == [4, 6]
    assert codes(found) == [
        (8, "ledger_file.line_skipped"),
        (9, "ledger_file.line_skipped"),
    ]


def test_a_part_of_a_name_is_known_only_where_one_column_can_be_meant(read):
    found = read(("排查日期", "隐患内容描述", "整改"), ("2026-11-03", "护网", "x"))
    assert found.columns == {"day": 0, "content": 1}
    assert codes(found) == [(1, "ledger_file.column_unknown")]


def test_merged_cells_speak_for_the_rows_they_cover_but_for_the_number(read):
    merged = [MergedRange(2, 3, 0, 0), MergedRange(2, 3, 1, 1)]
    found = read(
        ("序号", "日期", "隐患内容"), (1, "2026-11-03", "甲"), (None, None, "乙"), merged=merged
    )
    assert [line.cells.get("day") for line in found.lines] == ["2026-11-03"] * 2
    assert [line.cells.get("number") for line in found.lines] == [1, None]


def test_what_is_said_of_a_header_wins(read):
    rows = (("甲", "乙"), ("2026-11-03", "护网"))
    assert not read(*rows).is_readable
    said = HeaderSaid(1, {"甲": "day", "乙": "content"})
    assert read(*rows, said=said).columns == {"day": 0, "content": 1}
    none = HeaderSaid(0, {"A": "content", "B": "day"})
    assert read(("护网", "2026-11-03"), said=none).columns == {"content": 0, "day": 1}
    key = read(*rows, said=said).fingerprint
    remembered = {key: {"甲": "day", "乙": "place"}}
    again = read(("说明", None), *rows, said=HeaderSaid(2), remembered=remembered)
    assert again.columns == {"day": 0, "place": 1}


def test_a_sheet_without_a_header_loses_no_line_and_is_told_of_by_the_book(read):
    found = read(("A", "B"), ("2026-11-03", "机头"), goes_by_order=True)
    assert [line.row for line in found.lines] == [1, 2]
    assert found.shown("day", {"day": "排查日期"}) == "排查日期"


def test_corrections_stand_in_place_of_the_file(read):
    found = read(("日期", "隐患内容"), ("昨天", "护网"))
    told = {LineCell("表", 2, "day"): "2026-11-03", LineCell("表", 2, "place"): "顺槽"}
    mended = with_corrections(found, told)
    assert dict(mended.lines[0].cells) == {
        "day": "2026-11-03",
        "content": "护网",
        "place": "顺槽",
    }
    cleared = with_corrections(found, {LineCell("表", 2, "content"): ""})
    assert "content" not in cleared.lines[0].cells
    assert with_corrections(found, {LineCell("别的", 2, "day"): "x"}) is found
