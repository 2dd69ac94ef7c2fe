"""A roster comes in as one operation: what the examination found good is written and remembered.

The examination itself stands in `import_examining`; its names are had from here, because whoever
imports needs both.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from dangjian_desktop.domain.backups import BackupReason
from dangjian_desktop.domain.custom_fields import FieldSubject
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.organisation_names import branch_key, group_key
from dangjian_desktop.domain.person_state import PersonState
from dangjian_desktop.domain.vocabulary import (
    MEMBER_STAGES,
    OrganisationKind,
    Post,
    Stage,
)
from dangjian_desktop.exchange.sheets import RawSheet
from dangjian_desktop.operations.field_values import new_value_rows, write_custom_values
from dangjian_desktop.operations.import_examining import (
    examine_roster_file,
    examine_roster_files,
    open_roster_file,
    open_roster_files,
)
from dangjian_desktop.operations.import_memory import write_header_mappings
from dangjian_desktop.operations.import_plan import (
    Decision,
    ExaminedRow,
    ImportChoices,
    OpenedFiles,
    Outcome,
    Policy,
    RosterExamination,
    Target,
    UnreadFile,
    file_labels,
)
from dangjian_desktop.operations.import_preview import FieldChange, How, field_changes
from dangjian_desktop.operations.import_refused import save_refused_rows
from dangjian_desktop.operations.organisations import write_organisation
from dangjian_desktop.operations.people import (
    end_leadership,
    facts_as_columns,
    stage_rows,
    write_facts,
    write_party_dates,
)
from dangjian_desktop.operations.runner import Writer, operation
from dangjian_desktop.queries.custom_fields import custom_fields
from dangjian_desktop.queries.import_memory import ImportMemoryQuery
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.lookups import open_spells
from dangjian_desktop.storage.models import (
    CustomValue,
    GroupMembership,
    HeaderSynonym,
    Membership,
    NotSamePerson,
    Person,
    PostSpell,
    StageSpell,
)

#: New people written at a time.
_PORTION = 2_000


@dataclass(frozen=True)
class ImportCounts:
    """What an import wrote."""

    added: int
    updated: int
    unchanged: int
    refused: int
    branches: tuple[str, ...]
    groups: tuple[str, ...]


@operation("导入名册", backup=BackupReason.BEFORE_IMPORT)
def import_roster(writer: Writer, *, examination: RosterExamination) -> ImportCounts:
    """Write everything that an examination found good, as one operation.

    The words and mappings that were confirmed and the people told apart are remembered with it.
    """
    places = _write_places(writer, examination)
    _write_new(writer, examination, places)
    for target in examination.targets:
        if target.before is not None and target.after != target.before:
            _write_update(writer, target, places, examination.on)
    _remember(writer, examination)
    return ImportCounts(
        examination.count(Outcome.ADDED),
        examination.count(Outcome.UPDATED),
        examination.count(Outcome.UNCHANGED),
        examination.refused_count,
        examination.new_branches,
        tuple(f"{branch} {group}" for branch, group in examination.new_groups),
    )


@operation("增加栏目叫法")
def add_header_synonym(writer: Writer, *, written: str, field_key: str) -> None:
    """Remember the branch's own word for a field; replaces an earlier meaning of the word."""
    _write_synonym(writer, written, field_key)


def _write_synonym(writer: Writer, written: str, field_key: str) -> None:
    present = list(HeaderSynonym.select().where(HeaderSynonym.written == written))
    if present:
        writer.update(HeaderSynonym, present[0].id, field=field_key)
    else:
        writer.insert(HeaderSynonym, written=written, field=field_key)


@dataclass(frozen=True)
class _PlaceIds:
    """Ids of branches by key, and of groups by branch and group key."""

    branches: dict[str, int]
    groups: dict[tuple[str, str], int]


def _write_places(writer: Writer, examination: RosterExamination) -> _PlaceIds:
    """Create the branches and groups that only the file has; return the ids of all."""
    tree = Tree.on(examination.on)
    branches = {
        branch_key(row.name): row.organisation_id for row in tree.of_kind(OrganisationKind.BRANCH)
    }
    parent = _only_committee(tree)
    for name in examination.new_branches:
        branches[branch_key(name)] = write_organisation(
            writer, kind=OrganisationKind.BRANCH, name=name, parent_id=parent, since=None
        )
    names = {row.organisation_id: row.name for row in tree.of_kind(OrganisationKind.BRANCH)}
    groups = {
        (branch_key(names[row.parent_id]), group_key(row.name)): row.organisation_id
        for row in tree.of_kind(OrganisationKind.PARTY_GROUP)
        if row.parent_id in names
    }
    for branch_name, group_name in examination.new_groups:
        key = branch_key(branch_name)
        groups[key, group_key(group_name)] = write_organisation(
            writer,
            kind=OrganisationKind.PARTY_GROUP,
            name=group_name,
            parent_id=branches[key],
            since=None,
        )
    return _PlaceIds(branches, groups)


def _only_committee(tree: Tree) -> int | None:
    """Return the committee under which new branches stand; None when that is not certain."""
    committees = tree.of_kind(OrganisationKind.COMMITTEE)
    return committees[0].organisation_id if len(committees) == 1 else None


def _write_new(writer: Writer, examination: RosterExamination, places: _PlaceIds) -> None:
    """Write everybody who is new, a portion at a time: the rows of all at once need much memory."""
    new = (target.after for target in examination.targets if target.person_id is None)
    while portion := list(islice(new, _PORTION)):
        _write_portion(writer, portion, places, examination.on)


def _write_portion(writer: Writer, new: Sequence[PersonState], places: _PlaceIds, on: date) -> None:
    people = writer.insert_many(Person, [facts_as_columns(state.facts) for state in new])
    memberships, groups, stages, posts = [], [], [], []
    own: list[dict[str, Any]] = []
    field_ids = {one.key: one.field_id for one in custom_fields(FieldSubject.PERSON)}
    for person_id, state in zip(people, new, strict=True):
        branch_id = places.branches[state.branch_key]
        memberships.append({"person": person_id, "branch": branch_id})
        group_id = places.groups.get((state.branch_key, state.group_key))
        if group_id is not None:
            groups.append({"person": person_id, "party_group": group_id})
        stages += _stages_of(person_id, state, on)
        if state.custom:
            own += new_value_rows(person_id, state.custom, field_ids)
        for post in sorted(state.posts):
            place = group_id if post is Post.GROUP_LEADER else branch_id
            if place is not None:
                posts.append({"person": person_id, "organisation": place, "post": post})
    writer.insert_many(Membership, memberships)
    writer.insert_many(GroupMembership, groups)
    writer.insert_many(StageSpell, stages)
    writer.insert_many(PostSpell, posts)
    writer.insert_many(CustomValue, own)


def _stages_of(person_id: int, state: PersonState, on: date) -> list[dict[str, Any]]:
    """Return the stage spells of somebody new.

    Somebody on the road to membership without any day counts from the import on, marked as not
    known: else every list of a past day would hold them.
    """
    assert state.stage is not None
    since = state.applied_on if state.stage is Stage.APPLICANT else None
    rows = stage_rows(
        person_id,
        state.stage,
        since=since,
        admitted_on=state.admitted_on,
        confirmed_on=state.confirmed_on,
    )
    if state.applied_on is not None and state.stage is not Stage.APPLICANT:
        until = state.admitted_on or state.applied_on
        applied = {"stage": Stage.APPLICANT, "since": state.applied_on, "until": until}
        rows.insert(0, {"person": person_id, **applied})
        if state.stage not in MEMBER_STAGES:  # the day is not known, but not before this one
            rows[1] |= {"since": state.applied_on, "since_is_known": False}
    if state.stage not in MEMBER_STAGES and rows[-1]["since"] is None:
        rows[-1] |= {"since": PartialDate.of(on), "since_is_known": False}
    return rows


def _write_update(writer: Writer, target: Target, places: _PlaceIds, on: date) -> None:
    """Write what the file adds to somebody we have."""
    before, after, person_id = target.before, target.after, target.person_id
    assert before is not None
    assert person_id is not None
    changed = {
        name: getattr(after.facts, name)
        for name in after.facts.__slots__
        if getattr(after.facts, name) != getattr(before.facts, name)
    }
    if changed:
        write_facts(writer, person_id, changed)
    own = {key: value for key, value in after.custom.items() if before.custom.get(key) != value}
    if own:
        write_custom_values(writer, FieldSubject.PERSON, person_id, own)
    day = PartialDate.of(on)
    if after.stage is not before.stage:
        _write_step(writer, person_id, after, day)
    elif (after.admitted_on, after.confirmed_on) != (before.admitted_on, before.confirmed_on):
        write_party_dates(writer, person_id, after.admitted_on, after.confirmed_on)
    if after.applied_on is not None and after.applied_on != before.applied_on:
        _write_application(writer, person_id, after.applied_on)
    branch_id = places.branches[after.branch_key]
    moved = after.branch_key != before.branch_key
    if moved:
        for table in (Membership, GroupMembership, PostSpell):
            _end_spells(writer, table, person_id, day)
        writer.insert(Membership, person=person_id, branch=branch_id, since=day)
    group_id = places.groups.get((after.branch_key, after.group_key))
    if group_id is not None and (moved or after.group_key != before.group_key):
        _end_spells(writer, GroupMembership, person_id, day)
        end_leadership(writer, person_id, on, except_of=group_id)
        writer.insert(GroupMembership, person=person_id, party_group=group_id, since=day)
    for post in sorted(after.posts - before.posts_kept(after.branch_key, after.group_key)):
        place = group_id if post is Post.GROUP_LEADER else branch_id
        if place is not None:
            writer.insert(PostSpell, person=person_id, organisation=place, post=post, since=day)


def _write_application(writer: Writer, person_id: int, applied_on: PartialDate) -> None:
    """Write since when somebody has been an applicant; the next stage ends that."""
    spells = list(StageSpell.select().where(StageSpell.person == person_id))
    own = next((spell for spell in spells if spell.stage is Stage.APPLICANT), None)
    if own is not None:
        until = own.until and max(own.until, applied_on)
        writer.update(StageSpell, own.id, since=applied_on, until=until)
        return
    later = [spell.since for spell in spells if spell.since and spell.since > applied_on]
    until = min(later, default=applied_on)
    writer.insert(
        StageSpell, person=person_id, stage=Stage.APPLICANT, since=applied_on, until=until
    )


def _write_step(writer: Writer, person_id: int, after: PersonState, day: PartialDate) -> None:
    """Let the stage go forward; where the file does not say since when, from the import on."""
    assert after.stage is not None
    spells = open_spells(StageSpell, person=person_id)
    probation = next((spell for spell in spells if spell.stage is Stage.PROBATIONARY), None)
    if after.stage is Stage.FULL and probation is not None:
        until = after.confirmed_on or day
        writer.update(StageSpell, probation.id, since=after.admitted_on, until=until)
        writer.insert(
            StageSpell,
            person=person_id,
            stage=Stage.FULL,
            since=until,
            since_is_known=after.confirmed_on is not None,
        )
        return
    rows = stage_rows(
        person_id, after.stage, admitted_on=after.admitted_on, confirmed_on=after.confirmed_on
    )
    begins = rows[0].get("since") or day
    rows[0]["since"] = begins
    for spell in spells:
        writer.update(StageSpell, spell.id, until=begins)
    writer.insert_many(StageSpell, rows)


def _end_spells(writer: Writer, table: Any, person_id: int, day: PartialDate) -> None:
    for spell in open_spells(table, person=person_id):
        writer.update(table, spell.id, until=day)


def _remember(writer: Writer, examination: RosterExamination) -> None:
    """Keep what the user taught: words, columns of a header, who is not whom."""
    for written, field_key in examination.choices.synonyms.items():
        _write_synonym(writer, written, field_key)
    pointed = {
        reading.header.fingerprint: reading.header.mapping
        for reading in examination.headers_pointed_at()
        if reading.header is not None
    }
    write_header_mappings(writer, {**pointed, **examination.choices.mappings})
    remembered = ImportMemoryQuery().fetch().not_same
    for key, person_id in sorted(examination.told_apart - remembered):
        writer.insert(NotSamePerson, person=person_id, fingerprint=key)


__all__ = [
    "Decision",
    "ExaminedRow",
    "FieldChange",
    "How",
    "ImportChoices",
    "ImportCounts",
    "OpenedFiles",
    "Outcome",
    "Policy",
    "RawSheet",
    "RosterExamination",
    "Target",
    "UnreadFile",
    "add_header_synonym",
    "examine_roster_file",
    "examine_roster_files",
    "field_changes",
    "file_labels",
    "import_roster",
    "open_roster_file",
    "open_roster_files",
    "save_refused_rows",
]
