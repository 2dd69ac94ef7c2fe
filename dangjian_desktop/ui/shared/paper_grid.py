"""A grid into which a sheet of paper is typed: cells of text, choices, and faults at the cells.

The last line of a sheet of new rows is always empty: what is typed there makes a line.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from dangjian_desktop.ui.shared.theme import news, tokens

MARK_ROLE = int(Qt.ItemDataRole.UserRole)
AnyIndex = QModelIndex | QPersistentModelIndex
#: Where a fault stands: place of the line from 0, and key of the column.
Place = tuple[int, str]


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """A column of a sheet.

    Attributes:
        key: What the cells are called.
        width: For 14 px type.
        choices: What can be chosen; something else can be typed.
        is_written: Whether it is filled in; what is pre-printed is not.
        hint: What is told on hover.
    """

    key: str
    heading: str
    width: int = 100
    choices: tuple[str, ...] = ()
    is_written: bool = True
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """What is said of a cell."""

    words: str
    is_warning: bool = False


class PaperGridModel(QAbstractTableModel):
    """Texts by line and column.

    Signals:
        written: Something was typed.
    """

    written = Signal()

    def __init__(self, columns: Sequence[PaperColumn], parent: QWidget, *, grows: bool) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._grows = grows
        self._lines: list[dict[str, str]] = []
        self._given: list[dict[str, str]] = []
        self._locked: set[Place] = set()
        self._marks: dict[Place, Mark] = {}

    def show_lines(
        self, lines: Sequence[Mapping[str, str]], locked: frozenset[Place] = frozenset()
    ) -> None:
        """Show what is pre-printed; cells of `locked` are done already and cannot be changed."""
        self.beginResetModel()
        self._lines = [dict(line) for line in lines]
        self._given = [dict(line) for line in lines]
        self._locked, self._marks = set(locked), {}
        self._grow()
        self.endResetModel()

    @property
    def lines(self) -> list[dict[str, str]]:
        """The texts of every line that has one."""
        return [dict(line) for line in self._lines if self._has_any(line)]

    def place_of(self, number: int) -> int:
        """Return where a line stands among all, by its number from 1 among `lines`."""
        filled = [place for place, line in enumerate(self._lines) if self._has_any(line)]
        return filled[number - 1]

    def written_in(self, place: int) -> dict[str, str]:
        """Return what was typed into a line that differs from what stood there."""
        given = self._given[place] if place < len(self._given) else {}
        return {
            key: text.strip()
            for key, text in self._lines[place].items()
            if text.strip() != given.get(key, "")
        }

    @property
    def is_dirty(self) -> bool:
        """Whether anything was typed."""
        return any(self.written_in(place) for place in range(len(self._lines)))

    def mark(self, marks: Mapping[Place, Mark]) -> None:
        """Say what is wrong at which cells; nothing is said of the others any more."""
        self._marks = dict(marks)
        if self._lines:
            end = self.index(len(self._lines) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), end)

    def first_fault(self) -> Place | None:
        """Return the first cell that keeps the sheet from being taken."""
        faults = [place for place, mark in self._marks.items() if not mark.is_warning]
        return min(faults, key=lambda place: place[0], default=None)

    def fill(self, key: str, text: str) -> None:
        """Write a text into the empty cells of a column (全部到会)."""
        for line in self._lines:
            if not line.get(key, "").strip():
                line[key] = text
        self.mark(self._marks)
        self.written.emit()

    def show_text(self, row: int, key: str, text: str) -> None:
        """Show a text that is reckoned, in a column that is not written into."""
        if self._lines[row].get(key, "") == text:
            return
        self._lines[row][key] = text
        if row < len(self._given):
            self._given[row][key] = text
        place = next(n for n, column in enumerate(self.columns) if column.key == key)
        self.dataChanged.emit(self.index(row, place), self.index(row, place))

    # What Qt asks -----------------------------------------------------------------

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """Number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """Number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """What stands above; nothing stands beside."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.heading
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.hint or column.heading
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A text, and what is said of it."""
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        text = self._lines[index.row()].get(column.key, "")
        mark = self._marks.get((index.row(), column.key))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return mark.words if mark is not None else text or column.hint
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = f" {mark.words}" if mark is not None else ""
            return f"{column.heading} {text}{said}"
        if role == MARK_ROLE:
            return mark
        if role == Qt.ItemDataRole.ForegroundRole and not self._can_write(index):
            return QColor(tokens().colour("second"))
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """What is pre-printed or done is not written into."""
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsEditable if self._can_write(index) else found

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed."""
        if role != Qt.ItemDataRole.EditRole or not self._can_write(index):
            return False
        key, text = self.columns[index.column()].key, str(value or "").strip()
        if self._lines[index.row()].get(key, "") == text:
            return False
        self._lines[index.row()][key] = text
        self.dataChanged.emit(index, index)
        if self._grows and index.row() == len(self._lines) - 1 and text:
            place = len(self._lines)
            self.beginInsertRows(QModelIndex(), place, place)
            self._grow()
            self.endInsertRows()
        self.written.emit()
        return True

    def _can_write(self, index: AnyIndex) -> bool:
        column = self.columns[index.column()]
        return column.is_written and (index.row(), column.key) not in self._locked

    def _grow(self) -> None:
        if self._grows and (not self._lines or self._has_any(self._lines[-1])):
            self._lines.append({})

    @staticmethod
    def _has_any(line: Mapping[str, str]) -> bool:
        return any(text.strip() for text in line.values())


class PaperGrid(QTableView):
    """The sheet on the screen: as high as its lines, Tab goes from box to box and out at the end.

    A letter that is typed opens the cell; Delete empties it.
    """

    def __init__(
        self,
        columns: Sequence[PaperColumn],
        name: str,
        parent: QWidget,
        *,
        grows: bool = False,
    ) -> None:
        super().__init__(parent)
        self.model_ = PaperGridModel(columns, self, grows=grows)
        self.setModel(self.model_)
        self.setAccessibleName(name)
        self.setItemDelegate(_Choices(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.model_.rowsInserted.connect(self._fit)
        self.model_.modelReset.connect(self._fit)
        news().changed.connect(self._fit)
        self._fit()

    def first_box(self) -> None:
        """Put the keyboard into the first box that can be written into."""
        for row in range(self.model_.rowCount()):
            for column in range(self.model_.columnCount()):
                index = self.model_.index(row, column)
                if self.model_.flags(index) & Qt.ItemFlag.ItemIsEditable:
                    self.go_to(row, column)
                    return

    def go_to(self, row: int, column: int) -> None:
        """Put the keyboard into a cell."""
        index = self.model_.index(row, column)
        self.setCurrentIndex(index)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def column_of(self, key: str) -> int:
        """Return where the column of a key stands; 0 for one that there is not."""
        keys = [column.key for column in self.model_.columns]
        return keys.index(key) if key in keys else 0

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes to the next box, and from the last one on to what follows."""
        step = 1 if forward else -1
        index = self.currentIndex()
        width = self.model_.columnCount()
        place = index.row() * width + index.column() + step if index.isValid() else 0
        while 0 <= place < self.model_.rowCount() * width:
            found = self.model_.index(place // width, place % width)
            if self.model_.flags(found) & Qt.ItemFlag.ItemIsEditable:
                self.setCurrentIndex(found)
                return True
            place += step
        return QWidget.focusNextPrevChild(self, forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete empties a box; Enter goes to the one below."""
        index = self.currentIndex()
        is_editing = self.state() == QAbstractItemView.State.EditingState
        if event.key() == Qt.Key.Key_Delete and index.isValid():
            self.model_.setData(index, "")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not is_editing:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()  # saves the whole
                return
            below = self.model_.index(index.row() + 1, index.column())
            if below.isValid():
                self.setCurrentIndex(below)
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        made = tokens()
        self.verticalHeader().setDefaultSectionSize(made.sizes.row)
        self.horizontalHeader().setFixedHeight(made.sizes.row)
        for number, column in enumerate(self.model_.columns):
            self.setColumnWidth(number, made.text_px(column.width))
        self.horizontalHeader().setStretchLastSection(True)
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(made.sizes.row * (self.model_.rowCount() + 1) + bar + 2)


class _Choices(QStyledItemDelegate):
    """A line to type into; where there are choices, a list that can be typed into, too."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw a cell; one that is wrong has a ground and an edge of its own."""
        mark = index.data(MARK_ROLE)
        if not isinstance(mark, Mark):
            super().paint(painter, option, index)
            return
        told: Any = option  # the stubs leave its parts out
        room: QRect = told.rect
        tone = "warn" if mark.is_warning else "bad"
        painter.fillRect(room, tokens().colour(f"{tone}_soft"))
        super().paint(painter, option, index)
        painter.save()
        painter.setPen(tokens().colour(tone))
        painter.drawRect(room.adjusted(0, 0, -1, -1))
        painter.restore()

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex
    ) -> QWidget:
        """Return the editor of a cell."""
        model = index.model()
        choices = model.columns[index.column()].choices if isinstance(model, PaperGridModel) else ()
        if not choices:
            return super().createEditor(parent, option, index)
        box = QComboBox(parent)
        box.setEditable(True)
        box.addItem("")
        box.addItems(choices)
        return box

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """Show what stands in the cell."""
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data() or ""))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        """Take what was chosen or typed."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        else:
            super().setModelData(editor, model, index)
