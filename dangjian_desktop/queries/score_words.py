"""Figures and points in words, as the sheet, the paper and the command line tell them."""

from decimal import ROUND_DOWN, Decimal

from dangjian_desktop.domain.measured import Figure, Record, RecordKind
from dangjian_desktop.domain.problems import Sentence, Word
from dangjian_desktop.domain.rubric import RuleKind
from dangjian_desktop.domain.rubric_reading import plain_number
from dangjian_desktop.domain.scoring import ItemScore, RuleScore
from dangjian_desktop.queries.measures.registry import measures

_HUNDREDTH = Decimal("0.01")
_TENTH = Decimal("0.1")
#: Rules of which the number that was reached is told.
_REACHED = (RuleKind.BELOW, RuleKind.ABOVE)


def points_text(points: Decimal) -> str:
    """Return points as they are shown: one decimal, a second one where it is needed.

    What is shown is cut and never rounded up to a cut-off that was not reached; grades and places
    are found before (facts.md 15.7, K08).
    """
    shown = points.quantize(_HUNDREDTH, ROUND_DOWN)
    tenth = shown.quantize(_TENTH, ROUND_DOWN)
    return str(tenth if tenth == shown else shown)


def change_text(change: Decimal) -> str:
    """Return a difference with its sign: +1.5, −2.0, 0.0."""
    sign = "+" if change > 0 else "−" if change < 0 else ""
    return f"{sign}{points_text(abs(change))}"


def figure_in_words(item: ItemScore) -> tuple[Sentence, ...]:
    """Return what was counted of an item, rule by rule; nothing of rules that took nothing.

    An item of which everything is known and nothing took points says so in one sentence.
    """
    known = [rule for rule in item.rules if rule.is_known and _matters(rule)]
    told = [_rule_figure(rule) for rule in known if not _is_finding(rule)]
    found = sum((_count(rule) for rule in known if _is_finding(rule)), Decimal(0))
    if found:
        told.append(Sentence("考核发现 {count} 次", count=plain_number(found)))
    if told:
        return tuple(told)
    is_whole = bool(item.rules) and item.counted is not None
    return (Sentence("没有扣分情形"),) if is_whole else ()


def _is_finding(rule: RuleScore) -> bool:
    return rule.rule.is_judged and rule.rule.kind not in _REACHED


def _count(rule: RuleScore) -> Decimal:
    return rule.measured.count if isinstance(rule.measured, Figure) else Decimal(0)


def _matters(rule: RuleScore) -> bool:
    # What was reached is told, whether it is enough or not.
    return rule.rule.kind in _REACHED or _count(rule) != 0


def _rule_figure(rule: RuleScore) -> Sentence:
    info = measures().get(rule.rule.measure)
    count = plain_number(_count(rule))
    if info is None:
        return Sentence("{words} {count}", words=rule.rule.words or Word("达到"), count=count)
    return Sentence(
        "{title} {count}{unit}", title=Word(info.title), count=count, unit=_unit(info.unit)
    )


def _unit(unit: str) -> str:
    return unit if unit == "%" else f" {unit}"


def lost_text(rule: RuleScore) -> Sentence:
    """Return what a rule took or gave, in words."""
    if not rule.is_known:
        return Sentence("待评")
    if rule.is_veto:
        return Sentence("一票否决")
    if rule.is_zero:
        return Sentence("本项不得分")
    if rule.won:
        return Sentence("加 {points} 分", points=plain_number(rule.won))
    if rule.lost:
        return Sentence("扣 {points} 分", points=plain_number(rule.lost))
    return Sentence("不扣分")


#: What a record is called before its line.
RECORD_WORDS = {
    RecordKind.ACTIVITY: Word("活动"),
    RecordKind.ENTRY: Word("台账"),
    RecordKind.DOCUMENT: Word("文件"),
    RecordKind.PERSON: Word("人员"),
    RecordKind.ORGANISATION: Word("组织"),
    RecordKind.PLAN_ITEM: Word("计划"),
    RecordKind.OBLIGATION: Word("应办"),
    RecordKind.FINDING: Word("考核"),
    RecordKind.FILE: Word("附件"),
    RecordKind.HANDBOOK: Word("手册"),
    RecordKind.WALL: Word("上墙"),
}


def record_in_words(record: Record) -> Sentence:
    """Return a record in one line: its day, what it is, its level; nothing of it twice."""
    told, said = record.text, str(record.text)
    if record.day is not None and record.day.isoformat() not in said:
        told = Sentence("{day} {text}", day=record.day.isoformat(), text=told)
    if record.level and str(record.level) not in said:
        told = Sentence("{told}（{level}）", told=told, level=record.level)
    return told
