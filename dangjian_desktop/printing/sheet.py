"""The vocabulary in which sheets are declared: paper, columns, boxes, in millimetres.

A declaration says what stands where and for whose eyes; `printing.document` makes a file of it.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

from dangjian_desktop.domain.own_sizes import LARGEST_CM, SMALLEST_CM, own_size, own_size_written
from dangjian_desktop.domain.people import Sensitivity
from dangjian_desktop.domain.problems import Word
from dangjian_desktop.domain.wall_sheets import WallPlace, WallPurpose
from dangjian_desktop.printing.errors import PaperError
from dangjian_desktop.printing.privacy import READ_BY_OTHERS, DetailLevel, sensitivity_of

Millimetre = float

#: Largest title of what is filed, in points.
TITLE_SIZE = 18.0

#: Of letters, on paper as in Word: a paragraph begins so many characters in, the date ends so many
#: before the right edge, so many lines stay free before what is signed; letters of a list against
#: those of the text, and the number of a page, in points.
LETTER_INDENT, DATE_INDENT, BEFORE_SIGNED, LIST_SIZE = 2, 4, 2, 0.72
LETTER_NUMBER = 14.0

#: Points of typography in a millimetre.
POINTS_PER_MM = 72 / 25.4

Align = Literal["left", "centre", "right"]


@dataclass(frozen=True, slots=True)
class Paper:
    """A size of paper as it lies before the reader."""

    name: str
    width: Millimetre
    height: Millimetre

    @property
    def is_landscape(self) -> bool:
        """Whether it is wider than high."""
        return self.width > self.height

    @property
    def words(self) -> str:
        """How a user writes it: A3横; a size in centimetres says itself how it lies."""
        if self.name not in _ISO_SIZES:
            return self.name
        return self.name + ("横" if self.is_landscape else "竖")

    def turned(self) -> "Paper":
        """Return the same paper turned by a quarter."""
        return replace(self, width=self.height, height=self.width)


#: ISO 216, portrait.
_ISO_SIZES = {"A5": (148, 210), "A4": (210, 297), "A3": (297, 420), "A2": (420, 594)} | {
    "A1": (594, 841),
    "A0": (841, 1189),
}


def _iso(name: str, *, landscape: bool = False) -> Paper:
    width, height = _ISO_SIZES[name]
    return Paper(name, height, width) if landscape else Paper(name, width, height)


A5_PORTRAIT, A5_LANDSCAPE = _iso("A5"), _iso("A5", landscape=True)
A4_PORTRAIT, A4_LANDSCAPE = _iso("A4"), _iso("A4", landscape=True)
A3_PORTRAIT, A3_LANDSCAPE = _iso("A3"), _iso("A3", landscape=True)
A2_PORTRAIT, A2_LANDSCAPE = _iso("A2"), _iso("A2", landscape=True)
A1_PORTRAIT, A1_LANDSCAPE = _iso("A1"), _iso("A1", landscape=True)
A0_PORTRAIT, A0_LANDSCAPE = _iso("A0"), _iso("A0", landscape=True)

#: Papers offered for posters, as they usually hang.
POSTER_PAPERS = (A3_LANDSCAPE, A2_LANDSCAPE, A1_LANDSCAPE, A0_LANDSCAPE)


def paper_named(text: str, like: Paper) -> Paper:
    """Read a paper as a user writes it: A3, A3横, A3竖, 60x90cm (width first).

    Args:
        text: What was written.
        like: A standard size without 横 or 竖 is turned as this one is.

    Raises:
        PaperError: When no such paper exists or it is too small or too large.
    """
    wanted = text.strip().upper().replace("横向", "横").replace("纵向", "竖").replace("竖向", "竖")
    name = wanted.rstrip("横竖")
    if name in _ISO_SIZES:
        turn = wanted[len(name) :]
        return _iso(name, landscape=turn == "横" if turn else like.is_landscape)
    size = own_size(text)
    if size is None:
        raise PaperError(
            "不认识纸张“{text}”。请写 A5、A4、A3、A2、A1、A0，或宽x高如 60x90cm。", text=text
        )
    width, height = size
    if min(width, height) < SMALLEST_CM or max(width, height) > LARGEST_CM:
        raise PaperError(
            "纸张“{text}”的边长要在 {smallest} 到 {largest} 厘米之间。请改尺寸。",
            text=text,
            smallest=SMALLEST_CM,
            largest=LARGEST_CM,
        )
    return Paper(own_size_written(width, height), width * 10, height * 10)


class SheetKind(StrEnum):
    """Whether a sheet hangs on a wall or is filed."""

    WALL = "wall"
    FORM = "form"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes:
        heading: The word above it.
        shows: Name of the row's attribute, which is printed as it is.
        width: Smallest width in millimetres, padding included.
        align: How its texts stand.
        grow: Share of the room that the paper has left over.
        least: Where room is short, its lines are broken more often, down to this width; left out,
            it gives nothing.
        levels: For whose eyes; left out, a sensitive column is for the archive only and any
            other for all.
        sensitivity: Follows from `shows` and `heading`; may be raised, never lowered.

    Raises:
        ValueError: When a sensitive column is declared for a wall or public sheet.
    """

    heading: str
    shows: str
    width: Millimetre
    align: Align = "centre"
    grow: float = 0
    least: Millimetre = 0
    levels: frozenset[DetailLevel] = frozenset()
    sensitivity: Sensitivity = Sensitivity.OPEN

    def __post_init__(self) -> None:
        if not self.least:
            object.__setattr__(self, "least", self.width)
        known = sensitivity_of(self.shows, self.heading)
        if self.sensitivity is Sensitivity.OPEN:
            object.__setattr__(self, "sensitivity", known)
        is_open = self.sensitivity is Sensitivity.OPEN
        if not self.levels:
            everywhere, filed = frozenset(DetailLevel), frozenset({DetailLevel.ARCHIVE})
            object.__setattr__(self, "levels", everywhere if is_open else filed)
        if not is_open and self.levels & READ_BY_OTHERS:
            raise ValueError(f"column {self.shows!r} is sensitive and may only be filed")


@dataclass(frozen=True, slots=True)
class Tally:
    """A number printed below a table: how many rows show `equals` in an attribute."""

    label: str
    shows: str = ""
    equals: str = ""
    is_left_out_when_none: bool = False
    unit: str = "名"

    def count(self, rows: list[object]) -> int:
        """Return the number; without an attribute every row counts."""
        if not self.shows:
            return len(rows)
        return sum(getattr(row, self.shows) == self.equals for row in rows)


@dataclass(frozen=True, kw_only=True)
class Template:
    """What every sheet declares.

    Attributes:
        code: Stable ASCII name, used on the command line.
        name: Name in lists.
        title: Title on paper; words in braces come from the values and from the part printed.
        kind: Wall or form; a form unless said.
        paper: The paper unless another is chosen.
        papers: The standard papers that may be chosen; what hangs goes on any other, too.
        needs: What the caller must choose: "branch" (left out: every branch), "person",
            "period" (a first and a last day), "activity", "vote", "book" (of a ledger), "year",
            "month" (up to that of the day), "coming_month", "coming_activity" (one that lies ahead,
            too).
        levels: Levels of detail allowed, the one with the least first; it is the default. The
            archive alone unless said.
        has_foot: Whether pages are numbered; a ballot may carry nothing that tells it from another.
        place, purpose: Where it usually hangs and what it is for; None for what is only filed.
    """

    code: str
    name: str
    title: str
    kind: SheetKind = SheetKind.FORM
    paper: Paper
    papers: tuple[Paper, ...] = ()
    needs: tuple[str, ...] = ()
    levels: tuple[DetailLevel, ...] = (DetailLevel.ARCHIVE,)
    has_foot: bool = True
    place: WallPlace | None = None
    purpose: WallPurpose | None = None

    def __post_init__(self) -> None:
        if not self.papers:
            object.__setattr__(self, "papers", (self.paper,))

    @property
    def takes_any_size(self) -> bool:
        """Whether it goes on paper of any size: what hangs does."""
        return self.place is not None

    @property
    def offered(self) -> tuple[Paper, ...]:
        """The papers to choose from, its own first; of what hangs every standard size, too."""
        lying = self.paper.is_landscape
        standard = [_iso(name, landscape=way) for way in (lying, not lying) for name in _ISO_SIZES]
        more = standard if self.takes_any_size else []
        return tuple(dict.fromkeys((self.paper, *self.papers, *more)))

    def paper_for(self, text: str) -> Paper:
        """Return the paper a user asks for in words, if this sheet can be printed on it.

        Raises:
            PaperError: When it cannot.
        """
        paper = paper_named(text, like=self.paper)
        self.check_paper(paper)
        return paper

    def check_paper(self, paper: Paper) -> None:
        """Refuse a paper on which the sheet cannot be printed.

        Raises:
            PaperError: Saying which papers can be used.
        """
        if self.takes_any_size or paper in self.papers:
            return
        possible = tuple(p.words for p in self.papers)
        asked = paper.words
        raise PaperError(
            "{name}不能印在 {asked} 上。可用的纸张：{possible}。请另选一种。",
            name=Word(self.name),
            asked=asked,
            possible=possible,
        )


@dataclass(frozen=True, kw_only=True)
class Sheet(Template):
    """A table that goes on over pages; consecutive rows of one part stand together.

    It lies across A4 unless it says otherwise, and then may lie across A3 as well.

    Attributes:
        columns: From left to right.
        part_by: Attribute whose change begins a new part on a new page, its value standing in
            the title; empty for one part.
        note: A text under the title over the whole width, broken into lines; words in braces.
        above: Texts left and right between title and table.
        tallies: Numbers below the table of each part.
        below: Sentences under the table of each part, with words in braces; empty ones are
            left out.
        signatures: Words before a line to sign on, below the table of each part.
        row_height: Smallest height of a row.
        text_size: Size of the letters in points.
        nothing: What stands in the table when a part has no rows.
    """

    paper: Paper = A4_LANDSCAPE
    columns: tuple[Column, ...]
    part_by: str = ""
    note: str = ""
    above: tuple[str, str] = ("", "")
    tallies: tuple[Tally, ...] = ()
    below: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()
    row_height: Millimetre = 7
    text_size: float = 8.5
    nothing: str = "（无）"

    def __post_init__(self) -> None:
        if not self.papers and self.paper == A4_LANDSCAPE:
            object.__setattr__(self, "papers", (A4_LANDSCAPE, A3_LANDSCAPE))
        super().__post_init__()

    def columns_for(self, level: DetailLevel) -> tuple[Column, ...]:
        """Return the columns that a level of detail shows."""
        return tuple(column for column in self.columns if level in column.levels)


@dataclass(frozen=True, slots=True)
class CardField:
    """A word and the value beside it.

    Attributes:
        key: The person's field, where it is one.
        said: How far the value may travel, where who made it knows; it may only be stricter
            than what key and label tell.
    """

    label: str
    value: str
    key: str = ""
    said: Sensitivity = Sensitivity.OPEN

    @property
    def sensitivity(self) -> Sensitivity:
        """How far the value may travel."""
        known = sensitivity_of(self.key, self.label)
        return self.said if known is Sensitivity.OPEN else known


@dataclass(frozen=True, slots=True)
class CardTable:
    """A headed small table, such as the posts somebody has held.

    Attributes:
        more: What stands last where rows are left out, with their `count`.
        left_out: How many are left out: of a form of one page those that have no room.
        may_be_cut: Whether rows may be left out so; where not, the other tables give way.
        bars: Of each row, how much of a bar is filled, 0 to 1, or None for no bar; they stand in
            a column of their own at the right. Empty for a table without; one with may not be cut.
        shares: How wide the columns are against each other; empty: by what their texts ask for.
    """

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    nothing: str = "（无记录）"
    more: str = "另有 {count} 条"
    left_out: int = 0
    may_be_cut: bool = True
    bars: tuple[float | None, ...] = ()
    shares: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class CardSection:
    """A headed group of fields, with the tables that belong to it below them."""

    heading: str
    fields: tuple[CardField, ...] = ()
    tables: tuple[CardTable, ...] = ()


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A text that goes on over as many pages as it needs, its heading repeated on each.

    Attributes:
        heading: Stands above it in the frame; "" for a text without a frame, as in a letter.
        text: Line ends are kept.
        ruled_lines: Empty lines to write on by hand, below the text.
        align: Of a text without a frame.
    """

    heading: str
    text: str = ""
    ruled_lines: int = 0
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Card:
    """All that a form of boxes shows about one subject.

    Attributes:
        name: Whose card it is; stands in the title where that asks for it.
        above: Texts left and right between title and boxes; no line where both are empty.
        photo: The bytes of a picture file.
        blocks: Long texts below the boxes.
        title: The title, where it is another than the form's.
    """

    name: str
    sections: tuple[CardSection, ...] = ()
    above: tuple[str, str] = ("", "")
    photo: bytes | None = None
    blocks: tuple[TextBlock, ...] = ()
    title: str = ""


@dataclass(frozen=True, kw_only=True)
class Form(Template):
    """A page of boxes and texts for each `Card`, with a place for a photo; A4 unless said.

    Attributes:
        label_width: Width of the words before the values.
        title_size: Of the title at most, in points.
        photo_size: Width and height of the photo; None where there is no place for one.
        signatures: Words before a line to sign on, at the end.
        flows: Whether several cards share a page where they fit; else each has its own.
        is_one_page: Whether a card never takes a second page: letters shrink to `smallest_size`,
            then the longest tables are cut and say how much is left out. Cards that flow share
            the one page as far as the smallest letters allow it.
        smallest_size: Of the letters in points, where they shrink.
        fills_page: Whether lines to write on move closer or farther apart, so that a card that
            takes about one page takes it whole.
    """

    paper: Paper = A4_PORTRAIT
    label_width: Millimetre = 27
    photo_size: tuple[Millimetre, Millimetre] | None = (30, 42)
    row_height: Millimetre = 9
    text_size: float = 10
    title_size: float = TITLE_SIZE
    signatures: tuple[str, ...] = ()
    flows: bool = False
    is_one_page: bool = False
    smallest_size: float = 8
    fills_page: bool = False


@dataclass(frozen=True, slots=True)
class LetterList:
    """The people or things that a letter speaks of, as a table below its text."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class LetterText:
    """All that one letter, report or notice says.

    Attributes:
        name: Whose letter it is, for a refusal.
        to: To whom; "" for a notice to everybody.
        paragraphs: Each begins two characters in.
        listed: A table below them; None for none.
        attachments: Names of the papers that go with it.
        signed, dated: Below it at the right.
    """

    name: str
    title: str
    to: str = ""
    paragraphs: tuple[str, ...] = ()
    listed: LetterList | None = None
    attachments: tuple[str, ...] = ()
    signed: str = ""
    dated: str = ""


@dataclass(frozen=True, kw_only=True)
class Letter(Template):
    """A page of running text for each `LetterText`, as offices write letters to each other.

    Margins and letters are those of GB/T 9704-2012 (facts.md 12) without its red head, which
    belongs to 公文 alone; on larger paper everything grows with it.

    Attributes:
        margins: Left, top, right, bottom on A4.
        text_size, title_size: Of the letters on A4 in points: 三号 and 二号.
        lines, characters: So many fill a page, and a line.
    """

    paper: Paper = A4_PORTRAIT
    margins: tuple[Millimetre, Millimetre, Millimetre, Millimetre] = (28, 37, 26, 35)
    text_size: float = 16
    title_size: float = 22
    lines: int = 22
    characters: int = 28
