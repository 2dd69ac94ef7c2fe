"""60,000 people: quick find per keystroke, the list and the statistics of a past day, memory."""

import random
import statistics
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from figures import Figure, show
from people import ON, write_workbook

PEOPLE = 60_000
KEYSTROKES = 600
FILTERINGS = 9
REPEATS, FIRST_SCREEN = 9, 60
MIB = 1024 * 1024
#: Opens the window on a data folder, scrolls the roster through, and tells its memory.
WINDOW = """
import sys
from datetime import date
from pathlib import Path
import psutil
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from dangjian_desktop import app as program
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.operations.opening import open_data
app = QApplication([])
data = open_data(DataFolder(Path(sys.argv[1])), actor="bench")
window = program.make_window(app, data, date.fromisoformat(sys.argv[2]))
window.show()
window.open_tab("roster")
window.grab()
table = window.roster.table
bar = table.verticalScrollBar()
for step in range(60):
    bar.setValue(bar.maximum() * step // 59)
    app.processEvents()
    window.grab()
window.open_quick_find("zs")
window.grab()
print(psutil.Process().memory_info().rss)
"""
#: Imports a workbook into a new file, watches its own memory, and tells the most and who came in.
#: The process that parses the workbook is another one, bounded by `ReadLimits`.
IMPORT = """
import sys
import threading
import time
from datetime import date
from pathlib import Path
import psutil
from dangjian_desktop.host.paths import resources
from dangjian_desktop.operations.imports import examine_roster_file, import_roster
from dangjian_desktop.operations.runner import Runner
from dangjian_desktop.storage.database import close_file, open_file
from dangjian_desktop.storage.shipped import use_shipped
most = [0]
def watch():
    while True:
        most[0] = max(most[0], psutil.Process().memory_info().rss)
        time.sleep(0.01)
threading.Thread(target=watch, daemon=True).start()
folder, on = Path(sys.argv[1]), date.fromisoformat(sys.argv[2])
use_shipped(resources())
open_file(folder / "branch.db")
synonyms = (resources() / "import" / "roster_headers.toml").read_text("utf-8")
examined = examine_roster_file(folder / "roster.xlsx", on=on, synonyms=synonyms)
done = Runner("bench").run(import_roster(examination=examined))
close_file()
print(done.result.added, most[0])
"""


def measure() -> list[Figure]:
    """Fill one file and measure everything that stands on it."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        figures = [_import_memory(fill(folder)), _quick_find(folder), _filter(folder)]
        figures.append(_memory(folder))
        _change_much(folder)
        return [*figures, _past_day(folder), _statistics(folder), _two_years(folder)]


def fill(folder: Path) -> int:
    """Fill a data folder with so many people, by importing them; return the memory it took."""
    from dangjian_desktop.exchange.limits import DEFAULT_LIMITS

    assert DEFAULT_LIMITS.rows > PEOPLE
    write_workbook(folder / "roster.xlsx", PEOPLE)
    added, most = map(int, _answer(IMPORT, folder).split()[-2:])
    assert added > PEOPLE * 0.999, added  # namesakes born on one day are asked about
    return most


def _import_memory(most: int) -> Figure:
    used = most / MIB
    return Figure(
        f"导入 {PEOPLE:,} 行 × 17 栏 .xlsx 的内存（主进程最高）",
        f"{used:.0f} MiB",
        "",
        f"{used:.0f} MiB",
        "≤ 400 MiB",
        used <= 400,
    )


def _quick_find(folder: Path) -> Figure:
    from dangjian_desktop.host.paths import resources
    from dangjian_desktop.queries.quick_find import QuickFindQuery
    from dangjian_desktop.storage.database import close_file, open_file
    from dangjian_desktop.storage.models import Person
    from dangjian_desktop.storage.shipped import use_shipped

    use_shipped(resources())
    open_file(folder / "branch.db")
    chance = random.Random(7)
    texts: list[str] = []
    people = list(Person.select(Person.name, Person.sort_name, Person.id_number).tuples())
    while len(texts) < KEYSTROKES:
        name, spelled, number = chance.choice(people)
        words = spelled.split()[:-1]
        whole = chance.choice(
            [name, "".join(words), "".join(word[0] for word in words), number[-6:]]
        )
        texts += [whole[: end + 1] for end in range(len(whole))]
    QuickFindQuery(texts[0], ON).fetch()
    taken = []
    for text in texts:
        start = time.perf_counter()
        QuickFindQuery(text, ON).fetch()
        taken.append((time.perf_counter() - start) * 1000)
    close_file()
    taken.sort()
    worst = taken[int(len(taken) * 0.99) - 1]
    return Figure(
        f"快速查找每次按键（{PEOPLE:,} 人，{len(taken)} 次按键）",
        f"中位 {statistics.median(taken):.1f} ms",
        "",
        f"99% 分位 {worst:.1f} ms",
        "99% 分位 ≤ 16 ms",
        worst <= 16,
    )


def _change_much(folder: Path) -> None:
    """Let a quarter of the people move, work elsewhere, leave or come back after the past day."""
    from dangjian_desktop.domain.vocabulary import LeaveReason
    from dangjian_desktop.operations.jobs import change_jobs
    from dangjian_desktop.operations.people import move_to_branch, record_departure
    from dangjian_desktop.operations.runner import Operation, Runner, Writer
    from dangjian_desktop.storage.database import close_file, open_file
    from dangjian_desktop.storage.models import Membership, Person

    open_file(folder / "branch.db")
    people = [key for (key,) in Person.select(Person.id).tuples()]
    branches = [key for (key,) in Membership.select(Membership.branch_id).distinct().tuples()]

    def let_leave(writer: Writer) -> None:
        for person in people[::20]:
            record_departure(
                person_id=person, reason=LeaveReason.TRANSFER, on=date(2026, 3, 1)
            ).body(writer)

    moves = [
        move_to_branch(person_ids=people[1::10], branch_id=branches[0], on=date(2026, 4, 1)),
        change_jobs(person_ids=people[2::10], changes={"crew": "新班"}, on=date(2026, 5, 1)),
        Operation("bench", "let_leave", let_leave),
        move_to_branch(person_ids=people[::40], branch_id=branches[1], on=date(2026, 9, 1)),
    ]
    for move in moves:
        Runner("bench").run(move)
    close_file()


def _past_day(folder: Path) -> Figure:
    """The whole list of a past day in the order of the roll, and the rows of the first screen."""
    from dangjian_desktop.queries.roster import RosterQuery
    from dangjian_desktop.storage.database import close_file, open_file

    open_file(folder / "branch.db")
    taken = []
    for day in range(1, REPEATS + 1):  # another day each time: nothing kept helps
        start = time.perf_counter()
        query = RosterQuery(date(2025, 12, day))
        keys = query.keys()
        assert len(query.rows(keys[:FIRST_SCREEN])) == FIRST_SCREEN
        taken.append((time.perf_counter() - start) * 1000)
    close_file()
    middle = statistics.median(taken)
    return Figure(
        f"截至过去一天的名册（{len(keys):,} 人，此后四分之一有变动）",
        f"{middle:.0f} ms",
        "",
        f"{middle:.0f} ms",
        "≤ 300 ms",
        middle <= 300,
    )


def _statistics(folder: Path) -> Figure:
    """All tables of a past day."""
    from dangjian_desktop.queries.statistics import StatisticsQuery
    from dangjian_desktop.storage.database import close_file, open_file

    open_file(folder / "branch.db")
    taken = []
    for day in range(1, REPEATS + 1):
        start = time.perf_counter()
        found = StatisticsQuery(date(2025, 12, day)).fetch()
        taken.append((time.perf_counter() - start) * 1000)
    close_file()
    middle = statistics.median(taken)
    return Figure(
        f"截至过去一天的党内统计（{found.members:,} 名党员，{len(found.tables)} 张表）",
        f"{middle:.0f} ms",
        "",
        f"{middle:.0f} ms",
        "≤ 1 s",
        middle <= 1000,
    )


def _two_years(folder: Path) -> Figure:
    """The two-year balance of a year in which a quarter of the people moved or left."""
    from dangjian_desktop.queries.two_year import TwoYearQuery
    from dangjian_desktop.storage.database import close_file, open_file

    open_file(folder / "branch.db")
    taken = []
    for day in range(1, REPEATS + 1):
        start = time.perf_counter()
        sheet = TwoYearQuery(date(2026, 11, day)).fetch()
        taken.append((time.perf_counter() - start) * 1000)
    close_file()
    assert sheet.balance.moved_out >= PEOPLE // 21, sheet.balance
    middle = statistics.median(taken)
    return Figure(
        f"增减两年对账（{sheet.balance.last:,} 名党员，转出 {sheet.balance.moved_out:,} 名）",
        f"{middle:.0f} ms",
        "",
        f"{middle:.0f} ms",
        "≤ 1 s",
        middle <= 1000,
    )


def _filter(folder: Path) -> Figure:
    from dangjian_desktop.domain.filters import Condition, Filter, Operator
    from dangjian_desktop.queries.roster import RosterQuery
    from dangjian_desktop.storage.database import close_file, open_file

    wanted = Filter(
        parts=(
            Condition("stage", Operator.ONE_OF, ("full",)),
            Condition("standing", Operator.AT_LEAST, ("10",)),
            Condition("crew", Operator.CONTAINS, ("检修",)),
        )
    )
    open_file(folder / "branch.db")
    taken = []
    for _ in range(FILTERINGS):
        start = time.perf_counter()
        RosterQuery(ON, condition=wanted).keys()
        taken.append((time.perf_counter() - start) * 1000)
    close_file()
    middle = statistics.median(taken)
    return Figure(
        f"高级筛选三个条件（{PEOPLE:,} 人，类别、党龄、班组）",
        f"{middle:.0f} ms",
        "",
        f"{middle:.0f} ms",
        "≤ 300 ms",
        middle <= 300,
    )


def _answer(script: str, folder: Path) -> str:
    """Run a script on the folder in a process of its own and return what it prints."""
    return subprocess.run(
        [sys.executable, "-c", script, str(folder), ON.isoformat()],
        check=True,
        stdout=subprocess.PIPE,  # what went wrong is seen, and not only that something did
        text=True,
        cwd=Path(__file__).parents[2],
    ).stdout


def _memory(folder: Path) -> Figure:
    used = int(_answer(WINDOW, folder).split()[-1]) / MIB
    return Figure(
        f"窗口常驻内存（{PEOPLE:,} 人，名册滚动到底）",
        f"{used:.0f} MiB",
        "",
        f"{used:.0f} MiB",
        "≤ 350 MiB",
        used <= 350,
    )


if __name__ == "__main__":
    show(measure())
