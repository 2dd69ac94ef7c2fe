"""表彰兑现: what was promised and when it was paid, row by row and by branch.

The day that counts is the one on which the payment was promised (book ``award``): a row belongs to
the period in which it was to be paid. A promise of which no day is known stands in no period.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.ledger_entries import ENTRY_READS, EntryRow
from dangjian_desktop.queries.ledgers import LedgerQuery
from dangjian_desktop.queries.organisations import Tree

BOOK = "award"
PROMISED, PAID = "promised_on", "paid_on"


class Payment(StrEnum):
    """How a promise stands on a day."""

    IN_TIME = "paid_in_time"
    LATE = "paid_late"
    OVERDUE = "payment_overdue"
    OPEN = "payment_open"


PAYMENT_WORDS = {
    Payment.IN_TIME: "按期兑现",
    Payment.LATE: "逾期兑现",
    Payment.OVERDUE: "逾期未兑现",
    Payment.OPEN: "未到期",
}


@dataclass(frozen=True, slots=True)
class AwardRow:
    """One promise.

    Attributes:
        branch: The branch that holds the row, of a group too; any other holder itself.
        days_late: Days from the promised day to the payment, or to today while it is open; 0
            where it is not late.
    """

    entry: EntryRow
    branch_id: int
    branch: str
    promised_on: date
    paid_on: date | None
    payment: Payment
    days_late: int


@dataclass(frozen=True, slots=True)
class AwardFigures:
    """What the promises of a branch come to; days of those that are late, paid or not."""

    branch_id: int
    branch: str
    promised: int
    in_time: int
    late: int
    overdue: int
    open: int
    most_days: int
    mean_days: float


@dataclass(frozen=True)
class AwardsQuery:
    """Promises that were to be paid within some days, those that are overdue first.

    Attributes:
        on: Day as of which they stand. within: None for all.
        since, until: First and last promised day; None for no end.
    """

    reads: ClassVar = ENTRY_READS
    on: date
    within: int | None = None
    since: date | None = None
    until: date | None = None

    def fetch(self) -> tuple[AwardRow, ...]:
        """Return the promises: overdue, paid late, open, paid in time; of each the latest first."""
        if BOOK not in books_by_code():
            return ()
        tree = Tree.on(self.on)
        found = [
            row
            for entry in LedgerQuery(BOOK, self.on, self.within).fetch()
            if (row := _award(entry, tree, self.on)) is not None
            and (self.since is None or self.since <= row.promised_on)
            and (self.until is None or row.promised_on <= self.until)
        ]
        order = (Payment.OVERDUE, Payment.LATE, Payment.OPEN, Payment.IN_TIME)
        return tuple(
            sorted(
                found,
                key=lambda row: (order.index(row.payment), -row.days_late, row.promised_on),
            )
        )


def _award(entry: EntryRow, tree: Tree, on: date) -> AwardRow | None:
    promised, paid = _day(entry, PROMISED), _day(entry, PAID)
    if promised is None:
        return None
    if paid is not None and paid > on:
        paid = None
    days = max(((paid or on) - promised).days, 0)
    payment = Payment.OPEN
    if paid is not None:
        payment = Payment.LATE if days else Payment.IN_TIME
    elif days:
        payment = Payment.OVERDUE
    node = tree.get(entry.organisation_id)
    if node is not None and node.kind is OrganisationKind.PARTY_GROUP:
        node = tree.get(node.parent_id)
    key = entry.organisation_id if node is None else node.organisation_id
    name = entry.organisation_name if node is None else node.name
    return AwardRow(entry, key, name, promised, paid, payment, days)


def _day(entry: EntryRow, key: str) -> date | None:
    """Return a day of a row; of a month the last day: until then nothing is late."""
    value = entry.row.values.get(key)
    return value.last_day if isinstance(value, PartialDate) else None


def award_figures(rows: Iterable[AwardRow]) -> tuple[AwardFigures, ...]:
    """Return what promises come to, by branch in the order of their names."""
    by_branch: dict[int, list[AwardRow]] = {}
    for row in rows:
        by_branch.setdefault(row.branch_id, []).append(row)
    found = []
    for key, some in by_branch.items():
        counts = {one: sum(row.payment is one for row in some) for one in Payment}
        days = [row.days_late for row in some if row.days_late]
        found.append(
            AwardFigures(
                key,
                some[0].branch,
                len(some),
                counts[Payment.IN_TIME],
                counts[Payment.LATE],
                counts[Payment.OVERDUE],
                counts[Payment.OPEN],
                max(days, default=0),
                round(sum(days) / len(days), 1) if days else 0.0,
            )
        )
    return tuple(sorted(found, key=lambda one: one.branch))
