"""What stands on the 协作区轮值表: a year of zones, what was swapped and why, who led how often."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from dangjian_desktop.domain.organisation_names import numeral
from dangjian_desktop.domain.vocabulary import PRINTED, ZoneJob
from dangjian_desktop.operations.paper_names import place_on_paper
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.zone_duties import DutyRow, LeadCountsQuery, YearDutiesQuery

if TYPE_CHECKING:
    from dangjian_desktop.printing.forms.zone_rotation import RotationLine


def zone_rotation_on_paper(
    year: int | None, on: date, within: int | None
) -> tuple[Sequence["RotationLine"], Mapping[str, str]]:
    """Return the lines of a year (None: that of the day), and the words around them.

    Args:
        year: The year.
        on: The day of which the names are true.
        within: Only the zones in which a branch of this organisation has something to do.
    """
    from dangjian_desktop.printing.forms.zone_rotation import RotationLine

    wanted = year or on.year
    tree = Tree.on(on)
    rows = YearDutiesQuery(wanted).fetch()
    if within is not None:
        inside = tree.below(within)
        zones = {row.zone_id for row in rows if row.branch_id in inside}
        rows = [row for row in rows if row.zone_id in zones]
    quarters: defaultdict[tuple[int, int], dict[ZoneJob, DutyRow]] = defaultdict(dict)
    for row in rows:
        quarters[row.zone_id, row.quarter][row.job] = row
    lines = []
    for jobs in quarters.values():
        first = next(iter(jobs.values()))
        told = {str(job): _told(jobs.get(job)) for job in ZoneJob}
        lines.append(RotationLine(first.zone_name, f"第{numeral(first.quarter)}季度", **told))
    shown = {row.zone_id for row in rows}
    leads = [
        f"{zone.zone_name}："
        + "、".join(
            f"{zone.names[branch]} {count} 次"
            for branch, count in zone.led.items()
            if branch in zone.here
        )
        for zone in LeadCountsQuery(wanted).fetch()
        if zone.zone_id in shown
    ]
    swaps = _swaps_told(rows)
    return lines, {
        "branch_name": place_on_paper(on, within),
        "year": str(wanted),
        "counts": f"{len(shown)} 个协作区",
        "swaps": f"* 调换：{'；'.join(swaps)}。" if swaps else "",
        "leads": f"历年任组长单位：{'；'.join(leads)}。" if leads else "",
    }


def _told(row: DutyRow | None) -> str:
    if row is None:
        return "—"
    return f"{row.branch_name}{'*' if row.planned_id is not None else ''}"


def _swaps_told(rows: Sequence[DutyRow]) -> list[str]:
    """Return what was swapped, one text for each quarter of a zone and reason."""
    alike: defaultdict[tuple[str, int, str], list[DutyRow]] = defaultdict(list)
    for row in rows:
        if row.planned_id is not None:
            alike[row.zone_name, row.quarter, row.note].append(row)
    return [
        f"{zone}第{numeral(quarter)}季度"
        + "、".join(f"{PRINTED[row.job]}原定{row.planned_name}" for row in found)
        + f"（{note}）"
        for (zone, quarter, note), found in alike.items()
    ]
