"""The table of a rubric, read and written; what is wrong with it; what it must not say."""

from collections import namedtuple
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from dangjian_desktop.domain.messages import sentence
from dangjian_desktop.domain.problems import Severity
from dangjian_desktop.domain.rubric import RuleKind
from dangjian_desktop.domain.rubric_checks import overlapping, rubric_problems
from dangjian_desktop.domain.rubric_reading import read_rubric, read_rule, table_of_rubric

Known = namedtuple("Known", "title levels counts_reports is_reach")
MEASURES = {
    "missing": Known("少开次数", (), False, False),
    "reported": Known("上报隐患条数", (), True, False),
    "violations": Known("三违", ("轻微", "一般", "严重"), False, False),
    "rate": Known("到会率", (), False, True),
}


def table(*rules, maximum="4", **more):
    return {
        "name": "支部考评",
        "version": "2026",
        "title": "2026年度考评细则",
        "since": "2026-01-01",
        "total": maximum,
        "block": [{"key": "life", "title": "组织生活"}],
        "item": [
            {
                "code": "B1",
                "block": "life",
                "title": "党员大会",
                "maximum": maximum,
                "system": "system_work",
                "wording": "少一次扣2分",
                "rule": list(rules),
            }
        ],
        **more,
    }


EACH = {"key": "r1", "kind": "each", "measure": "missing", "points": "2", "words": "少一次扣2分"}
LEVELS = {
    "key": "r2",
    "kind": "levels",
    "measure": "violations",
    "level": [{"label": "轻微", "points": "1"}, {"label": "严重", "effect": "item_zero"}],
}
TARGET = {"key": "r3", "kind": "below", "measure": "rate", "points": "1", "target": "85"}


def test_a_table_is_read_and_written_back():
    made = table(EACH, LEVELS, {**TARGET, "step": "5", "cap": "3"})
    read = read_rubric(made)
    assert read.problems == ()
    assert read.value.item("B1").rule("r1").kind is RuleKind.EACH
    assert read.value.since == date(2026, 1, 1)
    assert read_rubric(table_of_rubric(read.value)).value == read.value


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (table(EACH, name=""), "rubric.missing"),
        (table(EACH, total="many"), "rubric.number"),
        (table({**EACH, "points": "-1"}), "rubric.number"),
        (table({**EACH, "points": 0.5}), "rubric.number"),
        (table({**EACH, "kind": "sometimes"}), "rubric.word"),
        (table(EACH, EACH), "rubric.twice"),
        (table(EACH, since="2026年"), "rubric.day"),
        (table(EACH, block=[]), "rubric.block"),
        (table(EACH, format=9), "rubric.format"),
        (table({**TARGET, "step": "0"}), "rubric.number"),
        (table(EACH, item="none"), "rubric.word"),
        (table(EACH, name=5), "rubric.text"),
    ],
)
def test_what_cannot_be_read_is_told(made, code):
    read = read_rubric(made)
    assert read.value is None
    assert code in {problem.code for problem in read.problems}
    assert all(sentence(problem) for problem in read.problems)


def problems(made):
    return {
        problem.code: problem.severity
        for problem in rubric_problems(read_rubric(made).value, MEASURES)
    }


def test_a_good_rubric_has_nothing_wrong():
    assert problems(table(EACH, {**TARGET})) == {}


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (table(EACH, total="100"), "rubric.total"),
        (table({**EACH, "points": "5"}), "rubric.exceeds"),
        (table({**EACH, "cap": "5"}), "rubric.exceeds"),
        (table({**EACH, "measure": "guess"}), "rubric.measure"),
        (table({**LEVELS, "level": []}), "rubric.no_levels"),
        (table({**TARGET, "target": None}), "rubric.no_target"),
        (table({**EACH, "points": "0"}), "rubric.no_points"),
        (table({"key": "r1", "kind": "bonus", "points": "1"}), "rubric.no_cap"),
        (table(EACH, maximum="0"), "rubric.nothing_to_lose"),
        (table(EACH, item=[]), "rubric.no_items"),
        (table(EACH, until="2025-12-31"), "rubric.days"),
    ],
)
def test_what_keeps_a_rubric_from_being_issued(made, code):
    assert problems(made)[code] is Severity.REFUSED


def test_a_deduction_by_what_was_reported_is_pointed_out():
    assert problems(table({**EACH, "measure": "reported"}))["rubric.silence"] is Severity.WARNING
    bonus = {"key": "r1", "kind": "bonus", "points": "1", "cap": "2", "measure": "reported"}
    assert "rubric.silence" not in problems(table(bonus))


def test_doubts_are_only_warned_about():
    level = {**LEVELS, "level": [{"label": "很重", "points": "1"}]}
    assert problems(table(level))["rubric.level"] is Severity.WARNING
    assert problems(table({**TARGET, "measure": "missing"}))["rubric.no_reach"] is Severity.WARNING
    bare = table(EACH)
    del bare["item"][0]["system"]
    assert problems(bare)["rubric.system"] is Severity.WARNING


def test_versions_overlap_when_a_day_has_two():
    first = read_rubric(table(EACH, until="2026-06-30")).value
    second = replace(first, version="2", since=date(2026, 7, 1), until=None)
    assert overlapping(second, [first]) == []
    assert overlapping(replace(second, since=date(2026, 6, 30)), [first]) == [first]
    assert overlapping(replace(second, name="另一个", since=None), [first]) == []
    assert first.scores(date(2026, 6, 30))
    assert not first.scores(date(2026, 7, 1))
    assert first.maxima == Decimal(4)


def test_a_fault_of_a_rule_names_the_rule():
    second = {**EACH, "key": "late", "points": "two", "level": [{"points": "1"}]}
    problems = read_rubric(table(EACH, second)).problems
    assert [(one.where.row, one.where.part, one.where.field) for one in problems] == [
        (1, "late", "label"),
        (1, "late", "points"),
    ]
    made = read_rubric(table({**EACH, "points": "9"})).value
    (problem,) = [one for one in rubric_problems(made, MEASURES) if one.code == "rubric.exceeds"]
    assert problem.where.part == made.items[0].rules[0].key


def test_one_rule_is_read_by_itself():
    assert read_rule(EACH).kind is RuleKind.EACH
    assert read_rule({**EACH, "points": "two"}) is None
    assert read_rule({}) is None


def test_an_item_without_maximum_is_asked_and_not_taken_for_a_bonus():
    made = table(EACH)
    del made["item"][0]["maximum"]
    (problem,) = read_rubric(made).problems
    assert (problem.where.row, problem.where.field, problem.code) == (
        1,
        "maximum",
        "rubric.missing",
    )
