"""The page 分组: the groups of a branch as columns, and a proposal for dividing it anew.

A proposal is found by the solver off the window's thread, or begun by dragging somebody. It stands
beside today's groups until it is put into force or dropped; for each branch it is kept while the
program runs.
"""

from collections.abc import Sequence
from functools import partial
from threading import Event

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.division import ImpossibleDivisionError
from dangjian_desktop.domain.division_proposal import (
    Proposal,
    put_back,
    put_into,
    with_name,
    with_new_group,
)
from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.operations.division import divide_branch
from dangjian_desktop.operations.printout import DIVISION_PROPOSAL, GROUP_LIST, Printout
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.division import DivisionQuery
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.people_named import PeopleByIdQuery
from dangjian_desktop.ui.groups.division_boards import PLENTY, DivisionBoards
from dangjian_desktop.ui.groups.division_dialogs import PairDialog, open_apply, open_new_name
from dangjian_desktop.ui.groups.division_looks import looks_proposed, looks_today
from dangjian_desktop.ui.groups.division_menu import DivisionMenu
from dangjian_desktop.ui.groups.division_notice import DivisionNotice
from dangjian_desktop.ui.groups.division_plan import Plan
from dangjian_desktop.ui.groups.division_result import DivisionResult
from dangjian_desktop.ui.groups.division_wishes import WishesPanel
from dangjian_desktop.ui.groups.group_board import GroupBoard
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button, quiet_button
from dangjian_desktop.ui.shared.chip import Chip
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.empty_state import EmptyState
from dangjian_desktop.ui.shared.jobs import CancelledError, Outcome, Report
from dangjian_desktop.ui.shared.layouts import space_page
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.place_box import PlaceBox
from dangjian_desktop.ui.shared.query_model import ChipLook
from dangjian_desktop.ui.shared.refresh import Refresh
from dangjian_desktop.ui.shared.theme import Tone, news, set_role
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, retold, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: Room of the boards and of what is told below them, of ten.
BOARDS_SHARE, RESULT_SHARE = 7, 3
PLACE_WIDTH = 220


class DivisionPage(QWidget):
    """Today's groups beside those of a proposal.

    Signals:
        figures_changed: How the branch is divided, for the status line.
        print_wanted: The `Printout` to be printed.
        person_wanted: Identity of the person whose card is to be opened.
        roster_wanted: The user wants to go to the roster.
    """

    figures_changed = Signal(str)
    print_wanted = Signal(object)
    person_wanted = Signal(str)
    roster_wanted = Signal()

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bench = bench
        self._plans: dict[int, Plan] = {}
        self.menu = DivisionMenu(self)
        self.title = QLabel(tr("分组"), self)
        set_role(self.title, "title")
        self.place = PlaceBox(
            bench.desk, QT_TR_NOOP("选党支部"), self, with_groups=False, width=PLACE_WIDTH
        )
        self.place.setObjectName("place")
        self.chip = Chip("", parent=self)
        self.step_button = quiet_button(tr("退一步"), "undo-2", parent=self)
        self.step_button.setObjectName("step_button")
        self.drop_button = plain_button(tr("放弃方案"), parent=self)
        self.drop_button.setObjectName("drop_button")
        self.wishes_button = plain_button(tr("要求"), "settings", parent=self)
        self.wishes_button.setObjectName("wishes_button")
        self.wishes_button.setCheckable(True)
        self.group_button = records(plain_button(tr("新设党小组"), "plus", parent=self))
        self.group_button.setObjectName("group_button")
        self.print_button = plain_button(tr("打印"), "printer", parent=self)
        self.print_button.setObjectName("print_button")
        self.apply_button = records(primary_button(tr("应用方案…"), parent=self))
        self.apply_button.setObjectName("apply_button")
        self.wishes = WishesPanel(bench.desk.on, self)
        self.notice = DivisionNotice(self)
        self.boards = DivisionBoards(self)
        self.today_board, self.board = self.boards.today, self.boards.proposed
        self.result = DivisionResult(bench, self)
        self.nothing = EmptyState("", icon="users", parent=self)
        self._refresh = Refresh(self, bench.desk, DivisionQuery.reads, self.read)
        self._lay_out()
        self._connect()
        self._choose_first()
        self._dress()

    @property
    def branch_id(self) -> int | None:
        """The branch that is shown; None while no branch is chosen."""
        chosen = Tree.on(self._bench.desk.on).get(self.place.organisation_id)
        is_branch = chosen is not None and chosen.kind is OrganisationKind.BRANCH
        return chosen.organisation_id if chosen is not None and is_branch else None

    @property
    def plan(self) -> Plan | None:
        """What was asked and made for the branch that is shown."""
        return self._plans.get(self.branch_id or 0)

    def figures(self) -> str:
        """Return how the branch is divided, in words."""
        plan = self.plan
        if plan is None:
            return ""
        homeless = sum(one.group_id is None for one in plan.branch.people)
        said = tr(
            "{groups} 个党小组，{people} 人",
            groups=len(plan.branch.groups),
            people=len(plan.branch.people),
        )
        return said + (tr("，未编组 {count} 人", count=homeless) if homeless else "")

    # What the user can do -----------------------------------------------------

    def read(self) -> None:
        """Read the branch that is shown."""
        self._refresh.settle()
        branch_id = self.branch_id
        if branch_id is not None:
            branch = DivisionQuery(branch_id, self._bench.desk.on).fetch()
            if branch_id not in self._plans:
                self._plans[branch_id] = Plan.of(branch)
            self._plans[branch_id].take(branch)
        self._show()

    def solve(self) -> None:
        """Look for the best division in the background."""
        plan, branch_id = self.plan, self.branch_id
        if plan is None or branch_id is None:
            return
        self.wishes.clear_faults()
        wishes = self.wishes.wishes(plan.branch.rules, plan.together, plan.apart)
        if wishes is None:
            return
        plan.values = self.wishes.form.values()
        if self._bench.jobs.is_busy:
            self.wishes.refuse(tr("正在做别的事，还没有做完。请等做完再计算。"))
            return
        seconds, on = self.wishes.seconds(), self._bench.desk.on
        branch = DivisionQuery(branch_id, on, frozenset(plan.locked)).fetch()
        stop = Event()

        def task(report: Report) -> Proposal:
            def progress(what: str, share: float) -> None:
                try:
                    report(retold(what), share)
                except CancelledError:  # the best so far is taken
                    stop.set()

            return divide_branch(
                branch, wishes, seconds=seconds, progress=progress, stopped=stop.is_set
            )

        self._bench.jobs.start(
            self,
            task,
            lambda outcome: self._take(branch_id, outcome),
            title=tr("划分党小组"),
            cancel_text=QT_TR_NOOP("停止，用目前最好的"),
        )

    def put(self, ids: Sequence[int], slot: int) -> None:
        """Put people into a group; where there is no proposal one begins."""
        plan = self.plan
        if plan is not None:
            plan.push(put_into(plan.started(), ids, slot))
            self._show_keeping(ids)

    def put_back(self, ids: Sequence[int]) -> None:
        """Put people where they are today."""
        plan = self.plan
        if plan is not None and plan.proposal is not None:
            plan.push(put_back(plan.proposal, ids))
            self._show_keeping(ids)

    def lock(self, ids: Sequence[int]) -> None:
        """Let people stay where they are today, or let them go again if all of them stay."""
        plan = self.plan
        if plan is None or not ids:
            return
        self.wishes.clear_faults()
        homeless = [
            person.name
            for person in plan.branch.people
            if person.person_id in ids and person.group_id is None
        ]
        can = set(ids) - {
            person.person_id for person in plan.branch.people if person.group_id is None
        }
        plan.locked = plan.locked - can if can <= plan.locked else plan.locked | can
        self._show()
        if homeless:
            words = tr("{people}现在不在任何党小组，不能固定。", people=tr("、").join(homeless))
            self.wishes.setVisible(True)
            self.wishes.pairs_fault.setText(words)
            self.wishes.pairs_fault.show()

    def unlock_all(self) -> None:
        """Let everybody go."""
        if self.plan is not None:
            self.plan.locked = set()
            self._show()

    def add_pair(self) -> None:
        """Ask who shall be together or apart."""
        plan = self.plan
        if plan is None:
            return
        board = self.board if plan.proposal is not None else self.today_board
        dialog = PairDialog(plan.branch.people, board.chosen_ids(), self)
        dialog.chosen.connect(self._take_pair)
        dialog.open()

    def remove_pair(self, is_together: bool, number: int) -> None:
        """Take back who shall be together or apart."""
        if self.plan is not None:
            del (self.plan.together if is_together else self.plan.apart)[number]
            self._show()

    def add_group(self) -> None:
        """Set up one more group in the proposal."""
        if self.plan is not None:
            self.plan.push(with_new_group(self.plan.started()))
            self._show()

    def rename(self, slot: int) -> None:
        """Ask for another name of a group that is to be set up."""
        plan = self.plan
        told = plan.proposal if plan is not None else None
        if plan is None or told is None:
            return
        others = [one.name for at, one in enumerate(told.problem.slots) if at != slot]
        name = told.problem.slots[slot].name

        def take(wanted: str) -> None:
            assert plan.proposal is not None
            plan.push(with_name(plan.proposal, slot, wanted))
            self._show()

        open_new_name(self._bench, name, others, take, self)

    def step_back(self) -> None:
        """Take the last change of the proposal back."""
        if self.plan is not None and self.plan.steps:
            self.plan.steps.pop()
            self._show()

    def drop(self) -> None:
        """Throw the proposal away; one that was changed by hand only after asking."""
        plan = self.plan
        if plan is None or plan.proposal is None:
            return
        by_hand = len(plan.proposal.by_hand)
        if by_hand and not self._bench.ask.question(
            self,
            tr("方案里有 {count} 人是手工调整的，放弃后找不回来。要放弃吗？", count=by_hand),
            yes=tr("放弃方案"),
            no=tr("留着"),
            is_loss=True,
        ):
            return
        plan.steps.clear()
        self._show()

    def carry_over(self) -> None:
        """Bring a proposal that is out of date up to the data of now."""
        if self.plan is not None:
            self.plan.carry_over()
            self._show()

    def apply(self) -> None:
        """Put the proposal into force, after asking from which day and who leads."""
        plan, branch_id = self.plan, self.branch_id
        if plan is None or plan.proposal is None or branch_id is None:
            return
        stopping = [one.said for one in plan.proposal.concerns() if one.stops]
        if self._is_stale(plan):
            return
        if stopping:
            self._bench.ask.error(self, "\n".join(map(in_words, stopping)))
        elif not plan.proposal.changes_something:
            self._bench.ask.tell(self, tr("方案与现在一样，不必应用。"))
        elif may_edit(self._bench.ask, self, self._bench.desk):
            dialog = open_apply(self._bench, branch_id, plan.proposal, self)
            dialog.saved.connect(lambda _moved: self._applied(branch_id))

    def print_shown(self) -> None:
        """Print the proposal for the branch committee; without one, the list of the groups."""
        plan, on = self.plan, self._bench.desk.on
        if plan is not None and self._is_stale(plan):  # the paper bears the date of today
            return
        told = plan.proposal if plan is not None else None
        code = GROUP_LIST if told is None else DIVISION_PROPOSAL
        self.print_wanted.emit(Printout(code, on, organisation_id=self.branch_id, division=told))

    def _is_stale(self, plan: Plan) -> bool:
        """Whether the proposal is out of date, which is told."""
        is_stale = bool(plan.news())
        if is_stale:
            self._bench.ask.error(self, tr("方案已过时。请先按新数据沿用，或重新计算。"))
        return is_stale

    # Hearing ------------------------------------------------------------------

    def _take(self, branch_id: int, outcome: Outcome[Proposal]) -> None:
        try:
            found = outcome.result()
        except (ImpossibleDivisionError, RefusedError) as error:
            if self.branch_id != branch_id:  # another one is shown by now
                self._bench.ask.error(self, in_words(error))
                return
            self.wishes.setVisible(True)
            faults = error.faults if isinstance(error, ImpossibleDivisionError) else [error.told]
            self.wishes.show_faults(faults)
            return
        self._plans[branch_id].push(found)
        if self.branch_id == branch_id:
            self.wishes_button.setChecked(False)
            self._show()
            self.board.focus_first()
        else:
            self._bench.desk.noted.emit(tr("划分方案已算好，在那个党支部的分组里。"), False)

    def _take_pair(self, ids: frozenset[int], is_together: bool) -> None:
        if self.plan is not None:
            sets = self.plan.together if is_together else self.plan.apart
            if ids not in sets:
                sets.append(ids)
            self._show()

    def _applied(self, branch_id: int) -> None:
        self._plans[branch_id].steps.clear()
        self._show()

    def _open_person(self, person_id: int) -> None:
        found = PeopleByIdQuery((person_id,), self._bench.desk.on).fetch().get(person_id)
        if found is not None:
            self.person_wanted.emit(found.uid)

    def _open_menu(self, board: GroupBoard, ids: Sequence[int], at: QPoint) -> None:
        """Open what can be done with the people that are chosen on a board."""
        if self.plan is not None:
            self.menu.open_for(self.plan, ids, at, can_move=board.is_open)

    def _connect(self) -> None:
        self.place.place_changed.connect(self._change_place)
        self._bench.desk.day_changed.connect(self._refresh.soon)
        for button, act in (
            (self.step_button, self.step_back),
            (self.drop_button, self.drop),
            (self.group_button, self.add_group),
            (self.print_button, self.print_shown),
            (self.apply_button, self.apply),
        ):
            button.clicked.connect(act)
        self.wishes_button.toggled.connect(self._show_wishes)
        self.wishes.solve_wanted.connect(self.solve)
        self.wishes.add_wanted.connect(self.add_pair)
        self.wishes.unlock_wanted.connect(self.unlock_all)
        self.wishes.removed.connect(self.remove_pair)
        self.wishes.edited.connect(self._keep_values)
        self.notice.carry_wanted.connect(self.carry_over)
        self.result.person_chosen.connect(self._show_person)
        self.result.opened.connect(self._open_person)
        self.menu.pair_wanted.connect(self.add_pair)
        for source in (self.today_board, self.board, self.menu):
            source.put.connect(self.put)
            source.back_wanted.connect(self.put_back)
            source.lock_wanted.connect(self.lock)
            source.opened.connect(self._open_person)
        for board in (self.today_board, self.board):
            board.menu_wanted.connect(partial(self._open_menu, board))
            board.rename_wanted.connect(self.rename)
        news().changed.connect(self._dress)

    def _keep_values(self) -> None:
        if self.plan is not None:
            self.plan.values = self.wishes.form.values()

    def _change_place(self) -> None:
        self.wishes.clear_faults()
        self._refresh.now()

    def _choose_first(self) -> None:
        """Begin with a branch: nothing else can be divided."""
        branches = Tree.on(self._bench.desk.on).of_kind(OrganisationKind.BRANCH)
        if branches:
            self.place.choose(branches[0].organisation_id)

    # What is shown ------------------------------------------------------------

    def _show(self) -> None:
        plan = self.plan
        has_people = plan is not None and bool(plan.branch.people)
        self.nothing.setVisible(not has_people)
        self.body.setVisible(has_people)
        told = plan.proposal if plan is not None and has_people else None
        has = told is not None
        for widget in (self.step_button, self.drop_button, self.wishes_button, self.apply_button):
            widget.setVisible(has)
        for widget in (self.group_button, self.print_button):
            widget.setVisible(has_people)
        self.chip.setVisible(has)
        if plan is None or not has_people:
            self._say_nothing()
        else:
            self._show_plan(plan, told)
        self.figures_changed.emit(self.figures())

    def _show_plan(self, plan: Plan, told: Proposal | None) -> None:
        has = told is not None
        self._show_wishes()
        self.wishes.show_has_proposal(has)
        if self.wishes.form.values() != plan.values:
            self.wishes.show_values(plan.values)
        self.wishes.pairs.show_wishes(
            plan.names(plan.locked),
            [plan.names(ids) for ids in plan.together],
            [plan.names(ids) for ids in plan.apart],
        )
        self.today_board.is_open = not has
        self.today_board.show_columns(looks_today(plan.today))
        self.boards.show_proposed(has)
        self.result.setVisible(has)
        changed = plan.news()
        self.notice.show_notices(changed, told.concerns() if told else ())
        if told is not None:
            self.board.show_columns(looks_proposed(told))
            self.result.show_proposal(told)
            self.step_button.setEnabled(len(plan.steps) > 1)
            self._show_state(told, is_stale=bool(changed))

    def _show_state(self, told: Proposal, *, is_stale: bool) -> None:
        if is_stale:
            self.chip.show_look(ChipLook(tr("已过时"), Tone.WARN))
        elif told.by_hand or told.gap is None:
            self.chip.show_look(ChipLook(tr("手工方案"), Tone.INFO, "pencil"))
        elif told.is_optimal:
            self.chip.show_look(ChipLook(tr("已证明最好"), Tone.GOOD))
        else:
            said = tr("差距 ≤ {gap:.1%}", gap=told.gap)
            self.chip.show_look(ChipLook(said, Tone.INFO))

    def _show_wishes(self) -> None:
        """Show the wishes while there is no proposal, and where they are asked for."""
        has = self.plan is not None and self.plan.proposal is not None
        self.wishes.setVisible(not has or self.wishes_button.isChecked())

    def _show_keeping(self, ids: Sequence[int]) -> None:
        """Show the proposal with the keyboard where the people are now."""
        self._show()
        if ids:
            self.board.choose(ids[-1])

    def _show_person(self, person_id: int) -> None:
        """Show somebody on both boards without taking the keyboard from the table."""
        holder = self.focusWidget()
        for board in (self.today_board, self.board):
            board.choose(person_id)
        if holder is not None:
            holder.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_nothing(self) -> None:
        if self.branch_id is None:
            self.nothing.say(tr("党小组按党支部划分。请在上面选一个党支部。"))
        else:
            self.nothing.say(
                tr("这个党支部还没有党员。请先在名册登记党员。"),
                tr("去名册"),
                self.roster_wanted.emit,
            )

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        for widget in (self.title, self.place, self.chip):
            self._head.addWidget(widget)
        self._head.addStretch(1)
        for button in (
            self.step_button,
            self.drop_button,
            self.wishes_button,
            self.group_button,
            self.print_button,
            self.apply_button,
        ):
            self._head.addWidget(button)
        self.parts = QSplitter(Qt.Orientation.Vertical, self)
        self.parts.setChildrenCollapsible(False)
        self.parts.addWidget(self.boards)
        self.parts.addWidget(self.result)
        self.parts.setStretchFactor(0, BOARDS_SHARE)
        self.parts.setStretchFactor(1, RESULT_SHARE)
        self.parts.setSizes([BOARDS_SHARE * PLENTY, RESULT_SHARE * PLENTY])
        self.body = QWidget(self)
        self._right = QVBoxLayout()
        self._right.addWidget(self.notice)
        self._right.addWidget(self.parts, 1)
        self._body_row = QHBoxLayout(self.body)
        self._body_row.setContentsMargins(0, 0, 0, 0)
        self._body_row.addWidget(self.wishes)
        self._body_row.addLayout(self._right, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.body, 1)
        self._column.addWidget(self.nothing, 1)

    def _dress(self) -> None:
        gap = space_page(self._column, self._head)
        self._body_row.setSpacing(gap)
        self._right.setSpacing(gap)
        self.boards.space(gap)
        self.parts.setHandleWidth(gap)
