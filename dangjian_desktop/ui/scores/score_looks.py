"""How scores look: the tone of a grade, the chip of a standing, the cell of the board in words."""

from collections.abc import Mapping

from dangjian_desktop.queries.score_sheets import (
    BoardCell,
    BoardPeriod,
)
from dangjian_desktop.queries.score_words import change_text, points_text
from dangjian_desktop.queries.shown_scores import STANDING_WORDS, Standing
from dangjian_desktop.ui.shared.query_model import ChipLook
from dangjian_desktop.ui.shared.theme import Tone
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, tr

PENDING = QT_TR_NOOP("待评")
#: What stands in a narrow cell of something that is 待评: its first character.
PENDING_MARK = chinese("待")

_STANDING_LOOKS: Mapping[Standing, tuple[Tone, str]] = {
    Standing.AHEAD: (Tone.PLAIN, "clock"),
    Standing.RUNNING: (Tone.INFO, "clock"),
    Standing.ENDED: (Tone.PLAIN, "lock-open"),
    Standing.CLOSED: (Tone.GOOD, "lock"),
    Standing.CORRECTING: (Tone.WARN, "lock-open"),
}


def grade_tone(level: tuple[int, int]) -> Tone:
    """Return the tone of a grade by its place among all: the best good, the last ones not."""
    place, count = level
    if place >= count:
        return Tone.WARN
    if place == count - 1:
        return Tone.BAD
    if place == count - 2:
        return Tone.WARN
    return (Tone.GOOD, Tone.INFO)[place] if place <= 1 else Tone.PLAIN


def standing_look(standing: Standing) -> ChipLook:
    """Return the chip of how final a period is."""
    tone, icon = _STANDING_LOOKS[standing]
    return ChipLook(tr(STANDING_WORDS[standing]), tone, icon)


def cell_mark(cell: BoardCell) -> str:
    """Return what stands beside the number: the grade, or that something is 待评."""
    return tr(PENDING) if cell.is_pending else cell.grade


def cell_words(cell: BoardCell, column: BoardPeriod, name: str) -> str:
    """Return a cell in words, for whoever hovers or hears it."""
    said = [
        tr(
            "{name} {period} {points} 分",
            name=name,
            period=column.period.label,
            points=points_text(cell.total),
        )
    ]
    if cell.is_pending:
        said.append(tr("还有 {points} 分待评，没有等次", points=points_text(cell.pending)))
    elif cell.grade:
        said.append(cell.grade)
    if cell.place is not None:
        said.append(tr("第 {place} 名", place=cell.place))
    if cell.is_vetoed:
        said.append(tr("一票否决"))
    if cell.change is not None:
        said.append(tr("比上期 {change}", change=change_text(cell.change)))
    said.append(tr(STANDING_WORDS[cell.standing]))
    return tr("，").join(said)
