"""The record: each matter with what was said and decided, guests, minutes, problems, hours."""

from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.activity_kinds import ActivityKind
from dangjian_desktop.operations.activities import change_activity
from dangjian_desktop.operations.agenda import (
    LONGEST_MATTER,
    add_agenda_item,
    record_agenda_item,
)
from dangjian_desktop.operations.printout import AGENDA_SHEET
from dangjian_desktop.operations.runner import Changes, Operation
from dangjian_desktop.queries.activities import ActivityQuery, ActivityRow
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from dangjian_desktop.queries.agenda import AgendaQuery, AgendaRow
from dangjian_desktop.queries.agenda_entries import without_entries
from dangjian_desktop.ui.calendar.activity_form import ActivityForm, KeptForm
from dangjian_desktop.ui.calendar.activity_papers import printout_of, record_of
from dangjian_desktop.ui.calendar.agenda_entries import AgendaEntriesBox
from dangjian_desktop.ui.calendar.matters_dialogs import record_fields
from dangjian_desktop.ui.calendar.planned_dialog import hour_field
from dangjian_desktop.ui.shared.buttons import menu_button, plain_button
from dangjian_desktop.ui.shared.chip import Chip
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.theme import Tone, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

MOST_MINUTES, MOST_PROBLEMS = 20_000, 4_000
#: Minutes of study of one activity at most: a whole day.
MOST_STUDY = 24 * 60


class MatterForm(KeptForm):
    """讨论情况 and 议定事项 of one matter."""

    def __init__(self, bench: Workbench, row: AgendaRow, parent: QWidget | None = None) -> None:
        self.item_id = row.item_id
        super().__init__(bench, record_fields(lines=2), columns=2, parent=parent)
        self.show_row(row)

    def show_row(self, row: AgendaRow) -> None:
        """Show what is stored of the matter."""
        self._row = row
        self.show_stored({"discussion": row.discussion, "outcome": row.outcome})

    def operation(self, values: dict[str, Any]) -> Operation[Any]:
        """Return the record of the matter."""
        return record_agenda_item(
            item_id=self.item_id,
            discussion=values.get("discussion", self._row.discussion),
            outcome=values.get("outcome", self._row.outcome),
            on=self._bench.desk.today,
        )


class MatterCard(QFrame):
    """A matter: number and title above what was said and decided."""

    def __init__(self, bench: Workbench, row: AgendaRow, parent: QWidget) -> None:
        super().__init__(parent)
        set_role(self, "card")
        made = tokens()
        self.title = QLabel(self)
        self.title.setWordWrap(True)
        set_role(self.title, "heading")
        self.first_chip = Chip(tr("第一议题"), Tone.ACCENT, parent=self)
        self.form = MatterForm(bench, row, self)
        head = QHBoxLayout()
        head.addWidget(self.first_chip)
        head.addWidget(self.title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(3),) * 4)
        column.setSpacing(made.space(2))
        column.addLayout(head)
        column.addWidget(self.form)

    def show_row(self, number: int, row: AgendaRow) -> None:
        """Show what is stored of the matter, and its number on the agenda."""
        self.title.setText(tr("{number}．{title}", number=number, title=row.title))
        self.first_chip.setVisible(row.is_first_topic)
        self.form.show_row(row)


class Matters(QWidget):
    """The agenda of a meeting, a card for each matter."""

    def __init__(self, bench: Workbench, activity_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("matters")
        self._bench, self._activity_id = bench, activity_id
        self._cards: dict[int, MatterCard] = {}
        self.title = QLineEdit(self)
        self.title.setObjectName("new_matter")
        self.title.setAccessibleName(tr("会上增加的议题"))
        self.title.setPlaceholderText(tr("会上增加议题：写题目，回车"))
        self.title.setMaxLength(LONGEST_MATTER)
        self.title.returnPressed.connect(self.add)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(tokens().space(2))
        self.column.addWidget(self.title)
        bench.desk.changed.connect(self._hear)
        self.read()

    @property
    def forms(self) -> list[MatterForm]:
        """The forms of the matters in the order of the agenda."""
        return [card.form for card in self._cards.values()]

    def add(self) -> bool:
        """Put one more matter on the agenda; return whether none waits to be put there."""
        title = self.title.text().strip()
        row = ActivityQuery(self._activity_id).fetch()
        desk = self._bench.desk
        if not title or row is None:
            return True
        done = may_edit(self._bench.ask, self, desk) and desk.attempt(
            add_agenda_item(
                organisation_id=row.organisation_id,
                title=title,
                on=desk.today,
                activity_id=self._activity_id,
            )
        )
        if done:
            self.title.clear()
        return done

    def leave_editing(self) -> bool:
        """Keep what was typed of every matter, and a title that waits for its Enter."""
        if not self.add():
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        kept = [form.leave_editing() for form in self.forms]  # each is tried, one refused or not
        return all(kept)

    def read(self) -> None:
        """Show the agenda; a matter keeps its card, and what is being written there."""
        rows = without_entries(AgendaQuery(self._activity_id).fetch())
        before = self._cards
        self._cards = {
            row.item_id: before.get(row.item_id) or MatterCard(self._bench, row, self)
            for row in rows
        }
        for item_id, card in before.items():
            self.column.removeWidget(card)
            if item_id not in self._cards:
                card.hide()
                card.deleteLater()
        for place, (row, card) in enumerate(zip(rows, self._cards.values(), strict=True)):
            card.show_row(place + 1, row)
            self.column.insertWidget(place, card)
        widgets = [
            form.form.editor(key).widget for form in self.forms for key in ("discussion", "outcome")
        ]
        for first, second in pairwise((*widgets, self.title)):
            QWidget.setTabOrder(first, second)

    def _hear(self, changes: Changes) -> None:
        if changes.topics & AgendaQuery.reads:
            self.read()


class MinutesSection(QWidget):
    """What was discussed and done.

    Signals:
        print_wanted: The `Printout` of the record, or of one to be written by hand.
        entry_wanted: Identity of a ledger row that came up, to be opened.
    """

    print_wanted = Signal(object)
    entry_wanted = Signal(str)

    def __init__(self, bench: Workbench, activity_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._activity_id = bench, activity_id
        row = ActivityQuery(activity_id).fetch()
        kind = kinds_by_code().get(row.kind) if row is not None else None
        self._record = record_of(row.kind if row is not None else "")
        menu = QMenu(self)
        self.print_action = menu.addAction(tr("记录"))
        self.print_action.triggered.connect(partial(self._print, False))
        self.blank_action = menu.addAction(tr("空白记录（手写用）"))
        self.blank_action.triggered.connect(partial(self._print, True))
        self.agenda_action = menu.addAction(tr("议题单"))
        self.agenda_action.triggered.connect(self._print_agenda)
        self.agenda_action.setVisible(kind is not None and kind.has_agenda)
        self.print_button = menu_button(tr("打印"), menu, "printer", parent=self)
        self.print_button.setObjectName("print_minutes")
        self.counted = QLabel(self)
        self.counted.setObjectName("study_told")
        set_role(self.counted, "second")
        self.study_button = records(plain_button(tr("按起止时间算学时"), parent=self))
        self.study_button.setObjectName("count_study")
        self.study_button.clicked.connect(self.count_study)
        self.study_button.setVisible(kind is not None and kind.is_study)
        fields = self._fields(kind)
        self.hours = ActivityForm(bench, activity_id, fields, columns=len(fields), parent=self)
        self.matters: Matters | None = None
        if kind is not None and kind.has_agenda:
            self.matters = Matters(bench, activity_id, self)
        self.texts = ActivityForm(
            bench,
            activity_id,
            (
                Field(
                    "minutes",
                    QT_TR_NOOP("会议记录"),
                    Entry.LONG_TEXT,
                    max_length=MOST_MINUTES,
                    lines=10,
                ),
                Field(
                    "problems",
                    QT_TR_NOOP("问题与整改"),
                    Entry.LONG_TEXT,
                    max_length=MOST_PROBLEMS,
                    lines=3,
                ),
            ),
            parent=self,
        )
        self.entries = AgendaEntriesBox(bench, activity_id, self, takes_outcomes=True)
        self.entries.entry_wanted.connect(self.entry_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        made = tokens()
        bar = QHBoxLayout()
        bar.setSpacing(made.space(2))
        bar.addWidget(self.print_button)
        bar.addWidget(self.study_button)
        bar.addWidget(self.counted)
        bar.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, made.space(2), made.space(3), made.space(3))
        column.setSpacing(made.space(3))
        column.addLayout(bar)
        column.addWidget(self.hours)
        if self.matters is not None:
            heading = QLabel(tr("议题"), self)
            set_role(heading, "heading")
            column.addWidget(heading)
            column.addWidget(self.matters)
        column.addWidget(self.entries)
        column.addWidget(self.texts)
        column.addStretch(1)

    def leave_editing(self) -> bool:
        """Keep what was typed in every part."""
        parts = [part for part in (self.hours, self.matters, self.texts) if part is not None]
        kept = [part.leave_editing() for part in parts]
        return all(kept)

    def count_study(self) -> None:
        """Write the minutes between begin and end as minutes of study."""
        if not self.leave_editing():
            return
        row, desk = ActivityQuery(self._activity_id).fetch(), self._bench.desk
        length = _length(row) if row is not None else None
        if length is None:
            self.counted.setText(tr("请先填开始和结束时间。"))
            return
        self.counted.setText("")
        if may_edit(self._bench.ask, self, desk):
            values = {"study_minutes": length}
            desk.attempt(
                change_activity(activity_id=self._activity_id, values=values, on=desk.today)
            )

    def _print(self, is_blank: bool, _checked: bool = False) -> None:
        if self.leave_editing():
            self.print_wanted.emit(
                printout_of(self._record, self._activity_id, self._bench.desk.on, is_blank=is_blank)
            )

    def _print_agenda(self) -> None:
        if self.leave_editing():
            self.print_wanted.emit(
                printout_of(AGENDA_SHEET, self._activity_id, self._bench.desk.on)
            )

    @staticmethod
    def _fields(kind: ActivityKind | None) -> tuple[Field, ...]:
        fields = (
            hour_field("begins", QT_TR_NOOP("实际开始")),
            hour_field("ends", QT_TR_NOOP("散会")),
            Field("guests", QT_TR_NOOP("列席"), max_length=200),
        )
        if kind is not None and not kind.is_study:
            return fields
        study = Field(
            "study_minutes",
            QT_TR_NOOP("学习时长（分钟）"),
            Entry.INTEGER,
            highest=MOST_STUDY,
        )
        return (*fields, study)


def _length(row: ActivityRow) -> int | None:
    """Return the minutes from begin to end; None while one of them is missing."""
    if not row.begins or not row.ends:
        return None
    began, ended = (int(text[:2]) * 60 + int(text[3:]) for text in (row.begins, row.ends))
    return ended - began
