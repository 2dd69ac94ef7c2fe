"""Everything that a window tells, seen or heard: labels, cells, tooltips, what a reader speaks."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QTreeView,
    QWidget,
)

from tests.ui.screen import texts_of, widgets

_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.WhatsThisRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
#: More rows of one list would tell nothing else.
_MOST_ROWS = 60


def told(root: QWidget) -> Iterator[str]:
    """Yield every text of a window: what can be seen, and what is told when it is asked."""
    for widget in widgets(root):
        yield from texts_of(widget)
        yield from (widget.accessibleDescription(), widget.statusTip(), widget.whatsThis())
        if isinstance(widget, QLineEdit):
            yield widget.displayText()
        elif isinstance(widget, QTextEdit | QPlainTextEdit):
            yield widget.toPlainText()
        elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from _told_by(widget.model(), QModelIndex(), isinstance(widget, QTreeView))
    for menu in root.findChildren(QMenu):
        for action in menu.actions():
            yield from (action.text(), action.toolTip(), action.statusTip())


def _told_by(model: QAbstractItemModel, parent: QModelIndex, is_tree: bool) -> Iterator[str]:
    # A list has one column, and keeps its number to itself.
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
    for row in range(min(model.rowCount(parent), _MOST_ROWS)):
        for column in range(columns):
            index = model.index(row, column, parent)
            yield from (said for role in _ROLES if isinstance(said := index.data(role), str))
        if is_tree:
            yield from _told_by(model, model.index(row, 0, parent), is_tree)
