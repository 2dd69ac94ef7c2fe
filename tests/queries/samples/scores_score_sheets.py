"""Samples of sheets, boards and rankings of scores, and of what people found."""

from datetime import date
from typing import Any

from dangjian_desktop.domain.vocabulary import ClosingSubject
from dangjian_desktop.operations.closings import close_period
from dangjian_desktop.operations.score_evidence import add_evidence
from dangjian_desktop.operations.scores import record_finding
from dangjian_desktop.queries.rubrics import rubric_for
from dangjian_desktop.queries.score_evidence import ScoreEvidenceQuery
from dangjian_desktop.queries.score_findings import LinkChoicesQuery, ScoreFindingsQuery
from dangjian_desktop.queries.score_sheets import (
    RankQuery,
    ScoreBoardQuery,
    ScoreSheetQuery,
)
from dangjian_desktop.storage.models import Document, LedgerEntry
from tests import make
from tests.queries.samples.scores_appraisals import rubric_of_every_measure

ON = date(2026, 11, 20)
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)

SAMPLES: dict[type[Any], list[Any]] = {
    LinkChoicesQuery: [LinkChoicesQuery(2, FIRST, LAST)],
    RankQuery: [RankQuery("2026Q3", ON, 2), RankQuery("2026Q2", ON, 2), RankQuery("2026", ON)],
    ScoreBoardQuery: [ScoreBoardQuery(ON, 2, 2026)],
    ScoreEvidenceQuery: [ScoreEvidenceQuery(2, "2026Q3", ON)],
    ScoreFindingsQuery: [ScoreFindingsQuery(2, "2026Q3", ON)],
    ScoreSheetQuery: [ScoreSheetQuery(2, "2026Q3", ON), ScoreSheetQuery(2, "2026Q2", ON)],
}


def fill(**ids: int) -> None:
    """Findings that rest on each kind of record, and a closed quarter."""
    branch = ids["branch"]
    if rubric_for(date(2026, 3, 31)) is None:
        rubric_of_every_measure()
    links = {
        "activity": 1,
        "entry": LedgerEntry.get(~LedgerEntry.is_anonymous).id,
        "document": Document.get().id,
    }
    for name, key in links.items():
        make.done(
            add_evidence(
                organisation_id=branch,
                period="2026Q3",
                item="M0",
                on=ON,
                values={"title": "材料", name: key},
            )
        )
        make.done(
            record_finding(
                organisation_id=branch,
                period="2026Q3",
                item="M0",
                rule="r1",
                on=ON,
                values={name: key},
            )
        )
    make.done(
        close_period(
            subject=ClosingSubject.SCORE,
            organisation_id=branch,
            period="2026Q2",
            on=ON,
            pending_reason="样本",
        )
    )
