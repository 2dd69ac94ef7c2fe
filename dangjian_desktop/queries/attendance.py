"""Who stands on the list of one activity, with the marks and what was made up for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any, ClassVar

from dangjian_desktop.domain.attendance import Counting, Tally
from dangjian_desktop.domain.rule_values import share_value
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import ActivityState, Mark, Stage
from dangjian_desktop.queries.dated_people import OrganisationNames
from dangjian_desktop.queries.due_list import counting_on
from dangjian_desktop.queries.former_jobs import jobs_then
from dangjian_desktop.storage.lookups import pairs, rows, values_on
from dangjian_desktop.storage.models import (
    Activity,
    Attendance,
    GroupMembership,
    Membership,
    Person,
    SearchKey,
    StageSpell,
)
from dangjian_desktop.storage.rulebook import rules_on
from dangjian_desktop.storage.search_index import How, SubjectKind


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """Somebody on the list of an activity, as of the day it is held.

    Attributes:
        stage: None where none is known for the day.
        crew: 班组. shift_crew: 轮班组.
        is_due: False for who came without being due (列席).
        mark: None where nothing was recorded.
        made_up_on: Day of the make-up session the person came to; None for none.
    """

    attendance_id: int
    person_id: int
    uid: str
    name: str
    sort_name: str
    stage: Stage | None
    branch_id: int | None
    branch_name: str
    group_name: str
    crew: str
    shift_crew: str
    is_due: bool
    mark: Mark | None
    reason: str
    made_up_on: date | None


@dataclass(frozen=True)
class AttendanceQuery:
    """The list of one activity: those due by name, then the others."""

    reads: ClassVar = frozenset(
        {
            Topic.ACTIVITY,
            Topic.ATTENDANCE,
            Topic.PERSON,
            Topic.JOB,
            Topic.STAGE,
            Topic.MEMBERSHIP,
            Topic.GROUP_MEMBERSHIP,
            Topic.ORGANISATION,
            Topic.RULE,
        }
    )
    activity_id: int
    group_id: int | None = None

    def fetch(self) -> list[AttendanceRow]:
        """Return the rows; none when the activity is no more.

        With a party group only the people who were in it on the day.
        """
        activity = Activity.get_or_none(Activity.id == self.activity_id)
        if activity is None:
            return []
        day: date = activity.held_on
        people = self._people()
        ids = [row.person for row in people]
        stages = values_on(StageSpell, StageSpell.stage, ids, day)
        branches = values_on(Membership, Membership.branch, ids, day)
        groups = values_on(GroupMembership, GroupMembership.party_group, ids, day)
        names, jobs = OrganisationNames(), jobs_then(day, ids)
        made_up = _made_up(self.activity_id, day)
        found = []
        for row in people:
            if self.group_id is not None and groups.get(row.person) != self.group_id:
                continue
            then: Any = jobs.get(row.person, {})
            branch_id = branches.get(row.person)
            found.append(
                AttendanceRow(
                    attendance_id=row.id,
                    person_id=row.person,
                    uid=row.uid,
                    name=row.name,
                    sort_name=row.sort_name,
                    stage=stages.get(row.person),
                    branch_id=branch_id,
                    branch_name=names.on(branch_id, day),
                    group_name=names.on(groups.get(row.person), day),
                    crew=then.get("crew", row.crew),
                    shift_crew=then.get("shift_crew", row.shift_crew),
                    is_due=row.is_due,
                    mark=row.mark,
                    reason=row.reason,
                    made_up_on=made_up.get(row.person),
                )
            )
        return found

    def _people(self) -> list[Any]:
        found = (
            Attendance.select(
                Attendance.id,
                Attendance.person,
                Attendance.is_due,
                Attendance.mark,
                Attendance.reason,
                Person.uid,
                Person.name,
                Person.sort_name,
                Person.crew,
                Person.shift_crew,
            )
            .join(Person)
            .where(Attendance.activity == self.activity_id)
            .order_by(Attendance.is_due.desc(), Person.sort_name, Attendance.id)
        )
        return list(found.namedtuples())


@dataclass(frozen=True)
class MarksQuery:
    """What alone changes on a list while marks are entered; read at every tick.

    Attributes:
        held_on: Day of the activity.
    """

    reads: ClassVar = frozenset({Topic.ACTIVITY, Topic.ATTENDANCE, Topic.RULE})
    activity_id: int
    held_on: date

    def fetch(self) -> dict[int, tuple[bool, Mark | None, str, date | None]]:
        """Return whether somebody is due, mark, reason, and day of the make-up, by person id."""
        made_up = _made_up(self.activity_id, self.held_on)
        found = Attendance.select(
            Attendance.person, Attendance.is_due, Attendance.mark, Attendance.reason
        ).where(Attendance.activity == self.activity_id)
        return {
            person_id: (bool(is_due), mark, reason, made_up.get(person_id))
            for person_id, is_due, mark, reason in rows(found)
        }


def with_marks(
    found: Sequence[AttendanceRow], marks: Mapping[int, tuple[bool, Mark | None, str, date | None]]
) -> list[AttendanceRow] | None:
    """Return the same people with the marks of now; None when others stand on the list now."""
    if {row.person_id: row.is_due for row in found} != {
        key: told[0] for key, told in marks.items()
    }:
        return None
    fresh = []
    for row in found:
        _is_due, mark, reason, made_up_on = marks[row.person_id]
        if (row.mark, row.reason, row.made_up_on) == (mark, reason, made_up_on):
            fresh.append(row)
        else:
            fresh.append(replace(row, mark=mark, reason=reason, made_up_on=made_up_on))
    return fresh


def _made_up(activity_id: int, day: date) -> dict[int, date]:
    session = Activity.alias()
    came = sorted(counting_on(day).came)
    return pairs(
        Attendance.select(Attendance.person, session.held_on)
        .join(session, on=(Attendance.activity == session.id))
        .where(
            (session.original == activity_id)
            & (session.state != ActivityState.CANCELLED)
            & Attendance.mark.in_(came)
        )
        .order_by(session.held_on.desc())
    )


def tally_of(found: Sequence[AttendanceRow]) -> Tally:
    """Return what the marks of those who were due add up to."""
    return Tally.of((row.mark, row.made_up_on is not None) for row in found if row.is_due)


@dataclass(frozen=True, slots=True)
class AttendanceRules:
    """What the rules about attendance say on a day.

    Attributes:
        how: What counts. floor: the share below which a rate is low.
        most_absences: Absences from which on somebody is to be looked after.
        source: Where the way of counting comes from, in one line.
    """

    how: Counting
    floor: Fraction
    most_absences: int
    source: str


@dataclass(frozen=True)
class AttendanceRulesQuery:
    """The rules about attendance as of a day."""

    reads: ClassVar = frozenset({Topic.RULE})
    on: date

    def fetch(self) -> AttendanceRules:
        """Return the rules."""
        rules = rules_on(self.on)
        return AttendanceRules(
            counting_on(self.on),
            share_value(rules.values_of("attendance.floor"), "share"),
            int(rules.values_of("attendance.absences")["count"]),
            rules.source("attendance.counting"),
        )


@dataclass(frozen=True, slots=True)
class MakeUpSession:
    """A session at which an activity was, or will be, made up for.

    Attributes:
        listed: How many are expected. came: how many came.
    """

    activity_id: int
    held_on: date
    state: ActivityState
    listed: int
    came: int


@dataclass(frozen=True)
class MakeUpSessionsQuery:
    """The make-up sessions of an activity, by day."""

    reads: ClassVar = frozenset({Topic.ACTIVITY, Topic.ATTENDANCE, Topic.RULE})
    activity_id: int

    def fetch(self) -> list[MakeUpSession]:
        """Return the sessions, cancelled ones included."""
        found = []
        sessions = Activity.select(Activity.id, Activity.held_on, Activity.state).where(
            Activity.original == self.activity_id
        )
        for session_id, held_on, state in rows(sessions.order_by(Activity.held_on, Activity.id)):
            marks = [
                mark
                for (mark,) in rows(
                    Attendance.select(Attendance.mark).where(Attendance.activity == session_id)
                )
            ]
            came = counting_on(held_on).came
            found.append(
                MakeUpSession(
                    session_id, held_on, state, len(marks), sum(mark in came for mark in marks)
                )
            )
        return found


@dataclass(frozen=True)
class SpellingsQuery:
    """How the names on an activity's list are typed: characters, pinyin, initials."""

    reads: ClassVar = frozenset({Topic.ATTENDANCE, Topic.SEARCH})
    activity_id: int

    def fetch(self) -> dict[int, tuple[str, ...]]:
        """Return the ways of typing a name by person id, the better ones first."""
        listed = Attendance.select(Attendance.person).where(Attendance.activity == self.activity_id)
        order = {how.value: place for place, how in enumerate(_TYPED)}
        keys: dict[int, list[tuple[int, str]]] = {}
        found = SearchKey.select(SearchKey.subject_id, SearchKey.how, SearchKey.key).where(
            (SearchKey.kind == SubjectKind.PERSON.value)
            & SearchKey.how.in_(list(order))
            & SearchKey.subject_id.in_(listed)
        )
        for person_id, how, key in rows(found):
            keys.setdefault(person_id, []).append((order[how], key))
        return {
            person_id: tuple(dict.fromkeys(key for _order, key in sorted(ways)))
            for person_id, ways in keys.items()
        }


#: The ways in which a name is typed, the better ones first.
_TYPED = (How.NAME, How.INITIALS, How.PINYIN, How.NAME_INNER, How.PINYIN_INNER, How.RARE)
