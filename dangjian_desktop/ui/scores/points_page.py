"""The page 积分: the register of a month, quarter, half-year or year, and where each point is from.

Everybody's place is seen here, in the office; what the wall shows is told by `paper_points`.
"""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.custom_fields import MentionedPerson
from dangjian_desktop.domain.obligations import Every, Period
from dangjian_desktop.domain.score_periods import length_of, period_on
from dangjian_desktop.domain.vocabulary import (
    ClosingSubject,
    ObjectionSubject,
    OrganisationKind,
)
from dangjian_desktop.operations.printout import (
    ARCHIVE,
    POINTS_BOARD,
    POINTS_HALF_YEAR,
    POINTS_REGISTER,
    POINTS_SLIP,
    POINTS_YEAR,
    Printout,
)
from dangjian_desktop.queries.closings import closing_of
from dangjian_desktop.queries.objections import ObjectionsQuery
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.person_points import PersonPointsQuery
from dangjian_desktop.queries.point_rows import PointsBoard, PointsRow, point_rules_on
from dangjian_desktop.queries.point_standing import PointStandingQuery
from dangjian_desktop.queries.points import PointsQuery, people_counted
from dangjian_desktop.ui.scores.points_columns import (
    PointsLines,
    points_words,
    rank_words,
    register_columns,
)
from dangjian_desktop.ui.scores.points_dialogs import (
    class_dialog,
    exemption_dialog,
    points_dialog,
    publicity_dialog,
    year_points_dialog,
)
from dangjian_desktop.ui.scores.points_person import PointsPersonPane
from dangjian_desktop.ui.shared.buttons import (
    icon_button,
    menu_button,
    primary_button,
    view_buttons,
)
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.flow import FoldingRow
from dangjian_desktop.ui.shared.jobs import Outcome, Report
from dangjian_desktop.ui.shared.layouts import panes, space_page
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.place_box import PlaceBox
from dangjian_desktop.ui.shared.query_model import QueryModel
from dangjian_desktop.ui.shared.refresh import Refresh
from dangjian_desktop.ui.shared.table_view import ColumnLayout, TableView
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_SHARES = (940, 400)
_CLASS_WIDTH, _FIND_WIDTH = 120, 150
READ_AFTER_MS = 100
#: Up to so many people the board is counted at once; more are counted as a job.
_FEW = 2000
_READS = (
    PointsQuery.reads | PersonPointsQuery.reads | PointStandingQuery.reads | ObjectionsQuery.reads
)
#: Word of each length of period, as the buttons have it.
_LENGTH_WORDS: tuple[tuple[str, str], ...] = (
    (Every.MONTH.value, QT_TR_NOOP("月")),
    (Every.QUARTER.value, QT_TR_NOOP("季")),
    (Every.HALF_YEAR.value, QT_TR_NOOP("半年")),
    (Every.YEAR.value, QT_TR_NOOP("年")),
)


class PointsPage(QWidget):
    """The register at the left; at the right the chosen person with the records.

    Signals:
        figures_changed: What the status line says.
        print_wanted: The `Printout` to be printed.
        activity_wanted, entry_wanted, person_wanted: What is to be opened elsewhere.
    """

    figures_changed = Signal(str)
    print_wanted = Signal(object)
    activity_wanted = Signal(int)
    entry_wanted = Signal(str)
    person_wanted = Signal(str)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bench = bench
        self.period: Period = period_on(Every.MONTH, bench.desk.on)
        #: None while very many people are counted, and where that was stopped.
        self.board: PointsBoard | None = None
        self._wanted: int | None = None
        self.title = QLabel(self)
        set_role(self.title, "title")
        self.before_button = icon_button(
            "chevron-left", tr("上一期"), clicked=partial(self.go, -1), parent=self
        )
        self.after_button = icon_button(
            "chevron-right", tr("下一期"), clicked=partial(self.go, 1), parent=self
        )
        self.views = view_buttons(_LENGTH_WORDS, self.choose_length, self)
        self.place = PlaceBox(bench.desk, QT_TR_NOOP("全部党支部"), self)
        self.place.setObjectName("points_place")
        self.classes = ChoiceBox(self)
        self.classes.setObjectName("points_class")
        self.classes.setAccessibleName(tr("类别"))
        self.finder = QLineEdit(self)
        self.finder.setObjectName("points_find")
        self.finder.setPlaceholderText(tr("姓名或首字母"))
        self.finder.setToolTip(tr("输入姓名或拼音首字母找人，回车给找到的人加减分"))
        self.finder.setClearButtonEnabled(True)
        self._papers = QMenu(self)
        self.print_button = menu_button(tr("打印"), self._papers, "printer", parent=self)
        self.print_button.setObjectName("print_points")
        self.more_menu = QMenu(self)
        self.more_button = menu_button(tr("更多"), self.more_menu, parent=self)
        self.more_button.setObjectName("points_more")
        self.add_button = records(primary_button(tr("加减分…"), "plus", parent=self))
        self.add_button.setObjectName("add_points")
        self.told = QLabel(self)
        self.told.setObjectName("points_told")
        self.told.setWordWrap(True)
        set_role(self.told, "second")
        self.trouble = QLabel(self)
        self.trouble.setObjectName("points_trouble")
        self.trouble.setWordWrap(True)
        set_role(self.trouble, "caution")
        self.model: QueryModel[PointsRow] = QueryModel(
            bench.desk, (), PointsLines(), self, key=lambda row: row.person_id
        )
        self.table = TableView(
            self.model, self, name=QT_TR_NOOP("积分登记表"), fill_menu=self._fill_row_menu
        )
        self.table.setObjectName("points_table")
        self.pane = PointsPersonPane(bench, self)
        self._columns_of: tuple[object, ...] = ()
        self._refresh = Refresh(
            self, bench.desk, frozenset(_READS), self.read, after_ms=READ_AFTER_MS
        )
        self._lay_out()
        self._connect()

    # What the window asks -------------------------------------------------------------

    def figures(self) -> str:
        """Return how many take part, how many reach the line, and who takes no part."""
        if self.board is None:
            return ""
        taking = self.board.taking_part
        told = tr(
            "参评 {count} 人 · 达标 {reached} 人",
            count=len(taking),
            reached=sum(bool(row.is_reached) for row in taking),
        )
        exempt = len(self.board.rows) - len(taking)
        return told + (tr(" · 不参评 {count} 人", count=exempt) if exempt else "")

    def print_shown(self) -> None:
        """Print the register of the period that is shown."""
        every = length_of(self.period)
        codes = {Every.HALF_YEAR: POINTS_HALF_YEAR, Every.YEAR: POINTS_YEAR}
        self._print(codes.get(every, POINTS_REGISTER))

    def print_slips(self) -> None:
        """Print the slips of who is chosen; of all that are listed where nobody is."""
        chosen = self._chosen_ids() or tuple(row.person_id for row in self._listed())
        self._print(POINTS_SLIP, chosen)

    def show_person(self, person_id: int, period: Period) -> None:
        """Show somebody in a period."""
        self.finder.clear()
        self.place.choose(None)
        self._wanted = person_id
        self.show_period(period)

    # What is shown ----------------------------------------------------------------------

    def choose_length(self, key: str) -> None:
        """Show the period of another length in which the shown one ends; none that lies ahead."""
        every = Every(key)
        last = min(self.period.last, max(self.period.first, self._bench.desk.on))
        self.show_period(period_on(every, last))

    def show_period(self, period: Period) -> None:
        """Show another period."""
        self.period = period
        self._refresh.now()

    def go(self, step: int) -> None:
        """Show the period before or after; none that has not begun."""
        every = length_of(self.period)
        edge = self.period.first if step < 0 else self.period.last
        other = period_on(every, edge.fromordinal(edge.toordinal() + step))
        if other.first <= self._bench.desk.on:
            self.show_period(other)

    def read(self) -> None:
        """Read the board of the period, and show the chosen person again; very many as a job."""
        self._refresh.settle()
        rules, every = point_rules_on(self.period.last), length_of(self.period)
        for key, button in self.views.items():
            button.setChecked(key == every.value)
            button.setVisible(Every(key) in rules.words.used or key == every.value)
        self.title.setText(
            tr("{period} {word}", period=str(self.period.label), word=rules.words.words[every])
        )
        self.after_button.setEnabled(self.period.last < self._bench.desk.on)
        self.classes.offer(
            [(tr("全部类别"), ""), *((one.label, one.code) for one in rules.classes)]
        )
        query = self._query()
        if people_counted(query.on) <= _FEW:
            self._show(query.fetch())
            return
        self.board = None
        if self._bench.jobs.is_busy:
            self._refresh.is_stale = True
            return
        self._bench.jobs.start(
            self, partial(_fetch, query), partial(self._take, query), title=tr("统计得分")
        )

    def _query(self) -> PointsQuery:
        return PointsQuery(self._bench.desk.on, self.period.code, self.place.organisation_id)

    def _take(self, query: PointsQuery, outcome: Outcome[PointsBoard]) -> None:
        if query != self._query():  # what is asked for by now is read next
            return
        if outcome.was_cancelled:
            self.board = None
            self.table.set_empty(
                tr("已停止统计。可以选一个范围再看，或重新统计。"), tr("重新统计"), self.read
            )
            self.model.set_query(PointsLines())
            self.pane.show_person(None, "")
            self.figures_changed.emit(self.figures())
            return
        self._show(outcome.result())

    def _show(self, board: PointsBoard) -> None:
        self.board = board
        self._tell(board)
        self._show_rows()
        self.figures_changed.emit(self.figures())

    def _read_when_free(self, busy: bool) -> None:
        if not busy and self._refresh.is_stale and self.isVisible():
            self.read()

    def _tell(self, board: PointsBoard) -> None:
        parts = [
            tr("达标线 {line} 分", line=points_words(board.line)),
            board.rules.comparing.formula,
            rank_words(board.rules.comparing.rank_by),
        ]
        if board.every in board.rules.prizes.every:
            parts.append(
                tr(
                    "低于 {least} 不得奖，给不给由支委会定",
                    least=points_words(board.rules.prizes.at_least),
                )
            )
        place = self.place.organisation_id
        closing = (
            closing_of(ClosingSubject.POINTS, place, self.period.code)
            if place is not None
            else None
        )
        if closing is not None and not closing.is_reopened:
            parts.append(
                tr(
                    "已于 {day} 关闭（第{edition}版）",
                    day=closing.closed_on.isoformat(),
                    edition=closing.edition,
                )
            )
        elif closing is not None:
            parts.append(tr("正在更正"))
        self.told.setText(tr(" · ").join(parts))
        self.trouble.setText("\n".join(in_words(one) for one in board.troubles))
        self.trouble.setVisible(bool(board.troubles))

    def _listed(self) -> list[PointsRow]:
        """Return the rows of the class and the words that are asked for."""
        if self.board is None:
            return []
        code, words = str(self.classes.currentData() or ""), self.finder.text().strip().lower()
        return [
            row
            for row in self.board.rows
            if (not code or row.class_code == code) and (not words or _is_meant(row, words))
        ]

    def _show_rows(self) -> None:
        board = self.board
        if board is None:
            return
        before = self._wanted or self.table.current_key()
        self._wanted = None
        listed = self._listed()
        is_one_branch = len({row.branch_id for row in board.rows}) < 2
        is_over = self.period.last < self._bench.desk.on
        wanted = (board.groups, board.every, board.word, is_one_branch, is_over)
        lines = PointsLines(listed)
        with QSignalBlocker(self.table):  # who is chosen is shown once, at the end
            if wanted != self._columns_of:
                self._columns_of = wanted
                columns = register_columns(board, is_one_branch=is_one_branch, is_over=is_over)
                self.table.exchange(columns, lines, ColumnLayout())
            else:
                self.model.set_query(lines)
            keys = {row.person_id for row in listed}
            if keys:
                self.table.select_keys([before if before in keys else listed[0].person_id])
        self.table.set_empty(
            tr("没有这样的人。请改类别或姓名。")
            if board.rows
            else tr("这里还没有党员。请先在名册里新建或导入。")
        )
        for widget in (self.add_button, self.print_button, self.more_button):
            widget.setEnabled(bool(board.rows))
        self._show_chosen()

    def _show_chosen(self) -> None:
        if self.board is None or self._refresh.is_stale:  # shown when it has been read
            return
        row = self.table.current_row()
        person = row.person_id if isinstance(row, PointsRow) else None
        self.pane.show_person(person, self.period.code)

    # What the user can do -----------------------------------------------------------------

    def add_points(self) -> None:
        """Open the dialog that enters points of those who are chosen; of anybody where none is."""
        if not may_edit(self._bench.ask, self, self._bench.desk):
            return
        on = self._bench.desk.on
        day = min(self.period.last, on)
        points_dialog(self._bench, self._chosen(), period_on(Every.MONTH, day), self).open()

    def set_class(self) -> None:
        """Open the dialog that sets the class of those who are chosen."""
        if may_edit(self._bench.ask, self, self._bench.desk):
            class_dialog(self._bench, self._chosen(), self).open()

    def exempt(self) -> None:
        """Open the dialog that lets those who are chosen take no part."""
        if may_edit(self._bench.ask, self, self._bench.desk):
            exemption_dialog(self._bench, self._chosen(), self).open()

    def bring_year(self) -> None:
        """Open the dialog that enters the points of last year."""
        if may_edit(self._bench.ask, self, self._bench.desk):
            year_points_dialog(self._bench, self._chosen(), self).open()

    def resolve_publicity(self) -> None:
        """Open the dialog that records what the 党员大会 resolved about the wall."""
        if not may_edit(self._bench.ask, self, self._bench.desk):
            return
        branch = self._branch()
        if branch is None:
            self._bench.ask.tell(self, tr("上墙的范围按党支部定。请先在上面选一个党支部。"))
            return
        dialog = publicity_dialog(self._bench, branch, self)
        if dialog is None:
            self._bench.ask.tell(
                self, tr("这个党支部两年里没有党员大会的记录。请先在日历里登记作出决定的那一次。")
            )
            return
        dialog.open()

    def object_to(self) -> None:
        """Open the dialog that takes an objection against the points of who is shown down."""
        from dangjian_desktop.ui.scores.closing_dialogs import objection_dialog

        told = self.pane.told
        if told is None or told.row.is_exempt:
            self._bench.ask.tell(self, tr("请先在表里选一个参评的人。"))
            return
        if not may_edit(self._bench.ask, self, self._bench.desk):
            return
        row = told.row
        objection_dialog(
            self._bench,
            self,
            subject=ObjectionSubject.POINTS,
            period=self.period.code,
            branches=((row.branch_id, row.branch_name),),
            person=MentionedPerson(row.person_id, row.name, branch_name=row.branch_name),
        ).open()

    def close_period(self) -> None:
        """Open the dialog that closes a period of points for the place that is chosen."""
        from dangjian_desktop.ui.scores.close_period_dialog import ClosePeriodDialog

        place = self.place.organisation_id
        if place is None:
            roots = Tree.on(self._bench.desk.on).children(None)
            place = roots[0].organisation_id if len(roots) == 1 else None
        if place is None:
            self._bench.ask.tell(self, tr("请先在上面选由哪个党组织关闭。"))
            return
        if may_edit(self._bench.ask, self, self._bench.desk):
            ClosePeriodDialog(
                self._bench, self, subject=ClosingSubject.POINTS, organisation_id=place
            ).begin()

    def show_closings(self) -> None:
        """Show what was closed, published, objected to and corrected."""
        from dangjian_desktop.ui.scores.closings_dialog import ClosingsDialog

        dialog = ClosingsDialog(
            self._bench, self.place.organisation_id, self, subject=ClosingSubject.POINTS
        )
        dialog.print_wanted.connect(self.print_wanted)
        dialog.open()

    def _branch(self) -> int | None:
        """Return the branch that is chosen, or that of the chosen group."""
        place = self.place.organisation_id
        path = [] if place is None else Tree.on(self._bench.desk.on).path(place)
        return next(
            (row.organisation_id for row in path if row.kind is OrganisationKind.BRANCH), None
        )

    def _chosen_ids(self) -> tuple[int, ...]:
        return tuple(self.table.selected_keys())

    def _chosen(self) -> list[tuple[int, str]]:
        ids = set(self._chosen_ids())
        return [(row.person_id, row.name) for row in self._listed() if row.person_id in ids]

    def _print(self, code: str, people: tuple[int, ...] = ()) -> None:
        is_wall = code == POINTS_BOARD
        self.print_wanted.emit(
            Printout(
                code,
                self._bench.desk.on,
                organisation_id=self.place.organisation_id,
                person_ids=people,
                period=self.period.code,
                detail="" if is_wall else ARCHIVE,
            )
        )

    def _fill_papers(self) -> None:
        menu, board = self._papers, self.board
        menu.clear()
        if board is None:
            return
        name = tr("{word}表", word=board.word)
        menu.addAction(name, self.print_shown)
        menu.addAction(tr("本人查阅单（所选的人）"), self.print_slips)
        menu.addAction(
            tr("本人查阅单（列出的全部）"),
            lambda: self._print(POINTS_SLIP, tuple(row.person_id for row in self._listed())),
        )
        menu.addSeparator()
        menu.addAction(tr("积分榜（上墙）"), lambda: self._print(POINTS_BOARD))

    def _fill_more(self) -> None:
        menu = self.more_menu
        menu.clear()
        records(menu.addAction(tr("积分类别…"), self.set_class))
        records(menu.addAction(tr("不参评…"), self.exempt))
        records(menu.addAction(tr("上年积分…"), self.bring_year))
        menu.addSeparator()
        records(menu.addAction(tr("异议…"), self.object_to))
        records(menu.addAction(tr("关闭本期…"), self.close_period))
        menu.addAction(tr("关闭与公示…"), self.show_closings)
        records(menu.addAction(tr("上墙的范围…"), self.resolve_publicity))

    def _fill_row_menu(self, menu: QMenu) -> None:
        records(menu.addAction(tr("加减分…"), self.add_points))
        records(menu.addAction(tr("积分类别…"), self.set_class))
        records(menu.addAction(tr("不参评…"), self.exempt))
        records(menu.addAction(tr("上年积分…"), self.bring_year))
        menu.addSeparator()
        menu.addAction(tr("本人查阅单"), self.print_slips)

    def _open_first(self) -> None:
        """Enter in the line of initials: points for who was found."""
        if self._listed():
            self.add_points()

    # Hearing ------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.place.place_changed.connect(self._refresh.now)
        self.classes.activated.connect(self._show_rows)
        self.finder.textChanged.connect(self._show_rows)
        self.finder.returnPressed.connect(self._open_first)
        self._papers.aboutToShow.connect(self._fill_papers)
        self.more_menu.aboutToShow.connect(self._fill_more)
        self.add_button.clicked.connect(lambda: self.add_points())
        self.table.chosen_changed.connect(self._show_chosen)
        self.table.opened.connect(lambda _row: self.add_points())
        self.pane.activity_wanted.connect(self.activity_wanted)
        self.pane.entry_wanted.connect(self.entry_wanted)
        self.pane.person_wanted.connect(self.person_wanted)
        self.pane.slip_wanted.connect(self._print_slip)
        self.pane.objection_wanted.connect(self.object_to)
        self._bench.desk.day_changed.connect(self._follow_day)
        self._bench.jobs.busy_changed.connect(self._read_when_free)
        news().changed.connect(self._dress)

    def _print_slip(self) -> None:
        if self.pane.told is not None:
            self._print(POINTS_SLIP, (self.pane.told.row.person_id,))

    def _follow_day(self) -> None:
        self.show_period(period_on(length_of(self.period), self._bench.desk.on))

    # Looks --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._head = FoldingRow()
        for part in (self.before_button, self.title, self.after_button, *self.views.values()):
            self._head.left.addWidget(part)
        for widget in (self.place, self.classes, self.finder):
            self._head.right.addWidget(widget)
        self._head.right.addStretch(1)
        for button in (self.more_button, self.print_button, self.add_button):
            self._head.right.addWidget(button)
        self.splitter = panes(self, self.table, self.pane)
        self.splitter.setSizes(list(_SHARES))
        self._words = QHBoxLayout()
        self._words.addWidget(self.told, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addLayout(self._words)
        self._column.addWidget(self.trouble)
        self._column.addWidget(self.splitter, 1)
        self._dress()

    def _dress(self) -> None:
        made = tokens()
        gap = space_page(self._column, self._head)
        self.splitter.setHandleWidth(gap)
        self.classes.setMaximumWidth(made.text_px(_CLASS_WIDTH))
        self.finder.setFixedWidth(made.text_px(_FIND_WIDTH))


def _is_meant(row: PointsRow, words: str) -> bool:
    """Whether somebody is meant by a part of the name, by pinyin or by its initials."""
    *syllables, _name = row.sort_name.split(" ") or [""]
    whole, initials = "".join(syllables), "".join(one[:1] for one in syllables)
    return words in row.name or whole.startswith(words) or initials.startswith(words)


def _fetch(query: PointsQuery, report: Report) -> PointsBoard:
    board = query.fetch(partial(report, QT_TR_NOOP("正在统计得分")))
    replace(query, within=None).fetch()  # the pane tells the place among all
    return board
