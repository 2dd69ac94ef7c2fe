"""Which fields of the ledgers stand for a whole row, so that quick find keeps keys of them."""

import json
from collections.abc import Iterable

from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import LedgerValue, OwnBook
from dangjian_desktop.storage.shipped_books import shipped_books


def title_fields() -> frozenset[str]:
    """Return the keys of the title fields of all books, the branch's own too.

    Another book may use one of them for a field that is no title; whoever reads what was found
    looks at the book of the row.
    """
    own = {title_field(contents) for (contents,) in rows(OwnBook.select(OwnBook.contents))}
    return frozenset({book.title for book in shipped_books()} | own - {""})


def title_field(contents: str) -> str:
    """Return the title field of a book of the branch's own; "" for changes of a supplied one.

    Args:
        contents: As `OwnBook` keeps it.
    """
    try:
        table = json.loads(contents).get("table")
    except (ValueError, AttributeError):
        return ""
    return str(table.get("title", "")) if isinstance(table, dict) else ""


def texts_entered(keys: Iterable[str]) -> list[tuple[int, str]]:
    """Return row id and text of every value in fields of some keys, those without text left out."""
    entered = LedgerValue.select(LedgerValue.id, LedgerValue.text)
    asked = LedgerValue.field.in_(sorted(keys)) & (LedgerValue.text != "")
    return list(rows(entered.where(asked)))
