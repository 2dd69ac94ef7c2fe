"""A masked value with 显示: revealed for a short time, through a callback that records it.

While it is shown it can be copied; `short_clipboard` takes it off the clipboard again.
"""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from dangjian_desktop.ui.shared.buttons import icon_button
from dangjian_desktop.ui.shared.icons import dress
from dangjian_desktop.ui.shared.short_clipboard import KEPT_MS, short_clipboard
from dangjian_desktop.ui.shared.theme import tokens
from dangjian_desktop.ui.shared.wording import tr

REVEALED_MS = 15_000


class MaskedValue(QWidget):
    """Shows the masked text; the full text is not even in memory here until it is asked for.

    Signals:
        revealed: Whether the full text is shown now.
    """

    revealed = Signal(bool)

    def __init__(
        self,
        masked: str = "",
        reveal: Callable[[], str] | None = None,
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show a masked text.

        Args:
            masked: The text as it may stand on the screen.
            reveal: Records the asking and returns the full text.
            name: What the value is, for screen readers: 公民身份号码.
            parent: The card.
        """
        super().__init__(parent)
        self.setObjectName("masked_value")
        self._masked, self._reveal, self._name = masked, reveal, name
        self.value = QLabel(self)
        self.value.setObjectName("value")
        self.button = icon_button(
            "eye", tr("显示{name}", name=name), clicked=self._toggle, parent=self
        )
        self.button.setObjectName("reveal_button")
        self.copy_button = icon_button(
            "copy",
            tr("复制{name}（{seconds} 秒后从剪贴板里清除）", name=name, seconds=KEPT_MS // 1000),
            clicked=self._copy,
            parent=self,
        )
        self.copy_button.setObjectName("copy_button")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens().space(1))
        row.addWidget(self.value)
        row.addWidget(self.button)
        row.addWidget(self.copy_button)
        row.addStretch()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide_value)
        self.show_masked(masked, reveal)

    @property
    def is_revealed(self) -> bool:
        """Whether the full text is shown."""
        return self._timer.isActive()

    def show_masked(self, masked: str, reveal: Callable[[], str] | None) -> None:
        """Show another masked text, as when another person's card is opened."""
        self._masked, self._reveal = masked, reveal
        self.button.setVisible(bool(masked) and reveal is not None)
        self.hide_value()

    def hide_value(self) -> None:
        """Mask the text again."""
        was_revealed = self._timer.isActive() or self.value.text() != self._masked
        self._timer.stop()
        self.value.setText(self._masked)
        self.copy_button.hide()
        dress(self.button, "eye")
        self._name_button(tr("显示{name}", name=self._name))
        if was_revealed:
            self.revealed.emit(False)

    def _toggle(self) -> None:
        if self.is_revealed:
            self.hide_value()
        elif self._reveal is not None:
            self.value.setText(self._reveal())
            short_clipboard().watch(self.value.text())  # it can be marked with the mouse as well
            self.copy_button.show()
            self._timer.start(REVEALED_MS)
            dress(self.button, "eye-off")
            self._name_button(tr("隐藏{name}", name=self._name))
            self.revealed.emit(True)

    def _copy(self) -> None:
        short_clipboard().copy(self.value.text())

    def _name_button(self, words: str) -> None:
        self.button.setToolTip(words)
        self.button.setAccessibleName(words)

    def hideEvent(self, event: object) -> None:
        """A card that goes away takes the revealed number with it."""
        del event
        self.hide_value()
