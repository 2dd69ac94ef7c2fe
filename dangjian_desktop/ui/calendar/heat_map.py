"""The heat map of a year plan: who owes × month, how much is done; by mouse or keys."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from dangjian_desktop.queries.plans import HeatRow
from dangjian_desktop.ui.shared.theme import news, tokens
from dangjian_desktop.ui.shared.wording import tr

_MONTHS = 12
_NAME_SHARE, _LEAST_NAME = 0.24, 120
_FAINTEST = 36


class HeatMap(QWidget):
    """Rows of a plan by month: done of total, the fuller the deeper; overdue ones in red.

    Signals:
        cell_opened: The `HeatRow` and the month that was clicked or entered.
    """

    cell_opened = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("heat_map")
        self.setAccessibleName(tr("完成情况热力图"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.rows: Sequence[HeatRow] = ()
        self.at = (0, 1)
        news().changed.connect(self._dress)

    def show_rows(self, rows: Sequence[HeatRow]) -> None:
        """Draw these rows."""
        self.rows = rows
        self.at = (min(self.at[0], max(len(rows) - 1, 0)), self.at[1])
        self._dress()

    def sizeHint(self) -> QSize:
        """Return room for every row."""
        return QSize(900, (len(self.rows) + 1) * self._height())

    def cell_rect(self, row: int, month: int) -> QRectF:
        """Return where a cell is drawn; row -1 is the header, month 0 the name."""
        name = max(_LEAST_NAME, self.width() * _NAME_SHARE)
        width = (self.width() - name) / _MONTHS
        top = (row + 1) * self._height()
        if month == 0:
            return QRectF(0, top, name, self._height())
        return QRectF(name + (month - 1) * width, top, width, self._height())

    def told(self, row: HeatRow, month: int) -> str:
        """Return what a cell says in words."""
        done, late, total = row.cells.get(month, (0, 0, 0))
        if not total:
            return tr("{name} {month}月没有事项", name=row.name, month=month)
        return tr(
            "{name} {month}月：应办 {total}，已办 {done}，逾期 {late}",
            name=row.name,
            month=month,
            total=total,
            done=done,
            late=late,
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the header, the names and the cells."""
        made = tokens().palette
        painter = QPainter(self)
        painter.setPen(QColor(made.second))
        for month in range(1, _MONTHS + 1):
            said = tr("{month}月", month=month)
            painter.drawText(self.cell_rect(-1, month), Qt.AlignmentFlag.AlignCenter, said)
        for index, row in enumerate(self.rows):
            place = self.cell_rect(index, 0).adjusted(4, 0, -8, 0)
            painter.setPen(QColor(made.text))
            name = painter.fontMetrics().elidedText(
                row.name, Qt.TextElideMode.ElideRight, int(place.width())
            )
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, name)
            for month in range(1, _MONTHS + 1):
                self._draw(painter, index, row, month)

    def _draw(self, painter: QPainter, index: int, row: HeatRow, month: int) -> None:
        made = tokens().palette
        place = self.cell_rect(index, month).adjusted(2, 2, -2, -2)
        done, late, total = row.cells.get(month, (0, 0, 0))
        if total:
            share = late / total if late else done / total
            colour = QColor(made.bad if late else made.good)
            colour.setAlpha(_FAINTEST + int(share * 110))
            painter.fillRect(place, colour)
            painter.setPen(QColor(made.text))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, f"{done}/{total}")
        if self.hasFocus() and self.at == (index, month):
            painter.setPen(QColor(made.accent))
            painter.drawRect(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the cell."""
        found = self._found(event)
        if found is not None:
            self.at = found
            self._open()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what the cell says."""
        found = self._found(event)
        if found is not None:
            said = self.told(self.rows[found[0]], found[1])
            QToolTip.showText(event.globalPosition().toPoint(), said, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go with the arrows, open with Enter."""
        row, month = self.at
        steps = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
            return
        step = steps.get(Qt.Key(event.key()))
        if step is None or not self.rows:
            super().keyPressEvent(event)
            return
        self.at = (
            min(max(row + step[0], 0), len(self.rows) - 1),
            min(max(month + step[1], 1), _MONTHS),
        )
        self.setAccessibleDescription(self.told(self.rows[self.at[0]], self.at[1]))
        self.update()

    def _open(self) -> None:
        self.update()
        if self.rows:
            self.cell_opened.emit(self.rows[self.at[0]], self.at[1])

    def _found(self, event: QMouseEvent) -> tuple[int, int] | None:
        at = event.position()
        for index in range(len(self.rows)):
            for month in range(1, _MONTHS + 1):
                if self.cell_rect(index, month).contains(at):
                    return index, month
        return None

    def _dress(self) -> None:
        """Ask room for every row in the present type."""
        self.setMinimumHeight(self.sizeHint().height())
        self.updateGeometry()
        self.update()

    def _height(self) -> int:
        return self.fontMetrics().height() + 14
