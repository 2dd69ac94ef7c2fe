"""What is kept about persons: of each column why, on which sheets it stands, and how it is erased.

The declaration stands in `resources/privacy`; the table in the help, the command line and the legal
erasing all read it, so that they cannot say different things.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

#: What stands in place of a text that was erased; one that was empty stays empty.
ERASED_TEXT = "（已删除）"
#: The operation under which an erasing stands in the journal.
ERASING = "erase"
#: The operation, and the kind of subject in the journal, of somebody whom a backup brought back.
BRINGING_BACK = "brought_back"
_NO_CONTENTS = "{}"
#: ``2026-11``
_MONTH_LENGTH = 7


class Erasing(StrEnum):
    """What becomes of a value when the person is erased."""

    KEEP = "keep"
    NAME = "name"
    TEXT = "text"
    BLANK = "blank"
    MONTH = "month"
    CONTENTS = "contents"


@dataclass(frozen=True, slots=True)
class Tombstone:
    """That somebody was erased: by the identity alone, which tells nobody who it was."""

    uid: str
    erased_on: date


@dataclass(frozen=True, slots=True)
class Purpose:
    """Why something is kept, in both languages of the help."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class PersonalColumns:
    """Columns of a table that are kept for one purpose.

    Attributes:
        sheets: Codes of the printed sheets on which they stand; none: in the window alone.
    """

    columns: tuple[str, ...]
    purpose: Purpose
    sheets: tuple[str, ...]
    erasing: Erasing


@dataclass(frozen=True, slots=True)
class PersonalTable:
    """A table with rows about persons.

    What its rows are called stands in the words of the history (`domain.journal_words`).

    Attributes:
        owner: The column that names the person, or the row of `through` that does.
        through: The table in between; "" for none.
        goes_whole: Whether its rows are deleted at erasure.
    """

    name: str
    owner: str
    through: str
    goes_whole: bool
    fields: tuple[PersonalColumns, ...]

    def erasing(self) -> Mapping[str, Erasing]:
        """Return what becomes of each declared column."""
        return {column: one.erasing for one in self.fields for column in one.columns}


@dataclass(frozen=True, slots=True)
class PersonalData:
    """The whole declaration.

    Attributes:
        tables: In the order in which they are shown; what is pointed through stands first.
        mentions: Tables that name persons without being about them, and as what.
    """

    tables: tuple[PersonalTable, ...]
    mentions: Mapping[str, str]


def personal_data(told: Mapping[str, Any]) -> PersonalData:
    """Read ``resources/privacy/fields.toml``.

    Raises:
        ValueError, KeyError, TypeError: When it is of another format, or something is not said.
    """
    if told["format"] != 1:
        raise ValueError(told["format"])
    purposes = {code: Purpose(one["zh"], one["en"]) for code, one in told["purposes"].items()}
    tables = tuple(
        PersonalTable(
            one["name"],
            one.get("owner", "person_id"),
            one.get("through", ""),
            bool(one.get("rows", False)),
            tuple(
                PersonalColumns(
                    tuple(part["columns"]),
                    purposes[part["purpose"]],
                    tuple(part["sheets"]),
                    Erasing(part["erase"]),
                )
                for part in one["fields"]
            ),
        )
        for one in told["table"]
    )
    return PersonalData(tables, dict(told["mentions"]))


def tombstone(number: int) -> str:
    """Return the name under which an erased person stands in lists; different for each."""
    return f"已删除人员{number}"


def erased(value: Any, how: Erasing, name: str) -> Any:
    """Return what a stored value becomes; what is not known stays not known.

    Args:
        name: The tombstone's.
    """
    if value in (None, "") or how is Erasing.KEEP:
        return value
    if how is Erasing.NAME:
        return name
    if how is Erasing.MONTH:
        return str(value)[:_MONTH_LENGTH]
    return {Erasing.TEXT: ERASED_TEXT, Erasing.CONTENTS: _NO_CONTENTS}.get(how, "")
