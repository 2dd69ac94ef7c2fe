"""The mark at the foot of a poster: its words, and of an edition a code that says which."""

from datetime import date

import pytest

from dangjian_desktop.domain.wall_marks import WallMark
from dangjian_desktop.printing.document import Part, made_pack
from dangjian_desktop.printing.ink import Checked, Ink
from dangjian_desktop.printing.poster import Area, Box, Code, Label
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import paper_named
from dangjian_desktop.printing.stamp import code_of, mark_height, mark_shapes
from dangjian_desktop.printing.themes import Colour
from dangjian_desktop.printing.walls.organisation_chart import ORGANISATION_CHART
from tests.pdf import text
from tests.printing.samples import branch_chart
from tests.printing.walls.geometry import PAPERS

MARK = WallMark(12, date(2026, 11, 21), "organisation_chart")
WORDS = "组织架构图 · 截至 2026-11-21"


def made(fonts, mark: WallMark | None) -> bytes:
    part = Part(ORGANISATION_CHART, [branch_chart(12, 2)], {"mark": WORDS}, mark)
    return made_pack([part], fonts=fonts)[0]


def test_a_registered_sheet_says_its_number(fonts) -> None:
    assert f"DJ-0012 · {WORDS}" in text(made(fonts, MARK))


def test_a_preview_says_its_name_and_day_alone(fonts) -> None:
    told = text(made(fonts, None))
    assert WORDS in told
    assert "DJ-" not in told


def test_the_code_is_that_of_the_number_the_day_and_the_sheet(fonts) -> None:
    assert code_of(MARK) != code_of(WallMark(13, MARK.on, MARK.code))
    squares = code_of(MARK)
    assert len(squares) == len(squares[0]) == 25  # small: a phone reads it from the hand
    corner = [row[:7] for row in squares[:7]]
    assert corner[0] == (True,) * 7
    assert corner[1] == (True, *(False,) * 5, True)


@pytest.mark.parametrize("name", [*(paper.name for paper in PAPERS), "20x10cm", "120x240cm"])
def test_the_code_is_large_enough_and_on_the_page(ink: Ink, name: str) -> None:
    paper = paper_named(name, ORGANISATION_CHART.paper)
    page = Area(0, 0, paper.width, paper.height)
    shapes = list(mark_shapes(page, ink.prepared(WORDS), MARK, ink))
    (code,) = [shape for shape in shapes if isinstance(shape, Code)]
    (patch,) = [shape.area for shape in shapes if isinstance(shape, Box)]
    (label,) = [shape for shape in shapes if isinstance(shape, Label)]
    square = code.area.width / len(code.rows)
    assert square >= 3 * 25.4 / 200  # three points of a scanner that reads a page at 200 dpi
    assert page.bottom - patch.y == pytest.approx(mark_height(page))
    assert code.area.x - patch.x == pytest.approx(2 * square)
    assert page.right - code.area.right >= 4.19
    assert page.bottom - code.area.bottom >= 4.19
    assert label.area.right <= patch.x


def test_no_fine_lines_part_the_squares(fonts) -> None:
    """The dark squares of the code are drawn as one path, its dark corner is black throughout."""
    import pypdfium2

    with pypdfium2.PdfDocument(made(fonts, MARK)) as pdf:
        page = pdf[0].render(scale=600 / 72).to_pil().convert("L")
    ink = Ink(fonts, DetailLevel.WALL)
    paper = ORGANISATION_CHART.paper
    shapes = mark_shapes(Area(0, 0, paper.width, paper.height), ink.prepared(WORDS), MARK, ink)
    (area,) = [shape.area for shape in shapes if isinstance(shape, Code)]
    pixels = 600 / 25.4
    left, top = area.x * pixels, area.y * pixels
    square = area.width / 25 * pixels
    finder = page.crop(
        (round(left) + 2, round(top) + 2, round(left + 7 * square) - 2, round(top + square) - 2)
    )
    assert finder.getextrema()[1] < 90


def test_on_a_plate_the_words_stand_on_white(ink: Ink) -> None:
    page = Area(0, 0, 600, 400)
    white, label = mark_shapes(page, ink.prepared(WORDS), None, ink, on_white=True)
    assert isinstance(white, Box)
    assert white.fill is Colour.WHITE
    width = ink.width(ink.spaced(label.text), label.face, label.size)
    assert white.area.x < label.area.right - width
    assert white.area.right > label.area.right


def test_a_sheet_without_words_bears_its_number_alone(ink: Ink) -> None:
    page = Area(0, 0, 210, 297)
    (label,) = [one for one in mark_shapes(page, Checked(""), MARK, ink) if isinstance(one, Label)]
    assert label.text == "DJ-0012"
