"""The page of the tab 党小组: for now it says what will stand here."""

from PySide6.QtWidgets import QWidget

from dangjian_desktop.ui.shared.waiting_page import WaitingPage
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP
from dangjian_desktop.ui.shared.workbench import Workbench

SENTENCE = QT_TR_NOOP(
    "这里将编排党小组、责任区和各种台账。现在可以在名册里新建党小组、调整成员，并打印党小组一览。"
)


class GroupsPage(WaitingPage):
    """An empty state until the subject of this tab is built."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, SENTENCE, "users", parent)
