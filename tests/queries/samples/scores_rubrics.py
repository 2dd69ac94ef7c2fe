"""Samples of the rubrics."""

from datetime import date
from decimal import Decimal
from typing import Any

from dangjian_desktop.domain.rubric import Rubric, RubricBlock, RubricItem
from dangjian_desktop.operations.rubrics import add_rubric
from dangjian_desktop.queries.rubrics import RubricsQuery
from tests import make

SAMPLES: dict[type[Any], list[Any]] = {RubricsQuery: [RubricsQuery()]}


def fill(**_ids: int) -> None:
    """A draft."""
    item = RubricItem("A1", "a", "某项", Decimal(100))
    made = Rubric("样本细则", "1", "", (RubricBlock("a", "某块"),), (item,))
    make.done(add_rubric(rubric=made, on=date(2026, 11, 20)))
