"""Letters out of time and floating members without contact, as of the last day of a period."""

from datetime import date

import pytest

from dangjian_desktop.operations.transfers import void_transfers
from tests import make
from tests.queries.measures.asking import count, proofs, reason, texts
from tests.transfer_stories import ON, contact, floating, letter_out, received


@pytest.fixture
def branch(data):
    return make.branch()


def test_a_branch_that_never_entered_a_letter_is_not_judged(branch):
    assert "没有登记过组织关系接转" in reason("overdue_transfers", branch, "2026Q4")


def test_letters_out_of_time_are_counted_once(branch):
    waits, expired, late, in_time, back = (
        make.person(name, branch) for name in ("甲", "乙", "丙", "丁", "戊")
    )
    letter_out(waits)
    first = {"issued_on": date(2026, 10, 1), "valid_until": date(2026, 10, 31)}
    letter_out(expired, **first)
    received(*letter_out(late, **first), received_on=date(2026, 11, 1))
    received(*letter_out(in_time, **first), received_on=date(2026, 10, 31))
    make.done(
        void_transfers(
            transfer_ids=letter_out(back, **first), withdrawn_on=date(2026, 11, 15), on=ON
        )
    )
    assert count("overdue_transfers", branch, "2026Q4") == 2
    assert texts("overdue_transfers", branch, "2026Q4") == [
        "乙：有效期到 2026-10-31，还没有接收",
        "丙：有效期到 2026-10-31，2026-11-01 接收",
    ]
    assert len(proofs("overdue_transfers", branch, "2026Q4")) == 1
    assert count("overdue_transfers", branch, "2026-10") == 0  # on its last day all are valid
    assert count("overdue_transfers", branch, "2026Q4", date(2026, 10, 31)) == 0


def test_members_away_are_counted_when_the_contact_is_over_due(branch):
    assert "没有登记过外出" in reason("floating_without_contact", branch, "2026Q4")
    silent, reached = make.person("甲", branch), make.person("乙", branch)
    floating(silent, since="2026-07-01")
    floating(reached, since="2026-07-01")
    contact(reached, "2026-09-15")
    assert count("floating_without_contact", branch, "2026Q3") == 0  # due by 1 October
    assert texts("floating_without_contact", branch, "2026Q4") == [
        "甲（流动党员）：应不晚于 2026-10-01 联系，还没有联系上"
    ]
    assert proofs("floating_without_contact", branch, "2026Q4") == [
        "乙（流动党员）：2026-09-15 联系上"
    ]


def test_who_only_has_the_mark_is_not_judged(branch):
    make.person("甲", branch, is_floating=True)
    assert "没有登记过外出" in reason("floating_without_contact", branch, "2026Q4")
