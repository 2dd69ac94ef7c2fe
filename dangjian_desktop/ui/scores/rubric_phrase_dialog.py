"""What one phrase of a 评分办法 means: its rule, beside the words of the sheet."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.problems import Severity
from dangjian_desktop.domain.rubric import Rubric, RubricBlock, RubricItem, RuleKind, ScoringRule
from dangjian_desktop.domain.rubric_checks import rewards_silence
from dangjian_desktop.operations.rubric_import import ExaminedItem
from dangjian_desktop.queries.measures.registry import measures
from dangjian_desktop.ui.scores.rubric_draft import RubricDraft
from dangjian_desktop.ui.scores.rubric_rule_edit import RuleEdit
from dangjian_desktop.ui.shared.ask import Ask
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button, took_enter
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.theme import refusal_label, set_role, tokens
from dangjian_desktop.ui.shared.wording import in_words, tr

_WIDTH, _HEIGHT = 560, 560
_BLOCK = "block"
#: Faults of the whole item, which the rule alone cannot have.
_NOT_OF_RULES = frozenset({"rubric.system", "rubric.nothing_to_lose"})


class PhraseDialog(Dialog):
    """The rule editor of the page 细则, for one phrase; what cannot be issued is told at once."""

    def __init__(
        self,
        item: ExaminedItem,
        number: int,
        take: Callable[[ScoringRule | None], None],
        *,
        on: date,
        ask: Ask,
        parent: QWidget,
    ) -> None:
        """Make the dialog; `open()` shows it.

        Args:
            item: The item of the phrase.
            number: The phrase, counted from 0.
            take: Given the rule that was decided; None for no rule.
            on: The day. ask: asks.
            parent: The import dialog.
        """
        super().__init__(parent)
        self.setObjectName("phrase_dialog")
        self.setWindowTitle(tr("这句话怎么算"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._take, self._ask = take, ask
        phrase = item.phrases[number]
        rule = phrase.rule or phrase.offered or ScoringRule("r1", RuleKind.EACH, words=phrase.words)
        self.draft = RubricDraft(0, _alone(item, rule), self)
        self.words = QLabel(phrase.words, self)
        self.words.setObjectName("phrase_words")
        self.words.setWordWrap(True)
        self.told = QLabel(
            tr("{code} {title}", code=item.reading.code, title=item.reading.title), self
        )
        self.told.setWordWrap(True)
        set_role(self.told, "second")
        self.edit = RuleEdit(on, self)
        self.edit.show_rule(self.draft, self.draft.rules(self.draft.items[0])[0])
        self.trouble = refusal_label("trouble", self)
        self.none_button = plain_button(tr("不是扣分办法"), parent=self)
        self.none_button.setObjectName("no_rule")
        self.none_button.clicked.connect(self._take_none)
        self.cancel_button = plain_button(tr("取消"), parent=self)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button = primary_button(tr("采用"), parent=self)
        self.save_button.setObjectName("save_button")
        self.save_button.clicked.connect(self.save)
        self._lay_out()

    def save(self) -> None:
        """Take the rule; what cannot be read or issued is told at its place first."""
        faults = self.draft.faults()
        told = [one for one in faults.told if one.where.row and one.code not in _NOT_OF_RULES]
        self.edit.show_problems(told)
        refused = [one for one in told if one.severity is Severity.REFUSED]
        rubric = self.draft.reading().value
        if refused or rubric is None:
            self.trouble.setText(in_words(refused[0]) if refused else "")
            self.trouble.setVisible(bool(refused))
            return
        rule = rubric.items[0].rules[0]
        if rewards_silence(rule, measures()) and not self._ask.question(
            self,
            tr("这条按上报的件数扣分，等于鼓励不报。确实要这样定吗？"),
            yes=tr("仍然采用"),
            no=tr("回去修改"),
            is_loss=True,
        ):
            return
        self._take(rule)
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter takes it from anywhere."""
        if not took_enter(event, self.save):
            super().keyPressEvent(event)

    def _take_none(self) -> None:
        self._take(None)
        self.accept()

    def _lay_out(self) -> None:
        made = tokens()
        foot = QHBoxLayout()
        foot.setSpacing(made.space(2))
        foot.addWidget(self.none_button)
        foot.addStretch()
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(3))
        set_role(self.words, "title")
        for widget in (self.words, self.told):
            column.addWidget(widget)
        column.addWidget(self.edit, 1)
        column.addWidget(self.trouble)
        column.addLayout(foot)
        fit_to_screen(self, _WIDTH, _HEIGHT)


def _alone(item: ExaminedItem, rule: ScoringRule) -> Rubric:
    """Return a rubric of one item with one rule, for the editor and its checks."""
    reading = item.reading
    maximum = reading.maximum or Decimal(0)
    alone = RubricItem(
        reading.code, _BLOCK, reading.title or reading.code, maximum, reading.system, rules=(rule,)
    )
    return Rubric("-", "-", "", (RubricBlock(_BLOCK, reading.block),), (alone,), total=maximum)
