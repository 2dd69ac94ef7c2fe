"""A workbook of a rubric while it is looked at: what it holds and what was decided of it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from dangjian_desktop.domain.cells import CellPlace, Row, RowPlace, text_of
from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.domain.rubric import ScoringRule
from dangjian_desktop.domain.rubric_sheets import RubricSheet
from dangjian_desktop.operations.imports import RawSheet
from dangjian_desktop.operations.rubric_import import (
    ExaminedItem,
    RubricChoices,
    RubricExamination,
    examine_rubric_file,
    read_rubric_sheets,
)


class RubricImportSession:
    """Examines the file again after every decision; the file itself is read once.

    Attributes:
        sheets: Every sheet that is shown in the file, those too that cannot come in as they are.
        examination: What importing would do; None while `refusal` says why nothing would.
    """

    def __init__(self, path: Path, raw: list[RawSheet], *, on: date) -> None:
        self.path, self._raw, self._on = path, raw, on
        self.choices = RubricChoices()
        self.sheets: tuple[RubricSheet, ...] = ()
        self.examination: RubricExamination | None = None
        self.refusal: SentenceError | None = None
        self._examine()

    def choose_sheets(self, names: tuple[str, ...] | None) -> None:
        """Make the rubric of these sheets; None for the first that holds one."""
        self._choose(replace(self.choices, sheets=names))

    def call(self, name: str, version: str, since: date | None) -> None:
        """Say how the draft is called and from which day it is used."""
        self._choose(replace(self.choices, name=name, version=version or None, since=since))

    def map_columns(self, sheet: RubricSheet, fields: Mapping[int, str]) -> None:
        """Say what columns hold: index of the column and name of the field, "" for nothing."""
        said = {sheet.headers[index]: name for index, name in fields.items()}
        mappings = {**self.choices.mappings, sheet.fingerprint: said}
        self._choose(replace(self.choices, mappings=mappings))

    def correct_row(self, place: RowPlace, texts: Mapping[int, str]) -> None:
        """Put texts into cells of a row; one that is as the file has it takes a correction back."""
        own = dict(self.choices.corrections)
        for column, text in texts.items():
            at = CellPlace(place.sheet, place.row, column)
            own.pop(at, None)
            if text != self._text_at(at):
                own[at] = text
        self._choose(replace(self.choices, corrections=own))

    def strike_out(self, places: Iterable[RowPlace]) -> None:
        """Leave rows out; where all of them are left out already, take them in again."""
        chosen, left = frozenset(places), self.choices.left_out
        left = left - chosen if chosen <= left else left | chosen
        self._choose(replace(self.choices, left_out=left))

    def decide(self, item: ExaminedItem, number: int, rule: ScoringRule | None) -> None:
        """Make something else of a phrase: a rule, or None for no rule of its own."""
        decisions = {**self.choices.decisions, item.phrase_place(number): rule}
        judged = self.choices.judged - {item.place}
        self._choose(replace(self.choices, decisions=decisions, judged=judged))

    def judge(self, item: ExaminedItem) -> None:
        """Leave an item as a whole to a person, or read it again."""
        judged = self.choices.judged ^ {item.place}
        self._choose(replace(self.choices, judged=judged))

    def text_of_row(self, place: RowPlace) -> str:
        """Return what stands in a row of the file, for a row that is left out."""
        return " ".join(filter(None, map(text_of, self._cells(place)[:4])))

    def cells(self, place: RowPlace) -> Mapping[int, str]:
        """Return the texts of a row as they stand with what was corrected."""
        found = {column: text_of(cell) for column, cell in enumerate(self._cells(place))}
        own = {
            at.column: text
            for at, text in self.choices.corrections.items()
            if (at.sheet, at.row) == (place.sheet, place.row)
        }
        return {**found, **own}

    def sheet_of(self, place: RowPlace) -> RubricSheet | None:
        """Return the sheet of a row."""
        return next((sheet for sheet in self.sheets if sheet.name == place.sheet), None)

    def _choose(self, choices: RubricChoices) -> None:
        self.choices = choices
        self._examine()

    def _examine(self) -> None:
        self.sheets = read_rubric_sheets(self._raw, self.choices)
        self.examination = self.refusal = None
        try:
            self.examination = examine_rubric_file(
                self.path, on=self._on, choices=self.choices, sheets=self._raw
            )
        except SentenceError as refusal:
            self.refusal = refusal

    def _text_at(self, place: CellPlace) -> str:
        cells = self._cells(RowPlace(place.sheet, place.row))
        return text_of(cells[place.column]) if place.column < len(cells) else ""

    def _cells(self, place: RowPlace) -> Row:
        sheet = next((one for one in self._raw if one.name == place.sheet), None)
        index = place.row - sheet.first_row if sheet is not None else -1
        return sheet.rows[index] if sheet is not None and 0 <= index < len(sheet.rows) else ()
