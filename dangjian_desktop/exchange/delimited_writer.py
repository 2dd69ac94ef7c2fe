"""Writes one table as separated text (.csv) that WPS opens with its Chinese whole.

The text begins with the mark of UTF-8, without which WPS takes it for GB18030. A text that a
spreadsheet program would take for a formula gets an apostrophe before it, which importing takes
away again.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.exchange.writer import Value, clean_text, put_file

#: What a formula begins with, blanks before it aside; Chinese keyboards write the wide ones.
_FORMULA = (*"=+-@＝＋－＠", "\t", "\r")
_BLANKS = " \u00a0\u3000\u200b\u2060\ufeff\n\t\r"


def write_delimited(target: Path, headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> int:
    """Write one table to a new .csv and return its rows; an older file stands until it is whole.

    Raises:
        ExchangeError: When it cannot be written; the sentence says why and what to do.
    """
    content = io.StringIO(newline="")
    writer = csv.writer(content)
    writer.writerow([_text(heading) for heading in headings])
    count = 0
    for row in rows:
        writer.writerow([_text(value) for value in row])
        count += 1
    made = content.getvalue().encode("utf-8-sig")
    put_file(target, memoryview(made), lambda path: "" if path.read_bytes() == made else "bytes")
    return count


def _text(value: Value) -> str:
    """Return a value as text; numbers stay numbers, minus signs included."""
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case PartialDate():
            return value.printed
        case datetime():
            return value.isoformat(" ", "minutes")
        case date():
            return value.isoformat()
        case int() | float():
            return str(value)
        case _:
            text = clean_text(value)
            return (
                f"'{text}"
                if text.lstrip(_BLANKS).startswith(_FORMULA) or text.startswith(_FORMULA)
                else text
            )
