"""合并: several branches, or several groups of one branch, become one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from dangjian_desktop.domain.organisation_rules import OrganisationRecord
from dangjian_desktop.domain.reorganisation import joined
from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.operations.reorganisation import GroupFate, merge_branches, merge_groups
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.examination import organisation_records
from dangjian_desktop.queries.organisations import OrganisationRow
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.operation_dialog import Values, day_field, the_day
from dangjian_desktop.ui.shared.outlook import figures_of
from dangjian_desktop.ui.shared.reorganisation_dialog import ReorganisationDialog
from dangjian_desktop.ui.shared.wording import tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: Stands for a branch that is yet to be set up.
NEW = 0
_KEY = int(Qt.ItemDataRole.UserRole)


class MergeDialog(ReorganisationDialog):
    """Ticks what is merged; says into which, from when, and what becomes of the groups."""

    def __init__(
        self, bench: Workbench, row: OrganisationRow, parent: QWidget | None = None
    ) -> None:
        self._row = row
        self._is_branch = row.kind is OrganisationKind.BRANCH
        self._records = organisation_records(bench.desk.on)
        choices = [(one.organisation_id, one.name) for one in self._candidates()]
        if self._is_branch:
            choices = [(NEW, tr("新设一个党支部")), *choices]
        fields: list[Field] = [
            Field("target_id", tr("并入"), Entry.CHOICE, choices=tuple(choices), is_required=True),
            day_field(tr("从哪一天起")),
        ]
        if self._is_branch:
            fields += [
                Field("new_name", tr("新党支部的名称"), hint=tr("新设时填写"), max_length=80),
                Field(
                    "groups",
                    tr("被合并支部的党小组"),
                    Entry.CHOICE,
                    choices=(
                        (GroupFate.FOLLOW, tr("跟过去")),
                        (GroupFate.CLOSE, tr("撤销，人员暂不编组")),
                    ),
                    is_required=True,
                ),
            ]
        super().__init__(
            bench,
            tr("合并党支部") if self._is_branch else tr("合并党小组"),
            fields,
            self._operation,
            values={"target_id": row.organisation_id, "groups": GroupFate.FOLLOW},
            save_text=tr("合并"),
            note=tr("这一天以前的名册仍是原来的样子；被合并的支部的职务到这一天为止。")
            if self._is_branch
            else tr("这一天以前的名册仍是原来的样子；被合并的党小组的组长到这一天为止。"),
            parent=parent,
        )
        self.setObjectName("merge_dialog")
        self.sources = QListWidget(self)
        self.sources.setObjectName("sources")
        self.sources.setAccessibleName(tr("要合并的组织"))
        self.sources.itemChanged.connect(self.show_outlook)
        self.put_parts(tr("要合并的（空格键勾选）"), self.sources)
        self.read_again()
        self.show_outlook()

    def read_again(self) -> None:
        """List the branches, or the groups of the branch, of the day; ticks stay."""
        self._records = organisation_records(self.day)
        ticked = set(self._ticked()) or {self._row.organisation_id}
        self.sources.blockSignals(True)
        self.sources.clear()
        for record in self._candidates():
            item = QListWidgetItem(f"{record.name}　{figures_of(record)}", self.sources)
            item.setData(_KEY, record.organisation_id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_ticked = record.organisation_id in ticked
            item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
            if record.organisation_id == self._row.organisation_id:
                self.sources.setCurrentItem(item)
        self.sources.blockSignals(False)

    def show_outlook(self) -> None:
        """Show whose people go where, and the one that comes of it."""
        values = self.form.values()
        target = values["target_id"]
        if self._is_branch:
            self.form.editor("new_name").widget.setEnabled(target == NEW)
        sources = self._sources(target)
        if target is None or not sources:
            self.outlook.show_outlook([tr("请勾选要合并进来的组织。")], [])
            return
        follow = values.get("groups") is not GroupFate.CLOSE
        if target == NEW:
            first = replace(sources[0], holders=(), name=values["new_name"] or "")
            after = joined(first, sources[1:], name=first.name, groups_follow=follow)
            if not follow:
                after = replace(after, group_count=0, ungrouped=after.members)
        else:
            into = self._records.get(target)
            if into is None:
                self.outlook.show_outlook([tr("要并入的组织在这一天还不存在。")], [])
                return
            after = joined(into, sources, name=into.name, groups_follow=follow)
        self.outlook.show_outlook([self._move(one, after.name, follow) for one in sources], [after])

    def _move(self, source: OrganisationRecord, into: str, follow: bool) -> str:
        people, target = source.members + source.others, into or tr("新党支部")
        if not self._is_branch or not source.group_count:
            return tr("{name} 的 {count} 人 → {into}", name=source.name, count=people, into=target)
        return tr(
            "{name} 的 {count} 人 → {into}；{groups} 个党小组{fate}",
            name=source.name,
            count=people,
            into=target,
            groups=source.group_count,
            fate=tr("跟过去") if follow else tr("撤销"),
        )

    def _candidates(self) -> list[OrganisationRecord]:
        of_kind = [one for one in self._records.values() if one.kind is self._row.kind]
        if self._is_branch:
            return of_kind
        return [one for one in of_kind if one.parent_id == self._row.parent_id]

    def _ticked(self) -> list[int]:
        items = [self.sources.item(number) for number in range(self.sources.count())]
        return [item.data(_KEY) for item in items if item.checkState() == Qt.CheckState.Checked]

    def _sources(self, target: int | None) -> Sequence[OrganisationRecord]:
        return [self._records[key] for key in self._ticked() if key != target]

    def _operation(self, values: Values) -> Operation[Any]:
        target, day = values["target_id"], the_day(values)
        if not self._is_branch:
            return merge_groups(group_ids=self._ticked(), target_id=target, on=day)
        return merge_branches(
            branch_ids=self._ticked(),
            target_id=target or None,
            new_name=values["new_name"] if target == NEW else "",
            parent_id=self._row.parent_id,
            groups=values["groups"],
            on=day,
        )
