"""公示 and 上报: public notice, facts for a news item."""

from PySide6.QtWidgets import QWidget

from dangjian_desktop.ui.shared.workbench import Workbench


class PublicitySection(QWidget):
    """公示 and 上报: public notice, facts for a news item."""

    def __init__(self, bench: Workbench, activity_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._activity_id = bench, activity_id
