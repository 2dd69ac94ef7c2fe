"""The filter line of a ledger: words, period, states, what is open or late, conditions."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.filters import Filter, FilterColumn, Shape
from dangjian_desktop.domain.ledgers import STATE, LedgerBook
from dangjian_desktop.domain.periods import PERIOD_WORDS, Period, whole_days_of
from dangjian_desktop.queries.ledger_filter import ledger_columns
from dangjian_desktop.queries.ledgers import LedgerQuery
from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.condition_chips import ConditionChips, chips_of
from dangjian_desktop.ui.shared.condition_values import ChoiceValues
from dangjian_desktop.ui.shared.desk import Desk
from dangjian_desktop.ui.shared.field_editors import FieldEditor, make_editor
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.filter_line import FilterLine
from dangjian_desktop.ui.shared.flow import FlowLayout
from dangjian_desktop.ui.shared.theme import news, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr

ASK_AFTER_MS = 200
#: For 14 px type.
WORDS_WIDTH, PERIOD_WIDTH, DATE_WIDTH, STATES_WIDTH = 226, 104, 132, 116
WORDS = QT_TR_NOOP("筛选：内容、姓名、序号")
TIP = QT_TR_NOOP("几个词用空格隔开，都找到的行才显示（Ctrl+F，Esc 清除）")
#: Stands for two days of the user's choice.
_OWN = "own"


class LedgerBar(QWidget):
    """What narrows the rows of the open book.

    Signals:
        changed: Other rows are wanted.
        filter_wanted: The conditions on fields are to be edited.
        left_downwards: The keyboard should go to the table.
    """

    changed = Signal()
    filter_wanted = Signal()
    left_downwards = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("ledger_bar")
        self._desk = desk
        self.line = FilterLine(self, words=WORDS, tip=TIP)
        self.period = ChoiceBox(self)
        self.period.setObjectName("ledger_period")
        self.period.setAccessibleName(tr("时间"))
        self.period.addItem(tr("全部时间"), None)
        for period, word in PERIOD_WORDS.items():
            self.period.addItem(tr(word), period)
        self.period.addItem(tr("自定…"), _OWN)
        self.since = self._day_editor("since", tr("从哪一天"))
        self.until = self._day_editor("until", tr("到哪一天"))
        nothing = FilterColumn(STATE, QT_TR_NOOP("状态"), Shape.CHOICE)
        self.states = ChoiceValues(
            nothing, self, width=STATES_WIDTH, nothing=QT_TR_NOOP("全部状态")
        )
        self.open_button = self._switch(tr("只看未办结"), "only_open")
        self.late_button = self._switch(tr("只看逾期"), "only_late")
        self.filter_button = plain_button(tr("高级筛选"), "funnel", parent=self)
        self.filter_button.setObjectName("ledger_filter")
        self.filter_button.setToolTip(tr("按这本台账的任意栏目筛选（Ctrl+Shift+F）"))
        self.condition: Filter | None = None
        self._book: LedgerBook | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(ASK_AFTER_MS)
        self._later.timeout.connect(self.changed)
        self._flow = FlowLayout(self, tokens().space(2))
        for widget in (
            self.line,
            self.period,
            self.since.widget,
            self.until.widget,
            self.states,
            self.open_button,
            self.late_button,
            self.filter_button,
        ):
            self._flow.addWidget(widget)
        self.chips = ConditionChips(self._flow, self, behind=self.filter_button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._connect()
        self._show_days()
        self._dress()

    @property
    def is_narrowing(self) -> bool:
        """Whether anything but the book and the place chooses among the rows."""
        return bool(
            self.line.words
            or self.period.currentData()
            or self.states.values()
            or self.open_button.isChecked()
            or self.late_button.isChecked()
            or self.condition
        )

    def narrow(self, query: LedgerQuery) -> LedgerQuery:
        """Return a question narrowed by what stands here."""
        since, until = self._days()
        return replace(
            query,
            words=self.line.words,
            since=since,
            until=until,
            states=frozenset(self.states.values()),
            condition=self.condition,
            only_open=self.open_button.isChecked(),
            only_late=self.late_button.isChecked(),
        )

    def show_book(self, book: LedgerBook) -> None:
        """Offer what can be asked of another book; what it has not is asked no longer."""
        can_be_open = bool(book.states or book.late)
        for button, is_offered in (
            (self.open_button, can_be_open),
            (self.late_button, bool(book.late)),
        ):
            button.setVisible(is_offered)
            if not is_offered:
                _set_quietly(button, is_on=False)
        is_other = self._book is None or self._book.code != book.code
        self._book = book
        if is_other:
            self.condition = None
            self.states.offer([(state.code, state.label) for state in book.states])
            self.states.setVisible(bool(book.states))
            with QSignalBlocker(self):
                self.line.show_words("")
        self._show_chips()

    def show_condition(self, condition: Filter | None) -> None:
        """Narrow the rows by other conditions on fields."""
        self.condition = condition if condition is not None and condition.parts else None
        self._show_chips()
        self.changed.emit()

    def _show_chips(self) -> None:
        columns = ledger_columns(self._book) if self._book is not None else {}
        self.chips.show_chips(chips_of(self.condition, columns))

    def _remove_part(self, number: int) -> None:
        if self.condition is not None:
            self.show_condition(self.condition.without(number))

    def clear(self) -> None:
        """Let every row of the book through."""
        self.period.setCurrentIndex(0)
        self._show_days()
        for button in (self.open_button, self.late_button):
            _set_quietly(button, is_on=False)
        self.states.show_values(())
        self.condition = None
        self._show_chips()
        with QSignalBlocker(self):  # all is told at once
            self.line.show_words("")
        self.changed.emit()

    def show_pressing(self, *, only_late: bool) -> None:
        """Let through what is late, or what is open, and nothing else narrow the rows."""
        self.clear()
        (self.late_button if only_late else self.open_button).setChecked(True)

    def choose_period(self, period: Period | None) -> None:
        """Look at a usual period, or at all time."""
        self.period.setCurrentIndex(self.period.findData(period))
        self._take_period()

    def _days(self) -> tuple[date | None, date | None]:
        chosen = self.period.currentData()
        if chosen is None:
            return None, None
        if chosen != _OWN:
            return whole_days_of(Period(chosen), self._desk.on)
        return _day(self.since, is_last=False), _day(self.until, is_last=True)

    def _take_period(self) -> None:
        if self.period.currentData() == _OWN and not self.since.text():
            since, until = whole_days_of(Period.THIS_MONTH, self._desk.on)
            self.since.show_value(PartialDate.of(since))
            self.until.show_value(PartialDate.of(until))
        self._show_days()
        self.changed.emit()

    def _show_days(self) -> None:
        is_own = self.period.currentData() == _OWN
        for editor in (self.since, self.until):
            editor.widget.setVisible(is_own)
        self.updateGeometry()

    def _connect(self) -> None:
        self.line.words_changed.connect(lambda _words: self.changed.emit())
        self.line.left_downwards.connect(self.left_downwards)
        self.period.activated.connect(self._take_period)
        for editor in (self.since, self.until):
            editor.edited.connect(self._later.start)
        for button in (self.open_button, self.late_button):
            button.toggled.connect(lambda _on: self.changed.emit())
        self.states.edited.connect(self.changed)
        self.filter_button.clicked.connect(lambda: self.filter_wanted.emit())
        self.chips.edit_wanted.connect(self.filter_wanted)
        self.chips.removed.connect(self._remove_part)
        self.chips.cleared.connect(lambda: self.show_condition(None))
        self.chips.left.connect(self.filter_button.setFocus)
        news().changed.connect(self._dress)

    def _switch(self, words: str, name: str) -> QPushButton:
        button = plain_button(words, parent=self)
        button.setObjectName(name)
        button.setCheckable(True)
        return button

    def _day_editor(self, key: str, label: str) -> FieldEditor:
        latest = date(self._desk.today.year + 1, 12, 31)
        field = Field(key, label, Entry.DATE, latest=latest)
        editor = make_editor(field, self._desk.on, self)
        editor.widget.setAccessibleName(label)
        return editor

    def _dress(self) -> None:
        made = tokens()
        self._flow.setSpacing(made.space(2))
        self.line.setFixedWidth(made.text_px(WORDS_WIDTH))
        self.period.setFixedWidth(made.text_px(PERIOD_WIDTH))
        self.states.set_width(STATES_WIDTH)
        for editor in (self.since, self.until):
            editor.widget.setFixedWidth(made.text_px(DATE_WIDTH))


def _day(editor: FieldEditor, *, is_last: bool) -> date | None:
    """Return the day typed; a month means its first or its last day, nothing means no end."""
    value = editor.read().value
    editor.set_faulty(bool(editor.text().strip()) and not isinstance(value, PartialDate))
    if not isinstance(value, PartialDate):
        return None
    return value.last_day if is_last else value.first_day


def _set_quietly(button: QPushButton, *, is_on: bool) -> None:
    with QSignalBlocker(button):
        button.setChecked(is_on)
