"""What every quick sum answers with, and the words that the answers share."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from dangjian_desktop.domain.problems import Sentence, SentenceError, Word
from dangjian_desktop.domain.rules import RuleSet

Given = Mapping[str, Any]

_WEEKDAYS = (
    Word("星期一"),
    Word("星期二"),
    Word("星期三"),
    Word("星期四"),
    Word("星期五"),
    Word("星期六"),
    Word("星期日"),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a quick sum answers.

    Attributes:
        values: Figures as JSON knows them; the keys are stable.
        told: The answer in one Chinese sentence.
        rules: One line for each rule used: where it comes from and how sure we are.
        cautions: What somebody has to look at before relying on the answer.
        hints: What is good to know beside it.
    """

    values: dict[str, Any]
    told: Sentence
    rules: tuple[str, ...]
    cautions: tuple[Sentence, ...] = ()
    hints: tuple[Sentence, ...] = ()

    @property
    def sentence(self) -> str:
        """The answer as a text."""
        return str(self.told)

    @property
    def warnings(self) -> tuple[str, ...]:
        """The cautions as texts."""
        return tuple(map(str, self.cautions))

    @property
    def notes(self) -> tuple[str, ...]:
        """The hints as texts."""
        return tuple(map(str, self.hints))

    @property
    def rule(self) -> str:
        """The rules in one line."""
        return "；".join(self.rules)

    @property
    def text(self) -> str:
        """Everything in lines, as it is copied."""
        lines = [self.sentence, *self.notes, *(f"注意：{one}" for one in self.warnings)]
        return "\n".join([*lines, f"依据：{self.rule}"])


class InputFaultError(SentenceError):
    """What was given does not fit together: the input, and the sentence about it."""

    def __init__(self, name: str, template: str, /, **facts: object) -> None:
        super().__init__(template, **facts)
        self.name = name


class NeedsInputError(Exception):
    """An input that is not always needed is needed here."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def sources(rules: RuleSet, first: str, *others: str) -> dict[str, Any]:
    """Return the lines of rules as an argument of `Answer`; the others say what they are about."""
    lines = [rules.source(first)]
    lines += [f"{rules[name].version.title}：{rules.source(name)}" for name in others]
    return {"rules": tuple(dict.fromkeys(lines))}


def doubts(rules: RuleSet, *names: str) -> tuple[Sentence, ...]:
    """Return what must stand with an answer because of the rules it used."""
    return tuple(dict.fromkeys(told for name in names for told in rules[name].doubts))


def told_day(day: date) -> Sentence:
    """Return a day with its day of the week."""
    return Sentence("{day}（{weekday}）", day=day.isoformat(), weekday=_WEEKDAYS[day.weekday()])


def plain(number: Decimal) -> str:
    """Return a number without noughts at its end and without an exponent."""
    return f"{number.normalize():f}" if number else "0"
