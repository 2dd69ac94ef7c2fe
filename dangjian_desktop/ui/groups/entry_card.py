"""The card of one row of a ledger: what it says, the road that it has gone, what comes next."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.ledger_rows import Lateness, TakenStep, required_keys
from dangjian_desktop.domain.ledger_values import Named, NamedOrganisation, Value, shown_value
from dangjian_desktop.domain.ledgers import (
    DAY,
    BookField,
    BookSource,
    BookStep,
    LedgerBook,
    StateTone,
)
from dangjian_desktop.domain.rights import Right
from dangjian_desktop.domain.vocabulary import ObligationState, printed
from dangjian_desktop.operations.ledger_milestones import mark_milestone_done, remove_milestone
from dangjian_desktop.operations.ledgers import correct_entry, remove_entry
from dangjian_desktop.queries.attachments import AttachmentQuery
from dangjian_desktop.queries.entry_agenda import EntryAgendaQuery, TreatedRow
from dangjian_desktop.queries.entry_changes import EntryChange, EntryChangesQuery
from dangjian_desktop.queries.identities import UidOfOrganisationQuery, UidOfPersonQuery
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.ledger_entries import EntryRow, MilestoneRow
from dangjian_desktop.queries.ledgers import LedgerQuery
from dangjian_desktop.queries.resolution_entries import EntrySourceQuery
from dangjian_desktop.ui.groups.entry_dialog import open_entry
from dangjian_desktop.ui.groups.entry_steps import (
    StepDialog,
    correction_dialog,
    milestone_dialog,
    milestone_done_dialog,
    shortened,
)
from dangjian_desktop.ui.shared.attachment_list import AttachmentList, Holder
from dangjian_desktop.ui.shared.buttons import (
    elided_link,
    icon_button,
    link_button,
    plain_button,
    quiet_button,
)
from dangjian_desktop.ui.shared.chip import Chip
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.elided import ElidedLabel
from dangjian_desktop.ui.shared.empty_state import EmptyState
from dangjian_desktop.ui.shared.flow import FlowLayout
from dangjian_desktop.ui.shared.offered import own_group, records
from dangjian_desktop.ui.shared.refresh import Refresh
from dangjian_desktop.ui.shared.section import Section, rule
from dangjian_desktop.ui.shared.theme import Tone, news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, tr
from dangjian_desktop.ui.shared.workbench import Workbench

LABEL_WIDTH = 104
#: Characters of a long text that are shown until all of it is asked for.
SHORT_TEXT = 240
#: Characters of what stands for the row above it.
SHORT_TITLE = 40
NOT_FILLED = QT_TR_NOOP("未填")
NOTHING = QT_TR_NOOP("在表里选一行，这里显示它的内容和办理经过。")
NO_FILES_ANONYMOUS = QT_TR_NOOP("匿名的意见不能挂附件，也不显示改动记录。")
TONES: Mapping[StateTone, Tone] = {
    StateTone.PLAIN: Tone.PLAIN,
    StateTone.INFO: Tone.INFO,
    StateTone.GOOD: Tone.GOOD,
    StateTone.WARN: Tone.WARN,
    StateTone.BAD: Tone.BAD,
}
_MILESTONES: Mapping[ObligationState, tuple[str, Tone]] = {
    ObligationState.MET: (QT_TR_NOOP("已完成"), Tone.GOOD),
    ObligationState.OPEN: (QT_TR_NOOP("未到期"), Tone.PLAIN),
    ObligationState.OVERDUE: (QT_TR_NOOP("已逾期"), Tone.BAD),
}
ROAD, STAGES, FILES, AGENDA, HISTORY = "road", "milestones", "files", "agenda", "history"
#: Changes that are shown until the rest is asked for.
FIRST_CHANGES = 12


class EntryCard(QFrame):
    """One row with everything known of it; it hears of changes by itself.

    Attributes:
        row: What is shown; None while nothing is.

    Signals:
        person_wanted, organisation_wanted: Identity of somebody, or of an organisation.
        activity_wanted, document_wanted: Row id.
    """

    person_wanted = Signal(str)
    organisation_wanted = Signal(str)
    activity_wanted = Signal(int)
    document_wanted = Signal(int)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("entry_card")
        set_role(self, "card")
        self._bench = bench
        self.row: EntryRow | None = None
        self.book: LedgerBook | None = None
        self._open: dict[str, bool] = {}
        self.empty = EmptyState(tr(NOTHING), icon="file-text", parent=self)
        self.title = QLabel(self)
        self.title.setObjectName("title")
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self.title, "title")
        self.edit_button = records(
            icon_button("pencil", tr("修改（F2）"), clicked=self.edit, parent=self), Right.LEDGERS
        )
        self.edit_button.setObjectName("edit_entry_button")
        self.more_button = icon_button(
            "ellipsis", tr("更多操作"), clicked=self._open_menu, parent=self
        )
        self.more_button.setObjectName("entry_more_button")
        self.files = AttachmentList(bench, self)
        self.files.hide()
        self._area = QScrollArea(self)
        self._lay_out()
        self._dress()
        reads = LedgerQuery.reads | AttachmentQuery.reads | EntryAgendaQuery.reads
        self._refresh = Refresh(self, bench.desk, reads | EntrySourceQuery.reads, self._read_again)
        news().changed.connect(self._dress)
        self.show_row(None, None)

    # What is shown --------------------------------------------------------------

    def show_row(self, row: EntryRow | None, book: LedgerBook | None) -> None:
        """Show a row of a book, or nothing; what is shown already is not built again."""
        if row is not None and not self._refresh.is_stale and (row, book) == (self.row, self.book):
            return
        self._refresh.settle()
        is_other = row is None or self.row is None or row.key != self.row.key
        self.row, self.book = row, book
        self._head_holder.setVisible(row is not None)
        self._area.setVisible(row is not None)
        self.empty.setVisible(row is None)
        if row is None:
            return
        heading = _heading(row)
        self.setAccessibleName(tr("{title}的台账卡", title=heading))
        self.title.setText(heading)
        self.title.setToolTip(row.title if len(row.title) > SHORT_TITLE else "")
        word = tr("补记（F2）") if row.book.is_view else tr("修改（F2）")
        self.edit_button.setToolTip(word)
        self.edit_button.setAccessibleName(word)
        self._fill(row)
        if is_other:
            self._area.verticalScrollBar().setValue(0)

    def _read_again(self) -> None:
        if self.row is None:
            self._refresh.settle()
            return
        found = LedgerQuery(self.row.book.code, self._bench.desk.on).rows([self.row.key])
        book = books_by_code().get(self.row.book.code)
        self.show_row(found[0] if found else None, book)

    def _fill(self, row: EntryRow) -> None:
        """Build what stands below the title anew; the list of files is kept."""
        had_keyboard = self._area.isAncestorOf(self.focusWidget() or self)
        self.files.setParent(self)
        body = QWidget()
        body.setObjectName("scrolled")
        made = tokens()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, made.space(3), made.space(3))
        column.setSpacing(made.space(2))
        column.addWidget(self._chips(row, body))
        column.addWidget(self._place(row, body))
        if row.book.steps and row.entry_id is not None:
            column.addWidget(self._steps(row, body))
        self._add_facts(row, column, body)
        self._add_road(row, column, body)
        self._add_milestones(row, column, body)
        self._add_agenda(row, column, body)
        self._add_files(row, column, body)
        self._add_history(row, column, body)
        column.addStretch(1)
        self._area.setWidget(body)
        body.setAutoFillBackground(False)
        if had_keyboard:
            self.edit_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chips(self, row: EntryRow, parent: QWidget) -> QWidget:
        holder = QWidget(parent)
        holder.setObjectName("chips")
        flow = FlowLayout(holder, tokens().space(1))
        state = row.book.state(row.row.state)
        if state is not None:
            flow.addWidget(Chip(state.label, TONES[state.tone], parent=holder))
        late = lateness_look(row.lateness)
        if late is not None:
            flow.addWidget(Chip(late[0], late[1], parent=holder))
        if row.is_late and row.lateness.escalation:
            flow.addWidget(Chip(row.lateness.escalation, Tone.BAD, "flag", holder))
        for flag in row.flags:
            flow.addWidget(Chip(flag, Tone.WARN, "flag", holder))
        if row.row.is_anonymous:
            flow.addWidget(Chip(tr("匿名"), Tone.PLAIN, "eye-off", holder))
        if row.entry_id is None:
            flow.addWidget(Chip(tr("还没有补记"), Tone.PLAIN, parent=holder))
        elif row.missing:
            words = tr("未填齐，差 {count} 项", count=len(row.missing))
            flow.addWidget(Chip(words, Tone.WARN, parent=holder))
        holder.setVisible(flow.count() > 0)
        return holder

    def _place(self, row: EntryRow, parent: QWidget) -> QWidget:
        """Return the lines that tell whose row it is, its number and day, and what it is about."""
        holder = QWidget(parent)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        place = elided_link(row.organisation_name, parent=holder)
        place.setObjectName("holder")
        place.clicked.connect(partial(self._want_organisation, row.organisation_id))
        column.addWidget(place, 0, Qt.AlignmentFlag.AlignLeft)
        if row.subject:
            subject = elided_link(row.subject, parent=holder)
            subject.setObjectName("subject")
            subject.clicked.connect(self.open_subject)
            column.addWidget(subject, 0, Qt.AlignmentFlag.AlignLeft)
        source = EntrySourceQuery(row.entry_id).fetch() if row.entry_id is not None else None
        if source is not None:
            words = tr(
                "来自 {day} {meeting}的决议",
                day=source.held_on.isoformat(),
                meeting=source.meeting,
            )
            meeting = elided_link(words, parent=holder)
            meeting.setObjectName("entry_source")
            meeting.clicked.connect(partial(self.activity_wanted.emit, source.activity_id))
            column.addWidget(meeting, 0, Qt.AlignmentFlag.AlignLeft)
        number = tr("第 {number} 号", number=row.number) if row.number else ""
        if row.row.is_anonymous:
            number = tr("匿名第 {number} 号", number=row.number)
        day = tr("{label} {day}", label=tr(row.book.day_label), day=row.text(DAY))
        facts = QLabel(tr(" · ").join(filter(None, (number, day))), holder)
        facts.setObjectName("facts")
        facts.setWordWrap(True)
        set_role(facts, "second")
        column.addWidget(facts)
        return holder

    def _steps(self, row: EntryRow, parent: QWidget) -> QWidget:
        """Return the buttons of the steps that can come next; those that lead back are quiet."""
        holder = QWidget(parent)
        holder.setObjectName("next_steps")
        flow = FlowLayout(holder, tokens().space(2))
        for step in sorted(row.book.steps_from(row.row.state), key=lambda one: one.is_back):
            make = quiet_button if step.is_back else plain_button
            button = make(step.verb, "rotate-ccw" if step.is_back else "check", parent=holder)
            button.setObjectName(f"step_{step.to}")
            records(button, Right.LEDGERS).clicked.connect(partial(self.take_step, step))
            flow.addWidget(button)
        holder.setVisible(flow.count() > 0)
        return holder

    # Facts ----------------------------------------------------------------------

    def _add_facts(self, row: EntryRow, column: QVBoxLayout, parent: QWidget) -> None:
        wanted = required_keys(row.book, row.row.values)
        parts: dict[str, list[BookField]] = {}
        for one in row.book.fields:
            is_told = one.key in row.row.values
            if is_told or (one.key in wanted and not one.is_retired):
                parts.setdefault(one.section, []).append(one)
        for section, fields in parts.items():
            if section:
                column.addWidget(rule(parent))
                heading = QLabel(section, parent)
                set_role(heading, "heading")
                column.addWidget(heading)
            column.addWidget(self._facts(row, fields, parent))
        if not parts:
            told = QLabel(tr("还没有补记任何内容。"), parent)
            set_role(told, "second")
            column.addWidget(told)

    def _facts(self, row: EntryRow, fields: Sequence[BookField], parent: QWidget) -> QWidget:
        made = tokens()
        holder = QWidget(parent)
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(made.space(2))
        grid.setVerticalSpacing(made.space(1))
        grid.setColumnStretch(1, 1)
        for number, one in enumerate(fields):
            words = tr("{label}（停用）", label=one.label) if one.is_retired else one.label
            label = QLabel(words, holder)
            label.setWordWrap(True)
            label.setFixedWidth(made.text_px(LABEL_WIDTH))
            set_role(label, "label")
            grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
            value = self._value(one, row.row.values.get(one.key), holder)
            value.setObjectName(one.key)
            grid.addWidget(value, number, 1, Qt.AlignmentFlag.AlignTop)
        return holder

    def _value(self, one: BookField, value: Value | None, parent: QWidget) -> QWidget:
        if value is None:
            missing = QLabel(tr(NOT_FILLED), parent)
            set_role(missing, "caution")
            return missing
        if isinstance(value, tuple):
            return self._people(value, parent)
        if isinstance(value, NamedOrganisation):
            button = elided_link(value.name, parent=parent)
            button.clicked.connect(partial(self._want_organisation, value.organisation_id))
            return button
        text = shown_value(one, value)
        is_counted = one.unit and text != one.none_word
        return _Text(
            tr("{value} {unit}", value=text, unit=one.unit) if is_counted else text, parent
        )

    def _people(self, people: Sequence[Named], parent: QWidget) -> QWidget:
        """Return names, those of the roster as links."""
        holder = QWidget(parent)
        flow = FlowLayout(holder, tokens().space(2))
        for one in people:
            flow.addWidget(self._name(one, holder))
        return holder

    def _name(self, one: Named, parent: QWidget) -> QWidget:
        if one.person_id is None:
            left, right = Qt.AlignmentFlag.AlignLeft, Qt.TextElideMode.ElideRight
            return ElidedLabel(one.name, mode=right, align=left, parent=parent)
        button = elided_link(one.name, parent=parent)
        button.clicked.connect(partial(self._want_person, one.person_id))
        return button

    # The road -------------------------------------------------------------------

    def _add_road(self, row: EntryRow, column: QVBoxLayout, parent: QWidget) -> None:
        measured = [
            (one.label, row.measures[one.key])
            for one in row.book.measures
            if one.key in row.measures
        ]
        if not row.row.road and not measured:
            return
        body = QWidget()
        road = QVBoxLayout(body)
        road.setContentsMargins(0, 0, 0, 0)
        road.setSpacing(tokens().space(1))
        for label, days in measured:
            words = label.removesuffix(chinese("（天）"))
            told = QLabel(tr("{label} {days} 天", label=words, days=days), body)
            told.setObjectName("measure")
            told.setWordWrap(True)
            road.addWidget(told)
        before: PartialDate | None = None
        for place, step in enumerate(row.row.road):
            road.addWidget(self._taken(row, place, step, before, body))
            before = step.day
        self._add_section(ROAD, tr("办理经过"), body, column, parent)

    def _taken(
        self,
        row: EntryRow,
        place: int,
        step: TakenStep,
        before: PartialDate | None,
        parent: QWidget,
    ) -> QWidget:
        """Return one step: the state that it reached, the day, who took it, how, and days since."""
        made = tokens()
        holder = QWidget(parent)
        holder.setObjectName("taken_step")
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(made.space(2))
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        state = row.book.state(step.state)
        tone = TONES[state.tone] if state is not None else Tone.PLAIN
        chip = Chip(state.label if state else step.state, tone, parent=holder)
        grid.addWidget(chip, 0, 0, Qt.AlignmentFlag.AlignTop)
        head = QWidget(holder)
        flow = FlowLayout(head, made.space(2))
        flow.addWidget(_plain(step.day.printed, head))
        if step.by is not None:
            flow.addWidget(self._name(step.by, head))
        if before is not None and step.day.day and before.day:
            days = (step.day.first_day - before.first_day).days
            gap = QLabel(tr("隔 {days} 天", days=days), head)
            set_role(gap, "small")
            flow.addWidget(gap)
        grid.addWidget(head, 0, 1)
        if place:  # the first is the registration
            pencil = records(
                icon_button(
                    "pencil",
                    tr("改正这一步办理记录"),
                    clicked=partial(self.correct_step, place),
                    parent=holder,
                ),
                Right.LEDGERS,
            )
            pencil.setObjectName(f"correct_{place}")
            grid.addWidget(pencil, 0, 2, Qt.AlignmentFlag.AlignTop)
        if step.note:
            grid.addWidget(_Text(step.note, holder), 1, 1, 1, 2)
        return holder

    # Milestones, agendas, files ---------------------------------------------------

    def _add_milestones(self, row: EntryRow, column: QVBoxLayout, parent: QWidget) -> None:
        if not row.book.has_milestones or row.entry_id is None or row.row.is_anonymous:
            return
        body = QWidget()
        lines = QVBoxLayout(body)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(tokens().space(1))
        for one in row.milestones:
            lines.addWidget(self._milestone(one, body))
        add = records(quiet_button(tr("增加里程碑"), "plus", parent=body), Right.LEDGERS)
        add.setObjectName("add_milestone")
        add.clicked.connect(self.add_milestone)
        lines.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        self._add_section(STAGES, tr("里程碑"), body, column, parent)

    def _milestone(self, one: MilestoneRow, parent: QWidget) -> QWidget:
        made = tokens()
        holder = QWidget(parent)
        holder.setObjectName("milestone")
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(made.space(2))
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        word, tone = _MILESTONES[one.state]
        grid.addWidget(Chip(tr(word), tone, parent=holder), 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_Text(one.title, holder), 0, 1)
        menu_button = icon_button("ellipsis", tr("里程碑的操作"), parent=holder)
        menu_button.setObjectName(f"milestone_{one.milestone_id}")
        menu_button.clicked.connect(partial(self._open_milestone_menu, one, menu_button))
        grid.addWidget(menu_button, 0, 2, Qt.AlignmentFlag.AlignTop)
        done = tr("{day} 完成", day=one.done_on.isoformat()) if one.done_on else ""
        due = tr("{day} 前", day=one.due_on.isoformat())
        facts = QLabel(tr(" · ").join(filter(None, (due, done, one.note))), holder)
        facts.setWordWrap(True)
        set_role(facts, "small")
        grid.addWidget(facts, 1, 1, 1, 2)
        return holder

    def _add_agenda(self, row: EntryRow, column: QVBoxLayout, parent: QWidget) -> None:
        found = EntryAgendaQuery(row.uid).fetch() if row.uid else []
        if not found:
            return
        body = QWidget()
        lines = QVBoxLayout(body)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(tokens().space(2))
        for one in found:
            lines.addWidget(self._treated(one, body))
        self._add_section(AGENDA, tr("上过的会"), body, column, parent)

    def _treated(self, one: TreatedRow, parent: QWidget) -> QWidget:
        holder = QWidget(parent)
        holder.setObjectName("treated")
        lines = QVBoxLayout(holder)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        if one.activity_id is not None:
            day = one.held_on.isoformat() if one.held_on else ""
            words = tr("{day} {title}", day=day, title=one.title)
            link = elided_link(words, parent=holder)
            link.clicked.connect(partial(self.activity_wanted.emit, one.activity_id))
            lines.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        told = (tr(printed(one.state)), one.discussion, one.outcome)
        lines.addWidget(_Text("\n".join(filter(None, told)), holder))
        return holder

    def _add_files(self, row: EntryRow, column: QVBoxLayout, parent: QWidget) -> None:
        """Show the files, except of what was told without a name and of books without any."""
        has_files = (
            row.book.has_attachments and not row.row.is_anonymous and row.entry_id is not None
        )
        self.files.setVisible(has_files)
        if row.row.is_anonymous:
            told = QLabel(tr(NO_FILES_ANONYMOUS), parent)
            told.setWordWrap(True)
            set_role(told, "second")
            column.addWidget(told)
        if has_files:
            self.files.show_files(Holder(entry_id=row.entry_id))
            self._add_section(FILES, tr("附件"), self.files, column, parent)

    def _add_history(self, row: EntryRow, column: QVBoxLayout, parent: QWidget) -> None:
        """Show what was recorded, read when it is unfolded; nothing of an anonymous row."""
        if row.entry_id is None or row.row.is_anonymous:
            return
        body = _History(row.entry_id)
        section = self._add_section(HISTORY, tr("改动记录"), body, column, parent, is_open=False)
        section.folded.connect(lambda is_folded: None if is_folded else body.fill())
        if section.is_open:
            body.fill()

    def _add_section(
        self,
        key: str,
        heading: str,
        body: QWidget,
        column: QVBoxLayout,
        parent: QWidget,
        *,
        is_open: bool = True,
    ) -> Section:
        """Add a part that folds, folded as it was left."""
        section = Section(heading, body, is_open=self._open.get(key, is_open), parent=parent)
        section.setObjectName(f"section_{key}")
        section.folded.connect(lambda is_folded: self._open.update({key: not is_folded}))
        column.addWidget(rule(parent))
        column.addWidget(section)
        return section

    # What the user can do -------------------------------------------------------

    def edit(self) -> None:
        """Open the form of the row."""
        if self.row is not None:
            open_entry(self._bench, self, self.row)

    def take_step(self, step: BookStep) -> None:
        """Ask for the facts of a step and take it."""
        if self.row is not None and self._may_edit():
            StepDialog(self._bench, self.row, step, self.window()).open()

    def correct_step(self, place: int) -> None:
        """Mend a step that was entered wrongly."""
        if self.row is not None and self._may_edit():
            correction_dialog(self._bench, self.row, place, self.window()).open()

    def withdraw_step(self) -> None:
        """Take the last step back; 撤销 does it again."""
        row = self.row
        if row is not None and row.entry_id is not None and self._may_edit():
            self._bench.desk.attempt(
                correct_entry(entry_id=row.entry_id, on=self._bench.desk.today)
            )

    def remove(self) -> None:
        """Remove the row, or say why it is not removed; 撤销 brings it back."""
        row = self.row
        if row is not None and row.entry_id is not None and self._may_edit():
            self._bench.desk.attempt(remove_entry(entry_id=row.entry_id, on=self._bench.desk.today))

    def add_milestone(self) -> None:
        """Ask for a stage more."""
        if self.row is not None and self._may_edit():
            milestone_dialog(self._bench, self.row, None, self.window()).open()

    def change_milestone(self, one: MilestoneRow) -> None:
        """Change a stage."""
        if self.row is not None and self._may_edit():
            milestone_dialog(self._bench, self.row, one, self.window()).open()

    def finish_milestone(self, one: MilestoneRow) -> None:
        """Ask on which day a stage was done."""
        if self._may_edit():
            milestone_done_dialog(self._bench, one, self.window()).open()

    def reopen_milestone(self, one: MilestoneRow) -> None:
        """Say that a stage is not done after all."""
        if self._may_edit():
            desk = self._bench.desk
            desk.attempt(
                mark_milestone_done(milestone_id=one.milestone_id, done_on=None, on=desk.today)
            )

    def remove_milestone(self, one: MilestoneRow) -> None:
        """Remove a stage; 撤销 brings it back."""
        if self._may_edit():
            self._bench.desk.attempt(remove_milestone(milestone_id=one.milestone_id))

    def open_subject(self) -> None:
        """Open the activity or document that the row is about."""
        if self.row is None:
            return
        if self.row.activity_id is not None:
            self.activity_wanted.emit(self.row.activity_id)
        elif self.row.document_id is not None:
            self.document_wanted.emit(self.row.document_id)

    def menu(self) -> QMenu:
        """Return what else can be done with the row."""
        menu = QMenu(self)
        row = self.row
        if row is None:
            return menu
        records(
            menu.addAction(tr("补记…") if row.book.is_view else tr("修改…"), self.edit),
            Right.LEDGERS,
        )
        if row.book.is_view and not own_group():
            is_activity = row.book.source is BookSource.ACTIVITIES
            menu.addAction(tr("打开这次活动") if is_activity else tr("打开来文"), self.open_subject)
        if row.entry_id is None:
            return menu
        if row.book.has_milestones and not row.row.is_anonymous:
            records(menu.addAction(tr("增加里程碑…"), self.add_milestone), Right.LEDGERS)
        if row.step_ids[1:]:
            records(menu.addAction(tr("撤回最后一步办理记录"), self.withdraw_step), Right.LEDGERS)
        menu.addSeparator()
        word = tr("删除补记的内容") if row.book.is_view else tr("删除这一行")
        records(menu.addAction(word, self.remove), Right.LEDGERS)
        return menu

    def _open_menu(self) -> None:
        self._popup(self.menu(), self.more_button)

    def _open_milestone_menu(self, one: MilestoneRow, button: QWidget) -> None:
        menu = QMenu(self)
        if one.done_on is None:
            records(menu.addAction(tr("完成…"), partial(self.finish_milestone, one)), Right.LEDGERS)
        else:
            records(
                menu.addAction(tr("还没有完成"), partial(self.reopen_milestone, one)), Right.LEDGERS
            )
        records(menu.addAction(tr("修改…"), partial(self.change_milestone, one)), Right.LEDGERS)
        records(
            menu.addAction(tr("删除里程碑"), partial(self.remove_milestone, one)), Right.LEDGERS
        )
        self._popup(menu, button)

    @staticmethod
    def _popup(menu: QMenu, button: QWidget) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _want_person(self, person_id: int) -> None:
        uid = UidOfPersonQuery(person_id).fetch()
        if uid:
            self.person_wanted.emit(uid)

    def _want_organisation(self, organisation_id: int) -> None:
        uid = UidOfOrganisationQuery(organisation_id).fetch()
        if uid:
            self.organisation_wanted.emit(uid)

    def _may_edit(self) -> bool:
        return may_edit(self._bench.ask, self, self._bench.desk, Right.LEDGERS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 opens the form of the row."""
        if event.key() == Qt.Key.Key_F2:
            self.edit()
        else:
            super().keyPressEvent(event)

    # Layout ---------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._head_holder = QWidget(self)
        self._head = QHBoxLayout(self._head_holder)
        self._head.addWidget(self.title, 1)
        for button in (self.edit_button, self.more_button):
            self._head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.viewport().setAutoFillBackground(False)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._head_holder)
        self._column.addWidget(self._area, 1)
        self._column.addWidget(self.empty, 1)

    def _dress(self) -> None:
        made = tokens()
        self._column.setContentsMargins(made.space(3), made.space(2), 1, 1)
        self._column.setSpacing(made.space(1))
        self._head.setContentsMargins(0, 0, made.space(1), 0)
        self._head.setSpacing(0)
        if self.row is not None:
            self._fill(self.row)


def lateness_look(late: Lateness) -> tuple[str, Tone] | None:
    """Return how late a row is in words and tone; None where nothing presses."""
    if late.state is ObligationState.OVERDUE:
        return tr("逾期 {days} 天", days=late.days), Tone.BAD
    if late.state is ObligationState.DUE_SOON and late.due_on is not None:
        return tr("{day} 到期", day=late.due_on.isoformat()), Tone.WARN
    return None


def _heading(row: EntryRow) -> str:
    """Return what stands for the row, or the book and the day where it says nothing of itself."""
    told = shortened(row.title, SHORT_TITLE)
    return told or tr("{book} {day}", book=row.book.short, day=row.text(DAY))


def _plain(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


class _Text(QWidget):
    """A text as it was typed; of a long one the beginning, and a button for the rest."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole = text
        self.label = _plain("", self)
        self.label.setObjectName("text")
        self.label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.label)
        self.rest_button: QPushButton | None = None
        is_long = len(text) > SHORT_TEXT
        self.label.setText(f"{text[:SHORT_TEXT]}…" if is_long else text)
        if is_long:
            words = tr("显示全部（{count} 字）", count=len(text))
            self.rest_button = link_button(words, parent=self)
            self.rest_button.setObjectName("rest")
            self.rest_button.clicked.connect(self.show_all)
            column.addWidget(self.rest_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_all(self) -> None:
        """Show the whole text."""
        self.label.setText(self._whole)
        if self.rest_button is not None:
            self.rest_button.hide()


class _History(QWidget):
    """What was recorded of a row, the newest first; of much the beginning."""

    def __init__(self, entry_id: int) -> None:
        super().__init__()
        self.setObjectName("history")
        self._entry_id = entry_id
        self._is_filled = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens().space(2))

    def fill(self) -> None:
        """Read and show it, once."""
        if self._is_filled:
            return
        self._is_filled = True
        found = EntryChangesQuery(self._entry_id).fetch()
        if not found:
            told = QLabel(tr("还没有改动记录。"), self)
            set_role(told, "second")
            self._column.addWidget(told)
        self._add(found[:FIRST_CHANGES])
        rest = found[FIRST_CHANGES:]
        if rest:
            button = link_button(tr("显示其余 {count} 条", count=len(rest)), parent=self)
            button.setObjectName("rest_of_history")
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

            def show_rest() -> None:
                button.hide()
                self._add(rest)

            button.clicked.connect(show_rest)

    def _add(self, found: Sequence[EntryChange]) -> None:
        for one in found:
            when = one.at.astimezone().strftime("%Y-%m-%d %H:%M")
            told = (when, one.actor, tr(one.label))
            head = QLabel(tr(" · ").join(filter(None, told)), self)
            head.setWordWrap(True)
            set_role(head, "small")
            self._column.addWidget(head)
            self._column.addWidget(_Text(told_change(one), self))


def told_change(one: EntryChange) -> str:
    """Return a change in one text: the field, before and after, and whether it was undone."""
    empty = tr("空")
    told = tr("登记这一行")
    if one.what:
        told = tr(
            "{what}：{before} → {after}",
            what=one.what,
            before=one.before or empty,
            after=one.after or empty,
        )
    return tr("{told}（后来撤销）", told=told) if one.is_taken_back else told
