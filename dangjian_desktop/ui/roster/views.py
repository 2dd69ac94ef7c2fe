"""What is open on the roster besides the tree: the saved view, and the conditions of the filter."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from dangjian_desktop.domain.filters import Condition, Filter, Match, Operator, faults_of
from dangjian_desktop.domain.problems import Fault
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.views import LONGEST_NAME, NO_FILTER, View
from dangjian_desktop.operations.runner import Changes, RefusedError, StorageError
from dangjian_desktop.operations.views import add_view, change_view
from dangjian_desktop.queries.roster import RosterQuery
from dangjian_desktop.queries.roster_columns import all_columns, column
from dangjian_desktop.queries.roster_filter import filter_columns
from dangjian_desktop.queries.views import ViewRow, ViewsQuery, question_of
from dangjian_desktop.ui.roster.view_bar import ViewBar
from dangjian_desktop.ui.shared import wording
from dangjian_desktop.ui.shared.condition_chips import ConditionChip, chips_of
from dangjian_desktop.ui.shared.fields import Field
from dangjian_desktop.ui.shared.filter_sentences import fault_sentence
from dangjian_desktop.ui.shared.wording import tr
from dangjian_desktop.ui.shared.workbench import Workbench

if TYPE_CHECKING:
    from dangjian_desktop.ui.shared.filter_dialog import FilterDialog


class RosterViews(QObject):
    """Opens, saves and closes views; keeps the bar true.

    Signals:
        opened: The `View` whose list is to be shown, and the `RosterQuery` it asks.
        condition_changed: Other conditions hold now.
    """

    opened = Signal(object, object)
    condition_changed = Signal()

    def __init__(self, bench: Workbench, bar: ViewBar, page: QWidget) -> None:
        super().__init__(page)
        self._bench, self._bar, self._page = bench, bar, page
        #: Told by the page: the list as it is shown.
        self.shown: Callable[[], tuple[RosterQuery, View]] | None = None
        self.condition: Filter | None = None
        self.row: ViewRow | None = None
        self._as_opened: View | None = None
        self._before: View | None = None
        bar.menu.aboutToShow.connect(self._fill_menu)
        bar.filter_wanted.connect(self.edit_filter)
        bar.part_removed.connect(self._remove_part)
        bar.cleared.connect(lambda: self.show_condition(None))
        bar.save_wanted.connect(self.save)
        bar.save_as_wanted.connect(self.save_as)
        bar.closed.connect(self.close)
        bench.desk.changed.connect(self._take_news)

    @property
    def is_open(self) -> bool:
        """Whether a view is open."""
        return self.row is not None

    @property
    def name(self) -> str:
        """What the open view is called; "" when none is open or another list is shown."""
        return self.row.name if self.row is not None and not self.is_changed else ""

    @property
    def is_changed(self) -> bool:
        """Whether the list is another one than the open view's."""
        if self._as_opened is None:
            return False
        return not self._as_opened.shows_as(self._current()[1])

    # What the user can do -----------------------------------------------------

    def open_code(self, code: str) -> bool:
        """Open a view by its code; whether it could be."""
        row = next((row for row in ViewsQuery().fetch() if row.code == code), None)
        if row is None:
            self._bench.ask.error(self._page, tr("这个视图已经删去了。请重新选择。"))
            return False
        query, faults = (
            (None, row.faults) if row.view is None else question_of(row.view, self._bench.desk.on)
        )
        if row.view is None or query is None:
            self._bench.ask.error(self._page, fault_sentence(faults[0]))
            return False
        if self.row is None:
            self._before = self._current()[1]
        self._show(row, row.view, query)
        self._tell_columns_gone(row.view)
        return True

    def close(self) -> None:
        """Go back to the list that was shown before any view was opened."""
        before = self._before or View()
        query = question_of(before, self._bench.desk.on).value
        if query is None:
            before = View()
            query = question_of(before, self._bench.desk.on).value
        assert query is not None
        self._before = None
        self._show(None, before, query)

    def show_condition(self, condition: Filter | None) -> None:
        """Narrow the list by other conditions."""
        self.condition = condition if condition is not None and condition.parts else None
        self.condition_changed.emit()
        self.follow()

    def edit_filter(self) -> "FilterDialog":
        """Open the dialog in which conditions are clicked together."""
        from dangjian_desktop.ui.roster.filter_dialog import roster_filter_dialog  # not at start

        dialog = roster_filter_dialog(self._current()[0], self._page)
        dialog.applied.connect(self.show_condition)
        dialog.open()
        return dialog

    def save(self) -> None:
        """Let the open view show what is shown now."""
        if self.row is None or self.row.view_id is None:
            self.save_as()
            return
        try:
            self._bench.desk.run(change_view(view_id=self.row.view_id, view=self._current()[1]))
        except (RefusedError, StorageError) as refusal:
            self._bench.ask.error(self._page, wording.in_words(refusal))
            return
        self._as_opened = self._current()[1]
        self.follow()

    def save_as(self) -> None:
        """Ask for a name and keep what is shown now under it."""
        from dangjian_desktop.ui.shared.operation_dialog import OperationDialog  # not at start

        view = self._current()[1]
        dialog = OperationDialog(
            self._bench,
            tr("存为视图"),
            (Field("name", tr("名称"), is_required=True, max_length=LONGEST_NAME),),
            lambda values: add_view(name=values["name"], view=view),
            note=tr("条件、栏目、顺序和所看的组织一起记住，以后点一下就能打开。"),
            parent=self._page,
        )
        dialog.setObjectName("save_view_dialog")
        dialog.saved.connect(self._take_saved)
        dialog.open()

    def manage(self) -> None:
        """Open the list of the branch's own views."""
        from dangjian_desktop.ui.roster.views_dialog import ViewsDialog  # not at start

        ViewsDialog(self._bench, self._page).open()

    def follow(self) -> None:
        """Let the bar say what is shown now."""
        query, view = self._current()
        chips = self._chips(query)
        is_own = self.row is not None and self.row.view_id is not None
        name = self.row.name if self.row is not None else ""
        is_changed = self._as_opened is not None and not self._as_opened.shows_as(view)
        self._bar.show_state(name, chips, is_changed=is_changed, is_own=is_own)

    def narrow_to_ungrouped(self) -> None:
        """Ask for people without a group by a condition, where the tree has no line for them."""
        alone = Condition("group", Operator.EMPTY)
        wanted = self.condition or Filter()
        self.condition = (
            Filter(Match.ALL, (*wanted.parts, alone))
            if wanted.match is Match.ALL
            else Filter(Match.ALL, (wanted, alone))
        )

    def faults(self) -> tuple[Fault, ...]:
        """Return what keeps conditions of the list from being judged."""
        if self.condition is None:
            return ()
        return faults_of(self.condition, filter_columns(self._bench.desk.on))

    # Inside ---------------------------------------------------------------------

    def _current(self) -> tuple[RosterQuery, View]:
        assert self.shown is not None
        return self.shown()

    def _show(self, row: ViewRow | None, view: View, query: RosterQuery) -> None:
        self.row = row
        self.condition = query.condition
        self._as_opened = None
        self.opened.emit(view, query)
        self._as_opened = self._current()[1] if row is not None else None
        self.follow()

    def _tell_columns_gone(self, view: View) -> None:
        """Say that columns of a view are no longer offered; the view itself keeps them."""
        offered = {one.key for one in all_columns()}
        gone = [key for key in view.columns if key not in offered]
        if gone:
            named = [found.heading for key in gone if (found := column(key)) is not None]
            told = tr("、").join(named) or tr("{count} 栏", count=len(gone))
            self._bench.desk.noted.emit(
                tr("视图里的{told}已经停用或没有了，表上不显示。", told=told), False
            )

    def _remove_part(self, number: int) -> None:
        if self.condition is not None:
            self.show_condition(self.condition.without(number))

    def _chips(self, query: RosterQuery) -> list[ConditionChip]:
        return chips_of(self.condition, filter_columns(query.on))

    def _take_saved(self, view_id: object) -> None:
        """Take the new view for the open one."""
        row = next((row for row in ViewsQuery().fetch() if row.view_id == view_id), None)
        if row is None:
            return
        if self.row is None:
            self._before = replace(self._current()[1], condition=NO_FILTER, words="")
        self.row, self._as_opened = row, self._current()[1]
        self.follow()

    def _take_news(self, changes: Changes) -> None:
        if not changes.topics & {Topic.VIEW, Topic.FIELD, Topic.ORGANISATION, Topic.ZONE}:
            return
        if self.row is not None and Topic.VIEW in changes.topics:
            code = self.row.code
            found = next((row for row in ViewsQuery().fetch() if row.code == code), None)
            self.row = found
            if found is None:  # removed, perhaps by undo: the list stays as it is
                self._as_opened = None
        self.follow()

    def _fill_menu(self) -> None:
        menu = self._bar.menu
        menu.clear()
        rows = ViewsQuery().fetch()
        own = [row for row in rows if row.view_id is not None]
        for group in (own, [row for row in rows if row.view_id is None]):
            for row in group:
                self._add(menu, row)
            if group:
                menu.addSeparator()
        for words, act in (
            (tr("高级筛选…"), self.edit_filter),
            (tr("把现在的名单存为视图…"), self.save_as),
            (tr("管理视图…"), self.manage),
        ):
            menu.addAction(words).triggered.connect(_dropping(act))
        if self.row is not None:
            menu.addAction(tr("关闭视图")).triggered.connect(_dropping(self.close))

    def _add(self, menu: QMenu, row: ViewRow) -> None:
        action = QAction(row.name.replace("&", "&&"), menu)
        action.setCheckable(True)
        action.setChecked(self.row is not None and self.row.code == row.code)
        action.setObjectName(row.code)
        action.triggered.connect(_dropping(lambda: self.open_code(row.code)))
        menu.addAction(action)


def _dropping(act: Callable[[], object]) -> Callable[[], None]:
    """Return the act without the checked flag, which none wants."""

    def run() -> None:
        act()

    return run
