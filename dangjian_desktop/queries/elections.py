"""换届: the clock of every committee, and how one election stands, step by step.

Nothing of this is stored. A step that leaves rows of its own (candidates on a ballot paper, a
count, posts) is done when they are there; the others when somebody entered that they were.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from peewee import fn

from dangjian_desktop.domain.elections import (
    CANDIDATES,
    POSTS,
    PRELIMINARY,
    REMIND,
    SPAN_RULES,
    STEPS_RULE,
    TAKE_OVER,
    VOTE,
    ElectionClock,
    ElectionStep,
    ElectionStepStanding,
    ElectionStepState,
    StepDone,
    StepSpan,
    request_span,
    resolve_span,
    step_rules,
    step_standings,
)
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.rule_values import share_value, whole_value
from dangjian_desktop.domain.terms import is_urgent, reminder_days
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import (
    COMMITTEE_POSTS,
    MEMBER_STAGES,
    ActivityState,
    OrganisationKind,
    Post,
    Stage,
)
from dangjian_desktop.domain.votes import Regime, candidates_needed
from dangjian_desktop.queries.dated_people import OrganisationNames
from dangjian_desktop.queries.electorate import deduction_rows
from dangjian_desktop.queries.organisations import HeadcountQuery, Tree
from dangjian_desktop.queries.terms import TERM_READS, TermEnd, term_end, term_ends
from dangjian_desktop.queries.votes import ActivityVotesQuery, CandidateRow, VoteRow
from dangjian_desktop.storage.lookups import among, rows, values_on
from dangjian_desktop.storage.models import (
    Activity,
    GroupMembership,
    Membership,
    NominationTally,
    Person,
    PostSpell,
    StageSpell,
    TermElection,
    TermNominee,
    TermStep,
    Vote,
    VotingBar,
)
from dangjian_desktop.storage.models.base import valid_on
from dangjian_desktop.storage.rulebook import rules_on
from dangjian_desktop.storage.shipped_strokes import stroke_key

#: A committee is set up from so many 正式党员 on; the number is that of the check of the roster.
_COMMITTEE_RULE = "examination.committee_needed"
#: Whose terms stand on the board: a group has none.
_WITH_TERMS = (
    OrganisationKind.COMMITTEE,
    OrganisationKind.GENERAL_BRANCH,
    OrganisationKind.BRANCH,
)


class TermState(StrEnum):
    """How a term stands on a day, the most pressing first."""

    OVERDUE = "overdue"
    URGENT = "urgent"
    NEAR = "near"
    RUNNING = "running"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class TermRow:
    """The clock of one committee.

    Attributes:
        full: 正式党员 of the organisation.
        has_committee: Whether it elects a 支部委员会; else the 党员大会 elects the 书记.
        end: None where no day of an election is known.
        reminded_on: The last day up to today on which it was to be reminded; None before the first.
        election_id: The election that is under way; step: what comes next in it.
    """

    organisation_id: int
    uid: str
    name: str
    kind: OrganisationKind
    full: int
    has_committee: bool
    end: TermEnd | None
    days_left: int | None
    state: TermState
    reminded_on: date | None
    election_id: int | None
    step: ElectionStepStanding | None

    @property
    def ends(self) -> date | None:
        """The last day of the term, an approved extension included."""
        return None if self.end is None else self.end.ends


@dataclass(frozen=True, slots=True)
class GroupColumn:
    """Where people propose: a party group, or the branch as a whole.

    Attributes:
        party_group_id: None for the branch as a whole.
        members: Its 正式党员 and 预备党员 on the day.
    """

    party_group_id: int | None
    name: str
    members: int


@dataclass(frozen=True, slots=True)
class NomineeRow:
    """Somebody who was proposed.

    Attributes:
        numbers: How many proposed the person, by group (None: of the branch as a whole).
        total: Of all groups; None where nobody entered any number.
        unfit: Why the person may not be elected on the day; None where nothing speaks against it.
    """

    nominee_id: int
    person_id: int
    person_uid: str
    name: str
    numbers: Mapping[int | None, int]
    is_preliminary: bool
    approved_on: date | None
    post: Post | None
    unfit: Sentence | None

    @property
    def total(self) -> int | None:
        """How many proposed the person."""
        return sum(self.numbers.values()) if self.numbers else None


@dataclass(frozen=True, slots=True)
class WonSeat:
    """Somebody who was elected.

    Attributes:
        person_id: None for a name that is not on the roster.
        proposed: The post for which the new committee elected or the superior approved the person.
        held: The post that was registered when the result was taken over.
    """

    person_id: int | None
    name: str
    counted: int | None
    proposed: Post | None
    held: Post | None


@dataclass(frozen=True, slots=True)
class ElectionDetail:
    """One election, as it stands on a day.

    Attributes:
        read_on: The day as of which it is told.
        end: The term that it ends; None for a first election.
        needed: Candidates that must stand at least; None while the seats are not resolved, or
            where a 书记 is elected directly and one candidate a seat is usual.
        meeting_on: Day of the meeting that elects; None while it is not arranged.
        rounds: The votes of the 党员大会, the first round first.
        post_votes: Those of the new committee.
        left_out: How many are to be left out of 应到会 at that meeting.
        taken_on: Day from which the new committee holds office; None before.
    """

    election_id: int
    uid: str
    read_on: date
    organisation_id: int
    organisation_name: str
    full: int
    has_committee: bool
    opened_on: date
    closed_on: date | None
    note: str
    end: TermEnd | None
    seats: int | None
    needed: int | None
    steps: tuple[ElectionStepStanding, ...]
    groups: tuple[GroupColumn, ...]
    nominees: tuple[NomineeRow, ...]
    activity_id: int | None
    meeting_on: date | None
    posts_activity_id: int | None
    rounds: tuple[VoteRow, ...]
    post_votes: tuple[VoteRow, ...]
    left_out: int
    won: tuple[WonSeat, ...]
    taken_on: date | None

    @property
    def next(self) -> ElectionStepStanding | None:
        """The first step that is open and is asked for."""
        return next_step(self.steps)

    @property
    def approved(self) -> tuple[NomineeRow, ...]:
        """The 候选人预备人选 whom the superior approved."""
        return tuple(
            one for one in self.nominees if one.is_preliminary and one.approved_on is not None
        )

    @property
    def preliminary(self) -> tuple[NomineeRow, ...]:
        """All 候选人预备人选."""
        return tuple(one for one in self.nominees if one.is_preliminary)

    @property
    def result(self) -> VoteRow | None:
        """The last round that was counted, else the first one; None before the vote is made."""
        counted = [one for one in self.rounds if one.outcome is not None or one.is_void]
        found = counted or list(self.rounds)
        return found[-1] if found else None

    @property
    def last_round(self) -> VoteRow | None:
        """The round that decides, counted or still to be; None before the vote is made."""
        return self.rounds[-1] if self.rounds else None

    def step(self, code: str) -> ElectionStepStanding | None:
        """Return one step."""
        return next((one for one in self.steps if one.rule.code == code), None)


def next_step(steps: Iterable[ElectionStepStanding]) -> ElectionStepStanding | None:
    """Return the first step that is open; the superior's reminder is waited for by nobody."""
    asked = (
        one for one in steps if one.state is not ElectionStepState.DONE and one.rule.code != REMIND
    )
    return next(asked, None)


def steps_on(day: date) -> tuple[ElectionStep, ...]:
    """Return the steps of 换届 as the rules of a day have them."""
    return step_rules(rules_on(day).values_of(STEPS_RULE))


def spans_on(day: date) -> Mapping[str, StepSpan]:
    """Return the local times of steps as the rules of a day have them, by rule."""
    rules, (resolve, request) = rules_on(day), SPAN_RULES
    return {
        resolve: resolve_span(rules.values_of(resolve)),
        request: request_span(rules.values_of(request)),
    }


def least_for_committee(day: date) -> int:
    """Return from how many 正式党员 on a branch elects a committee."""
    return whole_value(rules_on(day).values_of(_COMMITTEE_RULE), "if_least")


def candidates_asked(day: date, seats: int) -> int:
    """Return how many candidates must stand at least for so many seats of a committee."""
    share = share_value(rules_on(day).values_of("votes.candidates"), "extra_share")
    return candidates_needed(seats, share)


@dataclass(frozen=True)
class TermBoardQuery:
    """The terms of all committees below an organisation (or is it); None for all.

    The most pressing come first, then those whose end is not known.
    """

    reads: ClassVar = (
        ActivityVotesQuery.reads | TERM_READS | HeadcountQuery.reads | {Topic.ELECTION}
    )
    on: date
    within: int | None = None

    def fetch(self) -> list[TermRow]:
        """Return one row a committee."""
        tree = Tree.on(self.on)
        wanted = None if self.within is None else tree.below(self.within)
        counts, ends = HeadcountQuery(self.on).fetch(), term_ends(self.on)
        least = least_for_committee(self.on)
        alerts = rules_on(self.on).values_of("terms.alerts")
        near = max(reminders_before(alerts), default=0)
        running = {
            row.organisation_id: row
            for row in TermElection.select()
            .where(
                TermElection.opened_on.is_null(False)
                & (TermElection.opened_on <= self.on)
                & (TermElection.closed_on.is_null() | (TermElection.closed_on > self.on))
            )
            .order_by(TermElection.id)
        }
        found = []
        for node in tree.rows:
            key = node.organisation_id
            if node.kind not in _WITH_TERMS or not (wanted is None or key in wanted):
                continue
            end = ends.get(key)
            election = running.get(key)
            if node.kind is not OrganisationKind.BRANCH and end is None and election is None:
                continue  # a 党委 whose own posts are not kept here has no clock
            full = counts[key].full
            detail = None if election is None else _Reading(election, self.on).detail()
            found.append(
                TermRow(
                    key,
                    node.uid,
                    node.name,
                    node.kind,
                    full,
                    node.kind is not OrganisationKind.BRANCH or full >= least,
                    end,
                    None if end is None else end.days_left(self.on),
                    _state(end, self.on, near, alerts),
                    last_reminder(end, self.on, alerts),
                    None if election is None else election.id,
                    None if detail is None else detail.next,
                )
            )
        states = list(TermState)
        return sorted(
            found, key=lambda row: (states.index(row.state), row.ends or date.max, row.name)
        )


def reminders_before(alerts: Mapping[str, Any]) -> tuple[int, ...]:
    """Return how many days before the end there are reminders."""
    return tuple(int(days) for days in alerts["days_before"])


def last_reminder(end: TermEnd | None, on: date, alerts: Mapping[str, Any]) -> date | None:
    """Return the last day up to today on which it was to be reminded of the end of a term."""
    return None if end is None else max(reminder_days(end.moved, on, alerts), default=None)


def _state(end: TermEnd | None, on: date, near: int, alerts: Mapping[str, Any]) -> TermState:
    if end is None:
        return TermState.UNKNOWN
    left = end.days_left(on)
    if on > end.over_after:
        return TermState.OVERDUE
    if is_urgent(end.moved, on, alerts):
        return TermState.URGENT
    return TermState.NEAR if left <= near else TermState.RUNNING


@dataclass(frozen=True)
class ElectionQuery:
    """One election as it stands on a day."""

    reads: ClassVar = (
        ActivityVotesQuery.reads
        | TERM_READS
        | {Topic.ELECTION, Topic.PERSON, Topic.GROUP_MEMBERSHIP, Topic.MEMBERSHIP, Topic.STAGE}
    )
    election_id: int
    on: date

    def fetch(self) -> ElectionDetail | None:
        """Return it; None when it is no more."""
        row = TermElection.get_or_none(TermElection.id == self.election_id)
        return None if row is None else _Reading(row, self.on).detail()


@dataclass(frozen=True, slots=True)
class PastElection:
    """An election of a branch, for the list of those there were."""

    election_id: int
    opened_on: date
    closed_on: date | None
    term_ends_on: date | None


@dataclass(frozen=True)
class ElectionsOfQuery:
    """The elections of an organisation, the latest first."""

    reads: ClassVar = frozenset({Topic.ELECTION})
    organisation_id: int

    def fetch(self) -> list[PastElection]:
        """Return them."""
        found = TermElection.select().where(TermElection.organisation == self.organisation_id)
        return [
            PastElection(row.id, row.opened_on, row.closed_on, row.term_ends_on)
            for row in found.order_by(TermElection.opened_on.desc(), TermElection.id.desc())
        ]


class _Reading:
    """One election while it is read."""

    def __init__(self, row: Any, on: date) -> None:
        self._row, self._on = row, on
        tree = Tree.on(on)
        node = tree.get(row.organisation_id)
        self._name = "" if node is None else node.name
        self._count, self._members = _headcount(tree.below(row.organisation_id), on)
        is_branch = node is None or node.kind is OrganisationKind.BRANCH
        self._has_committee = not is_branch or self._count >= least_for_committee(on)
        self._tree = tree
        self._entered = {
            one.step: one
            for one in TermStep.select().where(
                (TermStep.election == row.id) & (TermStep.done_on <= on)
            )
        }
        taken = self._entered.get(TAKE_OVER)
        self._taken_on: date | None = None if taken is None else taken.done_on
        self._end = self._term_end()
        self._activity, self._rounds = self._votes(row.vote_id)
        self._posts_activity, post_votes = self._votes(row.posts_vote_id, is_whole=True)
        self._post_votes = tuple(one for one in post_votes if one.regime is Regime.COMMITTEE)
        self._nominees = self._read_nominees()

    def detail(self) -> ElectionDetail:
        """Return the election."""
        row = self._row
        activity = self._activity
        return ElectionDetail(
            row.id,
            row.uid,
            self._on,
            row.organisation_id,
            self._name,
            self._count,
            self._has_committee,
            row.opened_on,
            row.closed_on if row.closed_on is not None and row.closed_on <= self._on else None,
            row.note,
            self._end,
            row.seats,
            self._needed,
            self._steps(),
            self._groups(),
            self._nominees,
            None if activity is None else activity.id,
            self._meeting_on,
            None if self._posts_activity is None else self._posts_activity.id,
            self._rounds,
            self._post_votes,
            0 if activity is None else len(deduction_rows(activity.id, rules_on(activity.held_on))),
            self._won(),
            self._taken_on,
        )

    def _term_end(self) -> TermEnd | None:
        """Return the term that the election ends, as far as it can still be told from posts."""
        day = self._row.term_ends_on
        if day is None:
            return None
        for asked in (self._on, self._row.opened_on):
            found = term_ends(asked).get(self._row.organisation_id)
            if found is not None and found.expires == day:
                return term_end(self._row.organisation_id, found.elected, self._on)
        return None

    @property
    def _needed(self) -> int | None:
        seats = self._row.seats
        if seats is None or not self._has_committee:
            return None
        return candidates_asked(self._on, seats)

    @property
    def _is_arranged(self) -> bool:
        """Whether there is a meeting for the vote that was not cancelled."""
        return self._activity is not None and _stands(self._activity)

    @property
    def _meeting_on(self) -> date | None:
        return None if self._activity is None else self._activity.held_on

    def _votes(
        self, vote_id: int | None, *, is_whole: bool = False
    ) -> tuple[Any, tuple[VoteRow, ...]]:
        """Return the meeting of a vote and its rounds; of the committee's, all votes of it."""
        vote = None if vote_id is None else Vote.get_or_none(Vote.id == vote_id)
        if vote is None:
            return None, ()
        activity = Activity.get_by_id(vote.activity_id)
        found = ActivityVotesQuery(activity.id).fetch()
        assert found is not None, "the meeting stands"
        own = tuple(
            one for one in found.votes if is_whole or vote.id in (one.vote_id, one.first_round_id)
        )
        return activity, own

    def _steps(self) -> tuple[ElectionStepStanding, ...]:
        end = self._end
        clock = ElectionClock(
            self._on,
            None if end is None else end.ends,
            None if end is None else end.term.remind,
            None if end is None else end.term.earliest,
            self._meeting_on,
        )
        return step_standings(
            steps_on(self._on),
            spans_on(self._on),
            self._done(),
            clock,
            has_committee=self._has_committee,
            faults=self._faults(),
            blocks=self._blocks(),
        )

    def _done(self) -> dict[str, StepDone]:
        """Return what was done: entered, and what follows from candidates, counts and posts."""
        found = {
            code: StepDone(code, one.done_on, one.number, one.activity_id, one.note, one.id)
            for code, one in self._entered.items()
        }
        if self._is_arranged and self._rounds and self._rounds[0].candidates:
            day = self._entered_on(self._activity)
            if PRELIMINARY in found:
                day = max(day, found[PRELIMINARY].done_on)
            found[CANDIDATES] = StepDone(CANDIDATES, day, activity_id=self._activity.id)
            if self._seats_won():
                found[VOTE] = StepDone(VOTE, self._activity.held_on, activity_id=self._activity.id)
        posts = self._posts_activity
        if posts is not None and _stands(posts) and self._secretary_vote_passed():
            found[POSTS] = StepDone(POSTS, posts.held_on, activity_id=posts.id)
        return found

    def _entered_on(self, activity: Any) -> date:
        """Return when the ballot paper was made at the latest: the vote has no day of its own."""
        held: date = activity.held_on
        entered: date | None = activity.entered_on
        return held if entered is None else min(entered, held)

    def _faults(self) -> dict[str, list[Sentence]]:
        """Return what is wrong with steps that were done."""
        found: dict[str, list[Sentence]] = {}
        listed = self._rounds[0].candidates if self._rounds else ()
        if listed and self._needed is not None:
            count = sum(not one.is_written_in for one in listed)
            if count < self._needed:
                found[CANDIDATES] = [
                    Sentence(
                        "候选人 {count} 人，差额选举至少要 {needed} 人；等额要有上级的依据。",
                        count=count,
                        needed=self._needed,
                    )
                ]
        if self._seats_won():
            last = self._rounds[-1]
            if last.open_seats:
                found[VOTE] = [
                    Sentence(
                        "还缺 {count} 名。可以增加一轮投票，或按多数人的意见保留空缺。",
                        count=last.open_seats,
                    )
                ]
        return found

    def _blocks(self) -> dict[str, list[Sentence]]:
        """Return what stands in the way of steps whose turn it is."""
        found: dict[str, list[Sentence]] = {PRELIMINARY: [], CANDIDATES: [], VOTE: []}
        if self._row.seats is None:
            told = Sentence("还没有定名额。请先填写应选名额。")
            found[PRELIMINARY].append(told)
            found[CANDIDATES].append(told)
        least = self._needed if self._needed is not None else self._row.seats
        chosen = [one for one in self._nominees if one.is_preliminary]
        if least is not None and len(chosen) < least:
            found[PRELIMINARY].append(
                Sentence(
                    "预备人选 {count} 人，至少要 {least} 人。请在提名里选定。",
                    count=len(chosen),
                    least=least,
                )
            )
        if self._activity is not None and not _stands(self._activity):
            cancelled = Sentence("选举的党员大会已经取消。请撤下选票，重新安排。")
            found[CANDIDATES].append(cancelled)
        elif self._rounds:
            found[VOTE].append(self._rounds[-1].verdict)
        posts = self._posts_activity
        if posts is not None and not _stands(posts):
            found[POSTS] = [Sentence("新一届的支委会已经取消。请撤下书记选举，重新安排。")]
        elif posts is not None:
            found[POSTS] = [one.verdict for one in self._post_votes if not one.passed]
        return found

    def _seats_won(self) -> list[CandidateRow]:
        """Return who was elected in all rounds that stand."""
        return [winner for one in self._rounds if not one.is_void for winner in one.elected]

    def _secretary_vote_passed(self) -> bool:
        """Whether the new committee has elected its 书记."""
        secretaries = {one.person_id for one in self._nominees if one.post is Post.SECRETARY}
        return any(one.passed and one.person_id in secretaries for one in self._post_votes)

    def _won(self) -> tuple[WonSeat, ...]:
        proposed = {one.person_id: one.post for one in self._nominees}
        held: dict[int, Post] = {}
        if self._taken_on is not None:
            for spell in PostSpell.select().where(
                (PostSpell.organisation == self._row.organisation_id)
                & PostSpell.post.in_(list(COMMITTEE_POSTS))
                & valid_on(PostSpell, self._taken_on)
            ):
                held.setdefault(spell.person_id, spell.post)
        return tuple(
            WonSeat(
                one.person_id,
                one.name,
                one.counted,
                proposed.get(one.person_id or 0),
                held.get(one.person_id or 0),
            )
            for one in self._seats_won()
        )

    # Who proposes whom ---------------------------------------------------------------

    def _groups(self) -> tuple[GroupColumn, ...]:
        """Return where people propose: the groups of the branch, or the branch as a whole.

        Numbers of a group that has ended since, or of the whole of a branch that has groups by now,
        keep their column.
        """
        below = [
            node
            for node in self._tree.rows
            if node.parent_id == self._row.organisation_id
            and node.kind is OrganisationKind.PARTY_GROUP
        ]
        if not below:
            return (GroupColumn(None, self._name, self._members),)
        numbers = dict(
            rows(
                GroupMembership.select(GroupMembership.party_group_id, fn.COUNT(StageSpell.id))
                .join(StageSpell, on=(StageSpell.person == GroupMembership.person))
                .where(
                    valid_on(GroupMembership, self._on)
                    & valid_on(StageSpell, self._on)
                    & StageSpell.stage.in_(MEMBER_STAGES)
                )
                .group_by(GroupMembership.party_group_id)
            )
        )
        found = [
            GroupColumn(one.organisation_id, one.name, numbers.get(one.organisation_id, 0))
            for one in below
        ]
        known = {one.party_group_id for one in found}
        told = {key for one in self._nominees for key in one.numbers} - known
        for key in sorted(told, key=lambda one: one or 0):
            name = self._name if key is None else OrganisationNames().on(key, self._row.opened_on)
            found.append(GroupColumn(key, name, self._members))
        return tuple(found)

    def _read_nominees(self) -> tuple[NomineeRow, ...]:
        found = list(
            TermNominee.select(TermNominee, Person)
            .join(Person)
            .where(TermNominee.election == self._row.id)
        )
        numbers: dict[int, dict[int | None, int]] = {}
        keys = [one.id for one in found]
        for tally in NominationTally.select().where(NominationTally.nominee.in_(keys)):
            numbers.setdefault(tally.nominee_id, {})[tally.party_group_id] = tally.number
        people = [one.person_id for one in found]
        day = self._meeting_on or self._on
        unfit = unfit_people(people, day)
        made = [
            NomineeRow(
                one.id,
                one.person_id,
                one.person.uid,
                one.person.name,
                numbers.get(one.id, {}),
                bool(one.is_preliminary),
                one.approved_on,
                one.post,
                unfit.get(one.person_id),
            )
            for one in found
        ]
        made.sort(key=lambda one: (-(one.total or 0), stroke_key(one.name)))
        return tuple(made)


def _stands(activity: Any) -> bool:
    return activity.state is not ActivityState.CANCELLED


def _headcount(branches: Iterable[int], on: date) -> tuple[int, int]:
    """Return how many 正式党员, and how many members with the 预备党员, some branches have."""
    found = dict(
        rows(
            Membership.select(StageSpell.stage, fn.COUNT(Membership.id))
            .join(StageSpell, on=(StageSpell.person == Membership.person))
            .where(
                among(Membership.branch, branches)
                & valid_on(Membership, on)
                & valid_on(StageSpell, on)
                & StageSpell.stage.in_(MEMBER_STAGES)
            )
            .group_by(StageSpell.stage)
        )
    )
    return found.get(Stage.FULL, 0), sum(found.values())


def unfit_people(people: Sequence[int], day: date) -> dict[int, Sentence]:
    """Return who may not be elected on a day and why: only 正式党员 with a vote may."""
    stages = values_on(StageSpell, StageSpell.stage, people, day)
    bars = values_on(VotingBar, VotingBar.reason, people, day)
    found: dict[int, Sentence] = {}
    for person_id in people:
        if person_id in bars:
            found[person_id] = Sentence("这一天没有被选举权。")
        elif stages.get(person_id) is Stage.PROBATIONARY:
            found[person_id] = Sentence("是预备党员，没有被选举权。")
        elif stages.get(person_id) is not Stage.FULL:
            found[person_id] = Sentence("这一天不是正式党员。")
    return found
