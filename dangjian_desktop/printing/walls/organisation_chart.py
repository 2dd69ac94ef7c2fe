"""组织架构图: a branch with its committee, groups and people, or the mine with its branches."""

from dangjian_desktop.domain.wall_facts import WallFact, photo_fact
from dangjian_desktop.domain.wall_sheets import WallPlace, WallPurpose
from dangjian_desktop.printing.ink import Checked, Ink
from dangjian_desktop.printing.poster import Area, Shape, WallSheet
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import A3_LANDSCAPE, POSTER_PAPERS
from dangjian_desktop.printing.walls.branch_chart import branch_shapes
from dangjian_desktop.printing.walls.chart import BranchChart, MineChart
from dangjian_desktop.printing.walls.mine_chart import mine_shapes


def lay_out(
    chart: BranchChart | MineChart, title: Checked, page: Area, ink: Ink
) -> tuple[Shape, ...]:
    """Place a chart on a page of any size."""
    if isinstance(chart, MineChart):
        return tuple(mine_shapes(chart, title, page, ink))
    return tuple(branch_shapes(chart, title, page, ink))


def states(chart: BranchChart | MineChart) -> tuple[WallFact, ...]:
    """Return the numbers, who holds which post, and who belongs where."""
    found = [WallFact("", "名称", chart.name), WallFact("", "人数", chart.summary)]
    found += [WallFact("", one.post, one.name, one.uid) for one in chart.committee]
    found += _photos(chart)
    if isinstance(chart, MineChart):
        for unit in chart.units:
            found.append(WallFact(unit.name, "书记", unit.secretary))
            found.append(WallFact(unit.name, "人数", unit.summary))
            found.append(WallFact(unit.name, "所属", unit.under))
        return tuple(found)
    for group in chart.groups:
        if group.leader is not None:
            found.append(WallFact(group.name, "组长", group.leader.name, group.leader.uid))
        found += [WallFact(group.name, "", one.name, one.uid) for one in group.members]
    return (*found, *(WallFact("", "", one.name, one.uid) for one in chart.ungrouped))


def _photos(chart: BranchChart | MineChart) -> tuple[WallFact, ...]:
    """Return whose photos are shown, each once: the secretary stands in a group as well."""
    people = list(chart.committee)
    if isinstance(chart, BranchChart):
        for group in chart.groups:
            people += [*group.members, *([group.leader] if group.leader is not None else ())]
        people += chart.ungrouped
    shown = (photo_fact(one.name, one.uid) for one in people if one.photo is not None)
    return tuple(dict.fromkeys(shown))


ORGANISATION_CHART = WallSheet(
    code="organisation_chart",
    name="组织架构图",
    title="{name}组织架构图",
    paper=A3_LANDSCAPE,
    papers=POSTER_PAPERS,
    needs=("branch",),
    levels=(DetailLevel.WALL, DetailLevel.PUBLIC),
    place=WallPlace.ROOM,
    purpose=WallPurpose.ORGANISATION,
    lay_out=lay_out,
    states=states,
)
