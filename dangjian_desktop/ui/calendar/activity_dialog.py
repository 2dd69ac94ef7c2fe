"""Dialogs for one activity: new, changed, copied; and moved to another day."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Any

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.activity_kinds import ActivityKind
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.problems import Address, Problem
from dangjian_desktop.operations.activities import (
    add_activity,
    change_activity,
    close_activity,
    entry_problems,
    move_activity,
)
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.activities import ActivityRow
from dangjian_desktop.queries.activity_conflicts import ProposedConflictsQuery
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from dangjian_desktop.ui.calendar.planned_dialog import (
    BEGINS,
    CHAIR,
    ENDS,
    KIND,
    LATEST_DAY,
    LECTURER,
    ORGANISATION,
    PLACE,
    RECORDER,
    TITLE,
    ZONE,
    PlannedDialog,
    exact_day,
    holder_choices,
    hour_fields,
    kind_choices,
    may_be_of_zone,
    mentioned,
    offer_holders,
    person_id,
    place_field,
    zone_choices,
)
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.operation_dialog import DAY, OperationDialog, day_field, the_day
from dangjian_desktop.ui.shared.person_field import person_field
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

YEAR, STUDY = "belongs_year", "study_minutes"
FIXED, OWN, FORM = "fixed_actions", "own_actions", "form"
#: What a copy takes along besides what the dialog shows.
_COPIED = ("materials", "content", "guests")
_LONGEST_STUDY = 24 * 60
#: Values that are row ids of people.
_PEOPLE = (CHAIR, RECORDER)


class Task(Enum):
    """What the dialog does."""

    ADD = "add"
    CHANGE = "change"
    COPY = "copy"


_TITLES = {
    Task.ADD: QT_TR_NOOP("新增活动"),
    Task.CHANGE: QT_TR_NOOP("修改活动"),
    Task.COPY: QT_TR_NOOP("复制活动"),
}


class ActivityDialog(PlannedDialog):
    """One activity; only the fields that its kind needs are shown."""

    def __init__(
        self,
        bench: Workbench,
        task: Task,
        *,
        row: ActivityRow | None = None,
        values: Mapping[str, Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make the dialog.

        Args:
            bench: Desk and questions.
            task: What is done.
            row: The activity that is changed or copied.
            values: What a new one begins with.
            parent: The page.
        """
        self._task, self._row = task, row
        self._today = bench.desk.today
        given = {**(_shown_of(row) if row is not None else {}), **(values or {})}
        super().__init__(
            bench,
            tr(_TITLES[task]),
            _fields(bench.desk.on, task, row),
            self._operation,
            values=given,
            columns=2,
            between=self._judge,
            parent=parent,
        )
        self.setObjectName("activity_dialog")
        if task is not Task.CHANGE:
            self.offer_times()
            for key in (KIND, DAY, ORGANISATION):
                self.form.editor(key).edited.connect(self._follow_kind)
        self._follow_kind()
        self.fit_height()

    def kind(self) -> ActivityKind | None:
        """Return the kind that is chosen."""
        if self._task is Task.CHANGE:
            assert self._row is not None
            return kinds_by_code().get(self._row.kind)
        return kinds_by_code().get(str(self.form.editor(KIND).read().value))

    def meeting(self) -> tuple[str, int] | None:
        """Return the kind and the holder that are chosen."""
        kind, holder = self.kind(), self.form.editor(ORGANISATION).read().value
        return None if kind is None or holder is None else (kind.code, holder)

    def _follow_kind(self) -> None:
        """Show the fields of the kind, and offer who may hold it on that day."""
        kind = self.kind()
        self.form.show_only(_keys_of(kind, self._task))
        if self._task is not Task.CHANGE:
            day = self.form.editor(DAY).read().value
            on = day.first_day if isinstance(day, PartialDate) else self._today
            offer_holders(self, kind, on)
            self.times_button.setEnabled(self.meeting() is not None)
        if self.isVisible():
            self.fit_height()

    def _judge(self, values: dict[str, Any]) -> Sequence[Problem]:
        """Judge hours, and whether the holder stands on the day and holds such activities."""
        day = self._day(values)
        begins, ends = values.get(BEGINS) or "", values.get(ENDS) or ""
        if self._task is Task.CHANGE:  # kind, holder and day stay as they are
            return entry_problems(None, None, day, begins, ends)
        return entry_problems(self.kind(), values.get(ORGANISATION), day, begins, ends)

    def proposal(self, values: dict[str, Any]) -> ProposedConflictsQuery | None:
        """Ask for conflicts of the day, hours, room and people."""
        day = self._day(values)
        if day is None:
            return None
        people = {person_id(values.get(key)) for key in _PEOPLE} - {None}
        own = self._row.activity_id if self._task is Task.CHANGE and self._row else None
        return ProposedConflictsQuery(
            day,
            values.get(BEGINS) or "",
            values.get(ENDS) or "",
            values.get(PLACE) or "",
            frozenset(key for key in people if key is not None),
            values.get(LECTURER) or "",
            own,
            self._row.organisation_id if own and self._row else values.get(ORGANISATION),
        )

    def _day(self, values: dict[str, Any]) -> date | None:
        if self._task is Task.CHANGE:
            assert self._row is not None
            return self._row.held_on
        return exact_day(values)

    def _operation(self, values: dict[str, Any]) -> Operation[Any] | None:
        columns = _columns_of(values)
        if self._task is Task.CHANGE:
            assert self._row is not None
            return change_activity(
                activity_id=self._row.activity_id, values=columns, on=self._today
            )
        if self._task is Task.COPY:
            assert self._row is not None
            columns |= {name: getattr(self._row, name) for name in _COPIED}
        return add_activity(
            kind=values[KIND],
            organisation_id=values[ORGANISATION],
            held_on=the_day(values),
            entered_on=self._today,
            values=columns,
        )


class MoveDialog(PlannedDialog):
    """An activity on another day, at other hours."""

    def __init__(self, bench: Workbench, row: ActivityRow, parent: QWidget | None = None) -> None:
        self._row, self._today = row, bench.desk.today
        super().__init__(
            bench,
            tr("移到"),
            (
                day_field(QT_TR_NOOP("移到哪一天"), latest=LATEST_DAY),
                *hour_fields(),
            ),
            self._operation,
            values={DAY: PartialDate.of(row.held_on), BEGINS: row.begins, ENDS: row.ends},
            save_text=QT_TR_NOOP("移动"),
            between=self._judge,
            parent=parent,
        )
        self.setObjectName("move_dialog")
        self.offer_times()

    def meeting(self) -> tuple[str, int]:
        """Return the kind and the holder of the activity."""
        return self._row.kind, self._row.organisation_id

    def _judge(self, values: dict[str, Any]) -> Sequence[Problem]:
        """Judge the hours, the holder on the day, and whether what was recorded fits it."""
        day, hours = exact_day(values), (values[BEGINS] or "", values[ENDS] or "")
        if day is not None and self._row.recorded_on is not None and day > self._today:
            too_late = Problem(Address(field=DAY), "activity.not_yet", day.isoformat())
            return [too_late, *entry_problems(None, None, None, *hours)]
        kind = kinds_by_code().get(self._row.kind)
        return entry_problems(kind, self._row.organisation_id, day, *hours)

    def proposal(self, values: dict[str, Any]) -> ProposedConflictsQuery | None:
        """Ask for conflicts on the new day."""
        day = exact_day(values)
        if day is None:
            return None
        return ProposedConflictsQuery(
            day,
            values[BEGINS] or "",
            values[ENDS] or "",
            self._row.place,
            lecturer=self._row.lecturer,
            activity_id=self._row.activity_id,
            organisation_id=self._row.organisation_id,
        )

    def _operation(self, values: dict[str, Any]) -> Operation[Any] | None:
        return move_activity(
            activity_id=self._row.activity_id,
            held_on=the_day(values),
            on=self._today,
            begins=values[BEGINS] or "",
            ends=values[ENDS] or "",
        )


def cancel_dialog(
    bench: Workbench, row: ActivityRow, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that cancels an activity, with the reason."""
    made = OperationDialog(
        bench,
        tr("取消活动"),
        (
            Field(
                "note",
                QT_TR_NOOP("取消原因"),
                Entry.LONG_TEXT,
                is_required=True,
                max_length=200,
                hint=QT_TR_NOOP("如：矿上停电检修，改到下月一并开展"),
            ),
        ),
        lambda values: close_activity(activity_id=row.activity_id, note=values["note"]),
        save_text=QT_TR_NOOP("取消活动"),
        note=tr("已经填写的内容会保留，以后可以恢复。"),
        parent=parent,
    )
    made.setObjectName("cancel_dialog")
    return made


def _fields(on: date, task: Task, row: ActivityRow | None) -> tuple[Field, ...]:
    first: tuple[Field, ...] = (
        Field(
            KIND,
            QT_TR_NOOP("种类"),
            Entry.CHOICE,
            kind_choices(keeps=row.kind if row else ""),
            is_required=True,
        ),
        Field(
            ORGANISATION,
            QT_TR_NOOP("由谁召开"),
            Entry.CHOICE,
            holder_choices(None, on),
            is_required=True,
        ),
        day_field(latest=LATEST_DAY),
    )
    chair = mentioned(row.chair_name, row.chair_id) if row else None
    recorder = mentioned(row.recorder_name, row.recorder_id) if row else None
    hint = QT_TR_NOOP("主题；不填就用种类名称")
    begins, ends = hour_fields()
    others = (
        Field(TITLE, QT_TR_NOOP("名称"), max_length=120, hint=hint),
        begins,
        ends,
        place_field(),
        person_field(CHAIR, QT_TR_NOOP("主持人"), on, present=chair),
        person_field(RECORDER, QT_TR_NOOP("记录人"), on, present=recorder),
        Field(
            ZONE,
            QT_TR_NOOP("协作区活动"),
            Entry.CHOICE,
            zone_choices(on),
            empty=QT_TR_NOOP("不是协作区活动"),
        ),
        Field(LECTURER, QT_TR_NOOP("授课人"), max_length=60),
        Field(
            YEAR,
            QT_TR_NOOP("所属年度"),
            Entry.INTEGER,
            lowest=1921,
            highest=2099,
            hint=QT_TR_NOOP("与开会的年份不同时填写，如 2026"),
        ),
        Field(
            STUDY,
            QT_TR_NOOP("学习时长（分钟）"),
            Entry.INTEGER,
            lowest=0,
            highest=_LONGEST_STUDY,
        ),
        Field(FORM, QT_TR_NOOP("活动形式"), max_length=60),
        Field(FIXED, QT_TR_NOOP("固定动作"), Entry.LONG_TEXT, max_length=2000, lines=2),
        Field(OWN, QT_TR_NOOP("自选动作"), Entry.LONG_TEXT, max_length=2000, lines=2),
    )
    return others if task is Task.CHANGE else first + others


def _keys_of(kind: ActivityKind | None, task: Task) -> list[str]:
    """Return the fields that an activity of a kind needs."""
    first = [] if task is Task.CHANGE else [KIND, ORGANISATION, DAY]
    keys = [*first, TITLE, BEGINS, ENDS, PLACE, CHAIR, RECORDER]
    if kind is None:
        return keys
    wanted: Mapping[str, Callable[[ActivityKind], bool]] = {
        ZONE: may_be_of_zone,
        LECTURER: lambda kind: "lecturer" in kind.head,
        YEAR: lambda kind: kind.belongs_to_year,
        STUDY: lambda kind: kind.is_study,
        FORM: lambda kind: "form" in kind.head,
        FIXED: lambda kind: "fixed_actions" in kind.head,
        OWN: lambda kind: "own_actions" in kind.head,
    }
    return keys + [key for key, is_wanted in wanted.items() if is_wanted(kind)]


def _shown_of(row: ActivityRow) -> dict[str, Any]:
    """Return an activity as the fields show it."""
    names = (TITLE, BEGINS, ENDS, PLACE, LECTURER, YEAR, STUDY, FORM, FIXED, OWN)
    return {
        KIND: row.kind,
        ORGANISATION: row.organisation_id,
        ZONE: row.zone_id,
        DAY: PartialDate.of(row.held_on),
        CHAIR: mentioned(row.chair_name, row.chair_id),
        RECORDER: mentioned(row.recorder_name, row.recorder_id),
        **{name: getattr(row, name) for name in names},
    }


def _columns_of(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of the form as columns of an activity."""
    columns: dict[str, Any] = {}
    for key, value in values.items():
        if key in (KIND, ORGANISATION, DAY):
            continue
        if key in _PEOPLE:
            columns[key] = person_id(value)
        elif key in (ZONE, YEAR, STUDY):
            columns[key] = value
        else:
            columns[key] = value or ""
    return columns
