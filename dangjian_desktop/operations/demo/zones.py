"""The duties of the zones over two years, given out by the rotation, with what was swapped."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from dangjian_desktop.domain.vocabulary import ZoneJob
from dangjian_desktop.operations.runner import Writer
from dangjian_desktop.operations.zone_duties import apply_rotation, record_zone_swap
from dangjian_desktop.storage.models import Zone, ZoneDuty


def write_zone_duties(writer: Writer, plan: Mapping[str, Any]) -> None:
    """Give out each year of the description, with its swaps before the next year is given out."""
    for table in plan["rotation"]:
        apply_rotation(year=table["year"]).body(writer)
        for swap in table.get("swap", ()):
            first, second = (
                _lead(table["year"], swap["zone"], quarter) for quarter in swap["quarters"]
            )
            record_zone_swap(
                first_id=first,
                second_id=second,
                note=swap["note"],
                on=date.fromisoformat(swap["on"]),
            ).body(writer)


def _lead(year: int, zone: str, quarter: int) -> int:
    duty = (
        ZoneDuty.select()
        .join(Zone)
        .where(
            Zone.name == zone,
            ZoneDuty.year == year,
            ZoneDuty.quarter == quarter,
            ZoneDuty.job == ZoneJob.LEAD,
        )
        .get()
    )
    return int(duty.id)
