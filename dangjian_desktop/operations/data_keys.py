"""Passwords of the data: who comes in, encrypting and decrypting, slots, the recovery code.

These verbs change no rows. What rewrites the pages needs the folder held and the file closed; the
key ring, a small file beside the data, is written whole or not at all.
"""

import logging
from dataclasses import dataclass
from pathlib import Path

from dangjian_desktop.domain.rights import EVERY_RIGHT, ROLE_WORDS, Right, Role
from dangjian_desktop.host.errors import HostError
from dangjian_desktop.host.files import replace_file, replacing
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.host.reading import read_file
from dangjian_desktop.operations.backups import backups_of
from dangjian_desktop.storage import key_ring
from dangjian_desktop.storage.database import judge, opens_without_password, storage_error
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.file_key import (
    NO_KEY,
    FileKey,
    key_without_password,
    new_open_key,
    secret_key,
)
from dangjian_desktop.storage.key_ring import (
    SHORTEST_PASSWORD,
    KeyRing,
    Slot,
    Unlocked,
    lines_of_code,
    new_recovery_code,
)
from dangjian_desktop.storage.sealing import write_sealed
from dangjian_desktop.storage.shipped_roles import shipped_roles

_log = logging.getLogger(__name__)
#: Of a key ring; a slot takes half a kilobyte.
_MOST_RING_BYTES = 1024 * 1024

_SENTENCES = {
    "needs_password": "这份数据已加密，请输入口令。命令行用 --password-file 指明口令文件。",
    "not_encrypted": "这份数据没有加密，不需要口令。请去掉口令后再打开。",
    "not_secretary": "只有书记能管理口令。请用书记的口令，或者用信封里的恢复密钥。",
    "group_missing": "“{role}”的口令要写明是哪个党小组。请选一个党小组。",
    "ring_missing": "数据文件打不开：文件已损坏，或者旁边的口令文件“{name}”不见了。"
    "请把口令文件放回原处，或者用信封里的恢复密钥打开；从未加密的，请用最近的备份恢复。",
}


def _error(code: str, **facts: object) -> StorageError:
    return StorageError(code, _SENTENCES[code], **facts)


@dataclass(frozen=True)
class Entry:
    """How somebody came in.

    Attributes:
        key: Of the file; None for data without a password.
        slot: Whose password it was; None without a password, and for a recovery code.
        recovery_code: Of data that were encrypted this moment; to be printed now or never.
    """

    key: bytes | None = None
    slot: Slot | None = None
    recovery_code: str | None = None

    @property
    def file_key(self) -> FileKey | None:
        """The key as the file takes it."""
        return None if self.key is None else secret_key(self.key)

    @property
    def rights(self) -> frozenset[Right]:
        """What the one who came in may do; the recovery code is the secretary's."""
        if self.slot is None:
            return EVERY_RIGHT
        return shipped_roles().roles[self.slot.role].rights

    @property
    def group(self) -> str:
        """Uid of the party group beyond which nothing may be written; "" for no such bound."""
        if self.slot is None or not shipped_roles().roles[self.slot.role].is_of_group:
            return ""
        return self.slot.group

    def __repr__(self) -> str:
        """Tell nothing of the key: a crash report shows the values of a frame."""
        return f"Entry(is_encrypted={self.key is not None})"


def ring_of(folder: DataFolder) -> KeyRing | None:
    """Return the key ring of a data folder; None where nothing is encrypted.

    One that is missing beside encrypted data is taken from the newest backup that holds it.

    Raises:
        StorageError: With code ring_damaged or ring_newer.
        HostError: When it cannot be read.
    """
    try:
        content = read_file(folder.key_ring, _MOST_RING_BYTES)
    except HostError as error:
        if error.code != "path.missing":
            raise
    else:
        return key_ring.read(content, folder.key_ring.name)
    for backup in backups_of(folder).backups:
        if backup.facts.ring:
            return key_ring.read(backup.facts.ring.encode(), backup.path.name)
    return None


def is_locked(folder: DataFolder) -> bool:
    """Whether only a password or the recovery code opens the data of a folder."""
    path = folder.database
    return path.exists() and path.stat().st_size > 0 and not opens_without_password(path)


def copies_without_password(folder: DataFolder) -> int:
    """Return how many backups, and data put aside by a restoring, anybody can open.

    Those from before the encryption: it leaves them as they are.
    """
    backups = [one for one in backups_of(folder).backups if not one.facts.is_encrypted]
    aside = folder.backups.glob(f"*/{folder.database.name}")
    return len(backups) + sum(map(opens_without_password, aside))


def come_in(
    folder: DataFolder,
    *,
    actor: str,
    password: str | None = None,
    unlocked: Unlocked | None = None,
) -> Entry:
    """Return the way into a folder that is held; a file of an early version is sealed on the way.

    Args:
        folder: Of the data. actor: holder of the first slot, where new data get a password.
        password: As it was typed; for new data it makes them encrypted.
        unlocked: What a password or the recovery code has opened already.

    Raises:
        StorageError: With code needs_password, password, not_encrypted, ring_missing, damaged and
            what `storage.database.judge` raises.
        HostError: When the disk is full or read-only.
    """
    if not folder.database.exists() or not folder.database.stat().st_size:
        return Entry() if password is None else _first_entry(folder, actor, password)
    if not is_locked(folder):
        if password is not None or unlocked is not None:
            raise _error("not_encrypted")
        _seal_early_file(folder.database)
        return Entry()
    if unlocked is not None:
        return Entry(unlocked.key, unlocked.slot)
    ring = ring_of(folder)
    if ring is None:
        newest = backups_of(folder).newest
        if newest is not None and not newest.is_encrypted:
            raise storage_error("damaged", path=folder.database)  # it was not encrypted either
        raise _error("ring_missing", name=folder.key_ring.name)
    if password is None:
        raise _error("needs_password")
    opened = key_ring.unlock(ring, password)
    return Entry(opened.key, opened.slot)


def unlock(folder: DataFolder, password: str, holder: str | None = None) -> Unlocked:
    """Return what somebody's password opens.

    Raises:
        StorageError: With code password, holder_missing, ring_missing or ring_damaged.
    """
    return key_ring.unlock(_ring(folder), password, holder)


def unlock_by_code(folder: DataFolder, code: str) -> Unlocked:
    """Return what a recovery code opens, proven on the file itself.

    Raises:
        StorageError: With code recovery_… when it was not copied well or is of other data.
    """
    key = key_ring.key_of_code(code)
    try:
        judge(folder.database, secret_key(key))
    except StorageError as error:
        if error.code != "damaged":
            raise
        ring = ring_of(folder)
        if ring is None or ring.mark != key_ring.mark_of(key):
            raise key_ring.key_error("recovery_foreign") from error
        raise
    return Unlocked(key, None)


def readmit(folder: DataFolder, secret: str, holder: str | None) -> None:
    """Let somebody in again whose window was locked.

    Args:
        folder: Of the data, open.
        secret: The password of `holder`, or the recovery code.
        holder: Who sits there; None for who came in by the recovery code.

    Raises:
        StorageError: With code password, holder_missing, ring_missing or ring_damaged.
    """
    ring = _ring(folder)
    try:
        if key_ring.mark_of(key_ring.key_of_code(secret)) == ring.mark:
            return
    except StorageError:  # no recovery code: so it is a password
        pass
    if holder is None:
        raise key_ring.key_error("password")
    key_ring.unlock(ring, secret, holder)


def encrypt(folder: DataFolder, holder: str, password: str, code: str) -> Entry:
    """Encrypt the closed data of a folder that is held, with the first person's slot.

    Args:
        folder: Of the data. holder, password: of the first slot, a secretary's.
        code: The recovery code; it has been printed before, it is not kept.

    Raises:
        StorageError: When the password is too short, or the data cannot be written anew; they are
            as they were then.
        HostError: When the disk is full or read-only.
    """
    ring, key = _new_ring(holder, password, code)
    path = folder.database
    _write_ring(folder, ring)  # first: without it encrypted data would have no way in
    try:
        _put_sealed(path, key_without_password(path), secret_key(key))
    except BaseException:
        # Forcing the new name to the disk may fail when the file has it already.
        if opens_without_password(path):
            folder.key_ring.unlink(missing_ok=True)
        raise
    _log.info("encrypted")
    return Entry(key, ring.slots[0])


def decrypt(folder: DataFolder, key: bytes) -> None:
    """Take the encryption off the closed data of a folder that is held; all slots go.

    Raises:
        StorageError: When the data cannot be written anew; they are as they were then.
        HostError: When the disk is full or read-only.
    """
    _put_sealed(folder.database, secret_key(key), new_open_key())
    folder.key_ring.unlink(missing_ok=True)
    _log.info("decrypted")


def add_holder(
    folder: DataFolder, secret: str, holder: str, password: str, role: Role, group: str = ""
) -> KeyRing:
    """Give one person more a password, and return the ring with it.

    Args:
        folder: Of the data. secret: a secretary's password, or the recovery code.
        holder, password, role: of the new slot.
        group: Uid of the party group, of a role that has one; of others it is dropped.

    Raises:
        StorageError: With code password, not_secretary, group_missing where the role has a group
            and none was named, or what `key_ring.with_slot` raises.
        HostError: When the disk is full or read-only; the ring is as it was then.
    """
    ring, key = _managed(folder, secret)
    if not shipped_roles().roles[role].is_of_group:
        group = ""
    elif not group:
        raise _error("group_missing", role=ROLE_WORDS[role])
    return _changed(folder, key_ring.with_slot(ring, key, holder, password, role, group=group))


def remove_holder(folder: DataFolder, secret: str, holder: str) -> KeyRing:
    """Take somebody's password away, and return the ring without it.

    Raises:
        StorageError: With code password, not_secretary, or what `key_ring.without` raises.
        HostError: When the disk is full or read-only; the ring is as it was then.
    """
    ring, _key = _managed(folder, secret)
    return _changed(folder, key_ring.without(ring, holder))


def change_password(folder: DataFolder, holder: str, secret: str, password: str) -> KeyRing:
    """Give somebody another password; the pages of the data stay as they are.

    Args:
        folder: Of the data. holder: whose slot. password: the new one.
        secret: That person's own password until now, a secretary's, or the recovery code.

    Raises:
        StorageError: With code password, short_password or holder_missing.
        HostError: When the disk is full or read-only; the ring is as it was then.
    """
    ring = _ring(folder)
    try:
        key = key_ring.unlock(ring, secret, holder).key
    except StorageError as error:
        if error.code != "password":
            raise
        ring, key = _managed(folder, secret)
    return _changed(folder, key_ring.with_password(ring, key, holder, password))


def key_by(folder: DataFolder, secret: str) -> bytes:
    """Return the key of the data, opened by a secretary.

    Args:
        folder: Of the data. secret: a secretary's password, or the recovery code.

    Raises:
        StorageError: With code password or not_secretary.
    """
    return _managed(folder, secret)[1]


def _managed(folder: DataFolder, secret: str) -> tuple[KeyRing, bytes]:
    """Return the ring and the key for who may manage passwords."""
    ring = _ring(folder)
    try:
        key = key_ring.key_of_code(secret)
    except StorageError:  # no recovery code: so it is a password
        opened = key_ring.unlock(ring, secret)
        if opened.slot is None or opened.slot.role is not Role.SECRETARY:
            raise _error("not_secretary") from None
        return ring, opened.key
    if key_ring.mark_of(key) != ring.mark:
        raise key_ring.key_error("recovery_foreign")
    return ring, key


def _ring(folder: DataFolder) -> KeyRing:
    ring = ring_of(folder)
    if ring is None:
        raise _error("ring_missing", name=folder.key_ring.name)
    return ring


def _changed(folder: DataFolder, ring: KeyRing) -> KeyRing:
    _write_ring(folder, ring)
    return ring


def _first_entry(folder: DataFolder, actor: str, password: str) -> Entry:
    code = new_recovery_code()
    ring, key = _new_ring(actor or ROLE_WORDS[Role.SECRETARY], password, code)
    _write_ring(folder, ring)
    return Entry(key, ring.slots[0], code)


def _new_ring(holder: str, password: str, code: str) -> tuple[KeyRing, bytes]:
    key = key_ring.key_of_code(code)
    bare = KeyRing(key_ring.mark_of(key))
    return key_ring.with_slot(bare, key, holder, password, Role.SECRETARY), key


def _seal_early_file(path: Path) -> None:
    """Seal a file of an early version; leave one that is sealed, or holds no tables yet."""
    if key_without_password(path) == NO_KEY and judge(path, None):
        _put_sealed(path, NO_KEY, new_open_key())
        _log.info("a file of an early version was sealed")


def _put_sealed(path: Path, key: FileKey, new: FileKey) -> None:
    with replacing(path) as part:
        write_sealed(path, key, part, new)


def _write_ring(folder: DataFolder, ring: KeyRing) -> None:
    replace_file(folder.key_ring, key_ring.written(ring))


__all__ = [
    "SHORTEST_PASSWORD",
    "Entry",
    "KeyRing",
    "Unlocked",
    "add_holder",
    "change_password",
    "come_in",
    "decrypt",
    "encrypt",
    "is_locked",
    "key_by",
    "lines_of_code",
    "new_recovery_code",
    "readmit",
    "remove_holder",
    "ring_of",
    "unlock",
    "unlock_by_code",
]
