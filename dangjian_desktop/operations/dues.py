"""党费 that is handed over: payments with their months, receipts, and what is void.

A payment is written as what was handed over and for which months; what is owed is reckoned.
Nobody's state is touched by anything here. Bases and waivers are in `dues_bases`; use,
publication and the collection day in `dues_accounts`.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from dangjian_desktop.domain.dates import add_months
from dangjian_desktop.domain.dues import ZERO, is_too_much_at_once, month_of
from dangjian_desktop.domain.dues_entries import (
    PaymentEntry,
    month_word,
    paid_fault,
    share_fault,
)
from dangjian_desktop.domain.dues_months import (
    COLLECTION,
    DuesFacts,
    DuesState,
    MonthDues,
    month_dues,
    spread,
)
from dangjian_desktop.domain.problems import Address, Fault, InputError, Problem, Severity
from dangjian_desktop.operations.dues_refusals import (
    LONGEST_NAME,
    LONGEST_NOTE,
    LONGEST_RECEIPT,
    NOBODY,
    day_ahead,
    organisation_row,
    refusing,
    standing_row,
)
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.text_limits import trimmed
from dangjian_desktop.queries.dues import open_months
from dangjian_desktop.queries.dues_accounts import ReceiptNumbers
from dangjian_desktop.queries.dues_facts import dues_basis, facts_of
from dangjian_desktop.storage.lookups import among, rows
from dangjian_desktop.storage.models import DuesPayment, DuesShare, Person
from dangjian_desktop.storage.rulebook import rules_on

#: A payment that nobody spread reaches so many months ahead at most.
_MOST_AHEAD = 12


@operation("登记交纳党费")
def record_payment(
    writer: Writer,
    *,
    person_id: int,
    organisation_id: int,
    paid_on: date,
    amount: Decimal,
    shares: Mapping[date, Decimal] | None = None,
    receipt: str | None = None,
    handed_by: str = "",
    note: str = "",
    is_voluntary: bool = False,
    on: date,
) -> int:
    """Record money that was handed over once, and return the payment's id.

    Args:
        writer: Writes.
        person_id: Whose dues.
        organisation_id: The branch that took it.
        paid_on: Day. amount: yuan.
        shares: Yuan by the month (any day of it); None: spread as `suggested_shares` says.
        receipt: Its number; None for the next one, "" for none.
        handed_by: Who brought it, where not the payer.
        note: Anything else.
        is_voluntary: Whether more than is owed is given freely.
        on: Today.

    Raises:
        InputError: With everything that is wrong, at the names of the arguments; of a month's
            share at ``shares.2026-11``.
        RefusedError: When person or branch is no more.
    """
    told = suggested_shares(person_id, amount, on) if shares is None else dict(shares)
    entry = PaymentEntry(person_id, told, receipt, handed_by, note, is_voluntary)
    problems = refusing(
        payment_problems(
            entry, organisation_id=organisation_id, paid_on=paid_on, on=on, amount=amount
        )
    )
    if problems:
        raise InputError(*problems)
    return _write_payments(writer, [entry], organisation_id, paid_on)[0]


@operation("登记收缴党费")
def record_payments(
    writer: Writer,
    *,
    entries: Sequence[PaymentEntry],
    organisation_id: int,
    paid_on: date,
    on: date,
) -> tuple[int, ...]:
    """Record what many people handed over on a day, in one undo; return the payments' ids.

    Raises:
        InputError: With everything that is wrong; the row is the place in `entries`, counted
            from 1, the field as with `record_payment`.
        RefusedError: When nobody is chosen, or a person or the branch is no more.
    """
    if not entries:
        raise RefusedError("还没有勾选交纳党费的人。请至少勾选一人。")
    problems = refusing(
        payments_problems(entries, organisation_id=organisation_id, paid_on=paid_on, on=on)
    )
    if problems:
        raise InputError(*problems)
    return tuple(_write_payments(writer, entries, organisation_id, paid_on))


@operation("作废党费收据")
def void_payment(writer: Writer, *, payment_id: int, reason: str, on: date) -> None:
    """Let a payment count no more; it stays with its receipt, marked as void.

    Raises:
        RefusedError: When it is no more, is void already, or the reason is missing.
    """
    row = standing_row(DuesPayment, payment_id)
    if row.voided_on is not None:
        raise RefusedError("这一笔已经作废，不必再作废。")
    clean = reason.strip()
    if not clean:
        raise RefusedError("作废要写明原因。请填写。")
    told = f"{row.note}；作废：{clean}" if row.note else f"作废：{clean}"
    writer.update(
        DuesPayment, payment_id, voided_on=max(on, row.paid_on), note=trimmed(told, LONGEST_NOTE)
    )


def suggested_shares(
    person_id: int, amount: Decimal, on: date, months: Sequence[date] = ()
) -> dict[date, Decimal]:
    """Return how a sum is best spread: over the months chosen, or those open, the oldest first.

    Where no months are chosen and more is given than is open, the following months get it, at
    most a year ahead. Where no base is recorded, the first of the months takes the rest.

    Args:
        person_id: Whose dues.
        amount: Yuan.
        on: Today.
        months: Days of the months that it is for; empty: as the open ones need it.
    """
    if paid_fault(amount) is not None:
        return {}
    facts = facts_of([person_id], on).get(person_id, DuesFacts())
    basis = dues_basis()

    def told(month: date) -> MonthDues | None:
        return month_dues(facts, month, basis.rules_at, basis.collected_on)

    if months:
        standing = [one for one in map(told, sorted(set(map(month_of, months)))) if one is not None]
    else:
        standing = open_months(facts, on, basis)
        last = max((one.month for one in standing), default=add_months(month_of(on), -1))
        ahead = (told(add_months(last, n)) for n in range(1, _MOST_AHEAD + 1))
        standing += [one for one in ahead if one is not None]
    shares = spread(amount, [(one.month, one.open) for one in standing if one.open])
    unknown = [one.month for one in standing if one.open is None]
    left = amount - sum(shares.values(), ZERO)
    if left > 0 and unknown:
        shares[unknown[0]] = left
    return shares


def payment_problems(
    entry: PaymentEntry,
    *,
    organisation_id: int,
    paid_on: date,
    on: date,
    amount: Decimal | None = None,
) -> list[Problem]:
    """Return what is wrong with a payment, and what is worth a second look (warnings).

    Args:
        entry: As entered.
        organisation_id: The branch that takes it.
        paid_on: Day.
        on: Today.
        amount: What was handed over, where it was told apart from the shares.
    """
    found = []
    if amount is not None:
        fault = paid_fault(amount)
        if fault is not None:
            found.append(fault.at(Address(field="amount")))
        elif amount != entry.amount:
            fault = Fault("dues.shares_differ", f"{entry.amount:.2f}", hint=f"{amount:.2f}")
            found.append(fault.at(Address(field="amount")))
    return found + payments_problems(
        [entry], organisation_id=organisation_id, paid_on=paid_on, on=on, is_single=True
    )


def payments_problems(
    entries: Sequence[PaymentEntry],
    *,
    organisation_id: int,
    paid_on: date,
    on: date,
    is_single: bool = False,
) -> list[Problem]:
    """Return what is wrong with what many people hand over; see `payment_problems`.

    Args:
        entries: As entered.
        organisation_id: The branch that takes it.
        paid_on: Day.
        on: Today.
        is_single: Whether rows need no number.
    """
    organisation_row(organisation_id)
    wanted = sorted({one.person_id for one in entries})
    known = {key for (key,) in rows(Person.select(Person.id).where(among(Person.id, wanted)))}
    if any(one.person_id not in known for one in entries):
        raise RefusedError(NOBODY)
    found = [day_ahead("paid_on", paid_on, on)] if paid_on > on else []
    facts = facts_of([one.person_id for one in entries], on)
    judge = _Judge(organisation_id, on)
    for number, entry in enumerate(entries, start=1):
        found += judge.problems(
            entry, facts.get(entry.person_id, DuesFacts()), 0 if is_single else number
        )
    return found


class _Judge:
    """Judges payments one after the other, so that two of one person are seen together."""

    def __init__(self, organisation_id: int, on: date) -> None:
        rules = rules_on(on)
        self._basis = dues_basis()
        self._collection = rules.values_of(COLLECTION)
        self._most = self._basis.rules_at(on).voluntary
        self._receipts = {
            number
            for (number,) in rows(
                DuesPayment.select(DuesPayment.receipt).where(
                    (DuesPayment.organisation == organisation_id) & (DuesPayment.receipt != "")
                )
            )
        }
        self._given: dict[tuple[int, date], Decimal] = {}

    def problems(self, entry: PaymentEntry, facts: DuesFacts, row: int) -> list[Problem]:
        """Return what is wrong with one payment and what to look at twice."""
        found: list[Problem] = []
        if not entry.shares:
            found.append(Problem(Address(row=row, field="shares"), "dues.months_missing"))
        surplus, without_base = ZERO, []
        for month, amount in sorted(entry.shares.items()):
            told = month_dues(facts, month, self._basis.rules_at, self._basis.collected_on)
            key = entry.person_id, month
            given = self._given.get(key, ZERO)
            is_open = None
            if told is not None and told.open is not None:
                is_open = max(told.open - given, ZERO)
            fault = share_fault(
                month,
                amount,
                None if told is None else told.state,
                is_open,
                freely=entry.is_voluntary,
            )
            if fault is not None:
                found.append(fault.at(Address(row=row, field=f"shares.{month:%Y-%m}")))
                continue
            self._given[key] = given + amount
            if is_open is not None:
                surplus += max(amount - is_open, ZERO)
            if told is not None and told.state is DuesState.NO_BASE:
                without_base.append(month_word(month))
        if is_too_much_at_once(len(entry.shares), self._collection):
            most = str(self._collection["most_months_at_once"])
            found.append(
                self._warning(row, "shares", "dues.many_months", str(len(entry.shares)), most)
            )
        if without_base:
            found.append(self._warning(row, "shares", "dues.no_base", "、".join(without_base)))
        if surplus >= self._most:
            found.append(
                self._warning(row, "amount", "dues.goes_up", f"{surplus:.2f}", f"{self._most:.0f}")
            )
        return found + self._text_problems(entry, row)

    def _text_problems(self, entry: PaymentEntry, row: int) -> list[Problem]:
        found = []
        for name, text, most in (
            ("receipt", entry.receipt or "", LONGEST_RECEIPT),
            ("handed_by", entry.handed_by, LONGEST_NAME),
            ("note", entry.note, LONGEST_NOTE),
        ):
            if len(text.strip()) > most:
                fault = Fault("dues.note_long", text.strip()[:10], hint=str(most))
                found.append(fault.at(Address(row=row, field=name)))
        number = (entry.receipt or "").strip()
        if number and number in self._receipts:
            found.append(Problem(Address(row=row, field="receipt"), "dues.receipt_taken", number))
        self._receipts.add(number)
        return found

    @staticmethod
    def _warning(row: int, name: str, code: str, told: str, hint: str = "") -> Problem:
        return Problem(Address(row=row, field=name), code, told, Severity.WARNING, hint)


def _write_payments(
    writer: Writer, entries: Sequence[PaymentEntry], organisation_id: int, paid_on: date
) -> list[int]:
    receipts = ReceiptNumbers(organisation_id, paid_on)
    rows = []
    for entry in entries:
        number = receipts.next() if entry.receipt is None else entry.receipt.strip()
        receipts.take(number)
        rows.append(
            {
                "person": entry.person_id,
                "organisation": organisation_id,
                "paid_on": paid_on,
                "amount": entry.amount,
                "receipt": number,
                "handed_by": entry.handed_by.strip(),
                "note": entry.note.strip(),
            }
        )
    ids = writer.insert_many(DuesPayment, rows)
    writer.insert_many(
        DuesShare,
        [
            {"payment": payment, "person": entry.person_id, "month": month, "amount": amount}
            for payment, entry in zip(ids, entries, strict=True)
            for month, amount in sorted(entry.shares.items())
        ],
    )
    return ids
