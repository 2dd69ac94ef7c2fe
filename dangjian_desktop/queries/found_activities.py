"""Activities for quick find: by title, by kind (of an organisation), by day."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from dangjian_desktop.domain.commands import rank_of
from dangjian_desktop.domain.date_reading import read_date
from dangjian_desktop.domain.problems import Reading
from dangjian_desktop.domain.recurrence import WEEKDAY_WORDS
from dangjian_desktop.queries.activities import ActivityRow, activity_rows
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from dangjian_desktop.queries.found_titles import titled
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.models import Activity
from dangjian_desktop.storage.readings import spellings
from dangjian_desktop.storage.search_index import SubjectKind

#: From so many characters on a kind is meant by the beginning of its name.
_SHORTEST_KIND = 2
_MONTH_DAY = re.compile(r"(\d{1,2})[月./-](\d{1,2})日?\Z")
_LATEST = date(2099, 12, 31)
_DAYS = {"今天": 0, "明天": 1, "后天": 2, "昨天": -1}
#: Kinds are looked for in so many days to either side, the nearest first.
_NEAR = timedelta(days=366)


def found_activities(typed: str, on: date, limit: int) -> list[ActivityRow]:
    """Return the activities that a typed text means, those nearest to a day first.

    Args:
        typed: Half-width, without spaces, in lower case.
        on: The day of the status line.
        limit: At most so many.
    """
    day = _day(typed, on)
    if day is not None:
        found = Activity.select().where(Activity.held_on == day).order_by(Activity.begins)
        return activity_rows(found.limit(limit))
    ids = titled(SubjectKind.ACTIVITY, typed)
    nearest = _nearest(Activity.id.in_(ids), on, limit) if ids else []
    if len(nearest) < limit:
        known = {row.activity_id for row in nearest}
        more = _by_kind(typed, on, limit)
        nearest += [row for row in more if row.activity_id not in known]
    return nearest[:limit]


def told_of(row: ActivityRow) -> str:
    """Return where an activity stands: its day, hour and holder."""
    weekday = WEEKDAY_WORDS[row.held_on.weekday()]
    when = f"{row.held_on.isoformat()} {weekday} {row.begins}".strip()
    return f"{when} · {row.zone_name or row.organisation_name}"


def _day(typed: str, on: date) -> date | None:
    if typed in _DAYS:
        return on + timedelta(days=_DAYS[typed])
    found = _MONTH_DAY.match(typed)
    if found:
        try:
            return date(on.year, int(found[1]), int(found[2]))
        except ValueError:
            return None
    if not any(mark in typed for mark in "-./年"):
        return None
    read: Reading[Any] = read_date(typed, on=_LATEST)
    is_exact = read.value is not None and read.value.is_exact
    return read.value.first_day if is_exact and read.value is not None else None


def _by_kind(typed: str, on: date, limit: int) -> list[ActivityRow]:
    """Return activities of the kind that a text names, perhaps with its holder before it."""
    codes, rest = _kinds_in(typed)
    if not codes:
        return []
    condition = Activity.kind.in_(codes) & Activity.held_on.between(on - _NEAR, on + _NEAR)
    if rest:
        here = [row.organisation_id for row in Tree.on(on).rows if rest in row.name.lower()]
        condition &= Activity.organisation.in_(here)
    return _nearest(condition, on, limit)


def _kinds_in(typed: str) -> tuple[list[str], str]:
    named = [
        (word.lower(), kind.code)
        for kind in kinds_by_code().values()
        for word in (kind.label, kind.short)
    ]
    ended = max((word for word, _code in named if typed.endswith(word)), key=len, default="")
    if ended:
        return [code for word, code in named if word == ended], typed.removesuffix(ended)
    if len(typed) < _SHORTEST_KIND:
        return [], ""
    begun = [code for word, code in named if rank_of(typed, word, _spelled(word)) is not None]
    return list(dict.fromkeys(begun)), ""


def _spelled(word: str) -> str:
    ways: Iterable[tuple[str, ...]] = spellings(word, is_person=False)[:1]
    return " ".join(next(iter(ways), ()))


def _nearest(condition: Any, on: date, limit: int) -> list[ActivityRow]:
    """Return the activities nearest to a day, those still to come before those that are past."""
    ahead = Activity.select().where(condition & (Activity.held_on >= on))
    behind = Activity.select().where(condition & (Activity.held_on < on))
    first = list(ahead.order_by(Activity.held_on, Activity.begins, Activity.id).limit(limit))
    first += list(behind.order_by(Activity.held_on.desc(), Activity.id).limit(limit))
    first.sort(key=lambda row: (abs((row.held_on - on).days), row.held_on < on))
    return activity_rows(first[:limit])
