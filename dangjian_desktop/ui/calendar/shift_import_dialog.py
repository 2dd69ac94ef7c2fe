"""A 排班表 is looked at before it comes in: what changes, what is faulty, who is meant."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.operations.runner import RefusedError, StorageError
from dangjian_desktop.operations.shift_import import (
    AskedName,
    ShiftExamination,
    examine_shift_file,
    import_shift_sheet,
    write_shift_template,
)
from dangjian_desktop.ui.shared import jobs
from dangjian_desktop.ui.shared.ask import WORKBOOKS, XLSX
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.query_model import ChipLook, Column, QueryModel, RowsAtHand
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import Tone, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

WIDTH, HEIGHT = 980, 600
_MOST_ASKED = 8
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
    Column(
        QT_TR_NOOP("导入时"),
        lambda line: line.look.text,
        "outcome",
        width=96,
        chip=lambda line: line.look.spoken,
        can_sort=False,
    ),
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
    Column(
        QT_TR_NOOP("说明"),
        lambda line: line.note,
        "note",
        width=400,
        tooltip=lambda line: line.note,
        can_sort=False,
    ),
)


def import_shifts(bench: Workbench, organisation_id: int, over: QWidget) -> None:
    """Ask for a 排班表, read it off the window's thread, and show what it would change."""
    ask, settings = bench.ask, bench.settings
    ask.last_folder = ask.last_folder or settings.value.last_folder
    path = ask.choose_open_file(over, tr("选择排班表"), [WORKBOOKS])
    if path is None:
        return
    settings.change(last_folder=str(path.parent))
    on = bench.desk.today

    def read(report: jobs.Report) -> ShiftExamination:
        return examine_shift_file(
            path,
            organisation_id=organisation_id,
            on=on,
            progress=lambda what, share: report(tr(what), share),
        )

    def then(outcome: jobs.Outcome[ShiftExamination]) -> None:
        if outcome.was_cancelled:
            return
        if isinstance(outcome.error, SentenceError):
            ask.error(over, in_words(outcome.error))
            return
        ShiftImportDialog(bench, outcome.result(), over).open()

    bench.jobs.start(over, read, then, title=tr("导入排班表"))


def save_shift_template(bench: Workbench, over: QWidget, year: int, month: int) -> bool:
    """Ask where to, and write an empty 排班表 of a month; return whether it was written."""
    ask, settings = bench.ask, bench.settings
    ask.last_folder = ask.last_folder or settings.value.last_folder
    name = chinese("{year}年{month}月排班表.xlsx").format(year=year, month=month)
    target = ask.choose_save_file(over, tr("保存空白排班表"), name, [XLSX])
    if target is None:
        return False
    settings.change(last_folder=str(target.parent))
    try:
        write_shift_template(target, month=bench.desk.on.replace(year=year, month=month, day=1))
    except SentenceError as error:
        ask.error(over, in_words(error))
        return False
    ask.tell(over, tr("已保存空白排班表：{name}", name=target.name))
    return True


class ShiftImportDialog(QDialog):
    """What the month would become; nothing is written before 导入."""

    def __init__(
        self, bench: Workbench, examination: ShiftExamination, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("shift_import_dialog")
        self.setWindowTitle(tr("导入排班表"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench, self.examination = bench, examination
        self._chosen: dict[tuple[str, int], int] = {}
        self._asks_month = not examination.month
        self.month = ChoiceBox(self)
        self.month.setObjectName("month")
        self.month.setAccessibleName(tr("月份"))
        self._offer_months()
        self.summary = QLabel(self)
        self.summary.setObjectName("summary")
        self.summary.setWordWrap(True)
        self.asked_box = QWidget(self)
        self._asked_column = QVBoxLayout(self.asked_box)
        self._asked_column.setContentsMargins(0, 0, 0, 0)
        self.model: QueryModel[ShiftFileLine] = QueryModel(
            bench.desk, COLUMNS, RowsAtHand(), self, key="key"
        )
        self.table = TableView(self.model, self, name=QT_TR_NOOP("导入预览"))
        self.table.setObjectName("shift_import_table")
        self.skip = QCheckBox(tr("有问题的行和格子不采用，其余照常导入"), self)
        self.skip.setObjectName("skip")
        self.skip.toggled.connect(self._allow)
        self.trouble = QLabel(self)
        self.trouble.setObjectName("trouble")
        self.trouble.setWordWrap(True)
        set_role(self.trouble, "problem")
        self.trouble.hide()
        self.apply_button = primary_button(tr("导入"), parent=self)
        self.apply_button.setObjectName("apply_button")
        self.apply_button.clicked.connect(self.apply)
        self.cancel_button = plain_button(tr("取消"), parent=self)
        self.cancel_button.setObjectName("cancel_button")
        self.cancel_button.clicked.connect(self.reject)
        self._lay_out()
        self._offer_names(examination.asked)
        self._show()
        self.month.activated.connect(self._again)

    @property
    def path(self) -> Path:
        """The file that is looked at."""
        return self.examination.path

    def apply(self) -> None:
        """Write the month as one operation."""
        try:
            count = self._bench.desk.run(
                import_shift_sheet(
                    examination=self.examination,
                    entered_on=self._bench.desk.today,
                    without_faults=self.skip.isChecked(),
                )
            )
        except (RefusedError, StorageError) as refusal:
            self.trouble.setText(in_words(refusal))
            self.trouble.show()
            return
        told = tr("已导入 {count} 格。要退回，按 Ctrl+Z 撤销。", count=count)
        self.accept()
        self._bench.ask.tell(self.parentWidget(), told)

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
        if self._asked_column.count() == 0:
            self._offer_names(self.examination.asked)
        self._show()

    def _show(self) -> None:
        found = self.examination
        rows = list(_lines(found))
        self.model.set_query(RowsAtHand(rows=rows))
        self.table.set_empty(tr("与现在的一样，没有要改的。"))
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
        for one in list(asked)[:_MOST_ASKED]:
            line = QWidget(self.asked_box)
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            label = QLabel(tr("第 {row} 行“{name}”是", row=one.row, name=one.name), line)
            box = ChoiceBox(line)
            box.setObjectName("asked_name")
            box.setPlaceholderText(tr("请选定"))
            box.setAccessibleName(label.text())
            for key, told in one.people:
                box.addItem(told, key)
            box.setCurrentIndex(-1)
            box.activated.connect(partial(self._take_name, one, box))
            row.addWidget(label)
            row.addWidget(box, 1)
            row.addStretch(1)
            self._asked_column.addWidget(line)

    def _take_name(self, asked: AskedName, box: ChoiceBox, _place: int) -> None:
        self.choose_person(asked, int(box.currentData()))

    def _lay_out(self) -> None:
        made = tokens()
        heading = QLabel(tr("导入排班表"), self)
        set_role(heading, "title")
        top = QHBoxLayout()
        top.addWidget(heading)
        top.addStretch()
        top.addWidget(self.month)
        bottom = QHBoxLayout()
        bottom.setSpacing(made.space(2))
        bottom.addWidget(self.skip)
        bottom.addStretch()
        bottom.addWidget(self.cancel_button)
        bottom.addWidget(self.apply_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(3))
        column.addLayout(top)
        column.addWidget(self.summary)
        column.addWidget(self.asked_box)
        column.addWidget(self.table, 1)
        column.addWidget(self.trouble)
        column.addLayout(bottom)
        fit_to_screen(self, WIDTH, HEIGHT)


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
