"""Reads the paragraphs of a .txt or .docx whose text is to be kept: bounded, nothing executed.

Of a .docx only the running text is taken: paragraphs, tabs, line breaks. The parts are counted and
their sizes looked at before anything is unpacked; a document type declaration, which no office
program writes, ends the reading.
"""

import io
import zipfile
from contextlib import suppress
from pathlib import Path
from xml.parsers import expat

from dangjian_desktop.exchange.delimited import decode
from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.exchange.inspection import refuse_unbounded
from dangjian_desktop.exchange.limits import MIB, ReadLimits
from dangjian_desktop.exchange.signature import OLE, ZIP
from dangjian_desktop.exchange.trials import trial_fault

#: Sizes of the file, and of its text when it is unpacked.
MOST_BYTES, MOST_UNPACKED = 10 * MIB, 16 * MIB
_MOST_PARTS = 2_000
#: Of the child in which it is tried.
_LIMITS = ReadLimits(memory_bytes=512 * MIB, seconds=20)
_DOCUMENT = "word/document.xml"
_ENCRYPTED_FLAG = 0x1
_CHUNK = 65_536
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "


def paragraphs_of(content: bytes, path: Path) -> str:
    """Return the text of a file, a paragraph a line.

    Args:
        content: The bytes of the file.
        path: What it is called, for the sentence of a refusal.

    Raises:
        ExchangeError: When it is no text, locked, damaged, or too large.
    """
    try:
        return _paragraphs(content)
    except ExchangeError as error:
        raise error.about(path.name) from error


def _paragraphs(content: bytes) -> str:
    if not content:
        raise ExchangeError("empty_file")
    if len(content) > MOST_BYTES:
        raise ExchangeError("text_too_large", facts={"limit": MOST_BYTES // MIB})
    if content.startswith(OLE):
        raise ExchangeError("old_document")
    if not content.startswith(ZIP):
        try:
            return decode(content)
        except ExchangeError as error:
            raise ExchangeError("not_text", detail=error.code) from error
    fault = trial_fault(__name__, content, _LIMITS)
    if fault:
        code = "damaged_document" if fault == "damaged" else "text_too_large"
        raise ExchangeError(code, facts={"limit": MOST_BYTES // MIB}, detail=f"trial: {fault}")
    return _packed(content)


def trial(content: bytes) -> None:
    """Read a .docx as the program will; a refusal in words is a good end."""
    with suppress(ExchangeError):
        _packed(content)


def _packed(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return _document(package)
    except (ExchangeError, MemoryError):
        raise
    except Exception as error:
        # zipfile, zlib and expat have a dozen ways to say so; all of them mean one thing.
        raise ExchangeError("damaged_document", detail=type(error).__name__) from error


def _document(package: zipfile.ZipFile) -> str:
    parts = package.infolist()
    found = [part for part in parts if part.filename == _DOCUMENT]
    if not found:
        raise ExchangeError("not_text", detail="package")
    if len(parts) > _MOST_PARTS or len(found) > 1:
        raise ExchangeError("damaged_document", detail="parts")
    (part,) = found
    if part.flag_bits & _ENCRYPTED_FLAG:
        raise ExchangeError("old_document")
    refuse_unbounded([part])
    if part.file_size > MOST_UNPACKED:
        raise ExchangeError("text_too_large", facts={"limit": MOST_BYTES // MIB})
    reading = _Reading()
    with package.open(part) as stream:
        taken = 0
        while chunk := stream.read(_CHUNK):
            taken += len(chunk)
            if taken > MOST_UNPACKED:
                raise ExchangeError("text_too_large", facts={"limit": MOST_BYTES // MIB})
            reading.feed(chunk)
    return reading.text()


class _Reading:
    """Gathers the running text while the XML streams through."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line: list[str] = []
        self._is_text = False
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._take
        self._parser.StartDoctypeDeclHandler = self._refuse

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes."""
        self._parser.Parse(chunk, False)

    def text(self) -> str:
        """Return what was gathered."""
        self._parser.Parse(b"", True)
        return "\n".join(self._lines)

    def _start(self, name: str, _attributes: object) -> None:
        if name == f"{_W}t":
            self._is_text = True
        elif name == f"{_W}tab":
            self._line.append(" ")
        elif name in (f"{_W}br", f"{_W}cr"):
            self._line.append("\n")

    def _end(self, name: str) -> None:
        if name == f"{_W}t":
            self._is_text = False
        elif name == f"{_W}p":
            self._lines.append("".join(self._line))
            self._line.clear()

    def _take(self, words: str) -> None:
        if self._is_text:
            self._line.append(words)

    def _refuse(self, *_declared: object) -> None:
        raise ExchangeError("damaged_document", detail="doctype")
