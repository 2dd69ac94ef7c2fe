"""The tab 党小组 with its subject pages: the groups first, then the ledgers they keep."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dangjian_desktop.ui.shared.subject_tab import PlacedTab
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


class GroupsTab(PlacedTab):
    """The subject pages of the party groups.

    Signals:
        new_activity_wanted, new_document_wanted: One is to be registered in the calendar.
    """

    new_activity_wanted = Signal()
    new_document_wanted = Signal()

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, SUBJECTS, "groups_tab", parent)

    @property
    def commands(self) -> dict[str, Callable[[], object]]:
        """What quick find can have done here, by code."""
        return {
            "add_ledger_entry": lambda: self.opened("ledgers").add(),
            "divide_branch": lambda: self.opened("division").solve(),
            "appoint_leader": lambda: self._leaders(GROUPS).appoint(),
            "group_crews": lambda: self._leaders(CREWS),
            "cadres_in_groups": lambda: self._leaders(CADRES),
            "edit_books": lambda: self.opened("ledgers").edit_books(),
            "paste_ledger": lambda: self.opened("ledgers").paste(),
            "import_ledger": lambda: self.opened("ledgers").import_file(),
            "export_ledger": lambda: self.opened("ledgers").export_shown(),
            "enter_paper": lambda: self.opened("group_month").enter_paper(),
            "print_paper_pack": lambda: self.opened("group_month").print_pack(),
            "print_group_month": lambda: self.opened("group_month").print_all(),
            "add_area": lambda: self.opened("areas").add(),
            "draw_areas": lambda: self.opened("areas").draw(),
            "show_escalations": lambda: self.opened("ledgers").show_escalations(),
        }

    def _leaders(self, view: str) -> Any:
        """Return the page of groups and leaders with one of its views; ours is shown first."""
        page = self.opened("group_leaders")
        page.choose_view(view)
        return page

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
