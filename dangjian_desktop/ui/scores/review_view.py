"""述职评议 on the screen: the secretaries of a year, and the steps of the one that is chosen."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from dangjian_desktop.domain.vocabulary import ReviewGrade, printed
from dangjian_desktop.operations.reviews import add_review, remove_review, remove_review_matter
from dangjian_desktop.queries.reviews import MatterRow, OpenMattersQuery, ReviewRow, ReviewsQuery
from dangjian_desktop.ui.scores.appraisal_columns import MATTER_COLUMNS, REVIEW_COLUMNS
from dangjian_desktop.ui.scores.appraisal_dialogs import (
    matter_dialog,
    review_dialog,
    review_grade_dialog,
    review_tally_dialog,
)
from dangjian_desktop.ui.shared.buttons import menu_button, plain_button
from dangjian_desktop.ui.shared.chip import Chip
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.flow import FlowLayout
from dangjian_desktop.ui.shared.layouts import panes
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.query_model import ChipLook, QueryModel, RowsAtHand
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import Tone, news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_LIST_WIDTH = 470
_PLENTY = 10_000


class ReviewView(QWidget):
    """The secretaries at the left; steps with their days, tally, feedback and matters at the right.

    Signals:
        person_wanted: Identity of the person whose card is to be opened.
        chosen_changed: Another secretary is shown.
    """

    person_wanted = Signal(str)
    chosen_changed = Signal()

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench = bench
        self.model: QueryModel[ReviewRow] = QueryModel(
            bench.desk, REVIEW_COLUMNS, RowsAtHand(), self, key="key"
        )
        self.table = TableView(self.model, self, name=QT_TR_NOOP("书记述职评议"))
        self.table.setObjectName("reviews_table")
        self.table.set_empty(tr("这一年没有登记党支部书记。请先在名册里登记书记的任职。"))
        self.told = QLabel(self)
        self.told.setObjectName("review_told")
        set_role(self.told, "heading")
        self.steps = QWidget(self)
        self.steps.setObjectName("review_step_strip")
        self.steps.setAccessibleName(tr("步骤"))
        self._flow = FlowLayout(self.steps, gap=tokens().space(1))
        self.chips: list[Chip] = []
        self.tally = QLabel(self)
        self.tally.setObjectName("review_tally_told")
        self.tally.setWordWrap(True)
        self.feedback = QLabel(self)
        self.feedback.setObjectName("review_feedback")
        self.feedback.setWordWrap(True)
        set_role(self.feedback, "second")
        self.tally_button = records(plain_button(tr("录入票数"), "pencil", parent=self))
        self.tally_button.setObjectName("enter_review_tally")
        self.grade_button = records(plain_button(tr("登记等次"), "check", parent=self))
        self.grade_button.setObjectName("enter_review_grade")
        self.matter_button = records(plain_button(tr("增加整改事项"), "plus", parent=self))
        self.matter_button.setObjectName("add_matter")
        self.more_menu = QMenu(self)
        self.more_button = menu_button(tr("更多"), self.more_menu, parent=self)
        self.more_button.setObjectName("review_more")
        self.matters: QueryModel[MatterRow] = QueryModel(
            bench.desk, MATTER_COLUMNS, RowsAtHand(), self, key="matter_id"
        )
        self.matter_table = TableView(
            self.matters, self, name=QT_TR_NOOP("整改清单"), fill_menu=self._fill_matter_menu
        )
        self.matter_table.setObjectName("matters_table")
        self.matter_table.set_empty(tr("没有整改事项。反馈以后，从“增加整改事项”记下要改什么。"))
        self._lay_out()
        self.table.chosen_changed.connect(self._show_chosen)
        self.table.opened.connect(lambda _row: self.act())
        self.matter_table.opened.connect(self.change_matter)
        self.tally_button.clicked.connect(self.enter_tally)
        self.grade_button.clicked.connect(self.enter_grade)
        self.matter_button.clicked.connect(self.add_matter)
        self.more_menu.aboutToShow.connect(self._refill)
        news().changed.connect(self._dress)
        self._dress()

    # What is shown --------------------------------------------------------------

    def show_place(self, place: int | None, year: int) -> None:
        """Read the secretaries of a place in a year."""
        rows = tuple(ReviewsQuery(year, self._bench.desk.on, place).fetch())
        with QSignalBlocker(self.table):
            self.model.set_query(RowsAtHand(rows=rows))
            if self.table.current_row() is None and rows:
                self.table.select_keys([rows[0].key])
        self._show_chosen()

    def show_matter(self, matter_id: int) -> None:
        """Go to something that is to be put right."""
        query = self.model.query
        rows = query.rows if isinstance(query, RowsAtHand) else ()
        for row in rows:
            if any(one.matter_id == matter_id for one in row.matters):
                self.table.select_keys([row.key])
                self._show_chosen()
                self.matter_table.select_keys([matter_id])
                self.matter_table.setFocus(Qt.FocusReason.OtherFocusReason)

    def year_of(self, matter_id: int) -> int | None:
        """Return the year of the review after which something is to be put right."""
        found = OpenMattersQuery(self._bench.desk.on).fetch()
        return next((one.year for one in found if one.matter_id == matter_id), None)

    @property
    def row(self) -> ReviewRow | None:
        """The secretary who is shown."""
        found: ReviewRow | None = self.table.current_row()
        return found

    def figures(self) -> str:
        """Return how many secretaries have presented."""
        query = self.model.query
        rows = query.rows if isinstance(query, RowsAtHand) else ()
        presented = sum(row.presented_on is not None for row in rows)
        late = sum(len(row.late_matters) for row in rows)
        told = tr("书记 {count} 人 · 已述职 {presented} 人", count=len(rows), presented=presented)
        return told + (tr(" · 整改逾期 {count} 项", count=late) if late else "")

    def _show_chosen(self) -> None:
        row = self.row
        has_review = row is not None and row.review_id is not None
        self.told.setText(
            ""
            if row is None
            else tr("{branch} {name}", branch=row.organisation_name, name=row.name)
        )
        self._show_steps(row)
        self.tally.setText("" if row is None else _tally_told(row))
        feedback = "" if row is None else row.feedback
        self.feedback.setText(tr("反馈意见：{text}", text=feedback) if feedback else "")
        self.feedback.setVisible(bool(feedback))
        self.matters.set_query(RowsAtHand(rows=() if row is None else row.matters))
        for button in (self.tally_button, self.grade_button, self.matter_button, self.more_button):
            button.setEnabled(has_review)
        self.tally_button.setEnabled(
            has_review and row is not None and row.presented_on is not None
        )
        self.chosen_changed.emit()

    def _show_steps(self, row: ReviewRow | None) -> None:
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = []
        if row is None:
            return
        counted = tr("收回 {count} 张", count=row.returned) if row.returned is not None else ""
        mended = tr(
            "{done}/{all} 项", done=len(row.matters) - len(row.open_matters), all=len(row.matters)
        )
        steps = (
            (tr("报告"), row.reported_on and row.reported_on.isoformat()),
            (tr("会上述职"), row.presented_on and row.presented_on.isoformat()),
            (tr("测评"), counted),
            (tr("反馈"), row.feedback_on and row.feedback_on.isoformat()),
            (tr("整改"), mended if row.matters else ""),
        )
        for place, (word, done) in enumerate(steps, start=1):
            is_done = bool(done) and (place < len(steps) or row.is_mended)
            tone = Tone.GOOD if is_done else Tone.WARN if done else Tone.PLAIN
            icon = "circle-check" if is_done else "circle"
            told = f"{place} {word} {done}" if done else f"{place} {word}"
            chip = Chip("", parent=self.steps)
            chip.show_look(ChipLook(told, tone, icon))
            self.chips.append(chip)
            self._flow.addWidget(chip)
            chip.show()
        self.steps.updateGeometry()

    # What the user can do -------------------------------------------------------

    def act(self) -> None:
        """Begin the review of the secretary who is shown, or enter its steps."""
        row = self.row
        if row is None or not self._may_edit():
            return
        if row.review_id is None:
            self._bench.desk.attempt(
                add_review(
                    organisation_id=row.organisation_id,
                    person_id=row.person_id,
                    year=row.year,
                    on=self._bench.desk.today,
                )
            )
            row = self.row
        if row is not None and row.review_id is not None:
            review_dialog(self._bench, row, self).open()

    def enter_tally(self) -> None:
        """Enter the ballots."""
        row = self._begun()
        if row is not None:
            review_tally_dialog(self._bench, row, self).open()

    def enter_grade(self) -> None:
        """Enter the grade that the superior decided."""
        row = self._begun()
        if row is not None:
            review_grade_dialog(self._bench, row, self).open()

    def add_matter(self) -> None:
        """Add something that is to be put right."""
        row = self._begun()
        if row is not None:
            matter_dialog(self._bench, row, None, self).open()

    def change_matter(self, matter: MatterRow) -> None:
        """Change a matter, or enter when it was put right."""
        row = self._begun()
        if row is not None:
            matter_dialog(self._bench, row, matter, self).open()

    def remove_matter(self) -> None:
        """Remove the matter that is chosen."""
        matter: MatterRow | None = self.matter_table.current_row()
        if matter is not None and self._may_edit():
            self._bench.desk.attempt(remove_review_matter(matter_id=matter.matter_id))

    def remove(self) -> None:
        """Take back what was begun by mistake."""
        row = self._begun()
        if row is not None and row.review_id is not None:
            self._bench.desk.attempt(remove_review(review_id=row.review_id))

    def _begun(self) -> ReviewRow | None:
        row = self.row
        if row is None or row.review_id is None or not self._may_edit():
            return None
        return row

    def _may_edit(self) -> bool:
        return may_edit(self._bench.ask, self, self._bench.desk)

    # Hearing --------------------------------------------------------------------

    def _refill(self) -> None:
        self.more_menu.clear()
        records(self.more_menu.addAction(tr("登记步骤和反馈"))).triggered.connect(self.act)
        self.more_menu.addAction(tr("打开信息卡")).triggered.connect(self._open_person)
        self.more_menu.addSeparator()
        records(self.more_menu.addAction(tr("删除这次述职评议"))).triggered.connect(self.remove)

    def _fill_matter_menu(self, menu: QMenu) -> None:
        matter: MatterRow | None = self.matter_table.current_row()
        if matter is not None:
            records(menu.addAction(tr("修改或登记完成"))).triggered.connect(
                lambda _checked=False: self.change_matter(matter)
            )
            records(menu.addAction(tr("删除"))).triggered.connect(self.remove_matter)

    def _open_person(self) -> None:
        if self.row is not None:
            self.person_wanted.emit(self.row.uid)

    # Looks ----------------------------------------------------------------------

    def _lay_out(self) -> None:
        right = QWidget(self)
        self._right = QVBoxLayout(right)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._bar = QHBoxLayout()
        self._bar.addWidget(self.told, 1)
        for button in (self.tally_button, self.grade_button, self.more_button):
            self._bar.addWidget(button)
        self._matter_bar = QHBoxLayout()
        heading = QLabel(tr("整改清单"), self)
        set_role(heading, "heading")
        self._matter_bar.addWidget(heading, 1)
        self._matter_bar.addWidget(self.matter_button)
        self._right.addLayout(self._bar)
        self._right.addWidget(self.steps)
        self._right.addWidget(self.tally)
        self._right.addWidget(self.feedback)
        self._right.addLayout(self._matter_bar)
        self._right.addWidget(self.matter_table, 1)
        self.splitter = panes(self, self.table, right, grows=1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)

    def _dress(self) -> None:
        made = tokens()
        self._right.setSpacing(made.space(2))
        for bar in (self._bar, self._matter_bar):
            bar.setSpacing(made.space(2))
        self.splitter.setHandleWidth(made.space(3))
        self.splitter.setSizes([made.text_px(_LIST_WIDTH), _PLENTY])


def _tally_told(row: ReviewRow) -> str:
    if row.review_id is None:
        return tr("还没有开始。先登记交报告的日期，再依次登记述职、测评、反馈和整改。")
    if row.returned is None:
        return tr("还没有录入测评票数。")
    told = tr(
        "测评：发出 {issued} 张，收回 {returned} 张", issued=row.issued, returned=row.returned
    )
    if row.counts is None:
        return tr("{told}；收回不足 5 张，不显示各等次票数。", told=told)
    marks = tr("，").join(
        tr("{grade} {count} 票", grade=printed(grade), count=count)
        for grade, count in zip(ReviewGrade, row.counts, strict=True)
    )
    return tr("{told}；{marks}。", told=told, marks=marks)
