"""From the start to the first window over a million marks: no seal, without a password, encrypted.

Trying a password takes 0.7 s on purpose, whatever the size of the data; it is not in the figure.
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench_backups import MARKS, fill
from figures import Figure, show

from dangjian_desktop.host.paths import DataFolder, resources
from dangjian_desktop.storage.database import close_file, open_file
from dangjian_desktop.storage.file_key import NO_KEY, key_without_password, secret_key
from dangjian_desktop.storage.sealing import write_sealed
from dangjian_desktop.storage.shipped import use_shipped

TIMES, MOST_TIMES = 5, 1.3
KEY = bytes(range(32))
#: The file is opened as `open_data` does it once the password is known, then the window is drawn.
OPENED = """
import os, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from dangjian_desktop import app as program
from dangjian_desktop.host.paths import DataFolder, resources
from dangjian_desktop.operations.data_keys import Entry
from dangjian_desktop.operations.opening import OpenData
from dangjian_desktop.operations.runner import Runner
from dangjian_desktop.operations.wall_choices import states_of_choices
from dangjian_desktop.queries.wall_states import use_sheets
from dangjian_desktop.storage.database import open_file
from dangjian_desktop.storage.file_key import secret_key
from dangjian_desktop.storage.shipped import use_shipped
folder = DataFolder(Path(sys.argv[1]))
key = bytes.fromhex(sys.argv[2]) if len(sys.argv) > 2 else None
app = QApplication([])
use_shipped(resources())
use_sheets(states_of_choices)
opened = open_file(folder.database, key=None if key is None else secret_key(key))
window = program.make_window(app, OpenData(folder, opened, Runner(""), Entry(key), None, None))
window.show()
window.grab()
os._exit(0)
"""


def measure() -> Iterator[Figure]:
    """Alternate the three files, so that a busy moment hits all alike; the median counts."""
    use_shipped(resources())
    with TemporaryDirectory() as name:
        kinds = {kind: DataFolder(Path(name) / kind) for kind in ("plain", "open", "secret")}
        for folder in kinds.values():
            folder.prepare()
        whole = kinds["open"].database
        open_file(whole)
        fill()
        close_file()
        for kind, key in (("plain", NO_KEY), ("secret", secret_key(KEY))):
            write_sealed(whole, key_without_password(whole), kinds[kind].database, key)
        taken: dict[str, list[float]] = {kind: [] for kind in kinds}
        for _time in range(TIMES):
            for kind, folder in kinds.items():
                given = [KEY.hex()] if kind == "secret" else []
                start = time.perf_counter()
                subprocess.run([sys.executable, "-c", OPENED, str(folder.path), *given], check=True)
                taken[kind].append(time.perf_counter() - start)
        reference = statistics.median(taken["plain"])
        for kind, words in (("open", "不加密、带校验"), ("secret", "加密")):
            own = statistics.median(taken[kind])
            times = own / reference
            yield Figure(
                f"打开 {MARKS:,} 条考勤到第一个窗口（{words}，不计试口令）",
                f"{own:.2f} s",
                f"{reference:.2f} s（不带校验）",
                f"{times:.2f} ×",
                f"≤ {MOST_TIMES} ×",
                times <= MOST_TIMES,
            )


if __name__ == "__main__":
    show(measure())
