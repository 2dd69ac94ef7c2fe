"""The people of one 党小组 as a list of cards: name, stage, 班组 and shift, and what is special."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dangjian_desktop.domain.division import DividedPerson
from dangjian_desktop.domain.division_rules import Bond, Trait
from dangjian_desktop.domain.vocabulary import PRINTED, Stage
from dangjian_desktop.ui.shared.chip import chip_size, paint_chip
from dangjian_desktop.ui.shared.icons import pixmap
from dangjian_desktop.ui.shared.presses import Presses
from dangjian_desktop.ui.shared.query_model import ROW_ROLE, ChipLook
from dangjian_desktop.ui.shared.style_options import fields_of
from dangjian_desktop.ui.shared.theme import Tone, news, sized_font, tokens
from dangjian_desktop.ui.shared.wording import tr

#: Room at the sides of a card, above its lines and between them, in pixels at zoom 1.
SIDE, ABOVE, BETWEEN = 10, 6, 2
MARK_WIDTH = 3
#: Height for 14 px type of the cards that are always to be seen.
LEAST_HEIGHT = 106
_STAGE_TONES = {PRINTED[Stage.FULL]: Tone.PLAIN, PRINTED[Stage.PROBATIONARY]: Tone.INFO}


@dataclass(frozen=True)
class GroupCard:
    """Somebody in a column.

    Attributes:
        leads: Whether the leader of the group of this column.
        is_moved: Whether in another group than today. came_from: its name; "" for none.
        reasons: Why the person moves, in words.
    """

    person: DividedPerson
    leads: bool = False
    is_moved: bool = False
    came_from: str = ""
    reasons: str = ""

    @property
    def stage(self) -> str:
        """The stage as it is printed; "" where it is not known."""
        return self.person.traits.get(Trait.STAGE, "")

    @property
    def work(self) -> str:
        """班组 and 轮班组; "" where neither is known."""
        bonds = self.person.bonds
        return " · ".join(filter(None, (bonds.get(Bond.CREW), bonds.get(Bond.SHIFT_CREW))))

    @property
    def second(self) -> str:
        """The second line: where the person comes from, else the work."""
        if self.is_moved:
            return tr("← {group}", group=self.came_from or tr("未编组"))
        return self.work or tr("班组未填")

    @property
    def told(self) -> str:
        """Everything in words, for hover and reading aloud."""
        marks = [
            self.person.name,
            tr("组长") if self.leads else "",
            self.stage,
            self.work,
            self.person.bonds.get(Bond.WORKPLACE, ""),
            tr("固定") if self.person.is_locked else "",
            tr("来自 {group}", group=self.came_from or tr("未编组")) if self.is_moved else "",
            self.reasons,
        ]
        return tr("，").join(filter(None, marks))


class CardModel(QAbstractListModel):
    """The cards of one column."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.cards: Sequence[GroupCard] = ()

    def show_cards(self, cards: Sequence[GroupCard]) -> None:
        """Show other cards; the same people in the same order keep what is selected."""
        is_same = [one.person.person_id for one in self.cards] == [
            one.person.person_id for one in cards
        ]
        if is_same:
            self.cards = cards
            if cards:
                self.dataChanged.emit(self.index(0), self.index(len(cards) - 1))
            return
        self.beginResetModel()
        self.cards = cards
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.cards)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return the name, everything in words, or the card itself."""
        if not index.isValid() or index.row() >= len(self.cards):
            return None
        card = self.cards[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return card.person.name
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return card.told
        return card if role == ROW_ROLE else None


class CardDelegate(QStyledItemDelegate):
    """Draws a card: a star for the leader, the name, a lock, the stage; below it the work."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Two lines."""
        del option, index
        made = tokens()
        lines = QFontMetrics(sized_font(made.sizes.body)).height()
        lines += QFontMetrics(sized_font(made.sizes.small)).height()
        return QSize(made.text_px(80), lines + 2 * made.px(ABOVE) + made.px(BETWEEN))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the card."""
        card = index.data(ROW_ROLE)
        if not isinstance(card, GroupCard):
            return
        made, told = tokens(), fields_of(option)
        room = told.rect
        painter.save()
        if told.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(room, made.colour("accent_soft"))
        elif told.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(room, made.colour("hover"))
        if told.state & QStyle.StateFlag.State_HasFocus:
            mark = QRect(room.left(), room.top(), made.px(MARK_WIDTH), room.height())
            painter.fillRect(mark, made.colour("accent"))
        painter.setPen(made.colour("line"))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        side = made.px(SIDE)
        inner = room.adjusted(side, made.px(ABOVE), -side, -made.px(ABOVE))
        self._first_line(painter, inner, card)
        self._second_line(painter, inner, card)
        painter.restore()

    def _first_line(self, painter: QPainter, inner: QRect, card: GroupCard) -> None:
        made = tokens()
        font = sized_font(made.sizes.body, bold=card.leads)
        metrics = QFontMetrics(font)
        line = QRect(inner.left(), inner.top(), inner.width(), metrics.height())
        left, right = line.left(), line.right()
        if card.stage:
            look = ChipLook(card.stage, _STAGE_TONES.get(card.stage, Tone.WARN))
            width = min(chip_size(look).width(), line.width() // 2)
            chip = QRect(right - width + 1, line.top(), width, line.height())
            paint_chip(painter, chip, look)
            right = chip.left() - made.space(1)
        edge = metrics.height() - made.px(4)
        device = painter.device()
        ratio = device.devicePixelRatio() if device is not None else 1.0
        for is_so, name, colour in (
            (card.leads, "star", "gold"),
            (card.person.is_locked, "lock", "info"),
        ):
            if is_so:
                drawn = pixmap(name, made.colour(colour), edge, ratio)
                painter.drawPixmap(left, line.top() + (line.height() - edge) // 2, drawn)
                left += edge + made.space(1)
        words = QRect(left, line.top(), right - left, line.height())
        painter.setFont(font)
        painter.setPen(made.colour("text"))
        _draw(painter, words, card.person.name)

    def _second_line(self, painter: QPainter, inner: QRect, card: GroupCard) -> None:
        made = tokens()
        font = sized_font(made.sizes.small)
        height = QFontMetrics(font).height()
        painter.setFont(font)
        painter.setPen(made.colour("info" if card.is_moved else "second"))
        line = QRect(inner.left(), inner.bottom() - height + 1, inner.width(), height)
        _draw(painter, line, card.second)


def _draw(painter: QPainter, room: QRect, words: str) -> None:
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


class CardList(QListView):
    """The cards of one column, for mouse and keyboard.

    Signals:
        stepped: The keyboard wants to go to the next column (1) or the one before (-1).
        shifted: The chosen people are to go to the next column or the one before.
        lock_wanted, back_wanted: The chosen people are to be locked or let go; to be put back.
        opened: Id of the person whose card in the roster is wanted.
        menu_wanted: Where the menu of the chosen people is to open, on the screen.
    """

    stepped = Signal(int)
    shifted = Signal(int)
    lock_wanted = Signal()
    back_wanted = Signal()
    opened = Signal(int)
    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("cards")
        self._presses = Presses(self)
        self.cards = CardModel(self)
        self.setModel(self.cards)
        self.setItemDelegate(CardDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        news().changed.connect(self.scheduleDelayedItemsLayout)

    def sizeHint(self) -> QSize:
        """Room for two cards is enough; more come into view where the window has it."""
        hint = super().sizeHint()
        return QSize(hint.width(), tokens().text_px(LEAST_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """As `sizeHint`: a list without room for a card is none."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def chosen_ids(self) -> list[int]:
        """Return the ids of the chosen people, from top to bottom."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [self.cards.cards[row].person.person_id for row in rows]

    def choose(self, person_id: int) -> bool:
        """Choose one person; False where there is no such card."""
        for row, card in enumerate(self.cards.cards):
            if card.person.person_id == person_id:
                self.setCurrentIndex(self.cards.index(row))
                self.scrollTo(self.cards.index(row))
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows sideways go to the next column, with Ctrl they take the people along."""
        has_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        sideways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if key in sideways:
            (self.shifted if has_ctrl else self.stepped).emit(sideways[key])
        elif key == Qt.Key.Key_L and not event.modifiers():
            self.lock_wanted.emit()
        elif key == Qt.Key.Key_Delete:
            self.back_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not has_ctrl:
            self._open()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is pressed, and remember that it was."""
        self._presses.was_pressed = True
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens the person."""
        if self._presses.was_pressed and self.indexAt(event.position().toPoint()).isValid():
            self._open()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the chosen people, at the mouse or at the current card."""
        if not self.selectedIndexes():
            return
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        self.menu_wanted.emit(at)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab leaves the list; the arrows move in it."""
        return QWidget.focusNextPrevChild(self, forward)

    def _open(self) -> None:
        card = self.currentIndex().data(ROW_ROLE)
        if isinstance(card, GroupCard):
            self.opened.emit(card.person.person_id)
