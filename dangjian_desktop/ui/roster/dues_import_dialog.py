"""Bases are looked at before they come in: whose each is, what comes out, what stays out why."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.dates import add_months
from dangjian_desktop.domain.dues import WAGE_PART_WORDS, Payer
from dangjian_desktop.domain.dues_months import PAYER_WORDS, slab_words
from dangjian_desktop.domain.dues_sheets import FIELDS, DuesSheet
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
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.fields import spoken
from dangjian_desktop.ui.shared.form_dialog import FormDialog
from dangjian_desktop.ui.shared.import_forms import chosen_columns, column_fields
from dangjian_desktop.ui.shared.import_preview import (
    OUTCOME,
    OUTCOME_LOOKS,
    REMARK,
    note_column,
    said_at_fields,
)
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.query_model import ChipLook, Column, text_column
from dangjian_desktop.ui.shared.sheet_import_dialog import SheetImportDialog, refused_first
from dangjian_desktop.ui.shared.theme import Tone
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, in_words, retold, tr
from dangjian_desktop.ui.shared.workbench import Workbench

WIDTH, HEIGHT = 1240, 660
_LONGEST_CELL = 60
#: Months that are offered before this one and behind it.
_MONTHS_BACK, _MONTHS_AHEAD = 24, 2


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


class DuesImportDialog(SheetImportDialog[BaseLine, DuesExamination]):
    """Every row with what comes out of it; month, payer and namesakes may be said."""

    session: DuesImportSession

    def __init__(
        self, bench: Workbench, session: DuesImportSession, parent: QWidget | None = None
    ) -> None:
        """Make the dialog; `open()` shows it."""
        super().__init__(
            bench,
            "dues_import",
            tr("导入计费基数"),
            COLUMNS,
            session,
            parent,
            longest=_LONGEST_CELL,
            suggested=chinese("计费基数未采用的行.xlsx"),
        )
        self.since = ChoiceBox(self)
        self.since.setObjectName("dues_import_since")
        self.since.setAccessibleName(tr("从哪个月起"))
        self.payer = ChoiceBox(self)
        self.payer.setObjectName("dues_import_payer")
        self.payer.setAccessibleName(tr("文件里没有写的，交纳方式是"))
        self._fill_boxes()
        for box in (self.since, self.payer):  # whole where there is room, and no wider than that
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.asked_box = AskedNames(self)
        self.since.activated.connect(self._take_since)
        self.payer.activated.connect(self._take_payer)
        self.asked_box.chosen.connect(self._take_person)
        fit_to_screen(self, WIDTH, HEIGHT)
        self.begin(head=(self.since, self.payer), above=(self.asked_box,))

    def importing(self, examined: DuesExamination) -> Operation[Any]:
        """Write the bases."""
        return import_bases_file(examination=examined)

    def save_rows(self, examined: DuesExamination, target: Path) -> int:
        """Write the rows that stay out."""
        return save_refused_bases(examined, target)

    def summary_of(self, examined: DuesExamination) -> str:
        """Tell how many people become what."""
        return tr(
            "“{file}”：读到 {count} 人，新增 {added}，更新 {updated}，"
            "不变 {same}，未采用 {refused}。",
            file=examined.path.name,
            count=len(examined.rows),
            added=examined.count(Outcome.ADDED),
            updated=examined.count(Outcome.UPDATED),
            same=examined.count(Outcome.UNCHANGED),
            refused=examined.count(Outcome.REFUSED),
        )

    def lines_of(self, examined: DuesExamination) -> list[BaseLine]:
        """Return what is told of sheets, then the rows."""
        told = [
            BaseLine((sheet.name, at), REMARK, str(one.where.row or ""), in_words(one))
            for sheet in examined.sheets
            for at, one in enumerate(sheet.problems)
        ]
        return [*told, *map(_line, refused_first(examined.rows))]

    def columns_form(self, sheet: DuesSheet) -> FormDialog:
        """Ask what each column holds; several may be the same part of the wage."""
        choices = spoken([*FIELDS.items(), *WAGE_PART_WORDS.items()])

        def save(values: dict[str, Any]) -> bool:
            chosen = chosen_columns(dialog, values, choices, may_repeat=frozenset(WAGE_PART_WORDS))
            if chosen is not None:
                self.map_columns(sheet, chosen)
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
        return dialog

    def show_examined(self) -> None:
        """Ask whom rows mean whose name several have, too."""
        super().show_examined()
        examined = self.session.examination
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
        self.show_examined()

    def _take_payer(self) -> None:
        payer = str(self.payer.currentData())
        self.session.set_payer(Payer(payer) if payer else None)
        self.show_examined()

    def _take_person(self, place: Any, person_id: int) -> None:
        self.session.choose_person(place, person_id)
        self.show_examined()


def _line(row: ExaminedBase) -> BaseLine:
    is_remark = bool(row.problems) and row.outcome in (Outcome.ADDED, Outcome.UPDATED)
    look = ChipLook(OUTCOME_LOOKS[row.outcome].text, Tone.WARN, "triangle-alert")
    made = row.assessed
    base = row.reading.base if made is None else made.base
    return BaseLine(
        row.place,
        look if is_remark else OUTCOME_LOOKS[row.outcome],
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
