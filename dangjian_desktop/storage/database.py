"""Opens the one database file, with or without a password, and knows what only SQLite can do.

The engine is the one inside sqlcipher3; the standard library's is too old (SQLite up to 3.51.2 can
corrupt a file in WAL mode, reliability.md). The pages of every file are sealed, see `file_key`.
Every thread has its own connection; one write transaction at a time is begun IMMEDIATE.

On a disk of the computer changes go to a write-ahead log. On a stick and on another computer's disk
they go into the file itself, with a rollback journal beside it: the log needs shared memory, which
not every file system has, and a stick that is pulled would leave changes in a file beside the one
that people copy. A file goes from one to the other whenever it is opened elsewhere.
"""

import logging
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from threading import local
from typing import Any

from peewee import DatabaseError, DatabaseProxy, OperationalError
from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2 as engine

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.storage import migrations
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.file_key import FileKey, key_without_password, new_open_key
from dangjian_desktop.storage.models import database
from dangjian_desktop.storage.snapshot import CopyFacts, copy_file, facts_of, last_entry_of

#: First SQLite without the WAL-reset corruption bug.
OLDEST_SAFE_ENGINE = (3, 51, 3)
#: "DJDT" as a number: marks a file as ours (PRAGMA application_id).
APPLICATION_ID = 0x444A4454
HEADER_BYTES = 100
_PAGE_BYTES = 4096
_MOST_TIMES_TOO_LONG = 2
_log = logging.getLogger(__name__)
#: Characters of a name out of a file that are shown.
_MOST_SHOWN = 40
#: How long a second connection of this program waits for the first one's transaction; without a
#: log, readers keep it waiting too, and a stick is slow.
BUSY_SECONDS, BUSY_SECONDS_ON_STICK = 5, 30
#: Pages kept in memory per connection, in KiB: as much as the file has, up to this. Every page that
#: is read again must be unsealed again; with 8 MB a million marks took six times as long to show.
CACHE_KIB = 64_000

_PRAGMAS = (
    ("cipher_log_level", "NONE"),  # SQLCipher would print page errors to standard error
    ("foreign_keys", "on"),
    ("trusted_schema", "off"),  # a file from elsewhere may not call what reaches beyond it
    ("cell_size_check", "on"),
    ("secure_delete", "on"),
    ("temp_store", "memory"),  # no personal data in temporary files
    ("cache_size", -CACHE_KIB),
)
#: The journal is changed last: what it leaves of the other kind is folded in as safely as the rest.
_ON_DISK = (
    ("busy_timeout", BUSY_SECONDS * 1000),
    ("synchronous", "full"),  # NORMAL loses acknowledged commits at a power cut
    ("journal_mode", "wal"),
)
#: To cut the journal to nothing is forced to the disk as a change of that file; to delete it is one
#: of the folder, which Windows forces nowhere: a power cut would bring it back, and take the last
#: acknowledged change away.
_ON_STICK = (
    ("busy_timeout", BUSY_SECONDS_ON_STICK * 1000),
    ("synchronous", "extra"),
    ("journal_mode", "truncate"),
)

_SENTENCES = {
    "engine": "数据库引擎版本过低（{found}），继续使用可能损坏数据。请重新安装本程序。",
    "not_backed_up": "升级前的备份没有做成，所以没有升级，数据没有改动。请检查磁盘空间后再打开。",
    "newer": "这份数据由更新版本的程序建立（格式 {found}，本程序认得 {known}）。"
    "请用新版程序打开，数据没有改动。",
    "foreign": "{path} 不是本程序的数据文件。请换一个数据文件夹。",
    "damaged": "数据文件已损坏，无法打开。请不要继续写入，用最近的备份恢复：{path}",
    "altered": "数据文件里有不是本程序放进去的触发器或视图（{found}），会在登记时自己改动数据，"
    "所以没有打开，也没有改动。请用最近的备份恢复，或换一个数据文件夹：{path}",
    "locked_up": "这份数据已加密，或者文件已损坏。请输入口令；"
    "从未加密的，请用最近的备份恢复：{path}",
    "not_encrypted": "这份数据没有加密，不需要口令。请去掉口令后再打开。",
    "full": "磁盘已满，这次改动没有写入，原有数据完好。请腾出空间后再试。",
    "locked": "数据正被另一个程序占用。请关闭它后再试。",
    "readonly": "数据文件不能写入：{path}。请检查文件夹权限，或换一个数据文件夹。",
    "io": "读写数据文件时磁盘出错，这次改动没有写入。请检查磁盘或 U 盘：{path}",
}


#: Copies data to a name where none is, proves the copy, and returns what is in it.
Copier = Callable[[Path], CopyFacts]


def storage_error(code: str, **facts: object) -> StorageError:
    """Return the error with its sentence filled in."""
    return StorageError(code, _SENTENCES[code], **facts)


@dataclass(frozen=True)
class OpenedFile:
    """How the opening went.

    Attributes:
        path: The file.
        was_created: Whether the file is new.
        migrated_from: Schema version found, where a migration was needed; else None.
        is_encrypted: Whether only a password or the recovery code opens it.
        guards_put_back: How many triggers that guard the journal were missing and are back.
    """

    path: Path
    was_created: bool
    migrated_from: int | None
    is_encrypted: bool
    guards_put_back: int = 0


def open_file(
    path: Path,
    *,
    key: FileKey | None = None,
    is_on_stick: bool = False,
    before_migration: Callable[[Copier], object] | None = None,
    steps: Sequence[migrations.Step] = migrations.STEPS,
    target: DatabaseProxy = database,
) -> OpenedFile:
    """Open (or create) the database file and bring it to this program's schema.

    Args:
        path: The file; its folder must exist.
        key: Of an encrypted file; a new file is encrypted with it. None: there is no password.
        is_on_stick: Whether the file may be gone at any moment, or lies on another computer.
        before_migration: Backs up an older file with what copies it; what it raises keeps the file
            as it is. None: no backup is made.
        steps: The migrations; tests pass their own.
        target: The proxy to point at the file.

    Raises:
        StorageError: With code engine, newer, foreign, altered, damaged, locked_up, not_encrypted,
            not_backed_up, full, locked, readonly or io. Nothing was changed then.
    """
    assert_engine()
    roll_back_broken_off(path)
    header = _header_of(path)
    if 0 < len(header) < HEADER_BYTES:
        raise storage_error("damaged", path=path)  # the engine would take it for an empty file
    # Judged through a connection that cannot write: what is refused keeps every byte.
    found = judge(path, key, len(steps)) if header else 0
    used = key or (key_without_password(path) if header else new_open_key())
    was_broken_off = _has_log(path)
    candidate = SqlCipherDatabase(
        str(path),
        pragmas=(*_PRAGMAS, *(_ON_STICK if is_on_stick else _ON_DISK)),
        passphrase=used.text,
        autoconnect=False,  # a thread that forgets `connection()` fails loudly and leaks nothing
    )
    try:
        candidate.connect()
        if was_broken_off and used.text:
            candidate.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            _refuse_broken_pages(candidate.execute_sql, path)
        if 0 < found < len(steps) and before_migration is not None:
            _back_up(candidate, before_migration)
        if found < len(steps):
            migrations.bring_up(candidate, found, steps, APPLICATION_ID)
        guards_put_back = _put_guards_back(candidate, len(steps))
        _try_writing(candidate, len(steps))
    except (DatabaseError, engine.DatabaseError, UnicodeDecodeError) as error:
        candidate.close()
        if not header:
            _remove_quietly(path)
        raise _explained(error, path) from error
    except BaseException:
        candidate.close()
        raise
    close_file(target)
    target.initialize(candidate)
    _revision.number += 1
    migrated_from = found if 0 < found < len(steps) else None
    return OpenedFile(path, found == 0, migrated_from, used.is_secret, guards_put_back)


def close_file(target: DatabaseProxy = database) -> None:
    """Close this thread's connection; the last one leaves nothing beside the file.

    A write-ahead log is folded in; the empty rollback journal is deleted.
    """
    if target.obj is None or target.obj.is_closed():
        return
    with suppress(DatabaseError, engine.DatabaseError):  # damaged or gone: it was told before
        if target.obj.pragma("journal_mode") == "truncate":
            target.obj.pragma("journal_mode", "delete")
    target.obj.close()


@contextmanager
def connection() -> Iterator[None]:
    """Open and close a connection for a worker thread; nested use shares the connection."""
    opened = database.connect(reuse_if_open=True)
    try:
        yield
    finally:
        if opened:
            database.close()


class _Revision:
    """Counts what may have made earlier answers stale: openings and transactions."""

    def __init__(self) -> None:
        self.number = 0
        self.inside = count(1)


class _Inside(local):
    """What a thread last saw of its own transaction.

    Attributes:
        seen: The revision, and how many rows its connection had changed. number: What stands for
            that state; of no other thread and no other state.
    """

    seen: tuple[int, int] | None = None
    number = 0


_revision, _inside = _Revision(), _Inside()


def data_revision() -> int:
    """Return a number that is another one after every change of the data.

    All writing goes through this process (a lock keeps others out), so an answer that was kept
    with the number is still true while the number is the same. Within a transaction it is a
    negative number of that thread's own, another one after every row that it changed: what is read
    there may be taken back, and nobody else may have it.
    """
    if not database.in_transaction():
        return _revision.number
    seen = _revision.number, int(database.connection().total_changes)
    if _inside.seen != seen:
        _inside.seen, _inside.number = seen, next(_revision.inside)
    return -_inside.number


def forget_answers() -> None:
    """Let nothing be taken for true any more that was read before; rows may have been put back."""
    _revision.number += 1


@contextmanager
def explained() -> Iterator[None]:
    """Tell known troubles of the engine in words.

    Raises:
        StorageError: When the disk is full, the file is locked, read-only or damaged.
    """
    try:
        yield
    except (DatabaseError, engine.DatabaseError) as error:
        raise _explained(error, Path(str(database.obj.database))) from error


@contextmanager
def transaction() -> Iterator[None]:
    """One write transaction; rolled back on any exception, known troubles told in words.

    Raises:
        StorageError: As `explained`.
    """
    try:
        with explained(), database.atomic("IMMEDIATE"):
            yield
    finally:
        forget_answers()


@contextmanager
def snapshot() -> Iterator[None]:
    """Let all that is read within be of one moment, whatever is written meanwhile."""
    with database.atomic("DEFERRED"):
        yield


def fold_log() -> None:
    """Write the log beside the file into it and empty it: what was deleted is in neither then.

    Where there is none (data on a stick), nothing is done. What was decided stands, whatever the
    disk says now: closing the file, or opening it again, folds the log once more.
    """
    try:
        database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except (DatabaseError, engine.DatabaseError) as error:
        _log.warning("the log was not folded: %s", type(error).__name__)


def copied_to(target: Path) -> CopyFacts:
    """Copy the open file to a name where none is, prove the copy, and return what is in it.

    The copy is sealed with the same key.

    Raises:
        StorageError: When the copy cannot be written or does not prove sound.
    """
    return copy_file(database, target)


def journal_end() -> tuple[int, str]:
    """Return how many entries the journal has, and the seal of the last one, "" for none."""
    return last_entry_of(database.execute_sql)


def schema_version() -> int:
    """Return the version of the tables of this program."""
    return len(migrations.STEPS)


def is_disk_error(error: BaseException) -> bool:
    """Whether the engine could not read or write, as when a stick was pulled."""
    words = ("I/O", "unable to open", "readonly")
    return isinstance(error, DatabaseError | engine.DatabaseError) and any(
        one in str(error) for one in words
    )


def has_sealed(seal: str) -> bool:
    """Whether the journal has an entry of this seal: data that bear it come from this file."""
    found = database.execute_sql("SELECT 1 FROM journal_entry WHERE seal = ?", (seal,))
    return found.fetchone() is not None


def facts_now() -> CopyFacts:
    """Return what stands in the open file."""
    return facts_of(database.execute_sql)


def page_faults() -> int:
    """Read every page of the open file and return how many faults there are.

    The checksum of every page is compared, and every index with its table.
    """
    checks = ("PRAGMA integrity_check(100)", "PRAGMA cipher_integrity_check")
    try:
        said = [row[0] for check in checks for row in database.execute_sql(check).fetchall()]
    except (DatabaseError, engine.DatabaseError):
        return 1
    return sum(one != "ok" for one in said)


def judge(path: Path, key: FileKey | None, known: int = len(migrations.STEPS)) -> int:
    """Return the schema version of a file that may be opened; not a byte of it changes.

    Args:
        path: The file. key: of an encrypted one; None: there is no password.
        known: The newest version that may be.

    Raises:
        StorageError: As `open_file`.
    """
    open_one = key_without_password(path)
    try:
        return _version_found(path, key or open_one, known)
    except StorageError as error:
        if error.code != "locked_up" or key is None:
            raise
        # The key proved right before it came here: so either the file is not encrypted, or damaged.
        code = "not_encrypted" if opens_without_password(path) else "damaged"
        raise storage_error(code, path=path) from error


def opens_without_password(path: Path) -> bool:
    """Whether the first page of a file, where the tables are named, can be read by everybody."""
    try:
        with closing(_reading_only(path, key_without_password(path))) as reader:
            reader.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
    except (OSError, engine.DatabaseError, UnicodeDecodeError):
        return False
    return True


def assert_engine(version: tuple[int, ...] = engine.sqlite_version_info) -> None:
    """Refuse an engine that can corrupt files.

    Raises:
        StorageError: With code engine.
    """
    if version < OLDEST_SAFE_ENGINE:
        raise storage_error("engine", found=".".join(map(str, version)))


def tables_touched(read: Callable[[], object]) -> set[str]:
    """Return the names of the tables from which a call reads, as SQLite's authorizer sees it.

    Only for proving the `reads` of queries; what the authorizer reports of internal tables is
    left out.
    """
    touched: set[str] = set()

    def note(action: int, table: str | None, *_: object) -> int:
        if action == sqlite3.SQLITE_READ and table and not table.startswith("sqlite_"):
            touched.add(table)
        return sqlite3.SQLITE_OK

    forget_answers()  # nothing kept may hide a table
    raw = database.connection()
    raw.set_authorizer(note)
    try:
        read()
    finally:
        raw.set_authorizer(None)
    return touched


def execute_many(sql: str, rows: Iterable[Sequence[Any]]) -> None:
    """Run one statement for many rows at the speed of the driver, one after the other."""
    database.connection().executemany(sql, rows)


def stored_rows(selected: Any) -> list[tuple[Any, ...]]:
    """Return a selection as stored values at the speed of the driver.

    Peewee turns every value of every row into an object; for the whole roll of 60,000 people that
    takes five times as long as reading it. Dates come as text, terms as codes.
    """
    sql, parameters = selected.sql()
    found: list[tuple[Any, ...]] = database.execute_sql(sql, parameters).fetchall()
    return found


def _header_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(HEADER_BYTES)
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise storage_error("readonly", path=path) from error


def _version_found(path: Path, key: FileKey, known: int) -> int:
    """Return the schema version of an existing file, having judged it without writing a byte.

    A version of 0 means that an earlier first opening was cut off before the tables were made.
    """
    try:
        with closing(_reading_only(path, key)) as reader:
            (version,) = reader.execute("PRAGMA user_version").fetchone()
            (application,) = reader.execute("PRAGMA application_id").fetchone()
            tables = reader.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()[0]
            if application == version == tables == 0:
                return 0
            if application != APPLICATION_ID:
                raise storage_error("foreign", path=path)
            if version > known:
                raise storage_error("newer", found=version, known=known)
            _refuse_foreign_programs(reader.execute, path, int(version))
            # The seal of a page tells of each flipped bit, of free pages too, which the quick check
            # passes over; both would take three times as long. It looks past the log: a power cut
            # while that was being folded in leaves pages torn of which the log still has the whole
            # ones, so then it waits until that is done, and the quick check reads what is there.
            if key.text and not _has_log(path):
                _refuse_broken_pages(reader.execute, path)
            elif reader.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise storage_error("damaged", path=path)
            return int(version)
    except (engine.DatabaseError, UnicodeDecodeError) as error:
        raise _explained(error, path, misfit="locked_up") from error


def roll_back_broken_off(path: Path) -> None:
    """Let the engine take back the change in the midst of which a file without a log was left.

    Before that not even the first page can be judged, by which one knows whether there is a
    password. It needs no key: the journal holds the pages as they stood in the file. What a power
    cut left of a first opening is deleted; nothing had been entered yet, and no more than the first
    page is there, which may be torn.

    Raises:
        StorageError: With code readonly, full, locked or io, when it cannot be done.
    """
    journal = path.with_name(path.name + "-journal")
    with suppress(OSError):  # what cannot be looked at is told by whoever reads it next
        if not journal.exists() or not path.exists():
            return
        if path.stat().st_size <= _PAGE_BYTES:
            _remove_quietly(path)
        elif journal.stat().st_size > 0:
            _roll_back(path)


def _roll_back(path: Path) -> None:
    try:
        with closing(engine.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)) as opened:
            opened.execute("PRAGMA cipher_log_level = NONE")
            opened.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
    except (engine.DatabaseError, UnicodeDecodeError) as error:
        told = _explained(error, path, misfit="locked_up")
        if told.code not in ("locked_up", "damaged"):  # rolled back first, and only then not read
            raise told from error


def _has_log(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _refuse_foreign_programs(execute: Callable[[str], Any], path: Path, version: int) -> None:
    """Refuse a file that would do something by itself when a row of it is read or written."""
    found = execute(
        "SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'view')"
        " OR sql LIKE 'CREATE VIRTUAL%'"
    ).fetchall()
    own = migrations.own_programs(version)
    for name, sql in found:
        if sql not in own:
            shown = "".join(one for one in str(name) if one.isprintable())[:_MOST_SHOWN]
            raise storage_error("altered", found=shown, path=path)


def _refuse_broken_pages(execute: Callable[[str], Any], path: Path) -> None:
    (pages,) = execute("PRAGMA page_count").fetchone()
    # To tell of every page behind the last one, of a hole of gigabytes, would take all the memory.
    is_endless = path.stat().st_size > _MOST_TIMES_TOO_LONG * pages * _PAGE_BYTES
    if is_endless or execute("PRAGMA cipher_integrity_check").fetchall():
        raise storage_error("damaged", path=path)


def _reading_only(path: Path, key: FileKey) -> engine.Connection:
    """Connect without the right to write; with no write-ahead log not even side files arise."""
    mode = "mode=ro" if _has_log(path) else "immutable=1"
    reader = engine.connect(f"{path.absolute().as_uri()}?{mode}", uri=True)
    if key.text:
        reader.execute("PRAGMA cipher_log_level = NONE")
        reader.execute("PRAGMA key = '{}'".format(key.text.replace("'", "''")))
    return reader


def _try_writing(candidate: SqlCipherDatabase, version: int) -> None:
    """Write the version that stands there and take it back.

    So a file that cannot be written is told at opening and not at the first change.
    """
    candidate.begin("IMMEDIATE")
    candidate.execute_sql(f"PRAGMA user_version = {version:d}")
    candidate.rollback()


def _put_guards_back(candidate: SqlCipherDatabase, version: int) -> int:
    """Make the triggers that another program took out of the file; return how many.

    They are the program's own and say nothing of the data, so nothing is lost by it; whether
    anything was altered meanwhile, the seals of the journal tell.
    """
    missing = migrations.missing_programs(candidate.execute_sql, version)
    if missing:
        with candidate.atomic("IMMEDIATE"):
            for statement in missing:
                candidate.execute_sql(statement)
    return len(missing)


def _back_up(candidate: SqlCipherDatabase, back_up: Callable[[Copier], object]) -> None:
    try:
        back_up(partial(copy_file, candidate))
    except SentenceError as error:
        raise storage_error("not_backed_up") from error


def _remove_quietly(path: Path) -> None:
    for name in (path.name, path.name + "-wal", path.name + "-shm", path.name + "-journal"):
        with suppress(OSError):
            path.with_name(name).unlink()


def _explained(error: Exception, path: Path, misfit: str = "damaged") -> StorageError:
    """Turn the engine's words into ours; what is not a known trouble is raised as it is.

    Args:
        error: Of the engine. path: of the file.
        misfit: Code of a first page that the key does not fit.
    """
    if isinstance(error, UnicodeDecodeError):  # the engine quotes a broken schema
        return storage_error("damaged", path=path)
    words = str(error)
    before = error.__context__
    if "no transaction is active" in words and isinstance(before, Exception):
        return _explained(before, path, misfit)  # the engine had rolled back by itself
    if "file is not a database" in words:
        return storage_error(misfit, path=path)
    if "malformed" in words or "hmac" in words:
        return storage_error("damaged", path=path)
    if "disk is full" in words:
        return storage_error("full")
    if "locked" in words:
        return storage_error("locked")
    if "readonly" in words or "unable to open" in words:
        return storage_error("readonly", path=path)
    if "I/O" in words:
        return storage_error("io", path=path)
    raise error


__all__ = [
    "APPLICATION_ID",
    "Copier",
    "OpenedFile",
    "OperationalError",
    "assert_engine",
    "close_file",
    "connection",
    "copied_to",
    "data_revision",
    "execute_many",
    "explained",
    "facts_now",
    "forget_answers",
    "has_sealed",
    "is_disk_error",
    "journal_end",
    "judge",
    "open_file",
    "opens_without_password",
    "page_faults",
    "roll_back_broken_off",
    "schema_version",
    "snapshot",
    "storage_error",
    "stored_rows",
    "tables_touched",
    "transaction",
]
