"""A year package: what was recorded in one year, for a successor or an inspector to read.

It is a signed package like those of exchange (`exchange_making`), of every table that travels, and
holds the same things back unless they are asked for. It is for nobody in particular, has no number
that counts, and is never accepted: it is read by itself, without the file that is open beside it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dangjian_desktop.domain.exchange_package import (
    Direction,
    Package,
    PackageFacts,
    Section,
    TravellingTable,
)
from dangjian_desktop.domain.progress import Progress, tell_nobody
from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.exchange.package_file import (
    YEAR_ENDING,
    SealedPackage,
    fingerprint,
    open_package,
    unpacked,
)
from dangjian_desktop.host.files import replacing_by_forced
from dangjian_desktop.operations.exchange_making import (
    MadePackage,
    asked_parts,
    own_fingerprint,
    own_identity,
    own_name,
    pack_into,
    private_parts,
    section_of,
)
from dangjian_desktop.operations.runner import Operation, RefusedError, Writer, operation
from dangjian_desktop.queries.exchange_words import ExchangeWords, keyed
from dangjian_desktop.storage.database import connection, schema_version
from dangjian_desktop.storage.exchange_rows import (
    Identities,
    NoIdentities,
    held_rows,
    rows_outside,
    storable_by,
)
from dangjian_desktop.storage.models import TABLE_BY_NAME, ExchangePartner
from dangjian_desktop.storage.shipped_exchange import shipped_exchange

_FIRST_YEAR = 1921
#: Tables whose rows are known by a name that stands in another table.
_NAMED_ELSEWHERE = ("organisation",)


def usual_year_name(year: int) -> str:
    """Return how the file of a year package is called unless somebody wants it otherwise."""
    return f"党建年度包-{year}{YEAR_ENDING}"


def make_year_package(
    target: Path,
    *,
    year: int,
    on: date,
    made_at: str,
    run: Callable[[Operation[Any]], Any],
    asked: Sequence[str] = (),
    password: str = "",
    progress: Progress = tell_nobody,
) -> MadePackage:
    """Make the package of a year and write it to a file.

    Args:
        target: The file; one of that name is replaced when the new one is whole.
        year: Which. on: the day. made_at: the moment, ISO 8601.
        run: Runs an operation and returns its result: that a package was made is recorded.
        asked: Codes of private parts that go along.
        password: With which it is closed; "" leaves it open.
        progress: Told what is being done.

    Raises:
        RefusedError: When there can be no such year yet, or a part is not known.
        ExchangeError: When it would be too large for any program, or does not read back.
        HostError: When the file cannot be written; an older one stands as it was.
    """
    wanted = asked_parts(asked)
    if not _FIRST_YEAR <= year <= on.year:
        raise RefusedError(
            "{year} 年没有记录可以做年度包。请填 {first} 到 {last} 之间的一年。",
            year=year,
            first=_FIRST_YEAR,
            last=on.year,
        )
    with connection(), replacing_by_forced(target) as part:

        def write(sender: str, name: str, private_key: bytes) -> None:
            facts = PackageFacts(
                sender=sender,
                name=name,
                recipient="",
                direction=Direction.YEAR,
                number=1,
                since=0,
                accepted=0,
                made_at=made_at,
                schema=schema_version(),
                asked=tuple(sorted(wanted)),
                year=year,
            )
            sections = _sections(year, wanted)
            progress("正在写年度包", 0.5)
            done.append(pack_into(part, target.name, facts, sections, private_key, password))

        done: list[MadePackage] = []
        progress("正在收集一年的记录", 0)
        run(record_year_package(year=year, on=on, asked=tuple(sorted(wanted)), write=write))
    return done[0]


@operation("制作年度包", undoable=False)
def record_year_package(
    writer: Writer,
    *,
    year: int,
    on: date,
    asked: tuple[str, ...],
    write: Callable[[str, str, bytes], None] | None = None,
) -> tuple[str, str, bytes]:
    """Note that the package of a year is made; return our identity, our name and our key.

    Args:
        year: Which. on: the day. asked: codes of the private parts that go along.
        write: Is given what is returned and writes the package; what it raises takes the note back.
    """
    identity, private_key = own_identity(writer)
    known = dict(private_parts(Direction.YEAR))
    writer.note("、".join([str(year), *(known[code] for code in asked if code in known)]))
    name = own_name(on)
    if write is not None:
        write(identity, name, private_key)
    return identity, name, private_key


def _sections(year: int, asked: frozenset[str]) -> tuple[Section, ...]:
    known, names = shipped_exchange(), Identities()
    tables = {table.name: table for table in known.going(Direction.YEAR)}
    held = held_rows(known.held(asked), tables)
    outside = rows_outside(year, tables)
    sections = []
    for table in tables.values():
        left_out = held.get(table.name, set()) | outside.get(table.name, set())
        section = section_of(known, table, names, asked, left_out)
        if section.items:
            sections.append(section)
    return tuple(sections)


@dataclass(frozen=True, slots=True)
class MetYear:
    """A year package of which one knows who made it, and has read nothing else.

    Attributes:
        fingerprint: Of the key that signed it.
        is_known: Whether that key is our own, or was pinned when a package was accepted.
    """

    sealed: SealedPackage
    fingerprint: str
    is_known: bool


@dataclass(frozen=True, slots=True)
class YearTable:
    """The rows of one table in words.

    Attributes:
        headings: Of the columns that say something in some row.
    """

    name: str
    label: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def meet_year(path: Path) -> MetYear:
    """Prove the signature of a year package and tell whose it is; what is in it is not read.

    Raises:
        ExchangeError: When it is none, damaged or newer.
    """
    sealed = open_package(path, newest_schema=schema_version())
    if sealed.facts.direction is not Direction.YEAR:
        raise ExchangeError("not_year_package", file=path.name)
    digits = fingerprint(sealed.public_key)
    with connection():
        pinned = ExchangePartner.get_or_none(ExchangePartner.public_key == sealed.public_key)
        is_known = pinned is not None or digits == own_fingerprint()
    return MetYear(sealed, digits, is_known)


def read_year(met: MetYear, *, on: date, password: str = "") -> list[YearTable]:
    """Return what a year package tells, table by table; nothing is written anywhere.

    Args:
        on: The day whose rules tell the words of codes.
        password: Where it is closed with one.

    Raises:
        ExchangeError: When it is closed with another password, or no program wrote it so.
    """
    package = unpacked(met.sealed, password)
    known = shipped_exchange().tables
    try:
        with connection():
            words = ExchangeWords(NoIdentities(), _coming(package), on)
            return [
                _table(known[one.table], one, words)
                for one in package.sections
                if one.table in known
            ]
    except (KeyError, ValueError, TypeError, IndexError, ArithmeticError) as error:
        raise ExchangeError("damaged_package", file=met.sealed.file) from error


def _coming(package: Package) -> Sequence[tuple[str, tuple[Any, ...], Mapping[str, Any]]]:
    """Return every row by its table and key, of several of one key the newest last."""
    told = []
    for section in package.sections:
        for item in section.items:
            rows = [dict(zip(section.fields, row, strict=True)) for row in item.rows]
            rows.sort(key=lambda row: str(row.get("since") or ""))
            told += [(section.table, item.key, row) for row in rows]
    return told


def _table(told: TravellingTable, section: Section, words: ExchangeWords) -> YearTable:
    fields = [
        name for name in section.fields if name in told.fields and words.is_told(told.name, name)
    ]
    places = [section.fields.index(name) for name in fields]
    checks = [storable_by(TABLE_BY_NAME[told.name], name) for name in fields]
    is_titled = bool(told.key) or told.name in _NAMED_ELSEWHERE
    rows = []
    for item in section.items:
        for row in item.rows:
            values = [row[place] for place in places]
            if not all(check(one) for check, one in zip(checks, values, strict=True)):
                raise ValueError(told.name)
            known = dict(zip(fields, values, strict=True))
            stored = keyed(told, item.key, known)
            said = [words.value(told.name, name, stored) for name in fields]
            title = words.title(told.name, item.key, known)
            rows.append((title if is_titled else "", *said))
    rows.sort()
    used = [place for place in range(len(fields) + 1) if any(row[place] for row in rows)]
    headings = ("哪一项", *(told.fields[name] for name in fields))
    return YearTable(
        told.name,
        told.label,
        tuple(headings[place] for place in used),
        tuple(tuple(row[place] for place in used) for row in rows),
    )
