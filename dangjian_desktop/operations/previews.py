"""What a change of many people would do to each of them, before it is done.

Nothing is guessed: the change is tried, person by person, in a transaction that is taken back, so
the preview says exactly what the operation will do or why it declines.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol, TypeVar

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.domain.progress import Progress, tell_nobody
from dangjian_desktop.operations.runner import Operation, Tried, Writer
from dangjian_desktop.queries.roster import RosterQuery, RosterRow, Scope

T = TypeVar("T")


class Rehearses(Protocol):
    """A runner or the desk."""

    def rehearse(
        self, works: Sequence[Operation[Any]], read: Callable[[], T]
    ) -> tuple[list[Tried], T]:
        """Try works, read, and take everything back."""
        ...


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """What would become of one person.

    Attributes:
        place: Where the person belongs, to tell namesakes apart.
        before: What stands there now; after: what would stand there.
        refusal: Why the person cannot be changed; None when that is possible.
        is_changed: Whether anything would be different.
    """

    person_id: int
    name: str
    place: str
    before: str
    after: str
    refusal: SentenceError | None
    is_changed: bool


def preview_change(
    runner: Rehearses,
    *,
    person_ids: Sequence[int],
    change: Callable[[Sequence[int]], Operation[Any]],
    told: Callable[[RosterRow], str],
    on: date,
    progress: Progress = tell_nobody,
) -> list[PreviewLine]:
    """Return what a change would do to each person, in the order given.

    Args:
        runner: Tries it.
        person_ids: Whom it is about; somebody who is no more is left out.
        change: The operation for some people.
        told: What is shown of a person before and after.
        on: The day of which both are true.
        progress: Told the share done; what it raises ends the trying, and nothing stays.

    Raises:
        StorageError: When the file cannot be written.
    """
    query = RosterQuery(on, scope=Scope.EVERYBODY)
    before = query.rows(person_ids)
    tried, after = runner.rehearse(
        [
            _telling(change((row.person_id,)), number / len(before), progress)
            for number, row in enumerate(before)
        ],
        lambda: query.rows([row.person_id for row in before]),
    )
    return [
        PreviewLine(
            row.person_id,
            row.facts.name,
            row.branch_name,
            told(row),
            told(row if attempt.refusal is not None else then),
            attempt.refusal,
            attempt.changes_rows,
        )
        for row, attempt, then in zip(before, tried, after, strict=True)
    ]


def _telling(work: Operation[Any], share: float, progress: Progress) -> Operation[Any]:
    """Return the work, which tells how far it all is before it begins."""

    def body(writer: Writer) -> Any:
        progress("正在逐人核对", share)
        return work.body(writer)

    return replace(work, body=body)
