"""A workbook of bases while it is looked at: what it holds and what was decided of it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from dangjian_desktop.domain.cells import CellPlace, RowPlace, text_of
from dangjian_desktop.domain.dues import Payer
from dangjian_desktop.domain.dues_sheets import DuesSheet
from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.operations.dues_import import (
    DuesChoices,
    DuesExamination,
    ExaminedBase,
    examine_bases_file,
    people_to_match,
    read_bases_sheets,
)
from dangjian_desktop.operations.import_plan import Outcome
from dangjian_desktop.operations.imports import RawSheet


class DuesImportSession:
    """Examines the file again after every decision; file and roster are read once.

    Attributes:
        sheets: Every sheet that is shown in the file, those too that cannot come in as they are.
        examination: What importing would do; None while `refusal` says why nothing would.
    """

    def __init__(self, path: Path, raw: list[RawSheet], *, on: date) -> None:
        self.path, self._raw, self._on = path, raw, on
        self._known = people_to_match(on)
        self.choices = DuesChoices()
        self.sheets: tuple[DuesSheet, ...] = ()
        self.examination: DuesExamination | None = None
        self.refusal: SentenceError | None = None
        self._examine()

    def set_since(self, month: date | None) -> None:
        """Let the bases hold from a month on; None for what the file says."""
        self._choose(replace(self.choices, since=month))

    def set_payer(self, payer: Payer | None) -> None:
        """Say how those pay of whom the file does not say it; None for what is known of them."""
        self._choose(replace(self.choices, payer=payer))

    def map_columns(self, sheet: DuesSheet, fields: Mapping[int, str]) -> None:
        """Say what columns hold: index of the column and name of the field, "" for nothing."""
        said = {sheet.headers[index]: name for index, name in fields.items()}
        mappings = {**self.choices.mappings, sheet.fingerprint: said}
        self._choose(replace(self.choices, mappings=mappings))

    def correct_row(self, row: ExaminedBase, texts: Mapping[int, str]) -> None:
        """Put texts into cells of a row; one that is as the file has it takes a correction back."""
        own = dict(self.choices.corrections)
        for column, text in texts.items():
            place = CellPlace(row.sheet, row.row, column)
            own.pop(place, None)
            if text != self._text_at(place):
                own[place] = text
        self._choose(replace(self.choices, corrections=own))

    def strike_out(self, rows: list[ExaminedBase]) -> None:
        """Leave rows out; where all of them are left out already, take them in again."""
        places = {row.place for row in rows}
        left = self.choices.left_out
        left = left - places if places <= left else left | places
        self._choose(replace(self.choices, left_out=left))

    def choose_person(self, place: RowPlace, person_id: int) -> None:
        """Say who is meant by a name that several have."""
        self._choose(replace(self.choices, people={**self.choices.people, place: person_id}))

    def sheet_of(self, row: ExaminedBase) -> DuesSheet:
        """Return the sheet of a row."""
        return next(sheet for sheet in self.sheets if sheet.name == row.sheet)

    @property
    def refused(self) -> int:
        """How many rows stay out because of faults."""
        return self.examination.count(Outcome.REFUSED) if self.examination is not None else 0

    def _choose(self, choices: DuesChoices) -> None:
        self.choices = choices
        self._examine()

    def _examine(self) -> None:
        self.sheets = read_bases_sheets(
            self._raw, self.choices, on=self._on, file_name=self.path.stem
        )
        self.examination = self.refusal = None
        try:
            self.examination = examine_bases_file(
                self.path,
                on=self._on,
                choices=self.choices,
                sheets=self._raw,
                known=self._known,
            )
        except SentenceError as refusal:
            self.refusal = refusal

    def _text_at(self, place: CellPlace) -> str:
        sheet = next(one for one in self._raw if one.name == place.sheet)
        cells = sheet.rows[place.row - sheet.first_row]
        return text_of(cells[place.column]) if place.column < len(cells) else ""
