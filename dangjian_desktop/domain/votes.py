"""Quorum and votes: three regimes and the committee (facts.md 1), elections, ballots.

应到会 is counted per regime and per date by whoever asks: formal members who are not under
留党察看 and not suspended; 预备党员 attend without a vote.

Source: 《支部工作条例》第十一条, 第十二条; 《发展党员工作细则》; 《基层组织选举工作条例》.
Unsure: whether 半数以上 includes exactly half (a switch, with a warning at exactly half); whether
winners of an election need half of 应到会 or of 实到会 (the basis is told with the answer).
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from typing import Any

from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.rule_values import share_value, value_of, word_value


class Regime(StrEnum):
    """By which rules a meeting votes."""

    ORDINARY = "ordinary"
    ADMISSION = "admission"
    ELECTION = "election"
    COMMITTEE = "committee"
    DISPOSAL = "disposal"


class HalfRule(StrEnum):
    """Whether a share must be reached or passed."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"


class Basis(StrEnum):
    """Of whom the yes votes must be more than half."""

    EXPECTED = "expected"
    PRESENT = "present"


@dataclass(frozen=True, slots=True)
class Threshold:
    """A share of people to be reached or to be passed."""

    share: Fraction
    how: HalfRule

    def needed(self, count: int) -> int:
        """Return the fewest people that are enough."""
        exact = self.share * count
        return math.ceil(exact) if self.how is HalfRule.AT_LEAST else math.floor(exact) + 1


@dataclass(frozen=True, slots=True)
class VotingRule:
    """How one regime counts.

    Attributes:
        is_half_unsure: Whether the rule says 半数以上, which may or may not include half.
        counts_written: Whether a written opinion handed in before the meeting counts.
        may_deduct: Whether people may be left out of 应到会.
    """

    present: Threshold
    passing: Threshold
    basis: Basis
    is_half_unsure: bool = False
    counts_written: bool = False
    may_deduct: bool = False


@dataclass(frozen=True, slots=True)
class VoteResult:
    """How a vote went.

    Attributes:
        expected: 应到会 that counted, deductions taken off.
        passed: None when no yes votes were told.
        is_exactly_half: Whether the quorum hangs on the reading of 半数以上.
    """

    expected: int
    present_needed: int
    is_quorate: bool
    yes_needed: int
    yes_counted: int | None
    passed: bool | None
    basis: Basis
    is_exactly_half: bool = False


@dataclass(frozen=True, slots=True)
class ElectionOutcome:
    """Who is elected; those tied at the last seat are voted on again.

    Attributes:
        elected: Names, most votes first.
        tied: Names that share the last seat.
        open_seats: Seats left for another round, those of the tied included.
    """

    elected: tuple[str, ...]
    tied: tuple[str, ...]
    open_seats: int


def voting_rule(values: Mapping[str, Any], half_rule: HalfRule) -> VotingRule:
    """Read the values of one regime (``votes.ordinary`` and on)."""
    present, passing = value_of(values, "present"), value_of(values, "passing")
    words = [*HalfRule, "half_rule"]
    how = word_value(present, "how", words)
    return VotingRule(
        Threshold(
            share_value(present, "share"), half_rule if how == "half_rule" else HalfRule(how)
        ),
        Threshold(
            share_value(passing, "share"), HalfRule(word_value(passing, "how", list(HalfRule)))
        ),
        Basis(word_value(passing, "of", list(Basis))),
        how == "half_rule",
        bool(value_of(values, "counts_written")),
        bool(value_of(values, "may_deduct")),
    )


def judged_vote(
    rule: VotingRule,
    *,
    expected: int,
    present: int,
    yes: int | None = None,
    written_yes: int = 0,
    basis: Basis | None = None,
) -> VoteResult:
    """Return whether a meeting is valid and whether it passed what it voted on.

    Args:
        rule: The regime.
        expected: 应到会 with a vote, deductions already taken off (`counted_expected`).
        present: Voters in the room.
        yes: Yes votes in the room; None when only the quorum is asked.
        written_yes: Written yes of absent voters, handed in before the meeting.
        basis: Another basis than the rule's.
    """
    present_needed = rule.present.needed(expected)
    is_quorate = present >= present_needed
    chosen = basis or rule.basis
    yes_needed = rule.passing.needed(expected if chosen is Basis.EXPECTED else present)
    counted = None if yes is None else yes + (written_yes if rule.counts_written else 0)
    passed = None if counted is None else is_quorate and counted >= yes_needed
    exact = rule.is_half_unsure and present == rule.present.share * expected
    return VoteResult(
        expected, present_needed, is_quorate, yes_needed, counted, passed, chosen, exact
    )


def counted_expected(
    rule: VotingRule, expected: int, deducted: int, *, superior_agreed: bool, meeting_passed: bool
) -> int:
    """Return 应到会 without those who may be left out.

    A deduction needs both the superior's consent and a vote of the 党员大会; without either of
    them, and in a regime that knows none, everybody counts.
    """
    is_valid = rule.may_deduct and superior_agreed and meeting_passed
    return expected - deducted if is_valid else expected


def voters(full_members: int, *, under_observation: int = 0, suspended: int = 0) -> int:
    """Return how many of the 正式党员 have a vote: not those under 留党察看, nor the suspended."""
    return full_members - under_observation - suspended


def written_votes_counted(handed_in: Iterable[datetime], meeting_begins: datetime) -> int:
    """Return how many written opinions came in before the meeting; later ones do not count."""
    return sum(moment < meeting_begins for moment in handed_in)


def joint_vote_fault(people: int) -> Sentence | None:
    """Return what is wrong with one vote on several people: they are voted on one by one."""
    if people <= 1:
        return None
    return Sentence("接收、转正要逐人讨论、逐人表决。请分开登记每一位的表决结果。")


def is_ballot_count_valid(issued: int, returned: int) -> bool:
    """Whether a secret ballot stands: no more ballots come back than were given out."""
    return returned <= issued


def is_ballot_valid(marked: int, seats: int) -> bool:
    """Whether one ballot counts: it marks no more names than there are seats."""
    return marked <= seats


def elected(votes: Mapping[str, int], seats: int, yes_needed: int) -> ElectionOutcome:
    """Return who is elected by a count of votes.

    Names with enough votes win in order of votes; names that tie for the last seats are voted on
    again, and seats for which nobody has enough votes stay open for another round.
    """
    enough: Sequence[tuple[str, int]] = sorted(
        ((name, count) for name, count in votes.items() if count >= yes_needed),
        key=lambda pair: -pair[1],
    )
    if len(enough) <= seats:
        return ElectionOutcome(tuple(name for name, _ in enough), (), seats - len(enough))
    edge = enough[seats - 1][1]
    if enough[seats][1] < edge:
        return ElectionOutcome(tuple(name for name, _ in enough[:seats]), (), 0)
    safe = tuple(name for name, count in enough if count > edge)
    tied = tuple(name for name, count in enough if count == edge)
    return ElectionOutcome(safe, tied, seats - len(safe))


def candidates_needed(seats: int, extra_share: Fraction) -> int:
    """Return the fewest candidates for so many seats: one fifth more, rounded up.

    Source: 《基层组织选举工作条例》 on 差额选举.
    """
    return seats + math.ceil(extra_share * seats)
