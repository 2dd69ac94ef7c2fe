"""Counts of votes as they are entered, each rule at its edge."""

from datetime import date, datetime

import pytest

from dangjian_desktop.domain.vote_counts import (
    Counts,
    VotersInRoom,
    ballot_faults,
    came_in_time,
    candidate_faults,
    count_faults,
    read_ballots,
)

HELD = date(2026, 11, 20)


def keys(found):
    return [fault.key for fault in found]


def test_every_number_that_is_too_large_is_told_at_its_field():
    found = count_faults(
        Counts(yes=6, no=7, abstain=8, issued=9), voters=VotersInRoom(5), is_secret=True
    )
    assert keys(found) == ["yes", "no", "abstain", "issued"]


@pytest.mark.parametrize(("abstain", "faults"), [(1, []), (2, ["abstain"])])
def test_a_show_of_hands_adds_up_to_the_voters_at_most(abstain, faults):
    counts = Counts(yes=3, no=1, abstain=abstain)
    assert keys(count_faults(counts, voters=VotersInRoom(5), is_secret=False)) == faults


@pytest.mark.parametrize(
    ("counts", "faults"),
    [
        (Counts(yes=3, no=1, abstain=0, invalid=1, returned=5), []),
        (Counts(yes=3, no=1, abstain=0, invalid=0, returned=5), ["returned"]),
        (Counts(yes=3, returned=5), []),  # the others are not told yet
        (Counts(yes=5, invalid=1, returned=5), ["returned"]),
        (Counts(invalid=6, returned=5), ["invalid"]),
        (Counts(returned=6, issued=5), []),  # void, and no fault of who types it
        (Counts(), []),
    ],
)
def test_ballots_add_up_to_those_that_came_back(counts, faults):
    assert keys(count_faults(counts, voters=VotersInRoom(5), is_secret=True)) == faults


@pytest.mark.parametrize(
    ("counts", "faults"),
    [
        (Counts(issued=5, returned=5, invalid=5), []),
        (Counts(issued=6), ["issued"]),
        (Counts(returned=5, invalid=6), ["invalid"]),
    ],
)
def test_ballots_of_an_election_are_looked_at_alone(counts, faults):
    assert keys(ballot_faults(counts, voters=VotersInRoom(5))) == faults


def test_candidates_get_no_more_than_the_valid_ballots_hold():
    fine = {1: Counts(yes=5), 2: Counts(yes=4, no=1)}
    assert candidate_faults(fine, valid=5, seats=2) == {}
    assert list(candidate_faults({1: Counts(yes=5, no=1)}, valid=5, seats=2)) == [1]
    assert list(candidate_faults({1: Counts(yes=5), 2: Counts(yes=1)}, valid=5, seats=1)) == [2]


def test_ballots_are_read_and_those_with_too_many_names_are_void():
    read = read_ballots([(1, 2), (1,), (), (1, 2, 3)], seats=2)
    assert (dict(read.yes), read.returned, read.invalid) == ({1: 2, 2: 1}, 4, 1)


@pytest.mark.parametrize(
    ("moment", "begins", "is_in_time"),
    [
        ("2026-11-20T08:59", "09:00", True),
        ("2026-11-20T09:00", "09:00", False),
        ("2026-11-19T23:59", "", True),
        ("2026-11-20T00:00", "", False),
    ],
)
def test_an_opinion_comes_before_the_meeting_or_too_late(moment, begins, is_in_time):
    assert came_in_time(datetime.fromisoformat(moment), HELD, begins) is is_in_time


def test_empty_counts_say_so_and_valid_ballots_need_the_returned_ones():
    assert Counts().is_empty
    assert not Counts(no=0).is_empty
    assert Counts(invalid=1).valid is None
    assert Counts(returned=5, invalid=1).valid == 4
