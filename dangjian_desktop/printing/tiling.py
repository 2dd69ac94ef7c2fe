"""A poster on the paper at hand: a joining plan, then the pieces with crop marks and numbers.

The pieces show the very page: it is put into the new file once, and each sheet looks at another
part of it. What stands around a piece is drawn once, too, as one large page with a cell for each
sheet, so that its letters are in the file once.
"""

import io
from collections.abc import Iterator, Sequence
from typing import Any

from dangjian_desktop.domain.tiles import MARK_BAND, Margins, Piece, Tile, TilePlan, plan_tiles
from dangjian_desktop.printing.canvases import PageCanvas
from dangjian_desktop.printing.fonts import Face, Fonts
from dangjian_desktop.printing.ink import Ink
from dangjian_desktop.printing.poster import Area, Box, Label, Rule, Shape, draw
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.rendering import PDFIUM
from dangjian_desktop.printing.sheet import (
    A4_PORTRAIT,
    POINTS_PER_MM,
    Millimetre,
    Paper,
    paper_named,
)
from dangjian_desktop.printing.themes import Colour

#: A page that is no larger than the paper by this much needs no cutting.
_SAME: Millimetre = 1

#: Crop marks: how far from the corner they begin, how long and how thick they are.
_MARK_FROM, _MARK_TO, _MARK_WIDTH = 0.8, 4.2, 0.2
_NUMBER_SIZE: Millimetre = 2.6
#: Of the plan: its margin, title, text and the words in a piece of the picture.
_PLAN_MARGIN: Millimetre = 18
_PLAN_TITLE: Millimetre = 7
_PLAN_TEXT: Millimetre = 4
_PLAN_LINE: Millimetre = 6.5


def paper_of_tile(tile: Tile) -> tuple[Paper, bool]:
    """Return the paper that a tile names, and whether it may lie the other way.

    Raises:
        PaperError: When no such paper exists.
    """
    is_fixed = tile.paper.strip().rstrip("向")[-1:] in ("横", "竖", "纵")
    return paper_named(tile.paper, like=A4_PORTRAIT), not is_fixed


def tile_plan(width: Millimetre, height: Millimetre, tile: Tile) -> TilePlan | None:
    """Return how a page of a size is cut; None where it goes on the paper whole.

    Raises:
        PaperError: When there is no such paper.
        TilingError: When the paper is too small for it, or the overlap makes no sense.
    """
    paper, may_turn = paper_of_tile(tile)
    ways = [paper, paper.turned()] if may_turn else [paper]
    if any(width <= one.width + _SAME and height <= one.height + _SAME for one in ways):
        return None
    return plan_tiles(width, height, (paper.width, paper.height), tile, may_turn=may_turn)


def tiled(
    pdf: bytes, tile: Tile, *, fonts: Fonts, title: str = "", titles: Sequence[str] = ()
) -> bytes:
    """Return a PDF for the paper at hand: of each larger page a joining plan and its pieces.

    Pages that go on the paper whole stay as they are.

    Args:
        pdf: Of any kind.
        tile: The paper, the overlap, the margins of the printer.
        fonts: The shipped fonts.
        title: Name of the poster, which stands on every piece.
        titles: Of each page, where they are not all of one poster.

    Raises:
        PaperError, TilingError: As `tile_plan`.
    """
    import pypdfium2

    with PDFIUM:
        source = pypdfium2.PdfDocument(pdf)
        made = pypdfium2.PdfDocument.new()
        ink = Ink(fonts, DetailLevel.ARCHIVE)
        for number in range(len(source)):
            size = source.get_page_size(number)
            plan = tile_plan(size[0] / POINTS_PER_MM, size[1] / POINTS_PER_MM, tile)
            if plan is None:
                made.import_pages(source, [number])
            else:
                name = titles[number] if titles else title
                _add_tiles(made, source.page_as_xobject(number, made), plan, name, ink)
        buffer = io.BytesIO()
        made.save(buffer)
        made.close()
        source.close()
    return buffer.getvalue()


def _add_tiles(made: Any, poster: Any, plan: TilePlan, title: str, ink: Ink) -> None:
    """Add the plan and the pieces of one poster to a file."""
    import pypdfium2

    cells = _Cells(plan)
    marks = _marks(plan, cells, title, ink)
    drawn = pypdfium2.PdfDocument(marks)
    around = drawn.page_as_xobject(0, made)
    drawn.close()
    page = Area(0, 0, plan.paper_width, plan.paper_height)
    picture = _plan_picture(plan, page, ink)
    _add_page(
        made,
        page,
        (poster, picture.width / plan.width, picture.x, picture.y, plan.height),
        (around, *cells.corner(0), cells.height),
    )
    for number, piece in enumerate(plan.pieces(), 1):
        _add_page(
            made,
            page,
            (poster, 1.0, piece.left - piece.x, piece.top - piece.y, plan.height),
            (around, *cells.corner(number), cells.height),
        )


def _add_page(
    made: Any,
    page: Area,
    poster: tuple[Any, float, Millimetre, Millimetre, Millimetre],
    around: tuple[Any, Millimetre, Millimetre, Millimetre],
) -> None:
    """Add a page that shows a part of the poster, and above it a cell of the marks.

    Args:
        made: The file.
        page: The paper.
        poster: The poster, its scale, where its upper left corner lies, and its true height.
        around: The marks, where the cell lies in them, and their height.
    """
    shown, scale, left, top, height = poster
    drawn, cell_x, cell_y, all_height = around
    _place(
        made,
        page,
        (shown, scale, left, page.height - top - height * scale),
        (drawn, 1.0, -cell_x, page.height + cell_y - all_height),
    )


def _place(made: Any, page: Area, *things: tuple[Any, float, Millimetre, Millimetre]) -> None:
    """Add a page with drawings, each with its scale and where its lower left corner lies."""
    import pypdfium2

    added = made.new_page(page.width * POINTS_PER_MM, page.height * POINTS_PER_MM)
    for thing, size, x, y in things:
        placed = thing.as_pageobject()
        moved = pypdfium2.PdfMatrix().scale(size, size)
        placed.set_matrix(moved.translate(x * POINTS_PER_MM, y * POINTS_PER_MM))
        added.insert_obj(placed)
    added.gen_content()
    added.close()


class _Cells:
    """Where on the one large page of marks each sheet has its cell; 0 is the plan."""

    def __init__(self, plan: TilePlan) -> None:
        self._plan = plan
        self.width = plan.columns * plan.paper_width
        self.height = (plan.rows + 1) * plan.paper_height

    def corner(self, number: int) -> tuple[Millimetre, Millimetre]:
        """Return the upper left corner of a cell."""
        if number == 0:
            return 0, 0
        row, column = divmod(number - 1, self._plan.columns)
        return column * self._plan.paper_width, (row + 1) * self._plan.paper_height


def _marks(plan: TilePlan, cells: _Cells, title: str, ink: Ink) -> bytes:
    """Return the page on which everything around the poster is drawn."""
    page = Area(0, 0, plan.paper_width, plan.paper_height)
    shapes = [*_plan_shapes(plan, page, title, ink)]
    for number, piece in enumerate(plan.pieces(), 1):
        x, y = cells.corner(number)
        sheet = Area(x, y, plan.paper_width, plan.paper_height)
        shapes += _piece_shapes(plan, piece, number, sheet, title, ink)
    buffer = io.BytesIO()
    size = (cells.width * POINTS_PER_MM, cells.height * POINTS_PER_MM)
    canvas = PageCanvas(buffer, pagesize=size, invariant=1)
    draw(tuple(shapes), Paper("", cells.width, cells.height), canvas, ink)
    canvas.save()
    return buffer.getvalue()


def _piece_shapes(
    plan: TilePlan, piece: Piece, number: int, sheet: Area, title: str, ink: Ink
) -> Iterator[Shape]:
    """Cover what lies around a piece, and place its crop marks and its number there."""
    shown = Area(sheet.x + piece.left, sheet.y + piece.top, piece.width, piece.height)
    for cover in (
        Area(sheet.x, sheet.y, sheet.width, shown.y - sheet.y),
        Area(sheet.x, shown.bottom, sheet.width, sheet.bottom - shown.bottom),
        Area(sheet.x, shown.y, shown.x - sheet.x, shown.height),
        Area(shown.right, shown.y, sheet.right - shown.right, shown.height),
    ):
        yield Box(cover, fill=Colour.WHITE)
    yield from _crop_marks(plan, piece, shown)
    if piece.column < plan.columns:  # where the edge of the next sheet comes to lie
        yield from _tick(shown.right - plan.overlap, shown, upright=True)
    if piece.row < plan.rows:
        yield from _tick(shown.bottom - plan.overlap, shown, upright=False)
    words = ink.prepared(_piece_words(plan, piece, number, title))
    room = Area(shown.x + 3, shown.bottom, shown.width - plan.overlap - 6, MARK_BAND)
    yield Label(room, words, Face.SANS, _NUMBER_SIZE, Colour.SECOND, "left")


def _piece_words(plan: TilePlan, piece: Piece, number: int, title: str) -> str:
    place = f"第 {piece.row} 行第 {piece.column} 列（{number}/{plan.count}）"
    left = f"{piece.row}-{piece.column - 1} 的右边" if piece.column > 1 else ""
    above = f"{piece.row - 1}-{piece.column} 的下边" if piece.row > 1 else ""
    under = "、".join(one for one in (left, above) if one)
    told = f"裁掉左边和上边，压住 {under}" if under else "裁掉左边和上边，从这一张开始"
    return "　".join(one for one in (place, told, title) if one)


def _crop_marks(plan: TilePlan, piece: Piece, shown: Area) -> Iterator[Shape]:
    """Place the marks of the edges that are cut: a neighbour comes to lie over the others."""
    across = [shown.x, *([shown.right] if piece.column == plan.columns else [])]
    down = [shown.y, *([shown.bottom] if piece.row == plan.rows else [])]
    for y, outward in ((shown.y, -1), (shown.bottom, 1)):
        for x in across:
            ends = (x, y + outward * _MARK_FROM, x, y + outward * _MARK_TO)
            yield Rule(*ends, Colour.TEXT, _MARK_WIDTH)
    for x, outward in ((shown.x, -1), (shown.right, 1)):
        for y in down:
            ends = (x + outward * _MARK_FROM, y, x + outward * _MARK_TO, y)
            yield Rule(*ends, Colour.TEXT, _MARK_WIDTH)


def _tick(at: Millimetre, shown: Area, *, upright: bool) -> Iterator[Shape]:
    """Place two short grey lines outside the piece."""
    low, high = (shown.y, shown.bottom) if upright else (shown.x, shown.right)
    for edge, outward in ((low, -1), (high, 1)):
        near, far = edge + outward * _MARK_FROM, edge + outward * _MARK_TO / 2
        ends = (at, near, at, far) if upright else (near, at, far, at)
        yield Rule(*ends, Colour.LINE_STRONG, _MARK_WIDTH)


def _plan_words(plan: TilePlan) -> tuple[str, ...]:
    paper = f"{plan.paper_width:g}×{plan.paper_height:g} 毫米"
    turned = "横放" if plan.paper_width > plan.paper_height else "竖放"
    joined = (
        f"2. 除最左一列和最上一行外，相邻两张重叠 {plan.overlap} 毫米：后一张裁好的左边、上边，"
        "对准前一张边上的灰色短线压上去粘牢。"
        if plan.overlap
        else "2. 相邻两张没有重叠：裁好后边对边，从背面粘牢。"
    )
    return (
        f"成品 {plan.width:g}×{plan.height:g} 毫米；纸 {paper}（{turned}），"
        f"{plan.columns} 列 {plan.rows} 行，共 {plan.count} 张。打印时选“实际大小”，不要缩放。",
        "1. 每张沿左边、上边的裁切线裁开；最右一列再裁右边，最下一行再裁下边。",
        joined,
        "3. 按下图的行号和列号，从上到下、从左到右拼。",
    )


def _plan_scale(page: Area) -> float:
    return min(1.0, page.width / A4_PORTRAIT.width, page.height / A4_PORTRAIT.width)


def _plan_room(page: Area) -> Area:
    return page.inset(min(_PLAN_MARGIN, page.width / 10))


def _plan_texts(plan: TilePlan, page: Area, ink: Ink) -> list[Label]:
    """Return the sentences of the plan, one below the other."""
    scale = _plan_scale(page)
    below = _plan_room(page).below(_PLAN_TITLE * 1.8 * scale)
    size = _PLAN_TEXT * scale
    labels = []
    for told in _plan_words(plan):
        for line in ink.lines(ink.prepared(told), Face.SANS, size, below.width):
            area = below.top(_PLAN_LINE * scale)
            labels.append(Label(area, line, Face.SANS, size, Colour.TEXT, "left"))
            below = below.below(area.height)
        below = below.below(1.5 * scale)
    return labels


def _plan_picture(plan: TilePlan, page: Area, ink: Ink) -> Area:
    """Return where the small picture of the poster stands on the plan."""
    room = _plan_room(page)
    head = _plan_texts(plan, page, ink)[-1].area.bottom - room.y
    room = room.below(head + 6 * _plan_scale(page))
    scale = min(room.width / plan.width, room.height / plan.height)
    width = plan.width * scale
    return Area(room.middle - width / 2, room.y, width, plan.height * scale)


def _plan_shapes(plan: TilePlan, page: Area, title: str, ink: Ink) -> Iterator[Shape]:
    """Place what stands on the plan, the numbers over the picture included."""
    scale = _plan_scale(page)
    heading = ink.prepared(f"拼接图　{title}" if title else "拼接图")
    area = _plan_room(page).top(_PLAN_TITLE * 1.4 * scale)
    yield Label(
        area,
        heading,
        Face.SANS_BOLD,
        _PLAN_TITLE * scale,
        Colour.TEXT,
        "left",
        max_lines=2,
    )
    yield from _plan_texts(plan, page, ink)
    picture = _plan_picture(plan, page, ink)
    yield Box(picture, line=Colour.SECOND, line_width=0.3)
    yield from _plan_grid(plan, picture, ink)


def _plan_grid(plan: TilePlan, picture: Area, ink: Ink) -> Iterator[Shape]:
    """Place the edges and numbers of the pieces over the small picture."""
    scale = picture.width / plan.width
    for piece in plan.pieces():
        x, y = picture.x + piece.x * scale, picture.y + piece.y * scale
        is_first = piece.column == 1
        right = picture.right if piece.column == plan.columns else x + piece.width * scale
        if not is_first:
            yield Rule(x, y, x, y + piece.height * scale, Colour.ACCENT, 0.3)
        if piece.row > 1:
            yield Rule(x, y, right, y, Colour.ACCENT, 0.3)
        across = min(14.0, piece.width * scale * 0.5)
        down = min(7.0, piece.height * scale * 0.4)
        middle_x = x + piece.width * scale / 2
        middle_y = y + piece.height * scale / 2
        badge = Area(middle_x - across / 2, middle_y - down / 2, across, down)
        yield Box(badge, Colour.WHITE, Colour.ACCENT, 0.3, min(1.2, down / 4))
        number = ink.prepared(f"{piece.row}-{piece.column}")
        yield Label(badge.inset(0.6), number, Face.SANS_BOLD, down * 0.7, Colour.ACCENT)


def shrunk(pdf: bytes, paper: tuple[Millimetre, Millimetre], margins: Margins) -> bytes:
    """Return a PDF whose pages are made smaller until they go on a paper, and never larger.

    Args:
        pdf: Of any kind.
        paper: Width and height of the upright paper; a page that lies across has it lie so, too.
        margins: What the printer cannot reach.
    """
    import pypdfium2

    with PDFIUM:
        source = pypdfium2.PdfDocument(pdf)
        made = pypdfium2.PdfDocument.new()
        for number in range(len(source)):
            width, height = (one / POINTS_PER_MM for one in source.get_page_size(number))
            lies_across = width > height
            upright = Area(0, 0, min(paper), max(paper))
            page = Area(0, 0, upright.height, upright.width) if lies_across else upright
            sides = margins.turned() if lies_across else margins
            room = Area(
                sides.left,
                sides.top,
                page.width - sides.left - sides.right,
                page.height - sides.top - sides.bottom,
            )
            scale = min(1.0, room.width / width, room.height / height)
            if width <= page.width + _SAME and height <= page.height + _SAME:
                scale, room = 1.0, page
            left = room.x + (room.width - width * scale) / 2
            below = page.height - room.bottom + (room.height - height * scale) / 2
            _place(made, page, (source.page_as_xobject(number, made), scale, left, below))
        buffer = io.BytesIO()
        made.save(buffer)
        made.close()
        source.close()
    return buffer.getvalue()
