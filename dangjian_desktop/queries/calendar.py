"""What a calendar shows: activities of a stretch without their texts, and days off."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import ActivityState, OrganisationKind
from dangjian_desktop.domain.work_calendar import WorkCalendar, work_calendar
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from dangjian_desktop.queries.dated_people import OrganisationNames
from dangjian_desktop.queries.organisations import Tree, ZoneQuery
from dangjian_desktop.storage.lookups import pairs, rows
from dangjian_desktop.storage.models import Activity, ActivitySeries, Zone
from dangjian_desktop.storage.rulebook import rules_on

#: Activities whose rooms are offered again.
_PLACES_LOOKED_AT = 400


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """An activity as a calendar shows it.

    Attributes:
        short: Short name of its kind. shown: the word for its colour.
        organisation_name: As it was called on the day held; a group stands with its branch.
            zone_name: "" for none.
        series_id: The series it belongs to. is_moved: Whether it lies on another day than the
            series gave.
        entry_uid: Of a stage of a project (里程碑) the identity of its ledger row, else "". Its
            `activity_id` is the row id of the stage below zero: it is no activity.
        late_days: Days that such a stage is late.
    """

    activity_id: int
    uid: str
    kind: str
    kind_label: str
    short: str
    shown: str
    organisation_id: int
    organisation_name: str
    zone_name: str
    title: str
    state: ActivityState
    held_on: date
    begins: str
    ends: str
    place: str
    series_id: int | None
    is_moved: bool
    entry_uid: str = ""
    late_days: int = 0

    @property
    def is_stage(self) -> bool:
        """Whether it is a stage of a project and no activity."""
        return bool(self.entry_uid)

    @property
    def name(self) -> str:
        """What it is called in a list: its title, or the name of its kind."""
        return self.title or self.kind_label

    @property
    def hours(self) -> str:
        """09:00–10:30, 09:00, or "" for the whole day."""
        return f"{self.begins}–{self.ends}" if self.ends else self.begins


@dataclass(frozen=True)
class CalendarQuery:
    """Activities of a stretch of days, both included, by day and hour.

    Attributes:
        within: Those of an organisation and of everything below it; None for all.
        zone: Those held for a 协作区, and those of its branches and their groups.
        kinds: Codes of kinds; None for all.
        with_cancelled: Whether cancelled ones stand among them.
    """

    reads: ClassVar = frozenset(
        {Topic.ACTIVITY, Topic.ACTIVITY_KIND, Topic.ORGANISATION, Topic.ZONE}
    )
    first: date
    last: date
    within: int | None = None
    zone: int | None = None
    kinds: frozenset[str] | None = None
    with_cancelled: bool = True

    def fetch(self) -> list[CalendarRow]:
        """Return the activities; those of the whole day stand first."""
        columns = (
            Activity.id,
            Activity.uid,
            Activity.kind,
            Activity.organisation,
            Activity.zone,
            Activity.title,
            Activity.state,
            Activity.held_on,
            Activity.begins,
            Activity.ends,
            Activity.place,
            Activity.series,
            Activity.series_on,
        )
        found = Activity.select(*columns).where(self._condition())
        found = found.order_by(Activity.held_on, Activity.begins, Activity.id)
        names, kinds = _HolderNames(self.last), kinds_by_code()
        zones: dict[int, str] = pairs(Zone.select(Zone.id, Zone.name))
        made = []
        for (
            key,
            uid,
            code,
            organisation_id,
            zone_id,
            title,
            state,
            held_on,
            begins,
            ends,
            place,
            series_id,
            series_on,
        ) in rows(found):
            kind = kinds.get(code)
            made.append(
                CalendarRow(
                    activity_id=key,
                    uid=uid,
                    kind=code,
                    kind_label=kind.label if kind else code,
                    short=kind.short if kind else code,
                    shown=kind.shown if kind else "plain",
                    organisation_id=organisation_id,
                    organisation_name=names.on(organisation_id, held_on),
                    zone_name=zones.get(zone_id, ""),
                    title=title,
                    state=state,
                    held_on=held_on,
                    begins=begins,
                    ends=ends,
                    place=place,
                    series_id=series_id,
                    is_moved=series_on is not None and series_on != held_on,
                )
            )
        return made

    def _condition(self) -> Any:
        condition = Activity.held_on.between(self.first, self.last)
        if self.within is not None:
            below = Tree.on(self.last).below(self.within)
            condition &= Activity.organisation.in_(sorted(below))
        if self.zone is not None:
            tree = Tree.on(self.last)
            zones = {row.zone_id: row for row in ZoneQuery(self.last).fetch()}
            members: set[int] = set()
            for branch_id in zones[self.zone].branch_ids if self.zone in zones else ():
                members |= tree.below(branch_id)
            condition &= (Activity.zone == self.zone) | Activity.organisation.in_(sorted(members))
        if self.kinds is not None:
            condition &= Activity.kind.in_(sorted(self.kinds))
        if not self.with_cancelled:
            condition &= Activity.state != ActivityState.CANCELLED
        return condition


class _HolderNames:
    """Names of holders; a 第一党小组 that says not of which branch would tell nothing."""

    def __init__(self, last: date) -> None:
        self._names, self._tree = OrganisationNames(), Tree.on(last)

    def on(self, organisation_id: int, day: date) -> str:
        """Return the name on a day."""
        name = self._names.on(organisation_id, day)
        node = self._tree.get(organisation_id)
        if node is None or node.kind is not OrganisationKind.PARTY_GROUP:
            return name
        return f"{self._names.on(node.parent_id, day)} {name}".strip()


@dataclass(frozen=True)
class WorkCalendarQuery:
    """Days off and the days that make up for them, as the rules say them on a day."""

    reads: ClassVar = frozenset({Topic.RULE})
    on: date

    def fetch(self) -> WorkCalendar:
        """Return the calendar of working days."""
        return work_calendar(rules_on(self.on).values_of("holidays.work_calendar"))


def most_days_moved(on: date) -> int:
    """Return how far a day usually moves off a holiday (``meetings.themed_day``)."""
    return int(rules_on(on).values_of("meetings.themed_day")["most_days_moved"])


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """A recurrence that was set up; `contents` is what `operations.activity_series` keeps."""

    series_id: int
    kind: str
    organisation_id: int
    title: str
    contents: str
    since: date
    until: date


@dataclass(frozen=True)
class SeriesQuery:
    """One series."""

    reads: ClassVar = frozenset({Topic.ACTIVITY})
    series_id: int

    def fetch(self) -> SeriesRow | None:
        """Return it, or None when it is no more."""
        row = ActivitySeries.get_or_none(ActivitySeries.id == self.series_id)
        if row is None:
            return None
        return SeriesRow(
            row.id, row.kind, row.organisation_id, row.title, row.contents, row.since, row.until
        )


@dataclass(frozen=True)
class PlacesUsedQuery:
    """Rooms that activities were held in, the latest first; offered while one is typed."""

    reads: ClassVar = frozenset({Topic.ACTIVITY})

    def fetch(self) -> list[str]:
        """Return the different places of the last activities."""
        found = Activity.select(Activity.place).where(Activity.place != "")
        latest = found.order_by(Activity.held_on.desc()).limit(_PLACES_LOOKED_AT)
        return list(dict.fromkeys(place for (place,) in rows(latest)))
