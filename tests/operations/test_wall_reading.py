"""What the pages of the wall read in the background: what hangs, what waits, what hung."""

from dangjian_desktop.operations.wall_reading import examine_register, examine_rooms
from dangjian_desktop.operations.wall_register import end_posting
from dangjian_desktop.operations.wall_rooms import add_room_wall
from tests import make
from tests.wall_stories import ON, WallStory


def test_each_edition_stands_in_one_list(data):
    story = WallStory()
    hangs = story.hung("走廊")
    down = story.hung("大厅")
    make.done(end_posting(posting_id=down, taken_on=ON, on=ON))
    waits = story.printed()
    found = examine_register(ON, story.branch)
    assert [row.posting_id for row in found.hanging] == [hangs]
    assert [row.edition_id for row in found.waiting] == [waits]
    assert [row.posting_id for row in found.past] == [down]
    assert examine_register(ON, make.branch("综采二队党支部")) == type(found)()


def test_the_rooms_of_a_branch_are_read(data):
    story = WallStory()
    make.done(
        add_room_wall(
            organisation_id=story.branch, room="走廊", name="左", width_cm=300, height_cm=200
        )
    )
    assert [wall.name for wall in examine_rooms(ON, story.branch)] == ["左"]
