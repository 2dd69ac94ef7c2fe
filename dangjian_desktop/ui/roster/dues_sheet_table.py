"""The table of a sheet of dues: Space ticks, a digit begins to write what was paid."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from dangjian_desktop.ui.roster.dues_columns import PAID, TICK
from dangjian_desktop.ui.roster.dues_rows import SheetRow
from dangjian_desktop.ui.roster.dues_words import yuan_words
from dangjian_desktop.ui.shared.cell_editing import AnyIndex, CellDelegate
from dangjian_desktop.ui.shared.offered import is_offered
from dangjian_desktop.ui.shared.query_model import ROW_ROLE, QueryModel
from dangjian_desktop.ui.shared.table_view import ColumnLayout, TableView
from dangjian_desktop.ui.shared.wording import tr


class SheetModel(QueryModel[SheetRow]):
    """Rows with a box to tick and an amount to write over.

    Signals:
        ticked: The row whose box was clicked, and whether it is to be ticked.
    """

    ticked = Signal(object, bool)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """The box of a row of which something is known can be ticked, its amount written."""
        flags = super().flags(index)
        row = index.data(ROW_ROLE)
        if not (isinstance(row, SheetRow) and is_offered()):
            return flags
        key = self.columns[index.column()].key
        if key == TICK and (row.is_payable or row.paid):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        if key == PAID and row.is_payable:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The box, and what stands in the amount when it is begun to be written."""
        key = self.columns[index.column()].key if index.isValid() else ""
        row = index.data(ROW_ROLE) if role != ROW_ROLE and key in (TICK, PAID) else None
        if isinstance(row, SheetRow):
            if key == TICK:
                if role == Qt.ItemDataRole.CheckStateRole:
                    return _tick(row)
                if role == Qt.ItemDataRole.DisplayRole:
                    return ""
            elif role == Qt.ItemDataRole.EditRole:
                return yuan_words(row.open)
        return super().data(index, role)

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell a tick; the row follows when it has been recorded."""
        row = index.data(ROW_ROLE)
        if role != Qt.ItemDataRole.CheckStateRole or not isinstance(row, SheetRow):
            return False
        self.ticked.emit(row, Qt.CheckState(value) is not Qt.CheckState.Unchecked)
        return True


def _tick(row: SheetRow) -> Qt.CheckState | None:
    """Return the state of the box; None for no box: nothing is owed, or it is not known."""
    if row.is_payable:
        return Qt.CheckState.PartiallyChecked if row.paid else Qt.CheckState.Unchecked
    return Qt.CheckState.Checked if row.paid else None


class PaidCell(CellDelegate):
    """Writes the amount that somebody paid."""

    def name_of(self, row: Any, key: str) -> str:
        """Return what a screen reader calls the editor."""
        del key
        name = row.latest.name if isinstance(row, SheetRow) else ""
        return tr("{name}实交（元）", name=name)

    def choices_of(self, row: Any, key: str) -> Sequence[str]:
        """Nothing is chosen."""
        del row, key
        return ()


class SheetTable(TableView):
    """The sheet; what is done in it is told, nothing is written here.

    Signals:
        turned: Space was pressed: the chosen rows are to be ticked, or all of them unticked.
        amount_entered: The row, what was typed, and whether to go on to the next one.
    """

    turned = Signal()
    amount_entered = Signal(object, str, bool)

    def __init__(
        self, model: SheetModel, parent: QWidget, *, name: str, fill_menu: Callable[[QMenu], None]
    ) -> None:
        """Show the model; see `TableView`."""
        super().__init__(model, parent, name=name, fill_menu=fill_menu)
        self._sheet = model
        self._cell = PaidCell(self)
        self._cell.entered.connect(self._take)
        self._pressed = QPersistentModelIndex()
        self._is_told = False
        model.ticked.connect(self._note_told)

    @property
    def editor(self) -> QWidget | None:
        """The line that is being written, if one is."""
        return self._cell.editor

    def exchange(self, columns: Any, query: Any, layout: ColumnLayout) -> None:
        """Show other rows in other columns, and let the amount be written over."""
        super().exchange(columns, query, layout)
        self._give_chips()

    def edit_amount(self, person_id: int, text: str | None = None) -> None:
        """Begin to write what somebody paid.

        Args:
            person_id: Whose row.
            text: What stands there at first; None for all that is open, chosen.
        """
        row, column = self._sheet.row_of(person_id), self._sheet.column_of(PAID)
        if row < 0 or column < 0:
            return
        index = self._sheet.index(row, column)
        if not self._sheet.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.edit(index)
        editor = self._cell.editor
        if text is not None and isinstance(editor, QLineEdit):
            editor.setText(text)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note where the button went down."""
        self._pressed = QPersistentModelIndex(self.indexAt(event.position().toPoint()))
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick wherever in the cell of the box the click is: the box is small, the cell is not."""
        self._is_told = False
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if (
            not self._is_told
            and plain
            and event.button() is Qt.MouseButton.LeftButton
            and index.isValid()
            and QPersistentModelIndex(index) == self._pressed
            and index.column() == self._sheet.column_of(TICK)
            and index.flags() & Qt.ItemFlag.ItemIsUserCheckable
        ):
            is_ticked = index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
            turned = Qt.CheckState.Unchecked if is_ticked else Qt.CheckState.Checked
            self._sheet.setData(index, turned, Qt.ItemDataRole.CheckStateRole)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, a digit or F2 writes the amount of the current row."""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        row = self.current_row()
        if event.key() == Qt.Key.Key_Space and plain:
            self.turned.emit()
        elif event.key() == Qt.Key.Key_F2 and isinstance(row, SheetRow):
            self.edit_amount(row.person_id)
        elif plain and event.text().isdecimal() and isinstance(row, SheetRow):
            self.edit_amount(row.person_id, event.text())
        else:
            super().keyPressEvent(event)

    def _note_told(self, _row: object, _is_ticked: bool) -> None:
        self._is_told = True

    def _give_chips(self) -> None:
        super()._give_chips()
        cell = getattr(self, "_cell", None)
        column = self.rows.column_of(PAID)
        if cell is not None and column >= 0:
            self.setItemDelegateForColumn(column, cell)

    def _take(self, row: Any, _key: str, text: str, goes_on: bool) -> None:
        if isinstance(row, SheetRow):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.amount_entered.emit(row, text, goes_on)
