"""Documents and tasks for quick find: by number and title, what is still open first."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import PRINTED
from dangjian_desktop.queries.dated_people import OrganisationNames
from dangjian_desktop.queries.found_titles import titled
from dangjian_desktop.queries.tasks import TaskRow, task_rows
from dangjian_desktop.storage.models import Document, Task
from dangjian_desktop.storage.search_index import SubjectKind

#: One character stands in too many titles to mean one of them.
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class FoundMatter:
    """A document or a task: what it is called, where it stands, its identity."""

    title: str
    detail: str
    uid: str


def found_documents(typed: str, limit: int) -> list[FoundMatter]:
    """Return documents whose number or title is typed: open ones first, then the latest.

    Args:
        typed: Half-width, without spaces, in lower case.
        limit: At most so many.
    """
    ids = titled(SubjectKind.DOCUMENT, typed) if len(typed) >= _SHORTEST else []
    if not ids:
        return []
    found = list(Document.select().where(Document.id.in_(ids)))
    found.sort(key=lambda row: (row.closed_on is not None, -row.received_on.toordinal(), -row.id))
    names = OrganisationNames()
    return [FoundMatter(row.title, _told_document(row, names), row.uid) for row in found[:limit]]


def found_tasks(typed: str, on: date, limit: int) -> list[FoundMatter]:
    """Return tasks whose first line is typed: open ones first, the most pressing first.

    Args:
        typed: Half-width, without spaces, in lower case.
        on: The day of the status line.
        limit: At most so many.
    """
    ids = titled(SubjectKind.TASK, typed) if len(typed) >= _SHORTEST else []
    if not ids:
        return []
    found = task_rows(Task.select().where(Task.id.in_(ids)), on)[:limit]
    return [FoundMatter(row.title.splitlines()[0], _told_task(row), row.uid) for row in found]


def _told_document(row: Any, names: OrganisationNames) -> str:
    told = (
        row.number,
        f"{row.received_on.isoformat()} 收到",
        f"{row.closed_on.isoformat()} 办结" if row.closed_on is not None else "",
        names.on(row.organisation_id, row.received_on),
    )
    return " · ".join(filter(None, (PRINTED[row.kind], *told)))


def _told_task(row: TaskRow) -> str:
    told = (
        PRINTED[row.state],
        row.owner,
        f"{row.due_on.isoformat()} 前" if row.due_on is not None else "",
        row.organisation_name,
    )
    return " · ".join(filter(None, told))


@dataclass(frozen=True)
class DocumentOfUidQuery:
    """Which document an identity belongs to (quick find, an exchange package)."""

    reads: ClassVar = frozenset({Topic.DOCUMENT})
    uid: str

    def fetch(self) -> int | None:
        """Return its row id, or None."""
        found = Document.select(Document.id).where(Document.uid == self.uid)
        return next((key for (key,) in found.tuples()), None)


@dataclass(frozen=True)
class TaskOfUidQuery:
    """Which task an identity belongs to (quick find, an exchange package)."""

    reads: ClassVar = frozenset({Topic.TASK})
    uid: str

    def fetch(self) -> int | None:
        """Return its row id, or None."""
        found = Task.select(Task.id).where(Task.uid == self.uid)
        return next((key for (key,) in found.tuples()), None)
