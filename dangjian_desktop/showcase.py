"""Pictures of the program for a machine without a screen, and for the README.

Draws every tab of the real window at 1366x768 and prints the sheets, from whatever data is open.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path
from time import monotonic, sleep

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from dangjian_desktop.domain.activity_kinds import COMMITTEE_MEETING, TALK, THEMED_DAY
from dangjian_desktop.domain.obligations import Every, Period
from dangjian_desktop.domain.score_periods import period_before, period_on
from dangjian_desktop.domain.vocabulary import ActivityState, OrganisationKind, Step
from dangjian_desktop.domain.votes import Regime
from dangjian_desktop.operations.printout import (
    ACTIVITY_LIST,
    AGENDA_SHEET,
    ANNUAL_PLAN,
    ARCHIVE,
    AREA_LIST,
    AREA_PLATE,
    ATTENDANCE_FIGURES,
    BALLOT_PAPER,
    BALLOT_TALLY,
    BRANCH_LIST,
    COMPLIANCE_BOARD,
    DEVELOPMENT_BOARD,
    DOCUMENT_REGISTER,
    DUAL_LIFE,
    DUES_MONTH,
    DUES_PUBLICATION,
    ESCALATION_LIST,
    EXAMINATION,
    FLAG_BOARD,
    GROUP_CREWS,
    GROUP_LIST,
    GROUP_MONTH,
    GROUP_REGISTER,
    INSPECTION_BOX,
    LEADER_RECOMMENDATION,
    LEDGER,
    LEDGER_NOTICE,
    MEETING_MINUTES,
    MEETING_NOTICE,
    ORGANISATION_CHART,
    PAPER_PACK,
    PERSON_CARD,
    POINTS_BOARD,
    POINTS_SLIP,
    ROSTER,
    ROSTER_CHANGES,
    RUBRIC,
    SCORE_RANKING,
    SCORE_SHEET,
    SIGN_IN_SHEET,
    STATISTICS,
    TALK_RECORD,
    TASK_LIST,
    THEMED_DAY_PLAN,
    THEMED_DAY_RECORD,
    TRANSFER_LIST,
    VOTE_RESULT,
    WORK_TIPS,
    YEAR_FIGURES,
    ZONE_ROTATION,
    Printout,
)
from dangjian_desktop.operations.printouts import print_sheet
from dangjian_desktop.queries.activities import ActivitiesQuery, ActivityRow
from dangjian_desktop.queries.agenda import AgendaQuery
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.plans import PlansQuery
from dangjian_desktop.queries.roster import RosterQuery
from dangjian_desktop.queries.rubrics import rubric_for
from dangjian_desktop.queries.two_year import TwoYearQuery
from dangjian_desktop.queries.votes import ActivityVotesQuery
from dangjian_desktop.ui.calendar.calendar_days import month_days
from dangjian_desktop.ui.calendar.calendar_page import LIST, MONTH, WEEK
from dangjian_desktop.ui.calendar.tab import SUBJECTS as CALENDAR_SUBJECTS
from dangjian_desktop.ui.groups.tab import SUBJECTS as GROUP_SUBJECTS
from dangjian_desktop.ui.main_window.window import TABS, MainWindow
from dangjian_desktop.ui.roster.tab import SUBJECTS
from dangjian_desktop.ui.scores.tab import SUBJECTS as SCORE_SUBJECTS
from dangjian_desktop.ui.walls.tab import SUBJECTS as WALL_SUBJECTS

SIZE = (1366, 768)
#: A page that has done nothing for so long is ready to be drawn.
QUIET_SECONDS = 0.5
#: Events take no longer where nothing is done any more.
AT_REST_SECONDS = 0.05
#: Pictures of the calendar beside its pages: voting, attendance, by week, as a list.
CALENDAR_VIEWS = 3
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
        subject = page.open_subject(key)
        if key == "dues":
            for branch in tree.of_kind(OrganisationKind.BRANCH)[:1]:
                subject.place.choose(branch.organisation_id)
        yield _grab(window, target / f"{number}-{word}.png")
    start = 9 + len(SUBJECTS)
    yield from _calendar(window, target, start)
    start += len(CALENDAR_SUBJECTS) + CALENDAR_VIEWS
    yield from _groups(window, target, start)
    start += len(GROUP_SUBJECTS)
    yield from _scores(window, target, start)
    yield from _walls(window, target, start + len(SCORE_SUBJECTS))


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
        for mode, word in ((WEEK, "日历按周"), (LIST, "日历列表")):
            number += 1
            page.set_mode(mode)
            yield _grab(window, target / f"{number + 1}-{word}.png")
        page.set_mode(MONTH)


def _groups(window: MainWindow, target: Path, start: int) -> Iterator[Path]:
    """Yield the pictures of the pages of 党小组 on the first branch, and of a proposed division."""
    branches = Tree.on(window.day).of_kind(OrganisationKind.BRANCH)
    if not branches:
        return
    window.open_tab("groups")
    tab = window.page("groups")
    for number, (key, word, *_) in enumerate(GROUP_SUBJECTS[1:], start=start):
        page = tab.open_subject(key)
        page.place.choose(branches[0].organisation_id)
        if key == "ledgers":
            page.open_book("hazard")
            settle(window)
            page.table.selectRow(0)
        yield _grab(window, target / f"{number}-{word}.png")
    page = tab.open_subject(GROUP_SUBJECTS[0][0])
    page.place.choose(branches[0].organisation_id)
    settle(window)
    page.solve()
    yield _grab(window, target / f"{start + len(GROUP_SUBJECTS) - 1}-分组方案.png")


def _scores(window: MainWindow, target: Path, start: int) -> Iterator[Path]:
    """Yield the pictures of the pages of 考评, and the sheet of a branch in the quarter before."""
    branches = Tree.on(window.day).of_kind(OrganisationKind.BRANCH)
    if not branches:
        return
    window.open_tab("scores")
    tab = window.page("scores")
    for number, (key, word, *_) in enumerate(SCORE_SUBJECTS[1:], start=start):
        page = tab.open_subject(key)
        if key == "flags":
            page.show_period(_quarter_before(window.day).code)
        yield _grab(window, target / f"{number}-{word}.png")
    page = tab.open_subject(SCORE_SUBJECTS[0][0])
    page.show_sheet(branches[0].organisation_id, _quarter_before(window.day).code)
    yield _grab(window, target / f"{start + len(SCORE_SUBJECTS) - 1}-考评表.png")


def _walls(window: MainWindow, target: Path, start: int) -> Iterator[Path]:
    """Yield the pictures of the pages of 上墙 on the first branch."""
    if not Tree.on(window.day).of_kind(OrganisationKind.BRANCH):
        return
    window.open_tab("walls")
    tab = window.page("walls")
    for number, (key, word, *_) in enumerate(WALL_SUBJECTS[1:], start=start):
        tab.open_subject(key)
        yield _grab(window, target / f"{number}-{word}.png")


def _quarter_before(on: date) -> Period:
    return period_before(period_on(Every.QUARTER, on))


def _an_election(on: date) -> int | None:
    """Return the first activity of the year that was held and at which was elected."""
    for row in ActivitiesQuery(on.replace(month=1, day=1), on).fetch():
        votes = ActivityVotesQuery(row.activity_id).fetch() if "选举" in row.name else None
        if votes is not None and any(one.regime is Regime.ELECTION for one in votes.votes):
            return row.activity_id
    return None


def _held(on: date, kind: str) -> list[ActivityRow]:
    """Return the activities of a kind that were held this year, the last first."""
    rows = ActivitiesQuery(on.replace(month=1, day=1), on, kinds=frozenset({kind})).fetch()
    return [row for row in reversed(rows) if row.state is ActivityState.HELD]


def _grab(window: MainWindow, file: Path) -> Path:
    settle(window)
    if not window.grab().save(str(file)):
        raise OSError(f"not written: {file}")
    return file


def settle(window: MainWindow) -> None:
    """Let what a page does later, and on the worker's thread, be done."""
    until = monotonic() + LONGEST_WAIT_SECONDS
    quiet_since = monotonic()
    while monotonic() < until and monotonic() - quiet_since < QUIET_SECONDS:
        began = monotonic()
        QApplication.processEvents()
        if window.is_busy or monotonic() - began > AT_REST_SECONDS:  # what follows comes later
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
        ("党小组一览表", Printout(GROUP_REGISTER, on, first.organisation_id)),
        ("小组–班组对照表", Printout(GROUP_CREWS, on, first.organisation_id)),
        ("党小组长推荐表", Printout(LEADER_RECOMMENDATION, on, first.organisation_id)),
        ("党支部一览", Printout(BRANCH_LIST, on)),
        (
            "党员变动情况表",
            Printout(ROSTER_CHANGES, on, since=new_year, until=on),
        ),
        ("台账体检情况表", Printout(EXAMINATION, on)),
        ("本月工作提示", Printout(WORK_TIPS, on, first.organisation_id)),
        ("组织生活合规表", Printout(COMPLIANCE_BOARD, on, year=on.year)),
        *_plan_sheets(on),
        *_book_sheets(on, first.organisation_id),
        *_meeting_sheets(on),
        *_activity_sheets(on, first.organisation_id),
        *_group_sheets(on, first.organisation_id),
        *_score_sheets(on, first.organisation_id),
        *_party_life_sheets(on, first.organisation_id),
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
    yield "会议记录", Printout(MEETING_MINUTES, on, activity_id=election, detail=ARCHIVE)
    votes = ActivityVotesQuery(election).fetch()
    for vote in votes.votes[:1] if votes is not None else ():
        yield "表决结果单", Printout(VOTE_RESULT, on, vote_id=vote.vote_id)
        yield "选票", Printout(BALLOT_PAPER, on, vote_id=vote.vote_id)
        yield "计票单", Printout(BALLOT_TALLY, on, vote_id=vote.vote_id)


def _book_sheets(on: date, organisation_id: int) -> Iterator[tuple[str, Printout]]:
    """Yield what a branch keeps by the year: attendance, documents, tasks, turns of its zone."""
    year = Printout(ATTENDANCE_FIGURES, on, since=on.replace(month=1, day=1), until=on)
    yield "出勤情况表", replace(year, organisation_id=organisation_id)
    yield "双重组织生活情况表", replace(year, code=DUAL_LIFE)
    yield "来文登记簿", replace(year, code=DOCUMENT_REGISTER)
    yield "协作区轮值表", Printout(ZONE_ROTATION, on, year=on.year)
    yield "任务清单", Printout(TASK_LIST, on, organisation_id)


def _group_sheets(on: date, organisation_id: int) -> Iterator[tuple[str, Printout]]:
    """Yield what the party groups of a branch keep and hang up."""
    of_branch = Printout(LEDGER, on, organisation_id)
    this_year = replace(of_branch, book="hazard", since=on.replace(month=1, day=1), until=on)
    yield "隐患排查整改台账", replace(this_year, detail=ARCHIVE)
    yield "隐患整改公示", replace(this_year, code=LEDGER_NOTICE)
    yield "党小组月报", replace(of_branch, code=GROUP_MONTH, year=on.year, month=on.month)
    yield "党小组纸质材料包", replace(of_branch, code=PAPER_PACK, year=on.year, month=on.month)
    yield "责任区牌", replace(of_branch, code=AREA_PLATE)
    yield "责任区一览", replace(of_branch, code=AREA_LIST)
    yield "督办清单", replace(of_branch, code=ESCALATION_LIST)


def _score_sheets(on: date, organisation_id: int) -> Iterator[tuple[str, Printout]]:
    """Yield what is printed of the quarter before, where a rubric scores it."""
    quarter = _quarter_before(on)
    if rubric_for(quarter.last) is None:
        return
    of_branch = Printout(SCORE_SHEET, on, organisation_id, period=quarter.code)
    yield "考评表", of_branch
    yield "考评排名表", Printout(SCORE_RANKING, on, period=quarter.code)
    yield "考评细则表", Printout(RUBRIC, on)
    yield "迎检盒", replace(of_branch, code=INSPECTION_BOX, detail=ARCHIVE)
    yield "五旗榜", Printout(FLAG_BOARD, on, period=quarter.code)
    yield "积分榜", replace(of_branch, code=POINTS_BOARD)
    yield "本人查阅单", replace(of_branch, code=POINTS_SLIP, detail=ARCHIVE)


def _party_life_sheets(on: date, organisation_id: int) -> Iterator[tuple[str, Printout]]:
    """Yield what is printed of the way in, dues, letters and statistics."""
    yield "发展党员一览表", Printout(DEVELOPMENT_BOARD, on)
    yield "组织关系接转登记", Printout(TRANSFER_LIST, on)
    of_branch = Printout(DUES_MONTH, on, organisation_id, year=on.year, month=on.month)
    yield "党费收缴表", of_branch
    yield "党费年度公示", Printout(DUES_PUBLICATION, on, organisation_id, year=on.year)
    if (
        not TwoYearQuery(on, None).fetch().balance.difference
    ):  # what does not come out is not printed
        yield "党内统计表", Printout(STATISTICS, on)
    yield "年度数据", Printout(YEAR_FIGURES, on, organisation_id, year=on.year)


def _activity_sheets(on: date, organisation_id: int) -> Iterator[tuple[str, Printout]]:
    """Yield what a branch holds this month, and the papers that only some kinds have."""
    first, last = month_days(on)
    yield "活动安排表", Printout(ACTIVITY_LIST, on, organisation_id, since=first, until=last)
    planned = [row for row in _held(on, THEMED_DAY) if row.series_id is not None]
    for row in planned[:1]:  # a make-up session has no plan
        themed = Printout(THEMED_DAY_PLAN, on, activity_id=row.activity_id, detail=ARCHIVE)
        yield "主题党日方案", themed
        yield "主题党日记录", replace(themed, code=THEMED_DAY_RECORD)
    meetings = [row.activity_id for row in _held(on, COMMITTEE_MEETING)]
    with_matters = (one for one in meetings if AgendaQuery(one).fetch())
    for meeting in islice(with_matters, 1):
        yield "议题单", Printout(AGENDA_SHEET, on, activity_id=meeting)
        minutes = Printout(MEETING_MINUTES, on, activity_id=meeting, detail=ARCHIVE)
        yield "支委会会议记录", minutes
    for row in _held(on, TALK)[:1]:
        yield "谈心谈话记录表", Printout(TALK_RECORD, on, activity_id=row.activity_id)
