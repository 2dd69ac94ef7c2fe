"""Samples of what the card of a ledger row asks beside the row."""

from datetime import date
from typing import Any

from dangjian_desktop.domain.vocabulary import AgendaSource
from dangjian_desktop.operations.agenda import add_agenda_item
from dangjian_desktop.queries.entry_agenda import EntryAgendaQuery
from dangjian_desktop.queries.identities import UidOfOrganisationQuery, UidOfPersonQuery
from tests import make

UID = "0" * 16

SAMPLES: dict[type[Any], list[Any]] = {
    EntryAgendaQuery: [EntryAgendaQuery(UID)],
    UidOfOrganisationQuery: [UidOfOrganisationQuery(2)],
    UidOfPersonQuery: [UidOfPersonQuery(1)],
}


def fill(*, branch: int, **_ids: int) -> None:
    """A matter that came from a row, taken at a meeting."""
    meeting = make.activity("committee_meeting", branch, "2026-11-20", title="")
    make.done(
        add_agenda_item(
            organisation_id=branch,
            title="隐患一条",
            on=date(2026, 11, 13),
            source=AgendaSource.LEDGER,
            source_uid=UID,
            activity_id=meeting,
        )
    )
