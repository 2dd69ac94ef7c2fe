"""Looks at database files from outside, as other programs and bad luck would."""

from contextlib import closing
from pathlib import Path

from sqlcipher3 import dbapi2 as engine

from dangjian_desktop.storage.database import APPLICATION_ID
from dangjian_desktop.storage.file_key import NO_KEY, FileKey, key_without_password, secret_key

KEY = secret_key(bytes(range(32)))


def bytes_beside(path: Path) -> dict[str, bytes]:
    """Return name and bytes of the file and of everything in its folder except shared memory.

    The -shm file is no data: the engine makes it anew from the write-ahead log whenever it looks.
    """
    return {
        file.name: file.read_bytes()
        for file in sorted(path.parent.iterdir())
        if not file.name.endswith("-shm")
    }


def bare(path: Path, key: FileKey | None = None) -> engine.Connection:
    """Connect to a file with the bare engine; one that is not there yet is made without a seal."""
    used = key or (key_without_password(path) if path.exists() else NO_KEY)
    connection = engine.connect(str(path), isolation_level=None)
    if used.text:
        connection.execute("PRAGMA key = '{}'".format(used.text.replace("'", "''")))
    return connection


def run_sql(path: Path, *statements: str, key: FileKey | None = None) -> list[tuple[object, ...]]:
    """Run statements on a closed file with the bare engine; return what the last one answers."""
    rows: list[tuple[object, ...]] = []
    with closing(bare(path, key)) as connection:
        for statement in statements:
            rows = connection.execute(statement).fetchall()
    return rows


def make_newer(path: Path, key: FileKey | None = None) -> None:
    """Give a closed file the schema version of a program that is not written yet."""
    run_sql(path, "PRAGMA user_version = 99", key=key)


def left_by_a_crash(path: Path, folder: Path, *statements: str, key: FileKey | None = None) -> Path:
    """Copy a file in the middle of its use, with the statements only in its write-ahead log."""
    copy = folder / path.name
    with closing(bare(path, key)) as connection:
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        for statement in statements:
            connection.execute(statement)
        folder.mkdir(exist_ok=True)
        for file in path.parent.glob(f"{path.name}*"):
            if not file.name.endswith("-shm"):
                (folder / file.name).write_bytes(file.read_bytes())
    assert (folder / f"{path.name}-wal").stat().st_size > 0
    return copy


def left_by_a_pull(path: Path, folder: Path, statement: str, key: FileKey | None = None) -> Path:
    """Copy a file without a log in the midst of a change, whose pages are in the file already."""
    folder.mkdir()
    with closing(bare(path, key)) as connection:
        connection.execute("PRAGMA journal_mode = delete")
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(statement)
        for file in path.parent.glob(f"{path.name}*"):
            (folder / file.name).write_bytes(file.read_bytes())
        connection.rollback()
    assert (folder / f"{path.name}-journal").stat().st_size > 0
    return folder / path.name


def application_of(path: Path) -> int:
    """Return whose file a file without a password says it is."""
    return int(run_sql(path, "PRAGMA application_id")[0][0])


__all__ = [
    "APPLICATION_ID",
    "KEY",
    "application_of",
    "bare",
    "bytes_beside",
    "left_by_a_crash",
    "left_by_a_pull",
    "make_newer",
    "run_sql",
]
