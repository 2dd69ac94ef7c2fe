"""Samples of letters, of who is away or out of contact, and of dues that are open."""

from datetime import date
from typing import Any

from dangjian_desktop.domain.vocabulary import LeaveReason
from dangjian_desktop.queries.open_dues import OpenDuesQuery
from dangjian_desktop.queries.transfers import (
    AwayQuery,
    ContactsQuery,
    OutOfContactQuery,
    TransfersQuery,
)
from tests import make
from tests.transfer_stories import contact, floating, letter_out, lost

ON, BRANCH, PERSON = date(2026, 11, 21), 2, 1

SAMPLES: dict[type[Any], list[Any]] = {
    TransfersQuery: [TransfersQuery(ON), TransfersQuery(ON, BRANCH, with_closed=False)],
    AwayQuery: [AwayQuery(ON), AwayQuery(ON, BRANCH, with_ended=True)],
    OutOfContactQuery: [OutOfContactQuery(ON), OutOfContactQuery(ON, BRANCH)],
    ContactsQuery: [ContactsQuery(PERSON, ON)],
    OpenDuesQuery: [OpenDuesQuery(PERSON, ON)],
}


def fill(**_ids: int) -> None:
    """Somebody who goes, one away, one out of contact, and one whose 党籍 is stopped."""
    going, away, missing, stopped = (
        make.person(name, BRANCH) for name in ("钱要走", "孙在外", "李无音", "周停籍")
    )
    letter_out(going)
    floating(away)
    contact(away, "2026-10-01")
    lost(missing)
    lost(stopped)
    make.departure(stopped, on=date(2026, 11, 2), reason=LeaveReason.SUSPENSION)
