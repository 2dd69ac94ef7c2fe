"""Samples of how sheets are printed, and of what they would be about."""

from datetime import date
from typing import Any

from dangjian_desktop.operations.sheet_choices import change_sheet_choice
from dangjian_desktop.queries.sheet_choices import SheetChoicesQuery
from dangjian_desktop.queries.sheet_subjects import SheetSubjectsQuery
from tests import make

ON = date(2026, 11, 21)
SAMPLES: dict[type[Any], list[Any]] = {
    SheetChoicesQuery: [SheetChoicesQuery(2), SheetChoicesQuery()],
    SheetSubjectsQuery: [SheetSubjectsQuery(ON, 2), SheetSubjectsQuery(ON)],
}


def fill(branch: int, **_ids: int) -> None:
    """A choice of the branch."""
    make.done(change_sheet_choice(organisation_id=branch, sheet="roster", paper="A3横"))
