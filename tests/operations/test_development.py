"""A way into the Party from the application to 转正, through the operations a user runs."""

from datetime import date, datetime

import pytest

from dangjian_desktop.domain.admissions import StepState
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.vocabulary import (
    AdmissionOutcome,
    HelperRole,
    LeaveReason,
    Mark,
    Stage,
    StepOutcome,
    VotingBarReason,
)
from dangjian_desktop.domain.vote_counts import Counts
from dangjian_desktop.domain.votes import Regime
from dangjian_desktop.operations import development as acts
from dangjian_desktop.operations.activities import (
    change_activity,
    close_activity,
    move_activity,
    remove_activity,
)
from dangjian_desktop.operations.attendance import (
    add_attender,
    mark_attendance,
    mark_attenders,
    post_due_list,
    remove_attender,
    remove_mark,
    remove_marks,
)
from dangjian_desktop.operations.duplicates import merge_people
from dangjian_desktop.operations.people import move_to_branch, record_departure
from dangjian_desktop.operations.rules import change_rule
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.votes import (
    add_vote,
    add_written_opinion,
    change_written_opinion,
    record_vote_counts,
    remove_vote,
    remove_written_opinion,
)
from dangjian_desktop.operations.voting_rights import (
    add_deduction,
    add_voting_bar,
    change_deduction,
    remove_deduction,
)
from dangjian_desktop.queries.development import (
    AdmissionQuery,
    DevelopmentQuery,
    case_facts,
    stages_on,
)
from dangjian_desktop.queries.electorate import ElectorateQuery
from dangjian_desktop.queries.votes import ActivityVotesQuery
from dangjian_desktop.storage.models import (
    Activity,
    AdmissionCase,
    AdmissionHelper,
    AdmissionPaper,
    AdmissionPublicity,
    AdmissionReview,
    AdmissionStep,
    Attendance,
    Departure,
    Person,
    StageSpell,
    Vote,
    VotingBar,
    WrittenOpinion,
)
from tests import make
from tests.admission_stories import written_before

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


# Cases ---------------------------------------------------------------------------------------


def test_one_person_has_one_open_way_at_a_time(branch, applicant):
    applied(applicant)
    with pytest.raises(RefusedError, match="同时只有一件"):
        applied(applicant, "2024-01-01")
    assert AdmissionCase.select().count() == 1


def test_somebody_must_be_eighteen_to_apply(branch):
    person = make.person(
        "石小", branch, stage=Stage.APPLICANT, born_on=make.day("2008-11-21")
    )  # D03
    with pytest.raises(RefusedError, match="2026-11-21 才年满 18 岁"):
        make.done(
            acts.add_admission(person_id=person, opened_on=day("2026-11-20"), on=day("2026-11-20"))
        )
    made = acts.add_admission(person_id=person, opened_on=day("2026-11-21"), on=day("2026-11-21"))
    assert make.done(made)


def test_somebody_who_is_surely_too_young_by_the_month_does_not_apply(branch):
    person = make.person("石小", branch, stage=Stage.APPLICANT, born_on=make.day("2008-11"))
    with pytest.raises(RefusedError, match="18 岁"):
        applied(person, "2026-10-31")
    applied(person, "2026-11-01")


def test_an_application_that_has_not_come_or_of_a_member_is_refused(branch, applicant, members):
    with pytest.raises(RefusedError, match="还没有到"):
        applied(applicant, "2026-11-22")
    with pytest.raises(RefusedError, match="不必再登记入党申请"):
        applied(members[0])
    with pytest.raises(RefusedError, match="不在册"):
        applied(make.person("石外", branch, stage=Stage.APPLICANT, since="2026-01-01"))
    with pytest.raises(RefusedError, match="没有“walk”这一步"):
        applied(applicant, begins_at="walk")


def test_the_application_corrects_what_the_roster_only_assumed(branch):
    person = make.person("石进", branch, stage=Stage.APPLICANT)
    applied(person, "2025-03-01")
    assert stage(person, "2025-02-28") is None
    assert stage(person, "2025-03-01") is Stage.APPLICANT


def test_one_who_was_given_up_may_apply_again(branch, applicant, members):
    case = applied(applicant)
    took(case, "talk", "2023-06-20")
    took(case, "activist", "2023-09-04")
    given_up = {"outcome": AdmissionOutcome.STOPPED, "closed_on": day("2024-05-01")}
    with pytest.raises(RefusedError, match="没有写依据"):
        make.done(acts.close_admission(case_id=case, on=ON, **given_up))
    make.done(acts.close_admission(case_id=case, on=ON, note="支委会决定", **given_up))
    (left,) = Departure.select()
    assert left.reason is LeaveReason.WITHDRAWN
    with pytest.raises(RefusedError, match="已经办结"):
        took(case, "activist_filing", "2024-06-01")

    with pytest.raises(RefusedError, match="不在册"):
        applied(applicant, "2025-02-01")
    with pytest.raises(RefusedError, match="才办结"):
        applied(applicant, "2024-03-01")
    again = applied(applicant, "2025-02-01", branch_id=branch)
    assert stage(applicant, "2024-04-01") is Stage.ACTIVIST
    assert stage(applicant, "2025-02-01") is Stage.APPLICANT
    took(again, "talk", "2025-02-20")
    took(again, "activist", "2025-09-01")
    assert stage(applicant, "2025-09-01") is Stage.ACTIVIST
    assert stage(applicant, "2024-04-01") is Stage.ACTIVIST
    assert len(DevelopmentQuery(ON, with_closed=True).fetch()) == 2


def test_whoever_applies_again_has_a_probation_of_his_own(branch, applicant, members):
    case = to_probation(applicant, branch, members)
    extended = {"outcome": StepOutcome.EXTENDED, "months": 6}
    discussed(case, applicant, branch, members, "2025-12-15", **extended)
    ended = {"outcome": AdmissionOutcome.CANCELLED, "note": "大会决定", "on": ON}
    make.done(acts.close_admission(case_id=case, closed_on=day("2026-01-10"), **ended))
    again = applied(applicant, "2026-03-01", branch_id=branch)
    assert Person.get_by_id(applicant).probation_extended_months is None
    assert stage(applicant, "2026-02-28") is Stage.PROBATIONARY
    assert stage(applicant, "2026-03-01") is Stage.APPLICANT
    assert case_facts(again, ON).extended_months == 0
    assert case_facts(case, day("2026-01-09")).extended_months == 0


def test_a_case_closed_by_mistake_is_opened_again(branch, applicant):
    case = applied(applicant)
    with pytest.raises(RefusedError, match="还没有办结"):
        make.done(acts.reopen_admission(case_id=case))
    told = {"outcome": AdmissionOutcome.STOPPED, "closed_on": day("2024-05-01"), "note": "误登记"}
    make.done(acts.close_admission(case_id=case, on=ON, leaves_roll=False, **told))
    make.done(acts.reopen_admission(case_id=case))
    assert AdmissionCase.get_by_id(case).outcome is None
    make.done(acts.close_admission(case_id=case, on=ON, **told))
    with pytest.raises(RefusedError, match="已不在册"):
        make.done(acts.reopen_admission(case_id=case))
    make.done(move_to_branch(person_ids=[applicant], branch_id=branch, on=day("2024-05-01")))
    make.done(acts.reopen_admission(case_id=case))


def test_a_case_is_not_opened_again_behind_a_later_one(branch, applicant):
    told = {"outcome": AdmissionOutcome.STOPPED, "note": "支委会", "leaves_roll": False, "on": ON}
    case = applied(applicant)
    make.done(acts.close_admission(case_id=case, closed_on=day("2024-01-10"), **told))
    later = applied(applicant, "2025-01-01")
    make.done(acts.close_admission(case_id=later, closed_on=day("2026-01-10"), **told))
    with pytest.raises(RefusedError, match="2025-01-01 又开始了一件"):
        make.done(acts.reopen_admission(case_id=case))
    make.done(acts.reopen_admission(case_id=later))
    assert AdmissionCase.get_by_id(case).closed_on == day("2024-01-10")


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (AdmissionOutcome.CONFIRMED, "还不是正式党员"),
        (AdmissionOutcome.CANCELLED, "只有预备党员"),
    ],
)
def test_an_outcome_must_fit_the_stage(branch, applicant, outcome, words):
    case = applied(applicant)
    with pytest.raises(RefusedError, match=words):
        make.done(
            acts.close_admission(case_id=case, outcome=outcome, closed_on=ON, on=ON, note="支委会")
        )


def test_a_member_is_not_given_up_and_moves_out_by_letter(branch, members):
    person = make.person("石备", branch, stage=Stage.PROBATIONARY, admitted_on="2026-05-01")
    case = applied(person, "2026-06-01", begins_at="enrolment")
    for outcome, words in (
        (AdmissionOutcome.STOPPED, "不能按不再培养"),
        (AdmissionOutcome.MOVED_OUT, "转组织关系"),
    ):
        with pytest.raises(RefusedError, match=words):
            make.done(
                acts.close_admission(case_id=case, outcome=outcome, closed_on=ON, on=ON, note="会")
            )
    ended = {"outcome": AdmissionOutcome.CANCELLED, "closed_on": ON, "note": "大会决定"}
    make.done(acts.close_admission(case_id=case, on=ON, **ended))
    (left,) = Departure.select()
    assert (left.reason, left.note) == (LeaveReason.EXPULSION, "取消预备党员资格")
    assert AdmissionCase.get_by_id(case).outcome is AdmissionOutcome.CANCELLED


def test_leaving_the_roll_ends_the_way_in_one_operation(branch, applicant, runner):
    case = applied(applicant)
    runner.run(record_departure(person_id=applicant, reason=LeaveReason.TRANSFER, on=ON))
    assert AdmissionCase.get_by_id(case).outcome is AdmissionOutcome.MOVED_OUT
    runner.undo()
    assert AdmissionCase.get_by_id(case).closed_on is None


# Moved in ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "begins", "told"),
    [
        (Stage.APPLICANT, "talk", {"stage_since": "2026-01-05"}),
        (Stage.ACTIVIST, "contacts", {"stage_since": "2025-09-10"}),
        (Stage.CANDIDATE, "introducers", {"stage_since": "2026-02-01"}),
        (Stage.PROBATIONARY, "enrolment", {"admitted_on": "2025-12-05"}),
    ],
)
def test_whoever_moves_in_goes_on_where_he_stands(branch, at, begins, told):
    person = make.person("石来", branch, stage=at, since="2026-03-01", **told)
    moved = {"person_id": person, "moved_in_on": day("2026-03-01"), "on": ON}
    with pytest.raises(RefusedError, match="从哪里转来"):
        make.done(acts.accept_moved_in(origin=" ", **moved))
    case = make.done(acts.accept_moved_in(origin="青石煤矿党委", **moved))
    found = standing(case)
    assert found.next.rule.code == begins
    before = [one for one in found.steps if one.rule.number < found.next.rule.number]
    assert {one.state for one in before} == {StepState.ELSEWHERE}
    assert found.missing_papers  # what was done elsewhere stands in the file that came along


def test_time_elsewhere_goes_on_counting(branch):
    person = make.person(
        "石来", branch, stage=Stage.ACTIVIST, stage_since="2025-09-10", since="2026-03-01"
    )
    case = make.done(
        acts.accept_moved_in(
            person_id=person, moved_in_on=day("2026-03-01"), on=ON, origin="青石煤矿党委"
        )
    )
    found = standing(case)
    assert found.step("candidate").earliest == day("2026-09-10")
    assert [one.due_on for one in found.reviews] == [
        day("2026-03-10"),
        day("2026-09-10"),
        day("2027-03-10"),
    ]  # D04


def test_a_moved_in_probationer_may_be_discussed_half_a_year_later(branch):
    told = {"stage": Stage.PROBATIONARY, "admitted_on": "2025-12-05", "since": "2026-03-01"}
    person = make.person("石来", branch, **told)
    case = make.done(
        acts.accept_moved_in(
            person_id=person, moved_in_on=day("2026-03-01"), on=ON, origin="青石煤矿党委"
        )
    )
    step = standing(case).step("confirmation_meeting")
    assert (step.earliest, step.latest) == (day("2026-12-05"), day("2027-06-05"))


def test_an_extension_granted_elsewhere_moves_the_day_of_full_membership(branch, members):
    told = {"stage": Stage.PROBATIONARY, "admitted_on": "2025-01-10", "since": "2026-02-01"}
    person = make.person("石来", branch, probation_extended_months=6, **told)
    moved = {"person_id": person, "moved_in_on": day("2026-02-01"), "origin": "青石煤矿党委"}
    case = make.done(acts.accept_moved_in(on=ON, **moved))
    assert standing(case).step("confirmation_meeting").earliest == day("2026-07-10")
    for step in ("enrolment", "oath"):
        took(case, step, "2026-02-20")
    for step in ("probation", "confirmation_application"):
        took(case, step, "2026-07-01")
    posted(case, "confirmation_application", "2026-07-02", "2026-07-09")
    vote = voted(person, "2026-07-15", branch, members)
    took(case, "confirmation_meeting", "2026-07-15", vote_id=vote)
    assert stage(person, "2026-07-09") is Stage.PROBATIONARY
    assert stage(person, "2026-07-10") is Stage.FULL


def test_a_full_member_has_nothing_to_go_on_with(branch, members):
    with pytest.raises(RefusedError, match="没有要接着办的"):
        make.done(
            acts.accept_moved_in(person_id=members[0], moved_in_on=ON, on=ON, origin="青石煤矿党委")
        )


# Steps ---------------------------------------------------------------------------------------


def test_recording_a_step_makes_the_stage_and_one_undo_takes_both_back(branch, applicant, runner):
    case = applied(applicant)
    took(case, "talk", "2023-06-20")
    runner.run(acts.record_step(case_id=case, step="activist", done_on=day("2023-09-04"), on=ON))
    assert stage(applicant, "2023-09-04") is Stage.ACTIVIST
    runner.undo()
    assert stage(applicant, "2023-09-04") is Stage.APPLICANT
    assert [one.step for one in case_facts(case, ON).steps] == ["apply", "talk"]
    runner.redo()
    assert stage(applicant, "2023-09-04") is Stage.ACTIVIST


def test_correcting_and_removing_a_step_moves_the_stage(branch, applicant):
    case = applied(applicant)
    took(case, "talk", "2023-06-20")
    step = took(case, "activist", "2023-09-04")
    make.done(acts.correct_step(step_id=step, done_on=day("2023-10-08"), on=ON))
    assert stage(applicant, "2023-10-07") is Stage.APPLICANT
    assert stage(applicant, "2023-10-08") is Stage.ACTIVIST
    with pytest.raises(RefusedError, match="早于前面的“党组织派人谈话”"):
        make.done(acts.correct_step(step_id=step, done_on=day("2023-06-10"), on=ON))
    talk = AdmissionStep.get(AdmissionStep.step == "talk").id
    with pytest.raises(RefusedError, match="晚于后面的"):
        make.done(acts.correct_step(step_id=talk, done_on=day("2023-10-09"), on=ON))
    with pytest.raises(RefusedError, match="先删除后面的"):
        make.done(acts.remove_step(step_id=talk, on=ON))
    make.done(acts.remove_step(step_id=step, on=ON))
    assert stage(applicant, "2024-01-01") is Stage.APPLICANT
    first = AdmissionStep.get(AdmissionStep.step == "apply").id
    with pytest.raises(RefusedError, match="不能删除"):
        make.done(acts.remove_step(step_id=first, on=ON))
    make.done(acts.correct_step(step_id=first, done_on=day("2023-06-05"), on=ON))
    assert AdmissionCase.get_by_id(case).opened_on == day("2023-06-05")
    assert stage(applicant, "2023-06-04") is None


def test_the_day_of_a_second_application_moves_what_the_person_was_before(branch, applicant):
    case = applied(applicant)
    given_up = {"outcome": AdmissionOutcome.STOPPED, "note": "支委会", "leaves_roll": False}
    make.done(acts.close_admission(case_id=case, closed_on=day("2024-05-01"), on=ON, **given_up))
    again = applied(applicant, "2025-02-01")
    first = AdmissionStep.get(AdmissionStep.case == again).id
    with pytest.raises(RefusedError, match="才办结"):
        make.done(acts.correct_step(step_id=first, done_on=day("2024-03-01"), on=ON))
    for moved in ("2025-03-01", "2024-12-01"):
        make.done(acts.correct_step(step_id=first, done_on=day(moved), on=ON))
        spells = list(StageSpell.select().where(StageSpell.person == applicant))
        assert [(one.since.iso, one.until and one.until.iso) for one in spells] == [
            ("2023-06-01", moved),
            (moved, None),
        ]


def test_a_step_out_of_order_is_refused(branch, applicant, members):
    case = to_candidate(applicant, members)
    took(case, "committee_review", "2024-11-12")
    with pytest.raises(RefusedError, match="前面的“填写入党志愿书”没有登记"):  # D16
        took(case, "admission_meeting", "2024-12-05")
    assert standing(case).next.rule.code == "pre_review"


def test_a_step_before_its_time_is_refused_and_can_be_entered_as_it_was(branch, members):
    person = make.person("石早", branch, stage=Stage.APPLICANT, stage_since="2025-03-01")
    case = applied(person, "2025-03-01")
    took(case, "talk", "2025-04-01")
    took(case, "activist", "2025-09-10")
    posted(case, "activist", "2025-09-11", "2025-09-18")
    took(case, "activist_filing", "2025-09-20")
    took(case, "contacts", "2025-09-22", helper_ids=members[:1])
    found = standing(case, day("2026-09-01"))
    assert found.next.state is StepState.WAITING
    assert found.next.earliest == day("2026-09-10")
    assert "还差 9 天" in str(found.next.why_not[0])
    with pytest.raises(RefusedError, match="还差 1 天"):  # D05
        took(case, "cultivation", "2026-09-09")
    with pytest.raises(RefusedError, match="写为什么"):
        took(case, "cultivation", "2026-09-09", as_it_was=True)
    took(case, "cultivation", "2026-09-09", as_it_was=True, note="当时按整年算错")
    (fault, *_rest) = standing(case).step("cultivation").faults
    assert "还差 1 天" in str(fault)


def test_a_day_that_has_not_come_or_lies_before_the_application_is_refused(branch, applicant):
    case = applied(applicant)
    for told in ("2026-11-22", "2023-05-31"):
        with pytest.raises(RefusedError):
            took(case, "talk", told, as_it_was=True, note="错")
    with pytest.raises(RefusedError, match="没有“walk”"):
        took(case, "walk", "2023-06-20")
    took(case, "talk", "2023-06-20")
    with pytest.raises(RefusedError, match="已经登记"):
        took(case, "talk", "2023-06-21")


def test_being_late_is_told_and_not_refused(branch, applicant):
    case = applied(applicant, "2025-01-31")
    assert standing(case, day("2025-03-01")).next.is_overdue
    took(case, "talk", "2025-03-03")
    (fault,) = standing(case).step("talk").faults
    assert "2025-02-28" in str(fault)  # D02
    assert "晚了 3 天" in str(fault)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"training_days": 2, "training_minutes": 20 * 60}, "登记了 2 天、20 学时"),
        ({}, "没有写培训"),
        ({"training_days": -1}, "不对"),
    ],
)
def test_a_training_that_is_too_short_is_refused(branch, applicant, members, told, words):
    case = to_candidate(applicant, members)
    last = AdmissionStep.get(AdmissionStep.step == "training").id
    make.done(acts.remove_step(step_id=last, on=ON))
    with pytest.raises(RefusedError, match=words):  # D06
        took(case, "training", "2024-11-08", **told)
    took(case, "training", "2024-11-08", training_days=2, training_minutes=24 * 60)


@pytest.mark.parametrize(
    ("step", "told", "words"),
    [
        ("talk", {"training_days": 3}, "不记培训天数"),
        ("talk", {"since": date(2023, 6, 1)}, "没有起止日期"),
        ("talk", {"submitted_on": date(2023, 6, 1)}, "没有上报日期"),
        ("talk", {"outcome": StepOutcome.REFUSED}, "没有不通过"),
        ("talk", {"outcome": StepOutcome.EXTENDED, "months": 6}, "讨论转正时"),
        ("talk", {"months": 6}, "没有延长"),
        ("talk", {"number": "长" * 61}, "最多 60 个"),
        ("talk", {"vote_id": 99}, "不用支部党员大会表决"),
        ("talk", {"activity_id": 99}, "会议已经不在"),
    ],
)
def test_what_does_not_fit_a_step_is_refused(branch, applicant, step, told, words):
    case = applied(applicant)
    with pytest.raises(RefusedError, match=words):
        took(case, step, "2023-06-20", **told)


def test_a_refused_step_is_done_again_in_another_round(branch, applicant):
    case = applied(applicant)
    took(case, "talk", "2023-06-20")
    took(case, "activist", "2023-09-04", outcome=StepOutcome.REFUSED, note="再培养一段时间")
    assert stage(applicant, "2024-01-01") is Stage.APPLICANT
    assert standing(case).next.rule.code == "activist"
    took(case, "activist", "2024-03-04")
    rounds = [
        (one.round_number, one.outcome)
        for one in AdmissionStep.select().where(AdmissionStep.step == "activist")
    ]
    assert rounds == [(1, StepOutcome.REFUSED), (2, StepOutcome.DONE)]
    assert stage(applicant, "2024-03-04") is Stage.ACTIVIST


# The 支部大会 --------------------------------------------------------------------------------


def test_the_meeting_makes_a_probationer_from_its_day(branch, applicant, members):
    case = to_probation(applicant, branch, members)
    assert stage(applicant, "2024-12-04") is Stage.CANDIDATE
    assert stage(applicant, "2024-12-05") is Stage.PROBATIONARY  # D07
    found = standing(case)
    assert found.step("confirmation_meeting").earliest == day("2025-12-05")  # D08
    approval = standing(case, day("2024-12-10")).step("approval")
    assert (approval.latest, approval.outer) == (day("2025-03-05"), day("2025-06-05"))


def test_a_step_rests_on_a_vote_about_this_person_alone(branch, applicant, members):
    case = to_meeting(applicant, members)
    other = make.person("石他", branch, stage=Stage.CANDIDATE)
    with pytest.raises(RefusedError, match="没有登记支部党员大会的表决"):
        took(case, "admission_meeting", "2024-12-05")
    foreign = voted(other, "2024-12-05", branch, members)
    with pytest.raises(RefusedError, match="逐人表决"):
        took(case, "admission_meeting", "2024-12-05", vote_id=foreign)
    vote = voted(applicant, "2024-12-06", branch, members)
    with pytest.raises(RefusedError, match="不在 2024-12-05"):
        took(case, "admission_meeting", "2024-12-05", vote_id=vote)
    lost = voted(applicant, "2024-12-08", branch, members, yes=2)
    with pytest.raises(RefusedError, match="没有通过"):
        took(case, "admission_meeting", "2024-12-08", vote_id=lost)
    took(case, "admission_meeting", "2024-12-06", vote_id=vote)
    meeting = AdmissionStep.get(AdmissionStep.step == "admission_meeting")
    assert meeting.activity_id is not None
    with pytest.raises(RefusedError, match="按这项表决登记"):
        make.done(remove_vote(vote_id=vote))
    with pytest.raises(RefusedError, match="结果就不同了"):
        make.done(record_vote_counts(vote_id=vote, counts=Counts(1, 3, 0), on=ON))
    make.done(record_vote_counts(vote_id=vote, counts=Counts(3, 1, 0), on=ON))
    held = {"activity_id": meeting.activity_id}
    with pytest.raises(RefusedError, match="已有记录"):
        make.done(remove_activity(**held))
    with pytest.raises(RefusedError, match="按这次会议的表决登记"):
        make.done(move_activity(held_on=day("2024-12-07"), on=ON, **held))
    with pytest.raises(RefusedError, match="按这次会议的表决登记"):
        make.done(close_activity(note="误登记", **held))
    make.done(move_activity(held_on=day("2024-12-06"), on=ON, begins="15:30", **held))


def test_a_vote_that_was_not_counted_decides_nothing(branch, applicant, members):
    case = to_meeting(applicant, members)
    meeting = make.held("general_meeting", branch, "2024-12-05")
    vote = make.done(
        add_vote(activity_id=meeting, regime=Regime.ADMISSION, title="表决", person_ids=[applicant])
    )
    with pytest.raises(RefusedError, match="还没有结果"):
        took(case, "admission_meeting", "2024-12-05", vote_id=vote)


def test_a_lost_vote_leads_back_to_the_committee(branch, applicant, members):
    case = to_meeting(applicant, members)
    lost = voted(applicant, "2024-12-05", branch, members, yes=2)
    took(case, "admission_meeting", "2024-12-05", vote_id=lost, outcome=StepOutcome.REFUSED)
    assert stage(applicant, "2025-01-01") is Stage.CANDIDATE
    assert standing(case).next.rule.code == "committee_review"
    took(case, "committee_review", "2025-02-01")
    assert standing(case).step("pre_review").state is not StepState.DONE


def test_a_step_of_a_later_round_stays_while_another_rests_on_it(branch, applicant, members):
    case = to_meeting(applicant, members)
    lost = voted(applicant, "2024-12-05", branch, members, yes=2)
    took(case, "admission_meeting", "2024-12-05", vote_id=lost, outcome=StepOutcome.REFUSED)
    took(case, "committee_review", "2025-02-01")
    took(case, "pre_review", "2025-02-10", submitted_on=day("2025-02-03"))
    posted(case, "pre_review", "2025-02-11", "2025-02-19")
    took(case, "application_form", "2025-02-20")
    vote = voted(applicant, "2025-02-25", branch, members)
    meeting = took(case, "admission_meeting", "2025-02-25", vote_id=vote)
    took(case, "superior_talk", "2025-03-05")
    with pytest.raises(RefusedError, match="后面的“上级党委派人谈话”已经登记"):
        make.done(acts.remove_step(step_id=meeting, on=ON))
    took(case, "approval", "2025-03-10", outcome=StepOutcome.REFUSED)
    with pytest.raises(RefusedError, match="后面的“上级党委审批”已经登记"):
        make.done(acts.remove_step(step_id=meeting, on=ON))


def test_whoever_leaves_within_three_months_is_not_taken_in_now(branch, applicant, members):
    case = to_meeting(applicant, members)
    vote = voted(applicant, "2024-12-05", branch, members)
    told = {"vote_id": vote, "leaves_on": day("2025-01-10")}
    with pytest.raises(RefusedError, match="要离开的一般不办理"):  # D17
        took(case, "admission_meeting", "2024-12-05", **told)
    took(case, "admission_meeting", "2024-12-05", as_it_was=True, note="组织决定", **told)


def test_a_meeting_too_long_after_the_pre_review_is_told(branch, applicant, members):
    case = to_meeting(applicant, members)
    vote = voted(applicant, "2024-12-25", branch, members)
    took(case, "admission_meeting", "2024-12-25", vote_id=vote)
    (fault,) = standing(case).step("admission_meeting").faults
    assert "应在 2024-12-20 前，晚了 5 天" in str(fault)


def test_a_local_rule_that_is_switched_off_asks_nothing(branch, applicant, members):
    off = {"key": "enabled", "value": False, "note": "本地不公示", "since": PartialDate(2020)}
    make.done(change_rule(rule="publicity.development", **off))
    case = applied(applicant)
    took(case, "talk", "2023-06-20")
    took(case, "activist", "2023-09-04")
    assert standing(case).next.state is StepState.NEXT  # no 公示 is waited for
    with pytest.raises(RefusedError, match="不用公示"):
        make.done(
            acts.post_publicity(case_id=case, step="activist", posted_on=day("2023-09-05"), on=ON)
        )


def test_a_political_review_that_has_run_out_is_told(branch, applicant, members):
    case = to_candidate(applicant, members)
    took(case, "committee_review", "2025-11-12")
    (fault,) = standing(case).step("committee_review").faults
    assert "应在 2025-10-25 前" in str(fault)


def test_an_approval_that_comes_too_late_or_was_handed_up_too_late_is_told(
    branch, applicant, members
):
    case = to_meeting(applicant, members)
    vote = voted(applicant, "2024-12-05", branch, members)
    took(case, "admission_meeting", "2024-12-05", vote_id=vote)
    took(case, "superior_talk", "2024-12-20")
    step = took(case, "approval", "2025-04-01", submitted_on=day("2025-03-20"))
    words = " ".join(map(str, standing(case).step("approval").faults))
    assert "应在 2025-03-05 前，晚了 27 天" in words
    assert "3 个月内没有上报" in words
    told = {"done_on": day("2025-07-01"), "submitted_on": day("2025-01-20")}
    make.done(acts.correct_step(step_id=step, on=ON, **told))
    assert "不超过 2025-06-05" in str(standing(case).step("approval").faults[0])


def test_an_admission_that_is_not_approved_never_was_one(branch, applicant, members):
    case = to_meeting(applicant, members)
    vote = voted(applicant, "2024-12-05", branch, members)
    took(case, "admission_meeting", "2024-12-05", vote_id=vote)
    took(case, "superior_talk", "2024-12-20")
    took(case, "approval", "2025-01-10", outcome=StepOutcome.REFUSED)
    assert stage(applicant, "2025-06-01") is Stage.CANDIDATE
    assert standing(case).next.rule.code == "committee_review"


def discussed(case, person, branch, members, held, **told):
    took(case, "probation", "2025-12-01")
    took(case, "confirmation_application", "2025-12-01")
    posted(case, "confirmation_application", "2025-12-02", "2025-12-09")
    vote = voted(person, held, branch, members)
    return took(case, "confirmation_meeting", held, vote_id=vote, **told)


def test_the_probation_is_extended_once(branch, applicant, members):
    case = to_probation(applicant, branch, members)
    extended = {"outcome": StepOutcome.EXTENDED}
    for months, words in ((None, "没有写延长几个月"), (5, "不少于 6 个月"), (13, "不超过 12")):
        with pytest.raises(RefusedError, match=words):
            took(case, "confirmation_meeting", "2025-12-15", months=months, **extended)
    step = discussed(case, applicant, branch, members, "2025-12-15", months=6, **extended)
    assert Person.get_by_id(applicant).probation_extended_months == 6
    found = standing(case)
    assert found.next.rule.code == "confirmation_application"
    assert found.step("confirmation_meeting").earliest == day("2026-06-05")  # D09
    with pytest.raises(RefusedError, match="只能延长一次"):
        took(case, "confirmation_meeting", "2026-07-01", months=6, **extended)
    took(case, "confirmation_application", "2026-06-01")
    posted(case, "confirmation_application", "2026-06-02", "2026-06-09")
    vote = voted(applicant, "2026-06-12", branch, members)
    took(case, "confirmation_meeting", "2026-06-12", vote_id=vote)
    assert stage(applicant, "2026-06-04") is Stage.PROBATIONARY
    assert stage(applicant, "2026-06-05") is Stage.FULL
    with pytest.raises(RefusedError, match="先删除后面的"):
        make.done(acts.remove_step(step_id=step, on=ON))


def test_a_written_opinion_on_which_a_step_rests_stays(branch, applicant, members):
    case = to_meeting(applicant, members)
    meeting = make.held("general_meeting", branch, "2024-12-05", begins="15:00")
    make.done(post_due_list(activity_id=meeting, on=ON))
    came = {"person_ids": members[:3], "mark": Mark.PRESENT}
    make.done(mark_attenders(activity_id=meeting, on=ON, **came))
    about = {"regime": Regime.ADMISSION, "title": "表决", "person_ids": [applicant]}
    vote = make.done(add_vote(activity_id=meeting, **about))
    make.done(record_vote_counts(vote_id=vote, counts=Counts(2, 1, 0), on=ON))
    early = datetime.fromisoformat("2024-12-04T09:00")
    told = {"person_id": members[3], "handed_in_at": early, "agrees": True}
    opinion = make.done(add_written_opinion(vote_id=vote, **told))
    took(case, "admission_meeting", "2024-12-05", vote_id=vote)
    for work in (
        remove_written_opinion(opinion_id=opinion),
        change_written_opinion(opinion_id=opinion, handed_in_at=early, agrees=False),
    ):
        with pytest.raises(RefusedError, match="按原来的结果登记"):
            make.done(work)
    assert WrittenOpinion.get_by_id(opinion).agrees
    make.done(
        change_written_opinion(
            opinion_id=opinion, handed_in_at=datetime.fromisoformat("2024-12-04T10:00"), agrees=True
        )
    )


def test_an_attendance_on_which_a_step_rests_stays(branch, applicant, members):
    case = to_meeting(applicant, members)
    vote = voted(applicant, "2024-12-05", branch, members, yes=3)
    took(case, "admission_meeting", "2024-12-05", vote_id=vote)
    meeting = Vote.get_by_id(vote).activity_id
    first, second, third, _fourth = members
    make.done(mark_attendance(activity_id=meeting, person_id=first, mark=Mark.LATE, on=ON))
    make.done(mark_attendance(activity_id=meeting, person_id=first, mark=Mark.ABSENT, on=ON))
    whole = {"activity_id": meeting, "person_ids": members}
    for work in (  # three of four are more than half, two are not
        mark_attendance(activity_id=meeting, person_id=second, mark=Mark.EXCUSED, on=ON),
        mark_attenders(**whole, mark=Mark.ABSENT, on=ON),
        remove_mark(activity_id=meeting, person_id=second),
        remove_marks(**whole),
    ):
        with pytest.raises(RefusedError, match="按原来的结果登记"):
            make.done(work)
    found = Attendance.select().where(Attendance.activity == meeting)
    marks = {row.person_id: row.mark for row in found}
    assert [marks[key] for key in (first, second, third)] == [
        Mark.ABSENT,
        Mark.PRESENT,
        Mark.PRESENT,
    ]


def test_a_list_of_who_is_due_on_which_a_step_rests_stays(branch, applicant, members):
    """Four of four came and three said yes; of six who are due three are not more than half."""
    case = to_meeting(applicant, members)
    vote = voted(applicant, "2024-12-05", branch, members, yes=3)
    took(case, "admission_meeting", "2024-12-05", vote_id=vote)
    meeting = Vote.get_by_id(vote).activity_id
    fifth, sixth = make.persons(2, branch)
    with pytest.raises(RefusedError, match="按原来的结果登记"):
        make.done(post_due_list(activity_id=meeting, on=ON))
    make.done(add_attender(activity_id=meeting, person_id=fifth))  # 列席, who has no vote there
    make.done(add_attender(activity_id=meeting, person_id=fifth, is_due=True))
    with pytest.raises(RefusedError, match="按原来的结果登记"):
        make.done(add_attender(activity_id=meeting, person_id=sixth, is_due=True))
    make.done(remove_attender(activity_id=meeting, person_id=fifth))


def test_a_refused_step_stays_refused_by_its_meeting(branch, applicant, members):
    case = to_meeting(applicant, members)
    vote = voted(applicant, "2024-12-05", branch, members, yes=2)
    refused = {"vote_id": vote, "outcome": StepOutcome.REFUSED}
    took(case, "admission_meeting", "2024-12-05", **refused)
    meeting = Vote.get_by_id(vote).activity_id
    first = members[0]
    make.done(mark_attendance(activity_id=meeting, person_id=first, mark=Mark.ABSENT, on=ON))
    told = {"activity_id": meeting, "person_id": first, "reason": "ill"}
    agreed = {"consent_on": day("2024-12-04"), "resolved_on": day("2024-12-05")}
    with pytest.raises(RefusedError, match="按原来的结果登记"):
        make.done(add_deduction(**told, **agreed))
    left_out = make.done(add_deduction(**told))
    told = {"deduction_id": left_out, "reason": "ill"}
    with pytest.raises(RefusedError, match="按原来的结果登记"):
        make.done(change_deduction(**told, **agreed))
    make.done(remove_deduction(deduction_id=left_out))


def test_a_meeting_whose_vote_the_roster_turned_can_be_mended(branch, applicant, members):
    case = to_meeting(applicant, members)
    vote = voted(applicant, "2024-12-05", branch, members, yes=2)
    refused = {"vote_id": vote, "outcome": StepOutcome.REFUSED}
    took(case, "admission_meeting", "2024-12-05", **refused)
    bar = {"reason": VotingBarReason.UNDER_OBSERVATION, "since": PartialDate.from_iso("2024-01-01")}
    with pytest.raises(RefusedError, match="按原来的结果登记"):
        make.done(add_voting_bar(person_id=members[0], **bar))  # two of three are more than half
    written_before(VotingBar, person=members[0], **bar)
    meeting = Vote.get_by_id(vote).activity_id
    assert ActivityVotesQuery(meeting).fetch().vote(vote).passed
    make.done(mark_attendance(activity_id=meeting, person_id=members[0], mark=Mark.LATE, on=ON))


def test_a_step_that_rests_on_somebody_left_out_keeps_that(branch, applicant, members):
    case = to_meeting(applicant, members)
    vote = voted(applicant, "2024-12-05", branch, members, yes=2)
    meeting = Vote.get_by_id(vote).activity_id
    first = members[0]
    make.done(mark_attendance(activity_id=meeting, person_id=first, mark=Mark.ABSENT, on=ON))
    told = {"activity_id": meeting, "person_id": first, "reason": "ill"}
    agreed = {"consent_on": day("2024-12-04"), "resolved_on": day("2024-12-05")}
    left_out = make.done(add_deduction(**told, **agreed))
    took(case, "admission_meeting", "2024-12-05", vote_id=vote)
    with pytest.raises(RefusedError, match="按原来的结果登记"):
        make.done(remove_deduction(deduction_id=left_out))


def test_the_hour_before_which_an_opinion_counts_stays(branch, applicant, members):
    case = to_meeting(applicant, members)
    vote = voted(applicant, "2024-12-05", branch, members, yes=2)
    meeting = Vote.get_by_id(vote).activity_id
    make.done(change_activity(activity_id=meeting, values={"begins": "15:00"}, on=ON))
    absent = members[3]
    make.done(mark_attendance(activity_id=meeting, person_id=absent, mark=Mark.ABSENT, on=ON))
    early = datetime.fromisoformat("2024-12-05T09:00")
    told = {"person_id": absent, "handed_in_at": early, "agrees": True}
    make.done(add_written_opinion(vote_id=vote, **told))
    took(case, "admission_meeting", "2024-12-05", vote_id=vote)
    make.done(change_activity(activity_id=meeting, values={"begins": "14:30"}, on=ON))
    for work in (
        change_activity(activity_id=meeting, values={"begins": "08:30"}, on=ON),
        move_activity(activity_id=meeting, held_on=day("2024-12-05"), begins="", on=ON),
    ):
        with pytest.raises(RefusedError, match="按原来的结果登记"):
            make.done(work)
    assert Activity.get_by_id(meeting).begins == "14:30"


def test_a_day_before_an_extension_knows_nothing_of_it(branch, applicant, members):
    case = to_probation(applicant, branch, members)
    extended = {"outcome": StepOutcome.EXTENDED, "months": 6}
    discussed(case, applicant, branch, members, "2025-12-15", **extended)
    before = standing(case, day("2025-12-14")).step("confirmation_meeting")
    assert (before.earliest, before.is_overdue) == (day("2025-12-05"), True)
    after = standing(case, day("2025-12-15")).step("confirmation_meeting")
    assert (after.earliest, after.is_overdue) == (day("2026-06-05"), False)


def test_an_extension_is_corrected_as_what_it_is(branch, applicant, members):
    case = to_probation(applicant, branch, members)
    extended = {"outcome": StepOutcome.EXTENDED, "months": 6}
    step = discussed(case, applicant, branch, members, "2025-12-15", **extended)
    vote = AdmissionStep.get_by_id(step).vote_id
    told = {"step_id": step, "done_on": day("2025-12-15"), "on": ON, "vote_id": vote}
    make.done(acts.correct_step(**told, months=8))
    assert Person.get_by_id(applicant).probation_extended_months == 8
    assert standing(case).step("confirmation_meeting").earliest == day("2026-08-05")
    with pytest.raises(RefusedError, match="不超过 12"):
        make.done(acts.correct_step(**told, months=13))


def test_an_extension_taken_back_leaves_no_months(branch, applicant, members):
    case = to_probation(applicant, branch, members)
    extended = {"outcome": StepOutcome.EXTENDED, "months": 6}
    step = discussed(case, applicant, branch, members, "2025-12-15", **extended)
    make.done(acts.remove_step(step_id=step, on=ON))
    assert Person.get_by_id(applicant).probation_extended_months is None


def test_a_refused_confirmation_ends_the_membership(branch, applicant, members, runner):
    case = to_probation(applicant, branch, members)
    took(case, "probation", "2025-12-01")
    took(case, "confirmation_application", "2025-12-01")
    posted(case, "confirmation_application", "2025-12-02", "2025-12-09")
    vote = voted(applicant, "2025-12-15", branch, members, yes=1)
    runner.run(
        acts.record_step(
            case_id=case,
            step="confirmation_meeting",
            done_on=day("2025-12-15"),
            on=ON,
            vote_id=vote,
            outcome=StepOutcome.REFUSED,
        )
    )
    assert AdmissionCase.get_by_id(case).outcome is AdmissionOutcome.CANCELLED
    assert Departure.select().count() == 1
    runner.undo()
    assert AdmissionCase.get_by_id(case).outcome is None
    assert Departure.select().count() == 0


def test_a_probationer_has_no_vote_at_the_meeting_that_confirms(branch, applicant, members):
    case = to_probation(applicant, branch, members)
    discussed(case, applicant, branch, members, "2025-12-15")
    assert stage(applicant, "2025-12-15") is Stage.FULL  # 党龄 counts from 2025-12-05
    meeting = AdmissionStep.get(AdmissionStep.step == "confirmation_meeting").activity_id
    voters = ElectorateQuery(meeting, Regime.ADMISSION).fetch().voters
    assert applicant not in {one.person_id for one in voters}
    after = make.held("general_meeting", branch, "2025-12-16")
    voters = ElectorateQuery(after, Regime.ORDINARY).fetch().voters
    assert applicant in {one.person_id for one in voters}


# Helpers -------------------------------------------------------------------------------------


def helped(case, person, role=HelperRole.CONTACT, since="2023-09-25"):
    return make.done(
        acts.add_helper(case_id=case, person_id=person, role=role, since=day(since), on=ON)
    )


def test_helpers_are_full_members_and_not_more_than_asked(branch, applicant, members):
    case = applied(applicant)
    other = make.person("石备", branch, stage=Stage.PROBATIONARY, admitted_on="2023-01-01")
    with pytest.raises(RefusedError, match="不是在册的正式党员"):
        helped(case, other)
    with pytest.raises(RefusedError, match="本人不能"):
        helped(case, applicant)
    first = helped(case, members[0])
    with pytest.raises(RefusedError, match="不必重复"):
        helped(case, members[0])
    helped(case, members[1])
    with pytest.raises(RefusedError, match="最多 2 名"):
        helped(case, members[2])
    with pytest.raises(RefusedError, match="早于开始担任"):
        make.done(acts.end_helper(helper_id=first, until=day("2023-09-24")))
    make.done(acts.end_helper(helper_id=first, until=day("2024-01-01")))
    with pytest.raises(RefusedError, match="不必再登记"):
        make.done(acts.end_helper(helper_id=first, until=day("2024-01-02")))
    third = helped(case, members[2], since="2024-01-01")
    make.done(acts.remove_helper(helper_id=third))
    assert AdmissionHelper.select().count() == 2


def test_a_step_needs_its_helpers(branch, applicant, members):
    case = applied(applicant)
    took(case, "talk", "2023-06-20")
    took(case, "activist", "2023-09-04")
    posted(case, "activist", "2023-09-05", "2023-09-12")
    took(case, "activist_filing", "2023-09-20")
    assert "登记了 0 名" in str(standing(case).next.why_not[0])
    with pytest.raises(RefusedError, match="应有 1—2 名"):
        took(case, "contacts", "2023-09-25")
    with pytest.raises(RefusedError, match="不指定人员"):
        took(case, "cultivation", "2024-09-25", helper_ids=members[:1])
    took(case, "contacts", "2023-09-25", helper_ids=members[:1])


def test_who_is_under_observation_introduces_nobody(branch, applicant, members):
    case = applied(applicant)
    bar = {"reason": VotingBarReason.UNDER_OBSERVATION, "since": PartialDate(2023, 1, 1)}
    make.done(add_voting_bar(person_id=members[0], **bar))
    with pytest.raises(RefusedError, match="留党察看"):
        helped(case, members[0], HelperRole.INTRODUCER)


# Reviews, 公示, papers -----------------------------------------------------------------------


def test_reviews_are_asked_for_every_half_year(branch, applicant, members):
    case = applied(applicant)
    took(case, "talk", "2023-06-20")
    took(case, "activist", "2023-09-04")
    review = make.done(
        acts.record_review(case_id=case, reviewed_on=day("2024-03-01"), on=ON, reviewer="张三")
    )
    with pytest.raises(RefusedError, match="不必重复"):
        make.done(acts.record_review(case_id=case, reviewed_on=day("2024-03-01"), on=ON))
    due = [(one.due_on, one.done_on) for one in standing(case, day("2024-10-01")).reviews]
    assert due == [
        (day("2024-03-04"), day("2024-03-01")),
        (day("2024-09-04"), None),
        (day("2025-03-04"), None),
    ]
    make.done(acts.remove_review(review_id=review))
    assert AdmissionReview.select().count() == 0


@pytest.mark.parametrize(
    ("posted_on", "ends"),
    [
        ("2026-11-16", "2026-11-23"),  # D12
        ("2026-09-28", "2026-10-10"),  # D13
        ("2026-02-12", "2026-02-26"),  # D14
        ("2026-04-30", "2026-05-11"),  # D15
    ],
)
def test_a_publicity_runs_for_working_days(branch, applicant, posted_on, ends):
    on = day("2026-11-30")
    case = applied(applicant)
    took(case, "talk", "2023-06-20")
    took(case, "activist", "2026-01-05")
    told = {"case_id": case, "step": "activist", "posted_on": day(posted_on), "on": on}
    publicity = make.done(acts.post_publicity(**told))
    (row,) = AdmissionQuery(case, on).fetch().publicities
    assert row.ends_on == day(ends)
    with pytest.raises(RefusedError, match="还在进行"):
        make.done(acts.post_publicity(**told))
    early = {"publicity_id": publicity, "on": on, "objections": False}
    with pytest.raises(RefusedError, match=f"到 {ends} 期满"):
        make.done(acts.close_publicity(closed_on=day(posted_on), **early))
    with pytest.raises(RefusedError, match="期满以后再办"):
        took(case, "activist_filing", ends, on=on)
    make.done(acts.close_publicity(closed_on=day(ends), **early))
    with pytest.raises(RefusedError, match="已经登记"):
        make.done(acts.close_publicity(closed_on=day(ends), **early))
    make.done(acts.remove_publicity(publicity_id=publicity))
    assert AdmissionPublicity.select().count() == 0


def test_what_is_done_again_is_posted_again(branch, applicant, members):
    case = to_meeting(applicant, members)
    lost = voted(applicant, "2024-12-05", branch, members, yes=2)
    took(case, "admission_meeting", "2024-12-05", vote_id=lost, outcome=StepOutcome.REFUSED)
    took(case, "committee_review", "2025-02-01")
    took(case, "pre_review", "2025-02-10", submitted_on=day("2025-02-03"))
    assert "“上级党委预审”还没有公示。请先登记公示。" in map(str, standing(case).next.why_not)
    told = "“上级党委预审”还没有公示。请先登记公示。确实是这样办的，请选“照实登记”"
    with pytest.raises(RefusedError, match=told):
        took(case, "application_form", "2025-02-20")
    posted(case, "pre_review", "2025-02-11", "2025-02-19")
    took(case, "application_form", "2025-02-20")


def test_an_objection_is_told_without_its_words(branch, applicant):
    case = applied(applicant)
    took(case, "talk", "2023-06-20")
    took(case, "activist", "2023-09-04")
    publicity = make.done(
        acts.post_publicity(case_id=case, step="activist", posted_on=day("2023-09-05"), on=ON)
    )
    ended = {"closed_on": day("2023-09-12"), "on": ON, "objections": True}
    make.done(acts.close_publicity(publicity_id=publicity, **ended))
    assert "收到反映" in str(standing(case).step("activist").faults[0])


def test_the_checklist_says_what_is_missing(branch, applicant):
    case = applied(applicant)
    took(case, "talk", "2023-06-20")
    missing = [one.code for one in standing(case).missing_papers]
    assert missing == ["application", "talk_record"]
    told = {"case_id": case, "received_on": day("2023-06-20"), "on": ON}
    paper = make.done(acts.mark_paper(paper="application", **told))
    assert make.done(acts.mark_paper(paper="application", copies=2, **told)) == paper
    assert AdmissionPaper.get_by_id(paper).copies == 2
    for wrong in ({"paper": "love_letter"}, {"paper": "application", "copies": 0}):
        with pytest.raises(RefusedError):
            make.done(acts.mark_paper(**told, **wrong))
    rows = AdmissionQuery(case, ON).fetch().papers
    assert [one.paper.code for one in rows if one.is_missing] == ["talk_record"]
    make.done(acts.remove_paper(paper_id=paper))
    with pytest.raises(RefusedError, match="已经不在"):
        make.done(acts.remove_paper(paper_id=paper))


# Merging, and days past ----------------------------------------------------------------------


def test_two_records_with_open_ways_are_not_merged(branch, applicant):
    twin = make.person("石进", branch, stage=Stage.APPLICANT, stage_since="2023-06-01")
    applied(applicant)
    case = applied(twin)
    with pytest.raises(RefusedError, match="同时只有一件"):
        make.done(merge_people(kept_id=applicant, merged_id=twin, on=ON))
    ended = {"outcome": AdmissionOutcome.STOPPED, "closed_on": ON, "note": "重复登记"}
    make.done(acts.close_admission(case_id=case, on=ON, leaves_roll=False, **ended))
    make.done(merge_people(kept_id=applicant, merged_id=twin, on=ON))
    assert {row.person_id for row in AdmissionCase.select()} == {applicant}


def test_merged_helpers_are_told_once(branch, applicant, members):
    case = applied(applicant)
    helped(case, members[0])
    helped(case, members[1])
    make.done(merge_people(kept_id=members[0], merged_id=members[1], on=ON))
    assert [row.person_id for row in AdmissionHelper.select()] == [members[0]]


def test_a_past_day_shows_what_was_recorded_up_to_it(branch, applicant, members):
    case = to_candidate(applicant, members)
    found = standing(case, day("2023-09-10"))
    assert found.done == 3
    assert found.next.rule.code == "activist_filing"
    assert DevelopmentQuery(day("2023-05-31")).fetch() == []
    assert [one.name for one in DevelopmentQuery(ON, branch).fetch()] == ["石进"]
    assert DevelopmentQuery(ON, make.branch("别的支部")).fetch() == []
    assert AdmissionQuery(99, ON).fetch() is None
