"""The vote of 换届 is made of the approved candidates, and its result becomes posts."""

from datetime import date

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.vocabulary import COMMITTEE_POSTS, Post
from dangjian_desktop.domain.vote_counts import Counts
from dangjian_desktop.operations.activities import close_activity, remove_activity
from dangjian_desktop.operations.attendance import post_due_list
from dangjian_desktop.operations.election_votes import (
    add_election_vote,
    add_posts_vote,
    apply_election_result,
    correct_election_result,
    remove_election_result,
    remove_election_vote,
    remove_posts_vote,
)
from dangjian_desktop.operations.elections import (
    add_election,
    change_election,
    remove_election,
    remove_election_step,
)
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.votes import (
    add_vote_round,
    move_candidate,
    move_candidates_in_stroke_order,
    record_vote_counts,
    remove_vote,
)
from dangjian_desktop.queries.due_list import DueListQuery, ListChangesQuery
from dangjian_desktop.queries.terms import running_term
from dangjian_desktop.storage.lookups import valid_spells
from dangjian_desktop.storage.models import Activity, Attendance, Candidate, PostSpell, Vote
from tests import make
from tests.election_stories import ENDS, MEETING, ON, Story


@pytest.fixture
def story(data):
    return Story()


def ready(story):
    return story.begin().approved_to_hold().approved()


def decided(story):
    return ready(story).ballot().counted(7, 6, 5, 3)


def posts_on(story, day):
    return {
        spell.person.name: spell.post
        for spell in valid_spells(PostSpell, day, organisation=story.branch)
    }


# The ballot paper ------------------------------------------------------------


def test_candidates_stand_in_stroke_order_on_the_paper_of_the_meeting(story):
    story.people.reverse()  # proposed by many: 陈八 first
    ready(story).ballot(begins="15:00", place="队部会议室")
    detail = story.detail()
    assert [one.name for one in detail.rounds[0].candidates] == ["刘五", "李六", "张七", "陈八"]
    activity = Activity.get_by_id(detail.activity_id)
    assert (activity.kind, activity.title, activity.begins) == (
        "general_meeting",
        "换届选举党员大会",
        "15:00",
    )
    assert (detail.rounds[0].seats, detail.rounds[0].is_secret) == (3, True)


def test_an_election_is_put_to_the_vote_at_a_meeting_of_the_calendar(story):
    meeting = make.activity("general_meeting", story.branch, MEETING.isoformat())
    ready(story).ballot(activity_id=meeting, held_on=None)
    assert story.detail().activity_id == meeting
    other = Story(branch="综采二队党支部")
    ready(other)
    with pytest.raises(RefusedError, match="不是本支部"):
        other.ballot(activity_id=meeting)


def test_too_few_candidates_need_the_superiors_word(story):
    story.begin().approved_to_hold().approved(3)
    with pytest.raises(RefusedError, match="差额选举至少要 4 人"):
        story.ballot()
    assert not Activity.select().exists()  # nothing half done
    story.ballot(basis="星火矿党组〔2026〕22号同意等额")
    assert "22号" in story.detail().rounds[0].note
    assert len(story.detail().rounds[0].candidates) == 3


def test_fewer_candidates_than_seats_are_never_enough(story):
    story.begin().approved_to_hold().approved(2)
    with pytest.raises(RefusedError, match="至少要 4 人"):
        story.ballot(basis="上级同意")


def test_the_ballot_paper_waits_for_seats_and_approval(story):
    story.begin(seats=None).approved_to_hold()
    with pytest.raises(RefusedError, match="名额"):
        story.ballot()
    make.done(change_election(election_id=story.election, seats=3, note="", on=ON))
    with pytest.raises(RefusedError, match="登记批复"):
        story.ballot()
    story.approved()
    with pytest.raises(RefusedError, match="没有写会议的日期"):
        make.done(add_election_vote(election_id=story.election, on=ON))
    with pytest.raises(RefusedError, match="早于“上级批准候选人预备人选”"):
        story.ballot(held_on=date(2026, 11, 19))


def test_a_ballot_paper_is_taken_back_until_it_is_counted(story, runner):
    ready(story).ballot()
    with pytest.raises(RefusedError, match="选票已经做好"):
        story.ballot()
    with pytest.raises(RefusedError, match="换届选举的一步"):
        make.done(remove_vote(vote_id=story.detail().rounds[0].vote_id))
    with pytest.raises(RefusedError, match="名额不能再改"):
        make.done(change_election(election_id=story.election, seats=5, note="", on=ON))
    with pytest.raises(RefusedError, match="已有记录"):
        make.done(remove_activity(activity_id=story.detail().activity_id))
    runner.run(remove_election_vote(election_id=story.election, on=ON))
    assert not Candidate.select().exists()
    with pytest.raises(RefusedError, match="不必撤下"):
        make.done(remove_election_vote(election_id=story.election, on=ON))
    runner.undo()
    story.counted(7, 6, 5, 3)
    with pytest.raises(RefusedError, match="已经计票"):
        make.done(remove_election_vote(election_id=story.election, on=ON))
    with pytest.raises(RefusedError, match="不能删除"):
        make.done(remove_election(election_id=story.election, on=ON))


def test_a_meeting_that_was_cancelled_is_arranged_anew(story):
    ready(story).ballot()
    make.done(close_activity(activity_id=story.detail().activity_id, note="停产检修"))
    step = story.detail().step("candidates")
    assert "已经取消" in str(step.why_not[-1])
    make.done(remove_election_vote(election_id=story.election, on=ON))
    story.ballot(held_on=date(2026, 12, 12))
    assert story.detail().meeting_on == date(2026, 12, 12)


def test_a_first_meeting_of_the_committee_that_was_cancelled_is_arranged_anew(story):
    decided(story)
    first = story.won()[0]
    post = {"election_id": story.election, "posts": {first: Post.SECRETARY}, "on": ON}
    make.done(add_posts_vote(held_on=MEETING, **post))
    make.done(close_activity(activity_id=story.detail().posts_activity_id, note="人不齐"))
    assert "已经取消" in str(story.detail().step("posts").why_not[-1])
    make.done(remove_posts_vote(election_id=story.election, on=ON))
    make.done(add_posts_vote(held_on=date(2026, 12, 11), **post))
    assert len(story.detail().post_votes) == 1


# The posts ------------------------------------------------------------


def test_the_new_committee_is_who_votes_on_its_secretary(story):
    decided(story).posts_voted(yes=2)
    (vote,) = story.detail().post_votes
    assert (vote.person_name, vote.passed) == ("王一", True)
    assert (vote.quorum.voters, vote.yes_needed) == (3, 2)


def test_the_list_of_the_new_committee_does_not_follow_the_roll(story):
    story.begin().approved_to_hold().approved().ballot().counted(2, 7, 6, 8).posts_voted()
    activity, new = story.detail().posts_activity_id, set(story.won())
    assert not new >= set(story.people[:3])  # one of those in office was not elected again
    assert ListChangesQuery(activity).fetch() == []
    make.done(post_due_list(activity_id=activity, on=ON))
    assert set(DueListQuery(activity).fetch()) == new
    due = Attendance.select().where((Attendance.activity == activity) & Attendance.is_due)
    assert {row.person_id for row in due} == new


def test_a_secretary_whom_the_committee_did_not_elect_does_not_take_over(story):
    decided(story).posts_voted(yes=1)
    with pytest.raises(RefusedError, match="还没有选出书记"):
        make.done(
            apply_election_result(
                election_id=story.election, posts=story.posts(), since=MEETING, on=ON
            )
        )


def test_posts_are_for_those_elected_and_there_is_one_secretary(story):
    decided(story)
    first, second, third = story.won()

    def voted(posts, **more):
        more.setdefault("held_on", MEETING)
        make.done(add_posts_vote(election_id=story.election, posts=posts, on=ON, **more))

    with pytest.raises(RefusedError, match="书记只能有一名，现在选了 0 名"):
        voted({first: Post.DEPUTY_SECRETARY})
    with pytest.raises(RefusedError, match="书记只能有一名，现在选了 2 名"):
        voted({first: Post.SECRETARY, second: Post.SECRETARY})
    with pytest.raises(RefusedError, match="只有当选的人"):
        voted({story.people[7]: Post.SECRETARY})
    with pytest.raises(RefusedError, match="由分工确定"):
        voted({first: Post.SECRETARY, third: Post.PUBLICITY_MEMBER})
    with pytest.raises(RefusedError, match="不能早于选举大会"):
        voted({first: Post.SECRETARY}, held_on=date(2026, 12, 9))
    voted({first: Post.SECRETARY, second: Post.DEPUTY_SECRETARY})
    assert [one.title for one in story.detail().post_votes] == [
        "选举王一为支部书记",
        "选举牛二为支部副书记",
    ]
    with pytest.raises(RefusedError, match="已经安排"):
        voted({first: Post.SECRETARY})
    make.done(remove_posts_vote(election_id=story.election, on=ON))
    assert story.detail().post_votes == ()
    with pytest.raises(RefusedError, match="不必撤下"):
        make.done(remove_posts_vote(election_id=story.election, on=ON))


def test_a_counted_vote_on_posts_stays(story):
    decided(story).posts_voted()
    with pytest.raises(RefusedError, match="已经计票"):
        make.done(remove_posts_vote(election_id=story.election, on=ON))


def test_nobody_votes_on_posts_before_the_meeting_has_decided(story):
    ready(story).ballot()
    with pytest.raises(RefusedError, match="还没有选出新一届"):
        make.done(
            add_posts_vote(
                election_id=story.election,
                posts={story.people[0]: Post.SECRETARY},
                held_on=MEETING,
                on=ON,
            )
        )


# Taking over ------------------------------------------------------------


def test_the_result_is_taken_over_and_undone_in_one_step(story, runner):
    decided(story).posts_voted()
    before = posts_on(story, ON)
    runner.run(
        apply_election_result(election_id=story.election, posts=story.posts(), since=MEETING, on=ON)
    )
    assert posts_on(story, date(2026, 12, 9)) == before
    assert posts_on(story, MEETING) == {
        "王一": Post.SECRETARY,
        "牛二": Post.ORGANISATION_MEMBER,
        "方三": Post.PUBLICITY_MEMBER,
    }
    spells = valid_spells(PostSpell, ON, organisation=story.branch)
    assert {spell.elected_on for spell in spells} == {PartialDate.of(MEETING)}
    assert running_term(story.branch, ON).ends == date(2029, 12, 10)  # the clock runs anew
    assert [one.held for one in story.detail().won] == list(story.posts().values())
    assert story.detail().end.expires == ENDS  # still the term that it ended
    runner.undo()
    assert posts_on(story, ON) == before
    assert running_term(story.branch, ON).ends == ENDS
    assert story.detail().taken_on is None


def test_the_division_of_posts_is_corrected_in_one_step(story, runner):
    decided(story).posts_voted()
    make.done(
        apply_election_result(election_id=story.election, posts=story.posts(), since=MEETING, on=ON)
    )
    first, second, third = story.won()
    other = {
        first: Post.SECRETARY,
        second: Post.PUBLICITY_MEMBER,
        third: Post.DISCIPLINE_MEMBER,
    }
    with pytest.raises(RefusedError, match="已经任职"):
        make.done(
            apply_election_result(election_id=story.election, posts=other, since=MEETING, on=ON)
        )
    runner.run(
        correct_election_result(
            election_id=story.election, posts=other, since=date(2026, 12, 12), on=ON
        )
    )
    assert posts_on(story, ON)["牛二"] is Post.PUBLICITY_MEMBER
    assert posts_on(story, date(2026, 12, 11))["王一"] is Post.SECRETARY  # the old committee
    assert story.detail().taken_on == date(2026, 12, 12)
    runner.undo()
    assert posts_on(story, MEETING)["牛二"] is Post.ORGANISATION_MEMBER
    runner.run(remove_election_result(election_id=story.election, on=ON))
    assert story.detail().taken_on is None
    assert set(posts_on(story, ON).values()) <= set(COMMITTEE_POSTS)
    with pytest.raises(RefusedError, match="还没有任职"):
        make.done(remove_election_result(election_id=story.election, on=ON))


def test_posts_must_fit_the_votes_and_the_days(story):
    decided(story).posts_voted()
    first, second, third = story.won()

    def take(posts, since=MEETING):
        make.done(
            apply_election_result(election_id=story.election, posts=posts, since=since, on=ON)
        )

    with pytest.raises(RefusedError, match="王一由支委会选为支部书记"):
        take({first: Post.ORGANISATION_MEMBER, second: Post.SECRETARY, third: Post.YOUTH_MEMBER})
    with pytest.raises(RefusedError, match="方三当选，还没有写明职务"):
        take({first: Post.SECRETARY, second: Post.ORGANISATION_MEMBER})
    with pytest.raises(RefusedError, match="早于选举"):
        take(story.posts(), date(2026, 12, 9))
    with pytest.raises(RefusedError, match="还没有到"):
        take(story.posts(), date(2026, 12, 21))
    with pytest.raises(RefusedError, match="不是支部委员会的职务"):
        take({first: Post.SECRETARY, second: Post.GROUP_LEADER, third: Post.YOUTH_MEMBER})


def test_a_void_vote_is_told_in_words_and_nobody_takes_over(story):
    ready(story).ballot().counted(7, 6, 5, 3, issued=7, returned=8)
    with pytest.raises(RefusedError, match="收回的选票多于发出的选票"):
        make.done(apply_election_result(election_id=story.election, posts={}, since=MEETING, on=ON))


def test_a_further_round_fills_the_open_seat(story):
    ready(story).ballot().counted(7, 6, 4, 3)
    vote = story.detail().rounds[0].vote_id
    again = make.done(add_vote_round(vote_id=vote))
    got = {
        row.id: Counts(yes=count)
        for row, count in zip(
            Candidate.select().where(Candidate.vote == again).order_by(Candidate.place),
            (6, 2),
            strict=True,
        )
    }
    counts = Counts(issued=8, returned=8, invalid=0)
    make.done(record_vote_counts(vote_id=again, counts=counts, candidates=got, on=ON))
    assert [one.name for one in story.detail().won] == ["王一", "牛二", "方三"]
    assert story.detail().step("vote").faults == ()


def test_a_small_branch_elects_its_secretary_directly_and_takes_over(data):
    story = Story(count=5, old=1).begin(1).approved_to_hold().approved(1).ballot()
    with pytest.raises(RefusedError, match="不设支委会"):
        make.done(
            add_posts_vote(
                election_id=story.election,
                posts={story.people[0]: Post.SECRETARY},
                held_on=MEETING,
                on=ON,
            )
        )
    story.counted(5, issued=5, returned=5)
    assert Vote.select().get().title == "选举支部书记"
    make.done(
        apply_election_result(
            election_id=story.election,
            posts={story.people[0]: Post.SECRETARY},
            since=MEETING,
            on=ON,
        )
    )
    assert posts_on(story, ON) == {"王一": Post.SECRETARY}


def test_filing_closes_the_election_and_taking_it_back_reopens(story):
    decided(story).posts_voted()
    make.done(
        apply_election_result(election_id=story.election, posts=story.posts(), since=MEETING, on=ON)
    )
    story.step("report", date(2026, 12, 11), number="4号")
    story.step("ratify", date(2026, 12, 15))
    story.step("file", date(2026, 12, 18))
    assert story.detail().closed_on == date(2026, 12, 18)
    assert story.detail().next is None
    taken = posts_on(story, ON)
    with pytest.raises(RefusedError, match="已经归档"):
        make.done(remove_election_result(election_id=story.election, on=ON))
    with pytest.raises(RefusedError, match="请先撤销“换届材料归档”"):
        make.done(
            correct_election_result(
                election_id=story.election, posts=story.posts(), since=date(2026, 12, 12), on=ON
            )
        )
    assert (posts_on(story, ON), story.detail().taken_on) == (taken, MEETING)
    filed = story.detail().step("file").done.step_id
    make.done(remove_election_step(step_id=filed, on=ON))
    assert story.detail().closed_on is None
    story.step("file", date(2026, 12, 18))
    make.done(
        add_election(organisation_id=story.branch, opened_on=date(2026, 12, 19), seats=3, on=ON)
    )
    filed = story.detail().step("file").done.step_id
    with pytest.raises(RefusedError, match="下一次换届正在进行"):
        make.done(remove_election_step(step_id=filed, on=ON))
    assert story.detail().closed_on == date(2026, 12, 18)


def test_candidates_of_any_election_are_put_in_stroke_order(story):
    ready(story).ballot()
    vote = story.detail().rounds[0].vote_id
    first = Candidate.select().where(Candidate.vote == vote).order_by(Candidate.place).first()
    with pytest.raises(RefusedError, match="已经按姓氏笔画排列"):
        make.done(move_candidates_in_stroke_order(vote_id=vote))
    make.done(move_candidate(candidate_id=first.id, by=1))
    assert story.detail().rounds[0].candidates[0].name == "牛二"
    make.done(move_candidates_in_stroke_order(vote_id=vote))
    names = [one.name for one in story.detail().rounds[0].candidates]
    assert names == ["王一", "牛二", "方三", "孔四"]
