"""Cards and their sections that fold, each with one heading and a key to fold it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from dangjian_desktop.ui.shared.buttons import PushButton
from dangjian_desktop.ui.shared.icons import dress
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
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


class CardPane(QWidget):
    """A heading above a card of which the content scrolls."""

    def __init__(self, heading: str | None = None, parent: QWidget | None = None) -> None:
        """Make the pane.

        Args:
            heading: What stands above the card, "" where it is told later; with None nothing
                does, and the card is as high as what stands beside it.
            parent: The page.
        """
        super().__init__(parent)
        self.title = QLabel(heading or "", self)
        set_role(self.title, "heading")
        self.title.setHidden(heading is None)
        self.frame = card(self)
        self._area = QScrollArea(self.frame)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.viewport().setAutoFillBackground(False)  # the card's own ground shows
        inner = QVBoxLayout(self.frame)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self._area)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens().space(2))
        self._column.addWidget(self.title)
        self._column.addWidget(self.frame, 1)
        news().changed.connect(self.dress)

    def new_body(self, gap: int = 1) -> tuple[QWidget, QVBoxLayout]:
        """Return an empty content for `show_body` and its column, with `gap` units between rows."""
        made = tokens()
        body = QWidget()
        body.setObjectName("scrolled")
        column = QVBoxLayout(body)
        column.setContentsMargins(made.space(3), made.space(2), made.space(3), made.space(3))
        column.setSpacing(made.space(gap))
        return body, column

    def show_body(self, body: QWidget) -> None:
        """Put another content into the card."""
        self._area.setWidget(body)
        body.setAutoFillBackground(False)  # a scroll area has just switched it on
        self._area.verticalScrollBar().setValue(0)

    def dress(self) -> None:
        """Take the spacing of the present type."""
        self._column.setSpacing(tokens().space(2))


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
