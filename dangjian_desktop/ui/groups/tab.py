"""The tab 党小组 with its subject pages: the groups first, then the ledgers they keep."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dangjian_desktop.ui.shared.place_box import PlaceBox
from dangjian_desktop.ui.shared.subject_tab import SubjectTab
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP
from dangjian_desktop.ui.shared.workbench import Workbench

#: Key, word, module and class of each subject page.
SUBJECTS: tuple[tuple[str, str, str, str], ...] = (
    ("division", QT_TR_NOOP("分组"), "dangjian_desktop.ui.groups.division_page", "DivisionPage"),
    (
        "group_leaders",
        QT_TR_NOOP("小组与组长"),
        "dangjian_desktop.ui.groups.leaders_page",
        "LeadersPage",
    ),
    ("ledgers", QT_TR_NOOP("台账"), "dangjian_desktop.ui.groups.ledger_page", "LedgerPage"),
    ("areas", QT_TR_NOOP("责任区"), "dangjian_desktop.ui.groups.areas_page", "AreasPage"),
    ("group_month", QT_TR_NOOP("月报"), "dangjian_desktop.ui.groups.month_page", "MonthPage"),
)


#: Views of the page of groups and leaders, which is built when it is first opened.
GROUPS, CREWS, CADRES = "groups", "crews", "cadres"


class GroupsTab(SubjectTab):
    """The subject pages of the party groups.

    Signals:
        shown_wanted: A command that was given elsewhere is carried out here.
        new_activity_wanted, new_document_wanted: One is to be registered in the calendar.
    """

    shown_wanted = Signal()
    new_activity_wanted = Signal()
    new_document_wanted = Signal()

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, SUBJECTS, "groups_tab", parent)

    @property
    def commands(self) -> dict[str, Callable[[], object]]:
        """What quick find can have done here, by code."""
        return {
            "add_ledger_entry": lambda: self._ledgers().add(),
            "divide_branch": lambda: self._division().solve(),
            "appoint_leader": lambda: self._leaders(GROUPS).appoint(),
            "group_crews": lambda: self._leaders(CREWS),
            "cadres_in_groups": lambda: self._leaders(CADRES),
            "edit_books": lambda: self._ledgers().edit_books(),
            "paste_ledger": lambda: self._ledgers().paste(),
            "import_ledger": lambda: self._ledgers().import_file(),
            "export_ledger": lambda: self._ledgers().export_shown(),
            "enter_paper": lambda: self._month().enter_paper(),
            "print_paper_pack": lambda: self._month().print_pack(),
            "print_group_month": lambda: self._month().print_all(),
            "add_area": lambda: self._areas().add(),
            "draw_areas": lambda: self._areas().draw(),
            "show_escalations": lambda: self._ledgers().show_escalations(),
        }

    def _division(self) -> Any:
        """Return the page of the division, with its tab shown; the window shows ours first."""
        self.shown_wanted.emit()
        return self.open_subject("division")

    def _ledgers(self) -> Any:
        """Return the page of the ledgers, with its tab shown; the window shows ours first."""
        self.shown_wanted.emit()
        return self.open_subject("ledgers")

    def _month(self) -> Any:
        """Return the page of the month, with its tab shown; ours is shown first."""
        self.shown_wanted.emit()
        return self.open_subject("group_month")

    def _leaders(self, view: str) -> Any:
        """Return the page of groups and leaders with one of its views; ours is shown first."""
        self.shown_wanted.emit()
        page = self.open_subject("group_leaders")
        page.choose_view(view)
        return page

    def _areas(self) -> Any:
        """Return the page of the areas, with its tab shown; the window shows ours first."""
        self.shown_wanted.emit()
        return self.open_subject("areas")

    def _connect(self, made: QWidget) -> None:
        super()._connect(made)
        slots: dict[str, Any] = {
            "entry_wanted": self.show_entry,
            "new_activity_wanted": self.new_activity_wanted,
            "new_document_wanted": self.new_document_wanted,
        }
        for name, slot in slots.items():
            wanted = getattr(made, name, None)
            if wanted is not None:
                wanted.connect(slot)

    def show_entry(self, uid: str) -> None:
        """Open a ledger row in its ledger."""
        self.open_subject("ledgers").show_entry(uid)

    def enter_resolution(self, task_id: int, book: str) -> None:
        """Ask for the ledger row that a resolution becomes."""
        from dangjian_desktop.ui.groups.resolution_dialog import open_resolution_entry

        open_resolution_entry(self._bench, self, task_id=task_id, book_code=book)

    def leave_editing(self) -> bool:
        """Whether nothing is lost when the program is left; the page that would lose is shown."""
        for key, page in self._pages.items():
            leave = getattr(page, "leave_editing", None)
            if leave is not None and not leave():
                self.open_subject(key)
                return False
        return True

    def choose_place(self, organisation_id: int | None) -> None:
        """Show on the page that is open a place that was chosen for the whole window."""
        place = getattr(self.stack.currentWidget(), "place", None)
        if isinstance(place, PlaceBox):
            place.choose(organisation_id)
