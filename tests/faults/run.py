"""Bad luck in full figures, written into docs/faults.md; `make faults` calls it."""

import os
import platform
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.operations.backups import backups_of
from dangjian_desktop.storage import migrations
from tests.faults import cut_files, damage, kills, power_cut, steps, works, world
from tests.faults.forked import call

TARGET = Path(__file__).parents[2] / "docs" / "faults.md"
KILLS, FILES, IMAGES, PIECES_OF_A_RUN = 1_000, 1_000, 50_000, 24
IMAGES_ON_STICK = 10_000
#: Children at once: one for each core of the usual machine.
AT_ONCE = 2
HEAD = "| 试的是什么 | 次数 | 结果 | |\n|---|---|---|---|\n"


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the table."""

    what: str
    times: str
    result: str
    is_met: bool

    def row(self) -> str:
        """Return the line of a Markdown table."""
        mark = "达到" if self.is_met else "未达到"
        return f"| {self.what} | {self.times} | {self.result} | {mark} |"


def killed(room: Path) -> Iterator[Figure]:
    """Kill a process at work."""
    done = kills.kill_again_and_again(room, KILLS, 20_261_129)
    times = f"{done.kills:,} 次，{done.acknowledged:,} 件已答应的事，{done.hot:,} 次留下流水"
    yield Figure("写入时随时杀死进程（C1）", times, "丢 0 件，半件 0", True)


def cut(_room: Path) -> Iterator[Figure]:
    """Cut the power after every step of the engine."""
    done: list[power_cut.Cuts] = []
    with ThreadPoolExecutor(AT_ONCE) as pool:
        while sum(one.images for one in done) < IMAGES:
            seeds = range(len(done), len(done) + AT_ONCE)
            done += pool.map(
                lambda seed: call(power_cut.cut_everywhere, PIECES_OF_A_RUN, seed, None, 0), seeds
            )
    images, lost = sum(one.images for one in done), sum(one.lost for one in done)
    times = f"{sum(one.steps for one in done):,} 步，{images:,} 种断电后的盘面"
    said = f"丢 {lost} 次" + "".join(f"；{one.first}" for one in done if one.first)
    yield Figure("断电，未落盘的写入丢失或撕裂（C2）", times, said, not lost)
    stick = call(power_cut.cut_everywhere, PIECES_OF_A_RUN, 0, None, IMAGES_ON_STICK, True)
    yield Figure(
        "U 盘上断电或拔出（回滚日志）",
        f"{stick.steps:,} 步，{stick.images:,} 种盘面",
        f"丢 {stick.lost} 次" + (f"；{stick.first}" if stick.first else ""),
        not stick.lost,
    )
    for where, is_on_stick in (("第一次打开时断电", False), ("U 盘上第一次打开时断电", True)):
        first = call(power_cut.cut_the_first_opening, 10_000, is_on_stick)
        yield Figure(where, f"{first.images:,} 种盘面", f"打不开 {first.lost} 次", not first.lost)


def replaced(room: Path) -> Iterator[Figure]:
    """Cut the power while one file is replaced."""
    done = call(cut_files.replace_again_and_again, room, 100)
    yield Figure(
        "整份替换文件时断电", f"{done.images:,} 种盘面", f"不完整 {done.lost} 次", not done.lost
    )


def damaged(_room: Path) -> Iterator[Figure]:
    """Damage files."""
    done = call(damage.damage_again_and_again, FILES, 20_261_129)
    said = f"发现 {done.noticed:,}，恢复 {done.recovered:,}" + "；".join(("", *done.missed[:3]))
    is_met = done.noticed == done.recovered == done.files and not done.missed
    yield Figure("损坏数据文件（C5）", f"{done.files:,} 个", said, is_met)


def stopped(room: Path) -> Iterator[Figure]:
    """Kill a backup and a restoring before their steps, and a migration at each statement."""
    made = room / "支部"
    call(world.begun, made, None, 3)
    call(works.backed_up, made)
    old = call(world.content_of, made)
    for what, work in (("备份", works.backing_up), ("恢复", works.restoring)):
        whole = Path(shutil.copytree(made, room / what))
        names = steps.killed_at(work, whole, 0).names
        allowed = {old, call(world.content_of, whole)}
        wrong = []
        for number in steps.chosen(len(names), 300):
            folder = Path(shutil.copytree(made, room / "now"))
            before = steps.killed_at(work, folder, number).before
            if (
                call(world.content_of, folder) not in allowed
                or backups_of(DataFolder(folder)).broken
            ):
                wrong.append(before)
            shutil.rmtree(folder)
        tried = len(list(steps.chosen(len(names), 300)))
        said = f"不完整 {len(wrong)} 次" + "".join(f"；{one}" for one in wrong[:3])
        yield Figure(
            f"{what}到一半杀死（C3）", f"{len(names):,} 步里的 {tried:,} 步", said, not wrong
        )
    newest, tried, wrong = len(migrations.STEPS), 0, []
    for version in range(1, newest):
        old_file = room / f"v{version}"
        call(steps.of_version, old_file, version)
        whole = Path(shutil.copytree(old_file, room / f"whole{version}"))
        count = steps.migration_killed_at(whole, version, 0)
        assert count is not None
        for number in range(1, count + 1):
            folder = Path(shutil.copytree(old_file, room / "now"))
            steps.migration_killed_at(folder, version, number)
            tried += 1
            if call(steps.version_and_rows, folder) != (newest, 1):
                wrong.append(f"{version}:{number}")
            shutil.rmtree(folder)
    yield Figure(
        "升级时在每一条语句杀死（C10）", f"{tried:,} 次", f"不完整 {len(wrong)} 次", not wrong
    )


TRIES: tuple[Callable[[Path], Iterator[Figure]], ...] = (killed, damaged, replaced, stopped, cut)


def main() -> int:
    """Try everything, print, and write the table; return 1 where something was not met."""
    started, figures = time.monotonic(), []
    chosen = [one for one in TRIES if not sys.argv[1:] or one.__name__ in sys.argv[1:]]
    for one in chosen:
        with tempfile.TemporaryDirectory() as name:
            for figure in one(Path(name)):
                figures.append(figure)
                sys.stdout.write(figure.row() + "\n")
                sys.stdout.flush()
    if chosen == list(TRIES):
        machine = f"{platform.system()} {platform.machine()}、Python {platform.python_version()}"
        minutes = round((time.monotonic() - started) / 60)
        told = f"`make faults` 在 {machine}、{os.cpu_count()} 核上用 {minutes} 分钟试出。"
        rows = "\n".join(figure.row() for figure in figures)
        TARGET.write_text(f"# 坏运气\n\n{told}\n\n{HEAD}{rows}\n", "utf-8")
    return int(not all(figure.is_met for figure in figures))


if __name__ == "__main__":
    raise SystemExit(main())
