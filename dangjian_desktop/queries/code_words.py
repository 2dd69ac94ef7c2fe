"""Words of stored codes that belong to no enumeration: kinds, books, periods, rules, steps."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from dangjian_desktop.domain.contest import RULE as FLAGS
from dangjian_desktop.domain.group_scoring import PARTY_GROUP
from dangjian_desktop.domain.people import FIELD_BY_KEY
from dangjian_desktop.domain.rule_words import key_word, value_words
from dangjian_desktop.domain.score_periods import period_of
from dangjian_desktop.domain.score_weights import SECRETARY, YEAR
from dangjian_desktop.queries.activity_kinds import kind_label, kinds_by_code
from dangjian_desktop.queries.examination import checks_on
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.points import YEAR_BROUGHT
from dangjian_desktop.queries.rules import rules_at

Stored = Mapping[str, Any]
_CODES, _TITLES = ("code", "key", "part", "block"), ("title", "label", "name")
#: Rules that name parts of which people give the figures.
_WEIGHING = (YEAR, SECRETARY, PARTY_GROUP)


class CodeWords:
    """Tells the words of codes; where they are found the data of the words say by a name.

    Args:
        on: The day whose rules tell the words.
    """

    def __init__(self, on: date) -> None:
        self._on = on
        self._titles: dict[str, dict[str, str]] = {}
        self._known: Mapping[str, Callable[[str, Stored], str]] = {
            "kind": lambda code, _stored: kind_label(code),
            "book": lambda code, _stored: _book_title(code),
            "state": _state,
            "person": lambda code, _stored: (
                FIELD_BY_KEY[code].label if code in FIELD_BY_KEY else code
            ),
            "period": lambda code, _stored: _period(code),
            "rules": lambda code, _stored: self._rule_title(code),
            "rule_key": lambda code, _stored: key_word(code),
            "rule_value": self._rule_value,
            "checks": lambda code, _stored: self._check(code),
            "figures": lambda code, _stored: self._figure(code),
        }

    def word(self, source: str, code: str, stored: Stored) -> str:
        """Return the word of a code; one that nothing knows any more stands as it is.

        Args:
            source: Where the words are; the name of a rule where it is no other.
            stored: The row in which the code stands.
        """
        known = self._known.get(source)
        return known(code, stored) if known is not None else self._titled(source, code)

    def _titled(self, rule: str, code: str) -> str:
        if rule not in self._titles:
            rules = rules_at(self._on)
            self._titles[rule] = _titles(rules.values_of(rule)) if rule in rules else {}
        return self._titles[rule].get(code, code)

    def _figure(self, part: str) -> str:
        """Return what a figure from outside is for: a part of a score, or a flag."""
        if part == YEAR_BROUGHT:
            return "上年积分"
        told = (self._titled(rule, part) for rule in _WEIGHING)
        return next((word for word in told if word != part), "") or self._flag_fed_by(part)

    def _flag_fed_by(self, part: str) -> str:
        rules = rules_at(self._on)
        flags = rules.values_of(FLAGS).get("flags", ()) if FLAGS in rules else ()
        fed = (one["name"] for one in flags if part in one.get("figures", ()))
        return next((f"{name}旗" for name in fed), part)

    def _rule_title(self, name: str) -> str:
        rules = rules_at(self._on)
        return rules[name].version.title if name in rules else name

    def _rule_value(self, text: str, stored: Stored) -> str:
        kinds = {code: kind.label for code, kind in kinds_by_code().items()}
        try:
            value = json.loads(text)
        except ValueError:
            return text
        return value_words(str(stored.get("rule", "")), str(stored.get("key", "")), value, kinds)

    def _check(self, code: str) -> str:
        return next((one.title for one in checks_on(self._on) if one.code == code), code)


def _titles(values: Mapping[str, Any]) -> dict[str, str]:
    """Return what the parts of a rule are called, by code, wherever they stand in it."""
    found = {key: told for key, told in values.items() if isinstance(told, str)}

    def walk(value: Any, key: str) -> None:
        if isinstance(value, Mapping):
            code = next((value[one] for one in _CODES if one in value), key)
            title = next((value[one] for one in _TITLES if one in value), None)
            if isinstance(title, str):
                found[str(code)] = title
            for inner_key, inner in value.items():
                walk(inner, inner_key)
        elif isinstance(value, (list, tuple)):
            for inner in value:
                walk(inner, "")

    for key, value in values.items():
        walk(value, key)
    return found


def _book_title(code: str) -> str:
    book = books_by_code().get(code)
    return book.label if book is not None else ""


def _state(code: str, stored: Stored) -> str:
    """Return what a state is called; of a step, whose book is not at hand, by any book."""
    books = books_by_code()
    book = books.get(str(stored.get("book", "")))
    asked = [book] if book is not None else list(books.values())
    return next(filter(None, (one.state_label(code) for one in asked)), code)


def _period(code: str) -> str:
    period = period_of(code)
    return code if period is None else period.label
