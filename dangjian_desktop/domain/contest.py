"""The five flags: what a branch has for each, who gets it, and who held it before.

A figure is points ÷ maximum × 100 of the items that feed the flag, not rounded; an item that is
待评 leaves it unknown, and then only the most that it can still become is known. The flag goes to
the best figure that reaches the least score and has no veto; of two the one that lost fewer points
in the blocks of the tie rule; where that does not tell them apart, or somebody unknown could still
be first, the committee decides. A holder has to win again to keep it.

Source: facts.md 9 (no published rule is known: the default is ours), 15.7 (K13, K17).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from dangjian_desktop.domain.contest_names import RubricNames
from dangjian_desktop.domain.obligations import Every
from dangjian_desktop.domain.points import ranked
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.rubric import Rubric
from dangjian_desktop.domain.rubric_reading import plain_number
from dangjian_desktop.domain.rule_values import (
    RuleTableError,
    decimal_value,
    tables_value,
    texts_value,
    word_of,
    word_value,
)
from dangjian_desktop.domain.score_periods import LENGTHS
from dangjian_desktop.domain.scoring import ItemScore

RULE = "contest.flags"
#: What a figure from outside is out of, and what every figure is brought to.
FULL = Decimal(100)
_NONE = Decimal(0)


@dataclass(frozen=True, slots=True)
class Flag:
    """A flag and what feeds it.

    Attributes:
        blocks, items: Keys of ``contest.names``. figures: parts that people enter (`ScoreFigure`).
    """

    key: str
    name: str
    blocks: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FlagRules:
    """How flags are won.

    Attributes:
        every: How long a period is. lowest: The least figure that gets a flag.
        tie_keys: Keys of blocks and items of which fewer lost points decide between equals.
    """

    every: Every
    lowest: Decimal
    flags: tuple[Flag, ...]
    tie_keys: tuple[str, ...] = ()

    def flag(self, key: str) -> Flag | None:
        """Return the flag of a key."""
        return next((one for one in self.flags if one.key == key), None)


def flag_rules(values: Mapping[str, Any]) -> FlagRules:
    """Read ``contest.flags``.

    Raises:
        RuleValueError: When a flag stands twice or nothing feeds it, or nobody can reach the least
            score.
    """
    flags: list[Flag] = []
    for told in tables_value(values, "flags"):
        parts = (texts_value(told, part) for part in ("blocks", "items", "figures"))
        flag = Flag(word_of(told, "key"), word_of(told, "name"), *parts)
        if any(flag.key == one.key or flag.name == one.name for one in flags):
            raise RuleTableError("“{name}”旗写了两次。请只留一面。", name=flag.name)
        if not flag.blocks + flag.items + flag.figures:
            raise RuleTableError("“{name}”旗没有写由什么得分。请补上。", name=flag.name)
        flags.append(flag)
    if not flags:
        raise RuleTableError("一面旗也没有。请至少写一面。")
    lowest = decimal_value(values, "lowest")
    if lowest > FULL:
        raise RuleTableError("授旗的最低分是 {lowest}，满分只有 100。请改小。", lowest=lowest)
    every = Every(word_value(values, "every", list(LENGTHS)))
    ties = texts_value(values, "tie_blocks") + texts_value(values, "tie_items")
    return FlagRules(every, lowest, tuple(flags), ties)


@dataclass(frozen=True, slots=True)
class Contender:
    """A branch with what it has in a period.

    Attributes:
        figures: What people entered, by part.
    """

    organisation_id: int
    name: str
    items: tuple[ItemScore, ...]
    is_vetoed: bool = False
    figures: Mapping[str, Decimal] | None = None


@dataclass(frozen=True, slots=True)
class FlagPart:
    """One thing that feeds a figure.

    Attributes:
        code: Number of the item, or the part that people enter. points: None where not known.
    """

    code: str
    title: str
    points: Decimal | None
    maximum: Decimal
    is_entered: bool = False


@dataclass(frozen=True, slots=True)
class FlagScore:
    """What a branch has for a flag.

    Attributes:
        figure: Out of 100, not rounded; None while it is not known.
        at_most: What it can still become; the figure where it is known, None for nobody's guess.
        lost: Points lost in what the tie rule looks at; None where not known.
        takes_part: Whether it can get the flag: no veto, and what people enter was entered.
        reason: Why not, or why there is no figure yet.
        place: 1 for the best; equals share one; None without a figure that counts.
    """

    organisation_id: int
    name: str
    parts: tuple[FlagPart, ...]
    figure: Decimal | None
    at_most: Decimal | None
    lost: Decimal | None
    takes_part: bool = True
    reason: Sentence | None = None
    place: int | None = None


@dataclass(frozen=True, slots=True)
class FlagTable:
    """A flag in a period.

    Attributes:
        missing: What the rubric lacks, so that there can be no figures; None where it has all.
        scores: Best first; those without a figure last.
        tie: What the tie rule looks at is called in Chinese; "" where it looks at nothing.
    """

    flag: Flag
    missing: Sentence | None
    scores: tuple[FlagScore, ...]
    tie: str = ""

    def score(self, organisation_id: int | None) -> FlagScore | None:
        """Return what a branch has."""
        return next((one for one in self.scores if one.organisation_id == organisation_id), None)

    @property
    def entered(self) -> int:
        """How many take part."""
        return sum(one.takes_part for one in self.scores)


def flag_table(
    flag: Flag,
    rules: FlagRules,
    names: RubricNames,
    rubric: Rubric,
    contenders: Sequence[Contender],
) -> FlagTable:
    """Return what every branch has for a flag, the best first.

    Args:
        flag: The flag. rules: How flags are won. names: What blocks and items may be called.
        rubric: By which the branches were scored.
        contenders: The branches, in the order in which equals stand.
    """
    lacking = names.missing((*flag.blocks, *flag.items), rubric)
    if lacking:
        told = Sentence(
            "考评细则“{rubric} {version}”里没有“{missing}”，算不出“{flag}”旗。"
            "请在规则“夺旗、争星所用的考评板块和项目”里写明它在细则中叫什么。",
            rubric=rubric.name,
            version=rubric.version,
            missing="”“".join(lacking),
            flag=flag.name,
        )
        return FlagTable(flag, told, ())
    feeding = {item.code for item in names.all_of((*flag.blocks, *flag.items), rubric)}
    tie = {item.code for item in names.all_of(rules.tie_keys, rubric)}
    found = [_score(flag, feeding, tie, one) for one in contenders]
    found.sort(key=lambda one: _order(one), reverse=True)
    in_order = ranked(found, lambda one: one.figure if one.takes_part else None)
    place_of = {one.organisation_id: place for place, one in in_order}
    placed = tuple(replace(one, place=place_of.get(one.organisation_id)) for one in found)
    words = "、".join(names.word(key) for key in rules.tie_keys)
    return FlagTable(flag, None, placed, words)


def _order(one: FlagScore) -> tuple[bool, bool, Decimal]:
    return one.takes_part, one.figure is not None, one.figure or _NONE


def _score(flag: Flag, feeding: set[str], tie: set[str], one: Contender) -> FlagScore:
    items = [item for item in one.items if item.item.code in feeding]
    parts = [
        FlagPart(item.item.code, item.item.title, item.score, item.item.maximum)
        for item in items
        if item.item.maximum
    ]
    figures = one.figures or {}
    parts += [FlagPart(key, "", figures.get(key), FULL, is_entered=True) for key in flag.figures]
    maximum = sum((part.maximum for part in parts), _NONE)
    known = sum((part.points for part in parts if part.points is not None), _NONE)
    waiting = [part for part in parts if part.points is None]
    not_entered = any(part.is_entered for part in waiting)
    figure = at_most = None
    if maximum and not waiting:
        figure = at_most = known * FULL / maximum
    elif maximum and not not_entered:
        open_points = sum((part.maximum for part in waiting), _NONE)
        at_most = (known + open_points) * FULL / maximum
    reason = None
    if one.is_vetoed:
        reason = Sentence("本期被一票否决，不参加夺旗。")
    elif not_entered:
        reason = Sentence("还没有填{flag}得分，不参加这面旗。", flag=flag.name)
    elif waiting:
        codes = "、".join(part.code for part in waiting)
        reason = Sentence("{codes} 待评，还不能算。", codes=codes)
    lost: Decimal | None = _NONE
    for item in one.items:
        if item.item.code in tie:
            lost = None if lost is None or item.lost is None else lost + item.lost
    takes_part = not one.is_vetoed and not not_entered
    return FlagScore(
        one.organisation_id, one.name, tuple(parts), figure, at_most, lost, takes_part, reason
    )


# Who gets it -----------------------------------------------------------------------


class Outcome(StrEnum):
    """How a flag stands in a period (stable in the answers of `flags`).

    WON: the rules name one. TIE: equals that only a committee tells apart. WAITING: who is not
    known yet could still be first. NOBODY: nobody reaches what it takes.
    """

    WON = "won"
    TIE = "tie"
    WAITING = "waiting"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a committee decided.

    Attributes:
        winner_id: None for nobody this time.
    """

    winner_id: int | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FlagResult:
    """Who gets a flag in a period, and why.

    Attributes:
        winner_id: None for nobody, or nobody yet.
        open_ids: Between whom a committee may decide; empty where there is nothing to decide.
        reason: Why it is so.
        is_decided: Whether a committee has decided it.
    """

    outcome: Outcome
    winner_id: int | None
    open_ids: tuple[int, ...]
    reason: Sentence
    is_decided: bool = False


def by_rules(table: FlagTable, lowest: Decimal) -> FlagResult:
    """Return who gets a flag by the rules alone."""
    if table.missing is not None:
        return FlagResult(Outcome.NOBODY, None, (), table.missing)
    known = [one for one in table.scores if one.takes_part and one.figure is not None]
    best = known[0].figure if known else None
    bar = lowest if best is None else max(best, lowest)
    unknown = [
        one
        for one in table.scores
        if one.takes_part
        and one.figure is None
        and (one.at_most is not None and one.at_most >= bar)
    ]
    firsts = [one for one in known if one.figure == best and best is not None and best >= lowest]
    ids = tuple(one.organisation_id for one in (*firsts, *unknown))
    if unknown:
        told = Sentence(
            "还有 {count} 个党支部待评，评完才能定第一；{names}。",
            count=len(unknown),
            names="、".join(one.name for one in unknown),
        )
        return FlagResult(Outcome.WAITING, None, ids, told)
    if best is None:
        return FlagResult(Outcome.NOBODY, None, (), Sentence("还没有得分，不授旗。"))
    if not firsts:
        told = Sentence(
            "最高 {best} 分，不到 {lowest} 分，不授旗。",
            best=shown_figure(best),
            lowest=plain_number(lowest),
        )
        return FlagResult(Outcome.NOBODY, None, (), told)
    if len(firsts) == 1:
        told = Sentence("{best} 分，第一名。", best=shown_figure(best))
        return FlagResult(Outcome.WON, firsts[0].organisation_id, (), told)
    return _between(firsts, best, table.tie)


def _between(firsts: Sequence[FlagScore], best: Decimal, tie: str) -> FlagResult:
    """Return who of equals gets it: who lost fewer points where the tie rule looks."""
    ids = tuple(one.organisation_id for one in firsts)
    lost = [one.lost for one in firsts if one.lost is not None]
    if len(lost) == len(firsts):
        least = min(lost)
        fewest = [one for one in firsts if one.lost == least]
        if len(fewest) == 1:
            told = Sentence(
                "{count} 个党支部同为 {best} 分，{name}在“{tie}”扣分最少（{lost} 分）。",
                count=len(firsts),
                best=shown_figure(best),
                name=fewest[0].name,
                tie=tie,
                lost=plain_number(least),
            )
            return FlagResult(Outcome.WON, fewest[0].organisation_id, (), told)
        ids = tuple(one.organisation_id for one in fewest)
    names = "、".join(one.name for one in firsts if one.organisation_id in ids)
    if not tie:
        told = Sentence("{names}同为 {best} 分，由党委决定。", names=names, best=shown_figure(best))
        return FlagResult(Outcome.TIE, None, ids, told)
    if len(lost) < len(firsts):
        told = Sentence(
            "{names}同为 {best} 分，“{tie}”还有待评，评完才能分先后，或由党委决定。",
            names=names,
            best=shown_figure(best),
            tie=tie,
        )
        return FlagResult(Outcome.TIE, None, ids, told)
    told = Sentence(
        "{names}同为 {best} 分，按“{tie}”扣分也分不出，由党委决定。",
        names=names,
        best=shown_figure(best),
        tie=tie,
    )
    return FlagResult(Outcome.TIE, None, ids, told)


def with_decision(result: FlagResult, decision: Decision | None) -> FlagResult:
    """Return a result as a committee has left it.

    A decision for somebody between whom there is nothing to decide any more (a figure has changed
    since) counts no longer: the rules stand, and that is said.
    """
    if decision is None:
        return result
    told = Sentence("党委决定：{reason}", reason=decision.reason)
    if decision.winner_id is None:
        return FlagResult(Outcome.NOBODY, None, result.open_ids, told, is_decided=True)
    if decision.winner_id in result.open_ids or decision.winner_id == result.winner_id:
        return FlagResult(Outcome.WON, decision.winner_id, result.open_ids, told, is_decided=True)
    changed = Sentence("得分已经变动，原来的党委决定不再适用，请重新决定或删除。")
    return FlagResult(result.outcome, result.winner_id, result.open_ids, changed)


def shown_figure(figure: Decimal) -> str:
    """Return a figure as it is shown: two places at most, cut and not rounded up to a cut-off."""
    cut = figure.quantize(Decimal("0.01"), rounding="ROUND_DOWN")
    return plain_number(cut)


# Holders ----------------------------------------------------------------------------


class Turn(StrEnum):
    """What a period did to a flag (stable in the answers of `flags`).

    TAKEN 夺旗, KEPT 保旗, VACANT 空缺, OPEN 待定.
    """

    TAKEN = "taken"
    KEPT = "kept"
    VACANT = "vacant"
    OPEN = "open"


TURN_WORDS: Mapping[Turn, str] = {
    Turn.TAKEN: "夺旗",
    Turn.KEPT: "保旗",
    Turn.VACANT: "空缺",
    Turn.OPEN: "待定",
}
LOST_WORD = "失旗"


@dataclass(frozen=True, slots=True)
class Holding:
    """A flag in one period of its history.

    Attributes:
        code, label: Of the period. is_final: Whether it was closed; what is not is 暂计.
        holder_id: Who won it then. lost_by: Who had it before and lost it then (失旗).
    """

    code: str
    label: str
    is_final: bool
    result: FlagResult
    turn: Turn
    holder_id: int | None = None
    lost_by: int | None = None


def holdings(periods: Sequence[tuple[str, str, bool, FlagResult]]) -> tuple[Holding, ...]:
    """Return the history of a flag.

    Args:
        periods: Code, label, whether it was closed, and the result, the oldest first.
    """
    found: list[Holding] = []
    before: int | None = None
    for code, label, is_final, result in periods:
        winner = result.winner_id
        if result.outcome in (Outcome.TIE, Outcome.WAITING):
            # Whoever holds it loses or keeps it only when it is known who won.
            found.append(Holding(code, label, is_final, result, Turn.OPEN))
            continue
        lost_by = before if before is not None and before != winner else None
        won = Turn.KEPT if winner == before else Turn.TAKEN
        turn = Turn.VACANT if winner is None else won
        found.append(Holding(code, label, is_final, result, turn, winner, lost_by))
        before = winner
    return tuple(found)
