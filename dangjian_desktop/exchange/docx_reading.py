"""A .docx as it stands: the characters of its paragraphs, and the cells of its tables.

What stands in the text is reached by its elements, because a blank may begin in one run and end in
another, within a content control, a text box or a header.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from dangjian_desktop.domain.template_grid import GridCell, GridFound, ListFound
from dangjian_desktop.domain.template_text import BOX, FIELD, LINED, Span, is_empty

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_FALLBACK = MARKUP + "Fallback"
#: Boxes of symbol typefaces, by typeface and code, and the code of a ticked one.
SYMBOL_BOXES = {
    ("wingdings", "A8"): "FE",
    ("wingdings", "6F"): "FE",
    ("wingdings", "71"): "FE",
    ("wingdings 2", "A3"): "52",
    ("wingdings 2", "2A"): "52",
}
SPACES = " \u00a0\u2002\u2003\u3000"
#: Word makes no table of more.
_MOST_COLUMNS = 63
_PICTURES = ("w:drawing", "w:pict", "w:object")

#: Elements that stand around runs, and those whose runs are not there any more.
_THROUGH = {
    qn(f"w:{name}") for name in "hyperlink ins moveTo smartTag customXml dir bdo sdtContent".split()
}
_GONE = (qn("w:del"), qn("w:moveFrom"))
_SKIPPED = {*_GONE, qn("w:pPr"), qn("w:rPr"), _FALLBACK}


@dataclass(eq=False, slots=True)
class Atom:
    """A character of a paragraph and where it is held; `offset` is within the text of `w:t`."""

    letter: str
    element: Any
    offset: int = 0


@dataclass(eq=False)
class Line:
    """A paragraph: its characters and the blanks in it."""

    element: Any
    atoms: list[Atom]
    spans: list[Span] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What it says, each character one of `atoms`."""
        return "".join(atom.letter for atom in self.atoms)


@dataclass(eq=False)
class Table:
    """A table: its rows, its cells by row and column and back, and what was found in it."""

    element: Any
    rows: list[Any]
    cells: dict[tuple[int, int], Any]
    places: dict[Any, tuple[int, int]]
    found: GridFound
    lists: dict[str, ListFound] = field(default_factory=dict)
    singles: dict[str, Any] = field(default_factory=dict)
    owners: dict[Any, str] = field(default_factory=dict)


def found_elements(root: Any, tag: str) -> Iterator[Any]:
    """Yield the elements of a tag; what stands twice for older programs is left out."""
    for element in root.iter(tag):
        if not any(parent.tag == _FALLBACK for parent in element.iterancestors()):
            yield element


def children_of(story: Any) -> Iterator[Any]:
    """Yield paragraphs and tables as they follow, those in content controls too."""
    for element in story:
        if element.tag == qn("w:sdt"):
            content = element.find(qn("w:sdtContent"))
            if content is not None:
                yield from children_of(content)
        else:
            yield element


def rows_of(table: Any) -> Iterator[Any]:
    """Yield the rows of a table."""
    return (element for element in children_of(table) if element.tag == qn("w:tr"))


def cells_of(row: Any) -> Iterator[Any]:
    """Yield the cells of a row, those that only go on with one above too."""
    return (element for element in children_of(row) if element.tag == qn("w:tc"))


def standing_runs(paragraph: Any) -> list[Any]:
    """Return the runs of a paragraph that were not deleted or moved elsewhere."""
    return [
        run for run in paragraph.iter(qn("w:r")) if next(run.iterancestors(*_GONE), None) is None
    ]


def cell_of(paragraph: Any) -> Any:
    """Return the cell in which a paragraph stands; None for none."""
    return next(iter(paragraph.iterancestors(qn("w:tc"))), None)


def told_value(element: Any, path: str, name: str = "w:val") -> str | None:
    """Return what an element below another says; None where there is none."""
    found = element.find(path, element.nsmap) if element is not None else None
    return None if found is None else found.get(qn(name))


def grid_of(rows: Sequence[Any]) -> tuple[list[GridCell], dict[tuple[int, int], Any]]:
    """Return the cells of a table on their grid, and their elements by place."""
    made: list[list[Any]] = []
    cells: dict[tuple[int, int], Any] = {}
    open_at: dict[int, list[Any]] = {}
    for number, row in enumerate(rows):
        column = _begin(row)
        for element in cells_of(row):
            look = element.find(qn("w:tcPr"))
            width = _reach(look)
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
        GridCell(row, column, plain_text(element, with_pictures=True), height, width)
        for row, column, element, height, width in made
    ]
    return grid, cells


def cells_by_column(row: Any) -> dict[int, Any]:
    """Return the cells of a row by the column of the grid in which each begins."""
    column, found = _begin(row), {}
    for element in cells_of(row):
        found[column] = element
        column += _reach(element.find(qn("w:tcPr")))
    return found


def _begin(row: Any) -> int:
    told = told_value(row.find(qn("w:trPr")), "w:gridBefore")
    return min(max(int(told or 0), 0), _MOST_COLUMNS)


def _reach(look: Any) -> int:
    return min(max(int(told_value(look, "w:gridSpan") or 1), 1), _MOST_COLUMNS)


def plain_text(cell: Any, *, with_pictures: bool = False) -> str:
    """Return the text of a cell; a picture counts as a character where asked."""
    text = "\n".join(
        "".join(atom.letter for atom in atoms_of(paragraph)) for paragraph in cell.iter(qn("w:p"))
    )
    if with_pictures and is_empty(text):
        held = any(True for tag in _PICTURES for _one in cell.iter(qn(tag)))
        is_kept = held or FIELD in text
        return "图" if is_kept else ""
    return "" if is_empty(text) else text.strip()


def atoms_of(paragraph: Any) -> Iterator[Atom]:
    """Yield the characters of a paragraph, without those of text boxes in it."""
    state = _FieldState()
    yield from _within(paragraph, state, is_field=False)


@dataclass
class _FieldState:
    """Which form field is being read: "" for none; `is_result` from its separator on."""

    kind: str = ""
    is_result: bool = False
    box: Any = None


def _within(parent: Any, state: _FieldState, *, is_field: bool) -> Iterator[Atom]:
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
        elif tag in _THROUGH:
            yield from _within(element, state, is_field=is_field)


def _of_control(element: Any, state: _FieldState, *, is_field: bool) -> Iterator[Atom]:
    look, content = element.find(qn("w:sdtPr")), element.find(qn("w:sdtContent"))
    if content is None:
        return
    is_box = look is not None and look.find(W14 + "checkbox") is not None
    asks = look is not None and look.find(qn("w:showingPlcHdr")) is not None
    yield from _within(content, state, is_field=is_field or (asks and not is_box))


def _of_run(run: Any, state: _FieldState, *, is_field: bool) -> Iterator[Atom]:
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
                shown = LINED if is_lined and letter in SPACES else letter
                yield Atom(FIELD if in_field else shown, element, offset)
        elif tag == qn("w:tab"):
            yield Atom(LINED if is_lined else "\t", element)
        elif tag == qn("w:br") and element.get(qn("w:type")) is None:
            yield Atom("\n", element)
        elif tag == qn("w:sym"):
            is_box = symbol_of(element) in SYMBOL_BOXES
            yield Atom(BOX if is_box else "\ufffc", element)


def _field_char(element: Any, state: _FieldState) -> Iterator[Atom]:
    kind = element.get(qn("w:fldCharType"))
    if kind == "begin":
        state.kind, state.is_result = "begun", False
        data = element.find(qn("w:ffData"))
        box = data.find(qn("w:checkBox")) if data is not None else None
        if box is not None:
            yield Atom(BOX, box)
    elif kind == "separate":
        state.is_result = True
    else:
        state.kind, state.is_result = "", False


def symbol_of(element: Any) -> tuple[str, str]:
    """Return typeface and code of a symbol."""
    code = (element.get(qn("w:char")) or "")[-2:].upper()
    return (element.get(qn("w:font")) or "").lower(), code
