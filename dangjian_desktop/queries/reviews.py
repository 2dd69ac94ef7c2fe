"""书记述职评议 of a year: who was reviewed, how far it is, and what is to be put right after it.

Below five returned ballots no tally by grades leaves this file.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar

from dangjian_desktop.domain.appraisal import REVIEW_MARKS, is_shown
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import OrganisationKind, Post, ReviewGrade
from dangjian_desktop.queries.dated_people import OrganisationNames
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import Person, PostSpell, ReviewMatter, SecretaryReview
from dangjian_desktop.storage.models.base import valid_on

#: The kind of activity at which secretaries report.
KIND = "secretary_report"


@dataclass(frozen=True, slots=True)
class MatterRow:
    """Something that is to be put right after a review.

    Attributes:
        late_days: Days that it is late on the day looked at; 0 while it is not, or when it is done.
    """

    matter_id: int
    review_id: int
    organisation_id: int
    organisation_name: str
    person_id: int
    person_name: str
    year: int
    text: str
    due_on: date | None
    done_on: date | None
    note: str
    late_days: int


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A secretary in the list of a year.

    Attributes:
        review_id: None where nothing was begun.
        counts: Marks on the ballots, best first; None before they are counted, or where too few
            came back for them to be shown.
        grade: What the superior decided; None until then.
    """

    organisation_id: int
    organisation_name: str
    person_id: int
    uid: str
    name: str
    year: int
    review_id: int | None = None
    reported_on: date | None = None
    presented_on: date | None = None
    activity_id: int | None = None
    issued: int | None = None
    returned: int | None = None
    counts: tuple[int, ...] | None = None
    is_counted: bool = False
    feedback_on: date | None = None
    feedback: str = ""
    grade: ReviewGrade | None = None
    decided_on: date | None = None
    matters: tuple[MatterRow, ...] = ()

    @property
    def key(self) -> tuple[int, int]:
        """Which secretary of which branch."""
        return self.organisation_id, self.person_id

    @property
    def open_matters(self) -> tuple[MatterRow, ...]:
        """What is still to be put right."""
        return tuple(one for one in self.matters if one.done_on is None)

    @property
    def late_matters(self) -> tuple[MatterRow, ...]:
        """Of these the late ones."""
        return tuple(one for one in self.matters if one.late_days)

    @property
    def is_mended(self) -> bool:
        """Whether there were matters and all of them are done."""
        return bool(self.matters) and not self.open_matters


_READS = frozenset({Topic.APPRAISAL, Topic.ORGANISATION, Topic.PERSON, Topic.POST})


@dataclass(frozen=True)
class ReviewsQuery:
    """The reviews of a year: who was reviewed, and the secretaries of whom nothing was begun."""

    reads: ClassVar = _READS
    year: int
    on: date
    within: int | None = None

    def fetch(self) -> list[ReviewRow]:
        """Return the rows in the order of the tree."""
        day = min(self.on, date(self.year, 12, 31))
        tree = Tree.on(day)
        here = None if self.within is None else tree.below(self.within)
        begun: defaultdict[int, list[ReviewRow]] = defaultdict(list)
        for row in _reviews(SecretaryReview.year == self.year, self.on):
            begun[row.organisation_id].append(row)
        holders = _secretaries(day)
        found = []
        for node in tree.of_kind(OrganisationKind.BRANCH):
            key = node.organisation_id
            if here is not None and key not in here:
                continue
            mine = begun.pop(key, [])
            reviewed = {row.person_id for row in mine}
            found += mine
            found += [
                ReviewRow(key, node.name, person, uid, name, self.year)
                for person, uid, name in holders.get(key, ())
                if person not in reviewed
            ]
        found += [row for mine in begun.values() for row in mine if self.within is None]
        return found


@dataclass(frozen=True)
class OpenMattersQuery:
    """What is to be put right after reviews and was not, as of a day, the most pressing first."""

    reads: ClassVar = _READS - {Topic.POST}
    on: date
    within: int | None = None

    def fetch(self) -> list[MatterRow]:
        """Return the matters; those without a last day stand at the end."""
        table = ReviewMatter
        open_ones = table.select(table.review).where(table.done_on.is_null())
        here = None if self.within is None else Tree.on(self.on).below(self.within)
        found = [
            matter
            for row in _reviews(SecretaryReview.id.in_(open_ones), self.on)
            if here is None or row.organisation_id in here
            for matter in row.open_matters
        ]
        return sorted(found, key=lambda one: (one.due_on or date.max, one.matter_id))


def _secretaries(day: date) -> Mapping[int, Sequence[tuple[int, str, str]]]:
    held = (
        PostSpell.select(PostSpell.organisation, Person.id, Person.uid, Person.name)
        .join(Person, on=(PostSpell.person == Person.id))
        .where((PostSpell.post == Post.SECRETARY) & valid_on(PostSpell, day))
        .order_by(PostSpell.id)
    )
    found: defaultdict[int, list[tuple[int, str, str]]] = defaultdict(list)
    for organisation, *person in rows(held):
        if tuple(person) not in found[organisation]:
            found[organisation].append(tuple(person))
    return found


def _reviews(chosen: Any, on: date) -> list[ReviewRow]:
    table = SecretaryReview
    found = list(table.select().where(chosen).order_by(table.id))
    people = {
        row.id: row
        for row in Person.select().where(Person.id.in_([row.person_id for row in found]))
    }
    names = OrganisationNames()
    matters: defaultdict[int, list[Any]] = defaultdict(list)
    for row in (
        ReviewMatter.select()
        .where(ReviewMatter.review.in_([row.id for row in found]))
        .order_by(ReviewMatter.id)
    ):
        matters[row.review_id].append(row)
    return [_review(row, people, names, matters[row.id], on) for row in found]


def _review(
    row: Any,
    people: Mapping[int, Any],
    names: OrganisationNames,
    matters: Sequence[Any],
    on: date,
) -> ReviewRow:
    place = names.on(row.organisation_id, min(on, date(row.year, 12, 31)))
    person = people[row.person_id]
    counts = tuple(getattr(row, key) for key in REVIEW_MARKS)
    is_counted = all(count is not None for count in counts)
    return ReviewRow(
        row.organisation_id,
        place,
        person.id,
        person.uid,
        person.name,
        row.year,
        row.id,
        row.reported_on,
        row.presented_on,
        row.activity_id,
        row.issued,
        row.returned,
        counts if is_counted and is_shown(row.returned) else None,
        is_counted,
        row.feedback_on,
        row.feedback,
        row.grade,
        row.decided_on,
        tuple(
            MatterRow(
                one.id,
                row.id,
                row.organisation_id,
                place,
                person.id,
                person.name,
                row.year,
                one.text,
                one.due_on,
                one.done_on,
                one.note,
                _late(one, on),
            )
            for one in matters
        ),
    )


def _late(matter: Any, on: date) -> int:
    if matter.due_on is None or (matter.done_on is not None and matter.done_on <= on):
        return 0
    return max(int((on - matter.due_on) / timedelta(days=1)), 0)
