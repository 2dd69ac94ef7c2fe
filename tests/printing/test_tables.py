import re
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dangjian_desktop.printing.document import build
from dangjian_desktop.printing.sheet import Column, Tally
from dangjian_desktop.printing.tables import column_widths
from tests.printing.samples import plain_sheet, text_of


@dataclass(frozen=True)
class Row:
    number: str
    text: str = ""
    part: str = ""


NUMBER, TEXT = Column("序号", "number", 20), Column("内容", "text", 40, "left", grow=1)
HEADED = plain_sheet(
    [NUMBER, TEXT],
    title="{part}名单",
    part_by="part",
    above=("支部：{part}", "截至日期：{as_of}"),
    tallies=(Tally("合计"), Tally("甲类", "text", "甲"), Tally("无", "text", "无", True)),
    signatures=("填报人", "审核人"),
)
VALUES = {"as_of": "2026-11-20", "part": ""}


def numbers_in(page: str) -> list[int]:
    return [int(found) for found in re.findall(r"#(\d+)#", page)]


def test_the_heading_row_stands_on_every_page(fonts, tmp_path):
    rows = [Row(f"#{n}#", "甲", "综采一队") for n in range(100)]
    build(HEADED, rows, VALUES, tmp_path / "a.pdf", fonts=fonts)
    pages = text_of(tmp_path / "a.pdf")
    assert len(pages) > 2
    assert all("序号" in page and "内容" in page for page in pages)
    assert [page.count("综采一队名单") for page in pages] == [1] + [0] * (len(pages) - 1)
    assert all("综采一队（续）" in page for page in pages[1:])
    assert "填报人" in pages[-1]
    assert not any("填报人" in page for page in pages[:-1])
    assert "合计 100 名　　甲类 100 名\n" in pages[-1]


def test_each_part_begins_on_a_page_of_its_own_with_its_own_numbers(fonts, tmp_path):
    rows = [Row("1", "甲", "综采一队"), Row("2", "乙", "综采一队"), Row("1", "甲", "机电队")]
    build(HEADED, rows, VALUES, tmp_path / "a.pdf", fonts=fonts)
    first, second = text_of(tmp_path / "a.pdf")
    assert "综采一队名单" in first
    assert "合计 2 名　　甲类 1 名" in first
    assert "机电队名单" in second
    assert "合计 1 名" in second


def test_a_table_without_rows_says_so(fonts, tmp_path):
    values = VALUES | {"part": "机电队"}
    build(HEADED, [], values, tmp_path / "a.pdf", fonts=fonts)
    (page,) = text_of(tmp_path / "a.pdf")
    assert "机电队名单" in page
    assert "（无）" in page
    assert "合计 0 名" in page


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.integers(0, 400), max_size=60))
def test_every_row_is_printed_once_and_in_order_whatever_its_height(fonts, tmp_path, lengths):
    rows = [Row(f"#{n}#", "党员" * length, "甲") for n, length in enumerate(lengths)]
    build(HEADED, rows, VALUES, tmp_path / "a.pdf", fonts=fonts)
    pages = text_of(tmp_path / "a.pdf")
    assert [number for page in pages for number in numbers_in(page)] == list(range(len(lengths)))
    assert "".join(pages).count("党") == sum(lengths)
    assert "填报人" in pages[-1]
    assert numbers_in(pages[-1]) or not rows or max(lengths) > 300


@pytest.mark.parametrize("count", range(28, 40))
def test_signatures_never_stand_on_a_page_without_a_row(fonts, tmp_path, count):
    rows = [Row(f"#{n}#", "甲", "综采一队") for n in range(count)]
    build(HEADED, rows, VALUES, tmp_path / "a.pdf", fonts=fonts)
    assert all(numbers_in(page) for page in text_of(tmp_path / "a.pdf"))


def test_a_row_higher_than_a_page_goes_on_over_the_next(fonts, tmp_path):
    rows = [Row("#1#", "一二三四五六七八九十" * 500, "甲"), Row("#2#", "", "甲")]
    build(HEADED, rows, VALUES, tmp_path / "a.pdf", fonts=fonts)
    pages = text_of(tmp_path / "a.pdf")
    assert len(pages) > 1
    assert "".join(pages).count("九") == 500
    assert [numbers_in(page) for page in pages if numbers_in(page)][-1] == [2]


def test_rare_names_missing_characters_and_markup_stand_in_cells(fonts, tmp_path):
    rows = [
        Row("1", "马𬱖、䶮㛃", "甲"),
        Row("2", "<b>A & B</b>", "甲"),
        Row("3", "王\ue863国", "甲"),
    ]
    report = build(HEADED, rows, VALUES, tmp_path / "a.pdf", fonts=fonts)
    (page,) = text_of(tmp_path / "a.pdf")
    assert "马𬱖、䶮㛃" in page
    assert "<b>A & B</b>" in page
    assert report.missing_glyphs == ("\ue863",)


@given(
    st.lists(st.tuples(st.floats(5, 40), st.integers(0, 3)), min_size=1, max_size=12),
    st.floats(0, 500),
)
def test_columns_fill_the_width_and_none_is_narrower_than_declared(declared, more):
    columns = [Column("甲", "a", width, grow=grow) for width, grow in declared]
    total = sum(column.width for column in columns) * 72 / 25.4 + more
    widths = column_widths(columns, total, "试表")
    assert sum(widths) == pytest.approx(total)
    for column, width in zip(columns, widths, strict=True):
        assert width >= column.width * 72 / 25.4 - 1e-6


def rows_on_pages(count, fonts, tmp_path):
    rows = [Row(f"#{n}#", "甲") for n in range(count)]
    build(HEADED, rows, VALUES, tmp_path / "a.pdf", fonts=fonts)
    return [len(numbers_in(page)) for page in text_of(tmp_path / "a.pdf")]


def test_the_last_page_never_holds_a_row_or_two(fonts, tmp_path):
    for count in range(20, 60):
        pages = rows_on_pages(count, fonts, tmp_path)
        assert sum(pages) == count
        assert len(pages) == 1 or pages[-1] >= 3


def test_rows_are_pressed_a_little_where_that_saves_a_page(fonts, tmp_path):
    found = {count: rows_on_pages(count, fonts, tmp_path) for count in range(20, 60)}
    single = max(count for count, pages in found.items() if len(pages) == 1)
    usual = max(pages[0] for pages in found.values() if len(pages) > 1)
    assert single >= usual
