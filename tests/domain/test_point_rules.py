"""The rules of points as they are read: what holes and overlaps are refused."""

from decimal import Decimal

import pytest

from dangjian_desktop.domain.obligations import Every
from dangjian_desktop.domain.point_rules import (
    ClassFacts,
    class_of,
    comparing,
    fits_sign,
    member_classes,
    period_words,
    point_rules,
    prize_rule,
    reach_lines,
)
from dangjian_desktop.domain.rule_values import RuleValueError
from dangjian_desktop.domain.rules import plain
from dangjian_desktop.domain.vocabulary import Post, Workplace


@pytest.fixture
def values(rules):
    """Return the values of a rule of points, free to be changed."""
    return lambda name: plain(rules.values_of(f"points.{name}"))


@pytest.mark.parametrize(
    ("facts", "label"),
    [
        (ClassFacts(), "地面"),
        (ClassFacts(workplace=Workplace.UNDERGROUND), "井下"),
        (ClassFacts(frozenset({Post.SECRETARY}), workplace=Workplace.UNDERGROUND), "党员干部"),
        (ClassFacts(is_cadre=True), "党员干部"),
        (ClassFacts(frozenset({Post.GROUP_LEADER})), "地面"),
        (ClassFacts(texts=("党群工作部",), workplace=Workplace.SURFACE), "机关"),
        (ClassFacts(frozenset({Post.SECRETARY}), texts=("离退休人员",)), "离退休"),
    ],
)
def test_the_first_class_that_takes_somebody_counts(values, facts, label):
    assert class_of(facts, member_classes(values("classes"))).label == label


def test_a_table_of_classes_that_leaves_somebody_out_is_refused(values):
    told = values("classes")
    told["surface"]["workplaces"] = ["surface"]
    with pytest.raises(RuleValueError, match="没有类别"):
        member_classes(told)


def test_a_class_that_nobody_can_reach_is_refused(values):
    told = values("classes")
    told["underground"]["workplaces"] = []
    with pytest.raises(RuleValueError, match="“井下”没有条件"):
        member_classes(told)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("place", 20),
        ("label", "井下"),
        ("base", "-1"),
        ("posts", ["captain"]),
        ("words", "离退休"),
        ("is_cadre", "no"),
        ("label", " "),
    ],
)
def test_a_class_that_cannot_be_read_is_refused(values, key, value):
    told = values("classes")
    told["retired"][key] = value
    with pytest.raises(RuleValueError):
        member_classes(told)


def test_a_class_that_is_off_is_left_out(values):
    told = values("classes")
    told["office"]["is_on"] = False
    assert "机关" not in {one.label for one in member_classes(told)}
    for one in told.values():
        one["is_on"] = False
    with pytest.raises(RuleValueError):
        member_classes(told)


def test_rules_stand_in_their_order(values):
    found = point_rules(values("rules"))
    assert [one.key for one in found][:2] == ["meetings", "themed_days"]
    assert found[0].marks is not None
    assert found[0].marks["absent"] == Decimal(-2)
    assert next(one for one in found if one.key == "own_violation").cap is None


@pytest.mark.parametrize(
    ("rule", "key", "value"),
    [
        ("meetings", "source", "guess"),
        ("meetings", "kinds", []),
        ("meetings", "marks", {}),
        ("meetings", "marks", {"asleep": "1"}),
        ("meetings", "marks", {"present": "viel"}),
        ("meetings", "per", "week"),
        ("meetings", "cap", "-1"),
        ("meetings", "label", "参加主题党日"),
        ("hazards", "book", ""),
        ("hazards", "day", "sometime"),
        ("hazards", "points", "0.00001"),
        ("hazards", "points", "NaN"),
        ("hazards", "when", ["level"]),
        ("hazards", "when", ["=重大"]),
        ("hazards", "when", "level=重大"),
        ("extra", "sign", "minus"),
        ("extra", "points", "0"),
        ("extra", "is_on", "yes"),
    ],
)
def test_a_rule_that_cannot_be_read_is_refused(values, rule, key, value):
    told = values("rules")
    told[rule][key] = value
    with pytest.raises(RuleValueError):
        point_rules(told)


def test_what_other_fields_must_say_is_read(values):
    told = values("rules")
    told["hazards"]["when"] = ["level=重大|一般（A级）"]
    found = next(one for one in point_rules(told) if one.key == "hazards")
    assert found.when == {"level": ("重大", "一般（A级）")}


def test_a_meeting_that_would_count_twice_is_refused_but_not_for_two_classes(values):
    told = values("rules")
    told["themed_days"]["kinds"] = ["general_meeting"]
    with pytest.raises(RuleValueError, match="计了两次"):
        point_rules(told)
    told["themed_days"]["classes"] = ["office"]
    told["meetings"]["classes"] = ["underground"]
    assert point_rules(told)


def test_every_length_of_period_has_a_word_and_a_line(values):
    words = period_words(values("periods"))
    assert [words.words[every] for every in words.used] == [
        "月度登记",
        "季度亮分",
        "半年报备",
        "年度总评",
    ]
    assert reach_lines(values("reach"))[Every.YEAR] == 60
    for name, read in (("periods", period_words), ("reach", reach_lines)):
        told = values(name)
        del told["half_year"]
        with pytest.raises(RuleValueError):
            read(told)


def test_a_period_may_be_unused_but_not_the_month(values):
    told = values("periods")
    told["half_year"] = "不用"
    assert Every.HALF_YEAR not in period_words(told).used
    told["month"] = "不用"
    with pytest.raises(RuleValueError):
        period_words(told)


def test_the_formula_says_what_is_compared_with_what(values):
    told = values("compare")
    assert comparing(told).formula == "可比分 = 本人分 ÷ 同类别平均分 × 100"
    told |= {"against": "maximum", "among": "branch"}
    assert comparing(told).formula == "可比分 = 本人分 ÷ 本支部同类别最高分 × 100"
    told["rank_by"] = "beauty"
    with pytest.raises(RuleValueError):
        comparing(told)


@pytest.mark.parametrize(
    "places",
    ["三个", [{"label": "奖", "count": 0}], [{"label": "奖", "count": 1}] * 2, [{"count": 1}]],
)
def test_prizes_that_cannot_be_given_are_refused(values, places):
    with pytest.raises(RuleValueError):
        prize_rule(values("prizes") | {"places": places})


@pytest.mark.parametrize(
    ("points", "sign", "fits"),
    [("1", "plus", True), ("-1", "plus", False), ("-1", "both", True), ("0", "both", False)],
)
def test_points_have_the_sign_that_a_rule_asks_for(points, sign, fits):
    assert fits_sign(Decimal(points), sign) is fits
