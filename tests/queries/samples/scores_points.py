"""Samples of member points: entries by hand, a class, somebody who takes no part, a resolution."""

from datetime import date
from decimal import Decimal
from typing import Any

from dangjian_desktop.domain.vocabulary import ClosingSubject, PointsExtent
from dangjian_desktop.operations import points
from dangjian_desktop.operations.closings import close_period
from dangjian_desktop.queries.person_points import PersonPointsQuery
from dangjian_desktop.queries.point_standing import PointStandingQuery, PublicityQuery
from dangjian_desktop.queries.points import PointsQuery
from tests import make

ON, BRANCH, PERSON = date(2026, 11, 21), 2, 1

SAMPLES: dict[type[Any], list[Any]] = {
    PointsQuery: [
        PointsQuery(ON, "2026-11", BRANCH),
        PointsQuery(ON, "2026Q3"),
        PointsQuery(ON, "2026-08"),
    ],
    PersonPointsQuery: [
        PersonPointsQuery((PERSON,), ON, "2026"),
        PersonPointsQuery((PERSON,), ON, "2026-08"),
    ],
    PointStandingQuery: [PointStandingQuery(PERSON, ON)],
    PublicityQuery: [PublicityQuery(BRANCH, ON), PublicityQuery(None, ON)],
}


def fill(*, branch: int, person: int, **_ids: int) -> None:
    """Points of a closed month and of an open one, a class, and what the meeting resolved."""
    for period in ("2026-08", "2026-11"):
        make.done(
            points.record_points(
                person_ids=[person],
                period=period,
                points=Decimal(2),
                reason="带班抢修",
                on=ON,
                rule="extra",
            )
        )
    make.entry(
        "stopped_violation",
        branch,
        day="2026-11-03",
        stopped_by=person,
        place="主井口",
        kind="违章作业",
    )
    meeting = make.activity("general_meeting", branch, "2026-10-12")
    make.done(
        points.record_points_class(person_ids=[person], code="surface", since=date(2026, 9, 1))
    )
    make.done(
        points.record_publicity(
            organisation_id=branch,
            extent=PointsExtent.ALL_REACHED,
            activity_id=meeting,
            since=date(2026, 10, 12),
            on=ON,
        )
    )
    make.done(
        close_period(
            subject=ClosingSubject.POINTS,
            organisation_id=branch,
            period="2026-08",
            on=ON,
            pending_reason="补录中",
        )
    )
