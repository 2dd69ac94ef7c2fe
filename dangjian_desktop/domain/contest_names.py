"""How rules of contests name blocks and items of a rubric that others have written.

A rubric is imported from a mine's own sheet: the keys of its blocks are made on the way in and its
numbers are its own. So the rules speak of keys of their own, and say for each what it may be called
there: a name that equals the key of a block (the number of an item), or is contained in its title,
finds it. What nothing finds has no points, and that is said instead of a number.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dangjian_desktop.domain.rubric import Rubric, RubricItem
from dangjian_desktop.domain.rule_values import (
    RuleTableError,
    tables_value,
    texts_value,
    word_of,
)

RULE = "contest.names"
_SPACES = str.maketrans("", "", " \u3000\t\n")


@dataclass(frozen=True, slots=True)
class RubricNames:
    """What blocks and items may be called, by the key that rules use."""

    blocks: Mapping[str, tuple[str, ...]]
    items: Mapping[str, tuple[str, ...]]

    def word(self, key: str) -> str:
        """Return what a key is called, for sentences."""
        names = self.blocks.get(key) or self.items.get(key) or (key,)
        return names[0]

    def items_of(self, key: str, rubric: Rubric) -> tuple[RubricItem, ...]:
        """Return the items of a rubric that a key means; none where nothing is called so."""
        if key in self.items:
            wanted = {key, *self.items[key]}
            return tuple(item for item in rubric.items if _is_called(item.code, item.title, wanted))
        wanted = {key, *self.blocks.get(key, ())}
        found = [one.key for one in rubric.blocks if _is_called(one.key, one.title, wanted)]
        return tuple(item for item in rubric.items if item.block in found)

    def missing(self, keys: Iterable[str], rubric: Rubric) -> tuple[str, ...]:
        """Return the words of the keys that mean nothing in a rubric."""
        return tuple(self.word(key) for key in keys if not self.items_of(key, rubric))

    def all_of(self, keys: Iterable[str], rubric: Rubric) -> tuple[RubricItem, ...]:
        """Return the items of several keys, each once, in the order of the rubric."""
        codes = {item.code for key in keys for item in self.items_of(key, rubric)}
        return tuple(item for item in rubric.items if item.code in codes)


def _is_called(code: str, title: str, names: Iterable[str]) -> bool:
    plain = title.translate(_SPACES)
    return any(name == code or name.translate(_SPACES) in plain for name in names)


def rubric_names(values: Mapping[str, Any]) -> RubricNames:
    """Read ``contest.names``.

    Raises:
        RuleValueError: When a key stands twice, or has no name.
    """
    found: dict[str, dict[str, tuple[str, ...]]] = {"blocks": {}, "items": {}}
    taken: set[str] = set()
    for part, kept in found.items():
        for told in tables_value(values, part):
            key, names = word_of(told, "key"), texts_value(told, "names")
            if key in taken:
                raise RuleTableError("代号“{key}”写了两次。请给每个板块和项目各用一个。", key=key)
            if not names or not all(name.strip() for name in names):
                raise RuleTableError("“{key}”没有写在细则里叫什么。请补上名称。", key=key)
            taken.add(key)
            kept[key] = names
    return RubricNames(found["blocks"], found["items"])
