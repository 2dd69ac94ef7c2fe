"""A book leaves as a workbook or as separated text, and as a blank table to be filled in.

What is written comes back: an export that is imported into an empty file makes the same rows, with
their numbers, their roads and their identities. Attachments do not leave; a column tells how many
there are. Names stand without any number of their bearers, ID numbers within texts are masked, and
of an anonymous row nothing leaves that the row does not hold: no identity, no day, no name.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.identity import without_id_numbers
from dangjian_desktop.domain.ledger_lines import PARTED_BY
from dangjian_desktop.domain.ledger_rows import TakenStep
from dangjian_desktop.domain.ledger_sheets import (
    ANONYMOUS,
    FILES,
    MILESTONES,
    ROAD,
    UID,
    derived_keys,
    entered_keys,
    file_keys,
    headings,
)
from dangjian_desktop.domain.ledgers import (
    ABOUT,
    DAY,
    HOLDER,
    LATE,
    NUMBER,
    NUMERIC,
    STATE,
    BookField,
    FieldType,
    LedgerBook,
    step_by,
    step_day,
)
from dangjian_desktop.domain.progress import Progress, tell_nobody
from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.exchange.delimited_writer import write_delimited
from dangjian_desktop.exchange.template_writer import TemplateColumn, write_template
from dangjian_desktop.exchange.writer import ColumnKind, TableColumn, Value, write_table
from dangjian_desktop.operations.exports import in_a_cell
from dangjian_desktop.operations.ledgers import standing_book
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.ledger_entries import BATCH, EntryRow
from dangjian_desktop.queries.ledger_export_names import ExportNames
from dangjian_desktop.queries.ledgers import LedgerQuery
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.database import connection

#: How the name of a text file ends.
CSV = ".csv"
_HINTS = {
    FieldType.NUMBER: "只填数字。",
    FieldType.MONEY: "只填数字，单位是元；写 1.5万元 也可以。",
    FieldType.DATE: "写成 2026-11-05。",
    FieldType.PERSON: "填一个人的姓名；名册里有重名的，写成 张三（检修班）。",
    FieldType.PEOPLE: "填姓名，几个人用顿号隔开；名册里有重名的，写成 张三（检修班）。",
    FieldType.YES_NO: "填 是 或 否；不清楚的空着。",
    FieldType.ORGANISATION: "填组织的名称。",
}
_WIDE = frozenset({FieldType.LONG_TEXT, FieldType.PEOPLE, FieldType.ORGANISATION})


def export_ledger(
    query: LedgerQuery,
    target: Path,
    *,
    columns: Sequence[str] | None = None,
    progress: Progress = tell_nobody,
) -> int:
    """Write the rows of a question to a new .xlsx or .csv, in its order; return how many.

    Args:
        query: Which rows of which book, narrowed and sorted as they are shown.
        target: The file; one of that name is replaced when the new one is whole.
        columns: Keys of columns (see `ledger_sheets.file_keys`); None for all.
        progress: Told what is being done and the share done.

    Raises:
        RefusedError: When the book is no more.
        ExchangeError: When the file cannot be written; an older one stands as it was.
    """
    with connection():
        book = books_by_code().get(query.book)
        if book is None:
            raise RefusedError("这本台账已经不在了。请另选一本。")
        labels = headings(book)
        wanted = file_keys(book) if columns is None else columns
        keys = [key for key in wanted if key in labels]
        rows = _rows(query, book, keys, progress)
        if target.suffix.lower() == CSV:
            return write_delimited(target, [labels[key] for key in keys], rows)
        return write_table(
            target,
            sheet_name=book.short,
            columns=[TableColumn(labels[key], _kind(book, key)) for key in keys],
            rows=rows,
        )


def write_ledger_template(target: Path, *, book: str, on: date, within: int | None = None) -> int:
    """Write a blank table of a book with its choices and hints; return its columns.

    Args:
        target: The file; one of that name is replaced when the new one is whole.
        book: Code of the book. on: the day whose organisations are offered.
        within: Organisation below which the rows will belong.

    Raises:
        RefusedError: When the book is no more.
        ExchangeError: When the file cannot be written; an older one stands as it was.
    """
    with connection():
        kept = standing_book(book)
        labels = headings(kept)
        made = [_template_column(kept, key, labels, on, within) for key in _template_keys(kept)]
    write_template(target, sheet_name=kept.short, columns=made)
    return len(made)


# Cells ------------------------------------------------------------------------------


def _rows(
    query: LedgerQuery, book: LedgerBook, keys: Sequence[str], progress: Progress
) -> Iterator[list[Value]]:
    tree, found = Tree.on(query.on), query.keys()
    names = ExportNames(query.on, tree)
    cells = [_cell(book, key, names) for key in keys]
    for start in range(0, len(found), BATCH):
        progress("正在写入台账", start / max(len(found), 1))
        batch = query.rows(found[start : start + BATCH])
        names.expect(batch)
        for row in batch:
            yield [cell(row) for cell in cells]


def _cell(book: LedgerBook, key: str, names: ExportNames) -> Callable[[EntryRow], Value]:
    """Return what gives the cell of a column of a row."""
    kind, _colon, state = key.partition(":")
    if kind == "step" and state:
        return lambda row: _day_of(row.row.reached(state))
    if kind == "by" and state:
        return lambda row: _taker_of(row.row.reached(state), names)
    own: Mapping[str, Callable[[EntryRow], Value]] = {
        NUMBER: lambda row: (
            None if not row.number else row.numbered if row.row.is_anonymous else row.number
        ),
        DAY: lambda row: row.row.day,
        STATE: lambda row: book.state_label(row.row.state) or None,
        LATE: lambda row: row.lateness.days if row.is_late else None,
        HOLDER: lambda row: names.holder(row.organisation_id, row.organisation_name),
        ABOUT: lambda row: row.subject,
        ROAD: lambda row: _road(book, row, names),
        MILESTONES: _milestones,
        ANONYMOUS: lambda row: "是" if row.row.is_anonymous else None,
        FILES: lambda row: names.files(row.entry_id) or None,
        UID: lambda row: None if row.row.is_anonymous else row.uid or None,
    }
    if key in own:
        return own[key]
    field = book.field(key)
    if field is None:
        return lambda row: row.measures.get(key)
    return lambda row: _field_cell(field, row, names)


def _field_cell(field: BookField, row: EntryRow, names: ExportNames) -> Value:
    value = row.row.values.get(field.key)
    if isinstance(value, Decimal):
        number: Value = in_a_cell(value)
        return number
    if isinstance(value, PartialDate) or value is None:
        return value
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, tuple):
        return "、".join(names.person(one) for one in value)
    if isinstance(value, str):
        return without_id_numbers(value)
    return names.holder(value.organisation_id, value.name)


def _day_of(step: TakenStep | None) -> PartialDate | None:
    return step.day if step is not None else None


def _taker_of(step: TakenStep | None, names: ExportNames) -> str | None:
    return names.person(step.by) if step is not None and step.by is not None else None


def _road(book: LedgerBook, row: EntryRow, names: ExportNames) -> str | None:
    """Return every step after the registration, a line each, those that led back too."""
    lines = []
    for step in row.row.road[1:]:
        by = names.person(step.by) if step.by is not None else ""
        parts = [step.day.printed, book.state_label(step.state), by, without_id_numbers(step.note)]
        while not parts[-1]:
            parts.pop()
        lines.append(PARTED_BY.join(parts))
    return "\n".join(lines) or None


def _milestones(row: EntryRow) -> str | None:
    lines = []
    for one in row.milestones:
        done = one.done_on.isoformat() if one.done_on is not None else ""
        parts = [one.due_on.isoformat(), one.title, done, one.note]
        while not parts[-1]:
            parts.pop()
        lines.append(PARTED_BY.join(parts))
    return "\n".join(lines) or None


def _kind(book: LedgerBook, key: str) -> ColumnKind:
    field = book.field(key)
    if field is not None:
        if field.kind in NUMERIC:
            return ColumnKind.NUMBER
        return ColumnKind.DATE if field.kind is FieldType.DATE else ColumnKind.TEXT
    if key in (NUMBER, LATE, FILES) or key in {one.key for one in book.measures}:
        return ColumnKind.NUMBER
    is_day = key == DAY or key.startswith("step:")
    return ColumnKind.DATE if is_day else ColumnKind.TEXT


# The blank table --------------------------------------------------------------------


def _template_keys(book: LedgerBook) -> tuple[str, ...]:
    """Return the columns that are filled in by hand; what an export adds has no place there."""
    reached = [state.code for state in book.states[1:]]
    left = derived_keys(book)
    keys = (
        *entered_keys(book),
        *((ANONYMOUS,) if book.may_be_anonymous else ()),
        *((STATE,) if book.states else ()),
        *(key for code in reached for key in (step_day(code), step_by(code))),
        *((MILESTONES,) if book.has_milestones else ()),
        HOLDER,
    )
    return tuple(key for key in keys if key not in left)


def _template_column(
    book: LedgerBook, key: str, labels: Mapping[str, str], on: date, within: int | None
) -> TemplateColumn:
    field = book.field(key)
    if field is not None:
        return _field_column(field)
    label = labels[key]
    if key == DAY:
        said = "写成 2026-11。" if book.day_is_month else "写成 2026-11-05。"
        return TemplateColumn(label, f"必填。{said}", is_required=True)
    if key == ABOUT:
        hint = f"必填。与程序里登记的{label}名称一致。"
        return TemplateColumn(label, hint, is_required=True, is_wide=True)
    if key == STATE:
        hint = "从列表里选。空着就是刚登记；办过的，后面要写办理日期和办理人。"
        return TemplateColumn(label, hint, tuple(one.label for one in book.states), is_strict=True)
    if key == ANONYMOUS:
        hint = "匿名的填 是：日期只写到月，不写姓名。"
        return TemplateColumn(label, hint, ("是", "否"), is_strict=True)
    if key == MILESTONES:
        hint = f"一个写一行：期限{PARTED_BY}内容{PARTED_BY}完成日期，没完成的不写日期。"
        return TemplateColumn(label, hint, is_wide=True)
    if key == HOLDER:
        names = _holders(book, on, within)
        hint = "从列表里选；空着就记到导入时选定的组织。"
        return TemplateColumn(label, hint, names, is_wide=True)
    hint = _HINTS[FieldType.DATE if key.startswith("step:") else FieldType.PERSON]
    return TemplateColumn(label, hint)


def _field_column(field: BookField) -> TemplateColumn:
    choices: tuple[str, ...] = ()
    if field.kind is FieldType.CHOICE:
        choices = field.offered_names
    elif field.kind is FieldType.YES_NO:
        choices = ("是", "否")
    if choices and field.none_word and field.none_word not in choices:
        choices = (*choices, field.none_word)
    parts = ["必填。" if field.is_required else "", field.hint and f"{field.hint.rstrip('。')}。"]
    if choices:
        parts.append("从列表里选。")
    else:
        parts.append(_HINTS.get(field.kind, ""))
    if field.none_word and not choices:
        parts.append(f"没有的写“{field.none_word}”。")
    return TemplateColumn(
        field.label,
        "".join(dict.fromkeys(part for part in parts if part)),
        choices,
        is_strict=bool(choices),
        is_required=field.is_required,
        is_wide=field.kind in _WIDE,
    )


def _holders(book: LedgerBook, on: date, within: int | None) -> tuple[str, ...]:
    """Return the organisations that may keep the book, groups with their branch before them."""
    tree = Tree.on(on)
    here = None if within is None else tree.below(within)
    kinds = {OrganisationKind(holder.value) for holder in book.held_by}
    names = ExportNames(on, tree)
    rows = [row for row in tree.of_kind(*kinds) if here is None or row.organisation_id in here]
    return tuple(dict.fromkeys(names.holder(row.organisation_id, row.name) for row in rows))
