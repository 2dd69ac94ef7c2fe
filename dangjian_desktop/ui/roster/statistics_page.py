"""The page 统计 of the tab 名册: a list of sheets, the sheet of a day, the people behind a figure.

The two-year balance stands first, with whoever keeps it from coming out; then the tables with
their bars; last the figures of the year for 总结 and 述职.
"""

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.statistics import CELL_WORDS
from dangjian_desktop.domain.year_figures import FigurePair
from dangjian_desktop.operations.printout import STATISTICS, YEAR_FIGURES, Printout
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.statistics_lists import (
    export_statistics,
    gather_year,
    lines_of,
    place_name,
    refuse_unbalanced,
    share_text,
    year_pairs,
    year_text,
)
from dangjian_desktop.queries.roster import RosterQuery, Scope
from dangjian_desktop.queries.statistics import (
    Statistics,
    StatisticsQuery,
    TableCode,
    statistics_years,
    year_end,
)
from dangjian_desktop.queries.two_year import BalanceReason, TwoYearQuery, TwoYearSheet
from dangjian_desktop.queries.year_figures import YearFiguresQuery
from dangjian_desktop.ui.roster.statistics_columns import (
    BALANCE,
    CHOICES,
    REASONS,
    SHARE,
    SHEETS,
    YEAR,
    CellLine,
    SheetChoice,
    TableLine,
    balance_columns,
    bar_of,
    figure_columns,
    of_part,
    shown,
    table_columns,
)
from dangjian_desktop.ui.roster.statistics_names import NamesPane
from dangjian_desktop.ui.shared.bars import BarDelegate
from dangjian_desktop.ui.shared.buttons import icon_button, plain_button, primary_button
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.exporting import export_file
from dangjian_desktop.ui.shared.field_editors import FieldEditor, make_editor
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.flow import FoldingRow
from dangjian_desktop.ui.shared.jobs import Outcome, Report
from dangjian_desktop.ui.shared.layouts import panes, space_page
from dangjian_desktop.ui.shared.place_box import PlaceBox
from dangjian_desktop.ui.shared.query_model import QueryModel, RowsAtHand
from dangjian_desktop.ui.shared.refresh import Refresh
from dangjian_desktop.ui.shared.table_view import ColumnLayout, TableView
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: Typing a day asks once, not at every key.
ASK_AFTER_MS = 200
READ_AFTER_MS = 100
_DATE_WIDTH, _YEAR_WIDTH = 132, 144
_SHARES = (150, 740, 430)
_HEIGHTS = (360, 200)
#: Names in an IN (...) of one statement; a longer list is exported from the roster.
MOST_LISTED = 30_000
#: From so many members on the figures of a year are gathered in the background.
_MANY = 3_000


class StatisticsPage(QWidget):
    """Sheets at the left, the chosen one in the middle, at the right the people of a figure.

    Signals:
        figures_changed: The sentence for the status line.
        print_wanted: The `Printout` of the form, or of the page of the year.
        person_wanted: Identity of a person whose card is to be opened.
        people_export_wanted: The `RosterQuery` of people to be exported as a list.
    """

    figures_changed = Signal(str)
    print_wanted = Signal(object)
    person_wanted = Signal(str)
    people_export_wanted = Signal(object)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bench = bench
        self.key = BALANCE
        self.day = bench.desk.on
        self.balance: TwoYearSheet | None = None
        self.found: Statistics | None = None
        self.pairs: tuple[FigurePair, ...] = ()
        self.title = QLabel(tr("统计"), self)
        set_role(self.title, "title")
        self.place = PlaceBox(bench.desk, QT_TR_NOOP("全部党员"), self, with_groups=False)
        self.place.setObjectName("statistics_place")
        self.before_button = icon_button(
            "chevron-left", tr("上一年末"), clicked=partial(self._go_years, -1), parent=self
        )
        self.after_button = icon_button(
            "chevron-right", tr("下一年末"), clicked=partial(self._go_years, 1), parent=self
        )
        self.day_editor = self._editor()
        self.compared = ChoiceBox(self)
        self.compared.setObjectName("compared_year")
        self.compared.setAccessibleName(tr("对比年份"))
        self.copy_button = plain_button(tr("复制文字"), parent=self)
        self.copy_button.setObjectName("copy_year_text")
        self.export_button = plain_button(tr("导出"), parent=self)
        self.export_button.setObjectName("export_statistics")
        self.print_button = primary_button(tr("打印"), "printer", parent=self)
        self.print_button.setObjectName("print_statistics")
        self.notice = QLabel(self)
        self.notice.setObjectName("statistics_notice")
        self.notice.setWordWrap(True)
        set_role(self.notice, "problem")
        self.notice.hide()
        self.sum = QLabel(self)
        self.sum.setObjectName("statistics_sum")
        self.sum.setWordWrap(True)
        set_role(self.sum, "sentence")
        rows = [SheetChoice(key, word) for key, word in SHEETS]
        self.choices: QueryModel[SheetChoice] = QueryModel(
            bench.desk, CHOICES, RowsAtHand(rows=rows), self, key="key"
        )
        self.list = TableView(self.choices, self, name=QT_TR_NOOP("统计表"))
        self.list.setObjectName("sheet_list")
        self.model: QueryModel[Any] = QueryModel(
            bench.desk, balance_columns(""), RowsAtHand(), self, key=_key_of
        )
        self.table = TableView(self.model, self, name=QT_TR_NOOP("统计"))
        self.table.setObjectName("statistics_table")
        self._bars = BarDelegate(bar_of, self.table)
        self.reasons_title = QLabel(tr("为什么对不上"), self)
        set_role(self.reasons_title, "heading")
        self.reasons_model: QueryModel[BalanceReason] = QueryModel(
            bench.desk, REASONS, RowsAtHand(), self, key=lambda row: row
        )
        self.reasons = TableView(self.reasons_model, self, name=QT_TR_NOOP("为什么对不上"))
        self.reasons.setObjectName("reasons_table")
        self.reason = QLabel(self)
        self.reason.setObjectName("reason_told")
        self.reason.setWordWrap(True)
        set_role(self.reason, "second")
        self.names = NamesPane(bench.desk, self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(ASK_AFTER_MS)
        self._later.timeout.connect(self.ask)
        self._lay_out()
        self._refresh = Refresh(
            self, bench.desk, YearFiguresQuery.reads, self.read, after_ms=READ_AFTER_MS
        )
        self._connect()

    # What the window asks -------------------------------------------------------------

    def figures(self) -> str:
        """Return what the status line says of the sheet."""
        if self.key == BALANCE and self.balance is not None:
            if self.balance.balance.is_empty:
                return tr("没有登记党员")
            return tr(
                "实有党员 {count} 名 · 差额 {difference}",
                count=self.balance.balance.actual,
                difference=self.balance.balance.difference,
            )
        if self.key == YEAR:
            missing = sum(pair.figure.number is None for pair in self.pairs)
            return tr(
                "数据 {count} 项 · 没有记录 {missing} 项", count=len(self.pairs), missing=missing
            )
        if self.found is not None:
            if not self.found.members:
                return tr("没有登记党员")
            return tr(
                "党员 {count} 名（预备 {probationary}）",
                count=self.found.members,
                probationary=self.found.probationary,
            )
        return ""

    def print_shown(self) -> None:
        """Print the form with the balance and all tables, or the page of the year."""
        is_year = self.key == YEAR
        if not is_year and self._is_held_back():
            return
        self.print_wanted.emit(
            Printout(
                YEAR_FIGURES if is_year else STATISTICS,
                self.day,
                organisation_id=self.place.organisation_id,
                year=self.year if is_year else None,
                other_year=self.other_year,
            )
        )

    @property
    def year(self) -> int:
        """The year of the statistics in which the day lies."""
        return statistics_years(self.day)[0]

    @property
    def other_year(self) -> int | None:
        """The year to compare with; None for none."""
        chosen = self.compared.currentData()
        return chosen if isinstance(chosen, int) else None

    @property
    def _other_day(self) -> date | None:
        return None if self.other_year is None else year_end(self.other_year, self.day)

    # What the user can do --------------------------------------------------------------

    def choose_sheet(self, key: str) -> None:
        """Show a sheet of the list."""
        self.list.select_keys([key])

    def show_balance(self) -> None:
        """Show the two-year balance."""
        self.choose_sheet(BALANCE)

    def show_year(self) -> None:
        """Show the figures of the year."""
        self.choose_sheet(YEAR)

    def ask(self) -> None:
        """Show the day that is typed; a wrong one is told and changes nothing."""
        self._later.stop()
        value = self.day_editor.read().value
        is_day = isinstance(value, PartialDate) and value.is_exact
        self.day_editor.set_faulty(not is_day)
        if not is_day:
            self._say(tr("请把日期写到日，如 2026-12-31。"))
            return
        assert isinstance(value, PartialDate)
        self._say("")
        if value.first_day != self.day:
            self._show_day(value.first_day)

    def show_day(self, day: date) -> None:
        """Show another day."""
        self.day_editor.show_value(PartialDate.of(day))
        self._say("")
        self._show_day(day)

    def _show_day(self, day: date) -> None:
        self.day = day
        self._offer_years()
        self._refresh.now()

    def _go_years(self, step: int) -> None:
        """Go to the last day of the year before or after; of the running year, to today."""
        year, today = self.year, self._bench.desk.today
        end = year_end(year, date.max)
        wanted = year if step < 0 and self.day > end else year + step
        self.show_day(year_end(wanted, today))

    def copy_text(self) -> None:
        """Put the figures of the year on the clipboard, as a text to paste."""
        pairs = self.pairs if self.key == YEAR else self._pairs()
        text = year_text(self.day, self.place.organisation_id, pairs, self.year, self.other_year)
        QGuiApplication.clipboard().setText(text)
        self._bench.desk.noted.emit(tr("已复制 {year} 年度数据", year=self.year), False)

    def export(self) -> None:
        """Write all sheets to a workbook, unless the balance does not come out."""
        if self._is_held_back():
            return
        place = self.place.organisation_id
        suggested = f"{place_name(place, self.day)}{chinese('党内统计')} {self.day}.xlsx"
        write = partial(export_statistics, self.day, place, other_day=self._other_day)
        said = QT_TR_NOOP("已导出 {count} 行：{name}")
        export_file(self._bench, self, tr("导出统计"), suggested, write, said)

    def export_names(self) -> None:
        """Export the people of the current cell as a list of the roster, masked unless asked."""
        people = self.names.people
        if len(people) > MOST_LISTED:
            self._bench.ask.tell(
                self, tr("这一格有 {count} 人，太多。请在名册里筛选后导出。", count=len(people))
            )
            return
        if people:
            query = RosterQuery(self._day_of_names(), scope=Scope.EVERYBODY, people=people)
            self.people_export_wanted.emit(query)

    def _is_held_back(self) -> bool:
        """Tell why nothing may leave while the balance does not come out, and show it."""
        sheet = TwoYearQuery(self.day, self.place.organisation_id).fetch()
        try:
            refuse_unbalanced(sheet)
        except RefusedError as refusal:
            self.show_balance()
            self._bench.ask.tell(self, in_words(refusal))
            return True
        return False

    # What is shown -----------------------------------------------------------------------

    def read(self) -> None:
        """Read the sheet that is chosen."""
        self._refresh.settle()
        self._offer_years()
        is_balance, is_year = self.key == BALANCE, self.key == YEAR
        self.names.setVisible(not is_year)
        self.copy_button.setVisible(is_year)
        self.after_button.setEnabled(self.day < self._bench.desk.today)
        if is_year:
            self._read_year()
        elif is_balance:
            self._read_balance()
        else:
            self._read_table(TableCode(self.key))
        self._show_reasons()
        self.figures_changed.emit(self.figures())

    def _read_balance(self) -> None:
        place, other = self.place.organisation_id, self._other_day
        self.balance = TwoYearQuery(self.day, place).fetch()
        balance = self.balance.balance
        compared = None if other is None else TwoYearQuery(other, place).fetch().balance
        before = {} if compared is None else compared.cells
        is_empty = balance.is_empty and (compared is None or compared.is_empty)
        rows = [
            CellLine(cell, count, before.get(cell))
            for cell, count in balance.cells.items()
            if not is_empty
        ]
        self._show_rows(balance_columns(self._heading()), rows)
        is_off = bool(balance.difference)
        self._tell_sum(_balance_told(self.balance), "caution" if is_off else "sentence")

    def _read_table(self, code: TableCode) -> None:
        place, other = self.place.organisation_id, self._other_day
        self.found = StatisticsQuery(self.day, place, (code,)).fetch()
        before = None
        if other is not None:
            before = StatisticsQuery(other, place, (code,)).fetch().table(code)
        table = self.found.table(code)
        lines = list(lines_of(table, before))
        if not self.found.members and not any(line.count or count for line, count in lines):
            lines = []  # of nobody recorded no row of noughts is told
        widest = max((share_text(line) for line, _count in lines), key=len, default="")
        rows = [
            TableLine(line, table.most, widest, count if before is not None else None)
            for line, count in lines
        ]
        self._show_rows(table_columns(self._heading()), rows)
        keys = [column.key for column in self.model.columns]
        self.table.setItemDelegateForColumn(keys.index(SHARE), self._bars)
        self._tell_sum(self._table_told(code, self.found))

    def _tell_sum(self, sentence: str, role: str = "sentence") -> None:
        """Say something of the whole sheet; nothing takes no room."""
        self.sum.setText(sentence)
        self.sum.setVisible(bool(sentence))
        set_role(self.sum, role)

    def _table_told(self, code: TableCode, found: Statistics) -> str:
        table = found.table(code)
        told = [tr(table.note)] if table.note else []
        if self.other_year is not None:
            told.append(tr("竖线是 {year} 年末的人数。", year=self.other_year))
        if table.not_filled:
            told.append(tr("未填 {count} 名，请在名册里补上。", count=table.not_filled))
        if found.sex_not_filled and code is not TableCode.SEX:
            told.append(tr("性别未填 {count} 名，不算在“女”里。", count=found.sex_not_filled))
        if found.nation_not_filled and code is not TableCode.NATIONS:
            told.append(
                tr("民族未填 {count} 名，不算在“少数民族”里。", count=found.nation_not_filled)
            )
        return " ".join(told)

    def _pairs(self) -> tuple[FigurePair, ...]:
        return year_pairs(self.day, self.place.organisation_id, self.other_year, self.year)

    def _read_year(self) -> None:
        """Gather the figures; of very many people in the background, with 取消."""
        place = self.place.organisation_id
        asked = (self.day, place, self.other_year)
        if TwoYearQuery(self.day, place).fetch().balance.actual <= _MANY:
            self._show_pairs(self._pairs())
            return
        if self._bench.jobs.is_busy:
            self._refresh.is_stale = True
            return
        self._show_pairs(())
        self._bench.jobs.start(
            self,
            partial(_gather, *asked, self.year),
            partial(self._take, asked),
            title=tr("汇总年度数据"),
        )

    def _take(
        self,
        asked: tuple[date, int | None, int | None],
        outcome: Outcome[tuple[FigurePair, ...]],
    ) -> None:
        if self.key != YEAR or asked != (self.day, self.place.organisation_id, self.other_year):
            return  # what is asked for by now is read next
        if outcome.was_cancelled:
            self.table.set_empty(tr("已停止汇总。"), tr("重新汇总"), self.read)
            return
        self._show_pairs(outcome.result())
        self.figures_changed.emit(self.figures())

    def _show_pairs(self, pairs: tuple[FigurePair, ...]) -> None:
        self.pairs = pairs
        self._show_rows(figure_columns(self._heading()), list(pairs))
        self._tell_sum(
            tr("没有登记的写“没有记录”，不等于 0。每项数据的出处写在最后一列，复制后可以贴进总结。")
        )

    def _show_rows(self, columns: Any, rows: list[Any]) -> None:
        told = [(one.key, one.heading) for one in columns]
        if [(one.key, one.heading) for one in self.model.columns] != told:
            self.table.exchange(columns, RowsAtHand(rows=rows), ColumnLayout())
        else:
            self.model.set_query(RowsAtHand(rows=rows))
        self.table.set_empty(tr("这里还没有党员。请先导入名册。"))
        if rows and not self.table.currentIndex().isValid():
            self.table.select_keys([_key_of(rows[0])])
        self._show_people()

    def _show_reasons(self) -> None:
        rows = self.balance.reasons if self.key == BALANCE and self.balance is not None else ()
        self.reasons_model.set_query(RowsAtHand(rows=rows))
        self.reasons_title.setText(tr("为什么对不上：{count} 人", count=len(rows)))
        self._bottom.setVisible(bool(rows))
        if rows and not self.reasons.currentIndex().isValid():
            self.reasons.select_keys([rows[0]])
        self._tell_reason()

    def _tell_reason(self) -> None:
        """Tell the chosen reason in full below the table."""
        row = self.reasons.current_row()
        self.reason.setText("" if row is None else f"{in_words(row.told)} {in_words(row.mend)}")

    def _heading(self) -> str:
        """Return what heads the column of the other year; "" where nothing is compared."""
        if self.other_year is None:
            return ""
        if self.key in (BALANCE, YEAR):
            return tr("{year} 年", year=self.other_year)
        return tr("{year} 年末", year=self.other_year)

    def _show_people(self) -> None:
        """Show the people behind the current line and column."""
        row = self.table.current_row()
        if self.key == YEAR or row is None:
            self.names.show_people("", self.day, (), has_parts=False)
            return
        if isinstance(row, CellLine):
            assert self.balance is not None
            heading = tr(CELL_WORDS[row.cell])
            people = self.balance.people(row.cell)
            self.names.show_people(heading, self._day_of_names(), people, has_parts=False)
            return
        code, part = TableCode(self.key), self.names.part
        query = StatisticsQuery(self.day, self.place.organisation_id)
        people = query.people(code, row.line.key, part)
        self.names.show_people(shown(row.line.label), self.day, people, has_parts=True)

    def _day_of_names(self) -> date:
        """Return the day as of which the people stand: cell 1 tells of the end of last year."""
        row = self.table.current_row()
        if isinstance(row, CellLine) and row.cell == 1 and self.balance is not None:
            return self.balance.opening
        return self.day

    def _take_cell(self) -> None:
        """Show the people of the column that is pressed."""
        part = of_part(self.model.columns, self.table.currentIndex().column())
        if isinstance(self.table.current_row(), TableLine) and part is not None:
            self.names.show_part(part)
        self._show_people()

    def _take_sheet(self) -> None:
        row = self.list.current_row()
        if row is not None and row.key != self.key:
            self.key = row.key
            self._refresh.now()

    def _open_line(self, _row: object) -> None:
        self.names.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_years(self) -> None:
        years = list(statistics_years(self.day))[1:]
        choices: list[tuple[str, object]] = [(tr("不对比"), None)]
        choices += [(tr("对比 {year} 年", year=year), year) for year in years]
        self.compared.offer(choices)

    def _say(self, sentence: str) -> None:
        self.notice.setText(sentence)
        self.notice.setVisible(bool(sentence))

    # Hearing ------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.place.place_changed.connect(self._refresh.now)
        self.compared.activated.connect(self._refresh.now)
        self.day_editor.edited.connect(self._later.start)
        self.day_editor.entered.connect(self.ask)
        self.list.chosen_changed.connect(self._take_sheet)
        self.list.opened.connect(lambda _row: self.table.setFocus())
        self.table.chosen_changed.connect(self._show_people)
        self.table.clicked.connect(lambda _index: self._take_cell())
        self.table.opened.connect(self._open_line)
        self.reasons.chosen_changed.connect(self._tell_reason)
        self.reasons.opened.connect(lambda row: self.person_wanted.emit(row.uid))
        self.names.person_wanted.connect(self.person_wanted)
        self.names.part_chosen.connect(lambda _part: self._show_people())
        self.names.list_wanted.connect(self.export_names)
        self.copy_button.clicked.connect(self.copy_text)
        self.export_button.clicked.connect(self.export)
        self.print_button.clicked.connect(self.print_shown)
        self._bench.desk.day_changed.connect(lambda: self.show_day(self._bench.desk.on))
        self._bench.jobs.busy_changed.connect(self._read_when_free)
        news().changed.connect(self._dress)

    def _read_when_free(self, is_busy: bool) -> None:
        if not is_busy and self._refresh.is_stale:
            self._refresh.now()

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard goes to the list of sheets."""
        super().showEvent(event)
        if not self.list.currentIndex().isValid():
            self.list.select_keys([self.key])
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # Looks ----------------------------------------------------------------------------------

    def _editor(self) -> FieldEditor:
        latest = date(self._bench.desk.today.year + 1, 12, 31)
        field = Field("day", QT_TR_NOOP("截至"), Entry.DATE, is_required=True, latest=latest)
        editor = make_editor(field, self._bench.desk.on, self)
        editor.widget.setAccessibleName(tr("截至哪一天"))
        editor.show_value(PartialDate.of(self._bench.desk.on))
        return editor

    def _lay_out(self) -> None:
        self._head = FoldingRow()
        for part in (self.title, self.place, self.before_button, self.day_editor.widget):
            self._head.left.addWidget(part)
        self._head.left.addWidget(self.after_button)
        self._head.left.addWidget(self.compared)
        self._head.right.addStretch(1)
        for button in (self.copy_button, self.export_button, self.print_button):
            self._head.right.addWidget(button)
        self._bottom = QWidget(self)
        self._below = QVBoxLayout(self._bottom)
        self._below.setContentsMargins(0, 0, 0, 0)
        self._below.addWidget(self.reasons_title)
        self._below.addWidget(self.reasons, 1)
        self._below.addWidget(self.reason)
        self.middle = QSplitter(Qt.Orientation.Vertical, self)
        self.middle.setChildrenCollapsible(False)
        self.middle.addWidget(self.table)
        self.middle.addWidget(self._bottom)
        self.splitter = panes(self, self.list, self.middle, self.names, grows=1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.notice)
        self._column.addWidget(self.sum)
        self._column.addWidget(self.splitter, 1)
        self._bottom.hide()
        self.copy_button.hide()
        self._dress()

    def _dress(self) -> None:
        made = tokens()
        gap = space_page(self._column, self._head)
        for splitter in (self.splitter, self.middle):
            splitter.setHandleWidth(gap)
        self._below.setSpacing(made.space(2))
        self.splitter.setSizes([made.text_px(share) for share in _SHARES])
        self.middle.setSizes([made.text_px(share) for share in _HEIGHTS])
        self.list.setMinimumWidth(made.text_px(_SHARES[0]))
        self.list.setMaximumWidth(made.text_px(_SHARES[0]) * 5 // 4)
        self.day_editor.widget.setFixedWidth(made.text_px(_DATE_WIDTH))
        self.compared.setFixedWidth(made.text_px(_YEAR_WIDTH))


def _key_of(row: Any) -> object:
    """Return what makes a line of any sheet the same line."""
    if isinstance(row, CellLine):
        return row.cell
    if isinstance(row, TableLine):
        return row.line.key, row.line.is_sum
    return row.figure.section, row.figure.key


def _balance_told(sheet: TwoYearSheet) -> str:
    """Return the balance as a sentence."""
    balance = sheet.balance
    since, until = sheet.opening.isoformat(), sheet.closing.isoformat()
    if balance.is_empty:
        return tr(
            "{since} 和 {until} 都没有登记党员，其间也没有登记增减，没有可以对账的数。"
            "没有登记不等于 0。",
            since=since,
            until=until,
        )
    if balance.difference:
        return tr(
            "{since} 有 {last} 名，增加 {gained}，减少 {lost}，推算 {computed} 名；"
            "{until} 实有 {actual} 名，差 {difference}。对上以前不能导出和打印。",
            since=since,
            last=balance.last,
            gained=balance.gained,
            lost=balance.lost,
            computed=balance.computed,
            until=until,
            actual=balance.actual,
            difference=f"{balance.difference:+d}",
        )
    return tr(
        "{since} 有 {last} 名，增加 {gained}，减少 {lost}，推算 {computed} 名；"
        "{until} 实有 {actual} 名，对上了。",
        since=since,
        last=balance.last,
        gained=balance.gained,
        lost=balance.lost,
        computed=balance.computed,
        until=until,
        actual=balance.actual,
    )


def _gather(
    day: date, place: int | None, other_year: int | None, year: int, report: Report
) -> tuple[FigurePair, ...]:
    return gather_year(day, place, other_year, year, progress=report)
