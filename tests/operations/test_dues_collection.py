"""A whole sheet is collected, of several branches too, as one operation."""

from datetime import date
from decimal import Decimal

import pytest

from dangjian_desktop.domain.dues_entries import PaymentEntry
from dangjian_desktop.domain.problems import InputError
from dangjian_desktop.operations.dues_collection import record_collection, void_payments
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.storage.models import DuesPayment
from tests import make
from tests.dues_stories import base, month

ON = date(2026, 11, 20)


@pytest.fixture
def two(data):
    branches = [make.branch(name, since="2020-01-01") for name in ("甲党支部", "乙党支部")]
    people = [make.person(name, branch=of) for name, of in zip("张王", branches, strict=True)]
    for person in people:
        base(person, "3000")
    return dict(zip(branches, people, strict=True))


def entries(two, sum_="15"):
    return {
        branch: [PaymentEntry(person, {month("2026-11"): Decimal(sum_)})]
        for branch, person in two.items()
    }


def test_two_branches_collect_in_one_operation_each_with_its_own_receipts(two, runner):
    done = runner.run(record_collection(entries=entries(two), paid_on=ON, on=ON))
    assert len(done.result) == 2
    assert [row.receipt for row in DuesPayment.select()] == ["2026-0001", "2026-0001"]
    runner.run(void_payments(payment_ids=done.result, reason="勾错", on=ON))
    assert all(row.voided_on == ON for row in DuesPayment.select())
    runner.undo()
    runner.undo()
    assert DuesPayment.select().count() == 0


def test_one_that_is_wrong_stops_all(two, runner):
    wrong = entries(two)
    last = list(two)[-1]
    wrong[last] = [PaymentEntry(two[last], {month("2026-11"): Decimal(99)})]
    with pytest.raises(InputError):
        runner.run(record_collection(entries=wrong, paid_on=ON, on=ON))
    assert DuesPayment.select().count() == 0


def test_nothing_chosen_is_said(two, runner):
    with pytest.raises(RefusedError, match="至少勾选一人"):
        runner.run(record_collection(entries={}, paid_on=ON, on=ON))
    with pytest.raises(RefusedError, match="不必取消"):
        runner.run(void_payments(payment_ids=(), reason="勾错", on=ON))
