"""Plates of doors: the name fills them, downwards on a long one, beside the emblem's place."""

from dataclasses import replace

import pytest

from dangjian_desktop.domain.wall_facts import WallFact
from dangjian_desktop.printing.ink import Checked
from dangjian_desktop.printing.poster import Area, Downward, Emblem, Label
from dangjian_desktop.printing.sheet import A4_LANDSCAPE, paper_named
from dangjian_desktop.printing.walls.door_plates import (
    BRANCH_PLATE,
    GROUP_PLATE,
    LONG_PLATE,
    ROOM_PLATE,
    DoorPlate,
    lay_out,
    states,
)
from tests.printing.walls.geometry import assert_hangs_well, is_inside


@pytest.mark.parametrize("paper", ["60x40cm", "40x30cm", "30x20cm", "A4横", "30x40cm"])
@pytest.mark.parametrize("name", ["综采一队党支部", "党员活动室", "长" * 40])
@pytest.mark.parametrize("under", ["", "青石岭煤矿党委"])
def test_a_plate_holds_its_name_beside_the_place_of_the_emblem(ink, paper, name, under):
    size = paper_named(paper, A4_LANDSCAPE)
    page = Area(0, 0, size.width, size.height)
    shapes = lay_out(DoorPlate(name, under), Checked(name), page, ink)
    assert_hangs_well(shapes, page, ink)
    (emblem,) = [one for one in shapes if isinstance(one, Emblem)]
    assert is_inside(emblem.area, page)
    labels = [one for one in shapes if isinstance(one, Label)]
    assert [str(one.text) for one in labels] == [name, *filter(None, [under])]
    assert all(one.area.y >= emblem.area.bottom for one in labels)


def test_whose_a_plate_is_never_stands_larger_than_what_it_names(ink):
    page = Area(0, 0, 600, 400)
    for name in ("综采一队党支部", "长" * 40):
        shapes = lay_out(DoorPlate(name, "青石岭煤矿党委"), Checked(name), page, ink)
        named, under = [one.fitted(ink).size for one in shapes if isinstance(one, Label)]
        assert under < named


@pytest.mark.parametrize("name", ["综采一队党支部", "长" * 40])
def test_on_a_long_plate_the_name_runs_downwards(ink, name):
    page = Area(0, 0, LONG_PLATE.width, LONG_PLATE.height)
    shapes = lay_out(DoorPlate(name, "青石岭煤矿党委"), Checked(name), page, ink)
    (words,) = [one for one in shapes if isinstance(one, Downward)]
    assert is_inside(words.area, page)
    size, columns = words.fitted(ink)
    assert size > 20
    assert sum(map(len, columns)) == len(name)


@pytest.mark.parametrize("paper", ["60x90cm", "30x40cm", "80x120cm", "30x20cm", "A5竖", "60x40cm"])
@pytest.mark.parametrize(
    ("name", "ends"),
    [
        ("党员活动室", {"党员"}),
        ("第一党小组", {"第一"}),
        ("综采一队党支部", {"综采一队"}),
        ("综采一队第十二党小组", {"综采一队", "综采一队第十二"}),
        ("井口候车硐室", set()),
    ],
)
def test_no_word_of_a_name_is_broken_on_any_plate(ink, paper, name, ends):
    size = paper_named(paper, A4_LANDSCAPE)
    page = Area(0, 0, size.width, size.height)
    shapes = lay_out(DoorPlate(name, "综采一队党支部"), Checked(name), page, ink)
    label = next(one for one in shapes if isinstance(one, Label))
    lines = label.fitted(ink).lines
    assert "".join(lines) == name
    assert {"".join(lines[:count]) for count in range(1, len(lines))} <= ends


def test_no_word_is_broken_between_the_columns_of_an_upright_plate(ink):
    page = Area(0, 0, 350, 640)
    for name, is_broken in (("青石岭矿机电运输队党支部", False), ("机电运输队第一党支部", True)):
        shapes = lay_out(DoorPlate(name), Checked(name), page, ink)
        (words,) = [one for one in shapes if isinstance(one, Downward)]
        _size, columns = replace(words, area=Area(0, 0, 400, 200), size=400).fitted(ink)
        told = ["".join(cell.text for cell in column) for column in columns]
        assert told == (["机电运输队", "第一党支部"] if is_broken else [name])


def test_a_long_name_without_known_words_is_broken_where_it_must_be(ink):
    page = Area(0, 0, 600, 900)
    shapes = lay_out(DoorPlate("长" * 40), Checked("长" * 40), page, ink)
    label = next(one for one in shapes if isinstance(one, Label))
    assert len(label.fitted(ink).lines) > 1


def test_the_plates_have_their_usual_sizes():
    sizes = [(one.paper.width, one.paper.height) for one in (BRANCH_PLATE, ROOM_PLATE, GROUP_PLATE)]
    assert sizes == [(600, 400), (400, 300), (300, 200)]
    assert BRANCH_PLATE.paper_for("40x240cm") == LONG_PLATE
    assert [one.words for one in BRANCH_PLATE.papers] == ["60x40cm", "40x240cm", "A4横"]


def test_it_states_what_it_names_and_whose_it_is():
    assert states(DoorPlate("党员活动室", "综采一队党支部")) == (
        WallFact("", "名称", "党员活动室"),
        WallFact("", "所属", "综采一队党支部"),
    )
