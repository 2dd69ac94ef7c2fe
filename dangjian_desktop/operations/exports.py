"""What leaves the program as a workbook: shown columns as text or dates, masked unless asked."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from dangjian_desktop.domain.custom_fields import stored_text, uid_of
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.people import FieldKind, Sensitivity
from dangjian_desktop.domain.progress import Progress, tell_nobody
from dangjian_desktop.exchange.writer import ColumnKind, TableColumn, write_table
from dangjian_desktop.operations.change_lists import (
    doubt_words,
    parts_words,
    period_words,
    sum_words,
)
from dangjian_desktop.operations.runner import Operation, Writer, operation
from dangjian_desktop.operations.views import refuse_faulty
from dangjian_desktop.queries.branch_columns import BranchListQuery, branch_columns
from dangjian_desktop.queries.person_changes import CHANGE_WORDS
from dangjian_desktop.queries.roster import BATCH, RosterQuery
from dangjian_desktop.queries.roster_changes import BalanceQuery, RosterChangesQuery
from dangjian_desktop.queries.roster_columns import RosterColumn, all_columns, column
from dangjian_desktop.storage.database import connection

_KINDS = {
    FieldKind.DATE: ColumnKind.DATE,
    FieldKind.INTEGER: ColumnKind.NUMBER,
    FieldKind.NUMBER: ColumnKind.NUMBER,
}
#: The built-in part of an export of the whole roster; such a workbook can be imported again.
EXPORTED_COLUMNS = (
    "branch name sex ethnicity born_on id_number native_place education degree work_began_on "
    "admitted_on confirmed_on stage posts group section crew shift_crew occupation trade "
    "workplace professional_title mobile_phone address household_address remark"
).split()


SHEET_NAME = "党员名册"
#: What spreadsheet programs do not take in the name of a worksheet, and how long it may be.
_NOT_IN_SHEET_NAMES = str.maketrans("", "", "[]:*?/\\'")
_LONGEST_SHEET_NAME = 31


def exported_columns() -> tuple[str, ...]:
    """Return the keys of what an export of the whole roster holds, fields in use at the end."""
    own = (column.key for column in all_columns() if uid_of(column.key) is not None)
    return (*EXPORTED_COLUMNS, *own)


#: What an export of changes holds.
_CHANGE_HEADINGS = ("类型", "姓名", "事项", "变动前", "变动后", "日期", "所在党支部")


@operation("导出未打码的名册", undoable=False)
def note_unmasked_export(writer: Writer, *, people_count: int, column_count: int) -> None:
    """Record that numbers were written out in full; asking is what is recorded, not the file."""
    writer.note(f"{people_count} 人，{column_count} 列敏感信息")


def export_roster(
    query: RosterQuery,
    target: Path,
    *,
    run: Callable[[Operation[None]], object],
    columns: Sequence[str] | None = None,
    is_unmasked: bool = False,
    title: str | None = None,
    sheet_name: str = SHEET_NAME,
    progress: Progress = tell_nobody,
) -> int:
    """Write the people of a query to a new .xlsx and return how many they are.

    Args:
        query: Whom to write, in which order.
        target: The file; one of that name is replaced when the new one is whole.
        run: How an operation is run (of a runner or the desk): the asking is recorded where numbers
            are written in full.
        columns: Keys of columns; None for all that an import takes back, user-defined ones too.
        is_unmasked: Whether ID and telephone numbers and addresses are written in full.
        title: A line above the header; none makes the file easy to import again.
        sheet_name: Name of the worksheet: that of a saved view.
        progress: Told what is being done and the share done.

    Raises:
        RefusedError: When a condition of the list cannot be judged.
        ExchangeError: When the file cannot be written; an older one stands as it was.
    """
    with connection():
        refuse_faulty(query)
        wanted = exported_columns() if columns is None else columns
        chosen = [found for key in wanted if (found := column(key)) is not None]
        sensitive = [c for c in chosen if c.sensitivity is not Sensitivity.OPEN]
        keys = query.keys()
        if is_unmasked and sensitive:
            run(note_unmasked_export(people_count=len(keys), column_count=len(sensitive)))
        return write_table(
            target,
            sheet_name=_fit_for_sheet(sheet_name),
            columns=[TableColumn(c.heading, _KINDS.get(c.kind, ColumnKind.TEXT)) for c in chosen],
            rows=_rows(query, keys, chosen, is_unmasked, progress),
            title=title,
        )


def _fit_for_sheet(name: str) -> str:
    """Return a name as a worksheet may have it."""
    return name.translate(_NOT_IN_SHEET_NAMES).strip()[:_LONGEST_SHEET_NAME] or SHEET_NAME


def export_changes(query: RosterChangesQuery, target: Path) -> int:
    """Write a list of changes to a new .xlsx, the sum below it, and return how many rows it has.

    Raises:
        ExchangeError: When the file cannot be written; an older one stands as it was.
    """
    with connection():
        found = query.fetch()
        balance = BalanceQuery(query.since, query.until, query.within).of(found)
    kinds = [ColumnKind.DATE if word == "日期" else ColumnKind.TEXT for word in _CHANGE_HEADINGS]
    return write_table(
        target,
        sheet_name="变动",
        columns=[TableColumn(*pair) for pair in zip(_CHANGE_HEADINGS, kinds, strict=True)],
        rows=(
            [
                CHANGE_WORDS[row.kind],
                row.name,
                row.what,
                row.before,
                row.after,
                row.day,
                row.branch_name,
            ]
            for row in found
        ),
        title=period_words(query.since, query.until),
        notes=[
            words
            for words in (sum_words(balance, query), parts_words(balance), doubt_words(balance))
            if words
        ],
    )


def _rows(
    query: RosterQuery,
    keys: Sequence[int],
    columns: Sequence[RosterColumn],
    is_unmasked: bool,
    progress: Progress,
) -> Iterator[list[str | date | PartialDate | int | None]]:
    for start in range(0, len(keys), BATCH):
        progress("正在写入名册", start / max(len(keys), 1))
        for row in query.rows(keys[start : start + BATCH]):
            yield [_value(column, row, is_unmasked) for column in columns]


def _value(column: Any, row: Any, is_unmasked: bool) -> Any:
    """Return what a cell holds of a row, whatever list the column belongs to."""
    is_shown = is_unmasked or column.sensitivity is Sensitivity.OPEN
    if column.kind in _KINDS and is_shown:
        return in_a_cell(column.value(row))
    return column.full_text(row) if is_shown else column.text(row)


def in_a_cell(value: Any) -> Any:
    """Return a value as a workbook holds it: a decimal number as a number where that is exact."""
    if not isinstance(value, Decimal):
        return value
    if value == value.to_integral_value():
        return int(value)
    number = float(value)  # the only numbers that a workbook knows
    return number if Decimal(f"{number:.15G}") == value else stored_text(value)


@operation("导出未打码的党支部一览", undoable=False)
def note_unmasked_branch_export(writer: Writer, *, branch_count: int, column_count: int) -> None:
    """Record that sensitive fields of branches were written out in full."""
    writer.note(f"{branch_count} 个党支部，{column_count} 列敏感信息")


def export_branches(
    query: BranchListQuery,
    target: Path,
    *,
    run: Callable[[Operation[None]], object],
    columns: Sequence[str] | None = None,
    is_unmasked: bool = False,
) -> int:
    """Write the branches with their figures and fields to a new .xlsx; return how many they are.

    Args:
        query: Which branches, as of which day.
        target: The file; one of that name is replaced when the new one is whole.
        run: How an operation is run; see `export_roster`.
        columns: Keys of columns; None for all, user-defined ones too.
        is_unmasked: Whether sensitive fields are written in full.

    Raises:
        ExchangeError: When the file cannot be written; an older one stands as it was.
    """
    with connection():
        known = branch_columns()
        chosen = [known[key] for key in (known if columns is None else columns) if key in known]
        sensitive = [c for c in chosen if c.sensitivity is not Sensitivity.OPEN]
        found = query.fetch()
        if is_unmasked and sensitive:
            run(note_unmasked_branch_export(branch_count=len(found), column_count=len(sensitive)))
        return write_table(
            target,
            sheet_name="党支部一览",
            columns=[TableColumn(c.heading, _KINDS.get(c.kind, ColumnKind.TEXT)) for c in chosen],
            rows=([_value(one, row, is_unmasked) for one in chosen] for row in found),
        )
