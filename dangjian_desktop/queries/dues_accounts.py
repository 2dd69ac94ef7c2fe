"""The accounts of 党费, the sheet that is published once a year, and the numbers of receipts.

What is collected is what branches took, on the day they took it; the months it was for do not
matter here. Of the public sheet nobody's amount can be told without recorded consent.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Any, ClassVar

from peewee import fn

from dangjian_desktop.domain.dues import ZERO
from dangjian_desktop.domain.dues_months import months_between
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import ConsentKind, DuesMovementKind
from dangjian_desktop.queries.dated_people import OrganisationNames
from dangjian_desktop.queries.dues import (
    DuesMonthQuery,
    DuesRow,
    DuesTotals,
    PaymentRow,
    payments_where,
    totals_of,
)
from dangjian_desktop.queries.dues_facts import yuan
from dangjian_desktop.queries.dues_publications import PublicationRow, publications_by_branch
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.wall_consents import WallConsentQuery
from dangjian_desktop.storage.database import stored_rows
from dangjian_desktop.storage.lookups import among
from dangjian_desktop.storage.models import (
    DuesMovement,
    DuesPayment,
    DuesShare,
)

# Accounts ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MovementRow:
    """Dues that were used, handed up or given back from above."""

    movement_id: int
    uid: str
    organisation_id: int
    organisation_name: str
    kind: DuesMovementKind
    moved_on: date
    amount: Decimal
    period: str
    purpose: str
    number: str
    note: str


@dataclass(frozen=True, slots=True)
class AccountRow:
    """The account of one organisation in a year, in yuan.

    Attributes:
        carried: What was there when the year began. balance: what is there now.
    """

    organisation_id: int
    organisation_name: str
    carried: Decimal
    collected: Decimal
    used: Decimal
    handed_up: Decimal
    allocated: Decimal

    @property
    def balance(self) -> Decimal:
        """What is there: carried over and come in, less what went out."""
        return self.carried + self.collected + self.allocated - self.used - self.handed_up


@dataclass(frozen=True, slots=True)
class DuesAccounts:
    """The accounts of a year.

    Attributes:
        rows: Those organisations for which anything is recorded, in tree order.
        total: All of them together. movements: of the year, the latest first.
        months: Collected by the month in which it was handed over.
    """

    year: int
    rows: tuple[AccountRow, ...]
    total: AccountRow
    movements: tuple[MovementRow, ...]
    payments: tuple[PaymentRow, ...]


@dataclass(frozen=True)
class DuesAccountsQuery:
    """What was collected, used, handed up and allocated in a year, up to a day."""

    reads: ClassVar = frozenset({Topic.DUES, Topic.ORGANISATION, Topic.PERSON})
    on: date
    year: int
    within: int | None = None
    with_payments: bool = True

    def fetch(self) -> DuesAccounts:
        """Return the accounts."""
        first, last = date(self.year, 1, 1), min(date(self.year, 12, 31), self.on)
        tree = Tree.on(max(min(last, self.on), first) if last >= first else self.on)
        here: Any = True
        moved: Any = True
        if self.within is not None:
            below = sorted(tree.below(self.within))
            here = among(DuesPayment.organisation, below)
            moved = among(DuesMovement.organisation, below)
        counts = DuesPayment.voided_on.is_null() & (DuesPayment.paid_on <= last)
        names = OrganisationNames()
        carried: Counter[int] = Counter()
        collected: Counter[int] = Counter()
        by_kind: dict[DuesMovementKind, Counter[int]] = {one: Counter() for one in DuesMovementKind}
        is_before = DuesPayment.paid_on < first
        for organisation, before, fen in stored_rows(
            DuesPayment.select(DuesPayment.organisation_id, is_before, fn.SUM(DuesPayment.amount))
            .where(here & counts)
            .group_by(DuesPayment.organisation, is_before)
        ):
            (carried if before else collected)[organisation] += fen
        is_before = DuesMovement.moved_on < first
        for organisation, kind, before, fen in stored_rows(
            DuesMovement.select(
                DuesMovement.organisation_id,
                DuesMovement.kind,
                is_before,
                fn.SUM(DuesMovement.amount),
            )
            .where(moved & (DuesMovement.moved_on <= last))
            .group_by(DuesMovement.organisation, DuesMovement.kind, is_before)
        ):
            told = DuesMovementKind(kind)
            if not before:
                by_kind[told][organisation] += fen
            elif told is DuesMovementKind.ALLOCATED:
                carried[organisation] += fen
            else:
                carried[organisation] -= fen
        order = {row.organisation_id: place for place, row in enumerate(tree.rows)}
        known = {*carried, *collected, *(key for one in by_kind.values() for key in one)}
        rows = tuple(
            AccountRow(
                key,
                names.on(key, last),
                yuan(carried[key]),
                yuan(collected[key]),
                *(yuan(by_kind[kind][key]) for kind in DuesMovementKind),
            )
            for key in sorted(known, key=lambda key: (order.get(key, len(order)), key))
        )
        in_year = DuesMovement.moved_on.between(first.isoformat(), last.isoformat())
        movements = tuple(
            MovementRow(
                row.id,
                row.uid,
                row.organisation_id,
                names.on(row.organisation_id, row.moved_on),
                row.kind,
                row.moved_on,
                row.amount,
                row.period,
                row.purpose,
                row.number,
                row.note,
            )
            for row in DuesMovement.select()
            .where(moved & in_year)
            .order_by(DuesMovement.moved_on.desc(), DuesMovement.id.desc())
        )
        paid = here & DuesPayment.paid_on.between(first.isoformat(), last.isoformat())
        payments = tuple(payments_where(paid)) if self.with_payments else ()
        return DuesAccounts(self.year, rows, _total(rows), movements, payments)


def _total(rows: Sequence[AccountRow]) -> AccountRow:
    return AccountRow(
        0,
        "",
        *(
            sum((getattr(row, name) for row in rows), ZERO)
            for name in ("carried", "collected", "used", "handed_up", "allocated")
        ),
    )


# The public sheet ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PublicMonth:
    """One month on the public sheet: heads and sums, nobody by name.

    Attributes:
        totals: As the branch knows them; the sums are not all for the public.
        owed, paid: The sums that are told; None where one would tell what a single person gives.
    """

    month: date
    totals: DuesTotals
    owed: Decimal | None
    paid: Decimal | None


@dataclass(frozen=True, slots=True)
class PublicName:
    """Somebody who agreed to be named with the own amount: what was paid in the year, for it."""

    person_id: int
    name: str
    months: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class DuesPublicSheet:
    """What a branch makes known once a year.

    Attributes:
        months: Those of the year that are due.
        owed, paid: Yuan for the months of the year, as the branch knows them; see `told`.
        account: What was collected, used, handed up and allocated in the year; see `told`.
        movements: Its uses, the first ones first.
        named: Only those who agreed, as of today. publications: when it was put up.
        is_withheld: Whether those who agreed are left out because only one payer did not: the
            others' amounts and the total would tell that one's.
        withheld: Names of the sums of the year that would tell what a single person gives.
    """

    organisation_id: int
    organisation_name: str
    year: int
    months: tuple[PublicMonth, ...]
    owed: Decimal
    paid: Decimal
    account: AccountRow
    movements: tuple[MovementRow, ...]
    named: tuple[PublicName, ...]
    publications: tuple[PublicationRow, ...]
    is_withheld: bool = False
    withheld: frozenset[str] = frozenset()

    def told(self, name: str) -> Decimal | None:
        """Return a sum of the year, ``owed``, ``paid`` or one of the account; None: withheld."""
        if name in self.withheld:
            return None
        amount: Decimal = getattr(self if name in _OF_MONTHS else self.account, name)
        return amount

    @property
    def lacks_sums(self) -> bool:
        """Whether any sum is withheld."""
        return bool(self.withheld) or any(None in (one.owed, one.paid) for one in self.months)


@dataclass(frozen=True)
class DuesPublicSheetQuery:
    """The yearly publication of a branch: counts and totals, names only with consent.

    A sum is withheld that is one person's own, that leaves one's own when those who agreed are
    taken off, or, among the months, that is apart from another by one's own alone (who joined, who
    left, who was waived). Not protected is what takes more than one subtraction of two sums
    of this sheet: three or more months set against each other, the sheets of two years or of an
    earlier day side by side, and whoever knows the amounts of colleagues and takes them off.
    """

    reads: ClassVar = DuesMonthQuery.reads | WallConsentQuery.reads
    organisation_id: int
    year: int
    on: date

    def fetch(self) -> DuesPublicSheet:
        """Return the sheet; months whose collection is still to come are left out."""
        by_month: dict[date, list[DuesRow]] = {}
        paid: Counter[int] = Counter()
        count: Counter[int] = Counter()
        names: dict[int, tuple[str, str]] = {}
        silent: set[int] = set()
        agreed = WallConsentQuery(ConsentKind.AMOUNT, self.on).fetch()
        for month in months_between(date(self.year, 1, 1), date(self.year, 12, 1)):
            if month > self.on:
                break
            due = DuesMonthQuery(self.on, month, self.organisation_id).fetch().rows
            rows = [row for row in due if row.due_on <= self.on]
            if not rows:
                continue
            by_month[month] = rows
            for row in rows:
                if not row.paid:
                    continue
                if row.person_id not in agreed:
                    silent.add(row.person_id)
                else:
                    names[row.person_id] = row.sort_name, row.name
                    count[row.person_id] += 1
                    paid[row.person_id] += int(row.paid * 100)
        accounts = DuesAccountsQuery(
            self.on, self.year, self.organisation_id, with_payments=False
        ).fetch()
        named = tuple(
            PublicName(person, name, count[person], yuan(paid[person]))
            for person, (_sort_name, name) in sorted(names.items(), key=lambda told: told[1])
        )
        is_withheld = bool(named) and len(silent) == 1
        lone = _Lone(frozenset() if is_withheld else frozenset(names), agreed)
        owing = {month: _people(rows, "owed") for month, rows in by_month.items()}
        paying = {month: _people(rows, "paid") for month, rows in by_month.items()}
        # What is owed less what was paid is what is open: of one alone, that one's own.
        behind = {month: _people(rows, "open") for month, rows in by_month.items()}
        no_owed = {
            month for month in by_month if lone.tell(owing[month]) or lone.tell(behind[month])
        }
        no_paid = {month for month in by_month if lone.tell(paying[month])}
        # Months that would tell it by their difference are all left out: of some alone the others
        # and the total of the year would tell it just so.
        told = {month: rows for month, rows in by_month.items() if month not in no_owed}
        if lone.apart(_amounts(rows, "owed") for rows in told.values()):
            no_owed = set(by_month)
        told = {month: rows for month, rows in by_month.items() if month not in no_paid}
        if lone.apart(_amounts(rows, "paid") for rows in told.values()):
            no_paid = set(by_month)
        months = tuple(
            _public_month(month, totals_of(rows), month in no_owed, month in no_paid)
            for month, rows in by_month.items()
        )
        withheld = self._withheld_of_account(lone, lone.among(paying.values()))
        all_behind = frozenset[int]().union(*behind.values())
        if lone.among(owing.values()) or lone.among(behind.values()) or lone.tell(all_behind):
            withheld |= {"owed"}
        if lone.among(paying.values()):
            withheld |= {"paid"}
        posted = tuple(
            row
            for row in publications_by_branch(self.on).get(self.organisation_id, ())
            if row.year == self.year
        )
        return DuesPublicSheet(
            self.organisation_id,
            OrganisationNames().on(self.organisation_id, min(self.on, date(self.year, 12, 31))),
            self.year,
            months,
            sum((one.totals.owed for one in months), ZERO),
            sum((one.totals.paid for one in months), ZERO),
            accounts.total,
            accounts.movements[::-1],
            () if is_withheld else named,
            posted,
            is_withheld,
            withheld,
        )

    def _withheld_of_account(self, lone: "_Lone", of_months: frozenset[int]) -> frozenset[str]:
        """Return which sums of the account tell what a single person gave.

        What came in is withheld with the balance, and the balance with what the next year begins
        with, until somebody else's money is in it: else one could be subtracted from the others.

        Args:
            lone: Who gives alone.
            of_months: Whose months of this year are withheld, so that no sum may tell them.
        """
        payers: dict[int, set[int]] = {}
        by_month: dict[int, dict[str, set[int]]] = {}
        for paid_on, month, person in self._shares():
            payers.setdefault(int(paid_on[:4]), set()).add(person)
            by_month.setdefault(int(month[:4]), {}).setdefault(month, set()).add(person)
        carried, hidden, pool = False, False, frozenset[int]()
        came: set[int] = set()
        for year in range(min(payers, default=self.year), self.year + 1):
            carried, came = hidden, payers.get(year, set())
            own = of_months if year == self.year else lone.among(by_month.get(year, {}).values())
            pool |= own or came
            hidden = bool(own) or (carried and not came) or lone.tell(pool)
            if not hidden:
                pool = frozenset()
        told = {"carried": carried, "balance": hidden, "collected": (carried or hidden) and came}
        return frozenset(name for name, is_withheld in told.items() if is_withheld)

    def _shares(self) -> list[tuple[Any, ...]]:
        """Return day of payment, month and person of what the branch took by the day."""
        below = sorted(Tree.on(self.on).below(self.organisation_id))
        last = min(date(self.year, 12, 31), self.on)
        return stored_rows(
            DuesShare.select(DuesPayment.paid_on, DuesShare.month, DuesShare.person_id)
            .join(DuesPayment)
            .where(
                among(DuesPayment.organisation, below)
                & DuesPayment.voided_on.is_null()
                & (DuesPayment.paid_on <= last)
            )
        )


#: The sums of the year that are sums of the months; the others are of the account.
_OF_MONTHS = frozenset({"owed", "paid"})


@dataclass(frozen=True, slots=True)
class _Lone:
    """Tells which sums are one person's own.

    Attributes:
        named: Whose amounts stand on the sheet, so that everybody can take them off a sum.
        agreed: Whose amounts may be told.
    """

    named: frozenset[int]
    agreed: frozenset[int]

    def tell(self, people: Collection[int]) -> bool:
        """Whether a sum of these people tells what one gives who did not agree."""
        rest = frozenset(people) - self.named
        return len(rest) == 1 and not rest <= self.agreed

    def apart(self, sums: Iterable[Mapping[int, Decimal]]) -> bool:
        """Whether two sums are apart by what one gives who did not agree.

        Args:
            sums: What each of the people gives to a sum.
        """
        return any(
            self.tell({key for key in {*one, *other} if one.get(key) != other.get(key)})
            for one, other in combinations(sums, 2)
        )

    def among(self, parts: Iterable[Collection[int]]) -> frozenset[int]:
        """Return of whom the withheld parts of a sum are, where the sum would tell them.

        The parts that are told can be taken off it; what is left is the withheld ones together.
        """
        people = frozenset(person for part in parts if self.tell(part) for person in part)
        return people if self.tell(people) else frozenset()


def _people(rows: Sequence[DuesRow], name: str) -> frozenset[int]:
    return frozenset(row.person_id for row in rows if getattr(row, name))


def _amounts(rows: Sequence[DuesRow], name: str) -> dict[int, Decimal]:
    return {row.person_id: amount for row in rows if (amount := getattr(row, name))}


def _public_month(
    month: date, totals: DuesTotals, is_owed_withheld: bool, is_paid_withheld: bool
) -> PublicMonth:
    owed = None if is_owed_withheld else totals.owed
    return PublicMonth(month, totals, owed, None if is_paid_withheld else totals.paid)


# Receipts -----------------------------------------------------------------------------------------


class ReceiptNumbers:
    """The numbers of a branch's receipts: 2026-0001 and on, anew each year; read once.

    Args:
        organisation_id: The branch.
        day: Day of the payments.
    """

    def __init__(self, organisation_id: int, day: date) -> None:
        self._start, self._last = f"{day.year}-", 0
        for (number,) in stored_rows(
            DuesPayment.select(DuesPayment.receipt).where(
                (DuesPayment.organisation == organisation_id)
                & DuesPayment.receipt.startswith(self._start)
            )
        ):
            self.take(number)

    def take(self, number: str) -> None:
        """Count a number as given; one of another kind is in nobody's way."""
        counted = number.removeprefix(self._start)
        if number.startswith(self._start) and counted.isdecimal():
            self._last = max(self._last, int(counted))

    def next(self) -> str:
        """Return the number after the highest one; it is given once `take` was told of it."""
        return f"{self._start}{self._last + 1:04d}"


def next_receipt(organisation_id: int, day: date) -> str:
    """Return the next number of a receipt of a branch; see `ReceiptNumbers`."""
    return ReceiptNumbers(organisation_id, day).next()
