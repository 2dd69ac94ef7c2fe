"""Plates: of which doors, of whom, in which order."""

from datetime import date

import pytest

from dangjian_desktop.domain.vocabulary import Post
from dangjian_desktop.operations.printout import (
    BRANCH_PLATE,
    DESK_PLATE,
    GROUP_PLATE,
    ROOM_PLATE,
    SEAT_CARDS,
    Printout,
)
from dangjian_desktop.operations.printouts import make_sheet, sheet_states
from dangjian_desktop.operations.runner import Operation, RefusedError
from dangjian_desktop.storage.models import RoomWall
from tests import make
from tests.pdf import texts

ON = date(2026, 11, 20)


@pytest.fixture
def branch(data):
    """A branch of three with a group."""
    found = make.branch("综采一队党支部", under=make.committee("青石岭煤矿党委"))
    group = make.group(found)
    for name in ("张三", "李四", "王五"):
        make.person(name, found, group=group)
    return found


@pytest.fixture
def pages(tmp_path):
    def act(code, **more):
        made = make_sheet(Printout(code, ON, **more))
        target = tmp_path / "out.pdf"
        target.write_bytes(made.content)
        return [page.replace("\r\n", "\n") for page in texts(target)]

    return act


def values(code, **more):
    return [one.value for one in sheet_states(Printout(code, ON, **more))]


def test_the_plate_of_a_branch_names_the_committee_above_it(branch, pages):
    (page,) = pages(BRANCH_PLATE, organisation_id=branch)
    assert "综采一队党支部" in page
    assert "青石岭煤矿党委" in page
    (upright,) = pages(BRANCH_PLATE, organisation_id=branch, paper="40x240cm")
    assert "".join(upright.split()).startswith("综采一队党支部")


def test_each_room_of_the_plan_has_a_plate_and_without_a_plan_one(branch):
    assert values(ROOM_PLATE, organisation_id=branch) == ["党员活动室", "综采一队党支部"]

    def rooms(writer):
        for place, room in enumerate(("党员之家", "党员之家", "阅览室")):
            writer.insert(
                RoomWall,
                organisation=branch,
                room=room,
                name=f"{place}墙",
                place=place,
                width_cm=600,
                height_cm=280,
            )

    make.done(Operation("布景", "mark", rooms))
    told = values(ROOM_PLATE, organisation_id=branch)
    assert told == ["党员之家", "综采一队党支部", "阅览室", "综采一队党支部"]


def test_each_group_has_a_plate(branch):
    second = make.group(branch, "第二党小组")
    both = ["第一党小组", "综采一队党支部", "第二党小组", "综采一队党支部"]
    assert values(GROUP_PLATE, organisation_id=branch) == both
    assert values(GROUP_PLATE, organisation_id=second) == both[2:]
    other = make.branch("机关党支部")
    with pytest.raises(RefusedError, match="党小组"):
        values(GROUP_PLATE, organisation_id=other)


def test_the_people_named_have_plates_in_their_order(branch, pages):
    late, early = make.person("赵六", branch), make.person("陈七", branch)
    assert values(DESK_PLATE, person_ids=(late, early)) == ["赵六", "陈七"]
    found = pages(DESK_PLATE, person_ids=(late, early))
    assert len(found) == 2
    assert found[0].replace("　", "").replace(" ", "").count("赵六") == 2


def test_those_due_at_an_activity_have_plates_or_the_whole_branch(branch):
    secretary = make.person("赵六", branch)
    make.post(secretary, branch, Post.SECRETARY)
    meeting = make.activity("committee_meeting", branch, "2026-11-10")
    assert values(DESK_PLATE, activity_id=meeting) == ["赵六"]
    assert len(values(DESK_PLATE, organisation_id=branch)) == 4
    talk = make.activity("talk", branch, "2026-11-11")
    with pytest.raises(RefusedError, match="没有可以印牌的人"):
        values(DESK_PLATE, activity_id=talk)


def test_ten_cards_stand_on_a_page_with_posts_below_the_names(branch, pages):
    secretary = make.person("赵六", branch)
    make.post(secretary, branch, Post.SECRETARY)
    for number in range(8):
        make.person(f"党员{number}", branch)
    found = pages(SEAT_CARDS, organisation_id=branch)
    assert len(found) == 2
    assert "支部书记" in found[0]
    assert "综采一队党支部" in found[1]


def test_a_branch_without_people_says_so(data):
    with pytest.raises(RefusedError, match="请选人"):
        values(DESK_PLATE, organisation_id=make.branch())
