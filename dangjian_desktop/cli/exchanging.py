"""`exchange`: make a package for somebody, look into one, accept one."""

from pathlib import Path
from typing import Any

import click

from dangjian_desktop.cli.context import CommandError, Context, Exit, passed
from dangjian_desktop.cli.words import Command, Group
from dangjian_desktop.host.clock import now
from dangjian_desktop.operations.exchange_accepting import (
    Examined,
    MetPackage,
    accept_package,
    examine_package,
    meet_package,
    reopen_exchange,
)
from dangjian_desktop.operations.exchange_making import (
    SUPERIOR_NAME,
    direction_to,
    make_package,
    private_parts,
    shown_content,
)
from dangjian_desktop.operations.exchange_merging import Fate
from dangjian_desktop.operations.exchange_preview import FATE_WORDS, PreviewRow, preview
from dangjian_desktop.operations.opening import read_password
from dangjian_desktop.operations.year_package import make_year_package, meet_year, read_year

_FILE = click.Path(path_type=Path)
_MOST_SHOWN = 200
_LEFT = (
    "不能接收的：所属的人或活动不在本机，或本机已有另一项占着位置，或本机还有别的记录要用它。"
    "请补好后，请对方用 --whole 做一份完整的数据包再接收。"
)
_password = click.option(
    "--package-password-file", type=_FILE, metavar="文件", help="数据包口令文件（第一行）"
)
_STRANGER = "里面的内容还没有读。打电话核对指纹，一致后写 --trust 再看或接收。"
_trust = click.option("--trust", is_flag=True, help="第一次收到：已打电话核对过指纹")


@click.group("exchange", cls=Group, help="用 U 盘交换数据包：报上级、发支部、接收。")
def exchange() -> None:
    """Hold the commands of exchange."""


@exchange.command("make", cls=Command, help="做一个数据包：报“上级”，或发给某个党支部。")
@click.argument("file", type=_FILE, required=False, metavar="[文件]")
@click.option("--to", default=SUPERIOR_NAME, metavar="名称", help="给谁（默认 上级）")
@click.option("--with", "asked", multiple=True, metavar="内容", help="另带的内容，可写几次")
@click.option("--list", "only_list", is_flag=True, help="只列出要带的栏目，不做数据包")
@click.option("--whole", is_flag=True, help="做完整的包，不只是上次以后的改动")
@_password
@passed
def make(
    context: Context,
    file: Path | None,
    to: str,
    asked: tuple[str, ...],
    only_list: bool,
    whole: bool,
    package_password_file: Path | None,
) -> None:
    """Make a package, or list what would go along."""
    with context.opened() as data:
        direction = direction_to(to)
        content = shown_content(direction, asked)
        listed = [f"    {table.label}：{'、'.join(table.fields)}" for table in content.tables]
        held = [f"不带：{'、'.join(content.held)}"] if content.held else []
        fields: dict[str, Any] = {
            "fields": {table.label: list(table.fields) for table in content.tables},
            "held": list(content.held),
        }
        if only_list or file is None:
            parts = [f"    --with {code}    {label}" for code, label in private_parts(direction)]
            ask = ["可以另带：", *parts] if parts else []
            context.answer(fields, ["要带的栏目：", *listed, *held, *ask])
            if file is None and not only_list:
                raise CommandError("没有写数据包存到哪个文件。请写文件名，或用 --list 只看栏目。")
            return
        made = make_package(
            file,
            to=to,
            on=context.on,
            made_at=now().isoformat(timespec="seconds"),
            run=lambda work: data.runner.run(work).result,
            asked=asked,
            password=_password_of(package_password_file),
            is_whole=whole,
        )
    counted = "、".join(f"{label} {count} 项" for label, count in made.counts.items()) or "没有改动"
    context.answer(
        {
            "file": str(file),
            "number": made.facts.number,
            "since": made.facts.since,
            "counts": made.counts,
            "fingerprint": made.fingerprint,
            "notice": "" if made.notice is None else str(made.notice),
            **fields,
        },
        [
            "要带的栏目：",
            *listed,
            *held,
            f"已做好第 {made.facts.number} 号数据包：{file}",
            counted,
            *([] if made.notice is None else [str(made.notice)]),
            f"本机指纹：{made.fingerprint}",
        ],
    )


@exchange.command("look", cls=Command, help="核对一个数据包，看接收后会改什么；不写任何数据。")
@click.argument("file", type=_FILE, metavar="文件")
@_trust
@_password
@passed
def look(context: Context, file: Path, trust: bool, package_password_file: Path | None) -> None:
    """Prove a package and tell what accepting it would change; of strangers only who they are."""
    with context.opened():
        met = meet_package(file)
        if not met.is_known and not trust:
            context.answer(_of_whom(met), [*_lines(met), _STRANGER])
            return
        examined = examine_package(
            met, password=_password_of(package_password_file), is_trusted=trust
        )
        rows = preview(examined, context.on, _MOST_SHOWN)
    context.answer(_told(met, examined, rows), [*_lines(met, examined), *_row_lines(rows)])
    if examined.conflicts:
        context.has_faults()


@exchange.command("accept", cls=Command, help="接收一个数据包；两边都改过的要写明以谁为准。")
@click.argument("file", type=_FILE, metavar="文件")
@click.option(
    "--prefer",
    type=click.Choice(["mine", "theirs"]),
    default=None,
    help="两边都改过的：mine 以本机为准，theirs 以对方为准",
)
@_trust
@_password
@passed
def accept(
    context: Context,
    file: Path,
    prefer: str | None,
    trust: bool,
    package_password_file: Path | None,
) -> None:
    """Accept a package."""
    with context.opened() as data:
        met = meet_package(file)
        examined = examine_package(
            met, password=_password_of(package_password_file), is_trusted=trust
        )
        if examined.conflicts and prefer is None:
            rows = [
                row
                for row in preview(examined, context.on, _MOST_SHOWN)
                if row.fate is Fate.CONFLICT
            ]
            context.answer(_told(met, examined, rows), [*_lines(met, examined), *_row_lines(rows)])
            raise CommandError(
                f"有 {len(examined.conflicts)} 处两边都改过，没有接收。"
                "请写 --prefer mine 以本机为准，或 --prefer theirs 以对方为准。",
                Exit.WITH_FAULTS,
            )
        done = data.runner.run(
            accept_package(
                package=examined.package,
                on=context.on,
                is_trusted=trust,
                theirs=examined.conflicts if prefer == "theirs" else (),
            )
        ).result
    context.answer(
        {
            "sender": examined.package.facts.name,
            "number": examined.package.facts.number,
            "new": done.new,
            "changed": done.changed,
            "removed": done.removed,
            "kept": done.kept,
            "left": done.left,
        },
        [
            f"已接收“{examined.package.facts.name}”的第 {examined.package.facts.number} 号数据包",
            f"新增 {done.new} 项，改动 {done.changed} 项，删去 {done.removed} 项，"
            f"以本机为准 {done.kept} 处，不能接收 {done.left} 项",
            *([_LEFT] if done.left else []),
        ],
    )


@exchange.command("year", cls=Command, help="做一个年度包：移交、检查时给人看，只能看不能接收。")
@click.argument("file", type=_FILE, metavar="文件")
@click.option("--year", type=int, default=None, metavar="年", help="哪一年（默认今年）")
@click.option("--with", "asked", multiple=True, metavar="内容", help="另带的内容，可写几次")
@_password
@passed
def year_package(
    context: Context,
    file: Path,
    year: int | None,
    asked: tuple[str, ...],
    package_password_file: Path | None,
) -> None:
    """Make the package of a year."""
    with context.opened() as data:
        made = make_year_package(
            file,
            year=context.on.year if year is None else year,
            on=context.on,
            made_at=now().isoformat(timespec="seconds"),
            run=lambda work: data.runner.run(work).result,
            asked=asked,
            password=_password_of(package_password_file),
        )
    context.answer(
        {
            "file": str(file),
            "year": made.facts.year,
            "counts": made.counts,
            "fingerprint": made.fingerprint,
        },
        [
            f"已做好 {made.facts.year} 年的年度包：{file}",
            "、".join(f"{label} {count} 行" for label, count in made.counts.items()),
            f"本机指纹：{made.fingerprint}",
        ],
    )


@exchange.command("open", cls=Command, help="打开一个年度包看；不写任何数据。")
@click.argument("file", type=_FILE, metavar="文件")
@click.option("--table", default="", metavar="记录", help="列出哪一种记录，例如 活动")
@_trust
@_password
@passed
def open_year(
    context: Context, file: Path, table: str, trust: bool, package_password_file: Path | None
) -> None:
    """Read the package of a year; of strangers only who they are."""
    with context.opened():
        met = meet_year(file)
        facts = met.sealed.facts
        known = "签名认得" if met.is_known else "没有核对过"
        of_whom = {
            "sender": facts.name,
            "year": facts.year,
            "made_at": facts.made_at,
            "fingerprint": met.fingerprint,
            "known": met.is_known,
        }
        lines = [
            f"“{facts.name}”{facts.year} 年的年度包，{facts.made_shown} 制作",
            f"指纹：{met.fingerprint}（{known}）",
        ]
        if not met.is_known and not trust:
            context.answer(of_whom, [*lines, _STRANGER])
            return
        tables = read_year(met, on=context.on, password=_password_of(package_password_file))
    shown = [one for one in tables if table in (one.label, one.name)]
    if table and not shown:
        labels = "、".join(one.label for one in tables)
        raise CommandError(f"年度包里没有“{table}”。请从这些里选：{labels}。")
    context.answer(
        {
            **of_whom,
            "counts": {one.label: len(one.rows) for one in tables},
            "rows": [
                dict(zip(one.headings, row, strict=True)) for one in shown for row in one.rows
            ],
        },
        [
            *lines,
            *(f"{one.label} {len(one.rows)} 行" for one in (() if table else tables)),
            *("  ".join(one.headings) for one in shown),
            *("  ".join(row) for one in shown for row in one.rows),
        ],
    )


@exchange.command("forget", cls=Command, help="对方换了电脑重新建数据：与它重新开始交换。")
@click.argument("name", metavar="名称")
@passed
def forget(context: Context, name: str) -> None:
    """Begin anew with a partner."""
    with context.opened() as data:
        data.runner.run(reopen_exchange(name=name))
    context.answer({"name": name}, [f"与“{name}”重新开始交换：下一个包是完整的，指纹要重新核对。"])


def _password_of(file: Path | None) -> str:
    if file is None:
        return ""
    try:
        return read_password(file)
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"读不出数据包口令文件“{file}”。请检查文件。") from error


def _of_whom(met: MetPackage) -> dict[str, Any]:
    facts = met.sealed.facts
    return {
        "sender": facts.name,
        "number": facts.number,
        "since": facts.since,
        "made_at": facts.made_at,
        "direction": facts.direction.value,
        "schema": facts.schema,
        "fingerprint": met.fingerprint,
        "known": met.is_known,
    }


def _told(met: MetPackage, examined: Examined, rows: list[PreviewRow]) -> dict[str, Any]:
    counts = examined.plan.counts()
    return {
        **_of_whom(met),
        "counts": {fate.value: counts[fate] for fate in Fate},
        "rows": [
            {
                "table": row.table,
                "title": row.title,
                "branch": row.branch,
                "fate": row.fate.value,
                "fields": [
                    {
                        "field": one.label,
                        "mine": one.mine,
                        "theirs": one.theirs,
                        "conflict": one.conflict is not None,
                    }
                    for one in row.fields
                ],
            }
            for row in rows
        ],
    }


def _lines(met: MetPackage, examined: Examined | None = None) -> list[str]:
    facts = met.sealed.facts
    known = "签名与以前相同" if met.is_known else "第一次收到，请打电话核对指纹"
    lines = [
        f"“{facts.name}”的第 {facts.number} 号数据包，{facts.made_shown} 制作",
        f"指纹：{met.fingerprint}（{known}）",
    ]
    if examined is not None:
        counts = examined.plan.counts()
        lines.append("，".join(f"{word} {counts[fate]} 项" for fate, word in FATE_WORDS.items()))
    return lines


def _row_lines(rows: list[PreviewRow]) -> list[str]:
    lines = []
    for row in rows:
        foreign = f"（{row.branch}的人）" if row.branch else ""
        lines.append(f"{FATE_WORDS[row.fate]}  {row.table}  {row.title}{foreign}")
        for one in row.fields if row.fate is not Fate.NEW else ():
            mark = "！" if one.conflict else "  "
            lines.append(f"  {mark}{one.label}：本机“{one.mine}” 对方“{one.theirs}”")
    return lines
