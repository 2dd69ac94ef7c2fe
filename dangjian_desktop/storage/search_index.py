"""The keys of quick find, kept in the same transaction as the rows that they lead to.

A key is a beginning of something typed: characters, initials, full pinyin, and numbers backwards
(a tail of an ID number is a beginning of the reversed one). Each stands in an index, so a
keystroke walks a short range however many people there are.
"""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from operator import ne

from dangjian_desktop.storage.models import (
    Organisation,
    OrganisationSpell,
    Person,
    SearchKey,
    database,
)
from dangjian_desktop.storage.models.base import Table
from dangjian_desktop.storage.readings import spellings

#: Rows asked for or written per statement.
_BATCH = 500
#: Digits of a number's tail that are worth typing.
_TAIL = 18
_INSERT = "INSERT OR IGNORE INTO search_key (kind, how, key, subject_id) VALUES (?, ?, ?, ?)"


class How(StrEnum):
    """In which way a key is typed; the inner ones begin at a later character of the name.

    RARE holds the spellings with a less usual reading of some character (单 as dan).
    """

    NAME = "name"
    NAME_INNER = "name_in"
    PINYIN = "pinyin"
    PINYIN_INNER = "pinyin_in"
    INITIALS = "initials"
    INITIALS_INNER = "initials_in"
    RARE = "rare"
    ID_TAIL = "id_tail"
    PHONE_TAIL = "phone_tail"
    PHONE = "phone"


class SubjectKind(StrEnum):
    """What a key leads to."""

    PERSON = "person"
    ORGANISATION = "org"


KeyRow = tuple[str, str, str, int]
KeysOf = Callable[[list[int]], Iterator[KeyRow]]


def name_keys(name: str, kind: SubjectKind, subject_id: int) -> Iterator[KeyRow]:
    """Yield the keys of a name as (kind, how, key, subject id)."""
    bare = name.replace("·", "")
    for start in range(len(bare)):
        how = How.NAME_INNER if start else How.NAME
        yield kind, how, bare[start:].lower(), subject_id
    ways = spellings(bare, is_person=kind is SubjectKind.PERSON)
    for words in ways[1:]:
        yield kind, How.RARE, "".join(words), subject_id
        # 单小春 as dxc and 李长江 as lcj; with two rare readings at once they are only noise.
        if sum(map(ne, words, ways[0])) == 1:
            yield kind, How.RARE, "".join(word[0] for word in words), subject_id
    for words in ways[:1]:
        for start in range(len(words)):
            full, initials = "".join(words[start:]), "".join(word[0] for word in words[start:])
            yield kind, How.PINYIN_INNER if start else How.PINYIN, full, subject_id
            yield kind, How.INITIALS_INNER if start else How.INITIALS, initials, subject_id


def person_keys(
    person_id: int, name: str, former_name: str, id_number: str, mobile_phone: str
) -> Iterator[KeyRow]:
    """Yield every key of a person."""
    kind = SubjectKind.PERSON
    yield from name_keys(name, kind, person_id)
    if former_name:
        yield from name_keys(former_name, kind, person_id)
    if id_number:
        yield kind, How.ID_TAIL, id_number[::-1][:_TAIL].lower(), person_id
    if mobile_phone:
        yield kind, How.PHONE_TAIL, mobile_phone[::-1], person_id
        yield kind, How.PHONE, mobile_phone, person_id


def reindex(changed: Iterable[tuple[type[Table], int]]) -> None:
    """Make the keys of the changed people and organisations anew."""
    people: set[int] = set()
    organisations: set[int] = set()
    for table, subject_id in changed:
        if table is Person:
            people.add(subject_id)
        elif table is Organisation:
            organisations.add(subject_id)
    if people:
        _replace(SubjectKind.PERSON, sorted(people), _keys_of_people)
    if organisations:
        _replace(SubjectKind.ORGANISATION, sorted(organisations), _keys_of_organisations)


def rebuild() -> None:
    """Make all keys anew, for instance after a migration that changes how they are made."""
    SearchKey.delete().execute()
    reindex((Person, row_id) for (row_id,) in Person.select(Person.id).tuples())
    reindex((Organisation, row_id) for (row_id,) in Organisation.select(Organisation.id).tuples())


def _replace(kind: SubjectKind, ids: list[int], keys_of: KeysOf) -> None:
    connection = database.connection()
    for start in range(0, len(ids), _BATCH):
        batch = ids[start : start + _BATCH]
        SearchKey.delete().where(
            (SearchKey.kind == kind.value) & SearchKey.subject_id.in_(batch)
        ).execute()
        connection.executemany(_INSERT, list(keys_of(batch)))


def _keys_of_people(ids: list[int]) -> Iterator[KeyRow]:
    columns = (
        Person.id,
        Person.name,
        Person.former_name,
        Person.id_number,
        Person.mobile_phone,
    )
    for row in Person.select(*columns).where(Person.id.in_(ids)).tuples():
        yield from person_keys(*row)


def _keys_of_organisations(ids: list[int]) -> Iterator[KeyRow]:
    spells = OrganisationSpell.select(
        OrganisationSpell.organisation_id, OrganisationSpell.name
    ).where(OrganisationSpell.organisation.in_(ids))
    for organisation_id, name in spells.tuples():
        yield from name_keys(name, SubjectKind.ORGANISATION, organisation_id)
