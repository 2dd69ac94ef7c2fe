"""Texts that end in an ellipsis where the room ends: a label, and lines that are painted."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QWidget

from dangjian_desktop.ui.shared.wording import chinese

SHORTEST = 4


class ElidedLabel(QLabel):
    """One line of text that never widens its window."""

    def __init__(
        self,
        text: str = "",
        *,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignRight,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._mode, self._align = mode, align
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters is enough."""
        hint = super().minimumSizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(chinese("字") * SHORTEST), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much as there is room for."""
        del event
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        words = self.fontMetrics().elidedText(self.text(), self._mode, self.width())
        painter.drawText(self.rect(), self._align | Qt.AlignmentFlag.AlignVCenter, words)


def elided_lines(text: str, font: QFont, room: QSize) -> list[str]:
    """Break a text into the lines for which a room is high enough.

    Args:
        text: In one paragraph.
        font: Of all lines.
        room: In pixels; the last line that goes in ends in an ellipsis where the text goes on.
    """
    metrics = QFontMetrics(font)
    most = max(room.height() // metrics.lineSpacing(), 1)
    layout = QTextLayout(text, font)
    wrapping = QTextOption()
    wrapping.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(wrapping)
    lines: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room.width())
        if len(lines) == most - 1:
            rest = text[line.textStart() :]
            lines.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room.width()))
            break
        lines.append(text[line.textStart() : line.textStart() + line.textLength()].strip())
    layout.endLayout()
    return lines
