"""The board of 发展党员: who stands at which of the steps, by stage; everything by keyboard."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dangjian_desktop.domain.admissions import StepStanding, StepState
from dangjian_desktop.domain.development_steps import StepRule
from dangjian_desktop.queries.development import AdmissionRow
from dangjian_desktop.ui.roster.development_looks import (
    closed_told,
    others_late,
    stands_told,
    step_look,
    step_told,
)
from dangjian_desktop.ui.shared.grid import FrozenColumns, GridModel, GridView
from dangjian_desktop.ui.shared.icons import pixmap
from dangjian_desktop.ui.shared.query_model import ROW_ROLE
from dangjian_desktop.ui.shared.style_options import fields_of
from dangjian_desktop.ui.shared.table_view import types_letter
from dangjian_desktop.ui.shared.theme import sized_font, tokens
from dangjian_desktop.ui.shared.wording import tr

_NAME, _NEXT, _DAYS = range(3)
#: Number of the column of the first step.
FIRST_STEP = 3
_WIDTHS = (112, 184, 112)
_STEP_WIDTH = 24
_ROW_HEIGHT = 44
#: Second line of a cell; of a step its `StepStanding`; whether the second line is red.
SECOND_ROLE, STEP_ROLE, LATE_ROLE = ROW_ROLE + 10, ROW_ROLE + 11, ROW_ROLE + 12

_Index = QModelIndex | QPersistentModelIndex


class BoardModel(GridModel[AdmissionRow]):
    """A row a person: the name, what comes next, by when, and all steps."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rules: Sequence[StepRule] = ()
        self._on = date.min

    def show_rows(self, rows: Sequence[AdmissionRow], rules: Sequence[StepRule], on: date) -> None:
        """Show rows of a day; the same people in the same order keep what is current."""
        same = [row.case_id for row in rows] == [row.case_id for row in self.lines]
        self._on = on
        if rows and same and len(rules) == len(self.rules):
            self.rules, self.lines = rules, rows
            self.dataChanged.emit(
                self.index(0, 0), self.index(len(rows) - 1, self.column_count - 1)
            )
        else:
            self.rules = rules
            self.show_lines(rows)

    @property
    def column_count(self) -> int:
        """The columns in words and one for each step."""
        return FIRST_STEP + len(self.rules)

    def stages(self) -> list[tuple[str, int, int]]:
        """Return each stage with the numbers of its first and last column."""
        found: list[tuple[str, int, int]] = []
        for place, rule in enumerate(self.rules):
            column = FIRST_STEP + place
            if found and found[-1][0] == rule.stage:
                found[-1] = (rule.stage, found[-1][1], column)
            else:
                found.append((rule.stage, column, column))
        return found

    def step(self, row: int, column: int) -> StepStanding | None:
        """Return the step of a cell; of a column in words the next one."""
        standing = self.lines[row].standing
        if column < FIRST_STEP:
            return standing.next
        place = column - FIRST_STEP
        return standing.steps[place] if place < len(standing.steps) else None

    def cell(self, row: int, column: int, role: int) -> Any:
        """Two lines of words, or the look of a step."""
        line = self.lines[row]
        if column >= FIRST_STEP:
            return self._step_cell(row, column, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return _words(line, column)[0]
        if role == SECOND_ROLE:
            return _words(line, column)[1]
        if role == LATE_ROLE:
            return column == _DAYS and _is_late(line)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return stands_told(line, self._on)
        return None

    def _step_cell(self, row: int, column: int, role: int) -> Any:
        step = self.step(row, column)
        if step is None:
            return None
        if role == STEP_ROLE:
            return step
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{self.lines[row].name}\n{step_told(step, self._on)}"
        return None

    def heading(self, column: int, role: int) -> Any:
        """Words, or the number of a step with its name on hover."""
        if column < FIRST_STEP:
            words = (tr("人员"), tr("下一步"), tr("时限"))
            return words[column] if role == Qt.ItemDataRole.DisplayRole else None
        rule = self.rules[column - FIRST_STEP]
        if role == Qt.ItemDataRole.DisplayRole:
            return str(rule.number)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tr(
                "{stage}\n第 {number} 步 {title}\n由{actor}办",
                stage=rule.stage,
                number=rule.number,
                title=rule.title,
                actor=rule.actor,
            )
        return None


def _is_late(row: AdmissionRow) -> bool:
    return any(step.is_overdue for step in row.standing.steps)


def _words(row: AdmissionRow, column: int) -> tuple[str, str]:
    """Return the two lines of a column in words."""
    if column == _NAME:
        return row.name, row.branch_name
    if row.closed_on is not None:
        return (closed_told(row), "") if column == _NEXT else ("", "")
    step = row.standing.next
    if step is None:
        return (tr("各步都已办完"), "") if column == _NEXT else ("", "")
    if column == _NEXT:
        return f"{step.rule.number} {step.rule.title}", row.standing.who_acts or step.rule.actor
    earliest = "" if step.earliest is None else tr("最早 {day}", day=step.earliest.isoformat())
    latest = "" if step.latest is None else tr("最晚 {day}", day=step.latest.isoformat())
    late = others_late(row)
    if not latest and late and late[0].latest is not None:
        latest = tr("{number} 步 {day}", number=late[0].rule.number, day=late[0].latest.isoformat())
    return earliest, latest


class StageHeader(QHeaderView):
    """The names of the stages over the numbers of their steps."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw words in the middle, the number of a step in the lower half."""
        made = tokens()
        words = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        painter.save()
        painter.fillRect(rect, made.colour("surface"))
        painter.setPen(made.colour("second"))
        if section < FIRST_STEP:
            painter.setFont(sized_font(made.sizes.table, bold=True))
            room = rect.adjusted(made.space(2), 0, 0, 0)
            painter.drawText(
                room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words
            )
        else:
            painter.setFont(sized_font(made.sizes.small))
            room = rect.adjusted(0, rect.height() // 2, 0, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)
        painter.setPen(made.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sections, and over each stage its name."""
        super().paintEvent(event)
        model = self.model()
        if not isinstance(model, BoardModel):
            return
        made = tokens()
        painter = QPainter(self.viewport())
        painter.setFont(sized_font(made.sizes.small, bold=True))
        for name, first, last in model.stages():
            if self.isSectionHidden(first):
                continue
            left = self.sectionViewportPosition(first)
            right = self.sectionViewportPosition(last) + self.sectionSize(last)
            room = QRect(left, 0, right - left, self.height() // 2)
            painter.setPen(made.colour("text"))
            words = painter.fontMetrics().elidedText(
                name, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)
            painter.setPen(made.colour("line_strong"))
            painter.drawLine(left, made.space(1), left, self.height() - made.space(1))
        painter.end()


class BoardDelegate(QStyledItemDelegate):
    """Draws two lines of words, or the mark of a step, on the ordinary ground of a cell."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground by the style, the rest by us."""
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        fields_of(ground).text = ""
        room, widget = fields_of(option).rect, fields_of(option).widget
        style = widget.style() if widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, widget)
        painter.save()
        view = widget.parent() if isinstance(widget, FrozenColumns) else widget
        if isinstance(view, BoardView) and view.is_current_row(index.row()):
            painter.fillRect(room, tokens().colour("accent_soft"))
        step = index.data(STEP_ROLE)
        if isinstance(step, StepStanding):
            _paint_step(painter, room, step)
            if isinstance(view, BoardView) and view.currentIndex() == index:
                painter.setPen(QPen(tokens().colour("accent"), tokens().px(2)))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(room.adjusted(1, 1, -2, -2))
        elif index.column() < FIRST_STEP:
            _paint_lines(painter, room, index)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """The height of two lines."""
        return QSize(super().sizeHint(option, index).width(), tokens().text_px(_ROW_HEIGHT))


def _paint_lines(painter: QPainter, room: QRect, index: _Index) -> None:
    made = tokens()
    inner = room.adjusted(made.space(2), 0, -made.space(1), 0)
    late = bool(index.data(LATE_ROLE))
    small = sized_font(made.sizes.small)
    first = str(index.data() or "")
    second = str(index.data(SECOND_ROLE) or "")
    is_days = index.column() == _DAYS
    large = small if is_days else sized_font(made.sizes.table, bold=index.column() == _NAME)
    heights = [QFontMetrics(font).height() for font in (large, small)]
    top = room.top() + (room.height() - sum(heights)) // 2
    if not second or (is_days and not first):
        top = room.top() + (room.height() - heights[0 if first else 1]) // 2
    align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
    for text, font, colour, height in (
        (first, large, "second" if is_days else "text", heights[0]),
        (second, small, "bad" if late else "second", heights[1]),
    ):
        if not text:
            continue
        painter.setFont(font)
        painter.setPen(made.colour(colour))
        words = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(QRect(inner.left(), top, inner.width(), height), align, words)
        top += height


def _paint_step(painter: QPainter, room: QRect, step: StepStanding) -> None:
    made = tokens()
    look = step_look(step)
    ink, ground = made.tone(look.tone)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    centre = QRectF(room).center()
    if not look.icon:  # a later step is a small dot
        radius = made.px(2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(made.colour("line_strong"))
        painter.drawEllipse(centre, radius, radius)
        return
    edge = min(made.text_px(_STEP_WIDTH - 4), room.width() - 2, room.height() - 4)
    box = QRectF(0, 0, edge, edge)
    box.moveCenter(centre)
    painter.setPen(ink if step.state is StepState.NEXT or step.is_overdue else Qt.PenStyle.NoPen)
    painter.setBrush(ground if step.state is not StepState.ELSEWHERE else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, made.px(4), made.px(4))
    size = max(edge - made.px(6), made.px(8))
    device = painter.device()
    ratio = device.devicePixelRatio() if device is not None else 1.0
    drawn = pixmap(look.icon, ink, size, ratio)
    corner = box.center()
    painter.drawPixmap(round(corner.x() - size / 2), round(corner.y() - size / 2), drawn)


class BoardView(GridView):
    """The board; the names stay in sight.

    Signals:
        cell_chosen: Another cell is current: its `AdmissionRow` and `StepStanding`, either may be
            None.
        menu_wanted: A `QMenu` to be filled for the current row.
        letter_typed: The `QKeyEvent` of a letter.
        remove_wanted: Del was pressed.
    """

    cell_chosen = Signal(object, object)
    menu_wanted = Signal(object)
    letter_typed = Signal(object)
    remove_wanted = Signal()

    def __init__(self, model: BoardModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent, frozen=1, header=StageHeader)
        self.setObjectName("development_board")
        self.setAccessibleName(tr("发展党员看板"))
        self._rows = model
        self._delegate = BoardDelegate(self)
        self.setItemDelegate(self._delegate)
        if self.frozen is not None:
            self.frozen.setItemDelegate(self._delegate)
        self.horizontalHeader().setMinimumSectionSize(10)
        self.selectionModel().currentChanged.connect(self._tell_current)
        model.modelReset.connect(self._after_reset)
        model.dataChanged.connect(self._tell_current)
        self.dress()

    def current_row(self) -> AdmissionRow | None:
        """Return the row of the current cell."""
        index = self.currentIndex()
        return self._rows.lines[index.row()] if index.isValid() else None

    def current_step(self) -> StepStanding | None:
        """Return the step of the current cell; of a column in words the next one."""
        index = self.currentIndex()
        return self._rows.step(index.row(), index.column()) if index.isValid() else None

    @property
    def is_on_step(self) -> bool:
        """Whether the current cell is that of a step."""
        return self.currentIndex().column() >= FIRST_STEP

    def is_current_row(self, row: int) -> bool:
        """Whether a row is that of the current cell: it is marked as a whole."""
        return self.currentIndex().row() == row

    def go_to(self, case_id: int, step: str = "") -> bool:
        """Make the row of a case current, at a step or at the name; False where it is not shown."""
        place = next((n for n, row in enumerate(self._rows.lines) if row.case_id == case_id), None)
        if place is None:
            return False
        codes = [rule.code for rule in self._rows.rules]
        column = FIRST_STEP + codes.index(step) if step in codes else _NAME
        index = self._rows.index(place, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters and Del belong to the page: Qt would look for a row that begins so."""
        if types_letter(event):
            self.letter_typed.emit(event)
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open what can be done with the current row; the menu key asks too."""
        if not self.currentIndex().isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_wanted.emit(menu)
        if not menu.isEmpty():
            at = event.globalPos()
            if event.reason() == QContextMenuEvent.Reason.Keyboard:
                cell = self.visualRect(self.currentIndex())
                at = self.viewport().mapToGlobal(cell.bottomLeft())
            menu.popup(at)

    def _after_reset(self) -> None:
        self.fit()
        if not self._rows.lines:
            self.cell_chosen.emit(None, None)

    def _tell_current(self) -> None:
        self.viewport().update()  # the row that is marked is another
        if self.frozen is not None:
            self.frozen.viewport().update()
        self.cell_chosen.emit(self.current_row(), self.current_step())

    def dress(self) -> None:
        """Give rows two lines and the header the stages over the numbers."""
        made = tokens()
        self.verticalHeader().setDefaultSectionSize(made.text_px(_ROW_HEIGHT))
        line = QFontMetrics(sized_font(made.sizes.small)).height()
        self.horizontalHeader().setFixedHeight(2 * line + made.space(3))
        self.fit()

    def fit(self) -> None:
        """Give words their room and the steps what is left, never less than their mark needs."""
        made = tokens()
        words = [made.text_px(width) for width in _WIDTHS]
        count = len(self._rows.rules)
        for column, width in enumerate(words):
            self.setColumnWidth(column, width)
        if not count:
            return
        step = max((self.viewport().width() - sum(words)) // count, made.text_px(_STEP_WIDTH))
        step = min(step, made.text_px(_STEP_WIDTH) * 3 // 2)
        for place in range(count):
            self.setColumnWidth(FIRST_STEP + place, step)
        rest = self.viewport().width() - sum(words) - step * count
        if rest > 0:  # to spare: the words are read more than the marks
            self.setColumnWidth(_NEXT, words[_NEXT] + rest)
