"""Somebody else's list laid beside ours: in which fields the two tell a person differently.

Nothing is decided and nothing is changed: the national system's list and the branch's own are two
statements, and where they differ somebody looks at the papers.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from dangjian_desktop.domain.cells import half_width, without_spaces
from dangjian_desktop.domain.custom_reading import OnlyIfKept
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.matching import name_key
from dangjian_desktop.domain.organisation_names import branch_key, group_key
from dangjian_desktop.domain.people import FIELD_BY_KEY, PersonDraft


class DifferenceKind(StrEnum):
    """How a person stands in the two lists, the weightiest first."""

    ONLY_THERE = "only_there"
    ONLY_HERE = "only_here"
    LEFT_HERE = "left_here"
    DOUBTFUL = "doubtful"
    UNREADABLE = "unreadable"
    DIFFERENT = "different"


DIFFERENCE_WORDS = {
    DifferenceKind.ONLY_THERE: "只在对方名单",
    DifferenceKind.ONLY_HERE: "只在本名册",
    DifferenceKind.LEFT_HERE: "本名册已减少",
    DifferenceKind.DOUBTFUL: "待认人",
    DifferenceKind.UNREADABLE: "对方此行读不出",
    DifferenceKind.DIFFERENT: "内容不同",
}


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """One field that the two lists tell differently; None or "" for what a list does not say."""

    key: str
    there: Any
    here: Any


#: Read by the import from other columns, or of no use to compare.
_NOT_COMPARED = frozenset({"remark"})


def differences(
    there: PersonDraft, here: PersonDraft, fields: Collection[str]
) -> list[FieldDifference]:
    """Return the fields in which two tellings of one person differ, in the order of the fields.

    A date known only to the month agrees with every day of it; names, branches and groups are
    compared as the import compares them. An empty cell of a column that the list has is a
    difference where we know something: the list should be filled there.

    Args:
        there: The other list's telling.
        here: Ours.
        fields: The fields for which the other list has a column, user-defined ones too.
    """
    return [
        FieldDifference(key, mine, own)
        for key, mine, own in _told(there, here, fields)
        if not _agree(key, mine, own)
    ]


def _told(
    there: PersonDraft, here: PersonDraft, fields: Collection[str]
) -> Iterator[tuple[str, Any, Any]]:
    for key in (*FIELD_BY_KEY, *_OTHER_FIELDS):
        if key in fields and key not in _NOT_COMPARED:
            yield key, _value(there, key), _value(here, key)
    for key in dict.fromkeys((*here.custom, *there.custom)):
        if key in fields:
            own, mine = here.custom.get(key), there.custom.get(key)
            if isinstance(mine, OnlyIfKept):  # a retired choice, or a name of several
                mine = own if mine.is_kept_by(own) else mine.value
            yield key, mine, own


_OTHER_FIELDS = {
    "stage": "stage",
    "admitted_on": "admitted_on",
    "confirmed_on": "confirmed_on",
    "applied_on": "applied_on",
    "branch": "branch_name",
    "group": "group_name",
    "posts": "posts",
}


def _value(draft: PersonDraft, key: str) -> Any:
    return getattr(draft, _OTHER_FIELDS[key]) if key in _OTHER_FIELDS else getattr(draft.facts, key)


def _agree(key: str, there: Any, here: Any) -> bool:
    if _is_nothing(there) or _is_nothing(here):
        return _is_nothing(there) and _is_nothing(here)
    if isinstance(there, PartialDate) and isinstance(here, PartialDate):
        return there.agrees_with(here)
    if key == "name":
        return name_key(there) == name_key(here)
    if key == "branch":
        return branch_key(there) == branch_key(here)
    if key == "group":
        return group_key(there) == group_key(here)
    if key == "posts":
        return set(there) == set(here)
    if isinstance(there, str) and isinstance(here, str):
        return _plain(there) == _plain(here)
    return bool(there == here)


def _plain(text: str) -> str:
    return without_spaces(half_width(str(text))).casefold()


def _is_nothing(value: Any) -> bool:
    return value is None or value in ("", ())
