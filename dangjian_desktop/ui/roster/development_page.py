"""The page 发展党员: who stands at which of the steps; at the right the chosen person's way."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from dangjian_desktop.domain.admissions import StepStanding, StepState
from dangjian_desktop.domain.development_steps import StepRule
from dangjian_desktop.domain.today import Source, TodayItem
from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.operations.printout import DEVELOPMENT_BOARD, Printout
from dangjian_desktop.queries.attachments import AttachmentQuery
from dangjian_desktop.queries.development import (
    AdmissionDetail,
    AdmissionQuery,
    AdmissionRow,
    DevelopmentQuery,
    step_book_on,
)
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.ui.roster.development_actions import CaseActions
from dangjian_desktop.ui.roster.development_board import BoardModel, BoardView
from dangjian_desktop.ui.roster.development_looks import legend
from dangjian_desktop.ui.roster.development_pane import CasePane
from dangjian_desktop.ui.roster.development_print import fill_papers
from dangjian_desktop.ui.shared.buttons import menu_button, primary_button
from dangjian_desktop.ui.shared.chip import Chip
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.filter_line import FilterLine
from dangjian_desktop.ui.shared.flow import FoldingRow
from dangjian_desktop.ui.shared.keyboard import keyboard_kept
from dangjian_desktop.ui.shared.layouts import panes, space_page
from dangjian_desktop.ui.shared.offered import is_offered, records
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog
from dangjian_desktop.ui.shared.place_box import PlaceBox
from dangjian_desktop.ui.shared.refresh import Refresh
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_PANE_WIDTH, _PLACE_WIDTH, _FILTER_WIDTH = 296, 190, 260
#: So much of a stage, with how many stand there, is read without opening the list.
_STANDS_LETTERS = 18
_PLENTY = 10_000
_READS = DevelopmentQuery.reads | AdmissionQuery.reads | AttachmentQuery.reads
_FILTER_WORDS = QT_TR_NOOP("筛选：姓名、拼音、支部、步骤")
_FILTER_TIP = QT_TR_NOOP("几个词用空格隔开，都符合的人才显示（Ctrl+F，Esc 清除）")
#: What can be chosen beside the stages.
_ALL, _OVERDUE, _READY = "", "overdue", "ready"


class DevelopmentPage(QWidget):
    """The board at the left; at the right the case of the current row.

    Signals:
        figures_changed: What the status line says.
        print_wanted: The `Printout` to be printed.
        person_wanted: Identity of a person whose card is to be opened.
        activity_wanted: Row id of a meeting to be opened.
    """

    figures_changed = Signal(str)
    print_wanted = Signal(object)
    person_wanted = Signal(str)
    activity_wanted = Signal(int)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bench = bench
        self.rows: Sequence[AdmissionRow] = ()
        self._rules: Sequence[StepRule] = ()
        self._wanted: int | None = None
        self.case_actions = CaseActions(bench, self)
        self.title = QLabel(tr("发展党员"), self)
        set_role(self.title, "title")
        self.place = PlaceBox(
            bench.desk,
            QT_TR_NOOP("全部党支部"),
            self,
            with_groups=False,
            with_zones=False,
            width=_PLACE_WIDTH,
        )
        self.place.setObjectName("development_place")
        self.stands = ChoiceBox(self)
        self.stands.setObjectName("development_stands")
        self.stands.setAccessibleName(tr("到哪一步"))
        self.stands.setMinimumContentsLength(_STANDS_LETTERS)
        self.filter_line = FilterLine(self, words=_FILTER_WORDS, tip=_FILTER_TIP)
        self.with_closed = QCheckBox(tr("含已结束"), self)
        self.with_closed.setObjectName("with_closed")
        self._papers = QMenu(self)
        self.print_button = menu_button(tr("打印"), self._papers, "printer", parent=self)
        self.print_button.setObjectName("print_development")
        self.more_menu = QMenu(self)
        self.more_button = menu_button(tr("更多"), self.more_menu, parent=self)
        self.more_button.setObjectName("development_more")
        self.step_button = records(primary_button(tr("登记下一步…"), "check", parent=self))
        self.step_button.setObjectName("record_step")
        self.model = BoardModel(self)
        self.board = BoardView(self.model, self)
        self.pane = CasePane(bench, self.case_actions, self)
        self._refresh = Refresh(self, bench.desk, _READS, self.read)
        self._lay_out()
        self._connect()

    # What the window asks -------------------------------------------------------------

    def figures(self) -> str:
        """Return how many are on the way, and how many have something overdue."""
        going = [row for row in self.rows if row.closed_on is None]
        return tr(
            "发展党员 {count} 人 · 有超过期限的 {late} 人",
            count=len(going),
            late=sum(is_late(row) for row in going),
        )

    def print_shown(self) -> None:
        """Print the board of the place as a list."""
        self.print_wanted.emit(
            Printout(
                DEVELOPMENT_BOARD,
                self._bench.desk.on,
                organisation_id=self.place.organisation_id,
            )
        )

    def choose_place(self, organisation_id: int | None) -> None:
        """Show a place that was chosen for the whole window."""
        self.place.choose(organisation_id)

    def show_case(self, case_id: int) -> None:
        """Show somebody's case, whatever the board is narrowed to."""
        self._wanted = case_id
        with QSignalBlocker(self.with_closed):
            detail = AdmissionQuery(case_id, self._bench.desk.on).fetch()
            if detail is not None and detail.row.closed_on is not None:
                self.with_closed.setChecked(True)
        if all(row.case_id != case_id for row in self._shown()):
            self.filter_line.show_words("")
            self.stands.setCurrentIndex(0)
            with QSignalBlocker(self.place):
                self.place.choose(None)
        self._refresh.now()
        self.board.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_due(self, item: TodayItem) -> None:
        """Show the case of somebody of whom Today says that something is due."""
        if item.source is Source.DEVELOPMENT and item.row_id is not None:
            self.show_case(item.row_id)
        elif item.person_uid:
            self.show_person(item.person_uid)

    def show_person(self, uid: str) -> None:
        """Show the case of a person; of several the one that goes on."""
        rows = DevelopmentQuery(self._bench.desk.on, with_closed=True).fetch()
        mine = [row for row in rows if row.person_uid == uid]
        mine.sort(key=lambda row: (row.closed_on is not None, -row.case_id))
        if mine:
            self.show_case(mine[0].case_id)

    # What is shown --------------------------------------------------------------------

    def read(self) -> None:
        """Read the board of the day and place, and the current case again."""
        self._refresh.settle()
        on = self._bench.desk.on
        self._rules = step_book_on(on).steps
        self.rows = DevelopmentQuery(
            on, self.place.organisation_id, self.with_closed.isChecked()
        ).fetch()
        self._offer_stands()
        self._show_rows()
        self.figures_changed.emit(self.figures())

    def _offer_stands(self) -> None:
        """Offer the stages with how many stand there, and who is late or can go on."""
        going = [row for row in self.rows if row.closed_on is None]
        counts = Counter(_stage_of(row) for row in going)
        stages = dict.fromkeys(rule.stage for rule in self._rules)
        choices: list[tuple[str, object]] = [
            (tr("全部（{count}）", count=len(self.rows)), _ALL),
            (tr("有超过期限的（{count}）", count=sum(map(is_late, going))), _OVERDUE),
            (tr("现在可以办的（{count}）", count=sum(map(_is_ready, going))), _READY),
        ]
        choices += [
            (tr("{stage}（{count}）", stage=stage, count=counts[stage]), stage) for stage in stages
        ]
        self.stands.offer(choices)

    def _shown(self) -> list[AdmissionRow]:
        """Return the rows that are wanted: by stage or state, and by words."""
        wanted = str(self.stands.currentData() or _ALL)
        words = self.filter_line.words.lower().split()
        return [
            row
            for row in self.rows
            if _is_wanted(row, wanted) and all(_is_meant(row, word) for word in words)
        ]

    def _show_rows(self) -> None:
        before = self.board.current_row()
        case = self._wanted or (before.case_id if before is not None else None)
        at_step = self.board.current_step() if self.board.is_on_step else None
        self._wanted = None
        shown = self._shown()
        self._tell_empty()
        with QSignalBlocker(self.board):  # who is current is told once, at the end
            self.model.show_rows(shown, self._rules, self._bench.desk.on)
            code = at_step.rule.code if at_step is not None else ""
            found = case is not None and self.board.go_to(case, code)
            if not found and shown:
                self.board.go_to(shown[0].case_id)
        self.step_button.setEnabled(bool(shown))
        self._show_current()

    def _tell_empty(self) -> None:
        if not self.rows:
            self.board.set_empty(
                tr("还没有正在发展的人。收到入党申请书后，从“开始办理”登记。"),
                tr("开始办理…"),
                self.begin,
            )
        else:
            self.board.set_empty(tr("没有符合条件的人。"), tr("看全部"), self._show_all)

    def _show_all(self) -> None:
        self.filter_line.show_words("")
        self.stands.setCurrentIndex(0)
        self._show_rows()

    def _show_current(self) -> None:
        row = self.board.current_row()
        detail = None
        if row is not None:
            detail = AdmissionQuery(row.case_id, self._bench.desk.on).fetch()
        step = self.board.current_step() if self.board.is_on_step else None
        with keyboard_kept(self.pane):
            self.pane.show_case(detail, step)
        # Beside the case the menu holds only what is recorded.
        self.more_button.setVisible(detail is not None or is_offered())

    def _take_cell(self, row: AdmissionRow | None, step: StepStanding | None) -> None:
        """Show the case of the cell; within one row only its step."""
        shown = self.pane.detail
        if row is None or shown is None or shown.row != row:
            self._show_current()
        elif shown is not None:
            self.pane.show_step(step if self.board.is_on_step else None)

    # What the user can do -----------------------------------------------------------------

    def record_step(self) -> OperationDialog | None:
        """Open the dialog for exactly the next step of the current person."""
        detail = self._current()
        if detail is None:
            return None
        step = detail.row.standing.next
        if step is None:
            self._bench.ask.tell(self, tr("各步都已办完，没有下一步。"))
            return None
        return self.case_actions.open_step(detail, step)

    def open_cell(self) -> OperationDialog | None:
        """Open the step of the current cell: to be corrected where it is recorded."""
        detail, step = self._current(), self.board.current_step()
        if detail is None or step is None:
            return None
        return self.case_actions.open_step(detail, step)

    def begin(self) -> OperationDialog | None:
        """Begin the case of an applicant on the roll."""
        return self.case_actions.begin()

    def begin_with_new(self) -> OperationDialog | None:
        """Enter an applicant who is not on the roll yet, and begin the case."""
        return self.case_actions.begin_with_new(self._branch())

    def accept_moved_in(self) -> OperationDialog | None:
        """Take over somebody who has moved in on the way."""
        return self.case_actions.accept_moved_in()

    def record_review(self) -> OperationDialog | None:
        """Take a 考察 of the current person down."""
        detail = self._current()
        return None if detail is None else self.case_actions.record_review(detail)

    def post_publicity(self) -> OperationDialog | None:
        """Take down that a 公示 about the current person was put up."""
        detail = self._current()
        return None if detail is None else self.case_actions.post_publicity(detail)

    def _current(self) -> AdmissionDetail | None:
        detail = self.pane.detail
        if detail is None:
            self._bench.ask.tell(self, tr("请先在表里选一个人。"))
        return detail

    def _branch(self) -> int | None:
        """Return the branch that is chosen, or that of the current row."""
        tree = Tree.on(self._bench.desk.on)
        node = tree.get(self.place.organisation_id)
        if node is not None and node.kind is OrganisationKind.BRANCH:
            return node.organisation_id
        row = self.board.current_row()
        return row.branch_id if row is not None else None

    def _fill_more(self) -> None:
        menu = self.more_menu
        menu.clear()
        records(menu.addAction(tr("开始办理（名册上的人）…"), self.begin))
        records(menu.addAction(tr("开始办理（新来的人）…"), self.begin_with_new))
        records(menu.addAction(tr("接收转入的人…"), self.accept_moved_in))
        detail = self.pane.detail
        if detail is not None:
            menu.addSeparator()
            self.case_actions.fill_case_menu(menu, detail)

    def _fill_papers(self) -> None:
        """Offer the papers of the step that is looked at, of the case, and of the board."""
        self._papers.clear()
        detail = self.pane.detail
        if detail is not None:
            fill_papers(
                self._papers,
                detail,
                self.pane.step,
                self._beside(detail, self.pane.step),
                self._bench.desk.on,
                self.print_wanted.emit,
            )
            self._papers.addSeparator()
        self._papers.addAction(tr("发展党员一览表"), self.print_shown)

    def _beside(self, detail: AdmissionDetail, step: StepStanding | None) -> tuple[int, ...]:
        """Return who is listed at the same step of the same branch, the person shown included."""
        if step is None:
            return ()
        return tuple(
            row.person_id
            for row in self._shown()
            if row.branch_id == detail.row.branch_id
            and row.standing.next is not None
            and row.standing.next.rule.code == step.rule.code
        )

    def _fill_row_menu(self, menu: QMenu) -> None:
        detail = self.pane.detail
        if detail is None:
            return
        step = self.board.current_step()
        if step is not None:
            self.case_actions.fill_step_menu(menu, detail, step)
            menu.addSeparator()
        self.case_actions.fill_case_menu(menu, detail)

    # Hearing ----------------------------------------------------------------------------

    def _connect(self) -> None:
        self.place.place_changed.connect(self._refresh.now)
        self.with_closed.toggled.connect(self._refresh.now)
        self.stands.activated.connect(self._show_rows)
        self.filter_line.words_changed.connect(lambda _words: self._show_rows())
        self.filter_line.left_downwards.connect(self._go_to_board)
        self._papers.aboutToShow.connect(self._fill_papers)
        self.more_menu.aboutToShow.connect(self._fill_more)
        self.step_button.clicked.connect(lambda: self.record_step())
        self.board.cell_chosen.connect(self._take_cell)
        self.board.opened.connect(lambda: self.open_cell())
        self.board.letter_typed.connect(self.filter_line.take_letter)
        self.board.remove_wanted.connect(self._remove_step)
        self.board.menu_wanted.connect(self._fill_row_menu)
        self.case_actions.person_wanted.connect(self.person_wanted)
        self.case_actions.print_wanted.connect(self.print_wanted)
        self.case_actions.activity_wanted.connect(self.activity_wanted)
        self.case_actions.case_made.connect(self.show_case)
        self._bench.desk.day_changed.connect(lambda _day: self._refresh.soon())
        news().changed.connect(self._dress)
        for key, act in (("Ctrl+F", self._go_to_filter), ("Ctrl+N", self.begin)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _go_to_filter(self) -> None:
        self.filter_line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter_line.selectAll()

    def _go_to_board(self) -> None:
        self.board.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove_step(self) -> None:
        """Take the step of the current cell away."""
        step = self.board.current_step() if self.board.is_on_step else None
        if step is not None and step.step_id is not None:
            self.case_actions.remove_step(step.step_id)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard goes to the board."""
        super().showEvent(event)
        self.board.setFocus(Qt.FocusReason.OtherFocusReason)

    # Looks --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._head = FoldingRow()
        for part in (self.title, self.place, self.stands, self.filter_line, self.with_closed):
            self._head.left.addWidget(part)
        self._head.right.addStretch(1)
        for button in (self.more_button, self.print_button, self.step_button):
            self._head.right.addWidget(button)
        self._legend = QHBoxLayout()
        for look in legend():
            self._legend.addWidget(Chip(look.text, look.tone, look.icon, self))
        self._legend.addStretch(1)
        self.splitter = panes(self, self.board, self.pane)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addLayout(self._legend)
        self._column.addWidget(self.splitter, 1)
        self._dress()

    def _dress(self) -> None:
        made = tokens()
        gap = space_page(self._column, self._head)
        self._legend.setSpacing(made.space(2))
        self.filter_line.setMinimumWidth(made.text_px(_FILTER_WIDTH))
        self.splitter.setHandleWidth(gap)
        self.splitter.setSizes([_PLENTY, made.text_px(_PANE_WIDTH)])
        self.pane.setMinimumWidth(made.text_px(_PANE_WIDTH) * 3 // 4)


def is_late(row: AdmissionRow) -> bool:
    """Whether any step of somebody is overdue."""
    return any(step.is_overdue for step in row.standing.steps)


def _stage_of(row: AdmissionRow) -> str:
    """Return the stage of the steps in which somebody stands; "" when all is done."""
    step = row.standing.next
    return step.rule.stage if step is not None else ""


def _is_ready(row: AdmissionRow) -> bool:
    step = row.standing.next
    return step is not None and step.state is StepState.NEXT


def _is_wanted(row: AdmissionRow, wanted: str) -> bool:
    if wanted == _ALL:
        return True
    if row.closed_on is not None:
        return False
    if wanted == _OVERDUE:
        return is_late(row)
    return _is_ready(row) if wanted == _READY else _stage_of(row) == wanted


def _is_meant(row: AdmissionRow, word: str) -> bool:
    """Whether a word is part of the name, the branch or the next step, or the name's pinyin."""
    step = row.standing.next
    title = step.rule.title if step is not None else ""
    if any(word in text.lower() for text in (row.name, row.branch_name, title)):
        return True
    *syllables, _name = row.sort_name.split(" ") or [""]
    whole, initials = "".join(syllables), "".join(one[:1] for one in syllables)
    return whole.startswith(word) or initials.startswith(word)
