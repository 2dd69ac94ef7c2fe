"""盒脊标签: labels of true size for the spines of archive boxes, to be cut out along their lines.

A label reads from top to bottom, as boxes stand on a shelf: period, block, branch, codes of the
items, number of the box.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dangjian_desktop.printing.errors import PaperError
from dangjian_desktop.printing.fonts import Face
from dangjian_desktop.printing.ink import Checked, Ink
from dangjian_desktop.printing.poster import Area, Box, Label, Poster, Rule, Shape
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import (
    A3_LANDSCAPE,
    A4_LANDSCAPE,
    A4_PORTRAIT,
    Millimetre,
    Paper,
    SheetKind,
)
from dangjian_desktop.printing.themes import Colour


@dataclass(frozen=True, slots=True)
class SpineLabel:
    """One label.

    Attributes:
        block: What lies in the box; the largest words. codes: first and last item.
    """

    block: str
    branch: str
    period: str
    codes: str
    number: str


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """The labels of one page; all have one size in millimetres."""

    labels: tuple[SpineLabel, ...]
    width: Millimetre
    height: Millimetre
    name: str = ""


#: Between the edge of the paper and the labels, and between labels.
_EDGE: Millimetre = 12
_APART: Millimetre = 4
#: Room at the foot for the mark of the sheet.
_FOOT: Millimetre = 12
#: Shares of the height of a label from top to bottom.
_PERIOD, _BLOCK, _BRANCH, _CODES, _NUMBER = 0.12, 0.36, 0.34, 0.1, 0.08
_INSIDE: Millimetre = 2
#: Of the width of a label.
_LARGEST_BLOCK, _LARGEST_BRANCH, _SMALL = 0.62, 0.4, 0.24
_LINE = 1.15


def labels_on(paper: Paper, width: Millimetre, height: Millimetre) -> int:
    """Return how many labels of a size a page has room for.

    Raises:
        PaperError: When there is no room for one.
    """
    across = _across(paper.width, width)
    down = int((paper.height - _EDGE - _FOOT + _APART) // (height + _APART))
    if across < 1 or down < 1:
        raise PaperError(
            "标签 {width}×{height} 毫米，这张纸放不下。请换大一号的纸，或改小标签。",
            width=f"{width:g}",
            height=f"{height:g}",
        )
    return across * down


def _across(page: Millimetre, width: Millimetre) -> int:
    return int((page - 2 * _EDGE + _APART) // (width + _APART))


def lay_out(sheet: LabelSheet, title: Checked, page: Area, ink: Ink) -> tuple[Shape, ...]:
    """Place the labels of a page, each with a line to cut along."""
    del title
    across = _across(page.width, sheet.width)
    shapes: list[Shape] = []
    for number, label in enumerate(sheet.labels):
        row, column = divmod(number, max(across, 1))
        area = Area(
            _EDGE + column * (sheet.width + _APART),
            _EDGE + row * (sheet.height + _APART),
            sheet.width,
            sheet.height,
        )
        shapes += _label(label, area, ink)
    return tuple(shapes)


def _label(label: SpineLabel, area: Area, ink: Ink) -> Iterator[Shape]:
    yield Box(area, Colour.WHITE, Colour.LINE_STRONG, 0.25)
    inner = area.inset(_INSIDE)
    small = inner.width * _SMALL
    y = inner.y
    for share, kind in (
        (_PERIOD, "period"),
        (_BLOCK, "block"),
        (_BRANCH, "branch"),
        (_CODES, "codes"),
        (_NUMBER, "number"),
    ):
        part = Area(inner.x, y, inner.width, inner.height * share)
        y = part.bottom
        text = ink.prepared(getattr(label, kind), "盒脊标签")
        if kind == "block":
            yield from _upright(text, part, inner.width * _LARGEST_BLOCK, Face.SANS_BOLD)
        elif kind == "branch":
            yield from _upright(text, part, inner.width * _LARGEST_BRANCH, Face.SANS)
        else:
            face = Face.SANS_BOLD if kind == "period" else Face.SANS
            yield Label(part.inset(0, 1), text, face, small, max_lines=3)
        if kind != "number":
            yield Rule(part.x, y, part.right, y, Colour.LINE, 0.2)


def _upright(text: Checked, area: Area, largest: Millimetre, face: Face) -> Iterator[Shape]:
    """Place a text one letter below the other, in as many columns as it needs, from the right."""
    room = area.inset(0.5, 2)
    letters = [letter for letter in text if not letter.isspace()]
    if not letters:
        return
    size, columns = _size(len(letters), room, largest)
    each = -(-len(letters) // columns)
    width = room.width / columns
    top = room.y + (room.height - each * size * _LINE) / 2
    for column, some in enumerate(_cut(letters, each)):
        x = room.right - (column + 1) * width
        for place, letter in enumerate(some):
            cell = Area(x, top + place * size * _LINE, width, size * _LINE)
            yield Label(cell, Checked(letter), face, size)


def _size(count: int, room: Area, largest: Millimetre) -> tuple[Millimetre, int]:
    """Return the largest letters with which a text has room, and in how many columns."""
    best, chosen = 0.0, 1
    for columns in range(1, 5):
        each = -(-count // columns)
        size = min(largest, room.width / columns * 0.92, room.height / (each * _LINE))
        if size > best * 1.05:
            best, chosen = size, columns
    return best, chosen


def _cut(letters: Sequence[str], each: int) -> Iterator[Sequence[str]]:
    for start in range(0, len(letters), each):
        yield letters[start : start + each]


BOX_LABELS = Poster(
    code="box_labels",
    name="盒脊标签",
    title="{name}",
    kind=SheetKind.FORM,
    paper=A4_PORTRAIT,
    papers=(A4_PORTRAIT, A4_LANDSCAPE, A3_LANDSCAPE),
    needs=("branch",),
    levels=(DetailLevel.ARCHIVE,),
    lay_out=lay_out,
)
