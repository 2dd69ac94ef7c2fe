"""Texts on walls of all sizes: nothing outside the page, an oath larger than rules."""

import pytest

from dangjian_desktop.domain.wall_texts import LineForm, TextLayout, text_lines
from dangjian_desktop.printing.ink import Ink
from dangjian_desktop.printing.poster import Area, Box, Downward, Label, Line
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import A0_LANDSCAPE, A3_LANDSCAPE, paper_named
from dangjian_desktop.printing.themes import Colour
from dangjian_desktop.printing.walls.text_sheet import WallTextSheet, lay_out, states
from tests.printing.walls.geometry import assert_hangs_well

RULES = "\n".join(
    f"{number}、第{number}部分\n这里是示例文字，用来看排得怎样，不是正式文本。" * 2
    for number in "一二三四五"
)


def sheet(body=RULES, layout=TextLayout.RULES):
    return WallTextSheet("示例", text_lines(body), "摘自示例手册　版本：2022", layout)


def lines(fonts, told, paper):
    ink = Ink(fonts, DetailLevel.WALL)
    page = Area(0, 0, paper.width, paper.height)
    shapes = lay_out(told, ink.prepared(told.name), page, ink)
    return [shape for shape in shapes if isinstance(shape, Line)], page


@pytest.mark.parametrize(
    "paper", [A3_LANDSCAPE, A0_LANDSCAPE, paper_named("60x90cm", A3_LANDSCAPE)], ids=str
)
def test_every_line_stands_within_the_page(fonts, paper):
    placed, page = lines(fonts, sheet(), paper)
    assert placed
    for one in placed:
        assert page.x < one.area.x
        assert one.area.right < page.right
        assert page.y < one.area.y
        assert one.area.bottom < page.bottom


def test_an_oath_is_larger_than_rules_and_its_signer_stands_at_the_right(fonts):
    oath = sheet("这是示例。\n宣誓人：", TextLayout.OATH)
    (first, *_), _page = lines(fonts, oath, A3_LANDSCAPE)
    (rule, *_), _page = lines(fonts, sheet(), A3_LANDSCAPE)
    assert first.size > 1.5 * rule.size
    assert oath.lines[-1][1] is LineForm.RIGHT


def test_it_states_title_source_and_paragraphs():
    told = states(sheet("一。\n二。"))
    assert [(one.section, one.value) for one in told] == [
        ("", "示例"),
        ("", "摘自示例手册　版本：2022"),
        ("正文", "一。"),
        ("正文", "二。"),
    ]


def test_a_slogan_fills_its_sheet_without_a_title_each_line_in_the_middle(fonts):
    slogan = sheet("人人讲安全　事事为安全", TextLayout.SLOGAN)
    placed, page = lines(fonts, slogan, A3_LANDSCAPE)
    words = [one for one in placed if "安全" in one.text]
    assert [one.text for one in words] == ["人人讲安全", "事事为安全"]
    assert words[0].size > page.height / 5
    middles = [(one.area.x + one.area.right) / 2 for one in words]
    assert middles == pytest.approx([page.width / 2] * 2, abs=0.5)
    assert not any(one.text == slogan.name for one in placed)


@pytest.mark.parametrize("name", ["A3横", "A3竖", "60x90cm", "240x120cm"])
def test_the_title_of_an_oath_is_no_smaller_than_its_words(fonts, name):
    paper = paper_named(name, A3_LANDSCAPE)
    told = sheet("这是示例的第一句，" * 9 + "\n宣誓人：", TextLayout.OATH)
    ink = Ink(fonts, DetailLevel.WALL)
    page = Area(0, 0, paper.width, paper.height)
    shapes = lay_out(told, ink.prepared(told.name), page, ink)
    (title,) = [one for one in shapes if isinstance(one, Label) and one.text == told.name]
    words = [one for one in shapes if isinstance(one, Line)]
    assert title.fitted(ink).size >= max(one.size for one in words)


@pytest.mark.parametrize("name", ["A3横", "A3竖", "A5横", "240x120cm"])
def test_the_letters_of_a_slogan_stand_on_the_band_that_a_title_stands_on(fonts, name):
    """In full colour they are of pale gold: on the paper of the page nobody could read them."""
    paper = paper_named(name, A3_LANDSCAPE)
    told = sheet("人人讲安全　事事为安全", TextLayout.SLOGAN)
    ink = Ink(fonts, DetailLevel.WALL)
    shapes = lay_out(told, ink.prepared(told.name), Area(0, 0, paper.width, paper.height), ink)
    places = {one: place for place, one in enumerate(shapes)}
    (band,) = [one for one in shapes if isinstance(one, Box) and one.fill is Colour.BANNER]
    letters = [one for one in shapes if isinstance(one, Line) and one.colour is Colour.TITLE]
    assert len(letters) == 2
    for one in letters:
        assert places[band] < places[one]
        assert band.area.y <= one.area.y
        assert one.area.bottom <= band.area.bottom
    source = next(one for one in shapes if isinstance(one, Label))
    assert source.area.y >= band.area.bottom


@pytest.mark.parametrize("name", ["A3横", "A3竖", "60x90cm", "240x120cm"])
def test_a_slogan_is_not_broken_within_its_halves_for_a_little_more_size(fonts, name):
    slogan = sheet("人人讲安全　事事为安全", TextLayout.SLOGAN)
    placed, _page = lines(fonts, slogan, paper_named(name, A3_LANDSCAPE))
    assert "".join(one.text for one in placed).split("安全") == ["人人讲", "事事为", ""]
    assert all(one.text.endswith("安全") for one in placed)


@pytest.mark.parametrize("name", ["40x240cm", "30x150cm"])
def test_a_slogan_runs_downwards_on_a_strip(fonts, name):
    slogan = sheet("安全为天　实干为先", TextLayout.SLOGAN)
    paper = paper_named(name, A3_LANDSCAPE)
    ink = Ink(fonts, DetailLevel.WALL)
    page = Area(0, 0, paper.width, paper.height)
    shapes = lay_out(slogan, ink.prepared(slogan.name), page, ink)
    (strip,) = [one for one in shapes if isinstance(one, Downward)]
    size, columns = strip.fitted(ink)
    assert ["".join(cell.text for cell in column) for column in columns] == ["安全为天实干为先"]
    assert size > paper.width / 2
    assert not [one for one in shapes if isinstance(one, Line)]
    assert_hangs_well(shapes, page, ink)


def test_a_long_slogan_is_broken_rather_than_written_small(fonts):
    slogan = sheet("高高兴兴上班来平平安安回家去一个也不能少", TextLayout.SLOGAN)
    placed, _page = lines(fonts, slogan, paper_named("A3竖", A3_LANDSCAPE))
    assert len(placed) > 1
