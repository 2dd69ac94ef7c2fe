"""Which meetings, votes and helpers a step of 发展党员 can be given."""

from datetime import date

import pytest

from dangjian_desktop.domain.vocabulary import Stage
from dangjian_desktop.domain.votes import Regime
from dangjian_desktop.operations.activities import close_activity
from dangjian_desktop.operations.votes import add_vote
from dangjian_desktop.queries.development import step_book_on
from dangjian_desktop.queries.development_meetings import MeetingChoicesQuery, VoteChoicesQuery
from dangjian_desktop.queries.full_members import FullMembersQuery
from tests import make
from tests.operations.test_development import ON, voted

FIRST = date(2026, 1, 1)


@pytest.fixture
def branch(data):
    return make.branch("综采一队党支部", make.committee())


def test_the_steps_say_which_meetings_and_numbers_they_have(data):
    steps = {one.code: one for one in step_book_on(ON).steps}
    assert steps["activist"].meetings == ("committee_meeting",)
    assert steps["admission_meeting"].meetings == ("general_meeting",)
    assert not steps["talk"].meetings
    assert steps["approval"].has_number
    assert not steps["talk"].has_number


def test_meetings_of_the_branch_come_newest_first(branch):
    other = make.branch("机电队党支部")
    early = make.held("committee_meeting", branch, "2026-03-02")
    late = make.held("committee_meeting", branch, "2026-05-02")
    make.held("general_meeting", branch, "2026-05-03")
    make.held("committee_meeting", other, "2026-05-04")
    kinds = frozenset({"committee_meeting"})
    found = MeetingChoicesQuery(FIRST, ON, branch, kinds).fetch()
    assert [one.activity_id for one in found] == [late, early]
    assert MeetingChoicesQuery(FIRST, ON, None, kinds).fetch() == []
    assert MeetingChoicesQuery(FIRST, ON, branch, frozenset()).fetch() == []


def test_votes_about_the_person_are_offered_with_how_they_went(branch):
    members = make.persons(4, branch)
    person = make.person("石进", branch, stage=Stage.CANDIDATE)
    passed = voted(person, "2026-05-05", branch, members)
    failed = voted(person, "2026-06-05", branch, members, yes=1)
    other = make.person("石别", branch, stage=Stage.CANDIDATE)
    voted(other, "2026-05-06", branch, members)
    cancelled = make.activity("general_meeting", branch, "2026-07-05")
    make.done(
        add_vote(activity_id=cancelled, regime=Regime.ADMISSION, title="表决", person_ids=[person])
    )
    make.done(close_activity(activity_id=cancelled, note="改期"))
    found = VoteChoicesQuery(person, ON).fetch()
    assert [(one.vote_id, one.passed) for one in found] == [(failed, False), (passed, True)]
    assert VoteChoicesQuery(person, date(2026, 5, 31)).fetch()[0].vote_id == passed


def test_only_full_members_of_the_day_are_told(branch):
    full = make.person("石正", branch)
    applicant = make.person("石申", branch, stage=Stage.APPLICANT)
    assert FullMembersQuery((full, applicant), ON).fetch() == frozenset({full})
