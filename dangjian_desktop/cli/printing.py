"""`print`: a sheet as a PDF, or the list of sheets."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from dangjian_desktop.cli.context import CommandError, Context, passed
from dangjian_desktop.cli.left_out import tell_left_out
from dangjian_desktop.cli.print_sources import Sources, worked_out
from dangjian_desktop.cli.roster import organisation_named, shown_columns, view_named
from dangjian_desktop.cli.sheet_sets import print_set, refuse_for_set
from dangjian_desktop.cli.words import Command, Day
from dangjian_desktop.domain.tiles import (
    MOST_MARGIN,
    MOST_OVERLAP,
    USUAL_MARGIN,
    USUAL_OVERLAP,
    Margins,
    Tile,
)
from dangjian_desktop.domain.wall_marks import WallMark
from dangjian_desktop.operations.paper_branch import read_typed_letter
from dangjian_desktop.operations.paper_cards import card_parts
from dangjian_desktop.operations.pdf_pages import page_count
from dangjian_desktop.operations.print_jobs import (
    LEAST_DPI,
    MOST_DPI,
    PDF_SUFFIX,
    USUAL_DPI,
    tiled_sheet,
    write_out,
)
from dangjian_desktop.operations.printout import ROSTER, ROSTER_VIEW, Printout
from dangjian_desktop.operations.printouts import (
    form_sheet,
    hangs,
    make_sheet,
    offered_sheets,
    sheets,
)
from dangjian_desktop.operations.wall_gallery import set_named
from dangjian_desktop.operations.wall_register import make_editions, record_edition
from dangjian_desktop.operations.word_files import WORD_SUFFIX, write_word
from dangjian_desktop.queries.activities import ActivityOfUidQuery
from dangjian_desktop.queries.ledger_entries import EntryOfUidQuery, LedgerEntryQuery
from dangjian_desktop.queries.ledgers import LedgerQuery
from dangjian_desktop.queries.roster import RosterQuery, Scope
from dangjian_desktop.queries.votes import ActivityVotesQuery

#: So many sheets are named to who mistyped one, as alike as this at least.
_MOST_NEAR, _NEAR = 3, 0.6


@click.command(
    "print",
    cls=Command,
    help="把一张版面（或成套的 ten 十上墙）打印成 PDF 或 PNG；--list 列出版面。",
)
@click.argument("code", required=False, metavar="[版面代号]")
@click.option("--list", "list_all", is_flag=True, help="列出全部版面")
@click.option("--branch", metavar="名称", help="党支部或党委的名称")
@click.option(
    "--person",
    "people",
    multiple=True,
    metavar="姓名",
    help="姓名、身份号码或编号（uid）；可写几次",
)
@click.option(
    "--activity", metavar="编号", default=None, help="活动的编号（uid），印会议通知、记录等"
)
@click.option(
    "--vote",
    type=click.IntRange(1, 99),
    default=None,
    help="这次活动的第几项表决，印选票、计票单、结果单；只有一项时不必写",
)
@click.option(
    "--year", type=click.IntRange(1950, 2200), default=None, help="哪一年的计划、轮值、合规表"
)
@click.option("--month", type=click.IntRange(1, 12), default=None, help="哪一个月的月报、班次表")
@click.option("--period", metavar="期间", default="", help="考评、夺旗、争星的哪一期，如 2026Q3")
@click.option("--view", "view_name", metavar="名称", help="名册按这个视图的条件、栏目和排序印")
@click.option("--book", metavar="代号", default="", help="哪一本台账（hazard、duty_list……）")
@click.option("--entry", metavar="编号", default=None, help="台账的一行（uid），印一事一档")
@click.option("--parted", is_flag=True, help="台账按支部分开，每个支部另起一页")
@click.option(
    "--paper",
    metavar="纸张",
    default="",
    help="A5 到 A0，可加横、竖；上墙的版面还可以写宽x高，如 60x90cm",
)
@click.option(
    "--theme",
    metavar="样式",
    default="",
    help="上墙版面的样式：plain 黑白、red_head 红头、full_colour 彩色",
)
@click.option(
    "--tile",
    metavar="纸张",
    default="",
    help="拼接：手头打印机的纸，如 A4、A4横、A3竖；大于这张纸的版面分成几张，先印拼接图",
)
@click.option(
    "--overlap",
    type=click.IntRange(0, MOST_OVERLAP),
    default=USUAL_OVERLAP,
    show_default=True,
    help="拼接时相邻两张重叠多少毫米",
)
@click.option(
    "--margin",
    type=click.IntRange(0, MOST_MARGIN),
    default=USUAL_MARGIN,
    show_default=True,
    help="打印机四边印不到的白边，毫米",
)
@click.option(
    "--dpi",
    type=click.IntRange(LEAST_DPI, MOST_DPI),
    default=USUAL_DPI,
    show_default=True,
    help="图片每英寸多少点；太大的版面存得粗一些，并说明",
)
@click.option(
    "--detail",
    type=click.Choice(["wall", "public", "archive"]),
    default=None,
    help="给谁看：上墙、公示、归档",
)
@click.option(
    "--sections",
    metavar="部分,部分",
    default="",
    help="信息卡只印这些部分，如 identity,party；活动的版面和各种登记表写 blank 印空白的",
)
@click.option("--groups", type=int, default=None, help="党小组划分方案：算成几个党小组")
@click.option(
    "--against",
    type=click.Path(path_type=Path),
    default=None,
    metavar="文件",
    help="对账差异表：与这个文件里的名单对账",
)
@click.option("--rubric", metavar="名称@版本", default=None, help="考评细则、差异、试算用哪一版")
@click.option(
    "--text",
    "letter",
    type=click.Path(path_type=Path),
    default=None,
    metavar="文件",
    help="公文的内容（.txt、.docx）：第一行标题，第二行主送（以冒号结尾），其余一段一行",
)
@click.option(
    "--register",
    "registers",
    is_flag=True,
    help="上墙的版面编号、印上二维码并登记（和窗口里打印一样）；不写就不编号，不改数据",
)
@click.option("--flow", is_flag=True, help="几个人的信息卡可以印在一页")
@click.option("--since", type=Day(), default=None, help="从哪一天起（变动、活动、来文、台账）")
@click.option("--until", type=Day(), default=None, help="到哪一天止（有 --since 时默认 --on 那天）")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="写到这个文件；.png 每页一张图片，.docx 是文字版面的 Word 文件，其余是 PDF",
)
@passed
def print_sheet(
    context: Context,
    code: str | None,
    list_all: bool,
    branch: str | None,
    people: tuple[str, ...],
    activity: str | None,
    vote: int | None,
    year: int | None,
    month: int | None,
    period: str,
    view_name: str | None,
    book: str,
    entry: str | None,
    parted: bool,
    paper: str,
    theme: str,
    tile: str,
    overlap: int,
    margin: int,
    dpi: int,
    detail: str | None,
    sections: str,
    groups: int | None,
    against: Path | None,
    rubric: str | None,
    letter: Path | None,
    registers: bool,
    flow: bool,
    since: date | None,
    until: date | None,
    out: Path | None,
) -> None:
    """Make the PDF of a sheet."""
    if list_all:
        offered = offered_sheets()
        answer = [
            {key: asdict(sheet)[key] for key in ("code", "title", "kind", "paper", "needs")}
            for sheet in offered
        ]
        context.answer(answer, [f"{s.code}  {s.title}  {s.paper}" for s in offered])
        return
    if code is None or out is None:
        raise CommandError("请写版面代号和 --out 文件名；用 print --list 看全部版面。")
    if view_name is not None and code not in (ROSTER, ROSTER_VIEW):
        raise CommandError(f"--view 只用于 {ROSTER} 和 {ROSTER_VIEW}。请改用 --branch。")
    with context.opened() as data:
        within = organisation_named(context, branch)
        edges = Margins(margin, margin, margin, margin)
        tiled = Tile(tile, overlap, edges) if tile else None
        wanted = set_named(code)
        if wanted is not None:
            refuse_for_set(
                wanted,
                out,
                {
                    "--activity": activity,
                    "--against": against,
                    "--book": book,
                    "--detail": detail,
                    "--entry": entry,
                    "--flow": flow,
                    "--groups": groups,
                    "--month": month,
                    "--parted": parted,
                    "--period": period,
                    "--person": people,
                    "--rubric": rubric,
                    "--sections": sections,
                    "--since": since,
                    "--text": letter,
                    "--until": until,
                    "--vote": vote,
                    "--year": year,
                },
            )
            print_set(
                context,
                wanted,
                within,
                out,
                paper=paper,
                theme=theme,
                tile=tiled,
                dpi=dpi,
                runner=data.runner if registers else None,
            )
            return
        code = _code_of(code)
        of_view: dict[str, Any] = {}
        if view_name is not None:
            view, query = view_named(context, view_name, within)
            columns = shown_columns(context, view) if code == ROSTER_VIEW else ()
            of_view = {"roster": query, "columns": columns, "heading": view.name}
        activity_id = activity_of_uid(activity) if activity is not None else None
        is_of_vote = any(one.code == code and "vote" in one.needs for one in sheets())
        of_form = form_sheet(code)
        printout = Printout(
            of_form or code,
            context.on,
            organisation_id=within,
            person_ids=tuple(person_named(context, person) for person in people),
            paper=paper,
            detail=detail or "",
            sections=_keys(sections),
            flows=flow,
            activity_id=activity_id,
            vote_id=_vote(activity_id, vote) if is_of_vote else None,
            year=year,
            month=month,
            period=period,
            since=since,
            until=until or (context.on if since is not None else None),
            book=book,
            ledger=ledger_row(context, entry) if entry is not None else None,
            is_parted=parted,
            form=code if of_form else "",
            theme=theme,
            typed="" if letter is None else read_typed_letter(letter),
            **of_view,
            **worked_out(context, code, branch, within, Sources(groups, against, rubric, period)),
        )
        if out.suffix.lower() == WORD_SUFFIX:
            write_word(printout, out)
            context.answer({"files": [str(out)]}, [f"已写成 Word 文件：{out}"])
            return
        if registers:
            _refuse_unhung(printout)
            ((printout, made),) = make_editions([printout])
        else:
            made = make_sheet(printout)
        content = made.content
        if tiled is not None:
            content = tiled_sheet(content, made.title, tiled)
        written = write_out(content, out, dpi=dpi)
        if registers:  # only what has been written is an edition
            data.runner.run(record_edition(printout=printout, made=made))
    report, pages = made.report, page_count(content)
    tell_left_out(context, report.missing_places, report.unreadable_photos)
    if written.coarser is not None:
        context.tell(str(written.coarser.told))
    printed: dict[str, Any] = {"pages": pages, "missing_glyphs": list(report.missing_glyphs)}
    if tile or out.suffix.lower() != PDF_SUFFIX:
        # Only what may become several files names them: a plain PDF answers what it always has.
        printed["files"] = [str(one) for one in written.files]
    if written.coarser is not None:
        printed["dpi"] = written.coarser.dpi
    lines = [f"已打印 {pages} 页：{_told(written.files)}"]
    if registers:
        printed["numbers"] = [printout.number]
        lines.append(f"编号 {WallMark(printout.number).short}，已登记印制。挂好后请在窗口里登记。")
    elif hangs(printout.code):
        lines.append("没有编号。要挂上墙、以后和当天的记录对照，请加 --register 再打印。")
    context.answer(printed, lines)


def _code_of(wanted: str) -> str:
    """Return the code of a sheet that is told by its code or title.

    Raises:
        CommandError: When there is none, with those that are called about so.
    """
    if form_sheet(wanted) or any(wanted == sheet.code for sheet in sheets()):
        return wanted
    titles = {sheet.code: sheet.title for sheet in offered_sheets()}
    codes = {title: code for code, title in titles.items()}
    if wanted in codes:
        return codes[wanted]
    near = get_close_matches(wanted, [*titles, *codes], _MOST_NEAR, _NEAR)
    named = dict.fromkeys(codes.get(one, one) for one in near)
    told = "、".join(f"{code}（{titles[code]}）" for code in named)
    asked = f"是不是{told}？" if told else ""
    raise CommandError(f"没有代号或名称为“{wanted}”的版面。{asked}请用 print --list 看全部版面。")


def _refuse_unhung(printout: Printout) -> None:
    """Refuse a number for what does not hang, before anything is made."""
    if not hangs(printout.code):
        raise CommandError("这不是上墙的版面，不编号。请去掉 --register。")


def _told(files: Sequence[Path]) -> str:
    return f"{files[0]} 等 {len(files)} 个文件" if len(files) > 1 else str(files[0])


def _keys(sections: str) -> tuple[str, ...]:
    """Return the keys of parts that are named by key or title, with either comma."""
    by_title = {part.title: part.key for part in card_parts()}
    words = [word.strip() for word in sections.replace("，", ",").split(",")]
    return tuple(by_title.get(word, word) for word in words if word)


def ledger_row(context: Context, wanted: str) -> LedgerQuery:
    """Return the question for one row of a ledger by its uid.

    Raises:
        CommandError: When there is none.
    """
    entry_id = EntryOfUidQuery(wanted.strip()).fetch()
    row = None if entry_id is None else LedgerEntryQuery(entry_id, context.on).fetch()
    if row is None:
        raise CommandError(f"台账里没有编号为“{wanted}”的记录。请用 find --json 查它的 uid。")
    return LedgerQuery(row.book.code, context.on, entries=(row.key,))


def activity_of_uid(wanted: str) -> int:
    """Return the row id of an activity by its uid.

    Raises:
        CommandError: When there is none.
    """
    found = ActivityOfUidQuery(wanted.strip()).fetch()
    if found is None:
        raise CommandError(f"没有编号为“{wanted}”的活动。请用 find --json 查它的 uid。")
    return found


def _vote(activity_id: int | None, number: int | None) -> int:
    """Return the vote meant by its number at the activity, or the only one."""
    votes = None if activity_id is None else ActivityVotesQuery(activity_id).fetch()
    if votes is None:
        raise CommandError("请写 --activity 活动的编号；用 find --json 查它的 uid。")
    if not votes.votes:
        raise CommandError("这次活动没有表决。请先在活动的“表决”里新增。")
    if number is None and len(votes.votes) > 1:
        told = "；".join(f"{place} {one.title}" for place, one in enumerate(votes.votes, 1))
        raise CommandError(
            f"这次活动有 {len(votes.votes)} 项表决：{told}。请用 --vote 写明第几项。"
        )
    number = number or 1
    if number > len(votes.votes):
        raise CommandError(f"这次活动只有 {len(votes.votes)} 项表决。请改 --vote。")
    return votes.votes[number - 1].vote_id


def person_named(context: Context, wanted: str) -> int:
    """Return the row id of somebody by name, uid or ID number.

    Raises:
        CommandError: When there is none, or several.
    """
    rows = RosterQuery(context.on, scope=Scope.EVERYBODY).fetch()
    found = [
        row
        for row in rows
        if wanted in (row.facts.name, row.uid) or wanted.upper() == row.facts.id_number
    ]
    if not found:
        raise CommandError(f"名册里没有“{wanted}”。请核对姓名。")
    if len(found) > 1:
        places = "；".join(f"{row.branch_name} {row.uid}" for row in found)
        raise CommandError(f"有 {len(found)} 位{wanted}：{places}。请改用编号。")
    return found[0].person_id
