"""Who may open an encrypted data file: one slot per person around one and the same key.

The pages are sealed with a key of 32 random-looking bytes that nobody sees. Each person's slot
holds that key, sealed in turn with what Argon2id makes of the person's password. So a password is
changed by writing one small file anew, and nobody needs to know another's.

The key itself is made from the recovery code, which is printed once for a sealed envelope and kept
nowhere: with it the data open although every slot is lost. Somebody who has seen the code can open
the data for good; so a new code means a new key and sealed pages throughout
(`storage.sealing.seal_anew`).
"""

import base64
import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from typing import Any

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from dangjian_desktop.domain.rights import Role
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.file_key import KEY_BYTES

_FORMAT = 1
_SALT_BYTES = 16
_NONCE_BYTES = 12
#: Characters that nobody takes for another one when copying by hand (Crockford's base 32).
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_USUAL_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_MISREAD = str.maketrans("OIL", "011", " -－—　")
_CODE_BYTES = 20
_CODE_CHARS = 32
_CHECK_CHARS = 4
_GROUP = 4
_GROUPS_A_LINE = 3
#: What a slot may ask of a computer; a ring that was tampered with could ask for all its memory.
_MOST_MEMORY_KIB, _MOST_PASSES, _MOST_LANES = 1024 * 1024, 1_000, 16
SHORTEST_PASSWORD = 8

_SENTENCES = {
    "password": "口令不对。请核对大小写和输入法后再试。",
    "ring_damaged": "口令文件“{name}”已损坏。请用信封里的恢复密钥打开，或者从备份恢复。",
    "ring_newer": "口令文件由更新版本的程序写成。请用新版程序打开，数据没有改动。",
    "recovery_strange": "恢复密钥里没有“{characters}”这样的字符。请对照信封里的纸再输入。",
    "recovery_length": "恢复密钥应有 {expected} 个字符，输入了 {found} 个。"
    "请对照信封里的纸再输入。",
    "recovery_wrong": "恢复密钥有字符抄错或次序颠倒。请对照信封里的纸再输入。",
    "recovery_foreign": "这不是这份数据的恢复密钥。请找写着这份数据的信封。",
    "short_password": "口令太短（{length} 个字符）。请至少用 {least} 个字符，"
    "例如一句只有自己知道的话。",
    "holder_empty": "没有写是谁的口令。请填写姓名。",
    "holder_taken": "“{holder}”已经有口令了。请换一个称呼，或者让本人修改口令。",
    "holder_missing": "没有“{holder}”的口令，可能已被书记取消。请找书记添加，或者用恢复密钥打开。",
    "last_secretary": "“{holder}”是唯一能管理口令的人，不能去掉，也不能改成别的角色。"
    "请先给另一个人书记的角色。",
}


def key_error(code: str, **facts: object) -> StorageError:
    """Return the error of a code with its sentence filled in."""
    return StorageError(code, _SENTENCES[code], **facts)


@dataclass(frozen=True, slots=True)
class Effort:
    """How much work it is to try one password.

    Attributes:
        passes: Over the memory. memory_kib: in KiB. lanes: worked at side by side.
    """

    passes: int
    memory_kib: int
    lanes: int


_MEMORY_KIB, _LANES, _FEWEST_PASSES = 64 * 1024, 2, 2
#: In the middle of the 0.5 to 1 s that a person waits for and an attacker feels.
_AIM_SECONDS = 0.7


@cache
def calibrated() -> Effort:
    """Return the effort that takes this computer about 0.7 s; on a slow one more, never less."""
    one = Effort(1, _MEMORY_KIB, _LANES)
    started = time.perf_counter()
    _derived("calibration", bytes(_SALT_BYTES), one)
    took = time.perf_counter() - started
    return replace(one, passes=max(_FEWEST_PASSES, min(_MOST_PASSES, round(_AIM_SECONDS / took))))


@dataclass(frozen=True, slots=True)
class Slot:
    """One person's way to the key.

    Attributes:
        holder: Who, as the list of names at opening shows it. role: what that person may do.
        group: Of a 党小组长: uid of the own party group; "" for the others.
        effort: What it takes to try a password. salt, nonce: hexadecimal.
        sealed: The key, under the password; whoever changes any of the above breaks it.
    """

    holder: str
    role: Role
    group: str
    effort: Effort
    salt: str
    nonce: str
    sealed: str

    def associated(self) -> bytes:
        """Return what the seal holds together with the key."""
        return _words([self.holder, self.role.value, self.group, asdict(self.effort), self.salt])


@dataclass(frozen=True, slots=True)
class KeyRing:
    """The slots of a data file.

    Attributes:
        mark: By which a key is known without telling it: which data the ring is for.
    """

    mark: str
    slots: tuple[Slot, ...] = ()

    def slot_of(self, holder: str) -> Slot:
        """Return somebody's slot.

        Raises:
            StorageError: With code holder_missing when there is none.
        """
        for slot in self.slots:
            if slot.holder == holder:
                return slot
        raise key_error("holder_missing", holder=holder)


@dataclass(frozen=True, slots=True)
class Unlocked:
    """What a password or a recovery code opened.

    Attributes:
        key: 32 bytes. slot: whose password it was; None for a recovery code.
    """

    key: bytes
    slot: Slot | None

    def __repr__(self) -> str:
        """Tell nothing of the key: a crash report shows the values of a frame."""
        return f"Unlocked(holder={self.slot.holder if self.slot else None})"


def mark_of(key: bytes) -> str:
    """Return by which a key is known without telling it."""
    return hmac.new(key, b"dangjian key mark", hashlib.sha256).hexdigest()[:32]


def unlock(ring: KeyRing, password: str, holder: str | None = None) -> Unlocked:
    """Return the key that somebody's password opens.

    Args:
        ring: Of the data. password: as it was typed. holder: whose; None tries every slot.

    Raises:
        StorageError: With code password, or holder_missing when that person has no slot (any more).
    """
    for slot in ring.slots if holder is None else (ring.slot_of(holder),):
        try:
            sealing = AESGCM(_derived(password, bytes.fromhex(slot.salt), slot.effort))
            key = sealing.decrypt(
                bytes.fromhex(slot.nonce), bytes.fromhex(slot.sealed), slot.associated()
            )
        except InvalidTag:
            continue
        return Unlocked(key, slot)
    raise key_error("password")


def with_slot(
    ring: KeyRing,
    key: bytes,
    holder: str,
    password: str,
    role: Role,
    *,
    group: str = "",
    effort: Effort | None = None,
) -> KeyRing:
    """Return the ring with one person more.

    Raises:
        StorageError: With code short_password, holder_empty or holder_taken.
    """
    holder = holder.strip()
    if not holder:
        raise key_error("holder_empty")
    if any(slot.holder == holder for slot in ring.slots):
        raise key_error("holder_taken", holder=holder)
    new = _sealed(key, holder, password, role, group, effort or calibrated())
    return replace(ring, slots=(*ring.slots, new))


def with_password(
    ring: KeyRing, key: bytes, holder: str, password: str, effort: Effort | None = None
) -> KeyRing:
    """Return the ring with another password of somebody; nothing else is written anew.

    Raises:
        StorageError: With code short_password or holder_missing.
    """
    old = ring.slot_of(holder)
    new = _sealed(key, old.holder, password, old.role, old.group, effort or calibrated())
    return replace(ring, slots=tuple(new if slot is old else slot for slot in ring.slots))


def without(ring: KeyRing, holder: str) -> KeyRing:
    """Return the ring without somebody's slot.

    Who copied the data while having one keeps that copy; the window says so.

    Raises:
        StorageError: With code holder_missing, or last_secretary: somebody must manage the others.
    """
    gone = ring.slot_of(holder)
    left = tuple(slot for slot in ring.slots if slot is not gone)
    if gone.role is Role.SECRETARY and not any(slot.role is Role.SECRETARY for slot in left):
        raise key_error("last_secretary", holder=holder)
    return replace(ring, slots=left)


def written(ring: KeyRing) -> bytes:
    """Return the ring as a file: one JSON object with its checksum."""
    content = asdict(ring)
    told = {"format": _FORMAT, "ring": content, "sha256": _sum_of(content)}
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True).encode()


def read(content: bytes, name: str) -> KeyRing:
    """Return the ring that a file holds.

    Args:
        content: Of the file. name: of the file, for the sentence.

    Raises:
        StorageError: With code ring_damaged or ring_newer.
    """
    try:
        told = json.loads(content)
        if told["format"] > _FORMAT:
            raise key_error("ring_newer")
        if told["sha256"] != _sum_of(told["ring"]):
            raise key_error("ring_damaged", name=name)
        return KeyRing(told["ring"]["mark"], tuple(_slot(one) for one in told["ring"]["slots"]))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise key_error("ring_damaged", name=name) from error


def new_recovery_code() -> str:
    """Return a code of 160 random bits in groups of four, the last to check the others."""
    return _code_of(secrets.token_bytes(_CODE_BYTES))


def key_of_code(code: str) -> bytes:
    """Return the key that belongs to a recovery code; O, I, L, blanks and lines do not matter.

    Raises:
        StorageError: With code recovery_strange, recovery_length or recovery_wrong when it was not
            copied well.
    """
    typed = code.upper().translate(_MISREAD)
    strange = sorted({character for character in typed if character not in _ALPHABET})
    if strange:
        raise key_error("recovery_strange", characters="".join(strange[:3]))
    if len(typed) != _CODE_CHARS + _CHECK_CHARS:
        raise key_error("recovery_length", expected=_CODE_CHARS + _CHECK_CHARS, found=len(typed))
    usual = typed[:_CODE_CHARS].translate(str.maketrans(_ALPHABET, _USUAL_ALPHABET))
    secret = base64.b32decode(usual)
    if _code_of(secret).replace("-", "") != typed:
        raise key_error("recovery_wrong")
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=b"dangjian data key 1").derive(secret)


def lines_of_code(code: str) -> list[str]:
    """Return a recovery code in lines of three groups, as people copy it."""
    groups = code.split("-")
    return [
        "-".join(groups[place : place + _GROUPS_A_LINE])
        for place in range(0, len(groups), _GROUPS_A_LINE)
    ]


def _code_of(secret: bytes) -> str:
    check = base64.b32encode(hashlib.sha256(b"dangjian recovery" + secret).digest())
    usual = base64.b32encode(secret) + check[:_CHECK_CHARS]
    typed = usual.decode().translate(str.maketrans(_USUAL_ALPHABET, _ALPHABET))
    return "-".join(typed[place : place + _GROUP] for place in range(0, len(typed), _GROUP))


def _sealed(key: bytes, holder: str, password: str, role: Role, group: str, effort: Effort) -> Slot:
    if len(password) < SHORTEST_PASSWORD:
        raise key_error("short_password", length=len(password), least=SHORTEST_PASSWORD)
    salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    bare = Slot(holder, role, group, effort, salt.hex(), nonce.hex(), "")
    sealing = AESGCM(_derived(password, salt, effort))
    return replace(bare, sealed=sealing.encrypt(nonce, key, bare.associated()).hex())


def _derived(password: str, salt: bytes, effort: Effort) -> bytes:
    return hash_secret_raw(
        password.encode(),
        salt,
        time_cost=effort.passes,
        memory_cost=effort.memory_kib,
        parallelism=effort.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def _slot(told: dict[str, Any]) -> Slot:
    effort = Effort(**told["effort"])
    most = (_MOST_PASSES, _MOST_MEMORY_KIB, _MOST_LANES)
    asked: Sequence[int] = (effort.passes, effort.memory_kib, effort.lanes)
    if not all(0 < one <= limit for one, limit in zip(asked, most, strict=True)):
        raise ValueError("effort")
    return Slot(**told | {"role": Role(told["role"]), "effort": effort})


def _sum_of(content: object) -> str:
    return hashlib.sha256(_words(content)).hexdigest()


def _words(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
