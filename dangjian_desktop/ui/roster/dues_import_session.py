"""A workbook of bases while it is looked at: what it holds and what was decided of it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from dangjian_desktop.domain.cells import RowPlace
from dangjian_desktop.domain.dues import Payer
from dangjian_desktop.domain.dues_sheets import DuesSheet
from dangjian_desktop.operations.dues_import import (
    DuesChoices,
    DuesExamination,
    examine_bases_file,
    people_to_match,
    read_bases_sheets,
)
from dangjian_desktop.operations.imports import RawSheet
from dangjian_desktop.ui.shared.sheet_import_session import SheetImportSession


class DuesImportSession(SheetImportSession[DuesChoices, DuesSheet, DuesExamination]):
    """Examines the file again after every decision; file and roster are read once."""

    def __init__(self, path: Path, raw: list[RawSheet], *, on: date) -> None:
        self._known = people_to_match(on)
        super().__init__(path, raw, DuesChoices(), on=on)

    def set_since(self, month: date | None) -> None:
        """Let the bases hold from a month on; None for what the file says."""
        self._choose(replace(self.choices, since=month))

    def set_payer(self, payer: Payer | None) -> None:
        """Say how those pay of whom the file does not say it; None for what is known of them."""
        self._choose(replace(self.choices, payer=payer))

    def choose_person(self, place: RowPlace, person_id: int) -> None:
        """Say who is meant by a name that several have."""
        self._choose(replace(self.choices, people={**self.choices.people, place: person_id}))

    def _read(self) -> tuple[DuesSheet, ...]:
        return read_bases_sheets(self._raw, self.choices, on=self._on, file_name=self.path.stem)

    def _examine(self) -> DuesExamination:
        return examine_bases_file(
            self.path,
            on=self._on,
            choices=self.choices,
            sheets=self._raw,
            known=self._known,
        )
