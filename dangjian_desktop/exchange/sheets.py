"""What a workbook holds, as plain values, before anybody has said what they mean."""

from dataclasses import dataclass
from datetime import date, datetime

Cell = str | int | float | bool | date | datetime | None
"""A value as the file holds it; None where there is nothing.

Text stays text, however much it looks like a number; a number stays a number, so that an ID that a
spreadsheet program turned into 6.1e17 can be told. An error cell of an .xlsx is its text ("#N/A"),
a formula its last result. A day shown only to its month (1998年7月, held as the first) is that
text, because that is what its writer knew.
"""


@dataclass(frozen=True, slots=True)
class MergedRange:
    """Cells shown as one; only the top left one holds a value.

    Attributes:
        first_row: As the workbook numbers it, from 1.
        last_row: Likewise, included.
        first_column: Index from 0 (column A), as in the rows of a sheet.
        last_column: Likewise, included.
    """

    first_row: int
    last_row: int
    first_column: int
    last_column: int


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One sheet of a workbook; a text file is a workbook with one sheet.

    Attributes:
        name: As on its tab; the file's name without ending for a text file.
        first_row: Number of ``rows[0]`` as the workbook numbers it, from 1.
        rows: From the first row that holds anything to the last; index 0 is column A. All rows of
            one sheet are equally long.
        merged: Merged cells, in the order of the file.
        hidden: Whether the sheet is hidden in the workbook.
        file: Name of the file where several are read together, else empty.
    """

    name: str
    first_row: int
    rows: list[tuple[Cell, ...]]
    merged: tuple[MergedRange, ...] = ()
    hidden: bool = False
    file: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether no cell holds anything."""
        return not any(cell is not None for row in self.rows for cell in row)
