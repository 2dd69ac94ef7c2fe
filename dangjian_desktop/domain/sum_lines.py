"""A quick sum typed as one line: 党费 退休 6480.5, df 5845, 表决 选举 23 19 12.

The word at the beginning names the sum (characters, pinyin, initials, or its name on the command
line); what follows is put in by name (尾数到=角), by being one of the choices, or by its shape and
place. Full-width digits and 、，； between the parts are taken as well.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dangjian_desktop.domain.calculator_inputs import Input, Kind, looks_like
from dangjian_desktop.domain.calculators import (
    CALCULATORS,
    Calculator,
    Call,
    RulesAt,
    Solved,
    solve,
)
from dangjian_desktop.domain.cells import clean_text, half_width
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.rules import RuleSet

#: Words that ask for the list of all sums.
ALL_SUMS = ("速算", "susuan", "ss", "计算器", "jisuanqi")
_HEAD_END = re.compile(r"[\s、;,]+")
_PARTS = re.compile(r"[\s、;]+")
#: A comma ends a part unless it stands in a number such as 12,345.60.
_COMMA = re.compile(r",(?!\d{3}(?:[,.\D]|$))|(?<!\d),")
_NAMED_PART = re.compile(r"([^=:]+)[=:](.+)")


@dataclass(frozen=True, slots=True)
class SumLine:
    """A typed line that names a sum.

    Attributes:
        given: Texts by input; those of the word's preset included.
        surplus: Parts of the line that no input takes.
        is_plain: Whether the word was written in characters, or more than the word was typed; a
            bare `df` may be somebody's initials.
    """

    calculator: Calculator
    given: Mapping[str, str] = field(default_factory=dict)
    surplus: tuple[str, ...] = ()
    is_plain: bool = True


def lists_all(text: str) -> bool:
    """Whether a text asks for the list of all sums."""
    return half_width(text).strip().lower() in ALL_SUMS


def named_sum(text: str) -> tuple[Calculator, Call | None, str] | None:
    """Return the sum that a line begins with, the word for it, and the rest; None for no sum."""
    clean = half_width(clean_text(text)).strip()
    head, rest = (*_HEAD_END.split(clean, maxsplit=1), "")[:2]
    lower = head.lower()
    for one in CALCULATORS:
        for word in one.words:
            if lower in (word.text, word.initials, word.pinyin):
                return one, word, rest
        if lower == one.name:
            return one, None, rest
    return _joined(clean)


def _joined(clean: str) -> tuple[Calculator, Call | None, str] | None:
    """Return the sum whose word is written together with a figure (党费5845)."""
    words = ((word, one) for one in CALCULATORS for word in one.words)
    for word, one in sorted(words, key=lambda pair: -len(pair[0].text)):
        rest = clean.removeprefix(word.text)
        if rest != clean and rest[:1].isdigit():
            return one, word, rest
    return None


def read_line(text: str, rules: RuleSet) -> SumLine | None:
    """Read a line; None when it names no sum.

    Args:
        text: As typed.
        rules: For choices that stand in rules (shift patterns).
    """
    named = named_sum(text)
    if named is None:
        return None
    wanted, word, rest = named
    given: dict[str, str] = dict(word.preset) if word is not None else {}
    surplus = [part for part in _parts(rest, wanted) if not _take(part, wanted, given, rules)]
    starts_plainly = not text.strip()[:1].isascii()
    return SumLine(wanted, given, tuple(surplus), starts_plainly or bool(rest.strip()))


def solve_line(line: SumLine, *, rules_at: RulesAt, on: date) -> Solved:
    """Answer a line; a part that no input takes is a fault, not overlooked."""
    if line.surplus:
        told = Sentence("多了“{parts}”，放不进任何一项。请去掉。", parts=line.surplus)
        return Solved(line.calculator, None, wrong={"": told})
    return solve(line.calculator, line.given, rules_at=rules_at, on=on)


def _parts(rest: str, wanted: Calculator) -> list[str]:
    """Return the parts of a line; a comma within a sum of money is no border."""
    has_money = any(one.kind is Kind.MONEY for one in wanted.inputs)
    split = _COMMA.sub(" ", rest) if has_money else rest.replace(",", " ")
    return [part for part in _PARTS.split(split) if part]


def _take(part: str, wanted: Calculator, given: dict[str, str], rules: RuleSet) -> bool:
    """Give one part to the input it belongs to; return whether there is one."""
    named = _NAMED_PART.fullmatch(part)
    name = None if named is None else _input_called(named[1], wanted.inputs)
    if named is not None and name is not None:
        given[name] = named[2]
        return True
    usual = [one for one in wanted.inputs if not one.is_rare]
    for one in usual:
        if one.kind is Kind.CHOICE and one.name not in given and _offers(one, part, rules):
            given[one.name] = part
            return True
    open_ones = [one for one in usual if one.name not in given and one.kind is not Kind.CHOICE]
    taker = next((one for one in open_ones if looks_like(one, part)), None)
    if taker is None:
        taker = next((one for one in open_ones if one.kind is not Kind.YES_NO), None)
    if taker is None:
        return False
    given[taker.name] = part
    return True


def _offers(wanted: Input, part: str, rules: RuleSet) -> bool:
    return any(choice.is_meant_by(part) for choice in wanted.offered(rules))


def _input_called(word: str, inputs: Sequence[Input]) -> str | None:
    """Return the input that a part names itself (尾数到=角, round=0.1)."""
    for one in inputs:
        if word.lower() == one.name or word in (one.label, one.label.partition("（")[0]):
            return one.name
    return None
