"""A draft tried on periods that are past: what would have changed, per branch and item."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.problems import Sentence, SentenceError
from dangjian_desktop.domain.rubric import Rubric
from dangjian_desktop.domain.score_periods import period_of
from dangjian_desktop.operations.printout import RUBRIC_TRIAL, Printout
from dangjian_desktop.operations.rubric_trials import (
    TrialLine,
    change_in_words,
    export_rubric_trial,
    told_in_words,
    trial_lines,
    try_rubric,
)
from dangjian_desktop.queries.rubric_trial import RubricTrial, periods_to_try
from dangjian_desktop.queries.rubrics import grade_fault
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button, quiet_button
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.exporting import export_file
from dangjian_desktop.ui.shared.jobs import BusyError, Outcome, Report
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.place_box import PlaceBox
from dangjian_desktop.ui.shared.query_model import (
    ROW_ROLE,
    Column,
    QueryModel,
    RowsAtHand,
    text_column,
)
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import refusal_label, set_role, tokens
from dangjian_desktop.ui.shared.ticks import Ticks
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

WIDTH, HEIGHT = 1200, 690
_DECREASED, _INCREASED = "bad", "good"


def _words(sentence: Sentence | None) -> str:
    return "" if sentence is None else in_words(sentence)


def _name(line: TrialLine) -> str:
    if line.item is not None:
        return line.item.code
    return tr("{branch}　{period}", branch=line.trial.name, period=line.trial.period.label)


def _title(line: TrialLine) -> str:
    return tr("合计") if line.item is None else line.item.title


_COLUMNS: tuple[Column[TrialLine], ...] = (
    text_column(QT_TR_NOOP("支部和编号"), _name, "name", width=250),
    text_column(QT_TR_NOOP("考评内容"), _title, "title", width=190),
    Column(
        QT_TR_NOOP("原来"), lambda line: in_words(line.before), "before", align="right", width=128
    ),
    Column(
        QT_TR_NOOP("草稿"), lambda line: in_words(line.after), "after", align="right", width=128
    ),
    Column(
        QT_TR_NOOP("差"),
        lambda line: change_in_words(line.change),
        "change",
        align="right",
        width=64,
    ),
    text_column(QT_TR_NOOP("为什么"), lambda line: _words(line.why), "why", width=300),
)


class TrialModel(QueryModel[TrialLine]):
    """The rows; totals are bold, and points lost and won have their colour."""

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """What a cell shows, by role."""
        if role == Qt.ItemDataRole.FontRole:
            line = super().data(index, ROW_ROLE)
            font = QFont()
            font.setBold(line is not None and line.item is None)
            return font
        if role == Qt.ItemDataRole.ForegroundRole and self.columns[index.column()].key == "change":
            line = super().data(index, ROW_ROLE)
            if line is not None and line.change:
                return tokens().colour(_INCREASED if line.change > 0 else _DECREASED)
        return super().data(index, role)


class RubricTrialDialog(Dialog):
    """Periods and branches above; what the draft would have changed below.

    Signals:
        print_wanted: The `Printout` of what is shown.
    """

    print_wanted = Signal(object)

    def __init__(self, bench: Workbench, rubric: Rubric, parent: QWidget | None = None) -> None:
        """Offer the periods that are over; `open()` shows the dialog.

        Args:
            bench: Desk, jobs and questions.
            rubric: The draft.
            parent: The page.
        """
        super().__init__(parent)
        self.setObjectName("rubric_trial")
        self.setWindowTitle(tr("用草稿试算"))
        self._bench, self._rubric = bench, rubric
        self.trial: RubricTrial | None = None
        self.note = QLabel(
            tr(
                "如果用“{name} {version}”，以前各期会怎样？已关闭的时期和当时公布的得分比，"
                "别的时期和现在算出的得分比；试算不改变任何得分。",
                name=rubric.name,
                version=rubric.version,
            ),
            self,
        )
        self.note.setWordWrap(True)
        set_role(self.note, "second")
        self.place = PlaceBox(bench.desk, QT_TR_NOOP("全部党支部"), self, with_groups=False)
        found = periods_to_try(bench.desk.on)
        closed = [one.code for one in found if one.is_closed]
        self.periods = Ticks(
            [(one.code, _period_words(one.code, one.is_closed)) for one in found],
            closed or [one.code for one in found[:1]],
            self,
        )
        self.periods.setObjectName("trial_periods")
        self.start_button = primary_button(tr("开始试算"), "calculator", parent=self)
        self.start_button.setObjectName("start_trial")
        self.start_button.clicked.connect(self.start)
        self.every = quiet_button(tr("不变的也看"), "eye", parent=self)
        self.every.setObjectName("show_every")
        self.every.setCheckable(True)
        self.every.toggled.connect(self._show)
        self.told = QLabel(self)
        self.told.setObjectName("trial_told")
        set_role(self.told, "heading")
        self.refusal = refusal_label("trial_refusal", self)
        empty: RowsAtHand[TrialLine] = RowsAtHand()
        self.model = TrialModel(bench.desk, _COLUMNS, empty, self, key=_key, hears=False)
        self.table = TableView(self.model, self, name=QT_TR_NOOP("试算结果"))
        self.table.set_empty(tr("选好时期，点“开始试算”。"))
        self.print_button = plain_button(tr("打印"), "printer", parent=self)
        self.print_button.setObjectName("print_trial")
        self.print_button.clicked.connect(self.print_shown)
        self.export_button = plain_button(tr("导出"), "file-output", parent=self)
        self.export_button.setObjectName("export_trial")
        self.export_button.clicked.connect(self.export)
        self.leave_button = plain_button(tr("关闭"), parent=self)
        self.leave_button.clicked.connect(self.reject)
        self._lay_out()
        self._grey()

    # What the user can do -----------------------------------------------------------

    def start(self) -> None:
        """Count what the draft would have changed, off the window's thread."""
        codes, on = self.periods.chosen(), self._bench.desk.on
        fault = grade_fault(self._rubric, self._rubric.since or on)
        if not codes:
            self._refuse(tr("还没有选时期。请至少选一期。"))
        elif fault is not None:
            self._refuse(in_words(fault))
        else:
            self._refuse("")
            self._count(codes)

    def print_shown(self) -> None:
        """Print what would change."""
        if self.trial is not None:
            self.print_wanted.emit(Printout(RUBRIC_TRIAL, self._bench.desk.on, trial=self.trial))

    def export(self) -> None:
        """Write every branch and item to a workbook."""
        trial = self.trial
        if trial is None:
            return
        export_file(
            self._bench,
            self,
            tr("导出试算"),
            chinese("细则试算 {version}.xlsx").format(version=trial.rubric.version),
            lambda target: export_rubric_trial(trial, target),
            QT_TR_NOOP("已写入 {count} 行：{name}"),
        )

    def _count(self, codes: list[str]) -> None:
        rubric, on, within = self._rubric, self._bench.desk.on, self.place.organisation_id

        def task(report: Report) -> RubricTrial:
            return try_rubric(rubric, codes, on, within, report)

        try:
            self._bench.jobs.start(self, task, self._take, title=tr("用草稿试算"))
        except BusyError:
            self._refuse(tr("另一件事还在做。请等它做完再试算。"))

    def _take(self, outcome: Outcome[RubricTrial]) -> None:
        if outcome.was_cancelled:
            self._refuse(tr("试算停下了，没有结果。"))
            return
        if isinstance(outcome.error, SentenceError):
            self._refuse(in_words(outcome.error))
            return
        self.trial = outcome.result()
        self._show()

    # Showing --------------------------------------------------------------------------

    def _show(self) -> None:
        trial = self.trial
        self._grey()
        if trial is None:
            return
        self.told.setText(in_words(told_in_words(trial)))
        lines = trial_lines(trial, every=self.every.isChecked())
        self.table.set_empty(
            tr("用草稿算，这几期的得分都不变。")
            if trial.branches
            else tr("这几期没有党支部可以试算。")
        )
        self.model.set_query(RowsAtHand(lines))

    def _refuse(self, words: str) -> None:
        self.refusal.setText(words)
        self.refusal.setVisible(bool(words))

    def _grey(self) -> None:
        for button in (self.print_button, self.export_button, self.every):
            button.setEnabled(self.trial is not None)

    def _lay_out(self) -> None:
        made = tokens()
        head = QHBoxLayout()
        head.setSpacing(made.space(3))
        head.addWidget(self.place)
        head.addWidget(self.periods, 1)
        head.addWidget(self.start_button)
        middle = QHBoxLayout()
        middle.setSpacing(made.space(2))
        middle.addWidget(self.told, 1)
        middle.addWidget(self.every)
        foot = QHBoxLayout()
        foot.setSpacing(made.space(2))
        foot.addWidget(self.refusal, 1)
        foot.addStretch(1)
        for button in (self.leave_button, self.export_button, self.print_button):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(5),) * 4)
        column.setSpacing(made.space(3))
        column.addWidget(self.note)
        column.addLayout(head)
        column.addLayout(middle)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        fit_to_screen(self, WIDTH, HEIGHT)


def _key(line: TrialLine) -> tuple[int, str, str]:
    code = "" if line.item is None else line.item.code
    where = "" if line.item is None or line.item.after is not None else "gone"
    return line.trial.organisation_id, line.trial.period.code, f"{where}{code}"


def _period_words(code: str, is_closed: bool) -> str:
    period = period_of(code)
    label = period.label if period is not None else code
    return tr("{period}（已关闭）", period=label) if is_closed else label
