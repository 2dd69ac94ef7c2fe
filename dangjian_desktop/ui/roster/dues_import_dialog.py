"""Bases are looked at before they come in: whose each is, what comes out, what stays out why."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.cells import text_of
from dangjian_desktop.domain.dates import add_months
from dangjian_desktop.domain.dues import WAGE_PART_WORDS, Payer
from dangjian_desktop.domain.dues_months import PAYER_WORDS, slab_words
from dangjian_desktop.domain.dues_sheets import FIELDS, DuesSheet
from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.operations.dues_import import (
    DuesExamination,
    ExaminedBase,
    import_bases_file,
    save_refused_bases,
)
from dangjian_desktop.operations.import_plan import Outcome
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.ui.roster.dues_import_session import DuesImportSession
from dangjian_desktop.ui.roster.dues_words import month_words, yuan_words
from dangjian_desktop.ui.shared.asked_names import Asked, AskedNames
from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.chosen_files import file_to_save
from dangjian_desktop.ui.shared.fields import spoken
from dangjian_desktop.ui.shared.form_dialog import FormDialog
from dangjian_desktop.ui.shared.import_forms import chosen_columns, column_fields, row_dialog
from dangjian_desktop.ui.shared.import_preview import (
    OUTCOME,
    ImportPreview,
    note_column,
    said_at_fields,
)
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.query_model import ChipLook, Column, text_column
from dangjian_desktop.ui.shared.theme import Tone
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, in_words, retold, tr
from dangjian_desktop.ui.shared.workbench import Workbench

WIDTH, HEIGHT = 1240, 660
_LONGEST_CELL = 60
#: Months that are offered before this one and behind it.
_MONTHS_BACK, _MONTHS_AHEAD = 24, 2
_LOOKS = {
    Outcome.ADDED: ChipLook(QT_TR_NOOP("新增"), Tone.GOOD, "check"),
    Outcome.UPDATED: ChipLook(QT_TR_NOOP("改"), Tone.INFO, "check"),
    Outcome.UNCHANGED: ChipLook(QT_TR_NOOP("不变"), Tone.PLAIN),
    Outcome.REFUSED: ChipLook(QT_TR_NOOP("未采用"), Tone.BAD, "circle-x"),
    Outcome.LEFT_OUT: ChipLook(QT_TR_NOOP("跳过"), Tone.PLAIN),
}
_REMARK = ChipLook(QT_TR_NOOP("提醒"), Tone.WARN, "triangle-alert")


@dataclass(frozen=True, slots=True)
class BaseLine:
    """One line of the preview: a row of the file, or something told of the sheet."""

    key: Hashable
    look: ChipLook
    row: str
    note: str
    name: str = ""
    branch: str = ""
    since: str = ""
    payer: str = ""
    base: str = ""
    amount: str = ""
    slab: str = ""
    examined: ExaminedBase | None = None


COLUMNS: tuple[Column[BaseLine], ...] = (
    OUTCOME,
    Column(QT_TR_NOOP("行"), lambda line: line.row, "row", width=52),
    text_column(QT_TR_NOOP("姓名"), lambda line: line.name, "name", width=80),
    text_column(
        QT_TR_NOOP("党支部"), lambda line: line.branch, "branch", width=130, is_second=True
    ),
    text_column(QT_TR_NOOP("交纳方式"), lambda line: line.payer, "payer", width=104),
    Column(QT_TR_NOOP("起算"), lambda line: line.since, "since", width=84),
    Column(QT_TR_NOOP("计费基数"), lambda line: line.base, "base", align="right", width=92),
    Column(
        QT_TR_NOOP("月应交"),
        lambda line: line.amount,
        "amount",
        align="right",
        width=76,
        tooltip=lambda line: line.slab,
    ),
    note_column(240),
)


class DuesImportDialog(ImportPreview[BaseLine]):
    """Every row with what comes out of it; what stays out comes first.

    Enter corrects the cells of a row, Delete leaves rows out or takes them in again.
    """

    def __init__(
        self, bench: Workbench, session: DuesImportSession, parent: QWidget | None = None
    ) -> None:
        """Make the dialog; `open()` shows it."""
        super().__init__(
            bench, "dues_import", tr("导入计费基数"), COLUMNS, self._importing_bases, parent
        )
        self.session = session
        self.since = ChoiceBox(self)
        self.since.setObjectName("dues_import_since")
        self.since.setAccessibleName(tr("从哪个月起"))
        self.payer = ChoiceBox(self)
        self.payer.setObjectName("dues_import_payer")
        self.payer.setAccessibleName(tr("文件里没有写的，交纳方式是"))
        self._fill_boxes()
        for box in (self.since, self.payer):  # whole where there is room, and no wider than that
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.columns_button = plain_button(tr("栏目…"), parent=self)
        self.columns_button.setObjectName("dues_import_columns")
        self.columns_button.setToolTip(tr("指定表头的各栏是什么；导入后记住"))
        self.correct_button = plain_button(tr("改这一行…"), "pencil", parent=self)
        self.correct_button.setObjectName("correct_dues_row")
        self.correct_button.setToolTip(tr("回车"))
        self.skip_button = plain_button(tr("跳过"), parent=self)
        self.skip_button.setObjectName("skip_dues_row")
        self.skip_button.setToolTip("Delete")
        self.asked_box = AskedNames(self)
        self.save_button = plain_button(tr("另存未采用的行"), parent=self)
        self.save_button.setObjectName("save_refused")
        self.fill_frame(
            head=(
                self.since,
                self.payer,
                self.columns_button,
                self.correct_button,
                self.skip_button,
            ),
            above=(self.asked_box,),
            foot=(self.save_button,),
        )
        fit_to_screen(self, WIDTH, HEIGHT)
        self._connect()
        self._show()

    def save_refused(self) -> None:
        """Write the rows that stay out to a workbook."""
        examined = self.session.examination
        if examined is None:
            return
        suggested = chinese("计费基数未采用的行.xlsx")
        target = file_to_save(self._bench, self, tr("另存未采用的行"), suggested)
        if target is None:
            return
        try:
            count = save_refused_bases(examined, target)
        except SentenceError as refusal:
            self._bench.ask.error(self, in_words(refusal))
            return
        self._bench.desk.noted.emit(
            tr("已另存 {count} 行：{name}", count=count, name=target.name), False
        )

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
        """Ask what each column of the sheet holds; several may be the same part of the wage."""
        sheet = self._sheet()
        if sheet is None:
            return
        choices = spoken([*FIELDS.items(), *WAGE_PART_WORDS.items()])

        def save(values: dict[str, Any]) -> bool:
            chosen = chosen_columns(dialog, values, choices, may_repeat=frozenset(WAGE_PART_WORDS))
            if chosen is not None:
                self.session.map_columns(sheet, chosen)
                self._show()
            return chosen is not None

        dialog = FormDialog(
            tr("各栏是什么"),
            column_fields(sheet.headers, choices),
            save,
            on=self._bench.desk.on,
            ask=self._bench.ask,
            values={str(index): sheet.fields.get(index) for index in sheet.headers},
            columns=3,
            save_text=QT_TR_NOOP("确定"),
            note=tr(
                "工作表“{sheet}”。几栏可以同是工资的一个组成，金额相加。导入后记住。",
                sheet=sheet.name,
            ),
            parent=self,
        )
        dialog.open()

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

    def _importing_bases(self) -> Operation[Any] | None:
        examined = self.session.examination
        if examined is None or not examined.has_effect:
            return None
        return import_bases_file(examination=examined)

    def _current(self) -> ExaminedBase | None:
        line = self.current_line()
        return line.examined if line is not None else None

    def _selected(self) -> list[BaseLine]:
        chosen = set(self.table.selected_keys())
        return [line for line in self.lines if line.key in chosen]

    def _sheet(self) -> DuesSheet | None:
        """Return the sheet of the current row, else the first that has a header."""
        row = self._current()
        if row is not None:
            return self.session.sheet_of(row)
        return next((sheet for sheet in self.session.sheets if sheet.headers), None)

    def _fill_boxes(self) -> None:
        this = self._bench.desk.on.replace(day=1)
        self.since.addItem(tr("起算月份按文件"), "")
        for step in range(_MONTHS_AHEAD, -_MONTHS_BACK - 1, -1):
            month = add_months(this, step)
            # As text: Qt would make a day of its own of it.
            self.since.addItem(tr("从{month}起", month=month_words(month)), month.isoformat())
        self.payer.addItem(tr("交纳方式按文件"), "")
        for payer, word in PAYER_WORDS.items():
            self.payer.addItem(tr("没有写的：{payer}", payer=tr(word)), payer.value)

    def _take_since(self) -> None:
        month = str(self.since.currentData())
        self.session.set_since(date.fromisoformat(month) if month else None)
        self._show()

    def _take_payer(self) -> None:
        payer = str(self.payer.currentData())
        self.session.set_payer(Payer(payer) if payer else None)
        self._show()

    def _take_person(self, place: Any, person_id: int) -> None:
        self.session.choose_person(place, person_id)
        self._show()

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
        if examined is not None:
            asked = [
                Asked(
                    one.place,
                    tr("第 {row} 行“{name}”是", row=one.place.row, name=one.name),
                    one.people,
                )
                for one in examined.asked
            ]
            self.asked_box.ask(asked, self.skip_button, self.table)
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
        self.since.activated.connect(self._take_since)
        self.payer.activated.connect(self._take_payer)
        self.asked_box.chosen.connect(self._take_person)
        self.columns_button.clicked.connect(self.choose_columns)
        self.correct_button.clicked.connect(self.correct_row)
        self.skip_button.clicked.connect(self.skip_rows)
        self.save_button.clicked.connect(self.save_refused)


def _summary(examined: DuesExamination) -> str:
    return tr(
        "“{file}”：读到 {count} 人，新增 {added}，更新 {updated}，不变 {same}，未采用 {refused}。",
        file=examined.path.name,
        count=len(examined.rows),
        added=examined.count(Outcome.ADDED),
        updated=examined.count(Outcome.UPDATED),
        same=examined.count(Outcome.UNCHANGED),
        refused=examined.count(Outcome.REFUSED),
    )


def _lines(examined: DuesExamination) -> list[BaseLine]:
    """Return what stays out first; a row keeps its key whatever is decided of it."""
    told = [
        BaseLine((sheet.name, at), _REMARK, str(one.where.row or ""), in_words(one))
        for sheet in examined.sheets
        for at, one in enumerate(sheet.problems)
    ]
    order = sorted(examined.rows, key=lambda row: row.outcome is not Outcome.REFUSED)
    return [*told, *(_line(row) for row in order)]


def _line(row: ExaminedBase) -> BaseLine:
    is_remark = bool(row.problems) and row.outcome in (Outcome.ADDED, Outcome.UPDATED)
    look = ChipLook(_LOOKS[row.outcome].text, Tone.WARN, "triangle-alert")
    made = row.assessed
    base = row.reading.base if made is None else made.base
    return BaseLine(
        row.place,
        look if is_remark else _LOOKS[row.outcome],
        str(row.row),
        " ".join(said_at_fields(row.problems)),
        row.name,
        row.branch_name,
        "" if row.draft is None else f"{row.draft.since:%Y-%m}",
        "" if row.draft is None else tr(PAYER_WORDS[row.draft.payer]),
        yuan_words(base),
        "" if made is None else yuan_words(made.amount),
        "" if made is None else retold(slab_words(made.slab, made.payer)),
        examined=row,
    )
