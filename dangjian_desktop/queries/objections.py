"""Objections as they stand on a day: those that wait for an answer, and those that are upheld."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Any, ClassVar

from dangjian_desktop.domain.obligations import Period
from dangjian_desktop.domain.publications import publication_rule
from dangjian_desktop.domain.score_differences import score_differences
from dangjian_desktop.domain.score_periods import period_of
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import (
    ClosingSubject,
    ObjectionOutcome,
    ObjectionSubject,
    OrganisationKind,
)
from dangjian_desktop.domain.work_calendar import work_calendar
from dangjian_desktop.queries.activities import holders_below
from dangjian_desktop.queries.closing_heads import ClosingHead, closing_heads
from dangjian_desktop.queries.closings import ClosingRow, editions_of, frozen_branches_of
from dangjian_desktop.queries.dated_people import OrganisationNames
from dangjian_desktop.queries.organisations import OrganisationRow, Tree
from dangjian_desktop.storage.lookups import pairs, rows
from dangjian_desktop.storage.models import Objection, Person
from dangjian_desktop.storage.rulebook import rules_on

_UPHELD = (ObjectionOutcome.UPHELD, ObjectionOutcome.PARTLY_UPHELD)
_CLOSED: Mapping[ObjectionSubject, ClosingSubject] = {
    ObjectionSubject.SCORE: ClosingSubject.SCORE,
    ObjectionSubject.POINTS: ClosingSubject.POINTS,
}


class WaitsFor(StrEnum):
    """What an objection waits for."""

    ANSWER = "answer"
    CORRECTION = "correction"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class ObjectionRow:
    """One objection.

    Attributes:
        person: Whose points are meant; "" for those of the branch.
        is_late: Whether it came after the last day of the publication; None where nothing was
            published before.
        answer_due_on: Until when it is to be answered.
        waits_for: A correction, where it is upheld and no later edition of the closing that it is
            raised against has another figure for its branch yet.
        closer_id: Who has closed the period for the branch; None for nobody.
    """

    objection_id: int
    subject: ObjectionSubject
    organisation_id: int
    organisation_name: str
    person_id: int | None
    person: str
    period: Period
    item: str
    text: str
    raised_on: date
    raised_by: str
    is_late: bool | None
    answer_due_on: date
    outcome: ObjectionOutcome | None
    answer: str
    answered_on: date | None
    waits_for: WaitsFor
    closer_id: int | None


@dataclass(frozen=True)
class ObjectionsQuery:
    """Objections, those that wait for something first, then the newest.

    Attributes:
        within: Of this organisation and of what stands below it; None for all.
        subject: What they are raised against; None for everything.
        period: Code of the period; "" for all.
        only_open: Only those that wait for something.
    """

    reads: ClassVar = frozenset(
        {Topic.OBJECTION, Topic.CLOSING, Topic.ORGANISATION, Topic.PERSON, Topic.RULE}
    )
    on: date
    within: int | None = None
    subject: ObjectionSubject | None = None
    period: str = ""
    only_open: bool = False

    def fetch(self) -> tuple[ObjectionRow, ...]:
        """Return the objections."""
        chosen: Any = Objection.select()
        if self.within is not None:
            chosen = chosen.where(
                Objection.organisation.in_(sorted(holders_below(self.within, self.on)))
            )
        if self.subject is not None:
            chosen = chosen.where(Objection.subject == self.subject)
        if self.period:
            chosen = chosen.where(Objection.period == self.period)
        stored = list(chosen.order_by(Objection.raised_on.desc(), Objection.id.desc()))
        people = sorted({row.person_id for row in stored if row.person_id is not None})
        persons = pairs(Person.select(Person.id, Person.name).where(Person.id.in_(people)))
        names, editions = OrganisationNames(), _editions()
        found = [_row(row, self.on, names, persons, editions) for row in stored]
        shown = [row for row in found if row is not None]
        if self.only_open:
            shown = [row for row in shown if row.waits_for is not WaitsFor.NOTHING]
        return tuple(sorted(shown, key=lambda row: row.waits_for is WaitsFor.NOTHING))


def objections_against(
    subject: ClosingSubject, branches: Collection[int], period: str
) -> tuple[int, int]:
    """Return how many objections there are against a closed period, and how many unanswered.

    Args:
        subject: What was closed.
        branches: Row ids of whom it was closed for.
        period: Code of the period.
    """
    against = next(one for one, closed in _CLOSED.items() if closed is subject)
    table = Objection
    found = rows(
        table.select(table.organisation, table.outcome).where(
            (table.subject == against) & (table.period == period)
        )
    )
    outcomes = [outcome for branch, outcome in found if branch in branches]
    return len(outcomes), outcomes.count(None)


def _editions() -> dict[tuple[ClosingSubject, str], list[ClosingHead]]:
    found: dict[tuple[ClosingSubject, str], list[ClosingHead]] = defaultdict(list)
    for head in closing_heads():
        found[head.subject, head.period].append(head)
    return found


def _row(
    row: Any,
    on: date,
    names: OrganisationNames,
    persons: Mapping[int, str],
    editions: Mapping[tuple[ClosingSubject, str], Sequence[ClosingHead]],
) -> ObjectionRow | None:
    period = period_of(row.period)
    if period is None:
        return None
    closed = _CLOSED.get(row.subject)
    known = editions.get((closed, row.period), ()) if closed is not None else ()
    path = Tree.on(period.last).path(row.organisation_id)
    here = {one.organisation_id for one in path} | {row.organisation_id}
    above = [one for one in known if one.organisation_id in here]
    published = [
        one.objections_until
        for one in above
        if one.objections_until is not None
        and one.published_on is not None
        and one.published_on <= row.raised_on
    ]
    rules = rules_on(row.raised_on)
    calendar = work_calendar(rules.values_of("holidays.work_calendar"))
    days = publication_rule(rules.values_of("publicity.score")).answer_days
    return ObjectionRow(
        row.id,
        row.subject,
        row.organisation_id,
        names.on(row.organisation_id, on),
        row.person_id,
        persons.get(row.person_id, ""),
        period,
        row.item,
        row.text,
        row.raised_on,
        row.raised_by,
        row.raised_on > published[-1] if published else None,
        calendar.after_working_days(row.raised_on, days),
        row.outcome,
        row.answer,
        row.answered_on,
        _waits_for(row, path, above),
        above[-1].organisation_id if above else None,
    )


def _waits_for(
    row: Any, path: Sequence[OrganisationRow], editions: Sequence[ClosingHead]
) -> WaitsFor:
    if row.outcome is None:
        return WaitsFor.ANSWER
    if row.outcome not in _UPHELD or not editions:
        return WaitsFor.NOTHING
    branch = next((one for one in path if one.kind is OrganisationKind.BRANCH), None)
    corrected = (
        _is_another(before, after, branch)
        # Contents are read of those alone that were corrected since: each may be a megabyte.
        for one in editions
        if one.edition > 1 and one.closed_on >= row.answered_on
        for before, after in pairwise(editions_of(one.subject, one.organisation_id, one.period))
        if after.closing_id == one.closing_id
    )
    return WaitsFor.NOTHING if any(corrected) else WaitsFor.CORRECTION


def _is_another(before: ClosingRow, after: ClosingRow, branch: OrganisationRow | None) -> bool:
    """Whether an edition has other figures of a branch than the one before; not if taken over."""
    if branch is None:  # nothing smaller than the whole can be compared
        return True
    if after.subject is ClosingSubject.SCORE:
        old, new = (
            dict(enumerate(one for one in frozen_branches_of(row) if one.uid == branch.uid))
            for row in (before, after)
        )
        return bool(score_differences(old, new))
    # The day's list starts without the rules of points.
    from dangjian_desktop.queries.closed_points import sealed_tables

    return sealed_tables(before, branch.uid) != sealed_tables(after, branch.uid)
