"""What is known of one letter or one person on the page 组织关系, and what can be done about it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from dangjian_desktop.domain.transfers import TransferState
from dangjian_desktop.domain.vocabulary import PRINTED, TransferPaper, printed
from dangjian_desktop.operations.away import remove_contact
from dangjian_desktop.queries.open_dues import OpenDuesQuery, months_told
from dangjian_desktop.queries.transfers import (
    AwayRow,
    ContactRow,
    ContactsQuery,
    OutOfContactRow,
    TransferRow,
)
from dangjian_desktop.ui.roster.transfers_columns import away_look, lost_look, transfer_look
from dangjian_desktop.ui.shared.buttons import menu_button, plain_button
from dangjian_desktop.ui.shared.chip import Chip
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.query_model import ChipLook, Column, QueryModel, RowsAtHand
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import Tone, news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

Row = TransferRow | AwayRow | OutOfContactRow
#: Word, icon and act of something that can be done about a row.
Acts = list[tuple[str, Callable[[], object]]]


def _reached_look(row: ContactRow) -> ChipLook:
    if row.was_reached:
        return ChipLook(tr("联系上"), Tone.GOOD)
    return ChipLook(tr("没联上"), Tone.WARN)


_CONTACT_COLUMNS: tuple[Column[ContactRow], ...] = (
    Column(QT_TR_NOOP("日期"), lambda row: row.contacted_on.isoformat(), "day", width=97),
    Column(
        QT_TR_NOOP("结果"),
        lambda row: _reached_look(row).text,
        "reached",
        width=89,
        chip=_reached_look,
    ),
    Column(QT_TR_NOOP("方式"), lambda row: row.way, "way", width=52),
    Column(QT_TR_NOOP("经办"), lambda row: row.contacted_by, "by", width=66),
)


class TransfersPane(QWidget):
    """The chosen row: what it says, what the rules say, the contacts, and the next thing to do."""

    print_wanted = Signal(object)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self.row: Row | None = None
        self.title = QLabel(self)
        set_role(self.title, "heading")
        self.chip = Chip("", parent=self)
        self.told = QLabel(self)
        self.told.setObjectName("transfer_told")
        self.facts = QLabel(self)
        self.facts.setObjectName("transfer_facts")
        set_role(self.facts, "caution")
        for label in (self.title, self.told, self.facts):
            label.setWordWrap(True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.contacts: QueryModel[ContactRow] = QueryModel(
            bench.desk, _CONTACT_COLUMNS, RowsAtHand(), self, key=lambda row: row.contact_id
        )
        self.table = TableView(
            self.contacts, self, name=QT_TR_NOOP("联系情况"), fill_menu=self._fill_contact_menu
        )
        self.table.setObjectName("contacts_table")
        self.first_button = plain_button("", parent=self)
        self.first_button.setObjectName("first_act")
        self.second_button = plain_button("", parent=self)
        self.second_button.setObjectName("second_act")
        self._menu = QMenu(self)
        self.more_button = menu_button(tr("更多"), self._menu, parent=self)
        self.more_button.setObjectName("transfer_more")
        self._acts: Acts = []
        self.first_button.clicked.connect(partial(self._do, 0))
        self.second_button.clicked.connect(partial(self._do, 1))
        self._lay_out()
        news().changed.connect(self._dress)
        self.show_row(None, [])

    def show_row(self, row: Row | None, acts: Acts) -> None:
        """Show a row with what can be done about it; None asks for one to be chosen."""
        self.row, self._acts = row, acts
        for widget in (self.chip, self.told, self.more_button):
            widget.setVisible(row is not None)
        for place, button in enumerate((self.first_button, self.second_button)):
            button.setVisible(row is not None and place < len(acts))
            if place < len(acts):
                button.setText(acts[place][0])
        self._menu.clear()
        for word, act in acts[2:]:
            self._menu.addAction(word, act)
        self.more_button.setVisible(len(acts) > 2)
        is_person = isinstance(row, (AwayRow, OutOfContactRow))
        self.table.setVisible(is_person)
        if row is None:
            set_role(self.title, "second")
            self.title.setText(tr("在左边选一行，这里是它的情况。"))
            self.facts.setVisible(False)
            return
        set_role(self.title, "heading")
        stage = printed(row.whom.stage)
        self.title.setText(
            tr("{name} · {stage}", name=row.whom.name, stage=stage) if stage else row.whom.name
        )
        self.chip.show_look(self._look(row))
        lines, facts = self._said(row)
        self.told.setText("\n".join(lines))
        self.facts.setText("\n".join(facts))
        self.facts.setVisible(bool(facts))
        if is_person:
            found = ContactsQuery(row.whom.person_id, self._bench.desk.on).fetch()
            self.contacts.set_query(RowsAtHand(rows=found))
            self.table.set_empty(tr("还没有登记过联系。"))

    @staticmethod
    def _look(row: Row) -> ChipLook:
        if isinstance(row, TransferRow):
            return transfer_look(row)
        return away_look(row) if isinstance(row, AwayRow) else lost_look(row)

    def _said(self, row: Row) -> tuple[list[str], list[str]]:
        """Return what a row says, and what the rules say of it."""
        if isinstance(row, TransferRow):
            return self._said_of_letter(row)
        if isinstance(row, AwayRow):
            return self._said_of_away(row)
        return self._said_of_lost(row)

    def _said_of_letter(self, row: TransferRow) -> tuple[list[str], list[str]]:
        lines = [
            tr("{from_name} → {to_name}", from_name=row.from_name, to_name=row.to_name),
            tr("{paper} {number}", paper=PRINTED[row.paper], number=row.number).strip(),
            tr(
                "开出 {issued}，有效期到 {until}",
                issued=row.issued_on.isoformat(),
                until=row.valid_until.isoformat(),
            ),
        ]
        if row.dues_through is not None:
            lines.append(
                tr(
                    "党费交至 {year} 年 {month} 月",
                    year=row.dues_through.year,
                    month=row.dues_through.month,
                )
            )
        if row.dues_note:
            lines.append(tr("党费没有交清：{why}", why=row.dues_note))
        if row.is_whole:
            lines.append(tr("整建制转接"))
        if row.received_on is not None and row.state is TransferState.RECEIVED:
            lines.append(tr("{day} 接收", day=row.received_on.isoformat()))
        if row.withdrawn_on is not None and row.state is TransferState.WITHDRAWN:
            lines.append(tr("{day} 收回，没有转走", day=row.withdrawn_on.isoformat()))
        if row.note:
            lines.append(row.note)
        facts = []
        if row.is_open:
            facts.append(tr("接收以前由{name}负责。", name=row.answers))
        if row.state is TransferState.EXPIRED:
            facts.append(tr("介绍信已过有效期，还没有接收。请同对方联系，或收回重开。"))
        if row.is_open and row.whom.branch_id is not None:
            months = OpenDuesQuery(row.whom.person_id, self._bench.desk.on).fetch()
            if months:
                facts.append(tr("还有 {months} 的党费没有交清。", months=months_told(months)))
        if row.is_open and row.paper is TransferPaper.ONLINE:
            facts.append(tr("在全国党员管理信息系统里办理，这里只登记结果。"))
        return lines, facts

    def _said_of_away(self, row: AwayRow) -> tuple[list[str], list[str]]:
        lines = [row.whom.branch_name]
        if row.since is not None:
            until = tr("至今") if row.until is None else row.until.isoformat()
            lines.append(
                tr(
                    "{kind}，{since} – {until}",
                    kind=PRINTED[row.kind],
                    since=row.since.isoformat(),
                    until=until,
                )
            )
        if row.destination:
            lines.append(tr("去处：{place}", place=row.destination))
        if row.host:
            day = row.host_registered_on
            told = tr("流入地党组织：{host}", host=row.host)
            lines.append(
                told if day is None else tr("{told}，{day} 登记", told=told, day=day.isoformat())
            )
        if row.certificate:
            lines.append(tr("流动党员活动证：{number}", number=row.certificate))
        if row.pays_there:
            lines.append(tr("党费在流入地交"))
        if row.note:
            lines.append(row.note)
        facts = []
        if row.contact_due_on is not None:
            sentence = (
                tr("应不晚于 {day} 联系，已经过了。", day=row.contact_due_on.isoformat())
                if row.is_overdue
                else tr("下次联系不晚于 {day}。", day=row.contact_due_on.isoformat())
            )
            facts.append(sentence)
        return lines, [*facts, *map(in_words, row.facts)]

    def _said_of_lost(self, row: OutOfContactRow) -> tuple[list[str], list[str]]:
        lines = [row.whom.branch_name]
        if row.since is not None:
            lines.append(tr("最后一次联系 {day}", day=row.since.isoformat()))
        if row.searched_on is not None:
            lines.append(tr("查找登记 {day}", day=row.searched_on.isoformat()))
        if row.note:
            lines.append(row.note)
        if row.stopped_on is not None:
            lines.append(tr("{day} 停止党籍", day=row.stopped_on.isoformat()))
            if row.why:
                lines.append(row.why)
        return lines, [in_words(fact) for fact in row.facts]

    # What the user can do ---------------------------------------------------------

    def _do(self, place: int, _checked: bool = False) -> None:
        if place < len(self._acts):
            self._acts[place][1]()

    def _fill_contact_menu(self, menu: QMenu) -> None:
        row: Any = self.table.current_row()
        if isinstance(row, ContactRow):
            records(menu.addAction(tr("删除"), partial(self._remove, row)))

    def _remove(self, row: ContactRow) -> None:
        if may_edit(self._bench.ask, self, self._bench.desk):
            self._bench.desk.attempt(remove_contact(contact_id=row.contact_id))

    # Looks --------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self.title, 1)
        self._head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        self._foot = QHBoxLayout()
        for button in (self.first_button, self.second_button, self.more_button):
            self._foot.addWidget(button)
        self._foot.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._head)
        self._column.addWidget(self.told)
        self._column.addWidget(self.facts)
        self._column.addLayout(self._foot)
        self._column.addWidget(self.table, 1)
        self._column.addStretch(0)
        self._dress()

    def _dress(self) -> None:
        made = tokens()
        self._column.setSpacing(made.space(2))
        self._foot.setSpacing(made.space(2))
