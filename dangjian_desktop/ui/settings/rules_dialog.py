"""规则: every rule with its source; single values set otherwise, from a day on, with a reason."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.rights import Right
from dangjian_desktop.domain.rules import LEVEL_WORDS
from dangjian_desktop.operations.runner import Changes
from dangjian_desktop.queries.obligations import last_confirmed_year
from dangjian_desktop.queries.rule_rows import RuleRow, RuleRowsQuery, RuleValuesQuery, ValueRow
from dangjian_desktop.ui.settings.rule_columns import RULE_COLUMNS, VALUE_COLUMNS
from dangjian_desktop.ui.settings.rule_forms import (
    CALENDAR,
    holidays_dialog,
    own_obligation_dialog,
    removal_dialog,
    value_dialog,
)
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.query_model import QueryModel
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import tr
from dangjian_desktop.ui.shared.workbench import Workbench

_SIZE = (1180, 690)


class RulesDialog(Dialog):
    """The rules above, the values of the current one below."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rules_dialog")
        self.setWindowTitle(tr("规则"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench = bench
        on = bench.desk.on
        self.filter = QLineEdit(self)
        self.filter.setObjectName("rules_filter")
        self.filter.setPlaceholderText(tr("按类别、名称或依据查找"))
        self.filter.setAccessibleName(tr("按类别、名称或依据查找"))
        self.filter.setClearButtonEnabled(True)
        self.model: QueryModel[RuleRow] = QueryModel(
            bench.desk, RULE_COLUMNS, RuleRowsQuery(on), self, key="rule"
        )
        self.table = TableView(self.model, self, name=tr("规则"))
        self.table.setObjectName("rules_table")
        self.table.set_empty(tr("没有这样的规则。请换个词再找。"))
        self.told = QLabel(self)
        self.told.setObjectName("rule_told")
        self.told.setWordWrap(True)
        set_role(self.told, "second")
        self.values: QueryModel[ValueRow] = QueryModel(
            bench.desk, VALUE_COLUMNS, RuleValuesQuery("", on), self, key="key"
        )
        self.value_table = TableView(self.values, self, name=tr("规则的值"))
        self.value_table.setObjectName("values_table")
        self.holidays = QLabel(self)
        self.holidays.setObjectName("holidays_told")
        set_role(self.holidays, "small")
        self.change_button = records(
            primary_button(tr("另定…"), "pencil", parent=self), Right.RULES
        )
        self.change_button.setObjectName("change_button")
        self.remove_button = records(
            plain_button(tr("取消另定…"), "rotate-ccw", parent=self), Right.RULES
        )
        self.remove_button.setObjectName("remove_button")
        self.holidays_button = records(
            plain_button(tr("增加一年的放假…"), "calendar-days", parent=self), Right.RULES
        )
        self.holidays_button.setObjectName("holidays_button")
        self.own_button = records(plain_button(tr("增加本支部的要求…"), "plus", parent=self))
        self.own_button.setObjectName("own_button")
        self.close_button = plain_button(tr("关闭"), parent=self)
        self.close_button.setObjectName("close_button")
        self._lay_out()
        self._connect()
        self.table.select_keys(self.model.keys[:1])
        self._show_rule()
        self._tell_holidays()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # What the user can do --------------------------------------------------------

    def change(self) -> None:
        """Set the current value otherwise; a value that is added whole has a form of its own."""
        rule, row = self._current()
        if rule is None or row is None or not self._may_edit():
            return
        if rule.rule == CALENDAR:
            holidays_dialog(self._bench, int(row.key), self).open()
        else:
            value_dialog(self._bench, rule, row, self).open()

    def remove(self) -> None:
        """Let the rule file speak again for the current value."""
        _rule, row = self._current()
        if row is not None and row.changes and self._may_edit():
            removal_dialog(self._bench, row, self).open()

    def add_holidays(self) -> None:
        """Add the year after the last one that is known."""
        if self._may_edit():
            last = last_confirmed_year(self._bench.desk.on)
            year = self._bench.desk.on.year if last is None else last + 1
            holidays_dialog(self._bench, year, self).open()

    def add_own_obligation(self) -> None:
        """Let the branch ask more of itself."""
        if self._may_edit(Right.RECORD):
            own_obligation_dialog(self._bench, self).open()

    def show_rule(self, rule: str) -> None:
        """Go to a rule by its name."""
        self.filter.clear()
        self.table.select_keys([rule])
        self._show_rule()

    # What is shown -----------------------------------------------------------------

    def _current(self) -> tuple[RuleRow | None, Any]:
        return self.table.current_row(), self.value_table.current_row()

    def _show_rule(self) -> None:
        rule: RuleRow | None = self.table.current_row()
        name = "" if rule is None else rule.rule
        query = self.values.query
        assert isinstance(query, RuleValuesQuery)
        if query.rule != name:
            self.values.set_query(RuleValuesQuery(name, self._bench.desk.on))
            self.value_table.select_keys(self.values.keys[:1])
        self.told.setText("" if rule is None else _told(rule))
        self._tell_chosen()

    def _tell_chosen(self) -> None:
        _rule, row = self._current()
        self.change_button.setEnabled(row is not None)
        self.remove_button.setEnabled(row is not None and bool(row.changes))

    def _tell_holidays(self) -> None:
        last = last_confirmed_year(self._bench.desk.on)
        self.holidays.setText(
            tr("放假和调休已确认到 {year} 年", year=last)
            if last is not None
            else tr("还没有哪一年的放假和调休")
        )

    def _find(self, text: str) -> None:
        self.model.set_query(RuleRowsQuery(self._bench.desk.on, text))
        if self.table.current_row() is None:
            self.table.select_keys(self.model.keys[:1])
        self._show_rule()

    def _may_edit(self, right: Right = Right.RULES) -> bool:
        return may_edit(self._bench.ask, self, self._bench.desk, right)

    # Hearing -------------------------------------------------------------------------

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._find)
        self.table.chosen_changed.connect(self._show_rule)
        self.table.opened.connect(self._go_to_values)
        self.value_table.chosen_changed.connect(self._tell_chosen)
        self.value_table.opened.connect(self._change)
        self.change_button.clicked.connect(self.change)
        self.remove_button.clicked.connect(self.remove)
        self.holidays_button.clicked.connect(self.add_holidays)
        self.own_button.clicked.connect(self.add_own_obligation)
        self.close_button.clicked.connect(self.reject)
        self._bench.desk.changed.connect(self._take_news)

    def _go_to_values(self) -> None:
        self.value_table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _change(self) -> None:
        self.change()

    def _take_news(self, changes: Changes) -> None:
        if changes.topics & RuleValuesQuery.reads:
            self._tell_holidays()
            self._show_rule()

    # Looks ---------------------------------------------------------------------------

    def _lay_out(self) -> None:
        made = tokens()
        heading = QLabel(tr("规则"), self)
        set_role(heading, "title")
        head = QHBoxLayout()
        head.setSpacing(made.space(3))
        head.addWidget(heading)
        head.addWidget(self.filter, 1)
        head.addWidget(self.holidays)
        below = QWidget(self)
        column = QVBoxLayout(below)
        column.setContentsMargins(0, made.space(2), 0, 0)
        column.setSpacing(made.space(2))
        column.addWidget(self.told)
        column.addWidget(self.value_table, 1)
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.table)
        self.splitter.addWidget(below)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(made.space(2))
        for button in (
            self.change_button,
            self.remove_button,
            self.holidays_button,
            self.own_button,
        ):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*(made.space(6),) * 4)
        whole.setSpacing(made.space(3))
        whole.addLayout(head)
        whole.addWidget(self.splitter, 1)
        whole.addLayout(buttons)
        fit_to_screen(self, *_SIZE)


def _told(rule: RuleRow) -> str:
    words = [rule.source, tr(LEVEL_WORDS[rule.level]), tr(rule.confidence)]
    if rule.since:
        words.append(tr("自 {day} 起", day=rule.since))
    if rule.note:
        words.append(tr(rule.note))
    return " · ".join(words)
