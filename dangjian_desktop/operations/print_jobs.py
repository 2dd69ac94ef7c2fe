"""Finished sheets on their way out: cut for the paper at hand.

These verbs change no rows. What is printed stands in `printout`, how one sheet is made in
`printouts`.
"""

from dangjian_desktop.domain.tiles import Tile, TilePlan
from dangjian_desktop.operations.pdf_pages import open_pdf
from dangjian_desktop.operations.printouts import shipped_fonts

_MM_PER_POINT = 25.4 / 72


def tiled_sheet(content: bytes, title: str, tile: Tile) -> bytes:
    """Return a sheet as PDF for the paper at hand: a joining plan, then the pieces.

    Pages that go on the paper whole stay as they are.

    Args:
        content: The PDF of any sheet.
        title: Its name, which stands on every piece.
        tile: The paper, the overlap and what the printer cannot reach.

    Raises:
        PaperError: When there is no such paper.
        TilingError: When the paper is too small, or the overlap makes no sense.
    """
    from dangjian_desktop.printing.tiling import tiled

    return tiled(content, tile, fonts=shipped_fonts(), title=title)


def tile_plans(content: bytes, tile: Tile) -> list[TilePlan | None]:
    """Return how each page of a PDF would be cut; None for one that goes on the paper whole.

    Raises:
        PaperError, TilingError: As `tiled_sheet`.
    """
    from dangjian_desktop.printing.tiling import tile_plan

    pdf = open_pdf(content)
    try:
        return [
            tile_plan(width * _MM_PER_POINT, height * _MM_PER_POINT, tile)
            for width, height in pdf.sizes
        ]
    finally:
        pdf.close()
