"""Fields that a branch defines itself for people and for organisations.

A field is data: label, kind, choices. It is renamed or retired, never deleted, so that nothing
recorded is lost; a retired field or choice stays readable and takes no new value.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.people import FieldKind, Sensitivity


class FieldSubject(StrEnum):
    """Whom a field describes (values are stored)."""

    PERSON = "person"
    ORGANISATION = "organisation"


#: The kinds that a branch may choose for a field of its own.
CUSTOM_KINDS: tuple[FieldKind, ...] = (
    FieldKind.TEXT,
    FieldKind.NUMBER,
    FieldKind.DATE,
    FieldKind.CHOICE,
    FieldKind.YES_NO,
    FieldKind.PERSON,
)

#: What a key of such a field begins with wherever columns are named by key; the uid follows.
KEY_PREFIX = "custom:"


def key_of(uid: str) -> str:
    """Return the column key of a user-defined field."""
    return KEY_PREFIX + uid


def uid_of(key: str) -> str | None:
    """Return the uid of the user-defined field that a column key names, or None."""
    return key.removeprefix(KEY_PREFIX) if key.startswith(KEY_PREFIX) else None


#: What the kinds are called where one is chosen.
KIND_WORDS: dict[FieldKind, str] = {
    FieldKind.TEXT: "文字",
    FieldKind.NUMBER: "数字",
    FieldKind.DATE: "日期",
    FieldKind.CHOICE: "选项",
    FieldKind.YES_NO: "是否",
    FieldKind.PERSON: "人员",
}

#: Characters at most: of a field's label, of a choice's, of the hint, of a text value.
LONGEST_LABEL, LONGEST_CHOICE, LONGEST_HINT, LONGEST_TEXT = 40, 60, 200, 500


@dataclass(frozen=True, slots=True)
class CustomChoice:
    """One of the choices of a field of that kind; also the value of who has it.

    Attributes:
        place: Its order among the choices; what has it is sorted by it.
        retired_on: From when nobody takes it any more; None while it is offered.
        choice_id: Row id.
    """

    uid: str
    label: str
    place: int = 0
    retired_on: PartialDate | None = None
    choice_id: int = 0

    @property
    def is_retired(self) -> bool:
        """Whether it may only stay where it was chosen before."""
        return self.retired_on is not None

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True, slots=True)
class MentionedPerson:
    """Somebody whom a field of another person or of an organisation names; the id tells who.

    Attributes:
        branch_name: Where the person is on the roll today; tells namesakes apart.
        uid: Identity of the person, where the value was read from the file.
        mark: What tells namesakes of one branch apart (day of birth, crew); "" where there is
            nobody else of the name.
    """

    person_id: int
    name: str = field(compare=False)
    sort_name: str = field(default="", compare=False)
    branch_name: str = field(default="", compare=False)
    uid: str = field(default="", compare=False)
    mark: str = field(default="", compare=False)

    @property
    def told_by(self) -> str:
        """What stands behind the name in brackets where namesakes exist."""
        return "，".join(filter(None, (self.branch_name, self.mark)))

    @property
    def distinct_name(self) -> str:
        """The name with the branch, as it is typed and offered where namesakes exist."""
        return f"{self.name}（{self.told_by}）" if self.told_by else self.name

    def __str__(self) -> str:
        return self.name


#: What somebody can have in such a field; None stands for nothing recorded.
CustomValue: TypeAlias = str | Decimal | PartialDate | bool | CustomChoice | MentionedPerson

_TYPES: dict[FieldKind, type] = {
    FieldKind.TEXT: str,
    FieldKind.NUMBER: Decimal,
    FieldKind.DATE: PartialDate,
    FieldKind.CHOICE: CustomChoice,
    FieldKind.YES_NO: bool,
    FieldKind.PERSON: MentionedPerson,
}


@dataclass(frozen=True, slots=True)
class CustomFieldDef:
    """A field that the branch defined.

    Attributes:
        subject: Whom it describes.
        hint: Grey words in the empty entry: what belongs there.
        place: Its order among the fields of the subject.
        choices: In their order, retired ones too; only of a field of that kind.
        sensitivity: How far its values may travel.
        retired_on: From when it takes no new value; None while it is used.
        field_id: Row id.
    """

    uid: str
    subject: FieldSubject
    kind: FieldKind
    label: str
    hint: str = ""
    place: int = 0
    choices: tuple[CustomChoice, ...] = ()
    sensitivity: Sensitivity = Sensitivity.OPEN
    retired_on: PartialDate | None = None
    field_id: int = 0

    @property
    def key(self) -> str:
        """Its key wherever columns are named by key."""
        return key_of(self.uid)

    @property
    def is_retired(self) -> bool:
        """Whether it takes no new value."""
        return self.retired_on is not None

    @property
    def heading(self) -> str:
        """The label, with a mark once the field is retired."""
        return f"{self.label}（停用）" if self.is_retired else self.label

    @property
    def offered(self) -> tuple[CustomChoice, ...]:
        """The choices that somebody may take now."""
        return tuple(choice for choice in self.choices if not choice.is_retired)

    def accepts(self, value: object) -> bool:
        """Whether a value is of the type that the kind holds."""
        return type(value) is _TYPES[self.kind]


def stored_text(value: CustomValue | None) -> str:
    """Return the text that is kept of a value; "" for what is kept as a reference to a row.

    A number is plain decimal text without exponent and without noughts that say nothing.
    """
    match value:
        case bool():
            return "1" if value else "0"
        case Decimal():
            text = f"{value:f}"
            return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"
        case PartialDate():
            return value.iso
        case str():
            return value
        case _:
            return ""


def value_of_text(kind: FieldKind, text: str) -> CustomValue | None:
    """Return the value that a kept text stands for; see `stored_text`.

    Raises:
        ValueError: When the text is no value of that kind.
    """
    if not text:
        return None
    match kind:
        case FieldKind.NUMBER:
            return _decimal(text)
        case FieldKind.DATE:
            return PartialDate.from_iso(text)
        case FieldKind.YES_NO:
            return text == "1"
        case FieldKind.TEXT:
            return text
        case _:
            raise ValueError(f"{kind} is kept as a reference")


def _decimal(text: str) -> Decimal:
    number = Decimal(text)
    return abs(number) if number == 0 else number  # -0 is 0


def comparable(value: CustomValue) -> object:
    """Return what values of one field are sorted by."""
    match value:
        case PartialDate():
            return value.iso
        case CustomChoice():
            return value.place
        case MentionedPerson():
            return value.sort_name or value.name
        case _:
            return value


def in_use(fields: Iterable[CustomFieldDef]) -> tuple[CustomFieldDef, ...]:
    """Return the fields that are not retired, in their order."""
    return tuple(one for one in fields if not one.is_retired)


#: A day beyond which a date in such a field is a typing error; certificates run into the future.
LATEST_DAY = date(2100, 12, 31)
