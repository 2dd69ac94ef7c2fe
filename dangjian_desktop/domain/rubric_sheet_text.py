"""What a workbook shows of a rubric: export writes it, and import knows by it what was changed.

An exported workbook carries its rules in a hidden sheet, because a person may have chosen others
than the wording alone would say. They are taken back for an item as long as the sheet still shows
of it what was written; where somebody has changed the sheet, the sheet is right.
"""

from dataclasses import dataclass
from decimal import Decimal

from dangjian_desktop.domain.cells import clean_text
from dangjian_desktop.domain.rubric import Rubric, RubricItem
from dangjian_desktop.domain.vocabulary import RubricSystem

#: The hidden sheet of an exported rubric that holds its rules.
DATA_SHEET = "细则数据（请勿改动）"


@dataclass(frozen=True, slots=True)
class VisibleItem:
    """What a sheet shows of an item; every text is `clean_text`.

    Attributes:
        points: As the column 分值 shows them: the maximum, or of an item that only adds the most
            that it gives; 0 where nothing stands there.
    """

    block: str
    title: str
    points: Decimal
    wording: str
    system: RubricSystem | None
    judge: str


def visible_item(rubric: Rubric, item: RubricItem) -> VisibleItem:
    """Return what a sheet shows of an item of a rubric."""
    return VisibleItem(
        clean_text(rubric.block_title(item)),
        clean_text(item.title),
        item.maximum,
        clean_text(shown_wording(item)),
        item.system,
        clean_text(item.judge),
    )


def shown_wording(item: RubricItem) -> str:
    """Return the 评分办法 of an item: as the sheet had it, else the words of its rules."""
    return item.wording or "；".join(rule.words for rule in item.rules if rule.words)
