"""The stages of projects that fall into a stretch of days: for the calendar and for Today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import ActivityState, ObligationState
from dangjian_desktop.queries.activities import holders_below
from dangjian_desktop.queries.calendar import CalendarQuery, CalendarRow
from dangjian_desktop.queries.ledger_entries import EntryRow, MilestoneRow, entry_rows
from dangjian_desktop.queries.organisations import Tree, ZoneQuery
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import LedgerEntry, LedgerMilestone


@dataclass(frozen=True, slots=True)
class DatedMilestone:
    """A stage with the row that it belongs to."""

    milestone: MilestoneRow
    entry: EntryRow


#: In place of the code of a kind of activity, where calendars are narrowed to one kind.
STAGE_KIND = "project_stage"
STAGE = "里程碑"
STAGE_LABEL = "项目里程碑"


def stage_row(one: DatedMilestone, on: date) -> CalendarRow:
    """Return a stage as a calendar shows it: for the whole day, red when it is late.

    Args:
        one: The stage.
        on: The day as of which it stands.
    """
    told, entry = one.milestone, one.entry
    is_late = told.state is ObligationState.OVERDUE
    is_done = told.state is ObligationState.MET
    return CalendarRow(
        activity_id=-told.milestone_id,
        uid=told.uid,
        kind=STAGE_KIND,
        kind_label=STAGE_LABEL,
        short=STAGE,
        shown="bad" if is_late else "plain",
        organisation_id=entry.organisation_id,
        organisation_name=entry.organisation_name,
        zone_name="",
        title=f"{told.title}（{entry.title}）" if entry.title else told.title,
        state=ActivityState.HELD if is_done else ActivityState.PLANNED,
        held_on=told.due_on,
        begins="",
        ends="",
        place="",
        series_id=None,
        is_moved=False,
        entry_uid=entry.uid,
        late_days=(on - told.due_on).days if is_late else 0,
    )


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


@dataclass(frozen=True)
class CalendarStagesQuery:
    """The stages that stand beside the activities of a calendar, as its rows.

    Attributes:
        asked: What the calendar asks for; where it asks for some kinds of activity alone there
            are none, unless stages are among these.
        on: Day as of which they stand.
    """

    reads: ClassVar = MilestonesQuery.reads | {Topic.ZONE}
    asked: CalendarQuery
    on: date

    def fetch(self) -> list[CalendarRow]:
        """Return them by day."""
        asked = self.asked
        if asked.kinds is not None and STAGE_KIND not in asked.kinds:
            return []
        found = MilestonesQuery(asked.first, asked.last, self.on, asked.within).fetch()
        if asked.zone is not None:
            here = _of_zone(asked.zone, asked.last)
            found = [one for one in found if one.entry.organisation_id in here]
        return [stage_row(one, self.on) for one in found]


def _of_zone(zone_id: int, on: date) -> set[int]:
    tree, here = Tree.on(on), set[int]()
    for zone in ZoneQuery(on).fetch():
        for branch_id in zone.branch_ids if zone.zone_id == zone_id else ():
            here |= set(tree.below(branch_id))
    return here


def with_stages(rows: Sequence[CalendarRow], stages: Sequence[CalendarRow]) -> list[CalendarRow]:
    """Return activities and stages by day: on one day stages stand first, then by hour."""
    return sorted(
        (*stages, *rows), key=lambda row: (row.held_on, not row.is_stage, row.begins, row.uid)
    )
