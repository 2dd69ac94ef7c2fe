"""What a form asks for, declared in a line each; what was typed is read by the domain's rules."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from dangjian_desktop.domain.cells import clean_text, half_width
from dangjian_desktop.domain.custom_fields import MentionedPerson
from dangjian_desktop.domain.date_reading import read_date
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.identity import read_id_number, read_name, read_phone
from dangjian_desktop.domain.ledger_values import Named, NamedOrganisation, number_text
from dangjian_desktop.domain.people import PersonField
from dangjian_desktop.domain.problems import Fault, Reading
from dangjian_desktop.domain.text_reading import read_typed_text
from dangjian_desktop.domain.vocabulary import PRINTED
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, tr

Choices = Sequence[tuple[Any, str]]
YES_NO: Choices = ((True, QT_TR_NOOP("是")), (False, QT_TR_NOOP("否")))
#: Between names that stand in one line.
SEPARATOR = chinese("、")
DATE_HINT = QT_TR_NOOP("如 1998-07-12、1998.7 或 1998")
DAY_HINT = QT_TR_NOOP("如 2026-11-20")


class Entry(StrEnum):
    """How a field is typed in; the first seven are `domain.people.FieldKind`."""

    TEXT = "text"
    DATE = "date"
    CHOICE = "choice"
    ID_NUMBER = "id_number"
    PHONE = "phone"
    INTEGER = "integer"
    YES_NO = "yes_no"
    NAME = "name"
    LONG_TEXT = "long_text"
    COMPLETED = "completed"
    NUMBER = "number"
    PERSON = "person"
    PEOPLE = "people"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Field:
    """One line of a form.

    Attributes:
        key: Name of the value in `FieldForm.values`.
        label: The word before or above the field.
        entry: How it is typed in.
        choices: Value and word of each choice; for CHOICE.
        suggestions: Texts offered while typing, asked for when the form is made; for COMPLETED.
        is_required: Whether it may not stay empty.
        max_length: Characters at most.
        hint: Grey words in the empty field.
        empty: What a choice is called while none is made; "" for 未填.
        latest: Dates after this day are refused; None means the form's day.
        is_exact: Whether a date must be known to the day.
        lowest: Smallest integer.
        highest: Largest integer.
        lines: Height of a long text.
        heading: Words above the field where a new part of a long form begins.
        reader: Reads what was typed, where the entry's own way is not meant; of user-defined
            fields.
        people: Whom a beginning can mean, offered while typing; for PERSON and PEOPLE.
        advice: Small words below the field that stay when it is filled.
        shortcut: A word that a button beside the field writes into it (无需).
        is_wide: Whether it takes a whole line of a form of several columns.
    """

    key: str
    label: str
    entry: Entry = Entry.TEXT
    choices: Choices = ()
    suggestions: Callable[[], Sequence[str]] | None = None
    is_required: bool = False
    max_length: int = 60
    hint: str = ""
    empty: str = ""
    latest: date | None = None
    is_exact: bool = False
    lowest: int = 0
    highest: int = 999_999
    lines: int = 3
    heading: str = ""
    reader: Callable[[str], Reading[Any]] | None = None
    people: Callable[[str], Sequence[MentionedPerson]] | None = None
    advice: str = ""
    shortcut: str = ""
    is_wide: bool = False


def choices_of(kind: type[StrEnum]) -> Choices:
    """Return the members of an enum of official terms with their printed words."""
    return tuple((member, PRINTED[member]) for member in kind)


def spoken(choices: Choices) -> Choices:
    """Return choices with words of the program's own in the language of the window."""
    return tuple((value, tr(word)) for value, word in choices)


def field_of(person_field: PersonField, **changes: Any) -> Field:
    """Return the form field for a field of a person.

    Args:
        person_field: One of `domain.people.PERSON_FIELDS`.
        changes: What is different from the plain rendering, as of `Field` (choices, suggestions …).
    """
    entry = Entry.NAME if person_field.key == "name" else Entry(person_field.kind.value)
    made = Field(
        person_field.key,
        person_field.label,
        entry,
        is_required=person_field.key == "name",
        max_length=person_field.max_length,
    )
    return replace(made, **changes)


def read_typed(field: Field, text: str, on: date) -> Reading[Any]:
    """Return what was typed into a field as its value, with everything that is wrong with it.

    Args:
        field: The field; CHOICE and YES_NO are chosen and never come here.
        text: What stands in it.
        on: Dates after this day are refused unless the field says otherwise.
    """
    if not text.strip():
        faults = (Fault("field.missing"),) if field.is_required else ()
        return Reading(_NOTHING.get(field.entry, ""), faults)
    if field.entry is Entry.HIDDEN:
        return Reading(text)  # to the letter: also a blank at its end belongs to it
    if field.reader is not None:
        return field.reader(text)
    return _READERS.get(field.entry, _text)(field, text, on)


def shown(value: Any) -> str:
    """Return a value as it stands in the field before it is edited."""
    if value is None:
        return ""
    if isinstance(value, PartialDate):
        return value.printed
    if isinstance(value, Decimal):
        return number_text(value)
    if isinstance(value, tuple):
        return SEPARATOR.join(map(shown, value))
    return value.name if isinstance(value, (Named, NamedOrganisation)) else str(value)


_NOTHING: Mapping[Entry, Any] = dict.fromkeys(
    (Entry.DATE, Entry.INTEGER, Entry.NUMBER, Entry.PERSON, Entry.PEOPLE)
)


def _text(field: Field, text: str, on: date) -> Reading[Any]:
    del on
    return read_typed_text(text, field.max_length)


def _date(field: Field, text: str, on: date) -> Reading[Any]:
    found = read_date(text, on=field.latest or on)
    if field.is_exact and found.value is not None and not found.value.is_exact:
        return Reading(None, (Fault("date.not_exact", found.value.printed),))
    return found


def _id_number(field: Field, text: str, on: date) -> Reading[Any]:
    del field
    found = read_id_number(text, on=on)
    return Reading(found.value.number if found.value else "", found.faults)


def _phone(field: Field, text: str, on: date) -> Reading[Any]:
    del field, on
    found = read_phone(text)
    return Reading(found.value or "", found.faults)


def _name(field: Field, text: str, on: date) -> Reading[Any]:
    del field, on
    found = read_name(text)
    return Reading(found.value or "", found.faults)


def _integer(field: Field, text: str, on: date) -> Reading[Any]:
    del on
    cleaned = half_width(clean_text(text))
    digits = cleaned.removeprefix("-")
    if not (digits.isascii() and digits.isdigit()):
        return Reading(None, (Fault("number.unreadable", cleaned),))
    value = int(cleaned)
    if not field.lowest <= value <= field.highest:
        hint = f"{field.lowest}–{field.highest}"
        return Reading(None, (Fault("number.range", cleaned, hint=hint),))
    return Reading(value)


_READERS: Mapping[Entry, Callable[[Field, str, date], Reading[Any]]] = {
    Entry.DATE: _date,
    Entry.ID_NUMBER: _id_number,
    Entry.PHONE: _phone,
    Entry.NAME: _name,
    Entry.INTEGER: _integer,
}
