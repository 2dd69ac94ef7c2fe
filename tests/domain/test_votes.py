"""Quorum and votes by facts.md 15.3, at the edges."""

from datetime import datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangjian_desktop.domain import votes
from dangjian_desktop.domain.rule_values import RuleValueError
from dangjian_desktop.domain.votes import Basis, HalfRule, Threshold


@pytest.fixture
def rule(rules):
    def of(regime: str, half: HalfRule = HalfRule.AT_LEAST):
        return votes.voting_rule(rules.values_of(f"votes.{regime}"), half)

    return of


@pytest.mark.parametrize(
    ("regime", "expected", "present", "yes", "quorate", "passed"),
    [
        ("ordinary", 23, 12, 12, True, True),  # Q01
        ("ordinary", 23, 12, 11, True, False),
        ("ordinary", 23, 11, 11, False, False),
        ("ordinary", 10, 9, 5, True, False),  # Q03
        ("ordinary", 10, 6, 6, True, True),  # Q04
        ("admission", 10, 5, 5, False, False),  # Q05
        ("admission", 10, 6, 6, True, True),
        ("disposal", 10, 5, 5, False, False),
        ("election", 23, 18, 18, False, False),  # Q10
        ("election", 23, 19, 12, True, True),  # Q15
        ("election", 23, 20, 11, True, False),  # Q14
        ("committee", 5, 3, None, True, None),  # Q20
        ("committee", 5, 2, None, False, None),
        ("committee", 4, 2, None, True, None),  # Q21
    ],
)
def test_meetings(rule, regime, expected, present, yes, quorate, passed):
    found = votes.judged_vote(rule(regime), expected=expected, present=present, yes=yes)
    assert (found.is_quorate, found.passed) == (quorate, passed)


def test_exactly_half_hangs_on_the_reading(rule):
    lenient = votes.judged_vote(rule("ordinary"), expected=10, present=5)  # Q02
    strict = votes.judged_vote(rule("ordinary", HalfRule.MORE_THAN), expected=10, present=5)
    assert (lenient.is_quorate, lenient.is_exactly_half) == (True, True)
    assert (strict.is_quorate, strict.is_exactly_half) == (False, True)
    assert not votes.judged_vote(rule("admission"), expected=10, present=5).is_exactly_half
    assert not votes.judged_vote(rule("ordinary"), expected=11, present=6).is_exactly_half


def test_a_written_yes_counts_for_admission(rule):
    found = votes.judged_vote(rule("admission"), expected=10, present=6, yes=5, written_yes=1)
    assert (found.yes_counted, found.passed) == (6, True)  # Q06
    found = votes.judged_vote(rule("ordinary"), expected=10, present=6, yes=5, written_yes=1)
    assert (found.yes_counted, found.passed) == (5, False)


def test_a_written_vote_after_the_meeting_began_is_too_late():
    begins = datetime.fromisoformat("2026-11-20T09:00")  # Q07
    handed_in = [begins - timedelta(days=1), begins - timedelta(minutes=1), begins]
    assert votes.written_votes_counted(handed_in, begins) == 2


def test_people_are_voted_on_one_by_one():
    assert votes.joint_vote_fault(1) is None
    assert "逐人" in str(votes.joint_vote_fault(2))  # Q08


def test_who_has_a_vote():
    assert votes.voters(23, under_observation=1) == 22  # Q09
    assert votes.voters(23, under_observation=1, suspended=2) == 20


def test_the_old_rule_needs_more_than_four_fifths(rules):
    new = votes.voting_rule(rules.values_of("votes.election"), HalfRule.AT_LEAST)
    assert new.present.needed(25) == 20  # Q11
    assert Threshold(Fraction(4, 5), HalfRule.MORE_THAN).needed(25) == 21


@pytest.mark.parametrize(
    ("agreed", "passed", "needed"),
    [(True, True, 16), (False, True, 19), (True, False, 19), (False, False, 19)],
)
def test_deductions_need_both_consents(rule, agreed, passed, needed):
    expected = votes.counted_expected(
        rule("election"), 23, 3, superior_agreed=agreed, meeting_passed=passed
    )
    assert rule("election").present.needed(expected) == needed  # Q12, Q13
    assert (
        votes.counted_expected(rule("ordinary"), 23, 3, superior_agreed=True, meeting_passed=True)
        == 23
    )


def test_the_basis_decides_about_eleven_of_twenty(rule):
    election = rule("election")
    by_expected = votes.judged_vote(election, expected=23, present=20, yes=11)
    by_present = votes.judged_vote(election, expected=23, present=20, yes=11, basis=Basis.PRESENT)
    assert (by_expected.yes_needed, by_expected.passed) == (12, False)
    assert (by_present.yes_needed, by_present.passed) == (11, True)
    assert (by_expected.basis, by_present.basis) == (Basis.EXPECTED, Basis.PRESENT)


def test_ballots():
    assert not votes.is_ballot_count_valid(20, 21)  # Q16
    assert votes.is_ballot_count_valid(20, 20)
    assert votes.is_ballot_count_valid(20, 19)  # Q17
    assert not votes.is_ballot_valid(4, 3)  # Q18
    assert votes.is_ballot_valid(3, 3)
    assert votes.is_ballot_valid(2, 3)


@pytest.mark.parametrize(("seats", "wanted"), [(1, 2), (3, 4), (5, 6), (6, 8), (7, 9), (10, 12)])
def test_candidates(seats, wanted):
    assert votes.candidates_needed(seats, Fraction(1, 5)) == wanted  # Q19


@pytest.mark.parametrize(
    ("counted", "elected", "tied", "open_seats"),
    [
        ({"甲": 20, "乙": 18, "丙": 15, "丁": 5}, ("甲", "乙", "丙"), (), 0),
        ({"甲": 20, "乙": 15, "丙": 15, "丁": 15}, ("甲",), ("乙", "丙", "丁"), 2),
        ({"甲": 20, "乙": 11, "丙": 3}, ("甲",), (), 2),
        ({"甲": 12, "乙": 12, "丙": 12}, ("甲", "乙", "丙"), (), 0),
        ({"甲": 11}, (), (), 3),
    ],
)
def test_who_is_elected_and_who_is_voted_on_again(counted, elected, tied, open_seats):
    found = votes.elected(counted, 3, 12)
    assert (found.elected, found.tied, found.open_seats) == (elected, tied, open_seats)


@given(st.integers(1, 5000), st.fractions(Fraction(1, 100), 1))
def test_the_fewest_that_are_enough_are_enough_and_one_less_is_not(count, share):
    for how in HalfRule:
        needed = Threshold(share, how).needed(count)
        reached = needed >= share * count if how is HalfRule.AT_LEAST else needed > share * count
        less = needed - 1
        short = less < share * count if how is HalfRule.AT_LEAST else less <= share * count
        assert reached
        assert short


@pytest.mark.parametrize(
    "changed", [{"present": {"share": "0", "how": "at_least"}}, {"passing": {"share": "1/2"}}, {}]
)
def test_values_that_cannot_be_counted_with_are_refused(rules, changed):
    values = {**rules.values_of("votes.ordinary"), **changed} if changed else {}
    with pytest.raises(RuleValueError):
        votes.voting_rule(values, HalfRule.AT_LEAST)
