"""Fields of 发展党员 that name people: 正式党员 who help, and whom a case is about."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from dangjian_desktop.domain.custom_fields import MentionedPerson
from dangjian_desktop.domain.ledger_values import Named
from dangjian_desktop.queries.full_members import FullMembersQuery
from dangjian_desktop.queries.people_named import PeopleTypedQuery
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.person_field import person_field
from dangjian_desktop.ui.shared.wording import tr


def members_field(key: str, label: str, on: date, **changes: Any) -> Field:
    """Return a field for several 正式党员; its value is a tuple of `Named` or None.

    Args:
        key: Name of the value.
        label: The word above the field.
        on: Day on which they are 正式党员.
        changes: What else is different, as of `Field`.
    """
    advice = tr("正式党员；姓名或拼音首字母，可以加好几个人")
    made = person_field(key, label, on, **{"advice": advice, "is_wide": True, **changes})
    return replace(made, entry=Entry.PEOPLE, people=partial(_members, on))


def member_field(key: str, label: str, on: date, **changes: Any) -> Field:
    """Return a field for one 正式党员; its value is a `MentionedPerson` or None."""
    made = person_field(key, label, on, **{"advice": tr("只能是正式党员"), **changes})
    return replace(made, people=partial(_members, on))


def ids_of(people: object) -> tuple[int, ...]:
    """Return the row ids of the people of a field."""
    named = people if isinstance(people, tuple) else ()
    return tuple(
        one.person_id for one in named if isinstance(one, Named) and one.person_id is not None
    )


def _members(on: date, typed: str) -> Sequence[MentionedPerson]:
    """Return the 正式党员 whom a beginning can mean."""
    found = PeopleTypedQuery(typed, on).fetch()
    full = FullMembersQuery(tuple(one.person_id for one in found), on).fetch()
    return [one for one in found if one.person_id in full]
