"""Sheets made by hand, in the shape in which the reader of workbooks hands them over."""

from collections.abc import Sequence
from dataclasses import dataclass

from dangjian_desktop.domain.cells import Row


@dataclass(frozen=True)
class Merged:
    """Cells shown as one, as the reader of workbooks hands them over."""

    first_row: int
    last_row: int
    first_column: int


@dataclass(frozen=True)
class Sheet:
    """A sheet as the reader of workbooks hands it over."""

    rows: Sequence[Row]
    name: str = "Sheet1"
    first_row: int = 1
    merged: Sequence[Merged] = ()
    file: str = ""
