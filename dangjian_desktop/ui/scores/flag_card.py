"""A flag as a card: its name, who has it with how many points, and what became of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.contest import (
    LOST_WORD,
    TURN_WORDS,
    FlagScore,
    Outcome,
    Turn,
    shown_figure,
)
from dangjian_desktop.queries.flags import FlagBoard, FlagRow
from dangjian_desktop.ui.shared.chip import Chip
from dangjian_desktop.ui.shared.elided import ElidedLabel
from dangjian_desktop.ui.shared.icons import pixmap
from dangjian_desktop.ui.shared.query_model import ChipLook
from dangjian_desktop.ui.shared.theme import Tone, restyle, set_role, tokens
from dangjian_desktop.ui.shared.wording import in_words, tr

_FLAG_EDGE = 26
_TURN_TONES = {
    Turn.TAKEN: Tone.GOOD,
    Turn.KEPT: Tone.GOOD,
    Turn.VACANT: Tone.PLAIN,
    Turn.OPEN: Tone.WARN,
}


def turn_look(turn: Turn) -> ChipLook:
    """Return the chip of what a period did to a flag."""
    return ChipLook(tr(TURN_WORDS[turn]), _TURN_TONES[turn])


def lost_look() -> ChipLook:
    """Return the chip of who lost a flag."""
    return ChipLook(tr(LOST_WORD), Tone.BAD)


def challenger(row: FlagRow) -> FlagScore | None:
    """Return who is next behind the winner; None where nobody else has a figure."""
    others = [
        one
        for one in row.table.scores
        if one.place is not None and one.organisation_id != row.result.winner_id
    ]
    return others[0] if others and row.result.outcome is not Outcome.TIE else None


class FlagCard(QFrame):
    """A card that can be chosen.

    Signals:
        chosen: The key of the flag; it has the keyboard or was pressed.
        stepped: -1 or 1: the card at the left or right is wanted.
    """

    chosen = Signal(str)
    stepped = Signal(int)

    def __init__(self, row: FlagRow, board: FlagBoard, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = row.flag.key
        self.setObjectName("flag_card")
        set_role(self, "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out(row, board)

    def _lay_out(self, row: FlagRow, board: FlagBoard) -> None:
        made = tokens()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(3),) * 4)
        column.setSpacing(made.space(1))
        head = QHBoxLayout()
        head.setSpacing(made.space(1))
        name = QLabel(tr("{flag}旗", flag=row.flag.name), self)
        set_role(name, "heading")
        has_winner = row.turn.holder_id is not None
        self._sign = QLabel(self)
        edge = made.px(_FLAG_EDGE)
        ink = made.colour("gold" if has_winner else "disabled")
        self._sign.setPixmap(pixmap("flag", ink, edge, self.devicePixelRatioF()))
        head.addWidget(self._sign)
        head.addWidget(name)
        head.addStretch(1)
        chip = Chip("", parent=self)
        chip.show_look(turn_look(row.turn.turn))
        head.addWidget(chip)
        column.addLayout(head)
        winner = board.names.get(row.turn.holder_id or 0, tr("暂无"))
        score = row.table.score(row.turn.holder_id)
        self.winner = ElidedLabel(winner, align=Qt.AlignmentFlag.AlignLeft, parent=self)
        set_role(self.winner, "title" if has_winner else "second")
        column.addWidget(self.winner)
        told = (
            []
            if score is None or score.figure is None
            else [tr("{figure} 分", figure=shown_figure(score.figure))]
        )
        behind = challenger(row)
        if behind is not None and behind.figure is not None:
            told.append(
                tr(
                    "追赶：{name} {figure} 分",
                    name=behind.name,
                    figure=shown_figure(behind.figure),
                )
                if has_winner
                else tr(
                    "最高：{name} {figure} 分",
                    name=behind.name,
                    figure=shown_figure(behind.figure),
                )
            )
        if row.result.outcome is Outcome.TIE:
            names = tr("、").join(board.names.get(key, "") for key in row.result.open_ids)
            told.append(tr("同分：{names}", names=names))
        if row.turn.lost_by is not None:
            told.append(tr("失旗：{name}", name=board.names.get(row.turn.lost_by, "")))
        elif row.turn.turn is Turn.OPEN and row.holder is not None:
            told.append(tr("现旗手：{name}", name=board.names.get(row.holder.holder_id or 0, "")))
        for words in told[:3]:
            line = ElidedLabel(words, align=Qt.AlignmentFlag.AlignLeft, parent=self)
            set_role(line, "small")
            column.addWidget(line)
        column.addStretch(1)
        self.setToolTip(in_words(row.result.reason))
        parts = [name.text(), turn_look(row.turn.turn).text, winner, *told]
        self.setAccessibleName(tr("，").join(parts))

    def show_chosen(self, is_chosen: bool) -> None:
        """Mark it as the one whose table is shown."""
        self.setProperty("chosen", is_chosen)
        restyle(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever has the keyboard is chosen."""
        super().focusInEvent(event)
        self.chosen.emit(self.key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose it."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.chosen.emit(self.key)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go to the next card."""
        steps = {int(Qt.Key.Key_Left): -1, int(Qt.Key.Key_Right): 1}
        if event.key() in steps:
            self.stepped.emit(steps[event.key()])
        else:
            super().keyPressEvent(event)
