"""How posters are cut: every spot is shown, neighbours overlap, nothing leaves the paper."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangjian_desktop.domain.tiles import (
    MARK_BAND,
    MOST_SHEETS,
    Margins,
    Tile,
    TilingError,
    plan_tiles,
)

A4 = (210, 297)


def test_an_a3_takes_four_sheets_of_a4_that_lie_across() -> None:
    plan = plan_tiles(420, 297, A4, Tile(), may_turn=True)
    assert (plan.columns, plan.rows, plan.paper_width) == (2, 2, 297)
    upright = plan_tiles(420, 297, A4, Tile(), may_turn=False)
    assert (upright.columns, upright.rows) == (3, 2)


def test_known_boards_take_as_many_sheets_as_arithmetic_says() -> None:
    # 277 and 190 mm less two bands of 5: 277 - 10 across, 190 - 10 down, 10 overlap.
    board = plan_tiles(1200, 2400, A4, Tile(), may_turn=True)
    across, down = 297 - 20, 210 - 20
    upright = (-(-(1200 - 10) // (down - 10)), -(-(2400 - 10) // (across - 10)))
    turned = (-(-(1200 - 10) // (across - 10)), -(-(2400 - 10) // (down - 10)))
    assert board.count == min(upright[0] * upright[1], turned[0] * turned[1])


@given(
    width=st.integers(100, 2400),
    height=st.integers(100, 1300),
    overlap=st.integers(0, 30),
    margins=st.tuples(*[st.integers(0, 20)] * 4),
    paper=st.sampled_from([(210, 297), (297, 210), (297, 420), (148, 210)]),
)
def test_pieces_cover_all_and_stay_where_the_printer_reaches(
    width, height, overlap, margins, paper
) -> None:
    tile = Tile(overlap=overlap, margins=Margins(*margins))
    try:
        plan = plan_tiles(width, height, paper, tile, may_turn=True)
    except TilingError:
        return
    pieces = list(plan.pieces())
    assert len(pieces) == plan.count <= MOST_SHEETS
    for piece in pieces:
        assert piece.left >= plan.margins.left + MARK_BAND
        assert piece.top >= plan.margins.top + MARK_BAND
        assert piece.left + piece.width <= plan.paper_width - plan.margins.right - MARK_BAND
        assert piece.top + piece.height <= plan.paper_height - plan.margins.bottom - MARK_BAND
        assert piece.x == int(piece.x)
        assert piece.left == int(piece.left)
    for row in range(1, plan.rows + 1):
        line = [piece for piece in pieces if piece.row == row]
        assert line[0].x == 0
        assert line[-1].x + line[-1].width == width
        for one, following in itertools.pairwise(line):
            assert one.x + one.width - following.x == overlap
    column = [piece for piece in pieces if piece.column == 1]
    assert column[0].y == 0
    assert column[-1].y + column[-1].height == height
    for one, below in itertools.pairwise(column):
        assert one.y + one.height - below.y == overlap


@pytest.mark.parametrize(
    ("tile", "paper", "told"),
    [
        (Tile(overlap=-1), A4, "重叠要在 0 到"),
        (Tile(overlap=60), A4, "重叠要在 0 到"),
        (Tile(margins=Margins(left=41)), A4, "白边"),
        (Tile(overlap=50, margins=Margins(40, 40, 40, 40)), (148, 210), "放不下"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(tile, paper, told) -> None:
    with pytest.raises(TilingError) as refused:
        plan_tiles(420, 297, paper, tile, may_turn=True)
    assert told in refused.value.sentence


def test_too_many_sheets_are_refused() -> None:
    with pytest.raises(TilingError) as refused:
        plan_tiles(5000, 5000, A4, Tile(), may_turn=True)
    assert f"最多 {MOST_SHEETS} 张" in refused.value.sentence


def test_margins_of_turned_paper_hold_whichever_way_it_is_turned() -> None:
    turned = Margins(left=3, top=4, right=6, bottom=15).turned()
    assert turned == Margins(left=15, top=6, right=15, bottom=6)
