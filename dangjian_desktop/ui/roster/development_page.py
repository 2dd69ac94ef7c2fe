"""The page 发展党员 of the tab 名册: for now it says what will stand here."""

from PySide6.QtWidgets import QWidget

from dangjian_desktop.ui.shared.waiting_page import WaitingPage
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP
from dangjian_desktop.ui.shared.workbench import Workbench

SENTENCE = QT_TR_NOOP("这里将是发展党员：谁走到哪一步，下一步什么时候办。")


class DevelopmentPage(WaitingPage):
    """An empty state until the subject of this page is built."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, SENTENCE, "star", parent)
