"""Setting up, renaming, moving and closing organisations."""

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.organisation_names import LONGEST_NAME
from dangjian_desktop.domain.vocabulary import PRINTED, OrganisationKind
from dangjian_desktop.operations.organisations import (
    add_organisation,
    close_organisation,
    correct_organisation_name,
    rename_organisation,
)
from dangjian_desktop.operations.reorganisation import (
    close_branch,
    close_group,
    move_organisation,
)
from dangjian_desktop.queries.organisations import OrganisationRow, Tree
from dangjian_desktop.ui.shared.fields import Choices, Entry, Field
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, day_field, the_day
from dangjian_desktop.ui.shared.organisation_choices import (
    above_choices,
    branch_choices,
    group_choices,
)
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_SINCE = Field("since", QT_TR_NOOP("成立日期"), Entry.DATE, hint=QT_TR_NOOP("不清楚可以不填"))


def _name_field(label: str) -> Field:
    return Field("name", label, is_required=True, max_length=LONGEST_NAME)


def add_branch_dialog(
    bench: Workbench, above_id: int | None, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that sets up a 党支部."""
    tree = Tree.on(bench.desk.on)
    dialog = OperationDialog(
        bench,
        tr("新建党支部"),
        (
            _name_field(tr("党支部名称")),
            Field("above_id", tr("上级组织"), Entry.CHOICE, choices=above_choices(tree)),
            _SINCE,
        ),
        lambda values: add_organisation(
            kind=OrganisationKind.BRANCH,
            name=values["name"],
            parent_id=values["above_id"],
            since=values["since"],
        ),
        values={"above_id": above_id},
        save_text=tr("新建"),
        note=tr("名称写全，如“综采一队党支部”。名册和上墙版面都用这个名称。"),
        parent=parent,
    )
    dialog.setObjectName("add_branch_dialog")
    return dialog


def add_group_dialog(
    bench: Workbench, branch_id: int | None, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that sets up a 党小组."""
    tree = Tree.on(bench.desk.on)
    dialog = OperationDialog(
        bench,
        tr("新建党小组"),
        (
            Field(
                "branch_id",
                tr("所在党支部"),
                Entry.CHOICE,
                choices=branch_choices(tree),
                is_required=True,
            ),
            _name_field(tr("党小组名称")),
            _SINCE,
        ),
        lambda values: add_organisation(
            kind=OrganisationKind.PARTY_GROUP,
            name=values["name"],
            parent_id=values["branch_id"],
            since=values["since"],
        ),
        values={"branch_id": branch_id},
        save_text=tr("新建"),
        parent=parent,
    )
    dialog.setObjectName("add_group_dialog")
    return dialog


def add_above_dialog(bench: Workbench, parent: QWidget | None = None) -> OperationDialog:
    """Return the dialog that sets up a 党委 or 党总支."""
    tree = Tree.on(bench.desk.on)
    kinds = (OrganisationKind.COMMITTEE, OrganisationKind.GENERAL_BRANCH)
    kind_choices: Choices = tuple((kind, PRINTED[kind]) for kind in kinds)
    dialog = OperationDialog(
        bench,
        tr("新建上级组织"),
        (
            Field("kind", tr("类别"), Entry.CHOICE, choices=kind_choices, is_required=True),
            _name_field(tr("名称")),
            Field("above_id", tr("上级组织"), Entry.CHOICE, choices=above_choices(tree)),
            _SINCE,
        ),
        lambda values: add_organisation(
            kind=values["kind"],
            name=values["name"],
            parent_id=values["above_id"],
            since=values["since"],
        ),
        save_text=tr("新建"),
        parent=parent,
    )
    dialog.setObjectName("add_above_dialog")
    return dialog


def rename_dialog(
    bench: Workbench, row: OrganisationRow, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that gives an organisation a new name from a day on."""
    dialog = OperationDialog(
        bench,
        tr("更名"),
        (_name_field(tr("新名称")), day_field(tr("从哪一天起"))),
        lambda values: rename_organisation(
            organisation_id=row.organisation_id, name=values["name"], on=the_day(values)
        ),
        values={"name": row.name},
        save_text=tr("更名"),
        note=tr(
            "现在叫“{name}”。这一天以前的名册仍用原名；只是写错了，请用“改正名称”。", name=row.name
        ),
        parent=parent,
    )
    dialog.setObjectName("rename_dialog")
    return dialog


def correct_name_dialog(
    bench: Workbench, row: OrganisationRow, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that mends a name written wrong."""
    dialog = OperationDialog(
        bench,
        tr("改正名称"),
        (_name_field(tr("名称")),),
        lambda values: correct_organisation_name(
            organisation_id=row.organisation_id, name=values["name"], on=bench.desk.on
        ),
        values={"name": row.name},
        save_text=tr("改正"),
        note=tr("改正写错的名称，不留更名的经历。真的更名，请用“更名”。"),
        parent=parent,
    )
    dialog.setObjectName("correct_name_dialog")
    return dialog


def close_dialog(
    bench: Workbench, row: OrganisationRow, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that closes an organisation without people."""
    dialog = OperationDialog(
        bench,
        tr("撤销{printed}", printed=PRINTED[row.kind]),
        (day_field(tr("撤销日期")),),
        lambda values: close_organisation(organisation_id=row.organisation_id, on=the_day(values)),
        values={"on": PartialDate.of(bench.desk.on)},
        save_text=tr("撤销组织"),
        note=tr("{name}从这一天起不再存在，以前的名册里仍然有它。", name=row.name),
        parent=parent,
    )
    dialog.setObjectName("close_dialog")
    return dialog


def close_branch_dialog(
    bench: Workbench, row: OrganisationRow, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that closes a branch without people, its groups included."""
    dialog = OperationDialog(
        bench,
        tr("撤销党支部"),
        (day_field(tr("撤销日期")),),
        lambda values: close_branch(branch_id=row.organisation_id, on=the_day(values)),
        save_text=tr("撤销党支部"),
        note=tr("{name}从这一天起不再存在，以前的名册里仍然有它。", name=row.name),
        parent=parent,
    )
    dialog.setObjectName("close_dialog")
    return dialog


def close_group_dialog(
    bench: Workbench, row: OrganisationRow, people_count: int, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that closes a group and sends its people to another one, or to none."""
    others = [
        (key, name)
        for key, name in group_choices(Tree.on(bench.desk.on), row.parent_id)
        if key != row.organisation_id
    ]
    where = (
        Field(
            "to_group_id",
            tr("人员转到"),
            Entry.CHOICE,
            choices=((_NO_GROUP, tr("暂不编组")), *others),
            is_required=True,
        ),
    )
    dialog = OperationDialog(
        bench,
        tr("撤销党小组"),
        (*(where if people_count else ()), day_field(tr("撤销日期"))),
        lambda values: close_group(
            group_id=row.organisation_id,
            to_group_id=values.get("to_group_id") or None,
            on=the_day(values),
        ),
        values={"to_group_id": _NO_GROUP},
        save_text=tr("撤销党小组"),
        note=tr(
            "{name}有 {count} 人。从这一天起不再存在，组长到这一天为止；"
            "以前的名册里仍然有它，它的活动和台账留在原处。",
            name=row.name,
            count=people_count,
        ),
        parent=parent,
    )
    dialog.setObjectName("close_group_dialog")
    return dialog


_NO_GROUP = 0


def move_dialog(
    bench: Workbench, row: OrganisationRow, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that lets an organisation stand under another one from a day on."""
    tree = Tree.on(bench.desk.on)
    is_group = row.kind is OrganisationKind.PARTY_GROUP
    below = tree.below(row.organisation_id)
    offered = branch_choices(tree) if is_group else above_choices(tree)
    choices = [(key, name) for key, name in offered if key not in below]
    if not is_group:
        choices = [(_TOP, tr("最上级，没有上级组织")), *choices]
    note = (
        tr("{name}连同组里的人一起到另一个党支部；在原支部的职务到这一天为止。", name=row.name)
        if is_group
        else tr("{name}和下面的组织、人员一起改变隶属；这一天以前的仍在原来的地方。", name=row.name)
    )
    dialog = OperationDialog(
        bench,
        tr("改变隶属"),
        (
            Field(
                "parent_id",
                tr("新的党支部") if is_group else tr("新的上级组织"),
                Entry.CHOICE,
                choices=tuple(choices),
                is_required=True,
            ),
            day_field(tr("从哪一天起")),
        ),
        lambda values: move_organisation(
            organisation_id=row.organisation_id,
            parent_id=values["parent_id"] or None,
            on=the_day(values),
        ),
        save_text=tr("改变隶属"),
        note=note,
        parent=parent,
    )
    dialog.setObjectName("move_dialog")
    return dialog


_TOP = 0
