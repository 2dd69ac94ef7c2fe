"""Samples of the ledgers."""

from datetime import date
from typing import Any

from dangjian_desktop.domain.filters import Condition, Filter, Match, Operator
from dangjian_desktop.operations.books import rename_book
from dangjian_desktop.operations.ledger_milestones import add_milestone
from dangjian_desktop.operations.ledgers import record_additions
from dangjian_desktop.queries.agenda_entries import AgendaEntriesQuery
from dangjian_desktop.queries.documents import DocumentsQuery
from dangjian_desktop.queries.duty_areas import (
    AreasQuery,
    AreaYearsQuery,
    CrewCoverageQuery,
    KnownCrewsQuery,
)
from dangjian_desktop.queries.escalations import EscalationsQuery
from dangjian_desktop.queries.ledger_books import BooksAsOfferedQuery, BookTablesQuery
from dangjian_desktop.queries.ledger_entries import EntryOfUidQuery, LedgerEntryQuery
from dangjian_desktop.queries.ledger_texts import UsedEntryTextsQuery
from dangjian_desktop.queries.ledgers import BooksQuery, LedgerQuery
from dangjian_desktop.queries.milestones import MilestonesQuery
from dangjian_desktop.queries.open_hazards import HazardsOpenQuery
from tests import make

ON = date(2026, 11, 21)
BRANCH = 2

EVERYTHING = Filter(
    Match.ANY,
    (
        Condition("owner", Operator.CONTAINS, ("张",)),
        Condition("step:checked", Operator.EMPTY),
        Condition("collective", Operator.FILLED),
    ),
)

SAMPLES: dict[type[Any], list[Any]] = {
    BookTablesQuery: [BookTablesQuery()],
    BooksAsOfferedQuery: [BooksAsOfferedQuery()],
    BooksQuery: [BooksQuery(ON, within=BRANCH, with_retired=True)],
    EntryOfUidQuery: [EntryOfUidQuery("0" * 16)],
    LedgerEntryQuery: [LedgerEntryQuery(1, ON), LedgerEntryQuery(2, ON)],
    LedgerQuery: [
        LedgerQuery(
            "hazard",
            ON,
            within=BRANCH,
            since=date(2026, 1, 1),
            until=ON,
            words="张三 待整改",
            only_open=True,
            only_late=True,
            condition=EVERYTHING,
            sort_key="owner",
        ),
        LedgerQuery("hazard", ON),
        LedgerQuery("superior_document", ON, words="通知", sort_key="holder"),
        LedgerQuery("lesson_plan", ON, sort_key="topic"),
    ],
    UsedEntryTextsQuery: [UsedEntryTextsQuery("hazard", "place")],
    AreasQuery: [AreasQuery(ON, within=BRANCH)],
    AreaYearsQuery: [AreaYearsQuery(ON, within=BRANCH)],
    KnownCrewsQuery: [KnownCrewsQuery(ON, within=BRANCH)],
    CrewCoverageQuery: [CrewCoverageQuery(ON, within=BRANCH)],
    MilestonesQuery: [MilestonesQuery(ON, date(2026, 12, 31), ON, within=BRANCH, only_open=True)],
    HazardsOpenQuery: [HazardsOpenQuery(BRANCH, ON)],
    EscalationsQuery: [EscalationsQuery(ON, within=BRANCH)],
    AgendaEntriesQuery: [AgendaEntriesQuery(activity, ON) for activity in range(1, 40)],
}


def fill(*, branch: int, person: int, **_ids: int) -> None:
    """Rows of a book, of a view on activities and of one on documents, and a changed book."""
    hazard = make.entry("hazard", branch, content="护网破损", owner=person, due_on="2026-11-15")
    make.advanced(hazard, "rectified", by=person, values={"measures": "更换"})
    project = make.entry("project", branch, name="攻关")
    make.done(add_milestone(entry_id=project, title="样机", due_on=date(2026, 12, 1), on=ON))
    make.entry("duty_area", branch, name="责任区", crew="检修班", members=person)
    make.done(rename_book(code="brand", label="品牌台账"))
    lecture = make.activity("party_lecture", branch)
    make.done(
        record_additions(book="lesson_plan", activity_id=lecture, values={"topic": "安全"}, on=ON)
    )
    for row in DocumentsQuery(ON).fetch():
        make.done(
            record_additions(
                book="superior_document", document_id=row.document_id, values={}, on=ON
            )
        )
    make.activity("themed_day", branch, "2026-11-21")
