"""The subject page 变动: who was added, who left and what changed between two days."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.periods import PERIOD_WORDS, Period, days_of
from dangjian_desktop.operations.exports import export_changes
from dangjian_desktop.operations.printout import ROSTER_CHANGES, Printout
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.person_changes import ChangeKind, RosterChange
from dangjian_desktop.queries.roster_changes import Balance, BalanceQuery, RosterChangesQuery
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button, quiet_button
from dangjian_desktop.ui.shared.exporting import export_file
from dangjian_desktop.ui.shared.field_editors import FieldEditor, make_editor
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.place_box import PlaceBox
from dangjian_desktop.ui.shared.query_model import ChipLook, Column, QueryModel
from dangjian_desktop.ui.shared.refresh import Refresh
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import Tone, news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: Typing a day asks once, not at every key.
ASK_AFTER_MS = 200
_DATE_WIDTH = 132
_LOOKS: Mapping[ChangeKind, ChipLook] = {
    ChangeKind.ADDED: ChipLook(QT_TR_NOOP("新增"), Tone.GOOD, "user-plus"),
    ChangeKind.LEFT: ChipLook(QT_TR_NOOP("减少"), Tone.WARN, "log-out"),
    ChangeKind.CHANGED: ChipLook(QT_TR_NOOP("变动"), Tone.PLAIN, "history"),
}


def _chip(row: RosterChange) -> ChipLook:
    look = _LOOKS[row.kind]
    return ChipLook(tr(look.text), look.tone, look.icon)


COLUMNS: tuple[Column[RosterChange], ...] = (
    Column(QT_TR_NOOP("类型"), lambda row: tr(_LOOKS[row.kind].text), "kind", width=92, chip=_chip),
    Column(QT_TR_NOOP("姓名"), lambda row: row.name, "name", width=96),
    Column(QT_TR_NOOP("事项"), lambda row: row.what, "what", width=124),
    Column(
        QT_TR_NOOP("变动前"),
        lambda row: row.before,
        "before",
        width=210,
        tooltip=lambda row: row.before,
        is_second=True,
    ),
    Column(
        QT_TR_NOOP("变动后"),
        lambda row: row.after,
        "after",
        width=210,
        tooltip=lambda row: row.after,
    ),
    Column(QT_TR_NOOP("日期"), lambda row: row.day.printed, "day", width=106),
    Column(
        QT_TR_NOOP("所在党支部"),
        lambda row: row.branch_name,
        "branch_name",
        width=170,
        tooltip=lambda row: row.branch_name,
        is_second=True,
    ),
)


class ChangesPage(QWidget):
    """Two days, an organisation, and what became of its roll in between.

    Signals:
        figures_changed: How many of each, for the status line.
        print_wanted: The `Printout` to be printed.
        person_wanted: Identity of the person whose card is to be opened.
    """

    figures_changed = Signal(str)
    print_wanted = Signal(object)
    person_wanted = Signal(str)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bench = bench
        self.period: Period | None = Period.THIS_YEAR
        since, until = days_of(Period.THIS_YEAR, bench.desk.on)
        self.title = QLabel(tr("变动"), self)
        set_role(self.title, "title")
        self.place = PlaceBox(bench.desk, QT_TR_NOOP("全部党员"), self)
        self.place.setObjectName("changes_place")
        self.export_button = plain_button(tr("导出"), parent=self)
        self.export_button.setObjectName("export_changes")
        self.print_button = primary_button(tr("打印"), "printer", parent=self)
        self.print_button.setObjectName("print_changes")
        self.since = self._day_editor("since", QT_TR_NOOP("从哪一天"), since)
        self.until = self._day_editor("until", QT_TR_NOOP("到哪一天"), until)
        self.presets = {period: self._preset(period) for period in Period}
        self.sum = QLabel(self)
        self.sum.setObjectName("sum")
        self.sum.setWordWrap(True)
        set_role(self.sum, "heading")
        self.notice = QLabel(self)
        self.notice.setObjectName("notice")
        self.notice.setWordWrap(True)
        set_role(self.notice, "problem")
        self.notice.hide()
        self.model: QueryModel[RosterChange] = QueryModel(
            bench.desk, COLUMNS, RosterChangesQuery(since, until), self, key=lambda row: row
        )
        self.table = TableView(self.model, self, name=tr("变动"))
        self.table.setObjectName("changes_table")
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(ASK_AFTER_MS)
        self._later.timeout.connect(self.ask)
        self._refresh = Refresh(self, bench.desk, RosterChangesQuery.reads, self._tell)
        self._lay_out()
        self._connect()
        self._dress()

    # What the window asks -----------------------------------------------------

    def figures(self) -> str:
        """Return how many rows of each kind are shown."""
        return tr(
            "新增 {added} · 减少 {left} · 变动 {changed}",
            added=self._count(ChangeKind.ADDED),
            left=self._count(ChangeKind.LEFT),
            changed=self._count(ChangeKind.CHANGED),
        )

    def print_shown(self) -> None:
        """Print the list as the 党员变动情况表."""
        query = self.query
        self.print_wanted.emit(
            Printout(
                ROSTER_CHANGES,
                query.until,
                organisation_id=query.within,
                since=query.since,
                until=query.until,
            )
        )

    @property
    def query(self) -> RosterChangesQuery:
        """The list that is shown."""
        query = self.model.query
        assert isinstance(query, RosterChangesQuery)
        return query

    # What the user can do -----------------------------------------------------

    def choose_period(self, period: Period) -> None:
        """Look at a usual period as of the day of the status line."""
        since, until = days_of(period, self._bench.desk.on)
        self.since.show_value(PartialDate.of(since))
        self.until.show_value(PartialDate.of(until))
        self.period = period
        self.ask()

    def ask(self) -> None:
        """Show what the days and the organisation mean now; wrong days are told below them."""
        since, until = self._day_of(self.since), self._day_of(self.until)
        self._say("")
        if since is None or until is None:
            self._say(tr("请把两个日期都写到日，如 2026-01-31。"))
        elif until < since:
            self._say(tr("终止日期早于起始日期。请核对日期。"))
        else:
            self.model.set_query(RosterChangesQuery(since, until, self.place.organisation_id))
            self._tell()
        self._mark_preset()

    def export(self) -> None:
        """Write the list to a workbook."""
        write = partial(export_changes, self.query)
        said = QT_TR_NOOP("已导出 {count} 行：{name}")
        export_file(self._bench, self, tr("导出变动"), self._suggested(), write, said)

    def _open(self, row: RosterChange) -> None:
        self.person_wanted.emit(row.uid)

    # What is shown --------------------------------------------------------------

    def _tell(self) -> None:
        """Say the sum and, in an empty table, what to do."""
        query = self.query
        balance = BalanceQuery(query.since, query.until, query.within).of(self.model.keys)
        self.sum.setText(_sum(balance))
        self.sum.setToolTip(_parts(balance))
        if balance.difference or balance.unexplained:
            self._say(tr("期初、新增、减少和期末对不上。请核对：{names}", names=_named(balance)))
        if self.period is Period.THIS_YEAR:
            self.table.set_empty(
                tr("这段时间没有新增、减少和变动。"),
                tr("看上年"),
                partial(self.choose_period, Period.LAST_YEAR),
            )
        else:
            self.table.set_empty(
                tr("这段时间没有新增、减少和变动。"),
                tr("看本年"),
                partial(self.choose_period, Period.THIS_YEAR),
            )
        self._refresh.settle()
        self.figures_changed.emit(self.figures())

    def _count(self, kind: ChangeKind) -> int:
        return sum(row.kind is kind for row in self.model.keys)

    def _say(self, sentence: str) -> None:
        self.notice.setText(sentence)
        self.notice.setVisible(bool(sentence))

    def _mark_preset(self) -> None:
        for period, button in self.presets.items():
            button.setChecked(period is self.period)

    def _suggested(self) -> str:
        place = Tree.on(self.query.until).get(self.query.within)
        days = f"{self.query.since.isoformat()} {self.query.until.isoformat()}"
        return f"{place.name if place else ''}{chinese('党员变动')} {days}.xlsx"

    # Hearing ----------------------------------------------------------------------

    def _connect(self) -> None:
        self.place.place_changed.connect(self.ask)
        for editor in (self.since, self.until):
            editor.edited.connect(self._take_typing)
            editor.entered.connect(self.ask)
        self.table.opened.connect(self._open)
        self.export_button.clicked.connect(self.export)
        self.print_button.clicked.connect(self.print_shown)
        self._bench.desk.day_changed.connect(self._follow_day)
        news().changed.connect(self._dress)

    def _take_typing(self) -> None:
        self.period = None
        self._mark_preset()
        self._later.start()

    def _follow_day(self) -> None:
        if self.period is not None:
            self.choose_period(self.period)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard goes to the list."""
        super().showEvent(event)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # Looks ------------------------------------------------------------------------

    def _day_editor(self, key: str, label: str, day: date) -> FieldEditor:
        latest = date(self._bench.desk.today.year + 1, 12, 31)
        field = Field(key, label, Entry.DATE, is_required=True, latest=latest)
        editor = make_editor(field, self._bench.desk.on, self)
        editor.widget.setAccessibleName(tr(label))
        editor.show_value(PartialDate.of(day))
        return editor

    def _day_of(self, editor: FieldEditor) -> date | None:
        value = editor.read().value
        day = value.first_day if isinstance(value, PartialDate) and value.is_exact else None
        editor.set_faulty(day is None)
        return day

    def _preset(self, period: Period) -> QPushButton:
        button = quiet_button(tr(PERIOD_WORDS[period]), parent=self)
        button.setObjectName(period.value)
        button.setCheckable(True)
        button.setChecked(period is self.period)
        button.clicked.connect(partial(self._choose_preset, period))
        return button

    def _choose_preset(self, period: Period) -> None:
        self.choose_period(period)

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self.title)
        self._head.addWidget(self.place)
        self._head.addStretch(1)
        self._head.addWidget(self.export_button)
        self._head.addWidget(self.print_button)
        self._days = QHBoxLayout()
        self._days.addWidget(self.since.widget)
        self._days.addWidget(QLabel(tr("至"), self))
        self._days.addWidget(self.until.widget)
        for button in self.presets.values():
            self._days.addWidget(button)
        self._days.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addLayout(self._days)
        self._column.addWidget(self.notice)
        self._column.addWidget(self.sum)
        self._column.addWidget(self.table, 1)
        order = (self.place, self.since.widget, self.until.widget, *self.presets.values())
        for before, after in zip(order, (*order[1:], self.table), strict=True):
            QWidget.setTabOrder(before, after)
        QWidget.setTabOrder(self.table, self.export_button)
        QWidget.setTabOrder(self.export_button, self.print_button)

    def _dress(self) -> None:
        made = tokens()
        gap = made.space(3)
        self._column.setContentsMargins(gap, gap, gap, gap)
        self._column.setSpacing(made.space(2))
        self._head.setSpacing(made.space(2))
        self._days.setSpacing(made.space(2))
        for editor in (self.since, self.until):
            editor.widget.setFixedWidth(made.text_px(_DATE_WIDTH))


def _sum(balance: Balance) -> str:
    return tr(
        "党员：期初 {opening} + 新增 {added} − 减少 {left} {sign} 期末 {closing}",
        opening=balance.opening,
        added=balance.added_total,
        left=balance.left_total,
        sign="≠" if balance.difference else "=",
        closing=balance.closing,
    )


def _parts(balance: Balance) -> str:
    """Return of what additions and losses consist, in the terms of the statistics."""
    told = [(tr("新增"), balance.added), (tr("减少"), balance.left)]
    return "\n".join(
        f"{word}  " + tr("、").join(f"{what} {count}" for what, count in parts.items())
        for word, parts in told
        if parts
    )


def _named(balance: Balance) -> str:
    return tr("、").join(balance.unexplained)
