"""A workbook of a rubric while it is looked at: what it holds and what was decided of it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from dangjian_desktop.domain.cells import RowPlace, text_of
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
from dangjian_desktop.ui.shared.sheet_import_session import SheetImportSession


class RubricImportSession(SheetImportSession[RubricChoices, RubricSheet, RubricExamination]):
    """Examines the file again after every decision; the file itself is read once."""

    def __init__(self, path: Path, raw: list[RawSheet], *, on: date) -> None:
        super().__init__(path, raw, RubricChoices(), on=on)

    def choose_sheets(self, names: tuple[str, ...] | None) -> None:
        """Make the rubric of these sheets; None for the first that holds one."""
        self._choose(replace(self.choices, sheets=names))

    def call(self, name: str, version: str, since: date | None) -> None:
        """Say how the draft is called and from which day it is used."""
        self._choose(replace(self.choices, name=name, version=version or None, since=since))

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

    def _read(self) -> tuple[RubricSheet, ...]:
        return read_rubric_sheets(self._raw, self.choices)

    def _examine(self) -> RubricExamination:
        return examine_rubric_file(self.path, on=self._on, choices=self.choices, sheets=self._raw)
