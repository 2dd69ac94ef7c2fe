"""Rows of a book as a board, column by column, and as a checklist, thing by thing.

Which books have one, and by which field, is said by the book (`board`, `card`, `checklist`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar

from dangjian_desktop.domain.filters import Condition, Filter, Match, Operator
from dangjian_desktop.domain.ledger_values import texts_of
from dangjian_desktop.domain.ledgers import (
    LATE,
    STATE,
    BookChoice,
    BookField,
    LedgerBook,
    StateTone,
    meets,
)
from dangjian_desktop.domain.vocabulary import ObligationState
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.ledger_entries import ENTRY_READS, EntryRow
from dangjian_desktop.queries.ledgers import LedgerQuery

#: Cards of a column that are shown; there is a table for looking through more.
MOST_CARDS = 60


@dataclass(frozen=True)
class BoardColumn:
    """A column of a board.

    Attributes:
        key: Code of the state, or word of the choice; "" for rows that have none yet.
        label: What heads it.
        tone: How it is coloured.
        count: Rows in it. late: of these the late ones.
        cards: The rows by their last day, so that late ones stand on top; at most `MOST_CARDS`.
    """

    key: str
    label: str
    tone: StateTone
    count: int
    late: int
    cards: tuple[EntryRow, ...]


@dataclass(frozen=True)
class BoardQuery:
    """The rows of a book, parted by what its board goes by.

    Attributes:
        rows: Which rows; its sorting plays no part.
    """

    reads: ClassVar = ENTRY_READS
    rows: LedgerQuery

    def fetch(self) -> list[BoardColumn]:
        """Return the columns in their order; none for a book that has no board.

        Choices that are out of use, and a column for rows without a choice, stand there only where
        they have rows.
        """
        book = books_by_code().get(self.rows.book)
        if book is None or not book.board:
            return []
        columns = []
        for key, label, tone, is_always in _columns(book):
            here = _narrowed(self.rows, book, key)
            keys = here.keys() if here is not None else []
            if here is None or not (keys or is_always):
                continue
            late = len(replace(here, only_late=True).keys()) if keys and book.late else 0
            cards = tuple(here.rows(keys[:MOST_CARDS]))
            columns.append(BoardColumn(key, label, tone, len(keys), late, cards))
        return columns


def _narrowed(rows: LedgerQuery, book: LedgerBook, key: str) -> LedgerQuery | None:
    """Return the question for the rows of one column, by last day; None where it is not asked for.

    Each column is asked for by itself, so that of a book of very many rows few are read.
    """
    told = replace(rows, sort_key=LATE, descending=False)
    if book.board == STATE:
        if rows.states and key not in rows.states:
            return None
        return replace(told, states=frozenset({key}))
    asked = Condition(book.board, Operator.ONE_OF, (key,))
    if not key:
        asked = Condition(book.board, Operator.EMPTY)
    parts = (asked,) if rows.condition is None else (rows.condition, asked)
    return replace(told, condition=Filter(Match.ALL, parts))


def _columns(book: LedgerBook) -> list[tuple[str, str, StateTone, bool]]:
    """Return key, heading and tone of every column, and whether it stands there without rows."""
    if book.board == STATE:
        return [(one.code, one.label, one.tone, True) for one in book.states]
    found = book.field(book.board)
    choices = found.choices if found else ()
    named = [(one.label, one.shown, StateTone.PLAIN, not one.is_retired) for one in choices]
    return [*named, ("", "", StateTone.PLAIN, False)]


def milestones_done(row: EntryRow) -> tuple[int, int]:
    """Return how many stages of a row are done, and how many there are."""
    done = sum(one.state is ObligationState.MET for one in row.milestones)
    return done, len(row.milestones)


class CheckState(StrEnum):
    """How a thing of a checklist was found when it was looked at last."""

    UNCHECKED = "unchecked"
    GOOD = "good"
    FAULTY = "faulty"
    MENDED = "mended"


CHECK_STATE_LABELS: Mapping[CheckState, str] = {
    CheckState.UNCHECKED: "未检查",
    CheckState.GOOD: "完好",
    CheckState.FAULTY: "要整改",
    CheckState.MENDED: "已整改",
}


@dataclass(frozen=True, slots=True)
class CheckedItem:
    """A thing of a checklist.

    Attributes:
        key: The word that rows keep. label: what it is called.
        state: UNCHECKED says that nobody looked, not that it is missing.
        found: How it was found, in the words of the book (完好, 破损, 缺失).
        row: The row of the last look; None where nobody looked.
    """

    key: str
    label: str
    state: CheckState
    found: str = ""
    row: EntryRow | None = None


@dataclass(frozen=True)
class Checklist:
    """One list of things.

    Attributes:
        key: The word of the list that rows keep; "" in a book with one list.
        label: What it is called.
    """

    key: str
    label: str
    items: tuple[CheckedItem, ...]

    def count(self, state: CheckState) -> int:
        """Return how many of its things are in a state."""
        return sum(one.state is state for one in self.items)


@dataclass(frozen=True)
class ChecklistQuery:
    """What of the lists of a book was found how, by the last look at each thing.

    Attributes:
        rows: Of which organisation, and in which days looks count.
    """

    reads: ClassVar = ENTRY_READS
    rows: LedgerQuery

    def fetch(self) -> list[Checklist]:
        """Return the lists in their order; none for a book without a checklist."""
        book = books_by_code().get(self.rows.book)
        found = book.field(book.checklist) if book and book.checklist else None
        if book is None or found is None:
            return []
        last: dict[tuple[str, str], EntryRow] = {}
        for row in self.rows.with_sort("", descending=False).fetch():  # the latest day first
            item = row.row.values.get(found.key)
            above = row.row.values.get(found.follows, "") if found.follows else ""
            if isinstance(item, str) and isinstance(above, str):
                last.setdefault((above, item), row)
        return [
            Checklist(
                above.label if above else "",
                above.shown if above else book.label,
                tuple(
                    _item(book, one, last.get((above.label if above else "", one.label)))
                    for one in found.offered_under(above.label if above else "")
                ),
            )
            for above in _lists(book, found)
        ]


def _lists(book: LedgerBook, found: BookField) -> Sequence[BookChoice | None]:
    above = book.field(found.follows) if found.follows else None
    return above.offered_under("") if above else (None,)


def _item(book: LedgerBook, choice: BookChoice, row: EntryRow | None) -> CheckedItem:
    """Tell how a thing was found, by the rule that says when something must be done about it."""
    if row is None:
        return CheckedItem(choice.label, choice.shown, CheckState.UNCHECKED)
    state, texts = CheckState.GOOD, texts_of(row.row.values)
    found = ""
    for rule in book.late:
        found = found or next((row.text(key) for key in rule.when), "")
        if rule.when and meets(rule.when, texts):
            is_done = bool(rule.done) and rule.done in row.row.values
            state = CheckState.MENDED if is_done else CheckState.FAULTY
    return CheckedItem(choice.label, choice.shown, state, found, row)
