"""Samples of the kinds of activity."""

from typing import Any

from dangjian_desktop.queries.activity_kinds import ActivityKindsQuery

SAMPLES: dict[type[Any], list[Any]] = {ActivityKindsQuery: [ActivityKindsQuery()]}


def fill(**_ids: int) -> None:
    """Nothing is needed: the program's kinds are always there."""
