"""A written workbook holds texts, dates and numbers, never a formula; an old file is not lost."""

import datetime as dt
import os
import subprocess
import sys
import unicodedata
import zipfile
from pathlib import Path

import openpyxl
import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.exchange.reader import read_workbook
from dangjian_desktop.exchange.writer import (
    ColumnKind,
    TableColumn,
    clean_text,
    fit_sheet_name,
    put_file,
    write_table,
)

COLUMNS = (
    TableColumn("姓名"),
    TableColumn("公民身份号码"),
    TableColumn("入党日期", ColumnKind.DATE),
    TableColumn("年龄", ColumnKind.NUMBER),
    TableColumn("备注", width=30),
)
ROWS = [
    ("张䶮", "990101199001010014", PartialDate(1998, 7, 12), 36, None),
    ("李𬱖", 990101199001010014, PartialDate(1998, 7), 2.5, "第一行\n第二行"),
    ("欧阳·买买提", "0012", dt.date(1921, 7, 1), None, True),
]

MOMENT = dt.datetime.fromisoformat("2026-03-01T09:30")

BEGINNINGS = ("", " ", "\t", "\r", "\n", "\u00a0", "\u3000", "\u200b", "\ufeff", "'", '"', "\x00")
FORMULAS = (
    "=1+1",
    "+1+1",
    "-2+3",
    "@SUM(A1:A9)",
    "=cmd|'/c calc'!A0",
    '=HYPERLINK("http://127.0.0.1/","x")',
)
PAYLOADS = [beginning + formula for beginning in BEGINNINGS for formula in FORMULAS] + [
    "http://127.0.0.1/",
    "file:///etc/passwd",
    "internal:Sheet1!A1",
    "mailto:a@b",
    "{=1+1}",
    "＝1+1",
    "1e5",
    "007",
    "_x003D_1+1",
    "%0A=1",
]


def written(path: Path, **changes: object) -> int:
    values = {"sheet_name": "党员名册", "columns": COLUMNS, "rows": ROWS, **changes}
    return write_table(path, **values)


def test_a_table_comes_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "名册.xlsx"
    assert written(path, title="综采一队党支部党员名册", notes=("填表人：张三", "")) == 3
    (sheet,) = read_workbook(path)
    assert sheet.name == "党员名册"
    assert sheet.rows[0][0] == "综采一队党支部党员名册"
    assert sheet.rows[1] == ("姓名", "公民身份号码", "入党日期", "年龄", "备注")
    assert sheet.rows[2:5] == [
        ("张䶮", "990101199001010014", dt.date(1998, 7, 12), 36.0, None),
        ("李𬱖", "990101199001010014", "1998年7月", 2.5, "第一行\n第二行"),
        ("欧阳·买买提", "0012", dt.date(1921, 7, 1), None, "是"),
    ]
    assert sheet.rows[6][0] == "填表人：张三"
    assert os.listdir(tmp_path) == ["名册.xlsx"]


def test_it_opens_with_a_fixed_header_a_filter_and_text_cells(tmp_path: Path) -> None:
    path = tmp_path / "名册.xlsx"
    written(path, title="名册")
    sheet = openpyxl.load_workbook(path).active
    assert sheet.freeze_panes == "A3"
    assert sheet.auto_filter.ref == "A2:E5"
    assert sheet["A2"].font.bold
    assert sheet["B3"].number_format == "@"
    assert sheet["E3"].number_format == "@"
    assert sheet["C3"].number_format == "yyyy-mm-dd"
    assert sheet["C3"].is_date
    assert sheet.column_dimensions["B"].width >= 18
    assert sheet.column_dimensions["E"].width == pytest.approx(30, abs=1)
    assert sheet.print_title_rows == "$2:$2"


def test_no_payload_becomes_a_formula_or_a_link(tmp_path: Path) -> None:
    assert len(PAYLOADS) >= 60
    path = tmp_path / "名册.xlsx"
    columns = [TableColumn(text, kind) for kind in ColumnKind for text in ("=1+1", "@x")]
    rows = [[payload] * len(columns) for payload in PAYLOADS]
    write_table(
        path, sheet_name="=1+1", columns=columns, rows=rows, title="=1+1", notes=["=1+1", "+1"]
    )
    book = openpyxl.load_workbook(path)
    for sheet in book:
        for cells in sheet.iter_rows():
            for cell in cells:
                assert cell.data_type in {"s", "n"}
                assert cell.data_type == "s" or cell.value is None
                assert cell.hyperlink is None
    (sheet,) = read_workbook(path)
    for payload, row in zip(PAYLOADS, sheet.rows[2:], strict=False):
        texts = {str(cell).replace("\r\n", "\n").replace("\r", "\n") for cell in row}
        assert texts == {payload.replace("\x00", "").replace("\r", "\n")}
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert not any(b"<f>" in part or b"<hyperlink" in part for part in parts.values())


def test_what_a_workbook_cannot_hold_is_left_out(tmp_path: Path) -> None:
    assert clean_text("张\x00三\x0b\ud800\uffff\t\n") == "张三\t\n"
    assert clean_text("甲" * 40_000) == "甲" * 32_766 + "…"
    assert len(clean_text("𬱖" * 40_000).encode("utf-16-le")) <= 2 * 32_767
    path = tmp_path / "名册.xlsx"
    rows = [["张\x00\x1f\ud83d三", "甲" * 50_000]]
    write_table(path, sheet_name="a", columns=[TableColumn("甲"), TableColumn("乙")], rows=rows)
    (sheet,) = read_workbook(path)
    assert sheet.rows[1][0] == "张三"
    assert len(str(sheet.rows[1][1])) == 32_767


@pytest.mark.parametrize(
    ("given", "fitted"),
    [
        ("党员名册", "党员名册"),
        ("2026/11 [综采]:一*队?", "2026 11  综采  一 队"),
        ("'名册'", "名册"),
        ("", "表"),
        ("History", "表"),
        ("甲" * 40, "甲" * 31),
        ("𬱖" * 40, "𬱖" * 15),
        ("名\x00册\n", "名册"),
    ],
)
def test_a_sheet_name_is_made_fit(tmp_path: Path, given: str, fitted: str) -> None:
    assert fit_sheet_name(given) == fitted
    path = tmp_path / "a.xlsx"
    write_table(path, sheet_name=given, columns=[TableColumn("甲")], rows=[["乙"]])
    assert read_workbook(path)[0].name == fitted


def test_values_beyond_a_spreadsheet_become_text(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    columns = [TableColumn("日", ColumnKind.DATE), TableColumn("数", ColumnKind.NUMBER)]
    rows = [
        [dt.date(1899, 12, 31), 1234567890123456],
        [dt.date(1900, 1, 1), float("nan")],
        [MOMENT, float("inf")],
        [PartialDate(1998), False],
    ]
    write_table(path, sheet_name="a", columns=columns, rows=rows)
    assert read_workbook(path)[0].rows[1:] == [
        ("1899-12-31", "1234567890123456"),
        (dt.date(1900, 1, 1), "nan"),
        (MOMENT, "inf"),
        ("1998年", "否"),
    ]


def test_an_empty_table_is_a_header(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    assert written(path, rows=[]) == 0
    assert read_workbook(path)[0].rows == [("姓名", "公民身份号码", "入党日期", "年龄", "备注")]


def test_columns_are_wide_enough_for_chinese(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    text = "安全监察部党支部第一党小组"
    write_table(path, sheet_name="a", columns=[TableColumn("党小组")], rows=[[text]])
    width = openpyxl.load_workbook(path).active.column_dimensions["A"].width
    assert width >= sum(2 if unicodedata.east_asian_width(c) == "W" else 1 for c in text)


def test_an_old_file_is_replaced_only_by_a_whole_one(tmp_path: Path) -> None:
    path = tmp_path / "名册.xlsx"
    path.write_bytes(b"old")

    def rows() -> object:
        yield ROWS[0]
        raise RuntimeError("the query failed")

    with pytest.raises(RuntimeError):
        written(path, rows=rows())
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["名册.xlsx"]
    written(path)
    assert zipfile.is_zipfile(path)


def test_places_that_cannot_be_written_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "名册.xlsx"
    folder.mkdir()
    (tmp_path / "文件").write_bytes(b"")
    for path, code in [
        (folder, "target_is_folder"),
        (tmp_path / "无" / "名册.xlsx", "target_folder_missing"),
        (tmp_path / "文件" / "名册.xlsx", "target_folder_missing"),
        (tmp_path / ("长" * 300 + ".xlsx"), "target_name_unfit"),
        (tmp_path / "a\0.xlsx", "target_name_unfit"),
        (Path("/proc/名册.xlsx"), "target_folder_missing"),
    ]:
        with pytest.raises(ExchangeError) as caught:
            written(path)
        assert caught.value.code == code
        assert caught.value.sentence.endswith("。")
    assert sorted(os.listdir(tmp_path)) == ["名册.xlsx", "文件"]


@pytest.mark.skipif(sys.platform == "win32", reason="a bound on file sizes exists on POSIX only")
def test_a_full_disk_is_told_and_the_old_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "名册.xlsx"
    path.write_bytes(b"old")
    program = (
        "import resource, sys; from pathlib import Path\n"
        "from dangjian_desktop.exchange.writer import *\n"
        "from dangjian_desktop.exchange.errors import ExchangeError\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try:\n"
        "    write_table(Path(sys.argv[1]), sheet_name='a', columns=[TableColumn('甲')],\n"
        "                rows=[[str(n)] for n in range(5000)])\n"
        "except ExchangeError as error:\n"
        "    print(error.code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "disk_full"
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["名册.xlsx"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_read_only_folder_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ExchangeError) as caught:
        written(tmp_path / "名册.xlsx")
    tmp_path.chmod(0o700)
    assert caught.value.code == "target_read_only"


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes of this kind there")
def test_nothing_takes_the_place_of_what_is_no_file(tmp_path: Path) -> None:
    target = tmp_path / "管道.xlsx"
    os.mkfifo(target)
    with pytest.raises(ExchangeError, match="target_special"):
        put_file(target, memoryview(b"new"), lambda _written: "")
    assert target.is_fifo()
