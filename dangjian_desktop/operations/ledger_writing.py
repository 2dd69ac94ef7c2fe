"""New rows of ledgers as they are written: values, number, first state and steps, many at once.

What may be written is judged before (`ledgers.entry_problems`, `ledger_import`). Whoever enters a
row, a block of rows or a whole file comes through here, so that an anonymous row leaves the month
only whichever way it comes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.filters import Days
from dangjian_desktop.domain.ledger_lines import ToldMilestone
from dangjian_desktop.domain.ledger_rows import StepTaken, cut_to_month
from dangjian_desktop.domain.ledger_values import Named, Value, stored_values
from dangjian_desktop.domain.ledgers import LedgerBook
from dangjian_desktop.operations.runner import Writer
from dangjian_desktop.operations.text_limits import trimmed
from dangjian_desktop.queries.comparisons import between
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import (
    LedgerEntry,
    LedgerMilestone,
    LedgerStep,
    LedgerValue,
)

_LONGEST_TAKER: int = LedgerStep.by_name.max_length


@dataclass(frozen=True)
class RowToInsert:
    """A row that was judged and is to be written.

    Attributes:
        values: By key of the field, defaults included.
        activity, document: What a view's row adds its fields to.
        uid: The identity it had where it was exported; "" for a new one.
        number: Its number; 0 for the next of the year.
        steps: Steps that were taken with it, in their order.
    """

    organisation_id: int
    day: PartialDate
    values: Mapping[str, Value | None] = field(hash=False)
    is_anonymous: bool = False
    activity: int | None = None
    document: int | None = None
    uid: str = ""
    number: int = 0
    steps: tuple[StepTaken, ...] = ()
    milestones: tuple[ToldMilestone, ...] = ()


def insert_rows(
    writer: Writer, book: LedgerBook, new: Sequence[RowToInsert], on: date
) -> list[int]:
    """Write new rows of a book and return their ids in order.

    Of rows that are written together with an anonymous one the day of entering is kept to the
    month likewise: it is the same day.

    Args:
        writer: Writes. book: Theirs. new: What was judged before. on: Today.
    """
    if any(row.is_anonymous for row in new):
        writer.withhold()
    numbers = _Numbers(book.code)
    entered_on = kept_day(PartialDate.of(on), is_anonymous=writer.is_withheld)
    ids = writer.insert_many(LedgerEntry, [_entry(book, row, numbers, entered_on) for row in new])
    values = [
        told
        for row, entry_id in zip(new, ids, strict=True)
        for told in value_columns(entry_id, row.values, is_anonymous=row.is_anonymous)
    ]
    writer.insert_many(LedgerValue, values)
    if book.states:
        steps = [
            told
            for row, entry_id in zip(new, ids, strict=True)
            for told in _steps(book, entry_id, row, entered_on)
        ]
        writer.insert_many(LedgerStep, steps)
    milestones = [
        {
            "entry": entry_id,
            "title": one.title,
            "due_on": one.due_on,
            "done_on": one.done_on,
            "note": one.note,
        }
        for row, entry_id in zip(new, ids, strict=True)
        for one in row.milestones
    ]
    writer.insert_many(LedgerMilestone, milestones)
    return ids


def value_columns(
    entry_id: int, values: Mapping[str, Value | None], *, is_anonymous: bool
) -> list[dict[str, Any]]:
    """Return the columns of the values of a row; of an anonymous one dates to the month."""
    return [
        {
            "entry": entry_id,
            "field": key,
            "place": place,
            "text": one.text,
            "number": one.number,
            "person": one.person_id,
            "organisation": one.organisation_id,
        }
        for key, value in values.items()
        for place, one in enumerate(stored_values(cut_to_month(value) if is_anonymous else value))
    ]


def taker_columns(by: Named | None) -> dict[str, Any]:
    """Return the columns that say who took a step: of the roster, or by name alone."""
    if by is None:
        return {"taken_by": None, "by_name": ""}
    if by.person_id is not None:
        return {"taken_by": by.person_id, "by_name": ""}
    return {"taken_by": None, "by_name": trimmed(by.name, _LONGEST_TAKER)}


def kept_day(day: PartialDate, *, is_anonymous: bool) -> PartialDate:
    """Return a day as it is kept: of an anonymous row the month alone."""
    return PartialDate(day.year, day.month) if is_anonymous else day


def next_number(book: str, organisation_id: int, day: PartialDate, *, is_anonymous: bool) -> int:
    """Return the next number of a year; anonymous rows are counted apart.

    Between two rows with a day the number alone would tell the day.
    """
    year = Days(date(day.year, 1, 1), date(day.year, 12, 31))
    here = LedgerEntry.select(LedgerEntry.number).where(
        (LedgerEntry.book == book)
        & (LedgerEntry.organisation == organisation_id)
        & (LedgerEntry.is_anonymous == is_anonymous)
        & between(LedgerEntry.happened_on, year)
    )
    last = here.order_by(LedgerEntry.number.desc()).limit(1)
    return next((int(number) for (number,) in rows(last)), 0) + 1


class _Numbers:
    """Gives new rows their numbers: the next of each year, or the one that was asked for."""

    def __init__(self, book: str) -> None:
        self._book = book
        self._next: dict[tuple[int, int, bool], int] = {}

    def number(self, row: RowToInsert) -> int:
        """Return the number of a row."""
        key = (row.organisation_id, row.day.year, row.is_anonymous)
        if key not in self._next:
            self._next[key] = next_number(
                self._book, row.organisation_id, row.day, is_anonymous=row.is_anonymous
            )
        found = row.number or self._next[key]
        self._next[key] = max(self._next[key], found + 1)
        return found


def _entry(
    book: LedgerBook, row: RowToInsert, numbers: _Numbers, entered_on: PartialDate
) -> dict[str, Any]:
    state = row.steps[-1].to if row.steps else book.first_state
    is_over = bool(row.steps) and not book.is_open(state)
    closed_on = kept_day(row.steps[-1].day, is_anonymous=row.is_anonymous) if is_over else None
    columns: dict[str, Any] = {
        "book": book.code,
        "organisation": row.organisation_id,
        "activity": row.activity,
        "document": row.document,
        "happened_on": kept_day(row.day, is_anonymous=row.is_anonymous),
        "number": numbers.number(row),
        "state": state,
        "is_anonymous": row.is_anonymous,
        "entered_on": entered_on,
        "closed_on": closed_on,
    }
    return columns | {"uid": row.uid} if row.uid else columns


def _steps(
    book: LedgerBook, entry_id: int, row: RowToInsert, entered_on: PartialDate
) -> list[dict[str, Any]]:
    """Return the columns of the registration and of what was done since."""
    first = {"entry": entry_id, "state": book.first_state, "taken_on": entered_on, "note": ""}
    return [
        first | taker_columns(None),
        *(
            {
                "entry": entry_id,
                "state": step.to,
                "taken_on": kept_day(step.day, is_anonymous=row.is_anonymous),
                "note": step.note,
            }
            | taker_columns(step.by)
            for step in row.steps
        ),
    ]
