"""One committee at the right of the page 换届: its term, the eight steps, and what came of them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dangjian_desktop.domain.elections import (
    CANDIDATES,
    NOMINATE,
    POSTS,
    PRELIMINARY,
    REMIND,
    TAKE_OVER,
    VOTE,
    ElectionStepStanding,
    ElectionStepState,
    StepRecord,
)
from dangjian_desktop.domain.vocabulary import COMMITTEE_POSTS, printed
from dangjian_desktop.queries.elections import ElectionDetail, TermRow
from dangjian_desktop.ui.roster.election_looks import SIGNS, STEP_WORDS, step_days_told, term_chip
from dangjian_desktop.ui.shared.buttons import link_button
from dangjian_desktop.ui.shared.chip import Chip
from dangjian_desktop.ui.shared.fields import SEPARATOR
from dangjian_desktop.ui.shared.icons import Sign
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.section import CardPane, rule
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, source_words, tr

# What a link of the pane asks for; the page does it.
BEGIN, SEATS, STEP, NOMINATIONS = "begin", "seats", "step", "nominations"
APPROVAL, BALLOT, POSTS_VOTE, RESULT = "approval", "ballot", "posts_vote", "result"
EXTENSION, MEETING, POSTS_MEETING = "extension", "meeting", "posts_meeting"
ACTIVITY = "activity"

#: The link beside an open step that leaves rows of its own: what it asks for and says.
OPEN_LINKS = {
    PRELIMINARY: (APPROVAL, QT_TR_NOOP("登记批复")),
    CANDIDATES: (BALLOT, QT_TR_NOOP("制作选票")),
    VOTE: (MEETING, QT_TR_NOOP("打开会议")),
    POSTS: (POSTS_VOTE, QT_TR_NOOP("安排选举")),
    TAKE_OVER: (RESULT, QT_TR_NOOP("登记任职")),
}
_DONE_LINKS = {
    PRELIMINARY: (APPROVAL, QT_TR_NOOP("修改")),
    CANDIDATES: (MEETING, QT_TR_NOOP("打开会议")),
    VOTE: (MEETING, QT_TR_NOOP("打开会议")),
    POSTS: (POSTS_MEETING, QT_TR_NOOP("打开会议")),
    TAKE_OVER: (RESULT, QT_TR_NOOP("改正")),
}
#: What only opens what stands elsewhere; everything else records something.
_READING = {MEETING, POSTS_MEETING, ACTIVITY}


class ElectionPane(CardPane):
    """The pane at the right.

    Signals:
        act_wanted: What is to be done (one of the words above), and the code of a step or "".
    """

    act_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setObjectName("election_pane")
        self.title.setWordWrap(True)
        #: Everything that is said, from top to bottom, and the links by what they ask for.
        self.sentences: list[str] = []
        self.links: dict[tuple[str, str], QPushButton] = {}
        self._shown: tuple[TermRow | None, ElectionDetail | None] = (None, None)

    def show_committee(self, row: TermRow | None, detail: ElectionDetail | None) -> None:
        """Show a committee; without an election that is under way, only its term."""
        self._shown = row, detail
        self.sentences, self.links = [], {}
        body, column = self.new_body()
        self.title.setText("" if row is None else row.name)
        if row is None:
            self._say(column, tr("请在左边选一个党组织。"), "second")
        else:
            self._term(column, row)
            if detail is None:
                self._say(column, tr("没有正在进行的换届。"), "second")
                self._link(column, BEGIN, "", tr("开始换届"))
            else:
                if row.election_id is None:
                    self._link(column, BEGIN, "", tr("开始换届"))
                self._election(column, body, detail)
        column.addStretch(1)
        self.show_body(body)

    def dress(self) -> None:
        """Show the same in the present type."""
        super().dress()
        self.show_committee(*self._shown)

    # The term ---------------------------------------------------------------------

    def _term(self, column: QVBoxLayout, row: TermRow) -> None:
        line = QHBoxLayout()
        look = term_chip(row)
        line.addWidget(Chip(look.text, look.tone, look.icon))
        line.addStretch(1)
        column.addLayout(line)
        end = row.end
        if end is None:
            self._say(
                column,
                tr("没有登记委员的选举日期，届满日算不出来。请在信息卡的职务里填写选举日期。"),
                "",
            )
            return
        self._say(
            column,
            tr(
                "{elected} 当选，按规定 {expires} 届满；上级一般在 {remind} 提醒。",
                elected=end.elected.isoformat(),
                expires=end.expires.isoformat(),
                remind=end.term.remind.isoformat(),
            ),
            "",
        )
        if end.is_moved:
            told = tr(
                "上级 {day} 同意换届到 {until}（{approval}）。",
                day="" if end.approved_on is None else end.approved_on.isoformat(),
                until=end.ends.isoformat(),
                approval=end.approval,
            )
            self._say(column, told, "heading")
            if end.reason:
                self._say(column, tr("原因：{reason}", reason=end.reason), "second")
        if end.is_moved and end.extension_id is None:
            self._say(column, tr("这份通知登记在日历的“合规”里。"), "small")
        else:
            words = tr("修改延期") if end.is_moved else tr("登记延期或提前")
            self._link(column, EXTENSION, "", words)

    # The election -------------------------------------------------------------------

    def _election(self, column: QVBoxLayout, body: QWidget, detail: ElectionDetail) -> None:
        self._rule(column, body)
        self._say(column, self._head_told(detail), "heading")
        if detail.closed_on is not None:
            closed = detail.closed_on.isoformat()
            self._say(column, tr("这一届的换届已在 {day} 归档。", day=closed), "second")
        if detail.note:
            self._say(column, detail.note, "second")
        self._link(column, SEATS, "", tr("名额和备注"))
        for step in detail.steps:
            self._step(column, detail, step)
        if detail.nominees:
            self._rule(column, body)
            self._nominees(column, detail)
        if detail.rounds:
            self._rule(column, body)
            self._result(column, detail)

    @staticmethod
    def _head_told(detail: ElectionDetail) -> str:
        way = tr("选举支部委员会") if detail.has_committee else tr("直接选举书记")
        if detail.seats is None:
            return tr("{way}，名额还没有定", way=way)
        if detail.needed is None:
            return tr("{way}，应选 {seats} 人", way=way, seats=detail.seats)
        return tr(
            "{way}，应选 {seats} 人，候选人至少 {needed} 人",
            way=way,
            seats=detail.seats,
            needed=detail.needed,
        )

    def _step(
        self, column: QVBoxLayout, detail: ElectionDetail, step: ElectionStepStanding
    ) -> None:
        made = tokens()
        column.addSpacing(made.space(1))
        line = QHBoxLayout()
        line.setSpacing(made.space(2))
        is_quiet = step.rule.code == REMIND and step.state is not ElectionStepState.DONE
        sign = Sign("circle", "second") if is_quiet else Sign(*SIGNS[step.state])
        sign.setToolTip(tr(STEP_WORDS[step.state]))
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignVCenter)
        title = tr("{number} {title}", number=step.rule.number, title=tr(step.title))
        if step.is_overdue:
            title = tr("{title}（已过最后一天）", title=title)
        label = QLabel(title)
        label.setWordWrap(True)
        if step.state is ElectionStepState.LATER:
            set_role(label, "second")
        elif step.state is not ElectionStepState.DONE and not is_quiet:
            set_role(label, "heading")
        self.sentences.append(title)
        label.setAccessibleName(
            tr("{title}，{state}", title=title, state=tr(STEP_WORDS[step.state]))
        )
        line.addWidget(label, 1)
        for what, words in self._links_of(detail, step):
            line.addWidget(
                self._made_link(what, step.rule.code, words), 0, Qt.AlignmentFlag.AlignVCenter
            )
        column.addLayout(line)
        for words, role in self._told_of(detail, step):
            self._say_below(column, words, role)

    def _links_of(
        self, detail: ElectionDetail, step: ElectionStepStanding
    ) -> list[tuple[str, str]]:
        """Return what can be done about a step."""
        code, is_open = (
            step.rule.code,
            step.state in (ElectionStepState.NEXT, ElectionStepState.WAITING),
        )
        found = []
        if code == NOMINATE and step.state is not ElectionStepState.LATER:
            found.append((NOMINATIONS, tr("推荐票数")))
        if step.rule.record is StepRecord.ENTERED:
            if step.state is ElectionStepState.DONE:
                if step.done is not None and step.done.activity_id is not None:
                    found.append((ACTIVITY, tr("打开会议")))
                found.append((STEP, tr("修改")))
            elif is_open:
                found.append((STEP, tr("登记")))
            return found
        known = _DONE_LINKS if step.state is ElectionStepState.DONE else OPEN_LINKS
        if code not in known or not (step.state is ElectionStepState.DONE or is_open):
            return found
        what, words = known[code]
        if what == MEETING and detail.activity_id is None:
            return found
        if what == POSTS_VOTE and detail.posts_activity_id is not None:
            what, words = POSTS_MEETING, QT_TR_NOOP("打开会议")
        return [*found, (what, tr(words))]

    def _told_of(self, detail: ElectionDetail, step: ElectionStepStanding) -> list[tuple[str, str]]:
        """Return the lines below a step, each with its role."""
        found: list[tuple[str, str]] = []
        done = step.done
        if done is not None:
            parts = [done.done_on.isoformat(), done.number, done.note]
            found.append((" · ".join(part for part in parts if part), "second"))
            found += [(in_words(fault), "problem") for fault in step.faults]
            return found
        if step.state is ElectionStepState.LATER:
            found += [(in_words(why), "small") for why in step.why_not[:1]]
            if step.latest is None:
                return found
        days = step_days_told(step)
        actor = tr("由{actor}办理", actor=tr(step.rule.actor))
        found.append((tr("，").join(part for part in (actor, days) if part), "second"))
        if step.state is ElectionStepState.WAITING:
            found += [(in_words(why), "problem") for why in step.why_not]
        if step.rule.code == VOTE and detail.meeting_on is not None:
            told = tr("大会安排在 {day}", day=detail.meeting_on.isoformat())
            if detail.left_out:
                told += tr("，拟不计入应到 {count} 人", count=detail.left_out)
            found.append((tr("{told}。应到扣除和计票在会议里登记。", told=told), "second"))
        return found

    def _nominees(self, column: QVBoxLayout, detail: ElectionDetail) -> None:
        self._say(column, tr("推荐提名"), "heading")
        for one in detail.nominees:
            told = one.name
            if one.total is not None:
                told = tr("{told} · 推荐 {count} 人", told=told, count=one.total)
            if one.approved_on is not None:
                told = tr("{told} · 预备人选，上级已批准", told=told)
            elif one.is_preliminary:
                told = tr("{told} · 预备人选", told=told)
            self._say(column, told, "")
            if one.unfit is not None:
                self._say_below(column, in_words(one.unfit), "problem")

    def _result(self, column: QVBoxLayout, detail: ElectionDetail) -> None:
        for vote in detail.rounds:
            if vote.round_number == 1:
                self._say(column, tr("选举结果"), "heading")
            else:
                self._say(column, tr("第 {number} 轮投票", number=vote.round_number), "heading")
            self._say(column, in_words(vote.verdict), "")
            for one in vote.candidates:
                told = one.name
                if one.counted is not None:
                    told = tr("{told} · 得票 {count}", told=told, count=one.counted)
                if one.is_elected:
                    told = tr("{told} · 当选", told=told)
                elif one.is_tied:
                    told = tr("{told} · 票数相同", told=told)
                self._say(column, told, "" if one.is_elected else "second")
            for warning in vote.warnings:
                self._say(column, in_words(warning), "small")
            self._say(
                column,
                tr("计票依据：{source}", source=source_words(vote.quorum.rule.source)),
                "small",
            )
        for vote in detail.post_votes:
            self._say(column, vote.title, "heading")
            self._say(column, in_words(vote.verdict), "")
        seated = [(one.held, one.name) for one in detail.won if one.held is not None]
        seated.sort(key=lambda pair: COMMITTEE_POSTS.index(pair[0]))
        held = [tr("{post} {name}", post=printed(post), name=name) for post, name in seated]
        if held and detail.taken_on is not None:
            self._say(
                column,
                tr(
                    "{day} 起任职：{posts}",
                    day=detail.taken_on.isoformat(),
                    posts=SEPARATOR.join(held),
                ),
                "heading",
            )

    @staticmethod
    def _rule(column: QVBoxLayout, body: QWidget) -> None:
        column.addSpacing(tokens().space(2))
        column.addWidget(rule(body))
        column.addSpacing(tokens().space(1))

    # Words and links --------------------------------------------------------------------

    def _say(self, column: QVBoxLayout, words: str, role: str) -> QLabel:
        label = QLabel(words)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if role:
            set_role(label, role)
        self.sentences.append(words)
        column.addWidget(label)
        return label

    def _say_below(self, column: QVBoxLayout, words: str, role: str) -> None:
        label = self._say(column, words, role)
        label.setContentsMargins(tokens().sizes.icon + tokens().space(2), 0, 0, 0)

    def _link(self, column: QVBoxLayout, what: str, code: str, words: str) -> None:
        column.addWidget(self._made_link(what, code, words), 0, Qt.AlignmentFlag.AlignLeft)

    def _made_link(self, what: str, code: str, words: str) -> QPushButton:
        button = link_button(words)
        if what not in _READING:
            records(button)
        button.setObjectName(f"{what}_{code}" if code else what)
        tell: Callable[[], None] = partial(self.act_wanted.emit, what, code)
        button.clicked.connect(lambda _checked=False: tell())
        self.links[what, code] = button
        return button
