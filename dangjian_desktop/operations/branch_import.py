"""The fields of the branches come in from a workbook: looked at first, then one operation.

Branches and choices are never created here: a slip in a name or word would make a new one.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from dangjian_desktop.domain.backups import BackupReason
from dangjian_desktop.domain.branch_import import (
    BranchRowReading,
    BranchSheetReading,
    BranchWords,
    is_refused,
    read_branch_sheet,
)
from dangjian_desktop.domain.custom_fields import (
    CustomFieldDef,
    CustomValue,
    FieldSubject,
    MentionedPerson,
    in_use,
)
from dangjian_desktop.domain.custom_reading import EXCUSED_IF_KEPT, OwnFields, settled
from dangjian_desktop.domain.headers import CHOICES_SHEET, header_key, read_synonyms
from dangjian_desktop.domain.organisation_names import BranchNames
from dangjian_desktop.domain.people import masked
from dangjian_desktop.domain.problems import Address, Fault, Problem, Severity
from dangjian_desktop.domain.progress import Progress, tell_nobody
from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.operations.field_values import write_custom_values
from dangjian_desktop.operations.import_plan import Outcome
from dangjian_desktop.operations.import_sheets import READ_SHARE, open_sheets
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.queries.branch_columns import BRANCH_COLUMNS
from dangjian_desktop.queries.custom_fields import NO_VALUES, CustomValueQuery, custom_fields
from dangjian_desktop.queries.organisations import OrganisationRow, Tree
from dangjian_desktop.queries.people_named import PeopleNamedQuery
from dangjian_desktop.queries.roster_columns import as_text
from dangjian_desktop.storage.database import connection

#: Branches or rows named in a sentence before the rest is left out.
_MOST_TOLD = 4


@dataclass(frozen=True, slots=True)
class BranchChange:
    """One field of one branch that the file changes.

    Attributes:
        before: None where nothing is recorded.
    """

    organisation_id: int
    branch_name: str
    field: CustomFieldDef
    before: CustomValue | None
    after: CustomValue

    @property
    def shown_before(self) -> str:
        """What is recorded, masked where the field is; "" for nothing."""
        return masked(as_text(self.before), self.field.sensitivity)

    @property
    def shown_after(self) -> str:
        """What the file says, likewise."""
        return masked(as_text(self.after), self.field.sensitivity)


@dataclass(frozen=True, slots=True)
class ExaminedBranchRow:
    """One row and what will become of it.

    Attributes:
        outcome: UPDATED, UNCHANGED or REFUSED.
        name: The branch as it is called here, or as the file calls one that is not known.
        organisation_id: None for a branch that is not known.
        problems: Refusals and warnings.
    """

    sheet: str
    row: int
    name: str
    organisation_id: int | None
    outcome: Outcome
    changes: tuple[BranchChange, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class BranchExamination:
    """Everything that importing a workbook of branches would do.

    Attributes:
        rows: Every row in order.
        passed_over: Headers of what follows from the roster and is not taken from a file.
        problems: Everything that is told: of sheets, columns, lines that are no branch, and rows.
    """

    path: Path
    on: date
    rows: tuple[ExaminedBranchRow, ...]
    passed_over: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    def count(self, outcome: Outcome) -> int:
        """Return how many rows have an outcome."""
        return sum(row.outcome is outcome for row in self.rows)

    @property
    def changes(self) -> tuple[BranchChange, ...]:
        """Every change, in the order of the rows."""
        return tuple(change for row in self.rows for change in row.changes)


@operation("导入党支部资料", backup=BackupReason.BEFORE_IMPORT)
def import_branch_values(writer: Writer, *, examination: BranchExamination) -> int:
    """Write everything that an examination found good, as one operation; return how many values.

    Raises:
        RefusedError: When a field or choice has been retired since; then nothing is written.
    """
    return sum(
        write_custom_values(
            writer,
            FieldSubject.ORGANISATION,
            row.organisation_id,
            {change.field.key: change.after for change in row.changes},
        )
        for row in examination.rows
        if row.organisation_id is not None and row.changes
    )


def examine_branch_file(
    path: Path, *, on: date, synonyms: str, progress: Progress = tell_nobody
) -> BranchExamination:
    """Read a workbook of branches and say what importing it would do; nothing is written.

    Args:
        path: The workbook (.xlsx, .xls or .csv); an exported 党支部一览 is one.
        on: The day whose branches are meant.
        synonyms: Text of resources/import/roster_headers.toml.
        progress: Told what is being done and the share done.

    Raises:
        ExchangeError: When the file cannot be taken; the sentence says why and what to do.
        RefusedError: When there are no fields, or no sheet holds branches.
    """
    sheets = open_sheets(path, progress=progress)
    progress("正在核对党支部", READ_SHARE)
    with connection():
        words = _words(on, synonyms)
        seen = [sheet for sheet in sheets if not sheet.hidden and not sheet.is_empty]
        readings = [read_branch_sheet(sheet, words) for sheet in seen]
        _refuse_useless(path, readings)
        hidden = [
            Problem(Address(sheet.name), "branch_file.hidden", severity=Severity.WARNING)
            for sheet in sheets
            if sheet.hidden and sheet.name != CHOICES_SHEET
        ]
        rows = _Judge(on, words.table.own.fields).judge(readings)
    passed_over = dict.fromkeys(word for one in readings for word in one.passed_over)
    told = [problem for reading in readings for problem in reading.problems]
    told += [*hidden, *(problem for row in rows for problem in row.problems)]
    return BranchExamination(path, on, tuple(rows), tuple(passed_over), tuple(told))


def _words(on: date, synonyms: str) -> BranchWords:
    """Return what headers can mean; each name of a person is looked up once."""

    @cache
    def named(name: str) -> Sequence[MentionedPerson]:
        return PeopleNamedQuery(name, on).fetch()

    every = custom_fields(FieldSubject.ORGANISATION)
    own = {one.key: one for one in in_use(every)}
    if not own:
        raise RefusedError("还没有党支部的自定义栏目。请先在“自定义栏目”里增加，再导入。")
    return BranchWords(
        read_synonyms(synonyms).with_own(OwnFields(own, named)),
        frozenset(header_key(column.heading) for column in BRANCH_COLUMNS),
        frozenset(header_key(one.label) for one in every if one.is_retired),
    )


def _refuse_useless(path: Path, readings: Sequence[BranchSheetReading]) -> None:
    readable = [reading for reading in readings if reading.is_readable]
    if not readable:
        raise RefusedError(
            "“{file}”里没有可导入的党支部资料。表头要有“党支部”一栏，其他各栏与自定义栏目同名。"
            "请核对表头，或者先导出党支部一览，在里面填好再导入。",
            file=path.name,
        )
    if not any(reading.rows for reading in readable):
        raise RefusedError("“{file}”的表头下面没有党支部。请填好再导入。", file=path.name)


class _Judge:
    """Says row by row which branch is meant and what of it changes."""

    def __init__(self, on: date, fields: Mapping[str, CustomFieldDef]) -> None:
        self._tree = Tree.on(on)
        self._fields = fields
        nodes = self._tree.of_kind(OrganisationKind.BRANCH)
        self._named: defaultdict[str, list[OrganisationRow]] = defaultdict(list)
        for node in nodes:
            self._named[node.name].append(node)
        self._names = BranchNames(node.name for node in nodes)
        ids = tuple(node.organisation_id for node in nodes)
        self._present = CustomValueQuery(FieldSubject.ORGANISATION, ids).fetch()

    def judge(self, readings: Sequence[BranchSheetReading]) -> list[ExaminedBranchRow]:
        """Return every row; a branch that stands in several has none of them taken."""
        found = [(one.name, row, self._find(row)) for one in readings for row in one.rows]
        places: defaultdict[int, list[Address]] = defaultdict(list)
        for sheet, row, nodes in found:
            if len(nodes) == 1:
                places[nodes[0].organisation_id].append(Address(sheet, row.row))
        return [self._judged(sheet, row, nodes, places) for sheet, row, nodes in found]

    def _find(self, row: BranchRowReading) -> list[OrganisationRow]:
        """Return the branches that a name can mean; what stands above tells namesakes apart."""
        nodes = [node for name in self._names.find(row.stated) for node in self._named[name]]
        if len(nodes) > 1 and row.above:
            return [node for node in nodes if row.above in self._above(node)] or nodes
        return nodes

    def _above(self, node: OrganisationRow) -> list[str]:
        return [step.name for step in self._tree.path(node.organisation_id)[:-1]]

    def _judged(
        self,
        sheet: str,
        row: BranchRowReading,
        nodes: Sequence[OrganisationRow],
        places: Mapping[int, Sequence[Address]],
    ) -> ExaminedBranchRow:
        where = Address(sheet, row.row)
        has_name = not any(not problem.where.field for problem in row.problems)
        if len(nodes) != 1 or not has_name:
            why = [self._whose(row, nodes).at(where)] if has_name else []
            told = (*why, *row.problems)
            return ExaminedBranchRow(sheet, row.row, row.stated, None, Outcome.REFUSED, (), told)
        (node,) = nodes
        node_id = node.organisation_id
        present = self._present.get(node_id, NO_VALUES)
        problems, values = _settled(row, present)
        problems[:0] = [fault.at(where) for fault in _twice(node.name, where, places[node_id])]
        if is_refused(problems):
            return ExaminedBranchRow(
                sheet, row.row, node.name, node_id, Outcome.REFUSED, (), tuple(problems)
            )
        changes = tuple(
            BranchChange(node_id, node.name, self._fields[key], present.get(key), value)
            for key, value in values.items()
            if present.get(key) != value
        )
        outcome = Outcome.UPDATED if changes else Outcome.UNCHANGED
        return ExaminedBranchRow(
            sheet, row.row, node.name, node_id, outcome, changes, tuple(problems)
        )

    def _whose(self, row: BranchRowReading, nodes: Sequence[OrganisationRow]) -> Fault:
        if not nodes:
            return Fault("branch_file.unknown", row.stated)
        told = [" ".join((*self._above(node)[-1:], node.name)) for node in nodes[:_MOST_TOLD]]
        return Fault("branch_file.several", row.stated, hint="、".join(told))


def _twice(name: str, where: Address, places: Sequence[Address]) -> Iterator[Fault]:
    """Yield where else a branch stands: in which rows of its sheet, and in which other sheets."""
    rows = [str(other.row) for other in places if other.sheet == where.sheet and other != where]
    sheets = list(dict.fromkeys(other.sheet for other in places if other.sheet != where.sheet))
    if rows:
        yield Fault("branch_file.twice", name, hint="、".join(rows[:_MOST_TOLD]))
    if sheets:
        yield Fault("branch_file.elsewhere", name, hint="、".join(sheets[:_MOST_TOLD]))


def _settled(
    row: BranchRowReading, present: Mapping[str, CustomValue]
) -> tuple[list[Problem], Mapping[str, Any]]:
    """Return problems and values of a row now that its branch is known."""
    found = settled(row.values, present, None)
    excused = {row.headers[key] for key in found.excused}
    problems = [
        problem
        for problem in row.problems
        if problem.code not in EXCUSED_IF_KEPT or problem.where.field not in excused
    ]
    return problems, found.values
