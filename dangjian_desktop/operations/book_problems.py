"""What is wrong with a book as it would stand: in itself, beside other books, and for its rows."""

from collections.abc import Iterable, Mapping
from typing import Any

from dangjian_desktop.domain.ledger_reading import read_book
from dangjian_desktop.domain.ledgers import BookField, LedgerBook
from dangjian_desktop.domain.problems import Address, Problem
from dangjian_desktop.queries.book_use import BookUse, BookUseQuery
from dangjian_desktop.queries.ledger_books import books_by_code

#: Keys of fields that have no lasting one yet begin so; no key that is kept has a colon.
NEW_PREFIX = "new:"


def book_problems(table: Mapping[str, Any], code: str) -> list[Problem]:
    """Return everything that is wrong with the table of a book, each problem at its place.

    Args:
        table: As it would stand.
        code: Of the book; another one must not have its name.
    """
    problems = list(read_book({**table, "code": code}).problems)
    label = str(table.get("label", "")).strip()
    if any(book.label == label and book.code != code for book in books_by_code().values()):
        problems.append(Problem(Address(field="label"), "book.label_taken", label))
    return problems


def problems_in_use(present: LedgerBook, wanted: LedgerBook) -> list[Problem]:
    """Return what rows of a book have that it would no longer know, each problem at its place."""
    use = BookUseQuery(present.code).fetch()
    places = {field.key: number for number, field in enumerate(wanted.fields, start=1)}
    problems: list[Problem] = []
    for field in present.fields:
        count = use.fields.get(field.key, 0)
        now = wanted.field(field.key)
        if not count:
            continue
        if now is None:
            where = Address(field="field")
            problems.append(Problem(where, "book_field.in_use", field.label, hint=str(count)))
        elif now.kind is not field.kind:
            where = Address(row=places[field.key], field="kind")
            problems.append(Problem(where, "book_field.kind_in_use", field.label, hint=str(count)))
        else:
            problems += _choices_in_use(use, field, now, places[field.key])
    kept = {state.code for state in wanted.states}
    for state in present.states:
        count = use.states.get(state.code, 0)
        if count and state.code not in kept:
            where = Address(field="state")
            problems.append(Problem(where, "book_state.in_use", state.label, hint=str(count)))
    return problems


def _choices_in_use(
    use: BookUse, field: BookField, now: BookField, number: int
) -> Iterable[Problem]:
    where = Address(row=number, field="choices")
    for choice in field.choices:
        count = use.choices.get((field.key, choice.label), 0)
        if count and choice.label not in now.known:
            yield Problem(where, "book_field.choice_in_use", choice.shown, hint=str(count))
