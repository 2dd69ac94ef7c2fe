"""One vote of a meeting: what is voted on, how it went, and what can be done with it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.vote_counts import ABOUT_ONE_PERSON
from dangjian_desktop.domain.votes import Regime
from dangjian_desktop.operations.printout import ARCHIVE, BALLOT_PAPER, BALLOT_TALLY, VOTE_RESULT
from dangjian_desktop.queries.votes import CandidateRow, OpinionRow, VoteRow
from dangjian_desktop.ui.shared.buttons import (
    icon_button,
    link_button,
    menu_button,
    plain_button,
    quiet_button,
)
from dangjian_desktop.ui.shared.chip import Chip
from dangjian_desktop.ui.shared.flow import FlowLayout
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.query_model import ChipLook
from dangjian_desktop.ui.shared.theme import Tone, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr

# What a card asks for; the section does it.
COUNT, BALLOTS, CANDIDATES, OPINION = "count", "ballots", "candidates", "opinion"
ROUND, CHANGE, REMOVE = "round", "change", "remove"
#: What the ways of voting are called in the window.
REGIME_TEXTS = {
    Regime.ORDINARY: QT_TR_NOOP("一般决议"),
    Regime.ADMISSION: QT_TR_NOOP("接收、转正表决"),
    Regime.ELECTION: QT_TR_NOOP("选举"),
    Regime.COMMITTEE: QT_TR_NOOP("支委会表决"),
    Regime.DISPOSAL: QT_TR_NOOP("组织处置表决"),
}
_PAPERS = (
    (VOTE_RESULT, QT_TR_NOOP("表决结果单")),
    (BALLOT_PAPER, QT_TR_NOOP("选票、表决票")),
    (BALLOT_TALLY, QT_TR_NOOP("计票单")),
)


class VoteCard(QFrame):
    """A vote on a surface of its own.

    Signals:
        wanted: One of the words above.
        paper_wanted: Code of a sheet, and the detail it is printed with.
        opinion_wanted: The `OpinionRow` to be mended. opinion_unwanted: Its row id.
    """

    wanted = Signal(str)
    paper_wanted = Signal(str, str)
    opinion_wanted = Signal(object)
    opinion_unwanted = Signal(int)

    def __init__(self, vote: VoteRow, *, is_open: bool, parent: QWidget | None = None) -> None:
        """Show a vote.

        Args:
            vote: What is shown.
            is_open: Whether it may be changed; not at a meeting that was cancelled.
            parent: The section.
        """
        super().__init__(parent)
        self.setObjectName(f"vote_{vote.vote_id}")
        self.vote, self._is_open = vote, is_open
        set_role(self, "card")
        made = tokens()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(3),) * 4)
        column.setSpacing(made.space(2))
        column.addLayout(self._head())
        self.verdict = _line(in_words(vote.verdict), "", self)
        self.verdict.setObjectName("verdict")
        column.addWidget(self.verdict)
        told = _counts_told(vote)
        if told:
            column.addWidget(_line(told, "second", self))
        if vote.candidates:
            column.addWidget(self._candidates())
        for opinion in vote.opinions:
            column.addWidget(self._opinion(opinion))
        self.warnings = [_line(in_words(said), "caution", self) for said in own_warnings(vote)]
        for label in self.warnings:
            column.addWidget(label)
        column.addWidget(self._buttons())

    def _head(self) -> QHBoxLayout:
        vote, line = self.vote, QHBoxLayout()
        line.setSpacing(tokens().space(2))
        title = _line(vote.title, "heading", self)
        title.setObjectName("vote_title")
        words = [tr(REGIME_TEXTS[vote.regime])]
        if vote.person_name:
            words.append(vote.person_name)
        if vote.round_number > 1:
            words.append(tr("第 {number} 轮", number=vote.round_number))
        if vote.seats is not None:
            words.append(tr("应选 {seats} 人", seats=vote.seats))
        if vote.is_secret:
            words.append(tr("无记名"))
        about = QLabel(" · ".join(words), self)
        set_role(about, "second")
        look = result_look(vote)
        self.chip = Chip(look.text, look.tone, parent=self)
        line.addWidget(self.chip)
        line.addWidget(title, 1)
        line.addWidget(about)
        return line

    def _candidates(self) -> QWidget:
        made = tokens()
        holder = QWidget(self)
        holder.setObjectName("candidate_table")
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(made.space(4))
        grid.setVerticalSpacing(made.space(1))
        for row, one in enumerate(self.vote.candidates):
            for column, text in enumerate(_candidate_texts(one)):
                label = QLabel(text, holder)
                label.setTextFormat(Qt.TextFormat.PlainText)
                grid.addWidget(label, row, column)
            look = _candidate_look(one)
            if look is not None:
                grid.addWidget(Chip(look.text, look.tone, parent=holder), row, 3)
        grid.setColumnStretch(4, 1)
        return holder

    def _opinion(self, opinion: OpinionRow) -> QWidget:
        holder = QWidget(self)
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(tokens().space(2))
        stance = {True: tr("赞成"), False: tr("不赞成"), None: tr("弃权")}[opinion.agrees]
        told = tr(
            "书面意见：{name} {stance}，{moment} 交来。",
            name=opinion.name,
            stance=stance,
            moment=opinion.handed_in_at.strftime("%Y-%m-%d %H:%M"),
        )
        if opinion.why_not is not None:
            told = tr("{told}{why}", told=told, why=in_words(opinion.why_not))
        label = _line(told, "second", holder)
        line.addWidget(label, 1)
        if self._is_open:
            change = link_button(tr("修改"), parent=holder)
            change.clicked.connect(partial(self._ask_for, opinion))
            remove = icon_button(
                "x",
                tr("删除{name}的书面意见", name=opinion.name),
                clicked=lambda: self.opinion_unwanted.emit(opinion.opinion_id),
                parent=holder,
            )
            line.addWidget(change)
            line.addWidget(remove)
        return holder

    def _ask_for(self, opinion: OpinionRow) -> None:
        self.opinion_wanted.emit(opinion)

    def _buttons(self) -> QWidget:
        vote = self.vote
        holder = QWidget(self)
        line = FlowLayout(holder, tokens().space(2))
        if self._is_open:
            for word, text, symbol in self._offers():
                button = records(plain_button(text, symbol, parent=holder))
                button.setObjectName(f"{word}_{vote.vote_id}")
                button.clicked.connect(partial(self._want, word))
                line.addWidget(button)
        papers = QMenu(self)
        for code, text in _PAPERS:
            detail = ARCHIVE if code == VOTE_RESULT else ""
            action = papers.addAction(tr(text))
            action.triggered.connect(partial(self._want_paper, code, detail))
        self.print_button = menu_button(tr("打印"), papers, "printer", parent=holder)
        self.print_button.setObjectName(f"print_{vote.vote_id}")
        line.addWidget(self.print_button)
        if self._is_open:
            for word, text in ((CHANGE, tr("修改")), (REMOVE, tr("删除"))):
                quiet = records(quiet_button(text, parent=holder))
                quiet.setObjectName(f"{word}_{vote.vote_id}")
                quiet.clicked.connect(partial(self._want, word))
                line.addWidget(quiet)
        return holder

    def _offers(self) -> list[tuple[str, str, str]]:
        """Return what can be done next: word, text and icon."""
        vote = self.vote
        if vote.regime is not Regime.ELECTION:
            found = [(COUNT, tr("登记票数"), "pencil")]
            if vote.regime in ABOUT_ONE_PERSON:
                found.append((OPINION, tr("书面意见"), "file-text"))
            return found
        has_totals = any(one.counted is not None for one in vote.candidates) and not vote.ballots
        found = []
        if not vote.ballots and not has_totals:
            found.append((CANDIDATES, tr("候选人"), "users"))
        if vote.candidates and not has_totals:
            found.append((BALLOTS, tr("唱票计票"), "check"))
        if vote.candidates and not vote.ballots:
            found.append((COUNT, tr("按总数登记"), "pencil"))
        if vote.open_seats and vote.later_round is None:
            found.append((ROUND, _round_text(vote), "rotate-ccw"))
        return found

    def _want(self, word: str) -> None:
        self.wanted.emit(word)

    def _want_paper(self, code: str, detail: str) -> None:
        self.paper_wanted.emit(code, detail)


def own_warnings(vote: VoteRow) -> list[Sentence]:
    """Return what must be told of the vote alone; what holds for the meeting stands above."""
    of_meeting = {str(said) for said in vote.quorum.warnings}
    return [said for said in vote.warnings if str(said) not in of_meeting]


def result_look(vote: VoteRow) -> ChipLook:
    """Return the chip that says how a vote went."""
    if vote.is_void:
        return ChipLook(tr("投票无效"), Tone.BAD)
    if vote.quorum.is_quorate is False:
        return ChipLook(tr("会议无效"), Tone.BAD)
    if vote.passed is None:
        return ChipLook(tr("待登记"), Tone.PLAIN)
    if vote.regime is Regime.ELECTION:
        if vote.passed:
            return ChipLook(tr("已选满"), Tone.GOOD)
        return ChipLook(tr("还缺 {count} 名", count=vote.open_seats), Tone.WARN)
    return ChipLook(tr("通过"), Tone.GOOD) if vote.passed else ChipLook(tr("没有通过"), Tone.WARN)


def _round_text(vote: VoteRow) -> str:
    if vote.tied:
        return tr("在得票相同的人中再投票")
    return tr("余下名额再投票") if vote.elected else tr("重新投票")


def _candidate_texts(one: CandidateRow) -> tuple[str, str, str]:
    name = tr("{name}（另选）", name=one.name) if one.is_written_in else one.name
    counted = "" if one.counted is None else tr("{count} 票", count=one.counted)
    others = [
        tr("不赞成 {count}", count=one.no) if one.no is not None else "",
        tr("弃权 {count}", count=one.abstain) if one.abstain is not None else "",
    ]
    return name, counted, " · ".join(filter(None, others))


def _candidate_look(one: CandidateRow) -> ChipLook | None:
    if one.is_elected:
        return ChipLook(tr("当选"), Tone.GOOD)
    return ChipLook(tr("得票相同"), Tone.WARN) if one.is_tied else None


def _counts_told(vote: VoteRow) -> str:
    counts = vote.counts
    told = (
        (tr("赞成"), counts.yes),
        (tr("不赞成"), counts.no),
        (tr("弃权"), counts.abstain),
        (tr("发出选票"), counts.issued),
        (tr("收回"), counts.returned),
        (tr("废票"), counts.invalid),
    )
    words = [f"{word} {count}" for word, count in told if count is not None]
    if vote.tellers:
        words.append(tr("监票、计票 {names}", names=vote.tellers))
    return " · ".join(words)


def _line(text: str, role: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if role:
        set_role(label, role)
    return label
