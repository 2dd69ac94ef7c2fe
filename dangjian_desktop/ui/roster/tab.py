"""The tab 名册 with its subject pages: the roster first, then what it feeds."""

from PySide6.QtWidgets import QWidget

from dangjian_desktop.ui.roster.page import RosterPage
from dangjian_desktop.ui.shared.subject_tab import SubjectTab
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP
from dangjian_desktop.ui.shared.workbench import Workbench

#: Key, word, module and class of each subject page.
SUBJECTS: tuple[tuple[str, str, str, str], ...] = (
    ("people", QT_TR_NOOP("名册"), "dangjian_desktop.ui.roster.page", "RosterPage"),
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


class RosterTab(SubjectTab):
    """The subject pages of the roster."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, SUBJECTS, "roster_tab", parent)
        self.people: RosterPage = self.page("people")
        self.person_wanted.connect(self.show_person)
        self.organisation_wanted.connect(self.show_organisation)

    def show_person(self, uid: str) -> None:
        """Open somebody's card in the roster."""
        self.open_subject("people").show_person(uid)

    def show_organisation(self, uid: str) -> None:
        """Look at an organisation in the roster."""
        self.open_subject("people").show_organisation(uid)
