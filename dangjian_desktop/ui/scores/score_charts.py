"""Charts that are read at a glance: where a branch goes, and how it stands block by block."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dangjian_desktop.domain.grades import Grade
from dangjian_desktop.queries.score_words import points_text
from dangjian_desktop.ui.scores.score_looks import grade_tone
from dangjian_desktop.ui.shared.bars import BAR, paint_bar
from dangjian_desktop.ui.shared.theme import news, sized_font, tokens
from dangjian_desktop.ui.shared.wording import tr

_HEIGHT = 190
_LINE, _DOT = 2, 4
_MOST = Decimal(100)
#: The lowest point of the chart lies so far under what is shown.
_BELOW = 5
_FAINT, _SOFT = 90, 130


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """A period of the chart.

    Attributes:
        label: As short as may be (一季度). points: None where there is no score that could be
            compared. mean: Of all branches. is_pending: Whether that is so because something is
            待评.
    """

    label: str
    points: Decimal | None
    mean: Decimal | None
    is_pending: bool = False


class TrendChart(QWidget):
    """A line of scores on bands of the grades, beside the mean of all; its ends are labelled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trend_chart")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.points: Sequence[TrendPoint] = ()
        self.grades: Sequence[Grade] = ()
        news().changed.connect(self._dress)

    def show_points(self, points: Sequence[TrendPoint], grades: Sequence[Grade]) -> None:
        """Draw these periods on these bands."""
        self.points, self.grades = points, grades
        said = [
            tr("{label} {points} 分", label=point.label, points=points_text(point.points))
            for point in points
            if point.points is not None
        ]
        self.setAccessibleName(tr("走势：{told}", told=tr("，").join(said) or tr("还没有得分")))
        self.setToolTip(self.accessibleName())
        self._dress()

    def sizeHint(self) -> QSize:
        """A strip across the pane."""
        return QSize(tokens().text_px(300), tokens().text_px(_HEIGHT))

    def lowest(self) -> Decimal:
        """Return the number at the foot of the chart: a whole ten under everything shown."""
        told = [
            one for point in self.points for one in (point.points, point.mean) if one is not None
        ]
        least = min(told, default=_MOST) - _BELOW
        return max(Decimal(0), min(Decimal(80), least // 10 * 10))

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()

    def _plot(self) -> QRectF:
        made = tokens()
        metrics = QFontMetrics(sized_font(made.sizes.small))
        names = max((metrics.horizontalAdvance(one.name) for one in self.grades), default=0)
        return QRectF(
            metrics.horizontalAdvance("100") + made.space(2),
            metrics.height(),
            self.width() - metrics.horizontalAdvance("100") - names - made.space(5),
            self.height() - 2.6 * metrics.height(),
        )

    def _y(self, points: Decimal, plot: QRectF) -> float:
        low = self.lowest()
        most = max([_MOST, *(one.points for one in self.points if one.points is not None)])
        return plot.bottom() - float((points - low) / (most - low)) * plot.height()

    def _x(self, number: int, plot: QRectF) -> float:
        step = plot.width() / max(len(self.points), 1)
        return plot.left() + (number + 0.5) * step

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bands, mean, line, labels."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(sized_font(tokens().sizes.small))
        plot = self._plot()
        self._paint_bands(painter, plot)
        self._paint_labels(painter, plot)
        made = tokens()
        means = [(n, one.mean) for n, one in enumerate(self.points) if one.mean is not None]
        pen = QPen(made.colour("second"), made.px(1), Qt.PenStyle.DashLine)
        self._paint_line(painter, plot, means, pen)
        own = [(n, one.points) for n, one in enumerate(self.points) if one.points is not None]
        self._paint_line(painter, plot, own, QPen(made.colour("accent"), made.px(_LINE)))
        self._paint_dots(painter, plot)
        painter.end()

    def _paint_bands(self, painter: QPainter, plot: QRectF) -> None:
        made, low = tokens(), self.lowest()
        metrics = painter.fontMetrics()
        top = plot.top()
        for place, grade in enumerate(self.grades):
            foot = self._y(max(grade.lowest, low), plot)
            ink, ground = made.tone(grade_tone((place, len(self.grades))))
            if foot > top:
                ground.setAlpha(_SOFT)
                painter.fillRect(QRectF(plot.left(), top, plot.width(), foot - top), ground)
                painter.setPen(made.colour("line"))
                painter.drawLine(QPointF(plot.left(), foot), QPointF(plot.right(), foot))
                if foot - top >= metrics.height():
                    painter.setPen(ink)
                    room = QRectF(plot.right() + made.space(1), top, self.width(), foot - top)
                    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, grade.name)
                painter.setPen(made.colour("second"))
                number = QRectF(0, foot - metrics.height() / 2, plot.left() - made.space(1), 99)
                number.setHeight(metrics.height())
                shown = str(int(max(grade.lowest, low)))
                painter.drawText(number, Qt.AlignmentFlag.AlignRight, shown)
            top = max(top, foot)
            if grade.lowest <= low:
                break

    def _paint_labels(self, painter: QPainter, plot: QRectF) -> None:
        metrics = painter.fontMetrics()
        painter.setPen(tokens().colour("second"))
        step = plot.width() / max(len(self.points), 1)
        for number, point in enumerate(self.points):
            width = metrics.horizontalAdvance(point.label)
            if width > step and number not in (0, len(self.points) - 1):
                continue
            left = min(max(self._x(number, plot) - width / 2, 0), self.width() - width)
            painter.drawText(QPointF(left, plot.bottom() + 1.3 * metrics.height()), point.label)

    def _paint_line(
        self,
        painter: QPainter,
        plot: QRectF,
        points: Sequence[tuple[int, Decimal]],
        pen: QPen,
    ) -> None:
        painter.setPen(pen)
        placed = [QPointF(self._x(n, plot), self._y(one, plot)) for n, one in points]
        for start, end in pairwise(placed):
            painter.drawLine(start, end)
        if len(placed) == 1:
            step = plot.width() / max(len(self.points), 1) / 4
            painter.drawLine(placed[0] - QPointF(step, 0), placed[0] + QPointF(step, 0))

    def _paint_dots(self, painter: QPainter, plot: QRectF) -> None:
        made = tokens()
        edge = made.px(_DOT)
        known = [n for n, one in enumerate(self.points) if one.points is not None]
        painter.setPen(made.colour("warn"))
        for number, point in enumerate(self.points):
            if point.is_pending:
                words, metrics = tr("待评"), painter.fontMetrics()
                left = self._x(number, plot) - metrics.horizontalAdvance(words) / 2
                painter.drawText(QPointF(left, plot.bottom() - metrics.descent()), words)
        bold = sized_font(made.sizes.small, bold=True)
        for number in known:
            point = self.points[number]
            assert point.points is not None
            middle = QPointF(self._x(number, plot), self._y(point.points, plot))
            painter.setPen(QPen(made.colour("accent"), made.px(_LINE)))
            painter.setBrush(made.colour("accent"))
            painter.drawEllipse(middle, edge, edge)
            if number in (known[0], known[-1]) or len(known) <= 4:
                painter.setFont(bold)
                painter.setPen(made.colour("text"))
                words = points_text(point.points)
                width = painter.fontMetrics().horizontalAdvance(words)
                above = middle.y() - 2 * edge
                is_low = above - painter.fontMetrics().ascent() < 0
                y = middle.y() + 2 * edge + painter.fontMetrics().ascent() if is_low else above
                painter.drawText(QPointF(middle.x() - width / 2, y), words)


@dataclass(frozen=True, slots=True)
class BlockBar:
    """What was reached of a block, 0 to 1: by the branch, and by all on average.

    Attributes:
        rate: None where nothing of it is scored yet. words: What stands behind the bar.
        mean: None where nobody has a score.
    """

    title: str
    rate: Decimal | None
    mean: Decimal | None = None
    words: str = ""


class BlockBars(QWidget):
    """A bar for each block, with a tick where the mean of all stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("block_bars")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.bars: Sequence[BlockBar] = ()
        news().changed.connect(self._dress)

    def show_bars(self, bars: Sequence[BlockBar]) -> None:
        """Draw these bars."""
        self.bars = bars
        said = [_bar_words(bar) for bar in bars]
        self.setAccessibleName(tr("各板块：{told}", told=tr("，").join(said)))
        self.setToolTip("\n".join(said))
        self._dress()

    def sizeHint(self) -> QSize:
        """A line for each block."""
        made = tokens()
        return QSize(made.text_px(280), len(self.bars) * self._line())

    def minimumSizeHint(self) -> QSize:
        """All lines are seen."""
        return QSize(tokens().text_px(160), self.sizeHint().height())

    def _line(self) -> int:
        return QFontMetrics(sized_font(tokens().sizes.small)).height() + tokens().space(2)

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Title, bar, mean, figure."""
        del event
        made = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(sized_font(made.sizes.small))
        metrics, line, gap = painter.fontMetrics(), self._line(), made.space(2)
        titles = max((metrics.horizontalAdvance(bar.title) for bar in self.bars), default=0)
        titles = min(titles, self.width() * 2 // 5)
        words = max((metrics.horizontalAdvance(_figure(bar)) for bar in self.bars), default=0)
        room = QRectF(titles + gap, 0, self.width() - titles - words - 3 * gap, made.px(BAR))
        for number, bar in enumerate(self.bars):
            top = number * line
            painter.setPen(made.colour("text"))
            title = metrics.elidedText(bar.title, Qt.TextElideMode.ElideRight, titles)
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, top, titles, line), middle, title)
            room.moveTop(top + (line - room.height()) / 2)
            _paint_bar(painter, room, bar)
            painter.setPen(made.colour("second" if bar.rate is None else "text"))
            figure = QRectF(room.right() + gap, top, words + gap, line)
            painter.drawText(figure, middle, _figure(bar))
        painter.end()


def _paint_bar(painter: QPainter, room: QRectF, bar: BlockBar) -> None:
    paint_bar(
        painter,
        room,
        None if bar.rate is None else float(bar.rate),
        None if bar.mean is None else float(bar.mean),
    )


def _figure(bar: BlockBar) -> str:
    return bar.words or (tr("待评") if bar.rate is None else percent(bar.rate))


def percent(rate: Decimal) -> str:
    """Return a rate as a whole percentage."""
    return f"{(rate * 100).quantize(Decimal(1), ROUND_HALF_UP)}%"


def _bar_words(bar: BlockBar) -> str:
    if bar.mean is None:
        return tr("{title} {figure}", title=bar.title, figure=_figure(bar))
    return tr(
        "{title} {figure}，全部平均 {mean}",
        title=bar.title,
        figure=_figure(bar),
        mean=percent(bar.mean),
    )


class BlockStrip(QWidget):
    """A bar for each block side by side, with its points above it; for the top of a sheet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("block_strip")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.bars: Sequence[BlockBar] = ()
        news().changed.connect(self._dress)

    def show_bars(self, bars: Sequence[BlockBar]) -> None:
        """Draw these bars."""
        self.bars = bars
        said = [_bar_words(bar) for bar in bars]
        self.setAccessibleName(tr("各板块：{told}", told=tr("，").join(said)))
        self.setToolTip("\n".join(said))
        self.setVisible(bool(bars))
        self._dress()

    def sizeHint(self) -> QSize:
        """A line of words and a bar."""
        made = tokens()
        line = QFontMetrics(sized_font(made.sizes.small)).height()
        return QSize(made.text_px(600), line + made.px(BAR) + made.space(3))

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Title and points above, the bar below."""
        del event
        if not self.bars:
            return
        made = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(sized_font(made.sizes.small))
        metrics, gap = painter.fontMetrics(), made.space(4)
        width = (self.width() - gap * (len(self.bars) - 1)) / len(self.bars)
        middle, line = Qt.AlignmentFlag.AlignVCenter, metrics.height()
        for number, bar in enumerate(self.bars):
            left = number * (width + gap)
            figure = _figure(bar)
            taken = metrics.horizontalAdvance(figure)
            title = metrics.elidedText(
                bar.title, Qt.TextElideMode.ElideRight, int(width - taken - made.space(1))
            )
            painter.setPen(made.colour("text"))
            painter.drawText(QRectF(left, 0, width, line), middle, title)
            painter.setPen(made.colour("second"))
            right = Qt.AlignmentFlag.AlignRight | middle
            painter.drawText(QRectF(left, 0, width, line), right, figure)
            _paint_bar(painter, QRectF(left, line + made.space(1), width, made.px(BAR)), bar)
        painter.end()
