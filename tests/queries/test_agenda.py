"""The pool of a place and the agenda of a meeting, in their order."""

from datetime import date

import pytest

from dangjian_desktop.operations.agenda import add_agenda_item, close_agenda_item
from dangjian_desktop.queries.agenda import AgendaQuery, PoolQuery
from tests import make

ON = date(2026, 11, 21)


@pytest.fixture
def branch(data):
    return make.branch()


def add(branch, title, **more):
    return make.done(add_agenda_item(organisation_id=branch, title=title, on=ON, **more))


def test_the_pool_is_of_a_place_with_what_was_dropped_where_asked_for(branch):
    other = make.branch("掘进一队党支部")
    for title in ("甲", "乙"):
        add(branch, title)
    add(other, "丙")
    dropped = add(branch, "丁")
    make.done(close_agenda_item(item_id=dropped, note="以后再议"))
    assert [row.title for row in PoolQuery(ON, branch).fetch()] == ["甲", "乙"]
    assert {row.title for row in PoolQuery(ON).fetch()} == {"甲", "乙", "丙"}
    told = {row.title: row.outcome for row in PoolQuery(ON, branch, with_dropped=True).fetch()}
    assert told == {"甲": "", "乙": "", "丁": "以后再议"}


def test_the_first_topic_is_taken_first(branch):
    meeting = make.activity("committee_meeting", branch, "2026-11-25")
    for title, is_first in (("甲", False), ("学习", True), ("乙", False)):
        add(branch, title, activity_id=meeting, values={"is_first_topic": is_first})
    assert [row.title for row in AgendaQuery(meeting).fetch()] == ["学习", "甲", "乙"]
    assert PoolQuery(ON).fetch() == []
