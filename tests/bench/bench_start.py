"""Start to the first painted window, on the demonstration mine, against a bare window."""

import compileall
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from figures import Figure, show

TIMES = 9
PACKAGE = Path(__file__).parents[2] / "dangjian_desktop"
#: A window that paints once and ends. Both end at once: what is still read in the background then
#: (今日 of many branches) is not part of the first picture.
BARE = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("window"))
window.resize(1366, 768)
window.show()
window.grab()
os._exit(0)
"""
#: The program as `dangjian` starts it, up to the first painted window.
OURS = """
import os, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from dangjian_desktop import app as program
from dangjian_desktop.host.paths import DataFolder
app = QApplication([])
data = program._open(DataFolder(Path(sys.argv[1])), None, None, False)
window = program.make_window(app, data)
window.show()
window.grab()
early = {"reportlab", "pypinyin", "xlsxwriter", "pypdfium2", "click"} & set(sys.modules)
assert not early, early
os._exit(0)
"""


def measure() -> list[Figure]:
    """Alternate both, so that a busy moment hits both alike."""
    compileall.compile_dir(str(PACKAGE), quiet=1)  # as an installation does
    with TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, "-m", "dangjian_desktop", "--data", folder, "demo"],
            check=True,
            capture_output=True,
        )
        bare, ours = [], []
        for _ in range(TIMES):
            bare.append(_seconds(BARE))
            ours.append(_seconds(OURS, folder))
    reference, own = statistics.median(bare), statistics.median(ours)
    ratio = own / reference
    return [
        Figure(
            "启动到首屏画出（示范煤矿）",
            f"{own * 1000:.0f} ms",
            f"空 QMainWindow {reference * 1000:.0f} ms",
            f"{ratio:.2f} 倍",
            "≤ 2.0 倍",
            ratio <= 2.0,
        )
    ]


def _seconds(script: str, *arguments: str) -> float:
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", script, *arguments],
        check=True,
        capture_output=True,
        cwd=Path(__file__).parents[2],
    )
    return time.perf_counter() - start


if __name__ == "__main__":
    show(measure())
