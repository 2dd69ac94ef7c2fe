"""A workbook while it is looked at: what its sheets hold and what was decided of it."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from dangjian_desktop.domain.cells import CellPlace, Row, RowPlace, text_of
from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.operations.import_sheets import SheetChoices
from dangjian_desktop.operations.imports import RawSheet
from dangjian_desktop.ui.shared.import_forms import HeadedSheet


class RememberedSheet(HeadedSheet, Protocol):
    """A sheet of which it is remembered what its columns hold."""

    @property
    def fingerprint(self) -> str:
        """Same for the same headers; "" without header."""


ChoicesT = TypeVar("ChoicesT", bound=SheetChoices)
SheetT = TypeVar("SheetT", bound=RememberedSheet)
ExaminationT = TypeVar("ExaminationT")


class SheetImportSession(ABC, Generic[ChoicesT, SheetT, ExaminationT]):
    """Examines the file again after every decision; the file itself is read once.

    Attributes:
        sheets: Every sheet that is shown in the file, those too that cannot come in as they are.
        examination: What importing would do; None while `refusal` says why nothing would.
    """

    def __init__(self, path: Path, raw: Sequence[RawSheet], choices: ChoicesT, *, on: date) -> None:
        """Look at a file for the first time.

        Args:
            path: The file. raw: its sheets as `open_sheets` returned them.
            choices: What is decided before anybody has decided anything.
            on: Today.
        """
        self.path, self._raw, self._on = path, raw, on
        self.choices = choices
        self.sheets: tuple[SheetT, ...] = ()
        self.examination: ExaminationT | None = None
        self.refusal: SentenceError | None = None
        self._look()

    def map_columns(self, sheet: SheetT, fields: Mapping[int, str]) -> None:
        """Say what columns hold: index of the column and name of the field, "" for nothing."""
        said = {sheet.headers[index]: name for index, name in fields.items()}
        mappings = {**self.choices.mappings, sheet.fingerprint: said}
        self._choose(replace(self.choices, mappings=mappings))

    def correct_row(self, place: RowPlace, texts: Mapping[int, str]) -> None:
        """Put texts into cells of a row; one that is as the file has it takes a correction back."""
        own = dict(self.choices.corrections)
        cells = self._cells(place)
        for column, text in texts.items():
            at = CellPlace(place.sheet, place.row, column)
            own.pop(at, None)
            if text != (text_of(cells[column]) if column < len(cells) else ""):
                own[at] = text
        self._choose(replace(self.choices, corrections=own))

    def strike_out(self, places: Iterable[RowPlace]) -> None:
        """Leave rows out; where all of them are left out already, take them in again."""
        chosen, left = frozenset(places), self.choices.left_out
        left = left - chosen if chosen <= left else left | chosen
        self._choose(replace(self.choices, left_out=left))

    def sheet_of(self, place: RowPlace) -> SheetT | None:
        """Return the sheet of a row."""
        return next((sheet for sheet in self.sheets if sheet.name == place.sheet), None)

    def cells(self, place: RowPlace) -> Mapping[int, str]:
        """Return the texts of a row as they stand with what was corrected."""
        found = {column: text_of(cell) for column, cell in enumerate(self._cells(place))}
        own = {
            at.column: text
            for at, text in self.choices.corrections.items()
            if (at.sheet, at.row) == (place.sheet, place.row)
        }
        return {**found, **own}

    @abstractmethod
    def _read(self) -> tuple[SheetT, ...]:
        """Return what the sheets say."""

    @abstractmethod
    def _examine(self) -> ExaminationT:
        """Return what importing would do.

        Raises:
            SentenceError: When nothing can come in.
        """

    def _choose(self, choices: ChoicesT) -> None:
        self.choices = choices
        self._look()

    def _look(self) -> None:
        self.sheets = self._read()
        self.examination = self.refusal = None
        try:
            self.examination = self._examine()
        except SentenceError as refusal:
            self.refusal = refusal

    def _cells(self, place: RowPlace) -> Row:
        """Return what the file has in a row."""
        sheet = next((one for one in self._raw if one.name == place.sheet), None)
        index = place.row - sheet.first_row if sheet is not None else -1
        return sheet.rows[index] if sheet is not None and 0 <= index < len(sheet.rows) else ()
