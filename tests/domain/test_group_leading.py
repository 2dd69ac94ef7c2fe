"""Leading a 党小组: length of terms, steadiness, and training at the edges of the rule."""

from datetime import date

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.group_leading import (
    TRAINING_WORDS,
    Steadiness,
    Training,
    full_months,
    steadiness,
    tenure_months,
    tenure_told,
    training_rule,
    training_state,
)
from dangjian_desktop.domain.rule_values import RuleValueError

ON = date(2026, 11, 20)
RULE = training_rule({"is_on": True, "first_within_months": 6, "every_months": 12}, "本地做法")


def day(text: str) -> PartialDate:
    return PartialDate.from_iso(text)


@pytest.mark.parametrize(
    ("led_since", "last", "expected"),
    [
        ("2024-02-01", date(2025, 11, 20), Training.DONE),
        ("2024-02-01", date(2025, 11, 19), Training.OVERDUE),
        ("2026-05-20", None, Training.NEW),
        ("2026-05-19", None, Training.NEVER),
        ("2026-05", None, Training.NEW),  # it may have begun on the last day of the month
        (None, None, Training.NEVER),
        (None, date(2026, 3, 1), Training.DONE),
    ],
)
def test_training_state(led_since, last, expected):
    since = day(led_since) if led_since else None
    assert training_state(RULE, since, last, ON) is expected


def test_a_rule_that_is_off_asks_nothing():
    rule = training_rule({"is_on": False, "first_within_months": 6, "every_months": 12})
    assert training_state(rule, None, None, ON) is Training.NOT_ASKED


def test_every_state_has_a_word():
    assert set(TRAINING_WORDS) == set(Training)


@pytest.mark.parametrize("wrong", [{}, {"first_within_months": 0, "every_months": 12}])
def test_a_rule_that_cannot_be_reckoned_with(wrong):
    with pytest.raises(RuleValueError):
        training_rule(wrong)


@pytest.mark.parametrize(
    ("since", "until", "months"),
    [
        ("2024-02-01", None, 33),
        ("2026-10-21", None, 0),
        ("2026-10-20", None, 1),
        ("2024-02-01", "2026-02-01", 24),
        ("2024-02-01", "2030-01-01", 33),  # an end that is still to come
        ("2024-02", "2024-03", 1),
        ("2027-01-01", None, 0),
    ],
)
def test_tenure_months(since, until, months):
    assert tenure_months(day(since), day(until) if until else None, ON) == months


def test_a_term_without_a_beginning_has_no_length():
    assert tenure_months(None, day("2026-01-01"), ON) is None


def test_full_months_at_the_end_of_a_month():
    assert full_months(date(2026, 1, 31), date(2026, 2, 28)) == 1
    assert full_months(date(2026, 2, 28), date(2026, 1, 31)) == 0


@pytest.mark.parametrize(
    ("months", "words"),
    [
        (None, "起始不详"),
        (0, "不满 1 个月"),
        (5, "5 个月"),
        (24, "2 年"),
        (33, "2 年 9 个月"),
    ],
)
def test_tenure_told(months, words):
    assert str(tenure_told(months)) == words


def test_steadiness_counts_changes_and_the_usual_term():
    terms = [
        (1, day("2020-01-01"), day("2022-01-01")),
        (2, day("2022-01-01"), day("2023-01-01")),
        (1, day("2023-01-01"), None),
    ]
    assert steadiness(terms, ON) == Steadiness(leaders=2, changes=2, usual_months=18)
    assert steadiness([], ON) == Steadiness(0, 0, None)
    assert steadiness([(1, None, day("2022-01-01"))], ON) == Steadiness(1, 0, None)
