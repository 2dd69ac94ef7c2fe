"""Official texts on the wall: which there may be, how they are laid out, what a line is.

The program ships no such text. What there may be is data (resources/walls/texts.toml); what the
words of that file mean is said at its top.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from dangjian_desktop.domain.wall_sheets import WallPlace, WallPurpose

FORMAT = 1
#: How the code of a text of the branch's own begins.
OWN_PREFIX = "own-"
#: More than any wall holds: a whole rule book is no wall sheet.
MOST_CHARACTERS = 20_000
LONGEST_TITLE, LONGEST_SOURCE = 80, 200

_HEADING = re.compile(r"(第[一二三四五六七八九十百]+[章节]|[一二三四五六七八九十]+、)")
_SENTENCE_ENDS = "。；，：！？;,:."
#: A heading is short; longer lines are sentences, however they begin.
_LONGEST_HEADING = 24
#: Who signs, or the day: a whole line of it, never a numbered item that ends so by chance.
_SIGNED = re.compile(
    r"宣誓人[:：]?.{0,8}"
    r"|(?![（(]|[0-9一二三四五六七八九十]+[、.．])[^，。；：]{0,20}(党支部|党委|委员会)"
    r"|.{2,4}年.{1,3}月.{1,3}日"
)


class TextLayout(StrEnum):
    """How a text stands on its sheet."""

    OATH = "oath"
    LIST = "list"
    RULES = "rules"
    SLOGAN = "slogan"


class LineForm(StrEnum):
    """What a line of a text is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class TextKind:
    """A text that there may be.

    Attributes:
        code: Stable ASCII name. title: of the sheet, unless the branch writes another one.
        place, purpose: Where its sheet hangs and what it is for.
        layout: How it is laid out.
        hint: Where the text in force is found.
    """

    code: str
    title: str
    place: WallPlace
    purpose: WallPurpose
    layout: TextLayout
    hint: str = ""


def text_kinds(table: Mapping[str, Any]) -> tuple[TextKind, ...]:
    """Return what a parsed file says.

    Raises:
        KeyError, ValueError: When a key is missing or unknown, or a code stands twice.
    """
    if table["format"] != FORMAT:
        raise ValueError(table["format"])
    kinds = tuple(
        TextKind(
            one["code"],
            one["title"],
            WallPlace(one["place"]),
            WallPurpose(one["purpose"]),
            TextLayout(one["layout"]),
            one.get("hint", ""),
        )
        for one in table["text"]
    )
    if len({one.code for one in kinds}) != len(kinds):
        raise ValueError("code")
    return kinds


def own_kind(code: str, title: str, place: WallPlace = WallPlace.ROOM) -> TextKind:
    """Return what a text of the branch's own is: rules that hang where it says, or in the room."""
    return TextKind(code, title, place, WallPurpose.RULES, TextLayout.RULES)


def text_lines(body: str) -> tuple[tuple[str, LineForm], ...]:
    """Return the paragraphs of a text with what each is; empty lines only part them."""
    lines = [line.strip() for line in body.splitlines()]
    told = [line for line in lines if line]
    last = len(told) - 1
    return tuple((line, _form(line, is_last=place == last > 0)) for place, line in enumerate(told))


def _form(line: str, *, is_last: bool) -> LineForm:
    is_open = line[-1] not in _SENTENCE_ENDS
    if is_open and len(line) <= _LONGEST_HEADING and _HEADING.match(line):
        return LineForm.HEADING
    if is_last and _SIGNED.fullmatch(line):
        return LineForm.RIGHT
    return LineForm.PARAGRAPH
