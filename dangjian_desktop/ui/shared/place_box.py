"""Choosing the organisation whose records a page shows; it follows the tree and the day."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.operations.runner import Changes
from dangjian_desktop.queries.organisations import OrganisationTreeQuery, Tree, ZoneQuery
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.desk import Desk
from dangjian_desktop.ui.shared.offered import own_group
from dangjian_desktop.ui.shared.theme import news, tokens
from dangjian_desktop.ui.shared.wording import tr

WIDTH = 240
#: An organisation that there never is.
NOBODY = -1
#: Begins what stands behind a 协作区 in the list.
_ZONE = "zone:"


class PlaceBox(ChoiceBox):
    """Every organisation that stands on the day, and everything as the first choice.

    In a narrow window it leaves room to what stands beside it.

    Signals:
        place_changed: Another organisation is shown now, by choice or because the one that was
            chosen is no more.
    """

    place_changed = Signal()

    def __init__(
        self,
        desk: Desk,
        everything: str,
        parent: QWidget | None = None,
        *,
        with_groups: bool = True,
        with_zones: bool = False,
        width: int = WIDTH,
    ) -> None:
        """Make the box.

        Args:
            desk: Tells the day and what changes.
            everything: What the first choice says (全部组织), shown in the window's language.
            parent: The page.
            with_groups: Whether 党小组 are offered too.
            with_zones: Whether the 协作区 are offered too, below the organisations.
            width: For 14 px type, where there is room.
        """
        super().__init__(parent)
        self.setAccessibleName(tr("范围"))
        self._desk, self._everything = desk, everything
        self._with_groups, self._with_zones, self._width = with_groups, with_zones, width
        self._offer()
        self._dress()
        news().changed.connect(self._dress)
        self.activated.connect(self.place_changed)
        desk.changed.connect(self._hear)
        desk.day_changed.connect(self._follow)

    @property
    def organisation_id(self) -> int | None:
        """The organisation that is chosen; None for everything.

        Where the own party group, the only choice, does not stand on the day: `NOBODY`.
        """
        chosen = self.currentData()
        if isinstance(chosen, int):
            return chosen
        return NOBODY if own_group() else None

    @property
    def branch_id(self) -> int | None:
        """The organisation that is chosen where it is a branch, else None."""
        node = Tree.on(self._desk.on).get(self.organisation_id)
        is_branch = node is not None and node.kind is OrganisationKind.BRANCH
        return self.organisation_id if is_branch else None

    @property
    def zone_id(self) -> int | None:
        """The 协作区 that is chosen instead of an organisation."""
        chosen = self.currentData()
        return int(chosen.removeprefix(_ZONE)) if isinstance(chosen, str) else None

    def choose(self, organisation_id: int | None) -> None:
        """Choose an organisation; one that does not stand on the day leaves all as it is."""
        place = self.findData(organisation_id)
        if place >= 0 and place != self.currentIndex():
            self.setCurrentIndex(place)
            self.place_changed.emit()

    def choose_first_branch(self) -> None:
        """Choose a branch, where there is any: what the page shows is a single branch's."""
        branches = Tree.on(self._desk.on).of_kind(OrganisationKind.BRANCH)
        if branches:
            self.choose(branches[0].organisation_id)

    def sizeHint(self) -> QSize:
        """The designed width."""
        return QSize(tokens().text_px(self._width), super().sizeHint().height())

    def _dress(self) -> None:
        self.setMaximumWidth(tokens().text_px(self._width))

    def _hear(self, changes: Changes) -> None:
        reads = OrganisationTreeQuery.reads | (ZoneQuery.reads if self._with_zones else set())
        if changes.topics & reads:
            self._follow()

    def _follow(self) -> None:
        before = self.currentData()
        self._offer()
        if self.currentData() != before:
            self.place_changed.emit()

    def _offer(self) -> None:
        if own_group():
            rows = Tree.on(self._desk.on).rows
            self.offer([(row.name, row.organisation_id) for row in rows if row.uid == own_group()])
            return
        choices: list[tuple[str, object]] = [(tr(self._everything), None)]
        choices += [
            ("　" * row.depth + row.name, row.organisation_id)
            for row in Tree.on(self._desk.on).rows
            if self._with_groups or row.kind is not OrganisationKind.PARTY_GROUP
        ]
        if self._with_zones:
            zones = ZoneQuery(self._desk.on).fetch()
            choices += [(zone.name, f"{_ZONE}{zone.zone_id}") for zone in zones]
        self.offer(choices)
