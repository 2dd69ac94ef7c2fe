"""Rules of measures: what they may say, and what is refused in words."""

from datetime import date

import pytest

from dangjian_desktop.domain.measure_rules import (
    asked_steps,
    day_in,
    filing_days,
    hazard_fields,
    lesson_rule,
    own_levels,
    vacancy_rule,
    year_plan_rule,
    year_summary_rule,
)
from dangjian_desktop.domain.rule_values import RuleValueError
from dangjian_desktop.domain.vocabulary import Post, Step

LESSON = {"every": "month", "kinds": ["party_lecture"], "words": ["安全", "警示"]}


def test_a_rule_of_vacancies_names_posts_of_the_committee():
    told = {"more_than_months": 3, "posts": ["secretary"], "without_committee": []}
    assert vacancy_rule(told).posts == (Post.SECRETARY,)
    with pytest.raises(RuleValueError, match="group_leader"):
        vacancy_rule({**told, "posts": ["group_leader"]})
    with pytest.raises(RuleValueError):
        vacancy_rule({**told, "more_than_months": -1})


def test_a_day_of_the_year_is_read_and_29_february_is_the_last_of_the_month():
    assert year_plan_rule({"last_day": "03-31"}).due_in(2026) == date(2026, 3, 31)
    assert year_plan_rule({"last_day": "02-29"}).due_in(2026) == date(2026, 2, 28)
    assert day_in(2028, (2, 29)) == date(2028, 2, 29)
    for strange in ("31-03", "", "0331", 5):
        with pytest.raises(RuleValueError):
            year_plan_rule({"last_day": strange})


def test_a_summary_needs_words_and_days_in_their_order():
    told = {"not_before": "11-01", "last_day": "12-31", "words": ["总结"]}
    assert year_summary_rule(told).begins_in(2026) == date(2026, 11, 1)
    for change in ({"words": []}, {"words": [" "]}, {"not_before": "12-32"}):
        with pytest.raises(RuleValueError):
            year_summary_rule({**told, **change})
    with pytest.raises(RuleValueError, match="12-31"):
        year_summary_rule({**told, "not_before": "12-31", "last_day": "11-01"})


def test_a_lesson_is_known_by_kinds_and_words():
    assert lesson_rule(LESSON).words == ("安全", "警示")
    for change in ({"every": "event"}, {"words": []}, {"kinds": "party_lecture"}):
        with pytest.raises(RuleValueError):
            lesson_rule({**LESSON, **change})


def test_other_rules_are_read():
    assert asked_steps({"steps": ["plan", "minutes"]}) == (Step.PLAN, Step.MINUTES)
    with pytest.raises(RuleValueError, match="tea"):
        asked_steps({"steps": ["tea"]})
    assert filing_days({"days": 30}) == 30
    assert hazard_fields({"fields": ["owner"]}) == ("owner",)
    assert own_levels({"left_out_levels": []}) == ()
    with pytest.raises(RuleValueError):
        hazard_fields({"fields": []})
