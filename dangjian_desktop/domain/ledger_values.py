"""What a row of a ledger has in its fields: typed values, how they are stored, read and shown."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from dangjian_desktop.domain.cells import (
    Cell,
    clean_text,
    half_width,
    is_nothing,
    text_of,
    without_spaces,
)
from dangjian_desktop.domain.custom_reading import bare, read_number
from dangjian_desktop.domain.date_reading import LATEST_YEAR, read_date
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.ledgers import (
    LONGEST_LONG_TEXT,
    LONGEST_TEXT,
    NUMERIC,
    OF_PEOPLE,
    BookField,
    FieldType,
)
from dangjian_desktop.domain.problems import Fault, Reading
from dangjian_desktop.domain.text_reading import read_typed_text

#: A number is kept for sorting in ten-thousandths, as a whole number: nothing becomes a float.
SCALE = 10_000
#: Decimals of a number that are kept, and digits before the point.
MOST_DECIMALS = 4
MOST_DIGITS = 12
MONEY_DECIMALS = 2
#: Choices told in a hint.
_MOST_TOLD = 8
#: A last day may lie ahead; a year beyond is a typing error.
_LATEST = date(LATEST_YEAR, 12, 31)
#: What parts names that stand together; within brackets, where namesakes are told apart, nothing.
_SEPARATORS = re.compile(r"[、，,;；/／\n](?![^（(]*[)）])")
_YES = frozenset({"是", "有", "√", "✓", "Y", "y", "1", "对"})
_NO = frozenset({"否", "无", "没有", "×", "✗", "X", "x", "N", "n", "0"})
_YES_TEXT, _NO_TEXT = "1", "0"
#: A sum as people write it: ￥500, 500元, 1.5 万元整, 人民币 500 元.
_MONEY = re.compile(r"(?:人民币)?\s*[¥￥]?\s*([-+]?[\d.,]+)\s*(万元|万|元|圆)?整?")
_TEN_THOUSAND = 10_000


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who is named in a row: of the roster, or by name alone."""

    name: str
    person_id: int | None = None


@dataclass(frozen=True, slots=True)
class NamedOrganisation:
    """An organisation that is named in a row."""

    organisation_id: int
    name: str = ""


#: What a field can hold. A text in a field of another kind is its word for 无需.
Value = str | Decimal | PartialDate | bool | tuple[Named, ...] | NamedOrganisation
Values = Mapping[str, Value]


class StoredValue(NamedTuple):
    """One row of what is stored of a value.

    Attributes:
        text: What is searched, sorted (dates) and compared.
        number: In ten-thousandths, for numbers.
    """

    text: str
    number: int | None = None
    person_id: int | None = None
    organisation_id: int | None = None


PeopleNamed = Callable[[str], Sequence[Named]]
OrganisationsNamed = Callable[[str], Sequence[NamedOrganisation]]


def stored_values(value: Value | None) -> list[StoredValue]:
    """Return the rows in which a value is stored; none for nothing."""
    if value is None or value in ("", ()):
        return []
    if isinstance(value, bool):
        return [StoredValue(_YES_TEXT if value else _NO_TEXT)]
    if isinstance(value, Decimal):
        return [StoredValue(number_text(value), scaled(value))]
    if isinstance(value, PartialDate):
        return [StoredValue(value.iso)]
    if isinstance(value, NamedOrganisation):
        return [StoredValue("", organisation_id=value.organisation_id)]
    if isinstance(value, tuple):
        return [
            StoredValue("" if one.person_id else one.name, person_id=one.person_id) for one in value
        ]
    return [StoredValue(value)]


def value_of(field: BookField, stored: Sequence[StoredValue], names: "Names") -> Value | None:
    """Return the typed value of what is stored; None for nothing.

    Args:
        field: Whose it is; a text that is its word for 无需 comes back as that text.
        stored: The rows in their order.
        names: What people and organisations are called.
    """
    if not stored:
        return None
    first = stored[0]
    if field.kind in OF_PEOPLE and (first.person_id is not None or first.text != field.none_word):
        return tuple(
            Named(names.person(one.person_id) if one.person_id else one.text, one.person_id)
            for one in stored
        )
    if field.kind is FieldType.ORGANISATION and first.organisation_id is not None:
        return NamedOrganisation(first.organisation_id, names.organisation(first.organisation_id))
    if field.none_word and first.text == field.none_word:
        return first.text
    if field.kind in NUMERIC:
        return Decimal(first.text)
    if field.kind is FieldType.DATE:
        return PartialDate.from_iso(first.text)
    if field.kind is FieldType.YES_NO:
        return first.text == _YES_TEXT
    return first.text


@dataclass(frozen=True)
class Names:
    """What people and organisations of stored values are called."""

    people: Mapping[int, str]
    organisations: Mapping[int, str]

    def person(self, person_id: int | None) -> str:
        """Return the name of a person; "" where it is not known."""
        return self.people.get(person_id or 0, "")

    def organisation(self, organisation_id: int) -> str:
        """Return the name of an organisation; "" where it is not known."""
        return self.organisations.get(organisation_id, "")


def texts_of(values: Values) -> dict[str, tuple[str, ...]]:
    """Return the stored texts of values by field, for conditions."""
    return {
        key: tuple(one.text for one in stored_values(value))
        for key, value in values.items()
        if value is not None
    }


def scaled(number: Decimal) -> int:
    """Return a number in ten-thousandths."""
    return int((number * SCALE).to_integral_value())


def number_text(number: Decimal) -> str:
    """Return a number in plain digits without idle noughts."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def shown_value(field: BookField, value: Value | None) -> str:
    """Return a value as it stands on screen and paper; "" for nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Decimal):
        if field.kind is FieldType.MONEY:
            decimals = max(MONEY_DECIMALS, -int(value.normalize().as_tuple().exponent))
            return f"{value:.{decimals}f}"
        return number_text(value)
    if isinstance(value, PartialDate):
        return value.printed
    if isinstance(value, NamedOrganisation):
        return value.name
    if isinstance(value, tuple):
        return "、".join(one.name for one in value)
    return field.shown_choice(value) if field.kind is FieldType.CHOICE else value


def kept_value(field: BookField, value: Value | None) -> Value | None:
    """Return a value as rows keep it: a choice by its lasting word, whatever it is called now."""
    if field.kind is FieldType.CHOICE and isinstance(value, str):
        found = field.choice(value)
        return found.label if found else value
    return value


def default_value(field: BookField) -> Value | None:
    """Return what a new row begins with in a field; None for nothing."""
    if not field.default:
        return None
    if field.default == field.none_word:
        return field.none_word
    if field.kind in NUMERIC:
        return read_number(field.default).value
    if field.kind is FieldType.YES_NO:
        return field.default == _YES_TEXT
    return field.default


def read_value(
    field: BookField,
    cell: Cell,
    *,
    on: date,
    people: PeopleNamed,
    organisations: OrganisationsNamed,
) -> Reading[Value]:
    """Read what was typed, pasted or stands in a workbook.

    Args:
        field: Into which it goes.
        cell: What was given; nothing for nothing.
        on: Today: a date of something that has happened cannot lie ahead.
        people: Who of the roster has a name; a name that nobody has is kept as it is written.
        organisations: Which organisations have a name.

    Returns:
        The value, or every fault; a choice that is no longer offered comes with its fault.
    """
    text = text_of(cell)
    if field.none_word and bare(text) == bare(field.none_word):
        return Reading(field.none_word)
    if field.kind is FieldType.CHOICE:
        return _read_choice(field, text)
    if field.kind is FieldType.YES_NO:
        return _read_yes_no(text)
    if is_nothing(text):
        return Reading(None)
    if field.kind in NUMERIC:
        return _told_number(field, cell)
    if field.kind is FieldType.DATE:
        return _of_date(read_date(cell, on=on if field.is_past else _LATEST))
    if field.kind in OF_PEOPLE:
        return _read_people(field, text, people)
    if field.kind is FieldType.ORGANISATION:
        return _read_organisation(text, organisations)
    longest = LONGEST_LONG_TEXT if field.kind is FieldType.LONG_TEXT else LONGEST_TEXT
    typed = str(cell) if isinstance(cell, str) else text
    reading = read_typed_text(typed, longest)
    return Reading(reading.value, reading.faults) if reading.value else Reading(None)


def value_faults(
    field: BookField, value: Value | None, *, on: date, kept: Value | None = None
) -> list[Fault]:
    """Return what is wrong with a value of a form, a paste or a package; the last door.

    Args:
        field: Whose it is.
        value: None for nothing, which is no fault here (see `missing_fields`).
        on: Today.
        kept: What stands there already: a retired choice may stay.
    """
    if value is None or value in ("", ()) or value == kept:
        return []
    if field.none_word and value == field.none_word:
        return []
    if not _fits(field, value):
        return [Fault("ledger.kind_wrong", shown_value(field, value), hint=field.label)]
    if field.is_consent and value is False:
        return [Fault("ledger.no_consent", field.label)]
    if isinstance(value, Decimal):
        return _number_faults(field, value)
    if isinstance(value, PartialDate):
        is_ahead = field.is_past and value.first_day > on
        return [Fault("date.future", value.printed, hint=on.isoformat())] if is_ahead else []
    if isinstance(value, tuple):
        long = [one.name for one in value if len(one.name) > LONGEST_TEXT]
        nameless = [one for one in value if not one.person_id and not one.name.strip()]
        faults = [Fault("field.too_long", name[:20], hint=str(len(name))) for name in long]
        faults += [Fault("ledger.name_missing")] if nameless else []
        return faults or _strangers(field, value)
    if field.kind is FieldType.CHOICE and isinstance(value, str):
        return list(_read_choice(field, value).faults)
    if isinstance(value, str):
        longest = LONGEST_LONG_TEXT if field.kind is FieldType.LONG_TEXT else LONGEST_TEXT
        return list(read_typed_text(value, longest).faults)
    return []


def _fits(field: BookField, value: Value) -> bool:
    """Whether a value is of the kind of a field."""
    kinds: Mapping[FieldType, type | tuple[type, ...]] = {
        FieldType.NUMBER: Decimal,
        FieldType.MONEY: Decimal,
        FieldType.DATE: PartialDate,
        FieldType.PERSON: tuple,
        FieldType.PEOPLE: tuple,
        FieldType.YES_NO: bool,
        FieldType.ORGANISATION: NamedOrganisation,
    }
    if not isinstance(value, kinds.get(field.kind, str)):
        return False
    return field.kind is not FieldType.PERSON or (isinstance(value, tuple) and len(value) == 1)


def _number_faults(field: BookField, value: Decimal) -> list[Fault]:
    if not value.is_finite():
        return [Fault("custom.number_unreadable", str(value))]
    decimals = MONEY_DECIMALS if field.kind is FieldType.MONEY else MOST_DECIMALS
    exponent = int(value.normalize().as_tuple().exponent)
    if abs(value) >= Decimal(10) ** MOST_DIGITS or -exponent > decimals:
        hint = f"小数点前 {MOST_DIGITS} 位、后 {decimals} 位"
        return [Fault("custom.number_too_long", number_text(value), hint=hint)]
    if field.least is not None and value < field.least:
        return [Fault("ledger.too_small", number_text(value), hint=str(field.least))]
    if field.most is not None and value > field.most:
        return [Fault("ledger.too_large", number_text(value), hint=str(field.most))]
    return []


def _told_number(field: BookField, cell: Cell) -> Reading[Value]:
    figure, times = _without_unit(field, cell)
    reading = read_number(figure)
    if reading.value is None:
        told = tuple(fault._replace(found=text_of(cell)) for fault in reading.faults)
        return Reading(None, told)
    number = reading.value * times
    faults = _number_faults(field, number)
    return Reading(None if faults else number, (*reading.faults, *faults))


def _without_unit(field: BookField, cell: Cell) -> tuple[Cell, int]:
    """Return a figure without the unit that stands beside it, and by what it is multiplied.

    Money may be told in 元 and 万元, a number in the unit of its field; any other unit stays and
    is told as a fault.
    """
    if not isinstance(cell, str):
        return cell, 1
    text = half_width(clean_text(cell)).strip()
    if field.kind is FieldType.MONEY:
        match = _MONEY.fullmatch(text)
        if match:
            return match[1], _TEN_THOUSAND if (match[2] or "").startswith("万") else 1
    elif field.unit and text.endswith(field.unit):
        return text[: -len(field.unit)], 1
    return cell, 1


def _of_date(reading: Reading[PartialDate]) -> Reading[Value]:
    return Reading(reading.value, reading.faults)


def _read_choice(field: BookField, text: str) -> Reading[Value]:
    wanted = bare(text)
    called = [*((one, one.shown) for one in field.choices), *((o, o.label) for o in field.choices)]
    offered = [one.shown for one in field.offered_under("")]
    for choice, word in called:  # before the words for nothing: 无 may be a choice
        if bare(word) == wanted:
            if not choice.is_retired:
                return Reading(choice.label)
            hint = _offer(offered)
            return Reading(choice.label, (Fault("custom.choice_retired", text, hint=hint),))
    if is_nothing(text):
        return Reading(None)
    return Reading(None, (Fault("custom.choice_unknown", text, hint=_offer(offered)),))


def _offer(labels: Sequence[str]) -> str:
    more = f"等 {len(labels)} 项" if len(labels) > _MOST_TOLD else ""
    return "、".join(labels[:_MOST_TOLD]) + more


def _read_yes_no(text: str) -> Reading[Value]:
    if text in _YES:
        return Reading(True)
    if text in _NO:
        return Reading(False)
    if is_nothing(text):
        return Reading(None)
    return Reading(None, (Fault("yes_no.unknown", text),))


def _read_people(field: BookField, text: str, people: PeopleNamed) -> Reading[Value]:
    names = _parted(text, people)
    if field.kind is FieldType.PERSON and len(names) > 1:
        return Reading(None, (Fault("ledger.one_person", text),))
    found: list[Named] = []
    faults: list[Fault] = []
    for name in names:
        known = list(people(name))
        if len(known) > 1:
            faults.append(Fault("ledger.namesakes", name, hint=str(len(known))))
        else:
            found.append(known[0] if known else Named(name))
    faults += _strangers(field, found)
    return Reading(None if faults else tuple(found), tuple(faults))


def _strangers(field: BookField, people: Iterable[Named]) -> list[Fault]:
    """Tell of names that are not of the roster, where only people of the roster are named."""
    if not field.is_of_roster:
        return []
    return [Fault("ledger.not_of_roster", one.name) for one in people if one.person_id is None]


def _parted(text: str, people: PeopleNamed) -> list[str]:
    """Part names that stand together; a blank parts them only where nothing else does.

    A blank within a name (张　三) parts nothing: what stands on its sides is too short, or the
    whole is somebody of the roster.
    """
    names: Iterable[str] = _SEPARATORS.split(text)
    if names == [text]:
        pieces, whole = text.split(), without_spaces(text)
        is_several = len(pieces) > 1 and min(map(len, pieces)) > 1 and not people(whole)
        names = pieces if is_several else [whole]
    return [bare_name for name in names if (bare_name := without_spaces(name))]


def _read_organisation(text: str, organisations: OrganisationsNamed) -> Reading[Value]:
    known = list(organisations(text))
    if len(known) == 1:
        return Reading(known[0])
    code = "ledger.organisations_alike" if known else "ledger.organisation_unknown"
    return Reading(None, (Fault(code, text),))
