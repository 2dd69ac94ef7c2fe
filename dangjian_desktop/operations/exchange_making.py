"""Making an exchange package: what changed since the recipient last told us what it has.

How exchange works (product.md, more than one office):

* **What travels** stands in ``resources/exchange/tables.toml``: each table goes up, down, both
  ways, or never and why; a test compares it with all tables. Talks, reasons of help, opinions, ID
  numbers and more go along only where they are asked for; case files, ballots, dues never.
* **Identity.** Rows are known by uid. Where a table has none, all rows of one key are one item
  (`domain.exchange_package`). What both sides entered for themselves is matched once by what it
  says, and the other's uid kept as an alias.
* **Since when.** Every package has a number. With each package a partner tells which of ours it has
  accepted last; ours then holds what changed since that one. So a lost package is made good by the
  next, one that comes twice or late is known by its number, and where nothing ever comes back each
  package is whole: larger and no worse. What a partner gave us and we left so is not sent back.
  A number is told with the head of the journal (`PackageFacts.head`): where ours does not go
  through the head that a partner has, a backup was restored since, and the next package is whole.
* **Base of merging.** Of each item that is accepted the sender's state is kept (`ExchangeBase`);
  a package carries what its sender last accepted from the recipient (`Item.was`). See
  `domain.exchange_merging`.
* **Trust.** Each data folder has an Ed25519 key, made with its first package and never changed. Of
  a partner the public key is pinned when the first package is accepted, after its fingerprint was
  compared by telephone. The key stands in the data and in their backups and nowhere else.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from dangjian_desktop.domain.exchange_package import (
    Catalogue,
    Direction,
    Item,
    Key,
    PackageFacts,
    PartnerRole,
    Row,
    Section,
    TravellingTable,
)
from dangjian_desktop.domain.problems import Sentence, Word
from dangjian_desktop.domain.progress import Progress, tell_nobody
from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.exchange.package_file import (
    ENDING,
    fingerprint,
    new_private_key,
    packed_package,
    public_key_of,
)
from dangjian_desktop.host.files import replacing_by_forced, write_forced
from dangjian_desktop.operations.runner import Operation, RefusedError, Writer, operation
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.database import connection, schema_version, stored_rows
from dangjian_desktop.storage.exchange_rows import Identities, held_rows, keys_touched, standing
from dangjian_desktop.storage.journal_reading import last_entry_id, seal_of
from dangjian_desktop.storage.models import (
    ExchangeBase,
    ExchangeIdentity,
    ExchangeMade,
    ExchangePartner,
)
from dangjian_desktop.storage.shipped_exchange import shipped_exchange

SUPERIOR_NAME = "上级"
_MOST_NAME = 80


@dataclass(frozen=True, slots=True)
class ShownTable:
    """What of a table goes along, in words: its name and its fields."""

    label: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownContent:
    """What a package would hold, to be read before it is made.

    Attributes:
        held: Names of what does not go along unless it is asked for, and was not.
    """

    tables: tuple[ShownTable, ...]
    held: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MadePackage:
    """A package that was made.

    Attributes:
        counts: By the name of a table, how many items of it are in it; rows in the package of a
            year, as who opens it is told.
        fingerprint: Of our key, to be read to the partner at the first time.
        notice: What its maker should know of it besides; None for nothing.
    """

    facts: PackageFacts
    counts: dict[str, int]
    fingerprint: str
    notice: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Since:
    """From where on the journal is told.

    Attributes:
        entry: Journal entry, 0 for everything.
        first: The entry of the first package that was ever made to this partner; None where this
            is the first.
        is_restored: Whether everything is told because the partner has a package that was not made
            from the journal that is here.
    """

    entry: int
    first: int | None
    is_restored: bool


def direction_to(name: str) -> Direction:
    """Return which way a package for somebody goes: all but the superior are below."""
    if name == SUPERIOR_NAME:
        return Direction.UP
    found = partner_named(name)
    is_superior = found is not None and found.role is PartnerRole.SUPERIOR
    return Direction.UP if is_superior else Direction.DOWN


def private_parts(direction: Direction) -> list[tuple[str, str]]:
    """Return code and name of what can be asked for in a package that goes one way."""
    known = shipped_exchange()
    going = {table.name for table in known.going(direction)}
    return [
        (part.code, part.label)
        for part in known.private
        if {name for name, _column in part.columns} & going
        or {rows.table for rows in part.rows} & going
    ]


def shown_content(direction: Direction, asked: Sequence[str] = ()) -> ShownContent:
    """Return the list of fields that go along.

    Args:
        asked: Codes of private parts.

    Raises:
        RefusedError: When there is no such part.
    """
    known, wanted = shipped_exchange(), asked_parts(asked)
    tables = tuple(
        ShownTable(table.label, tuple(table.fields[name] for name in known.fields(table, wanted)))
        for table in known.going(direction)
    )
    held = tuple(label for code, label in private_parts(direction) if code not in wanted)
    return ShownContent(tables, held)


def make_package(
    target: Path,
    *,
    to: str,
    on: date,
    made_at: str,
    run: Callable[[Operation[Any]], Any],
    asked: Sequence[str] = (),
    password: str = "",
    is_whole: bool = False,
    progress: Progress = tell_nobody,
) -> MadePackage:
    """Make a package for somebody and write it to a file.

    Args:
        target: The file; one of that name is replaced when the new one is whole.
        to: Name of the partner; `SUPERIOR_NAME` for the superior. A new one is below.
        on: The day. made_at: the moment, ISO 8601.
        run: Runs an operation and returns its result: that a package was made is recorded.
        asked: Codes of private parts that go along.
        password: With which it is closed; "" leaves it open.
        is_whole: Whether everything goes along, whatever the partner has told that it has.
        progress: Told what is being done.

    Raises:
        RefusedError: When nobody is named, or a part is not known.
        ExchangeError: When it would be too large for any program, or does not read back.
        HostError: When the file cannot be written; an older one stands as it was. A number is used
            up only where the new file may stand under its name already.
    """
    wanted = asked_parts(asked)
    if not to.strip():
        raise RefusedError("没有写明数据包给谁。请写“上级”或党支部的名称。")
    if len(to.strip()) > _MOST_NAME:
        raise RefusedError("名称超过 {most} 个字。请写短一些。", most=_MOST_NAME)
    with connection(), replacing_by_forced(target) as part:

        def write(facts: PackageFacts, private_key: bytes, partner_id: int, since: Since) -> None:
            sections = _sections(facts, partner_id, since, wanted)
            progress("正在写数据包", 0.5)
            made = pack_into(part, target.name, facts, sections, private_key, password)
            done.append(replace(made, notice=_restored(to.strip()) if since.is_restored else None))

        done: list[MadePackage] = []
        progress("正在收集改动", 0)
        run(
            record_package(
                to=to.strip(),
                on=on,
                made_at=made_at,
                entry=last_entry_id(),
                asked=tuple(sorted(wanted)),
                is_whole=is_whole,
                write=write,
            )
        )
    return done[0]


def _restored(to: str) -> Sentence:
    return Sentence(
        "“{name}”已收到的数据包不是从现在的数据做的（本机恢复过备份），"
        "所以这一份带了全部内容，不只是上次以后的改动。请照常交给对方接收。",
        name=Word(to) if to == SUPERIOR_NAME else to,
    )


def pack_into(
    part: Path,
    name: str,
    facts: PackageFacts,
    sections: tuple[Section, ...],
    private_key: bytes,
    password: str,
) -> MadePackage:
    """Write a package of any kind, proven and forced to the disk, and tell what is in it.

    Args:
        part: The lent name, see `replacing`. name: under which the file will be known.

    Raises:
        ExchangeError: When it is larger than any reader takes, or does not read back.
        OSError: When the file cannot be written.
    """
    try:
        content = packed_package(facts, sections, private_key, password)
    except ExchangeError as error:
        raise error.about(name) from error.__cause__
    write_forced(part, content)
    if part.read_bytes() != content:  # as backups are
        raise ExchangeError("package_not_read_back", file=name)
    labels = {name: table.label for name, table in shipped_exchange().tables.items()}
    is_year = facts.direction is Direction.YEAR
    return MadePackage(
        facts,
        {
            labels[one.table]: sum(len(item.rows) for item in one.items)
            if is_year
            else len(one.items)
            for one in sections
        },
        fingerprint(public_key_of(private_key)),
    )


def usual_name(to: str, on: date) -> str:
    """Return how the file of a package is called unless somebody wants it otherwise."""
    return f"党建数据包-{to}-{on:%Y%m%d}{ENDING}"


@operation("制作数据包", undoable=False)
def record_package(
    writer: Writer,
    *,
    to: str,
    on: date,
    made_at: str,
    entry: int,
    asked: tuple[str, ...],
    is_whole: bool,
    write: Callable[[PackageFacts, bytes, int, Since], None] | None = None,
) -> tuple[PackageFacts, bytes, int, Since]:
    """Give a package its number; return its facts, our key, the partner, and since when.

    It cannot be undone: a number that was given is never given again. It counts once the package
    lies on its disk: a stick that is full or pulled costs none.

    Args:
        to: Name of the partner; a new one is noted. on: the day. made_at: the moment, ISO 8601.
        entry: The newest journal entry of which the package tells.
        asked: Codes of the private parts that go along. is_whole: whether it tells everything.
        write: Is given what is returned and writes the package; what it raises takes all of this
            back.
    """
    identity, private_key = own_identity(writer)
    partner = partner_named(to)
    if partner is None:
        role = PartnerRole.SUPERIOR if to == SUPERIOR_NAME else PartnerRole.SUBORDINATE
        partner_id = writer.insert(ExchangePartner, name=to, role=role)
        partner = ExchangePartner.get_by_id(partner_id)
    made = dict(
        stored_rows(
            ExchangeMade.select(ExchangeMade.number, ExchangeMade.entry).where(
                ExchangeMade.partner == partner.id
            )
        )
    )
    given = stored_rows(ExchangeMade.select(ExchangeMade.number))
    told = stored_rows(ExchangePartner.select(ExchangePartner.acknowledged))
    # A restored backup forgets numbers that were given; a partner who has them tells.
    number = 1 + max((one for (one,) in [*given, *told]), default=0)
    writer.insert(ExchangeMade, number=number, partner=partner.id, made_on=on, entry=entry)
    if asked:
        known = dict(private_parts(Direction.UP))
        writer.note("、".join(known[code] for code in asked if code in known))
    acknowledged = made.get(partner.acknowledged)
    is_ours = acknowledged is not None and partner.acknowledged_head == seal_of(acknowledged)
    since = Since(
        entry=acknowledged if acknowledged is not None and is_ours and not is_whole else 0,
        first=min(made.values(), default=None),
        is_restored=not (is_ours or is_whole) and partner.acknowledged_head is not None,
    )
    facts = PackageFacts(
        sender=identity,
        name=own_name(on),
        recipient=partner.folder,
        direction=Direction.UP if partner.role is PartnerRole.SUPERIOR else Direction.DOWN,
        number=number,
        since=partner.acknowledged if since.entry else 0,
        accepted=partner.accepted,
        made_at=made_at,
        schema=schema_version(),
        asked=asked,
        head=seal_of(entry),
        accepted_head=partner.accepted_head or "",
    )
    if write is not None:
        write(facts, private_key, int(partner.id), since)
    return facts, private_key, int(partner.id), since


def own_identity(writer: Writer) -> tuple[str, bytes]:
    """Return the identity of these data and its private key, made at the first call."""
    found = ExchangeIdentity.get_or_none()
    if found is None:
        writer.insert(ExchangeIdentity, private_key=new_private_key())
        found = ExchangeIdentity.get()
    return str(found.uid), bytes(found.private_key)


def fingerprint_of(public_key: bytes) -> str:
    """Return the digits of a partner's key that two people compare by telephone."""
    return fingerprint(public_key)


def own_fingerprint() -> str:
    """Return the fingerprint of our key, to be read out to a partner; "" while there is none."""
    found = ExchangeIdentity.get_or_none()
    return "" if found is None else fingerprint(public_key_of(bytes(found.private_key)))


def own_name(on: date) -> str:
    """Return what these data are called: the organisation at the top on a day."""
    roots = Tree.on(on).children(None)
    shown = "".join(one for one in roots[0].name if one.isprintable()) if roots else ""
    return shown[:_MOST_NAME] or "（未填党组织）"


def asked_parts(codes: Sequence[str]) -> frozenset[str]:
    """Return the codes of private parts that were asked for.

    Raises:
        RefusedError: When there is no such part.
    """
    known = {part.code for part in shipped_exchange().private}
    for code in codes:
        if code not in known:
            raise RefusedError(
                "没有“{code}”这项内容。可选的有：{known}。请改正后再试。",
                code=code,
                known=tuple(sorted(known)),
            )
    return frozenset(codes)


def partner_named(name: str) -> Any:
    """Return a partner; the superior by `SUPERIOR_NAME` too. None where there is none."""
    if name == SUPERIOR_NAME:
        found = ExchangePartner.get_or_none(ExchangePartner.role == PartnerRole.SUPERIOR)
        if found is not None:
            return found
    return ExchangePartner.get_or_none(ExchangePartner.name == name)


def _sections(
    facts: PackageFacts, partner_id: int, since: Since, asked: frozenset[str]
) -> tuple[Section, ...]:
    known, names = shipped_exchange(), Identities()
    tables = {table.name: table for table in known.going(facts.direction)}
    held = held_rows(known.held(asked), tables)
    is_whole = since.entry == 0
    after = since.first if is_whole else since.entry
    touched = {} if after is None else keys_touched(after, tables, names)
    bases = bases_of(partner_id)
    sections = []
    for table in tables.values():
        wanted = touched.get(table.name, set())
        if is_whole or wanted:
            section = _section(
                known,
                table,
                names,
                asked,
                held.get(table.name, set()),
                bases.get(table.name, {}),
                wanted,
                is_whole=is_whole,
            )
            if section.items:
                sections.append(section)
    return tuple(sections)


def _section(
    known: Catalogue,
    table: TravellingTable,
    names: Identities,
    asked: frozenset[str],
    held: set[int],
    bases: dict[Key, tuple[tuple[str, ...], tuple[Row, ...]]],
    touched: set[Key],
    *,
    is_whole: bool,
) -> Section:
    """Return the items of a table, those left out that the partner gave us and that stand so."""
    fields = known.fields(table, asked)
    now = standing(table, fields, names, wanted=None if is_whole else touched, held=held)
    kept = (
        standing(table, (), names, wanted=touched).rows.keys() - now.rows.keys()
        if held
        else frozenset()
    )
    items = []
    for key in sorted({*now.rows, *touched} - kept, key=repr):
        rows = now.rows.get(key, ())
        was = None if key not in bases else projected(*bases[key], fields)
        if was is None or was != rows:
            items.append(Item(key, rows, was))
    return Section(table.name, fields, tuple(items))


def section_of(
    known: Catalogue,
    table: TravellingTable,
    names: Identities,
    asked: frozenset[str],
    held: set[int],
) -> Section:
    """Return all items of a table but those that are held back.

    Args:
        asked: Codes of private parts. held: row ids.
    """
    return _section(known, table, names, asked, held, {}, set(), is_whole=True)


def bases_of(
    partner_id: int,
) -> dict[str, dict[Key, tuple[tuple[str, ...], tuple[Row, ...]]]]:
    """Return what a partner had of each item, by table and key: fields and rows."""
    found: dict[str, dict[Key, tuple[tuple[str, ...], tuple[Row, ...]]]] = {}
    selected = ExchangeBase.select(ExchangeBase.table, ExchangeBase.key, ExchangeBase.contents)
    for table, key, contents in stored_rows(selected.where(ExchangeBase.partner == partner_id)):
        fields, rows = json.loads(contents)
        told = (tuple(fields), tuple(tuple(row) for row in rows))
        found.setdefault(table, {})[tuple(json.loads(key))] = told
    return found


def projected(
    fields: Sequence[str], rows: Sequence[Row], wanted: Sequence[str]
) -> tuple[Row, ...] | None:
    """Return rows with other fields; None where one is not told."""
    if tuple(fields) == tuple(wanted):
        return tuple(rows)
    if not rows:
        return ()
    if not set(wanted) <= set(fields):
        return None
    places = [fields.index(name) for name in wanted]
    return tuple(tuple(row[place] for place in places) for row in rows)
