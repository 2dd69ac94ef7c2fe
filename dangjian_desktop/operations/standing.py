"""The row that an operation is about, as long as it stands, and the days that it may have."""

from collections.abc import Iterable
from typing import Any

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.spans import Span, common
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


def refuse_days_taken(
    since: PartialDate | None,
    until: PartialDate | None,
    others: Iterable[Any],
    refusal: RefusedError,
    *,
    but: int | None = None,
) -> None:
    """Refuse days of a spell that end before they begin, or that another spell has already.

    Args:
        since: First day; None for ever so long. until: the day after the last; None while it lasts.
        others: The spells beside it.
        refusal: What is said where one of them has some of the days.
        but: Row id of the spell that is changed.

    Raises:
        RefusedError: When the days cannot be, or the refusal.
    """
    wanted = Span.of(since, until)
    if wanted.is_empty:
        raise RefusedError("结束日期不晚于开始日期。请改正。")
    for one in others:
        if one.id != but and common([wanted], [Span.of(one.since, one.until)]):
            raise refusal
