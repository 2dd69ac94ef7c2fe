"""`check`: what is owed on a day, by which rule, and what was found."""

import click

from dangjian_desktop.cli.context import Context, passed
from dangjian_desktop.cli.roster import organisation_named
from dangjian_desktop.cli.words import Command
from dangjian_desktop.domain.obligations import BAD, PREFIX, Due, reasons
from dangjian_desktop.domain.vocabulary import PRINTED
from dangjian_desktop.queries.obligations import ObligationsQuery


@click.command(
    "check",
    cls=Command,
    help="组织生活的要求在这一天各是什么状态；有已逾期或已错过的，退出码为 1。",
)
@click.option("--branch", metavar="名称", help="只查这个党支部或党委")
@click.option("--year", type=click.IntRange(1950, 2200), metavar="年份", help="查另一年")
@passed
def check(context: Context, branch: str | None, year: int | None) -> None:
    """Answer every obligation with its state, the rule and what was found."""
    with context.opened():
        within = organisation_named(context, branch)
        found = ObligationsQuery(context.on, within, year).fetch()
    answer = [
        {
            "obligation": due.told.name.removeprefix(PREFIX),
            "subject": due.subject,
            "period": due.period.code,
            "due": None if due.due_on is None else due.due_on.isoformat(),
            "state": due.state.value,
            "rule": due.told.source,
            "found": [str(one.sentence(context.on)) for one in due.found],
            "title": due.told.title,
            "missing": list(due.missing),
            "urgent": due.is_urgent,
            "reason": [str(line) for line in reasons(due, context.on)],
            "doubts": list(due.told.doubts),
        }
        for due in found
    ]
    context.answer(answer, [_line(due) for due in found] or ["这一天没有要查的要求。"])
    if any(due.state in BAD for due in found):
        context.has_faults()


def _line(due: Due) -> str:
    day = "" if due.due_on is None else f"  {due.due_on.isoformat()} 到期"
    words = f"{PRINTED[due.state]}  {due.subject}  {due.told.title}  {due.period.label}{day}"
    return f"{words}  缺：{'、'.join(due.missing)}" if due.missing else words
