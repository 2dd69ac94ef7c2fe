"""What the tests of imports share: examine a workbook, and say in short what came of it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from dangjian_desktop.domain.problems import Severity
from dangjian_desktop.operations.imports import (
    ExaminedRow,
    ImportChoices,
    ImportCounts,
    Outcome,
    RosterExamination,
    examine_roster_files,
)
from dangjian_desktop.queries.roster import RosterQuery, RosterRow, Scope
from tests.operations import roster_books as books

DAY = date(2026, 11, 21)
Import = Callable[..., ImportCounts]


def examined(*paths: Path, **choices: Any) -> RosterExamination:
    """What importing files would do; keywords are `ImportChoices`."""
    return examine_roster_files(
        paths, on=DAY, synonyms=books.SYNONYMS, choices=ImportChoices(**choices)
    )


def outcomes(found: RosterExamination) -> dict[str, int]:
    """How many rows come to what."""
    return {one.value: found.count(one) for one in Outcome if found.count(one)}


def codes(row: ExaminedRow, severity: Severity = Severity.REFUSED) -> list[str]:
    """The codes of a row's problems."""
    return [problem.code for problem in row.problems if problem.severity is severity]


def only(*paths: Path, **choices: Any) -> ExaminedRow:
    """The only row of files."""
    (row,) = examined(*paths, **choices).rows
    return row


def everybody() -> dict[str, RosterRow]:
    """All people by name."""
    rows = RosterQuery(DAY, scope=Scope.EVERYBODY).fetch()
    return {row.facts.name: row for row in rows}
