"""The subject page 体检: checks with counts, what they found, and the way to mend or ignore it."""

from collections import Counter
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.checks import SEVERITY_WORDS, FindingSeverity
from dangjian_desktop.operations.examination import (
    apply_mends,
    examine_books,
    mark_findings_ignored,
    reopen_findings,
)
from dangjian_desktop.operations.examination_lists import export_findings
from dangjian_desktop.operations.printout import EXAMINATION, Printout
from dangjian_desktop.operations.runner import RefusedError, StorageError
from dangjian_desktop.queries.examination import ExaminationQuery, ExaminationRow
from dangjian_desktop.ui.roster.examination_columns import (
    CHECK_COLUMNS,
    FINDING_COLUMNS,
    CheckLine,
    FoundQuery,
)
from dangjian_desktop.ui.roster.examination_pane import ExaminationPane
from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.chip import Chip
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.empty_state import EmptyState
from dangjian_desktop.ui.shared.exporting import export_file
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.jobs import Outcome, Report
from dangjian_desktop.ui.shared.layouts import panes, space_page
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog
from dangjian_desktop.ui.shared.place_box import PlaceBox
from dangjian_desktop.ui.shared.query_model import ChipLook, QueryModel, RowsAtHand
from dangjian_desktop.ui.shared.refresh import Refresh
from dangjian_desktop.ui.shared.severity import TONES
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: Several changes in a row are one reason to examine again.
EXAMINE_AFTER_MS = 150
LIST_WIDTH, PANE_WIDTH, PLENTY = 300, 320, 10_000
SCOPE_WIDTH = 190


class ExaminationPage(QWidget):
    """What is missing, out of order, contradicting or against a rule in the books.

    Signals:
        figures_changed: How much was found, for the status line.
        person_wanted: Identity of the person whose card is to be opened.
        organisation_wanted: Identity of the organisation to be looked at.
        print_wanted: The `Printout` to be printed.
    """

    figures_changed = Signal(str)
    person_wanted = Signal(str)
    organisation_wanted = Signal(str)
    print_wanted = Signal(object)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._bench = bench
        self._found: list[ExaminationRow] = []
        self.title = QLabel(tr("体检"), self)
        set_role(self.title, "title")
        self.chips = {
            severity: Chip("", TONES[severity], parent=self) for severity in FindingSeverity
        }
        self.scope = PlaceBox(
            bench.desk, QT_TR_NOOP("全部组织"), self, with_groups=False, width=SCOPE_WIDTH
        )
        self.scope.setObjectName("scope")
        self.with_ignored = QCheckBox(tr("显示已忽略"), self)
        self.with_ignored.setObjectName("with_ignored")
        self.checks_button = plain_button(tr("检查项目…"), "settings", parent=self)
        self.checks_button.setObjectName("checks_button")
        self.export_button = plain_button(tr("导出"), "file-output", parent=self)
        self.export_button.setObjectName("export_button")
        self.print_button = plain_button(tr("打印"), "printer", parent=self)
        self.print_button.setObjectName("print_button")
        self.examine_button = plain_button(tr("重新体检"), parent=self)
        self.examine_button.setObjectName("examine_button")
        self.lines: QueryModel[CheckLine] = QueryModel(
            bench.desk, CHECK_COLUMNS, RowsAtHand(), self, key="code"
        )
        self.list = TableView(self.lines, self, name=tr("检查项目"))
        self.list.setObjectName("checks")
        self.model: QueryModel[ExaminationRow] = QueryModel(
            bench.desk, FINDING_COLUMNS, FoundQuery(), self, key="key"
        )
        self.table = TableView(self.model, self, name=tr("体检发现"))
        self.table.setObjectName("findings")
        self.pane = ExaminationPane(self)
        self.nothing = EmptyState("", icon="circle-check", parent=self)
        self._refresh = Refresh(
            self, bench.desk, ExaminationQuery.reads, self.examine, after_ms=EXAMINE_AFTER_MS
        )
        self._lay_out()
        self._connect()
        self._show_found()
        self._dress()

    def figures(self) -> str:
        """Return how much is open, in words."""
        counts = self._counts()
        parts = [
            tr("{word} {count}", word=tr(SEVERITY_WORDS[severity]), count=counts[severity])
            for severity in FindingSeverity
            if counts[severity]
        ]
        return tr("体检发现：{parts}", parts=tr("，").join(parts)) if parts else ""

    # What the user can do -----------------------------------------------------

    def examine(self) -> None:
        """Examine the books, in the background where they are thick."""
        if self._bench.jobs.is_busy:
            self._refresh.soon()
            return
        self._refresh.settle()
        on, within = self._bench.desk.on, self.scope.organisation_id

        def task(report: Report) -> list[ExaminationRow]:
            return examine_books(on, within, lambda what, share: report(tr(what), share))

        self._bench.jobs.start(self, task, self._take_found, title=tr("台账体检"))

    def jump(self) -> None:
        """Open the record that the current finding is about."""
        row = self._current()
        if row is None:
            return
        wanted = self.person_wanted if row.person_id is not None else self.organisation_wanted
        wanted.emit(row.uid)

    def mend(self) -> None:
        """Mend the chosen findings of the current one's check."""
        row = self._current()
        if row is not None:
            self._mend([one for one in self._chosen() if one.check.code == row.check.code])

    def mend_all(self) -> None:
        """Mend every finding of the current one's check."""
        row = self._current()
        if row is not None:
            self._mend(self._mendable(row.check.code))

    def ignore(self) -> None:
        """Let the chosen findings stand, with a reason."""
        chosen = [row for row in self._chosen() if row.ignored_id is None]
        if not chosen or not self._may_edit():
            return
        dialog = OperationDialog(
            self._bench,
            tr("忽略"),
            (
                Field(
                    "reason",
                    tr("为什么可以不改"),
                    Entry.LONG_TEXT,
                    is_required=True,
                    max_length=500,
                    hint=tr("如：入党志愿书原件就是这样写的，已核对"),
                ),
            ),
            lambda values: mark_findings_ignored(
                findings=[row.finding_id for row in chosen],
                reason=values["reason"],
                on=self._bench.desk.today,
            ),
            save_text=tr("忽略"),
            note=tr(
                "{count} 条不再列出。有关的内容以后有了变化，会重新列出来。", count=len(chosen)
            ),
            parent=self,
        )
        dialog.setObjectName("ignore_dialog")
        dialog.open()

    def reopen(self) -> None:
        """Take the chosen findings up again."""
        chosen = [row.finding_id for row in self._chosen() if row.ignored_id is not None]
        if chosen and self._may_edit():
            self._bench.desk.attempt(reopen_findings(findings=chosen))

    def set_checks(self) -> None:
        """Switch checks on and off."""
        from dangjian_desktop.ui.roster.checks_dialog import ChecksDialog

        ChecksDialog(self._bench, self).open()

    def print_shown(self) -> None:
        """Print the open findings as a form."""
        self.print_wanted.emit(
            Printout(EXAMINATION, self._bench.desk.on, organisation_id=self.scope.organisation_id)
        )

    def export(self) -> None:
        """Write the findings that are shown to a workbook."""
        shown = self._shown()
        if not shown:
            self._bench.ask.tell(self, tr("没有发现问题，没有要导出的。"))
            return
        name = f"{chinese('台账体检')} {self._bench.desk.on.isoformat()}.xlsx"
        write = partial(export_findings, shown)
        said = QT_TR_NOOP("已导出 {count} 条：{name}")
        export_file(self._bench, self, tr("导出体检发现"), name, write, said)

    def _mend(self, rows: Sequence[ExaminationRow]) -> None:
        people = [row.person_id for row in rows if row.can_mend and row.person_id is not None]
        if not people or not self._may_edit():
            return
        try:
            done = self._bench.desk.run(
                apply_mends(
                    check_code=rows[0].check.code, person_ids=people, on=self._bench.desk.today
                )
            )
        except (RefusedError, StorageError) as refusal:
            self._bench.ask.error(self, in_words(refusal))
            return
        if done.left:
            self._bench.ask.tell(
                self,
                tr("已修正 {count} 条，下面的没有改：", count=done.count),
                "\n".join(done.left),
            )

    def _may_edit(self) -> bool:
        return may_edit(self._bench.ask, self, self._bench.desk)

    # What is shown ------------------------------------------------------------

    def _current(self) -> ExaminationRow | None:
        row: ExaminationRow | None = self.table.current_row()
        return row

    def _chosen(self) -> list[ExaminationRow]:
        keys = set(self.table.selected_keys())
        return [row for row in self._shown() if row.key in keys]

    def _mendable(self, code: str) -> list[ExaminationRow]:
        return [
            row
            for row in self._found
            if row.check.code == code and row.can_mend and row.ignored_id is None
        ]

    def _counts(self) -> Counter[FindingSeverity]:
        return Counter(row.check.severity for row in self._found if row.ignored_id is None)

    def _listed(self) -> list[ExaminationRow]:
        """Return the findings of all checks that are to be seen."""
        if self.with_ignored.isChecked():
            return self._found
        return [row for row in self._found if row.ignored_id is None]

    def _shown(self) -> list[ExaminationRow]:
        """Return the findings of the check that is chosen at the left."""
        code = self.list.current_key() or ""
        return [row for row in self._listed() if code in ("", row.check.code)]

    def _take_found(self, outcome: Outcome[list[ExaminationRow]]) -> None:
        if outcome.was_cancelled:
            self._bench.desk.noted.emit(tr("体检已停止。按“重新体检”再来一次。"), False)
            return
        self._found = outcome.result()
        self._show_found()

    def _show_found(self) -> None:
        listed = self._listed()
        checks = {row.check.code: row.check for row in listed}
        counts = Counter(row.check.code for row in listed)
        place = max(self.list.currentIndex().row(), 0)
        lines = [CheckLine(check, counts[code]) for code, check in checks.items()]
        self.lines.set_query(RowsAtHand(rows=[CheckLine(None, len(listed)), *lines]))
        if self.list.current_key() is None and self.lines.keys:
            keys = self.lines.keys
            self.list.select_keys([keys[min(place, len(keys) - 1)]])
        by_severity = self._counts()
        for severity, chip in self.chips.items():
            text = f"{tr(SEVERITY_WORDS[severity])} {by_severity[severity]}"
            chip.show_look(ChipLook(text, TONES[severity]))
            chip.setVisible(bool(by_severity[severity]))
        self.splitter.setVisible(bool(listed))
        self.nothing.setVisible(not listed)
        self._say_nothing()
        self._show_findings()
        self.figures_changed.emit(self.figures())

    def _say_nothing(self) -> None:
        if self._refresh.is_stale:
            self.nothing.say(tr("还没有体检。"), tr("开始体检"), self.examine)
        elif self._found:
            self.nothing.say(
                tr("没有发现问题；有 {count} 条已忽略。", count=len(self._found)),
                tr("显示已忽略"),
                self._show_ignored,
            )
        else:
            self.nothing.say(tr("没有发现问题。"))

    def _show_ignored(self) -> None:
        self.with_ignored.setChecked(True)

    def _show_findings(self) -> None:
        place = max(self.table.currentIndex().row(), 0)
        self.model.set_query(FoundQuery(self._shown()))
        if self.table.current_key() is None and self.model.keys:
            keys = self.model.keys
            self.table.select_keys([keys[min(place, len(keys) - 1)]])
        self._show_pane()

    def _show_pane(self) -> None:
        row = self._current()
        self.pane.setVisible(row is not None)
        if row is not None:
            chosen = len(self.table.selectionModel().selectedRows())
            self.pane.show_row(row, chosen, len(self._mendable(row.check.code)))

    # Hearing ------------------------------------------------------------------

    def _connect(self) -> None:
        self.list.chosen_changed.connect(self._show_findings)
        self.table.chosen_changed.connect(self._show_pane)
        self.table.opened.connect(self.jump)
        self.scope.currentIndexChanged.connect(self._refresh.soon)
        self.scope.place_changed.connect(self._refresh.soon)
        self.with_ignored.toggled.connect(self._show_found)
        for button, act in (
            (self.examine_button, self.examine),
            (self.checks_button, self.set_checks),
            (self.print_button, self.print_shown),
            (self.export_button, self.export),
        ):
            button.clicked.connect(act)
        self.pane.mend_wanted.connect(self.mend)
        self.pane.mend_all_wanted.connect(self.mend_all)
        self.pane.jump_wanted.connect(self.jump)
        self.pane.ignore_wanted.connect(self.ignore)
        self.pane.reopen_wanted.connect(self.reopen)
        self._bench.desk.day_changed.connect(self._refresh.soon)
        news().changed.connect(self._dress)

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self.title)
        for chip in self.chips.values():
            self._head.addWidget(chip)
        self._head.addStretch(1)
        for widget in (
            self.scope,
            self.with_ignored,
            self.checks_button,
            self.export_button,
            self.print_button,
            self.examine_button,
        ):
            self._head.addWidget(widget)
        self.splitter = panes(self, self.list, self.table, self.pane, grows=1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.splitter, 1)
        self._column.addWidget(self.nothing, 1)

    def _dress(self) -> None:
        made = tokens()
        gap = space_page(self._column, self._head)
        self.splitter.setHandleWidth(gap)
        self.pane.setMinimumWidth(made.text_px(PANE_WIDTH) // 2)
        self.splitter.setSizes([made.text_px(LIST_WIDTH), PLENTY // 10, made.text_px(PANE_WIDTH)])

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard goes to the findings."""
        super().showEvent(event)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
