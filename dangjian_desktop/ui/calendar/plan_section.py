"""支委会研究、计划 and 审批: what is prepared before it takes place."""

from PySide6.QtWidgets import QWidget

from dangjian_desktop.ui.shared.workbench import Workbench


class PlanSection(QWidget):
    """支委会研究、计划 and 审批: what is prepared before it takes place."""

    def __init__(self, bench: Workbench, activity_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._activity_id = bench, activity_id
