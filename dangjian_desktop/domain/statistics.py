"""党内统计: the two-year balance and the age bands (facts.md 5.5).

The balance checks itself: 13 = 1 + 2 - 7 and 15 = 14 - 13, which must be nought.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dangjian_desktop.domain.problems import Sentence, Told
from dangjian_desktop.domain.rule_values import RuleValueError, whole_values

#: What the fifteen cells of the sheet are called, by their numbers.
CELL_WORDS: Mapping[int, str] = {
    1: "上年末党员总数",
    2: "本年增加合计",
    3: "发展党员",
    4: "恢复党籍",
    5: "转入组织关系",
    6: "其中：整建制转入",
    7: "本年减少合计",
    8: "出党",
    9: "停止党籍",
    10: "死亡",
    11: "转出组织关系",
    12: "其中：整建制转出",
    13: "推算的本年末党员总数",
    14: "本年末实有党员总数",
    15: "差额（应为 0）",
}
#: How a cell follows from others; the rest are counted from records.
CELL_SUMS: Mapping[int, str] = {
    2: "3 + 4 + 5",
    7: "8 + 9 + 10 + 11",
    13: "1 + 2 − 7",
    15: "14 − 13",
}


@dataclass(frozen=True, slots=True)
class TwoYearBalance:
    """Members at the end of last year, what came and went, members now.

    Attributes:
        moved_in_whole: Of those moved in, whole branches (整建制); moved_out_whole likewise.
    """

    last: int
    developed: int
    restored: int
    moved_in: int
    expelled: int
    stopped: int
    died: int
    moved_out: int
    actual: int
    moved_in_whole: int = 0
    moved_out_whole: int = 0

    @property
    def gained(self) -> int:
        """Cell 2: 发展, 恢复党籍 and 转入."""
        return self.developed + self.restored + self.moved_in

    @property
    def lost(self) -> int:
        """Cell 7: 出党, 停止党籍, 死亡 and 转出."""
        return self.expelled + self.stopped + self.died + self.moved_out

    @property
    def computed(self) -> int:
        """Cell 13: how many there should be."""
        return self.last + self.gained - self.lost

    @property
    def difference(self) -> int:
        """Cell 15: how many there are more than there should be; must be nought."""
        return self.actual - self.computed

    @property
    def is_empty(self) -> bool:
        """Whether nothing is recorded: nobody on either day, and nobody came or went."""
        return not (self.last or self.actual or self.gained or self.lost)

    @property
    def cells(self) -> dict[int, int]:
        """The fifteen cells by their numbers."""
        figures = (
            self.last,
            self.gained,
            self.developed,
            self.restored,
            self.moved_in,
            self.moved_in_whole,
            self.lost,
            self.expelled,
            self.stopped,
            self.died,
            self.moved_out,
            self.moved_out_whole,
            self.computed,
            self.actual,
            self.difference,
        )
        return dict(enumerate(figures, start=1))

    @property
    def faults(self) -> tuple[Sentence, ...]:
        """What keeps the sheet from being handed in, a sentence each."""
        told = []
        if self.difference:
            told.append(
                Sentence(
                    "现有党员与推算的相差 {difference} 名，报表不能上报。"
                    "请逐项核对增加、减少的人数和花名册。",
                    difference=f"{self.difference:+d}",
                )
            )
        if self.moved_in_whole > self.moved_in:
            told.append(Sentence("整建制转入的比转入的还多。请核对。"))
        if self.moved_out_whole > self.moved_out:
            told.append(Sentence("整建制转出的比转出的还多。请核对。"))
        return tuple(told)


def age_band(age: int, values: Mapping[str, Any]) -> str:
    """Return the band of an age in whole years as the yearly tables name it (31–35).

    Args:
        age: Whole years at the cut-off, 31 December.
        values: Values of ``statistics.ages``.
    """
    ends: Sequence[int] = whole_values(values, "bands_up_to")
    if not ends or list(ends) != sorted(set(ends)):
        raise RuleValueError("bands_up_to", ends)
    place = bisect_left(ends, age)
    if place == 0:
        return Told("{age}岁及以下", age=ends[0])
    if place == len(ends):
        return Told("{age}岁及以上", age=ends[-1] + 1)
    return Told("{from_age}–{to_age}岁", from_age=ends[place - 1] + 1, to_age=ends[place])
