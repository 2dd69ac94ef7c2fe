"""党费 of the demonstration: a year that adds up, with what is not in order in plain sight."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from dangjian_desktop.domain.dues_months import DuesState, months_between
from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.queries.dues import DuesMonthQuery
from dangjian_desktop.queries.dues_accounts import DuesAccountsQuery, DuesPublicSheetQuery
from dangjian_desktop.queries.dues_arrears import arrears_on
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.database import data_revision
from dangjian_desktop.storage.models import DuesPayment

ON = date(2026, 11, 20)
MONTHS = months_between(date(2025, 12, 1), date(2026, 11, 1))

pytestmark = pytest.mark.usefixtures("mine")


def test_every_month_has_payments_and_some_are_open_in_each_way():
    sheets = [DuesMonthQuery(ON, month).fetch() for month in MONTHS]
    assert all(one.totals.paid for one in sheets)
    states = Counter(row.state for row in sheets[-1].rows)
    wanted = {
        DuesState.PAID,
        DuesState.UNPAID,
        DuesState.PART,
        DuesState.WAIVED,
        DuesState.NO_BASE,
        DuesState.ELSEWHERE,
    }
    assert wanted <= set(states)
    assert sum(row.waiver != "" for row in sheets[-1].rows) == 2
    amounts = [row.owed for row in sheets[-1].rows if row.owed]
    assert min(amounts) >= 10
    assert max(amounts) <= 300


def test_the_accounts_reconcile_with_the_months_to_the_fen():
    paid = sum((DuesMonthQuery(ON, month).fetch().totals.paid for month in MONTHS), Decimal(0))
    accounts = DuesAccountsQuery(ON, 2026).fetch()
    assert accounts.total.carried + accounts.total.collected == paid
    assert all(row.balance >= 0 for row in accounts.rows)
    assert DuesPayment.select().where(DuesPayment.voided_on.is_null(False)).count() == 1


def test_a_few_are_in_arrears_and_last_year_was_published_nearly_everywhere():
    months = sorted(one.months for one in arrears_on(ON, data_revision()))
    assert months[-1] == 6
    assert 3 <= len(months) <= 10
    branches = Tree.on(ON).of_kind(OrganisationKind.BRANCH)
    sheets = [DuesPublicSheetQuery(one.organisation_id, 2025, ON).fetch() for one in branches]
    assert sum(not sheet.publications for sheet in sheets) == 2
    assert any(
        DuesPublicSheetQuery(one.organisation_id, 2026, ON).fetch().named for one in branches
    )
