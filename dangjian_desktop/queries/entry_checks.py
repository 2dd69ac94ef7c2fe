"""录入核对 read from the records of a stretch of time; computed when asked for, never stored."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from peewee import Case, fn
from rapidfuzz import fuzz

from dangjian_desktop.domain.attendance import IN_ROOM
from dangjian_desktop.domain.dates import add_months
from dangjian_desktop.domain.entry_checks import (
    Odd,
    Oddity,
    Presence,
    Record,
    Stretch,
    alike,
    away,
    late,
    limits,
    too_many,
    two_places,
)
from dangjian_desktop.domain.progress import Progress, tell_nobody
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import ActivityState, printed
from dangjian_desktop.queries.activities import holders_below
from dangjian_desktop.queries.activity_kinds import kind_label
from dangjian_desktop.queries.dated_people import OrganisationNames
from dangjian_desktop.storage.lookups import pairs, rows
from dangjian_desktop.storage.models import Absence, Activity, Attendance, Person
from dangjian_desktop.storage.rulebook import rules_on

_READ_SHARE, _PEOPLE_SHARE = 0.2, 0.5


@dataclass(frozen=True, slots=True)
class EntryCheckRow:
    """A finding with what is needed to look at it.

    Attributes:
        held_on: Day of the activity; organisation_name: who held it.
        person_uid: Whom it is about, or "".
    """

    odd: Odd
    held_on: date
    organisation_name: str
    person_uid: str


@dataclass(frozen=True)
class EntryChecksQuery:
    """What looks odd about activities held between two days, both included.

    Attributes:
        within: Holders below this organisation; None for all.
        on: Day whose thresholds are used.
    """

    reads: ClassVar = frozenset(
        {
            Topic.ACTIVITY,
            Topic.ACTIVITY_KIND,
            Topic.ATTENDANCE,
            Topic.ABSENCE,
            Topic.PERSON,
            Topic.ORGANISATION,
            Topic.RULE,
        }
    )
    first: date
    last: date
    on: date
    within: int | None = None

    def fetch(self, progress: Progress = tell_nobody) -> list[EntryCheckRow]:
        """Return the findings, the latest activity first.

        Args:
            progress: Told what is being done; what it raises (a cancelling) ends the search.
        """
        told = limits(rules_on(self.on).values_of("entry_checks.records"))
        progress("正在读取活动", 0.0)
        before = add_months(self.first, -told.months_back)
        records = self._records(before)
        shown = [record for record in records if record.held_on >= self.first]
        progress("正在核对人员", _READ_SHARE)
        presences = self._presences({record.activity_id: record for record in shown})
        found = [
            *two_places(presences),
            *away(presences, self._stretches()),
            *too_many(shown),
            *late(shown, told),
        ]
        by_holder: defaultdict[tuple[int, str], list[Record]] = defaultdict(list)
        for record in records:
            by_holder[record.organisation_id, record.kind].append(record)
        for number, group in enumerate(by_holder.values()):
            share = number / len(by_holder)
            progress("正在比对记录", _PEOPLE_SHARE + (1 - _PEOPLE_SHARE) * share)
            found += alike(group, told, likeness, self.first)
        return self._told(found, shown)

    def _told(self, found: Iterable[Odd], shown: Iterable[Record]) -> list[EntryCheckRow]:
        by_id = {record.activity_id: record for record in shown}
        names = OrganisationNames()
        odd_ones = list(found)
        people = {odd.person_id or 0 for odd in odd_ones}
        uids = pairs(Person.select(Person.id, Person.uid).where(Person.id.in_(sorted(people))))
        lines = []
        for odd in odd_ones:
            record = by_id[odd.activity_id]
            name = names.on(record.organisation_id, record.held_on)
            lines.append(EntryCheckRow(odd, record.held_on, name, uids.get(odd.person_id or 0, "")))
        order = list(Oddity)
        lines.sort(key=lambda row: (order.index(row.odd.oddity), row.odd.activity_id))
        lines.sort(key=lambda row: row.held_on, reverse=True)
        return lines

    def _condition(self, since: date) -> Any:
        condition = Activity.held_on.between(since, self.last)
        condition &= Activity.state == ActivityState.HELD
        if self.within is not None:
            condition &= Activity.organisation.in_(holders_below(self.within, self.last))
        return condition

    def _records(self, since: date) -> list[Record]:
        marks = sorted(IN_ROOM)
        came = fn.SUM(Case(None, [(Attendance.mark.in_(marks), 1)], 0))
        counts = {
            activity_id: (due, present)
            for activity_id, due, present in rows(
                Attendance.select(Attendance.activity, fn.SUM(Attendance.is_due), came)
                .join(Activity)
                .where(self._condition(self.first))
                .group_by(Attendance.activity)
            )
        }
        told = (
            Activity.select(
                Activity.id,
                Activity.organisation,
                Activity.kind,
                Activity.title,
                Activity.held_on,
                Activity.begins,
                Activity.ends,
                Activity.minutes,
                Activity.recorded_on,
            )
            .where(self._condition(since))
            .order_by(Activity.held_on, Activity.id)
        )
        return [
            Record(
                activity_id,
                organisation_id,
                kind,
                title or kind_label(kind),
                held_on,
                begins,
                ends,
                *counts.get(activity_id, (0, 0)),
                minutes,
                recorded_on,
            )
            for (
                activity_id,
                organisation_id,
                kind,
                title,
                held_on,
                begins,
                ends,
                minutes,
                recorded_on,
            ) in rows(told)
        ]

    def _presences(self, records: dict[int, Record]) -> list[Presence]:
        marks = sorted(IN_ROOM)
        came = (
            Attendance.select(Attendance.activity, Attendance.person, Person.name)
            .join(Activity)
            .switch(Attendance)
            .join(Person)
            .where(self._condition(self.first) & Attendance.mark.in_(marks))
            .order_by(Attendance.activity, Attendance.person)
        )
        return [
            Presence(person_id, name, records[activity_id])
            for activity_id, person_id, name in rows(came)
        ]

    def _stretches(self) -> list[Stretch]:
        told = Absence.select(
            Absence.person, Absence.begins_on, Absence.ends_on, Absence.kind
        ).where((Absence.begins_on <= self.last) & (Absence.ends_on >= self.first))
        return [
            Stretch(
                person_id,
                first,
                last,
                f"{printed(kind)}（{first.isoformat()} 至 {last.isoformat()}）",
            )
            for person_id, first, last, kind in rows(told)
        ]


def likeness(one: str, other: str, at_least: float) -> float:
    """Return how alike two texts are, 0 to 1; 0 below the share asked for.

    Blanks and punctuation are left aside, so that other line breaks make no difference.
    """
    score = fuzz.ratio(one, other, processor=_words_only, score_cutoff=100 * at_least)
    return score / 100


def _words_only(text: str) -> str:
    return "".join(filter(str.isalnum, text))
