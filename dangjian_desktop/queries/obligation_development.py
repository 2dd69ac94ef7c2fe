"""What 发展党员 owes by a day: 考察 that are due, and the superior's answers.

Only cases that last owe anything; what was done in them this year is told as met.
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from dangjian_desktop.domain.admissions import StepState
from dangjian_desktop.domain.obligations import Way
from dangjian_desktop.domain.vocabulary import Stage
from dangjian_desktop.queries.development import AdmissionRow, DevelopmentQuery, step_book_on
from dangjian_desktop.storage.database import data_revision


class DevelopmentEvent(NamedTuple):
    """Something of one case that is to be done by a day; `done_on` is None while it is not."""

    way: Way
    case_id: int
    person_id: int
    person_uid: str
    name: str
    branch_id: int
    since: date
    due_on: date
    done_on: date | None
    what: str


def development_events(on: date) -> tuple[DevelopmentEvent, ...]:
    """Return what the open cases owe or have done, as of a day."""
    return _events(on, data_revision())


def talked_to(on: date) -> dict[int, tuple[date, str]]:
    """Return when applicants were talked to by their cases, and what that step is called."""
    return dict(_talks(on, data_revision()))


@lru_cache(maxsize=4)
def _events(on: date, _revision: int) -> tuple[DevelopmentEvent, ...]:
    return tuple(event for row in DevelopmentQuery(on).fetch() for event in _of_case(row))


@lru_cache(maxsize=4)
def _talks(on: date, _revision: int) -> tuple[tuple[int, tuple[date, str]], ...]:
    code = step_book_on(on).resuming(Stage.APPLICANT)
    found = []
    for row in DevelopmentQuery(on).fetch():
        step = row.standing.step(code)
        if step is not None and step.done_on is not None:
            found.append((row.person_id, (step.done_on, step.rule.title)))
    return tuple(found)


def _of_case(row: AdmissionRow) -> Iterator[DevelopmentEvent]:
    if row.branch_id is None:
        return
    days = {one.rule.code: one.done_on for one in row.standing.steps}
    titles = {one.rule.code: one.rule.title for one in row.standing.steps}
    reviewed = {one.rule.code: one.rule.reviews for one in row.standing.steps}
    before: dict[str, date] = {}  # each half-year begins where the one before was due
    for review in row.standing.reviews:
        limit = reviewed[review.step]
        since = None if limit is None else days.get(limit.after)
        begins = before.get(review.step, since or row.applied_on)
        before[review.step] = review.due_on
        yield _event(
            Way.ADMISSION_REVIEW,
            row,
            begins,
            review.due_on,
            review.done_on,
            titles[review.step],
        )
    voted = {one.rule.code for one in row.standing.steps if one.rule.needs_vote}
    for step in row.standing.steps:
        for limit in () if step.state is StepState.ELSEWHERE else step.rule.by:
            since = days.get(limit.after)
            if limit.after in voted and since is not None:
                yield _event(
                    Way.ADMISSION_APPROVAL,
                    row,
                    since,
                    limit.on(since),
                    step.done_on,
                    step.rule.title,
                )


def _event(
    way: Way, row: AdmissionRow, since: date, due_on: date, done_on: date | None, what: str
) -> DevelopmentEvent:
    assert row.branch_id is not None
    return DevelopmentEvent(
        way,
        row.case_id,
        row.person_id,
        row.person_uid,
        row.name,
        row.branch_id,
        since,
        due_on,
        done_on,
        what,
    )
