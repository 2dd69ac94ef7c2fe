"""The panel of one quick sum: its inputs as a small form, the answer while typing, the rule below.

It stands inside quick find. What is wrong with an input is told under it once it is left, so that
nobody is blamed in the middle of a date.
"""

from collections.abc import Mapping
from datetime import date
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.calculator_answers.answer import Answer
from dangjian_desktop.domain.calculator_inputs import Input, Kind, read_input
from dangjian_desktop.domain.calculators import Calculator, RulesAt, Solved, calculator, solve
from dangjian_desktop.domain.date_reading import LATEST_YEAR
from dangjian_desktop.domain.rules import RuleSet
from dangjian_desktop.domain.sum_lines import read_line
from dangjian_desktop.ui.shared.buttons import link_button, plain_button
from dangjian_desktop.ui.shared.field_editors import ChoiceEditor
from dangjian_desktop.ui.shared.field_form import FieldForm
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.quick_find import Panel
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import in_words, source_words, tr

#: Dates of sums may lie ahead.
_LATEST = date(LATEST_YEAR, 12, 31)
#: More inputs than this stand three abreast.
_MANY = 6
_LONGEST = 40


class SumPanel(Panel):
    """One sum to be filled in."""

    def __init__(
        self,
        calculator: Calculator,
        given: Mapping[str, str],
        *,
        rules_at: RulesAt,
        on: date,
        parent: QWidget | None = None,
    ) -> None:
        """Make the panel.

        Args:
            calculator: The sum.
            given: Texts to begin with, by input.
            rules_at: Asked for the rules of the day that matters.
            on: Today.
            parent: The popup.
        """
        super().__init__(parent)
        self.setObjectName("sum_panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr(calculator.title))
        self.calculator, self._rules_at, self._on = calculator, rules_at, on
        self._solved: Solved | None = None
        rules = rules_at(on)
        self._usual = [one for one in calculator.inputs if not one.is_rare]
        self._rare = [one for one in calculator.inputs if one.is_rare]
        self.form = self._make_form(self._usual, given, rules)
        self.rare_form = self._make_form(self._rare, given, rules) if self._rare else None
        self._build()
        self._order_tabs()
        self._answer()

    @property
    def answer(self) -> Answer | None:
        """The answer shown; None while something is missing or wrong."""
        return None if self._solved is None else self._solved.answer

    def focus_first(self) -> None:
        """Put the keyboard where something is missing, else into the first input."""
        solved = self._solved
        missing = [one.name for one in solved.missing] if solved is not None else []
        wrong = [name for name in solved.wrong if name] if solved is not None else []
        typed = [one.name for one in self.calculator.inputs if one.kind is not Kind.CHOICE]
        wanted = [*missing, *wrong, *typed][0]
        form = self._form_of(wanted)
        form.focus_field(wanted)
        widget = form.editor(wanted).widget
        if isinstance(widget, QLineEdit):
            widget.selectAll()

    # Building -------------------------------------------------------------

    def _make_form(
        self, inputs: list[Input], given: Mapping[str, str], rules: RuleSet
    ) -> FieldForm:
        form = FieldForm(
            [_field(one, rules) for one in inputs],
            on=self._on,
            columns=3 if len(inputs) > _MANY else 2,
            parent=self,
        )
        form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for one in inputs:
            editor = form.editor(one.name)
            editor.show_value(_shown(one, given.get(one.name), self._on, rules))
            usual = one.usual_word(rules)
            if usual and isinstance(editor, ChoiceEditor):
                editor.box.setItemText(0, tr("按规定：{usual}", usual=tr(usual)))
            editor.edited.connect(self._answer)
            editor.left.connect(partial(self._judge, one.name))
            editor.entered.connect(partial(self._judge, one.name))
        return form

    def _build(self) -> None:
        made = tokens()
        title = QLabel(tr(self.calculator.title), self)
        set_role(title, "heading")
        self.told = _wrapped("sum_answer", self)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.hints = _wrapped("sum_hints", self, "small")
        self.cautions = _wrapped("sum_cautions", self, "caution")
        self.rule = _wrapped("sum_rule", self, "small")
        self.copy_button = plain_button(tr("复制答案"), "copy", parent=self)
        self.copy_button.setObjectName("copy_sum")
        self.copy_button.clicked.connect(self._copy)
        self.form.entered.connect(self._move_on)
        inside = QWidget(self)
        inside.setObjectName("scrolled")
        inside.setMinimumHeight(1)  # else Qt takes the height that the narrowest width needs
        column = QVBoxLayout(inside)
        column.setContentsMargins(made.space(4), made.space(3), made.space(4), made.space(3))
        column.setSpacing(made.space(3))
        column.addWidget(title)
        column.addWidget(self.form)
        if self.rare_form is not None:
            self.more_button = link_button(tr("更多项目"), parent=inside)
            self.more_button.setObjectName("more_inputs")
            self.more_button.clicked.connect(self._show_more)
            column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
            self.rare_form.hide()
            column.addWidget(self.rare_form)
        line = QFrame(inside)
        set_role(line, "rule")
        column.addWidget(line)
        row = QHBoxLayout()
        row.setSpacing(made.space(3))
        row.addWidget(self.told, 1)
        row.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        for label in (self.cautions, self.hints, self.rule):
            column.addWidget(label)
        column.addStretch(1)
        self._area = QScrollArea(self)
        self._area.setObjectName("sum_area")
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)

    def _order_tabs(self) -> None:
        """Let Tab go as the eye does: inputs, the link, what it shows, the answer."""
        stops = [self.form.editor(one.name).widget for one in self._usual]
        if self.rare_form is not None:
            stops += [self.more_button]
            stops += [self.rare_form.editor(one.name).widget for one in self._rare]
        stops.append(self.copy_button)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def height_for(self, width: int) -> int:
        """Return the height that shows everything at a width."""
        inside = self._area.widget()
        layout = inside.layout()
        assert layout is not None
        layout.activate()
        return layout.heightForWidth(width) + 2 * tokens().px(1)  # the line above, and its own

    # Answering ------------------------------------------------------------

    def _answer(self) -> None:
        self._solved = solve(self.calculator, self._texts(), rules_at=self._rules_at, on=self._on)
        answer = self._solved.answer
        self.told.setText(in_words(self._solved.told))
        set_role(self.told, "second" if answer is None else "answer")
        self.copy_button.setEnabled(answer is not None)
        self.copy_button.setText(tr("复制答案"))
        _say(self.cautions, [] if answer is None else [in_words(one) for one in answer.cautions])
        _say(self.hints, [] if answer is None else [in_words(one) for one in answer.hints])
        _say(
            self.rule,
            [] if answer is None else [tr("依据：{rule}", rule=source_words(answer.rule))],
        )
        self.height_changed.emit()

    def _texts(self) -> dict[str, object]:
        """Return what stands in the inputs, as text or choice."""
        forms = [self.form] + ([self.rare_form] if self.rare_form is not None else [])
        texts: dict[str, object] = {}
        for one in self.calculator.inputs:
            form = next(form for form in forms if form.has(one.name))
            editor = form.editor(one.name)
            is_chosen = one.kind in (Kind.CHOICE, Kind.YES_NO)
            texts[one.name] = editor.read().value if is_chosen else editor.text()
        return texts

    def _judge(self, name: str) -> None:
        """Say under an input what is wrong with it, now that it is left."""
        told = None if self._solved is None else self._solved.wrong.get(name)
        self._form_of(name).blame(name, "" if told is None else in_words(told))
        self.height_changed.emit()

    def _form_of(self, name: str) -> FieldForm:
        if self.rare_form is not None and self.rare_form.has(name):
            return self.rare_form
        return self.form

    def _show_more(self) -> None:
        assert self.rare_form is not None
        is_shown = self.rare_form.isVisibleTo(self)
        self.rare_form.setVisible(not is_shown)
        self.more_button.setText(tr("更多项目") if is_shown else tr("收起"))
        self.height_changed.emit()

    def _move_on(self) -> None:
        """Enter in the last input goes to the answer."""
        self.copy_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _copy(self) -> None:
        answer = self.answer
        if answer is not None:
            QApplication.clipboard().setText(answer.text)
            self.copy_button.setText(tr("已复制"))


def sum_panel(name: str, typed: str, *, rules_at: RulesAt, on: date) -> SumPanel | None:
    """Return the panel of a sum with what a typed line gives it; None for no sum.

    Args:
        name: The sum.
        typed: The line of quick find; one that names another sum, or none, gives nothing.
        rules_at: Asked for the rules of the day that matters.
        on: Today.

    Raises:
        SentenceError: When the rules cannot be read.
    """
    wanted = calculator(name)
    if wanted is None:
        return None
    line = read_line(typed, rules_at(on))
    given = line.given if line is not None and line.calculator is wanted else {}
    return SumPanel(wanted, given, rules_at=rules_at, on=on)


_ENTRIES: Mapping[Kind, Entry] = {
    Kind.DATE: Entry.DATE,
    Kind.CHOICE: Entry.CHOICE,
    Kind.YES_NO: Entry.YES_NO,
}


def _field(wanted: Input, rules: RuleSet) -> Field:
    """Return the form field of an input; what is typed is read by the domain, not the form."""
    return Field(
        wanted.name,
        wanted.label,
        _ENTRIES.get(wanted.kind, Entry.TEXT),
        choices=[(one.value, one.label) for one in wanted.offered(rules)],
        is_required=wanted.is_required,
        max_length=_LONGEST,
        hint=_hint(wanted, rules),
        latest=_LATEST,
    )


def _hint(wanted: Input, rules: RuleSet) -> str:
    usual = wanted.usual_word(rules)
    if usual:
        return tr("按规定：{usual}", usual=usual)
    return tr("如 {example}", example=wanted.hint) if wanted.hint else ""


def _shown(wanted: Input, given: str | None, on: date, rules: RuleSet) -> object:
    """Return what stands in an input at first: what was typed, else what counts without it."""
    if given is not None and wanted.kind in (Kind.CHOICE, Kind.YES_NO):
        return read_input(wanted, given, rules).value
    if given is not None:
        return given
    without = wanted.value_without(on)
    if without is None or wanted.kind in (Kind.CHOICE, Kind.YES_NO):
        return without
    if isinstance(without, date):
        return f"{without:%Y-%m}" if wanted.kind is Kind.MONTH else without.isoformat()
    return str(without)


def _wrapped(name: str, parent: QWidget, role: str = "") -> QLabel:
    label = QLabel(parent)
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    if role:
        set_role(label, role)
    return label


def _say(label: QLabel, lines: list[str]) -> None:
    label.setText("\n".join(lines))
    label.setVisible(bool(lines))
