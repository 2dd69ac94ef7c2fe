"""Text forms as editable .docx: letters by GB/T 9704, and forms of boxes as tables.

It says what the PDF says, by the same declaration, and lets nothing private pass that the PDF
would refuse. Fonts are named and not embedded: an office computer has 仿宋_GB2312 and the others,
and WPS and LibreOffice put another in place of one that is missing. How lines break is theirs.
"""

import io
import math
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, cast

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from dangjian_desktop.domain.headings import HeadingLevel, heading_of
from dangjian_desktop.domain.people import Sensitivity
from dangjian_desktop.domain.problems import Word
from dangjian_desktop.printing.document import BOTTOM_MARGIN, SIDE_MARGIN, TOP_MARGIN, Part
from dangjian_desktop.printing.errors import PrintingError
from dangjian_desktop.printing.photos import PhotoError, cropped
from dangjian_desktop.printing.privacy import READ_BY_OTHERS, DetailLevel, refuse_private
from dangjian_desktop.printing.sheet import (
    BEFORE_SIGNED,
    DATE_INDENT,
    LETTER_INDENT,
    LETTER_NUMBER,
    LIST_SIZE,
    POINTS_PER_MM,
    Card,
    CardField,
    CardTable,
    Form,
    Letter,
    LetterList,
    LetterText,
    Paper,
    Template,
    TextBlock,
)
from dangjian_desktop.printing.text import cleaned

#: Names of typefaces by their role, as offices have them.
BODY, TITLE, NUMBER, BOXES = "仿宋_GB2312", "方正小标宋简体", "宋体", "宋体"
HEADINGS: Mapping[HeadingLevel, str] = {
    HeadingLevel.FIRST: "黑体",
    HeadingLevel.SECOND: "楷体_GB2312",
}
#: Digits and Latin letters of all of them.
LATIN = "Times New Roman"

#: Word counts in twentieths of a point.
_TWIPS = 20
#: The lower edge of the line of a page's number above that of the paper, so that the dash lies
#: 7 mm below the text.
_NUMBER_ABOVE = 24.8
#: Height of a row of a list, in its letters.
_LIST_PITCH = 1.9
_LABEL_SHADE = "F4F2EE"
_PAIRS = 2
#: A value of more characters has the whole width; so have those in a form of one column.
_LONG_VALUE = 24
#: Height of a line to write on; of a form that takes a page whole it is the least, for how high
#: letters stand in another program is not known, and a signature alone on a page is of no use.
_RULED, _LEAST_RULED = 8.7, 7.2
#: Height of a row of a form that has to stay on one page: its letters make it higher.
_CLOSE_ROW = 6.0
#: Between two tables, which would be one without it; and above a card on the page of another.
_GAP, _CARD_GAP = 4.0, 18.0
#: A letter of so many lines more than a page has is set closer, as on paper.
_MORE_LINES = 4
#: The files of a package bear one day, so that the same input gives the same bytes.
_DAY = (1980, 1, 1, 0, 0, 0)


def leaves_as_word(template: Template) -> bool:
    """Whether a sheet is a text form, which also leaves as .docx."""
    return isinstance(template, (Letter, Form))


def made_document(parts: Sequence[Part], level: DetailLevel) -> bytes:
    """Return text forms as one .docx, each on new pages.

    Args:
        parts: What `document.made_pack` takes.
        level: For whose eyes.

    Raises:
        PrintingError: When a part is no text form, or there is nothing to write.
        DetailError: When a text looks private and the level is for others.
    """
    writer = _Writer(level)
    for part in parts:
        writer.add(part)
    return writer.content()


class _Writer:
    """One document while it is made."""

    def __init__(self, level: DetailLevel) -> None:
        self._level = level
        self._document = docx.Document()
        self._is_empty = True
        told = self._document.core_properties
        told.author = told.last_modified_by = "dangjian_desktop"
        told.created = told.modified = datetime(*_DAY, tzinfo=UTC)
        usual = self._document.styles["Normal"].paragraph_format
        usual.space_after, usual.line_spacing = Pt(0), 1.0
        self._document.settings.odd_and_even_pages_header_footer = True

    def content(self) -> bytes:
        """Return the file."""
        buffer = io.BytesIO()
        self._document.save(buffer)
        return _dated(buffer.getvalue())

    def add(self, part: Part) -> None:
        """Add one of the forms."""
        template, paper = part.template, part.paper or part.template.paper
        if not leaves_as_word(template):
            raise PrintingError(
                "“{name}”不是文字版面，不能存为 Word 文件。请存为 PDF。", name=Word(template.name)
            )
        if not part.rows:
            raise PrintingError(
                "{name}没有可打印的内容。请先选定要打印的支部或人。", name=Word(template.name)
            )
        if isinstance(template, Letter):
            for text in cast(Sequence[LetterText], part.rows):
                _LetterWriter(self, template, paper).write(text)
        elif isinstance(template, Form):
            cards: _CardWriter | None = None
            for card in cast(Sequence[Card], part.rows):
                if cards is None or not template.flows:
                    cards = _CardWriter(self, template, paper)
                cards.write(card, part.values)

    def checked(self, text: str, *place: object) -> str:
        """Return a text as it may be written."""
        ready = cleaned(text)
        refuse_private(ready, self._level, *place)
        return ready

    @property
    def is_for_others(self) -> bool:
        """Whether others than the office read it."""
        return self._level in READ_BY_OTHERS

    def section(self, paper: Paper, margins: tuple[float, float, float, float]) -> Any:
        """Begin new pages of a paper with margins left, top, right and bottom."""
        document = self._document
        made = document.sections[0] if self._is_empty else document.add_section(WD_SECTION.NEW_PAGE)
        self._is_empty = False
        made.page_width, made.page_height = Mm(paper.width), Mm(paper.height)
        made.orientation = WD_ORIENT.LANDSCAPE if paper.is_landscape else WD_ORIENT.PORTRAIT
        left, top, right, bottom = margins
        made.left_margin, made.top_margin = Mm(left), Mm(top)
        made.right_margin, made.bottom_margin = Mm(right), Mm(bottom)
        made.header_distance = Mm(min(top, 10))
        numbers = OxmlElement("w:pgNumType")
        numbers.set(qn("w:start"), "1")
        for old in made._sectPr.findall(qn("w:pgNumType")):
            made._sectPr.remove(old)
        made._sectPr.insert_element_before(numbers, "w:cols", "w:docGrid")
        return made

    @property
    def blocks(self) -> int:
        """How many paragraphs and tables stand there; the page's own properties come after them."""
        return len(self._document.element.body) - 1

    def paragraphs_after(self, blocks: int) -> list[Paragraph]:
        """Return every paragraph after the first so many blocks, those in tables too."""
        after = self._document.element.body[blocks:]
        found = (one for block in after for one in block.iter(qn("w:p")))
        return [Paragraph(one, self._document._body) for one in found]

    @property
    def ends_in_table(self) -> bool:
        """Whether a table stands last: another after it would become one with it."""
        blocks = self.blocks
        return blocks > 0 and self._document.element.body[blocks - 1].tag == qn("w:tbl")

    def paragraph(self) -> Any:
        """Return a new paragraph at the end."""
        return self._document.add_paragraph()

    def table(self, rows: int, columns: int, width: float) -> Any:
        """Return a new table with lines, as wide as the text, in millimetres."""
        made = self._document.add_table(rows, columns)
        made.style = "Table Grid"
        made.alignment = WD_TABLE_ALIGNMENT.CENTER
        made.autofit = False
        made.width = Mm(width)
        return made


class _LetterWriter:
    """Writes letters: 22 lines of 28 characters, levels, who signs, numbers."""

    def __init__(self, writer: _Writer, letter: Letter, paper: Paper) -> None:
        self._writer = writer
        scale = paper.width / letter.paper.width
        left, top, right, bottom = (one * scale for one in letter.margins)
        self._size = letter.text_size * scale
        self._title_size = letter.title_size * scale
        self._width = paper.width - left - right
        self._lines, self._characters = letter.lines, letter.characters
        self._down = (paper.height - top - bottom) * POINTS_PER_MM / letter.lines
        across = self._width * POINTS_PER_MM / letter.characters
        made = writer.section(paper, (left, top, right, bottom))
        made.footer_distance = Mm(_NUMBER_ABOVE * scale)
        # Rounded down, so that the last of them still stands in the line.
        self._apart = math.floor((across - self._size) * _TWIPS)
        _without_grid(made)
        _number(made, LETTER_NUMBER * scale)

    def write(self, text: LetterText) -> None:
        """Write one letter; the few lines that would stand on a page of their own move up."""
        said = self._writer.checked
        over = self._lines_of(text) + 1 - self._lines  # one more, as lines may break otherwise
        if 0 < over <= _MORE_LINES:
            self._down *= self._lines / (self._lines + over)
        title = self._line(WD_ALIGN_PARAGRAPH.CENTER)
        _run(title, said(text.title, "标题"), TITLE, self._title_size)
        self._line()
        if text.to:
            self._paragraph(said(text.to, text.name), 0)
        for one in text.paragraphs:
            for part in said(one, text.name).split("\n"):
                self._paragraph(part)
        if text.listed is not None:
            self._list(text.listed, text.name)
        if text.attachments:
            self._line()
            self._attached(text)
        if text.signed or text.dated:
            self._signed(text)

    def _lines_of(self, text: LetterText) -> int:
        """Return about how many lines a letter takes."""
        told = [part for one in text.paragraphs for part in one.split("\n")]
        lines = sum(self._lines_for(LETTER_INDENT + _characters(one)) for one in told)
        lines += self._lines_for(_characters(text.title) * self._title_size / self._size) + 1
        lines += self._lines_for(_characters(text.to)) if text.to else 0
        if text.listed is not None:
            rows = 1 + len(text.listed.rows)
            lines += math.ceil(rows * self._size * LIST_SIZE * _LIST_PITCH / self._down)
        lines += 1 + len(text.attachments) if text.attachments else 0
        return lines + (BEFORE_SIGNED + 2 if text.signed or text.dated else 0)

    def _lines_for(self, characters: float) -> int:
        return max(math.ceil(characters / self._characters), 1)

    def _line(self, align: Any = WD_ALIGN_PARAGRAPH.LEFT) -> Any:
        made = self._writer.paragraph()
        _space(made, self._down)
        made.alignment = align
        return made

    def _paragraph(self, said: str, indent: int = LETTER_INDENT) -> None:
        made = self._line(WD_ALIGN_PARAGRAPH.JUSTIFY)
        if indent:
            _indent(made, firstLineChars=indent, size=self._size)
        level, length = heading_of(said)
        head, rest = said[:length], said[length:]
        if head:
            _run(made, head, HEADINGS.get(level, BODY), self._size, self._apart)
        if rest:
            _run(made, rest, BODY, self._size, self._apart)

    def _attached(self, text: LetterText) -> None:
        several = len(text.attachments) > 1
        for number, name in enumerate(text.attachments, start=1):
            before = "附件：" if number == 1 else "　　　"
            told = f"{before}{f'{number}.' if several else ''}{name}"
            made = self._line()
            made.paragraph_format.keep_with_next = True
            hanging = 3 + several
            _indent(made, leftChars=LETTER_INDENT + hanging, hangingChars=hanging, size=self._size)
            _run(made, self._writer.checked(told, text.name), BODY, self._size, self._apart)

    def _signed(self, text: LetterText) -> None:
        """Write who signs, above the middle of the date; neither stands alone on a page."""
        for made in self._writer._document.paragraphs[-1:]:
            made.paragraph_format.keep_with_next = True
        widths = [_characters(one) for one in (text.signed, text.dated)]
        ends = [max(DATE_INDENT + (widths[1] - one) / 2, 0.0) for one in widths]
        for _ in range(BEFORE_SIGNED):
            self._line().paragraph_format.keep_with_next = True
        for one, end in zip((text.signed, text.dated), ends, strict=True):
            made = self._line(WD_ALIGN_PARAGRAPH.RIGHT)
            made.paragraph_format.keep_with_next = one is text.signed
            _indent(made, rightChars=end, size=self._size)
            _run(made, self._writer.checked(one, text.name), BODY, self._size, self._apart)

    def _list(self, listed: LetterList, name: str) -> None:
        rows = (listed.columns, *listed.rows)
        table = self._writer.table(len(rows), len(listed.columns), self._width)
        size = self._size * LIST_SIZE
        _repeat_head(table)
        _set_widths(table, _shares(rows, self._width))
        for row, texts in zip(table.rows, rows, strict=True):
            _row_height(row, size * _LIST_PITCH / POINTS_PER_MM)
            for cell, one in zip(row.cells, texts, strict=True):
                made = cell.paragraphs[0]
                made.alignment = WD_ALIGN_PARAGRAPH.CENTER
                cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
                _run(made, self._writer.checked(one, name), BODY, size)


class _CardWriter:
    """Writes forms of boxes: words and values in pairs, small tables, texts."""

    def __init__(self, writer: _Writer, form: Form, paper: Paper) -> None:
        self._writer, self._form = writer, form
        self._size = float(form.text_size)
        self._ruled = _LEAST_RULED if form.fills_page or form.is_one_page else _RULED
        self._row = min(form.row_height, _CLOSE_ROW) if form.is_one_page else form.row_height
        self._has_card = False
        made = writer.section(paper, (SIDE_MARGIN, TOP_MARGIN, SIDE_MARGIN, BOTTOM_MARGIN))
        self._width = paper.width - 2 * SIDE_MARGIN
        made.footer_distance = Mm(7)
        if form.has_foot:
            _number(made, 9)
        else:  # a ballot may carry nothing of the page before either
            made.footer.is_linked_to_previous = False
            made.even_page_footer.is_linked_to_previous = False

    def write(self, card: Card, values: Mapping[str, str]) -> None:
        """Write one card; of those that share pages none is parted."""
        said = self._writer.checked
        begun = self._writer.blocks
        gap = _CARD_GAP if self._has_card else 0
        self._has_card = True
        title = self._line(align=WD_ALIGN_PARAGRAPH.CENTER, before=gap)
        told = card.title or self._form.title.format_map({**values, "name": card.name})
        _run(title, said(told, "标题"), TITLE, self._form.title_size)
        if any(card.above):
            self._above(card)
        if self._form.photo_size is not None:
            self._photo(card.photo)
        for section in card.sections:
            fields = [one for one in section.fields if self._is_shown(one)]
            if fields:
                if section.heading:
                    self._heading(section.heading)
                self._fields(card, fields)
            for small in section.tables:
                self._heading(small.heading or section.heading)
                self._small_table(card, small)
        for block in card.blocks:
            self._block(card, block)
        if self._form.signatures:
            made = self._line(before=12)
            _run(made, "".join(f"{one}：　　　　　　" for one in self._form.signatures), BOXES, 10)
        if self._form.flows:
            for one in self._writer.paragraphs_after(begun)[:-1]:
                one.paragraph_format.keep_with_next = True

    def _is_shown(self, one: CardField) -> bool:
        return not self._writer.is_for_others or one.sensitivity is Sensitivity.OPEN

    def _line(self, *, align: Any = WD_ALIGN_PARAGRAPH.LEFT, before: float = 0) -> Any:
        made = self._writer.paragraph()
        _space(made, None, before)
        made.alignment = align
        return made

    def _above(self, card: Card) -> None:
        made = self._line(before=4)
        made.paragraph_format.tab_stops.add_tab_stop(Mm(self._width), 2)
        left, right = (self._writer.checked(one, card.name, "的表头") for one in card.above)
        _run(made, f"{left}\t{right}", BOXES, self._size)

    def _photo(self, photo: bytes | None) -> None:
        """Put the photo at the right above the boxes; one that cannot be read is left out."""
        if photo is None or self._form.photo_size is None:
            return
        width, height = self._form.photo_size
        try:
            picture = cropped(photo, width, height)
        except PhotoError:
            return
        made = self._line(align=WD_ALIGN_PARAGRAPH.RIGHT)
        made.add_run().add_picture(io.BytesIO(picture), Mm(width), Mm(height))

    def _heading(self, text: str) -> None:
        if not text:
            return
        made = self._line(before=6)
        made.paragraph_format.keep_with_next = True
        _run(made, self._writer.checked(text), "黑体", self._size)

    def _fields(self, card: Card, fields: Sequence[CardField]) -> None:
        """Write words and values: two pairs in a row, a long value alone."""
        lines = list(_lines_of(fields))
        table = self._writer.table(len(lines), 2 * _PAIRS, self._width)
        label = self._form.label_width
        value = self._width / _PAIRS - label
        _set_widths(table, [label, value] * _PAIRS)
        for row, line in zip(table.rows, lines, strict=True):
            _row_height(row, self._row)
            cells = row.cells
            if len(line) < _PAIRS:
                cells[1].merge(cells[-1])
            for place, one in enumerate(line):
                _shade(cells[2 * place])
                made = cells[2 * place].paragraphs[0]
                made.alignment = WD_ALIGN_PARAGRAPH.CENTER
                _run(made, self._writer.checked(one.label, card.name), BOXES, self._size)
                told = self._writer.checked(one.value, card.name, "的", one.label)
                self._cell_text(cells[2 * place + 1], told)

    def _small_table(self, card: Card, small: CardTable) -> None:
        rows = small.rows
        if small.left_out:
            more = small.more.format(count=small.left_out)
            rows = (*rows, (more, *[""] * (len(small.columns) - 1)))
        if not rows:
            rows = ((small.nothing, *[""] * (len(small.columns) - 1)),)
        every = (small.columns, *rows)
        table = self._writer.table(len(every), len(small.columns), self._width)
        _repeat_head(table)
        _set_widths(table, _shares(every, self._width))
        for number, (row, texts) in enumerate(zip(table.rows, every, strict=True)):
            _row_height(row, self._row)
            for cell, one in zip(row.cells, texts, strict=True):
                made = cell.paragraphs[0]
                made.alignment = WD_ALIGN_PARAGRAPH.CENTER
                if number == 0:
                    _shade(cell)
                said = self._writer.checked(one, card.name, "的", small.heading)
                _run(made, said, BOXES, self._size)

    def _block(self, card: Card, block: TextBlock) -> None:
        """Write a long text: one with a heading in a frame, with room to write on."""
        said = self._writer.checked(block.text, card.name, "的“", block.heading, "”")
        if not block.heading:
            align = {
                "left": WD_ALIGN_PARAGRAPH.JUSTIFY,
                "centre": WD_ALIGN_PARAGRAPH.CENTER,
                "right": WD_ALIGN_PARAGRAPH.RIGHT,
            }[block.align]
            for part in said.split("\n"):
                made = self._line(align=align)
                made.paragraph_format.line_spacing = 1.5
                _run(made, part, BODY, self._size)
            return
        if self._writer.ends_in_table:
            _space(self._line(), _GAP)
        table = self._writer.table(2, 1, self._width)
        head, body = (row.cells[0] for row in table.rows)
        _set_widths(table, [self._width])
        _shade(head)
        head.paragraphs[0].paragraph_format.keep_with_next = True
        _run(head.paragraphs[0], self._writer.checked(block.heading), "黑体", self._size)
        self._cell_text(body, said)
        lines = block.ruled_lines or (0 if said else 1)
        written = said.count("\n") + 1 if said else 0
        _row_height(table.rows[1], (lines + written) * self._ruled)
        _space(self._line(), _GAP)

    def _cell_text(self, cell: Any, said: str) -> None:
        for number, part in enumerate(said.split("\n")):
            made = cell.add_paragraph() if number else cell.paragraphs[0]
            _space(made, None)
            _run(made, part, BOXES, self._size)


def _lines_of(fields: Sequence[CardField]) -> Iterator[tuple[CardField, ...]]:
    waiting: list[CardField] = []
    for one in fields:
        if len(one.value) > _LONG_VALUE or "\n" in one.value:
            if waiting:
                yield tuple(waiting)
                waiting = []
            yield (one,)
            continue
        waiting.append(one)
        if len(waiting) == _PAIRS:
            yield tuple(waiting)
            waiting = []
    if waiting:
        yield tuple(waiting)


def _run(paragraph: Any, text: str, font: str, size: float, apart: int = 0) -> None:
    """Write a text; its characters stand so many twentieths of a point farther apart."""
    made = paragraph.add_run(text)
    made.font.size, made.font.name = Pt(size), LATIN
    fonts = made._element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), font)
    fonts.set(qn("w:hint"), "eastAsia")
    if apart:
        told = OxmlElement("w:spacing")
        told.set(qn("w:val"), str(apart))
        made._element.rPr.insert_element_before(told, "w:w", "w:kern", "w:position", "w:sz")


def _space(paragraph: Any, exactly: float | None, before: float = 0) -> None:
    """Set the room above a paragraph and the pitch of its lines, in points."""
    told = paragraph.paragraph_format
    told.space_before, told.space_after = Pt(before), Pt(0)
    if exactly is not None:
        told.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        told.line_spacing = Pt(int(exactly * _TWIPS) / _TWIPS)


def _indent(paragraph: Any, *, size: float, **characters: float) -> None:
    """Indent a paragraph by characters, told in points too for programs that know no others."""
    made = paragraph._p.get_or_add_pPr().get_or_add_ind()
    for name, count in characters.items():
        made.set(qn(f"w:{name}"), str(round(count * 100)))
        made.set(qn(f"w:{name.removesuffix('Chars')}"), str(round(count * size * _TWIPS)))


def _without_grid(section: Any) -> None:
    """Let no grid hold the page: LibreOffice sets letters wider than its cells into two each."""
    for old in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(old)


def _number(section: Any, size: float) -> None:
    """Number the pages between dashes: odd ones at the right, even ones at the left."""
    for footer, align, side in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT, "rightChars"),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT, "leftChars"),
    ):
        footer.is_linked_to_previous = False
        made = footer.paragraphs[0]
        made.alignment = align
        _space(made, None)
        _indent(made, size=size, **{side: 1})
        _run(made, "— ", NUMBER, size)
        for kind, text in (("begin", ""), ("", " PAGE "), ("end", "")):
            _run(made, "", NUMBER, size)
            run = made.runs[-1]._element
            if kind:
                mark = OxmlElement("w:fldChar")
                mark.set(qn("w:fldCharType"), kind)
            else:
                mark = OxmlElement("w:instrText")
                mark.text = text
            run.append(mark)
        _run(made, " —", NUMBER, size)


def _shares(rows: Sequence[Sequence[str]], width: float) -> list[float]:
    """Return widths of columns after the longest text in each."""
    longest = [max(map(_characters, column)) for column in zip(*rows, strict=True)]
    most = max(longest) or 1
    shares = [max(one, most * 0.28) + 1 for one in longest]
    return [width * one / sum(shares) for one in shares]


def _characters(text: str) -> float:
    """Return about how many full characters a text is wide."""
    return sum(0.5 if letter.isascii() else 1.0 for letter in text)


def _set_widths(table: Any, widths: Sequence[float]) -> None:
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


def _row_height(row: Any, height: float) -> None:
    row.height = Mm(height)


def _repeat_head(table: Any) -> None:
    told = table.rows[0]._tr.get_or_add_trPr()
    told.append(OxmlElement("w:tblHeader"))


def _shade(cell: Any) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), _LABEL_SHADE)
    cell._tc.get_or_add_tcPr().append(shade)


def _dated(content: bytes) -> bytes:
    """Return a package whose files all bear one day."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _DAY), old.read(name), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
