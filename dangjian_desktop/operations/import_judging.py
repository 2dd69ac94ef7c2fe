"""Decides row by row what will become of it: who is meant, where they belong, what it adds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dangjian_desktop.domain.cells import RowPlace
from dangjian_desktop.domain.custom_reading import EXCUSED_IF_KEPT, settled
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
from dangjian_desktop.domain.people import FIELD_BY_KEY, PersonDraft
from dangjian_desktop.domain.person_state import PersonState, leading_field, said_of
from dangjian_desktop.domain.problems import Address, Fault, Problem, Severity
from dangjian_desktop.domain.roster_import import SheetReading
from dangjian_desktop.domain.row_reading import RowReading
from dangjian_desktop.domain.vocabulary import (
    SINGLE_POSTS,
    OrganisationKind,
    Post,
    printed,
)
from dangjian_desktop.operations.import_plan import (
    ExaminedRow,
    ImportChoices,
    Outcome,
    Policy,
    Target,
)
from dangjian_desktop.operations.import_preview import How, changes_between
from dangjian_desktop.queries.import_memory import KnownPeopleQuery
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.roster import RosterQuery, RosterRow, Scope
from dangjian_desktop.queries.transfers import registered_marks
from dangjian_desktop.storage.lookups import people_changed_after, valid_spells
from dangjian_desktop.storage.models import (
    GroupMembership,
    Membership,
    PostSpell,
    StageSpell,
)

#: What is asked of a change, where nothing stands on one side.
_QUESTIONS = {How.FILLED: "policy.ask_filled", How.ENDED: "policy.ask_ended"}

#: Index of no row among the drafts.
_NO_DRAFT = -1

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
        return branch_key(self.name_of(stated))

    def name_of(self, stated: str) -> str:
        """Return the name of a branch without noting it."""
        return (self._names.find(stated) or (stated,))[0]

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
        self._proposed: list[PersonState] = []
        self._named_before: list[tuple[str, str]] = []
        self._named_proposed: list[tuple[str, str]] = []
        self._draft_at: dict[RowPlace, int] = {}
        self._marks = registered_marks()
        self._target_of_person: dict[int, int] = {}
        self._holders = self._present_holders()
        self.told_apart: frozenset[tuple[str, int]] = frozenset()

    def targets(self) -> Iterable[Target]:
        """Yield every person who comes in or changes."""
        for index, state in enumerate(self._states):
            yield Target(
                self._people[index],
                self._before[index],
                state,
                *self._named[index],
                proposed=self._proposed[index],
                places_before=self._named_before[index],
                places_proposed=self._named_proposed[index],
            )

    def judge(self, readings: Sequence[SheetReading]) -> list[ExaminedRow]:
        """Return what becomes of every row, in order."""
        kept = [(reading, row) for reading in readings for row in reading.rows]
        left_out, decided = self._choices.left_out, self._choices.decisions
        drafts: list[PersonDraft] = []
        places: list[int] = []
        for index, (reading, row) in enumerate(kept):
            if row.draft is None:
                continue
            if left_out and RowPlace(reading.name, row.row, reading.file) in left_out:
                continue
            drafts.append(row.draft)
            places.append(index)
        self.told_apart = self._apart(kept) if decided else frozenset()
        apart = self._not_same | self.told_apart
        matches = dict(zip(places, pair(drafts, self._known, not_same=apart), strict=True))
        rows_at = {place: number for number, place in enumerate(places)}
        if decided:
            self._draft_at = {_place(*kept[index]): n for n, index in enumerate(places)}
        self._recall([m.person_id for m in matches.values() if isinstance(m, Same)])
        self._recall([key for key in decided.values() if isinstance(key, int)])
        target_of_draft: dict[int, int | None] = {}
        judged: list[ExaminedRow] = []
        for index, (reading, row) in enumerate(kept):
            if index not in matches:
                is_out = _place(reading, row) in left_out
                outcome = Outcome.LEFT_OUT if is_out else Outcome.REFUSED
                judged.append(_examined(reading, row, outcome, row.problems))
                continue
            match = matches[index]
            earlier: tuple[RowPlace, ...] = ()
            if isinstance(match, Doubtful):
                earlier = tuple(_place(*kept[places[number]]) for number in match.indexes)
            examined = self._judge_row(reading, row, match, earlier, target_of_draft)
            target_of_draft[rows_at[index]] = examined.target
            judged.append(examined)
        return judged

    def _apart(self, kept: Sequence[tuple[SheetReading, RowReading]]) -> frozenset[tuple[str, int]]:
        """Return who is not whom, as decided just now: a new person is nobody there was before."""
        decided: set[tuple[str, int]] = set()
        for reading, row in kept:
            if row.draft is None:
                continue
            if self._choices.decisions.get(_place(reading, row), 0) is not None:
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
        self,
        reading: SheetReading,
        row: RowReading,
        match: Match,
        earlier: tuple[RowPlace, ...],
        target_of_draft: Mapping[int, int | None],
    ) -> ExaminedRow:
        """Say what becomes of one row that can be read.

        Args:
            reading: Its sheet.
            row: The row.
            match: Whom it is about.
            earlier: Rows of these files that a doubtful one may repeat.
            target_of_draft: The targets of the rows before it.
        """
        assert row.draft is not None
        where = Address(reading.name, row.row, file=reading.file)
        problems: list[Problem] = list(row.problems)
        match = self._decided(reading, row, match)
        if isinstance(match, Doubtful):
            told = _with_refusal(problems, Fault(match.why.value), where)
            doubt = _examined(reading, row, Outcome.DOUBTFUL, told)
            return replace(doubt, candidates=match.person_ids, candidate_rows=earlier)
        target = self._target(match, target_of_draft)
        said = self._settled(target, reading, row, problems) if row.draft.custom else row.draft
        said = self._without_marks(target, said, where, problems)
        draft = self._agreed(target, said)
        if refusal := self._refusal(match, target, draft):
            told = _with_refusal(problems, refusal, where)
            return _examined(reading, row, Outcome.REFUSED, told)
        if target is None:
            target = self._come_in(draft)
            outcome = Outcome.ADDED
        else:
            outcome = self._complete(target, said, draft, where, problems)
        after = self._states[target]
        if outcome is Outcome.ASKED:
            problems += self._questions(target, reading, row)
            return _examined(reading, row, outcome, problems, target)
        if Post.GROUP_LEADER in draft.posts and not after.group_key:
            problems.append(Problem(where, "post.no_group", severity=Severity.WARNING))
        problems += [fault.at(where) for fault in self._held_by_others(target, after)]
        return _examined(reading, row, outcome, problems, target)

    def _without_marks(
        self, target: int | None, said: PersonDraft, where: Address, problems: list[Problem]
    ) -> PersonDraft:
        """Return a row without the marks 流动 and 失联 that entries of 组织关系 tell.

        Where the file says otherwise it is warned of and left aside.
        """
        person_id = None if target is None else self._people[target]
        told = {} if person_id is None else self._marks.get(person_id, {})
        facts = said.facts
        other = [key for key, so in told.items() if getattr(facts, key) not in (None, so)]
        problems += [
            Problem(where, "mark.registered", FIELD_BY_KEY[key].label, Severity.WARNING)
            for key in other
        ]
        if "is_floating" in other:
            facts = replace(facts, is_floating=None)
        if "is_out_of_contact" in other:
            facts = replace(facts, is_out_of_contact=None)
        return replace(said, facts=facts) if other else said

    def _settled(
        self,
        target: int | None,
        reading: SheetReading,
        row: RowReading,
        problems: list[Problem],
    ) -> PersonDraft:
        """Return a row with its user-defined fields judged for the person that it is about.

        A retired choice, or a name of several, that is recorded already is no fault; a person
        who would be named in a field of his own is one.
        """
        assert row.draft is not None
        present = self._states[target].custom if target is not None else {}
        own_id = self._people[target] if target is not None else None
        found = settled(row.draft.custom, present, own_id)
        header = reading.header_of(row.row)
        columns = header.by_field if header is not None else {}
        shown = {key: columns[key].shown for key in row.draft.custom if key in columns}
        excused = {shown.get(key) for key in found.excused}
        problems[:] = [
            problem
            for problem in problems
            if problem.code not in EXCUSED_IF_KEPT or problem.where.field not in excused
        ]
        problems += [
            fault.at(Address(reading.name, row.row, shown.get(key, ""), reading.file))
            for key, fault in found.faults
        ]
        return replace(row.draft, custom=found.values)

    def _decided(self, reading: SheetReading, row: RowReading, match: Match) -> Match:
        """Return who a doubtful row is by the user's decision; the doubt if there is none."""
        place = _place(reading, row)
        if not isinstance(match, Doubtful) or place not in self._choices.decisions:
            return match
        chosen = self._choices.decisions[place]
        if chosen is None:
            return New()
        if isinstance(chosen, RowPlace):  # struck out or refused by now: then so is this row
            return SameAsRow(self._draft_at.get(chosen, _NO_DRAFT), FoundBy.USER)
        return Same(chosen, FoundBy.USER)

    def _come_in(self, draft: PersonDraft) -> int:
        """Note somebody new."""
        branch, branch_name = self.places.branch(draft.branch_name)
        group, group_name = self.places.group(branch, draft.group_name)
        after = PersonState.of(draft, branch, group)
        return self._new_target(None, None, after, branch_name, group_name)

    def _complete(
        self,
        target: int,
        said: PersonDraft,
        agreed: PersonDraft,
        where: Address,
        problems: list[Problem],
    ) -> Outcome:
        """Complete somebody whom an earlier row or the roster has.

        Args:
            target: Who it is.
            said: What the row says.
            agreed: So much of it as may be changed.
            where: The row.
            problems: Warnings are added.
        """
        before = self._states[target]
        branch, branch_name = before.branch_key, self._named[target][0]
        if agreed.branch_name:
            branch, branch_name = self.places.branch(agreed.branch_name)
        group, group_name = self.places.group(branch, agreed.group_name)
        after = before.completed_by(agreed, branch, group)
        self._states[target] = after
        named = self._named[target]
        self._named[target] = (branch_name, group_name or named[1] * (named[0] == branch_name))
        is_agreed = said is agreed
        if is_agreed:
            self._proposed[target] = after
            self._named_proposed[target] = self._named[target]
        else:
            self._propose(target, said)
        if is_agreed or after != before:
            problems += _told_of_update(before, after, agreed, where)
        if after != before:
            return Outcome.UPDATED
        if is_agreed or self._proposed[target] == after:
            return Outcome.UNCHANGED
        if self._choices.policy is Policy.ASK:
            return Outcome.ASKED
        problems.append(Problem(where, "policy.kept", severity=Severity.WARNING))
        return Outcome.UNCHANGED

    def _propose(self, target: int, said: PersonDraft) -> None:
        """Note what the file would make of somebody, agreed to or not; nothing is created."""
        before = self._proposed[target]
        branch, group = self.places.key_of(said.branch_name), group_key(said.group_name)
        self._proposed[target] = before.completed_by(said, branch, group if said.group_name else "")
        if branch != before.branch_key:
            self._named_proposed[target] = (self.places.name_of(said.branch_name), said.group_name)
        elif said.group_name:
            self._named_proposed[target] = (self._named_proposed[target][0], said.group_name)

    def _agreed(self, target: int | None, draft: PersonDraft) -> PersonDraft:
        """Return so much of a row as may change the person: all of it, unless the user said else.

        People who come in with these files are not asked about, however many rows they have.
        """
        policy = self._choices.policy
        person_id = None if target is None else self._people[target]
        if policy is Policy.UPDATE or target is None or person_id is None:
            return draft
        if policy is Policy.KEEP:
            return said_of(draft, ())
        accepted = self._choices.accepted.get(person_id, frozenset())
        if not accepted:
            return said_of(draft, ())
        before = self._states[target]
        branch, group = self.places.key_of(draft.branch_name), group_key(draft.group_name)
        after = before.completed_by(draft, branch, group if draft.group_name else "")
        changed = before.changed_fields(after)
        agreed = {key for key in changed if leading_field(key, changed) in accepted}
        return said_of(draft, agreed)

    def _questions(self, target: int, reading: SheetReading, row: RowReading) -> list[Problem]:
        """Return one refusal for each field that the file would change."""
        header = reading.header_of(row.row)
        columns = header.by_field if header is not None else {}
        return [
            Problem(
                Address(
                    reading.name,
                    row.row,
                    columns[change.field].shown if change.field in columns else change.label,
                    reading.file,
                ),
                _QUESTIONS.get(change.how, "policy.ask"),
                change.shown_after,
                Severity.REFUSED,
                change.shown_before,
            )
            for change in changes_between(
                self._states[target],
                self._proposed[target],
                self._named[target],
                self._named_proposed[target],
            )
        ]

    def _refusal(self, match: Match, target: int | None, draft: PersonDraft) -> Fault | None:
        """Return why a good row cannot come in beside what is known; nothing is created for it."""
        if draft.branch_name and self.places.is_ambiguous(draft.branch_name):
            return Fault("branch.several")
        if target is None:
            if isinstance(match, SameAsRow):
                return Fault("match.of_refused_row")
            return Fault("stage.missing") if draft.stage is None else None
        if self._has_left(target):
            return Fault("match.has_left")
        before = self._states[target]
        branch = self.places.key_of(draft.branch_name) if draft.branch_name else ""
        group = group_key(draft.group_name) if draft.group_name else ""
        after = before.completed_by(draft, branch, group)
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
        named = (branch_name, group_name)
        self._named.append(named)
        self._proposed.append(state)
        self._named_before.append(named)
        self._named_proposed.append(named)
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
            row.custom,
        )


def _place(reading: SheetReading, row: RowReading) -> RowPlace:
    return RowPlace(reading.name, row.row, reading.file)


def _examined(
    reading: SheetReading,
    row: RowReading,
    outcome: Outcome,
    problems: Sequence[Problem],
    target: int | None = None,
) -> ExaminedRow:
    told = tuple(problems)
    return ExaminedRow(reading.name, row.row, row.draft, outcome, told, target, file=reading.file)


def _with_refusal(problems: Sequence[Problem], why: Fault, where: Address) -> tuple[Problem, ...]:
    """Return the problems with a refusal; what was a warning and now refuses is told once."""
    return (*(problem for problem in problems if problem.code != why.code), why.at(where))


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
