"""Keeps who has one party group to it: what an operation wrote is looked at before it stands.

Which tables are written, and how a row is seen to be the group's, is declared in
`resources/roles/roles.toml`; every other table is refused.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from dangjian_desktop.domain.rights import OwnTable
from dangjian_desktop.operations.refusals import RefusedError
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.changes import RowChange
from dangjian_desktop.storage.lookups import values_on
from dangjian_desktop.storage.models import (
    TABLE_BY_NAME,
    Activity,
    GroupMembership,
    Organisation,
)
from dangjian_desktop.storage.shipped_roles import shipped_roles
from dangjian_desktop.storage.writer import Writer


def refuse_outside(writer: Writer, group: str) -> None:
    """Refuse what was just written when any of it is not the party group's own.

    Args:
        writer: Has written, within the transaction that is still open.
        group: Uid of the party group.

    Raises:
        RefusedError: When a row is of other people, of another group or of another table.
    """
    found = Organisation.get_or_none(Organisation.uid == group)
    if found is None:
        raise RefusedError("口令所属的党小组已经不在名册里。请找书记重新添加口令。")
    judge = _Judge(found.id, writer.at.date())
    own = shipped_roles().own_tables
    for change in writer.noted():
        told = own.get(change.table.table_name())
        if told is None or not all(judge.is_own(told, change, row) for row in _rows(change)):
            raise RefusedError("这不是本党小组的人员或台账。请找书记、组织委员办理。")


@dataclass
class _Judge:
    """Tells whether a row is a group's."""

    group_id: int
    on: date

    def is_own(self, told: OwnTable, change: RowChange, row: tuple[Any, ...]) -> bool:
        values = dict(zip(change.table.column_names(), row, strict=True))
        return self._is_own(told, values)

    def _is_own(self, told: OwnTable, values: dict[str, Any]) -> bool:
        by: dict[str, Callable[[], bool]] = {
            "group": lambda: values[told.column] == self.group_id,
            "branch": lambda: values[told.column] in (self.group_id, self._branch()),
            "person": lambda: self._has(values[told.column], values["activity_id"]),
            "row": lambda: self._is_row_own(told, values[told.column]),
        }
        return by[told.by]()

    def _branch(self) -> int | None:
        node = Tree.on(self.on).get(self.group_id)
        return None if node is None else node.parent_id

    def _has(self, person_id: int, activity_id: int) -> bool:
        """Whether somebody was in the group on the day of an activity."""
        activity = Activity.get_or_none(Activity.id == activity_id)
        day = self.on if activity is None else activity.held_on
        groups = values_on(GroupMembership, GroupMembership.party_group_id, [person_id], day)
        return bool(groups.get(person_id) == self.group_id)

    def _is_row_own(self, told: OwnTable, row_id: int) -> bool:
        other = shipped_roles().own_tables[told.of]
        row = TABLE_BY_NAME[told.of].get_or_none(id=row_id)
        if row is None:  # it went together with this one, and was looked at itself
            return True
        return self._is_own(other, {other.column: getattr(row, other.column)})


def _rows(change: RowChange) -> Iterator[tuple[Any, ...]]:
    yield from (row for row in (change.before, change.after) if row is not None)
