"""What becomes of 党费 and is told of them: use, what is handed up, publication, collection day."""

from datetime import date
from decimal import Decimal

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.dues import ZERO, month_of
from dangjian_desktop.domain.dues_entries import paid_fault
from dangjian_desktop.domain.dues_months import COLLECTION_DAYS, RHYTHMS, Rhythm
from dangjian_desktop.domain.problems import Address, InputError, Problem, Severity
from dangjian_desktop.domain.score_periods import period_of
from dangjian_desktop.domain.vocabulary import DuesMovementKind
from dangjian_desktop.operations.dues_refusals import (
    LONGEST_NOTE,
    LONGEST_NUMBER,
    LONGEST_PLACE,
    day_ahead,
    organisation_row,
    standing_row,
)
from dangjian_desktop.operations.rules import write_rule_change
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.text_limits import trimmed
from dangjian_desktop.queries.dues_accounts import DuesAccountsQuery
from dangjian_desktop.storage.models import DuesMovement, DuesPublication


@operation("登记党费收支")
def record_movement(
    writer: Writer,
    *,
    organisation_id: int,
    kind: DuesMovementKind,
    moved_on: date,
    amount: Decimal,
    period: str = "",
    purpose: str = "",
    number: str = "",
    note: str = "",
    on: date,
) -> int:
    """Record dues that were used, handed up or given back from above; return the row's id.

    Args:
        writer: Writes.
        organisation_id: Whose money.
        kind: What became of it. moved_on: day. amount: yuan.
        period: Code of the month, quarter or year that it is for; "" for none.
        purpose: What it was used for; needed for a use.
        number: Number of the voucher. note: anything else.
        on: Today.

    Raises:
        InputError: With everything that is wrong, at the names of the arguments.
        RefusedError: When the organisation is no more.
    """
    values = _movement_values(
        organisation_id, kind, moved_on, amount, period, purpose, number, note, on
    )
    return writer.insert(DuesMovement, organisation=organisation_id, **values)


@operation("改正党费收支")
def correct_movement(
    writer: Writer,
    *,
    movement_id: int,
    kind: DuesMovementKind,
    moved_on: date,
    amount: Decimal,
    period: str = "",
    purpose: str = "",
    number: str = "",
    note: str = "",
    on: date,
) -> None:
    """Correct what was recorded wrongly; see `record_movement`."""
    row = standing_row(DuesMovement, movement_id)
    values = _movement_values(
        row.organisation_id, kind, moved_on, amount, period, purpose, number, note, on
    )
    writer.update(DuesMovement, movement_id, **values)


@operation("删除党费收支")
def remove_movement(writer: Writer, *, movement_id: int) -> None:
    """Take away what was recorded by mistake.

    Raises:
        RefusedError: When the row is no more.
    """
    standing_row(DuesMovement, movement_id)
    writer.delete(DuesMovement, movement_id)


def movement_problems(
    *,
    organisation_id: int,
    kind: DuesMovementKind,
    moved_on: date,
    amount: Decimal | None,
    period: str = "",
    purpose: str = "",
    on: date,
    movement_id: int | None = None,
) -> list[Problem]:
    """Return what is wrong with a movement, and a warning where more goes out than is there."""
    found = _refused(kind, moved_on, amount, period, purpose, on)
    if found or amount is None or kind is DuesMovementKind.ALLOCATED:
        return found
    there = DuesAccountsQuery(on, on.year, organisation_id, with_payments=False).fetch()
    own = next((row.balance for row in there.rows if row.organisation_id == organisation_id), ZERO)
    if movement_id is not None:
        row = standing_row(DuesMovement, movement_id)
        own += ZERO if row.kind is DuesMovementKind.ALLOCATED else row.amount
    if amount > own:
        found.append(
            Problem(
                Address(field="amount"),
                "dues.more_than_there",
                f"{amount:.2f}",
                Severity.WARNING,
                f"{own:.2f}",
            )
        )
    return found


def _refused(
    kind: DuesMovementKind,
    moved_on: date,
    amount: Decimal | None,
    period: str,
    purpose: str,
    on: date,
) -> list[Problem]:
    """Return what is wrong with a movement."""
    found: list[Problem] = []
    fault = paid_fault(amount)
    if fault is not None:
        found.append(fault.at(Address(field="amount")))
    if moved_on > on:
        found.append(day_ahead("moved_on", moved_on, on))
    if period.strip() and period_of(period.strip()) is None:
        found.append(Problem(Address(field="period"), "dues.period", period.strip()))
    if kind is DuesMovementKind.USED and not purpose.strip():
        found.append(Problem(Address(field="purpose"), "dues.purpose_missing"))
    return found


def _movement_values(
    organisation_id: int,
    kind: DuesMovementKind,
    moved_on: date,
    amount: Decimal,
    period: str,
    purpose: str,
    number: str,
    note: str,
    on: date,
) -> dict[str, object]:
    organisation_row(organisation_id)
    problems = _refused(kind, moved_on, amount, period, purpose, on)
    if problems:
        raise InputError(*problems)
    return {
        "kind": kind,
        "moved_on": moved_on,
        "amount": amount,
        "period": period.strip(),
        "purpose": trimmed(purpose, LONGEST_NOTE),
        "number": trimmed(number, LONGEST_NUMBER),
        "note": trimmed(note, LONGEST_NOTE),
    }


@operation("登记党费公示")
def post_dues_publication(
    writer: Writer, *, organisation_id: int, year: int, posted_on: date, place: str = "", on: date
) -> int:
    """Record that the sheet of a year was put up, and return the row's id.

    Raises:
        RefusedError: When the day has not come, the year has not begun, or it was recorded.
    """
    organisation_row(organisation_id)
    if posted_on > on:
        raise RefusedError("公示日期 {day} 还没有到。请改正。", day=posted_on.isoformat())
    if posted_on < date(year, 1, 1):
        raise RefusedError(
            "{day} 时 {year} 年还没有开始。请核对年份。", day=posted_on.isoformat(), year=year
        )
    table = DuesPublication
    known = table.get_or_none(
        (table.organisation == organisation_id)
        & (table.year == year)
        & (table.posted_on == posted_on)
    )
    if known is not None:
        raise RefusedError("这一天的公示已经登记过，不必再登记。")
    return writer.insert(
        DuesPublication,
        organisation=organisation_id,
        year=year,
        posted_on=posted_on,
        place=trimmed(place, LONGEST_PLACE),
    )


@operation("删除党费公示")
def remove_dues_publication(writer: Writer, *, publication_id: int) -> None:
    """Take away a publication that was recorded by mistake.

    Raises:
        RefusedError: When the row is no more.
    """
    standing_row(DuesPublication, publication_id)
    writer.delete(DuesPublication, publication_id)


@operation("另定党费收缴日")
def change_collection_day(
    writer: Writer,
    *,
    organisation_id: int,
    day: int,
    note: str,
    since: date | None = None,
    rhythm: Rhythm | None = None,
) -> None:
    """Set on which day of the month a branch collects, and how often, from a month on.

    Args:
        writer: Writes.
        organisation_id: The branch.
        day: 1 to 31; in a shorter month the last day.
        note: Who decided it.
        since: A day of the first month; None for always.
        rhythm: By the month, or by the quarter; None to leave it as it is.

    Raises:
        RefusedError: When the branch is no more, no month has the day, or the reason is missing.
    """
    branch = organisation_row(organisation_id)
    told = {
        "key": branch.uid,
        "note": note,
        "since": None if since is None else PartialDate.of(month_of(since)),
    }
    write_rule_change(writer, rule=COLLECTION_DAYS, value=day, **told)
    if rhythm is not None:
        write_rule_change(writer, rule=RHYTHMS, value=rhythm.value, **told)
