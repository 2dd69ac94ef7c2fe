"""Collected stars in a cell: each with its icon and its word; others are not there."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from dangjian_desktop.domain.stars import StarState
from dangjian_desktop.queries.stars import StarRow
from dangjian_desktop.ui.shared.icons import pixmap
from dangjian_desktop.ui.shared.query_model import ROW_ROLE
from dangjian_desktop.ui.shared.style_options import fields_of
from dangjian_desktop.ui.shared.theme import tokens
from dangjian_desktop.ui.shared.wording import tr

_GAP, _BETWEEN, _INSET = 3, 10, 8


def stars_told(row: StarRow) -> str:
    """Return the collected stars in words, and how many are not known yet."""
    held = [one.star.name for one in row.stars if one.state is StarState.HELD]
    told = tr("、").join(held) or tr("还没有")
    unknown = sum(one.state is StarState.UNKNOWN for one in row.stars)
    return told + (tr("（另有 {count} 颗待定）", count=unknown) if unknown else "")


class StarsDelegate(QStyledItemDelegate):
    """Draws the stars of a row on the cell's ordinary ground."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Ground by the style, stars by us; those not known yet follow with a question mark."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, StarRow):
            super().paint(painter, option, index)
            return
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        fields_of(ground).text = ""
        widget = fields_of(option).widget
        style = widget.style() if widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, widget)
        made = tokens()
        room: QRect = fields_of(option).rect.adjusted(made.px(_INSET), 0, -made.px(_INSET), 0)
        painter.save()
        painter.setClipRect(room)
        device = painter.device()
        ratio = device.devicePixelRatio() if device is not None else 1.0
        edge, left = made.sizes.icon - 2, room.left()
        shown = [one for one in row.stars if one.state is StarState.HELD]
        shown += [one for one in row.stars if one.state is StarState.UNKNOWN]
        for one in shown:
            is_held = one.state is StarState.HELD
            name = "star" if is_held else "circle-question-mark"
            ink = made.colour("gold" if is_held else "disabled")
            top = room.center().y() - edge // 2 + 1
            painter.drawPixmap(left, top, pixmap(name, ink, edge, ratio))
            left += edge + made.px(_GAP)
            painter.setPen(made.colour("text" if is_held else "second"))
            place = QRect(left, room.top(), max(room.right() - left, 0), room.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, one.star.name)
            width = painter.fontMetrics().horizontalAdvance(one.star.name)
            left += width + made.px(_BETWEEN)
        painter.restore()
