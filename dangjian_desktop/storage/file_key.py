"""With what the pages of a data file are sealed: every file is, also the one without a password.

A plain SQLite file hides most single flipped bits: `integrity_check` sees 39 in 100, a sealed page
each of them (reliability.md, decision 2). So a file without a password is sealed too, with a key
that everybody can work out from the 16 bytes of salt at its start. That keeps nothing secret and
makes damage known; and there is no second file beside it that could be lost.
"""

import hashlib
import secrets
from dataclasses import dataclass
from pathlib import Path

PLAIN_HEADER = b"SQLite format 3\x00"
SALT_BYTES = 16
KEY_BYTES = 32
_OPEN_MARK = b"dangjian_desktop open data file 1"


@dataclass(frozen=True, slots=True)
class FileKey:
    """What is told to the engine as key of a file.

    Attributes:
        text: As PRAGMA key takes it; "" for a file of an early version, which is not sealed.
        is_secret: Whether only some know it.
    """

    text: str
    is_secret: bool

    def __repr__(self) -> str:
        """Tell nothing of the key: a crash report shows the values of a frame."""
        return f"FileKey(is_secret={self.is_secret})"


NO_KEY = FileKey("", is_secret=False)


def open_key(salt: bytes) -> FileKey:
    """Return the key of a file without a password, from the salt at its start."""
    key = hashlib.sha256(_OPEN_MARK + salt).hexdigest()
    return FileKey(f"x'{key}{salt.hex()}'", is_secret=False)


def new_open_key() -> FileKey:
    """Return the key for a new file without a password."""
    return open_key(secrets.token_bytes(SALT_BYTES))


def secret_key(key: bytes) -> FileKey:
    """Return the key of an encrypted file.

    Raises:
        ValueError: When it has not 32 bytes.
    """
    if len(key) != KEY_BYTES:
        raise ValueError("a key has 32 bytes")
    return FileKey(f"x'{key.hex()}'", is_secret=True)


def key_without_password(path: Path) -> FileKey:
    """Return the key that a file has if nobody gave it a password.

    Raises:
        OSError: When the file cannot be read.
    """
    with path.open("rb") as file:
        start = file.read(SALT_BYTES)
    return NO_KEY if start == PLAIN_HEADER else open_key(start)
