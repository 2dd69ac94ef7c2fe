"""The pane at the left of the roster: zones above, below them the tree of organisations."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.checks import FindingSeverity
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.operations.runner import Changes
from dangjian_desktop.queries.organisations import (
    Headcount,
    HeadcountQuery,
    OrganisationRow,
    OrganisationTreeQuery,
    Tree,
    ZoneQuery,
    ZoneRow,
)
from dangjian_desktop.queries.roster import Scope
from dangjian_desktop.ui.roster.tree_model import (
    COUNT,
    NAME,
    NOTICE_EDGE,
    TreeModel,
    TreePlace,
    nodes_of,
)
from dangjian_desktop.ui.shared.buttons import icon_button
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.desk import Desk
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import in_words, tr

if TYPE_CHECKING:
    from dangjian_desktop.queries.examination import NoticedQuery

INDENT = 14
COUNT_MARGIN = 16
NOTICE_GAP = 8
#: The first picture of the window does not wait for the rules to be read.
NOTICE_AFTER_MS = 400
#: A tree with so many lines or fewer is shown unfolded.
MOST_UNFOLDED = 14
_KEPT_OPEN = (OrganisationKind.COMMITTEE, OrganisationKind.GENERAL_BRANCH)


def _noticed_query() -> "type[NoticedQuery]":
    """Return the query of what is noticed; the window starts without the checks."""
    from dangjian_desktop.queries.examination import NoticedQuery

    return NoticedQuery


class OrganisationPane(QWidget):
    """Tells which part of the organisation is looked at.

    Signals:
        place_changed: `TreePlace` that was chosen.
        zone_changed: Another zone, or none, is chosen.
    """

    reads = OrganisationTreeQuery.reads | HeadcountQuery.reads | ZoneQuery.reads

    place_changed = Signal(object)
    zone_changed = Signal()

    def __init__(
        self, desk: Desk, fill_menu: Callable[[QMenu], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("organisation_pane")
        self._desk, self._fill_menu = desk, fill_menu
        self._scope = Scope.MEMBERS
        self._is_filling = False
        self._zones: list[ZoneRow] = []
        self.tree = Tree(())
        self.model = TreeModel(self)
        self.heading = QLabel(tr("组织"), self)
        set_role(self.heading, "heading")
        self.zone_box = ChoiceBox(self)
        self.zone_box.setObjectName("zone_box")
        self.zone_box.setAccessibleName(tr("协作区"))
        self.zone_box.activated.connect(self._choose_zone)
        self.menu_button = icon_button("ellipsis", tr("新建和修改组织"), parent=self)
        self.menu_button.setObjectName("menu_button")
        self.menu_button.clicked.connect(self._open_menu_below)
        self.view = _TreeView(self._open_menu, self)
        self.view.setModel(self.model)
        self.view.selectionModel().currentChanged.connect(self._tell_place)
        self._notice_later = QTimer(self)
        self._notice_later.setSingleShot(True)
        self._notice_later.setInterval(NOTICE_AFTER_MS)
        self._notice_later.timeout.connect(self._show_notices)
        self._lay_out()
        self._dress()
        self.fetch_again()
        self.view.setCurrentIndex(self.model.index_of(TreePlace()))
        desk.changed.connect(self._take_news)
        desk.day_changed.connect(self.fetch_again)
        news().changed.connect(self._dress)

    @property
    def place(self) -> TreePlace:
        """What is chosen in the tree."""
        node = self.model.node_at(self.view.currentIndex())
        return node.place if node is not None else TreePlace()

    @property
    def organisation(self) -> OrganisationRow | None:
        """The organisation that is chosen; None for everybody."""
        return self.tree.get(self.place.organisation_id)

    @property
    def headcount(self) -> Headcount:
        """How many people stand under what is chosen."""
        node = self.model.node_at(self.view.currentIndex())
        return node.count if node is not None else Headcount()

    @property
    def zone_name(self) -> str:
        """The name of the chosen zone; "" when none is chosen."""
        chosen = self._chosen_zone()
        return chosen.name if chosen is not None else ""

    @property
    def zone_branches(self) -> frozenset[int] | None:
        """The branches of the chosen zone; None when none is chosen."""
        chosen = self._chosen_zone()
        return frozenset(chosen.branch_ids) if chosen is not None else None

    def go_to(self, place: TreePlace) -> bool:
        """Choose a place, unfolding what hides it; whether it stands on the day."""
        if not self.model.index_of(place).isValid() and self.zone_box.currentIndex() > 0:
            self.zone_box.setCurrentIndex(0)
            self._choose_zone()
        index = self.model.index_of(place)
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)
        return index.isValid()

    def go_to_everybody(self) -> None:
        """Choose everybody of every zone."""
        if self.zone_box.currentIndex() > 0:
            self.zone_box.setCurrentIndex(0)
            self._choose_zone()
        self.go_to(TreePlace())

    def choose_zone(self, branches: frozenset[int] | None) -> None:
        """Choose the zone that has these branches; none for None."""
        same = [n for n, zone in enumerate(self._zones) if frozenset(zone.branch_ids) == branches]
        number = same[0] + 1 if same else 0
        if number != self.zone_box.currentIndex():
            self.zone_box.setCurrentIndex(number)
            self._choose_zone()

    def count_scope(self, scope: Scope) -> None:
        """Count other people beside the names."""
        if scope is not self._scope:
            self._scope = scope
            self._show_nodes()

    def fetch_again(self) -> None:
        """Read organisations, counts and zones of the day."""
        day = self._desk.on
        self.tree = Tree.on(day)
        self._counts = HeadcountQuery(day).fetch()
        self._show_zones(ZoneQuery(day).fetch())
        self._show_nodes()
        self._notice_later.start()

    def _take_news(self, changes: Changes) -> None:
        if changes.topics & self.reads:
            self.fetch_again()
        elif changes.topics & _noticed_query().reads:
            self._notice_later.start()

    def _show_notices(self) -> None:
        """Mark what is noticed about size, committee, term and groups; hints are left out."""
        if not self.isVisible():
            return  # asked again when it is shown
        self.model.show_notices(
            {
                key: tuple(
                    in_words(Sentence(one.check.sentence, **one.facts))
                    for one in told
                    if one.check.severity is not FindingSeverity.HINT
                )
                for key, told in _noticed_query()(self._desk.on).fetch().items()
                if any(one.check.severity is not FindingSeverity.HINT for one in told)
            }
        )
        self._measure_counts()

    def _show_zones(self, zones: list[ZoneRow]) -> None:
        chosen = self._chosen_zone()
        self._zones = zones
        self.zone_box.clear()
        self.zone_box.addItem(tr("全部协作区"))
        self.zone_box.addItems([zone.name for zone in zones])
        kept = [i for i, zone in enumerate(zones) if chosen and zone.zone_id == chosen.zone_id]
        self.zone_box.setCurrentIndex(kept[0] + 1 if kept else 0)
        self.zone_box.setVisible(bool(zones))
        self.heading.setVisible(not zones)

    def _chosen_zone(self) -> ZoneRow | None:
        number = self.zone_box.currentIndex()
        return self._zones[number - 1] if 0 < number <= len(self._zones) else None

    def _choose_zone(self) -> None:
        self._show_nodes()
        self.zone_changed.emit()

    def _show_nodes(self) -> None:
        place = self.place
        open_places = self._open_places()
        offset = self.view.verticalScrollBar().value()
        is_first = not self.model.nodes
        self._is_filling = True
        self.model.show_nodes(nodes_of(self.tree, self._counts, self.zone_branches), self._scope)
        self._unfold(open_places, is_first)
        index = self.model.index_of(place)
        self.view.setCurrentIndex(index if index.isValid() else self.model.index_of(TreePlace()))
        self._is_filling = False
        self.view.verticalScrollBar().setValue(offset)
        self._measure_counts()
        if not is_first and self.place != place:
            self.place_changed.emit(self.place)

    def _open_places(self) -> set[TreePlace]:
        return {
            node.place
            for node in self.model.nodes
            if node.children and self.view.isExpanded(self.model.index_of(node.place))
        }

    def _unfold(self, open_places: set[TreePlace], is_first: bool) -> None:
        """Unfold what was unfolded; at first the committees, and a small tree whole."""
        is_small = len(self.model.nodes) <= MOST_UNFOLDED
        for node in self.model.nodes:
            above = node.row is not None and node.row.kind in _KEPT_OPEN
            wanted = (above or is_small) if is_first else (node.place in open_places)
            if node.children and wanted:
                self.view.setExpanded(self.model.index_of(node.place), True)

    def _tell_place(self, current: QModelIndex) -> None:
        if current.isValid() and not self._is_filling:
            self.place_changed.emit(self.place)

    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill_menu(menu)
        menu.popup(at)

    def _open_menu_below(self) -> None:
        self._open_menu(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))

    def showEvent(self, event: QShowEvent) -> None:
        """What could not be marked unseen is marked now."""
        super().showEvent(event)
        self._notice_later.start()

    def _lay_out(self) -> None:
        made = tokens()
        self._head = QWidget(self)
        row = QHBoxLayout(self._head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(made.space(1))
        row.addWidget(self.heading, 1)
        row.addWidget(self.zone_box, 1)
        row.addWidget(self.menu_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._head)
        self._column.addWidget(self.view, 1)

    def _dress(self) -> None:
        made = tokens()
        self._column.setSpacing(made.space(3))
        self._head.setFixedHeight(made.sizes.control)
        self.view.setIndentation(made.px(INDENT))
        self._measure_counts()

    def _measure_counts(self) -> None:
        widest = self.view.fontMetrics().horizontalAdvance(self.model.widest_count())
        mark = tokens().px(NOTICE_EDGE + NOTICE_GAP) if self.model.has_notices else 0
        self.view.header().resizeSection(COUNT, widest + mark + tokens().px(COUNT_MARGIN))


class _TreeView(QTreeView):
    """The tree itself: arrows move and fold, the menu key opens the menu, Tab leaves."""

    def __init__(self, open_menu: Callable[[QPoint], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("organisation_tree")
        self.setAccessibleName(tr("组织"))
        self._open_menu = open_menu
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setExpandsOnDoubleClick(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        head = self.header()
        head.setStretchLastSection(False)
        head.setMinimumSectionSize(1)

    def setModel(self, model: object) -> None:
        """Names stretch, counts keep their width."""
        super().setModel(model)  # type: ignore[arg-type]  # Qt takes None as well
        self.header().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(COUNT, QHeaderView.ResizeMode.Fixed)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the organisation at the mouse or, by the keyboard, the current."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.visualRect(self.currentIndex()).bottomLeft()
            self._open_menu(self.viewport().mapToGlobal(at))
        else:
            self._open_menu(event.globalPos())
