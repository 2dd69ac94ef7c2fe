"""A list at the left, a header over the table, a card at the right; their widths are remembered."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from dangjian_desktop.ui.shared.theme import news, tokens
from dangjian_desktop.ui.shared.workbench import SettingsKeeper

#: For 14 px type.
LEFT_WIDTHS, CARD_WIDTHS = (200, 260), (320, 400)
REMEMBER_AFTER_MS = 400
#: More than any screen is wide: what stretches takes what is left.
PLENTY = 10_000


@dataclass(frozen=True, slots=True)
class PaneKeys:
    """Under which names of `Settings` a page keeps how its panes stand.

    Attributes:
        card_shown: "" where the card is hidden until somebody opens it.
    """

    left_width: str = "tree_width"
    left_shown: str = "tree_shown"
    card_width: str = "card_width"
    card_shown: str = ""


class ThreePanes(QWidget):
    """The list at the left, the header over table and card; card and list fold away."""

    def __init__(
        self,
        keeper: SettingsKeeper,
        *,
        left: QWidget,
        header: QWidget,
        table: QWidget,
        card: QWidget,
        parent: QWidget,
        keys: PaneKeys | None = None,
    ) -> None:
        """Put the parts together.

        Args:
            keeper: Where widths and what is folded are kept.
            left: What the table's rows are chosen by: the tree, the list of books.
            header: What stands above table and card.
            table: The middle.
            card: What is told of one row.
            parent: The page.
            keys: Names of the settings; None for those of the roster.
        """
        super().__init__(parent)
        self._keeper, self._keys = keeper, keys or PaneKeys()
        self._left, self._table, self._card = left, table, card
        self._inner = QSplitter(Qt.Orientation.Horizontal, self)
        self._inner.addWidget(table)
        self._inner.addWidget(card)
        right = QWidget(self)
        self._right = QVBoxLayout(right)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.addWidget(header)
        self._right.addWidget(self._inner, 1)
        self._outer = QSplitter(Qt.Orientation.Horizontal, self)
        self._outer.addWidget(left)
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
        left.setVisible(bool(self._kept(self._keys.left_shown)))
        card.hide()
        self._outer.setSizes([self._kept(self._keys.left_width), PLENTY])
        self._dress()
        news().changed.connect(self._dress)
        if self._keys.card_shown and self._kept(self._keys.card_shown):
            self.show_card()

    def show_card(self) -> None:
        """Let the card stand at the right, as wide as it was the last time."""
        if self._card.isHidden():
            self._card.show()
            width = self._kept(self._keys.card_width)
            room = self._inner.width() if self.isVisible() else PLENTY
            self._inner.setSizes([max(room - width, 1), width])

    def fold_left(self) -> None:
        """Fold the list away or unfold it; the keyboard does not stay in what is hidden."""
        is_shown = self._left.isHidden()
        self._keep_keyboard(self._left)
        self._left.setVisible(is_shown)
        self._keeper.change(**{self._keys.left_shown: is_shown})

    def fold_card(self) -> None:
        """Fold the card away or unfold it, and remember it where the page does."""
        is_shown = self._card.isHidden()
        self._keep_keyboard(self._card)
        if is_shown:
            self.show_card()
        else:
            self._card.hide()
        if self._keys.card_shown:
            self._keeper.change(**{self._keys.card_shown: is_shown})

    def _keep_keyboard(self, pane: QWidget) -> None:
        if pane.isAncestorOf(QApplication.focusWidget() or self):
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _kept(self, key: str) -> int:
        return int(getattr(self._keeper.value, key))

    def _remember(self) -> None:
        panes = {self._keys.left_width: self._left, self._keys.card_width: self._card}
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
        for pane, (least, most) in ((self._left, LEFT_WIDTHS), (self._card, CARD_WIDTHS)):
            pane.setMinimumWidth(made.text_px(least))
            pane.setMaximumWidth(made.text_px(most))
