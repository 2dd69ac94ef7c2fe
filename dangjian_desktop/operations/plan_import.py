"""A year plan comes in from a workbook: looked at first, then one operation.

No organisation is ever created here. An item of the committee's level whose 责任单位 is no
organisation (党委组织部 is a department) belongs to the topmost committee, keeps its words and is
told, since it may be a typing error as well.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from dangjian_desktop.domain.backups import BackupReason
from dangjian_desktop.domain.cells import RowPlace
from dangjian_desktop.domain.plan_import import (
    PlanRow,
    PlanSheet,
    is_refused,
    read_plan_sheet,
)
from dangjian_desktop.domain.problems import Address, Problem, Severity
from dangjian_desktop.domain.progress import Progress, tell_nobody
from dangjian_desktop.exchange.sheets import RawSheet
from dangjian_desktop.operations.import_memory import write_header_mappings
from dangjian_desktop.operations.import_plan import Counted, Outcome
from dangjian_desktop.operations.import_sheets import (
    READ_SHARE,
    SheetChoices,
    corrected,
    hidden_sheets,
    open_sheets,
    save_refused_sheets,
)
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.standing import standing_row
from dangjian_desktop.queries.import_memory import ImportMemoryQuery
from dangjian_desktop.queries.plan_owners import PlanOwners
from dangjian_desktop.storage.database import connection
from dangjian_desktop.storage.models import AnnualPlan, PlanItem
from dangjian_desktop.storage.shipped_plan_words import plan_words

#: Columns of `PlanItem` that a file gives; with them re-imports are compared.
_GIVEN = (
    "level month title kind fixed_actions own_actions form frequency owner organisation_id zone_id "
    "due_on evidence remark"
).split()


@dataclass(frozen=True, kw_only=True)
class PlanChoices(SheetChoices):
    """What the user has decided about a file so far.

    Attributes:
        year: The year of the plan; None to take it from the file.
    """

    year: int | None = None


@dataclass(frozen=True, slots=True)
class ExaminedPlanRow:
    """One row and what will become of it.

    Attributes:
        outcome: ADDED, UPDATED, UNCHANGED, REFUSED or LEFT_OUT.
        values: Columns of the item; empty where the row is refused.
        item_id: The item that it changes, or None.
        problems: Refusals and warnings.
    """

    sheet: str
    row: int
    outcome: Outcome
    reading: PlanRow
    values: Mapping[str, Any] = field(hash=False)
    item_id: int | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def place(self) -> RowPlace:
        """Where it stands."""
        return RowPlace(self.sheet, self.row)


@dataclass(frozen=True)
class PlanExamination(Counted):
    """Everything that importing a year plan would do.

    Attributes:
        plan_id: The plan of that year that there is already, or None.
        problems: Everything that is told: of sheets, lines that are no item, and rows.
    """

    path: Path
    year: int
    on: date
    choices: PlanChoices
    sheets: tuple[PlanSheet, ...]
    rows: tuple[ExaminedPlanRow, ...]
    plan_id: int | None = None
    problems: tuple[Problem, ...] = ()


def examine_plan_file(
    path: Path,
    *,
    on: date,
    choices: PlanChoices | None = None,
    sheets: Sequence[RawSheet] | None = None,
    progress: Progress = tell_nobody,
) -> PlanExamination:
    """Read a workbook of a year plan and say what importing it would do; nothing is written.

    Args:
        path: The workbook (.xlsx, .xls or .csv).
        on: Today: whose organisations are meant where the year's own are not known.
        choices: What the user has decided; nothing when left out.
        sheets: What the workbook holds where it has been read already.
        progress: Told what is being done and the share done.

    Raises:
        ExchangeError: When the file cannot be taken.
        RefusedError: When no sheet holds a plan, or its year is not to be found.
    """
    made = choices or PlanChoices()
    if sheets is None:
        sheets = open_sheets(path, progress=progress)
    progress("正在核对计划", READ_SHARE)
    readings = read_plan_sheets(sheets, made)
    with connection():
        _refuse_useless(path, readings)
        year = made.year or _year_of(path, readings)
        plan = AnnualPlan.get_or_none((AnnualPlan.year == year) & AnnualPlan.organisation.is_null())
        judge = _Judge(year, on, plan.id if plan else None, made)
        rows = tuple(judge.row(sheet, row) for sheet in readings for row in sheet.rows)
    told = [problem for sheet in readings for problem in sheet.problems]
    told += hidden_sheets(sheets)
    told += [problem for row in rows for problem in row.problems]
    plan_id = plan.id if plan else None
    return PlanExamination(path, year, on, made, readings, rows, plan_id, tuple(told))


def read_plan_sheets(sheets: Sequence[RawSheet], choices: PlanChoices) -> tuple[PlanSheet, ...]:
    """Return what the sheets of a workbook say, those too that cannot come in as they are.

    Args:
        sheets: What `open_sheets` returned.
        choices: What the user has decided so far.
    """
    with connection():
        mappings = {**ImportMemoryQuery().fetch().mappings, **choices.mappings}
    return tuple(
        read_plan_sheet(corrected(sheet, choices.corrections), plan_words(), mappings)
        for sheet in sheets
        if not sheet.hidden and not sheet.is_empty
    )


@operation("导入年度计划", backup=BackupReason.BEFORE_IMPORT)
def import_plan(writer: Writer, *, examination: PlanExamination) -> int:
    """Write everything that an examination found good, as one operation; return the plan's id.

    What an item is changed to reaches the branches' own items, too, as far as they still agree
    with what it was. Mappings that the user confirmed are remembered.

    Raises:
        RefusedError: When an item was removed since the file was looked at.
    """
    plan_id = examination.plan_id
    if plan_id is None:
        plan_id = writer.insert(
            AnnualPlan,
            year=examination.year,
            title=f"{examination.year}年度工作运行表",
            source_file=examination.path.name[:120],
            entered_on=examination.on,
        )
    new = []
    for row in examination.rows:
        if row.outcome is Outcome.ADDED:
            new.append({"plan": plan_id, **row.values})
        elif row.outcome is Outcome.UPDATED and row.item_id is not None:
            write_item(writer, row.item_id, row.values)
    writer.insert_many(PlanItem, new)
    write_header_mappings(writer, examination.choices.mappings)
    return plan_id


def write_item(writer: Writer, item_id: int, values: Mapping[str, Any]) -> None:
    """Change an item, and its instances as far as they still say what it said.

    Raises:
        RefusedError: When it is no more.
    """
    item = standing_row(PlanItem, item_id, RefusedError("这个事项已经不在了。请回到年度计划再看。"))
    for one in PlanItem.select().where(PlanItem.template == item_id):
        shared = {
            name: value
            for name, value in values.items()
            if name not in ("organisation_id", "zone_id", "number")
            and getattr(one, name) == getattr(item, name) != value
        }
        if shared:
            writer.update(PlanItem, one.id, **shared)
    writer.update(PlanItem, item_id, **_columns(values))


def _columns(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name.removesuffix("_id"): value for name, value in values.items()}


def save_refused_plan_rows(examination: PlanExamination, target: Path) -> int:
    """Write the rows that do not come in, with a column 原因, and return how many they are.

    Raises:
        ExchangeError: When the file cannot be written.
    """
    return save_refused_sheets(target, examination.sheets, examination.rows)


def _refuse_useless(path: Path, readings: Sequence[PlanSheet]) -> None:
    readable = [sheet for sheet in readings if sheet.is_readable]
    if not readable:
        raise RefusedError(
            "“{file}”里没有可导入的年度计划。表头要有工作内容、月份、责任单位。请核对表头，再导入。",
            file=path.name,
        )
    if not any(sheet.rows for sheet in readable):
        raise RefusedError("“{file}”的表头下面没有事项。请填好再导入。", file=path.name)


def _year_of(path: Path, readings: Sequence[PlanSheet]) -> int:
    """Return the year of the title, else the one in which most deadlines lie."""
    titled = [sheet.year for sheet in readings if sheet.year is not None]
    if titled:
        return titled[0]
    due = Counter(row.due_on.year for sheet in readings for row in sheet.rows if row.due_on)
    if not due:
        raise RefusedError("看不出“{file}”是哪一年的计划。请指定年度，再导入。", file=path.name)
    return due.most_common(1)[0][0]


class _Judge:
    """Says row by row who owes an item and whether the plan has it already."""

    def __init__(self, year: int, on: date, plan_id: int | None, choices: PlanChoices) -> None:
        # Owners are those of the year: of today in this year, of its last day in past ones.
        day = min(max(on, date(year, 1, 1)), date(year, 12, 31))
        self._year, self._choices = year, choices
        self._owners = PlanOwners(day, plan_words())
        items = PlanItem.select().where(PlanItem.plan == plan_id, PlanItem.template.is_null())
        self._items = list(items) if plan_id is not None else []
        self._by_number = {item.number: item for item in self._items}
        self._taken: dict[int, int] = {}
        self._met: set[int] = set()
        self._next = max((item.number for item in self._items), default=0)

    def row(self, of: PlanSheet, row: PlanRow) -> ExaminedPlanRow:
        """Return a row with its outcome; each fault names its column as the file does."""
        sheet = of.name
        if RowPlace(sheet, row.row) in self._choices.left_out:
            return ExaminedPlanRow(sheet, row.row, Outcome.LEFT_OUT, row, {})
        problems = list(row.problems)
        if row.number is not None and row.number in self._taken:
            first = str(self._taken[row.number])
            problems.append(
                Problem(
                    _at(of, row, "number"),
                    "plan.number_twice",
                    str(row.number),
                    Severity.REFUSED,
                    first,
                )
            )
        organisation_id, zone_id, fault = self._owners.find(row.texts["owner"], row.level)
        if fault is not None:
            problems.append(fault.at(_at(of, row, "owner")))
        if row.due_on is not None and row.due_on.year != self._year:
            found, year = row.due_on.isoformat(), str(self._year)
            at = _at(of, row, "due_on")
            problems.append(Problem(at, "plan.year_differs", found, Severity.WARNING, year))
        if is_refused(problems):
            return ExaminedPlanRow(sheet, row.row, Outcome.REFUSED, row, {}, None, tuple(problems))
        if row.number is not None:
            self._taken[row.number] = row.row
        values = {
            **row.texts,
            "level": row.level,
            "month": row.month,
            "due_on": row.due_on,
            "kind": plan_words().kind_of(row.texts["title"]),
            "organisation_id": organisation_id,
            "zone_id": zone_id,
        }
        return self._compared(sheet, row, values, tuple(problems))

    def _compared(
        self, sheet: str, row: PlanRow, values: dict[str, Any], problems: tuple[Problem, ...]
    ) -> ExaminedPlanRow:
        item = self._found(row, values)
        if item is None:
            self._next = max(self._next, *self._taken, 0) if self._taken else self._next
            number = row.number
            if number is None:
                self._next += 1
                number = self._next
                self._taken[number] = row.row
            added = _columns({**values, "number": number})
            return ExaminedPlanRow(sheet, row.row, Outcome.ADDED, row, added, None, problems)
        self._met.add(item.id)
        # What the branch has said of an item, a file that says nothing of it does not erase.
        changed = {
            name: values[name]
            for name in _GIVEN
            if getattr(item, name) != values[name] and not (name == "remark" and not values[name])
        }
        outcome = Outcome.UPDATED if changed else Outcome.UNCHANGED
        return ExaminedPlanRow(sheet, row.row, outcome, row, changed, item.id, problems)

    def _found(self, row: PlanRow, values: Mapping[str, Any]) -> Any:
        """Return the item meant: by its number, else by level, month, title and owner."""
        if row.number is not None:
            return self._by_number.get(row.number)
        keys = ("level", "month", "title", "owner")
        return next(
            (
                item
                for item in self._items
                if item.id not in self._met
                and all(getattr(item, key) == values[key] for key in keys)
            ),
            None,
        )


def _at(sheet: PlanSheet, row: PlanRow, name: str) -> Address:
    """Return where a field of a row stands, its column called as in the file."""
    column = sheet.columns.get(name)
    return Address(sheet.name, row.row, "" if column is None else sheet.headers[column])
