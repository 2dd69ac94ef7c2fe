"""A rule of a rubric in words, and where its figure comes from.

The original wording stays beside it (`RubricItem.wording`, `ScoringRule.words`): these are the
words of the program, so that whoever reads a rubric sees what will really be counted.
"""

from collections.abc import Mapping
from typing import Protocol

from dangjian_desktop.domain.problems import Sentence, Word
from dangjian_desktop.domain.rubric import Effect, RubricItem, RuleKind, RuleLevel, ScoringRule
from dangjian_desktop.domain.rubric_reading import plain_number


class NamedMeasure(Protocol):
    """What is to be known of a measure here (`queries.measures.registry.MeasureInfo`)."""

    @property
    def title(self) -> str:
        """Its name in Chinese."""

    @property
    def unit(self) -> str:
        """What it counts: 次, 条, 人, %."""


#: What a rule that a person judges counts by.
_TIMES = Word("次")
JUDGED = Sentence("由人考核")


def rule_in_words(rule: ScoringRule, measures: Mapping[str, NamedMeasure]) -> Sentence:
    """Return what a rule counts and what it takes or gives, as one sentence without a full stop."""
    return Sentence(
        "{source}：{effect}",
        source=source_in_words(rule, measures),
        effect=effect_in_words(rule, measures),
    )


def source_in_words(rule: ScoringRule, measures: Mapping[str, NamedMeasure]) -> Sentence:
    """Return by what a rule counts: the name of its measure, or what a person judges."""
    if rule.is_judged:
        return Sentence("由人考核（{words}）", words=rule.words) if rule.words else JUDGED
    known = measures.get(rule.measure)
    if known is None:
        return Sentence("不认得的统计“{measure}”", measure=rule.measure)
    return Sentence("{measure}", measure=Word(known.title))


def effect_in_words(rule: ScoringRule, measures: Mapping[str, NamedMeasure]) -> Sentence:
    """Return what a rule takes or gives."""
    known = measures.get(rule.measure)
    unit = _TIMES if known is None else Word(known.unit)
    points = plain_number(rule.points)
    match rule.kind:
        case RuleKind.ZERO:
            return Sentence("只要有，本项不得分")
        case RuleKind.VETO:
            return Sentence("只要有，一票否决")
        case RuleKind.LEVELS:
            told = Sentence("{levels}", levels=tuple(map(level_in_words, rule.levels)))
        case RuleKind.ONCE:
            told = Sentence("只要有，扣 {points} 分", points=points)
        case RuleKind.BONUS:
            told = Sentence("每{unit}加 {points} 分", unit=unit, points=points)
        case RuleKind.BELOW | RuleKind.ABOVE:
            told = _beside_target(rule, unit, points)
        case _:
            told = Sentence("每{unit}扣 {points} 分", unit=unit, points=points)
    if rule.cap is None or rule.kind is RuleKind.ONCE:
        return told
    cap = plain_number(rule.cap)
    if rule.kind is RuleKind.BONUS:
        return Sentence("{told}，最多加 {cap} 分", told=told, cap=cap)
    return Sentence("{told}，最多扣 {cap} 分", told=told, cap=cap)


def _beside_target(rule: ScoringRule, unit: str, points: str) -> Sentence:
    target = "？" if rule.target is None else plain_number(rule.target)
    facts = {"target": target, "step": plain_number(rule.step), "unit": unit, "points": points}
    if rule.kind is RuleKind.BELOW:
        return Sentence("低于 {target}{unit}，每低 {step}{unit}扣 {points} 分", **facts)
    return Sentence("超过 {target}{unit}，每超 {step}{unit}扣 {points} 分", **facts)


def level_in_words(level: RuleLevel) -> Sentence:
    """Return what one occurrence of a level does."""
    if level.effect is Effect.ITEM_ZERO:
        return Sentence("{level}本项不得分", level=level.label)
    if level.effect is Effect.VETO:
        return Sentence("{level}一票否决", level=level.label)
    return Sentence(
        "{level}每次扣 {points} 分", level=level.label, points=plain_number(level.points)
    )


def rules_in_words(item: RubricItem, measures: Mapping[str, NamedMeasure]) -> tuple[Sentence, ...]:
    """Return the rules of an item; one sentence where it is judged as a whole."""
    if not item.rules:
        return (Sentence("由人考核，直接给分"),)
    return tuple(rule_in_words(rule, measures) for rule in item.rules)
