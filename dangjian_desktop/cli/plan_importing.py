"""`import plan`: a year plan out of a workbook, with the answer of every import."""

from dataclasses import replace
from pathlib import Path

import click

from dangjian_desktop.cli.context import CommandError, Context, passed
from dangjian_desktop.cli.header_maps import read_header_map
from dangjian_desktop.cli.import_answers import (
    problem_lines,
    save_refused_option,
    saved_lines,
    told_problem,
)
from dangjian_desktop.cli.words import Command
from dangjian_desktop.domain.headers import header_key
from dangjian_desktop.domain.plan_import import FIELDS, PlanWords, words_of
from dangjian_desktop.domain.problems import Severity
from dangjian_desktop.operations.import_plan import Outcome
from dangjian_desktop.operations.import_sheets import open_sheets
from dangjian_desktop.operations.imports import RawSheet
from dangjian_desktop.operations.plan_import import (
    PlanChoices,
    PlanExamination,
    examine_plan_file,
    import_plan,
    read_plan_sheets,
    save_refused_plan_rows,
)
from dangjian_desktop.storage.shipped_plan_words import plan_words


@click.command("plan", cls=Command, help="导入年度工作运行表（.xlsx .xls .csv）。")
@click.argument("file", type=click.Path(path_type=Path), metavar="文件")
@click.option("--dry-run", is_flag=True, help="只检查，不写入")
@click.option(
    "--map",
    "map_file",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="表头与栏目的对应（JSON 对象），导入后记住",
)
@click.option("--year", type=click.IntRange(2000, 2100), help="哪一年的计划（默认看标题和时限）")
@save_refused_option
@passed
def import_plan_file(
    context: Context,
    file: Path,
    dry_run: bool,
    map_file: Path | None,
    year: int | None,
    save_refused: Path | None,
) -> None:
    """Examine a workbook of a year plan and write what is good in it."""
    with context.opened() as data:
        path = file.absolute()
        sheets = open_sheets(path)
        choices = PlanChoices(year=year)
        if map_file is not None:
            fields = _fields(read_header_map(map_file), plan_words())
            choices = replace(choices, mappings=_mappings(fields, sheets, choices))
        examined = examine_plan_file(path, on=context.on, choices=choices, sheets=sheets)
        # Before anything is written: where the rows cannot be saved, nothing has been done.
        saved = 0 if save_refused is None else save_refused_plan_rows(examined, save_refused)
        if not dry_run and examined.has_effect:
            data.runner.run(import_plan(examination=examined))
    refused = [one for one in examined.problems if one.severity is Severity.REFUSED]
    warnings = [one for one in examined.problems if one.severity is Severity.WARNING]
    context.answer(
        {
            "read": len(examined.rows),
            "added": examined.count(Outcome.ADDED),
            "updated": examined.count(Outcome.UPDATED),
            "unchanged": examined.count(Outcome.UNCHANGED),
            "refused": list(map(told_problem, refused)),
            "warnings": list(map(told_problem, warnings)),
            "year": examined.year,
        },
        [
            _first_line(examined, dry_run),
            *problem_lines(refused, warnings),
            *saved_lines(save_refused, saved),
        ],
    )
    if refused:
        context.has_faults()


def _fields(told: dict[str, str], words: PlanWords) -> dict[str, str]:
    """Return header to field; a field may be told by its name or by a header that means it."""
    found = {
        header: field if field in ("", *FIELDS) else words.headers.get(header_key(field))
        for header, field in told.items()
    }
    strange = [told[header] for header, field in found.items() if field is None]
    if strange:
        known = "、".join(words_of(words, name) for name in FIELDS)
        raise CommandError(f"年度计划没有栏目“{strange[0]}”。可以写：{known}。")
    return {header: field or "" for header, field in found.items()}


def _mappings(
    told: dict[str, str], sheets: list[RawSheet], choices: PlanChoices
) -> dict[str, dict[str, str]]:
    """Return for each sheet what is told of the headers that it has."""
    keyed = {header_key(header): field for header, field in told.items()}
    return {
        sheet.fingerprint: {
            header: keyed[header_key(header)]
            for header in sheet.headers.values()
            if header_key(header) in keyed
        }
        for sheet in read_plan_sheets(sheets, choices)
        if sheet.fingerprint
    }


def _first_line(examined: PlanExamination, dry_run: bool) -> str:
    return (
        f"{'检查' if dry_run else '导入'}“{examined.path.name}”（{examined.year} 年）："
        f"读到 {len(examined.rows)} 行，新增 {examined.count(Outcome.ADDED)}，"
        f"更新 {examined.count(Outcome.UPDATED)}，不变 {examined.count(Outcome.UNCHANGED)}，"
        f"未采用 {examined.count(Outcome.REFUSED)}。"
    )
