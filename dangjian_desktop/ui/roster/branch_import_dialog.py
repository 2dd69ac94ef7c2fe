"""A workbook of branches is looked at before it comes in: what changes, and what stays out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from dangjian_desktop.domain.problems import Problem, Severity
from dangjian_desktop.host.paths import resources
from dangjian_desktop.operations.branch_import import (
    BranchExamination,
    examine_branch_file,
    import_branch_values,
)
from dangjian_desktop.operations.import_plan import Outcome
from dangjian_desktop.ui.shared import jobs
from dangjian_desktop.ui.shared.chosen_files import read_chosen_file
from dangjian_desktop.ui.shared.import_preview import (
    OUTCOME,
    REMARK,
    ImportPreview,
    note_column,
)
from dangjian_desktop.ui.shared.query_model import ChipLook, Column, text_column
from dangjian_desktop.ui.shared.theme import Tone, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

FILTER_WIDTH = 190
NOTHING = QT_TR_NOOP("（空）")
_CHANGES, _TOLD = "changes", "told"
_WILL_CHANGE = ChipLook(QT_TR_NOOP("改"), Tone.INFO, "check")
_STAYS_OUT = ChipLook(QT_TR_NOOP("未采用"), Tone.BAD, "circle-x")


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
    OUTCOME,
    text_column(QT_TR_NOOP("党支部"), lambda line: line.branch, "branch", width=170),
    text_column(QT_TR_NOOP("栏目"), lambda line: line.field, "field", width=120),
    text_column(QT_TR_NOOP("原来"), lambda line: line.before, "before", width=120, is_second=True),
    text_column(QT_TR_NOOP("改成"), lambda line: line.after, "after", width=120),
    note_column(270),
)


def import_branches(bench: Workbench, over: QWidget) -> None:
    """Ask for a workbook, read it off the window's thread, and show what it would change.

    Args:
        bench: Desk, jobs, questions and settings.
        over: The dialog in which it was asked for.
    """
    on = bench.desk.on

    def read(path: Path, report: jobs.Report) -> BranchExamination:
        return examine_branch_file(
            path,
            on=on,
            synonyms=(resources() / "import" / "roster_headers.toml").read_text("utf-8"),
            progress=report,
        )

    def show(_path: Path, found: BranchExamination) -> None:
        BranchImportDialog(bench, found, over).open()

    read_chosen_file(bench, over, tr("选择填好的党支部一览"), tr("导入党支部资料"), read, show)


class BranchImportDialog(ImportPreview[BranchLine]):
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
        super().__init__(
            bench,
            "branch_import",
            tr("导入党支部资料"),
            COLUMNS,
            lambda: import_branch_values(examination=self.examination),
            parent,
        )
        self.examination = examination
        self._all = _lines(examination)
        self.summary.setText(_summary(examination))
        self.table.set_empty(tr("文件里的内容与现在的一样，没有要改的。"))
        self.filter = QComboBox(self)
        self.filter.setObjectName("line_filter")
        self.filter.setAccessibleName(tr("显示哪些行"))
        self.filter.setMinimumWidth(tokens().text_px(FILTER_WIDTH))
        self._fill_filter()
        self.filter.activated.connect(self._show)
        changes = len(examination.changes)
        if changes:
            self.apply_button.setText(tr("导入 {count} 处", count=changes))
        else:
            self.apply_button.setEnabled(False)
            self.cancel_button.setText(tr("关闭"))
        self.fill_frame(head=(self.filter,), above=self._notes())
        self._show()

    def told_after(self, result: int) -> str:
        """Say how much came in."""
        return tr("已导入 {count} 处。要退回，按 Ctrl+Z 撤销。", count=result)

    def _notes(self) -> list[QWidget]:
        """Return what is said of columns that are not imported, if anything."""
        if not self.examination.passed_over:
            return []
        listed = tr("、").join(self.examination.passed_over)
        note = QLabel(tr("{listed}由台账得出，不从文件导入。", listed=listed), self)
        note.setObjectName("passed_over")
        note.setWordWrap(True)
        set_role(note, "second")
        return [note]

    def _fill_filter(self) -> None:
        changes = sum(line.is_change for line in self._all)
        told = len(self._all) - changes
        self.filter.addItem(tr("全部 {count}", count=len(self._all)), "")
        self.filter.addItem(tr("改动 {count}", count=changes), _CHANGES)
        self.filter.addItem(tr("未采用和提醒 {count}", count=told), _TOLD)
        self.filter.setVisible(bool(changes and told))

    def _show(self) -> None:
        wanted = self.filter.currentData()
        self.show_lines(
            [line for line in self._all if not wanted or line.is_change == (wanted == _CHANGES)]
        )


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
            _STAYS_OUT if is_out else REMARK,
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
