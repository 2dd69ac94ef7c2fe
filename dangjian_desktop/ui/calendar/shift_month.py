"""The month of 班次: crews, then people as rows, days as columns, each cell one shift letter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dangjian_desktop.domain.slots import BASIS_WORDS, ShiftBasis
from dangjian_desktop.domain.vocabulary import PRINTED
from dangjian_desktop.domain.work_calendar import WorkCalendar
from dangjian_desktop.queries.shifts import DayLetter, PersonMonth
from dangjian_desktop.ui.shared.grid import AnyIndex, GridModel, GridView
from dangjian_desktop.ui.shared.style_options import fields_of
from dangjian_desktop.ui.shared.theme import Tone, sized_font, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, tr

_NAME, _CREW, _FIRST_DAY = 0, 1, 2
NAME_WIDTH, CREW_WIDTH, DAY_WIDTH = 84, 64, 27
_ROW_HEIGHT = 26
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


class MonthModel(GridModel[MonthLine]):
    """Name, crew, and a column for each day."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[PersonMonth] = ()
        self._days: list[date] = []
        self._calendar: WorkCalendar | None = None

    def show_rows(
        self,
        rows: Sequence[PersonMonth],
        calendar: WorkCalendar,
        crews: Sequence[MonthLine] = (),
    ) -> None:
        """Show another month, the crews above the people."""
        self.rows, self._calendar = rows, calendar
        people = [MonthLine(row.name, row.crew, row.letters, is_crew=False) for row in rows]
        lines = [*crews, *people]
        self._days = [letter.day for letter in lines[0].letters] if lines else []
        self.show_lines(lines)

    @property
    def column_count(self) -> int:
        """Name, crew and the days."""
        return _FIRST_DAY + len(self._days)

    def cell(self, row: int, column: int, role: int) -> Any:
        """The letter, its colour, and in the tooltip what it rests on."""
        line = self.lines[row]
        if column < _FIRST_DAY:
            if role == Qt.ItemDataRole.FontRole and line.is_crew:
                font = QFont()
                font.setBold(True)
                return font
            text = line.name if column == _NAME else line.crew
            shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
            return text if role in shown else None
        one = line.letters[column - _FIRST_DAY]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return one.letter
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

    def heading(self, column: int, role: int) -> Any:
        """Day and weekday above; days off in red ink."""
        if column < _FIRST_DAY:
            words = (tr("姓名"), tr("轮班组"))
            return words[column] if role == Qt.ItemDataRole.DisplayRole else None
        day = self._days[column - _FIRST_DAY]
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


class MonthTable(GridView):
    """Shows the model with narrow days; the names stay in sight."""

    def __init__(self, model: MonthModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent, frozen=1, header=DayHeader)
        self.setObjectName("shift_month")
        self.setAccessibleName(tr("本月班次"))
        self._month = model
        self.setItemDelegate(LetterDelegate(self))
        self.setShowGrid(True)
        self.horizontalHeader().setMinimumSectionSize(10)
        model.modelReset.connect(self.fit)
        self.dress()

    def dress(self) -> None:
        """Give the rows less room than elsewhere, for a whole branch, and the header two lines."""
        made = tokens()
        line = QFontMetrics(sized_font(made.sizes.small)).height()
        self.verticalHeader().setDefaultSectionSize(made.text_px(_ROW_HEIGHT))
        self.horizontalHeader().setFixedHeight(2 * line + made.space(2))
        self.fit()

    def fit(self) -> None:
        """Give the columns the room of the present type, and the crews that of their words."""
        made = tokens()
        for column in range(self._month.column_count):
            width = {_NAME: NAME_WIDTH}.get(column, DAY_WIDTH)
            self.setColumnWidth(column, made.text_px(width))
        bold = QFontMetrics(sized_font(made.sizes.table, bold=True))
        said = [str(self._month.heading(_CREW, Qt.ItemDataRole.DisplayRole))]
        said += [line.crew for line in self._month.lines if line.is_crew]
        needed = max(map(bold.horizontalAdvance, said)) + made.space(6)
        self.setColumnWidth(_CREW, max(made.text_px(CREW_WIDTH), needed))
