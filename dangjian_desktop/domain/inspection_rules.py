"""Rules of the 迎检盒: how large the labels on the spines of the boxes are."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dangjian_desktop.domain.rule_values import RuleValueError, whole_value, whole_values

LABELS = "inspection.labels"
#: What still reads, and what an A4 has room for; in millimetres.
_NARROWEST, _WIDEST, _LOWEST, _HIGHEST = 15, 120, 80, 270


@dataclass(frozen=True, slots=True)
class LabelSizes:
    """Millimetres: the height of every label, the widths there are, and the usual one."""

    height: int
    widths: tuple[int, ...]
    usual: int


def label_sizes(values: Mapping[str, Any]) -> LabelSizes:
    """Read ``inspection.labels``.

    Raises:
        RuleValueError: When a size cannot be printed on an A4, or the usual width is none of
            those that there are.
    """
    height = whole_value(values, "height", lowest=_LOWEST)
    if height > _HIGHEST:
        raise RuleValueError("height", height)
    widths = whole_values(values, "widths")
    if not widths or any(not _NARROWEST <= one <= _WIDEST for one in widths):
        raise RuleValueError("widths", widths)
    usual = whole_value(values, "usual_width")
    if usual not in widths:
        raise RuleValueError("usual_width", usual)
    return LabelSizes(height, tuple(sorted(set(widths))), usual)
