"""个案 of one person: steps, days and papers. It opens for who has the right, and is recorded.

The dialog reads by an operation, as every reading of a case file is recorded; nothing of it stands
anywhere else in the window.
"""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.rights import Right
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import PRINTED, CaseFileKind
from dangjian_desktop.operations.case_files import (
    add_case_file,
    close_case_file,
    record_case_step,
    remove_case_file,
    remove_case_step,
    reopen_case_file,
    reveal_case_files,
)
from dangjian_desktop.operations.runner import Changes, Operation, RefusedError, StorageError
from dangjian_desktop.queries.case_files import CaseEventRow, CaseFileRow, limits_on, paper_names_on
from dangjian_desktop.ui.shared.attachment_list import AttachmentList, Holder
from dangjian_desktop.ui.shared.buttons import menu_button, plain_button, primary_button
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.fields import Entry, Field, choices_of
from dangjian_desktop.ui.shared.offered import recording_words, records
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, Values, the_day
from dangjian_desktop.ui.shared.query_model import Column, QueryModel, RowsAtHand
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

WIDTH, HEIGHT = 760, 620


def _paper(row: CaseEventRow) -> str:
    return " ".join(part for part in (row.paper, row.number) if part)


_COLUMNS: tuple[Column[CaseEventRow], ...] = (
    Column(QT_TR_NOOP("日期"), lambda row: row.happened_on.isoformat(), "day", width=104),
    Column(QT_TR_NOOP("步骤"), lambda row: row.label, "step", width=170),
    Column(QT_TR_NOOP("由谁办"), lambda row: row.actor, "actor", width=120, is_second=True),
    Column(
        QT_TR_NOOP("期限到"),
        lambda row: chinese("") if row.due_on is None else row.due_on.isoformat(),
        "due_on",
        width=104,
    ),
    Column(QT_TR_NOOP("材料和编号"), _paper, "paper", width=190),
)


class CaseFilesDialog(Dialog):
    """The case files of somebody: which one, its steps, what comes next, and the scans.

    Attributes:
        cases: What was read last.
    """

    def __init__(
        self, bench: Workbench, person: tuple[int, str], parent: QWidget | None = None
    ) -> None:
        """Make the dialog; `begin` reads and shows it.

        Args:
            bench: Desk and questions.
            person: Row id and name.
            parent: The page.
        """
        super().__init__(parent)
        self.setObjectName("case_files_dialog")
        self.setWindowTitle(tr("个案"))
        self._bench, self._person = bench, person
        self.cases: list[CaseFileRow] = []
        title = QLabel(tr("{person} · 个案", person=person[1]), self)
        set_role(title, "title")
        told = QLabel(
            tr("只记步骤、日期和材料，不写评价。每次查看都记入日志；别的地方都看不到。"), self
        )
        told.setWordWrap(True)
        set_role(told, "second")
        self.chosen = ChoiceBox(self)
        self.chosen.setObjectName("chosen_case")
        self.chosen.setAccessibleName(tr("个案"))
        self.new_button = records(plain_button(tr("立案…"), "plus", parent=self))
        self.new_button.setObjectName("new_case")
        self.facts = QLabel(self)
        self.facts.setObjectName("case_facts")
        self.facts.setWordWrap(True)
        set_role(self.facts, "caution")
        self.model: QueryModel[CaseEventRow] = QueryModel(
            bench.desk, _COLUMNS, RowsAtHand(), self, key=lambda row: row.event_id
        )
        self.table = TableView(
            self.model, self, name=QT_TR_NOOP("步骤"), fill_menu=self._fill_row_menu
        )
        self.table.setObjectName("case_steps")
        self.files = AttachmentList(bench, self)
        self.step_button = records(primary_button(tr("登记下一步…"), parent=self))
        self.step_button.setObjectName("case_step")
        self.close_case_button = records(plain_button(tr("办结…"), parent=self))
        self.close_case_button.setObjectName("close_case")
        self._menu = QMenu(self)
        self.more_button = menu_button(tr("更多"), self._menu, parent=self)
        self.more_button.setObjectName("case_more")
        self.close_button = plain_button(tr("关闭"), parent=self)
        self.close_button.setObjectName("close_button")
        self._lay_out(title, told)
        self.chosen.activated.connect(self._show_case)
        self.new_button.clicked.connect(self.add_case)
        self.step_button.clicked.connect(self.record_step)
        self.close_case_button.clicked.connect(self.close_or_reopen)
        self._menu.aboutToShow.connect(self._fill_more)
        self.close_button.clicked.connect(self.accept)
        bench.desk.changed.connect(self._take_news)

    def begin(self) -> bool:
        """Read, record that it was read, and show it; whether the user may."""
        if not self.read():
            self.deleteLater()
            return False
        self.open()
        return True

    def read(self) -> bool:
        """Read the case files; a refusal is told."""
        on = self._bench.desk.on
        try:
            self.cases = self._bench.desk.run(reveal_case_files(person_id=self._person[0], on=on))
        except (RefusedError, StorageError) as refusal:
            self._bench.ask.tell(self, in_words(refusal))
            return False
        wanted = self.chosen.currentData()
        self.chosen.offer([(_named(case), case.case_file_id) for case in self.cases])
        self.chosen.setCurrentIndex(max(self.chosen.findData(wanted), 0) if self.cases else -1)
        self._show_case()
        return True

    @property
    def case(self) -> CaseFileRow | None:
        """The case file that is shown."""
        key = self.chosen.currentData()
        return next((one for one in self.cases if one.case_file_id == key), None)

    def _show_case(self) -> None:
        case = self.case
        self.chosen.setVisible(bool(self.cases))
        for widget in (self.close_case_button, self.more_button, self.files):
            widget.setVisible(case is not None)
        self.step_button.setVisible(case is not None and bool(case.next_steps))
        facts = [] if case is None else [in_words(fact) for fact in case.facts]
        self.facts.setText("\n".join(facts))
        self.facts.setVisible(bool(facts))
        self.model.set_query(RowsAtHand(rows=() if case is None else case.events))
        if case is None:
            self.table.set_empty(tr("没有个案。"), recording_words(tr("立案…")), self.add_case)
            return
        self.table.set_empty(tr("还没有登记步骤。"))
        self.close_case_button.setText(tr("办结…") if case.is_open else tr("重新打开"))
        self.files.show_rows(Holder(case_file_id=case.case_file_id), case.files)

    # What the user can do -----------------------------------------------------------

    def add_case(self) -> None:
        """Open the dialog that opens a case file."""
        if not self._may_edit():
            return
        dialog = OperationDialog(
            self._bench,
            tr("立案"),
            (
                Field(
                    "kind",
                    tr("种类"),
                    Entry.CHOICE,
                    choices=choices_of(CaseFileKind),
                    is_required=True,
                ),
                _day("opened_on", tr("立案日期")),
            ),
            lambda values: add_case_file(
                person_id=self._person[0],
                kind=values["kind"],
                opened_on=the_day(values, "opened_on"),
                on=self._bench.desk.on,
            ),
            values={"opened_on": PartialDate.of(self._bench.desk.on)},
            save_text=tr("立案"),
            note=tr("种类由党组织决定，程序不作判断。"),
            parent=self,
        )
        dialog.setObjectName("add_case_dialog")
        dialog.saved.connect(self._want)
        dialog.open()

    def record_step(self) -> None:
        """Open the dialog that enters a step."""
        case = self.case
        if case is None or not case.next_steps or not self._may_edit():
            return
        on = self._bench.desk.on
        papers = paper_names_on(on)
        of_steps = [code for step in case.next_steps for code in step.papers]
        ordered = list(dict.fromkeys([*of_steps, *papers]))
        limits = limits_on(on)
        fields = [
            Field(
                "step",
                tr("步骤"),
                Entry.CHOICE,
                choices=[(step.code, step.label) for step in case.next_steps],
                is_required=True,
            ),
            _day("happened_on", tr("日期")),
            Field(
                "paper",
                tr("材料"),
                Entry.CHOICE,
                choices=[(code, papers[code]) for code in ordered if code in papers],
            ),
            Field("number", tr("编号"), max_length=60),
        ]
        values: Values = {
            "step": case.next_steps[0].code,
            "happened_on": PartialDate.of(on),
            "paper": case.next_steps[0].papers[0] if case.next_steps[0].papers else None,
        }
        if any(step.begins_term for step in case.next_steps):
            fields.append(
                Field(
                    "due_on",
                    tr("期限到"),
                    Entry.DATE,
                    is_exact=True,
                    latest=limits.latest_until(on),
                    advice=tr(
                        "一般 {usual} 个月，最长 {most} 个月",
                        usual=limits.usual_months,
                        most=limits.most_months,
                    ),
                )
            )
            if case.next_steps[0].begins_term:
                values["due_on"] = PartialDate.of(limits.usual_until(on))
        dialog = OperationDialog(
            self._bench,
            tr("登记步骤"),
            fields,
            partial(self._step, case),
            values=values,
            save_text=tr("登记"),
            parent=self,
        )
        dialog.setObjectName("case_step_dialog")
        dialog.open()

    def _step(self, case: CaseFileRow, values: Values) -> Operation[int]:
        due_on = values.get("due_on")
        return record_case_step(
            case_file_id=case.case_file_id,
            step=values["step"],
            happened_on=the_day(values, "happened_on"),
            due_on=due_on.first_day if isinstance(due_on, PartialDate) else None,
            paper=values["paper"] or "",
            number=values["number"],
            on=self._bench.desk.on,
        )

    def close_or_reopen(self) -> None:
        """Close the case file that is shown; one that is closed is opened again."""
        case = self.case
        if case is None or not self._may_edit():
            return
        if not case.is_open:
            self._bench.desk.attempt(reopen_case_file(case_file_id=case.case_file_id))
            return
        dialog = OperationDialog(
            self._bench,
            tr("办结个案"),
            (_day("closed_on", tr("办结日期")),),
            lambda values: close_case_file(
                case_file_id=case.case_file_id,
                closed_on=the_day(values, "closed_on"),
                on=self._bench.desk.on,
            ),
            values={"closed_on": PartialDate.of(self._bench.desk.on)},
            save_text=tr("办结"),
            parent=self,
        )
        dialog.setObjectName("close_case_dialog")
        dialog.open()

    def _want(self, case_file_id: int) -> None:
        """Show the case file that was just opened; the news of it may have come before."""
        self.chosen.setCurrentIndex(max(self.chosen.findData(case_file_id), 0))
        self._show_case()

    def _remove(self, work: Operation[Any]) -> None:
        if self._may_edit():
            self._bench.desk.attempt(work)

    def _fill_more(self) -> None:
        self._menu.clear()
        case = self.case
        if case is not None:
            remove = remove_case_file(case_file_id=case.case_file_id)
            records(self._menu.addAction(tr("删去这个个案"), partial(self._remove, remove)))

    def _fill_row_menu(self, menu: QMenu) -> None:
        row = self.table.current_row()
        if isinstance(row, CaseEventRow):
            remove = remove_case_step(event_id=row.event_id)
            records(menu.addAction(tr("删去这一步"), partial(self._remove, remove)))

    def _may_edit(self) -> bool:
        return may_edit(self._bench.ask, self, self._bench.desk)

    def _take_news(self, changes: Changes) -> None:
        if self.isVisible() and changes.topics & {Topic.CASE_FILE, Topic.ATTACHMENT}:
            self.read()

    # Looks --------------------------------------------------------------------------

    def _lay_out(self, title: QLabel, told: QLabel) -> None:
        made = tokens()
        head = QHBoxLayout()
        head.setSpacing(made.space(2))
        head.addWidget(self.chosen, 1)
        head.addStretch(0)
        head.addWidget(self.new_button)
        foot = QHBoxLayout()
        foot.setSpacing(made.space(2))
        for button in (self.more_button, self.close_case_button):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.step_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(3))
        for widget in (title, told):
            column.addWidget(widget)
        column.addLayout(head)
        column.addWidget(self.facts)
        column.addWidget(self.table, 1)
        column.addWidget(self.files)
        column.addLayout(foot)
        self.resize(made.text_px(WIDTH), made.text_px(HEIGHT))


def _named(case: CaseFileRow) -> str:
    told = tr("{kind}，{day} 立案", kind=PRINTED[case.kind], day=case.opened_on.isoformat())
    if case.closed_on is None:
        return told
    return tr("{told}，{day} 办结", told=told, day=case.closed_on.isoformat())


def _day(key: str, label: str) -> Field:
    return Field(key, label, Entry.DATE, is_required=True, is_exact=True)


def show_case_files(
    bench: Workbench, person: tuple[int, str], parent: QWidget | None = None
) -> CaseFilesDialog | None:
    """Open the case files of somebody for who has the right; None for who has not."""
    if not bench.desk.may(Right.CASE_FILES):
        return None
    dialog = CaseFilesDialog(bench, person, parent)
    return dialog if dialog.begin() else None
