"""Reading a page again when what it shows has changed: while it is seen, else once it is shown."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.operations.runner import Changes
from dangjian_desktop.ui.shared.desk import Desk


class Refresh(QObject):
    """Lets a page read when it must; what nobody sees is not read.

    The page reads for the first time when it is first shown. It calls `settle` where it reads,
    whoever asked for it.

    Attributes:
        is_stale: Whether the page is to be read before it is next seen. A page whose reading was
            broken off sets it.
    """

    def __init__(
        self,
        page: QWidget,
        desk: Desk,
        reads: frozenset[Topic],
        read: Callable[[], object],
        *,
        after_ms: int = 0,
    ) -> None:
        """Watch over a page.

        Args:
            page: What is seen or not; it owns this.
            desk: Tells what has changed.
            reads: Topics whose change makes the page stale.
            read: Reads the page.
            after_ms: How long more changes may follow before a page that is seen is read, so
                that several are read once; 0 reads at once.
        """
        super().__init__(page)
        self._page, self._reads, self._read = page, reads, read
        self.is_stale = True
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(after_ms)
        self._later.timeout.connect(self._read_if_stale)
        page.installEventFilter(self)
        desk.changed.connect(self._hear)

    def settle(self) -> None:
        """The page is read now."""
        self.is_stale = False
        self._later.stop()

    def soon(self) -> None:
        """Something has changed: read when no more changes follow."""
        if self._later.interval():
            self.is_stale = True
            self._later.start()
        else:
            self.now()

    def now(self) -> None:
        """Something else is to be shown: read at once."""
        self.is_stale = True
        self._read_if_stale()

    def _read_if_stale(self) -> None:
        """Read what has changed, if it is seen."""
        if self.is_stale and self._page.isVisible():
            self._read()

    def _hear(self, changes: Changes) -> None:
        if changes.topics & self._reads:
            self.soon()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Read what has changed while the page was not seen."""
        if event.type() == QEvent.Type.Show and watched is self._page and self.is_stale:
            self._read()
        return False
