"""Width × height of a paper or a board of one's own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QWidget

from dangjian_desktop.domain.own_sizes import own_size, own_size_written
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr

#: What stands for it among the papers that a box offers.
OWN_SIZE = "own"
#: What can be typed; whether it can be made is judged where it is made, in words: a box that lets
#: nothing else in puts its old figure back and says nothing.
_TYPED = (0, 9999)
#: What the size is before one is typed, in centimetres.
_FIRST = ((QT_TR_NOOP("宽"), 60), (QT_TR_NOOP("高"), 90))


class OwnSize(QWidget):
    """Two numbers in whole centimetres.

    Signals:
        typed: Another size was typed.
    """

    typed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("own_size")
        self.width_cm, self.height_cm = (self._box(tr(words), first) for words, first in _FIRST)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.width_cm, 1)
        row.addWidget(QLabel("×", self))
        row.addWidget(self.height_cm, 1)

    @property
    def paper(self) -> str:
        """The size as a paper is named: 60x90cm."""
        return own_size_written(self.width_cm.value(), self.height_cm.value())

    def take(self, paper: str) -> bool:
        """Show a size that is named so; return whether it is one."""
        size = own_size(paper)
        if size is None:
            return False
        self.width_cm.setValue(round(size[0]))
        self.height_cm.setValue(round(size[1]))
        return True

    def _box(self, words: str, first: int) -> QSpinBox:
        box = QSpinBox(self)
        box.setAccessibleName(tr("{words}（厘米）", words=words))
        box.setRange(*_TYPED)
        box.setSuffix(tr(" 厘米"))
        box.setValue(first)
        box.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        box.editingFinished.connect(self.typed)
        return box
