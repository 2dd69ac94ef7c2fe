"""The tab 考评 with its subject pages: where everybody stands first, then by what it is judged."""

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
    (
        "scores",
        QT_TR_NOOP("得分"),
        "dangjian_desktop.ui.scores.scores_page",
        "ScoresPage",
    ),
    (
        "rubrics",
        QT_TR_NOOP("细则"),
        "dangjian_desktop.ui.scores.rubrics_page",
        "RubricsPage",
    ),
    (
        "flags",
        QT_TR_NOOP("夺旗"),
        "dangjian_desktop.ui.scores.flags_page",
        "FlagsPage",
    ),
    (
        "stars",
        QT_TR_NOOP("争星"),
        "dangjian_desktop.ui.scores.stars_page",
        "StarsPage",
    ),
    (
        "points",
        QT_TR_NOOP("积分"),
        "dangjian_desktop.ui.scores.points_page",
        "PointsPage",
    ),
    (
        "appraisals",
        QT_TR_NOOP("评议"),
        "dangjian_desktop.ui.scores.appraisals_page",
        "AppraisalsPage",
    ),
)


class ScoresTab(SubjectTab):
    """The subject pages of scores, contests, points and appraisals.

    Signals:
        shown_wanted: A command that was given elsewhere is carried out here.
    """

    shown_wanted = Signal()

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, SUBJECTS, "scores_tab", parent)

    @property
    def commands(self) -> dict[str, Callable[[], object]]:
        """What quick find can have done here, by code."""
        return {
            "import_rubric": lambda: self.opened("rubrics").import_file(),
            "add_rubric": lambda: self.opened("rubrics").add_from_sample(),
            "add_rubric_version": lambda: self.opened("rubrics").add_version(),
            "edit_rubric": lambda: self.opened("rubrics").edit(),
            "compare_rubrics": lambda: self.opened("rubrics").compare(),
            "try_rubric": lambda: self.opened("rubrics").try_draft(),
            "export_rubric": lambda: self.opened("rubrics").export_shown(),
        }

    def _connect(self, made: QWidget) -> None:
        super()._connect(made)
        wanted = getattr(made, "subject_wanted", None)
        if wanted is not None:
            wanted.connect(self.open_subject)

    def opened(self, key: str) -> Any:
        """Return a subject page with its tab shown; the window shows ours first."""
        self.shown_wanted.emit()
        return self.open_subject(key)

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
