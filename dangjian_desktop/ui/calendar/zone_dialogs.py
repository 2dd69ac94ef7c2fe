"""The dialogs of the rotation: a year looked at before it is given out, one job changed, a swap."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.rotation import QUARTERS
from dangjian_desktop.domain.vocabulary import PRINTED
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.operations.zone_duties import (
    apply_rotation,
    change_zone_duty,
    record_zone_swap,
)
from dangjian_desktop.queries.organisations import Tree, ZoneQuery
from dangjian_desktop.queries.zone_duties import (
    DutyRow,
    ProposalQuery,
    RotationQuery,
    YearDutiesQuery,
    first_day,
    quarter_of,
)
from dangjian_desktop.ui.calendar.zone_grid import (
    ZoneGrid,
    ZoneGridModel,
    duty_words,
    quarter_words,
)
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button, took_enter
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, Values
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import tr
from dangjian_desktop.ui.shared.workbench import Workbench

_WIDTH, _HEIGHT = 1000, 680
_LONGEST_NOTE = 200
#: Characters of the longest choice.
_CHOICE_LENGTH = 9
_NOTE, _OTHER = "note", "other"


class RotationDialog(Dialog):
    """Shows a year as the rotation gives it out, and how even it is, before anything is written.

    Where the year stands already the user says from which quarter on it is given out anew, and
    whether what was swapped stays.
    """

    def __init__(self, bench: Workbench, year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rotation_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench, self._year = bench, year
        standing = YearDutiesQuery(year).fetch()
        self._replaces = bool(standing)
        title = (
            tr("重新生成 {year} 年轮值", year=year)
            if standing
            else tr("生成 {year} 年轮值", year=year)
        )
        self.setWindowTitle(title)
        heading = QLabel(title, self)
        set_role(heading, "title")
        self.since = ChoiceBox(self)
        self.since.setObjectName("since_quarter")
        self.since.setAccessibleName(tr("从哪一季度起"))
        for quarter in QUARTERS:
            self.since.addItem(tr("从{quarter}起", quarter=quarter_words(quarter)), quarter)
        self.swaps = ChoiceBox(self)
        self.swaps.setObjectName("keeps_swaps")
        self.swaps.setAccessibleName(tr("已调换的"))
        self.swaps.addItem(tr("已调换的保留"), True)
        self.swaps.addItem(tr("已调换的也重排"), False)
        for box in (self.since, self.swaps):
            box.setMinimumContentsLength(_CHOICE_LENGTH)
        self.since.setCurrentIndex(self.since.findData(self._first_free_quarter()))
        self.since.setVisible(self._replaces)
        self.swaps.setVisible(any(row.planned_id is not None for row in standing))
        self.fairness = QLabel(self)
        self.fairness.setObjectName("fairness")
        self.fairness.setWordWrap(True)
        self.model = ZoneGridModel(self)
        self.grid = ZoneGrid(self.model, self, may_swap=False)
        self.save_button = records(primary_button(tr("生成"), parent=self))
        self.save_button.setObjectName("save_button")
        self.save_button.setToolTip(tr("Ctrl+回车"))
        self.cancel_button = plain_button(tr("取消"), parent=self)
        self.cancel_button.setObjectName("cancel_button")
        self._lay_out(heading)
        self.since.activated.connect(self.look)
        self.swaps.activated.connect(self.look)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)
        self.look()

    def look(self) -> None:
        """Work the year out and show it."""
        rows, zones = ProposalQuery(self._asked()).fetch()
        self.model.show_rows(rows)
        told = tr("；").join(
            tr(
                "{zone} 由 {before} 次变为 {after} 次",
                zone=zone.zone_name,
                before=zone.before,
                after=zone.after,
            )
            for zone in zones
        )
        self.fairness.setText(tr("任组长单位最多与最少的差：{told}。", told=told))
        self.save_button.setEnabled(bool(rows))

    def save(self) -> None:
        """Write the year; it is undone at once."""
        asked = self._asked()
        is_done = self._bench.desk.attempt(
            apply_rotation(
                year=self._year,
                replaces=self._replaces,
                since_quarter=asked.since_quarter,
                keeps_swaps=asked.keeps_swaps,
            )
        )
        if is_done:
            self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter gives out from anywhere."""
        if not took_enter(event, self.save_button.click):
            super().keyPressEvent(event)

    def _first_free_quarter(self) -> int:
        """Return the quarter after the present one: one that has begun is not given out anew."""
        today = self._bench.desk.today
        if not self._replaces or self._year > today.year:
            return QUARTERS[0]
        if self._year < today.year:
            return QUARTERS[-1]
        return min(quarter_of(today) + 1, QUARTERS[-1])

    def _asked(self) -> RotationQuery:
        since = int(self.since.currentData()) if self._replaces else QUARTERS[0]
        return RotationQuery(self._year, since, bool(self.swaps.currentData()))

    def _lay_out(self, heading: QLabel) -> None:
        made = tokens()
        choices, buttons = QHBoxLayout(), QHBoxLayout()
        for row in (choices, buttons):
            row.setSpacing(made.space(2))
        choices.addWidget(heading)
        choices.addStretch(1)
        choices.addWidget(self.since)
        choices.addWidget(self.swaps)
        buttons.addWidget(self.fairness, 1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(4))
        column.addLayout(choices)
        column.addWidget(self.grid, 1)
        column.addLayout(buttons)
        fit_to_screen(self, _WIDTH, _HEIGHT)


def _note_field() -> Field:
    return Field(_NOTE, tr("原因"), is_required=True, max_length=_LONGEST_NOTE)


def change_duty_dialog(bench: Workbench, duty: DutyRow, parent: QWidget) -> OperationDialog:
    """Return the dialog that lets another branch of the zone do one job."""
    day = first_day(duty.year, duty.quarter)
    tree = Tree.on(day)
    members = next(
        (zone.branch_ids for zone in ZoneQuery(day).fetch() if zone.zone_id == duty.zone_id), ()
    )
    nodes = [node for one in members if (node := tree.get(one)) is not None]
    choices = tuple(
        (node.organisation_id, node.name)
        for node in nodes
        if node.organisation_id != duty.branch_id
    )

    def saving(values: Values) -> Operation[None]:
        return change_zone_duty(
            duty_id=duty.duty_id,
            branch_id=values[_OTHER],
            note=values[_NOTE],
            on=bench.desk.today,
        )

    dialog = OperationDialog(
        bench,
        tr("调整轮值"),
        (Field(_OTHER, tr("改由"), Entry.CHOICE, choices=choices, is_required=True), _note_field()),
        saving,
        note=duty_words(duty),
        parent=parent,
    )
    dialog.setObjectName("change_duty_dialog")
    return dialog


def swap_dialog(
    bench: Workbench, duty: DutyRow, parent: QWidget, other: DutyRow | None = None
) -> OperationDialog:
    """Return the dialog in which two duties of a zone change places.

    Args:
        bench: Desk and questions.
        duty: The first. other: the second, where it was chosen already.
        parent: The page.
    """
    same_zone = [
        one
        for one in YearDutiesQuery(duty.year).fetch()
        if one.zone_id == duty.zone_id
        and one.branch_id != duty.branch_id
        and (one.job is duty.job or one.quarter == duty.quarter)
    ]
    offered = [other] if other is not None else same_zone
    choices: tuple[tuple[Any, str], ...] = tuple(
        (
            one.duty_id,
            tr(
                "{quarter} {job} {name}",
                quarter=quarter_words(one.quarter),
                job=tr(PRINTED[one.job]),
                name=one.branch_name,
            ),
        )
        for one in offered
    )

    def saving(values: Values) -> Operation[None]:
        return record_zone_swap(
            first_id=duty.duty_id,
            second_id=values[_OTHER],
            note=values[_NOTE],
            on=bench.desk.today,
        )

    dialog = OperationDialog(
        bench,
        tr("调换轮值"),
        (
            Field(_OTHER, tr("与谁调换"), Entry.CHOICE, choices=choices, is_required=True),
            _note_field(),
        ),
        saving,
        values={_OTHER: other.duty_id} if other is not None else None,
        note=duty_words(duty),
        parent=parent,
    )
    dialog.setObjectName("swap_duty_dialog")
    if other is not None:
        dialog.form.focus_field(_NOTE)
    return dialog
