"""A resolution that becomes a ledger row: what of it stands in which field of the book."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.ledger_values import Named, Value
from dangjian_desktop.domain.ledgers import (
    LONGEST_LONG_TEXT,
    LONGEST_TEXT,
    OF_PEOPLE,
    FieldType,
    LedgerBook,
)

#: What makes rows of a book, as its file says it.
RESOLUTION = "resolution"
#: Where a book asks where a row comes from, this choice says that a meeting resolved it.
_FROM_MEETING = "会议决议"


def is_fed(book: LedgerBook) -> bool:
    """Whether resolutions become rows of a book."""
    return RESOLUTION in book.fed_by and not book.is_view and not book.is_retired


def resolution_values(
    book: LedgerBook, *, title: str, owner: Named | None, due_on: date | None
) -> Mapping[str, Value]:
    """Return what a new row of a book begins with.

    The title, who answers for it and the last day stand where the book keeps them; a choice on
    which the last day depends (节奏: 一次办结) is made, and so is where the row comes from.

    Args:
        book: A book that is fed by resolutions.
        title: What was resolved.
        owner: Who has to do it; None for nobody yet.
        due_on: Until when; None for no day.
    """
    values: dict[str, Value] = {}
    head = book.field(book.title)
    if head is not None and title.strip():
        longest = LONGEST_LONG_TEXT if head.kind is FieldType.LONG_TEXT else LONGEST_TEXT
        values[head.key] = title.strip()[:longest]
    answers = book.field(book.owner) if book.owner else None
    if answers is not None and answers.kind in OF_PEOPLE and owner is not None:
        values[answers.key] = (owner,)
    until = next((book.field(rule.until) for rule in book.late if rule.until), None)
    if until is not None and due_on is not None:
        values[until.key] = PartialDate.of(due_on)
        for key, wanted in until.required_when.items():
            values[key] = wanted[0]
    for one in book.used_fields:
        if one.kind is FieldType.CHOICE and _FROM_MEETING in one.offered:
            values[one.key] = _FROM_MEETING
    return MappingProxyType(values)
