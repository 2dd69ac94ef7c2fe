"""`print ten`: a set of sheets as one PDF, and what could not be made of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from dangjian_desktop.cli.context import CommandError, Context
from dangjian_desktop.cli.left_out import tell_left_out
from dangjian_desktop.domain.sheet_sets import SheetSet
from dangjian_desktop.domain.tiles import Tile
from dangjian_desktop.domain.wall_marks import WallMark
from dangjian_desktop.operations.pdf_pages import page_count
from dangjian_desktop.operations.print_jobs import (
    Batch,
    PrintItem,
    make_batch,
    write_out,
)
from dangjian_desktop.operations.runner import Runner
from dangjian_desktop.operations.wall_gallery import gallery
from dangjian_desktop.operations.wall_printing import (
    Outgoing,
    OutgoingSheet,
    joined_content,
    make_outgoing,
)
from dangjian_desktop.operations.wall_register import record_edition
from dangjian_desktop.operations.word_files import WORD_SUFFIX


def refuse_for_set(wanted: SheetSet, out: Path, told: Mapping[str, object]) -> None:
    """Refuse what a set cannot be asked for: each of its sheets is as the gallery shows it.

    Args:
        wanted: The set. out: the file. told: by option what was said, empty for nothing.

    Raises:
        CommandError: With the options that are for single sheets.
    """
    single = [option for option, value in told.items() if value]
    if single:
        raise CommandError(
            f"{'、'.join(single)} 只用于单张版面，{wanted.name}不认。请去掉，或单独打印那一张。"
        )
    if out.suffix.lower() == WORD_SUFFIX:
        raise CommandError(f"{wanted.name}不能存成 {WORD_SUFFIX}。请改成 .pdf 或 .png。")


def print_set(
    context: Context,
    wanted: SheetSet,
    within: int | None,
    out: Path,
    *,
    paper: str,
    theme: str,
    tile: Tile | None,
    dpi: int,
    runner: Runner | None = None,
) -> None:
    """Print a set of a branch as one job, each sheet as the gallery shows it.

    Args:
        context: Says it.
        wanted: The set. within: of which branch. out: the file.
        paper, theme: "" for those of each sheet.
        tile, dpi: As of one sheet.
        runner: Keeps each sheet under a number of its own; None prints without numbers.

    Raises:
        CommandError: When nothing of it can be made; no file is written.
    """
    shown = {one.info.code: one for one in gallery(context.on, within)}
    items = [
        PrintItem(
            one.info.title,
            replace(
                one.printout,
                paper=paper or one.printout.paper,
                theme=theme or one.printout.theme,
            ),
        )
        for one in (shown[code] for code in wanted.sheets if code in shown)
    ]
    outgoing = Outgoing((), ()) if runner is None else make_outgoing(items, tile=tile)
    made = make_batch(items, tile=tile) if runner is None else _as_batch(outgoing)
    told = [f"{one.name}没有印：{one.reason}" for one in made.failed]
    if not made.content:
        reasons = {str(one.reason) for one in made.failed}
        shared = f"{wanted.name}一张也没有印：{min(reasons, default='')}"
        raise CommandError(shared if len(reasons) == 1 else "\n".join(told))
    editions = [one for one in outgoing.sheets if one.is_edition]
    written = write_out(made.content, out, dpi=dpi)
    if runner is not None:
        for sheet in editions:
            runner.run(record_edition(printout=sheet.printout, made=sheet.made))
    if written.coarser is not None:
        told.append(str(written.coarser.told))
    for line in told:
        context.tell(line)
    tell_left_out(context, made.missing_places, made.unreadable_photos)
    if made.failed:
        context.has_faults()
    pages = page_count(made.content)
    context.answer(
        {
            "pages": pages,
            "printed": [one.printout.sheet for one in made.printed],
            "failed": [{"title": one.name, "reason": str(one.reason)} for one in made.failed],
            "files": [str(one) for one in written.files],
            **({} if written.coarser is None else {"dpi": written.coarser.dpi}),
            **({} if runner is None else {"numbers": [one.printout.number for one in editions]}),
        },
        [
            f"{wanted.name}：已打印 {pages} 页，{len(made.printed)} 张版面：{written.files[0]}",
            *_numbers(editions, runner),
        ],
    )


def _numbers(editions: Sequence[OutgoingSheet], runner: Runner | None) -> list[str]:
    """Return which sheet got which number, a line each; or that none got one."""
    if runner is None:
        return ["没有编号。要挂上墙、以后和当天的记录对照，请加 --register 再打印。"]
    told = [f"编号 {WallMark(one.printout.number).short} {one.name}" for one in editions]
    return [*told, "已登记印制。挂好后请在窗口里登记。"] if told else []


def _as_batch(outgoing: Outgoing) -> Batch:
    """Return sheets that bear numbers, each made by itself, as one job."""
    reports = [one.made.report for one in outgoing.sheets]
    return Batch(
        joined_content(outgoing.sheets) if outgoing.sheets else b"",
        tuple(PrintItem(one.name, one.printout) for one in outgoing.sheets),
        outgoing.failed,
        tuple(dict.fromkeys(place for report in reports for place in report.missing_places)),
        tuple(dict.fromkeys(name for report in reports for name in report.unreadable_photos)),
    )
