"""Backup files as other versions of the program write them."""

import hashlib
import struct
from pathlib import Path

_HEAD = struct.Struct(">8sHI")


def as_by_a_newer_program(path: Path) -> None:
    """Let a backup say, under its checksum, that it is of the format after this program's."""
    content = path.read_bytes()
    magic, version, length = _HEAD.unpack_from(content)
    end = _HEAD.size + length
    said = _HEAD.pack(magic, version + 1, length) + content[_HEAD.size : end]
    rest = content[end + hashlib.sha256().digest_size :]
    path.write_bytes(said + hashlib.sha256(said).digest() + rest)
