"""A cell of a table is written over where it stands: Enter goes on, Escape leaves it as it was."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dangjian_desktop.ui.shared.query_model import ROW_ROLE
from dangjian_desktop.ui.shared.style_options import fields_of
from dangjian_desktop.ui.shared.theme import tokens
from dangjian_desktop.ui.shared.wording import tr

AnyIndex = QModelIndex | QPersistentModelIndex
#: Lines of a long text that are seen while it is written over.
_LINES = 4


class CellDelegate(QStyledItemDelegate):
    """Writes over a cell; what is typed is handed on, the model is not touched.

    Signals:
        entered: The row (object), the key of the column, the text, and whether to go on to the
            next cell.
    """

    entered = Signal(object, str, str, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._row: Any = None
        self._key = ""
        self.editor: QWidget | None = None

    def name_of(self, row: Any, key: str) -> str:
        """Return what a screen reader calls the editor of a cell."""
        del row, key
        return tr("正确的内容")

    def choices_of(self, row: Any, key: str) -> Sequence[str]:
        """Return what a cell is chosen from; nothing where it is typed."""
        del row, key
        return ()

    def is_long(self, row: Any, key: str) -> bool:
        """Whether a cell has several lines."""
        del row, key
        return False

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex
    ) -> QWidget:
        """A line, several lines, or a choice."""
        del option
        self._row = index.data(ROW_ROLE)
        self._key = _key_of(index)
        choices = self.choices_of(self._row, self._key)
        if choices:
            editor: QWidget = _choice(parent, choices, index)
        elif self.is_long(self._row, self._key):
            editor = QPlainTextEdit(parent)
        else:
            editor = QLineEdit(parent)
            editor.setPlaceholderText(tr("填写正确的内容"))
        editor.setObjectName("cell_editor")
        editor.setAccessibleName(self.name_of(self._row, self._key))
        self.editor = editor
        return editor

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """Show what stands in the cell, all of it chosen."""
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QPlainTextEdit):
            editor.setPlainText(text)
            editor.selectAll()
        elif isinstance(editor, QComboBox):
            editor.setCurrentText(text)
        else:
            super().setEditorData(editor, index)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        """Give several lines the room that they need."""
        super().updateEditorGeometry(editor, option, index)
        if isinstance(editor, QPlainTextEdit):
            height = editor.fontMetrics().lineSpacing() * _LINES + tokens().space(3)
            room = fields_of(option).rect
            parent = editor.parentWidget()
            most = parent.height() if parent is not None else height
            top = max(0, min(room.top(), most - height))
            editor.setGeometry(room.left(), top, room.width(), height)

    def destroyEditor(self, editor: QWidget, index: AnyIndex) -> None:
        """The editor goes, but Qt keeps it among the children for a moment."""
        if editor is self.editor:
            self.editor = None
        super().destroyEditor(editor, index)

    def setModelData(self, editor: QWidget, model: Any, index: AnyIndex) -> None:
        """The keyboard has gone elsewhere: what was typed counts, and nothing is jumped to."""
        del model, index
        if self._row is not None:
            self.entered.emit(self._row, self._key, _text_in(editor), False)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Take Enter before the table does; with Shift it begins a new line."""
        is_enter = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        )
        if not is_enter or not isinstance(editor, QWidget) or self._row is None:
            return super().eventFilter(editor, event)
        row, key, text = self._row, self._key, _text_in(editor)
        self._row = self.editor = None  # the editor goes; nothing of it is to count twice
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self.entered.emit(row, key, text, True)
        return True


def _key_of(index: AnyIndex) -> str:
    columns = getattr(index.model(), "columns", ())
    return columns[index.column()].key if index.column() < len(columns) else ""


def _choice(parent: QWidget, choices: Sequence[str], index: AnyIndex) -> QComboBox:
    """Return a box that offers the choices and what stands there now, which may be wrong."""
    box = QComboBox(parent)
    present = str(index.data(Qt.ItemDataRole.EditRole) or "")
    if present not in choices:
        box.addItem(present)
    box.addItems(list(choices))
    return box


def _text_in(editor: QWidget) -> str:
    if isinstance(editor, QPlainTextEdit):
        return editor.toPlainText()
    if isinstance(editor, QComboBox):
        return editor.currentText()
    assert isinstance(editor, QLineEdit)
    return editor.text()
