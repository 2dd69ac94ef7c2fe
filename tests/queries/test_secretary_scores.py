"""The appraisal of a secretary: every part with its source, the figure, the band, who decides."""

from datetime import date
from decimal import Decimal

import pytest

from dangjian_desktop.domain.vocabulary import Post, ReviewGrade
from dangjian_desktop.operations.reviews import (
    add_review,
    apply_review_grade,
    change_review,
    record_review_tally,
)
from dangjian_desktop.operations.score_figures import record_score_figure
from dangjian_desktop.queries.secretary_scores import SecretaryScoresQuery
from tests import make
from tests.queries.scored import ON, checked, issued_rubric


@pytest.fixture
def secretary(data):
    branch = make.branch()
    person = make.person("张书记", branch)
    make.post(person, branch, Post.SECRETARY)
    issued_rubric()
    for quarter in range(1, 5):
        checked(branch, f"2026Q{quarter}", "85")
    enter(branch, "year_end", "85")
    enter(branch, "appraisal", "85")
    return branch, person


def enter(branch, part, points, person=None):
    make.done(
        record_score_figure(
            organisation_id=branch,
            period="2026",
            part=part,
            points=Decimal(points),
            on=ON,
            person_id=person,
        )
    )


def the_score():
    (found,) = SecretaryScoresQuery(2026, ON).fetch()
    return found


def test_k11_the_secretary_of_a_branch(secretary):
    branch, person = secretary
    enter(branch, "secretary.unit", "90", person)
    enter(branch, "secretary.own_duty", "90", person)
    enter(branch, "secretary.vote", "88", person)
    found = the_score()
    assert found.weighed.total == Decimal("87.7")
    assert (found.band, found.grade) == (ReviewGrade.FAIRLY_GOOD, None)
    assert str(found.weighed.part("secretary.branch").figure.told) == "支部年度得分，等次优良"


def test_the_vote_comes_from_the_tally_where_nobody_entered_it_and_says_so(secretary):
    branch, person = secretary
    key = make.done(add_review(organisation_id=branch, person_id=person, year=2026, on=ON))
    day = date(2027, 1, 10)
    make.done(
        change_review(review_id=key, on=ON, reported_on=day, presented_on=day, feedback_on=None)
    )
    make.done(record_review_tally(review_id=key, issued=10, returned=10, marks=(8, 2, 0, 0)))
    vote = the_score().weighed.part("secretary.vote")
    assert (vote.points, str(vote.figure.told)) == (97, "按 10 张测评票折算")
    make.done(record_review_tally(review_id=key, issued=4, returned=4, marks=(4, 0, 0, 0)))
    vote = the_score().weighed.part("secretary.vote")
    assert vote.points is None
    assert "不足 5 张" in str(vote.figure.told)
    make.done(apply_review_grade(review_id=key, grade=ReviewGrade.GOOD, decided_on=day, on=ON))
    assert the_score().grade is ReviewGrade.GOOD


def test_a_secretary_without_figures_is_told_what_is_missing(secretary):
    found = the_score()
    assert (found.weighed.total, found.band) == (None, None)
    assert [one.rule.title for one in found.weighed.missing] == [
        "所在单位考核得分",
        "本人履职得分",
        "会议测评得分",
    ]
