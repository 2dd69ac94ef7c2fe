"""A poster on A4: the tiles, put together again, are the poster; what stands around them."""

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from dangjian_desktop.domain.tiles import MARK_BAND, Margins, Tile, TilePlan, TilingError
from dangjian_desktop.printing.document import build
from dangjian_desktop.printing.errors import PaperError
from dangjian_desktop.printing.rendering import joined
from dangjian_desktop.printing.sheet import POINTS_PER_MM, paper_named
from dangjian_desktop.printing.tiling import tile_plan, tiled
from dangjian_desktop.printing.walls.organisation_chart import ORGANISATION_CHART
from tests.pdf import texts
from tests.printing.samples import branch_chart

#: A hair less than four pixels a millimetre, so that no page becomes a pixel wider.
PIXELS = 4
SCALE = PIXELS / POINTS_PER_MM * (1 - 1e-6)


@pytest.fixture
def poster(fonts, tmp_path: Path):
    """Make the chart of a branch on a paper."""

    def make(paper: str) -> bytes:
        target = tmp_path / "poster.pdf"
        chart = branch_chart(46, 4, has_photos=True)
        own = paper_named(paper, ORGANISATION_CHART.paper)
        build(ORGANISATION_CHART, [chart], {"mark": "ZZ-1"}, target, fonts=fonts, paper=own)
        return target.read_bytes()

    return make


def pictures(pdf: bytes) -> list[Image.Image]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=SCALE).to_pil().convert("RGB") for page in document]


def plan_of(pdf: bytes, tile: Tile) -> TilePlan:
    with pypdfium2.PdfDocument(pdf) as document:
        width, height = document.get_page_size(0)
    plan = tile_plan(width / POINTS_PER_MM, height / POINTS_PER_MM, tile)
    assert plan is not None
    return plan


def put_together(sheets: list[Image.Image], plan: TilePlan) -> Image.Image:
    """Lay the sheets as the joining plan says: each cut at the left and above."""
    size = (round(plan.width * PIXELS), round(plan.height * PIXELS))
    made = Image.new("RGB", size, "magenta")
    for sheet, piece in zip(sheets, plan.pieces(), strict=True):
        left, top = round(piece.left * PIXELS), round(piece.top * PIXELS)
        box = (left, top, left + round(piece.width * PIXELS), top + round(piece.height * PIXELS))
        made.paste(sheet.crop(box), (round(piece.x * PIXELS), round(piece.y * PIXELS)))
    return made


def assert_same(one: Image.Image, other: Image.Image) -> None:
    """Pictures are the same but for how edges were smoothed."""
    assert one.size == other.size
    difference = ImageChops.difference(one, other).convert("L")
    assert ImageStat.Stat(difference).mean[0] < 0.3
    off = sum(difference.histogram()[96:])
    assert off < one.width * one.height / 5000


@pytest.mark.parametrize(
    ("paper", "tile"),
    [
        ("A3", Tile()),
        ("A3", Tile("A4竖", overlap=0)),
        ("A2", Tile("A4", overlap=15, margins=Margins(4, 6, 8, 14))),
        ("60x90cm", Tile("A3")),
    ],
)
def test_the_tiles_put_together_are_the_poster(poster, fonts, paper, tile) -> None:
    whole = poster(paper)
    plan = plan_of(whole, tile)
    sheets = pictures(tiled(whole, tile, fonts=fonts, title="组织架构图"))
    assert len(sheets) == plan.count + 1  # the joining plan comes first
    assert_same(put_together(sheets[1:], plan), pictures(whole)[0])


def test_a_shifted_piece_would_be_noticed(poster, fonts) -> None:
    whole = poster("A3")
    plan = plan_of(whole, Tile())
    sheets = pictures(tiled(whole, Tile(), fonts=fonts))
    sheets[2] = ImageChops.offset(sheets[2], PIXELS, 0)
    with pytest.raises(AssertionError):
        assert_same(put_together(sheets[1:], plan), pictures(whole)[0])


def test_nothing_is_drawn_where_the_printer_cannot_reach(poster, fonts) -> None:
    margins = Margins(4, 6, 8, 14)
    tile = Tile("A4竖", margins=margins)
    whole = poster("A3")
    plan = plan_of(whole, tile)
    for sheet in pictures(tiled(whole, tile, fonts=fonts, title="组织架构图"))[1:]:
        inked = ImageChops.invert(sheet.convert("L")).getbbox()
        assert inked is not None
        assert inked[0] >= margins.left * PIXELS
        assert inked[1] >= margins.top * PIXELS
        assert inked[2] <= (plan.paper_width - margins.right) * PIXELS
        assert inked[3] <= (plan.paper_height - margins.bottom) * PIXELS


def test_every_piece_has_crop_marks_and_says_which_it_is(poster, fonts) -> None:
    whole = poster("A3")
    plan = plan_of(whole, Tile())
    made = tiled(whole, Tile(), fonts=fonts, title="综采一队组织架构图")
    told = texts(made)
    assert "拼接图　综采一队组织架构图" in told[0]
    assert "成品 420×297 毫米" in told[0]
    assert "2 列 2 行，共 4 张" in told[0]
    assert "2-2" in told[0]
    for number, (sheet, piece) in enumerate(zip(pictures(made)[1:], plan.pieces(), strict=True), 1):
        assert f"第 {piece.row} 行第 {piece.column} 列（{number}/4）" in told[number]
        x, y = round(piece.left * PIXELS), round(piece.top * PIXELS)
        band = MARK_BAND * PIXELS
        above = sheet.crop((x - 2, y - band, x + 2, y)).convert("L")
        beside = sheet.crop((x - band, y - 2, x, y + 2)).convert("L")
        assert above.getextrema()[0] < 190
        assert beside.getextrema()[0] < 190


def test_pages_that_go_on_the_paper_stay_as_they_are(poster, fonts) -> None:
    small, large = poster("A4"), poster("A3")
    assert tile_plan(297, 210, Tile("A4")) is None
    assert len(texts(tiled(small, Tile("A4"), fonts=fonts))) == 1
    both = tiled(joined([(small, None), (large, None)]), Tile("A4"), fonts=fonts)
    assert len(texts(both)) == 1 + 5


def test_the_poster_is_in_the_file_once(poster, fonts) -> None:
    whole = poster("A1")
    made = tiled(whole, Tile("A4"), fonts=fonts, title="组织架构图")
    assert len(texts(made)) > 10
    assert len(made) < len(whole) + 120_000


def test_a_long_plate_is_cut_along_its_length(fonts) -> None:
    plan = tile_plan(400, 2400, Tile("A4"))
    assert plan is not None
    assert plan.rows > plan.columns
    assert sum(1 for _ in plan.pieces()) == plan.count


def test_paper_that_is_unknown_or_too_small_is_refused(poster, fonts) -> None:
    whole = poster("A3")
    with pytest.raises(PaperError):
        tiled(whole, Tile("信纸"), fonts=fonts)
    with pytest.raises(TilingError):
        tiled(whole, Tile("10x10cm", overlap=50, margins=Margins(20, 20, 20, 20)), fonts=fonts)
