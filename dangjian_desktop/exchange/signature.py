"""Tells what a file is by its content; the ending of its name is only a hint."""

import re
from enum import StrEnum

from dangjian_desktop.exchange import delimited
from dangjian_desktop.exchange.errors import ExchangeError

#: How a packed and an older office file begin.
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_EMPTY_ZIP = b"PK\x05\x06"
# Excel 2 to 4 wrote bare records, without the OLE envelope.
_BARE_BIFF = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00")
_NO_TABLE = (
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"{\\rtf",
)
_HEAD_BYTES = 4096
_WEB_PAGE = re.compile(
    r"<(!doctype\s+html|html|head|body|table|meta|style|script)\b|mime-version:", re.I
)
_XML_SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"
_TEXT_ENDINGS = frozenset({".csv", ".txt", ".tsv"})
# How the stream of an .xls begins, in Excel 97 to 2003 and in Excel 5, and where the record after
# that stands; then the records "write protected" and "encrypted from here on" ([MS-XLS] 2.4.117).
_XLS_BEGINNINGS = (
    (b"\x09\x08\x10\x00\x00\x06\x05\x00", 20),
    (b"\x09\x08\x08\x00\x00\x05\x05\x00", 12),
)
_WRITE_PROTECTED = b"\x86\x00\x00\x00"
_ENCRYPTED = b"\x2f\x00"


class Kind(StrEnum):
    """The formats that are read."""

    XLSX = "xlsx"
    XLS = "xls"
    TEXT = "text"


def recognise(data: bytes, ending: str) -> Kind:
    """Return how to read the bytes of a file.

    Args:
        data: The whole file.
        ending: The ending of its name with the dot. Rows of text are taken under the name of a
            workbook only when they are clearly a table: many programs export that way.

    Raises:
        ExchangeError: When this is nothing that is read.
    """
    if not data:
        raise ExchangeError("empty_file")
    if data.startswith(ZIP):
        # Which program's package it is stands in its directory; `inspection` reads that.
        return Kind.XLSX
    if data.startswith(_EMPTY_ZIP):
        raise ExchangeError("not_workbook")
    if data.startswith(OLE):
        return _recognise_ole(data)
    if data.startswith(_BARE_BIFF):
        raise ExchangeError("other_format", detail="bare BIFF")
    if data.startswith(_NO_TABLE):
        raise ExchangeError("not_workbook")
    return _recognise_text(data, ending.lower())


def _recognise_ole(data: bytes) -> Kind:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        raise ExchangeError("password")
    if holds("Workbook") or holds("Book"):
        return Kind.XLS
    if holds("WordDocument") or holds("PowerPoint Document"):
        raise ExchangeError("not_workbook")
    # Without a readable directory it may still be an .xls: its parser gives the verdict.
    return Kind.XLS


def has_xls_password(data: bytes) -> bool:
    """Whether a stream of an .xls says that it is encrypted."""
    for beginning, length in _XLS_BEGINNINGS:
        at = data.find(beginning)
        while at >= 0:
            after = data[at + length : at + length + 8]
            if after.removeprefix(_WRITE_PROTECTED).startswith(_ENCRYPTED):
                return True
            at = data.find(beginning, at + 1)
    return False


def _recognise_text(data: bytes, ending: str) -> Kind:
    if not data.strip(b"\0 \t\r\n"):
        raise ExchangeError("empty_workbook")
    is_named_text = ending in _TEXT_ENDINGS
    try:
        text = delimited.decode(data)
    except ExchangeError as error:
        if is_named_text and error.code == "text_encoding":
            raise
        raise ExchangeError("not_workbook") from error
    head = text[:_HEAD_BYTES].lstrip()
    if _XML_SPREADSHEET in head:
        raise ExchangeError("other_format")
    if _WEB_PAGE.match(head) or (head.startswith("<") and _WEB_PAGE.search(head)):
        raise ExchangeError("web_page")
    if not is_named_text and (head.startswith("<") or not delimited.looks_like_table(text)):
        raise ExchangeError("not_workbook")
    return Kind.TEXT
