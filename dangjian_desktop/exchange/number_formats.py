"""How much of a date a cell's number format shows: to the day, the month, or the year."""

import re
from collections.abc import Iterator
from typing import IO
from xml.parsers import expat

_CHUNK_BYTES = 65_536
# Numbers of built-in formats that have no text in the file: mmm-yy, and yyyy"年"m"月" as the
# Chinese editions number it. Source: ECMA-376 part 1, 18.8.30.
_BUILT_IN_MONTH = frozenset({17, 27, 36, 50, 52, 57})
# Literal text, escaped characters, and what stands in brackets ([$-804], [DBNum1], [红色]).
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')

MONTH = "month"
YEAR = "year"


def shown_part(code: str) -> str | None:
    """Return `MONTH` or `YEAR` where the format shows no more of a date, else None."""
    letters = _LITERAL.sub("", code.split(";", maxsplit=1)[0]).lower()
    if "y" not in letters or re.search(r"[dhs0#?@]", letters):
        return None
    return MONTH if "m" in letters else YEAR


def coarse_styles(stylesheet: IO[bytes]) -> dict[str, str]:
    """Return the cell styles whose format hides the day, by the index that cells name.

    Args:
        stylesheet: The part ``styles.xml`` of a workbook.
    """
    formats: dict[str, str | None] = {str(number): MONTH for number in _BUILT_IN_MONTH}
    styles: list[str] = []
    path: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local == "numFmt" and path[-1:] == ["numFmts"]:
            formats[attributes.get("numFmtId", "")] = shown_part(attributes.get("formatCode", ""))
        elif local == "xf" and path[-1:] == ["cellXfs"]:
            styles.append(attributes.get("numFmtId", "0"))
        path.append(local)

    def end(_name: str) -> None:
        path.pop()

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    for chunk in _chunks(stylesheet):
        parser.Parse(chunk)
    parser.Parse(b"", True)
    found = ((str(index), formats.get(number)) for index, number in enumerate(styles))
    return {index: part for index, part in found if part is not None}


def _chunks(stream: IO[bytes]) -> Iterator[bytes]:
    while chunk := stream.read(_CHUNK_BYTES):
        yield chunk
