"""`find`: quick find without a window."""

from dataclasses import asdict

import click

from dangjian_desktop.cli.context import Context, passed
from dangjian_desktop.cli.words import Command
from dangjian_desktop.operations.wall_gallery import sheet_names
from dangjian_desktop.queries.found import FoundKind
from dangjian_desktop.queries.quick_find import QuickFindQuery

#: What stands before each kind of answer.
KIND_WORDS = {
    FoundKind.PERSON: "人",
    FoundKind.ORGANISATION: "组织",
    FoundKind.POST: "职务",
    FoundKind.ACTIVITY: "活动",
    FoundKind.DOCUMENT: "来文",
    FoundKind.TASK: "任务",
    FoundKind.ENTRY: "台账行",
    FoundKind.BOOK: "台账",
    FoundKind.SHEET: "纸张",
    FoundKind.EDITION: "上墙版面",
    FoundKind.LAYOUT: "版面",
    FoundKind.VIEW: "视图",
    FoundKind.COMMAND: "命令",
    FoundKind.SUM: "速算",
}


@click.command(
    "find",
    cls=Command,
    help="查人、查组织、查台账、查视图、查命令：拼音首字母、全拼、汉字、身份证或电话尾号。",
)
@click.argument("text", metavar="文字")
@click.option("--limit", type=click.IntRange(1, 200), metavar="条数", default=20, help="最多几条")
@passed
def find(context: Context, text: str, limit: int) -> None:
    """Answer what a text can mean, best first."""
    with context.opened():
        found = QuickFindQuery(text, context.on, limit, sheet_names(context.on)).fetch()
    answer = []
    for row in found:
        told = asdict(row)
        del told["marks"], told["said"]
        answer.append(told)
    lines = [f"{KIND_WORDS[row.kind]}  {row.title}  {row.detail}" for row in found]
    context.answer(answer, lines or ["没有找到。"])
