"""The keys of quick find, kept in the same transaction as the rows that they lead to.

A key is a beginning of something typed: characters, initials, full pinyin, and numbers backwards
(a tail of an ID number is a beginning of the reversed one). Each stands in an index, so a
keystroke walks a short range however many people there are.
"""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum

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
_INSERT = "INSERT OR IGNORE INTO search_key (key, how, kind, subject_id) VALUES (?, ?, ?, ?)"


class How(StrEnum):
    """In which way a key is typed."""

    NAME = "name"
    PINYIN = "pinyin"
    INITIALS = "initials"
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
    """Yield the keys of a name: from the first character on, and from each later one."""
    bare = name.replace("·", "")
    for start in range(len(bare)):
        yield bare[start:].lower(), How.NAME, kind, subject_id
    for words in spellings(bare, is_person=kind is SubjectKind.PERSON):
        for start in range(len(words)):
            yield "".join(words[start:]), How.PINYIN, kind, subject_id
            yield "".join(word[0] for word in words[start:]), How.INITIALS, kind, subject_id


def person_keys(
    person_id: int, name: str, former_name: str, id_number: str, mobile_phone: str
) -> Iterator[KeyRow]:
    """Yield every key of a person."""
    kind = SubjectKind.PERSON
    yield from name_keys(name, kind, person_id)
    if former_name:
        yield from name_keys(former_name, kind, person_id)
    if id_number:
        yield id_number[::-1][:_TAIL].lower(), How.ID_TAIL, kind, person_id
    if mobile_phone:
        yield mobile_phone[::-1], How.PHONE_TAIL, kind, person_id
        yield mobile_phone, How.PHONE, kind, person_id


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
