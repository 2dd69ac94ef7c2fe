"""Rules of a rubric in words."""

from dataclasses import dataclass
from decimal import Decimal

import pytest

from dangjian_desktop.domain.rubric import Effect, RubricItem, RuleKind, RuleLevel, ScoringRule
from dangjian_desktop.domain.rubric_words import rule_in_words, rules_in_words

D = Decimal


@dataclass(frozen=True)
class Known:
    """A measure as these words know it."""

    title: str
    unit: str


MEASURES = {"missing": Known("支委会少开", "次"), "rate": Known("到会率", "%")}
LEVELS = (
    RuleLevel("轻微", points=D("1.0")),
    RuleLevel("严重", Effect.ITEM_ZERO),
    RuleLevel("重伤及以上", Effect.VETO),
)


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        (
            ScoringRule("r", RuleKind.EACH, "missing", D("0.5"), D(2)),
            "支委会少开：每次扣 0.5 分，最多扣 2 分",
        ),
        (ScoringRule("r", RuleKind.EACH, "", D(1)), "由人考核：每次扣 1 分"),
        (
            ScoringRule("r", RuleKind.EACH, "", D("0.3"), words="缺一幅扣0.3分"),
            "由人考核（缺一幅扣0.3分）：每次扣 0.3 分",
        ),
        (ScoringRule("r", RuleKind.ONCE, "missing", D(3), D(3)), "支委会少开：只要有，扣 3 分"),
        (ScoringRule("r", RuleKind.ZERO, "missing"), "支委会少开：只要有，本项不得分"),
        (ScoringRule("r", RuleKind.VETO), "由人考核：只要有，一票否决"),
        (
            ScoringRule("r", RuleKind.BONUS, "missing", D("0.5"), D(3)),
            "支委会少开：每次加 0.5 分，最多加 3 分",
        ),
        (
            ScoringRule("r", RuleKind.BELOW, "rate", D("0.5"), target=D(95)),
            "到会率：低于 95%，每低 1%扣 0.5 分",
        ),
        (
            ScoringRule("r", RuleKind.ABOVE, "rate", D(1), D(4), target=D(3), step=D("0.5")),
            "到会率：超过 3%，每超 0.5%扣 1 分，最多扣 4 分",
        ),
        (
            ScoringRule("r", RuleKind.LEVELS, levels=LEVELS),
            "由人考核：轻微每次扣 1 分、严重本项不得分、重伤及以上一票否决",
        ),
        (ScoringRule("r", RuleKind.EACH, "gone", D(1)), "不认得的统计“gone”：每次扣 1 分"),
    ],
)
def test_a_rule_says_what_counts_and_what_it_costs(rule, told):
    assert str(rule_in_words(rule, MEASURES)) == told


def test_an_item_without_rules_is_judged_as_a_whole():
    (told,) = rules_in_words(RubricItem("A1", "life", "某项", D(3)), MEASURES)
    assert str(told) == "由人考核，直接给分"
