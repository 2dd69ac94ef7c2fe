"""A box to choose in that a long name among its choices does not make wider than its form."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView, QStyle, QStyleOptionComboBox, QWidget

from dangjian_desktop.ui.shared.style_options import write_choice
from dangjian_desktop.ui.shared.theme import tokens

#: Characters for which there is room at least.
_LEAST = 6
#: Of the list that opens, for 14 px type.
_WIDEST = 640


class ChoiceBox(QComboBox):
    """As wide as its place in the form; the list that opens is as wide as the names.

    A branch may have a name of forty characters: it would push the second column of a form off
    the screen. What is chosen and does not fit ends in an ellipsis and is told whole by the
    tooltip, unless the box has a tooltip of its own. The mouse wheel does not change what is
    chosen while a form is scrolled.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = ""
        self.setView(QListView(self))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST)
        self.currentTextChanged.connect(self._tell_rest)

    def offer(self, choices: Iterable[tuple[str, object]]) -> None:
        """Offer other choices, each its words and what they stand for; no signal tells of it.

        What was chosen stays chosen where it is still among them; else the first is.
        """
        chosen = self.currentData()
        with QSignalBlocker(self):
            self.clear()
            for words, value in choices:
                self.addItem(words, value)
            self.setCurrentIndex(max(self.findData(chosen), 0))
        self._tell_rest()

    def showPopup(self) -> None:
        """Open the list with its names in full, as far as a screen is wide."""
        made = tokens()
        names = self.view().sizeHintForColumn(0) + made.space(8)
        self.view().setMinimumWidth(min(max(names, self.width()), made.text_px(_WIDEST)))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the form scroll."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What fitted may be cut now, and the other way round."""
        super().resizeEvent(event)
        self._tell_rest()

    def changeEvent(self, event: QEvent) -> None:
        """Larger type needs more room."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._tell_rest()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Draw no more of what is chosen than there is room for; Qt would cut a letter in two."""
        super().initStyleOption(option)
        mode, room = Qt.TextElideMode.ElideRight, self._room(option)
        write_choice(option, self.fontMetrics().elidedText(self.currentText(), mode, room))

    def _room(self, option: QStyleOptionComboBox) -> int:
        """Return how wide the words may be."""
        combo, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        return self.style().subControlRect(combo, option, field, self).width()

    def _tell_rest(self) -> None:
        if self.toolTip() != self._told:  # somebody gave the box words of its own
            return
        option = QStyleOptionComboBox()
        super().initStyleOption(option)
        words = self.currentText()
        is_cut = self.fontMetrics().horizontalAdvance(words) > self._room(option)
        self._told = words if is_cut else ""
        self.setToolTip(self._told)
