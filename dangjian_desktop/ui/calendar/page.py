"""The page of the tab 日历: for now it says what will stand here."""

from PySide6.QtWidgets import QWidget

from dangjian_desktop.ui.shared.waiting_page import WaitingPage
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP
from dangjian_desktop.ui.shared.workbench import Workbench

SENTENCE = QT_TR_NOOP(
    "这里将是支部生活的日历：三会一课、主题党日、考勤、记录、决议和跟进，也看得出"
    "谁在班、谁能来。随后的版本加入。"
)


class CalendarPage(WaitingPage):
    """An empty state until the subject of this tab is built."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, SENTENCE, "calendar-days", parent)
