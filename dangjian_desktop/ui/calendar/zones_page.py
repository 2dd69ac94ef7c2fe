"""The subject page 协作区: who does what in which quarter, swaps with reason, and the counts."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.vocabulary import PRINTED
from dangjian_desktop.operations.runner import Changes, Operation
from dangjian_desktop.operations.zone_duties import (
    apply_rotation,
    change_zone_duty,
    record_zone_swap,
    remove_zone_duties,
)
from dangjian_desktop.queries.organisations import Tree, ZoneQuery
from dangjian_desktop.queries.zone_duties import (
    DutyRow,
    LeadCountsQuery,
    YearDutiesQuery,
    first_day,
)
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.layouts import space_page
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, Values
from dangjian_desktop.ui.shared.query_model import ChipLook, Column, QueryModel, RowsAtHand
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import Tone, set_role
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_YEARS_BACK, _YEARS_AHEAD = 5, 2
_SWAPPED = ChipLook(QT_TR_NOOP("已调换"), Tone.INFO)

COLUMNS: tuple[Column[DutyRow], ...] = (
    Column(QT_TR_NOOP("协作区"), lambda row: row.zone_name, "zone", width=140, can_sort=False),
    Column(QT_TR_NOOP("季度"), lambda row: str(row.quarter), "quarter", width=60, can_sort=False),
    Column(QT_TR_NOOP("分工"), lambda row: tr(PRINTED[row.job]), "job", width=130, can_sort=False),
    Column(
        QT_TR_NOOP("承担党支部"),
        lambda row: row.branch_name,
        "branch",
        width=260,
        tooltip=lambda row: row.branch_name,
        can_sort=False,
    ),
    Column(
        QT_TR_NOOP("调换"),
        lambda row: _SWAPPED.text if row.planned_id is not None else "",
        "swap",
        width=100,
        chip=lambda row: _SWAPPED.spoken if row.planned_id is not None else None,
        can_sort=False,
    ),
    Column(QT_TR_NOOP("原定"), lambda row: row.planned_name, "planned", width=200, can_sort=False),
    Column(
        QT_TR_NOOP("原因"),
        lambda row: row.note,
        "note",
        width=220,
        tooltip=lambda row: row.note,
        can_sort=False,
    ),
)


class ZonesPage(QWidget):
    """The duties of a year: given out by the rotation, changed and swapped with the reason.

    Signals:
        figures_changed: How even the leads are, for the status line.
    """

    figures_changed = Signal(str)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bench = bench
        title = QLabel(tr("协作区轮值"), self)
        set_role(title, "title")
        self.year = ChoiceBox(self)
        self.year.setObjectName("zones_year")
        self.year.setAccessibleName(tr("年度"))
        this = bench.desk.on.year
        for year in range(this + _YEARS_AHEAD, this - _YEARS_BACK - 1, -1):
            self.year.addItem(tr("{year} 年", year=year), year)
        self.year.setCurrentIndex(self.year.findData(this))
        self.remove_button = plain_button(tr("删除本年"), parent=self)
        self.remove_button.setObjectName("remove_duties")
        self.swap_button = plain_button(tr("调换"), parent=self)
        self.swap_button.setObjectName("swap_duties")
        self.change_button = plain_button(tr("调整"), parent=self)
        self.change_button.setObjectName("change_duty")
        self.make_button = primary_button(tr("生成轮值"), parent=self)
        self.make_button.setObjectName("make_rotation")
        self.counts = QLabel(self)
        self.counts.setObjectName("lead_counts")
        self.counts.setWordWrap(True)
        self.model: QueryModel[DutyRow] = QueryModel(
            bench.desk, COLUMNS, RowsAtHand(), self, key="duty_id"
        )
        self.table = TableView(self.model, self, name=tr("协作区轮值"))
        self.table.setObjectName("duties_table")
        head = QHBoxLayout()
        head.addWidget(title)
        head.addWidget(self.year)
        head.addStretch()
        for button in (
            self.remove_button,
            self.swap_button,
            self.change_button,
            self.make_button,
        ):
            head.addWidget(button)
        column = QVBoxLayout(self)
        space_page(column, head)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self.counts)
        self.year.currentIndexChanged.connect(self.show_year)
        self.make_button.clicked.connect(self.make)
        self.remove_button.clicked.connect(self.remove)
        self.change_button.clicked.connect(self.change)
        self.swap_button.clicked.connect(self.swap)
        self.table.chosen_changed.connect(self._allow)
        bench.desk.changed.connect(self._take_news)
        self.show_year()

    def figures(self) -> str:
        """Return how even the leads of each zone are, in one line."""
        return tr("；").join(
            tr("{zone} 任组长最多与最少相差 {spread} 次", zone=one.zone_name, spread=one.spread)
            for one in LeadCountsQuery(int(self.year.currentData())).fetch()
        )

    def show_year(self) -> None:
        """Show the duties of the chosen year and the counts until its end."""
        year = int(self.year.currentData())
        rows = tuple(YearDutiesQuery(year).fetch())
        self.model.set_query(RowsAtHand(rows=rows))
        if any(zone.branch_ids for zone in ZoneQuery(first_day(year, 1)).fetch()):
            self.table.set_empty(tr("这一年还没有排轮值。"), tr("生成轮值"), self.make)
        else:
            self.table.set_empty(tr("还没有协作区。先在党支部页建立协作区，划入党支部。"))
        self.make_button.setEnabled(not rows)
        self.remove_button.setEnabled(bool(rows))
        self.counts.setText(self._counts_told(year))
        self._allow()
        self.figures_changed.emit(self.figures())

    def make(self) -> None:
        """Give the year out; it is undone at once."""
        self._bench.desk.attempt(apply_rotation(year=int(self.year.currentData())))

    def remove(self) -> None:
        """Take the year's duties away; undone at once."""
        self._bench.desk.attempt(remove_zone_duties(year=int(self.year.currentData())))

    def change(self) -> None:
        """Ask which branch of the zone does the current job instead."""
        row = self.table.current_row()
        if row is None:
            return
        on = self._bench.desk.on
        day = first_day(row.year, row.quarter)
        tree = Tree.on(day)
        members = next(
            (zone.branch_ids for zone in ZoneQuery(day).fetch() if zone.zone_id == row.zone_id), ()
        )
        nodes = [node for one in members if (node := tree.get(one)) is not None]
        choices = tuple((node.organisation_id, node.name) for node in nodes)

        def saving(values: Values) -> Operation[None]:
            return change_zone_duty(
                duty_id=row.duty_id, branch_id=values["branch"], note=values["note"], on=on
            )

        self._ask(tr("调整轮值"), tr("改由"), choices, saving, row)

    def swap(self) -> None:
        """Ask with which duty of the zone the current one changes places."""
        row = self.table.current_row()
        if row is None:
            return
        on = self._bench.desk.on
        others = [
            one
            for one in YearDutiesQuery(row.year).fetch()
            if (one.zone_id, one.job) == (row.zone_id, row.job) and one.branch_id != row.branch_id
        ]
        choices = tuple(
            (one.duty_id, tr("第 {quarter} 季度 {name}", quarter=one.quarter, name=one.branch_name))
            for one in others
        )

        def saving(values: Values) -> Operation[None]:
            return record_zone_swap(
                first_id=row.duty_id, second_id=values["branch"], note=values["note"], on=on
            )

        self._ask(tr("调换轮值"), tr("与谁调换"), choices, saving, row)

    def _ask(
        self,
        title: str,
        label: str,
        choices: tuple[tuple[Any, str], ...],
        saving: Callable[[Values], Operation[None]],
        row: DutyRow,
    ) -> None:
        OperationDialog(
            self._bench,
            title,
            (
                Field("branch", label, Entry.CHOICE, choices=choices, is_required=True),
                Field("note", tr("原因"), is_required=True, max_length=200),
            ),
            saving,
            note=tr(
                "{zone} 第 {quarter} 季度 {job}：{name}",
                zone=row.zone_name,
                quarter=row.quarter,
                job=tr(PRINTED[row.job]),
                name=row.branch_name,
            ),
            parent=self,
        ).open()

    def _counts_told(self, year: int) -> str:
        lines = []
        for one in LeadCountsQuery(year).fetch():
            counts = tr("、").join(
                tr("{name} {count} 次", name=one.names[branch], count=count)
                for branch, count in one.led.items()
            )
            lines.append(tr("{zone} 历年任组长单位：{counts}", zone=one.zone_name, counts=counts))
        return "\n".join(lines)

    def _allow(self) -> None:
        is_chosen = self.table.current_row() is not None
        self.change_button.setEnabled(is_chosen)
        self.swap_button.setEnabled(is_chosen)

    def _take_news(self, changes: Changes) -> None:
        if changes.topics & YearDutiesQuery.reads:
            self.show_year()
