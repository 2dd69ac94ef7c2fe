"""The page 换届 of the tab 名册: when each term ends, and how far each election has come."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QMenu, QVBoxLayout, QWidget

from dangjian_desktop.domain.elections import NOMINATE, PRELIMINARY, ElectionStepState, StepRecord
from dangjian_desktop.domain.paper_forms import ABOUT_TERM, PaperSubject
from dangjian_desktop.domain.today import TodayItem
from dangjian_desktop.operations.election_votes import (
    remove_election_result,
    remove_election_vote,
    remove_posts_vote,
)
from dangjian_desktop.operations.elections import (
    remove_candidates_approval,
    remove_election,
    remove_election_step,
    remove_term_extension,
)
from dangjian_desktop.operations.printout import (
    BALLOT_PAPER,
    BALLOT_TALLY,
    ELECTION_LETTER,
    NOMINATION_TALLY,
    NOMINEE_LIST,
    VOTE_RESULT,
    Printout,
)
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.elections import (
    ElectionDetail,
    ElectionQuery,
    ElectionsOfQuery,
    TermBoardQuery,
    TermRow,
    TermState,
)
from dangjian_desktop.queries.paper_forms import forms_of
from dangjian_desktop.ui.roster import election_detail as acts
from dangjian_desktop.ui.roster.election_detail import ElectionPane
from dangjian_desktop.ui.roster.election_dialogs import (
    approval_dialog,
    begin_dialog,
    extension_dialog,
    posts_vote_dialog,
    result_dialog,
    seats_dialog,
    step_dialog,
    vote_dialog,
)
from dangjian_desktop.ui.roster.election_looks import COLUMNS
from dangjian_desktop.ui.roster.nominations_dialog import NominationsDialog
from dangjian_desktop.ui.shared.buttons import menu_button, plain_button, primary_button
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.flow import FoldingRow
from dangjian_desktop.ui.shared.layouts import panes, space_page
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.place_box import PlaceBox
from dangjian_desktop.ui.shared.query_model import QueryModel, RowsAtHand
from dangjian_desktop.ui.shared.refresh import Refresh
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: Papers of an election, and of its vote, in the menu.
_SHEETS = (
    (NOMINATION_TALLY, QT_TR_NOOP("推荐提名汇总表")),
    (NOMINEE_LIST, QT_TR_NOOP("候选人预备人选名册")),
)
_VOTE_SHEETS = (
    (BALLOT_PAPER, QT_TR_NOOP("选票")),
    (BALLOT_TALLY, QT_TR_NOOP("计票表")),
    (VOTE_RESULT, QT_TR_NOOP("选举结果报告单")),
)
_PANE_WIDTH, _PLENTY = 360, 10_000


class ElectionsPage(QWidget):
    """All committees with the days that are left; at the right the election of the one chosen.

    Signals:
        figures_changed: The sentence for the status line.
        print_wanted: A `Printout`.
        activity_wanted: Row id of a meeting that is to be opened.
    """

    figures_changed = Signal(str)
    print_wanted = Signal(object)
    activity_wanted = Signal(int)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bench = bench
        self.detail: ElectionDetail | None = None
        self.title = QLabel(tr("换届"), self)
        set_role(self.title, "title")
        self.place = PlaceBox(bench.desk, QT_TR_NOOP("全部党组织"), self, with_groups=False)
        self.place.setObjectName("elections_place")
        self.extension_button = records(plain_button(tr("延期或提前"), "clock", parent=self))
        self.extension_button.setObjectName("extend_term")
        self.print_menu = QMenu(self)
        self.print_button = menu_button(tr("打印"), self.print_menu, "printer", parent=self)
        self.print_button.setObjectName("print_election")
        self.more_menu = QMenu(self)
        self.more_button = menu_button(tr("更多"), self.more_menu, parent=self)
        self.more_button.setObjectName("elections_more")
        self.next_button = records(primary_button(tr("开始换届"), parent=self))
        self.next_button.setObjectName("next_step")
        self.model: QueryModel[TermRow] = QueryModel(
            bench.desk, COLUMNS, RowsAtHand(), self, key="organisation_id"
        )
        self.table = TableView(self.model, self, name=QT_TR_NOOP("任期和换届"))
        self.table.setObjectName("terms")
        self.pane = ElectionPane(self)
        self._lay_out()
        reads = TermBoardQuery.reads | ElectionQuery.reads | ElectionsOfQuery.reads
        self._refresh = Refresh(self, bench.desk, reads, self.read)
        self._connect()

    # What the window asks -------------------------------------------------------------

    @property
    def row(self) -> TermRow | None:
        """The committee that is chosen."""
        found: TermRow | None = self.table.current_row()
        return found

    def figures(self) -> str:
        """Return how many terms are over, and how many elections are under way."""
        rows = self._rows()
        over = sum(row.state is TermState.OVERDUE for row in rows)
        near = sum(row.state in (TermState.URGENT, TermState.NEAR) for row in rows)
        running = sum(row.election_id is not None for row in rows)
        return tr(
            "党组织 {count} 个 · 已届满 {over} 个 · 半年内届满 {near} 个 · 正在换届 {running} 个",
            count=len(rows),
            over=over,
            near=near,
            running=running,
        )

    def show_due(self, item: TodayItem) -> None:
        """Show the committee that something due is about."""
        if item.organisation_id is not None:
            self.show_organisation(item.organisation_id)

    def show_organisation(self, organisation_id: int) -> None:
        """Choose a committee in the table."""
        self.place.choose(None)
        self._refresh.now()
        self.table.select_keys([organisation_id])

    def print_shown(self) -> None:
        """Print the paper that the election has come to: its result, else who is proposed."""
        detail = self.detail
        if detail is None:
            self._tell(tr("还没有开始换届，没有要打印的。请先开始换届。"))
        elif detail.result is not None:
            self.print_vote(VOTE_RESULT)
        else:
            self.print_sheet(NOMINEE_LIST if detail.preliminary else NOMINATION_TALLY)

    def print_sheet(self, code: str, form: str = "") -> None:
        """Print a sheet of the election that is shown, or a letter by the code of its form.

        Where no election is begun yet, the letter is about the committee that is chosen.
        """
        detail, row = self.detail, self.row
        if row is not None:
            self.print_wanted.emit(
                Printout(
                    code,
                    self._bench.desk.on,
                    organisation_id=row.organisation_id,
                    election_id=None if detail is None else detail.election_id,
                    form=form,
                )
            )

    def print_vote(self, code: str) -> None:
        """Print ballots or a sheet to count on of the last round, or the last result counted."""
        detail = self.detail
        vote = None
        if detail is not None:
            vote = detail.result if code == VOTE_RESULT else detail.last_round
        if detail is None or vote is None:
            self._tell(tr("还没有选票，没有要打印的。请先制作选票。"))
            return
        self.print_wanted.emit(
            Printout(
                code, self._bench.desk.on, activity_id=detail.activity_id, vote_id=vote.vote_id
            )
        )

    def _fill_papers(self) -> None:
        """Offer the papers of the election that is shown."""
        menu = self.print_menu
        menu.clear()
        is_begun = self.detail is not None
        for form in forms_of(PaperSubject.ELECTION):
            if not is_begun and (self.row is None or form.about != ABOUT_TERM):
                continue
            action = menu.addAction(tr(form.name))
            action.triggered.connect(
                lambda _checked=False, code=form.code: self.print_sheet(ELECTION_LETTER, code)
            )
        menu.addSeparator()
        if self.detail is None:
            menu.addAction(tr("还没有开始换届")).setEnabled(False)
            return
        for code, words in _SHEETS:
            menu.addAction(tr(words)).triggered.connect(
                lambda _checked=False, wanted=code: self.print_sheet(wanted)
            )
        for code, words in _VOTE_SHEETS if self.detail.rounds else ():
            menu.addAction(tr(words)).triggered.connect(
                lambda _checked=False, wanted=code: self.print_vote(wanted)
            )

    # What is shown ----------------------------------------------------------------------

    def read(self) -> None:
        """Read the terms anew; who was chosen stays so."""
        self._refresh.settle()
        rows = tuple(TermBoardQuery(self._bench.desk.on, self.place.organisation_id).fetch())
        with QSignalBlocker(self.table):
            self.table.set_empty(tr("这里没有党支部。请先在名册里新建党支部。"))
            self.model.set_query(RowsAtHand(rows=rows))
            if self.row is None and rows:
                self.table.select_keys([rows[0].organisation_id])
        self._show_chosen()
        self.figures_changed.emit(self.figures())

    def _rows(self) -> tuple[TermRow, ...]:
        query = self.model.query
        return tuple(query.rows) if isinstance(query, RowsAtHand) else ()

    def _show_chosen(self) -> None:
        row = self.row
        election = self._election_of(row)
        self.detail = (
            None if election is None else ElectionQuery(election, self._bench.desk.on).fetch()
        )
        self.pane.show_committee(row, self.detail)
        is_running = row is not None and row.election_id is not None
        following = self.detail.next if is_running and self.detail is not None else None
        words = tr("办下一步") if is_running else tr("开始换届")
        self.next_button.setText(words)
        self.next_button.setEnabled(row is not None)
        self.next_button.setToolTip("" if following is None else tr(following.title))
        end = None if row is None else row.end
        is_ours = end is not None and not (end.is_moved and end.extension_id is None)
        self.extension_button.setEnabled(is_ours)
        self.more_button.setEnabled(row is not None)

    def _election_of(self, row: TermRow | None) -> int | None:
        """Return the election to show: the one under way, else that of the committee in office."""
        if row is None or row.election_id is not None:
            return None if row is None else row.election_id
        on, elected = self._bench.desk.on, None if row.end is None else row.end.elected
        for past in ElectionsOfQuery(row.organisation_id).fetch():
            closed = past.closed_on
            if closed is None or closed > on or elected is None:
                continue
            if past.opened_on <= elected <= closed:
                return past.election_id
        return None

    # What the user can do -----------------------------------------------------------------

    def go_on(self) -> QWidget | None:
        """Do what comes next: begin the election, or the next step of it."""
        detail, row = self.detail, self.row
        if detail is None or row is None or row.election_id is None:
            return self.begin()
        step = detail.next
        if step is None:
            return None
        if step.rule.code == PRELIMINARY and len(detail.preliminary) < (
            detail.needed or detail.seats or 1
        ):
            return self.enter_nominations()
        if step.rule.record is StepRecord.ENTERED:
            if step.rule.code == NOMINATE and not detail.nominees:
                return self.enter_nominations()
            return self.enter_step(step.rule.code)
        what, _words = acts.OPEN_LINKS[step.rule.code]
        if what == acts.POSTS_VOTE and detail.posts_activity_id is not None:
            what = acts.POSTS_MEETING
        return self.act(what, step.rule.code)

    def act(self, what: str, code: str) -> QWidget | None:
        """Do what a link of the pane asks for."""
        detail = self.detail
        if what in (acts.MEETING, acts.POSTS_MEETING):
            is_posts = what == acts.POSTS_MEETING
            if detail is not None:
                self._open_meeting(detail.posts_activity_id if is_posts else detail.activity_id)
            return None
        if what == acts.ACTIVITY:
            step = None if detail is None else detail.step(code)
            if step is not None and step.done is not None:
                self._open_meeting(step.done.activity_id)
            return None
        if what == acts.STEP:
            return self.enter_step(code)
        made: dict[str, Callable[[], QWidget | None]] = {
            acts.BEGIN: self.begin,
            acts.SEATS: lambda: self._open(seats_dialog),
            acts.NOMINATIONS: self.enter_nominations,
            acts.APPROVAL: lambda: self._open(approval_dialog),
            acts.BALLOT: lambda: self._open(vote_dialog),
            acts.POSTS_VOTE: lambda: self._open(posts_vote_dialog),
            acts.RESULT: lambda: self._open(result_dialog),
            acts.EXTENSION: self.extend,
        }
        return made[what]()

    def begin(self) -> QWidget | None:
        """Begin the election of the committee that is chosen."""
        row = self.row
        if row is None:
            self._tell(tr("请先在表里选一个党组织。"))
            return None
        if row.election_id is not None:
            self._tell(tr("{name}的换届正在进行。", name=row.name))
            return None
        return self._shown(lambda: begin_dialog(self._bench, row, self))

    def extend(self) -> QWidget | None:
        """Enter or correct an approved extension of the term that is chosen."""
        row = self.row
        end = None if row is None else row.end
        if row is None or end is None:
            self._tell(tr("届满日不明，不能登记延期。请先在职务里填写选举日期。"))
            return None
        return self._shown(
            lambda: extension_dialog(self._bench, row.organisation_id, row.name, end, self)
        )

    def enter_step(self, code: str) -> QWidget | None:
        """Enter a step, or correct it."""
        detail = self.detail
        step = None if detail is None else detail.step(code)
        if detail is None or step is None:
            return None
        return self._shown(lambda: step_dialog(self._bench, detail, step, self))

    def enter_nominations(self) -> QWidget | None:
        """Open the sheet of proposals."""
        detail = self.detail
        if detail is None:
            self._tell(tr("还没有开始换届。请先开始换届，再登记推荐提名。"))
            return None
        return self._shown(lambda: NominationsDialog(self._bench, detail, self))

    def _open(
        self, make: Callable[[Workbench, ElectionDetail, QWidget], QWidget]
    ) -> QWidget | None:
        detail = self.detail
        return None if detail is None else self._shown(lambda: make(self._bench, detail, self))

    def _shown(self, make: Callable[[], Any]) -> QWidget | None:
        if not may_edit(self._bench.ask, self, self._bench.desk):
            return None
        dialog: Any = make()
        dialog.open()
        made: QWidget = dialog
        return made

    def _open_meeting(self, activity_id: int | None) -> None:
        if activity_id is None:
            self._tell(tr("还没有安排会议。请先制作选票。"))
        else:
            self.activity_wanted.emit(activity_id)

    def _fill_more(self) -> None:
        """Offer papers, and what can be taken back."""
        menu, detail = self.more_menu, self.detail
        menu.clear()
        if detail is not None:
            records(menu.addAction(tr("名额和备注"))).triggered.connect(
                lambda: self.act(acts.SEATS, "")
            )
            records(menu.addAction(tr("推荐提名"))).triggered.connect(self.enter_nominations)
            menu.addSeparator()
        for words, operation in self._removals():
            records(menu.addAction(words)).triggered.connect(
                lambda _checked=False, wanted=operation: self._run(wanted)
            )
        if menu.isEmpty():
            menu.addAction(tr("现在没有可做的")).setEnabled(False)

    def _removals(self) -> list[tuple[str, Operation[Any]]]:
        """Return what can be taken back, the latest first."""
        row, detail, on = self.row, self.detail, self._bench.desk.today
        found: list[tuple[str, Operation[Any]]] = []
        if detail is not None:
            key = detail.election_id
            entered = [
                one
                for one in detail.steps
                if one.state is ElectionStepState.DONE and one.rule.record is StepRecord.ENTERED
            ]
            for one in reversed(entered):
                if one.done is not None and one.done.step_id is not None:
                    words = tr("撤销“{title}”", title=tr(one.title))
                    step = remove_election_step(step_id=one.done.step_id, on=on)
                    found.append((words, step))
            if detail.taken_on is not None:
                found.append((tr("撤销新一届任职"), remove_election_result(election_id=key, on=on)))
            if detail.post_votes:
                found.append((tr("撤下书记选举"), remove_posts_vote(election_id=key, on=on)))
            if detail.rounds:
                found.append((tr("撤下选票"), remove_election_vote(election_id=key, on=on)))
            if detail.approved:
                words = tr("撤销预备人选的批复")
                found.append((words, remove_candidates_approval(election_id=key, on=on)))
            found.append((tr("删除这次换届"), remove_election(election_id=key, on=on)))
        extension = None if row is None or row.end is None else row.end.extension_id
        if extension is not None:
            words = tr("删除延期或提前的登记")
            found.append((words, remove_term_extension(extension_id=extension)))
        return found

    def _run(self, operation: Operation[Any]) -> None:
        if may_edit(self._bench.ask, self, self._bench.desk):
            self._bench.desk.attempt(operation)

    def _tell(self, sentence: str) -> None:
        self._bench.ask.tell(self, sentence)

    # Hearing --------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.place.place_changed.connect(self._refresh.now)
        self.table.chosen_changed.connect(self._show_chosen)
        self.table.opened.connect(lambda _row: self.go_on())
        self.pane.act_wanted.connect(self.act)
        self.next_button.clicked.connect(self.go_on)
        self.extension_button.clicked.connect(self.extend)
        self.more_menu.aboutToShow.connect(self._fill_more)
        self.print_menu.aboutToShow.connect(self._fill_papers)
        self._bench.desk.day_changed.connect(self._refresh.soon)
        news().changed.connect(self._dress)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard goes to the table."""
        super().showEvent(event)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # Looks ------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._head = FoldingRow()
        self._head.left.addWidget(self.title)
        self._head.right.addWidget(self.place)
        self._head.right.addStretch(1)
        for button in (
            self.extension_button,
            self.print_button,
            self.more_button,
            self.next_button,
        ):
            self._head.right.addWidget(button)
        self.splitter = panes(self, self.table, self.pane)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.splitter, 1)
        self._dress()

    def _dress(self) -> None:
        gap = space_page(self._column, self._head)
        self.splitter.setHandleWidth(gap)
        self.splitter.setSizes([_PLENTY, tokens().text_px(_PANE_WIDTH)])
        self.pane.setMinimumWidth(tokens().text_px(_PANE_WIDTH) * 3 // 4)
