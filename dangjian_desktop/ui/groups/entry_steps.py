"""Dialogs for what is done with a row of a ledger: the next step, its correction, milestones."""

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.ledger_rows import TakenStep, cut_to_month, missing_fields
from dangjian_desktop.domain.ledger_values import Named
from dangjian_desktop.domain.ledgers import (
    DAY,
    LONGEST_LONG_TEXT,
    OF_PEOPLE,
    TAKER_LABELS,
    BookStep,
    Taker,
    step_labels,
)
from dangjian_desktop.domain.problems import Problem, Reading
from dangjian_desktop.operations.ledger_milestones import (
    LONGEST_NOTE,
    LONGEST_TITLE,
    add_milestone,
    change_milestone,
    mark_milestone_done,
)
from dangjian_desktop.operations.ledgers import (
    LONGEST_TAKER,
    advance_entry,
    advance_problems,
    correct_entry_step,
    step_correction_problems,
)
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.ledger_entries import EntryRow, MilestoneRow
from dangjian_desktop.queries.ledger_names import LedgerNames
from dangjian_desktop.queries.people_named import PeopleTypedQuery
from dangjian_desktop.ui.groups.entry_fields import (
    LATEST_DAY,
    EntryFields,
    FormMode,
    book_value,
    book_values,
    read_named,
)
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, Values, the_day
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: Keys of the entries of a step beside fields of the book; as `step_problems` names them.
BY, NOTE = "by", "note"
TITLE, DUE, DONE = "title", "due_on", "done_on"
#: Characters of what stands for the row, above the fields.
_SHORT = 60


class StepDialog(OperationDialog):
    """One step with one row: when, by whom, how, and what has to be filled along with it.

    What had better be otherwise (who checks is who answers for it) is told first and then does
    not stop it.
    """

    def __init__(
        self, bench: Workbench, row: EntryRow, step: BookStep, parent: QWidget | None = None
    ) -> None:
        assert row.entry_id is not None
        self._row, self._step, self._entry_id = row, step, row.entry_id
        self._today = bench.desk.today
        mode = FormMode(row.row.is_anonymous, row.organisation_id)
        made = EntryFields(row.book, self._today, mode, row.row.values)
        keys = self._wanted_keys()
        fields = tuple(made.field(one) for one in row.book.used_fields if one.key in keys)
        labels = step_labels(row.book, step)
        super().__init__(
            bench,
            step.verb,
            (
                *taken_fields(row, labels, self._today, mode),
                *fields,
            ),
            self._operation,
            values=self._first_values(keys),
            save_text=QT_TR_NOOP("保存"),
            note=shortened(row.title, _SHORT),
            between=self._judge,
            parent=parent,
        )
        self.setObjectName("step_dialog")
        marked = set(keys)
        if self.form.has(BY):
            self.form.advise(BY, self._takers())
            if step.needs_by or set(step.takers) - {Taker.ANYONE}:
                marked.add(BY)
        if step.needs_note:
            marked.add(NOTE)
        self.form.mark(marked)
        self.fit_height()

    def _wanted_keys(self) -> frozenset[str]:
        """Return the fields that are filled along with the step, and what still lacks at an end."""
        book = self._row.book
        wanted = {key for key in self._step.needs if book.field(key) is not None}
        if not book.is_open(self._step.to) and not self._step.may_be_incomplete:
            wanted |= {one.key for one in missing_fields(book, self._row.row.values)}
        if self._row.row.is_anonymous:
            wanted -= {
                one.key for one in book.fields if one.kind in OF_PEOPLE and one.key != book.owner
            }
        return frozenset(wanted)

    def _first_values(self, keys: frozenset[str]) -> Values:
        today = PartialDate.of(self._today)
        values: Values = {key: self._row.row.values.get(key) for key in keys}
        values[DAY] = cut_to_month(today) if self._row.row.is_anonymous else today
        owner = self._row.row.values.get(self._step.owner) if self._step.owner else None
        if self._step.takers == (Taker.OWNER,) and isinstance(owner, tuple):
            values[BY] = owner[:1]
        return values

    def _takers(self) -> str:
        if set(self._step.takers) & {Taker.ANYONE}:
            return ""
        who = tr("、").join(tr(TAKER_LABELS[taker]) for taker in self._step.takers)
        return tr("由{who}来办", who=who)

    def _told(self, values: Values) -> dict[str, Any]:
        by = book_value(values.get(BY))
        return {
            "entry_id": self._entry_id,
            "to": self._step.to,
            "day": values[DAY],
            "on": self._today,
            "by": by[0] if isinstance(by, tuple) else None,
            "note": values.get(NOTE) or "",
            "values": self._changed(values),
        }

    def _changed(self, values: Values) -> dict[str, Any]:
        present = self._row.row.values
        typed = book_values(self._row.book, values)
        return {key: value for key, value in typed.items() if value != present.get(key)}

    def _judge(self, values: Values) -> list[Problem]:
        if values.get(DAY) is None:
            return []
        return advance_problems(**self._told(values))

    def _operation(self, values: Values) -> Operation[Any]:
        return advance_entry(**self._told(values))


def shortened(text: str, most: int) -> str:
    """Return a text in one line, of a long one the beginning."""
    told = " ".join(text.split())
    return f"{told[:most]}…" if len(told) > most else told


def taken_fields(
    row: EntryRow,
    labels: tuple[str, str],
    on: date,
    mode: FormMode,
    taken: TakenStep | None = None,
) -> tuple[Field, ...]:
    """Return the fields for when a step was taken, by whom and how.

    Args:
        row: Of an anonymous one nobody is asked for, and the month alone.
        labels: What day and taker are called.
        on: Today.
        mode: Of the form.
        taken: The step that is mended.
    """
    day = EntryFields(row.book, on, mode, {}).step_day_field(labels[0])
    note = Field(
        NOTE, QT_TR_NOOP("情况说明"), Entry.LONG_TEXT, max_length=LONGEST_LONG_TEXT, is_wide=True
    )
    if mode.is_anonymous:
        return day, note
    by = Field(
        BY,
        labels[1],
        Entry.PERSON,
        max_length=LONGEST_TAKER,
        reader=partial(_read_taker, row, on, taken.by if taken is not None else None),
        people=lambda typed: PeopleTypedQuery(typed, on).fetch(),
    )
    return day, by, note


def _read_taker(row: EntryRow, on: date, present: Named | None, text: str) -> Reading[Any]:
    """Read who took a step: of the roster, else by name alone."""
    if present is not None and text == present.name:
        return Reading((present,))
    told = read_named(text, on)
    if told is not None:
        return Reading((told,))
    return LedgerNames(on, row.organisation_id).taker(text)


def correction_dialog(
    bench: Workbench, row: EntryRow, place: int, parent: QWidget | None = None
) -> OperationDialog:
    """Return the form that mends day, taker or note of a step that was entered wrongly.

    Args:
        bench: Desk and questions.
        row: Whose step it is.
        place: Of the step in its road; the first is the registration and is not mended.
        parent: The window.
    """
    assert row.entry_id is not None
    entry_id, step_id, taken, on = (
        row.entry_id,
        row.step_ids[place],
        row.row.road[place],
        bench.desk.today,
    )
    mode = FormMode(row.row.is_anonymous, row.organisation_id)
    step = row.book.step(row.row.road[place - 1].state, taken.state)
    labels = step_labels(row.book, step) if step is not None else (tr("办理日期"), tr("办理人"))

    def told(values: Values) -> dict[str, Any]:
        by = book_value(values.get(BY))
        return {
            "entry_id": entry_id,
            "step_id": step_id,
            "day": values[DAY],
            "by": by[0] if isinstance(by, tuple) else None,
            "note": values.get(NOTE) or "",
            "on": on,
        }

    def judge(values: Values) -> list[Problem]:
        return step_correction_problems(**told(values)) if values.get(DAY) is not None else []

    dialog = OperationDialog(
        bench,
        tr("改正办理记录"),
        taken_fields(row, labels, on, mode, taken),
        lambda values: correct_entry_step(**told(values)),
        values={DAY: taken.day, BY: (taken.by,) if taken.by else None, NOTE: taken.note},
        note=tr(
            "{title} · {state}",
            title=shortened(row.title, _SHORT),
            state=row.book.state_label(taken.state),
        ),
        between=judge,
        parent=parent,
    )
    dialog.setObjectName("correction_dialog")
    return dialog


# Milestones ---------------------------------------------------------------------


def milestone_dialog(
    bench: Workbench,
    row: EntryRow,
    milestone: MilestoneRow | None = None,
    parent: QWidget | None = None,
) -> OperationDialog:
    """Return the form for a stage of a project, new or to be changed."""
    entry_id, on = row.entry_id, bench.desk.today
    assert entry_id is not None
    fields = (
        Field(
            TITLE,
            QT_TR_NOOP("这一阶段要做到"),
            Entry.TEXT,
            is_required=True,
            max_length=LONGEST_TITLE,
        ),
        Field(
            DUE,
            QT_TR_NOOP("完成期限"),
            Entry.DATE,
            is_required=True,
            is_exact=True,
            latest=LATEST_DAY,
        ),
        Field(NOTE, QT_TR_NOOP("备注"), Entry.TEXT, max_length=LONGEST_NOTE),
    )

    def operation(values: Values) -> Operation[Any]:
        told = {
            "title": values[TITLE],
            "due_on": the_day(values, DUE),
            "note": values[NOTE] or "",
            "on": on,
        }
        if milestone is None:
            return add_milestone(entry_id=entry_id, **told)
        return change_milestone(milestone_id=milestone.milestone_id, **told)

    values = (
        {}
        if milestone is None
        else {
            TITLE: milestone.title,
            DUE: PartialDate.of(milestone.due_on),
            NOTE: milestone.note,
        }
    )
    dialog = OperationDialog(
        bench,
        tr("增加里程碑") if milestone is None else tr("修改里程碑"),
        fields,
        operation,
        values=values,
        note=shortened(row.title, _SHORT),
        parent=parent,
    )
    dialog.setObjectName("milestone_dialog")
    return dialog


def milestone_done_dialog(
    bench: Workbench, milestone: MilestoneRow, parent: QWidget | None = None
) -> OperationDialog:
    """Return the form that asks on which day a stage was done."""
    on = bench.desk.today
    dialog = OperationDialog(
        bench,
        tr("里程碑完成"),
        (Field(DONE, QT_TR_NOOP("完成日期"), Entry.DATE, is_required=True, is_exact=True),),
        lambda values: mark_milestone_done(
            milestone_id=milestone.milestone_id, done_on=the_day(values, DONE), on=on
        ),
        values={DONE: PartialDate.of(on)},
        note=milestone.title,
        parent=parent,
    )
    dialog.setObjectName("milestone_done_dialog")
    return dialog
