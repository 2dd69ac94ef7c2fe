"""What the import wizard works on: the file as it was read, the choices so far, what they lead to.

Every choice examines the file again, off the window's thread; of several choices made meanwhile
only the last is examined. Nothing is written before `write`.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.cells import (
    CellPlace,
    HeaderRows,
    RowPlace,
    SheetPlace,
    text_of,
)
from dangjian_desktop.domain.headers import LEAVE_OUT, HeaderGuess, Recognised
from dangjian_desktop.domain.matching import Doubt
from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.host.paths import resources
from dangjian_desktop.operations.imports import (
    Decision,
    ImportChoices,
    ImportCounts,
    OpenedFiles,
    Outcome,
    RawSheet,
    RosterExamination,
    examine_roster_files,
    import_roster,
    open_roster_files,
    save_refused_rows,
)
from dangjian_desktop.ui.shared import jobs
from dangjian_desktop.ui.shared.wording import in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: Shares of opening a file, for the progress bar.
_READ_SHARE = 0.7


class ImportSession(QObject):
    """Files on their way in; jobs that outlive the wizard answer nobody.

    Signals:
        opened: Other files have been read and examined.
        examined: The choices have been examined; `examination` is new.
        failed: The sentence why a file or the import was refused.
        written: The `ImportCounts` of what was written.
        saved: How many rows were saved as a workbook (int), and where (Path).
    """

    opened = Signal()
    examined = Signal()
    failed = Signal(str)
    written = Signal(object)
    saved = Signal(int, object)

    def __init__(self, bench: Workbench, wizard: QWidget) -> None:
        super().__init__(wizard)
        self._bench, self._wizard = bench, wizard
        self._synonyms = (resources() / "import" / "roster_headers.toml").read_text("utf-8")
        self.paths: tuple[Path, ...] = ()
        self.opened_files = OpenedFiles([])
        self.choices = self._asked = ImportChoices()
        self.examination: RosterExamination | None = None
        self.headers: dict[str, HeaderGuess] = {}
        self.doubts: dict[RowPlace, tuple[Decision, ...]] = {}
        self.corrected: set[tuple[str, int]] = set()
        bench.jobs.busy_changed.connect(self._go_on)

    @property
    def has_choices(self) -> bool:
        """Whether the user has decided anything that closing would lose."""
        return bool(self.paths) and self.choices != ImportChoices()

    @property
    def sheets(self) -> list[RawSheet]:
        """The sheets of all files, as the files hold them."""
        return self.opened_files.sheets

    @property
    def is_current(self) -> bool:
        """Whether `examination` is what the choices lead to."""
        return self.examination is not None and self.examination.choices is self.choices

    def result(self) -> RosterExamination:
        """Return the examination; only asked once a file has been opened."""
        assert self.examination is not None
        return self.examination

    def open(self, paths: Sequence[Path]) -> None:
        """Read files and examine them; `opened` or `failed` tells the end, 取消 tells nothing."""
        if self._bench.jobs.is_busy:
            return
        chosen = tuple(dict.fromkeys(path.absolute() for path in paths))

        def read(report: jobs.Report) -> tuple[OpenedFiles, RosterExamination]:
            report(tr("正在打开文件"), 0.0)
            files = open_roster_files(
                chosen, progress=lambda what, share: report(what, share * _READ_SHARE)
            )
            return files, self._examine(chosen, files, ImportChoices(), report)

        def then(outcome: jobs.Outcome[tuple[OpenedFiles, RosterExamination]]) -> None:
            found = self._value(outcome)
            if found is None:
                return
            self.paths, self.headers, self.doubts, self.corrected = chosen, {}, {}, set()
            self.opened_files, examination = found
            self.choices = self._asked = examination.choices
            self._take(examination)
            self.opened.emit()

        name = chosen[0].name if len(chosen) == 1 else tr("{count} 个文件", count=len(chosen))
        self._bench.jobs.start(self._wizard, read, then, title=tr("读取“{name}”", name=name))

    def choose(self, **values: Any) -> None:
        """Change some of the choices and examine the file again."""
        self.choices = replace(self.choices, **values)
        self._go_on()

    def choose_field(self, fingerprint: str, column: int, field: str) -> None:
        """Say what a column is, for every sheet with that header."""
        guess = self.headers[fingerprint].with_fields({column: field})
        self.headers[fingerprint] = guess
        confirmed = {
            one.header: one.field or LEAVE_OUT
            for one in guess.columns
            if one.header and one.how in (Recognised.CONFIRMED, Recognised.LEFT_OUT)
        }
        self.corrected.add((fingerprint, column))
        self.choose(mappings={**self.choices.mappings, fingerprint: confirmed})

    def remember_word(self, written: str, field: str, *, is_wanted: bool) -> None:
        """Have a header's word remembered for every later file, or not."""
        synonyms = {word: key for word, key in self.choices.synonyms.items() if word != written}
        self.choose(synonyms={**synonyms, written: field} if is_wanted else synonyms)

    def choose_sheet(self, place: SheetPlace, *, is_wanted: bool) -> None:
        """Read a sheet or leave it out."""
        shown = frozenset(place_of(sheet) for sheet in self.sheets if not sheet.hidden)
        sheets = shown if self.choices.sheets is None else self.choices.sheets
        chosen = sheets | {place} if is_wanted else sheets - {place}
        self.choose(sheets=None if chosen == shown else chosen)

    def is_wanted(self, sheet: RawSheet) -> bool:
        """Whether a sheet is read."""
        chosen = self.choices.sheets
        return not sheet.hidden if chosen is None else place_of(sheet) in chosen

    def point_at_header(self, place: SheetPlace, rows: HeaderRows | None) -> None:
        """Say where the header of a sheet stands; None lets it be found again."""
        rest = {key: found for key, found in self.choices.header_rows.items() if key != place}
        self.choose(header_rows=rest if rows is None else {**rest, place: rows})

    def written_in(self, cell: CellPlace) -> str:
        """Return what the file has in a cell, corrections aside."""
        sheet = next(
            (one for one in self.sheets if place_of(one) == SheetPlace(cell.sheet, cell.file)), None
        )
        index = cell.row - sheet.first_row if sheet is not None else -1
        if sheet is None or not 0 <= index < len(sheet.rows):
            return ""
        row = sheet.rows[index]
        return text_of(row[cell.column]) if cell.column < len(row) else ""

    def text_in(self, cell: CellPlace) -> str:
        """Return what stands in a cell now, corrections included."""
        corrected = self.choices.corrections.get(cell)
        return self.written_in(cell) if corrected is None else corrected

    def correct(self, cell: CellPlace, text: str) -> bool:
        """Put a text into a cell; what the file has itself is no correction.

        Returns:
            Whether anything is another now.
        """
        text = text.strip()
        if text == self.text_in(cell):
            return False
        rest = {key: value for key, value in self.choices.corrections.items() if key != cell}
        is_own = text == self.written_in(cell)
        self.choose(corrections=rest if is_own else {**rest, cell: text})
        return True

    def take_back(self, cells: Collection[CellPlace]) -> None:
        """Let the file's own contents stand again."""
        corrections = self.choices.corrections
        self.choose(corrections={key: corrections[key] for key in corrections if key not in cells})

    def corrections_of(self, place: RowPlace) -> list[CellPlace]:
        """Return the corrected cells of a row."""
        wanted = (place.sheet, place.row, place.file)
        return [one for one in self.choices.corrections if (one.sheet, one.row, one.file) == wanted]

    def strike_out(self, places: set[RowPlace], *, is_out: bool) -> None:
        """Leave rows out, or take them in again."""
        left_out = self.choices.left_out
        self.choose(left_out=left_out | places if is_out else left_out - places)

    def decide(self, place: RowPlace, who: Decision) -> None:
        """Say who a doubtful row is: somebody we have, an earlier row's person, or somebody new."""
        self.choose(decisions={**self.choices.decisions, place: who})

    def withdraw(self, place: RowPlace) -> None:
        """Leave a doubtful row undecided again."""
        rest = {key: person for key, person in self.choices.decisions.items() if key != place}
        self.choose(decisions=rest)

    def write(self) -> None:
        """Import what the examination found good; `written` or `failed` tells the end."""
        examination = self.result()

        def task(report: jobs.Report) -> ImportCounts:
            report(tr("正在写入"), 0.0)
            return self._bench.desk.run(import_roster(examination=examination))

        def then(outcome: jobs.Outcome[ImportCounts]) -> None:
            counts = self._value(outcome)
            if counts is not None:
                self.written.emit(counts)

        self._bench.jobs.start(
            self._wizard, task, then, title=tr("导入名册"), writes=True, can_cancel=False
        )

    def save_refused(self, target: Path) -> None:
        """Save the rows that stay out as a workbook; `saved` or `failed` tells the end."""
        examination = self.result()

        def task(report: jobs.Report) -> int:
            report(tr("正在写入"), 0.0)
            return save_refused_rows(examination, target)

        def then(outcome: jobs.Outcome[int]) -> None:
            count = self._value(outcome)
            if count is not None:
                self.saved.emit(count, target)

        self._bench.jobs.start(
            self._wizard, task, then, title=tr("另存没有采用的行"), can_cancel=False
        )

    def _go_on(self) -> None:
        """Examine the latest choices as soon as the door for long work is free."""
        if self.choices is self._asked or self._bench.jobs.is_busy or not self.paths:
            return
        paths, files, choices = self.paths, self.opened_files, self.choices
        self._asked = choices

        def examine(report: jobs.Report) -> RosterExamination:
            return self._examine(paths, files, choices, report)

        def then(outcome: jobs.Outcome[RosterExamination]) -> None:
            examination = outcome.result()
            if examination.choices is self.choices:  # else a newer one is on its way
                self._take(examination)
                self.examined.emit()

        self._bench.jobs.start(self._wizard, examine, then, title=tr("重新核对"), can_cancel=False)

    def _examine(
        self,
        paths: Sequence[Path],
        files: OpenedFiles,
        choices: ImportChoices,
        report: jobs.Report,
    ) -> RosterExamination:
        return examine_roster_files(
            paths,
            on=self._bench.desk.today,
            synonyms=self._synonyms,
            choices=choices,
            opened=files,
            progress=report,
        )

    def _take(self, examination: RosterExamination) -> None:
        self.examination = examination
        for reading in examination.sheets:
            if reading.header is not None:
                self.headers[reading.header.fingerprint] = reading.header
        for row in examination.rows:
            if row.outcome is Outcome.DOUBTFUL:
                self.doubts[row.place] = (*row.candidates, *row.candidate_rows)

    def _value(self, outcome: jobs.Outcome[Any]) -> Any:
        """Return what a job gave, or tell why it gave nothing."""
        if outcome.was_cancelled:
            return None
        if isinstance(outcome.error, SentenceError):
            self.failed.emit(in_words(outcome.error))
            return None
        return outcome.result()


def place_of(sheet: RawSheet) -> SheetPlace:
    """Return which sheet it is."""
    return SheetPlace(sheet.name, sheet.file)


DOUBT_CODES: frozenset[str] = frozenset(doubt.value for doubt in Doubt)


def is_doubt(code: str) -> bool:
    """Whether a problem asks the user who somebody is."""
    return code in DOUBT_CODES
