"""The national system's exported list laid beside our roster; nothing is written.

The list is read like any roster that is to be imported, with the same words for headers and the
same recognising of people; then only the differences are told.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from dangjian_desktop.domain.cells import RowPlace, text_of
from dangjian_desktop.domain.headers import IMPORT_FIELDS
from dangjian_desktop.domain.messages import place, sentence
from dangjian_desktop.domain.organisation_names import BranchNames
from dangjian_desktop.domain.people import PersonDraft, Sensitivity, masked
from dangjian_desktop.domain.problems import Address, Severity
from dangjian_desktop.domain.progress import Progress, tell_nobody
from dangjian_desktop.domain.reconciliation import (
    DIFFERENCE_WORDS,
    DifferenceKind,
    FieldDifference,
    differences,
)
from dangjian_desktop.domain.roster_import import SheetReading
from dangjian_desktop.domain.vocabulary import (
    ETHNICITIES,
    MEMBER_STAGES,
    OrganisationKind,
    printed,
)
from dangjian_desktop.exchange.writer import ColumnKind, TableColumn, write_table
from dangjian_desktop.operations.import_preview import import_label
from dangjian_desktop.operations.imports import ExaminedRow, Outcome, examine_roster_file
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.roster import RosterQuery, RosterRow, Scope
from dangjian_desktop.queries.roster_columns import as_text, column
from dangjian_desktop.storage.database import connection

_HAS_LEFT = "match.has_left"
_LONG_NUMBER = re.compile(r"\d{11,}[Xx]?")


@dataclass(frozen=True, slots=True)
class ReconciledLine:
    """One difference, as it is read on screen and paper.

    Attributes:
        person_id: Of our roster; None for somebody whom only the other list has.
        uid: Identity of the same person; "".
        place: Where it stands in the other list; "" for somebody who does not.
        field: The field's word; "" where the whole person is meant.
        there: What the other list says, in full; shown masked by `told_there`.
        here: What ours says, likewise.
        note: Why, where more is known than the two values.
    """

    kind: DifferenceKind
    name: str
    branch_name: str
    person_id: int | None = None
    uid: str = ""
    place: str = ""
    key: str = ""
    field: str = ""
    there: str = ""
    here: str = ""
    note: str = ""
    sensitivity: Sensitivity = Sensitivity.OPEN

    @property
    def told_there(self) -> str:
        """What the other list says, masked where the field is."""
        return masked(self.there, self.sensitivity)

    @property
    def told_here(self) -> str:
        """What ours says, masked where the field is."""
        return masked(self.here, self.sensitivity)

    @property
    def kind_word(self) -> str:
        """The kind in words."""
        return DIFFERENCE_WORDS[self.kind]


@dataclass(frozen=True)
class Reconciliation:
    """Everything in which two lists differ.

    Attributes:
        path: The other list.
        on: The day of ours.
        scope_name: The organisation whose people were compared; "" for everybody.
        lines: The differences, weightiest first, people of one branch together.
        there_count: People in the other list; here_count: in ours, within the scope.
        same_count: People in whom nothing differs.
        compared: Words of the fields that were compared.
        unused: Headers of the other list that were not understood.
        not_covered: Branches of ours within the scope that the other list never names.
        only: The one kind to which the lines are narrowed; None for every difference.
    """

    path: Path
    on: date
    scope_name: str
    lines: tuple[ReconciledLine, ...]
    there_count: int
    here_count: int
    same_count: int
    compared: tuple[str, ...]
    unused: tuple[str, ...]
    not_covered: tuple[str, ...]
    only: DifferenceKind | None = None

    def narrowed(self, kind: DifferenceKind) -> "Reconciliation":
        """Return the differences of one kind alone."""
        lines = tuple(line for line in self.lines if line.kind is kind)
        return replace(self, lines=lines, only=kind)

    def count(self, kind: DifferenceKind) -> int:
        """Return how many people stand in the lists in one way."""
        told = (line for line in self.lines if line.kind is kind)
        return len({(line.person_id, line.place) for line in told})


def reconcile(
    path: Path,
    *,
    on: date,
    synonyms: str,
    within: int | None = None,
    progress: Progress = tell_nobody,
) -> Reconciliation:
    """Read somebody else's list and tell in what it differs from our roster.

    Args:
        path: The list (.xlsx, .xls or .csv).
        on: The day of our roster.
        synonyms: Text of resources/import/roster_headers.toml.
        within: Organisation whose people are compared; None for every branch that the list
            names, or everybody where it names none.
        progress: Told what is being done and the share done.

    Raises:
        ExchangeError: When the file cannot be taken.
        RefusedError: When no sheet of it is a roster.
    """
    examined = examine_roster_file(
        path, on=on, synonyms=synonyms, progress=lambda what, share: progress(what, share * 0.8)
    )
    readable = [sheet for sheet in examined.sheets if sheet.header is not None]
    if not readable:
        raise RefusedError(
            "“{file}”里没有找到名册：需要一行表头，有“姓名”和别的栏目。请核对文件。", file=path.name
        )
    if not examined.rows:
        raise RefusedError("“{file}”里只有表头，没有人。请核对文件。", file=path.name)
    headers = [
        header for sheet in readable for header in (sheet.tables or (sheet.header,)) if header
    ]
    fields = {name for header in headers for name in header.by_field}
    unused = [
        each.shown
        for header in headers
        for each in header.columns
        if not each.field and each.header
    ]
    progress("正在对照", 0.85)
    with connection():
        reconciler = _Reconciler(on, within, fields, examined.rows, _names_there(readable))
        lines = reconciler.lines(tuple(target.person_id for target in examined.targets))
        return Reconciliation(
            path=path,
            on=on,
            scope_name=reconciler.scope_name,
            lines=tuple(lines),
            there_count=len(reconciler.rows),
            here_count=len(reconciler.here),
            same_count=reconciler.same_count,
            compared=(
                *(word for key, word in IMPORT_FIELDS.items() if key in fields),
                *(import_label(key) for key in sorted(fields - IMPORT_FIELDS.keys())),
            ),
            unused=tuple(dict.fromkeys(filter(None, unused))),
            not_covered=reconciler.not_covered,
        )


def _names_there(sheets: Sequence[SheetReading]) -> dict[RowPlace, str]:
    """Return what stands in the column of names of rows that cannot be read as people."""
    names: dict[RowPlace, str] = {}
    for sheet in sheets:
        for row in sheet.rows:
            header = sheet.header_of(row.row)
            index = header.by_field["name"].index if header and "name" in header.by_field else -1
            if row.draft is None and 0 <= index < len(row.cells):
                names[sheet.place_of(row.row)] = text_of(row.cells[index])
    return names


class _Reconciler:
    """Both lists, and whom of each was met in the other."""

    def __init__(
        self,
        on: date,
        within: int | None,
        fields: set[str],
        rows: Sequence[ExaminedRow],
        names_there: Mapping[RowPlace, str],
    ) -> None:
        self._on, self._fields, self._names_there = on, fields, names_there
        self._tree = Tree.on(on)
        node = self._tree.get(within)
        self.scope_name = node.name if node is not None else ""
        branches = self._tree.of_kind(OrganisationKind.BRANCH)
        self._names = BranchNames(row.name for row in branches)
        below = self._tree.below(within) if within is not None else None
        in_scope = [row for row in branches if below is None or row.organisation_id in below]
        named = {self._branch_of(row) for row in rows if row.draft is not None} - {""}
        self.not_covered = tuple(row.name for row in in_scope if named and row.name not in named)
        wanted = {
            row.organisation_id
            for row in in_scope
            if within is not None or not named or row.name in named
        }
        self._wanted_names = {row.name for row in in_scope if row.organisation_id in wanted}
        self.rows = [row for row in rows if within is None or self._is_wanted(row)]
        self.here = self._people(wanted, rows)
        self.same_count = 0

    def lines(self, people: Sequence[int | None]) -> list[ReconciledLine]:
        """Return every difference; `people` are the ids of the examination's targets."""
        met: dict[int, RowPlace] = {}
        found: list[ReconciledLine] = []
        known = self._known(people)
        for row in self.rows:
            person_id = people[row.target] if row.target is not None else None
            if row.draft is None or row.outcome in (Outcome.REFUSED, Outcome.DOUBTFUL):
                found.append(self._unclear(row))
            elif person_id is None:
                found.append(self._line(row, DifferenceKind.ONLY_THERE))
            elif person_id in met:
                note = f"与{place(_address(met[person_id]))}是同一人"
                found.append(self._line(row, DifferenceKind.DOUBTFUL, known[person_id], note))
            else:
                met[person_id] = row.place
                found += self._compared(row, known[person_id])
        doubted = {key for row in self.rows for key in row.candidates}
        found += [
            ReconciledLine(
                DifferenceKind.ONLY_HERE,
                row.facts.name,
                row.branch_name,
                row.person_id,
                row.uid,
                note="可能就是对方待认的人" if row.person_id in doubted else "",
            )
            for row in self.here
            if row.person_id not in met
        ]
        order = {kind: rank for rank, kind in enumerate(DifferenceKind)}
        where = {row.name: rank for rank, row in enumerate(self._tree.rows)}
        found.sort(key=lambda line: (order[line.kind], where.get(line.branch_name, len(where))))
        return found

    def _compared(self, row: ExaminedRow, here: RosterRow) -> Iterator[ReconciledLine]:
        assert row.draft is not None
        told = differences(row.draft, draft_of(here), self._fields)
        self.same_count += not told
        for difference in told:
            yield self._line(row, DifferenceKind.DIFFERENT, here, difference=difference)

    def _unclear(self, row: ExaminedRow) -> ReconciledLine:
        """Tell a row of which it is not known who is meant, or that cannot be read."""
        problems = [p for p in row.problems if p.severity is Severity.REFUSED] or row.problems
        note = _masked_numbers("；".join(sentence(one).rstrip("。") for one in problems))
        if any(problem.code == _HAS_LEFT for problem in problems):
            return self._line(row, DifferenceKind.LEFT_HERE, note=note)
        is_doubtful = row.outcome is Outcome.DOUBTFUL
        kind = DifferenceKind.DOUBTFUL if is_doubtful else DifferenceKind.UNREADABLE
        return self._line(row, kind, note=note)

    def _line(
        self,
        row: ExaminedRow,
        kind: DifferenceKind,
        here: RosterRow | None = None,
        note: str = "",
        difference: FieldDifference | None = None,
    ) -> ReconciledLine:
        told: dict[str, Any] = {}
        if difference is not None:
            known = column(difference.key)
            told = {
                "key": difference.key,
                "field": import_label(difference.key),
                "there": _word(difference.key, difference.there),
                "here": _word(difference.key, difference.here),
                "sensitivity": known.sensitivity if known else Sensitivity.OPEN,
            }
        name = self._names_there.get(row.place, "")
        if row.draft is not None:
            name = row.draft.facts.name
        branch = here.branch_name if here is not None else self._branch_of(row)
        return ReconciledLine(
            kind,
            name or "（没有姓名）",
            branch,
            here.person_id if here is not None else None,
            here.uid if here is not None else "",
            place=place(_address(row.place)),
            note=note,
            **told,
        )

    def _people(self, branch_ids: set[int], rows: Sequence[ExaminedRow]) -> list[RosterRow]:
        """Return whom of ours the list should hold: the stages that it has, in its branches."""
        stages = {row.draft.stage for row in rows if row.draft is not None} - {None}
        only_members = stages <= set(MEMBER_STAGES)
        scope = Scope.MEMBERS if only_members else Scope.EVERYBODY
        if stages and not stages & set(MEMBER_STAGES):
            scope = Scope.DEVELOPING
        query = RosterQuery(self._on, scope=scope, zone_branches=frozenset(branch_ids))
        return query.fetch()

    def _known(self, people: Sequence[int | None]) -> dict[int, RosterRow]:
        ids = [key for key in people if key is not None]
        rows = RosterQuery(self._on, scope=Scope.EVERYBODY).rows(ids)
        return {row.person_id: row for row in rows}

    def _branch_of(self, row: ExaminedRow) -> str:
        """Return the branch that a row names, by the name that it has with us."""
        stated = row.draft.branch_name if row.draft is not None else ""
        return (self._names.find(stated) or (stated,))[0] if stated else ""

    def _is_wanted(self, row: ExaminedRow) -> bool:
        return row.draft is None or self._branch_of(row) in {*self._wanted_names, ""}


def _masked_numbers(text: str) -> str:
    """Return a sentence with what may be ID or phone numbers in it masked: it goes to paper."""
    return _LONG_NUMBER.sub(lambda found: masked(found[0], Sensitivity.MASKED), text)


def _address(row: RowPlace) -> Address:
    return Address(row.sheet, row.row)


def draft_of(row: RosterRow) -> PersonDraft:
    """Return our telling of a person in the shape of a row of somebody's list."""
    return PersonDraft(
        facts=row.facts,
        stage=row.stage,
        admitted_on=row.admitted_on,
        confirmed_on=row.confirmed_on,
        applied_on=row.applied_on,
        branch_name=row.branch_name,
        group_name=row.group_name,
        posts=row.posts,
        custom=row.custom,
    )


def _word(key: str, value: Any) -> str:
    if key == "posts":
        return "、".join(printed(post) for post in value)
    if key == "ethnicity":
        return ETHNICITIES.get(value, value)
    return as_text(value)


#: The columns of the list of differences, on paper and in a workbook.
HEADINGS = ("情况", "姓名", "党支部", "栏目", "对方名单", "本名册", "说明", "对方位置")


def line_texts(line: ReconciledLine, *, is_unmasked: bool = False) -> tuple[str, ...]:
    """Return a difference as the cells under `HEADINGS`."""
    both = (line.there, line.here) if is_unmasked else (line.told_there, line.told_here)
    shown = tuple(text or ("（空）" if line.field else "") for text in both)
    return (
        line.kind_word,
        line.name,
        line.branch_name,
        line.field,
        *shown,
        line.note,
        line.place,
    )


def export_differences(reconciliation: Reconciliation, target: Path) -> int:
    """Write the list of differences to a new .xlsx, numbers masked, and return its length.

    Raises:
        ExchangeError: When the file cannot be written; an older one stands as it was.
    """
    return write_table(
        target,
        sheet_name="对账差异",
        columns=[TableColumn(heading, ColumnKind.TEXT) for heading in HEADINGS],
        rows=(list(line_texts(line)) for line in reconciliation.lines),
        title=f"与“{reconciliation.path.name}”对账的差异（{reconciliation.on.isoformat()}）",
    )


__all__ = [
    "HEADINGS",
    "ReconciledLine",
    "Reconciliation",
    "draft_of",
    "export_differences",
    "line_texts",
    "reconcile",
]
