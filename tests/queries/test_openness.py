"""When something of the catalogue was last made known, by what hangs and what hung."""

from datetime import date

import pytest

from dangjian_desktop.operations.printout import GROUP_LIST, LEDGER_NOTICE
from dangjian_desktop.operations.wall_register import end_posting
from dangjian_desktop.queries.openness import OpennessQuery
from tests import make
from tests.wall_stories import HUNG_ON, ON, WallStory

HAZARDS, FUNDS, SET_UP = "隐患整改", "困难帮扶和经费", "支部设置和分工"


@pytest.fixture
def story(data):
    return WallStory()


def last(story, title, on=ON):
    (row,) = (one for one in OpennessQuery(on, story.branch).fetch() if one.item.title == title)
    return row.last


def test_a_notice_of_one_book_makes_nothing_known_of_another(story):
    day = date(2026, 11, 5)
    story.hung(code=LEDGER_NOTICE, on=day, book="hazard")
    assert last(story, HAZARDS) == day
    assert last(story, FUNDS) is None


def test_what_was_taken_down_again_was_made_known_within_its_month(story):
    day, down = date(2026, 11, 5), date(2026, 11, 12)
    posting = story.hung(code=LEDGER_NOTICE, on=day, book="hazard")
    make.done(end_posting(posting_id=posting, taken_on=down, on=down))
    assert last(story, HAZARDS) == day
    assert last(story, HAZARDS, date(2026, 12, 1)) is None


def test_what_stands_for_long_must_hang_on_the_day(story):
    posting = story.hung(code=GROUP_LIST)
    assert last(story, SET_UP) == HUNG_ON
    down = date(2026, 10, 1)
    make.done(end_posting(posting_id=posting, taken_on=down, on=down))
    assert last(story, SET_UP) is None
    assert last(story, SET_UP, date(2026, 9, 30)) == HUNG_ON
