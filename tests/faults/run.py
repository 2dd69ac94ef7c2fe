"""Bad luck in full figures, written into docs/faults.md; `make faults` calls it.

Each part is written when it is done, so a run that is broken off keeps what it has; with names of
parts as arguments only these are tried again.
"""

import os
import platform
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from dangjian_desktop.host.clock import now
from tests.faults import (
    cut_files,
    damage,
    forked,
    full_disk,
    kills,
    old_files,
    planted,
    power_cut,
    soak,
    steps,
    test_planted,
    two_writers,
    workbooks,
    works,
)
from tests.faults.forked import call

TARGET = Path(__file__).parents[2] / "docs" / "faults.md"
KILLS, FILES, IMAGES, PIECES_OF_A_RUN = 1_000, 1_000, 50_000, 24
MUTANTS, THROUGH_THE_WINDOWS_ROAD = 20_000, 400
TIMES_OF_A_NAME, STEPS_OF_A_NAME = 3, 6
SECONDS = 60
#: Children at once: one for each core of the usual machine.
AT_ONCE = 2
#: Seconds that a child with a whole figure may be silent, also where others need the machine.
PATIENCE = 3600.0
#: Files of one child: so one sees how far it is.
SHARE = 50
HEAD = "| 试的是什么 | 次数 | 结果 | |\n|---|---|---|---|\n"
TITLE = """# 坏运气

`make faults` 试出来的数字；每一项试完就写一次，中断了也不丢前面的。设计和要求见 tests/faults。
"""


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
        told = (re.sub(r"\s+", " ", one.replace("|", "/")) for one in (self.times, self.result))
        return f"| {self.what} | {' | '.join(told)} | {mark} |"


def _together(
    body: Callable[..., Any], given: Iterator[tuple[Any, ...]], run: Callable[..., Any] = call
) -> list[Any]:
    """Run a body, so many at once, in children unless it has its own; tell how far it is."""
    answers = []
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for answer in pool.map(lambda arguments: run(body, *arguments), list(given)):
            answers.append(answer)
            sys.stderr.write(f"\r{body.__name__} {len(answers)} ")
            sys.stderr.flush()
    return answers


def killed(room: Path) -> Iterator[Figure]:
    """杀死进程."""
    shares = [(room / str(n), KILLS // AT_ONCE, 20_261_129 + n) for n in range(AT_ONCE)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        done = list(pool.map(lambda share: kills.kill_again_and_again(*share), shares))
    acknowledged, hot = sum(one.acknowledged for one in done), sum(one.hot for one in done)
    times = f"{KILLS:,} 次，{acknowledged:,} 件已答应的事，{hot:,} 次留下流水"
    yield Figure("写入时随时杀死进程（C1）", times, "丢 0 件，半件 0", True)


def cut(_room: Path) -> Iterator[Figure]:
    """断电."""
    done: list[power_cut.Cuts] = []
    while sum(one.images for one in done) < IMAGES:
        seeds = range(len(done), len(done) + AT_ONCE)
        done += _together(
            power_cut.cut_everywhere, ((PIECES_OF_A_RUN, seed, None, 0) for seed in seeds)
        )
    images, lost = sum(one.images for one in done), sum(one.lost for one in done)
    times = f"{sum(one.steps for one in done):,} 步，{images:,} 种断电后的盘面"
    said = f"丢 {lost} 次" + "".join(f"；{one.first}" for one in done if one.first)
    yield Figure("断电，未落盘的写入丢失或撕裂（C2）", times, said, not lost)


def first_opened(_room: Path) -> Iterator[Figure]:
    """第一次打开时断电."""
    first = call(power_cut.cut_the_first_opening, 10_000)
    yield Figure(
        "第一次打开时断电（C2）",
        f"{first.images:,} 种盘面",
        f"打不开 {first.lost} 次",
        not first.lost,
    )


def replaced(room: Path) -> Iterator[Figure]:
    """替换文件."""
    done = call(cut_files.replace_again_and_again, room, 100)
    yield Figure(
        "整份替换文件时断电", f"{done.images:,} 种盘面", f"不完整 {done.lost} 次", not done.lost
    )


def damaged(_room: Path) -> Iterator[Figure]:
    """损坏."""
    shares = ((SHARE, 20_261_129 + n) for n in range(FILES // SHARE))
    done = _together(damage.damage_again_and_again, shares)
    noticed, recovered = sum(one.noticed for one in done), sum(one.recovered for one in done)
    missed = [what for one in done for what in one.missed]
    said = f"发现 {noticed:,}，恢复 {recovered:,}" + "；".join(("", *missed[:3]))
    is_met = noticed == recovered == FILES and not missed
    yield Figure("损坏数据文件（C5）", f"{FILES:,} 个", said, is_met)


def stopped(room: Path) -> Iterator[Figure]:
    """做到一半."""
    made = works.prepared(room)

    def tried(work: works.Work) -> Figure:
        place = room / work.do.__name__
        done = steps.kill_everywhere(work, made[work.before], place, TIMES_OF_A_NAME)
        said = f"不完整 {len(done.wrong)} 次" + "".join(f"；{one}" for one in done.wrong[:3])
        times = f"{done.steps:,} 步，{done.named} 种，共杀 {done.tried:,} 次"
        return Figure(f"{work.name}到一半杀死（C3）", times, said, not done.wrong)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield from pool.map(tried, works.STOPPED)


def brought_up(room: Path) -> Iterator[Figure]:
    """升级."""
    versions = range(1, old_files.NEWEST)

    def tried(body: Callable[..., old_files.Upgraded], *given: Any) -> old_files.Upgraded:
        rooms = [room / f"{body.__name__} {version}" for version in versions]
        for one in rooms:
            one.mkdir()
        with ThreadPoolExecutor(AT_ONCE) as pool:
            told = list(pool.map(lambda *pair: body(*pair, *given), versions, rooms))
        return old_files.Upgraded(
            sum(one.tried for one in told),
            sum(one.refused for one in told),
            [what for one in told for what in one.wrong],
        )

    def said(done: old_files.Upgraded) -> str:
        return f"不完整 {len(done.wrong)}" + "".join(f"；{one[:200]}" for one in done.wrong[:3])

    names = f"{len(versions)} 个旧版"
    done = tried(old_files.kill_at_statements)
    times = f"{names}，{done.tried:,} 次"
    yield Figure("升级时在每一条语句杀死（C10）", times, said(done), not done.wrong)
    done = tried(old_files.kill_at_steps, TIMES_OF_A_NAME)
    times = f"{names}，{done.tried:,} 次"
    yield Figure("打开旧版数据时在每一种步骤杀死（C10）", times, said(done), not done.wrong)
    done = tried(old_files.let_fail, STEPS_OF_A_NAME)
    told = f"用话拒绝 {done.refused}，照样升级 {done.tried - done.refused}，{said(done)}"
    times = f"{names}，{done.tried:,} 次"
    yield Figure("打开旧版数据时磁盘满、快满、出错（C10）", times, told, not done.wrong)


def filled_up(room: Path) -> Iterator[Figure]:
    """磁盘满."""
    made = works.prepared(room)

    def tried(work: works.Work) -> Figure:
        place = room / work.do.__name__
        done = full_disk.let_fail(work, made[work.before], place, STEPS_OF_A_NAME)
        said = f"用话拒绝 {done.refused}，照样做完 {done.tried - done.refused - len(done.wrong)}"
        said += f"，不对 {len(done.wrong)}" + "".join(f"；{one[:200]}" for one in done.wrong[:3])
        times = f"{done.steps:,} 步，满或出错 {done.tried} 次"
        return Figure(f"{work.name}时磁盘满、快满、出错（C4）", times, said, not done.wrong)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield from pool.map(tried, works.ON_BAD_DISKS)


def mutated(_room: Path) -> Iterator[Figure]:
    """表格."""
    shares = ((SHARE * 4, 20_261_129 + n) for n in range(MUTANTS // (SHARE * 4)))
    done = _together(workbooks.read_again_and_again, shares, lambda body, *given: body(*given))
    count = sum(one.files for one in done)
    wrong = [what for one in done for what in one.wrong]
    said = (
        f"读出 {sum(one.read for one in done):,}，用话拒绝 {sum(one.refused for one in done):,}，"
        f"卡住或出错 {len(wrong)}，最慢 {max(one.slowest for one in done):.1f} 秒"
    )
    yield Figure("改坏的表格文件（C7）", f"{count:,} 个", said + "；".join(wrong[:3]), not wrong)
    shares = ((SHARE, 7 + n) for n in range(THROUGH_THE_WINDOWS_ROAD // SHARE))
    done = _together(workbooks.import_again_and_again, shares)
    wrong = [what for one in done for what in one.wrong]
    said = f"看过 {sum(one.read for one in done)}，用话拒绝 {sum(one.refused for one in done)}，"
    said += f"数据变了或出错 {len(wrong)}" + "".join(f"；{one}" for one in wrong[:3])
    yield Figure(
        "改坏的花名册走完导入（子进程读，C7）", f"{THROUGH_THE_WINDOWS_ROAD} 个", said, not wrong
    )


def shared(room: Path) -> Iterator[Figure]:
    """两个进程."""
    done = two_writers.work_side_by_side(room / "支部", SECONDS)
    said = f"拒绝 {done.refused:,} 次，最慢 {done.slowest:.2f} 秒说出是谁；数据完好，一件不少"
    yield Figure(
        "两个进程争一个文件夹（C9）",
        f"{SECONDS} 秒，打开 {done.opened:,} 次，做 {done.acknowledged:,} 件",
        said,
        done.slowest < two_writers.MOST_SECONDS,
    )


def soaked(room: Path) -> Iterator[Figure]:
    """长时间."""
    done = call(partial(soak.work_for_a_day, room / "支部", soak.A_DAY))
    yield Figure(
        "24 小时的工作（C11）",
        f"{done.operations:,} 次操作，{done.pages:,} 次读表，{done.openings} 次重新打开",
        f"内存 {done.first_mib:.0f} → {done.last_mib:.0f} MB（{done.growth:+.1%}），"
        f"打开的文件 {done.first_files} → {done.last_files}",
        done.growth <= soak.MOST_GROWTH and done.last_files <= done.first_files,
    )


def caught(room: Path) -> Iterator[Figure]:
    """故意放进去的错."""
    given = (
        (fault.name, fault.caught_by, room / str(number))
        for number, fault in enumerate(planted.FAULTS)
    )
    told = _together(test_planted.outcomes, given)
    unseen = [
        fault.name
        for fault, outcome in zip(planted.FAULTS, told, strict=True)
        if ("call", "failed") not in outcome
    ]
    said = f"变红 {len(told) - len(unseen)}" + "".join(f"；没有发现：{one}" for one in unseen)
    yield Figure("故意放进程序的错，测试要变红（C14）", f"{len(told)} 个", said, not unseen)


TRIES: tuple[Callable[[Path], Iterator[Figure]], ...] = (
    killed,
    cut,
    first_opened,
    replaced,
    stopped,
    filled_up,
    damaged,
    mutated,
    shared,
    brought_up,
    soaked,
    caught,
)


def main() -> int:
    """Try everything, print, and write each part; return 1 where something was not met."""
    chosen = [one for one in TRIES if not sys.argv[1:] or one.__name__ in sys.argv[1:]]
    is_met, forked.PATIENCE = True, PATIENCE
    for one in chosen:
        started, figures = time.monotonic(), []
        with tempfile.TemporaryDirectory(dir=full_disk.memory()) as name:
            for figure in one(Path(name)):
                figures.append(figure)
                sys.stdout.write(f"\n{figure.row()}\n")
                sys.stdout.flush()
        is_met &= all(figure.is_met for figure in figures)
        _write(str(one.__doc__).rstrip("."), figures, time.monotonic() - started)
    return int(not is_met)


def _write(part: str, figures: list[Figure], seconds: float) -> None:
    """Put a part in the place of what an earlier run wrote of it; the others stay."""
    machine = f"{platform.system()} {platform.machine()}，{os.cpu_count()} 核"
    load = os.getloadavg()[1]
    told = f"{now():%Y-%m-%d %H:%M}，{machine}，Python {platform.python_version()}；"
    told += f"用 {seconds:,.0f} 秒，其间机器负载 {load:.1f}。"
    rows = "\n".join(figure.row() for figure in figures)
    text = TARGET.read_text("utf-8") if TARGET.exists() else TITLE
    _, *old = re.split(r"^## ", text, flags=re.MULTILINE)
    parts = {one.partition("\n")[0]: one.partition("\n")[2].strip() for one in old}
    parts[part] = f"{told}\n\n{HEAD}{rows}"
    order = [str(one.__doc__).rstrip(".") for one in TRIES]
    missing = [name for name in order if name not in parts]
    left = f"还没有试完全部次数的：{'、'.join(missing)}。\n" if missing else ""
    kept = (f"## {name}\n\n{parts[name]}\n" for name in order if name in parts)
    TARGET.write_text("\n".join(filter(None, (TITLE, left, *kept))), "utf-8")
