"""About whom or what a template can be filled: people, branches, activities, rows, scores."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from dangjian_desktop.domain.obligations import Every, Period
from dangjian_desktop.domain.score_periods import period_before, period_on
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import PRINTED, OrganisationKind, TemplateSubject
from dangjian_desktop.queries.activities import ActivitiesQuery
from dangjian_desktop.queries.ledgers import LedgerQuery
from dangjian_desktop.queries.organisations import OrganisationTreeQuery, Tree
from dangjian_desktop.queries.roster import RosterQuery, Scope
from dangjian_desktop.queries.template_values import About

#: How far back activities are offered, and how many rows of a book.
_DAYS_BACK, _MOST_ROWS = 500, 500
#: Quarters that are offered, the latest first.
_QUARTERS = 6


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that a template can be filled about.

    Attributes:
        detail: What tells it from others of the same name.
    """

    name: str
    detail: str
    about: About


@dataclass(frozen=True)
class TemplateCandidatesQuery:
    """What a template of a subject can be filled about.

    Attributes:
        within: In this organisation and below it; None for all.
        book: Code of the book.
        period: Code of the period of scores.
    """

    reads: ClassVar = (
        (RosterQuery.reads - {Topic.SEARCH, Topic.PHOTO})  # nobody is looked for
        | OrganisationTreeQuery.reads
        | ActivitiesQuery.reads
        | LedgerQuery.reads
    )
    subject: TemplateSubject
    on: date
    within: int | None = None
    book: str = ""
    period: str = ""

    def fetch(self) -> list[Candidate]:
        """Return them as they are offered: by name, or the latest first."""
        found: dict[TemplateSubject, Callable[[], Iterator[Candidate]]] = {
            TemplateSubject.PERSON: self._people,
            TemplateSubject.BRANCH: self._branches,
            TemplateSubject.ACTIVITY: self._activities,
            TemplateSubject.BOOK: self._entries,
            TemplateSubject.SCORE: self._branches,
        }
        return list(found[self.subject]())

    def _people(self) -> Iterator[Candidate]:
        for row in RosterQuery(self.on, within=self.within, scope=Scope.EVERYBODY).fetch():
            stage = "" if row.stage is None else PRINTED[row.stage]
            detail = " · ".join(filter(None, (row.branch_name, row.group_name, stage)))
            yield Candidate(row.facts.name, detail, About(person_id=row.person_id))

    def _branches(self) -> Iterator[Candidate]:
        tree = Tree.on(self.on)
        below = None if self.within is None else tree.below(self.within)
        for row in tree.of_kind(OrganisationKind.BRANCH):
            if below is None or row.organisation_id in below:
                path = tree.path(row.organisation_id)
                above = path[-2].name if len(path) > 1 else ""
                about = About(organisation_id=row.organisation_id, period=self.period)
                yield Candidate(row.name, above, about)

    def _activities(self) -> Iterator[Candidate]:
        since = self.on - timedelta(days=_DAYS_BACK)
        query = ActivitiesQuery(since, self.on + timedelta(days=_DAYS_BACK), self.within)
        for row in reversed(query.fetch()):
            detail = " · ".join((row.kind_label, row.organisation_name))
            name = f"{row.held_on.isoformat()} {row.name}"
            yield Candidate(name, detail, About(activity_id=row.activity_id))

    def _entries(self) -> Iterator[Candidate]:
        tree = Tree.on(self.on)
        node = tree.get(self.within)
        roots = [node] if node is not None else tree.children(None)
        for one in roots:
            about = About(organisation_id=one.organisation_id)
            yield Candidate(one.name, "整本台账", about)
        query = LedgerQuery(self.book, self.on, self.within)
        for row in query.rows(query.keys()[:_MOST_ROWS]):
            name = " ".join(filter(None, (row.numbered, row.title))) or "未写"
            day = row.row.day.printed if row.row.day else ""
            detail = " · ".join(filter(None, (day, row.organisation_name)))
            about = About(organisation_id=row.organisation_id, entry_key=row.key)
            yield Candidate(name, detail, about)


def periods_offered(on: date) -> tuple[Period, ...]:
    """Return the periods whose scores can be filled in: the last quarters and two years."""
    found = [period_on(Every.QUARTER, on)]
    while len(found) < _QUARTERS:
        found.append(period_before(found[-1]))
    year = period_on(Every.YEAR, on)
    return (*found, year, period_before(year))
