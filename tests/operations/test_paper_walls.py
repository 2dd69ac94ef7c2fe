"""The register and the plans of rooms on paper, from the records."""

import pytest

from dangjian_desktop.operations.people import change_person
from dangjian_desktop.operations.printout import ROOM_PLAN, WALL_REGISTER, Printout
from dangjian_desktop.operations.printouts import make_sheet
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.wall_register import post_sheet
from dangjian_desktop.operations.wall_rooms import add_room_wall, add_wall_spot
from tests import make
from tests.pdf import texts
from tests.wall_stories import HUNG_ON, ON, WallStory


@pytest.fixture
def story(data):
    return WallStory()


def printed(code, **choices):
    return texts(make_sheet(Printout(code, ON, **choices)).content)


def test_the_register_tells_what_is_true_no_more(story):
    story.hung("走廊")
    make.done(change_person(person_id=story.other, changes={"name": "王伍"}))
    (page,) = printed(WALL_REGISTER, organisation_id=story.branch)
    for words in ("DJ-0001", "走廊", "2026-09-01", "已过时", "王五改为王伍", "已过时 1 张"):
        assert words in page.replace("\r\n", ""), words


def test_an_empty_register_says_so(story):
    assert "还没有登记上墙的版面" in printed(WALL_REGISTER)[0]


def test_each_room_has_a_plan_of_its_own(story):
    with pytest.raises(RefusedError, match="还没有墙面"):
        printed(ROOM_PLAN, organisation_id=story.branch)
    for room in ("党员活动室", "走廊"):
        wall = make.done(
            add_room_wall(
                organisation_id=story.branch, room=room, name="北墙", width_cm=600, height_cm=280
            )
        )
    spot = make.done(
        add_wall_spot(wall_id=wall, name="左", left_cm=10, top_cm=10, width_cm=120, height_cm=85)
    )
    make.done(
        add_wall_spot(
            wall_id=wall,
            name="右",
            sheet="points_board",
            left_cm=200,
            top_cm=10,
            width_cm=120,
            height_cm=85,
        )
    )
    make.done(
        add_wall_spot(
            wall_id=wall,
            name="下",
            sheet="oath",
            left_cm=10,
            top_cm=150,
            width_cm=120,
            height_cm=85,
        )
    )
    make.done(post_sheet(edition_id=story.printed(), posted_on=HUNG_ON, on=ON, spot_id=spot))
    room, corridor = printed(ROOM_PLAN, organisation_id=story.branch)
    assert "党员活动室" in room
    assert "位置 0 个" in room
    for words in (
        "走廊",
        "组织架构图",
        "现行",
        "DJ-0001",
        "积分榜",
        "入党誓词",
        "位置 3 个，在墙 1 张",
    ):
        assert words in corridor, words


def test_a_plan_is_of_one_branch(story):
    with pytest.raises(RefusedError, match="请选一个党支部"):
        printed(ROOM_PLAN)
