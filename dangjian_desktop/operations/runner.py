"""Runs operations against the open file and remembers what can be undone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial, wraps
from threading import RLock
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

from dangjian_desktop.domain.backups import BackupReason
from dangjian_desktop.domain.dates import day_part
from dangjian_desktop.domain.problems import Sentence, Word
from dangjian_desktop.domain.rights import EVERY_RIGHT, RIGHT_WORDS, Right
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.host.clock import now
from dangjian_desktop.operations.kept_results import refuse_turned
from dangjian_desktop.operations.own_group import refuse_outside
from dangjian_desktop.operations.refusals import RefusedError
from dangjian_desktop.storage import journal
from dangjian_desktop.storage.changes import Changes
from dangjian_desktop.storage.collector import collector_paused
from dangjian_desktop.storage.database import connection, fold_log
from dangjian_desktop.storage.dependents import (
    is_taken_back,
    later_entries_on,
    later_spells_beside,
)
from dangjian_desktop.storage.erasing import is_entry_erased, is_erasing
from dangjian_desktop.storage.errors import StaleUndoError, StorageError
from dangjian_desktop.storage.journal import Tried
from dangjian_desktop.storage.journal_reading import ToldEntry
from dangjian_desktop.storage.models.base import random_uid
from dangjian_desktop.storage.shipped_roles import shipped_roles
from dangjian_desktop.storage.writer import Writer

P = ParamSpec("P")
T = TypeVar("T")

#: Undo reaches so many operations back in one session; older ones stand in the journal.
UNDO_DEPTH = 200
#: Of what builds on an old operation so many are named.
_MOST_NAMED = 3
#: Before the name of a module of operations.
_PACKAGE = "dangjian_desktop.operations."


@dataclass(frozen=True)
class Operation(Generic[T]):
    """Something to be done: its name for the menu, how, and what rights it needs.

    Attributes:
        module: Where it stands below `operations`; with the name it tells the right it needs.
        is_final: Whether nothing that was done before may be taken back or told any more.
        needs: Reads from the open file which right is needed besides, if any; asked before the
            body is run.
        backup: For what reason a backup is made first; None for what is as small as an undo.
    """

    label: str
    name: str
    body: Callable[[Writer], T]
    undoable: bool = True
    needs: Callable[[], Right | None] = lambda: None
    backup: BackupReason | None = None
    module: str = ""
    is_final: bool = False

    def rights_needed(self) -> frozenset[Right]:
        """Return the rights without which it is refused; every one where none is declared."""
        declared = shipped_roles().needed_for(f"{self.module}.{self.name}")
        besides = self.needs()
        return frozenset(
            EVERY_RIGHT if declared is None else {declared, *((besides,) if besides else ())}
        )


@dataclass(frozen=True)
class Done(Generic[T]):
    """What came of an operation."""

    result: T
    changes: Changes


def operation(
    label: str,
    *,
    undoable: bool = True,
    needs: Right | Callable[..., Right | None] | None = None,
    backup: BackupReason | None = None,
    is_final: bool = False,
) -> Callable[[Callable[Concatenate[Writer, P], T]], Callable[P, Operation[T]]]:
    """Turn a function that writes into one that describes the writing.

    Args:
        label: What the Edit menu says after 撤销.
        undoable: False for what is only recorded (a revealed number).
        needs: A right without which it is refused besides that which `resources/roles` declares.
            Where it depends on the row: a function of the arguments by name that tells which, if
            any.
        backup: The reason of the backup that is made before; None for none.
        is_final: True for what erases: what could be undone before is forgotten, and the log
            beside the file is emptied.
    """

    def describing(function: Callable[Concatenate[Writer, P], T]) -> Callable[P, Operation[T]]:
        @wraps(function)
        def describe(*args: P.args, **kwargs: P.kwargs) -> Operation[T]:
            return Operation(
                label,
                function.__name__,
                lambda writer: function(writer, *args, **kwargs),
                undoable,
                partial(needs, *args, **kwargs) if callable(needs) else lambda: needs,
                backup,
                function.__module__.removeprefix(_PACKAGE),
                is_final,
            )

        return describe

    return describing


@dataclass(frozen=True, slots=True)
class _Undoable:
    """What can be taken back or done again, and the rights that it needed."""

    changes: Changes
    needed: frozenset[Right]


class Runner:
    """Runs one operation at a time, from any thread, and keeps the stacks of undo and redo.

    Args:
        actor: Name of the user at the computer, for the journal.
        new_uid: Where identities come from; demonstrations pass a seeded source.
        rights: What the user may do; everything for data without a password.
        back_up: Makes a backup for a reason, before what asks for one; None makes none. What it
            raises keeps the operation from being done.
        group: Uid of the party group beyond which nothing may be written; "" for no such bound.
    """

    def __init__(
        self,
        actor: str = "",
        new_uid: Callable[[], str] = random_uid,
        rights: frozenset[Right] = EVERY_RIGHT,
        back_up: Callable[[BackupReason], object] | None = None,
        group: str = "",
    ) -> None:
        self._actor = actor
        self.group = group
        self._back_up = back_up
        self.rights = rights
        self._new_uid = new_uid
        self._undo: list[_Undoable] = []
        self._redo: list[_Undoable] = []
        self._lock = RLock()

    @property
    def undo_label(self) -> str | None:
        """What would be undone next, or None."""
        return self._undo[-1].changes.label if self._undo else None

    @property
    def redo_label(self) -> str | None:
        """What would be done again next, or None."""
        return self._redo[-1].changes.label if self._redo else None

    def run(self, work: Operation[T]) -> Done[T]:
        """Do it in one transaction.

        Raises:
            RefusedError: When rules or data forbid it, the user has no right to it, or a vote on
                which something rests would come out otherwise.
            StorageError: When the file cannot be written.
            SentenceError: When the backup that is made before cannot be; nothing was done then.
        """
        with self._lock, connection(), collector_paused():
            needed = work.rights_needed()
            self._refuse_without(needed)
            if work.backup is not None and self._back_up is not None:
                self._back_up(work.backup)
            done = journal.record(
                _kept(work.body, self.group),
                label=work.label,
                operation=work.name,
                actor=self._actor,
                at=now(),
                new_uid=self._new_uid,
            )
            if work.is_final:
                self._undo.clear()
                self._redo.clear()
                fold_log()
            if work.undoable and done.changes.rows:
                self._undo.append(_Undoable(done.changes, needed))
                del self._undo[:-UNDO_DEPTH]
                self._redo.clear()
            return Done(done.result, done.changes)

    def rehearse(
        self, works: Sequence[Operation[Any]], read: Callable[[], T]
    ) -> tuple[list[Tried], T]:
        """Try works one after the other and read what would then stand; nothing stays changed.

        Raises:
            StorageError: When the file cannot be written.
        """
        with self._lock, connection():
            for work in works:
                besides = work.needs()
                self._refuse_without(frozenset() if besides is None else frozenset({besides}))
            return journal.rehearse([_kept(work.body) for work in works], read, at=now())

    def _refuse_without(self, needed: frozenset[Right]) -> None:
        for right in Right:
            if right in needed - self.rights:
                raise no_right_to(right)

    def undo(self) -> Changes | None:
        """Take back the last undoable operation; None when there is none.

        Raises:
            RefusedError: When the user has no right to what was done.
            StaleUndoError: When something else has changed the same rows since.
        """
        return self._revert(self._undo, self._redo, "撤销 ", "undo")

    def redo(self) -> Changes | None:
        """Do again what was last undone; None when there is nothing."""
        return self._revert(self._redo, self._undo, "恢复 ", "redo")

    def undo_entry(self, entry_id: int) -> Changes:
        """Take back one old operation, wherever it stands; that can be undone in its turn.

        Args:
            entry_id: Of the journal.

        Raises:
            LookupError: When there is no such entry.
            RefusedError: When it changed nothing, was taken back, something since builds on it,
                the user has no right to it, or a vote would come out otherwise.
            StorageError: When it is of an older format, or the file cannot be written.
        """
        with self._lock, connection():
            old = journal.changes_of(entry_id)
            is_withheld = Topic.CASE_FILE in old.topics
            needed = frozenset({Right.CASE_FILES if is_withheld else Right.RECORD})
            self._refuse_without(needed)
            label = Word(old.label)
            if is_entry_erased(entry_id) or is_erasing(entry_id):
                raise RefusedError(
                    "“{label}”的内容已经合法删除，不能撤销。请按现在的情况改。", label=label
                )
            if not old.rows:
                raise RefusedError("“{label}”没有改动数据，不必撤销。", label=label)
            if is_taken_back(entry_id):
                raise RefusedError("“{label}”已经撤销过，不必再撤销。", label=label)
            beside = later_spells_beside(old, _MOST_NAMED)
            if beside:
                raise _depended_on(old, beside)
            try:
                done = journal.record(
                    _kept(lambda writer: writer.revert(old)),
                    label=f"撤销 {old.label}",
                    operation="undo",
                    actor=self._actor,
                    at=now(),
                    reverts=entry_id,
                )
            except StaleUndoError as error:
                raise _depended_on(old, later_entries_on(old, _MOST_NAMED)) from error
            self._undo.append(_Undoable(done.changes, needed))
            del self._undo[:-UNDO_DEPTH]
            self._redo.clear()
            return done.changes

    def _revert(
        self, source: list[_Undoable], target: list[_Undoable], verb: str, name: str
    ) -> Changes | None:
        with self._lock, connection():
            if not source:
                return None
            last, needed = source[-1].changes, source[-1].needed
            self._refuse_without(needed)

            def put_back(writer: Writer) -> Any:
                writer.revert(last)

            done = journal.record(
                put_back,
                label=verb + last.label,
                operation=name,
                actor=self._actor,
                at=now(),
                reverts=last.entry_id,
            )
            source.pop()
            kept = Changes(
                last.label,
                done.changes.topics,
                done.changes.rows,
                done.changes.entry_id,
                done.changes.is_withheld,
            )
            target.append(_Undoable(kept, needed))
            return done.changes


def no_right_to(needed: Right) -> RefusedError:
    """Return the refusal of what a right is needed for; it says who has the right."""
    return RefusedError(
        "没有“{right}”的权限。请找{roles}办理。",
        right=Word(RIGHT_WORDS[needed]),
        roles=tuple(map(Word, shipped_roles().holders_of(needed))),
    )


def _depended_on(old: Changes, later: Sequence[ToldEntry]) -> RefusedError:
    """Return the refusal to take back what later operations build on, and names the first few."""
    told = tuple(
        Sentence("{day} {label}", day=day_part(one.at), label=Word(one.label)) for one in later
    )
    return RefusedError(
        "“{label}”之后又有改动依靠它，不能单独撤销：{later}。请先撤销后来的改动。",
        label=Word(old.label),
        later=told,
    )


def _kept(body: Callable[[Writer], T], group: str = "") -> Callable[[Writer], T]:
    """Return the body with what no operation may do looked at afterwards, in its transaction."""

    def run(writer: Writer) -> T:
        result = body(writer)
        refuse_turned(writer)
        if group:
            refuse_outside(writer, group)
        return result

    return run


__all__ = [
    "Changes",
    "Done",
    "Operation",
    "RefusedError",
    "Runner",
    "StaleUndoError",
    "StorageError",
    "Topic",
    "Tried",
    "Writer",
    "no_right_to",
    "operation",
]
