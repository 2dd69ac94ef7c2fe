"""`flags`: who has each of the five flags in a period, with the figure and why."""

from typing import Any

import click

from dangjian_desktop.cli.context import CommandError, Context, passed
from dangjian_desktop.cli.numbers import number
from dangjian_desktop.cli.roster import organisation_named
from dangjian_desktop.cli.words import Command
from dangjian_desktop.domain.contest import TURN_WORDS, FlagScore, shown_figure
from dangjian_desktop.domain.score_periods import period_of
from dangjian_desktop.queries.flags import FlagBoard, FlagRow, FlagsQuery


@click.command("flags", cls=Command, help="五面红旗：各旗的名次、得分，谁夺旗、保旗、失旗。")
@click.option("--period", required=True, metavar="期间", help="如 2026Q3")
@click.option("--branch", metavar="名称", help="只比这个党委（党总支）下的党支部")
@passed
def flags(context: Context, period: str, branch: str | None) -> None:
    """Answer every branch of every flag."""
    if period_of(period) is None:
        raise CommandError(f"不认识期间“{period}”。请写 2026Q3（季度）、2026-07、2026H2 或 2026。")
    with context.opened():
        within = organisation_named(context, branch)
        board = FlagsQuery(period, context.on, within).fetch()
    if board is None or not board.has_scores:
        context.answer([], ["这一期没有考评得分，评不出红旗。请先发布考评细则。"])
        return
    answer = [line for row in board.rows for line in _answers(row)]
    context.answer(answer, [line for row in board.rows for line in _lines(row, board)])


def _answers(row: FlagRow) -> list[dict[str, Any]]:
    if row.table.missing is not None:
        return [_answer(row, None)]
    return [_answer(row, one) for one in row.table.scores]


def _answer(row: FlagRow, one: FlagScore | None) -> dict[str, Any]:
    key = None if one is None else one.organisation_id
    reason = row.result.reason if key in (None, row.result.winner_id) else None
    if one is not None and one.reason is not None:
        reason = one.reason
    state = ""
    if key is not None and key == row.turn.holder_id:
        state = row.turn.turn.value
    elif key is not None and key == row.turn.lost_by:
        state = "lost"
    elif key in row.result.open_ids:
        state = "open"
    return {
        "place": None if one is None else one.place,
        "name": "" if one is None else one.name,
        "figure": None if one is None else number(one.figure),
        "reason": "" if reason is None else str(reason),
        "flag": row.flag.key,
        "title": row.flag.name,
        "state": state,
    }


def _lines(row: FlagRow, board: FlagBoard) -> list[str]:
    holder = board.names.get(row.turn.holder_id or 0, "")
    running = "（暂计）" if not board.is_final else ""
    head = f"{row.flag.name}：{TURN_WORDS[row.turn.turn]} {holder}{running}  {row.result.reason}"
    lines = [
        f"  {one.place or '—'}  {one.name}  "
        f"{'—' if one.figure is None else shown_figure(one.figure)}"
        f"{'' if one.reason is None else f'  {one.reason}'}"
        for one in row.table.scores
    ]
    return [head, *lines]
