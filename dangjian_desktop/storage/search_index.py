"""The keys of quick find, kept in the same transaction as the rows that they lead to.

A key is a beginning of something typed: characters, initials, full pinyin, and numbers backwards
(a tail of an ID number is a beginning of the reversed one). Each stands in an index, so a
keystroke walks a short range however many people there are.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from operator import ne
from types import MappingProxyType

from dangjian_desktop.domain.cells import half_width
from dangjian_desktop.storage.ledger_titles import texts_entered, title_fields
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import (
    Activity,
    Document,
    Organisation,
    OrganisationSpell,
    Person,
    SearchKey,
    Task,
    database,
)
from dangjian_desktop.storage.readings import spellings

#: Organisations asked for per statement.
_BATCH = 500
#: Keys held before they are written.
_MOST_KEYS = 100_000
#: Characters of a key of a title; a title is long and there are many.
LONGEST_TITLE_KEY = 16
#: Places of a title from which it is searched for: those of a document begin alike (关于做好…).
_PLACES = 40
#: Characters by which a row of a ledger is found: there are very many, and they begin unlike.
_ENTRY_PLACES = 20
#: Brackets of a number (〔2026〕12号) that nobody types.
_BRACKETS = str.maketrans("", "", "〔〕[]()【】")
#: Digits of a number's tail that are worth typing.
_TAIL = 18
_DELETE = "DELETE FROM search_key WHERE kind = ? AND how = ? AND key = ? AND subject_id = ?"
_INSERT = "INSERT OR IGNORE INTO search_key (kind, how, key, subject_id) VALUES (?, ?, ?, ?)"
_WALK = (
    "SELECT key, subject_id FROM search_key WHERE kind = ? AND how = ? AND key >= ? AND key < ?"
    " ORDER BY key, subject_id"
)
#: Behind every key that begins with a text.
_LAST = chr(0x10FFFF)


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


class SubjectKind(StrEnum):
    """What a key leads to, and what has a history in the journal."""

    PERSON = "person"
    ORGANISATION = "org"
    ACTIVITY = "activity"
    DOCUMENT = "document"
    TASK = "task"
    ENTRY = "entry"


def walked(
    kind: SubjectKind, how: How, start: str, limit: int, *, latest_first: bool = False
) -> list[tuple[str, int]]:
    """Return keys that begin with a text and row ids that they lead to, in the order of the keys.

    A keystroke asks this two dozen times, and Peewee takes longer to write the question down than
    the index to answer it.

    Args:
        kind: What is looked for. how: in which way it is typed.
        start: With what the keys begin.
        limit: At most so many.
        latest_first: Whether of the same key the latest subject comes first.
    """
    sql = f"{_WALK} DESC LIMIT ?" if latest_first else f"{_WALK} LIMIT ?"
    asked = (kind.value, how.value, start, start + _LAST, limit)
    found: list[tuple[str, int]] = database.execute_sql(sql, asked).fetchall()
    return found


def called(kind: SubjectKind, name: str) -> list[int]:
    """Return the row ids of those who are, or were, called just so."""
    asked = (kind.value, _NAME, name, name)
    sql = "SELECT subject_id FROM search_key WHERE kind = ? AND how = ? AND key >= ? AND key <= ?"
    return [key for (key,) in database.execute_sql(sql, asked).fetchall()]


# Plain texts: the driver is slow with members of enums, and so is asking them for their values.
_NAME, _NAME_INNER, _RARE = How.NAME.value, How.NAME_INNER.value, How.RARE.value
_PINYIN, _PINYIN_INNER = How.PINYIN.value, How.PINYIN_INNER.value
_INITIALS, _INITIALS_INNER = How.INITIALS.value, How.INITIALS_INNER.value
_ID_TAIL, _PHONE_TAIL = How.ID_TAIL.value, How.PHONE_TAIL.value

KeyRow = tuple[str, str, str, int]


def name_keys(name: str, kind: SubjectKind, subject_id: int) -> list[KeyRow]:
    """Return the keys of a name as (kind, how, key, subject id)."""
    code = kind.value  # plain texts: the driver is slow with members of enums
    return [
        (code, how, key, subject_id) for how, key in _keys_of_name(name, kind is SubjectKind.PERSON)
    ]


@lru_cache(maxsize=4096)
def _keys_of_name(name: str, is_person: bool) -> tuple[tuple[str, str], ...]:
    """Return (how, key) for every way to type a name; namesakes share the work."""
    bare = name.replace("·", "")
    keys = [(_NAME_INNER if start else _NAME, bare[start:].lower()) for start in range(len(bare))]
    ways = spellings(bare, is_person=is_person)
    for words in ways[1:]:
        keys.append((_RARE, "".join(words)))
        # 单小春 as dxc and 李长江 as lcj; with two rare readings at once they are only noise.
        if sum(map(ne, words, ways[0])) == 1:
            keys.append((_RARE, "".join(word[0] for word in words)))
    for words in ways[:1]:
        initials = "".join(word[0] for word in words)
        keys.append((_PINYIN, "".join(words)))
        keys.append((_INITIALS, initials))
        for start in range(1, len(words)):
            keys.append((_PINYIN_INNER, "".join(words[start:])))
            if start < len(words) - 1:  # one letter in the middle of a name means nothing
                keys.append((_INITIALS_INNER, initials[start:]))
    return tuple(keys)


def title_keys(kind: SubjectKind, title: str, subject_id: int) -> list[KeyRow]:
    """Return the keys of a title: characters and initials from each of its places.

    Args:
        kind: An activity, a document, a task, or what stands for a row of a ledger.
        title: Lines are titles of their own: a document has a number, too.
        subject_id: Its row id.
    """
    code = kind.value
    return [
        (code, how, key, subject_id)
        for line in title.splitlines()
        for how, key in _keys_of_title(line)
    ]


def bare_title(text: str) -> str:
    """Return a title, or what was typed for one, as it stands in the keys."""
    return half_width("".join(text.split())).lower().translate(_BRACKETS)


@lru_cache(maxsize=4096)
def _keys_of_title(title: str) -> tuple[tuple[str, str], ...]:
    """Return (how, key) for a title; activities of many branches share their titles."""
    bare = bare_title(title)[:_PLACES]
    if not bare:
        return ()
    keys = [
        (_NAME_INNER if start else _NAME, bare[start : start + LONGEST_TITLE_KEY])
        for start in range(len(bare))
    ]
    for words in spellings(bare, is_person=False)[:1]:
        initials = "".join(word[0] for word in words)
        keys.append((_PINYIN, "".join(words[:LONGEST_TITLE_KEY])))
        keys += [
            (
                _INITIALS_INNER if start else _INITIALS,
                initials[start : start + LONGEST_TITLE_KEY],
            )
            for start in range(max(len(initials) - 1, 1))
        ]
    return tuple(keys)


def person_keys(
    person_id: int, name: str, former_name: str, id_number: str, mobile_phone: str
) -> list[KeyRow]:
    """Return every key of a person."""
    keys = name_keys(name, SubjectKind.PERSON, person_id)
    if former_name:
        keys += name_keys(former_name, SubjectKind.PERSON, person_id)
    code = SubjectKind.PERSON.value
    if id_number:
        keys.append((code, _ID_TAIL, id_number[::-1][:_TAIL].lower(), person_id))
    if mobile_phone:
        keys.append((code, _PHONE_TAIL, mobile_phone[::-1], person_id))
    return keys


@dataclass(frozen=True, slots=True)
class Named:
    """What the keys of a person are made of."""

    name: str
    former_name: str
    id_number: str
    mobile_phone: str


def reindex(
    people: Mapping[int, tuple[Named | None, Named | None]],
    organisations: Mapping[int, Iterable[str]],
    titles: Mapping[tuple[SubjectKind, int], tuple[str, str]] = MappingProxyType({}),
) -> None:
    """Take away the keys that are no longer true and add those that are.

    Args:
        people: Per person id what was and what is (None for not there).
        organisations: Per organisation id the names that its changed spells had before.
        titles: Per kind and row id the title that it had and the one it has; "" for none.
    """
    stale: list[KeyRow] = []
    fresh: list[KeyRow] = []
    for person_id, (before, after) in people.items():
        if before is not None:
            stale += _keys_of(person_id, before)
        if after is not None:
            fresh += _keys_of(person_id, after)
        if len(fresh) + len(stale) > _MOST_KEYS:
            _write(stale, fresh)
            stale, fresh = [], []
    for organisation_id, names in organisations.items():
        for name in names:
            stale += name_keys(name, SubjectKind.ORGANISATION, organisation_id)
    for (kind, subject_id), (before_title, after_title) in titles.items():
        stale += title_keys(kind, before_title, subject_id)
        fresh += title_keys(kind, after_title, subject_id)
        if len(fresh) + len(stale) > _MOST_KEYS:
            _write(stale, fresh)
            stale, fresh = [], []
    fresh += _keys_of_organisations(sorted(organisations))
    _write(stale, fresh)


def _write(stale: list[KeyRow], fresh: list[KeyRow]) -> None:
    connection = database.connection()
    if stale:
        connection.executemany(_DELETE, stale)
    if fresh:
        fresh.sort()  # in the order of the tree: three times as fast as in any other
        connection.executemany(_INSERT, fresh)


def rebuild() -> None:
    """Make all keys anew, for instance after a migration that changes how they are made."""
    SearchKey.delete().execute()
    columns = (Person.id, Person.name, Person.former_name, Person.id_number, Person.mobile_phone)
    people = {row[0]: (None, Named(*row[1:])) for row in rows(Person.select(*columns))}
    activities = Activity.select(Activity.id, Activity.title).where(Activity.title != "")
    documents = Document.select(Document.id, Document.number, Document.title)
    tasks = Task.select(Task.id, Task.title)
    titles = {(SubjectKind.ACTIVITY, key): ("", title) for key, title in rows(activities)}
    titles |= {
        (SubjectKind.DOCUMENT, key): ("", document_title(number, title))
        for key, number, title in rows(documents)
    }
    titles |= {(SubjectKind.TASK, key): ("", task_title(title)) for key, title in rows(tasks)}
    entered = texts_entered(title_fields())
    titles |= {(SubjectKind.ENTRY, key): ("", entry_title(text)) for key, text in entered}
    reindex(people, {row[0]: () for row in rows(Organisation.select(Organisation.id))}, titles)


def document_title(number: str, title: str) -> str:
    """Return what a document is searched for by: its number and its title."""
    return f"{number}\n{title}"


def task_title(title: str) -> str:
    """Return what a task is searched for by: its first line."""
    return next(iter(title.splitlines()), "")


def entry_title(text: str) -> str:
    """Return what a row of a ledger is searched for by: how its title begins.

    Its keys lead to the row of `LedgerValue`, which tells field and entry.
    """
    return next(iter(text.splitlines()), "")[:_ENTRY_PLACES]


def _keys_of(person_id: int, named: Named) -> list[KeyRow]:
    return person_keys(
        person_id, named.name, named.former_name, named.id_number, named.mobile_phone
    )


def _keys_of_organisations(ids: list[int]) -> Iterator[KeyRow]:
    for start in range(0, len(ids), _BATCH):
        batch = ids[start : start + _BATCH]
        spells = OrganisationSpell.select(
            OrganisationSpell.organisation_id, OrganisationSpell.name
        ).where(OrganisationSpell.organisation.in_(batch))
        for organisation_id, name in spells.tuples():
            yield from name_keys(name, SubjectKind.ORGANISATION, organisation_id)
