"""How tree, header, table and card share the page; their widths are remembered."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from dangjian_desktop.ui.shared.theme import news, tokens
from dangjian_desktop.ui.shared.workbench import SettingsKeeper

#: For 14 px type.
TREE_WIDTHS, CARD_WIDTHS = (200, 260), (320, 400)
REMEMBER_AFTER_MS = 400
#: More than any screen is wide: what stretches takes what is left.
PLENTY = 10_000


class RosterPanes(QWidget):
    """The tree at the left, the header over table and card; card and tree fold away."""

    def __init__(
        self,
        keeper: SettingsKeeper,
        *,
        tree: QWidget,
        header: QWidget,
        table: QWidget,
        card: QWidget,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._tree, self._table, self._card = tree, table, card
        self._inner = QSplitter(Qt.Orientation.Horizontal, self)
        self._inner.addWidget(table)
        self._inner.addWidget(card)
        right = QWidget(self)
        self._right = QVBoxLayout(right)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.addWidget(header)
        self._right.addWidget(self._inner, 1)
        self._outer = QSplitter(Qt.Orientation.Horizontal, self)
        self._outer.addWidget(tree)
        self._outer.addWidget(right)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(REMEMBER_AFTER_MS)
        self._later.timeout.connect(self._remember)
        for splitter in (self._inner, self._outer):
            splitter.setChildrenCollapsible(False)
            splitter.splitterMoved.connect(self._later.start)
        self._inner.setStretchFactor(0, 1)
        self._outer.setStretchFactor(1, 1)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._outer)
        tree.setVisible(keeper.value.tree_shown)
        card.hide()
        self._outer.setSizes([keeper.value.tree_width, PLENTY])
        self._dress()
        news().changed.connect(self._dress)

    def show_card(self) -> None:
        """Let the card stand at the right, as wide as it was the last time."""
        if self._card.isHidden():
            self._card.show()
            width = self._keeper.value.card_width
            self._inner.setSizes([max(self._inner.width() - width, 1), width])

    def fold_tree(self) -> None:
        """Fold the tree away or unfold it; the keyboard does not stay in what is hidden."""
        is_shown = self._tree.isHidden()
        had_keyboard = self._tree.isAncestorOf(QApplication.focusWidget() or self)
        self._tree.setVisible(is_shown)
        self._keeper.change(tree_shown=is_shown)
        if had_keyboard:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remember(self) -> None:
        panes = {"tree_width": self._tree, "card_width": self._card}
        self._keeper.change(
            **{key: pane.width() for key, pane in panes.items() if not pane.isHidden()}
        )

    def _dress(self) -> None:
        made = tokens()
        gap = made.space(3)
        self._column.setContentsMargins(gap, gap, gap, gap)
        self._right.setSpacing(gap)
        for splitter in (self._inner, self._outer):
            splitter.setHandleWidth(gap)
        for pane, (least, most) in ((self._tree, TREE_WIDTHS), (self._card, CARD_WIDTHS)):
            pane.setMinimumWidth(made.text_px(least))
            pane.setMaximumWidth(made.text_px(most))
