"""Samples of closed periods and objections."""

from datetime import date
from decimal import Decimal
from typing import Any

from dangjian_desktop.domain.rubric import Rubric, RubricBlock, RubricItem
from dangjian_desktop.domain.vocabulary import ClosingSubject, ObjectionSubject
from dangjian_desktop.operations.closings import close_period
from dangjian_desktop.operations.objections import record_objection
from dangjian_desktop.operations.publications import post_closing
from dangjian_desktop.queries.awards import AwardsQuery
from dangjian_desktop.queries.closing_lists import ClosingsQuery, EditionsQuery
from dangjian_desktop.queries.objections import ObjectionsQuery
from tests import make

_ON = date(2026, 11, 20)
_PERIOD = "2009Q3"  # before anything else of the samples, with a rubric of its own
_CLOSED_ON = date(2009, 10, 8)

SAMPLES: dict[type[Any], list[Any]] = {
    AwardsQuery: [AwardsQuery(_ON), AwardsQuery(_ON, 1, date(2026, 1, 1), _ON)],
    ClosingsQuery: [ClosingsQuery(_ON), ClosingsQuery(_ON, 2, ClosingSubject.SCORE)],
    EditionsQuery: [EditionsQuery(ClosingSubject.SCORE, 1, _PERIOD)],
    ObjectionsQuery: [ObjectionsQuery(_ON), ObjectionsQuery(_ON, 2, only_open=True)],
}


def fill(committee: int = 1, branch: int = 2, person: int = 1, **_ids: int) -> None:
    """A quarter that was closed with something open, published, and objected to."""
    item = RubricItem("A1", "a", "某项", Decimal(100))
    made = Rubric(
        "旧细则",
        "1",
        "",
        (RubricBlock("a", "某块"),),
        (item,),
        date(2009, 1, 1),
        date(2009, 12, 31),
    )
    make.rubric(made, _ON)
    closing = make.done(
        close_period(
            subject=ClosingSubject.SCORE,
            organisation_id=committee,
            period=_PERIOD,
            on=_CLOSED_ON,
            pending_reason="样本",
        )
    )
    make.done(post_closing(closing_id=closing, published_on=_CLOSED_ON, on=_CLOSED_ON))
    for subject, whose in ((ObjectionSubject.SCORE, None), (ObjectionSubject.POINTS, person)):
        make.done(
            record_objection(
                subject=subject,
                organisation_id=branch,
                period=_PERIOD,
                text="样本",
                raised_on=_CLOSED_ON,
                on=_ON,
                person_id=whose,
            )
        )
