"""Samples of year plans and of the duties of zones."""

from datetime import date
from typing import Any

from dangjian_desktop.domain.vocabulary import PlanLevel
from dangjian_desktop.operations.plans import add_plan, add_plan_item
from dangjian_desktop.operations.zone_duties import apply_rotation
from dangjian_desktop.queries.plans import PlanItemsQuery, PlansQuery
from dangjian_desktop.queries.zone_duties import (
    LeadCountsQuery,
    ProposalQuery,
    RotationQuery,
    YearDutiesQuery,
    ZoneDutiesQuery,
)
from tests import make

ON, BRANCH, PLAN = date(2026, 11, 21), 2, 1

SAMPLES: dict[type[Any], list[Any]] = {
    PlansQuery: [PlansQuery()],
    PlanItemsQuery: [
        PlanItemsQuery(PLAN, ON, PlanLevel.BRANCH, (3,), BRANCH),
        PlanItemsQuery(1, ON),
    ],
    YearDutiesQuery: [YearDutiesQuery(2025)],
    ZoneDutiesQuery: [ZoneDutiesQuery(date(2025, 1, 1), BRANCH)],
    RotationQuery: [RotationQuery(2026)],
    ProposalQuery: [ProposalQuery(RotationQuery(2025))],
    LeadCountsQuery: [LeadCountsQuery(2025)],
}


def fill(**_ids: int) -> None:
    """A plan with items for one branch, for all and for the zones, and a zone that was led."""
    plan = make.done(add_plan(year=2026, entered_on=ON))
    assert plan == PLAN
    for title, owner in (("支委会", "各党支部"), ("工作总结", "各协作区")):
        values = {"title": title, "owner": owner, "month": 3}
        make.done(add_plan_item(plan_id=plan, values=values))
    make.done(apply_rotation(year=2025))
