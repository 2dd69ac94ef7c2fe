"""The pool of matters, documents from above, tasks."""

from PySide6.QtWidgets import QWidget

from dangjian_desktop.ui.shared.workbench import Workbench


class MattersPage(QWidget):
    """The pool of matters, documents from above, tasks."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
