"""Stars of branches and members: which are collected, the level they make, what is missing.

A star has needs that are data: a share of points, a flag, attendance, rows in ledgers, points of a
kind, or people who give it. A need of which nothing is recorded is not known, neither met nor
missed. Levels ask for a number of stars, a score, and single stars (gates); how many may have a
level is a quota. Which level somebody gets is decided by people: the program says what the rules
would allow.

Source: facts.md 8 (R10), 9 (stars), 15.7 (K14); all local.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import Any

from dangjian_desktop.domain.obligations import Every
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.rubric_reading import plain_number
from dangjian_desktop.domain.rule_values import (
    RuleTableError,
    decimal_value,
    share_value,
    tables_value,
    texts_value,
    whole_value,
    word_of,
    word_value,
)
from dangjian_desktop.domain.score_periods import LENGTHS

BRANCH_RULE, MEMBER_RULE = "contest.branch_stars", "contest.member_stars"
HIGHEST = 5
_NONE, _HUNDRED = Decimal(0), Decimal(100)


class NeedKind(StrEnum):
    """What a star asks for (values stand in the rule files).

    BLOCK: a share of the points of blocks and items. FLAG: a flag held. ATTENDANCE: a share of
    attendance. LEDGER: so many rows in books. NO_LEDGER: none in books that are kept. POINTS: so
    many member points of a kind. MANUAL: people give it.
    """

    BLOCK = "block"
    FLAG = "flag"
    ATTENDANCE = "attendance"
    LEDGER = "ledger"
    NO_LEDGER = "no_ledger"
    POINTS = "points"
    MANUAL = "manual"


#: What can be known of a branch and of a member.
BRANCH_NEEDS = frozenset(
    {NeedKind.BLOCK, NeedKind.FLAG, NeedKind.LEDGER, NeedKind.NO_LEDGER, NeedKind.MANUAL}
)
MEMBER_NEEDS = frozenset(
    {
        NeedKind.ATTENDANCE,
        NeedKind.LEDGER,
        NeedKind.NO_LEDGER,
        NeedKind.POINTS,
        NeedKind.MANUAL,
    }
)
_SHARES = frozenset({NeedKind.BLOCK, NeedKind.ATTENDANCE})
_NAMES_SOMETHING = frozenset({NeedKind.BLOCK, NeedKind.FLAG, NeedKind.LEDGER, NeedKind.NO_LEDGER})


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that a star asks for.

    Attributes:
        of: Keys: of ``contest.names``, of flags, codes of books, kinds of points; empty for all.
        least: A share (0.9) or a number.
    """

    kind: NeedKind
    of: tuple[str, ...]
    least: Decimal


@dataclass(frozen=True, slots=True)
class Star:
    """A star and all that it needs."""

    key: str
    name: str
    needs: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class LevelRule:
    """What a level asks for.

    Attributes:
        level: 1 to 5. stars: How many. score: Lowest score, compared before rounding.
        share: How many of all may have it. gates: Keys of stars without which it is not given.
    """

    level: int
    stars: int
    score: Decimal
    share: Fraction
    gates: tuple[str, ...] = ()

    def places(self, count: int) -> int:
        """Return how many of so many may have it; a part of a place is none."""
        return int(count * self.share)

    @property
    def has_quota(self) -> bool:
        """Whether not everybody may have it."""
        return self.share < 1


@dataclass(frozen=True, slots=True)
class StarRules:
    """The stars and levels; levels from the highest."""

    every: Every
    stars: tuple[Star, ...]
    levels: tuple[LevelRule, ...]

    def star(self, key: str) -> Star | None:
        """Return the star of a key."""
        return next((one for one in self.stars if one.key == key), None)

    def level(self, level: int) -> LevelRule:
        """Return what a level asks for."""
        return next(one for one in self.levels if one.level == level)


def branch_star_rules(values: Mapping[str, Any]) -> StarRules:
    """Read ``contest.branch_stars``; see `_star_rules`."""
    return _star_rules(values, BRANCH_NEEDS)


def member_star_rules(values: Mapping[str, Any]) -> StarRules:
    """Read ``contest.member_stars``; see `_star_rules`."""
    return _star_rules(values, MEMBER_NEEDS)


def _star_rules(values: Mapping[str, Any], allowed: Collection[NeedKind]) -> StarRules:
    """Read stars and levels.

    Raises:
        RuleValueError: When a star stands twice, asks for what is not known here or for nothing;
            when the levels have holes, do not fall, cannot be told apart, or their quotas come to
            more than everybody.
    """
    stars = _stars(tables_value(values, "stars"), allowed)
    keys = {star.key for star in stars}
    levels = [_level(told, keys, len(stars)) for told in tables_value(values, "levels")]
    _check_levels(levels)
    every = Every(word_value(values, "every", list(LENGTHS)))
    return StarRules(every, tuple(stars), tuple(levels))


def _stars(lines: Sequence[Mapping[str, Any]], allowed: Collection[NeedKind]) -> list[Star]:
    """Return the stars of lines; one that has several needs stands on several lines."""
    found: dict[str, Star] = {}
    for told in lines:
        key, name, need = word_of(told, "key"), word_of(told, "name"), _need(told, allowed)
        star = found.get(key, Star(key, name, ()))
        if need in star.needs:
            raise RuleTableError("“{name}”星的同一个条件写了两次。请只留一行。", name=star.name)
        if name != star.name or any(one.name == name for one in found.values() if one != star):
            raise RuleTableError("“{name}”星的代号和名称对不上。请改成一颗一个代号。", name=name)
        found[key] = replace(star, needs=(*star.needs, need))
    return list(found.values())


def _need(told: Mapping[str, Any], allowed: Collection[NeedKind]) -> Need:
    kind = NeedKind(word_value(told, "by", sorted(allowed)))
    of, least = texts_value(told, "of"), decimal_value(told, "least")
    if kind in _SHARES and not 0 < least <= 1:
        raise RuleTableError("“{least}”不是 0 到 1 之间的比例。请改成 0.9 这样的数。", least=least)
    if kind in _NAMES_SOMETHING and not of:
        raise RuleTableError("“{kind}”没有写看哪些板块、旗或台账。请补上。", kind=str(kind))
    return Need(kind, of, least)


def _level(told: Mapping[str, Any], keys: Collection[str], count: int) -> LevelRule:
    gates = texts_value(told, "gates")
    unknown = [gate for gate in gates if gate not in keys]
    if unknown:
        raise RuleTableError("没有“{gate}”这颗星。请改等级的必备星。", gate=unknown[0])
    made = LevelRule(
        whole_value(told, "level", lowest=1),
        whole_value(told, "stars"),
        decimal_value(told, "score"),
        share_value(told, "share"),
        gates,
    )
    if made.stars > count:
        raise RuleTableError(
            "{level}星要 {stars} 颗星，一共只有 {count} 颗。请改小。",
            level=level_word(made.level),
            stars=made.stars,
            count=count,
        )
    return made


def _check_levels(levels: Sequence[LevelRule]) -> None:
    if [one.level for one in levels] != list(range(HIGHEST, 0, -1)):
        raise RuleTableError("等级要从五星到一星各写一行，不缺不重。请补齐。")
    for higher, lower in pairwise(levels):
        if lower.stars > higher.stars or lower.score > higher.score:
            raise RuleTableError(
                "{lower}星的要求比{higher}星还高。请让要求从高到低。",
                lower=level_word(lower.level),
                higher=level_word(higher.level),
            )
        is_same = (lower.stars, lower.score) == (higher.stars, higher.score)
        if is_same and set(higher.gates) <= set(lower.gates):
            raise RuleTableError(
                "{lower}星和{higher}星的要求一样，分不开。请改其中一个。",
                lower=level_word(lower.level),
                higher=level_word(higher.level),
            )
    last = levels[-1]
    if last.stars or last.score or last.gates:
        raise RuleTableError("一星还有要求，达不到的就没有等级。请把一星的要求改为 0。")
    if sum(one.share for one in levels if one.has_quota) > 1:
        raise RuleTableError("各级名额加起来超过全部。请改小。")


_LEVEL_WORDS = ("", "一", "二", "三", "四", "五")


def level_word(level: int) -> str:
    """Return a level in Chinese figures, before 星."""
    return _LEVEL_WORDS[level] if 0 < level < len(_LEVEL_WORDS) else str(level)


# What somebody has ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Found:
    """What is known of a need.

    Attributes:
        value: A share or a number; None where it is not known. reason: Why not.
        maximum: Of a share of points: out of how many.
        words: What it was counted in, for sentences (“组织生活”, “合理化建议”).
    """

    value: Decimal | None
    reason: Sentence | None = None
    maximum: Decimal = _NONE
    words: str = ""


class StarState(StrEnum):
    """Whether a star is there (stable for tests and files)."""

    HELD = "held"
    LACKING = "lacking"
    UNKNOWN = "unknown"


STAR_STATE_WORDS: Mapping[StarState, str] = {
    StarState.HELD: "已得",
    StarState.LACKING: "未得",
    StarState.UNKNOWN: "待定",
}


@dataclass(frozen=True, slots=True)
class Grant:
    """A star that people gave or took back, and why."""

    is_given: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class StarStanding:
    """A star of somebody in a period.

    Attributes:
        missing: What is missing to it, or why it is not known. grant: What people decided; it
            stands above what was found.
    """

    star: Star
    state: StarState
    missing: tuple[Sentence, ...] = ()
    grant: Grant | None = None


def star_standing(star: Star, found: Sequence[Found], grant: Grant | None = None) -> StarStanding:
    """Return whether somebody has a star.

    Args:
        star: The star. found: What is known of each of its needs, in their order.
        grant: What people decided.
    """
    told = [_missing(need, known, star) for need, known in zip(star.needs, found, strict=True)]
    missing = tuple(sentence for sentence, _is_known in told if sentence is not None)
    if grant is not None:
        state = StarState.HELD if grant.is_given else StarState.LACKING
        if grant.is_given:
            return StarStanding(star, state, (), grant)
        reason = Sentence("“{star}”星不授：{reason}", star=star.name, reason=grant.reason)
        return StarStanding(star, state, (reason,), grant)
    if not missing:
        return StarStanding(star, StarState.HELD)
    # One need that is missed decides, whatever the unknown ones turn out to be.
    is_missed = any(sentence is not None and is_known for sentence, is_known in told)
    return StarStanding(star, StarState.LACKING if is_missed else StarState.UNKNOWN, missing)


def _missing(need: Need, found: Found, star: Star) -> tuple[Sentence | None, bool]:
    """Return what is missing to a need, and whether that is known."""
    if need.kind is NeedKind.MANUAL:
        return Sentence("“{star}”星由党组织评定。", star=star.name), True
    value = found.value
    if value is None:
        reason = found.reason or Sentence("没有记录，不能当作没有做到。")
        return Sentence("“{star}”星待定：{reason}", star=star.name, reason=reason), False
    if need.kind is NeedKind.NO_LEDGER:
        told = Sentence(
            "“{star}”星：本期“{words}”有 {count} 条登记。",
            star=star.name,
            words=found.words,
            count=plain_number(value),
        )
        return (told, True) if value > 0 else (None, True)
    if value >= need.least:
        return None, True
    rest = need.least - value
    match need.kind:
        case NeedKind.BLOCK:
            return Sentence(
                "“{star}”星：{words}还差 {points} 分（得分率 {share}%，要 {least}%）。",
                star=star.name,
                words=found.words,
                points=_upwards(rest * found.maximum),
                share=_cut(value * _HUNDRED),
                least=plain_number(need.least * _HUNDRED),
            ), True
        case NeedKind.FLAG:
            return Sentence(
                "“{star}”星：还没有夺得{words}旗。", star=star.name, words=found.words
            ), True
        case NeedKind.ATTENDANCE:
            return Sentence(
                "“{star}”星：组织生活出勤率 {share}%，要 {least}%。",
                star=star.name,
                share=_cut(value * _HUNDRED),
                least=plain_number(need.least * _HUNDRED),
            ), True
        case NeedKind.POINTS:
            return Sentence(
                "“{star}”星：{words}积分还差 {points} 分。",
                star=star.name,
                words=found.words,
                points=_upwards(rest),
            ), True
        case _:
            return Sentence(
                "“{star}”星：“{words}”还要有 {count} 条登记。",
                star=star.name,
                words=found.words,
                count=_upwards(rest),
            ), True


def _cut(number: Decimal) -> str:
    return plain_number(number.quantize(Decimal("0.1"), rounding="ROUND_DOWN"))


def _upwards(number: Decimal) -> str:
    """Return what is missing with two places at most, never less than it is."""
    return plain_number(number.quantize(Decimal("0.01"), rounding="ROUND_UP"))


@dataclass(frozen=True, slots=True)
class LevelStanding:
    """The level that the rules would allow somebody.

    Attributes:
        level: By what is known. is_certain: Whether nothing unknown could make it higher.
        missing: What is missing to the next higher level, or to know it; empty at the highest.
        next_level: That level; None at the highest.
    """

    level: int
    is_certain: bool
    next_level: int | None
    missing: tuple[Sentence, ...]
    held: int


def level_standing(
    rules: StarRules,
    stars: Sequence[StarStanding],
    score: Decimal | None,
    *,
    open_points: Decimal = _NONE,
    highest: int = HIGHEST,
) -> LevelStanding:
    """Return the level that stars and score make.

    Args:
        rules: The levels. stars: How each star stands.
        score: Sum of what is scored; None where no level asks for a score.
        open_points: Points that are 待评 and may still come.
        highest: The most that a veto leaves.
    """
    held = {one.star.key for one in stars if one.state is StarState.HELD}
    unknown = {one.star.key for one in stars if one.state is StarState.UNKNOWN}
    points = score if score is not None else _HUNDRED
    found = next(one for one in rules.levels if _reaches(one, held, points))
    most = next(one for one in rules.levels if _reaches(one, held | unknown, points + open_points))
    level, possible = min(found.level, highest), min(most.level, highest)
    if level == HIGHEST:
        return LevelStanding(level, True, None, (), len(held))
    wanted = rules.level(level + 1)
    missing: list[Sentence] = []
    if wanted.level > highest:
        missing.append(Sentence("本期被一票否决，最高{level}星。", level=level_word(highest)))
    if score is not None and score < wanted.score:
        missing.append(
            Sentence(
                "总分 {score}，还差 {points} 分到{level}星。",
                score=_two(score),
                points=_upwards(wanted.score - score),
                level=level_word(wanted.level),
            )
        )
    names = {one.star.key: one.star.name for one in stars}
    missing += [
        Sentence("{level}星必须有“{star}”星。", level=level_word(wanted.level), star=names[gate])
        for gate in wanted.gates
        if gate not in held
    ]
    if len(held) < wanted.stars:
        missing.append(
            Sentence(
                "有 {held} 颗星，还差 {count} 颗到{level}星。",
                held=len(held),
                count=wanted.stars - len(held),
                level=level_word(wanted.level),
            )
        )
    wanting = len(held) < wanted.stars or any(gate not in held for gate in wanted.gates)
    if wanting:
        only = set(wanted.gates) if len(held) >= wanted.stars else None
        for one in stars:
            if one.state is not StarState.HELD and (only is None or one.star.key in only):
                missing += one.missing
    if open_points:
        missing.append(Sentence("还有 {points} 分待评。", points=plain_number(open_points)))
    return LevelStanding(level, level == possible, wanted.level, tuple(missing), len(held))


def _two(number: Decimal) -> str:
    return plain_number(number.quantize(Decimal("0.01"), rounding="ROUND_DOWN"))


def _reaches(rule: LevelRule, held: Collection[str], score: Decimal) -> bool:
    return len(held) >= rule.stars and score >= rule.score and set(rule.gates) <= set(held)
