"""Whether what hangs is still true, and in words what is not."""

from datetime import date

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.vocabulary import LeaveReason
from dangjian_desktop.operations.people import (
    change_person,
    move_to_branch,
    move_to_group,
    record_departure,
)
from dangjian_desktop.operations.printout import GROUP_LIST, STAR_BOARD, TEXT_SHEET, Printout
from dangjian_desktop.operations.wall_register import make_editions, post_sheet, record_edition
from dangjian_desktop.operations.wall_texts import add_wall_text
from dangjian_desktop.queries.wall_register import WallStandingQuery, stale_words
from tests import make
from tests.wall_stories import HUNG_ON, ON, WallStory


@pytest.fixture
def story(data):
    return WallStory()


def standing(story, on=ON):
    return WallStandingQuery(on, story.branch).fetch()


def test_who_left_is_told_with_the_day(story):
    story.hung()
    make.departure(story.member, on=date(2026, 10, 1), reason=LeaveReason.TRANSFER)
    (row,) = standing(story)
    assert row.is_stale
    assert list(row.differences) == [
        "李四已于 2026-10-01 转出，还写在“第一党小组”",
        "人数：正式党员 3 名 → 正式党员 2 名",
    ]
    assert stale_words(row) == "李四已于 2026-10-01 转出，还写在“第一党小组”等 2 处"
    assert not standing(story, date(2026, 9, 30))[0].is_stale


def test_taking_it_back_makes_the_sheet_true_again(story, runner):
    story.hung()
    runner.run(
        record_departure(person_id=story.member, reason=LeaveReason.DEATH, on=date(2026, 10, 1))
    )
    assert standing(story)[0].differences[0].startswith("李四已于 2026-10-01 死亡")
    runner.undo()
    assert not standing(story)[0].is_stale


def test_who_went_to_another_branch_is_told_with_its_name(story):
    story.hung(code=GROUP_LIST)  # a list that names people without an identity
    other = make.branch("综采二队党支部")
    make.done(move_to_branch(person_ids=[story.member], branch_id=other, on=date(2026, 10, 1)))
    told = standing(story)[0].differences
    assert "李四已到综采二队党支部，还写在“第一党小组”" in told


def test_who_changed_the_group_or_the_name(story):
    story.hung()
    second = make.group(story.branch, "第二党小组")
    make.done(move_to_group(person_ids=[story.member], group_id=second, on=date(2026, 10, 1)))
    make.done(change_person(person_id=story.other, changes={"name": "王伍"}))
    told = standing(story)[0].differences
    assert "李四：第一党小组 → 第二党小组" in told
    assert "王五改为王伍（第一党小组）" in told


def test_a_sheet_that_nobody_could_make_any_more_says_why(story, mine):
    printed = date(2026, 11, 20)
    ((printout, made),) = make_editions([Printout(STAR_BOARD, printed)])
    edition = make.done(record_edition(printout=printout, made=made))
    make.done(post_sheet(edition_id=edition, posted_on=printed, on=printed, place="走廊"))
    rows = WallStandingQuery(date(2027, 11, 20)).fetch()
    row = next(one for one in rows if one.code == STAR_BOARD)
    assert row.is_stale
    assert stale_words(row).startswith("现在做不出这一张了：")


def test_stale_sheets_come_first_and_the_reprinted_one_waits_for_its_place(story):
    fresh = story.hung("走廊", code=GROUP_LIST, on=date(2026, 10, 2))
    old = story.hung()
    make.done(change_person(person_id=story.other, changes={"name": "王伍"}))
    assert [row.is_stale for row in standing(story)] == [True, True]
    new = story.printed(on=ON)
    rows = {row.posting_id: row for row in standing(story)}
    assert (rows[old].successor_id, rows[old].successor) == (new, 3)
    assert rows[fresh].successor_id is None
    make.done(post_sheet(edition_id=new, posted_on=ON, on=ON, replaces=old))
    assert [row.is_stale for row in standing(story)] == [True, False]
    assert [row.code for row in standing(story)] == [GROUP_LIST, "organisation_chart"]


def test_a_wall_belongs_to_a_branch_or_to_everybody(story):
    story.hung()
    other = make.branch("综采二队党支部")
    assert WallStandingQuery(ON, other).fetch() == []
    assert len(WallStandingQuery(ON).fetch()) == 1
    story.hung("大厅", organisation_id=None)
    assert [row.place for row in WallStandingQuery(ON, other).fetch()] == ["大厅"]


def test_a_later_edition_of_a_text_makes_what_hangs_stale(story):
    words = {"code": "oath", "title": "入党誓词", "source": "测试用的文本", "on": HUNG_ON}
    edition = {"edition_on": PartialDate.of(HUNG_ON), **words}
    make.done(add_wall_text(body="甲乙丙丁戊己庚辛壬癸，子丑寅卯辰巳。", **edition))
    story.hung(code=TEXT_SHEET, form="oath")
    (row,) = standing(story)
    assert (row.code, row.title, row.is_stale) == ("oath", "入党誓词", False)
    make.done(add_wall_text(**{**edition, "on": ON}, body="甲乙丙丁戊己庚辛壬癸，午未申酉戌亥。"))
    (row,) = standing(story)
    assert row.is_stale
    assert any("午未申酉" in one for one in row.differences)
    assert not standing(story, date(2026, 11, 20))[0].is_stale
