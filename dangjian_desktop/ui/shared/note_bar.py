"""The note at the bottom left: what was just done, with 撤销 for eight seconds."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.theme import STATUS_LINE_HEIGHT, tokens
from dangjian_desktop.ui.shared.wording import tr

SHOWN_MS = 8_000
LONGEST_WIDTH = 640


class NoteBar(QFrame):
    """Lies over the page it is given, stays away from the status line, asks for nothing."""

    def __init__(self, over: QWidget, undo: Callable[[], object]) -> None:
        """Lie over a widget.

        Args:
            over: The window's middle.
            undo: What 撤销 does.
        """
        super().__init__(over)
        self.setObjectName("note_bar")
        self._over, self._undo = over, undo
        self.sentence = QLabel(self)
        self.sentence.setObjectName("sentence")
        self.undo_button = plain_button(tr("撤销"), parent=self)
        self.undo_button.setObjectName("undo_button")
        self.undo_button.setToolTip(tr("撤销（Ctrl+Z）"))
        self.undo_button.clicked.connect(self._take_back)
        row = self._row = QHBoxLayout(self)
        made = tokens()
        row.setContentsMargins(made.space(4), made.space(1), made.space(2), made.space(1))
        row.setSpacing(made.space(3))
        row.addWidget(self.sentence)
        row.addWidget(self.undo_button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        over.installEventFilter(self)
        self.hide()

    def say(self, sentence: str, can_undo: bool = False) -> None:
        """Show a sentence for eight seconds; a new one takes the place of the old."""
        room = tokens().text_px(LONGEST_WIDTH)
        self.sentence.setWordWrap(False)
        self.sentence.setText(sentence)
        wanted = self.sentence.sizeHint().width()
        self.sentence.setFixedWidth(min(wanted, room))
        self.sentence.setWordWrap(wanted > room)
        self.setAccessibleName(sentence)
        self.undo_button.setVisible(can_undo)
        self._move_to_corner()
        self.show()
        self.raise_()
        self._timer.start(SHOWN_MS)

    def _take_back(self) -> None:
        self.hide()
        self._undo()

    def _move_to_corner(self) -> None:
        made = tokens()
        self._row.activate()
        self.adjustSize()
        minimum = made.sizes.control + made.space(2)
        self.resize(self.width(), max(self.height(), minimum))
        bottom = self._over.height() - made.px(STATUS_LINE_HEIGHT) - made.space(3)
        self.move(made.space(4), bottom - self.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner when the window grows."""
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self._move_to_corner()
        return False
