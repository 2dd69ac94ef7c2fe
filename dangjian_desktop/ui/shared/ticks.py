"""Several of a few words, side by side, each with a box to tick."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from dangjian_desktop.ui.shared.flow import FlowLayout
from dangjian_desktop.ui.shared.theme import tokens


class Ticks(QWidget):
    """Boxes that go on in the next line where the room ends.

    Signals:
        edited: The user ticked or unticked one.
    """

    edited = Signal()

    def __init__(
        self, words: Sequence[tuple[str, str]], chosen: Iterable[str], parent: QWidget
    ) -> None:
        """Make the boxes.

        Args:
            words: Code and word of each.
            chosen: Codes of those that are ticked at first.
            parent: The form.
        """
        super().__init__(parent)
        self._flow = FlowLayout(self, gap=tokens().space(3))
        self.boxes: dict[str, QCheckBox] = {}
        self.offer(words)
        self.show_chosen(chosen)

    def offer(self, words: Sequence[tuple[str, str]]) -> None:
        """Offer other words; what was ticked stays so where it is still among them."""
        if [(code, box.text()) for code, box in self.boxes.items()] == list(words):
            return
        ticked = self.chosen()
        while self._flow.takeAt(0) is not None:
            pass
        for box in self.boxes.values():
            box.hide()
            box.deleteLater()
        self.boxes = {}
        for code, word in words:
            box = QCheckBox(word, self)
            box.setObjectName(str(code))
            box.setChecked(code in ticked)
            box.toggled.connect(lambda _on: self.edited.emit())
            self._flow.addWidget(box)
            box.show()
            self.boxes[code] = box
        self.updateGeometry()

    def chosen(self) -> list[str]:
        """Return the codes of what is ticked."""
        return [str(code) for code, box in self.boxes.items() if box.isChecked()]

    def show_chosen(self, chosen: Iterable[str]) -> None:
        """Tick others, without telling."""
        wanted = set(chosen)
        for code, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setChecked(code in wanted)
