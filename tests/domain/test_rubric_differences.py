"""Differences of two versions of a rubric, in words."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from dangjian_desktop.domain.rubric import RubricBlock, RubricItem, RuleKind, ScoringRule
from dangjian_desktop.domain.rubric_differences import (
    RubricChange,
    matched_items,
    rubric_differences,
)
from dangjian_desktop.domain.vocabulary import RubricSystem
from tests.rubric_stories import ACCIDENTS, LIFE, MEETINGS, NEWS, SAFETY, SMALL

D = Decimal


@dataclass(frozen=True)
class Known:
    """A measure as these words know it."""

    title: str
    unit: str


MEASURES = {"missing_general_meetings": Known("党员大会少开", "次")}


def told(after, before=SMALL):
    """Return kind, item, label and both words of every difference."""
    return [
        (one.kind, one.code, one.label, str(one.before or ""), str(one.after or ""))
        for one in rubric_differences(before, after, MEASURES)
    ]


def test_a_version_does_not_differ_from_itself():
    assert told(SMALL) == []
    assert told(replace(SMALL, version="2027")) == []


def test_added_and_removed_items_say_where_they_stood():
    new = RubricItem("A2", "life", "党课", D(5), RubricSystem.WORK)
    assert told(replace(SMALL, items=(LIFE, new))) == [
        (RubricChange.ADDED, "A2", "考评内容", "", "组织生活，5 分"),
        (RubricChange.REMOVED, "B1", "考评内容", "安全作用，40 分", ""),
    ]


def test_a_moved_item_another_maximum_and_other_words():
    moved = replace(
        SAFETY, block="life", maximum=D("39.5"), system=None, title="无事故", judge="安检科"
    )
    assert told(replace(SMALL, items=(LIFE, moved))) == [
        (RubricChange.MOVED, "B1", "项目", "安全作用", "组织生活"),
        (RubricChange.MOVED, "B1", "体系", "内容体系", ""),
        (RubricChange.MAXIMUM, "B1", "分值", "40 分", "39.5 分"),
        (RubricChange.WORDING, "B1", "考评内容", "身边无事故", "无事故"),
        (RubricChange.WORDING, "B1", "谁考核", "安监处", "安检科"),
    ]


def test_rules_changed_added_and_removed():
    dearer = replace(MEETINGS, points=D(30))
    assert told(replace(SMALL, items=(replace(LIFE, rules=(dearer,)), SAFETY))) == [
        (
            RubricChange.RULE,
            "A1",
            "计分办法",
            "党员大会少开：每次扣 20 分",
            "党员大会少开：每次扣 30 分",
        )
    ]
    judged = ScoringRule("papers", RuleKind.EACH, points=D(1))
    found = told(replace(SMALL, items=(LIFE, replace(SAFETY, rules=(ACCIDENTS, judged)))))
    assert found == [
        (RubricChange.RULE, "B1", "计分办法", "", "由人考核：每次扣 1 分"),
        (RubricChange.RULE, "B1", "计分办法", "由人考核：每次加 0.5 分，最多加 2 分", ""),
    ]


def test_a_rule_in_another_place_with_another_key_is_the_same():
    rules = (replace(NEWS, key="r9"), ACCIDENTS)
    assert told(replace(SMALL, items=(LIFE, replace(SAFETY, rules=rules)))) == []
    assert (
        told(replace(SMALL, items=(replace(LIFE, rules=(replace(MEETINGS, words="x"),)), SAFETY)))
        == []
    )


def test_a_new_rule_does_not_take_the_place_of_one_that_stayed():
    first = replace(MEETINGS, key="new", points=D(1))
    rules = (first, MEETINGS)
    assert told(replace(SMALL, items=(replace(LIFE, rules=rules), SAFETY))) == [
        (RubricChange.RULE, "A1", "计分办法", "", "党员大会少开：每次扣 1 分")
    ]


def test_renumbered_items_are_found_by_their_title():
    first, second = replace(LIFE, code="B1"), replace(SAFETY, code="A1")
    after = replace(SMALL, items=(second, first))
    assert {code: old.title for code, old in matched_items(SMALL, after).items()} == {
        "B1": "支部党员大会",
        "A1": "身边无事故",
    }
    assert [one[:3] for one in told(after)] == [
        (RubricChange.MOVED, "A1", "编号"),
        (RubricChange.MOVED, "B1", "编号"),
    ]


def test_an_item_with_another_title_and_the_same_number_is_the_same_item():
    after = replace(SMALL, items=(replace(LIFE, title="三会一课"), SAFETY))
    assert [one[:3] for one in told(after)] == [(RubricChange.WORDING, "A1", "考评内容")]


def test_what_holds_for_the_whole():
    after = replace(
        SMALL,
        title="考评细则（修订）",
        since=date(2026, 7, 1),
        until=date(2026, 12, 31),
        bonus_cap=None,
        vetoed_at_most="达标",
        blocks=(*SMALL.blocks, RubricBlock("open", "公开")),
    )
    assert [(one[0], one[2], one[3], one[4]) for one in told(after)] == [
        (RubricChange.WHOLE, "表头", "标准化党支部考评细则", "考评细则（修订）"),
        (RubricChange.WHOLE, "启用日期", "2026-01-01", "2026-07-01"),
        (RubricChange.WHOLE, "终止日期", "", "2026-12-31"),
        (RubricChange.WHOLE, "加分合计最多", "5 分", ""),
        (RubricChange.WHOLE, "一票否决后等级最高为", "", "达标"),
        (RubricChange.WHOLE, "项目", "组织生活、安全作用", "组织生活、安全作用、公开"),
    ]


def test_another_level_of_a_rule_is_a_difference():
    milder = replace(ACCIDENTS, levels=ACCIDENTS.levels[:1])
    found = told(replace(SMALL, items=(LIFE, replace(SAFETY, rules=(milder, NEWS)))))
    assert found == [
        (
            RubricChange.RULE,
            "B1",
            "计分办法",
            "由人考核：轻伤每次扣 10 分、重伤及以上一票否决",
            "由人考核：轻伤每次扣 10 分",
        )
    ]
