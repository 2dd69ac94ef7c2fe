"""`history`: what was done, by whom and when."""

from dataclasses import asdict
from datetime import date

import click

from dangjian_desktop.cli.context import Context, passed
from dangjian_desktop.cli.words import Command, Day
from dangjian_desktop.domain.rights import Right
from dangjian_desktop.queries.history import HistoryQuery, HistoryRow


@click.command("history", cls=Command, help="谁在什么时候做了什么，新的在前；匿名的只有月份。")
@click.option("--since", type=Day(), default=None, help="从哪一天起，如 2026-11-01（默认全部）")
@click.option(
    "--limit",
    type=click.IntRange(1, 100_000),
    metavar="条数",
    default=200,
    help="最多几条（默认 200）",
)
@passed
def history(context: Context, since: date | None, limit: int) -> None:
    """Answer the newest operations."""
    with context.opened() as data:
        may_see = Right.CASE_FILES in data.entry.rights
        found = HistoryQuery(since, limit, with_case_files=may_see).fetch()
    context.answer(
        [asdict(row) | {"about": list(row.about), "noted": _noted(row)} for row in found],
        [_line(row) for row in found] or ["没有改动。"],
    )


def _line(row: HistoryRow) -> str:
    about = "、".join(row.about)
    parts = (
        row.at[:16].replace("T", " "),
        row.actor or "（不记）",
        row.what + ("（已撤销）" if row.is_taken_back else ""),
        about,
        f"{row.changes} 处" if row.changes else "",
        _noted(row),
    )
    return "  ".join(part for part in parts if part)


def _noted(row: HistoryRow) -> str:
    return "" if row.noted is None else str(row.noted)
