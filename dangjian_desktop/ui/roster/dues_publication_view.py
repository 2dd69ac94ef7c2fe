"""The view 公示 of the page 党费: what a branch makes known once a year, and that it was put up.

Counts and sums of everybody; single amounts only of those who agreed, because they tell the wage.
"""

from decimal import Decimal
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.operations.dues_accounts import remove_dues_publication
from dangjian_desktop.queries.dues_accounts import (
    DuesPublicSheet,
    DuesPublicSheetQuery,
    PublicMonth,
    PublicName,
)
from dangjian_desktop.queries.dues_publications import PublicationRow
from dangjian_desktop.ui.roster.dues_dialogs import consent_dialog, publication_dialog
from dangjian_desktop.ui.roster.dues_words import yuan_words
from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.empty_state import EmptyState
from dangjian_desktop.ui.shared.layouts import panes
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.query_model import Column, QueryModel, RowsAtHand, text_column
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_SHARES = (760, 420)
MONTH_COLUMNS: tuple[Column[PublicMonth], ...] = (
    Column(QT_TR_NOOP("月份"), lambda row: f"{row.month:%Y-%m}", "month", width=80, can_sort=False),
    Column(
        QT_TR_NOOP("应交人数"), lambda row: str(row.totals.owing), "owing", align="right", width=80
    ),
    Column(
        QT_TR_NOOP("交齐人数"),
        lambda row: str(row.totals.in_full),
        "in_full",
        align="right",
        width=80,
    ),
    Column(
        QT_TR_NOOP("没交齐人数"),
        lambda row: str(row.totals.owing - row.totals.in_full),
        "owing_still",
        align="right",
        width=92,
    ),
    Column(
        QT_TR_NOOP("应交合计"),
        lambda row: _public(row.owed),
        "owed",
        align="right",
        width=100,
    ),
    Column(
        QT_TR_NOOP("实交合计"),
        lambda row: _public(row.paid),
        "paid",
        align="right",
        width=100,
    ),
    Column(
        QT_TR_NOOP("待登记基数"),
        lambda row: (
            tr("{count} 人", count=row.totals.without_base) if row.totals.without_base else ""
        ),
        "without_base",
        width=92,
    ),
)
NAME_COLUMNS: tuple[Column[PublicName], ...] = (
    text_column(QT_TR_NOOP("姓名"), lambda row: row.name, "name", width=110),
    Column(
        QT_TR_NOOP("全年实交"),
        lambda row: yuan_words(row.amount),
        "amount",
        align="right",
        width=100,
    ),
    Column(
        QT_TR_NOOP("月数"), lambda row: tr("{count} 个月", count=row.months), "months", width=80
    ),
)
POSTED_COLUMNS: tuple[Column[PublicationRow], ...] = (
    Column(QT_TR_NOOP("公示日期"), lambda row: row.posted_on.isoformat(), "posted_on", width=110),
    text_column(QT_TR_NOOP("地点"), lambda row: row.place, "place", width=200),
)


class DuesPublicationView(QWidget):
    """The months at the left, who agreed to be named and the publications at the right.

    Signals:
        listed_changed: The figures are others.
    """

    listed_changed = Signal()

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self.sheet: DuesPublicSheet | None = None
        self.told = QLabel(self)
        self.told.setObjectName("dues_public_told")
        self.told.setWordWrap(True)
        self.months: QueryModel[PublicMonth] = QueryModel(
            bench.desk, MONTH_COLUMNS, RowsAtHand(), self, key="month", hears=False
        )
        self.month_table = TableView(self.months, self, name=QT_TR_NOOP("各月收缴"))
        self.month_table.setObjectName("dues_public_months")
        self.names: QueryModel[PublicName] = QueryModel(
            bench.desk, NAME_COLUMNS, RowsAtHand(), self, key="person_id", hears=False
        )
        self.name_table = TableView(self.names, self, name=QT_TR_NOOP("同意公示本人金额的人"))
        self.name_table.setObjectName("dues_public_names")
        self.name_title = QLabel(self)
        self.posted: QueryModel[PublicationRow] = QueryModel(
            bench.desk, POSTED_COLUMNS, RowsAtHand(), self, key="publication_id", hears=False
        )
        self.posted_table = TableView(
            self.posted, self, name=QT_TR_NOOP("登记过的公示"), fill_menu=self._fill_menu
        )
        self.posted_table.setObjectName("dues_public_posted")
        self.posted_title = QLabel(tr("登记过的公示"), self)
        for label in (self.name_title, self.posted_title):
            set_role(label, "heading")
        self.consent_button = records(plain_button(tr("登记同意…"), parent=self))
        self.consent_button.setObjectName("record_dues_consent")
        self.empty = EmptyState(
            tr("年度公示按党支部做。请先在上面选一个党支部。"), icon="file-text"
        )
        self._lay_out()
        self.consent_button.clicked.connect(lambda: self.consent())
        news().changed.connect(self._dress)

    def show_year(self, organisation_id: int | None, year: int) -> None:
        """Show what a branch makes known of a year; None for no branch."""
        on = self._bench.desk.on
        told = self.sheet = (
            None
            if organisation_id is None
            else DuesPublicSheetQuery(organisation_id, year, on).fetch()
        )
        self.stack.setCurrentIndex(0 if told is None else 1)
        if told is not None:
            self.months.set_query(RowsAtHand(rows=told.months))
            self.names.set_query(RowsAtHand(rows=told.named))
            self.posted.set_query(RowsAtHand(rows=told.publications))
            self.told.setText(_told(told))
            self.name_title.setText(tr("同意公示本人金额的 {count} 人", count=len(told.named)))
            self.month_table.set_empty(tr("这一年还没有到收缴日的月份。"))
            self.name_table.set_empty(tr("没有人同意公示本人的金额，公示里只有人数和合计。"))
            self.posted_table.set_empty(tr("这一年还没有登记公示。"))
        self.listed_changed.emit()

    def post(self) -> None:
        """Open the dialog that records that the sheet was put up."""
        told = self.sheet
        if told is None:
            self._bench.ask.tell(self, tr("年度公示按党支部做。请先在上面选一个党支部。"))
        elif may_edit(self._bench.ask, self, self._bench.desk):
            place = told.publications[-1].place if told.publications else ""
            publication_dialog(
                self._bench, told.organisation_id, told.year, place, parent=self
            ).open()

    def consent(self) -> None:
        """Open the dialog that records who agrees to be named."""
        if may_edit(self._bench.ask, self, self._bench.desk):
            consent_dialog(self._bench, (), parent=self).open()

    def _remove(self, row: PublicationRow) -> None:
        if may_edit(self._bench.ask, self, self._bench.desk):
            self._bench.desk.attempt(remove_dues_publication(publication_id=row.publication_id))

    def _fill_menu(self, menu: QMenu) -> None:
        row = self.posted_table.current_row()
        if isinstance(row, PublicationRow):
            records(menu.addAction(tr("删除"), partial(self._remove, row)))

    def _lay_out(self) -> None:
        right = QWidget(self)
        self._head = QHBoxLayout()
        self._head.addWidget(self.name_title)
        self._head.addStretch(1)
        self._head.addWidget(self.consent_button)
        self._right = QVBoxLayout(right)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.addLayout(self._head)
        self._right.addWidget(self.name_table, 3)
        self._right.addWidget(self.posted_title)
        self._right.addWidget(self.posted_table, 2)
        self.splitter = panes(self, self.month_table, right)
        self.splitter.setSizes(list(_SHARES))
        body = QWidget(self)
        self._body = QVBoxLayout(body)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.addWidget(self.told)
        self._body.addWidget(self.splitter, 1)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self._dress()

    def _dress(self) -> None:
        made = tokens()
        for column in (self._body, self._right):
            column.setSpacing(made.space(2))
        self.splitter.setHandleWidth(made.space(3))


def _public(amount: Decimal | None) -> str:
    """Return a sum as it is made known; in words where it is withheld."""
    return tr("不公布") if amount is None else yuan_words(amount)


def _told(sheet: DuesPublicSheet) -> str:
    text = tr(
        "{name} {year}年：各月应交合计{owed}，实交合计{paid}；"
        "全年收缴{collected}，下拨{allocated}，使用{used}，上缴{handed_up}，结存{balance}。",
        name=sheet.organisation_name,
        year=sheet.year,
        owed=_sum_told(sheet.told("owed")),
        paid=_sum_told(sheet.told("paid")),
        collected=_sum_told(sheet.told("collected")),
        allocated=_sum_told(sheet.told("allocated")),
        used=_sum_told(sheet.told("used")),
        handed_up=_sum_told(sheet.told("handed_up")),
        balance=_sum_told(sheet.told("balance")),
    )
    if sheet.lacks_sums:
        text += tr(
            "只涉及一人的数不公布，能用来算出它的合计、只差一人的各月也不公布；本人同意后可以公布。"
        )
    return text


def _sum_told(amount: Decimal | None) -> str:
    return tr(" 不公布") if amount is None else tr(" {sum} 元", sum=yuan_words(amount))
