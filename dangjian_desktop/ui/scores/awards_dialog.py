"""表彰兑现: what was promised, what was paid and how late, narrowed to a place and a period."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.obligations import Every, Period
from dangjian_desktop.domain.score_periods import period_before, period_on
from dangjian_desktop.operations.printout import ARCHIVE, AWARD_REPORT, Printout
from dangjian_desktop.operations.runner import Changes
from dangjian_desktop.queries.awards import (
    PAYMENT_WORDS,
    AwardFigures,
    AwardRow,
    AwardsQuery,
    Payment,
    award_figures,
)
from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.place_box import PlaceBox
from dangjian_desktop.ui.shared.query_model import (
    ChipLook,
    Column,
    QueryModel,
    RowsAtHand,
    text_column,
)
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import Tone, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_TONES = {
    Payment.IN_TIME: Tone.GOOD,
    Payment.LATE: Tone.WARN,
    Payment.OVERDUE: Tone.BAD,
    Payment.OPEN: Tone.PLAIN,
}
#: So many quarters and years back are offered.
_QUARTERS, _YEARS = 6, 3
#: Characters: 2026年第三季度.
_LONGEST_PERIOD = 12


def _payment(row: AwardRow) -> ChipLook:
    return ChipLook(tr(PAYMENT_WORDS[row.payment]), _TONES[row.payment])


def _days(row: AwardRow) -> str:
    return str(row.days_late) if row.days_late else ""


_ROWS: tuple[Column[AwardRow], ...] = (
    Column(QT_TR_NOOP("情况"), lambda row: _payment(row).text, "payment", width=122, chip=_payment),
    text_column(QT_TR_NOOP("党组织"), lambda row: row.branch, "branch", width=160),
    text_column(QT_TR_NOOP("荣誉或奖项"), lambda row: row.entry.title, "honour", width=190),
    text_column(QT_TR_NOOP("受奖人"), lambda row: row.entry.text("people"), "people", width=120),
    Column(QT_TR_NOOP("决定日期"), lambda row: row.entry.text("day"), "day", width=100),
    Column(QT_TR_NOOP("承诺兑现"), lambda row: row.promised_on.isoformat(), "promised", width=100),
    Column(
        QT_TR_NOOP("实际兑现"),
        lambda row: "" if row.paid_on is None else row.paid_on.isoformat(),
        "paid",
        width=100,
    ),
    Column(QT_TR_NOOP("迟延天数"), _days, "days", "right", width=80),
)
_BRANCHES: tuple[Column[AwardFigures], ...] = (
    text_column(QT_TR_NOOP("党组织"), lambda one: one.branch, "branch", width=200),
    Column(QT_TR_NOOP("承诺"), lambda one: str(one.promised), "promised", "right", width=70),
    Column(QT_TR_NOOP("按期兑现"), lambda one: str(one.in_time), "in_time", "right", width=90),
    Column(QT_TR_NOOP("逾期兑现"), lambda one: str(one.late), "late", "right", width=90),
    Column(QT_TR_NOOP("逾期未兑现"), lambda one: str(one.overdue), "overdue", "right", width=104),
    Column(QT_TR_NOOP("未到期"), lambda one: str(one.open), "open", "right", width=80),
    Column(QT_TR_NOOP("最久迟几天"), lambda one: str(one.most_days), "most", "right", width=104),
    Column(QT_TR_NOOP("平均迟几天"), lambda one: f"{one.mean_days:g}", "mean", "right", width=104),
)


class AwardsDialog(Dialog):
    """Promises above, what they come to by branch below.

    Signals:
        entry_wanted: Identity of the row that is to be opened in its ledger.
        print_wanted: The `Printout` of the report.
    """

    entry_wanted = Signal(str)
    print_wanted = Signal(object)

    def __init__(
        self, bench: Workbench, organisation_id: int | None, parent: QWidget | None
    ) -> None:
        """Show the promises of a place.

        Args:
            bench: The desk.
            organisation_id: The place that is looked at; None for all.
            parent: The page.
        """
        super().__init__(parent)
        self.setObjectName("awards_dialog")
        self.setWindowTitle(tr("表彰兑现"))
        self._desk = bench.desk
        self.place = PlaceBox(bench.desk, QT_TR_NOOP("全部组织"), self)
        self.place.choose(organisation_id)
        self.period = ChoiceBox(self)
        self.period.setObjectName("award_period")
        self.period.setMinimumContentsLength(_LONGEST_PERIOD)
        self.period.setAccessibleName(tr("承诺兑现的期间"))
        self.told = QLabel(self)
        set_role(self.told, "second")
        self.model: QueryModel[AwardRow] = QueryModel(
            bench.desk,
            _ROWS,
            RowsAtHand[AwardRow](()),
            self,
            key=lambda row: row.entry.key,
        )
        self.table = TableView(self.model, self, name=QT_TR_NOOP("表彰兑现"))
        self.table.setObjectName("awards_table")
        self.table.set_empty(tr("这一期间没有承诺兑现的奖励。奖励记在台账“表彰奖励”里。"))
        self.figures_model: QueryModel[AwardFigures] = QueryModel(
            bench.desk,
            _BRANCHES,
            RowsAtHand[AwardFigures](()),
            self,
            key=lambda one: one.branch_id,
        )
        self.figures = TableView(self.figures_model, self, name=QT_TR_NOOP("各党组织兑现情况"))
        self.figures.setObjectName("award_figures")
        self.open_button = plain_button(tr("打开台账"), parent=self)
        self.open_button.setObjectName("open_award")
        self.public_button = plain_button(tr("打印公示用"), "printer", parent=self)
        self.public_button.setObjectName("print_awards")
        self.filed_button = plain_button(tr("打印归档用"), "printer", parent=self)
        self.filed_button.setObjectName("print_awards_filed")
        back = plain_button(tr("返回"), parent=self)
        self._offer()
        self._lay_out(back)
        back.clicked.connect(self.accept)
        self.open_button.clicked.connect(self.open_chosen)
        self.public_button.clicked.connect(lambda: self.print_shown(""))
        self.filed_button.clicked.connect(lambda: self.print_shown(ARCHIVE))
        self.table.opened.connect(lambda _row: self.open_chosen())
        self.place.place_changed.connect(self.read)
        self.period.activated.connect(lambda _place: self.read())
        bench.desk.changed.connect(self._hear)
        self.read()

    @property
    def chosen_period(self) -> Period | None:
        """The period in which it was to be paid; None for all."""
        found = self.period.currentData()
        return found if isinstance(found, Period) else None

    def read(self) -> None:
        """Read the promises and what they come to."""
        period = self.chosen_period
        rows = AwardsQuery(
            self._desk.on,
            self.place.organisation_id,
            None if period is None else period.first,
            None if period is None else period.last,
        ).fetch()
        self.model.set_query(RowsAtHand(rows))
        self.figures_model.set_query(RowsAtHand(award_figures(rows)))
        counts = {one: sum(row.payment is one for row in rows) for one in Payment}
        self.told.setText(
            tr(
                "承诺 {n} 件，逾期未兑现 {overdue} 件",
                n=len(rows),
                overdue=counts[Payment.OVERDUE],
            )
        )
        self.open_button.setEnabled(bool(rows))

    def open_chosen(self) -> None:
        """Open the chosen row in its ledger."""
        row = self.table.current_row()
        if isinstance(row, AwardRow):
            self.accept()
            self.entry_wanted.emit(row.entry.uid)

    def print_shown(self, detail: str) -> None:
        """Print the report of what is shown.

        Args:
            detail: "" for others to read: no names, no amounts; ``archive`` for the file.
        """
        period = self.chosen_period
        self.print_wanted.emit(
            Printout(
                AWARD_REPORT,
                self._desk.on,
                organisation_id=self.place.organisation_id,
                detail=detail,
                period="" if period is None else period.code,
            )
        )

    def _hear(self, changes: Changes) -> None:
        if changes.topics & AwardsQuery.reads:
            self.read()

    def _offer(self) -> None:
        found: list[tuple[str, object]] = [(tr("全部期间"), None)]
        for every, count in ((Every.QUARTER, _QUARTERS), (Every.YEAR, _YEARS)):
            period = period_on(every, self._desk.on)
            for _place in range(count):
                found.append((tr(period.label), period))
                period = period_before(period)
        self.period.offer(found)

    def _lay_out(self, back: QWidget) -> None:
        made = tokens()
        head, foot = QHBoxLayout(), QHBoxLayout()
        for widget in (self.place, self.period, self.told):
            head.addWidget(widget)
        head.addStretch(1)
        foot.addStretch(1)
        for button in (self.open_button, self.public_button, self.filed_button, back):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(4),) * 4)
        column.setSpacing(made.space(3))
        column.addLayout(head)
        column.addWidget(self.table, 3)
        column.addWidget(self.figures, 2)
        column.addLayout(foot)
        fit_to_screen(self, 1080, 600)
