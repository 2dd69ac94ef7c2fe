"""The book editor: when a row is late and who looks after it then, and which days are counted."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.ledgers import LONGEST_FIELD_LABEL, FieldType
from dangjian_desktop.ui.groups.book_draft import Table, set_word
from dangjian_desktop.ui.groups.condition_edit import ConditionEdit
from dangjian_desktop.ui.groups.two_lists_pane import TwoListsPane
from dangjian_desktop.ui.shared.buttons import icon_button, quiet_button
from dangjian_desktop.ui.shared.field_form import FieldForm
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.layouts import scrolling
from dangjian_desktop.ui.shared.list_box import ListBox, say_below
from dangjian_desktop.ui.shared.theme import refusal_label, set_role, tokens
from dangjian_desktop.ui.shared.ticks import Ticks
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr

LIST_WIDTH = 270
_MOST_DAYS = 3660
_USUAL_AMBER = 3
_DAYS_WIDTH = 70
_MOST_WORDS = 40


class LatePane(TwoListsPane):
    """Rules and measures at the left; what is told of the chosen one at the right."""

    def __init__(self, on: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.rules = ListBox(
            tr("逾期规则"),
            self,
            add_text=tr("加规则"),
            add=self.add_rule,
            remove_text=tr("去掉"),
            remove=lambda: self._remove("late"),
        )
        self.rules.list.setObjectName("book_rules")
        self.measures = ListBox(
            tr("两个日期隔几天"),
            self,
            add_text=tr("加一项"),
            add=self.add_measure,
            remove_text=tr("去掉"),
            remove=lambda: self._remove("measure"),
        )
        self.measures.list.setObjectName("book_measures")
        self.keep_boxes({"late": self.rules, "measure": self.measures})
        self.form = FieldForm(_rule_fields(), on=on, columns=2, parent=self)
        self.form.edited.connect(self._write_rule)
        self.states = Ticks((), (), self)
        self.states.edited.connect(self._write_rule)
        self.states_problem = refusal_label("states_problem", self)
        self.when = ConditionEdit(tr("哪些行才算"), tr("所有的行"), self)
        self.when.edited.connect(self._write_rule)
        self.when_problem = refusal_label("when_problem", self)
        self.levels = _Levels(self)
        self.levels.edited.connect(self._write_rule)
        self.rule_problem = refusal_label("rule_problem", self)
        self.measure_form = FieldForm(_measure_fields(), on=on, parent=self)
        self.measure_form.edited.connect(self._write_measure)
        self.measure_problem = refusal_label("measure_problem", self)
        self._lay_out()

    def fill(self) -> None:
        """Show rules and measures of the draft."""
        self.show_rows()
        self.show_part("late")

    def add_rule(self) -> None:
        """Add a rule; by the first date field, or a month after the day of the row."""
        dates = self.draft.field_choices(FieldType.DATE)
        rule: Table = {"until": dates[0][0]} if dates else {"days": 30}
        self.draft.parts("late").append(rule)
        self.show_rows()
        self.rules.list.setCurrentRow(self.rules.list.count() - 1)
        self.show_part("late")
        self.draft.changed.emit()

    def add_measure(self) -> None:
        """Add a measure: from the day of the row on."""
        measures = self.draft.parts("measure")
        key = self.draft.new_code([str(one.get("key")) for one in measures], "measure_")
        days = self.draft.day_choices()
        measures.append({"key": key, "label": "", "since": "day", "until": days[-1][0]})
        self.show_rows()
        self.measures.list.setCurrentRow(self.measures.list.count() - 1)
        self.show_part("measure")
        self.measure_form.focus_field("label")
        self.draft.changed.emit()

    # Showing and writing -----------------------------------------------------------------

    def say_here(self) -> None:
        """Say what is wrong with the chosen rows at their entries."""
        rules = self.problems_of_chosen("late")
        for key in self.form.keys:
            self.form.blame(key, "")
        states = [one for one in rules if one.where.field == "states"]
        when = [one for one in rules if one.where.field == "when"]
        levels = [one for one in rules if one.where.field == "escalation"]
        rest = [one for one in rules if one not in (*states, *when, *levels)]
        say_below(self.states_problem, states)
        say_below(self.when_problem, when)
        say_below(self.levels.problem, levels)
        say_below(self.rule_problem, self.form.show_problems(rest))
        found = self.problems_of_chosen("measure")
        for key in self.measure_form.keys:
            self.measure_form.blame(key, "")
        say_below(self.measure_problem, self.measure_form.show_problems(found))

    def show_rows(self) -> None:
        """Name the rows of both lists as the draft has them."""
        rules = [
            (str(number), self._words(rule)) for number, rule in enumerate(self.draft.parts("late"))
        ]
        self.rules.list.show_rows(rules)
        measures = [
            (str(one.get("key")), str(one.get("label", "")) or tr("（没有名称）"))
            for one in self.draft.parts("measure")
        ]
        self.measures.list.show_rows(measures)
        self.rules.tell()
        self.measures.tell()

    def _words(self, rule: Table) -> str:
        """Return what a rule says, in one line."""
        names = dict(self.draft.field_choices())
        states = dict(self.draft.state_choices())
        where = tr("、").join(states.get(code, code) for code in rule.get("states", ()))
        if rule.get("until"):
            told = tr("到{field}", field=names.get(str(rule["until"]), str(rule["until"])))
        else:
            since = str(rule.get("since", "")) or "day"
            day = dict(self.draft.day_choices()).get(since, since)
            told = tr("{day}起 {days} 天", day=day, days=rule.get("days", 0))
        return tr("{states}：{told}", states=where, told=told) if where else told

    def fill_page(self, word: str) -> None:
        """Put the chosen rule or measure into its page."""
        if word == "late":
            self._fill_rule()
        else:
            self._fill_measure()

    def _current(self, word: str) -> Table | None:
        box = self.boxes[word]
        parts, row = self.draft.parts(word), box.list.currentRow()
        return parts[row] if 0 <= row < len(parts) else None

    def _fill_rule(self) -> None:
        rule = self._current("late")
        self.rule_page.setVisible(rule is not None)
        if rule is None:
            return
        dates = self.draft.field_choices(FieldType.DATE)
        editors: Any = {key: self.form.editor(key) for key in ("until", "since", "done")}
        editors["until"].offer(dates)
        editors["since"].offer(dates)
        editors["done"].offer(self.draft.field_choices())
        states = [
            (str(one.get("code")), str(one.get("label", "")))
            for one in self.draft.table.get("state", ())
            if one.get("open", True)
        ]
        self.states.offer(states)
        self.states.show_chosen(rule.get("states", ()))
        self.states_label.setVisible(bool(states))
        self.states.setVisible(bool(states))
        self.form.show_values(
            {
                **{word: rule.get(word) or None for word in ("until", "since", "done")},
                "days": rule.get("days") or None,
                "amber_days": rule.get("amber_days", _USUAL_AMBER),
            }
        )
        self._show_days(rule)
        self.when.show_condition(self.draft, rule.get("when", {}))
        self.levels.show_levels(rule.get("escalation", ()))

    def _show_days(self, rule: Table) -> None:
        more = () if rule.get("until") else ("since", "days")
        self.form.show_only(("until", *more, "amber_days", "done"))

    def _fill_measure(self) -> None:
        measure = self._current("measure")
        self.measure_page.setVisible(measure is not None)
        if measure is None:
            return
        editors: Any = {key: self.measure_form.editor(key) for key in ("since", "until")}
        for editor in editors.values():
            editor.offer(self.draft.day_choices())
        self.measure_form.show_values(
            {word: measure.get(word) or None for word in ("label", "since", "until")}
        )

    def _write_rule(self) -> None:
        rule = self._current("late")
        if self.is_filling or rule is None:
            return
        values = self.form.values()
        had_until = bool(rule.get("until"))
        for word in ("until", "done"):
            set_word(rule, word, values[word])
        for word in ("since", "days"):
            if word in values:
                set_word(rule, word, values[word])
        if rule.get("until"):
            rule.pop("since", None)
            rule.pop("days", None)
        if values["amber_days"] is not None:
            set_word(rule, "amber_days", values["amber_days"], _USUAL_AMBER)
        set_word(rule, "states", self.states.chosen())
        set_word(rule, "when", self.when.condition())
        set_word(rule, "escalation", self.levels.levels())
        if had_until is not bool(rule.get("until")):
            self._show_days(rule)
        self._name(self.rules, self._words(rule))

    def _write_measure(self) -> None:
        measure = self._current("measure")
        if self.is_filling or measure is None:
            return
        values = self.measure_form.values()
        measure["label"] = str(values["label"] or "").strip()
        for word in ("since", "until"):
            measure[word] = str(values[word] or "")
        self._name(self.measures, measure["label"] or tr("（没有名称）"))

    def _name(self, box: ListBox, words: str) -> None:
        item = box.list.currentItem()
        if item is not None:
            item.setText(words)
            item.setToolTip(words)
        self.draft.changed.emit()

    def _remove(self, word: str) -> None:
        box = self.boxes[word]
        row = box.list.currentRow()
        if row < 0:
            return
        parts = self.draft.parts(word)
        gone = parts.pop(row)
        if word == "measure":
            self._forget_column(str(gone.get("key")))
        set_word(self.draft.table, word, list(parts))
        self.show_rows()
        self.show_part(word)
        self.draft.changed.emit()

    def _forget_column(self, key: str) -> None:
        for part in ("print", "notice"):
            form = self.draft.table.get(part)
            if form and key in form.get("columns", {}):
                columns = {name: width for name, width in form["columns"].items() if name != key}
                self.draft.table[part] = {**form, "columns": columns}

    def _lay_out(self) -> None:
        made = tokens()
        self.rule_page, self.measure_page = QWidget(self), QWidget(self)
        column = QVBoxLayout(self.rule_page)
        column.setContentsMargins(0, 0, made.space(2), 0)
        column.setSpacing(made.space(2))
        self.states_label = QLabel(tr("在哪些状态算（都不选就是所有没办结的）"), self.rule_page)
        when_label = QLabel(tr("哪些行才算"), self.rule_page)
        for label in (self.states_label, when_label):
            set_role(label, "label")
        for widget in (
            self.form,
            self.states_label,
            self.states,
            self.states_problem,
            when_label,
            self.when,
            self.when_problem,
            self.levels,
            self.rule_problem,
        ):
            column.addWidget(widget)
        column.addStretch(1)
        column = QVBoxLayout(self.measure_page)
        column.setContentsMargins(0, 0, made.space(2), 0)
        column.addWidget(self.measure_form)
        column.addWidget(self.measure_problem)
        column.addStretch(1)
        self.stack.addWidget(scrolling(self.rule_page, self))
        self.stack.addWidget(scrolling(self.measure_page, self))
        left = QVBoxLayout()
        left.setSpacing(made.space(3))
        left.addWidget(self.rules, 3)
        left.addWidget(self.measures, 2)
        for box in (self.rules, self.measures):
            box.setFixedWidth(made.text_px(LIST_WIDTH))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(made.space(4))
        row.addLayout(left)
        row.addWidget(self.stack, 1)


class _Levels(QWidget):
    """From how many days late on who looks after a row: lines of days and words.

    Signals:
        edited: Something of them is another.
    """

    edited = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.heading = QLabel(tr("逾期几天由谁督办"), self)
        set_role(self.heading, "label")
        self.problem = refusal_label("levels_problem", self)
        self.add_button = quiet_button(tr("加一级"), "plus", parent=self)
        self.add_button.setObjectName("add_level")
        self.add_button.clicked.connect(lambda: self._add_new())
        self.lines: list[tuple[QWidget, QLineEdit, QLineEdit]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens().space(1))
        self._column.addWidget(self.heading)
        self._column.addWidget(self.problem)
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_levels(self, levels: Sequence[Any]) -> None:
        """Show levels."""
        while self.lines:
            self._drop(self.lines.pop()[0])
        for level in levels:
            self._add(str(level.get("days", "")), str(level.get("text", "")))

    def levels(self) -> list[dict[str, Any]]:
        """Return what was entered; a line without days counts as 0, which is told as a fault."""
        return [
            {
                "days": int(days.text()) if days.text().isdecimal() else 0,
                "text": text.text().strip(),
            }
            for _line, days, text in self.lines
        ]

    def _add_new(self) -> None:
        self._add("", "")
        self.lines[-1][1].setFocus()
        self.edited.emit()

    def _add(self, days: str, text: str) -> None:
        made = tokens()
        line = QWidget(self)
        number, words = QLineEdit(days, line), QLineEdit(text, line)
        number.setAccessibleName(tr("逾期几天"))
        number.setPlaceholderText(tr("天数"))
        number.setFixedWidth(made.text_px(_DAYS_WIDTH))
        number.setMaxLength(4)
        words.setAccessibleName(tr("由谁督办"))
        words.setPlaceholderText(tr("例如 支委会督办"))
        words.setMaxLength(_MOST_WORDS)
        entry = (line, number, words)
        remove = icon_button(
            "x", tr("去掉这一级"), clicked=lambda: self._remove(entry), parent=line
        )
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(made.space(2))
        row.addWidget(number)
        row.addWidget(words, 1)
        row.addWidget(remove)
        number.textEdited.connect(self.edited)
        words.textEdited.connect(self.edited)
        self.lines.append(entry)
        self._column.insertWidget(len(self.lines), line)
        line.show()

    def _remove(self, entry: tuple[QWidget, QLineEdit, QLineEdit]) -> None:
        self.lines.remove(entry)
        self._drop(entry[0])
        self.edited.emit()

    def _drop(self, line: QWidget) -> None:
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()


def _rule_fields() -> tuple[Field, ...]:
    return (
        Field(
            "until",
            QT_TR_NOOP("最后一天看哪个日期"),
            Entry.CHOICE,
            empty=QT_TR_NOOP("不看字段，按天数算"),
        ),
        Field("since", QT_TR_NOOP("从哪天起算"), Entry.CHOICE, empty=QT_TR_NOOP("行的日期")),
        Field("days", QT_TR_NOOP("几天之内"), Entry.INTEGER, lowest=1, highest=_MOST_DAYS),
        Field("amber_days", QT_TR_NOOP("提前几天提醒"), Entry.INTEGER, highest=_MOST_DAYS),
        Field(
            "done",
            QT_TR_NOOP("哪个字段填了就算办完"),
            Entry.CHOICE,
            empty=QT_TR_NOOP("看状态"),
        ),
    )


def _measure_fields() -> tuple[Field, ...]:
    return (
        Field(
            "label",
            QT_TR_NOOP("叫什么"),
            is_required=True,
            max_length=LONGEST_FIELD_LABEL,
            hint=QT_TR_NOOP("例如 承诺到兑现（天）"),
        ),
        Field("since", QT_TR_NOOP("从哪天"), Entry.CHOICE, is_required=True),
        Field("until", QT_TR_NOOP("到哪天"), Entry.CHOICE, is_required=True),
    )
