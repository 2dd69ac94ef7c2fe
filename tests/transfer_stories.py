"""Letters and absences for tests, through the operations that a user runs."""

from datetime import date
from typing import Any

from dangjian_desktop.domain.vocabulary import AwayKind, TransferPaper
from dangjian_desktop.operations import away, transfers
from tests import make

ON = date(2026, 11, 20)
ELSEWHERE = "平川县总工会机关党支部"
ISSUED, UNTIL = date(2026, 11, 2), date(2026, 12, 2)


def letter_out(*people: int, **values: Any) -> list[int]:
    """A letter of the 2nd of November out of the branch of some people."""
    told: dict[str, Any] = {
        "paper": TransferPaper.LETTER,
        "issued_on": ISSUED,
        "valid_until": UNTIL,
        "on": ON,
    }
    if "other_branch_id" not in values:
        told["counterpart"] = ELSEWHERE
    return make.done(transfers.add_outgoing_transfers(person_ids=people, **{**told, **values}))


def received(*letters: int, on: date = ON, received_on: date = date(2026, 11, 16)) -> int:
    """The letters, received."""
    return make.done(
        transfers.accept_transfers(transfer_ids=letters, received_on=received_on, on=on)
    )


def floating(person_id: int, since: str = "2026-03-01", **values: Any) -> int:
    """A floating member."""
    return make.done(
        away.record_away(
            person_id=person_id,
            kind=AwayKind.FLOATING,
            since=date.fromisoformat(since),
            on=ON,
            **values,
        )
    )


def contact(person_id: int, day: str, *, reached: bool = True) -> int:
    """An attempt to reach somebody."""
    done = away.record_contact(
        person_ids=[person_id],
        contacted_on=date.fromisoformat(day),
        was_reached=reached,
        contacted_by="李书记",
        way="电话",
        on=ON,
    )
    return make.done(done)[0]


def lost(person_id: int, since: str = "2026-03-01", searched: str | None = "2026-05-10") -> int:
    """Somebody out of contact."""
    return make.done(
        away.record_out_of_contact(
            person_id=person_id,
            since=date.fromisoformat(since),
            searched_on=None if searched is None else date.fromisoformat(searched),
            on=ON,
        )
    )
