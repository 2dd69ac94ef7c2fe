"""What an import would do, as values: outcomes, choices, rows, people, the whole examination."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeAlias

from dangjian_desktop.domain.cells import CellPlace, HeaderRows, RowPlace, SheetPlace
from dangjian_desktop.domain.people import PersonDraft
from dangjian_desktop.domain.person_state import PersonState
from dangjian_desktop.domain.problems import Problem, SentenceError
from dangjian_desktop.domain.roster_import import SheetReading
from dangjian_desktop.exchange.sheets import RawSheet

#: Who a doubtful row is: a person we have, the person of an earlier row, or None for a new one.
Decision: TypeAlias = int | RowPlace | None


class Outcome(StrEnum):
    """What will become of a row; ASKED is somebody we have whose changes are not agreed to yet."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    DOUBTFUL = "doubtful"
    ASKED = "asked"
    LEFT_OUT = "left_out"


class Counted:
    """An examination whose rows are counted by what will become of them."""

    rows: tuple[Any, ...]

    def count(self, outcome: Outcome) -> int:
        """Return how many rows have an outcome."""
        return sum(row.outcome is outcome for row in self.rows)

    @property
    def has_effect(self) -> bool:
        """Whether importing changes anything."""
        return any(row.outcome in (Outcome.ADDED, Outcome.UPDATED) for row in self.rows)


class Policy(StrEnum):
    """What an import does with people whom the roster has already."""

    UPDATE = "update"
    KEEP = "keep"
    ASK = "ask"


@dataclass(frozen=True)
class ImportChoices:
    """What the user has decided about the files so far.

    Attributes:
        sheets: The sheets to read; None for all that are not hidden.
        mapping: Header to field for every sheet (the command line's --map).
        mappings: Confirmed mappings by header fingerprint.
        header_rows: Headers that the user has pointed at.
        corrections: What is to stand in a cell instead of what the file has there.
        left_out: Rows struck out.
        decisions: Rows whose person was doubtful, and who it is.
        default_branch: Branch for rows that name none anywhere.
        synonyms: Words for fields to be remembered for every later file: header to field.
        policy: What is done with people whom the roster has already.
        accepted: Under `Policy.ASK` the fields to be changed, by person id.
    """

    sheets: frozenset[SheetPlace] | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    mappings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    header_rows: Mapping[SheetPlace, HeaderRows] = field(default_factory=dict)
    corrections: Mapping[CellPlace, str] = field(default_factory=dict)
    left_out: frozenset[RowPlace] = frozenset()
    decisions: Mapping[RowPlace, Decision] = field(default_factory=dict)
    default_branch: str = ""
    synonyms: Mapping[str, str] = field(default_factory=dict)
    policy: Policy = Policy.UPDATE
    accepted: Mapping[int, frozenset[str]] = field(default_factory=dict)

    @property
    def is_worth_remembering(self) -> bool:
        """Whether an import would teach the next one something, people aside."""
        return bool(self.mappings or self.synonyms or self.header_rows)


@dataclass(frozen=True, slots=True)
class UnreadFile:
    """A file that could not be taken while the others were.

    Attributes:
        file: Its name as addresses have it.
        why: Why, and what to do.
    """

    file: str
    why: SentenceError

    @property
    def sentence(self) -> str:
        """Why, in Chinese."""
        return self.why.sentence


@dataclass(frozen=True)
class OpenedFiles:
    """What files hold, before anybody has said what it means.

    Attributes:
        sheets: The sheets of all files that could be taken.
        unread: The files that could not.
        readings: The last reading of each sheet with what it followed from: a choice that leaves
            a sheet as it is has it judged again and not read again.
    """

    sheets: list[RawSheet]
    unread: tuple[UnreadFile, ...] = ()
    readings: dict[SheetPlace, tuple[object, SheetReading]] = field(
        default_factory=dict, compare=False, repr=False
    )


@dataclass(frozen=True, slots=True)
class ExaminedRow:
    """One row and what will become of it.

    Attributes:
        problems: Refusals and warnings, the doubt about the person included.
        target: Index into `RosterExamination.targets`; None for a row that does not come in.
        candidates: People who may be meant, for a doubtful row.
        candidate_rows: Earlier rows whose person may be meant, likewise.
        file: Name of the file where several are read together, else empty.
    """

    sheet: str
    row: int
    draft: PersonDraft | None
    outcome: Outcome
    problems: tuple[Problem, ...]
    target: int | None = None
    candidates: tuple[int, ...] = ()
    candidate_rows: tuple[RowPlace, ...] = ()
    file: str = ""

    @property
    def place(self) -> RowPlace:
        """Where it stands."""
        return RowPlace(self.sheet, self.row, self.file)


@dataclass(frozen=True, slots=True)
class Target:
    """A person after the whole import: who, what was known, what will be known.

    Attributes:
        person_id: None for somebody new.
        before: None for somebody new.
        branch_name: Name of the branch for somebody new or moved, as it will be called.
        group_name: Likewise of the group.
        proposed: What the file would make of somebody we have, agreed to or not.
        places_before: Names of branch and group until now.
        places_proposed: Names of branch and group as the file would have them.
    """

    person_id: int | None
    before: PersonState | None
    after: PersonState
    branch_name: str
    group_name: str
    proposed: PersonState | None = None
    places_before: tuple[str, str] = ("", "")
    places_proposed: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class RosterExamination(Counted):
    """Everything an import would do, before anything is written.

    Attributes:
        paths: The files.
        on: The day of the import.
        sheets: What each sheet says, refused rows and skipped lines included.
        hidden_sheets: Hidden sheets, which are read only when chosen.
        rows: Every row in order.
        targets: The people who come in or change.
        new_branches: Names of branches that will be created, in order.
        new_groups: (branch name, group name) that will be created, in order.
        problems: Everything that is told: refusals, warnings, skipped lines, unknown headers.
        told_apart: `draft_key` and person id of everybody whom a row decided as new is not.
        unread: Files that could not be taken.
    """

    paths: tuple[Path, ...]
    on: date
    choices: ImportChoices
    sheets: tuple[SheetReading, ...]
    hidden_sheets: tuple[SheetPlace, ...]
    rows: tuple[ExaminedRow, ...]
    targets: tuple[Target, ...]
    new_branches: tuple[str, ...]
    new_groups: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]
    told_apart: frozenset[tuple[str, int]] = frozenset()
    unread: tuple[UnreadFile, ...] = ()

    @property
    def path(self) -> Path:
        """The first file, which is the only one mostly."""
        return self.paths[0]

    @property
    def refused_count(self) -> int:
        """Rows that do not come in as things stand: refused, doubtful, or not agreed to."""
        return sum(row.outcome in STAYS_OUT for row in self.rows)

    @property
    def people_count(self) -> int:
        """How many people would come in or change."""
        return sum(target.after != target.before for target in self.targets)

    def headers_pointed_at(self) -> Iterable[SheetReading]:
        """Yield the sheets whose header the user has pointed at, if it can be read."""
        for reading in self.sheets:
            if reading.place in self.choices.header_rows and reading.is_readable:
                yield reading


#: Outcomes of rows that may be saved as a workbook, to be mended.
STAYS_OUT = frozenset({Outcome.REFUSED, Outcome.DOUBTFUL, Outcome.ASKED})


def file_labels(paths: Sequence[Path]) -> list[str]:
    """Return what the files are called in addresses: nothing for one alone, else what tells apart.

    Two files of the same name are called by their folder too, or by their whole path.
    """
    if len(paths) == 1:
        return [""]
    short = [path.name for path in paths]
    middle = [f"{path.parent.name}/{path.name}" for path in paths]
    return [
        name if short.count(name) == 1 else (longer if middle.count(longer) == 1 else str(path))
        for name, longer, path in zip(short, middle, paths, strict=True)
    ]
