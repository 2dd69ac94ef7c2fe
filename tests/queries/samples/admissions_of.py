"""Samples of the ways into the Party of one person."""

from datetime import date
from typing import Any

from dangjian_desktop.queries.admissions_of import AdmissionsOfQuery

#: Read whether there is any case or not.
SAMPLES: dict[type[Any], list[Any]] = {
    AdmissionsOfQuery: [AdmissionsOfQuery(1, date(2026, 11, 21))]
}


def fill(**_ids: int) -> None:
    """Nothing: one table is read whatever stands in it."""
