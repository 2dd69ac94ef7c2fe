"""Who has a vote at an activity, who was there, and whether it may vote: judged when looked at.

The rows say who was listed, marked, barred and left out; the rules of the day say what it means.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from dangjian_desktop.domain.activity_kinds import ActivityKind
from dangjian_desktop.domain.attendance import IN_ROOM
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.problems import Sentence, Word
from dangjian_desktop.domain.rule_values import word_value
from dangjian_desktop.domain.rules import Rule, RuleSet
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import (
    COMMITTEE_POSTS,
    DueGroup,
    Mark,
    Stage,
    VotingBarReason,
)
from dangjian_desktop.domain.votes import (
    HalfRule,
    Regime,
    VotingRule,
    counted_expected,
    judged_vote,
    voting_rule,
)
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from dangjian_desktop.queries.development import confirmed_later
from dangjian_desktop.queries.due_list import DueListQuery, by_name, due_people
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.lookups import pairs, rows, values_on
from dangjian_desktop.storage.models import (
    Activity,
    Attendance,
    Deduction,
    Membership,
    Person,
    PostSpell,
    StageSpell,
    VotingBar,
)
from dangjian_desktop.storage.models.base import valid_on
from dangjian_desktop.storage.rulebook import rules_on


class Standing(StrEnum):
    """How somebody who is due stands when it comes to voting."""

    VOTER = "voter"
    BARRED = "barred"
    PROBATIONARY = "probationary"
    NOT_OF_BODY = "not_of_body"


@dataclass(frozen=True, slots=True)
class DeductionRow:
    """Somebody who is to be left out of 应到会 of one meeting.

    Attributes:
        reason: Key of the rule; reason_words: what it stands for.
        is_complete: Whether both the superior's consent and the meeting's vote are told.
    """

    deduction_id: int
    person_id: int
    name: str
    reason: str
    reason_words: str
    consent_on: date | None
    resolved_on: date | None
    note: str

    @property
    def is_complete(self) -> bool:
        """Whether consent and vote are both told; without either the person counts."""
        return self.consent_on is not None and self.resolved_on is not None


@dataclass(frozen=True, slots=True)
class VoterRow:
    """Somebody who is due, as of the day of the meeting.

    Attributes:
        barred_for: Why there is no vote; None where there is one.
        mark: None where nothing was recorded.
    """

    person_id: int
    uid: str
    name: str
    standing: Standing
    barred_for: VotingBarReason | None
    mark: Mark | None

    @property
    def is_in_room(self) -> bool:
        """Whether the person came to the meeting."""
        return self.mark in IN_ROOM


@dataclass(frozen=True, slots=True)
class Electorate:
    """Everybody who counts at an activity, for one way of voting.

    Attributes:
        people: All who are due, by name.
        is_list_fixed: Whether 应到名单 was fixed; else it is worked out as of the day.
        deductions: All that were entered, valid or not.
    """

    people: tuple[VoterRow, ...]
    deductions: tuple[DeductionRow, ...]
    is_list_fixed: bool

    @property
    def voters(self) -> tuple[VoterRow, ...]:
        """Those with a vote, before anybody is left out."""
        return tuple(one for one in self.people if one.standing is Standing.VOTER)

    @property
    def present(self) -> int | None:
        """How many voters are in the room; None when no attendance of them was recorded."""
        voters = self.voters
        if all(one.mark is None for one in voters):
            return None
        return sum(one.is_in_room for one in voters)

    @property
    def unmarked(self) -> int:
        """How many voters have no mark."""
        return sum(one.mark is None for one in self.voters)

    def counted(self, standing: Standing) -> int:
        """Return how many stand so."""
        return sum(one.standing is standing for one in self.people)


@dataclass(frozen=True, slots=True)
class Quorum:
    """Whether a meeting may vote in one way, with the numbers that say so.

    Attributes:
        rule: The rule by which it may, as it stands on the day of the meeting.
        voters: 有表决权. left_out: Person ids of those left out; expected: how many remain.
        present: None when attendance was not recorded. present_needed: at least so many.
        is_quorate: None when that is not known yet.
        warnings: What must be told with it.
    """

    regime: Regime
    rule: Rule
    voters: int
    left_out: frozenset[int]
    expected: int
    present: int | None
    present_needed: int
    is_quorate: bool | None
    is_exactly_half: bool
    warnings: tuple[Sentence, ...]

    @property
    def deducted(self) -> int:
        """How many voters are left out of 应到会."""
        return len(self.left_out)


@dataclass(frozen=True)
class ElectorateQuery:
    """Who has a vote at an activity, for one way of voting."""

    reads: ClassVar = DueListQuery.reads | {Topic.VOTE, Topic.VOTING_RIGHT, Topic.DEVELOPMENT}
    activity_id: int
    regime: Regime

    def fetch(self) -> Electorate:
        """Return them; nobody when the activity is no more."""
        activity: Any = Activity.get_or_none(Activity.id == self.activity_id)
        if activity is None:
            return Electorate((), (), False)
        kind = kinds_by_code().get(activity.kind)
        return Room(activity, kind, rules_on(activity.held_on)).electorate(self.regime)


class Room:
    """Who is due, came and may vote at one activity; read once for all its votes."""

    def __init__(self, activity: Any, kind: ActivityKind | None, rules: RuleSet) -> None:
        self.activity, self.rules = activity, rules
        self._kind = kind
        self._marks = pairs(
            Attendance.select(Attendance.person, Attendance.mark).where(
                (Attendance.activity == activity.id) & Attendance.is_due
            )
        )
        self._is_fixed = activity.due_fixed_on is not None
        due = [*self._marks] if self._is_fixed else [*{*due_people(activity), *self._marks}]
        self._due = by_name(due)
        day = activity.held_on
        self._stages = values_on(StageSpell, StageSpell.stage, self._due, day)
        self._not_yet_full = confirmed_later(self._due, day)
        self._branches = values_on(Membership, Membership.branch, self._due, day)
        self._bars = values_on(VotingBar, VotingBar.reason, self._due, day)
        self._members = self._committee_members()
        self._deductions = deduction_rows(activity.id, rules)
        people = Person.select(Person.id, Person.uid, Person.name).where(Person.id.in_(self._due))
        self._people = {key: (uid, name) for key, uid, name in rows(people)}
        self._below = Tree.on(day).below(activity.organisation_id)

    def electorate(self, regime: Regime) -> Electorate:
        """Return who is due and has a vote in one way of voting."""
        people = tuple(self._voter(person_id, regime) for person_id in self._due)
        return Electorate(people, self._deductions, self._is_fixed)

    def quorum(self, regime: Regime) -> Quorum:
        """Return whether the meeting may vote so."""
        body, name = self.electorate(regime), f"votes.{regime}"
        rule, voters = self.rule(regime), body.voters
        warnings: list[Sentence] = [] if body.is_list_fixed else [_LIST_NOT_FIXED]
        left_out = self._left_out(rule, body, warnings)
        expected = counted_expected(
            rule, len(voters), len(left_out), superior_agreed=True, meeting_passed=True
        )
        present = body.present
        result = judged_vote(rule, expected=expected, present=present or 0)
        if present is not None and body.unmarked:
            warnings.append(
                Sentence("有 {count} 人还没有登记到会，现在不算到会。", count=body.unmarked)
            )
        if present is not None and result.is_exactly_half and expected:
            warnings.append(
                Sentence(
                    "到会正好是应到会的一半，“半数以上”含不含一半没有查到明文，这里{reading}。"
                    "请问上级。",
                    reading=Word("算有效") if result.is_quorate else Word("算无效"),
                )
            )
        is_quorate = None if present is None else result.is_quorate and expected > 0
        return Quorum(
            regime,
            self.rules[name],
            len(voters),
            left_out,
            expected,
            present,
            result.present_needed,
            is_quorate,
            present is not None and result.is_exactly_half,
            tuple(warnings),
        )

    def rule(self, regime: Regime) -> VotingRule:
        """Return how one way of voting counts on the day."""
        half = word_value(self.rules.values_of("votes.half_rule"), "how", list(HalfRule))
        return voting_rule(self.rules.values_of(f"votes.{regime}"), HalfRule(half))

    def _left_out(
        self, rule: VotingRule, body: Electorate, warnings: list[Sentence]
    ) -> frozenset[int]:
        """Return the voters who are left out of 应到会, and say which are not and why."""
        voters = {one.person_id: one for one in body.voters}
        wanted = {one.person_id: one for one in self._deductions if one.person_id in voters}
        if not wanted:
            return frozenset()
        if not rule.may_deduct:
            warnings.append(
                Sentence("这种表决没有扣除的规定，{names}仍计入应到会。", names=_names(wanted))
            )
            return frozenset()
        complete = {key: one for key, one in wanted.items() if one.is_complete}
        bare = {key: one for key, one in wanted.items() if not one.is_complete}
        if bare:
            warnings.append(
                Sentence(
                    "{names}没有写明上级同意和党员大会通过的日期，扣除不算，仍计入应到会。",
                    names=_names(bare),
                )
            )
        late = {
            key: one
            for key, one in complete.items()
            if max(one.consent_on or date.min, one.resolved_on or date.min) > self.activity.held_on
        }
        if late:
            warnings.append(
                Sentence(
                    "{names}的扣除在会议以后才同意或通过，扣除不算，仍计入应到会。",
                    names=_names(late),
                )
            )
        came = {key: one for key, one in complete.items() if voters[key].is_in_room}
        if came:
            warnings.append(Sentence("{names}到了会，扣除不算。", names=_names(came)))
        return frozenset(complete.keys() - late.keys() - came.keys())

    def _voter(self, person_id: int, regime: Regime) -> VoterRow:
        uid, name = self._people[person_id]
        return VoterRow(
            person_id,
            uid,
            name,
            self._standing(person_id, regime),
            self._bars.get(person_id),
            self._marks.get(person_id),
        )

    def _standing(self, person_id: int, regime: Regime) -> Standing:
        if person_id in self._not_yet_full or (self._stages.get(person_id) is Stage.PROBATIONARY):
            return Standing.PROBATIONARY
        if self._stages.get(person_id) is not Stage.FULL:
            return Standing.NOT_OF_BODY
        if self._branches.get(person_id) not in self._below:
            return Standing.NOT_OF_BODY
        if regime is Regime.COMMITTEE and person_id not in self._members:
            return Standing.NOT_OF_BODY
        return Standing.BARRED if person_id in self._bars else Standing.VOTER

    def _committee_members(self) -> frozenset[int]:
        """Return who sits on the committee; a list fixed for a 支委会 is the record of that."""
        if self._kind is not None and self._kind.due is DueGroup.COMMITTEE and self._is_fixed:
            return frozenset(self._due)
        chosen = PostSpell.select(PostSpell.person).where(
            (PostSpell.organisation == self.activity.organisation_id)
            & PostSpell.post.in_(list(COMMITTEE_POSTS))
            & valid_on(PostSpell, self.activity.held_on)
        )
        return frozenset(person_id for (person_id,) in rows(chosen))


_LIST_NOT_FIXED = Sentence("应到名单还没有确定，这里按会议当天的名册推算。")


def _names(found: Mapping[int, DeductionRow]) -> tuple[str, ...]:
    return tuple(one.name for one in found.values())


def deduction_rows(activity_id: int, rules: RuleSet) -> tuple[DeductionRow, ...]:
    """Return who is to be left out of an activity's 应到会, valid or not, by name."""
    words = rules.values_of("votes.deductions")
    chosen = (
        Deduction.select(
            Deduction.id,
            Deduction.person,
            Person.name,
            Deduction.reason,
            Deduction.consent_on,
            Deduction.resolved_on,
            Deduction.note,
        )
        .join(Person)
        .where(Deduction.activity == activity_id)
        .order_by(Person.sort_name, Deduction.id)
    )
    return tuple(
        DeductionRow(
            key, person, name, reason, str(words.get(reason, reason)), consent, passed, note
        )
        for key, person, name, reason, consent, passed, note in rows(chosen)
    )


@dataclass(frozen=True, slots=True)
class VotingBarRow:
    """A stretch of time in which somebody has no vote."""

    bar_id: int
    person_id: int
    reason: VotingBarReason
    since: PartialDate | None
    until: PartialDate | None
    note: str


@dataclass(frozen=True)
class VotingBarsQuery:
    """When a person had or has no vote, the earliest first."""

    reads: ClassVar = frozenset({Topic.VOTING_RIGHT})
    person_id: int

    def fetch(self) -> list[VotingBarRow]:
        """Return the stretches."""
        found = (
            VotingBar.select()
            .where(VotingBar.person == self.person_id)
            .order_by(VotingBar.since, VotingBar.id)
        )
        return [
            VotingBarRow(row.id, row.person_id, row.reason, row.since, row.until, row.note)
            for row in found
        ]


@dataclass(frozen=True)
class DeductionReasonsQuery:
    """Why somebody may be left out of 应到会, by the rules of a day: code and words."""

    reads: ClassVar = frozenset({Topic.RULE})
    on: date

    def fetch(self) -> list[tuple[str, str]]:
        """Return the reasons in the order of the rule."""
        return [
            (code, str(words))
            for code, words in rules_on(self.on).values_of("votes.deductions").items()
        ]
