"""Contents of a file as they may stand on the screen of the import: numbers of people masked."""

import re

from dangjian_desktop.domain.cells import text_of
from dangjian_desktop.domain.headers import HeaderColumn, HeaderGuess
from dangjian_desktop.domain.people import Sensitivity, masked
from dangjian_desktop.operations.imports import RawSheet
from dangjian_desktop.queries.roster_columns import column as column_of

SAMPLES = 3
SAMPLE_ROWS = 200
_NUMBER_LIKE = re.compile(r"[0-9][0-9 -]{9,}[0-9Xx]")


def samples_of(sheet: RawSheet, guess: HeaderGuess, column: HeaderColumn) -> str:
    """Return a few different contents of a column, private ones masked."""
    begin = guess.first + guess.span
    found: dict[str, None] = {}
    for row in sheet.rows[begin : begin + SAMPLE_ROWS]:
        text = text_of(row[column.index]) if column.index < len(row) else ""
        if text:
            found[shown_sample(text, column.field)] = None
        if len(found) == SAMPLES:
            break
    return "　".join(found)


def shown_sample(text: str, field: str | None) -> str:
    """Return a content as it may stand on the screen: numbers of people and phones masked."""
    known = column_of(field) if field else None
    if known is not None and known.sensitivity is not Sensitivity.OPEN:
        return masked(text, known.sensitivity)
    return _NUMBER_LIKE.sub(lambda number: masked(number.group(), Sensitivity.MASKED), text)
