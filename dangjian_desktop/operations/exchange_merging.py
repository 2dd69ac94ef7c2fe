"""What accepting a package would change: its items in our identities, merged with what stands here.

Nothing is written. The plan is made for the preview, and made again within the transaction that
carries it out, so that it is never older than the rows that it changes.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from dangjian_desktop.domain.exchange_merging import Merged, Rows, merge, settled
from dangjian_desktop.domain.exchange_package import (
    Catalogue,
    Item,
    Key,
    Package,
    Row,
    Section,
    TravellingTable,
)
from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.operations.exchange_making import bases_of
from dangjian_desktop.storage.database import schema_version
from dangjian_desktop.storage.erasing import erased_owners
from dangjian_desktop.storage.exchange_rows import (
    Identities,
    column,
    is_single,
    referred,
    standing,
    storable_by,
)
from dangjian_desktop.storage.models import TABLE_BY_NAME, TABLES
from dangjian_desktop.storage.models.base import Table
from dangjian_desktop.storage.shipped_exchange import shipped_exchange

_ORDER = {table.table_name(): place for place, table in enumerate(TABLES)}
_PARTY_GROUP = "party_group"


class Fate(StrEnum):
    """What becomes of an item."""

    SAME = "same"
    NEW = "new"
    CHANGED = "changed"
    REMOVED = "removed"
    CONFLICT = "conflict"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """One item of a package and what becomes of it.

    Attributes:
        mine, theirs: Its rows here and there, by field; references as our uids.
        ids: Row ids here, in the order of `mine`.
        merged: What comes of it where conflicts are left as they are here.
        told: What becomes the base of the next merging: fields and rows as they came.
    """

    table: str
    key: Key
    mine: Rows
    theirs: Rows
    ids: tuple[int, ...]
    merged: Merged
    told: tuple[tuple[str, ...], tuple[Row, ...]]
    is_orphan: bool = False

    @property
    def fate(self) -> Fate:
        """What becomes of it."""
        if self.is_orphan:
            return Fate.LEFT
        if self.merged.conflicts:
            return Fate.CONFLICT
        if not self.merged.taken:
            return Fate.SAME
        if not self.mine:
            return Fate.NEW
        return Fate.CHANGED if self.merged.rows else Fate.REMOVED

    def rows(self, chosen: Collection[str]) -> Rows:
        """Return its rows afterwards; `chosen` are conflicting fields in which theirs is taken."""
        if self.is_orphan:
            return self.mine
        fields = [one.field for one in self.merged.conflicts if one.field in chosen]
        return settled(self.merged, self.theirs, fields)


@dataclass
class Plan:
    """All items of a package.

    Attributes:
        aliases: By table, their uid and ours of what was taken for the same.
    """

    names: Identities
    items: list[PlannedItem] = field(default_factory=list)
    aliases: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))

    def counts(self) -> Counter[Fate]:
        """Return how many items have each fate."""
        return Counter(item.fate for item in self.items)


def plan(package: Package, partner_id: int | None) -> Plan:
    """Merge a package with what stands here, and tell what would come of it.

    Args:
        partner_id: The sender; None where nothing of it was ever accepted.

    Raises:
        ExchangeError: When the package holds what no program of its version writes.
    """
    known = shipped_exchange()
    made = Plan(Identities())
    sections = sorted(package.sections, key=lambda one: _ORDER.get(one.table, len(_ORDER)))
    if len({one.table for one in sections}) != len(sections):
        raise ExchangeError("damaged_package")
    bases = {} if partner_id is None else bases_of(partner_id)
    matching = _Matching(made, sections)
    coming = {one.table: _coming(one) for one in sections}
    for section in sections:
        told = _known_table(known, section, package)
        if told is not None:
            _plan_section(made, package, told, section, bases, matching, coming)
    return made


def _coming(section: Section) -> set[Any]:
    return {item.key[0] for item in section.items if item.rows and len(item.key) == 1}


def _known_table(known: Catalogue, section: Section, package: Package) -> TravellingTable | None:
    """Return the table of a section; None for what an older program sent and is no more."""
    told = known.tables.get(section.table)
    is_ours = told is not None and package.facts.direction in told.goes
    if is_ours or package.facts.schema < schema_version():
        return told if is_ours else None
    raise ExchangeError("damaged_package")


def _plan_section(
    made: Plan,
    package: Package,
    told: TravellingTable,
    section: Section,
    bases: Mapping[str, Mapping[Key, tuple[tuple[str, ...], tuple[Row, ...]]]],
    matching: "_Matching",
    coming: Mapping[str, set[Any]],
) -> None:
    table = TABLE_BY_NAME[told.name]
    places = [place for place, name in enumerate(section.fields) if name in told.fields]
    if len(places) != len(section.fields) and package.facts.schema >= schema_version():
        raise ExchangeError("damaged_package")
    fields = tuple(section.fields[place] for place in places)
    keyed = told.key or ("uid",)
    if told.match or told.name == "organisation":
        matching.match(told, section)
    has_one_row = is_single(table, keyed)
    returns = len(told.goes) > 1
    reading = _Reading(made.names, table, fields, places)
    of_key = _Reading(made.names, table, keyed, range(len(keyed)))
    came: dict[Key, tuple[tuple[Row, ...], tuple[Row, ...] | None]] = {}
    for item in section.items:
        if len(item.key) != len(keyed) or (has_one_row and len(item.rows) > 1):
            raise ExchangeError("damaged_package")
        key = of_key.row(item.key)
        if key in came or key[0] is None:
            raise ExchangeError("damaged_package")
        came[key] = (
            reading.rows(item.rows),
            # Who was never sent these rows cannot have accepted them from here.
            None if item.was is None or not returns else reading.rows(item.was),
        )
    now = standing(told, fields, made.names, wanted=came.keys())
    gone, owner = erased_owners(told.name)
    own_bases = bases.get(told.name, {})
    for key, (rows, was_rows) in came.items():
        mine, theirs = _told(fields, now.rows.get(key, ())), _told(fields, rows)
        loose = reading.loose(theirs, coming)
        is_erased = _is_of(gone, owner, dict(zip(keyed, key, strict=True)), (*theirs, *mine))
        is_orphan = is_erased or (
            bool(rows)
            and (
                loose is None
                or (bool(loose) and max(len(mine), len(theirs)) > 1)
                or not of_key.is_all_known(key, coming)
            )
        )
        # What points to something that is not known here is not taken: what stands here stays.
        heard = theirs if is_orphan or not loose else tuple(_without(row, loose) for row in theirs)
        if is_orphan or (told.is_mine_when_matched and key[0] in matching.matched):
            merged = Merged(mine)
        else:
            base = own_bases.get(key)
            merged = merge(
                tuple(_without(row, loose) for row in mine) if loose else mine,
                heard,
                None if base is None else _told(*base),
                None if was_rows is None else _told(fields, was_rows),
            )
            if loose and mine:
                kept = {name: mine[0][name] for name in loose}
                merged = replace(merged, rows=tuple({**row, **kept} for row in merged.rows))
        made.items.append(
            PlannedItem(
                told.name,
                key,
                mine,
                heard,
                now.ids.get(key, ()),
                merged,
                (fields, rows),
                is_orphan,
            )
        )


def _is_of(
    gone: Collection[str], owner: str, keyed: Mapping[str, Any], rows: Iterable[Mapping[str, Any]]
) -> bool:
    """Whether an item is about somebody who was erased here: nothing brings the data back."""
    return bool(gone) and any(told.get(owner) in gone for told in (keyed, *rows))


def _told(fields: Sequence[str], rows: Iterable[Row]) -> Rows:
    return tuple(dict(zip(fields, row, strict=True)) for row in rows)


def _without(row: Mapping[str, Any], fields: Collection[str]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in fields}


def _own_values(
    names: Identities, table: type[Table], fields: Sequence[str], values: Sequence[Any]
) -> tuple[Any, ...]:
    """Return values with the uids of others turned into ours."""
    return tuple(
        names.own(value)
        if isinstance(value, str) and (name == "uid" or referred(table, name) is not None)
        else value
        for name, value in zip(fields, values, strict=False)
    )


class _Reading:
    """Reads the rows of a table out of a package; what its columns are is asked once for all."""

    def __init__(
        self,
        names: Identities,
        table: type[Table],
        fields: Sequence[str],
        places: Sequence[int],
    ) -> None:
        self._names, self._places = names, places
        self._checks = [storable_by(table, name) for name in fields]
        others = [referred(table, name) for name in fields]
        self._own = [
            number
            for number, (name, other) in enumerate(zip(fields, others, strict=True))
            if name == "uid" or other is not None
        ]
        self._pointing = [
            (number, name, other, bool(column(table, name).null))
            for number, (name, other) in enumerate(zip(fields, others, strict=True))
            if other is not None
        ]

    def row(self, told: Row) -> Row:
        """Return a row with our uids.

        Raises:
            ExchangeError: When a value cannot stand in its column.
        """
        values = [told[place] for place in self._places]
        for number in self._own:
            if isinstance(values[number], str):
                values[number] = self._names.own(values[number])
        for check, one in zip(self._checks, values, strict=True):
            if not check(one):
                raise ExchangeError("damaged_package")
        return tuple(values)

    def rows(self, told: Sequence[Row]) -> tuple[Row, ...]:
        """Return rows with our uids, in the order in which they stand everywhere."""
        own = [self.row(one) for one in told]
        if len(own) > 1:
            own.sort(key=repr)
        return tuple(own)

    def loose(self, rows: Rows, coming: Mapping[str, set[Any]]) -> set[str] | None:
        """Return references to what is not here and does not come; None where one must be told."""
        loose = set()
        for _number, name, other, may_be_empty in self._pointing:
            for row in rows:
                uid = row[name]
                if uid is not None and not _is_known(self._names, other, uid, coming):
                    if not may_be_empty:
                        return None
                    loose.add(name)
        return loose

    def is_all_known(self, values: Row, coming: Mapping[str, set[Any]]) -> bool:
        """Whether everything that a row points to is here or comes."""
        return all(
            values[number] is None or _is_known(self._names, other, values[number], coming)
            for number, _name, other, _may_be_empty in self._pointing
        )


def _is_known(
    names: Identities, table: type[Table], uid: str, coming: Mapping[str, set[Any]]
) -> bool:
    return names.row_id(table, uid) is not None or uid in coming.get(table.table_name(), ())


class _Matching:
    """Finds what both sides entered for themselves, by what it says."""

    def __init__(self, made: Plan, sections: Sequence[Section]) -> None:
        self._plan = made
        self._spells: dict[str, Row] = {}
        self._fields: tuple[str, ...] = ()
        #: Our uids of what was ever taken for the same.
        self.matched: set[str] = made.names.matched()
        for section in sections:
            if section.table == "organisation_spell":
                self._fields = section.fields
                for item in section.items:
                    if item.rows and len(item.key) == 1:
                        self._spells[item.key[0]] = _newest(section.fields, item.rows)

    def match(self, told: TravellingTable, section: Section) -> None:
        """Take rows that are not known by uid for ours that say the same, where just one does."""
        names, table = self._plan.names, TABLE_BY_NAME[told.name]
        unknown = [
            item
            for item in section.items
            if item.rows and len(item.key) == 1 and names.row_id(table, item.key[0]) is None
        ]
        if not unknown:
            return
        if told.name == "organisation":
            self._match_organisations(section, unknown)
            return
        spoken_of = {names.own(item.key[0]) for item in section.items if len(item.key) == 1}
        for columns in told.match:
            if not set(columns) <= set(section.fields):
                continue
            places = [section.fields.index(name) for name in columns]
            ours: dict[Row, list[str]] = defaultdict(list)
            for key, (row,) in standing(told, columns, names).rows.items():
                if key[0] not in spoken_of:
                    ours[row].append(key[0])
            theirs: dict[Row, list[str]] = defaultdict(list)
            for item in unknown:
                if item.key[0] not in self._plan.aliases[told.name]:
                    values = [item.rows[0][place] for place in places]
                    theirs[_own_values(names, table, columns, values)].append(item.key[0])
            for said, uids in theirs.items():
                if len(uids) == 1 == len(ours[said]) and not {None, ""} & set(said):
                    self._take(told.name, uids[0], ours[said][0])

    def _match_organisations(self, section: Section, unknown: Sequence[Item]) -> None:
        """Match by kind and present name; party groups, whose names repeat, by their branch too."""
        if "kind" not in section.fields or not {"name", "parent_id"} <= set(self._fields):
            return
        names, known = self._plan.names, shipped_exchange().tables
        kind_at = section.fields.index("kind")
        name_at, parent_at = self._fields.index("name"), self._fields.index("parent_id")
        spells = standing(known["organisation_spell"], self._fields, names).rows
        spoken_of = {names.own(item.key[0]) for item in section.items}
        ours: dict[Row, list[str]] = defaultdict(list)
        for key, (row,) in standing(known["organisation"], ("kind",), names).rows.items():
            if key in spells and key[0] not in spoken_of:
                spell = _newest(self._fields, spells[key])
                above = spell[parent_at] if row[0] == _PARTY_GROUP else None
                ours[row[0], spell[name_at], above].append(key[0])
        for of_groups in (False, True):  # a group is known by its branch, which comes first
            theirs: dict[Row, list[str]] = defaultdict(list)
            for item in unknown:
                kind, spell = item.rows[0][kind_at], self._spells.get(item.key[0], ())
                if spell and (kind == _PARTY_GROUP) == of_groups:
                    above = names.own(str(spell[parent_at])) if of_groups else None
                    theirs[kind, spell[name_at], above].append(item.key[0])
            for said, uids in theirs.items():
                if len(uids) == 1 == len(ours[said]):
                    self._take("organisation", uids[0], ours[said][0])

    def _take(self, table: str, uid: str, own: str) -> None:
        self._plan.aliases[table][uid] = own
        self._plan.names.take_alias(uid, own)
        self.matched.add(own)


def _newest(fields: Sequence[str], rows: Sequence[Row]) -> Row:
    place = list(fields).index("since") if "since" in fields else None
    return max(rows, key=lambda row: "" if place is None else str(row[place] or ""))
