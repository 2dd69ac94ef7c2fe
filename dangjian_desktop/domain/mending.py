"""Mends that are certain: what the record itself proves, and nothing that somebody must decide."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import Any

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.identity import (
    IdNumber,
    plain_id_number,
    plain_name,
    read_id_number,
    read_phone,
)
from dangjian_desktop.domain.person_record import PersonRecord, Spell
from dangjian_desktop.domain.vocabulary import Post

#: The tables of spells by the name that a record has for them.
SPELL_KINDS = ("stages", "branches", "groups", "posts")


@dataclass(frozen=True)
class Mend:
    """What is to be written.

    Attributes:
        facts: Facts of the person with their new values.
        ends: Spells to end: kind, id and the day.
        deletions: Spells that stand twice: kind and id.
    """

    facts: Mapping[str, Any] = field(default_factory=dict)
    ends: tuple[tuple[str, int, PartialDate], ...] = ()
    deletions: tuple[tuple[str, int], ...] = ()


#: Given the record, the branch of each organisation, and the day.
Mender = Callable[[PersonRecord, Mapping[int, int], date], Mend | None]


def mend_of(name: str, record: PersonRecord, branches: Mapping[int, int], on: date) -> Mend | None:
    """Return what a mend would write; None where it is not certain or nothing is to be done."""
    return MENDERS[name](record, branches, on)


def _told(record: PersonRecord, on: date) -> IdNumber | None:
    number = record.facts.id_number
    return read_id_number(number, on=on).value if number else None


def _sex_from_id(record: PersonRecord, branches: Mapping[int, int], on: date) -> Mend | None:
    del branches
    told = _told(record, on)
    return None if told is None or record.facts.sex is not None else Mend({"sex": told.sex})


def _born_on_from_id(record: PersonRecord, branches: Mapping[int, int], on: date) -> Mend | None:
    """Fill in or complete the birth date; one that contradicts is a matter for people."""
    del branches
    told, known = _told(record, on), record.facts.born_on
    if told is None or not (known is None or known.is_completed_by(told.born_on)):
        return None
    return Mend({"born_on": told.born_on})


def _name_plain(record: PersonRecord, branches: Mapping[int, int], on: date) -> Mend | None:
    del branches, on
    return _rewritten(record, "name", plain_name(record.facts.name))


def _id_plain(record: PersonRecord, branches: Mapping[int, int], on: date) -> Mend | None:
    """Write the number plainly, but only where a valid one comes of it."""
    del branches
    number = plain_id_number(record.facts.id_number)
    if read_id_number(number, on=on).value is None:
        return None
    return _rewritten(record, "id_number", number)


def _phone_plain(record: PersonRecord, branches: Mapping[int, int], on: date) -> Mend | None:
    del branches, on
    found = read_phone(record.facts.mobile_phone)
    return None if found.faults else _rewritten(record, "mobile_phone", found.value or "")


def _rewritten(record: PersonRecord, key: str, text: str) -> Mend | None:
    return None if not text or text == getattr(record.facts, key) else Mend({key: text})


def _end_group(record: PersonRecord, branches: Mapping[int, int], on: date) -> Mend | None:
    """End the group of a branch that the person has left, on the day of the move."""
    moved = _begin(record.branches, on)
    ends = tuple(
        ("groups", stay.spell_id, _end(stay, moved, on))
        for stay in record.groups
        if stay.holds_on(on)
        and stay.organisation_id is not None
        and branches.get(stay.organisation_id) != record.branch_id
    )
    return Mend(ends=ends) if ends else None


def _end_leadership(record: PersonRecord, branches: Mapping[int, int], on: date) -> Mend | None:
    """End the leading of a group that the person has left, on the day of the move."""
    del branches
    moved = _begin(record.groups, on) or _last_end(record.groups)
    ends = tuple(
        ("posts", post.spell_id, _end(post, moved, on))
        for post in record.posts_on(on)
        if post.post is Post.GROUP_LEADER and post.organisation_id != record.group_id
    )
    return Mend(ends=ends) if ends else None


def _end_posts(record: PersonRecord, branches: Mapping[int, int], on: date) -> Mend | None:
    return _ended_at_leaving("posts", record, branches, on)


def _end_groups(record: PersonRecord, branches: Mapping[int, int], on: date) -> Mend | None:
    return _ended_at_leaving("groups", record, branches, on)


def _ended_at_leaving(
    kind: str, record: PersonRecord, branches: Mapping[int, int], on: date
) -> Mend | None:
    """End what is still open on the day on which the person left the roll."""
    del branches
    left = [gone.left_on for gone in record.departures if gone.left_on.first_day <= on]
    if not left or record.branch_id is not None:
        return None
    held: tuple[Spell, ...] = getattr(record, kind)
    ends = tuple(
        (kind, spell.spell_id, _end(spell, left[-1], on)) for spell in held if spell.until is None
    )
    return Mend(ends=ends) if ends else None


def _delete_twin(record: PersonRecord, branches: Mapping[int, int], on: date) -> Mend | None:
    """Delete the later entered of two spells that say the same."""
    del branches, on
    twins = {
        (kind, max(one.spell_id, other.spell_id))
        for kind in SPELL_KINDS
        for one, other in combinations(getattr(record, kind), 2)
        if one[1:] == other[1:]
    }
    return Mend(deletions=tuple(sorted(twins))) if twins else None


def _begin(spells: tuple[Spell, ...], on: date) -> PartialDate | None:
    return next((spell.since for spell in spells if spell.holds_on(on)), None)


def _last_end(spells: tuple[Spell, ...]) -> PartialDate | None:
    return max((spell.until for spell in spells if spell.until is not None), default=None)


def _end(spell: Spell, wanted: PartialDate | None, on: date) -> PartialDate:
    """Return the day on which a spell ends: not before it began, and today where none is known."""
    day = wanted or PartialDate.of(on)
    return spell.since if spell.since is not None and spell.since > day else day


MENDERS: Mapping[str, Mender] = {
    "sex_from_id": _sex_from_id,
    "born_on_from_id": _born_on_from_id,
    "name_plain": _name_plain,
    "id_plain": _id_plain,
    "phone_plain": _phone_plain,
    "end_group": _end_group,
    "end_leadership": _end_leadership,
    "end_posts": _end_posts,
    "end_groups": _end_groups,
    "delete_twin": _delete_twin,
}

#: What the button says for each.
MEND_WORDS: Mapping[str, str] = {
    "sex_from_id": "按身份号码填性别",
    "born_on_from_id": "按身份号码填出生日期",
    "name_plain": "去掉姓名里的空格",
    "id_plain": "规范身份号码写法",
    "phone_plain": "规范电话写法",
    "end_group": "结束原支部的党小组",
    "end_leadership": "结束原党小组的组长职务",
    "end_posts": "按离开日期结束职务",
    "end_groups": "按离开日期结束党小组",
    "delete_twin": "删去重复的一条",
}
