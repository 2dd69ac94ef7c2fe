"""A form field for somebody of the roster: a name, pinyin or initials, and one is chosen."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from typing import Any

from dangjian_desktop.domain.cells import clean_text
from dangjian_desktop.domain.custom_fields import MentionedPerson
from dangjian_desktop.domain.custom_reading import read_person
from dangjian_desktop.domain.problems import Reading
from dangjian_desktop.queries.people_named import (
    PeopleByIdQuery,
    PeopleNamedQuery,
    PeopleTypedQuery,
)
from dangjian_desktop.ui.shared.fields import Entry, Field


def person_field(
    key: str, label: str, on: date, *, present: MentionedPerson | None = None, **changes: Any
) -> Field:
    """Return the field; its value is a `MentionedPerson` or None.

    Args:
        key: Name of the value.
        label: The word before the field.
        on: Day whose branches tell namesakes apart.
        present: Who stands in it already: the name alone means this person as long as it stays.
        changes: What else is different, as of `Field`.
    """
    return Field(
        key,
        label,
        Entry.PERSON,
        reader=partial(_read, on, present),
        people=partial(_offered, on),
        **changes,
    )


def told_apart(people: Iterable[tuple[int, str]], on: date) -> dict[int, str]:
    """Return people, given by row id and name, in words that tell namesakes among them apart."""
    names = dict(people)
    times = Counter(names.values())
    twins = tuple(key for key, name in names.items() if times[name] > 1)
    told = PeopleByIdQuery(twins, on).fetch() if twins else {}
    return names | {key: one.distinct_name for key, one in told.items()}


def _read(on: date, present: MentionedPerson | None, text: str) -> Reading[Any]:
    if present is not None and clean_text(text) == present.name:
        return Reading(present)
    return read_person(text, partial(_named, on), None)


def _named(on: date, name: str) -> Sequence[MentionedPerson]:
    return PeopleNamedQuery(name, on).fetch()


def _offered(on: date, typed: str) -> Sequence[MentionedPerson]:
    return PeopleTypedQuery(typed, on).fetch()
