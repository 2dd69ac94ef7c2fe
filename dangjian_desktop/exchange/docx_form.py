"""A superior's .docx: its blanks found, and filled without touching anything else.

python-docx opens and saves the package; `docx_reading` and `docx_writing` know its elements.
"""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import docx
from docx.oxml.ns import qn

from dangjian_desktop.domain.template_grid import found_in_grid
from dangjian_desktop.domain.template_shapes import (
    EMPTY_SHOWN,
    MOST_FOUND,
    Blank,
    BlankKind,
    Filling,
    Piece,
    ShapeBlock,
    ShapeCell,
    TemplateShape,
    pieces_of,
    tidied,
)
from dangjian_desktop.domain.template_text import (
    BOX,
    BOXES,
    FIELD,
    LINED,
    Span,
    SpanKind,
    spans_in,
    without_last_colon,
)
from dangjian_desktop.exchange.docx_reading import (
    SPACES,
    Line,
    Table,
    atoms_of,
    cell_of,
    children_of,
    found_elements,
    grid_of,
    plain_text,
    rows_of,
)
from dangjian_desktop.exchange.docx_writing import (
    fill_list,
    mirror_boxes,
    tick,
    write_cell,
    write_span,
)
from dangjian_desktop.exchange.errors import ExchangeError

#: Of a line above boxes, so much is their label.
_MOST_ABOVE = 24
#: Where a story stands on a page: the head above the body, the foot below.
_STANDS = {qn("w:hdr"): -1, qn("w:ftr"): 1}


class DocxForm:
    """A text that was opened; `shape` tells what is in it, `filled` returns it filled in."""

    def __init__(self, content: bytes) -> None:
        self._document = docx.Document(io.BytesIO(content))
        self._lines: dict[Any, Line] = {}
        self._tables: dict[Any, Table] = {}
        self._boxes: dict[str, list[tuple[Line, int]]] = {}
        self._blanks: dict[str, Blank] = {}
        self._spans = 0
        self._stories = list(self._found_stories())
        for number, story in enumerate(self._stories):
            self._scan(number, story)

    # What is in it ----------------------------------------------------------------------

    def shape(self) -> TemplateShape:
        """Return the blanks and how they stand."""
        stories = sorted(self._stories, key=lambda story: _STANDS.get(story.tag, 0))
        blocks = [block for story in stories for block in self._blocks(story)]
        return TemplateShape(tuple(blocks), tuple(self._blanks.values()))

    def _found_stories(self) -> Iterator[Any]:
        yield self._document.element.body
        parts = {
            str(part.partname): part
            for part in self._document.part.package.iter_parts()
            if re.match(r"/word/(header|footer)\d*\.xml\Z", str(part.partname))
        }
        for name in sorted(parts):
            yield parts[name].element

    def _scan(self, number: int, story: Any) -> None:
        owners: dict[Any, str] = {}
        for table_number, element in enumerate(found_elements(story, qn("w:tbl"))):
            table = self._read_table(f"{number}/t{table_number}", element)
            self._tables[element] = table
            owners |= table.owners
        taken = {paragraph for cell in owners for paragraph in cell.iter(qn("w:p"))}
        for line_number, element in enumerate(found_elements(story, qn("w:p"))):
            line = Line(element, list(atoms_of(element)))
            self._lines[element] = line
            if element not in taken:
                self._read_line(f"{number}/p{line_number}", line)
        self._order(story, owners)

    def _read_table(self, address: str, element: Any) -> Table:
        rows = list(rows_of(element))
        grid, cells = grid_of(rows)
        found = found_in_grid(grid)
        places = {cell: place for place, cell in cells.items()}
        table = Table(element, rows, cells, places, found)
        for one in found.lists:
            key = f"{address}/l{one.head}"
            table.lists[key] = one
            self._add(Blank(key, BlankKind.TABLE, one.called, one.words, one.room))
            for row in range(one.first, one.first + one.room):
                for column in one.columns:
                    table.owners[cells[row, column]] = key
        for cell, label in found.singles:
            key = f"{address}/c{cell.row},{cell.column}"
            table.singles[key] = cells[cell.place]
            table.owners[cells[cell.place]] = key
            self._add(Blank(key, BlankKind.TEXT, label))
        return table

    def _read_line(self, address: str, line: Line) -> None:
        cell = cell_of(line.element)
        line.spans = self._spans_of(line, cell)
        self._spans += len(line.spans)
        if self._spans > MOST_FOUND:
            raise ExchangeError("template_too_large", detail="spans")
        group: list[tuple[Line, int]] = []
        words: list[str] = []
        head = ""
        for number, span in enumerate(line.spans):
            key = f"{address}/{number}"
            if span.kind is not SpanKind.BOX:
                line.addresses.append(key)
                label = span.label or self._beside(cell)
                kind = BlankKind.DAY if span.kind is SpanKind.DAY else BlankKind.TEXT
                self._add(Blank(key, kind, label))
                continue
            if span.group != head or not group:
                group, words, head = [], [], span.group
                key = self._continued(line, cell, span) or f"{address}/b{number}"
                if key in self._boxes:
                    group = self._boxes[key]
                    words = list(self._blanks[key].words)
                else:
                    self._boxes[key] = group
                    label = (span.group if span.group != BOX else "") or self._beside(cell)
                    self._add(Blank(key, BlankKind.BOXES, label or self._above(line)))
                current = key
            group.append((line, number))
            words.append(span.label)
            line.addresses.append(current)
            self._blanks[current] = replace(self._blanks[current], words=tuple(words))

    def _spans_of(self, line: Line, cell: Any) -> list[Span]:
        spans = spans_in(line.text)
        table, place = self._place_of(cell)
        if table is None or not table.found.is_answered_beside(place):
            return spans
        return without_last_colon(line.text, spans)

    def _place_of(self, cell: Any) -> tuple[Table | None, tuple[int, int]]:
        """Return the table in which a cell stands, and where."""
        table = None if cell is None else self._tables.get(next(cell.iterancestors(qn("w:tbl"))))
        if table is None or cell not in table.places:
            return None, (0, 0)
        return table, table.places[cell]

    def _continued(self, line: Line, cell: Any, span: Span) -> str:
        """Return the boxes that a line goes on with: those of the line before, each on its own."""
        if span.group != BOX or line.text.lstrip(SPACES)[:1] not in BOXES:
            return ""
        before = line.element.getprevious()
        known = self._lines.get(before) if before is not None else None
        is_same = known is not None and cell_of(known.element) is cell
        if not is_same or known is None or not known.spans:
            return ""
        is_boxed = known.text.lstrip(SPACES)[:1] in BOXES
        return known.addresses[-1] if is_boxed and known.addresses[-1] in self._boxes else ""

    def _beside(self, cell: Any) -> str:
        """Return the words at the left of a cell in its table, or above."""
        table, place = self._place_of(cell)
        return "" if table is None else table.found.label_at(place)

    def _above(self, line: Line) -> str:
        before = line.element.getprevious()
        known = self._lines.get(before) if before is not None else None
        return "" if known is None else known.text.strip(SPACES + "：:")[:_MOST_ABOVE]

    def _add(self, blank: Blank) -> None:
        self._blanks[blank.address] = tidied(blank)

    def _order(self, story: Any, owners: Mapping[Any, str]) -> None:
        """Sort the blanks of a story as they stand on the page; boxes and cells were read apart."""
        places: dict[str, int] = {}
        for number, element in enumerate(story.iter()):
            if element in owners:
                places.setdefault(owners[element], number)
            line = self._lines.get(element)
            for key in line.addresses if line is not None else ():
                places.setdefault(key, number)
        # Those of the stories before stay in front; of one place the order in which they were read.
        kept = sorted(self._blanks.items(), key=lambda pair: places.get(pair[0], -1))
        self._blanks = dict(kept)

    # How it looks -----------------------------------------------------------------------

    def _blocks(self, story: Any) -> Iterator[ShapeBlock]:
        for element in children_of(story):
            if element.tag == qn("w:p"):
                yield from self._paragraph(element)
            elif element.tag == qn("w:tbl"):
                yield self._table_block(self._tables[element])

    def _paragraph(self, element: Any) -> Iterator[ShapeBlock]:
        pieces = self._pieces(self._lines[element])
        if pieces:
            yield ShapeBlock(((ShapeCell(pieces),),), is_table=False)
        for inner in element.iter(qn("w:p")):
            if inner is not element and inner in self._lines:  # in a text box
                pieces = self._pieces(self._lines[inner])
                if pieces:
                    yield ShapeBlock(((ShapeCell(pieces),),), is_table=False)

    def _table_block(self, table: Table) -> ShapeBlock:
        grid, _cells = grid_of(table.rows)
        by_row: dict[int, list[ShapeCell]] = {number: [] for number in range(len(table.rows))}
        for cell in grid:
            element = table.cells[cell.place]
            key = table.owners.get(element)
            if key is not None:
                pieces: tuple[Piece, ...] = (Piece(plain_text(element) or EMPTY_SHOWN, key),)
            else:
                pieces = self._cell_pieces(element)
            by_row[cell.row].append(ShapeCell(pieces, cell.rows, cell.columns))
        return ShapeBlock(tuple(tuple(row) for row in by_row.values()))

    def _cell_pieces(self, element: Any) -> tuple[Piece, ...]:
        pieces: list[Piece] = []
        for paragraph in element.iter(qn("w:p")):
            line = self._lines.get(paragraph)
            if line is None:
                continue
            if pieces:
                pieces.append(Piece("\n"))
            pieces += self._pieces(line)
        return tuple(pieces)

    @staticmethod
    def _pieces(line: Line) -> tuple[Piece, ...]:
        pieces = pieces_of(line.text, zip(line.spans, line.addresses, strict=True))
        return tuple(
            Piece(one.text.replace(LINED, "_").replace(FIELD, "　"), one.address) for one in pieces
        )

    # Filling ----------------------------------------------------------------------------

    def filled(self, fillings: Mapping[str, Filling]) -> bytes:
        """Return the file with its blanks filled; those that are not named stay as they are."""
        for line in self._lines.values():
            self._fill_line(line, fillings)
        for table in self._tables.values():
            for key, cell in table.singles.items():
                if key in fillings:
                    write_cell(cell, fillings[key].text)
            for key, found in sorted(table.lists.items(), reverse=True):
                if key in fillings:
                    fill_list(table, found, fillings[key].lines)
        for story in self._stories:
            mirror_boxes(story)
        written = io.BytesIO()
        self._document.save(written)
        return written.getvalue()

    def _fill_line(self, line: Line, fillings: Mapping[str, Filling]) -> None:
        pairs = list(zip(line.spans, line.addresses, strict=True))
        for number in reversed(range(len(pairs))):
            span, address = pairs[number]
            filling = fillings.get(address)
            if filling is None:
                continue
            if span.kind is SpanKind.BOX:
                place = self._boxes[address].index((line, number))
                if place in filling.ticked:
                    tick(line.atoms[span.start])
            elif filling.text:
                write_span(line, span, filling.text)
