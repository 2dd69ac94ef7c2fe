"""What stands on the 组织生活合规表: the board of a year, as lines."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from dangjian_desktop.domain.vocabulary import PRINTED, ObligationState
from dangjian_desktop.operations.paper_names import place_on_paper
from dangjian_desktop.queries.obligations import (
    BoardCell,
    ComplianceBoardQuery,
    PeopleMattersQuery,
    last_confirmed_year,
    with_people,
)

if TYPE_CHECKING:
    from dangjian_desktop.printing.forms.compliance_board import BoardLine

_MARKS: Mapping[ObligationState, str] = {
    ObligationState.MET: "√",
    ObligationState.OPEN: "○",
    ObligationState.DUE_SOON: "△",
    ObligationState.OVERDUE: "！",
    ObligationState.MISSED: "×",
    ObligationState.AWAITING_NOTICE: "？",
}
_LEGEND = "　".join(f"{mark} {PRINTED[state]}" for state, mark in _MARKS.items())


def compliance_on_paper(
    year: int | None, on: date, within: int | None
) -> tuple[Sequence["BoardLine"], Mapping[str, str]]:
    """Return the lines of the board of a year (None: that of the day), and the words around it."""
    from dangjian_desktop.printing.forms.compliance_board import BoardLine

    wanted = year or on.year
    rows = with_people(
        ComplianceBoardQuery(wanted, on, within).fetch(),
        PeopleMattersQuery(wanted, on, within).fetch(),
    )
    lines = [
        BoardLine(str(number), row.name, *map(_told, row.cells))
        for number, row in enumerate(rows, start=1)
    ]
    bad = sum(row.is_bad for row in rows)
    last = last_confirmed_year(on)
    is_beyond = last is None or wanted > last
    return lines, {
        "branch_name": place_on_paper(on, within),
        "year": str(wanted),
        "counts": f"{len(rows)} 个党组织 · 有逾期或错过的 {bad} 个",
        "legend": f"图例：{_LEGEND}；数字为已完成项数/应完成项数。",
        "holidays": f"{wanted} 年的放假和调休还没有确认，只按周末推算。" if is_beyond else "",
    }


def _told(cell: BoardCell) -> str:
    return "" if cell.state is None else f"{_MARKS[cell.state]}{cell.met}/{cell.total}"
