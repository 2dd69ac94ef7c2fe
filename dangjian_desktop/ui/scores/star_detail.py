"""One branch or member with the stars: each, what is missing to it, the level, and who decides."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.stars import (
    HIGHEST,
    STAR_STATE_WORDS,
    StarStanding,
    StarState,
    level_word,
)
from dangjian_desktop.queries.stars import Quota, StarBoard, StarRow
from dangjian_desktop.ui.shared.buttons import link_button
from dangjian_desktop.ui.shared.icons import Sign
from dangjian_desktop.ui.shared.section import CardPane, rule
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import in_words, tr

_SIGNS = {
    StarState.HELD: ("star", "gold"),
    StarState.LACKING: ("circle", "disabled"),
    StarState.UNKNOWN: ("circle-question-mark", "second"),
}


def level_told(level: int) -> str:
    """Return a level as it is shown."""
    return tr("{level}星", level=level_word(level))


def quota_told(quota: Quota) -> str:
    """Return how many of the places of a level have been given."""
    if quota.places is None:
        return tr("{level} 已定 {given}", level=level_told(quota.level), given=quota.given)
    return tr(
        "{level} {given}/{places}",
        level=level_told(quota.level),
        given=quota.given,
        places=quota.places,
    )


class StarDetail(CardPane):
    """The pane at the right.

    Signals:
        open_wanted: Who is shown is to be opened: the score sheet or the person's card.
    """

    open_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setObjectName("star_detail")
        self.sentences: list[str] = []

    def show_row(self, board: StarBoard | None, row: StarRow | None) -> None:
        """Show somebody; none shows what the stars stand on."""
        self.sentences = []
        body, column = self.new_body()
        self.title.setText("" if row is None else row.name)
        if board is not None and row is not None:
            self._fill(column, body, board, row)
        if board is not None:
            self._say(column, board.source, "small")
            for doubt in board.doubts:
                self._say(column, in_words(doubt), "small")
        column.addStretch(1)
        self.show_body(body)

    def _fill(self, column: QVBoxLayout, body: QWidget, board: StarBoard, row: StarRow) -> None:
        standing = row.standing
        reached = level_told(standing.level)
        told = (
            tr("按规则：{level}（{held} 颗星）", level=reached, held=standing.held)
            if standing.is_certain
            else tr("按规则：至少{level}，还有没定的", level=reached)
        )
        self._say(column, told, "heading")
        if row.decided is not None:
            level = level_told(row.decided.level)
            day = row.decided.decided_on.isoformat()
            self._say(column, tr("已定：{level}（{day}）", level=level, day=day), "heading")
            if row.decided.reason:
                self._say(column, row.decided.reason, "second")
        else:
            self._say(column, tr("星级还没有定，由党组织研究决定。"), "second")
        for standing_of_star in row.stars:
            self._star(column, standing_of_star)
        column.addWidget(rule(body))
        if standing.level == HIGHEST:
            self._say(column, tr("已到最高的五星。"), "")
        elif standing.next_level is not None:
            self._say(
                column, tr("还差什么到{level}", level=level_told(standing.next_level)), "heading"
            )
            for sentence in standing.missing:
                self._say(column, in_words(sentence), "")
        if standing.next_level is not None:
            quota = board.quota(standing.next_level)
            if quota.places is not None:
                self._say(column, tr("名额：{told}", told=quota_told(quota)), "small")
        button = link_button(tr("看人员卡片") if row.uid else tr("看考评表"), parent=body)
        button.setObjectName("open_star_row")
        button.clicked.connect(self.open_wanted)
        column.addWidget(button)

    def _star(self, column: QVBoxLayout, one: StarStanding) -> None:
        line = QHBoxLayout()
        line.setSpacing(tokens().space(1))
        line.addWidget(Sign(*_SIGNS[one.state]))
        told = tr("{star} · {state}", star=one.star.name, state=tr(STAR_STATE_WORDS[one.state]))
        if one.grant is not None and one.grant.is_given:
            told = tr("{told}（评定：{reason}）", told=told, reason=one.grant.reason)
        elif one.grant is not None:
            told = tr("{told}（不授：{reason}）", told=told, reason=one.grant.reason)
        label = QLabel(told)
        label.setWordWrap(True)
        if one.state is not StarState.HELD:
            set_role(label, "second")
        self.sentences.append(told)
        line.addWidget(label, 1)
        column.addLayout(line)

    def _say(self, column: QVBoxLayout, words: str, role: str) -> None:
        label = QLabel(words)
        label.setWordWrap(True)
        if role:
            set_role(label, role)
        self.sentences.append(words)
        column.addWidget(label)
