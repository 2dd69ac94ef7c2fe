"""党小组考评: a few blocks, of which some are counted per group and the others are judged.

A block of which nothing is recorded is 待评, not full and not nought. What a person has entered
stands above what was counted; both stay visible.

Source: facts.md 9 (a mine of Shandong Energy: five blocks of 20 points, H); all of it is local.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from typing import Any

from dangjian_desktop.domain.measured import Measured, Unknown
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.rule_values import RuleValueError, decimal_value, value_of
from dangjian_desktop.domain.score_weights import PartFigure

PARTY_GROUP = "scoring.party_group"
#: A block that a person judges.
JUDGED = "judged"
#: What a block can be counted by, and what that is called.
GROUP_MEASURES: Mapping[str, str] = {
    JUDGED: "由人考核",
    "missing_meetings": "党小组会少开次数",
    "attendance": "出勤率",
    "late_hazards": "逾期隐患条数",
    "late_rows": "逾期责任事项条数",
    "members_without_area": "没有责任区的党员人数",
    "points_reached": "积分达标的党员比例",
}
#: The measures of which a target is to be reached; the others count faults.
REACHES = frozenset({"attendance", "points_reached"})
_NONE = Decimal(0)
#: What the parts of figures are called that people entered for a block.
PREFIX = "group."


@dataclass(frozen=True, slots=True)
class GroupBlock:
    """A block of the sheet of a group.

    Attributes:
        measure: One of `GROUP_MEASURES`.
        points: Taken for each fault, or for each whole hundredth under the target.
        target: Of a measure that is to reach something, in hundredths.
        words: What the sheet says.
    """

    key: str
    title: str
    maximum: Decimal
    measure: str
    points: Decimal
    target: Decimal
    words: str

    @property
    def is_judged(self) -> bool:
        """Whether nothing counts it."""
        return self.measure == JUDGED

    @property
    def part(self) -> str:
        """The part under which people enter its figure."""
        return PREFIX + self.key


def group_blocks(values: Mapping[str, Any]) -> tuple[GroupBlock, ...]:
    """Read ``scoring.party_group``.

    Raises:
        RuleValueError: When there is no block, one stands twice, is counted by something unknown,
            has no points to lose, or takes more for one fault than it has.
    """
    found = value_of(values, "blocks")
    if not isinstance(found, (list, tuple)) or not found:
        raise RuleValueError("blocks", found)
    read: list[GroupBlock] = []
    for told in found:
        if not isinstance(told, Mapping):
            raise RuleValueError("blocks", told)
        block = GroupBlock(
            str(value_of(told, "block")).strip(),
            str(value_of(told, "title")).strip(),
            decimal_value(told, "maximum"),
            str(value_of(told, "measure")),
            decimal_value(told, "points"),
            decimal_value(told, "target"),
            str(value_of(told, "method")),
        )
        if not block.key or not block.title or any(one.key == block.key for one in read):
            raise RuleValueError("block", block.key or block.title)
        if block.maximum <= 0:
            raise RuleValueError("maximum", block.maximum)
        if block.measure not in GROUP_MEASURES:
            raise RuleValueError("measure", block.measure)
        if not block.is_judged and not 0 < block.points <= block.maximum:
            raise RuleValueError("points", block.points)
        read.append(block)
    return tuple(read)


@dataclass(frozen=True, slots=True)
class BlockScore:
    """A block of a group in a period.

    Attributes:
        measured: What was counted; None where a person judges it.
        counted: Points from that; None where there is no figure.
        given: What a person entered; None for nothing.
        score: What stands; None while it is 待评.
        told: Why it is so, in one sentence.
    """

    block: GroupBlock
    measured: Measured | None
    counted: Decimal | None
    given: PartFigure | None
    score: Decimal | None
    told: Sentence


def block_score(
    block: GroupBlock, measured: Measured | None, given: PartFigure | None
) -> BlockScore:
    """Return the points of a block."""
    counted, told = _counted(block, measured)
    if given is not None and given.points is not None:
        return BlockScore(block, measured, counted, given, given.points, given.told)
    return BlockScore(block, measured, counted, given, counted, told)


def _counted(block: GroupBlock, measured: Measured | None) -> tuple[Decimal | None, Sentence]:
    if measured is None:
        return None, Sentence("还没有人考核这一块。")
    if isinstance(measured, Unknown):
        return None, measured.reason
    count = measured.count
    if block.measure in REACHES:
        times = max(_NONE, (block.target - count).to_integral_value(ROUND_FLOOR))
        what = Sentence(
            "{what} {rate}%，目标 {target}%",
            what=GROUP_MEASURES[block.measure],
            rate=f"{count:.1f}",
            target=f"{block.target:f}",
        )
    else:
        times = count
        what = Sentence("{what} {count}", what=GROUP_MEASURES[block.measure], count=f"{count:f}")
    lost = min(block.maximum, block.points * times)
    return block.maximum - lost, what


@dataclass(frozen=True, slots=True)
class GroupTotal:
    """What the blocks of a group come to.

    Attributes:
        total: Sum of what is scored. maximum: of all blocks. pending: maxima that are 待评.
    """

    total: Decimal
    maximum: Decimal
    pending: Decimal


def group_total(blocks: Sequence[BlockScore]) -> GroupTotal:
    """Return what the blocks come to."""
    return GroupTotal(
        sum((one.score for one in blocks if one.score is not None), _NONE),
        sum((one.block.maximum for one in blocks), _NONE),
        sum((one.block.maximum for one in blocks if one.score is None), _NONE),
    )
