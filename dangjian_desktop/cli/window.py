"""What the command line asks of the window; the entry point hands it to `app`."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dangjian_desktop.host.paths import DataFolder


@dataclass(frozen=True)
class WindowRequest:
    """How the window shall open.

    Attributes:
        folder: The data folder.
        on: The day to work as of; None for today.
        password: Passphrase of an encrypted file.
        is_demo: Whether the demonstration mine is built where the folder is empty.
        pictures: Where screenshots and sheets go when there is no display; None for nowhere.
    """

    folder: DataFolder
    on: date | None = None
    password: str | None = None
    is_demo: bool = False
    pictures: Path | None = None
