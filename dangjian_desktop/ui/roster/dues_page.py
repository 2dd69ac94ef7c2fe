"""The page 党费: what is owed and came in, by what it is reckoned, what became of it."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.dates import add_months
from dangjian_desktop.domain.dues import Alert, Fixing, month_of
from dangjian_desktop.domain.dues_months import ARREARS as ARREARS_RULE
from dangjian_desktop.domain.obligations import Every
from dangjian_desktop.domain.score_periods import period_on
from dangjian_desktop.domain.today import Source, TodayItem
from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.operations.dues_import import write_bases_template
from dangjian_desktop.operations.import_sheets import open_sheets
from dangjian_desktop.operations.printout import (
    DUES_MONTH,
    DUES_PUBLICATION,
    DUES_QUARTER,
    DUES_RECEIPTS,
    DUES_USE,
    Printout,
)
from dangjian_desktop.queries.dues import DuesMonth, DuesMonthQuery, DuesPersonQuery, DuesRow
from dangjian_desktop.queries.dues_accounts import DuesAccountsQuery, DuesPublicSheetQuery
from dangjian_desktop.queries.dues_facts import collection_of
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.points import people_counted
from dangjian_desktop.queries.rules import rules_at
from dangjian_desktop.ui.roster.dues_accounts_view import DuesAccountsView
from dangjian_desktop.ui.roster.dues_base_dialog import base_dialog
from dangjian_desktop.ui.roster.dues_columns import arrears_columns, base_columns
from dangjian_desktop.ui.roster.dues_dialogs import (
    collection_day_dialog,
    consent_dialog,
    payment_dialog,
    waiver_dialog,
)
from dangjian_desktop.ui.roster.dues_import_session import DuesImportSession
from dangjian_desktop.ui.roster.dues_list_view import DuesListView, arrears_counts, has_arrears
from dangjian_desktop.ui.roster.dues_person import DuesPersonPane
from dangjian_desktop.ui.roster.dues_publication_view import DuesPublicationView
from dangjian_desktop.ui.roster.dues_rows import Wanted, sums_of
from dangjian_desktop.ui.roster.dues_sheet_view import DuesSheetView, period_words
from dangjian_desktop.ui.roster.dues_words import month_words, yuan_words
from dangjian_desktop.ui.shared.buttons import (
    icon_button,
    menu_button,
    plain_button,
    primary_button,
    view_buttons,
)
from dangjian_desktop.ui.shared.chosen_files import read_chosen_file
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.exporting import export_file
from dangjian_desktop.ui.shared.flow import FoldingRow
from dangjian_desktop.ui.shared.jobs import Outcome, Report
from dangjian_desktop.ui.shared.layouts import panes, space_page
from dangjian_desktop.ui.shared.offered import is_offered, records
from dangjian_desktop.ui.shared.place_box import PlaceBox
from dangjian_desktop.ui.shared.refresh import Refresh
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, source_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

SHEET, BASES, ARREARS, ACCOUNTS, PUBLIC = "sheet", "bases", "arrears", "accounts", "public"
VIEWS: tuple[tuple[str, str], ...] = (
    (SHEET, QT_TR_NOOP("收缴")),
    (BASES, QT_TR_NOOP("基数")),
    (ARREARS, QT_TR_NOOP("欠交")),
    (ACCOUNTS, QT_TR_NOOP("收支")),
    (PUBLIC, QT_TR_NOOP("公示")),
)
MONTH, QUARTER = "month", "quarter"
_LENGTHS: tuple[tuple[str, str], ...] = (
    (MONTH, QT_TR_NOOP("按月")),
    (QUARTER, QT_TR_NOOP("按季")),
)
#: Views that show people, with the pane of one beside them.
_OF_PEOPLE = frozenset({SHEET, BASES, ARREARS})
#: What the one accented button does in each view.
_DOES = {
    SHEET: QT_TR_NOOP("收党费…"),
    BASES: QT_TR_NOOP("登记基数…"),
    ARREARS: QT_TR_NOOP("收党费…"),
    ACCOUNTS: QT_TR_NOOP("登记收支…"),
    PUBLIC: QT_TR_NOOP("登记公示…"),
}
_SHARES = (930, 400)
_FIND_WIDTH = 150
READ_AFTER_MS = 100
#: Up to so many people the sheet is reckoned at once; more are reckoned as a job.
_FEW = 3000
#: Months ahead of today whose sheet can be looked at, for those who pay ahead.
_MONTHS_AHEAD = 12
_READS = (
    DuesMonthQuery.reads
    | DuesPersonQuery.reads
    | DuesAccountsQuery.reads
    | DuesPublicSheetQuery.reads
)


class DuesPage(QWidget):
    """The views of dues; at the right, where they show people, the chosen one.

    Signals:
        figures_changed: What the status line says.
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
        self.month = month_of(bench.desk.on)
        self.length = MONTH
        self.view = SHEET
        #: The sheets of the months that are shown; empty while very many people are reckoned.
        self.sheets: tuple[DuesMonth, ...] = ()
        self._wanted_person: int | None = None
        self.title = QLabel(self)
        set_role(self.title, "title")
        self.before_button = icon_button(
            "chevron-left", tr("上一期"), clicked=partial(self.go, -1), parent=self
        )
        self.after_button = icon_button(
            "chevron-right", tr("下一期"), clicked=partial(self.go, 1), parent=self
        )
        self.lengths = view_buttons(_LENGTHS, self.choose_length, self)
        self.views = view_buttons(VIEWS, self.choose_view, self)
        self.place = PlaceBox(bench.desk, QT_TR_NOOP("全部党支部"), self)
        self.place.setObjectName("dues_place")
        self.finder = QLineEdit(self)
        self.finder.setObjectName("dues_find")
        self.finder.setPlaceholderText(tr("姓名或首字母"))
        self.finder.setToolTip(
            tr("输入姓名或拼音首字母找人，回车全额交齐找到的第一个人")
            if is_offered()
            else tr("输入姓名或拼音首字母找人")
        )
        self.finder.setClearButtonEnabled(True)
        self._papers = QMenu(self)
        self.print_button = menu_button(tr("打印"), self._papers, "printer", parent=self)
        self.print_button.setObjectName("print_dues")
        self.more_menu = QMenu(self)
        self.more_button = menu_button(tr("更多"), self.more_menu, parent=self)
        self.more_button.setObjectName("dues_more")
        self.act_button = records(primary_button("", "plus", parent=self))
        self.act_button.setObjectName("dues_act")
        self.import_button = records(plain_button(tr("导入基数…"), parent=self))
        self.import_button.setObjectName("import_dues_bases")
        self.sheet = DuesSheetView(bench, self)
        self.bases = DuesListView(
            bench,
            BASES,
            QT_TR_NOOP("计费基数"),
            base_columns,
            picks=lambda _row: True,
            open_word=QT_TR_NOOP("登记基数…"),
            parent=self,
        )
        self.bases.bar.addWidget(self.import_button)
        self.arrears = DuesListView(
            bench,
            ARREARS,
            QT_TR_NOOP("欠交党费的人"),
            arrears_columns,
            picks=has_arrears,
            open_word=QT_TR_NOOP("收党费…"),
            parent=self,
        )
        self.accounts = DuesAccountsView(bench, self)
        self.publication = DuesPublicationView(bench, self)
        self.stack = QStackedWidget(self)
        self._of_view: dict[str, QWidget] = {
            SHEET: self.sheet,
            BASES: self.bases,
            ARREARS: self.arrears,
            ACCOUNTS: self.accounts,
            PUBLIC: self.publication,
        }
        for widget in self._of_view.values():
            self.stack.addWidget(widget)
        self.pane = DuesPersonPane(bench, self)
        self._refresh = Refresh(
            self, bench.desk, frozenset(_READS), self.read, after_ms=READ_AFTER_MS
        )
        self._lay_out()
        self._connect()
        self._arrange()

    # What the window asks -----------------------------------------------------------------

    def figures(self) -> str:
        """Return the sums of what is listed, or the accounts, in one line."""
        if self.view == ACCOUNTS and self.accounts.accounts is not None:
            return tr("结存 {sum} 元", sum=yuan_words(self.accounts.accounts.total.balance))
        if self.view in (ACCOUNTS, PUBLIC) or not self.sheets:
            return ""
        if self.view == ARREARS:
            counts = arrears_counts(self.sheets[-1].rows)
            return tr(
                "欠交 {count} 人 · 要提醒的 {notice} 人 · 要由人决定的 {urgent} 人",
                count=sum(counts.values()),
                notice=counts[Alert.NOTICE],
                urgent=counts[Alert.URGENT],
            )
        if self.view == BASES:
            rows = self.sheets[-1].rows
            return tr(
                "{count} 人 · 待登记基数 {lacking} 人",
                count=len(rows),
                lacking=sum(row.payer is None for row in rows),
            )
        sums = sums_of(self.sheet.listed())
        return tr(
            "{count} 人 · 应交 {owed} · 实交 {paid} · 未交 {open}",
            count=sums.people,
            owed=yuan_words(sums.owed),
            paid=yuan_words(sums.paid),
            open=yuan_words(sums.open),
        )

    def print_shown(self) -> None:
        """Print the form of the view: the sheet to collect by, the use, the publication."""
        match self.view:
            case "accounts":
                self._print(DUES_USE)
            case "public":
                self.print_publication()
            case _:
                self.print_sheet()

    def print_sheet(self) -> None:
        """Print the sheet of the month, or of the quarter where one is shown."""
        if len(self.months) > 1:
            self._print(DUES_QUARTER, period=period_on(Every.QUARTER, self.month).code)
        else:
            self._print(DUES_MONTH, month=self.month.month)

    def print_receipts(self) -> None:
        """Print the receipts of the chosen people for the months shown; of all where none has."""
        chosen = self.sheet.chosen() if self.view == SHEET else []
        people = [row.person_id for row in chosen] or [
            row.person_id for row in (self.chosen(),) if row is not None
        ]
        months = set(self.months)
        ids = [
            one.payment_id
            for person in people
            for one in DuesPersonQuery(person, self._bench.desk.on, self.year).fetch().payments
            if one.voided_on is None and months & one.shares.keys()
        ]
        if ids:
            self._print(DUES_RECEIPTS, payment_ids=tuple(ids))
        else:
            self._bench.ask.tell(self, tr("所选的人这一期还没有交纳的记录，没有收据可以打印。"))

    def print_all_receipts(self) -> None:
        """Print the receipts of everything that came in during the month."""
        self._print(DUES_RECEIPTS, month=self.month.month)

    def print_publication(self) -> None:
        """Print the yearly sheet of the branch."""
        branch = self._branch()
        if branch is None:
            self._bench.ask.tell(self, tr("年度公示按党支部做。请先在上面选一个党支部。"))
        else:
            self._print(DUES_PUBLICATION, organisation_id=branch)

    def _print(self, code: str, **what: Any) -> None:
        given = {"organisation_id": self.place.organisation_id, "year": self.year, **what}
        self.print_wanted.emit(Printout(code, self._bench.desk.on, **given))

    def _print_receipt(self, payment_id: int) -> None:
        self._print(DUES_RECEIPTS, payment_ids=(payment_id,))

    def _fill_papers(self) -> None:
        menu = self._papers
        menu.clear()
        menu.addAction(tr("{period}收缴表", period=period_words(self.months)), self.print_sheet)
        menu.addAction(tr("收据（所选的人）"), self.print_receipts)
        menu.addAction(
            tr("收据（{month}收的全部）", month=month_words(self.month)), self.print_all_receipts
        )
        menu.addSeparator()
        menu.addAction(tr("{year}年使用明细", year=self.year), lambda: self._print(DUES_USE))
        menu.addAction(tr("{year}年公示", year=self.year), self.print_publication)

    def show_person(self, person_id: int, month: date | None = None) -> None:
        """Show somebody on the sheet of a month."""
        self.place.choose(None)
        self._wanted_person = person_id
        self.view = SHEET
        self._arrange()
        self.show_month(month or self.month)

    def show_due(self, item: TodayItem) -> None:
        """Show what something due is about: the publication of a year, else who is in arrears."""
        self.place.choose(item.organisation_id)
        if item.source is Source.OBLIGATION:
            self.view = PUBLIC
            year = item.cell[0] if item.cell is not None else self._bench.desk.on.year
            self.month = self.month.replace(year=year)
        else:
            self.view = ARREARS
            self.month = month_of(self._bench.desk.on)
        self._arrange()
        self._refresh.now()

    # What is shown ------------------------------------------------------------------------

    @property
    def year(self) -> int:
        """The year whose accounts and publication are shown."""
        return self.month.year

    @property
    def months(self) -> tuple[date, ...]:
        """The months that are shown: one, or those of the quarter."""
        if self.length == MONTH or self.view in (BASES, ARREARS):
            return (self.month,)
        first = self.month.replace(month=(self.month.month - 1) // 3 * 3 + 1)
        return tuple(add_months(first, step) for step in range(3))

    def choose_view(self, view: str) -> None:
        """Show the sheet, the bases, the arrears, the accounts or the publication."""
        self.view = view
        self._arrange()
        self._refresh.now()

    def choose_length(self, length: str) -> None:
        """Show a month or a quarter."""
        self.length = length
        self._arrange()
        self._refresh.now()

    def show_month(self, month: date) -> None:
        """Show another month, or the quarter or year in which it lies."""
        self.month = month_of(month)
        self._refresh.now()

    def go(self, step: int) -> None:
        """Show the month, quarter or year before or after."""
        size = 1
        if self.view in (ACCOUNTS, PUBLIC):
            size = 12
        elif len(self.months) > 1:
            size = 3
        other = add_months(self.month, step * size)
        if other <= self._last_month():
            self.show_month(other)

    def _last_month(self) -> date:
        this = month_of(self._bench.desk.on)
        if self.view in (ACCOUNTS, PUBLIC):
            return this.replace(month=12)
        return add_months(this, _MONTHS_AHEAD)

    def read(self) -> None:
        """Read what the view shows; very many people as a job."""
        self._refresh.settle()
        self._say_title()
        within = self.place.organisation_id
        if self.view == ACCOUNTS:
            self.accounts.show_year(self.year, within, self._organisation())
            return
        if self.view == PUBLIC:
            self.publication.show_year(self._branch(), self.year)
            return
        queries = self._queries()
        if within is not None or people_counted(self._bench.desk.on) <= _FEW:
            self._show([query.fetch() for query in queries])
            return
        if self._bench.jobs.is_busy:
            self._refresh.is_stale = True
            return
        self._bench.jobs.start(
            self, partial(_fetch, queries), partial(self._take, queries), title=tr("计算党费")
        )

    def _queries(self) -> list[DuesMonthQuery]:
        on, within = self._bench.desk.on, self.place.organisation_id
        return [DuesMonthQuery(on, month, within) for month in self.months]

    def _take(self, queries: Sequence[DuesMonthQuery], outcome: Outcome[list[DuesMonth]]) -> None:
        if list(queries) != self._queries():  # what is asked for by now is read next
            return
        if outcome.was_cancelled:
            self.sheets = ()
            self.sheet.table.set_empty(
                tr("已停止计算。可以选一个范围再看，或重新计算。"), tr("重新计算"), self.read
            )
            return
        self._show(outcome.result())

    def _read_when_free(self, busy: bool) -> None:
        if not busy and self._refresh.is_stale and self.isVisible():
            self.read()

    def _show(self, sheets: Sequence[DuesMonth]) -> None:
        self.sheets = tuple(sheets)
        wanted, self._wanted_person = self._wanted_person, None
        if self.view == SHEET:
            self.sheet.show_sheets(sheets)
            if wanted is not None:
                self.finder.clear()
                self.sheet.choose_person(wanted)
        elif self.view == BASES:
            self._show_bases(sheets[-1])
        else:
            self._show_arrears(sheets[-1])
        self._show_chosen()

    def _show_bases(self, sheet: DuesMonth) -> None:
        lacking = sum(row.payer is None for row in sheet.rows)
        parts = [
            tr("待登记基数 {count} 人", count=lacking)
            if lacking
            else tr("{count} 人都登记了基数", count=len(sheet.rows))
            if sheet.rows
            else "",
            tr("按年核定：每年一月定，一般全年不变")
            if sheet.fixing is Fixing.YEARLY_FIXED
            else tr("随工资变：从工资变动的月份起调整"),
            tr("尾数四舍五入到 {step} 元", step=f"{sheet.step:f}"),
        ]
        rows = sorted(sheet.rows, key=lambda row: row.payer is not None)  # who has none first
        empty = (tr("这里这个月没有要交党费的党员。请先在名册里登记党员。"),)
        self.bases.show_rows(rows, tr(" · ").join(filter(None, parts)), empty)

    def _show_arrears(self, sheet: DuesMonth) -> None:
        rows = sorted(sheet.rows, key=lambda row: -row.months_unpaid)
        rule = rules_at(self._bench.desk.on)[ARREARS_RULE]
        told = tr(
            "到 {day} 连续没有交纳的月数，{notice} 个月起提醒，{urgent} 个月着重提醒；"
            "怎样处理由人决定，程序不改动任何人的状态。",
            day=self._bench.desk.on.isoformat(),
            notice=min(rule.values["notice"], default=0),
            urgent=tr("、").join(map(str, rule.values["urgent"])),
        )
        empty = (tr("没有人整月没有交党费。只交了一部分的，请看“收缴”。"),)
        self.arrears.show_rows(rows, told, empty)
        self.arrears.told.setToolTip(source_words(rule.source))

    def _say_title(self) -> None:
        words = {
            SHEET: tr("{period}党费", period=period_words(self.months)),
            BASES: tr("{month}计费基数", month=month_words(self.month)),
            ARREARS: tr("欠交党费"),
            ACCOUNTS: tr("{year}年党费收支", year=self.year),
            PUBLIC: tr("{year}年党费公示", year=self.year),
        }
        self.title.setText(words[self.view])
        step = {ACCOUNTS: 12, PUBLIC: 12}.get(self.view, len(self.months))
        self.after_button.setEnabled(add_months(self.month, step) <= self._last_month())

    def _arrange(self) -> None:
        """Show what belongs to the view."""
        for key, button in self.views.items():
            button.setChecked(key == self.view)
        for key, button in self.lengths.items():
            button.setChecked(key == self.length)
            button.setVisible(self.view == SHEET)
        for arrow in (self.before_button, self.after_button):
            arrow.setVisible(self.view != ARREARS)
        self.finder.setVisible(self.view in _OF_PEOPLE)
        self.pane.setVisible(self.view in _OF_PEOPLE)
        self.act_button.setText(tr(_DOES[self.view]))
        self.stack.setCurrentWidget(self._of_view[self.view])

    def chosen(self) -> DuesRow | None:
        """Return who is the current one in the view."""
        if self.view == SHEET:
            row = self.sheet.current()
            return None if row is None else row.in_month(self.month) or row.latest
        if self.view in (BASES, ARREARS):
            return (self.bases if self.view == BASES else self.arrears).current()
        return None

    def _show_chosen(self) -> None:
        if not self._refresh.is_stale:  # else shown when it has been read
            self.pane.show_person(self.chosen(), self.month)

    # What the user can do -----------------------------------------------------------------

    def act(self) -> None:
        """Do what the accented button of the view says."""
        match self.view:
            case "bases":
                self.record_base()
            case "accounts":
                self.accounts.record()
            case "public":
                self.publication.post()
            case _:
                self.pay()

    def pay(self, person: DuesRow | None = None) -> None:
        """Open the dialog that takes money of somebody for one or several months."""
        person = person or self.chosen()
        if person is None:
            self._bench.ask.tell(self, tr("请先在表里选交党费的人。"))
        elif self._may_edit():
            payment_dialog(self._bench, person, parent=self).open()

    def record_base(self, person: DuesRow | None = None) -> None:
        """Open the dialog of a new base of somebody."""
        person = person or self.chosen()
        if person is None:
            self._bench.ask.tell(self, tr("请先在表里选要登记基数的人。"))
        elif self._may_edit():
            told = DuesPersonQuery(person.person_id, self._bench.desk.on, self.year).fetch()
            base_dialog(self._bench, person, told.bases, self.month, parent=self).open()

    def waive(self) -> None:
        """Open the dialog of a waiver."""
        self._with_chosen(lambda row: waiver_dialog(self._bench, row, self.month, parent=self))

    def consent(self) -> None:
        """Open the dialog that records who agrees to be named on the public sheet."""
        person = self.chosen()
        if self._may_edit():
            people = [person] if person is not None else []
            consent_dialog(self._bench, people, parent=self).open()

    def _with_chosen(self, make: Callable[[DuesRow], Any]) -> None:
        person = self.chosen()
        if person is None:
            self._bench.ask.tell(self, tr("请先在表里选一个人。"))
        elif self._may_edit():
            make(person).open()

    def set_collection_day(self) -> None:
        """Open the dialog of the day on which a branch collects."""
        branch = self._branch()
        if branch is None:
            self._bench.ask.tell(self, tr("收缴日按党支部定。请先在上面选一个党支部。"))
        elif self._may_edit():
            on = self._bench.desk.on
            name = Tree.on(on).path(branch)[-1].name
            collection_day_dialog(
                self._bench, branch, name, *collection_of(branch, month_of(on)), parent=self
            ).open()

    def import_bases(self) -> None:
        """Ask for a workbook of bases or wages, and show what would come of it."""
        if self._may_edit():
            read_chosen_file(
                self._bench,
                self,
                tr("选择基数表或工资表"),
                tr("导入计费基数"),
                self._examine,
                self._show_examined,
            )

    def _examine(self, path: Path, report: Report) -> DuesImportSession:
        """Read a workbook and look at it; beside the window, where it is a job."""
        raw = open_sheets(path, progress=report)
        return DuesImportSession(path, raw, on=self._bench.desk.on)

    def save_template(self) -> None:
        """Write an empty table of bases with the people of the place, to be filled in."""
        place = self._organisation()
        month = month_of(self._bench.desk.on)
        if self.sheets and self.sheets[-1].fixing is Fixing.YEARLY_FIXED and month.month > 1:
            month = month.replace(year=month.year + 1, month=1)  # this year's is fixed already
        write = partial(
            write_bases_template,
            on=self._bench.desk.on,
            month=month,
            organisation_id=self.place.organisation_id,
        )
        suggested = chinese("{place}{year}年{month}月党费基数.xlsx").format(
            place="" if place is None else place[1], year=month.year, month=month.month
        )
        said = QT_TR_NOOP("已保存 {count} 人的空白表：{name}")
        export_file(self._bench, self, tr("保存空白基数表"), suggested, write, said)

    def _show_examined(self, _path: Path, session: DuesImportSession) -> None:
        from dangjian_desktop.ui.roster.dues_import_dialog import DuesImportDialog

        DuesImportDialog(self._bench, session, self).open()

    def collect(self, wanted: Wanted = Wanted.OPEN) -> None:
        """Show the sheet of this month with those who have still to pay."""
        self.view = SHEET
        self._arrange()
        self.show_month(self._bench.desk.on)
        self.sheet.show_wanted(wanted)
        self.sheet.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def record_movement(self) -> None:
        """Show the accounts and open the dialog of dues that are used or handed up."""
        self.choose_view(ACCOUNTS)
        self.accounts.record()

    def _may_edit(self) -> bool:
        return may_edit(self._bench.ask, self, self._bench.desk)

    def _organisation(self) -> tuple[int, str] | None:
        """Return the branch or committee whose money is entered; the only branch by itself."""
        tree = Tree.on(self._bench.desk.on)
        wanted = self.place.organisation_id
        if wanted is None:
            branches = tree.of_kind(OrganisationKind.BRANCH)
            wanted = branches[0].organisation_id if len(branches) == 1 else None
        if wanted is None:
            return None
        path = [one for one in tree.path(wanted) if one.kind is not OrganisationKind.PARTY_GROUP]
        return (path[-1].organisation_id, path[-1].name) if path else None

    def _branch(self) -> int | None:
        """Return the branch that is chosen, that of the chosen group, or the only one."""
        tree = Tree.on(self._bench.desk.on)
        wanted = self.place.organisation_id
        if wanted is None:
            branches = tree.of_kind(OrganisationKind.BRANCH)
            return branches[0].organisation_id if len(branches) == 1 else None
        return next(
            (
                row.organisation_id
                for row in tree.path(wanted)
                if row.kind is OrganisationKind.BRANCH
            ),
            None,
        )

    def _fill_more(self) -> None:
        menu = self.more_menu
        menu.clear()
        if self.view == SHEET:
            count = sum(row.is_payable for row in self.sheet.listed())
            everybody = records(
                menu.addAction(tr("列出的 {count} 人全部收齐", count=count), self.sheet.tick_all)
            )
            everybody.setEnabled(count > 0)
            menu.addSeparator()
        if self.view in _OF_PEOPLE:
            records(menu.addAction(tr("登记基数…"), self.record_base))
            records(menu.addAction(tr("减免…"), self.waive))
        records(menu.addAction(tr("导入基数…"), self.import_bases))
        menu.addAction(tr("空白基数表…"), self.save_template)
        records(menu.addAction(tr("同意公示本人金额…"), self.consent))
        menu.addSeparator()
        records(menu.addAction(tr("收缴日…"), self.set_collection_day))

    def _pay_first(self) -> None:
        """Enter in the line of initials: the first who was found has paid in full."""
        if self.view == SHEET:
            rows = [row for row in self.sheet.listed() if row.is_payable][:1]
            if rows and self.sheet.words and self.sheet.tick(rows):
                self.finder.clear()
        elif self.view == BASES:
            self.record_base()
        else:
            self.pay()

    # Hearing ------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.place.place_changed.connect(self._refresh.now)
        self.finder.textChanged.connect(self._find)
        self.finder.returnPressed.connect(self._pay_first)
        self._papers.aboutToShow.connect(self._fill_papers)
        self.more_menu.aboutToShow.connect(self._fill_more)
        self.act_button.clicked.connect(lambda: self.act())
        self.import_button.clicked.connect(lambda: self.import_bases())
        self.sheet.payment_wanted.connect(self.pay)
        self.sheet.base_wanted.connect(self.record_base)
        self.bases.opened.connect(self.record_base)
        self.arrears.opened.connect(self.pay)
        for view in (self.sheet, self.bases, self.arrears):
            view.chosen_changed.connect(self._show_chosen)
            view.person_wanted.connect(self.person_wanted)
        for part in (self.sheet, self.bases, self.arrears, self.accounts, self.publication):
            part.listed_changed.connect(self._tell_figures)
        self.pane.month_wanted.connect(self.show_month)
        self.pane.person_wanted.connect(self.person_wanted)
        self.pane.receipt_wanted.connect(self._print_receipt)
        self._bench.desk.day_changed.connect(self._follow_day)
        self._bench.jobs.busy_changed.connect(self._read_when_free)
        news().changed.connect(self._dress)

    def _find(self, words: str) -> None:
        for view in (self.sheet, self.bases, self.arrears):
            view.show_words(words)

    def _tell_figures(self) -> None:
        self.figures_changed.emit(self.figures())

    def _follow_day(self) -> None:
        self.sheet.follow_day()
        self.show_month(self._bench.desk.on)

    # Looks --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._head = FoldingRow()
        for part in (self.before_button, self.title, self.after_button, *self.lengths.values()):
            self._head.left.addWidget(part)
        for widget in (self.place, self.finder):
            self._head.right.addWidget(widget)
        self._head.right.addStretch(1)
        for button in (self.more_button, self.print_button, self.act_button):
            self._head.right.addWidget(button)
        self._tabs = QHBoxLayout()
        for button in self.views.values():
            self._tabs.addWidget(button)
        self._tabs.addStretch(1)
        self.splitter = panes(self, self.stack, self.pane)
        self.splitter.setSizes(list(_SHARES))
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addLayout(self._tabs)
        self._column.addWidget(self.splitter, 1)
        self._dress()

    def _dress(self) -> None:
        made = tokens()
        gap = space_page(self._column, self._head)
        self._column.setSpacing(made.space(2))
        self._tabs.setSpacing(made.space(1))
        self.splitter.setHandleWidth(gap)
        self.finder.setFixedWidth(made.text_px(_FIND_WIDTH))


def _fetch(queries: Sequence[DuesMonthQuery], report: Report) -> list[DuesMonth]:
    found = []
    for number, query in enumerate(queries):
        report(tr("正在计算党费"), number / len(queries))
        found.append(query.fetch())
    return found
