"""What merged records said and the joined record does not show: a section of the person card."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.people import FIELD_BY_KEY, JOB_KEYS, FieldKind, Sensitivity
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import (
    ETHNICITIES,
    Education,
    LeaveReason,
    Mark,
    Post,
    Sex,
    Stage,
    VotingBarReason,
    Workplace,
    printed,
)
from dangjian_desktop.queries.card_content import CardSection, SectionContent, SectionLine
from dangjian_desktop.queries.duplicates import MergedRecordsQuery
from dangjian_desktop.queries.stored_words import StoredNames, custom_text
from dangjian_desktop.storage.models import Person

_CHOICES: dict[str, type[StrEnum]] = {
    "sex": Sex,
    "education": Education,
    "workplace": Workplace,
    "stage": Stage,
    "post": Post,
    "reason": LeaveReason,
}
_KINDS = {
    "membership": "所在支部",
    "group_membership": "党小组",
    "stage_spell": "类别",
    "post_spell": "职务",
    "departure": "减少登记",
    "former_job": "岗位",
    "leading_cadre": "领导干部",
}
_VOTING = {"voting_bar": "停止表决权", "deduction": "应到扣除", "written_opinion": "书面意见"}
_PLACES = ("branch", "party_group", "organisation")
_TEXTS = (*JOB_KEYS, "destination", "note", "title")


def merged_records(person_id: int, on: date) -> SectionContent:
    """Return what the records merged into a person by a day said otherwise."""
    day = PartialDate.of(on)
    records = [row for row in MergedRecordsQuery(person_id).fetch() if row.merged_on <= day]
    person = Person.get_or_none(Person.id == person_id)
    if not records or person is None:
        return SectionContent()
    lines: list[SectionLine] = []
    names = StoredNames()
    for record in records:
        told = json.loads(record.contents)
        lines.append(SectionLine("合并", f"{record.merged_on.printed} 并入“{record.name}”的记录"))
        lines += _facts(told["facts"], person)
        lines += _rows(told["rows"], names)
    return SectionContent(tuple(_told_apart(lines)))


def _told_apart(lines: Iterable[SectionLine]) -> Iterator[SectionLine]:
    """Number masked lines of one label: whoever asks for a number gets the one that was meant."""
    seen: Counter[str] = Counter()
    for line in lines:
        seen[line.label] += 1
        is_again = line.sensitivity is not Sensitivity.OPEN and seen[line.label] > 1
        yield replace(line, label=f"{line.label}（{seen[line.label]}）") if is_again else line


def _facts(facts: dict[str, Any], person: Any) -> Iterator[SectionLine]:
    """Yield the facts that stand otherwise in the joined record."""
    for key, value in facts.items():
        field = FIELD_BY_KEY.get(key)
        kept = getattr(person, key, None)
        stored = kept.iso if isinstance(kept, PartialDate) else kept
        if field is not None and stored != value:
            yield SectionLine(field.label, _word(key, value, field.kind), field.sensitivity)


def _rows(rows: list[dict[str, Any]], names: StoredNames) -> Iterator[SectionLine]:
    """Yield the spells and the like that were left out, in words."""
    for row in rows:
        if row["table"] == "custom_value":
            yield from _own_field(row, names)
        elif row["table"] == "attendance":
            yield from _attendance(row, names)
        elif row["table"] in _VOTING:
            yield from _voting(row, names)
        elif row["table"] == "dues_waiver":
            yield _waiver(row)
        kind = _KINDS.get(row["table"])
        if kind is None:
            continue
        words = [names.organisation(row[key]) for key in _PLACES if key in row]
        words += [_word(key, row[key], FieldKind.TEXT) for key in _CHOICES if key in row]
        words += [row[key] for key in _TEXTS if row.get(key) and key not in _CHOICES]
        days = [row[key] for key in ("since", "until", "left_on") if key in row]
        said = " ".join(word for word in words if word)
        if said or days:
            yield SectionLine(kind, f"{said}（{'—'.join(days)}）" if days else said)


def _attendance(row: dict[str, Any], names: StoredNames) -> Iterator[SectionLine]:
    """Yield the mark that somebody had at an activity; who had none loses nothing."""
    if row.get("mark"):
        words = (names.activity(row.get("activity")), printed(Mark(row["mark"])), row["reason"])
        yield SectionLine("考勤", " ".join(filter(None, words)))


def _voting(row: dict[str, Any], names: StoredNames) -> Iterator[SectionLine]:
    """Yield when somebody had no vote, was left out of 应到会, or gave an opinion in writing."""
    words = {
        "voting_bar": lambda: printed(VotingBarReason(row["reason"])),
        "deduction": lambda: names.activity(row.get("activity")),
        "written_opinion": lambda: row["handed_in_at"].replace("T", " "),
    }[row["table"]]()
    days = [row[key] for key in ("since", "until", "consent_on", "resolved_on") if key in row]
    told = (words, "—".join(days), row.get("note", ""))
    yield SectionLine(_VOTING[row["table"]], " ".join(filter(None, told)))


def _waiver(row: dict[str, Any]) -> SectionLine:
    """Return by which approval dues were waived in which months; never how much was still paid."""
    months = "—".join(row[key][: len("2026-11")] for key in ("since", "until") if key in row)
    return SectionLine("党费减免", f"{row['approval']}（{months}）")


def _own_field(row: dict[str, Any], names: StoredNames) -> Iterator[SectionLine]:
    """Yield what stood in a field that the branch defined, as guarded as the field is."""
    label, kind, sensitivity = names.field(row.get("field"))
    stored = {"choice_id": row.get("choice"), "mentioned_id": row.get("mentioned")}
    said = custom_text(kind, {**stored, "value": row.get("value")}, names)
    if said:
        yield SectionLine(label, said, sensitivity)


def _word(key: str, value: Any, kind: FieldKind) -> str:
    if key in _CHOICES:
        return printed(_CHOICES[key](value))
    if key == "ethnicity":
        return ETHNICITIES.get(value, value)
    if kind is FieldKind.DATE:
        return PartialDate.from_iso(value).printed
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value)


MERGES = CardSection(
    key="merges",
    title="合并记录",
    reads=frozenset(
        {
            Topic.DUPLICATE,
            Topic.PERSON,
            Topic.ORGANISATION,
            Topic.FIELD,
            Topic.ACTIVITY,
            Topic.ACTIVITY_KIND,
        }
    ),
    fetch=merged_records,
    empty="没有合并过。",
    order=95,
    hides_when_empty=True,
    is_printed=False,
    is_open=False,
)
