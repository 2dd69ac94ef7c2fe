"""支委会研究、计划 and 审批: what is prepared before it takes place."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from dangjian_desktop.domain.activity_kinds import THEMED_DAY, ActivityKind
from dangjian_desktop.domain.vocabulary import PRINTED, OrganisationKind, Step
from dangjian_desktop.operations.activities import change_activity
from dangjian_desktop.operations.printout import AGENDA_SHEET, THEMED_DAY_PLAN
from dangjian_desktop.queries.activities import ActivityQuery, ActivityRow
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from dangjian_desktop.queries.activity_papers import StudyMeeting, StudyMeetingsQuery
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.ui.calendar.activity_form import ActivityForm, day, somebody
from dangjian_desktop.ui.calendar.activity_papers import printout_of
from dangjian_desktop.ui.calendar.agenda_entries import AgendaEntriesBox
from dangjian_desktop.ui.calendar.planned_dialog import hour_field
from dangjian_desktop.ui.shared.buttons import menu_button, plain_button
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.theme import tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

MOST_TEXT = 4000
_FIRST_FIELDS: Mapping[Step, str] = {
    Step.STUDY: "studied_on",
    Step.PLAN: "title",
    Step.APPROVAL: "approved_on",
}


class PlanSection(QWidget):
    """支委会研究、计划 and 审批, each only where the kind has it.

    Signals:
        print_wanted: The `Printout` of the plan or the 议题单.
        entry_wanted: Identity of a ledger row that came up, to be opened.
    """

    print_wanted = Signal(object)
    entry_wanted = Signal(str)

    def __init__(self, bench: Workbench, activity_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._activity_id = bench, activity_id
        row = ActivityQuery(activity_id).fetch()
        self._kind = kinds_by_code().get(row.kind) if row is not None else None
        self.kept = ActivityForm(
            bench, activity_id, self._fields(row, self._kind), columns=2, parent=self
        )
        self.study_menu = QMenu(self)
        self.study_menu.aboutToShow.connect(self._offer_meetings)
        self.study_button = menu_button(tr("选一次支委会"), self.study_menu, parent=self)
        self.study_button.setObjectName("choose_study")
        self.study_button.setToolTip(tr("从本支部开过的支委会里选，填入研究日期和说明"))
        self.study_button.setVisible(self._has(Step.STUDY))
        self.print_button = plain_button("", "printer", parent=self)
        self.print_button.setObjectName("print_plan")
        self.print_button.clicked.connect(self.print_plan)
        is_day = row is not None and row.kind == THEMED_DAY
        self._paper = THEMED_DAY_PLAN if is_day else AGENDA_SHEET
        self.print_button.setText(tr("打印方案") if is_day else tr("打印议题单"))
        has_agenda = self._kind is not None and self._kind.has_agenda
        self.print_button.setVisible(is_day or has_agenda)
        self.entries = AgendaEntriesBox(bench, activity_id, self)
        self.entries.entry_wanted.connect(self.entry_wanted)
        made = tokens()
        bar = QHBoxLayout()
        bar.setSpacing(made.space(2))
        bar.addWidget(self.study_button)
        bar.addWidget(self.print_button)
        bar.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, made.space(2), made.space(3), made.space(3))
        column.setSpacing(made.space(3))
        column.addLayout(bar)
        column.addWidget(self.entries)
        column.addWidget(self.kept)
        column.addStretch(1)

    def leave_editing(self) -> bool:
        """Keep what was typed."""
        return self.kept.leave_editing()

    def part_of(self, step: Step) -> QWidget | None:
        """Return the field with which a step begins."""
        key = _FIRST_FIELDS.get(step, "")
        return self.kept.form.editor(key).widget if self.kept.form.has(key) else None

    def print_plan(self) -> None:
        """Print the plan of a 主题党日, or the 议题单 of a meeting."""
        if self.leave_editing():
            self.print_wanted.emit(printout_of(self._paper, self._activity_id, self._bench.desk.on))

    def take_meeting(self, meeting: StudyMeeting) -> None:
        """Write that it was studied at a 支委会."""
        if not self.leave_editing() or not may_edit(self._bench.ask, self, self._bench.desk):
            return
        values = {
            "studied_on": meeting.held_on,
            "studied_note": meeting.title or PRINTED[Step.STUDY],
        }
        desk = self._bench.desk
        desk.attempt(change_activity(activity_id=self._activity_id, values=values, on=desk.today))

    def _has(self, step: Step) -> bool:
        return self._kind is not None and self._kind.has(step)

    def _offer_meetings(self) -> None:
        self.study_menu.clear()
        row = ActivityQuery(self._activity_id).fetch()
        found = StudyMeetingsQuery(_branch_of(row), row.held_on).fetch() if row else []
        for meeting in found:
            words = f"{meeting.held_on.isoformat()}　{meeting.title}".strip()
            records(self.study_menu.addAction(words)).triggered.connect(
                partial(self._take_chosen, meeting)
            )
        if not found:
            self.study_menu.addAction(tr("这一天以前没有支委会")).setEnabled(False)

    def _take_chosen(self, meeting: StudyMeeting, _checked: bool = False) -> None:
        self.take_meeting(meeting)

    def _fields(self, row: ActivityRow | None, kind: ActivityKind | None) -> list[Field]:
        on = self._bench.desk.on
        fields: list[Field] = []
        if kind is not None and kind.has(Step.STUDY):
            fields += [
                day("studied_on", QT_TR_NOOP("研究日期"), heading=QT_TR_NOOP("支委会研究")),
                Field("studied_note", QT_TR_NOOP("研究情况"), max_length=200),
            ]
        is_lecture = kind is not None and "lecturer" in kind.head
        has_actions = kind is None or kind.is_own or "fixed_actions" in kind.head
        fields += [
            Field("title", QT_TR_NOOP("主题"), max_length=120, heading=QT_TR_NOOP("计划")),
            Field("form", QT_TR_NOOP("形式"), max_length=60, hint=QT_TR_NOOP("如 集中学习、现场")),
            hour_field("begins", QT_TR_NOOP("开始")),
            hour_field("ends", QT_TR_NOOP("结束")),
            Field("place", QT_TR_NOOP("地点"), max_length=120),
            somebody("chair", QT_TR_NOOP("主持人"), row, on),
            somebody("recorder", QT_TR_NOOP("记录人"), row, on),
        ]
        if is_lecture or (row is not None and row.lecturer):
            fields.append(Field("lecturer", QT_TR_NOOP("授课人"), max_length=60))
        texts: list[Field] = []
        if has_actions or (row is not None and (row.fixed_actions or row.own_actions)):
            texts += [
                _long("fixed_actions", QT_TR_NOOP("固定动作"), QT_TR_NOOP("一行一项")),
                _long("own_actions", QT_TR_NOOP("自选动作（“+”）"), QT_TR_NOOP("一行一项")),
            ]
        texts += [
            _long("content", QT_TR_NOOP("内容安排")),
            _long("materials", QT_TR_NOOP("所需材料")),
        ]
        fields += [replace(texts[0], heading=QT_TR_NOOP("内容")), *texts[1:]]
        if kind is not None and kind.has(Step.APPROVAL):
            fields += [
                day("approved_on", QT_TR_NOOP("审批日期"), heading=QT_TR_NOOP("审批")),
                Field("approved_by", QT_TR_NOOP("审批人或单位"), max_length=80),
            ]
        return fields


def _long(key: str, label: str, hint: str = "") -> Field:
    return Field(key, label, Entry.LONG_TEXT, max_length=MOST_TEXT, hint=hint, lines=3)


def _branch_of(row: ActivityRow) -> int:
    """Return the branch whose committee studies it: the holder, or that of a party group."""
    for node in Tree.on(row.held_on).path(row.organisation_id):
        if node.kind is OrganisationKind.BRANCH:
            return node.organisation_id
    return row.organisation_id
