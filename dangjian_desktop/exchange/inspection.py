"""Streams through an .xlsx before the parser sees it: size, parts, rows, columns, declarations.

Also notes what the parser loses: the text of error cells, dates whose day is not shown, merged
cells. Runs in the child; takes bytes, opens no file, follows no link.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from dangjian_desktop.exchange import number_formats
from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.exchange.limits import ReadLimits

_CHUNK_BYTES = 262_144
_HEAD_BYTES = 1_024
_ENCRYPTED_FLAG = 0x1
_BOUNDED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_WORKBOOK = "xl/workbook.xml"
_OTHER_FORMATS = frozenset({"xl/workbook.bin", "content.xml"})
_XML_STARTS = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe<\0", b"\xfe\xff\0<")
_REFERENCE = re.compile(r"([A-Za-z]{1,4})([0-9]{1,9})\Z")
# Longer ones name nothing in any program; they would only make large numbers to count with.
_MAX_LETTERS = 4
_MAX_DIGITS = 9
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_DIGITS = "0123456789"
_MAX_MERGED = 100_000


@dataclass(slots=True)
class SheetMarks:
    """What one sheet says besides its values; rows and columns are counted from 0.

    Attributes:
        errors: The text of error cells (``#N/A``) by row and column.
        coarse: For dates shown without their day: `number_formats.MONTH` or ``YEAR``.
        merged: First row, first column, last row, last column of merged cells.
    """

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    coarse: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)


def inspect(data: bytes, limits: ReadLimits) -> list[SheetMarks]:
    """Check the bytes of an .xlsx and return the marks of its sheets, in the order of the tabs.

    Raises:
        ExchangeError: When it is no workbook, has a password, is damaged, or passes a limit.
    """
    try:
        return _inspect(data, limits)
    except (ExchangeError, MemoryError):
        raise
    except Exception as error:
        # zipfile, zlib and expat have a dozen ways to say so; all of them mean one thing.
        raise ExchangeError("damaged", detail=type(error).__name__) from error


def _inspect(data: bytes, limits: ReadLimits) -> list[SheetMarks]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = package.infolist()
        _check_package(parts, len(data), limits)
        sheets = _sheets(package, limits)
        names = dict(sheets)
        coarse = _coarse_styles(package)
        marks: dict[str, SheetMarks] = {}
        cells = 0
        for part in parts:
            with package.open(part) as stream:
                root = _root_of(stream)
            if root != "worksheet":
                continue
            with package.open(part) as stream:
                scan = _SheetScan(names.get(_folded(part.filename), ""), limits, coarse)
                scan.read(stream)
            cells += scan.area
            if cells > limits.cells:
                raise ExchangeError("too_many_cells", facts={"limit": limits.cells})
            marks[_folded(part.filename)] = scan.marks
    return [marks.get(part, SheetMarks()) for part, _name in sheets]


def _check_package(parts: list[zipfile.ZipInfo], size: int, limits: ReadLimits) -> None:
    """Judge by the directory alone; reading stops at the sizes that it states."""
    names = {_folded(part.filename) for part in parts}
    if names & _OTHER_FORMATS:
        raise ExchangeError("other_format")
    if not any(name.startswith("xl/") for name in names):
        raise ExchangeError("not_workbook")
    if any(part.flag_bits & _ENCRYPTED_FLAG for part in parts):
        raise ExchangeError("password")
    if len(parts) > limits.parts or len(names) != len(parts):
        raise ExchangeError("damaged", detail="parts")
    refuse_unbounded(parts)
    unpacked = sum(part.file_size for part in parts)
    is_bomb = unpacked > limits.ratio_from_bytes and unpacked > size * limits.packing_ratio
    if unpacked > limits.unpacked_bytes or is_bomb:
        raise ExchangeError("unpacks_too_large")


def refuse_unbounded(parts: Iterable[zipfile.ZipInfo]) -> None:
    """Refuse parts that are not packed as office programs pack them.

    A directory may understate the size of a part. Of a deflated one zipfile then unpacks no more
    than was asked for; of the others all that a block holds, which may be gigabytes.

    Raises:
        ExchangeError: When there is such a part.
    """
    if not {part.compress_type for part in parts} <= _BOUNDED:
        raise ExchangeError("damaged", detail="compression")


def _folded(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _sheets(package: zipfile.ZipFile, limits: ReadLimits) -> list[tuple[str, str]]:
    """Return the part and the name of each sheet, in the order of the tabs."""
    by_name = {_folded(part.filename): part for part in package.infolist()}
    targets: dict[str, str] = {}
    sheets: list[tuple[str, str]] = []

    def relationship(name: str, attributes: dict[str, str]) -> None:
        if _local(name) == "Relationship":
            target = attributes.get("Target", "")
            path = target if target.startswith("/") else posixpath.join("xl", target)
            targets[attributes.get("Id", "")] = _folded(posixpath.normpath(path))

    def sheet(name: str, attributes: dict[str, str]) -> None:
        if _local(name) == "sheet":
            reference = [text for key, text in attributes.items() if key.endswith(":id")]
            sheets.append((attributes.get("name", ""), reference[0] if reference else ""))

    for path, handler in (
        ("xl/_rels/workbook.xml.rels", relationship),
        (_WORKBOOK, sheet),
    ):
        if path in by_name:
            with package.open(by_name[path]) as stream:
                parser = _guarded_parser()
                parser.StartElementHandler = handler
                _feed(parser, stream)
    if len(sheets) > limits.sheets:
        raise ExchangeError("too_many_sheets", facts={"limit": limits.sheets})
    # A sheet without a part keeps its place, so that places match the parser's.
    return [(targets.get(reference, ""), name) for name, reference in sheets]


def _coarse_styles(package: zipfile.ZipFile) -> dict[str, str]:
    for part in package.infolist():
        if _folded(part.filename) == "xl/styles.xml":
            with package.open(part) as stream:
                return number_formats.coarse_styles(stream)
    return {}


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _guarded_parser() -> expat.XMLParserType:
    """Return a parser that refuses documents with a DTD: a workbook has none, a bomb may."""

    def refuse(*_arguments: object) -> None:
        raise ExchangeError("damaged", detail="DTD")

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    return parser


def _feed(parser: expat.XMLParserType, stream: IO[bytes]) -> None:
    while chunk := stream.read(_CHUNK_BYTES):
        parser.Parse(chunk)
    parser.Parse(b"", True)


class _RootFoundError(Exception):
    """Leaves a parser as soon as the outermost element is known."""


def _root_of(stream: IO[bytes]) -> str:
    """Return the name of the outermost element; empty for a picture and the like."""
    head = stream.read(_HEAD_BYTES)
    if not head.lstrip(b" \t\r\n").startswith(_XML_STARTS):
        return ""
    found = ""

    def start(name: str, _attributes: dict[str, str]) -> None:
        nonlocal found
        found = _local(name)
        raise _RootFoundError

    parser = _guarded_parser()
    parser.StartElementHandler = start
    # A part that is no XML after all is none that is read here; the parser may judge it.
    with suppress(_RootFoundError, expat.ExpatError):
        parser.Parse(head)
        _feed(parser, stream)
    return found


class _SheetScan:
    """Finds the used rectangle of one sheet, and its marks, in one pass.

    Counted are cells with a value: a workbook whose borders were drawn down to row 1,048,576 is
    an honest one, and the parser skips such cells too.
    """

    def __init__(self, name: str, limits: ReadLimits, coarse: dict[str, str]) -> None:
        self.marks = SheetMarks()
        self._name = name
        self._limits = limits
        self._coarse = coarse
        self._row = 0
        self._cell: list[str] = ["r", "@0"]  # attributes; "@" is the letter before A
        self._valued: list[list[str]] = []
        self._error_text: list[str] | None = None
        self._error_at = ""
        self._parser = _guarded_parser()
        self._parser.ordered_attributes = True
        self._parser.StartElementHandler = self._start
        self._top = self._left = 1 << 40
        self._bottom = self._right = 0

    def read(self, stream: IO[bytes]) -> None:
        """Read the whole part; stops at the first passed limit."""
        while chunk := stream.read(_CHUNK_BYTES):
            self._parser.Parse(chunk)
            self._digest()
        self._parser.Parse(b"", True)
        self._digest()
        self._finish_error()

    @property
    def area(self) -> int:
        """Cells of the used rectangle."""
        if not self._bottom:
            return 0
        return (self._bottom - self._top + 1) * (self._right - self._left + 1)

    def _start(self, name: str, attributes: list[str]) -> None:
        # Called for every element of the file: the two commonest first, and little work.
        if self._error_text is not None:
            self._finish_error()
        if name == "c":
            if not attributes or attributes[0] != "r":
                attributes = self._placed(attributes)
            self._cell = attributes
        elif name in ("v", "is"):
            self._valued.append(self._cell)
            if "e" in self._cell:  # only the type of a cell can be "e"
                self._error_text, self._error_at = [], self._cell[1]
                self._parser.CharacterDataHandler = self._error_text.append
        elif name == "row":
            self._begin_row(attributes)
        elif name == "mergeCell":
            self._note_merged(attributes)
        elif ":" in name:
            self._start(_local(name), attributes)

    def _begin_row(self, attributes: list[str]) -> None:
        given = dict(zip(attributes[::2], attributes[1::2], strict=True)).get("r", "")
        self._row = int(given) if given.isdecimal() else self._row + 1
        self._cell = ["r", f"@{self._row}"]

    def _placed(self, attributes: list[str]) -> list[str]:
        """Return the attributes with the place first; a cell may leave it to its order."""
        given = dict(zip(attributes[::2], attributes[1::2], strict=True))
        place = given.pop("r", "")
        if not place:
            column = _column_number(self._cell[1].rstrip(_DIGITS)) + 1
            place = f"{_column_letters(column)}{self._row}"
        return ["r", place, *(text for pair in given.items() for text in pair)]

    def _note_merged(self, attributes: list[str]) -> None:
        if len(self.marks.merged) >= _MAX_MERGED:
            return
        text = dict(zip(attributes[::2], attributes[1::2], strict=True)).get("ref", "")
        first, _, last = text.partition(":")
        one, other = _REFERENCE.match(first), _REFERENCE.match(last)
        if one and other:
            self.marks.merged.append((*_position(one), *_position(other)))

    def _finish_error(self) -> None:
        if self._error_text is None:
            return
        match = _REFERENCE.match(self._error_at)
        text = "".join(self._error_text).strip()
        if match and text:
            self.marks.errors[_position(match)] = text
        self._error_text = None
        self._parser.CharacterDataHandler = None

    def _digest(self) -> None:
        """Take in the valued cells of one chunk, with set arithmetic instead of a loop."""
        if not self._valued:
            return
        places = [attributes[1] for attributes in self._valued]
        if self._coarse:
            self._note_coarse()
        self._valued = []
        rows = [_row_number(text) for text in {place.lstrip(_LETTERS) for place in places}]
        columns = [_column_number(text) for text in {place.rstrip(_DIGITS) for place in places}]
        self._top, self._bottom = min(self._top, *rows), max(self._bottom, *rows)
        self._left, self._right = min(self._left, *columns), max(self._right, *columns)
        if self._top < 1 or self._left < 1:
            raise ValueError("a cell without a place")
        for code, found, limit in (
            ("too_many_rows", self._bottom, self._limits.rows),
            ("too_many_columns", self._right, self._limits.columns),
        ):
            if found > limit:
                facts: dict[str, str | int] = {"sheet": self._name, "found": found, "limit": limit}
                raise ExchangeError(code, facts=facts)

    def _note_coarse(self) -> None:
        for attributes in self._valued:
            for index in range(2, len(attributes), 2):
                if attributes[index] == "s" and attributes[index + 1] in self._coarse:
                    match = _REFERENCE.match(attributes[1])
                    if match:
                        self.marks.coarse[_position(match)] = self._coarse[attributes[index + 1]]


def _column_number(letters: str) -> int:
    """Return 1 for A, 27 for AA; 0 for the "@" before A."""
    if len(letters) > _MAX_LETTERS:
        raise ValueError("no column")
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _row_number(digits: str) -> int:
    if len(digits) > _MAX_DIGITS:
        raise ValueError("no row")
    return int(digits)


def _column_letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _position(match: re.Match[str]) -> tuple[int, int]:
    return int(match.group(2)) - 1, _column_number(match.group(1)) - 1
