"""What an import would do, as values: outcomes, choices, rows, people, the whole examination."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from dangjian_desktop.domain.people import PersonDraft
from dangjian_desktop.domain.person_state import PersonState
from dangjian_desktop.domain.problems import Problem
from dangjian_desktop.domain.roster_import import SheetReading

RowPlace = tuple[str, int]


class Outcome(StrEnum):
    """What will become of a row."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    DOUBTFUL = "doubtful"
    LEFT_OUT = "left_out"


@dataclass(frozen=True)
class ImportChoices:
    """What the user has decided about a file so far.

    Attributes:
        sheets: Names of the sheets to read; None for all that are not hidden.
        mapping: Header to field for every sheet (the command line's --map).
        mappings: Confirmed mappings by header fingerprint.
        left_out: Rows struck out.
        decisions: Rows whose person was doubtful: the person meant, or None for a new one.
        default_branch: Branch for rows that name none anywhere.
        synonyms: Words for fields to be remembered for every later file: header to field.
    """

    sheets: frozenset[str] | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    mappings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    left_out: frozenset[RowPlace] = frozenset()
    decisions: Mapping[RowPlace, int | None] = field(default_factory=dict)
    default_branch: str = ""
    synonyms: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_worth_remembering(self) -> bool:
        """Whether an import would teach the next one something, people aside."""
        return bool(self.mappings or self.synonyms)


@dataclass(frozen=True, slots=True)
class ExaminedRow:
    """One row and what will become of it.

    Attributes:
        problems: Refusals and warnings, the doubt about the person included.
        target: Index into `RosterExamination.states`; None for a row that does not come in.
        candidates: People who may be meant, for a doubtful row.
    """

    sheet: str
    row: int
    draft: PersonDraft | None
    outcome: Outcome
    problems: tuple[Problem, ...]
    target: int | None = None
    candidates: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """A person after the whole import: who, what was known, what will be known.

    Attributes:
        person_id: None for somebody new.
        before: None for somebody new.
        branch_name: Name of the branch for somebody new or moved, as it will be called.
        group_name: Likewise of the group.
    """

    person_id: int | None
    before: PersonState | None
    after: PersonState
    branch_name: str
    group_name: str


@dataclass(frozen=True)
class RosterExamination:
    """Everything an import would do, before anything is written.

    Attributes:
        path: The file.
        on: The day of the import.
        sheets: What each sheet says, refused rows and skipped lines included.
        hidden_sheets: Names of hidden sheets, which are read only when chosen.
        rows: Every row in order.
        targets: The people who come in or change.
        new_branches: Names of branches that will be created, in order.
        new_groups: (branch name, group name) that will be created, in order.
        problems: Everything that is told: refusals, warnings, skipped lines, unknown headers.
        told_apart: `draft_key` and person id of everybody whom a row decided as new is not.
    """

    path: Path
    on: date
    choices: ImportChoices
    sheets: tuple[SheetReading, ...]
    hidden_sheets: tuple[str, ...]
    rows: tuple[ExaminedRow, ...]
    targets: tuple[Target, ...]
    new_branches: tuple[str, ...]
    new_groups: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]
    told_apart: frozenset[tuple[str, int]] = frozenset()

    def count(self, outcome: Outcome) -> int:
        """Return how many rows have an outcome."""
        return sum(row.outcome is outcome for row in self.rows)

    @property
    def refused_count(self) -> int:
        """Rows that do not come in as things stand: refused or doubtful."""
        return self.count(Outcome.REFUSED) + self.count(Outcome.DOUBTFUL)

    @property
    def people_count(self) -> int:
        """How many people would come in or change."""
        return sum(target.after != target.before for target in self.targets)

    @property
    def has_effect(self) -> bool:
        """Whether importing would change anything."""
        return any(row.outcome in (Outcome.ADDED, Outcome.UPDATED) for row in self.rows)
