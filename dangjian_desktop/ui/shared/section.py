"""Cards and their sections that fold, each with one heading and a key to fold it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from dangjian_desktop.ui.shared.buttons import PushButton
from dangjian_desktop.ui.shared.icons import dress
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import tr


def card(parent: QWidget | None = None) -> QFrame:
    """Return an empty card: a surface with one line around it."""
    frame = QFrame(parent)
    set_role(frame, "card")
    return frame


def rule(parent: QWidget | None = None) -> QFrame:
    """Return a line between parts of a card."""
    frame = QFrame(parent)
    set_role(frame, "rule")
    return frame


class Section(QWidget):
    """A heading that folds what stands under it.

    Signals:
        folded: Whether it is folded now; for remembering.
    """

    folded = Signal(bool)

    def __init__(
        self, heading: str, body: QWidget, *, is_open: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("section")
        self.setAccessibleName(heading)
        self._heading = heading
        self.body = body
        self.fold_button = PushButton(heading, self)
        self.fold_button.setObjectName("fold")
        self.fold_button.setAutoDefault(False)
        self.fold_button.clicked.connect(self._toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens().space(1))
        column.addWidget(self.fold_button)
        column.addWidget(body)
        self._is_open = not is_open
        self.set_open(is_open)

    @property
    def is_open(self) -> bool:
        """Whether what stands under the heading is shown."""
        return self._is_open

    def set_open(self, is_open: bool) -> None:
        """Show or fold what stands under the heading."""
        if is_open == self._is_open:
            return
        self._is_open = is_open
        self.body.setVisible(is_open)
        dress(self.fold_button, "chevron-down" if is_open else "chevron-right")
        state = tr("已展开") if is_open else tr("已折叠")
        self.fold_button.setAccessibleName(
            tr("{heading}，{state}", heading=self._heading, state=state)
        )
        self.folded.emit(not is_open)

    def _toggle(self) -> None:
        self.set_open(not self._is_open)
