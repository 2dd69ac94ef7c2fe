"""A ledger book that is read in from a file, before anything is done: what would change.

A superior hands out a book; a newer edition of one that is here already changes it. What rows have
and the file does not tell any more is not lost: such fields and choices are kept, out of use.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dangjian_desktop.domain.ledger_differences import BookDifference, book_differences
from dangjian_desktop.domain.ledger_drafts import changes_between
from dangjian_desktop.domain.ledger_reading import read_book
from dangjian_desktop.domain.ledgers import OWN_PREFIX, LedgerBook
from dangjian_desktop.domain.problems import Address, Problem
from dangjian_desktop.exchange.book_file import read_book_file, write_book
from dangjian_desktop.operations.book_problems import (
    book_problems,
    problems_in_use,
)
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.book_use import BookUseQuery
from dangjian_desktop.queries.ledger_books import BookTable, BookTablesQuery, books_by_code

#: Codes of books and keys of fields, as the program makes them.
_CODE = re.compile(r"[a-z][a-z0-9_-]{0,58}")


@dataclass(frozen=True)
class BookReadIn:
    """A book of a file as it would stand.

    Attributes:
        code: Of the book. label: What it is called there.
        is_new: Whether there is no such book here yet.
        table: As it would be kept.
        book: As it would be; None where something is wrong.
        problems: Everything that is wrong; nothing is read in then.
        differences: What would change of a book that is here; empty for a new one.
    """

    code: str
    label: str
    is_new: bool
    table: Mapping[str, Any]
    book: LedgerBook | None
    problems: tuple[Problem, ...] = ()
    differences: tuple[BookDifference, ...] = ()


def book_to_file(code: str, target: Path) -> int:
    """Write the definition of a book as it is kept, without its rows; return its fields' number.

    Raises:
        RefusedError: When it is no more.
        SentenceError: When the file cannot be written; an older one stands as it was.
    """
    told = BookTablesQuery().fetch().get(code)
    if told is None:
        raise RefusedError("这本台账已经不在了。请另选一本。")
    table = {**told.laid(), "code": code}
    table.pop("place", None)
    return write_book(table, target)


def book_from_file(path: Path) -> BookReadIn:
    """Return what a file of a book would do here; nothing is written.

    Raises:
        SentenceError: When it cannot be read, is too large or is no such file.
    """
    return read_in(read_book_file(path))


def read_in(table: Mapping[str, Any]) -> BookReadIn:
    """Return what a file of a book would do here; nothing is written."""
    code, label = str(table.get("code", "")), str(table.get("label", ""))
    told = BookTablesQuery().fetch().get(code)
    is_new = told is None
    problems = _code_problems(table, code, is_new=is_new)
    read = read_book({**table, "code": code})
    if read.value is None or problems:
        problems += read.problems
        return BookReadIn(code, label, is_new, table, None, tuple(problems))
    if told is None:
        problems += book_problems(table, code)
        return BookReadIn(code, label, is_new, table, read.value, tuple(problems))
    kept = _with_what_rows_have(table, told, code)
    problems += book_problems(kept, code)
    wanted = read_book({**kept, "code": code}).value
    if wanted is None:
        return BookReadIn(code, label, is_new, kept, None, tuple(problems))
    problems += _against_present(told, kept, code, wanted)
    present = books_by_code().get(code)
    differences = book_differences(present, wanted) if present is not None else ()
    return BookReadIn(code, label, is_new, kept, wanted, tuple(problems), differences)


def _against_present(
    told: BookTable, table: Mapping[str, Any], code: str, wanted: LedgerBook
) -> list[Problem]:
    present = books_by_code().get(code)
    problems = [] if present is None else problems_in_use(present, wanted)
    if not code.startswith(OWN_PREFIX):
        supplied = read_book(told.table).value
        assert supplied is not None
        problems += changes_between(told.table, supplied, table, wanted).problems
    return problems


def _code_problems(table: Mapping[str, Any], code: str, *, is_new: bool) -> list[Problem]:
    """Tell of codes and keys that the program would never give: they would be nobody's."""
    problems = []
    if not _CODE.fullmatch(code):
        problems.append(Problem(Address(field="code"), "book.code_wrong", code[:20]))
    elif is_new and not code.startswith(OWN_PREFIX):
        problems.append(Problem(Address(field="code"), "book.not_here", code))
    elif is_new and table.get("source", "entries") != "entries":
        problems.append(Problem(Address(field="source"), "book.view_own"))
    fields = table.get("field", ())
    for number, one in enumerate(fields if isinstance(fields, list) else (), start=1):
        key = one.get("key") if isinstance(one, Mapping) else None
        if isinstance(key, str) and key and not _CODE.fullmatch(key):
            where = Address(row=number, field="key")
            problems.append(Problem(where, "book.code_wrong", key[:20]))
    return problems


def _with_what_rows_have(table: Mapping[str, Any], told: BookTable, code: str) -> dict[str, Any]:
    """Return the table with fields and choices that rows have and it does not tell, retired."""
    use = BookUseQuery(code).fetch()
    present = {str(one.get("key")): one for one in told.laid()["field"]}
    fields = []
    for told_field in table.get("field", ()):
        one = dict(told_field)
        before = present.get(str(one.get("key")), {})
        gone = [word for word in before.get("choices", ()) if word not in one.get("choices", ())]
        kept = [word for word in gone if (str(one.get("key")), word) in use.choices]
        if kept and one.get("kind") == "choice":
            one["choices"] = [*one.get("choices", ()), *kept]
            one["retired_choices"] = sorted({*one.get("retired_choices", ()), *kept})
        fields.append(one)
    keys = {str(one.get("key")) for one in fields}
    labels = {str(one.get("label")) for one in fields}
    for key, one in present.items():
        is_needed = key in use.fields or not code.startswith(OWN_PREFIX)
        if key not in keys and is_needed:
            label = str(one.get("label"))
            told_label = f"{label}（停用）" if label in labels else label
            fields.append({**one, "label": told_label, "is_retired": True})
    return {**table, "field": fields}
