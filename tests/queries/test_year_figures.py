"""The figures of a year: each from the page that owns it, 没有记录 where nothing is recorded."""

from datetime import date

import pytest

from dangjian_desktop.domain.vocabulary import Sex, Stage
from dangjian_desktop.domain.year_figures import NO_RECORD, FigureSection, YearFigure
from dangjian_desktop.operations import people
from dangjian_desktop.operations.rules import change_rule
from dangjian_desktop.queries.year_figures import YearFiguresQuery
from tests import make

ON = date(2026, 11, 20)


def figures(
    within: int | None = None, year: int = 2026, on: date = ON
) -> dict[tuple[FigureSection, str], YearFigure]:
    found = YearFiguresQuery(year, on, within).fetch()
    assert all(one.source for one in found)
    told = {(one.section, one.key): one for one in found}
    assert len(told) == len(found)
    return told


def texts(section: FigureSection, within: int | None = None) -> dict[str, str]:
    return {key: one.text for (place, key), one in figures(within).items() if place is section}


@pytest.fixture
def branch(data):
    """A branch with three members, of whom one is new."""
    found = make.branch()
    make.person("甲", found, sex=Sex.MALE)
    make.person("乙", found, sex=Sex.FEMALE)
    make.person("丙", found, stage=Stage.PROBATIONARY, admitted_on="2026-03-01")
    return found


def test_an_empty_branch_has_no_records(data):
    make.branch()
    assert {one.text for one in figures().values()} <= {NO_RECORD, "0%"}


def test_members_with_what_is_not_filled_in(branch):
    told = figures(branch)
    women = told[FigureSection.MEMBERS, "women"]
    assert (women.text, str(women.detail)) == ("1 名", "另有 1 名未填")
    assert told[FigureSection.MEMBERS, "minority"].text == NO_RECORD  # of nobody is it filled in
    assert texts(FigureSection.MEMBERS, branch)["members"] == "3 名"


def test_changes_are_those_of_the_balance(branch):
    make.departure(make.person("丁", branch), date(2026, 5, 1))
    told = texts(FigureSection.CHANGES, branch)
    assert (told["last"], told["developed"], told["moved_out"]) == ("3 名", "1 名", "1 名")


def test_steps_on_the_way_in(branch):
    key = make.person("戊", branch, stage=Stage.ACTIVIST, stage_since="2024-01-01")
    make.done(people.advance_stage(person_id=key, stage=Stage.CANDIDATE, since=date(2026, 2, 2)))
    told = texts(FigureSection.DEVELOPMENT, branch)
    assert told["became_candidate"] == "1 名"
    assert told["became_probationary"] == "1 名"
    assert told["became_activist"] == NO_RECORD
    assert told["stage_candidate"] == "1 名"


def test_activities_with_attendance(branch):
    make.activity("general_meeting", branch, "2026-03-10")
    told = figures(branch)
    assert told[FigureSection.LIFE, "held_general_meeting"].text == NO_RECORD  # only planned
    make.held("general_meeting", branch, "2026-06-10")
    told = figures(branch)
    assert told[FigureSection.LIFE, "held_general_meeting"].text == "1 次"
    assert str(told[FigureSection.LIFE, "held_general_meeting"].detail) == "出勤没有登记"
    assert told[FigureSection.LIFE, "held_party_lecture"].text == NO_RECORD
    assert told[FigureSection.LIFE, "rate"].text == NO_RECORD


def test_the_page_lists_what_the_rule_says(branch):
    for key, value in (("kinds", ["talk"]), ("books", ["award", "谈心谈话"])):
        make.done(change_rule(rule="statistics.year_page", key=key, value=value, note="试试"))
    life = texts(FigureSection.LIFE, branch)
    assert [key for key in life if key.startswith("held_")] == ["held_talk"]
    assert list(texts(FigureSection.LEDGERS, branch)) == ["book_award", "book_talk_record"]


def test_rows_of_ledgers_in_the_year(branch):
    for day in ("2026-04-01", "2025-04-01"):
        make.entry("hazard", branch, day, content="护栏松动")
    told = figures(branch)[FigureSection.LEDGERS, "book_hazard"]
    assert told.text == "1 条"
    assert str(told.detail) == "已办结 0 条"
    assert texts(FigureSection.LEDGERS, branch)["book_award"] == NO_RECORD


def test_a_year_that_has_not_begun_has_no_page(branch):
    assert YearFiguresQuery(2027, ON, branch).fetch() == []
    assert figures(branch, 2025, ON)[FigureSection.MEMBERS, "members"].text == "2 名"
