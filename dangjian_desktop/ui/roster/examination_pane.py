"""One finding of the 体检 page: what is wrong, what to do, which rule, and the ways to do it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.mending import MEND_WORDS
from dangjian_desktop.queries.examination import ExaminationRow
from dangjian_desktop.ui.roster.examination_columns import sentence_of
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button
from dangjian_desktop.ui.shared.chip import Chip
from dangjian_desktop.ui.shared.layouts import scrolling
from dangjian_desktop.ui.shared.offered import is_offered, records
from dangjian_desktop.ui.shared.section import rule
from dangjian_desktop.ui.shared.severity import severity_chip
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import tr


class ExaminationPane(QFrame):
    """Shows one finding, or says how many are chosen.

    Signals:
        mend_wanted: The chosen findings are to be mended.
        mend_all_wanted: Every finding of the shown one's check is to be mended.
        jump_wanted: The record is to be opened.
        ignore_wanted: The chosen findings are to be let stand.
        reopen_wanted: The chosen findings are to be taken up again.
    """

    mend_wanted = Signal()
    mend_all_wanted = Signal()
    jump_wanted = Signal()
    ignore_wanted = Signal()
    reopen_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("examination_pane")
        set_role(self, "card")
        self.row: ExaminationRow | None = None
        self.name = self._label("name", "title")
        self.chip = Chip("", parent=self)
        self.place = self._label("place", "second")
        self.heading = self._label("heading", "heading")
        self.sentence = self._label("sentence", "")
        self._advice_word = self._label("advice_word", "label")
        self.advice = self._label("advice", "")
        self._source_word = self._label("source_word", "label")
        self.source = self._label("source", "second")
        self.note = self._label("note", "second")
        self._ignored_word = self._label("ignored_word", "label")
        self.ignored = self._label("ignored", "")
        self._advice_word.setText(tr("怎么办"))
        self._source_word.setText(tr("依据"))
        self._ignored_word.setText(tr("忽略的理由"))
        self.mend_button = records(primary_button("", parent=self))
        self.mend_all_button = records(plain_button("", parent=self))
        self.jump_button = (
            plain_button(tr("去改"), "pencil", parent=self)
            if is_offered()
            else plain_button(tr("打开"), parent=self)
        )
        self.ignore_button = records(plain_button(tr("忽略…"), "eye-off", parent=self))
        self.reopen_button = records(plain_button(tr("重新列出"), "rotate-ccw", parent=self))
        for name, button, signal in (
            ("mend_button", self.mend_button, self.mend_wanted),
            ("mend_all_button", self.mend_all_button, self.mend_all_wanted),
            ("jump_button", self.jump_button, self.jump_wanted),
            ("ignore_button", self.ignore_button, self.ignore_wanted),
            ("reopen_button", self.reopen_button, self.reopen_wanted),
        ):
            button.setObjectName(name)
            button.clicked.connect(signal.emit)
        self.jump_button.setToolTip(tr("打开信息卡或所在的组织（回车）"))
        self._lay_out()
        self._dress()
        news().changed.connect(self._dress)

    def show_row(self, row: ExaminationRow, chosen: int, mendable: int) -> None:
        """Show a finding.

        Args:
            row: The finding.
            chosen: How many are chosen; the buttons then mean all of them.
            mendable: How many open findings of the same check can be mended.
        """
        self.row = row
        several = chosen > 1
        self.name.setText(tr("已选 {count} 条", count=chosen) if several else row.name)
        self.chip.show_look(severity_chip(row.check))
        self.place.setText(row.branch_name if row.branch_name != row.name else "")
        self.place.setVisible(bool(self.place.text()) and not several)
        self.heading.setText(tr(row.check.title))
        self.sentence.setText(sentence_of(row))
        self.sentence.setVisible(not several)
        self.advice.setText(tr(row.check.advice))
        self.source.setText(row.check.source)
        self.note.setText(tr("本支部另定：{note}", note=row.check.note) if row.check.note else "")
        self.note.setVisible(bool(row.check.note))
        is_ignored = row.ignored_id is not None
        when = row.ignored_on.printed if row.ignored_on is not None else ""
        self.ignored.setText(
            tr("{reason}（{day}）", reason=row.ignored_reason, day=when) if is_ignored else ""
        )
        for label in (self._ignored_word, self.ignored):
            label.setVisible(is_ignored)
        words = tr(MEND_WORDS[row.check.mend]) if row.check.mend else ""
        self.mend_button.setText(words)
        self.mend_button.setVisible(row.can_mend and not is_ignored)
        self.mend_all_button.setText(tr("同类 {count} 条全部修正", count=mendable))
        self.mend_all_button.setVisible(mendable > 1)
        self.jump_button.setEnabled(not several)
        self.ignore_button.setVisible(not is_ignored)
        self.reopen_button.setVisible(is_ignored)

    def _label(self, name: str, role: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        if role:
            set_role(label, role)
        return label

    def _lay_out(self) -> None:
        self._content = QWidget(self)
        self._content.setObjectName("scrolled")
        self._texts = QVBoxLayout(self._content)
        self._texts.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        self._texts.addLayout(head)
        for widget in (
            self.place,
            rule(self),
            self.heading,
            self.sentence,
            self._advice_word,
            self.advice,
            self._source_word,
            self.source,
            self.note,
            self._ignored_word,
            self.ignored,
        ):
            self._texts.addWidget(widget)
        self._texts.addStretch(1)
        area = scrolling(self._content, self)
        self._column = QVBoxLayout(self)
        self._column.addWidget(area, 1)
        self._buttons = QVBoxLayout()
        self._buttons.addWidget(self.mend_button)
        self._buttons.addWidget(self.mend_all_button)
        row = QHBoxLayout()
        row.addWidget(self.jump_button, 1)
        row.addWidget(self.ignore_button, 1)
        row.addWidget(self.reopen_button, 1)
        self._buttons.addLayout(row)
        self._column.addLayout(self._buttons)

    def _dress(self) -> None:
        made = tokens()
        gap = made.space(3)
        self._column.setContentsMargins(gap, gap, gap, gap)
        self._column.setSpacing(gap)
        self._texts.setSpacing(made.space(2))
        self._buttons.setSpacing(made.space(2))
