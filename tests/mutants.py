"""Files of tables that were spoilt at random, by five mutators, outside and inside of a package."""

import io
import zipfile
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import xlwt

from dangjian_desktop.exchange.writer import ColumnKind, TableColumn, write_table
from tests.exchange import exchange_samples as samples

_DATA = Path(__file__).parent / "data"


def mutated(content: bytes, dice: Random) -> bytes:
    """Return the file with some bytes changed, cut out, doubled, or cut off."""
    raw = bytearray(content)
    for _ in range(dice.randint(1, 8)):
        at = dice.randrange(len(raw) or 1)
        match dice.randrange(5):
            case 0:
                raw[at : at + 1] = dice.randbytes(1)
            case 1:
                raw[at : at + 1] = bytes(b ^ 1 << dice.randrange(8) for b in raw[at : at + 1])
            case 2:
                del raw[at : at + dice.randrange(1, 200)]
            case 3:
                raw[at:at] = raw[at : at + dice.randrange(1, 200)]
            case _:
                del raw[max(at, len(raw) // 2) :]
    return bytes(raw)


def mutant_of(ending: str, seed: bytes, dice: Random) -> bytes:
    """Return a spoilt file: a package in half of the cases from within."""
    inside = ending == ".xlsx" and dice.random() < 0.5
    return mutated_inside(seed, dice) if inside else mutated(seed, dice)


def mutated_inside(content: bytes, dice: Random) -> bytes:
    """Return a sound package in which one part is mutated: the damage reaches the parser."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        victim = dice.choice(old.namelist())
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, mutated(part, dice) if name == victim else part)
    return out.getvalue()


@cache
def seeds() -> tuple[tuple[str, bytes], ...]:
    """Return sound files with their endings: our own writer's, others', old ones, and text."""
    old = xlwt.Workbook()
    for name in ("甲", "乙"):
        sheet = old.add_sheet(name)
        for number in range(30):
            for column, value in enumerate(("张三", 1.5, "男", True, "2026-01-01")):
                sheet.write(number, column, value)
        sheet.merge(31, 32, 0, 3)
    out = io.BytesIO()
    old.save(out)
    small = samples.xlsx(
        *(
            samples.row(n, samples.number(f"A{n}"), f'<c r="B{n}" t="e"><v>#N/A</v></c>')
            for n in (1, 2)
        )
    )
    columns = [TableColumn("姓名", ColumnKind.TEXT), TableColumn("出生日期", ColumnKind.DATE)]
    rows = [[f"张三{number}", date(1990, 5, 12)] for number in range(40)]
    with TemporaryDirectory() as name:
        own = Path(name) / "名册.xlsx"
        write_table(own, sheet_name="名册", columns=columns, rows=rows)
        ours = own.read_bytes()
    text = "姓名,性别\r\n张三,男\r\n李四,女\r\n" * 20
    return (
        (".xlsx", small),
        (".xlsx", (_DATA / "roster_standard.xlsx").read_bytes()),
        (".xlsx", (_DATA / "roster_messy.xlsx").read_bytes()),
        (".xlsx", ours),
        (".xls", out.getvalue()),
        (".csv", text.encode("gb18030")),
    )
