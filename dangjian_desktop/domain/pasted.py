"""A block of cells out of the clipboard: as WPS and Excel write it, as text or as a web page.

Text has a tab between cells; a cell with line breaks stands in quotes. Some versions of WPS, and
Word, hand over a web page only. Of both the one is taken that says more: the web page knows merged
cells. Nothing in it is carried out, followed or loaded.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from dangjian_desktop.domain.cells import clean_text

#: What is taken at once; more is a file.
MOST_ROWS, MOST_COLUMNS = 5_000, 200
MOST_CHARACTERS = 8_000_000
_CELL_ENDS = re.compile(r"\t|\r\n|\n|\r")
_SPACES = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True, slots=True)
class PastedMerge:
    """Cells shown as one; rows numbered from 1, columns from 0, both ends included."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


@dataclass(frozen=True)
class PastedBlock:
    """What was pasted.

    Attributes:
        rows: Its lines, all of one length, empty ones at the end left off.
        merged: Cells shown as one.
        is_cut: Whether there was more than is taken at once.
    """

    rows: tuple[tuple[str | None, ...], ...]
    merged: tuple[PastedMerge, ...] = ()
    is_cut: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing was pasted."""
        return not self.rows


def read_pasted(text: str, html: str = "") -> PastedBlock:
    """Return the cells of a clipboard.

    Args:
        text: As plain text; "" for none. html: As a web page; "" for none.
    """
    if html:
        page = _read_page(html[:MOST_CHARACTERS])
        is_wider = len(page.rows) > 1 or any(len(row) > 1 for row in page.rows)
        if not page.is_empty and (page.merged or "\t" not in text) and (is_wider or not text):
            return _marked(page, len(html))
    rows = _trimmed(_lines(text[:MOST_CHARACTERS]))
    return _marked(PastedBlock(_shaped(rows)), len(text))


def _marked(block: PastedBlock, length: int) -> PastedBlock:
    is_cut = (
        length > MOST_CHARACTERS
        or len(block.rows) > MOST_ROWS
        or any(len(row) > MOST_COLUMNS for row in block.rows[:1])
    )
    return PastedBlock(block.rows, block.merged, is_cut)


def _lines(text: str) -> Iterator[list[str]]:
    """Yield the lines of a text with tabs; quotes hold line breaks together."""
    place, row = 0, []
    while place < len(text):
        cell, place, end = _cell(text, place)
        row.append(cell)
        if end != "\t":
            yield row
            row = []
        elif place >= len(text):
            row.append("")
    if row:
        yield row


def _cell(text: str, place: int) -> tuple[str, int, str]:
    """Return a cell, where the next begins, and what stands between."""
    if text[place] == '"':
        told, at = [], place + 1
        while (close := text.find('"', at)) >= 0:
            if text[close + 1 : close + 2] == '"':
                told.append(text[at : close + 1])
                at = close + 2
                continue
            told.append(text[at:close])
            end = _CELL_ENDS.match(text, close + 1)
            if end is not None:
                return "".join(told), end.end(), end[0]
            if close + 1 == len(text):
                return "".join(told), len(text), ""
            break  # the quote is a mark of the cell's own
    end = _CELL_ENDS.search(text, place)
    if end is None:
        return text[place:], len(text), ""
    return text[place : end.start()], end.end(), end[0]


def _trimmed(rows: Iterable[list[str]]) -> list[list[str]]:
    kept = list(rows)
    while kept and not any(clean_text(cell) for cell in kept[-1]):
        kept.pop()
    return kept


def _shaped(rows: list[list[str]]) -> tuple[tuple[str | None, ...], ...]:
    """Return lines of one length; columns at the right in which nothing stands are left off."""
    width = max(
        (index + 1 for row in rows for index, cell in enumerate(row) if clean_text(cell)), default=0
    )
    return tuple(
        tuple(row[index] or None if index < len(row) else None for index in range(width))
        for row in rows
    )


class _Page(HTMLParser):
    """Gathers the cells of the first table of a web page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self.merged: list[PastedMerge] = []
        self._covered: set[tuple[int, int]] = set()
        self._parts: list[str] | None = None
        self._silent = 0
        self._depth = 0
        self._left = MOST_ROWS * MOST_COLUMNS
        self._across = 1
        self._is_done = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line, a cell, or a new line within a cell."""
        if tag in ("style", "script", "head", "title"):
            self._silent += 1
        elif tag == "table":
            self._depth += 1
        elif self._is_done or self._depth != 1:
            return
        elif tag == "tr":
            self._end_cell()
            self.rows.append([])
        elif tag in ("td", "th"):
            self._end_cell()
            self._begin_cell(dict(attrs))
        elif tag == "br" and self._parts is not None:
            self._parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End a cell, a paragraph of it, or the table."""
        if tag in ("style", "script", "head", "title"):
            self._silent = max(self._silent - 1, 0)
        elif tag == "table":
            if self._depth == 1:
                self._end_cell()
                self._is_done = bool(self.rows)
            self._depth = max(self._depth - 1, 0)
        elif tag in ("td", "th", "tr") and self._depth == 1:
            self._end_cell()
        elif tag in ("p", "div") and self._parts is not None:
            self._parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Take the words of a cell; line breaks of the page itself are blanks."""
        if self._parts is not None and not self._silent:
            self._parts.append(_SPACES.sub(" ", data))

    def close(self) -> None:
        """Take a page that breaks off as far as it goes."""
        super().close()
        self._end_cell()

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        if not self.rows:
            self.rows.append([])
        row, number = self.rows[-1], len(self.rows) - 1
        while (number, len(row)) in self._covered:
            row.append("")
        across = _span(attributes.get("colspan"), MOST_COLUMNS - len(row))
        down = _span(attributes.get("rowspan"), MOST_ROWS - number)
        if across > 1 or down > 1:
            first = len(row)
            self._left -= down * across
            if self._left < 0:  # spans by the thousand over one another: made to hang a program
                across, down = 1, 1
            else:
                last = first + across - 1
                self.merged.append(PastedMerge(number + 1, number + down, first, last))
            self._covered |= {
                (number + below, first + beside)
                for below in range(1, down)
                for beside in range(across)
            }
        self._across = across
        self._parts = []

    def _end_cell(self) -> None:
        if self._parts is None:
            return
        told = "".join(self._parts)
        lines = [line.strip(" \u00a0") for line in told.split("\n")]
        self.rows[-1].append("\n".join(line for line in lines if line))
        self.rows[-1] += [""] * (self._across - 1)
        self._parts = None


def _span(said: str | None, most: int) -> int:
    """Return over how many cells one reaches; what is nonsense reaches over itself alone."""
    text = (said or "").strip()
    return (
        max(1, min(int(text), most)) if text.isascii() and text.isdigit() and len(text) < 6 else 1
    )


def _read_page(html: str) -> PastedBlock:
    page = _Page()
    page.feed(html)
    page.close()
    rows = _trimmed(page.rows[: MOST_ROWS + 1])
    merged = tuple(one for one in page.merged if one.first_row <= len(rows))
    return PastedBlock(_shaped(rows), merged)
