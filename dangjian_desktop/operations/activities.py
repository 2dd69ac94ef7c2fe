"""What can be done with activities: plan, change, move, cancel, take up again, remove."""

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from dangjian_desktop.domain.activity_kinds import ActivityKind, Holder
from dangjian_desktop.domain.problems import Address, Problem
from dangjian_desktop.domain.vocabulary import PRINTED, ActivityState, OrganisationKind
from dangjian_desktop.operations.kept_results import refuse_resting
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.standing import standing_row
from dangjian_desktop.operations.text_limits import clean_values, refuse_long
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.models import (
    Activity,
    AdmissionStep,
    AgendaItem,
    Attachment,
    Attendance,
    Deduction,
    LedgerEntry,
    Task,
    TermStep,
    Vote,
)

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d\Z")
#: Which level of organisation a holder is.
HOLDER_OF: Mapping[OrganisationKind, Holder] = {
    OrganisationKind.COMMITTEE: Holder.COMMITTEE,
    OrganisationKind.GENERAL_BRANCH: Holder.COMMITTEE,
    OrganisationKind.BRANCH: Holder.BRANCH,
    OrganisationKind.PARTY_GROUP: Holder.PARTY_GROUP,
}
#: Columns that are changed by `change_activity`; state, day and series have verbs of their own.
CHANGEABLE = frozenset(
    "title begins ends place chair recorder lecturer belongs_year fixed_actions own_actions form "
    "materials content studied_on studied_note approved_on approved_by notified_on notice "
    "sign_in_on guests minutes problems study_minutes announced_on reported_on reported_to "
    "filed_on filed_book filed_page remark zone plan_item".split()
)
#: Columns that say that something was recorded of an activity that took place.
_RECORDS = frozenset({"minutes", "problems"})
_LENGTHS: Mapping[str, int] = {
    name: field.max_length
    for name, field in Activity._meta.fields.items()
    if getattr(field, "max_length", None) and name != "uid"
}


@operation("安排活动")
def add_activity(
    writer: Writer,
    *,
    kind: str,
    organisation_id: int,
    held_on: date,
    entered_on: date,
    values: Mapping[str, Any] = MappingProxyType({}),
) -> int:
    """Enter an activity, planned or past, and return its row id.

    Args:
        writer: Writes.
        kind: Code of its kind. organisation_id: Who holds it.
        held_on: The day. entered_on: Today.
        values: Further columns, of `CHANGEABLE`.

    Raises:
        RefusedError: When the kind is not known or not held by such an organisation, the holder
            did not stand on the day, or a value cannot be.
    """
    return write_activity(
        writer,
        kind=kind,
        organisation_id=organisation_id,
        held_on=held_on,
        entered_on=entered_on,
        values=values,
    )


def write_activity(
    writer: Writer,
    *,
    kind: str,
    organisation_id: int,
    held_on: date,
    entered_on: date,
    values: Mapping[str, Any] = MappingProxyType({}),
    **own: Any,
) -> int:
    """Enter an activity as part of a larger operation; see `add_activity`.

    `own` are columns that only operations set: series, series_on, original.
    """
    refuse_holder(_kind(kind), organisation_id, held_on)
    clean = clean_columns(values)
    refuse_times(str(clean.get("begins", "")), str(clean.get("ends", "")))
    return writer.insert(
        Activity,
        kind=kind,
        organisation=organisation_id,
        held_on=held_on,
        entered_on=entered_on,
        **clean,
        **own,
    )


@operation("修改活动")
def change_activity(
    writer: Writer, *, activity_id: int, values: Mapping[str, Any], on: date
) -> None:
    """Change columns of an activity; minutes make it one that was held.

    Args:
        writer: Writes.
        activity_id: Which.
        values: New values by column, of `CHANGEABLE`.
        on: Today: the day on which something was first recorded of it.

    Raises:
        RefusedError: When it is no more, a value cannot be, minutes are written of an activity
            that was cancelled or is still to come, or a step of 发展党员 rests on a vote that would
            come out otherwise by the new hour.
    """
    activity = standing_activity(activity_id)
    clean = clean_columns(values)
    refuse_times(clean.get("begins", activity.begins), clean.get("ends", activity.ends))
    _refuse_order(activity.held_on, clean)
    if any(clean.get(name) for name in _RECORDS):
        _refuse_cancelled(activity)
        refuse_future(activity, on)
        clean.update(held_values(activity, on))
    writer.update(Activity, activity_id, **clean)


@operation("移动活动")
def move_activity(
    writer: Writer,
    *,
    activity_id: int,
    held_on: date,
    on: date,
    begins: str | None = None,
    ends: str | None = None,
) -> None:
    """Move an activity to another day, and other hours where they are given.

    Args:
        writer: Writes.
        activity_id: Which.
        held_on: The day to which it is moved. on: Today.
        begins, ends: The new hours; None leaves them.

    Raises:
        RefusedError: When it is no more, its holder does not stand on that day, something was
            recorded of it and the day is still to come, or a step of 发展党员 rests on a vote of
            its day or one that would come out otherwise by the new hour.
    """
    activity = standing_activity(activity_id)
    if held_on != activity.held_on:
        refuse_resting(activity_id)
    if activity.recorded_on is not None and held_on > on:
        raise RefusedError(
            "{day}还没有到，这次活动却已有记录。请改正日期。", day=held_on.isoformat()
        )
    kind = kinds_by_code().get(activity.kind)
    if kind is not None:
        refuse_holder(kind, activity.organisation_id, held_on)
    hours = {
        "begins": activity.begins if begins is None else begins,
        "ends": activity.ends if ends is None else ends,
    }
    refuse_times(hours["begins"], hours["ends"])
    writer.update(Activity, activity_id, held_on=held_on, **hours)


@operation("取消活动")
def close_activity(writer: Writer, *, activity_id: int, note: str) -> None:
    """Mark an activity as cancelled, with the reason; what was entered of it stays.

    Raises:
        RefusedError: When no reason is given, or a vote of 发展党员 rests on it.
    """
    standing_activity(activity_id)
    refuse_resting(activity_id)
    reason = note.strip()
    if not reason:
        raise RefusedError("取消活动要写明原因。请填写。")
    refuse_long(reason, _LENGTHS["cancelled_note"])
    writer.update(Activity, activity_id, state=ActivityState.CANCELLED, cancelled_note=reason)


@operation("恢复活动")
def reopen_activity(writer: Writer, *, activity_id: int) -> None:
    """Take up again an activity that was cancelled."""
    activity = standing_activity(activity_id)
    state = ActivityState.HELD if activity.recorded_on else ActivityState.PLANNED
    writer.update(Activity, activity_id, state=state, cancelled_note="")


@operation("删除活动")
def remove_activity(writer: Writer, *, activity_id: int) -> None:
    """Remove an activity that was entered by mistake, with its list of who was due.

    Raises:
        RefusedError: When something was recorded of it: then it can only be cancelled.
    """
    activity = standing_activity(activity_id)
    marks = Attendance.select().where(Attendance.activity == activity_id)
    has_marks = activity.recorded_on is not None or any(row.mark is not None for row in marks)
    if has_marks or is_pointed_at(activity_id):
        raise RefusedError("这次活动已有记录，不能删除。请改为取消，并写明原因。")
    for row in marks:
        writer.delete(Attendance, row.id)
    for item in AgendaItem.select().where(AgendaItem.activity == activity_id):
        writer.update(AgendaItem, item.id, activity=None)
    writer.delete(Activity, activity_id)


def clean_columns(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return typed columns of an activity, of `CHANGEABLE`, with their texts trimmed.

    Raises:
        RefusedError: When a text is too long.
    """
    return clean_values(values, CHANGEABLE, _LENGTHS)


def is_pointed_at(activity_id: int) -> bool:
    """Whether votes, files, tasks, ledgers or make-up sessions rest on an activity, so it stays."""
    own = (Vote, Deduction, Attachment, LedgerEntry, TermStep, AdmissionStep)
    return (
        any(table.select().where(table.activity == activity_id).exists() for table in own)
        or Task.select()
        .where((Task.activity == activity_id) | (Task.follow_up == activity_id))
        .exists()
        or Activity.select().where(Activity.original == activity_id).exists()
    )


def held_values(activity: Any, on: date) -> dict[str, Any]:
    """Return the columns that an activity gets when the first thing is recorded of it."""
    values: dict[str, Any] = {}
    if activity.state is ActivityState.PLANNED:
        values["state"] = ActivityState.HELD
    if activity.recorded_on is None:
        values["recorded_on"] = on
    return values


def refuse_future(activity: Any, on: date) -> None:
    """Refuse to record what took place at an activity that is still to come."""
    if activity.held_on > on:
        raise RefusedError(
            "活动在 {day}，还没有到。请在活动当天或以后登记，或先改活动日期。",
            day=activity.held_on.isoformat(),
        )


def _refuse_order(held_on: date, values: Mapping[str, Any]) -> None:
    """Refuse days that cannot be: prepared after it took place, filed before."""
    told = {"studied_on": "支委会研究", "notified_on": "通知"}
    for name, word in told.items():
        day = values.get(name)
        if day is not None and day > held_on:
            raise RefusedError(
                "{what}日期 {day} 晚于活动日期 {held}。请改正。",
                what=word,
                day=day.isoformat(),
                held=held_on.isoformat(),
            )
    filed = values.get("filed_on")
    if filed is not None and filed < held_on:
        raise RefusedError(
            "归档日期 {day} 早于活动日期 {held}。请改正。",
            day=filed.isoformat(),
            held=held_on.isoformat(),
        )


def standing_activity(activity_id: int) -> Any:
    """Return the row of an activity.

    Raises:
        RefusedError: When it is no more.
    """
    return standing_row(
        Activity, activity_id, RefusedError("这次活动已经不在了，可能刚被撤销。请回到日历再看。")
    )


def open_activity(activity_id: int) -> Any:
    """Return the row of an activity that goes on: something may be entered of it.

    Raises:
        RefusedError: When it is no more, or was cancelled.
    """
    activity = standing_activity(activity_id)
    _refuse_cancelled(activity)
    return activity


def _refuse_cancelled(activity: Any) -> None:
    if activity.state is ActivityState.CANCELLED:
        raise RefusedError("这次活动已经取消。请先恢复活动。")


def refuse_holder(kind: ActivityKind, organisation_id: int, held_on: date) -> None:
    """Refuse a holder that did not stand on the day or does not hold activities of the kind."""
    node = Tree.on(held_on).get(organisation_id)
    if node is None:
        raise RefusedError(
            "{day}这个组织还没有成立或已经撤销。请改日期，或另选组织。", day=held_on.isoformat()
        )
    if HOLDER_OF[node.kind] not in kind.held_by:
        raise RefusedError(
            "{kind}不由{level}召开。请另选组织或活动种类。",
            kind=kind.label,
            level=PRINTED[node.kind],
        )


def entry_problems(
    kind: ActivityKind | None,
    organisation_id: int | None,
    held_on: date | None,
    begins: str,
    ends: str,
) -> list[Problem]:
    """Return what of an activity cannot be together, each problem at the field that is to change.

    Fields are named ``kind``, ``organisation``, ``on``, ``begins`` and ``ends``. Each value by
    itself is judged elsewhere; while none can be taken for the day, the hours are judged alone.
    """
    found = []
    node = Tree.on(held_on).get(organisation_id) if held_on is not None else None
    if held_on is not None and organisation_id is not None and node is None:
        found.append(Problem(Address(field="on"), "activity.no_holder", held_on.isoformat()))
    elif node is not None and kind is not None and HOLDER_OF[node.kind] not in kind.held_by:
        level = PRINTED[node.kind]
        where = Address(field="organisation")
        found.append(Problem(where, "activity.wrong_holder", level, hint=kind.label))
    if ends and not begins:
        found.append(Problem(Address(field="begins"), "hour.start_missing", ends))
    elif ends and ends <= begins:
        found.append(Problem(Address(field="ends"), "hour.end_first", ends, hint=begins))
    return found


def refuse_times(begins: str, ends: str) -> None:
    """Refuse hours that are none, or an end before the start."""
    for text in (begins, ends):
        if text and not _TIME.match(text):
            raise RefusedError("“{text}”不是钟点。请写成 09:00 的样子。", text=text)
    if ends and not begins:
        raise RefusedError("写了结束时间，没有写开始时间。请补上。")
    if begins and ends and ends <= begins:
        raise RefusedError(
            "结束时间 {ends} 不晚于开始时间 {begins}。请改正。", ends=ends, begins=begins
        )


def _kind(code: str) -> ActivityKind:
    kind = kinds_by_code().get(code)
    if kind is None:
        raise RefusedError("没有“{code}”这种活动。请另选种类。", code=code)
    return kind
