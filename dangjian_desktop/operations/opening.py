"""Opening a data folder the same way for the window and the command line."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.host.clock import now
from dangjian_desktop.host.data_place import RiskyPlaces, is_fleeting, risky_places
from dangjian_desktop.host.files import remove_leftovers
from dangjian_desktop.host.lock import FolderLock
from dangjian_desktop.host.log import Log, start_log
from dangjian_desktop.host.paths import DataFolder, resources
from dangjian_desktop.operations.backups import back_up_before_migration, back_up_what_is_new
from dangjian_desktop.operations.brought_back import note_brought_back, remember_erasings
from dangjian_desktop.operations.data_keys import Entry, come_in
from dangjian_desktop.operations.journal_guards import note_put_back
from dangjian_desktop.operations.replaced_data import finish_replacing
from dangjian_desktop.operations.restoring_notes import note_restoring
from dangjian_desktop.operations.runner import Runner
from dangjian_desktop.operations.wall_choices import states_of_choices
from dangjian_desktop.queries.contents import ContentsQuery
from dangjian_desktop.queries.wall_states import use_sheets
from dangjian_desktop.storage.database import (
    OpenedFile,
    close_file,
    open_file,
    roll_back_broken_off,
)
from dangjian_desktop.storage.key_ring import Unlocked
from dangjian_desktop.storage.models.base import random_uid
from dangjian_desktop.storage.shipped import use_shipped

#: Nobody types a longer line than that.
_MOST_PASSWORD_BYTES = 4096


@dataclass
class OpenData:
    """A data folder in use: lock held, log running, file open.

    Attributes:
        runner: Runs operations against the file.
        entry: How the one who opened it came in.
        warning: What is to be said of the file; None for nothing.
    """

    folder: DataFolder
    opened: OpenedFile
    runner: Runner
    entry: Entry
    _lock: FolderLock
    _log: Log
    warning: Sentence | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been entered yet."""
        return not ContentsQuery().fetch()

    def close(self) -> None:
        """Close the file, stop the log and let others in."""
        remember_erasings(self.folder)
        close_file()
        self._log.stop()
        self._lock.release()


def open_data(
    folder: DataFolder,
    *,
    actor: str,
    password: str | None = None,
    unlocked: Unlocked | None = None,
    new_uid: Callable[[], str] = random_uid,
    places: RiskyPlaces | None = None,
) -> OpenData:
    """Take the folder for this process and open its file, making both where they are missing.

    Args:
        folder: Of the data. actor: who sits at the computer, for the journal.
        password: Of encrypted data; new data are encrypted with it.
        unlocked: What a password or the recovery code has opened already.
        new_uid: Where identities come from.
        places: Where a disk may be gone at any moment; None for the list of the program.

    Raises:
        HostError: The folder is in use, read-only, full or no folder.
        StorageError: The file is newer, damaged, foreign, or the password is wrong or missing.
    """
    folder.make()
    lock = FolderLock(folder.path)
    lock.acquire()
    log = None
    try:
        folder.prove_writable()
        remove_leftovers(folder.path)
        remove_leftovers(folder.backups)  # parts of files whose writing a power cut broke off
        log = start_log(folder.log)
        warning = finish_replacing(folder)
        use_shipped(resources())
        use_sheets(states_of_choices)
        roll_back_broken_off(folder.database)
        entry = come_in(folder, actor=actor, password=password, unlocked=unlocked)
        opened = open_file(
            folder.database,
            key=entry.file_key,
            is_on_stick=is_fleeting(folder.path, places or risky_places(resources())),
            before_migration=lambda copied: back_up_before_migration(folder, copied, at=now()),
        )
        try:
            if opened.guards_put_back:  # the journal is proven before anything is noted in it
                count = opened.guards_put_back
                warning = note_put_back(count, actor=actor, at=now())
            note_restoring(folder)
            note_brought_back(folder, at=now(), actor=actor)
        except BaseException:
            close_file()
            raise
    except BaseException:
        if log is not None:
            log.stop()
        lock.release()
        raise
    logging.getLogger(__name__).info(
        "opened, new=%s migrated_from=%s encrypted=%s guards_put_back=%s",
        opened.was_created,
        opened.migrated_from,
        opened.is_encrypted,
        opened.guards_put_back,
    )
    runner = Runner(
        actor,
        new_uid,
        entry.rights,
        back_up=lambda reason: back_up_what_is_new(folder, reason, at=now()),
        group=entry.group,
    )
    return OpenData(folder, opened, runner, entry, lock, log, warning)


def read_password(path: Path) -> str:
    """Return the first line of a password file.

    Raises:
        OSError: When it cannot be read.
        UnicodeDecodeError: When it is no text.
    """
    with path.open("rb") as file:  # it may be a pipe, and end nowhere
        lines = file.readline(_MOST_PASSWORD_BYTES).decode("utf-8-sig").splitlines()
    return lines[0] if lines else ""
