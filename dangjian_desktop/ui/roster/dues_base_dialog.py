"""The dialog of a base for dues: what of a wage counts is shown, and what comes out of it."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.calculator_answers.answer import Answer, doubts
from dangjian_desktop.domain.calculator_answers.dues import answer_dues
from dangjian_desktop.domain.dates import add_months
from dangjian_desktop.domain.dues import (
    WAGE_PART_WORDS,
    ZERO,
    Fixing,
    Payer,
    Treatment,
    WageBase,
    month_of,
    wage_base,
)
from dangjian_desktop.domain.dues_entries import BaseDraft
from dangjian_desktop.domain.dues_months import (
    BY_BASE,
    BY_PARTS,
    COAL_BASE,
    PAYER_WORDS,
    dues_rules,
)
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.rules import RuleSet
from dangjian_desktop.domain.yuan_reading import read_typed_yuan, yuan_text
from dangjian_desktop.operations.dues_bases import correct_base, record_base
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.dues import BasisRow, DuesRow
from dangjian_desktop.queries.rules import rules_at
from dangjian_desktop.ui.roster.dues_words import month_words
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, Values
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, source_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_LONGEST_NOTE = 200
_BY_PARTS, _AS_ONE = "parts", "one"
#: Months that can be chosen before this one and behind it.
_MONTHS_BACK, _MONTHS_AHEAD = 36, 13
_HEADINGS = {
    Treatment.IN: QT_TR_NOOP("计入基数的"),
    Treatment.DEDUCT: QT_TR_NOOP("从基数里扣除的"),
    Treatment.OUT: QT_TR_NOOP("不计入的，填了只作记录"),
}
_BASE_ADVICE = {
    Payer.WAGE: QT_TR_NOOP("税后相对固定的、经常性的工资收入"),
    Payer.YEARLY_SALARY: QT_TR_NOOP("当月实际领取的薪酬"),
    Payer.SELF_EMPLOYED: QT_TR_NOOP("上一季度的月平均纯收入"),
    Payer.RETIRED: QT_TR_NOOP("每月实际领取的离退休费或养老金总额"),
}


class DuesBaseDialog(OperationDialog):
    """Payer, month, and the base as one figure or by its parts; below, what is to be paid.

    Attributes:
        outcome: What comes out, as the rules of the month say it.
    """

    def __init__(
        self,
        bench: Workbench,
        person: DuesRow,
        *,
        since: date,
        present: BasisRow | None = None,
        is_correction: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make the dialog; `open()` shows it.

        Args:
            bench: Desk and questions.
            person: Who pays.
            since: First day of the month that stands there at first.
            present: The base whose figures stand there at first; None for none.
            is_correction: Whether it is `present` that is corrected.
            parent: The page.
        """
        self._person_id = person.person_id
        self._base_id = present.row_id if present is not None and is_correction else None
        told = dues_rules(rules_at(since)).treatments
        self._treatments = {key: Treatment(told[key]) for key in WAGE_PART_WORDS}
        values: dict[str, Any] = {
            "since": since,
            "payer": Payer.WAGE if present is None else present.payer,
            "how": _BY_PARTS,
        }
        if present is not None:
            values |= {"base": present.base, "monthly": present.monthly, **present.parts}
            values["how"] = _BY_PARTS if present.parts or present.base is None else _AS_ONE
            values["note"] = present.note if is_correction else ""
        super().__init__(
            bench,
            tr("更正计费基数：{name}", name=person.name)
            if is_correction
            else tr("登记计费基数：{name}", name=person.name),
            self._fields(bench.desk.on, since),
            self._operation,
            values=values,
            columns=3,
            parent=parent,
        )
        self.setObjectName("dues_base_dialog")
        self.outcome = _Outcome(self)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.count() - 2, self.outcome)
        self.form.edited.connect(self._follow)
        self._shown: tuple[str, ...] = ()
        self._follow()

    # What is asked for -----------------------------------------------------------

    def _fields(self, on: date, since: date) -> tuple[Field, ...]:
        parts = []
        for kind in Treatment:
            first = True
            for key, word in WAGE_PART_WORDS.items():
                if self._treatments[key] is kind:
                    heading = _HEADINGS[kind] if first else ""
                    parts.append(_yuan_field(key, word, heading=heading))
                    first = False
        order = (Treatment.IN, Treatment.DEDUCT, Treatment.OUT)
        parts.sort(key=lambda one: order.index(self._treatments[one.key]))
        return (
            Field(
                "payer",
                tr("交纳方式"),
                Entry.CHOICE,
                choices=[(one, tr(word)) for one, word in PAYER_WORDS.items()],
                is_required=True,
            ),
            Field(
                "since",
                tr("从哪个月起"),
                Entry.CHOICE,
                choices=_months(on, since),
                is_required=True,
            ),
            Field(
                "how",
                tr("基数怎么来"),
                Entry.CHOICE,
                choices=[
                    (_BY_PARTS, tr("按工资的组成算")),
                    (_AS_ONE, tr("直接填基数")),
                ],
                is_required=True,
            ),
            _yuan_field("base", tr("计费基数（元）"), is_required=True),
            _yuan_field("monthly", tr("每月交（元）"), is_required=True),
            *parts,
            Field("note", tr("备注"), max_length=_LONGEST_NOTE, is_wide=True),
        )

    def _wanted(self, values: Values) -> tuple[str, ...]:
        payer = values.get("payer")
        wanted = ["payer", "since"]
        if payer in BY_PARTS:
            wanted.append("how")
            wanted += list(WAGE_PART_WORDS) if self._is_by_parts(values) else ["base"]
        elif payer is Payer.FARMER:
            wanted.append("monthly")
        elif payer is not Payer.FIXED:
            wanted.append("base")
        return (*wanted, "note")

    def _is_by_parts(self, values: Values) -> bool:
        how = values.get("how") or self.form.editor("how").read().value
        return values.get("payer") in BY_PARTS and how == _BY_PARTS

    # What comes out --------------------------------------------------------------

    def _follow(self) -> None:
        """Show the fields that the payer needs, and what is to be paid."""
        values = self.form.values()
        wanted = self._wanted(values)
        if wanted != self._shown:
            self._shown = wanted
            self.form.show_only(wanted)
            values = self.form.values()
            QTimer.singleShot(0, self, self._fit)
        payer = values.get("payer")
        if isinstance(payer, Payer):
            self.form.advise("base", tr(_BASE_ADVICE[payer]) if payer in _BASE_ADVICE else "")
        if any(map(self.form.refuses, wanted)):  # a refused amount is as if it were not there
            self.outcome.say_only(tr("有填错的数，改正以后再算。"))
            return
        self.outcome.show_values(
            payer if isinstance(payer, Payer) else Payer.WAGE,
            rules_at(values.get("since") or self._bench.desk.on),
            base=values.get("base"),
            monthly=values.get("monthly"),
            parts=_parts(values) if self._is_by_parts(values) else None,
        )

    def _fit(self) -> None:
        """Be as high as what is shown needs; more than before is made room for."""
        self.fit_height()
        self.grow()

    def _operation(self, values: Values) -> Operation[Any]:
        by_parts = self._is_by_parts(values)
        draft = BaseDraft(
            self._person_id,
            values["since"],
            values["payer"],
            None if by_parts else values.get("base"),
            _parts(values) if by_parts else {},
            values.get("monthly"),
            values["note"] or "",
        )
        if self._base_id is not None:
            return correct_base(base_id=self._base_id, draft=draft)
        return record_base(draft=draft)


class _Outcome(QFrame):
    """The base, the slab with its jump, the amount, and by which rules."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dues_outcome")
        set_role(self, "card")
        self.told = _line("dues_told", self, "heading")
        self.sum = _line("dues_sum", self)
        self.jump = _line("dues_jump", self, "second")
        self.cautions = _line("dues_cautions", self, "caution")
        self.rule = _line("dues_rule", self, "small")
        made = tokens()
        column = QVBoxLayout(self)
        column.setContentsMargins(made.space(3), made.space(2), made.space(3), made.space(2))
        column.setSpacing(made.space(1))
        for label in (self.told, self.sum, self.jump, self.cautions, self.rule):
            column.addWidget(label)

    def show_values(
        self,
        payer: Payer,
        rules: RuleSet,
        *,
        base: Decimal | None,
        monthly: Decimal | None,
        parts: Mapping[str, Decimal] | None,
    ) -> None:
        """Show what comes out of a base, or of its parts; without either, what is missing."""
        made: WageBase | None = None
        if parts is not None:
            made = wage_base(parts, dues_rules(rules).treatments) if parts else None
            base = made.base if made is not None else None
        self._say(self.sum, wage_words(made) if made is not None else "")
        if payer in BY_BASE and base is None:
            self.say_only(tr("填了金额，这里就是计费基数和应交的党费。"))
            self._say(self.sum, wage_words(made) if made is not None else "")
            return
        answer = answer_dues({"payer": payer.value, "base": base, "round": None}, rules)
        told = in_words(answer.told)
        if payer is Payer.FARMER and monthly is not None:
            told = tr("每月交 {amount} 元。", amount=yuan_text(monthly)) + told
        self._say(self.told, told)
        self._say(self.jump, "".join(map(in_words, answer.hints)))
        self._say(self.cautions, "".join(map(in_words, _cautions(answer, made, rules))))
        self._say(self.rule, tr("依据：{rule}", rule=source_words(answer.rule)))

    def say_only(self, words: str) -> None:
        """Say one sentence and no figures."""
        for label in (self.sum, self.jump, self.cautions, self.rule):
            self._say(label, "")
        self._say(self.told, words)

    @staticmethod
    def _say(label: QLabel, words: str) -> None:
        label.setText(words)
        label.setVisible(bool(words))


def base_dialog(
    bench: Workbench,
    person: DuesRow,
    bases: Sequence[BasisRow],
    month: date | None,
    *,
    parent: QWidget | None = None,
) -> DuesBaseDialog:
    """Return the dialog of a new base; it begins with the figures of the last one.

    Args:
        bench: Desk and questions.
        person: Who pays.
        bases: What is recorded, the latest first.
        month: The month that the page shows; where an amount is fixed for the year, its January is
            offered to somebody of whom nothing is recorded.
        parent: The page.
    """
    since = month_of(month or bench.desk.on)
    is_fixed = dues_rules(rules_at(since)).fixing is Fixing.YEARLY_FIXED
    if is_fixed and not bases:
        since = since.replace(month=1)
    elif is_fixed:
        since = since.replace(year=since.year + 1, month=1)
    if any(one.since == since for one in bases):
        since = add_months(max(one.since for one in bases), 1)
    present = bases[0] if bases else None
    return DuesBaseDialog(bench, person, since=since, present=present, parent=parent)


def correct_base_dialog(
    bench: Workbench, person: DuesRow, row: BasisRow, *, parent: QWidget | None = None
) -> DuesBaseDialog:
    """Return the dialog that corrects a base that was recorded wrongly."""
    return DuesBaseDialog(
        bench, person, since=row.since, present=row, is_correction=True, parent=parent
    )


def _cautions(answer: Answer, made: WageBase | None, rules: RuleSet) -> list[Sentence]:
    told = list(answer.cautions)
    used = {} if made is None else {**made.counted, **made.deducted, **made.left_out}
    if rules.values_of(COAL_BASE).keys() & used.keys():
        told += [one for one in doubts(rules, COAL_BASE) if one not in told]
    return told


def wage_words(made: WageBase) -> str:
    """Return how a base came about: what was counted, taken off and left out."""
    told = tr(
        "基数 {base} ＝ 计入 {counted} － 扣除 {deducted}",
        base=yuan_text(made.base),
        counted=yuan_text(sum(made.counted.values(), ZERO)),
        deducted=yuan_text(sum(made.deducted.values(), ZERO)),
    )
    if made.left_out:
        told += tr("；不计入：{out}", out=parts_words(made.left_out))
    return told


def parts_words(parts: Mapping[str, Decimal]) -> str:
    """Return parts of a wage with their sums."""
    return tr("、").join(
        tr("{part} {amount}", part=tr(WAGE_PART_WORDS[key]), amount=yuan_text(amount))
        for key, amount in parts.items()
    )


def _parts(values: Values) -> dict[str, Decimal]:
    return {key: values[key] for key in WAGE_PART_WORDS if values.get(key) is not None}


def _yuan_field(key: str, word: str, *, heading: str = "", is_required: bool = False) -> Field:
    return Field(
        key,
        word,
        Entry.NUMBER,
        reader=read_typed_yuan,
        heading=heading,
        is_required=is_required,
    )


def _months(on: date, since: date) -> list[tuple[date, str]]:
    """Return the months that can be chosen, the latest first, and the one that stands there."""
    this = on.replace(day=1)
    months = {add_months(this, step) for step in range(_MONTHS_AHEAD, -_MONTHS_BACK - 1, -1)} | {
        since
    }
    return [(month, month_words(month)) for month in sorted(months, reverse=True)]


def _line(name: str, parent: QWidget, role: str = "") -> QLabel:
    label = QLabel(parent)
    label.setObjectName(name)
    label.setWordWrap(True)
    if role:
        set_role(label, role)
    return label
