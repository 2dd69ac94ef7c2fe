"""`walls`: the register with its contract, its exit codes, one branch, and only what is stale."""

from pathlib import Path

import pytest

from dangjian_desktop.operations.people import change_person
from dangjian_desktop.operations.printout import GROUP_LIST
from dangjian_desktop.operations.wall_register import post_sheet
from tests import make
from tests.cli.conftest import Command, data_open
from tests.wall_stories import ON, WallStory

KEYS = {"code", "title", "posted_on", "place", "stale", "differences"}


@pytest.fixture
def hung(tmp_path: Path) -> None:
    """A chart that tells the truth, and a list of groups that does not."""
    with data_open(tmp_path):
        story = WallStory()
        story.hung("走廊", code=GROUP_LIST)
        make.done(change_person(person_id=story.other, changes={"name": "王伍"}))
        story.hung()


@pytest.mark.usefixtures("hung")
def test_the_register_tells_what_is_true_no_more(command: Command) -> None:
    ran = command("--json", "walls")
    assert ran.code == 1
    assert all(set(row) >= KEYS for row in ran.answer)
    stale, true = ran.answer
    assert (stale["code"], stale["stale"], stale["place"]) == (GROUP_LIST, True, "走廊")
    assert any("王伍" in one for one in stale["differences"])
    assert (true["stale"], true["differences"], true["posted_on"]) == (False, [], "2026-09-01")


@pytest.mark.usefixtures("hung")
def test_it_is_read_by_people_too_and_can_be_narrowed(command: Command) -> None:
    told = command("walls").out.splitlines()
    assert told[0].startswith("已过时  DJ-0001  党小组一览  走廊")
    assert told[-1].startswith("现行  DJ-0002  组织架构图")
    assert len(command("--json", "walls", "--stale").answer) == 1
    assert command("walls", "--branch", "没有的支部").code == 2
    assert command("--json", "--on", "2026-08-01", "walls").code == 0


def test_copies_of_a_sheet_are_told_apart(command: Command, tmp_path: Path) -> None:
    with data_open(tmp_path):
        edition = WallStory().printed()
        for place in ("党员活动室", "井口走廊"):
            make.done(post_sheet(edition_id=edition, posted_on=ON, on=ON, place=place))
    told = command("walls").out.splitlines()
    assert told[0].startswith("现行  DJ-0001  组织架构图  党员活动室")
    assert told[1].startswith("现行  DJ-0001 第 2 份  组织架构图  井口走廊")


def test_an_empty_register_says_so(command: Command) -> None:
    ran = command("walls")
    assert (ran.code, ran.out.strip()) == (0, "还没有登记上墙的版面。")
