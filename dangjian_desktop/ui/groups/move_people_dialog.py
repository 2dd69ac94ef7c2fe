"""调整人员: people of one 党小组 go to another of the branch, or to none, from a day on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from dangjian_desktop.domain.reorganisation import with_people
from dangjian_desktop.domain.vocabulary import Post, printed
from dangjian_desktop.operations.people import move_to_group
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.examination import organisation_records
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.party_groups import GroupRow
from dangjian_desktop.queries.roster import RosterQuery, RosterRow, Scope
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.group_dialog import NO_GROUP
from dangjian_desktop.ui.shared.operation_dialog import Values, day_field, the_day
from dangjian_desktop.ui.shared.organisation_choices import group_choices
from dangjian_desktop.ui.shared.person_field import told_apart
from dangjian_desktop.ui.shared.reorganisation_dialog import ReorganisationDialog
from dangjian_desktop.ui.shared.wording import tr
from dangjian_desktop.ui.shared.workbench import Workbench

_KEY = int(Qt.ItemDataRole.UserRole)


class MovePeopleDialog(ReorganisationDialog):
    """Ticks who goes; says where, from when, and what both groups are like then."""

    def __init__(self, bench: Workbench, group: GroupRow, parent: QWidget | None = None) -> None:
        self._group = group
        self._people: dict[int, RosterRow] = {}
        others = [
            (key, name)
            for key, name in group_choices(Tree.on(bench.desk.on), group.branch_id)
            if key != group.group_id
        ]
        super().__init__(
            bench,
            tr("调整人员"),
            (
                Field(
                    "target_id",
                    tr("转到"),
                    Entry.CHOICE,
                    choices=(*others, (NO_GROUP, tr("不编入党小组"))),
                    is_required=True,
                ),
                day_field(tr("从哪一天起")),
            ),
            self._operation,
            values={"target_id": others[0][0] if others else NO_GROUP},
            save_text=tr("调整"),
            note=tr("{name}。这一天以前的仍在原来的小组；组长离组，任期也结束。", name=group.name),
            parent=parent,
        )
        self.setObjectName("move_people_dialog")
        self.people = QListWidget(self)
        self.people.setObjectName("sources")
        self.people.setAccessibleName(tr("要调整的人"))
        self.people.itemChanged.connect(self.show_outlook)
        self.put_parts(tr("要调整的人（空格键勾选）"), self.people)
        self.read_again()
        self.show_outlook()

    def read_again(self) -> None:
        """List the people of the group on the day; ticks stay."""
        rows = RosterQuery(self.day, within=self._group.group_id, scope=Scope.EVERYBODY).fetch()
        ticked = set(self._ticked())
        self._people = {row.person_id: row for row in rows if row.group_id == self._group.group_id}
        told = told_apart([(key, row.facts.name) for key, row in self._people.items()], self.day)
        self.people.blockSignals(True)
        self.people.clear()
        for key, row in self._people.items():
            words = [told[key], tr(printed(row.stage)) if row.stage else "", row.facts.crew]
            if Post.GROUP_LEADER in row.posts:
                words.append(tr("组长"))
            item = QListWidgetItem(tr("　").join(word for word in words if word), self.people)
            item.setData(_KEY, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            state = Qt.CheckState.Checked if key in ticked else Qt.CheckState.Unchecked
            item.setCheckState(state)
        if self.people.count():
            self.people.setCurrentRow(0)
        self.people.blockSignals(False)

    def show_outlook(self) -> None:
        """Show both groups as they would be."""
        chosen = [self._people[key] for key in self._ticked()]
        if not chosen:
            self.outlook.show_outlook([tr("请勾选要调整的人。")], [])
            return
        records = organisation_records(self.day)
        gone = {row.person_id for row in chosen}
        stages = [row.stage for row in chosen]
        moves = [tr("{count} 人离开{name}", count=len(chosen), name=self._group.name)]
        after = []
        here = records.get(self._group.group_id)
        if here is not None:
            staying = {one.person_id for one in here.holders} - gone
            after.append(with_people(here, stages, sign=-1, staying=staying))
        there = records.get(self.form.values()["target_id"] or 0)
        if there is not None:
            after.append(with_people(there, stages))
        self.outlook.show_outlook(moves, after)

    def _ticked(self) -> list[int]:
        items = [self.people.item(number) for number in range(self.people.count())]
        return [item.data(_KEY) for item in items if item.checkState() == Qt.CheckState.Checked]

    def save(self) -> None:
        """Let them go; without anybody ticked there is nothing to do."""
        if self._ticked():
            super().save()
        else:
            self.refuse(tr("还没有勾选要调整的人。请先勾选。"))

    def _operation(self, values: Values) -> Operation[int]:
        return move_to_group(
            person_ids=self._ticked(), group_id=values["target_id"] or None, on=the_day(values)
        )
