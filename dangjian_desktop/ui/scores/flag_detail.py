"""What a figure of a flag is made of, why the flag went where it went, and its past quarters."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.contest import TURN_WORDS, FlagScore, Holding, Turn, shown_figure
from dangjian_desktop.domain.rubric_reading import plain_number
from dangjian_desktop.queries.flags import FlagBoard, FlagRow
from dangjian_desktop.ui.shared.buttons import link_button
from dangjian_desktop.ui.shared.section import CardPane, Section
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.timeline import Entry, Timeline
from dangjian_desktop.ui.shared.wording import in_words, tr


class FlagDetail(CardPane):
    """The pane at the right of the table.

    Signals:
        sheet_wanted: Row id of the branch whose score sheet is to be shown.
    """

    sheet_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setObjectName("flag_detail")
        self.sentences: list[str] = []

    def show_score(
        self, board: FlagBoard | None, row: FlagRow | None, score: FlagScore | None
    ) -> None:
        """Show a flag with the parts of one branch's figure."""
        self.sentences = []
        body, column = self.new_body(2)
        if board is None or row is None:
            self.title.setText("")
            self.show_body(body)
            return
        self.title.setText(
            tr("{flag}旗", flag=row.flag.name)
            if score is None
            else tr("{flag}旗 · {name}", flag=row.flag.name, name=score.name)
        )
        self._say(column, body, in_words(row.result.reason), "")
        if score is not None:
            column.addWidget(self._parts(score, row))
            sheet = link_button(tr("看考评表"), parent=body)
            sheet.setObjectName("flag_sheet")
            key = score.organisation_id
            sheet.clicked.connect(lambda: self.sheet_wanted.emit(key))
            column.addWidget(sheet)
        history = Timeline()
        history.show_entries([_entry(one, board) for one in reversed(row.history)])
        column.addWidget(Section(tr("历期旗手"), history))
        self._say(column, body, board.source, "small")
        for doubt in board.doubts:
            self._say(column, body, in_words(doubt), "small")
        column.addStretch(1)
        self.show_body(body)

    def _say(self, column: QVBoxLayout, body: QWidget, words: str, role: str) -> None:
        label = QLabel(words, body)
        label.setWordWrap(True)
        if role:
            set_role(label, role)
        self.sentences.append(words)
        column.addWidget(label)

    def _parts(self, score: FlagScore, row: FlagRow) -> QWidget:
        made = tokens()
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(made.space(3))
        grid.setVerticalSpacing(made.space(1))
        grid.setColumnStretch(0, 1)
        for line, part in enumerate(score.parts):
            title = (
                tr("{flag}得分（人工填写）", flag=row.flag.name)
                if part.is_entered
                else f"{part.code} {part.title}"
            )
            points = tr("待评") if part.points is None else plain_number(part.points)
            if part.points is None and part.is_entered:
                points = tr("未填")
            self._line(grid, line, title, f"{points} / {plain_number(part.maximum)}")
        line = len(score.parts)
        if score.figure is not None:
            nothing = Decimal(0)
            known = sum((part.points or nothing for part in score.parts), nothing)
            most = sum((part.maximum for part in score.parts), nothing)
            formula = tr(
                "{points} ÷ {maximum} × 100",
                points=plain_number(known),
                maximum=plain_number(most),
            )
            self._line(grid, line, formula, shown_figure(score.figure), is_bold=True)
            line += 1
        entered = (row.entered or {}).get(score.organisation_id)
        if entered is not None:
            self._line(grid, line, tr("出处：{reason}", reason=entered[1]), "")
            line += 1
        if row.table.tie:
            lost = tr("未知") if score.lost is None else plain_number(score.lost)
            told = tr("同分时看：{tie}扣分", tie=row.table.tie)
            self._line(grid, line, told, lost)
        return body

    def _line(
        self, grid: QGridLayout, line: int, title: str, value: str, *, is_bold: bool = False
    ) -> None:
        name, number = QLabel(title), QLabel(value)
        name.setWordWrap(True)
        if is_bold:
            set_role(name, "heading")
            set_role(number, "heading")
        grid.addWidget(name, line, 0)
        grid.addWidget(number, line, 1)
        self.sentences.append(f"{title} {value}")


def _entry(one: Holding, board: FlagBoard) -> Entry:
    holder = board.names.get(one.holder_id or 0, "")
    words = tr(TURN_WORDS[one.turn])
    told = tr("{turn} {name}", turn=words, name=holder) if holder else words
    if one.lost_by is not None:
        told = tr("{told}；失旗 {name}", told=told, name=board.names.get(one.lost_by, ""))
    days = one.label if one.is_final else tr("{period}（暂计）", period=one.label)
    return Entry(days, told, one.turn in (Turn.TAKEN, Turn.KEPT))
