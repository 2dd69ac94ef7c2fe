"""The tab 考评 with its subject pages: where everybody stands first, then by what it is judged."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.today import Act, TodayItem
from dangjian_desktop.domain.vocabulary import ClosingSubject
from dangjian_desktop.ui.shared.buttons import quiet_button
from dangjian_desktop.ui.shared.place_box import PlaceBox
from dangjian_desktop.ui.shared.subject_tab import PlacedTab
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

if TYPE_CHECKING:
    from dangjian_desktop.ui.scores.awards_dialog import AwardsDialog
    from dangjian_desktop.ui.scores.closings_dialog import ClosingsDialog

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


class ScoresTab(PlacedTab):
    """The subject pages of scores, contests, points and appraisals."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, SUBJECTS, "scores_tab", parent)
        self.closings_button = quiet_button(tr("关闭与公示"), "lock", parent=self)
        self.closings_button.setObjectName("show_closings")
        self.closings_button.clicked.connect(self.show_closings)
        self.awards_button = quiet_button(tr("表彰兑现"), "star", parent=self)
        self.awards_button.setObjectName("show_awards")
        self.awards_button.clicked.connect(self.show_awards)
        for button in (self.closings_button, self.awards_button):
            self._row.addWidget(button)

    @property
    def commands(self) -> dict[str, Callable[[], object]]:
        """What quick find can have done here, by code."""
        return {
            "open_score_sheet": lambda: self.opened("scores").open_sheet(),
            "rank_branches": lambda: self.opened("scores").rank(),
            "print_score_ranking": lambda: self.opened("scores").print_ranking(),
            "import_rubric": lambda: self.opened("rubrics").import_file(),
            "add_rubric": lambda: self.opened("rubrics").add_from_sample(),
            "add_rubric_version": lambda: self.opened("rubrics").add_version(),
            "edit_rubric": lambda: self.opened("rubrics").edit(),
            "compare_rubrics": lambda: self.opened("rubrics").compare(),
            "try_rubric": lambda: self.opened("rubrics").try_draft(),
            "add_points": lambda: self.opened("points").add_points(),
            "points_slip": lambda: self.opened("points").print_slips(),
            "inspection_box": lambda: self.opened("scores").open_box(),
            "export_rubric": lambda: self.opened("rubrics").export_shown(),
            "show_closings": self.show_closings,
            "close_period": lambda: self.show_closings().close_period(),
            "record_objection": lambda: self.show_closings().record_objection(),
            "show_awards": self.show_awards,
            **self._appraisals,
            "decide_flag": lambda: self.opened("flags").decide(),
            "enter_flag_figures": lambda: self.opened("flags").enter_figures(),
            "print_flag_board": lambda: self.opened("flags").print_shown(),
            "set_star_level": lambda: self._stars("branches").set_level(),
            "member_stars": lambda: self._stars("members"),
        }

    def _connect(self, made: QWidget) -> None:
        super()._connect(made)
        wanted = getattr(made, "subject_wanted", None)
        if wanted is not None:
            wanted.connect(self.open_subject)
        sheet = getattr(made, "sheet_wanted", None)
        if sheet is not None:
            sheet.connect(self.show_sheet)

    @property
    def _appraisals(self) -> dict[str, Callable[[], object]]:
        """What can be done on the page 评议."""

        def shown(view: str) -> Callable[[], object]:
            return lambda: self.opened("appraisals").choose_view(view)

        return {
            "show_members_appraisal": shown("members"),
            "enter_appraisal_tally": lambda: self.opened("appraisals").enter_tally(),
            "show_reviews": shown("reviews"),
            "show_secretary_scores": shown("secretaries"),
            "show_group_scores": shown("party_groups"),
            "show_task_loops": shown("loops"),
        }

    def show_closings(self) -> "ClosingsDialog":
        """Show closed periods, publications and objections of the place that is looked at."""
        from dangjian_desktop.ui.scores.closings_dialog import ClosingsDialog

        self.shown_wanted.emit()
        subject = ClosingSubject.POINTS if self._shown() == "points" else None
        dialog = ClosingsDialog(self._bench, self._place(), self, subject=subject)
        dialog.print_wanted.connect(self.print_wanted)
        dialog.open()
        return dialog

    def show_due(self, item: TodayItem) -> None:
        """Show what something due is about: a publication, objections, or items to be judged."""
        if item.act is Act.OPEN_SCORES:
            self.opened("scores").show_due_items(item)
        else:
            self.show_closings().show_due(item)

    def show_awards(self) -> "AwardsDialog":
        """Show what was promised and paid at the place that is looked at."""
        from dangjian_desktop.ui.scores.awards_dialog import AwardsDialog

        self.shown_wanted.emit()
        dialog = AwardsDialog(self._bench, self._place(), self)
        dialog.print_wanted.connect(self.print_wanted)
        dialog.entry_wanted.connect(self.entry_wanted)
        dialog.open()
        return dialog

    def _shown(self) -> str:
        shown = self.stack.currentWidget()
        return next((key for key, page in self._pages.items() if page is shown), "")

    def _place(self) -> int | None:
        place = getattr(self.stack.currentWidget(), "place", None)
        return place.organisation_id if isinstance(place, PlaceBox) else None

    def _stars(self, view: str) -> Any:
        """Return the page 争星 with one of its views; ours is shown first."""
        page = self.opened("stars")
        page.choose_view(view)
        return page

    def show_sheet(self, organisation_id: int, period: str) -> None:
        """Show the score sheet of a branch and period."""
        self.open_subject("scores").show_sheet(organisation_id, period)
