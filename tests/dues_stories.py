"""Short ways to set up dues for tests: a base, money handed over, how a month stands."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from dangjian_desktop.domain.dues import Payer
from dangjian_desktop.domain.dues_entries import BaseDraft
from dangjian_desktop.domain.vocabulary import AwayKind, TransferDirection, TransferPaper
from dangjian_desktop.operations.dues import record_payment
from dangjian_desktop.operations.dues_bases import record_base
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.dues import DuesMonthQuery, DuesRow
from dangjian_desktop.storage.models import AwaySpell, Transfer
from tests import make

ON = date(2026, 11, 20)


def month(text: str) -> date:
    """Return the first day of 2026-11."""
    return date.fromisoformat(f"{text}-01")


def base(
    person: int,
    figure: str | None = "4000",
    since: str = "2026-01",
    payer: Payer = Payer.WAGE,
    parts: Mapping[str, str] | None = None,
    monthly: str | None = None,
) -> int:
    """A base from a month on."""
    return make.done(
        record_base(
            draft=BaseDraft(
                person,
                month(since),
                payer,
                None if figure is None or parts else Decimal(figure),
                {key: Decimal(one) for key, one in (parts or {}).items()},
                None if monthly is None else Decimal(monthly),
            )
        )
    )


def paid(
    person: int,
    branch: int,
    shares: Mapping[str, str],
    on: date = ON,
    paid_on: str = "",
    **more: Any,
) -> int:
    """Money handed over for months."""
    told = {month(key): Decimal(one) for key, one in shares.items()}
    return make.done(
        record_payment(
            person_id=person,
            organisation_id=branch,
            paid_on=date.fromisoformat(paid_on) if paid_on else on,
            amount=sum(told.values(), Decimal(0)),
            shares=told,
            on=on,
            **more,
        )
    )


def row(person: int, of: str = "2026-11", on: date = ON, within: int | None = None) -> DuesRow:
    """How somebody stands on the sheet of a month."""
    return next(
        one for one in DuesMonthQuery(on, month(of), within).fetch().rows if one.person_id == person
    )


def asked(of: str, on: date = ON, within: int | None = None) -> list[str]:
    """Who stands on the sheet of a month."""
    return [one.name for one in DuesMonthQuery(on, month(of), within).fetch().rows]


def letter(
    person: int,
    direction: TransferDirection,
    branch: int,
    received: str,
    through: str | None,
    other: int | None = None,
) -> None:
    """A letter that was received."""
    make.done(
        Operation(
            "布景",
            "letter",
            lambda writer: writer.insert(
                Transfer,
                person=person,
                direction=direction,
                paper=TransferPaper.LETTER,
                branch=branch,
                other_branch=other,
                issued_on=date.fromisoformat(received),
                valid_until=date.fromisoformat(received),
                received_on=date.fromisoformat(received),
                dues_through=None if through is None else month(through),
            ),
        )
    )


def away(person: int, since: str, until: str | None = None) -> None:
    """A member who pays at the inflow side."""
    make.done(
        Operation(
            "布景",
            "away",
            lambda writer: writer.insert(
                AwaySpell,
                person=person,
                kind=AwayKind.FLOATING,
                since=date.fromisoformat(since),
                until=None if until is None else date.fromisoformat(until),
                pays_there=True,
            ),
        )
    )
