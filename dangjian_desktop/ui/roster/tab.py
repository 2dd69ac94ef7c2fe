"""The tab 名册 with its subject pages: the roster first, then what it feeds."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from dangjian_desktop.ui.roster.page import RosterPage
from dangjian_desktop.ui.shared.place_box import PlaceBox
from dangjian_desktop.ui.shared.subject_tab import PlacedTab
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP
from dangjian_desktop.ui.shared.workbench import Workbench

#: Key, word, module and class of each subject page.
SUBJECTS: tuple[tuple[str, str, str, str], ...] = (
    ("people", QT_TR_NOOP("名册"), "dangjian_desktop.ui.roster.page", "RosterPage"),
    (
        "development",
        QT_TR_NOOP("发展党员"),
        "dangjian_desktop.ui.roster.development_page",
        "DevelopmentPage",
    ),
    (
        "dues",
        QT_TR_NOOP("党费"),
        "dangjian_desktop.ui.roster.dues_page",
        "DuesPage",
    ),
    (
        "transfers",
        QT_TR_NOOP("组织关系"),
        "dangjian_desktop.ui.roster.transfers_page",
        "TransfersPage",
    ),
    (
        "elections",
        QT_TR_NOOP("换届"),
        "dangjian_desktop.ui.roster.elections_page",
        "ElectionsPage",
    ),
    (
        "statistics",
        QT_TR_NOOP("统计"),
        "dangjian_desktop.ui.roster.statistics_page",
        "StatisticsPage",
    ),
    ("changes", QT_TR_NOOP("变动"), "dangjian_desktop.ui.roster.changes_page", "ChangesPage"),
    (
        "examination",
        QT_TR_NOOP("体检"),
        "dangjian_desktop.ui.roster.examination_page",
        "ExaminationPage",
    ),
    (
        "duplicates",
        QT_TR_NOOP("查重"),
        "dangjian_desktop.ui.roster.duplicates_page",
        "DuplicatesPage",
    ),
    (
        "reconciliation",
        QT_TR_NOOP("对账"),
        "dangjian_desktop.ui.roster.reconciliation_page",
        "ReconciliationPage",
    ),
)


class RosterTab(PlacedTab):
    """The subject pages of the roster."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, SUBJECTS, "roster_tab", parent)
        self.people: RosterPage = self.page("people")
        self.person_wanted.connect(self.show_person)
        self.organisation_wanted.connect(self.show_organisation)

    @property
    def commands(self) -> dict[str, Callable[[], object]]:
        """What quick find can have done on the subject pages, by code."""
        return {
            "record_next_step": lambda: self.opened("development").record_step(),
            "begin_admission": lambda: self.opened("development").begin(),
            "accept_moved_in": lambda: self.opened("development").accept_moved_in(),
            "record_review": lambda: self.opened("development").record_review(),
            "post_publicity": lambda: self.opened("development").post_publicity(),
            "collect_dues": lambda: self.opened("dues").collect(),
            "import_dues_bases": lambda: self.opened("dues").import_bases(),
            "dues_bases": lambda: self.opened("dues").choose_view("bases"),
            "dues_arrears": lambda: self.opened("dues").choose_view("arrears"),
            "dues_accounts": lambda: self.opened("dues").choose_view("accounts"),
            "record_dues_movement": lambda: self.opened("dues").record_movement(),
            "dues_publication": lambda: self.opened("dues").choose_view("public"),
            "transfer_out": lambda: self._transfers("letters").transfer_out(),
            "transfer_in": lambda: self._transfers("letters").transfer_in(),
            "transfer_whole": lambda: self._transfers("letters").transfer_whole(),
            "record_away": lambda: self._transfers("away").record_away(),
            "record_contact": lambda: self._transfers("away").record_contact(),
            "record_out_of_contact": lambda: self._transfers("lost").record_out_of_contact(),
            "begin_election": lambda: self.opened("elections").begin(),
            "extend_term": lambda: self.opened("elections").extend(),
            "enter_nominations": lambda: self.opened("elections").enter_nominations(),
            "two_year_balance": lambda: self.opened("statistics").show_balance(),
            "year_figures": lambda: self.opened("statistics").show_year(),
            "copy_year_figures": lambda: self.opened("statistics").copy_text(),
            "export_statistics": lambda: self.opened("statistics").export(),
        }

    def _transfers(self, view: str) -> Any:
        """Return the page 组织关系 with one of its views."""
        page = self.opened("transfers")
        page.choose_view(view)
        return page

    def _connect(self, made: QWidget) -> None:
        super()._connect(made)
        wanted = getattr(made, "people_export_wanted", None)
        if wanted is not None:
            wanted.connect(self.people.export_wanted)

    def choose_place(self, organisation_id: int | None) -> None:
        """Show a place on the page that is open; one that shows none gives way to the roster."""
        place = getattr(self.stack.currentWidget(), "place", None)
        if isinstance(place, PlaceBox):
            place.choose(organisation_id)
        else:
            self.open_subject("people").set_branch_filter(organisation_id)

    def show_person(self, uid: str) -> None:
        """Open somebody's card in the roster."""
        self.open_subject("people").show_person(uid)

    def show_organisation(self, uid: str) -> None:
        """Look at an organisation in the roster."""
        self.open_subject("people").show_organisation(uid)
