"""The fields of a person as forms ask for them, with what was typed before offered again."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from functools import partial
from typing import Any

from dangjian_desktop.domain.people import (
    PERSON_FIELDS,
    FieldKind,
    PersonFacts,
    PersonField,
    Section,
    Sensitivity,
)
from dangjian_desktop.domain.vocabulary import ETHNICITIES, Education, Sex, Workplace
from dangjian_desktop.queries.used_values import UsedValuesQuery
from dangjian_desktop.ui.shared.fields import Choices, Entry, Field, choices_of, field_of

_CHOICES: Mapping[str, Choices] = {
    "sex": choices_of(Sex),
    "education": choices_of(Education),
    "workplace": choices_of(Workplace),
    "ethnicity": tuple(ETHNICITIES.items()),
}
#: Texts that are the same for many people: what others have is offered while typing.
_SHARED_TEXTS = frozenset(
    {
        "native_place",
        "degree",
        "section",
        "crew",
        "shift_crew",
        "occupation",
        "trade",
        "duty_area",
        "professional_title",
        "social_stratum",
        "admission_kind",
        "confirmation_kind",
        "admitted_at_branch",
    }
)
_LONG_TEXTS = frozenset({"remark", "joined_note", "left_note"})
#: 党龄校正值 may also take months away.
_MOST_MONTHS = 600
_NOTHING = {f.name: f.default for f in fields(PersonFacts)}
_NOBODY = PersonFacts()


def form_field(person_field: PersonField) -> Field:
    """Return the form field of a person's field."""
    key = person_field.key
    if person_field.kind is FieldKind.CHOICE:
        return field_of(person_field, choices=_CHOICES[key])
    if key in _SHARED_TEXTS:
        return field_of(person_field, entry=Entry.COMPLETED, suggestions=partial(_used_values, key))
    if key in _LONG_TEXTS:
        return field_of(person_field, entry=Entry.LONG_TEXT, lines=2)
    if person_field.kind is FieldKind.INTEGER:
        return field_of(person_field, lowest=-_MOST_MONTHS, highest=_MOST_MONTHS)
    return field_of(person_field)


def fields_of(
    section: Section, facts: PersonFacts = _NOBODY, *, shows_rare: bool = True
) -> tuple[Field, ...]:
    """Return the form fields of one section of the card.

    Args:
        section: Which one.
        facts: Of the person; what a branch rarely needs is asked for where it is filled in.
        shows_rare: Whether it is asked for in any case.
    """
    return tuple(
        form_field(field)
        for field in PERSON_FIELDS
        if field.section is section
        and (shows_rare or not field.rarely_needed or _is_told(field.key, facts))
    )


def _is_told(key: str, facts: PersonFacts) -> bool:
    return bool(getattr(facts, key) != _NOTHING[key])


def all_fields(facts: PersonFacts = _NOBODY, *, shows_rare: bool = True) -> tuple[Field, ...]:
    """Return every field, each section headed; see `fields_of`."""
    made: list[Field] = []
    for section in Section:
        first, *rest = fields_of(section, facts, shows_rare=shows_rare)
        made += [replace(first, heading=section.value), *rest]
    return tuple(made)


def facts_of(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return those values of a form that are facts, with nothing written as the facts write it."""
    return {
        key: _NOTHING[key] if value is None else value
        for key, value in values.items()
        if key in _NOTHING
    }


def hidden_fields(keys: Iterable[str], facts: PersonFacts) -> list[PersonField]:
    """Return which of some fields are shown masked and hold something."""
    wanted = set(keys)
    return [
        field
        for field in PERSON_FIELDS
        if field.key in wanted
        and field.sensitivity is not Sensitivity.OPEN
        and getattr(facts, field.key)
    ]


def _used_values(key: str) -> list[str]:
    return UsedValuesQuery(key).fetch()
