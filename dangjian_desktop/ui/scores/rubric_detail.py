"""What one item of a rubric says: its rules in words, what each counts, the original wording."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.problems import Problem, Severity
from dangjian_desktop.domain.rubric import Rubric, RubricItem
from dangjian_desktop.domain.rubric_reading import plain_number
from dangjian_desktop.domain.rubric_words import rule_in_words, rules_in_words
from dangjian_desktop.domain.vocabulary import PRINTED
from dangjian_desktop.queries.measures.registry import MeasureInfo
from dangjian_desktop.ui.shared.section import CardPane, rule
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import in_words, tr


class RubricDetail(CardPane):
    """One item, or a sentence that none is chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("这一项"), parent)
        self.setObjectName("rubric_detail")
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say what is shown here once an item is chosen."""
        self._show([(tr("在左边选一项考评内容，这里说明怎么计分、数从哪来。"), "second")])

    def show_item(
        self,
        rubric: Rubric,
        item: RubricItem,
        measures: Mapping[str, MeasureInfo],
        problems: Sequence[Problem] = (),
    ) -> None:
        """Show an item of a rubric, with what is wrong with it."""
        told: list[tuple[str, str]] = [
            (tr("{code} {title}", code=item.code, title=item.title), "heading"),
            (
                tr(
                    "{points} 分 · {block} · {system}",
                    points=plain_number(item.maximum),
                    block=rubric.block_title(item),
                    system=PRINTED[item.system] if item.system else tr("没有写体系"),
                ),
                "second",
            ),
        ]
        for problem in problems:
            is_refused = problem.severity is Severity.REFUSED
            told.append((in_words(problem), "problem" if is_refused else "caution"))
        told.append((tr("计分办法"), "label"))
        if not item.rules:
            told += [(in_words(one), "") for one in rules_in_words(item, measures)]
        for one in item.rules:
            told.append((in_words(rule_in_words(one, measures)), ""))
            known = measures.get(one.measure)
            if known is not None:
                told.append((tr(known.explanation), "small"))
        if item.wording:
            told += [(tr("原文"), "label"), (item.wording, "")]
        told += [(tr("谁考核"), "label"), (item.judge or tr("没有写"), "")]
        self._show(told)

    def words(self) -> str:
        """Return everything that is said, a line each; for copying and for tests."""
        labels = self.frame.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.text())

    def _show(self, told: Sequence[tuple[str, str]]) -> None:
        body = QWidget(self)
        made = tokens()
        column = QVBoxLayout(body)
        column.setContentsMargins(*(made.space(3),) * 4)
        column.setSpacing(made.space(2))
        for words, role in told:
            if role == "label":
                column.addWidget(rule(body))
            label = QLabel(words, body)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            if role == "problem":
                label.setProperty("severity", "refused")
            if role:
                set_role(label, role)
            column.addWidget(label)
        column.addStretch(1)
        self.show_body(body)
