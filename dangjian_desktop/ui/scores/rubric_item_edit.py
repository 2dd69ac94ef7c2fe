"""One item of a rubric: what it is, what it is worth, and its rules one by one."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.cells import half_width
from dangjian_desktop.domain.problems import Problem, Severity
from dangjian_desktop.domain.rubric_reading import read_rule
from dangjian_desktop.domain.rubric_words import rule_in_words
from dangjian_desktop.domain.vocabulary import PRINTED, RubricSystem
from dangjian_desktop.queries.measures.registry import measures
from dangjian_desktop.ui.scores.rubric_draft import RubricDraft, Table
from dangjian_desktop.ui.scores.rubric_rule_edit import RuleEdit
from dangjian_desktop.ui.shared.field_form import FieldForm
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.list_box import ListBox, moved
from dangjian_desktop.ui.shared.section import rule as line_between
from dangjian_desktop.ui.shared.theme import refusal_label, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr

RULES_WIDTH, RULES_HEIGHT = 300, 236
_TEXTS = ("code", "title", "judge", "wording")


class ItemEdit(QWidget):
    """Writes what is entered into the table of an item at once.

    Signals:
        edited: Something of the item is another.
    """

    edited = Signal()

    def __init__(self, on: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._draft: RubricDraft | None = None
        self._item: Table | None = None
        self._problems: Sequence[Problem] = ()
        self._is_filling = False
        self.form = FieldForm(_fields(), on=on, columns=5, parent=self)
        self.form.edited.connect(self._write)
        self.rest_problem = refusal_label("item_problem", self)
        self.rules = ListBox(
            tr("计分办法"),
            self,
            add_text=tr("加办法"),
            add=self.add_rule,
            remove_text=tr("去掉"),
            remove=self.remove_rule,
        )
        self.rules.list.setObjectName("rubric_rules")
        self.rules.list.moved.connect(self._move)
        self.rules.list.chosen.connect(lambda _key: self._show_rule())
        self.no_rules = QLabel(self)
        self.no_rules.setWordWrap(True)
        self.no_rules.setText(
            tr("没有写计分办法：这一项由考核人直接给分。加一条办法，就能按次扣分。")
        )
        set_role(self.no_rules, "second")
        self.rule = RuleEdit(on, self)
        self.rule.edited.connect(self._tell)
        self._lay_out()

    @property
    def current_rule(self) -> Table | None:
        """Table of the rule that is shown."""
        draft, item, key = self._draft, self._item, self.rules.list.key
        if draft is None or item is None:
            return None
        return next((one for one in draft.rules(item) if one.get("key") == key), None)

    def show_item(self, draft: RubricDraft, item: Table) -> None:
        """Show an item."""
        is_other = item is not self._item
        self._draft, self._item = draft, item
        self._is_filling = True
        block: Any = self.form.editor("block")
        block.offer([(one["key"], str(one.get("title", ""))) for one in draft.blocks])
        system = item.get("system")
        values: dict[str, Any] = {key: item.get(key) for key in (*_TEXTS, "maximum", "block")}
        values["system"] = RubricSystem(system) if system in list(RubricSystem) else None
        self.form.show_values(values)
        self._is_filling = False
        self._fill_rules()
        if is_other:
            self.rules.list.setCurrentRow(0 if self.rules.list.count() else -1)
        self._show_rule()

    def add_rule(self) -> None:
        """Add a rule and let it be told."""
        if self._draft is not None and self._item is not None:
            made = self._draft.add_rule(self._item)
            self._fill_rules()
            self.rules.list.choose(str(made["key"]))
            self._show_rule()
            self.rule.form.focus_field("points")
            self._tell()

    def remove_rule(self) -> None:
        """Take the current rule away."""
        draft, item, rule = self._draft, self._item, self.current_rule
        if draft is not None and item is not None and rule is not None:
            draft.put(item, "rule", [one for one in draft.rules(item) if one is not rule])
            self._fill_rules()
            self._show_rule()
            self._tell()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong with the item: with its rules at the rule, and marked in the list."""
        self._problems = problems
        for key in self.form.keys:
            self.form.blame(key, "")
        own = [one for one in problems if not one.where.part]
        self.rest_problem.hide()
        rest = self.form.show_problems(own)
        if rest:
            self.rest_problem.setText("\n".join(dict.fromkeys(map(in_words, rest))))
            self.rest_problem.show()
        worst = {
            one.where.part: one.severity
            for one in sorted(problems, key=lambda one: one.severity is Severity.REFUSED)
        }
        colours = {Severity.REFUSED: "bad", Severity.WARNING: "warn"}
        for row, key in enumerate(self.rules.list.keys()):
            colour = colours.get(worst[key], "text") if key in worst else "text"
            self.rules.list.item(row).setForeground(tokens().colour(colour))
        self._blame_rule()

    def go_to(self, problem: Problem) -> None:
        """Show the place of a problem."""
        if problem.where.part:
            self.rules.list.choose(problem.where.part)
        elif self.form.is_shown(problem.where.field):
            self.form.focus_field(problem.where.field)

    def _fill_rules(self) -> None:
        draft, item = self._draft, self._item
        if draft is None or item is None:
            return
        rows = [(str(one.get("key")), self._rule_words(one)) for one in draft.rules(item)]
        with QSignalBlocker(self.rules.list):
            self.rules.list.show_rows(rows)
        self.rules.tell()

    def _rule_words(self, table: Table) -> str:
        read = read_rule(table)
        if read is None:
            return tr("（还没有写清楚）")
        return in_words(rule_in_words(read, measures()))

    def _show_rule(self) -> None:
        rule = self.current_rule
        self.rule.setVisible(rule is not None)
        self.no_rules.setVisible(rule is None)
        if rule is not None and self._draft is not None:
            self.rule.show_rule(self._draft, rule)
        self._blame_rule()

    def _blame_rule(self) -> None:
        key = self.rules.list.key
        self.rule.show_problems([one for one in self._problems if key and one.where.part == key])

    def _write(self) -> None:
        draft, item = self._draft, self._item
        if self._is_filling or draft is None or item is None:
            return
        values = self.form.values()
        for key in _TEXTS:
            draft.put(item, key, self.form.editor(key).text().strip())
        draft.put(item, "maximum", half_width(self.form.editor("maximum").text().strip()))
        draft.put(item, "block", values["block"])
        draft.put(item, "system", values["system"].value if values["system"] else None)
        self.edited.emit()

    def _tell(self) -> None:
        rule = self.current_rule
        row = self.rules.list.currentItem()
        if rule is not None and row is not None:
            row.setText(self._rule_words(rule))
            row.setToolTip(row.text())
        self.edited.emit()

    def _move(self, at: int, to: int) -> None:
        if self._draft is not None and self._item is not None:
            moved(self._draft.rules(self._item), at, to)
            self._fill_rules()
            self.rules.list.setCurrentRow(to)
            self._draft.changed.emit()
            self.edited.emit()

    def _lay_out(self) -> None:
        made = tokens()
        below = QHBoxLayout()
        below.setSpacing(made.space(4))
        self.rules.setFixedWidth(made.text_px(RULES_WIDTH))
        self.rules.setMinimumHeight(made.text_px(RULES_HEIGHT))
        below.addWidget(self.rules)
        right = QVBoxLayout()
        right.addWidget(self.no_rules)
        right.addWidget(self.rule)
        right.addStretch(1)
        below.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, made.space(3), 0)
        column.setSpacing(made.space(3))
        column.addWidget(self.form)
        column.addWidget(self.rest_problem)
        column.addWidget(line_between(self))
        column.addLayout(below, 1)


def _fields() -> tuple[Field, ...]:
    systems = [(system, PRINTED[system]) for system in RubricSystem]
    return (
        Field("title", QT_TR_NOOP("考评内容"), is_required=True, max_length=120, is_wide=True),
        Field("code", QT_TR_NOOP("编号"), is_required=True, max_length=20),
        Field(
            "maximum",
            QT_TR_NOOP("分值"),
            max_length=12,
            hint=QT_TR_NOOP("只加分的写 0"),
        ),
        Field("block", QT_TR_NOOP("项目"), Entry.CHOICE, (), is_required=True),
        Field("system", QT_TR_NOOP("体系"), Entry.CHOICE, systems, empty=QT_TR_NOOP("没有写")),
        Field("judge", QT_TR_NOOP("谁考核"), max_length=60),
        Field(
            "wording",
            QT_TR_NOOP("评分办法原文"),
            Entry.LONG_TEXT,
            max_length=1000,
            lines=2,
            is_wide=True,
        ),
    )
