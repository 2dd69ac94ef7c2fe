"""Rows of ledgers: the cases Z01–Z07 of facts.md 15.10 at their edges, and the general checks."""

from datetime import date
from decimal import Decimal

import pytest

from dangjian_desktop.domain.ledger_rows import (
    StepTaken,
    TakenStep,
    flags_of,
    is_complete,
    lateness,
    measured_days,
    missing_fields,
    refusing,
    row_problems,
    step_problems,
)
from dangjian_desktop.domain.ledger_values import Named
from dangjian_desktop.domain.messages import sentence
from dangjian_desktop.domain.problems import Severity
from dangjian_desktop.domain.vocabulary import ObligationState, Post
from tests.domain.ledger_books import CHECKER, OWNER, book, day, hazard

ON = date(2026, 11, 20)
HAZARD = book("hazard")
SECRETARY = frozenset({Post.SECRETARY})
RECTIFIED = TakenStep("rectified", day("2026-11-10"), OWNER)
CHECKED = TakenStep("checked", day("2026-11-12"), CHECKER)


def codes(problems):
    return [(one.where.field, one.code) for one in problems]


def step(row, to, on="2026-11-20", by=CHECKER, posts=SECRETARY, note=""):
    return step_problems(HAZARD, row, StepTaken(to, day(on), by, note, posts), ON)


@pytest.mark.parametrize(
    ("on", "state", "days", "escalation"),
    [
        (date(2026, 11, 11), ObligationState.OPEN, 0, ""),
        (date(2026, 11, 12), ObligationState.DUE_SOON, 0, ""),
        (date(2026, 11, 15), ObligationState.DUE_SOON, 0, ""),
        (date(2026, 11, 16), ObligationState.OVERDUE, 1, "党小组督办"),
        (date(2026, 11, 18), ObligationState.OVERDUE, 3, "支委会督办"),
        (ON, ObligationState.OVERDUE, 5, "支委会督办"),  # Z01
        (date(2026, 11, 22), ObligationState.OVERDUE, 7, "提级到矿督办"),
    ],
)
def test_z01_a_row_is_late_from_the_day_after_its_last_one(on, state, days, escalation):
    found = lateness(HAZARD, hazard(), on)
    assert (found.state, found.days, found.escalation) == (state, days, escalation)
    assert found.due_on == date(2026, 11, 15)


def test_a_row_that_is_over_is_late_no_more():
    row = hazard(road=(RECTIFIED, CHECKED, TakenStep("closed", day("2026-11-19"))))
    assert lateness(HAZARD, row, ON).state is ObligationState.MET


def test_a_row_without_a_last_day_is_open():
    assert lateness(HAZARD, hazard(values={"due_on": None}), ON).state is ObligationState.OPEN


@pytest.mark.parametrize("key", ["owner", "measures", "funds", "due_on", "plan", "crew"])
def test_z02_a_row_with_one_of_the_five_empty_is_incomplete(key):
    assert [one.key for one in missing_fields(HAZARD, hazard(values={key: None}).values)] == [key]


@pytest.mark.parametrize("funds", [Decimal(0), "无需", Decimal("12.50")])
def test_z02_nought_and_the_word_for_none_are_told(funds):
    assert is_complete(HAZARD, hazard(values={"funds": funds}).values)


def test_an_incomplete_row_may_be_kept_but_not_closed():
    row = hazard(values={"funds": None}, road=(RECTIFIED, CHECKED))
    assert not row_problems(HAZARD, row, ON)
    assert codes(step(row, "closed")) == [("funds", "ledger.incomplete")]


def test_what_is_given_up_need_not_be_filled_in_first():
    duty = book("duty_list")
    row = hazard(state="given", values={"content": None})
    told = StepTaken("dropped", day("2026-11-12"), CHECKER, "任务取消", SECRETARY)
    assert not step_problems(duty, row, told, ON)


def test_z03_a_check_before_the_work_is_refused():
    row = hazard(road=(RECTIFIED,))
    assert codes(step(row, "checked", on="2026-11-09")) == [("day", "ledger.out_of_order")]
    assert not step(row, "checked", on="2026-11-10")
    assert "完成日期 2026-11-10" in sentence(step(row, "checked", on="2026-11-09")[0])


def test_work_done_before_the_hazard_was_found_is_refused():
    assert codes(step(hazard(), "rectified", on="2026-10-31", by=OWNER)) == [
        ("day", "ledger.out_of_order")
    ]
    assert not step(hazard(), "rectified", on="2026-11-01", by=OWNER)


def test_a_step_that_lies_ahead_is_refused():
    assert codes(step(hazard(), "rectified", on="2026-11-21", by=OWNER)) == [("day", "date.future")]


def test_z04_closing_without_a_check_is_refused():
    (problem,) = step(hazard(road=(RECTIFIED,)), "closed")
    assert (problem.where.field, problem.code) == ("to", "ledger.step_wrong")
    assert "登记复查合格" in sentence(problem)


def test_z04_closing_where_nobody_is_named_who_checked_is_refused():
    unnamed = TakenStep("checked", day("2026-11-12"))
    row = hazard(road=(RECTIFIED, unnamed))
    assert codes(step(row, "closed")) == [("by:checked", "ledger.needed")]


def test_z04_a_check_by_nobody_is_refused():
    assert codes(step(hazard(road=(RECTIFIED,)), "checked", by=None)) == [
        ("by", "ledger.taker_missing")
    ]


def test_z05_a_check_by_the_owner_is_warned_about():
    found = step(hazard(road=(RECTIFIED,)), "checked", by=OWNER)
    assert codes(found) == [("by", "ledger.owner_checks")]
    assert found[0].severity is Severity.WARNING
    assert not refusing(found)


def test_z05_holds_for_a_row_that_came_with_its_whole_road():
    row = hazard(road=(RECTIFIED, TakenStep("checked", day("2026-11-12"), OWNER)))
    (problem,) = row_problems(HAZARD, row, ON)
    assert (problem.code, problem.severity) == ("ledger.same_person", Severity.WARNING)


def test_z07_a_major_hazard_needs_its_six_parts_and_a_file_of_its_own():
    values = hazard(values={"level": "重大"}).values
    parts = [one.key for one in missing_fields(HAZARD, values)]
    assert parts == [
        "major_goals",
        "major_methods",
        "major_means",
        "major_people",
        "major_deadline",
        "major_safety",
        "file_number",
    ]
    assert flags_of(HAZARD, values) == ("单独建档",)
    assert flags_of(HAZARD, hazard().values) == ()
    full = {**values, **dict.fromkeys(parts, "见方案")}
    assert is_complete(HAZARD, full)
    assert not is_complete(HAZARD, {**full, "major_people": ""})


def test_who_may_close_holds_a_post():
    row = hazard(road=(RECTIFIED, CHECKED))
    assert not step(row, "closed", posts=frozenset({Post.GROUP_LEADER}))
    assert not step(row, "closed", posts=SECRETARY)
    assert codes(step(row, "closed", posts=frozenset())) == [("by", "ledger.taker")]


def test_a_superior_may_close_named_by_name_alone_or_by_a_post_above():
    row = hazard(road=(RECTIFIED, CHECKED))
    assert not step(row, "closed", by=Named("安监科王工"), posts=frozenset())
    told = StepTaken("closed", day("2026-11-20"), CHECKER, by_superior=True)
    assert not step_problems(HAZARD, row, told, ON)


def test_a_taker_without_the_post_is_refused():
    duty = book("duty_list")
    row = hazard(state="done", road=(TakenStep("done", day("2026-11-10"), OWNER),))
    told = StepTaken("accepted", day("2026-11-12"), CHECKER, "", frozenset())
    assert ("by", "ledger.taker") in codes(step_problems(duty, row, told, ON))
    told = StepTaken("accepted", day("2026-11-12"), CHECKER, "", frozenset({Post.GROUP_LEADER}))
    assert ("by", "ledger.taker") not in codes(step_problems(duty, row, told, ON))


def test_a_step_back_needs_its_reason_and_what_came_after_counts_no_more():
    row = hazard(road=(RECTIFIED, CHECKED))
    assert codes(step(row, "registered")) == [("note", "ledger.note_missing")]
    back = hazard(road=(RECTIFIED, CHECKED, TakenStep("registered", day("2026-11-13"), CHECKER)))
    assert back.state == "registered"
    assert back.reached("rectified") is None
    assert back.reached("checked") is None
    assert len(back.road) == 4  # nothing of the road is overwritten
    assert codes(step(back, "rectified", on="2026-11-12", by=OWNER)) == [
        ("day", "ledger.out_of_order")
    ]


def test_a_row_that_is_over_has_no_next_step():
    row = hazard(road=(RECTIFIED, CHECKED, TakenStep("closed", day("2026-11-19"))))
    assert codes(step(row, "checked")) == [("to", "ledger.is_over")]


def test_what_a_step_needs_is_told_at_the_field():
    row = hazard(values={"measures": None})
    assert ("measures", "ledger.needed") in codes(step(row, "rectified", by=OWNER))


def test_a_day_to_the_month_is_taken_only_where_the_row_is_anonymous():
    appeal = book("appeal")
    row = hazard(state="received", day=day("2026-11"))
    assert ("day", "date.not_exact") in codes(row_problems(appeal, row, ON))
    anonymous = hazard(state="received", day=day("2026-11"), is_anonymous=True)
    assert ("day", "date.not_exact") not in codes(row_problems(appeal, anonymous, ON))


def test_a_month_is_late_after_its_last_day():
    appeal = book("appeal")
    row = hazard(state="received", day=day("2026-11"), is_anonymous=True)
    assert lateness(appeal, row, date(2026, 12, 7)).state is ObligationState.DUE_SOON
    assert lateness(appeal, row, date(2026, 12, 8)).days == 1


def test_a_rule_with_a_condition_and_a_field_that_tells_the_end():
    talk = book("talk_record")
    due = {"needs_follow_up": True, "follow_up_on": day("2026-11-15")}
    row = hazard(state="", values=due)
    assert lateness(talk, row, ON).days == 5
    assert lateness(talk, hazard(state="", values={**due, "needs_follow_up": False}), ON).days == 0
    over = {**due, "followed_up_on": day("2026-11-14")}
    assert lateness(talk, hazard(state="", values=over), ON).days == 0


def test_days_between_promise_and_payment():
    award = book("award")
    values = {"promised_on": day("2026-11-10"), "paid_on": day("2026-11-14")}
    row = hazard(day=day("2026-11-01"), values=values, state="paid")
    assert measured_days(award, row) == {"from_decision": 13, "beyond_promise": 4}
    assert measured_days(award, hazard(values={"paid_on": None}, state="promised")) == {}
    early = {"promised_on": day("2026-11-10"), "paid_on": day("2026-11-07")}
    row = hazard(day=day("2026-11-01"), values=early, state="paid")
    assert measured_days(award, row) == {"from_decision": 6}  # before the promise is not beyond it


def test_a_last_day_before_the_row_is_refused_at_its_field():
    row = hazard(values={"due_on": day("2026-10-31")})
    assert codes(row_problems(HAZARD, row, ON)) == [("due_on", "ledger.out_of_order")]
    assert not row_problems(HAZARD, hazard(values={"due_on": day("2026-11-01")}), ON)


def test_a_day_of_the_row_that_lies_ahead_is_refused():
    assert codes(row_problems(HAZARD, hazard(day=day("2026-11-21")), ON))[0] == (
        "day",
        "date.future",
    )


def test_somebody_who_is_not_on_the_roster_may_check():
    row = hazard(road=(RECTIFIED,))
    assert not step(row, "checked", by=Named("安监科王工"), posts=frozenset())


def test_every_problem_has_its_sentence():
    rows = [hazard(), hazard(road=(RECTIFIED,)), hazard(road=(RECTIFIED, CHECKED))]
    for row in rows:
        for to in ("registered", "rectified", "checked", "closed", "gone"):
            for problem in step(row, to, on="2026-10-01", by=None):
                assert sentence(problem).endswith("。")
