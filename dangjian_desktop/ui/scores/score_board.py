"""The board: branches by the periods of a year; a cell tells number, grade, and where it goes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPolygonF
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dangjian_desktop.queries.score_sheets import (
    BoardCell,
    BoardPeriod,
    BoardRow,
    ScoreBoard,
)
from dangjian_desktop.queries.score_words import points_text
from dangjian_desktop.queries.shown_scores import STANDING_WORDS, Standing
from dangjian_desktop.queries.year_scores import YearScore
from dangjian_desktop.ui.scores.score_looks import (
    PENDING_MARK,
    cell_mark,
    cell_words,
    grade_tone,
)
from dangjian_desktop.ui.shared.chip import chip_size, paint_chip
from dangjian_desktop.ui.shared.grid import GridModel, GridView
from dangjian_desktop.ui.shared.icons import icon
from dangjian_desktop.ui.shared.query_model import ROW_ROLE, ChipLook
from dangjian_desktop.ui.shared.style_options import fields_of
from dangjian_desktop.ui.shared.theme import Tone, sized_font, tokens
from dangjian_desktop.ui.shared.wording import chinese, in_words, retold, tr

AnyIndex = QModelIndex | QPersistentModelIndex
NAME, PLACE, FIRST = 0, 1, 2
_LEAST_NAME, _PLACE_WIDTH, _LEAST_CELL, _MOST_CELL = 150, 52, 74, 190
_ARROW, _EDGE = 8, 6
#: Room for a number of four figures.
_WIDEST = "100.00"


@dataclass(frozen=True, slots=True)
class _Line:
    row: BoardRow
    place: int | None


class BoardModel(GridModel[_Line]):
    """The rows of a board: the name, the place in one period, the periods.

    Attributes:
        board: What is shown.
        ranked: Number of the period of which the places are shown.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.board = ScoreBoard((), ())
        self.ranked = 0

    def show_board(self, board: ScoreBoard, ranked: int, *, by_place: bool) -> None:
        """Show a board with the places of one of its periods.

        Args:
            board: The board. ranked: Number of the period.
            by_place: Whether the rows stand by these places; else in the order of the tree.
        """
        lines = [_Line(row, _place(row, ranked)) for row in board.rows]
        if by_place:
            lines.sort(key=lambda line: (line.place is None, line.place or 0))
        same = board.periods == self.board.periods and [
            line.row.organisation_id for line in lines
        ] == [line.row.organisation_id for line in self.lines]
        self.board, self.ranked = board, ranked
        if same and lines:
            self.lines = lines
            self.dataChanged.emit(
                self.index(0, 0), self.index(len(lines) - 1, self.column_count - 1)
            )
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, PLACE, PLACE)
        else:
            self.show_lines(lines)

    @property
    def column_count(self) -> int:
        """The name, the place, the periods, perhaps the year."""
        return FIRST + len(self.board.periods) + self.has_year

    @property
    def has_year(self) -> bool:
        """Whether the weighed year stands in a last column."""
        return any(line.row.year is not None for line in self.lines)

    def period_of(self, column: int) -> BoardPeriod | None:
        """Return the period of a column; None for the name and the place."""
        number = column - FIRST
        return self.board.periods[number] if 0 <= number < len(self.board.periods) else None

    def cell_of(self, row: int, column: int) -> BoardCell | None:
        """Return what a branch has in a period; None for nothing."""
        cells = self.lines[row].row.cells
        return cells[column - FIRST] if 0 <= column - FIRST < len(cells) else None

    def cell(self, row: int, column: int, role: int) -> Any:
        """The name, a place, or a score."""
        line = self.lines[row]
        if role == Qt.ItemDataRole.TextAlignmentRole and column == PLACE:
            return Qt.AlignmentFlag.AlignCenter
        if column == NAME:
            told = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
            return line.row.name if role in told else None
        if column == PLACE:
            shown = "" if line.place is None else str(line.place)
            return shown if role == Qt.ItemDataRole.DisplayRole else None
        if column == FIRST + len(self.board.periods):
            return _year(line.row.year, role)
        found, period = self.cell_of(row, column), self.period_of(column)
        if role == ROW_ROLE:
            return found
        if found is None or period is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return points_text(found.total)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell_words(found, period, line.row.name)
        return None

    def heading(self, column: int, role: int) -> Any:
        """Periods above, with a lock where one is closed."""
        period = self.period_of(column)
        if role == Qt.ItemDataRole.TextAlignmentRole and column == PLACE:
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.DisplayRole:
            if column == NAME:
                return tr("党支部")
            if column == PLACE:
                return tr("名次")
            return tr("年度") if period is None else column_title(period)
        if period is None:
            told = role == Qt.ItemDataRole.ToolTipRole and self.board.periods
            if told and column == PLACE:
                return tr("{period}的名次", period=self.board.periods[self.ranked].period.label)
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return _period_words(period)
        if role == Qt.ItemDataRole.DecorationRole and period.standing in _ICONS:
            return icon(_ICONS[period.standing])
        return None


_ICONS = {Standing.CLOSED: "lock", Standing.CORRECTING: "lock-open"}


def _year(year: YearScore | None, role: int) -> Any:
    """Return what the last column says: the weighed year, and on hover how it comes about."""
    if year is None:
        return None
    if role == Qt.ItemDataRole.DisplayRole:
        if year.total is None:
            return "—"
        grade = year.grade.name if year.grade is not None else ""
        return f"{points_text(year.total)} {grade}".strip()
    if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        if year.total is not None:
            return tr("{name} 年度 {formula}", name=year.name, formula=year.weighed.formula)
        missing = [
            tr("{part}（{told}）", part=one.rule.title, told=in_words(one.figure.told))
            for one in year.weighed.missing
        ]
        return tr("{name} 年度还缺：{missing}", name=year.name, missing=tr("、").join(missing))
    return None


def _place(row: BoardRow, number: int) -> int | None:
    cell = row.cells[number] if number < len(row.cells) else None
    return None if cell is None else cell.place


def period_title(column: BoardPeriod) -> str:
    """Return what a period is called without the year, which the title of the page tells."""
    label = retold(column.period.label)
    return label.replace(str(column.period.year) + chinese("年"), "", 1) or label


def column_title(column: BoardPeriod) -> str:
    """Return what stands above a period."""
    label = period_title(column)
    return tr("{label}·暂计", label=label) if column.standing is Standing.RUNNING else label


def _period_words(column: BoardPeriod) -> str:
    said = [f"{column.period.label} {tr(STANDING_WORDS[column.standing])}"]
    if column.row is not None:
        said.append(f"{column.row.name} {column.row.version}")
    elif column.standing is not Standing.AHEAD:
        said.append(tr("这一期没有已发布的细则"))
    return tr("，").join(said)


class ScoreCells(QStyledItemDelegate):
    """Draws number, grade and arrow of a cell; in a narrow one the grade is its first character."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Ground by the style, the rest by us."""
        cell = index.data(ROW_ROLE)
        if not isinstance(cell, BoardCell):
            super().paint(painter, option, index)
            return
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        fields_of(ground).text = ""
        widget = fields_of(option).widget
        style = widget.style() if widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, widget)
        _paint_cell(painter, fields_of(option).rect, cell)


def _paint_cell(painter: QPainter, room: QRect, cell: BoardCell) -> None:
    made = tokens()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = sized_font(made.sizes.table, bold=not cell.is_pending)
    font.setStrikeOut(cell.is_vetoed)
    painter.setFont(font)
    metrics = QFontMetrics(font)
    edge = made.px(_EDGE)
    number = metrics.horizontalAdvance(_WIDEST)
    box = QRect(room.left() + edge // 2, room.top(), number, room.height())
    painter.setPen(made.colour("second" if cell.is_pending else "text"))
    painter.drawText(
        box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, points_text(cell.total)
    )
    left = box.right() + edge
    tone = Tone.WARN if cell.is_pending else grade_tone(cell.level)
    arrow = made.px(_ARROW)
    look = ChipLook(cell_mark(cell), tone, "triangle-alert" if cell.is_vetoed else "")
    rest = room.right() - left - arrow - edge
    if rest >= chip_size(look).width():
        paint_chip(painter, QRect(left, room.top(), rest, room.height()), look)
        left += chip_size(look).width() + edge
    elif look.text:
        small = sized_font(made.sizes.small, bold=True)
        painter.setFont(small)
        painter.setPen(made.tone(tone)[0])
        mark = PENDING_MARK if cell.is_pending else look.text[:1]
        width = QFontMetrics(small).horizontalAdvance(mark)
        painter.drawText(
            QRect(left, room.top(), width + 1, room.height()), Qt.AlignmentFlag.AlignCenter, mark
        )
        left += width + edge // 2
    if cell.change is not None and cell.change != 0:
        _paint_arrow(
            painter,
            QRectF(left, room.center().y() - arrow / 2, arrow, arrow),
            goes_up=cell.change > 0,
        )
    painter.restore()


def _paint_arrow(painter: QPainter, box: QRectF, *, goes_up: bool) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens().colour("good" if goes_up else "bad"))
    middle = box.center().x()
    tip, foot = (box.top(), box.bottom()) if goes_up else (box.bottom(), box.top())
    painter.drawPolygon(
        QPolygonF([QPointF(middle, tip), QPointF(box.left(), foot), QPointF(box.right(), foot)])
    )


class BoardView(GridView):
    """The board; names and places stay in sight.

    Signals:
        cell_chosen: Another cell is current: its `BoardRow` and the number of its period; None for
            no row.
    """

    cell_chosen = Signal(object, int)

    def __init__(self, model: BoardModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent, frozen=FIRST)
        self.setObjectName("score_board")
        self.setAccessibleName(tr("得分看板"))
        self._rows = model
        self._cells = ScoreCells(self)
        self.setItemDelegate(self._cells)
        self.selectionModel().currentChanged.connect(self._tell_current)
        model.modelReset.connect(self._after_reset)
        model.dataChanged.connect(self._tell_current)
        self.dress()

    def current_row(self) -> BoardRow | None:
        """Return the row of the current cell."""
        index = self.currentIndex()
        return self._rows.lines[index.row()].row if index.isValid() else None

    def current_period(self) -> int:
        """Return the number of the current period; the name and the place mean the ranked one."""
        column = self.currentIndex().column() - FIRST
        is_period = 0 <= column < len(self._rows.board.periods)
        return column if is_period else self._rows.ranked

    def shown(self) -> Sequence[BoardRow]:
        """Return the rows from top to bottom."""
        return [line.row for line in self._rows.lines]

    def go_to(self, organisation_id: int | None, number: int) -> None:
        """Make a cell current; of a row that is not shown, that of the first one."""
        if not self._rows.lines:
            return
        ids = [line.row.organisation_id for line in self._rows.lines]
        place = ids.index(organisation_id) if organisation_id in ids else 0
        index = self._rows.index(place, FIRST + number)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _after_reset(self) -> None:
        self.fit()
        if not self._rows.lines:
            self.cell_chosen.emit(None, 0)

    def _tell_current(self) -> None:
        self.cell_chosen.emit(self.current_row(), self.current_period())

    def fit(self) -> None:
        """Share the room among the periods; the names get what is left."""
        made = tokens()
        count = self._rows.column_count - FIRST
        self.horizontalHeader().setMinimumSectionSize(made.text_px(_PLACE_WIDTH))
        self.setColumnWidth(PLACE, made.text_px(_PLACE_WIDTH))
        if count <= 0:
            return
        least = made.text_px(_LEAST_NAME)
        room = self.viewport().width() - least - self.columnWidth(PLACE)
        periods = range(FIRST, FIRST + count)
        heads = max(map(self.horizontalHeader().sectionSizeHint, periods))
        width = max(made.text_px(_LEAST_CELL), heads, min(room // count, made.text_px(_MOST_CELL)))
        for column in periods:
            self.setColumnWidth(column, width)
        left = self.viewport().width() - self.columnWidth(PLACE) - count * width
        self.setColumnWidth(NAME, max(left, least))
