"""分设 and 撤销 of a branch with people: who goes where, and what comes of it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.organisation_rules import OrganisationRecord
from dangjian_desktop.domain.reorganisation import with_people
from dangjian_desktop.domain.vocabulary import OrganisationKind, Stage
from dangjian_desktop.operations.reorganisation import (
    Going,
    NewBranch,
    close_branch,
    split_branch,
)
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.examination import organisation_records
from dangjian_desktop.queries.organisations import OrganisationRow, Tree
from dangjian_desktop.queries.roster import RosterQuery, RosterRow, Scope
from dangjian_desktop.ui.roster.destination_tree import STAYS, DestinationTree
from dangjian_desktop.ui.shared.fields import Field
from dangjian_desktop.ui.shared.operation_dialog import Values, day_field, the_day
from dangjian_desktop.ui.shared.organisation_choices import branch_choices
from dangjian_desktop.ui.shared.reorganisation_dialog import ReorganisationDialog
from dangjian_desktop.ui.shared.wording import tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: So many branches can come out of one at a time.
MOST_PARTS = 3


class _PeopleDialog(ReorganisationDialog):
    """Reads the people of a branch on the day and lists them under their groups."""

    def __init__(self, bench: Workbench, row: OrganisationRow, stays: str, **given: Any) -> None:
        self._row = row
        super().__init__(bench, **given)
        self.places = DestinationTree(stays, self)
        self.places.changed.connect(self.show_outlook)

    def read_again(self) -> None:
        """Read the branch as of the day."""
        branch_id = self._row.organisation_id
        self._records = organisation_records(self.day)
        people = RosterQuery(self.day, within=branch_id, scope=Scope.EVERYBODY).fetch()
        groups = Tree.on(self.day).children(branch_id)
        self.places.show_people(people, groups, tr("未编组"))

    def _stages(self, person_ids: Sequence[int]) -> list[Stage | None]:
        return [self.places.people[key].stage for key in person_ids]

    def _rest(self, gone: Sequence[int], groups: int) -> OrganisationRecord | None:
        """Return the branch without those who go; None when it does not stand on the day."""
        record = self._records.get(self._row.organisation_id)
        if record is None:
            return None
        staying = set(self.places.people) - set(gone)
        return with_people(record, self._stages(gone), sign=-1, groups=groups, staying=staying)


class SplitDialog(_PeopleDialog):
    """Names the branches that come out of one, and sends people and groups to them."""

    def __init__(
        self, bench: Workbench, row: OrganisationRow, parent: QWidget | None = None
    ) -> None:
        keys = range(1, MOST_PARTS + 1)
        labels = (tr("新党支部名称"), tr("第二个新党支部"), tr("第三个新党支部"))
        fields = [
            Field(
                f"name_{key}",
                label,
                is_required=key == 1,
                max_length=80,
                hint="" if key == 1 else tr("没有可以不填"),
            )
            for key, label in zip(keys, labels, strict=True)
        ]
        super().__init__(
            bench,
            row,
            tr("留在{name}", name=row.name),
            title=tr("分设党支部"),
            fields=[fields[0], day_field(tr("从哪一天起")), *fields[1:]],
            operation_of=self._operation,
            values={},
            save_text=tr("分设"),
            note=tr(
                "从{name}分出新党支部。党小组可以整组过去；单独过去的人离开原党小组。"
                "这一天以前的名册仍是原来的样子。",
                name=row.name,
            ),
            parent=parent,
        )
        self.setObjectName("split_dialog")
        self.put_parts(tr("选人或党小组，再选去向"), self.places)
        self.read_again()
        self.show_outlook()

    def show_outlook(self) -> None:
        """Show the new branches, and what is left of the old one."""
        names = self._names()
        self.places.set_destinations([(key, name) for key, name in names.items()])
        gone = [key for part in names for key in self.places.people_sent(part)]
        groups = sum(len(self.places.groups_sent(part)) for part in names)
        rest = self._rest(gone, groups)
        if rest is None:
            self.outlook.show_outlook([tr("这个党支部在这一天还不存在。")], [])
            return
        after = [
            self._part(rest, part, name)
            for part, name in names.items()
            if self.places.people_sent(part)
        ]
        moves = [
            tr("{name}还没有人。", name=name)
            for part, name in names.items()
            if not self.places.people_sent(part)
        ]
        if not names:
            moves.append(tr("请填写新党支部的名称，再选人。"))
        if gone and len(gone) == len(self.places.people):
            moves.append(tr("没有人留下，{name}到这一天为止。", name=self._row.name))
        else:
            after.append(rest)
        self.outlook.show_outlook(moves, after)

    def _part(self, like: OrganisationRecord, part: int, name: str) -> OrganisationRecord:
        empty = replace(like, name=name, full=0, probationary=0, others=0, group_count=0)
        whole = len(self.places.groups_sent(part))
        stages = self._stages(self.places.people_sent(part))
        return with_people(replace(empty, holders=()), stages, groups=whole)

    def _names(self) -> dict[int, str]:
        values = self.form.values()
        typed = {key: (values[f"name_{key}"] or "").strip() for key in range(1, MOST_PARTS + 1)}
        return {key: name for key, name in typed.items() if name}

    def _operation(self, values: Values) -> Operation[Any]:
        parts = [
            NewBranch(name, self.places.alone_sent(part), self.places.groups_sent(part))
            for part, name in self._names().items()
        ]
        return split_branch(branch_id=self._row.organisation_id, parts=parts, on=the_day(values))


class DissolveDialog(_PeopleDialog):
    """Sends everybody of a branch to other branches, and ends it."""

    def __init__(
        self, bench: Workbench, row: OrganisationRow, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            bench,
            row,
            tr("还没有去向"),
            title=tr("撤销党支部"),
            fields=[day_field(tr("撤销日期"))],
            operation_of=self._operation,
            values={},
            save_text=tr("撤销党支部"),
            note=tr(
                "{name}从这一天起不再存在，党小组和职务到这一天为止。给每个人选一个党支部；"
                "以前的名册里仍然有它。",
                name=row.name,
            ),
            parent=parent,
        )
        self.setObjectName("dissolve_dialog")
        self.put_parts(tr("选人，再选去向"), self.places)
        self.read_again()
        self.show_outlook()

    def read_again(self) -> None:
        """Read the people and the branches of the day."""
        super().read_again()
        branches = branch_choices(Tree.on(self.day))
        self.places.set_destinations(
            [(key, name) for key, name in branches if key != self._row.organisation_id]
        )

    def show_outlook(self) -> None:
        """Show the branches that take people in, and who has no place yet."""
        left = self.places.people_sent(STAYS)
        moves = []
        if left:
            names = [self.places.people[key].facts.name for key in left[:_MOST_NAMED]]
            moves.append(
                tr(
                    "还有 {count} 人没有去向：{people}",
                    count=len(left),
                    people=tr("、").join(names) + ("…" if len(left) > _MOST_NAMED else ""),
                )
            )
        after = []
        for record in self._records.values():
            going = self.places.people_sent(record.organisation_id)
            if record.kind is OrganisationKind.BRANCH and going:
                moves.append(tr("{count} 人 → {name}", count=len(going), name=record.name))
                after.append(with_people(record, self._stages(going)))
        self.outlook.show_outlook(moves, after)

    def _operation(self, values: Values) -> Operation[Any]:
        goings = [
            Going(key, people)
            for key in self._records
            if (people := self.places.people_sent(key)) and key != STAYS
        ]
        return close_branch(branch_id=self._row.organisation_id, goings=goings, on=the_day(values))


_MOST_NAMED = 6


def branch_people(bench: Workbench, row: OrganisationRow) -> list[RosterRow]:
    """Return everybody of an organisation on the day that is looked at."""
    query = RosterQuery(bench.desk.on, within=row.organisation_id, scope=Scope.EVERYBODY)
    return query.fetch()
