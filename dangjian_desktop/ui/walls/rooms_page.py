"""The subject page RoomsPage: for now it says what will stand here."""

from PySide6.QtWidgets import QWidget

from dangjian_desktop.ui.shared.waiting_page import WaitingPage
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP
from dangjian_desktop.ui.shared.workbench import Workbench

SENTENCE = QT_TR_NOOP("这里将画出活动室各面墙上挂着什么。")


class RoomsPage(WaitingPage):
    """An empty state until the subject of this page is built."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, SENTENCE, "landmark", parent)
