"""The table of faults: a wrong value is overwritten where it stands, Enter goes to the next one."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLineEdit,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dangjian_desktop.ui.roster.import_wizard_lines import COLUMNS, Line
from dangjian_desktop.ui.roster.import_wizard_session import ImportSession
from dangjian_desktop.ui.shared.desk import Desk
from dangjian_desktop.ui.shared.query_model import ROW_ROLE, QueryModel, RowsAtHand
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.wording import tr

AnyIndex = QModelIndex | QPersistentModelIndex


class LineModel(QueryModel[Line]):
    """Lines whose cell in the file can be written over."""

    def __init__(self, desk: Desk, session: ImportSession, parent: QObject) -> None:
        self._session = session
        super().__init__(desk, COLUMNS, RowsAtHand(), parent, key="key")

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """A value that stands in one cell can be edited."""
        flags = super().flags(index)
        line = index.data(ROW_ROLE) if index.column() == self.column_of("value") else None
        is_cell = isinstance(line, Line) and line.cell is not None
        return flags | Qt.ItemFlag.ItemIsEditable if is_cell else flags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What is edited is the cell's own text, not what the fault says of it."""
        if role == Qt.ItemDataRole.EditRole:
            line = index.data(ROW_ROLE)
            return self._session.text_in(line.cell) if line is not None and line.cell else ""
        return super().data(index, role)


class CellDelegate(QStyledItemDelegate):
    """Writes over a cell: Enter is done and goes on, Escape leaves all as it was.

    Signals:
        entered: The line, the text, and whether to go on to the next fault.
    """

    entered = Signal(object, str, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._line: Line | None = None
        self.editor: QLineEdit | None = None

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex
    ) -> QWidget:
        """A plain line."""
        del option
        self._line = index.data(ROW_ROLE)
        editor = QLineEdit(parent)
        editor.setObjectName("cell_editor")
        editor.setPlaceholderText(tr("填写正确的内容"))
        editor.setAccessibleName(
            tr("{field}的正确内容", field=self._line.field if self._line else "")
        )
        self.editor = editor
        return editor

    def destroyEditor(self, editor: QWidget, index: AnyIndex) -> None:
        """The editor goes, but Qt keeps it among the children for a moment."""
        if editor is self.editor:
            self.editor = None
        super().destroyEditor(editor, index)

    def setModelData(self, editor: QWidget, model: Any, index: AnyIndex) -> None:
        """The keyboard has gone elsewhere: what was typed counts, and nothing is jumped to."""
        del model, index
        assert isinstance(editor, QLineEdit)
        if self._line is not None:
            self.entered.emit(self._line, editor.text(), False)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Take Enter before the table does."""
        is_enter = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        )
        if not is_enter or not isinstance(editor, QLineEdit) or self._line is None:
            return super().eventFilter(editor, event)
        line, text = self._line, editor.text()
        self._line = self.editor = None  # the editor goes; nothing of it is to count twice
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self.entered.emit(line, text, True)
        return True


class FaultTable(TableView):
    """The table of lines; Enter edits the value of the current one where it has one.

    Signals:
        entered: The line, the text, and whether to go on to the next fault.
        row_wanted: All cells of the line's row shall be shown.
    """

    entered = Signal(object, str, bool)
    row_wanted = Signal(object)

    def __init__(
        self, model: LineModel, parent: QWidget, fill_menu: Callable[[QMenu], None]
    ) -> None:
        super().__init__(model, parent, name=tr("检查结果"), fill_menu=fill_menu)
        self._cells = CellDelegate(self)
        self._cells.entered.connect(self.entered)
        self.setItemDelegateForColumn(model.column_of("value"), self._cells)
        self.opened.connect(self.open_line)

    def open_line(self, line: Line) -> None:
        """Edit the value of a line; where it has no single one, show the whole row."""
        column = self.rows.column_of("value")
        if line.cell is not None and not self.isColumnHidden(column):
            index = self.rows.index(self.rows.row_of(line.key), column)
            self.setCurrentIndex(index)
            self.scrollTo(index)
            self.edit(index)
        elif line.row:
            self.row_wanted.emit(line)

    @property
    def editor(self) -> QLineEdit | None:
        """The open editor, if there is one."""
        return self._cells.editor

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 shows all cells of the current row."""
        line = self.current_row()
        if event.key() == Qt.Key.Key_F2 and line is not None and line.row:
            self.row_wanted.emit(line)
            return
        super().keyPressEvent(event)
