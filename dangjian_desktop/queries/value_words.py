"""What stored values say, whatever table and column they stand in: for the history and exchange."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from peewee import BooleanField

from dangjian_desktop.domain.ledger_values import SCALE, number_text
from dangjian_desktop.domain.people import FIELD_BY_KEY, masked_within
from dangjian_desktop.queries.code_words import CodeWords
from dangjian_desktop.queries.recorded_changes import told_fact
from dangjian_desktop.queries.stored_words import term, told_day
from dangjian_desktop.storage.models import TABLE_BY_NAME, Person
from dangjian_desktop.storage.models.base import DayField, EnumField, FenField, PartialDateField
from dangjian_desktop.storage.shipped_journal_words import journal_words

Stored = Mapping[str, Any]
#: Characters of a text that are told; a report or minutes may have thousands.
MOST_TOLD = 200
OPAQUE = "（内容较长，从略）"
#: Columns with numbers in ten-thousandths.
_SCALED = frozenset({"points", "count"})
_FEN = 100


class ValueWords:
    """Tells values; words of codes are looked up once.

    Args:
        on: The day whose rules tell the words of codes.
        named: Tells what a row is called to which a column points, by table and stored reference.
        most: Characters of a text that are told; None for all.
    """

    def __init__(
        self, on: date, named: Callable[[str, Any], str], most: int | None = MOST_TOLD
    ) -> None:
        self._most = most
        self._words = journal_words()
        self._codes = CodeWords(on)
        self._named = named

    def told(self, table: str, column: str, stored: Stored) -> str:
        """Return the value of a column of a row; numbers of people masked wherever they stand.

        Args:
            stored: The row by column name, as the file has it.
        """
        value = stored.get(column)
        if value is None or value == "":
            return ""
        if table == Person.table_name() and column in FIELD_BY_KEY:
            return masked_within(told_fact(column, value))
        source = self._words.codes.get(f"{table}.{column}")
        if source is not None:
            return self._codes.word(source, str(value), stored)
        own = self._words.enums.get(f"{table}.{column}")
        if own is not None:
            return own.get(str(value), str(value))
        known = TABLE_BY_NAME.get(table)
        field = known._meta.columns.get(column) if known is not None else None
        return self._told(field, column, stored)

    def _told(self, field: Any, column: str, stored: Stored) -> str:
        value = stored[column]
        target = getattr(field, "rel_model", None)
        if target is not None:
            return self._named(target.table_name(), value)
        if isinstance(field, EnumField):
            return term(field.kind, value)
        if isinstance(field, BooleanField):
            return "是" if value else "否"
        if isinstance(field, FenField):
            return f"{Decimal(value) / _FEN:.2f} 元"
        if isinstance(field, (DayField, PartialDateField)):
            return told_day(stored, column)
        if column in _SCALED:
            return number_text(Decimal(value) / SCALE)
        text = masked_within(" ".join(str(value).split()))
        is_told = self._most is None or len(text) <= self._most
        return text if is_told else f"{text[: self._most]}…"
