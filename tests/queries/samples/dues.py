"""Samples of dues: a base by parts, a waiver, payments, use, publication, consent, a letter."""

from datetime import date
from decimal import Decimal
from typing import Any

from dangjian_desktop.domain.dues import Payer
from dangjian_desktop.domain.dues_entries import BaseDraft
from dangjian_desktop.domain.vocabulary import (
    ConsentKind,
    DuesMovementKind,
    TransferDirection,
    TransferPaper,
)
from dangjian_desktop.operations.dues import record_payment
from dangjian_desktop.operations.dues_accounts import (
    post_dues_publication,
    record_movement,
)
from dangjian_desktop.operations.dues_bases import (
    record_base,
    record_waiver,
)
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.operations.wall_consents import record_wall_consent
from dangjian_desktop.queries.dues import DuesMonthQuery, DuesPersonQuery
from dangjian_desktop.queries.dues_accounts import DuesAccountsQuery, DuesPublicSheetQuery
from dangjian_desktop.storage.models import Transfer
from tests import make

ON = date(2026, 11, 21)
SAMPLES: dict[type[Any], list[Any]] = {
    DuesMonthQuery: [DuesMonthQuery(ON, ON, 3), DuesMonthQuery(ON, ON)],
    DuesPersonQuery: [DuesPersonQuery(1, ON, 2026)],
    DuesAccountsQuery: [DuesAccountsQuery(ON, 2026, 2)],
    DuesPublicSheetQuery: [DuesPublicSheetQuery(2, 2026, ON)],
}


def fill(branch: int, person: int, **_ids: int) -> None:
    """One of everything, of the one person."""
    parts = {"basic_pay": Decimal(4200), "income_tax": Decimal(35)}
    draft = BaseDraft(person, date(2026, 1, 1), Payer.WAGE, parts=parts)
    make.done(record_base(draft=draft))
    waived = {"since": date(2026, 3, 1), "until": date(2026, 3, 1), "approval": "党〔2026〕3号"}
    make.done(record_waiver(person_id=person, on=ON, **waived))
    make.done(
        record_payment(
            person_id=person,
            organisation_id=branch,
            paid_on=date(2026, 2, 10),
            amount=Decimal("41.65"),
            on=ON,
        )
    )
    used = {"kind": DuesMovementKind.USED, "amount": Decimal(10), "purpose": "购书"}
    make.done(record_movement(organisation_id=branch, moved_on=date(2026, 6, 1), on=ON, **used))
    posted = {"year": 2026, "posted_on": date(2026, 11, 1)}
    make.done(post_dues_publication(organisation_id=branch, on=ON, **posted))
    make.done(
        record_wall_consent(
            people=[person], kind=ConsentKind.AMOUNT, given_on=date(2026, 1, 1), on=ON
        )
    )
    make.done(Operation("布景", "letter", letter(branch, person)))


def letter(branch: int, person: int) -> Any:
    """Return the work that writes a letter which decides about no month of the samples."""
    return lambda writer: writer.insert(
        Transfer,
        person=person,
        direction=TransferDirection.IN,
        paper=TransferPaper.LETTER,
        branch=branch,
        issued_on=date(2020, 1, 1),
        valid_until=date(2020, 3, 1),
        dues_through=date(2020, 1, 1),
        received_on=date(2020, 1, 20),
    )
