"""The month of a mine with 400 activities, painted into a picture as the window paints it."""

import os
import statistics
import time
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from figures import Figure, show

from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.host.paths import resources
from dangjian_desktop.operations.activities import write_activity
from dangjian_desktop.operations.organisations import write_organisation
from dangjian_desktop.operations.runner import Operation, Runner, Writer
from dangjian_desktop.queries.calendar import CalendarQuery, WorkCalendarQuery
from dangjian_desktop.storage.database import close_file, open_file
from dangjian_desktop.storage.shipped import use_shipped

MONTH = date(2026, 11, 1)
ACTIVITIES, BRANCHES, TIMES = 400, 15, 25
MOST_MILLISECONDS = 50
SIZE = (1080, 590)
_KINDS = ("committee_meeting", "party_lecture", "themed_day", "general_meeting", "talk")


def measure() -> list[Figure]:
    """Fill a file with a busy month and paint it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with TemporaryDirectory() as name:
        use_shipped(resources())
        open_file(Path(name) / "branch.db")
        _fill()
        figures = _paint()
        close_file()
    return figures


def _fill() -> None:
    def fill(writer: Writer) -> None:
        branches = [
            write_organisation(
                writer,
                kind=OrganisationKind.BRANCH,
                name=f"采掘第{number}区队党支部",
                parent_id=None,
                since=None,
            )
            for number in range(1, BRANCHES + 1)
        ]
        for number in range(ACTIVITIES):
            write_activity(
                writer,
                kind=_KINDS[number % len(_KINDS)],
                organisation_id=branches[number % BRANCHES],
                held_on=MONTH + timedelta(days=number % 30),
                entered_on=MONTH,
                values={
                    "title": f"冬季四防隐患排查第{number}次专题学习",
                    "begins": f"{8 + number % 9:02d}:30",
                    "place": "三楼会议室",
                },
            )

    Runner(actor="布景").run(Operation("布景", "fill", fill))


def _paint() -> list[Figure]:
    from PySide6.QtWidgets import QApplication

    from dangjian_desktop.ui.calendar.calendar_days import CalendarDays, month_grid
    from dangjian_desktop.ui.calendar.month_view import MonthView
    from dangjian_desktop.ui.shared import theme

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.prepare(resources())
    theme.apply_theme(app)
    view = MonthView()
    view.resize(*SIZE)
    view.show_day(MONTH)
    first, last = month_grid(MONTH)
    painted, read = [], []
    for _turn in range(TIMES):
        start = time.perf_counter()
        rows = CalendarQuery(first, last).fetch()
        days = CalendarDays(rows, MONTH, WorkCalendarQuery(MONTH).fetch())
        read.append(time.perf_counter() - start)
        view.show_days(days)
        start = time.perf_counter()
        view.grab()  # arranges every activity anew, then paints
        painted.append(time.perf_counter() - start)
    own, reading = statistics.median(painted) * 1000, statistics.median(read) * 1000
    return [
        Figure(
            f"月历画出一个矿的 {ACTIVITIES} 项活动（另读取 {reading:.0f} ms）",
            f"{own:.1f} ms",
            "",
            f"{own:.1f} ms",
            f"≤ {MOST_MILLISECONDS} ms",
            own <= MOST_MILLISECONDS,
        )
    ]


if __name__ == "__main__":
    show(measure())
