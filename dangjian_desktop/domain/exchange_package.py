"""Exchange packages: what travels between two programs, and how it is told on the way.

An *item* is what is merged as one: a row with a uid, or all rows that share a key in a table whose
rows have none (the stages of one person, the mark of one person at one activity). A row of a table
without a uid has no identity of its own in another program, and the spells of one person make
sense only together. Values are as the file stores them, references are uids.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from dangjian_desktop.domain.journal_words import JournalWords

#: What stands for one row: values in the order of the fields of its section.
Row = tuple[Any, ...]
#: The identity of an item: a uid, or the stored values of its key, references as uids.
Key = tuple[Any, ...]


class PartnerRole(StrEnum):
    """Which way a partner stands (values are stored)."""

    SUPERIOR = "superior"
    SUBORDINATE = "subordinate"


class Direction(StrEnum):
    """Which way a package goes (values are written into it)."""

    UP = "up"
    DOWN = "down"
    #: To nobody in particular: a year of everything, to be read and never accepted.
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class RowsWhere:
    """Rows of a table that are held back.

    Attributes:
        where: Column and the stored values that it must have one of.
        through: The reference to the row of which `where` is asked; "" for the row itself.
        only: Further columns, of the row itself.
    """

    table: str
    where: Mapping[str, Sequence[Any]]
    through: str = ""
    only: Mapping[str, Sequence[Any]] | None = None


@dataclass(frozen=True, slots=True)
class PrivatePart:
    """What travels only when it is asked for.

    Attributes:
        columns: (table, column). rows: rows that are held back whole.
    """

    code: str
    label: str
    columns: frozenset[tuple[str, str]]
    rows: tuple[RowsWhere, ...]


@dataclass(frozen=True, slots=True)
class TravellingTable:
    """A table that travels.

    Attributes:
        key: Columns that identify an item; () where it has a uid.
        match: Columns by which a row that was entered on both sides is known for the same.
        fields: Columns that travel, and what they are called. home: those that stay.
        is_mine_when_matched: Whether each side keeps what it entered about a row that was matched.
        year: Columns of which one tells the year of a row; () for what belongs to every year.
    """

    name: str
    label: str
    goes: frozenset[Direction]
    key: tuple[str, ...]
    match: tuple[tuple[str, ...], ...]
    fields: Mapping[str, str]
    home: frozenset[str]
    is_mine_when_matched: bool
    year: tuple[str, ...] = ()


@dataclass(frozen=True)
class Catalogue:
    """What travels and what never does.

    Attributes:
        never: By table, why it stays.
        always_held: Rows that are held back whatever is asked for.
    """

    tables: Mapping[str, TravellingTable]
    private: tuple[PrivatePart, ...]
    always_held: tuple[RowsWhere, ...]
    never: Mapping[str, str]

    def going(self, direction: Direction) -> list[TravellingTable]:
        """Return the tables that travel one way; into a year package all of them go."""
        if direction is Direction.YEAR:
            return list(self.tables.values())
        return [table for table in self.tables.values() if direction in table.goes]

    def fields(self, table: TravellingTable, asked: frozenset[str]) -> tuple[str, ...]:
        """Return the columns of a table that travel, private ones only where asked for.

        Args:
            asked: Codes of private parts.
        """
        held = {
            column
            for part in self.private
            if part.code not in asked
            for name, column in part.columns
            if name == table.name
        }
        return tuple(name for name in table.fields if name not in held)

    def held(self, asked: frozenset[str]) -> list[RowsWhere]:
        """Return the rows that are held back."""
        private = [rows for part in self.private if part.code not in asked for rows in part.rows]
        return [*self.always_held, *private]


def catalogue(told: Mapping[str, Any], words: JournalWords) -> Catalogue:
    """Read ``resources/exchange/tables.toml``.

    Args:
        told: The file. words: what tables and columns are called.

    Raises:
        ValueError, KeyError, TypeError: When it is of another format, or something is not said.
    """
    if told["format"] != 1:
        raise ValueError(told["format"])
    ways = {"both": ("up", "down"), "up": ("up",), "down": ("down",)}
    tables = {
        one["name"]: TravellingTable(
            one["name"],
            words.table(one["name"]),
            frozenset(Direction(way) for way in ways[one["travels"]]),
            tuple(one.get("key", ())),
            tuple(tuple(columns) for columns in one.get("match", ())),
            {name: words.word_of(one["name"], name) for name in one["fields"]},
            frozenset(one.get("home", ())),
            bool(one.get("mine_when_matched", False)),
            tuple(one.get("year", ())),
        )
        for one in told["table"]
    }
    private = tuple(
        PrivatePart(
            one["code"],
            one["label"],
            frozenset(_table_column(name) for name in one.get("columns", ())),
            tuple(_rows_where(rows) for rows in one.get("rows", ())),
        )
        for one in told["private"]
    )
    always = tuple(_rows_where(rows) for rows in told["always"])
    return Catalogue(tables, private, always, dict(told["never"]))


def _table_column(name: str) -> tuple[str, str]:
    table, _dot, column = name.partition(".")
    return table, column


def _rows_where(told: Mapping[str, Any]) -> RowsWhere:
    return RowsWhere(told["table"], told["where"], told.get("through", ""), told.get("only"))


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a package.

    Attributes:
        rows: As it stands with the sender; () where it was deleted.
        was: As the sender last accepted it from the recipient; None where it never did.
    """

    key: Key
    rows: tuple[Row, ...]
    was: tuple[Row, ...] | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """The items of one table; `fields` names the values of their rows."""

    table: str
    fields: tuple[str, ...]
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class PackageFacts:
    """What a package tells of itself.

    Attributes:
        sender: Identity of the sender's data. name: what the sender is called.
        recipient: Identity of the recipient's data; "" where it is not known yet.
        number: Counts up with the sender.
        since: Number of the package of which it knows that the recipient has it; 0 for a whole
            one. What changed since then is in this one.
        accepted: Number of the recipient's newest package that the sender has accepted.
        made_at: Moment in ISO 8601. schema: version of the sender's tables.
        asked: Codes of the private parts that travel along.
        year: Of a year package; 0 for a package of changes.
        head: Seal of the newest entry of the sender's journal that is told; a sender who went back
            to a backup gives the same numbers again, and never the same head. "" for none, and in
            packages of programs before version 12 of the tables.
        accepted_head: The head that came with the package of `accepted`; "" where none did.
    """

    sender: str
    name: str
    recipient: str
    direction: Direction
    number: int
    since: int
    accepted: int
    made_at: str
    schema: int
    asked: tuple[str, ...]
    year: int = 0
    head: str = ""
    accepted_head: str = ""

    @property
    def made_shown(self) -> str:
        """When it was made, to the minute, as its sender's clock said."""
        try:
            return datetime.fromisoformat(self.made_at).strftime("%Y-%m-%d %H:%M")
        except ValueError:
            return self.made_at


@dataclass(frozen=True, slots=True)
class Package:
    """A package whose signature held.

    Attributes:
        public_key: The 32 bytes of the key that signed it.
    """

    facts: PackageFacts
    public_key: bytes
    sections: tuple[Section, ...]
