"""The tab 日历 with its subject pages: the calendar first, then what hangs on it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.today import TodayItem
from dangjian_desktop.ui.shared.place_box import PlaceBox
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


#: Views of the page of matters, which is built when it is first opened.
POOL, DOCUMENTS, TASKS = "pool", "documents", "tasks"


class CalendarTab(SubjectTab):
    """The subject pages of the calendar; an activity is shown by the first of them.

    Signals:
        shown_wanted: A command that was given elsewhere is carried out here.
        zones_wanted: 协作区 are to be set up, in the roster.
        resolution_wanted: Row id of a resolution and code of the book that it goes into.
    """

    shown_wanted = Signal()
    zones_wanted = Signal()
    resolution_wanted = Signal(int, str)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, SUBJECTS, "calendar_tab", parent)
        self.activity_wanted.connect(self.show_activity)
        self.page_made.connect(self._hear_page)

    def plan_due(self, item: TodayItem) -> None:
        """Plan the activity that something due asks for, on the page of the calendar."""
        self.open_subject("calendar").show_due(item)

    def _hear_page(self, page: QWidget) -> None:
        wanted = getattr(page, "activity_add_wanted", None)
        if wanted is not None:
            wanted.connect(self.plan_due)
        resolution = getattr(page, "resolution_wanted", None)
        if resolution is not None:
            resolution.connect(self.resolution_wanted)
        zones = getattr(page, "zones_wanted", None)
        if zones is not None:
            zones.connect(self.zones_wanted)

    @property
    def commands(self) -> dict[str, Callable[[], object]]:
        """What quick find can have done here, by code."""
        return {
            "add_activity": lambda: self._calendar().add(),
            "add_activity_series": lambda: self._calendar().add_series(),
            "export_calendar": lambda: self._calendar().export(),
            "calendar_today": lambda: self._calendar().show_today(),
            "activity_kinds": lambda: self._calendar().manage_kinds(),
            "import_plan": lambda: self._plan().import_file(),
            "add_plan_item": lambda: self._plan().add_item(),
            "make_rotation": lambda: self._make_rotation(),
            "add_agenda_item": lambda: self._matters(POOL).pool.add(),
            "add_document": lambda: self._matters(DOCUMENTS).documents.add(),
            "add_task": lambda: self._matters(TASKS).add_task(),
        }

    def choose_place(self, organisation_id: int | None) -> None:
        """Show on the page that is open a place that was chosen for the whole window.

        A page that has no choice of places (the zones, the year plan) gives way to the calendar.
        """
        shown: Any = self.stack.currentWidget()
        place = getattr(shown, "place", None)
        if isinstance(place, PlaceBox):
            place.choose(organisation_id)
        else:
            self.open_subject("calendar").choose_place(organisation_id)

    def _calendar(self) -> Any:
        """Return the page of the calendar, with its tab shown; the window shows ours first."""
        self.shown_wanted.emit()
        return self.open_subject("calendar")

    def _matters(self, view: str) -> Any:
        """Return the page of matters with one of its views shown; the window shows ours first."""
        self.shown_wanted.emit()
        page = self.open_subject("matters")
        page.show_view(view)
        return page

    def _plan(self) -> Any:
        """Return the page of the year plan, with its tab shown; the window shows ours first."""
        self.shown_wanted.emit()
        return self.open_subject("plan")

    def _make_rotation(self) -> None:
        self.shown_wanted.emit()
        self.open_subject("zones").make()

    def show_activity(self, activity_id: int) -> None:
        """Open an activity with its steps."""
        self.open_subject("calendar").show_activity(activity_id)
