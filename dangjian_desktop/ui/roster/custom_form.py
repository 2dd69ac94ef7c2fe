"""The fields that the branch defined itself as forms ask for them, whoever they describe."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from dangjian_desktop.domain.custom_fields import (
    LATEST_DAY,
    LONGEST_TEXT,
    CustomFieldDef,
    CustomValue,
    FieldSubject,
    MentionedPerson,
    in_use,
    uid_of,
)
from dangjian_desktop.domain.custom_reading import keeps, read_value
from dangjian_desktop.domain.people import FieldKind, Sensitivity
from dangjian_desktop.domain.problems import Reading
from dangjian_desktop.queries.custom_fields import NO_VALUES, Values, custom_fields
from dangjian_desktop.queries.people_named import PeopleNamedQuery, PeopleTypedQuery
from dangjian_desktop.queries.used_values import UsedValuesQuery
from dangjian_desktop.ui.shared.fields import Choices, Entry, Field
from dangjian_desktop.ui.shared.wording import tr

_ENTRIES: Mapping[FieldKind, Entry] = {
    FieldKind.TEXT: Entry.COMPLETED,
    FieldKind.NUMBER: Entry.NUMBER,
    FieldKind.DATE: Entry.DATE,
    FieldKind.CHOICE: Entry.CHOICE,
    FieldKind.YES_NO: Entry.YES_NO,
    FieldKind.PERSON: Entry.PERSON,
}


def custom_form_fields(
    subject: FieldSubject,
    on: date,
    *,
    values: Values = NO_VALUES,
    own_id: int | None = None,
    heading: str = "",
) -> tuple[Field, ...]:
    """Return the form fields of a subject in their order; a retired field is not asked for.

    Args:
        subject: People or organisations.
        on: Names are looked up as of this day.
        values: What is recorded now: a retired choice that was taken before stays among the
            choices.
        own_id: The person on whose form they stand; may not be named there.
        heading: Words above the first.
    """
    fields = [
        custom_form_field(one, on, present=values.get(one.key), own_id=own_id)
        for one in custom_fields(subject)
        if not one.is_retired
    ]
    if fields and heading:
        fields[0] = replace(fields[0], heading=heading)
    return tuple(fields)


def custom_form_field(
    field: CustomFieldDef,
    on: date,
    *,
    present: CustomValue | None = None,
    own_id: int | None = None,
) -> Field:
    """Return the form field of one user-defined field; see `custom_form_fields`."""
    made = Field(
        field.key,
        field.label,
        _ENTRIES[field.kind],
        max_length=LONGEST_TEXT,
        hint=field.hint,
        latest=LATEST_DAY,
        reader=partial(_read, field, on, present, own_id),
    )
    if field.kind is FieldKind.CHOICE:
        return replace(made, choices=_choices(field, present))
    if field.kind is FieldKind.PERSON:
        return replace(made, people=lambda typed: _offered(typed, on, own_id))
    if field.kind is FieldKind.TEXT and field.sensitivity is Sensitivity.OPEN:
        return replace(made, suggestions=lambda: UsedValuesQuery(field.key).fetch())
    return made


def custom_of(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return those values of a form that belong to user-defined fields; nothing is None."""
    return {
        key: None if value == "" else value
        for key, value in values.items()
        if uid_of(key) is not None
    }


def hidden_custom_keys(values: Values, subject: FieldSubject = FieldSubject.PERSON) -> list[str]:
    """Return which filled-in fields are shown masked and stand in full on the edit form."""
    return [
        one.key
        for one in in_use(custom_fields(subject))
        if one.sensitivity is not Sensitivity.OPEN and one.key in values
    ]


def known_values(fields: Iterable[Field], values: Values) -> dict[str, Any]:
    """Return what stands in some form fields at first."""
    return {field.key: values.get(field.key) for field in fields}


def _read(
    field: CustomFieldDef,
    on: date,
    present: CustomValue | None,
    own_id: int | None,
    text: str,
) -> Reading[Any]:
    named = partial(_named, on)
    found = read_value(field, text, people=named, own_id=own_id)
    return Reading(present) if keeps(found, present) else found


def _named(on: date, name: str) -> Sequence[MentionedPerson]:
    return PeopleNamedQuery(name, on).fetch()


def _offered(typed: str, on: date, own_id: int | None) -> list[MentionedPerson]:
    found = PeopleTypedQuery(typed, on).fetch()
    return [person for person in found if person.person_id != own_id]


def _choices(field: CustomFieldDef, present: CustomValue | None) -> Choices:
    return tuple(
        (choice, tr("{label}（停用）", label=choice.label) if choice.is_retired else choice.label)
        for choice in field.choices
        if not choice.is_retired or choice == present
    )
