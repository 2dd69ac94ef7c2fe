"""How a closed period stands, in a line above what it froze; a broken seal is red and says so."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from dangjian_desktop.domain.closing import short_seal
from dangjian_desktop.domain.obligations import Period
from dangjian_desktop.domain.publications import (
    CLOSING_STATE_WORDS,
    ClosingState,
    closing_state,
)
from dangjian_desktop.queries.closings import ClosingRow
from dangjian_desktop.ui.shared.query_model import ChipLook
from dangjian_desktop.ui.shared.theme import Tone, restyle, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, tr

BROKEN = QT_TR_NOOP("封存校验不符：内容在程序之外被改动。请核对纸质公示，再开始更正。")
#: Ends a sentence that goes on in ours.
_STOP = str(chinese("。"))
_TONES = {
    ClosingState.CLOSED: (Tone.PLAIN, "lock"),
    ClosingState.PUBLISHED: (Tone.INFO, "file-text"),
    ClosingState.ENDED: (Tone.GOOD, "circle-check"),
    ClosingState.CORRECTED: (Tone.WARN, "pencil"),
}


def state_of(row: ClosingRow, on: date) -> ClosingState:
    """Return how an edition stands on a day."""
    return closing_state(on, row.reopened_on, row.published_on, row.objections_until)


def state_chip(state: ClosingState) -> ChipLook:
    """Return the chip of a state."""
    tone, icon = _TONES[state]
    return ChipLook(tr(CLOSING_STATE_WORDS[state]), tone, icon)


def seal_chip(row: ClosingRow) -> ChipLook:
    """Return the chip that says whether the seal holds; it is reckoned anew."""
    if row.is_intact:
        return ChipLook(tr("校验相符"), Tone.GOOD)
    return ChipLook(tr("校验不符"), Tone.BAD)


class ClosingNotice(QFrame):
    """A line about the closing that stands; it hides itself where nothing is closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("closing_notice")
        self.sentence = QLabel(self)
        self.sentence.setObjectName("sentence")
        self.sentence.setWordWrap(True)
        made = tokens()
        row = QHBoxLayout(self)
        row.setContentsMargins(made.space(3), made.space(2), made.space(3), made.space(2))
        row.addWidget(self.sentence, 1)
        self.hide()

    def show_closing(self, row: ClosingRow | None, on: date) -> None:
        """Tell how a closing stands on a day; None for nothing that is closed."""
        self.setVisible(row is not None)
        if row is None:
            return
        self._say(*self._told(row, on))

    def show_broken(self, periods: Sequence[Period]) -> None:
        """Name the periods whose seal is broken; it hides itself where every seal holds."""
        self.setVisible(bool(periods))
        if periods:
            names = tr("、").join(tr(one.label) for one in periods)
            self._say("bad", tr("{periods}　{told}", periods=names, told=tr(BROKEN)))

    def _say(self, tone: str, told: str) -> None:
        self.sentence.setText(told)
        self.setAccessibleName(told)
        self.setProperty("tone", tone)
        restyle(self)
        restyle(self.sentence)

    def _told(self, row: ClosingRow, on: date) -> tuple[str, str]:
        edition = tr(
            "第{edition}版，{day}关闭，封存号 {seal}",
            edition=row.edition,
            day=row.closed_on.isoformat(),
            seal=short_seal(row.seal),
        )
        if not row.is_intact:
            return "bad", tr("{told}　{edition}", told=tr(BROKEN), edition=edition)
        if row.reopened_on is not None:
            return "warn", tr(
                "更正中：{day}起，{reason}。显示的是按现在的记录统计的分数；改完请重新关闭。",
                day=row.reopened_on.isoformat(),
                reason=row.reopening.rstrip(_STOP),
            )
        if row.objections_until is not None:
            words = (
                QT_TR_NOOP("{edition}。公示到{until}。")
                if state_of(row, on) is ClosingState.PUBLISHED
                else QT_TR_NOOP("{edition}。公示已于{until}期满。")
            )
            return "info", tr(words, edition=edition, until=row.objections_until.isoformat())
        return "info", tr("{edition}，校验相符。要改请先开始更正。", edition=edition)
