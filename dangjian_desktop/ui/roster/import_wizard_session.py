"""What the import wizard works on: the file as it was read, the choices so far, what they lead to.

Every choice examines the file again, off the window's thread; of several choices made meanwhile
only the last is examined. Nothing is written before `write`.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.cells import RowPlace, SheetPlace
from dangjian_desktop.domain.headers import LEAVE_OUT, HeaderGuess, Recognised
from dangjian_desktop.domain.matching import Doubt
from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.host.paths import resources
from dangjian_desktop.operations.imports import (
    ImportChoices,
    ImportCounts,
    Outcome,
    RawSheet,
    RosterExamination,
    examine_roster_file,
    import_roster,
    open_roster_file,
)
from dangjian_desktop.ui.shared import jobs
from dangjian_desktop.ui.shared.wording import in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: Shares of opening a file, for the progress bar.
_READ_SHARE = 0.7


class ImportSession(QObject):
    """One file on its way in; jobs that outlive the wizard answer nobody.

    Signals:
        opened: Another file has been read and examined.
        examined: The choices have been examined; `examination` is new.
        failed: The sentence why a file or the import was refused.
        written: The `ImportCounts` of what was written.
    """

    opened = Signal()
    examined = Signal()
    failed = Signal(str)
    written = Signal(object)

    def __init__(self, bench: Workbench, wizard: QWidget) -> None:
        super().__init__(wizard)
        self._bench, self._wizard = bench, wizard
        self._synonyms = (resources() / "import" / "roster_headers.toml").read_text("utf-8")
        self.path: Path | None = None
        self.sheets: list[RawSheet] = []
        self.choices = self._asked = ImportChoices()
        self.examination: RosterExamination | None = None
        self.headers: dict[str, HeaderGuess] = {}
        self.doubts: dict[RowPlace, tuple[int, ...]] = {}
        self.corrected: set[tuple[str, int]] = set()
        bench.jobs.busy_changed.connect(self._go_on)

    @property
    def has_choices(self) -> bool:
        """Whether the user has decided anything that closing would lose."""
        return self.path is not None and self.choices != ImportChoices()

    @property
    def is_current(self) -> bool:
        """Whether `examination` is what the choices lead to."""
        return self.examination is not None and self.examination.choices is self.choices

    def result(self) -> RosterExamination:
        """Return the examination; only asked once a file has been opened."""
        assert self.examination is not None
        return self.examination

    def open(self, path: Path) -> None:
        """Read a file and examine it; `opened` or `failed` tells the end, 取消 tells nothing."""
        if self._bench.jobs.is_busy:
            return

        def read(report: jobs.Report) -> tuple[list[RawSheet], RosterExamination]:
            report(tr("正在打开文件"), 0.0)
            sheets = open_roster_file(path, progress=lambda what, s: report(what, s * _READ_SHARE))
            return sheets, self._examine(path, sheets, ImportChoices(), report)

        def then(outcome: jobs.Outcome[tuple[list[RawSheet], RosterExamination]]) -> None:
            found = self._value(outcome)
            if found is None:
                return
            self.path, self.headers, self.doubts, self.corrected = path, {}, {}, set()
            self.sheets, examination = found
            self.choices = self._asked = examination.choices
            self._take(examination)
            self.opened.emit()

        self._bench.jobs.start(self._wizard, read, then, title=tr("读取“{name}”", name=path.name))

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

    def choose_sheet(self, name: str, *, is_wanted: bool) -> None:
        """Read a sheet or leave it out."""
        shown = frozenset(SheetPlace(sheet.name) for sheet in self.sheets if not sheet.hidden)
        sheets = shown if self.choices.sheets is None else self.choices.sheets
        place = SheetPlace(name)
        chosen = sheets | {place} if is_wanted else sheets - {place}
        self.choose(sheets=None if chosen == shown else chosen)

    def is_wanted(self, sheet: RawSheet) -> bool:
        """Whether a sheet is read."""
        chosen = self.choices.sheets
        return not sheet.hidden if chosen is None else SheetPlace(sheet.name) in chosen

    def strike_out(self, places: set[RowPlace], *, is_out: bool) -> None:
        """Leave rows out, or take them in again."""
        left_out = self.choices.left_out
        self.choose(left_out=left_out | places if is_out else left_out - places)

    def decide(self, place: RowPlace, person_id: int | None) -> None:
        """Say who a doubtful row is; None is a new person."""
        self.choose(decisions={**self.choices.decisions, place: person_id})

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

    def _go_on(self) -> None:
        """Examine the latest choices as soon as the door for long work is free."""
        if self.choices is self._asked or self._bench.jobs.is_busy or self.path is None:
            return
        path, sheets, choices = self.path, self.sheets, self.choices
        self._asked = choices

        def examine(report: jobs.Report) -> RosterExamination:
            return self._examine(path, sheets, choices, report)

        def then(outcome: jobs.Outcome[RosterExamination]) -> None:
            examination = outcome.result()
            if examination.choices is self.choices:  # else a newer one is on its way
                self._take(examination)
                self.examined.emit()

        self._bench.jobs.start(self._wizard, examine, then, title=tr("重新核对"), can_cancel=False)

    def _examine(
        self,
        path: Path,
        sheets: list[RawSheet],
        choices: ImportChoices,
        report: jobs.Report,
    ) -> RosterExamination:
        return examine_roster_file(
            path,
            on=self._bench.desk.today,
            synonyms=self._synonyms,
            choices=choices,
            sheets=sheets,
            progress=report,
        )

    def _take(self, examination: RosterExamination) -> None:
        self.examination = examination
        for reading in examination.sheets:
            if reading.header is not None:
                self.headers[reading.header.fingerprint] = reading.header
        for row in examination.rows:
            if row.outcome is Outcome.DOUBTFUL:
                self.doubts[row.place] = row.candidates

    def _value(self, outcome: jobs.Outcome[Any]) -> Any:
        """Return what a job gave, or tell why it gave nothing."""
        if outcome.was_cancelled:
            return None
        if isinstance(outcome.error, SentenceError):
            self.failed.emit(in_words(outcome.error))
            return None
        return outcome.result()


DOUBT_CODES: frozenset[str] = frozenset(doubt.value for doubt in Doubt)


def is_doubt(code: str) -> bool:
    """Whether a problem asks the user who somebody is."""
    return code in DOUBT_CODES
