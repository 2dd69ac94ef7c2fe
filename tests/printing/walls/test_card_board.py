"""Boards of cards: every card has room on every paper, and one long text makes no other smaller."""

import pytest

from dangjian_desktop.domain.wall_facts import WallFact, difference_told, differences
from dangjian_desktop.printing.errors import PaperError
from dangjian_desktop.printing.ink import Checked
from dangjian_desktop.printing.poster import Area, Label, Line, Picture
from dangjian_desktop.printing.sheet import A3_LANDSCAPE, A4_LANDSCAPE
from dangjian_desktop.printing.walls.card_board import (
    COMMITMENT_WALL,
    COMMITTEE_DIVISION,
    HONOUR_ROLL,
    PAIRING_BOARD,
    CardBoard,
    WallCard,
    lay_out,
    states,
)
from tests.printing.walls.geometry import PAPERS, assert_hangs_well, is_inside

PROMISE = "全年本班不发生三违，带好两名新工人，每季度提一条能落地的小改小革。"


def board(count, photo=None, text=PROMISE, name="张三"):
    return CardBoard(
        "综采一队党支部",
        f"亮承诺 {count} 人",
        "承诺人",
        "承诺",
        tuple(
            WallCard(
                f"{name}{n}" if n else name, "安全", (text,), photo if n % 2 else None, f"u{n}"
            )
            for n in range(count)
        ),
        "2026年11月20日",
    )


def placed(ink, made, paper):
    page = Area(0, 0, paper.width, paper.height)
    shapes = lay_out(made, Checked("综采一队党支部党员承诺墙"), page, ink)
    return shapes, page


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
@pytest.mark.parametrize("count", [1, 5, 46])
@pytest.mark.parametrize("photo", [None, b"photo"], ids=["names", "photos"])
def test_every_card_has_room_and_none_covers_another(ink, paper, count, photo):
    shapes, page = placed(ink, board(count, photo), paper)
    assert_hangs_well(shapes, page, ink)
    lines = [one for one in shapes if isinstance(one, Line)]
    assert all(is_inside(one.area, page) for one in lines)
    names = [str(one.text) for one in shapes if isinstance(one, Label)]
    assert sum(text.startswith("张三") for text in names) == count
    # Where somebody's photo hangs everybody has a place for one, else nobody has.
    pictures = [one for one in shapes if isinstance(one, Picture)]
    has_photos = photo is not None and count > 1
    assert len(pictures) == (count if has_photos else 0)


def test_a_name_of_forty_characters_has_room(ink):
    shapes, page = placed(ink, board(6, name="长" * 40), A4_LANDSCAPE)
    assert_hangs_well(shapes, page, ink)


def test_one_long_text_makes_only_its_own_row_higher(ink):
    cards = board(8).cards
    long = WallCard("李四", "安全", (PROMISE * 5,), None, "u9")
    made = CardBoard("综采一队党支部", "", "承诺人", "承诺", (*cards, long))
    shapes, page = placed(ink, made, A3_LANDSCAPE)
    assert_hangs_well(shapes, page, ink)
    sizes = {one.size for one in shapes if isinstance(one, Line)}
    assert len(sizes) == 1


def test_more_than_a_small_paper_can_hold_is_refused_in_words(ink):
    with pytest.raises(PaperError):
        placed(ink, board(900), A4_LANDSCAPE)


def test_it_states_who_stands_there_and_what_is_said():
    told = states(board(1))
    assert WallFact("承诺人", "", "张三", "u0") in told
    assert WallFact("张三", "承诺", f"安全；{PROMISE}") in told


def test_a_post_that_changes_hands_is_one_difference():
    def committee(name, uid):
        cards = (WallCard(name, "支部书记", ("责任区：安全生产",), None, uid),)
        return states(CardBoard("综采一队党支部", "", "支部委员会", "分工", cards, is_by_role=True))

    told = differences(committee("张三", "u1"), committee("李四", "u2"))
    assert [difference_told(one) for one in told][:1] == ["支部委员会支部书记：张三 → 李四"]


def test_the_four_boards_are_declared():
    codes = [one.code for one in (COMMITTEE_DIVISION, COMMITMENT_WALL, HONOUR_ROLL, PAIRING_BOARD)]
    assert codes == ["committee_division", "commitment_wall", "honour_roll", "pairing_board"]
