"""What the rules say of the branch that is shown: a line above the groups, and all of them whole.

The program tells the rule, the figures and who decides; it decides nothing.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.organisation_rules import Noticed
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.queries.branch_rules import BranchRule, BranchRules
from dangjian_desktop.ui.shared.buttons import link_button, plain_button
from dangjian_desktop.ui.shared.chip import Chip
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.elided import ElidedLabel
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.query_model import ChipLook
from dangjian_desktop.ui.shared.section import CardPane, rule
from dangjian_desktop.ui.shared.severity import severity_chip
from dangjian_desktop.ui.shared.theme import Tone, news, set_role, tokens
from dangjian_desktop.ui.shared.wording import chinese, in_words, tr

#: Findings that stand in the line themselves; the others are counted.
_MOST_LINES = 3
_WIDTH, _HEIGHT = 720, 620


def notice_told(one: Noticed) -> str:
    """Return what is noticed, what can be done, and who decides, once."""
    told = in_words(Sentence(one.check.sentence, **one.facts)) + tr(one.check.advice)
    return told if _names_decider(one) else told + decider_told(one.check.decider)


def decider_told(decider: str) -> str:
    """Return who decides; "" where it is a matter of the record alone."""
    return tr("由{decider}决定。", decider=tr(decider)) if decider else ""


def _names_decider(one: Noticed) -> bool:
    """Whether the advice itself says whose matter it is."""
    return chinese("由") + one.check.decider in one.check.advice


def rule_told(one: Noticed) -> str:
    """Return the rule, what it rests on, and who decides, for a tooltip."""
    parts = (
        tr(one.check.rule),
        tr("依据：{source}", source=one.check.source),
        decider_told(one.check.decider),
    )
    return "\n".join(part for part in parts if part)


class BranchRulesBar(QFrame):
    """The figures of the branch, what the rules notice, and a way to all the rules.

    Signals:
        all_wanted: The rules are to be shown whole.
    """

    all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("branch_rules_bar")
        set_role(self, "card")
        self.branches: Sequence[BranchRules] = ()
        self.figures = ElidedLabel(
            mode=Qt.TextElideMode.ElideRight, align=Qt.AlignmentFlag.AlignLeft, parent=self
        )
        self.figures.setObjectName("branch_figures")
        set_role(self.figures, "heading")
        self.all_button = link_button(tr("规则对照"), parent=self)
        self.all_button.setObjectName("all_rules")
        self.all_button.clicked.connect(self.all_wanted)
        self._head = QHBoxLayout()
        self._head.addWidget(self.figures, 1)
        self._head.addWidget(self.all_button)
        self._lines = QWidget(self)
        self._stack = QVBoxLayout(self._lines)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self._lines)
        self.sentences: list[str] = []
        news().changed.connect(self._dress)
        self._dress()

    def show_branches(self, branches: Sequence[BranchRules]) -> None:
        """Show one branch with what is noticed, or how many of several something is noticed of."""
        self.branches = branches
        while self._stack.count():
            line = self._stack.takeAt(0).widget()
            line.hide()
            line.deleteLater()
        self.sentences = []
        self.figures.setText(_figures(branches))
        found = [one for row in branches for one in row.found]
        is_one = len(branches) == 1
        for one in found[:_MOST_LINES] if is_one else ():
            self._stack.addWidget(self._line(one))
        rest = len(found) - _MOST_LINES
        if is_one and rest > 0:
            more = QLabel(tr("还有 {count} 处，见规则对照。", count=rest), self._lines)
            set_role(more, "small")
            self._stack.addWidget(more)
        self._lines.setVisible(bool(self._stack.count()))
        self.all_button.setVisible(bool(branches))
        self.setVisible(bool(branches))

    def _line(self, one: Noticed) -> QWidget:
        line = QWidget(self._lines)
        box = QHBoxLayout(line)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(tokens().space(2))
        chip = Chip("", parent=line)
        chip.show_look(severity_chip(one.check))
        told = notice_told(one)
        self.sentences.append(told)
        words = ElidedLabel(
            mode=Qt.TextElideMode.ElideRight, align=Qt.AlignmentFlag.AlignLeft, parent=line
        )
        words.setText(told)
        words.setToolTip(rule_told(one))
        chip.setToolTip(rule_told(one))
        box.addWidget(chip)
        box.addWidget(words, 1)
        return line

    def _dress(self) -> None:
        made = tokens()
        self._column.setContentsMargins(made.space(3), made.space(1), made.space(3), made.space(1))
        self._column.setSpacing(made.space(1))
        self._stack.setSpacing(made.space(1))


def _figures(branches: Sequence[BranchRules]) -> str:
    if not branches:
        return ""
    if len(branches) > 1:
        count = sum(bool(row.found) for row in branches)
        told = tr("党支部 {count} 个", count=len(branches))
        if not count:
            return tr("{told}，设置都与规则相符。", told=told)
        return tr("{told}，其中 {found} 个的设置有提示。", told=told, found=count)
    (row,) = branches
    return tr(
        "{name}：正式党员 {full} 名，预备党员 {probationary} 名；支部委员 {committee} 人；"
        "党小组 {groups} 个。",
        name=row.name,
        full=row.full,
        probationary=row.probationary,
        committee=row.committee,
        groups=row.groups,
    )


class BranchRulesDialog(Dialog):
    """Every rule on setting up a branch and its groups, branch by branch, met or not."""

    def __init__(self, branches: Sequence[BranchRules], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("branch_rules_dialog")
        self.setWindowTitle(tr("规则对照"))
        self.sentences: list[str] = []
        note = QLabel(tr("程序只说明规则和现在的数字，怎样办由有权决定的组织决定。"), self)
        note.setWordWrap(True)
        set_role(note, "second")
        pane = CardPane(tr("规则对照"), self)
        pane.show_body(self._body(branches))
        close = plain_button(tr("关闭"), parent=self)
        close.clicked.connect(self.reject)
        made = tokens()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(3))
        column.addWidget(note)
        column.addWidget(pane, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        column.addLayout(buttons)
        fit_to_screen(self, _WIDTH, _HEIGHT)

    def _body(self, branches: Sequence[BranchRules]) -> QWidget:
        made = tokens()
        body = QWidget()
        body.setObjectName("scrolled")
        column = QVBoxLayout(body)
        column.setContentsMargins(made.space(4), made.space(3), made.space(4), made.space(3))
        column.setSpacing(made.space(2))
        is_one = len(branches) == 1
        shown = branches if is_one else [row for row in branches if row.found]
        for row in shown:
            heading = QLabel(_figures([row]), body)
            heading.setWordWrap(True)
            set_role(heading, "heading")
            column.addWidget(heading)
            for one in row.rules:
                if is_one or one.found:
                    column.addWidget(self._rule(one, body))
            column.addWidget(rule(body))
        if not shown:
            told = QLabel(tr("各党支部的设置都与规则相符。"), body)
            told.setWordWrap(True)
            column.addWidget(told)
        column.addStretch(1)
        return body

    def _rule(self, one: BranchRule, parent: QWidget) -> QWidget:
        made = tokens()
        part = QWidget(parent)
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(made.space(2))
        chip = Chip("", parent=part)
        chip.show_look(_look(one))
        lines = [tr(one.rule), *map(notice_told, one.found)]
        decides = "" if one.found else decider_told(one.decider)  # what is found tells it
        source = tr("依据：{source}", source=one.source)
        lines.append(
            tr("{source}；{decides}", source=source, decides=decides) if decides else source
        )
        words = QVBoxLayout()
        words.setSpacing(made.px(1))
        for number, line in enumerate(lines):
            label = QLabel(line, part)
            label.setWordWrap(True)
            if number == len(lines) - 1:
                set_role(label, "small")
            elif number == 0:
                set_role(label, "second")
            self.sentences.append(line)
            words.addWidget(label)
        row.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return part


def _look(one: BranchRule) -> ChipLook:
    if not one.is_on:
        return ChipLook(tr("不查"), Tone.PLAIN)
    if not one.found:
        return ChipLook(tr("相符"), Tone.GOOD)
    return severity_chip(one.found[0].check)
