"""A year plan is looked at before it comes in: what every row becomes, and what stays out why."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.cells import RowPlace, text_of
from dangjian_desktop.domain.plan_import import FIELDS, PlanSheet
from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.operations.import_plan import Outcome
from dangjian_desktop.operations.plan_import import (
    ExaminedPlanRow,
    PlanExamination,
    import_plan,
    save_refused_plan_rows,
)
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.ui.calendar.plan_import_session import PlanImportSession
from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.chosen_files import file_to_save
from dangjian_desktop.ui.shared.fields import spoken
from dangjian_desktop.ui.shared.import_forms import columns_dialog, row_dialog
from dangjian_desktop.ui.shared.import_preview import (
    OUTCOME,
    ImportPreview,
    note_column,
    said_at_fields,
)
from dangjian_desktop.ui.shared.query_model import ChipLook, Column
from dangjian_desktop.ui.shared.theme import Tone
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: Years that are offered besides this one and the next.
_YEARS_BACK = 5
_LONGEST_CELL = 2000
FIELD_WORDS = {
    "number": QT_TR_NOOP("序号"),
    "level": QT_TR_NOOP("级别"),
    "month": QT_TR_NOOP("月份"),
    "title": QT_TR_NOOP("工作内容"),
    "fixed_actions": QT_TR_NOOP("固定动作"),
    "own_actions": QT_TR_NOOP("自选动作"),
    "form": QT_TR_NOOP("形式"),
    "frequency": QT_TR_NOOP("频次"),
    "owner": QT_TR_NOOP("责任单位"),
    "evidence": QT_TR_NOOP("佐证材料"),
    "remark": QT_TR_NOOP("备注"),
    "due_on": QT_TR_NOOP("完成时限"),
}
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

    key: Hashable
    look: ChipLook
    row: str
    title: str
    owner: str
    note: str
    examined: ExaminedPlanRow | None = None


COLUMNS: tuple[Column[PlanLine], ...] = (
    OUTCOME,
    Column(QT_TR_NOOP("行"), lambda line: line.row, "row", width=60),
    Column(QT_TR_NOOP("工作内容"), lambda line: line.title, "title", width=250),
    Column(QT_TR_NOOP("责任单位"), lambda line: line.owner, "owner", width=130),
    note_column(300),
)


class PlanImportDialog(ImportPreview[PlanLine]):
    """Every row of a year plan with what becomes of it; what stays out comes first.

    Enter corrects the cells of a row, Delete leaves rows out or takes them in again.
    """

    def __init__(
        self, bench: Workbench, session: PlanImportSession, parent: QWidget | None = None
    ) -> None:
        """Make the dialog; `open()` shows it."""
        super().__init__(
            bench, "plan_import", tr("导入年度计划"), COLUMNS, self._importing_plan, parent
        )
        self.session = session
        self.year = ChoiceBox(self)
        self.year.setObjectName("plan_import_year")
        self.year.setAccessibleName(tr("年度"))
        self._fill_years()
        self.columns_button = plain_button(tr("栏目…"), parent=self)
        self.columns_button.setObjectName("plan_import_columns")
        self.columns_button.setToolTip(tr("指定表头的各栏是什么；导入后记住"))
        self.correct_button = plain_button(tr("改这一行…"), "pencil", parent=self)
        self.correct_button.setObjectName("correct_plan_row")
        self.correct_button.setToolTip(tr("回车"))
        self.skip_button = plain_button(tr("跳过"), parent=self)
        self.skip_button.setObjectName("skip_plan_row")
        self.skip_button.setToolTip("Delete")
        self.save_button = plain_button(tr("另存未采用的行"), parent=self)
        self.save_button.setObjectName("save_refused")
        self.fill_frame(
            head=(self.year, self.columns_button, self.correct_button, self.skip_button),
            foot=(self.save_button,),
        )
        self._connect()
        self._show()

    def save_refused(self) -> None:
        """Write the rows that stay out to a workbook."""
        examined = self.session.examination
        if examined is None:
            return
        target = file_to_save(
            self._bench, self, tr("另存未采用的行"), tr("年度计划未采用的行.xlsx")
        )
        if target is None:
            return
        try:
            save_refused_plan_rows(examined, target)
        except SentenceError as refusal:
            self._bench.ask.error(self, in_words(refusal))

    def correct_row(self) -> None:
        """Show the cells of the current row under the file's own headers, to be corrected."""
        row = self._current()
        if row is None:
            return

        def take(texts: dict[int, str]) -> None:
            self.session.correct_row(row, texts)
            self._show()

        row_dialog(
            self._bench,
            self,
            self.session.sheet_of(row),
            row.row,
            {column: text_of(cell) for column, cell in enumerate(row.reading.cells)},
            take,
            longest=_LONGEST_CELL,
            note=" ".join(in_words(problem) for problem in row.problems),
        ).open()

    def choose_columns(self) -> None:
        """Ask what each column of the sheet holds."""
        sheet = self._sheet()
        if sheet is None:
            return

        def take(chosen: dict[int, str]) -> None:
            self.session.map_columns(sheet, chosen)
            self._show()

        choices = spoken([(name, FIELD_WORDS[name]) for name in FIELDS])
        columns_dialog(self._bench, self, sheet, choices, take).open()

    def skip_rows(self) -> None:
        """Leave the selected rows out; rows that are left out come in again."""
        rows = [line.examined for line in self._selected() if line.examined is not None]
        if rows:
            self.session.strike_out(rows)
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete leaves rows out."""
        if event.key() == Qt.Key.Key_Delete:
            self.skip_rows()
        else:
            super().keyPressEvent(event)

    # Inner works ------------------------------------------------------------------

    def _importing_plan(self) -> Operation[Any] | None:
        examined = self.session.examination
        return import_plan(examination=examined) if examined is not None else None

    def _current(self) -> ExaminedPlanRow | None:
        line = self.current_line()
        return line.examined if line is not None else None

    def _selected(self) -> list[PlanLine]:
        chosen = set(self.table.selected_keys())
        return [line for line in self.lines if line.key in chosen]

    def _sheet(self) -> PlanSheet | None:
        """Return the sheet of the current row, else the first that has a header."""
        row = self._current()
        if row is not None:
            return self.session.sheet_of(row)
        return next((sheet for sheet in self.session.sheets if sheet.headers), None)

    def _take_year(self) -> None:
        self.session.set_year(self.year.currentData())
        self._show()

    def _fill_years(self) -> None:
        this = self._bench.desk.on.year
        self.year.addItem(tr("按文件"), None)
        for year in range(this + 1, this - _YEARS_BACK, -1):
            self.year.addItem(tr("{year} 年", year=year), year)

    def _show(self) -> None:
        """Show the file as it is after what was decided."""
        examined = self.session.examination
        self.summary.setText(_summary(examined) if examined is not None else self.session.path.name)
        refusal = self.session.refusal
        self.say_trouble(in_words(refusal) if refusal is not None else "")
        self.table.set_empty(tr("还没有可以导入的行。"))
        self.save_button.setVisible(bool(self.session.refused))
        self.apply_button.setEnabled(examined is not None and examined.has_effect)
        self.columns_button.setEnabled(any(sheet.headers for sheet in self.session.sheets))
        self.show_lines(_lines(examined) if examined is not None else [])
        self._allow()

    def _allow(self) -> None:
        row = self._current()
        self.correct_button.setEnabled(row is not None)
        self.skip_button.setEnabled(row is not None)
        is_out = row is not None and row.outcome is Outcome.LEFT_OUT
        self.skip_button.setText(tr("不跳过") if is_out else tr("跳过"))

    def _connect(self) -> None:
        self.table.opened.connect(self.correct_row)
        self.table.chosen_changed.connect(self._allow)
        self.year.activated.connect(self._take_year)
        self.columns_button.clicked.connect(self.choose_columns)
        self.correct_button.clicked.connect(self.correct_row)
        self.skip_button.clicked.connect(self.skip_rows)
        self.save_button.clicked.connect(self.save_refused)


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
    """Return what stays out first; a row keeps its key whatever is decided of it."""
    told = [
        PlanLine(f"{sheet.name}/{at}", _REMARK, str(one.where.row or ""), "", "", in_words(one))
        for sheet in examined.sheets
        for at, one in enumerate(sheet.problems)
    ]
    order = sorted(examined.rows, key=lambda row: row.outcome is not Outcome.REFUSED)
    return [*told, *(_line(row) for row in order)]


def _line(row: ExaminedPlanRow) -> PlanLine:
    texts = row.reading.texts
    told = said_at_fields(row.problems)
    is_remark = bool(row.problems) and row.outcome is not Outcome.REFUSED
    look = _REMARK if is_remark else _LOOKS[row.outcome]
    key = RowPlace(row.sheet, row.row)
    return PlanLine(
        key, look, str(row.row), texts["title"], texts["owner"], " ".join(told), examined=row
    )
