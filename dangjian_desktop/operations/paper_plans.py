"""What stands on the 年度工作运行表: the items of a year by kind of work, a mark for each month."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from dangjian_desktop.domain.plans import MET, ItemState
from dangjian_desktop.domain.vocabulary import PRINTED
from dangjian_desktop.operations.paper_names import place_on_paper
from dangjian_desktop.operations.printout import Printout
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.plans import MONTHS, PlanItemRow, PlanItemsQuery, PlansQuery

if TYPE_CHECKING:
    from dangjian_desktop.printing.forms.annual_plan import PlanLine

_DONE, _PART, _LATE, _OPEN = "●", "◎", "△", "○"
_LEGEND = f"{_DONE} 都已完成　{_PART} 部分完成　{_LATE} 有逾期　{_OPEN} 未到期或已安排"
#: Work that comes every month under the same name is one line.
_Key = tuple[object, ...]


def annual_plan_content(printout: Printout) -> tuple[Sequence["PlanLine"], Mapping[str, str]]:
    """Return the lines of a year plan as of the day; of a branch only what it owes.

    Raises:
        RefusedError: When there is no plan of the year.
    """
    from dangjian_desktop.printing.forms.annual_plan import PlanLine

    year = printout.year or printout.on.year
    plan = next((one for one in PlansQuery().fetch() if one.year == year), None)
    if plan is None:
        raise RefusedError(
            "{year}年还没有年度计划。请先导入年度工作运行表，或新建计划。", year=year
        )
    found = PlanItemsQuery(plan.plan_id, printout.on, within=printout.organisation_id).fetch()
    lines: dict[_Key, list[PlanItemRow]] = {}
    for row in found:
        lines.setdefault((row.level, row.title, row.owner, row.form), []).append(row)
    made = []
    for number, rows in enumerate(lines.values(), start=1):
        first = rows[0]
        marks = {f"m{month}": _mark(rows, month) for month in MONTHS}
        done, total = sum(row.done for row in rows), sum(len(row.owed) for row in rows)
        made.append(
            PlanLine(
                number=str(number),
                level=PRINTED[first.level],
                title=first.title,
                fixed=first.fixed_actions,
                own=first.own_actions,
                form=first.form,
                frequency=first.frequency,
                owner=first.owner,
                evidence=first.evidence,
                done=f"{done}/{total}" if total else "",
                **marks,
            )
        )
    total = sum(len(row.owed) for row in found)
    done = sum(row.done for row in found)
    return made, {
        "title": plan.title,
        "branch_name": place_on_paper(printout.on, printout.organisation_id),
        "legend": _LEGEND,
        "sum": f"共 {len(made)} 项工作，应办 {total} 件次，已办 {done} 件次。",
    }


def _mark(rows: Sequence[PlanItemRow], month: int) -> str:
    """Return the mark of one month; "" where nothing is asked of anybody."""
    states = [one.state for row in rows if row.month == month for one in row.owed]
    if not states:
        return ""
    if all(state in MET for state in states):
        return _DONE
    if ItemState.OVERDUE in states:
        return _LATE
    return _PART if any(state in MET for state in states) else _OPEN
