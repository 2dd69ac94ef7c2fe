"""Copies of files out of the database, for other programs: private, read-only, cleared away.

What stands in the database may be encrypted; its copies are not, so they stand in one folder that
only the user can read and that is emptied when the program ends and when it starts again. A copy
that a viewer still holds open on Windows cannot be deleted; the next start does it.
"""

import os
import secrets
import shutil
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from dangjian_desktop.domain.attachments import clean_name
from dangjian_desktop.host.errors import HostError, host_error
from dangjian_desktop.host.files import replace_file

_OWNER_ONLY: Final = 0o700
_READ_ONLY: Final = 0o400
_TOKEN_BYTES: Final = 6


class SafeCopies:
    """One folder of copies."""

    def __init__(self, folder: Path | None = None) -> None:
        """Name the folder; it is made when the first copy is.

        Args:
            folder: None for a private folder in the system's temporary place.
        """
        self._folder = folder

    def put(self, name: str, content: bytes) -> Path:
        """Write a read-only copy under its cleaned name, in a folder of its own; return its path.

        Raises:
            HostError: When the disk is full or the place cannot be written.
        """
        folder = self._ready_folder() / secrets.token_hex(_TOKEN_BYTES)
        try:
            folder.mkdir(mode=_OWNER_ONLY)
        except OSError as error:
            raise host_error(error, folder) from error
        target = folder / clean_name(name)
        replace_file(target, content)
        try:
            target.chmod(_READ_ONLY)
        except OSError as error:
            raise host_error(error, target) from error
        return target

    def clear(self) -> None:
        """Delete every copy that no program holds open."""
        if self._folder is None or self._folder.is_symlink() or not self._folder.is_dir():
            return  # a link is not ours: what it leads to is left alone
        shutil.rmtree(self._folder, onerror=_delete_read_only)

    def _ready_folder(self) -> Path:
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="dangjian-opened-"))
        if self._folder.is_symlink():
            raise HostError(
                "copies.link",
                "“{folder}”被换成了链接，为安全起见不写入。请删除它，再做一次。",
                folder=self._folder,
            )
        try:
            self._folder.mkdir(mode=_OWNER_ONLY, parents=True, exist_ok=True)
            self._folder.chmod(_OWNER_ONLY)
        except OSError as error:
            raise host_error(error, self._folder) from error
        return self._folder


def _delete_read_only(delete: Callable[[str], object], path: str, _error: object) -> None:
    """Windows deletes no read-only file; what is still open stays for the next start."""
    try:
        os.chmod(path, stat.S_IRWXU)
        delete(path)
    except OSError:
        return
