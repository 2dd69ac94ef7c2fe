"""The stages of projects that fall into a stretch of days: for the calendar and for Today."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import ObligationState
from dangjian_desktop.queries.activities import holders_below
from dangjian_desktop.queries.ledger_entries import EntryRow, MilestoneRow, entry_rows
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import LedgerEntry, LedgerMilestone


@dataclass(frozen=True, slots=True)
class DatedMilestone:
    """A stage with the row that it belongs to."""

    milestone: MilestoneRow
    entry: EntryRow


@dataclass(frozen=True)
class MilestonesQuery:
    """Stages that are due within some days, both included, of rows that are still open.

    A stage that was done is told, too: the calendar shows it as done.

    Attributes:
        on: Day as of which they stand. within: Of rows of this organisation and of everything
            below it; None for all.
        only_open: Only stages that are not done.
    """

    reads: ClassVar = frozenset(
        {
            Topic.LEDGER,
            Topic.BOOK,
            Topic.ORGANISATION,
            Topic.PERSON,
            Topic.ACTIVITY,
            Topic.DOCUMENT,
        }
    )
    first: date
    last: date
    on: date
    within: int | None = None
    only_open: bool = False

    def fetch(self) -> list[DatedMilestone]:
        """Return them by day."""
        chosen = (
            LedgerMilestone.select(LedgerMilestone.entry_id)
            .join(LedgerEntry)
            .where(LedgerMilestone.due_on.between(self.first, self.last))
        )
        if self.within is not None:
            here = holders_below(self.within, self.on)
            chosen = chosen.where(LedgerEntry.organisation.in_(here))
        if self.only_open:
            chosen = chosen.where(LedgerMilestone.done_on.is_null())
        entries = entry_rows([key for (key,) in rows(chosen.distinct())], self.on)
        found = [
            DatedMilestone(one, entry)
            for entry in entries.values()
            if entry.is_open
            for one in entry.milestones
            if self.first <= one.due_on <= self.last and self._counts(one)
        ]
        return sorted(found, key=lambda one: (one.milestone.due_on, one.milestone.milestone_id))

    def _counts(self, one: MilestoneRow) -> bool:
        return not self.only_open or one.state is not ObligationState.MET
