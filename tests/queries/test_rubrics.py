"""Versions of rubrics: which one comes before, and which days nobody would score."""

from datetime import date

from dangjian_desktop.queries.rubrics import (
    RubricsQuery,
    grade_fault,
    grade_names,
    rubric_sample,
    unscored_from,
    version_before,
)
from tests.rubric_stories import ON, SMALL, draft, issued


def row(key):
    return next(one for one in RubricsQuery().fetch() if one.rubric_id == key)


def test_the_sample_scores_nothing_by_itself(data):
    assert len(rubric_sample().items) == 29
    assert RubricsQuery().fetch() == ()


def test_a_draft_follows_the_issued_version_before_it(data):
    first = issued()
    assert version_before(row(first)) is None
    other = draft(version="2026-2", since=date(2026, 4, 1))
    second = draft(version="2027", since=date(2027, 1, 1))
    assert version_before(row(second)) == first
    assert version_before(row(other)) == first
    assert version_before(row(draft(version="2028", since=None))) == first
    assert version_before(row(draft(name="小组考评", version="2026"))) is None


def test_without_a_version_its_days_are_unscored_unless_another_scores_them(data):
    first = issued(until=date(2026, 6, 30))
    assert unscored_from(row(first)) == date(2026, 1, 1)
    second = issued(version="2026-2", since=date(2026, 7, 1))
    assert unscored_from(row(second)) == date(2026, 7, 1)
    other = issued(name="全矿考评", version="2026", since=date(2026, 3, 1), until=date(2026, 9, 30))
    assert unscored_from(row(first)) == date(2026, 1, 1)
    assert unscored_from(row(second)) == date(2026, 10, 1)
    assert unscored_from(row(other)) is None


def test_a_grade_that_is_none_is_told(data):
    assert grade_names(ON)[0] == "示范"
    assert grade_fault(SMALL, ON) is None
