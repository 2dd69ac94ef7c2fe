"""The scores of the demonstration: two versions, four sealed quarters, a correction, and life."""

from pathlib import Path

from dangjian_desktop.domain.obligations import Every, Period, periods_of
from dangjian_desktop.domain.score_periods import period_of
from dangjian_desktop.domain.vocabulary import ClosingSubject, ObjectionOutcome, OrganisationKind
from dangjian_desktop.queries.closings import closing_of, frozen_scores, is_closed
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.rubrics import rubric_for
from dangjian_desktop.queries.shown_scores import scores_shown
from dangjian_desktop.storage.models import (
    Appraisal,
    Closing,
    Objection,
    PointEntry,
    PointExemption,
    SecretaryReview,
    StarGrant,
)
from tests.operations.test_demo import DAY

CLOSED = ("2025Q4", "2026Q1", "2026Q2", "2026Q3")


def test_the_scores_show_life(mine: Path) -> None:
    branches = [row.organisation_id for row in Tree.on(DAY).of_kind(OrganisationKind.BRANCH)]
    four_quarters_are_closed(branches)
    one_quarter_was_corrected_after_an_objection(branches)
    the_running_quarter_waits_for_people(branches)
    people_have_entered_something_everywhere(branches)


def quarter(number: int) -> Period:
    """A quarter of the year."""
    return periods_of(Every.QUARTER, DAY.year)[number - 1]


def four_quarters_are_closed(branches: list[int]) -> None:
    """Two versions of the rubric, and every branch with a grade."""
    versions = set()
    for code in CLOSED:
        period = period_of(code)
        assert period is not None
        row = closing_of(ClosingSubject.SCORE, branches[0], code)
        assert row is not None
        assert row.is_intact
        scores = frozen_scores(row)
        assert len(scores) == len(branches)
        assert all(one.total.grade is not None for one in scores.values())
        rubric = rubric_for(period.last)
        assert rubric is not None
        versions.add(rubric.version)
        assert {one.rubric.version for one in scores.values()} == {rubric.version}
    assert versions == {"2025", "2026"}


def one_quarter_was_corrected_after_an_objection(branches: list[int]) -> None:
    """Its second edition stands, and gives the branch what the objection gave it."""
    (objection,) = Objection.select()
    assert objection.outcome is ObjectionOutcome.UPHELD
    row = closing_of(ClosingSubject.SCORE, branches[0], objection.period)
    assert row is not None
    assert (row.edition, bool(row.reason)) == (2, True)
    first = Closing.get((Closing.period == objection.period) & (Closing.edition == 1))
    assert row.before == first.seal
    now = frozen_scores(row)[objection.organisation_id].item(objection.item)
    assert now is not None
    assert (now.lost, now.item.code) == (now.item.rules[0].points, "F1")


def the_running_quarter_waits_for_people(branches: list[int]) -> None:
    """What nobody has judged yet is 待评, and what the records lack costs points."""
    assert not is_closed(ClosingSubject.SCORE, branches[0], "2026Q4")
    running = scores_shown(quarter(4), DAY, None)
    assert all(one.total.grade is None and one.total.pending > 0 for one in running)
    assert len({one.total.total for one in running}) > 5
    closed = scores_shown(quarter(3), DAY, None)
    assert len({one.total.total for one in closed}) > 5
    assert any(one.total.is_vetoed for one in closed)


def people_have_entered_something_everywhere(branches: list[int]) -> None:
    """Points, stars and appraisals have rows in every branch."""
    for table in (Appraisal, SecretaryReview):
        found = {row.organisation_id for row in table.select()}
        assert set(branches) <= found, table
    assert StarGrant.select().count() > 30
    assert PointEntry.select().count() > 50
    assert PointExemption.select().count() >= 10
