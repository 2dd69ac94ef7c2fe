"""The page 评议: 民主评议, 述职评议, 书记考核, 党小组考评, and every task on one line."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QStackedWidget, QVBoxLayout, QWidget

from dangjian_desktop.domain.obligations import Every, periods_of
from dangjian_desktop.domain.today import TodayItem
from dangjian_desktop.operations.printout import (
    APPRAISAL_BALLOT,
    APPRAISAL_FORM,
    APPRAISAL_RESULT,
    APPRAISAL_TALLY,
    GROUP_SCORE,
    PAY_LIST,
    REVIEW_BALLOT,
    REVIEW_FEEDBACK,
    REVIEW_TALLY,
    SECRETARY_SCORES,
    TASK_LOOP,
    Printout,
)
from dangjian_desktop.queries.appraisals import AppraisalsQuery
from dangjian_desktop.queries.group_scores import GroupScoresQuery
from dangjian_desktop.queries.reviews import ReviewsQuery
from dangjian_desktop.queries.secretary_scores import SecretaryScoresQuery
from dangjian_desktop.queries.task_loops import TaskLoopsQuery
from dangjian_desktop.ui.scores.appraisal_tables import GroupScoreView, SecretaryView, TaskLoopView
from dangjian_desktop.ui.scores.appraisal_view import AppraisalView
from dangjian_desktop.ui.scores.review_view import ReviewView
from dangjian_desktop.ui.shared.buttons import menu_button, primary_button, view_buttons
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.layouts import space_page
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.place_box import PlaceBox
from dangjian_desktop.ui.shared.refresh import Refresh
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

MEMBERS, REVIEWS, SECRETARIES, GROUPS, LOOPS = (
    "members",
    "reviews",
    "secretaries",
    "party_groups",
    "loops",
)
#: Key and word of each view, in their order.
VIEWS: tuple[tuple[str, str], ...] = (
    (MEMBERS, QT_TR_NOOP("民主评议")),
    (REVIEWS, QT_TR_NOOP("述职评议")),
    (SECRETARIES, QT_TR_NOOP("书记考核")),
    (GROUPS, QT_TR_NOOP("党小组考评")),
    (LOOPS, QT_TR_NOOP("任务闭环")),
)
#: Papers of each view: code and word; the first is that of Ctrl+P.
PAPERS: dict[str, tuple[tuple[str, str], ...]] = {
    MEMBERS: (
        (APPRAISAL_RESULT, QT_TR_NOOP("民主评议结果（归档）")),
        (APPRAISAL_BALLOT, QT_TR_NOOP("民主评议测评票")),
        (APPRAISAL_TALLY, QT_TR_NOOP("民主评议计票表")),
        (APPRAISAL_FORM, QT_TR_NOOP("评议登记表（空白）")),
    ),
    REVIEWS: (
        (REVIEW_FEEDBACK, QT_TR_NOOP("反馈意见书和整改清单")),
        (REVIEW_BALLOT, QT_TR_NOOP("述职测评票")),
        (REVIEW_TALLY, QT_TR_NOOP("述职测评计票表")),
    ),
    SECRETARIES: (
        (SECRETARY_SCORES, QT_TR_NOOP("书记考核表")),
        (PAY_LIST, QT_TR_NOOP("考评兑现系数表")),
    ),
    GROUPS: ((GROUP_SCORE, QT_TR_NOOP("党小组考评表")),),
    LOOPS: ((TASK_LOOP, QT_TR_NOOP("任务闭环表")),),
}
_YEARS, _YEAR_WIDTH, _QUARTER_WIDTH, _PLACE_WIDTH = 6, 84, 104, 170
_QUARTERS = (
    QT_TR_NOOP("第一季度"),
    QT_TR_NOOP("第二季度"),
    QT_TR_NOOP("第三季度"),
    QT_TR_NOOP("第四季度"),
)
_READS = (
    AppraisalsQuery.reads
    | ReviewsQuery.reads
    | SecretaryScoresQuery.reads
    | GroupScoresQuery.reads
    | TaskLoopsQuery.reads
)

_View = AppraisalView | ReviewView | SecretaryView | GroupScoreView | TaskLoopView


class AppraisalsPage(QWidget):
    """Five views of a place and a year.

    Signals:
        figures_changed: What the status line says.
        print_wanted: The `Printout` to be printed.
        person_wanted: Identity of the person whose card is to be opened.
        activity_wanted, document_wanted: Its row id.
    """

    figures_changed = Signal(str)
    print_wanted = Signal(object)
    person_wanted = Signal(str)
    activity_wanted = Signal(int)
    document_wanted = Signal(int)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bench = bench
        self.view = MEMBERS
        self.title = QLabel(tr("评议"), self)
        set_role(self.title, "title")
        self.place = PlaceBox(
            bench.desk, QT_TR_NOOP("全部党支部"), self, with_groups=False, width=_PLACE_WIDTH
        )
        self.place.setObjectName("appraisals_place")
        self.year = ChoiceBox(self)
        self.year.setObjectName("appraisals_year")
        self.year.setAccessibleName(tr("年度"))
        self.quarter = ChoiceBox(self)
        self.quarter.setObjectName("appraisals_quarter")
        self.quarter.setAccessibleName(tr("季度"))
        self.views = view_buttons(VIEWS, self.choose_view, self)
        self.print_menu = QMenu(self)
        self.print_button = menu_button(tr("打印"), self.print_menu, "printer", parent=self)
        self.print_button.setObjectName("print_appraisals")
        self.act_button = records(primary_button("", "pencil", parent=self))
        self.act_button.setObjectName("appraisals_act")
        self.members = AppraisalView(bench, self)
        self.reviews = ReviewView(bench, self)
        self.secretaries = SecretaryView(bench, self)
        self.party_groups = GroupScoreView(bench, self)
        self.loops = TaskLoopView(bench, self)
        self.stack = QStackedWidget(self)
        self._refresh = Refresh(self, bench.desk, frozenset(_READS), self.read)
        self._offer_years()
        self._lay_out()
        self._connect()
        self._dress()

    # What the window asks -------------------------------------------------------

    def figures(self) -> str:
        """Return what the status line says of the view that is shown."""
        return self._shown().figures()

    def print_shown(self) -> None:
        """Print what is shown as its form."""
        self.print_code(PAPERS[self.view][0][0])

    def print_code(self, code: str) -> None:
        """Print one of the papers of this page."""
        desk, year = self._bench.desk, self.shown_year
        place = self.place.organisation_id
        person: tuple[int, ...] = ()
        if self.view == MEMBERS:
            row = self.members.row
            if row is None or row.sheet is None:
                self._tell(tr("这里还没有开始民主评议。请先开始，再打印。"))
                return
            place = row.organisation_id
        elif self.view == REVIEWS:
            review = self.reviews.row
            if review is None:
                self._tell(tr("请先选一名书记。"))
                return
            place, person = review.organisation_id, (review.person_id,)
        self.print_wanted.emit(
            Printout(
                code,
                desk.on,
                organisation_id=place,
                person_ids=person,
                year=year,
                period=self.shown_period if self.view == GROUPS else str(year),
            )
        )

    def show_due(self, item: TodayItem) -> None:
        """Go to what stands on 今日."""
        self.place.choose(item.organisation_id)
        self.choose_view(REVIEWS)
        if item.row_id is not None:
            year = self.reviews.year_of(item.row_id)
            if year is not None:
                self.choose_year(year)
            self.reviews.show_matter(item.row_id)

    # What is shown --------------------------------------------------------------

    @property
    def shown_year(self) -> int:
        """The year that is chosen."""
        return int(self.year.currentData() or self._bench.desk.on.year)

    @property
    def shown_period(self) -> str:
        """Code of the quarter that is chosen."""
        return f"{self.shown_year}Q{self.quarter.currentData() or 1}"

    def choose_view(self, view: str) -> None:
        """Show one of the views."""
        self.view = view
        for key, button in self.views.items():
            button.setChecked(key == view)
        self.stack.setCurrentIndex([key for key, _word in VIEWS].index(view))
        self.quarter.setVisible(view == GROUPS)
        self._name_act()
        if not self._refresh.is_stale:
            self._read_view()

    def choose_year(self, year: int) -> None:
        """Show another year."""
        if self.year.findData(year) < 0:
            self.year.addItem(str(year), year)
        self.year.setCurrentIndex(self.year.findData(year))
        self._read_view()

    def read(self) -> None:
        """Read what is shown."""
        self._refresh.settle()
        self._read_view()

    def _read_view(self) -> None:
        place = self.place.organisation_id
        if self.view == GROUPS:
            self.party_groups.show_place(place, self.shown_period)
        elif self.view == MEMBERS:
            self.members.show_place(place, self.shown_year)
        elif self.view == REVIEWS:
            self.reviews.show_place(place, self.shown_year)
        elif self.view == SECRETARIES:
            self.secretaries.show_place(place, self.shown_year)
        else:
            self.loops.show_place(place, self.shown_year)
        self._name_act()
        self.figures_changed.emit(self.figures())

    def _name_act(self) -> None:
        """Name the one primary button after what comes next in the view."""
        row, review = self.members.row, self.reviews.row
        words = {
            MEMBERS: tr("录入票数")
            if row is not None and row.sheet is not None
            else tr("开始民主评议"),
            REVIEWS: tr("登记步骤")
            if review is not None and review.review_id is not None
            else tr("开始述职评议"),
            SECRETARIES: tr("录入得分"),
            GROUPS: tr("核定得分"),
        }
        self.act_button.setVisible(self.view in words)
        self.act_button.setText(words.get(self.view, ""))
        has_row = {
            MEMBERS: row is not None,
            REVIEWS: review is not None,
            SECRETARIES: self.secretaries.row is not None,
            GROUPS: self.party_groups.row is not None,
        }
        self.act_button.setEnabled(has_row.get(self.view, False))

    def _shown(self) -> _View:
        shown: dict[str, _View] = {
            MEMBERS: self.members,
            REVIEWS: self.reviews,
            SECRETARIES: self.secretaries,
            GROUPS: self.party_groups,
            LOOPS: self.loops,
        }
        return shown[self.view]

    def _offer_years(self) -> None:
        on = self._bench.desk.on
        self.year.offer([(str(on.year - back), on.year - back) for back in range(_YEARS)])
        self.quarter.offer([(tr(word), place) for place, word in enumerate(_QUARTERS, start=1)])
        quarters = periods_of(Every.QUARTER, on.year)
        now = next(place for place, one in enumerate(quarters) if one.first <= on <= one.last)
        self.quarter.setCurrentIndex(now)

    # What the user can do -------------------------------------------------------

    def act(self) -> None:
        """Do what comes next in the view."""
        self._shown().act()

    def enter_tally(self) -> None:
        """Begin a 民主评议 or enter its tally."""
        self.choose_view(MEMBERS)
        self.members.act()

    def _tell(self, words: str) -> None:
        self._bench.ask.error(self, words)

    # Hearing --------------------------------------------------------------------

    def _connect(self) -> None:
        self.place.place_changed.connect(self._refresh.now)
        self.year.activated.connect(lambda _index: self._refresh.now())
        self.quarter.activated.connect(lambda _index: self._refresh.now())
        self.act_button.clicked.connect(self.act)
        self.print_menu.aboutToShow.connect(self._refill_print)
        for view in (self.members, self.reviews, self.secretaries):
            view.person_wanted.connect(self.person_wanted)
        self.members.chosen_changed.connect(self._name_act)
        self.reviews.chosen_changed.connect(self._name_act)
        self.members.activity_wanted.connect(self.activity_wanted)
        self.loops.activity_wanted.connect(self.activity_wanted)
        self.loops.document_wanted.connect(self.document_wanted)
        self._bench.desk.day_changed.connect(self._refresh.soon)
        news().changed.connect(self._dress)

    def _refill_print(self) -> None:
        self.print_menu.clear()
        for code, word in PAPERS[self.view]:
            printing = partial(self.print_code, code)
            self.print_menu.addAction(tr(word)).triggered.connect(partial(_drop, printing))

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard goes to the list."""
        super().showEvent(event)
        self._shown().table.setFocus(Qt.FocusReason.OtherFocusReason)

    # Looks ----------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self.title)
        self._head.addWidget(self.place)
        self._head.addWidget(self.year)
        for button in self.views.values():
            self._head.addWidget(button)
        self._head.addWidget(self.quarter)
        self._head.addStretch(1)
        self._head.addWidget(self.print_button)
        self._head.addWidget(self.act_button)
        for view in (self.members, self.reviews, self.secretaries, self.party_groups, self.loops):
            self.stack.addWidget(view)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.stack, 1)
        self.choose_view(MEMBERS)

    def _dress(self) -> None:
        made = tokens()
        space_page(self._column, self._head)
        self.year.setFixedWidth(made.text_px(_YEAR_WIDTH))
        self.quarter.setFixedWidth(made.text_px(_QUARTER_WIDTH))


def _drop(act: Callable[[], object], _checked: bool = False) -> None:
    act()
