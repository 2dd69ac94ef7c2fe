"""All 党小组 of a branch side by side; people are dragged from one to another.

Qt's own dragging runs a loop of its own. Here a press that moves far enough takes the cards along,
the column under the mouse is marked, and letting go says where they fell. The keyboard has its own
way: Ctrl with an arrow, or the menu.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QScrollArea, QWidget

from dangjian_desktop.ui.groups.group_column import ColumnLook, GroupColumn
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import tr

#: So near to an edge, in pixels, dragging scrolls; so far it scrolls at once.
EDGE, SCROLL_STEP = 32, 24


class GroupBoard(QScrollArea):
    """Columns that scroll sideways where there are many.

    Signals:
        put: Ids of the people (list) and the slot of the group into which they go.
        back_wanted: Ids of the people who are to go where they are today.
        lock_wanted: Ids of the people who are to be locked or let go.
        opened: Id of the person whose card in the roster is wanted.
        menu_wanted: Ids of the people and where the menu is to open, on the screen.
        rename_wanted: Slot of the group that is to have another name.
    """

    put = Signal(list, int)
    back_wanted = Signal(list)
    lock_wanted = Signal(list)
    opened = Signal(int)
    menu_wanted = Signal(list, QPoint)
    rename_wanted = Signal(int)

    def __init__(self, parent: QWidget, *, is_open: bool = True) -> None:
        """Make the board, empty.

        Args:
            parent: The page.
            is_open: Whether people can be moved on it.
        """
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.is_open = is_open
        self.columns: list[GroupColumn] = []
        self._body = QWidget(self)
        self._row = QHBoxLayout(self._body)
        self._row.addStretch(0)
        self.setWidget(self._body)
        self.viewport().setAutoFillBackground(False)
        self._body.setAutoFillBackground(False)
        self._pressed_at: QPoint | None = None
        self._held: list[int] = []
        self._is_kept = False
        self.is_dragging = False
        self.flag = QLabel(self)
        self.flag.setObjectName("drag_flag")
        set_role(self.flag, "flag")
        self.flag.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.flag.hide()
        news().changed.connect(self._dress)
        self._dress()

    def show_columns(self, looks: Sequence[ColumnLook]) -> None:
        """Show other groups; the person with the keyboard keeps it wherever he or she is now."""
        holder = self._holder()
        kept = holder.cards.chosen_ids() if holder is not None else []
        while len(self.columns) > len(looks):
            gone = self.columns.pop()
            self._row.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.columns) < len(looks):
            self.columns.append(self._new_column())
            self._row.insertWidget(len(self.columns) - 1, self.columns[-1], 1)
        for column, look in zip(self.columns, looks, strict=True):
            column.show_look(look)
        if holder is not None and kept:
            self.choose(kept[-1])

    def choose(self, person_id: int) -> None:
        """Choose one person and show the card."""
        for column in self.columns:
            if column.cards.choose(person_id):
                self._let_only(column)
                column.cards.setFocus(Qt.FocusReason.OtherFocusReason)
                self._scroll_to(column)

    def chosen_ids(self) -> list[int]:
        """Return the ids of the chosen people."""
        return [key for column in self.columns for key in column.cards.chosen_ids()]

    def column_of(self, slot: int | None) -> GroupColumn | None:
        """Return the column of a group."""
        return next((one for one in self.columns if one.look.slot == slot), None)

    def focus_first(self) -> None:
        """Give the keyboard to the first card."""
        for column in self.columns:
            if column.look.cards:
                self.choose(column.look.cards[0].person.person_id)
                return

    # Building -----------------------------------------------------------------

    def _new_column(self) -> GroupColumn:
        column = GroupColumn(self._body)
        cards = column.cards
        cards.viewport().installEventFilter(self)
        cards.stepped.connect(partial(self._step, column))
        cards.shifted.connect(partial(self._shift, column))
        cards.lock_wanted.connect(lambda: self.lock_wanted.emit(cards.chosen_ids()))
        cards.back_wanted.connect(lambda: self._put_back(cards.chosen_ids()))
        cards.opened.connect(self.opened)
        cards.menu_wanted.connect(lambda at: self.menu_wanted.emit(cards.chosen_ids(), at))
        cards.selectionModel().selectionChanged.connect(lambda: self._follow_choice(column))
        column.rename_wanted.connect(partial(self._rename, column))
        return column

    def _rename(self, column: GroupColumn) -> None:
        if column.look.slot is not None:
            self.rename_wanted.emit(column.look.slot)

    def _put_back(self, ids: list[int]) -> None:
        if self.is_open and ids:
            self.back_wanted.emit(ids)

    def _follow_choice(self, column: GroupColumn) -> None:
        if column.cards.selectedIndexes():
            self._let_only(column)

    def _let_only(self, column: GroupColumn) -> None:
        """Let nobody be chosen in other columns: an act is about those of one."""
        for other in self.columns:
            if other is not column and other.cards.selectedIndexes():
                other.cards.clearSelection()

    def _holder(self) -> GroupColumn | None:
        return next((one for one in self.columns if one.cards.hasFocus()), None)

    def _dress(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(tokens().space(2))

    # Keyboard -----------------------------------------------------------------

    def _step(self, column: GroupColumn, way: int) -> None:
        """Go to the next column with people, at the same height."""
        place, row = self.columns.index(column) + way, column.cards.currentIndex().row()
        while 0 <= place < len(self.columns):
            cards = self.columns[place].look.cards
            if cards:
                self.choose(cards[min(max(row, 0), len(cards) - 1)].person.person_id)
                return
            place += way

    def _shift(self, column: GroupColumn, way: int) -> None:
        """Put the chosen people into the next group."""
        place, ids = self.columns.index(column) + way, column.cards.chosen_ids()
        if self.is_open and ids and 0 <= place < len(self.columns):
            slot = self.columns[place].look.slot
            if slot is not None:
                self.put.emit(ids, slot)

    # Mouse --------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the mouse from press to release; what is dragged selects nothing."""
        if not isinstance(event, QMouseEvent) or not self.is_open:
            return False
        column = next((one for one in self.columns if one.cards.viewport() is watched), None)
        if column is None:
            return False
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            return self._take(column, event)
        if kind == QEvent.Type.MouseMove and self._pressed_at is not None:
            return self._follow(column, event.globalPosition().toPoint())
        if kind == QEvent.Type.MouseButtonRelease and self._pressed_at is not None:
            return self._let_go(column, event)
        return False

    def _take(self, column: GroupColumn, event: QMouseEvent) -> bool:
        """Remember whose card is pressed; one of several that are chosen lets them stay so."""
        index = column.cards.indexAt(event.position().toPoint())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        self._pressed_at = event.globalPosition().toPoint() if plain and index.isValid() else None
        self._held = []
        if self._pressed_at is None:
            return False
        pressed = column.look.cards[index.row()].person.person_id
        chosen = column.cards.chosen_ids()
        self._is_kept = len(chosen) > 1 and pressed in chosen
        self._held = chosen if self._is_kept else [pressed]
        if self._is_kept:
            column.cards.setFocus(Qt.FocusReason.MouseFocusReason)
        return self._is_kept

    def _follow(self, column: GroupColumn, at: QPoint) -> bool:
        assert self._pressed_at is not None
        far = (at - self._pressed_at).manhattanLength()
        if not self.is_dragging and far < QApplication.startDragDistance():
            return True
        if not self.is_dragging:
            self.is_dragging = True
            cards = [one for one in column.look.cards if one.person.person_id in self._held]
            said = cards[0].person.name if len(cards) == 1 else tr("{count} 人", count=len(cards))
            self.flag.setText(said)
            self.flag.adjustSize()
            self.flag.show()
            self.flag.raise_()
            column.cards.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        here = self.mapFromGlobal(at)
        self.flag.move(here + QPoint(EDGE // 2, EDGE // 2))
        self._scroll_at_edge(here)
        target = self._column_at(at)
        for one in self.columns:
            one.set_target(one is target and one is not column and one.look.slot is not None)
        return True

    def _let_go(self, column: GroupColumn, event: QMouseEvent) -> bool:
        was_dragging, held = self.is_dragging, self._held
        target = self._column_at(event.globalPosition().toPoint())
        was_kept = self._is_kept
        self._pressed_at, self._held, self.is_dragging, self._is_kept = None, [], False, False
        self.flag.hide()
        column.cards.viewport().unsetCursor()
        for one in self.columns:
            one.set_target(False)
        if was_dragging and target is not None and target is not column:
            if target.look.slot is not None:
                self.put.emit(held, target.look.slot)
        elif was_kept and not was_dragging:  # a click on one of several chooses it alone
            index = column.cards.indexAt(event.position().toPoint())
            column.cards.setCurrentIndex(index)
        return was_dragging

    def _column_at(self, at: QPoint) -> GroupColumn | None:
        if not self.viewport().rect().contains(self.viewport().mapFromGlobal(at)):
            return None
        return next(
            (one for one in self.columns if one.rect().contains(one.mapFromGlobal(at))), None
        )

    def _scroll_to(self, column: GroupColumn) -> None:
        """Bring a column into view sideways; its head stays where it is."""
        self._row.activate()
        bar, room = self.horizontalScrollBar(), self.viewport().width()
        left, right = column.x(), column.x() + column.width()
        if left < bar.value():
            bar.setValue(left)
        elif right > bar.value() + room:
            bar.setValue(right - room)

    def _scroll_at_edge(self, here: QPoint) -> None:
        bar = self.horizontalScrollBar()
        if here.x() < EDGE:
            bar.setValue(bar.value() - SCROLL_STEP)
        elif here.x() > self.viewport().width() - EDGE:
            bar.setValue(bar.value() + SCROLL_STEP)
