"""Small pictures of sheets, made of the real thing in the background and kept until it changes."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.operations.printout import Printout
from dangjian_desktop.operations.printouts import MadeSheet, make_sheet
from dangjian_desktop.operations.wall_gallery import GallerySheet
from dangjian_desktop.ui.shared.jobs import Outcome
from dangjian_desktop.ui.shared.paper_view import PdfPages
from dangjian_desktop.ui.shared.wording import in_words
from dangjian_desktop.ui.shared.workbench import Workbench


@dataclass(frozen=True)
class Thumbnail:
    """What is shown for a sheet.

    Attributes:
        printout: Of what it was made. image: the first page; None where there is none.
        refusal: Why there is none: what is to be entered first, in words.
    """

    printout: Printout
    image: QImage | None = None
    refusal: str = ""


class Thumbnails(QObject):
    """Makes pictures one after the other, those first that are looked at.

    A picture that is out of date stays until the new one is there, so that nothing flickers.

    Signals:
        made: Code of a sheet that has a new picture, or a reason for none.
    """

    made = Signal(str)

    def __init__(self, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._found: dict[str, Thumbnail] = {}
        self._stale: set[str] = set()
        self._waiting: dict[str, Printout] = {}
        self._running = ""
        self._room = QSize(160, 120)

    def thumbnail(self, code: str) -> Thumbnail | None:
        """Return what is known of a sheet; None before its first picture."""
        return self._found.get(code)

    def set_room(self, room: QSize) -> None:
        """Say how large pictures may be, in pixels of the screen."""
        if room != self._room:
            self._room = room
            self.forget()

    def forget(self) -> None:
        """Something has changed: every picture is to be made anew when it is looked at."""
        self._stale |= set(self._found)
        self._waiting.clear()

    def want(self, sheets: Iterable[GallerySheet]) -> None:
        """Make the pictures of these sheets that are missing or out of date, in this order."""
        self._waiting = {one.info.code: one.printout for one in sheets if not self._is_known(one)}
        self._next()

    def _is_known(self, sheet: GallerySheet) -> bool:
        code = sheet.info.code
        found = self._found.get(code)
        return found is not None and code not in self._stale and found.printout == sheet.printout

    def _next(self) -> None:
        if self._running or not self._waiting:
            return
        code, printout = next(iter(self._waiting.items()))
        del self._waiting[code]
        self._running = code
        self._stale.discard(code)

        def then(outcome: Outcome[MadeSheet]) -> None:
            self._running = ""
            self._found[code] = self._thumbnail(printout, outcome)
            self.made.emit(code)
            self._next()

        self._bench.jobs.read_quietly(self, lambda: make_sheet(printout), then)

    def _thumbnail(self, printout: Printout, outcome: Outcome[MadeSheet]) -> Thumbnail:
        if isinstance(outcome.error, SentenceError):
            return Thumbnail(printout, refusal=in_words(outcome.error))
        pages = PdfPages(outcome.result().content)
        # PDFium must not be asked from two threads at once: pictures are drawn on the window's.
        width, height = pages.sizes[0]
        scale = min(self._room.width() / width, self._room.height() / height)
        image = pages.picture(0, scale, 0, round(height * scale))
        pages.close()
        return Thumbnail(printout, image)
