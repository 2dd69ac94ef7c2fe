"""Writes into a .docx that was read: runs that look like those in whose place they stand."""

import unicodedata
from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from dangjian_desktop.domain.template_grid import ListFound
from dangjian_desktop.domain.template_shapes import Filling
from dangjian_desktop.domain.template_text import LINED, TICKED, Span
from dangjian_desktop.exchange.docx_reading import (
    MARKUP,
    SYMBOL_BOXES,
    W14,
    Atom,
    Line,
    Table,
    cells_by_column,
    standing_runs,
    symbol_of,
)

_TAB_WIDTH = 4
#: The first of the signs of Unicode, among which the boxes stand.
_FIRST_SIGN = 0x2000


def _width(text: str) -> int:
    """Return how wide a text is, a Latin letter counting 1 and a character 2."""
    return sum(
        _TAB_WIDTH if letter == "\t" else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )


def write_span(line: Line, span: Span, text: str) -> None:
    """Write into a blank of a line; a line to write on stays as long as it was."""
    parts = span.parts_of(text)
    if parts == [(span.start, span.end, text)]:
        _write_whole(line, span, text)
        return
    for start, end, part in reversed(parts):
        _write(line, start, end, part, is_lined=_is_lined(line, start, end))


def _write_whole(line: Line, span: Span, text: str) -> None:
    room = sum(_width(_held(atom)) for atom in line.atoms[span.start : span.end])
    is_gap = not span.is_lined and span.end < len(line.atoms) and span.start < span.end
    lacking = room - _width(text)
    if span.is_lined and lacking > 0 and "\n" not in text:
        text = " " * (lacking // 2) + text + " " * (lacking - lacking // 2)
    elif is_gap and lacking > 0 and line.text[: span.start].endswith(("：", ":")):
        text += " " * lacking
    _write(line, span.start, span.end, text, is_lined=span.is_lined)


def _held(atom: Atom) -> str:
    """Return the character as it really stands in the file."""
    if atom.element.tag == qn("w:t"):
        return str(atom.element.text[atom.offset])
    return "\t" if atom.element.tag == qn("w:tab") else " "


def _is_lined(line: Line, start: int, end: int) -> bool:
    return any(atom.letter in "_＿" + LINED for atom in line.atoms[start:end])


def _write(line: Line, start: int, end: int, text: str, *, is_lined: bool) -> None:
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
    if control is not None:
        _settle(control, made)
    run.addnext(made)
    if behind is not None:
        made.addnext(behind)


def _settle(control: Any, made: Any) -> None:
    """Let a control show what was filled in, and no longer the words that ask for it."""
    look = control.find(qn("w:sdtPr"))
    if look is None:
        return
    # Bound to another part of the file, it would show at the next opening what that part says.
    for bound in look.findall(qn("w:dataBinding")):
        look.remove(bound)
    for shown in look.findall(qn("w:showingPlcHdr")):
        look.remove(shown)
        style = made.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
        if style is not None:
            style.getparent().remove(style)


def _remove(atom: Atom) -> None:
    if atom.element.tag == qn("w:t"):
        text = atom.element.text
        atom.element.text = text[: atom.offset] + text[atom.offset + 1 :]
    else:
        # Its place among the others is needed until the run is split.
        atom.element.tag = qn("w:t")
        atom.element.attrib.clear()
        atom.element.text = ""


def _split(run: Any, first: Atom, *, keep: bool) -> Any:
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


def _checked(element: Any) -> str:
    """Set the control around a box, if there is one, to ticked, and return the mark for it."""
    control = next(iter(element.iterancestors(qn("w:sdt"))), None)
    box = control.find(f"{qn('w:sdtPr')}/{W14}checkbox") if control is not None else None
    if box is None:
        return TICKED
    for state in box.findall(f"{W14}checked"):
        state.set(W14 + "val", "1")
    own = box.find(f"{W14}checkedState")
    code = own.get(W14 + "val", "") if own is not None else ""
    # A lower code is a place in a symbol typeface, which the words of a run do not have.
    is_plain = code.isalnum() and len(code) == 4 and int(code, 16) >= _FIRST_SIGN
    return chr(int(code, 16)) if is_plain else TICKED


def tick(atom: Atom) -> None:
    """Tick a box."""
    element = atom.element
    mark = _checked(element)
    if element.tag == qn("w:t"):
        text = element.text
        element.text = text[: atom.offset] + mark + text[atom.offset + 1 :]
    elif element.tag == qn("w:sym"):
        code = element.get(qn("w:char")) or ""
        element.set(qn("w:char"), code[:-2] + SYMBOL_BOXES[symbol_of(element)])
    else:  # the box of an old form field
        for old in element.findall(qn("w:checked")):
            element.remove(old)
        element.append(OxmlElement("w:checked"))


def write_cell(cell: Any, text: str) -> None:
    """Write into an empty cell as its own paragraph would look if one typed there."""
    if not text:
        return
    paragraph = next(cell.iter(qn("w:p")))
    runs = standing_runs(paragraph)
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


def fill_list(table: Table, found: ListFound, lines: Sequence[Sequence[Filling]]) -> None:
    """Fill the empty lines; further ones are made like the last, a shorter list leaves some."""
    rows = list(table.rows[found.first : found.first + found.room])
    while len(rows) < len(lines):
        made = _row_like(rows[-1])
        rows[-1].addnext(made)
        rows.append(made)
    for row, line in zip(rows, lines, strict=False):
        by_column = cells_by_column(row)
        for column, filling in zip(found.columns, line, strict=True):
            cell = by_column.get(column)
            if cell is None or (column == found.columns[0] and _is_numbered(cell)):
                continue
            write_cell(cell, filling.text)


def _row_like(row: Any) -> Any:
    """Return a row as another; what may stand once in a file is left out."""
    made = deepcopy(row)
    for element in list(made.iter()):
        for name in ("paraId", "textId"):
            element.attrib.pop(W14 + name, None)
        if element.tag in (qn("w:bookmarkStart"), qn("w:bookmarkEnd")):
            element.getparent().remove(element)
    return made


def _is_numbered(cell: Any) -> bool:
    """Whether Word itself puts the number of the line there."""
    return cell.find(f"{qn('w:p')}/{qn('w:pPr')}/{qn('w:numPr')}") is not None


def mirror_boxes(story: Any) -> None:
    """Let what stands twice in a file, for older programs, say what was filled in."""
    for both in story.iter(f"{MARKUP}AlternateContent"):
        own, others = (
            [box for one in both.findall(MARKUP + name) for box in one.iter(qn("w:txbxContent"))]
            for name in ("Choice", "Fallback")
        )
        for box, other in zip(own, others, strict=False):
            if "".join(box.itertext()) != "".join(other.itertext()):
                other[:] = [deepcopy(one) for one in box]
