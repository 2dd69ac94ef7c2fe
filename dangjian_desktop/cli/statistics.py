"""`statistics`: the two-year balance, the tables of a day and the figures of its year."""

from typing import Any

import click

from dangjian_desktop.cli.context import Context, passed
from dangjian_desktop.cli.roster import organisation_named
from dangjian_desktop.cli.words import Command
from dangjian_desktop.domain.statistics import CELL_WORDS
from dangjian_desktop.domain.year_figures import SECTION_WORDS, YearFigure
from dangjian_desktop.operations.statistics_lists import StatisticsReport, share_text
from dangjian_desktop.queries.statistics import StatisticsLine, StatisticsTable
from dangjian_desktop.queries.two_year import BalanceReason
from dangjian_desktop.queries.year_figures import YearFiguresQuery


@click.command(
    "statistics",
    cls=Command,
    help="党内统计：增减两年对账、各张统计表、年度数据；对账对不上的，退出码为 1。",
)
@click.option("--branch", metavar="名称", help="只统计这个党支部、党总支或党委")
@passed
def statistics(context: Context, branch: str | None) -> None:
    """Answer the balance with its reasons, every table, and the figures of the year."""
    with context.opened():
        within = organisation_named(context, branch)
        report = StatisticsReport.on(context.on, within)
        figures = YearFiguresQuery(report.sheet.year, context.on, within).fetch()
    sheet = report.sheet
    answer = {
        "on": context.on.isoformat(),
        "members": report.found.members,
        "probationary": report.found.probationary,
        "two_year": {
            "year": sheet.year,
            "opening": sheet.opening.isoformat(),
            "closing": sheet.closing.isoformat(),
            "cells": {str(cell): count for cell, count in sheet.balance.cells.items()},
            "fits": not sheet.balance.faults,
            "faults": [str(fault) for fault in sheet.balance.faults],
            "reasons": [_reason(one) for one in sheet.reasons],
        },
        "tables": [_table(one) for one in report.found.tables],
        "year_figures": [_figure(one) for one in figures],
    }
    lines = [f"{sheet.year} 年两年对账"]
    if sheet.balance.is_empty:
        lines.append(
            f"  {sheet.opening} 和 {sheet.closing} 都没有登记党员，下面的 0 不等于没有党员。"
            "请先登记或导入名册。"
        )
    lines += [f"  {cell:>2}  {CELL_WORDS[cell]}  {n}" for cell, n in sheet.balance.cells.items()]
    lines += [f"  {one.name}：{one.told}{one.mend}" for one in sheet.reasons]
    for table in report.found.tables:
        lines.append(table.title)
        lines += [f"  {one.label}  {one.count}  {share_text(one)}" for one in _lines(table)]
    lines.append(f"{sheet.year} 年度数据")
    lines += [f"  {SECTION_WORDS[one.section]}  {one.label}  {one.text}" for one in figures]
    context.answer(answer, lines)
    if sheet.balance.faults:
        context.has_faults()


def _reason(one: BalanceReason) -> dict[str, Any]:
    return {
        "person": one.name,
        "uid": one.uid,
        "effect": one.effect,
        "reason": str(one.told),
        "mend": str(one.mend),
    }


def _lines(table: StatisticsTable) -> tuple[StatisticsLine, ...]:
    return (*table.lines, *table.sums, table.total)


def _table(table: StatisticsTable) -> dict[str, Any]:
    return {
        "code": table.code.value,
        "title": table.title,
        "total": table.total.count,
        "not_filled": table.not_filled,
        "rows": [
            {
                "label": line.label,
                "counts": {part.value: count for part, count in line.counts.items()},
                "share": None if line.share is None else round(float(line.share), 6),
                "is_sum": line.is_sum,
            }
            for line in _lines(table)
        ],
    }


def _figure(one: YearFigure) -> dict[str, Any]:
    return {
        "section": SECTION_WORDS[one.section],
        "key": one.key,
        "label": one.label,
        "figure": None if one.number is None else round(float(one.number), 6),
        "text": one.text,
        "source": one.source,
    }
