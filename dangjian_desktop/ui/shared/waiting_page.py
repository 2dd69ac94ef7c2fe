"""A tab whose subject is not built yet: one sentence, and the way to what works today."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dangjian_desktop.ui.shared.empty_state import EmptyState
from dangjian_desktop.ui.shared.wording import tr
from dangjian_desktop.ui.shared.workbench import Workbench


class WaitingPage(QWidget):
    """Says what will stand here and offers the roster.

    Signals:
        roster_wanted: The user wants to go to the roster.
    """

    roster_wanted = Signal()

    def __init__(
        self, bench: Workbench, sentence: str, icon: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bench = bench
        self.state = EmptyState(
            tr(sentence), tr("去名册"), self.roster_wanted.emit, icon=icon, parent=self
        )
        column = QVBoxLayout(self)
        column.addWidget(self.state)
