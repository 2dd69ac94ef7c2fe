"""`walls`: what hangs where since when, and what of it is true no more."""

import click

from dangjian_desktop.cli.context import Context, passed
from dangjian_desktop.cli.roster import organisation_named
from dangjian_desktop.cli.words import Command
from dangjian_desktop.domain.wall_marks import WallMark
from dangjian_desktop.queries.wall_register import HangingRow, WallStandingQuery


@click.command(
    "walls",
    cls=Command,
    help="在墙登记：什么挂在哪里，哪一张与今天的记录不一致；有过时的，退出码为 1。",
)
@click.option("--branch", metavar="名称", help="只看这个党支部或党委的墙")
@click.option("--stale", "only_stale", is_flag=True, help="只列过时的")
@passed
def walls(context: Context, branch: str | None, only_stale: bool) -> None:
    """Answer every sheet that hangs, the stale ones first, with the differences in words."""
    with context.opened():
        within = organisation_named(context, branch)
        found = WallStandingQuery(context.on, within).fetch()
    listed = [row for row in found if row.is_stale or not only_stale]
    answer = [
        {
            "code": row.code,
            "title": row.title,
            "posted_on": row.posted_on.isoformat(),
            "place": row.place,
            "stale": row.is_stale,
            "differences": [str(one) for one in row.differences],
            "number": row.number,
            "organisation": row.organisation,
            "copy": row.copy,
            "posted_by": row.posted_by,
            "printed_on": row.printed_on.isoformat(),
            "reprinted": row.successor or None,
        }
        for row in listed
    ]
    nothing = "没有过时的版面。" if found else "还没有登记上墙的版面。"
    context.answer(answer, [line for row in listed for line in _lines(row)] or [nothing])
    if any(row.is_stale for row in found):
        context.has_faults()


def _lines(row: HangingRow) -> list[str]:
    state = "已过时" if row.is_stale else "现行"
    mark = WallMark(row.number).of_copy(row.copy)
    head = f"{state}  {mark}  {row.title}  {row.place}  {row.posted_on.isoformat()} 上墙"
    return [head, *(f"    {one}" for one in row.differences)]
