"""Setting a rule otherwise: with a reason, in the right kind, undone in one step."""

from decimal import Decimal

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.operations.rules import change_rule, remove_rule_change
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.rules import OwnRulesQuery, RulesQuery
from dangjian_desktop.storage.models import JournalEntry

NOTE = "支委会 2026-10-30 决定"


def rounding(on) -> str:
    return RulesQuery(on).fetch().values_of("dues.rounding")["step"]


def set_rounding(runner, value, since=None, note=NOTE):
    return runner.run(
        change_rule(rule="dues.rounding", key="step", value=value, since=since, note=note)
    )


def test_a_value_is_set_taken_back_and_done_again(runner, on):
    set_rounding(runner, Decimal("0.1"))
    assert rounding(on) == "0.1"
    assert runner.undo_label == "另定规则"
    runner.undo()
    assert rounding(on) == "0.01"
    runner.redo()
    assert rounding(on) == "0.1"


def test_the_same_day_again_replaces_and_another_day_adds(runner, on):
    set_rounding(runner, "0.1", PartialDate(2026, 1, 1))
    set_rounding(runner, "1", PartialDate(2026, 1, 1))
    set_rounding(runner, "0.1", PartialDate(2027, 1, 1))
    assert [change.value for change in OwnRulesQuery().fetch()] == ["1", "0.1"]
    assert rounding(on) == "1"


def test_the_rule_file_speaks_again_when_the_change_is_removed(runner, on):
    set_rounding(runner, "1")
    runner.run(remove_rule_change(rule="dues.rounding", key="step"))
    assert rounding(on) == "0.01"
    runner.undo()
    assert rounding(on) == "1"


def test_nothing_set_is_nothing_to_remove(runner):
    with pytest.raises(RefusedError, match="没有另定过"):
        runner.run(remove_rule_change(rule="dues.rounding", key="step"))


def test_a_year_of_holidays_can_be_added(runner, on):
    year = {"off": ["2027-01-01/2027-01-03"], "make_up": []}
    runner.run(change_rule(rule="holidays.work_calendar", key="2027", value=year, note="国办通知"))
    assert "2027" in RulesQuery(on).fetch().values_of("holidays.work_calendar")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"note": "  "}, "理由"),
        ({"note": "长" * 201}, "200"),
        ({"rule": "dues.nothing"}, "没有“dues.nothing”"),
        ({"key": "setp"}, "没有“setp”"),
        ({"value": "很少"}, "写法不一样"),
        ({"value": 1}, "写法不一样"),
        ({"value": "0"}, "算不出来"),
        ({"rule": "dues.wage", "key": "slabs", "value": [{"rate": "0.01"}] * 2}, "算不出来"),
        (
            {
                "rule": "holidays.work_calendar",
                "key": "2027",
                "value": {"off": ["2027-02-30"], "make_up": []},
            },
            "算不出来",
        ),
    ],
)
def test_what_cannot_be_set_is_refused_in_words_and_nothing_is_written(runner, wrong, told):
    given = {"rule": "dues.rounding", "key": "step", "value": "0.1", "note": NOTE, **wrong}
    with pytest.raises(RefusedError) as refused:
        runner.run(change_rule(**given))
    assert told in refused.value.sentence
    assert not OwnRulesQuery().fetch()
    assert not JournalEntry.select().count()


def test_a_pattern_without_work_days_is_refused_in_a_sentence_of_its_own(runner):
    wanted = {"title": "空", "cycle": ["休", "休"], "offsets": [0], "hours": {"早": "08:00-16:00"}}
    with pytest.raises(RefusedError, match="没有上班的日子"):
        runner.run(change_rule(rule="shifts.patterns", key="own", value=wanted, note="矿务会定"))
    assert not OwnRulesQuery().fetch()


def test_a_refusal_names_the_value_as_the_window_does(data, runner):
    for value in ("十一月", "2026-02-31"):
        with pytest.raises(RefusedError, match="“组织生活从哪天起记”里的“从哪天起记”不能这样写"):
            runner.run(
                change_rule(rule="meetings.records", key="begin", value=value, note="开始使用")
            )
