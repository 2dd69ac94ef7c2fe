"""Tables and word lists on a wall: every cell has room, at one size of letters."""

import pytest

from dangjian_desktop.printing.errors import PaperError
from dangjian_desktop.printing.poster import Area, Label, Line
from dangjian_desktop.printing.walls.table import (
    WallColumn,
    place_table,
    place_words,
    words_size,
)
from tests.printing.walls.geometry import is_inside

COLUMNS = (WallColumn("事项", 1, is_strong=True), WallColumn("依据", 3))
AREA = Area(10, 10, 200, 100)


@pytest.mark.parametrize("count", [1, 6, 30])
def test_every_cell_stands_inside_at_one_size(ink, count):
    rows = [(f"第{n}项", "《中国共产党支部工作条例（试行）》第十六条，" * 2) for n in range(count)]
    shapes = list(place_table(COLUMNS, rows, AREA, ink, 1, largest=7))
    lines = [one for one in shapes if isinstance(one, Line)]
    assert all(is_inside(one.area, AREA) for one in lines)
    assert len({one.size for one in lines}) == 1
    assert "".join(str(one.text) for one in lines).count("第十六条") == 2 * count
    headings = [str(one.text) for one in shapes if isinstance(one, Label)]
    assert headings == ["事项", "依据"]


def test_a_table_without_rows_shows_its_headings(ink):
    shapes = list(place_table(COLUMNS, [], AREA, ink, 1, largest=7))
    assert [one for one in shapes if isinstance(one, Line)] == []


def test_more_rows_than_can_be_read_are_refused(ink):
    rows = [("事项", "很长的文字" * 20)] * 200
    with pytest.raises(PaperError):
        list(place_table(COLUMNS, rows, AREA, ink, 1, largest=7))


def test_words_are_as_large_as_all_of_them_have_room_for(ink):
    lines = [("参加", "全体党员"), ("环节", "计划、通知、记录、表决、决议、归档、跟进")]
    small = words_size(lines, Area(0, 0, 60, 20), ink, largest=9)
    assert small < words_size(lines, Area(0, 0, 60, 60), ink, largest=9) <= 9
    shapes = list(place_words(lines, Area(0, 0, 60, 20), ink, small))
    assert all(is_inside(one.area, Area(0, 0, 60, 20)) for one in shapes)


def test_words_that_cannot_be_read_are_refused(ink):
    with pytest.raises(PaperError):
        words_size([("参加", "全体党员" * 500)], Area(0, 0, 60, 20), ink, largest=9)
