"""The page 名册: tree, table and card put together; which query, which dialog on which action."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from dangjian_desktop.domain.rights import Right
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.views import View
from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.operations.printout import ROSTER, ROSTER_VIEW
from dangjian_desktop.operations.runner import Changes
from dangjian_desktop.queries.card_content import Target, TargetKind
from dangjian_desktop.queries.identities import PersonOfUidQuery
from dangjian_desktop.queries.organisations import Headcount, OrganisationRow
from dangjian_desktop.queries.roster import RosterQuery, RosterRow, Scope
from dangjian_desktop.queries.views import view_asking
from dangjian_desktop.ui.roster.actions import (
    CARD_MENU,
    ORGANISATION_MENU,
    PERSON_MENU,
    PRINT_MENU,
    Chosen,
    RosterActions,
    Where,
)
from dangjian_desktop.ui.roster.columns import (
    DESIGNED,
    ONE_BRANCH,
    SEVERAL_BRANCHES,
    THOSE_WHO_LEFT,
    all_roster_columns,
)
from dangjian_desktop.ui.roster.emptiness import Emptiness, WayOut
from dangjian_desktop.ui.roster.header import SCOPE_WORDS, RosterHeader
from dangjian_desktop.ui.roster.outlets import RosterOutlets
from dangjian_desktop.ui.roster.tree import OrganisationPane
from dangjian_desktop.ui.roster.tree_model import TreePlace
from dangjian_desktop.ui.roster.view_bar import ViewBar
from dangjian_desktop.ui.roster.views import RosterViews
from dangjian_desktop.ui.shared.filter_sentences import fault_sentence
from dangjian_desktop.ui.shared.offered import withhold
from dangjian_desktop.ui.shared.organisation_choices import branch_of
from dangjian_desktop.ui.shared.query_model import QueryModel
from dangjian_desktop.ui.shared.table_view import ColumnLayout, TableView, types_letter
from dangjian_desktop.ui.shared.theme import tokens
from dangjian_desktop.ui.shared.three_panes import ThreePanes
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

if TYPE_CHECKING:
    from dangjian_desktop.ui.roster.card import CardPane
    from dangjian_desktop.ui.roster.dialogs import RosterDialogs

TITLE = QT_TR_NOOP("名册")
#: Going through people by arrow key must not wait for the card.
FOLLOW_AFTER_MS = 70
_BRANCH_AND_GROUP = (OrganisationKind.BRANCH, OrganisationKind.PARTY_GROUP)


def _above(header: QWidget, bar: QWidget, parent: QWidget) -> QWidget:
    """Return header and bar as one, for the place above the table."""
    both = QWidget(parent)
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(tokens().space(2))
    column.addWidget(header)
    column.addWidget(bar)
    return both


class RosterPage(QWidget):
    """Who our people are; anyone is found, shown, corrected and printed from here.

    Signals:
        figures_changed: The sentence for the status line: 46 人（正式 43 预备 3）.
        import_wanted: A roster is to be imported.
        export_wanted: The `RosterQuery` to be exported.
        print_wanted: The `Printout` to be printed.
        history_wanted: Row id of the person whose history is to be seen.
        organisation_changed: Row id of the organisation looked at; None for everybody.
    """

    figures_changed = Signal(str)
    import_wanted = Signal()
    export_wanted = Signal(object)
    print_wanted = Signal(object)
    history_wanted = Signal(int)
    organisation_changed = Signal(object)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bench = bench
        self.outlets = RosterOutlets(self)
        self.tree = OrganisationPane(bench.desk, self._fill_organisation_menu, self)
        self.header = RosterHeader(self)  # made in the order in which Tab goes
        self.filter_line = self.header.filter_line
        self.bar = ViewBar(self)
        self.views = RosterViews(bench, self.bar, self)
        self.views.shown = self._shown
        self._is_opening = False
        self.model: QueryModel[RosterRow] = QueryModel(
            bench.desk, all_roster_columns(), RosterQuery(bench.desk.on), self
        )
        self._layout_key = self._wanted_layout_key(Scope.MEMBERS)
        self.table = TableView(
            self.model,
            self,
            name=tr("名册"),
            layout=self._kept_layout(self._layout_key),
            remember=self._remember_layout,
            fill_menu=self._fill_person_menu,
        )
        self.table.setObjectName("roster_table")
        self._card_place = QWidget(self)
        self._actions = RosterActions(
            self._acts(), {Where.PAGE: self, Where.TABLE: self.table, Where.TREE: self.tree.view}
        )
        #: By code; Qt's own list of a widget's actions is of no use to whoever asks a page.
        self.actions: dict[str, QAction] = self._actions.by_code  # type: ignore[assignment]
        self.actions["case_files"].setVisible(bench.desk.may(Right.CASE_FILES))
        if not bench.desk.may(Right.ERASE):
            withhold(self.actions["erase_person"])
        self._actions.fill(self.header.print_menu, PRINT_MENU)
        self.table.column_actions.append(self.actions["custom_fields"])
        self._follow_later = QTimer(self)
        self._follow_later.setSingleShot(True)
        self._follow_later.setInterval(FOLLOW_AFTER_MS)
        self._follow_later.timeout.connect(self._let_card_follow)
        self.panes = ThreePanes(
            bench.settings,
            left=self.tree,
            header=_above(self.header, self.bar, self),
            table=self.table,
            card=self._card_place,
            parent=self,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panes)
        self._connect()
        self._tell_contents()
        self._was_shown = False

    # What the window asks -----------------------------------------------------

    def figures(self) -> str:
        """Return how many people are shown, in words."""
        number = len(self.model.keys)
        scope = self.header.scope
        if self.filter_line.words or self.views.condition is not None:
            told = tr("筛选出 {number} 人", number=number)
        elif scope is Scope.MEMBERS:
            count = self.tree.headcount
            told = tr(
                "{number} 人（正式 {full} 预备 {probationary}）",
                number=number,
                full=count.full,
                probationary=count.probationary,
            )
        else:
            told = tr(
                "{scope_words} {number} 人", scope_words=tr(SCOPE_WORDS[scope]), number=number
            )
        chosen = self._selected_count()
        return tr("{told} · 已选 {chosen} 人", told=told, chosen=chosen) if chosen > 1 else told

    def current_query(self) -> RosterQuery:
        """Return the list as it is narrowed and sorted on the screen."""
        query = self.model.query
        assert isinstance(query, RosterQuery)
        return query

    def shown_columns(self) -> tuple[str, ...]:
        """Return the keys of the columns as they stand on the screen."""
        return self.table.column_layout().shown

    def open_view(self, code: str) -> None:
        """Open a saved view by its code."""
        if self.views.open_code(code):
            self._go_to_table()

    def view_name(self) -> str:
        """Return the name under which the list is printed and exported; "" for none."""
        return self.views.name

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
        content = self.card.content if self._is_card_open else None
        return content.row.uid if content is not None else None

    @cached_property
    def card(self) -> "CardPane":
        """The person card; its many fields are built when somebody is first looked at."""
        from dangjian_desktop.ui.roster.card import CardPane

        card = CardPane(self._bench, self._fill_card_menu, self._card_place)
        column = QVBoxLayout(self._card_place)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        card.closed.connect(self.close_card)
        card.edit_wanted.connect(self.edit_person)
        card.print_wanted.connect(self._print_card)
        card.jump_wanted.connect(self._jump)
        return card

    @cached_property
    def dialogs(self) -> "RosterDialogs":
        """The dialogs; a start that opens none does not load them."""
        from dangjian_desktop.ui.roster.dialogs import RosterDialogs

        dialogs = RosterDialogs(self._bench, self)
        dialogs.person_added.connect(self._take_new_person)
        dialogs.organisation_added.connect(self.set_branch_filter)
        dialogs.print_wanted.connect(self.print_wanted)
        return dialogs

    @property
    def _is_card_open(self) -> bool:
        return not self._card_place.isHidden()

    def leave_editing(self) -> bool:
        """Stop what is being mended on the card, asking first; whether it stopped."""
        return "card" not in vars(self) or self.card.leave_editing()

    def print_shown(self) -> None:
        """Print the list as it stands on the screen; an open view with its own columns."""
        if self.views.is_open:
            self.print_view()
        else:
            self._print_list()

    def print_view(self) -> None:
        """Print the list with the columns on the screen, under the name of the open view."""
        self._print_list(ROSTER_VIEW)

    def _print_list(self, code: str = ROSTER) -> None:
        self.outlets.print_list(
            self.current_query(), self.shown_columns(), self.view_name(), code=code
        )

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
        if not self._selected_count():  # else F2 or Del would find nobody chosen
            self.table.select_keys([person_id])
        self.card.show()
        self.panes.show_card()
        self.table.scrollTo(self.table.currentIndex())

    def close_card(self) -> None:
        """Put the card away and go on in the table."""
        self.card.forget()
        self.card.hide()
        self._card_place.hide()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _acts(self) -> dict[str, Callable[[], object]]:
        outlets = self.outlets
        return {
            "add_person": self.add_person,
            "open_card": self.open_card,
            "edit_person": self.edit_person,
            "change_many": lambda: self._with_all(self.dialogs.change_many),
            "move_to_group": lambda: self._with_all(self.dialogs.move_to_group),
            "move_to_branch": lambda: self._with_all(self.dialogs.move_to_branch),
            "change_jobs": lambda: self._with_all(self.dialogs.change_jobs),
            "former_jobs": lambda: self._with_one(self.dialogs.former_jobs),
            "person_history": lambda: self._with_one(
                lambda row: self.history_wanted.emit(row.person_id)
            ),
            "appoint": lambda: self._with_one(self.dialogs.appoint),
            "end_post": lambda: self._with_one(self.dialogs.end_post),
            "advance_stage": lambda: self._with_one(self.dialogs.advance_stage),
            "change_party_dates": lambda: self._with_one(self.dialogs.change_party_dates),
            "correct_spell_days": lambda: self._with_one(self.dialogs.correct_spell_days),
            "voting_bars": lambda: self._with_one(self.dialogs.voting_bars),
            "outgoing_transfer": lambda: self._with_all(self.dialogs.transfer_out),
            "enter_away": lambda: self._with_one(self.dialogs.record_away),
            "enter_contact": lambda: self._with_all(self.dialogs.record_contact),
            "enter_out_of_contact": lambda: self._with_one(self.dialogs.record_out_of_contact),
            "case_files": lambda: self._with_one(self.dialogs.case_files),
            "record_departure": lambda: self._with_one(self.dialogs.record_departure),
            "erase_person": lambda: self._with_one(self.dialogs.erase_person),
            "print_roster": self._print_list,
            "print_roster_view": self.print_view,
            "advanced_filter": self.views.edit_filter,
            "open_views": self.bar.view_button.showMenu,
            "save_view_as": self.views.save_as,
            "manage_views": self.views.manage,
            "print_chosen": lambda: outlets.print_people(
                self._day, self._chosen_people(), self.shown_columns()
            ),
            "print_person_card": self._print_cards,
            "print_organisation_chart": lambda: outlets.print_chart(
                self._day, self._branch() or self.tree.organisation
            ),
            "print_group_list": lambda: outlets.print_groups(self._day, self._branch()),
            "export_chosen": lambda: outlets.export_people(
                self.current_query(), self._chosen_people()
            ),
            "add_branch": self.add_branch,
            "add_group": self.add_group,
            "add_organisation": lambda: self.dialogs.add_organisation(),
            "rename_organisation": lambda: self._with_place(self.dialogs.rename_organisation),
            "correct_organisation_name": lambda: self._with_place(
                self.dialogs.correct_organisation_name
            ),
            "organisation_history": lambda: self._with_place(
                lambda row: self.dialogs.show_history(
                    row, lambda: outlets.print_history(self._day, row)
                )
            ),
            "merge_organisation": lambda: self._with_place(self.dialogs.merge_organisation),
            "split_branch": lambda: self._with_place(self.dialogs.split_branch),
            "move_organisation": lambda: self._with_place(self.dialogs.move_organisation),
            "close_organisation": lambda: self._with_place(self.dialogs.close_organisation),
            "add_photos": lambda: self.dialogs.add_photos(),
            "open_attachments": lambda: self._with_place(self.dialogs.open_attachments),
            "branch_facts": lambda: self._with_place(self.dialogs.branch_facts),
            "branch_list": lambda: self.dialogs.branch_list(self._above_branches()),
            "custom_fields": lambda: self.dialogs.custom_fields(),
            "add_zone": lambda: self.dialogs.add_zone(),
            "move_to_zone": lambda: self._with_place(self.dialogs.move_to_zone),
            "find_in_roster": self._go_to_filter,
            "fold_tree": lambda: self.panes.fold_left(),
        }

    # Who and what is chosen ---------------------------------------------------

    @property
    def _day(self) -> date:
        return self._bench.desk.on

    def _chosen_people(self) -> tuple[int, ...]:
        """Return whom an action is about: the card's person while the card has the keyboard."""
        if self._card_has_keyboard() and self.card.person_id is not None:
            return (self.card.person_id,)
        return tuple(self.table.selected_keys())

    def _card_has_keyboard(self) -> bool:
        return self._card_place.isAncestorOf(QApplication.focusWidget() or self)

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

    def _above_branches(self) -> int | None:
        """Return what is looked at where branches stand below it; None for everybody."""
        place = self.tree.organisation
        is_above = place is not None and place.kind not in _BRANCH_AND_GROUP
        return place.organisation_id if place is not None and is_above else None

    def _go_to_person(self, person_id: int) -> bool:
        """Choose a person, widening what is shown until the person is in it."""
        if self.model.row_of(person_id) < 0 and not self._widen_to(person_id):
            self._bench.ask.tell(self, tr("这个人在所看的这一天还不在名册里。请换一个日期。"))
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
                self.views.show_condition(None)
                self.header.choose_scope(scope)
                branch_id = found[0].branch_id
                if branch_id is None or not self.tree.go_to(TreePlace(branch_id)):
                    self.tree.go_to_everybody()
                return True
        return False

    def _take_new_person(self, person_id: int) -> None:
        self._go_to_person(person_id)
        if self._is_card_open:
            self.open_card()

    def _print_cards(self) -> None:
        people = self._chosen_people()
        if people:
            self.outlets.print_cards(self._day, people)
        else:
            self._bench.ask.tell(self, tr("还没有选人。请先在名册里选一个或几个人，再打印信息卡。"))

    def _jump(self, target: Target) -> None:
        """Go where a line of the card leads."""
        go = {
            TargetKind.PERSON: self.show_person,
            TargetKind.ORGANISATION: self.show_organisation,
        }
        go[target.kind](target.uid)

    def _print_card(self) -> None:
        if self.card.person_id is not None:
            self.outlets.print_cards(self._day, (self.card.person_id,))

    def _export(self) -> None:
        self.outlets.export_list(self.current_query())

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
        """Ask for the people that tree, filter line, scope and conditions mean now."""
        if self._is_opening:
            return
        place, scope = self.tree.place, self.header.scope
        key = self._wanted_layout_key(scope)
        if key != self._layout_key and not self.views.is_open:
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
                condition=self.views.condition,
            )
        )
        self.views.follow()
        self._tell_contents()

    def _shown(self) -> tuple[RosterQuery, View]:
        """Return the list as it stands on the screen, as a question and as a view."""
        query, layout = self.current_query(), self.table.column_layout()
        query = query.with_sort(layout.sort_key, layout.descending)
        return query, replace(view_asking(query, layout.shown), widths=layout.widths)

    def _show_view(self, view: View, query: RosterQuery) -> None:
        """Put tree, scope, filter line and columns so that they show a view."""
        self._is_opening = True
        try:
            self.tree.choose_zone(query.zone_branches)
            if not self.tree.go_to(TreePlace(query.within, is_ungrouped=query.ungrouped)):
                self.tree.go_to(TreePlace(query.within))
                if query.ungrouped:  # 未编组 has a line only below a branch with groups
                    self.views.narrow_to_ungrouped()
            self.header.choose_scope(query.scope)
            self.filter_line.show_words(query.words)
            self._layout_key = self._wanted_layout_key(query.scope)
            layout = self._kept_layout(self._layout_key)
            if self.views.is_open:
                shown, widths = view.columns, view.widths
                if not shown:
                    shown, widths = layout.shown, layout.widths
                layout = ColumnLayout(shown, widths, query.sort_key, query.descending)
            self.table.set_layout(layout)
        finally:
            self._is_opening = False
        self._refetch()

    def _choose_scope(self, scope: Scope) -> None:
        self.tree.count_scope(scope)
        self._refetch()

    def _choose_place(self, place: TreePlace) -> None:
        self._refetch()
        self.organisation_changed.emit(place.organisation_id)

    def _take_news(self, changes: Changes) -> None:
        if Topic.FIELD in changes.topics:
            self.table.set_columns(all_roster_columns())
        if changes.topics & (RosterQuery.reads | self.tree.reads):
            self._tell_contents()

    def _tell_contents(self) -> None:
        """Say title, figures and, in an empty table, what to do."""
        place, organisation = self.tree.place, self.tree.organisation
        everybody = self.tree.zone_name or tr(TITLE)
        name = organisation.name if organisation is not None else everybody
        self.header.title.setText(tr("{name} 未编组", name=name) if place.is_ungrouped else name)
        self._say_empty(name)
        self._follow_chosen()

    def _say_empty(self, name: str) -> None:
        if self.model.keys:
            return
        if self.views.condition is not None:
            faults = self.views.faults()
            told = fault_sentence(faults[0]) if faults else tr("没有符合这些条件的人。")
            self.table.set_empty(told, tr("清除条件"), lambda: self.views.show_condition(None))
            return
        everybody = self.tree.model.nodes[0].count
        sentence, way_out = Emptiness(
            name,
            self.filter_line.words,
            self.header.scope,
            self._bench.desk.is_history,
            everybody == Headcount() and self.tree.zone_branches is None,
        ).said()
        acts: dict[WayOut, Callable[[], object]] = {
            WayOut.CLEAR_FILTER: self._clear_filter,
            WayOut.IMPORT: self.import_wanted.emit,
            WayOut.BACK_TO_TODAY: lambda: self._bench.desk.show_day(None),
            WayOut.SHOW_MEMBERS: lambda: self.header.choose_scope(Scope.MEMBERS),
            WayOut.ADD_PERSON: self.add_person,
        }
        self.table.set_empty(sentence, tr(way_out.value), acts[way_out])

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
        if self._is_card_open:
            self._follow_later.start()

    def _let_card_follow(self) -> None:
        person_id = self.table.current_key()
        if person_id is None or not self._is_card_open or self.card.is_editing:
            return
        if person_id != self.card.person_id:
            self.card.show_person(person_id)

    # Columns and keyboard ---------------------------------------------------------

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
        if self.views.is_open:  # its columns are its own
            self.views.follow()
            return
        keeper = self._bench.settings
        if layout != self._kept_layout(self._layout_key):
            keeper.put(keeper.value.with_columns(self._layout_key, layout.as_texts()))

    def _go_to_filter(self) -> None:
        self.filter_line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter_line.selectAll()

    def _go_to_table(self) -> None:
        if self.model.keys and not self._selected_count():
            self.table.select_keys(self.model.keys[:1])
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # Hearing ----------------------------------------------------------------------

    def _connect(self) -> None:
        desk = self._bench.desk
        self.tree.place_changed.connect(self._choose_place)
        self.tree.zone_changed.connect(self._refetch)
        self.header.scope_changed.connect(self._choose_scope)
        self.header.add_wanted.connect(self.add_person)
        self.header.fold_wanted.connect(self.panes.fold_left)
        self.header.import_wanted.connect(self.import_wanted)
        self.header.export_wanted.connect(self._export)
        self.filter_line.words_changed.connect(self._refetch)
        self.filter_line.left_downwards.connect(self._go_to_table)
        self.views.opened.connect(self._show_view)
        self.views.condition_changed.connect(self._refetch)
        self.table.opened.connect(self.open_card)
        self.table.chosen_changed.connect(self._follow_chosen)
        self.outlets.print_wanted.connect(self.print_wanted)
        self.outlets.export_wanted.connect(self.export_wanted)
        desk.day_changed.connect(self._refetch)
        desk.changed.connect(self._take_news)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard begins in the table."""
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter typed in the table goes on in the filter line; Esc closes the card."""
        if event.key() == Qt.Key.Key_Escape and self._is_card_open:
            self.card.close_card()
        elif event.key() == Qt.Key.Key_Escape and self.filter_line.words:
            self.filter_line.show_words("")
        elif self.table.hasFocus() and types_letter(event):
            self.filter_line.take_letter(event)
        else:
            super().keyPressEvent(event)
