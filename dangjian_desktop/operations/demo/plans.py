"""The year plan of the committee of the demonstration, handed down and partly ticked off."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from dangjian_desktop.domain.vocabulary import PlanLevel
from dangjian_desktop.operations.plans import (
    add_plan,
    add_plan_item,
    build_plan_instances,
    mark_item_done,
)
from dangjian_desktop.operations.runner import Writer


def write_plan(writer: Writer, plan: Mapping[str, Any], on: date) -> None:
    """Write the items of the description month by month, and tick off those done on a day."""
    table = plan["annual_plan"]
    plan_id = add_plan(year=table["year"], entered_on=table["entered_on"]).body(writer)
    done: list[tuple[int, date, str]] = []
    for item in table["item"]:
        for month in item["months"]:
            values = {
                "level": PlanLevel(item["level"]),
                "month": month,
                "due_on": date(table["year"], month, item["due"]) if "due" in item else None,
                **{
                    name: item.get(name, "")
                    for name in "title owner fixed_actions own_actions form evidence".split()
                },
                "frequency": item.get("frequency", "每月一次" if len(item["months"]) > 9 else ""),
            }
            item_id = add_plan_item(plan_id=plan_id, values=values).body(writer)
            day = date(table["year"], month, item.get("done", 0) or 1)
            if item.get("done") and day < on:
                done.append((item_id, day, item.get("note", "")))
    build_plan_instances(plan_id=plan_id).body(writer)
    for item_id, day, note in done:
        mark_item_done(item_id=item_id, done_on=day, on=on, note=note).body(writer)
