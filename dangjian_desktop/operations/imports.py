"""A roster comes in: examined without writing, confirmed on screen, written as one operation."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.headers import SynonymTable, read_synonyms
from dangjian_desktop.domain.matching import (
    Doubtful,
    FoundBy,
    KnownPerson,
    Match,
    New,
    Same,
    SameAsRow,
    draft_key,
    name_key,
    pair,
)
from dangjian_desktop.domain.organisation_names import BranchNames, branch_key, group_key
from dangjian_desktop.domain.people import PersonDraft
from dangjian_desktop.domain.person_state import PersonState
from dangjian_desktop.domain.problems import Address, Fault, Problem, Severity
from dangjian_desktop.domain.roster_import import SheetReading, read_sheet
from dangjian_desktop.domain.vocabulary import (
    MEMBER_STAGES,
    SINGLE_POSTS,
    OrganisationKind,
    Post,
    Stage,
    printed,
)
from dangjian_desktop.exchange.reader import read_workbook
from dangjian_desktop.exchange.sheets import RawSheet
from dangjian_desktop.operations.organisations import write_organisation
from dangjian_desktop.operations.people import (
    end_leadership,
    facts_as_columns,
    stage_rows,
    write_facts,
    write_party_dates,
)
from dangjian_desktop.operations.runner import Writer, operation
from dangjian_desktop.queries.import_memory import ImportMemoryQuery, KnownPeopleQuery
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.roster import RosterQuery, RosterRow, Scope
from dangjian_desktop.storage.database import connection
from dangjian_desktop.storage.lookups import open_spells, people_changed_after, valid_spells
from dangjian_desktop.storage.models import (
    GroupMembership,
    HeaderMapping,
    HeaderSynonym,
    Membership,
    NotSamePerson,
    Person,
    PostSpell,
    StageSpell,
)

Progress = Callable[[str, float], None]
RowPlace = tuple[str, int]

#: Shares of the whole examination, for the progress bar.
_READ_SHARE, _JUDGED_SHARE = 0.5, 0.8
#: What a row can change from a day on.
_DATED = (StageSpell, Membership, GroupMembership, PostSpell)


def _silent(_what: str, _share: float) -> None:
    """Tell nobody."""


class Outcome(StrEnum):
    """What will become of a row."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    DOUBTFUL = "doubtful"
    LEFT_OUT = "left_out"


@dataclass(frozen=True)
class ImportChoices:
    """What the user has decided about a file so far.

    Attributes:
        sheets: Names of the sheets to read; None for all that are not hidden.
        mapping: Header to field for every sheet (the command line's --map).
        mappings: Confirmed mappings by header fingerprint.
        left_out: Rows struck out.
        decisions: Rows whose person was doubtful: the person meant, or None for a new one.
        default_branch: Branch for rows that name none anywhere.
        synonyms: Words for fields to be remembered for every later file: header to field.
    """

    sheets: frozenset[str] | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    mappings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    left_out: frozenset[RowPlace] = frozenset()
    decisions: Mapping[RowPlace, int | None] = field(default_factory=dict)
    default_branch: str = ""
    synonyms: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_worth_remembering(self) -> bool:
        """Whether an import would teach the next one something, people aside."""
        return bool(self.mappings or self.synonyms)


@dataclass(frozen=True, slots=True)
class ExaminedRow:
    """One row and what will become of it.

    Attributes:
        problems: Refusals and warnings, the doubt about the person included.
        target: Index into `RosterExamination.states`; None for a row that does not come in.
        candidates: People who may be meant, for a doubtful row.
    """

    sheet: str
    row: int
    draft: PersonDraft | None
    outcome: Outcome
    problems: tuple[Problem, ...]
    target: int | None = None
    candidates: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """A person after the whole import: who, what was known, what will be known.

    Attributes:
        person_id: None for somebody new.
        before: None for somebody new.
        branch_name: Name of the branch for somebody new or moved, as it will be called.
        group_name: Likewise of the group.
    """

    person_id: int | None
    before: PersonState | None
    after: PersonState
    branch_name: str
    group_name: str


@dataclass(frozen=True)
class RosterExamination:
    """Everything an import would do, before anything is written.

    Attributes:
        path: The file.
        on: The day of the import.
        sheets: What each sheet says, refused rows and skipped lines included.
        hidden_sheets: Names of hidden sheets, which are read only when chosen.
        rows: Every row in order.
        targets: The people who come in or change.
        new_branches: Names of branches that will be created, in order.
        new_groups: (branch name, group name) that will be created, in order.
        problems: Everything that is told: refusals, warnings, skipped lines, unknown headers.
        told_apart: `draft_key` and person id of everybody whom a row decided as new is not.
    """

    path: Path
    on: date
    choices: ImportChoices
    sheets: tuple[SheetReading, ...]
    hidden_sheets: tuple[str, ...]
    rows: tuple[ExaminedRow, ...]
    targets: tuple[Target, ...]
    new_branches: tuple[str, ...]
    new_groups: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]
    told_apart: frozenset[tuple[str, int]] = frozenset()

    def count(self, outcome: Outcome) -> int:
        """Return how many rows have an outcome."""
        return sum(row.outcome is outcome for row in self.rows)

    @property
    def refused_count(self) -> int:
        """Rows that do not come in as things stand: refused or doubtful."""
        return self.count(Outcome.REFUSED) + self.count(Outcome.DOUBTFUL)

    @property
    def people_count(self) -> int:
        """How many people would come in or change."""
        return sum(target.after != target.before for target in self.targets)

    @property
    def has_effect(self) -> bool:
        """Whether importing would change anything."""
        return any(row.outcome in (Outcome.ADDED, Outcome.UPDATED) for row in self.rows)


def open_roster_file(path: Path, *, progress: Progress = _silent) -> list[RawSheet]:
    """Return the sheets of a workbook; kept by the wizard while the user corrects the columns.

    Raises:
        ExchangeError: When the file cannot be taken; the sentence says why and what to do.
    """
    return read_workbook(path, progress=progress)


def examine_roster_file(
    path: Path,
    *,
    on: date,
    synonyms: str,
    choices: ImportChoices | None = None,
    sheets: Sequence[RawSheet] | None = None,
    progress: Progress = _silent,
) -> RosterExamination:
    """Read a workbook and say what importing it would do; nothing is written.

    Args:
        path: The workbook.
        on: The day of the import; later dates in the file are refused.
        synonyms: Text of resources/import/roster_headers.toml.
        choices: What the user has decided; nothing decided when left out.
        sheets: The workbook's sheets where they have been read already.
        progress: Told what is being done and the share done.

    Raises:
        ExchangeError: When the file cannot be taken.
        InputError: When a mapping names a field that does not exist.
    """
    made = choices or ImportChoices()
    raw = sheets
    if raw is None:
        raw = open_roster_file(path, progress=lambda what, s: progress(what, s * _READ_SHARE))
    with connection():
        return _examined(path, on, read_synonyms(synonyms), made, raw, progress)


def _examined(
    path: Path,
    on: date,
    known_words: SynonymTable,
    choices: ImportChoices,
    raw: Sequence[RawSheet],
    progress: Progress,
) -> RosterExamination:
    """Say what becomes of every row of the sheets that are wanted."""
    memory = ImportMemoryQuery().fetch()
    table = known_words.extended_by((*memory.synonyms, *choices.synonyms.items()))
    hidden = tuple(sheet.name for sheet in raw if sheet.hidden)
    wanted = [
        sheet
        for sheet in raw
        if (sheet.name in choices.sheets if choices.sheets is not None else not sheet.hidden)
    ]
    readings = tuple(_read(sheet, table, on, choices, memory.mappings) for sheet in wanted)
    progress("正在核对人员", _JUDGED_SHARE)
    judge = _Judge(on, choices, memory.not_same)
    rows = judge.judge(readings)
    told = [problem for reading in readings for problem in (*reading.problems, *reading.skipped)]
    told += [
        Problem(Address(name), "sheet.hidden", severity=Severity.WARNING)
        for name in hidden
        if choices.sheets is None
    ]
    told += [problem for row in rows for problem in row.problems]
    return RosterExamination(
        path=path,
        on=on,
        choices=choices,
        sheets=readings,
        hidden_sheets=hidden,
        rows=tuple(rows),
        targets=tuple(judge.targets()),
        new_branches=judge.places.new_branches,
        new_groups=judge.places.new_groups,
        problems=tuple(told),
        told_apart=judge.told_apart,
    )


def _read(
    sheet: RawSheet,
    table: SynonymTable,
    on: date,
    choices: ImportChoices,
    remembered: Mapping[str, Mapping[str, str]],
) -> SheetReading:
    """Read a sheet with the mapping confirmed now, else the one remembered for its header."""
    reading = read_sheet(
        sheet,
        table=table,
        on=on,
        mapping=choices.mapping or None,
        default_branch=choices.default_branch,
    )
    if reading.header is None or choices.mapping:
        return reading
    key = reading.header.fingerprint
    mapping = choices.mappings.get(key) or remembered.get(key)
    if not mapping:
        return reading
    return read_sheet(
        sheet, table=table, on=on, mapping=mapping, default_branch=choices.default_branch
    )


class _Places:
    """The branches and groups there are, and those that the file adds."""

    def __init__(self, on: date) -> None:
        tree = Tree.on(on)
        branches = tree.of_kind(OrganisationKind.BRANCH)
        self._names = BranchNames(row.name for row in branches)
        self.branch_key_of = {row.organisation_id: branch_key(row.name) for row in branches}
        self._name_of_key = {branch_key(row.name): row.name for row in branches}
        self.group_key_of: dict[int, str] = {}
        self.keys_of = {place: (key, "") for place, key in self.branch_key_of.items()}
        self._groups: dict[tuple[str, str], str] = {}
        for row in tree.of_kind(OrganisationKind.PARTY_GROUP):
            key = self.branch_key_of.get(row.parent_id or 0, "")
            self.group_key_of[row.organisation_id] = group_key(row.name)
            self.keys_of[row.organisation_id] = key, group_key(row.name)
            self._groups[key, group_key(row.name)] = row.name
        self._new_branches: dict[str, str] = {}
        self._new_groups: dict[tuple[str, str], tuple[str, str]] = {}

    @property
    def new_branches(self) -> tuple[str, ...]:
        """Names of the branches that only the file has."""
        return tuple(self._new_branches.values())

    @property
    def new_groups(self) -> tuple[tuple[str, str], ...]:
        """(branch, group) names of the groups that only the file has."""
        return tuple(self._new_groups.values())

    def is_ambiguous(self, stated: str) -> bool:
        """Whether several branches may be meant."""
        return len(self._names.find(stated)) > 1

    def key_of(self, stated: str) -> str:
        """Return the key of a branch without noting it."""
        return branch_key((self._names.find(stated) or (stated,))[0])

    def branch(self, stated: str) -> tuple[str, str]:
        """Return key and name of a branch, noting it as new where the tree lacks it."""
        found = self._names.find(stated)
        name = found[0] if found else stated
        key = branch_key(name)
        if not found:
            self._names.add(name)
            self._name_of_key[key] = name
            self._new_branches[key] = name
        return key, name

    def group(self, branch: str, stated: str) -> tuple[str, str]:
        """Return key and name of a group of a branch, noting it as new; empty for none."""
        if not stated:
            return "", ""
        key = group_key(stated)
        known = self._groups.get((branch, key))
        if known is None:
            known = self._groups[branch, key] = stated
            self._new_groups[branch, key] = (self._name_of_key[branch], stated)
        return key, known


@dataclass(frozen=True, slots=True)
class _Holder:
    """Somebody who holds a post: a person we have, or a new one by the index of the target."""

    name: str
    person_id: int | None = None
    target: int | None = None


class _Judge:
    """Decides row by row what will become of it."""

    def __init__(
        self, on: date, choices: ImportChoices, not_same: frozenset[tuple[str, int]]
    ) -> None:
        self._on = on
        self._choices = choices
        self._not_same = not_same
        self.places = _Places(on)
        self._known = KnownPeopleQuery(on).fetch()
        self._changed_later = people_changed_after(_DATED, on)
        self._states: list[PersonState] = []
        self._before: list[PersonState | None] = []
        self._people: list[int | None] = []
        self._named: list[tuple[str, str]] = []
        self._target_of_person: dict[int, int] = {}
        self._holders = self._present_holders()
        self.told_apart: frozenset[tuple[str, int]] = frozenset()

    def targets(self) -> Iterable[Target]:
        """Yield every person who comes in or changes."""
        for index, state in enumerate(self._states):
            yield Target(self._people[index], self._before[index], state, *self._named[index])

    def judge(self, readings: Sequence[SheetReading]) -> list[ExaminedRow]:
        """Return what becomes of every row, in order."""
        kept: list[tuple[str, Any]] = []
        for reading in readings:
            kept += [(reading.name, row) for row in reading.rows]
        drafts: list[PersonDraft] = []
        places: list[int] = []
        for index, (sheet, row) in enumerate(kept):
            if row.draft is not None and (sheet, row.row) not in self._choices.left_out:
                drafts.append(row.draft)
                places.append(index)
        self.told_apart = self._apart(kept)
        apart = self._not_same | self.told_apart
        matches = dict(zip(places, pair(drafts, self._known, not_same=apart), strict=True))
        rows_at = {place: number for number, place in enumerate(places)}
        self._recall([m.person_id for m in matches.values() if isinstance(m, Same)])
        self._recall([key for key in self._choices.decisions.values() if key is not None])
        target_of_draft: dict[int, int | None] = {}
        judged: list[ExaminedRow] = []
        for index, (sheet, row) in enumerate(kept):
            if index not in matches:
                out = row.draft is not None
                outcome = Outcome.LEFT_OUT if out else Outcome.REFUSED
                judged.append(ExaminedRow(sheet, row.row, row.draft, outcome, row.problems))
                continue
            examined = self._judge_row(sheet, row, matches[index], target_of_draft)
            target_of_draft[rows_at[index]] = examined.target
            judged.append(examined)
        return judged

    def _apart(self, kept: Sequence[tuple[str, Any]]) -> frozenset[tuple[str, int]]:
        """Return who is not whom, as decided just now: a new person is nobody there was before."""
        decided: set[tuple[str, int]] = set()
        for sheet, row in kept:
            if row.draft is None or self._choices.decisions.get((sheet, row.row), 0) is not None:
                continue
            key = draft_key(row.draft)
            decided.update((key, person.person_id) for person in self._namesakes(row.draft))
        return frozenset(decided)

    def _namesakes(self, draft: PersonDraft) -> list[KnownPerson]:
        same_name, same_id = name_key(draft.facts.name), draft.facts.id_number
        return [
            person
            for person in self._known
            if name_key(person.name) == same_name or (same_id and person.id_number == same_id)
        ]

    def _judge_row(
        self, sheet: str, row: Any, match: Match, target_of_draft: Mapping[int, int | None]
    ) -> ExaminedRow:
        draft: PersonDraft = row.draft
        where = Address(sheet, row.row)
        problems: list[Problem] = list(row.problems)

        def ended(outcome: Outcome, why: Fault, candidates: tuple[int, ...] = ()) -> ExaminedRow:
            told = (*problems, why.at(where))
            return ExaminedRow(sheet, row.row, draft, outcome, told, None, candidates)

        if (sheet, row.row) in self._choices.decisions and isinstance(match, Doubtful):
            chosen = self._choices.decisions[sheet, row.row]
            match = New() if chosen is None else Same(chosen, FoundBy.USER)
        if isinstance(match, Doubtful):
            return ended(Outcome.DOUBTFUL, Fault(match.why.value), match.person_ids)
        target = self._target(match, target_of_draft)
        if refusal := self._refusal(match, target, draft):
            return ended(Outcome.REFUSED, refusal)
        before = None if target is None else self._states[target]
        branch, branch_name = self.places.branch(draft.branch_name)
        group, group_name = self.places.group(branch, draft.group_name)
        if before is None:
            after = PersonState.of(draft, branch, group)
            target = self._new_target(None, None, after, branch_name, group_name)
            outcome = Outcome.ADDED
        else:
            assert target is not None
            after = before.completed_by(draft, branch, group)
            problems += _told_of_update(before, after, draft, where)
            outcome = Outcome.UNCHANGED if after == before else Outcome.UPDATED
            self._states[target] = after
            named = self._named[target]
            self._named[target] = (branch_name, group_name or named[1] * (named[0] == branch_name))
        if Post.GROUP_LEADER in draft.posts and not after.group_key:
            problems.append(Problem(where, "post.no_group", severity=Severity.WARNING))
        problems += [fault.at(where) for fault in self._held_by_others(target, after)]
        return ExaminedRow(sheet, row.row, draft, outcome, tuple(problems), target)

    def _refusal(self, match: Match, target: int | None, draft: PersonDraft) -> Fault | None:
        """Return why a good row cannot come in beside what is known; nothing is created for it."""
        if self.places.is_ambiguous(draft.branch_name):
            return Fault("branch.several")
        if target is None:
            if isinstance(match, SameAsRow):
                return Fault("match.of_refused_row")
            return Fault("stage.missing") if draft.stage is None else None
        if self._has_left(target):
            return Fault("match.has_left")
        before = self._states[target]
        after = before.completed_by(
            draft, self.places.key_of(draft.branch_name), group_key(draft.group_name)
        )
        if self._people[target] in self._changed_later and not after.tells_the_same_history_as(
            before
        ):
            return Fault("match.changed_later")
        if not after.dates_are_in_order and before.dates_are_in_order:
            assert after.confirmed_on is not None
            assert after.admitted_on is not None
            confirmed, admitted = after.confirmed_on.printed, after.admitted_on.printed
            return Fault("confirmed.before_admitted", confirmed, hint=admitted)
        return None

    def _present_holders(self) -> dict[tuple[str, str, Post], _Holder]:
        """Return who holds the posts of which there is only one, by branch, group and post."""
        names = {person.person_id: person.name for person in self._known}
        return {
            (*self.places.keys_of[spell.organisation_id], spell.post): _Holder(
                names[spell.person_id], person_id=spell.person_id
            )
            for spell in reversed(valid_spells(PostSpell, self._on))  # the first holder wins
            if spell.post in SINGLE_POSTS and spell.organisation_id in self.places.keys_of
        }

    def _held_by_others(self, target: int, state: PersonState) -> Iterable[Fault]:
        """Yield a warning for each post of a row that somebody else holds, then hand it over."""
        person_id = self._people[target]
        own = _Holder(state.facts.name, person_id, None if person_id else target)
        for post in sorted(state.posts & SINGLE_POSTS):
            group = state.group_key if post is Post.GROUP_LEADER else ""
            holder = self._holders.setdefault((state.branch_key, group, post), own)
            if (holder.person_id, holder.target) != (own.person_id, own.target):
                yield Fault("post.held", printed(post), Severity.WARNING, holder.name)

    def _target(self, match: Match, target_of_draft: Mapping[int, int | None]) -> int | None:
        if isinstance(match, Same):
            return self._target_of_person[match.person_id]
        if isinstance(match, SameAsRow):
            return target_of_draft.get(match.index)
        return None

    def _has_left(self, target: int) -> bool:
        before = self._before[target]
        return before is not None and not before.branch_key

    def _new_target(
        self,
        person_id: int | None,
        before: PersonState | None,
        state: PersonState,
        branch_name: str,
        group_name: str,
    ) -> int:
        self._states.append(state)
        self._before.append(before)
        self._people.append(person_id)
        self._named.append((branch_name, group_name))
        return len(self._states) - 1

    def _recall(self, person_ids: Iterable[int]) -> None:
        """Fetch what is known of people whom the file names."""
        wanted = [key for key in dict.fromkeys(person_ids) if key not in self._target_of_person]
        for row in RosterQuery(self._on, scope=Scope.EVERYBODY).rows(wanted):
            state = self._state_of(row)
            self._target_of_person[row.person_id] = self._new_target(
                row.person_id, state, state, row.branch_name, row.group_name
            )

    def _state_of(self, row: RosterRow) -> PersonState:
        return PersonState(
            row.facts,
            row.stage,
            row.admitted_on,
            row.confirmed_on,
            row.applied_on,
            self.places.branch_key_of.get(row.branch_id or 0, ""),
            self.places.group_key_of.get(row.group_id or 0, ""),
            frozenset(row.posts),
        )


def _told_of_update(
    before: PersonState, after: PersonState, draft: PersonDraft, where: Address
) -> list[Problem]:
    told = []
    if before.goes_back(draft):
        told.append(Problem(where, "stage.goes_back", severity=Severity.WARNING))
    if after.branch_key != before.branch_key:
        found = draft.branch_name
        told.append(Problem(where, "branch.moves", found, Severity.WARNING))
    return told


@dataclass(frozen=True)
class ImportCounts:
    """What an import wrote."""

    added: int
    updated: int
    unchanged: int
    refused: int
    branches: tuple[str, ...]
    groups: tuple[str, ...]


@operation("导入名册")
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
    new = [target.after for target in examination.targets if target.person_id is None]
    people = writer.insert_many(Person, [facts_as_columns(state.facts) for state in new])
    memberships, groups, stages, posts = [], [], [], []
    for person_id, state in zip(people, new, strict=True):
        branch_id = places.branches[state.branch_key]
        memberships.append({"person": person_id, "branch": branch_id})
        group_id = places.groups.get((state.branch_key, state.group_key))
        if group_id is not None:
            groups.append({"person": person_id, "party_group": group_id})
        stages += _stages_of(person_id, state)
        for post in sorted(state.posts):
            place = group_id if post is Post.GROUP_LEADER else branch_id
            if place is not None:
                posts.append({"person": person_id, "organisation": place, "post": post})
    writer.insert_many(Membership, memberships)
    writer.insert_many(GroupMembership, groups)
    writer.insert_many(StageSpell, stages)
    writer.insert_many(PostSpell, posts)


def _stages_of(person_id: int, state: PersonState) -> list[dict[str, Any]]:
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
    known = {row.fingerprint: row for row in HeaderMapping.select()}
    for fingerprint, mapping in examination.choices.mappings.items():
        text = json.dumps(dict(mapping), ensure_ascii=False, sort_keys=True)
        if fingerprint in known:
            writer.update(HeaderMapping, known[fingerprint].id, mapping=text)
        else:
            writer.insert(HeaderMapping, fingerprint=fingerprint, mapping=text)
    remembered = ImportMemoryQuery().fetch().not_same
    for key, person_id in sorted(examination.told_apart - remembered):
        writer.insert(NotSamePerson, person=person_id, fingerprint=key)


__all__ = [
    "ExaminedRow",
    "ImportChoices",
    "ImportCounts",
    "Outcome",
    "RawSheet",
    "RosterExamination",
    "Target",
    "add_header_synonym",
    "examine_roster_file",
    "import_roster",
    "open_roster_file",
]
