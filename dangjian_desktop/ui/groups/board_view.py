"""A ledger as a board: a column for each state or choice, a card for each row.

Which books have one, by what it is parted and what stands on its cards is said by the book.
"""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.ledgers import STATE, FieldType, LedgerBook, column_label
from dangjian_desktop.queries.ledger_board import (
    MOST_CARDS,
    BoardColumn,
    BoardQuery,
    milestones_done,
)
from dangjian_desktop.queries.ledger_entries import EntryRow
from dangjian_desktop.queries.ledgers import LedgerQuery
from dangjian_desktop.ui.groups.ledger_columns import TONES, late_look, state_look
from dangjian_desktop.ui.shared.chip import chip_size, paint_chip
from dangjian_desktop.ui.shared.elided import ElidedLabel
from dangjian_desktop.ui.shared.layouts import scrolling
from dangjian_desktop.ui.shared.query_model import ChipLook
from dangjian_desktop.ui.shared.style_options import fields_of
from dangjian_desktop.ui.shared.theme import news, set_role, sized_font, tokens
from dangjian_desktop.ui.shared.wording import tr

_ROW = int(Qt.ItemDataRole.UserRole)
COLUMN_WIDTH = 210
_BAR = 4


class BoardView(QWidget):
    """The columns side by side; arrows go from card to card, Enter opens one.

    Signals:
        chosen_changed: Another card is the current one.
        opened: The `EntryRow` that was opened.
    """

    chosen_changed = Signal()
    opened = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("board")
        self.columns: list[_Column] = []
        self._current: EntryRow | None = None
        self._body = QWidget(self)
        self._row = QHBoxLayout(self._body)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._area = scrolling(self._body, self, is_wide=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)
        self._dress()
        news().changed.connect(self._dress)

    @property
    def current_row(self) -> EntryRow | None:
        """The row whose card is chosen."""
        return self._current

    def show_query(self, query: LedgerQuery) -> None:
        """Read the rows anew and show them; the chosen card stays so where it is still there."""
        before = self._current.key if self._current is not None else None
        found = BoardQuery(query).fetch()
        if len(self.columns) != len(found):
            self._make_columns(found)
        self._current = None
        for widget, column in zip(self.columns, found, strict=True):
            row = widget.show_column(column, before)
            self._current = row or self._current
        self.chosen_changed.emit()

    def choose(self, key: int) -> bool:
        """Make the card of a row the chosen one; whether it is there."""
        for column in self.columns:
            row = column.choose(key)
            if row is not None:
                self._take(column, row)
                return True
        return False

    def focus_first(self) -> None:
        """Put the keyboard on the chosen card, or the first there is."""
        column = next((one for one in self.columns if one.cards.currentRow() >= 0), None)
        column = column or next((one for one in self.columns if one.cards.count()), None)
        if column is not None:
            if column.cards.currentRow() < 0:
                column.cards.setCurrentRow(0)
            column.cards.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_columns(self, found: Sequence[BoardColumn]) -> None:
        for column in self.columns:
            self._row.removeWidget(column)
            column.hide()
            column.deleteLater()
        self.columns = []
        for number, _told in enumerate(found):
            column = _Column(self._body)
            column.chosen.connect(self._take)
            column.opened.connect(self.opened)
            column.sideways.connect(lambda step, at=number: self._go_sideways(at, step))
            self._row.addWidget(column, 1)
            self.columns.append(column)

    def _take(self, column: "_Column", row: EntryRow) -> None:
        for other in self.columns:
            if other is not column:
                other.cards.setCurrentRow(-1)
        self._current = row
        self.chosen_changed.emit()

    def _go_sideways(self, at: int, step: int) -> None:
        place = self.columns[at].cards.currentRow()
        to = at + step
        while 0 <= to < len(self.columns):
            cards = self.columns[to].cards
            if cards.count():
                cards.setCurrentRow(min(max(place, 0), cards.count() - 1))
                cards.setFocus(Qt.FocusReason.TabFocusReason)
                self._area.ensureWidgetVisible(self.columns[to])
                return
            to += step

    def _dress(self) -> None:
        self._row.setSpacing(tokens().space(3))


class _Column(QWidget):
    """A heading with figures, and its cards.

    Signals:
        chosen: Itself and the `EntryRow` of the card that was chosen.
        opened: The `EntryRow` that was opened.
        sideways: The keyboard goes to the column at the left (-1) or right (1).
    """

    chosen = Signal(object, object)
    opened = Signal(object)
    sideways = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.heading = ElidedLabel("", align=Qt.AlignmentFlag.AlignLeft, parent=self)
        set_role(self.heading, "heading")
        self.figures = QLabel(self)
        set_role(self.figures, "small")
        self.cards = _Cards(self)
        self.cards.currentRowChanged.connect(self._tell)
        self.cards.itemActivated.connect(lambda item: self.opened.emit(item.data(_ROW)))
        self.cards.sideways.connect(self.sideways)
        head = QHBoxLayout()
        head.setSpacing(tokens().space(2))
        head.addWidget(self.heading, 1)
        head.addWidget(self.figures)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens().space(2))
        column.addLayout(head)
        column.addWidget(self.cards, 1)
        self.setMinimumWidth(tokens().text_px(COLUMN_WIDTH))

    def show_column(self, told: BoardColumn, chosen: int | None) -> EntryRow | None:
        """Show the cards; return the row that stays chosen."""
        label = told.label or tr("没有选")
        self.heading.setText(label)
        words = tr("{count} 件", count=told.count)
        if told.late:
            words = tr("{count} 件 · 逾期 {late}", count=told.count, late=told.late)
        if told.count > MOST_CARDS:
            words = tr("{count} 件，列出 {shown} 件", count=told.count, shown=MOST_CARDS)
        self.figures.setText(words)
        self.cards.setAccessibleName(tr("{column}，{figures}", column=label, figures=words))
        self.cards.blockSignals(True)
        self.cards.clear()
        kept = None
        for place, row in enumerate(told.cards):
            item = QListWidgetItem(row.title)
            item.setData(_ROW, row)
            item.setToolTip("\n".join([row.title, *card_lines(row)]))
            item.setData(int(Qt.ItemDataRole.AccessibleTextRole), item.toolTip())
            self.cards.addItem(item)
            if row.key == chosen:
                self.cards.setCurrentRow(place)
                kept = row
        self.cards.blockSignals(False)
        return kept

    def choose(self, key: int) -> EntryRow | None:
        """Choose the card of a row; None where it is not in this column."""
        for place in range(self.cards.count()):
            row = self.cards.item(place).data(_ROW)
            if isinstance(row, EntryRow) and row.key == key:
                self.cards.setCurrentRow(place)
                return row
        return None

    def _tell(self, place: int) -> None:
        if place >= 0:
            self.chosen.emit(self, self.cards.item(place).data(_ROW))


class _Cards(QListWidget):
    """The cards of one column."""

    sideways = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("board_cards")
        self.setItemDelegate(_CardDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setMouseTracking(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go to the columns beside."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.sideways.emit(-1 if event.key() == Qt.Key.Key_Left else 1)
        else:
            super().keyPressEvent(event)


def card_lines(row: EntryRow) -> list[str]:
    """Return what stands on a card below its title: the facts that the book names."""
    lines = []
    for key in _told_keys(row.book):
        text = row.text(key)
        if not text:
            continue
        field = row.book.field(key)
        is_plain = field is not None and field.kind is FieldType.CHOICE
        label = column_label(row.book, key)
        lines.append(text if is_plain else tr("{label} {text}", label=label, text=text))
    done, count = milestones_done(row)
    if count:
        lines.append(tr("节点 {done}/{count}", done=done, count=count))
    return lines


def _told_keys(book: LedgerBook) -> list[str]:
    """Return the keys on a card; the state has its chip, what parts the board its column."""
    return [key for key in book.card if key not in (STATE, book.board, book.title)]


def _chips(row: EntryRow) -> list[ChipLook]:
    looks = [late_look(row)]
    if STATE in row.book.card and row.book.board != STATE:
        looks.insert(0, state_look(row))
    looks += [ChipLook(flag, TONES[row.book.states[0].tone]) for flag in row.flags]
    return [look for look in looks if look is not None]


class _CardDelegate(QStyledItemDelegate):
    """Draws a card: chips, title in two lines, facts, and how many stages are done as a bar."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As high as what it tells."""
        del option
        made = tokens()
        row = index.data(_ROW)
        small, title = _heights()
        lines = len(_two_lines(_title_metrics(), _title(row), self._room()))
        height = lines * title + 5 * made.space(1) + made.space(2)
        height += len(card_lines(row)) * small
        if _chips(row):
            height += chip_size(ChipLook("")).height() + made.space(1)
        if milestones_done(row)[1]:
            height += made.px(_BAR) + made.space(1)
        return QSize(0, height)

    def _room(self) -> int:
        """Return the width of what stands on a card."""
        view = self.parent()
        assert isinstance(view, QListWidget)
        return view.viewport().width() - 4 - 2 * tokens().space(2)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one card on its own ground."""
        made = tokens()
        row: EntryRow = index.data(_ROW)
        told = fields_of(option)
        box = told.rect.adjusted(2, made.space(1), -2, -made.space(1))
        is_chosen = bool(told.state & _SELECTED)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(made.colour("accent" if is_chosen else "line"))
        painter.setBrush(made.colour("accent_soft" if is_chosen else "surface"))
        painter.drawRoundedRect(box, 6, 6)
        room = box.adjusted(made.space(2), made.space(2), -made.space(2), -made.space(2))
        top = self._draw_chips(painter, room, row)
        top = self._draw_title(painter, QRect(room.left(), top, room.width(), room.height()), row)
        small, _title = _heights()
        painter.setFont(sized_font(made.sizes.small))
        painter.setPen(made.colour("second"))
        for line in card_lines(row):
            words = painter.fontMetrics().elidedText(
                line, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(QRect(room.left(), top, room.width(), small), _LEFT, words)
            top += small
        done, count = milestones_done(row)
        if count:
            bar = QRect(room.left(), top + made.space(1), room.width(), made.px(_BAR))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(made.colour("line"))
            painter.drawRoundedRect(bar, 2, 2)
            bar.setWidth(bar.width() * done // count)
            painter.setBrush(made.colour("good"))
            painter.drawRoundedRect(bar, 2, 2)
        painter.restore()

    def _draw_chips(self, painter: QPainter, room: QRect, row: EntryRow) -> int:
        made, left = tokens(), room.left()
        looks = _chips(row)
        height = chip_size(ChipLook("")).height()
        for look in looks:
            width = chip_size(look).width()
            paint_chip(painter, QRect(left, room.top(), room.right() - left, height), look)
            left += width + made.space(1)
        return room.top() + (height + made.space(1) if looks else 0)

    def _draw_title(self, painter: QPainter, room: QRect, row: EntryRow) -> int:
        made = tokens()
        painter.setFont(sized_font(made.sizes.body, bold=True))
        painter.setPen(made.colour("text"))
        _small, line = _heights()
        for words in _two_lines(painter.fontMetrics(), _title(row), room.width()):
            painter.drawText(QRect(room.left(), room.top(), room.width(), line), _LEFT, words)
            room.moveTop(room.top() + line)
        return room.top() + made.space(1)


_SELECTED = QStyle.StateFlag.State_Selected
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def _heights() -> tuple[int, int]:
    """Return the heights of a line of small type and of a title."""
    made = tokens()
    small = QFontMetrics(sized_font(made.sizes.small)).height()
    return small, QFontMetrics(sized_font(made.sizes.body)).height()


def _title(row: EntryRow) -> str:
    return row.title or tr("（没有写）")


def _title_metrics() -> QFontMetrics:
    return QFontMetrics(sized_font(tokens().sizes.body, bold=True))


def _two_lines(metrics: QFontMetrics, words: str, width: int) -> list[str]:
    """Break a title into two lines at most; the second ends in an ellipsis where it must."""
    if metrics.horizontalAdvance(words) <= width:
        return [words]
    end = len(words)
    while end > 1 and metrics.horizontalAdvance(words[:end]) > width:
        end -= 1
    rest = metrics.elidedText(words[end:].strip(), Qt.TextElideMode.ElideRight, width)
    return [words[:end], rest]
