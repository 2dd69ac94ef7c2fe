"""The dues of one person: the months of a year, how the base came about, payments, waivers."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QStackedWidget, QVBoxLayout, QWidget

from dangjian_desktop.domain.dues import Alert
from dangjian_desktop.domain.dues_months import (
    PAYER_WORDS,
    STATE_WORDS,
    DuesState,
    MonthDues,
    Waiver,
    months_between,
    slab_words,
)
from dangjian_desktop.domain.vocabulary import ConsentKind
from dangjian_desktop.operations.dues_bases import remove_base, remove_waiver
from dangjian_desktop.operations.wall_consents import end_wall_consent
from dangjian_desktop.queries.dues import (
    BasisRow,
    DuesPerson,
    DuesPersonQuery,
    DuesRow,
    PaymentRow,
)
from dangjian_desktop.queries.wall_consents import ConsentRow
from dangjian_desktop.ui.roster.dues_base_dialog import (
    base_dialog,
    correct_base_dialog,
    parts_words,
    wage_words,
)
from dangjian_desktop.ui.roster.dues_columns import STATE_LOOKS, arrears_words, state_look
from dangjian_desktop.ui.roster.dues_dialogs import (
    consent_dialog,
    end_waiver_dialog,
    payment_dialog,
    void_dialog,
    waiver_dialog,
)
from dangjian_desktop.ui.roster.dues_strip import MonthCell, MonthStrip
from dangjian_desktop.ui.roster.dues_words import month_words, months_words, yuan_words
from dangjian_desktop.ui.shared.buttons import icon_button, menu_button, plain_button, view_buttons
from dangjian_desktop.ui.shared.chip import Chip
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.elided import ElidedLabel
from dangjian_desktop.ui.shared.layouts import scrolling
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.query_model import (
    Column,
    QueryModel,
    RowsAtHand,
    text_column,
)
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import Tone, news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, retold, tr
from dangjian_desktop.ui.shared.workbench import Workbench

BASES, PAYMENTS, WAIVERS, CONSENTS = "bases", "payments", "waivers", "consents"
_PARTS: tuple[tuple[str, str], ...] = (
    (PAYMENTS, QT_TR_NOOP("交纳")),
    (BASES, QT_TR_NOOP("基数")),
    (WAIVERS, QT_TR_NOOP("减免")),
    (CONSENTS, QT_TR_NOOP("公示同意")),
)
_EMPTY = {
    PAYMENTS: QT_TR_NOOP("还没有交纳的记录。"),
    BASES: QT_TR_NOOP("还没有登记计费基数，应交多少不知道。"),
    WAIVERS: QT_TR_NOOP("没有减免。减免要本人申请、支部讨论、上级党委批准。"),
    CONSENTS: QT_TR_NOOP("本人没有同意公示自己的金额，公示里只有人数和合计。"),
}

BASE_COLUMNS: tuple[Column[BasisRow], ...] = (
    Column(QT_TR_NOOP("起算"), lambda row: f"{row.since:%Y-%m}", "since", width=72),
    Column(
        QT_TR_NOOP("基数"),
        lambda row: yuan_words(row.assessed.base),
        "base",
        align="right",
        width=80,
    ),
    Column(
        QT_TR_NOOP("月应交"),
        lambda row: yuan_words(row.assessed.amount),
        "amount",
        align="right",
        width=64,
    ),
    text_column(QT_TR_NOOP("交纳方式"), lambda row: tr(PAYER_WORDS[row.payer]), "payer", width=100),
)
PAYMENT_COLUMNS: tuple[Column[PaymentRow], ...] = (
    Column(QT_TR_NOOP("日期"), lambda row: row.paid_on.isoformat(), "paid_on", width=94),
    Column(
        QT_TR_NOOP("实交"), lambda row: yuan_words(row.amount), "amount", align="right", width=70
    ),
    text_column(QT_TR_NOOP("哪些月"), lambda row: payment_words(row), "months", width=121),
    text_column(QT_TR_NOOP("收据号"), lambda row: row.receipt, "receipt", width=80),
)
WAIVER_COLUMNS: tuple[Column[Waiver], ...] = (
    Column(QT_TR_NOOP("从"), lambda row: f"{row.since:%Y-%m}", "since", width=84),
    Column(
        QT_TR_NOOP("到"),
        lambda row: tr("至今") if row.until is None else f"{row.until:%Y-%m}",
        "until",
        width=84,
    ),
    Column(
        QT_TR_NOOP("仍交"),
        lambda row: tr("免交") if not row.monthly else yuan_words(row.monthly),
        "monthly",
        align="right",
        width=64,
    ),
    text_column(QT_TR_NOOP("批准"), lambda row: row.approval, "approval", width=120),
)
CONSENT_COLUMNS: tuple[Column[ConsentRow], ...] = (
    Column(QT_TR_NOOP("同意"), lambda row: row.given_on.isoformat(), "given_on", width=110),
    Column(
        QT_TR_NOOP("收回"),
        lambda row: "" if row.withdrawn_on is None else row.withdrawn_on.isoformat(),
        "withdrawn_on",
        width=110,
    ),
)


def payment_words(row: PaymentRow) -> str:
    """Return for which months a payment is; a voided one says so first."""
    told = months_words(row.shares)
    if row.voided_on is None:
        return told
    return tr("已作废（{day}）：{months}", day=row.voided_on.isoformat(), months=told)


class DuesPersonPane(QWidget):
    """The chosen person; a month of the strip shows that month's sheet.

    Signals:
        month_wanted: First day of a month whose sheet is wanted.
        person_wanted: Identity of the person whose card is to be opened.
        receipt_wanted: Row id of a payment whose receipt is to be printed.
    """

    month_wanted = Signal(object)
    person_wanted = Signal(str)
    receipt_wanted = Signal(int)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self.row: DuesRow | None = None
        self.told: DuesPerson | None = None
        self.year = bench.desk.on.year
        self._month: date | None = None
        self.part = PAYMENTS
        self.title = ElidedLabel(align=Qt.AlignmentFlag.AlignLeft, parent=self)
        set_role(self.title, "heading")
        self.chip = Chip("", parent=self)
        self.before_button = icon_button(
            "chevron-left", tr("上一年"), clicked=partial(self._go, -1), parent=self
        )
        self.year_label = QLabel(self)
        self.after_button = icon_button(
            "chevron-right", tr("下一年"), clicked=partial(self._go, 1), parent=self
        )
        self.strip = MonthStrip(self)
        self.facts = QLabel(self)
        self.facts.setObjectName("dues_facts")
        self.facts.setWordWrap(True)
        self.parts = view_buttons(_PARTS, self.choose_part, self)
        self.bases = _model(bench, self, BASE_COLUMNS, "row_id")
        self.payments = _model(bench, self, PAYMENT_COLUMNS, "payment_id")
        self.waivers = _model(bench, self, WAIVER_COLUMNS, "row_id")
        self.consents = _model(bench, self, CONSENT_COLUMNS, "row_id")
        self.tables = {
            key: self._table(key, model, word)
            for key, model, word in (
                (PAYMENTS, self.payments, QT_TR_NOOP("交纳的党费")),
                (BASES, self.bases, QT_TR_NOOP("登记过的基数")),
                (WAIVERS, self.waivers, QT_TR_NOOP("党费减免")),
                (CONSENTS, self.consents, QT_TR_NOOP("公示本人金额的同意")),
            )
        }
        self.stack = QStackedWidget(self)
        self.explained = QLabel(self)
        self.explained.setObjectName("dues_explained")
        self.explained.setWordWrap(True)
        self.explained.setAlignment(Qt.AlignmentFlag.AlignTop)
        set_role(self.explained, "small")
        body = QWidget(self)  # a label alone is not given the height that it needs
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.explained)
        self._explained_area = scrolling(body, self)
        self._explained_area.setObjectName("dues_explained_area")
        self.pay_button = records(plain_button(tr("收党费…"), parent=self))
        self.pay_button.setObjectName("pay_person")
        self.base_button = records(plain_button(tr("登记基数…"), parent=self))
        self.base_button.setObjectName("base_person")
        self._menu = QMenu(self)
        self.more_button = menu_button(tr("更多"), self._menu, parent=self)
        self.more_button.setObjectName("dues_person_more")
        self._lay_out()
        self._connect()
        self.choose_part(PAYMENTS)
        self.show_person(None, None)

    # What is shown ------------------------------------------------------------------

    def show_person(self, row: DuesRow | None, month: date | None) -> None:
        """Show somebody; None for nobody.

        Args:
            row: As the sheet has it.
            month: The month that the page shows; its year is shown.
        """
        is_other = row is None or self.row is None or row.person_id != self.row.person_id
        self.row = row
        if month is not None and (is_other or month != self._month):
            self.year = month.year
        self._month = month
        self._read()

    def choose_part(self, part: str) -> None:
        """Show payments, bases, waivers or consents."""
        self.part = part
        for key, button in self.parts.items():
            button.setChecked(key == part)
        self.stack.setCurrentWidget(self.tables[part])
        self._explain()

    def _go(self, step: int) -> None:
        self.year += step
        self._read()

    def _read(self) -> None:
        row, on = self.row, self._bench.desk.on
        self.told = None if row is None else DuesPersonQuery(row.person_id, on, self.year).fetch()
        told = self.told
        shown = (
            self.chip,
            self.before_button,
            self.year_label,
            self.after_button,
            self.strip,
            self.facts,
            self.stack,
            self._explained_area,
            self.pay_button,
            self.base_button,
            self.more_button,
            *self.parts.values(),
        )
        for widget in shown:
            widget.setVisible(told is not None)
        self.hint.setVisible(told is None)
        if row is None or told is None:
            self.title.setText(tr("个人"))
            return
        self.title.setText(tr("{name} · {branch}", name=row.name, branch=row.branch_name))
        self.chip.show_look(state_look(row.state))
        self.year_label.setText(tr("{year}年", year=self.year))
        self.strip.show_cells(month_cells(told, on), self._month)
        self._say_facts(row, told)
        self.bases.set_query(RowsAtHand(rows=told.bases))
        self.payments.set_query(RowsAtHand(rows=told.payments))
        self.waivers.set_query(RowsAtHand(rows=told.waivers))
        self.consents.set_query(RowsAtHand(rows=told.consents))
        for key, table in self.tables.items():
            table.set_empty(tr(_EMPTY[key]))
        self._explain()

    def _say_facts(self, row: DuesRow, told: DuesPerson) -> None:
        parts = []
        if told.open_months:
            known = [one.month for one in told.open_months if one.open]
            lacking = [one.month for one in told.open_months if one.owed is None]
            if known:
                parts.append(
                    tr(
                        "{months}还有 {sum} 元没有交。",
                        months=months_words(known),
                        sum=yuan_words(told.open),
                    )
                )
            if lacking:
                parts.append(tr("{months}没有基数，应交多少不知道。", months=months_words(lacking)))
        elif told.coming:
            parts.append(
                tr(
                    "到收缴日的都交齐了；{months}还没有到收缴日（{day}）。",
                    months=months_words([one.month for one in told.coming]),
                    day=told.coming[0].due_on.isoformat(),
                )
            )
        elif told.known_since is not None:
            parts.append(tr("到今天应交的都交齐了。"))
        if told.known_since is not None:
            parts.append(tr("这里从{month}开始记。", month=month_words(told.known_since)))
        parts.append(arrears_words(row))
        self.facts.setText("".join(parts))
        set_role(self.facts, "second" if told.alert is Alert.NONE else "caution")

    def _explain(self) -> None:
        """Say below the table how the chosen base came about, or who handed a payment over."""
        table = self.tables[self.part]
        row = table.current_row()
        if self.told is None:
            self.explained.setText("")
        elif self.part == BASES:
            if row is None and self.told.bases:
                row = self.told.bases[0]
            rules = "\n".join(
                tr("依据：{title}，{source}", title=title, source=source)
                for title, source in self.told.sources
            )
            told = base_words(row) if isinstance(row, BasisRow) else ""
            self.explained.setText("\n".join(part for part in (told, rules) if part))
        elif isinstance(row, PaymentRow):
            self.explained.setText(shares_words(row))
        else:
            self.explained.setText("")
        self._explained_area.setVisible(bool(self.explained.text()))

    # What the user can do ---------------------------------------------------------------

    def pay(self, months: Sequence[date] = ()) -> None:
        """Open the dialog that takes money for one or several months.

        Args:
            months: Those that stand there at first; none for all that are open.
        """
        if self.row is not None and self._may_edit():
            payment_dialog(self._bench, self.row, months, parent=self).open()

    def record_base(self) -> None:
        """Open the dialog of a new base."""
        if self.row is not None and self._may_edit():
            bases = () if self.told is None else self.told.bases
            base_dialog(self._bench, self.row, bases, self._month, parent=self).open()

    def waive(self) -> None:
        """Open the dialog of a waiver."""
        if self.row is not None and self._may_edit():
            waiver_dialog(self._bench, self.row, self._month, parent=self).open()

    def consent(self) -> None:
        """Open the dialog that records that the own amount may be shown."""
        if self.row is not None and self._may_edit():
            consent_dialog(self._bench, [self.row], parent=self).open()

    def open_entry(self, row: object) -> None:
        """Open what a line of the tables is, to be mended."""
        person = self.row
        if person is None or not self._may_edit():
            return
        if isinstance(row, BasisRow):
            correct_base_dialog(self._bench, person, row, parent=self).open()
        elif isinstance(row, PaymentRow) and row.voided_on is None:
            void_dialog(self._bench, person, row, parent=self).open()
        elif isinstance(row, Waiver):
            end_waiver_dialog(self._bench, person, row, parent=self).open()

    def _remove_base(self, row: BasisRow) -> None:
        if self._may_edit():
            self._bench.desk.attempt(remove_base(base_id=row.row_id))

    def _remove_waiver(self, row: Waiver) -> None:
        if self._may_edit():
            self._bench.desk.attempt(remove_waiver(waiver_id=row.row_id))

    def _withdraw(self) -> None:
        if self.row is not None and self._may_edit():
            people, on = [self.row.person_id], self._bench.desk.on
            self._bench.desk.attempt(
                end_wall_consent(people=people, kind=ConsentKind.AMOUNT, withdrawn_on=on, on=on)
            )

    def _may_edit(self) -> bool:
        return may_edit(self._bench.ask, self, self._bench.desk)

    def _fill_table_menu(self, key: str, menu: QMenu) -> None:
        row = self.tables[key].current_row()
        if isinstance(row, BasisRow):
            records(menu.addAction(tr("更正…"), partial(self.open_entry, row)))
            records(menu.addAction(tr("删除"), partial(self._remove_base, row)))
        elif isinstance(row, PaymentRow):
            menu.addAction(tr("打印收据"), partial(self.receipt_wanted.emit, row.payment_id))
            if row.voided_on is None:
                records(menu.addAction(tr("作废…"), partial(self.open_entry, row)))
        elif isinstance(row, Waiver):
            records(menu.addAction(tr("结束减免…"), partial(self.open_entry, row)))
            records(menu.addAction(tr("删除"), partial(self._remove_waiver, row)))
        elif isinstance(row, ConsentRow) and row.withdrawn_on is None:
            records(menu.addAction(tr("收回同意"), self._withdraw))

    def _fill_more(self) -> None:
        menu, row = self._menu, self.row
        menu.clear()
        if row is None or self.told is None:
            return
        records(menu.addAction(tr("减免…"), self.waive))
        records(menu.addAction(tr("同意公示本人金额…"), self.consent))
        paid = next((one for one in self.told.payments if one.voided_on is None), None)
        if paid is not None:
            menu.addAction(tr("打印最近的收据"), partial(self.receipt_wanted.emit, paid.payment_id))
        menu.addSeparator()
        menu.addAction(tr("打开信息卡"), partial(self.person_wanted.emit, row.person_uid))

    # Looks --------------------------------------------------------------------------------

    def _table(self, key: str, model: QueryModel[Any], word: str) -> TableView:
        table = TableView(model, self, name=word, fill_menu=partial(self._fill_table_menu, key))
        table.setObjectName(f"dues_{key}_table")
        table.opened.connect(self.open_entry)
        table.chosen_changed.connect(self._explain)
        return table

    def _connect(self) -> None:
        self.strip.opened.connect(self.month_wanted)
        self.pay_button.clicked.connect(lambda: self.pay())
        self.base_button.clicked.connect(lambda: self.record_base())
        self._menu.aboutToShow.connect(self._fill_more)
        news().changed.connect(self._dress)

    def _lay_out(self) -> None:
        self.hint = QLabel(tr("在左边选一个人，这里是各月的党费、基数的来历和交纳的记录。"), self)
        self.hint.setWordWrap(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        set_role(self.hint, "second")
        self._head, self._years, self._foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self._head.addWidget(self.title, 1)
        self._head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        for widget in (self.before_button, self.year_label, self.after_button):
            self._years.addWidget(widget)
        self._years.addStretch(1)
        for button in self.parts.values():
            self._years.addWidget(button)
        for table in self.tables.values():
            self.stack.addWidget(table)
        for button in (self.pay_button, self.base_button, self.more_button):
            self._foot.addWidget(button)
        self._foot.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._head)
        self._column.addWidget(self.hint)
        self._column.addWidget(self.strip)
        self._column.addWidget(self.facts)
        self._column.addLayout(self._years)
        self._column.addWidget(self.stack, 3)
        self._column.addWidget(self._explained_area, 2)
        self._column.addLayout(self._foot)
        self._column.addStretch(0)
        self._dress()

    def _dress(self) -> None:
        made = tokens()
        self._column.setSpacing(made.space(2))
        for row in (self._head, self._years, self._foot):
            row.setSpacing(made.space(1))


def _model(
    bench: Workbench, pane: QWidget, columns: Sequence[Column[Any]], key: str
) -> QueryModel[Any]:
    return QueryModel(bench.desk, columns, RowsAtHand(), pane, key=key)


def month_cells(told: DuesPerson, on: date) -> list[MonthCell]:
    """Return the twelve months of a year as the strip shows them."""
    by_month = {one.month: one for one in told.months}
    return [
        _cell(month, by_month.get(month), on)
        for month in months_between(date(told.year, 1, 1), date(told.year, 12, 1))
    ]


def _cell(month: date, told: MonthDues | None, on: date) -> MonthCell:
    name = month_words(month)
    if told is None:
        return MonthCell(month, Tone.PLAIN, tr("—"), tr("{month}：这里不收", month=name))
    state = tr(STATE_WORDS[told.state])
    tone = STATE_LOOKS[told.state][0]
    figure = yuan_words(told.paid) if told.paid else yuan_words(told.owed)
    if told.state is DuesState.UNPAID:
        tone = Tone.BAD if told.due_on < on else Tone.PLAIN
    elif told.state is DuesState.NO_BASE:
        figure = tr("待登记")
    elif told.state in (DuesState.WAIVED, DuesState.ELSEWHERE):
        figure = tr("免交") if told.state is DuesState.WAIVED else tr("流入地")
    parts = [tr("{month}：{state}", month=name, state=state)]
    if told.owed is not None:
        parts.append(tr("应交 {sum} 元", sum=yuan_words(told.owed)))
    if told.paid:
        parts.append(tr("实交 {sum} 元", sum=yuan_words(told.paid)))
    parts.append(tr("{day} 收缴", day=told.due_on.isoformat()))
    if told.assessed is not None:
        parts.append(retold(slab_words(told.assessed.slab, told.assessed.payer)))
    if told.waiver is not None:
        parts.append(tr("减免：{approval}", approval=told.waiver.approval))
    return MonthCell(month, tone, figure, tr("，").join(parts))


def base_words(row: BasisRow) -> str:
    """Return how a recorded base came about and what it comes to."""
    made = row.assessed
    parts = [
        tr(
            "{month}起 {payer}，{slab}，每月应交 {sum} 元。",
            month=month_words(row.since),
            payer=tr(PAYER_WORDS[row.payer]),
            slab=retold(slab_words(made.slab, made.payer)),
            sum=yuan_words(made.amount),
        )
    ]
    if made.edge_amount is not None:
        parts.append(
            tr("全额套档，这一档的下端按低一档交 {edge} 元。", edge=yuan_words(made.edge_amount))
        )
    if made.wage is not None:
        parts.append(tr("{sum}。", sum=wage_words(made.wage)))
        if made.wage.counted:
            parts.append(tr("计入：{parts}。", parts=parts_words(made.wage.counted)))
        if made.wage.deducted:
            parts.append(tr("扣除：{parts}。", parts=parts_words(made.wage.deducted)))
    if row.note:
        parts.append(tr("备注：{note}", note=row.note))
    return "".join(parts)


def shares_words(row: PaymentRow) -> str:
    """Return what is to be known of a payment beside its row."""
    parts = [
        tr("，").join(
            tr("{month} {sum}", month=month_words(month), sum=yuan_words(sum_))
            for month, sum_ in sorted(row.shares.items())
        )
    ]
    if row.handed_by:
        parts.append(tr("由{name}代交", name=row.handed_by))
    if row.note:
        parts.append(row.note)
    return tr("；").join(parts)
