"""The seals of the journal, and its head: the key, and where the journal ends.

A seal takes in the one before, so no entry can be altered, taken out or moved without those after
it telling. They are keyed BLAKE2b (RFC 7693): of a million, HMAC-SHA256 takes two seconds more. The
key lies in the file itself, which is encrypted: who cannot open the file cannot make seals, and
neither can a tool that knows the format alone. Who has the key of the file could; against him stand
the heads on paper and in the backups (reliability.md, row 13).
"""

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from dangjian_desktop.storage.changes import FIRST_WITHHELD
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.models import database

#: What is sealed of an entry, in this order.
SEALED = "at, label, operation, actor, note, topics, changes, change_count, reverts"
_TEXTS = [name for name in SEALED.split(", ") if name != "changes"]
#: The lengths of the texts in bytes, and the texts, as `keyed_seal` puts them together: of a
#: million entries that takes the engine a fraction of the time.
SEALED_TEXT = "concat({}, ';', {})".format(
    ", ',', ".join(f"IFNULL(octet_length({name}), 0)" for name in _TEXTS), ", ".join(_TEXTS)
)
_SEAL_BYTES = 32
_COLUMNS = "plain_until, plain_withheld_until, last_id, seal, at, withheld_id, withheld_seal"
_LOST = (
    "变更记录的封签不见了，数据可能被别的程序改过，所以没有写入。请核对数据，或者用最近的备份恢复。"
)


@dataclass(frozen=True, slots=True)
class Head:
    """The row of `JournalHead` (see there).

    Attributes:
        is_proven: Whether it proves itself; one that was altered is never made to again.
    """

    key: bytes
    plain_until: int
    plain_withheld_until: int
    last_id: int
    seal: str
    at: str
    withheld_id: int
    withheld_seal: str
    is_proven: bool = True

    def mac(self) -> str:
        """Return what proves the row."""
        facts = (
            self.plain_until,
            self.plain_withheld_until,
            self.last_id,
            self.seal,
            self.at,
            self.withheld_id,
            self.withheld_seal,
        )
        return _mac(self.key, "\n".join(map(str, facts)))


def stored_head() -> Head | None:
    """Return the head; None where there is no row."""
    found = database.execute_sql(f"SELECT key, {_COLUMNS}, mac FROM journal_head").fetchall()
    if len(found) != 1:
        return None
    *values, mac = found[0]
    head = Head(*values)
    return replace(head, is_proven=hmac.compare_digest(head.mac(), str(mac)))


def head_to_write() -> Head:
    """Return the head onto which the next entry is sealed.

    It is asked and not the last entry itself: where the end was cut off, the next entry must not
    close the gap. One that does not prove itself is worth less than what stands in the journal.

    Raises:
        StorageError: With code journal_head when it was taken away.
    """
    stored = stored_head()
    if stored is None:
        raise StorageError("journal_head", _LOST)
    return stored if stored.is_proven else _read_off(stored)


def _read_off(head: Head) -> Head:
    last = database.execute_sql(
        "SELECT id, seal, at FROM journal_entry WHERE id > 0 ORDER BY id DESC LIMIT 1"
    ).fetchone() or (0, "", "")
    withheld = database.execute_sql(
        "SELECT id, seal FROM journal_entry WHERE id < 0 ORDER BY id DESC LIMIT 1"
    ).fetchone() or (FIRST_WITHHELD - 1, "")
    return replace(
        head,
        last_id=last[0],
        seal=last[1],
        at=last[2],
        withheld_id=withheld[0],
        withheld_seal=withheld[1],
    )


def move_head(head: Head, entry_id: int, seal: str, at: str) -> None:
    """Let the head tell of a new last entry."""
    if entry_id > 0:
        moved = replace(head, last_id=entry_id, seal=seal, at=at)
    else:
        moved = replace(head, withheld_id=entry_id, withheld_seal=seal)
    database.execute_sql(
        "UPDATE journal_head SET last_id = ?, seal = ?, at = ?, withheld_id = ?,"
        " withheld_seal = ?, mac = ?",
        (
            moved.last_id,
            moved.seal,
            moved.at,
            moved.withheld_id,
            moved.withheld_seal,
            moved.mac() if head.is_proven else "",
        ),
    )


def _mac(key: bytes, text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=_SEAL_BYTES, key=key).hexdigest()


def keyed_seal(key: bytes, previous: str, values: Sequence[Any]) -> str:
    """Return the seal of an entry.

    Args:
        previous: What the entry has as previous seal.
        values: Those of the columns `SEALED`.
    """
    texts = [_text(value) for value in values if not isinstance(value, bytes)]
    (packed,) = (value for value in values if isinstance(value, bytes))
    lengths = ",".join(str(len(text)) for text in texts)  # they keep borders from shifting
    return Sealing(key).of(previous, b"".join((lengths.encode(), b";", *texts)), packed)


class Sealing:
    """Makes seals with a key that is set up once: of a million that is a fifth of the time."""

    def __init__(self, key: bytes) -> None:
        self._keyed = hashlib.blake2b(digest_size=_SEAL_BYTES, key=key)

    def of(self, previous: str, text: bytes, packed: bytes) -> str:
        """Return the seal over a text that the engine put together (`SEALED_TEXT`) and changes."""
        return self.of_whole(b"".join((previous.encode(), b";", text, packed)))

    def of_whole(self, sealed: bytes) -> str:
        """Return the seal over previous seal, text and changes as one."""
        made = self._keyed.copy()
        made.update(sealed)
        return made.hexdigest()


def _text(value: Any) -> bytes:
    return b"" if value is None else str(value).encode()


def plain_seal(previous: str, values: Sequence[Any]) -> str:
    """Return the seal that programs before version 9 of the schema gave an entry."""
    digest = hashlib.sha256(previous.encode())
    for value in values:
        part = value if isinstance(value, bytes) else str(value).encode()
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


def erasures() -> dict[int, tuple[int, str]]:
    """Return of each entry whose content was erased by which entry that was, and its mac."""
    cursor = database.execute_sql("SELECT id, by_id, mac FROM journal_erasure")
    return {int(entry_id): (int(by_id), str(mac)) for entry_id, by_id, mac in cursor}


def erasure_context(entry_id: int, by_id: int, previous: str, seal: str) -> str:
    """Return what is proven of an erased entry besides its values: its place and both seals."""
    return f"erased {entry_id} {by_id} {previous} {seal}"


def erasure_mac(key: bytes, place: tuple[int, int, str, str], values: Sequence[Any]) -> str:
    """Return what proves that an entry says since its erasing what the program let it say.

    Args:
        place: Number of the entry and of the erasing one, previous seal, seal.
        values: Those of the columns `SEALED`.
    """
    return keyed_seal(key, erasure_context(*place), values)
