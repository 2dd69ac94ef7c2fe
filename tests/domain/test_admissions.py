"""How a way into the Party stands on a day, reckoned from its rows and the rules alone."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangjian_desktop.domain.admissions import (
    CaseFacts,
    PublicityFact,
    StepFact,
    StepState,
    round_of,
    stages_made,
    standing,
    step_blocks,
    steps_done,
    training_fault,
)
from dangjian_desktop.domain.development import leaves_too_soon
from dangjian_desktop.domain.development_steps import step_book
from dangjian_desktop.domain.vocabulary import Stage, StepOutcome

ON = date(2026, 11, 20)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.fixture
def book(rules):
    return step_book(rules)


def switched(rules, name, **values):
    """The rules with some values of one of them set otherwise."""

    class Other:
        def values_of(self, asked):
            found = rules.values_of(asked)
            return {**found, **values} if asked == name else found

    return step_book(Other())


def facts(*steps, **more):
    told = [
        StepFact(number, code, 1, day(text), StepOutcome.DONE)
        for number, (code, text) in enumerate(steps, start=1)
    ]
    return CaseFacts(told[0].done_on if told else ON, steps=told, **more)


def test_the_talk_is_next_after_the_application(book):
    found = standing(facts(("apply", "2025-01-31")), book, day("2025-02-10"))
    assert (found.next.rule.code, found.next.state) == ("talk", StepState.NEXT)
    assert (found.next.latest, found.due_on) == (day("2025-02-28"), day("2025-02-28"))  # D02
    assert (found.who_acts, found.done) == ("党支部", 1)
    assert not found.next.is_overdue
    late = standing(facts(("apply", "2025-01-31")), book, day("2025-03-01"))
    assert late.next.is_overdue


def test_the_states_of_a_case_that_begins_here_at_a_later_step(book):
    stages = {Stage.PROBATIONARY: day("2025-12-05")}
    case = CaseFacts(day("2026-03-01"), "enrolment", day("2026-03-01"), stages)
    found = standing(case, book, ON)
    states = [one.state for one in found.steps]
    assert states[:18] == [StepState.ELSEWHERE] * 18
    assert states[18] is StepState.NEXT
    assert set(states[19:]) == {StepState.LATER}
    assert found.step("admission_meeting").done_on == day("2025-12-05")
    assert found.step("confirmation_meeting").earliest == day("2026-12-05")


def test_a_closed_case_waits_for_nothing(book):
    found = standing(facts(("apply", "2025-01-31"), is_closed=True), book, ON)
    assert (found.next, found.who_acts, found.due_on) == (None, "", None)


def test_reviews_are_made_one_for_each_half_year(book):
    steps = (("apply", "2025-03-01"), ("talk", "2025-03-05"), ("activist", "2025-09-10"))
    made = [day("2026-01-10"), day("2026-02-10"), day("2026-10-01")]
    found = standing(facts(*steps, reviews=made), book, ON).reviews
    assert [(one.due_on, one.done_on) for one in found] == [
        (day("2026-03-10"), day("2026-01-10")),
        (day("2026-09-10"), day("2026-10-01")),  # the second of the first half-year is no other
        (day("2027-03-10"), None),
    ]
    assert [one.is_late(ON) for one in found] == [False, True, False]


def test_probation_is_reviewed_only_where_the_local_rule_says_so(rules, book):
    stages = {Stage.PROBATIONARY: day("2026-03-05")}
    case = CaseFacts(day("2026-03-05"), "enrolment", None, stages)
    assert standing(case, book, ON).reviews == ()
    local = switched(rules, "development.probation_reviews", enabled=True)
    (first, second) = standing(case, local, ON).reviews
    assert (first.due_on, second.due_on) == (day("2026-09-05"), day("2027-03-05"))


def test_local_minimum_time_of_applicants(rules, book):
    case = facts(("apply", "2026-03-01"), ("talk", "2026-03-05"))
    assert standing(case, book, day("2026-04-01")).next.state is StepState.NEXT
    local = switched(rules, "development.local_timers", applicant_months=6)
    found = standing(case, local, day("2026-04-01")).next
    assert (found.state, found.earliest) == (StepState.WAITING, day("2026-09-01"))
    off = switched(rules, "development.local_timers", applicant_months=6, enabled=False)
    assert standing(case, off, day("2026-04-01")).next.state is StepState.NEXT


def test_a_publicity_holds_the_next_step_back_until_it_is_over(rules, book):
    steps = (("apply", "2026-01-05"), ("talk", "2026-01-09"), ("activist", "2026-11-13"))
    hung = PublicityFact("activist", day("2026-11-16"), day("2026-11-23"), None, None)
    running = standing(facts(*steps, publicities=[hung]), book, ON).next
    assert (running.state, running.earliest) == (StepState.WAITING, day("2026-11-24"))
    over = standing(facts(*steps, publicities=[hung]), book, day("2026-11-24")).next
    assert over.state is StepState.NEXT
    missing = standing(facts(*steps), book, ON).next
    assert "还没有公示" in str(missing.why_not[0])
    off = switched(rules, "publicity.development", enabled=False)
    assert standing(facts(*steps), off, ON).next.state is StepState.NEXT


def test_a_refusal_opens_the_steps_again_from_where_one_begins(book):
    told = facts(("apply", "2025-01-05"), ("talk", "2025-01-09")).steps
    refused = StepFact(3, "activist", 1, day("2025-06-01"), StepOutcome.REFUSED)
    steps = [*told, refused]
    assert round_of("activist", steps, book) == 2
    assert round_of("talk", steps, book) == 1
    assert set(steps_done(steps, book)) == {"apply", "talk"}
    again = StepFact(4, "activist", 2, day("2025-12-01"), StepOutcome.DONE)
    assert steps_done([*steps, again], book)["activist"] is again
    assert stages_made([*steps, again], book)[Stage.ACTIVIST] == day("2025-12-01")


def test_standing_counts_from_the_end_of_the_probation(book):
    admitted = StepFact(1, "admission_meeting", 1, day("2026-11-05"), StepOutcome.DONE)
    confirmed = StepFact(2, "confirmation_meeting", 1, day("2027-11-20"), StepOutcome.DONE)
    made = stages_made([admitted, confirmed], book)
    assert made == {Stage.PROBATIONARY: day("2026-11-05"), Stage.FULL: day("2027-11-05")}  # D08
    extended = StepFact(3, "confirmation_meeting", 1, day("2027-11-06"), StepOutcome.EXTENDED)
    extended = extended._replace(months=6)
    second = confirmed._replace(round_number=2, done_on=day("2028-05-10"))
    made = stages_made([admitted, extended, second], book)
    assert made[Stage.FULL] == day("2028-05-05")  # D09


def test_a_step_entered_before_the_ones_it_needs_is_held_back(book):
    case = facts(("apply", "2025-01-05"), ("talk", "2025-01-09"))
    fifteen = StepFact(9, "admission_meeting", 1, day("2026-01-09"), StepOutcome.DONE)
    (first, *rest) = step_blocks(case, fifteen, book)  # D16
    assert "次序不对" in str(first)
    assert all("请" in str(one) for one in (first, *rest))


@pytest.mark.parametrize(
    ("days", "hours", "is_enough"), [(2, 20, False), (2, 24, True), (3, 18, True), (None, 24, True)]
)
def test_a_training_is_long_enough_by_days_or_hours(book, days, hours, is_enough):
    assert (training_fault(days, hours * 60, book) is None) is is_enough  # D06


def test_who_leaves_within_three_months(book):
    assert leaves_too_soon(day("2026-11-25"), day("2027-01-10"), book.timers)  # D17
    assert not leaves_too_soon(day("2026-11-25"), day("2027-02-25"), book.timers)


@given(st.lists(st.dates(date(2020, 1, 1), date(2026, 11, 1)), min_size=1, max_size=25))
def test_a_case_in_order_has_no_fault_of_order(rules, days):
    book = step_book(rules)
    steps = [
        (rule.code, told.isoformat()) for rule, told in zip(book.steps, sorted(days), strict=False)
    ]
    found = standing(facts(*steps), book, ON)
    assert found.done == len(steps)
    assert not any("次序不对" in str(fault) for fault in found.faults)
    undone = [one for one in found.steps if one.state is not StepState.DONE]
    assert found.next is (undone[0] if undone else None)
    done = [one.done_on for one in found.steps[: found.done]]
    assert all(before <= after for before, after in pairwise(done))


def test_the_file_lacks_what_the_steps_done_ask_for(book):
    case = facts(("apply", "2025-01-05"), ("talk", "2025-01-09"))
    assert [one.code for one in standing(case, book, ON).missing_papers] == [
        "application",
        "talk_record",
    ]
    filed = replace(case, papers=frozenset({"application", "talk_record"}))
    assert standing(filed, book, ON).missing_papers == ()


def test_a_year_of_training_is_full_on_its_day(book):
    case = facts(("apply", "2025-03-01"), ("talk", "2025-03-05"), ("activist", "2025-09-10"))
    found = [
        step_blocks(case, StepFact(9, "candidate", 1, day(told), StepOutcome.DONE), book)
        for told in ("2026-09-09", "2026-09-10")
    ]
    too_early, in_time = ["还差" in "".join(map(str, one)) for one in found]
    assert (too_early, in_time) == (True, False)  # D05


def test_a_review_made_after_the_next_one_was_due_counts_for_that_one(book):
    steps = (("apply", "2025-03-01"), ("talk", "2025-03-05"), ("activist", "2025-09-10"))
    found = standing(facts(*steps, reviews=[day("2026-09-11")]), book, ON).reviews
    assert [one.done_on for one in found] == [None, day("2026-09-11"), None]
