"""The registered sections of the person card: what they say, and that they tell what they read."""

import re
from datetime import date

import pytest

from dangjian_desktop.domain.people import Section
from dangjian_desktop.domain.vocabulary import LeaveReason, Mark, Post
from dangjian_desktop.operations.attendance import mark_attendance, post_due_list
from dangjian_desktop.operations.duplicates import merge_people
from dangjian_desktop.queries.card_content import SectionContent, SectionLine, SectionTable
from dangjian_desktop.queries.card_sections import (
    CARD_SECTIONS,
    key_of,
    registered,
    section_keyed,
)
from tests import make
from tests.queries.test_reads import topics_read

ON = date(2026, 11, 21)


@pytest.fixture
def person(data):
    """Somebody with a bit of everything."""
    branch = make.branch(since="2000")
    group = make.group(branch)
    person = make.person(
        "张三", branch, group=group, admitted_on="2001", confirmed_on="2002-07", since="2001-01-01"
    )
    make.post(person, branch, Post.SECRETARY, date(2024, 1, 18))
    make.photo(person)
    twin = make.person("张三", branch, since="2001-01-01")
    held = make.activity("themed_day", branch, "2026-03-10")
    make.done(post_due_list(activity_id=held, on=ON))
    for who, mark in ((person, Mark.PRESENT), (twin, Mark.EXCUSED)):
        make.done(mark_attendance(activity_id=held, person_id=who, mark=mark, on=ON))
    make.done(merge_people(kept_id=person, merged_id=twin, on=ON))
    make.field("工号")  # without any field nobody's values are asked for
    return person


def table(content: SectionContent, heading: str) -> SectionTable:
    return next(table for table in content.tables if table.heading == heading)


@pytest.mark.parametrize("section", CARD_SECTIONS, ids=lambda section: section.key)
def test_what_a_section_reads_is_what_it_declares(person, section):
    assert topics_read(lambda: section.fetch(person, ON)) == section.reads


@pytest.mark.parametrize("section", CARD_SECTIONS, ids=lambda section: section.key)
def test_every_section_has_a_key_a_title_and_a_sentence_for_when_it_is_empty(data, section):
    assert re.fullmatch("[a-z_]+", section.key)
    assert section.title
    assert section.empty.endswith("。")
    assert section.fetch(404, ON).is_empty


def test_keys_are_not_given_twice_and_order_tells_where_sections_stand():
    keys = [section.key for section in registered()] + [key_of(group) for group in Section]
    assert len(set(keys)) == len(keys)
    orders = [section.order for section in registered()]
    assert orders == sorted(orders)
    assert section_keyed("history") in CARD_SECTIONS
    assert section_keyed("no_such") is None


def test_content_is_empty_without_lines_and_rows():
    assert SectionContent().is_empty
    assert SectionContent(tables=(SectionTable(("日期",), ()),)).is_empty
    assert not SectionContent(lines=(SectionLine("次数", "3"),)).is_empty


def test_the_history_is_that_of_the_day(person):
    history = section_keyed("history")
    now = history.fetch(person, ON)
    assert table(now, "党内职务").rows == (("支部书记", "综采一队党支部", "", "2024-01-18", ""),)
    assert [row[0] for row in table(now, "类别变化").rows] == ["预备党员", "正式党员"]
    then = history.fetch(person, date(2002, 1, 1))
    assert table(then, "党内职务").rows == ()
    assert table(then, "类别变化").rows == (("预备党员", "2001年", ""),)


def test_leaving_is_told_from_its_day_on(person):
    make.departure(person, date(2026, 3, 1), LeaveReason.TRANSFER, "红旗岭煤矿党委")
    history = section_keyed("history")
    assert table(history.fetch(person, ON), "离开名册").rows == (
        ("转出", "红旗岭煤矿党委", "2026-03-01", ""),
    )
    assert table(history.fetch(person, date(2026, 2, 1)), "离开名册").rows == ()
