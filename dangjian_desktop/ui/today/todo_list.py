"""The list 要办的事 in its bands: chip, what, whose, by when, and the one thing a click does."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dangjian_desktop.domain.today import ACT_WORDS, BAND_WORDS, SOURCE_WORDS, Band, TodayItem
from dangjian_desktop.domain.vocabulary import ObligationState
from dangjian_desktop.ui.shared.chip import chip_size, paint_chip
from dangjian_desktop.ui.shared.offered import is_offered
from dangjian_desktop.ui.shared.presses import Presses
from dangjian_desktop.ui.shared.query_model import ChipLook
from dangjian_desktop.ui.shared.style_options import fields_of
from dangjian_desktop.ui.shared.theme import Tone, news, sized_font, tokens
from dangjian_desktop.ui.shared.wording import retold, tr

AnyIndex = QModelIndex | QPersistentModelIndex
_TONES: Mapping[ObligationState, Tone] = {
    ObligationState.OVERDUE: Tone.BAD,
    ObligationState.DUE_SOON: Tone.WARN,
    ObligationState.OPEN: Tone.PLAIN,
    ObligationState.AWAITING_NOTICE: Tone.PLAIN,
    ObligationState.MISSED: Tone.BAD,
    ObligationState.MET: Tone.GOOD,
}
#: Room of the button at the right end, and of the day before it, drawn for 14 px type.
_BUTTON_WIDTH, _DAY_WIDTH, _CHIP_WIDTH = 64, 150, 104
#: State and day take at most one part in so many of a narrow line; the words need the rest.
_COLUMN_SHARE = 6


def due_text(item: TodayItem, on: date) -> str:
    """Return by when something must be done, as a person says it."""
    if item.due_on is None:
        return ""
    days = (item.due_on - on).days
    if days < 0:
        return tr("过期 {count} 天", count=-days)
    if days == 0:
        return tr("今天到期")
    if days == 1:
        return tr("明天到期")
    return tr("{day} 前，还有 {count} 天", day=f"{item.due_on:%m-%d}", count=days)


class TodoModel(QAbstractListModel):
    """Items with a heading before each band; headings cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[TodayItem | Band] = []
        self._counts: dict[Band, int] = {}
        self._on = date.min

    def show_items(self, items: Sequence[TodayItem], on: date) -> None:
        """Show these items, which stand in the order of their bands."""
        self.beginResetModel()
        self._on, self._lines, self._counts = on, [], {}
        for item in items:
            if item.band not in self._counts:
                self._lines.append(item.band)
                self._counts[item.band] = 0
            self._counts[item.band] += item.count
            self._lines.append(item)
        self.endResetModel()

    @property
    def items(self) -> list[TodayItem]:
        """The items that are shown, in their order."""
        return [line for line in self._lines if isinstance(line, TodayItem)]

    @property
    def on(self) -> date:
        """The day of which it is true."""
        return self._on

    def row_of(self, item: TodayItem) -> int:
        """Return the row of an item, -1 when it is not shown."""
        return self._lines.index(item) if item in self._lines else -1

    def line(self, index: AnyIndex) -> TodayItem | Band:
        """Return what stands in a line; asked here because Qt hands an enum on as plain text."""
        return self._lines[index.row()]

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """As many as items and headings."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The item itself, its words, and why it must be done."""
        line = self._lines[index.row()]
        if isinstance(line, Band):
            words = tr("{band} {count}", band=tr(BAND_WORDS[line]), count=self._counts[line])
            is_text = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return words if is_text else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return retold(line.why)
        if role == Qt.ItemDataRole.DisplayRole:
            return retold(line.what)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = (
                tr(line.state_word),
                retold(line.what),
                retold(line.who),
                due_text(line, self._on),
                retold(line.why),
            )
            return tr("，").join(filter(None, told))
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Headings are passed over."""
        if isinstance(self._lines[index.row()], Band):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _TodoDelegate(QStyledItemDelegate):
    """Draws a heading, or an item in two lines with its button at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Two lines of text and air around them; less for a heading."""
        del option
        made = tokens()
        line = QFontMetrics(sized_font(made.sizes.body)).height()
        small = QFontMetrics(sized_font(made.sizes.small)).height()
        is_heading = isinstance(_line(index), Band)
        return QSize(0, line + made.space(4) if is_heading else line + small + made.space(4))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one line of the list."""
        made = tokens()
        room = fields_of(option).rect
        line = _line(index)
        painter.save()
        if isinstance(line, Band):
            painter.setFont(sized_font(made.sizes.small, bold=True))
            is_bad = line is Band.OVERDUE
            painter.setPen(made.colour("bad" if is_bad else "second"))
            inner = room.adjusted(made.space(3), made.space(2), -made.space(3), 0)
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        else:
            self._draw_item(painter, room, line, index, fields_of(option).state)
        painter.restore()

    def _draw_item(
        self,
        painter: QPainter,
        room: QRect,
        item: TodayItem,
        index: AnyIndex,
        state: QStyle.StateFlag,
    ) -> None:
        made = tokens()
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            painter.fillRect(room, made.colour("accent_soft"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(room, made.colour("hover"))
        painter.setPen(made.colour("line"))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        inner = room.adjusted(made.space(3), made.space(2), -made.space(3), -made.space(2))
        look = ChipLook(tr(item.state_word), _TONES[item.state])
        share = room.width() // _COLUMN_SHARE
        chip_width = max(min(made.text_px(_CHIP_WIDTH), share), chip_size(look).width())
        chip = QRect(inner.left(), inner.top(), chip_width, inner.height())
        paint_chip(painter, chip, look)
        button = button_room(room)
        model = index.model()
        assert isinstance(model, TodoModel)
        due, small = due_text(item, model.on), sized_font(made.sizes.small)
        gap = made.space(3)
        told = QFontMetrics(small).horizontalAdvance(due) + gap
        day_width = max(min(made.text_px(_DAY_WIDTH), share), told)
        day = QRect(button.left() - day_width, inner.top(), 0, inner.height())
        day.setRight(button.left() - gap)
        words = QRect(chip.right() + made.space(2), inner.top(), 0, inner.height())
        words.setRight(day.left() - made.space(2))
        self._draw_words(painter, words, item)
        painter.setFont(small)
        is_late = item.band is Band.OVERDUE
        painter.setPen(made.colour("bad" if is_late else "second"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(day, int(flags), due)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(made.colour("accent" if is_chosen else "line_strong"))
        painter.setBrush(made.colour("surface"))
        painter.drawRoundedRect(button, made.px(6), made.px(6))
        painter.setPen(made.colour("accent" if is_chosen else "text"))
        painter.drawText(button, int(Qt.AlignmentFlag.AlignCenter), act_words(item))

    @staticmethod
    def _draw_words(painter: QPainter, room: QRect, item: TodayItem) -> None:
        made = tokens()
        first, second = sized_font(made.sizes.body), sized_font(made.sizes.small)
        height = QFontMetrics(first).height()
        elide = Qt.TextElideMode.ElideRight
        painter.setFont(first)
        painter.setPen(made.colour("text"))
        what = QFontMetrics(first).elidedText(retold(item.what), elide, room.width())
        painter.drawText(QRect(room.left(), room.top(), room.width(), height), 0, what)
        painter.setFont(second)
        painter.setPen(made.colour("second"))
        told = tr(" · ").join(
            filter(None, (tr(SOURCE_WORDS[item.source]), retold(item.who), retold(item.why)))
        )
        below = QRect(room.left(), room.top() + height, room.width(), room.height() - height)
        painter.drawText(below, 0, QFontMetrics(second).elidedText(told, elide, room.width()))


def _line(index: AnyIndex) -> TodayItem | Band:
    model = index.model()
    assert isinstance(model, TodoModel)
    return model.line(index)


def act_words(item: TodayItem) -> str:
    """Return the word of the button of an item; who may only look is not told to do it."""
    return tr(ACT_WORDS[item.act]) if is_offered() else tr("查看")


def button_room(room: QRect) -> QRect:
    """Return where the button of an item stands within its line."""
    made = tokens()
    height = min(made.sizes.control, room.height() - made.space(2))
    width = made.text_px(_BUTTON_WIDTH)
    left = room.right() - made.space(3) - width
    return QRect(left, room.center().y() - height // 2, width, height)


class TodoList(QListView):
    """The list; Enter or a click on the button does what the item needs.

    Signals:
        act_wanted: The `TodayItem` about which something is to be done.
    """

    act_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presses = Presses(self)
        self.setObjectName("todo_list")
        self.setAccessibleName(tr("要办的事"))
        self.todo = TodoModel(self)
        self.setModel(self.todo)
        self.setItemDelegate(_TodoDelegate(self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        news().changed.connect(self.scheduleDelayedItemsLayout)

    def show_items(self, items: Sequence[TodayItem], on: date) -> None:
        """Show these items and keep the place in the list."""
        place = self.currentIndex().row()
        self.todo.show_items(items, on)
        if items:
            self.setCurrentIndex(self.todo.index(self._nearest(max(place, 1))))

    def current_item(self) -> TodayItem | None:
        """Return the item that is chosen."""
        return self._item(self.currentIndex())

    def _item(self, index: QModelIndex) -> TodayItem | None:
        line = self.todo.line(index) if index.isValid() else None
        return line if isinstance(line, TodayItem) else None

    def _nearest(self, row: int) -> int:
        """Return the row of an item at or near a row."""
        row = min(row, self.todo.rowCount() - 1)
        return row if self._item(self.todo.index(row)) else row + 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does it."""
        item = self.current_item()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and item is not None and not event.isAutoRepeat():
            self.act_wanted.emit(item)
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is pressed, and remember that it was."""
        self._presses.was_pressed = True
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the button does it; elsewhere it only chooses."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        item = self._item(index)
        if item is not None and self._is_on_button(index, event.position().toPoint()):
            self.act_wanted.emit(item)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click anywhere on an item does it, and once only."""
        index = self.indexAt(event.position().toPoint())
        item = self._item(index)
        on_button = self._is_on_button(index, event.position().toPoint())
        if item is not None and not on_button and self._presses.was_pressed:
            self.act_wanted.emit(item)
        event.accept()

    def _is_on_button(self, index: QModelIndex, at: QPoint) -> bool:
        return index.isValid() and button_room(self.visualRect(index)).contains(at)

    def viewportEvent(self, event: QEvent) -> bool:
        """A hand over the button says that it can be pressed."""
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            at = event.position().toPoint()
            is_hand = self._is_on_button(self.indexAt(at), at)
            shape = Qt.CursorShape.PointingHandCursor if is_hand else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
        return super().viewportEvent(event)
