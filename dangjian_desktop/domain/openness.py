"""党务公开目录: what a branch makes known, how often and how; data, resources/walls/openness.toml.

Source of the duty: 《中国共产党党务公开条例（试行）》 (2017); items and times are local practice.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from dangjian_desktop.domain.rule_values import texts_value

FORMAT = 1


class HowOften(StrEnum):
    """When something is made known."""

    LONG = "long"
    YEAR = "year"
    HALF_YEAR = "half_year"
    QUARTER = "quarter"
    MONTH = "month"
    AT_ONCE = "at_once"


HOW_OFTEN_WORDS: Mapping[HowOften, str] = {
    HowOften.LONG: "长期",
    HowOften.YEAR: "每年",
    HowOften.HALF_YEAR: "每半年",
    HowOften.QUARTER: "每季度",
    HowOften.MONTH: "每月",
    HowOften.AT_ONCE: "即时",
}


@dataclass(frozen=True, slots=True)
class OpennessItem:
    """An item of the catalogue.

    Attributes:
        title: What. content: of it. how: how often. by: in which way.
        sheets: Codes of the wall sheets that make it known; with a book as `ledger_notice/hazard`.
    """

    title: str
    content: str
    how: HowOften
    by: str
    sheets: tuple[str, ...] = ()


def openness_items(table: Mapping[str, Any]) -> tuple[OpennessItem, ...]:
    """Return what a parsed file says.

    Raises:
        KeyError, ValueError: When a key is missing or of the wrong kind.
    """
    if table["format"] != FORMAT:
        raise ValueError(table["format"])
    return tuple(
        OpennessItem(
            one["title"],
            one["content"],
            HowOften(one["how"]),
            one["by"],
            texts_value(one, "sheets"),
        )
        for one in table["item"]
    )
