"""What can be done on the roster tab: words, keys, icons, and what must be chosen first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from dangjian_desktop.ui.shared.icons import dress
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr


class Needs(StrEnum):
    """What must be chosen before an action makes sense."""

    NOTHING = "nothing"
    ONE_PERSON = "one_person"
    PEOPLE = "people"
    ORGANISATION = "organisation"
    BRANCH = "branch"


class Where(StrEnum):
    """Where the keys of an action work."""

    PAGE = "page"
    TABLE = "table"
    TREE = "tree"


@dataclass(frozen=True, slots=True)
class RosterAction:
    """One action.

    Attributes:
        code: As `domain.commands` has it, where quick find knows it.
        keys: Shortcut; "" for none.
        records: Whether it changes something; then it is offered to who may record alone.
    """

    code: str
    text: str
    icon: str = ""
    keys: str = ""
    needs: Needs = Needs.NOTHING
    where: Where = Where.PAGE
    records: bool = False


_A, _N, _W = RosterAction, Needs, Where
ROSTER_ACTIONS: tuple[RosterAction, ...] = (
    _A("add_person", QT_TR_NOOP("新增人员…"), "user-plus", "Ctrl+N", records=True),
    _A("open_card", QT_TR_NOOP("打开信息卡"), "id-card", needs=_N.ONE_PERSON),
    _A("edit_person", QT_TR_NOOP("修改…"), "pencil", "F2", _N.ONE_PERSON, _W.TABLE, records=True),
    _A("change_many", QT_TR_NOOP("批量修改…"), "users", needs=_N.PEOPLE, records=True),
    _A("move_to_group", QT_TR_NOOP("调整党小组…"), "", "Ctrl+G", _N.PEOPLE, records=True),
    _A("move_to_branch", QT_TR_NOOP("调整党支部…"), needs=_N.PEOPLE, records=True),
    _A("change_jobs", QT_TR_NOOP("调整区队班组…"), needs=_N.PEOPLE, records=True),
    _A("former_jobs", QT_TR_NOOP("以前的工作…"), needs=_N.ONE_PERSON, records=True),
    _A("appoint", QT_TR_NOOP("任职…"), "briefcase", needs=_N.ONE_PERSON, records=True),
    _A("end_post", QT_TR_NOOP("免职…"), needs=_N.ONE_PERSON, records=True),
    _A("advance_stage", QT_TR_NOOP("变更类别…"), needs=_N.ONE_PERSON, records=True),
    _A("change_party_dates", QT_TR_NOOP("改正党籍日期…"), needs=_N.ONE_PERSON, records=True),
    _A("correct_spell_days", QT_TR_NOOP("改正经历日期…"), needs=_N.ONE_PERSON, records=True),
    _A("voting_bars", QT_TR_NOOP("停止表决权…"), needs=_N.ONE_PERSON, records=True),
    _A("outgoing_transfer", QT_TR_NOOP("转出组织关系…"), needs=_N.PEOPLE, records=True),
    _A("enter_away", QT_TR_NOOP("登记外出…"), needs=_N.ONE_PERSON, records=True),
    _A("enter_contact", QT_TR_NOOP("登记联系…"), needs=_N.PEOPLE, records=True),
    _A("enter_out_of_contact", QT_TR_NOOP("登记失联…"), needs=_N.ONE_PERSON, records=True),
    _A("case_files", QT_TR_NOOP("个案…"), "lock", needs=_N.ONE_PERSON),
    _A("person_history", QT_TR_NOOP("修改历史…"), "history", needs=_N.ONE_PERSON),
    _A(
        "record_departure",
        QT_TR_NOOP("登记减少…"),
        "log-out",
        "Del",
        _N.ONE_PERSON,
        _W.TABLE,
        records=True,
    ),
    _A("erase_person", QT_TR_NOOP("合法删除…"), "trash-2", needs=_N.ONE_PERSON, records=True),
    _A("print_roster", QT_TR_NOOP("打印党员名册…"), "printer"),
    _A("print_roster_view", QT_TR_NOOP("打印名册（自选栏目）…"), "printer"),
    _A("print_chosen", QT_TR_NOOP("打印所选名册…"), "printer", needs=_N.PEOPLE),
    _A("print_person_card", QT_TR_NOOP("打印信息卡…"), "id-card"),
    _A("print_organisation_chart", QT_TR_NOOP("打印组织架构图…"), "network"),
    _A("print_group_list", QT_TR_NOOP("打印党小组一览…"), "layout-grid"),
    _A("export_chosen", QT_TR_NOOP("导出所选…"), "file-output", needs=_N.PEOPLE),
    _A("add_branch", QT_TR_NOOP("新建党支部…"), "plus", records=True),
    _A("add_group", QT_TR_NOOP("新建党小组…"), "plus", records=True),
    _A("add_organisation", QT_TR_NOOP("新建上级组织…"), "plus", records=True),
    _A(
        "rename_organisation",
        QT_TR_NOOP("更名…"),
        "pencil",
        "F2",
        _N.ORGANISATION,
        _W.TREE,
        records=True,
    ),
    _A("correct_organisation_name", QT_TR_NOOP("改正名称…"), needs=_N.ORGANISATION, records=True),
    _A("organisation_history", QT_TR_NOOP("沿革…"), "history", needs=_N.ORGANISATION),
    _A("merge_organisation", QT_TR_NOOP("合并…"), needs=_N.ORGANISATION, records=True),
    _A("split_branch", QT_TR_NOOP("分设…"), needs=_N.BRANCH, records=True),
    _A("move_organisation", QT_TR_NOOP("改变隶属…"), needs=_N.ORGANISATION, records=True),
    _A("close_organisation", QT_TR_NOOP("撤销组织…"), needs=_N.ORGANISATION, records=True),
    _A("add_photos", QT_TR_NOOP("批量添加照片…"), "image", records=True),
    _A("open_attachments", QT_TR_NOOP("附件…"), "folder-open", needs=_N.ORGANISATION),
    _A("branch_facts", QT_TR_NOOP("党支部资料…"), "file-text", needs=_N.BRANCH, records=True),
    _A("branch_list", QT_TR_NOOP("党支部一览…"), "layout-grid"),
    _A("custom_fields", QT_TR_NOOP("自定义栏目…"), "pencil", records=True),
    _A("add_zone", QT_TR_NOOP("新建协作区…"), "plus", records=True),
    _A("move_to_zone", QT_TR_NOOP("划入协作区…"), needs=_N.BRANCH, records=True),
    _A("advanced_filter", QT_TR_NOOP("高级筛选…"), "funnel", "Ctrl+Shift+F"),
    _A("open_views", QT_TR_NOOP("打开视图"), "", "Ctrl+Shift+V"),
    _A("save_view_as", QT_TR_NOOP("把名单存为视图…"), "save", records=True),
    _A("manage_views", QT_TR_NOOP("管理视图…"), records=True),
    _A("find_in_roster", QT_TR_NOOP("筛选"), "search", "Ctrl+F"),
    _A("fold_tree", QT_TR_NOOP("折叠或展开组织树"), "panel-left", "Ctrl+B"),
)

#: Menus, an empty code for a line between parts.
PERSON_MENU: tuple[str, ...] = (
    "open_card",
    "edit_person",
    "",
    "move_to_group",
    "move_to_branch",
    "change_jobs",
    "former_jobs",
    "appoint",
    "end_post",
    "advance_stage",
    "change_party_dates",
    "correct_spell_days",
    "voting_bars",
    "change_many",
    "",
    "outgoing_transfer",
    "enter_away",
    "enter_contact",
    "enter_out_of_contact",
    "case_files",
    "record_departure",
    "",
    "person_history",
    "",
    "add_photos",
    "print_person_card",
    "print_chosen",
    "export_chosen",
    "",
    "custom_fields",
)
CARD_MENU: tuple[str, ...] = (
    "move_to_group",
    "move_to_branch",
    "change_jobs",
    "former_jobs",
    "appoint",
    "end_post",
    "advance_stage",
    "change_party_dates",
    "correct_spell_days",
    "voting_bars",
    "",
    "outgoing_transfer",
    "enter_away",
    "enter_contact",
    "enter_out_of_contact",
    "case_files",
    "record_departure",
    "",
    "person_history",
    "",
    "erase_person",
)
ORGANISATION_MENU: tuple[str, ...] = (
    "add_person",
    "branch_facts",
    "branch_list",
    "",
    "add_branch",
    "add_group",
    "add_organisation",
    "",
    "rename_organisation",
    "correct_organisation_name",
    "organisation_history",
    "",
    "merge_organisation",
    "split_branch",
    "move_organisation",
    "close_organisation",
    "open_attachments",
    "",
    "add_zone",
    "move_to_zone",
    "",
    "print_organisation_chart",
    "print_group_list",
)
PRINT_MENU: tuple[str, ...] = (
    "print_roster",
    "print_roster_view",
    "print_chosen",
    "print_person_card",
    "",
    "print_organisation_chart",
    "print_group_list",
    "branch_list",
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """How much is chosen now."""

    people: int = 0
    is_organisation: bool = False
    is_branch: bool = False

    def meets(self, needs: Needs) -> bool:
        """Whether an action with these needs makes sense."""
        return {
            Needs.NOTHING: True,
            Needs.ONE_PERSON: self.people == 1,
            Needs.PEOPLE: self.people > 0,
            Needs.ORGANISATION: self.is_organisation,
            Needs.BRANCH: self.is_branch,
        }[needs]


class RosterActions(QObject):
    """The actions as Qt has them, each bound to what it does."""

    def __init__(
        self, acts: Mapping[str, Callable[[], object]], places: Mapping[Where, QWidget]
    ) -> None:
        """Make them.

        Args:
            acts: What each code does.
            places: The widgets in which the keys work.
        """
        super().__init__(places[Where.PAGE])
        self.by_code: dict[str, QAction] = {}
        for declared in ROSTER_ACTIONS:
            place = places[declared.where]
            action = QAction(tr(declared.text), place)
            if declared.records:
                records(action)
            action.setObjectName(declared.code)
            if declared.icon:
                dress(action, declared.icon)
            if declared.keys:
                action.setShortcut(QKeySequence(declared.keys))
            is_page = declared.where is Where.PAGE
            context = Qt.ShortcutContext
            action.setShortcutContext(
                # Of a page that is hidden Qt hears no key, wherever in the window the keyboard is.
                context.WindowShortcut if is_page else context.WidgetShortcut
            )
            _connect(action, acts[declared.code])
            place.addAction(action)
            self.by_code[declared.code] = action

    def follow(self, chosen: Chosen) -> None:
        """Switch off what makes no sense for what is chosen."""
        for declared in ROSTER_ACTIONS:
            self.by_code[declared.code].setEnabled(chosen.meets(declared.needs))

    def fill(self, menu: QMenu, codes: tuple[str, ...]) -> None:
        """Put actions into a menu."""
        for code in codes:
            if code:
                menu.addAction(self.by_code[code])
            else:
                menu.addSeparator()


def _connect(action: QAction, act: Callable[[], object]) -> None:
    action.triggered.connect(lambda: act())  # drops the checked flag, which no action wants
