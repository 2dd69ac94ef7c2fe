"""The looks of wall sheets: one set of styles, and what each role of colour becomes in each look.

A layout names roles and never a colour of its own; the look says what is printed for a role, or
that it is not printed at all, so that one declaration serves an office printer in black (no
filled areas, which eat toner and print grey) and a press in full colour (a red band with golden
letters on warm paper, as activity rooms have them).
"""

from collections.abc import Mapping
from enum import StrEnum


class Colour(StrEnum):
    """Roles of colour on paper. Those with a value of their own are also used by forms.

    GOLD is for flags and stars; the roles below the empty line exist only on wall sheets, whose
    look decides them.
    """

    TEXT = "#1E1F21"
    SECOND = "#5C6066"
    LINE = "#D9D6CF"
    LINE_STRONG = "#8F8B83"
    GROUND = "#F4F2EE"
    WHITE = "#FFFFFF"
    ACCENT = "#B8141F"
    ACCENT_SOFT = "#FBEAEA"
    GOLD = "#B98A1E"
    GOOD = "#2B7A3D"
    GOOD_SOFT = "#E7F3EA"

    #: The page behind everything, and the band along its foot.
    PAGE = "page"
    EDGE = "edge"
    #: The band behind the title, the ribbon along its lower edge, the title, the rules below it.
    BANNER = "banner"
    RIBBON = "ribbon"
    TITLE = "title"
    TITLE_RULE = "title_rule"
    #: A card: its ground and its line.
    PANEL = "panel"
    PANEL_LINE = "panel_line"
    #: The head of a card: its ground, its words, other words there, the rule below it.
    HEAD = "head"
    HEAD_TEXT = "head_text"
    HEAD_SECOND = "head_second"
    HEAD_RULE = "head_rule"
    #: What stands out: the box of an organisation, a flag; its line, and what is written on it.
    SOLID = "solid"
    SOLID_LINE = "solid_line"
    ON_SOLID = "on_solid"
    #: A flag that nobody has.
    VACANT = "vacant"


class Theme(StrEnum):
    """The three looks."""

    PLAIN = "plain"
    RED_HEAD = "red_head"
    FULL_COLOUR = "full_colour"


THEME_WORDS: Mapping[Theme, str] = {
    Theme.PLAIN: "黑白",
    Theme.RED_HEAD: "红头",
    Theme.FULL_COLOUR: "彩色",
}

#: What a role becomes that is not printed in a look.
NOT_PRINTED = ""

_BLACK, _WHITE, _RED, _CREAM, _PALE_GOLD = "#1E1F21", "#FFFFFF", "#B8141F", "#FFFAF0", "#FFEBB5"

#: What a role becomes in each look where that is not its own value.
_PAINTS: Mapping[Theme, Mapping[Colour, str]] = {
    Theme.PLAIN: {
        Colour.SECOND: "#3C3F43",
        Colour.LINE: "#A9A9A9",
        Colour.LINE_STRONG: "#5C6066",
        Colour.ACCENT: _BLACK,
        Colour.ACCENT_SOFT: _WHITE,
        Colour.GOLD: _BLACK,
        Colour.GOOD: _BLACK,
        Colour.GOOD_SOFT: _WHITE,
        Colour.GROUND: "#EFEFEF",
        Colour.PAGE: NOT_PRINTED,
        Colour.EDGE: NOT_PRINTED,
        Colour.BANNER: NOT_PRINTED,
        Colour.RIBBON: NOT_PRINTED,
        Colour.TITLE: _BLACK,
        Colour.TITLE_RULE: _BLACK,
        Colour.PANEL: NOT_PRINTED,
        Colour.PANEL_LINE: "#5C6066",
        Colour.HEAD: NOT_PRINTED,
        Colour.HEAD_TEXT: _BLACK,
        Colour.HEAD_SECOND: "#3C3F43",
        Colour.HEAD_RULE: "#5C6066",
        Colour.SOLID: _WHITE,
        Colour.SOLID_LINE: _BLACK,
        Colour.ON_SOLID: _BLACK,
        Colour.VACANT: "#DADADA",
    },
    Theme.RED_HEAD: {
        Colour.PAGE: NOT_PRINTED,
        Colour.EDGE: NOT_PRINTED,
        Colour.BANNER: NOT_PRINTED,
        Colour.RIBBON: NOT_PRINTED,
        Colour.TITLE: _RED,
        Colour.TITLE_RULE: _RED,
        Colour.PANEL: NOT_PRINTED,
        Colour.PANEL_LINE: "#8F8B83",
        Colour.HEAD: "#FBEAEA",
        Colour.HEAD_TEXT: _RED,
        Colour.HEAD_SECOND: "#5C6066",
        Colour.HEAD_RULE: NOT_PRINTED,
        Colour.SOLID: _RED,
        Colour.SOLID_LINE: _RED,
        Colour.ON_SOLID: _WHITE,
        Colour.VACANT: "#A5A29C",
    },
    Theme.FULL_COLOUR: {
        Colour.SECOND: "#5E524A",
        Colour.LINE: "#E6D3AE",
        Colour.LINE_STRONG: "#B99A63",
        Colour.GROUND: "#FBF0DC",
        Colour.GOLD: "#D79A1E",
        Colour.PAGE: _CREAM,
        Colour.EDGE: _RED,
        Colour.BANNER: _RED,
        Colour.RIBBON: "#E3B04B",
        Colour.TITLE: _PALE_GOLD,
        Colour.TITLE_RULE: NOT_PRINTED,
        Colour.PANEL: _WHITE,
        Colour.PANEL_LINE: "#D5B277",
        Colour.HEAD: _RED,
        Colour.HEAD_TEXT: _PALE_GOLD,
        Colour.HEAD_SECOND: "#FFF7E6",
        Colour.HEAD_RULE: NOT_PRINTED,
        Colour.SOLID: _RED,
        Colour.SOLID_LINE: "#E3B04B",
        Colour.ON_SOLID: _PALE_GOLD,
        Colour.VACANT: "#B5AA9A",
    },
}


def paint_of(theme: Theme, colour: Colour) -> str:
    """Return what is printed for a role of colour, as #RRGGBB; `NOT_PRINTED` for nothing."""
    return _PAINTS[theme].get(colour, colour.value)
