"""Recurrences: a series makes its activities at once, and can be changed or ended from a day on.

The days that were given stand as activities of their own (`Activity.series`, `series_on`), so each
can be moved, changed or cancelled alone and keeps its place in the series. What was held, or what
somebody has worked on or moved, is never taken away by a change of the series.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from dangjian_desktop.domain.recurrence import (
    MOST_OCCURRENCES,
    Occurrence,
    Recurrence,
    occurrences,
    read_recurrence,
    recurrence_table,
)
from dangjian_desktop.domain.vocabulary import ActivityState
from dangjian_desktop.operations.activities import (
    CHANGEABLE,
    clean_columns,
    is_pointed_at,
    refuse_holder,
    refuse_times,
    write_activity,
)
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.standing import standing_row
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from dangjian_desktop.queries.calendar import SeriesRow, WorkCalendarQuery, most_days_moved
from dangjian_desktop.storage.models import Activity, ActivitySeries, AgendaItem, Attendance

_FORMAT = 1
#: What the activities of a series begin with, of the columns of an activity.
SERIES_VALUES = frozenset(
    "begins ends place chair recorder lecturer fixed_actions own_actions form content zone".split()
)
_DAY = timedelta(days=1)
#: Columns that its activities take from a series; one that says otherwise was worked on.
_TAKEN_OVER = SERIES_VALUES | {"title"}
#: Of these the theme of a day, which a change of the series leaves; hours and place follow it.
_THEME = frozenset("title lecturer fixed_actions own_actions form content".split())
#: Columns that an activity of a series has empty until somebody works on it.
_ITS_OWN = (CHANGEABLE - _TAKEN_OVER) | {"due_fixed_on", "recorded_on", "original"}


def series_days(recurrence: Recurrence, since: date, until: date, on: date) -> list[Occurrence]:
    """Return the days that a series would have, with the working days as known on a day."""
    return occurrences(recurrence, since, until, WorkCalendarQuery(on).fetch(), most_days_moved(on))


def series_recurrence(series: SeriesRow) -> Recurrence:
    """Return the rhythm of a series.

    Raises:
        RefusedError: When a newer program has written it.
    """
    found = read_recurrence(json.loads(series.contents).get("recurrence", {})).value
    if found is None:
        raise RefusedError("这个周期是较新的程序写的，这里改不了。请先更新程序。")
    return found


def series_values(series: SeriesRow) -> dict[str, Any]:
    """Return what the activities of a series begin with, by column."""
    values: dict[str, Any] = json.loads(series.contents).get("values", {})
    return values


@operation("安排周期活动")
def add_activity_series(
    writer: Writer,
    *,
    kind: str,
    organisation_id: int,
    title: str,
    recurrence: Recurrence,
    since: date,
    until: date,
    entered_on: date,
    values: Mapping[str, Any] = MappingProxyType({}),
) -> int:
    """Set up a series, enter its activities, and return the row id of the series.

    Args:
        writer: Writes.
        kind: Code of the kind. organisation_id: Who holds them. title: "" for the kind's name.
        recurrence: The rhythm.
        since: First day. until: last day. entered_on: Today.
        values: What each begins with, of `SERIES_VALUES`.

    Raises:
        RefusedError: When the stretch holds no day, or an activity of one of the days cannot be.
    """
    _refuse_stretch(since, until)
    days = series_days(recurrence, since, until, entered_on)
    if not days:
        raise RefusedError("这段时间里没有一天合这个周期。请改周期，或把截止日期往后推。")
    _refuse_many(days)
    known = kinds_by_code().get(kind)
    if known is not None:
        refuse_holder(known, organisation_id, days[0].on)
    series_id = write_activity_series(
        writer,
        kind=kind,
        organisation_id=organisation_id,
        title=title,
        recurrence=recurrence,
        since=since,
        until=until,
        values=values,
    )
    _enter(writer, series_id, days, entered_on, values)
    return series_id


def write_activity_series(
    writer: Writer,
    *,
    kind: str,
    organisation_id: int,
    title: str,
    recurrence: Recurrence,
    since: date,
    until: date,
    values: Mapping[str, Any] = MappingProxyType({}),
) -> int:
    """Write the series alone, whose activities come from elsewhere, and return its row id."""
    return writer.insert(
        ActivitySeries,
        kind=kind,
        organisation=organisation_id,
        title=title.strip(),
        contents=_contents(recurrence, values),
        since=since,
        until=until,
    )


@operation("修改周期活动")
def change_activity_series(
    writer: Writer,
    *,
    series_id: int,
    since: date,
    until: date,
    recurrence: Recurrence,
    on: date,
    title: str,
    values: Mapping[str, Any] = MappingProxyType({}),
) -> None:
    """Give a series another rhythm, end or contents from a day on.

    Activities before the day, and those that were held, prepared or moved, stay as they are; a
    month (week) that has such a one gets no second. The others go to the new day of their month
    (week) with the new contents, but keep a theme of their own. Where their month has no day any
    more those that nobody worked on go, and months that had none get new ones.

    Args:
        writer: Writes.
        series_id: Which.
        since: First day of the change. until: New last day.
        recurrence: The rhythm from then on.
        on: Today.
        title: What they are called. values: of `SERIES_VALUES`.
    """
    series = _series(series_id)
    _refuse_stretch(since, until)
    contents = clean_columns({**values, "title": title})
    refuse_times(str(values.get("begins", "")), str(values.get("ends", "")))
    kind = kinds_by_code().get(series.kind)
    wished = series_days(recurrence, since, until, on)
    _refuse_many(wished)
    days = {day.on: day for day in wished}
    kept_periods = set()
    for activity in _from(series_id, since):
        period, own = recurrence.period_of(activity.series_on), _own_columns(activity, series)
        same = [on for on, day in days.items() if recurrence.period_of(day.planned) == period]
        target = activity.series_on if activity.series_on in days else next(iter(same), None)
        if _is_settled(activity) or (target is None and own):
            kept_periods.add(period)
        elif target is None:
            writer.delete(Activity, activity.id)
        else:
            del days[target]
            if kind is not None:
                refuse_holder(kind, series.organisation_id, target)
            new = {name: value for name, value in contents.items() if name not in own & _THEME}
            writer.update(Activity, activity.id, held_on=target, series_on=target, **new)
    writer.update(
        ActivitySeries,
        series_id,
        title=contents["title"],
        contents=_contents(recurrence, values),
        until=until,
    )
    wanted = [day for day in days.values() if recurrence.period_of(day.planned) not in kept_periods]
    _enter(writer, series.id, wanted, on, values)


@operation("结束周期活动")
def end_activity_series(writer: Writer, *, series_id: int, last_day: date) -> None:
    """End a series after a day: later activities that nobody has touched go, the others stay."""
    series = _series(series_id)
    for activity in _from(series_id, last_day + _DAY):
        if not _is_settled(activity) and not _own_columns(activity, series):
            writer.delete(Activity, activity.id)
    writer.update(ActivitySeries, series_id, until=max(last_day, series.since))


def _enter(
    writer: Writer,
    series_id: int,
    days: Sequence[Occurrence],
    entered_on: date,
    values: Mapping[str, Any],
) -> None:
    series = ActivitySeries.get_by_id(series_id)
    for day in days:
        write_activity(
            writer,
            kind=series.kind,
            organisation_id=series.organisation_id,
            held_on=day.on,
            entered_on=entered_on,
            values={**_known(values), "title": series.title},
            series=series_id,
            series_on=day.on,
        )


def _from(series_id: int, since: date) -> list[Any]:
    return list(
        Activity.select()
        .where((Activity.series == series_id) & (Activity.series_on >= since.isoformat()))
        .order_by(Activity.series_on, Activity.id)
    )


def _own_columns(activity: Any, series: Any) -> set[str]:
    """Return the columns in which an activity says otherwise than its series."""
    given = {"title": series.title, **series_values(series)}
    stored = activity.__data__
    return {name for name in _TAKEN_OVER if (stored[name] or "") != (given.get(name) or "")}


def _is_settled(activity: Any) -> bool:
    """Whether an activity was held, prepared, moved or cancelled, or something rests on it."""
    return (
        activity.state is not ActivityState.PLANNED
        or activity.held_on != activity.series_on
        or any(activity.__data__[name] for name in _ITS_OWN)
        or is_pointed_at(activity.id)
        or AgendaItem.select().where(AgendaItem.activity == activity.id).exists()
        or Attendance.select().where(Attendance.activity == activity.id).exists()
    )


def _series(series_id: int) -> Any:
    return standing_row(
        ActivitySeries,
        series_id,
        RefusedError("这个周期已经不在了，可能刚被撤销。请回到日历再看。"),
    )


def _refuse_many(days: Sequence[Occurrence]) -> None:
    """Refuse a stretch that has more days than are given at once: the rest would be missing."""
    if len(days) == MOST_OCCURRENCES:
        raise RefusedError(
            "到 {last} 已有 {most} 次，一次不能安排更多。请把截止日期提前，以后再延长。",
            last=days[-1].on.isoformat(),
            most=MOST_OCCURRENCES,
        )


def _refuse_stretch(since: date, until: date) -> None:
    if until < since:
        raise RefusedError(
            "截止日期 {until} 早于开始日期 {since}。请改正。",
            until=until.isoformat(),
            since=since.isoformat(),
        )


def _contents(recurrence: Recurrence, values: Mapping[str, Any]) -> str:
    table = {
        "format": _FORMAT,
        "recurrence": recurrence_table(recurrence),
        "values": _known(values),
    }
    return json.dumps(table, ensure_ascii=False, sort_keys=True)


def _known(values: Mapping[str, Any]) -> dict[str, Any]:
    unknown = values.keys() - SERIES_VALUES
    assert not unknown, unknown
    return {name: value for name, value in values.items() if value not in (None, "")}
