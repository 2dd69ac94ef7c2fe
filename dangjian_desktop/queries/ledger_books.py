"""The ledger books as they are offered: the program's, as a branch changed them, then its own."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, ClassVar

from dangjian_desktop.domain.ledger_changes import (
    BookChanges,
    changes_of_table,
    laid_over,
    with_parted_labels,
)
from dangjian_desktop.domain.ledger_reading import read_book
from dangjian_desktop.domain.ledgers import Book
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.storage.database import data_revision
from dangjian_desktop.storage.models import OwnBook
from dangjian_desktop.storage.shipped_books import shipped_books, shipped_tables

#: Behind those of the program, whose places are below.
_OWN_PLACES = 1_000_000


@dataclass(frozen=True)
class BookTablesQuery:
    """The tables that books are read from, and what the branch changed of each."""

    reads: ClassVar = frozenset({Topic.BOOK})

    def fetch(self) -> dict[str, "BookTable"]:
        """Return them by code."""
        found = {
            code: BookTable(table, BookChanges(), is_retired=False)
            for code, table in shipped_tables().items()
        }
        for row in OwnBook.select().order_by(OwnBook.place, OwnBook.id):
            kept = json.loads(row.contents)
            supplied = found.get(row.code)
            table = supplied.table if supplied else kept.get("table")
            if table is None:
                continue  # of a book that this version of the program supplies no more
            if supplied is None:
                table = {**table, "code": row.code, "place": _OWN_PLACES + row.place}
            changes = changes_of_table(kept.get("changes", {}))
            found[row.code] = BookTable(table, changes, bool(row.is_retired))
        return found


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
class BooksAsOfferedQuery:
    """Every book, retired ones included, so that old rows find theirs."""

    reads: ClassVar = frozenset({Topic.BOOK})

    def fetch(self) -> tuple[Book, ...]:
        """Return the books in their order.

        Changes that no longer fit a newer version of a supplied book are left aside: then it
        stands as supplied. A book of the branch's own that cannot be read is left out.
        """
        supplied = {book.code: book for book in shipped_books()}
        books = []
        for code, told in BookTablesQuery().fetch().items():
            laid = with_parted_labels(told.laid(), told.table)
            book = read_book(laid).value or supplied.get(code)
            if book is not None:
                books.append(replace(book, is_retired=told.is_retired))
        return tuple(sorted(books, key=lambda book: book.place))


def books_by_code() -> Mapping[str, Book]:
    """Return every book by its code; asked for again and again, so the answer is kept."""
    return _by_code(data_revision())


@lru_cache(maxsize=2)
def _by_code(_revision: int) -> Mapping[str, Book]:
    return {book.code: book for book in BooksAsOfferedQuery().fetch()}
