"""Who led a 党小组 from when until when, what they were trained in, and who may be chosen next.

A training is never kept here: it is read from the 培训 that somebody attended and from the rows of
the training book that name somebody.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.group_leading import (
    LEADER_RULE,
    LEADER_TRAINING,
    TRAINING_BOOK,
    Steadiness,
    Training,
    TrainingRule,
    leader_stages,
    steadiness,
    tenure_months,
    training_rule,
    training_state,
)
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import ActivityState, Post, Stage
from dangjian_desktop.queries.activity_kinds import kind_label
from dangjian_desktop.queries.dated_people import OrganisationNames
from dangjian_desktop.queries.due_list import counting_on
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.roster import RosterQuery, Scope
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import (
    Activity,
    Attendance,
    LedgerEntry,
    LedgerValue,
    Person,
    PostSpell,
)
from dangjian_desktop.storage.rulebook import rules_on

#: What the training of leaders is read from.
TRAINING_TOPICS = frozenset(
    {
        Topic.ACTIVITY,
        Topic.ACTIVITY_KIND,
        Topic.ATTENDANCE,
        Topic.LEDGER,
        Topic.BOOK,
        Topic.RULE,
    }
)
#: Fields of the training book that say more of a training.
_COURSE, _HOURS = "course", "hours"


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """A training that somebody had.

    Attributes:
        activity_id: The 培训; None for a row of the book without one.
        hours: 学时 as the book tells them; "" where it does not.
    """

    day: PartialDate
    title: str
    hours: str = ""
    activity_id: int | None = None


@dataclass(frozen=True, slots=True)
class LeaderTerm:
    """Somebody led a group for a while.

    Attributes:
        recommended_on: Day on which the group recommended; None where the branch named the leader
            by itself, or the day was not kept.
        months: Whole months until the day; None where the beginning is not known.
        trainings: Of this person until the day, the latest first; empty where they were not asked
            for.
    """

    spell_id: int
    group_id: int
    person_id: int
    uid: str
    name: str
    since: PartialDate | None
    until: PartialDate | None
    recommended_on: PartialDate | None
    months: int | None
    trainings: tuple[TrainingRow, ...] = ()

    def holds_on(self, on: date) -> bool:
        """Whether the person leads on a day."""
        day = PartialDate.of(on)
        return (self.since is None or self.since <= day) and (
            self.until is None or self.until > day
        )

    @property
    def last_training(self) -> TrainingRow | None:
        """The latest one."""
        return self.trainings[0] if self.trainings else None

    def training(self, rule: TrainingRule, on: date) -> Training:
        """Return how the training stands by the rule of the branch."""
        last = self.last_training
        return training_state(rule, self.since, last.day.first_day if last else None, on)


def leader_stages_on(on: date) -> Sequence[Stage] | None:
    """Return the stages whose people may lead by the rule of a day; None where anybody may."""
    return leader_stages(rules_on(on).values_of(LEADER_RULE))


def training_rule_on(on: date) -> TrainingRule:
    """Return the rule on the training of leaders that holds on a day."""
    rule = rules_on(on)[LEADER_TRAINING]
    return training_rule(rule.values, rule.source)


def leader_terms(group_ids: Collection[int], on: date) -> dict[int, list[LeaderTerm]]:
    """Return the terms of some groups that began by a day, the earliest first, by group."""
    terms = _terms(PostSpell.organisation.in_(sorted(group_ids)), on)
    trained = trainings({term.person_id for term in terms}, on)
    found: dict[int, list[LeaderTerm]] = defaultdict(list)
    for term in terms:
        had = tuple(trained.get(term.person_id, ()))
        found[term.group_id].append(replace(term, trainings=had))
    return dict(found)


def _terms(condition: Any, on: date) -> list[LeaderTerm]:
    """Return terms that began by a day, the earliest first, without trainings."""
    spells = rows(
        PostSpell.select(
            PostSpell.id,
            PostSpell.organisation_id,
            Person.id,
            Person.uid,
            Person.name,
            PostSpell.since,
            PostSpell.until,
            PostSpell.elected_on,
        )
        .join(Person, on=(PostSpell.person == Person.id))
        .where(
            (PostSpell.post == Post.GROUP_LEADER)
            & condition
            & (PostSpell.since.is_null() | (PostSpell.since <= on.isoformat()))
        )
        .order_by(PostSpell.id)
    )
    found = [
        LeaderTerm(*spell, months=tenure_months(since, until, on))
        for spell in spells
        for since, until in (spell[5:7],)
    ]
    return sorted(found, key=lambda term: term.since.iso if term.since else "")


def trainings(people: Collection[int], on: date) -> dict[int, list[TrainingRow]]:
    """Return what some people were trained in until a day, the latest first, by person."""
    book = books_by_code().get(TRAINING_BOOK)
    if not people or book is None:
        return {}
    came = sorted(counting_on(on).came)
    attended = rows(
        Attendance.select(
            Attendance.person_id,
            Activity.id,
            Activity.original_id,
            Activity.held_on,
            Activity.title,
        )
        .join(Activity, on=(Attendance.activity == Activity.id))
        .where(
            Attendance.person.in_(sorted(people))
            & Attendance.mark.in_(came)
            & Activity.kind.in_(sorted(book.view_of))
            & (Activity.state == ActivityState.HELD)
            & (Activity.held_on <= on)
        )
        .order_by(Activity.id)
    )
    named = rows(
        LedgerValue.select(
            LedgerValue.person_id, LedgerEntry.id, LedgerEntry.activity_id, LedgerEntry.happened_on
        )
        .join(LedgerEntry, on=(LedgerValue.entry == LedgerEntry.id))
        .where(
            (LedgerEntry.book == TRAINING_BOOK)
            & LedgerValue.person.in_(sorted(people))
            & (LedgerEntry.happened_on <= on.isoformat())
        )
        .order_by(LedgerEntry.id)
    )
    held = {original or activity for _p, activity, original, *_ in attended}
    of_named = {activity for *_, activity, _day in named if activity is not None}
    told = _courses(LedgerEntry.activity, held | of_named)
    own = _courses(LedgerEntry.id, {entry for _p, entry, *_ in named})
    label = kind_label(next(iter(book.view_of), ""))
    found: dict[int, dict[tuple[str, int], TrainingRow]] = defaultdict(dict)
    for person, activity, original, day, title in attended:
        key = original or activity
        course, hours = told.get(key, ("", ""))
        row = TrainingRow(PartialDate.of(day), course or title or label, hours, activity)
        found[person].setdefault(("activity", key), row)
    for person, entry, activity, day in named:
        place = ("activity", activity) if activity is not None else ("entry", entry)
        course, hours = (
            told.get(activity, ("", "")) if activity is not None else own.get(entry, ("", ""))
        )
        found[person].setdefault(place, TrainingRow(day, course or label, hours, activity))
    return {
        person: sorted(ones.values(), key=lambda row: row.day.iso, reverse=True)
        for person, ones in found.items()
    }


def _courses(column: Any, keys: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Return name and 学时 as the training book tells them, by activity or row of the book."""
    chosen = rows(
        LedgerEntry.select(column, LedgerValue.field, LedgerValue.text)
        .join(LedgerValue, on=(LedgerValue.entry == LedgerEntry.id))
        .where(
            (LedgerEntry.book == TRAINING_BOOK)
            & column.in_(sorted(set(keys)))
            & LedgerValue.field.in_([_COURSE, _HOURS])
        )
    )
    told: dict[int, dict[str, str]] = defaultdict(dict)
    for key, field, text in chosen:
        told[key][field] = text
    return {key: (one.get(_COURSE, ""), one.get(_HOURS, "")) for key, one in told.items()}


def steadiness_of(terms: Iterable[LeaderTerm], on: date) -> Steadiness:
    """Return how steadily a group was led."""
    return steadiness([(term.person_id, term.since, term.until) for term in terms], on)


@dataclass(frozen=True, slots=True)
class GroupLeading:
    """How one group was led until a day.

    Attributes:
        terms: The latest first.
        training: Of whoever leads on the day; None where nobody does.
    """

    group_id: int
    terms: tuple[LeaderTerm, ...]
    steadiness: Steadiness
    rule: TrainingRule
    training: Training | None = None


@dataclass(frozen=True)
class GroupLeadingQuery:
    """The leaders of one group with their terms and trainings, as of a day."""

    reads: ClassVar = frozenset({Topic.POST, Topic.PERSON}) | TRAINING_TOPICS
    group_id: int
    on: date

    def fetch(self) -> GroupLeading:
        """Return them; a group that nobody led has no terms."""
        terms = leader_terms([self.group_id], self.on).get(self.group_id, [])
        rule = training_rule_on(self.on)
        now = next((term for term in reversed(terms) if term.holds_on(self.on)), None)
        return GroupLeading(
            self.group_id,
            tuple(reversed(terms)),
            steadiness_of(terms, self.on),
            rule,
            now.training(rule, self.on) if now else None,
        )


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """A 正式党员 of a group, with facts only: nobody is weighed.

    Attributes:
        standing: 党龄 in whole years; None where not known.
        leads: Whether this is who leads on the day.
        terms: Terms as 党小组长 of whatever group, the earliest first, with the group's name then.
        posts: Other posts held on the day.
    """

    person_id: int
    uid: str
    name: str
    crew: str
    age: int | None
    standing: int | None
    leads: bool
    posts: tuple[Post, ...]
    terms: tuple[tuple[str, LeaderTerm], ...]


@dataclass(frozen=True)
class LeaderCandidatesQuery:
    """Who of a group may be chosen to lead it on a day: its 正式党员, by name."""

    reads: ClassVar = (RosterQuery.reads | frozenset({Topic.POST, Topic.PERSON})) - frozenset(
        {Topic.SEARCH, Topic.ZONE, Topic.PHOTO}
    )
    group_id: int
    on: date

    def fetch(self) -> list[CandidateRow]:
        """Return them in the order of their names."""
        roster = RosterQuery(self.on, within=self.group_id, scope=Scope.FULL)
        people = roster.with_sort("name", False).fetch()  # its own order sets holders first
        own = {row.person_id for row in people if row.group_id == self.group_id}
        names = OrganisationNames()
        led: dict[int, list[tuple[str, LeaderTerm]]] = defaultdict(list)
        for term in _terms(PostSpell.person.in_(sorted(own)), self.on):
            then = term.since.first_day if term.since else self.on
            led[term.person_id].append((names.on(term.group_id, then), term))
        return [
            CandidateRow(
                row.person_id,
                row.uid,
                row.facts.name,
                row.facts.crew,
                row.age,
                row.standing,
                Post.GROUP_LEADER in row.posts,
                tuple(post for post in row.posts if post is not Post.GROUP_LEADER),
                tuple(led[row.person_id]),
            )
            for row in people
            if row.person_id in own
        ]
