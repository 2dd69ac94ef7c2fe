"""Lays a letter out: title, to whom, paragraphs, a list, attachments, who signs and when.

Source of the measures: GB/T 9704-2012 as facts.md 12 tells it. The fonts it names (小标宋, 仿宋)
are licensed and not shipped; the serif stands in for both.
"""

from collections.abc import Sequence

from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer, Table
from reportlab.platypus.tables import TableStyle

from dangjian_desktop.printing.flowables import LEADING, Piece, TextLines
from dangjian_desktop.printing.fonts import Face
from dangjian_desktop.printing.ink import Checked, Ink
from dangjian_desktop.printing.sheet import Letter, LetterList, LetterText, Paper
from dangjian_desktop.printing.tables import INNER_LINE, OUTER_LINE, PAD_ACROSS, PAD_DOWN
from dangjian_desktop.printing.themes import Colour

#: Pitch of the lines against the letters: 22 lines of 三号 fill the page.
_PITCH = 1.84
#: The title has so many lines at most, at this pitch.
_TITLE_LINES, _TITLE_PITCH = 3, 1.35
#: A paragraph begins so many characters in; the date ends so many before the right edge.
_INDENT, _DATE_INDENT = "　　", 4
#: Letters of a list against those of the text; its narrowest column against the widest.
_LIST_SIZE, _LIST_NARROWEST = 0.72, 0.3
#: Lines left free before what is signed.
_BEFORE_SIGNED = 2
#: Under which name a page keeps the number of its letter.
LETTER_MARK = "dangjian_letter"


def letter_scale(letter: Letter, paper: Paper) -> float:
    """Return by how much a letter grows on a paper against its own."""
    return paper.width / letter.paper.width


def letter_story(
    letter: Letter, texts: Sequence[LetterText], paper: Paper, width: float, ink: Ink
) -> list[Flowable]:
    """Return what reportlab is to flow for letters, each on a new page.

    Args:
        letter: The declaration.
        texts: What each says.
        paper: On which it is printed.
        width: Of the text block, in points.
        ink: The door for all texts.
    """
    layout = _LetterLayout(letter, letter_scale(letter, paper), width, ink)
    story: list[Flowable] = []
    for number, text in enumerate(texts):
        story += [_Begins(number), *layout.letter(text), PageBreak()]
    return story[:-1]


class _Begins(Piece):
    """Takes no room and notes on its page, and so on those after it, which letter they are of."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number

    def draw(self) -> None:
        """Note the letter."""
        setattr(self.canv, LETTER_MARK, self._number)


class _LetterLayout:
    """The pieces of letters at one size and width."""

    def __init__(self, letter: Letter, scale: float, width: float, ink: Ink) -> None:
        self._ink, self._width = ink, width
        self._size = letter.text_size * scale
        self._title_size = letter.title_size * scale

    def letter(self, text: LetterText) -> list[Flowable]:
        """Return the pieces of one letter; who signs never stands alone on a page."""
        pitch = self._size * _PITCH
        body: list[Flowable] = []
        if text.to:
            body += self._lines(text.to, text.name)
        for paragraph in text.paragraphs:
            body += self._lines(_INDENT + paragraph, text.name)
        if text.listed is not None:
            body += [Spacer(self._width, pitch / 2), self._list(text.listed, text.name)]
        if text.attachments:
            body += [Spacer(self._width, pitch / 2), *self._attached(text)]
        last = [body.pop()] if body and text.listed is None else []
        signed = [Spacer(self._width, _BEFORE_SIGNED * pitch), *self._signed(text)]
        return [*self._title(text), *body, KeepTogether([*last, *signed])]

    def _title(self, text: LetterText) -> list[Flowable]:
        ink, face = self._ink, Face.SERIF_BLACK
        fitted = ink.fitted(
            ink.prepared(text.title, "标题"),
            face,
            self._width,
            self._title_size * _TITLE_PITCH * _TITLE_LINES,
            largest=self._title_size,
            max_lines=_TITLE_LINES,
        )
        room = fitted.size * (_TITLE_PITCH - LEADING)
        lines: list[Flowable] = [
            TextLines(
                ink, (Checked(line),), face, fitted.size, align="centre", room_below=room
            ).stretched(self._width)
            for line in fitted.lines
        ]
        return [*lines, Spacer(self._width, self._size * _PITCH)]

    def _lines(self, text: str, name: str) -> list[Flowable]:
        broken = self._ink.lines(
            self._ink.prepared(text, name), Face.SERIF, self._size, self._width
        )
        return [self._line(line) for line in broken]

    def _line(self, line: Checked) -> TextLines:
        room = self._size * (_PITCH - LEADING)
        return TextLines(self._ink, (line,), Face.SERIF, self._size, room_below=room).stretched(
            self._width
        )

    def _attached(self, text: LetterText) -> list[Flowable]:
        """Return the names of the attachments, one below the other and numbered when several."""
        several = len(text.attachments) > 1
        told = []
        for number, name in enumerate(text.attachments, start=1):
            before = "附件：" if number == 1 else "　　　"
            told.append(f"{_INDENT}{before}{f'{number}．' if several else ''}{name}")
        return [line for one in told for line in self._lines(one, text.name)]

    def _signed(self, text: LetterText) -> list[Flowable]:
        """Return who signs, above the middle of the date, and the date."""
        ink, size = self._ink, self._size
        signed, dated = (ink.prepared(one, text.name) for one in (text.signed, text.dated))
        widths = [ink.width(one, Face.SERIF, size) for one in (signed, dated)]
        middle = self._width - _DATE_INDENT * size - widths[1] / 2
        middle = min(middle, self._width - widths[0] / 2)
        pieces: list[Flowable] = []
        for one, own in zip((signed, dated), widths, strict=True):
            line = TextLines(
                ink, (one,), Face.SERIF, size, align="right", room_below=size * (_PITCH - LEADING)
            )
            pieces.append(line.stretched(self._width, self._width - middle - own / 2))
        return pieces

    def _list(self, listed: LetterList, name: str) -> Flowable:
        """Return a table whose columns are as wide as their texts ask for."""
        ink, size = self._ink, self._size * _LIST_SIZE
        texts = [[ink.prepared(one, name) for one in row] for row in (listed.columns, *listed.rows)]
        natural = [
            max(ink.width(one, Face.SERIF, size) for one in column)
            for column in zip(*texts, strict=True)
        ]
        shares = [max(one, max(natural) * _LIST_NARROWEST) + 2 * PAD_ACROSS for one in natural]
        widths = [self._width * share / sum(shares) for share in shares]
        rows = [
            [
                TextLines(
                    ink,
                    ink.even_lines(one, Face.SERIF, size, own - 2 * PAD_ACROSS),
                    Face.SERIF,
                    size,
                    align="centre",
                ).stretched(own - 2 * PAD_ACROSS)
                for one, own in zip(row, widths, strict=True)
            ]
            for row in texts
        ]
        return Table(rows, colWidths=widths, repeatRows=1, style=_LIST_STYLE)


_LIST_STYLE = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), PAD_ACROSS),
        ("RIGHTPADDING", (0, 0), (-1, -1), PAD_ACROSS),
        ("TOPPADDING", (0, 0), (-1, -1), PAD_DOWN + 1.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), PAD_DOWN + 1.5),
        ("BACKGROUND", (0, 0), (-1, 0), Colour.GROUND.value),
        ("INNERGRID", (0, 0), (-1, -1), INNER_LINE, Colour.LINE_STRONG.value),
        ("BOX", (0, 0), (-1, -1), OUTER_LINE, Colour.TEXT.value),
    ]
)
