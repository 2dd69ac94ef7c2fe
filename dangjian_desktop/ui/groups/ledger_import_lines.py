"""The lines of a ledger that is looked at: what becomes of each, and what is wrong at its cells."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.cells import RowPlace, text_of
from dangjian_desktop.domain.ledger_sheets import ROAD, LedgerSheet, file_keys, headings
from dangjian_desktop.domain.ledgers import (
    DAY,
    HOLDER,
    NUMBER,
    STATE,
    FieldType,
    LedgerBook,
)
from dangjian_desktop.domain.problems import Problem, Severity
from dangjian_desktop.operations.import_plan import Outcome
from dangjian_desktop.operations.ledger_import import ExaminedEntry
from dangjian_desktop.ui.shared.cell_editing import AnyIndex, CellDelegate
from dangjian_desktop.ui.shared.import_preview import OUTCOME_LOOKS, REMARK, said_at_fields
from dangjian_desktop.ui.shared.query_model import ROW_ROLE, ChipLook, Column, QueryModel
from dangjian_desktop.ui.shared.table_view import width_for
from dangjian_desktop.ui.shared.theme import Tone, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, in_words, tr

#: Columns that tell of a line and are no cells of it.
TOLD = frozenset({"outcome", "row", "note"})
#: What comes first among the rows.
URGENCY = {Tone.BAD: 0, Tone.WARN: 1, Tone.INFO: 2, Tone.GOOD: 3, Tone.PLAIN: 4}
_USUAL_WIDTHS = {NUMBER: 60, DAY: 104, STATE: 84, HOLDER: 130}
_LOOKS = {
    **OUTCOME_LOOKS,
    Outcome.DOUBTFUL: ChipLook(QT_TR_NOOP("待定"), Tone.WARN, "triangle-alert"),
}
_REFUSED = ChipLook(QT_TR_NOOP("未采用"), Tone.BAD, "circle-x")


@dataclass(frozen=True)
class EntryLine:
    """One line of the preview: a row of the file, or something told of the sheet.

    Attributes:
        cells: What stands in each column, by key.
        faults: By key of the column everything said of the cell, and whether it is refused.
    """

    key: Hashable
    look: ChipLook
    row: str
    note: str
    cells: Mapping[str, str] = field(default_factory=dict, hash=False)
    faults: Mapping[str, tuple[str, bool]] = field(default_factory=dict, hash=False)
    examined: ExaminedEntry | None = None

    @property
    def place(self) -> RowPlace | None:
        """Where the row stands; None for what is told of a sheet."""
        return self.examined.place if self.examined is not None else None

    def mark(self, key: str) -> str:
        """Return the icon of a cell that something is wrong with."""
        if key not in self.faults:
            return ""
        return "circle-x" if self.faults[key][1] else "triangle-alert"

    def told(self, key: str) -> str:
        """Return what a cell says on hover: all that is wrong with it, and the whole of it."""
        said = self.faults.get(key, ("", False))[0]
        return "\n".join(part for part in (said, self.cells.get(key, "")) if part)


class EntryLineModel(QueryModel[EntryLine]):
    """Lines whose cells can be written over."""

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """The cells of a row can be edited, what is told of it cannot."""
        flags = super().flags(index)
        line = index.data(ROW_ROLE)
        is_cell = isinstance(line, EntryLine) and line.examined is not None
        is_own = self.columns[index.column()].key not in TOLD
        return flags | Qt.ItemFlag.ItemIsEditable if is_cell and is_own else flags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What is edited is the whole text of the cell; what is wrong with it colours it."""
        if role not in (Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ForegroundRole):
            return super().data(index, role)
        line = index.data(ROW_ROLE)
        key = self.columns[index.column()].key
        if not isinstance(line, EntryLine):
            return None
        if role == Qt.ItemDataRole.EditRole:
            return line.cells.get(key, "")
        if key not in line.faults:
            return super().data(index, role)
        tone = Tone.BAD if line.faults[key][1] else Tone.WARN
        return tokens().tone(tone)[0]


class EntryCells(CellDelegate):
    """Writes over a cell of a line: what is a choice of the book is chosen."""

    def __init__(self, book: LedgerBook, parent: QWidget) -> None:
        super().__init__(parent)
        self._book, self._labels = book, headings(book)

    def name_of(self, row: Any, key: str) -> str:
        """Return what the column is called."""
        del row
        return tr("{field}的正确内容", field=self._labels.get(key, key))

    def choices_of(self, row: Any, key: str) -> Sequence[str]:
        """Return the choices of the field, the states, or 是 and 否."""
        del row
        book = self._book
        if key == STATE:
            return [state.label for state in book.states]
        found = book.field(key)
        if found is None:
            return ()
        if found.kind is FieldType.CHOICE:
            return [*found.offered_names, *([found.none_word] if found.none_word else [])]
        return (chinese("是"), chinese("否")) if found.kind is FieldType.YES_NO else ()

    def is_long(self, row: Any, key: str) -> bool:
        """Whether several lines may stand there."""
        text = row.cells.get(key, "") if isinstance(row, EntryLine) else ""
        found = self._book.field(key)
        is_long = found is not None and found.kind is FieldType.LONG_TEXT
        return is_long or key == ROAD or "\n" in text


def row_column() -> Column[EntryLine]:
    """Return the column of the row's number in the file."""
    return Column(QT_TR_NOOP("行"), lambda line: line.row, "row", width=52, can_sort=False)


def cell_column(book: LedgerBook, key: str) -> Column[EntryLine]:
    """Return the column of a field, a state, a step of a book."""
    label = headings(book)[key]
    found = book.field(key)
    usual = 170 if found is not None and found.kind is FieldType.LONG_TEXT else 110
    return Column(
        label,
        lambda line: line.cells.get(key, "").replace("\n", " "),
        key,
        width=width_for(label, _USUAL_WIDTHS.get(key, usual)),
        tooltip=lambda line: line.told(key),
        icon=lambda line: line.mark(key),
        can_sort=False,
    )


def lines_of(
    book: LedgerBook, sheets: Sequence[LedgerSheet], rows: Sequence[ExaminedEntry]
) -> list[EntryLine]:
    """Return what is told of sheets, then their rows, as they stand in the file.

    Args:
        book: Whose rows they are. sheets: of the file. rows: what becomes of each line.
    """
    labels = headings(book)
    told = [
        EntryLine(
            (sheet.name, at),
            _REFUSED if one.severity is Severity.REFUSED else REMARK,
            str(one.where.row or ""),
            in_words(one),
        )
        for sheet in sheets
        for at, one in enumerate(sheet.problems)
    ]
    texts = {RowPlace(sheet.name, line.row): line.cells for sheet in sheets for line in sheet.lines}
    keys = {
        sheet.name: {sheet.shown(key, labels): key for key in reversed(file_keys(book))}
        for sheet in sheets
    }
    return [*told, *(_line(row, keys[row.sheet], texts[row.place]) for row in rows)]


def _line(row: ExaminedEntry, keys: Mapping[str, str], cells: Mapping[str, Any]) -> EntryLine:
    faults: defaultdict[str, list[Problem]] = defaultdict(list)
    for one in row.problems:
        faults[keys.get(one.where.field, "")].append(one)
    marked = {
        key: (
            "\n".join(in_words(one) for one in told),
            any(one.severity is Severity.REFUSED for one in told),
        )
        for key, told in faults.items()
        if key
    }
    notes = said_at_fields(
        sorted(row.problems, key=lambda one: one.severity is not Severity.REFUSED)
    )
    if row.outcome is Outcome.UPDATED:
        notes = [
            *(
                tr(
                    "{field}：{before} → {after}。",
                    field=one.label,
                    before=one.before or tr("（空）"),
                    after=one.after,
                )
                for one in row.differences
            ),
            *notes,
        ]
    is_remark = bool(row.problems) and row.outcome is Outcome.ADDED
    shown = {key: cell if isinstance(cell, str) else text_of(cell) for key, cell in cells.items()}
    look = (
        ChipLook(_LOOKS[row.outcome].text, Tone.WARN, "triangle-alert")
        if is_remark
        else _LOOKS[row.outcome]
    )
    return EntryLine(row.place, look, str(row.row), " ".join(notes), shown, marked, examined=row)
