"""The fields that the branch defined, and what people and organisations have in them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any, ClassVar

from peewee import fn

from dangjian_desktop.domain.custom_fields import (
    CustomChoice,
    CustomFieldDef,
    CustomValue,
    FieldSubject,
    MentionedPerson,
    comparable,
    uid_of,
    value_of_text,
)
from dangjian_desktop.domain.people import FieldKind
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.storage import models
from dangjian_desktop.storage.database import data_revision
from dangjian_desktop.storage.lookups import pairs, rows
from dangjian_desktop.storage.models import CustomField, Person

_Value = models.CustomValue
_Choice = models.CustomChoice

#: Ids per SELECT ... IN.
_BATCH = 500

#: What somebody has by column key; who has nothing has no entry.
Values = Mapping[str, CustomValue]
NO_VALUES: Values = MappingProxyType({})


@dataclass(frozen=True)
class CustomFieldQuery:
    """The fields of one subject in their order, retired ones at the end."""

    reads: ClassVar = frozenset({Topic.FIELD})
    subject: FieldSubject

    def fetch(self) -> list[CustomFieldDef]:
        """Return the fields with their choices."""
        choices: dict[int, list[CustomChoice]] = defaultdict(list)
        for choice in _Choice.select().order_by(_Choice.place, _Choice.id):
            choices[choice.field_id].append(
                CustomChoice(choice.uid, choice.label, choice.place, choice.retired_on, choice.id)
            )
        found = CustomField.select().where(CustomField.subject == self.subject)
        return [
            CustomFieldDef(
                uid=field.uid,
                subject=field.subject,
                kind=field.kind,
                label=field.label,
                hint=field.hint,
                place=field.place,
                choices=tuple(choices[field.id]),
                sensitivity=field.sensitivity,
                retired_on=field.retired_on,
                field_id=field.id,
            )
            for field in found.order_by(
                CustomField.retired_on.is_null(False), CustomField.place, CustomField.id
            )
        ]


def custom_fields(subject: FieldSubject) -> tuple[CustomFieldDef, ...]:
    """Return the fields of a subject, retired ones too; asked for at every row, so kept."""
    return _fields(subject, data_revision())


@lru_cache(maxsize=4)
def _fields(subject: FieldSubject, _revision: int) -> tuple[CustomFieldDef, ...]:
    return tuple(CustomFieldQuery(subject).fetch())


def custom_field(key: str) -> CustomFieldDef | None:
    """Return the field that a column key names, or None when there is none (any more)."""
    uid = uid_of(key)
    if uid is None:
        return None  # most keys are of built-in columns
    every = (field for subject in FieldSubject for field in custom_fields(subject))
    return next((field for field in every if field.uid == uid), None)


@dataclass(frozen=True)
class CustomValueQuery:
    """What some people or organisations have in the fields of their own, in one go.

    Attributes:
        ids: Row ids of the people or organisations.
    """

    reads: ClassVar = frozenset({Topic.FIELD, Topic.FIELD_VALUE, Topic.PERSON})
    subject: FieldSubject
    ids: tuple[int, ...]

    def fetch(self) -> dict[int, dict[str, CustomValue]]:
        """Return the values by id and column key, of retired fields too."""
        fields = {field.field_id: field for field in custom_fields(self.subject)}
        found: dict[int, dict[str, CustomValue]] = {}
        if not fields:
            return found  # quick find asks at every keystroke
        owner = owner_column(self.subject)
        for start in range(0, len(self.ids), _BATCH):
            batch = self.ids[start : start + _BATCH]
            kept = _Value.select(owner, *_KEPT).where(owner.in_(batch))
            for owner_id, field_id, *value in _with_people(kept):
                field = fields.get(field_id)
                if field is not None and (read := _typed(field, value)) is not None:
                    found.setdefault(owner_id, {})[field.key] = read
        return found


_KEPT = (
    _Value.field_id,
    _Value.value,
    _Value.choice_id,
    _Value.mentioned_id,
    Person.name,
    Person.sort_name,
    Person.uid,
)


def _with_people(kept: Any) -> list[Any]:
    joined = kept.left_outer_join(Person, on=(_Value.mentioned == Person.id))
    return rows(joined)


def owner_column(subject: FieldSubject) -> Any:
    """Return the column of `CustomValue` that names whose value it is."""
    return _Value.person_id if subject is FieldSubject.PERSON else _Value.organisation_id


def sort_values(field: CustomFieldDef) -> dict[int, Any]:
    """Return what everybody who has a value is sorted by, by row id of the owner."""
    owner = owner_column(field.subject)
    kept = (_Value.field == field.field_id) & owner.is_null(False)
    if field.kind is FieldKind.CHOICE:
        place = {choice.choice_id: choice.place for choice in field.choices}
        chosen = pairs(_Value.select(owner, _Value.choice_id).where(kept))
        return {key: place[choice_id] for key, choice_id in chosen.items()}
    if field.kind is FieldKind.PERSON:
        named = _Value.select(owner, Person.sort_name).where(kept)
        return pairs(named.join(Person, on=(_Value.mentioned == Person.id)))
    texts = pairs(_Value.select(owner, _Value.value).where(kept))
    values = ((key, value_of_text(field.kind, text)) for key, text in texts.items())
    return {key: comparable(value) for key, value in values if value is not None}


def _typed(field: CustomFieldDef, stored: Sequence[Any]) -> CustomValue | None:
    text, choice_id, mentioned_id, name, sort_name, uid = stored
    if field.kind is FieldKind.CHOICE:
        return next((c for c in field.choices if c.choice_id == choice_id), None)
    if field.kind is FieldKind.PERSON:
        return MentionedPerson(mentioned_id, name, sort_name, uid=uid) if mentioned_id else None
    return value_of_text(field.kind, text)


@dataclass(frozen=True)
class FieldUseQuery:
    """How often each field and each choice is filled in, by row id."""

    reads: ClassVar = frozenset({Topic.FIELD_VALUE})

    def fetch(self) -> "FieldUse":
        """Return the counts; what nobody has is missing."""
        count = fn.COUNT(_Value.id)
        by_field = _Value.select(_Value.field_id, count).group_by(_Value.field_id)
        by_choice = (
            _Value.select(_Value.choice_id, count)
            .where(_Value.choice.is_null(False))
            .group_by(_Value.choice_id)
        )
        return FieldUse(pairs(by_field), pairs(by_choice))


@dataclass(frozen=True, slots=True)
class FieldUse:
    """How many values there are, by row id of the field and of the choice."""

    fields: Mapping[int, int]
    choices: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field in the list where fields are kept.

    Attributes:
        used: How many people or organisations have a value in it.
    """

    field_id: int
    field: CustomFieldDef
    used: int


@dataclass(frozen=True)
class FieldListQuery:
    """The fields of a subject with how often each is filled in."""

    reads: ClassVar = frozenset({Topic.FIELD, Topic.FIELD_VALUE})
    subject: FieldSubject

    def fetch(self) -> list[FieldRow]:
        """Return the fields in their order, retired ones at the end."""
        used = FieldUseQuery().fetch().fields
        return [
            FieldRow(one.field_id, one, used.get(one.field_id, 0))
            for one in custom_fields(self.subject)
        ]


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """A choice in the list where a field's choices are kept; `used` counts who has it."""

    choice_id: int
    choice: CustomChoice
    used: int


@dataclass(frozen=True)
class ChoiceListQuery:
    """The choices of one field with how often each was taken; none for no field."""

    reads: ClassVar = frozenset({Topic.FIELD, Topic.FIELD_VALUE})
    key: str = ""

    def fetch(self) -> list[ChoiceRow]:
        """Return the choices in their order."""
        used = FieldUseQuery().fetch().choices
        field = custom_field(self.key)
        return [
            ChoiceRow(one.choice_id, one, used.get(one.choice_id, 0))
            for one in (field.choices if field is not None else ())
        ]
