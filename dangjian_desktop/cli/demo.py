"""`demo` builds the demonstration mine; `demo-window` opens the window on it."""

from dataclasses import asdict
from pathlib import Path

import click

from dangjian_desktop.cli.context import CommandError, Context, Exit, passed
from dangjian_desktop.cli.window import WindowRequest
from dangjian_desktop.cli.words import Command
from dangjian_desktop.host.paths import demo_folder, resources
from dangjian_desktop.operations.demo.mine import SeededUids, build_demo
from dangjian_desktop.operations.runner import RefusedError


@click.command("demo", cls=Command, help="在空的数据文件夹里建立示范煤矿。")
@passed
def demo(context: Context) -> None:
    """Build the mine in an empty data folder."""
    description = (resources() / "demo" / "mine.toml").read_text("utf-8")
    with context.opened(new_uid=SeededUids(description)) as data:
        try:
            counts = data.runner.run(build_demo(description=description)).result
        except RefusedError as refusal:  # there are people in it: keeping them safe is code 3
            raise CommandError(refusal.sentence, Exit.REFUSED) from refusal
    context.answer(
        asdict(counts),
        [
            f"示范数据已建立：{counts.branches} 个党支部，{counts.groups} 个党小组，"
            f"{counts.people} 人，{counts.activities} 次活动。"
        ],
    )


@click.command("demo-window", cls=Command, help="打开窗口看示范煤矿（与自己的数据分开）。")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    default=Path("out"),
    help="没有显示器时，截图和打印件写到这个文件夹",
)
@passed
def demo_window(context: Context, out: Path) -> WindowRequest:
    """Ask for the window on the demonstration mine."""
    folder = context.folder if context.data is not None else demo_folder()
    return WindowRequest(
        folder=folder,
        on=context.pinned,
        password=context.read_password(),
        is_demo=True,
        pictures=out,
    )
