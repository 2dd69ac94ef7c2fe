"""A 排班表 is looked at before it comes in: what changes, what is faulty, who is meant."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QWidget

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.operations.shift_import import (
    AskedName,
    ShiftExamination,
    examine_shift_file,
    import_shift_sheet,
    write_shift_template,
)
from dangjian_desktop.ui.shared import jobs
from dangjian_desktop.ui.shared.asked_names import Asked, AskedNames
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.chosen_files import file_to_save, read_chosen_file
from dangjian_desktop.ui.shared.import_preview import (
    OUTCOME,
    ImportPreview,
    note_column,
)
from dangjian_desktop.ui.shared.query_model import ChipLook, Column
from dangjian_desktop.ui.shared.theme import Tone
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: Characters of a month as it is offered.
_MONTH_LENGTH = 10
_MONTHS_AROUND = (-1, 0, 1, 2)
_FAULT = ChipLook(QT_TR_NOOP("未采用"), Tone.BAD)
_CHANGE = ChipLook(QT_TR_NOOP("改"), Tone.INFO, "pencil")
_NEW = ChipLook(QT_TR_NOOP("新"), Tone.GOOD, "plus")


@dataclass(frozen=True, slots=True)
class ShiftFileLine:
    """One line of the preview."""

    key: int
    look: ChipLook
    where: str
    before: str
    after: str
    note: str = ""


COLUMNS: tuple[Column[ShiftFileLine], ...] = (
    OUTCOME,
    Column(QT_TR_NOOP("哪里"), lambda line: line.where, "where", width=240, can_sort=False),
    Column(
        QT_TR_NOOP("原来"),
        lambda line: line.before,
        "before",
        width=72,
        is_second=True,
        can_sort=False,
    ),
    Column(QT_TR_NOOP("改成"), lambda line: line.after, "after", width=72, can_sort=False),
    note_column(400),
)


def import_shifts(bench: Workbench, organisation_id: int, over: QWidget) -> None:
    """Ask for a 排班表, read it off the window's thread, and show what it would change."""
    on = bench.desk.today

    def read(path: Path, report: jobs.Report) -> ShiftExamination:
        return examine_shift_file(path, organisation_id=organisation_id, on=on, progress=report)

    def show(_path: Path, found: ShiftExamination) -> None:
        ShiftImportDialog(bench, found, over).open()

    read_chosen_file(bench, over, tr("选择排班表"), tr("导入排班表"), read, show)


def save_shift_template(
    bench: Workbench, over: QWidget, year: int, month: int, organisation_id: int | None = None
) -> bool:
    """Ask where to, and write an empty 排班表 of a month; return whether it was written.

    Args:
        bench: Desk and questions. over: The page.
        year, month: Of the table.
        organisation_id: Whose people stand in it by name; None for a table without names.
    """
    name = chinese("{year}年{month}月排班表.xlsx").format(year=year, month=month)
    target = file_to_save(bench, over, tr("保存空白排班表"), name)
    if target is None:
        return False
    try:
        first = bench.desk.on.replace(year=year, month=month, day=1)
        write_shift_template(target, month=first, organisation_id=organisation_id)
    except SentenceError as error:
        bench.ask.error(over, in_words(error))
        return False
    bench.ask.tell(over, tr("已保存空白排班表：{name}", name=target.name))
    return True


class ShiftImportDialog(ImportPreview[ShiftFileLine]):
    """What the month would become; nothing is written before 导入."""

    def __init__(
        self, bench: Workbench, examination: ShiftExamination, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            bench, "shift_import", tr("导入排班表"), COLUMNS, self._importing_sheet, parent
        )
        self.examination = examination
        self._chosen: dict[tuple[str, int], int] = {}
        self._asks_month = not examination.month
        self.month = ChoiceBox(self)
        self.month.setObjectName("month")
        self.month.setAccessibleName(tr("月份"))
        self.month.setMinimumContentsLength(_MONTH_LENGTH)
        self._offer_months()
        self.asked_box = AskedNames(self)
        self.asked_box.chosen.connect(self.choose_person)
        self.table.set_empty(tr("与现在的一样，没有要改的。"))
        self.skip = QCheckBox(tr("有问题的行和格子不采用，其余照常导入"), self)
        self.skip.setObjectName("skip")
        self.skip.toggled.connect(self._allow)
        self.fill_frame(head=(self.month,), above=(self.asked_box,), foot=(self.skip,))
        self._offer_names(examination.asked)
        self._show()
        self.month.activated.connect(self._again)

    @property
    def path(self) -> Path:
        """The file that is looked at."""
        return self.examination.path

    def told_after(self, result: int) -> str:
        """Say how much came in."""
        return tr("已导入 {count} 格。要退回，按 Ctrl+Z 撤销。", count=result)

    def _importing_sheet(self) -> Operation[int]:
        return import_shift_sheet(
            examination=self.examination,
            entered_on=self._bench.desk.today,
            without_faults=self.skip.isChecked(),
        )

    def choose_person(self, asked: AskedName, person_id: int) -> None:
        """Say who is meant by a row whose name several people have."""
        self._chosen[asked.sheet, asked.row] = person_id
        self._again()

    def _again(self) -> None:
        """Look at the file again with what was chosen."""
        month = self.month.currentData() if self._asks_month else None
        try:
            self.examination = examine_shift_file(
                self.path,
                organisation_id=self.examination.organisation_id,
                on=self._bench.desk.today,
                month=month,
                chosen=self._chosen,
            )
        except SentenceError as error:
            self._bench.ask.error(self, in_words(error))
            return
        if not self.asked_box.boxes:
            self._offer_names(self.examination.asked)
        self._show()

    def _show(self) -> None:
        found = self.examination
        self.show_lines(list(_lines(found)))
        parts = [tr("“{file}”", file=found.path.name)]
        if found.month:
            parts.append(
                tr(
                    "{month}，{people} 人，{count} 格",
                    month=found.month,
                    people=found.people,
                    count=len(found.entries),
                )
            )
        if found.is_again:
            parts.append(
                tr("这个月导入过，将换成新的，不同的 {count} 处列在下面", count=len(found.changes))
            )
        self.summary.setText(tr("，").join(parts))
        self.skip.setVisible(found.has_faults)
        self._allow()

    def _allow(self) -> None:
        found = self.examination
        allowed = bool(found.entries) and (not found.has_faults or self.skip.isChecked())
        self.apply_button.setEnabled(allowed)

    def _offer_months(self) -> None:
        on = self._bench.desk.today
        for step in _MONTHS_AROUND:
            number = on.year * 12 + on.month - 1 + step
            year, month = divmod(number, 12)
            said = tr("{year}年{month}月", year=year, month=month + 1)
            self.month.addItem(said, (year, month + 1))
        self.month.setCurrentIndex(-1)
        self.month.setPlaceholderText(tr("选定月份"))
        self.month.setVisible(self._asks_month)

    def _offer_names(self, asked: Iterable[AskedName]) -> None:
        told = [
            Asked(one, tr("第 {row} 行“{name}”是", row=one.row, name=one.name), one.people)
            for one in asked
        ]
        self.asked_box.ask(told, self.month, self.table)


def _lines(found: ShiftExamination) -> Iterable[ShiftFileLine]:
    """Yield what is faulty, then what changes."""
    key = 0
    for problem in found.problems:
        where = problem.where
        place = tr("第 {row} 行 {field}", row=where.row, field=where.field) if where.row else ""
        yield ShiftFileLine(key, _FAULT, place.strip(), "", "", in_words(problem))
        key += 1
    for change in found.changes:
        look = _CHANGE if change.before else _NEW
        place = tr("{name} {day}", name=change.name, day=change.day.isoformat())
        after = change.after or tr("（空）")
        yield ShiftFileLine(key, look, place, change.before, after)
        key += 1
