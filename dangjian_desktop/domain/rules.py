"""Rules as data: what a rule says on a day, where it comes from, and how sure we are of it.

Rules stand in files (resources/rules) with the day from which each version holds; a branch may set
single values otherwise from a day on. Whoever applies a rule asks for the day that matters (the
day of the vote, of the posting), so a rule changed today leaves alone what was due before.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.problems import Sentence, Word


class Confidence(StrEnum):
    """How sure we are that the text says so (the letters of facts.md)."""

    HIGH = "H"
    MIDDLE = "M"
    LOW = "L"
    UNCONFIRMED = "U"


class Level(StrEnum):
    """Who made the rule: it holds everywhere, or differs from mine to mine."""

    NATIONAL = "national"
    LOCAL = "local"


CONFIDENCE_WORDS: Mapping[Confidence, str] = {
    Confidence.HIGH: "可信度高",
    Confidence.MIDDLE: "可信度中",
    Confidence.LOW: "可信度低，请问上级",
    Confidence.UNCONFIRMED: "没有查到明文，请问上级",
}
LEVEL_WORDS: Mapping[Level, str] = {Level.NATIONAL: "全国规定", Level.LOCAL: "各地做法，可改"}


_DOUBT = "，请问上级"
#: What a line with a source says on the screen alone: its level, and how sure we are.
_ON_SCREEN = (
    *LEVEL_WORDS.values(),
    *(words.removesuffix(_DOUBT) for words in CONFIDENCE_WORDS.values()),
)


def told_on_paper(told: str) -> str:
    """Return a line with a source as a paper bears it: whom to ask stands there, no grade."""
    for words in _ON_SCREEN:
        told = told.replace(f" · {words}{_DOUBT}", _DOUBT).replace(f" · {words}", "")
    return told


@dataclass(frozen=True, slots=True)
class RuleVersion:
    """One version of a rule as its file has it.

    Attributes:
        rule: File and table, joined by a dot (``dues.wage``).
        title: What the rule is about, in Chinese.
        source: The regulation; an article only where the confidence is high.
        since: From when it holds; None for as long as anyone remembers.
        values: The rule itself, frozen: texts, whole numbers, lists, tables. Money and shares are
            texts, so that no float comes near them.
        takes_new_keys: Whether a branch may add keys (a year of holidays, a shift pattern).
        note: A doubt worth telling with the answer.
    """

    rule: str
    title: str
    source: str
    confidence: Confidence
    level: Level
    since: PartialDate | None
    values: Mapping[str, Any]
    takes_new_keys: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class RuleChange:
    """One value that the branch has set otherwise, from a day on."""

    rule: str
    key: str
    value: Any
    since: PartialDate | None = None
    note: str = ""

    @property
    def first_day(self) -> date:
        """First day on which it holds."""
        return date.min if self.since is None else self.since.first_day


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule says on a day.

    Attributes:
        version: The version of the file that holds on the day.
        values: Its values with those of the branch in their places.
        changes: What the branch has set otherwise.
        is_guess: Whether the day lies before the first version that we know.
    """

    version: RuleVersion
    values: Mapping[str, Any]
    changes: tuple[RuleChange, ...] = ()
    is_guess: bool = False

    @property
    def source(self) -> str:
        """One line for beside an answer: the regulation, its level, and how sure we are."""
        told = self.version
        words = [told.source, LEVEL_WORDS[told.level], CONFIDENCE_WORDS[told.confidence]]
        if self.changes:
            words.append(Word("本支部另定"))
        return " · ".join(words)

    @property
    def source_on_paper(self) -> str:
        """The line as an official sheet bears it, see `told_on_paper`."""
        return told_on_paper(self.source)

    @property
    def doubts(self) -> tuple[Sentence, ...]:
        """Sentences that must stand with an answer: notes, a version not known, an old change."""
        told = [Sentence(self.version.note)] if self.version.note else []
        since = self.version.since
        if self.is_guess and since is not None:
            told.append(
                Sentence(
                    "“{title}”自{day}起的规定才收录，更早的按它推算，请核对。",
                    title=self.version.title,
                    day=since.printed,
                )
            )
        for change in self.changes:
            if since is not None and change.first_day < since.first_day:
                told.append(
                    Sentence(
                        "“{title}”已在{day}修订，本支部在那以前另定的值仍在用，请重新核对。",
                        title=self.version.title,
                        day=since.printed,
                    )
                )
                break
        return tuple(told)


class RuleSet(Mapping[str, Rule]):
    """All rules as they stand on one day, by name."""

    def __init__(self, rules: Mapping[str, Rule]) -> None:
        """Take the rules by name."""
        self._rules = MappingProxyType(dict(rules))

    def __getitem__(self, name: str) -> Rule:
        return self._rules[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rules)

    def __len__(self) -> int:
        return len(self._rules)

    def values_of(self, name: str) -> Mapping[str, Any]:
        """Return the values of a rule."""
        return self._rules[name].values

    def source(self, name: str) -> str:
        """Return the line that says where a rule comes from."""
        return self._rules[name].source


def rules_in_force(
    versions: Iterable[RuleVersion], changes: Iterable[RuleChange], on: date
) -> RuleSet:
    """Return what every rule says on a day.

    The latest version that has begun counts; before the first one known, that one with
    `Rule.is_guess`. Of several changes of one value the latest that has begun counts. Changes of a
    rule or key that no file knows are left aside: the data may come from a newer program.
    """
    by_rule: defaultdict[str, list[RuleVersion]] = defaultdict(list)
    for version in versions:
        by_rule[version.rule].append(version)
    begun: defaultdict[str, dict[str, RuleChange]] = defaultdict(dict)
    for change in sorted(changes, key=lambda change: change.first_day):
        if change.first_day <= on:
            begun[change.rule][change.key] = change
    found = {}
    for name, known in by_rule.items():
        known.sort(key=_first_day)
        valid = [version for version in known if _first_day(version) <= on]
        version = valid[-1] if valid else known[0]
        own = {
            key: change
            for key, change in begun[name].items()
            if key in version.values or version.takes_new_keys
        }
        values = {**version.values, **{key: frozen(change.value) for key, change in own.items()}}
        found[name] = Rule(version, MappingProxyType(values), tuple(own.values()), not valid)
    return RuleSet(found)


def _first_day(version: RuleVersion) -> date:
    return date.min if version.since is None else version.since.first_day


def frozen(value: Any) -> Any:
    """Return a value of a rule file so that nobody can change it; days become ISO text."""
    if isinstance(value, Mapping):
        return MappingProxyType({key: frozen(inner) for key, inner in value.items()})
    if isinstance(value, (list, tuple)):
        return tuple(frozen(inner) for inner in value)
    return value.isoformat() if isinstance(value, date) else value


def plain(value: Any) -> Any:
    """Return a frozen value as JSON knows it; decimals and days become text."""
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(inner) for inner in value]
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def value_text(value: Any) -> str:
    """Return a value as the JSON text in which a branch's own is stored."""
    return json.dumps(plain(value), ensure_ascii=False, sort_keys=True)


def fits_shape(model: Any, value: Any) -> bool:
    """Whether a new value is of the kind of the one it replaces: a number for a number, and on.

    Args:
        model: The value of the file.
        value: What shall stand in its place, as `plain` gives it.
    """
    if isinstance(model, Mapping):
        if not isinstance(value, Mapping) or not value:
            return False
        known = list(model.values())
        same = {key: model[key] for key in value if key in model}
        return (value.keys() == model.keys() or _is_list_of_likes(known)) and all(
            fits_shape(same.get(key, known[0] if known else inner), inner)
            for key, inner in value.items()
        )
    if isinstance(model, (list, tuple)):
        return isinstance(value, list) and (not model or _fits_one_of(model, value))
    if isinstance(model, str):
        return (
            isinstance(value, str) and bool(value) and (_is_number(value) or not _is_number(model))
        )
    return type(value) is type(model)


def _fits_one_of(models: Sequence[Any], value: list[Any]) -> bool:
    return all(any(fits_shape(one, item) for one in models) for item in value)


def _is_list_of_likes(values: list[Any]) -> bool:
    """Whether a table is rather a list with names (hours by shift), so that keys may differ."""
    return len(values) > 1 and any(
        all(isinstance(value, kind) for value in values) for kind in (Mapping, str)
    )


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False
