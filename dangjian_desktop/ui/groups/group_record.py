"""One 党小组 with its past: what it was called, who led it how long, what they were trained in."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from dangjian_desktop.domain.group_leading import TRAINING_WORDS, tenure_told
from dangjian_desktop.queries.group_leaders import (
    GroupLeading,
    GroupLeadingQuery,
    LeaderTerm,
    TrainingRow,
)
from dangjian_desktop.queries.organisation_history import (
    HistoryKind,
    HistoryRow,
    OrganisationHistoryQuery,
)
from dangjian_desktop.queries.party_groups import GroupRow
from dangjian_desktop.ui.groups.branch_rules import notice_told, rule_told
from dangjian_desktop.ui.groups.leaders_columns import (
    TRAINING_TONES,
    crews_told,
    training_rule_told,
)
from dangjian_desktop.ui.shared.buttons import menu_button, plain_button
from dangjian_desktop.ui.shared.chip import Chip
from dangjian_desktop.ui.shared.flow import FlowLayout
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.query_model import ChipLook
from dangjian_desktop.ui.shared.section import CardPane, Section
from dangjian_desktop.ui.shared.severity import severity_chip
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.timeline import Entry, Timeline, days_in_words
from dangjian_desktop.ui.shared.wording import in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

WIDTH = 344
#: What has its own section beside the past of the name.
_ELSEWHERE = frozenset({HistoryKind.LEADER})
_PLAIN = frozenset({HistoryKind.FOUNDED, HistoryKind.ENDED, HistoryKind.LINK})


class GroupRecord(CardPane):
    """The pane at the right of the groups.

    Signals:
        appoint_wanted, people_wanted: The group is to be led by somebody, people are to be moved.
        person_wanted: Identity of a leader whose card is to be opened.
    """

    appoint_wanted = Signal()
    people_wanted = Signal()
    person_wanted = Signal(str)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setObjectName("group_record")
        self._bench = bench
        self.group: GroupRow | None = None
        self.leading: GroupLeading | None = None
        self.sentences: list[str] = []
        self.appoint_button = records(plain_button(tr("任命组长"), "user-plus", parent=self))
        self.appoint_button.setObjectName("appoint_leader")
        self.appoint_button.clicked.connect(self.appoint_wanted)
        self.people_button = records(plain_button(tr("调整人员"), parent=self))
        self.people_button.setObjectName("move_people")
        self.people_button.clicked.connect(self.people_wanted)
        self.more_menu = QMenu(self)
        self.more_button = menu_button(tr("更多"), self.more_menu, parent=self)
        self.more_button.setObjectName("group_more")
        self._buttons = QHBoxLayout()
        self._buttons.setContentsMargins(0, 0, 0, 0)
        for button in (self.appoint_button, self.people_button, self.more_button):
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertLayout(1, self._buttons)
        self.terms = Timeline()
        self.names = Timeline()
        self.title.setWordWrap(True)
        self.show_group(None)
        news().changed.connect(self._dress_buttons)
        self._dress_buttons()

    def show_group(self, group: GroupRow | None) -> None:
        """Show another group; none asks for one to be chosen."""
        self.group = group
        self.sentences = []
        for button in (self.appoint_button, self.people_button, self.more_button):
            button.setVisible(group is not None)
        if group is None:
            self.leading = None
            self.title.setText(tr("小组档案"))
            self.show_body(self._nothing())
            return
        for button in (self.appoint_button, self.people_button):
            button.setEnabled(group.stands)
        self.leading = GroupLeadingQuery(group.group_id, self._bench.desk.on).fetch()
        self.title.setText(group.name)
        self.show_body(self._body(group, self.leading))

    def _nothing(self) -> QWidget:
        body = QWidget()
        body.setObjectName("scrolled")
        column = QVBoxLayout(body)
        label = QLabel(tr("在左边选一个党小组，这里是它的组长、任期、培训和沿革。"), body)
        label.setWordWrap(True)
        set_role(label, "second")
        column.addWidget(label)
        column.addStretch(1)
        return body

    def _body(self, group: GroupRow, leading: GroupLeading) -> QWidget:
        made = tokens()
        body = QWidget()
        body.setObjectName("scrolled")
        column = QVBoxLayout(body)
        column.setContentsMargins(made.space(3), made.space(2), made.space(3), made.space(2))
        column.setSpacing(made.space(2))
        column.addWidget(self._said(_figures(group), body))
        if group.crews:
            crews = tr("班组：{crews}", crews=crews_told(group, len(group.crews)))
            column.addWidget(self._said(crews, body))
        for notice in self._notices(group, leading, body):
            column.addWidget(notice)
        self.terms = Timeline()
        self.terms.show_entries([self._term(term) for term in leading.terms])
        column.addWidget(Section(tr("历任组长"), self._terms_part(leading, body), parent=body))
        self.names = Timeline()
        self.names.show_entries(
            [_history(row) for row in self._past(group) if row.kind not in _ELSEWHERE]
        )
        column.addWidget(Section(tr("沿革"), self.names, parent=body))
        column.addStretch(1)
        return body

    def _past(self, group: GroupRow) -> list[HistoryRow]:
        return OrganisationHistoryQuery(group.group_id, self._bench.desk.on).fetch()

    def _notices(
        self, group: GroupRow, leading: GroupLeading, parent: QWidget
    ) -> Sequence[QWidget]:
        found = []
        for one in group.notices:
            chip = severity_chip(one.check)
            found.append(self._noticed(chip, notice_told(one), rule_told(one), parent))
        if leading.training is not None and group.leader is not None and group.stands:
            look = ChipLook(tr(TRAINING_WORDS[leading.training]), TRAINING_TONES[leading.training])
            last = group.leader.last_training
            told = (
                tr("组长最近一次培训 {day}：{title}。", day=last.day.printed, title=last.title)
                if last is not None
                else tr("组长{name}没有培训记录。", name=group.leader.name)
            )
            found.append(self._noticed(look, told, training_rule_told(group), parent))
        return found

    def _noticed(self, look: ChipLook, told: str, tip: str, parent: QWidget) -> QWidget:
        part = QWidget(parent)
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens().space(2))
        chip = Chip("", parent=part)
        chip.show_look(look)
        chip.setToolTip(tip)
        label = self._said(told, part)
        label.setToolTip(tip)
        row.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label, 1)
        return part

    def _terms_part(self, leading: GroupLeading, parent: QWidget) -> QWidget:
        part = QWidget(parent)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens().space(1))
        told = self._said(_steadiness(leading), part)
        set_role(told, "second")
        column.addWidget(told)
        column.addWidget(self.terms)
        seen: dict[str, str] = {}
        for term in leading.terms:
            seen.setdefault(term.uid, term.name)
        if seen:
            cards = QWidget(part)
            flow = FlowLayout(cards, tokens().space(1))
            for uid, name in seen.items():
                button = plain_button(name, "id-card", parent=cards)
                button.setAccessibleName(tr("打开{name}的信息卡", name=name))
                button.clicked.connect(lambda _=False, uid=uid: self.person_wanted.emit(uid))
                flow.addWidget(button)
            column.addWidget(cards)
        return part

    def _term(self, term: LeaderTerm) -> Entry:
        on = self._bench.desk.on
        until = None if term.holds_on(on) else term.until
        parts = [tr("{name}　{tenure}", name=term.name, tenure=in_words(tenure_told(term.months)))]
        if term.recommended_on is not None:
            parts.append(tr("小组 {day} 推荐，支部确认", day=term.recommended_on.printed))
        parts += [
            tr("培训 {day} {title}{hours}", day=one.day.printed, title=one.title, hours=_hours(one))
            for one in term.trainings
        ]
        self.sentences += parts
        return Entry(days_in_words(term.since, until), "\n".join(parts), until is None)

    def _said(self, words: str, parent: QWidget) -> QLabel:
        self.sentences.append(words)
        label = QLabel(words, parent)
        label.setWordWrap(True)
        return label

    def _dress_buttons(self) -> None:
        self._buttons.setSpacing(tokens().space(1))


def _hours(one: TrainingRow) -> str:
    return tr("，{hours} 学时", hours=one.hours) if one.hours else ""


def _figures(group: GroupRow) -> str:
    if not group.stands:
        assert group.until is not None
        return tr("{branch}，{day} 起不再设。", branch=group.branch_name, day=group.until.printed)
    told = tr(
        "{branch}。党员 {members} 名：正式 {full}，预备 {probationary}",
        branch=group.branch_name,
        members=group.members,
        full=group.full,
        probationary=group.probationary,
    )
    if group.others:
        told += tr("；发展中 {count} 人", count=group.others)
    return told + tr("。")


def _steadiness(leading: GroupLeading) -> str:
    told = leading.steadiness
    if not told.leaders:
        return tr("没有登记过组长。")
    parts = [
        tr("先后 {count} 人任组长，换过 {changes} 次", count=told.leaders, changes=told.changes)
    ]
    if told.usual_months is not None:
        usual = in_words(tenure_told(told.usual_months))
        parts.append(tr("已结束的任期平均 {usual}", usual=usual))
    return tr("；").join(parts) + tr("。")


def _history(row: HistoryRow) -> Entry:
    text = row.text if row.kind in _PLAIN else f"{row.kind.value}　{row.text}"
    days = days_in_words(row.since, row.until, is_event=row.is_event)
    return Entry(days, text, is_open=row.until is None and not row.is_event)
