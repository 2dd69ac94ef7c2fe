"""`export calendar`: the activities as a calendar file for other programs."""

from datetime import date
from pathlib import Path

import click

from dangjian_desktop.cli.context import CommandError, Context, passed
from dangjian_desktop.cli.roster import organisation_named
from dangjian_desktop.cli.words import NEW_CALENDAR, Command, Day
from dangjian_desktop.operations.calendar_export import export_calendar, export_stretch
from dangjian_desktop.queries.calendar import CalendarQuery


@click.command("calendar", cls=Command, help="导出活动为 .ics 日历；手机和电脑的日历都能读。")
@click.argument("file", type=NEW_CALENDAR, metavar="文件.ics")
@click.option("--branch", metavar="名称", help="只导出这个组织和它下面的活动")
@click.option("--since", type=Day(), default=None, help="从哪一天起（默认今年 1 月 1 日）")
@click.option("--until", type=Day(), default=None, help="到哪一天止（默认明年 12 月 31 日）")
@passed
def export_calendar_file(
    context: Context, file: Path, branch: str | None, since: date | None, until: date | None
) -> None:
    """Write the activities of a stretch of days."""
    first, last = export_stretch(since, until, context.on)
    if last < first:
        raise CommandError(f"--until {last} 早于 --since {first}。请改正。")
    with context.opened():
        query = CalendarQuery(first, last, organisation_named(context, branch))
        count = export_calendar(query, file, on=context.on)
    context.answer({"rows": count}, [f"已导出 {count} 项活动：{file}"])
