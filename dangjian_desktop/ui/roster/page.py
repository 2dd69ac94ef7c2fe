"""The page 名册: tree, table and card put together; which query, which dialog on which action."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMenu, QSplitter, QVBoxLayout, QWidget

from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.operations.printouts import (
    GROUP_LIST,
    ORGANISATION_CHART,
    PERSON_CARD,
    ROSTER,
    Printout,
)
from dangjian_desktop.operations.runner import Changes
from dangjian_desktop.queries.identities import PersonOfUidQuery
from dangjian_desktop.queries.organisations import Headcount, OrganisationRow
from dangjian_desktop.queries.roster import RosterQuery, RosterRow, Scope
from dangjian_desktop.ui.roster.actions import (
    CARD_MENU,
    ORGANISATION_MENU,
    PERSON_MENU,
    PRINT_MENU,
    Chosen,
    RosterActions,
    Where,
)
from dangjian_desktop.ui.roster.card import CardPane
from dangjian_desktop.ui.roster.columns import (
    COLUMNS,
    DESIGNED,
    ONE_BRANCH,
    SEVERAL_BRANCHES,
    THOSE_WHO_LEFT,
)
from dangjian_desktop.ui.roster.dialogs import RosterDialogs
from dangjian_desktop.ui.roster.header import SCOPE_WORDS, RosterHeader
from dangjian_desktop.ui.roster.organisation_choices import branch_of
from dangjian_desktop.ui.roster.tree import OrganisationPane
from dangjian_desktop.ui.roster.tree_model import TreePlace
from dangjian_desktop.ui.shared.query_model import QueryModel
from dangjian_desktop.ui.shared.table_view import ColumnLayout, TableView
from dangjian_desktop.ui.shared.theme import news, tokens
from dangjian_desktop.ui.shared.workbench import Workbench

TITLE = "名册"
#: For 14 px type.
TREE_WIDTHS, CARD_WIDTHS = (200, 260), (320, 400)
#: Going through people by arrow key must not wait for the card.
FOLLOW_AFTER_MS = 70
REMEMBER_AFTER_MS = 400
_BRANCH_AND_GROUP = (OrganisationKind.BRANCH, OrganisationKind.PARTY_GROUP)


class RosterPage(QWidget):
    """Who our people are; anyone is found, shown, corrected and printed from here.

    Signals:
        figures_changed: The sentence for the status line: 46 人（正式 43 预备 3）.
        import_wanted: A roster is to be imported.
        export_wanted: The `RosterQuery` to be exported.
        print_wanted: The `Printout` to be printed.
        organisation_changed: Row id of the organisation looked at; None for everybody.
    """

    figures_changed = Signal(str)
    import_wanted = Signal()
    export_wanted = Signal(object)
    print_wanted = Signal(object)
    organisation_changed = Signal(object)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bench = bench
        self.dialogs = RosterDialogs(bench, self)
        self.tree = OrganisationPane(bench.desk, self._fill_organisation_menu, self)
        self.header = RosterHeader(self)  # made in the order in which Tab goes
        self.filter_line = self.header.filter_line
        self.model: QueryModel[RosterRow] = QueryModel(
            bench.desk, COLUMNS, RosterQuery(bench.desk.on), self
        )
        self._layout_key = self._wanted_layout_key(Scope.MEMBERS)
        self.table = TableView(
            self.model,
            self,
            name="名册",
            layout=self._kept_layout(self._layout_key),
            remember=self._remember_layout,
            fill_menu=self._fill_person_menu,
        )
        self.table.setObjectName("roster_table")
        self.card = CardPane(bench, self._fill_card_menu, self)
        self.card.hide()
        self._actions = RosterActions(
            self._acts(), {Where.PAGE: self, Where.TABLE: self.table, Where.TREE: self.tree.view}
        )
        #: By code; Qt's own list of a widget's actions is of no use to whoever asks a page.
        self.actions: dict[str, QAction] = self._actions.by_code  # type: ignore[assignment]
        self._actions.fill(self.header.print_menu, PRINT_MENU)
        self._follow_later = self._timer(FOLLOW_AFTER_MS, self._let_card_follow)
        self._remember_later = self._timer(REMEMBER_AFTER_MS, self._remember_widths)
        self._lay_out()
        self._dress()
        self._connect()
        self._tell_contents()
        self._was_shown = False

    # What the window asks -----------------------------------------------------

    def figures(self) -> str:
        """Return how many people are shown, in words."""
        number = len(self.model.keys)
        scope = self.header.scope
        if self.filter_line.words:
            told = f"筛选出 {number} 人"
        elif scope is Scope.MEMBERS:
            count = self.tree.headcount
            told = f"{number} 人（正式 {count.full} 预备 {count.probationary}）"
        else:
            told = f"{SCOPE_WORDS[scope]} {number} 人"
        chosen = self._selected_count()
        return f"{told} · 已选 {chosen} 人" if chosen > 1 else told

    def current_query(self) -> RosterQuery:
        """Return the list as it is narrowed and sorted on the screen."""
        query = self.model.query
        assert isinstance(query, RosterQuery)
        return query

    def shown_columns(self) -> tuple[str, ...]:
        """Return the keys of the columns as they stand on the screen."""
        return self.table.column_layout().shown

    def set_branch_filter(self, organisation_id: int | None) -> None:
        """Look at one organisation, or at everybody."""
        if organisation_id is None:
            self.tree.go_to_everybody()
        else:
            self.tree.go_to(TreePlace(organisation_id))

    def show_organisation(self, uid: str) -> None:
        """Look at the organisation with an identity."""
        for row in self.tree.tree.rows:
            if row.uid == uid:
                self.tree.go_to(TreePlace(row.organisation_id))
                self.tree.view.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def show_person(self, uid: str) -> None:
        """Go to the person with an identity and open the card."""
        person_id = PersonOfUidQuery(uid).fetch()
        if person_id is not None and self._go_to_person(person_id):
            self.open_card()

    def shown_person(self) -> str | None:
        """Return the identity of the person whose card is open."""
        content = self.card.content
        return content.row.uid if content is not None else None

    def print_shown(self) -> None:
        """Print the list as it stands on the screen."""
        query = self.current_query()
        place = self.tree.place.organisation_id
        self._print(ROSTER, organisation_id=place, roster=query)

    # What the user can do -----------------------------------------------------

    def add_person(self) -> None:
        """Enter a person, into the branch and group that are looked at."""
        place, branch = self.tree.organisation, self._branch()
        is_group = place is not None and place.kind is OrganisationKind.PARTY_GROUP
        self.dialogs.add_person(
            branch.organisation_id if branch else None,
            place.organisation_id if place is not None and is_group else None,
        )

    def edit_person(self) -> None:
        """Correct the chosen person."""
        self._with_one(self.dialogs.edit_person)

    def add_branch(self) -> None:
        """Set up a branch under what is looked at."""
        place = self.tree.organisation
        steps = self.tree.tree.path(place.organisation_id) if place else self.tree.tree.rows[:1]
        above = [row for row in steps if row.kind not in _BRANCH_AND_GROUP]
        self.dialogs.add_branch(above[-1].organisation_id if above else None)

    def add_group(self) -> None:
        """Set up a group in the branch that is looked at."""
        branch = self._branch()
        self.dialogs.add_group(branch.organisation_id if branch else None)

    def open_card(self) -> None:
        """Show the card of the current person."""
        person_id = self.table.current_key()
        if person_id is None or not self.card.show_person(person_id):
            return
        if self.card.isHidden():
            self.card.show()
            self._size_card()
        self.table.scrollTo(self.table.currentIndex())

    def close_card(self) -> None:
        """Put the card away and go on in the table."""
        self.card.forget()
        self.card.hide()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _acts(self) -> dict[str, Callable[[], object]]:
        dialogs = self.dialogs
        return {
            "add_person": self.add_person,
            "open_card": self.open_card,
            "edit_person": self.edit_person,
            "change_many": lambda: self._with_all(dialogs.change_many),
            "move_to_group": lambda: self._with_all(dialogs.move_to_group),
            "move_to_branch": lambda: self._with_all(dialogs.move_to_branch),
            "appoint": lambda: self._with_one(dialogs.appoint),
            "end_post": lambda: self._with_one(dialogs.end_post),
            "advance_stage": lambda: self._with_one(dialogs.advance_stage),
            "change_party_dates": lambda: self._with_one(dialogs.change_party_dates),
            "record_departure": lambda: self._with_one(dialogs.record_departure),
            "print_roster": self.print_shown,
            "print_chosen": self._print_chosen,
            "print_person_card": self._print_cards,
            "print_organisation_chart": self._print_chart,
            "print_group_list": self._print_groups,
            "export_chosen": self._export_chosen,
            "add_branch": self.add_branch,
            "add_group": self.add_group,
            "add_organisation": dialogs.add_organisation,
            "rename_organisation": lambda: self._with_place(dialogs.rename_organisation),
            "correct_organisation_name": lambda: self._with_place(
                dialogs.correct_organisation_name
            ),
            "close_organisation": lambda: self._with_place(dialogs.close_organisation),
            "add_zone": dialogs.add_zone,
            "move_to_zone": lambda: self._with_place(dialogs.move_to_zone),
            "find_in_roster": self._go_to_filter,
            "fold_tree": self._fold_tree,
        }

    # Who and what is chosen ---------------------------------------------------

    def _chosen_people(self) -> tuple[int, ...]:
        """Return whom an action is about: the card's person while the card has the keyboard."""
        person_id = self.card.person_id
        if person_id is not None and self._card_has_keyboard():
            return (person_id,)
        return tuple(self.table.selected_keys())

    def _card_has_keyboard(self) -> bool:
        return self.card.isAncestorOf(QApplication.focusWidget() or self)

    def _selected_count(self) -> int:
        """Count without asking for each key: this is asked at every step of the arrow keys."""
        parts = self.table.selectionModel().selection().toList()
        return sum(part.height() for part in parts if part.left() == 0)

    def _chosen_rows(self) -> list[RosterRow]:
        query = RosterQuery(self._bench.desk.on, scope=Scope.EVERYBODY)
        return query.rows(self._chosen_people())

    def _with_one(self, act: Callable[[RosterRow], None]) -> None:
        rows = self._chosen_rows()
        if len(rows) == 1:
            act(rows[0])

    def _with_all(self, act: Callable[[list[RosterRow]], None]) -> None:
        rows = self._chosen_rows()
        if rows:
            act(rows)

    def _with_place(self, act: Callable[[OrganisationRow], None]) -> None:
        place = self.tree.organisation
        if place is not None:
            act(place)

    def _branch(self) -> OrganisationRow | None:
        return branch_of(self.tree.tree, self.tree.place.organisation_id)

    def _go_to_person(self, person_id: int) -> bool:
        """Choose a person, widening what is shown until the person is in it."""
        if self.model.row_of(person_id) < 0 and not self._widen_to(person_id):
            self._bench.ask.tell(self, "这个人在所看的这一天还不在名册里。请换一个日期。")
            return False
        self.table.select_keys([person_id])
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _widen_to(self, person_id: int) -> bool:
        day = self._bench.desk.on
        for scope in (Scope.MEMBERS, Scope.EVERYBODY, Scope.LEFT):
            found = RosterQuery(day, scope=scope, people=(person_id,)).fetch()
            if found:
                self.filter_line.show_words("")
                self.header.choose_scope(scope)
                branch_id = found[0].branch_id
                if branch_id is None or not self.tree.go_to(TreePlace(branch_id)):
                    self.tree.go_to_everybody()
                return True
        return False

    def _take_new_person(self, person_id: int) -> None:
        self._go_to_person(person_id)
        if not self.card.isHidden():
            self.open_card()

    # Print and export ---------------------------------------------------------

    def _print(
        self,
        code: str,
        *,
        organisation_id: int | None = None,
        people: tuple[int, ...] = (),
        roster: RosterQuery | None = None,
    ) -> None:
        day = self._bench.desk.on
        self.print_wanted.emit(Printout(code, day, organisation_id, people, roster=roster))

    def _print_chosen(self) -> None:
        self._print(ROSTER, people=self._chosen_people())

    def _print_cards(self) -> None:
        people = self._chosen_people()
        if people:
            self._print(PERSON_CARD, people=people)
        else:
            self._bench.ask.tell(self, "还没有选人。请先在名册里选一个或几个人，再打印信息卡。")

    def _print_chart(self) -> None:
        place = self._branch() or self.tree.organisation
        self._print(ORGANISATION_CHART, organisation_id=place.organisation_id if place else None)

    def _print_groups(self) -> None:
        branch = self._branch()
        self._print(GROUP_LIST, organisation_id=branch.organisation_id if branch else None)

    def _export(self) -> None:
        self.export_wanted.emit(self.current_query())

    def _export_chosen(self) -> None:
        self.export_wanted.emit(replace(self.current_query(), people=self._chosen_people()))

    # Menus ----------------------------------------------------------------------

    def _fill_person_menu(self, menu: QMenu) -> None:
        self._follow_chosen()
        self._actions.fill(menu, PERSON_MENU)

    def _fill_card_menu(self, menu: QMenu) -> None:
        self._follow_chosen()
        self._actions.fill(menu, CARD_MENU)

    def _fill_organisation_menu(self, menu: QMenu) -> None:
        self._follow_chosen()
        self._actions.fill(menu, ORGANISATION_MENU)

    # What is shown --------------------------------------------------------------

    def _refetch(self) -> None:
        """Ask for the people that tree, filter line and scope mean now."""
        place, scope = self.tree.place, self.header.scope
        key = self._wanted_layout_key(scope)
        if key != self._layout_key:
            self._layout_key = key
            self.table.set_layout(self._kept_layout(key))
        self.model.set_query(
            RosterQuery(
                self._bench.desk.on,
                within=place.organisation_id,
                scope=scope,
                words=self.filter_line.words,
                zone_branches=self.tree.zone_branches,
                ungrouped=place.is_ungrouped,
            )
        )
        self._tell_contents()

    def _choose_scope(self, scope: Scope) -> None:
        self.tree.count_scope(scope)
        self._refetch()

    def _choose_place(self, place: TreePlace) -> None:
        self._refetch()
        self.organisation_changed.emit(place.organisation_id)

    def _take_news(self, changes: Changes) -> None:
        if changes.topics & (RosterQuery.reads | self.tree.reads):
            self._tell_contents()

    def _tell_contents(self) -> None:
        """Say title, figures and, in an empty table, what to do."""
        place, organisation = self.tree.place, self.tree.organisation
        name = organisation.name if organisation is not None else TITLE
        self.header.title.setText(f"{name} 未编组" if place.is_ungrouped else name)
        self._say_empty(name)
        self._follow_chosen()

    def _say_empty(self, name: str) -> None:
        if self.model.keys:
            return
        desk, words, scope = self._bench.desk, self.filter_line.words, self.header.scope
        say = self.table.set_empty
        everybody = self.tree.model.nodes[0].count
        if words:
            say(f"没有符合“{words}”的人。", "清除筛选", self._clear_filter)
        elif everybody == Headcount() and self.tree.zone_branches is None and scope != Scope.LEFT:
            if desk.is_history:
                say("这一天名册里还没有人。", "回到今天", lambda: desk.show_day(None))
            else:
                say(
                    "名册里还没有人。把现有的花名册导入，或者逐个新增。",
                    "导入名册",
                    self.import_wanted.emit,
                )
        elif scope is not Scope.MEMBERS:
            told = f"{name}里没有{SCOPE_WORDS[scope]}的人。"
            say(told, "显示在册党员", lambda: self.header.choose_scope(Scope.MEMBERS))
        else:
            say(f"{name}还没有在册党员。", "新增人员", self.add_person)

    def _clear_filter(self) -> None:
        self.filter_line.show_words("")
        self.filter_line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow_chosen(self) -> None:
        """Let actions, figures and card follow what is chosen."""
        place = self.tree.organisation
        is_branch = place is not None and place.kind is OrganisationKind.BRANCH
        people = 1 if self._card_has_keyboard() else self._selected_count()
        self._actions.follow(Chosen(people, place is not None, is_branch))
        self.figures_changed.emit(self.figures())
        if not self.card.isHidden():
            self._follow_later.start()

    def _let_card_follow(self) -> None:
        person_id = self.table.current_key()
        is_other = person_id is not None and person_id != self.card.person_id
        if is_other and not self.card.isHidden() and not self.card.is_editing:
            self.card.show_person(person_id)

    # Columns and widths -----------------------------------------------------------

    def _wanted_layout_key(self, scope: Scope) -> str:
        if scope is Scope.LEFT:
            return THOSE_WHO_LEFT
        branches = self.tree.tree.of_kind(OrganisationKind.BRANCH)
        is_one = self._branch() is not None or len(branches) == 1
        return ONE_BRANCH if is_one else SEVERAL_BRANCHES

    def _kept_layout(self, key: str) -> ColumnLayout:
        kept = self._bench.settings.value.columns.get(key)
        return ColumnLayout.from_texts(kept) if kept else DESIGNED[key]

    def _remember_layout(self, layout: ColumnLayout) -> None:
        keeper = self._bench.settings
        if layout != self._kept_layout(self._layout_key):
            keeper.put(keeper.value.with_columns(self._layout_key, layout.as_texts()))

    def _remember_widths(self) -> None:
        keeper = self._bench.settings
        changes = {}
        if not self.tree.isHidden():
            changes["tree_width"] = self.tree.width()
        if not self.card.isHidden():
            changes["card_width"] = self.card.width()
        keeper.change(**changes)

    def _fold_tree(self) -> None:
        is_shown = self.tree.isHidden()
        self.tree.setVisible(is_shown)
        self._bench.settings.change(tree_shown=is_shown)
        if not is_shown and self.tree.isAncestorOf(QApplication.focusWidget() or self):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _size_card(self) -> None:
        width = self._bench.settings.value.card_width
        self._inner.setSizes([max(self._inner.width() - width, 1), width])

    def _go_to_filter(self) -> None:
        self.filter_line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter_line.selectAll()

    def _go_to_table(self) -> None:
        if self.model.keys and not self._selected_count():
            self.table.select_keys(self.model.keys[:1])
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # Building ---------------------------------------------------------------------

    def _timer(self, milliseconds: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        return timer

    def _lay_out(self) -> None:
        self._inner = QSplitter(Qt.Orientation.Horizontal, self)
        self._inner.addWidget(self.table)
        self._inner.addWidget(self.card)
        right = QWidget(self)
        self._right = QVBoxLayout(right)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.addWidget(self.header)
        self._right.addWidget(self._inner, 1)
        self._outer = QSplitter(Qt.Orientation.Horizontal, self)
        self._outer.addWidget(self.tree)
        self._outer.addWidget(right)
        for splitter in (self._inner, self._outer):
            splitter.setChildrenCollapsible(False)
            splitter.splitterMoved.connect(self._remember_later.start)
        self._inner.setStretchFactor(0, 1)
        self._outer.setStretchFactor(1, 1)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._outer)
        settings = self._bench.settings.value
        self.tree.setVisible(settings.tree_shown)
        self._outer.setSizes([settings.tree_width, _PLENTY])

    def _dress(self) -> None:
        made = tokens()
        gap = made.space(3)
        self._column.setContentsMargins(gap, gap, gap, gap)
        self._right.setSpacing(gap)
        for splitter in (self._inner, self._outer):
            splitter.setHandleWidth(gap)
        for pane, (least, most) in ((self.tree, TREE_WIDTHS), (self.card, CARD_WIDTHS)):
            pane.setMinimumWidth(made.text_px(least))
            pane.setMaximumWidth(made.text_px(most))

    def _connect(self) -> None:
        desk = self._bench.desk
        self.tree.place_changed.connect(self._choose_place)
        self.tree.zone_changed.connect(self._refetch)
        self.header.scope_changed.connect(self._choose_scope)
        self.header.add_wanted.connect(self.add_person)
        self.header.fold_wanted.connect(self._fold_tree)
        self.header.import_wanted.connect(self.import_wanted)
        self.header.export_wanted.connect(self._export)
        self.filter_line.words_changed.connect(self._refetch)
        self.filter_line.left_downwards.connect(self._go_to_table)
        self.table.opened.connect(self.open_card)
        self.table.chosen_changed.connect(self._follow_chosen)
        self.card.closed.connect(self.close_card)
        self.card.edit_wanted.connect(self.edit_person)
        self.card.print_wanted.connect(self._print_card)
        self.dialogs.person_added.connect(self._take_new_person)
        self.dialogs.organisation_added.connect(self.set_branch_filter)
        desk.day_changed.connect(self._refetch)
        desk.changed.connect(self._take_news)
        news().changed.connect(self._dress)

    def _print_card(self) -> None:
        if self.card.person_id is not None:
            self._print(PERSON_CARD, people=(self.card.person_id,))

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard begins in the table."""
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter typed in the table goes on in the filter line; Esc closes the card."""
        if event.key() == Qt.Key.Key_Escape and not self.card.isHidden():
            self.card.close_card()
        elif event.key() == Qt.Key.Key_Escape and self.filter_line.words:
            self.filter_line.show_words("")
        elif self.table.hasFocus() and event.text().strip() and event.text().isprintable():
            self.filter_line.take_letter(event)
        else:
            super().keyPressEvent(event)


#: More than any screen is wide: what stretches takes what is left.
_PLENTY = 10_000
