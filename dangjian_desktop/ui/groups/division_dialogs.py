"""Dialogs of dividing a branch: whom to keep together or apart, a name, putting it into force."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.division import DividedPerson
from dangjian_desktop.domain.division_proposal import Proposal, ProposedGroup
from dangjian_desktop.domain.problems import Address, Problem
from dangjian_desktop.operations.division import PlannedGroup, apply_division
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button, took_enter
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.form_dialog import FormDialog
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, Values, day_field, the_day
from dangjian_desktop.ui.shared.theme import refusal_label, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_LEADER, _NAME = "leader.", "name."
MOST_LETTERS = 40


class PairDialog(Dialog):
    """Two or more people who shall be in one group, or each in another.

    Signals:
        chosen: Ids of the people (frozenset), and whether they shall be together.
    """

    chosen = Signal(object, bool)

    def __init__(
        self, people: Sequence[DividedPerson], ticked: Sequence[int], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("pair_dialog")
        self.setWindowTitle(tr("在一组或分开"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.together = QRadioButton(tr("编在一组"), self)
        self.together.setObjectName("together")
        self.apart = QRadioButton(tr("分开，各在一组"), self)
        self.apart.setObjectName("apart")
        self.together.setChecked(True)
        self.list = QListWidget(self)
        self.list.setObjectName("tick_list")
        self.list.setAccessibleName(tr("人员"))
        for person in people:
            item = QListWidgetItem(_with_work(person))
            item.setData(Qt.ItemDataRole.UserRole, person.person_id)
            is_ticked = person.person_id in ticked
            item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.fault = refusal_label("fault", self)
        self.save_button = primary_button(tr("加入要求"), parent=self)
        self.save_button.setObjectName("save_button")
        self.save_button.clicked.connect(self.save)
        self.cancel_button = plain_button(tr("取消"), parent=self)
        self.cancel_button.clicked.connect(self.reject)
        self._lay_out()

    def tick(self, person_id: int) -> None:
        """Tick one person."""
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole) == person_id:
                self.list.item(row).setCheckState(Qt.CheckState.Checked)

    def ticked(self) -> frozenset[int]:
        """Return the ids of the people who are ticked."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return frozenset(
            one.data(Qt.ItemDataRole.UserRole)
            for one in items
            if one.checkState() == Qt.CheckState.Checked
        )

    def save(self) -> None:
        """Hand the people over; fewer than two are told."""
        ticked = self.ticked()
        if len(ticked) < 2:
            self.fault.setText(tr("至少要选两个人。请再选一人。"))
            self.fault.show()
            return
        self.chosen.emit(ticked, self.together.isChecked())
        self.accept()

    def keyPressEvent(self, event: Any) -> None:
        """Ctrl+Enter takes it from anywhere."""
        if not took_enter(event, self.save):
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        made = tokens()
        heading = QLabel(tr("在一组或分开"), self)
        set_role(heading, "title")
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(3))
        foot = QHBoxLayout()
        foot.setSpacing(made.space(2))
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.save_button)
        for widget in (heading, self.together, self.apart, self.list, self.fault):
            column.addWidget(widget, 1 if widget is self.list else 0)
        column.addLayout(foot)
        fit_to_screen(self, 380, 520)


def open_new_name(
    bench: Workbench, name: str, taken: Sequence[str], take: Callable[[str], object], over: QWidget
) -> FormDialog:
    """Ask for another name of a group that is still to be set up.

    Args:
        bench: Gives the day and the way to ask.
        name: The name now.
        taken: Names of the other groups.
        take: Told the new name.
        over: The page.
    """

    def save(values: dict[str, Any]) -> bool:
        wanted = values["name"]
        if wanted in taken:
            words = tr("已有党小组叫“{name}”。请换一个名称。", name=wanted)
            dialog.blame([("name", words)])
            return False
        take(wanted)
        return True

    field = Field("name", QT_TR_NOOP("名称"), is_required=True, max_length=MOST_LETTERS)
    dialog = FormDialog(
        tr("党小组名称"),
        (field,),
        save,
        on=bench.desk.on,
        ask=bench.ask,
        values={"name": name},
        save_text=QT_TR_NOOP("改名"),
        parent=over,
    )
    dialog.setObjectName("name_dialog")
    dialog.open()
    return dialog


def open_apply(bench: Workbench, branch_id: int, told: Proposal, over: QWidget) -> OperationDialog:
    """Ask from which day a proposal holds and who leads each group, and put it into force.

    Args:
        bench: Desk and questions.
        branch_id: The branch.
        told: The proposal; nothing stands in its way.
        over: The page.
    """
    people = {person.person_id: person for person in told.problem.people}
    fields = [
        day_field(QT_TR_NOOP("从哪天起")),
        *(field for group in told.groups for field in _fields_of(group, people)),
    ]
    values: dict[str, Any] = {f"{_LEADER}{one.slot}": one.leader_id for one in told.groups}
    values |= {f"{_NAME}{one.slot}": one.group.name for one in told.groups}
    dialog = OperationDialog(
        bench,
        tr("应用划分方案"),
        fields,
        partial(_applying, branch_id, told.groups),
        values=values,
        columns=2,
        save_text=QT_TR_NOOP("应用"),
        note=_note(told),
        between=partial(_doubled_names, told),
        parent=over,
    )
    dialog.setObjectName("apply_dialog")
    dialog.open()
    return dialog


def _fields_of(group: ProposedGroup, people: Mapping[int, DividedPerson]) -> Sequence[Field]:
    may = [people[key] for key in group.person_ids if people[key].may_lead]
    leader = Field(
        f"{_LEADER}{group.slot}",
        tr("{group}组长", group=group.group.name),
        Entry.CHOICE,
        choices=tuple((one.person_id, one.name) for one in may),
        empty=tr("待定") if group.leader_id is None else tr("不另定"),
    )
    if group.group.group_id is not None:
        return (leader,)
    name = Field(
        f"{_NAME}{group.slot}",
        tr("新设党小组的名称"),
        is_required=True,
        max_length=MOST_LETTERS,
    )
    return name, leader


def _applying(branch_id: int, groups: Sequence[ProposedGroup], values: Values) -> Operation[Any]:
    return apply_division(
        branch_id=branch_id,
        groups=[
            PlannedGroup(
                one.group.group_id,
                values.get(f"{_NAME}{one.slot}") or one.group.name,
                one.person_ids,
                values[f"{_LEADER}{one.slot}"] or None,
            )
            for one in groups
        ],
        on=the_day(values),
    )


def _doubled_names(told: Proposal, values: Values) -> list[Problem]:
    """Return a problem at each new name that another group has."""
    names = [slot.name for slot in told.problem.slots if slot.group_id is not None]
    found = []
    for one in told.groups:
        key = f"{_NAME}{one.slot}"
        name = values.get(key)
        if not name:
            continue
        if name in names:
            found.append(Problem(Address(field=key), "group.name_taken", found=name))
        names.append(name)
    return found


def _note(told: Proposal) -> str:
    """Say who decides, and what has to be known before."""
    decides = tr(
        "党小组由支部委员会研究决定，程序只提供方案。{moved} 人换组，可以一次撤销。",
        moved=len(told.moves),
    )
    return "\n".join([decides, *(in_words(one.said) for one in told.concerns())])


def _with_work(person: DividedPerson) -> str:
    work = " · ".join(person.bonds.values())
    return f"{person.name}　{work}" if work else person.name
