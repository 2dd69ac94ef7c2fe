"""Bars that are read at a glance, in the theme's colours: drawn anywhere, or in a table's cells."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dangjian_desktop.ui.shared.query_model import ROW_ROLE
from dangjian_desktop.ui.shared.style_options import fields_of
from dangjian_desktop.ui.shared.theme import tokens

#: Thickness of a bar, of the tick on it, how far the tick stands out, and room at a cell's sides.
BAR, _TICK, _OVER, _INSET = 10, 2, 3, 11


def paint_bar(
    painter: QPainter, room: QRectF, rate: float | None, mark: float | None = None
) -> None:
    """Draw a bar with round ends on the ground of a whole one.

    Args:
        painter: Draws it.
        room: Where; the whole of it is a rate of 1.
        rate: What is filled, 0 to 1; None for nothing known.
        mark: Where a tick stands, as a mean or another year; None for none.
    """
    made = tokens()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(made.colour("hover"))
    radius = room.height() / 2
    painter.drawRoundedRect(room, radius, radius)
    if rate is not None and rate > 0:
        filled = QRectF(room)
        filled.setWidth(max(room.width() * min(rate, 1.0), room.height()))
        painter.setBrush(made.colour("accent"))
        painter.drawRoundedRect(filled, radius, radius)
    if mark is not None:
        at = room.left() + room.width() * min(mark, 1.0)
        painter.setPen(QPen(made.colour("text"), made.px(_TICK)))
        over = made.px(_OVER)
        painter.drawLine(QPointF(at, room.top() - over), QPointF(at, room.bottom() + over))


@dataclass(frozen=True, slots=True)
class CellBar:
    """A bar in a cell: what is filled, where a tick stands, and the widest words beside any bar."""

    rate: float | None
    mark: float | None = None
    widest: str = ""


class BarDelegate(QStyledItemDelegate):
    """Draws a bar before the words of a cell; a row without a bar has its words alone."""

    def __init__(self, bar_of: Callable[[Any], CellBar | None], parent: QWidget) -> None:
        """Make the delegate.

        Args:
            bar_of: Returns the bar of a row.
            parent: The table.
        """
        super().__init__(parent)
        self._bar_of = bar_of

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Ground by the style; words at the right, the bar in what is left."""
        row = index.data(ROW_ROLE)
        bar = None if row is None else self._bar_of(row)
        if bar is None:
            super().paint(painter, option, index)
            return
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        words = str(fields_of(ground).text)
        fields_of(ground).text = ""
        widget = fields_of(option).widget
        style = widget.style() if widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, widget)
        made = tokens()
        room: QRect = fields_of(option).rect.adjusted(made.px(_INSET), 0, -made.px(_INSET), 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(made.colour("text"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(room, right, words)
        taken = painter.fontMetrics().horizontalAdvance(bar.widest or words) + made.space(2)
        thick = made.px(BAR)
        top = room.top() + (room.height() - thick) / 2
        width = max(room.width() - taken, 0)
        paint_bar(painter, QRectF(room.left(), top, width, thick), bar.rate, bar.mark)
        painter.restore()
