"""What stands on the walls of what is to be done: the 月历 of a month, the 运行表 of a year."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dangjian_desktop.domain.activity_kinds import TALK
from dangjian_desktop.domain.dates import month_end
from dangjian_desktop.domain.obligations import column_of
from dangjian_desktop.domain.plans import MET
from dangjian_desktop.domain.vocabulary import ObligationState
from dangjian_desktop.operations.paper_names import keeper_on_paper, place_on_paper
from dangjian_desktop.operations.paper_wall_rules import WHO_OWES
from dangjian_desktop.operations.printout import Printout, Rows, day_on_paper
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.activity_kinds import kind_label, kinds_by_code
from dangjian_desktop.queries.calendar import CalendarQuery, CalendarRow, WorkCalendarQuery
from dangjian_desktop.queries.obligations import YEAR_COLUMN, meeting_dues
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.plans import PlanItemRow, PlanItemsQuery, PlansQuery

if TYPE_CHECKING:
    from dangjian_desktop.printing.walls.month_calendar import CalendarDay
    from dangjian_desktop.printing.walls.year_board import YearLine

#: Activities that concern single people: when somebody is talked with stands on no wall.
_NOT_SHOWN = frozenset({TALK})
_DAY = timedelta(days=1)
_WEEK = 7


# The month ----------------------------------------------------------------------------


def month_calendar_content(printout: Printout) -> Rows:
    """Return the activities of a month; of the month of the day where none is named.

    Raises:
        RefusedError: When nothing is organised yet.
    """
    from dangjian_desktop.printing.walls.month_calendar import MonthCalendar

    if not Tree.on(printout.on).rows:
        raise RefusedError("还没有组织。请先导入名册或新建党支部。")
    first = date(printout.year or printout.on.year, printout.month or printout.on.month, 1)
    last = month_end(first)
    activities = defaultdict(list)
    for row in CalendarQuery(first, last, printout.organisation_id, with_cancelled=False).fetch():
        if row.kind not in _NOT_SHOWN:
            activities[row.held_on].append(row)
    calendar = WorkCalendarQuery(printout.on).fetch()
    days: list[CalendarDay | None] = [None] * first.weekday()
    day = first
    while day <= last:
        is_working = calendar.is_working_day(day)
        days.append(_day(day, activities[day], printout.organisation_id, is_working=is_working))
        day += _DAY
    days += [None] * (-len(days) % _WEEK)
    count = sum(map(len, activities.values()))
    told = [f"安排活动 {count} 次" if count else "本月还没有安排活动"]
    if calendar.unconfirmed_years(first, last):
        told.append("放假和调休还没有公布，只按周末推算")
    name = keeper_on_paper(printout.on, printout.organisation_id)
    sheet = MonthCalendar(
        name,
        f"{first.year}年{first.month}月",
        "　".join(told),
        tuple(tuple(days[start : start + _WEEK]) for start in range(0, len(days), _WEEK)),
        day_on_paper(printout.on),
    )
    return [sheet], {"name": name, "period": sheet.period}


def _day(
    day: date, rows: Sequence[CalendarRow], within: int | None, *, is_working: bool
) -> "CalendarDay":
    from dangjian_desktop.printing.walls.month_calendar import CalendarDay

    is_weekend = day.isoweekday() > _WEEK - 2
    note = ""
    if is_working and is_weekend:
        note = "班"
    elif not is_working and not is_weekend:
        note = "休"
    items = tuple(dict.fromkeys(_item(row, within) for row in rows))
    return CalendarDay(day.day, items, note, is_off=not is_working)


def _item(row: CalendarRow, within: int | None) -> str:
    whose = ""
    if row.organisation_id != within:
        names = row.organisation_name.split()  # a group stands behind the name of its branch
        whose = row.zone_name or (row.organisation_name if within is None else names[-1])
    hours = f"{row.begins} " if row.begins else ""
    if whose:
        return f"{hours}{row.title or row.short}（{whose}）"
    return f"{hours}{row.name}"


# The year -----------------------------------------------------------------------------


def year_board_content(printout: Printout) -> Rows:
    """Return what a year asks for by month, with a mark for what is done.

    What organisation life owes stands first, as far as the year plan has no work of that kind; then
    the plan, if there is one.

    Raises:
        RefusedError: When the year asks for nothing.
    """
    from dangjian_desktop.printing.walls.year_board import YearBoard

    year = printout.year or printout.on.year
    plan = next((one for one in PlansQuery().fetch() if one.year == year), None)
    items = (
        PlanItemsQuery(plan.plan_id, printout.on, within=printout.organisation_id).fetch()
        if plan is not None
        else []
    )
    planned = {row.kind for row in items}
    lines = (*_owed(year, printout, planned), *_planned(items))
    if not lines:
        raise RefusedError(
            "{year}年没有要办的事项。请先新建年度计划，或在“菜单 › 规则”里打开组织生活的要求。",
            year=year,
        )
    name = place_on_paper(printout.on, printout.organisation_id)
    board = YearBoard(name, str(year), lines, day_on_paper(printout.on))
    return [board], {"name": name, "year": str(year)}


def _owed(year: int, printout: Printout, planned: set[str]) -> tuple["YearLine", ...]:
    """Return a line for each kind of meeting that is owed."""
    from dangjian_desktop.printing.walls.year_board import YearLine

    marks: dict[tuple[str, str], dict[int, list[bool]]] = {}
    for due in meeting_dues(year, printout.organisation_id, printout.on):
        kinds = due.told.kinds
        if planned & {*kinds}:
            continue
        title = kind_label(kinds[0]) if kinds else due.told.title
        column = column_of(due.told.every, due.period)
        is_met = due.state is ObligationState.MET
        line = (title, WHO_OWES.get(due.told.subject, ""))
        marks.setdefault(line, {}).setdefault(column, []).append(is_met)
    places = {kind.label: place for place, kind in enumerate(kinds_by_code().values())}
    return tuple(
        YearLine(*line, {column: _mark(done) for column, done in marks[line].items()})
        for line in sorted(marks, key=lambda line: places.get(line[0], len(places)))
    )


def _planned(items: Iterable[PlanItemRow]) -> tuple["YearLine", ...]:
    """Return a line for each work of the plan; what comes every month is one line."""
    from dangjian_desktop.printing.walls.year_board import YearLine

    lines: dict[tuple[object, ...], list[PlanItemRow]] = {}
    for row in items:
        if row.owed:
            lines.setdefault((row.level, row.title, row.owner, row.form), []).append(row)
    made = []
    for rows in lines.values():
        done: dict[int, list[bool]] = {}
        for row in rows:
            column = row.month or YEAR_COLUMN
            done.setdefault(column, []).extend(one.state in MET for one in row.owed)
        marks = {column: _mark(some) for column, some in done.items()}
        made.append(YearLine(rows[0].title, rows[0].owner, marks))
    return tuple(made)


def _mark(done: Sequence[bool]) -> str:
    from dangjian_desktop.printing.walls.year_board import DONE, OPEN, PART

    if all(done):
        return DONE
    return PART if any(done) else OPEN
