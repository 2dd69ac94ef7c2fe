"""书记述职评议: the steps in their order, the tally, what is to be put right, the grade decided."""

from datetime import date

import pytest

from dangjian_desktop.domain.problems import InputError
from dangjian_desktop.domain.today import Act, Band, Source
from dangjian_desktop.domain.vocabulary import Post, ReviewGrade
from dangjian_desktop.operations.reviews import (
    add_review,
    add_review_matter,
    apply_review_grade,
    change_review,
    change_review_matter,
    record_review_tally,
    remove_review,
    remove_review_matter,
)
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.reviews import OpenMattersQuery, ReviewsQuery
from dangjian_desktop.queries.today import TodayQuery
from tests import make

ON = date(2027, 2, 20)
DAYS = {
    "reported_on": date(2027, 1, 5),
    "presented_on": date(2027, 1, 12),
    "feedback_on": date(2027, 1, 20),
}


@pytest.fixture
def branch(data):
    branch = make.branch()
    make.post(make.person("张书记", branch), branch, Post.SECRETARY)
    return branch


@pytest.fixture
def review(branch, runner):
    (row,) = ReviewsQuery(2026, ON).fetch()
    assert row.review_id is None
    runner.run(add_review(organisation_id=branch, person_id=row.person_id, year=2026, on=ON))
    return lambda: next((one for one in ReviewsQuery(2026, ON).fetch() if one.review_id), None)


def change(review, **values):
    days = dict.fromkeys(DAYS) | values
    return change_review(review_id=review().review_id, on=ON, **days)


def faults(caught):
    return [(one.where.field, one.code) for one in caught.value.problems]


def test_the_secretary_of_the_year_stands_in_the_list_until_and_after_the_review_begins(
    review, branch, runner
):
    (row,) = ReviewsQuery(2026, ON).fetch()
    assert (row.name, row.review_id) == ("张书记", review().review_id)
    with pytest.raises(RefusedError, match="不必再建"):
        runner.run(add_review(organisation_id=branch, person_id=row.person_id, year=2026, on=ON))


def test_a_new_secretary_has_a_review_of_his_own(review, branch, runner):
    other = make.person("李书记", branch)
    runner.run(add_review(organisation_id=branch, person_id=other, year=2026, on=ON))
    assert {row.name for row in ReviewsQuery(2026, ON).fetch()} == {"张书记", "李书记"}


def test_the_steps_are_taken_in_their_order(review, runner):
    runner.run(change(review, **DAYS, feedback="抓党员教育不够"))
    row = review()
    assert (row.reported_on, row.presented_on, row.feedback_on) == tuple(DAYS.values())
    with pytest.raises(InputError) as caught:
        runner.run(
            change(
                review,
                reported_on=date(2027, 1, 15),
                presented_on=date(2027, 1, 12),
                feedback_on=date(2027, 2, 21),
            )
        )
    assert faults(caught) == [
        ("presented_on", "review.before_reported_on"),
        ("feedback_on", "review.ahead"),
    ]
    with pytest.raises(InputError) as caught:
        runner.run(change(review, reported_on=DAYS["reported_on"], feedback="有反馈"))
    assert faults(caught) == [("feedback_on", "field.missing")]
    with pytest.raises(InputError) as caught:
        runner.run(change(review, feedback_on=DAYS["feedback_on"]))
    assert faults(caught) == [("presented_on", "review.not_presented")]


def test_the_day_of_the_meeting_is_that_of_the_activity(review, branch, runner):
    held = make.activity("secretary_report", branch, "2027-01-14")
    runner.run(change(review, activity_id=held))
    assert review().presented_on == date(2027, 1, 14)


def test_a_tally_needs_a_meeting_and_keeps_the_checks(review, runner):
    def tally(issued, returned, *marks):
        return record_review_tally(
            review_id=review().review_id, issued=issued, returned=returned, marks=marks
        )

    with pytest.raises(RefusedError, match="请先登记述职"):
        runner.run(tally(10, 10, 8, 2, 0, 0))
    runner.run(change(review, **DAYS))
    with pytest.raises(InputError) as caught:
        runner.run(tally(10, 11, 8, 2, None, 2))
    assert faults(caught) == [
        ("returned", "ballots.too_many_returned"),
        ("fair", "ballots.gap"),
        ("good", "ballots.too_many_marks"),
    ]
    with pytest.raises(InputError) as caught:
        runner.run(tally(10, 10, None, None, None, None))
    assert [field for field, _code in faults(caught)] == ["good", "fairly_good", "fair", "poor"]
    runner.run(tally(10, 10, 7, 2, 1, 0))
    assert review().counts == (7, 2, 1, 0)
    runner.run(tally(4, 4, 3, 1, 0, 0))
    assert (review().counts, review().is_counted) == (None, True)
    with pytest.raises(InputError):
        runner.run(change(review, reported_on=DAYS["reported_on"]))


def test_the_grade_is_what_people_decided_on_a_day_after_the_meeting(review, runner):
    runner.run(change(review, **DAYS))

    def decided(day, grade=ReviewGrade.FAIRLY_GOOD):
        return apply_review_grade(review_id=review().review_id, grade=grade, decided_on=day, on=ON)

    for day, code in (
        (None, "field.missing"),
        (date(2027, 1, 11), "review.decided_before_meeting"),
        (date(2027, 2, 21), "review.ahead"),
    ):
        with pytest.raises(InputError) as caught:
            runner.run(decided(day))
        assert faults(caught) == [("decided_on", code)]
    runner.run(decided(date(2027, 1, 25)))
    assert review().grade is ReviewGrade.FAIRLY_GOOD
    runner.run(decided(None, None))
    assert (review().grade, review().decided_on) == (None, None)


def test_matters_are_put_right_and_the_late_ones_stand_on_today(review, branch, runner):
    runner.run(change(review, **DAYS))
    key = review().review_id
    late = runner.run(
        add_review_matter(review_id=key, text=" 补齐党课教案 ", due_on=date(2027, 2, 10))
    ).result
    runner.run(add_review_matter(review_id=key, text="谈心谈话全覆盖", due_on=date(2027, 3, 31)))
    (item,) = [one for one in TodayQuery(ON).fetch() if one.source is Source.REVIEW]
    assert (item.what, item.band, item.act) == ("补齐党课教案", Band.OVERDUE, Act.OPEN_REVIEWS)
    assert item.organisation_id == branch
    assert [one.late_days for one in OpenMattersQuery(ON).fetch()] == [10, 0]
    assert [one.text for one in review().late_matters] == ["补齐党课教案"]
    runner.run(
        change_review_matter(
            matter_id=late,
            on=ON,
            text="补齐党课教案",
            due_on=date(2027, 2, 10),
            done_on=date(2027, 2, 18),
            note="已补 3 份",
        )
    )
    assert [one.source for one in TodayQuery(ON).fetch() if one.source is Source.REVIEW] == []
    assert not review().is_mended
    (rest,) = review().open_matters
    runner.run(remove_review_matter(matter_id=rest.matter_id))
    assert review().is_mended


def test_a_matter_that_cannot_be_is_told_at_its_fields(review, runner):
    runner.run(change(review, **DAYS))
    key = review().review_id
    with pytest.raises(InputError) as caught:
        runner.run(add_review_matter(review_id=key, text=" ", due_on=date(2027, 1, 1)))
    assert faults(caught) == [
        ("text", "field.missing"),
        ("due_on", "review.due_before_feedback"),
    ]
    matter = runner.run(add_review_matter(review_id=key, text="补课", due_on=None)).result
    with pytest.raises(InputError) as caught:
        runner.run(
            change_review_matter(
                matter_id=matter,
                on=ON,
                text="长" * 401,
                due_on=None,
                done_on=date(2027, 2, 21),
            )
        )
    assert faults(caught) == [("text", "field.too_long"), ("done_on", "review.ahead")]


def test_only_an_empty_review_can_be_removed(review, runner):
    key = review().review_id
    runner.run(add_review_matter(review_id=key, text="补课", due_on=None))
    with pytest.raises(RefusedError, match="不能删除"):
        runner.run(remove_review(review_id=key))
    runner.undo()
    runner.run(remove_review(review_id=key))
    assert review() is None
    with pytest.raises(RefusedError, match="不在了"):
        runner.run(change_review(review_id=key, on=ON, **DAYS))
