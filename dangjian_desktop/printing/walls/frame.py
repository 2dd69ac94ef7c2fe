"""The pieces that wall sheets share: page, title, cards, foot, red box, rows, connecting lines.

Lengths are those of the design on an A3; `poster.unit` makes them grow with the page. Every piece
names roles of colour; what the look does not print is not drawn, so the same pieces make a sheet
for an office printer, one with a red head, and one in full colour.
"""

import math
from collections.abc import Iterator, Sequence

from dangjian_desktop.printing.fonts import Face
from dangjian_desktop.printing.ink import Checked, Ink
from dangjian_desktop.printing.poster import (
    Area,
    Box,
    Emblem,
    Label,
    Picture,
    Polygon,
    Rule,
    Shape,
    unit,
)
from dangjian_desktop.printing.sheet import Millimetre
from dangjian_desktop.printing.stamp import mark_height
from dangjian_desktop.printing.themes import Colour
from dangjian_desktop.printing.walls.chart import ChartPerson

#: Margin of every wall sheet, the height kept for title and foot, and the gap between boxes.
MARGIN: Millimetre = 16
TITLE_HEIGHT: Millimetre = 21
FOOT_HEIGHT: Millimetre = 9
GAP: Millimetre = 6

#: Height of the lines between two levels, and where in it the line across lies.
LINK: Millimetre = 9
_RAIL = 0.5
LINE_WIDTH: Millimetre = 0.4

#: Share of the head of a card that stays free above its words and below them: a long name in two
#: lines touches no edge.
HEAD_AIR = 0.09

#: Photos are this much higher than wide, as identity photos are.
PHOTO_SHAPE = 7 / 5

#: What marks 预备党员 and how it is explained.
PROBATIONARY_MARK, PROBATIONARY_LEGEND = "*", "* 预备党员"

ROOT_HEIGHT: Millimetre = 20
COMMITTEE_WIDTH: Millimetre = 46
_COMMITTEE_HEIGHT: Millimetre = 20
_COMMITTEE_PHOTO: Millimetre = 22
_EMBLEM: Millimetre = 24  # kept free at both sides of the title for the branch's own emblem
_EMBLEM_SHARE = 0.66  # of the height of the band
_TITLE: Millimetre = 16
#: In the band: where the title begins and how high it may be; the two rules below it.
_TITLE_FROM, _TITLE_SHARE = 0.16, 0.68
_THICK, _THIN, _RULES_APART = 1.1, 0.35, 1.5
#: The lower edge of the band waves, and a ribbon runs along it.
_WAVE: Millimetre = 1.5
_RIBBON: Millimetre = 1.5
_WAVE_STEPS = 48
#: The lines at both sides of the page, from its edge, where office printers leave five true
#: millimetres white; and the band along its foot.
_EDGE_IN: Millimetre = 5
_WHITE_EDGE: Millimetre = 5.2
_EDGE_WIDTH: Millimetre = 0.5
_FOOT_BAND: Millimetre = 1.8
_ROOT_NAME: Millimetre = 7.5
_ROOT_SUMMARY: Millimetre = 4
_ROOT_WIDTH: Millimetre = 110
_SMALL: Millimetre = 3


def ground(page: Area) -> Iterator[Shape]:
    """Place what lies behind everything: the colour, a line at each side, a band below."""
    scale = unit(page)
    yield Box(page, fill=Colour.PAGE)
    band = page.below(page.height - _FOOT_BAND * scale)
    away = max(_EDGE_IN * scale, _WHITE_EDGE)
    for x in (page.x + away, page.right - away):
        yield Rule(x, page.y, x, band.y, Colour.RIBBON, _EDGE_WIDTH * scale)
    yield Box(band, fill=Colour.EDGE)
    yield Box(band.top(_EDGE_WIDTH * scale), fill=Colour.RIBBON)


def heading(
    title: Checked, body: Area, scale: float, around: Area | None = None
) -> Iterator[Shape]:
    """Place the title in its band, with the places of the emblem and the rules below it.

    Args:
        title: As large as its width allows, in two lines where that is clearly larger.
        body: Of the sheet, inside its margins.
        scale: A millimetre of the design.
        around: What the band fills the top of; left out, the page around the body.
    """
    outer = body.around(MARGIN * scale) if around is None else around
    height = body.y - outer.y + (TITLE_HEIGHT - 6) * scale
    band = outer.top(height)
    yield from _banner(band, scale)
    y = band.y + band.height * _TITLE_FROM
    area = Area(body.x, y, body.width, band.height * _TITLE_SHARE)
    edge = band.height * _EMBLEM_SHARE
    yield Emblem(Area(body.x, area.y + (area.height - edge) / 2, edge, edge))
    words = area.inset(_EMBLEM * scale, 0)
    yield Label(words, title, Face.SERIF_BLACK, _TITLE * scale, Colour.TITLE, max_lines=2)
    y = body.y + (TITLE_HEIGHT - 4.5) * scale
    for width, lower in ((_THICK, 0.0), (_THIN, _RULES_APART)):
        at = y + lower * scale
        yield Rule(body.x, at, body.right, at, Colour.TITLE_RULE, width * scale)


def _banner(band: Area, scale: float) -> Iterator[Shape]:
    """Place the band with its waving lower edge, above a ribbon that waves a little otherwise."""
    shares = [number / _WAVE_STEPS for number in range(_WAVE_STEPS + 1)]

    def hanging(lower: Millimetre, turn: float, colour: Colour) -> Polygon:
        swing = _WAVE * scale
        edge = [
            (
                band.x + band.width * one,
                band.bottom + lower + swing * math.sin((one + turn) * 2 * math.pi),
            )
            for one in reversed(shares)
        ]
        return Polygon(band, ((band.x, band.y), (band.right, band.y), *edge), colour)

    yield hanging(_RIBBON * scale, 0.06, Colour.RIBBON)
    yield hanging(0, 0, Colour.BANNER)


def panel(area: Area, scale: float, radius: Millimetre = 1.6) -> Box:
    """Return a card: its ground and its line."""
    return Box(area, Colour.PANEL, Colour.PANEL_LINE, 0.35 * scale, radius * scale)


def panel_head(card: Area, height: Millimetre, scale: float, *, muted: bool = False) -> list[Shape]:
    """Return the head of a card: its ground, and the rule below where it has none."""
    inner = card.top(height).inset(0.5 * scale, 0.5 * scale)
    fill = Colour.GROUND if muted else Colour.HEAD
    y = card.y + height
    inset = 2 * scale
    return [
        Box(inner, fill, radius=1 * scale),
        Rule(card.x + inset, y, card.right - inset, y, Colour.HEAD_RULE, 0.3 * scale),
    ]


def under_title(
    words: Checked, size: Millimetre, height: Millimetre, body: Area, scale: float
) -> Label:
    """Return the line below the title: a period, or how many there are."""
    area = Area(body.x, body.y + TITLE_HEIGHT * scale, body.width, height * scale)
    return Label(area, words, Face.SANS, size * scale, Colour.SECOND)


def room_between(
    body: Area, scale: float, taken: Millimetre = 0, *, is_framed: bool = False
) -> Area:
    """Return what title and foot leave, above the code of an edition.

    Args:
        body: Of the sheet, inside its margins.
        scale: A millimetre of the design.
        taken: What is taken below the title, in the design.
        is_framed: Whether the body stands in a frame, which ends above the code.
    """
    upper, lower = (TITLE_HEIGHT + taken) * scale, FOOT_HEIGHT * scale
    if not is_framed:
        margin = MARGIN * scale
        lower = max(lower, mark_height(body.around(margin)) - margin)
    return body.below(upper).top(body.height - upper - lower)


def foot(as_of: str, has_legend: bool, body: Area, scale: float, ink: Ink) -> Iterator[Shape]:
    """Place the day at the left and, in the middle, what the mark means."""
    area = Area(body.x, body.bottom - 3 * scale, body.width / 3, 5 * scale)
    if as_of:
        day = ink.prepared(f"截至 {as_of}", "版面下方的日期")
        yield Label(area, day, Face.SANS, _SMALL * scale, Colour.SECOND, "left")
    if has_legend:
        middle = Area(body.x + body.width / 3, area.y, body.width / 3, area.height)
        legend = ink.prepared(PROBATIONARY_LEGEND)
        yield Label(middle, legend, Face.SANS, _SMALL * scale, Colour.SECOND)


def root(name: str, summary: str, body: Area, scale: float, ink: Ink) -> Iterator[Shape]:
    """Place the red box of the organisation on top of its tree."""
    text, line = ink.prepared(name, "名称"), ink.prepared(summary, "名称下的人数")
    wanted = max(
        ink.width(text, Face.SANS_BOLD, _ROOT_NAME * scale),
        ink.width(line, Face.SANS, _ROOT_SUMMARY * scale),
    )
    width = min(body.width, max(_ROOT_WIDTH * scale, wanted + 24 * scale))
    box = Area(body.middle - width / 2, body.y, width, ROOT_HEIGHT * scale)
    yield Box(box, Colour.SOLID, Colour.SOLID_LINE, 0.6 * scale, 1.6 * scale)
    inner = box.inset(6 * scale, 2.2 * scale)
    upper = inner.top(inner.height * (0.6 if summary else 1))
    yield Label(upper, text, Face.SANS_BOLD, _ROOT_NAME * scale, Colour.ON_SOLID)
    if summary:
        lower = inner.below(upper.height)
        yield Label(lower, line, Face.SANS, _ROOT_SUMMARY * scale, Colour.ON_SOLID)


def links(
    from_x: Millimetre,
    top: Millimetre,
    to_xs: Sequence[Millimetre],
    bottom: Millimetre,
    scale: float,
) -> Iterator[Shape]:
    """Place the lines from one box down to several."""
    rail = top + (bottom - top) * _RAIL
    weight = LINE_WIDTH * scale
    yield Rule(from_x, top, from_x, rail, line_width=weight)
    left, right = min(*to_xs, from_x), max(*to_xs, from_x)
    if right - left > scale / 10:
        yield Rule(left, rail, right, rail, line_width=weight)
    for x in to_xs:
        yield Rule(x, rail, x, bottom, line_width=weight)


def upper_height(people: Sequence[ChartPerson], body: Area, scale: float) -> Millimetre:
    """Return the height of the red box with the committee below it."""
    cards = committee_height(people, body, scale) + LINK * scale if people else 0
    return ROOT_HEIGHT * scale + cards


def _committee_card_width(count: int, width: Millimetre, scale: float) -> Millimetre:
    return min(COMMITTEE_WIDTH * scale, (width - (count - 1) * GAP * scale) / max(count, 1))


def committee_height(people: Sequence[ChartPerson], body: Area, scale: float) -> Millimetre:
    """Return the height of the cards of a committee, higher where there are photos."""
    if not people:
        return 0
    if not any(one.photo is not None for one in people):
        return _COMMITTEE_HEIGHT * scale
    photo = min(
        _COMMITTEE_PHOTO * scale, _committee_card_width(len(people), body.width, scale) * 0.6
    )
    return photo * PHOTO_SHAPE + _COMMITTEE_HEIGHT * scale


def committee_row(
    people: Sequence[ChartPerson], area: Area, scale: float, ink: Ink
) -> Iterator[Shape]:
    """Place the committee as a row of cards with the lines that lead to them."""
    width = _committee_card_width(len(people), area.width, scale)
    gap = GAP * scale
    total = len(people) * width + (len(people) - 1) * gap
    left = area.middle - total / 2
    link = LINK * scale
    middles = [left + number * (width + gap) + width / 2 for number in range(len(people))]
    yield from links(area.middle, area.y, middles, area.y + link, scale)
    if len(people) % 2 == 0:  # the way down goes through the gap in the middle
        rail = area.y + link * _RAIL
        yield Rule(area.middle, rail, area.middle, area.bottom, line_width=LINE_WIDTH * scale)
    for number, (person, middle) in enumerate(zip(people, middles, strict=True)):
        card = Area(middle - width / 2, area.y + link, width, area.height - link)
        is_first = number == 0
        yield Box(
            card,
            Colour.PANEL,
            Colour.ACCENT if is_first else Colour.PANEL_LINE,
            (0.5 if is_first else 0.3) * scale,
            1.2 * scale,
        )
        inner = card.inset(2 * scale, 2.6 * scale)
        if any(one.photo is not None for one in people):
            photo_height = inner.height - 15 * scale
            photo_width = photo_height / PHOTO_SHAPE
            yield Picture(
                Area(inner.middle - photo_width / 2, inner.y, photo_width, photo_height),
                person.photo,
                ink.prepared(person.name, "委员会的姓名"),
            )
            inner = inner.below(photo_height + 1.5 * scale)
        post = inner.top(inner.height * 0.4)
        colour = Colour.ACCENT if is_first else Colour.SECOND
        yield Label(
            post, ink.prepared(person.post, person.name, "的职务"), Face.SANS, 4 * scale, colour
        )
        name = name_on_wall(person, ink)
        yield Label(inner.below(post.height), name, Face.SANS_BOLD, 6.5 * scale, max_lines=2)


def name_on_wall(person: ChartPerson, ink: Ink) -> Checked:
    """Return a name with its mark."""
    text = person.name + (PROBATIONARY_MARK if person.is_probationary else "")
    return ink.prepared(text, "版面上的姓名")
