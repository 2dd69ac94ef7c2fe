"""The month of 班次: crews, then people as rows, days as columns, each cell one shift letter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
)
from PySide6.QtGui import QBrush, QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from dangjian_desktop.domain.slots import AWAY_WORDS, BASIS_WORDS, ShiftBasis
from dangjian_desktop.domain.vocabulary import PRINTED
from dangjian_desktop.domain.work_calendar import WorkCalendar
from dangjian_desktop.queries.shifts import DayLetter, PersonMonth
from dangjian_desktop.ui.shared.style_options import fields_of
from dangjian_desktop.ui.shared.theme import Tone, news, sized_font, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, tr

_NAME, _CREW, _FIRST_DAY = 0, 1, 2
NAME_WIDTH, CREW_WIDTH, DAY_WIDTH = 84, 64, 27
_WEEKDAYS = (
    QT_TR_NOOP("一"),
    QT_TR_NOOP("二"),
    QT_TR_NOOP("三"),
    QT_TR_NOOP("四"),
    QT_TR_NOOP("五"),
    QT_TR_NOOP("六"),
    QT_TR_NOOP("日"),
)
#: Colour of a letter; the letter itself says which shift it is.
_TONES: Mapping[str, Tone] = {
    chinese("早"): Tone.GOOD,
    chinese("中"): Tone.WARN,
    chinese("夜"): Tone.INFO,
    chinese("白"): Tone.GOOD,
    chinese("①"): Tone.INFO,
    chinese("②"): Tone.GOOD,
    chinese("③"): Tone.WARN,
    chinese("④"): Tone.ACCENT,
}
#: 休 alone is a day off by the pattern; somebody away is told apart.
_AWAY_LETTERS = {kind: letter for letter, kind in AWAY_WORDS.items()}
AnyIndex = QModelIndex | QPersistentModelIndex


def letter_of(one: DayLetter) -> str:
    """Return what the cell says: the shift, a letter for why somebody is away, or ?."""
    if one.absence is not None:
        return _AWAY_LETTERS[one.absence]
    return one.shift or "?"


@dataclass(frozen=True, slots=True)
class MonthLine:
    """One row of the month.

    Attributes:
        crew: The 轮班组 of a person; of a crew, how many people it has.
        letters: One a day.
        is_crew: Whether it is a crew as its pattern reckons it, not a person.
    """

    name: str
    crew: str
    letters: tuple[DayLetter, ...]
    is_crew: bool = True


class MonthModel(QAbstractTableModel):
    """Name, crew, and a column for each day."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[PersonMonth] = ()
        self.lines: Sequence[MonthLine] = ()
        self._days: list[date] = []
        self._calendar: WorkCalendar | None = None

    def show_rows(
        self,
        rows: Sequence[PersonMonth],
        calendar: WorkCalendar,
        crews: Sequence[MonthLine] = (),
    ) -> None:
        """Show another month, the crews above the people."""
        self.beginResetModel()
        self.rows, self._calendar = rows, calendar
        people = [MonthLine(row.name, row.crew, row.letters, is_crew=False) for row in rows]
        self.lines = [*crews, *people]
        self._days = [letter.day for letter in self.lines[0].letters] if self.lines else []
        self.endResetModel()

    def letter(self, row: int, column: int) -> DayLetter | None:
        """Return the cell of a day; None in the columns before."""
        if column < _FIRST_DAY:
            return None
        return self.lines[row].letters[column - _FIRST_DAY]

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """Number of crews and people."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """Name, crew and the days."""
        return 0 if parent.isValid() else _FIRST_DAY + len(self._days)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The letter, its colour, and in the tooltip what it rests on."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        one = self.letter(index.row(), index.column())
        if one is None:
            if role == Qt.ItemDataRole.FontRole and line.is_crew:
                font = QFont()
                font.setBold(True)
                return font
            text = line.name if index.column() == _NAME else line.crew
            shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
            return text if role in shown else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return letter_of(one)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._whole(line, one)
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignCenter
            case Qt.ItemDataRole.ForegroundRole:
                return self._ink(one)
            case Qt.ItemDataRole.BackgroundRole:
                return self._ground(one)
            case Qt.ItemDataRole.FontRole if one.basis is ShiftBasis.PATTERN:
                font = QFont()
                font.setItalic(True)  # reckoned, not checked
                return font
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Day and weekday above; days off in red ink."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if section < _FIRST_DAY:
            words = (tr("姓名"), tr("轮班组"))
            return words[section] if role == Qt.ItemDataRole.DisplayRole else None
        day = self._days[section - _FIRST_DAY]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{day.day}\n{tr(_WEEKDAYS[day.weekday()])}"
        if role == Qt.ItemDataRole.ForegroundRole and self._is_off(day):
            return QBrush(tokens().colour("bad"))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tr("{day} 休息日", day=day) if self._is_off(day) else str(day)
        return None

    def _is_off(self, day: date) -> bool:
        return self._calendar is not None and not self._calendar.is_working_day(day)

    def _whole(self, line: MonthLine, one: DayLetter) -> str:
        said = tr(PRINTED[one.absence]) if one.absence is not None else one.shift
        return tr(
            "{name} {day} {said}（{basis}）",
            name=line.name,
            day=one.day,
            said=said,
            basis=tr(BASIS_WORDS[one.basis]),
        )

    def _ink(self, one: DayLetter) -> QBrush:
        made = tokens()
        if one.absence is not None:
            return QBrush(made.tone(Tone.BAD)[0])
        tone = _TONES.get(one.shift[:1])
        return QBrush(made.tone(tone)[0] if tone is not None else made.colour("second"))

    def _ground(self, one: DayLetter) -> QBrush | None:
        tone = Tone.BAD if one.absence is not None else _TONES.get(one.shift[:1])
        return None if tone is None else QBrush(tokens().tone(tone)[1])


class DayHeader(QHeaderView):
    """Draws day over weekday in a narrow column; the style's own padding would cut two digits."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw the two lines, days off in red."""
        model, role = self.model(), Qt.ItemDataRole.ForegroundRole
        words = model.headerData(section, Qt.Orientation.Horizontal)
        ink = model.headerData(section, Qt.Orientation.Horizontal, role)
        painter.save()
        painter.fillRect(rect, tokens().colour("surface"))
        painter.setPen(ink.color() if isinstance(ink, QBrush) else tokens().colour("second"))
        painter.setFont(sized_font(tokens().sizes.small))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(words))
        painter.restore()


class LetterDelegate(QStyledItemDelegate):
    """Puts the soft ground of a shift behind its letter; the style sheet alone would drop it."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: AnyIndex,
    ) -> None:
        """Ground first, then the letter as the table draws it."""
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if isinstance(ground, QBrush):
            painter.fillRect(fields_of(option).rect, ground)
        super().paint(painter, option, index)


class MonthTable(QTableView):
    """Shows the model with narrow days; the names stay at the left by scrolling whole columns."""

    def __init__(self, model: MonthModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shift_month")
        self.setAccessibleName(tr("本月班次"))
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.setHorizontalHeader(DayHeader(self))
        self.setItemDelegate(LetterDelegate(self))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setMinimumSectionSize(10)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        model.modelReset.connect(self.dress)
        news().changed.connect(self.dress)
        self.dress()

    def dress(self) -> None:
        """Give rows and columns the room of the present type."""
        made = tokens()
        self.verticalHeader().setDefaultSectionSize(made.text_px(26))
        model = self.model()
        for column in range(model.columnCount()):
            width = {_NAME: NAME_WIDTH, _CREW: CREW_WIDTH}.get(column, DAY_WIDTH)
            self.setColumnWidth(column, made.text_px(width))
        said = str(self.model().headerData(_CREW, Qt.Orientation.Horizontal) or "")
        needed = self.horizontalHeader().fontMetrics().horizontalAdvance(said) + made.space(4)
        self.setColumnWidth(_CREW, max(self.columnWidth(_CREW), needed))  # a word may be long
