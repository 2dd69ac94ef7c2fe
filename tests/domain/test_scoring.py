"""From figures to points (facts.md 15.7, K01-K09, K18)."""

from decimal import Decimal

import pytest

from dangjian_desktop.domain.grades import Grade
from dangjian_desktop.domain.measured import Figure, Record, RecordKind, Unknown
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.rubric import (
    Effect,
    Rubric,
    RubricBlock,
    RubricItem,
    RuleKind,
    RuleLevel,
    ScoringRule,
)
from dangjian_desktop.domain.scoring import (
    Given,
    ItemState,
    item_score,
    rule_score,
    sums_by,
    total_score,
)
from dangjian_desktop.domain.vocabulary import RubricSystem

D = Decimal
GRADES = tuple(
    Grade(name, D(lowest), stars)
    for name, lowest, stars in [
        ("示范", "90", 5),
        ("优良", "80", 4),
        ("达标", "70", 3),
        ("基本达标", "60", 2),
        ("待整顿", "0", 1),
    ]
)
CAP = "基本达标"


def figure(count, *levels):
    records = tuple(
        Record(RecordKind.FINDING, "", Sentence("某事"), level=level) for level in levels
    )
    return Figure(D(count), records)


def item(maximum, *rules, code="B1", block="life", system=RubricSystem.WORK):
    return RubricItem(code, block, "某项", D(maximum), system, rules=rules)


def rule(kind, points="0", key="r1", **more):
    return ScoringRule(key, kind, "some_measure", D(points), **more)


THREE_LEVELS = ScoringRule(
    "r1",
    RuleKind.LEVELS,
    "violations",
    levels=(
        RuleLevel("轻微", points=D(1)),
        RuleLevel("一般", points=D(2)),
        RuleLevel("严重", Effect.ITEM_ZERO),
        RuleLevel("重伤", Effect.VETO),
    ),
)


def test_k01_one_meeting_missing_costs_its_points():
    assert item_score(item(4, rule(RuleKind.EACH, "2")), {"r1": figure(1)}).score == D("2.0")


def test_k02_an_item_never_falls_below_nought():
    assert item_score(item(4, rule(RuleKind.EACH, "0.5")), {"r1": figure(10)}).score == 0


def test_k03_each_level_costs_its_own():
    scored = item_score(item(6, THREE_LEVELS), {"r1": figure(2, "轻微", "一般")})
    assert scored.score == 3
    assert not scored.is_veto


def test_k04_the_worst_level_takes_the_whole_item():
    assert item_score(item(6, THREE_LEVELS), {"r1": figure(1, "严重")}).score == 0


def test_a_level_may_veto():
    assert item_score(item(6, THREE_LEVELS), {"r1": figure(1, "重伤")}).is_veto


@pytest.mark.parametrize(
    ("made", "count", "lost"),
    [
        (rule(RuleKind.ONCE, "3"), "5", "3"),
        (rule(RuleKind.ONCE, "3"), "0", "0"),
        (rule(RuleKind.EACH, "1", cap=D(2)), "7", "2"),
        (rule(RuleKind.ABOVE, "0.5", target=D(3)), "3", "0"),
        (rule(RuleKind.ABOVE, "0.5", target=D(3)), "3.9", "0"),
        (rule(RuleKind.ABOVE, "0.5", target=D(3)), "5.2", "1.0"),
        (rule(RuleKind.BELOW, "1", target=D(85), step=D(5)), "85", "0"),
        (rule(RuleKind.BELOW, "1", target=D(85), step=D(5)), "75", "2"),
        (rule(RuleKind.BELOW, "1", target=D(85), step=D(5)), "90", "0"),
    ],
)
def test_a_rule_takes_what_it_says(made, count, lost):
    assert rule_score(made, figure(count)).lost == D(lost)


def test_zero_and_veto_rules_act_from_the_first_occurrence():
    assert rule_score(rule(RuleKind.ZERO), figure(1)).is_zero
    assert not rule_score(rule(RuleKind.ZERO), figure(0)).is_zero
    assert rule_score(rule(RuleKind.VETO), figure(1)).is_veto
    assert not rule_score(rule(RuleKind.VETO), figure(0)).is_veto


def test_nothing_recorded_is_not_nought():
    scored = item_score(item(4, rule(RuleKind.EACH, "2")), {"r1": Unknown(Sentence("没有记录。"))})
    assert (scored.score, scored.state) == (None, ItemState.PENDING)
    assert list(map(str, scored.waits_for)) == ["没有记录。"]
    assert scored.lost is None


def test_an_item_without_rules_waits_for_the_checker():
    assert item_score(item(4), {}).state is ItemState.PENDING
    given = item_score(item(4), {}, Given(D(4)), Given(D("3.5"), "缺照片"))
    assert (given.score, given.state) == (D("3.5"), ItemState.JUDGED)


def test_whoever_confirms_says_that_there_is_no_more():
    judged = item(4, rule(RuleKind.EACH, "2"), ScoringRule("r2", RuleKind.EACH, points=D(1)))
    assert item_score(judged, {"r1": figure(1)}).score is None
    assert item_score(judged, {"r1": figure(1)}, None, Given(None)).score == 2


def rubric(*items, bonus_cap=None):
    return Rubric("支部考评", "1", "", (RubricBlock("life", ""),), items, bonus_cap=bonus_cap)


def scores(lost=(), bonus="0", vetoed="0"):
    """A rubric of one item of 100, a bonus, a veto; K05's losses add up to 7.5."""
    basis = item(100, rule(RuleKind.EACH, "0.5"), code="A")
    more = item(0, rule(RuleKind.BONUS, "1", cap=D(9)), code="X")
    veto = item(0, rule(RuleKind.VETO), code="V")
    made = rubric(basis, more, veto, bonus_cap=D(5))
    return made, [
        item_score(basis, {"r1": figure(sum(map(D, lost)) * 2)}),
        item_score(more, {"r1": figure(bonus)}),
        item_score(veto, {"r1": figure(vetoed)}),
    ]


K05 = ("2", "1", "1.5", "2", "1")


def test_k05_what_is_left_gives_the_grade():
    total = total_score(*scores(K05), GRADES, CAP)
    assert (total.total, total.grade.name) == (D("92.5"), "示范")


def test_k06_the_bonus_is_capped():
    total = total_score(*scores(K05, bonus="6"), GRADES, CAP)
    assert (total.bonus, total.total) == (5, D("97.5"))


def test_k07_a_veto_caps_the_grade_and_keeps_the_number():
    total = total_score(*scores(K05, bonus="6", vetoed="1"), GRADES, CAP)
    assert (total.total, total.grade.name, total.earned.name) == (D("97.5"), CAP, "示范")
    assert total.is_vetoed


@pytest.mark.parametrize(
    ("score", "grade"),
    [
        ("90.00", "示范"),
        ("89.99", "优良"),
        ("89.95", "优良"),
        ("80", "优良"),
        ("70", "达标"),
        ("60", "基本达标"),
        ("59.99", "待整顿"),
    ],
)
def test_k08_k09_cut_offs_are_compared_before_rounding(score, grade):
    basis = item(100)
    total = total_score(rubric(basis), [item_score(basis, {}, None, Given(D(score)))], GRADES, CAP)
    assert total.grade.name == grade


def test_what_waits_leaves_the_total_without_a_grade():
    first, second = item(60, rule(RuleKind.EACH, "1"), code="A"), item(40, code="B")
    total = total_score(
        rubric(first, second),
        [item_score(first, {"r1": figure(0)}), item_score(second, {})],
        GRADES,
        CAP,
    )
    assert (total.total, total.pending, total.grade) == (60, 40, None)


def test_both_views_add_up():
    first = item(10, rule(RuleKind.EACH, "1"), code="A")
    second = item(6, rule(RuleKind.EACH, "1"), code="B", block="safety", system=None)
    third = item(4, code="C", block="safety", system=None)
    scored = [
        item_score(first, {"r1": figure(2)}),
        item_score(second, {"r1": figure(1)}),
        item_score(third, {}),
    ]
    assert sums_by(scored, "block") == {"life": (8, 10), "safety": (5, 6)}
    assert sums_by(scored, "system") == {RubricSystem.WORK: (8, 10), "": (5, 6)}


def test_a_bonus_that_nobody_has_proved_keeps_no_item_waiting():
    deducts = rule(RuleKind.EACH, "1")
    bonus = ScoringRule("r2", RuleKind.BONUS, "", D("0.5"), D(2))
    found = item_score(item("3", deducts, bonus), {"r1": figure("1")})
    assert (found.score, found.bonus, found.state) == (D(2), D(0), ItemState.COUNTED)
    won = item_score(item("3", deducts, bonus), {"r1": figure("1"), "r2": figure("9")})
    assert (won.score, won.bonus) == (D(2), D(2))
    alone = item_score(item("0", bonus, code="G1"), {})
    assert (alone.score, alone.state) == (D(0), ItemState.COUNTED)
