"""The page 小组与组长: the groups of a branch with who leads them, their past, and the rules."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.operations.printout import (
    DUAL_LIFE,
    GROUP_CREWS,
    GROUP_LIST,
    GROUP_REGISTER,
    LEADER_RECOMMENDATION,
    ORGANISATION_HISTORY,
    Printout,
)
from dangjian_desktop.queries.branch_rules import BranchRulesQuery
from dangjian_desktop.queries.cadres_in_groups import CadreRow, CadresInGroupsQuery
from dangjian_desktop.queries.group_leaders import GroupLeadingQuery
from dangjian_desktop.queries.organisation_history import OrganisationHistoryQuery
from dangjian_desktop.queries.organisations import OrganisationRow, Tree
from dangjian_desktop.queries.party_groups import (
    CrewLine,
    GroupCrews,
    GroupCrewsQuery,
    GroupRow,
    GroupsQuery,
    MisplacedQuery,
    MisplacedRow,
)
from dangjian_desktop.ui.groups.branch_rules import BranchRulesBar, BranchRulesDialog
from dangjian_desktop.ui.groups.group_record import WIDTH, GroupRecord
from dangjian_desktop.ui.groups.leader_dialogs import (
    appoint_leader_dialog,
    cadre_speech_dialog,
    correct_term_dialog,
    end_leader_dialog,
    open_cadre_task,
)
from dangjian_desktop.ui.groups.leaders_columns import (
    CADRE_COLUMNS,
    GROUP_COLUMNS,
    MISPLACED_COLUMNS,
    crew_columns,
)
from dangjian_desktop.ui.groups.move_people_dialog import MovePeopleDialog
from dangjian_desktop.ui.shared.buttons import (
    menu_button,
    plain_button,
    primary_button,
    quiet_button,
    view_buttons,
)
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.group_dialog import group_dialog
from dangjian_desktop.ui.shared.layouts import panes, space_page
from dangjian_desktop.ui.shared.merge_dialog import MergeDialog
from dangjian_desktop.ui.shared.offered import is_offered, recording_words, records
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog
from dangjian_desktop.ui.shared.organisation_choices import branch_of
from dangjian_desktop.ui.shared.organisation_dialog import (
    add_group_dialog,
    close_group_dialog,
    correct_name_dialog,
    move_dialog,
    rename_dialog,
)
from dangjian_desktop.ui.shared.place_box import PlaceBox
from dangjian_desktop.ui.shared.query_model import QueryModel, RowsAtHand
from dangjian_desktop.ui.shared.refresh import Refresh
from dangjian_desktop.ui.shared.table_view import ColumnLayout, TableView
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

GROUPS, MISPLACED, CREWS, CADRES = "groups", "misplaced", "crews", "cadres"
#: Key and word of each view, in their order.
VIEWS: tuple[tuple[str, str], ...] = (
    (GROUPS, QT_TR_NOOP("党小组")),
    (MISPLACED, QT_TR_NOOP("未编组")),
    (CREWS, QT_TR_NOOP("班组对照")),
    (CADRES, QT_TR_NOOP("领导干部")),
)
_YEARS, _YEAR_WIDTH, _PLENTY = 10, 96, 10_000
_READS = (
    GroupsQuery.reads
    | MisplacedQuery.reads
    | GroupCrewsQuery.reads
    | BranchRulesQuery.reads
    | CadresInGroupsQuery.reads
    | GroupLeadingQuery.reads
    | OrganisationHistoryQuery.reads
)


class LeadersPage(QWidget):
    """Groups with their leaders, people in none, groups beside crews, cadres in their groups.

    Signals:
        figures_changed: How many groups, for the status line.
        print_wanted: The `Printout` to be printed.
        person_wanted: Identity of the person whose card is to be opened.
        entry_wanted: Identity of the ledger row that is to be opened.
    """

    figures_changed = Signal(str)
    print_wanted = Signal(object)
    person_wanted = Signal(str)
    entry_wanted = Signal(str)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bench = bench
        self.view = GROUPS
        self.title = QLabel(tr("小组与组长"), self)
        set_role(self.title, "title")
        self.place = PlaceBox(bench.desk, QT_TR_NOOP("全部党支部"), self)
        self.place.setObjectName("leaders_place")
        self.year = ChoiceBox(self)
        self.year.setObjectName("cadre_year")
        self.year.setAccessibleName(tr("年度"))
        self.views = view_buttons(VIEWS, self.choose_view, self)
        self.ended_button = quiet_button(tr("含已撤销的"), "history", parent=self)
        self.ended_button.setObjectName("with_ended")
        self.ended_button.setCheckable(True)
        self.print_menu = QMenu(self)
        self.print_button = menu_button(tr("打印"), self.print_menu, "printer", parent=self)
        self.print_button.setObjectName("print_groups")
        self.add_button = records(primary_button(tr("新建党小组"), "plus", parent=self))
        self.add_button.setObjectName("add_group_here")
        self.rules = BranchRulesBar(self)
        self.model: QueryModel[GroupRow] = QueryModel(
            bench.desk, GROUP_COLUMNS, RowsAtHand(), self, key="group_id"
        )
        self.table = TableView(
            self.model, self, name=QT_TR_NOOP("党小组"), fill_menu=self._fill_group_menu
        )
        self.table.setObjectName("groups_table")
        self.record = GroupRecord(bench, self)
        self.misplaced: QueryModel[MisplacedRow] = QueryModel(
            bench.desk, MISPLACED_COLUMNS, RowsAtHand(), self, key="person_id"
        )
        self.misplaced_table = TableView(
            self.misplaced, self, name=QT_TR_NOOP("未编组"), fill_menu=self._fill_misplaced_menu
        )
        self.misplaced_table.setObjectName("misplaced_table")
        self.group_button = records(plain_button(tr("编入党小组"), "users", parent=self))
        self.group_button.setObjectName("group_people")
        self.crews: QueryModel[CrewLine] = QueryModel(
            bench.desk, crew_columns(GroupCrews(0, "", (), ())), RowsAtHand(), self, key="crew"
        )
        self.crew_table = TableView(self.crews, self, name=QT_TR_NOOP("小组–班组对照表"))
        self.crew_table.setObjectName("group_crews_table")
        self.crews_told = QLabel(self)
        self.crews_told.setObjectName("crews_told")
        self.crews_told.setWordWrap(True)
        set_role(self.crews_told, "second")
        self.cadres: QueryModel[CadreRow] = QueryModel(
            bench.desk, CADRE_COLUMNS, RowsAtHand(), self, key="key"
        )
        self.cadre_table = TableView(
            self.cadres, self, name=QT_TR_NOOP("领导干部"), fill_menu=self._fill_cadre_menu
        )
        self.cadre_table.setObjectName("cadres_table")
        self.task_button = records(plain_button(tr("登记任务"), "plus", parent=self))
        self.task_button.setObjectName("add_cadre_task")
        self.speech_button = records(plain_button(tr("登记汇报发言"), "check", parent=self))
        self.speech_button.setObjectName("record_cadre_speech")
        self.cadres_told = QLabel(
            tr("出勤取自活动；任务和发言记在台账“领导干部在党小组”。只列事实，不作评价。"),
            self,
        )
        self.cadres_told.setWordWrap(True)
        set_role(self.cadres_told, "second")
        self.stack = QStackedWidget(self)
        self._refresh = Refresh(self, bench.desk, frozenset(_READS), self.read)
        self._lay_out()
        self._connect()
        self._dress()

    # What the window asks -----------------------------------------------------

    def figures(self) -> str:
        """Return how many groups and how many people in none there are."""
        standing = [row for row in self._groups if row.stands]
        vacant = sum(not row.leaders for row in standing)
        told = tr("党小组 {count} 个", count=len(standing))
        if vacant:
            told += tr(" · 组长暂缺 {count} 个", count=vacant)
        free = len(self.misplaced.keys)
        return told + (tr(" · 未编组 {count} 人", count=free) if free else "")

    def print_shown(self) -> None:
        """Print what is shown as its form."""
        self.print_code({CREWS: GROUP_CREWS, CADRES: DUAL_LIFE}.get(self.view, GROUP_REGISTER))

    def print_code(self, code: str) -> None:
        """Print one of the papers of this page for the place that is chosen."""
        on = self._bench.desk.on
        place = self.place.organisation_id
        if code in (LEADER_RECOMMENDATION, ORGANISATION_HISTORY):
            row = self.current_group()
            if row is None:
                self._tell(tr("请先在表里选一个党小组。"))
                return
            place = row.group_id
        year = self._year()
        is_life = code == DUAL_LIFE
        self.print_wanted.emit(
            Printout(
                code,
                on,
                organisation_id=place,
                since=on.replace(year=year, month=1, day=1) if is_life else None,
                until=min(on, on.replace(year=year, month=12, day=31)) if is_life else None,
            )
        )

    # What is shown --------------------------------------------------------------

    def choose_view(self, view: str) -> None:
        """Show the groups, the people in none, the crews or the cadres."""
        self.view = view
        for key, button in self.views.items():
            button.setChecked(key == view)
        self.stack.setCurrentIndex([key for key, _word in VIEWS].index(view))
        self.ended_button.setVisible(view == GROUPS)
        self.year.setVisible(view == CADRES)
        if not self._refresh.is_stale:
            self._read_view()
            self._follow_choices()

    def show_group(self, group_id: int) -> None:
        """Show one group with its past."""
        self.choose_view(GROUPS)
        self.table.select_keys([group_id])

    def current_group(self) -> GroupRow | None:
        """Return the group that is chosen in the table."""
        row: GroupRow | None = self.table.current_row()
        return row

    def read(self) -> None:
        """Read everything that the place asks for."""
        self._refresh.settle()
        on, place = self._bench.desk.on, self.place.organisation_id
        self._offer_years()
        self.rules.show_branches(BranchRulesQuery(on, place).fetch())
        groups = GroupsQuery(on, place, with_ended=self.ended_button.isChecked()).fetch()
        is_one = len(self.rules.branches) == 1
        self._show_branch_column(is_shown=not is_one)
        with QSignalBlocker(self.table):
            self.model.set_query(RowsAtHand(rows=tuple(groups)))
        if self.current_group() is None and groups:
            with QSignalBlocker(self.table):
                self.table.select_keys([groups[0].group_id])
        self.misplaced.set_query(RowsAtHand(rows=tuple(MisplacedQuery(on, place).fetch())))
        self._read_view()
        free = len(self.misplaced.keys)
        self.views[MISPLACED].setText(tr("未编组 {count}", count=free) if free else tr("未编组"))
        self._offer_in_empty()
        self._show_record()
        self._follow_choices()
        self.figures_changed.emit(self.figures())

    def _read_view(self) -> None:
        """Read what only the view that is shown asks for."""
        on, place = self._bench.desk.on, self.place.organisation_id
        if self.view == CREWS:
            is_branch = len(self.rules.branches) == 1
            self._show_crews(GroupCrewsQuery(on, place).fetch() if is_branch else ())
        elif self.view == CADRES:
            found = CadresInGroupsQuery(self._year(), on, place).fetch()
            self.cadres.set_query(RowsAtHand(rows=tuple(found)))

    @property
    def _groups(self) -> Sequence[GroupRow]:
        query = self.model.query
        return query.rows if isinstance(query, RowsAtHand) else ()

    def _show_branch_column(self, *, is_shown: bool) -> None:
        """Leave out the branch where there is only one; the room goes to the remarks."""
        columns = [one for one in GROUP_COLUMNS if is_shown or one.key != "branch"]
        if [one.key for one in self.model.columns] != [one.key for one in columns]:
            self.table.set_columns(columns)
            self.table.set_layout(ColumnLayout())

    def _show_crews(self, found: Sequence[GroupCrews]) -> None:
        if len(found) != 1:
            self.crew_table.set_empty(tr("对照表一次看一个党支部。请在上面选党支部。"))
            self.crews.set_query(RowsAtHand())
            self.crews_told.setText("")
            return
        (crews,) = found
        self.crew_table.set_empty(tr("{name}还没有人。", name=crews.branch_name))
        self.crew_table.set_columns(crew_columns(crews))
        self.crew_table.set_layout(ColumnLayout())  # the groups of another branch are all new
        self.crews.set_query(RowsAtHand(rows=crews.lines))
        totals = [
            tr("{name} {count} 人", name=name, count=count)
            for (_key, name), count in zip(crews.groups, crews.totals(), strict=True)
        ]
        split = sum(line.is_split for line in crews.lines)
        told = tr("、").join(totals) or tr("还没有划分党小组")
        if split:
            told += tr("；{count} 个班组分在几个小组", count=split)
        self.crews_told.setText(told + tr("。"))

    def _show_record(self) -> None:
        self.record.show_group(self.current_group())

    def _offer_in_empty(self) -> None:
        self.table.set_empty(
            tr("这里还没有党小组。"), recording_words(tr("新建党小组")), self.add_group
        )
        self.misplaced_table.set_empty(tr("每名党员都编在本支部的一个党小组里。"))
        self.cadre_table.set_empty(
            tr("这一年没有登记领导干部。在日历的“出勤 › 双重组织生活”里登记。")
        )

    def _offer_years(self) -> None:
        this = self._bench.desk.on.year
        self.year.offer([(str(this - back), this - back) for back in range(_YEARS)])

    def _year(self) -> int:
        chosen = self.year.currentData()
        return int(chosen) if chosen is not None else self._bench.desk.on.year

    # What the user can do -----------------------------------------------------

    def add_group(self) -> None:
        """Set up a group of the branch that is chosen."""
        tree = Tree.on(self._bench.desk.on)
        if not tree.of_kind(OrganisationKind.BRANCH):
            self._tell(tr("党小组设在党支部下面，现在还没有党支部。请先在名册里新建党支部。"))
            return
        branch = branch_of(tree, self.place.organisation_id)
        self._open(add_group_dialog(self._bench, branch.organisation_id if branch else None, self))

    def appoint(self) -> None:
        """Name who leads the group that is chosen."""
        row = self._standing()
        if row is None:
            return
        if not row.members + row.others:
            self._tell(tr("{name}还没有人。请先编入人员，再任命组长。", name=row.name))
            return
        self._open(appoint_leader_dialog(self._bench, row, self))

    def end_leader(self) -> None:
        """End the term of who leads the group that is chosen."""
        row = self._standing()
        if row is not None and not row.leaders:
            self._tell(tr("{name}现在没有组长，不必卸任。", name=row.name))
        elif row is not None:
            self._open(end_leader_dialog(self._bench, row, self))

    def correct_term(self) -> None:
        """Mend the days of the latest term of the group that is chosen."""
        row = self.current_group()
        leading = self.record.leading
        if row is None or leading is None or not leading.terms:
            self._tell(tr("这个党小组没有登记过组长，没有可改的任期。"))
            return
        self._open(correct_term_dialog(self._bench, leading.terms[0], self))

    def move_people(self) -> None:
        """Let people of the group that is chosen go to another one."""
        row = self._standing()
        if row is not None and not row.members + row.others:
            self._tell(tr("{name}没有人，没有可以调整的。", name=row.name))
        elif row is not None:
            self._open(MovePeopleDialog(self._bench, row, self))

    def group_people(self) -> None:
        """Put the chosen people who are in no group into one."""
        places = map(self.misplaced.row_of, self.misplaced_table.selected_keys())
        chosen = [self.misplaced.row_at(place) for place in places]
        branches = {row.branch_id for row in chosen}
        if not chosen:
            self._tell(tr("请先选要编组的人。"))
        elif len(branches) > 1:
            self._tell(tr("所选的人不在同一个党支部，不能一起编组。请分支部选择。"))
        else:
            who = tr("、").join(row.name for row in chosen[:3])
            if len(chosen) > 3:
                who = tr("{names} 等 {count} 人", names=who, count=len(chosen))
            people = tuple(row.person_id for row in chosen)
            self._open(group_dialog(self._bench, people, who, branches.pop(), self))

    def rename(self) -> None:
        """Give the group that is chosen a new name."""
        self._with_row(lambda row: rename_dialog(self._bench, row, self))

    def correct_name(self) -> None:
        """Mend a name written wrong."""
        self._with_row(lambda row: correct_name_dialog(self._bench, row, self))

    def merge(self) -> None:
        """Let groups of the branch become one."""
        row = self._standing()
        if row is None:
            return
        beside = [
            one
            for one in Tree.on(self._bench.desk.on).children(row.branch_id)
            if one.organisation_id != row.group_id
        ]
        if not beside:
            self._tell(tr("除了{name}没有别的党小组可以合并。", name=row.name))
        else:
            self._with_row(lambda place: MergeDialog(self._bench, place, self))

    def move_group(self) -> None:
        """Let the group that is chosen go to another branch with its people."""
        self._with_row(lambda row: move_dialog(self._bench, row, self))

    def close_group(self) -> None:
        """End the group that is chosen; its people go to another one, or to none."""
        row = self._standing()
        if row is not None:
            count = row.members + row.others
            self._with_row(lambda place: close_group_dialog(self._bench, place, count, self))

    def add_task(self) -> None:
        """Enter what the group asked of the cadre that is chosen."""
        row: CadreRow | None = self.cadre_table.current_row()
        if row is None:
            self._tell(tr("请先在表里选一名领导干部。"))
        elif row.group_id is None:
            self._tell(tr("{name}还没有编入党小组。请先编组，再登记任务。", name=row.life.name))
        else:
            open_cadre_task(self._bench, row, self)

    def record_speech(self) -> None:
        """Enter that the cadre that is chosen spoke to a task."""
        row: CadreRow | None = self.cadre_table.current_row()
        if row is None:
            self._tell(tr("请先在表里选一名领导干部。"))
        elif not row.open_tasks:
            self._tell(tr("{name}没有待汇报的任务。请先登记任务。", name=row.life.name))
        else:
            self._open(cadre_speech_dialog(self._bench, row, self))

    def show_rules(self) -> None:
        """Show all the rules on setting up the branches that are chosen."""
        BranchRulesDialog(self.rules.branches, self).open()

    def _open(self, dialog: OperationDialog) -> None:
        if may_edit(self._bench.ask, self, self._bench.desk):
            dialog.open()
        else:
            dialog.deleteLater()

    def _standing(self) -> GroupRow | None:
        """Return the group that is chosen, if it can still be changed."""
        row = self.current_group()
        if row is None:
            self._tell(tr("请先在表里选一个党小组。"))
        elif not row.stands:
            self._tell(tr("{name}已经撤销，不能再改动。", name=row.name))
            return None
        return row

    def _with_row(self, make: Callable[[OrganisationRow], OperationDialog]) -> None:
        row = self._standing()
        place = Tree.on(self._bench.desk.on).get(row.group_id) if row is not None else None
        if place is not None:
            self._open(make(place))

    def _tell(self, sentence: str) -> None:
        self._bench.ask.tell(self, sentence)

    # Menus ----------------------------------------------------------------------

    def _group_actions(self) -> tuple[tuple[str, Callable[[], object]] | None, ...]:
        papers = (
            (tr("打印组长推荐表"), partial(self.print_code, LEADER_RECOMMENDATION)),
            (tr("打印沿革"), partial(self.print_code, ORGANISATION_HISTORY)),
        )
        if not is_offered():
            return papers
        return (
            (tr("任命组长"), self.appoint),
            (tr("组长卸任"), self.end_leader),
            (tr("改正任期"), self.correct_term),
            None,
            (tr("调整人员"), self.move_people),
            (tr("更名"), self.rename),
            (tr("改正名称"), self.correct_name),
            (tr("合并党小组"), self.merge),
            (tr("改变隶属"), self.move_group),
            (tr("撤销党小组"), self.close_group),
            None,
            *papers,
        )

    def _fill_group_menu(self, menu: QMenu) -> None:
        if self.current_group() is not None:
            self._fill(menu, self._group_actions())

    def _fill_misplaced_menu(self, menu: QMenu) -> None:
        records(menu.addAction(tr("编入党小组"))).triggered.connect(
            partial(_drop, self.group_people)
        )
        self._fill(menu, ((tr("打开信息卡"), self._open_misplaced),))

    def _fill_cadre_menu(self, menu: QMenu) -> None:
        for word, act in (
            (tr("登记任务"), self.add_task),
            (tr("登记汇报发言"), self.record_speech),
        ):
            records(menu.addAction(word)).triggered.connect(partial(_drop, act))
        self._fill(
            menu,
            (
                (tr("在台账里打开任务"), self._open_task),
                (tr("打开信息卡"), self._open_cadre),
            ),
        )

    def _fill(
        self, menu: QMenu, actions: Sequence[tuple[str, Callable[[], object]] | None]
    ) -> None:
        for told in actions:
            if told is None:
                menu.addSeparator()
            else:
                menu.addAction(told[0]).triggered.connect(partial(_drop, told[1]))

    def _refill_more(self) -> None:
        self.record.more_menu.clear()
        self._fill(self.record.more_menu, self._group_actions())

    def _refill_print(self) -> None:
        self.print_menu.clear()
        self._fill(
            self.print_menu,
            (
                (tr("党小组一览表"), partial(self.print_code, GROUP_REGISTER)),
                (tr("小组–班组对照表"), partial(self.print_code, GROUP_CREWS)),
                (tr("组长推荐表（所选小组）"), partial(self.print_code, LEADER_RECOMMENDATION)),
                (tr("双重组织生活情况表"), partial(self.print_code, DUAL_LIFE)),
                None,
                (tr("党小组一览（上墙）"), partial(self.print_code, GROUP_LIST)),
            ),
        )

    def _open_misplaced(self) -> None:
        row: MisplacedRow | None = self.misplaced_table.current_row()
        if row is not None:
            self.person_wanted.emit(row.uid)

    def _open_task(self) -> None:
        row: CadreRow | None = self.cadre_table.current_row()
        if row is not None and row.tasks:
            self.entry_wanted.emit(row.tasks[-1].uid)
        elif row is not None:
            self._tell(tr("{name}这一年没有登记任务。请先登记任务。", name=row.life.name))

    def _open_cadre(self) -> None:
        row: CadreRow | None = self.cadre_table.current_row()
        if row is not None:
            self.person_wanted.emit(row.life.uid)

    # Hearing ----------------------------------------------------------------------

    def _connect(self) -> None:
        self.place.place_changed.connect(self._refresh.now)
        self.year.activated.connect(lambda _index: self.choose_view(CADRES))
        self.ended_button.toggled.connect(lambda _is_on: self._refresh.now())
        self.add_button.clicked.connect(self.add_group)
        self.group_button.clicked.connect(self.group_people)
        self.task_button.clicked.connect(self.add_task)
        self.speech_button.clicked.connect(self.record_speech)
        self.rules.all_wanted.connect(self.show_rules)
        self.table.chosen_changed.connect(self._show_record)
        self.table.opened.connect(self._open_group)
        self.misplaced_table.opened.connect(self._open_row)
        self.misplaced_table.chosen_changed.connect(self._follow_choices)
        self.cadre_table.chosen_changed.connect(self._follow_choices)
        self.cadre_table.opened.connect(self._open_row)
        self.record.appoint_wanted.connect(self.appoint)
        self.record.people_wanted.connect(self.move_people)
        self.record.person_wanted.connect(self.person_wanted)
        self.record.more_menu.aboutToShow.connect(self._refill_more)
        self.print_menu.aboutToShow.connect(self._refill_print)
        self._bench.desk.day_changed.connect(self._refresh.soon)
        news().changed.connect(self._dress)

    def _open_group(self, _row: GroupRow) -> None:
        self.record.appoint_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_row(self, row: MisplacedRow | CadreRow) -> None:
        if isinstance(row, CadreRow):
            self.person_wanted.emit(row.life.uid)
        else:
            self.person_wanted.emit(row.uid)

    def _follow_choices(self) -> None:
        self.group_button.setEnabled(bool(self.misplaced_table.selected_keys()))
        row: CadreRow | None = self.cadre_table.current_row()
        self.task_button.setEnabled(row is not None)
        self.speech_button.setEnabled(row is not None and bool(row.open_tasks))

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard goes to the list."""
        super().showEvent(event)
        tables = (self.table, self.misplaced_table, self.crew_table, self.cadre_table)
        tables[self.stack.currentIndex()].setFocus(Qt.FocusReason.OtherFocusReason)

    # Looks ------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self.title)
        self._head.addWidget(self.place)
        for button in self.views.values():
            self._head.addWidget(button)
        self._head.addWidget(self.year)
        self._head.addWidget(self.ended_button)
        self._head.addStretch(1)
        self._head.addWidget(self.print_button)
        self._head.addWidget(self.add_button)
        self.splitter = panes(self, self.table, self.record)
        self.stack.addWidget(self.splitter)
        self.stack.addWidget(self._part(self.misplaced_table, (self.group_button,), None))
        self.stack.addWidget(self._part(self.crew_table, (), self.crews_told))
        self.stack.addWidget(
            self._part(self.cadre_table, (self.task_button, self.speech_button), self.cadres_told)
        )
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.rules)
        self._column.addWidget(self.stack, 1)
        self.choose_view(GROUPS)

    def _part(self, table: QWidget, buttons: Sequence[QPushButton], told: QLabel | None) -> QWidget:
        part = QWidget(self)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        if told is not None:
            row.addWidget(told, 1)
        else:
            row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        column.addLayout(row)
        column.addWidget(table, 1)
        return part

    def _dress(self) -> None:
        made = tokens()
        gap = space_page(self._column, self._head)
        self._column.setSpacing(made.space(2))
        self.splitter.setHandleWidth(gap)
        self.year.setFixedWidth(made.text_px(_YEAR_WIDTH))
        self.record.setMinimumWidth(made.text_px(WIDTH) * 3 // 4)
        self.splitter.setSizes([_PLENTY, made.text_px(WIDTH)])


def _drop(act: Callable[[], object], _checked: bool = False) -> None:
    act()
