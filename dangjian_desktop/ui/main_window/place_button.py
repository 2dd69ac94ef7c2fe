"""The button at the left of the bar: how the committee is called, and the way to its branches."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.operations.runner import Changes
from dangjian_desktop.queries.organisations import OrganisationTreeQuery, Tree
from dangjian_desktop.ui.shared.buttons import ElidedButton
from dangjian_desktop.ui.shared.desk import Desk
from dangjian_desktop.ui.shared.icons import dress
from dangjian_desktop.ui.shared.theme import news, tokens
from dangjian_desktop.ui.shared.wording import tr

WIDTH = 236


class PlaceButton(ElidedButton):
    """Names the root of the organisation tree; its menu narrows the roster to one place.

    In a narrow window it leaves room to the tabs.

    Signals:
        chosen: Row id of the organisation, or None for everybody.
        named: The name of the root, "" when there is none or several.
    """

    chosen = Signal(object)
    named = Signal(str)

    def __init__(self, desk: Desk, nothing: str, parent: QWidget | None = None) -> None:
        """Make the button.

        Args:
            desk: Tells the day and what changes.
            nothing: What it says while no place has a name to show.
            parent: The window.
        """
        super().__init__(nothing, parent, mode=Qt.TextElideMode.ElideMiddle, usual=WIDTH)
        self.setObjectName("place_button")
        self.setProperty("kind", "quiet")
        self.setProperty("has_menu", True)
        self.setAutoDefault(False)
        dress(self, "landmark")
        self._desk, self._nothing = desk, nothing
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        desk.changed.connect(self._hear)
        desk.day_changed.connect(self.fetch_again)
        news().changed.connect(self._dress)
        self._dress()

    def fetch_again(self) -> None:
        """Ask how the committee or branch at the root is called; several have no one name."""
        roots = [row for row in Tree.on(self._desk.on).rows if not row.depth]
        name = roots[0].name if len(roots) == 1 else ""
        self.setText(name or self._nothing)
        self.named.emit(name)

    def _hear(self, changes: Changes) -> None:
        if changes.topics & OrganisationTreeQuery.reads:
            self.fetch_again()

    def _dress(self) -> None:
        self.setMaximumWidth(tokens().text_px(WIDTH))

    def _fill(self) -> None:
        self._menu.clear()
        self._menu.addAction(tr("全部")).triggered.connect(partial(self._choose, None))
        for row in Tree.on(self._desk.on).rows:
            if row.kind is OrganisationKind.PARTY_GROUP:
                continue
            action = self._menu.addAction("　" * row.depth + row.name)
            action.triggered.connect(partial(self._choose, row.organisation_id))

    def _choose(self, organisation_id: int | None, _checked: bool = False) -> None:
        self.chosen.emit(organisation_id)
