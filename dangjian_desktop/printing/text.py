"""Chinese line breaking (禁则), cleaning of texts, and the largest size at which a text fits.

Widths are in ems here: the width of a box divided by the size of the letters.
Source: 《标点符号用法》 GB/T 15834-2011, 5.1 (which marks may not begin or end a line).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

#: Marks that never begin a line.
NEVER_STARTS = frozenset("，。、；：！？…—～·‧•）》〉」』】〕〗｝］”’％‰℃°,.;:!?)]}>%〞﹞︶々")

#: Marks that never end a line.
NEVER_ENDS = frozenset("（《〈「『【〔〖｛［“‘([{<￥$№〝﹝︵")

#: What no font draws and no paper needs: controls, direction marks, variation selectors.
_INVISIBLE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e01ef]"
)
_SPACES = str.maketrans(dict.fromkeys("\t\u00a0\u2002\u2003\u2009\u202f", " "))
_NEW_LINES = re.compile("\r\n|[\r\v\f\u0085\u2028\u2029]")
_ODD = re.compile(f"{_INVISIBLE.pattern}|[\u00a0\u2002\u2003\u2009\u202f\u2028\u2029]")

_WORD = re.compile(r"[0-9A-Za-z.+@_#&*'%/:＿-]")
#: A number stays with the word that says what it counts: 9月, never 9 and 月 apart.
_ROOM = "＿"  # room for it to be written by hand counts as one
_COUNTED = frozenset("年月日号名人票张件份个")

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


def break_lines(text: str, width: float, advances: Mapping[str, float]) -> tuple[str, ...]:
    """Break a text into lines no wider than `width` ems.

    No line begins with a closing mark and none ends with an opening one; words and numbers stay
    whole. Where all of it cannot hold (a word longer than the line), words are cut first. A
    character wider than the line stands alone. Spaces at a break vanish, all else is kept.
    """
    return tuple(
        line for part in text.split("\n") for line in _break_paragraph(part, width, advances)
    )


def _break_paragraph(text: str, width: float, advances: Mapping[str, float]) -> list[str]:
    limit = width + _TOLERANCE
    if sum(map(advances.__getitem__, text)) <= limit:
        return [text]
    text = text.lstrip(" ")  # else they might be a line of their own
    if not text:
        return [""]
    lines: list[str] = []
    start = 0
    while True:
        end = max(_furthest(text, start, limit, advances), start + 1)
        if end == len(text):
            lines.append(text[start:].rstrip(" "))
            return lines
        cut = _best_cut(text, start, end)
        lines.append(text[start:cut].rstrip(" "))
        start = cut
        while start < len(text) and text[start] == " ":
            start += 1
        if start == len(text):
            return lines


def _furthest(text: str, start: int, limit: float, advances: Mapping[str, float]) -> int:
    total = 0.0
    for index in range(start, len(text)):
        if text[index] == " ":  # may hang over the edge, it is not seen
            total += advances[" "]
            continue
        total += advances[text[index]]
        if total > limit:
            return index
    return len(text)


def _best_cut(text: str, start: int, end: int) -> int:
    for words_stay_whole in (True, False):
        for cut in range(end, start, -1):
            if may_break(text, cut) and not (words_stay_whole and _inside_word(text, cut)):
                return cut
    return end


def may_break(text: str, index: int) -> bool:
    """Whether a line may end before `text[index]` as far as marks are concerned."""
    before = text[:index].rstrip(" ")[-1:]
    after = text[index:].lstrip(" ")[:1]
    if not before or not after:
        return True
    return after not in NEVER_STARTS and before not in NEVER_ENDS


def _inside_word(text: str, cut: int) -> bool:
    before = text[cut - 1]
    if text[cut] in _COUNTED and (before.isdigit() or before == _ROOM):
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
) -> Fitted:
    """Return a text at the largest size at which it fits a box; it never sticks out.

    A line more is taken only when it makes the letters clearly larger, and lines are balanced.
    """
    best = _fit_lines(text, width, height, advances, largest, leading, 1)
    for count in range(2, max_lines + 1):
        tried = _fit_lines(text, width, height, advances, largest, leading, count)
        if tried.size >= best.size * _WORTH_A_LINE:
            best = tried
    return best


def _fit_lines(
    text: str,
    width: float,
    height: float,
    advances: Mapping[str, float],
    largest: float,
    leading: float,
    count: int,
) -> Fitted:
    flat = text.replace("\n", " ")
    size = min(largest, height / (count * leading))
    if count == 1:
        natural = sum(map(advances.__getitem__, flat))
        return Fitted(min(size, width / natural) if natural else size, (flat,), leading)
    while True:
        lines = even_lines(flat, width / size, advances)
        if len(lines) <= count and _are_within(lines, width / size, advances):
            return Fitted(size, lines, leading)
        size *= _SIZE_STEP


def even_lines(text: str, width: float, advances: Mapping[str, float]) -> tuple[str, ...]:
    """Break a text into as few lines as `width` allows, all about equally long.

    A text with line ends of its own keeps them and is not evened out.
    """
    lines = break_lines(text, width, advances)
    if len(lines) == 1 or "\n" in text:
        return lines
    narrow, wide = sum(map(advances.__getitem__, text)) / len(lines) / 2, width
    for _ in range(_EVEN_STEPS):
        middle = (narrow + wide) / 2
        tried = break_lines(text, middle, advances)
        if len(tried) <= len(lines) and _are_within(tried, middle, advances):
            wide, lines = middle, tried
        else:
            narrow = middle
    return lines


def _are_within(lines: tuple[str, ...], width: float, advances: Mapping[str, float]) -> bool:
    return all(sum(map(advances.__getitem__, line)) <= width + _TOLERANCE for line in lines)
