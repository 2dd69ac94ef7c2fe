"""Runs every benchmark and writes the table into README; `make bench` calls it.

Not a test: timings never decide whether a change may land.
"""

import importlib
import platform
import sys
import traceback
from pathlib import Path

from figures import show

README = Path(__file__).parents[2] / "README.md"
BEGIN, END = "<!-- figures:begin -->", "<!-- figures:end -->"
MODULES = (
    "bench_start",
    "bench_sixty_thousand",
    "bench_duplicates",
    "bench_examination",
    "bench_import",
    "bench_slots",
    "bench_division",
    "bench_roster_pdf",
    "bench_attendance",
    "bench_compliance",
    "bench_calendar",
    "bench_ledgers",
    "bench_scores",
    "bench_dues",
    "bench_development",
    "bench_output",
    "bench_walls",
    "bench_backups",
    "bench_opening",
    "bench_journal",
    "bench_exchange",
)
HEAD = "| 量的是什么 | 我们 | 对照 | 结果 | 目标 | |\n|---|---|---|---|---|---|\n"


def main() -> None:
    """Measure, print, and put the table between its marks."""
    rows, broken = [], []
    for name in MODULES:
        try:
            for figure in importlib.import_module(name).measure():
                show([figure])
                rows.append(figure.row())
        except Exception:  # noqa: BLE001 - the others are measured all the same
            traceback.print_exc()
            broken.append(name)
    machine = f"{platform.system()} {platform.machine()}、Python {platform.python_version()}"
    told = f"在 {machine}、两核上量得（`make bench`，各取中位数）。\n\n"
    text = README.read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    table = told + HEAD + "\n".join(rows) + "\n"
    README.write_text(f"{before}{BEGIN}\n{table}{END}{after}", "utf-8")
    if broken:
        sys.exit(f"没有量成：{'、'.join(broken)}")


if __name__ == "__main__":
    main()
