"""Activities in quick find: by title, initials, kind with holder, and day."""

from datetime import date

import pytest

from dangjian_desktop.operations.activities import change_activity, remove_activity
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.found import FoundKind
from dangjian_desktop.queries.found_activities import found_activities, told_of
from dangjian_desktop.queries.quick_find import QuickFindQuery
from dangjian_desktop.storage import search_index
from dangjian_desktop.storage.models import SearchKey
from tests import make

ON = date(2026, 11, 20)


@pytest.fixture
def branch(data):
    return make.branch()


def names(typed, limit=20):
    return [row.name for row in found_activities(typed, ON, limit)]


@pytest.mark.parametrize("typed", ["冬季四防", "四防", "djsf", "dongji", "sfyhpc"])
def test_a_title_is_found_by_characters_initials_and_pinyin(branch, typed):
    make.activity("themed_day", branch, "2026-11-20", title="冬季四防隐患排查")
    make.activity("themed_day", branch, "2026-11-21", title="别的")
    assert names(typed) == ["冬季四防隐患排查"]


def test_those_nearest_to_the_day_come_first(branch):
    for day in ("2024-11-20", "2026-10-20", "2026-12-20", "2026-11-21"):
        make.activity("talk", branch, day, title=f"谈心 {day}")
    assert [name[-10:] for name in names("谈心")] == [
        "2026-11-21",
        "2026-12-20",
        "2026-10-20",
        "2024-11-20",
    ]
    assert len(names("谈心", limit=2)) == 2


@pytest.mark.parametrize("typed", ["党课", "综采一队党课", "dk"])
def test_a_kind_is_found_alone_and_with_its_holder(branch, typed):
    make.activity("party_lecture", branch, "2026-11-20")
    other = make.branch("掘进一队党支部")
    make.activity("party_lecture", other, "2026-11-23")
    found = found_activities(typed, ON, 20)
    holders = [row.organisation_name for row in found]
    assert holders[0] == "综采一队党支部"
    assert ("掘进一队党支部" in holders) is ("综采" not in typed)


@pytest.mark.parametrize("typed", ["11月21日", "2026-11-21", "11-21", "2026年11月21日", "明天"])
def test_a_day_is_found(branch, typed):
    make.activity("talk", branch, "2026-11-21", title="明日谈心")
    make.activity("talk", branch, "2026-11-22")
    assert names(typed) == ["明日谈心"]


@pytest.mark.parametrize("typed", ["2月31日", "13-45", "2026-11", "没有这个", "x"])
def test_what_means_nothing_finds_nothing(branch, typed):
    make.activity("talk", branch, "2026-11-21")
    assert names(typed) == []


def test_the_index_follows_changes_undo_and_removal(branch, runner):
    key = make.activity("talk", branch, "2026-11-20", title="旧题")
    runner.run(change_activity(activity_id=key, values={"title": "新题目"}, on=ON))
    assert (names("旧题"), names("xtm")) == ([], ["新题目"])
    runner.undo()
    assert (names("旧题"), names("xtm")) == (["旧题"], [])
    runner.run(remove_activity(activity_id=key))
    assert names("旧题") == []
    runner.undo()
    kept = set(SearchKey.select().tuples())
    search_index.rebuild()
    assert set(SearchKey.select().tuples()) == kept


def test_quick_find_tells_day_and_holder(branch):
    make.activity("talk", branch, "2026-11-20", title="入户谈心", begins="09:00")
    (row,) = [row for row in QuickFindQuery("rhtx", ON).fetch() if row.kind is FoundKind.ACTIVITY]
    assert row.title == "入户谈心"
    assert row.detail == "2026-11-20 周五 09:00 · 综采一队党支部"
    assert told_of(found_activities("rhtx", ON, 1)[0]) == row.detail


def test_an_activity_with_records_is_not_removed(branch, runner):
    key = make.activity("talk", branch, "2026-11-20")
    runner.run(change_activity(activity_id=key, values={"minutes": "记录"}, on=ON))
    with pytest.raises(RefusedError, match="已有记录"):
        runner.run(remove_activity(activity_id=key))
