"""What row changes of the journal say in words: whose, which field, as it was and as it became.

Numbers of people are masked wherever they stand, also in the middle of a text; what the data of
words (`domain.journal_words`) hide is not told, of what is long only that it changed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from dangjian_desktop.domain.backups import RESTORING, restoring_sentence
from dangjian_desktop.domain.ledger_values import (
    Names,
    StoredValue,
    shown_value,
    value_of,
)
from dangjian_desktop.domain.people import masked, masked_within
from dangjian_desktop.domain.personal_data import ERASING
from dangjian_desktop.domain.problems import Sentence, Word
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.reveals import Reveal
from dangjian_desktop.queries.row_names import RowNames
from dangjian_desktop.queries.stored_words import custom_text
from dangjian_desktop.queries.value_words import MOST_TOLD, OPAQUE, ValueWords
from dangjian_desktop.storage.journal_reading import ToldChange, ToldEntry
from dangjian_desktop.storage.lookups import pairs
from dangjian_desktop.storage.models import (
    TABLE_BY_NAME,
    Activity,
    Attachment,
    CaseEvent,
    CaseFile,
    CustomValue,
    LedgerEntry,
    LedgerValue,
    Organisation,
    Person,
)
from dangjian_desktop.storage.shipped_journal_words import journal_words

Stored = Mapping[str, Any]
_OF_PLACES = ("organisation_id", "branch_id", "party_group_id")


_OF_CASE_FILES = frozenset({CaseFile.table_name(), CaseEvent.table_name()})
#: What is called by its own name or day alone, whoever it belongs to.
_CALLED_BY_NAMES = frozenset({Activity.table_name(), Organisation.table_name()})
#: Operations whose notes are words: on what grounds, how many people and columns.
_TOLD_AS_NOTED = frozenset(
    {ERASING, "note_unmasked_export", "note_unmasked_branch_export", "note_sensitive_filling"}
)


def _pointers(table: str) -> list[tuple[str, str]]:
    """Return the columns that point to other rows, and to which table."""
    known = TABLE_BY_NAME.get(table)
    fields = [] if known is None else known._meta.sorted_fields
    return [
        (field.column_name, field.rel_model.table_name())
        for field in fields
        if getattr(field, "rel_model", None) is not None
    ]


class Doing(StrEnum):
    """What became of a row."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class ToldLine:
    """One field of one row.

    Attributes:
        doing: What became of the row. table: what rows like it are called.
        name: Whose or which it is; "" where nobody could tell.
        what: The field. before, after: as it was and became; "" for nothing.
    """

    doing: Doing
    table: str
    name: str
    what: str
    before: str
    after: str


class ChangeTeller:
    """Tells changes; names and words are looked up once for all that it is asked to tell.

    Args:
        on: The day whose rules tell the words of codes.
    """

    def __init__(self, on: date) -> None:
        self._words = journal_words()
        self._names = RowNames()
        self._values = ValueWords(on, self._names.row)
        self._own: dict[str, Callable[[ToldChange], Iterator[tuple[str, str, str]]]] = {
            LedgerValue.table_name(): self._ledger_value,
            CustomValue.table_name(): self._custom_value,
        }

    def table(self, name: str) -> str:
        """Return what the rows of a table are called."""
        return self._words.table(name)

    def lines(self, changes: Iterable[ToldChange]) -> Iterator[ToldLine]:
        """Tell each field that is another now, in the order in which rows were changed."""
        for change in changes:
            word = self._words.table(change.table)
            if not word:
                continue
            told = list(self._own.get(change.table, self._fields)(change))
            if not told:
                continue
            name, doing = self._name_of(change), doing_of(change)
            if doing is not Doing.CHANGED:  # the name has told whose row it is
                told = [one for one in told if (one[1] or one[2]) not in name] or told
            for what, before, after in told:
                yield ToldLine(doing, word, name, what, before, after)

    def about(self, changes: Iterable[ToldChange], most: int) -> tuple[str, ...]:
        """Return the first people that changes are about, or places where they are of nobody."""
        people: dict[Any, str] = {}
        places: dict[Any, None] = {}
        for change in changes:
            stored = change.after or change.before or {}
            if change.table == Person.table_name():
                people[change.row_id] = str(stored.get("name", ""))
            elif (person_id := stored.get("person_id")) is not None:
                people.setdefault(person_id, "")
            own = change.row_id if change.table == Organisation.table_name() else None
            place = own or next((stored[key] for key in _OF_PLACES if stored.get(key)), None)
            if place is not None:
                places.setdefault(place)
            if len(people) > most:
                break
        if people:
            first = list(people.items())[:most]
            return tuple(name or self._names.person(key) for key, name in first)
        return tuple(self._names.organisation(key) for key in list(places)[:most])

    def _name_of(self, change: ToldChange) -> str:
        """Return whose or which row it is, as it was called then where it has a name itself."""
        stored = change.after or change.before or {}
        own = str(stored.get("title") or stored.get("name") or "")
        if change.table in _CALLED_BY_NAMES and not own:
            own = self._names.row(change.table, change.row_id)
        if change.table in _CALLED_BY_NAMES or change.table == Person.table_name():
            return own
        told = [own] if own else []
        for column, target in _pointers(change.table):
            name = self._names.row(target, stored.get(column))
            if name and name not in told:
                told.append(name)
            if len(told) > 1:
                break
        return " · ".join(told)

    def _fields(self, change: ToldChange) -> Iterator[tuple[str, str, str]]:
        before, after = change.before or {}, change.after or {}
        for column in dict.fromkeys((*before, *after)):
            old, new = before.get(column), after.get(column)
            label = self._words.column(change.table, column)
            if not label or old == new or (not old and not new):
                continue
            if column in self._words.opaque:
                if change.before is not None and change.after is not None:
                    yield label, OPAQUE, OPAQUE
                continue
            told = [self._values.told(change.table, column, row) for row in (before, after)]
            if told[0] != told[1]:
                yield label, told[0], told[1]

    def _custom_value(self, change: ToldChange) -> Iterator[tuple[str, str, str]]:
        stored = change.after or change.before or {}
        label, kind, sensitivity = self._names.field(stored.get("field_id"))
        before, after = (
            masked(masked_within(custom_text(kind, row, self._names)), sensitivity) if row else ""
            for row in (change.before, change.after)
        )
        yield label, before, after

    def _ledger_value(self, change: ToldChange) -> Iterator[tuple[str, str, str]]:
        stored = change.after or change.before or {}
        key = str(stored.get("field", ""))
        code = pairs(
            LedgerEntry.select(LedgerEntry.id, LedgerEntry.book).where(
                LedgerEntry.id == stored.get("entry_id")
            )
        ).get(stored.get("entry_id"))
        book = books_by_code().get(str(code))
        field = book.field(key) if book is not None else None
        if book is not None and field is None:
            return  # the program's own note of where the row came from
        told = []
        for row in (change.before, change.after):
            text = ""
            if row is not None:
                one = StoredValue(
                    row["text"], row["number"], row["person_id"], row["organisation_id"]
                )
                text = one.text
                if field is not None:
                    text = shown_value(field, value_of(field, [one], self._called(one)))
            told.append(masked_within(text[:MOST_TOLD]))
        label = field.label if field is not None else self._words.column(change.table, "text")
        yield label, told[0], told[1]

    def _called(self, one: StoredValue) -> Names:
        people = {} if one.person_id is None else {one.person_id: self._names.person(one.person_id)}
        place = one.organisation_id
        return Names(people, {} if place is None else {place: self._names.organisation(place)})


def doing_of(change: ToldChange) -> Doing:
    """Return what became of the row of a change."""
    if change.before is None:
        return Doing.ADDED
    return Doing.REMOVED if change.after is None else Doing.CHANGED


def is_of_case_file(change: ToldChange) -> bool:
    """Whether a row belongs to a case file, which not everybody may see."""
    if change.table in _OF_CASE_FILES:
        return True
    stored = change.after or change.before or {}
    return change.table == Attachment.table_name() and stored.get("case_file_id") is not None


def noted_of(entry: ToldEntry, seen: Reveal | None) -> Sentence | None:
    """Return what an entry notes, where that is to be read.

    Args:
        seen: What was looked at; whose it is stands with whom the entry is about.
    """
    if seen is not None:
        return Sentence("{field}", field=Word(seen.what))
    if entry.operation in _TOLD_AS_NOTED:
        return Sentence("{note}", note=entry.note)
    return restoring_sentence(entry.note) if entry.operation == RESTORING else None
