"""Samples of the wall register: what hangs, what was printed, the plan of a room."""

from datetime import date
from typing import Any

from dangjian_desktop.domain.vocabulary import ConsentKind
from dangjian_desktop.domain.wall_facts import WallFact, stored_facts
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.photos import WallPhotoConsentQuery
from dangjian_desktop.queries.wall_consents import OwnConsentsQuery, WallConsentQuery
from dangjian_desktop.queries.wall_register import (
    EditionFileQuery,
    EditionOfNumberQuery,
    EditionsQuery,
    NextNumberQuery,
    PostersQuery,
    PostingsQuery,
    WallStandingQuery,
)
from dangjian_desktop.queries.wall_rooms import RoomPlanQuery, SpotsQuery
from dangjian_desktop.storage.models import (
    RoomWall,
    SheetEdition,
    WallPosting,
    WallSpot,
)
from tests import make

ON = date(2026, 11, 21)
HUNG_ON = date(2026, 1, 5)
BRANCH = 2


class _First:
    """A query of the first edition, looked up when it is asked."""

    def fetch(self) -> Any:
        """Answer it."""
        return EditionFileQuery(SheetEdition.select().first().id).fetch()


SAMPLES: dict[type[Any], list[Any]] = {
    PostingsQuery: [PostingsQuery(ON, BRANCH, with_past=True)],
    WallStandingQuery: [WallStandingQuery(ON, BRANCH)],
    EditionsQuery: [EditionsQuery(ON, BRANCH, "organisation_chart")],
    EditionOfNumberQuery: [EditionOfNumberQuery(1, ON)],
    EditionFileQuery: [_First()],
    NextNumberQuery: [NextNumberQuery()],
    WallConsentQuery: [WallConsentQuery(ConsentKind.PAIRING, ON)],
    OwnConsentsQuery: [OwnConsentsQuery(1)],
    WallPhotoConsentQuery: [WallPhotoConsentQuery(1)],
    PostersQuery: [PostersQuery()],
    SpotsQuery: [SpotsQuery(BRANCH)],
    RoomPlanQuery: [RoomPlanQuery(BRANCH, ON)],
}


def fill(*, branch: int, **_ids: int) -> None:
    """A sheet that names somebody and hangs on a wall of a room."""

    def hang(writer: Any) -> None:
        wall = writer.insert(
            RoomWall,
            organisation=branch,
            room="党员活动室",
            name="北墙",
            place=1,
            width_cm=600,
            height_cm=280,
        )
        spot = writer.insert(
            WallSpot,
            wall=wall,
            name="正中",
            sheet="organisation_chart",
            left_cm=100,
            top_cm=60,
            width_cm=120,
            height_cm=80,
        )
        edition = writer.insert(
            SheetEdition,
            number=1,
            sheet="organisation_chart",
            title="组织架构图",
            organisation=branch,
            choices=f'{{"code":"organisation_chart","organisation_id":{branch}}}',
            states=stored_facts([WallFact("党员", "", "张三"), WallFact("", "人数", "1")]),
            printed_on=HUNG_ON,
            digest=writer.keep_file(b"%PDF-1.4 no real sheet"),
            size=22,
        )
        writer.insert(WallPosting, edition=edition, spot=spot, posted_on=HUNG_ON)

    make.done(Operation("布景", "hang", hang))
