"""One row of the file with all its cells: each can be corrected, and the row is judged at once."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.cells import CellPlace, RowPlace
from dangjian_desktop.domain.headers import HeaderColumn, HeaderGuess
from dangjian_desktop.domain.people import Sensitivity, masked
from dangjian_desktop.domain.problems import Problem, Severity
from dangjian_desktop.queries.roster_columns import column as column_of
from dangjian_desktop.ui.roster.import_wizard_lines import LOOKS, Lines, cell_at
from dangjian_desktop.ui.roster.import_wizard_session import ImportSession
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button
from dangjian_desktop.ui.shared.chip import Chip
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.elided import ElidedLabel
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import in_words, tr

WIDTH, HEIGHT = 760, 600
HEADER_WIDTH, EDIT_WIDTH = 130, 220


class CellsDialog(Dialog):
    """The cells of one row as lines of a form; what is typed counts at once and writes nothing."""

    def __init__(
        self,
        session: ImportSession,
        lines: Callable[[], Lines],
        place: RowPlace,
        header: HeaderGuess,
        parent: QWidget | None = None,
    ) -> None:
        """Make the dialog; `open()` shows it.

        Args:
            session: Takes the corrections.
            lines: Returns what the newest examination says.
            place: The row.
            header: The header above it.
            parent: The page.
        """
        super().__init__(parent)
        self.setObjectName("cells_dialog")
        self.setWindowTitle(tr("改这一行"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._lines, self._place = session, lines, place
        self.heading = QLabel(self)
        set_role(self.heading, "title")
        self.chip = Chip("", parent=self)
        self.whole = QLabel(self)
        self.whole.setObjectName("whole")
        self.whole.setWordWrap(True)
        set_role(self.whole, "problem")
        self.cells = [CellLine(session, cell_at(place, one.index), one) for one in header.columns]
        for cell in self.cells:
            cell.edit.editingFinished.connect(partial(self._correct, cell))
        self.restore_button = plain_button(tr("恢复原文"), "rotate-ccw", parent=self)
        self.restore_button.setObjectName("restore_button")
        self.restore_button.clicked.connect(self._restore)
        self.done_button = primary_button(tr("好了"), parent=self)
        self.done_button.setObjectName("done_button")
        self.done_button.setAutoDefault(False)
        self.done_button.clicked.connect(self.accept)
        self._lay_out()
        session.examined.connect(self._refresh)
        self._refresh()
        first = next((cell for cell in self.cells if cell.note.text()), self.cells[0])
        first.edit.setFocus()

    def cell(self, header: str) -> "CellLine":
        """Return the line of a column by its header, for tests."""
        return next(cell for cell in self.cells if cell.column.shown == header)

    def _correct(self, cell: "CellLine") -> None:
        if cell.edit.isModified():
            cell.edit.setModified(False)
            self._session.correct(cell.place, cell.edit.text())

    def _restore(self) -> None:
        self._session.take_back(self._session.corrections_of(self._place))

    def _refresh(self) -> None:
        """Say what the newest examination says of this row."""
        lines, place = self._lines(), self._place
        row = lines.rows.get(place)
        name = lines.name(place) or tr("没有姓名")
        self.heading.setText(tr("第 {row} 行\u3000{name}", row=place.row, name=name))
        problems = row.problems if row is not None else ()
        if row is not None:
            self.chip.show_look(LOOKS[row.outcome])
        self.chip.setVisible(row is not None)
        own = {cell.column.shown for cell in self.cells}
        told = [in_words(one) for one in problems if one.where.field not in own]
        self.whole.setText("\n".join(told))
        self.whole.setVisible(bool(told))
        for cell in self.cells:
            cell.show([one for one in problems if one.where.field == cell.column.shown])
        self.restore_button.setVisible(bool(self._session.corrections_of(place)))

    def _lay_out(self) -> None:
        made = tokens()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(3))
        top = QHBoxLayout()
        top.setSpacing(made.space(3))
        top.addWidget(self.heading)
        top.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addStretch(1)
        column.addLayout(top)
        column.addWidget(self.whole)
        held = QWidget()
        held.setObjectName("scrolled")
        grid = QGridLayout(held)
        grid.setContentsMargins(0, 0, made.space(2), 0)
        grid.setHorizontalSpacing(made.space(3))
        grid.setVerticalSpacing(made.space(1))
        grid.setColumnStretch(2, 1)
        for number, cell in enumerate(self.cells):
            cell.stand_in(grid, number)
        grid.setRowStretch(len(self.cells), 1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(held)
        column.addWidget(area, 1)
        foot = QHBoxLayout()
        foot.setSpacing(made.space(2))
        foot.addWidget(self.restore_button)
        foot.addStretch(1)
        foot.addWidget(self.done_button)
        column.addLayout(foot)
        room = self.screen().availableGeometry().size()
        wanted = held.sizeHint().height() + made.space(40)
        self.resize(
            min(made.text_px(WIDTH), room.width() - made.space(12)),
            min(wanted, made.text_px(HEIGHT), room.height() - made.space(12)),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter moves on to the next cell; Ctrl+Enter is done."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.done_button.setFocus()  # what was typed counts
                self.accept()
            else:
                self.focusNextChild()
            event.accept()
            return
        super().keyPressEvent(event)


class CellLine:
    """One cell: its header, what stands in it, and what is wrong with it."""

    def __init__(self, session: ImportSession, place: CellPlace, column: HeaderColumn) -> None:
        self._session = session
        self.place, self.column = place, column
        self.header = ElidedLabel(
            column.shown,
            mode=Qt.TextElideMode.ElideRight,
            align=Qt.AlignmentFlag.AlignLeft,
        )
        known = column_of(column.field) if column.field else None
        self.edit = CellEdit(known.sensitivity if known is not None else Sensitivity.OPEN)
        self.edit.setAccessibleName(column.shown)
        self.edit.setFixedWidth(tokens().text_px(EDIT_WIDTH))
        self.note = QLabel()
        self.note.setWordWrap(True)

    def stand_in(self, grid: QGridLayout, row: int) -> None:
        """Take a row of the grid."""
        self.header.setFixedWidth(tokens().text_px(HEADER_WIDTH))
        for place, widget in enumerate((self.header, self.edit, self.note)):
            grid.addWidget(widget, row, place)

    def show(self, problems: list[Problem]) -> None:
        """Show what stands in the cell now and what is said of it."""
        self.edit.show_text(self._session.text_in(self.place), is_faulty=bool(problems))
        told = [in_words(one) for one in problems]
        is_corrected = self.place in self._session.choices.corrections
        if is_corrected and not told:
            written = self._session.written_in(self.place)
            told = [
                tr("已改正，原文是“{written}”。", written=written) if written else tr("已补填。")
            ]
        is_refused = any(one.severity is Severity.REFUSED for one in problems)
        set_role(self.note, "problem" if is_refused else "small")
        self.note.setText("\n".join(told))


class CellEdit(QLineEdit):
    """A cell's text; a number or address that is not wrong is masked until one goes there."""

    def __init__(self, sensitivity: Sensitivity) -> None:
        super().__init__()
        self._sensitivity = sensitivity
        self._text, self._is_masked = "", False

    def show_text(self, text: str, *, is_faulty: bool) -> None:
        """Show what stands in the cell."""
        self._text = text
        self._is_masked = not is_faulty and self._sensitivity is not Sensitivity.OPEN
        if not self.isModified():
            self._show(is_masked=self._is_masked and not self.hasFocus())

    def _show(self, *, is_masked: bool) -> None:
        shown = masked(self._text, self._sensitivity) if is_masked else self._text
        if shown != self.text():
            self.setText(shown)
            self.setCursorPosition(0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who goes there wants to see it."""
        self._show(is_masked=False)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Mask again what was not changed."""
        super().focusOutEvent(event)
        if not self.isModified():
            self._show(is_masked=self._is_masked)
