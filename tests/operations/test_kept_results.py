"""What stands recorded of a vote stays true, whatever operation would turn the vote."""

from datetime import date

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.people import PersonFacts
from dangjian_desktop.domain.vocabulary import (
    LeaveReason,
    Mark,
    Stage,
    StepOutcome,
    VotingBarReason,
)
from dangjian_desktop.domain.vote_counts import Counts
from dangjian_desktop.domain.votes import Regime
from dangjian_desktop.operations.activities import close_activity, move_activity
from dangjian_desktop.operations.attendance import (
    add_attender,
    mark_attendance,
    mark_attenders,
    post_due_list,
)
from dangjian_desktop.operations.election_votes import apply_election_result, remove_election_result
from dangjian_desktop.operations.people import (
    add_person,
    advance_stage,
    change_party_dates,
    move_to_branch,
    record_departure,
)
from dangjian_desktop.operations.rules import change_rule
from dangjian_desktop.operations.runner import Operation, RefusedError
from dangjian_desktop.operations.spells import SpellKind, correct_spell_days
from dangjian_desktop.operations.votes import add_vote, record_vote_counts
from dangjian_desktop.operations.voting_rights import (
    add_voting_bar,
    change_voting_bar,
    remove_voting_bar,
)
from dangjian_desktop.queries.votes import ActivityVotesQuery
from dangjian_desktop.storage.models import (
    Activity,
    AdmissionCase,
    AdmissionStep,
    Attendance,
    Candidate,
    Membership,
    StageSpell,
    Vote,
    VotingBar,
)
from tests import make
from tests.admission_stories import written, written_before
from tests.election_stories import MEETING, ON, Story

HELD = "2026-11-05"
TURNED = "按原来的结果登记"


@pytest.fixture
def branch(data):
    return make.branch("综采一队党支部", make.committee())


@pytest.fixture
def members(branch):
    return make.persons(4, branch)


def discussed(branch, members, yes, outcome, came=4, is_listed=True):
    """A 支部党员大会 that discussed an admission, and the step that rests on it."""
    applicant = make.person("张建国", branch, stage=Stage.CANDIDATE, since="2025-01-01")
    case = written(AdmissionCase, person=applicant, opened_on=date(2024, 3, 1))
    meeting = make.held("general_meeting", branch, HELD)
    if is_listed:
        make.done(post_due_list(activity_id=meeting, on=ON))
    else:
        for person in members:
            make.done(add_attender(activity_id=meeting, person_id=person, is_due=True))
    make.done(
        mark_attenders(activity_id=meeting, on=ON, person_ids=members[:came], mark=Mark.PRESENT)
    )
    vote = make.done(
        add_vote(activity_id=meeting, regime=Regime.ADMISSION, title="表决", person_ids=[applicant])
    )
    make.done(record_vote_counts(vote_id=vote, counts=Counts(yes, came - yes, 0), on=ON))
    written(
        AdmissionStep,
        case=case,
        step="admission_meeting",
        done_on=date.fromisoformat(HELD),
        activity=meeting,
        vote=vote,
        outcome=outcome,
    )
    return vote


@pytest.fixture
def refused(branch, members):
    """Two of four said yes, which is not more than half; two of three would be."""
    return discussed(branch, members, 2, StepOutcome.REFUSED)


def passed(vote):
    return ActivityVotesQuery(Vote.get_by_id(vote).activity_id).fetch().vote(vote).passed


def membership(person):
    return Membership.get(Membership.person == person)


def stays(vote, *works):
    for work in works:
        with pytest.raises(RefusedError, match=TURNED):
            make.done(work)
    assert not passed(vote)


def test_a_roster_that_would_turn_a_vote_stays(branch, members, refused):
    other = make.branch("掘进队党支部")
    before = membership(members[0])
    stays(
        refused,
        move_to_branch(person_ids=members[:1], branch_id=other, on=date(2026, 11, 1)),
        record_departure(person_id=members[0], reason=LeaveReason.DEATH, on=date(2026, 11, 4)),
        correct_spell_days(
            kind=SpellKind.BRANCH,
            spell_id=before.id,
            since=PartialDate.from_iso("2026-11-06"),
            until=None,
        ),
    )
    assert (membership(members[0]).since, membership(members[0]).until) == (before.since, None)


def test_a_stage_that_would_turn_a_vote_stays(branch, members, refused):
    stays(
        refused,
        change_party_dates(
            person_id=members[0],
            admitted_on=make.day("2025-11-20"),
            confirmed_on=make.day("2026-11-20"),
        ),
    )


def test_a_bar_that_would_turn_a_vote_is_not_entered(branch, members, refused):
    told = {"reason": VotingBarReason.UNDER_OBSERVATION, "since": make.day("2026-01-01")}
    stays(refused, add_voting_bar(person_id=members[0], **told))
    assert not VotingBar.select().exists()
    short = make.done(add_voting_bar(person_id=members[0], until=make.day("2026-11-05"), **told))
    stays(refused, change_voting_bar(bar_id=short, until=make.day("2026-11-06"), **told))
    make.done(remove_voting_bar(bar_id=short))


def test_a_rule_that_would_turn_a_vote_stays(branch, members, refused):
    told = {"rule": "votes.admission", "key": "passing", "note": "上级答复"}
    half = {"share": "1/2", "how": "at_least", "of": "expected"}
    stays(refused, change_rule(value=half, **told))
    make.done(change_rule(value=half, since=make.day("2026-11-06"), **told))


def test_what_lies_after_the_meeting_or_turns_nothing_goes_on(branch, members, refused):
    other = make.branch("掘进队党支部")
    make.done(move_to_branch(person_ids=members[:1], branch_id=other, on=date(2026, 11, 6)))
    fifth = make.person("新来", branch, confirmed_on="2010-07-01")  # not on the list that was fixed
    make.done(record_departure(person_id=fifth, reason=LeaveReason.DEATH, on=date(2026, 11, 4)))
    assert not passed(refused)


def test_where_no_list_was_fixed_the_roster_of_the_day_keeps_a_vote(branch, members):
    vote = discussed(branch, members, 3, StepOutcome.DONE, is_listed=False)
    with pytest.raises(RefusedError, match=TURNED):
        make.done(
            Operation(
                "导入",
                "import_people",
                lambda writer: [
                    add_person(
                        facts=PersonFacts(name=name),
                        branch_id=branch,
                        stage=Stage.FULL,
                        confirmed_on=make.day("2010-07-01"),
                        since=make.day("2010-07-01"),
                    ).body(writer)
                    for name in ("钱五", "孙六")
                ],
            )
        )
    assert passed(vote)
    elsewhere = make.branch("掘进队党支部")
    make.persons(2, elsewhere)
    assert passed(vote)


def test_a_step_that_was_contradicted_before_hinders_nothing(branch, members, refused):
    """A file of an earlier version may hold a vote that the roster has turned since."""
    told = {"reason": VotingBarReason.UNDER_OBSERVATION, "since": make.day("2026-01-01")}
    written_before(VotingBar, person=members[0], **told)
    assert passed(refused)
    meeting = Vote.get_by_id(refused).activity_id
    make.done(mark_attendance(activity_id=meeting, person_id=members[0], mark=Mark.LATE, on=ON))
    make.done(
        record_departure(person_id=members[0], reason=LeaveReason.DEATH, on=date(2026, 11, 4))
    )


def test_undo_of_a_roster_change_is_not_asked(branch, members, runner):
    other = make.branch("掘进队党支部")
    runner.run(move_to_branch(person_ids=members[:1], branch_id=other, on=date(2026, 11, 6)))
    discussed(branch, members, 2, StepOutcome.REFUSED)
    runner.undo()


def test_a_rehearsal_tells_what_would_be_refused(branch, members, refused, runner):
    work = record_departure(person_id=members[0], reason=LeaveReason.DEATH, on=date(2026, 11, 4))
    (tried,), found = runner.rehearse([work], lambda: passed(refused))
    assert TURNED in str(tried.refusal)
    assert not found


# 换届 -----------------------------------------------------------------------------------


@pytest.fixture
def story(data):
    found = Story().begin().approved_to_hold().approved().ballot().counted(7, 6, 5, 3)
    return found.posts_voted()


def take_over(story):
    make.done(
        apply_election_result(election_id=story.election, posts=story.posts(), since=MEETING, on=ON)
    )


def test_until_the_new_committee_takes_over_the_count_is_mended(story):
    story.counted(7, 6, 3, 5)
    assert [one.name for one in story.detail().won][2] != "方三"


def test_the_result_by_which_a_committee_took_over_stays(story):
    take_over(story)
    detail = story.detail()
    meeting, vote = detail.activity_id, detail.rounds[0].vote_id
    listed = Candidate.select().where(Candidate.vote == vote).order_by(Candidate.place)
    other = {row.id: Counts(yes=yes) for row, yes in zip(listed, (7, 6, 3, 5), strict=True)}
    absent = [row.id for row in Attendance.select().where(Attendance.activity == meeting)]
    assert len(absent) == 8
    for work in (
        record_vote_counts(
            vote_id=vote, counts=Counts(issued=8, returned=8, invalid=0), candidates=other, on=ON
        ),
        mark_attenders(activity_id=meeting, person_ids=story.people, mark=Mark.ABSENT, on=ON),
        move_activity(activity_id=meeting, held_on=date(2026, 12, 9), on=ON),
        close_activity(activity_id=meeting, note="改期"),
    ):
        with pytest.raises(RefusedError, match=TURNED):
            make.done(work)
    same = {row.id: Counts(yes=yes) for row, yes in zip(listed, (8, 6, 5, 3), strict=True)}
    make.done(
        record_vote_counts(
            vote_id=vote, counts=Counts(issued=8, returned=8, invalid=0), candidates=same, on=ON
        )
    )
    make.done(remove_election_result(election_id=story.election, on=ON))
    make.done(mark_attenders(activity_id=meeting, person_ids=story.people, mark=Mark.ABSENT, on=ON))


def test_the_roster_does_not_turn_the_election_of_a_committee(data):
    """Four of eight are not more than half and a seat stays empty; of seven they would be."""
    story = Story().begin().approved_to_hold().approved().ballot().counted(7, 6, 4, 3)
    story.posts_voted(2)
    take_over(story)
    other, last = make.branch("掘进队党支部"), story.people[-1:]
    with pytest.raises(RefusedError, match=TURNED):
        make.done(move_to_branch(person_ids=last, branch_id=other, on=date(2026, 12, 1)))
    make.done(move_to_branch(person_ids=last, branch_id=other, on=date(2026, 12, 20)))
    assert [one.name for one in story.detail().won] == ["王一", "牛二"]


def test_the_meetings_of_others_are_left_alone(story, data):
    take_over(story)
    meeting = make.held("general_meeting", story.branch, "2026-10-08")
    make.done(move_activity(activity_id=meeting, held_on=date(2026, 10, 9), on=ON))
    assert Activity.get_by_id(meeting).held_on == date(2026, 10, 9)
    person = make.person("新来", story.branch, stage=Stage.APPLICANT)
    make.done(advance_stage(person_id=person, stage=Stage.ACTIVIST, since=date(2026, 12, 20)))
    assert StageSpell.select().where(StageSpell.person == person).count() == 2
