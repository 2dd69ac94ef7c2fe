"""What looks odd in what was entered; looked at, never stored."""

from PySide6.QtWidgets import QWidget

from dangjian_desktop.ui.shared.workbench import Workbench


class EntryCheckPage(QWidget):
    """What looks odd in what was entered; looked at, never stored."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
