"""Attendance: who is due is fixed for the day, marks are entered, meetings are made up for.

Whatever would turn a vote on which a step of 发展党员 rests is refused: see `kept_results`.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from dangjian_desktop.domain.attendance import CAN_MAKE_UP
from dangjian_desktop.domain.vocabulary import ActivityState, Mark
from dangjian_desktop.operations.activities import (
    held_values,
    open_activity,
    refuse_future,
    standing_activity,
    write_activity,
)
from dangjian_desktop.operations.people import standing_person
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.queries.activity_kinds import kind_label, kinds_by_code
from dangjian_desktop.queries.due_list import (
    counting_on,
    due_people,
    is_chosen,
    is_on_roll,
    people_to_make_up,
)
from dangjian_desktop.storage.models import Activity, Attendance, Task, Vote

#: What a make-up session takes over from the activity that it makes up for.
_TAKEN_OVER = (
    "chair",
    "recorder",
    "lecturer",
    "place",
    "belongs_year",
    "fixed_actions",
    "own_actions",
    "form",
    "materials",
    "content",
    "study_minutes",
    "zone",
)
#: Characters of a reason.
LONGEST_REASON: int = Attendance.reason.max_length
_LONGEST_TITLE: int = Activity.title.max_length


@operation("确定应到名单")
def post_due_list(writer: Writer, *, activity_id: int, on: date) -> int:
    """Fix who is due at an activity, as of the day it is held; return how many are.

    Done again, it takes up who has come onto the roll of that day and takes off who has left it;
    a mark that was entered stays, and its person then counts as there without being due.

    Args:
        writer: Writes.
        activity_id: The activity.
        on: Today: the day on which the list is fixed.

    Raises:
        RefusedError: When it is no more or cancelled, or nobody is due.
    """
    activity = open_activity(activity_id)
    listed = {row.person_id: row for row in _rows_of(activity_id)}
    if is_chosen(activity):
        if not any(row.is_due for row in listed.values()):
            raise RefusedError("这种活动的参加人由本支部指定。请先逐个加入名单，再确定。")
        writer.update(Activity, activity_id, due_fixed_on=on)
        return sum(row.is_due for row in listed.values())
    expected = set(due_people(activity))
    if not expected:
        raise RefusedError(
            "{day}没有应到的人。请核对活动的日期、组织和种类，或先在名册里登记人员和职务。",
            day=activity.held_on.isoformat(),
        )
    for person_id, row in listed.items():
        if person_id in expected and not row.is_due:
            writer.update(Attendance, row.id, is_due=True)
        elif person_id not in expected and row.is_due:
            if row.mark is None:
                writer.delete(Attendance, row.id)
            else:
                writer.update(Attendance, row.id, is_due=False)
    _list(writer, activity_id, sorted(expected - listed.keys()))
    writer.update(Activity, activity_id, due_fixed_on=on)
    return len(expected)


@operation("加入名单")
def add_attender(writer: Writer, *, activity_id: int, person_id: int, is_due: bool = False) -> None:
    """Put somebody on the list of an activity: as not due (列席), or as due where that is chosen.

    Raises:
        RefusedError: When the activity is no more or cancelled, the person was not on the roll
            that day, or stands on the list already.
    """
    activity = open_activity(activity_id)
    name = _name_on_roll(person_id, activity.held_on)
    row = _row_of(activity_id, person_id)
    if row is not None and row.is_due is is_due:
        raise RefusedError("{name}已经在名单里，不必再加。", name=name)
    if row is not None:
        writer.update(Attendance, row.id, is_due=is_due)
    else:
        writer.insert(Attendance, activity=activity_id, person=person_id, is_due=is_due)


@operation("移出名单")
def remove_attender(writer: Writer, *, activity_id: int, person_id: int) -> None:
    """Take somebody off the list of an activity.

    Raises:
        RefusedError: When a mark was entered: it has to be taken away first.
    """
    row = _listed(activity_id, person_id)
    if row.mark is not None:
        raise RefusedError(
            "{name}已登记考勤，不能移出名单。请先清除登记。", name=_name_of(person_id)
        )
    writer.delete(Attendance, row.id)


@operation("登记出勤")
def mark_attendance(
    writer: Writer,
    *,
    activity_id: int,
    person_id: int,
    mark: Mark,
    on: date,
    reason: str | None = None,
) -> None:
    """Enter one person's mark, in place of an earlier one; the first makes the activity held.

    Args:
        writer: Writes.
        activity_id: The activity.
        person_id: Somebody on its list.
        mark: The mark.
        on: Today.
        reason: Why somebody did not come; None leaves an earlier reason of one who did not.

    Raises:
        RefusedError: When the activity is still to come, cancelled or no more, or the person does
            not stand on the list.
    """
    activity = _marked_activity(activity_id, on)
    _mark(writer, activity, [_listed(activity_id, person_id)], mark, _reason(reason))
    writer.update(Activity, activity_id, **held_values(activity, on))


@operation("批量登记出勤")
def mark_attenders(
    writer: Writer, *, activity_id: int, person_ids: Collection[int], mark: Mark, on: date
) -> None:
    """Enter one mark for several people, in place of earlier ones; reasons stay as for one.

    Args:
        writer: Writes.
        activity_id: The activity.
        person_ids: Of its list, due or not.
        mark: The mark.
        on: Today.

    Raises:
        RefusedError: When the activity is still to come, cancelled or no more, or one of the
            people does not stand on the list; then nobody is marked.
    """
    activity = _marked_activity(activity_id, on)
    _mark(writer, activity, [_listed(activity_id, key) for key in person_ids], mark)
    writer.update(Activity, activity_id, **held_values(activity, on))


@operation("批量登记出勤")
def mark_many(
    writer: Writer,
    *,
    activity_id: int,
    mark: Mark,
    on: date,
    person_ids: Collection[int] | None = None,
) -> int:
    """Enter one mark for everybody who is due and has none (其余全部到会); return how many.

    Args:
        writer: Writes.
        activity_id: The activity.
        mark: The mark.
        on: Today.
        person_ids: Only these of the list, due or not; None for everybody who is due.

    Raises:
        RefusedError: When the activity is still to come, cancelled or no more, one of the people
            does not stand on the list, or all have a mark.
    """
    activity = _marked_activity(activity_id, on)
    listed = {row.person_id: row for row in _rows_of(activity_id)}
    if person_ids is None:
        wanted = [row for row in listed.values() if row.is_due]
    else:
        wanted = [listed[key] if key in listed else _listed(activity_id, key) for key in person_ids]
    open_rows = [row for row in wanted if row.mark is None]
    if not open_rows:
        raise RefusedError("名单上的人都已登记，不必再登记。")
    for row in open_rows:
        writer.update(Attendance, row.id, mark=mark)
    writer.update(Activity, activity_id, **held_values(activity, on))
    return len(open_rows)


@operation("清除登记")
def remove_mark(writer: Writer, *, activity_id: int, person_id: int) -> None:
    """Take a mark away: nothing is recorded any more, which is not 缺席.

    When nothing else was recorded of the activity it is a planned one again.

    Raises:
        RefusedError: When there is none.
    """
    activity = standing_activity(activity_id)
    row = _listed(activity_id, person_id)
    if row.mark is None:
        raise RefusedError("{name}还没有登记，不必清除。", name=_name_of(person_id))
    _take_away(writer, activity, [row])


@operation("清除登记")
def remove_marks(writer: Writer, *, activity_id: int, person_ids: Collection[int]) -> None:
    """Take the marks of several people away; those who have none are passed over.

    When nothing else was recorded of the activity it is a planned one again.

    Raises:
        RefusedError: When none of them has one, or one does not stand on the list.
    """
    activity = standing_activity(activity_id)
    rows = [_listed(activity_id, key) for key in person_ids]
    marked = [row for row in rows if row.mark is not None]
    if not marked:
        raise RefusedError("选中的人都还没有登记，不必清除。")
    _take_away(writer, activity, marked)


@operation("安排补课")
def add_make_up_session(
    writer: Writer,
    *,
    activity_id: int,
    held_on: date,
    entered_on: date,
    marks: Collection[Mark] = CAN_MAKE_UP,
    values: Mapping[str, Any] = MappingProxyType({}),
) -> int:
    """Plan a session at which those who could not come make up for it; return its row id.

    Its list holds who was due and has one of the marks. What was to be voted on is never made up
    for: a kind that votes has no make-up session.

    Args:
        writer: Writes.
        activity_id: The activity that is made up for.
        held_on: Day of the session.
        entered_on: Today.
        marks: Whose session it is, of `CAN_MAKE_UP`.
        values: Further columns of the session (begins, ends, place).

    Raises:
        RefusedError: When the kind has none, the session lies before the activity, or there is
            nobody for it.
    """
    activity = open_activity(activity_id)
    _refuse_make_up(activity, held_on)
    wanted = people_to_make_up(activity, marks=[mark for mark in marks if mark in CAN_MAKE_UP])
    if not wanted:
        raise RefusedError("没有需要补课的人。请先登记当班、公出、请假或缺席。")
    gone = [key for key in wanted if not is_on_roll(key, held_on)]
    due = [key for key in wanted if key not in gone]
    if not due:
        raise RefusedError(
            "需要补课的人在{day}都已不在名册上。请核对日期。", day=held_on.isoformat()
        )
    title = f"{activity.title or kind_label(activity.kind)}（补课）"[:_LONGEST_TITLE]
    taken = {name: activity.__data__[name] for name in _TAKEN_OVER}
    session_id = write_activity(
        writer,
        kind=activity.kind,
        organisation_id=activity.organisation_id,
        held_on=held_on,
        entered_on=entered_on,
        values={"title": title, **taken, **values},
        original=activity_id,
        due_fixed_on=entered_on,
    )
    _list(writer, session_id, due)
    return session_id


def _list(writer: Writer, activity_id: int, people: Sequence[int]) -> None:
    """Put people on a list as due."""
    rows = [{"activity": activity_id, "person": person_id} for person_id in people]
    writer.insert_many(Attendance, rows)


def _refuse_make_up(activity: Any, held_on: date) -> None:
    kind = kinds_by_code().get(activity.kind)
    label = kind_label(activity.kind)
    if activity.original_id is not None:
        raise RefusedError("这一场本身就是补课。请在原来的活动上安排补课。")
    if kind is not None and kind.regimes:
        raise RefusedError("{kind}要当场表决，补课不能代替，不必安排。", kind=label)
    if kind is None or not kind.makes_up:
        raise RefusedError("{kind}没有补课。请改用别的活动，或在活动种类里允许补课。", kind=label)
    if held_on < activity.held_on:
        raise RefusedError(
            "补课的日期 {day} 早于原来的活动 {held}。请改日期。",
            day=held_on.isoformat(),
            held=activity.held_on.isoformat(),
        )


def _has_records(activity: Any) -> bool:
    """Whether anything was recorded of an activity, marks or else."""
    marked = Attendance.select().where(
        (Attendance.activity == activity.id) & Attendance.mark.is_null(False)
    )
    return bool(
        activity.minutes
        or activity.problems
        or marked.exists()
        or Vote.select().where(Vote.activity == activity.id).exists()
        or Task.select().where(Task.activity == activity.id).exists()
    )


def _marked_activity(activity_id: int, on: date) -> Any:
    """Return an activity of which marks may be entered today."""
    activity = open_activity(activity_id)
    refuse_future(activity, on)
    return activity


def _mark(
    writer: Writer, activity: Any, rows: Sequence[Any], mark: Mark, reason: str | None = None
) -> None:
    """Write a mark; without a reason that of somebody who did not come stays."""
    came = mark in counting_on(activity.held_on).came
    for row in rows:
        kept = "" if came else row.reason
        writer.update(Attendance, row.id, mark=mark, reason=kept if reason is None else reason)


def _take_away(writer: Writer, activity: Any, rows: Sequence[Any]) -> None:
    """Take marks away; of an activity of which nothing is left recorded, its being held too."""
    for row in rows:
        writer.update(Attendance, row.id, mark=None, reason="")
    if activity.state is ActivityState.HELD and not _has_records(activity):
        writer.update(Activity, activity.id, state=ActivityState.PLANNED, recorded_on=None)


def _rows_of(activity_id: int) -> list[Any]:
    found = Attendance.select().where(Attendance.activity == activity_id)
    return list(found.order_by(Attendance.id))


def _row_of(activity_id: int, person_id: int) -> Any:
    return Attendance.get_or_none(
        (Attendance.activity == activity_id) & (Attendance.person == person_id)
    )


def _listed(activity_id: int, person_id: int) -> Any:
    row = _row_of(activity_id, person_id)
    if row is None:
        raise RefusedError(
            "{name}不在这次活动的名单里。请先确定应到名单，或按列席加入名单，再登记。",
            name=_name_of(person_id),
        )
    return row


def _name_of(person_id: int) -> str:
    return str(standing_person(person_id).name)


def _name_on_roll(person_id: int, day: date) -> str:
    name = _name_of(person_id)
    if not is_on_roll(person_id, day):
        raise RefusedError(
            "{name}在 {day} 不在名册上。请核对活动日期，或另选人员。",
            name=name,
            day=day.isoformat(),
        )
    return name


def _reason(text: str | None) -> str | None:
    if text is None:
        return None
    reason = text.strip()
    if len(reason) > LONGEST_REASON:
        raise RefusedError(
            "原因有 {count} 个字，最多 {most} 个。请写短一些。",
            count=len(reason),
            most=LONGEST_REASON,
        )
    return reason
