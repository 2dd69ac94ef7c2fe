"""`privacy`: what is kept about persons, why, and on which sheets it stands."""

from dataclasses import asdict

import click

from dangjian_desktop.cli.context import Context, passed
from dangjian_desktop.cli.words import Command
from dangjian_desktop.host.paths import resources
from dangjian_desktop.operations.printouts import sheets
from dangjian_desktop.queries.personal_fields import PersonalFieldRow, personal_fields
from dangjian_desktop.storage.shipped import use_shipped


@click.command("privacy", cls=Command, help="个人数据一览：记哪些栏目、为什么记、印在哪些表上。")
@passed
def privacy(context: Context) -> None:
    """Answer the table; no data are opened."""
    use_shipped(resources())
    found = personal_fields({sheet.code: sheet.title for sheet in sheets()})
    context.answer([asdict(row) for row in found], [_line(row) for row in found])


def _line(row: PersonalFieldRow) -> str:
    fields = f"（{'、'.join(row.fields)}）" if row.fields else ""
    sheets = "、".join(row.sheets) or "只在窗口里看"
    return f"{row.table}{fields}：{row.purpose.zh}；{sheets}；合法删除时{row.erasing}"
