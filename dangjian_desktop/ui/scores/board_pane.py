"""Beside the board: where the chosen branch goes, and its blocks against the mean of all."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.grades import Grade
from dangjian_desktop.queries.score_sheets import (
    BoardRow,
    ScoreBoard,
)
from dangjian_desktop.queries.score_words import change_text, points_text
from dangjian_desktop.queries.shown_scores import Standing
from dangjian_desktop.ui.scores.score_board import period_title
from dangjian_desktop.ui.scores.score_charts import BlockBar, BlockBars, TrendChart, TrendPoint
from dangjian_desktop.ui.scores.score_looks import PENDING, grade_tone, standing_look
from dangjian_desktop.ui.shared.buttons import primary_button
from dangjian_desktop.ui.shared.chip import Chip
from dangjian_desktop.ui.shared.flow import FlowLayout
from dangjian_desktop.ui.shared.query_model import ChipLook
from dangjian_desktop.ui.shared.section import CardPane
from dangjian_desktop.ui.shared.theme import Tone, set_role, tokens
from dangjian_desktop.ui.shared.wording import tr


class BoardPane(CardPane):
    """The branch of the current cell.

    Signals:
        sheet_wanted: Row id of the branch and code of the period whose sheet is to be opened.
    """

    sheet_wanted = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("board_pane")
        self.title.setWordWrap(True)
        self._shown: tuple[ScoreBoard, BoardRow | None, int] = (ScoreBoard((), ()), None, 0)
        self.trend = TrendChart()
        self.bars = BlockBars()
        self.open_button = primary_button(tr("打开考评表"), "file-text", parent=self)
        self.open_button.setObjectName("open_sheet")
        self.open_button.clicked.connect(self.open_sheet)
        self._column.addWidget(self.open_button)
        self.dress()

    def show_cell(self, board: ScoreBoard, row: BoardRow | None, number: int) -> None:
        """Show a branch in one of the periods of the board; None for no branch."""
        self._shown = board, row, number
        self.open_button.setEnabled(row is not None)
        if row is None:
            self.title.setText(tr("各支部走势"))
            self._show([_line(tr("请在左边选一个支部。"), "second")])
            return
        column = board.periods[number]
        self.title.setText(f"{row.name} {column.period.label}")
        cell = row.cells[number]
        parts: list[QWidget] = [self._chips(board, row, number)]
        if cell is None:
            words = tr("这一期还没有开始，没有得分。")
            if column.standing is not Standing.AHEAD:
                words = tr("这一期没有得分：没有已发布的细则，或者当时没有这个支部。")
            parts.append(_line(words, "second"))
        self.trend = TrendChart()
        self.trend.show_points(_trend(board, row), _grades(board, number))
        parts += [
            _line(tr("走势"), "heading"),
            self.trend,
            _line(tr("实线：本支部；虚线：全部平均。"), "small"),
        ]
        if cell is not None:
            self.bars = BlockBars()
            self.bars.show_bars(
                [
                    BlockBar(title, cell.rates.get(key), column.rates.get(key))
                    for key, title in column.blocks
                ]
            )
            parts += [
                _line(tr("各板块得分率"), "heading"),
                self.bars,
                _line(tr("竖线：全部平均。"), "small"),
            ]
        self._show(parts)

    def open_sheet(self) -> None:
        """Ask for the sheet of the branch and period shown."""
        board, row, number = self._shown
        if row is not None:
            self.sheet_wanted.emit(row.organisation_id, board.periods[number].period.code)

    def _chips(self, board: ScoreBoard, row: BoardRow, number: int) -> QWidget:
        cell, column = row.cells[number], board.periods[number]
        body = QWidget(self)
        flow = FlowLayout(body, tokens().space(1))
        if cell is None:
            looks = [standing_look(column.standing)]
        else:
            figure = tr("{points} 分", points=points_text(cell.total))
            looks = [ChipLook(figure, Tone.PLAIN, "star")]
            if cell.is_pending:
                waits = tr("{word} {points} 分", word=tr(PENDING), points=points_text(cell.pending))
                looks.append(ChipLook(waits, Tone.WARN))
            elif cell.grade:
                looks.append(ChipLook(cell.grade, grade_tone(cell.level)))
            if cell.place is not None:
                looks.append(ChipLook(tr("第 {place} 名", place=cell.place), Tone.INFO, "flag"))
            if cell.is_vetoed:
                looks.append(ChipLook(tr("一票否决"), Tone.BAD))
            if cell.change:
                told = tr("比上期 {change}", change=change_text(cell.change))
                up = cell.change > 0
                tone = Tone.GOOD if up else Tone.BAD
                looks.append(ChipLook(told, tone, "chevron-up" if up else "chevron-down"))
            looks.append(standing_look(cell.standing))
        for look in looks:
            flow.addWidget(Chip(look.text, look.tone, look.icon, body))
        return body

    def _show(self, parts: list[QWidget]) -> None:
        made = tokens()
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(*(made.space(3),) * 4)
        column.setSpacing(made.space(2))
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        self.show_body(body)

    def dress(self) -> None:
        """Show it in the present type."""
        super().dress()
        self.show_cell(*self._shown)


def _grades(board: ScoreBoard, number: int) -> Sequence[Grade]:
    """Return the grades of a period, or of any other where it has no score yet."""
    columns = (board.periods[number], *board.periods)
    return next((column.cutoffs for column in columns if column.cutoffs), ())


def _trend(board: ScoreBoard, row: BoardRow) -> list[TrendPoint]:
    found = []
    for column, cell in zip(board.periods, row.cells, strict=True):
        is_pending = cell is not None and cell.is_pending
        points = None if cell is None or is_pending else cell.total
        found.append(TrendPoint(period_title(column), points, column.mean, is_pending))
    return found


def _line(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    set_role(label, role)
    return label
