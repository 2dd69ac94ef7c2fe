"""What a quick sum asks for, and how a typed text becomes a value or a sentence about it."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple

from dangjian_desktop.domain.cells import clean_text, half_width, is_nothing
from dangjian_desktop.domain.date_reading import LATEST_YEAR, read_date
from dangjian_desktop.domain.identity import plain_id_number
from dangjian_desktop.domain.messages import SENTENCES
from dangjian_desktop.domain.problems import Fault, Sentence, Word
from dangjian_desktop.domain.rules import RuleSet
from dangjian_desktop.domain.shifts import CREWS

#: Dates of quick sums may lie ahead.
_LATEST = date(LATEST_YEAR, 12, 31)
_FEN = Decimal("0.01")
_UNITS = re.compile(r"(?:元|人|名|票|个|天|年|岁|分|号|日|学时|小时|工作日|个工作日)$")
_DECIMAL = re.compile(r"\d{1,10}(?:\.\d{1,6})?")
_WHOLE = re.compile(r"[+-]?\d{1,7}")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?:\D|$))")
_MONTH = re.compile(r"(\d{4})[-./年](\d{1,2})月?")
_DAY = re.compile(r"\d{8}|\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?")
_ID = re.compile(r"\d{14,17}[\dXx]")
_YES, _NO = ("是", "有", "yes", "true", "1", "y"), ("否", "无", "没有", "no", "false", "0", "n")


class Kind(StrEnum):
    """What kind of thing an input is."""

    MONEY = "money"
    NUMBER = "number"
    COUNT = "count"
    DATE = "date"
    MONTH = "month"
    CHOICE = "choice"
    YES_NO = "yes_no"
    CREW = "crew"
    ID_NUMBER = "id_number"


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice: its code, its label, other words typed for it."""

    value: str
    label: str
    words: tuple[str, ...] = ()

    def is_meant_by(self, text: str) -> bool:
        """Whether a typed text names it."""
        lower = text.lower()
        return lower == self.value.lower() or text == self.label or lower in self.words


@dataclass(frozen=True, slots=True)
class Input:
    """One value that a calculator asks for.

    Attributes:
        name: Its key on the command line.
        label: Its word in a form.
        choices: For CHOICE: the choices, or how to find them in the rules.
        default: Value where nothing is given; None where none is taken.
        usual: What the rules put in where nothing is given; a form shows it.
        is_required: Whether there is no answer without it.
        is_today: Whether nothing given means today (for MONTH: this month).
        is_rare: Whether a form shows it only on request; never filled by its place in a line.
        lowest: Smallest number.
        highest: Largest number.
        hint: An example.
    """

    name: str
    label: str
    kind: Kind
    choices: "Sequence[Choice] | Callable[[RuleSet], Sequence[Choice]]" = ()
    default: Any = None
    usual: "Callable[[RuleSet], str] | None" = None
    is_required: bool = False
    is_today: bool = False
    is_rare: bool = False
    lowest: int = 0
    highest: int = 9_999_999
    hint: str = ""

    def offered(self, rules: RuleSet) -> Sequence[Choice]:
        """Return the choices as the rules have them."""
        return self.choices(rules) if callable(self.choices) else self.choices

    def usual_word(self, rules: RuleSet) -> str:
        """Return what the rules put in, as a form says it; "" where they put in nothing."""
        if self.usual is None:
            return ""
        found = self.usual(rules)
        labels = {one.value: one.label for one in self.offered(rules)}
        return labels.get(found, found)

    def value_without(self, on: date) -> Any:
        """Return the value where nothing is given."""
        if self.is_today:
            return on.replace(day=1) if self.kind is Kind.MONTH else on
        return self.default


class Read(NamedTuple):
    """What a text says: a value, or a sentence about what is wrong; neither for nothing."""

    value: Any = None
    fault: Sentence | None = None


def read_input(wanted: Input, given: object, rules: RuleSet) -> Read:
    """Read what was given for an input: typed text, or a plain value of a JSON file."""
    if given is None:
        return Read()
    if isinstance(given, bool):
        given = _YES[0] if given else _NO[0]
    if not isinstance(given, (str, int, float, Decimal)):
        return Read(fault=Sentence("“{label}”要写成文字或数。请改正。", label=Word(wanted.label)))
    text = half_width(clean_text(str(given)))
    if not text or (is_nothing(text) and wanted.kind is not Kind.YES_NO):
        return Read()
    return _READERS[wanted.kind](wanted, text, rules)


def looks_like(wanted: Input, text: str) -> bool:
    """Whether a text of a line has the shape of an input, right or wrong in itself."""
    match wanted.kind:
        case Kind.DATE:
            return _DAY.fullmatch(text) is not None
        case Kind.MONTH:
            return _MONTH.fullmatch(text) is not None
        case Kind.ID_NUMBER:
            return len(text) > 2
        case Kind.CREW:
            return text in CREWS or _WHOLE.fullmatch(text) is not None
        case Kind.COUNT:
            return _WHOLE.fullmatch(_UNITS.sub("", text)) is not None
        case Kind.MONEY | Kind.NUMBER:
            return _DECIMAL.fullmatch(_plain_number(text)) is not None
        case _:
            return False


def _plain_number(text: str) -> str:
    return _THOUSANDS.sub("", _UNITS.sub("", text.lstrip("¥￥")).strip())


def _number(wanted: Input, text: str, rules: RuleSet) -> Read:
    del rules
    plain = _plain_number(text)
    if not _DECIMAL.fullmatch(plain):
        what = Word("金额") if wanted.kind is Kind.MONEY else Word("数")
        return Read(
            fault=Sentence(
                "“{text}”不是{what}。请写成 {example} 这样。",
                text=text,
                what=what,
                example=wanted.hint or "5845.50",
            )
        )
    value = Decimal(plain)
    if wanted.kind is Kind.MONEY and value != value.quantize(_FEN):
        return Read(fault=Sentence(SENTENCES["dues.decimals"], found=text))
    if not wanted.lowest <= value <= wanted.highest:
        return Read(fault=_out_of_range(wanted, text))
    return Read(value)


def _count(wanted: Input, text: str, rules: RuleSet) -> Read:
    del rules
    plain = _UNITS.sub("", text).strip()
    if not _WHOLE.fullmatch(plain):
        return Read(
            fault=Sentence(
                "“{text}”不是整数。请写成 {example} 这样。", text=text, example=wanted.hint or "23"
            )
        )
    if not wanted.lowest <= int(plain) <= wanted.highest:
        return Read(fault=_out_of_range(wanted, text))
    return Read(int(plain))


def _out_of_range(wanted: Input, text: str) -> Sentence:
    return Sentence(
        "“{text}”不合理，{label}应在 {lowest} 到 {highest} 之间。请核对。",
        text=text,
        label=Word(wanted.label),
        lowest=wanted.lowest,
        highest=wanted.highest,
    )


def _date(wanted: Input, text: str, rules: RuleSet) -> Read:
    del wanted, rules
    found = read_date(text, on=_LATEST)
    if found.value is None or found.faults:  # what is only likely (a date number) is no day
        fault = found.faults[0] if found.faults else Fault("date.unreadable")
        return Read(fault=Sentence(SENTENCES[fault.code], found=text, hint=fault.hint))
    if not found.value.is_exact:
        return Read(fault=Sentence(SENTENCES["date.not_exact"], found=text, hint=""))
    return Read(found.value.first_day)


def _month(wanted: Input, text: str, rules: RuleSet) -> Read:
    del wanted, rules
    found = _MONTH.fullmatch(text)
    if found is None or not 1 <= int(found[2]) <= 12 or not 1900 <= int(found[1]) <= LATEST_YEAR:
        return Read(fault=Sentence("“{text}”不是月份。请写成 2026-10 这样。", text=text))
    return Read(date(int(found[1]), int(found[2]), 1))


def _choice(wanted: Input, text: str, rules: RuleSet) -> Read:
    offered = wanted.offered(rules)
    for choice in offered:
        if choice.is_meant_by(text):
            return Read(choice.value)
    words = tuple(
        one.label if one.label == one.value else f"{one.label}（{one.value}）" for one in offered
    )
    return Read(
        fault=Sentence(
            "{label}没有“{text}”这一种。请从中选：{words}。",
            label=Word(wanted.label),
            text=text,
            words=words,
        )
    )


def _yes_no(wanted: Input, text: str, rules: RuleSet) -> Read:
    del rules
    if text.lower() in _YES + _NO:
        return Read(text.lower() in _YES)
    return Read(
        fault=Sentence(
            "“{text}”看不懂，{label}只写是或否。请改正。", text=text, label=Word(wanted.label)
        )
    )


def _crew(wanted: Input, text: str, rules: RuleSet) -> Read:
    del rules
    if len(text) == 1 and text in CREWS:
        return Read(text)
    if not _WHOLE.fullmatch(text):
        return Read(
            fault=Sentence(
                "“{text}”看不懂，{label}请写天数（如 2）或班组（如 乙）。",
                text=text,
                label=Word(wanted.label),
            )
        )
    return Read(int(text))


def _id_number(wanted: Input, text: str, rules: RuleSet) -> Read:
    del wanted, rules
    return Read(plain_id_number(text))


_READERS: Mapping[Kind, Callable[[Input, str, RuleSet], Read]] = {
    Kind.MONEY: _number,
    Kind.NUMBER: _number,
    Kind.COUNT: _count,
    Kind.DATE: _date,
    Kind.MONTH: _month,
    Kind.CHOICE: _choice,
    Kind.YES_NO: _yes_no,
    Kind.CREW: _crew,
    Kind.ID_NUMBER: _id_number,
}
