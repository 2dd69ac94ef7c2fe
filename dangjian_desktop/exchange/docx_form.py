"""A superior's .docx: its blanks found, and filled without touching anything else.

python-docx opens and saves the package. What stands in the text is reached by its elements, because
a blank may begin in one run and end in another, within a content control, a text box or a header.
"""

import io
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from dangjian_desktop.domain.template_grid import GridCell, ListFound, found_in_grid
from dangjian_desktop.domain.template_shapes import (
    MOST_LABEL,
    Blank,
    BlankKind,
    Filling,
    Piece,
    ShapeBlock,
    ShapeCell,
    TemplateShape,
)
from dangjian_desktop.domain.template_text import (
    BOX,
    BOXES,
    FIELD,
    LINED,
    TICKED,
    Span,
    SpanKind,
    is_empty,
    spans_in,
)

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SYMBOL_BOXES = {
    ("wingdings", "A8"): "FE",
    ("wingdings", "6F"): "FE",
    ("wingdings", "71"): "FE",
    ("wingdings 2", "A3"): "52",
    ("wingdings 2", "2A"): "52",
}
_SPACES = " \u00a0\u2002\u2003\u3000"
_PICTURES = ("w:drawing", "w:pict", "w:object")
_DAY = re.compile(r"(?P<year>\d{4})\D+(?P<month>\d{1,2})(?:\D+(?P<day>\d{1,2}))?\D*\Z")
_TAB_WIDTH = 4
_SKIPPED = {qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr"), _FALLBACK}


@dataclass(eq=False)
class _Atom:
    """A character of a paragraph and where it is held; `offset` is within the text of `w:t`."""

    letter: str
    element: Any
    offset: int = 0


@dataclass(eq=False)
class _Line:
    """A paragraph: its characters and the blanks in it."""

    element: Any
    atoms: list[_Atom]
    spans: list[Span] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(atom.letter for atom in self.atoms)


@dataclass(eq=False)
class _Table:
    """A table: its cells by row and column, and its rows."""

    element: Any
    rows: list[Any]
    cells: dict[tuple[int, int], Any]
    lists: dict[str, ListFound] = field(default_factory=dict)
    singles: dict[str, Any] = field(default_factory=dict)
    owners: dict[Any, str] = field(default_factory=dict)


class DocxForm:
    """A text that was opened; `shape` tells what is in it, `filled` returns it filled in."""

    def __init__(self, content: bytes) -> None:
        self._document = docx.Document(io.BytesIO(content))
        self._lines: dict[Any, _Line] = {}
        self._tables: dict[Any, _Table] = {}
        self._boxes: dict[str, list[tuple[_Line, int]]] = {}
        self._blanks: list[Blank] = []
        self._stories = list(self._found_stories())
        for number, story in enumerate(self._stories):
            self._scan(number, story)

    # What is in it ----------------------------------------------------------------------

    def shape(self) -> TemplateShape:
        """Return the blanks and how they stand."""
        blocks = [block for story in self._stories for block in self._blocks(story)]
        return TemplateShape(tuple(blocks), tuple(self._blanks))

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
        for table_number, element in enumerate(_found(story, qn("w:tbl"))):
            self._tables[element] = self._read_table(f"{number}/t{table_number}", element)
        taken = {
            paragraph
            for table in self._tables.values()
            for cell in table.owners
            for paragraph in cell.iter(qn("w:p"))
        }
        for line_number, element in enumerate(_found(story, qn("w:p"))):
            line = _Line(element, list(_atoms(element)))
            self._lines[element] = line
            if element not in taken:
                self._read_line(f"{number}/p{line_number}", line)
        self._order(story)

    def _read_table(self, address: str, element: Any) -> _Table:
        rows = list(_rows(element))
        grid, cells = _grid(rows)
        table = _Table(element, rows, cells)
        found = found_in_grid(grid)
        for one in found.lists:
            key = f"{address}/l{one.head}"
            label = one.label or "、".join(one.words[:4])
            table.lists[key] = one
            self._add(Blank(key, BlankKind.TABLE, label, one.words, one.room))
            for row in range(one.first, one.first + one.room):
                for column in one.columns:
                    table.owners[cells[row, column]] = key
        for cell, label in found.singles:
            key = f"{address}/c{cell.row},{cell.column}"
            table.singles[key] = cells[cell.place]
            table.owners[cells[cell.place]] = key
            self._add(Blank(key, BlankKind.TEXT, label))
        return table

    def _read_line(self, address: str, line: _Line) -> None:
        line.spans = spans_in(line.text)
        group: list[tuple[_Line, int]] = []
        words: list[str] = []
        head = ""
        cell = _cell_of(line.element)
        for number, span in enumerate(line.spans):
            key = f"{address}/{number}"
            if span.kind is not SpanKind.BOX:
                line.addresses.append(key)
                label = span.label or self._beside(cell)
                kind = BlankKind.DAY if span.kind is SpanKind.DAY else BlankKind.TEXT
                label = label or ("日期" if kind is BlankKind.DAY else "")
                self._add(Blank(key, kind, label))
                continue
            if span.group != head or not group:
                group, words, head = [], [], span.group
                key = self._continued(line, cell, span) or f"{address}/b{number}"
                if key in self._boxes:
                    group = self._boxes[key]
                    words = list(self._blank(key).words)
                else:
                    self._boxes[key] = group
                    label = (span.group if span.group != BOX else "") or self._beside(cell)
                    self._add(Blank(key, BlankKind.BOXES, label or self._above(line)))
                current = key
            group.append((line, number))
            words.append(span.label)
            line.addresses.append(current)
            self._replace(current, tuple(words))

    def _continued(self, line: _Line, cell: Any, span: Span) -> str:
        """Return the boxes that a line goes on with: those of the line before, each on its own."""
        if span.group != BOX or line.text.lstrip(_SPACES)[:1] not in BOXES:
            return ""
        before = line.element.getprevious()
        known = self._lines.get(before) if before is not None else None
        is_same = known is not None and _cell_of(known.element) is cell
        if not is_same or known is None or not known.spans:
            return ""
        is_boxed = known.text.lstrip(_SPACES)[:1] in BOXES
        return known.addresses[-1] if is_boxed and known.addresses[-1] in self._boxes else ""

    def _beside(self, cell: Any) -> str:
        """Return the words at the left of a cell in its table, or above."""
        if cell is None:
            return ""
        table = self._tables.get(next(cell.iterancestors(qn("w:tbl"))))
        place = (
            next((key for key, tc in table.cells.items() if tc is cell), None) if table else None
        )
        if table is None or place is None:
            return ""
        row, column = place
        lefts = [key for key in table.cells if key[0] == row and key[1] < column]
        for key in sorted(lefts, reverse=True):
            told = _plain(table.cells[key])
            if told:
                return told[:MOST_LABEL]
        above = [key for key in table.cells if key[1] == column and key[0] < row]
        return next((told for key in sorted(above) if (told := _plain(table.cells[key]))), "")

    def _above(self, line: _Line) -> str:
        before = line.element.getprevious()
        known = self._lines.get(before) if before is not None else None
        return "" if known is None else known.text.strip(_SPACES + "：:")[:24]

    def _add(self, blank: Blank) -> None:
        label = "".join(blank.label.split())[:MOST_LABEL]
        self._blanks.append(Blank(blank.address, blank.kind, label, blank.words, blank.room))

    def _blank(self, address: str) -> Blank:
        return next(one for one in reversed(self._blanks) if one.address == address)

    def _replace(self, address: str, words: tuple[str, ...]) -> None:
        number = next(n for n, one in enumerate(self._blanks) if one.address == address)
        one = self._blanks[number]
        self._blanks[number] = Blank(one.address, one.kind, one.label, words, one.room)

    def _order(self, story: Any) -> None:
        """Sort the blanks of a story as they stand on the page; boxes and cells were read apart."""
        places: dict[str, int] = {}
        owners = {
            cell: key for table in self._tables.values() for cell, key in table.owners.items()
        }
        for number, element in enumerate(story.iter()):
            if element in owners:
                places.setdefault(owners[element], number)
            line = self._lines.get(element)
            for key in line.addresses if line is not None else ():
                places.setdefault(key, number)
        known = [one for one in self._blanks if one.address not in places]
        own = [one for one in self._blanks if one.address in places]
        order = {one.address: number for number, one in enumerate(own)}
        own.sort(key=lambda one: (places[one.address], order[one.address]))
        self._blanks = [*known, *own]

    # How it looks -----------------------------------------------------------------------

    def _blocks(self, story: Any) -> Iterator[ShapeBlock]:
        for element in _children(story):
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

    def _table_block(self, table: _Table) -> ShapeBlock:
        grid, _cells = _grid(table.rows)
        by_row: dict[int, list[ShapeCell]] = {number: [] for number in range(len(table.rows))}
        for cell in grid:
            element = table.cells[cell.place]
            key = table.owners.get(element)
            if key is not None:
                pieces: tuple[Piece, ...] = (Piece(_plain(element) or "　　", key),)
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
    def _pieces(line: _Line) -> tuple[Piece, ...]:
        text, pieces, last = line.text, [], 0
        for span, address in zip(line.spans, line.addresses, strict=True):
            if span.start > last:
                pieces.append(Piece(text[last : span.start]))
            pieces.append(Piece(text[span.start : span.end] or "　　", address))
            last = span.end
        if text[last:]:
            pieces.append(Piece(text[last:]))
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
                    _write_cell(cell, fillings[key].text)
            for key, found in sorted(table.lists.items(), reverse=True):
                if key in fillings:
                    _fill_list(table, found, fillings[key].lines)
        written = io.BytesIO()
        self._document.save(written)
        return written.getvalue()

    def _fill_line(self, line: _Line, fillings: Mapping[str, Filling]) -> None:
        pairs = list(zip(line.spans, line.addresses, strict=True))
        for number in reversed(range(len(pairs))):
            span, address = pairs[number]
            filling = fillings.get(address)
            if filling is None:
                continue
            if span.kind is SpanKind.BOX:
                place = self._boxes[address].index((line, number))
                if place in filling.ticked:
                    _tick(line.atoms[span.start])
            elif filling.text:
                _write_span(line, span, filling.text)


# Reading elements ---------------------------------------------------------------------


def _found(root: Any, tag: str) -> Iterator[Any]:
    """Yield the elements of a tag; what stands twice for older programs is left out."""
    for element in root.iter(tag):
        if not any(parent.tag == _FALLBACK for parent in element.iterancestors()):
            yield element


def _children(story: Any) -> Iterator[Any]:
    """Yield paragraphs and tables as they follow, those in content controls too."""
    for element in story:
        if element.tag == qn("w:sdt"):
            content = element.find(qn("w:sdtContent"))
            if content is not None:
                yield from _children(content)
        else:
            yield element


def _rows(table: Any) -> Iterator[Any]:
    return (element for element in _children(table) if element.tag == qn("w:tr"))


def _cells_of(row: Any) -> Iterator[Any]:
    return (element for element in _children(row) if element.tag == qn("w:tc"))


def _cell_of(paragraph: Any) -> Any:
    return next(iter(paragraph.iterancestors(qn("w:tc"))), None)


def _value(element: Any, path: str, name: str = "w:val") -> str | None:
    found = element.find(path, element.nsmap) if element is not None else None
    return None if found is None else found.get(qn(name))


def _grid(rows: Sequence[Any]) -> tuple[list[GridCell], dict[tuple[int, int], Any]]:
    """Return the cells of a table on their grid, and their elements by place."""
    made: list[list[Any]] = []
    cells: dict[tuple[int, int], Any] = {}
    open_at: dict[int, list[Any]] = {}
    for number, row in enumerate(rows):
        properties = row.find(qn("w:trPr"))
        before = _value(properties, "w:gridBefore") if properties is not None else None
        column = int(before or 0)
        for element in _cells_of(row):
            look = element.find(qn("w:tcPr"))
            width = int((_value(look, "w:gridSpan") if look is not None else None) or 1)
            merged = look.find(qn("w:vMerge")) if look is not None else None
            goes_on = merged is not None and merged.get(qn("w:val"), "continue") == "continue"
            if goes_on and column in open_at:
                open_at[column][3] += 1
            else:
                told = [number, column, element, 1, width]
                made.append(told)
                cells[number, column] = element
                open_at.pop(column, None)
                if merged is not None:
                    open_at[column] = told
            column += width
    grid = [
        GridCell(row, column, _plain(element, with_pictures=True), height, width)
        for row, column, element, height, width in made
    ]
    return grid, cells


def _plain(cell: Any, *, with_pictures: bool = False) -> str:
    """Return the text of a cell; a picture counts as a character where asked."""
    text = "\n".join(
        "".join(atom.letter for atom in _atoms(paragraph)) for paragraph in cell.iter(qn("w:p"))
    )
    if with_pictures and is_empty(text):
        held = any(True for tag in _PICTURES for _one in cell.iter(qn(tag)))
        is_kept = held or FIELD in text
        return "图" if is_kept else ""
    return "" if is_empty(text) else text.strip()


def _atoms(paragraph: Any) -> Iterator[_Atom]:
    """Yield the characters of a paragraph, without those of text boxes in it."""
    state = _FieldState()
    yield from _within(paragraph, state, is_field=False)


@dataclass
class _FieldState:
    """Which form field is being read: "" for none; `is_result` from its separator on."""

    kind: str = ""
    is_result: bool = False
    box: Any = None


def _within(parent: Any, state: _FieldState, *, is_field: bool) -> Iterator[_Atom]:
    for element in parent:
        tag = element.tag
        if tag in _SKIPPED or tag == qn("w:p") or not isinstance(tag, str):
            continue
        if tag == qn("w:r"):
            yield from _of_run(element, state, is_field=is_field)
        elif tag == qn("w:sdt"):
            yield from _of_control(element, state, is_field=is_field)
        elif tag == qn("w:fldSimple"):
            is_merge = "MERGEFIELD" in (element.get(qn("w:instr")) or "")
            yield from _within(element, state, is_field=is_field or is_merge)
        elif tag in (qn("w:hyperlink"), qn("w:ins"), qn("w:smartTag"), qn("w:sdtContent")):
            yield from _within(element, state, is_field=is_field)


def _of_control(element: Any, state: _FieldState, *, is_field: bool) -> Iterator[_Atom]:
    look, content = element.find(qn("w:sdtPr")), element.find(qn("w:sdtContent"))
    if content is None:
        return
    is_box = look is not None and look.find(_W14 + "checkbox") is not None
    asks = look is not None and look.find(qn("w:showingPlcHdr")) is not None
    yield from _within(content, state, is_field=is_field or (asks and not is_box))


def _of_run(run: Any, state: _FieldState, *, is_field: bool) -> Iterator[_Atom]:
    look = run.find(qn("w:rPr"))
    line = look.find(qn("w:u")) if look is not None else None
    is_lined = line is not None and line.get(qn("w:val"), "single") != "none"
    for element in run:
        tag = element.tag
        if tag == qn("w:fldChar"):
            yield from _field_char(element, state)
        elif tag == qn("w:instrText"):
            told = element.text or ""
            if state.kind == "begun":
                state.kind = next(
                    (one for one in ("FORMTEXT", "MERGEFIELD", "FORMCHECKBOX") if one in told),
                    "other",
                )
        elif tag == qn("w:t"):
            in_field = is_field or (state.is_result and state.kind in ("FORMTEXT", "MERGEFIELD"))
            for offset, letter in enumerate(element.text or ""):
                shown = LINED if is_lined and letter in _SPACES else letter
                yield _Atom(FIELD if in_field else shown, element, offset)
        elif tag == qn("w:tab"):
            yield _Atom(LINED if is_lined else "\t", element)
        elif tag == qn("w:br") and element.get(qn("w:type")) is None:
            yield _Atom("\n", element)
        elif tag == qn("w:sym"):
            is_box = _symbol(element) in _SYMBOL_BOXES
            yield _Atom(BOX if is_box else "\ufffc", element)


def _field_char(element: Any, state: _FieldState) -> Iterator[_Atom]:
    kind = element.get(qn("w:fldCharType"))
    if kind == "begin":
        state.kind, state.is_result = "begun", False
        data = element.find(qn("w:ffData"))
        box = data.find(qn("w:checkBox")) if data is not None else None
        if box is not None:
            yield _Atom(BOX, box)
    elif kind == "separate":
        state.is_result = True
    else:
        state.kind, state.is_result = "", False


def _symbol(element: Any) -> tuple[str, str]:
    code = (element.get(qn("w:char")) or "")[-2:].upper()
    return (element.get(qn("w:font")) or "").lower(), code


# Writing elements ---------------------------------------------------------------------


def _width(text: str) -> int:
    """Return how wide a text is, a Latin letter counting 1 and a character 2."""
    return sum(
        _TAB_WIDTH if letter == "\t" else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )


def _write_span(line: _Line, span: Span, text: str) -> None:
    if span.kind is SpanKind.DAY:
        day = _DAY.match(text)
        if day is not None:
            told = [day.group(name) for name in ("year", "month", "day")]
            for (start, end), number in reversed(list(zip(span.parts, told, strict=False))):
                if number is not None:
                    _write(line, start, end, number, is_lined=_is_lined(line, start, end))
            return
    room = sum(_width(_held(atom)) for atom in line.atoms[span.start : span.end])
    is_gap = not span.is_lined and span.end < len(line.atoms) and span.start < span.end
    lacking = room - _width(text)
    if span.is_lined and lacking > 0 and "\n" not in text:
        text = " " * (lacking // 2) + text + " " * (lacking - lacking // 2)
    elif is_gap and lacking > 0 and line.text[: span.start].endswith(("：", ":")):
        text += " " * lacking
    _write(line, span.start, span.end, text, is_lined=span.is_lined)


def _held(atom: _Atom) -> str:
    """Return the character as it really stands in the file."""
    if atom.element.tag == qn("w:t"):
        return str(atom.element.text[atom.offset])
    return "\t" if atom.element.tag == qn("w:tab") else " "


def _is_lined(line: _Line, start: int, end: int) -> bool:
    return any(atom.letter in "_＿" + LINED for atom in line.atoms[start:end])


def _write(line: _Line, start: int, end: int, text: str, *, is_lined: bool) -> None:
    """Put a text in the place of some characters, in a run that looks like theirs."""
    if start == end and not line.atoms:
        line.element.append(_run_like(None, text))
        return
    first = line.atoms[start] if start < end else line.atoms[start - 1]
    run = first.element.getparent()
    if start < end:
        for atom in reversed(line.atoms[start:end]):
            _remove(atom)
    behind = _split(run, first, keep=start == end)
    made = _run_like(run, text, is_lined=is_lined)
    control = next(iter(run.iterancestors(qn("w:sdt"))), None)
    shown = (
        control.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") if control is not None else None
    )
    if shown is not None:
        shown.getparent().remove(shown)
        style = made.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
        if style is not None:
            style.getparent().remove(style)
    run.addnext(made)
    if behind is not None:
        made.addnext(behind)


def _remove(atom: _Atom) -> None:
    if atom.element.tag == qn("w:t"):
        text = atom.element.text
        atom.element.text = text[: atom.offset] + text[atom.offset + 1 :]
    else:
        # Its place among the others is needed until the run is split.
        atom.element.tag = qn("w:t")
        atom.element.attrib.clear()
        atom.element.text = ""


def _split(run: Any, first: _Atom, *, keep: bool) -> Any:
    """Move what follows a character into a run of its own and return it; None for nothing."""
    element = first.element
    rest = list(element.itersiblings())
    tail = ""
    if element.tag == qn("w:t"):
        offset = first.offset + (1 if keep else 0)
        text = element.text or ""
        element.text, tail = text[:offset], text[offset:]
        _keep_spaces(element)
    if not rest and not tail:
        return None
    behind = _run_like(run, "")
    if tail:
        behind.append(_text(tail))
    for one in rest:
        behind.append(one)
    return behind


def _run_like(run: Any, text: str, *, is_lined: bool = False) -> Any:
    made = OxmlElement("w:r")
    look = run.find(qn("w:rPr")) if run is not None else None
    if look is not None:
        made.append(deepcopy(look))
    if is_lined:
        look = made.find(qn("w:rPr"))
        if look is None:
            look = OxmlElement("w:rPr")
            made.insert(0, look)
        if look.find(qn("w:u")) is None:
            line = OxmlElement("w:u")
            line.set(qn("w:val"), "single")
            _put_line(look, line)
    for number, part in enumerate(text.split("\n") if text else ()):
        if number:
            made.append(OxmlElement("w:br"))
        made.append(_text(part))
    return made


#: What stands behind the underline within the properties of a run (ECMA-376, 17.3.2.28).
_AFTER_LINE = frozenset(
    qn(f"w:{name}")
    for name in (
        "effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
    ).split()
)


def _put_line(look: Any, line: Any) -> None:
    for place, element in enumerate(look):
        if element.tag in _AFTER_LINE:
            look.insert(place, line)
            return
    look.append(line)


def _text(text: str) -> Any:
    made = OxmlElement("w:t")
    made.text = text
    _keep_spaces(made)
    return made


def _keep_spaces(element: Any) -> None:
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _tick(atom: _Atom) -> None:
    element = atom.element
    if element.tag == qn("w:t"):
        text = element.text
        element.text = text[: atom.offset] + TICKED + text[atom.offset + 1 :]
        control = next(iter(element.iterancestors(qn("w:sdt"))), None)
        state = control.find(f".//{_W14}checkbox/{_W14}checked") if control is not None else None
        if state is not None:
            state.set(_W14 + "val", "1")
    elif element.tag == qn("w:sym"):
        code = element.get(qn("w:char")) or ""
        element.set(qn("w:char"), code[:-2] + _SYMBOL_BOXES[_symbol(element)])
    else:  # the box of an old form field
        for old in element.findall(qn("w:checked")):
            element.remove(old)
        element.append(OxmlElement("w:checked"))


def _write_cell(cell: Any, text: str) -> None:
    """Write into an empty cell as its own paragraph would look if one typed there."""
    if not text:
        return
    paragraph = next(cell.iter(qn("w:p")))
    runs = list(paragraph.iter(qn("w:r")))
    like = runs[0] if runs else None
    made = _run_like(like, text)
    look = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
    if look is not None and made.find(qn("w:rPr")) is None:
        kept = OxmlElement("w:rPr")
        for element in look:
            if element.tag not in (qn("w:ins"), qn("w:del"), qn("w:rPrChange")):
                kept.append(deepcopy(element))
        made.insert(0, kept)
    if like is None:
        paragraph.append(made)
        return
    like.addprevious(made)
    for run in runs:
        run.getparent().remove(run)


def _fill_list(table: _Table, found: ListFound, lines: Sequence[Sequence[Filling]]) -> None:
    """Fill the empty lines; further ones are made like the last, a shorter list leaves some."""
    rows = list(table.rows[found.first : found.first + found.room])
    while len(rows) < len(lines):
        made = deepcopy(rows[-1])
        for element in made.iter():
            for name in ("paraId", "textId"):
                element.attrib.pop(_W14 + name, None)
        rows[-1].addnext(made)
        rows.append(made)
    for row, line in zip(rows, lines, strict=False):
        by_column = _by_column(row)
        for column, filling in zip(found.columns, line, strict=True):
            cell = by_column.get(column)
            if cell is not None and filling.text:
                _write_cell(cell, filling.text)


def _by_column(row: Any) -> dict[int, Any]:
    properties = row.find(qn("w:trPr"))
    before = _value(properties, "w:gridBefore") if properties is not None else None
    column, found = int(before or 0), {}
    for element in _cells_of(row):
        look = element.find(qn("w:tcPr"))
        found[column] = element
        column += int((_value(look, "w:gridSpan") if look is not None else None) or 1)
    return found
