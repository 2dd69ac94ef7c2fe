"""What was made known by a record of its own, and not by a posting of the wall register.

The public sheet of dues, a 公示 of 发展党员 and a closed period are each noted where they are
worked with; the catalogue of openness knows them by the sheet that they put up.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from peewee import JOIN

from dangjian_desktop.domain.paper_forms import PaperLayout, PaperSubject
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import ClosingSubject
from dangjian_desktop.queries.closing_heads import closing_heads
from dangjian_desktop.queries.dues_publications import publications_by_branch
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.paper_forms import forms_of
from dangjian_desktop.storage.database import stored_rows
from dangjian_desktop.storage.models import AdmissionCase, AdmissionPublicity, Membership

#: Topics of which it is told.
MADE_KNOWN_READS = frozenset(
    {Topic.DUES, Topic.DEVELOPMENT, Topic.MEMBERSHIP, Topic.CLOSING, Topic.ORGANISATION}
)
_OF_DUES = "dues_publication"
_OF_CLOSINGS = {
    ClosingSubject.SCORE: "score_publication",
    ClosingSubject.POINTS: "points_board",
}


@dataclass(frozen=True, slots=True)
class MadeKnown:
    """That a sheet was put up on a day, by its code."""

    sheet: str
    day: date


def made_known(on: date, within: int | None) -> list[MadeKnown]:
    """Return what was put up until a day, by whoever is within an organisation or for it.

    Args:
        on: The day.
        within: The organisation; None for everybody. A closed period of a committee is made known
            for everybody below it.
    """
    tree = Tree.on(on)
    below = None if within is None else tree.below(within)
    above = set() if within is None else {row.organisation_id for row in tree.path(within)}
    found = [
        MadeKnown(_OF_DUES, row.posted_on)
        for branch, rows in publications_by_branch(on).items()
        if below is None or branch in below
        for row in rows
    ]
    found += [
        MadeKnown(_OF_CLOSINGS[head.subject], head.published_on)
        for head in closing_heads()
        if head.published_on is not None
        and head.published_on <= on
        and (below is None or head.organisation_id in below | above)
    ]
    return found + _of_development(on, below)


def _of_development(on: date, below: Collection[int] | None) -> list[MadeKnown]:
    """Return the 公示 of people who were in the branches when it was put up."""
    sheets = {
        form.about: form.code
        for form in forms_of(PaperSubject.DEVELOPMENT)
        if form.layout is PaperLayout.NOTICE
    }
    table, posted = AdmissionPublicity, AdmissionPublicity.posted_on
    found = stored_rows(
        table.select(table.step, posted, Membership.branch_id)
        .join(AdmissionCase, on=(table.case == AdmissionCase.id))
        .join(
            Membership,
            JOIN.LEFT_OUTER,
            on=(
                (Membership.person == AdmissionCase.person)
                & (Membership.since.is_null() | (Membership.since <= posted))
                & (Membership.until.is_null() | (Membership.until > posted))
            ),
        )
        .where(posted <= on)
        .order_by(posted, table.id)
    )
    return [
        MadeKnown(sheets[step], date.fromisoformat(day))
        for step, day, organisation in found
        if step in sheets and (below is None or organisation in below)
    ]
