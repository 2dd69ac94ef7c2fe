"""The rules as they are listed and changed in the program: each in words, with what was set."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from dangjian_desktop.domain.dues_months import COLLECTION_DAYS, RHYTHMS
from dangjian_desktop.domain.rule_words import (
    ELSEWHERE,
    GROUPS,
    group_of,
    group_word,
    key_word,
    value_words,
)
from dangjian_desktop.domain.rules import CONFIDENCE_WORDS, Level, RuleChange
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.rulebook import own_changes, rules_on


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule on a day.

    Attributes:
        since: From when the version of the file holds, as printed; "" for always.
        own_count: How many values the branch has set otherwise, those of other days included.
        takes_new_keys: Whether a branch may add to it (a year of holidays, a shift pattern).
        words: Everything that a filter finds it by.
    """

    rule: str
    group: str
    title: str
    source: str
    level: Level
    confidence: str
    since: str
    note: str
    own_count: int
    takes_new_keys: bool
    words: str


@dataclass(frozen=True)
class RuleRowsQuery:
    """Every rule that is changed here, by group; the checks of the roster have their own page."""

    reads: ClassVar = frozenset({Topic.RULE})
    on: date
    filter: str = ""

    def fetch(self) -> list[RuleRow]:
        """Return the rules that a filter names, in the order of groups."""
        own = own_changes()
        rows = []
        for name, rule in rules_on(self.on).items():
            if group_of(name) in ELSEWHERE:
                continue
            version = rule.version
            rows.append(
                RuleRow(
                    name,
                    group_word(name),
                    version.title,
                    version.source,
                    version.level,
                    CONFIDENCE_WORDS[version.confidence],
                    "" if version.since is None else version.since.printed,
                    version.note,
                    sum(change.rule == name for change in own),
                    version.takes_new_keys,
                    f"{group_word(name)} {version.title} {version.source}",
                )
            )
        places = list(GROUPS)
        rows.sort(key=lambda row: (_place(places, row.rule), row.rule))
        wanted = self.filter.split()
        return [row for row in rows if all(word in row.words for word in wanted)]


def _place(places: list[str], rule: str) -> int:
    group = group_of(rule)
    return places.index(group) if group in places else len(places)


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One value of a rule.

    Attributes:
        value: As it is on the day. text: in words. file_text: what the file says; "" for a value
            that the branch has added.
        change: What the branch set that holds on the day; None where the file speaks.
        changes: Everything the branch has set for this value, by day.
    """

    rule: str
    key: str
    label: str
    value: Any
    text: str
    file_text: str
    change: RuleChange | None
    changes: tuple[RuleChange, ...]


@dataclass(frozen=True)
class RuleValuesQuery:
    """The values of one rule on a day, those that only begin to hold later included."""

    reads: ClassVar = frozenset({Topic.RULE, Topic.ACTIVITY_KIND, Topic.ORGANISATION})
    rule: str
    on: date

    def fetch(self) -> list[ValueRow]:
        """Return the values in the order of the file, then what the branch has added."""
        rule = rules_on(self.on).get(self.rule)
        if rule is None:
            return []
        kinds = {code: kind.label for code, kind in kinds_by_code().items()}
        own = [change for change in own_changes() if change.rule == self.rule]
        keys = [*rule.version.values, *(c.key for c in own)]
        names = _branches(self.on) if self.rule in (COLLECTION_DAYS, RHYTHMS) else {}
        rows = []
        for key in dict.fromkeys(keys):
            mine = tuple(sorted((c for c in own if c.key == key), key=lambda c: c.first_day))
            holds = [change for change in mine if change.first_day <= self.on]
            value = rule.values.get(key)
            shipped = rule.version.values.get(key)
            rows.append(
                ValueRow(
                    self.rule,
                    key,
                    names.get(key) or key_word(key, value if value is not None else _last(mine)),
                    value,
                    "" if value is None else value_words(self.rule, key, value, kinds),
                    "" if shipped is None else value_words(self.rule, key, shipped, kinds),
                    holds[-1] if holds else None,
                    mine,
                )
            )
        return rows


def _branches(on: date) -> dict[str, str]:
    """Return the names of branches by their identity, which is the key of a rule about each."""
    return {row.uid: row.name for row in Tree.on(on).rows}


def _last(changes: tuple[RuleChange, ...]) -> Any:
    return changes[-1].value if changes else None
