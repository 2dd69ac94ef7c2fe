"""桌牌 and 席卡: both sides of the table read the name, and cards are cut out of a page."""

import pytest

from dangjian_desktop.domain.wall_facts import WallFact
from dangjian_desktop.printing.ink import Checked
from dangjian_desktop.printing.poster import Area, Label, Rule, Turned
from dangjian_desktop.printing.sheet import A4_PORTRAIT, paper_named
from dangjian_desktop.printing.text import QUARTER
from dangjian_desktop.printing.walls.name_plates import (
    SEATS,
    NamePlate,
    SeatCards,
    drawn_out,
    lay_out_plate,
    lay_out_seats,
    plate_states,
    seat_states,
)
from tests.printing.walls.geometry import assert_hangs_well

NAMES = ["张三", "欧阳小明", "买买提·阿不都热合曼江", "长" * 40]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("paper", ["A4竖", "A4横", "A5竖", "20x30cm"])
def test_both_faces_bear_the_name_one_of_them_on_its_head(ink, name, paper):
    size = paper_named(paper, A4_PORTRAIT)
    page = Area(0, 0, size.width, size.height)
    shapes = lay_out_plate(NamePlate(name), Checked(""), page, ink)
    assert_hangs_well(shapes, page, ink)
    (label,) = [one for one in shapes if isinstance(one, Label)]
    (turned,) = [one for one in shapes if isinstance(one, Turned)]
    assert turned.label.text == label.text == drawn_out(Checked(name))
    assert turned.label.area.bottom < label.area.y
    # Folded in the middle, the faces are of one size, and the strips make the foot.
    folds = sorted(one.y1 for one in shapes if isinstance(one, Rule))
    assert folds[1] == pytest.approx(page.height / 2)
    assert folds[1] - folds[0] == pytest.approx(folds[2] - folds[1])
    assert turned.label.area.width == label.area.width


def test_on_a4_a_face_is_a_hundred_millimetres_high(ink):
    page = Area(0, 0, 210, 297)
    shapes = lay_out_plate(NamePlate("张三"), Checked(""), page, ink)
    folds = sorted(one.y1 for one in shapes if isinstance(one, Rule))
    assert folds[1] - folds[0] == pytest.approx(100)


def test_a_name_of_two_characters_is_drawn_out():
    apart = [drawn_out(Checked(name)) for name in ("张三", "张小三", "Al")]
    assert apart == [f"张{QUARTER * 4}三", "张小三", "Al"]


@pytest.mark.parametrize("count", [1, SEATS])
@pytest.mark.parametrize("paper", ["A4竖", "A3竖", "A4横"])
def test_every_card_of_a_page_has_its_place(ink, count, paper):
    size = paper_named(paper, A4_PORTRAIT)
    page = Area(0, 0, size.width, size.height)
    cards = tuple(
        NamePlate(NAMES[n % 4], "综采一队党支部　党小组长" if n % 2 else "", f"u{n}")
        for n in range(count)
    )
    shapes = lay_out_seats(SeatCards(cards), Checked(""), page, ink)
    assert_hangs_well(shapes, page, ink)
    texts = [str(one.text) for one in shapes if isinstance(one, Label)]
    assert texts.count("综采一队党支部　党小组长") == count // 2


def test_they_state_whose_they_are():
    assert plate_states(NamePlate("张三", "", "u1")) == (WallFact("桌牌", "", "张三", "u1"),)
    told = seat_states(SeatCards((NamePlate("张三", "书记", "u1"),)))
    assert told == (WallFact("席卡", "", "张三", "u1"), WallFact("张三", "席卡", "书记"))
