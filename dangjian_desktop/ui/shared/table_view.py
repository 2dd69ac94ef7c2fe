"""The one table of the program: everything by keyboard, columns chosen and remembered.

Rows have one fixed height and widths are never measured from contents, so ten thousand rows open
and scroll like ten. Only a chip that is drawn and finds too little room widens its column: its
word is longer in another language.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSignalBlocker,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from dangjian_desktop.ui.shared.chip import ChipDelegate
from dangjian_desktop.ui.shared.empty_state import EmptyState, Overlay
from dangjian_desktop.ui.shared.presses import Presses
from dangjian_desktop.ui.shared.query_model import ROW_ROLE, Column, QueryModel
from dangjian_desktop.ui.shared.theme import news, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr

MARK_WIDTH = 3
SMALLEST_COLUMN = 48
#: Up to so much a column grows for its chips, for 14 px type; a name of the user's may be longer.
WIDEST_CHIPS = 190
REMEMBER_AFTER_MS = 400


def width_for(heading: str, usual: int, widest: int = 190) -> int:
    """Return the width for 14 px type of a column whose heading the user wrote."""
    asked = sum(15 if ord(mark) > 0xFF else 9 for mark in heading) + 24  # bold, with its padding
    return max(usual, min(asked, widest))


@dataclass(frozen=True, slots=True)
class ColumnLayout:
    """Which columns are shown, in which order and how wide, and what they are sorted by.

    Attributes:
        shown: Keys of the shown columns from left to right; empty means as designed.
        widths: Width for 14 px type by column key, where the user changed it.
        sort_key: Key of the column sorted by; "" for the order the query has by itself.
        descending: Whether from high to low.
    """

    shown: tuple[str, ...] = ()
    widths: tuple[tuple[str, int], ...] = ()
    sort_key: str = ""
    descending: bool = False

    def as_texts(self) -> tuple[str, ...]:
        """Return the layout as `host.settings` keeps it: name, name=96, name=96:desc."""
        widths = dict(self.widths)
        texts = []
        for key in self.shown:
            width = f"={widths[key]}" if key in widths else ""
            order = ("", ":desc" if self.descending else ":asc")[key == self.sort_key]
            texts.append(f"{key}{width}{order}")
        return tuple(texts)

    @classmethod
    def from_texts(cls, texts: Sequence[str]) -> "ColumnLayout":
        """Read what `as_texts` gave; a width that is no number is passed over."""
        shown, widths, sort_key, descending = [], [], "", False
        for text in texts:
            rest, _, order = text.rpartition(":")
            if order not in ("asc", "desc"):  # a colon of the key (custom:…), or none
                rest, order = text, ""
            key, _, width = rest.partition("=")
            shown.append(key)
            if width.isascii() and width.isdigit():
                widths.append((key, int(width)))
            if order:
                sort_key, descending = key, order == "desc"
        return cls(tuple(shown), tuple(widths), sort_key, descending)


@dataclass(slots=True)
class _Place:
    """Where the user was, by key, while the rows are exchanged."""

    selected: set[Hashable] = field(default_factory=set)
    current: Hashable = None
    column: int = 0
    offset: int = 0


class TableView(QTableView):
    """A table on a `QueryModel`.

    Signals:
        opened: The row (object) that Enter or a double click opened.
        chosen_changed: Other rows are selected, or another one is current, than before.
    """

    opened = Signal(object)
    chosen_changed = Signal()

    def __init__(
        self,
        model: QueryModel[Any],
        parent: QWidget | None = None,
        *,
        name: str = QT_TR_NOOP("表格"),
        layout: ColumnLayout | None = None,
        remember: Callable[[ColumnLayout], None] | None = None,
        fill_menu: Callable[[QMenu], None] | None = None,
    ) -> None:
        """Show the model.

        Args:
            model: The rows.
            parent: The page.
            name: What a screen reader calls the table.
            layout: How the user left the columns.
            remember: Told the layout shortly after the user changed it.
            fill_menu: Puts the page's actions into the context menu.
        """
        super().__init__(parent)
        self._presses = Presses(self)
        self.setObjectName("table")
        self.setAccessibleName(tr(name))
        self._remember, self._fill_menu = remember, fill_menu
        self._place = _Place()
        self._goes_sideways = False
        #: What else stands at the end of the menu of columns.
        self.column_actions: list[QAction] = []
        self._designed = layout or ColumnLayout()
        self._chips = ChipDelegate(self)
        # A column must not change while it is drawn.
        self._chips.cut.connect(self._make_room, Qt.ConnectionType.QueuedConnection)
        #: How wide columns became by their chips.
        self._grown: dict[str, int] = {}
        self._overlay = Overlay(self.viewport(), EmptyState(tr("这里还没有内容。")))
        # Two menus for good, refilled each time: Qt crashes when a menu that was closed at once
        # is deleted before its window has come up.
        self._menu = QMenu(self)
        self._columns_menu = QMenu(tr("显示的列"), self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(REMEMBER_AFTER_MS)
        self._later.timeout.connect(self._tell_layout)
        self._behave()
        self.setModel(model)
        self._rows = model
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._find_place)
        self.selectionModel().selectionChanged.connect(self._tell_chosen)
        self.selectionModel().currentRowChanged.connect(self._tell_chosen)
        self._dress()
        self.set_layout(self._designed)
        self._overlay.show_when(model.rowCount() == 0)
        self._listen_to_header()
        news().changed.connect(self._dress)

    @property
    def rows(self) -> QueryModel[Any]:
        """The model, as what it is."""
        return self._rows

    def set_empty(
        self,
        sentence: str,
        button_text: str = "",
        act: Callable[[], object] | None = None,
    ) -> None:
        """Say what stands in the table when it has no rows."""
        self._overlay.state.say(sentence, button_text, act)

    @property
    def empty_state(self) -> EmptyState:
        """What is shown when there are no rows."""
        return self._overlay.state

    def current_key(self) -> Any:
        """Return the key of the current row, or None."""
        index = self.currentIndex()
        return self._rows.keys[index.row()] if index.isValid() else None

    def current_row(self) -> Any:
        """Return the current row, or None."""
        index = self.currentIndex()
        return index.data(ROW_ROLE) if index.isValid() else None

    def selected_keys(self) -> list[Any]:
        """Return the keys of the selected rows, from top to bottom."""
        return [self._rows.keys[row] for row in self._selected_rows()]

    def select_keys(self, keys: Iterable[Hashable]) -> None:
        """Select these rows and go to the first; keys that are not shown are passed over."""
        places = sorted(row for row in map(self._rows.row_of, keys) if row >= 0)
        if places:
            self._go_to(self._rows.index(places[0], self._first_shown()))
        self._select(places)

    def column_layout(self) -> ColumnLayout:
        """Return what the columns are like now."""
        header, made = self.horizontalHeader(), tokens()
        order = [header.logicalIndex(i) for i in range(header.count())]
        shown = [i for i in order if not header.isSectionHidden(i)]
        columns = self._rows.columns
        before = dict(self._designed.widths)
        widths = []
        for i in shown:
            key, width = columns[i].key, header.sectionSize(i)
            if i == shown[-1]:  # stretched to the edge, which is no choice of the user's
                widths += [(key, before[key])] if key in before else []
            elif abs(width - self._designed_width(i)) > 1:
                widths.append((key, round(width / made.text_px(1000) * 1000)))
        section = header.sortIndicatorSection()
        is_sorted = 0 <= section < len(columns)
        return ColumnLayout(
            shown=tuple(columns[i].key for i in shown),
            widths=tuple(widths),
            sort_key=columns[section].key if is_sorted else "",
            descending=is_sorted and header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder,
        )

    def set_layout(self, layout: ColumnLayout) -> None:
        """Show the columns like this; keys that no longer exist are passed over."""
        header, made, columns = self.horizontalHeader(), tokens(), self._rows.columns
        shown = [key for key in layout.shown if self._rows.column_of(key) >= 0]
        if not shown:
            shown = [column.key for column in columns if column.is_shown_first]
        widths = dict(layout.widths)
        for number, column in enumerate(columns):
            header.setSectionHidden(number, column.key not in shown)
            chosen = widths.get(column.key)
            width = self._designed_width(number) if chosen is None else made.text_px(chosen)
            header.resizeSection(number, width)
        rest = [column.key for column in columns if column.key not in shown]
        for place, key in enumerate([*shown, *rest]):
            header.moveSection(header.visualIndex(self._rows.column_of(key)), place)
        order = Qt.SortOrder.DescendingOrder if layout.descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(self._rows.column_of(layout.sort_key), order)

    def _designed_width(self, number: int) -> int:
        """Return how wide a column is until the user drags it: heading and chips are read whole."""
        column = self._rows.columns[number]
        wanted = max(tokens().text_px(column.width), self._grown.get(column.key, 0))
        return max(wanted, self.horizontalHeader().sectionSizeHint(number))

    def _make_room(self, number: int, wanted: int) -> None:
        """Widen a column whose chip was cut; one that the user dragged stays as it is."""
        header = self.horizontalHeader()
        if number >= len(self._rows.columns):  # other columns were given meanwhile
            return
        before, wider = self._designed_width(number), min(wanted, tokens().text_px(WIDEST_CHIPS))
        if wider > before and abs(header.sectionSize(number) - before) <= 1:
            self._grown[self._rows.columns[number].key] = wider
            header.resizeSection(number, wider)

    def set_columns(self, columns: Sequence[Column[Any]]) -> None:
        """Have other columns; those that are still there stay as the user arranged them."""
        layout = self.column_layout()
        self._rows.set_columns(columns)
        self._give_chips()
        self.set_layout(layout)

    def exchange(self, columns: Sequence[Column[Any]], query: Any, layout: ColumnLayout) -> None:
        """Show other rows in other columns, as the user left those.

        Args:
            columns: All columns there are of the new rows.
            query: The new rows.
            layout: How the columns stand and what they are sorted by.
        """
        self.tell_layout()
        self.setCurrentIndex(QModelIndex())  # a row of the new ones may have the same key
        self.clearSelection()
        self._designed = layout
        for number in range(len(self._rows.columns)):
            self.setItemDelegateForColumn(number, self.itemDelegate())
        is_known = any(column.key == layout.sort_key for column in columns)
        sort = (layout.sort_key, layout.descending) if is_known else None
        self._rows.exchange(columns, query, sort)
        self._dress()

    def tell_layout(self) -> None:
        """Tell a layout changed a moment ago, before something else is shown."""
        if self._later.isActive():
            self._later.stop()
            self._tell_layout()

    def columns_menu(self) -> QMenu:
        """Return the menu that shows and hides columns, as things stand now."""
        menu = self._columns_menu
        menu.clear()
        header = self.horizontalHeader()
        for number, column in enumerate(self._rows.columns):
            if not column.is_offered and header.isSectionHidden(number):
                continue
            action = menu.addAction(tr(column.heading))
            action.setCheckable(True)
            action.setChecked(not header.isSectionHidden(number))
            action.toggled.connect(partial(self._show_column, number))
        menu.addSeparator()
        menu.addAction(tr("恢复原来的列")).triggered.connect(self._restore_columns)
        for action in self.column_actions:
            menu.addAction(action)
        return menu

    def copy_text(self) -> str:
        """Return the selected rows as shown, cells parted by tabs, for the clipboard."""
        header = self.horizontalHeader()
        order = [header.logicalIndex(i) for i in range(header.count())]
        columns = [self._rows.columns[i] for i in order if not header.isSectionHidden(i)]
        rows = (self._rows.index(i, 0).data(ROW_ROLE) for i in self._selected_rows())
        return "\n".join(
            "\t".join(" ".join(column.text(row).split()) for column in columns)
            for row in rows
            if row is not None
        )

    def _behave(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setCornerButtonEnabled(False)
        side = self.verticalHeader()
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        # A larger minimum would resize row by row: 1.4 s for 60,000.
        side.setMinimumSectionSize(1)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsMovable(True)
        head.setStretchLastSection(True)
        head.setMinimumSectionSize(SMALLEST_COLUMN)
        head.setSortIndicatorShown(True)
        head.setSortIndicatorClearable(True)
        head.setSectionsClickable(True)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.setAccessibleName(tr("列标题"))

    def _listen_to_header(self) -> None:
        head = self.horizontalHeader()
        head.customContextMenuRequested.connect(self._open_columns_menu)
        head.sortIndicatorChanged.connect(self._sort)
        head.sectionMoved.connect(self._note_layout)
        head.sectionResized.connect(self._note_layout)
        self._sort(head.sortIndicatorSection(), head.sortIndicatorOrder())

    def _dress(self) -> None:
        made = tokens()
        self._grown.clear()  # the type may be smaller now
        self.verticalHeader().setDefaultSectionSize(made.sizes.row)
        self.horizontalHeader().setFixedHeight(made.sizes.row)
        self._give_chips()
        if self.horizontalHeader().count():
            self.set_layout(self._designed)

    def _give_chips(self) -> None:
        """Let columns of chips be drawn as chips."""
        for number, column in enumerate(self._rows.columns):
            chosen = self._chips if column.chip is not None else self.itemDelegate()
            self.setItemDelegateForColumn(number, chosen)

    def _sort(self, section: int, order: Qt.SortOrder) -> None:
        if not 0 <= section < len(self._rows.columns):
            self._rows.sort(-1)
        elif self._rows.can_sort(section):
            self._rows.sort(section, order)
        else:
            self._point_arrow(*self._rows.sorted_by)
        self._note_layout()

    def _point_arrow(self, key: str, descending: bool) -> None:
        """Show by which column the rows are sorted; a click on one that cannot changes nothing."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        with QSignalBlocker(self.horizontalHeader()):
            self.horizontalHeader().setSortIndicator(self._rows.column_of(key), order)

    def _note_layout(self) -> None:
        self._later.start()

    def _tell_layout(self) -> None:
        self._designed = self.column_layout()
        if self._remember is not None:
            self._remember(self._designed)

    def _show_column(self, number: int, shown: bool) -> None:
        header = self.horizontalHeader()
        is_last = header.count() - header.hiddenSectionCount() == 1
        if not shown and is_last:
            return  # a table without columns could not be asked for any
        header.setSectionHidden(number, not shown)
        self._note_layout()

    def _restore_columns(self) -> None:
        self._designed = ColumnLayout()
        self.set_layout(self._designed)
        self._note_layout()

    def _open_columns_menu(self, at: QPoint) -> None:
        self.columns_menu().popup(self.horizontalHeader().mapToGlobal(at))

    def _first_shown(self) -> int:
        header = self.horizontalHeader()
        places = (header.logicalIndex(i) for i in range(header.count()))
        return next((i for i in places if not header.isSectionHidden(i)), 0)

    def _selected_rows(self) -> list[int]:
        found: set[int] = set()
        for part in self.selectionModel().selection().toList():
            found.update(range(part.top(), part.bottom() + 1))
        return sorted(found)

    def _select(self, places: Sequence[int]) -> None:
        """Select rows, neighbours as one range: sixty thousand ranges would take a minute."""
        chosen = QItemSelection()
        last = self._rows.columnCount() - 1
        start = 0
        for i in range(1, len(places) + 1):
            if i == len(places) or places[i] != places[i - 1] + 1:
                top, bottom = places[start], places[i - 1]
                chosen.select(self._rows.index(top, 0), self._rows.index(bottom, last))
                start = i
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _go_to(self, index: QModelIndex) -> None:
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.scrollTo(index)

    def _keep_place(self) -> None:
        index = self.currentIndex()
        self._place = _Place(
            set(self.selected_keys()),
            self.current_key(),
            index.column() if index.isValid() else 0,
            self.verticalScrollBar().value(),
        )

    def _find_place(self) -> None:
        place = self._place
        self._overlay.show_when(self._rows.rowCount() == 0)
        self.verticalScrollBar().setValue(place.offset)
        current = self._rows.row_of(place.current) if place.current is not None else -1
        if current >= 0:
            self._go_to(self._rows.index(current, place.column))
        rows = sorted(row for row in map(self._rows.row_of, place.selected) if row >= 0)
        if rows:
            self._select(rows)
        self.chosen_changed.emit()

    def _tell_chosen(self) -> None:
        self.viewport().update()
        self.chosen_changed.emit()

    def _open_current(self) -> None:
        row = self.current_row()
        if row is not None:
            self.opened.emit(row)

    def _copy(self) -> None:
        text = self.copy_text()
        if text:
            QGuiApplication.clipboard().setText(text)

    def _go_to_end(self, *, last: bool) -> None:
        count = self._rows.rowCount()
        if count:
            index = self._rows.index(count - 1 if last else 0, self._first_shown())
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Ctrl+C copies, Home and End go to the first and the last row."""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
            Qt.KeyboardModifier.ControlModifier,
        )
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._open_current()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and plain:
            self._go_to_end(last=event.key() == Qt.Key.Key_End)
        elif types_letter(event):
            event.ignore()  # the page's filter line may take it; Qt's own search reads every row
        else:
            self._goes_sideways = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
            super().keyPressEvent(event)
            self._goes_sideways = False

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row into view; sideways only the arrow keys go, else names would run away."""
        across = self.horizontalScrollBar().value()
        super().scrollTo(index, hint)
        if not self._goes_sideways:
            self.horizontalScrollBar().setValue(across)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is pressed, and remember that it was."""
        self._presses.was_pressed = True
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens the row under it; half of one only chooses it."""
        if not self._presses.was_pressed:
            self.mousePressEvent(event)
        elif self.indexAt(event.position().toPoint()).isValid():
            self._open_current()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The page's actions, at the mouse or, by the keyboard, at the current row."""
        if self._fill_menu is None:
            return
        menu = self._menu
        menu.clear()
        self._fill_menu(menu)
        menu.addSeparator()
        copy = menu.addAction(tr("复制"), self._copy)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setEnabled(bool(self._selected_rows()))
        menu.addMenu(self.columns_menu())
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self.currentIndex().isValid():
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        else:
            at = event.globalPos()
        menu.popup(at)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell a layout changed a moment ago before the page goes away."""
        self.tell_layout()
        super().hideEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab leaves the table; the arrows move in it."""
        return QWidget.focusNextPrevChild(self, forward)

    def paintEvent(self, event: Any) -> None:
        """Mark the current row at its left edge while the table has the keyboard."""
        super().paintEvent(event)
        if self.hasFocus() and self.currentIndex().isValid():
            row = self.visualRect(self.currentIndex())
            painter = QPainter(self.viewport())
            mark = tokens().px(MARK_WIDTH)
            painter.fillRect(0, row.top(), mark, row.height(), tokens().colour("accent"))
            painter.end()


def types_letter(event: QKeyEvent) -> bool:
    """Whether a key types something, which belongs to the page's filter line."""
    plain = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    is_plain = not event.modifiers() & ~plain
    return is_plain and bool(event.text().strip()) and event.text().isprintable()
