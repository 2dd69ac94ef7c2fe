"""Decides row by row what will become of it: who is meant, where they belong, what it adds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

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
from dangjian_desktop.domain.roster_import import SheetReading
from dangjian_desktop.domain.vocabulary import (
    SINGLE_POSTS,
    OrganisationKind,
    Post,
    printed,
)
from dangjian_desktop.operations.import_plan import ExaminedRow, ImportChoices, Outcome, Target
from dangjian_desktop.queries.import_memory import KnownPeopleQuery
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.roster import RosterQuery, RosterRow, Scope
from dangjian_desktop.storage.lookups import people_changed_after, valid_spells
from dangjian_desktop.storage.models import (
    GroupMembership,
    Membership,
    PostSpell,
    StageSpell,
)

#: What a row can change from a day on.
_DATED = (StageSpell, Membership, GroupMembership, PostSpell)


class Places:
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


class Judge:
    """Decides row by row what will become of it."""

    def __init__(
        self, on: date, choices: ImportChoices, not_same: frozenset[tuple[str, int]]
    ) -> None:
        self._on = on
        self._choices = choices
        self._not_same = not_same
        self.places = Places(on)
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
            # What was a warning and now refuses the row is told once.
            told = (*(p for p in problems if p.code != why.code), why.at(where))
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
