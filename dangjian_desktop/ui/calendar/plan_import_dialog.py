"""A year plan is looked at before it comes in: what every row becomes, and what stays out why."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.operations.import_plan import Outcome
from dangjian_desktop.operations.plan_import import (
    PlanExamination,
    import_plan,
    save_refused_plan_rows,
)
from dangjian_desktop.ui.shared.ask import XLSX
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.query_model import ChipLook, Column, QueryModel, RowsAtHand
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import Tone, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

WIDTH, HEIGHT = 1000, 580
_LOOKS = {
    Outcome.ADDED: ChipLook(QT_TR_NOOP("新增"), Tone.GOOD, "check"),
    Outcome.UPDATED: ChipLook(QT_TR_NOOP("改"), Tone.INFO, "check"),
    Outcome.UNCHANGED: ChipLook(QT_TR_NOOP("不变"), Tone.PLAIN),
    Outcome.REFUSED: ChipLook(QT_TR_NOOP("未采用"), Tone.BAD, "circle-x"),
    Outcome.LEFT_OUT: ChipLook(QT_TR_NOOP("跳过"), Tone.PLAIN),
}
_REMARK = ChipLook(QT_TR_NOOP("提醒"), Tone.WARN, "triangle-alert")


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One line of the preview: a row of the file, or something told of the sheet."""

    key: int
    look: ChipLook
    row: str
    title: str
    owner: str
    note: str


COLUMNS: tuple[Column[PlanLine], ...] = (
    Column(
        QT_TR_NOOP("导入时"),
        lambda line: line.look.text,
        "outcome",
        width=96,
        chip=lambda line: line.look.spoken,
        can_sort=False,
    ),
    Column(QT_TR_NOOP("行"), lambda line: line.row, "row", width=60, can_sort=False),
    Column(QT_TR_NOOP("工作内容"), lambda line: line.title, "title", width=250, can_sort=False),
    Column(QT_TR_NOOP("责任单位"), lambda line: line.owner, "owner", width=130, can_sort=False),
    Column(
        QT_TR_NOOP("说明"),
        lambda line: line.note,
        "note",
        width=380,
        tooltip=lambda line: line.note,
        can_sort=False,
    ),
)


class PlanImportDialog(QDialog):
    """Every row of a year plan with what becomes of it; what stays out comes first."""

    def __init__(
        self, bench: Workbench, examination: PlanExamination, parent: QWidget | None = None
    ) -> None:
        """Make the dialog; `open()` shows it."""
        super().__init__(parent)
        self.setObjectName("plan_import_dialog")
        self.setWindowTitle(tr("导入年度计划"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench, self.examination = bench, examination
        self.model: QueryModel[PlanLine] = QueryModel(
            bench.desk, COLUMNS, RowsAtHand(rows=_lines(examination)), self, key="key"
        )
        self.table = TableView(self.model, self, name=tr("导入预览"))
        self.table.setObjectName("plan_import_table")
        self.summary = QLabel(_summary(examination), self)
        self.summary.setObjectName("summary")
        self.summary.setWordWrap(True)
        self.trouble = QLabel(self)
        self.trouble.setObjectName("trouble")
        self.trouble.setWordWrap(True)
        set_role(self.trouble, "problem")
        self.trouble.hide()
        self.save_button = plain_button(tr("另存未采用的行"), parent=self)
        self.save_button.setObjectName("save_refused")
        self.save_button.setVisible(bool(examination.count(Outcome.REFUSED)))
        self.save_button.clicked.connect(self.save_refused)
        self.cancel_button = plain_button(tr("取消"), parent=self)
        self.cancel_button.setObjectName("cancel_button")
        self.cancel_button.clicked.connect(self.reject)
        self.apply_button = primary_button(tr("导入"), parent=self)
        self.apply_button.setObjectName("apply_button")
        self.apply_button.setEnabled(examination.has_effect)
        self.apply_button.clicked.connect(self.apply)
        self._lay_out()

    def apply(self) -> None:
        """Write what is good, as one operation."""
        try:
            self._bench.desk.run(import_plan(examination=self.examination))
        except SentenceError as refusal:
            self.trouble.setText(in_words(refusal))
            self.trouble.show()
            return
        self.accept()

    def save_refused(self) -> None:
        """Write the rows that stay out to a workbook."""
        target = self._bench.ask.choose_save_file(
            self, tr("另存未采用的行"), tr("年度计划未采用的行.xlsx"), [XLSX]
        )
        if target is None:
            return
        try:
            save_refused_plan_rows(self.examination, target)
        except SentenceError as refusal:
            self._bench.ask.error(self, in_words(refusal))

    def _lay_out(self) -> None:
        made = tokens()
        bottom = QHBoxLayout()
        bottom.setSpacing(made.space(2))
        bottom.addWidget(self.save_button)
        bottom.addStretch()
        bottom.addWidget(self.cancel_button)
        bottom.addWidget(self.apply_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(3))
        column.addWidget(self.summary)
        column.addWidget(self.table, 1)
        column.addWidget(self.trouble)
        column.addLayout(bottom)
        fit_to_screen(self, WIDTH, HEIGHT)


def _summary(examined: PlanExamination) -> str:
    return tr(
        "“{file}”，{year} 年：读到 {count} 行，新增 {added}，更新 {updated}，"
        "不变 {same}，未采用 {refused}。",
        file=examined.path.name,
        year=examined.year,
        count=len(examined.rows),
        added=examined.count(Outcome.ADDED),
        updated=examined.count(Outcome.UPDATED),
        same=examined.count(Outcome.UNCHANGED),
        refused=examined.count(Outcome.REFUSED),
    )


def _lines(examined: PlanExamination) -> list[PlanLine]:
    lines = []
    for sheet in examined.sheets:
        lines += [
            PlanLine(0, _REMARK, str(one.where.row or ""), "", "", in_words(one))
            for one in sheet.problems
        ]
    order = sorted(examined.rows, key=lambda row: row.outcome is not Outcome.REFUSED)
    for row in order:
        texts = row.reading.texts
        told = (
            tr("{field}：{said}", field=one.where.field, said=in_words(one))
            if one.where.field
            else in_words(one)
            for one in row.problems
        )
        look = _LOOKS[row.outcome]
        if row.problems and row.outcome is not Outcome.REFUSED:
            look = _REMARK
        lines.append(
            PlanLine(0, look, str(row.row), texts["title"], texts["owner"], " ".join(told))
        )
    return [
        PlanLine(key, line.look, line.row, line.title, line.owner, line.note)
        for key, line in enumerate(lines)
    ]
