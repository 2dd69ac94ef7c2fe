"""What the gallery shows: everything, a set, a place on the wall with its purposes, or a shelf."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from dangjian_desktop.domain.sheet_sets import SheetSet
from dangjian_desktop.operations.wall_gallery import GallerySheet
from dangjian_desktop.ui.shared.theme import news, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr

GROUP_ROLE = int(Qt.ItemDataRole.UserRole)
EVERYTHING = QT_TR_NOOP("全部上墙版面")
FORMS = QT_TR_NOOP("归档的表格")
STALE = QT_TR_NOOP("已过时的")
#: Keys of the lines that always mean the same.
ALL_KEY, STALE_KEY, FORMS_KEY = "all", "stale", "forms"
INDENT = 14


@dataclass(frozen=True, slots=True)
class Group:
    """A line of the list.

    Attributes:
        key: Tells it from the others whatever the language. words: as shown.
        codes: The sheets that it shows, in their order.
        sheet_set: The set that it is; None for the others.
        is_inner: Whether it belongs to the line above: a purpose at a place, a shelf.
    """

    key: str
    words: str
    codes: tuple[str, ...]
    sheet_set: SheetSet | None = None
    is_inner: bool = False


def groups_of(
    sheets: Sequence[GallerySheet], sets: Sequence[SheetSet], stale: Iterable[str]
) -> list[Group]:
    """Return the lines: all that hangs, what is stale, sets, places by purpose, shelves."""
    walls = [one for one in sheets if one.is_wall]
    hanging = sorted(walls, key=lambda one: one.is_missing)
    known = frozenset(stale)
    found = [Group(ALL_KEY, tr(EVERYTHING), _codes(hanging))]
    if old := _codes(one for one in hanging if one.info.code in known):
        found.append(Group(STALE_KEY, tr(STALE), old))
    found += [Group(f"set {one.code}", tr(one.name), one.sheets, one) for one in sets]
    for place in dict.fromkeys(one.group for one in walls):
        there = [one for one in hanging if one.group == place]
        found.append(Group(place, tr(place), _codes(there)))
        purposes = dict.fromkeys(one.kind_word for one in there)
        if len(purposes) > 1:
            found += [
                Group(
                    f"{place} {purpose}",
                    tr(purpose),
                    _codes(one for one in there if one.kind_word == purpose),
                    is_inner=True,
                )
                for purpose in purposes
            ]
    forms = [one for one in sheets if not one.is_wall]
    if forms:
        found.append(Group(FORMS_KEY, tr(FORMS), _codes(forms)))
        found += [
            Group(
                f"{FORMS_KEY} {shelf}",
                tr(shelf),
                _codes(one for one in forms if one.group == shelf),
                is_inner=True,
            )
            for shelf in dict.fromkeys(one.group for one in forms)
        ]
    return found


def _codes(sheets: Iterable[GallerySheet]) -> tuple[str, ...]:
    return tuple(one.info.code for one in sheets)


class GalleryGroups(QTreeView):
    """The list at the left; arrows go from line to line, Tab leaves.

    Signals:
        group_chosen: The `Group` that is shown now.
    """

    group_chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("gallery_groups")
        self.setAccessibleName(tr("版面的分类"))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self._key = ALL_KEY
        self._is_filling = False
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.selectionModel().currentChanged.connect(self._take)
        self._dress()
        news().changed.connect(self._dress)

    @property
    def group(self) -> Group | None:
        """The line that is shown; None for an empty list."""
        found = self.currentIndex().data(GROUP_ROLE)
        return found if isinstance(found, Group) else None

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show other lines; the same one stays chosen, else the first is."""
        self._is_filling = True
        self._model.clear()
        above: QStandardItem | None = None
        chosen = QModelIndex()
        for group in groups:
            item = QStandardItem(f"{group.words}  {len(group.codes)}")
            item.setData(group, GROUP_ROLE)
            item.setToolTip(group.sheet_set.notes if group.sheet_set is not None else group.words)
            if group.is_inner and above is not None:
                above.appendRow(item)
            else:
                self._model.appendRow(item)
                above = item
            if group.key == self._key:
                chosen = item.index()
        self.expandAll()
        self.setCurrentIndex(chosen if chosen.isValid() else self._model.index(0, 0))
        self._is_filling = False
        self._tell()

    def choose(self, key: str) -> None:
        """Stand on a line."""
        self._key = key
        for index in self._lines():
            group: Group = index.data(GROUP_ROLE)
            if group.key == key:
                self.setCurrentIndex(index)
                self.scrollTo(index)

    def _lines(self) -> list[QModelIndex]:
        found = []
        for row in range(self._model.rowCount()):
            item = self._model.item(row)
            found.append(item.index())
            found += [item.child(number).index() for number in range(item.rowCount())]
        return found

    def _take(self, current: QModelIndex) -> None:
        if self._is_filling or not current.isValid():
            return
        group: Group = current.data(GROUP_ROLE)
        self._key = group.key
        self._tell()

    def _tell(self) -> None:
        if self.group is not None:
            self._key = self.group.key
            self.group_chosen.emit(self.group)

    def _dress(self) -> None:
        self.setIndentation(tokens().px(INDENT))
