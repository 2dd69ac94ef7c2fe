"""Blocks out of the clipboard, as spreadsheet programs write them."""

import pytest

from dangjian_desktop.domain.pasted import MOST_COLUMNS, MOST_ROWS, read_pasted

PAGE = """<html><head><style>td {color: red}</style></head><body>
<!--StartFragment--><table><tr><th rowspan=2>日期</th><th colspan="2">五定</th></tr>
<tr><td>责任人</td><td>措施</td></tr>
<tr><td>2026-11-03</td><td><p>张三</p></td><td>更换<br>护网&nbsp;</td></tr>
<tr><td></td><td></td><td></td></tr></table><!--EndFragment--></body></html>"""


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a\tb\r\nc\td\r\n", (("a", "b"), ("c", "d"))),
        ("a\tb\n\n\n", (("a", "b"),)),
        ('a\t"第一行\n第二行"\r\n', (("a", "第一行\n第二行"),)),
        ('"说""好"""\tb', (('说"好"', "b"),)),
        ('"引号"在前\tb', (('"引号"在前', "b"),)),
        ('"没有配对\tb\nc\td', (('"没有配对', "b"), ("c", "d"))),
        ("a\t\nb\tc", (("a", None), ("b", "c"))),
        ("a\t\t\t\nb", (("a",), ("b",))),
        ("一格", (("一格",),)),
        ("", ()),
        (" \t \n", ()),
    ],
)
def test_text_of_a_spreadsheet_program(text, rows):
    assert read_pasted(text).rows == rows


def test_a_web_page_alone_with_merged_cells():
    block = read_pasted("", PAGE)
    assert block.rows == (
        ("日期", "五定", None),
        (None, "责任人", "措施"),
        ("2026-11-03", "张三", "更换\n护网"),
    )
    assert [(m.first_row, m.last_row, m.first_column, m.last_column) for m in block.merged] == [
        (1, 2, 0, 0),
        (1, 1, 1, 2),
    ]


def test_text_is_taken_where_the_page_knows_no_more():
    page = "<table><tr><td>a</td><td>b</td></tr></table>"
    assert read_pasted("c\td", page).rows == (("c", "d"),)
    assert read_pasted("a b", page).rows == (("a", "b"),)
    assert read_pasted("只是文字", "<p>只是文字</p>").rows == (("只是文字",),)


@pytest.mark.parametrize(
    "page",
    [
        '<table><tr><td rowspan="999999999" colspan="99999">a</td></tr></table>',
        "<table><tr><td>a",
        "<table><tr><td>a<table><tr><td>b</td></tr></table></td></tr></table>",
        "<td>a</td>",
        "<table>" * 300,
    ],
)
def test_a_broken_or_hostile_page_is_taken_as_far_as_it_goes(page):
    block = read_pasted("", page)
    assert len(block.rows) <= 1
    assert all(len(row) <= MOST_COLUMNS for row in block.rows)


def test_more_than_is_taken_at_once_is_told():
    assert not read_pasted("a\tb\n" * MOST_ROWS).is_cut
    assert read_pasted("a\tb\n" * (MOST_ROWS + 1)).is_cut
    assert read_pasted("\t".join("a" * (MOST_COLUMNS + 1))).is_cut
