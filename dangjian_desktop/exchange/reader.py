"""Reads a foreign workbook through a child process; the only door for files coming in."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import IO, Any

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.progress import Progress
from dangjian_desktop.exchange.child_process import child_process
from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.exchange.limits import DEFAULT_LIMITS, MIB, ReadLimits
from dangjian_desktop.exchange.opening import ordinary_bytes
from dangjian_desktop.exchange.sheets import Cell, MergedRange, RawSheet
from dangjian_desktop.exchange.signature import Kind, recognise

_READING = "正在读取工作簿"
#: Texts from so many characters on (numbers, remarks) seldom stand in two cells.
_LONG_TEXT = 15
#: Texts remembered before the memory of them is begun anew.
_MOST_SEEN = 20_000


class _BrokenOffError(ExchangeError):
    """The child's answer stopped without its last line."""


def read_workbook(
    path: Path, *, limits: ReadLimits = DEFAULT_LIMITS, progress: Progress | None = None
) -> list[RawSheet]:
    """Return the sheets of a workbook (.xlsx, .xls, or separated text), hidden ones too.

    What a file is, is told by its content. Nothing in it is executed or followed. Blocks until
    done, at most ``limits.seconds``; may be called from any thread.

    Args:
        path: The file; it is only read, and may be open elsewhere if the system allows that.
        limits: Bounds on what the file may use.
        progress: Called with what is being done and the share done; an exception that it raises
            stops the reading and comes out of this function.

    Raises:
        ExchangeError: When the file cannot be taken; its `sentence` says why and what to do.
    """
    try:
        data = _fetch(path, limits)
        kind = recognise(data, path.suffix)
        sheets = _parse(kind, data, limits, progress)
    except ExchangeError as error:
        raise error.about(path.name) from error
    if kind is Kind.TEXT:
        sheets = [_renamed(sheet, path.stem) for sheet in sheets]
    if all(sheet.is_empty for sheet in sheets):
        raise ExchangeError("empty_workbook", file=path.name)
    return sheets


def assemble(lines: Iterable[bytes], progress: Progress | None = None) -> list[RawSheet]:
    """Return the sheets that the lines of a child describe.

    Raises:
        ExchangeError: The child's own refusal; ``damaged`` when the lines end without an end.
    """
    headings: list[dict[str, Any]] = []
    rows: list[list[tuple[Cell, ...]]] = []
    seen: dict[str, str] = {}
    done = 0.0
    for line in lines:
        try:
            answer = _DECODER.decode(line.decode())
        except ValueError as error:
            raise ExchangeError("damaged", detail="no answer") from error
        if isinstance(answer, list):
            rows[-1].extend(_shared(row, seen) for row in answer)
            if len(seen) > _MOST_SEEN:
                seen.clear()
            done += headings[-1]["share"] * len(answer) / max(1, headings[-1]["height"])
            if progress is not None:
                progress(_READING, min(1.0, done))
            continue
        if "error" in answer:
            raise ExchangeError(answer["error"], facts=answer["facts"], detail=answer["detail"])
        if "end" in answer:
            return [_sheet(*pair) for pair in zip(headings, rows, strict=True)]
        headings.append(answer)
        rows.append([])
    raise _BrokenOffError("damaged", detail="no end")


def _shared(row: list[Cell], seen: dict[str, str]) -> tuple[Cell, ...]:
    """Return a row whose short texts are shared with the rows before it: 党支部, 男, 本科."""
    return tuple(
        [
            seen.setdefault(cell, cell) if type(cell) is str and len(cell) < _LONG_TEXT else cell
            for cell in row
        ]
    )


def _sheet(heading: dict[str, Any], rows: list[tuple[Cell, ...]]) -> RawSheet:
    merged = tuple(
        MergedRange(top + 1, bottom + 1, left, right)
        for top, left, bottom, right in heading["merged"]
    )
    return RawSheet(heading["name"], heading["first_row"], rows, merged, heading["hidden"])


def _renamed(sheet: RawSheet, name: str) -> RawSheet:
    return replace(sheet, name=name)


@lru_cache(maxsize=32_768)
def _day(ordinal: int) -> date:
    """Return a day; people who share it share the object."""
    return date.fromordinal(ordinal)


def _typed(tagged: dict[str, Any]) -> date | str | dict[str, Any]:
    """Return the value that the child's tag stands for; headings and the like as they are."""
    if "d" in tagged:
        return _day(tagged["d"])
    if "t" in tagged:
        return datetime.fromisoformat(tagged["t"])
    if "p" in tagged:
        return PartialDate.from_iso(tagged["p"]).printed
    return tagged


# A number beyond every float (1e999) is nobody's figure: it stays visible as text.
_DECODER = json.JSONDecoder(object_hook=_typed, parse_constant=str)


def _fetch(path: Path, limits: ReadLimits) -> bytes:
    """Return the bytes of the file, or refuse in the words that fit the reason."""
    data = ordinary_bytes(path, "not_workbook", limits.file_bytes)
    if len(data) > limits.file_bytes:
        raise ExchangeError("file_too_large", facts={"limit": limits.file_bytes // MIB})
    return data


def _parse(
    kind: Kind, data: bytes, limits: ReadLimits, progress: Progress | None
) -> list[RawSheet]:
    with child_process("child", [kind.value, json.dumps(asdict(limits))], limits.seconds) as child:
        child.give(data)
        try:
            return assemble(_bounded(child.answer, limits), progress)
        except _BrokenOffError as error:
            code = child.end_code() or "damaged"
            raise ExchangeError(code, facts={"limit": limits.seconds}, detail="no end") from error


def _bounded(answer: IO[bytes], limits: ReadLimits) -> Iterator[bytes]:
    """Yield the lines of the answer; a child gone wild cannot fill this process's memory."""
    left = 2 * limits.answer_bytes
    while line := answer.readline(left):
        left -= len(line)
        if not line.endswith(b"\n"):
            return
        yield line
