"""Activities as rows: one, or those of a stretch of time below an organisation."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, ClassVar

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import ActivityState, OrganisationKind
from dangjian_desktop.queries.activity_kinds import kind_label
from dangjian_desktop.queries.dated_people import OrganisationNames
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.database import data_revision, stored_rows
from dangjian_desktop.storage.lookups import pairs
from dangjian_desktop.storage.models import Activity, Organisation, OrganisationSpell, Person, Zone


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """An activity with every column of its own; see `storage.models.activities.Activity`.

    Attributes:
        kind_label: Name of the kind. organisation_name: as it was called on the day held.
        chair_name, recorder_name, zone_name: "" where none is set.
    """

    activity_id: int
    uid: str
    kind: str
    kind_label: str
    organisation_id: int
    organisation_name: str
    zone_id: int | None
    zone_name: str
    title: str
    state: ActivityState
    held_on: date
    begins: str
    ends: str
    place: str
    chair_id: int | None
    chair_name: str
    recorder_id: int | None
    recorder_name: str
    lecturer: str
    belongs_year: int | None
    fixed_actions: str
    own_actions: str
    form: str
    materials: str
    content: str
    studied_on: date | None
    studied_note: str
    approved_on: date | None
    approved_by: str
    notified_on: date | None
    notice: str
    due_fixed_on: date | None
    sign_in_on: date | None
    guests: str
    minutes: str
    problems: str
    study_minutes: int | None
    recorded_on: date | None
    announced_on: date | None
    reported_on: date | None
    reported_to: str
    filed_on: date | None
    filed_book: str
    filed_page: str
    cancelled_note: str
    remark: str
    original_id: int | None
    series_id: int | None
    series_on: date | None
    plan_item_id: int | None
    entered_on: date

    @property
    def name(self) -> str:
        """What it is called in a list: its title, or the name of its kind."""
        return self.title or self.kind_label


#: Columns of `ActivityRow` that stand in the table under the same name.
_COLUMNS = (
    "uid kind organisation_id zone_id title state held_on begins ends place chair_id recorder_id "
    "lecturer belongs_year fixed_actions own_actions form materials content studied_on "
    "studied_note approved_on approved_by notified_on notice due_fixed_on sign_in_on guests "
    "minutes problems study_minutes recorded_on announced_on reported_on reported_to filed_on "
    "filed_book filed_page cancelled_note remark original_id series_id series_on plan_item_id "
    "entered_on"
).split()


def activity_rows(found: Any) -> list[ActivityRow]:
    """Return selected activities as rows, in the order in which they were selected."""
    activities = list(found)
    names = OrganisationNames()
    people = {row.chair_id for row in activities} | {row.recorder_id for row in activities}
    chosen = Person.select(Person.id, Person.name).where(Person.id.in_(sorted(people - {None})))
    person_names, zone_names = pairs(chosen), pairs(Zone.select(Zone.id, Zone.name))
    return [
        ActivityRow(
            activity_id=row.id,
            kind_label=kind_label(row.kind),
            organisation_name=names.on(row.organisation_id, row.held_on),
            zone_name=zone_names.get(row.zone_id, ""),
            chair_name=person_names.get(row.chair_id, ""),
            recorder_name=person_names.get(row.recorder_id, ""),
            **{name: getattr(row, name) for name in _COLUMNS},
        )
        for row in activities
    ]


_READS = frozenset(
    {Topic.ACTIVITY, Topic.ACTIVITY_KIND, Topic.ORGANISATION, Topic.ZONE, Topic.PERSON}
)


@dataclass(frozen=True)
class ActivityQuery:
    """One activity."""

    reads: ClassVar = _READS
    activity_id: int

    def fetch(self) -> ActivityRow | None:
        """Return it, or None when it is no more (taken back, removed)."""
        found = activity_rows(Activity.select().where(Activity.id == self.activity_id))
        return found[0] if found else None


@dataclass(frozen=True)
class ActivitiesQuery:
    """Activities of a stretch of days, both included.

    Attributes:
        within: Those of an organisation and of everything below it (as of the last day); None for
            all. kinds: Codes of kinds; None for all.
        with_cancelled: Whether those that were cancelled stand in the list.
        state: Only those that stand so; None for all.
    """

    reads: ClassVar = _READS
    first: date
    last: date
    within: int | None = None
    kinds: frozenset[str] | None = None
    with_cancelled: bool = False
    state: ActivityState | None = None

    def fetch(self) -> list[ActivityRow]:
        """Return them by day, then by the hour at which they begin."""
        return activity_rows(
            Activity.select()
            .where(self._condition())
            .order_by(Activity.held_on, Activity.begins, Activity.id)
        )

    def _condition(self) -> Any:
        condition = Activity.held_on.between(self.first, self.last)
        if self.within is not None:
            condition &= Activity.organisation.in_(holders_below(self.within, self.last))
        if self.kinds is not None:
            condition &= Activity.kind.in_(sorted(self.kinds))
        if not self.with_cancelled:
            condition &= Activity.state != ActivityState.CANCELLED
        if self.state is not None:
            condition &= Activity.state == self.state
        return condition


def holders_below(organisation_id: int, on: date) -> Collection[int]:
    """Return the ids of an organisation, of everything below it on a day, and of groups that ended.

    What a group that was merged or closed held stays with it, and belongs to its branch still: an
    open row of its ledgers is not lost.
    """
    below = Tree.on(on).below(organisation_id)
    ended = {group for group, parent in _ended_groups(on, data_revision()) if parent in below}
    return sorted(below | ended)


@lru_cache(maxsize=16)
def _ended_groups(on: date, _revision: int) -> tuple[tuple[int, int | None], ...]:
    """Return the groups that have ended by a day, with the branch in which they stood last."""
    spell = OrganisationSpell
    spells = (
        spell.select(spell.organisation_id, spell.parent_id, spell.until)
        .join(Organisation, on=(spell.organisation == Organisation.id))
        .where(Organisation.kind == OrganisationKind.PARTY_GROUP)
        .order_by(spell.since, spell.id)
    )
    last = {key: (parent, until) for key, parent, until in stored_rows(spells)}
    day = on.isoformat()
    return tuple(
        (key, parent) for key, (parent, until) in last.items() if until is not None and until <= day
    )


@dataclass(frozen=True)
class ActivityOfUidQuery:
    """Which activity an identity belongs to (quick find, an exchange package)."""

    reads: ClassVar = frozenset({Topic.ACTIVITY})
    uid: str

    def fetch(self) -> int | None:
        """Return its row id, or None."""
        found = Activity.select(Activity.id).where(Activity.uid == self.uid)
        return next((key for (key,) in found.tuples()), None)
