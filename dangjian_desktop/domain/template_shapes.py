"""A superior's form as far as it is to be filled in: its blanks, and how they stand on it.

A blank is known by the words before it. When the superior hands out another edition, the words are
compared and only what is new is asked for. What fills a blank is the key of a source of our data
(`queries.template_sources`), or one of the keys here.
"""

import hashlib
import json
import re
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from dangjian_desktop.domain.template_text import Span

#: Fills a blank with words that are always the same; with words that are asked for each time.
FIXED, ASKED = "fixed", "asked"
#: Fills a column of a table with 1, 2, 3, …
RUNNING_NUMBER = "number"
#: How long a label, an address and a key may be.
MOST_LABEL, MOST_ADDRESS = 120, 120
#: A form of more blanks is none that anybody filled in by hand.
MOST_BLANKS = 1500
#: Places of so many are not even looked at one by one; each box is one.
MOST_FOUND = 6 * MOST_BLANKS
#: What is shown in the place of a blank in which nothing stands, and what one for a day is called.
EMPTY_SHOWN, _DAY_LABEL = "\u3000\u3000", "日期"
#: Of the headings of two tables together, as many are in both.
_MOST_OF_THEM = 0.5
_NO_LETTERS = re.compile(r"[\W_]+")


class BlankKind(StrEnum):
    """What sort of place a form leaves."""

    TEXT = "text"
    DAY = "day"
    BOXES = "boxes"
    TABLE = "table"


class DayFormat(StrEnum):
    """How a day is written."""

    LONG = "long"
    DOTTED = "dotted"
    DASHED = "dashed"
    MONTH = "month"
    DOTTED_MONTH = "dotted_month"
    YEAR = "year"


def usual_day(label: str) -> DayFormat:
    """Return how the day of a label is usually written: 出生年月 to the month."""
    return DayFormat.DOTTED_MONTH if label.endswith("年月") else DayFormat.LONG


@dataclass(frozen=True, slots=True)
class Blank:
    """A place that is to be filled in.

    Attributes:
        address: Where it stands; stable while the file is the same.
        label: The words before it.
        words: Of boxes: what stands beside each. Of a table: what stands above each column.
        room: Of a table: the empty lines that it has.
    """

    address: str
    kind: BlankKind
    label: str
    words: tuple[str, ...] = ()
    room: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `address` is that of the blank that it is, "" for printed words."""

    text: str
    address: str = ""


def tidied(blank: Blank) -> Blank:
    """Return a blank as it was found with its label without white space, and not too long."""
    label = "".join(blank.label.split())[:MOST_LABEL]
    if not label and blank.kind is BlankKind.DAY:
        label = _DAY_LABEL
    return replace(blank, label=label)


def pieces_of(text: str, found: Iterable[tuple[Span, str]]) -> tuple[Piece, ...]:
    """Return a text in pieces; `found` are its blanks from left to right with their addresses."""
    pieces, last = [], 0
    for span, address in found:
        if span.start > last:
            pieces.append(Piece(text[last : span.start]))
        pieces.append(Piece(text[span.start : span.end] or EMPTY_SHOWN, address))
        last = span.end
    if text[last:]:
        pieces.append(Piece(text[last:]))
    return tuple(pieces)


@dataclass(frozen=True, slots=True)
class ShapeCell:
    """A cell of a table of the form, or the one cell of a paragraph."""

    pieces: tuple[Piece, ...]
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class ShapeBlock:
    """A table of the form; a paragraph is a block of one cell that is no table."""

    rows: tuple[tuple[ShapeCell, ...], ...]
    is_table: bool = True


@dataclass(frozen=True, slots=True)
class TemplateShape:
    """What was found in a file.

    Attributes:
        losses: What the file holds that is not kept when it is filled, in Chinese words.
    """

    blocks: tuple[ShapeBlock, ...]
    blanks: tuple[Blank, ...]
    losses: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """What makes two files ask for the same, in the same order."""
        told = [
            [one.kind, bare(one.label), [bare(word) for word in one.words]] for one in self.blanks
        ]
        return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Mapped:
    """A blank and what fills it.

    Attributes:
        source: Key of the source; "" for a blank that stays as it is.
        day: How a day is written. text: Of `FIXED`: the words.
        ticks: Of boxes: the word of our data that ticks each, in their order.
        columns: Of a table: key of the source of each column, "" for one that stays empty.
    """

    blank: Blank
    source: str = ""
    day: DayFormat = DayFormat.LONG
    text: str = ""
    ticks: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()

    @property
    def is_mapped(self) -> bool:
        """Whether something fills it."""
        return bool(self.source)

    @property
    def options(self) -> str:
        """What is kept beside the source, as JSON."""
        lists = {"words": self.blank.words, "ticks": self.ticks, "columns": self.columns}
        told: dict[str, Any] = {name: value for name, value in lists.items() if value}
        told |= {"kind": self.blank.kind, "room": self.blank.room}
        if self.text:
            told["text"] = self.text
        if self.day is not DayFormat.LONG:
            told["day"] = self.day
        return json.dumps(told, ensure_ascii=False)


def mapped_from(address: str, label: str, source: str, options: str) -> Mapped:
    """Return a blank as it was kept (`Mapped.options`)."""
    told: Mapping[str, Any] = json.loads(options or "{}")
    blank = Blank(
        address,
        BlankKind(told.get("kind", BlankKind.TEXT)),
        label,
        tuple(told.get("words", ())),
        int(told.get("room", 0)),
    )
    return Mapped(
        blank,
        source,
        DayFormat(told.get("day", DayFormat.LONG)),
        str(told.get("text", "")),
        tuple(told.get("ticks", ())),
        tuple(told.get("columns", ())),
    )


@dataclass(frozen=True, slots=True)
class Comparison:
    """A new edition of a form against the kept one.

    Attributes:
        blanks: Those of the new file; what was known of them is taken over.
        added: Addresses of blanks that are new and still to be mapped.
        gone: Blanks of the old file that the new one has no more.
    """

    blanks: tuple[Mapped, ...]
    added: tuple[str, ...] = ()
    gone: tuple[Mapped, ...] = ()


def compared(kept: Sequence[Mapped], blanks: Iterable[Blank]) -> Comparison:
    """Return what a new edition of a form asks for anew.

    A label that stands several times is known by what stands around it; a table that is called by
    its headings, by most of them.
    """
    asked = list(blanks)
    taken: dict[str, Mapped] = {}
    left = list(kept)
    _align(asked, left, taken)
    for name in (_whole, _named):
        _take(asked, left, taken, name)
    _take_tables(asked, left, taken)
    told, added = [], []
    for blank in asked:
        found = taken.get(blank.address)
        told.append(Mapped(blank) if found is None else _moved(found, blank))
        if found is None or _asks_more(found.blank, blank):
            added.append(blank.address)
    return Comparison(tuple(told), tuple(added), tuple(left))


def _align(asked: Sequence[Blank], left: list[Mapped], taken: dict[str, Mapped]) -> None:
    """Give the blanks that follow one another as before what they had."""
    before, after = [_whole(one.blank) for one in left], [_whole(one) for one in asked]
    kept = list(left)
    for one in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
        for number in range(one.size):
            found = kept[one.a + number]
            taken[asked[one.b + number].address] = found
            left.remove(found)


def _take(
    asked: Sequence[Blank],
    left: list[Mapped],
    taken: dict[str, Mapped],
    name: Callable[[Blank], tuple[str, ...]],
) -> None:
    """Give each blank that has none yet the first that is left of the same name."""
    queues: dict[tuple[str, ...], deque[Mapped]] = defaultdict(deque)
    for one in left:
        queues[name(one.blank)].append(one)
    for blank in asked:
        queue = queues.get(name(blank))
        if blank.address not in taken and queue:
            found = queue.popleft()
            taken[blank.address] = found
            left.remove(found)


def _take_tables(asked: Sequence[Blank], left: list[Mapped], taken: dict[str, Mapped]) -> None:
    """Give each table that has none yet the one with which it shares most headings."""
    for blank in asked:
        if blank.kind is not BlankKind.TABLE or blank.address in taken:
            continue
        words = set(map(bare, blank.words))
        shares = [
            (len(words & own) / len(words | own), -number)
            for number, one in enumerate(left)
            if one.blank.kind is BlankKind.TABLE and (own := set(map(bare, one.blank.words)))
        ]
        share, number = max(shares, default=(0.0, 0))
        if share >= _MOST_OF_THEM:
            taken[blank.address] = left.pop(-number)


def _whole(blank: Blank) -> tuple[str, ...]:
    return (*_named(blank), *map(bare, blank.words))


def _named(blank: Blank) -> tuple[str, ...]:
    # A blank for a day may become a line for any text; it still asks for the same.
    kind = BlankKind.TEXT if blank.kind is BlankKind.DAY else blank.kind
    return kind, bare(blank.label)


def _asks_more(before: Blank, after: Blank) -> bool:
    """Whether a table has got columns, or a line of boxes has got boxes."""
    return bool(set(map(bare, after.words)) - set(map(bare, before.words)))


def _moved(found: Mapped, blank: Blank) -> Mapped:
    """Return what was known of a blank, for its place in the new file."""
    before = {bare(word): number for number, word in enumerate(found.blank.words)}

    def taken(values: Sequence[str]) -> tuple[str, ...]:
        numbers = [before.get(bare(word)) for word in blank.words]
        told = tuple(
            "" if number is None or number >= len(values) else values[number] for number in numbers
        )
        return told if any(told) else ()

    return Mapped(
        blank,
        found.source,
        found.day,
        found.text,
        taken(found.ticks),
        taken(found.columns),
    )


def bare(label: str) -> str:
    """Return a label without spaces and marks, by which two are the same."""
    return _NO_LETTERS.sub("", label).lower()


@dataclass(frozen=True, slots=True)
class Filling:
    """What is written into a blank.

    Attributes:
        text: The words. number: The same as a number where it is one; a cell of a workbook
            takes it so, that its sums go on.
        ticked: Of boxes: the numbers, from 0, of those that are ticked.
        lines: Of a table: what stands in each column, line by line.
    """

    text: str = ""
    number: int | float | None = None
    ticked: frozenset[int] = frozenset()
    lines: tuple[tuple["Filling", ...], ...] = field(default=())
