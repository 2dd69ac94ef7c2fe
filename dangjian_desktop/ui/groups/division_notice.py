"""The strip above the boards of a proposal: what has to be known of it, whether it is stale."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from dangjian_desktop.domain.division_proposal import Concern
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.theme import tokens
from dangjian_desktop.ui.shared.wording import in_words, tr


class DivisionNotice(QFrame):
    """Above the boards: what has to be known, and that the proposal is out of date.

    While there is nothing, it takes no room from the boards.

    Signals:
        carry_wanted: The proposal is to be brought up to the data of now.
    """

    carry_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setProperty("tone", "warn")
        self.words = QLabel(self)
        self.words.setObjectName("notice_words")
        self.words.setWordWrap(True)
        self.carry_button = plain_button(tr("按新数据沿用"), parent=self)
        self.carry_button.setObjectName("carry_button")
        self.carry_button.clicked.connect(self.carry_wanted)
        made = tokens()
        row = QHBoxLayout(self)
        row.setContentsMargins(made.space(3), made.space(2), made.space(3), made.space(2))
        row.addWidget(self.words, 1)
        row.addWidget(self.carry_button)
        self.hide()

    def show_notices(self, changed: Sequence[Sentence], concerns: Sequence[Concern]) -> None:
        """Show what there is to say of a proposal.

        Args:
            changed: What has changed in the file since it was made.
            concerns: What has to be known before it is put into force.
        """
        lines = [in_words(one.said) for one in concerns if one.slot is None]
        if changed:
            lines.insert(
                0,
                tr(
                    "方案之后数据有了变化：{news}。方案已过时，请按新数据沿用，或重新计算。",
                    news=tr("；").join(map(in_words, changed)),
                ),
            )
        self.words.setText("\n".join(lines))
        self.setAccessibleName("\n".join(lines))
        self.carry_button.setVisible(bool(changed))
        self.setVisible(bool(lines))
