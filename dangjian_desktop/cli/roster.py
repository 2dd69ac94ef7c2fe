"""`import` and `export` of the roster and of the branches: workbooks in and out."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from dangjian_desktop.cli.context import CommandError, Context, passed
from dangjian_desktop.cli.header_maps import read_header_map
from dangjian_desktop.cli.import_answers import (
    MOST_LINES,
    problem_lines,
    save_refused_option,
    saved_lines,
    told_problem,
)
from dangjian_desktop.cli.words import NEW_WORKBOOK, Group
from dangjian_desktop.domain.cells import SheetPlace
from dangjian_desktop.domain.messages import sentence
from dangjian_desktop.domain.problems import Address, Problem, Severity
from dangjian_desktop.domain.views import View
from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.host.paths import resources
from dangjian_desktop.operations.branch_import import (
    BranchExamination,
    examine_branch_file,
    import_branch_values,
)
from dangjian_desktop.operations.exports import export_branches, export_roster
from dangjian_desktop.operations.imports import (
    ImportChoices,
    Outcome,
    Policy,
    RosterExamination,
    examine_roster_files,
    file_labels,
    import_roster,
    save_refused_rows,
)
from dangjian_desktop.operations.templates import write_roster_template
from dangjian_desktop.queries.branch_columns import BranchListQuery
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.roster import RosterQuery, Scope
from dangjian_desktop.queries.roster_columns import column
from dangjian_desktop.queries.views import ViewsQuery, question_in_words, question_of, usual_columns


@click.group("import", cls=Group, help="导入工作簿。")
def import_() -> None:
    """Group the imports."""


@click.group("export", cls=Group, help="导出工作簿和日历。")
def export() -> None:
    """Group the exports."""


@import_.command("roster", help="导入党员名册（.xlsx .xls .csv），可以一次给几个文件。")
@click.argument("files", type=click.Path(path_type=Path), metavar="文件…", nargs=-1, required=True)
@click.option("--dry-run", is_flag=True, help="只检查，不写入")
@click.option("--sheet", metavar="名称", help="只读这张工作表")
@click.option(
    "--map",
    "map_file",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="表头与栏目的对应（JSON 对象）",
)
@click.option(
    "--policy",
    type=click.Choice([policy.value for policy in Policy]),
    default=Policy.UPDATE.value,
    help="已在名册里的人：update 更新，keep 保留不动，ask 只报告会改什么、不改",
)
@save_refused_option
@passed
def _import_roster(
    context: Context,
    files: tuple[Path, ...],
    dry_run: bool,
    sheet: str | None,
    map_file: Path | None,
    policy: str,
    save_refused: Path | None,
) -> None:
    """Examine workbooks and write what is good in them.

    With `--policy ask` nobody can be asked here: what would change is told like refused rows, one
    entry for each field, and those people stay as they are.
    """
    files = tuple(dict.fromkeys(file.absolute() for file in files))
    labels = file_labels(files)
    choices = ImportChoices(
        sheets=None if sheet is None else frozenset(SheetPlace(sheet, file) for file in labels),
        mapping={} if map_file is None else read_header_map(map_file),
        policy=Policy(policy),
    )
    synonyms = (resources() / "import" / "roster_headers.toml").read_text("utf-8")
    with context.opened() as data:
        examined = examine_roster_files(files, on=context.on, synonyms=synonyms, choices=choices)
        if sheet is not None and not examined.sheets:
            raise CommandError(f"工作簿里没有工作表“{sheet}”。请核对名称。")
        if not examined.rows:
            raise CommandError(_nothing_found(examined))
        # Before anything is written: where the rows cannot be saved, nothing has been done.
        saved = 0 if save_refused is None else save_refused_rows(examined, save_refused)
        if not dry_run and examined.has_effect:
            data.runner.run(import_roster(examination=examined))
    lines = [*_lines(examined, dry_run), *saved_lines(save_refused, saved)]
    context.answer(_answer(examined), lines)
    if examined.refused_count or examined.unread:
        context.has_faults()


@import_.command("branches", help="导入党支部的自定义栏目（.xlsx .xls .csv），如填好的党支部一览。")
@click.argument("file", type=click.Path(path_type=Path), metavar="文件")
@click.option("--dry-run", is_flag=True, help="只检查，不写入")
@passed
def _import_branches(context: Context, file: Path, dry_run: bool) -> None:
    """Examine a workbook of branches and write what is good in it."""
    synonyms = (resources() / "import" / "roster_headers.toml").read_text("utf-8")
    with context.opened() as data:
        examined = examine_branch_file(file.absolute(), on=context.on, synonyms=synonyms)
        if not dry_run and examined.changes:
            data.runner.run(import_branch_values(examination=examined))
    refused, warnings = _sorted_out(examined)
    context.answer(
        {
            "read": len(examined.rows),
            "updated": examined.count(Outcome.UPDATED),
            "unchanged": examined.count(Outcome.UNCHANGED),
            "refused": list(map(told_problem, refused)),
            "warnings": list(map(told_problem, warnings)),
        },
        _branch_lines(examined, dry_run),
    )
    if examined.count(Outcome.REFUSED):
        context.has_faults()


@export.command("roster", help="导出党员名册为 .xlsx；默认打码。")
@click.argument("file", type=NEW_WORKBOOK, metavar="文件.xlsx")
@click.option("--branch", metavar="名称", help="只导出这个党支部")
@click.option("--view", "view_name", metavar="名称", help="按这个视图的条件、栏目和排序导出")
@click.option("--unmasked", is_flag=True, help="身份证号、电话、住址写全（会留下记录）")
@passed
def _export_roster(
    context: Context, file: Path, branch: str | None, view_name: str | None, unmasked: bool
) -> None:
    """Write the roster of a branch or of everybody, or the list of a view."""
    with context.opened() as data:
        within = organisation_named(context, branch)
        if view_name is None:
            query = RosterQuery(context.on, within=within, scope=Scope.EVERYBODY)
            count = export_roster(query, file, run=data.runner.run, is_unmasked=unmasked)
        else:
            view, query = view_named(context, view_name, within)
            count = export_roster(
                query,
                file,
                run=data.runner.run,
                columns=shown_columns(context, view) or usual_columns(query),
                is_unmasked=unmasked,
                title=f"{view.name}（{question_in_words(query)}）",
                sheet_name=view.name,
            )
    context.answer({"rows": count}, [f"已导出 {count} 人：{file}"])


@export.command("template", help="写一份空白名册模板，发下去填好后可以直接导入。")
@click.argument("file", type=NEW_WORKBOOK, metavar="文件.xlsx")
@click.option("--branch", metavar="名称", help="只列出这个党支部和它的党小组")
@passed
def _export_template(context: Context, file: Path, branch: str | None) -> None:
    """Write a blank roster with the fields in use and their choices."""
    with context.opened():
        within = organisation_named(context, branch)
        count = write_roster_template(file, on=context.on, within=within)
    context.answer({"columns": count}, [f"已写出空白模板，{count} 栏：{file}"])


@export.command("branches", help="导出党支部一览为 .xlsx，自定义的栏目也在内；默认打码。")
@click.argument("file", type=NEW_WORKBOOK, metavar="文件.xlsx")
@click.option("--branch", metavar="名称", help="只导出这个组织下面的党支部")
@click.option("--unmasked", is_flag=True, help="遮盖的栏目写全（会留下记录）")
@passed
def _export_branches(context: Context, file: Path, branch: str | None, unmasked: bool) -> None:
    """Write the branches with their figures and fields."""
    with context.opened() as data:
        query = BranchListQuery(context.on, organisation_named(context, branch))
        count = export_branches(query, file, run=data.runner.run, is_unmasked=unmasked)
    context.answer({"rows": count}, [f"已导出 {count} 个党支部：{file}"])


def view_named(context: Context, name: str, within: int | None) -> tuple[View, RosterQuery]:
    """Return the saved view with a name and the question it asks, narrowed to an organisation.

    Raises:
        CommandError: When there is none, or it cannot be read or opened on the day.
    """
    rows = ViewsQuery().fetch()
    row = next((row for row in rows if row.name == name.strip()), None)
    if row is None:
        known = "、".join(row.name for row in rows)
        raise CommandError(f"没有名为“{name}”的视图。现有：{known}。")
    query, faults = (None, row.faults) if row.view is None else question_of(row.view, context.on)
    if row.view is None or query is None:
        raise CommandError(sentence(faults[0].at(Address())))
    if within is not None:
        query = replace(query, within=within)
    return row.view, query


def shown_columns(context: Context, view: View) -> tuple[str, ...]:
    """Return the columns of a view that there are, and tell of those that there are not."""
    gone = [key for key in view.columns if column(key) is None]
    if gone:
        context.tell(f"视图里有 {len(gone)} 栏现在没有了，没有写出。请重新保存这个视图。")
    return tuple(key for key in view.columns if key not in gone)


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


def _nothing_found(examined: RosterExamination) -> str:
    told = [sentence(problem) for problem in examined.problems if problem.code in _NO_ROSTER]
    return f"{_files(examined)}里没有可导入的人员。" + (told[0] if told else "")


_NO_ROSTER = frozenset({"header.not_found", "header.no_name", "sheet.hidden"})


def _files(examined: RosterExamination) -> str:
    """Return the file's name, or how many files there are."""
    count = len(examined.paths)
    return f"“{examined.path.name}”" if count == 1 else f" {count} 个文件"


def _answer(examined: RosterExamination) -> dict[str, Any]:
    """Return what scripts read: of several files the sums, and which file each problem is in."""
    refused, warnings = _sorted_out(examined)
    several = len(examined.paths) > 1
    answer: dict[str, Any] = {
        "read": len(examined.rows) - examined.count(Outcome.LEFT_OUT),
        "added": examined.count(Outcome.ADDED),
        "updated": examined.count(Outcome.UPDATED),
        "unchanged": examined.count(Outcome.UNCHANGED),
        "created": {
            "branches": list(examined.new_branches),
            "groups": [f"{branch} {group}" for branch, group in examined.new_groups],
        },
        "refused": [_told(problem, with_file=several) for problem in refused],
        "warnings": [_told(problem, with_file=several) for problem in warnings],
    }
    if several:
        answer["unread"] = [{"file": one.file, "reason": one.sentence} for one in examined.unread]
    return answer


def _sorted_out(
    examined: RosterExamination | BranchExamination,
) -> tuple[list[Problem], list[Problem]]:
    """Return why rows do not come in, and everything else that is told."""
    refused = [p for row in examined.rows for p in row.problems if _is_refusal(p)]
    return refused, [p for p in examined.problems if not _is_refusal(p)]


def _is_refusal(problem: Problem) -> bool:
    return problem.severity is Severity.REFUSED


def _told(problem: Problem, *, with_file: bool) -> dict[str, Any]:
    return (
        {"file": problem.where.file, **told_problem(problem)}
        if with_file
        else told_problem(problem)
    )


def _lines(examined: RosterExamination, dry_run: bool) -> list[str]:
    answer = _answer(examined)
    lines = [
        f"{'检查' if dry_run else '导入'}{_files(examined)}：读到 {answer['read']} 行，"
        f"新增 {answer['added']}，更新 {answer['updated']}，不变 {answer['unchanged']}，"
        f"未采用 {examined.refused_count}。"
    ]
    if examined.new_branches:
        lines.append("新建党支部：" + "、".join(examined.new_branches))
    if examined.new_groups:
        lines.append(f"新建党小组：{len(examined.new_groups)} 个")
    lines += [f"  没有读取：{one.sentence}" for one in examined.unread]
    return lines + problem_lines(*_sorted_out(examined))


def _branch_lines(examined: BranchExamination, dry_run: bool) -> list[str]:
    changes = examined.changes
    lines = [
        f"{'检查' if dry_run else '导入'}“{examined.path.name}”：读到 {len(examined.rows)} 行，"
        f"更新 {examined.count(Outcome.UPDATED)}，不变 {examined.count(Outcome.UNCHANGED)}，"
        f"未采用 {examined.count(Outcome.REFUSED)}。"
    ]
    lines += [
        f"  {one.branch_name} {one.field.label}：{one.shown_before or '（空）'} → {one.shown_after}"
        for one in changes[:MOST_LINES]
    ]
    if len(changes) > MOST_LINES:
        lines.append(f"  另外还改 {len(changes) - MOST_LINES} 项。")
    return lines + problem_lines(*_sorted_out(examined))
