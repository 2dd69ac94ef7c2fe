"""Today's groups beside those of a proposal: two boards that scroll along with each other."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from dangjian_desktop.ui.groups.group_board import GroupBoard
from dangjian_desktop.ui.shared.elided import ElidedLabel
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import tr

#: More pixels than a window has: shares of it are kept as shares.
PLENTY = 1000


class DivisionBoards(QSplitter):
    """Both boards under their headings; without a proposal today's alone."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setChildrenCollapsible(False)
        self._is_following = False
        self.today = GroupBoard(self)
        self.today.setObjectName("today_board")
        self.proposed = GroupBoard(self)
        self.proposed.setObjectName("proposed_board")
        self._today_title = QLabel(tr("现在"), self)
        self.decides = ElidedLabel(
            tr("不是决定：党小组由支部委员会研究决定"),
            mode=Qt.TextElideMode.ElideRight,
            align=Qt.AlignmentFlag.AlignLeft,
            parent=self,
        )
        self.decides.setObjectName("decides")
        set_role(self.decides, "second")
        self._spaced: list[QBoxLayout] = []
        self.addWidget(self._side((self._today_title,), self.today))
        self._proposed_side = self._side((QLabel(tr("方案"), self), self.decides), self.proposed)
        self.addWidget(self._proposed_side)
        self.setSizes([PLENTY, PLENTY])
        for board, other in ((self.today, self.proposed), (self.proposed, self.today)):
            board.horizontalScrollBar().valueChanged.connect(partial(self._scroll_along, other))

    def show_proposed(self, is_shown: bool) -> None:
        """Show the board of a proposal, or today's alone, which then needs no heading."""
        self._today_title.setVisible(is_shown)
        self._proposed_side.setVisible(is_shown)

    def space(self, gap: int) -> None:
        """Set the room between the boards, in pixels, and dress what is in them."""
        self.setHandleWidth(gap)
        for box in self._spaced:
            box.setSpacing(tokens().space(1))

    def _side(self, head: Sequence[QLabel], board: GroupBoard) -> QWidget:
        set_role(head[0], "heading")
        row = QHBoxLayout()
        for words in head:
            row.addWidget(words, 1 if words is head[-1] else 0)
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(board, 1)
        self._spaced += [column, row]
        return side

    def _scroll_along(self, board: GroupBoard, value: int) -> None:
        """Let the other board follow as far as it goes, and not pull the first one back."""
        if not self._is_following:
            self._is_following = True
            board.horizontalScrollBar().setValue(value)
            self._is_following = False
