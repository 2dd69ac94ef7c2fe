"""What comes up by itself on the agenda of the next 主题党日: new rows and older open ones."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from peewee import fn

from dangjian_desktop.domain.activity_kinds import THEMED_DAY
from dangjian_desktop.domain.dates import add_months
from dangjian_desktop.domain.ledgers import LedgerBook
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import ActivityState
from dangjian_desktop.queries.activities import holders_below
from dangjian_desktop.queries.comparisons import until
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.ledger_entries import EntryRow, entry_rows
from dangjian_desktop.queries.ledger_filter import Ahead, late_on
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import Activity, LedgerEntry


@dataclass(frozen=True, slots=True)
class OnAgenda:
    """A row that comes up, and whether it was registered since the last such day."""

    entry: EntryRow
    is_new: bool


@dataclass(frozen=True)
class HazardsOpenQuery:
    """Rows for the 主题党日 of a branch on a day (Z06): registered since the last, or still open.

    Of every book whose open rows come up on the agenda of that kind of activity; rows of the
    groups of the branch are its rows. A day that has passed shows what came up then: rows that
    were over by that day are gone, later ones had not been found. Anonymous rows do not come up:
    the day of the activity would stand beside them.

    Attributes:
        branch_id: The branch. on: The day of the 主题党日.
        kind: Code of the kind of activity.
        as_of: Day as of which it is told how late rows are; None for the day of the activity.
    """

    reads: ClassVar = frozenset(
        {
            Topic.LEDGER,
            Topic.BOOK,
            Topic.ORGANISATION,
            Topic.PERSON,
            Topic.ACTIVITY,
            Topic.DOCUMENT,
        }
    )
    branch_id: int
    on: date
    kind: str = THEMED_DAY
    as_of: date | None = None

    def fetch(self) -> list[OnAgenda]:
        """Return the late ones first, then by the last day, the new ones that are over last."""
        books = [book for book in books_by_code().values() if book.agenda_of == self.kind]
        last = self.last_held() or add_months(self.on, -1)
        found: list[OnAgenda] = []
        for book in books:
            here = (LedgerEntry.book == book.code) & LedgerEntry.organisation.in_(
                holders_below(self.branch_id, self.on)
            )
            here &= until(LedgerEntry.entered_on, self.on) & ~LedgerEntry.is_anonymous
            is_new = ~until(LedgerEntry.entered_on, last)
            chosen = LedgerEntry.select(LedgerEntry.id, is_new)
            chosen = chosen.where(here & (is_new | self._was_open(book)))
            new = {key: bool(told) for key, told in rows(chosen)}
            entries = entry_rows(sorted(new), self.as_of or self.on)
            found += [OnAgenda(entry, new[key]) for key, entry in entries.items()]
        return sorted(found, key=_order)

    def _was_open(self, book: LedgerBook) -> Any:
        """Return the condition that something was left to be done at the end of the day."""
        if not book.states:
            return late_on(book, self.on, Ahead.EVER)
        closed: Any = LedgerEntry.closed_on
        return closed.is_null() | ~until(closed, self.on)

    def last_held(self) -> date | None:
        """Return the day of the branch's last such activity before; None when there was none."""
        told = Activity.select(fn.MAX(Activity.held_on)).where(
            (Activity.organisation == self.branch_id)
            & (Activity.kind == self.kind)
            & (Activity.state == ActivityState.HELD)
            & (Activity.held_on < self.on)
        )
        ((day,),) = rows(told)
        return date.fromisoformat(day) if isinstance(day, str) else day


def _order(one: OnAgenda) -> tuple[bool, int, date, int]:
    entry = one.entry
    due = entry.lateness.due_on or date.max
    return not entry.is_open, -entry.lateness.days, due, entry.key
