"""Sending the pages of a PDF to a printer at true size, drawn at the printer's own pixels.

The system's dialog says which printer, how many copies, on both sides or one, and which paper.
What is larger than that paper is cut or made smaller before it is drawn, as the user chose.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import floor
from pathlib import Path

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from dangjian_desktop.domain.tiles import MOST_MARGIN, USUAL_MARGIN, USUAL_OVERLAP, Margins, Tile
from dangjian_desktop.host.files import file_name
from dangjian_desktop.ui.shared.paper_view import POINTS_PER_INCH, PdfPages
from dangjian_desktop.ui.shared.wording import tr

#: Beyond this no office printer shows a difference, and a page of A0 would take gigabytes.
MOST_DPI = 600
BAND_PIXELS = 1024
PDF_ENDING = ".pdf"
POINTS_PER_MM = POINTS_PER_INCH / 25.4

#: Two sizes of paper are the same up to this, in points; a page larger by less is not cut.
SAME_POINTS = 4

Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PaperAtHand:
    """The paper that was chosen in the dialog, upright, in millimetres, and its white edges."""

    width: float
    height: float
    margins: Margins

    @property
    def points(self) -> Size:
        """Width and height as PDF counts."""
        return self.width * POINTS_PER_MM, self.height * POINTS_PER_MM

    @property
    def tile(self) -> Tile:
        """How a larger page is cut for it."""
        # Whole millimetres, rather a hair less: a sheet is never larger than the paper.
        across, down = floor(self.width + 0.01), floor(self.height + 0.01)
        return Tile(f"{across / 10:g}x{down / 10:g}cm", USUAL_OVERLAP, self.margins)

    def holds(self, size: Size) -> bool:
        """Whether a page goes on it, whichever way it lies."""
        return _is_within(size, self.points)


@dataclass(frozen=True, slots=True)
class Papers:
    """What papers a printer says that it has, in points.

    Attributes:
        own: The sizes; empty where it says nothing.
        largest: The largest of any size that it cuts or is fed; None where it takes its own alone.
    """

    own: tuple[Size, ...] = ()
    largest: Size | None = None


def papers_of(info: QPrinterInfo) -> Papers:
    """Return what a printer says of its papers."""
    own = tuple(_points_of(size) for size in info.supportedPageSizes())
    any_size = info.supportsCustomPageSizes()
    return Papers(own, _points_of(info.maximumPhysicalPageSize()) if any_size else None)


def has_paper(papers: Papers, size: Size) -> bool:
    """Whether a printer has a paper; one that says nothing is believed to have all."""
    if not papers.own or any(is_same(size, one) for one in papers.own):
        return True
    return papers.largest is not None and _is_within(size, papers.largest)


def make_printer(pages: PdfPages, title: str) -> QPrinter:
    """Return a printer set to the paper of the first page.

    Args:
        pages: What is to be printed.
        title: Name of the job in the printer's queue.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setFullPage(True)
    set_paper(printer, pages.sizes[0])
    return printer


def suggest_file(printer: QPrinter, folder: Path) -> None:
    """Let the dialog begin with a file of the job's title where this computer has no printer.

    The system's dialog begins with a folder alone then, to which nothing can be written.
    """
    if not QPrinterInfo.availablePrinterNames():
        printer.setOutputFileName(str(folder / f"{file_name(printer.docName())}{PDF_ENDING}"))


def paper_at_hand(printer: QPrinter) -> PaperAtHand:
    """Return the paper that the printer is set to, and what it cannot reach of it.

    Where the printer says that it has no such paper (an A3 was asked of one for A4), its usual
    paper is meant. One that claims to reach every edge mostly knows no better: the usual white
    edges are kept. A file has no edges that cannot be reached.
    """
    layout = printer.pageLayout()
    chosen = layout.pageSize()
    info = QPrinterInfo(printer)
    if not writes_file(printer) and not has_paper(papers_of(info), _points_of(chosen)):
        chosen = info.defaultPageSize()
    size = chosen.size(QPageSize.Unit.Millimeter)
    told = QPageLayout(layout)
    told.setUnits(QPageLayout.Unit.Millimeter)
    white = told.minimumMargins()
    edges = [white.left(), white.top(), white.right(), white.bottom()]
    whole = [min(floor(edge + 0.99), MOST_MARGIN) for edge in edges]
    if writes_file(printer):
        whole = [0, 0, 0, 0]
    elif not any(whole):
        whole = [USUAL_MARGIN] * 4
    margins = Margins(*whole)
    if layout.orientation() == QPageLayout.Orientation.Landscape:
        margins = margins.turned()
    return PaperAtHand(min(size.width(), size.height()), max(size.width(), size.height()), margins)


def writes_file(printer: QPrinter) -> bool:
    """Whether “print to a file” was chosen."""
    return bool(printer.outputFileName())


def is_there(printer: QPrinter) -> bool:
    """Whether the chosen printer still exists; a file always does."""
    if writes_file(printer):
        return True
    name = printer.printerName()
    return bool(name) and not QPrinterInfo.printerInfo(name).isNull()


def too_large(printer: QPrinter, sizes: Sequence[Size]) -> list[int]:
    """Return the pages, from 0, that neither go on the chosen paper nor have their own.

    A page has its own paper where the user left the paper of the first page and the printer says
    that it has the page's, too; of a file every page has its own.
    """
    at_hand = paper_at_hand(printer)
    is_left = is_same(at_hand.points, sizes[0])
    papers = papers_of(QPrinterInfo(printer))

    def has_own(size: Size) -> bool:
        return writes_file(printer) or (bool(papers.own) and has_paper(papers, size))

    return [
        number
        for number, size in enumerate(sizes)
        if not at_hand.holds(size) and not (is_left and has_own(size))
    ]


def chosen_pages(printer: QPrinter, count: int) -> list[int]:
    """Return the pages asked for in the dialog, from 0, in the order of printing."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    asked = list(range(max(first, 1) - 1, min(last, count)))
    backwards = printer.pageOrder() == QPrinter.PageOrder.LastPageFirst
    return asked[::-1] if backwards else asked


def with_copies(printer: QPrinter, numbers: Sequence[int]) -> list[int]:
    """Return the pages as often as copies are wanted and the printer does not make them itself."""
    if printer.supportsMultipleCopies() and not writes_file(printer):
        return list(numbers)
    copies = max(printer.copyCount(), 1)
    if printer.collateCopies():
        return list(numbers) * copies
    return [number for number in numbers for _ in range(copies)]


def print_pages(
    pages: PdfPages,
    printer: QPrinter,
    numbers: Sequence[int],
    progress: Callable[[str, float], None] | None = None,
    *,
    keeps_paper: bool = True,
) -> int:
    """Draw the pages on the printer, band by band; return how many it took.

    Each page lies true to size in the middle of its paper. What `progress` raises ends the job;
    the printer is told to forget it.

    Args:
        pages: What is printed.
        printer: As the dialog left it.
        numbers: Pages, from 0, in their order.
        progress: Told after each page.
        keeps_paper: Whether the first page goes on the paper as it was chosen, however it lies.
    """
    painter = QPainter()
    if not keeps_paper:
        set_paper(printer, pages.sizes[numbers[0]])
    try:
        for done, number in enumerate(numbers):
            if done == 0:
                if not painter.begin(printer):
                    return 0
            else:
                set_paper(printer, pages.sizes[number], pages.sizes[numbers[done - 1]])
                if not printer.newPage():
                    return done
            _draw_page(painter, printer, pages, number)
            if progress is not None:
                progress(tr("打印"), (done + 1) / len(numbers))
    except Exception:
        printer.abort()
        raise
    finally:
        ended = painter.end() if painter.isActive() else False
    return len(numbers) if ended else 0


def set_paper(printer: QPrinter, size: Size, before: Size | None = None) -> None:
    """Ask for the paper of a page, unless it is that of the page before."""
    if size == before:
        return
    width, height = size
    upright = QPageSize(
        QSizeF(min(width, height), max(width, height)),
        QPageSize.Unit.Point,
        "",
        QPageSize.SizeMatchPolicy.FuzzyMatch,
    )
    turned = (
        QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    )
    printer.setPageLayout(QPageLayout(upright, turned, QMarginsF(0, 0, 0, 0)))
    printer.setFullPage(True)


def _points_of(size: QPageSize) -> Size:
    points = size.size(QPageSize.Unit.Point)
    return points.width(), points.height()


def _is_within(size: Size, paper: Size) -> bool:
    return min(size) <= min(paper) + SAME_POINTS and max(size) <= max(paper) + SAME_POINTS


def is_same(one: Size, other: Size) -> bool:
    """Whether two papers are of one size, whichever way they lie."""
    return _is_within(one, other) and _is_within(other, one)


def _draw_page(painter: QPainter, printer: QPrinter, pages: PdfPages, number: int) -> None:
    dpi = printer.resolution()
    drawn_dpi = min(dpi, MOST_DPI)
    scale = drawn_dpi / POINTS_PER_INCH
    to_paper = dpi / drawn_dpi
    width, height = pages.sizes[number]
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    page = QSizeF(width, height) * (dpi / POINTS_PER_INCH)
    corner = QPointF((paper.width() - page.width()) / 2, (paper.height() - page.height()) / 2)
    rows = round(height * scale)
    for top in range(0, rows, BAND_PIXELS):
        band = pages.picture(number, scale, top, min(BAND_PIXELS, rows - top))
        spot = QRectF(
            corner.x(),
            corner.y() + top * to_paper,
            band.width() * to_paper,
            band.height() * to_paper,
        )
        painter.drawImage(spot, band)
