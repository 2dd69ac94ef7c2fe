"""Leading cadres in their 党小组: attendance, the task the group gave, whether they spoke to it.

Facts only, per cadre, group and year: how often somebody came stands in the activities, the tasks
in a ledger of the group; a year without a task is one in which none was entered.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from dangjian_desktop.domain.group_leading import CADRE_BOOK, CADRE_FIELD
from dangjian_desktop.domain.ledger_values import Named
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.queries.attendance_figures import DualLifeQuery, DualLifeRow
from dangjian_desktop.queries.ledger_entries import EntryRow
from dangjian_desktop.queries.ledgers import LedgerQuery
from dangjian_desktop.storage.lookups import values_on
from dangjian_desktop.storage.models import GroupMembership


@dataclass(frozen=True, slots=True)
class CadreRow:
    """A leading cadre in the own group in a year.

    Attributes:
        life: Figures of what branch and group held in the year.
        group_id: The group on the last day of the year, or on the day; None where in none.
        tasks: Rows of the ledger of the year, the earliest first, those of former groups, too.
    """

    life: DualLifeRow
    group_id: int | None
    tasks: tuple[EntryRow, ...]

    @property
    def key(self) -> int:
        """What makes it the same row when everything is read again."""
        return self.life.spell_id

    @property
    def open_tasks(self) -> tuple[EntryRow, ...]:
        """Those that still wait."""
        return tuple(row for row in self.tasks if row.is_open)


@dataclass(frozen=True)
class CadresInGroupsQuery:
    """The leading cadres of a year with what their groups asked of them, by name.

    Attributes:
        within: Cadres whose branch or group lies below this organisation; None for all.
    """

    reads: ClassVar = DualLifeQuery.reads | frozenset({Topic.LEDGER, Topic.BOOK, Topic.DOCUMENT})
    year: int
    on: date
    within: int | None = None

    def fetch(self) -> list[CadreRow]:
        """Return them."""
        first, last = date(self.year, 1, 1), date(self.year, 12, 31)
        day = min(last, self.on)
        lives = DualLifeQuery(first, last, self.on, self.within).fetch()
        groups = values_on(
            GroupMembership, GroupMembership.party_group, {row.person_id for row in lives}, day
        )
        tasks = tasks_by_cadre(LedgerQuery(CADRE_BOOK, self.on, since=first, until=day))
        return [
            CadreRow(
                row,
                groups.get(row.person_id),
                tuple(tasks.get(row.person_id, ())),
            )
            for row in lives
        ]


def tasks_by_cadre(query: LedgerQuery) -> dict[int, list[EntryRow]]:
    """Return rows of the ledger of tasks by the person who was given them, the earliest first."""
    tasks: dict[int, list[EntryRow]] = defaultdict(list)
    for entry in sorted(query.fetch(), key=_order):
        for one in _named(entry):
            if one.person_id is not None:
                tasks[one.person_id].append(entry)
    return tasks


def _named(entry: EntryRow) -> tuple[Named, ...]:
    told = entry.row.values.get(CADRE_FIELD)
    return tuple(one for one in told if isinstance(one, Named)) if isinstance(told, tuple) else ()


def _order(entry: EntryRow) -> tuple[str, int]:
    return entry.row.day.iso if entry.row.day else "", entry.number
