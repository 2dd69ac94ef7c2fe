"""Everything known about one person, for the card on screen and on paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import partial
from typing import Any, ClassVar

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.people import JOB_KEYS
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import LeaveReason, Post, Stage, printed
from dangjian_desktop.queries.dated_people import OrganisationNames
from dangjian_desktop.queries.roster import FILTER_TOPICS, RosterQuery, RosterRow, Scope
from dangjian_desktop.storage.lookups import pairs
from dangjian_desktop.storage.models import (
    Departure,
    FormerJob,
    GroupMembership,
    Membership,
    OrganisationSpell,
    Person,
    PersonPhoto,
    PostSpell,
    StageSpell,
)


@dataclass(frozen=True, slots=True)
class StageRow:
    """One stage from a day until a day."""

    spell_id: int
    stage: Stage
    since: PartialDate | None
    since_is_known: bool
    until: PartialDate | None


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A branch or group to which the person belonged from a day until a day."""

    spell_id: int
    organisation_id: int
    name: str
    since: PartialDate | None
    until: PartialDate | None


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post held from a day until a day."""

    spell_id: int
    post: Post
    organisation_id: int
    organisation_name: str
    elected_on: PartialDate | None
    since: PartialDate | None
    until: PartialDate | None


@dataclass(frozen=True, slots=True)
class DepartureRow:
    """One leaving of the roll."""

    left_on: PartialDate
    reason: LeaveReason
    destination: str
    note: str


@dataclass(frozen=True, slots=True)
class JobRow:
    """What somebody worked as from a day until a day; the present job has no row of its own.

    Attributes:
        job_id: The earlier job; None for the present one.
        facts: Values by the keys of `JOB_KEYS`.
    """

    job_id: int | None
    facts: Mapping[str, Any]
    since: PartialDate | None
    until: PartialDate | None

    @property
    def text(self) -> str:
        """The job in words, "" where nothing is known of it."""
        said = (self.facts[key] for key in JOB_KEYS)
        return "，".join(
            printed(value) if isinstance(value, StrEnum) else str(value) for value in said if value
        )


@dataclass(frozen=True, slots=True)
class PersonCard:
    """One page about a person as of a day, with the whole history behind it.

    Attributes:
        wall_consent_on: Day of the consent to hang the photo on a wall; None without it.
        has_original: Whether the file out of which the photo was cut is kept.
        jobs: The earlier jobs and, last, the present one.
    """

    row: RosterRow
    stages: tuple[StageRow, ...]
    branches: tuple[PlaceRow, ...]
    groups: tuple[PlaceRow, ...]
    posts: tuple[PostRow, ...]
    departures: tuple[DepartureRow, ...]
    photo: bytes | None
    wall_consent_on: PartialDate | None = None
    has_original: bool = False
    jobs: tuple[JobRow, ...] = ()


@dataclass(frozen=True)
class PersonCardQuery:
    """The card of one person."""

    reads: ClassVar = RosterQuery.reads - FILTER_TOPICS - {Topic.SEARCH} | {Topic.PHOTO}
    person_id: int
    on: date

    def fetch(self) -> list[PersonCard]:
        """Return the card, or nothing when there is no such person."""
        rows = RosterQuery(self.on, scope=Scope.EVERYBODY).rows([self.person_id])
        if not rows:
            return []
        mine = self.person_id
        names = partial(_name_of, OrganisationNames(), self.on)
        stages = sorted(StageSpell.select().where(StageSpell.person == mine), key=_on_the_road)
        branches = (
            Membership.select()
            .where(Membership.person == mine)
            .order_by(Membership.since, Membership.id)
        )
        groups = (
            GroupMembership.select()
            .where(GroupMembership.person == mine)
            .order_by(GroupMembership.since, GroupMembership.id)
        )
        posts = (
            PostSpell.select()
            .where(PostSpell.person == mine)
            .order_by(PostSpell.since, PostSpell.id)
        )
        gone = Departure.select().where(Departure.person == mine).order_by(Departure.left_on)
        columns = (PersonPhoto.picture, PersonPhoto.wall_consent_on, PersonPhoto.original)
        photos = PersonPhoto.select(*columns).where(PersonPhoto.person == mine)
        photo, consent_on, original = next(
            ((bytes(p), day, digest) for p, day, digest in photos.tuples()), (None, None, "")
        )
        return [
            PersonCard(
                row=rows[0],
                stages=tuple(
                    StageRow(s.id, s.stage, s.since, bool(s.since_is_known), s.until)
                    for s in stages
                ),
                branches=tuple(
                    PlaceRow(s.id, s.branch_id, names(s.branch_id, s), s.since, s.until)
                    for s in branches
                ),
                groups=tuple(
                    PlaceRow(s.id, s.party_group_id, names(s.party_group_id, s), s.since, s.until)
                    for s in groups
                ),
                posts=tuple(
                    PostRow(
                        s.id,
                        s.post,
                        s.organisation_id,
                        names(s.organisation_id, s),
                        s.elected_on,
                        s.since,
                        s.until,
                    )
                    for s in posts
                ),
                departures=tuple(
                    DepartureRow(s.left_on, s.reason, s.destination, s.note) for s in gone
                ),
                photo=photo,
                wall_consent_on=consent_on,
                has_original=bool(original),
                jobs=_jobs(mine),
            )
        ]


def _jobs(person_id: int) -> tuple[JobRow, ...]:
    """Return the earlier jobs in their order and the present one."""
    former = sorted(
        FormerJob.select().where(FormerJob.person == person_id), key=lambda job: job.until
    )
    told = [
        JobRow(job.id, {key: getattr(job, key) for key in JOB_KEYS}, job.since, job.until)
        for job in former
    ]
    person = Person.get_by_id(person_id)
    present = {key: getattr(person, key) for key in JOB_KEYS}
    since = former[-1].until if former else None
    return (*told, JobRow(None, present, since, None))


def _on_the_road(spell: StageSpell) -> tuple[str, int, int]:
    """Return what stages are told by: the day, and the order of the road on one day."""
    return spell.since.iso if spell.since else "", _STAGE_RANK[spell.stage], spell.id


_STAGE_RANK = {stage: rank for rank, stage in enumerate(Stage)}


def _name_of(names: OrganisationNames, on: date, organisation_id: int, spell: Any) -> str:
    """Return what an organisation was called while somebody belonged to it, as far as a day.

    Of a spell that is over it is the name on its last day, of one that lasts that of the day.
    """
    day = on
    if spell.until is not None:
        day = min(day, spell.until.first_day - timedelta(days=1))
    if spell.since is not None:
        day = max(day, spell.since.first_day)
    return names.on(organisation_id, day)


def latest_names() -> dict[int, str]:
    """Return the last name of every organisation, closed ones too."""
    spells = OrganisationSpell.select(OrganisationSpell.organisation_id, OrganisationSpell.name)
    return pairs(spells.order_by(OrganisationSpell.id))
