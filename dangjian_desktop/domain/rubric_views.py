"""The two views of a rubric: its items by block and by system, each with its sum.

Both add up to the same; what stands in no system makes a part of its own, so that nothing is lost.
Source: column 所属体系 of the sheets that mines use; facts.md 8.1.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from dangjian_desktop.domain.rubric import Rubric, RubricItem
from dangjian_desktop.domain.vocabulary import PRINTED, RubricSystem


class RubricView(StrEnum):
    """By what the items of a rubric are put together."""

    BLOCK = "block"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class RubricPart:
    """One block or one system.

    Attributes:
        key: Key of the block, or of the system; "" for items that stand in none.
        title: Its name in Chinese; "" for none.
        maximum: Sum of the maxima of its items.
    """

    key: str
    title: str
    maximum: Decimal
    items: tuple[RubricItem, ...]


def rubric_parts(rubric: Rubric, view: RubricView) -> tuple[RubricPart, ...]:
    """Return the parts of a rubric in their order; a system without items is left out."""
    items = rubric.items
    if view is RubricView.BLOCK:
        return tuple(
            _part(block.key, block.title, rubric.of_block(block.key)) for block in rubric.blocks
        )
    systems: tuple[RubricSystem | None, ...] = (*RubricSystem, None)
    found = [
        _part(one or "", PRINTED[one] if one else "", [it for it in items if it.system is one])
        for one in systems
    ]
    return tuple(part for part in found if part.items)


def _part(key: str, title: str, items: Sequence[RubricItem]) -> RubricPart:
    maximum = sum((item.maximum for item in items), Decimal(0))
    return RubricPart(key, title, maximum, tuple(items))
