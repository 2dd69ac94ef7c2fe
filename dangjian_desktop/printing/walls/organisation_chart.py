"""组织架构图: a branch with its committee, groups and people, or the mine with its branches."""

from dangjian_desktop.printing.ink import Checked, Ink
from dangjian_desktop.printing.poster import Area, Poster, Shape
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


ORGANISATION_CHART = Poster(
    code="organisation_chart",
    name="组织架构图",
    title="{name}组织架构图",
    paper=A3_LANDSCAPE,
    papers=POSTER_PAPERS,
    takes_any_size=True,
    needs=("branch",),
    levels=(DetailLevel.WALL, DetailLevel.PUBLIC),
    lay_out=lay_out,
)
