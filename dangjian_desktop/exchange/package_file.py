"""An exchange package as one file: signed by its sender, and closed with a password if wished.

A head of fixed length (magic, format, lengths, whether it is closed, SHA-256 of the body, public
key, signature), the facts as JSON, the body: the sections as JSON, packed and perhaps encrypted.
The signature covers all of the head but itself, and the facts; through the SHA-256 the body too.
So nothing is parsed, unpacked or decrypted before one knows who wrote every byte of it, and the
body not before one has said that they are trusted: opening and unpacking are two steps.
"""

import hashlib
import json
import os
import struct
import zlib
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from dangjian_desktop.domain.exchange_package import (
    Direction,
    Item,
    Package,
    PackageFacts,
    Section,
)
from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.exchange.opening import ordinary_bytes

ENDING = ".djexchange"
YEAR_ENDING = ".djyear"
_MAGIC = b"DJEXCHNG"
_FORMAT = 1
_HEAD = struct.Struct(">8sHIQB32s32s")
_SIGNATURE_BYTES = 64
_MOST_FACTS = 16 * 1024
_MOST_BODY = 128 * 1024 * 1024
_MOST_UNPACKED = 512 * 1024 * 1024
_MOST_TEXT = 1_000_000
#: Of a package: lists and values. A million marks of attendance are five and eight million; three
#: letters of JSON become sixty-four bytes of an empty list.
_MOST_LISTS, _MOST_VALUES = 8_000_000, 12_000_000
_MEGABYTE = 1024 * 1024
#: Of numbers that count packages: nobody makes so many, and one may be added to it.
_MOST_NUMBER = 10**9
_COMPRESSION = 6
_SALT_BYTES, _NONCE_BYTES, _KEY_BYTES = 16, 12, 32
#: 32 MiB and some tenths of a second for every password that is tried.
_SCRYPT = {"n": 2**15, "r": 8, "p": 1}


def new_private_key() -> bytes:
    """Return the 32 bytes of a new signing key."""
    return Ed25519PrivateKey.generate().private_bytes_raw()


def public_key_of(private_key: bytes) -> bytes:
    """Return the 32 bytes of the public key that belongs to a signing key."""
    return Ed25519PrivateKey.from_private_bytes(private_key).public_key().public_bytes_raw()


def fingerprint(public_key: bytes) -> str:
    """Return a public key as digits that two people compare by telephone: eight times four.

    106 bits of its SHA-256; nobody makes a second key with the same ones.
    """
    number = int.from_bytes(hashlib.sha256(public_key).digest(), "big") % 10**32
    digits = f"{number:032d}"
    return " ".join(digits[start : start + 4] for start in range(0, 32, 4))


@dataclass(frozen=True, slots=True)
class SealedPackage:
    """A package whose signature holds, and of which nothing but the facts was read.

    Attributes:
        public_key: The 32 bytes of the key that signed it; whether it is trusted is not known here.
        is_closed: Whether a password opens it.
        body: What is in it, packed and perhaps encrypted.
        file: Name of its file, without the folder.
    """

    facts: PackageFacts
    public_key: bytes
    is_closed: bool
    body: bytes = field(repr=False)
    file: str


def packed_package(
    facts: PackageFacts, sections: tuple[Section, ...], private_key: bytes, password: str = ""
) -> bytes:
    """Return the bytes of a package.

    Args:
        private_key: Of the sender. password: "" leaves it open.

    Raises:
        ExchangeError: With code package_too_much or package_text_too_long, where nobody could read
            it again.
    """
    told = [
        [one.table, one.fields, [[item.key, item.rows, item.was] for item in one.items]]
        for one in sections
    ]
    _refuse_long_texts(sections)
    text = _json(told)
    body = zlib.compress(text, _COMPRESSION)
    if len(text) > _MOST_UNPACKED or len(body) > _MOST_BODY or _is_heavy(text):
        raise ExchangeError("package_too_much", facts={"limit": _MOST_BODY // _MEGABYTE})
    return signed_package(facts, body, private_key, password)


def _refuse_long_texts(sections: tuple[Section, ...]) -> None:
    for section in sections:
        for item in section.items:
            for row in (*item.rows, *(item.was or ())):
                if any(isinstance(one, str) and len(one) > _MOST_TEXT for one in row):
                    raise ExchangeError("package_text_too_long", facts={"limit": _MOST_TEXT})


def signed_package(
    facts: PackageFacts, body: bytes, private_key: bytes, password: str = ""
) -> bytes:
    """Return the bytes of a package with a body that is packed already."""
    if password:
        salt, nonce = os.urandom(_SALT_BYTES), os.urandom(_NONCE_BYTES)
        body = salt + nonce + ChaCha20Poly1305(_key(password, salt)).encrypt(nonce, body, None)
    words = _json(asdict(facts))
    head = _HEAD.pack(
        _MAGIC,
        _FORMAT,
        len(words),
        len(body),
        bool(password),
        hashlib.sha256(body).digest(),
        public_key_of(private_key),
    )
    signature = Ed25519PrivateKey.from_private_bytes(private_key).sign(head + words)
    return head + signature + words + body


def open_package(path: Path, *, newest_schema: int) -> SealedPackage:
    """Return a package once its signature holds; its body is not looked into.

    Args:
        newest_schema: What is newer is refused.

    Raises:
        ExchangeError: With code not_package, newer_package, damaged_package, package_too_large, or
            why it cannot be read.
    """
    try:
        return _opened(_content(path), newest_schema, path.name)
    except ExchangeError as error:
        raise error.about(path.name) from error.__cause__


def unpacked(sealed: SealedPackage, password: str = "") -> Package:
    """Return what is in a package; only of a sender who is trusted.

    Args:
        password: Where it is closed with one.

    Raises:
        ExchangeError: With code damaged_package, package_too_large, package_password or
            package_wrong_password.
    """
    try:
        body = _decrypted(sealed.body, password) if sealed.is_closed else sealed.body
        return Package(sealed.facts, sealed.public_key, _sections(body))
    except ExchangeError as error:
        raise error.about(sealed.file) from error.__cause__


def _content(path: Path) -> bytes:
    most = _HEAD.size + _SIGNATURE_BYTES + _MOST_FACTS + _MOST_BODY
    content = ordinary_bytes(path, "not_package", most)
    if len(content) > most:
        raise ExchangeError("package_too_large")
    return content


def _opened(content: bytes, newest_schema: int, file: str) -> SealedPackage:
    begun = _HEAD.size + _SIGNATURE_BYTES
    if not content.startswith(_MAGIC):
        raise ExchangeError("not_package")
    if len(content) < begun:
        raise ExchangeError("damaged_package")
    head, signature = content[: _HEAD.size], content[_HEAD.size : begun]
    _magic, version, facts_size, body_size, is_closed, digest, public_key = _HEAD.unpack(head)
    if len(content) != begun + facts_size + body_size or facts_size > _MOST_FACTS:
        raise ExchangeError("damaged_package")
    words, body = content[begun : begun + facts_size], content[begun + facts_size :]
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, head + words)
    except InvalidSignature as error:
        raise ExchangeError("damaged_package") from error
    if hashlib.sha256(body).digest() != digest:
        raise ExchangeError("damaged_package")
    if version > _FORMAT:
        raise ExchangeError("newer_package")
    return SealedPackage(_facts(words, newest_schema), public_key, bool(is_closed), body, file)


def _facts(words: bytes, newest_schema: int) -> PackageFacts:
    try:
        told: dict[str, Any] = json.loads(words)
        if told["schema"] > newest_schema:
            raise ExchangeError("newer_package")
        facts = PackageFacts(
            **told | {"direction": Direction(told["direction"]), "asked": tuple(told["asked"])}
        )
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ExchangeError("damaged_package") from error  # signed, and yet no package of ours
    heads = (facts.head, facts.accepted_head)
    texts = (facts.sender, facts.name, facts.recipient, facts.made_at, *heads, *facts.asked)
    numbers = (facts.number, facts.since, facts.accepted, facts.schema, facts.year)
    if not all(isinstance(one, str) and len(one) <= 80 for one in texts) or not all(
        type(one) is int and 0 <= one < _MOST_NUMBER for one in numbers
    ):
        raise ExchangeError("damaged_package")
    # They are shown before anybody has said that the sender is trusted: no character of them may
    # turn the line around, break it, or hide.
    is_fit = facts.sender and facts.since < facts.number and facts.schema
    if not (is_fit and "".join(texts).isprintable()):
        raise ExchangeError("damaged_package")
    return facts


def _decrypted(body: bytes, password: str) -> bytes:
    if not password:
        raise ExchangeError("package_password")
    salt, nonce = body[:_SALT_BYTES], body[_SALT_BYTES : _SALT_BYTES + _NONCE_BYTES]
    closed = body[_SALT_BYTES + _NONCE_BYTES :]
    try:
        return ChaCha20Poly1305(_key(password, salt)).decrypt(nonce, closed, None)
    except InvalidTag as error:
        raise ExchangeError("package_wrong_password") from error
    except ValueError as error:
        raise ExchangeError("damaged_package") from error


def _sections(body: bytes) -> tuple[Section, ...]:
    unpacker = zlib.decompressobj()
    try:
        text = unpacker.decompress(body, _MOST_UNPACKED)
        if unpacker.unconsumed_tail or _is_heavy(text):
            raise ExchangeError("package_too_large")
        told = json.loads(text)
        return tuple(_section(*one) for one in told)
    except (zlib.error, ValueError, TypeError, RecursionError) as error:
        raise ExchangeError("damaged_package") from error


def _is_heavy(text: bytes) -> bool:
    """Whether there are more lists or values in a text than any package has, by their marks."""
    return text.count(b"[") + text.count(b"{") > _MOST_LISTS or text.count(b",") > _MOST_VALUES


def _section(table: Any, fields: Any, items: Any) -> Section:
    if not isinstance(table, str) or not all(isinstance(one, str) for one in fields):
        raise ValueError(table)
    count = len(fields)
    return Section(
        table,
        tuple(fields),
        tuple(
            Item(_values(key), _rows(rows, count), None if was is None else _rows(was, count))
            for key, rows, was in items
        ),
    )


def _rows(told: Any, count: int) -> tuple[tuple[Any, ...], ...]:
    rows = tuple(_values(one) for one in told)
    if any(len(one) != count for one in rows):
        raise ValueError(count)
    return rows


def _values(told: Any) -> tuple[Any, ...]:
    if not isinstance(told, list):
        raise TypeError(type(told))
    for one in told:
        if isinstance(one, str):
            if len(one) > _MOST_TEXT or not _is_text(one):
                raise ValueError(len(one))
        elif isinstance(one, int):
            if abs(one) >= 2**63:
                raise ValueError(one)
        elif one is not None:
            raise TypeError(type(one))
    return tuple(told)


def _is_text(told: str) -> bool:
    """Whether a text can be written at all: JSON may tell half of a pair of surrogates."""
    try:
        told.encode()
    except UnicodeEncodeError:
        return False
    return True


def _key(password: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=_KEY_BYTES, **_SCRYPT).derive(password.encode())


def _json(told: Any) -> bytes:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
