"""The year plan with its heat map."""

from PySide6.QtWidgets import QWidget

from dangjian_desktop.ui.shared.workbench import Workbench


class PlanPage(QWidget):
    """The year plan with its heat map."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
