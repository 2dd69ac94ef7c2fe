"""A workbook of branches is looked at before it comes in: what changes, and what stays out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.problems import Problem, SentenceError, Severity
from dangjian_desktop.host.paths import resources
from dangjian_desktop.operations.branch_import import (
    BranchExamination,
    examine_branch_file,
    import_branch_values,
)
from dangjian_desktop.operations.import_plan import Outcome
from dangjian_desktop.operations.runner import RefusedError, StorageError
from dangjian_desktop.ui.shared import jobs
from dangjian_desktop.ui.shared.ask import WORKBOOKS
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button, took_enter
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.query_model import ChipLook, Column, QueryModel, RowsAtHand
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import Tone, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

WIDTH, HEIGHT = 1000, 580
FILTER_WIDTH = 190
#: At least so much of the screen is left around it.
NOTHING = QT_TR_NOOP("（空）")
_CHANGES, _TOLD = "changes", "told"
_WILL_CHANGE = ChipLook(QT_TR_NOOP("改"), Tone.INFO, "check")
_STAYS_OUT = ChipLook(QT_TR_NOOP("未采用"), Tone.BAD, "circle-x")
_REMARK = ChipLook(QT_TR_NOOP("提醒"), Tone.WARN, "triangle-alert")


@dataclass(frozen=True, slots=True)
class BranchLine:
    """One line of the preview: a change, or something that is told.

    Attributes:
        key: Its place among all lines.
        branch: The branch, as far as the line is about one.
        field: The field's label or the header in the file.
        before: What is recorded; after: what would be. Both "" for what is told.
        note: What is wrong, where, and what to do; "" for a change.
    """

    key: int
    look: ChipLook
    branch: str = ""
    field: str = ""
    before: str = ""
    after: str = ""
    note: str = ""

    @property
    def is_change(self) -> bool:
        """Whether importing changes it."""
        return not self.note


COLUMNS: tuple[Column[BranchLine], ...] = (
    Column(
        QT_TR_NOOP("导入时"),
        lambda line: line.look.text,
        "outcome",
        width=96,
        chip=lambda line: line.look.spoken,
        can_sort=False,
    ),
    Column(
        QT_TR_NOOP("党支部"),
        lambda line: line.branch,
        "branch",
        width=170,
        tooltip=lambda line: line.branch,
        can_sort=False,
    ),
    Column(
        QT_TR_NOOP("栏目"),
        lambda line: line.field,
        "field",
        width=120,
        tooltip=lambda line: line.field,
        can_sort=False,
    ),
    Column(
        QT_TR_NOOP("原来"),
        lambda line: line.before,
        "before",
        width=120,
        tooltip=lambda line: line.before,
        is_second=True,
        can_sort=False,
    ),
    Column(
        QT_TR_NOOP("改成"),
        lambda line: line.after,
        "after",
        width=120,
        tooltip=lambda line: line.after,
        can_sort=False,
    ),
    Column(
        QT_TR_NOOP("说明"),
        lambda line: line.note,
        "note",
        width=270,
        tooltip=lambda line: line.note,
        can_sort=False,
    ),
)


def import_branches(bench: Workbench, over: QWidget) -> None:
    """Ask for a workbook, read it off the window's thread, and show what it would change.

    Args:
        bench: Desk, jobs, questions and settings.
        over: The dialog in which it was asked for.
    """
    ask, settings, on = bench.ask, bench.settings, bench.desk.on
    ask.last_folder = ask.last_folder or settings.value.last_folder
    path = ask.choose_open_file(over, tr("选择填好的党支部一览"), [WORKBOOKS])
    if path is None:
        return
    settings.change(last_folder=str(path.parent))

    def read(report: jobs.Report) -> BranchExamination:
        return examine_branch_file(
            path,
            on=on,
            synonyms=(resources() / "import" / "roster_headers.toml").read_text("utf-8"),
            progress=lambda what, share: report(tr(what), share),
        )

    def then(outcome: jobs.Outcome[BranchExamination]) -> None:
        if outcome.was_cancelled:
            return
        if isinstance(outcome.error, SentenceError):
            ask.error(over, in_words(outcome.error))
            return
        BranchImportDialog(bench, outcome.result(), over).open()

    bench.jobs.start(over, read, then, title=tr("导入党支部资料"))


class BranchImportDialog(QDialog):
    """Everything that a workbook would change, and everything in it that stays out."""

    def __init__(
        self, bench: Workbench, examination: BranchExamination, parent: QWidget | None = None
    ) -> None:
        """Make the dialog; `open()` shows it.

        Args:
            bench: Desk and questions.
            examination: What the workbook says.
            parent: The dialog in which it was asked for.
        """
        super().__init__(parent)
        self.setObjectName("branch_import_dialog")
        self.setWindowTitle(tr("导入党支部资料"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench, self.examination = bench, examination
        self._lines = _lines(examination)
        self.model: QueryModel[BranchLine] = QueryModel(
            bench.desk, COLUMNS, RowsAtHand(rows=self._lines), self, key="key"
        )
        self.table = TableView(self.model, self, name=QT_TR_NOOP("导入预览"))
        self.table.setObjectName("branch_import_table")
        self.table.set_empty(tr("文件里的内容与现在的一样，没有要改的。"))
        self.whole = QLabel(self)
        self.whole.setObjectName("whole_note")
        self.whole.setWordWrap(True)
        self.whole.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.whole.setVisible(any(line.note for line in self._lines))
        self.table.chosen_changed.connect(self._tell_whole)
        self.filter = QComboBox(self)
        self.filter.setObjectName("line_filter")
        self.filter.setAccessibleName(tr("显示哪些行"))
        self.filter.setMinimumWidth(tokens().text_px(FILTER_WIDTH))
        self._fill_filter()
        self.filter.activated.connect(self._show)
        self.trouble = QLabel(self)
        self.trouble.setObjectName("trouble")
        self.trouble.setWordWrap(True)
        self.trouble.setProperty("severity", "refused")
        set_role(self.trouble, "problem")
        self.trouble.hide()
        changes = len(examination.changes)
        said = tr("导入 {count} 处", count=changes) if changes else tr("导入")
        self.apply_button = primary_button(said, parent=self)
        self.apply_button.setObjectName("apply_button")
        self.apply_button.setToolTip(tr("Ctrl+回车"))
        self.apply_button.setEnabled(bool(changes))
        self.apply_button.clicked.connect(self.apply)
        self.cancel_button = plain_button(tr("取消") if changes else tr("关闭"), parent=self)
        self.cancel_button.setObjectName("cancel_button")
        self.cancel_button.clicked.connect(self.reject)
        self._lay_out()
        if self._lines:
            self.table.select_keys([self._lines[0].key])

    def apply(self) -> None:
        """Write every change as one operation; all of it or nothing."""
        try:
            count = self._bench.desk.run(import_branch_values(examination=self.examination))
        except (RefusedError, StorageError) as refusal:
            self.trouble.setText(in_words(refusal))
            self.trouble.show()
            return
        told = tr("已导入 {count} 处。要退回，按 Ctrl+Z 撤销。", count=count)
        self.accept()
        self._bench.ask.tell(self.parentWidget(), told)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter imports from anywhere; Enter alone does nothing."""
        if not took_enter(event, self.apply_button.click):
            super().keyPressEvent(event)

    def _fill_filter(self) -> None:
        changes = sum(line.is_change for line in self._lines)
        told = len(self._lines) - changes
        self.filter.addItem(tr("全部 {count}", count=len(self._lines)), "")
        self.filter.addItem(tr("改动 {count}", count=changes), _CHANGES)
        self.filter.addItem(tr("未采用和提醒 {count}", count=told), _TOLD)
        self.filter.setVisible(bool(changes and told))

    def _show(self) -> None:
        wanted = self.filter.currentData()
        shown = [
            line for line in self._lines if not wanted or line.is_change == (wanted == _CHANGES)
        ]
        self.model.set_query(RowsAtHand(rows=shown))

    def _tell_whole(self) -> None:
        """Say below the table what its last column may have no room for."""
        line = self.table.current_row()
        self.whole.setText(line.note if isinstance(line, BranchLine) else "")

    def _lay_out(self) -> None:
        made = tokens()
        heading = QLabel(tr("导入党支部资料"), self)
        set_role(heading, "title")
        self.summary = QLabel(_summary(self.examination), self)
        self.summary.setObjectName("summary")
        self.summary.setWordWrap(True)
        top = QHBoxLayout()
        top.setSpacing(made.space(2))
        top.addWidget(heading)
        top.addStretch()
        top.addWidget(self.filter)
        bottom = QHBoxLayout()
        bottom.setSpacing(made.space(2))
        bottom.addStretch()
        bottom.addWidget(self.cancel_button)
        bottom.addWidget(self.apply_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(3))
        column.addLayout(top)
        column.addWidget(self.summary)
        if self.examination.passed_over:
            listed = tr("、").join(self.examination.passed_over)
            note = QLabel(tr("{listed}由台账得出，不从文件导入。", listed=listed), self)
            note.setObjectName("passed_over")
            note.setWordWrap(True)
            set_role(note, "second")
            column.addWidget(note)
        column.addWidget(self.table, 1)
        # Always room for two lines, so that the table stays where it is while one goes through it.
        self.whole.setMinimumHeight(2 * self.whole.fontMetrics().lineSpacing())
        self.whole.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.whole)
        column.addWidget(self.trouble)
        column.addLayout(bottom)
        fit_to_screen(self, WIDTH, HEIGHT)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)


def _summary(examined: BranchExamination) -> str:
    updated, refused = examined.count(Outcome.UPDATED), examined.count(Outcome.REFUSED)
    parts = [
        tr("“{file}”读到 {count} 行", file=examined.path.name, count=len(examined.rows)),
        tr("{branches} 个党支部有改动", branches=updated),
    ]
    if unchanged := examined.count(Outcome.UNCHANGED):
        parts.append(tr("{count} 个不变", count=unchanged))
    if refused:
        parts.append(tr("{count} 行未采用", count=refused))
    return tr("{told}。空着的格子不改动原来的内容。", told=tr("，").join(parts))


def _lines(examined: BranchExamination) -> list[BranchLine]:
    """Return what stays out first, then what changes, then what is only told."""
    told = list(_told(examined))
    changes = [
        BranchLine(
            0,
            _WILL_CHANGE,
            change.branch_name,
            change.field.label,
            change.shown_before or tr(NOTHING),
            change.shown_after,
        )
        for change in examined.changes
    ]
    out = [line for line in told if line.look is _STAYS_OUT]
    rest = [line for line in told if line.look is not _STAYS_OUT]
    return [replace(line, key=key) for key, line in enumerate((*out, *changes, *rest))]


def _told(examined: BranchExamination) -> Iterable[BranchLine]:
    names = {(row.sheet, row.row): row.name for row in examined.rows}
    several = len({row.sheet for row in examined.rows}) > 1
    for problem in examined.problems:
        is_out = problem.severity is Severity.REFUSED
        yield BranchLine(
            0,
            _STAYS_OUT if is_out else _REMARK,
            names.get((problem.where.sheet, problem.where.row), ""),
            problem.where.field,
            note=_located(problem, with_sheet=several),
        )


def _located(problem: Problem, *, with_sheet: bool) -> str:
    """Return the sentence with the row before it, and the sheet where there are several."""
    where, said = problem.where, in_words(problem)
    if where.row and with_sheet:
        return tr("工作表“{sheet}”第 {row} 行：{said}", sheet=where.sheet, row=where.row, said=said)
    if where.row:
        return tr("第 {row} 行：{said}", row=where.row, said=said)
    return tr("工作表“{sheet}”：{said}", sheet=where.sheet, said=said)
