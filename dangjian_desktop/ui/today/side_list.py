"""A card of short lines beside the list: when, what, and one quiet line more; a click opens it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from dangjian_desktop.ui.shared.buttons import elided_link
from dangjian_desktop.ui.shared.elided import ElidedLabel
from dangjian_desktop.ui.shared.section import CardPane
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import tr

#: More lines than these scroll.
_LINES_SHOWN = 12
_LEAST_SHOWN = 1
_LINE_HEIGHT = 51


@dataclass(frozen=True, slots=True)
class SideLine:
    """One line: when, what, more, and what a click does."""

    when: str
    what: str
    more: str
    act: Callable[[], object]


class SideList(CardPane):
    """A heading with its count, and the lines under it in a card."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(heading, parent)
        self._heading = heading
        self._count = 0
        self.show_lines((), "")

    def show_lines(self, lines: Sequence[SideLine], nothing: str) -> None:
        """Show lines; without any, say so in one sentence."""
        self._count = len(lines)
        self.title.setText(
            tr("{heading} {count}", heading=self._heading, count=len(lines))
            if lines
            else self._heading
        )
        body = QWidget(self)
        self._grid = QGridLayout(body)
        self._grid.setColumnStretch(1, 1)
        for row, line in enumerate(lines):
            when = QLabel(line.when, body)
            set_role(when, "second")
            what = elided_link(line.what, parent=body)
            what.setAccessibleName(" ".join((line.when, line.what, line.more)))
            what.clicked.connect(lambda _checked=False, act=line.act: act())
            more = ElidedLabel(
                line.more,
                mode=Qt.TextElideMode.ElideRight,
                align=Qt.AlignmentFlag.AlignLeft,
                parent=body,
            )
            set_role(more, "second")
            self._grid.addWidget(when, 2 * row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(what, 2 * row, 1, Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(more, 2 * row + 1, 1)
        if not lines:
            said = QLabel(nothing, body)
            said.setWordWrap(True)
            set_role(said, "second")
            self._grid.addWidget(said, 0, 0, 1, 2)
        self._grid.setRowStretch(2 * len(lines) + 1, 1)
        self.show_body(body)
        self.dress()

    def dress(self) -> None:
        """Give the lines, as many as there are up to a dozen, the room of the present type."""
        super().dress()
        made = tokens()
        gap = made.space(2)
        self._grid.setContentsMargins(made.space(3), gap, made.space(3), gap)
        self._grid.setHorizontalSpacing(made.space(3))
        self._grid.setVerticalSpacing(made.space(1))
        line = made.text_px(_LINE_HEIGHT)
        shown = min(max(self._count, 1), _LINES_SHOWN)
        self.frame.setMinimumHeight(min(shown, _LEAST_SHOWN) * line + 2 * gap)
        highest = shown * line + 2 * gap
        self.frame.setMaximumHeight(highest)
        # What is left of the page stays below the cards and not between heading and card.
        self.setMaximumHeight(self.title.sizeHint().height() + gap + highest)
