"""The filter line: typing narrows the table at once, Esc clears it, Enter and ↓ go to the table."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from dangjian_desktop.ui.shared.icons import dress
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr

#: A person types a letter every 100 ms; the table follows between two of them.
WAIT_MS = 40
WORDS = QT_TR_NOOP("筛选：姓名、拼音、班组、岗位、号码尾数")
TIP = QT_TR_NOOP("几个词用空格隔开，都符合的人才显示（Ctrl+F，Esc 清除）")


class FilterLine(QLineEdit):
    """A line of words; every one of them must be found in a row of the table.

    Signals:
        words_changed: The words as they stand now; nothing is told while an input method composes.
        left_downwards: The keyboard should go to the table.
    """

    words_changed = Signal(str)
    left_downwards = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, words: str = WORDS, tip: str = TIP
    ) -> None:
        """Make the line.

        Args:
            parent: The page.
            words: What the empty line says: what can be typed.
            tip: How several words are meant, and the keys.
        """
        super().__init__(parent)
        self.setObjectName("filter_line")
        self.setPlaceholderText(tr(words))
        self.setAccessibleName(tr("筛选"))
        self.setToolTip(f"{tr(words)}\n{tr(tip)}")  # the words are cut where the line is short
        self.setClearButtonEnabled(True)
        sign = QAction(self)
        dress(sign, "search")
        self.addAction(sign, QLineEdit.ActionPosition.LeadingPosition)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(WAIT_MS)
        self._later.timeout.connect(self._tell)
        self._told = ""
        self.textChanged.connect(self._later.start)

    @property
    def words(self) -> str:
        """The words that the table shows now."""
        return self._told

    def show_words(self, words: str) -> None:
        """Put words in and tell them at once."""
        self.setText(words)
        self._tell()

    def take_letter(self, event: QKeyEvent) -> None:
        """Go on with a letter that was typed elsewhere on the page."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.end(False)
        self.insert(event.text())

    def _tell(self) -> None:
        self._later.stop()
        words = " ".join(self.text().split())
        if words != self._told:
            self._told = words
            self.words_changed.emit(words)

    def event(self, event: QEvent) -> bool:
        """Esc belongs to the line while it holds words, before any shortcut of the window."""
        if event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears, and from the empty line goes to the table as Enter and ↓ do."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.show_words("")
        elif event.key() in (
            Qt.Key.Key_Escape,
            Qt.Key.Key_Down,
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        ):
            self._tell()
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)
