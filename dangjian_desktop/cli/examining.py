"""`examine`: the 台账体检 without a window."""

import click

from dangjian_desktop.cli.context import Context, passed
from dangjian_desktop.cli.roster import organisation_named
from dangjian_desktop.cli.words import Command
from dangjian_desktop.domain.checks import SEVERITY_WORDS
from dangjian_desktop.queries.examination import ExaminationQuery


@click.command(
    "examine",
    cls=Command,
    help="台账体检：缺项、先后颠倒、互相矛盾、不合规定的地方；有发现时退出码为 1。",
)
@click.option("--branch", metavar="名称", help="只查这个党支部或党委")
@passed
def examine(context: Context, branch: str | None) -> None:
    """Answer what the checks find; what was ignored with a reason is left out."""
    with context.opened():
        within = organisation_named(context, branch)
        found = [
            row for row in ExaminationQuery(context.on, within).fetch() if row.ignored_id is None
        ]
    answer = [
        {
            "where": row.where,
            "code": row.check.code,
            "text": row.sentence,
            "title": row.check.title,
            "severity": row.check.severity.value,
            "advice": row.check.advice,
            "rule": row.check.source,
            "level": row.check.level,
            "uid": row.uid,
            "mend": row.check.mend if row.can_mend else "",
        }
        for row in found
    ]
    lines = [f"{SEVERITY_WORDS[row.check.severity]}  {row.where}  {row.sentence}" for row in found]
    context.answer(answer, lines or ["没有发现问题。"])
    if found:
        context.has_faults()
