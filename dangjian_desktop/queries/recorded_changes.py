"""What was recorded about a person, by whom and when: entered, changed from a day on, corrected.

A change (变动) is something that happened on a day and has a dated spell of its own; a correction
(更正) mends what stood wrong and has none: only the journal tells of it. Entries of every format
that there ever was are read, by their own column names.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.people import FIELD_BY_KEY, JOB_KEYS, FieldKind, Sensitivity, masked
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import (
    ETHNICITIES,
    Education,
    LeaveReason,
    Post,
    Sex,
    Stage,
    Workplace,
)
from dangjian_desktop.queries.stored_words import (
    StoredNames,
    custom_text,
    day_of,
    term,
    told_day,
)
from dangjian_desktop.storage.journal_reading import (
    ToldChange,
    ToldEntry,
    entries_about,
    has_entered,
    told_changes,
    told_moment,
)
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import MergedPerson, Person
from dangjian_desktop.storage.search_index import SubjectKind

#: An entry of more row changes is searched before it is taken apart.
MANY = 2_000


class Recorded(StrEnum):
    """What sort of thing was recorded."""

    ENTERED = "entered"
    CHANGED = "changed"
    CORRECTED = "corrected"


RECORDED_WORDS: Mapping[Recorded, str] = {
    Recorded.ENTERED: "录入",
    Recorded.CHANGED: "变动",
    Recorded.CORRECTED: "更正",
}


@dataclass(frozen=True, slots=True)
class RecordedChange:
    """One thing that an operation recorded.

    Attributes:
        at: When it was done.
        label: What the operation is called.
        actor: Who was at the computer.
        what: The field or the sort of spell.
        before: As it was, ready to be read and masked where it is sensitive; "" for nothing.
        after: As it was then.
        day: Day from which it holds; None for a correction.
        is_taken_back: Whether it was undone later (and not done again).
    """

    entry_id: int
    at: datetime
    kind: Recorded
    label: str
    actor: str
    what: str
    before: str
    after: str
    day: PartialDate | None = None
    is_taken_back: bool = False


@dataclass(frozen=True)
class RecordedChangesQuery:
    """Everything recorded about one person, the newest first.

    What was recorded of a record that was merged into this one is told too, and marked.
    """

    reads: ClassVar = frozenset(
        {Topic.JOURNAL, Topic.ORGANISATION, Topic.FIELD, Topic.PERSON, Topic.DUPLICATE}
    )
    person_id: int

    def fetch(self) -> list[RecordedChange]:
        """Return what was recorded; undoing is no thing of its own but marks what it undid."""
        if not Person.select(Person.id).where(Person.id == self.person_id).exists():
            return []
        names = StoredNames()
        found = list(_recorded_of(self.person_id, names))
        merged = MergedPerson.select(MergedPerson.contents)
        for (contents,) in rows(merged.where(MergedPerson.person == self.person_id)):
            gone = _recorded_of(json.loads(contents)["person_id"], names, is_gone=True)
            found += [replace(one, what=f"{one.what}（并入的记录）") for one in gone]
        found.sort(key=lambda one: (one.at, one.entry_id))
        return found[::-1]


def _recorded_of(
    person_id: int, names: StoredNames, *, is_gone: bool = False
) -> Iterator[RecordedChange]:
    """Yield what was recorded of one record, the oldest first.

    Args:
        is_gone: Whether it was merged into another one, which tells of the merging itself.
    """
    entries = entries_about(SubjectKind.PERSON, person_id)
    undone = taken_back(entries)
    for entry in entries:
        if entry.reverts is None:
            for one in _told_by(entry, person_id, names, is_gone=is_gone):
                yield replace(one, is_taken_back=entry.entry_id in undone)


def taken_back(entries: Iterable[ToldEntry]) -> set[int]:
    """Return the entries that were undone and not done again."""
    reverting: dict[int, list[int]] = {}
    found: set[int] = set()
    newest_first = sorted(entries, key=lambda entry: -entry.entry_id)
    for entry in newest_first:
        if any(other not in found for other in reverting.get(entry.entry_id, ())):
            found.add(entry.entry_id)
        if entry.reverts is not None:
            reverting.setdefault(entry.reverts, []).append(entry.entry_id)
    return found


def _told_by(
    entry: ToldEntry, person_id: int, names: StoredNames, *, is_gone: bool
) -> list[RecordedChange]:
    def made(
        kind: Recorded, what: str, before: str, after: str, day: PartialDate | None = None
    ) -> RecordedChange:
        at = told_moment(entry.at)
        return RecordedChange(
            entry.entry_id, at, kind, entry.label, entry.actor, what, before, after, day
        )

    entered = made(Recorded.ENTERED, "人员", "", "录入名册")
    if entry.change_count > MANY and has_entered(entry.entry_id, person_id):
        return [entered]
    mine = [one for one in told_changes(entry.entry_id) if _is_about(one, person_id)]
    if any(one.table == "person" and one.before is None for one in mine):
        return [entered]
    if is_gone and any(one.table == "person" and one.after is None for one in mine):
        return []
    parts = _Parts(mine, names, made)
    return [*parts.spells(), *parts.facts(), *parts.other_things()]


def _is_about(change: ToldChange, person_id: int) -> bool:
    if change.table == "person":
        return change.row_id == person_id
    return any(
        stored is not None and stored.get("person_id") == person_id
        for stored in (change.before, change.after)
    )


@dataclass(frozen=True, slots=True)
class _SpellTable:
    """How a table of spells is told: its word, and what a row of it says."""

    what: str
    value: Callable[[Mapping[str, Any], StoredNames], str]
    columns: tuple[str, ...]


def _post_of(stored: Mapping[str, Any], names: StoredNames) -> str:
    where = names.organisation(stored.get("organisation_id"))
    return f"{term(Post, stored.get('post'))}（{where}）"


def _left(stored: Mapping[str, Any], _names: StoredNames) -> str:
    parts = (term(LeaveReason, stored.get("reason")), stored.get("destination") or "")
    return "，".join(part for part in parts if part)


_SPELL_TABLES: Mapping[str, _SpellTable] = {
    "stage_spell": _SpellTable(
        "人员类别", lambda stored, _names: term(Stage, stored.get("stage")), ("stage",)
    ),
    "membership": _SpellTable(
        "所在党支部",
        lambda stored, names: names.organisation(stored.get("branch_id")),
        ("branch_id",),
    ),
    "group_membership": _SpellTable(
        "党小组",
        lambda stored, names: names.organisation(stored.get("party_group_id")),
        ("party_group_id",),
    ),
    "post_spell": _SpellTable("党内职务", _post_of, ("post", "organisation_id")),
}
#: Days of a spell, with the word for each; of a stage the usual names of its first day.
_DAYS: Mapping[str, str] = {"since": "起始日期", "until": "终止日期", "elected_on": "选举日期"}
_FIRST_DAYS = {Stage.PROBATIONARY.value: "入党日期", Stage.FULL.value: "转正日期"}


class _Parts:
    """The row changes of one entry about one person, told as things that a reader knows."""

    def __init__(
        self, mine: list[ToldChange], names: StoredNames, made: Callable[..., RecordedChange]
    ) -> None:
        self._mine, self._names, self._made = mine, names, made

    def spells(self) -> Iterator[RecordedChange]:
        """Tell the spells: one that ends where another begins is one change from the day on."""
        for table, spell in _SPELL_TABLES.items():
            mine = [one for one in self._mine if one.table == table]
            begun = [one.after for one in mine if one.before is None and one.after is not None]
            ended = [one.after for one in mine if one.after is not None and _is_ended(one)]
            for stored in begun:
                day = stored.get("since")
                before = next((old for old in ended if old["until"] == day), None)
                if before is not None:
                    ended.remove(before)
                old = "" if before is None else spell.value(before, self._names)
                is_present = stored.get("until") is None
                yield self._made(
                    Recorded.CHANGED if is_present else Recorded.CORRECTED,
                    spell.what,
                    old,
                    spell.value(stored, self._names),
                    day_of(day) if is_present else None,
                )
            for stored in ended:
                told = spell.value(stored, self._names)
                yield self._made(Recorded.CHANGED, spell.what, told, "", day_of(stored["until"]))
            yield from self._corrected_spells(spell, [one for one in mine if not _is_ended(one)])

    def _corrected_spells(
        self, spell: _SpellTable, mine: list[ToldChange]
    ) -> Iterator[RecordedChange]:
        begins = {one.after.get("since") for one in mine if one.after is not None}
        for one in mine:
            if one.before is None:
                continue
            old = spell.value(one.before, self._names)
            if one.after is None:
                yield self._made(Recorded.CORRECTED, spell.what, old, "删去")
                continue
            new = spell.value(one.after, self._names)
            if new != old:
                yield self._made(Recorded.CORRECTED, spell.what, old, new)
            for key, word in _DAYS.items():
                before, after = told_day(one.before, key), told_day(one.after, key)
                follows = key == "until" and one.after.get("until") in begins  # the next one's day
                if before != after and not follows:
                    name = _FIRST_DAYS.get(one.after.get("stage", "")) if key == "since" else None
                    yield self._made(
                        Recorded.CORRECTED, name or f"{spell.what}（{new}）{word}", before, after
                    )

    def facts(self) -> Iterator[RecordedChange]:
        """Tell the facts, those of a job as a change where the job before is kept."""
        changed_on = next(
            (
                one.after.get("until")
                for one in self._mine
                if one.table == "former_job" and one.before is None and one.after is not None
            ),
            None,
        )
        for one in self._mine:
            if one.table != "person" or one.before is None or one.after is None:
                continue
            for key, field in FIELD_BY_KEY.items():
                before, after = one.before.get(key), one.after.get(key)
                if before == after or {before, after} == {None, ""}:
                    continue
                is_change = changed_on is not None and key in JOB_KEYS
                yield self._made(
                    Recorded.CHANGED if is_change else Recorded.CORRECTED,
                    field.label,
                    told_fact(key, before),
                    told_fact(key, after),
                    day_of(changed_on) if is_change else None,
                )

    def other_things(self) -> Iterator[RecordedChange]:
        """Tell leaving, earlier jobs, photos, own fields, attachments and merged records."""
        is_job_change = any(one.table == "person" for one in self._mine)
        for one in self._mine:
            if one.table == "departure":
                yield from self._departure(one)
            elif one.table == "former_job" and not is_job_change:
                yield from self._former_job(one)
            elif one.table == "person_photo":
                yield from self._photo(one)
            elif one.table == "custom_value":
                yield from self._custom_value(one)
            elif one.table == "attachment":
                before, after = ((s or {}).get("name", "") for s in (one.before, one.after))
                yield self._made(Recorded.CORRECTED, "附件", before, after or "删去")
            elif one.table == "merged_person" and one.after is not None:
                told = f"并入{one.after.get('name', '')}的另一份记录"
                yield self._made(Recorded.CORRECTED, "合并重复记录", "", told)

    def _departure(self, one: ToldChange) -> Iterator[RecordedChange]:
        before = _left(one.before, self._names) if one.before else ""
        after = _left(one.after, self._names) if one.after else "删去"
        if one.before is None and one.after is not None:
            day = day_of(one.after.get("left_on"))
            yield self._made(Recorded.CHANGED, "离开名册", before, after, day)
            return
        if before != after:
            yield self._made(Recorded.CORRECTED, "离开名册", before, after)
        days = [told_day(stored, "left_on") for stored in (one.before, one.after) if stored]
        if len(set(days)) > 1:
            yield self._made(Recorded.CORRECTED, "离开日期", *days)

    def _former_job(self, one: ToldChange) -> Iterator[RecordedChange]:
        before, after = (_job(stored) if stored else "" for stored in (one.before, one.after))
        if before != after:
            yield self._made(Recorded.CORRECTED, "以前的工作", before, after or "删去")

    def _photo(self, one: ToldChange) -> Iterator[RecordedChange]:
        old, new = one.before or {}, one.after or {}
        if one.before is None or one.after is None or old.get("picture") != new.get("picture"):
            told = "已移去" if one.after is None else "已更换" if one.before else "已放上"
            yield self._made(Recorded.CORRECTED, "照片", "", told)
        days = [told_day(stored, "wall_consent_on") for stored in (old, new)]
        if days[0] != days[1]:
            yield self._made(Recorded.CORRECTED, "同意照片上墙的日期", *days)

    def _custom_value(self, one: ToldChange) -> Iterator[RecordedChange]:
        field_id = (one.after or one.before or {}).get("field_id")
        label, kind, sensitivity = self._names.field(field_id)
        before, after = (
            masked(custom_text(kind, stored, self._names), sensitivity) if stored else ""
            for stored in (one.before, one.after)
        )
        if before != after or sensitivity is not Sensitivity.OPEN:
            yield self._made(Recorded.CORRECTED, label, before, after)


def _is_ended(change: ToldChange) -> bool:
    """Whether a spell that was open has got its end, and nothing else."""
    old, new = change.before, change.after
    if old is None or new is None or old.get("until") is not None or new.get("until") is None:
        return False
    return all(new.get(key) == value for key, value in old.items() if key not in ("until", "since"))


_TERMS: Mapping[str, type[StrEnum]] = {"sex": Sex, "education": Education, "workplace": Workplace}


def told_fact(key: str, value: Any) -> str:
    """Return a stored fact as it is read, masked where it is sensitive."""
    if value in (None, ""):
        return ""
    field = FIELD_BY_KEY[key]
    if field.kind is FieldKind.DATE:
        return told_day({key: value}, key)
    if field.kind is FieldKind.YES_NO:
        return "是" if value else "否"
    if key in _TERMS:
        return term(_TERMS[key], value)
    text = ETHNICITIES.get(value, str(value)) if key == "ethnicity" else str(value)
    return masked(text, field.sensitivity)


def _job(stored: Mapping[str, Any]) -> str:
    facts = "、".join(told_fact(key, stored.get(key)) for key in JOB_KEYS if stored.get(key))
    since = told_day(stored, "since") or "起始不详"
    return f"{facts or '不详'}（{since} 至 {told_day(stored, 'until')}）"
