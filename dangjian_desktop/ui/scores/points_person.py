"""What one person has in a period: the figures, and the record behind each of the points."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from dangjian_desktop.domain.score_periods import period_of
from dangjian_desktop.domain.vocabulary import PRINTED, ObjectionSubject
from dangjian_desktop.operations.points import remove_exemption, remove_points
from dangjian_desktop.queries.objections import ObjectionRow, ObjectionsQuery
from dangjian_desktop.queries.person_points import PersonPoints, PersonPointsQuery
from dangjian_desktop.queries.point_rows import BaseFrom, Behind, PointLine
from dangjian_desktop.queries.point_standing import ExemptionRow, PointStandingQuery
from dangjian_desktop.ui.scores.points_columns import (
    LINE_COLUMNS,
    compared_words,
    points_words,
    state_look,
)
from dangjian_desktop.ui.scores.points_dialogs import (
    change_points_dialog,
    end_exemption_dialog,
)
from dangjian_desktop.ui.shared.buttons import menu_button, plain_button
from dangjian_desktop.ui.shared.chip import Chip
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.query_model import QueryModel, RowsAtHand
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_BASE_WORDS = {
    BaseFrom.CLASS: QT_TR_NOOP("基础分 {base}（{label}）"),
    BaseFrom.CLOSED_YEAR: QT_TR_NOOP("基础分 {base}（上年年度总评带入）"),
    BaseFrom.BROUGHT: QT_TR_NOOP("基础分 {base}（登记的上年积分带入）"),
}
_MOST_DAYS = 6


class PointsPersonPane(QWidget):
    """The chosen person; a line opens the activity, the ledger row or the entry it is.

    Signals:
        activity_wanted, entry_wanted, person_wanted: What is to be opened elsewhere.
        slip_wanted: The slip of this person is to be printed.
        objection_wanted: An objection of this person is to be entered.
    """

    activity_wanted = Signal(int)
    entry_wanted = Signal(str)
    person_wanted = Signal(str)
    slip_wanted = Signal()
    objection_wanted = Signal()

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self.told: PersonPoints | None = None
        self._exemptions: tuple[ExemptionRow, ...] = ()
        self.title = QLabel(self)
        set_role(self.title, "heading")
        self.chip = Chip("", parent=self)
        self.figures = QLabel(self)
        self.figures.setObjectName("points_figures")
        self.compared = QLabel(self)
        self.compared.setObjectName("points_compared")
        self.notes = QLabel(self)
        self.notes.setObjectName("points_notes")
        for label, role in (
            (self.figures, ""),
            (self.compared, "second"),
            (self.notes, "caution"),
        ):
            label.setWordWrap(True)
            if role:
                set_role(label, role)
        self.lines: QueryModel[PointLine] = QueryModel(
            bench.desk,
            LINE_COLUMNS,
            RowsAtHand(),
            self,
            key=lambda line: (line.behind, line.row_id, line.rule),
        )
        self.table = TableView(
            self.lines, self, name=QT_TR_NOOP("每一分的来历"), fill_menu=self._fill_menu
        )
        self.table.setObjectName("point_lines")
        self.slip_button = plain_button(tr("查阅单"), "printer", parent=self)
        self.slip_button.setObjectName("print_slip")
        self.slip_button.setToolTip(tr("打印本人查阅单，先给本人看，可以提异议"))
        self.objection_button = records(plain_button(tr("异议…"), "pencil", parent=self))
        self.objection_button.setObjectName("points_objection")
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_more)
        self.more_button = menu_button(tr("更多"), self._menu, parent=self)
        self.more_button.setObjectName("points_person_more")
        self._lay_out()
        self.table.opened.connect(self.open_line)
        self.slip_button.clicked.connect(self.slip_wanted)
        self.objection_button.clicked.connect(self.objection_wanted)
        news().changed.connect(self._dress)
        self.show_person(None, "")

    def show_person(self, person_id: int | None, period: str) -> None:
        """Show somebody in a period; None asks for somebody to be chosen."""
        on = self._bench.desk.on
        found = [] if person_id is None else PersonPointsQuery((person_id,), on, period).fetch()
        told = self.told = found[0] if found else None
        for widget in (self.chip, self.figures, self.compared, self.slip_button, self.more_button):
            widget.setVisible(told is not None)
        self.objection_button.setVisible(told is not None and not told.row.is_exempt)
        if told is None:
            self._exemptions = ()
            self.title.setText(tr("每一分的来历"))
            self.notes.setVisible(False)
            self.lines.set_query(RowsAtHand())
            self.table.set_empty(tr("在左边选一个人，这里是每一分的来历。"))
            return
        row = told.row
        _class, self._exemptions = PointStandingQuery(row.person_id, on).fetch()
        self.title.setText(
            tr(
                "{name} · {label} · {branch}",
                name=row.name,
                label=row.class_label,
                branch=row.branch_name,
            )
        )
        self.chip.show_look(state_look(row, is_over=told.board.period.last < on))
        self._say(told)
        self.lines.set_query(RowsAtHand(rows=told.lines))
        self.table.set_empty(
            tr("这一期不参评。") if row.is_exempt else tr("这一期还没有得分的记录。")
        )

    def _say(self, told: PersonPoints) -> None:
        row = told.row
        self.figures.setVisible(not row.is_exempt)
        self.compared.setVisible(not row.is_exempt)
        if not row.is_exempt:
            base = (
                tr(_BASE_WORDS[row.base_from], base=points_words(row.base), label=row.class_label)
                if row.base_from is BaseFrom.CLASS
                else tr(_BASE_WORDS[row.base_from], base=points_words(row.base))
            )
            parts = [
                tr("{word} {figure} 分", word=told.board.word, figure=points_words(row.figure)),
                tr("达标线 {line}", line=points_words(told.board.line)),
                base,
                tr("全年累计 {to_date}", to_date=points_words(row.to_date)),
            ]
            if row.place is not None:
                parts.append(tr("名次 {place}（全部党支部）", place=row.place))
            self.figures.setText(tr(" · ").join(parts))
            self.compared.setText(compared_words(told))
        notes = []
        if told.waiting:
            days = [day.isoformat() for day in told.waiting[:_MOST_DAYS]]
            notes.append(
                tr(
                    "{count} 次活动还没有登记考勤，没有计分也没有扣分：{days}",
                    count=len(told.waiting),
                    days=tr("、").join(days),
                )
            )
        raised = ObjectionsQuery(
            self._bench.desk.on,
            row.branch_id,
            ObjectionSubject.POINTS,
            told.board.period.code,
        ).fetch()
        notes += [
            tr("异议（{state}）：{text}", state=_answered(one), text=one.text)
            for one in raised
            if one.person_id == row.person_id
        ]
        if row.is_frozen:
            notes.append(tr("这一期已关闭，照关闭时的记录。"))
        self.notes.setText("\n".join(notes))
        self.notes.setVisible(bool(notes))

    # What the user can do ---------------------------------------------------------

    def open_line(self, line: object) -> None:
        """Open what a line is: the activity, the ledger row, or the entry to be mended."""
        if not isinstance(line, PointLine) or not line.row_id:
            return
        if line.activity_id is not None:
            self.activity_wanted.emit(line.activity_id)
        elif line.behind is Behind.ENTRY:
            if line.uid:
                self.entry_wanted.emit(line.uid)
        else:
            self.change(line)

    def change(self, line: PointLine) -> None:
        """Open the dialog that mends an entry by hand."""
        month = period_of(line.month)
        if self.told is None or month is None:
            return
        if may_edit(self._bench.ask, self, self._bench.desk):
            change_points_dialog(self._bench, line, self.told.row.name, month, self).open()

    def remove(self, line: PointLine) -> None:
        """Remove an entry by hand; undo brings it back."""
        if may_edit(self._bench.ask, self, self._bench.desk):
            self._bench.desk.attempt(remove_points(entry_id=line.row_id))

    def _fill_menu(self, menu: QMenu) -> None:
        line = self.table.current_row()
        if not isinstance(line, PointLine):
            return
        if line.behind is Behind.BY_HAND:
            records(menu.addAction(tr("修改…"), lambda: self.change(line)))
            records(menu.addAction(tr("删除"), lambda: self.remove(line)))
        elif line.row_id:
            menu.addAction(tr("打开这条记录"), lambda: self.open_line(line))

    def _fill_more(self) -> None:
        self._menu.clear()
        told = self.told
        if told is None:
            return
        self._menu.addAction(tr("打开信息卡"), lambda: self.person_wanted.emit(told.row.uid))
        on = self._bench.desk.on
        for row in self._exemptions:
            until = tr("至今") if row.until is None else row.until.isoformat()
            days = tr("{since} – {until}", since=row.since.isoformat(), until=until)
            if row.until is None or row.until > on:
                self._menu.addAction(
                    tr("恢复参评…（{days}）", days=days),
                    lambda row=row: end_exemption_dialog(
                        self._bench, row, told.row.name, self
                    ).open(),
                )
            records(
                self._menu.addAction(
                    tr("删除不参评（{days}）", days=days),
                    lambda row=row: self._remove_exemption(row),
                )
            )

    def _remove_exemption(self, row: ExemptionRow) -> None:
        if may_edit(self._bench.ask, self, self._bench.desk):
            self._bench.desk.attempt(remove_exemption(exemption_id=row.exemption_id))

    # Looks --------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self.title, 1)
        self._head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        self.title.setWordWrap(True)
        self._foot = QHBoxLayout()
        for button in (self.slip_button, self.objection_button, self.more_button):
            self._foot.addWidget(button)
        self._foot.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._head)
        for label in (self.figures, self.compared, self.notes):
            self._column.addWidget(label)
        self._column.addWidget(self.table, 1)
        self._column.addLayout(self._foot)
        self._dress()

    def _dress(self) -> None:
        made = tokens()
        self._column.setSpacing(made.space(2))
        self._foot.setSpacing(made.space(2))


def _answered(one: ObjectionRow) -> str:
    return tr("待答复") if one.outcome is None else tr(PRINTED[one.outcome])
