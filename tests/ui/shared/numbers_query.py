"""A query of plain numbers, for the table's tests: by page and sortable, or all at once."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.ui.shared.query_model import ChipLook, Column
from dangjian_desktop.ui.shared.theme import Tone


@dataclass(frozen=True)
class Number:
    """A row that is nothing but its number."""

    number: int


@dataclass(frozen=True)
class NumbersQuery:
    """So many numbers, by page; remembers which were asked for."""

    reads: ClassVar = frozenset({Topic.PERSON})
    count: int
    descending: bool = False
    asked: list[list[int]] = field(default_factory=list, compare=False)
    gone: frozenset[int] = frozenset()

    def with_sort(self, key: str, descending: bool) -> "NumbersQuery":
        return replace(self, descending=descending)

    def keys(self) -> list[int]:
        found = list(range(1, self.count + 1))
        return found[::-1] if self.descending else found

    def rows(self, keys: Sequence[int]) -> list[Number]:
        self.asked.append(list(keys))
        return [Number(key) for key in keys if key not in self.gone]


@dataclass(frozen=True)
class AllNumbersQuery:
    """The same, all at once and not sortable."""

    reads: ClassVar = frozenset({Topic.ZONE})
    count: int

    def fetch(self) -> list[Number]:
        return [Number(n + 1) for n in range(self.count)]


NUMBER = Column[Number](
    "序号",
    lambda row: str(row.number),
    "number",
    align="right",
    tooltip=lambda row: f"第 {row.number} 行",
    icon=lambda row: "star" if row.number == 1 else "",
)
ODD = Column[Number](
    "奇偶",
    lambda row: "奇" if row.number % 2 else "偶",
    "odd",
    chip=lambda row: ChipLook("奇", Tone.GOOD) if row.number % 2 else None,
    is_second=True,
    can_sort=False,
)
