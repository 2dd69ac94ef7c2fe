"""What all tables share: the open database, the field types, dated spells."""

import secrets
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, ClassVar

from peewee import (
    CharField,
    DatabaseProxy,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.topics import Topic

#: The one global of the program: whichever file is open.
database = DatabaseProxy()

#: Bytes of randomness in a uid; 8 make a clash in ten million rows about one in 400,000.
UID_BYTES = 8
_FEN_OF_A_YUAN = 100
_A_FEN = Decimal("0.01")


def random_uid() -> str:
    """Return a new random identity for a row that can leave the machine."""
    return secrets.token_hex(UID_BYTES)


@lru_cache(maxsize=32_768)
def _iso(value: PartialDate) -> str:
    """Return the stored text of a date; rows written together share it."""
    return value.iso


class PartialDateField(TextField):
    """A `PartialDate` as truncated ISO text."""

    def db_value(self, value: Any) -> Any:
        """Return the stored text."""
        if isinstance(value, PartialDate):
            return _iso(value)
        if isinstance(value, date):
            return value.isoformat()
        return value

    def python_value(self, value: Any) -> Any:
        """Return the date."""
        return None if value is None else PartialDate.from_iso(value)


class DayField(TextField):
    """A day known in full, as ISO text; unlike `PartialDateField` it gives a plain `date`."""

    def db_value(self, value: Any) -> Any:
        """Return the stored text."""
        return value.isoformat() if isinstance(value, date) else value

    def python_value(self, value: Any) -> Any:
        """Return the day."""
        return None if value is None else date.fromisoformat(value)


class FenField(IntegerField):
    """Money: a `Decimal` of yuan with two places, stored as whole fen."""

    def db_value(self, value: Any) -> Any:
        """Return the fen.

        Raises:
            ValueError: When there are parts of a fen.
        """
        if not isinstance(value, Decimal):
            return value
        fen = value * _FEN_OF_A_YUAN
        if fen != fen.to_integral_value():
            raise ValueError(value)
        return int(fen)

    def python_value(self, value: Any) -> Any:
        """Return the yuan."""
        return None if value is None else (Decimal(value) / _FEN_OF_A_YUAN).quantize(_A_FEN)


class EnumField(TextField):
    """A member of a `StrEnum`, stored as its ASCII code."""

    def __init__(self, kind: type[StrEnum], **options: Any) -> None:
        self.kind = kind
        super().__init__(**options)

    def db_value(self, value: Any) -> Any:
        """Return the stored code."""
        if value is None:
            return None
        member = value if isinstance(value, self.kind) else self.kind(value)
        return member.value

    def python_value(self, value: Any) -> Any:
        """Return the member."""
        return None if value is None else self.kind(value)


class Table(Model):
    """A table; `topic` is the subject that a change of it is about."""

    if TYPE_CHECKING:
        id: Any  # made by Peewee; its stubs do not know

    topic: ClassVar[Topic]

    class Meta:
        """All tables live in the open file; names are the class names in snake case."""

        database = database
        legacy_table_names = False

    @classmethod
    def get_by_id(cls, pk: int) -> Any:
        """Return the row of an id, as Peewee does, by a statement that is composed once.

        Operations ask this more often than anything else, and composing the statement of thirty
        columns takes several times as long as its answer.

        Raises:
            DoesNotExist: When there is none.
        """
        return cls.raw(_statement_by_id(cls), pk).get()

    @classmethod
    def table_name(cls) -> str:
        """Return the name in the database."""
        return str(cls._meta.table_name)

    @classmethod
    def column_names(cls) -> tuple[str, ...]:
        """Return the columns in their order in the table."""
        return tuple(field.column_name for field in cls._meta.sorted_fields)


@cache
def _statement_by_id(table: type[Table]) -> str:
    """Return the statement that reads one row by its id, as Peewee composes it."""
    statement, _values = table.select().where(table.id == 0).sql()
    return str(statement)


def uid_field() -> CharField:
    """Return the column for the identity that an exchange package speaks."""
    return CharField(max_length=32, unique=True)


def parent_field(table: Any, backref: str, *, null: bool = False, index: bool = True) -> Any:
    """Return a reference that forbids deleting the row it points to.

    Args:
        table: The table (a class), or "self".
        backref: Name under which the row pointed to knows these rows.
        null: Whether it may point nowhere.
        index: False where an index of several columns begins with this one.
    """
    options: dict[str, Any] = {
        "backref": backref,
        "on_delete": "RESTRICT",
        "null": null,
        "index": index,
    }
    return ForeignKeyField(table, **options)


def valid_on(spell: Any, on: date) -> Any:
    """Return the condition that a dated spell (since inclusive, until exclusive) holds on a day.

    No `since` means the first day is not known and counts as always.
    """
    day = on.isoformat()
    started = (spell.since.is_null()) | (spell.since <= day)
    return started & ((spell.until.is_null()) | (spell.until > day))
