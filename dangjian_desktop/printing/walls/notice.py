"""通知 on the wall: what an activity asks of those who take part, read by who walks past.

Day and place stand large below the title, because that is what people look for; then the words of
the notice as they were sent, with holder and day of issue. It is out of date once the day is over.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dangjian_desktop.domain.wall_facts import WallFact
from dangjian_desktop.domain.wall_sheets import WallPlace, WallPurpose
from dangjian_desktop.printing.fonts import Face
from dangjian_desktop.printing.ink import Checked, Ink
from dangjian_desktop.printing.poster import Area, Label, Shape, WallSheet, unit
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import (
    A3_PORTRAIT,
    A4_PORTRAIT,
    POSTER_PAPERS,
    Millimetre,
)
from dangjian_desktop.printing.themes import Colour
from dangjian_desktop.printing.walls.bodies import Form, Paragraph, text_columns
from dangjian_desktop.printing.walls.frame import GAP, MARGIN, heading, panel, room_between


@dataclass(frozen=True, slots=True)
class WallNotice:
    """The notice of one activity.

    Attributes:
        name: Title. addressee: the line that calls those who take part; "" for none.
        when, where: Day with hour, and place; "" where it is not known yet.
        paragraphs: What is asked. signed: holder and day of issue.
        is_over: Whether the day is past.
    """

    name: str
    addressee: str
    when: str
    where: str
    paragraphs: tuple[str, ...]
    signed: tuple[str, ...]
    is_over: bool = False


_STRIP: Millimetre = 19
_WORD_WIDTH: Millimetre = 24
_WORD: Millimetre = 7
_TOLD: Millimetre = 9
_LARGEST, _SMALLEST = 19.0, 3.0
_INSET: Millimetre = 8


def lay_out(notice: WallNotice, title: Checked, page: Area, ink: Ink) -> tuple[Shape, ...]:
    """Place the notice on a page of any size, its words as large as the room allows."""
    return tuple(_shapes(notice, title, page, ink))


def _shapes(notice: WallNotice, title: Checked, page: Area, ink: Ink) -> Iterator[Shape]:
    scale = unit(page)
    body = page.inset(MARGIN * scale)
    yield from heading(title, body, scale)
    room = room_between(body, scale, GAP / 2)
    strips = [(word, told) for word, told in _strips(notice) if told]
    for word, told in strips:
        yield from _strip(word, told, room.top(_STRIP * scale), scale, ink, notice.name)
        room = room.below((_STRIP + GAP / 2) * scale)
    paragraphs: list[tuple[str, Form]] = [
        (notice.addressee, "flush"),
        *((text, "paragraph") for text in notice.paragraphs),
        *((text, "right") for text in notice.signed),
    ]
    yield from text_columns(
        [_paragraph(text, form, ink, notice.name) for text, form in paragraphs if text],
        room.inset(_INSET * scale, 0),
        ink,
        largest=_LARGEST * scale,
        smallest=_SMALLEST * scale,
        most_columns=1 if page.height > page.width else 2,
    )


def _paragraph(text: str, form: Form, ink: Ink, whose: str) -> Paragraph:
    return Paragraph(ink.prepared(text, whose, "的正文"), form)


def _strips(notice: WallNotice) -> tuple[tuple[str, str], ...]:
    return ("时间", notice.when), ("地点", notice.where)


def _strip(word: str, told: str, area: Area, scale: float, ink: Ink, whose: str) -> Iterator[Shape]:
    yield panel(area, scale)
    inner = area.inset(2 * scale, 2 * scale)
    at_left = Area(inner.x, inner.y, _WORD_WIDTH * scale, inner.height)
    rest = Area(at_left.right, inner.y, inner.width - at_left.width, inner.height)
    yield Label(at_left, ink.prepared(word), Face.SANS, _WORD * scale, Colour.SECOND)
    words = ink.prepared(told, whose, f"的{word}")
    yield Label(rest, words, Face.SANS_BOLD, _TOLD * scale, Colour.ACCENT, "left", max_lines=2)


def states(notice: WallNotice) -> tuple[WallFact, ...]:
    """Return title, day, place and every paragraph; a day that is over says so."""
    when = f"{notice.when}（已过）" if notice.is_over else notice.when
    return (
        WallFact("", "标题", notice.name),
        WallFact("", "时间", when),
        WallFact("", "地点", notice.where),
        *(WallFact("正文", "", text) for text in (notice.addressee, *notice.paragraphs) if text),
        *(WallFact("落款", "", text) for text in notice.signed),
    )


WALL_NOTICE = WallSheet(
    code="wall_notice",
    name="通知（上墙）",
    title="{name}",
    paper=A3_PORTRAIT,
    papers=(A3_PORTRAIT, A4_PORTRAIT, *POSTER_PAPERS),
    needs=("coming_activity",),
    levels=(DetailLevel.WALL, DetailLevel.PUBLIC),
    place=WallPlace.BOARD,
    purpose=WallPurpose.OPENNESS,
    lay_out=lay_out,
    states=states,
)
