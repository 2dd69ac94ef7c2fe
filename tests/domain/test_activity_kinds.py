"""Kinds of activity: read from a table, told back as one, and what cannot be a kind."""

import tomllib

import pytest

from dangjian_desktop.domain.activity_kinds import (
    COMMITTEE_MEETING,
    GENERAL_MEETING,
    TALK,
    ActivityKind,
    activity_kind,
    kind_table,
)
from dangjian_desktop.domain.vocabulary import DueGroup, Step
from dangjian_desktop.domain.votes import Regime
from tests.conftest import RULES

TABLES = tomllib.loads((RULES.with_name("activities") / "kinds.toml").read_text("utf-8"))["kind"]
GOOD = {
    "code": "own_1",
    "label": "读书会",
    "held_by": ["branch"],
    "due": "due_chosen",
    "steps": ["minutes", "plan"],
}


def read(table: dict[str, object]) -> ActivityKind:
    found = activity_kind(table)
    assert found.value is not None, found.faults
    return found.value


def codes(**change: object) -> list[str]:
    return [fault.code for fault in activity_kind({**GOOD, **change}).faults]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table["code"])
def test_every_kind_of_the_program_can_be_read_and_told_back(table):
    kind = read(table)
    assert not kind.is_own
    assert read(kind_table(kind)) == kind


def test_the_kinds_go_only_the_steps_that_are_natural_to_them():
    kinds = {table["code"]: read(table) for table in TABLES}
    assert kinds[GENERAL_MEETING].has(Step.VOTE)
    assert kinds[GENERAL_MEETING].regimes == (
        Regime.ORDINARY,
        Regime.ADMISSION,
        Regime.ELECTION,
        Regime.DISPOSAL,
    )
    assert kinds[COMMITTEE_MEETING].due is DueGroup.COMMITTEE
    assert not kinds[TALK].has(Step.SIGN_IN)


def test_steps_stand_in_their_natural_order():
    kind = read(GOOD)
    assert kind.steps == (Step.PLAN, Step.MINUTES)
    assert kind.short == "读书会"
    assert kind.is_own


def test_what_cannot_be_a_kind_is_told_all_at_once():
    assert codes(label=" ", held_by=[]) == [
        "activity_kind.label_missing",
        "activity_kind.holder_missing",
    ]
    assert codes(label="长" * 21) == ["activity_kind.label_long"]
    assert codes(short="七个字的短名字") == ["activity_kind.short_long"]
    assert codes(steps=["dance"]) == ["activity_kind.word_unknown"]
    assert codes(head=["weather"]) == ["activity_kind.word_unknown"]
    assert codes(shown="pink") == ["activity_kind.word_unknown"]
    assert codes(steps=["vote"]) == ["activity_kind.regime_missing"]
