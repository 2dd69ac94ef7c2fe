"""The clock of every committee, and how an election stands step by step."""

from datetime import date

import pytest

from dangjian_desktop.domain.elections import ElectionStepState
from dangjian_desktop.domain.today import Act, Band, Source
from dangjian_desktop.domain.vocabulary import ObligationState, Post, Stage
from dangjian_desktop.operations.election_votes import apply_election_result
from dangjian_desktop.operations.elections import add_term_extension, record_nominations
from dangjian_desktop.operations.people import appoint
from dangjian_desktop.operations.rules import change_rule
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.elections import (
    ElectionQuery,
    ElectionsOfQuery,
    TermBoardQuery,
    TermState,
)
from dangjian_desktop.queries.stroke_order import in_stroke_order, strange_characters
from dangjian_desktop.queries.today import TodayQuery
from dangjian_desktop.storage.models import TermNominee
from tests import make
from tests.election_stories import ENDS, MEETING, ON, Story


@pytest.fixture
def story(data):
    return Story()


def states(detail):
    return {one.rule.code: one.state for one in detail.steps}


def today(on, within=None):
    return [one for one in TodayQuery(on, within).fetch() if one.source is Source.TERM]


# The board ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "state", "left"),
    [
        (date(2026, 6, 17), TermState.RUNNING, 181),
        (date(2026, 6, 18), TermState.NEAR, 180),
        (date(2026, 11, 14), TermState.NEAR, 31),
        (date(2026, 11, 20), TermState.URGENT, 25),  # T01: red
        (ENDS, TermState.URGENT, 0),
        (date(2026, 12, 16), TermState.OVERDUE, -1),
    ],
)
def test_t01_the_clock_of_a_term(story, on, state, left):
    (row,) = TermBoardQuery(on).fetch()
    assert (row.state, row.days_left, row.ends) == (state, left, ENDS)
    assert (row.full, row.has_committee) == (8, True)


def test_the_most_pressing_term_stands_first_and_an_unknown_one_last(story):
    unknown = make.branch("综采二队党支部")
    make.person("钱九", unknown)
    other = Story(branch="综采三队党支部")
    make.done(
        add_term_extension(
            organisation_id=other.branch,
            until=date(2027, 6, 30),
            approval="星火矿党组〔2026〕15号",
            approved_on=date(2026, 11, 10),
            on=ON,
        )
    )
    rows = TermBoardQuery(date(2026, 12, 20)).fetch()
    assert [row.state for row in rows] == [TermState.OVERDUE, TermState.RUNNING, TermState.UNKNOWN]
    assert rows[2].organisation_id == unknown
    assert not rows[2].has_committee  # one member alone
    assert [row.organisation_id for row in TermBoardQuery(ON, unknown).fetch()] == [unknown]


def test_a_party_committee_whose_posts_are_not_kept_has_no_clock(data):
    committee = make.committee()
    make.branch(under=committee)
    assert [row.name for row in TermBoardQuery(ON).fetch()] == [make.BRANCH]


def test_the_board_tells_what_comes_next(story):
    story.begin().approved_to_hold()
    (row,) = TermBoardQuery(date(2026, 11, 20)).fetch()
    assert (row.election_id, row.step.rule.code) == (story.election, "nominate")


# Today ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "band", "state", "what"),
    [
        (date(2026, 6, 18), Band.THIS_WEEK, ObligationState.OPEN, "离届满还有 180 天"),
        (date(2026, 6, 24), Band.THIS_WEEK, ObligationState.OPEN, "离届满还有 174 天"),
        (date(2026, 6, 25), Band.THIS_MONTH, ObligationState.OPEN, "离届满还有 173 天"),
        (date(2026, 9, 16), Band.THIS_WEEK, ObligationState.OPEN, "离届满还有 90 天"),
        (date(2026, 10, 16), Band.THIS_WEEK, ObligationState.OPEN, "离届满还有 60 天"),
        (date(2026, 11, 15), Band.THIS_WEEK, ObligationState.DUE_SOON, "离届满还有 30 天"),
        (date(2026, 11, 25), Band.THIS_MONTH, ObligationState.DUE_SOON, "离届满还有 20 天"),
        (date(2026, 12, 8), Band.THIS_WEEK, ObligationState.DUE_SOON, "离届满还有 7 天"),
        (ENDS, Band.THIS_WEEK, ObligationState.DUE_SOON, "今天届满"),
        (date(2026, 12, 22), Band.OVERDUE, ObligationState.OVERDUE, "届满已过 7 天"),
        (date(2027, 1, 5), Band.OVERDUE, ObligationState.OVERDUE, "届满已过 21 天"),
    ],
)
def test_today_tells_of_a_term_on_its_days(story, on, band, state, what):
    (item,) = today(on, story.branch)
    assert (item.band, item.state, item.due_on) == (band, state, ENDS)
    assert what in item.what
    assert (item.act, item.organisation_id) == (Act.OPEN_ELECTIONS, story.branch)


def test_today_is_silent_before_and_with_an_extension(story):
    assert today(date(2026, 6, 17), story.branch) == []
    make.done(
        add_term_extension(
            organisation_id=story.branch,
            until=date(2027, 12, 15),
            approval="星火矿党组〔2026〕15号",
            approved_on=date(2026, 11, 10),
            on=ON,
        )
    )
    assert today(date(2026, 11, 20), story.branch) == []
    (item,) = today(date(2027, 12, 1), story.branch)
    assert item.due_on == date(2027, 12, 15)
    assert "上级同意换届到 2027-12-15" in item.why


def test_an_early_election_that_was_not_held_does_not_shorten_the_term(story):
    make.done(
        add_term_extension(
            organisation_id=story.branch,
            until=date(2026, 9, 30),
            approval="星火矿党组〔2026〕15号",
            approved_on=date(2026, 8, 10),
            on=ON,
        )
    )
    (row,) = TermBoardQuery(date(2026, 11, 20)).fetch()
    assert (row.state, row.days_left) == (TermState.URGENT, -51)
    (item,) = today(date(2026, 11, 20), story.branch)
    assert item.what == "换届：上级同意的提前日期已过 51 天"
    (row,) = TermBoardQuery(date(2026, 12, 16)).fetch()
    assert row.state is TermState.OVERDUE


def test_today_tells_the_next_step_and_who_does_it(story):
    story.begin().step("resolve", date(2026, 10, 25))
    (item,) = today(date(2026, 11, 20), story.branch)
    assert item.why == "下一步：呈报换届请示（支部委员会）"
    assert item.row_id == story.election


def test_terms_that_end_on_one_day_are_told_together_above_a_branch(data):
    committee = make.committee()
    for number in "一二三":
        branch = make.branch(f"综采{number}队党支部", committee)
        make.done(
            appoint(
                person_id=make.person("王一", branch),
                organisation_id=branch,
                post=Post.SECRETARY,
                on=date(2023, 12, 15),
                elected_on=make.day("2023-12-15"),
            )
        )
    (item,) = today(date(2026, 11, 20), committee)
    assert (item.count, item.who, item.act) == (3, "综采一队党支部等 3 个", Act.OPEN_ELECTIONS)


def test_what_is_left_of_an_election_whose_committee_is_in_office_is_told(story):
    story.begin().approved_to_hold().approved().ballot().counted(7, 6, 5, 3).posts_voted()
    make.done(
        apply_election_result(election_id=story.election, posts=story.posts(), since=MEETING, on=ON)
    )
    (item,) = today(ON, story.branch)
    assert (item.what, item.who) == ("换届：报告选举结果", make.BRANCH)


# One election -----------------------------------------------------------------------------


def test_candidates_that_must_stand_follow_from_the_seats(story):
    assert story.begin(seats=None).detail().needed is None
    for seats, needed in ((3, 4), (5, 6), (7, 9)):  # facts.md 6
        other = Story(branch=f"第{seats}党支部").begin(seats)
        assert other.detail().needed == needed


def test_the_share_of_candidates_is_a_rule(story):
    story.begin(5)
    make.done(change_rule(rule="votes.candidates", key="extra_share", value="2/5", note="上级要求"))
    assert story.detail().needed == 7


def test_steps_that_leave_rows_are_done_when_the_rows_are_there(story):
    story.begin().approved_to_hold().approved().ballot()
    found = states(story.detail())
    assert found["preliminary"] is ElectionStepState.DONE
    assert found["candidates"] is ElectionStepState.DONE
    assert found["vote"] is ElectionStepState.WAITING
    why = "".join(map(str, story.detail().step("vote").why_not))
    assert "没有登记到会" in why
    story.counted(7, 6, 5, 3)
    assert states(story.detail())["vote"] is ElectionStepState.DONE
    assert story.detail().step("vote").done.done_on == MEETING
    story.posts_voted()
    detail = story.detail()
    assert states(detail)["posts"] is ElectionStepState.DONE
    assert detail.next.rule.code == "take_over"
    assert [one.proposed for one in detail.won] == [Post.SECRETARY, None, None]


def test_what_stands_in_the_way_is_said(story):
    story.begin(seats=None).approved_to_hold().proposed(2)
    why = [str(one) for one in story.detail().step("preliminary").why_not]
    assert why == ["还没有定名额。请先填写应选名额。"]
    other = Story(branch="综采二队党支部").begin().approved_to_hold().proposed(2)
    why = [str(one) for one in other.detail().step("preliminary").why_not]
    assert why == ["预备人选 0 人，至少要 4 人。请在提名里选定。"]


def test_too_few_candidates_are_told_as_a_fault_of_the_step(story):
    story.begin().approved_to_hold().approved(3).ballot(basis="星火矿党组〔2026〕22号同意等额")
    (fault,) = story.detail().step("candidates").faults
    assert "候选人 3 人，差额选举至少要 4 人" in str(fault)


def test_a_seat_that_nobody_won_is_told(story):
    story.begin().approved_to_hold().approved().ballot().counted(7, 6, 4, 3)
    detail = story.detail()
    assert [one.name for one in detail.won] == ["王一", "牛二"]  # more than half of eight
    assert "还缺 1 名" in str(detail.step("vote").faults[0])


def test_more_ballots_than_were_given_out_make_the_whole_vote_void(story):
    story.begin().approved_to_hold().approved().ballot()
    story.counted(7, 6, 5, 3, issued=7, returned=8)
    detail = story.detail()
    assert detail.won == ()
    assert detail.result.is_void
    assert states(detail)["vote"] is ElectionStepState.WAITING
    assert "投票无效：收回的选票多于发出的选票。" in map(str, detail.step("vote").why_not)


def test_a_small_branch_elects_its_secretary_directly(data):
    story = Story(count=5, old=1).begin(1).approved_to_hold()
    detail = story.detail()
    assert not detail.has_committee
    assert detail.needed is None
    assert "posts" not in states(detail)
    assert detail.step("resolve").title == "支部研究换届"


def test_who_may_not_be_elected_is_told_with_the_name(story):
    story.begin().approved_to_hold().proposed(1)
    probation = make.person(
        "钱九", story.branch, stage=Stage.PROBATIONARY, admitted_on="2026-05-01"
    )
    make.done(
        Operation(
            "布景",
            "nominee",
            lambda writer: writer.insert(TermNominee, election=story.election, person=probation),
        )
    )
    unfit = {one.name: one.unfit for one in story.detail().nominees}
    assert str(unfit["钱九"]) == "是预备党员，没有被选举权。"
    assert unfit["王一"] is None


def test_numbers_are_told_by_group_and_nothing_entered_is_not_nought(story):
    first, second = make.group(story.branch), make.group(story.branch, "第二党小组")
    story.begin().approved_to_hold()
    detail = story.detail()
    assert [one.party_group_id for one in detail.groups] == [first, second]
    make.done(
        record_nominations(
            election_id=story.election, numbers={story.people[0]: {}}, preliminary=(), on=ON
        )
    )
    (row,) = story.detail().nominees
    assert row.total is None


def test_numbers_of_the_whole_branch_keep_their_column_when_it_has_groups(story):
    story.begin().approved_to_hold().proposed(1)
    group = make.group(story.branch)
    detail = story.detail()
    assert [one.party_group_id for one in detail.groups] == [group, None]
    assert detail.nominees[0].total == 8


def test_an_election_is_told_as_of_a_past_day(story):
    story.begin().approved_to_hold()
    past = story.detail(date(2026, 10, 27))
    assert past.next.rule.code == "request"
    assert states(story.detail())["approve"] is ElectionStepState.DONE


def test_the_elections_of_a_branch_are_listed(story):
    assert ElectionsOfQuery(story.branch).fetch() == []
    story.begin()
    (past,) = ElectionsOfQuery(story.branch).fetch()
    assert (past.election_id, past.term_ends_on, past.closed_on) == (story.election, ENDS, None)
    assert ElectionQuery(99, ON).fetch() is None


def test_names_are_put_in_stroke_order(data):
    assert in_stroke_order([(1, "陈八"), (2, "王一"), (3, "方三")]) == [2, 3, 1]
    assert strange_characters(["王一", "李𬱖"]) == ("李𬱖",)
