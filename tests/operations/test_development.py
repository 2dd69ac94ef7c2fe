"""A way into the Party from the application to 转正, through the operations a user runs."""

from datetime import date

import pytest

from dangjian_desktop.domain.vocabulary import (
    AdmissionOutcome,
    Mark,
    Stage,
)
from dangjian_desktop.domain.vote_counts import Counts
from dangjian_desktop.domain.votes import Regime
from dangjian_desktop.operations import development as acts
from dangjian_desktop.operations.attendance import mark_attenders, post_due_list
from dangjian_desktop.operations.votes import add_vote, record_vote_counts
from dangjian_desktop.queries.development import (
    AdmissionQuery,
    DevelopmentQuery,
    stages_on,
)
from dangjian_desktop.storage.models import (
    AdmissionCase,
)
from tests import make

ON = date(2026, 11, 21)


def day(text):
    return date.fromisoformat(text)


@pytest.fixture
def branch(data):
    return make.branch("综采一队党支部", make.committee())


@pytest.fixture
def members(branch):
    return make.persons(4, branch)


@pytest.fixture
def applicant(branch):
    return make.person(
        "石进", branch, stage=Stage.APPLICANT, stage_since="2023-06-01", born_on=make.day("1996-02")
    )


def applied(person, opened="2023-06-01", **more):
    return make.done(acts.add_admission(person_id=person, opened_on=day(opened), on=ON, **more))


def took(case, step, done, **more):
    return make.done(
        acts.record_step(case_id=case, step=step, done_on=day(done), on=more.pop("on", ON), **more)
    )


def posted(case, step, on_day, closed):
    publicity = make.done(
        acts.post_publicity(case_id=case, step=step, posted_on=day(on_day), on=ON)
    )
    make.done(
        acts.close_publicity(publicity_id=publicity, closed_on=day(closed), on=ON, objections=False)
    )
    return publicity


def voted(person, held, branch, members, yes=4):
    """A 支部党员大会 on a day at which all members came and voted on the person."""
    meeting = make.held("general_meeting", branch, held)
    make.done(post_due_list(activity_id=meeting, on=ON))
    came = {"person_ids": members, "mark": Mark.PRESENT}
    make.done(mark_attenders(activity_id=meeting, on=ON, **came))
    vote = make.done(
        add_vote(activity_id=meeting, regime=Regime.ADMISSION, title="表决", person_ids=[person])
    )
    make.done(record_vote_counts(vote_id=vote, counts=Counts(yes, 4 - yes, 0), on=ON))
    return vote


def to_candidate(person, members):
    """The way up to 发展对象 with introducers, review and training."""
    case = applied(person)
    took(case, "talk", "2023-06-20")
    took(case, "activist", "2023-09-04")
    posted(case, "activist", "2023-09-05", "2023-09-12")
    took(case, "activist_filing", "2023-09-20")
    took(case, "contacts", "2023-09-25", helper_ids=members[:2])
    for made in ("2024-03-01", "2024-09-03"):
        make.done(acts.record_review(case_id=case, reviewed_on=day(made), on=ON))
    took(case, "cultivation", "2024-09-10", since=day("2023-09-04"))
    took(case, "candidate", "2024-09-11")
    posted(case, "candidate", "2024-09-12", "2024-09-24")
    took(case, "candidate_filing", "2024-10-10")
    took(case, "introducers", "2024-10-15", helper_ids=members[:2])
    took(case, "political_review", "2024-10-25", number="政审〔2024〕3号")
    took(case, "training", "2024-11-08", since=day("2024-11-06"), training_days=3)
    return case


def to_meeting(person, members):
    """The way up to the day before the 支部大会."""
    case = to_candidate(person, members)
    took(case, "committee_review", "2024-11-12")
    took(case, "pre_review", "2024-11-20", submitted_on=day("2024-11-13"))
    posted(case, "pre_review", "2024-11-21", "2024-11-28")
    took(case, "application_form", "2024-12-02")
    return case


def to_probation(person, branch, members):
    """The way up to the approval of the 预备党员."""
    case = to_meeting(person, members)
    vote = voted(person, "2024-12-05", branch, members)
    took(case, "admission_meeting", "2024-12-05", vote_id=vote)
    took(case, "superior_talk", "2024-12-20")
    took(case, "approval", "2025-01-10", submitted_on=day("2024-12-08"), number="批〔2025〕1号")
    took(case, "organisation_filing", "2025-01-15")
    took(case, "enrolment", "2025-01-20")
    took(case, "oath", "2025-02-01")
    return case


def standing(case, on=ON):
    return AdmissionQuery(case, on).fetch().row.standing


def stage(person, on):
    return stages_on([person], day(on)).get(person)


def test_the_whole_way_from_the_application_to_the_file(branch, applicant, members):
    case = to_probation(applicant, branch, members)
    took(case, "probation", "2025-12-01")
    took(case, "confirmation_application", "2025-12-01")
    posted(case, "confirmation_application", "2025-12-02", "2025-12-09")
    vote = voted(applicant, "2025-12-15", branch, members)
    took(case, "confirmation_meeting", "2025-12-15", vote_id=vote)
    took(case, "confirmation_approval", "2026-01-20")
    took(case, "filing", "2026-01-23")

    days = ("2023-07-01", "2024-01-01", "2024-11-01", "2025-05-01", "2025-12-05")
    assert [stage(applicant, one) for one in days] == list(Stage)
    row = AdmissionCase.get_by_id(case)
    assert (row.closed_on, row.outcome) == (day("2026-01-23"), AdmissionOutcome.CONFIRMED)
    found = standing(case)
    assert found.next is None
    assert found.done == 25
    assert found.faults == ()
    assert DevelopmentQuery(ON).fetch() == []
    (closed,) = DevelopmentQuery(ON, with_closed=True).fetch()
    assert closed.stage is Stage.FULL
