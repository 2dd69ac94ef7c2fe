"""A box to choose in that a long name among its choices does not make wider than its form."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView, QWidget

from dangjian_desktop.ui.shared.theme import tokens

#: Characters for which there is room at least.
_LEAST = 6
#: Of the list that opens, for 14 px type.
_WIDEST = 640


class ChoiceBox(QComboBox):
    """As wide as its place in the form; the list that opens is as wide as the names.

    A branch may have a name of forty characters: it would push the second column of a form off
    the screen. The mouse wheel does not change what is chosen while a form is scrolled.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setView(QListView(self))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST)

    def showPopup(self) -> None:
        """Open the list with its names in full, as far as a screen is wide."""
        made = tokens()
        names = self.view().sizeHintForColumn(0) + made.space(8)
        self.view().setMinimumWidth(min(max(names, self.width()), made.text_px(_WIDEST)))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the form scroll."""
        event.ignore()
