"""Steps of an activity are done by what stands in the records."""

from dataclasses import replace
from datetime import date

import pytest

from dangjian_desktop.domain.activity_kinds import ActivityKind, Holder
from dangjian_desktop.domain.activity_steps import StepFacts, next_step, steps_done
from dangjian_desktop.domain.vocabulary import DueGroup, Step

DAY = date(2026, 11, 20)
ALL = ActivityKind("all", "全部", "全部", (Holder.BRANCH,), DueGroup.MEMBERS, tuple(Step))


@pytest.mark.parametrize(
    ("step", "facts"),
    [
        (Step.STUDY, StepFacts(studied_on=DAY)),
        (Step.PLAN, StepFacts(has_plan=True)),
        (Step.APPROVAL, StepFacts(approved_on=DAY)),
        (Step.NOTICE, StepFacts(notified_on=DAY)),
        (Step.SIGN_IN, StepFacts(sign_in_on=DAY)),
        (Step.ATTENDANCE, StepFacts(due=3)),
        (Step.MINUTES, StepFacts(has_minutes=True)),
        (Step.VOTE, StepFacts(votes=1)),
        (Step.RESOLUTIONS, StepFacts(resolutions=2, open_resolutions=1)),
        (Step.PUBLICITY, StepFacts(announced_on=DAY)),
        (Step.PUBLICITY, StepFacts(reported_on=DAY)),
        (Step.FILING, StepFacts(filed_on=DAY)),
    ],
)
def test_each_step_has_its_trace(step, facts):
    assert steps_done(ALL, facts) == {step}


def test_nothing_recorded_is_nothing_done():
    assert steps_done(ALL, StepFacts()) == frozenset()


def test_half_a_list_half_a_vote_and_an_open_resolution_are_not_done():
    facts = StepFacts(due=3, unmarked=1, votes=2, open_votes=1, resolutions=1, open_resolutions=1)
    assert steps_done(ALL, facts) == {Step.RESOLUTIONS}
    ended = replace(facts, unmarked=0, open_votes=0, open_resolutions=0)
    done = {Step.ATTENDANCE, Step.VOTE, Step.RESOLUTIONS, Step.FOLLOW_UP}
    assert steps_done(ALL, ended) == done


def test_a_kind_shows_only_its_own_steps():
    kind = replace(ALL, steps=(Step.MINUTES,))
    assert steps_done(kind, StepFacts(has_minutes=True, filed_on=DAY)) == {Step.MINUTES}


def test_the_next_step_is_the_first_that_is_needed():
    steps = (Step.PLAN, Step.VOTE, Step.FILING)
    assert next_step(steps, ()) is Step.PLAN
    assert next_step(steps, (Step.PLAN,)) is Step.FILING  # not every meeting votes
    assert next_step(steps, (Step.PLAN, Step.FILING)) is Step.VOTE
    assert next_step(steps, steps) is None
    assert next_step((), ()) is None


def test_from_a_step_it_goes_on_and_then_begins_again():
    steps = (Step.PLAN, Step.NOTICE, Step.ATTENDANCE)
    assert next_step(steps, (), Step.PLAN) is Step.NOTICE
    assert next_step(steps, (Step.ATTENDANCE,), Step.NOTICE) is Step.PLAN
    assert next_step(steps, (Step.PLAN, Step.ATTENDANCE), Step.NOTICE) is None


def test_nothing_is_prepared_once_the_minutes_of_an_activity_are_written():
    steps = (Step.STUDY, Step.PLAN, Step.NOTICE, Step.ATTENDANCE, Step.MINUTES, Step.FILING)
    assert next_step(steps, (Step.ATTENDANCE,)) is Step.STUDY
    assert next_step(steps, (Step.MINUTES,)) is Step.ATTENDANCE
    assert next_step(steps, (Step.MINUTES, Step.ATTENDANCE), Step.PLAN) is Step.FILING
    assert next_step(steps, (Step.MINUTES, Step.ATTENDANCE, Step.FILING)) is None
