"""Samples of the 迎检盒: a branch with meetings, a row, a document and evidence of every kind."""

from datetime import date
from typing import Any

from dangjian_desktop.domain.score_periods import period_of
from dangjian_desktop.operations.activities import change_activity
from dangjian_desktop.operations.attachments import NewFile, add_attachments
from dangjian_desktop.operations.score_evidence import add_evidence
from dangjian_desktop.queries.inspection_box import InspectionBoxQuery, standing_score
from tests import make

ON = date(2026, 11, 20)
PERIOD = "2026Q3"

SAMPLES: dict[type[Any], list[Any]] = {InspectionBoxQuery: [InspectionBoxQuery(2, PERIOD, ON)]}


def fill(**ids: int) -> None:
    """Put evidence into the box of the branch; a rubric of every measure is there before."""
    branch = ids["branch"]
    meeting = make.activity("general_meeting", branch, "2026-09-20")
    make.done(
        change_activity(activity_id=meeting, values={"minutes": "记录"}, on=date(2026, 9, 20))
    )
    score = standing_score(branch, period_of(PERIOD), ON)
    assert score is not None
    given = {"organisation_id": branch, "period": PERIOD, "item": score.items[0].item.code}
    entry = make.entry("hazard", branch)
    key = make.done(add_evidence(**given, on=ON, values={"title": "会", "activity": meeting}))
    make.done(add_evidence(**given, on=ON, values={"title": "行", "entry": entry}))
    make.done(add_attachments(files=(NewFile("照片.jpg", b"x"),), on=ON, evidence_id=key))
