"""A small mine that is scored, for tests of what is closed: two items, and check-scores."""

from datetime import date
from decimal import Decimal

from dangjian_desktop.domain.rubric import Rubric, RubricBlock, RubricItem, RuleKind, ScoringRule
from dangjian_desktop.domain.vocabulary import ClosingSubject
from dangjian_desktop.operations.closings import close_period, reopen_period
from tests import make

SCORE = ClosingSubject.SCORE
Q3 = "2026Q3"
AFTER = date(2026, 10, 8)
LATER = date(2026, 10, 20)


def issue():
    """A rubric of one item that is counted and one that people judge."""
    rules = (ScoringRule("r1", RuleKind.EACH, "missing_general_meetings", Decimal(2)),)
    items = (
        RubricItem("B1", "life", "党员大会", Decimal(40), rules=rules),
        RubricItem("D1", "life", "责任区", Decimal(60)),
    )
    made = Rubric(
        "支部考评", "2026", "", (RubricBlock("life", "组织生活"),), items, date(2026, 1, 1)
    )
    make.rubric(made, AFTER)


def mark(branch, points, item="D1", period=Q3):
    """A check-score (None: as counted), put in past every refusal."""
    make.check_scores(branch, period, {item: points}, AFTER)


def mine():
    """A committee with two branches, of which every item of 2026Q3 has points."""
    committee = make.committee()
    first, second = make.branch("采一支部", committee), make.branch("采二支部", committee)
    issue()
    for key, points in ((first, "55"), (second, "50")):
        mark(key, points)
        mark(key, None, "B1")
    return committee, first, second


def close(runner, organisation, on=AFTER, period=Q3, **more):
    """Close the scores of a period."""
    work = close_period(subject=SCORE, organisation_id=organisation, period=period, on=on, **more)
    return runner.run(work).result


def reopen(runner, organisation, reason="采一支部责任区漏算一处", on=LATER):
    """Begin a correction."""
    work = reopen_period(
        subject=SCORE, organisation_id=organisation, period=Q3, on=on, reason=reason
    )
    return runner.run(work).result
