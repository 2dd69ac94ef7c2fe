"""What is wrong with a book as it would stand: in itself, beside other books, and for its rows."""

from collections.abc import Iterable, Mapping
from typing import Any

from peewee import fn

from dangjian_desktop.domain.ledger_reading import read_book
from dangjian_desktop.domain.ledgers import BookField, LedgerBook
from dangjian_desktop.domain.problems import Address, Problem
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.storage.database import stored_rows
from dangjian_desktop.storage.models import LedgerEntry, LedgerStep, LedgerValue

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
    held = held_values(present.code)
    places = {field.key: number for number, field in enumerate(wanted.fields, start=1)}
    problems: list[Problem] = []
    for field in present.fields:
        count = held.get(field.key, 0)
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
            problems += _choices_in_use(present.code, field, now, places[field.key])
    gone = {state.code for state in present.states} - {state.code for state in wanted.states}
    for code, count in reached_states(present.code, gone).items():
        label = present.state_label(code)
        problems.append(
            Problem(Address(field="state"), "book_state.in_use", label, hint=str(count))
        )
    return problems


def _choices_in_use(code: str, field: BookField, now: BookField, number: int) -> Iterable[Problem]:
    gone = field.known - now.known
    where = Address(row=number, field="choices")
    for label, count in held_choices(code, field.key, gone).items():
        shown = field.shown_choice(label)
        yield Problem(where, "book_field.choice_in_use", shown, hint=str(count))


def held_values(code: str) -> dict[str, int]:
    """Return in how many rows of a book each field is filled, by key."""
    count = fn.COUNT(LedgerValue.entry.distinct())
    chosen = (
        LedgerValue.select(LedgerValue.field, count)
        .join(LedgerEntry)
        .where(LedgerEntry.book == code)
        .group_by(LedgerValue.field)
    )
    return {key: int(number) for key, number in stored_rows(chosen)}


def held_choices(code: str, key: str, labels: Iterable[str]) -> dict[str, int]:
    """Return in how many rows of a book a field has each of some choices; none for 0."""
    chosen = (
        LedgerValue.select(LedgerValue.text, fn.COUNT(LedgerValue.id))
        .join(LedgerEntry)
        .where(
            (LedgerEntry.book == code)
            & (LedgerValue.field == key)
            & LedgerValue.text.in_(sorted(labels))
        )
        .group_by(LedgerValue.text)
    )
    return {label: int(number) for label, number in stored_rows(chosen)}


def reached_states(code: str, states: Iterable[str]) -> dict[str, int]:
    """Return how many rows of a book have ever been in each of some states; none for 0."""
    chosen = (
        LedgerStep.select(LedgerStep.state, fn.COUNT(LedgerStep.entry.distinct()))
        .join(LedgerEntry)
        .where((LedgerEntry.book == code) & LedgerStep.state.in_(sorted(states)))
        .group_by(LedgerStep.state)
    )
    return {state: int(number) for state, number in stored_rows(chosen)}
