"""The agenda and what was said on it; minutes and their paper."""

from PySide6.QtWidgets import QWidget

from dangjian_desktop.ui.shared.workbench import Workbench


class MinutesSection(QWidget):
    """The agenda and what was said on it; minutes and their paper."""

    def __init__(self, bench: Workbench, activity_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._activity_id = bench, activity_id
