"""Tasks as they stand on a day: of a branch, of a document, of a meeting, to be followed up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from dangjian_desktop.domain.tasks import Progress, reminders, state_until
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import ObligationState, TaskSource
from dangjian_desktop.queries.activities import holders_below
from dangjian_desktop.queries.dated_people import OrganisationNames
from dangjian_desktop.queries.ledger_entries import EntryRow
from dangjian_desktop.queries.resolution_entries import handed_on
from dangjian_desktop.storage.lookups import pairs
from dangjian_desktop.storage.models import Document, Person, Task
from dangjian_desktop.storage.rulebook import rules_on

#: An order for days that may not be known: those without one come last.
_NEVER = date.max


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task as it stands on a day.

    Attributes:
        owner: Who answers for it, of the roster or not; "" for nobody yet.
        document: Number and title of the document it is part of.
        state: MET when nothing is left to be done; of others how pressing it is.
        waits_for: done, checked or closed: what comes next; entry where it goes on in a ledger.
        entry: The ledger row that a resolution became; it tells how far it is.
    """

    task_id: int
    uid: str
    organisation_id: int
    organisation_name: str
    source: TaskSource
    activity_id: int | None
    agenda_item_id: int | None
    document_id: int | None
    document: str
    title: str
    owner_id: int | None
    owner: str
    due_on: date | None
    done_on: date | None
    result: str
    checked_on: date | None
    checked_by: str
    closed_on: date | None
    dropped_on: date | None
    dropped_note: str
    follow_up_id: int | None
    follow_up_note: str
    entered_on: date
    state: ObligationState
    waits_for: str
    entry: EntryRow | None = None

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to be done."""
        return not self.waits_for

    @property
    def is_self_checked(self) -> bool:
        """Whether the one who answers for it is named as the one who checked it, too."""
        return bool(self.owner) and self.checked_by == self.owner


_COLUMNS = (
    "uid organisation_id source activity_id agenda_item_id document_id title owner_id due_on "
    "follow_up_id follow_up_note entered_on"
).split()
_STEPS = ("done_on", "checked_on", "closed_on", "dropped_on")
_READS = frozenset({Topic.TASK, Topic.PERSON, Topic.DOCUMENT, Topic.ORGANISATION, Topic.RULE})
#: Of tasks among which there are resolutions.
_READS_WITH_ENTRIES = _READS | {Topic.LEDGER, Topic.BOOK, Topic.ACTIVITY}


def progress_of(row: Any, on: date) -> Progress:
    """Return the days that a task had behind it on a day: what came later had not happened yet."""
    steps = (row.done_on, row.checked_on, row.closed_on, row.dropped_on)
    reached = (day if day is not None and day <= on else None for day in steps)
    return Progress(row.source is TaskSource.INSPECTION, row.entered_on, row.due_on, *reached)


def task_rows(found: Any, on: date) -> list[TaskRow]:
    """Return selected tasks as they stand on a day: open ones first, the most pressing first."""
    tasks = list(found)
    amber = reminders(rules_on(on).values_of("tasks.reminders")).task_days
    names = OrganisationNames()
    owners = sorted({row.owner_id for row in tasks if row.owner_id is not None})
    people = pairs(Person.select(Person.id, Person.name).where(Person.id.in_(owners)))
    documents = sorted({row.document_id for row in tasks if row.document_id is not None})
    papers = {
        row.id: " ".join(filter(None, (row.number, row.title)))
        for row in Document.select().where(Document.id.in_(documents))
    }
    resolved = {row.uid for row in tasks if row.activity_id is not None}
    entries = handed_on(resolved, on) if resolved else {}
    rows = []
    for row in tasks:
        if row.uid in entries:
            rows.append(_handed_on(row, entries[row.uid], names, people))
            continue
        told = progress_of(row, on)
        state = (
            ObligationState.MET
            if told.is_over
            else state_until(row.due_on, on, amber)
            if told.done_on is None
            else ObligationState.OPEN
        )
        rows.append(
            TaskRow(
                task_id=row.id,
                organisation_name=names.on(row.organisation_id, on),
                owner=people.get(row.owner_id, row.owner_name),
                document=papers.get(row.document_id, ""),
                state=state,
                waits_for=told.waits_for,
                **{name: getattr(row, name) for name in _COLUMNS},
                **{name: getattr(told, name) for name in _STEPS},
                result=row.result if told.done_on is not None or row.done_on is None else "",
                checked_by=row.checked_by if told.checked_on is not None else "",
                dropped_note=row.dropped_note if told.dropped_on is not None else "",
            )
        )
    return sorted(rows, key=lambda row: (row.is_over, row.due_on or _NEVER, row.task_id))


def _handed_on(
    row: Any, entry: EntryRow, names: OrganisationNames, people: Mapping[int, str]
) -> TaskRow:
    """Return a resolution that became a ledger row: the row tells until when, and how far."""
    told: dict[str, Any] = {name: getattr(row, name) for name in _COLUMNS}
    told["due_on"] = entry.lateness.due_on or row.due_on
    closed = entry.closed_on.last_day if entry.closed_on is not None else None
    return TaskRow(
        task_id=row.id,
        organisation_name=names.on(row.organisation_id, row.entered_on),
        owner=(entry.text(entry.book.owner) if entry.book.owner else "")
        or people.get(row.owner_id, row.owner_name),
        document="",
        state=entry.lateness.state if entry.is_open else ObligationState.MET,
        waits_for="entry" if entry.is_open else "",
        **told,
        done_on=closed,
        checked_on=None,
        closed_on=None,
        dropped_on=None,
        result=entry.text("state"),
        checked_by="",
        dropped_note="",
        entry=entry,
    )


@dataclass(frozen=True)
class TasksQuery:
    """Tasks of a place, with those that are over where they are asked for.

    Attributes:
        on: Day as of which they stand. within: Of organisations below this one; None for all.
        source: Of one source only. with_over: Whether those that are over stand there too.
        state: Only those that stand so; waits_for: only those for which that comes next (done,
            checked, closed); "" for all.
        text: Part of what is to be done or of who answers for it; "" for all.
        document_id: Of one document only.
    """

    reads: ClassVar = _READS_WITH_ENTRIES
    on: date
    within: int | None = None
    source: TaskSource | None = None
    with_over: bool = False
    state: ObligationState | None = None
    waits_for: str = ""
    text: str = ""
    document_id: int | None = None

    def fetch(self) -> list[TaskRow]:
        """Return them, the most pressing first."""
        found = Task.select().where(Task.entered_on <= self.on)
        if self.within is not None:
            found = found.where(Task.organisation.in_(holders_below(self.within, self.on)))
        if self.source is not None:
            found = found.where(Task.source == self.source)
        if self.document_id is not None:
            found = found.where(Task.document == self.document_id)
        if not self.with_over:
            for last in (Task.dropped_on, Task.closed_on):
                found = found.where(last.is_null() | (last > self.on))
            goes_on = Task.source == TaskSource.INSPECTION  # after it is rectified
            found = found.where(goes_on | Task.done_on.is_null() | (Task.done_on > self.on))
        return [row for row in task_rows(found, self.on) if self._is_asked_for(row)]

    def _is_asked_for(self, row: TaskRow) -> bool:
        text = self.text.strip().casefold()
        return (
            (self.with_over or not (row.is_over or row.entry is not None))
            and self.state in (None, row.state)
            and self.waits_for in ("", row.waits_for)
            and (text in row.title.casefold() or text in row.owner.casefold())
        )


@dataclass(frozen=True)
class DocumentTasksQuery:
    """The tasks into which a document was split."""

    reads: ClassVar = _READS
    document_id: int
    on: date

    def fetch(self) -> list[TaskRow]:
        """Return them in the order in which they were given."""
        found = task_rows(Task.select().where(Task.document == self.document_id), self.on)
        return sorted(found, key=lambda row: row.task_id)


@dataclass(frozen=True)
class ResolutionsQuery:
    """What a meeting resolved."""

    reads: ClassVar = _READS_WITH_ENTRIES
    activity_id: int
    on: date

    def fetch(self) -> list[TaskRow]:
        """Return the resolutions in the order in which they were entered."""
        found = task_rows(Task.select().where(Task.activity == self.activity_id), self.on)
        return sorted(found, key=lambda row: row.task_id)


@dataclass(frozen=True)
class FollowUpQuery:
    """What a meeting asks after: earlier tasks of its holder that were open when it was held.

    Attributes:
        activity_id: The meeting. organisation_id: its holder. held_on: its day.
        on: Day as of which the tasks stand.
    """

    reads: ClassVar = _READS_WITH_ENTRIES
    activity_id: int
    organisation_id: int
    held_on: date
    on: date

    def fetch(self) -> list[TaskRow]:
        """Return them: those asked after at this meeting, and those still open before it."""
        found = Task.select().where(
            (Task.organisation == self.organisation_id)
            & (Task.entered_on < self.held_on)
            & (Task.activity.is_null() | (Task.activity != self.activity_id))
        )
        rows = task_rows(found, self.on)
        return [
            row
            for row in rows
            if row.follow_up_id == self.activity_id
            or (row.dropped_on is None and (row.done_on is None or row.done_on >= self.held_on))
        ]


@dataclass(frozen=True)
class OneTaskQuery:
    """One task."""

    reads: ClassVar = _READS_WITH_ENTRIES
    task_id: int
    on: date

    def fetch(self) -> TaskRow | None:
        """Return it, or None when it is no more."""
        return next(iter(task_rows(Task.select().where(Task.id == self.task_id), self.on)), None)
