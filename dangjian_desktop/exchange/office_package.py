"""Looks at a .docx or .xlsx before any library parses it: what it is, and whether it would hurt."""

import io
import zipfile
from enum import StrEnum

from dangjian_desktop.exchange import inspection
from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.exchange.form_bounds import refuse_heavy
from dangjian_desktop.exchange.limits import MIB, ReadLimits
from dangjian_desktop.exchange.signature import OLE, ZIP

_LOCKED = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED_FLAG = 0x1
_ORDINARY = b"wordprocessingml.document.main+xml"
_STRICT, _HEAD_BYTES = b"http://purl.oclc.org/ooxml", 4096
#: How much of this computer a form may use. They are a few pages; pictures are most of the bytes.
FORM_LIMITS = ReadLimits(
    file_bytes=20 * MIB,
    unpacked_bytes=64 * MIB,
    ratio_from_bytes=8 * MIB,
    parts=1_000,
    sheets=40,
    rows=3_000,
    columns=120,
    cells=60_000,
    memory_bytes=768 * MIB,
    seconds=30,
)
#: All of the XML together; a form of a hundred pages has two.
_MOST_XML = 24 * MIB


class OfficeKind(StrEnum):
    """The formats that are filled."""

    DOCX = "docx"
    XLSX = "xlsx"


def recognised(content: bytes) -> OfficeKind:
    """Return what the bytes are, once nothing about them would hurt.

    Raises:
        ExchangeError: When it is neither format, is locked, has macros, or is too large.
    """
    if not content:
        raise ExchangeError("empty_file")
    if len(content) > FORM_LIMITS.file_bytes:
        limit = FORM_LIMITS.file_bytes // MIB
        raise ExchangeError("file_too_large", facts={"limit": limit})
    if content.startswith(OLE):
        raise ExchangeError("password" if _LOCKED in content else "old_template")
    if not content.startswith(ZIP):
        raise ExchangeError("not_template")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            kind = _kind(package, len(content))
    except (ExchangeError, MemoryError):
        raise
    except Exception as error:
        raise ExchangeError("damaged", detail=type(error).__name__) from error
    if kind is OfficeKind.XLSX:
        inspection.inspect(content, FORM_LIMITS)
    return kind


def part_names(content: bytes) -> list[str]:
    """Return the names of the parts of a package that was looked at."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.namelist()


def _kind(package: zipfile.ZipFile, size: int) -> OfficeKind:
    parts = package.infolist()
    names = {part.filename for part in parts}
    if "word/document.xml" in names:
        kind = OfficeKind.DOCX
    elif "xl/workbook.xml" in names:
        kind = OfficeKind.XLSX
    else:
        raise ExchangeError("not_template")
    if any(part.flag_bits & _ENCRYPTED_FLAG for part in parts):
        raise ExchangeError("password")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise ExchangeError("template_macros")
    if len(parts) > FORM_LIMITS.parts or len(names) != len(parts):
        raise ExchangeError("damaged", detail="parts")
    inspection.refuse_unbounded(parts)
    unpacked = sum(part.file_size for part in parts)
    is_bomb = (
        unpacked > FORM_LIMITS.ratio_from_bytes and unpacked > size * FORM_LIMITS.packing_ratio
    )
    if unpacked > FORM_LIMITS.unpacked_bytes or is_bomb:
        raise ExchangeError("unpacks_too_large")
    written = [part for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
    if sum(part.file_size for part in written) > _MOST_XML:
        raise ExchangeError("template_too_large")
    refuse_heavy(package)
    if kind is OfficeKind.DOCX and not _is_ordinary(package):
        raise ExchangeError("template_kind")
    return kind


def _is_ordinary(package: zipfile.ZipFile) -> bool:
    """Whether a text is what python-docx opens: no template (.dotx), not in the strict names."""
    if _ORDINARY not in package.read("[Content_Types].xml"):
        return False
    with package.open("word/document.xml") as stream:
        return _STRICT not in stream.read(_HEAD_BYTES)
