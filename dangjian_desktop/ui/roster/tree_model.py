"""The organisation tree as Qt has it: 全部, the organisations of the day, and 未编组 below them."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.queries.organisations import Headcount, OrganisationRow, Tree
from dangjian_desktop.queries.roster import Scope
from dangjian_desktop.ui.shared.icons import pixmap
from dangjian_desktop.ui.shared.theme import Tone, sized_font, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr

AnyIndex = QModelIndex | QPersistentModelIndex
NAME, COUNT = 0, 1
PLACE_ROLE = int(Qt.ItemDataRole.UserRole)
NOTICE_ICON, NOTICE_EDGE = "triangle-alert", 14

EVERYBODY = QT_TR_NOOP("全部")
UNGROUPED = QT_TR_NOOP("未编组")

#: What is counted beside a node for each choice of people; nobody is counted who has left.
COUNTED: Mapping[Scope, Callable[[Headcount], int] | None] = {
    Scope.MEMBERS: lambda count: count.members,
    Scope.FULL: lambda count: count.full,
    Scope.PROBATIONARY: lambda count: count.probationary,
    Scope.DEVELOPING: lambda count: count.others,
    Scope.EVERYBODY: lambda count: count.members + count.others,
    Scope.LEFT: None,
}


@dataclass(frozen=True, slots=True)
class TreePlace:
    """What a node stands for.

    Attributes:
        organisation_id: None for everybody.
        is_ungrouped: Whether only the branch's people without a group are meant.
    """

    organisation_id: int | None = None
    is_ungrouped: bool = False


@dataclass(slots=True)
class Node:
    """One line of the tree.

    Attributes:
        row: The organisation; None for 全部 and 未编组.
        parent: Number of the node above; -1 for a root.
        place_in_parent: Which child of its parent it is.
    """

    place: TreePlace
    name: str
    count: Headcount
    parent: int
    place_in_parent: int
    children: list[int]
    row: OrganisationRow | None = None


def nodes_of(
    tree: Tree, counts: Mapping[int, Headcount], branches: Collection[int] | None = None
) -> list[Node]:
    """Return the lines of the tree, 全部 first, parents before children.

    Args:
        tree: The organisations of the day.
        counts: Headcount by organisation, each with all below it.
        branches: Only these branches with what stands above and below them; None for all.
    """
    shown = tree.rows if branches is None else _narrowed(tree, branches)
    if branches is not None:
        counts = _recounted(tree, counts, branches)
    roots = [row for row in shown if row.parent_id is None]
    everybody = _sum(counts.get(row.organisation_id, Headcount()) for row in roots)
    nodes = [Node(TreePlace(), tr(EVERYBODY), everybody, -1, 0, [])]
    number_of: dict[int, int] = {}
    tops = 1

    def put(node: Node) -> int:
        nodes.append(node)
        if node.parent >= 0:
            nodes[node.parent].children.append(len(nodes) - 1)
        return len(nodes) - 1

    groups_of: dict[int, list[OrganisationRow]] = {}
    for row in shown:
        if row.kind is OrganisationKind.PARTY_GROUP and row.parent_id is not None:
            groups_of.setdefault(row.parent_id, []).append(row)
    for row in shown:
        key = row.organisation_id
        parent = number_of.get(row.parent_id, -1) if row.parent_id is not None else -1
        siblings = len(nodes[parent].children) if parent >= 0 else tops
        tops += parent < 0
        count = counts.get(key, Headcount())
        number_of[key] = put(Node(TreePlace(key), row.name, count, parent, siblings, [], row))
        here = groups_of.get(row.parent_id or 0, [])
        if here and row is here[-1]:
            assert row.parent_id is not None
            _put_ungrouped(put, nodes, parent, row.parent_id, here, counts)
    return nodes


def _put_ungrouped(
    put: Callable[[Node], int],
    nodes: list[Node],
    parent: int,
    branch_id: int,
    groups: list[OrganisationRow],
    counts: Mapping[int, Headcount],
) -> None:
    """Put 未编组 below a branch's last group when some of its people are in none."""
    grouped = _sum(counts.get(row.organisation_id, Headcount()) for row in groups)
    of_all = counts.get(branch_id, Headcount())
    rest = Headcount(
        max(of_all.full - grouped.full, 0),
        max(of_all.probationary - grouped.probationary, 0),
        max(of_all.others - grouped.others, 0),
    )
    if rest != Headcount():
        place = TreePlace(branch_id, is_ungrouped=True)
        put(Node(place, tr(UNGROUPED), rest, parent, len(nodes[parent].children), []))


def _narrowed(tree: Tree, branches: Collection[int]) -> tuple[OrganisationRow, ...]:
    wanted: set[int] = set()
    for branch_id in branches:
        wanted.update(tree.below(branch_id))
        wanted.update(row.organisation_id for row in tree.path(branch_id))
    return tuple(row for row in tree.rows if row.organisation_id in wanted)


def _recounted(
    tree: Tree, counts: Mapping[int, Headcount], branches: Collection[int]
) -> dict[int, Headcount]:
    """Return the counts with only some branches counted above them."""
    again = dict(counts)
    for row in tree.rows:
        if row.kind in (OrganisationKind.COMMITTEE, OrganisationKind.GENERAL_BRANCH):
            below = tree.below(row.organisation_id) & set(branches)
            again[row.organisation_id] = _sum(counts.get(key, Headcount()) for key in below)
    return again


def _sum(counts: Any) -> Headcount:
    return reduce(add, counts, Headcount())


class TreeModel(QAbstractItemModel):
    """Names and counts; when only counts change nothing is folded or scrolled."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.nodes: list[Node] = []
        self._tops: list[int] = []
        self._number_of: dict[TreePlace, int] = {}
        self._scope = Scope.MEMBERS
        self._notices: Mapping[int, tuple[str, ...]] = {}

    def show_notices(self, notices: Mapping[int, tuple[str, ...]]) -> None:
        """Mark the organisations of which something is noticed; the sentences show on hover."""
        if notices != self._notices:
            self._notices = notices
            for top in self._tops:
                self._tell(top)

    def notices_of(self, node: Node) -> tuple[str, ...]:
        """Return what is noticed about a line's organisation."""
        key = node.place.organisation_id
        if key is None or node.place.is_ungrouped:
            return ()
        return self._notices.get(key, ())

    @property
    def has_notices(self) -> bool:
        """Whether any line is marked."""
        return bool(self._notices)

    def show_nodes(self, nodes: list[Node], scope: Scope) -> None:
        """Show these lines, with the people counted that the scope means."""
        is_same = [(n.place, n.parent) for n in nodes] == [(n.place, n.parent) for n in self.nodes]
        if is_same and nodes:
            self.nodes, self._scope = nodes, scope
            for top in self._tops:
                self._tell(top)
            return
        self.beginResetModel()
        self.nodes, self._scope = nodes, scope
        self._tops = [number for number, node in enumerate(nodes) if node.parent < 0]
        self._number_of = {node.place: number for number, node in enumerate(nodes)}
        self.endResetModel()

    def index_of(self, place: TreePlace) -> QModelIndex:
        """Return where a place stands; an invalid index when it does not stand here."""
        number = self._number_of.get(place)
        return self._index(number) if number is not None else QModelIndex()

    def node_at(self, index: AnyIndex) -> Node | None:
        """Return the line of an index."""
        return self.nodes[index.internalId()] if index.isValid() else None

    def count_text(self, node: Node) -> str:
        """Return the number beside a line; nothing where nobody is counted."""
        counted = COUNTED[self._scope]
        number = counted(node.count) if counted is not None else 0
        return str(number) if number else ""

    def widest_count(self) -> str:
        """Return the number that needs the most room: that of everybody."""
        return max((self.count_text(node) for node in self.nodes), key=len, default="")

    def _index(self, number: int, column: int = NAME) -> QModelIndex:
        return self.createIndex(self.nodes[number].place_in_parent, column, number)

    def _tell(self, number: int) -> None:
        self.dataChanged.emit(self._index(number), self._index(number, COUNT))
        for child in self.nodes[number].children:
            self._tell(child)

    def index(self, row: int, column: int, parent: AnyIndex = QModelIndex()) -> QModelIndex:
        """The child of a line."""
        of = self.nodes[parent.internalId()].children if parent.isValid() else self._tops
        if not 0 <= row < len(of) or column not in (NAME, COUNT):
            return QModelIndex()
        return self.createIndex(row, column, of[row])

    def parent(self, index: AnyIndex = QModelIndex()) -> Any:
        """The line above."""
        if not index.isValid():
            return QModelIndex()
        above = self.nodes[index.internalId()].parent
        return self._index(above) if above >= 0 else QModelIndex()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """How many lines stand below one."""
        if not parent.isValid():
            return len(self._tops)
        return len(self.nodes[parent.internalId()].children) if parent.column() == NAME else 0

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """Name and count."""
        del parent
        return 2

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a line shows."""
        node = self.node_at(index)
        if node is None:
            return None
        if role == PLACE_ROLE:
            return node.place
        if index.column() == COUNT:
            return self._count_data(node, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return node.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join((node.name, *self.notices_of(node)))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._read_aloud(node)
        if role == Qt.ItemDataRole.ForegroundRole and node.place.is_ungrouped:
            return tokens().colour("second")
        if role == Qt.ItemDataRole.FontRole:
            return _heavy() if node.parent < 0 else None
        return None

    def _read_aloud(self, node: Node) -> str:
        count = self.count_text(node)
        told = tr("{name}，{count} 人", name=node.name, count=count) if count else node.name
        return tr("，").join((told, *self.notices_of(node)))

    def _count_data(self, node: Node, role: int) -> Any:
        if role == Qt.ItemDataRole.DecorationRole and self.notices_of(node):
            made = tokens()
            return pixmap(NOTICE_ICON, made.tone(Tone.WARN)[0], made.px(NOTICE_EDGE))
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(self.notices_of(node))
        if role == Qt.ItemDataRole.DisplayRole:
            return self.count_text(node)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole:
            return tokens().colour("second")
        return None


def _heavy() -> QFont:
    return sized_font(tokens().sizes.table, bold=True)
