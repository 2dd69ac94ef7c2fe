"""Files that are dragged in from the file manager."""

from pathlib import Path

from PySide6.QtCore import QMimeData


def dropped_files(given: QMimeData) -> list[Path]:
    """Return the files of this computer that are being dragged; what a browser drags is none."""
    return [Path(url.toLocalFile()) for url in given.urls() if url.isLocalFile()]
