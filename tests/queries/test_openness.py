"""When something of the catalogue was last made known, by what hangs and what hung."""

from datetime import date

import pytest

from dangjian_desktop.operations.dues_accounts import post_dues_publication
from dangjian_desktop.operations.printout import GROUP_LIST, LEDGER_NOTICE, OPENNESS_CATALOGUE
from dangjian_desktop.operations.publications import post_closing
from dangjian_desktop.operations.wall_register import end_posting
from dangjian_desktop.queries.openness import OpennessQuery
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.wall_register import WallStandingQuery
from tests import make, scored
from tests.scored import LATER, close
from tests.wall_stories import HUNG_ON, ON, WallStory

HAZARDS, FUNDS, SET_UP = "隐患整改", "困难帮扶和经费", "支部设置和分工"
DUES = "党费收缴和使用"


@pytest.fixture
def story(data):
    return WallStory()


def row_of(story, title, on=ON):
    (row,) = (one for one in OpennessQuery(on, story.branch).fetch() if one.item.title == title)
    return row


def last(story, title, on=ON):
    return row_of(story, title, on).last


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
    assert row_of(story, HAZARDS, date(2026, 12, 1)).months(2026) == (11,)
    assert last(story, HAZARDS, date(2027, 1, 1)) is None


def test_what_stands_for_long_must_hang_on_the_day(story):
    posting = story.hung(code=GROUP_LIST)
    assert last(story, SET_UP) == HUNG_ON
    down = date(2026, 10, 1)
    make.done(end_posting(posting_id=posting, taken_on=down, on=down))
    assert last(story, SET_UP) is None
    assert last(story, SET_UP, date(2026, 9, 30)) == HUNG_ON


def test_each_month_in_which_it_was_put_up_is_told(story):
    for day in (date(2026, 9, 4), date(2026, 11, 5), date(2026, 11, 19), date(2025, 12, 3)):
        story.hung(code=LEDGER_NOTICE, on=day, book="hazard")
    row = row_of(story, HAZARDS)
    assert row.months(2026) == (9, 11)
    assert row.last == date(2026, 11, 19)
    assert row_of(story, HAZARDS, date(2026, 11, 18)).last == date(2026, 11, 5)


def test_a_publication_that_is_recorded_elsewhere_is_known(story):
    day = date(2026, 3, 6)
    posted = {"organisation_id": story.branch, "year": 2025, "posted_on": day, "on": ON}
    make.done(post_dues_publication(**posted))
    assert row_of(story, DUES).days == (day,)
    assert last(story, DUES, date(2026, 3, 5)) is None


def test_what_another_branch_made_known_is_its_own(story):
    other = make.branch("综采二队党支部")
    posted = {"organisation_id": other, "year": 2025, "posted_on": date(2026, 3, 6), "on": ON}
    make.done(post_dues_publication(**posted))
    assert last(story, DUES) is None


def test_the_notices_of_development_are_known_to_the_branch_of_the_person(mine):
    """Of the demonstration: 公示 were recorded with their cases."""
    branch = next(row for row in Tree.on(ON).rows if row.name == "综采一队党支部")
    rows = {one.item.title: one for one in OpennessQuery(ON, branch.organisation_id).fetch()}
    assert rows["发展党员"].days
    whole = {one.item.title: one for one in OpennessQuery(ON).fetch()}
    assert {*rows["发展党员"].days} < {*whole["发展党员"].days}


def test_a_closed_quarter_that_was_posted_is_known_to_every_branch_below(data, runner):
    committee, branch, *_more = scored.mine()
    day = date(2026, 10, 9)
    runner.run(post_closing(closing_id=close(runner, committee), published_on=day, on=LATER))
    for within in (committee, branch, None):
        rows = {one.item.title: one for one in OpennessQuery(LATER, within).fetch()}
        assert rows["支部考评"].days == (day,)


def test_a_new_publication_makes_the_hanging_catalogue_stale(story):
    story.hung(code=OPENNESS_CATALOGUE)
    (row,) = WallStandingQuery(ON, story.branch).fetch()
    assert not row.is_stale
    posted = {"organisation_id": story.branch, "year": 2026, "posted_on": ON, "on": ON}
    make.done(post_dues_publication(**posted))
    (row,) = WallStandingQuery(ON, story.branch).fetch()
    assert row.is_stale
