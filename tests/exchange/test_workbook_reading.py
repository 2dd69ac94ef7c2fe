"""A workbook comes in as it is: types, places, marks."""

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path

import exchange_samples as samples
import openpyxl
import pytest
import xlwt
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from dangjian_desktop.exchange.reader import read_workbook
from dangjian_desktop.exchange.sheets import MergedRange, RawSheet

Read = Callable[..., list[RawSheet]]

MOMENT = dt.datetime.fromisoformat("2026-03-01T09:30")


def saved(book: openpyxl.Workbook | xlwt.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_the_standard_roster_comes_in_whole(data: Path) -> None:
    (sheet,) = read_workbook(data / "roster_standard.xlsx")
    assert sheet.name == "党员名册"
    assert sheet.first_row == 1
    assert len(sheet.rows) == 459
    assert {len(row) for row in sheet.rows} == {17}
    assert sheet.rows[0][:3] == ("序号", "所在党支部", "姓名")
    expected = openpyxl.load_workbook(data / "roster_standard.xlsx")["党员名册"]
    for ours, theirs in zip(sheet.rows, expected.iter_rows(values_only=True), strict=True):
        dated = tuple(v.date() if isinstance(v, dt.datetime) else v for v in theirs)
        assert ours == dated


def test_the_messy_roster_keeps_sheets_titles_and_merged_cells(data: Path) -> None:
    sheets = read_workbook(data / "roster_messy.xlsx")
    assert len(sheets) == 16
    assert sheets[0].name == "综采一队"
    assert sheets[-1].name == "新增待核"
    assert sheets[0].merged == (MergedRange(1, 1, 0, 14),)
    assert sheets[0].rows[0][0]
    assert set(sheets[0].rows[0][1:]) == {None}
    book = openpyxl.load_workbook(data / "roster_messy.xlsx", data_only=True)
    for sheet in sheets:
        assert sheet.first_row == 1
        assert len(sheet.rows) == book[sheet.name].max_row


def test_types_stay_what_they_are(read: Read) -> None:
    book = openpyxl.Workbook()
    book.active.append(
        [
            "0012",
            990101199001010014,
            3.5,
            True,
            dt.date(1998, 7, 12),
            MOMENT,
            dt.time(8, 5),
            "  留白 ",
            None,
            CellRichText("甲", TextBlock(InlineFont(b=True), "乙 ")),
            "第一行\n第二行",
        ]
    )
    (sheet,) = read(saved(book))
    assert sheet.rows == [
        (
            "0012",
            9.90101199001010e17,
            3.5,
            True,
            dt.date(1998, 7, 12),
            MOMENT,
            "08:05:00",
            "  留白 ",
            None,
            "甲乙 ",
            "第一行\n第二行",
        )
    ]
    assert type(sheet.rows[0][4]) is dt.date
    assert type(sheet.rows[0][3]) is bool


def test_rows_and_columns_keep_the_numbers_of_the_workbook(read: Read) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["C5"], sheet["E8"] = "姓名", "张三"
    sheet.merge_cells("C5:D6")
    (raw,) = read(saved(book))
    assert raw.first_row == 5
    assert raw.rows == [
        (None, None, "姓名", None, None),
        (None,) * 5,
        (None,) * 5,
        (None, None, None, None, "张三"),
    ]
    assert raw.merged == (MergedRange(5, 6, 2, 3),)


def test_an_old_workbook_keeps_them_too(read: Read) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("名册")
    sheet.write(4, 2, "姓名")
    sheet.write(5, 2, "张䶮")
    sheet.write(5, 3, dt.date(1998, 7, 12), xlwt.easyxf(num_format_str="yyyy-mm-dd"))
    sheet.write(5, 4, 990101199001010014)
    sheet.write_merge(7, 8, 2, 4, "合计")
    (raw,) = read(saved(book), "名册.xls")
    assert raw.first_row == 5
    assert raw.rows[0] == (None, None, "姓名", None, None)
    assert raw.rows[1] == (None, None, "张䶮", dt.date(1998, 7, 12), 9.90101199001010e17)
    assert raw.merged == (MergedRange(8, 9, 2, 4),)


def test_the_content_decides_and_not_the_ending(read: Read) -> None:
    old, new = xlwt.Workbook(), openpyxl.Workbook()
    old.add_sheet("旧").write(0, 0, "姓名")
    new.active.append(["姓名"])
    for content in (saved(old), saved(new)):
        for name in ("甲.xlsx", "乙.xls", "丙.et", "丁.xlsm", "戊.csv"):
            assert read(content, name)[0].rows == [("姓名",)]
    assert read("姓名\t性别\r\n张三\t男\r\n".encode("gb18030"), "导出.xls")[0].rows == [
        ("姓名", "性别"),
        ("张三", "男"),
    ]


def test_hidden_and_empty_sheets_come_along_and_charts_do_not(read: Read) -> None:
    book = openpyxl.Workbook()
    book.active.append(["甲"])
    hidden = book.create_sheet("藏")
    hidden.sheet_state = "hidden"
    hidden.append(["乙"])
    deep = book.create_sheet("深藏")
    deep.sheet_state = "veryHidden"
    book.create_chartsheet("图")
    book.create_sheet("空")
    sheets = read(saved(book))
    assert [(s.name, s.hidden, len(s.rows)) for s in sheets] == [
        ("Sheet", False, 1),
        ("藏", True, 1),
        ("深藏", True, 0),
        ("空", False, 0),
    ]


def test_error_cells_keep_their_text_and_formulas_their_last_result(read: Read) -> None:
    content = samples.xlsx(
        samples.row(
            3,
            '<c r="B3" t="e"><v>#N/A</v></c>',
            '<c r="C3"><f>1+1</f><v>2</v></c>',
            '<c r="D3" t="str"><f>"a"</f><v>甲</v></c>',
            '<c r="E3" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
            '<c r="F3" t="inlineStr"><is><t>=1+1</t></is></c>',
        )
    )
    (sheet,) = read(content)
    assert sheet.rows == [(None, "#N/A", 2.0, "甲", "#DIV/0!", "=1+1")]


@pytest.mark.parametrize(
    ("style", "day", "expected"),
    [
        ('yyyy"年"m"月"', dt.date(1998, 7, 1), "1998年7月"),
        ('[$-804]yyyy"年"m"月";@', dt.date(1998, 7, 1), "1998年7月"),
        ("yyyy.mm", dt.date(1998, 7, 1), "1998年7月"),
        ("mmm-yy", dt.date(1998, 7, 1), "1998年7月"),
        ("yyyy", dt.date(1998, 1, 1), "1998年"),
        # Typed in full and only shown so: the day is known.
        ('yyyy"年"m"月"', dt.date(1998, 7, 12), dt.date(1998, 7, 12)),
        ('yyyy"年"m"月"d"日"', dt.date(1998, 7, 1), dt.date(1998, 7, 1)),
        ("yyyy-mm-dd", dt.date(1998, 7, 1), dt.date(1998, 7, 1)),
    ],
)
def test_a_date_shown_to_its_month_is_known_only_to_its_month(
    read: Read, style: str, day: dt.date, expected: object
) -> None:
    book = openpyxl.Workbook()
    book.active["B2"] = day
    book.active["B2"].number_format = style
    book.active["B3"] = dt.date(2000, 1, 1)
    (sheet,) = read(saved(book))
    assert sheet.rows == [(None, expected), (None, dt.date(2000, 1, 1))]


def test_the_chinese_built_in_formats_are_dates(read: Read) -> None:
    styles = '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="31"/><xf numFmtId="57"/></cellXfs>'
    content = samples.xlsx(
        samples.row(1, '<c r="A1" s="1"><v>35977</v></c>', '<c r="B1" s="2"><v>35977</v></c>'),
        styles=styles,
    )
    assert read(content)[0].rows == [(dt.date(1998, 7, 1), "1998年7月")]


def test_cells_may_leave_their_place_to_their_order_and_carry_a_prefix(read: Read) -> None:
    plain = "<row><c><v>1</v></c><c t='e'><v>#REF!</v></c></row><row r='4'><c><v>2</v></c></row>"
    assert read(samples.xlsx(plain))[0].rows[0] == (1.0, "#REF!")
    assert read(samples.xlsx(plain))[0].rows[3] == (2.0, None)
    prefixed = '<x:row r="2"><x:c r="B2" t="e"><x:v>#N/A</x:v></x:c></x:row>'
    (sheet,) = read(samples.xlsx(prefixed, cell_prefix="x"))
    assert (sheet.first_row, sheet.rows) == (2, [(None, "#N/A")])


def test_borders_down_to_the_last_row_are_no_content(read: Read) -> None:
    content = samples.xlsx(
        samples.row(1, samples.number("A1"))
        + samples.row(1_048_576, '<c r="A1048576" s="0"/>', '<c r="XFD1048576" s="0"></c>')
    )
    assert read(content)[0].rows == [(1.0,)]


def test_progress_is_told_and_may_stop_the_reading(tmp_path: Path) -> None:
    book = openpyxl.Workbook(write_only=True)
    for name in ("甲", "乙"):
        sheet = book.create_sheet(name)
        for number in range(1_200):
            sheet.append([number])
    path = tmp_path / "大.xlsx"
    book.save(path)
    told: list[tuple[str, float]] = []
    read_workbook(path, progress=lambda text, share: told.append((text, share)))
    shares = [share for _text, share in told]
    assert shares == sorted(shares)
    assert len(shares) >= 4
    assert shares[-1] == pytest.approx(1.0)

    class StoppedError(Exception):
        pass

    def stop(_text: str, _share: float) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        read_workbook(path, progress=stop)


def test_the_child_needs_neither_folder_nor_environment(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(9)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("PYTHONHOME", str(tmp_path))
    assert len(read_workbook(data / "roster_standard.xlsx")[0].rows) == 459


def test_a_frozen_program_starts_itself_as_the_child(data: Path, frozen_program: Path) -> None:
    assert len(read_workbook(data / "roster_standard.xlsx")[0].rows) == 459
