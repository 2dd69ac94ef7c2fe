"""Attendance figures per person, group, branch, year."""

from PySide6.QtWidgets import QWidget

from dangjian_desktop.ui.shared.workbench import Workbench


class AttendancePage(QWidget):
    """Attendance figures per person, group, branch, year."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
