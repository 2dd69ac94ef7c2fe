"""Every wall sheet of a real mine in all three looks and on sizes from A5 to a board."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from PIL import Image, ImageChops

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.operations.printout import Printout
from dangjian_desktop.operations.printouts import make_sheet
from dangjian_desktop.operations.wall_gallery import gallery
from dangjian_desktop.printing.errors import PaperError
from dangjian_desktop.printing.themes import Theme
from dangjian_desktop.queries.organisations import Tree
from tests import pdf

SIZES = {
    "A5横": (210, 148),
    "A5竖": (148, 210),
    "A3横": (420, 297),
    "60x90cm": (600, 900),
    "120x240cm": (1200, 2400),
    "240x120cm": (2400, 1200),
}
#: Papers on which a sheet of much may be refused, in words.
SMALL = ("A5横", "A5竖")


def printable(on: date) -> Iterator[Printout]:
    """Yield what each wall sheet of a branch that has something to show is printed of."""
    branch = next(row for row in Tree.on(on).rows if row.name == "综采一队党支部")
    for one in gallery(on, branch.organisation_id):
        if one.is_wall:
            try:
                make_sheet(one.printout)
            except SentenceError:
                continue  # what is missing is told; another test asks how
            yield one.printout


def page_of(content: bytes, width: int = 500) -> Image.Image:
    with pypdfium2.PdfDocument(content) as document:
        page = document[0]
        return page.render(scale=width / page.get_width()).to_pil().convert("RGB")


def has_photos(content: bytes) -> bool:
    with pypdfium2.PdfDocument(content) as document:
        return any(
            one.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE for one in document[0].get_objects()
        )


def test_all_looks_say_the_same_and_the_plain_one_has_no_colour(mine, on):
    sheets, checked = list(printable(on)), 0
    assert len(sheets) >= 8
    for printout in sheets:
        made = {theme: make_sheet(replace(printout, theme=theme)) for theme in Theme}
        assert len({pdf.text(one.content) for one in made.values()}) == 1, printout.code
        plain = made[Theme.PLAIN].content
        if has_photos(plain):
            continue  # photos keep their colours
        checked += 1
        red, green, blue = page_of(plain).split()
        for one, other in ((red, green), (green, blue)):
            assert ImageChops.difference(one, other).getextrema()[1] <= 12, printout.code
    assert checked >= 5


@pytest.mark.parametrize("paper", SIZES)
def test_every_size_that_is_asked_for_is_made_or_said_to_be_too_small(mine, on, paper):
    told = []
    for printout in printable(on):
        try:
            content = make_sheet(replace(printout, paper=paper, theme="full_colour")).content
        except PaperError as error:
            told.append(str(error))
            continue
        with pypdfium2.PdfDocument(content) as document:
            size = [round(one / 72 * 25.4) for one in document.get_page_size(0)]
        assert size == list(SIZES[paper]), printout.code
    assert all("请" in one for one in told)
    assert not told or paper in SMALL
