"""A check as its rule describes it, and the fingerprint of what it found."""

import pytest

from dangjian_desktop.domain.checks import (
    LONGEST_SEEN,
    FindingSeverity,
    Who,
    check_of,
    checks_of,
    digest,
    fingerprint,
)
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.rules import Confidence, Level, Rule, RuleChange, RuleSet, RuleVersion

VALUES = {
    "is_on": True,
    "severity": "warning",
    "kind": "count",
    "counted": "full",
    "least": 3,
    "who": "left",
    "stages": ("full",),
    "sentence": "正式党员 {full} 名。",
}


def rule(name: str = "examination.small", **changed: object) -> Rule:
    values = {key: value for key, value in {**VALUES, **changed}.items() if value is not None}
    version = RuleVersion(name, "人数", "条例", Confidence.HIGH, Level.NATIONAL, None, values)
    return Rule(version, values)


def test_what_is_no_key_of_a_check_is_a_value_of_its_test():
    check = check_of("small", rule())
    assert check.parameters == {"counted": "full", "least": 3}
    assert (check.severity, check.who, check.mend) == (FindingSeverity.WARNING, Who.LEFT, "")
    assert check.stages == {"full"}
    assert check.said({"full": "2"}) == "正式党员 2 名。"
    assert check.source == "条例 · 全国规定 · 可信度高"


def test_only_the_rules_of_the_examination_are_checks():
    rules = RuleSet({"dues.wage": rule("dues.wage"), "examination.small": rule()})
    assert [check.code for check in checks_of(rules)] == ["small"]


def test_why_the_branch_has_set_it_otherwise_is_told():
    own = RuleChange("examination.small", "least", 5, PartialDate(2026), "本矿规定")
    made = rule()
    check = check_of("small", Rule(made.version, {**made.values, "least": 5}, (own,)))
    assert check.note == "本矿规定"
    assert check.parameters["least"] == 5


@pytest.mark.parametrize("key", ["kind", "severity", "sentence", "is_on"])
def test_what_a_check_must_have(key):
    with pytest.raises(KeyError):
        check_of("small", rule(**{key: None}))


@pytest.mark.parametrize("changed", [{"severity": "grave"}, {"who": "everybody"}])
def test_terms_that_there_are_not(changed):
    with pytest.raises(ValueError, match="is not a valid"):
        check_of("small", rule(**changed))


def test_a_fingerprint_tells_another_value_from_the_same_and_stays_short():
    assert fingerprint(("2024-01-01", "2023")) == "2024-01-01；2023"
    assert fingerprint(()) == ""
    long = fingerprint(("长" * LONGEST_SEEN, "1"))
    assert len(long) < LONGEST_SEEN
    assert long != fingerprint(("长" * LONGEST_SEEN, "2"))
    assert digest("990101199005121010") != digest("990101199005121011")
