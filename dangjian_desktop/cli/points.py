"""`points`: everybody's points in a period, ranked; who takes no part has no place."""

from typing import Any

import click

from dangjian_desktop.cli.context import CommandError, Context, passed
from dangjian_desktop.cli.numbers import number
from dangjian_desktop.cli.roster import organisation_named
from dangjian_desktop.cli.words import Command
from dangjian_desktop.domain.score_periods import period_of
from dangjian_desktop.operations.paper_points import points_text
from dangjian_desktop.queries.point_rows import PointsBoard, PointsRow
from dangjian_desktop.queries.points import PointsQuery


@click.command("points", cls=Command, help="党员积分：名次、分数和来历；不参评的没有名次。")
@click.option("--period", required=True, metavar="期间", help="如 2026-11、2026Q3、2026H2、2026")
@click.option("--branch", metavar="名称", help="只列这个党组织（党小组、党支部、党委）的人")
@passed
def points(context: Context, period: str, branch: str | None) -> None:
    """Answer everybody of a place, the best first; those without a place at the end."""
    told = period_of(period)
    if told is None:
        raise CommandError(
            f"不认识期间“{period}”。请写 2026-11（月）、2026Q3（季度）、2026H2（半年）或 2026。"
        )
    if told.first > context.on:
        raise CommandError(f"{told.label}还没有到。请另选期间。")
    with context.opened():
        within = organisation_named(context, branch)
        board = PointsQuery(context.on, period, within).fetch()
    rest = [row for row in board.rows if row.place is None]
    answer = [_answer(row, board) for row in (*board.by_place, *rest)]
    context.answer(answer, [_line(one) for one in answer] or ["这里还没有党员。"])


def _answer(row: PointsRow, board: PointsBoard) -> dict[str, Any]:
    if row.is_exempt:
        return {
            "place": None,
            "name": row.name,
            "figure": None,
            "reason": "不参评",
            "branch": row.branch_name,
            "class": row.class_label,
            "comparable": None,
        }
    parts = [
        f"{group} {points_text(row.by_group[group])}"
        for group in board.groups
        if group in row.by_group
    ]
    if board.every in board.rules.words.with_base:
        parts.insert(0, f"基础分 {points_text(row.base)}")
    parts.append("达标" if row.is_reached else "未达标")
    if row.waiting:
        parts.append(f"{row.waiting} 次考勤没有登记")
    return {
        "place": row.place,
        "name": row.name,
        "figure": number(row.figure),
        "reason": "，".join(parts),
        "branch": row.branch_name,
        "class": row.class_label,
        "comparable": number(row.comparable),
    }


def _line(one: dict[str, Any]) -> str:
    place = "—" if one["place"] is None else str(one["place"])
    figure = "" if one["figure"] is None else f"{one['figure']:g} 分"
    return f"{place:>4}  {one['name']}  {one['branch']}  {one['class']}  {figure}  {one['reason']}"
