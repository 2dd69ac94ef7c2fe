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


def test_columns_that_keep_their_words_never_push_a_table_over_its_edge(ink):
    """The first takes from the others, of which the second then needs more than it has left."""
    columns = (
        WallColumn("日期", 1, is_whole=True),
        WallColumn("方式", 1, is_whole=True),
        WallColumn("内容", 2),
    )
    rows = [("二〇二六年十一月二十九日上午九时三十分", "党务公开栏公示栏微信群", "合计")]
    for width in range(80, 160, 4):
        area = Area(10, 10, width, 100)
        shapes = list(place_table(columns, rows, area, ink, 1, largest=2))
        lines = [one for one in shapes if isinstance(one, Line)]
        assert [str(one.text) for one in lines][:2] == list(rows[0][:2])
        assert max(one.area.right for one in lines) <= area.right + 1e-6, width


def test_words_that_together_are_wider_than_a_table_are_refused(ink):
    columns = (WallColumn("甲", 1, is_whole=True), WallColumn("乙", 1, is_whole=True))
    rows = [("二〇二六年十一月二十九日" * 4, "二〇二六年十一月二十九日" * 4)]
    with pytest.raises(PaperError):
        list(place_table(columns, rows, Area(0, 0, 60, 100), ink, 1, largest=7))
