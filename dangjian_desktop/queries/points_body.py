"""What closing the points of a period would seal."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from dangjian_desktop.domain.closing import Table
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.progress import Progress, tell_nobody
from dangjian_desktop.queries.closed_points import branch_uids, person_table, sealed_tables
from dangjian_desktop.queries.closing_plans import ClosingBody, ClosingStand
from dangjian_desktop.queries.person_points import PersonPointsQuery
from dangjian_desktop.queries.point_rows import PointsRow
from dangjian_desktop.queries.points import PointsQuery

#: What is done while the figures are counted.
_COUNTING = "统计要封存的积分"


def points_body(
    stand: ClosingStand, on: date, progress: Progress = tell_nobody
) -> ClosingBody | Sentence:
    """Return the points that would be sealed, or why there are none.

    Attendance that is not recorded yet is told as pending: those points are not known.

    Args:
        stand: Where the closing would stand.
        on: The day on which it is counted. progress: Told how far the counting is.
    """
    progress(_COUNTING, 0.0)
    board = PointsQuery(on, stand.period.code, live=True).fetch(partial(progress, _COUNTING))
    uids = branch_uids()
    counted = {
        branch.organisation_id
        for branch in stand.branches
        if branch.organisation_id not in stand.kept
    }
    rows = [row for row in board.rows if row.branch_id in counted]
    people: list[Table] = []
    people += _tables(rows, uids, stand.period.code, on)
    for branch in stand.branches:
        if branch.organisation_id in stand.kept:
            people += sealed_tables(stand.kept[branch.organisation_id], branch.uid)
    if not people:
        return Sentence(
            "{period}没有可以关闭的党员积分。请先登记党员，或另选时期。", period=stand.period.label
        )
    pending = tuple(
        Sentence(
            "{branch} {name} {count} 次考勤",
            branch=row.branch_name,
            name=row.name,
            count=row.waiting,
        )
        for row in rows
        if row.waiting and not row.is_exempt
    )
    rules = board.rules
    return ClosingBody(
        {
            "word": board.word,
            "line": str(board.line),
            "formula": rules.comparing.formula,
            "people": people,
        },
        pending,
    )


def _tables(
    rows: Sequence[PointsRow], uids: dict[int, str], period_code: str, on: date
) -> list[Table]:
    ids = tuple(row.person_id for row in rows)
    lines = {
        one.row.person_id: one.lines
        for one in PersonPointsQuery(ids, on, period_code, live=True).fetch()
    }
    return [
        person_table(replace(row, place=None), uids[row.branch_id], lines.get(row.person_id, ()))
        for row in rows
    ]
