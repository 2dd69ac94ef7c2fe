"""Samples of what the card of a ledger row asks beside the row."""

from datetime import date
from typing import Any

from dangjian_desktop.domain.ledger_values import NamedOrganisation
from dangjian_desktop.domain.vocabulary import AgendaSource
from dangjian_desktop.operations.agenda import add_agenda_item
from dangjian_desktop.operations.ledgers import change_entry
from dangjian_desktop.queries.entry_agenda import EntryAgendaQuery
from dangjian_desktop.queries.entry_changes import EntryChangesQuery
from dangjian_desktop.queries.identities import UidOfOrganisationQuery, UidOfPersonQuery
from tests import make

UID = "0" * 16

SAMPLES: dict[type[Any], list[Any]] = {
    EntryChangesQuery: [EntryChangesQuery(1)],
    EntryAgendaQuery: [EntryAgendaQuery(UID)],
    UidOfOrganisationQuery: [UidOfOrganisationQuery(2)],
    UidOfPersonQuery: [UidOfPersonQuery(1)],
}


def fill(*, branch: int, person: int, **_ids: int) -> None:
    """A matter that came from a row, taken at a meeting; a row that was changed."""
    entry = make.entry("award", branch, "2026-11-11", honour="先进", people=person)
    SAMPLES[EntryChangesQuery][:] = [EntryChangesQuery(entry)]  # others have entered rows before
    collective = NamedOrganisation(branch)
    make.done(
        change_entry(
            entry_id=entry,
            values={"people": None, "collective": collective},
            on=date(2026, 11, 12),
        )
    )
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
