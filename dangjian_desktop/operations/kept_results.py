"""Keeps what stands recorded of a vote: a step of 发展党员, a committee that took over.

The result of a vote is never stored: counts, written opinions, who came, who was due or left out,
the day and hour of the meeting, and the roster and the rules of that day decide it. So any
operation may turn one, and each is looked at once it is done, by the rows that it changed; only
where a vote on which something rests may have been touched is it counted again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from dangjian_desktop.domain.elections import TAKE_OVER
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.vocabulary import ActivityState, StepOutcome
from dangjian_desktop.domain.votes import Regime
from dangjian_desktop.operations.refusals import RefusedError
from dangjian_desktop.queries.votes import ActivityVotes, ActivityVotesQuery
from dangjian_desktop.storage.changes import RowChange
from dangjian_desktop.storage.lookups import batches, rows
from dangjian_desktop.storage.models import (
    Activity,
    AdmissionCase,
    AdmissionStep,
    Attendance,
    Ballot,
    Candidate,
    Deduction,
    GroupMembership,
    Membership,
    OrganisationSpell,
    OwnActivityKind,
    Person,
    PostSpell,
    RuleOverride,
    StageSpell,
    TermElection,
    TermStep,
    Vote,
    VotingBar,
    WrittenOpinion,
)
from dangjian_desktop.storage.writer import Writer

#: Rules by which a vote is counted: how, and which step makes somebody 正式党员.
_RULES = ("votes.", "development.steps")
#: Spells of people, and where those are that somebody is in.
_SPELLS: dict[Any, str] = {
    StageSpell: "",
    VotingBar: "",
    Membership: "branch_id",
    GroupMembership: "party_group_id",
    PostSpell: "organisation_id",
}
_OF_MEETING = (Attendance, Deduction, Vote)
_OF_VOTE = (Candidate, Ballot, WrittenOpinion)
#: Earlier and later than any day, as days are stored.
_EVER, _NEVER = "", "9999"


def refuse_turned(writer: Writer) -> None:
    """Refuse what was just written when a vote on which something rests comes out otherwise by it.

    What was contradicted before, or begins or ceases to rest on a vote by this very operation, is
    let be: the operation itself has looked at it.

    Args:
        writer: Has written, within the transaction that is still open.

    Raises:
        RefusedError: When a step of 发展党员 would be contradicted by its vote, or other people
            would be elected than those who took over.
    """
    meetings = _meetings(_Touched.by(writer.noted()))
    suspects = {key: one for key, one in _results(meetings) if one.refusal is not None}
    if not suspects:
        return
    with writer.walked_back():
        before = dict(_results(meetings))
    for key, one in suspects.items():
        if key in before and before[key].came_out != one.came_out and one.refusal is not None:
            raise RefusedError(one.refusal.template, **one.refusal.facts)


def refuse_resting(activity_id: int) -> None:
    """Refuse to take away the day on which a vote made somebody 预备党员 or 正式党员.

    Raises:
        RefusedError: When a step rests on a vote of the meeting.
    """
    of_votes = AdmissionStep.vote.is_null(is_null=False)
    if AdmissionStep.select().where((AdmissionStep.activity == activity_id) & of_votes).exists():
        raise RefusedError(
            "发展党员的步骤按这次会议的表决登记。请先在名册的“发展党员”里改正或删除那一步。"
        )


# What an operation may have touched ------------------------------------------------------


@dataclass(slots=True)
class _Touched:
    """By what an operation may have turned a vote.

    Attributes:
        meetings: Whose own rows were changed. votes: whose candidates, ballots or opinions were.
        new: Meetings that were not there before: nothing stood recorded of their votes.
        people, cases: Whose spells or steps were. places: where those spells are.
        organisations: Which hang or are called otherwise. kinds: of activities.
        is_rule: Whether a rule of counting was changed.
        since: The first day for which roster, kinds or rules may be others; None for none.
    """

    meetings: set[int] = field(default_factory=set)
    votes: set[int] = field(default_factory=set)
    new: set[int] = field(default_factory=set)
    people: set[int] = field(default_factory=set)
    cases: set[int] = field(default_factory=set)
    places: set[int] = field(default_factory=set)
    organisations: set[int] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    is_rule: bool = False
    since: str | None = None

    @classmethod
    def by(cls, changes: Iterable[RowChange]) -> "_Touched":
        """Return what changed rows touch."""
        found = cls()
        for change in changes:
            found._note(change)
        return found

    def _note(self, change: RowChange) -> None:
        table: Any = change.table
        if table in _SPELLS:
            self.people |= _told(change, "person_id")
            if _SPELLS[table]:
                self.places |= _told(change, _SPELLS[table])
            self._from(_first_day(change))
        elif table is OrganisationSpell:
            self.organisations |= _told(change, "organisation_id")
            self._from(_first_day(change))
        elif table in _OF_MEETING:
            self.meetings |= _told(change, "activity_id")
        elif table in _OF_VOTE:
            self.votes |= _told(change, "vote_id")
        elif table is Activity:
            self.meetings.add(change.row_id)
            if change.before is None:
                self.new.add(change.row_id)
        elif table is AdmissionStep:  # whom a later meeting made 正式党员 had no vote before it
            self.cases |= _told(change, "case_id")
            self._from(_EVER)
        elif table is OwnActivityKind:
            self.kinds |= _told(change, "code")
            self._from(_EVER)
        elif table is RuleOverride and any(
            name.startswith(_RULES) for name in _told(change, "rule")
        ):
            self.is_rule = True
            self._from(_first_day(change))

    def _from(self, day: str) -> None:
        self.since = day if self.since is None else min(self.since, day)


def _told(change: RowChange, column: str) -> set[Any]:
    """Return what a column held before and holds after; nothing of what is empty."""
    place = change.table.column_names().index(column)
    return {one[place] for one in (change.before, change.after) if one is not None} - {None}


def _first_day(change: RowChange) -> str:
    """Return from which day on a dated row says something else than before, as days are stored."""
    columns = change.table.column_names()
    known = [
        dict(zip(columns, one, strict=True))
        for one in (change.before, change.after)
        if one is not None
    ]
    if len(known) == 2:
        other = {name for name in columns if known[0][name] != known[1][name]}
        if other <= {"until"}:
            return min(one["until"] or _NEVER for one in known)
    return min(one["since"] or _EVER for one in known)


# The votes that may have been turned ------------------------------------------------------


class _Meeting(NamedTuple):
    """A meeting on whose votes something rests."""

    activity_id: int
    organisation_id: int
    kind: str
    fixed_on: Any


def _meetings(touched: _Touched) -> list[int]:
    """Return the meetings on whose votes something rests that may come out otherwise."""
    own = set(touched.meetings)
    if not (own or touched.votes or touched.since is not None) or not _anything_rests():
        return []
    for some in batches(touched.votes):
        own.update(key for (key,) in rows(Vote.select(Vote.activity).where(Vote.id.in_(some))))
    found = {one.activity_id for some in batches(own) for one in _resting(Activity.id.in_(some))}
    if touched.since is not None:
        found.update(_met_by_roster(touched, touched.since))
    return sorted(found - touched.new)


def _met_by_roster(touched: _Touched, since: str) -> Iterator[int]:
    """Yield the meetings of the days since on whose voters the changed rows bear."""
    resting = _resting(Activity.held_on >= since)
    if not resting:
        return
    people = touched.people | _selected(
        AdmissionCase, AdmissionCase.person, AdmissionCase.id, touched.cases
    )
    listing = _selected(Attendance, Attendance.activity, Attendance.person, people)
    near = set(touched.places)
    for table, name in _SPELLS.items():
        if name:
            near |= _selected(table, getattr(table, name), table.person, people)
    near, moved = _above(near), _above(touched.organisations)
    for one in resting:
        by_list = one.activity_id in listing if one.fixed_on else one.organisation_id in near
        is_other = touched.is_rule or one.kind in touched.kinds or one.organisation_id in moved
        if by_list or is_other:
            yield one.activity_id


def _selected(table: Any, column: Any, key: Any, keys: Iterable[int]) -> set[int]:
    """Return what a column says in the rows of some keys."""
    return {
        found
        for some in batches(keys)
        for (found,) in rows(table.select(column).where(key.in_(some)).distinct())
    }


def _above(organisations: Iterable[int]) -> set[int]:
    """Return organisations and all that they ever stood below."""
    found: set[int] = set()
    ahead = set(organisations)
    while ahead:
        found |= ahead
        parents = _selected(
            OrganisationSpell, OrganisationSpell.parent, OrganisationSpell.organisation, ahead
        )
        ahead = {key for key in parents if key is not None} - found
    return found


def _resting(condition: Any) -> set[_Meeting]:
    """Return the meetings of a condition on whose votes something rests."""
    columns = (Activity.id, Activity.organisation, Activity.kind, Activity.due_fixed_on)
    by_step = (
        AdmissionStep.select(*columns)
        .join(Activity, on=(AdmissionStep.activity == Activity.id))
        .where(AdmissionStep.vote.is_null(is_null=False) & condition)
    )
    by_election = (
        TermElection.select(*columns)
        .join(Vote, on=((TermElection.vote == Vote.id) | (TermElection.posts_vote == Vote.id)))
        .join(Activity, on=(Vote.activity == Activity.id))
        .where(TermElection.id.in_(_taken_over()) & condition)
    )
    return {_Meeting(*row) for found in (by_step, by_election) for row in rows(found)}


def _anything_rests() -> bool:
    """Whether anything rests on any vote; asked first, since most operations touch no vote."""
    by_vote = AdmissionStep.select(AdmissionStep.id).where(
        AdmissionStep.vote.is_null(is_null=False)
    )
    return bool(by_vote.exists() or _taken_over().exists())


def _taken_over() -> Any:
    """Return the elections by which a committee holds office, for a condition."""
    return TermStep.select(TermStep.election).where(TermStep.step == TAKE_OVER)


# How they come out ------------------------------------------------------------------------


class _Result(NamedTuple):
    """What a record rests on.

    Attributes:
        came_out: How the vote came out, to be compared.
        refusal: Why it may not come out so; None where it is as recorded.
    """

    came_out: Any
    refusal: Sentence | None


def _results(meetings: Sequence[int]) -> Iterator[tuple[tuple[str, int], _Result]]:
    """Yield what rests on the votes of meetings, by a key of its own, and how they come out."""
    for activity_id in meetings:
        found = ActivityVotesQuery(activity_id).fetch()
        if found is not None:
            yield from _of_steps(found)
            yield from _of_elections(found)


def _of_steps(meeting: ActivityVotes) -> Iterator[tuple[tuple[str, int], _Result]]:
    steps = (
        AdmissionStep.select(AdmissionStep, AdmissionCase, Person)
        .join(AdmissionCase)
        .join(Person)
        .where(
            (AdmissionStep.activity == meeting.activity_id)
            & AdmissionStep.vote.is_null(is_null=False)
            & (AdmissionStep.outcome != StepOutcome.EXTENDED)
        )
    )
    for step in steps:
        passed = next((one.passed for one in meeting.votes if one.vote_id == step.vote_id), None)
        is_kept = passed is (step.outcome is StepOutcome.DONE)
        refusal = Sentence(
            "{name}的步骤（{day}）按原来的结果登记，改成这样表决结果就不同了。"
            "请先在名册的“发展党员”里改正或删除那一步。",
            name=step.case.person.name,
            day=step.done_on.isoformat(),
        )
        yield ("step", step.id), _Result(is_kept, None if is_kept else refusal)


def _of_elections(meeting: ActivityVotes) -> Iterator[tuple[tuple[str, int], _Result]]:
    of_meeting = Vote.select(Vote.id).where(Vote.activity == meeting.activity_id)
    elections = TermElection.select().where(
        (TermElection.vote.in_(of_meeting) | TermElection.posts_vote.in_(of_meeting))
        & TermElection.id.in_(_taken_over())
    )
    for election in elections:
        own = [
            one
            for one in meeting.votes
            if one.regime is Regime.COMMITTEE
            or election.vote_id in (one.vote_id, one.first_round_id)
        ]
        state = Activity.get_by_id(meeting.activity_id).state
        came_out = (
            meeting.held_on,
            state is ActivityState.CANCELLED,
            {who.candidate_id for one in own if not one.is_void for who in one.elected},
            {one.vote_id for one in own if one.regime is Regime.COMMITTEE and one.passed},
        )
        yield (
            (f"election {meeting.activity_id}", election.id),
            _Result(
                came_out,
                Sentence(
                    "新一届已经任职，{day} 的选举按原来的结果登记，改成这样就不同了。"
                    "请先在名册的“换届”里撤销新一届任职。",
                    day=meeting.held_on.isoformat(),
                ),
            ),
        )
