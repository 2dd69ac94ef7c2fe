"""Rows of ledgers and the books in quick find: by title, initials and name, late ones first."""

from datetime import date

import pytest

from dangjian_desktop.domain.ledger_values import Named
from dangjian_desktop.operations.books import add_book, change_book, close_book
from dangjian_desktop.operations.ledgers import (
    add_entry,
    advance_entry,
    change_entry,
    remove_entry,
)
from dangjian_desktop.queries.found import FoundKind
from dangjian_desktop.queries.found_entries import found_books, found_entries, told_of
from dangjian_desktop.queries.quick_find import QuickFindQuery
from dangjian_desktop.storage import search_index
from dangjian_desktop.storage.models import SearchKey
from tests import make

ON = date(2026, 11, 20)


@pytest.fixture
def branch(data):
    return make.branch("综采一队党支部")


def enter(branch, content, day="2026-11-02", book="hazard", **values):
    return make.done(
        add_entry(
            book=book,
            organisation_id=branch,
            day=make.day(day),
            values={"content": content, **values},
            on=ON,
        )
    )


def titles(typed):
    return [row.title for row in found_entries(typed, ON, 20)]


def test_late_rows_come_first_then_open_ones_then_the_latest(branch):
    enter(branch, "护网破损一处", "2026-11-10")
    enter(branch, "护网破损两处", due_on=make.day("2026-11-15"))
    enter(branch, "护网破损三处", "2026-11-12")
    closed = enter(branch, "护网破损四处", "2026-11-18", book="appeal", answer="已换")
    make.done(advance_entry(entry_id=closed, to="explained", day=make.day("2026-11-19"), on=ON))
    assert titles("护网破损") == ["护网破损两处", "护网破损三处", "护网破损一处", "护网破损四处"]


def test_a_row_tells_book_holder_state_and_how_late_it_is(branch):
    enter(branch, "护网破损", due_on=make.day("2026-11-15"))
    (row,) = found_entries("护网", ON, 20)
    assert told_of(row) == "台账 · 隐患 · 综采一队党支部 · 2026-11-02 · 待整改 逾期5天"


@pytest.mark.parametrize("typed", ["护网", "网破", "hwps", "huwangposun", "wps", "HWPS".lower()])
def test_a_title_is_found_by_characters_initials_and_pinyin(branch, typed):
    enter(branch, "护网破损")
    assert titles(typed) == ["护网破损"]


def test_one_character_and_a_word_behind_the_twentieth_find_nothing(branch):
    enter(branch, "护网破损" + "长" * 20 + "尾巴")
    assert titles("护") == []
    assert titles("尾巴") == []


def test_a_field_that_is_no_title_of_its_book_is_not_found(branch):
    enter(branch, "护网破损", measures="更换锚杆")
    assert titles("更换") == []


def test_what_was_changed_removed_and_taken_back_is_found_as_it_stands(branch, runner):
    key = enter(branch, "护网破损")
    make.done(change_entry(entry_id=key, values={"content": "皮带跑偏"}, on=ON))
    assert (titles("护网"), titles("皮带")) == ([], ["皮带跑偏"])
    runner.run(remove_entry(entry_id=key, on=ON))
    assert titles("皮带") == []
    runner.undo()
    assert titles("皮带") == ["皮带跑偏"]


def test_the_keys_made_anew_are_those_that_were_kept(branch):
    enter(branch, "护网破损")
    before = sorted(SearchKey.select(SearchKey.kind, SearchKey.how, SearchKey.key).tuples())
    search_index.rebuild()
    after = sorted(SearchKey.select(SearchKey.kind, SearchKey.how, SearchKey.key).tuples())
    assert after == before


def test_a_row_about_somebody_is_found_by_the_whole_name(branch):
    person = make.person("张三", branch)
    make.done(
        add_entry(
            book="care",
            organisation_id=branch,
            day=make.day("2026-03-01"),
            values={"person": (Named("张三", person),)},
            on=ON,
        )
    )
    assert titles("张三") == ["张三"]
    assert (titles("张"), titles("zs")) == ([], [])


def test_a_book_of_ones_own_is_found_with_its_rows(branch):
    table = {
        "label": "设备点检",
        "short": "点检",
        "title": "name",
        "purpose": "设备点检的登记。",
        "section": "自建",
        "day_label": "日期",
        "held_by": ["branch"],
        "field": [
            {"key": "name", "label": "设备", "kind": "text"},
            {"key": "where", "label": "位置", "kind": "text"},
        ],
    }
    code = make.done(add_book(table=table))
    assert found_books("设备点检")[0][:2] == (code, "设备点检")
    assert found_books("sbdj")[0][0] == code
    enter_own = add_entry(
        book=code,
        organisation_id=branch,
        day=make.day("2026-11-02"),
        values={"name": "采煤机滚筒", "where": "机头硐室"},
        on=ON,
    )
    make.done(enter_own)
    assert (titles("滚筒"), titles("硐室")) == (["采煤机滚筒"], [])
    make.done(change_book(code=code, values={"title": "where"}))
    assert (titles("滚筒"), titles("硐室")) == ([], ["机头硐室"])
    make.done(close_book(code=code))
    assert found_books("设备点检") == []


def test_an_anonymous_row_shows_no_more_than_it_holds(branch):
    make.done(
        add_entry(
            book="appeal",
            organisation_id=branch,
            day=make.day("2026-11-02"),
            values={"content": "浴室热水不够"},
            on=ON,
            is_anonymous=True,
        )
    )
    (found,) = [row for row in QuickFindQuery("浴室", ON).fetch() if row.kind is FoundKind.ENTRY]
    assert found.title == "浴室热水不够"
    assert found.detail == "台账 · 意见诉求 · 综采一队党支部 · 2026年11月 · 待受理"
