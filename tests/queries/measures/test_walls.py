"""The measure of stale sheets: of a branch, on the last day that can be judged."""

from datetime import date

import pytest

from dangjian_desktop.domain.measured import RecordKind
from dangjian_desktop.domain.vocabulary import LeaveReason
from dangjian_desktop.operations.people import change_person, record_departure
from dangjian_desktop.operations.printout import GROUP_LIST
from tests import make
from tests.queries.measures.asking import asked, count, proofs, reason, texts
from tests.wall_stories import WallStory

CODE = "stale_wall_sheets"


@pytest.fixture
def story(data):
    return WallStory()


def test_a_branch_without_entries_is_not_judged(story):
    assert "还没有登记上墙的版面" in reason(CODE, story.branch, "2026Q3")


def test_stale_sheets_are_counted_with_their_numbers(story):
    story.hung()
    story.hung("走廊", code=GROUP_LIST)
    assert count(CODE, story.branch, "2026Q4") == 0
    make.done(change_person(person_id=story.other, changes={"name": "王伍"}))
    assert count(CODE, story.branch, "2026Q4") == 2
    assert texts(CODE, story.branch, "2026Q4")[0] == (
        "第 1 号组织架构图（党员活动室），2026-09-01 上墙"
    )
    (record, _other) = asked(CODE, story.branch, "2026Q4").records
    assert record.kind is RecordKind.WALL
    assert record.uid


def test_a_period_that_is_over_is_judged_by_its_last_day(story):
    story.hung()
    make.done(
        record_departure(person_id=story.member, reason=LeaveReason.TRANSFER, on=date(2026, 10, 1))
    )
    assert count(CODE, story.branch, "2026Q3") == 0
    assert proofs(CODE, story.branch, "2026Q3") == [
        "第 1 号组织架构图（党员活动室），2026-09-01 上墙"
    ]
    assert count(CODE, story.branch, "2026Q4") == 1
