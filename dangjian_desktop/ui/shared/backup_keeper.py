"""Keeps the backups of the open data before the window: what there is, and making one."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from dangjian_desktop.domain.backups import BackupFacts, BackupReason
from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.host.clock import now
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.operations.backups import (
    Backup,
    BackupShelf,
    back_up_when_due,
    backups_of,
    make_backup,
)
from dangjian_desktop.operations.runner import Changes
from dangjian_desktop.operations.second_place import (
    CopyState,
    SecondStatus,
    copy_to_second_place,
    second_status,
)
from dangjian_desktop.ui.shared.desk import Desk
from dangjian_desktop.ui.shared.jobs import Jobs, Outcome
from dangjian_desktop.ui.shared.wording import in_words, tr


class BackupKeeper(QObject):
    """The backups of one data folder, read again when one was made.

    Attributes:
        folder: The data folder.
        shelf: The backups; None until they were read once.
        failure: Why the last one could not be made, in the words of the window; "" when it could.
        unsound: Backups whose content was read whole and does not hold.
        second: How it stands with the second place; None until it was looked at once.
        second_failure: Why the last copy there could not be made; "" when it could.

    Signals:
        changed: There are others than before, or one could not be made; also of the second place.
        failed: The sentence why one could not be made.
        second_failed: The sentence why a copy to the second place could not be made.
    """

    changed = Signal()
    failed = Signal(str)
    second_failed = Signal(str)

    def __init__(
        self,
        folder: DataFolder,
        desk: Desk,
        jobs: Jobs,
        parent: QObject | None = None,
        *,
        clock: Callable[[], datetime] = now,
    ) -> None:
        """Keep the backups of a folder; `look` reads what there is.

        Args:
            folder: Of the open file. desk: after what it changes, it is looked for new ones.
            jobs: Makes and reads them.
            parent: The window.
            clock: Tells this moment, whatever day is looked at.
        """
        super().__init__(parent)
        self.folder, self.clock = folder, clock
        self.shelf: BackupShelf | None = None
        self.failure = ""
        self.unsound: set[Path] = set()
        self.second: SecondStatus | None = None
        self.second_failure = ""
        self._jobs = jobs
        self._names: frozenset[str] = frozenset()
        desk.changed.connect(self._look_for_new)

    @property
    def newest(self) -> BackupFacts | None:
        """What the newest tells of itself; None where there is none."""
        if self.shelf is None:
            return None
        sound = (one.facts for one in self.shelf.backups if one.path not in self.unsound)
        return next(sound, None)

    def look(self) -> None:
        """Read again what backups there are, here and in the second place."""
        self._names = self._names_now()
        self._jobs.read_quietly(self, partial(backups_of, self.folder), self._take_shelf)
        # Not among the reads of pages: a network place that does not answer takes its time.
        self._jobs.work_quietly(
            self, lambda: second_status(self.folder, at=self.clock()), self._take_second
        )

    def make_when_due(self) -> None:
        """Make the daily backup beside the work, when it is due, and copy to the second place."""
        self._jobs.work_quietly(
            self,
            lambda: back_up_when_due(self.folder, at=self.clock()),
            lambda outcome: self._take(outcome, None),
        )

    def make(self, owner: QObject, then: Callable[[Backup], object]) -> None:
        """Make one because the user wants it.

        Args:
            owner: Whose window shows the progress.
            then: Told the backup when it was made; a failure is told by `failed`.
        """
        self._jobs.start(
            owner,
            lambda report: make_backup(
                self.folder, BackupReason.BY_HAND, at=self.clock(), progress=report
            ),
            lambda outcome: self._take(outcome, then),
            title=tr("备份"),
        )

    def mark_unsound(self, path: Path) -> None:
        """Remember that a backup does not hold."""
        self.unsound.add(path)
        self.changed.emit()

    def _take(
        self,
        outcome: Outcome[Backup | None] | Outcome[Backup],
        then: Callable[[Backup], object] | None,
    ) -> None:
        if outcome.was_cancelled:
            return
        try:
            made = outcome.result()
        except SentenceError as error:
            self.failure = in_words(error)
            self.changed.emit()
            self.failed.emit(self.failure)
            return
        self._copy_quietly()
        if made is None:
            return
        self.failure = ""
        self.look()
        if then is not None:
            then(made)

    def tell_second(self, failure: str) -> None:
        """Remember how a copying to the second place ended, and look at it again.

        Args:
            failure: Why it could not be made, in the words of the window; "" when it could.
        """
        self.second_failure = failure
        self.look()

    def _copy_quietly(self) -> None:
        self._jobs.work_quietly(
            self,
            lambda: copy_to_second_place(self.folder, at=self.clock()),
            self._take_copy,
        )

    def _take_copy(self, outcome: Outcome[CopyState]) -> None:
        try:
            state = outcome.result()
        except SentenceError as error:
            self.tell_second(in_words(error))
            self.second_failed.emit(self.second_failure)
            return
        if state is CopyState.COPIED or self.second_failure:
            self.tell_second("")

    def _take_second(self, outcome: Outcome[SecondStatus]) -> None:
        try:
            self.second = outcome.result()
        except SentenceError as error:  # the branch's own rule
            self.second_failure = in_words(error)
        self.changed.emit()

    def _look_for_new(self, _changes: Changes) -> None:
        """A backup may have been made before what was just done: an import."""
        if self._names_now() != self._names:
            self.failure = ""
            self.look()

    def _names_now(self) -> frozenset[str]:
        try:
            return frozenset(path.name for path in self.folder.backups.iterdir())
        except OSError:
            return frozenset()

    def _take_shelf(self, outcome: Outcome[BackupShelf]) -> None:
        self.shelf = outcome.result()
        self.changed.emit()
