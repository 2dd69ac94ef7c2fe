"""Samples of the rules as they are listed."""

from datetime import date
from typing import Any

from dangjian_desktop.queries.rule_rows import RuleRowsQuery, RuleValuesQuery

ON = date(2026, 11, 21)
SAMPLES: dict[type[Any], list[Any]] = {
    RuleRowsQuery: [RuleRowsQuery(ON, "党员大会")],
    RuleValuesQuery: [
        RuleValuesQuery("obligations.general_meeting", ON),
        RuleValuesQuery("dues.collection_days", ON),
    ],
}


def fill(**_ids: int) -> None:
    """Rules stand in files: nothing is needed."""
