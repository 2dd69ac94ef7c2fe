"""What is different between two versions of a rubric, in words.

Items are found again by their number, and renumbered ones by their title; rules by their key, and
else by what they count. Nothing is left out: added, removed, moved to another block, worth more or
less, and every rule that takes or gives otherwise.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from dangjian_desktop.domain.problems import Sentence, Word
from dangjian_desktop.domain.rubric import Rubric, RubricItem, ScoringRule
from dangjian_desktop.domain.rubric_reading import plain_number
from dangjian_desktop.domain.rubric_words import NamedMeasure, rule_in_words
from dangjian_desktop.domain.vocabulary import PRINTED


class RubricChange(StrEnum):
    """What became of an item, a rule or the whole."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    MAXIMUM = "maximum"
    RULE = "rule"
    WORDING = "wording"
    WHOLE = "whole"


CHANGE_WORDS: Mapping[RubricChange, str] = {
    RubricChange.ADDED: "新增",
    RubricChange.REMOVED: "去掉",
    RubricChange.MOVED: "移动",
    RubricChange.MAXIMUM: "分值",
    RubricChange.RULE: "计分办法",
    RubricChange.WORDING: "文字",
    RubricChange.WHOLE: "整体",
}


@dataclass(frozen=True, slots=True)
class RubricDifference:
    """One difference.

    Attributes:
        code, title: Of the item, as the newer version has it (the older one where it is gone); ""
            for the whole.
        label: What of it is different.
        before, after: What either version says; None for nothing.
    """

    kind: RubricChange
    code: str
    title: str
    label: str
    before: Sentence | None
    after: Sentence | None


def rubric_differences(
    before: Rubric, after: Rubric, measures: Mapping[str, NamedMeasure]
) -> tuple[RubricDifference, ...]:
    """Return every difference, those of the whole first, then by the items of the newer version.

    Args:
        before, after: The older and the newer version.
        measures: Those the program knows, by code; for the words.
    """
    found = list(_of_the_whole(before, after))
    matched = matched_items(before, after)
    for item in after.items:
        old = matched.get(item.code)
        if old is None:
            found.append(_appeared(RubricChange.ADDED, after, item))
        else:
            found += _of_an_item((before, old), (after, item), measures)
    kept = {old.code for old in matched.values()}
    found += [
        _appeared(RubricChange.REMOVED, before, item)
        for item in before.items
        if item.code not in kept
    ]
    return tuple(found)


def matched_items(before: Rubric, after: Rubric) -> Mapping[str, RubricItem]:
    """Return for the number of each item of the newer version the item that it was before.

    An item that has kept number or title is the same. Where a number now means something else that
    stood elsewhere before, the title counts: B1 and B2 may have changed places.
    """
    titles = {_plain(item.title): item for item in before.items}
    found: dict[str, RubricItem] = {}
    for item in after.items:
        same = titles.get(_plain(item.title))
        if same is not None and same.code not in {one.code for one in found.values()}:
            found[item.code] = same
    taken = {one.code for one in found.values()}
    for item in after.items:
        old = before.item(item.code)
        if item.code not in found and old is not None and old.code not in taken:
            found[item.code] = old
    return found


def _plain(title: str) -> str:
    return "".join(title.split())


def _appeared(kind: RubricChange, rubric: Rubric, item: RubricItem) -> RubricDifference:
    told = Sentence(
        "{block}，{points} 分", block=rubric.block_title(item), points=plain_number(item.maximum)
    )
    is_new = kind is RubricChange.ADDED
    return RubricDifference(
        kind,
        item.code,
        item.title,
        "考评内容",
        None if is_new else told,
        told if is_new else None,
    )


def _of_the_whole(before: Rubric, after: Rubric) -> Iterator[RubricDifference]:
    pairs = (
        ("名称", _text(before.name), _text(after.name)),
        ("表头", _text(before.title), _text(after.title)),
        ("启用日期", _day(before.since), _day(after.since)),
        ("终止日期", _day(before.until), _day(after.until)),
        ("满分", _points(before.total), _points(after.total)),
        ("加分合计最多", _points(before.bonus_cap), _points(after.bonus_cap)),
        ("一票否决后等级最高为", _text(before.vetoed_at_most), _text(after.vetoed_at_most)),
        ("等级规则", _text(before.grades), _text(after.grades)),
        ("依据", _text(before.source), _text(after.source)),
        ("项目", _blocks(before), _blocks(after)),
    )
    for label, old, new in pairs:
        if _said(old) != _said(new):
            yield RubricDifference(RubricChange.WHOLE, "", "", label, old, new)


def _of_an_item(
    before: tuple[Rubric, RubricItem],
    after: tuple[Rubric, RubricItem],
    measures: Mapping[str, NamedMeasure],
) -> Iterator[RubricDifference]:
    (old_rubric, old), (new_rubric, new) = before, after
    pairs = (
        (RubricChange.MOVED, "编号", _text(old.code), _text(new.code)),
        (
            RubricChange.MOVED,
            "项目",
            _text(old_rubric.block_title(old)),
            _text(new_rubric.block_title(new)),
        ),
        (RubricChange.MOVED, "体系", _system(old), _system(new)),
        (RubricChange.MAXIMUM, "分值", _points(old.maximum), _points(new.maximum)),
        (RubricChange.WORDING, "考评内容", _text(old.title), _text(new.title)),
        (RubricChange.WORDING, "评分办法原文", _text(old.wording), _text(new.wording)),
        (RubricChange.WORDING, "谁考核", _text(old.judge), _text(new.judge)),
    )
    for kind, label, was, now in pairs:
        if _said(was) != _said(now):
            yield RubricDifference(kind, new.code, new.title, label, was, now)
    for was_rule, now_rule in _paired_rules(old, new):
        before_words = None if was_rule is None else rule_in_words(was_rule, measures)
        after_words = None if now_rule is None else rule_in_words(now_rule, measures)
        is_other = was_rule is None or now_rule is None or _counted(was_rule) != _counted(now_rule)
        if is_other:
            yield RubricDifference(
                RubricChange.RULE, new.code, new.title, "计分办法", before_words, after_words
            )


def _paired_rules(
    old: RubricItem, new: RubricItem
) -> list[tuple[ScoringRule | None, ScoringRule | None]]:
    """Return the rules of two items side by side; None where one has no counterpart."""
    left = list(old.rules)
    pairs: list[tuple[ScoringRule | None, ScoringRule | None]] = []

    def take(rule: ScoringRule) -> ScoringRule | None:
        for is_same in (
            lambda one: _counted(one) == _counted(rule),
            lambda one: one.key == rule.key,
            lambda one: (one.measure, one.kind) == (rule.measure, rule.kind),
        ):
            found = next((one for one in left if is_same(one)), None)
            if found is not None:
                left.remove(found)
                return found
        return None

    exact = [rule for rule in new.rules if any(_counted(one) == _counted(rule) for one in left)]
    for rule in exact:  # first those that stayed, so that another does not take their place
        take(rule)
    pairs += [(take(rule), rule) for rule in new.rules if rule not in exact]
    pairs += [(rule, None) for rule in left]
    return pairs


def _counted(rule: ScoringRule) -> tuple[object, ...]:
    """Return what a rule really does, apart from its key and the words of the sheet."""
    return (
        rule.kind,
        rule.measure,
        rule.points,
        rule.cap,
        rule.target,
        rule.step,
        rule.levels,
    )


def _blocks(rubric: Rubric) -> Sentence | None:
    titles = tuple(block.title for block in rubric.blocks)
    return Sentence("{blocks}", blocks=titles) if titles else None


def _text(text: str) -> Sentence | None:
    return Sentence("{text}", text=text) if text else None


def _day(day: date | None) -> Sentence | None:
    return None if day is None else Sentence("{day}", day=day.isoformat())


def _points(points: Decimal | None) -> Sentence | None:
    return None if points is None else Sentence("{points} 分", points=plain_number(points))


def _system(item: RubricItem) -> Sentence | None:
    return Sentence("{system}", system=Word(PRINTED[item.system])) if item.system else None


def _said(sentence: Sentence | None) -> str:
    return "" if sentence is None else str(sentence)
