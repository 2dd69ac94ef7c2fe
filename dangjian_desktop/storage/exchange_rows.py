"""Rows as an exchange package tells them: references as uids, several rows of one key together."""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Any

from peewee import BooleanField, CharField, IntegerField

from dangjian_desktop.domain.exchange_package import (
    Key,
    Row,
    RowsWhere,
    TravellingTable,
)
from dangjian_desktop.storage.database import stored_rows
from dangjian_desktop.storage.journal_reading import changes_after
from dangjian_desktop.storage.lookups import batches
from dangjian_desktop.storage.models import TABLE_BY_NAME, TABLES, ExchangeAlias, MergedPerson
from dangjian_desktop.storage.models.base import Table

#: A column of this name holds a table as JSON, wherever it travels.
_TOLD_AS_JSON = "contents"
#: A stored day, month, quarter or year begins with its year.
_YEAR_DIGITS = 4
#: What columns are does not change; a package asks it of every value.
_COLUMNS_KEPT = 2048


@lru_cache(maxsize=_COLUMNS_KEPT)
def column(table: type[Table], name: str) -> Any:
    """Return the field of a table that has a column of this name.

    Raises:
        KeyError: When there is none.
    """
    return table._meta.columns[name]


@lru_cache(maxsize=_COLUMNS_KEPT)
def referred(table: type[Table], name: str) -> type[Table] | None:
    """Return the table to which a column points; None where it is a value."""
    found: type[Table] | None = getattr(column(table, name), "rel_model", None)
    return found


class NoIdentities:
    """Nothing is known here of what a package tells: it is read by itself."""

    def row_id(self, table: type[Table], uid: str | None) -> int | None:
        """Return no row."""
        del table, uid
        return None


class Identities:
    """Row ids and uids of the tables that others know by uid, each table read once.

    Others may know a row by an identity of their own: of one that was taken for the same, or of a
    person whose record was merged into another.
    """

    def __init__(self) -> None:
        self._uids: dict[type[Table], dict[int, str]] = {}
        self._ids: dict[type[Table], dict[str, int]] = {}
        self._aliases: dict[str, str] = dict(
            stored_rows(ExchangeAlias.select(ExchangeAlias.uid, ExchangeAlias.own))
        )

    def uid(self, table: type[Table], row_id: int | None) -> str | None:
        """Return the uid of a row; None for no row."""
        self._read(table)
        return None if row_id is None else self._uids[table].get(row_id)

    def row_id(self, table: type[Table], uid: str | None) -> int | None:
        """Return the row that is known by a uid; None where there is none."""
        self._read(table)
        return None if uid is None else self._ids[table].get(self.own(uid))

    def own(self, uid: str) -> str:
        """Return our identity of what others know by a uid."""
        return self._aliases.get(uid, uid)

    def matched(self) -> set[str]:
        """Return our identities of everything that others know by another one."""
        return set(self._aliases.values())

    def take_alias(self, uid: str, own: str) -> None:
        """Know a row by an identity of others too."""
        self._aliases[uid] = own

    def take(self, table: type[Table], row_id: int, uid: str) -> None:
        """Know a row that has been entered meanwhile."""
        self._read(table)
        self._uids[table][row_id] = uid
        self._ids[table][uid] = row_id

    def _read(self, table: type[Table]) -> None:
        if table in self._uids:
            return
        uids = table.uid
        self._uids[table] = dict(stored_rows(table.select(table.id, uids)))
        self._ids[table] = {uid: row_id for row_id, uid in self._uids[table].items()}
        if table is TABLE_BY_NAME["person"]:
            merged = MergedPerson.select(MergedPerson.uid, MergedPerson.person)
            self._ids[table] = dict(stored_rows(merged)) | self._ids[table]


@dataclass
class Standing:
    """How items stand in the file.

    Attributes:
        rows: By key, the rows in an order that is the same everywhere. ids: their row ids.
    """

    rows: dict[Key, tuple[Row, ...]] = field(default_factory=dict)
    ids: dict[Key, tuple[int, ...]] = field(default_factory=dict)


def standing(
    told: TravellingTable,
    fields: Sequence[str],
    names: Identities,
    *,
    wanted: Collection[Key] | None = None,
    held: Collection[int] = (),
) -> Standing:
    """Return items of a table.

    Args:
        fields: The columns that their rows tell.
        wanted: Their keys; None for all.
        held: Row ids that are left out.
    """
    table = TABLE_BY_NAME[told.name]
    keyed = told.key or ("uid",)
    columns = ["id", *keyed, *fields]
    selected = table.select(*(column(table, name) for name in columns))
    if wanted is None:
        found = stored_rows(selected)
    else:
        found = []
        first = column(table, keyed[0])
        for some in batches(_first_values(table, keyed[0], wanted, names)):
            found += stored_rows(selected.where(first.in_(some)))
    readers = [(place, referred(table, name)) for place, name in enumerate(columns)]
    pointing = [(place, other) for place, other in readers if other is not None]
    split = 1 + len(keyed)
    grouped: dict[Key, list[tuple[Row, int]]] = defaultdict(list)
    asked = None if wanted is None else set(wanted)
    for stored in found:
        if stored[0] in held or stored[0] < 0:
            continue
        values = list(stored)
        for place, other in pointing:
            values[place] = names.uid(other, values[place])
        key = tuple(values[1:split])
        if asked is None or key in asked:
            grouped[key].append((tuple(values[split:]), values[0]))
    answer = Standing()
    for key, rows in grouped.items():
        if len(rows) > 1:
            rows.sort(key=repr)
        answer.rows[key] = tuple(row for row, _id in rows)
        answer.ids[key] = tuple(row_id for _row, row_id in rows)
    return answer


def _first_values(
    table: type[Table], name: str, wanted: Iterable[Key], names: Identities
) -> Iterable[Any]:
    other = referred(table, name)
    firsts = dict.fromkeys(key[0] for key in wanted)
    if other is None:
        return firsts
    return [found for uid in firsts if (found := names.row_id(other, uid)) is not None]


def held_rows(rules: Iterable[RowsWhere], travelling: Mapping[str, Any]) -> dict[str, set[int]]:
    """Return the row ids that are held back, by table: what the rules say, and what points there.

    Args:
        travelling: The tables that travel, by name.
    """
    held: dict[str, set[int]] = defaultdict(set)
    ruled: dict[str, list[RowsWhere]] = defaultdict(list)
    for rule in rules:
        ruled[rule.table].append(rule)
    for table in TABLES:
        name = table.table_name()
        if name not in travelling:
            continue
        for rule in ruled[name]:
            held[name].update(row_id for (row_id,) in stored_rows(_ruled(table, rule)))
        for field_of in table._meta.sorted_fields:
            other = getattr(field_of, "rel_model", None)
            owners = held.get(other.table_name()) if other is not None else None
            for some in batches(sorted(owners or ())):
                found = stored_rows(table.select(table.id).where(field_of.in_(some)))
                held[name].update(row_id for (row_id,) in found)
    return held


def rows_outside(year: int, travelling: Mapping[str, TravellingTable]) -> dict[str, set[int]]:
    """Return the row ids that do not belong to a year, by table, and what belongs to those.

    Undated rows belong to every year; so do tables that tell no year.
    """
    outside: dict[str, set[int]] = defaultdict(set)
    for table in TABLES:
        told = travelling.get(table.table_name())
        if told is None:
            continue
        dated = [column(table, name) for name in told.year]
        for row_id, *values in stored_rows(table.select(table.id, *dated)) if dated else ():
            said = {str(value)[:_YEAR_DIGITS] for value in values if value is not None}
            if said and str(year) not in said:
                outside[told.name].add(row_id)
        for field_of in table._meta.sorted_fields:
            other = getattr(field_of, "rel_model", None)
            owners = outside.get(other.table_name()) if other is not None else None
            for some in batches(sorted(owners or ())) if not field_of.null else ():
                found = stored_rows(table.select(table.id).where(field_of.in_(some)))
                outside[told.name].update(row_id for (row_id,) in found)
    return outside


def _ruled(table: type[Table], rule: RowsWhere) -> Any:
    selected = table.select(table.id)
    judged = table
    if rule.through:
        reference = column(table, rule.through)
        judged = reference.rel_model
        selected = selected.join(judged, on=(reference == judged.id))
    for name, values in rule.where.items():
        selected = selected.where(column(judged, name).in_(list(values)))
    for name, values in (rule.only or {}).items():
        selected = selected.where(column(table, name).in_(list(values)))
    return selected


def keys_touched(
    entry_id: int, tables: Mapping[str, TravellingTable], names: Identities
) -> dict[str, set[Key]]:
    """Return the keys of all items that the journal touched after an entry, by table.

    Those of rows that are gone are among them.
    """
    changes = [one for one in changes_after(entry_id) if one.row_id > 0]
    gone: dict[tuple[str, int], str] = {
        (one.table, one.row_id): str(one.before["uid"])
        for one in changes
        if one.before is not None and one.after is None and "uid" in one.before
    }
    touched: dict[str, set[Key]] = defaultdict(set)
    for one in changes:
        told = tables.get(one.table)
        if told is None:
            continue
        table = TABLE_BY_NAME[one.table]
        for stored in (one.before, one.after):
            if stored is None:
                continue
            key = []
            for name in told.key or ("uid",):
                value, other = stored.get(name), referred(table, name)
                if other is not None and value is not None:
                    gone_uid = gone.get((other.table_name(), value))
                    value = names.uid(other, value) or gone_uid
                key.append(value)
            touched[one.table].add(tuple(key))
    return touched


@lru_cache(maxsize=_COLUMNS_KEPT)
def storable_by(table: type[Table], name: str) -> Callable[[Any], bool]:
    """Return what tells whether a value from outside can stand in a column.

    Its type, its length and its meaning are looked at.
    """
    kept = column(table, name)
    if getattr(kept, "rel_model", None) is not None:
        told = _is_text
    elif isinstance(kept, BooleanField):
        told = _is_yes_or_no
    elif isinstance(kept, IntegerField):
        told = _is_integer
    elif isinstance(kept, CharField):
        told = partial(_is_short_text, int(kept.max_length))
    elif name == _TOLD_AS_JSON:
        told = _is_json_table
    else:
        told = partial(_means_something, kept)
    return partial(_or_nothing, told) if kept.null else told


def _or_nothing(told: Callable[[Any], bool], value: Any) -> bool:
    return value is None or told(value)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_yes_or_no(value: Any) -> bool:
    return value in (0, 1)


def _is_integer(value: Any) -> bool:
    return isinstance(value, int)


def _is_short_text(most: int, value: Any) -> bool:
    return isinstance(value, str) and len(value) <= most


def _is_json_table(value: Any) -> bool:
    try:
        return isinstance(value, str) and isinstance(json.loads(value), dict)
    except (ValueError, RecursionError):
        return False


def _means_something(kept: Any, value: Any) -> bool:
    """Whether a text is written as the column writes it.

    The day of a week is a date too, and would sort among the others as it likes.
    """
    try:
        return isinstance(value, str) and bool(kept.db_value(kept.python_value(value)) == value)
    except (ValueError, TypeError):
        return False


def is_single(table: type[Table], names: Sequence[str]) -> bool:
    """Whether a table can have but one row of the same values in these columns."""
    if any(column(table, name).unique for name in names):
        return True
    wanted = {column(table, name).name for name in names}
    return any(unique and set(told) <= wanted for told, unique in table._meta.indexes)
