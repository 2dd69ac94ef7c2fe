"""Pictures of the program for a machine without a screen, and for the README.

Draws every tab of the real window at 1366x768 and prints the sheets, from whatever data is open.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import monotonic, sleep

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from dangjian_desktop.domain.activity_kinds import THEMED_DAY
from dangjian_desktop.domain.vocabulary import ActivityState, OrganisationKind, Step
from dangjian_desktop.domain.votes import Regime
from dangjian_desktop.operations.printout import (
    ACTIVITY_LIST,
    ANNUAL_PLAN,
    ARCHIVE,
    BRANCH_LIST,
    COMPLIANCE_BOARD,
    EXAMINATION,
    GROUP_LIST,
    MEETING_MINUTES,
    MEETING_NOTICE,
    ORGANISATION_CHART,
    PERSON_CARD,
    ROSTER,
    ROSTER_CHANGES,
    SIGN_IN_SHEET,
    THEMED_DAY_PLAN,
    VOTE_RESULT,
    WORK_TIPS,
    Printout,
)
from dangjian_desktop.operations.printouts import print_sheet
from dangjian_desktop.queries.activities import ActivitiesQuery
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.plans import PlansQuery
from dangjian_desktop.queries.roster import RosterQuery
from dangjian_desktop.queries.votes import ActivityVotesQuery
from dangjian_desktop.ui.calendar.calendar_days import month_days
from dangjian_desktop.ui.calendar.tab import SUBJECTS as CALENDAR_SUBJECTS
from dangjian_desktop.ui.main_window.window import TABS, MainWindow
from dangjian_desktop.ui.roster.tab import SUBJECTS

SIZE = (1366, 768)
#: A page that has done nothing for so long is ready to be drawn.
QUIET_SECONDS = 0.5
LONGEST_WAIT_SECONDS = 60.0


def draw_showcase(window: MainWindow, target: Path) -> Iterator[Path]:
    """Write the pictures and sheets into a folder and yield each file when it is there.

    Raises:
        OSError: When the folder cannot be made.
        PrintingError: When a sheet cannot be written.
    """
    target.mkdir(parents=True, exist_ok=True)
    yield from _tabs(window, target)
    yield from _sheets(window, target)


def _tabs(window: MainWindow, target: Path) -> Iterator[Path]:
    window.setWindowState(Qt.WindowState.WindowNoState)  # without a screen it would fill that
    window.resize(*SIZE)
    window.show()
    for number, (key, word, *_) in enumerate(TABS, start=1):
        window.open_tab(key)
        yield _grab(window, target / f"{number}-{word}.png")
    window.open_tab("roster")
    page = window.page("roster")
    tree = Tree.on(window.day)
    for branch in tree.of_kind(OrganisationKind.BRANCH)[:1]:
        page.show_organisation(branch.uid)
        people = RosterQuery(window.day, within=branch.organisation_id)
        for row in people.rows(people.keys()[:1]):
            page.show_person(row.uid)
    yield _grab(window, target / "7-信息卡.png")
    window.open_quick_find("lj")
    yield _grab(window, target / "8-快速查找.png")
    window.open_quick_find("党费 5845")
    yield _grab(window, target / "9-速算.png")
    window.close_quick_find()
    for number, (key, word, *_) in enumerate(SUBJECTS[1:], start=10):
        page.open_subject(key)
        yield _grab(window, target / f"{number}-{word}.png")
    yield from _calendar(window, target, start=9 + len(SUBJECTS))


def _calendar(window: MainWindow, target: Path, start: int) -> Iterator[Path]:
    """Yield the pictures of the pages of 日历, and of an election where one was held."""
    window.open_tab("calendar")
    tab = window.page("calendar")
    for number, (key, word, *_) in enumerate(CALENDAR_SUBJECTS[1:], start=start):
        tab.open_subject(key)
        yield _grab(window, target / f"{number}-{word}.png")
    election = _an_election(window.day)
    if election is not None:
        page = tab.open_subject("calendar")
        page.show_activity(election)
        page.activity.show_step(Step.VOTE)
        number = start + len(CALENDAR_SUBJECTS) - 1
        yield _grab(window, target / f"{number}-表决.png")
        page.activity.show_step(Step.ATTENDANCE)
        yield _grab(window, target / f"{number + 1}-活动出勤.png")
        page.show_calendar()


def _an_election(on: date) -> int | None:
    """Return the first activity of the year that was held and at which was elected."""
    for row in ActivitiesQuery(on.replace(month=1, day=1), on).fetch():
        votes = ActivityVotesQuery(row.activity_id).fetch() if "选举" in row.name else None
        if votes is not None and any(one.regime is Regime.ELECTION for one in votes.votes):
            return row.activity_id
    return None


def _a_themed_day(on: date) -> int | None:
    """Return the last 主题党日 of a series that was held; a make-up session has no plan."""
    kinds = frozenset({THEMED_DAY})
    rows = ActivitiesQuery(on.replace(month=1, day=1), on, kinds=kinds).fetch()
    held = [row for row in rows if row.series_id is not None and row.state is ActivityState.HELD]
    return held[-1].activity_id if held else None


def _grab(window: MainWindow, file: Path) -> Path:
    _settle(window)
    if not window.grab().save(str(file)):
        raise OSError(f"not written: {file}")
    return file


def _settle(window: MainWindow) -> None:
    """Let what a page does later, and on the worker's thread, be done."""
    until = monotonic() + LONGEST_WAIT_SECONDS
    quiet_since = monotonic()
    while monotonic() < until and monotonic() - quiet_since < QUIET_SECONDS:
        QApplication.processEvents()
        if window.is_busy:
            quiet_since = monotonic()
        sleep(0.01)


def _sheets(window: MainWindow, target: Path) -> Iterator[Path]:
    on = window.day
    tree = Tree.on(on)
    branches = tree.of_kind(OrganisationKind.BRANCH)
    if not branches:
        return
    first = branches[0]
    people = RosterQuery(on, within=first.organisation_id).keys()[:1]
    new_year = on.replace(month=1, day=1)
    for name, printout in (
        ("党员名册", Printout(ROSTER, on, first.organisation_id)),
        ("党员信息卡", Printout(PERSON_CARD, on, person_ids=tuple(people))),
        ("组织架构图-支部", Printout(ORGANISATION_CHART, on, first.organisation_id)),
        ("组织架构图-全矿", Printout(ORGANISATION_CHART, on)),
        ("党小组一览", Printout(GROUP_LIST, on, first.organisation_id)),
        ("党支部一览", Printout(BRANCH_LIST, on)),
        (
            "党员变动情况表",
            Printout(ROSTER_CHANGES, on, since=new_year, until=on),
        ),
        ("台账体检情况表", Printout(EXAMINATION, on)),
        ("本月工作提示", Printout(WORK_TIPS, on, first.organisation_id)),
        ("组织生活合规表", Printout(COMPLIANCE_BOARD, on, year=on.year)),
        *_plan_sheets(on),
        *_meeting_sheets(on),
        *_activity_sheets(on, first.organisation_id),
    ):
        file = target / f"{name}.pdf"
        print_sheet(printout, file)
        yield file


def _plan_sheets(on: date) -> Iterator[tuple[str, Printout]]:
    if any(plan.year == on.year for plan in PlansQuery().fetch()):
        yield "年度工作运行表", Printout(ANNUAL_PLAN, on, year=on.year)


def _meeting_sheets(on: date) -> Iterator[tuple[str, Printout]]:
    """Yield the papers of an election: its notice, its record, and its result."""
    election = _an_election(on)
    if election is None:
        return
    yield "会议通知", Printout(MEETING_NOTICE, on, activity_id=election)
    yield "签到表", Printout(SIGN_IN_SHEET, on, activity_id=election)
    yield "会议记录", Printout(MEETING_MINUTES, on, activity_id=election)
    votes = ActivityVotesQuery(election).fetch()
    for vote in votes.votes[:1] if votes is not None else ():
        yield "表决结果单", Printout(VOTE_RESULT, on, vote_id=vote.vote_id)


def _activity_sheets(on: date, organisation_id: int) -> Iterator[tuple[str, Printout]]:
    """Yield what a branch holds this month, and the plan of a 主题党日."""
    first, last = month_days(on)
    yield "活动安排表", Printout(ACTIVITY_LIST, on, organisation_id, since=first, until=last)
    day = _a_themed_day(on)
    if day is not None:
        yield "主题党日方案", Printout(THEMED_DAY_PLAN, on, activity_id=day, detail=ARCHIVE)
