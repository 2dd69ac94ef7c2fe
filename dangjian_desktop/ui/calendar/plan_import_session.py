"""A workbook of a year plan while it is looked at: what it holds and what was decided of it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from dangjian_desktop.domain.plan_import import PlanSheet
from dangjian_desktop.operations.imports import RawSheet
from dangjian_desktop.operations.plan_import import (
    PlanChoices,
    PlanExamination,
    examine_plan_file,
    read_plan_sheets,
)
from dangjian_desktop.ui.shared.sheet_import_session import SheetImportSession


class PlanImportSession(SheetImportSession[PlanChoices, PlanSheet, PlanExamination]):
    """Examines the file again after every decision; the file itself is read once."""

    def __init__(self, path: Path, raw: list[RawSheet], *, on: date) -> None:
        super().__init__(path, raw, PlanChoices(), on=on)

    def set_year(self, year: int | None) -> None:
        """Take the plan for one of a year; None for what the file says."""
        self._choose(replace(self.choices, year=year))

    def _read(self) -> tuple[PlanSheet, ...]:
        return read_plan_sheets(self._raw, self.choices)

    def _examine(self) -> PlanExamination:
        return examine_plan_file(self.path, on=self._on, choices=self.choices, sheets=self._raw)
