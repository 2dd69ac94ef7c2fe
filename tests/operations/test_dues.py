"""Payments: what is refused in words, what is warned of, receipts, void, and sums to the fen."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dangjian_desktop.domain.dues import Payer
from dangjian_desktop.domain.dues_entries import PaymentEntry
from dangjian_desktop.domain.dues_months import spread
from dangjian_desktop.domain.messages import sentence
from dangjian_desktop.domain.problems import InputError, Severity
from dangjian_desktop.domain.vocabulary import Stage
from dangjian_desktop.operations.dues import (
    payment_problems,
    payments_problems,
    record_payment,
    record_payments,
    suggested_shares,
    void_payment,
)
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.dues import DuesMonthQuery, DuesPersonQuery
from dangjian_desktop.queries.dues_accounts import DuesAccountsQuery, next_receipt
from dangjian_desktop.storage.database import database
from dangjian_desktop.storage.models import DuesPayment, DuesShare
from tests import make
from tests.dues_stories import ON, base, month, paid, row


@pytest.fixture
def branch(data):
    return make.branch()


@pytest.fixture
def person(branch):
    person = make.person("张三", branch)
    base(person)
    return person


def told(problems):
    return [(one.where.row, one.where.field, one.code) for one in problems]


def refused(runner, operation):
    with pytest.raises(InputError) as error:
        runner.run(operation)
    assert all("请" in sentence(one) or "不必" in sentence(one) for one in error.value.problems)
    assert not DuesPayment.select().exists()
    return told(error.value.problems)


def payment(person, branch, shares, **more):
    shares = {month(key): Decimal(one) for key, one in shares.items()}
    values = {"amount": sum(shares.values(), Decimal(0)), "paid_on": ON, "on": ON, **more}
    return record_payment(person_id=person, organisation_id=branch, shares=shares, **values)


def test_a_payment_covers_its_months_and_undo_takes_it_back(runner, person, branch):
    runner.run(payment(person, branch, {"2026-10": "40", "2026-11": "15.5"}))
    assert (row(person).paid, row(person).open) == (Decimal("15.50"), Decimal("24.50"))
    kept = DuesPayment.get()
    assert (kept.amount, kept.receipt) == (Decimal("55.50"), "2026-0001")
    runner.undo()
    assert row(person).paid == 0
    assert not DuesShare.select().exists()


def test_a_month_told_by_any_of_its_days_is_that_month(runner, person, branch):
    shares = {date(2026, 10, 15): Decimal(40), date(2026, 11, 1): Decimal(30)}
    shares[date(2026, 11, 15)] = Decimal(10)
    told = {"paid_on": ON, "amount": Decimal(80), "shares": shares, "on": ON}
    runner.run(record_payment(person_id=person, organisation_id=branch, **told))
    assert [row(person, of).open for of in ("2026-10", "2026-11")] == [0, 0]
    assert [one.month.day for one in DuesShare.select()] == [1, 1]
    other = PaymentEntry(person, {date(2026, 9, 30): Decimal(40)})
    runner.run(record_payments(entries=[other], organisation_id=branch, paid_on=ON, on=ON))
    assert row(person, "2026-09").open == 0
    assert suggested_shares(person, Decimal(9), ON, [date(2026, 8, 15)]) == {month("2026-08"): 9}


@pytest.mark.parametrize(
    ("shares", "code", "field"),
    [
        ({"2026-11": "-1"}, "dues.paid_below_nought", "shares.2026-11"),
        ({"2026-11": "1.005"}, "dues.decimals", "shares.2026-11"),
        ({"2026-11": "0"}, "dues.amount_nought", "shares.2026-11"),
        ({"2026-11": "40.01"}, "dues.more_than_open", "shares.2026-11"),
        ({"2026-11": "99999999"}, "dues.too_much", "shares.2026-11"),
        ({}, "dues.months_missing", "shares"),
    ],
)
def test_a_wrong_share_is_told_at_its_month(runner, person, branch, shares, code, field):
    assert (0, field, code) in refused(runner, payment(person, branch, shares))


def test_a_month_not_owed_is_refused(runner, branch):
    person = make.person("李四", branch, stage=Stage.PROBATIONARY, admitted_on="2026-11-05")
    base(person, since="2026-11")
    found = refused(runner, payment(person, branch, {"2026-10": "40", "2026-11": "40"}))
    assert found == [(0, "shares.2026-10", "dues.month_not_owed")]


def test_a_month_that_is_settled_is_refused_unless_given_freely(runner, person, branch):
    paid(person, branch, {"2026-11": "40"})
    with pytest.raises(InputError) as error:
        runner.run(payment(person, branch, {"2026-11": "5"}))
    assert told(error.value.problems) == [(0, "shares.2026-11", "dues.month_settled")]
    runner.run(payment(person, branch, {"2026-11": "5"}, is_voluntary=True))
    assert row(person).paid == Decimal("45.00")
    assert row(person).open == 0


def test_shares_must_come_to_what_was_handed_over_and_the_day_must_have_come(
    runner, person, branch
):
    work = payment(
        person, branch, {"2026-11": "40"}, amount=Decimal(41), paid_on=date(2026, 11, 21)
    )
    assert refused(runner, work) == [
        (0, "amount", "dues.shares_differ"),
        (0, "paid_on", "date.future"),
    ]


@pytest.mark.parametrize(("count", "is_warned"), [(6, False), (7, True), (8, True)])
def test_f26_more_than_six_months_at_once_are_warned_of_and_taken(
    runner, person, branch, count, is_warned
):
    shares = {month(f"2026-{n:02d}"): Decimal(40) for n in range(1, count + 1)}
    entry = PaymentEntry(person, shares)
    problems = payment_problems(entry, organisation_id=branch, paid_on=ON, on=ON)
    assert [one.code for one in problems] == (["dues.many_months"] if is_warned else [])
    assert all(one.severity is Severity.WARNING for one in problems)
    runner.run(record_payments(entries=[entry], organisation_id=branch, paid_on=ON, on=ON))
    assert DuesShare.select().count() == count


def test_dues_may_be_paid_ahead_and_without_a_base_with_a_warning(runner, branch, person):
    runner.run(payment(person, branch, {"2026-12": "40", "2027-01": "40"}))
    assert row(person, "2027-01").paid == Decimal("40.00")
    other = make.person("李四", branch)
    entry = PaymentEntry(other, {month("2026-11"): Decimal(30)})
    problems = payment_problems(entry, organisation_id=branch, paid_on=ON, on=ON)
    assert [one.code for one in problems] == ["dues.no_base"]
    runner.run(record_payments(entries=[entry], organisation_id=branch, paid_on=ON, on=ON))
    assert (row(other).owed, row(other).paid) == (None, Decimal("30.00"))


def test_a_thousand_given_freely_is_said_to_go_up(person, branch):
    entry = PaymentEntry(person, {month("2026-11"): Decimal(1040)}, is_voluntary=True)
    found = payment_problems(entry, organisation_id=branch, paid_on=ON, on=ON)
    assert [one.code for one in found] == ["dues.goes_up"]
    entry = PaymentEntry(person, {month("2026-11"): Decimal("1039.99")}, is_voluntary=True)
    assert payment_problems(entry, organisation_id=branch, paid_on=ON, on=ON) == []


def test_what_nobody_spread_pays_the_oldest_months_first_and_then_ahead(person, branch):
    paid(person, branch, {f"2026-{n:02d}": "40" for n in range(1, 10)})
    shares = suggested_shares(person, Decimal(140), ON)
    assert shares == {
        month("2026-10"): 40,
        month("2026-11"): 40,
        month("2026-12"): 40,
        month("2027-01"): 20,
    }
    chosen = suggested_shares(person, Decimal(50), ON, [month("2026-11"), month("2026-12")])
    assert chosen == {month("2026-11"): 40, month("2026-12"): 10}
    assert suggested_shares(person, Decimal(0), ON) == {}
    nobody = make.person("李四", branch)
    assert suggested_shares(nobody, Decimal(9), ON) == {month("2026-11"): 9}


def test_a_payment_without_months_is_spread_by_itself(runner, person, branch):
    work = record_payment(
        person_id=person, organisation_id=branch, paid_on=ON, amount=Decimal("60"), on=ON
    )
    runner.run(work)
    assert row(person, "2026-01").paid == Decimal("40.00")
    assert row(person, "2026-02").paid == Decimal("20.00")


def test_many_are_ticked_at_once_in_one_undo_with_receipts_in_a_row(runner, person, branch):
    other = make.person("李四", branch)
    base(other, "2600", payer=Payer.RETIRED)
    entries = [
        PaymentEntry(person, {month("2026-11"): Decimal(40)}),
        PaymentEntry(other, {month("2026-11"): Decimal(13)}, handed_by="王五"),
    ]
    runner.run(record_payments(entries=entries, organisation_id=branch, paid_on=ON, on=ON))
    numbers = [one.receipt for one in DuesPayment.select().order_by(DuesPayment.id)]
    assert numbers == ["2026-0001", "2026-0002"]
    assert next_receipt(branch, ON) == "2026-0003"
    assert next_receipt(branch, date(2027, 1, 10)) == "2027-0001"
    assert DuesMonthQuery(ON, ON).fetch().totals.paid == Decimal("53.00")
    runner.undo()
    assert not DuesPayment.select().exists()
    with pytest.raises(RefusedError, match="至少"):
        runner.run(record_payments(entries=[], organisation_id=branch, paid_on=ON, on=ON))


def test_the_receipts_of_a_branch_are_read_once_for_all_who_pay(runner, person, branch):
    others = [make.person(name, branch) for name in ("李四", "王五", "赵六")]
    for other in others:
        base(other)
    entries = [PaymentEntry(one, {month("2026-11"): Decimal(40)}) for one in (person, *others)]
    statements = []
    database.connection().set_trace_callback(statements.append)
    runner.run(record_payments(entries=entries[:1], organisation_id=branch, paid_on=ON, on=ON))
    of_one, statements[:] = _reads_of_receipts(statements), []
    runner.run(record_payments(entries=entries[1:], organisation_id=branch, paid_on=ON, on=ON))
    database.connection().set_trace_callback(None)
    assert _reads_of_receipts(statements) == of_one > 0
    numbers = [one.receipt for one in DuesPayment.select().order_by(DuesPayment.id)]
    assert numbers == ["2026-0001", "2026-0002", "2026-0003", "2026-0004"]


def _reads_of_receipts(statements):
    return sum('SELECT "t1"."receipt"' in one for one in statements)


def test_all_faults_of_many_are_told_at_once_and_nothing_is_half_done(runner, person, branch):
    entries = [
        PaymentEntry(person, {month("2026-11"): Decimal(30)}, receipt="甲1"),
        PaymentEntry(person, {month("2026-11"): Decimal(30)}, receipt="甲1"),
        PaymentEntry(person, {month("2026-10"): Decimal(-1)}, handed_by="长" * 41),
    ]
    work = record_payments(entries=entries, organisation_id=branch, paid_on=ON, on=ON)
    assert refused(runner, work) == [
        (2, "shares.2026-11", "dues.more_than_open"),
        (2, "receipt", "dues.receipt_taken"),
        (3, "shares.2026-10", "dues.paid_below_nought"),
        (3, "handed_by", "dues.note_long"),
    ]


def test_a_voided_payment_counts_no_more_and_its_number_is_not_given_again(runner, person, branch):
    key = paid(person, branch, {"2026-11": "40"})
    runner.run(void_payment(payment_id=key, reason="金额写错", on=ON))
    assert (row(person).paid, row(person).months_unpaid) == (0, 11)
    one = DuesPersonQuery(person, ON, 2026).fetch().payments[0]
    assert (one.voided_on, one.receipt, one.note) == (ON, "2026-0001", "作废：金额写错")
    assert next_receipt(branch, ON) == "2026-0002"
    assert DuesAccountsQuery(ON, 2026).fetch().total.collected == 0
    with pytest.raises(RefusedError, match="不必"):
        runner.run(void_payment(payment_id=key, reason="再来", on=ON))
    other = paid(person, branch, {"2026-11": "40"})
    with pytest.raises(RefusedError, match="原因"):
        runner.run(void_payment(payment_id=other, reason=" ", on=ON))
    with pytest.raises(RefusedError, match="不在"):
        runner.run(void_payment(payment_id=99, reason="没有", on=ON))


def test_nobody_and_nowhere_are_refused(runner, person, branch):
    with pytest.raises(RefusedError, match="名册"):
        runner.run(payment(person + 99, branch, {"2026-11": "1"}))
    with pytest.raises(RefusedError, match="党组织"):
        payments_problems([], organisation_id=branch + 99, paid_on=ON, on=ON)


# To the fen -------------------------------------------------------------------------------------

MONEY = st.decimals("0.01", 500, places=2)


@given(MONEY, st.lists(st.tuples(st.integers(1, 12), st.decimals(0, 200, places=2)), max_size=12))
def test_spreading_loses_and_makes_no_fen(amount, wanted):
    months = [(date(2026, number, 1), need) for number, need in dict(wanted).items()]
    shares = spread(amount, months)
    needed = sum((need for _month, need in months), Decimal(0))
    assert sum(shares.values(), Decimal(0)) == min(amount, needed)
    assert all(0 < share <= dict(months)[key] for key, share in shares.items())


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.integers(0, 3),  # who
            st.integers(1, 11),  # month of the day of payment
            MONEY,
            st.booleans(),  # void afterwards
        ),
        max_size=8,
    )
)
def test_months_payments_and_accounts_reconcile_to_the_fen(database_of_four, payments):
    emptied, run, branch, people = database_of_four
    emptied()
    expected = Decimal(0)
    for who, number, amount, is_void in payments:
        day = date(2026, number, 10)
        shares = suggested_shares(people[who], amount, ON)
        if sum(shares.values(), Decimal(0)) != amount:
            continue  # more than a year and a half would take
        key = run(
            record_payment(
                person_id=people[who],
                organisation_id=branch,
                paid_on=day,
                amount=amount,
                shares=shares,
                on=ON,
            )
        )
        if is_void:
            run(void_payment(payment_id=key, reason="试", on=ON))
        else:
            expected += amount
    months = [date(2026 + n // 12, n % 12 + 1, 1) for n in range(24)]
    sheets = [DuesMonthQuery(ON, one).fetch() for one in months]
    assert sum((one.totals.paid for one in sheets), Decimal(0)) == expected
    accounts = DuesAccountsQuery(ON, 2026).fetch()
    assert accounts.total.collected == expected == accounts.total.balance
    told = [one for one in accounts.payments if one.voided_on is None]
    assert sum((one.amount for one in told), Decimal(0)) == expected
    assert all(sum(one.shares.values(), Decimal(0)) == one.amount for one in accounts.payments)
    for one in sheets:
        assert one.totals.owed == sum((r.owed or 0 for r in one.rows), Decimal(0))
        for r in one.rows:
            assert r.open == max(r.owed - r.paid, Decimal(0))


@pytest.fixture
def database_of_four(data, runner):
    """A branch with four payers; the first of its functions takes all payments back."""
    branch = make.branch()
    people = [make.person(name, branch) for name in ("甲", "乙", "丙", "丁")]
    for person, figure, payer in zip(
        people,
        ("3256.40", "6480.50", "7333.33", None),
        (Payer.WAGE, Payer.RETIRED, Payer.WAGE, Payer.FIXED),
        strict=True,
    ):
        base(person, figure, payer=payer)

    def emptied():
        while runner.undo() is not None:
            pass

    return emptied, lambda work: runner.run(work).result, branch, people
