"""`dues`: who is asked for the dues of a month, by which base, and what came in."""

from datetime import date
from decimal import Decimal
from typing import Any

import click

from dangjian_desktop.cli.context import CommandError, Context, passed
from dangjian_desktop.cli.roster import organisation_named
from dangjian_desktop.cli.words import Command
from dangjian_desktop.domain.dues_months import STATE_WORDS, plain_figure
from dangjian_desktop.domain.obligations import Every
from dangjian_desktop.domain.score_periods import length_of, period_of
from dangjian_desktop.queries.dues import DuesMonthQuery, DuesRow


@click.command(
    "dues", cls=Command, help="党费：一个月里应交多少、已交多少、连续几个月没有交；只列事实。"
)
@click.option("--month", required=True, metavar="月", help="如 2026-11")
@click.option("--branch", metavar="名称", help="只列这个党组织（党小组、党支部、党委）的人")
@passed
def dues(context: Context, month: str, branch: str | None) -> None:
    """Answer everybody who is asked for the month, branch by branch, by name."""
    first = month_named(month)
    with context.opened():
        within = organisation_named(context, branch)
        found = DuesMonthQuery(context.on, first, within).fetch()
    answer = [_answer(row) for row in found.rows]
    lines = [_line(row) for row in found.rows]
    if lines:
        told = found.totals
        lines.append(
            f"共 {told.people} 人，应交 {told.owed:.2f} 元，已交 {told.paid:.2f} 元，"
            f"待交 {told.open:.2f} 元，待登记基数 {told.without_base} 人"
        )
    context.answer(answer, lines or ["这个月这里没有要交党费的党员。"])


def month_named(text: str) -> date:
    """Return the first day of a month as it is typed.

    Raises:
        CommandError: When it is no month.
    """
    told = period_of(text)
    if told is None or length_of(told) is not Every.MONTH:
        raise CommandError(f"不认识月份“{text}”。请写成 2026-11 的样子。")
    return told.first


def _answer(row: DuesRow) -> dict[str, Any]:
    """Return a row as it is answered; money and rates are texts, so that no float touches them."""
    return {
        "person": row.name,
        "base": _money(row.base),
        "rate": None if row.rate is None else plain_figure(row.rate),
        "amount": _money(row.owed),
        "paid": _money(row.paid),
        "months_unpaid": row.months_unpaid,
        "uid": row.person_uid,
        "branch": row.branch_name,
        "open": _money(row.open),
        "state": row.state.value,
        "slab": str(row.slab_text) or None,
        "waiver": row.waiver or None,
        "alert": row.alert.value,
    }


def _money(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:.2f}"


def _line(row: DuesRow) -> str:
    owed = "待登记基数" if row.owed is None else f"应交 {row.owed:.2f}"
    parts = [row.name, row.branch_name, owed, f"已交 {row.paid:.2f}", STATE_WORDS[row.state]]
    if row.slab_text:
        parts.append(f"基数 {_money(row.base) or '—'}（{row.slab_text}）")
    if row.waiver:
        parts.append(f"减免：{row.waiver}")
    if row.months_unpaid:
        parts.append(f"连续 {row.months_unpaid} 个月未交")
    return "  ".join(parts)
