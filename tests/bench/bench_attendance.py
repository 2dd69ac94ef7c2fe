"""One tick on a meeting of 60 people, with the section and the figures of the year refreshed."""

import statistics
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from figures import Figure, show
from PySide6.QtWidgets import QApplication

from dangjian_desktop.domain.people import PersonFacts
from dangjian_desktop.domain.vocabulary import Mark, OrganisationKind, Stage
from dangjian_desktop.host.paths import resources
from dangjian_desktop.host.settings import Settings, Theme
from dangjian_desktop.operations.attendance import mark_attendance
from dangjian_desktop.operations.organisations import add_organisation
from dangjian_desktop.operations.people import add_person
from dangjian_desktop.operations.runner import Operation, Runner, Writer
from dangjian_desktop.storage.database import close_file, open_file
from dangjian_desktop.storage.models import Activity, Attendance
from dangjian_desktop.storage.shipped import use_shipped
from dangjian_desktop.ui.calendar.attendance_page import AttendancePage
from dangjian_desktop.ui.calendar.attendance_section import AttendanceSection
from dangjian_desktop.ui.calendar.sign_in_section import SignInSection
from dangjian_desktop.ui.shared import theme
from dangjian_desktop.ui.shared.ask import CannedAsk
from dangjian_desktop.ui.shared.desk import Desk
from dangjian_desktop.ui.shared.jobs import Jobs
from dangjian_desktop.ui.shared.workbench import SettingsKeeper, Workbench

ON = date(2026, 11, 20)
BRANCHES, PEOPLE, ACTIVITIES = 15, 60, 60
TICKS, MOST_MS = 60, 16


def fill() -> int:
    """Enter a mine with a year of marks; return the row id of the meeting that is ticked."""
    run = Runner(actor="测量").run

    def people(writer: Writer) -> list[list[int]]:
        found = []
        for number in range(BRANCHES):
            branch = add_organisation(
                kind=OrganisationKind.BRANCH,
                name=f"第{number + 1}采掘队党支部",
                parent_id=None,
            ).body(writer)
            ids = [
                add_person(
                    facts=PersonFacts(name=_name(number * PEOPLE + n)),
                    branch_id=branch,
                    stage=Stage.FULL,
                ).body(writer)
                for n in range(PEOPLE)
            ]
            found.append([branch, *ids])
        return found

    branches = run(Operation("人员", "people", people)).result

    def year(writer: Writer) -> int:
        held = 0
        for branch, *ids in branches:
            for number in range(ACTIVITIES):
                is_last = branch == branches[0][0] and number == ACTIVITIES - 1
                day = date(2026, 1 + number % 11, 1 + number // 11)
                activity = writer.insert(
                    Activity,
                    kind="themed_day",
                    organisation=branch,
                    held_on=date(2026, 11, 20) if is_last else day,
                    entered_on=day,
                    due_fixed_on=day,
                    study_minutes=60,
                )
                held = activity if is_last else held
                for place, person in enumerate(ids):
                    mark = None if is_last else list(Mark)[(place + number) % 6]
                    writer.insert(Attendance, activity=activity, person=person, mark=mark)
        return int(held)

    return run(Operation("活动", "year", year)).result


def _name(number: int) -> str:
    surnames, given = "赵钱孙李周吴郑王冯陈", "建国志强晓明海燕丽华文军春梅"
    return surnames[number % 10] + given[number // 10 % 14] + given[number // 140 % 14]


def measure() -> Iterator[Figure]:
    """Tick every person of a meeting once; the median tick counts."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.prepare(resources())
    theme.apply_theme(app, Theme.LIGHT)
    use_shipped(resources())
    with TemporaryDirectory() as name:
        folder = Path(name)
        open_file(folder / "branch.db")
        activity = fill()
        bench = Workbench(
            Desk(Runner(actor="测量"), lambda: ON),
            Jobs(instant=True),
            CannedAsk(),
            SettingsKeeper(Settings(), folder / "settings.json"),
        )
        yield ticks(app, bench, activity)
        close_file()


def ticks(app: QApplication, bench: Workbench, activity: int) -> Figure:
    """Tick and paint; the page of figures is open behind, as its sub-tab leaves it."""
    page = AttendancePage(bench)
    page.resize(1366, 640)
    page.show()
    app.processEvents()
    page.hide()
    attendance = AttendanceSection(bench, activity)
    shown = [SignInSection(bench, activity), attendance]
    for section in shown:
        section.resize(1000, 640)
        section.show()
    app.processEvents()
    people = list(attendance.model.keys)
    taken = []
    for person in people[:TICKS]:
        start = time.perf_counter()
        bench.desk.run(
            mark_attendance(activity_id=activity, person_id=person, mark=Mark.PRESENT, on=ON)
        )
        app.processEvents()
        taken.append((time.perf_counter() - start) * 1000)
    start = time.perf_counter()
    page.show()
    app.processEvents()
    counted = (time.perf_counter() - start) * 1000
    own = statistics.median(taken)
    for widget in (page, *shown):
        widget.close()
    rows = BRANCHES * PEOPLE * ACTIVITIES
    return Figure(
        f"登记一个人的考勤到画面更新（{PEOPLE} 人的活动，全矿一年 {rows:,} 条考勤；"
        f"再打开出勤页 {counted:.0f} ms）",
        f"{own:.1f} ms",
        "",
        f"{own:.1f} ms",
        f"≤ {MOST_MS} ms",
        own <= MOST_MS,
    )


if __name__ == "__main__":
    show(measure())
