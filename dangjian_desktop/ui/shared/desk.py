"""The desk: the one thing a page is given to read the day and to have something done.

Operations go down through it, `Changes` come back up through `changed`; there is no other road.
It may be used from the worker thread: Qt queues its signals to pages, whose slots are bound
methods.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from dangjian_desktop.domain.rights import Right
from dangjian_desktop.operations.runner import (
    Changes,
    Operation,
    RefusedError,
    Runner,
    StorageError,
    Tried,
)
from dangjian_desktop.ui.shared.offered import use_rights
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, in_words, tr

T = TypeVar("T")


class HasDay(Protocol):
    """Whatever knows today; the window gives `host.clock`, tests give a fixed day."""

    def __call__(self) -> date:
        """Return today."""
        ...


class Desk(QObject):
    """Runs operations, takes them back, and knows as of which day everything is shown.

    Signals:
        changed: `Changes` after every operation, undo and redo.
        noted: A sentence for the note bar, and whether 撤销 takes it back.
        refused: The sentence with which an operation declined; from `attempt` only.
        undo_changed: What undo and redo would do is another now.
        day_changed: The as-of day (date) is another now.
    """

    changed = Signal(object)
    noted = Signal(str, bool)
    refused = Signal(str)
    undo_changed = Signal()
    day_changed = Signal(object)

    def __init__(self, runner: Runner, today: HasDay, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._today = today
        use_rights(runner.rights, runner.group)
        self._past_day: date | None = None
        self._last_today = today()

    @property
    def today(self) -> date:
        """The real day."""
        return self._today()

    @property
    def on(self) -> date:
        """The day as of which everything is shown."""
        return self._past_day or self._today()

    @property
    def is_history(self) -> bool:
        """Whether another day than today is shown."""
        return self._past_day is not None

    def may(self, right: Right) -> bool:
        """Whether the present user has a right; what needs one is offered to nobody else."""
        return right in self._runner.rights

    @property
    def undo_label(self) -> str | None:
        """Name of the operation that undo would take back."""
        return self._runner.undo_label

    @property
    def redo_label(self) -> str | None:
        """Name of the operation that redo would do again."""
        return self._runner.redo_label

    def show_day(self, day: date | None) -> None:
        """Show everything as of a day; today and None mean the present."""
        wanted = None if day is None or day == self._today() else day
        if wanted != self._past_day:
            self._past_day = wanted
            self.day_changed.emit(self.on)

    def notice_today(self) -> bool:
        """Return whether another day has begun since this was asked last.

        What shows the present is told so; who looks at a past day goes on looking at it.
        """
        today = self._today()
        if today == self._last_today:
            return False
        self._last_today = today
        if self._past_day in (None, today):
            self._past_day = None
            self.day_changed.emit(today)
        return True

    def run(self, operation: Operation[T]) -> T:
        """Run one operation and tell everybody; return what it returned.

        Raises:
            RefusedError: When the operation declines, with a sentence for the user.
            StorageError: When the file cannot be written, with a sentence for the user.
        """
        done = self._runner.run(operation)
        self._tell(done.changes)
        if operation.undoable and done.changes.rows:
            self.noted.emit(tr("已完成：{label}", label=tr(operation.label)), True)
        return done.result

    def rehearse(
        self, works: Sequence[Operation[Any]], read: Callable[[], T]
    ) -> tuple[list[Tried], T]:
        """Try works and read what would then stand; nothing stays changed, nobody is told.

        Raises:
            StorageError: When the file cannot be written, with a sentence for the user.
        """
        return self._runner.rehearse(works, read)

    def attempt(self, operation: Operation[T]) -> bool:
        """Run one operation; a refusal becomes the signal `refused` and False."""
        try:
            self.run(operation)
        except (RefusedError, StorageError) as refusal:
            self.refused.emit(in_words(refusal))
            return False
        return True

    def undo(self) -> bool:
        """Take the last operation back; return whether there was one that could be."""
        return self._go(self._runner.undo, QT_TR_NOOP("已撤销：{label}"), self._runner.undo_label)

    def redo(self) -> bool:
        """Do again what was taken back last; return whether there was something."""
        return self._go(self._runner.redo, QT_TR_NOOP("已恢复：{label}"), self._runner.redo_label)

    def undo_entry(self, entry_id: int) -> None:
        """Take back one old operation of the journal, wherever it stands.

        Raises:
            RefusedError: When it cannot be, with a sentence that says why.
            StorageError: When it is of an older format, or the file cannot be written.
        """
        changes = self._runner.undo_entry(entry_id)
        self._tell(changes)
        label = changes.label.removeprefix(chinese("撤销 "))
        self.noted.emit(tr("已撤销：{label}", label=tr(label)), True)

    def _go(self, step: Callable[[], Changes | None], said: str, label: str | None) -> bool:
        try:
            changes = step()
        except (RefusedError, StorageError) as refusal:
            self.refused.emit(in_words(refusal))
            return False
        if changes is None:
            return False
        self._tell(changes)
        self.noted.emit(tr(said, label=tr(label or "")), False)
        return True

    def _tell(self, changes: Changes) -> None:
        self.changed.emit(changes)
        self.undo_changed.emit()
