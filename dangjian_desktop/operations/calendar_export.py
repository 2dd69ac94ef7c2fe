"""The calendar as a file for other programs, and as a list on paper."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dangjian_desktop.domain.dates import month_end
from dangjian_desktop.domain.recurrence import WEEKDAY_WORDS
from dangjian_desktop.domain.vocabulary import PRINTED, ActivityState
from dangjian_desktop.operations.paper_names import holder_on_paper, place_on_paper
from dangjian_desktop.operations.printout import Printout, day_on_paper
from dangjian_desktop.queries.activities import ActivitiesQuery
from dangjian_desktop.queries.calendar import CalendarQuery, CalendarRow
from dangjian_desktop.queries.milestones import CalendarStagesQuery, with_stages
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.database import connection

if TYPE_CHECKING:
    from dangjian_desktop.exchange.calendar_file import CalendarEntry
    from dangjian_desktop.printing.forms.activity_list import ActivityLine

CALENDAR_NAME = "支部活动"


def export_calendar(query: CalendarQuery, target: Path, *, on: date) -> int:
    """Write activities and stages of projects to a calendar file and return how many.

    Cancelled activities say that they are.

    Args:
        query: Which activities.
        target: The .ics file.
        on: The day that stamps the entries, so that the same activities give the same file.

    Raises:
        ExchangeError: When the file cannot be written; an older one stands as it was.
    """
    from dangjian_desktop.exchange.calendar_file import write_calendar

    with connection():
        rows = with_stages(
            replace(query, with_cancelled=True).fetch(), CalendarStagesQuery(query, on).fetch()
        )
        node = Tree.on(query.last).get(query.within)
    name = f"{node.name}活动" if node is not None else CALENDAR_NAME
    return write_calendar([_entry(row) for row in rows], target, on=on, name=name)


def export_stretch(since: date | None, until: date | None, on: date) -> tuple[date, date]:
    """Return the days that are exported where one end is not told: a year and the next."""
    return since or date(on.year, 1, 1), until or date(on.year + 1, 12, 31)


def _entry(row: CalendarRow) -> "CalendarEntry":
    from dangjian_desktop.exchange.calendar_file import CalendarEntry

    holder = f"{row.zone_name} · {row.organisation_name}" if row.zone_name else ""
    return CalendarEntry(
        row.uid,
        row.name,
        row.held_on,
        row.begins,
        row.ends,
        row.place,
        row.kind_label,
        holder or row.organisation_name,
        row.kind_label if row.title else "",
        row.state is ActivityState.CANCELLED,
    )


def activity_list_on_paper(
    printout: Printout,
) -> tuple[Sequence["ActivityLine"], Mapping[str, str]]:
    """Return the lines of the 活动安排表, and the words around them.

    Without a first day it begins with the month, without a last one it ends with the month.
    """
    from dangjian_desktop.printing.forms.activity_list import ActivityLine

    first = printout.since or (printout.until or printout.on).replace(day=1)
    last = printout.until or month_end(first)
    found = ActivitiesQuery(first, last, printout.organisation_id, with_cancelled=True).fetch()
    lines = [
        ActivityLine(
            number=str(number),
            day=f"{row.held_on.isoformat()} {WEEKDAY_WORDS[row.held_on.weekday()]}",
            hours=(f"{row.begins}–{row.ends}" if row.ends else row.begins) or "全天",
            name=row.name if row.name == row.kind_label else f"{row.name}（{row.kind_label}）",
            holder=holder_on_paper(row, printout.organisation_id),
            place=row.place,
            chair=row.chair_name,
            remark=PRINTED[row.state] if row.state is not ActivityState.PLANNED else "",
        )
        for number, row in enumerate(found, start=1)
    ]
    return lines, {
        "branch_name": place_on_paper(printout.on, printout.organisation_id),
        "stretch": f"{day_on_paper(first)}至{day_on_paper(last)}",
        "count": f"共 {len(lines)} 项",
    }
