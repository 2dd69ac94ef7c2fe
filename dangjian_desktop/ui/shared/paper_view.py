"""Pages of a PDF as they are, one below the other, drawn only where they are looked at.

pypdfium2 draws bands of a page at the screen's own pixels. Only bands in sight are drawn and a
limited number of bytes is kept, so a wall sheet of A0 or a roster of 300 pages cost the same.
"""

from bisect import bisect_right
from collections import OrderedDict
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from dangjian_desktop.operations.pdf_pages import open_pdf
from dangjian_desktop.ui.shared.theme import tokens
from dangjian_desktop.ui.shared.wording import tr

POINTS_PER_INCH = 72
BAND_PIXELS = 1024
KEPT_BYTES = 96 * 1024 * 1024
GAP = 16
SMALLEST_SCALE = 0.05
LARGEST_SCALE = 8.0
ZOOM_FACTOR = 1.2
WHEEL_STEP = 60


class PdfPages:
    """An open PDF: how many pages, how large, and any part of one as a picture."""

    def __init__(self, content: bytes | Path) -> None:
        self._pdf = open_pdf(content)
        self.sizes = self._pdf.sizes

    def picture(self, number: int, scale: float, top: int, height: int) -> QImage:
        """Return a band of a page.

        Args:
            number: Page, from 0.
            scale: Pixels per point (1/72 inch).
            top: First pixel row of the band.
            height: Pixel rows; fewer come back at the foot of the page.
        """
        band = self._pdf.band(number, scale, top, height)
        return QImage(
            band.content, band.width, band.height, band.stride, QImage.Format.Format_RGB32
        ).copy()

    def close(self) -> None:
        """Let go of the file."""
        self._pdf.close()


class PaperView(QAbstractScrollArea):
    """The pages on the desk, scrolled and zoomed.

    Signals:
        page_changed: Number of the page in sight, from 1, and how many there are.
        zoom_changed: Size on the screen against true size, 1 is 100 %.
    """

    page_changed = Signal(int, int)
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paper_desk")
        self.setAccessibleName(tr("预览"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pages: PdfPages | None = None
        self._scale = 1.0
        self._fits_width = True
        self._boxes: list[QRect] = []
        self._bands: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self._bytes = 0
        self._told: tuple[int, int] | None = None
        self.verticalScrollBar().valueChanged.connect(self._tell_page)

    @property
    def zoom(self) -> float:
        """Size on the screen against true size."""
        return self._scale * POINTS_PER_INCH / self.logicalDpiX()

    @property
    def page(self) -> int:
        """Number of the page in the middle of the view, from 1; 0 without pages."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        return bisect_right([box.top() for box in self._boxes], middle) if self._boxes else 0

    def show_pages(self, pages: PdfPages | None) -> None:
        """Show a PDF from its beginning, as wide as the view; None shows nothing."""
        self._pages = pages
        self._fits_width = True
        self._told = None  # the next is told even where it is the same: another PDF, or none
        self.verticalScrollBar().setValue(0)
        self.fit_width()

    def fit_width(self) -> None:
        """Make the widest page as wide as the view, and keep it so."""
        self._fits_width = True
        if self._pages is not None and self._pages.sizes:
            room = self.viewport().width() - 2 * tokens().px(GAP)
            widest = max(width for width, _ in self._pages.sizes)
            self._set_scale(room / widest)
        else:
            self._arrange()

    def zoom_to(self, zoom: float) -> None:
        """Show at a size against true size."""
        self._fits_width = False
        self._set_scale(zoom * self.logicalDpiX() / POINTS_PER_INCH)

    def zoom_in(self) -> None:
        """Show a step larger."""
        self.zoom_to(self.zoom * ZOOM_FACTOR)

    def zoom_out(self) -> None:
        """Show a step smaller."""
        self.zoom_to(self.zoom / ZOOM_FACTOR)

    def go_to_page(self, number: int) -> None:
        """Scroll to the head of a page, from 1."""
        if 1 <= number <= len(self._boxes):
            self.verticalScrollBar().setValue(self._boxes[number - 1].top() - tokens().px(GAP))

    def _set_scale(self, scale: float) -> None:
        scale = min(max(scale, SMALLEST_SCALE), LARGEST_SCALE)
        before = self.verticalScrollBar()
        share = before.value() / max(before.maximum(), 1)
        self._scale = scale
        self._bands.clear()
        self._bytes = 0
        self._arrange()
        before.setValue(round(share * before.maximum()))
        self.zoom_changed.emit(self.zoom)

    def _arrange(self) -> None:
        """Find where each page lies, and how far one can scroll."""
        gap = tokens().px(GAP)
        sizes = self._pages.sizes if self._pages else []
        drawn = [QSize(round(w * self._scale), round(h * self._scale)) for w, h in sizes]
        width = max((size.width() for size in drawn), default=0) + 2 * gap
        room = max(width, self.viewport().width())
        top, self._boxes = gap, []
        for size in drawn:
            self._boxes.append(QRect(QPoint((room - size.width()) // 2, top), size))
            top += size.height() + gap
        view = self.viewport().size()
        self.verticalScrollBar().setRange(0, max(top - view.height(), 0))
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setSingleStep(tokens().px(WHEEL_STEP))
        self.horizontalScrollBar().setRange(0, max(width - view.width(), 0))
        self.horizontalScrollBar().setPageStep(view.width())
        self.viewport().update()
        self._tell_page()

    def _tell_page(self) -> None:
        told = (self.page, len(self._boxes))
        if told != self._told:
            self._told = told
            self.page_changed.emit(*told)

    def _band(self, page: int, number: int) -> QImage:
        found = self._bands.get((page, number))
        if found is None:
            assert self._pages is not None
            ratio = self.devicePixelRatio()
            top = number * BAND_PIXELS
            found = self._pages.picture(page, self._scale * ratio, top, BAND_PIXELS)
            found.setDevicePixelRatio(ratio)
            self._bands[(page, number)] = found
            self._bytes += found.sizeInBytes()
            while self._bytes > KEPT_BYTES and len(self._bands) > 1:
                _, dropped = self._bands.popitem(last=False)
                self._bytes -= dropped.sizeInBytes()
        self._bands.move_to_end((page, number))
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in sight, each with a thin line around it."""
        del event
        painter = QPainter(self.viewport())
        made = tokens()
        painter.fillRect(self.viewport().rect(), made.colour("ground"))
        shift = QPoint(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        view = self.viewport().rect()
        for page, place in enumerate(self._boxes):
            box = place.translated(shift)
            if box.top() > view.bottom():
                break
            if box.bottom() < view.top():
                continue
            painter.fillRect(box, Qt.GlobalColor.white)
            self._paint_bands(painter, page, box, view)
            painter.setPen(made.colour("line_strong"))
            painter.drawRect(box.adjusted(-1, -1, 0, 0))

    def _paint_bands(self, painter: QPainter, page: int, box: QRect, view: QRect) -> None:
        band = BAND_PIXELS / self.devicePixelRatio()
        seen = box.intersected(view)
        first = int((seen.top() - box.top()) // band)
        last = int((seen.bottom() - box.top()) // band)
        for number in range(first, last + 1):
            if number * band < box.height():
                image = self._band(page, number)
                size = image.deviceIndependentSize()
                spot = QRectF(box.left(), box.top() + number * band, size.width(), size.height())
                painter.drawImage(spot, image)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page as wide as the view while that was asked for."""
        super().resizeEvent(event)
        if self._fits_width:
            self.fit_width()
        else:
            self._arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and wheel zoom; else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y() > 0:
                self.zoom_in()
            else:
                self.zoom_out()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End, page keys, arrows, plus, minus and 0."""
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                bar.setValue(bar.value() + bar.pageStep())
            case Qt.Key.Key_PageUp:
                bar.setValue(bar.value() - bar.pageStep())
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_in()
            case Qt.Key.Key_Minus:
                self.zoom_out()
            case Qt.Key.Key_0:
                self.fit_width()
            case _:
                super().keyPressEvent(event)
