"""A copy of the open file, made by the engine, and what stands in it once it proved sound."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dangjian_desktop.storage.errors import StorageError

_FAILED = "备份没有做成，数据没有改动。请检查磁盘空间；仍不成时，请运行数据校验。"


@dataclass(frozen=True, slots=True)
class CopyFacts:
    """What stands in a copy, read from the copy itself after it proved sound.

    Attributes:
        schema: Version of the tables.
        entries: How many the journal has. seal: that of its last entry, "" for none.
        rows: How many rows each table holds.
    """

    schema: int
    entries: int
    seal: str
    rows: dict[str, int]


def copy_file(open_database: Any, target: Path) -> CopyFacts:
    """Write a copy under a name where none is yet, open it, check it, and return what is in it.

    The quick check reads every page, and so the checksum of every page of an encrypted file; the
    full one takes thirteen seconds for a million rows (reliability.md C12) and is `verify`'s.

    Raises:
        StorageError: When the copy cannot be written or does not prove sound; it is gone then.
    """
    try:
        with _copied(open_database, target) as proof:
            return _facts(open_database, proof)
    except Exception as error:
        target.unlink(missing_ok=True)
        raise StorageError("backup", _FAILED) from error


def facts_now(open_database: Any) -> CopyFacts:
    """Return what stands in the open file."""
    return _facts(open_database, "main")


@contextmanager
def _copied(open_database: Any, target: Path) -> Iterator[str]:
    """Write a copy and lend the name under which it is attached, once it proved sound."""
    open_database.execute_sql("VACUUM INTO ?", (str(target),))
    open_database.execute_sql("ATTACH DATABASE ? AS proof", (str(target),))
    try:
        answer = open_database.execute_sql("PRAGMA proof.quick_check(1)").fetchone()[0]
        if answer != "ok":
            raise StorageError("damaged", answer)
        yield "proof"
    finally:
        open_database.execute_sql("DETACH DATABASE proof")


def _facts(open_database: Any, schema: str) -> CopyFacts:
    def one(sql: str) -> tuple[Any, ...]:
        return tuple(open_database.execute_sql(sql).fetchone() or ())

    tables = [
        name
        for (name,) in open_database.execute_sql(
            f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table'"
            " AND name NOT LIKE 'sqlite_%' ORDER BY name"
        ).fetchall()
    ]
    rows = {name: int(one(f'SELECT COUNT(*) FROM {schema}."{name}"')[0]) for name in tables}
    (version,) = one(f"PRAGMA {schema}.user_version")
    return CopyFacts(int(version), *last_entry_of(open_database, schema), rows)


def last_entry_of(open_database: Any, schema: str) -> tuple[int, str]:
    """Return how many journal entries stand under a name of attached data, and the last seal."""
    (count,) = open_database.execute_sql(f"SELECT COUNT(*) FROM {schema}.journal_entry").fetchone()
    last = open_database.execute_sql(
        f"SELECT seal FROM {schema}.journal_entry ORDER BY id DESC LIMIT 1"
    ).fetchone()
    return int(count), str(last[0]) if last else ""
