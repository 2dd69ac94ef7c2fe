"""An empty place says in one sentence what will stand there, and offers the one thing to do."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from dangjian_desktop.ui.shared.buttons import plain_button, primary_button
from dangjian_desktop.ui.shared.icons import pixmap
from dangjian_desktop.ui.shared.theme import news, set_role, tokens

PICTURE_EDGE = 40
_NEAR_ENOUGH = 4
SENTENCE_WIDTH = 420


class EmptyState(QWidget):
    """A quiet picture, a sentence, and at most one button, in the middle of the place."""

    def __init__(
        self,
        sentence: str,
        button_text: str = "",
        act: Callable[[], object] | None = None,
        *,
        icon: str = "",
        is_primary: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("empty_state")
        self._icon = icon
        self._act = act
        self._picture = QLabel(self)
        self.sentence = QLabel(self)
        self.sentence.setObjectName("sentence")
        self.sentence.setWordWrap(True)
        set_role(self.sentence, "sentence")
        make = primary_button if is_primary else plain_button
        self.button: QPushButton = make(button_text, parent=self)
        self.button.setObjectName("button")
        self.button.clicked.connect(self._do)
        self._lay_out()
        self.say(sentence, button_text, act)
        news().changed.connect(self._draw)

    def say(
        self, sentence: str, button_text: str = "", act: Callable[[], object] | None = None
    ) -> None:
        """Say another sentence and offer another thing to do."""
        self._act = act
        self.sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self.button.setText(button_text)
        self.button.setVisible(bool(button_text))
        self._draw()

    def _do(self) -> None:
        if self._act is not None:
            self._act()

    def _draw(self) -> None:
        made = tokens()
        self._picture.setVisible(bool(self._icon))
        width = min(made.text_px(SENTENCE_WIDTH), max(self._room(), 120))
        self.sentence.setMinimumSize(0, 0)  # else the size it had counts as one it needs
        width = self._balanced(width)
        self.sentence.setFixedWidth(width)
        # A centred label is given one line's height by the layout, however many it needs.
        self.sentence.setMinimumHeight(max(self.sentence.heightForWidth(width), 0))
        if self._icon:
            edge = made.px(PICTURE_EDGE)
            colour = made.colour("line_strong")
            self._picture.setPixmap(pixmap(self._icon, colour, edge, self.devicePixelRatio()))

    def _balanced(self, widest: int) -> int:
        """Return the width at which the lines are about as long: 改。 alone is ugly."""
        self.sentence.ensurePolished()
        height = self.sentence.heightForWidth(widest)
        if height < 2 * self.sentence.fontMetrics().height():
            return widest
        narrow, wide = widest // 2, widest
        while wide - narrow > _NEAR_ENOUGH:
            middle = (narrow + wide) // 2
            if self.sentence.heightForWidth(middle) > height:
                narrow = middle
            else:
                wide = middle
        return wide

    def _room(self) -> int:
        return self.width() - tokens().space(8)

    def _lay_out(self) -> None:
        made = tokens()
        column = QVBoxLayout(self)
        column.setSpacing(made.space(4))
        column.addStretch(2)
        for widget in (self._picture, self.sentence, self.button):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def resizeEvent(self, event: object) -> None:
        """Let the sentence wrap in a narrow place."""
        del event
        self._draw()


class Overlay(QObject):
    """Lays an empty state over a view while the view has nothing to show."""

    def __init__(self, place: QWidget, state: EmptyState) -> None:
        super().__init__(place)
        self._place, self.state = place, state
        state.setParent(place)
        state.hide()
        place.installEventFilter(self)

    def show_when(self, is_empty: bool) -> None:
        """Show or hide the state; the keyboard of its button goes to what is shown instead."""
        holder = self._place.window().focusWidget()
        had_keyboard = holder is not None and self.state.isAncestorOf(holder)
        self.state.setGeometry(self._place.rect())
        self.state.setVisible(is_empty)
        if had_keyboard and not is_empty:
            view = self._place.parentWidget() or self._place
            view.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the place's size."""
        if watched is self._place and event.type() == QEvent.Type.Resize:
            self.state.setGeometry(self._place.rect())
        return False
