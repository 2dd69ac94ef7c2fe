"""Votes: what is entered and refused, and that facts.md 15.3 holds from the rows to the result."""

from datetime import date, datetime
from typing import Any

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.vocabulary import ActivityState, Mark, Post, Stage, VotingBarReason
from dangjian_desktop.domain.vote_counts import Counts
from dangjian_desktop.domain.votes import Basis, Regime
from dangjian_desktop.operations.activities import close_activity
from dangjian_desktop.operations.attendance import mark_attendance, post_due_list
from dangjian_desktop.operations.rules import change_rule
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.votes import (
    add_ballot,
    add_candidate,
    add_vote,
    add_vote_round,
    add_written_opinion,
    change_vote,
    change_written_opinion,
    move_candidate,
    record_vote_counts,
    remove_ballot,
    remove_ballots,
    remove_candidate,
    remove_vote,
    remove_written_opinion,
)
from dangjian_desktop.operations.voting_rights import add_deduction, add_voting_bar
from dangjian_desktop.queries.activities import ActivityQuery
from dangjian_desktop.queries.electorate import Standing
from dangjian_desktop.queries.person_card import PersonCardQuery
from dangjian_desktop.queries.votes import ActivityVotesQuery
from tests import make

HELD = "2026-11-20"
DAY = date(2026, 11, 20)
ON = date(2026, 11, 21)
MORNING = datetime.fromisoformat("2026-11-20T08:30")


@pytest.fixture
def branch(data):
    return make.branch()


def meeting(count: int, present: int, *, kind: str = "general_meeting", **values: Any) -> Any:
    """A meeting of so many voters with so many of them there; returns its id and the people."""
    people = make.persons(count)
    if kind == "committee_meeting":
        posts = [Post.SECRETARY, *[Post.ORGANISATION_MEMBER] * (count - 1)]
        branch_id = ActivityQuery(make.activity(kind, held_on="2026-01-05")).fetch().organisation_id
        for person, post in zip(people, posts, strict=True):
            make.post(person, branch_id, post)
    activity = make.activity(kind, held_on=HELD, **{"begins": "09:00", **values})
    make.done(post_due_list(activity_id=activity, on=ON))
    for place, person in enumerate(people):
        mark = Mark.PRESENT if place < present else Mark.EXCUSED
        if place == present - 1:
            mark = Mark.LATE  # who is late is there
        make.done(mark_attendance(activity_id=activity, person_id=person, mark=mark, on=ON))
    return activity, people


def vote(activity: int, regime: Regime = Regime.ORDINARY, **values: Any) -> int:
    return make.done(add_vote(activity_id=activity, regime=regime, title="事项", **values))


def counted(vote_id: int, **counts: int) -> None:
    make.done(record_vote_counts(vote_id=vote_id, counts=Counts(**counts), on=ON))


def quorum(activity: int, regime: Regime = Regime.ORDINARY) -> Any:
    found = ActivityVotesQuery(activity).fetch()
    assert found is not None
    return found.quorum(regime)


def row(activity: int, vote_id: int) -> Any:
    found = ActivityVotesQuery(activity).fetch()
    assert found is not None
    return found.vote(vote_id)


def election(activity: int, people: list[int], seats: int = 3, count: int = 4) -> int:
    return vote(activity, Regime.ELECTION, seats=seats, candidate_ids=people[:count])


def ids(activity: int, vote_id: int) -> list[int]:
    return [one.candidate_id for one in row(activity, vote_id).candidates]


def totals(activity: int, vote_id: int, *yes: int, returned: int) -> None:
    keys = ids(activity, vote_id)
    make.done(
        record_vote_counts(
            vote_id=vote_id,
            counts=Counts(issued=returned, returned=returned, invalid=0),
            on=ON,
            candidates={key: Counts(yes=got) for key, got in zip(keys, yes, strict=True)},
        )
    )


# The cases of facts.md 15.3, from rows to the result.


@pytest.mark.parametrize(("yes", "passed"), [(12, True), (11, False)])
def test_q01_half_of_23_are_12(branch, yes, passed):
    activity, _people = meeting(23, 12)
    one = vote(activity)
    counted(one, yes=yes, no=0, abstain=12 - yes)
    found = row(activity, one)
    assert (found.quorum.is_quorate, found.quorum.present_needed) == (True, 12)
    assert (found.yes_needed, found.passed) == (12, passed)


def test_q02_exactly_half_is_valid_with_a_warning_unless_the_branch_says_otherwise(branch):
    activity, _people = meeting(10, 5)
    found = quorum(activity)
    assert (found.is_quorate, found.is_exactly_half) == (True, True)
    assert any("正好是应到会的一半" in str(said) for said in found.warnings)
    make.done(
        change_rule(
            rule="votes.half_rule",
            key="how",
            value="more_than",
            note="上级口径",
            since=PartialDate.of(DAY),
        )
    )
    assert quorum(activity).is_quorate is False


def test_q03_q04_more_than_half_of_those_expected_decide(branch):
    activity, _people = meeting(10, 9)
    one = vote(activity)
    counted(one, yes=5, no=4)
    assert row(activity, one).passed is False
    counted(one, yes=6, no=3)
    assert row(activity, one).passed is True


def test_q05_exactly_half_is_not_enough_for_an_admission(branch):
    activity, _people = meeting(10, 5)
    assert quorum(activity, Regime.ADMISSION).is_quorate is False


def test_q06_q07_a_written_opinion_counts_when_it_came_before_the_meeting(branch):
    activity, people = meeting(10, 6)
    one = vote(activity, Regime.ADMISSION, person_ids=[people[0]])
    counted(one, yes=5, no=1)
    assert row(activity, one).passed is False
    opinion = make.done(
        add_written_opinion(vote_id=one, person_id=people[9], handed_in_at=MORNING, agrees=True)
    )
    found = row(activity, one)
    assert (found.yes, found.written_yes, found.passed) == (6, 1, True)
    late = datetime.fromisoformat("2026-11-20T09:00")
    make.done(change_written_opinion(opinion_id=opinion, handed_in_at=late, agrees=True))
    found = row(activity, one)
    assert (found.yes, found.written_yes, found.passed) == (5, 0, False)
    assert "开始以后" in str(found.opinions[0].why_not)
    make.done(remove_written_opinion(opinion_id=opinion))
    assert row(activity, one).opinions == ()


def test_q08_two_people_are_not_put_to_one_vote(branch):
    activity, people = meeting(10, 9)
    with pytest.raises(RefusedError, match="逐人表决"):
        vote(activity, Regime.ADMISSION, person_ids=people[:2])
    for regime in (Regime.ADMISSION, Regime.DISPOSAL):
        with pytest.raises(RefusedError, match="要写明表决的是谁"):
            vote(activity, regime)
    assert ActivityVotesQuery(activity).fetch().votes == ()


def test_q09_members_without_a_vote_are_told_apart(branch):
    people = make.persons(23, branch)
    for name in ("预备甲", "预备乙"):
        make.person(name, branch, stage=Stage.PROBATIONARY)
    make.done(
        add_voting_bar(
            person_id=people[0],
            reason=VotingBarReason.UNDER_OBSERVATION,
            since=PartialDate.from_iso("2026-11-20"),
            until=PartialDate.from_iso("2027-11-20"),
        )
    )
    found = ActivityVotesQuery(make.activity("general_meeting", branch, HELD)).fetch()
    assert found.quorum(Regime.ORDINARY).voters == 22
    assert found.electorate.counted(Standing.PROBATIONARY) == 2
    assert found.electorate.counted(Standing.BARRED) == 1
    # The day before the bar there is a vote; nothing of it reaches back.
    before = make.activity("general_meeting", branch, "2026-11-19")
    assert quorum(before).voters == 23


@pytest.mark.parametrize(("present", "is_quorate"), [(18, False), (19, True)])
def test_q10_four_fifths_of_23_are_19(branch, present, is_quorate):
    activity, _people = meeting(23, present)
    found = quorum(activity, Regime.ELECTION)
    assert (found.present_needed, found.is_quorate) == (19, is_quorate)


@pytest.mark.parametrize(("held_on", "is_quorate"), [(HELD, True), ("2019-11-20", False)])
def test_q11_exactly_four_fifths_are_enough_since_2020(branch, held_on, is_quorate):
    people = make.persons(25, branch)
    activity = make.activity("general_meeting", branch, held_on)
    make.done(post_due_list(activity_id=activity, on=ON))
    for place, person in enumerate(people):
        mark = Mark.PRESENT if place < 20 else Mark.ABSENT
        make.done(mark_attendance(activity_id=activity, person_id=person, mark=mark, on=ON))
    assert quorum(activity, Regime.ELECTION).is_quorate is is_quorate


def deducted(activity: int, people: list[int], **days: date) -> None:
    for person in people:
        make.done(add_deduction(activity_id=activity, person_id=person, reason="bedridden", **days))


def test_q12_three_deductions_with_consent_and_vote_lower_what_is_needed(branch):
    activity, people = meeting(23, 16)
    deducted(activity, people[-3:], consent_on=DAY, resolved_on=DAY)
    found = quorum(activity, Regime.ELECTION)
    assert (found.expected, found.present_needed, found.is_quorate) == (20, 16, True)
    # An ordinary resolution knows no deductions, and says so.
    ordinary = quorum(activity, Regime.ORDINARY)
    assert ordinary.expected == 23
    assert any("没有扣除的规定" in str(said) for said in ordinary.warnings)


@pytest.mark.parametrize(
    "days",
    [
        {"resolved_on": DAY},
        {"consent_on": DAY},
        {},
        {"consent_on": date(2026, 11, 21), "resolved_on": DAY},
    ],
)
def test_q13_without_consent_and_vote_everybody_counts(branch, days):
    activity, people = meeting(23, 16)
    deducted(activity, people[-3:], **days)
    found = quorum(activity, Regime.ELECTION)
    assert (found.expected, found.present_needed, found.is_quorate) == (23, 19, False)
    assert any("扣除不算" in str(said) for said in found.warnings)


def test_somebody_who_came_is_not_left_out(branch):
    activity, people = meeting(23, 19)
    deducted(activity, people[:1], consent_on=DAY, resolved_on=DAY)
    found = quorum(activity, Regime.ELECTION)
    assert (found.expected, found.present) == (23, 19)
    assert any("到了会" in str(said) for said in found.warnings)


@pytest.mark.parametrize(("yes", "by_expected"), [(11, False), (12, True)])
def test_q14_q15_the_basis_is_told_and_may_be_chosen(branch, yes, by_expected):
    activity, people = meeting(23, 20)
    one = election(activity, people, seats=1, count=2)
    totals(activity, one, yes, 20 - yes, returned=20)
    found = row(activity, one)
    assert (found.basis, found.yes_needed) == (Basis.EXPECTED, 12)
    assert bool(found.elected) is by_expected
    assert any("按实到会" in str(said) for said in found.warnings) is not by_expected
    assert "应到会" in str(found.verdict)
    make.done(change_vote(vote_id=one, values={"basis": Basis.PRESENT}))
    found = row(activity, one)
    assert (found.yes_needed, len(found.elected)) == (11, 1)
    assert "实到会" in str(found.verdict)


def test_q16_q17_more_ballots_than_given_out_make_the_vote_void(branch):
    activity, people = meeting(23, 20)
    one = vote(activity, Regime.ADMISSION, person_ids=people[:1], is_secret=True)
    counted(one, yes=20, no=0, abstain=1, issued=20, returned=21, invalid=0)
    found = row(activity, one)
    assert (found.is_void, found.passed) == (True, False)
    assert "投票无效" in str(found.verdict)
    counted(one, yes=19, no=0, abstain=0, issued=20, returned=19, invalid=0)
    found = row(activity, one)
    assert (found.is_void, found.passed) == (False, True)


def test_q18_a_ballot_with_more_names_than_seats_is_void_by_itself(branch):
    activity, people = meeting(10, 9)
    one = election(activity, people)
    keys = ids(activity, one)
    make.done(add_ballot(vote_id=one, marks=keys, on=ON))
    make.done(add_ballot(vote_id=one, marks=keys[:2], on=ON))
    found = row(activity, one)
    assert [ballot.is_valid for ballot in found.ballots] == [False, True]
    assert (found.counts.returned, found.counts.invalid) == (2, 1)
    assert [candidate.counted for candidate in found.candidates] == [1, 1, 0, 0]


@pytest.mark.parametrize(("seats", "least"), [(3, 4), (5, 6), (6, 8), (7, 9)])
def test_q19_too_few_candidates_are_told_with_the_number_and_not_forbidden(branch, seats, least):
    activity, people = meeting(12, 12)
    few = election(activity, people, seats, least - 1)
    enough = election(activity, people, seats, least)
    assert any(f"至少要 {least} 人" in str(said) for said in row(activity, few).warnings)
    assert not any("差额" in str(said) for said in row(activity, enough).warnings)


@pytest.mark.parametrize(
    ("count", "present", "is_quorate"), [(5, 3, True), (5, 2, False), (4, 2, True)]
)
def test_q20_q21_half_of_the_committee_is_enough(branch, count, present, is_quorate):
    activity, _people = meeting(count, present, kind="committee_meeting")
    assert quorum(activity, Regime.COMMITTEE).is_quorate is is_quorate


# What the program knows beside the numbers.


def test_where_nothing_was_recorded_nobody_says_that_nobody_came(branch):
    make.persons(10, branch)
    activity = make.activity("general_meeting", branch, HELD)
    one = vote(activity)
    found = row(activity, one)
    assert (found.quorum.present, found.quorum.is_quorate, found.passed) == (None, None, None)
    assert "没有登记到会" in str(found.verdict)
    assert any("名单还没有确定" in str(said) for said in found.warnings)


def test_a_vote_of_a_branch_makes_the_meeting_held_and_undo_takes_all_back(branch, runner):
    make.persons(3, branch)
    activity = make.activity("general_meeting", branch, HELD)
    one = runner.run(add_vote(activity_id=activity, regime=Regime.ORDINARY, title="计划")).result
    assert ActivityQuery(activity).fetch().state is ActivityState.PLANNED
    runner.run(record_vote_counts(vote_id=one, counts=Counts(yes=3), on=ON))
    assert ActivityQuery(activity).fetch().state is ActivityState.HELD
    runner.undo()
    assert ActivityQuery(activity).fetch().state is ActivityState.PLANNED
    assert row(activity, one).counts.is_empty
    runner.undo()
    assert ActivityVotesQuery(activity).fetch().votes == ()


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({"yes": 10}, "赞成 10，比到会有表决权的 9 人还多"),
        ({"yes": 5, "no": 3, "abstain": 2}, "合计 10"),
        ({"no": 10}, "不赞成 10"),
    ],
)
def test_more_votes_than_voters_are_refused(branch, counts, said):
    activity, _people = meeting(10, 9)
    one = vote(activity)
    with pytest.raises(RefusedError, match=said):
        counted(one, **counts)


def test_before_attendance_is_recorded_it_is_said_that_all_who_are_due_are_meant(branch):
    make.persons(10, branch)
    activity = make.activity("general_meeting", branch, HELD)
    one = vote(activity)
    with pytest.raises(RefusedError, match="赞成 11，比应到会有表决权的 10 人还多"):
        counted(one, yes=11)
    with pytest.raises(RefusedError, match="票数合计 12，比应到会有表决权的 10 人还多"):
        counted(one, yes=9, no=3)
    ballots = vote(activity, Regime.ELECTION, seats=3)
    with pytest.raises(RefusedError, match="发出选票 11，比应到会有表决权的 10 人还多"):
        counted(ballots, issued=11)
    for _ in range(10):
        make.done(add_ballot(vote_id=ballots, marks=[], on=ON))
    with pytest.raises(RefusedError, match="第 11 张选票：应到会有表决权的只有 10 人"):
        make.done(add_ballot(vote_id=ballots, marks=[], on=ON))


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({"issued": 10, "returned": 9, "yes": 9, "no": 0, "abstain": 0}, "发出选票 10"),
        ({"issued": 9, "returned": 9, "yes": 5, "no": 1, "abstain": 1}, "对不上"),
        ({"issued": 9, "returned": 9, "yes": 9, "invalid": 10}, "废票 10 张"),
    ],
)
def test_ballots_have_to_add_up(branch, counts, said):
    activity, people = meeting(10, 9)
    one = vote(activity, Regime.DISPOSAL, person_ids=people[:1], is_secret=True)
    with pytest.raises(RefusedError, match=said):
        counted(one, **counts)


def test_more_votes_than_ballots_are_refused_in_an_election(branch):
    activity, people = meeting(10, 9)
    one = election(activity, people, seats=1, count=2)
    with pytest.raises(RefusedError, match="比有效选票 9 张还多"):
        totals(activity, one, 10, 0, returned=9)
    with pytest.raises(RefusedError, match="各人得票合计 10"):
        totals(activity, one, 5, 5, returned=9)
    totals(activity, one, 5, 4, returned=9)
    assert not row(activity, one).elected


def test_a_tie_at_the_last_seat_is_voted_on_again_among_the_tied(branch):
    activity, people = meeting(23, 19)
    one = election(activity, people)
    totals(activity, one, 18, 15, 12, 12, returned=19)
    found = row(activity, one)
    assert [candidate.counted for candidate in found.elected] == [18, 15]
    assert (len(found.tied), found.open_seats, found.passed) == (2, 1, False)
    two = make.done(add_vote_round(vote_id=one))
    second = row(activity, two)
    assert (second.seats, second.round_number, second.first_round_id) == (1, 2, one)
    assert [c.name for c in second.candidates] == [c.name for c in found.tied]
    assert not any("差额" in str(said) for said in second.warnings)
    with pytest.raises(RefusedError, match="后面已经有一轮"):
        make.done(add_vote_round(vote_id=one))
    with pytest.raises(RefusedError, match="先删除后面的一轮"):
        make.done(remove_vote(vote_id=one))
    totals(activity, two, 13, 6, returned=19)
    assert row(activity, two).passed is True
    make.done(remove_vote(vote_id=two))
    make.done(remove_vote(vote_id=one))
    assert ActivityVotesQuery(activity).fetch().votes == ()


def test_open_seats_are_voted_on_again_among_the_rest(branch):
    activity, people = meeting(10, 9)
    one = election(activity, people, seats=2, count=3)
    with pytest.raises(RefusedError, match="还没有计票"):
        make.done(add_vote_round(vote_id=one))
    totals(activity, one, 8, 5, 4, returned=9)
    two = make.done(add_vote_round(vote_id=one))
    assert [c.place for c in row(activity, two).candidates] == [0, 1]
    totals(activity, two, 6, 3, returned=9)
    with pytest.raises(RefusedError, match="名额已经选满"):
        make.done(add_vote_round(vote_id=two))


def test_candidates_are_added_moved_and_removed_until_counting_begins(branch):
    activity, people = meeting(5, 5)
    one = election(activity, people, seats=1, count=2)
    third = make.done(add_candidate(vote_id=one, name="外请同志"))
    make.done(move_candidate(candidate_id=third, by=-1))
    assert ids(activity, one)[1] == third
    with pytest.raises(RefusedError, match="已经在候选人里"):
        make.done(add_candidate(vote_id=one, person_id=people[0]))
    with pytest.raises(RefusedError, match="最前或最后"):
        make.done(move_candidate(candidate_id=ids(activity, one)[0], by=-1))
    make.done(remove_candidate(candidate_id=third))
    make.done(add_ballot(vote_id=one, marks=[], on=ON))
    with pytest.raises(RefusedError, match="已经开始计票"):
        make.done(add_candidate(vote_id=one, person_id=people[4]))


def test_names_written_in_join_the_tally_and_leave_with_their_ballot(branch):
    activity, people = meeting(5, 5)
    one = election(activity, people, seats=1, count=2)
    for _ in range(2):
        make.done(add_ballot(vote_id=one, marks=[], written_in=["王某某"], on=ON))
    found = row(activity, one)
    assert [(c.name, c.counted) for c in found.candidates if c.is_written_in] == [("王某某", 2)]
    make.done(remove_ballot(ballot_id=found.ballots[1].ballot_id))
    assert row(activity, one).candidates[-1].counted == 1
    assert make.done(remove_ballots(vote_id=one)) == 1
    assert not any(c.is_written_in for c in row(activity, one).candidates)
    with pytest.raises(RefusedError, match="还没有唱票"):
        make.done(remove_ballots(vote_id=one))


def test_no_more_ballots_are_read_out_than_voters_came(branch):
    activity, people = meeting(5, 4)
    one = election(activity, people, seats=1, count=2)
    for _ in range(4):
        make.done(add_ballot(vote_id=one, marks=[], on=ON))
    with pytest.raises(RefusedError, match="只有 4 人"):
        make.done(add_ballot(vote_id=one, marks=[], on=ON))
    with pytest.raises(RefusedError, match="逐张唱票"):
        totals(activity, one, 1, 1, returned=4)


def test_totals_and_single_ballots_do_not_mix(branch):
    activity, people = meeting(5, 5)
    one = election(activity, people, seats=1, count=2)
    totals(activity, one, 3, 2, returned=5)
    with pytest.raises(RefusedError, match="按总数登记"):
        make.done(add_ballot(vote_id=one, marks=[], on=ON))


def test_written_opinions_are_of_absent_voters_and_one_each(branch):
    activity, people = meeting(10, 8)
    one = vote(activity, Regime.ADMISSION, person_ids=people[:1])
    with pytest.raises(RefusedError, match="到了会"):
        make.done(
            add_written_opinion(vote_id=one, person_id=people[0], handed_in_at=MORNING, agrees=None)
        )
    opinion = {"vote_id": one, "person_id": people[9], "handed_in_at": MORNING}
    make.done(add_written_opinion(**opinion, agrees=False))
    with pytest.raises(RefusedError, match="已经登记"):
        make.done(add_written_opinion(**opinion, agrees=True))
    outsider = make.person("外人", make.branch("掘进队党支部"))
    with pytest.raises(RefusedError, match="没有表决权"):
        make.done(add_written_opinion(**{**opinion, "person_id": outsider}, agrees=True))
    with pytest.raises(RefusedError, match="不必登记"):
        make.done(add_written_opinion(**{**opinion, "vote_id": vote(activity)}, agrees=True))


def test_without_an_hour_only_what_came_on_an_earlier_day_counts(branch):
    activity, people = meeting(10, 6, begins="")
    one = vote(activity, Regime.ADMISSION, person_ids=people[:1])
    for person, day in ((people[8], "2026-11-19"), (people[9], "2026-11-20")):
        moment = datetime.fromisoformat(f"{day}T08:00")
        make.done(
            add_written_opinion(vote_id=one, person_id=person, handed_in_at=moment, agrees=True)
        )
    found = row(activity, one)
    assert [opinion.is_counted for opinion in found.opinions] == [True, False]
    assert "没有写会议开始时间" in str(found.opinions[1].why_not)


def test_an_opinion_of_somebody_marked_present_later_is_not_counted(branch):
    activity, people = meeting(10, 6)
    one = vote(activity, Regime.ADMISSION, person_ids=people[:1])
    make.done(
        add_written_opinion(vote_id=one, person_id=people[9], handed_in_at=MORNING, agrees=True)
    )
    make.done(mark_attendance(activity_id=activity, person_id=people[9], mark=Mark.PRESENT, on=ON))
    assert "当场表决" in str(row(activity, one).opinions[0].why_not)


def test_a_passed_admission_changes_nobodys_stage(branch):
    activity, _people = meeting(5, 5)
    someone = make.person("发展对象甲", stage=Stage.CANDIDATE)
    one = vote(activity, Regime.ADMISSION, person_ids=[someone])
    counted(one, yes=5)
    found = row(activity, one)
    assert (found.passed, found.person_name) == (True, "发展对象甲")
    (card,) = PersonCardQuery(someone, ON).fetch()
    assert card.row.stage is Stage.CANDIDATE


def test_a_meeting_that_is_cancelled_or_to_come_takes_no_votes(branch):
    make.persons(3, branch)
    to_come = make.activity("general_meeting", branch, "2026-12-01")
    planned = vote(to_come)
    with pytest.raises(RefusedError, match="还没有到"):
        counted(planned, yes=1)
    make.done(close_activity(activity_id=to_come, note="停产"))
    for work in (
        add_vote(activity_id=to_come, regime=Regime.ORDINARY, title="事项"),
        change_vote(vote_id=planned, values={"note": "x"}),
        remove_vote(vote_id=planned),
    ):
        with pytest.raises(RefusedError, match="已经取消"):
            make.done(work)


def test_a_kind_votes_only_in_its_own_ways(branch):
    make.persons(3, branch)
    with pytest.raises(RefusedError, match="没有“选举”"):
        vote(make.activity("committee_meeting", branch, HELD), Regime.ELECTION, seats=1)
    general = make.activity("general_meeting", branch, HELD)
    for seats in (None, 0, 61):
        with pytest.raises(RefusedError, match="应选名额"):
            vote(general, Regime.ELECTION, seats=seats)
    with pytest.raises(RefusedError, match="只有选举"):
        make.done(change_vote(vote_id=vote(general), values={"basis": Basis.PRESENT}))
    with pytest.raises(RefusedError, match="请填写事项"):
        make.done(add_vote(activity_id=general, regime=Regime.ORDINARY, title=" "))
