"""People of a branch under their groups, each with the place where it is to go."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.vocabulary import printed
from dangjian_desktop.queries.organisations import OrganisationRow
from dangjian_desktop.queries.roster import RosterRow
from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import tr

#: Stands for: not sent anywhere yet.
STAYS = 0
_KEY, _PLACE = int(Qt.ItemDataRole.UserRole), int(Qt.ItemDataRole.UserRole) + 1
NAME, STAGE, PLACE = 0, 1, 2
PLACE_WIDTH = 230


class DestinationTree(QWidget):
    """Sends the selected people and groups to a place.

    Signals:
        changed: Somebody is sent elsewhere now.
    """

    changed = Signal()

    def __init__(self, stays: str, parent: QWidget | None = None) -> None:
        """Make the tree, empty.

        Args:
            stays: What stands beside those who are not sent anywhere.
            parent: The dialog.
        """
        super().__init__(parent)
        self._stays = stays
        self._names: dict[int, str] = {STAYS: stays}
        self._rows: dict[int, RosterRow] = {}
        self.tree = QTreeWidget(self)
        self.tree.setObjectName("people")
        self.tree.setAccessibleName(tr("人员和党小组"))
        self.tree.setHeaderLabels([tr("姓名"), tr("类别"), tr("去向")])
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tree.setTabKeyNavigation(False)
        self.tree.setUniformRowHeights(True)
        self.box = ChoiceBox(self)
        self.box.setObjectName("destination")
        self.box.setAccessibleName(tr("去向"))
        self.send_button = plain_button(tr("所选的分到这里"), parent=self)
        self.send_button.setObjectName("send_button")
        self.send_button.clicked.connect(self.send_selected)
        words = QLabel(tr("去向"), self)
        set_role(words, "label")
        words.setBuddy(self.box)
        self.setFocusProxy(self.tree)
        made = tokens()
        row = QHBoxLayout()
        row.setSpacing(made.space(2))
        row.addWidget(words)
        row.addWidget(self.box, 1)
        row.addWidget(self.send_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(made.space(2))
        column.addWidget(self.tree, 1)
        column.addLayout(row)
        head = self.tree.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        head.resizeSection(PLACE, made.text_px(PLACE_WIDTH))

    @property
    def people(self) -> dict[int, RosterRow]:
        """Everybody who is listed, by row id."""
        return self._rows

    def show_people(
        self, people: Sequence[RosterRow], groups: Sequence[OrganisationRow], ungrouped: str
    ) -> None:
        """List people under their groups; whoever was sent somewhere is sent there still."""
        before = {key: place for key, place, is_group in self._items_with_places() if not is_group}
        self._rows = {row.person_id: row for row in people}
        self.tree.clear()
        heads: dict[int | None, QTreeWidgetItem] = {}
        for group in groups:
            heads[group.organisation_id] = self._head(group.name, group.organisation_id)
        for row in people:
            key = row.group_id if row.group_id in heads else None
            if key not in heads:
                heads[None] = self._head(ungrouped, None)
            item = QTreeWidgetItem(heads[key], [row.facts.name, printed(row.stage), ""])
            item.setData(NAME, _KEY, row.person_id)
            self._send(item, before.get(row.person_id, STAYS))
        self.tree.expandAll()
        first = self.tree.topLevelItem(0)
        if first is not None:
            self.tree.setCurrentItem(first)

    def set_destinations(self, places: Sequence[tuple[int, str]]) -> None:
        """Offer other places; who was sent to one that is gone stays."""
        chosen = self.box.currentData() if self.box.count() > 1 else None
        self._names = {STAYS: self._stays, **dict(places)}
        self.box.clear()
        for key, name in (*places, (STAYS, self._stays)):
            self.box.addItem(name, key)
        self.box.setCurrentIndex(max(self.box.findData(chosen), 0))
        for item in self._all_items():
            place = item.data(NAME, _PLACE) or STAYS
            self._send(item, place if place in self._names else STAYS)

    def send_selected(self) -> None:
        """Send the selected people and groups to the chosen place."""
        place = self.box.currentData()
        if place is None:
            return
        for item in self.tree.selectedItems():
            self._send(item, place)
            for number in range(item.childCount()):
                self._send(item.child(number), place)
            above = item.parent()
            if above is not None and (above.data(NAME, _PLACE) or STAYS) != place:
                self._send(above, STAYS)  # no longer whole
        self.changed.emit()

    def people_sent(self, place: int) -> tuple[int, ...]:
        """Return who goes to a place, with the group or alone."""
        return tuple(
            key
            for key, where, is_group in self._items_with_places()
            if not is_group and where == place
        )

    def alone_sent(self, place: int) -> tuple[int, ...]:
        """Return who goes to a place without the group."""
        whole = set(self.groups_sent(place))
        return tuple(
            key for key in self.people_sent(place) if self._rows[key].group_id not in whole
        )

    def groups_sent(self, place: int) -> tuple[int, ...]:
        """Return the groups that go to a place whole."""
        return tuple(
            key
            for key, where, is_group in self._items_with_places()
            if is_group and where == place and key is not None
        )

    def _head(self, name: str, key: int | None) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self.tree, [name, "", ""])
        item.setData(NAME, _KEY, key)
        return item

    def _send(self, item: QTreeWidgetItem, place: int) -> None:
        item.setData(NAME, _PLACE, place)
        is_head = item.parent() is None
        item.setText(PLACE, "" if is_head and place == STAYS else self._names.get(place, ""))

    def _all_items(self) -> Iterator[QTreeWidgetItem]:
        for number in range(self.tree.topLevelItemCount()):
            head = self.tree.topLevelItem(number)
            assert head is not None
            yield head
            for child in range(head.childCount()):
                yield head.child(child)

    def _items_with_places(self) -> Iterator[tuple[int, int, bool]]:
        for item in self._all_items():
            yield item.data(NAME, _KEY), item.data(NAME, _PLACE) or STAYS, item.parent() is None
