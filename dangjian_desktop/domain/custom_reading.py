"""What is typed into a user-defined field, or stands in a cell for it, read into its value.

Every kind says everything that is wrong in a sentence. The same reading serves forms, bulk edit
and import; a file's cell (`read_cell`) is treated as the built-in fields of its kind are: what is
not understood is told and left out, a date that cannot be refuses its row, a long text is cut.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeAlias

from dangjian_desktop.domain.cells import (
    Cell,
    clean_text,
    half_width,
    is_nothing,
    looks_like_formula,
    text_of,
    without_spaces,
)
from dangjian_desktop.domain.custom_fields import (
    LATEST_DAY,
    LONGEST_TEXT,
    CustomChoice,
    CustomFieldDef,
    CustomValue,
    MentionedPerson,
    stored_text,
)
from dangjian_desktop.domain.date_reading import read_date
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.people import FieldKind, Sensitivity
from dangjian_desktop.domain.problems import Fault, Reading, Severity
from dangjian_desktop.domain.term_reading import read_yes_no

#: Who bears exactly that name.
PeopleNamed: TypeAlias = Callable[[str], Sequence[MentionedPerson]]

#: A number with more digits before or behind the point is no figure of a branch but a slip.
MOST_DIGITS, MOST_DECIMALS = 15, 6
#: Choices told in a sentence before the rest is left out.
MOST_TOLD = 8

_SIGNS = str.maketrans("−—–﹣", "----")
_PLAIN = re.compile(r"[-+]?(?:\d+(?:\.\d+)?|\.\d+)")
_PARTED = re.compile(r"[-+]?\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?")
_FIGURES = re.compile(r"[-+.,\d\s]+")
_BEGINS_WITH_FIGURE = re.compile(r"[-+]?[\d.,]+\s*\D+")
_NAME_AND_BRANCH = re.compile(r"(.+?)\s*\((.+)\)")
_MASK_SIGNS = "*＊"


def nobody(_name: str) -> Sequence[MentionedPerson]:
    """Find nobody; for readings of fields that name no person."""
    return ()


def read_value(
    field: CustomFieldDef,
    cell: Cell,
    *,
    people: PeopleNamed = nobody,
    own_id: int | None = None,
) -> Reading[Any]:
    """Read a value strictly: what cannot be taken is refused.

    Args:
        field: The field.
        cell: What was typed, or a cell of a file.
        people: Finds people by name; for fields of the kind person.
        own_id: The person whose field it is; may not be named in it.
    """
    if isinstance(cell, str) and looks_like_formula(clean_text(cell)):
        return _refused("text.formula", clean_text(cell))
    match field.kind:
        case FieldKind.NUMBER:
            return read_number(cell)
        case FieldKind.DATE:
            return read_date(cell, on=LATEST_DAY)
        case FieldKind.YES_NO:
            return _strict(read_yes_no(text_of(cell)))
        case FieldKind.CHOICE:
            return _read_choice(field, text_of(cell))
        case FieldKind.PERSON:
            return read_person(text_of(cell), people, own_id)
        case _:
            return _read_text(text_of(cell))


def read_cell(
    field: CustomFieldDef,
    cell: Cell,
    *,
    people: PeopleNamed = nobody,
    own_id: int | None = None,
) -> Reading[Any]:
    """Read a cell of a file as the built-in fields of the kind are read; see the module."""
    text = text_of(cell)
    is_hidden = field.sensitivity is not Sensitivity.OPEN
    if is_hidden and any(sign in text for sign in _MASK_SIGNS):  # what a masked export wrote
        return Reading(None, (Fault("text.masked", text, Severity.WARNING),))
    if field.kind is FieldKind.TEXT and len(text) > LONGEST_TEXT:
        told = Fault("text.too_long", text, Severity.WARNING, str(LONGEST_TEXT))
        return Reading(text[:LONGEST_TEXT], (told,))
    found = read_value(field, cell, people=people, own_id=own_id)
    return found if field.kind is FieldKind.DATE else _told(found)


def read_number(cell: Cell) -> Reading[Decimal]:
    """Read a decimal number: full-width digits and separators of thousands are understood.

    A number that a workbook holds comes as it is shown there; nothing ever becomes a float.
    """
    if isinstance(cell, bool) or not isinstance(cell, (int, float, str, type(None))):
        return _refused("custom.number_unreadable", text_of(cell))
    found = text_of(cell) if not isinstance(cell, float) else _shown(cell)
    text = half_width(found).translate(_SIGNS).strip()
    if is_nothing(text) and text != ".":
        return Reading(None)
    if _PARTED.fullmatch(text):
        text = text.replace(",", "").replace(" ", "")
    if not _PLAIN.fullmatch(text) or not text.isascii():
        return _refused(_fault_of_number(text), found)
    return _figure(text, found)


def _figure(text: str, found: str) -> Reading[Decimal]:
    whole, _, decimals = text.lstrip("+-").partition(".")
    if len(whole.lstrip("0")) > MOST_DIGITS or len(decimals.rstrip("0")) > MOST_DECIMALS:
        hint = f"小数点前 {MOST_DIGITS} 位、后 {MOST_DECIMALS} 位"
        return Reading(None, (Fault("custom.number_too_long", found, hint=hint),))
    number = Decimal(stored_text(Decimal(text)))
    number = abs(number) if number == 0 else number  # -0 is 0
    if len(whole) > 1 and whole.startswith("0"):
        told = Fault("custom.number_leading_zeros", found, Severity.WARNING, f"{number:f}")
        return Reading(number, (told,))
    return Reading(number)


def _shown(number: float) -> str:
    """Return a float of a workbook in plain digits, as far as the workbook knows it."""
    text = text_of(number)
    return f"{Decimal(text):f}" if "E" in text and "INF" not in text.upper() else text


def _fault_of_number(text: str) -> str:
    if _FIGURES.fullmatch(text):
        parted = "," in text or " " in text
        return "custom.number_separators" if parted else "custom.number_unreadable"
    if _BEGINS_WITH_FIGURE.fullmatch(text):
        return "custom.number_unit"
    return "custom.number_unreadable"


def _read_text(text: str) -> Reading[str]:
    if is_nothing(text):
        return Reading(None)
    if len(text) > LONGEST_TEXT:
        return Reading(None, (Fault("custom.text_too_long", text[:20], hint=str(len(text))),))
    return Reading(text)


def _read_choice(field: CustomFieldDef, text: str) -> Reading[Any]:
    """Look a choice up by its label, spaces and width of characters aside."""
    wanted = bare(text)
    for choice in field.choices:  # before the words for nothing: 无 may be a choice
        if bare(choice.label) == wanted and not choice.is_retired:
            return Reading(choice)
    for choice in field.choices:
        if bare(choice.label) == wanted:
            return Reading(choice, (Fault("custom.choice_retired", text, hint=_offer(field)),))
    if is_nothing(text):
        return Reading(None)
    return Reading(None, (Fault("custom.choice_unknown", text, hint=_offer(field)),))


def bare(text: str) -> str:
    """Return what labels of choices are compared by: no spaces, plain width, one case."""
    return without_spaces(half_width(text)).casefold()


def _offer(field: CustomFieldDef) -> str:
    labels = [choice.label for choice in field.offered]
    more = f"等 {len(labels)} 项" if len(labels) > MOST_TOLD else ""
    return "、".join(labels[:MOST_TOLD]) + more


def read_person(text: str, people: PeopleNamed, own_id: int | None) -> Reading[Any]:
    """Find the person of that name; a branch in brackets behind it tells namesakes apart."""
    if is_nothing(text):
        return Reading(None)
    found, branch = list(people(without_spaces(text))), ""
    told = _NAME_AND_BRANCH.fullmatch(half_width(text))
    if not found and told is not None:
        branch = bare(told[2])
        named = people(without_spaces(told[1]))
        found = [one for one in named if branch in map(bare, (one.branch_name, one.told_by))]
    others = [person for person in found if person.person_id != own_id]
    if not found:
        return Reading(None, (Fault("custom.person_unknown", text),))
    if not others:
        return Reading(None, (Fault("custom.person_self", text),))
    if len(others) > 1:
        return Reading(None, (Fault("custom.person_several", text, hint=str(len(others))),))
    return Reading(others[0])


@dataclass(frozen=True, slots=True)
class OnlyIfKept:
    """A value that may only stay where it is recorded already, in a file's row.

    A retired choice, or a name that several bear: nobody takes it anew, but a file that says it
    again of who has it changes nothing.
    """

    value: CustomChoice | MentionedPerson

    def is_kept_by(self, present: object) -> bool:
        """Whether that is what is recorded."""
        if isinstance(self.value, MentionedPerson):
            return isinstance(present, MentionedPerson) and present.name == self.value.name
        return present == self.value


@dataclass(frozen=True, slots=True)
class OwnFields:
    """The fields that a file can hold beside the built-in ones.

    Attributes:
        fields: The fields in use by column key.
        people: Finds people by name.
    """

    fields: Mapping[str, CustomFieldDef] = field(default_factory=dict, hash=False)
    people: PeopleNamed = nobody


#: Faults of a file's cell that are none where the value is recorded already.
EXCUSED_IF_KEPT = frozenset({"custom.choice_retired", "custom.person_several"})


def read_of_somebody(field: CustomFieldDef, cell: Cell, people: PeopleNamed) -> Reading[Any]:
    """Read a cell of a file before it is known whose it is; see `OnlyIfKept`."""
    found = read_cell(field, cell, people=people)
    if not found.faults or found.faults[0].code not in EXCUSED_IF_KEPT:
        return found
    strict = read_value(field, cell, people=people)
    value = strict.value or MentionedPerson(0, without_spaces(text_of(cell)))
    return Reading(OnlyIfKept(value), found.faults)


@dataclass(frozen=True, slots=True)
class Settled:
    """What a row says of somebody once it is known whom it is about.

    Attributes:
        values: What is to be taken over, by column key.
        excused: Keys of fields whose fault is none.
        faults: What is wrong now that the person is known.
    """

    values: Mapping[str, Any]
    excused: frozenset[str] = frozenset()
    faults: tuple[tuple[str, Fault], ...] = ()


def settled(said: Mapping[str, Any], present: Mapping[str, object], own_id: int | None) -> Settled:
    """Decide about values that depend on whose they are.

    Args:
        said: What a row says by column key.
        present: What is recorded of the person; nothing of somebody new.
        own_id: The person; None for somebody new.
    """
    values: dict[str, Any] = {}
    excused: set[str] = set()
    faults: list[tuple[str, Fault]] = []
    for key, value in said.items():
        if isinstance(value, OnlyIfKept):
            if value.is_kept_by(present.get(key)):
                excused.add(key)
        elif isinstance(value, MentionedPerson) and value.person_id == own_id:
            faults.append((key, Fault("custom.person_self", value.name, Severity.WARNING)))
        else:
            values[key] = value
    return Settled(values, frozenset(excused), tuple(faults))


def keeps(reading: Reading[Any], present: CustomValue | None) -> bool:
    """Whether a reading with faults only says what is recorded already.

    A retired choice that was taken before, or one of several namesakes whom the field names
    already: nothing is wrong with saying it again.
    """
    if present is None or not reading.faults:
        return False
    (fault, *rest) = reading.faults
    if rest:
        return False
    if fault.code == "custom.choice_retired":
        return reading.value == present
    return (
        fault.code == "custom.person_several"
        and isinstance(present, MentionedPerson)
        and without_spaces(fault.found) in (present.name, without_spaces(present.distinct_name))
    )


def _refused(code: str, found: str) -> Reading[Any]:
    return Reading(None, (Fault(code, found),))


def _strict(reading: Reading[Any]) -> Reading[Any]:
    """Return the reading with every fault refusing, for what is typed into a form."""
    faults = tuple(f._replace(severity=Severity.REFUSED) for f in reading.faults)
    return Reading(reading.value, faults)


def _told(reading: Reading[Any]) -> Reading[Any]:
    """Return the reading with every fault as a warning, and nothing taken where one refused."""
    refused = any(fault.severity is Severity.REFUSED for fault in reading.faults)
    faults = tuple(f._replace(severity=Severity.WARNING) for f in reading.faults)
    return Reading(None if refused else reading.value, faults)


def entry_text(value: CustomValue | None) -> str:
    """Return a value as it stands in a field before it is edited; `read_value` reads it again."""
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case Decimal():
            return stored_text(value)
        case PartialDate():
            return value.printed
        case _:
            return str(value)
