"""The page 小组与组长: for now it says what will stand here."""

from PySide6.QtWidgets import QWidget

from dangjian_desktop.ui.shared.waiting_page import WaitingPage
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP
from dangjian_desktop.ui.shared.workbench import Workbench

SENTENCE = QT_TR_NOOP("这里将管理党小组和组长。现在可以在名册里新建党小组、任免组长。")


class LeadersPage(WaitingPage):
    """An empty state until the page is built."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, SENTENCE, "users", parent)
