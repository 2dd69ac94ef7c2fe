"""The one tab of a 党小组长: own people, their attendance, the group's ledgers."""

from PySide6.QtWidgets import QWidget

from dangjian_desktop.ui.shared.subject_tab import SubjectTab
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP
from dangjian_desktop.ui.shared.workbench import Workbench

SUBJECTS: tuple[tuple[str, str, str, str], ...] = (
    (
        "own_attendance",
        QT_TR_NOOP("本组出勤"),
        "dangjian_desktop.ui.calendar.own_attendance_page",
        "OwnAttendancePage",
    ),
    ("ledgers", QT_TR_NOOP("本组台账"), "dangjian_desktop.ui.groups.ledger_page", "LedgerPage"),
    (
        "own_people",
        QT_TR_NOOP("本组人员"),
        "dangjian_desktop.ui.roster.own_people_page",
        "OwnPeoplePage",
    ),
)


class OwnGroupTab(SubjectTab):
    """The pages of one party group."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, SUBJECTS, "own_group_tab", parent)
