"""The subject page 年度计划: the items of a year, who has done them, and the heat map."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.plans import ItemState
from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.domain.today import TodayItem
from dangjian_desktop.domain.vocabulary import PRINTED, PlanLevel
from dangjian_desktop.operations.import_sheets import open_sheets
from dangjian_desktop.operations.imports import RawSheet
from dangjian_desktop.operations.plans import (
    add_first_item,
    add_item_activity,
    add_plan,
    add_plan_item,
    build_plan_copy,
    build_plan_instances,
    change_own_item,
    change_plan,
    change_plan_item,
    mark_item_done,
    remove_plan,
    remove_plan_item,
    reopen_plan_item,
)
from dangjian_desktop.operations.printout import ANNUAL_PLAN, Printout
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.plans import (
    HeatRow,
    Owed,
    PlanItemRow,
    PlanItemsQuery,
    PlanRow,
    PlansQuery,
    heat_rows,
)
from dangjian_desktop.ui.calendar.heat_map import HeatMap
from dangjian_desktop.ui.calendar.plan_columns import ITEM_COLUMNS, OWED_COLUMNS
from dangjian_desktop.ui.calendar.plan_import_dialog import PlanImportDialog
from dangjian_desktop.ui.calendar.plan_import_session import PlanImportSession
from dangjian_desktop.ui.calendar.plan_item_fields import (
    item_fields,
    item_values,
    own_fields,
    owner_choices,
    owner_of,
)
from dangjian_desktop.ui.shared.buttons import menu_button, plain_button, primary_button
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.chosen_files import read_chosen_file
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.fields import Field
from dangjian_desktop.ui.shared.flow import FoldingRow
from dangjian_desktop.ui.shared.layouts import space_page
from dangjian_desktop.ui.shared.offered import recording_words, records
from dangjian_desktop.ui.shared.operation_dialog import (
    OperationDialog,
    Values,
    day_field,
    the_day,
)
from dangjian_desktop.ui.shared.query_model import (
    QueryModel,
    RowsAtHand,
)
from dangjian_desktop.ui.shared.refresh import Refresh
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench


class PlanPage(QWidget):
    """The year plan: import, hand down, tick off, hold; as a table or a heat map.

    Signals:
        figures_changed: How much is done, for the status line.
        print_wanted: The `Printout` of the plan.
        activity_wanted: Row id of the activity to be opened.
    """

    figures_changed = Signal(str)
    print_wanted = Signal(object)
    activity_wanted = Signal(int)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bench = bench
        self._plans: dict[int, PlanRow] = {}
        self._items: list[PlanItemRow] = []
        self._cell: tuple[HeatRow, int] | None = None
        title = QLabel(tr("年度计划"), self)
        set_role(title, "title")
        self.year = ChoiceBox(self)
        self.year.setObjectName("plan_year")
        self.year.setAccessibleName(tr("年度"))
        self.level = ChoiceBox(self)
        self.level.setObjectName("plan_level")
        self.level.setAccessibleName(tr("级别"))
        self.level.addItem(tr("全部级别"), None)
        for level in PlanLevel:
            self.level.addItem(tr(PRINTED[level]), level)
        self.view_button = plain_button(tr("热力图"), parent=self)
        self.view_button.setObjectName("plan_view")
        self.view_button.setCheckable(True)
        self.all_button = plain_button(tr("显示全部"), parent=self)
        self.all_button.setObjectName("plan_show_all")
        self.add_button = records(plain_button(tr("新增事项"), parent=self))
        self.add_button.setObjectName("add_plan_item")
        self.plan_menu = QMenu(self)
        self.plan_menu.aboutToShow.connect(self.offer_plan_actions)
        self.plan_button = records(menu_button(tr("计划"), self.plan_menu, parent=self))
        self.plan_button.setObjectName("plan_actions")
        self.hand_down_button = records(plain_button(tr("下发"), parent=self))
        self.hand_down_button.setObjectName("hand_down_plan")
        self.hand_down_button.setToolTip(tr("给每个承担单位各建一条，可以分别修改"))
        self.print_button = plain_button(tr("打印"), "printer", parent=self)
        self.print_button.setObjectName("print_plan")
        self.import_button = records(primary_button(tr("导入"), parent=self))
        self.import_button.setObjectName("import_plan")
        self.sum = QLabel(self)
        self.sum.setObjectName("sum")
        set_role(self.sum, "heading")
        desk = bench.desk
        self.model: QueryModel[PlanItemRow] = QueryModel(
            desk, ITEM_COLUMNS, RowsAtHand(), self, key="item_id"
        )
        self.table = TableView(self.model, self, name=tr("年度计划"))
        self.table.setObjectName("plan_table")
        self.owed: QueryModel[Owed] = QueryModel(
            desk, OWED_COLUMNS, RowsAtHand(), self, key=lambda row: row.holder
        )
        self.owed_table = TableView(self.owed, self, name=tr("承担单位"))
        self.owed_table.setObjectName("plan_owed_table")
        self.owed_table.set_empty(tr("选一个事项，看各单位完成情况。"))
        self.heat = HeatMap(self)
        self.done_button = self._recording_button("mark_plan_done", tr("登记完成"), self.mark_done)
        self.reopen_button = self._recording_button("reopen_plan_item", tr("取消登记"), self.reopen)
        self.hold_button = self._recording_button("plan_activity", tr("安排活动"), self.hold)
        self.open_button = self._row_button(
            "open_plan_activity", tr("打开活动"), self.open_activity
        )
        self.change_button = self._recording_button(
            "change_plan_item", tr("修改事项"), self.change_item
        )
        self.own_button = self._recording_button("change_own_item", tr("单独修改"), self.change_own)
        self.own_button.setToolTip(tr("只改这个单位的完成时限、形式和自选动作"))
        self.remove_button = self._recording_button(
            "remove_plan_item", tr("删除事项"), self.remove_item
        )
        self.stack = QStackedWidget(self)
        self._refresh = Refresh(
            self, desk, PlanItemsQuery.reads | PlansQuery.reads, self._read_again
        )
        self._lay_out(title)
        self._connect()
        self._read_plans()

    def figures(self) -> str:
        """Return how much is done in one line."""
        total = sum(len(row.owed) for row in self._items)
        if not total:
            return tr("没有计划事项")
        done = sum(row.done for row in self._items)
        late = sum(one.state is ItemState.OVERDUE for row in self._items for one in row.owed)
        return tr("应办 {total} · 已办 {done} · 逾期 {late}", total=total, done=done, late=late)

    def count(self) -> None:
        """Judge the items again and show them."""
        self._refresh.settle()
        plan = self._plan_id()
        query = PlanItemsQuery(plan or 0, self._bench.desk.on, self.level.currentData())
        self._items = query.fetch() if plan else []
        self.heat.show_rows(heat_rows(self._items, self._bench.desk.on))
        shown = self._items
        if self._cell is not None:
            row, month = self._cell
            shown = [
                item
                for item in shown
                if item.month == month and any(_is_of(one, row) for one in item.owed)
            ]
        self.model.set_query(RowsAtHand(rows=tuple(shown)))
        self._begin_with_this_month(shown)
        self.all_button.setVisible(self._cell is not None)
        for button in (self.hand_down_button, self.view_button, self.print_button):
            button.setEnabled(bool(plan))
        self._offer_in_empty()
        self.sum.setText(self.figures())
        self._show_owed()
        self.figures_changed.emit(self.figures())

    def print_shown(self) -> None:
        """Print the plan that is shown as the 年度工作运行表."""
        on = self._bench.desk.on
        self.print_wanted.emit(Printout(ANNUAL_PLAN, on, year=self.year.currentData()))

    def import_file(self) -> None:
        """Ask for a workbook, read it off the window's thread, and show what it would do."""
        if not self._may_edit():
            return
        read_chosen_file(
            self._bench,
            self,
            tr("选择年度工作运行表"),
            tr("导入计划"),
            lambda path, report: open_sheets(path, progress=report),
            self._show_examined,
        )

    def _show_examined(self, path: Path, raw: list[RawSheet]) -> None:
        session = PlanImportSession(path, raw, on=self._bench.desk.on)
        PlanImportDialog(self._bench, session, self).open()

    def hand_down(self) -> None:
        """Give everybody who owes an item a row of their own."""
        plan = self._plan_id()
        if plan is not None and self._may_edit():
            self._bench.desk.attempt(build_plan_instances(plan_id=plan))

    def copy_last_year(self) -> None:
        """Begin the plan of the shown year with the items of the year before it."""
        before = self._plans.get(self.year.currentData() - 1)
        if before is not None and self._may_edit():
            copied = build_plan_copy(
                from_plan_id=before.plan_id,
                year=self.year.currentData(),
                entered_on=self._bench.desk.today,
            )
            self._bench.desk.attempt(copied)

    def start_plan(self) -> None:
        """Make an empty plan of the shown year."""
        if self._may_edit():
            desk = self._bench.desk
            desk.attempt(add_plan(year=self.year.currentData(), entered_on=desk.today))

    def rename_plan(self) -> None:
        """Ask what the shown plan is to be called."""
        plan = self._plans.get(self.year.currentData())
        if plan is None or not self._may_edit():
            return

        def saving(values: Values) -> Operation[None]:
            return change_plan(plan_id=plan.plan_id, title=values["title"])

        OperationDialog(
            self._bench,
            tr("计划改名"),
            (Field("title", tr("计划名称"), is_required=True, max_length=120),),
            saving,
            values={"title": plan.title},
            parent=self,
        ).open()

    def remove_plan(self) -> None:
        """Remove the shown plan, after asking."""
        plan = self._plans.get(self.year.currentData())
        if plan is None or not self._may_edit():
            return
        asked = tr(
            "删除“{title}”和其中 {count} 个事项？手工登记的完成情况一起删除；活动保留。",
            title=plan.title,
            count=plan.items,
        )
        if self._bench.ask.choose(self, asked, (tr("删除"), tr("取消"))) == 0:
            self._bench.desk.attempt(remove_plan(plan_id=plan.plan_id))

    def offer_plan_actions(self) -> None:
        """Fill the menu of what can be done with the shown plan as a whole."""
        year = self.year.currentData()
        has_plan = year in self._plans
        self.plan_menu.clear()
        for words, act, is_possible in (
            (tr("新建空白计划"), self.start_plan, not has_plan),
            (
                tr("沿用上年计划"),
                self.copy_last_year,
                not has_plan and year - 1 in self._plans,
            ),
            (tr("计划改名…"), self.rename_plan, has_plan),
            (tr("删除计划…"), self.remove_plan, has_plan),
        ):
            action = records(self.plan_menu.addAction(words))
            action.triggered.connect(act)
            action.setEnabled(is_possible)

    def add_item(self) -> None:
        """Ask for a new item; where the year has no plan yet it begins one."""
        if not self._may_edit():
            return
        plan, year, on = self._plan_id(), self.year.currentData(), self._bench.desk.on

        def saving(values: Values) -> Operation[int]:
            clean = item_values(values)
            if not clean["kind"]:
                del clean["kind"]
            if plan:
                return add_plan_item(plan_id=plan, values=clean)
            return add_first_item(year=year, values=clean, entered_on=self._bench.desk.today)

        many = (None, None, chinese("各党支部"))
        OperationDialog(
            self._bench,
            tr("新增计划事项"),
            item_fields(year, owner_choices(on), no_kind=tr("按工作内容判断")),
            saving,
            values={"owner": many, "level": PlanLevel.BRANCH, "month": on.month},
            columns=2,
            parent=self,
        ).open()

    def change_item(self) -> None:
        """Ask what the current item is to say."""
        row = self.table.current_row()
        if row is None or not self._may_edit():
            return
        owners = owner_choices(self._bench.desk.on, keeps=owner_of(row))
        fields = item_fields(self.year.currentData(), owners, no_kind=tr("不是活动"))
        given: dict[str, Any] = {field.key: getattr(row, field.key) for field in fields}
        given["owner"] = owner_of(row)
        given["due_on"] = None if row.due_on is None else PartialDate.of(row.due_on)

        def saving(values: Values) -> Operation[None] | None:
            clean = item_values(values)
            changed = {key: new for key, new in clean.items() if new != getattr(row, key)}
            return change_plan_item(item_id=row.item_id, values=changed) if changed else None

        OperationDialog(
            self._bench,
            tr("修改计划事项"),
            fields,
            saving,
            values=given,
            columns=2,
            parent=self,
        ).open()

    def remove_item(self) -> None:
        """Remove the current item, after asking where somebody has done it."""
        row = self.table.current_row()
        if row is None or not self._may_edit():
            return
        if row.done and self._bench.ask.choose(
            self,
            tr(
                "“{title}”已有 {count} 个单位完成。删除后，手工登记的完成情况一起删除；活动保留。",
                title=row.title,
                count=row.done,
            ),
            (tr("删除"), tr("取消")),
        ):
            return
        self._bench.desk.attempt(remove_plan_item(item_id=row.item_id))

    def change_own(self) -> None:
        """Ask what the current one has otherwise than the others who owe the item."""
        item, owed = self.table.current_row(), self.owed_table.current_row()
        if item is None or owed is None or not self._may_edit():
            return

        def saving(values: Values) -> Operation[None]:
            day = None if values["due_on"] is None else the_day(values, "due_on")
            clean = {"due_on": day, **{key: values[key] or "" for key in ("form", "own_actions")}}
            return change_own_item(
                item_id=item.item_id,
                values=clean,
                organisation_id=owed.holder.organisation_id,
                zone_id=owed.holder.zone_id,
            )

        OperationDialog(
            self._bench,
            tr("单独修改"),
            own_fields(self.year.currentData()),
            saving,
            values={
                "due_on": None if owed.due_on is None else PartialDate.of(owed.due_on),
                "form": owed.form,
                "own_actions": owed.own_actions,
            },
            note=tr("{holder}：{title}", holder=owed.holder.name, title=item.title),
            parent=self,
        ).open()

    def mark_done(self) -> None:
        """Ask when the current one did the current item."""
        item, owed = self.table.current_row(), self.owed_table.current_row()
        if item is None or owed is None or not self._may_edit():
            return

        def saving(values: Values) -> Operation[None]:
            return mark_item_done(
                item_id=item.item_id,
                done_on=the_day(values),
                on=self._bench.desk.today,
                note=values["note"] or "",
                organisation_id=owed.holder.organisation_id,
                zone_id=owed.holder.zone_id,
            )

        OperationDialog(
            self._bench,
            tr("登记完成"),
            (day_field(QT_TR_NOOP("完成日期")), Field("note", tr("说明"), max_length=400)),
            saving,
            note=tr("{holder}：{title}", holder=owed.holder.name, title=item.title),
            parent=self,
        ).open()

    def reopen(self) -> None:
        """Take back that the current one ticked the item off by hand."""
        owed = self.owed_table.current_row()
        if owed is not None and owed.item_id is not None and self._may_edit():
            self._bench.desk.attempt(reopen_plan_item(item_id=owed.item_id))

    def hold(self) -> None:
        """Enter the activity that the item asks of the current one, and open it."""
        item, owed = self.table.current_row(), self.owed_table.current_row()
        if item is None or owed is None or not self._may_edit():
            return
        added = add_item_activity(
            item_id=item.item_id,
            entered_on=self._bench.desk.today,
            organisation_id=owed.holder.organisation_id,
            zone_id=owed.holder.zone_id,
        )
        try:
            activity_id = self._bench.desk.run(added)
        except SentenceError as refusal:
            self._bench.ask.error(self, in_words(refusal))
            return
        self.activity_wanted.emit(activity_id)

    def open_activity(self) -> None:
        """Open the activity that met or will meet the item."""
        owed = self.owed_table.current_row()
        if owed is not None and owed.judged.activity_id is not None:
            self.activity_wanted.emit(owed.judged.activity_id)

    def show_cell(self, row: HeatRow, month: int) -> None:
        """Show the items behind a cell of the heat map."""
        self._cell = row, month
        self.view_button.setChecked(False)
        self.count()
        if self.model.keys:
            self.table.select_keys([self.model.keys[0]])

    def show_due(self, item: TodayItem) -> None:
        """Choose an item that is due."""
        self.view_button.setChecked(False)
        year = item.due_on.year if item.due_on is not None else self._bench.desk.on.year
        with QSignalBlocker(self.year), QSignalBlocker(self.level):
            self.year.setCurrentIndex(max(self.year.findData(year), 0))
            self.level.setCurrentIndex(0)
        self.show_all()
        if item.row_id in self.model.keys:
            self.table.select_keys([item.row_id])
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_all(self) -> None:
        """Show every item again."""
        self._cell = None
        self.count()

    # Inner works ------------------------------------------------------------------

    def _read_plans(self) -> None:
        """Offer the years that have a plan, this one and the next, the latest first."""
        self._plans = {plan.year: plan for plan in PlansQuery().fetch()}
        this = self._bench.desk.on.year
        years = {*self._plans, this, this + 1}
        before = self.year.currentData()
        self.year.blockSignals(True)
        self.year.clear()
        for year in sorted(years, reverse=True):
            self.year.addItem(tr("{year} 年", year=year), year)
        self.year.setCurrentIndex(self.year.findData(before if before in years else this))
        self.year.blockSignals(False)

    def _begin_with_this_month(self, shown: list[PlanItemRow]) -> None:
        """Choose the first item that is still to come where none is chosen: it is looked for."""
        on = self._bench.desk.on
        if self.table.current_key() is None and self.year.currentData() == on.year:
            coming = [item.item_id for item in shown if item.month >= on.month]
            self.table.select_keys(coming[:1])

    def _offer_in_empty(self) -> None:
        year = self.year.currentData()
        if year in self._plans:
            said = tr("计划里还没有事项。")
            self.table.set_empty(said, recording_words(tr("新增事项")), self.add_item)
        elif year - 1 in self._plans:
            said = tr("{year} 年还没有计划。", year=year)
            self.table.set_empty(said, recording_words(tr("沿用上年计划")), self.copy_last_year)
        else:
            said = tr("还没有年度计划。导入上级的年度工作运行表。")
            self.table.set_empty(said, recording_words(tr("导入")), self.import_file)

    def _plan_id(self) -> int | None:
        plan = self._plans.get(self.year.currentData())
        return None if plan is None else plan.plan_id

    def _show_owed(self) -> None:
        item = self.table.current_row()
        self.owed.set_query(RowsAtHand(rows=item.owed if item is not None else ()))
        self._allow()

    def _allow(self) -> None:
        item, owed = self.table.current_row(), self.owed_table.current_row()
        is_chosen = item is not None and owed is not None
        self.change_button.setEnabled(item is not None)
        self.remove_button.setEnabled(item is not None)
        self.done_button.setEnabled(is_chosen)
        self.hold_button.setEnabled(is_chosen and bool(item.kind))
        self.own_button.setEnabled(is_chosen)
        self.reopen_button.setEnabled(is_chosen and owed.item_id is not None)
        self.open_button.setEnabled(is_chosen and owed.judged.activity_id is not None)

    def _read_again(self) -> None:
        self._read_plans()
        self.count()

    def _may_edit(self) -> bool:
        return may_edit(self._bench.ask, self, self._bench.desk)

    def _recording_button(self, name: str, word: str, then: Callable[[], None]) -> QPushButton:
        return records(self._row_button(name, word, then))

    def _row_button(self, name: str, word: str, then: Callable[[], None]) -> QPushButton:
        button = plain_button(word, parent=self)
        button.setObjectName(name)
        button.clicked.connect(then)
        return button

    def _connect(self) -> None:
        self.year.currentIndexChanged.connect(self.show_all)
        self.level.currentIndexChanged.connect(self.count)
        self.view_button.toggled.connect(self.stack.setCurrentIndex)
        self.all_button.clicked.connect(self.show_all)
        self.add_button.clicked.connect(self.add_item)
        self.hand_down_button.clicked.connect(self.hand_down)
        self.import_button.clicked.connect(self.import_file)
        self.print_button.clicked.connect(self.print_shown)
        self.table.chosen_changed.connect(self._show_owed)
        self.owed_table.chosen_changed.connect(self._allow)
        self.heat.cell_opened.connect(self.show_cell)
        self._bench.desk.day_changed.connect(self._refresh.now)

    def _lay_out(self, title: QLabel) -> None:
        made = tokens()
        head = FoldingRow()
        for widget in (title, self.year, self.level, self.view_button, self.all_button):
            head.left.addWidget(widget)
        head.right.addStretch(1)
        for button in (
            self.plan_button,
            self.add_button,
            self.hand_down_button,
            self.print_button,
            self.import_button,
        ):
            head.right.addWidget(button)
        row = FoldingRow()
        row.setSpacing(made.space(2))
        row.left.addWidget(self.change_button)
        row.left.addWidget(self.remove_button)
        row.right.addStretch(1)
        for button in (
            self.own_button,
            self.open_button,
            self.hold_button,
            self.reopen_button,
            self.done_button,
        ):
            row.right.addWidget(button)
        pane = QWidget(self)
        below = QVBoxLayout(pane)
        below.setContentsMargins(0, made.space(2), 0, 0)
        below.addLayout(row)
        below.addWidget(self.owed_table, 1)
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.addWidget(self.table)
        splitter.addWidget(pane)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setWidget(self.heat)
        self.stack.addWidget(splitter)
        self.stack.addWidget(area)
        column = QVBoxLayout(self)
        space_page(column, head)
        column.addLayout(head)
        column.addWidget(self.sum)
        column.addWidget(self.stack, 1)


def _is_of(owed: Owed, row: HeatRow) -> bool:
    holder = owed.holder
    if row.branch_id is not None or row.zone_id is not None:
        return (holder.branch_id, holder.zone_id) == (row.branch_id, row.zone_id)
    return holder.branch_id is None and holder.zone_id is None and holder.name == row.name
