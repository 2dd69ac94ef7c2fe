"""One rule of an item: by what it counts, and what it takes or gives."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.cells import half_width
from dangjian_desktop.domain.problems import Problem, Severity
from dangjian_desktop.domain.rubric import RULE_KIND_WORDS, RuleKind
from dangjian_desktop.queries.measures.registry import measures
from dangjian_desktop.ui.scores.measure_dialog import MeasureDialog, measure_words
from dangjian_desktop.ui.scores.rubric_draft import RubricDraft, Table
from dangjian_desktop.ui.scores.rubric_levels_edit import LevelsEdit
from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.field_form import FieldForm
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.list_box import say_below
from dangjian_desktop.ui.shared.theme import refusal_label, restyle, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr

_NUMBERS = ("points", "cap", "target", "step")
_TARGETED = ("points", "cap", "target", "step", "words")
#: What is asked of a rule of each kind, beside kind and measure.
_OF_KIND = {
    RuleKind.EACH: ("points", "cap", "words"),
    RuleKind.BELOW: _TARGETED,
    RuleKind.ABOVE: _TARGETED,
    RuleKind.ONCE: ("points", "words"),
    RuleKind.LEVELS: ("cap", "words"),
    RuleKind.ZERO: ("words",),
    RuleKind.BONUS: ("points", "cap", "words"),
    RuleKind.VETO: ("words",),
}
_LEVEL_PARTS = ("level", "label", "effect")
_MEASURE_PARTS = ("measure", "key")


class RuleEdit(QWidget):
    """Writes what is entered into the table of a rule at once.

    Signals:
        edited: Something of the rule is another.
    """

    edited = Signal()

    def __init__(self, on: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._draft: RubricDraft | None = None
        self._rule: Table | None = None
        self._is_filling = False
        self.measure_label = QLabel(tr("数从哪来"), self)
        set_role(self.measure_label, "label")
        self.measure_button = plain_button("", "search", parent=self)
        self.measure_button.setObjectName("choose_measure")
        self.measure_button.clicked.connect(self.choose_measure)
        self.measure_told = QLabel(self)
        self.measure_told.setObjectName("measure_explained")
        self.measure_told.setWordWrap(True)
        set_role(self.measure_told, "small")
        self.measure_problem = refusal_label("measure_problem", self)
        self.form = FieldForm(_fields(), on=on, columns=2, parent=self)
        self.form.edited.connect(self._write)
        self.levels = LevelsEdit(self)
        self.levels.edited.connect(self._write_levels)
        self._lay_out()

    @property
    def kind(self) -> RuleKind:
        """How the rule takes or gives."""
        told = (self._rule or {}).get("kind")
        return RuleKind(told) if told in list(RuleKind) else RuleKind.EACH

    def show_rule(self, draft: RubricDraft, rule: Table) -> None:
        """Show a rule."""
        self._draft, self._rule = draft, rule
        self._refresh()

    def choose_measure(self) -> MeasureDialog | None:
        """Let a measure be chosen, or that a person judges."""
        if self._rule is None:
            return None
        dialog = MeasureDialog(str(self._rule.get("measure", "")), self.window())
        dialog.chosen.connect(self.take_measure)
        dialog.open()
        return dialog

    def take_measure(self, code: str) -> None:
        """Count by a measure from now on; its levels are offered where the rule has none."""
        draft, rule = self._draft, self._rule
        if draft is None or rule is None:
            return
        info = measures().get(code)
        if info is not None and self.kind is RuleKind.LEVELS and not rule.get("level"):
            rule["level"] = [{"label": label} for label in info.levels]
        draft.put(rule, "measure", code)
        self._refresh()
        self.edited.emit()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong with the rule, each at its place."""
        for key in self.form.keys:
            self.form.blame(key, "")
        apart = (*_LEVEL_PARTS, *_MEASURE_PARTS)
        has_levels = self.kind is RuleKind.LEVELS
        of_levels = [one for one in problems if one.where.field in _LEVEL_PARTS]
        of_levels += [one for one in problems if has_levels and one.where.field == "points"]
        rest = [one for one in problems if one.where.field not in apart and one not in of_levels]
        beside = self.form.show_problems(rest)
        self.levels.show_problems(of_levels)
        of_measure = [one for one in problems if one.where.field in _MEASURE_PARTS]
        told = [*of_measure, *beside]
        say_below(self.measure_problem, told)
        is_refused = any(one.severity is Severity.REFUSED for one in told)
        self.measure_problem.setProperty("severity", "refused" if is_refused else "warning")
        restyle(self.measure_problem)

    def _refresh(self) -> None:
        rule = self._rule
        if rule is None:
            return
        self._is_filling = True
        self.form.show_only(("kind", *_OF_KIND[self.kind]))
        values: dict[str, Any] = {key: rule.get(key) for key in (*_NUMBERS, "words")}
        self.form.show_values({**values, "kind": self.kind})
        self.levels.setVisible(self.kind is RuleKind.LEVELS)
        info = measures().get(str(rule.get("measure", "")))
        self.levels.show_levels(rule.get("level", ()), info.levels if info else ())
        code = str(rule.get("measure", ""))
        if info is not None:
            self.measure_button.setText(measure_words(info))
            self.measure_told.setText(tr(info.explanation))
        elif code:
            self.measure_button.setText(tr("不认得的统计“{measure}”", measure=code))
            self.measure_told.setText("")
        else:
            self.measure_button.setText(tr("由人考核（附依据）"))
            self.measure_told.setText(tr("点这里可以改成程序统计的数。"))
        self._is_filling = False

    def _write(self) -> None:
        draft, rule = self._draft, self._rule
        if self._is_filling or draft is None or rule is None:
            return
        kind = self.form.values()["kind"] or RuleKind.EACH
        if kind is not self.kind:
            rule["kind"] = RuleKind(kind).value
            self._forget_others(rule, RuleKind(kind))
            self._refresh()
            draft.changed.emit()
        for key in _OF_KIND[self.kind]:
            text = self.form.editor(key).text().strip()
            draft.put(rule, key, half_width(text) if key in _NUMBERS else text)
        self.edited.emit()

    def _forget_others(self, rule: Table, kind: RuleKind) -> None:
        """Take away what only rules of another kind tell."""
        for key in _NUMBERS:
            if key not in _OF_KIND[kind]:
                rule.pop(key, None)
        if kind is not RuleKind.LEVELS:
            rule.pop("level", None)
        else:
            info = measures().get(str(rule.get("measure", "")))
            rule["level"] = [{"label": label} for label in (info.levels if info else ())]

    def _write_levels(self) -> None:
        draft, rule = self._draft, self._rule
        if draft is not None and rule is not None and not self._is_filling:
            draft.put(rule, "level", self.levels.levels())
            self.edited.emit()

    def _lay_out(self) -> None:
        made = tokens()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(made.space(2))
        for widget in (
            self.measure_label,
            self.measure_button,
            self.measure_told,
            self.measure_problem,
            self.form,
            self.levels,
        ):
            column.addWidget(widget)
        column.addStretch(1)


def _fields() -> tuple[Field, ...]:
    kinds = [(kind, tr(RULE_KIND_WORDS[kind])) for kind in RuleKind]
    return (
        Field("kind", QT_TR_NOOP("怎么计"), Entry.CHOICE, kinds, is_required=True),
        Field("points", QT_TR_NOOP("几分"), max_length=12, hint=QT_TR_NOOP("例如 0.5")),
        Field("cap", QT_TR_NOOP("最多几分"), max_length=12, hint=QT_TR_NOOP("不写就不封顶")),
        Field("target", QT_TR_NOOP("目标"), max_length=12, hint=QT_TR_NOOP("例如 95")),
        Field("step", QT_TR_NOOP("每差多少算一次"), max_length=12, hint=QT_TR_NOOP("不写就是 1")),
        Field("words", QT_TR_NOOP("表上怎么写"), max_length=200, is_wide=True),
    )
