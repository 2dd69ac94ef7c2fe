"""The plan of a room: walls and positions that can be, and what hung stays on record."""

import pytest

from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.wall_register import end_posting, post_sheet
from dangjian_desktop.operations.wall_rooms import (
    add_room_wall,
    add_wall_spot,
    change_room_wall,
    change_wall_spot,
    move_wall_spot,
    remove_room_wall,
    remove_wall_spot,
)
from dangjian_desktop.queries.wall_register import PostingsQuery
from dangjian_desktop.queries.wall_rooms import RoomPlanQuery, SpotsQuery
from tests import make
from tests.wall_stories import HUNG_ON, ON, WallStory

ROOM = "党员活动室"


@pytest.fixture
def story(data):
    return WallStory()


@pytest.fixture
def wall(story):
    return make.done(
        add_room_wall(
            organisation_id=story.branch, room=ROOM, name="北墙", width_cm=600, height_cm=280
        )
    )


def spot(wall, name="正中", **values):
    usual = {"left_cm": 200, "top_cm": 60, "width_cm": 120, "height_cm": 80}
    return make.done(add_wall_spot(wall_id=wall, name=name, **{**usual, **values}))


def test_walls_stand_room_by_room_in_the_order_of_their_making(story, wall):
    for room, name in (("走廊", "左侧"), (ROOM, "东墙")):
        make.done(
            add_room_wall(
                organisation_id=story.branch, room=room, name=name, width_cm=400, height_cm=280
            )
        )
    spot(wall, "右", left_cm=400)
    spot(wall, "左", left_cm=0)
    walls = SpotsQuery(story.branch).fetch()
    assert [(one.room, one.name) for one in walls] == [
        (ROOM, "北墙"),
        (ROOM, "东墙"),
        ("走廊", "左侧"),
    ]
    assert [one.name for one in walls[0].spots] == ["左", "右"]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"room": " "}, "哪个房间"),
        ({"name": ""}, "哪面墙"),
        ({"name": "北墙"}, "已经有“北墙”"),
        ({"width_cm": 0}, "1 到 5000 厘米"),
        ({"height_cm": 5001}, "1 到 5000 厘米"),
        ({"room": "长" * 41}, "长"),
    ],
)
def test_a_wall_that_cannot_be_is_refused(story, wall, runner, values, words):
    usual = {"room": ROOM, "name": "东墙", "width_cm": 400, "height_cm": 280}
    with pytest.raises(RefusedError, match=words):
        runner.run(add_room_wall(organisation_id=story.branch, **{**usual, **values}))


def test_a_wall_is_measured_again(story, wall, runner):
    spot(wall)
    runner.run(change_room_wall(wall_id=wall, values={"name": "北侧墙", "width_cm": 320}))
    (row,) = SpotsQuery(story.branch).fetch()
    assert (row.name, row.width_cm, row.height_cm) == ("北侧墙", 320, 280)
    with pytest.raises(RefusedError, match="放不下位置“正中”"):
        runner.run(change_room_wall(wall_id=wall, values={"width_cm": 319}))


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"name": " "}, "起名"),
        ({"name": "正中"}, "已经有位置"),
        ({"left_cm": -1}, "超出了墙面"),
        ({"left_cm": 481}, "超出了墙面"),
        ({"top_cm": 201}, "超出了墙面"),
        ({"left_cm": 300}, "会盖住位置“正中”"),
        ({"width_cm": 0}, "厘米之间"),
    ],
)
def test_a_position_lies_on_the_wall_and_covers_no_other(wall, runner, values, words):
    spot(wall)
    usual = {"name": "右", "left_cm": 320, "top_cm": 60, "width_cm": 120, "height_cm": 80}
    with pytest.raises(RefusedError, match=words):
        runner.run(add_wall_spot(wall_id=wall, **{**usual, **values}))


def test_a_position_is_moved_and_changed(story, wall, runner):
    key = spot(wall)
    spot(wall, "右", left_cm=400)
    runner.run(move_wall_spot(spot_id=key, wall_id=wall, left_cm=210, top_cm=10))
    with pytest.raises(RefusedError, match="会盖住位置“右”"):
        runner.run(move_wall_spot(spot_id=key, wall_id=wall, left_cm=300, top_cm=10))
    runner.run(change_wall_spot(spot_id=key, values={"sheet": "points_board", "width_cm": 90}))
    found = SpotsQuery(story.branch).fetch()[0].spots[0]
    assert (found.left_cm, found.top_cm, found.width_cm) == (210, 10, 90)
    assert (found.sheet, found.words) == ("points_board", "党员活动室 · 北墙 · 正中")
    other = make.done(
        add_room_wall(
            organisation_id=make.branch("综采二队党支部"),
            room=ROOM,
            name="北墙",
            width_cm=600,
            height_cm=280,
        )
    )
    with pytest.raises(RefusedError, match="别的支部"):
        runner.run(move_wall_spot(spot_id=key, wall_id=other, left_cm=0, top_cm=0))


def test_what_hangs_holds_its_position_and_what_hung_keeps_the_words(story, wall, runner):
    key = spot(wall)
    posting = make.done(
        post_sheet(edition_id=story.printed(), posted_on=HUNG_ON, on=ON, spot_id=key)
    )
    (plan,) = RoomPlanQuery(story.branch, ON).fetch()
    hanging = plan.spots[0].hanging
    assert hanging is not None
    assert (hanging.posting_id, hanging.is_stale) == (posting, False)
    for refused in (remove_wall_spot(spot_id=key), remove_room_wall(wall_id=wall)):
        with pytest.raises(RefusedError, match="还挂着版面"):
            runner.run(refused)
    runner.run(end_posting(posting_id=posting, taken_on=ON, on=ON))
    runner.run(remove_wall_spot(spot_id=key))
    (past,) = PostingsQuery(ON, with_past=True).fetch()
    assert (past.place, past.spot_id) == ("党员活动室 · 北墙 · 正中", None)
    runner.undo()
    assert PostingsQuery(ON, with_past=True).fetch()[0].spot_id == key
    runner.run(remove_room_wall(wall_id=wall))
    assert SpotsQuery(story.branch).fetch() == []


def test_a_new_sheet_takes_the_position(story, wall, runner):
    key = spot(wall)
    first, second = story.printed(), story.printed(on=ON)
    for edition, day in ((first, HUNG_ON), (second, ON)):
        runner.run(post_sheet(edition_id=edition, posted_on=day, on=ON, spot_id=key))
    (plan,) = RoomPlanQuery(story.branch, ON).fetch()
    assert plan.spots[0].hanging is not None
    assert plan.spots[0].hanging.edition_id == second
    past = PostingsQuery(ON, spot_id=key, with_past=True).fetch()
    assert [one.taken_on for one in past] == [ON, None]
