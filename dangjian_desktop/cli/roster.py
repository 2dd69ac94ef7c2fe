"""`import roster` and `export roster`: workbooks in and out."""

import json
from pathlib import Path
from typing import Any

import click

from dangjian_desktop.cli.context import CommandError, Context, passed
from dangjian_desktop.cli.words import Group
from dangjian_desktop.domain.messages import located_sentence, sentence
from dangjian_desktop.domain.problems import Problem, Severity
from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.host.paths import resources
from dangjian_desktop.operations.exports import export_roster
from dangjian_desktop.operations.imports import (
    ImportChoices,
    Outcome,
    RosterExamination,
    examine_roster_file,
    import_roster,
)
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.roster import RosterQuery, Scope

#: Problems listed one by one on a terminal; JSON always holds all.
_SHOWN = 40


@click.group("import", cls=Group, help="导入工作簿。")
def import_() -> None:
    """Group the imports."""


@click.group("export", cls=Group, help="导出工作簿。")
def export() -> None:
    """Group the exports."""


@import_.command("roster", help="导入党员名册（.xlsx .xls .csv）。")
@click.argument("file", type=click.Path(path_type=Path), metavar="文件")
@click.option("--dry-run", is_flag=True, help="只检查，不写入")
@click.option("--sheet", metavar="名称", help="只读这张工作表")
@click.option(
    "--map",
    "map_file",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="表头与栏目的对应（JSON 对象）",
)
@passed
def _import_roster(
    context: Context, file: Path, dry_run: bool, sheet: str | None, map_file: Path | None
) -> None:
    """Examine a workbook and write what is good in it."""
    choices = ImportChoices(
        sheets=None if sheet is None else frozenset({sheet}),
        mapping={} if map_file is None else _mapping(map_file),
    )
    synonyms = (resources() / "import" / "roster_headers.toml").read_text("utf-8")
    with context.opened() as data:
        examined = examine_roster_file(file, on=context.on, synonyms=synonyms, choices=choices)
        if sheet is not None and not examined.sheets:
            raise CommandError(f"工作簿里没有工作表“{sheet}”。请核对名称。")
        if not examined.rows:
            raise CommandError(_nothing_found(examined))
        if not dry_run and examined.has_effect:
            data.runner.run(import_roster(examination=examined))
    context.answer(_answer(examined), _lines(examined, dry_run))
    if examined.refused_count:
        context.has_faults()


@export.command("roster", help="导出党员名册为 .xlsx；默认打码。")
@click.argument("file", type=click.Path(path_type=Path), metavar="文件")
@click.option("--branch", metavar="名称", help="只导出这个党支部")
@click.option("--unmasked", is_flag=True, help="身份证号、电话、住址写全（会留下记录）")
@passed
def _export_roster(context: Context, file: Path, branch: str | None, unmasked: bool) -> None:
    """Write the roster of a branch or of everybody."""
    with context.opened() as data:
        query = RosterQuery(
            context.on, within=organisation_named(context, branch), scope=Scope.EVERYBODY
        )
        count = export_roster(query, file, run=data.runner.run, is_unmasked=unmasked)
    context.answer({"rows": count}, [f"已导出 {count} 人：{file}"])


def organisation_named(context: Context, name: str | None) -> int | None:
    """Return the id of the organisation with a name; None for no name.

    Raises:
        CommandError: When there is none, or several.
    """
    if name is None:
        return None
    tree = Tree.on(context.on)
    groups = {row.organisation_id for row in tree.of_kind(OrganisationKind.PARTY_GROUP)}
    rows = [row for row in tree.rows if row.organisation_id not in groups]
    found = [row for row in rows if row.name == name] or [row for row in rows if name in row.name]
    if not found:
        known = "、".join(row.name for row in rows[:20]) or "（还没有组织）"
        raise CommandError(f"没有名为“{name}”的组织。现有：{known}。")
    if len(found) > 1:
        raise CommandError(f"“{name}”可能是：{'、'.join(row.name for row in found)}。请写全称。")
    return found[0].organisation_id


def _mapping(path: Path) -> dict[str, str]:
    try:
        read = json.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise CommandError(f"表头对应文件读不出来：{path}。应为 JSON 对象。") from error
    is_object = isinstance(read, dict)
    if not is_object or not all(isinstance(value, str) for value in read.values()):
        raise CommandError('表头对应文件应是 {"表头": "字段"} 这样的 JSON 对象。')
    return {str(key): value for key, value in read.items()}


def _nothing_found(examined: RosterExamination) -> str:
    told = [sentence(problem) for problem in examined.problems if problem.code in _NO_ROSTER]
    return f"“{examined.path.name}”里没有可导入的人员。" + (told[0] if told else "")


_NO_ROSTER = frozenset({"header.not_found", "sheet.hidden"})


def _answer(examined: RosterExamination) -> dict[str, Any]:
    refused, warnings = _sorted_out(examined)
    return {
        "read": len(examined.rows) - examined.count(Outcome.LEFT_OUT),
        "added": examined.count(Outcome.ADDED),
        "updated": examined.count(Outcome.UPDATED),
        "unchanged": examined.count(Outcome.UNCHANGED),
        "created": {
            "branches": list(examined.new_branches),
            "groups": [f"{branch} {group}" for branch, group in examined.new_groups],
        },
        "refused": [_told(problem) for problem in refused],
        "warnings": [_told(problem) for problem in warnings],
    }


def _sorted_out(examined: RosterExamination) -> tuple[list[Problem], list[Problem]]:
    """Return why rows do not come in, and everything else that is told."""
    refused = [p for row in examined.rows for p in row.problems if _is_refusal(p)]
    return refused, [p for p in examined.problems if not _is_refusal(p)]


def _is_refusal(problem: Problem) -> bool:
    return problem.severity is Severity.REFUSED


def _told(problem: Problem) -> dict[str, Any]:
    return {
        "sheet": problem.where.sheet,
        "row": problem.where.row,
        "field": problem.where.field,
        "value": problem.found,
        "reason": sentence(problem),
    }


def _lines(examined: RosterExamination, dry_run: bool) -> list[str]:
    answer = _answer(examined)
    lines = [
        f"{'检查' if dry_run else '导入'}“{examined.path.name}”：读到 {answer['read']} 行，"
        f"新增 {answer['added']}，更新 {answer['updated']}，不变 {answer['unchanged']}，"
        f"未采用 {examined.refused_count}。"
    ]
    if examined.new_branches:
        lines.append("新建党支部：" + "、".join(examined.new_branches))
    if examined.new_groups:
        lines.append(f"新建党小组：{len(examined.new_groups)} 个")
    refused, warnings = _sorted_out(examined)
    for title, told in (("未采用", refused), ("提醒", warnings)):
        lines += [f"  {title} {located_sentence(problem)}" for problem in told[:_SHOWN]]
        if len(told) > _SHOWN:
            lines.append(f"  {title}还有 {len(told) - _SHOWN} 条，用 --json 查看全部。")
    return lines
