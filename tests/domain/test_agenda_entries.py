"""What can come of a ledger row on an agenda, and how the minutes tell it."""

import pytest

from dangjian_desktop.domain.agenda_entries import outcome_words, outcomes_of, steps_in_words
from dangjian_desktop.domain.ledger_values import Named
from dangjian_desktop.queries.ledger_books import books_by_code


@pytest.fixture
def hazard(data):
    return books_by_code()["hazard"]


def test_every_step_and_staying_where_it_is_are_offered(hazard):
    assert outcomes_of(hazard, "registered") == [
        ("rectified", "登记整改完成"),
        ("registered", "仍待整改"),
    ]
    assert [words for _to, words in outcomes_of(hazard, "rectified")] == [
        "登记复查合格",
        "复查不合格退回",
        "仍待复查",
    ]
    assert outcomes_of(hazard, "closed") == []


def test_the_minutes_name_who_took_the_step(hazard):
    li = Named("李四")
    assert outcome_words(hazard, "rectified", "checked", li) == "复查合格（复查人：李四）"
    assert outcome_words(hazard, "rectified", "checked", None) == "复查合格"
    assert outcome_words(hazard, "registered", "registered", li) == "仍待整改"


@pytest.mark.parametrize(
    ("outcome", "states"),
    [
        ("复查合格（复查人：李四）", ["checked"]),
        ("销号", ["closed"]),
        ("复查不合格退回", ["registered"]),
        ("仍待整改", []),
        ("复查合格了", []),
    ],
)
def test_an_outcome_tells_which_state_it_led_to(hazard, outcome, states):
    assert list(steps_in_words(hazard, outcome)) == states
