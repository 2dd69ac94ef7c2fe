"""Runs every benchmark and writes the table into README; `make bench` calls it.

Each in a process of its own: none finds what another has read already, or ends the others.

Not a test: timings never decide whether a change may land.
"""

import platform
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
README = HERE.parents[1] / "README.md"
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
        run = subprocess.run(
            [sys.executable, HERE / f"{name}.py"], stdout=subprocess.PIPE, text=True, check=False
        )
        sys.stdout.write(run.stdout)
        sys.stdout.flush()
        rows += [line for line in run.stdout.splitlines() if line.startswith("|")]
        if run.returncode:  # it has said why; the others are measured all the same
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
