"""People with all their spells and the organisations, as the 台账体检 reads them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from dangjian_desktop.domain.checks import Who
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.organisation_rules import OrganisationRecord
from dangjian_desktop.domain.people import PersonFacts
from dangjian_desktop.domain.vocabulary import LeaveReason, OrganisationKind, Post, Stage


class Stay(NamedTuple):
    """A stage, a branch or a group from a day until a day; what it is not is None."""

    spell_id: int
    organisation_id: int | None
    stage: Stage | None
    since: PartialDate | None
    until: PartialDate | None

    def holds_on(self, day: date) -> bool:
        """Whether it holds on a day; no `since` counts as always."""
        return _holds(self.since, self.until, day)


class Held(NamedTuple):
    """A post from a day until a day."""

    spell_id: int
    organisation_id: int
    post: Post
    since: PartialDate | None
    until: PartialDate | None
    elected_on: PartialDate | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it is held on a day."""
        return _holds(self.since, self.until, day)


Spell = Stay | Held


class Departed(NamedTuple):
    """A leaving of the roll."""

    left_on: PartialDate
    reason: LeaveReason


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """Everything that a check of one person looks at.

    Attributes:
        branch_id: The branch on the day; group_id, stage: likewise.
        stages: In the order in which they were entered; branches, groups, posts: likewise.
        departures: By their day.
        admitted_on: As far as it is known, whatever the day; the other dates likewise.
        dated_marks: Marks (流动, 失联) behind which an entry with days stands.
    """

    person_id: int
    uid: str
    facts: PersonFacts
    stage: Stage | None = None
    branch_id: int | None = None
    group_id: int | None = None
    stages: tuple[Stay, ...] = ()
    branches: tuple[Stay, ...] = ()
    groups: tuple[Stay, ...] = ()
    posts: tuple[Held, ...] = ()
    departures: tuple[Departed, ...] = ()
    has_photo: bool = False
    wall_consent_on: PartialDate | None = None
    admitted_on: PartialDate | None = None
    confirmed_on: PartialDate | None = None
    applied_on: PartialDate | None = None
    activist_on: PartialDate | None = None
    candidate_on: PartialDate | None = None
    stage_since: PartialDate | None = None
    dated_marks: frozenset[str] = frozenset()

    def who(self, on: date) -> Who:
        """Return whether the person is on the roll, has left, or is in no branch at all."""
        if self.branch_id is not None:
            return Who.HERE
        if any(left.left_on.first_day <= on for left in self.departures):
            return Who.LEFT
        if any(stay.since is not None and stay.since.first_day > on for stay in self.branches):
            return Who.LEFT  # comes only later; nothing is said of such a person yet
        return Who.NOWHERE

    def posts_on(self, day: date) -> list[Held]:
        """Return the posts that are held on a day."""
        return [post for post in self.posts if post.holds_on(day)]


def _holds(since: PartialDate | None, until: PartialDate | None, day: date) -> bool:
    text = day.isoformat()
    return (since is None or since.iso <= text) and (until is None or until.iso > text)


@dataclass(frozen=True)
class Book:
    """Everything that is examined.

    Attributes:
        on: The day of which it is true.
        people: Everybody, those who left included.
        organisations: Those that stand on the day, by id.
        names: Last name of every organisation, closed ones too.
        branches: The branch that an organisation is or stands in.
        recorded_until: The last day on which anything was written down, or `on` where that is
            later. A past day is looked at with what is known since: what has happened after it is
            none of its business, and only what lies after everything recorded is yet to come.
    """

    on: date
    people: Sequence[PersonRecord]
    organisations: Mapping[int, OrganisationRecord]
    names: Mapping[int, str] = field(default_factory=dict)
    branches: Mapping[int, int] = field(default_factory=dict)
    recorded_until: date | None = None

    @property
    def last_day(self) -> date:
        """The day after which everything is yet to come."""
        return self.recorded_until or self.on

    def kind_of(self, organisation_id: int) -> OrganisationKind | None:
        """Return the kind of an organisation that stands on the day."""
        found = self.organisations.get(organisation_id)
        return None if found is None else found.kind
