"""Names in a file that several people have: for each it is chosen who is meant."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QWidget

from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.theme import tokens
from dangjian_desktop.ui.shared.wording import tr

#: Names that are asked for at once; the others are scrolled to.
_SEEN = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: the words before the box, and the people with what tells them apart."""

    key: Hashable
    words: str
    people: tuple[tuple[int, str], ...]


class AskedNames(QScrollArea):
    """A line for each name, with a box of the people who have it.

    Signals:
        chosen: The key of what was asked (object), and the row id of who is meant.
    """

    chosen = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: list[ChoiceBox] = []
        self._asked: tuple[Asked, ...] = ()
        holder = QWidget()
        self._grid = QGridLayout(holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(tokens().space(2))
        self._grid.setColumnStretch(1, 1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(holder)
        # The dialog's own ground shows through.
        self.viewport().setAutoFillBackground(False)
        holder.setAutoFillBackground(False)
        self.hide()

    def ask(self, asked: Sequence[Asked], before: QWidget, behind: QWidget) -> None:
        """Ask for some names; those that are asked for already keep what was chosen.

        Args:
            asked: What is asked. before, behind: between which widgets Tab goes through the boxes.
        """
        for one in asked:
            if one.key not in {known.key for known in self._asked}:
                self._add(one)
        self._asked = (*self._asked, *(one for one in asked if one not in self._asked))
        for box in self.boxes:
            QWidget.setTabOrder(before, box)
            before = box
        QWidget.setTabOrder(before, behind)
        seen = min(len(self.boxes), _SEEN)
        self.setVisible(bool(self.boxes))
        self.setFixedHeight(seen * (tokens().sizes.control + tokens().space(2)))

    def _add(self, one: Asked) -> None:
        label = QLabel(one.words)
        box = ChoiceBox()
        box.setObjectName("asked_name")
        box.setPlaceholderText(tr("请选定"))
        box.setAccessibleName(one.words)
        for key, told in one.people:
            box.addItem(told, key)
        box.setCurrentIndex(-1)
        box.activated.connect(partial(self._choose, one.key, box))
        place = len(self.boxes)
        self._grid.addWidget(label, place, 0)
        self._grid.addWidget(box, place, 1)
        self.boxes.append(box)

    def _choose(self, key: Hashable, box: ChoiceBox, _place: int) -> None:
        self.chosen.emit(key, int(box.currentData()))
