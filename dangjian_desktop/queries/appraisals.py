"""民主评议党员 of a year: which branches have held it, who was rated, and what people decided.

Below five returned ballots no tally by grades leaves this file: the counts of such a tally are None
everywhere above.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, ClassVar

from dangjian_desktop.domain.appraisal import (
    APPRAISAL_MARKS,
    is_shown,
    limit_told,
    most_excellent,
    over_limit_told,
)
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.rule_values import share_value
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import AppraisalGrade, OrganisationKind, Stage
from dangjian_desktop.queries.dated_people import OrganisationNames
from dangjian_desktop.queries.organisations import Headcount, HeadcountQuery, Tree
from dangjian_desktop.storage.lookups import pairs, rows
from dangjian_desktop.storage.models import Activity, Appraisal, AppraisalTally, Person, StageSpell
from dangjian_desktop.storage.models.base import valid_on
from dangjian_desktop.storage.rulebook import rules_on

#: Rule of how many may be rated 优秀.
EXCELLENT = "appraisal.excellent"


@dataclass(frozen=True, slots=True)
class RatedRow:
    """Somebody who is rated.

    Attributes:
        stage: On the day of the meeting.
        counts: Marks on the ballots, best first; None before they are counted, or where too few
            ballots came back for them to be shown.
        is_counted: Whether marks were entered.
        grade: What people decided; None until then.
    """

    tally_id: int
    person_id: int
    uid: str
    name: str
    stage: Stage | None
    counts: tuple[int, ...] | None
    is_counted: bool
    grade: AppraisalGrade | None
    decided_on: date | None


@dataclass(frozen=True, slots=True)
class AppraisalSheet:
    """The 民主评议 of a branch for a year.

    Attributes:
        held_on: Day of the meeting, as entered or as the activity has it; None before it.
        people: In the order of the roll when the list was made.
        members: 在册党员 on the day that the limit is reckoned from.
        share: Of them that may be rated 优秀.
        is_shown: Whether enough ballots came back for the tally to be shown.
    """

    appraisal_id: int
    organisation_id: int
    organisation_name: str
    year: int
    activity_id: int | None
    activity_title: str
    held_on: date | None
    issued: int | None
    returned: int | None
    note: str
    people: tuple[RatedRow, ...]
    members: int
    share: Fraction

    @property
    def is_shown(self) -> bool:
        """Whether the tally may be shown by grades."""
        return is_shown(self.returned)

    @property
    def most_excellent(self) -> int:
        """How many may be rated 优秀."""
        return most_excellent(self.members, self.share)

    @property
    def decided(self) -> Mapping[AppraisalGrade, int]:
        """How many people were given each grade."""
        found = dict.fromkeys(AppraisalGrade, 0)
        for one in self.people:
            if one.grade is not None:
                found[one.grade] += 1
        return found

    @property
    def excellent(self) -> int:
        """How many were rated 优秀."""
        return self.decided[AppraisalGrade.EXCELLENT]

    @property
    def undecided(self) -> int:
        """Of how many nothing is decided yet."""
        return sum(one.grade is None for one in self.people)

    @property
    def limit(self) -> Sentence:
        """The limit, and who decides within it."""
        return limit_told(self.members, self.share)

    @property
    def over_limit(self) -> Sentence | None:
        """What is said where the limit is exceeded."""
        return over_limit_told(self.excellent, self.members, self.share)


@dataclass(frozen=True, slots=True)
class AppraisalRow:
    """A branch in the list of a year; `sheet` is None where nothing was begun."""

    organisation_id: int
    organisation_name: str
    sheet: AppraisalSheet | None


_READS = frozenset(
    {
        Topic.APPRAISAL,
        Topic.ACTIVITY,
        Topic.PERSON,
        Topic.STAGE,
        Topic.ORGANISATION,
        Topic.MEMBERSHIP,
        Topic.GROUP_MEMBERSHIP,
        Topic.RULE,
    }
)


@dataclass(frozen=True)
class AppraisalsQuery:
    """The 民主评议 of a year, branch by branch."""

    reads: ClassVar = _READS
    year: int
    on: date
    within: int | None = None

    def fetch(self) -> list[AppraisalRow]:
        """Return the branches in the order of the tree, those that have begun nothing too."""
        day = min(self.on, date(self.year, 12, 31))
        tree = Tree.on(day)
        here = None if self.within is None else tree.below(self.within)
        sheets = {one.organisation_id: one for one in _sheets(self.on, Appraisal.year == self.year)}
        found = [
            AppraisalRow(row.organisation_id, row.name, sheets.get(row.organisation_id))
            for row in tree.of_kind(OrganisationKind.BRANCH)
            if here is None or row.organisation_id in here
        ]
        listed = {row.organisation_id for row in found}
        gone = [key for key in sheets if key not in listed and self.within in (None, key)]
        names = OrganisationNames()
        found += [AppraisalRow(key, names.on(key, day), sheets[key]) for key in gone]
        return found


@dataclass(frozen=True)
class AppraisalQuery:
    """The 民主评议 of one branch for a year."""

    reads: ClassVar = _READS
    organisation_id: int
    year: int
    on: date

    def fetch(self) -> AppraisalSheet | None:
        """Return it; None where it was not begun."""
        table = Appraisal
        chosen = (table.organisation == self.organisation_id) & (table.year == self.year)
        return next(iter(_sheets(self.on, chosen)), None)


def _sheets(on: date, chosen: Any) -> list[AppraisalSheet]:
    found = list(Appraisal.select().where(chosen).order_by(Appraisal.id))
    if not found:
        return []
    activities = {
        row.id: row
        for row in Activity.select().where(
            Activity.id.in_([row.activity_id for row in found if row.activity_id is not None])
        )
    }
    people = _people([row.id for row in found])
    names = OrganisationNames()
    counted: dict[date, Mapping[int, Headcount]] = {}
    sheets = []
    for row in found:
        activity = activities.get(row.activity_id)
        held = row.held_on or (None if activity is None else activity.held_on)
        day = min(on, held or on)
        if day not in counted:
            counted[day] = HeadcountQuery(day).fetch()
        head = counted[day].get(row.organisation_id, Headcount())
        lines = people.get(row.id, [])
        stages = _stages([line[1] for line in lines], day)
        sheets.append(
            AppraisalSheet(
                row.id,
                row.organisation_id,
                names.on(row.organisation_id, day),
                row.year,
                row.activity_id,
                "" if activity is None else activity.title,
                held,
                row.issued,
                row.returned,
                row.note,
                tuple(_rated(line, stages, is_open=is_shown(row.returned)) for line in lines),
                head.members,
                share_value(rules_on(day).values_of(EXCELLENT), "share"),
            )
        )
    return sheets


def _people(appraisals: list[int]) -> dict[int, list[tuple[Any, ...]]]:
    tally = AppraisalTally
    chosen = (
        tally.select(
            tally.appraisal,
            tally.id,
            tally.person,
            Person.uid,
            Person.name,
            *(getattr(tally, key) for key in APPRAISAL_MARKS),
            tally.grade,
            tally.decided_on,
        )
        .join(Person, on=(tally.person == Person.id))
        .where(tally.appraisal.in_(appraisals))
        .order_by(tally.id)
    )
    found: defaultdict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for key, tally_id, person_id, *rest in rows(chosen):
        found[key].append((tally_id, person_id, *rest))
    return found


def _stages(people: list[int], day: date) -> dict[int, Stage]:
    spells = StageSpell.select(StageSpell.person, StageSpell.stage).where(
        StageSpell.person.in_(people) & valid_on(StageSpell, day)
    )
    return pairs(spells.order_by(StageSpell.id))


def _rated(line: tuple[Any, ...], stages: Mapping[int, Stage], *, is_open: bool) -> RatedRow:
    tally_id, person_id, uid, name, *counts, grade, decided_on = line
    is_counted = all(count is not None for count in counts)
    return RatedRow(
        tally_id,
        person_id,
        uid,
        name,
        stages.get(person_id),
        tuple(counts) if is_counted and is_open else None,
        is_counted,
        grade,
        decided_on,
    )
