"""Chinese line breaking (禁则), cleaning of texts, and the largest size at which a text fits.

Widths are in ems here: the width of a box divided by the size of the letters.
Source: 《标点符号用法》 GB/T 15834-2011, 5.1 (which marks may not begin or end a line).
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

#: Marks that never begin a line.
NEVER_STARTS = frozenset("，。、；：！？…—～·‧•）》〉」』】〕〗｝］”’％‰℃°,.;:!?)]}>%〞﹞︶々")

#: Marks that never end a line.
NEVER_ENDS = frozenset("（《〈「『【〔〖｛［“‘([{<￥$№〝﹝︵")

#: What no font draws and no paper needs: controls, direction marks, variation selectors.
_INVISIBLE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e01ef]"
)
#: The quarter of an em between Chinese and Latin letters or digits (`spaced`). It is room and no
#: character: it is measured, and never drawn, so what is copied from paper does not hold it.
QUARTER = "\u2005"
QUARTER_WIDTH = 0.25

_SPACES = str.maketrans(dict.fromkeys("\t\u00a0\u2002\u2003\u2005\u2009\u202f", " "))
_NEW_LINES = re.compile("\r\n|[\r\v\f\u0085\u2028\u2029]")
_ODD = re.compile(f"{_INVISIBLE.pattern}|[\u00a0\u2002\u2003\u2005\u2009\u202f\u2028\u2029]")

_WORD = re.compile(r"[0-9A-Za-z.+@_#&*'%/:＿-]")
_WORDS = re.compile(f"{_WORD.pattern}+")
#: What stands for room to be written in by hand.
ROOM = "＿"
#: A number, or room for one, stays with the word that says what it counts: 9月 is never parted.
_COUNTED = frozenset("年月日号名人票张件份个次元天届小分")

#: Words that names and titles are made of: one that is broken reads as another (党员活|动室).
_NAME_WORD = re.compile(
    "党支部|党总支|党小组|党委|党员|党课|党日|支部|支委|小组|委员会|工作区|责任区|示范岗|先锋岗|"
    "活动室|会议室|值班室|阅览室|培训室|办公室|煤矿|公示|公告|通知|一览表|制度|"
    "第[〇一二三四五六七八九十百0-9]+"
)
#: A name of more letters is broken anywhere rather than made so small.
_LONG_NAME = 8

#: Asked for the places of a paragraph at which no line should end.
Kept = Callable[[str], Set[int]]

#: A last line of fewer letters is given some of the line before, where lines are so long (in ems);
#: two are enough where that line would fill less than such a share of its width for a third.
_LEAST_LAST, _LONG_LINE, _LEAST_FILLED = 3, 8, 0.85
_LETTER = re.compile(rf"[\w{ROOM}]")

#: What vanishes at a break.
_ROOMS = f" {QUARTER}"
_VANISHING = f"{_ROOMS}　"

#: A hair of room, in ems, so that rounding never breaks what exactly fits.
_TOLERANCE = 1e-6

#: Each smaller size tried is this share of the one before.
_SIZE_STEP = 0.96

#: Halvings by which the narrowest width of even lines is found.
_EVEN_STEPS = 8

#: A further line must make the letters at least this much larger, or the text stays shorter.
_WORTH_A_LINE = 1.2


def cleaned(text: str) -> str:
    """Return a text without what cannot be drawn; line ends become one newline each."""
    if _ODD.search(text) is None:
        return text
    return _INVISIBLE.sub("", _NEW_LINES.sub("\n", text).translate(_SPACES))


_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇々"
_LATIN = "0-9A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff"
#: Where Chinese meets Latin letters or digits; signs that belong to a number go with it.
_SEAM = re.compile(f"(?<=[{_HAN}])(?=[{_LATIN}+$#@])|(?<=[{_LATIN}%‰℃°+])(?=[{_HAN}])")


def spaced(text: str) -> str:
    """Return a text with a `QUARTER` wherever Chinese and Latin letters or digits touch."""
    return _SEAM.sub(QUARTER, text)


#: Words, dashes, rows of dots and room to write in stay together when a line is spread.
_TOGETHER = re.compile(rf"[!-~\u00c0-\u024f]+|—+|…+|{ROOM}+|.")


def spread_pieces(line: str) -> tuple[str, ...]:
    """Return the pieces of a line between which room may be put to fill its width.

    Rooms (spaces, quarters) are no pieces: they stay at the end of the piece before them.
    """
    pieces: list[str] = []
    for piece in _TOGETHER.findall(line):
        if pieces and piece in _ROOMS:
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return tuple(pieces)


class Standing(StrEnum):
    """How a cell of a text that runs downwards stands."""

    UPRIGHT = "upright"
    TURNED = "turned"
    CORNER = "corner"


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one place of a column; of several letters or digits, side by side."""

    text: str
    standing: Standing


#: Quotation marks of texts that run downwards: GB/T 15834-2011, 5.2.
_DOWNWARD = str.maketrans("“”‘’", "『』「」")
_TURNED = frozenset("（）《》〈〉「」『』【】〔〕〖〗｛｝［］()[]{}<>—…～-–~:;")
#: GB/T 15834-2011, 5.2: these stand below the character before them, to the right.
_CORNER = frozenset("，。、；：,.")
#: So many digits stand side by side in one place; a longer number, or a word, lies on its side.
_SIDE_BY_SIDE = 3
_DOWN = re.compile(r"[0-9A-Za-z%.+/&#]+|—+|…+|.")


def cells(text: str) -> tuple[Cell, ...]:
    """Return the places of a text that runs downwards; line ends and rooms take none.

    Numbers of up to three digits stand side by side, longer words lie on their side; brackets
    and dashes are turned, 、，。；： stand in the upper right corner.
    """
    found = []
    for piece in _DOWN.findall(text.translate(_DOWNWARD)):
        if piece.isspace():
            continue
        if piece in _CORNER:
            standing = Standing.CORNER
        elif piece[0] in _TURNED or len(piece) > (_SIDE_BY_SIDE if piece.isdigit() else 1):
            standing = Standing.TURNED
        else:
            standing = Standing.UPRIGHT
        found.append(Cell(piece, standing))
    return tuple(found)


def cell_height(cell: Cell, advances: Mapping[str, float]) -> float:
    """Return the room of a cell from top to bottom, in ems."""
    if cell.standing is Standing.TURNED and len(cell.text) > 1:
        apart = 0.0 if cell.text[0] in _TURNED else QUARTER_WIDTH
        return sum(map(advances.__getitem__, cell.text)) + apart
    return 1.0


def columns_of(
    places: Sequence[Cell],
    count: int,
    advances: Mapping[str, float],
    whole: Set[int] = frozenset(),
) -> list[list[Cell]]:
    """Cut cells into so many columns or fewer, about equally high.

    No column begins with a closing mark and none ends with an opening one. `whole` are the places
    inside words that stay whole (`kept_whole`).
    """
    heights = [cell_height(one, advances) for one in places]
    limit = sum(heights) / count
    columns: list[list[Cell]] = [[]]
    used, at = 0.0, 0
    for number, (cell, height) in enumerate(zip(places, heights, strict=True)):
        column = columns[-1]
        following = _height_of_word(places, heights, number, at, whole)
        is_full = len(columns) < count and used + following / 2 > limit and at not in whole
        at += len(cell.text)
        is_counted = cell.text in _COUNTED and bool(column) and column[-1].text.isdigit()
        if column and is_full and cell.text[0] not in NEVER_STARTS and not is_counted:
            if column[-1].text in NEVER_ENDS and len(column) > 1:
                columns.append([column.pop()])
            else:
                columns.append([])
            used = sum(cell_height(one, advances) for one in columns[-1])
        columns[-1].append(cell)
        used += height
    return columns


def _height_of_word(
    places: Sequence[Cell], heights: Sequence[float], number: int, at: int, whole: Set[int]
) -> float:
    """Return the height from a cell up to where the next column might begin."""
    height = heights[number]
    at += len(places[number].text)
    while at in whole and number + 1 < len(places):
        number += 1
        height += heights[number]
        at += len(places[number].text)
    return height


def kept_whole(text: str, *, is_name: bool = False) -> frozenset[int]:
    """Return the places of a title at which no line should end: inside the words of names.

    Args:
        text: The title, in one paragraph.
        is_name: Whether it is a name on a plate: a line of it ends where a known word begins or
            ends and nowhere else, unless it is long and knows none.
    """
    words = [match.span() for match in _NAME_WORD.finditer(text)]
    if not is_name:
        return frozenset(at for start, end in words for at in range(start + 1, end))
    borders = frozenset(at for word in words for at in word) - {0, len(text)}
    if not borders and len(text) > _LONG_NAME:
        return frozenset()
    return frozenset(range(1, len(text))) - borders


def nothing_kept(_text: str) -> Set[int]:
    """Keep no words whole."""
    return frozenset()


def keeping(words: Collection[str]) -> Kept:
    """Return who tells the places inside these words; of two that begin alike, the longer one."""
    if not words:
        return nothing_kept
    pattern = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))

    def kept(text: str) -> Set[int]:
        found = (match.span() for match in pattern.finditer(text))
        return frozenset(at for start, end in found for at in range(start + 1, end))

    return kept


def break_lines(
    text: str, width: float, advances: Mapping[str, float], kept: Kept = nothing_kept
) -> tuple[str, ...]:
    """Break a text into lines no wider than `width` ems.

    No line begins with a closing mark and none ends with an opening one; words and numbers stay
    whole, and so do those of `kept`. Where all of it cannot hold (a word longer than the line),
    words are cut first. A character wider than the line stands alone. Spaces at a break vanish,
    all else is kept. No paragraph ends in a line of one or two letters where the line before can
    spare some and still be filled.
    """
    return tuple(
        line for part in text.split("\n") for line in _break_paragraph(part, width, advances, kept)
    )


def _break_paragraph(
    text: str, width: float, advances: Mapping[str, float], kept: Kept
) -> list[str]:
    limit = width + _TOLERANCE
    if sum(map(advances.__getitem__, text)) <= limit:
        return [text]
    if not text.strip(_ROOMS):
        return [""]
    whole = kept(text)
    lines: list[str] = []
    start = len(text) - len(text.lstrip(_ROOMS))  # else they might be a line of their own
    while True:
        end = max(_furthest(text, start, limit, advances), start + 1)
        if end == len(text):
            lines.append(text[start:].rstrip(_ROOMS))
            return lines
        cut = _best_cut(text, start, end, whole)
        if width >= _LONG_LINE:
            cut = _earlier_cut(text, start, cut, whole, width * _LEAST_FILLED, advances)
        lines.append(text[start:cut].rstrip(_VANISHING) or text[start:cut])
        start = cut
        while start < len(text) and text[start] in _VANISHING:
            start += 1
        if start == len(text):
            return lines


def _earlier_cut(
    text: str, start: int, cut: int, whole: Set[int], least: float, advances: Mapping[str, float]
) -> int:
    """Return where a line ends so that a last line after it has letters enough, if it can.

    A line that is left narrower than `least` would be torn apart where lines fill their width.
    """
    from_end = (at for at in range(len(text) - 1, start - 1, -1) if _LETTER.match(text[at]))
    letters = list(islice(from_end, 2 * _LEAST_LAST))  # of a long text no more than its end is read
    left = sum(at >= cut for at in letters)
    if not 0 < left < _LEAST_LAST or len(letters) < 2 * _LEAST_LAST:
        return cut
    for wanted in range(_LEAST_LAST, left, -1):
        earlier = letters[wanted - 1]
        while earlier > start and (
            earlier in whole or _inside_word(text, earlier) or not may_break(text, earlier)
        ):
            earlier -= 1
        if sum(map(advances.__getitem__, text[start:earlier])) >= least:
            return earlier
    return cut


def _furthest(text: str, start: int, limit: float, advances: Mapping[str, float]) -> int:
    total = 0.0
    for index in range(start, len(text)):
        if text[index] in _ROOMS:  # may hang over the edge, it is not seen
            total += advances[text[index]]
            continue
        total += advances[text[index]]
        if total > limit:
            return index
    return len(text)


def _best_cut(text: str, start: int, end: int, whole: Set[int]) -> int:
    for words_stay_whole in (True, False):
        for cut in range(end, start, -1):
            if words_stay_whole and (cut in whole or _inside_word(text, cut)):
                continue
            if may_break(text, cut):
                return cut
    return end


def may_break(text: str, index: int) -> bool:
    """Whether a line may end before `text[index]` as far as marks are concerned."""
    before = text[:index].rstrip(_ROOMS)[-1:]
    after = text[index:].lstrip(_ROOMS)[:1]
    if not before or not after:
        return True
    return after not in NEVER_STARTS and before not in NEVER_ENDS


def _inside_word(text: str, cut: int) -> bool:
    before = text[:cut].rstrip(QUARTER)[-1:]
    counted = text[cut:].lstrip(QUARTER)[:1]
    if counted in _COUNTED and (before.isdigit() or before == ROOM):
        return True
    return bool(_WORD.match(text[cut - 1]) and _WORD.match(text[cut]))


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text broken to fit a box, and the size of its letters (in the unit of the box)."""

    size: float
    lines: tuple[str, ...]
    leading: float

    @property
    def height(self) -> float:
        """Height of all lines."""
        return len(self.lines) * self.size * self.leading


def fit(
    text: str,
    width: float,
    height: float,
    advances: Mapping[str, float],
    *,
    largest: float,
    leading: float = 1.25,
    max_lines: int = 1,
    is_name: bool = False,
) -> Fitted:
    """Return a text at the largest size at which it fits a box; it never sticks out.

    A line more is taken only when it makes the letters clearly larger, lines are balanced, and
    the words of names stay whole (`kept_whole`).
    """
    flat = text.replace("\n", " ")
    best = _fit_lines(flat, width, height, advances, largest, leading, 1, frozenset())
    if max_lines == 1:
        return best
    whole = kept_whole(flat, is_name=is_name)
    for count in range(2, max_lines + 1):
        tried = _fit_lines(flat, width, height, advances, largest, leading, count, whole)
        if tried.size >= best.size * _WORTH_A_LINE:
            best = tried
    return best


def _fit_lines(
    flat: str,
    width: float,
    height: float,
    advances: Mapping[str, float],
    largest: float,
    leading: float,
    count: int,
    whole: Set[int],
) -> Fitted:
    size = min(largest, height / (count * leading))
    if count == 1:
        natural = sum(map(advances.__getitem__, flat))
        return Fitted(min(size, width / natural) if natural else size, (flat,), leading)
    while True:  # it ends at the latest where all of it goes on one line
        lines = even_lines(flat, width / size, advances, lambda _text: whole)
        has_room = len(lines) <= count and _are_within(lines, width / size, advances)
        if has_room and not _breaks_any(flat, lines, whole):
            return Fitted(size, lines, leading)
        size *= _SIZE_STEP


def _breaks_any(text: str, lines: Sequence[str], whole: Set[int]) -> bool:
    """Whether a line of a text ends inside a word that is kept whole."""
    place = 0
    for line in lines:
        place = text.index(line, place)
        if place in whole:
            return True
        place += len(line)
    return False


def widest_word(text: str, advances: Mapping[str, float]) -> float:
    """Return the width of the longest word or number, which no line should break, in ems."""
    words = _WORDS.findall(text)
    return max((sum(map(advances.__getitem__, word)) for word in words), default=0.0)


def even_lines(
    text: str, width: float, advances: Mapping[str, float], kept: Kept = nothing_kept
) -> tuple[str, ...]:
    """Break a text into as few lines as `width` allows, all about equally long.

    A text with line ends of its own keeps them and is not evened out; `kept` as `break_lines`.
    """
    lines = break_lines(text, width, advances, kept)
    if len(lines) == 1 or "\n" in text:
        return lines
    whole = kept(text)
    may_cut = not whole or _breaks_any(text, lines, whole)  # a word wider than all of the width
    narrow, wide = sum(map(advances.__getitem__, text)) / len(lines) / 2, width
    for _ in range(_EVEN_STEPS):
        middle = (narrow + wide) / 2
        tried = tuple(_break_paragraph(text, middle, advances, lambda _text: whole))
        is_within = len(tried) <= len(lines) and _are_within(tried, middle, advances)
        if is_within and (may_cut or not _breaks_any(text, tried, whole)):
            wide, lines = middle, tried
        else:
            narrow = middle
    return lines


def _are_within(lines: tuple[str, ...], width: float, advances: Mapping[str, float]) -> bool:
    return all(sum(map(advances.__getitem__, line)) <= width + _TOLERANCE for line in lines)
