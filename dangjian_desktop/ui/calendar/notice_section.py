"""The notice: paper, and short text to paste into a chat group."""

from PySide6.QtWidgets import QWidget

from dangjian_desktop.ui.shared.workbench import Workbench


class NoticeSection(QWidget):
    """The notice: paper, and short text to paste into a chat group."""

    def __init__(self, bench: Workbench, activity_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._activity_id = bench, activity_id
