"""The ledger books at the left: by section, each with how many rows it has and what is late."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QLabel,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.queries.ledgers import BookRow
from dangjian_desktop.ui.shared.buttons import icon_button
from dangjian_desktop.ui.shared.filter_line import FilterLine
from dangjian_desktop.ui.shared.icons import ICON_OF_TONE, pixmap
from dangjian_desktop.ui.shared.style_options import fields_of
from dangjian_desktop.ui.shared.theme import Tone, news, set_role, sized_font, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr

BOOK_ROLE = int(Qt.ItemDataRole.UserRole)
INDENT = 4
MARK_EDGE = 14
WORDS = QT_TR_NOOP("找台账")
TIP = QT_TR_NOOP("输入台账名称里的字；Esc 清除，↓ 到列表")


def figures_of(row: BookRow) -> str:
    """Return what the list says of a book, in words: rows, open ones, late ones."""
    said = [tr("{count} 行", count=row.count)]
    if row.open_count:
        said.append(tr("未办结 {count}", count=row.open_count))
    if row.late_count:
        said.append(tr("逾期 {count}", count=row.late_count))
    if row.soon_count:
        said.append(tr("快到期 {count}", count=row.soon_count))
    if row.bare_count:
        said.append(tr("还没有补记 {count}", count=row.bare_count))
    return " · ".join(said)


class BookList(QWidget):
    """The books; one is always open where there are any.

    Signals:
        book_chosen: Code of the book that the user opened.
        retired_wanted: Whether retired books are to stand in the list, too.
        left_sideways: The keyboard should go to the table.
    """

    book_chosen = Signal(str)
    retired_wanted = Signal(bool)
    left_sideways = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("book_list")
        self._rows: tuple[BookRow, ...] = ()
        self._chosen = ""
        self._is_filling = False
        self.heading = QLabel(tr("台账"), self)
        set_role(self.heading, "heading")
        self.retired_button = icon_button("eye", tr("连同停用的台账"), parent=self)
        self.retired_button.setObjectName("retired_books")
        self.retired_button.setCheckable(True)
        self.retired_button.toggled.connect(self.retired_wanted)
        self.line = FilterLine(self, words=WORDS, tip=TIP)
        self.line.setObjectName("book_filter")
        self.line.words_changed.connect(self._fill)
        self.line.left_downwards.connect(self._go_down)
        self.model = QStandardItemModel(self)
        self.view = _BookView(self)
        self.view.setModel(self.model)
        self.view.setItemDelegate(_BookDelegate(self.view))
        self.view.selectionModel().currentChanged.connect(self._take)
        self.view.activated.connect(lambda _index: self.left_sideways.emit())
        self._lay_out()
        self._dress()
        news().changed.connect(self._dress)

    @property
    def rows(self) -> Sequence[BookRow]:
        """The books as they were told last, whether the search shows them or not."""
        return self._rows

    @property
    def code(self) -> str:
        """Code of the open book; "" for none."""
        return self._chosen

    def row_of(self, code: str) -> BookRow | None:
        """Return what is told of a book."""
        return next((row for row in self._rows if row.book.code == code), None)

    def show_rows(self, rows: Sequence[BookRow]) -> None:
        """Show books and figures; the open one stays open where it is still among them."""
        self._rows = tuple(rows)
        self._fill()

    def choose(self, code: str) -> None:
        """Mark a book as the open one; nothing is told."""
        self._chosen = code
        if code and not self._index_of(code).isValid() and self.line.words:
            self.line.show_words("")
        self._point()

    def _fill(self, _words: str = "") -> None:
        words = self.line.words.split()
        self._is_filling = True
        self.model.clear()
        section: QStandardItem | None = None
        for row in self._rows:
            named = f"{row.book.label} {row.book.short} {row.book.heading}"
            if not all(word in named for word in words):
                continue
            if section is None or section.text() != row.book.heading:
                section = QStandardItem(row.book.heading)
                section.setFlags(Qt.ItemFlag.ItemIsEnabled)
                self.model.appendRow(section)
            section.appendRow(_item(row))
        self.view.expandAll()
        self._is_filling = False
        self._point()

    def _point(self) -> None:
        self._is_filling = True
        index = self._index_of(self._chosen)
        self.view.setCurrentIndex(index)
        if index.isValid():
            self.view.scrollTo(index)
        self._is_filling = False

    def _index_of(self, code: str) -> QModelIndex:
        for place in range(self.model.rowCount()):
            section = self.model.item(place)
            for number in range(section.rowCount()):
                child = section.child(number)
                told = child.data(BOOK_ROLE)
                if told.book.code == code:
                    return child.index()
        return QModelIndex()

    def _take(self, current: QModelIndex) -> None:
        row = current.data(BOOK_ROLE) if current.isValid() else None
        if self._is_filling or row is None or row.book.code == self._chosen:
            return
        self._chosen = row.book.code
        self.book_chosen.emit(self._chosen)

    def _go_down(self) -> None:
        if not self._index_of(self._chosen).isValid() and self.model.rowCount():
            self.view.setCurrentIndex(self.model.item(0).child(0).index())
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self._head = QWidget(self)
        row = QHBoxLayout(self._head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.heading, 1)
        row.addWidget(self.retired_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._head, self.line):
            self._column.addWidget(widget)
        self._column.addWidget(self.view, 1)

    def _dress(self) -> None:
        made = tokens()
        self._column.setSpacing(made.space(2))
        self._head.setFixedHeight(made.sizes.control)
        self.view.setIndentation(made.px(INDENT))


def _item(row: BookRow) -> QStandardItem:
    item = QStandardItem(row.book.short)
    item.setData(row, BOOK_ROLE)
    name = row.book.label
    if row.book.is_retired:
        name = tr("{label}（已停用）", label=name)
    item.setToolTip(f"{name}\n{figures_of(row)}")
    item.setData(f"{name} {figures_of(row)}", int(Qt.ItemDataRole.AccessibleTextRole))
    return item


class _BookView(QTreeView):
    """The list itself: arrows go from book to book, Enter goes to the table, Tab leaves."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("book_tree")
        self.setAccessibleName(tr("台账"))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)


class _BookDelegate(QStyledItemDelegate):
    """Draws name, number of rows and the mark of what is late; a heading is small and bold."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Every line is as high as a row of a table."""
        return QSize(super().sizeHint(option, index).width(), tokens().sizes.row)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Ground by the style, words by us."""
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        words = fields_of(ground).text
        fields_of(ground).text = ""
        widget = fields_of(option).widget
        style = widget.style() if widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, widget)
        made = tokens()
        room = fields_of(option).rect.adjusted(made.space(2), 0, -made.space(2), 0)
        row: BookRow | None = index.data(BOOK_ROLE)
        painter.save()
        if row is None:
            font = sized_font(made.sizes.small)
            font.setWeight(QFont.Weight.Bold)
            room.setTop(room.top() + made.space(2))
            _draw(painter, room, words, made.colour("second"), font)
        else:
            _draw_book(painter, room, row, words)
        painter.restore()


def _draw_book(painter: QPainter, room: QRect, row: BookRow, words: str) -> None:
    """Draw from the right: the number of rows, the mark, and in what is left the name."""
    made = tokens()
    small, body = sized_font(made.sizes.small), sized_font(made.sizes.body)
    right = Qt.AlignmentFlag.AlignRight
    rest = QRect(room)
    count = str(row.count or "")
    if row.open_count:
        count = f"{row.open_count} / {row.count}"
    rest.setRight(rest.right() - _draw(painter, rest, count, made.colour("second"), small, right))
    pressing, tone = (row.late_count, Tone.BAD) if row.late_count else (row.soon_count, Tone.WARN)
    if pressing:
        rest.setRight(rest.right() - made.space(2))
        ink, _ground = made.tone(tone)
        width = _draw(painter, rest, str(pressing), ink, small, right)
        edge = made.px(MARK_EDGE)
        left = rest.right() - width - edge - made.space(1)
        device = painter.device()
        ratio = device.devicePixelRatio() if device is not None else 1.0
        sign = pixmap(ICON_OF_TONE[tone], ink, edge, ratio)
        painter.drawPixmap(left, rest.center().y() - edge // 2, sign)
        rest.setRight(left)
    rest.setRight(rest.right() - made.space(2))
    colour = "disabled" if row.book.is_retired else "text"
    _draw(painter, rest, words, made.colour(colour), body)


def _draw(
    painter: QPainter,
    room: QRect,
    words: str,
    ink: QColor,
    font: QFont,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> int:
    """Draw words in the middle of the height, cut where the room ends; return their width."""
    painter.setFont(font)
    painter.setPen(ink)
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, align | Qt.AlignmentFlag.AlignVCenter, shown)
    return metrics.horizontalAdvance(shown)
