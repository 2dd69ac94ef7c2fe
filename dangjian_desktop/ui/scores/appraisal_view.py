"""民主评议 on the screen: the branches of a year, and the list, tally and grades of one of them."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from dangjian_desktop.operations.appraisals import remove_appraisal
from dangjian_desktop.queries.appraisals import (
    AppraisalRow,
    AppraisalSheet,
    AppraisalsQuery,
    RatedRow,
)
from dangjian_desktop.ui.scores.appraisal_columns import BRANCH_COLUMNS, RATED_COLUMNS
from dangjian_desktop.ui.scores.appraisal_dialogs import (
    add_people_dialog,
    begin_dialog,
    grade_dialog,
    meeting_dialog,
    remove_people_dialog,
)
from dangjian_desktop.ui.scores.tally_dialog import TallyDialog
from dangjian_desktop.ui.shared.buttons import menu_button, plain_button
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.layouts import panes
from dangjian_desktop.ui.shared.offered import recording_words, records
from dangjian_desktop.ui.shared.query_model import QueryModel, RowsAtHand
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_BRANCHES_WIDTH, _PLENTY = 440, 10_000


class AppraisalView(QWidget):
    """The branches at the left where there are several; the one that is chosen at the right.

    Signals:
        person_wanted: Identity of the person whose card is to be opened.
        activity_wanted: Row id of the meeting.
        chosen_changed: Another branch is shown.
    """

    person_wanted = Signal(str)
    activity_wanted = Signal(int)
    chosen_changed = Signal()

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench = bench
        self._year = bench.desk.on.year
        self.branches: QueryModel[AppraisalRow] = QueryModel(
            bench.desk, BRANCH_COLUMNS, RowsAtHand(), self, key="organisation_id"
        )
        self.branch_table = TableView(self.branches, self, name=QT_TR_NOOP("各党支部民主评议"))
        self.branch_table.setObjectName("appraisal_branches")
        self.branch_table.set_empty(tr("这一年没有党支部。请先在名册里新建党支部。"))
        self.people: QueryModel[RatedRow] = QueryModel(
            bench.desk, RATED_COLUMNS, RowsAtHand(), self, key="person_id"
        )
        self.table = TableView(
            self.people, self, name=QT_TR_NOOP("参评人员"), fill_menu=self._fill_menu
        )
        self.table.setObjectName("rated_people")
        self.told = QLabel(self)
        self.told.setObjectName("appraisal_told")
        self.told.setWordWrap(True)
        self.limit = QLabel(self)
        self.limit.setObjectName("appraisal_limit")
        self.limit.setWordWrap(True)
        set_role(self.limit, "second")
        self.over = QLabel(self)
        self.over.setObjectName("appraisal_over")
        self.over.setWordWrap(True)
        set_role(self.over, "problem")
        self.grade_button = records(plain_button(tr("登记等次"), "check", parent=self))
        self.grade_button.setObjectName("grade_people")
        self.more_menu = QMenu(self)
        self.more_button = menu_button(tr("更多"), self.more_menu, parent=self)
        self.more_button.setObjectName("appraisal_more")
        self._lay_out()
        self.branch_table.chosen_changed.connect(self._show_chosen)
        self.branch_table.opened.connect(self._go_to_people)
        self.table.chosen_changed.connect(self._follow)
        self.table.opened.connect(self._open_person)
        self.grade_button.clicked.connect(self.grade)
        self.more_menu.aboutToShow.connect(self._refill)
        news().changed.connect(self._dress)
        self._dress()

    # What is shown --------------------------------------------------------------

    def show_place(self, place: int | None, year: int) -> None:
        """Read the branches of a place in a year."""
        self._year = year
        rows = tuple(AppraisalsQuery(year, self._bench.desk.on, place).fetch())
        self.branch_table.setVisible(len(rows) != 1)
        with QSignalBlocker(self.branch_table):
            self.branches.set_query(RowsAtHand(rows=rows))
            if self.branch_table.current_row() is None and rows:
                begun = next((row for row in rows if row.sheet is not None), rows[0])
                self.branch_table.select_keys([begun.organisation_id])
        self._show_chosen()

    @property
    def row(self) -> AppraisalRow | None:
        """The branch that is shown."""
        found: AppraisalRow | None = self.branch_table.current_row()
        return found

    @property
    def sheet(self) -> AppraisalSheet | None:
        """Its 民主评议; None where none was begun."""
        return None if self.row is None else self.row.sheet

    def figures(self) -> str:
        """Return how many branches have held it."""
        query = self.branches.query
        rows = query.rows if isinstance(query, RowsAtHand) else ()
        counted = sum(row.sheet is not None and row.sheet.returned is not None for row in rows)
        return tr("党支部 {count} 个 · 已录票数 {counted} 个", count=len(rows), counted=counted)

    def _show_chosen(self) -> None:
        sheet, row = self.sheet, self.row
        with QSignalBlocker(self.table):
            self.people.set_query(RowsAtHand(rows=() if sheet is None else sheet.people))
        if sheet is None:
            self.told.setText("" if row is None else row.organisation_name)
            self.limit.setText("")
        else:
            self.told.setText(_told(sheet))
            self.limit.setText(in_words(sheet.limit))
        over = None if sheet is None else sheet.over_limit
        self.over.setText("" if over is None else in_words(over))
        self.over.setVisible(over is not None)
        self.limit.setVisible(sheet is not None)
        if row is None:
            self.table.set_empty(tr("请先选一个党支部。"))
        elif sheet is None:
            self.table.set_empty(
                tr(
                    "{name}{year}年的民主评议还没有开始。",
                    name=row.organisation_name,
                    year=self._year,
                ),
                recording_words(tr("开始民主评议")),
                self.begin,
            )
        else:
            self.table.set_empty(tr("名单里没有人。请从“更多”里增加参评人员。"))
        self._follow()
        self.chosen_changed.emit()

    def _follow(self) -> None:
        self.grade_button.setEnabled(bool(self._chosen()))
        self.more_button.setEnabled(self.sheet is not None)

    def _chosen(self) -> list[RatedRow]:
        keys = set(self.table.selected_keys())
        sheet = self.sheet
        return [] if sheet is None else [one for one in sheet.people if one.person_id in keys]

    # What the user can do -------------------------------------------------------

    def act(self) -> None:
        """Do the next thing: begin, or enter the tally."""
        if self.sheet is None:
            self.begin()
        else:
            self.enter_tally()

    def begin(self) -> None:
        """Begin the 民主评议 of the branch that is shown."""
        row = self.row
        if row is not None and row.sheet is None and self._may_edit():
            name = row.organisation_name
            begin_dialog(self._bench, row.organisation_id, name, self._year, self).open()

    def enter_tally(self) -> None:
        """Enter the tally of the branch that is shown."""
        sheet = self.sheet
        if sheet is not None and self._may_edit():
            TallyDialog(self._bench, sheet, self).open()

    def grade(self) -> None:
        """Enter the grade that was decided for the people who are chosen."""
        sheet, rows = self.sheet, self._chosen()
        if sheet is not None and rows and self._may_edit():
            grade_dialog(self._bench, sheet, rows, self).open()

    def change_meeting(self) -> None:
        """Say when it was held and at which activity."""
        sheet = self.sheet
        if sheet is not None and self._may_edit():
            meeting_dialog(self._bench, sheet, self).open()

    def add_people(self) -> None:
        """Put somebody on the list."""
        sheet = self.sheet
        if sheet is not None and self._may_edit():
            add_people_dialog(self._bench, sheet, self).open()

    def remove_people(self) -> None:
        """Take people off the list."""
        sheet, rows = self.sheet, self._chosen()
        if sheet is not None and rows and self._may_edit():
            remove_people_dialog(self._bench, sheet, rows, self).open()

    def remove(self) -> None:
        """Take back what was begun by mistake."""
        sheet = self.sheet
        if sheet is not None and self._may_edit():
            self._bench.desk.attempt(remove_appraisal(appraisal_id=sheet.appraisal_id))

    def _may_edit(self) -> bool:
        return may_edit(self._bench.ask, self, self._bench.desk)

    # Hearing --------------------------------------------------------------------

    def _refill(self) -> None:
        self.more_menu.clear()
        self._fill(self.more_menu)

    def _fill_menu(self, menu: QMenu) -> None:
        if self.sheet is not None:
            records(menu.addAction(tr("登记等次"))).triggered.connect(self.grade)
            self._fill(menu)
            menu.addAction(tr("打开信息卡")).triggered.connect(self._open_current)

    def _fill(self, menu: QMenu) -> None:
        sheet = self.sheet
        records(menu.addAction(tr("录入票数"))).triggered.connect(self.enter_tally)
        records(menu.addAction(tr("修改会议和备注"))).triggered.connect(self.change_meeting)
        if sheet is not None and sheet.activity_id is not None:
            opening = partial(self.activity_wanted.emit, sheet.activity_id)
            menu.addAction(tr("打开评议会")).triggered.connect(lambda _checked=False: opening())
        menu.addSeparator()
        records(menu.addAction(tr("增加参评人员"))).triggered.connect(self.add_people)
        removing = records(menu.addAction(tr("移出参评人员")))
        removing.triggered.connect(self.remove_people)
        removing.setEnabled(bool(self._chosen()))
        menu.addSeparator()
        records(menu.addAction(tr("删除这次民主评议"))).triggered.connect(self.remove)

    def _go_to_people(self, _row: AppraisalRow) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_person(self, row: RatedRow) -> None:
        self.person_wanted.emit(row.uid)

    def _open_current(self) -> None:
        row: RatedRow | None = self.table.current_row()
        if row is not None:
            self.person_wanted.emit(row.uid)

    # Looks ----------------------------------------------------------------------

    def _lay_out(self) -> None:
        right = QWidget(self)
        self._right = QVBoxLayout(right)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._bar = QHBoxLayout()
        self._bar.addWidget(self.told, 1)
        self._bar.addWidget(self.grade_button)
        self._bar.addWidget(self.more_button)
        self._right.addLayout(self._bar)
        self._right.addWidget(self.limit)
        self._right.addWidget(self.over)
        self._right.addWidget(self.table, 1)
        self.splitter = panes(self, self.branch_table, right, grows=1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)

    def _dress(self) -> None:
        made = tokens()
        self._right.setSpacing(made.space(2))
        self._bar.setSpacing(made.space(2))
        self.splitter.setHandleWidth(made.space(3))
        self.splitter.setSizes([made.text_px(_BRANCHES_WIDTH), _PLENTY])


def _told(sheet: AppraisalSheet) -> str:
    held = tr("评议日期待定") if sheet.held_on is None else sheet.held_on.isoformat()
    words = [sheet.organisation_name, held, tr("参评 {count} 人", count=len(sheet.people))]
    if sheet.issued is not None and sheet.returned is not None:
        words.append(
            tr("发出 {issued} 张，收回 {returned} 张", issued=sheet.issued, returned=sheet.returned)
        )
        if not sheet.is_shown:
            words.append(tr("收回不足 5 张，不显示各等次票数"))
    if sheet.undecided:
        words.append(tr("待定等次 {count} 人", count=sheet.undecided))
    return " · ".join(words)
