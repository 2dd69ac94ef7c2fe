"""Votes: who may vote and whether the meeting is valid on top, then each vote with its result."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from dangjian_desktop.domain.vocabulary import ActivityState, printed
from dangjian_desktop.domain.votes import Regime
from dangjian_desktop.operations.printout import Printout
from dangjian_desktop.operations.votes import (
    add_vote_round,
    remove_vote,
    remove_written_opinion,
)
from dangjian_desktop.operations.voting_rights import remove_deduction
from dangjian_desktop.queries.activities import ActivityQuery
from dangjian_desktop.queries.electorate import DeductionRow, Quorum, Standing
from dangjian_desktop.queries.votes import ActivityVotes, ActivityVotesQuery, OpinionRow, VoteRow
from dangjian_desktop.ui.calendar import vote_card
from dangjian_desktop.ui.calendar.ballot_dialog import BallotDialog
from dangjian_desktop.ui.calendar.candidates_dialog import CandidatesDialog
from dangjian_desktop.ui.calendar.vote_card import REGIME_TEXTS, VoteCard
from dangjian_desktop.ui.calendar.vote_dialogs import (
    CountsDialog,
    TotalsDialog,
    add_vote_dialog,
    change_vote_dialog,
    deduction_dialog,
    opinion_dialog,
)
from dangjian_desktop.ui.shared.buttons import icon_button, link_button, menu_button, plain_button
from dangjian_desktop.ui.shared.chip import Chip
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.empty_state import EmptyState
from dangjian_desktop.ui.shared.keyboard import keyboard_kept
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.query_model import ChipLook
from dangjian_desktop.ui.shared.refresh import Refresh
from dangjian_desktop.ui.shared.theme import Tone, news, set_role, tokens
from dangjian_desktop.ui.shared.voting_bar_dialog import VotingBarDialog
from dangjian_desktop.ui.shared.wording import in_words, source_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_EMPTY_HEIGHT = 180


class VoteSection(QWidget):
    """The votes of one activity.

    Signals:
        print_wanted: A `Printout` of a vote.
        person_wanted: Identity of somebody whose card is to be opened.
    """

    print_wanted = Signal(object)
    person_wanted = Signal(str)

    def __init__(self, bench: Workbench, activity_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._activity_id = bench, activity_id
        self.votes: ActivityVotes | None = None
        self._is_open = False
        self.cards: list[VoteCard] = []
        self._menu = QMenu(self)
        self.add_button = menu_button(tr("新增表决"), self._menu, "plus", parent=self)
        self.add_button.setObjectName("add_vote")
        self.deduct_button = records(plain_button(tr("应到扣除"), parent=self))
        self.deduct_button.setObjectName("add_deduction")
        self.deduct_button.clicked.connect(lambda: self.deduct())
        self.told = QLabel(self)
        self.told.setObjectName("votes_told")
        self.told.setWordWrap(True)
        set_role(self.told, "second")
        self.quorum_box = QFrame(self)
        self.quorum_box.setObjectName("quorum_box")
        self.empty = EmptyState(tr("这次会议还没有表决。"), parent=self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._head = QHBoxLayout()
        self._head.addWidget(self.told, 1)
        self._head.addWidget(self.deduct_button)
        self._head.addWidget(self.add_button)
        self._column.addLayout(self._head)
        self._column.addWidget(self.quorum_box)
        self._column.addWidget(self.empty)
        self._column.addStretch(1)
        reads = ActivityVotesQuery.reads | ActivityQuery.reads
        self._refresh = Refresh(self, bench.desk, reads, self._read)
        news().changed.connect(self._read)
        self._read()

    # What the user can do -----------------------------------------------------

    def add(self, regime: Regime) -> None:
        """Put something to the vote; an election goes on with its candidates."""
        if self.votes is None or not self._may_edit():
            return
        dialog = add_vote_dialog(self._bench, self.votes, regime, self)
        if regime is Regime.ELECTION:
            dialog.saved.connect(self._name_candidates)
        dialog.open()

    def deduct(self, row: DeductionRow | None = None) -> None:
        """Leave somebody out of 应到会, or mend what was entered."""
        if self.votes is not None and self._may_edit():
            deduction_dialog(self._bench, self.votes, self, row=row).open()

    def bar(self, person_id: int, name: str) -> None:
        """Mend why and how long somebody has no vote."""
        if self._may_edit():
            VotingBarDialog(self._bench, person_id, name, self).open()

    def do(self, vote: VoteRow, word: str) -> None:
        """Do what a vote's card asks for."""
        desk, votes = self._bench.desk, self.votes
        if votes is None or not self._may_edit():
            return
        if word == vote_card.COUNT:
            kind = TotalsDialog if vote.regime is Regime.ELECTION else CountsDialog
            kind(self._bench, vote, self).open()
        elif word == vote_card.BALLOTS:
            BallotDialog(self._bench, self._activity_id, vote.vote_id, self).open()
        elif word == vote_card.CANDIDATES:
            self._name_candidates(vote.vote_id)
        elif word == vote_card.OPINION:
            opinion_dialog(self._bench, votes, vote, self).open()
        elif word == vote_card.CHANGE:
            change_vote_dialog(self._bench, vote, self).open()
        elif word == vote_card.ROUND:
            desk.attempt(add_vote_round(vote_id=vote.vote_id))
        elif word == vote_card.REMOVE:
            desk.attempt(remove_vote(vote_id=vote.vote_id))

    def print_paper(self, vote: VoteRow, code: str, detail: str = "") -> None:
        """Print a paper of a vote."""
        self.print_wanted.emit(
            Printout(
                code,
                self._bench.desk.on,
                activity_id=self._activity_id,
                vote_id=vote.vote_id,
                detail=detail,
            )
        )

    def card(self, vote_id: int) -> VoteCard | None:
        """Return the card of a vote."""
        return next((one for one in self.cards if one.vote.vote_id == vote_id), None)

    def _name_candidates(self, vote_id: object) -> None:
        assert isinstance(vote_id, int)
        CandidatesDialog(self._bench, self._activity_id, vote_id, self).open()

    def _mend_opinion(self, vote: VoteRow, row: OpinionRow) -> None:
        if self.votes is not None and self._may_edit():
            opinion_dialog(self._bench, self.votes, vote, self, row=row).open()

    def _drop_opinion(self, opinion_id: int) -> None:
        if self._may_edit():
            self._bench.desk.attempt(remove_written_opinion(opinion_id=opinion_id))

    def _drop_deduction(self, deduction_id: int) -> None:
        if self._may_edit():
            self._bench.desk.attempt(remove_deduction(deduction_id=deduction_id))

    def _may_edit(self) -> bool:
        return may_edit(self._bench.ask, self, self._bench.desk)

    # What is shown ------------------------------------------------------------

    def _read(self) -> None:
        self._refresh.settle()
        activity = ActivityQuery(self._activity_id).fetch()
        self._is_open = activity is not None and activity.state is not ActivityState.CANCELLED
        self.votes = ActivityVotesQuery(self._activity_id).fetch()
        gap = tokens().space(3)
        self._column.setSpacing(gap)
        self._head.setSpacing(tokens().space(2))
        with keyboard_kept(self):
            self._fill_menu()
            self._fill_quorum()
            self._fill_votes()

    def _fill_menu(self) -> None:
        self._menu.clear()
        votes = self.votes
        for regime in votes.regimes if votes is not None else ():
            action = records(self._menu.addAction(tr(REGIME_TEXTS[regime])))
            action.setObjectName(f"add_{regime}")
            action.triggered.connect(partial(self._add, regime))
        can_add = self._is_open and not self._menu.isEmpty()
        self.add_button.setEnabled(can_add)
        has_deductions = votes is not None and any(
            regime not in (Regime.ORDINARY, Regime.COMMITTEE) for regime in votes.regimes
        )
        self.deduct_button.setVisible(has_deductions)
        self.deduct_button.setEnabled(self._is_open)

    def _add(self, regime: Regime) -> None:
        self.add(regime)

    def _fill_quorum(self) -> None:
        votes = self.votes
        place = self._column.indexOf(self.quorum_box)
        self._column.removeWidget(self.quorum_box)
        self.quorum_box.hide()
        self.quorum_box.deleteLater()
        self.quorum_box = box = QFrame(self)
        box.setObjectName("quorum_box")
        set_role(box, "card")
        self._column.insertWidget(place, box)
        if votes is None or not votes.quorums:
            box.hide()
            self.told.setText("")
            return
        self.told.setText(_body_told(votes))
        made = tokens()
        grid = QGridLayout(box)
        grid.setContentsMargins(*(made.space(3),) * 4)
        grid.setHorizontalSpacing(made.space(3))
        grid.setVerticalSpacing(made.space(1))
        grid.setColumnStretch(2, 1)
        height = 0
        shown = shown_quorums(votes)
        for quorum in shown:
            look = quorum_look(quorum)
            name = QLabel(tr(REGIME_TEXTS[quorum.regime]), box)
            numbers = QLabel(quorum_told(quorum), box)
            numbers.setObjectName(f"quorum_{quorum.regime}")
            numbers.setWordWrap(True)
            numbers.setToolTip(f"{quorum.rule.version.title}\n{source_words(quorum.rule.source)}")
            rule = QLabel(source_words(quorum.rule.source), box)
            rule.setWordWrap(True)
            set_role(rule, "small")
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(Chip(look.text, look.tone, parent=box), height, 0, top)
            grid.addWidget(name, height, 1, top)
            grid.addWidget(numbers, height, 2)
            grid.addWidget(rule, height + 1, 2)
            height += 2
        for text in _warnings_of(shown):
            label = QLabel(text, box)
            label.setWordWrap(True)
            set_role(label, "caution")
            grid.addWidget(label, height, 0, 1, 3)
            height += 1
        for row in votes.electorate.deductions:
            grid.addWidget(self._deduction(row, box), height, 0, 1, 3)
            height += 1
        for one in votes.electorate.people:
            if one.standing is Standing.BARRED and one.barred_for is not None:
                reason = printed(one.barred_for)
                button = records(
                    link_button(
                        tr("{name}：{reason}，没有表决权", name=one.name, reason=reason), parent=box
                    )
                )
                button.setObjectName(f"bar_{one.person_id}")
                button.clicked.connect(partial(self._mend_bar, one.person_id, one.name))
                grid.addWidget(button, height, 0, 1, 3, Qt.AlignmentFlag.AlignLeft)
                height += 1
        box.show()

    def _mend_bar(self, person_id: int, name: str) -> None:
        self.bar(person_id, name)

    def _deduction(self, row: DeductionRow, parent: QWidget) -> QWidget:
        holder = QWidget(parent)
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(tokens().space(2))
        missing = tr("没有登记")
        label = QLabel(
            tr(
                "扣除 {name}：{reason}；上级同意 {consent}，大会通过 {passed}",
                name=row.name,
                reason=row.reason_words,
                consent=row.consent_on.isoformat() if row.consent_on else missing,
                passed=row.resolved_on.isoformat() if row.resolved_on else missing,
            ),
            holder,
        )
        label.setWordWrap(True)
        line.addWidget(label, 1)
        if self._is_open:
            change = records(link_button(tr("修改"), parent=holder))
            change.clicked.connect(partial(self._mend_deduction, row))
            line.addWidget(change)
            line.addWidget(
                records(
                    icon_button(
                        "x",
                        tr("删除{name}的扣除", name=row.name),
                        clicked=partial(self._drop_deduction, row.deduction_id),
                        parent=holder,
                    )
                )
            )
        return holder

    def _mend_deduction(self, row: DeductionRow) -> None:
        self.deduct(row)

    def _fill_votes(self) -> None:
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        found = self.votes.votes if self.votes is not None else ()
        for vote in found:
            card = VoteCard(vote, is_open=self._is_open, parent=self)
            card.wanted.connect(partial(self.do, vote))
            card.paper_wanted.connect(partial(self.print_paper, vote))
            card.opinion_wanted.connect(partial(self._mend_opinion, vote))
            card.opinion_unwanted.connect(self._drop_opinion)
            self._column.insertWidget(self._column.indexOf(self.empty), card)
            card.show()
            self.cards.append(card)
        self.empty.setMinimumHeight(tokens().px(_EMPTY_HEIGHT))
        self.empty.setVisible(not found)
        first = self.votes.regimes[:1] if self.votes is not None else ()
        if first and self._is_open:
            self.empty.say(tr("这次会议还没有表决。"), tr("新增表决"), self.add_button.showMenu)
        else:
            self.empty.say(tr("这次会议没有表决。"))


def shown_quorums(votes: ActivityVotes) -> tuple[Quorum, ...]:
    """Return the quorums of the ways in which the meeting votes; of all while none is chosen."""
    used = {vote.regime for vote in votes.votes}
    return tuple(one for one in votes.quorums if not used or one.regime in used)


def _warnings_of(quorums: Sequence[Quorum]) -> list[str]:
    """Return what must be told, each once; what holds for one way of voting names it."""
    by_text: dict[str, list[Quorum]] = {}
    for quorum in quorums:
        for said in quorum.warnings:
            by_text.setdefault(in_words(said), []).append(quorum)
    return [
        text
        if len(told) == len(quorums)
        else tr(
            "{regimes}：{text}",
            regimes=tr("、").join(tr(REGIME_TEXTS[one.regime]) for one in told),
            text=text,
        )
        for text, told in by_text.items()
    ]


def quorum_told(quorum: Quorum) -> str:
    """Return the numbers of a quorum in one sentence."""
    present = tr("还没有登记") if quorum.present is None else str(quorum.present)
    if quorum.deducted:
        return tr(
            "有表决权 {voters}，扣除 {deducted}，应到 {expected}；至少到 {needed}，实到 {present}",
            voters=quorum.voters,
            deducted=quorum.deducted,
            expected=quorum.expected,
            needed=quorum.present_needed,
            present=present,
        )
    return tr(
        "应到有表决权 {expected}；至少到 {needed}，实到 {present}",
        expected=quorum.expected,
        needed=quorum.present_needed,
        present=present,
    )


def quorum_look(quorum: Quorum) -> ChipLook:
    """Return the chip that says whether the meeting may vote so."""
    if quorum.is_quorate is None:
        return ChipLook(tr("到会待登记"), Tone.PLAIN)
    if not quorum.is_quorate:
        return ChipLook(tr("到会不够"), Tone.BAD)
    return ChipLook(tr("有效"), Tone.WARN if quorum.is_exactly_half else Tone.GOOD)


def _body_told(votes: ActivityVotes) -> str:
    body = votes.electorate
    words = [tr("有表决权 {count} 人", count=len(body.voters))]
    probationary, barred = (body.counted(one) for one in (Standing.PROBATIONARY, Standing.BARRED))
    if probationary:
        words.append(tr("预备党员 {count} 人（没有表决权）", count=probationary))
    if barred:
        words.append(tr("停止表决权 {count} 人", count=barred))
    return " · ".join(words)
