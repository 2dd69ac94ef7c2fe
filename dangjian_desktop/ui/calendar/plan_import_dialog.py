"""A year plan is looked at before it comes in: what every row becomes, and what stays out why."""

from collections.abc import Hashable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.plan_import import FIELDS, PlanSheet
from dangjian_desktop.operations.import_plan import Outcome
from dangjian_desktop.operations.plan_import import (
    ExaminedPlanRow,
    PlanExamination,
    import_plan,
    save_refused_plan_rows,
)
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.ui.calendar.plan_import_session import PlanImportSession
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.fields import spoken
from dangjian_desktop.ui.shared.form_dialog import FormDialog
from dangjian_desktop.ui.shared.import_forms import columns_dialog
from dangjian_desktop.ui.shared.import_preview import (
    OUTCOME,
    OUTCOME_LOOKS,
    REMARK,
    note_column,
    said_at_fields,
)
from dangjian_desktop.ui.shared.query_model import ChipLook, Column
from dangjian_desktop.ui.shared.sheet_import_dialog import SheetImportDialog, refused_first
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


class PlanImportDialog(SheetImportDialog[PlanLine, PlanExamination]):
    """Every row of a year plan with what becomes of it; the year may be said."""

    session: PlanImportSession

    def __init__(
        self, bench: Workbench, session: PlanImportSession, parent: QWidget | None = None
    ) -> None:
        """Make the dialog; `open()` shows it."""
        super().__init__(
            bench,
            "plan_import",
            tr("导入年度计划"),
            COLUMNS,
            session,
            parent,
            longest=_LONGEST_CELL,
            suggested=tr("年度计划未采用的行.xlsx"),
        )
        self.year = ChoiceBox(self)
        self.year.setObjectName("plan_import_year")
        self.year.setAccessibleName(tr("年度"))
        self._fill_years()
        self.year.activated.connect(self._take_year)
        self.begin(head=(self.year,))

    def importing(self, examined: PlanExamination) -> Operation[Any]:
        """Write the plan."""
        return import_plan(examination=examined)

    def save_rows(self, examined: PlanExamination, target: Path) -> int:
        """Write the rows that stay out."""
        return save_refused_plan_rows(examined, target)

    def summary_of(self, examined: PlanExamination) -> str:
        """Tell how many rows become what, of which year."""
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

    def lines_of(self, examined: PlanExamination) -> list[PlanLine]:
        """Return what is told of sheets, then the rows."""
        told = [
            PlanLine(f"{sheet.name}/{at}", REMARK, str(one.where.row or ""), "", "", in_words(one))
            for sheet in examined.sheets
            for at, one in enumerate(sheet.problems)
        ]
        return [*told, *map(_line, refused_first(examined.rows))]

    def columns_form(self, sheet: PlanSheet) -> FormDialog:
        """Ask which field each column is."""
        choices = spoken([(name, FIELD_WORDS[name]) for name in FIELDS])
        take = partial(self.map_columns, sheet)
        return columns_dialog(self._bench, self, sheet, choices, take)

    def _take_year(self) -> None:
        self.session.set_year(self.year.currentData())
        self.show_examined()

    def _fill_years(self) -> None:
        this = self._bench.desk.on.year
        self.year.addItem(tr("按文件"), None)
        for year in range(this + 1, this - _YEARS_BACK, -1):
            self.year.addItem(tr("{year} 年", year=year), year)


def _line(row: ExaminedPlanRow) -> PlanLine:
    texts = row.reading.texts
    told = said_at_fields(row.problems)
    is_remark = bool(row.problems) and row.outcome is not Outcome.REFUSED
    look = REMARK if is_remark else OUTCOME_LOOKS[row.outcome]
    return PlanLine(
        row.place, look, str(row.row), texts["title"], texts["owner"], " ".join(told), examined=row
    )
