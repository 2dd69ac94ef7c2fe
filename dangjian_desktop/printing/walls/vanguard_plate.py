"""党员先锋岗牌: a post that was awarded, with who stands at it and what they stand for.

Laid out as the plate of an area is; a photo stands on it only where the consent is recorded.
"""

from dangjian_desktop.domain.wall_facts import WallFact, photo_fact
from dangjian_desktop.domain.wall_sheets import WallPlace, WallPurpose
from dangjian_desktop.printing.poster import WallSheet
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import A4_LANDSCAPE, A5_LANDSCAPE, POSTER_PAPERS
from dangjian_desktop.printing.walls.area_plate import AreaPlate, lay_out


def states(plate: AreaPlate) -> tuple[WallFact, ...]:
    """Return which post it is, who stands at it, and what is said of it."""
    return (
        WallFact("", "先锋岗", plate.name),
        WallFact("", "所属", plate.under),
        *(WallFact(plate.word, "", one.name, one.uid) for one in plate.members),
        *(photo_fact(one.name, one.uid) for one in plate.members if one.photo is not None),
        *(WallFact("", label, text) for label, text in plate.lines if text != plate.name),
    )


VANGUARD_PLATE = WallSheet(
    code="vanguard_plate",
    name="党员先锋岗牌",
    title="党员先锋岗",
    paper=A4_LANDSCAPE,
    papers=(A5_LANDSCAPE, A4_LANDSCAPE, *POSTER_PAPERS),
    needs=("branch",),
    levels=(DetailLevel.WALL, DetailLevel.PUBLIC),
    place=WallPlace.WORKPLACE,
    purpose=WallPurpose.VANGUARD,
    has_ground=False,
    lay_out=lay_out,
    states=states,
)
