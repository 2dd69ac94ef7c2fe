"""Sending the pages of a PDF to a printer at true size, drawn at the printer's own pixels."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from dangjian_desktop.ui.shared.paper_view import POINTS_PER_INCH, PdfPages
from dangjian_desktop.ui.shared.wording import tr

#: Beyond this no office printer shows a difference, and a page of A0 would take gigabytes.
MOST_DPI = 600
BAND_PIXELS = 1024


def make_printer(pages: PdfPages, title: str) -> QPrinter:
    """Return a printer set to the paper of the first page.

    Args:
        pages: What is to be printed.
        title: Name of the job in the printer's queue.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setFullPage(True)
    _set_paper(printer, pages.sizes[0])
    return printer


def chosen_pages(printer: QPrinter, count: int) -> list[int]:
    """Return the pages asked for in the dialog, from 0, in the order of printing."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    asked = list(range(max(first, 1) - 1, min(last, count)))
    backwards = printer.pageOrder() == QPrinter.PageOrder.LastPageFirst
    return asked[::-1] if backwards else asked


def print_pages(
    pages: PdfPages,
    printer: QPrinter,
    numbers: Sequence[int],
    progress: Callable[[str, float], None] | None = None,
) -> bool:
    """Draw the pages on the printer, band by band; return whether the printer took them.

    Each page lies true to size in the middle of the paper that was chosen.
    """
    painter = QPainter()
    for done, number in enumerate(numbers):
        if done == 0:
            if not painter.begin(printer):
                return False
        else:
            _set_paper(printer, pages.sizes[number], pages.sizes[numbers[done - 1]])
            if not printer.newPage():
                painter.end()
                return False
        _draw_page(painter, printer, pages, number)
        if progress is not None:
            progress(tr("打印"), (done + 1) / len(numbers))
    return painter.end()


def _set_paper(
    printer: QPrinter, size: tuple[float, float], before: tuple[float, float] | None = None
) -> None:
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
