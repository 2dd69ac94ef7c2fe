"""The steps of 换届 as data: order, days, and why a step must wait."""

from datetime import date

import pytest

from dangjian_desktop.domain import elections
from dangjian_desktop.domain.elections import ElectionClock, ElectionStepState, StepDone
from dangjian_desktop.domain.rule_values import RuleValueError
from dangjian_desktop.domain.rules import plain

ENDS = date(2026, 12, 15)
CLOCK = ElectionClock(date(2026, 11, 20), ENDS, date(2026, 6, 15), date(2025, 12, 15))


@pytest.fixture
def steps(rules):
    return elections.step_rules(rules.values_of("terms.steps"))


@pytest.fixture
def spans(rules):
    return {
        "terms.resolve_span": elections.resolve_span(rules.values_of("terms.resolve_span")),
        "terms.request_span": elections.request_span(rules.values_of("terms.request_span")),
    }


def standings(steps, spans, done=(), clock=CLOCK, *, has_committee=True, blocks=None):
    told = {code: StepDone(code, date.fromisoformat(day)) for code, day in done}
    found = elections.step_standings(
        steps, spans, told, clock, has_committee=has_committee, faults={}, blocks=blocks or {}
    )
    return {one.rule.code: one for one in found}


def test_there_are_eight_steps_and_a_small_branch_has_no_vote_on_posts(steps, spans):
    assert {one.number for one in steps} == set(range(1, 9))
    with_committee = standings(steps, spans)
    direct = standings(steps, spans, has_committee=False)
    assert with_committee.keys() - direct.keys() == {"posts"}
    assert direct["vote"].title == "党员大会选举书记"
    assert all("posts" not in str(one.why_not) for one in direct.values())


def test_days_follow_from_the_end_of_the_term(steps, spans):
    found = standings(steps, spans)
    assert found["remind"].latest == date(2026, 6, 15)  # T02
    assert (found["resolve"].earliest, found["resolve"].latest) == (
        date(2026, 10, 15),
        date(2026, 11, 15),
    )
    assert found["request"].latest == date(2026, 11, 15)
    assert (found["vote"].earliest, found["vote"].latest) == (date(2025, 12, 15), ENDS)  # T04
    assert found["resolve"].is_overdue
    assert not found["remind"].is_overdue  # nobody answers for a superior's reminder


def test_a_request_is_due_a_month_before_the_meeting_that_is_planned(steps, spans):
    clock = ElectionClock(CLOCK.on, ENDS, CLOCK.remind, CLOCK.earliest, date(2026, 12, 31))
    assert standings(steps, spans, clock=clock)["request"].latest == date(2026, 11, 30)


def test_local_times_are_switched_off(steps):
    off = {
        "terms.resolve_span": elections.StepSpan(False, 2, 1),
        "terms.request_span": elections.StepSpan(False, meeting_months=1),
    }
    found = standings(steps, off)
    assert found["resolve"].latest is None
    assert found["request"].latest is None
    assert not found["resolve"].is_overdue


def test_the_first_election_of_a_branch_has_no_last_days(steps, spans):
    clock = ElectionClock(CLOCK.on, None, None, None)
    found = standings(steps, spans, clock=clock)
    assert {one.latest for one in found.values()} == {None}


def test_a_step_waits_for_those_before_it_and_says_so(steps, spans):
    found = standings(steps, spans)
    assert found["resolve"].state is ElectionStepState.NEXT
    assert found["approve"].state is ElectionStepState.LATER
    assert str(found["approve"].why_not[0]) == "要先完成“呈报换届请示”。"
    then = standings(steps, spans, [("resolve", "2026-10-25")])
    assert then["request"].state is ElectionStepState.NEXT


def test_a_step_before_its_time_waits_for_the_day(steps, spans):
    early = ElectionClock(date(2026, 9, 1), ENDS, CLOCK.remind, CLOCK.earliest)
    found = standings(steps, spans, clock=early)["resolve"]
    assert found.state is ElectionStepState.WAITING
    assert "2026-10-15" in str(found.why_not[0])


def test_what_is_wrong_with_a_day_is_told_and_the_step_stays_done(steps, spans):
    found = standings(steps, spans, [("resolve", "2026-11-18"), ("request", "2026-11-16")])
    assert found["resolve"].state is ElectionStepState.DONE
    assert [str(one) for one in found["resolve"].faults] == ["晚于最后一天 2026-11-15。"]
    assert "早于“支委会研究换届”的 2026-11-18。" in map(str, found["request"].faults)


@pytest.mark.parametrize(
    ("step", "day", "said"),
    [
        ("approve", "2026-11-01", "还没有登记“呈报换届请示”"),
        ("request", "2026-10-20", "不能早于“支委会研究换届”的 2026-10-25"),
        ("resolve", "2026-11-01", None),
        ("dance", "2026-11-01", "没有这一步"),
    ],
)
def test_order_is_refused_in_words(steps, step, day, said):
    done = {"resolve": StepDone("resolve", date(2026, 10, 25))}
    fault = elections.order_fault(steps, step, date.fromisoformat(day), done, has_committee=True)
    assert fault is None if said is None else said in str(fault)


def test_a_step_is_not_moved_behind_one_that_rests_on_it(steps):
    done = {
        "resolve": StepDone("resolve", date(2026, 10, 25)),
        "request": StepDone("request", date(2026, 10, 28)),
    }
    fault = elections.order_fault(steps, "resolve", date(2026, 10, 29), done, has_committee=True)
    assert "不能晚于“呈报换届请示”的 2026-10-28" in str(fault)
    assert elections.waiting_for(steps, "resolve", done, has_committee=True) == "呈报换届请示"
    assert elections.waiting_for(steps, "request", done, has_committee=True) == ""


@pytest.mark.parametrize(
    "change",
    [
        {"after": ["file"]},
        {"record": "guessed"},
        {"code": ""},
        {"span": "terms.other"},
        {"number": 0},
    ],
)
def test_steps_that_cannot_be_reckoned_with_are_refused(rules, change):
    tables = plain(rules.values_of("terms.steps"))["steps"]
    tables[1] = tables[1] | change
    with pytest.raises(RuleValueError):
        elections.step_rules({"steps": tables})


def test_a_code_stands_once_and_there_is_a_step(rules):
    tables = plain(rules.values_of("terms.steps"))["steps"]
    with pytest.raises(RuleValueError):
        elections.step_rules({"steps": [*tables, tables[0]]})
    with pytest.raises(RuleValueError):
        elections.step_rules({"steps": []})
    with pytest.raises(RuleValueError):
        elections.resolve_span(
            {"is_on": True, "earliest_months_before_end": 1, "latest_months_before_end": 2}
        )
    with pytest.raises(RuleValueError):
        elections.request_span({"is_on": "ja", "months_before_meeting": 1})
