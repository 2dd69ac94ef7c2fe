"""Stale sheets stand in the list of today: each for its branch, together above."""

from datetime import date

import pytest

from dangjian_desktop.domain.today import Act, Source
from dangjian_desktop.operations.people import change_person
from dangjian_desktop.operations.printout import GROUP_LIST
from dangjian_desktop.queries.today import TodayQuery
from tests import make
from tests.wall_stories import ON, WallStory


@pytest.fixture
def story(data):
    return WallStory()


def walls(within, on=ON):
    return [one for one in TodayQuery(on, within).fetch() if one.source is Source.WALL]


def test_a_sheet_that_tells_no_longer_the_truth_stands_in_the_list(story):
    posting = story.hung()
    assert walls(story.branch) == []
    make.done(change_person(person_id=story.other, changes={"name": "王伍"}))
    (item,) = walls(story.branch)
    assert (item.what, item.who) == ("组织架构图过时了", "党员活动室")
    assert item.why == "有 1 处与今天的记录不一致"
    assert (item.act, item.row_id) == (Act.OPEN_WALLS, posting)
    assert walls(story.branch, date(2026, 8, 31)) == []


def test_nobody_is_named_in_a_list_that_is_printed(story):
    story.hung()
    make.departure(story.member, on=date(2026, 10, 1))
    (item,) = walls(story.branch)
    assert "李四" not in "".join((item.what, item.who, item.why))


def test_above_branches_each_branch_is_one_line(story):
    story.hung()
    story.hung("走廊", code=GROUP_LIST)
    make.done(change_person(person_id=story.other, changes={"name": "王伍"}))
    (item,) = walls(None)
    assert (item.what, item.who, item.count) == ("2 张上墙版面过时了", make.BRANCH, 2)
