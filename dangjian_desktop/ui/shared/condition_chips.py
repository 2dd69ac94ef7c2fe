"""The conditions of a list as chips: each opens the dialog, and can be taken away by itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from dangjian_desktop.domain.filter_words import in_words
from dangjian_desktop.domain.filters import Columns, Filter, faults_of
from dangjian_desktop.ui.shared.buttons import icon_button, link_button, quiet_button
from dangjian_desktop.ui.shared.filter_sentences import fault_sentence
from dangjian_desktop.ui.shared.flow import FlowLayout
from dangjian_desktop.ui.shared.theme import Tone, restyle, tokens
from dangjian_desktop.ui.shared.wording import tr

#: Characters of a condition shown on its chip; the whole stands in the tooltip.
MOST_CHARACTERS = 20


@dataclass(frozen=True, slots=True)
class ConditionChip:
    """A condition as it is shown: in words, and what is wrong with it, if anything."""

    words: str
    fault: str = ""


def chips_of(condition: Filter | None, columns: Columns) -> list[ConditionChip]:
    """Return a chip for each part of a filter."""
    chips = []
    for part in condition.parts if condition is not None else ():
        alone = Filter(parts=(part,))
        faults = faults_of(alone, columns)
        chips.append(
            ConditionChip(in_words(alone, columns), fault_sentence(faults[0]) if faults else "")
        )
    return chips


class ConditionChips(QObject):
    """Chips at the end of a line that goes on below, and the link that takes all away.

    Signals:
        edit_wanted: The conditions are to be edited.
        removed: Number of the condition to be taken away.
        cleared: All conditions are to be taken away.
        left: The chip that had the keyboard is gone.
    """

    edit_wanted = Signal()
    removed = Signal(int)
    cleared = Signal()
    left = Signal()

    def __init__(self, flow: FlowLayout, owner: QWidget, *, behind: QWidget) -> None:
        """Make the row without a chip.

        Args:
            flow: Where the chips stand, at its end.
            owner: The widget of the layout.
            behind: After which widget Tab comes to the chips.
        """
        super().__init__(owner)
        self._flow, self._owner, self._behind = flow, owner, behind
        self.chips: list[QFrame] = []
        self._said: list[ConditionChip] = []
        self.clear_button = link_button(tr("清除条件"), parent=owner)
        self.clear_button.setObjectName("clear_conditions")
        self.clear_button.clicked.connect(lambda: self.cleared.emit())
        flow.addWidget(self.clear_button)
        self.clear_button.hide()

    def show_chips(self, chips: Sequence[ConditionChip]) -> None:
        """Show these instead of those that are there."""
        if list(chips) == self._said:
            return
        self._said = list(chips)
        holder = self._owner.focusWidget() or self._owner
        had_keyboard = any(chip.isAncestorOf(holder) for chip in self.chips)
        for old in self.chips:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._flow.removeWidget(self.clear_button)
        self.chips = [self._chip(number, chip) for number, chip in enumerate(chips)]
        for made in (*self.chips, self.clear_button):
            self._flow.addWidget(made)
        for made in self.chips:
            made.show()
        self.clear_button.setVisible(bool(chips))
        last = self._behind
        for made in self.chips:
            for button in made.findChildren(QWidget, "condition") + made.findChildren(
                QWidget, "remove"
            ):
                QWidget.setTabOrder(last, button)
                last = button
        QWidget.setTabOrder(last, self.clear_button)
        self._owner.updateGeometry()
        if had_keyboard:
            self.left.emit()

    def _chip(self, number: int, chip: ConditionChip) -> QFrame:
        frame = QFrame(self._owner)
        frame.setObjectName("condition_chip")
        frame.setProperty("tone", Tone.BAD.value if chip.fault else Tone.INFO.value)
        restyle(frame)
        words = quiet_button(
            shortened(chip.words), "triangle-alert" if chip.fault else "", parent=frame
        )
        words.setObjectName("condition")
        words.setToolTip(chip.fault or chip.words)
        words.setAccessibleName(f"{chip.words} {chip.fault}".strip())
        words.clicked.connect(lambda: self.edit_wanted.emit())
        remove = icon_button(
            "x",
            tr("去掉：{words}", words=chip.words),
            clicked=lambda: self.removed.emit(number),
            parent=frame,
        )
        remove.setObjectName("remove")
        row = QHBoxLayout(frame)
        row.setContentsMargins(tokens().space(1), 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(words)
        row.addWidget(remove)
        return frame


def shortened(words: str) -> str:
    """Return words that fit on a chip."""
    return words if len(words) <= MOST_CHARACTERS else words[: MOST_CHARACTERS - 1] + "…"
