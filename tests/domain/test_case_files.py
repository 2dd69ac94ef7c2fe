"""个案: steps in their order, the time to mend ways, five years without re-admission."""

from datetime import date

import pytest

from dangjian_desktop.domain.case_files import (
    LIMITS_RULE,
    PAPERS_RULE,
    STEPS_RULE,
    CaseLimits,
    CaseStep,
    case_limits,
    case_papers,
    case_steps,
    open_steps,
    order_fault,
)
from dangjian_desktop.domain.vocabulary import CaseFileKind
from dangjian_desktop.storage.rulebook import rules_of_files
from tests.conftest import RULES

FILES = rules_of_files(RULES, date(2026, 11, 20))
STEPS = case_steps(FILES.values_of(STEPS_RULE))
MENDING = STEPS[CaseFileKind.RECTIFICATION]
BEGUN = date(2026, 1, 31)


@pytest.fixture
def limits() -> CaseLimits:
    return case_limits(FILES.values_of(LIMITS_RULE))


@pytest.mark.parametrize(
    ("due", "code"),
    [
        ("2026-01-31", "case.due_early"),
        ("2026-02-01", None),
        ("2027-01-31", None),
        ("2027-02-01", "case.due_late"),
    ],
)
def test_the_time_is_six_months_usually_and_a_year_at_most(
    limits: CaseLimits, due: str, code: str | None
) -> None:
    assert limits.usual_until(BEGUN) == date(2026, 7, 31)
    fault = limits.fault(BEGUN, BEGUN, date.fromisoformat(due))
    assert (fault.code if fault else None) == code


def test_an_extension_counts_from_the_first_beginning(limits: CaseLimits) -> None:
    assert limits.fault(BEGUN, date(2026, 7, 30), date(2027, 2, 1)) is not None
    assert limits.fault(BEGUN, date(2026, 7, 30), date(2027, 1, 31)) is None


def test_nobody_is_taken_in_again_for_five_years(limits: CaseLimits) -> None:
    assert str(limits.readmission_fact(date(2024, 2, 29))) == (
        "5 年内不能再入党，到 2029-02-28 为止。"
    )
    barred = {kind for kind, steps in STEPS.items() if any(step.bars_readmission for step in steps)}
    assert barred == {CaseFileKind.ADVISED_LEAVING, CaseFileKind.REMOVAL}


def test_every_paper_of_a_step_has_a_name() -> None:
    known = case_papers(FILES.values_of(PAPERS_RULE))
    assert {paper for steps in STEPS.values() for step in steps for paper in step.papers} == set(
        known
    )


@pytest.mark.parametrize(
    "kind", [CaseFileKind.RECTIFICATION, CaseFileKind.ADVISED_LEAVING, CaseFileKind.REMOVAL]
)
def test_dealing_with_somebody_begins_in_the_committee_and_is_filed_beforehand(
    kind: CaseFileKind,
) -> None:
    assert [step.code for step in STEPS[kind]][:3] == ["started", "filed", "checked"]


def said(done: dict[str, date], code: str, day: date = BEGUN) -> str:
    return str(order_fault(MENDING, done, code, day) or "")


def test_steps_are_entered_one_after_the_other() -> None:
    assert said({}, "started") == ""
    assert "“报基层党委备案”还没有登记" in said({"started": BEGUN}, "checked")
    assert "已经登记过了" in said({"started": BEGUN}, "started")
    assert "早于“支委会启动”（2026-01-31）" in said({"started": BEGUN}, "filed", date(2026, 1, 30))
    assert said({"started": BEGUN}, "filed") == ""
    assert "没有这一步" in said({}, "unknown")


def test_what_may_be_left_out_holds_nothing_up_and_what_repeats_may_come_again() -> None:
    done = {step.code: BEGUN for step in MENDING[:7]}
    assert said(done, "ended") == ""
    assert said(done, "extended") == ""
    assert said({**done, "helped": date(2026, 3, 1)}, "helped", date(2026, 2, 1)) == ""
    assert "已经登记过了" in said({**done, "extended": BEGUN}, "extended")
    without = dict(done)
    del without["announced"]
    assert "“宣布，开始改正”还没有登记" in said(without, "ended")


def codes(steps: tuple[CaseStep, ...]) -> list[str]:
    return [step.code for step in steps]


def test_the_steps_offered_begin_with_the_next_one() -> None:
    assert codes(open_steps(MENDING, ())) == ["started"]
    done = {step.code for step in MENDING[:7]}
    assert codes(open_steps(MENDING, done)) == ["ended", "helped", "extended"]
    assert codes(open_steps(MENDING, done | {"helped", "extended"})) == ["ended", "helped"]
    assert codes(open_steps(MENDING, {step.code for step in MENDING})) == ["helped"]
