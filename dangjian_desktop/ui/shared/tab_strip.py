"""The tabs of the top bar: words, a red line under the one that is open, a count where it helps."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from dangjian_desktop.ui.shared.theme import TOP_BAR_HEIGHT, news, sized_font, tokens
from dangjian_desktop.ui.shared.wording import tr

LINE_WIDTH = 3
#: Room at both sides of a word; a page's sub-tabs are many.
SIDE, QUIET_SIDE = 12, 10
BADGE_SIDE = 6


class TabStrip(QTabBar):
    """Arrow keys go from tab to tab; Tab leaves the strip.

    Signals:
        chosen: Key of the tab that was opened.
    """

    chosen = Signal(str)

    def __init__(
        self,
        tabs: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
        *,
        is_quiet: bool = False,
    ) -> None:
        """Make the strip.

        Args:
            tabs: Key and word of each tab.
            parent: The top bar, or the page for quiet sub-tabs.
            is_quiet: Whether these are a page's sub-tabs: lower, smaller line.
        """
        super().__init__(parent)
        self.setObjectName("sub_tabs" if is_quiet else "tabs")
        self.setAccessibleName(tr("页内分栏") if is_quiet else tr("主要页面"))
        self._is_quiet = is_quiet
        self._counts: dict[str, int] = {}
        self._keys = [key for key, _ in tabs]
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        for _, word in tabs:
            self.addTab(word)
        self.currentChanged.connect(self._tell)
        news().changed.connect(self.updateGeometry)

    def current_key(self) -> str:
        """Return the key of the open tab."""
        return self._keys[self.currentIndex()]

    def open_tab(self, key: str) -> None:
        """Open a tab by its key."""
        self.setCurrentIndex(self._keys.index(key))

    def show_count(self, key: str, count: int) -> None:
        """Show how many things wait there; 0 shows nothing."""
        self._counts[key] = count
        place = self._keys.index(key)
        self.setAccessibleTabName(
            place,
            tr("{tab}，{count} 件", tab=self.tabText(place), count=count) if count else "",
        )
        self.setTabText(place, self.tabText(place))  # makes Qt measure the tab again
        self.updateGeometry()
        self.update()

    def _tell(self, place: int) -> None:
        if place >= 0:
            self.chosen.emit(self._keys[place])

    def _badge(self, place: int) -> str:
        count = self._counts.get(self._keys[place], 0)
        return str(count) if count else ""

    def _badge_width(self, place: int) -> int:
        words = self._badge(place)
        if not words:
            return 0
        made = tokens()
        metrics = QFontMetrics(sized_font(made.sizes.small, bold=True))
        return max(metrics.horizontalAdvance(words) + 2 * made.px(BADGE_SIDE), metrics.height())

    def tabSizeHint(self, index: int) -> QSize:
        """Room for the bold word, so that opening a tab moves nothing."""
        made = tokens()
        width = QFontMetrics(sized_font(made.sizes.body, bold=True)).horizontalAdvance(
            self.tabText(index)
        )
        badge = self._badge_width(index)
        height = made.sizes.control + made.space(1) if self._is_quiet else self._bar_height()
        gap = made.space(1) if badge else 0
        return QSize(width + 2 * self._side() + badge + gap, height)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """A tab is never cut."""
        return self.tabSizeHint(index)

    def _side(self) -> int:
        return tokens().px(QUIET_SIDE if self._is_quiet else SIDE)

    def _bar_height(self) -> int:
        made = tokens()
        return max(made.px(TOP_BAR_HEIGHT), made.sizes.control + made.space(2))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words, line, focus ring and badge."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in range(self.count()):
            self._paint_tab(painter, place)

    def _paint_tab(self, painter: QPainter, place: int) -> None:
        made = tokens()
        room = self.tabRect(place)
        is_open = place == self.currentIndex()
        is_under = room.contains(self.mapFromGlobal(self.cursor().pos())) and self.underMouse()
        painter.setFont(sized_font(made.sizes.body, bold=is_open))
        painter.setPen(made.colour("text" if is_open or is_under else "second"))
        badge = self._badge_width(place)
        gap = made.space(1) if badge else 0
        words = room.adjusted(0, 0, -badge - gap, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.tabText(place))
        if badge:
            self._paint_badge(painter, room, badge, self._badge(place))
        if is_open:
            line = made.px(LINE_WIDTH)
            inset = self._side()
            painter.fillRect(
                room.adjusted(inset, room.height() - line, -inset, 0), made.colour("accent")
            )
            if self.hasFocus():
                pen = painter.pen()
                pen.setColor(made.colour("accent"))
                pen.setWidth(2)
                painter.setPen(pen)
                painter.drawRoundedRect(room.adjusted(3, 5, -3, -line - 4), 5, 5)

    def _paint_badge(self, painter: QPainter, room: QRect, width: int, words: str) -> None:
        made = tokens()
        font = sized_font(made.sizes.small, bold=True)
        height = QFontMetrics(font).height()
        box = QRect(
            room.right() - self._side() - width + made.space(1),
            room.center().y() - height // 2,
            width,
            height,
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(made.colour("accent"))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setPen(made.colour("on_accent"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
