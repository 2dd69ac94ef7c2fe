"""Lays a form of boxes out: words and values in pairs, a photo, small tables, texts that flow."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    KeepTogether,
    PageBreak,
    Spacer,
    Table,
    TableStyle,
)

from dangjian_desktop.domain.people import Sensitivity
from dangjian_desktop.printing.errors import too_small
from dangjian_desktop.printing.flowables import (
    BOARD_LOOKS,
    FILED_LOOKS,
    LEADING,
    Board,
    Ends,
    PhotoBox,
    ShareBar,
    SideBySide,
    Signatures,
    TextLines,
    height_of,
    title,
)
from dangjian_desktop.printing.fonts import Face
from dangjian_desktop.printing.hanging import in_columns
from dangjian_desktop.printing.ink import Checked, Ink
from dangjian_desktop.printing.privacy import READ_BY_OTHERS
from dangjian_desktop.printing.sheet import (
    POINTS_PER_MM,
    Card,
    CardField,
    CardSection,
    CardTable,
    Form,
    TextBlock,
)
from dangjian_desktop.printing.tables import INNER_LINE, OUTER_LINE, PAD_ACROSS, PAD_DOWN
from dangjian_desktop.printing.themes import Colour

#: A value of more lines than this beside another gets the whole width.
_MOST_LINES_IN_PAIR = 2

#: A value of more lines goes on in a further row, so that no row is higher than a page.
_MOST_LINES_IN_ROW = 36

#: Room around the photo, between sections, and what must be left below a heading, in points.
_PHOTO_PAD, _SECTION_GAP, _KEEP_BELOW_HEADING = 6, 8, 60

#: A column of a small table is at least this wide against the widest one.
_NARROWEST = 0.28

#: Pitch of a long text's lines and of lines to write on; room at its sides in points; lines of it
#: that stand below its heading before a page ends.
_TEXT_PITCH, _RULED_PITCH, _TEXT_PAD, _LINES_BELOW_HEADING = 1.7, 1.45, 4, 2
#: Height of the heading of boxes and texts against that of a row of boxes.
_HEADING_SHARE = 0.85


@dataclass(frozen=True, slots=True)
class _Pair:
    """A label and its value, broken into lines."""

    label: tuple[Checked, ...]
    value: tuple[Checked, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of pairs; a pair alone has the whole width.

    Attributes:
        pairs: One or two.
        height: In points.
        field_count: How many fields begin here; none where a long value goes on.
    """

    pairs: tuple[_Pair, ...]
    height: float
    field_count: int


def form_story(
    form: Form,
    cards: Sequence[Card],
    values: Mapping[str, str],
    width: float,
    height: float,
    ink: Ink,
    unreadable: list[str],
    board: Board | None = None,
) -> list[Flowable]:
    """Return what reportlab is to flow for a form, each card on a new page unless they flow.

    Args:
        form: The declaration.
        cards: What is printed.
        values: For the words in braces; ``name`` is the card's.
        width: Of the text block, in points.
        height: Of the text block, in points.
        ink: The door for all texts.
        unreadable: Gets the names of those whose photo could not be read.
        board: Looks of what hangs; None for what is filed.

    Raises:
        PaperError: When the columns of what hangs have no room.
    """
    layout = _CardLayout(form, width, ink, board=board)
    if form.flows and form.is_one_page:
        layout = _all_on_one_page(form, cards, values, width, height, ink)
    story: list[Flowable] = []
    for card in cards:
        if board is not None and board.columns > 1:
            pieces = _side_by_side(form, card, values, width, height, ink, unreadable, board)
        elif form.is_one_page and not form.flows:
            pieces = _on_one_page(form, card, values, width, height, ink, unreadable)
        elif form.fills_page:
            pieces = _filling_page(form, card, values, width, height, ink, unreadable)
        else:
            pieces = layout.card(card, values, unreadable)
        if form.flows:
            story += [KeepTogether(pieces), Spacer(width, _CARD_GAP)]
        else:
            story += [*pieces, PageBreak()]
    return story[:-1]


def _all_on_one_page(
    form: Form,
    cards: Sequence[Card],
    values: Mapping[str, str],
    width: float,
    height: float,
    ink: Ink,
) -> "_CardLayout":
    """Return the layout by which all cards share one page, with smaller letters where they must."""
    size = form.text_size
    while True:
        share = size / form.text_size
        shrunk = replace(form, text_size=size, row_height=form.row_height * share)
        layout = _CardLayout(shrunk, width, ink, share=share)
        needed = sum(height_of(layout.card(card, values, []), width) + _CARD_GAP for card in cards)
        if needed <= height or size <= form.smallest_size:
            return layout
        size = max(size - _SHRINK_STEP, form.smallest_size)


def _on_one_page(
    form: Form,
    card: Card,
    values: Mapping[str, str],
    width: float,
    height: float,
    ink: Ink,
    unreadable: list[str],
) -> list[Flowable]:
    """Lay a card out on one page: smaller letters first, then tables that say what they leave out.

    A card whose boxes alone are higher than the page goes on all the same.
    """
    size = form.text_size
    while True:
        share = size / form.text_size
        shrunk = replace(form, text_size=size, row_height=form.row_height * share)
        pieces = _CardLayout(shrunk, width, ink, share=share).card(card, values, unreadable)
        missing = height_of(pieces, width) - height
        if missing <= 0:
            return pieces
        if size > form.smallest_size:
            size = max(size - _SHRINK_STEP, form.smallest_size)
            continue
        cut = _with_a_row_less(card)
        if cut is None:
            return pieces
        card = cut


def _side_by_side(
    form: Form,
    card: Card,
    values: Mapping[str, str],
    width: float,
    height: float,
    ink: Ink,
    unreadable: list[str],
    board: Board,
) -> list[Flowable]:
    """Lay a card out in columns below its title, all on one page.

    Raises:
        PaperError: When they have no room.
    """
    each = board.column_width(width)
    head = _CardLayout(form, width, ink, board=board).head(card, values)
    body = _CardLayout(form, each, ink, board=board).body(card, unreadable)
    room = height - height_of(head, width) - _HAIR
    return [*head, SideBySide(in_columns(body, board.columns, each, room), each)]


def _filling_page(
    form: Form,
    card: Card,
    values: Mapping[str, str],
    width: float,
    height: float,
    ink: Ink,
    unreadable: list[str],
) -> list[Flowable]:
    """Lay a card out so that its lines to write on fill one page, where they can stand for that.

    A card that is much shorter or longer keeps the usual pitch.
    """
    layout = _CardLayout(form, width, ink)
    pieces = layout.card(card, values, unreadable)
    lines = sum(block.ruled_lines for block in card.blocks)
    spare = height - height_of(pieces, width) - _HAIR
    if not lines:
        return pieces
    pitch = layout.ruled_pitch + spare / lines
    low, high = (one * POINTS_PER_MM for one in _WRITTEN_PITCH)
    if not low <= pitch <= high:
        return pieces
    return _CardLayout(form, width, ink, pitch).card(card, values, [])


def _with_a_row_less(card: Card) -> Card | None:
    """Return a card whose longest table has a row less and says how many; None where none can."""
    able = [
        (len(table.rows), place, number)
        for place, section in enumerate(card.sections)
        for number, table in enumerate(section.tables)
        if table.may_be_cut and not table.bars and len(table.rows) > _LEAST_ROWS
    ]
    if not able:
        return None
    _length, place, number = max(able, key=lambda one: (one[0], -one[1], -one[2]))
    section = card.sections[place]
    tables = list(section.tables)
    tables[number] = _cut(tables[number])
    sections = list(card.sections)
    sections[place] = replace(section, tables=tuple(tables))
    return replace(card, sections=tuple(sections))


def _cut(table: CardTable) -> CardTable:
    """Take the last row away; the line that says so stands in place of it."""
    return replace(table, rows=table.rows[:-1], left_out=table.left_out + 1)


#: So many points the letters of a form of one page shrink at a time; rows that stay in a table
#: that is cut.
_SHRINK_STEP, _LEAST_ROWS = 0.5, 2
#: Pitches of lines that can be written on by hand, in millimetres; room for rounding, in points.
_WRITTEN_PITCH, _HAIR = (7.2, 14), 0.5
#: So that a word that just fits is not broken after all.
_WORD_HAIR = 0.5
#: Texts of so many letters stay whole, too, where tables are narrow.
_WHOLE = 6
#: The last box of a card and the gap below it.
_LAST_BOX = 2
#: A table of so many rows, or a text of so many characters, may be moved to the next page as a
#: whole.
_SHORT_TABLE, _SHORT_TEXT = 10, 120
#: Of a table with bars: their share of its width, and their height against that of the letters.
_BAR_SHARE, _BAR_HEIGHT = 0.3, 0.8
#: A table of more bars goes on over pages.
_MOST_BARS_KEPT = 20
#: Room between two cards that share a page.
_CARD_GAP = 24


class _CardLayout:
    """The boxes of one form at one width."""

    def __init__(
        self,
        form: Form,
        width: float,
        ink: Ink,
        ruled_pitch: float | None = None,
        *,
        share: float = 1.0,
        board: Board | None = None,
    ) -> None:
        self._form, self._width, self._ink, self._board = form, width, ink, board
        #: Where letters are smaller than declared, so is the room around them.
        self._pad, self._gap = PAD_DOWN * share, _SECTION_GAP * share
        self._looks = FILED_LOOKS if board is None else BOARD_LOOKS
        self._size = float(form.text_size)
        #: Whether it stands beside others, so narrow that words might be broken.
        self._is_beside = board is not None and board.columns > 1
        #: Of lines to write on, in points.
        self.ruled_pitch = ruled_pitch or self._size * _TEXT_PITCH * _RULED_PITCH
        self._row_height = form.row_height * POINTS_PER_MM
        self._label_width = form.label_width * POINTS_PER_MM
        size = form.photo_size or (0, 0)
        photo_width, photo_height = (side * POINTS_PER_MM for side in size)
        self._photo = (photo_width, photo_height)
        self._beside_photo = photo_height + 2 * _PHOTO_PAD

    def card(self, card: Card, values: Mapping[str, str], unreadable: list[str]) -> list[Flowable]:
        """Return the pieces of one card."""
        return [*self.head(card, values), *self.body(card, unreadable)]

    def head(self, card: Card, values: Mapping[str, str]) -> list[Flowable]:
        """Return the title, and the line below it."""
        ink, width = self._ink, self._width
        text = card.title or self._form.title.format_map({**values, "name": card.name})
        words, largest = ink.prepared(text, "标题"), self._form.title_size
        story: list[Flowable] = [title(words, width, ink, self._board, largest)]
        if any(card.above) or not card.blocks:
            left, right = (ink.prepared(one, card.name, "的表头") for one in card.above)
            story.append(Ends(ink, left, right, width, self._size))
        return story

    def body(self, card: Card, unreadable: list[str]) -> list[Flowable]:
        """Return the boxes, tables, texts and lines to sign on."""
        ink, width = self._ink, self._width
        story: list[Flowable] = []
        sections = [section for section in map(self._shown, card.sections) if _has_any(section)]
        for number, section in enumerate(sections):
            if section.fields:
                story.append(CondPageBreak(self._row_height + _KEEP_BELOW_HEADING))
                if section.heading:
                    story.append(self._heading(section.heading))
                if number == 0 and self._form.photo_size is not None:
                    story += self._first_section(card, section, unreadable)
                else:
                    story.append(self._framed_grid(self._lines(card, section.fields, width)))
                story.append(Spacer(width, self._gap))
            for small in section.tables:
                story += [CondPageBreak(2 * self._row_height + _KEEP_BELOW_HEADING)]
                headed = replace(small, heading=small.heading or section.heading)
                laid = self._small_table(card, headed)
                # Bars are compared with each other, and so stand on one page where they can.
                if 0 < len(small.bars) <= _MOST_BARS_KEPT:
                    story.append(CondPageBreak(height_of([laid], width)))
                story += [laid, Spacer(width, self._gap)]
        for block in card.blocks:
            story += self._block(card, block)
        if self._form.signatures:
            words = tuple(ink.prepared(f"{word}：") for word in self._form.signatures)
            *upper, words = [(one,) for one in words] if self._is_beside else [words]
            story += [Signatures(ink, line, width, self._size) for line in upper]
            signatures: Flowable = Signatures(ink, words, width, self._size)
            if _ends_short(sections, card.blocks):
                # A line to sign on never stands alone on a page.
                signatures = KeepTogether([*story[-_LAST_BOX:], signatures])
                del story[-_LAST_BOX:]
            story.append(signatures)
        return story

    def _block(self, card: Card, block: TextBlock) -> list[Flowable]:
        """Return a text as one line below the other, so that it may go on over any number of pages.

        A text with a heading stands in a frame; one without stands free, as in a letter.
        """
        side = PAD_ACROSS + _TEXT_PAD if block.heading else 0
        text = self._ink.prepared(block.text, card.name, "的“", block.heading, "”")
        width = self._width - 2 * side
        lines: Sequence[tuple[Checked, bool]] = ()
        if block.text:
            lines = self._ink.paragraph_lines(text, Face.SANS, self._size, width)
        return self._framed_text(block, lines) if block.heading else self._free_text(block, lines)

    def _free_text(self, block: TextBlock, lines: Sequence[tuple[Checked, bool]]) -> list[Flowable]:
        below = self._size * (_TEXT_PITCH - LEADING)
        return [
            TextLines(
                self._ink,
                (line,),
                Face.SANS,
                self._size,
                align=block.align,
                room_below=below,
                is_spread=is_spread and block.align == "left",
            ).stretched(self._width)
            for line, is_spread in lines
        ]

    def _framed_text(
        self, block: TextBlock, lines: Sequence[tuple[Checked, bool]]
    ) -> list[Flowable]:
        """Return heading, text and lines to write on; where there is neither, one line is free."""
        heading = self._headed(block.heading)
        empty = block.ruled_lines or (0 if lines else 1)
        pitch = self._size * _TEXT_PITCH
        heights = [
            self._row_height * _HEADING_SHARE,
            *[pitch] * len(lines),
            *[self.ruled_pitch] * empty,
        ]
        style = [
            *_PADDING,
            ("LEFTPADDING", (0, 1), (-1, -1), PAD_ACROSS + _TEXT_PAD),
            *self._filled(self._looks.panel, (0, 0), (-1, -1)),
            *self._filled(self._looks.head, (0, 0), (-1, 0)),
            ("LINEBELOW", (0, 0), (-1, 0), INNER_LINE, Colour.LINE_STRONG.value),
            _BOX,
        ]
        if empty > 1:
            ruled = ((0, 1 + len(lines)), (-1, -2))
            style.append(("LINEBELOW", *ruled, INNER_LINE, Colour.LINE_STRONG.value))
        table = Table(
            [[heading], *([self._text_line(*one)] for one in lines), *[[""]] * empty],
            colWidths=[self._width],
            rowHeights=heights,
            repeatRows=1,
            style=TableStyle(style),
        )
        needed = sum(heights[: 1 + _LINES_BELOW_HEADING])
        return [CondPageBreak(needed), table, Spacer(self._width, self._gap)]

    def _shown(self, section: CardSection) -> CardSection:
        if self._ink.level not in READ_BY_OTHERS:
            return section
        fields = tuple(one for one in section.fields if one.sensitivity is Sensitivity.OPEN)
        return replace(section, fields=fields)

    def _heading(self, text: str) -> Table:
        piece = self._headed(text)
        style = [*_PADDING, *self._filled(self._looks.head, (0, 0), (0, 0)), _BOX]
        return Table(
            [[piece]],
            colWidths=[self._width],
            rowHeights=[self._row_height * _HEADING_SHARE],
            style=TableStyle(style),
        )

    def _first_section(
        self, card: Card, section: CardSection, unreadable: list[str]
    ) -> list[Flowable]:
        """Lay as many rows beside the photo as it is high, the rest below it."""
        photo = PhotoBox(self._ink, card.photo, *self._photo)
        if not photo.is_readable:
            unreadable.append(card.name)
        photo_width = self._photo[0] + 2 * _PHOTO_PAD
        narrow = self._width - photo_width
        beside: list[_Line] = []
        left = list(section.fields)
        while left and _height(beside) < self._beside_photo:
            line = next(self._lines(card, left, narrow))
            if line.height > self._beside_photo:
                break  # a text that long has its place below the photo
            beside.append(line)
            left = left[line.field_count :]
        lacking = max(0.0, self._beside_photo - _height(beside))
        beside = [replace(line, height=line.height + lacking / len(beside)) for line in beside]
        frame = Table(
            [[self._grid(beside, narrow) if beside else "", photo]],
            colWidths=[narrow, photo_width],
            rowHeights=[max(_height(beside), self._beside_photo)],
            style=TableStyle(
                [*_NO_PADDING, _GRID, _BOX, _MIDDLE, ("ALIGN", (1, 0), (1, 0), "CENTRE")]
            ),
        )
        if not left:
            return [frame]
        return [frame, self._framed_grid(self._lines(card, left, self._width))]

    def _lines(self, card: Card, fields: Sequence[CardField], width: float) -> Iterator[_Line]:
        """Pair fields side by side; one with a long value has a row of its own."""
        half = width / 2
        waiting: CardField | None = None
        for one in fields:
            pair = self._pair(card, one, half)
            is_long = len(pair.value) > _MOST_LINES_IN_PAIR or self._breaks_a_word(one, half)
            if waiting is not None and not is_long:
                yield self._line([self._pair(card, both, half) for both in (waiting, one)])
                waiting = None
                continue
            if waiting is not None:
                yield from self._alone(self._pair(card, waiting, width))
                waiting = None
            if is_long:
                yield from self._alone(self._pair(card, one, width))
            else:
                waiting = one
        if waiting is not None:
            yield from self._alone(self._pair(card, waiting, width))

    def _pair(self, card: Card, one: CardField, width: float) -> _Pair:
        value = self._ink.prepared(one.value, card.name, "的“", one.label, "”")
        return _Pair(
            self._broken(self._ink.prepared(one.label), Face.SANS, self._label_width),
            self._broken(value, Face.SANS, width - self._label_width),
        )

    def _breaks_a_word(self, one: CardField, width: float) -> bool:
        room = width - self._label_width - 2 * PAD_ACROSS
        word = self._ink.widest_word(self._ink.prepared(one.value), Face.SANS, self._size)
        return self._is_beside and word > room

    def _line(self, pairs: Sequence[_Pair], field_count: int | None = None) -> _Line:
        lines = max(max(len(pair.label), len(pair.value)) for pair in pairs)
        height = max(self._row_height, lines * self._size * LEADING + 2 * self._pad)
        return _Line(tuple(pairs), height, len(pairs) if field_count is None else field_count)

    def _alone(self, pair: _Pair) -> Iterator[_Line]:
        for start in range(0, len(pair.value), _MOST_LINES_IN_ROW):
            value = pair.value[start : start + _MOST_LINES_IN_ROW]
            label = pair.label if start == 0 else ()
            yield self._line([_Pair(label, value)], field_count=int(start == 0))

    def _broken(self, text: Checked, face: Face, width: float) -> tuple[Checked, ...]:
        return self._ink.lines(text, face, self._size, width - 2 * PAD_ACROSS)

    def _filled(self, colour: Colour | None, *area: tuple[int, int]) -> list[Any]:
        return self._looks.filled(self._ink, colour, *area)

    def _headed(self, text: str) -> TextLines:
        """Return the words at the head of boxes, a table or a text."""
        return self._drawn((self._ink.prepared(text),), Face.SANS_BOLD, self._looks.head_text)

    def _drawn(
        self, lines: tuple[Checked, ...], face: Face = Face.SANS, colour: Colour = Colour.TEXT
    ) -> TextLines:
        return TextLines(self._ink, lines, face, self._size, colour=colour)

    def _text_line(self, line: Checked, is_spread: bool) -> TextLines:
        made = TextLines(self._ink, (line,), Face.SANS, self._size, is_spread=is_spread)
        side = PAD_ACROSS + _TEXT_PAD
        return made.stretched(self._width - 2 * side) if is_spread else made

    def _framed_grid(self, lines: Iterator[_Line]) -> Table:
        grid = self._grid(list(lines), self._width)
        grid.setStyle(TableStyle([_BOX]))
        return grid

    def _grid(self, lines: Sequence[_Line], width: float) -> Table:
        """Return rows of label and value; a single pair spans what is right of its label."""
        label, value = self._label_width, width / 2 - self._label_width
        rows: list[list[object]] = []
        style = [*_PADDING, *self._filled(self._looks.panel, (0, 0), (-1, -1)), _GRID]
        for number, line in enumerate(lines):
            cells: list[object] = []
            for pair in line.pairs:
                place = (len(cells), number)
                style += self._filled(self._looks.ground, place, place)
                cells += [self._drawn(pair.label, colour=Colour.SECOND), self._drawn(pair.value)]
            if len(line.pairs) == 1:
                style.append(("SPAN", (1, number), (3, number)))
                cells += ["", ""]
            rows.append(cells)
        return Table(
            rows,
            colWidths=[label, value, label, value],
            rowHeights=[line.height for line in lines],
            style=TableStyle(style),
        )

    def _without_broken_words(
        self, columns: Sequence[Sequence[Checked]], natural: Sequence[float]
    ) -> list[float]:
        """Return widths with room for headings and words; the rest goes by what texts ask for.

        Raises:
            PaperError: When there is none.
        """
        least = self._widths_of_words(columns, natural)
        spare = self._width - sum(least)
        if spare < 0:
            raise too_small()
        around = 2 * PAD_ACROSS + _WORD_HAIR
        wanted = [max(own + around - low, 1.0) for own, low in zip(natural, least, strict=True)]
        return [low + spare * more / sum(wanted) for low, more in zip(least, wanted, strict=True)]

    def _widths_of_words(
        self, columns: Sequence[Sequence[Checked]], natural: Sequence[float]
    ) -> list[float]:
        """Return how wide each column is at least, for its heading and for no word to be broken."""
        ink, size = self._ink, self._size
        return [
            max(
                min(own, _WHOLE * size),
                *(ink.widest_word(text, Face.SANS, size) for text in column),
                ink.width(column[0], Face.SANS, size),
            )
            + 2 * PAD_ACROSS
            + _WORD_HAIR
            for column, own in zip(columns, natural, strict=True)
        ]

    def _small_table(self, card: Card, small: CardTable) -> Table:
        """Return a table with its heading, its columns and what stands in it."""
        ink = self._ink
        bar_width = self._width * _BAR_SHARE if small.bars else 0.0
        heads = [ink.prepared(text) for text in small.columns]
        place = (card.name, "的“", small.heading, "”")
        texts = [[ink.prepared(text, *place) for text in row] for row in small.rows]
        widths = self._column_widths(small, heads, texts, bar_width)
        blanks = [""] * (len(widths) - 1)
        under: list[object] = [self._drawn((head,), colour=Colour.SECOND) for head in heads]
        rows: list[list[object]] = [
            [self._headed(small.heading), *blanks],
            [*under, ""] if small.bars else under,
            *self._table_rows(small, texts, widths, bar_width),
        ]
        style = [*_PADDING, *_ROOMY, _GRID, _BOX, ("SPAN", (0, 0), (-1, 0))]
        style += [
            *self._filled(self._looks.panel, (0, 0), (-1, -1)),
            *self._filled(self._looks.ground, (0, 1), (-1, 1)),
            *self._filled(self._looks.head, (0, 0), (-1, 0)),
        ]
        told = small.more.format(count=small.left_out) if small.left_out else ""
        for words in filter(None, (told, "" if texts else small.nothing)):
            across = len(rows)
            rows.append([self._drawn((ink.prepared(words),), colour=Colour.SECOND), *blanks])
            style.append(("SPAN", (0, across), (-1, across)))
        return Table(rows, colWidths=widths, repeatRows=2, style=TableStyle(style))

    def _column_widths(
        self,
        small: CardTable,
        heads: Sequence[Checked],
        texts: Sequence[Sequence[Checked]],
        bar_width: float,
    ) -> list[float]:
        """Return how wide the columns are: as is declared, else as their texts ask for.

        There, columns that are to be filled in are alike: on a ballot none may have more room.
        That of the bars stands last, where there is one.
        """
        columns = list(zip(heads, *texts, strict=True))
        natural = [
            max(self._ink.width(text, Face.SANS, self._size) for text in column)
            for column in columns
        ]
        empty = [n for n, column in enumerate(columns) if texts and not any(column[1:])]
        alike = max((natural[n] for n in empty), default=0.0)
        natural = [alike if n in empty else own for n, own in enumerate(natural)]
        if small.bars:  # numbers have the room they ask for, the labels what is left
            numbers = [one + 2 * PAD_ACROSS + 1 for one in natural[1:]]
            return [self._width - bar_width - sum(numbers), *numbers, bar_width]
        if self._is_beside:
            return self._without_broken_words(columns, natural)
        shares = list(small.shares) or [max(one, max(natural) * _NARROWEST) for one in natural]
        widths = [self._width * share / sum(shares) for share in shares]
        least = self._widths_of_words(columns, natural)
        breaks = any(own < low for own, low in zip(widths, least, strict=True))
        if breaks and not small.shares and sum(least) <= self._width:
            return self._without_broken_words(columns, natural)  # a date beside a very long name
        return widths

    def _table_rows(
        self,
        small: CardTable,
        texts: Sequence[Sequence[Checked]],
        widths: Sequence[float],
        bar_width: float,
    ) -> Iterator[list[object]]:
        """Yield the rows of a table; one with very many lines stands in several."""
        high = self._size * _BAR_HEIGHT
        for number, row in enumerate(texts):
            broken = [
                self._broken(text, Face.SANS, own) for text, own in zip(row, widths, strict=False)
            ]
            for start in range(0, max(map(len, broken)), _MOST_LINES_IN_ROW):
                end = start + _MOST_LINES_IN_ROW
                drawn: list[object] = [self._drawn(lines[start:end]) for lines in broken]
                if small.bars:
                    share = None if start else small.bars[number]
                    bar = "" if share is None else ShareBar(share, bar_width - 2 * PAD_ACROSS, high)
                    drawn.append(bar)
                yield drawn


def _ends_short(sections: Sequence[CardSection], blocks: Sequence[TextBlock]) -> bool:
    """Whether what stands last may be moved to the next page together with the signatures."""
    if blocks:
        last = blocks[-1]
        return (
            bool(last.heading)
            and len(last.text) <= _SHORT_TEXT
            and last.ruled_lines <= _SHORT_TABLE
        )
    tables = sections[-1].tables[-1:] if sections else ()
    return bool(tables) and len(tables[0].rows) <= _SHORT_TABLE


def _has_any(section: CardSection) -> bool:
    return bool(section.fields or section.tables)


def _height(lines: Sequence[_Line]) -> float:
    return sum(line.height for line in lines)


_MIDDLE = ("VALIGN", (0, 0), (-1, -1), "MIDDLE")
_NO_PADDING = tuple(
    (side, (0, 0), (-1, -1), 0)
    for side in ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")
)
_PADDING = (
    _MIDDLE,
    *_NO_PADDING,
    ("LEFTPADDING", (0, 0), (-1, -1), PAD_ACROSS),
    ("RIGHTPADDING", (0, 0), (-1, -1), PAD_ACROSS),
)
_GRID = ("INNERGRID", (0, 0), (-1, -1), INNER_LINE, Colour.LINE_STRONG.value)
_BOX = ("BOX", (0, 0), (-1, -1), OUTER_LINE, Colour.TEXT.value)
_ROOMY = (
    ("TOPPADDING", (0, 0), (-1, -1), PAD_DOWN + 1.5),
    ("BOTTOMPADDING", (0, 0), (-1, -1), PAD_DOWN + 1.5),
)
