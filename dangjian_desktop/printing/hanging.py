"""How large tables, boxes and running text are printed where they hang, on paper of any size.

They are declared in the measures of an office sheet. What hangs is laid out on a smaller or larger
sheet of the same shape and printed as large as the real one, so that letters, rows and lines grow
together; which sheet that is follows from the letters: as large as they can be without one page
more, between two sizes that grow with the paper.
"""

import math
from collections.abc import Callable, Sequence
from functools import cache, partial

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, PageBreak, Spacer, Table

from dangjian_desktop.domain.problems import Word
from dangjian_desktop.printing.errors import PaperError, with_room
from dangjian_desktop.printing.fitting import largest_size, least_made
from dangjian_desktop.printing.flowables import height_of
from dangjian_desktop.printing.poster import page_of, unit
from dangjian_desktop.printing.sheet import A4_PORTRAIT, Form, Letter, Paper, Sheet

#: Letters on an A4 in points, at least and at most; the largest are those of a letter (GB/T 9704).
_LEAST, _MOST = 8.0, 16.0
#: The least grow with the paper until they are 8 mm high and read from three metres, as on a board
#: of 60 by 90 cm; on a larger one they may be larger, but need not.
_FROM_AFAR = 23.0
#: No letters are smaller, however small the paper.
_SMALLEST = 7.0
#: A letter keeps the size of the standard on its own papers; on others its letters may be so much
#: smaller or larger, so that it goes on one sheet and fills it.
_LETTER_LEAST, _LETTER_MOST = 0.6, 1.8
#: Tables and boxes stand in so many columns at most; one more must make the letters so much larger.
_MOST_COLUMNS, _WORTH_A_COLUMN = 4, 1.2
#: Halvings by which the size, and the height of columns, is found; each lays the whole out.
_STEPS = 6


def growth(paper: Paper) -> float:
    """Return by how much what hangs grows on a paper against an A4."""
    return unit(page_of(paper)) / unit(page_of(A4_PORTRAIT))


def hanging_scale(
    template: Sheet | Form | Letter, paper: Paper, pages: Callable[[float, int], int]
) -> tuple[float, int]:
    """Return how many times as large as declared a sheet is printed, and in how many columns.

    Args:
        template: What hangs and is no drawing.
        paper: On which it is printed.
        pages: How many it takes, printed so many times as large in so many columns; raises
            PaperError where it has no room so.

    Raises:
        PaperError: When the smallest letters that can be read have no room.
    """

    @cache  # the smallest is asked for twice, and each time all of it is laid out
    def taken(scale: float, columns: int) -> float:
        try:
            return pages(scale, columns)
        except PaperError:
            return math.inf

    low, high = _range(template, paper)
    best, chosen, fewest = 0.0, 0, math.inf
    for columns in range(1, 2 if isinstance(template, Letter) else _MOST_COLUMNS + 1):
        # One page is the least there is: then only larger letters are worth another column.
        smallest = max(best * _WORTH_A_COLUMN, low) if fewest == 1 else low
        if smallest > high:
            break
        count = taken(smallest, columns)
        if count < fewest or (count == fewest and fewest == 1):
            fits = partial(_is_within, taken, columns, count)
            best, chosen, fewest = (
                largest_size(fits, smallest, high, _STEPS) or smallest,
                columns,
                count,
            )
    if not chosen:
        raise PaperError(
            "{name}印在 {asked} 上，字会小得看不清。请换大一号的纸，或把纸横放。",
            name=Word(template.name),
            asked=paper.words,
        )
    return best, chosen


def _is_within(
    taken: Callable[[float, int], float], columns: int, pages: float, scale: float
) -> bool:
    return taken(scale, columns) <= pages


def _range(template: Sheet | Form | Letter, paper: Paper) -> tuple[float, float]:
    grown = growth(paper)
    if isinstance(template, Letter):
        if paper in template.papers:
            return grown, grown
        least = max(grown * _LETTER_LEAST, _SMALLEST / template.text_size)
        return least, max(grown * _LETTER_MOST, least)
    least = max(min(_LEAST * grown, _FROM_AFAR), _SMALLEST)
    return least / template.text_size, max(_MOST * grown, least) / template.text_size


def in_columns(
    pieces: Sequence[Flowable], count: int, width: float, height: float
) -> list[list[Flowable]]:
    """Share pieces among columns that are about equally high.

    Args:
        pieces: In their order; tables may be split.
        count: Of the columns, at most.
        width, height: Of each in points, the height at most.

    Raises:
        PaperError: When they have no room.
    """

    def made(limit: float) -> list[list[Flowable]] | None:
        columns = _filled(pieces, width, limit)
        has_room = len(columns) <= count and all(height_of(one, width) <= limit for one in columns)
        return columns if has_room else None

    return with_room(least_made(made, height_of(pieces, width) / count, height, _STEPS))


def _filled(pieces: Sequence[Flowable], width: float, height: float) -> list[list[Flowable]]:
    """Fill columns of a height one after the other."""
    columns: list[list[Flowable]] = [[]]
    left, waiting = height, list(pieces)
    while waiting:
        piece = waiting.pop(0)
        taken = height_of([piece], width)
        needed = piece.height if isinstance(piece, CondPageBreak) else taken
        if needed > left:
            parts = piece.split(width, left) if isinstance(piece, Table) else []
            if len(parts) > 1:
                columns[-1].append(parts.pop(0))
            if columns[-1]:
                columns.append([])
                left = height
                waiting[:0] = parts or [piece]
                continue
        if isinstance(piece, CondPageBreak) or (isinstance(piece, Spacer) and not columns[-1]):
            continue
        columns[-1] += piece._content if isinstance(piece, KeepTogether) else [piece]
        left -= taken
    return columns


def page_count(story: Sequence[Flowable], width: float, height: float) -> int:
    """Return how many pages a story takes on pages with so much room, in points.

    One page is told exactly; beyond it a table may be cut where reportlab would keep a row whole.
    """
    pages, left = 1, height
    for piece in story:
        if isinstance(piece, PageBreak):
            pages, left = pages + 1, height
            continue
        taken = height_of([piece], width)
        if isinstance(piece, CondPageBreak):
            needed = piece.height
        else:
            needed = 0.0 if isinstance(piece, Table) else min(taken, height)
        if needed > left:
            pages, left = pages + 1, height
        while taken > left:
            pages, taken, left = pages + 1, max(taken - left, 0.0), height
        left -= taken
    return pages
