"""Finds what is to be filled in a table of a form: cells beside their words, and empty lines.

A table of a text and a sheet of a workbook are the same here: cells on a grid, some of which reach
over several rows or columns.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dangjian_desktop.domain.template_text import is_empty

#: Heads under which lines are numbered.
_NUMBERED = frozenset({"序号", "编号", "No", "NO", "序"})
_MOST_HEADING, _MOST_READ = 40, 400


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell; rows and columns count from 0.

    Attributes:
        rows, columns: Over how many it reaches.
        text: What stands in it. is_framed: Whether it is a cell of a table at all; in a workbook
            one without any line around it is not.
    """

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    is_framed: bool = True

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands."""
        return self.row, self.column

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return is_empty(self.text)


@dataclass(frozen=True, slots=True)
class ListFound:
    """Empty lines under a line of headings.

    Attributes:
        head: Row of the headings. first: the first empty row; room: how many there are.
        columns: Column of each heading. words: the headings.
        label: What the lines are called, where a cell at the left or a line above says it.
    """

    head: int
    first: int
    room: int
    columns: tuple[int, ...]
    words: tuple[str, ...]
    label: str = ""

    @property
    def called(self) -> str:
        """What the blank is called: the label, or the first headings."""
        return self.label or "、".join(self.words[:4])


@dataclass(frozen=True, slots=True)
class GridFound:
    """What is to be filled in a grid: single cells with their labels, and lists."""

    singles: tuple[tuple[GridCell, str], ...]
    lists: tuple[ListFound, ...]
    _grid: "_Grid"

    def label_at(self, place: tuple[int, int]) -> str:
        """Return the words at the left of a place, or above; "" where none are."""
        cell = self._grid.at(*place)
        return "" if cell is None else self._grid.label(cell)

    def is_answered_beside(self, place: tuple[int, int]) -> bool:
        """Whether the cell at the right of a place waits for what the words there ask."""
        cell = self._grid.at(*place)
        right = None if cell is None else self._grid.at(cell.row, cell.column + cell.columns)
        return right is not None and right.is_empty and right.is_framed


def found_in_grid(cells: Iterable[GridCell], *, is_open: bool = False) -> GridFound:
    """Return the empty cells that have words beside them, and the lists.

    Args:
        cells: Of one table or sheet.
        is_open: Whether a line of headings with nothing at all below is a list, too (a sheet).
    """
    grid = _Grid(cells)
    lists = grid.lists(is_open=is_open)
    taken = {
        (row, column)
        for one in lists
        for row in range(one.first, one.first + one.room)
        for column in one.columns
    }
    singles = [
        (cell, grid.label(cell))
        for cell in grid.cells
        if cell.is_empty and cell.is_framed and cell.place not in taken
    ]
    return GridFound(tuple((cell, label) for cell, label in singles if label), tuple(lists), grid)


class _Grid:
    """Cells by where they stand."""

    def __init__(self, cells: Iterable[GridCell]) -> None:
        self.cells = sorted(cells, key=lambda cell: cell.place)
        self._covered: dict[tuple[int, int], GridCell] = {}
        self._rows: dict[int, list[GridCell]] = {}
        for cell in self.cells:
            self._rows.setdefault(cell.row, []).append(cell)
            for row in range(cell.row, cell.row + cell.rows):
                for column in range(cell.column, cell.column + cell.columns):
                    self._covered[row, column] = cell
        self._last_filled = max((cell.row for cell in self.cells if not cell.is_empty), default=-1)
        # A cell that is asked for its words asks its neighbour: what that one found is kept.
        self._left: dict[tuple[int, int], str] = {}
        self._above: dict[tuple[int, int], str] = {}

    def at(self, row: int, column: int) -> GridCell | None:
        """Return the cell that covers a place."""
        return self._covered.get((row, column))

    def label(self, cell: GridCell) -> str:
        """Return the words at the left of a cell; those above where it stands under a heading."""
        return self._words_left(cell) or self._words_above(cell)

    def _words_left(self, cell: GridCell) -> str:
        column, told = cell.column - 1, ""
        while column >= 0 and (left := self.at(cell.row, column)) is not None:
            known = self._left.get((cell.row, left.column))
            is_said = not left.is_empty and not left.text.startswith("=")  # a sum says nothing
            if is_said or known is not None:
                told = known or ("" if _is_number(left.text) else _short(left.text))
                break
            column = left.column - 1
        if cell.is_empty:
            self._left[cell.place] = told
        return told

    def _words_above(self, cell: GridCell) -> str:
        row, told = cell.row - 1, ""
        while row >= 0 and (above := self.at(row, cell.column)) is not None:
            known = self._above.get((above.row, cell.column))
            if not above.is_empty or known is not None:
                told = known or _short(above.text)
                break
            row = above.row - 1
        if cell.is_empty:
            self._above[cell.place] = told
        return told

    # Lists ------------------------------------------------------------------------------

    def lists(self, *, is_open: bool) -> list[ListFound]:
        """Return the lists, from top to bottom."""
        found: list[ListFound] = []
        until = -1
        for number in sorted(self._rows):
            if number <= until:
                continue
            one = self._list_under(number, is_open=is_open)
            if one is not None:
                found.append(one)
                until = one.first + max(one.room, 1) - 1
        return found

    def _list_under(self, number: int, *, is_open: bool) -> ListFound | None:
        heads = self._parted_heads(number) or self._heads(number)
        if len(heads) < 2:
            return None
        first = max(head.row + head.rows for head in heads)
        room = 0
        while self._is_free_line(first + room, heads, room):
            room += 1
        words = self._words_of(heads, number)
        is_numbered = words[0] in _NUMBERED
        is_last = is_open and len(heads) > 2 and self._last_filled < first
        if room < (1 if is_numbered else 2) and not (is_last and room == 0):
            return None
        columns = tuple(head.column for head in heads)
        return ListFound(number, first, room, columns, words, self._list_label(number, heads))

    def _parted_heads(self, number: int) -> list[GridCell]:
        """Return the lowest headings of several rows, where some head others (组织关系); else none.

        All of them end in one row, and none of them is empty.
        """
        row = self._rows[number]
        bottom = number + max(cell.rows for cell in row) - 1
        heads: list[GridCell] = []
        column = row[0].column
        while bottom > number and (head := self.at(bottom, column)) is not None:
            is_told = not head.is_empty and not _is_number(head.text)
            ends_here = head.row >= number and head.row + head.rows - 1 == bottom
            if not is_told or not ends_here or len(head.text) > _MOST_HEADING:
                return []
            heads.append(head)
            column = head.column + head.columns
        return heads if any(head.row > number for head in heads) else []

    def _words_of(self, heads: Sequence[GridCell], number: int) -> tuple[str, ...]:
        """Return what heads say; those that say the same with what stands above them."""
        words = [_short(head.text) for head in heads]
        told = []
        for head, word in zip(heads, words, strict=True):
            above = self.at(number, head.column)
            is_alone = words.count(word) == 1 or above is None or above is head
            told.append(word if is_alone or above is None else _short(above.text) + word)
        return tuple(told)

    def _heads(self, number: int) -> list[GridCell]:
        """Return the headings that stand side by side in a row; a cell that reaches far is none."""
        heads: list[GridCell] = []
        for cell in self._rows[number]:
            is_side_word = not heads and cell.rows > 1 and self._reaches_beyond(cell)
            if is_side_word:
                continue
            if cell.is_empty or _is_number(cell.text) or len(cell.text) > _MOST_HEADING:
                return []
            if heads and cell.column != heads[-1].column + heads[-1].columns:
                break
            heads.append(cell)
        return heads

    def _reaches_beyond(self, cell: GridCell) -> bool:
        """Whether a tall cell at the left stands beside lines and not only beside headings."""
        right = self.at(cell.row, cell.column + cell.columns)
        return right is not None and right.rows < cell.rows

    def _is_free_line(self, row: int, heads: Sequence[GridCell], number: int) -> bool:
        for place, head in enumerate(heads):
            cell = self.at(row, head.column)
            if cell is None or cell.row != row or cell.rows > 1 or cell.column != head.column:
                return False
            if cell.columns != head.columns or not cell.is_framed:
                return False
            is_serial = place == 0 and cell.text.strip() in (str(number + 1), "")
            if not cell.is_empty and not is_serial:
                return False
        return True

    def _list_label(self, number: int, heads: Sequence[GridCell]) -> str:
        left = self.at(number, heads[0].column - 1)
        if left is not None and not left.is_empty:
            return _short(left.text)
        above = self._rows.get(number - 1, [])
        told = [cell for cell in above if not cell.is_empty]
        return _short(told[0].text) if len(above) == 1 and told else ""


def _short(text: str) -> str:
    return "".join(text[:_MOST_READ].split()).strip("：:")[:_MOST_HEADING]


def _is_number(text: str) -> bool:
    return text.strip().isdigit()
