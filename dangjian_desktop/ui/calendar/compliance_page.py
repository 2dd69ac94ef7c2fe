"""The compliance board: month by branch or group."""

from PySide6.QtWidgets import QWidget

from dangjian_desktop.ui.shared.workbench import Workbench


class CompliancePage(QWidget):
    """The compliance board: month by branch or group."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
