"""Rows of a workbook are looked at before they come in: corrected, skipped, saved for later."""

from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.cells import RowPlace
from dangjian_desktop.domain.problems import Problem, SentenceError
from dangjian_desktop.operations.import_plan import Outcome
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.ui.shared.abstract import AbstractQtType
from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.chosen_files import file_to_save
from dangjian_desktop.ui.shared.form_dialog import FormDialog
from dangjian_desktop.ui.shared.import_forms import row_dialog
from dangjian_desktop.ui.shared.import_preview import ImportPreview, PreviewLine
from dangjian_desktop.ui.shared.query_model import Column
from dangjian_desktop.ui.shared.sheet_import_session import SheetImportSession
from dangjian_desktop.ui.shared.wording import in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench


class ExaminedSheetRow(Protocol):
    """A row of the file and what becomes of it."""

    @property
    def place(self) -> RowPlace:
        """Where it stands."""

    @property
    def outcome(self) -> Outcome:
        """What becomes of it."""

    @property
    def problems(self) -> Sequence[Problem]:
        """Everything that is said of it."""


class SheetLine(PreviewLine, Protocol):
    """One line of the preview: a row of the file, or something told of a sheet."""

    @property
    def examined(self) -> ExaminedSheetRow | None:
        """The row; None for what is told."""


class SheetExamination(Protocol):
    """What importing would do."""

    @property
    def has_effect(self) -> bool:
        """Whether it changes anything."""

    def count(self, outcome: Outcome) -> int:
        """Return how many rows have an outcome."""


LineT = TypeVar("LineT", bound=SheetLine)
RowT = TypeVar("RowT", bound=ExaminedSheetRow)
ExaminationT = TypeVar("ExaminationT", bound=SheetExamination)


def refused_first(rows: Iterable[RowT]) -> list[RowT]:
    """Return rows in their order, those that stay out before the others."""
    return sorted(rows, key=lambda row: row.outcome is not Outcome.REFUSED)


class SheetImportDialog(
    ImportPreview[LineT], Generic[LineT, ExaminationT], metaclass=AbstractQtType
):
    """Every row with what becomes of it; what stays out comes first.

    Enter corrects the cells of a row, Delete leaves rows out or takes them in again.
    """

    session: SheetImportSession[Any, Any, ExaminationT]

    def __init__(
        self,
        bench: Workbench,
        name: str,
        title: str,
        columns: Sequence[Column[LineT]],
        session: SheetImportSession[Any, Any, ExaminationT],
        parent: QWidget | None = None,
        *,
        longest: int,
        suggested: str,
    ) -> None:
        """Make the dialog, which its child completes with `begin`; `open()` shows it.

        Args:
            bench: Desk and questions.
            name: What tests and style sheets call it, without `_dialog`.
            title: What is done.
            columns: Of the lines.
            session: The file.
            parent: The page.
            longest: Characters of a cell that is corrected, at most.
            suggested: Name of the file in which the rows that stay out are saved.
        """
        super().__init__(bench, name, title, columns, self._operation, parent)
        self.session, self._longest, self._suggested = session, longest, suggested
        self.columns_button = plain_button(tr("栏目…"), parent=self)
        self.columns_button.setObjectName(f"{name}_columns")
        self.columns_button.setToolTip(tr("指定表头的各栏是什么；导入后记住"))
        self.correct_button = plain_button(tr("改这一行…"), "pencil", parent=self)
        self.correct_button.setObjectName(f"{name}_correct")
        self.correct_button.setToolTip(tr("回车"))
        self.skip_button = plain_button(tr("跳过"), parent=self)
        self.skip_button.setObjectName(f"{name}_skip")
        self.skip_button.setToolTip("Delete")
        self.save_button = plain_button(tr("另存未采用的行"), parent=self)
        self.save_button.setObjectName("save_refused")

    def begin(self, head: Sequence[QWidget], above: Sequence[QWidget] = ()) -> None:
        """Complete the frame with what the file is asked about, and show the file.

        Args:
            head: Beside the heading, left of the buttons.
            above: Between the summary and the lines.
        """
        self.fill_frame(
            head=(*head, self.columns_button, self.correct_button, self.skip_button),
            above=above,
            foot=(self.save_button,),
        )
        self.table.opened.connect(self.correct_row)
        self.table.chosen_changed.connect(self._allow)
        self.columns_button.clicked.connect(self.choose_columns)
        self.correct_button.clicked.connect(self.correct_row)
        self.skip_button.clicked.connect(self.skip_rows)
        self.save_button.clicked.connect(self.save_refused)
        self.show_examined()

    # What the user can do -----------------------------------------------------------

    def save_refused(self) -> None:
        """Write the rows that stay out to a workbook."""
        examined = self.session.examination
        if examined is None:
            return
        target = file_to_save(self._bench, self, tr("另存未采用的行"), self._suggested)
        if target is None:
            return
        try:
            count = self.save_rows(examined, target)
        except SentenceError as refusal:
            self._bench.ask.error(self, in_words(refusal))
            return
        self._bench.desk.noted.emit(
            tr("已另存 {count} 行：{name}", count=count, name=target.name), False
        )

    def correct_row(self) -> None:
        """Show the cells of the current row under the file's own headers, to be corrected."""
        row = self._current()
        sheet = self.session.sheet_of(row.place) if row is not None else None
        if row is None or sheet is None:
            return
        place = row.place

        def take(texts: Mapping[int, str]) -> None:
            self.session.correct_row(place, texts)
            self.show_examined()

        row_dialog(
            self._bench,
            self,
            sheet,
            place.row,
            self.session.cells(place),
            take,
            longest=self._longest,
            note=" ".join(in_words(problem) for problem in row.problems),
        ).open()

    def choose_columns(self) -> None:
        """Ask what each column of the sheet of the current row holds, else of the first sheet."""
        row = self._current()
        if row is not None:
            sheet = self.session.sheet_of(row.place)
        else:
            sheet = next((one for one in self.session.sheets if one.headers), None)
        if sheet is not None:
            self.columns_form(sheet).open()

    def skip_rows(self) -> None:
        """Leave the selected rows out; rows that are left out come in again."""
        chosen = set(self.table.selected_keys())
        places = [
            line.examined.place
            for line in self.lines
            if line.key in chosen and line.examined is not None
        ]
        if places:
            self.session.strike_out(places)
            self.show_examined()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete leaves rows out."""
        if event.key() == Qt.Key.Key_Delete:
            self.skip_rows()
        else:
            super().keyPressEvent(event)

    # What each import says for itself -----------------------------------------------

    @abstractmethod
    def importing(self, examined: ExaminationT) -> Operation[Any]:
        """Return the operation that writes what is good."""

    @abstractmethod
    def save_rows(self, examined: ExaminationT, target: Path) -> int:
        """Write the rows that stay out to a file and return how many they are.

        Raises:
            SentenceError: When the file cannot be written.
        """

    @abstractmethod
    def summary_of(self, examined: ExaminationT) -> str:
        """Return in one sentence what importing would do."""

    @abstractmethod
    def lines_of(self, examined: ExaminationT) -> list[LineT]:
        """Return what is told and what stays out first; a row keeps its key at all times."""

    @abstractmethod
    def columns_form(self, sheet: Any) -> FormDialog:
        """Return the dialog that asks what each column of a sheet holds."""

    # Inner works --------------------------------------------------------------------

    def map_columns(self, sheet: Any, chosen: Mapping[int, str]) -> None:
        """Take what the columns of a sheet hold, "" for nothing."""
        self.session.map_columns(sheet, chosen)
        self.show_examined()

    def show_examined(self) -> None:
        """Show the file as it is after what was decided."""
        examined, refusal = self.session.examination, self.session.refusal
        told = self.session.path.name if examined is None else self.summary_of(examined)
        self.summary.setText(told)
        self.say_trouble(in_words(refusal) if refusal is not None else "")
        self.table.set_empty(tr("还没有可以导入的行。"))
        self.save_button.setVisible(examined is not None and examined.count(Outcome.REFUSED) > 0)
        self.apply_button.setEnabled(examined is not None and examined.has_effect)
        self.columns_button.setEnabled(any(sheet.headers for sheet in self.session.sheets))
        self.show_lines(self.lines_of(examined) if examined is not None else [])
        self._allow()

    def _operation(self) -> Operation[Any] | None:
        examined = self.session.examination
        if examined is None or not examined.has_effect:
            return None
        return self.importing(examined)

    def _current(self) -> ExaminedSheetRow | None:
        line = self.current_line()
        return line.examined if line is not None else None

    def _allow(self) -> None:
        row = self._current()
        self.correct_button.setEnabled(row is not None)
        self.skip_button.setEnabled(row is not None)
        is_out = row is not None and row.outcome is Outcome.LEFT_OUT
        self.skip_button.setText(tr("不跳过") if is_out else tr("跳过"))
