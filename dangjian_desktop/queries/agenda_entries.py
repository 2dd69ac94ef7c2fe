"""Ledger rows on the agenda of an activity: they come up by themselves, nothing is stored of it.

Only what the meeting said of a row is stored, as a matter of its agenda that names the row.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from dangjian_desktop.domain.ledger_rows import row_problems
from dangjian_desktop.domain.ledgers import LedgerBook
from dangjian_desktop.domain.problems import Problem, Severity
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import ActivityState, AgendaSource
from dangjian_desktop.queries.agenda import AgendaRow, agenda_rows
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.ledger_entries import EntryRow, entry_rows
from dangjian_desktop.queries.open_hazards import HazardsOpenQuery
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import Activity, AgendaItem, LedgerEntry


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """A ledger row on an agenda.

    Attributes:
        entry: As it stands now. is_new: Whether it was registered since the last such activity.
        outcomes: What this activity said of it, the first first.
    """

    entry: EntryRow
    is_new: bool
    outcomes: tuple[AgendaRow, ...] = ()

    @property
    def key(self) -> int:
        """What a table knows it by."""
        return self.entry.key

    @property
    def title(self) -> str:
        """The row in one line."""
        return self.entry.title.replace("\n", " ")

    @property
    def owner(self) -> str:
        """Who answers for it; "" where the book names nobody."""
        book = self.entry.book
        return self.entry.text(book.owner) if book.owner else ""

    @property
    def place(self) -> str:
        """Where it is, in a book that asks for that."""
        return self.entry.text("place")

    @property
    def due(self) -> str:
        """The last day; "" for none."""
        due_on = self.entry.lateness.due_on
        return due_on.isoformat() if due_on is not None else ""

    @property
    def pressing(self) -> str:
        """How late it is and who has to look after it, in words; "" while it is not late."""
        late = self.entry.lateness
        if not late.days:
            return ""
        return "，".join(filter(None, (f"逾期 {late.days} 天", late.escalation)))

    @property
    def said(self) -> str:
        """What this activity said of it, in one line."""
        return "；".join(told_outcome(one) for one in self.outcomes)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What is worth a look (复查人 = 整改责任人)."""
        row, on = self.entry.row, date.max
        return tuple(
            one
            for one in row_problems(self.entry.book, row, on, row.values)
            if one.severity is Severity.WARNING
        )


def told_outcome(item: AgendaRow) -> str:
    """Return an outcome with what was said, in one line."""
    said = item.discussion.replace("\n", " ").strip()
    return f"{item.outcome}，{said}" if said else item.outcome


@dataclass(frozen=True, slots=True)
class AgendaEntries:
    """The rows of an activity.

    Attributes:
        books: The books whose open rows come up at activities of the kind; empty for none.
        rows: Those that come up, and those of which something was said.
        next_on: Where an earlier one takes them first: its day; None otherwise.
    """

    books: tuple[LedgerBook, ...] = ()
    rows: tuple[AgendaEntry, ...] = ()
    next_on: date | None = None


@dataclass(frozen=True)
class AgendaEntriesQuery:
    """The ledger rows on the agenda of an activity (Z06).

    Open rows come up at the next activity of their kind that is planned, and not once more at
    those behind it; one that was cancelled and one that makes up for another have none.

    Attributes:
        on: Today; how late rows are is told as of this day, or of a day that has passed.
    """

    reads: ClassVar = HazardsOpenQuery.reads | {Topic.AGENDA}
    activity_id: int
    on: date

    def fetch(self) -> AgendaEntries:
        """Return the rows: late ones first."""
        activity = Activity.get_or_none(Activity.id == self.activity_id)
        if activity is None:
            return AgendaEntries()
        books = tuple(
            book
            for book in books_by_code().values()
            if book.agenda_of == activity.kind and not book.is_retired
        )
        said = _outcomes(self.activity_id)
        if not books and not said:
            return AgendaEntries()
        next_on = _taken_before(activity, self.on)
        coming: list[AgendaEntry] = []
        if _takes(activity) and next_on is None:
            asked = HazardsOpenQuery(
                activity.organisation_id,
                activity.held_on,
                activity.kind,
                as_of=min(self.on, activity.held_on),
            )
            coming = [
                AgendaEntry(one.entry, one.is_new, tuple(said.pop(one.entry.uid, ())))
                for one in asked.fetch()
            ]
        return AgendaEntries(books, (*coming, *_only_said(said, self.on)), next_on)


def _outcomes(activity_id: int) -> dict[str, list[AgendaRow]]:
    """Return what an activity said of rows, by the identity of the row."""
    found: dict[str, list[AgendaRow]] = defaultdict(list)
    stored = AgendaItem.select().where(
        (AgendaItem.activity == activity_id) & (AgendaItem.source == AgendaSource.LEDGER)
    )
    for item in sorted(agenda_rows(stored), key=lambda one: one.item_id):
        found[item.source_uid].append(item)
    return found


def _only_said(said: dict[str, list[AgendaRow]], on: date) -> list[AgendaEntry]:
    """Return rows that would no longer come up, with what was said of them."""
    chosen = LedgerEntry.select(LedgerEntry.id).where(LedgerEntry.uid.in_(sorted(said)))
    found = entry_rows([key for (key,) in rows(chosen)], on)
    return [AgendaEntry(entry, False, tuple(said[entry.uid])) for entry in found.values()]


def _takes(activity: Any) -> bool:
    return activity.state is not ActivityState.CANCELLED and activity.original_id is None


def _taken_before(activity: Any, on: date) -> date | None:
    """Return the day of an activity that comes first and takes the open rows; None for none."""
    if activity.held_on <= on:
        return None
    earlier = (
        Activity.select(Activity.held_on)
        .where(
            (Activity.organisation == activity.organisation_id)
            & (Activity.kind == activity.kind)
            & (Activity.state == ActivityState.PLANNED)
            & Activity.original.is_null()
            & (Activity.held_on >= on)
            & (
                (Activity.held_on < activity.held_on)
                | ((Activity.held_on == activity.held_on) & (Activity.id < activity.id))
            )
        )
        .order_by(Activity.held_on)
        .limit(1)
    )
    return next((day for (day,) in rows(earlier)), None)


def without_entries(items: Sequence[AgendaRow]) -> list[AgendaRow]:
    """Return the matters of an agenda but those that tell what was said of a ledger row."""
    return [one for one in items if one.source is not AgendaSource.LEDGER or not one.outcome]
