"""关闭与公示: closed periods with their editions, publication, objections and corrections."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.publications import ClosingState
from dangjian_desktop.domain.score_differences import ScoreDifference
from dangjian_desktop.domain.today import TodayItem
from dangjian_desktop.domain.vocabulary import ClosingSubject
from dangjian_desktop.operations.objections import remove_objection
from dangjian_desktop.operations.paper_closings import publication_text
from dangjian_desktop.operations.printout import SCORE_PUBLICATION, Printout
from dangjian_desktop.operations.runner import Changes, RefusedError
from dangjian_desktop.queries.closing_lists import (
    ClosedPeriod,
    ClosingsQuery,
    drift,
    edition_differences,
)
from dangjian_desktop.queries.closing_plans import CLOSERS
from dangjian_desktop.queries.closings import ClosingRow, editions_of, frozen_scores
from dangjian_desktop.queries.objections import ObjectionRow, ObjectionsQuery, WaitsFor
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.ui.scores.close_period_dialog import ClosePeriodDialog
from dangjian_desktop.ui.scores.closing_columns import (
    EDITIONS,
    PERIODS,
    difference_columns,
    objection_columns,
)
from dangjian_desktop.ui.scores.closing_dialogs import (
    OBJECTION_OF,
    answer_dialog,
    correction_dialog,
    objection_dialog,
    publication_dialog,
)
from dangjian_desktop.ui.scores.closing_notice import ClosingNotice
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.jobs import Outcome
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.place_box import PlaceBox
from dangjian_desktop.ui.shared.query_model import QueryModel, RowsAtHand
from dangjian_desktop.ui.shared.tab_strip import TabStrip
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

EDITIONS_TAB, DRIFT_TAB, OBJECTIONS_TAB = "editions", "drift", "objections"


class ClosingsDialog(Dialog):
    """The closed periods of a place above; of the chosen one what belongs to it below.

    Signals:
        print_wanted: The `Printout` of a publication.
    """

    print_wanted = Signal(object)

    def __init__(
        self,
        bench: Workbench,
        organisation_id: int | None,
        parent: QWidget | None,
        *,
        subject: ClosingSubject | None = None,
    ) -> None:
        """Show what was closed at a place.

        Args:
            bench: The desk.
            organisation_id: The place that is looked at; None for all.
            parent: The page.
            subject: What is shown at first; None for everything.
        """
        super().__init__(parent)
        self.setObjectName("closings_dialog")
        self.setWindowTitle(tr("关闭与公示"))
        self._bench, self._desk = bench, bench.desk
        self._found: Sequence[ClosedPeriod] = ()
        self._shown: ClosedPeriod | None = None
        self._editions: Sequence[ClosingRow] = ()
        self._raised: Sequence[ObjectionRow] = ()
        self.place = PlaceBox(bench.desk, QT_TR_NOOP("全部组织"), self, with_groups=False)
        self.place.choose(organisation_id)
        self.subject = ChoiceBox(self)
        self.subject.setObjectName("closing_subject")
        self.subject.setAccessibleName(tr("内容"))
        self.subject.offer(
            (
                (tr("考评和积分"), None),
                (tr("支部考评"), ClosingSubject.SCORE),
                (tr("党员积分"), ClosingSubject.POINTS),
            )
        )
        self.subject.setCurrentIndex(self.subject.findData(subject))
        self.told = QLabel(self)
        set_role(self.told, "second")
        self.close_button = primary_button(tr("关闭本期…"), "lock", parent=self)
        self.close_button.setObjectName("close_period")
        self.model: QueryModel[ClosedPeriod] = QueryModel(
            bench.desk, PERIODS, RowsAtHand[ClosedPeriod](()), self, key=lambda one: one.key
        )
        self.table = TableView(self.model, self, name=QT_TR_NOOP("已关闭的期间"))
        self.table.setObjectName("closings_table")
        self.notice = ClosingNotice(self)
        self.strip = TabStrip(
            [
                (EDITIONS_TAB, tr("各版")),
                (DRIFT_TAB, tr("与今天的记录对照")),
                (OBJECTIONS_TAB, tr("异议")),
            ],
            self,
            is_quiet=True,
        )
        self.stack = QStackedWidget(self)
        self.publish_button = plain_button(tr("公示"), "file-text", parent=self)
        self.publish_button.setObjectName("publish")
        self.correct_button = plain_button(tr("开始更正…"), "pencil", parent=self)
        self.correct_button.setObjectName("correct")
        self.again_button = plain_button(tr("重新关闭…"), "lock", parent=self)
        self.again_button.setObjectName("close_again")
        self._make_editions()
        self._make_drift()
        self._make_objections()
        self._lay_out()
        self._connect()
        self.read()

    # Reading ----------------------------------------------------------------------

    @property
    def chosen(self) -> ClosedPeriod | None:
        """The period that is chosen."""
        row = self.table.current_row()
        return row if isinstance(row, ClosedPeriod) else None

    @property
    def chosen_subject(self) -> ClosingSubject | None:
        """What is shown; None for everything."""
        found = self.subject.currentData()
        return None if found is None else ClosingSubject(found)  # Qt gives back a plain text

    def read(self) -> None:
        """Read what is closed, and check every seal."""
        query = ClosingsQuery(self._desk.on, self.place.organisation_id, self.chosen_subject)
        found = self._found = query.fetch()
        self.model.set_query(RowsAtHand(found))
        broken = sum(not one.row.is_intact for one in found)
        told = tr("已关闭 {n} 期", n=len(found))
        if broken:
            told = tr("{told}，{broken} 期封存校验不符", told=told, broken=broken)
        self.told.setText(told)
        self.table.set_empty(
            tr("还没有关闭的期间。关闭以后，分数、依据和细则一起封存。"),
            tr("关闭本期…"),
            self.close_period,
        )
        if found and self.chosen is None:
            self.table.select_keys([found[0].key])
        self._choose()

    def show_period(self, organisation_id: int, period: str) -> None:
        """Choose a period by who closed it, where it is in the list."""
        for one in self._found:
            if (one.row.organisation_id, one.row.period) == (organisation_id, period):
                self.table.select_keys([one.key])

    def show_due(self, item: TodayItem) -> None:
        """Choose the period that something due is about, with its objections where it has any."""
        self.place.choose(item.organisation_id)
        self.subject.setCurrentIndex(0)
        self.read()
        for one in self._found:
            if item.row_id in (None, one.row.closing_id):
                self.table.select_keys([one.key])
                break
        if self._raised:
            self.open_objections()

    def open_objections(self) -> None:
        """Show the objections of the chosen period."""
        self.strip.open_tab(OBJECTIONS_TAB)

    def _choose(self) -> None:
        """Show what is chosen, once: one reading of the list tells of it several times."""
        one = self.chosen
        if one is None or one is not self._shown:
            self._shown = one
            self._show_chosen(one)

    def _show_chosen(self, one: ClosedPeriod | None) -> None:
        row = None if one is None else one.row
        self.notice.show_closing(row, self._desk.on)
        is_ours = one is not None and not one.superseded_by
        is_open = one is not None and one.state is ClosingState.CORRECTED
        self.publish_button.setEnabled(
            is_ours and not is_open and row is not None and row.subject is ClosingSubject.SCORE
        )
        self.correct_button.setEnabled(is_ours)
        self.correct_button.setVisible(not is_open)
        self.again_button.setVisible(is_open)
        self.again_button.setEnabled(is_ours)
        self._show_editions(row)
        self.drift_model.set_query(RowsAtHand[ScoreDifference](()))
        is_score = row is not None and row.subject is ClosingSubject.SCORE
        self.drift_button.setEnabled(is_score)
        self.drift_told.setText(
            tr("按现在的记录重算一遍，看看封存以后记录有没有变。封存的分数不受影响。")
            if is_score
            else ""
        )
        self._show_objections()
        if self.strip.current_key() == DRIFT_TAB and is_score:
            self.compare_with_today()

    def _show_editions(self, row: ClosingRow | None) -> None:
        self._editions = ()
        if row is not None:
            self._editions = editions_of(row.subject, row.organisation_id, row.period)
        self.editions_model.set_query(RowsAtHand(self._editions[::-1]))
        if row is not None:
            self.editions.select_keys([row.closing_id])
        self._show_differences()

    def _show_differences(self) -> None:
        row = self.editions.current_row()
        rows: Sequence[ScoreDifference] = ()
        told = ""
        if isinstance(row, ClosingRow) and row.edition > 1:
            if row.subject is ClosingSubject.SCORE:
                rows = edition_differences(self._editions[row.edition - 2], row)
            told = tr(
                "第{n}版和第{before}版的不同：{count} 处",
                n=row.edition,
                before=row.edition - 1,
                count=len(rows),
            )
        self.differences_told.setText(told)
        self.differences.setVisible(bool(rows))
        self.differences_told.setVisible(bool(told))
        self.differences_model.set_query(RowsAtHand(rows))

    def compare_with_today(self) -> None:
        """Count by the records of today, and show what is another than what was sealed."""
        one = self.chosen
        if one is None or one.row.subject is not ClosingSubject.SCORE or self._bench.jobs.is_busy:
            return
        row, on = one.row, self._desk.on

        def count(report: object) -> tuple[ScoreDifference, ...]:
            assert callable(report)
            return drift(row, on, progress=lambda share: report(tr("正在统计"), share))

        self._bench.jobs.start(self, count, self._take_drift, title=tr("按今天的记录重算"))

    def _take_drift(self, outcome: Outcome[tuple[ScoreDifference, ...]]) -> None:
        if outcome.was_cancelled:
            return
        found = outcome.result()
        self.drift_model.set_query(RowsAtHand(found))
        self.drift_told.setText(
            tr("与今天的记录不同：{n} 处。封存的分数不变；要改请开始更正。", n=len(found))
            if found
            else tr("与今天的记录相同。")
        )

    def _show_objections(self) -> None:
        one = self.chosen
        found: Sequence[ObjectionRow] = ()
        if one is not None:
            row = one.row
            found = ObjectionsQuery(
                self._desk.on, row.organisation_id, OBJECTION_OF[row.subject], row.period
            ).fetch()
        self._raised = found
        self.objections_model.set_query(RowsAtHand(found))
        self.strip.show_count(
            OBJECTIONS_TAB, sum(row.waits_for is not WaitsFor.NOTHING for row in found)
        )
        self.add_objection.setEnabled(one is not None)
        if found and self.objections.current_row() is None:
            self.objections.select_keys([found[0].objection_id])
        self._show_objection()

    def _show_objection(self) -> None:
        row = self.objections.current_row()
        is_row = isinstance(row, ObjectionRow)
        is_open = is_row and isinstance(row, ObjectionRow) and row.outcome is None
        self.answer_button.setEnabled(is_row)
        self.change_button.setEnabled(is_open)
        self.remove_button.setEnabled(is_open)

    # Doing ------------------------------------------------------------------------

    def close_period(self) -> None:
        """Ask which period is to be closed, by the place that is chosen or the one above all."""
        closer = self._closer()
        if closer is None:
            self._bench.ask.tell(self, tr("要先选由哪个党委、党总支或者党支部来关闭。"))
            return
        subject = self.chosen_subject or ClosingSubject.SCORE
        dialog = ClosePeriodDialog(self._bench, self, subject=subject, organisation_id=closer)
        dialog.begin()

    def close_again(self) -> None:
        """Close a period that was corrected; those whose objections were upheld are ticked."""
        one = self.chosen
        if one is None:
            return
        row = one.row
        upheld = {
            found.organisation_id
            for found in ObjectionsQuery(
                self._desk.on,
                row.organisation_id,
                OBJECTION_OF[row.subject],
                row.period,
                only_open=True,
            ).fetch()
            if found.waits_for is WaitsFor.CORRECTION
        }
        ClosePeriodDialog(
            self._bench,
            self,
            subject=row.subject,
            organisation_id=row.organisation_id,
            period=row.period,
            counted=upheld,
        ).begin()

    def correct(self) -> None:
        """Begin a correction of the chosen period; an upheld objection gives the first words."""
        one = self.chosen
        if one is not None:
            upheld = [row for row in self._raised if row.waits_for is WaitsFor.CORRECTION]
            reason = tr("；").join(dict.fromkeys(row.answer for row in upheld))
            correction_dialog(self._bench, self, one.row, reason).open()

    def publish(self) -> None:
        """Note the day on which the chosen edition was posted."""
        one = self.chosen
        if one is not None:
            publication_dialog(self._bench, self, one.row).open()

    def print_publication(self) -> None:
        """Print the publication of the chosen period."""
        one = self.chosen
        if one is not None:
            self.print_wanted.emit(
                Printout(
                    SCORE_PUBLICATION,
                    self._desk.on,
                    organisation_id=one.row.organisation_id,
                    period=one.row.period,
                )
            )

    def copy_publication(self) -> None:
        """Put the publication on the clipboard as a text."""
        one = self.chosen
        if one is None:
            return
        try:
            text = publication_text(one.row.organisation_id, one.row.period, self._desk.on)
        except RefusedError as refusal:
            self._bench.ask.tell(self, in_words(refusal))
            return
        QGuiApplication.clipboard().setText(text)
        self._desk.noted.emit(tr("已复制：{what}", what=tr("公示文字")), False)
        self.told.setText(tr("公示文字已复制，可以粘贴到群里。"))

    def record_objection(self) -> None:
        """Take an objection against the chosen period down."""
        one = self.chosen
        if one is None:
            return
        row = one.row
        objection_dialog(
            self._bench,
            self,
            subject=OBJECTION_OF[row.subject],
            period=row.period,
            branches=_branches(row),
            items=_items(row),
        ).open()
        self.open_objections()

    def answer(self) -> None:
        """Take the answer to the chosen objection down."""
        row = self.objections.current_row()
        if isinstance(row, ObjectionRow):
            answer_dialog(self._bench, self, row).open()

    def change_objection(self) -> None:
        """Mend the chosen objection."""
        row, one = self.objections.current_row(), self.chosen
        if isinstance(row, ObjectionRow) and one is not None:
            objection_dialog(
                self._bench,
                self,
                subject=row.subject,
                period=row.period.code,
                branches=((row.organisation_id, row.organisation_name),),
                items=_items(one.row),
                present=row,
            ).open()

    def remove_objection(self) -> None:
        """Remove the chosen objection."""
        row = self.objections.current_row()
        if isinstance(row, ObjectionRow):
            self._desk.attempt(remove_objection(objection_id=row.objection_id))

    def _closer(self) -> int | None:
        tree = Tree.on(self._desk.on)
        node = tree.get(self.place.organisation_id)
        roots = tree.children(None)
        if node is None and len(roots) == 1:
            (node,) = roots
        return node.organisation_id if node is not None and node.kind in CLOSERS else None

    # Hearing ----------------------------------------------------------------------

    def _connect(self) -> None:
        self.place.place_changed.connect(self.read)
        self.subject.activated.connect(lambda _place: self.read())
        self.table.chosen_changed.connect(self._choose)
        self.editions.chosen_changed.connect(self._show_differences)
        self.objections.chosen_changed.connect(self._show_objection)
        self.objections.opened.connect(lambda _row: self.answer())
        self.strip.chosen.connect(self._open_tab)
        self.close_button.clicked.connect(self.close_period)
        self.correct_button.clicked.connect(self.correct)
        self.again_button.clicked.connect(self.close_again)
        self.drift_button.clicked.connect(self.compare_with_today)
        self.add_objection.clicked.connect(self.record_objection)
        self.answer_button.clicked.connect(self.answer)
        self.change_button.clicked.connect(self.change_objection)
        self.remove_button.clicked.connect(self.remove_objection)
        self._desk.changed.connect(self._hear)
        self._desk.day_changed.connect(lambda _day: self.read())

    def _hear(self, changes: Changes) -> None:
        if changes.topics & (ClosingsQuery.reads | ObjectionsQuery.reads):
            self.read()

    def _open_tab(self, key: str) -> None:
        self.stack.setCurrentIndex((EDITIONS_TAB, DRIFT_TAB, OBJECTIONS_TAB).index(key))
        if key == DRIFT_TAB and not self.drift_model.rowCount():
            self.compare_with_today()

    # Looks ------------------------------------------------------------------------

    def _make_editions(self) -> None:
        pane = QWidget(self)
        self.editions_model: QueryModel[ClosingRow] = QueryModel(
            self._desk, EDITIONS, RowsAtHand[ClosingRow](()), self, key="closing_id"
        )
        self.editions = TableView(self.editions_model, pane, name=QT_TR_NOOP("各版"))
        self.editions.setObjectName("editions_table")
        self.differences_told = QLabel(pane)
        self.differences_told.setObjectName("differences_told")
        set_role(self.differences_told, "heading")
        self.differences_model = self._differences_model(QT_TR_NOOP("原来"), QT_TR_NOOP("更正后"))
        self.differences = TableView(self.differences_model, pane, name=QT_TR_NOOP("两版的不同"))
        self.differences.setObjectName("differences_table")
        column = _column(pane)
        column.addWidget(self.editions, 1)
        column.addWidget(self.differences_told)
        column.addWidget(self.differences, 2)
        self.stack.addWidget(pane)

    def _differences_model(self, before: str, after: str) -> QueryModel[ScoreDifference]:
        return QueryModel(
            self._desk,
            difference_columns(before, after),
            RowsAtHand[ScoreDifference](()),
            self,
            key=lambda one: (one.organisation_id, one.item, one.title),
        )

    def _make_drift(self) -> None:
        pane = QWidget(self)
        self.drift_told = QLabel(pane)
        self.drift_told.setObjectName("drift_told")
        self.drift_told.setWordWrap(True)
        set_role(self.drift_told, "second")
        self.drift_button = plain_button(tr("重算"), parent=pane)
        self.drift_button.setObjectName("count_again")
        self.drift_model = self._differences_model(QT_TR_NOOP("已封存"), QT_TR_NOOP("今天统计"))
        self.drift = TableView(self.drift_model, pane, name=QT_TR_NOOP("与今天的记录对照"))
        self.drift.setObjectName("drift_table")
        self.drift.set_empty(tr("没有不同。"))
        line = QHBoxLayout()
        line.addWidget(self.drift_told, 1)
        line.addWidget(self.drift_button)
        column = _column(pane)
        column.addLayout(line)
        column.addWidget(self.drift, 1)
        self.stack.addWidget(pane)

    def _make_objections(self) -> None:
        pane = QWidget(self)
        self.objections_model: QueryModel[ObjectionRow] = QueryModel(
            self._desk,
            objection_columns(self._desk.on),
            RowsAtHand[ObjectionRow](()),
            self,
            key="objection_id",
        )
        self.objections = TableView(self.objections_model, pane, name=QT_TR_NOOP("异议"))
        self.objections.setObjectName("objections_table")
        self.objections.set_empty(tr("没有异议。"))
        self.add_objection = plain_button(tr("登记异议…"), parent=pane)
        self.add_objection.setObjectName("record_objection")
        self.answer_button = plain_button(tr("答复…"), parent=pane)
        self.answer_button.setObjectName("answer_objection")
        self.change_button = plain_button(tr("修改…"), parent=pane)
        self.change_button.setObjectName("change_objection")
        self.remove_button = records(plain_button(tr("删除"), parent=pane))
        self.remove_button.setObjectName("remove_objection")
        line = QHBoxLayout()
        for button in (
            self.add_objection,
            self.answer_button,
            self.change_button,
            self.remove_button,
        ):
            line.addWidget(button)
        line.addStretch(1)
        column = _column(pane)
        column.addLayout(line)
        column.addWidget(self.objections, 1)
        self.stack.addWidget(pane)

    def _lay_out(self) -> None:
        made = tokens()
        menu = QMenu(self.publish_button)
        self.post_action = menu.addAction(tr("登记公示…"), self.publish)
        self.print_action = menu.addAction(tr("打印公示"), self.print_publication)
        self.copy_action = menu.addAction(tr("复制公示文字"), self.copy_publication)
        self.publish_button.setMenu(menu)
        head = QHBoxLayout()
        for widget in (self.place, self.subject, self.told):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.close_button)
        below = QWidget(self)
        column = _column(below)
        column.addWidget(self.notice)
        column.addWidget(self.strip, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.stack, 1)
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.addWidget(self.table)
        splitter.addWidget(below)
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 3)
        splitter.setSizes([made.text_px(200), made.text_px(400)])
        back = plain_button(tr("返回"), parent=self)
        back.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(self.publish_button)
        foot.addWidget(self.correct_button)
        foot.addWidget(self.again_button)
        foot.addStretch(1)
        foot.addWidget(back)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*(made.space(4),) * 4)
        whole.setSpacing(made.space(3))
        whole.addLayout(head)
        whole.addWidget(splitter, 1)
        whole.addLayout(foot)
        fit_to_screen(self, 1140, 680)


def _column(pane: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(tokens().space(2))
    return column


def _branches(row: ClosingRow) -> tuple[tuple[int, str], ...]:
    """Return the branches that a closing names, as they are called today."""
    read = row.read
    covered = () if read is None else read.covers
    tree = Tree.on(row.closed_on)
    return tuple((one.organisation_id, one.name) for one in tree.rows if one.uid in covered)


def _items(row: ClosingRow) -> tuple[tuple[str, str], ...]:
    if row.subject is not ClosingSubject.SCORE:
        return ()
    scores = frozen_scores(row).values()
    return tuple(
        dict.fromkeys((item.item.code, item.item.title) for score in scores for item in score.items)
    )
