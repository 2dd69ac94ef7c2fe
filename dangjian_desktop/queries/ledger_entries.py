"""Rows of ledgers as they stand: one, or some by their ids, with everything a page shows."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.ledger_rows import (
    Lateness,
    LedgerRow,
    TakenStep,
    flags_of,
    lateness,
    measured_days,
    missing_fields,
)
from dangjian_desktop.domain.ledger_values import (
    Named,
    Names,
    StoredValue,
    Value,
    shown_value,
    value_of,
)
from dangjian_desktop.domain.ledgers import (
    ABOUT,
    DAY,
    HOLDER,
    LATE,
    NUMBER,
    STATE,
    LedgerBook,
)
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import ObligationState
from dangjian_desktop.queries.activity_kinds import kind_label
from dangjian_desktop.queries.dated_people import OrganisationNames
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.storage.lookups import pairs, rows
from dangjian_desktop.storage.models import (
    Activity,
    Document,
    LedgerEntry,
    LedgerMilestone,
    LedgerStep,
    LedgerValue,
    Person,
)

#: Ids per SELECT ... IN.
BATCH = 500


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """A stage of a row, and how it stands on the day."""

    milestone_id: int
    title: str
    due_on: date
    done_on: date | None
    note: str
    state: ObligationState
    uid: str = ""


@dataclass(frozen=True)
class EntryRow:
    """A row of a ledger as it stands on a day.

    Attributes:
        key: What the table knows it by: its id; of a view, the id of the activity or document.
        entry_id: None where a view has nothing added to an activity or document yet.
        number: 0 where nothing was added. subject: What a view's activity or document is called.
        step_ids: The steps of its road, in the same order.
        missing: Keys of fields that a complete row would have filled.
        flags: Marks that it carries. measures: Days between dates, by key.
    """

    key: int
    entry_id: int | None
    uid: str
    book: LedgerBook
    organisation_id: int
    organisation_name: str
    number: int
    row: LedgerRow
    lateness: Lateness
    activity_id: int | None = None
    document_id: int | None = None
    subject: str = ""
    step_ids: tuple[int, ...] = ()
    missing: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    measures: Mapping[str, int] = field(default_factory=dict, hash=False)
    milestones: tuple[MilestoneRow, ...] = ()
    entered_on: PartialDate | None = None
    closed_on: PartialDate | None = None

    @property
    def is_open(self) -> bool:
        """Whether something is left to be done."""
        if self.book.states:
            return self.book.is_open(self.row.state)
        return self.lateness.due_on is not None

    @property
    def is_late(self) -> bool:
        """Whether the last day has passed."""
        return self.lateness.state is ObligationState.OVERDUE

    @property
    def title(self) -> str:
        """What stands for the whole row in a list."""
        told = self.text(self.book.title)
        return told or self.subject

    @property
    def numbered(self) -> str:
        """Its number as it is printed; those of anonymous rows are counted apart."""
        if not self.number:
            return ""
        return f"匿{self.number}" if self.row.is_anonymous else str(self.number)

    def text(self, key: str) -> str:
        """Return what stands in a column of the book; "" for nothing."""
        built_in: Mapping[str, Any] = {
            NUMBER: lambda: self.numbered,
            DAY: lambda: self.row.day.printed if self.row.day else "",
            STATE: lambda: self.book.state_label(self.row.state),
            HOLDER: lambda: self.organisation_name,
            LATE: lambda: str(self.lateness.days) if self.is_late else "",
            ABOUT: lambda: self.subject,
        }
        if key in built_in:
            return str(built_in[key]())
        kind, _colon, state = key.partition(":")
        if state:
            step = self.row.reached(state)
            if step is None:
                return ""
            if kind == "step":
                return step.day.printed
            return step.by.name if step.by else ""
        if key in self.measures:
            return str(self.measures[key])
        found = self.book.field(key)
        return shown_value(found, self.row.values.get(key)) if found else ""


#: What the rows of a book of its own are read from; of a view, kinds of activity name some, too.
ENTRY_READS = frozenset(
    {
        Topic.LEDGER,
        Topic.BOOK,
        Topic.ORGANISATION,
        Topic.PERSON,
        Topic.ACTIVITY,
        Topic.DOCUMENT,
    }
)


@dataclass(frozen=True)
class LedgerEntryQuery:
    """One row of a ledger."""

    reads: ClassVar = ENTRY_READS
    entry_id: int
    on: date

    def fetch(self) -> EntryRow | None:
        """Return it, or None when it is no more, or its book is not known."""
        return entry_rows([self.entry_id], self.on).get(self.entry_id)


def entry_rows(entry_ids: Sequence[int], on: date) -> dict[int, EntryRow]:
    """Return rows as they stand on a day, by id; those that are no more are absent."""
    found: dict[int, EntryRow] = {}
    names = OrganisationNames()
    for start in range(0, len(entry_ids), BATCH):
        batch = list(entry_ids[start : start + BATCH])
        entries = list(LedgerEntry.select().where(LedgerEntry.id.in_(batch)))
        told = _Told(batch, on, names)
        for entry in entries:
            row = told.row_of(entry)
            if row is not None:
                found[entry.id] = row
    return found


class _Told:
    """What stands beside a batch of rows, read at once."""

    def __init__(self, batch: Sequence[int], on: date, names: OrganisationNames) -> None:
        self._on, self._names = on, names
        self._books = books_by_code()  # once: within a transaction they are looked for every time
        self._values: dict[int, dict[str, list[StoredValue]]] = defaultdict(dict)
        people: set[int | None] = set()
        organisations: set[int | None] = set()
        values = LedgerValue.select().where(LedgerValue.entry.in_(batch))
        for one in values.order_by(LedgerValue.place, LedgerValue.id):
            stored = StoredValue(one.text, one.number, one.person_id, one.organisation_id)
            self._values[one.entry_id].setdefault(one.field, []).append(stored)
            people.add(one.person_id)
            organisations.add(one.organisation_id)
        self._steps: dict[int, list[Any]] = defaultdict(list)
        steps = LedgerStep.select().where(LedgerStep.entry.in_(batch)).order_by(LedgerStep.id)
        for step in steps:
            self._steps[step.entry_id].append(step)
            people.add(step.taken_by_id)
        self._milestones: dict[int, list[Any]] = defaultdict(list)
        milestones = LedgerMilestone.select().where(LedgerMilestone.entry.in_(batch))
        for milestone in milestones.order_by(LedgerMilestone.due_on, LedgerMilestone.id):
            self._milestones[milestone.entry_id].append(milestone)
        chosen = Person.select(Person.id, Person.name).where(
            Person.id.in_(sorted(key for key in people if key))
        )
        self._called = Names(
            pairs(chosen), {key: names.on(key, on) for key in organisations if key}
        )
        of_batch = LedgerEntry.id.in_(batch)
        activities = Activity.select(
            Activity.id, Activity.title, Activity.held_on, Activity.kind
        ).join(LedgerEntry, on=(LedgerEntry.activity == Activity.id))
        documents = Document.select(Document.id, Document.title, Document.received_on).join(
            LedgerEntry, on=(LedgerEntry.document == Document.id)
        )
        # The day of a view's row is theirs; an activity without a title is called what it is.
        self._activities: dict[int | None, tuple[str, date]] = {
            key: (title or kind_label(kind), day)
            for key, title, day, kind in rows(activities.where(of_batch))
        }
        self._documents: dict[int | None, tuple[str, date]] = {
            key: (title, day) for key, title, day in rows(documents.where(of_batch))
        }

    def row_of(self, entry: Any) -> EntryRow | None:
        book = self._books.get(entry.book)
        if book is None:
            return None
        steps = _as_taken(book, entry, self._steps.get(entry.id, []))
        subject, held_on = (
            self._activities.get(entry.activity_id)
            or self._documents.get(entry.document_id)
            or ("", None)
        )
        row = LedgerRow(
            values=self._typed(book, entry.id),
            day=PartialDate.of(held_on) if held_on else entry.happened_on,
            state=entry.state,
            road=tuple(self._step(step) for step in steps),
            is_anonymous=bool(entry.is_anonymous),
        )
        day = entry.happened_on.first_day
        return EntryRow(
            key=entry.activity_id or entry.document_id or entry.id,
            entry_id=entry.id,
            uid=entry.uid,
            book=book,
            organisation_id=entry.organisation_id,
            organisation_name=self._names.on(entry.organisation_id, day),
            number=entry.number,
            row=row,
            lateness=lateness(book, row, self._on),
            activity_id=entry.activity_id,
            document_id=entry.document_id,
            subject=subject,
            step_ids=tuple(step.id for step in steps),
            missing=tuple(one.key for one in missing_fields(book, row.values)),
            flags=flags_of(book, row.values),
            measures=measured_days(book, row),
            milestones=tuple(self._milestone(one) for one in self._milestones.get(entry.id, [])),
            entered_on=entry.entered_on,
            closed_on=entry.closed_on,
        )

    def _typed(self, book: LedgerBook, entry_id: int) -> dict[str, Value]:
        typed: dict[str, Value] = {}
        for key, stored in self._values.get(entry_id, {}).items():
            known = book.field(key)
            value = value_of(known, stored, self._called) if known else None
            if value is not None:
                typed[key] = value
        return typed

    def _step(self, step: Any) -> TakenStep:
        by = None
        if step.taken_by_id is not None:
            by = Named(self._called.person(step.taken_by_id), step.taken_by_id)
        elif step.by_name:
            by = Named(step.by_name)
        return TakenStep(step.state, step.taken_on, by, step.note)

    def _milestone(self, one: Any) -> MilestoneRow:
        if one.done_on is not None:
            state = ObligationState.MET
        elif one.due_on < self._on:
            state = ObligationState.OVERDUE
        else:
            state = ObligationState.OPEN
        return MilestoneRow(one.id, one.title, one.due_on, one.done_on, one.note, state, one.uid)


def _as_taken(book: LedgerBook, entry: Any, steps: Sequence[Any]) -> Sequence[Any]:
    """Return the steps of a row in the order in which they were taken.

    Those that came in beside an anonymous row are numbered apart (`storage.changes`), so that
    between both kinds not the number decides but the day, and on one day the road of the book.

    Args:
        steps: By number, which is their order within each kind.
    """
    first = [step for step in steps if (step.id < 0) is (entry.id < 0)]  # with the registration
    other = [step for step in steps if (step.id < 0) is not (entry.id < 0)]
    if not first or not other:
        return steps
    road = [first.pop(0)]
    while first and other:
        days = (first[0].taken_on.iso, other[0].taken_on.iso)
        follows = book.step(road[-1].state, first[0].state) is not None
        is_first = days[0] < days[1] or (days[0] == days[1] and follows)
        road.append((first if is_first else other).pop(0))
    return [*road, *first, *other]


@dataclass(frozen=True)
class EntryOfUidQuery:
    """Which row an identity belongs to (an agenda item's source, quick find, a package)."""

    reads: ClassVar = frozenset({Topic.LEDGER})
    uid: str

    def fetch(self) -> int | None:
        """Return its row id, or None."""
        found = LedgerEntry.select(LedgerEntry.id).where(LedgerEntry.uid == self.uid)
        return next((key for (key,) in found.tuples()), None)
