"""Import of 10,000 rows: read, judged, written, indexed for pinyin and journalled."""

import statistics
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import python_calamine
from figures import Figure, show
from people import ON, write_workbook

from dangjian_desktop.host.paths import resources
from dangjian_desktop.operations.imports import examine_roster_file, import_roster
from dangjian_desktop.operations.runner import Runner
from dangjian_desktop.storage.database import close_file, open_file

ROWS = 10_000
TIMES = 5


def measure() -> list[Figure]:
    """Alternate the bare reader and the whole import; medians of both."""
    synonyms = (resources() / "import" / "roster_headers.toml").read_text("utf-8")
    bare, ours = [], []
    with TemporaryDirectory() as name:
        folder = Path(name)
        workbook = folder / "roster.xlsx"
        write_workbook(workbook, ROWS)
        for turn in range(TIMES):
            start = time.perf_counter()
            python_calamine.CalamineWorkbook.from_path(str(workbook)).get_sheet_by_index(
                0
            ).to_python()
            bare.append(time.perf_counter() - start)
            open_file(folder / f"{turn}.db")
            start = time.perf_counter()
            examined = examine_roster_file(workbook, on=ON, synonyms=synonyms)
            done = Runner("bench").run(import_roster(examination=examined))
            ours.append(time.perf_counter() - start)
            assert done.result.added == ROWS, done.result
            close_file()
    reference, own = statistics.median(bare), statistics.median(ours)
    ratio = own / reference
    return [
        Figure(
            f"导入 {ROWS:,} 行 × 17 栏 .xlsx（写入、拼音索引、留痕）",
            f"{own:.2f} s",
            f"python-calamine 只读 {reference:.3f} s",
            f"{ratio:.1f} 倍",
            "≤ 12 倍",
            ratio <= 12,
        )
    ]


if __name__ == "__main__":
    show(measure())
