"""The subject page 录入核对: what looks odd in what was entered; looked at, never stored."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.entry_checks import ODDITY_WORDS, Oddity
from dangjian_desktop.domain.periods import PERIOD_WORDS, Period, days_of
from dangjian_desktop.operations.entry_checks import examine_entries
from dangjian_desktop.queries.entry_checks import EntryCheckRow, EntryChecksQuery
from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.jobs import Outcome, Report
from dangjian_desktop.ui.shared.layouts import space_page
from dangjian_desktop.ui.shared.place_box import PlaceBox
from dangjian_desktop.ui.shared.query_model import (
    ChipLook,
    Column,
    QueryModel,
    RowsAtHand,
    text_column,
)
from dangjian_desktop.ui.shared.refresh import Refresh
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import Tone, news, set_role
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: Several changes in a row are one reason to look again.
LOOK_AFTER_MS = 150
_TONES: Mapping[Oddity, Tone] = {
    Oddity.TWO_PLACES: Tone.WARN,
    Oddity.AWAY: Tone.WARN,
    Oddity.ON_SHIFT: Tone.WARN,
    Oddity.TOO_MANY: Tone.WARN,
    Oddity.ALIKE: Tone.INFO,
    Oddity.LATE: Tone.PLAIN,
}
_PERIODS = (
    Period.THIS_MONTH,
    Period.LAST_MONTH,
    Period.THIS_QUARTER,
    Period.THIS_YEAR,
    Period.LAST_YEAR,
)


def _chip(row: EntryCheckRow) -> ChipLook:
    return ChipLook(tr(ODDITY_WORDS[row.odd.oddity]), _TONES[row.odd.oddity])


def _said(row: EntryCheckRow) -> str:
    return in_words(row.odd.sentence)


COLUMNS: tuple[Column[EntryCheckRow], ...] = (
    Column(
        QT_TR_NOOP("情形"),
        lambda row: tr(ODDITY_WORDS[row.odd.oddity]),
        "oddity",
        width=148,
        chip=_chip,
    ),
    Column(QT_TR_NOOP("日期"), lambda row: row.held_on.isoformat(), "day", width=106),
    text_column(QT_TR_NOOP("组织"), lambda row: row.organisation_name, "organisation", width=180),
    text_column(QT_TR_NOOP("请核对"), _said, "said", width=760),
)


class EntryCheckPage(QWidget):
    """A period, an organisation, and what looks odd there; Enter opens the activity.

    Signals:
        figures_changed: How many findings, for the status line.
        activity_wanted: Row id of the activity to be opened.
    """

    figures_changed = Signal(str)
    activity_wanted = Signal(int)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bench = bench
        self.title = QLabel(tr("录入核对"), self)
        set_role(self.title, "title")
        self.place = PlaceBox(bench.desk, QT_TR_NOOP("全部组织"), self)
        self.place.setObjectName("entry_check_place")
        self.period = ChoiceBox(self)
        self.period.setObjectName("entry_check_period")
        self.period.setAccessibleName(tr("时间"))
        for period in _PERIODS:
            self.period.addItem(tr(PERIOD_WORDS[period]))
        self.period.setCurrentIndex(_PERIODS.index(Period.THIS_YEAR))
        self.again_button = plain_button(tr("重新核对"), parent=self)
        self.again_button.setObjectName("again_button")
        self.told = QLabel(
            tr("只是提请核对：看的时候才算，不保存，不进数据包，任何考评都不用它。"), self
        )
        self.told.setObjectName("told")
        self.told.setWordWrap(True)
        set_role(self.told, "second")
        self.model: QueryModel[EntryCheckRow] = QueryModel(
            bench.desk, COLUMNS, RowsAtHand(), self, key=lambda row: row
        )
        self.table = TableView(self.model, self, name=tr("录入核对"))
        self.table.setObjectName("entry_check_table")
        self._refresh = Refresh(
            self, bench.desk, EntryChecksQuery.reads, self.look, after_ms=LOOK_AFTER_MS
        )
        self._lay_out()
        self._connect()
        self._dress()

    def print_shown(self) -> None:
        """Say that what is only put forward for checking goes onto no paper."""
        self._bench.desk.noted.emit(tr("录入核对只在屏幕上看，不打印。"), False)

    def figures(self) -> str:
        """Return how many findings are shown."""
        return tr("请核对 {count} 处", count=len(self.model.keys))

    @property
    def query(self) -> EntryChecksQuery:
        """What the choices ask for as of the day of the status line."""
        on: date = self._bench.desk.on
        first, last = days_of(_PERIODS[self.period.currentIndex()], on)
        return EntryChecksQuery(first, last, on, self.place.organisation_id)

    def look(self) -> None:
        """Look again, in the background where there is much to compare."""
        if self._bench.jobs.is_busy:
            self._refresh.soon()
            return
        self._refresh.settle()
        query = self.query

        def task(report: Report) -> list[EntryCheckRow]:
            return examine_entries(query, lambda what, share: report(tr(what), share))

        self._bench.jobs.start(self, task, self._take_found, title=tr("录入核对"))

    def _take_found(self, outcome: Outcome[list[EntryCheckRow]]) -> None:
        if outcome.was_cancelled:
            self._refresh.is_stale = True
            return
        self.model.set_query(RowsAtHand(rows=tuple(outcome.result())))
        sentence = tr("这段时间的记录没有需要核对的地方。")
        if _PERIODS[self.period.currentIndex()] is Period.THIS_YEAR:
            self.table.set_empty(sentence)
        else:
            self.table.set_empty(sentence, tr("看本年"), self._show_year)
        self.figures_changed.emit(self.figures())

    def _show_year(self) -> None:
        self.period.setCurrentIndex(_PERIODS.index(Period.THIS_YEAR))
        self.look()

    def _open(self, row: EntryCheckRow) -> None:
        self.activity_wanted.emit(row.odd.activity_id)

    def _connect(self) -> None:
        self.place.place_changed.connect(self._refresh.now)
        self.period.activated.connect(self.look)
        self.again_button.clicked.connect(self.look)
        self.table.opened.connect(self._open)
        self._bench.desk.day_changed.connect(self._refresh.soon)
        news().changed.connect(self._dress)

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self.title)
        self._head.addWidget(self.place)
        self._head.addWidget(self.period)
        self._head.addStretch(1)
        self._head.addWidget(self.again_button)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.told)
        self._column.addWidget(self.table, 1)

    def _dress(self) -> None:
        space_page(self._column, self._head)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard goes to the list."""
        super().showEvent(event)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
