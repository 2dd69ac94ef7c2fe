"""The line of steps at the head of the import wizard: where one is and what comes."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dangjian_desktop.ui.shared.icons import pixmap
from dangjian_desktop.ui.shared.theme import news, sized_font, tokens
from dangjian_desktop.ui.shared.wording import tr

RING = 22
GAP = 8
LINE = 36


class StepLine(QWidget):
    """Numbered words with a line between; done ones are ticked, the present one is bold."""

    def __init__(self, steps: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("step_line")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._steps = tuple(steps)
        self.step = 0
        self.go_to(0)
        news().changed.connect(self.updateGeometry)

    def go_to(self, step: int) -> None:
        """Mark another step as the present one."""
        self.step = step
        self.setAccessibleName(
            tr(
                "第 {step} 步，共 {count} 步：{steps}",
                step=step + 1,
                count=len(self._steps),
                steps=self._steps[step],
            )
        )
        self.update()

    def sizeHint(self) -> QSize:
        """Room for all steps, each as wide as its word in bold."""
        made = tokens()
        words = QFontMetrics(sized_font(made.sizes.body, bold=True))
        ring, gap = self._ring(), made.px(GAP)
        width = sum(ring + gap + words.horizontalAdvance(step) for step in self._steps)
        width += (len(self._steps) - 1) * (made.px(LINE) + 2 * gap)
        return QSize(width + 2, max(ring, words.height()) + 2)

    def _ring(self) -> int:
        return tokens().text_px(RING)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ring, word and line of every step."""
        del event
        made = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring, gap, line = self._ring(), made.px(GAP), made.px(LINE)
        bold = QFontMetrics(sized_font(made.sizes.body, bold=True))
        left, middle = 1, self.height() // 2
        for place, step in enumerate(self._steps):
            self._paint_ring(painter, QRect(left, middle - ring // 2, ring, ring), place)
            left += ring + gap
            is_here = place == self.step
            painter.setFont(sized_font(made.sizes.body, bold=is_here))
            painter.setPen(made.colour("text" if is_here else "second"))
            room = QRect(left, 0, bold.horizontalAdvance(step), self.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, step)
            left += room.width() + gap
            if place + 1 < len(self._steps):
                painter.setPen(made.colour("line_strong"))
                painter.drawLine(left, middle, left + line, middle)
                left += line + gap

    def _paint_ring(self, painter: QPainter, box: QRect, place: int) -> None:
        made = tokens()
        is_here, is_done = place == self.step, place < self.step
        painter.setPen(made.colour("accent" if is_here else "line_strong"))
        painter.setBrush(made.colour("accent" if is_here else "surface"))
        painter.drawEllipse(box)
        if is_done:
            edge = box.width() * 2 // 3
            tick = pixmap("check", made.colour("second"), edge, self.devicePixelRatio())
            corner = box.center()
            painter.drawPixmap(corner.x() - edge // 2 + 1, corner.y() - edge // 2 + 1, tick)
            return
        painter.setFont(sized_font(made.sizes.small, bold=True))
        painter.setPen(made.colour("on_accent" if is_here else "second"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(place + 1))
