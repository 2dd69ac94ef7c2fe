"""Who had a vote at an activity, who was there, and how each vote went: judged whenever looked at.

Nothing of this is stored: the rows say who was listed, marked, barred, left out and what was
counted; the rules of the day say what that means.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, ClassVar

from dangjian_desktop.domain.problems import Sentence, Word
from dangjian_desktop.domain.rule_values import share_value
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vote_counts import (
    Counts,
    came_in_time,
    read_ballots,
)
from dangjian_desktop.domain.votes import (
    Basis,
    ElectionOutcome,
    Regime,
    candidates_needed,
    elected,
    is_ballot_count_valid,
    judged_vote,
)
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from dangjian_desktop.queries.electorate import (
    Electorate,
    ElectorateQuery,
    Quorum,
    Room,
    VoterRow,
)
from dangjian_desktop.storage.lookups import pairs
from dangjian_desktop.storage.models import (
    Activity,
    AgendaItem,
    Ballot,
    Candidate,
    Person,
    Vote,
    WrittenOpinion,
)
from dangjian_desktop.storage.rulebook import rules_on


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """A name of an election: what was entered of it, and what it got in the end.

    Attributes:
        counted: Votes by ballots read out, or as entered; None when nothing was counted.
        is_elected, is_tied: False while nothing is decided.
    """

    candidate_id: int
    person_id: int | None
    name: str
    place: int
    is_written_in: bool
    no: int | None
    abstain: int | None
    counted: int | None
    is_elected: bool = False
    is_tied: bool = False


@dataclass(frozen=True, slots=True)
class BallotRow:
    """One ballot as it was read out."""

    ballot_id: int
    number: int
    marks: tuple[int, ...]
    is_valid: bool


@dataclass(frozen=True, slots=True)
class OpinionRow:
    """The written opinion of a voter.

    Attributes:
        agrees: None for an abstention.
        is_counted: Whether it counts; `why_not` says why it does not.
    """

    opinion_id: int
    person_id: int
    name: str
    handed_in_at: datetime
    agrees: bool | None
    is_counted: bool
    why_not: Sentence | None


@dataclass(frozen=True, slots=True)
class VoteRow:
    """One vote, judged.

    Attributes:
        person_name: Of whom an admission or disposal is about; "" for none.
        counts: What was counted in the room; of ballots read out what they add up to.
        yes_needed: None while it is not known how many came and that decides.
        yes: Yes votes that count, written ones included; None when none were told.
        is_void: More ballots came back than were given out.
        passed: None while that cannot be said; of an election whether every seat is taken.
        outcome: Of an election, once it can be said.
        verdict: How it went, in one sentence.
        later_round: Row id of the round that follows; None for none.
    """

    vote_id: int
    uid: str
    activity_id: int
    agenda_item_id: int | None
    agenda_title: str
    regime: Regime
    title: str
    person_id: int | None
    person_name: str
    is_secret: bool
    seats: int | None
    round_number: int
    first_round_id: int | None
    later_round: int | None
    counts: Counts
    basis: Basis
    is_basis_chosen: bool
    tellers: str
    note: str
    candidates: tuple[CandidateRow, ...]
    ballots: tuple[BallotRow, ...]
    opinions: tuple[OpinionRow, ...]
    quorum: Quorum
    yes_needed: int | None
    written_yes: int
    yes: int | None
    is_void: bool
    passed: bool | None
    outcome: ElectionOutcome | None
    verdict: Sentence
    warnings: tuple[Sentence, ...]

    @property
    def elected(self) -> tuple[CandidateRow, ...]:
        """Who is elected, most votes first."""
        winners = [one for one in self.candidates if one.is_elected]
        return tuple(sorted(winners, key=lambda one: -(one.counted or 0)))

    @property
    def tied(self) -> tuple[CandidateRow, ...]:
        """Who shares the last seats."""
        return tuple(one for one in self.candidates if one.is_tied)

    @property
    def open_seats(self) -> int:
        """Seats that nobody has yet."""
        return 0 if self.outcome is None else self.outcome.open_seats


@dataclass(frozen=True, slots=True)
class ActivityVotes:
    """All that voting at an activity needs and came to.

    Attributes:
        regimes: In which ways its kind may vote.
        quorums: One for each of them.
        electorate: For the first of them (of all but the committee it is the same).
    """

    activity_id: int
    held_on: date
    regimes: tuple[Regime, ...]
    electorate: Electorate
    quorums: tuple[Quorum, ...]
    votes: tuple[VoteRow, ...]

    def quorum(self, regime: Regime) -> Quorum | None:
        """Return the quorum of one way of voting."""
        return next((one for one in self.quorums if one.regime is regime), None)

    def vote(self, vote_id: int) -> VoteRow | None:
        """Return one vote."""
        return next((one for one in self.votes if one.vote_id == vote_id), None)


@dataclass(frozen=True)
class ActivityVotesQuery:
    """The voters and the votes of an activity, judged by the rules of its day."""

    reads: ClassVar = ElectorateQuery.reads | {Topic.AGENDA}
    activity_id: int

    def fetch(self) -> ActivityVotes | None:
        """Return them; None when the activity is no more."""
        activity: Any = Activity.get_or_none(Activity.id == self.activity_id)
        if activity is None:
            return None
        kind = kinds_by_code().get(activity.kind)
        found = list(
            Vote.select().where(Vote.activity == activity.id).order_by(Vote.place, Vote.id)
        )
        allowed = kind.regimes if kind is not None else ()
        regimes = tuple(dict.fromkeys((*allowed, *(row.regime for row in found))))
        if not regimes:
            return ActivityVotes(
                activity.id, activity.held_on, (), Electorate((), (), False), (), ()
            )
        room = Room(activity, kind, rules_on(activity.held_on))
        return ActivityVotes(
            activity.id,
            activity.held_on,
            regimes,
            room.electorate(regimes[0]),
            tuple(room.quorum(regime) for regime in regimes),
            _judged(room, found),
        )


def _judged(room: Room, found: list[Any]) -> tuple[VoteRow, ...]:
    """Return the votes of an activity, judged."""
    ids = [row.id for row in found]
    candidates = _by_vote(Candidate, ids, Candidate.place)
    ballots = _by_vote(Ballot, ids, Ballot.number)
    opinions = _by_vote(WrittenOpinion, ids, WrittenOpinion.handed_in_at)
    people = {row.person_id for row in found if row.person_id is not None}
    people |= {one.person_id for several in opinions.values() for one in several}
    names = pairs(Person.select(Person.id, Person.name).where(Person.id.in_(sorted(people))))
    items = sorted({row.agenda_item_id for row in found} - {None})
    titles = pairs(
        AgendaItem.select(AgendaItem.id, AgendaItem.title).where(AgendaItem.id.in_(items))
    )
    later = _later_rounds(found)
    return tuple(
        _Judging(
            room,
            row,
            candidates.get(row.id, []),
            ballots.get(row.id, []),
            opinions.get(row.id, []),
            names,
        ).row(titles.get(row.agenda_item_id, ""), later.get(row.id))
        for row in found
    )


def _by_vote(table: Any, ids: list[int], order: Any) -> dict[int, list[Any]]:
    grouped: dict[int, list[Any]] = {}
    for one in table.select().where(table.vote.in_(ids)).order_by(order, table.id):
        grouped.setdefault(one.vote_id, []).append(one)
    return grouped


def _later_rounds(found: list[Any]) -> dict[int, int]:
    """Return for each vote the row id of the round right after it."""
    rounds = {(row.first_round_id or row.id, row.round_number): row.id for row in found}
    after = {}
    for row in found:
        following = rounds.get((row.first_round_id or row.id, row.round_number + 1))
        if following is not None:
            after[row.id] = following
    return after


class _Judging:
    """One vote while it is judged."""

    def __init__(
        self,
        room: Room,
        vote: Any,
        candidates: list[Any],
        ballots: list[Any],
        opinions: list[Any],
        names: Mapping[int, str],
    ) -> None:
        self._room, self._vote, self._names = room, vote, names
        self._rule = room.rule(vote.regime)
        self._quorum = room.quorum(vote.regime)
        self._basis = vote.basis or self._rule.basis
        self._warnings: list[Sentence] = []
        seats = vote.seats or 0
        self._ballots = tuple(
            BallotRow(one.id, one.number, marks, len(marks) <= seats)
            for one in ballots
            for marks in [tuple(json.loads(one.marks))]
        )
        self._opinions = self._written(opinions)
        self._counts = self._counted(seats)
        self._candidates = self._standing_candidates(candidates, seats)

    def row(self, agenda_title: str, later_round: int | None) -> VoteRow:
        """Return the vote with its result."""
        vote, quorum, counts = self._vote, self._quorum, self._counts
        is_election = vote.regime is Regime.ELECTION
        is_void = (
            counts.issued is not None
            and counts.returned is not None
            and not is_ballot_count_valid(counts.issued, counts.returned)
        )
        written = sum(one.is_counted and one.agrees is True for one in self._opinions)
        needed, yes, passed = self._result(written)
        outcome = None
        if is_election:
            yes, passed = None, None
            outcome = self._outcome(needed, is_void)
            if outcome is not None:
                passed = outcome.open_seats == 0
                self._mark_winners(outcome)
        elif is_void:
            passed = False
        self._warn(is_void)
        return VoteRow(
            vote.id,
            vote.uid,
            vote.activity_id,
            vote.agenda_item_id,
            agenda_title,
            vote.regime,
            vote.title,
            vote.person_id,
            self._names.get(vote.person_id, ""),
            vote.is_secret,
            vote.seats,
            vote.round_number,
            vote.first_round_id,
            later_round,
            counts,
            self._basis,
            vote.basis is not None,
            vote.tellers,
            vote.note,
            self._candidates,
            self._ballots,
            self._opinions,
            quorum,
            needed,
            written,
            yes,
            is_void,
            passed,
            outcome,
            self._verdict(needed, yes, written, passed, outcome, is_void),
            (*quorum.warnings, *self._warnings),
        )

    def _result(self, written: int) -> tuple[int | None, int | None, bool | None]:
        """Return the yes votes needed, those that count, and whether they are enough."""
        quorum = self._quorum
        result = judged_vote(
            self._rule,
            expected=quorum.expected,
            present=quorum.present or 0,
            yes=self._counts.yes,
            written_yes=written,
            basis=self._basis,
        )
        is_known = quorum.present is not None or self._basis is Basis.EXPECTED
        needed = result.yes_needed if is_known else None
        passed = result.passed if quorum.present is not None else None
        return needed, result.yes_counted, passed

    def _counted(self, seats: int) -> Counts:
        vote = self._vote
        if not self._ballots:
            return Counts(vote.yes, vote.no, vote.abstain, vote.issued, vote.returned, vote.invalid)
        read = read_ballots([one.marks for one in self._ballots], seats)
        return Counts(issued=vote.issued, returned=read.returned, invalid=read.invalid)

    def _standing_candidates(self, found: list[Any], seats: int) -> tuple[CandidateRow, ...]:
        read = read_ballots([one.marks for one in self._ballots], seats)
        return tuple(
            CandidateRow(
                one.id,
                one.person_id,
                one.name,
                one.place,
                one.is_written_in,
                one.no,
                one.abstain,
                read.yes.get(one.id, 0) if self._ballots else one.yes,
            )
            for one in found
        )

    def _outcome(self, needed: int | None, is_void: bool) -> ElectionOutcome | None:
        counted = {str(one.candidate_id): one.counted for one in self._candidates}
        known = {key: count for key, count in counted.items() if count is not None}
        if not known or needed is None or self._quorum.is_quorate is None:
            return None
        seats = self._vote.seats or 0
        if is_void or not self._quorum.is_quorate:
            return ElectionOutcome((), (), seats)
        return elected(known, seats, needed)

    def _mark_winners(self, outcome: ElectionOutcome) -> None:
        self._candidates = tuple(
            replace(
                one,
                is_elected=str(one.candidate_id) in outcome.elected,
                is_tied=str(one.candidate_id) in outcome.tied,
            )
            for one in self._candidates
        )

    def _written(self, found: list[Any]) -> tuple[OpinionRow, ...]:
        body = self._room.electorate(self._vote.regime)
        voters = {one.person_id: one for one in body.voters}
        read, seen = [], set[int]()
        for one in found:
            moment = datetime.fromisoformat(one.handed_in_at)
            why = self._why_not_counted(one.person_id, moment, voters, seen)
            seen.add(one.person_id)
            name = self._names.get(one.person_id, "")
            read.append(
                OpinionRow(one.id, one.person_id, name, moment, one.agrees, why is None, why)
            )
        return tuple(read)

    def _why_not_counted(
        self, person_id: int, moment: datetime, voters: Mapping[int, VoterRow], seen: set[int]
    ) -> Sentence | None:
        activity = self._room.activity
        voter = voters.get(person_id)
        if not self._rule.counts_written:
            return Sentence("这种表决没有书面意见计票的规定，不计票。")
        if voter is None:
            return Sentence("本人没有表决权，不计票。")
        if voter.is_in_room:
            return Sentence("本人到了会，当场表决，书面意见不计票。")
        if voter.person_id in self._quorum.left_out:
            return Sentence("本人已从应到会扣除，书面意见不计票。")
        if person_id in seen:
            return Sentence("同一人只计一次。")
        if came_in_time(moment, activity.held_on, activity.begins):
            return None
        if not activity.begins and moment.date() == activity.held_on:
            return Sentence("没有写会议开始时间，当天交来的书面意见不能算会前交来，不计票。")
        return Sentence("会议开始以后才交来，不计票。")

    def _warn(self, is_void: bool) -> None:
        vote, counts, quorum = self._vote, self._counts, self._quorum
        if is_void:
            self._warnings.append(
                Sentence(
                    "收回 {returned} 张，多于发出的 {issued} 张，这次投票无效，要重新投票。",
                    returned=counts.returned,
                    issued=counts.issued,
                )
            )
        if self._rule.basis is not self._basis:
            self._warnings.append(
                Sentence(
                    "按{basis}计算，与规则不同，由本支部选定。请有上级的依据。",
                    basis=BASIS_WORDS[self._basis],
                )
            )
        room = quorum.present
        if room is not None:
            told = counts.issued if counts.issued is not None else counts.sum
            if told > room:
                self._warnings.append(
                    Sentence(
                        "登记的票数 {told} 多于现在登记到会的 {present} 人。请核对考勤和票数。",
                        told=told,
                        present=room,
                    )
                )
            elif counts.yes is not None and not vote.is_secret and counts.sum < room:
                self._warnings.append(
                    Sentence("到会的有 {count} 人没有计入票数。", count=room - counts.sum)
                )
        if vote.regime is Regime.COMMITTEE and counts.yes is not None:
            self._warnings.append(
                Sentence("支委会表决的票数没有查到明文，按应到委员过半数算，以支部议事规则为准。")
            )
        if vote.regime is Regime.ELECTION:
            self._warn_of_election()

    def _warn_of_election(self) -> None:
        vote = self._vote
        listed = sum(not one.is_written_in for one in self._candidates)
        extra = share_value(self._room.rules.values_of("votes.candidates"), "extra_share")
        least = candidates_needed(vote.seats or 0, extra)
        if vote.round_number == 1 and listed < least:
            self._warnings.append(
                Sentence(
                    "应选 {seats} 人，候选人 {listed} 人，差额选举至少要 {least} 人。"
                    "等额选举要有上级的依据。",
                    seats=vote.seats or 0,
                    listed=listed,
                    least=least,
                )
            )
        present = self._quorum.present
        if present is None or vote.basis is not None or not self._quorum.is_quorate:
            return
        needed = self._rule.passing.needed(self._quorum.expected)
        by_present = self._rule.passing.needed(present)
        other = [
            one.name
            for one in self._candidates
            if one.counted is not None
            and min(needed, by_present) <= one.counted < max(needed, by_present)
        ]
        if other:
            self._warnings.append(
                Sentence(
                    "{names}按应到会（{needed} 票）没有过半，按实到会（{by_present} 票）过半。"
                    "按哪一个算，请问上级。",
                    names=tuple(other),
                    needed=needed,
                    by_present=by_present,
                )
            )

    def _verdict(
        self,
        needed: int | None,
        yes: int | None,
        written: int,
        passed: bool | None,
        outcome: ElectionOutcome | None,
        is_void: bool,
    ) -> Sentence:
        quorum = self._quorum
        if is_void:
            return Sentence("投票无效：收回的选票多于发出的选票。")
        if quorum.present is None:
            return Sentence("没有登记到会，还不能判断是否有效。")
        if not quorum.is_quorate:
            return Sentence(
                "会议无效：至少到 {needed} 人，实到 {present} 人。",
                needed=quorum.present_needed,
                present=quorum.present,
            )
        base = BASIS_WORDS[self._basis]
        if self._vote.regime is Regime.ELECTION:
            return self._election_verdict(needed, outcome, base)
        if yes is None or needed is None:
            return Sentence(
                "会议有效，通过至少要 {needed} 票（{base}过半数），还没有登记票数。",
                needed=needed,
                base=base,
            )
        return Sentence(
            "{verdict}：赞成 {yes} 票{written}，至少要 {needed} 票（{base}过半数）。",
            verdict=Word("通过") if passed else Word("没有通过"),
            yes=yes,
            written=Sentence("（含书面 {count} 票）", count=written) if written else "",
            needed=needed,
            base=base,
        )

    def _election_verdict(
        self, needed: int | None, outcome: ElectionOutcome | None, base: Word
    ) -> Sentence:
        if outcome is None or needed is None:
            return Sentence(
                "会议有效，当选至少要 {needed} 票（{base}过半数），还没有计票。",
                needed=needed,
                base=base,
            )
        winners = [one for one in self._candidates if one.is_elected]
        winners.sort(key=lambda one: -(one.counted or 0))
        return Sentence(
            "{elected}；当选至少要 {needed} 票（{base}过半数）{open}。",
            elected=Sentence("当选：{names}", names=tuple(one.name for one in winners))
            if winners
            else Word("没有人当选"),
            needed=needed,
            base=base,
            open=Sentence(
                "，{tied}还缺 {count} 名", tied=self._tied_words(), count=outcome.open_seats
            )
            if outcome.open_seats
            else "",
        )

    def _tied_words(self) -> Sentence | str:
        tied = tuple(one.name for one in self._candidates if one.is_tied)
        return Sentence("{names}得票相同，", names=tied) if tied else ""


BASIS_WORDS: Mapping[Basis, Word] = {
    Basis.EXPECTED: Word("应到会"),
    Basis.PRESENT: Word("实到会"),
}


@dataclass(frozen=True)
class VoteOfIdQuery:
    """At which activity a vote was taken."""

    reads: ClassVar = frozenset({Topic.VOTE})
    vote_id: int

    def fetch(self) -> int | None:
        """Return the activity's row id; None when the vote is no more."""
        found = Vote.select(Vote.activity_id).where(Vote.id == self.vote_id)
        return next((key for (key,) in found.tuples()), None)
