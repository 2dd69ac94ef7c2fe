"""The areas of a place as a board: a column for each level, the committee's first."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.ui.groups.area_card import AreaCard, AreaLook
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import tr

NARROWEST = 200
_ARROWS = {
    int(Qt.Key.Key_Up): (0, -1),
    int(Qt.Key.Key_Down): (0, 1),
    int(Qt.Key.Key_Left): (-1, 0),
    int(Qt.Key.Key_Right): (1, 0),
}


@dataclass(frozen=True)
class LevelLook:
    """A column: what it is called, and its areas."""

    name: str
    areas: Sequence[AreaLook]


class AreaBoard(QScrollArea):
    """Three columns of cards.

    Signals:
        chosen_changed: Another area is chosen, or none.
        opened: Number of the area that Enter or a double click opened.
        menu_wanted: Number of an area, and where on the screen.
        dropped: Number of the area somebody comes from (None: the list), who, number of the other.
    """

    chosen_changed = Signal()
    opened = Signal(int)
    menu_wanted = Signal(int, QPoint)
    dropped = Signal(object, object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("area_board")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.chosen: int | None = None
        self.cards: dict[int, AreaCard] = {}
        self._columns: list[list[int]] = []

    def show_levels(self, levels: Sequence[LevelLook], *, can_drag: bool = False) -> None:
        """Show other areas; the one that is chosen stays chosen where it is still there."""
        at = self.verticalScrollBar().value()
        had_focus = any(card.hasFocus() for card in self.cards.values())
        body = QWidget(self)
        body.setAutoFillBackground(False)
        made = tokens()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, made.space(1), 0)
        row.setSpacing(made.space(3))
        self.cards, self._columns = {}, []
        for level in levels:
            row.addLayout(self._column(level, can_drag, body), 1)
        self.setWidget(body)
        body.setAutoFillBackground(False)
        if self.chosen not in self.cards:
            self.chosen = None
        self._mark()
        if had_focus and self.chosen is not None:
            self.cards[self.chosen].setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(at))
        self.chosen_changed.emit()

    def choose(self, number: int) -> None:
        """Choose an area and bring it into view."""
        card = self.cards.get(number)
        if card is not None:
            self._choose(number)
            self.ensureWidgetVisible(card)

    def _column(self, level: LevelLook, can_drag: bool, body: QWidget) -> QVBoxLayout:
        made = tokens()
        column = QVBoxLayout()
        column.setSpacing(made.space(2))
        heading = QLabel(tr("{level}　{n}", level=level.name, n=len(level.areas)), body)
        heading.setMinimumWidth(made.text_px(NARROWEST))
        set_role(heading, "heading")
        column.addWidget(heading)
        for look in level.areas:
            card = AreaCard(look, can_drag=can_drag, parent=body)
            card.chosen.connect(self._choose)
            card.opened.connect(self.opened)
            card.menu_wanted.connect(self.menu_wanted)
            card.stepped.connect(self._step)
            card.dropped.connect(self.dropped)
            self.cards[look.number] = card
            column.addWidget(card)
        if not level.areas:
            nothing = QLabel(tr("还没有"), body)
            set_role(nothing, "second")
            column.addWidget(nothing)
        column.addStretch(1)
        self._columns.append([look.number for look in level.areas])
        return column

    def _choose(self, number: int) -> None:
        if number != self.chosen:
            self.chosen = number
            self._mark()
            self.chosen_changed.emit()

    def _mark(self) -> None:
        for number, card in self.cards.items():
            card.show_chosen(number == self.chosen)

    def _step(self, number: int, key: int) -> None:
        """Go to the next card up, down or in the next column that has one."""
        sideways, down = _ARROWS[key]
        column = next(n for n, numbers in enumerate(self._columns) if number in numbers)
        place = self._columns[column].index(number)
        if down:
            place += down
        else:
            column += sideways
            while 0 <= column < len(self._columns) and not self._columns[column]:
                column += sideways
        if not 0 <= column < len(self._columns):
            return
        numbers = self._columns[column]
        if down and not 0 <= place < len(numbers):
            return
        card = self.cards[numbers[min(place, len(numbers) - 1)]]
        card.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(card)
