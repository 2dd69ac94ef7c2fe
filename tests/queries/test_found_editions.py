"""Quick find reads the mark off a sheet, and the number that somebody says."""

import pytest

from dangjian_desktop.operations.wall_register import end_posting
from dangjian_desktop.queries.found import FoundKind
from dangjian_desktop.queries.quick_find import QuickFindQuery
from tests import make
from tests.wall_stories import ON, WallStory


@pytest.fixture
def story(data):
    return WallStory()


def found(text):
    return [row for row in QuickFindQuery(text, ON).fetch() if row.kind is FoundKind.EDITION]


@pytest.mark.parametrize("typed", ["dj-1-20260901-organisation.chart", "DJ-0001", "1", "第1号"])
def test_a_mark_or_number_finds_its_sheet_and_where_it_hangs(story, typed):
    story.hung()
    (row,) = found(typed)
    assert row.title == "DJ-0001 组织架构图"
    assert row.detail == f"{make.BRANCH} · 2026-09-01 印制 · 党员活动室"


def test_one_that_was_taken_down_or_never_hung_says_so(story):
    story.printed()
    assert found("1")[0].detail.endswith("还没有挂")
    posting = story.hung()
    make.done(end_posting(posting_id=posting, taken_on=ON, on=ON))
    assert found("2")[0].detail.endswith("已取下")


def test_a_number_that_was_never_printed_finds_no_sheet(story):
    assert found("DJ-7") == []
    assert found("张三") == []
