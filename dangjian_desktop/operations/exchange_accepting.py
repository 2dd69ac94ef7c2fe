"""Accepting an exchange package: looked at first, then merged in one operation.

See `exchange_making` for how exchange works and `exchange_merging` for what merging does.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dangjian_desktop.domain.backups import BackupReason
from dangjian_desktop.domain.exchange_merging import Rows
from dangjian_desktop.domain.exchange_package import (
    Direction,
    Package,
    PackageFacts,
    PartnerRole,
)
from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.exchange.package_file import (
    SealedPackage,
    fingerprint,
    open_package,
    unpacked,
)
from dangjian_desktop.operations.exchange_making import partner_named
from dangjian_desktop.operations.exchange_merging import Fate, Plan, PlannedItem, plan
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.storage.database import connection, schema_version, stored_rows
from dangjian_desktop.storage.exchange_rows import Identities, column, referred
from dangjian_desktop.storage.models import (
    TABLE_BY_NAME,
    ExchangeAlias,
    ExchangeBase,
    ExchangeIdentity,
    ExchangeMade,
    ExchangePartner,
)
from dangjian_desktop.storage.models.base import Table
from dangjian_desktop.storage.shipped_exchange import shipped_exchange

#: An item: table and key.
ItemKey = tuple[str, tuple[Any, ...]]
#: So many packages a restored backup may have forgotten; a partner who tells of more is wrong, and
#: would push our numbers up to where no program reads them.
_MOST_FORGOTTEN = 10_000
#: A conflict that somebody decides: table, key and field.
ConflictKey = tuple[str, tuple[Any, ...], str]


@dataclass(frozen=True)
class MetPackage:
    """A package of which one knows who made it, and has read nothing else.

    Attributes:
        fingerprint: Of the key that signed it, to be compared by telephone at the first time.
        is_known: Whether the sender's key was pinned before.
    """

    sealed: SealedPackage
    fingerprint: str
    is_known: bool


@dataclass(frozen=True)
class Examined:
    """A package before it is accepted.

    Attributes:
        plan: What would come of it.
    """

    package: Package
    plan: Plan

    @property
    def conflicts(self) -> list[ConflictKey]:
        """What somebody has to decide."""
        return [
            (item.table, item.key, one.field)
            for item in self.plan.items
            for one in item.merged.conflicts
        ]


@dataclass(frozen=True, slots=True)
class Accepted:
    """What came of accepting.

    Attributes:
        new, changed, removed: Items that were entered, changed, deleted.
        kept: Conflicts in which what stood here stays.
        left: Items that could not be taken: what they belong to is not here, another row has
            their place, or something here still points to what was deleted there.
    """

    new: int
    changed: int
    removed: int
    kept: int
    left: int


def meet_package(path: Path) -> MetPackage:
    """Prove the signature of a package and tell whose it is; what is in it is not read.

    Raises:
        ExchangeError: When it is none, damaged, newer, or the package of a year.
        RefusedError: When it is not for here, was made here, or came before.
    """
    sealed = open_package(path, newest_schema=schema_version())
    if sealed.facts.direction is Direction.YEAR:
        raise ExchangeError("year_package", file=path.name)
    with connection():
        partner = _sender(sealed.facts)
        _refuse_unfit(sealed.facts, sealed.public_key, partner)
    is_known = partner is not None and partner.public_key is not None
    return MetPackage(sealed, fingerprint(sealed.public_key), is_known)


def examine_package(met: MetPackage, *, password: str = "", is_trusted: bool = False) -> Examined:
    """Read a package, and tell what would come of accepting it.

    Args:
        is_trusted: Whether the fingerprint of a sender who is not known yet was compared.

    Raises:
        ExchangeError: When it is closed with another password, or no program wrote it so.
        RefusedError: When the sender is not known and not trusted.
    """
    if not met.is_known and not is_trusted:
        raise _stranger(met.sealed.facts, met.sealed.public_key)
    package = unpacked(met.sealed, password)
    with connection():
        partner = _sender(package.facts)
        try:
            made = plan(package, None if partner is None else partner.id)
        except ExchangeError as error:
            raise error.about(met.sealed.file) from error.__cause__
    return Examined(package, made)


def _stranger(facts: PackageFacts, public_key: bytes) -> RefusedError:
    return RefusedError(
        "第一次收到“{name}”的数据包，里面的内容还没有读。"
        "请打电话与对方核对指纹 {digits}，一致后再确认。",
        name=facts.name,
        digits=fingerprint(public_key),
    )


@operation("接收数据包", backup=BackupReason.BEFORE_MERGE)
def accept_package(
    writer: Writer,
    *,
    package: Package,
    on: date,
    is_trusted: bool = False,
    theirs: Collection[ConflictKey] = (),
) -> Accepted:
    """Take over what a package holds; conflicts stay as they are here unless told otherwise.

    Args:
        package: As examined. on: the day.
        is_trusted: Whether the fingerprint of a sender who is not known yet was compared.
        theirs: The conflicts in which the sender's value is taken.

    Raises:
        RefusedError: As `meet_package`; and when the sender is not known and not trusted.
        ExchangeError: When the package holds what no program of its version writes.
    """
    if package.facts.direction is Direction.YEAR:
        raise ExchangeError("year_package")
    partner = _sender(package.facts)
    _refuse_unfit(package.facts, package.public_key, partner)
    is_known = partner is not None and partner.public_key is not None
    if not is_known and not is_trusted:
        raise _stranger(package.facts, package.public_key)
    partner_id = _noted_partner(writer, package, partner, on)
    made = plan(package, partner_id)
    for table, pairs in made.aliases.items():
        writer.insert_many(
            ExchangeAlias,
            [{"uid": uid, "table": table, "own": own} for uid, own in pairs.items()],
        )
    chosen: dict[tuple[str, tuple[Any, ...]], set[str]] = defaultdict(set)
    for table, key, field in theirs:
        chosen[table, key].add(field)
    left = _apply(writer, made, chosen)
    _keep_bases(writer, made, partner_id, left)
    counts = made.counts()
    kept = sum(
        one.field not in chosen[item.table, item.key]
        for item in made.items
        for one in item.merged.conflicts
    )
    return Accepted(
        counts[Fate.NEW],
        counts[Fate.CHANGED] + counts[Fate.CONFLICT],
        counts[Fate.REMOVED],
        kept,
        counts[Fate.LEFT] + len(left),
    )


@operation("重新开始交换")
def reopen_exchange(writer: Writer, *, name: str) -> None:
    """Begin anew with a partner: the next package to it is whole, and its next key is pinned.

    For a partner whose data are new: another computer without a backup, or a lost key.

    Raises:
        RefusedError: When there is no such partner.
    """
    partner = partner_named(name)
    if partner is None:
        raise RefusedError("没有和“{name}”交换过数据包。请核对名称。", name=name)
    writer.update(
        ExchangePartner,
        partner.id,
        folder="",
        public_key=None,
        pinned_on=None,
        accepted=0,
        accepted_on=None,
        accepted_head=None,
        acknowledged=0,
        acknowledged_head=None,
    )


def _sender(facts: PackageFacts) -> Any:
    """Return the partner who sent a package; None where there is none yet.

    One to whom packages were made, and of whom none came yet, is known by name alone.
    """
    partner = ExchangePartner
    found = partner.get_or_none(partner.folder == facts.sender)
    if found is not None:
        return found
    waiting = partner.select().where(partner.folder == "")
    if facts.direction is Direction.DOWN:
        return waiting.where(partner.role == PartnerRole.SUPERIOR).first()
    return waiting.where(
        (partner.role == PartnerRole.SUBORDINATE) & (partner.name == facts.name)
    ).first()


def _refuse_unfit(facts: PackageFacts, public_key: bytes, partner: Any) -> None:
    identity = ExchangeIdentity.get_or_none()
    own = "" if identity is None else identity.uid
    if facts.sender == own:
        raise RefusedError("这个数据包是本机自己做的，不用接收。请选择对方给的数据包。")
    if facts.recipient and facts.recipient != own:
        raise RefusedError(
            "这个数据包是“{name}”做给别的单位的。请向对方要做给本单位的数据包；"
            "本单位换过数据的，请对方先“重新开始交换”再做。",
            name=facts.name,
        )
    given = max(
        (one for (one,) in stored_rows(ExchangeMade.select(ExchangeMade.number))), default=0
    )
    if facts.accepted > given + _MOST_FORGOTTEN:
        raise RefusedError(
            "这个数据包说“{name}”已接收本机的第 {number} 号数据包，"
            "本机只做到第 {given} 号，没有接收。请对方核对做包的电脑和数据，再做一份。",
            name=facts.name,
            number=facts.accepted,
            given=given,
        )
    if partner is None:
        return
    if partner.public_key is not None and bytes(partner.public_key) != public_key:
        raise RefusedError(
            "“{name}”的签名钥匙与以前不同，没有接收。请打电话问对方：这个数据包是不是他们做的；"
            "确是换了电脑重新建的数据，先用“重新开始交换”。",
            name=partner.name,
        )
    from_above = facts.direction is Direction.DOWN
    if partner.public_key is not None and from_above != (partner.role is PartnerRole.SUPERIOR):
        raise RefusedError(
            "“{name}”的数据包方向不对，没有接收。请对方核对制作时选的是不是本单位。",
            name=partner.name,
        )
    if facts.number <= partner.accepted:
        raise RefusedError(
            "“{name}”的第 {number} 号数据包已经接收过，或者比接收过的第 {newest} 号更早。"
            "不用再接收；要新的请对方再做一份。对方最近恢复过备份的，"
            "请他先接收本机做的数据包，再做一份。",
            name=partner.name,
            number=facts.number,
            newest=partner.accepted,
        )
    if facts.since > partner.accepted:
        raise RefusedError(
            "这个数据包只有第 {since} 号以后的改动，而本机只接收到第 {newest} 号。"
            "请对方做一份完整的数据包。",
            since=facts.since,
            newest=partner.accepted,
        )


def _noted_partner(writer: Writer, package: Package, partner: Any, on: date) -> int:
    """Pin the sender's key, and note which package came and which of ours it has."""
    facts = package.facts
    from_above = facts.direction is Direction.DOWN
    role = PartnerRole.SUPERIOR if from_above else PartnerRole.SUBORDINATE
    values: dict[str, Any] = {
        "accepted": facts.number,
        "accepted_on": on,
        "accepted_head": facts.head or None,
    }
    identity = ExchangeIdentity.get_or_none()
    known = 0 if partner is None else partner.acknowledged
    if identity is not None and facts.recipient == identity.uid and facts.accepted >= known:
        values["acknowledged"] = facts.accepted
        values["acknowledged_head"] = facts.accepted_head or None
    if partner is None or partner.public_key is None:
        values |= {
            "folder": facts.sender,
            "public_key": package.public_key,
            "pinned_on": on,
            "role": role,
        }
    if partner is None:
        return writer.insert(ExchangePartner, name=_free_name(facts.name), **values)
    writer.update(ExchangePartner, partner.id, **values)
    return int(partner.id)


def _free_name(wanted: str) -> str:
    taken = {name for (name,) in stored_rows(ExchangePartner.select(ExchangePartner.name))}
    free, number = wanted, 2
    while free in taken:
        free, number = f"{wanted[:70]}（{number}）", number + 1
    return free


def _apply(
    writer: Writer, made: Plan, chosen: Mapping[tuple[str, tuple[Any, ...]], Collection[str]]
) -> set[ItemKey]:
    """Write what the items become, parents first; return those that could not be written."""
    by_table: dict[str, list[tuple[PlannedItem, Rows]]] = defaultdict(list)
    for item in made.items:
        rows = item.rows(chosen.get((item.table, item.key), ()))
        if rows != item.mine:
            by_table[item.table].append((item, rows))
    writing = _Writing(writer, made.names)
    for table, items in by_table.items():
        writing.write(TABLE_BY_NAME[table], items)
    return writing.finish()


class _Writing:
    """Writes items; what points to rows that come later is written when they are there."""

    def __init__(self, writer: Writer, names: Identities) -> None:
        self._writer, self._names = writer, names
        self._later: list[tuple[type[Table], int, dict[str, str]]] = []
        self._gone: list[tuple[type[Table], int, ItemKey]] = []
        self._left: set[ItemKey] = set()

    def write(self, table: type[Table], items: Sequence[tuple[PlannedItem, Rows]]) -> None:
        """Insert and change the rows of a table; what is deleted waits."""
        fresh: list[dict[str, Any]] = []
        owners: list[ItemKey] = []
        changed: dict[int, dict[str, Any]] = {}
        changed_of: dict[int, ItemKey] = {}
        for item, rows in items:
            key = item.table, item.key
            owner = self._owner(table, item)
            if owner is None:
                self._left.add(key)
            elif len(rows) == len(item.mine) == 1:
                told = {
                    name: value for name, value in rows[0].items() if item.mine[0][name] != value
                }
                changed[item.ids[0]] = self._values(table, told, item.ids[0])
                changed_of[item.ids[0]] = key
            else:
                standing = list(item.mine)
                for row in rows:
                    if row in standing:
                        standing[standing.index(row)] = _TAKEN
                    else:
                        fresh.append({**owner, **row})
                        owners.append(key)
                self._gone += [
                    (table, row_id, key)
                    for row, row_id in zip(standing, item.ids, strict=True)
                    if row is not _TAKEN
                ]
        refused = self._writer.update_many(table, changed)
        self._left.update(changed_of[row_id] for row_id in refused)
        ready = [self._values(table, row, None) for row in fresh]
        ids = self._writer.insert_where_free(
            table, [{k: v for k, v in row.items() if k} for row in ready]
        )
        for key, row, told, row_id in zip(owners, fresh, ready, ids, strict=True):
            if row_id is None:
                self._left.add(key)
                continue
            if "uid" in row:
                self._names.take(table, row_id, str(row["uid"]))
            if _LATER in told:
                self._later.append((table, row_id, told[_LATER]))

    def finish(self) -> set[ItemKey]:
        """Write what waited, the deletions last; return the items that could not be written.

        What came in place of a row and could not be written does not cost that row.
        """
        by_table: dict[type[Table], dict[int, dict[str, Any]]] = defaultdict(dict)
        for table, row_id, told in self._later:
            values = self._values(table, told, None)
            values.pop(_LATER, None)  # it has not come after all
            if values:
                by_table[table][row_id] = values
        for table, changes in by_table.items():
            self._writer.update_many(table, changes)
        for table, row_id, key in reversed(self._gone):
            if key not in self._left and not self._writer.delete_where_free(table, row_id):
                self._left.add(key)
        return self._left

    def _owner(self, table: type[Table], item: PlannedItem) -> dict[str, Any] | None:
        """Return the key of an item by column; None where something of it is not here."""
        keyed = shipped_exchange().tables[item.table].key or ("uid",)
        owner = dict(zip(keyed, item.key, strict=True))
        for name, uid in owner.items():
            other = referred(table, name)
            if other is not None and uid is not None and self._names.row_id(other, uid) is None:
                return None
        return owner

    def _values(
        self, table: type[Table], told: Mapping[str, Any], row_id: int | None
    ) -> dict[str, Any]:
        """Return values by attribute, references as row ids; under `_LATER` what is not here."""
        values: dict[str, Any] = {}
        later: dict[str, str] = {}
        for name, value in told.items():
            other = referred(table, name)
            if other is not None and value is not None:
                found = self._names.row_id(other, value)
                if found is None:
                    later[name] = value
                else:
                    values[column(table, name).name] = found
            else:
                values[column(table, name).name] = value
        if later and row_id is not None:
            self._later.append((table, row_id, later))
        elif later:
            values[_LATER] = later
        return values


#: Under this name stand references that cannot be written yet.
_LATER = ""
_TAKEN: Mapping[str, Any] = {}


def _keep_bases(writer: Writer, made: Plan, partner_id: int, left: Collection[ItemKey]) -> None:
    """Keep what the sender has, as the base of the next merging.

    Not of what could not be written: what stands here instead is nobody's answer to it.
    """
    base = ExchangeBase
    selected = base.select(base.table, base.key, base.id, base.contents)
    found = {
        (table, key): (row_id, contents)
        for table, key, row_id, contents in stored_rows(selected.where(base.partner == partner_id))
    }
    fresh: list[dict[str, Any]] = []
    changed: dict[int, dict[str, Any]] = {}
    for item in made.items:
        if item.is_orphan or (item.table, item.key) in left:
            continue
        key, contents = _text(item.key), _text(item.told)
        known = found.get((item.table, key))
        if known is None:
            fresh.append(
                {"partner": partner_id, "table": item.table, "key": key, "contents": contents}
            )
        elif known[1] != contents:
            changed[known[0]] = {"contents": contents}
    writer.insert_many(base, fresh)
    writer.update_many(base, changed)


def _text(told: Any) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))
