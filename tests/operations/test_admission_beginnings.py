"""How a case of 发展党员 was begun is corrected, and one begun by mistake is taken back."""

from datetime import date

import pytest

from dangjian_desktop.domain.vocabulary import AdmissionOutcome, HelperRole, Stage
from dangjian_desktop.operations.admission_beginnings import correct_admission, remove_admission
from dangjian_desktop.operations.development import (
    accept_moved_in,
    add_helper,
    close_admission,
    remove_helper,
)
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.development import AdmissionQuery, DevelopmentQuery
from tests import make
from tests.operations.test_development import ON, applied, took

MOVED = date(2026, 6, 1)


@pytest.fixture
def branch(data):
    return make.branch("综采一队党支部", make.committee())


@pytest.fixture
def applicant(branch):
    return make.person("石进", branch, stage=Stage.APPLICANT, stage_since="2023-06-01")


@pytest.fixture
def moved(branch):
    person = make.person("石转", branch, stage=Stage.ACTIVIST, stage_since="2025-09-10")
    return make.done(
        accept_moved_in(person_id=person, moved_in_on=MOVED, on=ON, origin="洗煤厂党总支")
    )


def corrected(case, **values):
    told = {"opened_on": MOVED, "begins_at": "cultivation", "on": ON, "origin": "选煤厂党总支"}
    make.done(correct_admission(case_id=case, **(told | values)))


def test_day_step_and_origin_of_somebody_moved_in_are_corrected(moved):
    corrected(moved, opened_on=date(2026, 5, 30))
    row = AdmissionQuery(moved, ON).fetch().row
    assert (row.applied_on, row.moved_in_on) == (date(2026, 5, 30), date(2026, 5, 30))
    assert (row.begins_at, row.origin) == ("cultivation", "选煤厂党总支")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"opened_on": date(2026, 12, 1)}, "还没有到"),
        ({"begins_at": ""}, "没有选从哪一步"),
        ({"begins_at": "apply"}, "没有选从哪一步"),
        ({"begins_at": "nothing"}, "没有选从哪一步"),
        ({"origin": " "}, "没有写从哪里转来"),
    ],
)
def test_what_cannot_be_is_refused_in_words(moved, values, said):
    with pytest.raises(RefusedError, match=said):
        corrected(moved, **values)
    assert AdmissionQuery(moved, ON).fetch().row.begins_at == "contacts"


def test_the_day_is_not_after_a_step_that_is_ours(moved, branch):
    helper = make.person("石正", branch)
    took(moved, "contacts", "2026-06-10", helper_ids=[helper])
    with pytest.raises(RefusedError, match="最早是 2026-06-10"):
        corrected(moved, begins_at="contacts", opened_on=date(2026, 6, 11))
    corrected(moved, begins_at="contacts", opened_on=date(2026, 6, 10))


def test_a_case_from_the_application_on_is_corrected_at_its_first_step(applicant):
    with pytest.raises(RefusedError, match="第 1 步里改正"):
        corrected(applied(applicant))


def test_a_case_begun_by_mistake_is_removed_while_nothing_else_is_recorded(
    runner, applicant, branch
):
    case = applied(applicant)
    whom = {"case_id": case, "person_id": make.person("石正", branch), "role": HelperRole.CONTACT}
    helper = make.done(add_helper(since=ON, on=ON, **whom))
    with pytest.raises(RefusedError, match="已经登记了联系人"):
        make.done(remove_admission(case_id=case))
    make.done(remove_helper(helper_id=helper))
    runner.run(remove_admission(case_id=case))
    assert DevelopmentQuery(ON).fetch() == []
    runner.undo()
    assert [row.case_id for row in DevelopmentQuery(ON).fetch()] == [case]
    took(case, "talk", "2023-06-20")
    with pytest.raises(RefusedError, match="已经登记了步骤"):
        make.done(remove_admission(case_id=case))


def test_a_second_case_does_not_begin_before_the_first_was_over(applicant):
    first = applied(applicant)
    given_up = {"outcome": AdmissionOutcome.STOPPED, "note": "支委会", "leaves_roll": False}
    make.done(close_admission(case_id=first, closed_on=date(2024, 5, 1), on=ON, **given_up))
    second = applied(applicant, "2026-06-01", begins_at="talk")
    with pytest.raises(RefusedError, match="2024-05-01 才办结"):
        corrected(second, begins_at="talk", opened_on=date(2024, 4, 30))
    corrected(second, begins_at="talk", opened_on=date(2024, 5, 1))
