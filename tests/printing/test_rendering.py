"""Pages as pictures, and pages taken from several files; from several threads at once."""

import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image

from dangjian_desktop.printing.document import build
from dangjian_desktop.printing.errors import PrintingError
from dangjian_desktop.printing.rendering import MOST_PIXELS, joined, opened, some_pages
from dangjian_desktop.printing.sheet import A3_LANDSCAPE, paper_named
from dangjian_desktop.printing.walls.organisation_chart import ORGANISATION_CHART
from tests.pdf import texts
from tests.printing.samples import branch_chart


@pytest.fixture
def chart(fonts, tmp_path: Path):
    """Make the chart of a branch."""

    def make(name: str = "综采一队党支部", paper: str = "A3") -> bytes:
        target = tmp_path / "chart.pdf"
        own = paper_named(paper, A3_LANDSCAPE)
        rows = [branch_chart(20, 2, name=name)]
        build(ORGANISATION_CHART, rows, {"mark": "ZZ-1"}, target, fonts=fonts, paper=own)
        return target.read_bytes()

    return make


def test_a_picture_knows_its_true_size(chart) -> None:
    with opened(chart()) as pdf:
        picture = Image.open(io.BytesIO(pdf.png(0, 100)))
    assert picture.format == "PNG"
    assert round(picture.width / picture.info["dpi"][0] * 25.4) == 420
    assert picture.getextrema() != ((255, 255),) * 3


def test_a_huge_board_is_drawn_coarser_and_still_knows_its_size(chart) -> None:
    with opened(chart(paper="120x240cm")) as pdf:
        picture = Image.open(io.BytesIO(pdf.png(0, 300)))
        assert picture.width * picture.height <= MOST_PIXELS * 1.01
        assert round(picture.width / picture.info["dpi"][0] * 25.4) == 1200


def test_a_band_is_the_same_rows_of_the_page(chart) -> None:
    with opened(chart()) as pdf:
        whole = pdf.band(0, 1.0, 0, 842)
        part = pdf.band(0, 1.0, 100, 50)
    assert (part.width, part.height) == (whole.width, 50)
    assert part.content[: part.stride] == whole.content[100 * whole.stride : 101 * whole.stride]


def test_pages_are_joined_and_taken_in_the_order_asked_for(chart) -> None:
    one, other = chart("综采一队党支部"), chart("机电队党支部")
    both = joined([(one, None), (other, None)])
    assert ["综采一队" in page for page in texts(both)] == [True, False]
    assert "机电队" in texts(some_pages(both, [1, 0]))[0]
    assert len(texts(some_pages(both, [1]))) == 1
    with pytest.raises(PrintingError):
        joined([])


def test_what_is_no_pdf_is_refused_in_words() -> None:
    with pytest.raises(PrintingError) as refused, opened(b"no pdf"):
        raise AssertionError
    assert "PDF" in refused.value.sentence


def test_several_threads_may_draw_at_once(chart) -> None:
    content = chart()

    def draw(_number: int) -> bytes:
        with opened(content) as pdf:
            return pdf.png(0, 40)

    with ThreadPoolExecutor(4) as pool:
        drawn = set(pool.map(draw, range(16)))
    assert len(drawn) == 1
