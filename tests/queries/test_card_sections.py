"""The registered sections of the person card: what they say, and that they tell what they read."""

import re
from datetime import date

import pytest

from dangjian_desktop.domain.people import Section
from dangjian_desktop.domain.vocabulary import HelperRole, LeaveReason, Mark, Post
from dangjian_desktop.operations.attendance import (
    add_attender,
    add_make_up_session,
    mark_attendance,
    post_due_list,
)
from dangjian_desktop.operations.duplicates import merge_people
from dangjian_desktop.queries.card_content import SectionContent, SectionLine, SectionTable
from dangjian_desktop.queries.card_sections import (
    CARD_SECTIONS,
    key_of,
    registered,
    section_keyed,
)
from dangjian_desktop.storage.models import AdmissionCase, AdmissionHelper
from tests import make
from tests.admission_stories import written
from tests.queries.test_reads import topics_read
from tests.transfer_stories import letter_out

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
    case = written(AdmissionCase, person=person, opened_on=date(2000, 3, 1))
    kept = {"case": case, "since": date(2000, 9, 1)}
    written(AdmissionHelper, person=person, role=HelperRole.CONTACT, **kept)
    letter_out(person)
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


def test_attendance_tells_the_year_and_the_last_activities(person):
    section = section_keyed("attendance")
    assert not section.is_printed
    told = section.fetch(person, ON)
    assert [(line.label, line.value) for line in told.lines] == [
        ("2026年", "应到 1、实到 1"),
        ("出勤率", "100%"),
        ("学时", "未登记（全年要求 56）"),
    ]
    assert told.tables[0].rows == (("2026-03-10", "主题党日", "到会"),)
    branch = make.branch("掘进队党支部")
    other = make.person("李四", branch)
    held = make.activity("themed_day", branch, "2026-04-10", title="学党章", study_minutes=90)
    make.done(post_due_list(activity_id=held, on=ON))
    assert section.fetch(other, ON).lines[1].value == "未登记"
    make.done(mark_attendance(activity_id=held, person_id=other, mark=Mark.ON_SHIFT, on=ON))
    session = make.done(
        add_make_up_session(activity_id=held, held_on=date(2026, 4, 12), entered_on=ON)
    )
    make.done(mark_attendance(activity_id=session, person_id=other, mark=Mark.LATE, on=ON))
    guest = make.activity("talk", branch, "2026-05-10")
    make.done(add_attender(activity_id=guest, person_id=other))
    told = section.fetch(other, ON)
    assert [line.value for line in told.lines] == [
        "应到 1、实到 0、当班 1、补课 1",
        "100%",
        "1.5（全年要求 32）",
    ]
    assert [row[2] for row in told.tables[0].rows] == ["列席，未登记", "当班，已补课"]
    assert section.fetch(other, date(2025, 12, 31)).is_empty
