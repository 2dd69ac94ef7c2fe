"""A backup as one file: what it tells of itself, and the database, both under their checksums.

``DJBACKUP`` and a format, the length of the facts, the facts as JSON, the SHA-256 of all that, then
the database to the end of the file; its size and SHA-256 stand among the facts. So one flipped bit
anywhere is noticed, and a stick needs one file and no second beside it.
"""

import hashlib
import json
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, fields
from datetime import datetime
from pathlib import Path
from typing import IO, Any, get_origin

from dangjian_desktop.domain.backups import BackupFacts, BackupReason
from dangjian_desktop.domain.progress import Progress, tell_nobody
from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.exchange.opening import open_ordinary

ENDING = ".djbackup"
_MAGIC = b"DJBACKUP"
_FORMAT = 1
_HEAD = struct.Struct(">8sHI")
#: Facts of some kilobytes are usual; what claims more is no backup of ours.
_MOST_FACTS = 256 * 1024
_BLOCK = 1024 * 1024
_SUM_BYTES = 32


def file_digest(path: Path) -> tuple[int, str]:
    """Return size in bytes and SHA-256 (hexadecimal) of a file."""
    size, digest = 0, hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            size += len(block)
            digest.update(block)
    return size, digest.hexdigest()


def write_backup(target: Path, facts: BackupFacts, database: Path) -> None:
    """Write a backup under a name where none is yet.

    Args:
        target: The file. facts: with size and digest of the database (`file_digest`).
        database: The copy that goes into it.

    Raises:
        OSError: When it cannot be written.
    """
    told = asdict(facts) | {"made_at": facts.made_at.isoformat(), "rows": dict(facts.rows)}
    words = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    head = _HEAD.pack(_MAGIC, _FORMAT, len(words)) + words
    with target.open("wb") as file, database.open("rb") as source:
        file.write(head + hashlib.sha256(head).digest())
        while block := source.read(_BLOCK):
            file.write(block)


def read_facts(path: Path) -> BackupFacts:
    """Return what a backup tells of itself; the database in it is not looked at.

    Raises:
        ExchangeError: With code not_backup, newer_backup, damaged_backup, or why it cannot be read.
    """
    with _opened(path) as file:
        return _facts(file)


def prove(path: Path, progress: Progress = tell_nobody) -> BackupFacts:
    """Read a whole backup, compare every byte with its checksums, and return its facts.

    Raises:
        ExchangeError: As `read_facts`.
    """
    with _opened(path) as file:
        facts = _facts(file)
        _copied(file, facts, None, progress)
        return facts


def extract(path: Path, target: Path, progress: Progress = tell_nobody) -> BackupFacts:
    """Write the database of a backup under a name, and return the facts of the backup.

    What was written is worth nothing when an error is raised.

    Raises:
        ExchangeError: As `read_facts`.
        OSError: When the target cannot be written.
    """
    with _opened(path) as file:
        facts = _facts(file)
        with target.open("wb") as out:
            _copied(file, facts, out, progress)
        return facts


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    try:
        with open_ordinary(path, "not_backup") as file:
            yield file
    except ExchangeError as error:
        raise error.about(path.name) from error.__cause__


def _facts(file: IO[bytes]) -> BackupFacts:
    start = _read(file, _HEAD.size)
    if len(start) < _HEAD.size or not start.startswith(_MAGIC):
        raise ExchangeError("not_backup")
    _magic, version, length = _HEAD.unpack(start)
    if length > _MOST_FACTS:
        raise ExchangeError("damaged_backup")
    words, said = _read(file, length), _read(file, _SUM_BYTES)
    if hashlib.sha256(start + words).digest() != said:
        raise ExchangeError("damaged_backup")
    if version > _FORMAT:
        raise ExchangeError("newer_backup")
    try:
        told: dict[str, Any] = json.loads(words)
        facts = BackupFacts(
            **told
            | {
                "made_at": datetime.fromisoformat(told["made_at"]),
                "reason": BackupReason(told["reason"]),
            }
        )
        _demand_kinds(facts)
        return facts
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ExchangeError("newer_backup") from error  # its checksum holds: it was written so


def _demand_kinds(facts: BackupFacts) -> None:
    """Raise a ValueError where facts are of other kinds than ours: they are reckoned with later."""
    for one in fields(facts):
        kind: Any = one.type
        if not isinstance(getattr(facts, one.name), get_origin(kind) or kind):
            raise ValueError(one.name)
    if facts.made_at.tzinfo is None or not all(isinstance(n, int) for n in facts.rows.values()):
        raise ValueError("a moment without an offset, or a count that is none")


def _copied(file: IO[bytes], facts: BackupFacts, out: IO[bytes] | None, progress: Progress) -> None:
    digest, size = hashlib.sha256(), 0
    while block := _read(file, _BLOCK):
        size += len(block)
        if size > facts.size:
            break
        digest.update(block)
        if out is not None:
            out.write(block)
        progress("正在核对备份", size / max(facts.size, 1))
    if size != facts.size or digest.hexdigest() != facts.digest:
        raise ExchangeError("damaged_backup")


def _read(file: IO[bytes], count: int) -> bytes:
    try:
        return file.read(count)
    except OSError as error:
        raise ExchangeError("unreadable") from error
