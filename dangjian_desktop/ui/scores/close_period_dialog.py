"""关闭本期: whom it closes, what is still 待评, what was closed before; then one button.

For a correction the branches are listed with what was sealed and what is counted now: those that
are ticked are counted anew, the others are taken over as they were sealed.
"""

from collections.abc import Collection

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.closing import branches_of
from dangjian_desktop.domain.obligations import Every, Period
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.progress import tell_nobody
from dangjian_desktop.domain.rubric_reading import plain_number
from dangjian_desktop.domain.score_periods import period_before, period_of, period_on
from dangjian_desktop.domain.vocabulary import ClosingSubject, printed
from dangjian_desktop.operations.closings import ClosingPlan, close_period, closing_plan
from dangjian_desktop.operations.runner import RefusedError, StorageError
from dangjian_desktop.queries.closings import frozen_scores
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.jobs import Outcome, Report, outcome_of
from dangjian_desktop.ui.shared.layouts import MARGIN, fit_to_screen
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.theme import refusal_label, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: How long a period may be, and so many of them that have ended are offered.
LENGTHS: tuple[tuple[Every, str, int], ...] = (
    (Every.QUARTER, QT_TR_NOOP("季度"), 8),
    (Every.MONTH, QT_TR_NOOP("月"), 12),
    (Every.HALF_YEAR, QT_TR_NOOP("半年"), 4),
    (Every.YEAR, QT_TR_NOOP("年"), 3),
)
#: As many branches as can be counted while the window waits.
AT_ONCE = 20
_LINES, _REASON_LINES = 4, 2
#: Characters: 2026年第三季度.
_LONGEST_PERIOD = 12


class ClosePeriodDialog(Dialog):
    """Shows what closing would do, asks for the reasons that it needs, and does it.

    Signals:
        closed: Row id of the edition.
    """

    closed = Signal(int)

    def __init__(
        self,
        bench: Workbench,
        parent: QWidget,
        *,
        subject: ClosingSubject,
        organisation_id: int,
        period: str = "",
        counted: Collection[int] = (),
    ) -> None:
        """Make the dialog; `begin()` shows it.

        Args:
            bench: The desk.
            parent: The page.
            subject: What is closed.
            organisation_id: Who closes.
            period: Code of a period that is closed again; "" where one is to be chosen.
            counted: Of a correction: the branches that are ticked at first; empty for all.
        """
        super().__init__(parent)
        self.setObjectName("close_period_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench, self._desk = bench, bench.desk
        self._subject, self._organisation_id = subject, organisation_id
        self._counted = set(counted)
        self._fixed = period_of(period)
        self._plan: ClosingPlan | None = None
        title = tr("关闭本期") if self._fixed is None else tr("重新关闭")
        self.setWindowTitle(title)
        self.length = ChoiceBox(self)
        self.length.setObjectName("closing_length")
        self.length.setAccessibleName(tr("期间长短"))
        self.period = ChoiceBox(self)
        self.period.setObjectName("closing_period")
        self.period.setMinimumContentsLength(_LONGEST_PERIOD)
        self.period.setAccessibleName(tr("期间"))
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.pending_told = QLabel(self)
        set_role(self.pending_told, "heading")
        self.pending = QPlainTextEdit(self)
        self.pending.setObjectName("pending_items")
        self.pending.setReadOnly(True)
        self.pending.setTabChangesFocus(True)
        self.branches = QTableWidget(0, 3, self)
        self.reason = self._reason("closing_reason")
        self.pending_reason = self._reason("pending_reason")
        self.reason_label = QLabel(tr("更正说明（会印在公示上，不要写提出异议的人）"), self)
        self.pending_label = QLabel(tr("为什么有待评项还要关闭"), self)
        self.trouble = refusal_label("closing_trouble", self)
        self.close_button = records(primary_button(title, "lock", parent=self))
        self.close_button.setObjectName("close_period")
        self._lay_out(title)
        self.length.offer((tr(word), every) for every, word, _count in LENGTHS)
        self._offer_periods()
        self.length.activated.connect(self._choose_length)
        self.period.activated.connect(lambda _place: self.read())
        self.close_button.clicked.connect(self.close_it)

    @property
    def chosen(self) -> Period | None:
        """The period that is to be closed."""
        found = self._fixed if self._fixed is not None else self.period.currentData()
        return found if isinstance(found, Period) else None

    def begin(self) -> None:
        """Count what would be sealed, and show the dialog."""
        self.open()
        self.read()

    def read(self) -> None:
        """Count what closing the chosen period would seal; of many branches in the background."""
        on, period = self._desk.on, self.chosen
        self.close_button.setEnabled(False)
        if period is None:
            return
        subject, closer, code = self._subject, self._organisation_id, period.code
        if len(Tree.on(period.last).below(closer)) <= AT_ONCE:
            self._take(Outcome(closing_plan(subject, closer, code, on)))
        elif not self._bench.jobs.is_busy:
            self._bench.jobs.start(
                self,
                lambda report: closing_plan(subject, closer, code, on, progress=report),
                self._take,
                title=tr("统计要封存的分数"),
            )

    def close_it(self) -> None:
        """Close the period; a refusal is said in the dialog and nothing typed is lost."""
        period, plan = self.chosen, self._plan
        if period is None or plan is None:
            return
        given = {
            "reason": self.reason.toPlainText(),
            "pending_reason": self.pending_reason.toPlainText(),
        }
        kept, on = self._kept(plan), self._desk.on

        def work(report: Report) -> int:
            return self._desk.run(
                close_period(
                    subject=self._subject,
                    organisation_id=self._organisation_id,
                    period=period.code,
                    on=on,
                    kept=kept,
                    progress=report,
                    **given,
                )
            )

        if len(plan.stand.branches) <= AT_ONCE:
            self._end(outcome_of(work, tell_nobody))
        elif not self._bench.jobs.is_busy:
            self._bench.jobs.start(
                self,
                work,
                self._end,
                title=tr("关闭本期"),
                writes=True,
            )

    def _end(self, outcome: Outcome[int]) -> None:
        if outcome.was_cancelled:  # nothing was closed; what was typed still stands here
            return
        try:
            made = outcome.result()
        except (RefusedError, StorageError) as refusal:
            self._say(in_words(refusal))
            self.pending_reason.setFocus()
            return
        self.closed.emit(made)
        self.accept()

    def _kept(self, plan: ClosingPlan) -> tuple[int, ...]:
        """Return the branches that are not ticked: they are taken over as they were sealed."""
        kept = []
        for place, branch in enumerate(plan.stand.branches):
            item = self.branches.item(place, 0)
            if item is not None and item.checkState() is Qt.CheckState.Unchecked:
                kept.append(branch.organisation_id)
        return tuple(kept) if plan.stand.before is not None else ()

    def _take(self, outcome: Outcome[ClosingPlan | Sentence]) -> None:
        if outcome.was_cancelled:
            self.reject()
            return
        plan = outcome.result()
        self._plan = None if isinstance(plan, Sentence) else plan
        self._show_plan()
        self._say(in_words(plan) if isinstance(plan, Sentence) else "")
        self.close_button.setEnabled(self._plan is not None)

    def _show_plan(self) -> None:
        plan = self._plan
        pending = plan.body.pending if plan is not None else ()
        is_correction = plan is not None and plan.stand.before is not None
        self.told.setText(self._words(plan) if plan is not None else "")
        self.pending_told.setText(tr("还有 {n} 项待评", n=len(pending)))
        self.pending.setPlainText("\n".join(map(str, pending)))
        asks = bool(pending) or (
            plan is not None
            and plan.stand.before is not None
            and plan.stand.before.read is not None
            and bool(plan.stand.before.read.pending_reason)
        )
        for widget in (self.pending_told, self.pending):
            widget.setVisible(bool(pending))
        for widget in (self.pending_label, self.pending_reason):
            widget.setVisible(asks)
        self.branches.setVisible(is_correction)
        for widget in (self.reason_label, self.reason):
            widget.setVisible(is_correction)
        if plan is not None and is_correction:
            self._show_branches(plan)

    def _words(self, plan: ClosingPlan) -> str:
        stand = plan.stand
        told = tr(
            "{closer}关闭{period}的{subject}：{n} 个党支部，成为第{edition}版。"
            "封存以后不能再改，只能更正。",
            closer=stand.closer.name,
            period=stand.period.label,
            subject=tr(printed(stand.subject)),
            n=len(stand.branches),
            edition=stand.edition,
        )
        if stand.alone:
            told += tr(
                "{names}已单独关闭，照搬当时封存的分数，以后以这一版为准。",
                names=tr("、").join(row.name for row in stand.alone),
            )
        return told

    def _show_branches(self, plan: ClosingPlan) -> None:
        before = plan.stand.before
        assert before is not None
        old = {
            key: plain_number(score.total.total)
            for key, score in (
                frozen_scores(before).items() if self._subject is ClosingSubject.SCORE else ()
            )
        }
        new = {}
        if self._subject is ClosingSubject.SCORE:
            new = {one.uid: plain_number(one.total.total) for one in branches_of(plan.body.body)}
        self.branches.setRowCount(len(plan.stand.branches))
        for place, branch in enumerate(plan.stand.branches):
            key = branch.organisation_id
            name = QTableWidgetItem(branch.name)
            name.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled)
            is_counted = not self._counted or key in self._counted
            name.setCheckState(Qt.CheckState.Checked if is_counted else Qt.CheckState.Unchecked)
            self.branches.setItem(place, 0, name)
            for column, text in ((1, old.get(key, "")), (2, new.get(branch.uid, ""))):
                cell = QTableWidgetItem(text)
                cell.setFlags(Qt.ItemFlag.ItemIsEnabled)
                cell.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.branches.setItem(place, column, cell)
        if not self.reason.toPlainText():
            self.reason.setPlainText(before.reopening)
        read = before.read
        if read is not None and not self.pending_reason.toPlainText():
            self.pending_reason.setPlainText(read.pending_reason)

    def _choose_length(self) -> None:
        self._offer_periods()
        self.read()

    def _offer_periods(self) -> None:
        every = Every(self.length.currentData())  # Qt gives back a plain text
        count = next(count for one, _word, count in LENGTHS if one is every)
        found, period = [], period_on(every, self._desk.on)
        for _place in range(count):
            period = period_before(period)
            found.append((tr(period.label), period))
        self.period.offer(found)

    def _say(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
        QTimer.singleShot(0, self, self._grow)  # only then the sentence has its place

    def _grow(self) -> None:
        """Make room for what is said, as far as the screen has it; lists give way before."""
        column = self.layout()
        assert column is not None
        wanted = column.totalHeightForWidth(self.width())
        room = self.screen().availableGeometry().height() - 2 * MARGIN
        self.resize(self.width(), max(self.height(), min(wanted, room)))

    def _reason(self, name: str) -> QPlainTextEdit:
        edit = QPlainTextEdit(self)
        edit.setObjectName(name)
        edit.setTabChangesFocus(True)
        return edit

    def _lay_out(self, title: str) -> None:
        made = tokens()
        heading = QLabel(title, self)
        set_role(heading, "title")
        node = Tree.on(self._desk.on).get(self._organisation_id)
        whose = QLabel(node.name if node is not None else "", self)
        line = QHBoxLayout()
        line.setSpacing(made.space(2))
        line.addWidget(whose)
        if self._fixed is None:
            line.addWidget(self.length)
            line.addWidget(self.period)
        else:
            line.addWidget(QLabel(tr(self._fixed.label), self))
            self.length.hide()
            self.period.hide()
        line.addStretch(1)
        for label, edit in (
            (self.reason_label, self.reason),
            (self.pending_label, self.pending_reason),
        ):
            set_role(label, "label")
            label.setBuddy(edit)
            edit.setAccessibleName(label.text())
            edit.setFixedHeight(edit.fontMetrics().lineSpacing() * _REASON_LINES + made.space(5))
        line_height = self.pending.fontMetrics().lineSpacing()
        self.pending.setMinimumHeight(line_height + made.space(5))
        self.pending.setMaximumHeight(line_height * _LINES + made.space(5))
        self._dress_branches()
        cancel = plain_button(tr("取消"), parent=self)
        cancel.setObjectName("cancel_button")
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(3))
        column.addWidget(heading)
        column.addLayout(line)
        column.addWidget(self.told)
        column.addWidget(self.pending_told)
        column.addWidget(self.pending)
        column.addWidget(self.branches, 1)
        for widget in (
            self.reason_label,
            self.reason,
            self.pending_label,
            self.pending_reason,
            self.trouble,
        ):
            column.addWidget(widget)
        column.addStretch(0)
        column.addLayout(foot)
        self.branches.hide()
        for widget in (
            self.pending_told,
            self.pending,
            self.reason_label,
            self.reason,
            self.pending_label,
            self.pending_reason,
        ):
            widget.hide()
        fit_to_screen(self, 620, 560 if self._fixed is not None else 420)

    def _dress_branches(self) -> None:
        table = self.branches
        table.setObjectName("closing_branches")
        table.setAccessibleName(tr("重新统计哪些支部"))
        table.setHorizontalHeaderLabels([tr("重新统计"), tr("已封存"), tr("现在统计")])
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(tokens().sizes.row)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setShowGrid(False)
        header = table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for place in (1, 2):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.ResizeToContents)
