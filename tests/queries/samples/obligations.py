"""Samples of what is owed."""

from datetime import date
from typing import Any

from dangjian_desktop.domain.vocabulary import Mark, Post, Stage
from dangjian_desktop.operations.obligations import add_obligation_notice
from dangjian_desktop.operations.people import appoint
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.obligations import (
    CellQuery,
    ComplianceBoardQuery,
    NoticesQuery,
    ObligationChoicesQuery,
    ObligationsQuery,
    PeopleMattersQuery,
)
from dangjian_desktop.storage.models import Attendance, Zone
from tests import make

ON, BRANCH = date(2026, 11, 21), 2

SAMPLES: dict[type[Any], list[Any]] = {
    ObligationsQuery: [ObligationsQuery(ON, BRANCH)],
    ComplianceBoardQuery: [ComplianceBoardQuery(2026, ON)],
    PeopleMattersQuery: [PeopleMattersQuery(2026, ON)],
    CellQuery: [CellQuery(2026, ON, BRANCH, 11), CellQuery(2026, ON, BRANCH, 13)],
    NoticesQuery: [NoticesQuery(2026)],
    ObligationChoicesQuery: [ObligationChoicesQuery(2026)],
}


def fill(*, committee: int, branch: int, person: int, **_ids: int) -> None:
    """A notice, an elected seat, a themed day of the zone, and somebody who applies."""
    make.done(
        add_obligation_notice(
            obligation="obligations.organizational_life_meeting",
            organisation_id=committee,
            year=2026,
            due_on=date(2027, 3, 31),
            noticed_on=date(2026, 11, 1),
        )
    )
    make.done(
        appoint(
            person_id=person,
            organisation_id=branch,
            post=Post.PUBLICITY_MEMBER,
            on=date(2026, 2, 5),
            elected_on=make.day("2023-12-05"),
        )
    )
    zone = Zone.select().first().id
    held = make.activity("themed_day", branch, "2026-11-20", zone=zone)
    make.done(
        Operation(
            "布景",
            "attendance",
            lambda writer: writer.insert(
                Attendance, activity=held, person=person, mark=Mark.PRESENT
            ),
        )
    )
    make.person("钱七", branch, stage=Stage.APPLICANT, stage_since="2026-11-02")
