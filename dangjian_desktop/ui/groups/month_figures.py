"""The figures of a group's month: a small board whose every figure opens what lies behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.attendance import percent
from dangjian_desktop.domain.ledger_values import number_text
from dangjian_desktop.domain.vocabulary import ActivityState
from dangjian_desktop.queries.attendance_figures import Figures
from dangjian_desktop.queries.group_months import (
    BookMonth,
    CadreMonth,
    GroupMeeting,
    GroupMonth,
    MemberPoints,
)
from dangjian_desktop.queries.ledger_entries import EntryRow
from dangjian_desktop.ui.shared.grid import GridModel, GridView
from dangjian_desktop.ui.shared.theme import tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr

_HEADINGS = (
    QT_TR_NOOP("项目"),
    QT_TR_NOOP("本月"),
    QT_TR_NOOP("办结"),
    QT_TR_NOOP("待办"),
    QT_TR_NOOP("逾期"),
)
_FIGURE_WIDTH, _LEAST_NAME = 84, 140
_LATE_COLUMN = 4

Behind = GroupMeeting | EntryRow | CadreMonth | MemberPoints


@dataclass(frozen=True, slots=True)
class BehindLine:
    """Something that lies behind a figure.

    Attributes:
        what: What opens.
    """

    key: str
    day: str
    title: str
    told: str
    what: Behind


@dataclass(frozen=True)
class FigureLine:
    """A line of the board.

    Attributes:
        cells: What lies behind the four figures; an empty one has nothing recorded.
    """

    label: str
    cells: tuple[tuple[BehindLine, ...], ...]

    def __post_init__(self) -> None:
        assert len(self.cells) == len(_HEADINGS) - 1, "a cell for each figure"


def lines_of(month: GroupMonth) -> list[FigureLine]:
    """Return the lines of a month: activities, ledgers, points, leading cadres."""
    held = [one for one in month.meetings if one.state is not ActivityState.CANCELLED]
    own = [one for one in held if one.is_own]
    branch = [one for one in held if not one.is_own]
    lines = [
        FigureLine(
            tr("本组活动"),
            (
                _meetings(one for one in own if one.is_recorded),
                (),
                _meetings(one for one in own if not one.is_recorded),
                (),
            ),
        ),
        FigureLine(
            tr("支部活动"),
            (
                _meetings(one for one in branch if one.is_recorded),
                (),
                _meetings(one for one in branch if not one.is_recorded),
                (),
            ),
        ),
    ]
    lines += [_book(one) for one in month.books if one.is_worth_telling]
    if month.points:
        waiting = [one for one in month.points if one.waiting and not one.is_exempt]
        lines.append(FigureLine(tr("党员积分"), (_points(month.points), (), _points(waiting), ())))
    if month.cadres:
        cadres = tuple(
            BehindLine(
                f"cadre {one.person_id}",
                "",
                f"{one.name} {one.title}".strip(),
                tr(
                    "小组活动{group}，支部活动{branch}",
                    group=attended(one.in_group),
                    branch=attended(one.in_branch),
                ),
                one,
            )
            for one in month.cadres
        )
        lines.append(FigureLine(tr("领导干部"), (cadres, (), (), ())))
    return lines


def _points(found: Sequence[MemberPoints]) -> tuple[BehindLine, ...]:
    return tuple(
        BehindLine(f"points {one.person_id}", "", one.name, _pointed(one), one) for one in found
    )


def _pointed(one: MemberPoints) -> str:
    if one.is_exempt:
        return tr("不参评")
    told = tr(
        "本月 {points} 分，全年累计 {to_date} 分",
        points=number_text(one.points),
        to_date=number_text(one.to_date),
    )
    if one.waiting:
        told += tr("，{count} 次考勤没有登记", count=one.waiting)
    return told


def _book(one: BookMonth) -> FigureLine:
    return FigureLine(
        one.book.label,
        (_entries(one.added), _entries(one.closed or ()), _entries(one.open), _entries(one.late)),
    )


def _entries(rows: Sequence[EntryRow]) -> tuple[BehindLine, ...]:
    return tuple(
        BehindLine(
            f"{row.book.code} {row.key}",
            row.text("day"),
            row.title or row.book.short,
            _told(row),
            row,
        )
        for row in rows
    )


def _told(row: EntryRow) -> str:
    owner = row.text(row.book.owner) if row.book.owner else ""
    state = row.book.state_label(row.row.state)
    late = tr("逾期 {days} 天", days=row.lateness.days) if row.is_late else ""
    return tr("，").join(filter(None, (owner, state, late)))


def _meetings(found: Any) -> tuple[BehindLine, ...]:
    return tuple(
        BehindLine(
            f"activity {one.activity_id}",
            one.held_on.isoformat(),
            f"{one.kind_label} {one.title}".strip(),
            attended(one.figures) if one.is_recorded else tr("还没有登记"),
            one,
        )
        for one in found
    )


def attended(figures: Figures | None) -> str:
    """Return how many came, of how many; what nobody recorded is no absence."""
    if figures is None or not figures.due:
        return tr("没有应到名单")
    if figures.not_recorded == figures.due:
        return tr("应到 {due}，未登记", due=figures.due)
    return tr(
        "应到 {due} 到 {came} 出勤率 {rate}",
        due=figures.due,
        came=figures.came,
        rate=percent(figures.rate),
    )


class FiguresModel(GridModel[FigureLine]):
    """The lines of a month."""

    @property
    def column_count(self) -> int:
        """What it is, and four figures."""
        return len(_HEADINGS)

    def cell(self, row: int, column: int, role: int) -> Any:
        """A figure; where nothing was recorded the cell is empty."""
        line = self.lines[row]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.label if column == 0 else self._count(line, column)
        if role == Qt.ItemDataRole.ToolTipRole and column == 0:
            return line.label
        if role == Qt.ItemDataRole.AccessibleTextRole and column:
            return f"{line.label} {tr(_HEADINGS[column])} {self._count(line, column)}"
        if role == Qt.ItemDataRole.TextAlignmentRole and column:
            return int(Qt.AlignmentFlag.AlignCenter)
        if role == Qt.ItemDataRole.ForegroundRole and column == _LATE_COLUMN:
            return QColor(tokens().colour("bad"))
        return None

    def heading(self, column: int, role: int) -> Any:
        """What stands above a column."""
        if role == Qt.ItemDataRole.TextAlignmentRole and column:
            return int(Qt.AlignmentFlag.AlignCenter)
        return tr(_HEADINGS[column]) if role == Qt.ItemDataRole.DisplayRole else None

    @staticmethod
    def _count(line: FigureLine, column: int) -> str:
        behind = line.cells[column - 1]
        return str(len(behind)) if behind else ""


class FiguresView(GridView):
    """The board of a month.

    Signals:
        figure_chosen: The words of the figure, and what lies behind it (`BehindLine`s).
    """

    figure_chosen = Signal(str, object)

    def __init__(self, model: FiguresModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.setObjectName("month_figures")
        self.setAccessibleName(tr("本月情况"))
        self._lines = model
        self.selectionModel().currentChanged.connect(self.tell_current)
        self.dress()

    def tell_current(self) -> None:
        """Say what lies behind the current figure; the name of a line means all its figures."""
        index = self.currentIndex()
        if not index.isValid():
            self.figure_chosen.emit("", ())
            return
        line = self._lines.lines[index.row()]
        if index.column():
            words = f"{line.label} · {tr(_HEADINGS[index.column()])}"
            self.figure_chosen.emit(words, line.cells[index.column() - 1])
            return
        every = {one.key: one for cell in line.cells for one in cell}
        self.figure_chosen.emit(line.label, tuple(every.values()))

    def fit(self) -> None:
        """Give the names what the figures leave."""
        made = tokens()
        for column in range(1, len(_HEADINGS)):
            self.setColumnWidth(column, made.text_px(_FIGURE_WIDTH))
        figures = made.text_px(_FIGURE_WIDTH) * (len(_HEADINGS) - 1)
        least = made.text_px(_LEAST_NAME)
        self.setColumnWidth(0, max(self.viewport().width() - figures, least))
