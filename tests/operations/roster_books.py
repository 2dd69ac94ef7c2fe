"""Workbooks as people keep them, written to disk for the tests of import, export and wizard."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import xlwt

from dangjian_desktop.host.paths import resources
from tests import make

DATA = Path(__file__).parents[1] / "data"
STANDARD, MESSY = DATA / "roster_standard.xlsx", DATA / "roster_messy.xlsx"
SYNONYMS = (resources() / "import" / "roster_headers.toml").read_text("utf-8")

Rows = Sequence[Sequence[Any]]
HEADER = ("姓名", "公民身份号码", "人员类别", "入党日期", "转正日期", "所在党支部")
ID = make.id_number("1985-03-12", 101)
OTHER_ID = make.id_number("1985-03-12", 103)


def person(**changed: Any) -> list[Any]:
    """A row under `HEADER`; keywords are headers with another content."""
    said = dict(
        zip(
            HEADER,
            ("张三", ID, "正式党员", "2010-07-01", "2011-07-01", "综采一队党支部"),
            strict=True,
        )
    )
    return [(said | changed)[word] for word in HEADER]


def xlsx(path: Path, sheets: Rows | Mapping[str, Rows], hidden: Sequence[str] = ()) -> Path:
    """Write a workbook; rows alone make one sheet called 名册."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    named = sheets if isinstance(sheets, Mapping) else {"名册": sheets}
    for name, rows in named.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
            for cell in sheet[sheet.max_row]:
                if cell.data_type == "f":  # text that begins with = is what is meant
                    cell.data_type = "s"
        sheet.sheet_state = "hidden" if name in hidden else "visible"
    book.save(path)
    return path


def xls(path: Path, rows: Rows) -> Path:
    """Write a workbook of the old kind."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("名册")
    for i, row in enumerate(rows):
        for j, cell in enumerate(row):
            sheet.write(i, j, cell)
    book.save(str(path))
    return path


def csv(path: Path, rows: Rows, encoding: str) -> Path:
    """Write delimited text."""
    text = "\r\n".join(",".join("" if cell is None else str(cell) for cell in row) for row in rows)
    path.write_bytes(text.encode(encoding))
    return path
