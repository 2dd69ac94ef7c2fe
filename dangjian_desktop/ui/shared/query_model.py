"""The one table model of the program: rows of one query, fetched again when what it reads changed.

Two kinds of query feed it. A simple one hands over all its rows; a paged one hands over the keys
in order and rows by key, so that 60,000 people cost a list of numbers and the few hundred rows on
the screen. Sorting is asked of the query; there is no proxy anywhere.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any, ClassVar, Generic, Protocol, TypeVar, runtime_checkable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.operations.runner import Changes
from dangjian_desktop.ui.shared.desk import Desk
from dangjian_desktop.ui.shared.icons import icon
from dangjian_desktop.ui.shared.theme import Tone, news, tokens
from dangjian_desktop.ui.shared.wording import tr

RowT = TypeVar("RowT")
RowT_co = TypeVar("RowT_co", covariant=True)
CHUNK_ROWS = 60
KEPT_CHUNKS = 64

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
KEY_ROLE = ROW_ROLE + 1
CHIP_ROLE = ROW_ROLE + 2
_ROLES_OF_ROW = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.DecorationRole,
        ROW_ROLE,
        CHIP_ROLE,
    }
)
AnyIndex = QModelIndex | QPersistentModelIndex


class Reads(Protocol):
    """Whatever declares the topics it reads."""

    @property
    def reads(self) -> frozenset[Topic]:
        """Topics whose change makes the rows stale."""
        ...


class SimpleQuery(Reads, Protocol[RowT_co]):
    """A query whose rows all fit in memory at once."""

    def fetch(self) -> Sequence[RowT_co]:
        """Return the rows in the order they are shown."""
        ...


@dataclass(frozen=True)  # slots and a type argument do not go together in 3.11
class RowsAtHand(Generic[RowT]):
    """Rows that were made elsewhere already, in the shape that the model takes."""

    reads: ClassVar[frozenset[Topic]] = frozenset()
    rows: Sequence[RowT] = ()

    def fetch(self) -> Sequence[RowT]:
        """Return the rows."""
        return self.rows


@runtime_checkable
class PagedQuery(Protocol[RowT_co]):
    """A query that knows the keys of its rows in order, and fetches rows by key."""

    @property
    def reads(self) -> frozenset[Topic]:
        """Topics whose change makes the rows stale."""
        ...

    def keys(self) -> Sequence[int]:
        """Return the keys of all rows in the order they are shown."""
        ...

    def rows(self, keys: Sequence[int]) -> Sequence[RowT_co]:
        """Return one row for each key, in the order of the keys."""
        ...


@runtime_checkable
class SortableQuery(Protocol):
    """A query that can be had in another order."""

    def with_sort(self, key: str, descending: bool) -> Any:
        """Return the same query ordered by the column of that key; "" is its own order."""
        ...


@dataclass(frozen=True, slots=True)
class ChipLook:
    """A chip in a cell: a word in a tone, with the tone's icon or another."""

    text: str
    tone: Tone = Tone.PLAIN
    icon: str = ""

    @property
    def spoken(self) -> "ChipLook":
        """The same chip with its word in the window's language; official terms do not ask."""
        return replace(self, text=tr(self.text))


@dataclass(frozen=True)  # slots and a type argument do not go together in 3.11
class Column(Generic[RowT]):
    """One column: how it is headed and what it says of a row.

    Attributes:
        heading: The word in the header.
        text: What the cell shows, sorts aside.
        key: Stable name, for remembering and for `with_sort`.
        align: ``"left"``, ``"center"`` or ``"right"``.
        width: Width for 14 px type, in pixels, until the user drags it.
        tooltip: Longer text on hover; None for none.
        icon: Name of an icon before the text; None or "" for none.
        chip: A chip instead of the text; `text` is still what is copied and read aloud.
        is_second: Whether the text is less important and drawn paler.
        is_shown_first: Whether it is shown until the user chooses.
        can_sort: Whether a query that can be ordered can be by this column.
        is_offered: Whether it can be chosen; one that is not is shown only where a kept choice of
            columns names it.
    """

    heading: str
    text: Callable[[RowT], str]
    key: str
    align: str = "left"
    width: int = 120
    tooltip: Callable[[RowT], str] | None = None
    icon: Callable[[RowT], str] | None = None
    chip: Callable[[RowT], ChipLook | None] | None = None
    is_second: bool = False
    is_shown_first: bool = True
    can_sort: bool = True
    is_offered: bool = True


def text_column(
    heading: str,
    text: Callable[[RowT], str],
    key: str,
    *,
    width: int = 120,
    is_second: bool = False,
    is_shown_first: bool = True,
) -> Column[RowT]:
    """Return a column of words that may be cut: on hover a cell tells the whole."""
    return Column(
        heading,
        text,
        key,
        width=width,
        tooltip=text,
        is_second=is_second,
        is_shown_first=is_shown_first,
    )


_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}


class QueryModel(QAbstractTableModel, Generic[RowT]):
    """Rows of one query, fetched again when what it reads has changed.

    When the same rows are still there only their contents are told new, so nothing jumps; else
    the model is reset, and `TableView` finds selection and place again by key.
    """

    def __init__(
        self,
        desk: Desk,
        columns: Sequence[Column[RowT]],
        query: SimpleQuery[RowT] | PagedQuery[RowT],
        parent: QObject | None = None,
        *,
        key: Callable[[RowT], Hashable] | str = "person_id",
        hears: bool = True,
    ) -> None:
        """Fetch at once.

        Args:
            desk: Whose `changed` is listened to.
            columns: All columns there are; the view chooses among them.
            query: Simple or paged; see the module.
            parent: The owner, usually the page.
            key: What makes a row the same row: a function or an attribute's name. For a paged
                query it must give the key by which the row was asked for.
            hears: Whether it reads again by itself; a page that is read when it is seen does it.
        """
        super().__init__(parent)
        self.columns = tuple(columns)
        self._key_of: Callable[[RowT], Hashable] = attrgetter(key) if isinstance(key, str) else key
        self._query = query
        self._paged: PagedQuery[RowT] | None = None
        self._sort: tuple[str, bool] | None = None
        self._keys: list[Any] = []
        self._places: dict[Hashable, int] | None = None
        self._chunks: OrderedDict[int, Sequence[RowT | None]] = OrderedDict()
        self._take(query)
        self._keys, self._chunks = self._read()
        if hears:
            desk.changed.connect(self._take_news)
        news().changed.connect(self._redraw)

    @property
    def query(self) -> SimpleQuery[RowT] | PagedQuery[RowT]:
        """The query as it is sorted now."""
        return self._query

    @property
    def keys(self) -> Sequence[Any]:
        """The keys of all rows in the order they are shown."""
        return self._keys

    @property
    def sorted_by(self) -> tuple[str, bool]:
        """Key of the column that the user sorted by, "" for none, and whether from high to low."""
        return self._sort or ("", False)

    def can_sort(self, column: int) -> bool:
        """Whether the rows can be had in the order of a column."""
        return isinstance(self._query, SortableQuery) and self.columns[column].can_sort

    def set_query(self, query: SimpleQuery[RowT] | PagedQuery[RowT]) -> None:
        """Show another query, in the order that the user chose before."""
        if self._sort is not None and isinstance(query, SortableQuery):
            query = query.with_sort(*self._sort)
        self._take(query)
        self.fetch_again()

    def set_columns(self, columns: Sequence[Column[RowT]]) -> None:
        """Have other columns; the view that shows the model arranges them."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.endResetModel()

    def exchange(
        self,
        columns: Sequence[Column[RowT]],
        query: SimpleQuery[RowT] | PagedQuery[RowT],
        sort: tuple[str, bool] | None = None,
    ) -> None:
        """Show other rows in other columns at once; what was sorted by before is forgotten.

        Args:
            columns: All columns there are of the new rows.
            query: The new rows.
            sort: Key of the column to sort by, and whether from high to low.
        """
        self.beginResetModel()
        self.columns, self._sort = tuple(columns), sort
        if sort is not None and isinstance(query, SortableQuery):
            query = query.with_sort(*sort)
        self._take(query)
        self._keys, self._chunks = self._read()
        self._places = None
        self.endResetModel()

    def fetch_again(self) -> None:
        """Read the rows anew."""
        keys, chunks = self._read()
        if keys == self._keys:
            before, self._chunks = self._chunks, chunks
            self._redraw_changed(before)
            return
        self.beginResetModel()
        self._keys, self._chunks, self._places = keys, chunks, None
        self.endResetModel()

    def row_at(self, row: int) -> RowT:
        """Return one row; a paged query is asked for its chunk when it is not at hand.

        Raises:
            LookupError: When the row has gone and the news of it is still on its way, as when
                the worker thread has just removed it.
        """
        found = self._find(row)
        if found is None:
            raise LookupError(self._keys[row])
        return found

    def row_of(self, key: Hashable) -> int:
        """Return the row number of a key, or -1."""
        if self._places is None:
            self._places = {found: row for row, found in enumerate(self._keys)}
        return self._places.get(key, -1)

    def column_of(self, key: str) -> int:
        """Return the column number of a column key, or -1."""
        return next((i for i, column in enumerate(self.columns) if column.key == key), -1)

    def _take(self, query: SimpleQuery[RowT] | PagedQuery[RowT]) -> None:
        self._query = query
        self._paged = query if isinstance(query, PagedQuery) else None

    def _read(self) -> tuple[list[Any], OrderedDict[int, Sequence[RowT | None]]]:
        if self._paged is not None:
            return list(self._paged.keys()), OrderedDict()
        assert not isinstance(self._query, PagedQuery)
        rows = self._query.fetch()
        return [self._key_of(row) for row in rows], OrderedDict({0: rows})

    def _find(self, row: int) -> RowT | None:
        if self._paged is None:
            return self._chunks[0][row]
        number, place = divmod(row, CHUNK_ROWS)
        chunk = self._chunks.get(number)
        if chunk is None:
            wanted = self._keys[number * CHUNK_ROWS : (number + 1) * CHUNK_ROWS]
            by_key = {self._key_of(found): found for found in self._paged.rows(wanted)}
            chunk = self._chunks[number] = [by_key.get(key) for key in wanted]
            if len(self._chunks) > KEPT_CHUNKS:
                self._chunks.popitem(last=False)
        self._chunks.move_to_end(number)
        return chunk[place]

    def _take_news(self, changes: Changes) -> None:
        if changes.topics & self._query.reads:
            self.fetch_again()

    def _redraw_changed(self, before: OrderedDict[int, Sequence[RowT | None]]) -> None:
        """Redraw the rows that say something else now; of a paged query, all."""
        if self._paged is not None or 0 not in before:
            self._redraw()
            return
        pairs = zip(before[0], self._chunks[0], strict=True)
        others = [place for place, (old, new) in enumerate(pairs) if old != new]
        if others:
            last = len(self.columns) - 1
            self.dataChanged.emit(self.index(others[0], 0), self.index(others[-1], last))

    def _redraw(self) -> None:
        if self._keys:
            last = self.index(len(self._keys) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """Number of rows; a table's cells have none below them."""
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """Number of columns there are, shown or not."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows, by role."""
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGN[column.align] | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole:
            return tokens().colour("second") if column.is_second else None
        if role == KEY_ROLE:
            return self._keys[index.row()]
        if role not in _ROLES_OF_ROW:
            return None
        row = self._find(index.row())
        return None if row is None else _say(column, row, role)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Headings above, row numbers at the side."""
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        column = self.columns[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return tr(column.heading)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGN[column.align] | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask the query for the order; column -1 means the order the query has by itself."""
        if column < 0:
            wanted = None
        elif self.can_sort(column):
            wanted = (self.columns[column].key, order == Qt.SortOrder.DescendingOrder)
        else:
            return
        if wanted != self._sort and isinstance(self._query, SortableQuery):
            self._sort = wanted
            self._take(self._query.with_sort(*(wanted or ("", False))))
            self.fetch_again()


def _say(column: Column[RowT], row: RowT, role: int) -> Any:
    if role == ROW_ROLE:
        return row
    if role == CHIP_ROLE:
        return column.chip(row) if column.chip else None
    if role == Qt.ItemDataRole.ToolTipRole:
        return column.tooltip(row) if column.tooltip else None
    if role == Qt.ItemDataRole.DecorationRole:
        name = column.icon(row) if column.icon else ""
        return icon(name) if name else None
    return column.text(row)
