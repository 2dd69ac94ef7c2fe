"""`import rubric` and `export rubric`: workbooks of rubrics in, out again, and filled."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from dangjian_desktop.cli.context import CommandError, Context, passed
from dangjian_desktop.cli.header_maps import read_header_map
from dangjian_desktop.cli.import_answers import problem_lines, told_problem
from dangjian_desktop.cli.roster import organisation_named
from dangjian_desktop.cli.words import NEW_WORKBOOK, Command, Day
from dangjian_desktop.domain.headers import header_key
from dangjian_desktop.domain.problems import Severity
from dangjian_desktop.domain.rubric import Rubric
from dangjian_desktop.domain.rubric_reading import plain_number
from dangjian_desktop.domain.rubric_sheet_words import FIELDS, RubricSheetWords
from dangjian_desktop.domain.rubric_sheets import shown_field
from dangjian_desktop.domain.rubric_wording import PhraseState
from dangjian_desktop.domain.score_periods import period_of
from dangjian_desktop.operations.import_sheets import open_sheets
from dangjian_desktop.operations.imports import RawSheet
from dangjian_desktop.operations.rubric_export import export_rubric_file, export_score_file
from dangjian_desktop.operations.rubric_import import (
    RubricChoices,
    RubricExamination,
    examine_rubric_file,
    import_rubric,
    read_rubric_sheets,
)
from dangjian_desktop.queries.inspection_box import standing_score
from dangjian_desktop.queries.rubrics import RubricRow, RubricsQuery, rubric_for, rubric_named
from dangjian_desktop.queries.scores import branch_scores, branches_within
from dangjian_desktop.storage.shipped_rubric_words import rubric_sheet_words


@click.command("rubric", cls=Command, help="导入考评细则（.xlsx .xls .csv），成为一个草稿版本。")
@click.argument("file", type=click.Path(path_type=Path), metavar="文件")
@click.option("--dry-run", is_flag=True, help="只检查，不写入")
@click.option("--sheet", "sheets", metavar="名称", multiple=True, help="读这张工作表；可写几次")
@click.option(
    "--map",
    "map_file",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="表头与栏目的对应（JSON 对象），导入后记住",
)
@click.option("--name", metavar="名称", help="细则的名称（默认看标题）")
@click.option("--version", metavar="版本", help="版本号（默认看标题的年份）")
@click.option("--since", type=Day(), default=None, help="从哪一天起用（默认标题年份的 1 月 1 日）")
@passed
def import_rubric_file(
    context: Context,
    file: Path,
    dry_run: bool,
    sheets: tuple[str, ...],
    map_file: Path | None,
    name: str | None,
    version: str | None,
    since: date | None,
) -> None:
    """Examine a workbook of a rubric and make a draft of it where nothing is refused."""
    with context.opened() as data:
        path = file.absolute()
        raw = open_sheets(path)
        choices = RubricChoices(
            sheets=tuple(dict.fromkeys(sheets)) or None, name=name, version=version, since=since
        )
        if map_file is not None:
            fields = _fields(read_header_map(map_file), rubric_sheet_words())
            choices = replace(choices, mappings=_mappings(fields, raw, choices))
        examined = examine_rubric_file(path, on=context.on, choices=choices, sheets=raw)
        if not dry_run and examined.has_effect:
            data.runner.run(import_rubric(examination=examined))
    warnings = [one for one in examined.problems if one.severity is Severity.WARNING]
    refused = list(examined.refused)
    context.answer(
        {
            "read": len(examined.items),
            "added": len(examined.items) if examined.has_effect else 0,
            "updated": 0,
            "unchanged": len(examined.items) if examined.same_as is not None else 0,
            "refused": list(map(told_problem, refused)),
            "warnings": list(map(told_problem, warnings)),
            "name": examined.name,
            "version": examined.version,
            "since": None if examined.since is None else examined.since.isoformat(),
            "total": plain_number(examined.maxima),
        },
        [_first_line(examined, dry_run), *problem_lines(refused, warnings)],
    )
    if refused:
        context.has_faults()


@click.command("rubric", cls=Command, help="导出考评细则为 .xlsx；给出党支部和时期时填上得分。")
@click.argument("file", type=NEW_WORKBOOK, metavar="文件.xlsx")
@click.option("--name", metavar="名称@版本", help="哪个细则（默认正在用的）")
@click.option("--branch", metavar="名称", help="填上这个党支部的得分和依据")
@click.option("--period", "period_code", metavar="时期", help="哪个时期，如 2026Q3、2026-07、2026")
@passed
def export_rubric_workbook(
    context: Context, file: Path, name: str | None, branch: str | None, period_code: str | None
) -> None:
    """Write a version of a rubric, blank or filled for a branch and a period."""
    if (branch is None) != (period_code is None):
        raise CommandError("填得分请同时给出 --branch 和 --period。")
    with context.opened():
        if branch is None or period_code is None:
            row = _rubric_named(name, context.on)
            count = export_rubric_file(_readable(row), file)
            told = f"已导出“{row.name} {row.version}”，{count} 项：{file}"
        else:
            period = period_of(period_code)
            if period is None:
                raise CommandError(
                    f"“{period_code}”不是时期。请写成 2026Q3、2026H2、2026-07 或 2026。"
                )
            branches = branches_within(organisation_named(context, branch), context.on)
            if len(branches) != 1:
                raise CommandError(f"“{branch}”不是一个党支部。请写党支部的名称。")
            if name is None:
                score = standing_score(branches[0][0], period, context.on)
            else:
                rubric = _readable(_rubric_named(name, period.last))
                score = branch_scores(rubric, period, context.on, branches)[0]
            if score is None:
                raise CommandError(f"{period.label}没有在用的细则。请用 --name 写明。")
            count = export_score_file(score, file, on=context.on)
            told = f"已导出 {branches[0][1]} {period_code} 的考评表，{count} 项：{file}"
    context.answer({"rows": count}, [told])


def _rubric_named(name: str | None, last_day: date) -> RubricRow:
    """Return the version that is named, else the one in force on a day."""
    if name is None:
        found = rubric_for(last_day)
        rows = RubricsQuery().fetch()
        if found is None and len(rows) == 1:
            found = rows[0]
        if found is None:
            raise CommandError(f"{last_day.isoformat()} 没有在用的细则。请用 --name 写明。")
        return found
    title, _, version = name.partition("@")
    row = rubric_named(title.strip(), version.strip())
    if row is None:
        known = "、".join(f"{one.name}@{one.version}" for one in RubricsQuery().fetch())
        raise CommandError(f"没有细则“{name}”。请从现有的里选：{known or '（还没有细则）'}。")
    return row


def _readable(row: RubricRow) -> Rubric:
    if row.rubric is None:
        raise CommandError(f"“{row.name} {row.version}”读不出来。请用较新的程序打开。")
    return row.rubric


def _fields(told: dict[str, str], words: RubricSheetWords) -> dict[str, str]:
    """Return header to field; a field may be told by its name or by a header that means it."""
    found: dict[str, str] = {}
    for header, field in told.items():
        known = field if field in ("", *FIELDS) else next(iter(words.fields_of(field)), None)
        if known is None:
            shown = "、".join(map(shown_field, FIELDS))
            raise CommandError(f"考评细则没有栏目“{field}”。可以写：{shown}。")
        found[header] = known
    return found


def _mappings(
    told: dict[str, str], sheets: list[RawSheet], choices: RubricChoices
) -> dict[str, dict[str, str]]:
    """Return for each sheet what is told of the headers that it has."""
    keyed = {header_key(header): field for header, field in told.items()}
    return {
        sheet.fingerprint: {
            header: keyed[header_key(header)]
            for header in sheet.headers.values()
            if header_key(header) in keyed
        }
        for sheet in read_rubric_sheets(sheets, choices)
        if sheet.fingerprint
    }


def _first_line(examined: RubricExamination, dry_run: bool) -> str:
    read = examined.count(PhraseState.READ)
    judged, ask = examined.count(PhraseState.JUDGED), examined.count(PhraseState.ASK)
    result = "有要改正的地方，没有导入" if examined.refused else f"{len(examined.items)} 项"
    if examined.same_as is not None:
        result = "和已有的版本相同，没有改动"
    return (
        f"{'检查' if dry_run else '导入'}“{examined.path.name}”为"
        f"“{examined.name} {examined.version}”草稿：{result}，合计 {plain_number(examined.maxima)} "
        f"分；评分办法认出 {read} 句，由人考核 {judged} 句，请确认 {ask} 句。"
    )
