"""The tab 日历 with its subject pages: the calendar first, then what hangs on it."""

from PySide6.QtWidgets import QWidget

from dangjian_desktop.ui.shared.subject_tab import SubjectTab
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP
from dangjian_desktop.ui.shared.workbench import Workbench

#: Key, word, module and class of each subject page.
SUBJECTS: tuple[tuple[str, str, str, str], ...] = (
    ("calendar", QT_TR_NOOP("日历"), "dangjian_desktop.ui.calendar.calendar_page", "CalendarPage"),
    ("matters", QT_TR_NOOP("议题来文"), "dangjian_desktop.ui.calendar.matters_page", "MattersPage"),
    (
        "compliance",
        QT_TR_NOOP("合规"),
        "dangjian_desktop.ui.calendar.compliance_page",
        "CompliancePage",
    ),
    (
        "attendance",
        QT_TR_NOOP("出勤"),
        "dangjian_desktop.ui.calendar.attendance_page",
        "AttendancePage",
    ),
    ("plan", QT_TR_NOOP("年度计划"), "dangjian_desktop.ui.calendar.plan_page", "PlanPage"),
    ("zones", QT_TR_NOOP("协作区"), "dangjian_desktop.ui.calendar.zones_page", "ZonesPage"),
    ("shifts", QT_TR_NOOP("班次"), "dangjian_desktop.ui.calendar.shifts_page", "ShiftsPage"),
    (
        "entry_checks",
        QT_TR_NOOP("录入核对"),
        "dangjian_desktop.ui.calendar.entry_check_page",
        "EntryCheckPage",
    ),
)


class CalendarTab(SubjectTab):
    """The subject pages of the calendar; an activity is shown by the first of them."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, SUBJECTS, "calendar_tab", parent)
        self.activity_wanted.connect(self.show_activity)

    def show_activity(self, activity_id: int) -> None:
        """Open an activity with its steps."""
        self.open_subject("calendar").show_activity(activity_id)
