"""Text files: encodings, separators, quotes, and what is no text at all."""

import codecs
from collections.abc import Callable
from dataclasses import replace

import pytest

from dangjian_desktop.exchange import delimited
from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.exchange.limits import DEFAULT_LIMITS
from dangjian_desktop.exchange.sheets import RawSheet

Read = Callable[..., list[RawSheet]]
Refusal = Callable[..., ExchangeError]

TEXT = "姓名,性别,党支部\r\n张䶮,男,综采一队\r\n李𬱖,女,\r\n㛃·堃骉,女,选煤厂\r\n"
ROWS = [
    ("姓名", "性别", "党支部"),
    ("张䶮", "男", "综采一队"),
    ("李𬱖", "女", None),
    ("㛃·堃骉", "女", "选煤厂"),
]


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("gb18030"),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.replace(",", "\t").encode("gb18030"),
        TEXT.replace(",", ";").encode(),
        TEXT.replace("\r\n", "\n").encode(),
    ],
    ids=["utf8", "bom", "gb18030", "utf16", "utf16be", "le", "be", "tab", "semicolon", "lf"],
)
def test_every_usual_encoding_and_separator_gives_the_same_rows(read: Read, content: bytes) -> None:
    (sheet,) = read(content, "机电队.csv")
    assert (sheet.name, sheet.first_row, sheet.rows) == ("机电队", 1, ROWS)


def test_characters_that_moved_in_gb18030_2022_are_the_ones_meant_today() -> None:
    assert delimited.decode(b"\xfe\x59\xfe\x9f\xfe\x51\xa6\xd9") == "\u9fb4䶮\U00020087\ufe10"


def test_empty_rows_count_and_quoted_line_ends_do_not(read: Read) -> None:
    text = '\r\n\r\n姓名,备注\r\n"张三","住一号楼,\n二单元"\r\n\r\n李四,"他说""好"""\r\n\r\n,\r\n'
    (sheet,) = read(text.encode(), "名册.csv")
    assert sheet.first_row == 3
    assert sheet.rows == [
        ("姓名", "备注"),
        ("张三", "住一号楼,\n二单元"),
        (None, None),
        ("李四", '他说"好"'),
    ]


def test_digits_guarded_for_a_spreadsheet_are_digits_and_formulas_stay_text(read: Read) -> None:
    text = '姓名,身份证号\n张三,"=""990101199001010014"""\n"=""甲""&""乙""",=1+1\n'
    (sheet,) = read(text.encode(), "名册.csv")
    assert sheet.rows[1:] == [("张三", "990101199001010014"), ('="甲"&"乙"', "=1+1")]


def test_a_title_above_does_not_hide_the_separator(read: Read) -> None:
    text = (
        "综采一队党支部党员名册;;\n填表人：张三，2026年\n姓名;性别;类别\n"
        + "李四;男;正式党员\n" * 5
    )
    (sheet,) = read(text.encode(), "名册.csv")
    assert sheet.rows[2] == ("姓名", "性别", "类别")


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b'a,b\n"c,d\ne,f\n', "x.csv", "text_quotes"),
        (b'a,b\n"c"d,e\n', "x.csv", "text_quotes"),
        (b"a,b\n\x00\x01\x02\xff" * 50, "x.csv", "not_workbook"),
        (b"a,b\n\xff\xff\xff,c\n", "x.csv", "text_encoding"),
        (b"a,b\n\xff\xff\xff,c\n", "x.xlsx", "not_workbook"),
        (b"\x00" * 4096, "x.csv", "empty_workbook"),
        (b" \r\n\r\n\t", "x.csv", "empty_workbook"),
        (b",,,\n,,\n", "x.csv", "empty_workbook"),
        ("这只是一句话。\n没有表格。\n".encode(), "x.xlsx", "not_workbook"),
        ("你好，".encode(), "x.xls", "not_workbook"),
        (b"%PDF-1.7\n1,2\n3,4\n", "x.csv", "not_workbook"),
    ],
)
def test_what_is_no_table_is_refused(
    refusal: Refusal, content: bytes, name: str, code: str
) -> None:
    assert refusal(content, name).code == code


def test_a_forgotten_quote_is_told_with_its_row(refusal: Refusal) -> None:
    content = '姓名,备注\n张三,好\n李四,"差\n王五,好\n'.encode()
    assert "第 3 行" in refusal(content, "名册.csv").sentence


def test_limits_hold_for_text_too(refusal: Refusal) -> None:
    tight = replace(DEFAULT_LIMITS, rows=10, columns=5, cells=20, text_cell=100)
    for content, code in [
        (b"a,b\n" * 11, "too_many_rows"),
        (b"a,b,c,d,e,f\n", "too_many_columns"),
        (b"a,b,c\n" * 9, "too_many_cells"),
        (b"a,b\n" + b"c" * 101 + b",d\n", "text_cell_too_long"),
    ]:
        error = refusal(content, "名册.csv", tight)
        assert error.code == code
        assert "名册.csv" in error.sentence
