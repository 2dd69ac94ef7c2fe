"""Counts what a superior's form holds by streaming through it, before a library builds it up.

A library needs a hundred bytes and more for an element of three, makes a cell for each place that a
merged area or a link covers, and follows what is declared at the head of a part. What no form that
anybody fills in by hand has is refused here, while it costs nothing.
"""

import re
import zipfile
from xml.parsers import expat

from dangjian_desktop.exchange.errors import ExchangeError

#: All parts together: elements, characters, and cells below merged areas and links. A form of a
#: hundred pages in tables has 120,000 elements.
MOST_ELEMENTS, MOST_LETTERS, MOST_COVERED = 200_000, 600_000, 200_000
#: Of all elements together; a form has two for each.
MOST_ATTRIBUTES = 500_000
#: Tables within tables, and the characters that say where a check or a colouring holds.
DEEPEST_TABLE, MOST_PLACES = 10, 8_000
_CHUNK = 65_536
_HEAD = 64
_XML_STARTS = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
#: What may stand before: white space, and the empty bytes of wide encodings.
_BEFORE_XML = b" \t\r\n\0"
_AREA = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?\Z")
#: Elements that openpyxl spreads over every cell of their area.
_SPREAD = frozenset({"mergeCell", "hyperlink"})
_PLACED = frozenset({"dataValidation", "conditionalFormatting"})


def refuse_heavy(package: zipfile.ZipFile) -> None:
    """Refuse a package whose parts hold far too much or declare a document type.

    Raises:
        ExchangeError: When it does.
    """
    count = _Count()
    for part in package.infolist():
        with package.open(part) as stream:
            head = stream.read(_HEAD)
            # A part of any name may be declared to be the text, and white space has no end.
            start = head.lstrip(_BEFORE_XML)
            if start and not start.startswith(_XML_STARTS):
                continue
            parser = count.parser()
            try:
                parser.Parse(head, False)
                while chunk := stream.read(_CHUNK):
                    parser.Parse(chunk, False)
                parser.Parse(b"", True)
            except expat.ExpatError:
                # The libraries judge whether they need it; they build at most what is counted here.
                count.take_unread(package.read(part))


class _Count:
    """What was found so far, in all parts."""

    def __init__(self) -> None:
        self._elements = self._attributes = self._letters = self._covered = self._depth = 0

    def parser(self) -> expat.XMLParserType:
        """Return what counts one part."""
        made = expat.ParserCreate()
        made.buffer_text = True
        made.StartElementHandler, made.EndElementHandler = self._start, self._end
        made.CharacterDataHandler = self._take
        made.CommentHandler = made.ProcessingInstructionHandler = self._note
        made.StartDoctypeDeclHandler = self._refuse_declaration
        self._depth = 0
        return made

    def take_unread(self, content: bytes) -> None:
        """Count a part that is no XML, or is in an encoding that is not read here."""
        if b"<!DOCTYPE" in content:
            self._refuse_declaration()
        self._elements += content.count(b"<")
        self._check()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        self._attributes += len(attributes)
        local = name.rpartition(":")[2]
        if local == "tbl":
            self._depth += 1
        elif local in _SPREAD:
            self._covered += _cells_in(attributes.get("ref", ""))
        elif local in _PLACED and len(attributes.get("sqref", "")) > MOST_PLACES:
            raise ExchangeError("template_too_large", detail="sqref")
        self._check()

    def _end(self, name: str) -> None:
        if name.rpartition(":")[2] == "tbl":
            self._depth -= 1

    def _note(self, *_told: object) -> None:
        self._elements += 1
        self._check()

    def _take(self, text: str) -> None:
        self._letters += len(text)
        self._check()

    def _check(self) -> None:
        for what, found, most in (
            ("elements", self._elements, MOST_ELEMENTS),
            ("attributes", self._attributes, MOST_ATTRIBUTES),
            ("letters", self._letters, MOST_LETTERS),
            ("covered", self._covered, MOST_COVERED),
            ("tables", self._depth, DEEPEST_TABLE),
        ):
            if found > most:
                raise ExchangeError("template_too_large", detail=what)

    def _refuse_declaration(self, *_declared: object) -> None:
        # No office program writes one; it is there to read other files or to fill the memory.
        raise ExchangeError("damaged", detail="doctype")


def _cells_in(reference: str) -> int:
    """Return how many cells an area covers; one of whole rows or columns covers too many."""
    found = _AREA.match(reference)
    if found is None:
        return MOST_COVERED + 1 if ":" in reference else 1
    first, top, last, bottom = found.groups()
    if last is None:
        return 1
    rows = abs(int(bottom) - int(top)) + 1
    return rows * (abs(_column(last) - _column(first)) + 1)


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number
