"""The table of faults: a wrong value is overwritten where it stands, Enter goes to the next one."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from dangjian_desktop.ui.roster.import_wizard_lines import COLUMNS, Line
from dangjian_desktop.ui.roster.import_wizard_session import ImportSession
from dangjian_desktop.ui.shared.cell_editing import AnyIndex, CellDelegate
from dangjian_desktop.ui.shared.desk import Desk
from dangjian_desktop.ui.shared.query_model import ROW_ROLE, QueryModel, RowsAtHand
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.wording import tr


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


class ValueDelegate(CellDelegate):
    """Writes over the value of a fault."""

    def name_of(self, row: Any, key: str) -> str:
        """Return what the fault's column is called."""
        del key
        return tr("{field}的正确内容", field=row.field if row is not None else "")


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
        self._cells = ValueDelegate(self)
        self._cells.entered.connect(self._hand_on)
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
        found = self._cells.editor
        return found if isinstance(found, QLineEdit) else None

    def _hand_on(self, line: Line, _key: str, text: str, goes_on: bool) -> None:
        self.entered.emit(line, text, goes_on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 shows all cells of the current row."""
        line = self.current_row()
        if event.key() == Qt.Key.Key_F2 and line is not None and line.row:
            self.row_wanted.emit(line)
            return
        super().keyPressEvent(event)
