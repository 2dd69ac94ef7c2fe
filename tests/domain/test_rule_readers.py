"""The rules that ship can all be read by those who apply them, and nonsense cannot."""

import pytest

from dangjian_desktop.domain.rule_readers import try_out
from dangjian_desktop.domain.rule_values import RuleValueError
from dangjian_desktop.storage.rulebook import read_rules
from tests.conftest import RULES


@pytest.mark.parametrize(
    "version", read_rules(RULES), ids=lambda version: f"{version.rule} {version.since}"
)
def test_every_version_that_ships_can_be_used(version):
    try_out(version.rule, version.values)


@pytest.mark.parametrize(
    ("rule", "wrong"),
    [
        ("dues.wage", {"slabs": [{"rate": "2"}]}),
        ("dues.rounding", {"step": "0"}),
        ("dues.base", {"basic_pay": "maybe"}),
        ("dues.fixing", {"mode": "now and then"}),
        ("dues.arrears", {"notice": ["3"], "urgent": []}),
        ("votes.election", {"present": {"share": "6/5", "how": "at_least"}}),
        ("votes.half_rule", {"how": "about"}),
        ("terms.branch", {"usual_years": 0}),
        ("terms.alerts", {"days_before": [1], "urgent_days": 1, "every_days_when_overdue": 0}),
        ("development.timers", {}),
        ("development.steps", {"stages": [{"stage": "无", "steps": []}]}),
        ("publicity.development", {"working_days": 0}),
        ("appraisal.excellent", {"share": "0"}),
        ("grades.branch", {"cutoffs": []}),
        ("shifts.patterns", {"own": {}}),
        ("holidays.work_calendar", {"2027": {}}),
        ("statistics.ages", {"bands_up_to": []}),
    ],
)
def test_what_cannot_be_reckoned_with_is_refused(rule, wrong):
    with pytest.raises(RuleValueError):
        try_out(rule, wrong)


def test_a_rule_that_nobody_reads_yet_is_taken():
    try_out("training.new_secretary", {})
