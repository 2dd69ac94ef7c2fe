"""Ledger rows that came up on an activity's agenda by themselves, and what was said of them."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QMenu, QVBoxLayout, QWidget

from dangjian_desktop.domain.agenda_entries import outcomes_of
from dangjian_desktop.domain.ledger_values import Named
from dangjian_desktop.domain.ledgers import StateTone
from dangjian_desktop.domain.problems import Address, Problem, Severity
from dangjian_desktop.operations.agenda_entries import (
    outcome_problems,
    record_entry_outcome,
    restore_entry_outcome,
)
from dangjian_desktop.operations.runner import Changes, Operation
from dangjian_desktop.queries.activities import ActivityQuery
from dangjian_desktop.queries.agenda_entries import (
    AgendaEntries,
    AgendaEntriesQuery,
    AgendaEntry,
)
from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.flow import FoldingRow
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, Values
from dangjian_desktop.ui.shared.person_field import person_field
from dangjian_desktop.ui.shared.query_model import (
    ChipLook,
    Column,
    QueryModel,
    RowsAtHand,
    text_column,
)
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import Tone, news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_TONES: Mapping[StateTone, Tone] = {
    StateTone.PLAIN: Tone.PLAIN,
    StateTone.INFO: Tone.INFO,
    StateTone.GOOD: Tone.GOOD,
    StateTone.WARN: Tone.WARN,
    StateTone.BAD: Tone.BAD,
}
_MOST_NOTE = 1000
#: Rows that are shown without scrolling; above a plan that is to be filled in, fewer.
_MOST_ROWS, _FEW_ROWS = 8, 4


def _state(row: AgendaEntry) -> ChipLook:
    entry = row.entry
    state = entry.book.state(entry.row.state)
    if state is None:
        return ChipLook(tr("未完"), Tone.PLAIN)
    tone = Tone.BAD if entry.is_late else _TONES[state.tone]
    return ChipLook(state.label, tone)


def _pressing(row: AgendaEntry) -> str:
    late = row.entry.lateness
    if not late.days:
        return ""
    told = [tr("逾期 {n} 天", n=late.days), late.escalation]
    return tr("，").join(filter(None, told))


def _said(row: AgendaEntry) -> str:
    return tr("；").join([*filter(None, [row.said]), *(in_words(one) for one in row.warnings)])


_COLUMNS: tuple[Column[AgendaEntry], ...] = (
    Column(
        QT_TR_NOOP("状态"),
        lambda row: _state(row).text,
        "state",
        width=104,
        chip=lambda r: _state(r),
    ),
    Column(QT_TR_NOOP("台账"), lambda row: row.entry.book.short, "book", width=70, is_second=True),
    text_column(QT_TR_NOOP("事项"), lambda row: row.title, "title", width=220),
    text_column(QT_TR_NOOP("责任人"), lambda row: row.owner, "owner", width=80),
    Column(QT_TR_NOOP("期限"), lambda row: row.due, "due", width=100),
    text_column(QT_TR_NOOP("督办"), _pressing, "pressing", width=200),
    text_column(QT_TR_NOOP("会上结果"), _said, "said", width=190),
    text_column(
        QT_TR_NOOP("组织"),
        lambda row: row.entry.organisation_name,
        "holder",
        width=110,
        is_second=True,
    ),
)


class AgendaEntriesBox(QWidget):
    """Open rows of ledgers in a table; the outcome of each is entered here where it took place.

    Signals:
        entry_wanted: Identity of a ledger row that is to be opened.
    """

    entry_wanted = Signal(str)

    def __init__(
        self,
        bench: Workbench,
        activity_id: int,
        parent: QWidget | None = None,
        *,
        takes_outcomes: bool = False,
    ) -> None:
        """Read the rows of the activity.

        Args:
            bench: Desk and questions.
            activity_id: The activity.
            parent: The section.
            takes_outcomes: Whether outcomes are entered here (in the record, not in the plan).
        """
        super().__init__(parent)
        self.setObjectName("agenda_entries")
        self._bench, self._activity_id, self._takes = bench, activity_id, takes_outcomes
        self.shown = AgendaEntries()
        self.heading = QLabel(self)
        set_role(self.heading, "heading")
        self.told = QLabel(self)
        self.told.setObjectName("entries_told")
        self.told.setWordWrap(True)
        set_role(self.told, "second")
        self.model: QueryModel[AgendaEntry] = QueryModel(
            bench.desk, _COLUMNS, RowsAtHand[AgendaEntry](()), self, key=lambda row: row.key
        )
        self.table = TableView(
            self.model, self, name=QT_TR_NOOP("台账事项"), fill_menu=self._fill_menu
        )
        self.table.setObjectName("entries_table")
        self.record_button = records(plain_button(tr("登记会上结果"), "check", parent=self))
        self.record_button.setObjectName("record_outcome")
        self.record_button.clicked.connect(self.record)
        self.restore_button = records(plain_button(tr("撤回结果"), parent=self))
        self.restore_button.setObjectName("restore_outcome")
        self.restore_button.clicked.connect(self.restore)
        self.open_button = plain_button(tr("打开台账"), parent=self)
        self.open_button.setObjectName("open_entry")
        self.open_button.clicked.connect(self.open_entry)
        self.row = FoldingRow()
        for button in (self.record_button, self.restore_button, self.open_button):
            self.row.left.addWidget(button)
        self.row.right.addStretch(1)
        for button in (self.record_button, self.restore_button):
            button.setVisible(takes_outcomes)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.heading, self.told):
            self._column.addWidget(widget)
        self._column.addLayout(self.row)
        self._column.addWidget(self.table)
        self.table.chosen_changed.connect(self._tell)
        self.table.opened.connect(self._open_chosen)
        bench.desk.changed.connect(self._hear)
        bench.desk.day_changed.connect(self.read)
        news().changed.connect(self._dress)
        self.read()

    def read(self, *_day: object) -> None:
        """Read the rows anew; without a book of this kind nothing is shown at all."""
        self.shown = AgendaEntriesQuery(self._activity_id, self._bench.desk.on).fetch()
        self.setVisible(bool(self.shown.books or self.shown.rows))
        self.model.set_query(RowsAtHand(self.shown.rows))
        books = tr("、").join(book.short for book in self.shown.books)
        self.heading.setText(tr("台账事项"))
        self.told.setText(self._sentence(books))
        has_rows = bool(self.shown.rows)
        self.table.setVisible(has_rows)
        for button in (self.record_button, self.restore_button):
            button.setVisible(has_rows and self._takes)
        self.open_button.setVisible(has_rows)
        self._dress()
        self._tell()

    def _sentence(self, books: str) -> str:
        if self.shown.next_on is not None:
            day = self.shown.next_on.isoformat()
            return tr("{books}中没销的先列入 {day} 的活动，这里还没有。", books=books, day=day)
        if not self.shown.rows:
            return tr("{books}中没有要过的事项。", books=books)
        open_count = sum(row.entry.is_open for row in self.shown.rows)
        return tr(
            "{books}中上次以来新登记的和还没销的自动列入，共 {n} 件，现在还有 {open} 件没销。",
            books=books or tr("台账"),
            n=len(self.shown.rows),
            open=open_count,
        )

    def current(self) -> AgendaEntry | None:
        """Return the row that is chosen."""
        row = self.table.current_row()
        return row if isinstance(row, AgendaEntry) else None

    def record(self) -> None:
        """Enter what the activity said of the chosen row."""
        row = self.current()
        if row is not None and may_edit(self._bench.ask, self, self._bench.desk):
            outcome_dialog(self._bench, self._activity_id, row, self).open()

    def restore(self) -> None:
        """Take back the last outcome of the chosen row, and its step."""
        row = self.current()
        desk = self._bench.desk
        if row is None or not row.outcomes or not may_edit(self._bench.ask, self, desk):
            return
        desk.attempt(restore_entry_outcome(item_id=row.outcomes[-1].item_id, on=desk.today))

    def open_entry(self) -> None:
        """Open the chosen row in its ledger."""
        row = self.current()
        if row is not None:
            self.entry_wanted.emit(row.entry.uid)

    def _open_chosen(self, _row: object) -> None:
        row = self.current()
        if row is not None and self._may_record(row):
            self.record()
        else:
            self.open_entry()

    def _may_record(self, row: AgendaEntry) -> bool:
        activity = ActivityQuery(self._activity_id).fetch()
        took_place = activity is not None and activity.held_on <= self._bench.desk.today
        return self._takes and took_place and row.entry.is_open

    def _fill_menu(self, menu: QMenu) -> None:
        row = self.current()
        if row is None:
            return
        if self._may_record(row):
            records(menu.addAction(tr("登记会上结果"))).triggered.connect(self.record)
        if self._takes and row.outcomes:
            records(menu.addAction(tr("撤回结果"))).triggered.connect(self.restore)
        menu.addAction(tr("打开台账")).triggered.connect(self.open_entry)

    def _tell(self) -> None:
        row = self.current()
        self.record_button.setEnabled(row is not None and self._may_record(row))
        self.restore_button.setEnabled(row is not None and bool(row.outcomes))
        self.open_button.setEnabled(row is not None)

    def _hear(self, changes: Changes) -> None:
        if changes.topics & AgendaEntriesQuery.reads:
            self.read()

    def _dress(self) -> None:
        made = tokens()
        self._column.setSpacing(made.space(2))
        self.row.setSpacing(made.space(2))
        most = _MOST_ROWS if self._takes else _FEW_ROWS
        rows = min(max(len(self.shown.rows), 1), most)
        height = self.table.horizontalHeader().sizeHint().height() + rows * made.sizes.row
        self.table.setFixedHeight(height + made.space(6))


def outcome_dialog(
    bench: Workbench, activity_id: int, row: AgendaEntry, parent: QWidget
) -> OperationDialog:
    """Return the dialog for what the activity said of a ledger row."""
    entry, on = row.entry, bench.desk.today
    choices = tuple(outcomes_of(entry.book, entry.row.state))
    fields = (
        Field("to", tr("结果"), Entry.CHOICE, choices=choices, is_required=True),
        person_field("by", tr("办理人"), bench.desk.on, hint=tr("复查、销号要写清由谁")),
        Field("by_name", tr("名册外的办理人"), hint=tr("不在名册上的写在这里")),
        Field("note", tr("情况"), Entry.LONG_TEXT, max_length=_MOST_NOTE),
    )

    def told(values: Values) -> dict[str, Any]:
        return {
            "activity_id": activity_id,
            "entry_id": entry.entry_id,
            "to": values["to"],
            "by": _by(values),
            "note": values["note"] or "",
            "on": on,
        }

    def between(values: Values) -> list[Problem]:
        person, name = values.get("by"), values.get("by_name")
        if person is not None and name:
            where = Address(field="by_name")
            return [Problem(where, "task.two_owners", name, hint=person.name)]
        if not values.get("to"):
            return []
        found = outcome_problems(**told(values))
        return [_placed(one) for one in found if one.severity is Severity.REFUSED]

    def saving(values: Values) -> Operation[Any]:
        return record_entry_outcome(**told(values))

    note = tr("；").join(filter(None, (row.title, row.place, _pressing(row))))
    dialog = OperationDialog(
        bench, tr("登记会上结果"), fields, saving, note=note, between=between, parent=parent
    )
    dialog.setObjectName("outcome_dialog")
    warning = QLabel(dialog)
    warning.setObjectName("outcome_warning")
    warning.setWordWrap(True)
    set_role(warning, "caution")
    warning.hide()
    column = dialog.layout()
    assert isinstance(column, QVBoxLayout)
    column.insertWidget(column.count() - 1, warning)

    def warn() -> None:
        values = dialog.form.values()
        found = outcome_problems(**told(values)) if values.get("to") else []
        words = [in_words(one) for one in found if one.severity is Severity.WARNING]
        warning.setText("\n".join(words))
        warning.setVisible(bool(words))

    dialog.form.edited.connect(warn)
    return dialog


def _by(values: Values) -> Named | None:
    person, name = values.get("by"), (values.get("by_name") or "").strip()
    if person is not None:
        return Named(person.name, person.person_id)
    return Named(name) if name else None


def _placed(problem: Problem) -> Problem:
    """Return a problem at a field of the dialog; what is wrong with the row stands at the top."""
    key = problem.where.field if problem.where.field in ("by", "note") else "to"
    return Problem(Address(field=key), problem.code, problem.found, problem.severity, problem.hint)
