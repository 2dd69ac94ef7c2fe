"""A data file written anew under another key: encrypted, decrypted, or with a new recovery code.

The engine writes a second file; it is opened with its own key, every page and every count of rows
is compared, and only then may the caller put it in the place of the first.
"""

from contextlib import closing
from pathlib import Path

from sqlcipher3 import dbapi2 as engine

from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.file_key import FileKey
from dangjian_desktop.storage.snapshot import CopyFacts, facts_of

_FAILED = "没有完成，数据还是原来的，没有改动。请检查磁盘空间后再试；仍不成时请先恢复最近的备份。"
#: Kept in the head of a file and not copied by the engine's export.
_HEAD = ("user_version", "application_id")


def write_sealed(source: Path, key: FileKey, target: Path, new: FileKey) -> CopyFacts:
    """Write all that a closed file holds under another key, and prove that nothing is missing.

    What stood in the write-ahead log is folded into the source first; else not a row of it changes.

    Args:
        source: The file. key: its own. target: a name where none is yet. new: the key there.

    Returns:
        What stands in the new file, as it was read from there.

    Raises:
        StorageError: With code sealing when it cannot be written, or is not the same; it is gone.
    """
    try:
        with closing(_opened(source, key)) as old:
            old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            if key.text and old.execute("PRAGMA cipher_integrity_check").fetchall():
                raise StorageError("sealing", _FAILED)  # a copy would hide that it is damaged
            old.execute(f"ATTACH DATABASE ? AS new KEY {_quoted(new)}", (str(target),))
            # Each table would be a transaction of its own with a journal that is forced twice.
            # Half a file is thrown away, and a whole one is forced before it gets its name.
            old.execute("PRAGMA new.journal_mode = OFF")
            old.execute("PRAGMA new.synchronous = OFF")
            old.execute("SELECT sqlcipher_export('new')")
            for name in _HEAD:
                (value,) = old.execute(f"PRAGMA {name}").fetchone()
                old.execute(f"PRAGMA new.{name} = {int(value)}")
            old.execute("DETACH DATABASE new")
            expected = facts_of(old.execute)
        with closing(_opened(target, new)) as written:
            found = facts_of(written.execute)
            faults = [row[0] for row in written.execute("PRAGMA quick_check(1)") if row[0] != "ok"]
            if new.text:
                faults += written.execute("PRAGMA cipher_integrity_check").fetchall()
        if faults or found != expected:
            raise StorageError("sealing", _FAILED)
    except (engine.DatabaseError, OSError) as error:
        target.unlink(missing_ok=True)
        raise StorageError("sealing", _FAILED) from error
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return found


def _opened(path: Path, key: FileKey) -> engine.Connection:
    connection = engine.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA cipher_log_level = NONE")
    if key.text:
        connection.execute(f"PRAGMA key = {_quoted(key)}")
    return connection


def _quoted(key: FileKey) -> str:
    return "'{}'".format(key.text.replace("'", "''"))
