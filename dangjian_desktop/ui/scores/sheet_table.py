"""The items of a score sheet, under their blocks or systems; self and check are typed in place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QMenu, QStyleOptionViewItem, QWidget

from dangjian_desktop.domain.scoring import Given, ItemScore, ItemState, sums_by
from dangjian_desktop.domain.vocabulary import PRINTED, RubricSystem, ScoreRole
from dangjian_desktop.queries.score_words import change_text, figure_in_words, points_text
from dangjian_desktop.queries.scores import BranchScore
from dangjian_desktop.ui.shared.cell_editing import CellDelegate
from dangjian_desktop.ui.shared.chip import ChipDelegate
from dangjian_desktop.ui.shared.query_model import (
    ROW_ROLE,
    ChipLook,
    Column,
    QueryModel,
    RowsAtHand,
)
from dangjian_desktop.ui.shared.style_options import fields_of
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import Tone, sized_font, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, in_words, tr

AnyIndex = QModelIndex | QPersistentModelIndex
BY_BLOCK, BY_SYSTEM = "block", "system"
SELF, CHECK = "self_score", "check_score"
ROLES = {SELF: ScoreRole.SELF, CHECK: ScoreRole.CHECK}
#: Typed instead of a number: as it is counted.
AS_COUNTED = frozenset(chinese("= ＝ 同 同计数").split())
#: What a mark may begin with that is no digit.
_FIRST_KEYS = chinese(".=＝同")


def as_counted_words() -> str:
    """Return what stands in the cell of a mark that is "as counted"."""
    return tr("同计数")


def is_as_counted(text: str) -> bool:
    """Whether what was typed or left in a cell says "as counted"."""
    return text in AS_COUNTED or text == as_counted_words()


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A line of the sheet: a heading with its sum, or an item.

    Attributes:
        key: Code of the item; of a heading its own. title: Of the block or system, or the item.
        score, maximum: Of a heading what is scored, and what that has at most.
    """

    key: str
    title: str
    item: ItemScore | None = None
    score: Decimal = Decimal(0)
    maximum: Decimal = Decimal(0)


def lines_of(score: BranchScore, view: str) -> list[SheetLine]:
    """Return the items under their blocks, or under the five systems; both add up to the same."""
    sums = sums_by(score.items, view)
    if view == BY_BLOCK:
        groups = [(block.key, block.title) for block in score.rubric.blocks]
    else:
        groups = [(str(one), PRINTED[one]) for one in RubricSystem]
    known = {key for key, _title in groups}
    groups += [(key, tr("没有写明体系")) for key in sums if key not in known]
    found: list[SheetLine] = []
    for key, title in groups:
        items = [one for one in score.items if _group_of(one, view) == key]
        if items:
            reached, most = sums[key]
            found.append(SheetLine(f"/{key}", title, None, reached, most))
            found += [SheetLine(one.item.code, one.item.title, one) for one in items]
    return found


def _group_of(one: ItemScore, view: str) -> str:
    return one.item.block if view == BY_BLOCK else str(one.item.system or "")


def state_look(line: SheetLine) -> ChipLook | None:
    """Return the chip of an item: 待评, 一票否决, 已核定, or that it is counted from records."""
    one = line.item
    if one is None:
        return None
    if one.is_veto:
        return ChipLook(tr("一票否决"), Tone.BAD)
    if one.state is ItemState.PENDING:
        return ChipLook(tr("待评"), Tone.WARN)
    if one.state is ItemState.JUDGED:
        return ChipLook(tr("已核定"), Tone.GOOD)
    return ChipLook(tr("按记录"), Tone.PLAIN, "file-text")


def waits_in_words(one: ItemScore) -> str:
    """Return why an item is 待评; each reason once."""
    return " ".join(dict.fromkeys(in_words(reason) for reason in one.waits_for))


def figure_text(line: SheetLine) -> str:
    """Return what was counted, in words; of what is 待评 why."""
    if line.item is None:
        return ""
    told = [in_words(sentence) for sentence in figure_in_words(line.item)]
    return tr("；").join(told) or waits_in_words(line.item)


def given_text(given: Given | None) -> str:
    """Return a mark as its cell shows it."""
    if given is None:
        return ""
    return as_counted_words() if given.points is None else points_text(given.points)


def difference(one: ItemScore) -> Decimal | None:
    """Return by how much the check-score differs from the self-score, or else from the count.

    None where one of both is missing.
    """
    check = _points(one.check_score, one.counted)
    other = one.counted if one.self_score is None else _points(one.self_score, one.counted)
    return None if check is None or other is None else check - other


def _points(given: Given | None, counted: Decimal | None) -> Decimal | None:
    return None if given is None else given.points_by(counted)


def reason_text(one: ItemScore) -> str:
    """Return the reasons of both marks."""
    said = []
    if one.check_score is not None and one.check_score.reason:
        said.append(one.check_score.reason)
    if one.self_score is not None and one.self_score.reason:
        said.append(tr("自评：{reason}", reason=one.self_score.reason))
    return tr("；").join(said)


def _score(line: SheetLine) -> str:
    if line.item is None:
        return f"{points_text(line.score)}/{points_text(line.maximum)}"
    one = line.item
    if one.score is None:
        return f"—/{points_text(one.item.maximum)}"
    if one.item.is_bonus:
        return change_text(one.bonus)
    bonus = f" {change_text(one.bonus)}" if one.bonus else ""
    return f"{points_text(one.score)}{bonus}/{points_text(one.item.maximum)}"


def _lost(line: SheetLine) -> str:
    one = line.item
    return "" if one is None or not one.lost else change_text(-one.lost)


def _difference(line: SheetLine) -> str:
    found = None if line.item is None else difference(line.item)
    return "" if not found else change_text(found)


def _given(line: SheetLine, key: str) -> str:
    if line.item is None:
        return ""
    return given_text(line.item.self_score if key == SELF else line.item.check_score)


def columns() -> tuple[Column[SheetLine], ...]:
    """Return the columns of a sheet."""
    return (
        Column(QT_TR_NOOP("编号"), _code, "code", width=50, can_sort=False),
        Column(
            QT_TR_NOOP("考评内容"),
            lambda line: line.title,
            "title",
            width=160,
            tooltip=lambda line: line.item.item.wording if line.item else line.title,
            can_sort=False,
        ),
        Column(
            QT_TR_NOOP("统计"),
            figure_text,
            "figure",
            width=140,
            tooltip=figure_text,
            can_sort=False,
        ),
        Column(QT_TR_NOOP("扣分"), _lost, "lost", align="right", width=58, can_sort=False),
        Column(QT_TR_NOOP("得分"), _score, "score", align="right", width=98, can_sort=False),
        Column(
            QT_TR_NOOP("自评"),
            lambda line: _given(line, SELF),
            SELF,
            align="right",
            width=62,
            can_sort=False,
        ),
        Column(
            QT_TR_NOOP("考核"),
            lambda line: _given(line, CHECK),
            CHECK,
            align="right",
            width=62,
            can_sort=False,
        ),
        Column(
            QT_TR_NOOP("差异"), _difference, "difference", align="right", width=58, can_sort=False
        ),
        Column(
            QT_TR_NOOP("状态"),
            lambda line: look.text if (look := state_look(line)) else "",
            "state",
            width=88,
            chip=state_look,
            tooltip=lambda line: waits_in_words(line.item) if line.item else "",
            can_sort=False,
        ),
        Column(
            QT_TR_NOOP("理由"),
            lambda line: reason_text(line.item) if line.item else "",
            "reason",
            width=100,
            tooltip=lambda line: reason_text(line.item) if line.item else "",
            is_second=True,
            can_sort=False,
        ),
    )


def _code(line: SheetLine) -> str:
    return "" if line.item is None else line.item.item.code


class SheetModel(QueryModel[SheetLine]):
    """The lines of a sheet; the marks can be written over."""

    can_mark = True

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Self and check of an item are written into, unless the period is closed."""
        found = super().flags(index)
        if self.can_mark and index.isValid() and self.columns[index.column()].key in ROLES:
            line = index.data(ROW_ROLE)
            if isinstance(line, SheetLine) and line.item is not None:
                return found | Qt.ItemFlag.ItemIsEditable
        return found

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What is written over is the number as it is shown."""
        if role == Qt.ItemDataRole.EditRole:
            return super().data(index, Qt.ItemDataRole.DisplayRole)
        if role == Qt.ItemDataRole.FontRole:
            line = super().data(index, ROW_ROLE)
            is_heading = isinstance(line, SheetLine) and line.item is None
            return sized_font(tokens().sizes.table, bold=True) if is_heading else None
        return super().data(index, role)


class _Cells(CellDelegate):
    """A frame stands around the cell that can be typed into."""

    def name_of(self, row: Any, key: str) -> str:
        """Return whose mark is typed."""
        word = tr("自评") if key == SELF else tr("考核")
        return tr("{code} 的{word}得分", code=row.key, word=word)

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex
    ) -> QWidget:
        """A line for a number."""
        editor = super().createEditor(parent, option, index)
        if isinstance(editor, QLineEdit):
            editor.setPlaceholderText("")
            editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        return editor

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint a cell, and the frame of the current one."""
        _paint_ground(painter, option, index)
        super().paint(painter, option, index)
        table = self.parent()
        if (
            isinstance(table, SheetTable)
            and table.hasFocus()
            and table.currentIndex() == index
            and bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
        ):
            painter.save()
            painter.setPen(QPen(tokens().colour("accent"), 2))
            painter.drawRect(fields_of(option).rect.adjusted(1, 1, -2, -2))
            painter.restore()


class _Chips(ChipDelegate):
    """Chips, and the ground of a heading."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint a chip."""
        _paint_ground(painter, option, index)
        super().paint(painter, option, index)


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
    line = index.data(ROW_ROLE)
    if isinstance(line, SheetLine) and line.item is None:
        painter.fillRect(fields_of(option).rect, tokens().colour("hover"))


class SheetTable(TableView):
    """The table of a sheet: digits begin to write, Enter goes down.

    Signals:
        mark_entered: Code of the item, key of the column, the text, and whether to go on.
        mark_removed: Code of the item and key of the column.
    """

    mark_entered = Signal(str, str, str, bool)
    mark_removed = Signal(str, str)

    def __init__(
        self, model: SheetModel, parent: QWidget, fill_menu: Callable[[QMenu], None]
    ) -> None:
        super().__init__(model, parent, name=QT_TR_NOOP("考评表"), fill_menu=fill_menu)
        self.setObjectName("sheet_table")
        self._cells = _Cells(self)
        self._cells.entered.connect(self._take)
        self.setItemDelegate(self._cells)
        self._chips = _Chips(self)
        self.set_columns(model.columns)

    def show_lines(self, lines: Sequence[SheetLine]) -> None:
        """Show other lines; the place is kept."""
        self.rows.set_query(RowsAtHand(lines))

    def chosen_codes(self) -> list[str]:
        """Return the codes of the selected items, headings left out."""
        return [key for key in self.selected_keys() if not str(key).startswith("/")]

    def go_to(self, key: str, column: str = "") -> None:
        """Make a line current, in a column or in that which is current."""
        row = self.rows.row_of(key)
        number = self.rows.column_of(column) if column else max(self.currentIndex().column(), 0)
        if row >= 0:
            index = self.rows.index(row, number)
            # Said outright: a dialog is saved with Ctrl+Enter, and Ctrl would keep the old choice.
            flag = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
            self.scrollTo(index)

    def go_down(self, key: str, column: str) -> None:
        """Make the next item current, below one."""
        keys = [str(one) for one in self.rows.keys]
        after = keys[keys.index(key) + 1 :] if key in keys else []
        for one in after:
            if not one.startswith("/"):
                self.go_to(one, column)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, F2 and Enter write into a mark; Delete takes it away."""
        index = self.currentIndex()
        can_write = index.isValid() and bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
        if not can_write:
            super().keyPressEvent(event)
            return
        text = event.text()
        if event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit(index)
        elif event.key() == Qt.Key.Key_Delete:
            self.mark_removed.emit(str(self.current_key()), self.rows.columns[index.column()].key)
        elif text and (text.isdigit() or text in _FIRST_KEYS):
            self.edit(index)
            if isinstance(self._cells.editor, QLineEdit):
                self._cells.editor.setText(text)
        else:
            super().keyPressEvent(event)

    def _take(self, line: Any, key: str, text: str, goes_on: bool) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(line, SheetLine):
            self.mark_entered.emit(line.key, key, text.strip(), goes_on)
