"""Which version of a rule counts on a day, and what a branch may put in its place."""

from dataclasses import replace
from datetime import date

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.rules import (
    Confidence,
    Level,
    RuleChange,
    RuleVersion,
    fits_shape,
    frozen,
    rules_in_force,
    told_on_paper,
    value_text,
)


def version(since: str | None, step: str, **more: object) -> RuleVersion:
    start = None if since is None else PartialDate.from_iso(since)
    values = frozen({"step": step})
    return RuleVersion(
        "dues.rounding", "尾数", "某规定", Confidence.HIGH, Level.NATIONAL, start, values, **more
    )


OLD, NEW = version("2008", "0.01"), version("2017-03-05", "0.1")


@pytest.mark.parametrize(
    ("day", "step"),
    [("2008-01-01", "0.01"), ("2017-03-04", "0.01"), ("2017-03-05", "0.1"), ("2026-11-21", "0.1")],
)
def test_the_version_of_the_day_counts(day, step):
    rules = rules_in_force([NEW, OLD], [], date.fromisoformat(day))
    assert rules.values_of("dues.rounding")["step"] == step
    assert not rules["dues.rounding"].doubts


def test_before_the_first_known_version_it_is_told_that_this_is_a_guess():
    rule = rules_in_force([NEW, OLD], [], date(2007, 12, 31))["dues.rounding"]
    assert rule.is_guess
    assert rule.values["step"] == "0.01"
    assert "2008年" in str(rule.doubts[0])


def test_a_value_of_the_branch_holds_from_its_day_on():
    changes = [
        RuleChange("dues.rounding", "step", "1", PartialDate(2026, 11, 1)),
        RuleChange("dues.rounding", "step", "0.5", PartialDate(2026, 6, 1)),
    ]
    found = [
        rules_in_force([OLD], changes, day).values_of("dues.rounding")["step"]
        for day in (date(2026, 5, 31), date(2026, 6, 1), date(2026, 10, 31), date(2026, 11, 1))
    ]
    assert found == ["0.01", "0.5", "0.5", "1"]


def test_a_value_of_the_branch_is_told_as_its_own():
    change = RuleChange("dues.rounding", "step", "1")
    rules = rules_in_force([OLD], [change], date(2026, 1, 1))
    assert rules.source("dues.rounding") == "某规定 · 全国规定 · 可信度高 · 本支部另定"
    assert rules_in_force([OLD], [], date(2026, 1, 1)).source("dues.rounding").endswith("可信度高")


@pytest.mark.parametrize(
    ("confidence", "printed"),
    [
        (Confidence.HIGH, "某规定"),
        (Confidence.MIDDLE, "某规定"),
        (Confidence.LOW, "某规定，请问上级"),
        (Confidence.UNCONFIRMED, "某规定，请问上级"),
    ],
)
def test_a_sheet_bears_the_source_of_a_rule_and_no_grade(confidence, printed):
    told = replace(OLD, confidence=confidence)
    rule = rules_in_force([told], [], date(2026, 1, 1))["dues.rounding"]
    assert rule.source_on_paper == printed
    own = rules_in_force([told], [RuleChange("dues.rounding", "step", "1")], date(2026, 1, 1))
    assert own["dues.rounding"].source_on_paper == f"{printed} · 本支部另定"


def test_a_value_set_before_the_rule_was_revised_is_to_be_checked_again():
    change = RuleChange("dues.rounding", "step", "1", PartialDate(2010))
    rule = rules_in_force([OLD, NEW], [change], date(2026, 1, 1))["dues.rounding"]
    assert rule.values["step"] == "1"
    assert "重新核对" in str(rule.doubts[0])


def test_a_key_that_the_file_does_not_know_is_left_aside_unless_the_rule_takes_new_ones():
    change = RuleChange("dues.rounding", "2027", {"off": ["2027-01-01"]})
    assert "2027" not in rules_in_force([OLD], [change], date(2026, 1, 1)).values_of(change.rule)
    open_rule = version(None, "0.01", takes_new_keys=True)
    found = rules_in_force([open_rule], [change], date(2026, 1, 1)).values_of(change.rule)
    assert found["2027"]["off"] == ("2027-01-01",)


def test_values_cannot_be_changed_in_place():
    values = rules_in_force([OLD], [], date(2026, 1, 1)).values_of("dues.rounding")
    with pytest.raises(TypeError):
        values["step"] = "1"
    assert frozen({"days": [1, {"a": 2}]})["days"] == (1, {"a": 2})


@pytest.mark.parametrize(
    ("model", "value", "fits"),
    [
        ("0.01", "0.1", True),
        ("0.01", "很少", False),
        ("yearly_fixed", "follow_wage", True),
        ("yearly_fixed", "", False),
        (3, 5, True),
        (3, True, False),
        (3, "3", False),
        (True, False, True),
        ((30, 35), [31, 36], True),
        ((30, 35), [], True),
        ((30, 35), "30", False),
        (({"up_to": "1", "rate": "2"}, {"rate": "2"}), [{"rate": "3"}], True),
        (({"share": "1", "count": 2},), [{"share": "3"}], False),
        ({"off": ("2026-01-01",), "make_up": ("2026-01-04",)}, {"off": ["2027-01-01"]}, False),
        ({"早": "08:00-16:00", "夜": "0:00-8:00"}, {"甲": "9:00-21:00"}, True),
    ],
)
def test_a_new_value_is_of_the_kind_of_the_old_one(model, value, fits):
    assert fits_shape(frozen(model), value) is fits


def test_a_value_is_stored_as_plain_json():
    assert value_text(frozen({"b": [1, "中"], "a": date(2026, 1, 1)})) == (
        '{"a": "2026-01-01", "b": [1, "中"]}'
    )


@pytest.mark.parametrize(
    ("told", "on_paper"),
    [
        ("某规定 · 全国规定 · 可信度高", "某规定"),
        ("某规定 · 各地做法，可改 · 可信度中 · 本支部另定", "某规定 · 本支部另定"),
        ("某规定 · 全国规定 · 可信度低，请问上级", "某规定，请问上级"),
        ("逾期23天，按规定：支委会督办", "逾期23天，按规定：支委会督办"),
    ],
)
def test_a_paper_bears_the_rule_and_no_grade_of_our_own(told, on_paper):
    assert told_on_paper(told) == on_paper
