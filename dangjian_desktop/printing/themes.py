"""The looks of a wall sheet: what the roles of colours become on paper.

A layout names roles (`Colour`) and never a colour; the theme says what is printed for each, so
that one declaration serves an office printer in black and a press in full colour.
"""

from collections.abc import Mapping
from enum import StrEnum


class Colour(StrEnum):
    """The colours on paper; one red, else greys, so that it also prints well in black.

    GOLD is for flags and stars only.
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

#: What a role becomes where it is not printed as it is named.
_PAINTS: Mapping[Theme, Mapping[Colour, str]] = {
    Theme.PLAIN: {
        Colour.ACCENT: "#1E1F21",
        Colour.ACCENT_SOFT: "#FFFFFF",
        Colour.GOLD: "#5C6066",
        Colour.GROUND: "#FFFFFF",
    },
    Theme.RED_HEAD: {},
    Theme.FULL_COLOUR: {},
}


def paint_of(theme: Theme, colour: Colour) -> str:
    """Return what is printed for a role of colour, as #RRGGBB."""
    return _PAINTS[theme].get(colour, colour.value)
