"""A file of a ledger while it is looked at: what it holds and what was decided of it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from dangjian_desktop.domain.cells import RowPlace, text_of
from dangjian_desktop.domain.ledger_sheets import LedgerSheet, LineCell
from dangjian_desktop.domain.ledgers import LedgerBook
from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.domain.progress import Progress, tell_nobody
from dangjian_desktop.operations.ledger_import import (
    HeaderSaid,
    LedgerChoices,
    LedgerExamination,
    OpenedLedger,
    Sameness,
    examine_ledger_file,
    read_ledger_sheets,
)
from dangjian_desktop.queries.ledger_books import books_by_code

#: Lines from which on looking at them again is done beside the window.
MANY_LINES = 400


class LedgerImportSession:
    """Examines what was opened again after every decision; the file itself is read once.

    Attributes:
        sheets: Every sheet that is shown in the file, those too that cannot come in as they are.
        examination: What importing would do; None while `refusal` says why nothing would.
    """

    def __init__(
        self,
        opened: OpenedLedger,
        book: LedgerBook,
        *,
        within: int | None,
        organisation_id: int | None,
        on: date,
    ) -> None:
        """Decide nothing yet; `examine` looks at the file.

        Args:
            opened: What the file holds. book: whose rows they are.
            within: Whose rows may come in. organisation_id: whose they are where they do not say.
            on: Today.
        """
        self.opened, self.book, self._within, self._on = opened, book, within, on
        self.choices = LedgerChoices(organisation_id=organisation_id)
        self.sheets: tuple[LedgerSheet, ...] = ()
        self.examination: LedgerExamination | None = None
        self.refusal: SentenceError | None = None

    @property
    def within(self) -> int | None:
        """Whose rows may come in."""
        return self._within

    @property
    def is_long(self) -> bool:
        """Whether there are so many lines that looking at them takes a while."""
        return sum(len(sheet.rows) for sheet in self.opened.sheets) > MANY_LINES

    def examine(self, progress: Progress = tell_nobody) -> None:
        """Look at the file with what was decided."""
        book = books_by_code().get(self.book.code, self.book)
        self.sheets = read_ledger_sheets(self.opened, book, self.choices)
        self.examination = self.refusal = None
        try:
            self.examination = examine_ledger_file(
                self.opened,
                book=self.book.code,
                within=self._within,
                on=self._on,
                choices=self.choices,
                progress=progress,
            )
        except SentenceError as refusal:
            self.refusal = refusal

    def open_again(self, opened: OpenedLedger) -> None:
        """Look at something else that was pasted; what was decided of the other is gone."""
        self.opened = opened
        self.choices = LedgerChoices(organisation_id=self.choices.organisation_id)

    def set_organisation(self, organisation_id: int | None) -> None:
        """Say whose rows are that do not say so."""
        self.choices = replace(self.choices, organisation_id=organisation_id)

    def say_header(
        self, sheet: LedgerSheet, row: int | None, columns: Mapping[str, str] | None
    ) -> None:
        """Say where a header stands and what its columns are, by header or letter."""
        headers = {**self.choices.headers, sheet.name: HeaderSaid(row, columns)}
        self.choices = replace(self.choices, headers=headers)

    def header_said(self, sheet: LedgerSheet) -> HeaderSaid:
        """Return what was said of the header of a sheet."""
        return self.choices.headers.get(sheet.name, HeaderSaid())

    def correct(self, cell: LineCell, text: str) -> None:
        """Put a text into a cell; what the file has there takes a correction back."""
        own = dict(self.choices.corrections)
        own.pop(cell, None)
        if text != self._text_of_file(cell):
            own[cell] = text
        self.choices = replace(self.choices, corrections=own)

    def strike_out(self, places: Iterable[RowPlace]) -> None:
        """Leave rows out; where all of them are left out already, take them in again."""
        chosen = frozenset(places)
        left = self.choices.left_out
        left = left - chosen if chosen <= left else left | chosen
        self.choices = replace(self.choices, left_out=left)

    def decide(self, places: Iterable[RowPlace], sameness: Sameness) -> None:
        """Say of doubtful rows whether they are those that are there already."""
        decisions = {**self.choices.decisions, **dict.fromkeys(places, sameness)}
        self.choices = replace(self.choices, decisions=decisions)

    def choose_person(self, name: str, person_id: int) -> None:
        """Say who is meant by a name that several have."""
        people = {**self.choices.people, name: person_id}
        self.choices = replace(self.choices, people=people)

    def _text_of_file(self, cell: LineCell) -> str:
        """Return what the file has in a cell."""
        for sheet in self.sheets:
            if sheet.name != cell.sheet or cell.key not in sheet.columns:
                continue
            index = sheet.columns[cell.key]
            for line in sheet.lines:
                if line.row == cell.row:
                    raw = line.raw[index] if index < len(line.raw) else None
                    return raw if isinstance(raw, str) else text_of(raw)
        return ""
