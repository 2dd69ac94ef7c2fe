"""What was done since one operation and builds on it: the reason why that cannot be taken back."""

from collections.abc import Iterator, Mapping
from typing import Any

from dangjian_desktop.storage.changes import Changes, RowChange
from dangjian_desktop.storage.journal_reading import ToldChange, ToldEntry, told_changes
from dangjian_desktop.storage.models import TABLE_BY_NAME, database

#: By table, the columns that point to rows of other tables.
_POINTERS: dict[str, tuple[tuple[str, str], ...]] = {
    name: tuple(
        (field.column_name, field.rel_model.table_name())
        for field in table._meta.sorted_fields
        if getattr(field, "rel_model", None) is not None
    )
    for name, table in TABLE_BY_NAME.items()
}


def later_entries_on(changes: Changes, most: int) -> list[ToldEntry]:
    """Return the first later entries that touch the same rows, or rows that point to entered ones.

    What was taken back meanwhile stands among them where it is among the first.

    Args:
        changes: Of an entry. most: so many are enough.
    """
    touched = {(one.table.table_name(), one.row_id) for one in changes.rows}
    entered = {_place(one) for one in changes.rows if one.before is None}
    found: list[ToldEntry] = []
    for entry in _later(changes.entry_id):
        if any(_builds_on(one, touched, entered) for one in told_changes(entry.entry_id)):
            found.append(entry)
            if len(found) == most:
                break
    return found


def later_spells_beside(changes: Changes, most: int) -> list[ToldEntry]:
    """Return the first later entries about spells of the same kind of the same people or places.

    Rows that hold from a day to a day must not overlap, and no row points to the one before it: a
    membership that was ended by mistake is not put back beside a later one. What was taken back
    since is in nobody's way.
    """
    owners = {
        owner for one in changes.rows for owner in _owners(one.table.table_name(), _told(one))
    }
    found: list[ToldEntry] = []
    if not owners:
        return found
    for entry in _later(changes.entry_id):
        is_undoing = entry.reverts is not None and entry.reverts > changes.entry_id
        if is_undoing or is_taken_back(entry.entry_id):
            continue
        told = told_changes(entry.entry_id)
        if any(owners & _owners(one.table, one.after or one.before or {}) for one in told):
            found.append(entry)
            if len(found) == most:
                break
    return found


def _told(change: RowChange) -> Mapping[str, Any]:
    stored = change.after or change.before or ()
    return dict(zip(change.table.column_names(), stored, strict=True))


def _owners(table: str, stored: Mapping[str, Any]) -> set[tuple[str, Any]]:
    """Return whose spell a row is: the first that it points to; nobody's of another row."""
    if not {"since", "until"} <= stored.keys():
        return set()
    return {(table, stored.get(column)) for column, _to in _POINTERS.get(table, ())[:1]}


def is_taken_back(entry_id: int) -> bool:
    """Whether an entry was undone and not done again."""
    newest_first = database.execute_sql(
        "SELECT id FROM journal_entry WHERE reverts = ? ORDER BY id DESC", (entry_id,)
    ).fetchall()
    return any(not is_taken_back(int(other)) for (other,) in newest_first)


def _later(entry_id: int) -> Iterator[ToldEntry]:
    cursor = database.execute_sql(
        "SELECT id, at, label, operation, actor, reverts, change_count FROM journal_entry"
        " WHERE id > ? AND (id < 0) = ? ORDER BY id",
        (entry_id, entry_id < 0),
    )
    for row in cursor.fetchall():
        yield ToldEntry(*row)


def _place(change: RowChange) -> tuple[str, int]:
    return change.table.table_name(), change.row_id


def _builds_on(
    change: ToldChange, touched: set[tuple[str, int]], entered: set[tuple[str, int]]
) -> bool:
    if (change.table, change.row_id) in touched:
        return True
    stored = change.after or {}
    return any(
        (to, stored.get(column)) in entered for column, to in _POINTERS.get(change.table, ())
    )
