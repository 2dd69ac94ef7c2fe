"""What 发展党员 asks of the day: 公示, steps whose limit runs out, helpers who are gone."""

from datetime import date

import pytest

from dangjian_desktop.domain.today import Act, Band, Source
from dangjian_desktop.domain.vocabulary import HelperRole, LeaveReason, ObligationState, Stage
from dangjian_desktop.operations.development import (
    accept_moved_in,
    add_admission,
    add_helper,
    close_publicity,
    post_publicity,
    record_review,
    record_step,
)
from dangjian_desktop.operations.people import record_departure
from dangjian_desktop.queries.obligations import ObligationsQuery
from dangjian_desktop.queries.today import TodayQuery
from tests import make

ON = date(2026, 11, 30)


def day(text):
    return date.fromisoformat(text)


@pytest.fixture
def branch(data):
    return make.branch()


@pytest.fixture
def case(branch):
    person = make.person("石进", branch, stage=Stage.APPLICANT, stage_since="2025-03-01")
    made = make.done(add_admission(person_id=person, opened_on=day("2025-03-01"), on=ON))
    took(made, "talk", "2025-03-20")
    took(made, "activist", "2026-01-12")
    return made


def took(case, step, done, **more):
    make.done(record_step(case_id=case, step=step, done_on=day(done), on=ON, **more))


def told(on, within=None):
    items = TodayQuery(day(on), within).fetch()
    return [one for one in items if one.source is Source.DEVELOPMENT]


def test_a_publicity_is_told_when_it_ends_and_until_it_is_written_off(branch, case):
    posted = {"case_id": case, "step": "activist", "posted_on": day("2026-11-16")}
    publicity = make.done(post_publicity(on=ON, **posted))
    (one,) = told("2026-11-20")
    assert (one.what, one.who) == (
        "公示到期：推荐和确定入党积极分子",
        "综采一队党支部 石进",
    )
    assert (one.due_on, one.band) == (day("2026-11-23"), Band.THIS_MONTH)
    assert (one.act, one.row_id) == (Act.OPEN_DEVELOPMENT, case)
    (one,) = told("2026-11-24", branch)
    assert one.what == "公示期满，登记结果：推荐和确定入党积极分子"
    assert told("2026-11-24", make.branch("别的支部")) == []
    ended = {"closed_on": day("2026-11-24"), "on": ON, "objections": False}
    make.done(close_publicity(publicity_id=publicity, **ended))
    assert told("2026-11-24") == []


def test_a_helper_who_has_left_is_to_be_replaced(branch, case):
    helper = make.person("张三", branch)
    named = {"case_id": case, "person_id": helper, "role": HelperRole.CONTACT}
    make.done(add_helper(since=day("2026-02-01"), on=ON, **named))
    assert told("2026-11-20") == []
    make.done(record_departure(person_id=helper, reason=LeaveReason.TRANSFER, on=day("2026-11-10")))
    (one,) = told("2026-11-20")
    assert (one.what, one.why) == ("另行指定培养联系人", "张三已不在册")


def test_a_limit_of_a_step_is_told_when_it_runs_out(branch):
    person = make.person("石来", branch, stage=Stage.CANDIDATE, stage_since="2025-01-10")
    make.person("王一", branch), make.person("王二", branch)
    made = make.done(
        add_admission(
            person_id=person, opened_on=day("2025-02-01"), on=ON, begins_at="political_review"
        )
    )
    took(made, "political_review", "2025-11-25")
    took(made, "training", "2025-12-10", training_days=3)
    assert told("2026-10-20") == []
    soon = [one for one in told("2026-11-20") if "支部委员会审查" in one.what]
    assert [(one.due_on, one.state) for one in soon] == [
        (day("2026-11-25"), ObligationState.DUE_SOON)
    ]
    late = [one for one in told("2026-11-30") if "支部委员会审查" in one.what]
    assert [(one.band, one.state) for one in late] == [(Band.OVERDUE, ObligationState.OVERDUE)]


# Obligations ---------------------------------------------------------------------------------


def dues(name, on):
    return [
        one for one in ObligationsQuery(day(on)).fetch() if one.told.name == f"obligations.{name}"
    ]


def test_a_review_is_owed_each_half_year(branch, case):
    (one,) = dues("admission_review", "2026-06-20")
    assert (one.due_on, one.state) == (day("2026-07-12"), ObligationState.DUE_SOON)
    assert one.person_name == "石进"
    (one,) = dues("admission_review", "2026-07-13")
    assert one.state is ObligationState.OVERDUE
    make.done(record_review(case_id=case, reviewed_on=day("2026-07-14"), on=ON))
    assert dues("admission_review", "2026-07-14")[0].state is ObligationState.MET
    later = dues("admission_review", "2027-01-05")[-1]  # it begins where the one before was due
    assert (later.period.first, later.due_on) == (day("2026-07-12"), day("2027-01-12"))
    (item,) = [
        item
        for item in TodayQuery(day("2026-07-13")).fetch()
        if item.obligation == "obligations.admission_review"
    ]
    assert (item.act, item.person_uid) == (Act.OPEN_DEVELOPMENT, one.person_uid)


def test_an_approval_is_owed_within_three_months(branch):
    told_of = {"stage": Stage.PROBATIONARY, "admitted_on": "2026-08-05"}
    person = make.person("石备", branch, **told_of)
    made = make.done(
        add_admission(person_id=person, opened_on=day("2026-08-06"), on=ON, begins_at="approval")
    )
    (one,) = dues("admission_approval", "2026-10-06")
    assert (one.due_on, one.state) == (day("2026-11-05"), ObligationState.DUE_SOON)
    assert dues("admission_approval", "2026-11-06")[0].state is ObligationState.OVERDUE
    took(made, "approval", "2026-11-10")
    assert dues("admission_approval", "2026-11-10")[0].state is ObligationState.MET


def test_what_was_approved_elsewhere_is_not_owed_here(branch):
    told_of = {"stage": Stage.PROBATIONARY, "admitted_on": "2026-03-05"}
    person = make.person("石备", branch, **told_of)
    make.done(
        add_admission(person_id=person, opened_on=day("2026-08-06"), on=ON, begins_at="enrolment")
    )
    assert dues("admission_approval", "2026-11-10") == []


def test_an_extended_probation_is_due_later(branch):
    told_of = {"admitted_on": "2025-08-20", "probation_extended_months": 6}
    make.person("石延", branch, stage=Stage.PROBATIONARY, **told_of)
    assert dues("confirmation", "2026-11-20") == []
    assert dues("confirmation", "2027-02-01")[0].due_on == day("2027-02-20")


def test_a_talk_recorded_with_the_way_in_counts(branch):
    person = make.person("钱七", branch, stage=Stage.APPLICANT, stage_since="2026-10-15")
    made = make.done(add_admission(person_id=person, opened_on=day("2026-10-15"), on=ON))
    assert dues("applicant_talk", "2026-11-20")[0].state is ObligationState.OVERDUE
    took(made, "talk", "2026-11-10")
    assert dues("applicant_talk", "2026-11-20")[0].state is ObligationState.MET


def test_what_falls_due_of_somebody_moved_in_is_owed_here(data):
    """The time elsewhere goes on counting: the talk, the 考察 and 转正 fall due on its days."""
    branch, since = make.branch(under=make.committee()), "2025-05-10"
    people = {
        "talk": make.person("申请甲", branch, stage=Stage.APPLICANT, stage_since="2026-08-01"),
        "cultivation": make.person("积极乙", branch, stage=Stage.ACTIVIST, stage_since=since),
        "probation": make.person(
            "预备丙", branch, stage=Stage.PROBATIONARY, admitted_on="2025-12-10"
        ),
    }
    moved, today = date(2026, 9, 1), date(2026, 11, 20)
    for step, person in people.items():
        told = {"moved_in_on": moved, "origin": "邻矿党委", "begins_at": step}
        make.done(accept_moved_in(person_id=person, on=today, **told))
    found = {item.obligation: item.due_on for item in TodayQuery(today).fetch()}
    assert found["obligations.applicant_talk"] == date(2026, 9, 1)
    assert found["obligations.admission_review"] == date(
        2026, 11, 10
    )  # those before stand in the old file
    assert found["obligations.confirmation"] == date(2026, 12, 10)
