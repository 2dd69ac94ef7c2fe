"""How a poster is cut into pieces for the paper at hand, and how the pieces are joined again.

Every edge lies on a whole millimetre, so that somebody with a ruler can check it. Pieces are as
large as each other; their upper and left edges are cut off and laid over what
the piece above and the piece to the left show a second time.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import ceil, floor

from dangjian_desktop.domain.problems import SentenceError

#: What an office printer leaves white at each edge unless it says otherwise, in millimetres.
USUAL_MARGIN = 5

#: How much two neighbours show of the same, in millimetres: enough for glue and unsteady scissors.
USUAL_OVERLAP = 10
MOST_OVERLAP = 50
MOST_MARGIN = 40

#: Kept free around a piece, inside what the printer reaches, for crop marks and numbers.
MARK_BAND = 5

#: A piece shows at least this much that its neighbours do not, in millimetres.
_LEAST_NEW = 30

#: More sheets than this nobody joins.
MOST_SHEETS = 300


class TilingError(SentenceError):
    """Raised when something cannot be cut for a paper; the sentence says what to choose."""


@dataclass(frozen=True, slots=True)
class Margins:
    """What a printer cannot reach at each edge of upright paper, in whole millimetres."""

    left: int = USUAL_MARGIN
    top: int = USUAL_MARGIN
    right: int = USUAL_MARGIN
    bottom: int = USUAL_MARGIN

    def turned(self) -> "Margins":
        """Return those of paper that lies across, whichever way the printer turns it."""
        upright, across = max(self.left, self.right), max(self.top, self.bottom)
        return Margins(across, upright, across, upright)


@dataclass(frozen=True, slots=True)
class Tile:
    """The paper at hand.

    Attributes:
        paper: As a user writes it: A4 (turned as fewer sheets want it), A4横, A3竖.
        overlap: What neighbours both show, in whole millimetres.
        margins: Of the printer.
    """

    paper: str = "A4"
    overlap: int = USUAL_OVERLAP
    margins: Margins = field(default_factory=Margins)


@dataclass(frozen=True, slots=True)
class Piece:
    """One sheet of paper of a poster.

    Attributes:
        row, column: From 1, as they hang.
        x, y, width, height: What it shows of the poster, in millimetres from its upper left.
        left, top: Where that lies on the paper.
    """

    row: int
    column: int
    x: float
    y: float
    width: float
    height: float
    left: float
    top: float


@dataclass(frozen=True, slots=True)
class TilePlan:
    """How a poster is cut.

    Attributes:
        width, height: Of the poster in millimetres.
        paper_width, paper_height: Of each sheet as it lies.
        columns, rows: How many sheets beside and below each other.
        overlap: In millimetres.
    """

    width: float
    height: float
    paper_width: float
    paper_height: float
    columns: int
    rows: int
    overlap: int
    margins: Margins

    @property
    def count(self) -> int:
        """How many sheets of paper it takes."""
        return self.columns * self.rows

    def pieces(self) -> Iterator[Piece]:
        """Return the pieces row by row."""
        for row, (y, height) in enumerate(_stretches(self.height, self.rows, self.overlap), 1):
            for column, (x, width) in enumerate(
                _stretches(self.width, self.columns, self.overlap), 1
            ):
                yield Piece(
                    row,
                    column,
                    x,
                    y,
                    width,
                    height,
                    _place(self.paper_width, self.margins.left, self.margins.right, width),
                    _place(self.paper_height, self.margins.top, self.margins.bottom, height),
                )


def plan_tiles(
    width: float, height: float, paper: tuple[float, float], tile: Tile, *, may_turn: bool
) -> TilePlan:
    """Return how a poster is cut with the fewest sheets.

    Args:
        width, height: Of the poster in millimetres.
        paper: Width and height of the paper as it lies.
        tile: Overlap and margins.
        may_turn: Whether the paper may lie the other way where that takes fewer sheets.

    Raises:
        TilingError: When overlap or margins make no sense, or it takes too many sheets.
    """
    if not 0 <= tile.overlap <= MOST_OVERLAP:
        raise TilingError(
            "拼接的重叠要在 0 到 {most} 毫米之间，现在是 {overlap}。请改一改。",
            most=MOST_OVERLAP,
            overlap=tile.overlap,
        )
    sides = (tile.margins.left, tile.margins.top, tile.margins.right, tile.margins.bottom)
    if min(sides) < 0 or max(sides) > MOST_MARGIN:
        raise TilingError("打印机的白边要在 0 到 {most} 毫米之间。请改一改。", most=MOST_MARGIN)
    ways = [paper, (paper[1], paper[0])] if may_turn else [paper]
    plans = [plan for way in ways if (plan := _plan(width, height, way, tile)) is not None]
    if not plans:
        raise TilingError("这种纸除去白边和重叠，放不下拼接的一块。请换大一点的纸，或减小重叠。")
    lies_across = width > height
    best = min(
        plans, key=lambda one: (one.count, (one.paper_width > one.paper_height) != lies_across)
    )
    if best.count > MOST_SHEETS:
        raise TilingError(
            "这样要拼 {count} 张，最多 {most} 张。请换大一点的纸，或把版面改小。",
            count=best.count,
            most=MOST_SHEETS,
        )
    return best


def _plan(width: float, height: float, paper: tuple[float, float], tile: Tile) -> TilePlan | None:
    lies_across = paper[0] > paper[1]
    margins = tile.margins.turned() if lies_across else tile.margins
    room_across = floor(paper[0] - margins.left - margins.right - 2 * MARK_BAND)
    room_down = floor(paper[1] - margins.top - margins.bottom - 2 * MARK_BAND)
    columns = _count(width, room_across, tile.overlap)
    rows = _count(height, room_down, tile.overlap)
    if columns is None or rows is None:
        return None
    return TilePlan(width, height, *paper, columns, rows, tile.overlap, margins)


def _count(length: float, room: int, overlap: int) -> int | None:
    """Return how many pieces a length takes; None where too little of each would be new."""
    if room < overlap + _LEAST_NEW:
        return None
    return 1 if length <= room else ceil((length - overlap) / (room - overlap))


def _stretches(length: float, count: int, overlap: int) -> Iterator[tuple[float, float]]:
    """Return where each of several even pieces begins and how long it is."""
    starts = [ceil(number * (length - overlap) / count) for number in range(count)]
    for number, start in enumerate(starts):
        is_last = number == count - 1
        yield start, (length if is_last else starts[number + 1] + overlap) - start


def _place(paper: float, before: int, after: int, length: float) -> float:
    """Return where a piece begins on its paper, in the middle of what the printer reaches."""
    return before + floor((paper - before - after - length) / 2)
