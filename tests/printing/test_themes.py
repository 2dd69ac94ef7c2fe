"""The three looks: every role has a colour or none, letters can be read, black stays black."""

import re

import pytest

from dangjian_desktop.printing.catalog import SHEETS
from dangjian_desktop.printing.document import Part, made_pack
from dangjian_desktop.printing.themes import NOT_PRINTED, THEME_WORDS, Colour, Theme, paint_of
from tests import pdf
from tests.printing.samples import branch_chart
from tests.printing.walls.test_contest_boards import board

#: What is written on what.
PAIRS = (
    (Colour.TEXT, Colour.PAGE),
    (Colour.TEXT, Colour.PANEL),
    (Colour.SECOND, Colour.PAGE),
    (Colour.SECOND, Colour.GROUND),
    (Colour.ACCENT, Colour.PAGE),
    (Colour.ACCENT, Colour.ACCENT_SOFT),
    (Colour.TITLE, Colour.BANNER),
    (Colour.HEAD_TEXT, Colour.HEAD),
    (Colour.HEAD_SECOND, Colour.HEAD),
    (Colour.ON_SOLID, Colour.SOLID),
)
LETTERS = {above for above, _below in PAIRS}


def light(paint: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.1); what is not printed is paper."""
    values = [int((paint or "#FFFFFF")[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", list(Theme))
def test_every_role_has_a_colour_or_none(theme):
    for role in Colour:
        paint = paint_of(theme, role)
        assert re.fullmatch(r"#[0-9A-F]{6}", paint) or paint == NOT_PRINTED, role
        assert role not in LETTERS or paint != NOT_PRINTED, role
    assert THEME_WORDS[theme]


@pytest.mark.parametrize("theme", list(Theme))
def test_letters_stand_out_from_what_is_behind_them(theme):
    for above, below in PAIRS:
        one, other = sorted((light(paint_of(theme, above)), light(paint_of(theme, below))))
        assert (other + 0.05) / (one + 0.05) >= 4.5, (above, below)


def test_the_plain_look_has_nothing_but_black_and_grey():
    for role in Colour:
        paint = paint_of(Theme.PLAIN, role)
        if paint != NOT_PRINTED:
            red, green, blue = (int(paint[at : at + 2], 16) for at in (1, 3, 5))
            assert max(red, green, blue) - min(red, green, blue) <= 12, role


@pytest.mark.parametrize(
    ("code", "row"), [("flag_board", board()), ("organisation_chart", branch_chart(20, 3))]
)
def test_a_sheet_says_the_same_in_every_look(fonts, code, row):
    told = {
        pdf.text(made_pack([Part(SHEETS[code], [row], {})], fonts=fonts, theme=theme)[0])
        for theme in Theme
    }
    assert len(told) == 1
