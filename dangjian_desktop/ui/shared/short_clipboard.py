"""What is secret stays on the clipboard for half a minute, and never after the program has ended.

The system is asked not to keep it in its history (Windows, KDE); a system that does not know the
marks keeps what its user let it keep, and no program can take it back from there.
"""

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

KEPT_MS = 30_000
#: A part of a secret with so many characters tells something of it.
_TELLING = 4
#: Marks by which Windows leaves a text out of its history and of other computers, and KDE likewise.
_MARKS = {
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"\0",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': b"\0\0\0\0",
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': b"\0\0\0\0",
    "x-kde-passwordManagerHint": b"secret",
}
_PLACES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)


class ShortClipboard(QObject):
    """Takes secret texts off the clipboard again, unless something else has been copied since."""

    def __init__(self, parent: QObject) -> None:
        """Wait for secrets; what is still there when the program ends goes with it."""
        super().__init__(parent)
        self.setObjectName("short_clipboard")
        self._secrets: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)
        ending = QCoreApplication.instance()
        if ending is not None:
            ending.aboutToQuit.connect(self.clear)

    def copy(self, secret: str) -> None:
        """Put a secret on the clipboard."""
        told = QMimeData()
        told.setText(secret)
        for kind, value in _MARKS.items():
            told.setData(kind, value)
        QGuiApplication.clipboard().setMimeData(told)
        self.watch(secret)

    def watch(self, secret: str) -> None:
        """Take a secret off the clipboards that have it, whoever copied it or a part of it."""
        self._secrets.add(secret)
        self._timer.start(KEPT_MS)

    def clear(self) -> None:
        """Take it off now; what else was copied meanwhile stays."""
        secrets, self._secrets = self._secrets, set()
        self._timer.stop()
        board = QGuiApplication.clipboard()
        for place in _PLACES if secrets else ():
            held = board.text(place)
            if any(held == one or (len(held) >= _TELLING and held in one) for one in secrets):
                board.clear(place)


def short_clipboard() -> ShortClipboard:
    """Return the one of this program; made when the first secret is shown."""
    app = QCoreApplication.instance()
    assert app is not None
    found = app.findChild(ShortClipboard, "short_clipboard")
    return found if isinstance(found, ShortClipboard) else ShortClipboard(app)
