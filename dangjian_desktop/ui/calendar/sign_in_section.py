"""The list of who is due, and the sign-in sheet."""

from PySide6.QtWidgets import QWidget

from dangjian_desktop.ui.shared.workbench import Workbench


class SignInSection(QWidget):
    """The list of who is due, and the sign-in sheet."""

    def __init__(self, bench: Workbench, activity_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._activity_id = bench, activity_id
