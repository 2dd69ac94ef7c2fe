"""The list of a past day shows, filters and sorts by the jobs of that day."""

from datetime import date

import pytest

from dangjian_desktop.domain.vocabulary import Workplace
from dangjian_desktop.operations.jobs import change_job
from dangjian_desktop.queries.former_jobs import jobs_then
from dangjian_desktop.queries.quick_find import QuickFindQuery
from dangjian_desktop.queries.roster import RosterQuery
from dangjian_desktop.storage.database import tables_touched
from tests import make

BEFORE, AFTER = date(2026, 2, 28), date(2026, 3, 1)


@pytest.fixture(autouse=True)
def _two_people(data):
    """张三 moved on 1 March from 掘进二队 below ground to 洗煤厂; 李四 always was in 机电队."""
    moved = make.person("张三", section="掘进二队", crew="丁班", workplace=Workplace.UNDERGROUND)
    make.person("李四", section="机电队", crew="乙班", workplace=Workplace.SURFACE)
    changes = {"section": "洗煤厂", "crew": "甲班", "workplace": Workplace.SURFACE}
    make.done(change_job(person_id=moved, changes=changes, on=AFTER))


def names(on: date, **narrowed: object) -> list[str]:
    return [row.facts.name for row in RosterQuery(on, **narrowed).fetch()]


def test_the_filter_line_finds_the_job_of_the_day():
    assert names(BEFORE, words="掘进二队") == ["张三"]
    assert names(AFTER, words="掘进二队") == []
    assert names(BEFORE, words="洗煤厂") == []
    assert names(AFTER, words="洗煤厂 甲班") == ["张三"]
    assert names(BEFORE, words="井下") == ["张三"]
    assert names(AFTER, words="井下") == []
    assert names(AFTER, words="地面") == ["李四", "张三"]
    assert names(BEFORE, words="机电队") == names(AFTER, words="机电队") == ["李四"]


def test_sorting_goes_by_the_job_of_the_day():
    assert names(BEFORE, sort_key="workplace") == ["张三", "李四"]
    assert names(AFTER, sort_key="workplace") == ["李四", "张三"]  # alike: by name
    crews = [row.facts.crew for row in RosterQuery(BEFORE, sort_key="crew").fetch()]
    assert crews == sorted(crews) == ["丁班", "乙班"]
    crews = [row.facts.crew for row in RosterQuery(AFTER, sort_key="crew").fetch()]
    assert crews == ["乙班", "甲班"]


def test_quick_find_tells_the_crew_of_the_day():
    assert "丁班" in QuickFindQuery("张三", BEFORE).fetch()[0].detail
    assert "甲班" in QuickFindQuery("张三", AFTER).fetch()[0].detail


def test_only_of_those_is_told_whose_job_was_another():
    assert {job["crew"] for job in jobs_then(BEFORE).values()} == {"丁班"}
    assert jobs_then(BEFORE, []) == jobs_then(AFTER) == {}


def test_a_filter_of_today_looks_up_former_jobs_only_to_see_that_there_are_none():
    query = RosterQuery(AFTER, words="甲班")
    assert "former_job" in tables_touched(query.keys)
    assert names(AFTER, words="甲班") == ["张三"]
