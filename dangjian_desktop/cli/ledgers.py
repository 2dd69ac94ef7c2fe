"""`import ledger` and `export ledger`: any book out of a workbook and into one."""

from dataclasses import replace
from datetime import date
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
from dangjian_desktop.cli.roster import organisation_named
from dangjian_desktop.cli.words import NEW_TABLE, NEW_WORKBOOK, Command, Day
from dangjian_desktop.domain.headers import header_key
from dangjian_desktop.domain.ledger_sheets import HeaderSaid, headings
from dangjian_desktop.domain.ledgers import LedgerBook
from dangjian_desktop.domain.problems import Severity
from dangjian_desktop.operations.ledger_export import export_ledger, write_ledger_template
from dangjian_desktop.operations.ledger_import import (
    LedgerChoices,
    LedgerExamination,
    OpenedLedger,
    Outcome,
    examine_ledger_file,
    import_ledger,
    open_ledger_file,
    read_ledger_sheets,
    save_refused_entries,
)
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.ledgers import LedgerQuery

book_option = click.option(
    "--book", required=True, metavar="代号", help="哪一本台账：代号或名称，如 hazard、隐患"
)


@click.command(
    "ledger",
    cls=Command,
    help="导入台账的行（.xlsx .xls .et .csv）：先整份核对，好的行一次写入。"
    "表头按字段名和常见叫法认，不认得的用 --map 写明；"
    "状态可以带办理日期和办理人，与手工办理一样核对。"
    "已有的行按标识、序号和名称、日期和名称认出，没有变的不重复登记；"
    "与已有内容不一致的不猜，报出来请人定。",
)
@click.argument("file", type=click.Path(path_type=Path), metavar="文件")
@book_option
@click.option("--branch", required=True, metavar="名称", help="记到哪个组织；表里写了的按表里的")
@click.option("--dry-run", is_flag=True, help="只检查，不写入")
@click.option(
    "--map",
    "map_file",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="表头与栏目的对应（JSON 对象），导入后记住",
)
@save_refused_option
@passed
def import_ledger_file(
    context: Context,
    file: Path,
    book: str,
    branch: str,
    dry_run: bool,
    map_file: Path | None,
    save_refused: Path | None,
) -> None:
    """Examine a workbook of a ledger and write what is good in it."""
    with context.opened() as data:
        kept = book_named(book)
        within = organisation_named(context, branch)
        opened = open_ledger_file(file.absolute())
        choices = LedgerChoices(organisation_id=within)
        if map_file is not None:
            choices = _mapped(choices, read_header_map(map_file), opened, kept)
        examined = examine_ledger_file(
            opened, book=kept.code, within=within, on=context.on, choices=choices
        )
        # Before anything is written: where the rows cannot be saved, nothing has been done.
        saved = 0 if save_refused is None else save_refused_entries(examined, save_refused)
        if not dry_run and examined.has_effect:
            data.runner.run(import_ledger(examination=examined))
    refused = [
        one
        for row in examined.stays_out
        for one in row.problems
        if one.severity is Severity.REFUSED or row.outcome is Outcome.DOUBTFUL
    ]
    told = set(refused)
    warnings = [one for one in examined.problems if one not in told]
    context.answer(
        {
            "read": len(examined.rows),
            "added": examined.count(Outcome.ADDED),
            "updated": examined.count(Outcome.UPDATED),
            "unchanged": examined.count(Outcome.UNCHANGED),
            "created": {"branches": [], "groups": []},
            "refused": list(map(told_problem, refused)),
            "warnings": list(map(told_problem, warnings)),
            "book": kept.code,
        },
        [
            _first_line(examined, dry_run),
            *problem_lines(refused, warnings),
            *saved_lines(save_refused, saved),
        ],
    )
    if examined.stays_out:
        context.has_faults()


@click.command(
    "ledger",
    cls=Command,
    help="导出一本台账为 .xlsx 或 .csv，改好后可以再导入。附件不导出，只写有几个；"
    "姓名后面没有证件号，匿名的行只有月份。",
)
@click.argument("file", type=NEW_TABLE, metavar="文件.xlsx")
@book_option
@click.option("--branch", metavar="名称", help="只导出这个组织和它下面的")
@click.option("--since", type=Day(), help="从哪天起，如 2026-01-01")
@click.option("--until", type=Day(), help="到哪天止")
@passed
def export_ledger_file(
    context: Context,
    file: Path,
    book: str,
    branch: str | None,
    since: date | None,
    until: date | None,
) -> None:
    """Write the rows of a book."""
    with context.opened():
        kept = book_named(book)
        within = organisation_named(context, branch)
        query = LedgerQuery(kept.code, context.on, within, since, until)
        count = export_ledger(query, file)
    context.answer({"rows": count}, [f"已导出“{kept.label}”{count} 行：{file}"])


@click.command(
    "ledger-template", cls=Command, help="写一份台账的空白表，带选项和说明，填好后可以直接导入。"
)
@click.argument("file", type=NEW_WORKBOOK, metavar="文件.xlsx")
@book_option
@click.option("--branch", metavar="名称", help="只列出这个组织和它下面的")
@passed
def export_ledger_template(context: Context, file: Path, book: str, branch: str | None) -> None:
    """Write a blank table of a book."""
    with context.opened():
        kept = book_named(book)
        within = organisation_named(context, branch)
        count = write_ledger_template(file, book=kept.code, on=context.on, within=within)
    context.answer({"columns": count}, [f"已写出“{kept.label}”空白表，{count} 栏：{file}"])


def book_named(name: str) -> LedgerBook:
    """Return the book with a code or a name.

    Raises:
        CommandError: When there is none, or several.
    """
    books = [book for book in books_by_code().values() if not book.is_retired]
    found = [book for book in books if name in (book.code, book.label, book.short)]
    found = found or [book for book in books if name in book.label]
    if len(found) == 1:
        return found[0]
    if found:
        raise CommandError(
            f"“{name}”可能是：{'、'.join(book.label for book in found)}。请写全称或代号。"
        )
    known = "、".join(f"{book.code}（{book.short}）" for book in books)
    raise CommandError(f"没有台账“{name}”。现有：{known}。")


def _mapped(
    choices: LedgerChoices, told: dict[str, str], opened: OpenedLedger, book: LedgerBook
) -> LedgerChoices:
    """Return the choices with what is told of the headers that the file has."""
    labels = headings(book)
    keys = {header_key(label): key for key, label in labels.items()}
    fields: dict[str, str] = {}
    for header, said in told.items():
        key = said if said in ("", *labels) else keys.get(header_key(said))
        if key is None:
            known = "、".join(labels.values())
            raise CommandError(f"“{book.label}”没有栏目“{said}”。可以写：{known}。")
        fields[header_key(header)] = key
    headers = {}
    for sheet in read_ledger_sheets(opened, book, choices):
        mapping = {
            header: fields[header_key(header)]
            for header in sheet.headers.values()
            if header_key(header) in fields
        }
        if mapping:
            headers[sheet.name] = HeaderSaid(mapping=mapping)
    return replace(choices, headers=headers)


def _first_line(examined: LedgerExamination, dry_run: bool) -> str:
    return (
        f"{'检查' if dry_run else '导入'}“{examined.source}”（{examined.book.label}）："
        f"读到 {len(examined.rows)} 行，新增 {examined.count(Outcome.ADDED)}，"
        f"更新 {examined.count(Outcome.UPDATED)}，不变 {examined.count(Outcome.UNCHANGED)}，"
        f"未采用 {len(examined.stays_out)}。"
    )
