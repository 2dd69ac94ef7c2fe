"""The row that an operation is about, as long as it stands."""

from typing import Any

from dangjian_desktop.operations.runner import RefusedError


def standing_row(table: Any, row_id: int, refusal: RefusedError) -> Any:
    """Return a row of a table.

    Args:
        table: The table.
        row_id: Its row.
        refusal: What is said where the row is no more: undone, removed or merged meanwhile.

    Raises:
        RefusedError: The refusal, when it is no more.
    """
    found = table.get_or_none(table.id == row_id)
    if found is None:
        raise refusal
    return found
