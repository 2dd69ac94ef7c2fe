"""Lays a letter out: title, to whom, paragraphs, a list, attachments, who signs and when.

Source of the measures: GB/T 9704-2012 as facts.md 12 tells it: everything stands on 22 lines of
28 characters that fill the block of 156 by 225 mm. The typefaces it names (小标宋, 仿宋, 楷体,
黑体) are the branch's or the computer's; another stands in for one that is neither.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import replace

from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer, Table
from reportlab.platypus.tables import TableStyle

from dangjian_desktop.domain.headings import HeadingLevel, heading_of
from dangjian_desktop.printing.flowables import (
    BOARD_LOOKS,
    FILED_LOOKS,
    Board,
    MarginTitle,
    Piece,
    TextLines,
)
from dangjian_desktop.printing.fonts import Face
from dangjian_desktop.printing.hanging import page_count
from dangjian_desktop.printing.ink import MIDDLE, Checked, Ink
from dangjian_desktop.printing.sheet import (
    BEFORE_SIGNED,
    DATE_INDENT,
    LETTER_INDENT,
    LIST_SIZE,
    POINTS_PER_MM,
    Letter,
    LetterList,
    LetterText,
)
from dangjian_desktop.printing.tables import INNER_LINE, OUTER_LINE, PAD_ACROSS, PAD_DOWN
from dangjian_desktop.printing.text import ROOM
from dangjian_desktop.printing.themes import Colour

#: The title has so many lines at most.
_TITLE_LINES = 3
#: Room to write in at the end of a paragraph goes on its last line from so many characters on.
_LEAST_ROOM = 6
_ROOMS, _ROOM_AT_END = re.compile(f"{ROOM}+"), re.compile(f"{ROOM}+$")
#: So that lines whose heights add up to a page are not taken for more than it.
_HAIR = 1e-7
#: A letter of two pages whose second has little on it stands on one with so many more lines: the
#: standard lets lines stand closer where a page would hold nothing but who signs.
_FEW_PAGES, _MORE_LINES = 2, 4
#: Under which name a page keeps the number of its letter.
LETTER_MARK = "dangjian_letter"

_BODY, _TITLE = Face.FANGSONG, Face.TITLE_SONG
_HEADINGS = {HeadingLevel.FIRST: Face.HEI, HeadingLevel.SECOND: Face.OFFICE_KAI}


def letter_story(
    letter: Letter,
    texts: Sequence[LetterText],
    width: float,
    height: float,
    ink: Ink,
    board: Board | None = None,
) -> list[Flowable]:
    """Return what reportlab is to flow for letters, each on a new page.

    Args:
        letter: The declaration.
        texts: What each says.
        width, height: Of the text block, in points.
        ink: The door for all texts.
        board: Looks of what hangs; None for what is filed.
    """
    layout = _LetterLayout(letter, width, height, ink, board)
    story: list[Flowable] = []
    closer = [
        _LetterLayout(replace(letter, lines=letter.lines + more), width, height, ink, board)
        for more in range(1, _MORE_LINES + 1)
    ]
    for number, text in enumerate(texts):
        pieces = layout.letter(text)
        if board is None and page_count(pieces, width, height) == _FEW_PAGES:
            tried = (one.letter(text) for one in closer)
            fitting = (one for one in tried if page_count(one, width, height) < _FEW_PAGES)
            pieces = next(fitting, pieces)
        story += [_Begins(number), *pieces, PageBreak()]
    return story[:-1]


class _Begins(Piece):
    """Takes no room and notes on its page, and so on those after it, which letter they are of."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number

    def draw(self) -> None:
        """Note the letter."""
        setattr(self.canv, LETTER_MARK, self._number)


class _Line(Piece):
    """One line of the grid: what stands in it, from where, and whether it fills the rest."""

    def __init__(
        self,
        layout: "_LetterLayout",
        parts: Sequence[tuple[Checked, Face]],
        begins: float = 0,
        *,
        size: float = 0,
        fills: bool = False,
    ) -> None:
        super().__init__()
        self._ink, self._parts, self._begins = layout.ink, list(parts), begins
        self._size = size or layout.size
        self._pitch = size or layout.across
        self.width, self.height = layout.width, layout.down
        self._fills = self.width - begins if fills else None
        #: Whether it stays on the page of the line behind it.
        self.keeps_with_next = False
        if fills:
            self._widen_room()

    def getKeepWithNext(self) -> bool:
        """Return whether it stays with the next; reportlab asks this of every piece."""
        return self.keeps_with_next

    @property
    def ends(self) -> float:
        """Where what stands in it ends, in points from the left."""
        widths = (
            self._ink.pitched_width(part, face, self._size, self._pitch)
            for part, face in self._parts
        )
        return self._begins + sum(widths)

    def add(self, text: Checked, face: Face) -> None:
        """Write on where the line ends."""
        self._parts.append((text, face))

    def _widen_room(self) -> None:
        """Let room to write in have what the line has to spare, so that no words are torn apart.

        Of several, as of a year, a month and a day, each gets its share: none looks like another's.
        """
        spare = max(math.floor((self.width - self.ends) / self._size), 0)
        count = sum(len(_ROOMS.findall(part)) for part, _face in self._parts)
        shares = iter([(spare + number) // count for number in range(count)])
        self._parts = [
            (Checked(_ROOMS.sub(lambda room: room[0] + ROOM * next(shares), part)), face)
            for part, face in self._parts
        ]

    def draw(self) -> None:
        """Draw the line in the middle of its height."""
        self.canv.setFillColor(Colour.TEXT.value)
        self.canv.setStrokeColor(Colour.TEXT.value)
        y = self.height / 2 - MIDDLE * self._size
        self._ink.draw_pitched(
            self.canv, self._begins, y, self._parts, self._size, self._pitch, self._fills
        )


class _LetterLayout:
    """The pieces of letters in one text block.

    Attributes:
        across, down: The pitch of characters in a line and of lines on a page, in points: that of
            the letter's own paper, so that on another a line has more characters or fewer.
    """

    def __init__(
        self, letter: Letter, width: float, height: float, ink: Ink, board: Board | None
    ) -> None:
        self.ink, self.width, self._board = ink, width, board
        self._looks = FILED_LOOKS if board is None else BOARD_LOOKS
        self.size = letter.text_size
        left, top, right, bottom = letter.margins
        own_width = (letter.paper.width - left - right) * POINTS_PER_MM
        own_height = (letter.paper.height - top - bottom) * POINTS_PER_MM
        self.across = width / max(round(width * letter.characters / own_width), 1)
        self.down = height / max(round(height * letter.lines / own_height), 1) - _HAIR
        self._title_size = letter.title_size

    def letter(self, text: LetterText) -> list[Flowable]:
        """Return the pieces of one letter; who signs never stands alone on a page."""
        body: list[Flowable] = []
        if text.to:
            body += self._paragraph(text.to, text.name, 0)
        for paragraph in text.paragraphs:
            body += self._paragraph(paragraph, text.name)
        if text.listed is not None:
            body += [self._free(0.5), *self._list(text.listed, text.name)]
        if text.attachments:
            body += [self._free(1), *self._attached(text)]
        if not text.signed and not text.dated:
            return [*self._title(text), *body]
        last: list[Flowable] = [body.pop()] if body and isinstance(body[-1], _Line) else []
        while last and body and body[-1].getKeepWithNext():
            last.insert(0, body.pop())
        signed = [self._free(BEFORE_SIGNED), *self._signed(text)]
        return [*self._title(text), *body, KeepTogether([*last, *signed])]

    def _free(self, lines: float) -> Spacer:
        return Spacer(self.width, lines * self.down)

    def _title(self, text: LetterText) -> list[Flowable]:
        """Return the lines of the title, in the middle, and a free one; or that of what hangs."""
        words = self.ink.prepared(text.title, "标题")
        if self._board is not None:
            return [MarginTitle(self.ink, words, self.width, self._board, self.down)]
        fitted = self.ink.fitted(
            words,
            _TITLE,
            self.width,
            self.down * _TITLE_LINES,
            largest=self._title_size,
            max_lines=_TITLE_LINES,
        )
        lines: list[Flowable] = []
        for line in map(Checked, fitted.lines):
            begins = (self.width - self.ink.width(line, _TITLE, fitted.size)) / 2
            lines.append(_Line(self, [(line, _TITLE)], begins, size=fitted.size))
        return [*lines, self._free(1)]

    def _paragraph(
        self, said: str, name: str, indent: int = LETTER_INDENT, *, level: bool = True
    ) -> "list[_Line]":
        """Return the lines of a paragraph, its heading in the typeface of its level.

        A heading by itself stays with what follows it. Room to write in at the end goes as far as
        the margin, however much of it was asked for.
        """
        depth, length = heading_of(said) if level else (HeadingLevel.TEXT, 0)
        face = _HEADINGS.get(depth, _BODY)
        words = _ROOM_AT_END.sub("", said)
        head = self.ink.spaced(self.ink.prepared(words[:length], name))
        rest = self.ink.spaced(self.ink.prepared(words[length:], name))
        faces = [one for one, part in ((face, head), (_BODY, rest)) if part] or [_BODY]
        lines = self._broken(Checked(head + rest), len(head), faces, indent) if words else []
        if words != said:
            self._give_room(lines, indent)
        elif depth is not HeadingLevel.TEXT and length == len(said):
            for line in lines:
                line.keeps_with_next = True
        return lines

    def _give_room(self, lines: "list[_Line]", indent: int) -> None:
        """Put room to write in after a paragraph: on its last line, or on one of its own."""
        if lines:
            free = math.floor((self.width - lines[-1].ends) / self.size)
            if free >= _LEAST_ROOM:
                lines[-1].add(Checked(ROOM * free), _BODY)
                return
        begins = 0.0 if lines else indent * self.across
        count = math.floor((self.width - begins) / self.size)
        lines.append(_Line(self, [(Checked(ROOM * count), _BODY)], begins))

    def _broken(
        self, text: Checked, head: int, faces: Sequence[Face], indent: int
    ) -> "list[_Line]":
        """Return the lines of a text; so many of its characters are in the first face."""
        room = Checked("　" * indent)
        lines = self.ink.pitched_lines(
            Checked(room + text), faces, self.size, self.across, self.width
        )
        pieces: list[_Line] = []
        place = 0
        for number, line in enumerate(lines):
            shown = line.removeprefix(room) if not number else line
            place = text.index(shown, place)
            cut = max(head - place, 0)
            parts = [
                (Checked(part), face)
                for part, face in ((shown[:cut], faces[0]), (shown[cut:], faces[-1]))
                if part
            ]
            place += len(shown)
            begins = 0.0 if number else indent * self.across
            is_last = number == len(lines) - 1
            pieces.append(_Line(self, parts, begins, fills=not is_last))
        return pieces

    def _attached(self, text: LetterText) -> list[Flowable]:
        """Return the names of the attachments: numbered when several, each below the first."""
        several = len(text.attachments) > 1
        pieces: list[Flowable] = []
        for number, name in enumerate(text.attachments, start=1):
            before = "附件：" if number == 1 else "　　　"
            lead = self.ink.prepared(f"{before}{f'{number}.' if several else ''}")
            begins = LETTER_INDENT * self.across
            begins += self.ink.pitched_width(lead, _BODY, self.size, self.across)
            lines = self.ink.pitched_lines(
                self.ink.spaced(self.ink.prepared(name, text.name)),
                [_BODY],
                self.size,
                self.across,
                self.width - begins,
            )
            for place, line in enumerate(lines):
                if place:
                    pieces.append(_Line(self, [(line, _BODY)], begins))
                else:
                    parts = [(Checked(lead + line), _BODY)]
                    pieces.append(_Line(self, parts, LETTER_INDENT * self.across))
        return pieces

    def _signed(self, text: LetterText) -> list[Flowable]:
        """Return who signs, above the middle of the date, and the date.

        A name that is longer than a line stands on several of about the same width.
        """
        signed, dated = (self.ink.prepared(one, text.name) for one in (text.signed, text.dated))
        names = self.ink.pitched_lines(
            signed, [_BODY], self.size, self.across, self.width, even=True
        )
        widths = [
            self.ink.pitched_width(one, _BODY, self.size, self.across) for one in (*names, dated)
        ]
        middle = self.width - DATE_INDENT * self.across - widths[-1] / 2
        middle = min(middle, self.width - max(widths) / 2)
        return [
            _Line(self, [(one, _BODY)], middle - own / 2)
            for one, own in zip((*names, dated), widths, strict=True)
        ]

    def _list(self, listed: LetterList, name: str) -> list[Flowable]:
        """Return a table whose columns are as wide as their texts ask for.

        Where room is short, the widest give it, so that names and short words stay whole. Room
        below it lets the lines after it stand on the grid again.
        """
        ink, size = self.ink, self.size * LIST_SIZE
        texts = [[ink.prepared(one, name) for one in row] for row in (listed.columns, *listed.rows)]
        natural = [
            max(ink.width(one, _BODY, size) for one in column) + 2 * PAD_ACROSS + _HAIR
            for column in zip(*texts, strict=True)
        ]
        kept = _levelled(natural, self.width)
        widths = [self.width * one / sum(kept) for one in kept]
        rows = [
            [
                TextLines(
                    ink,
                    ink.even_lines(one, _BODY, size, own - 2 * PAD_ACROSS),
                    _BODY,
                    size,
                    colour=Colour.TEXT if number else self._looks.head_text,
                    align="centre",
                ).stretched(own - 2 * PAD_ACROSS)
                for one, own in zip(row, widths, strict=True)
            ]
            for number, row in enumerate(texts)
        ]
        grounds = [
            *self._looks.filled(ink, self._looks.panel, (0, 0), (-1, -1)),
            *self._looks.filled(ink, self._looks.head, (0, 0), (-1, 0)),
        ]
        style = TableStyle(grounds, parent=_LIST_STYLE)
        table = Table(rows, colWidths=widths, repeatRows=1, style=style)
        lines = table.wrap(self.width, math.inf)[1] / self.down + 0.5
        return [table, self._free(math.ceil(lines) - lines)]


def _levelled(widths: Sequence[float], room: float) -> list[float]:
    """Return widths of which the widest are cut to one level, so that all go into a room."""
    left, level = room, math.inf
    for place, width in enumerate(sorted(widths)):
        each = left / (len(widths) - place)
        if width > each:
            level = each
            break
        left -= width
    return [min(one, level) for one in widths]


_LIST_STYLE = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), PAD_ACROSS),
        ("RIGHTPADDING", (0, 0), (-1, -1), PAD_ACROSS),
        ("TOPPADDING", (0, 0), (-1, -1), PAD_DOWN + 1.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), PAD_DOWN + 1.5),
        ("INNERGRID", (0, 0), (-1, -1), INNER_LINE, Colour.LINE_STRONG.value),
        ("BOX", (0, 0), (-1, -1), OUTER_LINE, Colour.TEXT.value),
    ]
)
