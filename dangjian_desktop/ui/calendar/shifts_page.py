"""Crews, shift sheets, absences, and who can come when."""

from PySide6.QtWidgets import QWidget

from dangjian_desktop.ui.shared.workbench import Workbench


class ShiftsPage(QWidget):
    """Crews, shift sheets, absences, and who can come when."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
