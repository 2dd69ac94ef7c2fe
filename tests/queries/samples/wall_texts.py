"""Samples of official texts: one of everybody, a later one of the branch."""

from datetime import date
from typing import Any

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.operations.wall_texts import add_wall_text
from dangjian_desktop.queries.wall_texts import (
    TextEditionsQuery,
    TextOfIdQuery,
    TextsInForceQuery,
)
from tests import make

ON = date(2026, 11, 21)
SAMPLES: dict[type[Any], list[Any]] = {
    TextsInForceQuery: [TextsInForceQuery(ON, 2)],
    TextEditionsQuery: [TextEditionsQuery(ON, "oath", 2)],
    TextOfIdQuery: [TextOfIdQuery(ON, 1)],
}


def fill(branch: int, **_ids: int) -> None:
    """A text of everybody and one of the branch."""
    usual = {"title": "示例", "source": "示例手册", "edition_on": PartialDate(2022), "on": ON}
    make.done(add_wall_text(code="oath", body="一。", **usual))
    make.done(add_wall_text(code="oath", body="二。", organisation_id=branch, **usual))
