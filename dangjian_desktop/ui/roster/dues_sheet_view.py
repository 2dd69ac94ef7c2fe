"""The view 收缴 of the page 党费: who owes and has paid for a month or a quarter, to be ticked."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from dangjian_desktop.domain.dues_entries import PaymentEntry
from dangjian_desktop.domain.dues_months import DuesState, spread
from dangjian_desktop.domain.problems import Address, InputError, Problem
from dangjian_desktop.domain.yuan_reading import read_typed_yuan
from dangjian_desktop.operations.dues_collection import record_collection, void_payments
from dangjian_desktop.operations.runner import Operation, RefusedError, StorageError
from dangjian_desktop.queries.dues import DuesMonth, DuesPersonQuery
from dangjian_desktop.ui.roster.dues_columns import sheet_columns
from dangjian_desktop.ui.roster.dues_foot import DuesFoot
from dangjian_desktop.ui.roster.dues_rows import (
    SheetLines,
    SheetRow,
    Wanted,
    is_meant,
    is_wanted,
    sheet_rows,
    sums_of,
)
from dangjian_desktop.ui.roster.dues_sheet_table import SheetModel, SheetTable
from dangjian_desktop.ui.roster.dues_words import month_words, months_words
from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.day_picker import CalendarPopup, may_edit
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.table_view import ColumnLayout
from dangjian_desktop.ui.shared.theme import news, refusal_label, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_WANTED_WORDS: tuple[tuple[Wanted, str], ...] = (
    (Wanted.ALL, QT_TR_NOOP("全部")),
    (Wanted.OPEN, QT_TR_NOOP("未交齐")),
    (Wanted.PAID, QT_TR_NOOP("已交齐")),
    (Wanted.NO_BASE, QT_TR_NOOP("待登记基数")),
    (Wanted.LOWERED, QT_TR_NOOP("减免")),
    (Wanted.ARREARS, QT_TR_NOOP("欠交要提醒的")),
)
#: What stands in the note of a payment that was unticked.
UNTICKED = chinese("收缴表上取消")
_WANTED_WIDTH = 130


class DuesSheetView(QWidget):
    """Space or a click on the box: paid in full; a digit: so much; the foot adds up.

    Signals:
        chosen_changed: Another person is the current one.
        listed_changed: Other people are listed, or their money is another.
        payment_wanted: The `DuesRow` of somebody who pays for other months, or another sum.
        base_wanted: The `DuesRow` of somebody whose base is to be recorded.
        person_wanted: Identity of the person whose card is to be opened.
    """

    chosen_changed = Signal()
    listed_changed = Signal()
    payment_wanted = Signal(object)
    base_wanted = Signal(object)
    person_wanted = Signal(str)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self.rows: list[SheetRow] = []
        self.months: tuple[date, ...] = ()
        self.words = ""
        #: Day on which what is ticked was handed over; None for today.
        self._paid_on: date | None = None
        self._shape: tuple[object, ...] = ()
        self._wanted_person: int | None = None
        self.wanted = ChoiceBox(self)
        self.wanted.setObjectName("dues_wanted")
        self.wanted.setAccessibleName(tr("列出谁"))
        self.wanted.offer([(tr(word), key) for key, word in _WANTED_WORDS])
        self.day_button = records(plain_button("", "calendar-days", parent=self))
        self.day_button.setObjectName("dues_paid_on")
        self.day_button.setToolTip(tr("勾选的、填金额的都记在这一天"))
        self.with_receipts = records(QCheckBox(tr("编收据号"), self))
        self.with_receipts.setObjectName("dues_with_receipts")
        self.with_receipts.setToolTip(tr("勾选时每人自动编下一个收据号"))
        self.with_receipts.setChecked(True)
        self.collected = QLabel(self)
        self.collected.setObjectName("dues_collected_on")
        set_role(self.collected, "second")
        self.trouble = refusal_label("dues_trouble", self)
        self.model = SheetModel(
            bench.desk, (), SheetLines(), self, key=lambda row: row.person_id, hears=False
        )
        self.table = SheetTable(
            self.model, self, name=QT_TR_NOOP("党费收缴表"), fill_menu=self._fill_menu
        )
        self.table.setObjectName("dues_sheet_table")
        self.foot = DuesFoot(self)
        self._lay_out()
        self._connect()
        self._say_day()

    # What is shown ------------------------------------------------------------------------

    def show_sheets(self, sheets: Sequence[DuesMonth]) -> None:
        """Show the sheets of a month, or of the months of a quarter."""
        self.months = tuple(sheet.month for sheet in sheets)
        self.rows = sheet_rows(sheets)
        days = sheets[-1].collected_on
        self.collected.setText(
            tr("收缴日 {day}", day=days.isoformat())
            if days is not None
            else tr("各党支部的收缴日不同")
            if self.rows
            else ""
        )
        self._show_rows()

    def show_words(self, words: str) -> None:
        """List only who is meant by a part of a name or its initials."""
        self.words = words.strip().lower()
        self._show_rows()

    def show_wanted(self, wanted: Wanted) -> None:
        """List some people only."""
        self.wanted.setCurrentIndex(self.wanted.findData(wanted))
        self._show_rows()

    def choose_person(self, person_id: int) -> None:
        """Let somebody be the current one, everybody listed."""
        self._wanted_person = person_id
        self.words = ""
        self.show_wanted(Wanted.ALL)

    def listed(self) -> list[SheetRow]:
        """Return the rows that are listed."""
        wanted = Wanted(self.wanted.currentData() or Wanted.ALL)
        return [
            row
            for row in self.rows
            if is_wanted(row, wanted) and (not self.words or is_meant(row.latest, self.words))
        ]

    def current(self) -> SheetRow | None:
        """Return the current row."""
        row = self.table.current_row()
        return row if isinstance(row, SheetRow) else None

    def _show_rows(self) -> None:
        listed = self.listed()
        is_one_branch = len({row.latest.branch_id for row in self.rows}) < 2
        before = self._wanted_person or self.table.current_key()
        place = self.table.currentIndex().row()
        self._wanted_person = None
        shape = (self.months if len(self.months) > 1 else (), is_one_branch)
        lines = SheetLines(listed)
        with QSignalBlocker(self.table):  # who is chosen is told once, at the end
            if shape != self._shape or not self.model.columns:
                self._shape = shape
                columns = sheet_columns(self.months, is_one_branch=is_one_branch)
                self.table.exchange(columns, lines, ColumnLayout())
            else:
                self.model.set_query(lines)
            keys = list(self.model.keys)
            if keys and before not in keys:  # the next one after who is not listed any more
                before = keys[min(max(place, 0), len(keys) - 1)]
            if keys and (not self.table.selected_keys() or self.table.current_key() != before):
                self.table.select_keys([before])
        self.table.set_empty(*self._empty())
        self.foot.show_sums(sums_of(listed), everybody=len(self.rows))
        self.foot.setVisible(bool(self.rows))
        self.say_trouble("")
        self.listed_changed.emit()
        self.chosen_changed.emit()

    def _empty(self) -> tuple[str]:
        if self.rows:
            return (tr("没有这样的人。请改列出的范围或姓名。"),)
        return (tr("这里这个月没有要交党费的党员。请先在名册里登记党员。"),)

    def say_trouble(self, told: str) -> None:
        """Say above the table why something was not taken; "" for nothing."""
        self.trouble.setText(told)
        self.trouble.setVisible(bool(told))

    # What the user can do -----------------------------------------------------------------

    def tick(self, rows: Sequence[SheetRow]) -> bool:
        """Record that people paid all that is open of the period; one undo for all of them."""
        payable = [row for row in rows if row.is_payable]
        lacking = [row.latest.name for row in rows if row.state is DuesState.NO_BASE]
        if not payable:
            if lacking:
                self.say_trouble(
                    tr(
                        "{names}还没有登记计费基数，不知道应交多少。请先登记基数，"
                        "或用“收党费…”填实际交来的金额。",
                        names=tr("、").join(lacking),
                    )
                )
            return False
        return self._record([(row, dict(row.open_shares)) for row in payable])

    def turn(self) -> None:
        """Tick the chosen rows; where all of them are paid, take the ticks back."""
        rows = self.chosen()
        if any(row.is_payable for row in rows) or not any(row.paid for row in rows):
            self.tick(rows)
        else:
            self.untick(rows)

    def untick(self, rows: Sequence[SheetRow]) -> bool:
        """Let payments of the period count no more; one that is for other months too stays."""
        on, months = self._bench.desk.on, set(self.months)
        ids: list[int] = []
        for row in rows:
            told = DuesPersonQuery(row.person_id, on, self.months[-1].year).fetch()
            for one in told.payments:
                if one.voided_on is not None or not months & one.shares.keys():
                    continue
                if not one.shares.keys() <= months:
                    self.say_trouble(
                        tr(
                            "{name} {day} 那一笔是{months}一起交的。"
                            "要取消，请在右边“交纳”里作废那一笔。",
                            name=row.latest.name,
                            day=one.paid_on.isoformat(),
                            months=months_words(one.shares),
                        )
                    )
                    return False
                ids.append(one.payment_id)
        return self._run(void_payments(payment_ids=ids, reason=UNTICKED, on=on))

    def tick_all(self) -> None:
        """Record that everybody who is listed paid what is open."""
        self.tick(self.listed())

    def enter_amount(self, row: SheetRow, text: str, goes_on: bool) -> None:
        """Take what was typed as paid; go on to the next row that is open."""
        reading = read_typed_yuan(text)
        faults = [fault.at(Address(field=row.latest.name)) for fault in reading.faults]
        keys = list(self.model.keys)
        after = keys[keys.index(row.person_id) + 1 :] if row.person_id in keys else []
        if reading.value is None:
            if faults:
                self._tell(faults)
                self.table.edit_amount(row.person_id, text)
            return
        amount = reading.value
        shares = spread(amount, row.open_shares)
        beyond = amount - sum(shares.values(), Decimal(0))
        if beyond > 0 and shares:
            last = max(shares)
            shares[last] += beyond
        if not self._record([(row, shares)] if shares else [(row, {self.months[-1]: amount})]):
            self.table.edit_amount(row.person_id, text)
        elif goes_on:
            self._go_on(after)

    def _go_on(self, keys: Sequence[int]) -> None:
        """Begin to write the amount of the next row that is open."""
        for key in keys:
            place = self.model.row_of(key)
            if place >= 0 and self.model.row_at(place).is_payable:
                self.table.select_keys([key])
                self.table.edit_amount(key)
                return

    def _record(self, paid: Sequence[tuple[SheetRow, dict[date, Decimal]]]) -> bool:
        receipt = None if self.with_receipts.isChecked() else ""
        entries: defaultdict[int, list[PaymentEntry]] = defaultdict(list)
        for row, shares in paid:
            entries[row.latest.branch_id].append(PaymentEntry(row.person_id, shares, receipt))
        on = self._bench.desk.on
        return self._run(record_collection(entries=entries, paid_on=self._paid_on or on, on=on))

    def _run(self, operation: Operation[Any]) -> bool:
        """Carry something out; what is wrong stands above the table."""
        if not may_edit(self._bench.ask, self, self._bench.desk):
            return False
        self.say_trouble("")
        try:
            self._bench.desk.run(operation)
        except InputError as error:
            self._tell(error.problems)
            return False
        except (RefusedError, StorageError) as refusal:
            self.say_trouble(in_words(refusal))
            return False
        return True

    def _tell(self, problems: Sequence[Problem]) -> None:
        self.say_trouble(
            " ".join(
                tr("{name}：{said}", name=one.where.field, said=in_words(one))
                if one.where.field and not one.where.field.isascii()
                else in_words(one)
                for one in problems
            )
        )

    def chosen(self) -> list[SheetRow]:
        """Return the selected rows."""
        chosen = set(self.table.selected_keys())
        return [row for row in self.listed() if row.person_id in chosen]

    def _take_tick(self, row: SheetRow, is_ticked: bool) -> None:
        if is_ticked and row.is_payable:
            self.tick([row])
        else:
            self.untick([row])

    def _open(self, row: object) -> None:
        if isinstance(row, SheetRow):
            wanted = self.base_wanted if row.state is DuesState.NO_BASE else self.payment_wanted
            wanted.emit(row.latest)

    def _fill_menu(self, menu: QMenu) -> None:
        row = self.current()
        if row is None:
            return
        rows = self.chosen()
        if any(one.is_payable for one in rows):
            records(menu.addAction(tr("全额交齐"), lambda: self.tick(rows)))
            records(menu.addAction(tr("填实交金额"), lambda: self.table.edit_amount(row.person_id)))
        elif any(one.paid for one in rows):
            records(menu.addAction(tr("取消收缴"), lambda: self.untick(rows)))
        records(menu.addAction(tr("收党费…"), lambda: self.payment_wanted.emit(row.latest)))
        records(menu.addAction(tr("登记基数…"), lambda: self.base_wanted.emit(row.latest)))
        menu.addSeparator()
        menu.addAction(tr("打开信息卡"), lambda: self.person_wanted.emit(row.latest.person_uid))

    # The day ------------------------------------------------------------------------------

    def choose_day(self) -> None:
        """Show the calendar of the day on which the money was handed over."""
        on = self._bench.desk.on
        popup = CalendarPopup(
            self._paid_on or on,
            on,
            shortcuts=((tr("今天"), on),),
            latest=on,
            parent=self,
        )
        popup.picked.connect(self.show_paid_on)
        popup.open_below(self.day_button)

    def show_paid_on(self, day: date) -> None:
        """Let what is ticked be of a day."""
        self._paid_on = None if day == self._bench.desk.on else day
        self._say_day()

    def follow_day(self) -> None:
        """Another day is worked as of: what is ticked is of that day."""
        self._paid_on = None
        self._say_day()

    def _say_day(self) -> None:
        day = self._paid_on or self._bench.desk.on
        self.day_button.setText(tr("交纳日期 {day}", day=day.isoformat()))

    # Looks --------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.wanted.activated.connect(self._show_rows)
        self.day_button.clicked.connect(self.choose_day)
        self.table.turned.connect(self.turn)
        self.table.amount_entered.connect(self.enter_amount)
        self.table.opened.connect(self._open)
        self.table.chosen_changed.connect(self.chosen_changed)
        self.model.ticked.connect(self._take_tick)
        news().changed.connect(self._dress)

    def _lay_out(self) -> None:
        self.bar = QHBoxLayout()
        for widget in (self.wanted, self.day_button, self.with_receipts):
            self.bar.addWidget(widget)
        self.bar.addStretch(1)
        self.bar.addWidget(self.collected)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self.bar)
        self._column.addWidget(self.trouble)
        self._column.addWidget(self.table, 1)
        self._column.addWidget(self.foot)
        self._dress()

    def _dress(self) -> None:
        made = tokens()
        self._column.setSpacing(made.space(2))
        self.bar.setSpacing(made.space(2))
        self.wanted.setMaximumWidth(made.text_px(_WANTED_WIDTH))


def period_words(months: Sequence[date]) -> str:
    """Return a month, or a quarter, in words."""
    if len(months) == 1:
        return month_words(months[0])
    first = months[0]
    return tr("{year}年第{quarter}季度", year=first.year, quarter=(first.month + 2) // 3)
