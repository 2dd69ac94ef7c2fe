"""How a state of an obligation is told: its word, its tone, its icon; one place for all."""

from collections.abc import Mapping

from dangjian_desktop.domain.vocabulary import PRINTED, ObligationState
from dangjian_desktop.queries.obligations import BoardCell
from dangjian_desktop.ui.shared.query_model import ChipLook
from dangjian_desktop.ui.shared.theme import Tone
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr

_LOOKS: Mapping[ObligationState, tuple[Tone, str]] = {
    ObligationState.MET: (Tone.GOOD, "circle-check"),
    ObligationState.OPEN: (Tone.PLAIN, "circle"),
    ObligationState.DUE_SOON: (Tone.WARN, "clock"),
    ObligationState.OVERDUE: (Tone.BAD, "triangle-alert"),
    ObligationState.MISSED: (Tone.BAD, "circle-x"),
    ObligationState.AWAITING_NOTICE: (Tone.INFO, "circle-question-mark"),
}
#: What stands red beside a state that is not overdue: a term that ends within days.
URGENT = QT_TR_NOOP("临近到期")


def state_look(state: ObligationState, *, is_urgent: bool = False) -> ChipLook:
    """Return the chip of a state with its word."""
    if is_urgent and state in (ObligationState.DUE_SOON, ObligationState.OPEN):
        return ChipLook(tr(URGENT), Tone.BAD, "clock")
    tone, icon = _LOOKS[state]
    return ChipLook(tr(PRINTED[state]), tone, icon)


def cell_look(cell: BoardCell) -> ChipLook | None:
    """Return the chip of a cell of the board: how many of how many; None for an empty cell."""
    if cell.state is None:
        return None
    look = state_look(cell.state, is_urgent=cell.is_urgent)
    return ChipLook(f"{cell.met}/{cell.total}", look.tone, look.icon)


def cell_words(cell: BoardCell) -> str:
    """Return a cell in words, for the tooltip and whoever reads it aloud."""
    if cell.state is None:
        return tr("这一格没有要求")
    look = state_look(cell.state, is_urgent=cell.is_urgent)
    return tr(
        "{state}：{met} 项已完成，共 {total} 项", state=look.text, met=cell.met, total=cell.total
    )
