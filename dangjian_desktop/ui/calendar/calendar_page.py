"""Month, week and agenda views; an activity opens as a page of its own."""

from PySide6.QtWidgets import QWidget

from dangjian_desktop.ui.shared.workbench import Workbench


class CalendarPage(QWidget):
    """Month, week and agenda views; an activity opens as a page of its own."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench

    def show_activity(self, activity_id: int) -> None:
        """Open an activity with its steps."""
        del activity_id
