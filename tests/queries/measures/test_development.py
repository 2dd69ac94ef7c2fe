"""What the records of 发展党员 say of a branch, as measures."""

from datetime import date

import pytest

from dangjian_desktop.domain.vocabulary import Stage
from dangjian_desktop.operations.development import add_admission, record_review, record_step
from tests import make
from tests.queries.measures.asking import ON, count, proofs, reason, texts


@pytest.fixture
def branch(data):
    return make.branch()


def opened(branch, name="石进", on="2026-01-10"):
    person = make.person(name, branch, stage=Stage.APPLICANT, stage_since=on)
    applied = date.fromisoformat(on)
    return make.done(add_admission(person_id=person, opened_on=applied, on=ON))


def took(case, step, day, **more):
    done = date.fromisoformat(day)
    make.done(record_step(case_id=case, step=step, done_on=done, on=ON, **more))


def test_without_any_case_nothing_is_known(branch):
    assert "不能当作没有差错" in reason("development_faults", branch, "2026Q1")
    assert "不能当作没有差错" in reason("missing_admission_reviews", branch, "2026Q1")


def test_a_late_step_is_a_fault_of_its_period(branch):
    case = opened(branch)
    took(case, "talk", "2026-02-20")
    assert count("development_faults", branch, "2026Q1") == 1
    assert texts("development_faults", branch, "2026Q1") == [
        "石进：党组织派人谈话，应在 2026-02-10 前，晚了 10 天"
    ]
    assert count("development_faults", branch, "2026Q2") == 0
    assert proofs("development_faults", branch, "2026Q1") == ["石进：递交入党申请书"]


def test_a_step_that_was_not_taken_is_a_fault_when_its_day_has_passed(branch):
    opened(branch)
    assert count("development_faults", branch, "2026Q1", date(2026, 2, 10)) == 0
    assert count("development_faults", branch, "2026Q1", date(2026, 2, 11)) == 1


def test_reviews_that_are_lacking_or_late_are_counted(branch):
    case = opened(branch, on="2025-01-10")
    took(case, "talk", "2025-01-20")
    took(case, "activist", "2025-09-10")
    assert count("missing_admission_reviews", branch, "2026Q1", date(2026, 3, 10)) == 0
    assert count("missing_admission_reviews", branch, "2026Q1") == 1  # due on 2026-03-10
    assert texts("missing_admission_reviews", branch, "2026Q1") == [
        "石进：应在 2026-03-10 前考察，没有登记"
    ]
    make.done(record_review(case_id=case, reviewed_on=date(2026, 3, 11), on=ON))
    assert count("missing_admission_reviews", branch, "2026Q1") == 1
    make.done(record_review(case_id=case, reviewed_on=date(2026, 9, 10), on=ON))
    assert count("missing_admission_reviews", branch, "2026Q3") == 0
    assert len(proofs("missing_admission_reviews", branch, "2026Q3")) == 1
