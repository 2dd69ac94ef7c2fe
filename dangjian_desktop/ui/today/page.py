"""The page of the tab 今日: for now it says what will stand here."""

from PySide6.QtWidgets import QWidget

from dangjian_desktop.ui.shared.waiting_page import WaitingPage
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP
from dangjian_desktop.ui.shared.workbench import Workbench

SENTENCE = QT_TR_NOOP(
    "这里将列出支部要办的事：办什么、依据哪条规定、什么时候到期，点一下就办。要先"
    "有日历和义务规则，随后的版本加入。"
)


class TodayPage(WaitingPage):
    """An empty state until the subject of this tab is built."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, SENTENCE, "clock", parent)
