"""Attendance over a stretch of time: per person, group, branch or year, and behind the figures.

Only activities that have been held by the day looked at count, cancelled ones do not, and a
make-up session is no activity of its own: it makes up for another. People count where they
belonged on the day of the activity, whoever held it.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any, ClassVar

from peewee import JOIN, fn

from dangjian_desktop.domain.attendance import Tally, dual_life_kinds, is_low
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.group_leading import CADRE_BOOK, CADRE_FIELD, REPORTED
from dangjian_desktop.domain.study_hours import yearly_hours
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import ActivityState, Mark, OrganisationKind
from dangjian_desktop.queries.activity_kinds import kind_label
from dangjian_desktop.queries.attendance import AttendanceRules, AttendanceRulesQuery
from dangjian_desktop.queries.dated_people import OrganisationNames
from dangjian_desktop.queries.due_list import counting_on
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.study_hours import in_committee, study_minutes
from dangjian_desktop.storage.lookups import pairs, rows, values_on
from dangjian_desktop.storage.models import (
    Activity,
    Attendance,
    GroupMembership,
    LeadingCadre,
    LedgerEntry,
    LedgerValue,
    Membership,
    Person,
)
from dangjian_desktop.storage.models.base import valid_on
from dangjian_desktop.storage.rulebook import rules_on


class FigureBy(StrEnum):
    """For whom or what figures are added up."""

    PERSON = "by_person"
    GROUP = "by_group"
    BRANCH = "by_branch"
    YEAR = "by_year"


@dataclass(frozen=True, slots=True)
class Figures:
    """What a tally says by the rules.

    Attributes:
        came: Late ones included, those who made up for it not.
        rate: None where nothing that counts was recorded.
        is_low: The rate lies below the floor. many_absences: as many absences as the rule names.
    """

    due: int
    came: int
    late: int
    excused: int
    absent: int
    on_business: int
    on_shift: int
    made_up: int
    not_recorded: int
    rate: Fraction | None
    is_low: bool
    absences: int
    many_absences: bool


def figures_of(tally: Tally, rules: AttendanceRules) -> Figures:
    """Return what a tally says by the rules."""
    rate, absences = tally.rate(rules.how), tally.absences(rules.how)
    return Figures(
        due=tally.due,
        came=tally.came(rules.how),
        late=tally.of_mark(Mark.LATE),
        excused=tally.of_mark(Mark.EXCUSED),
        absent=tally.of_mark(Mark.ABSENT),
        on_business=tally.of_mark(Mark.ON_BUSINESS),
        on_shift=tally.of_mark(Mark.ON_SHIFT),
        made_up=tally.made_up,
        not_recorded=tally.not_recorded,
        rate=rate,
        is_low=is_low(rate, rules.floor),
        absences=absences,
        many_absences=absences >= rules.most_absences,
    )


@dataclass(frozen=True, slots=True)
class FiguresRow:
    """Figures of one person, group, branch or year.

    Attributes:
        key: Row id of the person or organisation, or the year; None for people without a group.
        name: Its name. detail: where the person belongs, or what stands above the group.
        uid: Identity of the person; "" for others.
        study_minutes: Of a person; None where none was recorded.
        study_needed: Hours that a year asks of the person; None for others.
    """

    key: int | None
    name: str
    detail: str
    uid: str
    figures: Figures
    study_minutes: int | None = None
    study_needed: Decimal | None = None


_READS = frozenset(
    {
        Topic.ACTIVITY,
        Topic.ACTIVITY_KIND,
        Topic.ATTENDANCE,
        Topic.PERSON,
        Topic.MEMBERSHIP,
        Topic.GROUP_MEMBERSHIP,
        Topic.ORGANISATION,
        Topic.POST,
        Topic.RULE,
    }
)


@dataclass(frozen=True)
class AttendanceFiguresQuery:
    """Figures of the activities between two days, both included.

    Attributes:
        first, last: The days. on: the day looked at; what is later has not been held.
        by: For whom.
        within: People of this organisation and of all below it; None for everybody.
        kinds: Codes of kinds; None for all.
        sort_key: Name of a column of `Figures`, ``name``, ``detail`` or ``study``; "" for the
            order of names or of the tree.
    """

    reads: ClassVar = _READS
    first: date
    last: date
    on: date
    by: FigureBy = FigureBy.PERSON
    within: int | None = None
    kinds: frozenset[str] | None = None
    sort_key: str = ""
    descending: bool = False

    def with_sort(self, key: str, descending: bool) -> "AttendanceFiguresQuery":
        """Return the same query ordered by a column."""
        return replace(self, sort_key=key, descending=descending)

    @property
    def until(self) -> date:
        """The last day that counts."""
        return min(self.last, self.on)

    def fetch(self) -> list[FiguresRow]:
        """Return the rows; who was not due at anything is left out."""
        rules = AttendanceRulesQuery(self.until).fetch()
        tallies = self._tallies()
        match self.by:
            case FigureBy.PERSON:
                found = self._people(tallies, rules)
            case FigureBy.YEAR:
                found = [
                    FiguresRow(int(year), str(year), "", "", figures_of(tally, rules))
                    for year, tally in sorted(tallies.items())
                ]
            case _:
                found = self._organisations(tallies, rules)
        if not self.sort_key:
            return found
        # What has no value stands at the end either way round.
        told = [row for row in found if _sort_value(row, self.sort_key) is not None]
        rest = [row for row in found if _sort_value(row, self.sort_key) is None]
        told.sort(key=lambda row: _sort_value(row, self.sort_key), reverse=self.descending)
        return told + rest

    def total(self) -> Figures:
        """Return the figures of all together."""
        tallies = replace(self, by=FigureBy.YEAR)._tallies()
        return figures_of(
            sum(tallies.values(), Tally({})), AttendanceRulesQuery(self.until).fetch()
        )

    # Counting -------------------------------------------------------------------

    def _tallies(self) -> dict[Any, Tally]:
        key = self._key()
        marks = self._joined(
            Activity.select(key, Attendance.mark, fn.COUNT(Attendance.id)).join(
                Attendance, on=(Attendance.activity == Activity.id)
            )
        )
        session, seen = Activity.alias(), Attendance.alias()
        came = sorted(counting_on(self.until).came)
        made_up = self._joined(
            Activity.select(key, Attendance.mark, fn.COUNT(Attendance.id.distinct()))
            .join(Attendance, on=(Attendance.activity == Activity.id))
            .join(session, on=(session.original == Activity.id))
            .join(seen, on=((seen.activity == session.id) & (seen.person == Attendance.person)))
        ).where(
            seen.mark.in_(came)
            & (session.state != ActivityState.CANCELLED)
            & (session.held_on <= self.on)
        )
        group = (key, Attendance.mark)
        counts: defaultdict[Any, dict[tuple[Mark | None, bool], int]] = defaultdict(dict)
        for who, mark, count in rows(marks.group_by(*group)):
            counts[who][mark, False] = count
        for who, mark, count in rows(made_up.group_by(*group)):
            counts[who][mark, False] -= count
            counts[who][mark, True] = count
        return {who: Tally(told) for who, told in counts.items()}

    def _key(self) -> Any:
        match self.by:
            case FigureBy.PERSON:
                return Attendance.person
            case FigureBy.GROUP:
                return GroupMembership.party_group
            case FigureBy.BRANCH:
                return Membership.branch
            case FigureBy.YEAR:
                return fn.SUBSTR(Activity.held_on, 1, 4)

    def _joined(self, chosen: Any) -> Any:
        """Add what the key and the place need, and the conditions."""
        condition = (
            Activity.held_on.between(self.first, self.until)
            & (Activity.state != ActivityState.CANCELLED)
            & Activity.original.is_null()
            & Attendance.is_due
        )
        if self.kinds is not None:
            condition &= Activity.kind.in_(sorted(self.kinds))
        tree = Tree.on(self.until)
        node = tree.get(self.within)
        is_group = node is not None and node.kind is OrganisationKind.PARTY_GROUP
        if self.by is FigureBy.BRANCH or (self.within is not None and not is_group):
            chosen = chosen.join(Membership, on=_belonged(Membership))
        if self.by is FigureBy.GROUP or is_group:
            chosen = chosen.join(GroupMembership, JOIN.LEFT_OUTER, on=_belonged(GroupMembership))
        if is_group:
            condition &= GroupMembership.party_group == self.within
        elif self.within is not None:
            condition &= Membership.branch.in_(sorted(tree.below(self.within)))
        return chosen.where(condition)

    # Naming ---------------------------------------------------------------------

    def _people(self, tallies: Mapping[int, Tally], rules: AttendanceRules) -> list[FiguresRow]:
        ids = sorted(tallies)
        day = self.until
        studied = study_minutes(self.first, day, ids)
        committee = in_committee(day)
        hours = yearly_hours(rules_on(day).values_of("training.yearly"))
        places = _places(ids, day)
        people = _in_batches(
            ids,
            lambda batch: Person.select(Person.id, Person.uid, Person.name, Person.sort_name).where(
                Person.id.in_(batch)
            ),
        )
        return [
            FiguresRow(
                key,
                name,
                places.get(key, ""),
                uid,
                figures_of(tallies[key], rules),
                studied.get(key),
                hours.needed(in_committee=key in committee),
            )
            for key, uid, name, _sort in sorted(people, key=lambda row: (row[3], row[0]))
        ]

    def _organisations(
        self, tallies: Mapping[int | None, Tally], rules: AttendanceRules
    ) -> list[FiguresRow]:
        day, names = self.until, OrganisationNames()
        tree = Tree.on(day)
        order = {row.organisation_id: place for place, row in enumerate(tree.rows)}
        found = []
        for key in sorted(tallies, key=lambda key: order.get(key or 0, len(order))):
            node = tree.get(key)
            above = tree.get(node.parent_id) if node else None
            name = names.on(key, day) if key is not None else NO_GROUP
            detail = above.name if above else ""
            found.append(FiguresRow(key, name, detail, "", figures_of(tallies[key], rules)))
        return found


#: What people without a group are called.
NO_GROUP = "未编入党小组"
_BATCH = 500


def _in_batches(ids: list[int], select: Any) -> list[Any]:
    return [
        row
        for start in range(0, len(ids), _BATCH)
        for row in rows(select(ids[start : start + _BATCH]))
    ]


def _places(ids: list[int], day: date) -> dict[int, str]:
    """Return branch and group of people on a day, as one text."""
    names = OrganisationNames()
    told: dict[int, str] = {}
    for table, column in (
        (Membership, Membership.branch),
        (GroupMembership, GroupMembership.party_group),
    ):
        for person_id, organisation_id in _in_batches(
            ids,
            lambda batch, table=table, column=column: table.select(table.person, column).where(
                table.person.in_(batch) & valid_on(table, day)
            ),
        ):
            name = names.on(organisation_id, day)
            told[person_id] = f"{told[person_id]} {name}" if person_id in told else name
    return told


def _sort_value(row: FiguresRow, key: str) -> Any:
    if key == "study":
        return row.study_minutes
    return getattr(row, key) if key in ("name", "detail") else getattr(row.figures, key)


def _belonged(table: Any) -> Any:
    """Return the condition that a spell of the attending person held on the activity's day."""
    return (table.person == Attendance.person) & held_then(table)


def held_then(spell: Any) -> Any:
    """Return the condition that a dated spell held on the day of the activity."""
    started = spell.since.is_null() | (spell.since <= Activity.held_on)
    return started & (spell.until.is_null() | (spell.until > Activity.held_on))


@dataclass(frozen=True, slots=True)
class PersonActivityRow:
    """One activity at which somebody was due, or came without being due.

    Attributes:
        name: Title or kind. made_up_on: day of the make-up session the person came to.
    """

    activity_id: int
    held_on: date
    kind_label: str
    name: str
    organisation_name: str
    is_due: bool
    mark: Mark | None
    reason: str
    made_up_on: date | None
    study_minutes: int | None


@dataclass(frozen=True)
class PersonActivitiesQuery:
    """The activities behind one person's figures, the latest first.

    Attributes:
        first, last, on, kinds: As of `AttendanceFiguresQuery`.
        most: At most so many; None for all.
    """

    reads: ClassVar = frozenset(
        {
            Topic.ACTIVITY,
            Topic.ACTIVITY_KIND,
            Topic.ATTENDANCE,
            Topic.ORGANISATION,
            Topic.RULE,
        }
    )
    person_id: int
    first: date
    last: date
    on: date
    kinds: frozenset[str] | None = None
    most: int | None = None

    def fetch(self) -> list[PersonActivityRow]:
        """Return the activities; make-up sessions stand with what they make up for."""
        until, names = min(self.last, self.on), OrganisationNames()
        condition = (
            (Attendance.person == self.person_id)
            & Activity.held_on.between(self.first, until)
            & (Activity.state != ActivityState.CANCELLED)
            & Activity.original.is_null()
        )
        if self.kinds is not None:
            condition &= Activity.kind.in_(sorted(self.kinds))
        found = (
            Activity.select(
                Activity.id,
                Activity.held_on,
                Activity.kind,
                Activity.title,
                Activity.organisation,
                Activity.study_minutes,
                Attendance.is_due,
                Attendance.mark,
                Attendance.reason,
            )
            .join(Attendance, on=(Attendance.activity == Activity.id))
            .where(condition)
            .order_by(Activity.held_on.desc(), Activity.id.desc())
            .limit(self.most)
        )
        made_up = self._made_up(until)
        return [
            PersonActivityRow(
                key,
                held_on,
                kind_label(kind),
                title or kind_label(kind),
                names.on(organisation_id, held_on),
                bool(is_due),
                mark,
                reason,
                made_up.get(key),
                minutes,
            )
            for key, held_on, kind, title, organisation_id, minutes, is_due, mark, reason in rows(
                found
            )
        ]

    def _made_up(self, until: date) -> dict[int, date]:
        return pairs(
            Activity.select(Activity.original, Activity.held_on)
            .join(Attendance, on=(Attendance.activity == Activity.id))
            .where(
                Activity.original.is_null(False)
                & (Attendance.person == self.person_id)
                & (Activity.state != ActivityState.CANCELLED)
                & (Activity.held_on <= self.on)
                & Attendance.mark.in_(sorted(counting_on(until).came))
            )
            .order_by(Activity.held_on.desc())
        )


@dataclass(frozen=True, slots=True)
class DualLifeRow:
    """The 双重组织生活 of one leading cadre: as an ordinary member of branch and group.

    Attributes:
        spell_id: The row of `LeadingCadre`.
        in_branch, in_group: Figures of what the own branch and the own group held.
        tasks: Tasks that the group gave in the stretch. spoken: those that were spoken to.
    """

    spell_id: int
    person_id: int
    uid: str
    name: str
    title: str
    since: PartialDate | None
    until: PartialDate | None
    branch_name: str
    group_name: str
    in_branch: Figures
    in_group: Figures
    tasks: int = 0
    spoken: int = 0


@dataclass(frozen=True)
class DualLifeQuery:
    """Leading cadres at the activities of the branch and group to which they belonged then.

    What a committee holds, and the 支委会, is no such activity; which kinds are stands in
    ``attendance.dual_life``. Source: leading cadres take part as ordinary members (facts.md 1.25).

    Attributes:
        first, last, on: As of `AttendanceFiguresQuery`.
        within: Cadres whose branch or group lies below this organisation; None for all.
    """

    reads: ClassVar = frozenset(
        {
            Topic.LEADING_CADRE,
            Topic.ACTIVITY,
            Topic.ATTENDANCE,
            Topic.PERSON,
            Topic.MEMBERSHIP,
            Topic.GROUP_MEMBERSHIP,
            Topic.ORGANISATION,
            Topic.LEDGER,
            Topic.RULE,
        }
    )
    first: date
    last: date
    on: date
    within: int | None = None

    def fetch(self) -> list[DualLifeRow]:
        """Return who was a leading cadre on some day of the stretch, by name."""
        until = min(self.last, self.on)
        rules = AttendanceRulesQuery(until).fetch()
        spells = self._spells(until)
        people = sorted({spell.person_id for spell in spells})
        branches = values_on(Membership, Membership.branch, people, until)
        groups = values_on(GroupMembership, GroupMembership.party_group, people, until)
        in_branch = self._tallies(until, Membership, Membership.branch)
        in_group = self._tallies(until, GroupMembership, GroupMembership.party_group)
        names, below = OrganisationNames(), self._below(until)
        tasks = self._tasks(people, until)
        return [
            DualLifeRow(
                spell.id,
                spell.person_id,
                spell.person.uid,
                spell.person.name,
                spell.title,
                spell.since,
                spell.until,
                names.on(branches.get(spell.person_id), until),
                names.on(groups.get(spell.person_id), until),
                figures_of(in_branch.get(spell.id, Tally({})), rules),
                figures_of(in_group.get(spell.id, Tally({})), rules),
                *tasks.get(spell.person_id, (0, 0)),
            )
            for spell in spells
            if below is None or below & {branches.get(spell.person_id), groups.get(spell.person_id)}
        ]

    def _tasks(self, people: Collection[int], until: date) -> dict[int, tuple[int, int]]:
        """Return how many tasks groups gave in the stretch and how many were spoken to."""
        chosen = (
            LedgerEntry.select(LedgerValue.person_id, LedgerEntry.state, fn.COUNT(LedgerEntry.id))
            .join(LedgerValue, on=(LedgerValue.entry == LedgerEntry.id))
            .where(
                (LedgerEntry.book == CADRE_BOOK)
                & LedgerEntry.happened_on.between(self.first.isoformat(), until.isoformat())
                & (LedgerValue.field == CADRE_FIELD)
                & LedgerValue.person.in_(sorted(people))
            )
            .group_by(LedgerValue.person_id, LedgerEntry.state)
        )
        found: dict[int, tuple[int, int]] = {}
        for person_id, state, count in rows(chosen):
            given, spoken = found.get(person_id, (0, 0))
            found[person_id] = (given + count, spoken + count * (state == REPORTED))
        return found

    def _below(self, until: date) -> set[int] | None:
        return None if self.within is None else Tree.on(until).below(self.within)

    def _spells(self, until: date) -> list[Any]:
        spell = LeadingCadre
        started = spell.since.is_null() | (spell.since <= until.isoformat())
        lasting = spell.until.is_null() | (spell.until > self.first.isoformat())
        found = spell.select(spell, Person).join(Person).where(started & lasting)
        return list(found.order_by(Person.sort_name, Person.id, spell.id))

    def _tallies(self, until: date, table: Any, place: Any) -> dict[int, Tally]:
        """Count per spell what the person's own branch or group held while it lasted."""
        kinds = sorted(dual_life_kinds(rules_on(until).values_of("attendance.dual_life")))
        condition = (
            Activity.held_on.between(self.first, until)
            & (Activity.state != ActivityState.CANCELLED)
            & Activity.original.is_null()
            & Activity.kind.in_(kinds)
            & Attendance.is_due
            & held_then(LeadingCadre)
        )
        session, seen = Activity.alias(), Attendance.alias()
        came = sorted(counting_on(until).came)
        made_up = (
            seen.select(seen.id)
            .join(session, on=(seen.activity == session.id))
            .where(
                (session.original == Activity.id)
                & (seen.person == Attendance.person)
                & seen.mark.in_(came)
                & (session.state != ActivityState.CANCELLED)
                & (session.held_on <= self.on)
            )
        )
        found = (
            LeadingCadre.select(LeadingCadre.id, Attendance.mark, fn.EXISTS(made_up))
            .join(Attendance, on=(Attendance.person == LeadingCadre.person))
            .join(Activity, on=(Activity.id == Attendance.activity))
            .join(table, on=_belonged(table) & (place == Activity.organisation))
            .where(condition)
        )
        marks: defaultdict[int, list[tuple[Mark | None, bool]]] = defaultdict(list)
        for spell_id, mark, is_made_up in rows(found):
            marks[spell_id].append((mark, bool(is_made_up)))
        return {spell_id: Tally.of(told) for spell_id, told in marks.items()}
