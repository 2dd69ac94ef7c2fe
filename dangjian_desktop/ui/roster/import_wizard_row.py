"""One row of the file under the table of results: all its faults, and what can be decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.operations.imports import Decision
from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.elided import ElidedLabel
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import tr

UNDECIDED = object()
ACTION_WIDTH = 330


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who may be meant by a doubtful row: somebody we have, an earlier row's person, a new one."""

    who: Decision
    words: str


class RowPanel(QFrame):
    """What is said of the current row, and what the user can do about it.

    Signals:
        decided: The `Decision`.
        edit_wanted: All cells of the row shall be shown, to be corrected.
        restore_wanted: The file's own contents shall stand in the row again.
        withdrawn: The decision is taken back.
        struck_out: Whether the row shall be left out.
    """

    decided = Signal(object)
    withdrawn = Signal()
    struck_out = Signal(bool)
    edit_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("row_panel")
        set_role(self, "card")
        self.heading = ElidedLabel(
            mode=Qt.TextElideMode.ElideMiddle, align=Qt.AlignmentFlag.AlignLeft, parent=self
        )
        set_role(self.heading, "heading")
        self.faults = QLabel(self)
        self.faults.setObjectName("faults")
        self.faults.setWordWrap(True)
        self.faults.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.question = QLabel(tr("这一行是谁？"), self)
        set_role(self.question, "label")
        self.edit_button: QPushButton = plain_button(tr("改这一行…"), "pencil", parent=self)
        self.edit_button.setObjectName("edit_button")
        self.edit_button.setToolTip(tr("显示这一行的所有栏目，都可以改（F2）"))
        self.edit_button.clicked.connect(self.edit_wanted)
        self.restore_button = plain_button(tr("恢复原文"), "rotate-ccw", parent=self)
        self.restore_button.setObjectName("restore_button")
        self.restore_button.setToolTip(tr("收回这一行的改正，仍用文件里的内容"))
        self.restore_button.clicked.connect(self.restore_wanted)
        self.strike_button: QPushButton = plain_button(tr("不导入这一行"), "x", parent=self)
        self.strike_button.setObjectName("strike_button")
        self.strike_button.setToolTip(tr("划去或恢复所选的行（Delete）"))
        self.strike_button.clicked.connect(self._strike)
        self.withdraw_button = plain_button(tr("先不决定"), parent=self)
        self.withdraw_button.setObjectName("withdraw_button")
        self.withdraw_button.clicked.connect(self.withdrawn)
        self.answers = QButtonGroup(self)
        self._choices = QWidget()
        self._choices.setObjectName("scrolled")
        self._choices_column = QVBoxLayout(self._choices)
        self._is_out = False
        self._candidates: tuple[Candidate, ...] = ()
        self._lay_out()
        self.show_nothing()

    def show_nothing(self) -> None:
        """No row is chosen."""
        self.show_row(tr("选中一行，这里说明它的全部问题。"), (), can_strike=False, is_out=False)

    def show_row(
        self,
        heading: str,
        faults: Sequence[str],
        *,
        can_strike: bool,
        is_out: bool,
        candidates: Sequence[Candidate] = (),
        decision: object = UNDECIDED,
        can_edit: bool = False,
        is_corrected: bool = False,
    ) -> None:
        """Show one row.

        Args:
            heading: Where it stands and whose it is.
            faults: Everything that is said of it.
            can_strike: Whether it can be left out.
            is_out: Whether it is left out now.
            candidates: Whom a doubtful row may mean; empty for all others.
            decision: The `Decision`, or `UNDECIDED`.
            can_edit: Whether the row has cells that can be corrected.
            is_corrected: Whether some have been.
        """
        self._is_out = is_out
        self.heading.setText(heading)
        self.faults.setText("\n".join(faults))
        self.edit_button.setVisible(can_edit)
        self.restore_button.setVisible(is_corrected)
        self.strike_button.setVisible(can_strike)
        self.strike_button.setText(tr("恢复这一行") if is_out else tr("不导入这一行"))
        self._show_candidates(candidates if not is_out else (), decision)

    def answer(self, who: Decision) -> QAbstractButton:
        """Return the button of an answer, for tests."""
        place = [one.who for one in self._candidates].index(who)
        return self.answers.button(place)

    def _show_candidates(self, candidates: Sequence[Candidate], decision: object) -> None:
        """Offer the answers; the same ones keep their buttons, and so the keyboard stays there."""
        if tuple(candidates) != self._candidates:
            self._candidates = tuple(candidates)
            self._make_answers()
        self.answers.setExclusive(False)
        for button, one in zip(self.answers.buttons(), self._candidates, strict=True):
            button.blockSignals(True)
            button.setChecked(decision is not UNDECIDED and decision == one.who)
            button.blockSignals(False)
        self.answers.setExclusive(True)
        self.question.setVisible(bool(candidates))
        self._area.setVisible(bool(candidates))
        self.withdraw_button.setVisible(bool(candidates) and decision is not UNDECIDED)

    def _make_answers(self) -> None:
        for button in self.answers.buttons():
            self.answers.removeButton(button)
            self._choices_column.removeWidget(button)
            button.hide()
            button.deleteLater()
        for place, one in enumerate(self._candidates):
            radio = QRadioButton(one.words, self._choices)
            radio.setToolTip(one.words)
            radio.toggled.connect(partial(self._decide, one.who))
            self.answers.addButton(radio, place)
            self._choices_column.insertWidget(place, radio)

    def _decide(self, who: Decision, is_chosen: bool) -> None:
        if is_chosen:
            self.decided.emit(who)

    def _strike(self) -> None:
        self.struck_out.emit(not self._is_out)

    def _lay_out(self) -> None:
        made = tokens()
        said = QVBoxLayout()
        said.setSpacing(made.space(1))
        said.addWidget(self.heading)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        held = QWidget()
        held.setObjectName("scrolled")
        inner = QVBoxLayout(held)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.faults)
        inner.addStretch(1)
        area.setWidget(held)
        said.addWidget(area, 1)
        self._choices_column.setContentsMargins(0, 0, 0, 0)
        self._choices_column.setSpacing(0)
        self._choices_column.addStretch(1)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidget(self._choices)
        asked = QVBoxLayout()
        asked.setSpacing(made.space(1))
        asked.addWidget(self.question)
        asked.addWidget(self._area, 1)
        buttons = QGridLayout()
        buttons.setSpacing(made.space(1))
        buttons.addWidget(self.strike_button, 0, 0)
        buttons.addWidget(self.edit_button, 0, 1)
        buttons.addWidget(self.withdraw_button, 1, 0)
        buttons.addWidget(self.restore_button, 1, 1)
        buttons.setRowStretch(2, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(made.space(4), made.space(2), made.space(3), made.space(2))
        row.setSpacing(made.space(4))
        row.addLayout(said, 1)
        row.addLayout(asked)
        row.addLayout(buttons)
        self._area.setMinimumWidth(made.text_px(ACTION_WIDTH))
