"""Whom a name means: for fields that name a person, typed or read from a file."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from dangjian_desktop.domain.cells import half_width, without_spaces
from dangjian_desktop.domain.custom_fields import MentionedPerson
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.roster import BATCH, prefixed
from dangjian_desktop.storage.lookups import pairs, rows
from dangjian_desktop.storage.models import Membership, Person, SearchKey
from dangjian_desktop.storage.models.base import valid_on
from dangjian_desktop.storage.search_index import How, SubjectKind

#: People offered while a name is typed.
MOST_OFFERED = 12
#: The ways of typing a name, the better ones first.
_NAMED = (How.NAME, How.INITIALS, How.PINYIN, How.NAME_INNER, How.PINYIN_INNER, How.RARE)


@dataclass(frozen=True)
class PeopleNamedQuery:
    """Everybody who bears exactly a name, those who have left too, with the branch of a day."""

    reads: ClassVar = frozenset({Topic.PERSON, Topic.MEMBERSHIP, Topic.ORGANISATION})
    name: str
    on: date

    def fetch(self) -> list[MentionedPerson]:
        """Return the people, spaces in what was typed aside."""
        names = sorted({self.name, without_spaces(self.name)})
        found = Person.select(Person.id, Person.name, Person.sort_name).where(
            Person.name.in_(names)
        )
        return _with_branches(rows(found.order_by(Person.id)), self.on)


@dataclass(frozen=True)
class PeopleByIdQuery:
    """People as a field names them, with the branch of a day."""

    reads: ClassVar = frozenset({Topic.PERSON, Topic.MEMBERSHIP, Topic.ORGANISATION})
    person_ids: tuple[int, ...]
    on: date

    def fetch(self) -> dict[int, MentionedPerson]:
        """Return the people by their row ids; those that are no more are absent."""
        found = Person.select(Person.id, Person.name, Person.sort_name).where(
            Person.id.in_(self.person_ids)
        )
        return {one.person_id: one for one in _with_branches(rows(found), self.on)}


@dataclass(frozen=True)
class PeopleTypedQuery:
    """Whom a beginning can mean: characters, pinyin or initials of a name, best first."""

    reads: ClassVar = frozenset({Topic.PERSON, Topic.MEMBERSHIP, Topic.ORGANISATION, Topic.SEARCH})
    typed: str
    on: date

    def fetch(self) -> list[MentionedPerson]:
        """Return at most `MOST_OFFERED` people; nothing typed means nobody."""
        typed = half_width(without_spaces(self.typed)).replace("·", "").lower()
        ids: dict[int, None] = {}
        for how in _NAMED if typed else ():
            keys = (
                SearchKey.select(SearchKey.key, SearchKey.subject_id)
                .where(
                    (SearchKey.kind == SubjectKind.PERSON.value)
                    & (SearchKey.how == how.value)
                    & prefixed(SearchKey.key, typed)
                )
                .order_by(SearchKey.key, SearchKey.subject_id)
                .limit(MOST_OFFERED)
            )
            ids.update((subject_id, None) for _key, subject_id in rows(keys))
            if len(ids) >= MOST_OFFERED:
                break
        wanted = list(ids)[:MOST_OFFERED]
        found = Person.select(Person.id, Person.name, Person.sort_name).where(Person.id.in_(wanted))
        by_id = {one.person_id: one for one in _with_branches(rows(found), self.on)}
        return [by_id[key] for key in wanted if key in by_id]


def _with_branches(people: Iterable[tuple[int, str, str]], on: date) -> list[MentionedPerson]:
    """Return people given as (id, name, sorting name) with the branch of a day."""
    found = list(people)
    names = {row.organisation_id: row.name for row in Tree.on(on).rows}
    branch_of: dict[int, int] = {}
    for start in range(0, max(len(found), 1), BATCH):
        ids = [person_id for person_id, *_ in found[start : start + BATCH]]
        belongs = Membership.select(Membership.person_id, Membership.branch_id).where(
            Membership.person.in_(ids) & valid_on(Membership, on)
        )
        branch_of.update(pairs(belongs))
    mentioned = [
        MentionedPerson(key, name, sort_name, names.get(branch_of.get(key, 0), ""))
        for key, name, sort_name in found
    ]
    times = Counter(one.distinct_name for one in mentioned)
    twins = [one.person_id for one in mentioned if times[one.distinct_name] > 1]
    if not twins:
        return mentioned
    marks = _marks(twins)
    return [replace(one, mark=marks.get(one.person_id, "")) for one in mentioned]


def _marks(person_ids: Sequence[int]) -> dict[int, str]:
    """Return what tells namesakes of one branch apart: birth and crew, else the row."""
    told = rows(
        Person.select(Person.id, Person.born_on, Person.shift_crew, Person.crew).where(
            Person.id.in_(person_ids)
        )
    )
    marks = {
        key: "，".join(filter(None, (born.printed if born else "", shift, crew)))
        for key, born, shift, crew in told
    }
    times = Counter(marks.values())
    return {
        key: mark if mark and times[mark] == 1 else f"{mark}#{key}" for key, mark in marks.items()
    }
