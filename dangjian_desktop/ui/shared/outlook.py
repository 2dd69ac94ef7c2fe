"""What branches would be like after a change, before it is made: figures, and what is noticed."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from dangjian_desktop.domain.organisation_rules import (
    OrganisationRecord,
    OrganisationTester,
    noticed,
    ready_testers,
)
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.host.settings import Language
from dangjian_desktop.queries.examination import checks_on
from dangjian_desktop.ui.shared.chip import Chip
from dangjian_desktop.ui.shared.language import spoken
from dangjian_desktop.ui.shared.severity import severity_chip
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import in_words, tr

#: Checks of the roll's upkeep that a change of branches does not raise.
_ASIDE = frozenset({"election_unknown", "term_ending", "term_over", "no_secretary", "no_leader"})
HEIGHT = 136
NO_BREAK = "\u00a0"


def figures_of(record: OrganisationRecord) -> str:
    """Return the people and groups of an organisation in words."""
    told = tr(
        "党员 {members} 名（正式 {full} 预备 {probationary}）",
        members=record.members,
        full=record.full,
        probationary=record.probationary,
    )
    if record.others:
        told += tr("，发展中 {count} 人", count=record.others)
    if record.kind is OrganisationKind.BRANCH:
        told += tr("，党小组 {count} 个", count=record.group_count)
    return told


class OutlookPanel(QFrame):
    """Lists sentences about who goes where, then each organisation as it would be.

    Signals:
        changed: Something else would come of it than was shown before.
    """

    changed = Signal()

    def __init__(self, on: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outlook")
        set_role(self, "card")
        self._testers: list[OrganisationTester] = [
            tester for tester in ready_testers(checks_on(on)) if tester.check.code not in _ASIDE
        ]
        self.sentences: list[str] = []
        self._on = on
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(tr("之后的样子"))
        column = QVBoxLayout(self)
        made = tokens()
        column.setContentsMargins(made.space(3), made.space(2), made.space(1), made.space(2))
        column.addWidget(self.area)
        self.setMinimumHeight(made.px(HEIGHT))

    def show_outlook(self, moves: Sequence[str], after: Sequence[OrganisationRecord]) -> None:
        """Show who goes where and what comes of it."""
        made = tokens()
        content = QWidget()
        content.setObjectName("scrolled")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, made.space(2), 0)
        column.setSpacing(made.space(1))
        self.sentences = []
        for move in moves:
            column.addWidget(self._said(move, "second", content))
        for record in after:
            column.addSpacing(made.space(1))
            name = record.name or tr("（未填名称）")
            column.addWidget(self._said(name, "heading", content))
            column.addWidget(self._said(figures_of(record), "", content))
            for found in noticed(self._testers, record, self._on):
                row = QHBoxLayout()
                row.setSpacing(made.space(2))
                chip = Chip("", parent=content)
                chip.show_look(severity_chip(found.check))
                chip.setToolTip(found.check.source)
                row.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
                sentence = in_words(Sentence(found.check.sentence, **found.facts))
                words = self._said(f"{sentence}{tr(found.check.advice)}", "", content)
                words.setToolTip(found.check.source)
                row.addWidget(words, 1)
                column.addLayout(row)
        column.addStretch(1)
        self.area.setWidget(content)
        self.area.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        self.changed.emit()

    def _said(self, words: str, role: str, parent: QWidget) -> QLabel:
        self.sentences.append(words)
        if spoken() is Language.CHINESE:
            words = words.replace(" ", NO_BREAK)  # 8 and 个 stay in one line
        label = QLabel(words, parent)
        label.setWordWrap(True)
        if role:
            set_role(label, role)
        return label
