"""Which rows of a book are there already: looked up for a file that may hold the same ones."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from dangjian_desktop.domain.custom_reading import bare
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.filters import Days
from dangjian_desktop.domain.ledger_values import Names, StoredValue, shown_value, value_of
from dangjian_desktop.domain.ledgers import LedgerBook
from dangjian_desktop.queries.comparisons import between
from dangjian_desktop.queries.ledger_entries import BATCH, EntryRow, entry_rows
from dangjian_desktop.storage.database import stored_rows
from dangjian_desktop.storage.lookups import pairs
from dangjian_desktop.storage.models import LedgerEntry, LedgerValue, OrganisationSpell, Person


class SameAs(NamedTuple):
    """What rows are taken for the same by: whose, whether anonymous, the day and the title."""

    organisation_id: int
    is_anonymous: bool
    day: str
    title: str


class Numbered(NamedTuple):
    """Whose row it is, whether anonymous, its year and its number."""

    organisation_id: int
    is_anonymous: bool
    year: int
    number: int


def same_as(
    organisation_id: int, day: PartialDate | None, title: str, *, is_anonymous: bool
) -> SameAs | None:
    """Return what a row is looked up by; None where it has no day or no title."""
    if day is None or not title:
        return None
    shown = PartialDate(day.year, day.month) if is_anonymous else day
    return SameAs(organisation_id, is_anonymous, shown.iso, bare(title))


@dataclass(frozen=True)
class PresentEntries:
    """The rows of a book that a file may mean.

    Attributes:
        by_uid: Row id by identity. by_number: row id by number.
        by_title: Row ids by day and title, the older first.
        titles: Bare title by row id. taken: identities that rows of any book have.
    """

    on: date
    by_uid: dict[str, int]
    by_number: dict[Numbered, int]
    by_title: dict[SameAs, list[int]]
    titles: dict[int, str]
    taken: frozenset[str]

    def entries(self, entry_ids: Iterable[int]) -> dict[int, EntryRow]:
        """Return rows as they stand, by id."""
        return entry_rows(sorted(set(entry_ids)), self.on)


def present_entries(
    book: LedgerBook,
    on: date,
    *,
    uids: Collection[str],
    days: Collection[PartialDate],
    numbers: Collection[Numbered],
) -> PresentEntries:
    """Look up the rows that identities, days and numbers of a file can mean."""
    found: dict[int, tuple[Any, ...]] = {}
    taken: set[str] = set()
    entry = LedgerEntry
    columns = (
        entry.id,
        entry.uid,
        entry.organisation,
        entry.is_anonymous,
        entry.happened_on,
        entry.number,
        entry.book,
    )

    def take(condition: Any) -> None:
        found.update({row[0]: row for row in stored_rows(entry.select(*columns).where(condition))})

    for batch in _batches(sorted(uids)):
        take(entry.uid.in_(batch))
    taken |= {row[1] for row in found.values()}
    found = {key: row for key, row in found.items() if row[6] == book.code}
    of_book = entry.book == book.code
    for batch in _batches(sorted({day.iso for day in days})):
        take(of_book & entry.happened_on.in_([PartialDate.from_iso(one) for one in batch]))
    years: defaultdict[int, set[int]] = defaultdict(set)
    for one in numbers:
        years[one.year].add(one.number)
    for year, wanted in years.items():
        whole = between(entry.happened_on, Days(date(year, 1, 1), date(year, 12, 31)))
        for batch in _batches(sorted(wanted)):
            take(of_book & whole & entry.number.in_(batch))
    titles = _titles(book, sorted(found))
    by_title: defaultdict[SameAs, list[int]] = defaultdict(list)
    by_number: dict[Numbered, int] = {}
    for key, row in sorted(found.items()):
        _id, _uid, organisation_id, is_anonymous, day, number, _book = row
        by_number[Numbered(organisation_id, bool(is_anonymous), int(day[:4]), number)] = key
        if title := titles.get(key, ""):
            by_title[SameAs(organisation_id, bool(is_anonymous), day, title)].append(key)
    return PresentEntries(
        on,
        {row[1]: key for key, row in found.items()},
        by_number,
        dict(by_title),
        titles,
        frozenset(taken),
    )


def _titles(book: LedgerBook, entry_ids: Sequence[int]) -> dict[int, str]:
    """Return the bare title of rows by id."""
    field = book.field(book.title)
    if field is None:
        return {}
    stored: defaultdict[int, list[StoredValue]] = defaultdict(list)
    value = LedgerValue
    for batch in _batches(entry_ids):
        chosen = value.select(
            value.entry, value.text, value.number, value.person, value.organisation
        ).where(value.entry.in_(batch) & (value.field == book.title))
        for entry_id, *rest in stored_rows(chosen.order_by(value.entry, value.place)):
            stored[entry_id].append(StoredValue(*rest))
    people = {one.person_id for told in stored.values() for one in told if one.person_id}
    held = {one.organisation_id for told in stored.values() for one in told if one.organisation_id}
    names: dict[int, str] = {}
    for batch in _batches(sorted(people)):
        names |= pairs(Person.select(Person.id, Person.name).where(Person.id.in_(batch)))
    spell = OrganisationSpell
    called = pairs(
        spell.select(spell.organisation_id, spell.name)
        .where(spell.organisation.in_(sorted(held)))
        .order_by(spell.id)
    )
    known = Names(names, called)
    return {
        key: bare(shown_value(field, value_of(field, told, known))) for key, told in stored.items()
    }


def _batches(keys: Sequence[Any]) -> Iterable[list[Any]]:
    return (list(keys[start : start + BATCH]) for start in range(0, len(keys), BATCH))
