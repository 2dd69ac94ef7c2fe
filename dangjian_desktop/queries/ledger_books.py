"""The ledger books as they are offered: the program's, as a branch changed them, then its own."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar

from dangjian_desktop.domain.ledger_changes import (
    BookChanges,
    changes_of_table,
    laid_over,
    with_parted_labels,
)
from dangjian_desktop.domain.ledger_reading import read_book
from dangjian_desktop.domain.ledgers import LedgerBook
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.storage.database import data_revision, stored_rows
from dangjian_desktop.storage.models import OwnBook
from dangjian_desktop.storage.shipped_books import books_folder, read_books

#: Behind those of the program, whose places are below.
_OWN_PLACES = 1_000_000


#: Code, place, contents and whether it is retired, of a row of `OwnBook`.
_OwnRow = tuple[str, int, str, int]


@dataclass(frozen=True)
class BookTable:
    """A book before it is read.

    Attributes:
        table: As the program supplies it, or as the branch made it. changes: laid over it.
    """

    table: Mapping[str, Any]
    changes: BookChanges
    is_retired: bool

    def laid(self, changes: BookChanges | None = None) -> dict[str, Any]:
        """Return the table as it would be with other changes."""
        return laid_over(self.table, self.changes if changes is None else changes)


@dataclass(frozen=True)
class BookTablesQuery:
    """The tables that books are read from, and what the branch changed of each."""

    reads: ClassVar = frozenset({Topic.BOOK})

    def fetch(self) -> Mapping[str, BookTable]:
        """Return them by code."""
        return _tables(books_folder(), _own_rows())


@dataclass(frozen=True)
class BooksAsOfferedQuery:
    """Every book, retired ones included, so that old rows find theirs."""

    reads: ClassVar = frozenset({Topic.BOOK})

    def fetch(self) -> tuple[LedgerBook, ...]:
        """Return the books in their order.

        Changes that no longer fit a newer version of a supplied book are left aside: then it
        stands as supplied. A book of the branch's own that cannot be read is left out.
        """
        return tuple(_books(books_folder(), _own_rows()).values())


def books_by_code() -> Mapping[str, LedgerBook]:
    """Return every book by its code; asked for again and again, so the answer is kept."""
    return _by_code(data_revision())


@lru_cache(maxsize=2)
def _by_code(_revision: int) -> Mapping[str, LedgerBook]:
    return _books(books_folder(), _own_rows())


def _own_rows() -> tuple[_OwnRow, ...]:
    own = OwnBook.select(OwnBook.code, OwnBook.place, OwnBook.contents, OwnBook.is_retired)
    return tuple(stored_rows(own.order_by(OwnBook.place, OwnBook.id)))


@lru_cache(maxsize=4)
def _tables(folder: Path, own: tuple[_OwnRow, ...]) -> Mapping[str, BookTable]:
    found = {
        code: BookTable(table, BookChanges(), is_retired=False)
        for code, (table, _book) in read_books(folder).items()
    }
    for code, place, contents, is_retired in own:
        kept = _kept(contents)
        supplied = found.get(code)
        table = supplied.table if supplied else kept.get("table")
        if not isinstance(table, dict):
            continue  # of a book that this version of the program supplies no more
        if supplied is None:
            table = {**table, "code": code, "place": _OWN_PLACES + place}
        found[code] = BookTable(table, _changes(kept), bool(is_retired))
    return found


def _kept(contents: str) -> Mapping[str, Any]:
    """Return what a row holds; nothing where it is no table (a newer program, a damaged row)."""
    try:
        kept = json.loads(contents)
    except ValueError:
        return {}
    return kept if isinstance(kept, dict) else {}


def _changes(kept: Mapping[str, Any]) -> BookChanges:
    try:
        return changes_of_table(kept.get("changes", {}))
    except (TypeError, ValueError, AttributeError):
        return BookChanges()


def _book(told: BookTable) -> LedgerBook | None:
    """Return a book as changed; None where it cannot be read, whatever stands there.

    Where only the parts that the branch has its own way no longer fit a newer version (a last day
    in a field that is no more), what it changed of fields still stands.
    """
    for changes in (told.changes, replace(told.changes, parts={})):
        try:
            book = read_book(with_parted_labels(told.laid(changes), told.table)).value
        except (TypeError, ValueError, KeyError, AttributeError):
            continue
        if book is not None:
            return book
    return None


@lru_cache(maxsize=4)
def _books(folder: Path, own: tuple[_OwnRow, ...]) -> Mapping[str, LedgerBook]:
    """Read the books as changed; within a transaction this is asked for at every row."""
    supplied = read_books(folder)
    books = []
    for code, told in _tables(folder, own).items():
        book = _book(told)
        if book is None and code in supplied:
            book = supplied[code][1]
        if book is not None:
            books.append(replace(book, is_retired=told.is_retired))
    return {book.code: book for book in _in_order(books)}


def _in_order(books: Iterable[LedgerBook]) -> list[LedgerBook]:
    """Return books by their places, those under one heading together where its first one stands."""
    first: dict[str, int] = {}
    by_place = sorted(books, key=lambda book: book.place)
    for book in by_place:
        first.setdefault(book.heading, len(first))
    return sorted(by_place, key=lambda book: first[book.heading])
