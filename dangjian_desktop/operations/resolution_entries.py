"""A resolution goes over into a ledger: there it is worked on, and nowhere twice."""

from collections.abc import Mapping
from datetime import date

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.ledger_values import Value
from dangjian_desktop.domain.resolution_entries import is_fed
from dangjian_desktop.operations.ledgers import add_entry
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.tasks import refuse_handed_on, standing_task
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.resolution_entries import FROM_TASK
from dangjian_desktop.storage.models import LedgerValue


@operation("决议转入台账")
def post_resolution_to_book(
    writer: Writer,
    *,
    task_id: int,
    book: str,
    organisation_id: int,
    day: PartialDate | None,
    values: Mapping[str, Value | None],
    on: date,
) -> int:
    """Enter a resolution as a row of a book and return the row's id.

    The resolution stays with its meeting; how far it is, is told by the row from now on.

    Args:
        writer: Writes.
        task_id: The resolution.
        book: Code of a book that resolutions feed.
        organisation_id: Whose row it is: the branch, or one of its groups.
        day: The day of the row.
        values: By key of the field.
        on: Today.

    Raises:
        InputError: As `operations.ledgers.add_entry`.
        RefusedError: When it is no resolution, is over, became a row already, or the book does not
            take resolutions.
    """
    task = standing_task(task_id)
    if task.activity_id is None:
        raise RefusedError("这件事不是会议决议，不能转入。请到台账里直接登记。")
    if task.done_on is not None or task.dropped_on is not None:
        raise RefusedError("这条决议已经了结。不必再转入台账。")
    refuse_handed_on(task)
    kept = books_by_code().get(book)
    if kept is None or not is_fed(kept):
        raise RefusedError("这本台账不收会议决议。请另选一本。")
    entry_id = add_entry(
        book=book, organisation_id=organisation_id, day=day, values=values, on=on
    ).body(writer)
    writer.insert(LedgerValue, entry=entry_id, field=FROM_TASK, place=0, text=task.uid)
    return entry_id
