"""The process that parses a foreign workbook: bytes in, lines of JSON out, under limits.

Lines, in this order: for each sheet an object (name, first row, height, merged cells, whether it
is hidden) and then arrays of rows; at the end ``{"end": true}``, or ``{"error": code, ...}`` at
whatever point it went wrong. Values that JSON lacks are objects with one key: a date
``{"d": ordinal}``, a moment ``{"t": iso}``, a date shown without its day ``{"p": truncated iso}``.

Started by `reader` alone; a frozen program calls `main` with what follows when its first argument
is `confinement.CHILD_SWITCH`.
"""

import io
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta

import python_calamine

from dangjian_desktop.exchange import delimited, inspection, number_formats
from dangjian_desktop.exchange.confinement import EXIT_OUT_OF_MEMORY, confine
from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.exchange.limits import ReadLimits
from dangjian_desktop.exchange.signature import Kind, has_xls_password

_STANDARD_INPUT, _STANDARD_OUTPUT = 0, 1
_ROWS_A_LINE = 500


def main(argv: Sequence[str]) -> int:
    """Parse standard input and answer on standard output.

    Args:
        argv: The kind of the file and the limits as a JSON object.
    """
    kind, limits = Kind(argv[0]), ReadLimits(**json.loads(argv[1]))
    confine(limits.memory_bytes, limits.seconds)
    try:
        # By number: a windowed program on Windows has no sys.stdin, but these are connected.
        with (
            open(_STANDARD_INPUT, "rb", closefd=False) as source,
            open(_STANDARD_OUTPUT, "wb", closefd=False) as answer,
            suppress(BrokenPipeError),
        ):
            for line in lines(kind, source.read(), limits):
                answer.write(line)
    except MemoryError:  # too little even for saying so
        return EXIT_OUT_OF_MEMORY
    return 0


def lines(kind: Kind, data: bytes, limits: ReadLimits) -> Iterator[bytes]:
    """Yield the answer for the bytes of a file; never raises, but may exhaust memory."""
    sent = 0
    try:
        for value in _text(data, limits) if kind is Kind.TEXT else _workbook(kind, data, limits):
            line = _encode(value)
            sent += len(line)
            if sent > limits.answer_bytes:
                raise ExchangeError("out_of_memory", detail="answer")
            yield line
        yield _encode({"end": True})
    except ExchangeError as error:
        yield _encode({"error": error.code, "facts": error.given, "detail": error.detail})
    except MemoryError:
        yield _encode({"error": "out_of_memory", "facts": {}, "detail": "MemoryError"})
    except GeneratorExit:
        raise
    except BaseException as error:  # noqa: BLE001 - a panic of the parser is no Exception
        # The parser tries its formats one after another and forgets why the right one failed.
        is_locked = kind is Kind.XLS and has_xls_password(data)
        code = "password" if is_locked else "damaged"
        yield _encode({"error": code, "facts": {}, "detail": type(error).__name__})


def _encode(value: object) -> bytes:
    text = json.dumps(value, default=_tagged, ensure_ascii=False, separators=(",", ":"))
    return text.encode() + b"\n"


def _tagged(value: object) -> object:
    """Stand in for the values that JSON lacks."""
    match value:
        case datetime():
            return {"d": value.toordinal()} if value.time() == time() else {"t": value.isoformat()}
        case date():
            return {"d": value.toordinal()}
        case time():
            return value.isoformat()
        case timedelta():
            minutes, seconds = divmod(int(value.total_seconds()), 60)
            return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    raise TypeError(type(value).__name__)


def _heading(
    name: str,
    first_row: int,
    height: int,
    merged: Iterable[tuple[int, int, int, int]],
    is_hidden: bool,
    share: float,
) -> dict[str, object]:
    return {
        "name": name,
        "first_row": first_row,
        "height": height,
        "merged": list(merged),
        "hidden": is_hidden,
        "share": share,
    }


def _text(data: bytes, limits: ReadLimits) -> Iterator[object]:
    rows = list(
        delimited.rows_of(
            delimited.decode(data),
            cell_limit=limits.text_cell,
            row_limit=limits.rows,
            column_limit=limits.columns,
        )
    )
    used = [number for number, row in enumerate(rows) if any(row)]
    if not used:
        raise ExchangeError("empty_workbook")
    first, last = used[0], used[-1]
    width = max(len(row) for row in rows)
    if width * (last - first + 1) > limits.cells:
        raise ExchangeError("too_many_cells", facts={"limit": limits.cells})
    yield _heading("", first + 1, last - first + 1, (), False, 1.0)
    for start in range(first, last + 1, _ROWS_A_LINE):
        yield [
            [cell or None for cell in row] + [None] * (width - len(row))
            for row in rows[start : min(start + _ROWS_A_LINE, last + 1)]
        ]


def _workbook(kind: Kind, data: bytes, limits: ReadLimits) -> Iterator[object]:
    marks = inspection.inspect(data, limits) if kind is Kind.XLSX else []
    workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    sheets = workbook.sheets_metadata
    if not sheets:
        raise ExchangeError("damaged", detail="no sheets")
    if len(sheets) > limits.sheets:
        raise ExchangeError("too_many_sheets", facts={"limit": limits.sheets})
    if len(marks) != len(sheets):  # the parser counts otherwise: better no marks than wrong ones
        marks = []
    cells = 0
    for index, about in enumerate(sheets):
        if about.typ != python_calamine.SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_index(index)
        cells += _check_size(sheet, cells, limits)
        own = marks[index] if marks else _marks_of(sheet)
        is_hidden = about.visible != python_calamine.SheetVisibleEnum.Visible
        first = sheet.start[0] if sheet.start else 0
        yield _heading(about.name, first + 1, sheet.height, own.merged, is_hidden, 1 / len(sheets))
        yield from _rows(sheet, own)


def _check_size(sheet: python_calamine.CalamineSheet, cells_before: int, limits: ReadLimits) -> int:
    """Return the area of a parsed sheet; the only check by numbers that an .xls gets."""
    if sheet.start is None or sheet.end is None:
        return 0
    for code, found, limit in (
        ("too_many_rows", sheet.end[0] + 1, limits.rows),
        ("too_many_columns", sheet.end[1] + 1, limits.columns),
    ):
        if found > limit:
            facts: dict[str, str | int] = {"sheet": sheet.name, "found": found, "limit": limit}
            raise ExchangeError(code, facts=facts)
    area = sheet.height * sheet.width
    if cells_before + area > limits.cells:
        raise ExchangeError("too_many_cells", facts={"limit": limits.cells})
    return int(area)


def _marks_of(sheet: python_calamine.CalamineSheet) -> inspection.SheetMarks:
    """Return what the parser itself knows; it reads an .xlsx once more for that."""
    ranges = sheet.merged_cell_ranges or []
    return inspection.SheetMarks(merged=[(*first, *last) for first, last in ranges])


def _rows(
    sheet: python_calamine.CalamineSheet, marks: inspection.SheetMarks
) -> Iterator[list[list[object]]]:
    """Yield the rows in portions; column A first, whatever column the sheet begins with."""
    if sheet.start is None:
        return
    first, left = sheet.start
    margin: list[object] = [None] * left
    portion: list[list[object]] = []
    corrections = _corrections(marks)
    for number, values in enumerate(sheet.iter_rows()):
        if number < first:  # the parser counts rows from the top of the sheet, columns not
            continue
        row = margin + [None if value == "" else value for value in values]
        if number in corrections:
            _correct(row, corrections[number])
        portion.append(row)
        if len(portion) == _ROWS_A_LINE:
            yield portion
            portion = []
    if portion:
        yield portion


def _corrections(marks: inspection.SheetMarks) -> dict[int, list[tuple[int, str, str]]]:
    """Return by row: column, what to show of a date, text of an error (one of the two)."""
    by_row: dict[int, list[tuple[int, str, str]]] = {}
    for (row, column), shown in marks.coarse.items():
        by_row.setdefault(row, []).append((column, shown, ""))
    for (row, column), text in marks.errors.items():
        by_row.setdefault(row, []).append((column, "", text))
    return by_row


def _correct(row: list[object], corrections: list[tuple[int, str, str]]) -> None:
    for column, shown, error in corrections:
        if column >= len(row):
            continue
        value = row[column]
        if error:
            row[column] = error
        elif isinstance(value, date) and value.day == 1:
            # Held as the first day but shown to the month: what was typed is 1998年7月. Any
            # other day was typed in full and only formatted so.
            if shown == number_formats.MONTH:
                row[column] = {"p": f"{value.year:04d}-{value.month:02d}"}
            elif value.month == 1:
                row[column] = {"p": f"{value.year:04d}"}
