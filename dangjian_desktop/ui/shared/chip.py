"""Chips: an icon and a word on a soft ground; colour never speaks alone."""

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dangjian_desktop.ui.shared.icons import ICON_OF_TONE, pixmap
from dangjian_desktop.ui.shared.query_model import CHIP_ROLE, ChipLook
from dangjian_desktop.ui.shared.style_options import fields_of
from dangjian_desktop.ui.shared.theme import Tone, news, sized_font, tokens

PADDING = 8
GAP = 4
MARGIN = 3


def chip_size(look: ChipLook) -> QSize:
    """Return the room a chip takes."""
    made = tokens()
    metrics = QFontMetrics(sized_font(made.sizes.small))
    edge = metrics.height()
    return QSize(
        2 * made.px(PADDING) + edge + made.px(GAP) + metrics.horizontalAdvance(look.text),
        metrics.height() + 2 * made.px(MARGIN),
    )


def paint_chip(painter: QPainter, room: QRect, look: ChipLook) -> None:
    """Draw a chip at the left of the room, in its middle; a word too long ends in an ellipsis."""
    made = tokens()
    ink, ground = made.tone(look.tone)
    wanted = chip_size(look)
    height = wanted.height()
    box = QRect(room.left(), room.center().y() - height // 2, wanted.width(), height)
    box.setWidth(min(box.width(), room.width()))
    font = sized_font(made.sizes.small)
    edge = QFontMetrics(font).height() - 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(QRectF(box), height / 2, height / 2)
    left = box.left() + made.px(PADDING)
    device = painter.device()
    ratio = device.devicePixelRatio() if device is not None else 1.0
    drawn = pixmap(look.icon or ICON_OF_TONE[look.tone], ink, edge, ratio)
    painter.drawPixmap(left, box.center().y() - edge // 2 + 1, drawn)
    text_left = left + edge + made.px(GAP)
    text_room = QRect(text_left, box.top(), box.right() - made.px(PADDING) // 2 - text_left, height)
    painter.setPen(ink)
    painter.setFont(font)
    words = painter.fontMetrics().elidedText(
        look.text, Qt.TextElideMode.ElideRight, text_room.width() + 2
    )
    painter.drawText(text_room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
    painter.restore()


class Chip(QWidget):
    """A chip that stands by itself, on a card or in a line."""

    def __init__(
        self, text: str, tone: Tone = Tone.PLAIN, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("chip")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.look = ChipLook("")
        self.show_look(ChipLook(text, tone, icon))
        news().changed.connect(self.updateGeometry)

    def show_look(self, look: ChipLook) -> None:
        """Show another word or tone."""
        self.look = look
        self.setAccessibleName(look.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The room of icon and word."""
        return chip_size(self.look)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip."""
        del event
        paint_chip(QPainter(self), self.rect(), self.look)


class ChipDelegate(QStyledItemDelegate):
    """Draws the chip of a cell (`CHIP_ROLE`) on the cell's ordinary ground.

    Signals:
        cut: Column of a chip that had too little room, and how wide its cell should be.
    """

    cut = Signal(int, int)

    def __init__(self, parent: QObject | None = None, *, inset: int = PADDING) -> None:
        """Make the delegate.

        Args:
            parent: The view.
            inset: Room at both sides of the chip, in pixels at zoom 1.
        """
        super().__init__(parent)
        self._inset = inset

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Ground by the style, chip by us."""
        look = index.data(CHIP_ROLE)
        if look is None:
            super().paint(painter, option, index)
            return
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        fields_of(ground).text = ""
        widget = fields_of(option).widget
        style = widget.style() if widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, widget)
        inset = tokens().px(self._inset)
        room = fields_of(option).rect.adjusted(inset, 0, -inset, 0)
        paint_chip(painter, room, look)
        if (wanted := chip_size(look).width()) > room.width():
            self.cut.emit(index.column(), wanted + 2 * inset)
